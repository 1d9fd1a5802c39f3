package worklog

import (
	"context"
	"net/http"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/workday"
)

// Routes registers the chapter's endpoints.
func (s *Service) Routes(r authz.Router) {
	record, read := authz.Need(authz.VisitRecord), authz.Need(authz.VisitRead)
	httpx.Handle(r, http.MethodGet, "/api/visits/mine", record, s.getMine, httpx.Summary("本人的工作日志"))
	httpx.Handle(r, http.MethodGet, "/api/visits/mine/month", record, s.getMonth, httpx.Summary("本人的月历"))
	httpx.Handle(r, http.MethodGet, "/api/visits/years/{year}/own", record, s.getMyYear, httpx.Summary("本人的年度天数"))
	httpx.Handle(r, http.MethodPost, "/api/visits", record, s.postVisit, httpx.Summary("记一条日志"), httpx.Status(http.StatusCreated))
	httpx.Handle(r, http.MethodPut, "/api/visits/{id}", record, s.putVisit, httpx.Summary("修改日志"))
	httpx.Handle(r, http.MethodDelete, "/api/visits/{id}", record, s.deleteVisit, httpx.Summary("删除草稿"))
	httpx.Handle(r, http.MethodPost, "/api/visits/{id}/submit", record, s.postSubmit, httpx.Summary("提交，冻结内容，等服务方确认"))
	httpx.Handle(r, http.MethodPost, "/api/visits/{id}/recall", record, s.postRecall, httpx.Summary("收回待确认的日志"))
	httpx.Handle(r, http.MethodPost, "/api/visits/{id}/copy", record, s.postCopy, httpx.Summary("按此新建一条"), httpx.Status(http.StatusCreated))
	httpx.Handle(r, http.MethodPost, "/api/visits/{id}/invitations", record, s.postInvite, httpx.Summary("邀请服务方确认"), httpx.Status(http.StatusCreated))
	httpx.Handle(r, http.MethodPost, "/api/visits/{id}/revoke", record, s.postRevoke, httpx.Summary("作废已发出的确认链接"))
	httpx.Handle(r, http.MethodPost, "/api/visits/{id}/consent", authz.Need(authz.VisitConsent), s.postConsent, httpx.Summary("同意或不同意参与协商"))
	httpx.Handle(r, http.MethodGet, "/api/visits/{id}", authz.SignedIn(), s.getVisit, httpx.Summary("一条日志和它的凭据"))
	httpx.Handle(r, http.MethodGet, "/api/visits", read, s.getVisits, httpx.Summary("本单位人员的工作日志"))
	httpx.Handle(r, http.MethodGet, "/api/visits/years", read, s.getYears, httpx.Summary("本单位人员的年度天数"))
	httpx.Handle(r, http.MethodGet, "/api/visits/years/{year}/people/{id}", read, s.getYear, httpx.Summary("一人的年度天数"))
	httpx.Handle(r, http.MethodGet, "/api/visits/years/{year}/people/{id}/days", authz.SignedIn(), s.getDays, httpx.Summary("一人的年度天数和每一天的凭据"))
	httpx.Handle(r, http.MethodGet, "/api/visits/corrections", read, s.getCorrections, httpx.Summary("年度关闭后的更正"))
	httpx.Handle(r, http.MethodPost, "/api/visits/corrections/{id}/decide", authz.Need(authz.VisitCorrect), s.postCorrection, httpx.Summary("决定更正"))
	httpx.Handle(r, http.MethodPost, "/api/visits/inspections", authz.Need(authz.VisitInspect), s.postInspection, httpx.Summary("开始督查调阅"), httpx.Status(http.StatusCreated))
	httpx.Handle(r, http.MethodGet, "/api/visits/inspections", authz.Need(authz.VisitInspect), s.getInspections, httpx.Summary("我的督查调阅"))
	httpx.Handle(r, http.MethodGet, "/api/visits/inspections/{id}/visits", authz.Need(authz.VisitInspect), s.getInspected, httpx.Summary("督查调阅的日志"))
	inspect := authz.Need(authz.VisitInspect)
	httpx.Handle(r, http.MethodPost, "/api/visits/inspections/{id}/samples", inspect, s.postSamples, httpx.Summary("在督查调阅中抽样"), httpx.Status(http.StatusCreated))
	httpx.Handle(r, http.MethodGet, "/api/visits/inspections/{id}/samples", inspect, s.getSamples, httpx.Summary("抽到的日志"))
	httpx.Handle(r, http.MethodPost, "/api/visits/inspections/{id}/samples/{sample}", inspect, s.postFinding, httpx.Summary("记下核对结果"))
	s.exportRoutes(r)
	s.paperRoutes(r)
	s.attachmentRoutes(r)
	s.commissionRoutes(r)
	s.openingRoutes(r)
	s.printRoutes(r)
	s.publicRoutes(r)
}

type byRev struct {
	httpx.ID
	Body struct {
		Rev int64 `json:"rev" minimum:"1"`
	}
}

type mineInput struct {
	httpx.PageQuery
	State    State        `query:"state" enum:"draft,waiting,confirmed,returned,refused,withdrawn"`
	ServedID string       `query:"servedId" maxLength:"36"`
	From     workday.Date `query:"from"`
	Until    workday.Date `query:"to"`
}

func (s *Service) getMine(ctx context.Context, a authz.Actor, in *mineInput) (*httpx.Body[httpx.Page[VisitEntry]], error) {
	return reply(s.Mine(ctx, a, Filter{State: in.State, ServedID: in.ServedID, From: in.From, Until: in.Until}, in.PageQuery))
}

type monthInput struct {
	Month string `query:"month" required:"true" pattern:"^[0-9]{4}-(0[1-9]|1[0-2])$" doc:"2026-11"`
}

func (in monthInput) first() (workday.Date, error) {
	d, err := workday.Parse(in.Month + "-01")
	if err != nil {
		return d, errs.Fields(errs.F("month", "应为年-月，如 2026-11"))
	}
	return d, nil
}

func (s *Service) getMonth(ctx context.Context, a authz.Actor, in *monthInput) (*httpx.Body[[]MonthDay], error) {
	first, err := in.first()
	if err != nil {
		return nil, err
	}
	return reply(s.Month(ctx, a, first))
}

// YearQuery chooses a year.
type YearQuery struct {
	Year int `query:"year" minimum:"2020" maximum:"2100" doc:"空为今年"`
}

type ownYear struct {
	Year int `path:"year" minimum:"2020" maximum:"2100"`
}

func (s *Service) yearOr(year int) int {
	if year == 0 {
		return workday.Of(s.DB.Now()).Year()
	}
	return year
}

func (s *Service) getMyYear(ctx context.Context, a authz.Actor, in *ownYear) (*httpx.Body[Card], error) {
	if err := own(a); err != nil {
		return nil, err
	}
	return reply(s.Card(ctx, a, a.PersonID, s.yearOr(in.Year)))
}

type newVisit struct {
	Body struct {
		ClientKey string `json:"clientKey" minLength:"8" maxLength:"64" doc:"同一条再发一次，键不变"`
		Submit    bool   `json:"submit" required:"false" doc:"保存后立即提交"`
		Written
	}
}

func (s *Service) postVisit(ctx context.Context, a authz.Actor, in *newVisit) (*httpx.Body[VisitEntry], error) {
	return s.mine(a)(s.Create(ctx, a, Draft{ClientKey: in.Body.ClientKey, Content: in.Body.content()}, in.Body.Submit))
}

// mine makes a reply of an entry of the actor's own.
func (s *Service) mine(a authz.Actor) func(Visit, error) (*httpx.Body[VisitEntry], error) {
	return func(v Visit, err error) (*httpx.Body[VisitEntry], error) {
		if err != nil {
			return nil, err
		}
		return httpx.Reply(v.wire(map[string]string{a.PersonID: a.Name})), nil
	}
}

type changedVisit struct {
	httpx.ID
	Body struct {
		Rev int64 `json:"rev" minimum:"1"`
		Written
	}
}

func (s *Service) putVisit(ctx context.Context, a authz.Actor, in *changedVisit) (*httpx.Body[VisitEntry], error) {
	return s.mine(a)(s.Update(ctx, a, in.ID.ID, in.Body.Rev, in.Body.content()))
}

type deleteInput struct {
	httpx.ID
	Body struct {
		Rev int64 `json:"rev" minimum:"1"`
	}
}

func (s *Service) deleteVisit(ctx context.Context, a authz.Actor, in *deleteInput) (*struct{}, error) {
	return nil, s.Delete(ctx, a, in.ID.ID, in.Body.Rev)
}

func (s *Service) postSubmit(ctx context.Context, a authz.Actor, in *byRev) (*httpx.Body[VisitEntry], error) {
	return s.mine(a)(s.Submit(ctx, a, in.ID.ID, in.Body.Rev))
}

func (s *Service) postRecall(ctx context.Context, a authz.Actor, in *byRev) (*httpx.Body[VisitEntry], error) {
	return s.mine(a)(s.Recall(ctx, a, in.ID.ID, in.Body.Rev))
}

type copyInput struct {
	httpx.ID
	Body struct {
		ClientKey string       `json:"clientKey" minLength:"8" maxLength:"64"`
		Day       workday.Date `json:"day"`
	}
}

func (s *Service) postCopy(ctx context.Context, a authz.Actor, in *copyInput) (*httpx.Body[VisitEntry], error) {
	return s.mine(a)(s.Copy(ctx, a, in.ID.ID, in.Body.ClientKey, in.Body.Day))
}

type inviteInput struct {
	httpx.ID
	Body struct {
		Kind InviteKind `json:"kind" enum:"qr,link" doc:"二维码几分钟有效，链接几天有效"`
	}
}

func (s *Service) postInvite(ctx context.Context, a authz.Actor, in *inviteInput) (*httpx.Body[Invited], error) {
	return reply(s.Invite(ctx, a, in.ID.ID, in.Body.Kind))
}

func (s *Service) postRevoke(ctx context.Context, a authz.Actor, in *httpx.ID) (*struct{}, error) {
	return nil, s.Revoke(ctx, a, in.ID)
}

type consentInput struct {
	httpx.ID
	Body struct {
		Rev    int64  `json:"rev" minimum:"1"`
		Give   bool   `json:"give"`
		Reason string `json:"reason" required:"false" maxLength:"500" doc:"不同意须写明理由"`
	}
}

func (s *Service) postConsent(ctx context.Context, a authz.Actor, in *consentInput) (*httpx.Body[VisitEntry], error) {
	v, err := s.Consent(ctx, a, in.ID.ID, in.Body.Rev, in.Body.Give, in.Body.Reason)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(v.wireFor(nil, false)), nil
}

func (s *Service) getVisit(ctx context.Context, a authz.Actor, in *httpx.ID) (*httpx.Body[VisitDetail], error) {
	if err := reads(a); err != nil {
		return nil, err
	}
	return reply(s.Detail(ctx, a, in.ID))
}

// reads asks for a permission by which entries of somebody can be read at all.
func reads(a authz.Actor) error {
	if a.Has(authz.VisitRead) || a.Has(authz.VisitInspect) || a.Has(authz.ReportRead) {
		return nil
	}
	return authz.Missing(authz.VisitRead)
}

// VisitQuery narrows a list of entries.
type VisitQuery struct {
	httpx.PageQuery
	PersonID string       `query:"personId" maxLength:"36"`
	ServedID string       `query:"servedId" maxLength:"36"`
	State    State        `query:"state" enum:"draft,waiting,confirmed,returned,refused,withdrawn"`
	Strength Strength     `query:"strength" enum:"code,drawn,paper"`
	Consent  Consent      `query:"consent" enum:"asked,given,refused"`
	Source   Source       `query:"source" enum:"system,opening"`
	Opening  string       `query:"openingId" maxLength:"36" doc:"只看一份启用前记录带来的"`
	From     workday.Date `query:"from"`
	Until    workday.Date `query:"to"`
}

func (in VisitQuery) filter() Filter {
	return Filter{
		PersonID: in.PersonID, ServedID: in.ServedID, State: in.State, Strength: in.Strength, Consent: in.Consent,
		Source: in.Source, OpeningID: in.Opening, From: in.From, Until: in.Until,
	}
}

func (s *Service) getVisits(ctx context.Context, a authz.Actor, in *VisitQuery) (*httpx.Body[httpx.Page[VisitEntry]], error) {
	if scope := a.Own(authz.VisitRead); len(scope.Unions) == 0 { // an instructor who is nothing else
		return reply(s.Mine(ctx, a, in.filter(), in.PageQuery))
	}
	return reply(s.OfUnion(ctx, a, in.filter(), in.PageQuery))
}

type yearsInput struct {
	httpx.PageQuery
	YearQuery
}

func (s *Service) getYears(ctx context.Context, a authz.Actor, in *yearsInput) (*httpx.Body[httpx.Page[Card]], error) {
	return reply(s.Cards(ctx, a, s.yearOr(in.Year), in.PageQuery))
}

type personYear struct {
	httpx.ID
	Year int `path:"year" minimum:"2020" maximum:"2100"`
}

func (s *Service) getYear(ctx context.Context, a authz.Actor, in *personYear) (*httpx.Body[Card], error) {
	return reply(s.Card(ctx, a, in.ID.ID, in.Year))
}

func (s *Service) getDays(ctx context.Context, a authz.Actor, in *personYear) (*httpx.Body[PersonYear], error) {
	if err := reads(a); err != nil {
		return nil, err
	}
	return reply(s.Days(ctx, a, in.ID.ID, in.Year))
}

type correctionsInput struct {
	httpx.PageQuery
	State CorrectionState `query:"state" enum:"open,accepted,rejected"`
}

func (s *Service) getCorrections(ctx context.Context, a authz.Actor, in *correctionsInput) (*httpx.Body[httpx.Page[CorrectionView]], error) {
	return reply(s.Corrections(ctx, a, in.State, in.PageQuery))
}

type decision struct {
	httpx.ID
	Body struct {
		Accept bool   `json:"accept"`
		Reason string `json:"reason" maxLength:"500"`
	}
}

func (s *Service) postCorrection(ctx context.Context, a authz.Actor, in *decision) (*httpx.Body[Correction], error) {
	return reply(s.Decide(ctx, a, in.ID.ID, in.Body.Accept, in.Body.Reason))
}

type inspectInput struct {
	Body struct {
		UnionID string `json:"unionId" format:"uuid"`
		Reason  string `json:"reason" maxLength:"500"`
	}
}

func (s *Service) postInspection(ctx context.Context, a authz.Actor, in *inspectInput) (*httpx.Body[Inspection], error) {
	return reply(s.Inspect(ctx, a, in.Body.UnionID, in.Body.Reason))
}

func (s *Service) getInspections(ctx context.Context, a authz.Actor, _ *struct{}) (*httpx.Body[[]Inspection], error) {
	return reply(s.Inspections(ctx, a))
}

type inspectedInput struct {
	httpx.ID
	VisitQuery
}

func (s *Service) getInspected(ctx context.Context, a authz.Actor, in *inspectedInput) (*httpx.Body[httpx.Page[VisitEntry]], error) {
	return reply(s.Inspected(ctx, a, in.ID.ID, in.filter(), in.PageQuery))
}

type samplesInput struct {
	httpx.ID
	Body struct {
		Size     int          `json:"size" minimum:"1" maximum:"50"`
		Strength Strength     `json:"strength" required:"false" enum:"code,drawn,paper," doc:"空为不限"`
		Source   Source       `json:"source" required:"false" enum:"system,opening," doc:"opening 为系统启用前纸质记录，空为不限"`
		From     workday.Date `json:"from" required:"false"`
		Until    workday.Date `json:"to" required:"false"`
	}
}

func (s *Service) postSamples(ctx context.Context, a authz.Actor, in *samplesInput) (*httpx.Body[Drawn], error) {
	b := in.Body
	return reply(s.DrawSample(ctx, a, in.ID.ID, b.Size, Filter{Strength: b.Strength, Source: b.Source, From: b.From, Until: b.Until}))
}

func (s *Service) getSamples(ctx context.Context, a authz.Actor, in *httpx.ID) (*httpx.Body[[]SampleView], error) {
	return reply(s.Samples(ctx, a, in.ID))
}

type findingInput struct {
	httpx.ID
	Sample string `path:"sample" format:"uuid"`
	Body   struct {
		Finding Finding `json:"finding" enum:"matches,doubt,"`
		Note    string  `json:"note" required:"false" maxLength:"500"`
	}
}

func (s *Service) postFinding(ctx context.Context, a authz.Actor, in *findingInput) (*httpx.Body[Sample], error) {
	return reply(s.Find(ctx, a, in.ID.ID, in.Sample, in.Body.Finding, in.Body.Note))
}

func reply[T any](v T, err error) (*httpx.Body[T], error) {
	if err != nil {
		return nil, err
	}
	return httpx.Reply(v), nil
}
