package rights

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/privacy"
	"xiezhi/internal/workday"
)

func (s *Service) dataRoutes(r authz.Router) {
	in, clerk := authz.SignedIn(), authz.Need(authz.RosterWrite)
	httpx.Handle(r, http.MethodGet, "/api/rights/me", in, s.getMine, httpx.Summary("我的信息：保存了什么、为什么"))
	httpx.Handle(r, http.MethodGet, "/api/rights/me/looks", in, s.getLooks, httpx.Summary("谁查看过我的信息"))
	httpx.Handle(r, http.MethodGet, "/api/rights/me/export", in, s.getPackage, httpx.Summary("导出我的信息"),
		httpx.Limited(httpx.Rate{Burst: 10, Per: 10, Every: time.Hour}))
	httpx.Handle(r, http.MethodGet, "/api/rights/corrections", in, s.getAsked, httpx.Summary("我的更正申请"))
	httpx.Handle(r, http.MethodPost, "/api/rights/corrections", in, s.postCorrection, httpx.Summary("申请更正"), httpx.Limited(sendRate))
	httpx.Handle(r, http.MethodPost, "/api/rights/corrections/{id}/withdraw", in, s.postTakeBack, httpx.Summary("撤回更正申请"))
	httpx.Handle(r, http.MethodGet, "/api/rights/corrections/asked", clerk, s.getToDecide, httpx.Summary("本单位收到的更正申请"))
	httpx.Handle(r, http.MethodPost, "/api/rights/corrections/{id}/view", clerk, s.postOpen, httpx.Summary("打开申请更正的号码"))
	httpx.Handle(r, http.MethodPost, "/api/rights/corrections/{id}/apply", clerk, s.postApply, httpx.Summary("已在花名册更正"))
	httpx.Handle(r, http.MethodPost, "/api/rights/corrections/{id}/decline", clerk, s.postDecline, httpx.Summary("不予更正"))
	httpx.Handle(r, http.MethodGet, "/api/rights/privacy", in, s.getNotices, httpx.Summary("个人信息处理说明的各个版本"))
	httpx.Handle(r, http.MethodPost, "/api/rights/privacy", authz.Need(authz.PolicyManage), s.postNotice, httpx.Summary("发布个人信息处理说明"))
}

func (s *Service) getMine(ctx context.Context, a authz.Actor, _ *struct{}) (*httpx.Body[MyData], error) {
	return reply(s.Mine(ctx, a))
}

func (s *Service) getLooks(ctx context.Context, a authz.Actor, _ *struct{}) (*httpx.Body[httpx.List[Glance]], error) {
	list, err := s.Looks(ctx, a)
	return replyList(list, err)
}

func replyList[T any](list []T, err error) (*httpx.Body[httpx.List[T]], error) {
	if err != nil {
		return nil, err
	}
	return httpx.ReplyList(list), nil
}

func (s *Service) getPackage(ctx context.Context, a authz.Actor, _ *struct{}) (*huma.StreamResponse, error) {
	b, err := s.Package(ctx, a)
	if err != nil {
		return nil, err
	}
	return httpx.Download("我的信息-"+workday.Of(s.DB.Now()).String()+".zip", "application/zip", func(w io.Writer) error {
		_, err := io.Copy(w, bytes.NewReader(b))
		return err
	}), nil
}

func (s *Service) getAsked(ctx context.Context, a authz.Actor, _ *struct{}) (*httpx.Body[httpx.List[CorrectionAsk]], error) {
	if a.PersonID == "" {
		return httpx.ReplyList([]CorrectionAsk{}), nil
	}
	return replyList(s.Asked(ctx, a))
}

type correctionAskInput struct {
	Body struct {
		Field    string `json:"field" maxLength:"32"`
		Should   string `json:"should" maxLength:"600" doc:"应当是什么"`
		Evidence string `json:"evidence,omitempty" maxLength:"600" doc:"凭什么，可不填"`
	}
}

func (s *Service) postCorrection(ctx context.Context, a authz.Actor, in *correctionAskInput) (*struct{}, error) {
	return nil, s.Ask(ctx, a, in.Body.Field, in.Body.Should, in.Body.Evidence)
}

func (s *Service) postTakeBack(ctx context.Context, a authz.Actor, in *concernRevInput) (*struct{}, error) {
	return nil, s.TakeBack(ctx, a, in.ID.ID, in.Body.Rev)
}

func (s *Service) getToDecide(ctx context.Context, a authz.Actor, _ *struct{}) (*httpx.Body[httpx.List[CorrectionAsk]], error) {
	return replyList(s.ToDecide(ctx, a))
}

// CorrectionValue is a number that was asked for, opened.
type CorrectionValue struct {
	Should string `json:"should"`
}

func (s *Service) postOpen(ctx context.Context, a authz.Actor, in *httpx.ID) (*httpx.Body[CorrectionValue], error) {
	v, err := s.OpenCorrection(ctx, a, in.ID)
	return reply(CorrectionValue{v}, err)
}

func (s *Service) postApply(ctx context.Context, a authz.Actor, in *concernRevInput) (*struct{}, error) {
	return nil, s.Decide(ctx, a, in.ID.ID, in.Body.Rev, true, "")
}

func (s *Service) postDecline(ctx context.Context, a authz.Actor, in *concernTextInput) (*struct{}, error) {
	return nil, s.Decide(ctx, a, in.ID.ID, in.Body.Rev, false, in.Body.Text)
}

func (s *Service) getNotices(ctx context.Context, a authz.Actor, _ *struct{}) (*httpx.Body[PrivacyBoard], error) {
	return reply(s.Notices(ctx, a))
}

type privacyInput struct {
	Body struct {
		Kind      privacy.Kind `json:"kind" enum:"instructor,applicant,signer"`
		Body      string       `json:"body" maxLength:"10000" doc:"一行一点"`
		Document  string       `json:"document" maxLength:"200" doc:"文件名称、文号"`
		InForceOn workday.Date `json:"inForceOn"`
	}
}

func (s *Service) postNotice(ctx context.Context, a authz.Actor, in *privacyInput) (*struct{}, error) {
	b := in.Body
	return nil, s.PublishNotice(ctx, a, privacy.Notice{
		Kind: b.Kind, Body: strings.TrimSpace(b.Body), Document: strings.TrimSpace(b.Document), InForceOn: b.InForceOn,
	})
}
