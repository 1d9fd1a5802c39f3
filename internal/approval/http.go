package approval

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/workday"
)

// Routes registers /api/approval.
func (s *Service) Routes(r authz.Router) {
	handle := authz.Need(authz.ApprovalHandle)
	httpx.Handle(r, http.MethodGet, "/api/approval/cases", handle, s.getCases, httpx.Summary("审批中心：待办、已办、我发起的、抄送我的"))
	httpx.Handle(r, http.MethodGet, "/api/approval/cases/export", handle, s.exportCases, httpx.Summary("导出审批中心的待办、已办、我发起的、抄送我的"))
	httpx.Handle(r, http.MethodGet, "/api/approval/counts", handle, s.getCounts, httpx.Summary("待办和未读抄送的件数"))
	httpx.Handle(r, http.MethodGet, "/api/approval/cases/{id}", handle, s.getCase, httpx.Summary("审批事项：内容、步骤、意见"))
	httpx.Handle(r, http.MethodPost, "/api/approval/cases/{id}/act", handle, s.postAct, httpx.Summary("通过、退回、不予通过、撤回、转办、抄送、移出汇总"))
	httpx.Handle(r, http.MethodPost, "/api/approval/cases/{id}/read", handle, s.postRead, httpx.Summary("抄送已阅"))
	httpx.Handle(r, http.MethodGet, "/api/approval/cases/{id}/people", handle, s.getPeople, httpx.Summary("可转办或抄送的人员"))
	httpx.Handle(r, http.MethodGet, "/api/approval/cases/{id}/print", handle, s.getPrint, httpx.Summary("打印审批单"))
	httpx.Handle(r, http.MethodPost, "/api/approval/batch", handle, s.postBatch, httpx.Summary("批量通过"))
	httpx.Handle(r, http.MethodGet, "/api/approval/flows", authz.SignedIn(), s.getFlows, httpx.Summary("各类事项的审批流程"))
	httpx.Handle(r, http.MethodGet, "/api/approval/phrases", handle, s.getPhrases, httpx.Summary("常用意见"))
	httpx.Handle(r, http.MethodPut, "/api/approval/phrases", handle, s.putPhrases, httpx.Summary("保存自己的常用意见"))
	httpx.Handle(r, http.MethodGet, "/api/approval/substitutes", handle, s.getSubstitutes, httpx.Summary("代办：我指定的和我代办的"))
	httpx.Handle(r, http.MethodPost, "/api/approval/substitutes", handle, s.postSubstitute, httpx.Summary("指定代办人"), httpx.Status(http.StatusCreated))
	httpx.Handle(r, http.MethodPost, "/api/approval/substitutes/{id}/end", handle, s.endSubstitute, httpx.Summary("结束代办"))
	httpx.Handle(r, http.MethodGet, "/api/approval/delegations", handle, s.getDelegations, httpx.Summary("委托审核：本单位委托的和受托的"))
	httpx.Handle(r, http.MethodPost, "/api/approval/delegations", handle, s.postDelegation, httpx.Summary("登记委托审核"), httpx.Status(http.StatusCreated))
	httpx.Handle(r, http.MethodPost, "/api/approval/delegations/{id}/end", handle, s.endDelegation, httpx.Summary("结束委托审核"))
	httpx.Handle(r, http.MethodGet, "/api/approval/colleagues", handle, s.getColleagues, httpx.Summary("可以指定为代办人的同事"))
}

// BoxQuery is a box and what it and its export may be narrowed by.
type BoxQuery struct {
	Box   Box     `query:"box" enum:"todo,done,sent,copied" default:"todo"`
	Flow  FlowKey `query:"flow" maxLength:"24"`
	State State   `query:"state" enum:"open,returned,withdrawn,joined,approved,rejected"`
	Words string  `query:"q" maxLength:"60" doc:"标题或上报人"`
}

func (in BoxQuery) filter() Filter { return Filter{Flow: in.Flow, State: in.State, Words: in.Words} }

type casesInput struct {
	httpx.PageQuery
	BoxQuery
}

func (s *Service) getCases(ctx context.Context, a authz.Actor, in *casesInput) (*httpx.Body[httpx.Page[CaseLine]], error) {
	page, err := s.List(ctx, a, in.Box, in.filter(), in.PageQuery)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(page), nil
}

func (s *Service) getCounts(ctx context.Context, a authz.Actor, _ *struct{}) (*httpx.Body[Counts], error) {
	c, err := s.Count(ctx, a)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(c), nil
}

func (s *Service) getCase(ctx context.Context, a authz.Actor, in *httpx.ID) (*httpx.Body[CaseDetail], error) {
	d, err := s.Show(ctx, a, in.ID)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(d), nil
}

type approvalActBody struct {
	Rev      int64    `json:"rev"`
	Act      Act      `json:"act" enum:"approve,return,reject,withdraw,transfer,copy,release"`
	Opinion  string   `json:"opinion,omitempty" maxLength:"2000"`
	To       string   `json:"to,omitempty" maxLength:"24" doc:"退回到哪一步，空为上报单位"`
	Accounts []string `json:"accounts,omitempty" maxItems:"20" doc:"转办、抄送给谁"`
}

type approvalActInput struct {
	httpx.ID
	Body approvalActBody
}

func (s *Service) postAct(ctx context.Context, a authz.Actor, in *approvalActInput) (*httpx.Body[CaseDetail], error) {
	b := in.Body
	c, err := s.Act(ctx, a, Decision{CaseID: in.ID.ID, Rev: b.Rev, Act: b.Act, Opinion: b.Opinion, To: b.To, Accounts: b.Accounts})
	if err != nil {
		return nil, err
	}
	d, err := s.Show(ctx, a, c.ID)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(d), nil
}

func (s *Service) postRead(ctx context.Context, a authz.Actor, in *httpx.ID) (*struct{}, error) {
	return nil, s.Read(ctx, a, in.ID)
}

type peopleInput struct {
	httpx.ID
	Act Act `query:"act" enum:"transfer,copy" required:"true"`
}

func (s *Service) getPeople(ctx context.Context, a authz.Actor, in *peopleInput) (*httpx.Body[httpx.List[PersonChoice]], error) {
	list, err := s.People(ctx, a, in.ID.ID, in.Act)
	if err != nil {
		return nil, err
	}
	return httpx.ReplyList(list), nil
}

type sheetInput struct {
	httpx.ID
	httpx.PaperFormat
}

func (s *Service) getPrint(ctx context.Context, a authz.Actor, in *sheetInput) (*huma.StreamResponse, error) {
	return s.Print(ctx, a, in.ID.ID, in.PaperFormat)
}

type batchInput struct {
	Body struct {
		Items   []BatchItem `json:"items" minItems:"1" maxItems:"100"`
		Opinion string      `json:"opinion,omitempty" maxLength:"2000"`
	}
}

func (s *Service) postBatch(ctx context.Context, a authz.Actor, in *batchInput) (*httpx.Body[httpx.List[BatchResult]], error) {
	list, err := s.Batch(ctx, a, in.Body.Items, in.Body.Opinion)
	if err != nil {
		return nil, err
	}
	return httpx.ReplyList(list), nil
}

// FlowView is a flow in words.
type FlowView struct {
	Key     FlowKey  `json:"key"`
	Title   string   `json:"title"`
	Article string   `json:"article"`
	About   string   `json:"about"`
	Words   []string `json:"words" nullable:"false"`
}

func (s *Service) getFlows(context.Context, authz.Actor, *struct{}) (*httpx.Body[httpx.List[FlowView]], error) {
	var out []FlowView
	for _, f := range Flows {
		out = append(out, FlowView{f.Key, f.Title, f.Article, f.About, f.Words()})
	}
	return httpx.ReplyList(out), nil
}

type phrasesReply struct {
	Common []Phrase `json:"common" nullable:"false"`
	Own    []string `json:"own" nullable:"false"`
}

func (s *Service) getPhrases(ctx context.Context, a authz.Actor, _ *struct{}) (*httpx.Body[phrasesReply], error) {
	own, err := s.OwnPhrases(ctx, a)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(phrasesReply{Common: Phrases, Own: own}), nil
}

type phrasesInput struct {
	Body struct {
		Phrases []string `json:"phrases" maxItems:"20" nullable:"false"`
	}
}

func (s *Service) putPhrases(ctx context.Context, a authz.Actor, in *phrasesInput) (*httpx.Body[phrasesReply], error) {
	if err := s.KeepPhrases(ctx, a, in.Body.Phrases); err != nil {
		return nil, err
	}
	return s.getPhrases(ctx, a, nil)
}

func (s *Service) getSubstitutes(ctx context.Context, a authz.Actor, _ *struct{}) (*httpx.Body[httpx.List[SubstituteView]], error) {
	list, err := s.Substitutes(ctx, a)
	if err != nil {
		return nil, err
	}
	return httpx.ReplyList(list), nil
}

type substituteInput struct {
	Body struct {
		UnionID      string       `json:"unionId" maxLength:"36"`
		SubstituteID string       `json:"substituteId" maxLength:"36"`
		From         workday.Date `json:"from"`
		Until        workday.Date `json:"until" doc:"最后一日"`
		Note         string       `json:"note,omitempty" maxLength:"200"`
	}
}

func (s *Service) postSubstitute(ctx context.Context, a authz.Actor, in *substituteInput) (*httpx.Body[Substitute], error) {
	b := in.Body
	n, err := s.Appoint(ctx, a, Substitute{UnionID: b.UnionID, SubstituteID: b.SubstituteID, ValidFrom: b.From, ValidUntil: b.Until, Note: b.Note})
	if err != nil {
		return nil, err
	}
	return httpx.Reply(n), nil
}

type endSubstituteInput struct {
	httpx.ID
	Body struct {
		Rev int64 `json:"rev"`
	}
}

func (s *Service) endSubstitute(ctx context.Context, a authz.Actor, in *endSubstituteInput) (*httpx.Body[Substitute], error) {
	b, err := s.EndSubstitute(ctx, a, in.ID.ID, in.Body.Rev)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(b), nil
}

func (s *Service) getColleagues(ctx context.Context, a authz.Actor, _ *struct{}) (*httpx.Body[httpx.List[Colleague]], error) {
	list, err := s.Colleagues(ctx, a)
	if err != nil {
		return nil, err
	}
	return httpx.ReplyList(list), nil
}

func (s *Service) getDelegations(ctx context.Context, a authz.Actor, _ *struct{}) (*httpx.Body[DelegationList], error) {
	list, err := s.Delegations(ctx, a)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(list), nil
}

type delegationInput struct {
	Body struct {
		Flow       FlowKey      `json:"flow" maxLength:"24"`
		UnionID    string       `json:"unionId" maxLength:"36" doc:"委托单位：上一级总工会"`
		DelegateID string       `json:"delegateId" maxLength:"36" doc:"受托单位：其上级总工会"`
		Document   string       `json:"document" maxLength:"480" doc:"委托文件的文号或名称"`
		From       workday.Date `json:"from"`
		Until      workday.Date `json:"until" doc:"最后一日"`
		Note       string       `json:"note,omitempty" maxLength:"800"`
	}
}

func (s *Service) postDelegation(ctx context.Context, a authz.Actor, in *delegationInput) (*httpx.Body[Delegation], error) {
	b := in.Body
	d, err := s.Delegate(ctx, a, Delegation{
		Flow: b.Flow, UnionID: b.UnionID, DelegateID: b.DelegateID, Document: b.Document, ValidFrom: b.From, ValidUntil: b.Until, Note: b.Note,
	})
	if err != nil {
		return nil, err
	}
	return httpx.Reply(d), nil
}

type endDelegationInput struct {
	httpx.ID
	Body struct {
		Rev int64 `json:"rev"`
	}
}

func (s *Service) endDelegation(ctx context.Context, a authz.Actor, in *endDelegationInput) (*httpx.Body[Delegation], error) {
	d, err := s.EndDelegation(ctx, a, in.ID.ID, in.Body.Rev)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(d), nil
}
