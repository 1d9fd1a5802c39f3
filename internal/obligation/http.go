package obligation

import (
	"context"
	"fmt"
	"net/http"
	"sync"

	"github.com/danielgtaylor/huma/v2"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/export"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/policy"
	"xiezhi/internal/rulebook"
	"xiezhi/internal/workday"
)

// Service answers questions about the ledger; chapters write it through Sync.
type Service struct {
	DB *db.DB
	// Calendar is the calendar of working days in force.
	Calendar func(context.Context) (*workday.Calendar, error)
	// Inspected is where the actor has a running inspection with a recorded reason; nil: nowhere.
	Inspected func(context.Context, db.Q, authz.Actor, workday.Date) (authz.Scope, error)
	// Actor is an account as it acts today, for its calendar.
	Actor func(ctx context.Context, q db.Q, accountID string) (authz.Actor, error)
	// Decided hears of a line that a superior has waived, or asks for again.
	Decided func(ctx context.Context, tx *db.Tx, line Obligation)
	// Rulebook supposes rules and notices that nobody has laid, and the Reckoners say what the chapters would want then.
	Rulebook  *rulebook.Service
	Reckoners []Reckoner
	BaseURL   string // how people reach the server; empty takes the request's host

	supposing sync.Mutex // one at a time: it reads everything
}

func (s *Service) today() workday.Date { return workday.Of(s.DB.Now()) }

func (s *Service) inspected(ctx context.Context, q db.Q, a authz.Actor) (authz.Scope, error) {
	if s.Inspected == nil {
		return authz.Scope{}, nil
	}
	return s.Inspected(ctx, q, a, s.today())
}

// LedgerFilter is what the lists of the ledger can be narrowed by.
type LedgerFilter struct {
	Rule    Rule   `query:"rule" maxLength:"40"`
	State   State  `query:"state" enum:"open,paused,met,late,waived,void"`
	Period  string `query:"period" maxLength:"20" doc:"年度"`
	Overdue bool   `query:"overdue" doc:"只看已逾期未完成的"`
	Tone    Tone   `query:"tone" enum:"late,soon,calm" doc:"进行中的：逾期、临期、其余"`
	UnionID string `query:"unionId" maxLength:"36" doc:"该单位及其下级"`
}

type listInput struct {
	httpx.PageQuery
	LedgerFilter
}

// LedgerEntry is a line with its history and the rule behind it: which article, which number, from which document and day,
// by which versions of rules and calendar.
type LedgerEntry struct {
	LedgerLine
	Demand     Demand          `json:"demand"`
	Value      string          `json:"value" doc:"判定时适用的数值"`
	Unit       string          `json:"unit"`
	ValueKind  policy.Kind     `json:"valueKind" enum:",int,bool,enum,month_day,day"`
	Sources    []policy.Source `json:"sources" nullable:"false" doc:"数值的来历"`
	RulesOf    workday.Date    `json:"rulesOf" doc:"按哪一天的规定判定"`
	InForce    string          `json:"inForce" doc:"该日规定的版本"`
	CalendarIn string          `json:"calendarInForce" doc:"现行日历的版本"`
	History    []LedgerStep    `json:"history" nullable:"false"`
	Urges      []UrgeLine      `json:"urges" nullable:"false"`
	Waivers    []WaiverLine    `json:"waivers" nullable:"false"`
	Actions    []string        `json:"actions" nullable:"false" doc:"record、urge、waive、lift"`
}

// Routes registers /api/obligations.
func (s *Service) Routes(r authz.Router) {
	read := authz.Need(authz.ObligationRead)
	httpx.Handle(r, http.MethodGet, "/api/obligations", read, s.list, httpx.Summary("应办事项"))
	httpx.Handle(r, http.MethodGet, "/api/obligations/demands", read, s.demands, httpx.Summary("各类应办事项及其条款"))
	httpx.Handle(r, http.MethodGet, "/api/obligations/units", read, s.units, httpx.Summary("应办事项按单位计数"))
	httpx.Handle(r, http.MethodGet, "/api/obligations/catalogue", read, s.catalogue, httpx.Summary("期限清单：各项义务、条款、现行数值和启用情况"))
	httpx.Handle(r, http.MethodGet, "/api/obligations/catalogue/export", read, s.exportCatalogue, httpx.Summary("导出期限清单"))
	httpx.Handle(r, http.MethodGet, "/api/obligations/export", read, s.exportLines, httpx.Summary("导出应办事项"))
	httpx.Handle(r, http.MethodGet, "/api/obligations/units/export", read, s.exportUnits, httpx.Summary("导出应办事项按单位计数"))
	s.feedRoutes(r)
	s.actRoutes(r)
	s.supposeRoutes(r)
	httpx.Handle(r, http.MethodGet, "/api/obligations/{id}", read, s.get, httpx.Summary("一件应办事项的依据和经过"))
}

// filter finds the union that is asked about, which must stand within the actor's scope.
func (s *Service) filter(ctx context.Context, a authz.Actor, in LedgerFilter) (Filter, error) {
	f := Filter{Rule: in.Rule, State: in.State, Period: in.Period, Overdue: in.Overdue, Tone: in.Tone}
	if in.UnionID == "" {
		return f, nil
	}
	u, err := org.ByID(ctx, s.DB.Read(), in.UnionID)
	if err != nil {
		return f, err
	}
	f.At = &u
	return f, authz.Require(a, authz.ObligationRead, u.Place(), "工会")
}

func (s *Service) list(ctx context.Context, a authz.Actor, in *listInput) (*httpx.Body[httpx.Page[LedgerLine]], error) {
	f, err := s.filter(ctx, a, in.LedgerFilter)
	if err != nil {
		return nil, err
	}
	page, err := s.List(ctx, a, f, in.PageQuery)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(page), nil
}

func (s *Service) units(ctx context.Context, a authz.Actor, in *listInput) (*httpx.Body[httpx.Page[LedgerUnit]], error) {
	f, err := s.filter(ctx, a, in.LedgerFilter)
	if err != nil {
		return nil, err
	}
	page, err := s.Units(ctx, a, f, in.PageQuery)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(page), nil
}

func (s *Service) demands(context.Context, authz.Actor, *struct{}) (*httpx.Body[httpx.List[Demand]], error) {
	return httpx.ReplyList(Demands()), nil
}

func (s *Service) get(ctx context.Context, a authz.Actor, in *httpx.ID) (*httpx.Body[LedgerEntry], error) {
	line, history, err := s.byID(ctx, a, in.ID)
	if err != nil {
		return nil, err
	}
	demand := line.Rule.Demand()
	on := demand.RulesOf.On(line.Obligation, s.today())
	chain, err := org.PolicyChain(ctx, s.DB.Read(), line.UnionID, on)
	if err != nil {
		return nil, err
	}
	cal, err := s.Calendar(ctx)
	if err != nil {
		return nil, err
	}
	p := policy.At(chain, on)
	out := LedgerEntry{LedgerLine: line, Demand: demand.Under(p), RulesOf: on, InForce: p.Version(), CalendarIn: cal.Version(), Sources: []policy.Source{}, History: history}
	if r, known := policy.RuleOf(demand.Key); known {
		out.Value, out.Unit, out.ValueKind, out.Sources = p.Text(r.Key), r.Unit, r.Kind, p.Explain(r.Key)
	}
	if out.Urges, err = s.urgesOf(ctx, line.ID); err != nil {
		return nil, err
	}
	if out.Waivers, err = s.waiversOf(ctx, line.ID); err != nil {
		return nil, err
	}
	out.Actions = actions(a, line.Obligation)
	return httpx.Reply(out), nil
}

func (s *Service) taken(ctx context.Context, a authz.Actor, f Filter, label string) (notes []string, err error) {
	act := export.Act{Actor: a.Audit(), Action: "obligation.export", Kind: "obligation", Label: label}
	if f.At != nil {
		act.UnionID, act.CountyID, act.CityID = f.At.ID, f.At.CountyID, f.At.CityID
	}
	at := workday.Minute(s.DB.Now())
	return []string{fmt.Sprintf("%s导出，%s", a.Name, at)}, export.Record(ctx, s.DB, act)
}

func (s *Service) exportLines(ctx context.Context, a authz.Actor, in *LedgerFilter) (*huma.StreamResponse, error) {
	f, err := s.filter(ctx, a, *in)
	if err != nil {
		return nil, err
	}
	list := export.List{Title: "应办事项", File: "应办事项-" + s.today().String(), Columns: []export.Column{
		export.Text("事项", 18), export.Text("条款", 18), export.Text("年度", 8), export.Text("承担单位", 28), export.Name("涉及人员"),
		export.Days("起算"), export.Days("到期"), export.Text("状态", 10), export.Number("已有"), export.Number("要求"), export.Days("完成日期"),
		export.Text("规定版本", 14), export.Text("日历版本", 14), export.Text("凭据", 46),
	}}
	if list.Notes, err = s.taken(ctx, a, f, list.Title); err != nil {
		return nil, err
	}
	return export.Send(list, func(write export.Row) error {
		page := func(at httpx.PageQuery) (httpx.Page[LedgerLine], error) { return s.List(ctx, a, f, at) }
		return export.Pages(page, func(l LedgerLine) error {
			state := l.State.Title()
			if l.Overdue {
				state = "已逾期"
			}
			return write(l.RuleTitle, l.ArticleTitle, l.Period, l.UnionName, l.PersonName, export.Day(l.StartsOn), export.Day(l.DueOn), state,
				l.Have, l.Want, export.Day(l.MetOn), l.PolicyVersion, l.CalendarVersion, l.Proof)
		})
	})
}

func (s *Service) exportUnits(ctx context.Context, a authz.Actor, in *LedgerFilter) (*huma.StreamResponse, error) {
	f, err := s.filter(ctx, a, *in)
	if err != nil {
		return nil, err
	}
	list := export.List{Title: "应办事项（按单位）", File: "应办事项-按单位-" + s.today().String(), Columns: []export.Column{
		export.Text("单位", 28), export.Digits("行政区划代码", 14), export.Number("进行中"), export.Number("其中临期"), export.Number("已逾期"), export.Number("已完成"),
		export.Number("逾期完成"), export.Number("已免除"), export.Number("不再要求"), export.Number("催办过"),
	}}
	if list.Notes, err = s.taken(ctx, a, f, list.Title); err != nil {
		return nil, err
	}
	return export.Send(list, func(write export.Row) error {
		page := func(at httpx.PageQuery) (httpx.Page[LedgerUnit], error) { return s.Units(ctx, a, f, at) }
		return export.Pages(page, func(c LedgerUnit) error {
			return write(c.UnionName, c.RegionCode, c.Open, c.Soon, c.Overdue, c.Met, c.Late, c.Waived, c.Void, c.Urged)
		})
	})
}
