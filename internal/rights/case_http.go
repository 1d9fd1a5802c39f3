package rights

import (
	"context"
	"net/http"
	"time"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/httpx"
)

// rates of what is open to many: sending, and reading by a code that nobody should guess.
var (
	sendRate = httpx.Rate{Burst: 20, Per: 20, Every: time.Hour}
	codeRate = httpx.Rate{Burst: 30, Per: 60, Every: time.Hour}
	fileRate = httpx.Rate{Burst: 20, Per: 40, Every: time.Hour}
)

// Routes registers the chapter's endpoints.
func (s *Service) Routes(r authz.Router) {
	in, handle := authz.SignedIn(), authz.Need(authz.RightsHandle)
	httpx.Handle(r, http.MethodGet, "/api/rights/form", in, s.getForm, httpx.Summary("提意见、投诉、申诉前：可以指谁，由谁答复"))
	httpx.Handle(r, http.MethodPost, "/api/rights/cases", in, s.postCase, httpx.Summary("提出意见建议、投诉、申诉"), httpx.Status(http.StatusCreated), httpx.Limited(sendRate))
	httpx.Handle(r, http.MethodGet, "/api/rights/cases", in, s.getCases, httpx.Summary("我提出的"))
	httpx.Handle(r, http.MethodGet, "/api/rights/cases/{id}", in, s.getCase, httpx.Summary("我提出的一件"))
	httpx.Handle(r, http.MethodPost, "/api/rights/cases/{id}/comment", in, s.postComment, httpx.Summary("评价答复"))
	httpx.Handle(r, http.MethodPost, "/api/rights/cases/{id}/withdraw", in, s.postWithdraw, httpx.Summary("撤回"))
	httpx.Handle(r, http.MethodPost, "/api/rights/cases/{id}/appeal", in, s.postAppeal, httpx.Summary("对答复不满意，向上一级申诉"))

	httpx.Public(r, http.MethodPost, "/api/rights/receipts", s.postReceipt, httpx.Summary("凭查询码看匿名提出的"), httpx.Limited(codeRate))
	httpx.Public(r, http.MethodPost, "/api/rights/receipts/comment", s.postReceiptComment, httpx.Summary("凭查询码评价答复"), httpx.Limited(codeRate))
	httpx.Public(r, http.MethodPost, "/api/rights/receipts/withdraw", s.postReceiptWithdraw, httpx.Summary("凭查询码撤回"), httpx.Limited(codeRate))
	httpx.Public(r, http.MethodPost, "/api/rights/receipts/appeal", s.postReceiptAppeal, httpx.Summary("凭查询码申诉"), httpx.Limited(codeRate))
	httpx.Handle(r, http.MethodPost, "/api/rights/cases/{id}/files", in, s.postCaseFile, httpx.Summary("添加附件"), httpx.MaxBody(maxCaseFile+1<<20), httpx.Limited(fileRate))
	httpx.Handle(r, http.MethodGet, "/api/rights/cases/{id}/files/{fileId}", in, s.getCaseFile, httpx.Summary("我提出的一件的附件"))
	httpx.Handle(r, http.MethodPost, "/api/rights/cases/{id}/files/{fileId}/remove", in, s.postCaseFileRemove, httpx.Summary("移除附件"))
	httpx.Public(r, http.MethodPost, "/api/rights/receipts/files", s.postReceiptFile, httpx.Summary("凭查询码添加附件"), httpx.MaxBody(maxCaseFile+1<<20), httpx.Limited(fileRate))
	httpx.Public(r, http.MethodPost, "/api/rights/receipts/files/open", s.postReceiptFileOpen, httpx.Summary("凭查询码打开附件"), httpx.Limited(codeRate))
	httpx.Public(r, http.MethodPost, "/api/rights/receipts/files/remove", s.postReceiptFileRemove, httpx.Summary("凭查询码移除附件"), httpx.Limited(codeRate))
	httpx.Handle(r, http.MethodGet, "/api/rights/handling/{id}/files/{fileId}", handle, s.getHandledFile, httpx.Summary("由本单位答复的一件的附件"))

	httpx.Handle(r, http.MethodGet, "/api/rights/handling", handle, s.getHandling, httpx.Summary("由本单位答复的"))
	httpx.Handle(r, http.MethodGet, "/api/rights/handling/waiting", handle, s.getWaiting, httpx.Summary("待答复的件数"))
	httpx.Handle(r, http.MethodGet, "/api/rights/handling/figures", handle, s.getFigures, httpx.Summary("意见投诉申诉的统计"))
	httpx.Handle(r, http.MethodGet, "/api/rights/handling/{id}", handle, s.getHandled, httpx.Summary("由本单位答复的一件"))
	httpx.Handle(r, http.MethodPost, "/api/rights/handling/{id}/answer", handle, s.postAnswer, httpx.Summary("答复"))
	httpx.Handle(r, http.MethodPost, "/api/rights/handling/{id}/reroute", handle, s.postReroute, httpx.Summary("转办"))
	s.houseRoutes(r)
	s.dataRoutes(r)
	s.exportRoutes(r)
}

func (s *Service) getForm(ctx context.Context, a authz.Actor, _ *struct{}) (*httpx.Body[ConcernForm], error) {
	return reply(s.Form(ctx, a))
}

func reply[T any](v T, err error) (*httpx.Body[T], error) {
	if err != nil {
		return nil, err
	}
	return httpx.Reply(v), nil
}

type concernInput struct {
	Body struct {
		Kind           Kind   `json:"kind" enum:"suggestion,complaint,appeal"`
		Title          string `json:"title" maxLength:"200"`
		Body           string `json:"body" maxLength:"4000"`
		Page           string `json:"page,omitempty" maxLength:"400" doc:"从哪个页面提出"`
		Anonymous      bool   `json:"anonymous"`
		AboutUnionID   string `json:"aboutUnionId,omitempty" maxLength:"36"`
		AboutAccountID string `json:"aboutAccountId,omitempty" maxLength:"36"`
	}
}

func (s *Service) postCase(ctx context.Context, a authz.Actor, in *concernInput) (*httpx.Body[ConcernSent], error) {
	return reply(s.Send(ctx, a, Sending(in.Body)))
}

func (s *Service) getCases(ctx context.Context, a authz.Actor, in *httpx.PageQuery) (*httpx.Body[httpx.Page[ConcernLine]], error) {
	return reply(s.SentList(ctx, a, *in))
}

func (s *Service) getCase(ctx context.Context, a authz.Actor, in *httpx.ID) (*httpx.Body[ConcernView], error) {
	return reply(s.Sent(ctx, a, in.ID))
}

type concernRevInput struct {
	httpx.ID
	Body struct {
		Rev int64 `json:"rev"`
	}
}

type concernTextInput struct {
	httpx.ID
	Body struct {
		Rev  int64  `json:"rev"`
		Text string `json:"text" maxLength:"4000"`
	}
}

func (s *Service) postComment(ctx context.Context, a authz.Actor, in *concernTextInput) (*struct{}, error) {
	return nil, s.comment(ctx, in.ID.ID, own(a, in.ID.ID), in.Body.Rev, in.Body.Text)
}

func (s *Service) postWithdraw(ctx context.Context, a authz.Actor, in *concernRevInput) (*struct{}, error) {
	return nil, s.withdraw(ctx, in.ID.ID, own(a, in.ID.ID), in.Body.Rev)
}

func (s *Service) postAppeal(ctx context.Context, a authz.Actor, in *concernTextInput) (*struct{}, error) {
	return nil, s.Appeal(ctx, a, in.ID.ID, in.Body.Rev, in.Body.Text)
}

type concernReceiptInput struct {
	Body struct {
		Code string `json:"code" minLength:"20" maxLength:"40"`
	}
}

type concernReceiptRevInput struct {
	Body struct {
		Code string `json:"code" minLength:"20" maxLength:"40"`
		ID   string `json:"id" format:"uuid"`
		Rev  int64  `json:"rev"`
	}
}

type concernReceiptTextInput struct {
	Body struct {
		Code string `json:"code" minLength:"20" maxLength:"40"`
		ID   string `json:"id" format:"uuid"`
		Rev  int64  `json:"rev"`
		Text string `json:"text" maxLength:"4000"`
	}
}

func (s *Service) postReceipt(ctx context.Context, in *concernReceiptInput) (*httpx.Body[httpx.List[ConcernView]], error) {
	list, err := s.Receipt(ctx, in.Body.Code)
	if err != nil {
		return nil, err
	}
	return httpx.ReplyList(list), nil
}

func (s *Service) postReceiptComment(ctx context.Context, in *concernReceiptTextInput) (*struct{}, error) {
	b := in.Body
	return nil, s.comment(ctx, b.ID, byCode(b.Code, b.ID), b.Rev, b.Text)
}

func (s *Service) postReceiptWithdraw(ctx context.Context, in *concernReceiptRevInput) (*struct{}, error) {
	b := in.Body
	return nil, s.withdraw(ctx, b.ID, byCode(b.Code, b.ID), b.Rev)
}

func (s *Service) postReceiptAppeal(ctx context.Context, in *concernReceiptTextInput) (*struct{}, error) {
	b := in.Body
	return nil, s.appeal(ctx, b.ID, byCode(b.Code, b.ID), b.Rev, b.Text)
}

type handlingInput struct {
	httpx.PageQuery
	CaseFilter
}

func (s *Service) getHandling(ctx context.Context, a authz.Actor, in *handlingInput) (*httpx.Body[httpx.Page[ConcernLine]], error) {
	return reply(s.HandledList(ctx, a, in.CaseFilter, in.PageQuery))
}

// ConcernsWaiting is how many cases wait for an answer.
type ConcernsWaiting struct {
	Count int `json:"count"`
}

func (s *Service) getWaiting(ctx context.Context, a authz.Actor, _ *struct{}) (*httpx.Body[ConcernsWaiting], error) {
	n, err := s.Waiting(ctx, a)
	return reply(ConcernsWaiting{n}, err)
}

type figuresInput struct {
	Year int `query:"year" minimum:"2020" maximum:"2100" doc:"空为今年"`
}

func (s *Service) getFigures(ctx context.Context, a authz.Actor, in *figuresInput) (*httpx.Body[ConcernFigures], error) {
	year := in.Year
	if year == 0 {
		year = s.today().Year()
	}
	return reply(s.Figures(ctx, a, year))
}

func (s *Service) getHandled(ctx context.Context, a authz.Actor, in *httpx.ID) (*httpx.Body[ConcernView], error) {
	return reply(s.Handled(ctx, a, in.ID))
}

func (s *Service) postAnswer(ctx context.Context, a authz.Actor, in *concernTextInput) (*struct{}, error) {
	return nil, s.Answer(ctx, a, in.ID.ID, in.Body.Rev, in.Body.Text)
}

type concernRerouteInput struct {
	httpx.ID
	Body struct {
		Rev     int64  `json:"rev"`
		UnionID string `json:"unionId" format:"uuid"`
		Note    string `json:"note" maxLength:"400"`
	}
}

func (s *Service) postReroute(ctx context.Context, a authz.Actor, in *concernRerouteInput) (*struct{}, error) {
	return nil, s.Reroute(ctx, a, in.ID.ID, in.Body.Rev, in.Body.UnionID, in.Body.Note)
}
