package worklog

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/export"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/workday"
)

// exportRoutes register the workbooks of the chapter's lists. Each holds what its list shows to the same reader, and
// never an internal note.
func (s *Service) exportRoutes(r authz.Router) {
	read := authz.Need(authz.VisitRead)
	httpx.Handle(r, http.MethodGet, "/api/visits/export", read, s.exportVisits, httpx.Summary("导出工作日志"))
	httpx.Handle(r, http.MethodGet, "/api/visits/years/export", read, s.exportYears, httpx.Summary("导出年度天数"))
	httpx.Handle(r, http.MethodGet, "/api/visits/papers/export", read, s.exportPapers, httpx.Summary("导出纸质签字"))
	httpx.Handle(r, http.MethodGet, "/api/visits/corrections/export", read, s.exportCorrections, httpx.Summary("导出年度关闭后的更正"))
	httpx.Handle(r, http.MethodGet, "/api/visit-openings/export", authz.Need(authz.VisitCheck), s.exportOpenings, httpx.Summary("导出启用前服务记录的清单"))
	inspect := authz.Need(authz.VisitInspect)
	httpx.Handle(r, http.MethodGet, "/api/visits/inspections/export", inspect, s.exportInspections, httpx.Summary("导出我的督查调阅"))
	httpx.Handle(r, http.MethodGet, "/api/visits/inspections/{id}/visits/export", inspect, s.exportInspected, httpx.Summary("导出督查调阅的日志"))
	httpx.Handle(r, http.MethodGet, "/api/visits/inspections/{id}/openings/export", inspect, s.exportInspectedOpenings, httpx.Summary("导出督查调阅的启用前服务记录"))
	httpx.Handle(r, http.MethodGet, "/api/visits/inspections/{id}/samples/export", inspect, s.exportSamples, httpx.Summary("导出抽到的日志和核对结果"))
}

// take sends a whole list as it is shown; see export.Take.
func take[T any](ctx context.Context, s *Service, a authz.Actor, l export.List, page func(httpx.PageQuery) (httpx.Page[T], error), cells func(T) []any) (*huma.StreamResponse, error) {
	act := export.Act{Actor: a.Audit(), Action: "worklog.export", Kind: "visit", Label: l.Title}
	if len(a.Grants) > 0 {
		g := a.Grants[0]
		act.UnionID, act.CountyID, act.CityID = g.UnionID, g.CountyID, g.CityID
	}
	return export.Take(ctx, s.DB, s.DB.Now().In(workday.Shanghai), act, l, page, cells)
}

// EntryFilter is VisitQuery without its page.
type EntryFilter struct {
	PersonID string       `query:"personId" maxLength:"36"`
	ServedID string       `query:"servedId" maxLength:"36"`
	State    State        `query:"state" enum:"draft,waiting,confirmed,returned,refused,withdrawn"`
	Strength Strength     `query:"strength" enum:"code,drawn,paper"`
	Consent  Consent      `query:"consent" enum:"asked,given,refused"`
	Source   Source       `query:"source" enum:"system,opening"`
	Opening  string       `query:"openingId" maxLength:"36"`
	From     workday.Date `query:"from"`
	Until    workday.Date `query:"to"`
}

func (in EntryFilter) filter() Filter {
	return Filter{
		PersonID: in.PersonID, ServedID: in.ServedID, State: in.State, Strength: in.Strength, Consent: in.Consent,
		Source: in.Source, OpeningID: in.Opening, From: in.From, Until: in.Until,
	}
}

func (s *Service) exportVisits(ctx context.Context, a authz.Actor, in *EntryFilter) (*huma.StreamResponse, error) {
	list := s.OfUnion
	if scope := a.Own(authz.VisitRead); len(scope.Unions) == 0 { // an instructor who is nothing else
		list = s.Mine
	}
	page := func(at httpx.PageQuery) (httpx.Page[VisitEntry], error) { return list(ctx, a, in.filter(), at) }
	return take(ctx, s, a, entryList("工作日志"), page, VisitEntry.cells)
}

func entryList(title string) export.List {
	return export.List{Title: title, Columns: []export.Column{
		export.Days("服务日期"), export.Name("指导员"), export.Text("服务对象", 30), export.Text("职责", 22), export.Text("方式", 10),
		export.Text("服务内容", 40), export.Text("成效", 30), export.Text("状态", 12), export.Text("确认方式", 10), export.Text("计为一天", 8),
		export.Text("委托书", 20), export.Text("来源", 12),
	}}
}

func (v VisitEntry) cells() []any {
	duties := make([]string, len(v.Duties))
	for i, d := range v.Duties {
		duties[i] = d.Title()
	}
	source := "系统"
	if v.Source == SourceOpening {
		source = "启用前纸质"
	}
	return []any{
		export.Day(v.Day), v.PersonName, v.ServedName, strings.Join(duties, "、"), v.Place.Title(), v.Done, v.Outcome,
		v.State.Title(), v.Strength.Title(), v.Counted, v.CommissionNumber, source,
	}
}

func (s *Service) exportYears(ctx context.Context, a authz.Actor, in *YearQuery) (*huma.StreamResponse, error) {
	year := s.yearOr(in.Year)
	page := func(at httpx.PageQuery) (httpx.Page[Card], error) { return s.Cards(ctx, a, year, at) }
	l := export.List{Title: fmt.Sprintf("%d年年度天数", year), Columns: []export.Column{
		export.Name("指导员"), export.Text("聘用单位", 28), export.Number("已确认天数"), export.Number("要求"), export.Number("服务次数"),
		export.Number("待签字"), export.Days("最早待签字"), export.Days("签字截止"), export.Text("说明", 50),
	}}
	return take(ctx, s, a, l, page, func(c Card) []any {
		return []any{
			c.PersonName, c.UnionName, c.Days, c.Want, c.Services, c.Waiting, export.Day(c.OldestWaiting), export.Day(c.ClosesOn), c.Text,
		}
	})
}

// PaperFilter narrows the scanned sheets.
type PaperFilter struct {
	State   PaperState `query:"state" enum:"waiting,accepted,rejected,dropped"`
	VisitID string     `query:"visitId" maxLength:"36"`
}

var paperTitles = map[PaperState]string{PaperWaiting: "等待核对", PaperAccepted: "核对通过", PaperRejected: "已退回", PaperDropped: "不再需要"}

func (s *Service) exportPapers(ctx context.Context, a authz.Actor, in *PaperFilter) (*huma.StreamResponse, error) {
	page := func(at httpx.PageQuery) (httpx.Page[PaperView], error) {
		return s.Papers(ctx, a, in.State, in.VisitID, at)
	}
	l := export.List{Title: "纸质签字", Columns: []export.Column{
		export.Days("服务日期"), export.Name("指导员"), export.Text("服务对象", 30), export.Name("签字人"), export.Text("签字人职务", 16),
		export.Text("代表", 16), export.Days("签字日期"), export.Name("上传人"), export.Text("上传时间", 18), export.Text("状态", 10),
		export.Name("核对人"), export.Text("理由", 30),
	}}
	return take(ctx, s, a, l, page, func(p PaperView) []any {
		return []any{
			export.Day(p.Day), p.PersonName, p.ServedName, p.SignerName, p.SignerPost, p.Side.Title(), export.Day(p.SignedOn),
			p.UploadedName, workday.Minute(p.UploadedAt), paperTitles[p.State], p.CheckedName, p.Reason,
		}
	})
}

// CorrectionFilter narrows the corrections.
type CorrectionFilter struct {
	State CorrectionState `query:"state" enum:"open,accepted,rejected"`
}

var (
	correctionKinds  = map[CorrectionKind]string{CorrectConfirm: "关闭后补签", CorrectWithdraw: "关闭后撤回"}
	correctionStates = map[CorrectionState]string{CorrectionOpen: "待决定", CorrectionAccepted: "已更正", CorrectionRejected: "不作更正"}
)

func (s *Service) exportCorrections(ctx context.Context, a authz.Actor, in *CorrectionFilter) (*huma.StreamResponse, error) {
	page := func(at httpx.PageQuery) (httpx.Page[CorrectionView], error) {
		return s.Corrections(ctx, a, in.State, at)
	}
	l := export.List{Title: "年度关闭后的更正", Columns: []export.Column{
		export.Text("年度", 8), export.Name("指导员"), export.Days("服务日期"), export.Text("服务对象", 30), export.Text("事项", 14),
		export.Text("服务方理由", 30), export.Text("状态", 10), export.Name("决定人"), export.Text("决定理由", 30), export.Number("原天数"), export.Number("更正后"),
	}}
	return take(ctx, s, a, l, page, func(x CorrectionView) []any {
		cells := []any{
			fmt.Sprint(x.Year), x.PersonName, export.Day(x.Day), x.ServedName, correctionKinds[x.Kind], x.AskedReason,
			correctionStates[x.State], x.DecidedName, x.Reason, x.DaysBefore, x.DaysAfter,
		}
		if x.State == CorrectionOpen { // nobody has counted yet
			cells[9], cells[10] = nil, nil
		}
		return cells
	})
}

// OpeningFilter narrows the openings.
type OpeningFilter struct {
	State OpeningState `query:"state" enum:"preview,waiting,accepted,returned,dropped"`
}

func (s *Service) exportOpenings(ctx context.Context, a authz.Actor, in *OpeningFilter) (*huma.StreamResponse, error) {
	page := func(at httpx.PageQuery) (httpx.Page[OpeningItem], error) { return s.Openings(ctx, a, in.State, at) }
	return take(ctx, s, a, openingList(), page, OpeningItem.cells)
}

func openingList() export.List {
	return export.List{Title: "启用前纸质记录", Columns: []export.Column{
		export.Text("聘用单位", 28), export.Text("表格", 30), export.Text("指导员", 24), export.Number("服务（条）"), export.Number("签字本（份）"),
		export.Text("状态", 12), export.Name("上传人"), export.Text("上传时间", 18), export.Name("送交人"), export.Text("送交时间", 18),
		export.Name("核对人"), export.Text("核对时间", 18), export.Text("核对意见", 30),
	}}
}

func (o OpeningItem) cells() []any {
	people := make([]string, len(o.People))
	for i, p := range o.People {
		people[i] = p.PersonName
	}
	return []any{
		o.UnionName, o.FileName, strings.Join(people, "、"), o.Good, o.Scans, o.StateTitle, o.UploadedName, minute(o.UploadedAt),
		o.SentName, minute(o.SentAt), o.CheckedName, minute(o.CheckedAt), o.Reason,
	}
}

func (s *Service) exportInspections(ctx context.Context, a authz.Actor, _ *struct{}) (*huma.StreamResponse, error) {
	page := export.Whole(func() ([]Inspection, error) { return s.Inspections(ctx, a) })
	l := export.List{Title: "督查调阅", Columns: []export.Column{
		export.Text("被督查的工会", 30), export.Text("事由", 50), export.Name("调阅人"), export.Text("开始", 18), export.Days("截止"),
	}}
	return take(ctx, s, a, l, page, func(i Inspection) []any {
		return []any{i.UnionName, i.Reason, i.AccountName, minute(i.OpenedAt), export.Day(i.UntilOn)}
	})
}

// InspectedFilter is an inspection, and what of it is asked for.
type InspectedFilter struct {
	httpx.ID
	EntryFilter
}

// exportInspected sends what an open inspection lets be read; that it was read is recorded as for the list.
func (s *Service) exportInspected(ctx context.Context, a authz.Actor, in *InspectedFilter) (*huma.StreamResponse, error) {
	i, err := s.openInspection(ctx, a, in.ID.ID)
	if err != nil {
		return nil, err
	}
	if err := s.looked(ctx, a, i, in.PersonID, i.UnionName); err != nil {
		return nil, err
	}
	page := func(at httpx.PageQuery) (httpx.Page[VisitEntry], error) {
		return s.within(ctx, i.Scope(), in.filter(), at, true)
	}
	return take(ctx, s, a, i.titled(entryList("调阅的日志")), page, VisitEntry.cells)
}

func (s *Service) exportInspectedOpenings(ctx context.Context, a authz.Actor, in *httpx.ID) (*huma.StreamResponse, error) {
	i, err := s.openInspection(ctx, a, in.ID)
	if err != nil {
		return nil, err
	}
	if err := s.looked(ctx, a, i, "", i.UnionName+"：启用前纸质记录"); err != nil {
		return nil, err
	}
	page := func(at httpx.PageQuery) (httpx.Page[OpeningItem], error) {
		return s.openings(ctx, a, i.Scope(), "", true, at)
	}
	return take(ctx, s, a, i.titled(openingList()), page, OpeningItem.cells)
}

var findingTitles = map[Finding]string{FindingMatches: "相符", FindingDoubt: "有疑问", "": "未核对"}

func (s *Service) exportSamples(ctx context.Context, a authz.Actor, in *httpx.ID) (*huma.StreamResponse, error) {
	i, err := s.openInspection(ctx, a, in.ID)
	if err != nil {
		return nil, err
	}
	drawn, err := s.Samples(ctx, a, in.ID)
	if err != nil {
		return nil, err
	}
	page := export.Whole(func() ([]SampleView, error) { return drawn, nil })
	l := export.List{Title: "抽样核对", Columns: []export.Column{
		export.Number("第几次抽取"), export.Days("服务日期"), export.Name("指导员"), export.Text("服务对象", 30), export.Text("确认方式", 10),
		export.Text("核对结果", 10), export.Text("说明", 40),
	}}
	return take(ctx, s, a, i.titled(l), page, func(x SampleView) []any {
		return []any{x.Draw, export.Day(x.Visit.Day), x.Visit.PersonName, x.Visit.ServedName, x.Visit.Strength.Title(), findingTitles[x.Finding], x.Note}
	})
}

// titled says above a list under which inspection it was read.
func (i Inspection) titled(l export.List) export.List {
	l.Sheet, l.Title = l.Title, l.Title+"（"+i.UnionName+"）"
	l.Notes = []string{"督查调阅事由：" + i.Reason}
	return l
}

// minute is an instant's cell, blank for none.
func minute(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return workday.Minute(t)
}
