package roster

import (
	"context"
	"net/http"
	"strings"
	"unicode/utf8"

	"github.com/danielgtaylor/huma/v2"

	"xiezhi/internal/authz"
	"xiezhi/internal/gb"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/workday"
)

// Routes registers the roster's endpoints.
func (s *Service) Routes(r authz.Router) {
	read, write := authz.Need(authz.RosterRead), authz.Need(authz.RosterWrite)
	httpx.Handle(r, http.MethodGet, "/api/persons", read, s.list, httpx.Summary("花名册"))
	httpx.Handle(r, http.MethodGet, "/api/persons/export", authz.Need(authz.RosterExport), s.export, httpx.Summary("导出花名册"))
	httpx.Handle(r, http.MethodGet, "/api/persons/me", authz.SignedIn(), s.me, httpx.Summary("我的记录"))
	httpx.Handle(r, http.MethodGet, "/api/persons/{id}", read, s.detail, httpx.Summary("人员"))
	httpx.Handle(r, http.MethodPost, "/api/persons", write, s.engage, httpx.Summary("登记人员与聘用"), httpx.Status(http.StatusCreated))
	httpx.Handle(r, http.MethodPut, "/api/persons/{id}", write, s.changePerson, httpx.Summary("修改人员信息"))
	httpx.Handle(r, http.MethodPost, "/api/persons/{id}/reveal", authz.SignedIn(), s.reveal, httpx.Summary("查看完整证件号或电话"))
	httpx.Handle(r, http.MethodGet, "/api/persons/{id}/looks", authz.SignedIn(), s.looks, httpx.Summary("谁查看过"))
	httpx.Handle(r, http.MethodPut, "/api/engagements/{id}", write, s.changeEngagement, httpx.Summary("更正聘用"))
	httpx.Handle(r, http.MethodPost, "/api/engagements/{id}/contracts", write, s.addContract, httpx.Summary("登记合同或续签"))
	httpx.Handle(r, http.MethodPost, "/api/engagements/{id}/postings", write, s.post, httpx.Summary("定岗变动"))
	httpx.Handle(r, http.MethodPost, "/api/engagements/{id}/interruptions", write, s.interrupt, httpx.Summary("登记中断"))
	httpx.Handle(r, http.MethodPost, "/api/engagements/{id}/end", write, s.end, httpx.Summary("登记离岗"))
	httpx.Handle(r, http.MethodPost, "/api/engagements/{id}/lift", write, s.lift, httpx.Summary("撤销离岗登记"))
	httpx.Handle(r, http.MethodGet, "/api/roster/lists", authz.SignedIn(), s.lists, httpx.Summary("推荐表各项的代码表"))
	s.importRoutes(r)
}

// FormLists are the code lists of the recommendation form (annex), as forms offer them.
type FormLists struct {
	Political []gb.Item `json:"political" nullable:"false"`
	Education []gb.Item `json:"education" nullable:"false"`
	Titles    []gb.Item `json:"titles" nullable:"false"`
}

func (s *Service) lists(context.Context, authz.Actor, *struct{}) (*httpx.Body[FormLists], error) {
	return httpx.Reply(FormLists{gb.PoliticalStatuses.Items(), gb.Educations.Items(), gb.Titles.Items()}), nil
}

// HeadsQuery is what the list and its export may be narrowed by.
type HeadsQuery struct {
	ID      string       `query:"engagementId" maxLength:"36" doc:"只要这一段聘用"`
	Words   string       `query:"q" maxLength:"60" doc:"姓名、拼音、首字母，或完整证件号、电话"`
	UnionID string       `query:"unionId" maxLength:"36" doc:"本单位及以下"`
	State   string       `query:"state" enum:"in_post,active,lapsed,future,ended,all" default:"in_post"`
	Channel Channel      `query:"channel" enum:"own,procured,social"`
	AsOf    workday.Date `query:"asOf" doc:"截至某日在岗，空为今天"`
}

func (in HeadsQuery) filter() Filter {
	return Filter(in)
}

type listInput struct {
	httpx.PageQuery
	HeadsQuery
}

func (s *Service) list(ctx context.Context, a authz.Actor, in *listInput) (*httpx.Body[HeadPage], error) {
	page, err := s.List(ctx, a.Scope(authz.RosterRead), in.filter(), in.PageQuery)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(page), nil
}

func (s *Service) export(ctx context.Context, a authz.Actor, in *HeadsQuery) (*huma.StreamResponse, error) {
	name, write, err := s.Export(ctx, a, in.filter())
	if err != nil {
		return nil, err
	}
	return httpx.Download(name, httpx.XLSX, write), nil
}

func (s *Service) me(ctx context.Context, a authz.Actor, _ *struct{}) (*httpx.Body[PersonView], error) {
	if a.PersonID == "" {
		return nil, errs.NotFound("您的人员记录")
	}
	return reply(s.Detail(ctx, a, a.PersonID))
}

func (s *Service) detail(ctx context.Context, a authz.Actor, in *httpx.ID) (*httpx.Body[PersonView], error) {
	return reply(s.Detail(ctx, a, in.ID))
}

func reply(v PersonView, err error) (*httpx.Body[PersonView], error) {
	if err != nil {
		return nil, err
	}
	return httpx.Reply(v), nil
}

// PersonInput is the form of a new head.
type PersonInput struct {
	Name     string `json:"name" minLength:"1" maxLength:"40"`
	IDNumber string `json:"idNumber" maxLength:"40"`
	Phone    string `json:"phone" maxLength:"40"`
	Details
	UnionID      string         `json:"unionId" maxLength:"36"`
	PostUnionID  string         `json:"postUnionId" maxLength:"36"`
	Channel      Channel        `json:"channel" enum:"own,procured,social"`
	ManagedPaper string         `json:"managedPaper" maxLength:"100"`
	OnDuty       workday.Date   `json:"onDuty"`
	Note         string         `json:"note" maxLength:"200"`
	Reason       string         `json:"reason,omitempty" maxLength:"200" doc:"满65周岁后仍聘用的，写明理由"`
	Contract     *ContractInput `json:"contract,omitempty"`
}

// ContractInput is the form of a contract.
type ContractInput struct {
	Kind     ContractKind `json:"kind" enum:"labour,service"`
	SignedOn workday.Date `json:"signedOn"`
	StartsOn workday.Date `json:"startsOn"`
	EndsOn   workday.Date `json:"endsOn" doc:"空为无固定期限"`
}

func (c ContractInput) contract() Contract {
	return Contract{Kind: c.Kind, SignedOn: c.SignedOn, StartsOn: c.StartsOn, EndsOn: c.EndsOn}
}

func (s *Service) engage(ctx context.Context, a authz.Actor, in *struct{ Body PersonInput }) (*httpx.Body[PersonView], error) {
	b := in.Body
	fields := b.check()
	name, bad := personName(b.Name)
	fields = append(fields, bad...)
	id, err := gb.ParseID(b.IDNumber)
	if err != nil {
		fields = append(fields, errs.F("idNumber", err.Error()))
	}
	phone, bad := phoneOf(b.Phone)
	fields = append(fields, bad...)
	if err := errs.Fields(fields...); err != nil {
		return nil, err
	}
	n := NewHead{
		Name: name, ID: id, Phone: phone, Political: b.Political, Education: b.Education, Title: gb.TitleOf(b.TitleText),
		FormerPost: b.FormerPost, Resume: b.Resume, Conditions: b.Conditions, Preferences: b.Preferences, Qualifications: b.Qualifications,
		UnionID: b.UnionID, PostUnionID: b.PostUnionID, Channel: b.Channel, ManagedPaper: b.ManagedPaper, OnDuty: b.OnDuty, Note: b.Note,
	}
	if n.PostUnionID == n.UnionID {
		n.PostUnionID = ""
	}
	if b.Contract != nil {
		n.Contracts = []Contract{b.Contract.contract()}
	}
	return reply(s.Engage(ctx, a, n, strings.TrimSpace(b.Reason)))
}

func personName(s string) (string, []errs.Field) {
	name := strings.TrimSpace(s)
	if n := utf8.RuneCountInString(name); n < 2 || n > 40 {
		return "", []errs.Field{errs.F("name", "姓名应为2至40个字")}
	}
	return name, nil
}

func phoneOf(s string) (gb.Phone, []errs.Field) {
	if strings.TrimSpace(s) == "" {
		return gb.Phone{}, nil
	}
	p, err := gb.ParsePhone(s)
	if err != nil {
		return gb.Phone{}, []errs.Field{errs.F("phone", err.Error())}
	}
	return p, nil
}

type personChangeInput struct {
	httpx.ID
	Body struct {
		Rev   int64   `json:"rev"`
		Name  string  `json:"name" minLength:"1" maxLength:"40"`
		Phone *string `json:"phone,omitempty" maxLength:"40" doc:"不传为不改，空为删除"`
		Details
	}
}

func (s *Service) changePerson(ctx context.Context, a authz.Actor, in *personChangeInput) (*httpx.Body[PersonView], error) {
	name, fields := personName(in.Body.Name)
	c := PersonChange{Name: name, Details: in.Body.Details}
	if in.Body.Phone != nil {
		phone, bad := phoneOf(*in.Body.Phone)
		fields = append(fields, bad...)
		c.Phone = &phone
	}
	if err := errs.Fields(fields...); err != nil {
		return nil, err
	}
	return reply(s.ChangePerson(ctx, a, in.ID.ID, in.Body.Rev, c))
}

type personRevealInput struct {
	httpx.ID
	Body struct {
		Field  SealedField `json:"field" enum:"id,phone"`
		Reason string      `json:"reason" maxLength:"200" doc:"本人可以看到"`
	}
}

// RevealedField is a sealed field in clear.
type RevealedField struct {
	Value string `json:"value"`
}

func (s *Service) reveal(ctx context.Context, a authz.Actor, in *personRevealInput) (*httpx.Body[RevealedField], error) {
	v, err := s.Reveal(ctx, a, in.ID.ID, in.Body.Field, in.Body.Reason)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(RevealedField{Value: v}), nil
}

type looksInput struct {
	httpx.ID
	httpx.PageQuery
}

func (s *Service) looks(ctx context.Context, a authz.Actor, in *looksInput) (*httpx.Body[httpx.Page[Look]], error) {
	list, next, err := s.Looks(ctx, a, in.ID.ID, in.Cursor, in.Limit)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(httpx.Page[Look]{Items: list, Next: next, Total: httpx.Total{Count: len(list), Exact: next == ""}}), nil
}

type engagementChangeInput struct {
	httpx.ID
	Body struct {
		Rev          int64        `json:"rev"`
		Channel      Channel      `json:"channel" enum:"own,procured,social"`
		ManagedPaper string       `json:"managedPaper" maxLength:"100" doc:"表明由工会管理的文件"`
		OnDuty       workday.Date `json:"onDuty"`
		Note         string       `json:"note" maxLength:"200"`
	}
}

func (s *Service) changeEngagement(ctx context.Context, a authz.Actor, in *engagementChangeInput) (*httpx.Body[PersonView], error) {
	b := in.Body
	return reply(s.ChangeEngagement(ctx, a, in.ID.ID, b.Rev, EngagementChange{b.Channel, b.ManagedPaper, b.OnDuty, b.Note}))
}

type contractAddInput struct {
	httpx.ID
	Body struct {
		Rev int64 `json:"rev"`
		ContractInput
		Reason string `json:"reason" maxLength:"200" doc:"满65周岁后仍签订的，写明理由"`
	}
}

func (s *Service) addContract(ctx context.Context, a authz.Actor, in *contractAddInput) (*httpx.Body[PersonView], error) {
	return reply(s.AddContract(ctx, a, in.ID.ID, in.Body.Rev, in.Body.contract(), strings.TrimSpace(in.Body.Reason)))
}

type engagementPostInput struct {
	httpx.ID
	Body struct {
		Rev      int64        `json:"rev"`
		UnionID  string       `json:"unionId" maxLength:"36" doc:"空为聘用单位本身"`
		PostTier org.Tier     `json:"postTier,omitempty" enum:"province,city,county,base"`
		StartsOn workday.Date `json:"startsOn"`
		Reason   string       `json:"reason,omitempty" maxLength:"200" doc:"变动的原因"`
	}
}

func (s *Service) post(ctx context.Context, a authz.Actor, in *engagementPostInput) (*httpx.Body[PersonView], error) {
	b := in.Body
	return reply(s.Post(ctx, a, in.ID.ID, b.Rev, b.UnionID, b.PostTier, b.StartsOn, strings.TrimSpace(b.Reason)))
}

type engagementInterruptInput struct {
	httpx.ID
	Body struct {
		Rev            int64        `json:"rev"`
		InterruptionID string       `json:"interruptionId,omitempty" maxLength:"36" doc:"修改已有的中断"`
		Kind           LeaveKind    `json:"kind" enum:"maternity,sick,personal,seconded,other"`
		StartsOn       workday.Date `json:"startsOn"`
		EndsOn         workday.Date `json:"endsOn" doc:"空为尚未结束"`
	}
}

func (s *Service) interrupt(ctx context.Context, a authz.Actor, in *engagementInterruptInput) (*httpx.Body[PersonView], error) {
	b := in.Body
	return reply(s.Interrupt(ctx, a, in.ID.ID, b.Rev, Interruption{ID: b.InterruptionID, Kind: b.Kind, StartsOn: b.StartsOn, EndsOn: b.EndsOn}))
}

type engagementEndInput struct {
	httpx.ID
	Body struct {
		Rev     int64        `json:"rev"`
		EndedOn workday.Date `json:"endedOn" doc:"在岗的最后一天"`
		Ground  Ground       `json:"ground" enum:"age,discipline,wish,failed,expired,transfer,death,retired,abolished,other"`
	}
}

func (s *Service) end(ctx context.Context, a authz.Actor, in *engagementEndInput) (*httpx.Body[PersonView], error) {
	return reply(s.End(ctx, a, in.ID.ID, in.Body.Rev, in.Body.EndedOn, in.Body.Ground))
}

type engagementLiftInput struct {
	httpx.ID
	Body struct {
		Rev    int64  `json:"rev"`
		Reason string `json:"reason" maxLength:"200" doc:"为什么登记错了"`
	}
}

func (s *Service) lift(ctx context.Context, a authz.Actor, in *engagementLiftInput) (*httpx.Body[PersonView], error) {
	return reply(s.LiftEnd(ctx, a, in.ID.ID, in.Body.Rev, strings.TrimSpace(in.Body.Reason)))
}
