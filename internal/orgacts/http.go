package orgacts

import (
	"context"
	"net/http"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/workday"
)

// Routes registers /api/org.
func (s *Service) Routes(r authz.Router) {
	read, manage, contact := authz.Need(authz.OrgRead), authz.Need(authz.OrgManage), authz.Need(authz.OrgContact)
	httpx.Handle(r, http.MethodGet, "/api/org/unions", read, s.getUnions, httpx.Summary("工会列表、通讯录"))
	httpx.Handle(r, http.MethodPost, "/api/org/unions", manage, s.postUnion, httpx.Summary("新建工会"), httpx.Status(http.StatusCreated))
	httpx.Handle(r, http.MethodGet, "/api/org/unions/{id}", read, s.getUnion, httpx.Summary("一个工会：隶属、沿革、变更"))
	httpx.Handle(r, http.MethodPut, "/api/org/unions/{id}/contact", contact, s.putContact, httpx.Summary("通讯录：联系人、办公电话"))
	httpx.Handle(r, http.MethodPost, "/api/org/unions/{id}/acts", contact, s.postAct, httpx.Summary("更名、划转、合并、分立、撤销、申请成为聘用单位、撤回误办"), httpx.Status(http.StatusCreated))
	httpx.Handle(r, http.MethodPost, "/api/org/unions/{id}/acts/preview", contact, s.previewAct, httpx.Summary("变更将产生的后果"))
	httpx.Handle(r, http.MethodGet, "/api/org/acts", authz.Need(authz.OrgConsent), s.getAsked, httpx.Summary("待我同意的申请"))
	httpx.Handle(r, http.MethodGet, "/api/org/acts/open", manage, s.getOpen, httpx.Summary("未办结和近期未能办理的变更"))
	httpx.Handle(r, http.MethodGet, "/api/org/unions/{id}/holdings", manage, s.getHoldings, httpx.Summary("分立时可划分的人员、服务对象和下级工会"))
	httpx.Handle(r, http.MethodPost, "/api/org/acts/{id}/decide", authz.Need(authz.OrgConsent), s.decide, httpx.Summary("同意或不同意成为聘用单位"))
	httpx.Handle(r, http.MethodPost, "/api/org/acts/{id}/cancel", contact, s.cancel, httpx.Summary("撤回未办结的变更"))
	httpx.Handle(r, http.MethodGet, "/api/org/tree", read, s.getTree, httpx.Summary("组织树的一层"))
	httpx.Handle(r, http.MethodGet, "/api/org/mine", authz.SignedIn(), s.getMine, httpx.Summary("本单位和各级上级的联系方式"))
	s.exportRoutes(r)
}

// FilterInput narrows a list of unions. It is exported because huma reads embedded inputs only then.
type FilterInput struct {
	Words     string    `query:"q" maxLength:"60" doc:"名称的一部分，或拼音、拼音首字母"`
	Kind      org.Kind  `query:"kind" enum:"province,industry,city,county,town,street,zone,trade"`
	Tier      org.Tier  `query:"tier" enum:"province,city,county,base"`
	Below     string    `query:"below" maxLength:"36" doc:"此工会及其以下"`
	Employing string    `query:"employing" enum:"yes,no"`
	Contact   string    `query:"contact" enum:"missing" doc:"缺联系人或电话的"`
	State     org.State `query:"state" enum:"open,closed" doc:"空为现存的"`
}

func (f FilterInput) filter() Filter { return Filter(f) }

type listInput struct {
	httpx.PageQuery
	FilterInput
}

func (s *Service) getUnions(ctx context.Context, a authz.Actor, in *listInput) (*httpx.Body[httpx.Page[UnionLine]], error) {
	page, err := s.List(ctx, a, in.filter(), in.PageQuery)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(page), nil
}

type newUnionBody struct {
	Name         string       `json:"name" maxLength:"120"`
	Kind         org.Kind     `json:"kind" enum:"county,town,street,zone,trade,industry"`
	SuperiorID   string       `json:"superiorId" maxLength:"36"`
	CountyTier   bool         `json:"countyTier,omitempty"`
	RegionCode   string       `json:"regionCode,omitempty" maxLength:"12"`
	Since        workday.Date `json:"since" doc:"成立日期，空为系统启用前"`
	ContactName  string       `json:"contactName,omitempty" maxLength:"60"`
	ContactTitle string       `json:"contactTitle,omitempty" maxLength:"60"`
	OfficePhone  string       `json:"officePhone,omitempty" maxLength:"40"`
}

type newUnionInput struct{ Body newUnionBody }

func (s *Service) postUnion(ctx context.Context, a authz.Actor, in *newUnionInput) (*httpx.Body[org.Union], error) {
	b := in.Body
	u, err := s.Create(ctx, a, org.NewUnion{
		Name: b.Name, Kind: b.Kind, SuperiorID: b.SuperiorID, CountyTier: b.CountyTier, RegionCode: b.RegionCode, Since: b.Since,
		ContactName: b.ContactName, ContactTitle: b.ContactTitle, OfficePhone: b.OfficePhone,
	})
	if err != nil {
		return nil, err
	}
	return httpx.Reply(u), nil
}

func (s *Service) getUnion(ctx context.Context, a authz.Actor, in *httpx.ID) (*httpx.Body[UnionDetail], error) {
	d, err := s.Show(ctx, a, in.ID)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(d), nil
}

type unionContactBody struct {
	org.Contact
	Rev int64 `json:"rev"`
}

type contactInput struct {
	httpx.ID
	Body unionContactBody
}

func (s *Service) putContact(ctx context.Context, a authz.Actor, in *contactInput) (*httpx.Body[org.Union], error) {
	u, err := s.SetContact(ctx, a, in.ID.ID, in.Body.Rev, in.Body.Contact)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(u), nil
}

type actInput struct {
	httpx.ID
	Body ActRequest
}

func (s *Service) postAct(ctx context.Context, a authz.Actor, in *actInput) (*httpx.Body[Act], error) {
	act, err := s.Ask(ctx, a, in.ID.ID, in.Body)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(act), nil
}

type actPreviewReply struct {
	Lines []string `json:"lines" nullable:"false"`
}

func (s *Service) previewAct(ctx context.Context, a authz.Actor, in *actInput) (*httpx.Body[actPreviewReply], error) {
	lines, err := s.Preview(ctx, a, in.ID.ID, in.Body)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(actPreviewReply{Lines: lines}), nil
}

type orgActsReply struct {
	Items []ActLine `json:"items" nullable:"false"`
}

func (s *Service) getAsked(ctx context.Context, a authz.Actor, _ *struct{}) (*httpx.Body[orgActsReply], error) {
	list, err := s.AskedOfMe(ctx, a)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(orgActsReply{Items: list}), nil
}

func (s *Service) getOpen(ctx context.Context, a authz.Actor, _ *struct{}) (*httpx.Body[orgActsReply], error) {
	list, err := s.LookedAfter(ctx, a)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(orgActsReply{Items: list}), nil
}

func (s *Service) getHoldings(ctx context.Context, a authz.Actor, in *httpx.ID) (*httpx.Body[UnionHoldings], error) {
	out, err := s.Holdings(ctx, a, in.ID)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(out), nil
}

type decideInput struct {
	httpx.ID
	Body struct {
		Rev   int64  `json:"rev"`
		Agree bool   `json:"agree"`
		Why   string `json:"why,omitempty" maxLength:"400"`
	}
}

func (s *Service) decide(ctx context.Context, a authz.Actor, in *decideInput) (*httpx.Body[Act], error) {
	act, err := s.Decide(ctx, a, in.ID.ID, in.Body.Rev, in.Body.Agree, in.Body.Why)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(act), nil
}

type cancelInput struct {
	httpx.ID
	Body struct {
		Rev int64 `json:"rev"`
	}
}

func (s *Service) cancel(ctx context.Context, a authz.Actor, in *cancelInput) (*httpx.Body[Act], error) {
	act, err := s.Cancel(ctx, a, in.ID.ID, in.Body.Rev)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(act), nil
}

type treeInput struct {
	Superior string `query:"superior" maxLength:"36" doc:"空为所辖范围的顶层"`
}

type unionTreeReply struct {
	Items []UnionNode `json:"items" nullable:"false"`
}

func (s *Service) getTree(ctx context.Context, a authz.Actor, in *treeInput) (*httpx.Body[unionTreeReply], error) {
	list, err := s.Tree(ctx, a, in.Superior)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(unionTreeReply{Items: list}), nil
}

type officesReply struct {
	Items []Office `json:"items" nullable:"false"`
}

func (s *Service) getMine(ctx context.Context, a authz.Actor, _ *struct{}) (*httpx.Body[officesReply], error) {
	list, err := s.Mine(ctx, a)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(officesReply{Items: list}), nil
}
