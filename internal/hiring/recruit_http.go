package hiring

import (
	"context"
	"io"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/blob"
	"xiezhi/internal/platform/httpx"
)

// Routes registers /api/hiring/notices, /api/hiring/applications and the public /api/recruit.
func (s *RecruitService) Routes(r authz.Router) {
	read, write := authz.Need(authz.RecruitRead), authz.Need(authz.RecruitWrite)
	const one = "/api/hiring/notices/{id}"
	httpx.Handle(r, http.MethodGet, "/api/hiring/notices", read, s.getNotices, httpx.Summary("招聘公告一览"))
	httpx.Handle(r, http.MethodPost, "/api/hiring/notices", write, s.postNotice, httpx.Summary("拟定招聘公告"), httpx.Status(http.StatusCreated))
	httpx.Handle(r, http.MethodGet, "/api/hiring/notices/export", read, s.exportNotices, httpx.Summary("导出招聘公告一览"))
	httpx.Handle(r, http.MethodGet, "/api/hiring/notices/unions", write, s.getRecruiting, httpx.Summary("可以为哪些单位招聘"))
	httpx.Handle(r, http.MethodDelete, "/api/hiring/notice-files/{id}", write, s.deleteNoticeFile, httpx.Summary("移除公告附件"))
	httpx.Handle(r, http.MethodGet, "/api/hiring/notice-files/{id}", read, s.getFile, httpx.Summary("公告或报名的附件"))
	httpx.Handle(r, http.MethodGet, one, read, s.getNotice, httpx.Summary("一份招聘公告"))
	httpx.Handle(r, http.MethodPut, one, write, s.putNotice, httpx.Summary("保存公告草稿"))
	httpx.Handle(r, http.MethodPost, one+"/files", write, s.postNoticeFile, httpx.Summary("添加公告附件"), httpx.MaxBody(MaxRecruitFile+1<<20))
	httpx.Handle(r, http.MethodPost, one+"/publish", write, s.publishNotice, httpx.Summary("发布公告"))
	httpx.Handle(r, http.MethodPost, one+"/cancel", write, s.cancelNotice, httpx.Summary("取消公告；理由公开"))
	httpx.Handle(r, http.MethodGet, one+"/applications", read, s.getApplications, httpx.Summary("报名人员"))
	httpx.Handle(r, http.MethodPost, one+"/applications", write, s.postApplication, httpx.Summary("录入纸质报名"), httpx.Status(http.StatusCreated))
	httpx.Handle(r, http.MethodPut, one+"/assessors", write, s.putAssessors, httpx.Summary("确定评委"))
	httpx.Handle(r, http.MethodPost, one+"/ties", write, s.postTie, httpx.Summary("决定并列者的次序"))
	httpx.Handle(r, http.MethodPost, one+"/propose", write, s.proposePersons, httpx.Summary("确定拟聘用人员"))
	httpx.Handle(r, http.MethodPost, one+"/publicise", write, s.publiciseList, httpx.Summary("公示拟聘用人员"))
	httpx.Handle(r, http.MethodPost, one+"/unlist", write, s.unlist, httpx.Summary("撤下公示名单"))
	httpx.Handle(r, http.MethodPost, one+"/objections", write, s.postObjection, httpx.Summary("录入异议"), httpx.Status(http.StatusCreated))
	httpx.Handle(r, http.MethodPost, one+"/close", write, s.closeNotice, httpx.Summary("办结"))
	httpx.Handle(r, http.MethodGet, one+"/list", read, s.getList, httpx.Summary("打印公示名单"))
	httpx.Handle(r, http.MethodGet, one+"/record", read, s.getRecord, httpx.Summary("打印招聘记录"))
	httpx.Handle(r, http.MethodGet, one+"/export", write, s.getRecruitExport, httpx.Summary("导出报名人员"))
	const ap = "/api/hiring/applications/{id}"
	httpx.Handle(r, http.MethodGet, ap, read, s.getApplication, httpx.Summary("一份报名"))
	httpx.Handle(r, http.MethodPut, ap, write, s.putApplication, httpx.Summary("更正录入的纸质报名"))
	httpx.Handle(r, http.MethodPost, ap+"/files", write, s.postPaperFile, httpx.Summary("添加纸质报名的扫描件"), httpx.MaxBody(MaxRecruitFile+1<<20))
	httpx.Handle(r, http.MethodPost, ap+"/judge", write, s.judgeApplication, httpx.Summary("资格审核（第四条）"))
	httpx.Handle(r, http.MethodPost, ap+"/scores", write, s.scoreApplication, httpx.Summary("评委打分"))
	httpx.Handle(r, http.MethodPost, ap+"/withdraw", write, s.withdrawApplication, httpx.Summary("应报名人要求撤回，材料即时清除"))
	httpx.Handle(r, http.MethodPost, ap+"/reveal", authz.Need(authz.RecruitReveal), s.revealApplication, httpx.Summary("查看完整证件号或电话"))
	httpx.Handle(r, http.MethodPost, "/api/hiring/objections/{id}/handle", write, s.handleObjection, httpx.Summary("书面答复异议"))
	httpx.Handle(r, http.MethodPost, "/api/hiring/objections/{id}/reveal", authz.Need(authz.RecruitReveal), s.revealObjection, httpx.Summary("查看异议人的联系方式"))
	s.publicRoutes(r)
}

type noticesInput struct {
	httpx.PageQuery
	NoticeFilter
}

func (s *RecruitService) getNotices(ctx context.Context, a authz.Actor, in *noticesInput) (*httpx.Body[httpx.Page[RecruitLine]], error) {
	return replied(s.Notices(ctx, a, in.NoticeFilter, in.PageQuery))
}

// replied makes the reply of what a service method gives.
func replied[T any](v T, err error) (*httpx.Body[T], error) {
	if err != nil {
		return nil, err
	}
	return httpx.Reply(v), nil
}

func (s *RecruitService) getRecruiting(ctx context.Context, a authz.Actor, _ *struct{}) (*httpx.Body[httpx.List[RecruitUnion]], error) {
	list, err := s.Recruiting(ctx, a)
	if err != nil {
		return nil, err
	}
	return httpx.ReplyList(list), nil
}

type noticeInput struct {
	Body struct {
		UnionID string `json:"unionId" maxLength:"36"`
		NoticeContent
	}
}

func (s *RecruitService) postNotice(ctx context.Context, a authz.Actor, in *noticeInput) (*httpx.Body[RecruitView], error) {
	n, err := s.BeginNotice(ctx, a, in.Body.UnionID, in.Body.NoticeContent)
	return s.shown(ctx, a, n, err)
}

func (s *RecruitService) shown(ctx context.Context, a authz.Actor, n RecruitNotice, err error) (*httpx.Body[RecruitView], error) {
	if err != nil {
		return nil, err
	}
	return replied(s.ShowNotice(ctx, a, n.ID))
}

func (s *RecruitService) getNotice(ctx context.Context, a authz.Actor, in *httpx.ID) (*httpx.Body[RecruitView], error) {
	return replied(s.ShowNotice(ctx, a, in.ID))
}

type noticeChangeInput struct {
	httpx.ID
	Body struct {
		Rev int64 `json:"rev"`
		NoticeContent
	}
}

func (s *RecruitService) putNotice(ctx context.Context, a authz.Actor, in *noticeChangeInput) (*httpx.Body[RecruitView], error) {
	n, err := s.SaveNotice(ctx, a, in.ID.ID, in.Body.Rev, in.Body.NoticeContent)
	return s.shown(ctx, a, n, err)
}

type recruitFileForm struct {
	File      huma.FormFile `form:"file" required:"true" doc:"PDF、DOCX、XLSX、JPEG、PNG，不超过 5 MB；拍摄地点等信息不保存"`
	ClientKey string        `form:"clientKey" required:"true" minLength:"8" maxLength:"64" doc:"同一文件再发一次，键不变"`
}

type recruitFileInput struct {
	httpx.ID
	RawBody huma.MultipartFormFiles[recruitFileForm]
}

func (s *RecruitService) postNoticeFile(ctx context.Context, a authz.Actor, in *recruitFileInput) (*httpx.Body[RecruitView], error) {
	form := in.RawBody.Data()
	if err := s.AttachToNotice(ctx, a, in.ID.ID, form.ClientKey, form.File.Filename, form.File); err != nil {
		return nil, err
	}
	return replied(s.ShowNotice(ctx, a, in.ID.ID))
}

func (s *RecruitService) postPaperFile(ctx context.Context, a authz.Actor, in *recruitFileInput) (*httpx.Body[ApplicationView], error) {
	form := in.RawBody.Data()
	if err := s.AttachPaper(ctx, a, in.ID.ID, form.ClientKey, form.File.Filename, form.File); err != nil {
		return nil, err
	}
	return replied(s.ShowApplication(ctx, a, in.ID.ID))
}

func (s *RecruitService) deleteNoticeFile(ctx context.Context, a authz.Actor, in *httpx.ID) (*struct{}, error) {
	return nil, s.DetachFromNotice(ctx, a, in.ID)
}

func sendFile(f blob.File, r io.ReadCloser, err error) (*huma.StreamResponse, error) {
	if err != nil {
		return nil, err
	}
	return httpx.Download(f.Name, f.Type, func(w io.Writer) error {
		defer r.Close()
		_, err := io.Copy(w, r)
		return err
	}), nil
}

func (s *RecruitService) getFile(ctx context.Context, a authz.Actor, in *httpx.ID) (*huma.StreamResponse, error) {
	return sendFile(s.File(ctx, a, in.ID))
}

type reasonedInput struct {
	httpx.ID
	Body struct {
		Rev    int64  `json:"rev"`
		Reason string `json:"reason,omitempty" maxLength:"1000"`
	}
}

func (s *RecruitService) publishNotice(ctx context.Context, a authz.Actor, in *reasonedInput) (*httpx.Body[RecruitView], error) {
	n, err := s.Publish(ctx, a, in.ID.ID, in.Body.Rev, in.Body.Reason)
	return s.shown(ctx, a, n, err)
}

func (s *RecruitService) cancelNotice(ctx context.Context, a authz.Actor, in *reasonedInput) (*httpx.Body[RecruitView], error) {
	n, err := s.Cancel(ctx, a, in.ID.ID, in.Body.Rev, in.Body.Reason)
	return s.shown(ctx, a, n, err)
}

func (s *RecruitService) publiciseList(ctx context.Context, a authz.Actor, in *reasonedInput) (*httpx.Body[RecruitView], error) {
	n, err := s.Publicise(ctx, a, in.ID.ID, in.Body.Rev)
	return s.shown(ctx, a, n, err)
}

func (s *RecruitService) unlist(ctx context.Context, a authz.Actor, in *reasonedInput) (*httpx.Body[RecruitView], error) {
	n, err := s.Unlist(ctx, a, in.ID.ID, in.Body.Rev, in.Body.Reason)
	return s.shown(ctx, a, n, err)
}

func (s *RecruitService) closeNotice(ctx context.Context, a authz.Actor, in *reasonedInput) (*httpx.Body[RecruitView], error) {
	n, err := s.Close(ctx, a, in.ID.ID, in.Body.Rev, in.Body.Reason)
	return s.shown(ctx, a, n, err)
}

func (s *RecruitService) getApplications(ctx context.Context, a authz.Actor, in *httpx.ID) (*httpx.Body[httpx.List[ApplicationLine]], error) {
	list, err := s.Applications(ctx, a, in.ID)
	if err != nil {
		return nil, err
	}
	return httpx.ReplyList(list), nil
}

type applyBody struct {
	ClientKey string `json:"clientKey" minLength:"8" maxLength:"64" doc:"同一份报名再发一次，键不变"`
	Consent   string `json:"consent" maxLength:"40" doc:"所同意的个人信息处理说明的版本"`
	ApplicationContent
}

type applyInput struct {
	httpx.ID
	Body applyBody
}

func (b applyBody) sent() Sent {
	return Sent{ClientKey: b.ClientKey, Consent: b.Consent, Content: b.ApplicationContent}
}

func (s *RecruitService) postApplication(ctx context.Context, a authz.Actor, in *applyInput) (*httpx.Body[ApplicationView], error) {
	ap, err := s.Enter(ctx, a, in.ID.ID, in.Body.sent())
	if err != nil {
		return nil, err
	}
	return replied(s.ShowApplication(ctx, a, ap.ID))
}

type assessorInput struct {
	Name string `json:"name" maxLength:"30"`
	Post string `json:"post" maxLength:"60"`
}

type assessorsInput struct {
	httpx.ID
	Body struct {
		Rev       int64           `json:"rev"`
		Assessors []assessorInput `json:"assessors" minItems:"1" maxItems:"15" nullable:"false"`
	}
}

func (s *RecruitService) putAssessors(ctx context.Context, a authz.Actor, in *assessorsInput) (*httpx.Body[RecruitView], error) {
	list := make([]Assessor, len(in.Body.Assessors))
	for i, b := range in.Body.Assessors {
		list[i] = Assessor{Name: b.Name, Post: b.Post}
	}
	n, err := s.SetAssessors(ctx, a, in.ID.ID, in.Body.Rev, list)
	return s.shown(ctx, a, n, err)
}

type chosenInput struct {
	httpx.ID
	Body struct {
		Rev    int64    `json:"rev"`
		IDs    []string `json:"ids" maxItems:"200" nullable:"false"`
		Reason string   `json:"reason,omitempty" maxLength:"1000"`
	}
}

func (s *RecruitService) postTie(ctx context.Context, a authz.Actor, in *chosenInput) (*httpx.Body[RecruitView], error) {
	n, err := s.BreakTie(ctx, a, in.ID.ID, in.Body.Rev, in.Body.IDs, in.Body.Reason)
	return s.shown(ctx, a, n, err)
}

type proposeInput struct {
	httpx.ID
	Body struct {
		Rev    int64    `json:"rev"`
		IDs    []string `json:"ids" maxItems:"200" nullable:"false"`
		Reason string   `json:"reason,omitempty" maxLength:"1000" doc:"没有打分、没有按次序或名额没有用完时的理由；印在招聘记录上，不写姓名"`
		Passed string   `json:"passed,omitempty" maxLength:"300" doc:"同时写给排在前面、没有成绩可比或名额没有用完而未选的人员，公示后本人凭回执可见"`
	}
}

func (s *RecruitService) proposePersons(ctx context.Context, a authz.Actor, in *proposeInput) (*httpx.Body[RecruitView], error) {
	n, err := s.Propose(ctx, a, in.ID.ID, in.Body.Rev, Proposal{IDs: in.Body.IDs, Reason: in.Body.Reason, Passed: in.Body.Passed})
	return s.shown(ctx, a, n, err)
}

type objectionInput struct {
	httpx.ID
	Body ObjectionContent
}

func (s *RecruitService) postObjection(ctx context.Context, a authz.Actor, in *objectionInput) (*httpx.Body[RecruitView], error) {
	if _, err := s.EnterObjection(ctx, a, in.ID.ID, in.Body); err != nil {
		return nil, err
	}
	return replied(s.ShowNotice(ctx, a, in.ID.ID))
}

type handleInput struct {
	httpx.ID
	Body struct {
		Rev    int64  `json:"rev"`
		Upheld bool   `json:"upheld" doc:"异议成立"`
		Result string `json:"result" maxLength:"1000"`
	}
}

func (s *RecruitService) handleObjection(ctx context.Context, a authz.Actor, in *handleInput) (*httpx.Body[RecruitView], error) {
	id, err := s.Handle(ctx, a, in.ID.ID, in.Body.Rev, in.Body.Upheld, in.Body.Result)
	if err != nil {
		return nil, err
	}
	return replied(s.ShowNotice(ctx, a, id))
}

type recruitPrintInput struct {
	httpx.ID
	httpx.PaperFormat
}

func (s *RecruitService) getList(ctx context.Context, a authz.Actor, in *recruitPrintInput) (*huma.StreamResponse, error) {
	return s.PublicityPaper(ctx, a, in.ID.ID, in.PaperFormat)
}

func (s *RecruitService) getRecord(ctx context.Context, a authz.Actor, in *recruitPrintInput) (*huma.StreamResponse, error) {
	return s.RecordPaper(ctx, a, in.ID.ID, in.PaperFormat)
}

func (s *RecruitService) getRecruitExport(ctx context.Context, a authz.Actor, in *httpx.ID) (*huma.StreamResponse, error) {
	name, write, err := s.Export(ctx, a, in.ID)
	if err != nil {
		return nil, err
	}
	return httpx.Download(name, httpx.XLSX, write), nil
}

func (s *RecruitService) getApplication(ctx context.Context, a authz.Actor, in *httpx.ID) (*httpx.Body[ApplicationView], error) {
	return replied(s.ShowApplication(ctx, a, in.ID))
}

type applicationChangeInput struct {
	httpx.ID
	Body struct {
		Rev int64 `json:"rev"`
		ApplicationContent
	}
}

func (s *RecruitService) putApplication(ctx context.Context, a authz.Actor, in *applicationChangeInput) (*httpx.Body[ApplicationView], error) {
	if err := s.CorrectPaper(ctx, a, in.ID.ID, in.Body.Rev, in.Body.ApplicationContent); err != nil {
		return nil, err
	}
	return replied(s.ShowApplication(ctx, a, in.ID.ID))
}

type checkInput struct {
	Item     ConditionItem `json:"item" enum:"political,knowledge,ability,health"`
	Answer   CheckAnswer   `json:"answer" enum:"yes,no,unclear"`
	Evidence string        `json:"evidence" maxLength:"400"`
}

type judgeInput struct {
	httpx.ID
	Body struct {
		Rev     int64        `json:"rev"`
		Checks  []checkInput `json:"checks" maxItems:"4" nullable:"false"`
		Verdict Verdict      `json:"verdict" enum:",eligible,ineligible" doc:"空为暂不下结论"`
		Reason  string       `json:"reason,omitempty" maxLength:"1000" doc:"不通过的理由，报名人可见"`
	}
}

func (s *RecruitService) judgeApplication(ctx context.Context, a authz.Actor, in *judgeInput) (*httpx.Body[ApplicationView], error) {
	checks := make([]ConditionCheck, len(in.Body.Checks))
	for i, c := range in.Body.Checks {
		checks[i] = ConditionCheck{Item: c.Item, Answer: c.Answer, Evidence: c.Evidence}
	}
	if _, err := s.Judge(ctx, a, in.ID.ID, in.Body.Rev, checks, in.Body.Verdict, in.Body.Reason); err != nil {
		return nil, err
	}
	return replied(s.ShowApplication(ctx, a, in.ID.ID))
}

type scoresInput struct {
	httpx.ID
	Body struct {
		Rev    int64        `json:"rev"`
		Scores []GivenScore `json:"scores" maxItems:"30" nullable:"false"`
	}
}

func (s *RecruitService) scoreApplication(ctx context.Context, a authz.Actor, in *scoresInput) (*httpx.Body[ApplicationView], error) {
	if _, err := s.GiveScores(ctx, a, in.ID.ID, in.Body.Rev, in.Body.Scores); err != nil {
		return nil, err
	}
	return replied(s.ShowApplication(ctx, a, in.ID.ID))
}

type revInput struct {
	httpx.ID
	Body struct {
		Rev int64 `json:"rev"`
	}
}

func (s *RecruitService) withdrawApplication(ctx context.Context, a authz.Actor, in *revInput) (*struct{}, error) {
	return nil, s.Withdraw(ctx, a, in.ID.ID, in.Body.Rev)
}

type recruitRevealInput struct {
	httpx.ID
	Body struct {
		Field  SealedOf `json:"field" enum:"identity,phone"`
		Reason string   `json:"reason" maxLength:"200"`
	}
}

type opened struct {
	Value string `json:"value"`
}

func (s *RecruitService) revealApplication(ctx context.Context, a authz.Actor, in *recruitRevealInput) (*httpx.Body[opened], error) {
	v, err := s.Reveal(ctx, a, in.ID.ID, in.Body.Field, in.Body.Reason)
	return replied(opened{v}, err)
}

type contactRevealInput struct {
	httpx.ID
	Body struct {
		Reason string `json:"reason" maxLength:"200"`
	}
}

func (s *RecruitService) revealObjection(ctx context.Context, a authz.Actor, in *contactRevealInput) (*httpx.Body[opened], error) {
	v, err := s.RevealContact(ctx, a, in.ID.ID, in.Body.Reason)
	return replied(opened{v}, err)
}
