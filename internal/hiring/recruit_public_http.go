package hiring

import (
	"context"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/httpx"
)

// The public page's rates for one address. An office or an internet café shares one.
var (
	jobsLooking   = httpx.Rate{Burst: 60, Per: 60, Every: time.Minute}
	jobsApplying  = httpx.Rate{Burst: 10, Per: 20, Every: time.Hour}
	jobsSending   = httpx.Rate{Burst: 20, Per: 60, Every: time.Hour}
	jobsObjecting = httpx.Rate{Burst: 5, Per: 10, Every: time.Hour}
)

func (s *RecruitService) publicRoutes(r authz.Router) {
	look, apply, send, object := httpx.Limited(jobsLooking), httpx.Limited(jobsApplying), httpx.Limited(jobsSending), httpx.Limited(jobsObjecting)
	httpx.Public(r, http.MethodGet, "/api/recruit", s.getJobs, look, httpx.Summary("公开的招聘公告"))
	httpx.Public(r, http.MethodGet, "/api/recruit-files/{id}", s.getJobFile, look, httpx.Summary("公告的附件"))
	httpx.Public(r, http.MethodGet, "/api/recruit/{id}", s.getJob, look, httpx.Summary("一份公开的招聘公告"))
	httpx.Public(r, http.MethodGet, "/api/recruit/{id}/list", s.getJobList, look, httpx.Summary("拟聘用人员公示"))
	httpx.Public(r, http.MethodPost, "/api/recruit/{id}/applications", s.postJobApplication, apply, httpx.MaxBody(64<<10), httpx.Summary("报名"), httpx.Status(http.StatusCreated))
	httpx.Public(r, http.MethodPost, "/api/recruit/{id}/objections", s.postJobObjection, object, httpx.MaxBody(32<<10), httpx.Summary("对公示提出异议，可以匿名"), httpx.Status(http.StatusCreated))
	httpx.Public(r, http.MethodGet, "/api/recruit-objections/{token}", s.getOwnObjection, look, httpx.Summary("异议的回执和答复"))
	const own = "/api/recruit-receipts/{token}"
	httpx.Public(r, http.MethodGet, own, s.getOwn, look, httpx.Summary("报名人的回执"))
	httpx.Public(r, http.MethodPut, own, s.putOwn, send, httpx.MaxBody(64<<10), httpx.Summary("截止前更正报名"))
	httpx.Public(r, http.MethodPost, own+"/withdraw", s.withdrawOwn, send, httpx.Summary("撤回报名和同意，材料即时清除"))
	httpx.Public(r, http.MethodPost, own+"/files", s.postOwnFile, send, httpx.MaxBody(MaxRecruitFile+1<<20), httpx.Summary("添加报名附件"))
	httpx.Public(r, http.MethodGet, own+"/files/{id}", s.getOwnFile, look, httpx.Summary("自己的附件"))
	httpx.Public(r, http.MethodDelete, own+"/files/{id}", s.deleteOwnFile, send, httpx.Summary("移除自己的附件"))
}

func (s *RecruitService) getJobs(ctx context.Context, _ *struct{}) (*httpx.Body[httpx.List[PublicLine]], error) {
	list, err := s.PublicNotices(ctx)
	if err != nil {
		return nil, err
	}
	return httpx.ReplyList(list), nil
}

func (s *RecruitService) getJob(ctx context.Context, in *httpx.ID) (*httpx.Body[PublicNotice], error) {
	return replied(s.ShowPublic(ctx, in.ID))
}

func (s *RecruitService) getJobFile(ctx context.Context, in *httpx.ID) (*huma.StreamResponse, error) {
	return sendFile(s.PublicFile(ctx, in.ID))
}

func (s *RecruitService) getJobList(ctx context.Context, in *recruitPrintInput) (*huma.StreamResponse, error) {
	return s.PublicList(ctx, in.ID.ID, in.PaperFormat)
}

func (s *RecruitService) postJobApplication(ctx context.Context, in *applyInput) (*httpx.Body[Applied], error) {
	return replied(s.Apply(ctx, in.ID.ID, in.Body.sent()))
}

type objected struct {
	Received bool   `json:"received"`
	Token    string `json:"token" doc:"回执地址的最后一段，凭它查看答复"`
}

func (s *RecruitService) postJobObjection(ctx context.Context, in *objectionInput) (*httpx.Body[objected], error) {
	token, err := s.Object(ctx, in.ID.ID, in.Body)
	return replied(objected{true, token}, err)
}

func (s *RecruitService) getOwnObjection(ctx context.Context, in *ReceiptPath) (*httpx.Body[ObjectionReceipt], error) {
	return replied(s.ShowObjection(ctx, in.Token))
}

// ReceiptPath is the secret of a receipt's address. Embedded types are exported, since huma fills no others.
type ReceiptPath struct {
	Token string `path:"token" minLength:"16" maxLength:"80"`
}

func (s *RecruitService) getOwn(ctx context.Context, in *ReceiptPath) (*httpx.Body[JobReceipt], error) {
	return replied(s.ShowReceipt(ctx, in.Token))
}

type ownInput struct {
	ReceiptPath
	Body struct {
		Rev int64 `json:"rev"`
		ApplicationContent
	}
}

func (s *RecruitService) putOwn(ctx context.Context, in *ownInput) (*httpx.Body[JobReceipt], error) {
	if err := s.Correct(ctx, in.Token, in.Body.Rev, in.Body.ApplicationContent); err != nil {
		return nil, err
	}
	return replied(s.ShowReceipt(ctx, in.Token))
}

func (s *RecruitService) withdrawOwn(ctx context.Context, in *ReceiptPath) (*struct{}, error) {
	return nil, s.TakeBack(ctx, in.Token)
}

type ownFileInput struct {
	ReceiptPath
	RawBody huma.MultipartFormFiles[recruitFileForm]
}

func (s *RecruitService) postOwnFile(ctx context.Context, in *ownFileInput) (*httpx.Body[JobReceipt], error) {
	form := in.RawBody.Data()
	if err := s.Attach(ctx, in.Token, form.ClientKey, form.File.Filename, form.File); err != nil {
		return nil, err
	}
	return replied(s.ShowReceipt(ctx, in.Token))
}

// OwnFile names a file of a receipt.
type OwnFile struct {
	ReceiptPath
	ID string `path:"id" format:"uuid"`
}

func (s *RecruitService) getOwnFile(ctx context.Context, in *OwnFile) (*huma.StreamResponse, error) {
	return sendFile(s.OwnFile(ctx, in.Token, in.ID))
}

func (s *RecruitService) deleteOwnFile(ctx context.Context, in *OwnFile) (*httpx.Body[JobReceipt], error) {
	if err := s.Detach(ctx, in.Token, in.ID); err != nil {
		return nil, err
	}
	return replied(s.ShowReceipt(ctx, in.Token))
}
