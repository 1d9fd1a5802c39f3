package served

import (
	"context"
	"net/http"
	"time"

	"xiezhi/internal/authz"
	"xiezhi/internal/gb"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/workday"
)

// UnitView is a unit as pages show it.
type UnitView struct {
	Unit
	KindTitle      string   `json:"kindTitle"`
	StateTitle     string   `json:"stateTitle"`
	AgreementTitle string   `json:"agreementTitle"`
	UnionName      string   `json:"unionName"`
	OrgUnionName   string   `json:"orgUnionName"`
	RegionName     string   `json:"regionName"`
	PhoneChecked   bool     `json:"phoneChecked"`
	Actions        []Action `json:"actions" nullable:"false"`
}

// UnitDetail is a unit with what its page shows beside it.
type UnitDetail struct {
	UnitView
	Warnings []string   `json:"warnings" nullable:"false" doc:"信用代码的疑点等"`
	Alike    []UnitView `json:"alike" nullable:"false" doc:"可能重复的"`
	Into     *UnitView  `json:"into,omitempty" doc:"已合并的，现为"`
}

// UnitHistory is one act upon a unit.
type UnitHistory struct {
	At        time.Time      `json:"at"`
	ActorName string         `json:"actorName"`
	Action    string         `json:"action"`
	Title     string         `json:"title"`
	Reason    string         `json:"reason"`
	Changes   []audit.Change `json:"changes" nullable:"false"`
}

var actTitles = map[string]string{
	"served.add": "登记", "served.import": "导入", "served.fill": "由导入的台账补全", "served.edit": "修改", "served.check": "核对入册", "served.check_phone": "核对电话",
	"served.reveal": "查看完整电话", "served.close": "注销", "served.reopen": "恢复", "served.merge": "并入其他台账",
	"served.merged": "合并到其他台账", "served.distinguish": "确认不是重复",
}

// Query are the filters of a list.
type Query struct {
	Words      string       `query:"q" maxLength:"80" doc:"名称、拼音首字母或信用代码"`
	State      State        `query:"state" enum:"to_check,active,merged,closed"`
	Kind       Kind         `query:"kind" enum:"enterprise,town,zone,trade,area"`
	UnionID    string       `query:"unionId" maxLength:"36"`
	HasUnion   string       `query:"hasUnion" enum:"yes,no"`
	EndsBefore workday.Date `query:"endsBefore" doc:"集体合同在此日前届满"`
	PhoneToDo  bool         `query:"phoneToDo" doc:"电话待核对"`
}

func (q Query) filter() Filter {
	return Filter{
		Words: q.Words, State: q.State, Kind: q.Kind, UnionID: q.UnionID, HasUnion: q.HasUnion, EndsBefore: q.EndsBefore, PhoneToDo: q.PhoneToDo,
	}
}

type unitListInput struct {
	httpx.PageQuery
	Query
}

type unitAddInput struct{ Body NewUnitInput }

type unitEditInput struct {
	httpx.ID
	Body struct {
		Input
		Rev int64 `json:"rev"`
	}
}

type unitActInput struct {
	httpx.ID
	Body struct {
		Rev    int64  `json:"rev"`
		Reason string `json:"reason,omitempty" maxLength:"200"`
	}
}

type unitRevealInput struct {
	httpx.ID
	Body struct {
		Reason string `json:"reason" maxLength:"200" doc:"查看的理由，记入审计"`
	}
}

type unitPhone struct {
	Value string `json:"value"`
}

type unitMergeInput struct {
	httpx.ID
	Body UnitMerge
}

type unitDistinctInput struct {
	httpx.ID
	Body struct {
		OtherID string `json:"otherId" format:"uuid"`
	}
}

type unitSimilarInput struct {
	Name       string `query:"name" maxLength:"120" required:"true"`
	CreditCode string `query:"creditCode" maxLength:"40"`
	Kind       Kind   `query:"kind" enum:"enterprise,town,zone,trade,area" default:"enterprise"`
}

type unitItems[T any] struct {
	Items []T `json:"items" nullable:"false"`
}

// UnitPair is a pair of units as the page shows them.
type UnitPair struct {
	One   UnitView `json:"one"`
	Other UnitView `json:"other"`
	Why   string   `json:"why" enum:"credit,name,org"`
}

// Routes registers the register's endpoints.
func (s *Service) Routes(r authz.Router) {
	read, write := authz.Need(authz.ServedRead), authz.Need(authz.ServedWrite)
	httpx.Handle(r, http.MethodGet, "/api/served", read, s.list, httpx.Summary("服务对象台账"))
	httpx.Handle(r, http.MethodPost, "/api/served", read, s.add, httpx.Status(http.StatusCreated), httpx.Summary("登记服务对象"))
	httpx.Handle(r, http.MethodGet, "/api/served/book", read, s.book, httpx.Summary("手机离线选用的服务对象"))
	httpx.Handle(r, http.MethodGet, "/api/served/alike", authz.Need(authz.ServedMerge), s.pairs, httpx.Summary("可能重复的服务对象"))
	httpx.Handle(r, http.MethodGet, "/api/served/similar", read, s.similar, httpx.Summary("登记前查重"))
	s.exportRoutes(r)
	httpx.Handle(r, http.MethodGet, "/api/served/{id}", read, s.get, httpx.Summary("服务对象"))
	httpx.Handle(r, http.MethodPut, "/api/served/{id}", read, s.edit, httpx.Summary("修改服务对象"))
	httpx.Handle(r, http.MethodGet, "/api/served/{id}/history", read, s.history, httpx.Summary("服务对象的变更记录"))
	httpx.Handle(r, http.MethodPost, "/api/served/{id}/check", write, s.act(s.plain(s.Check)), httpx.Summary("核对待核的服务对象"))
	httpx.Handle(r, http.MethodPost, "/api/served/{id}/phone-check", authz.Need(authz.ServedCheck), s.act(s.plain(s.CheckPhone)), httpx.Summary("核对联系电话"))
	httpx.Handle(r, http.MethodPost, "/api/served/{id}/close", write, s.act(s.Close), httpx.Summary("注销服务对象"))
	httpx.Handle(r, http.MethodPost, "/api/served/{id}/reopen", write, s.act(s.plain(s.Reopen)), httpx.Summary("恢复服务对象"))
	httpx.Handle(r, http.MethodPost, "/api/served/{id}/reveal", read, s.reveal, httpx.Summary("查看完整电话"))
	httpx.Handle(r, http.MethodPost, "/api/served/{id}/merge", authz.Need(authz.ServedMerge), s.merge, httpx.Summary("合并服务对象"))
	s.importRoutes(r)
	httpx.Handle(r, http.MethodPost, "/api/served/{id}/distinct", authz.Need(authz.ServedMerge), s.distinct, httpx.Summary("确认不是重复"))
}

func (s *Service) list(ctx context.Context, a authz.Actor, in *unitListInput) (*httpx.Body[httpx.Page[UnitView]], error) {
	page, err := s.listed(ctx, a, in.filter(), in.PageQuery)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(page), nil
}

func (s *Service) listed(ctx context.Context, a authz.Actor, f Filter, at httpx.PageQuery) (httpx.Page[UnitView], error) {
	page, err := List(ctx, s.DB.Read(), Reach(a), f, at)
	if err != nil {
		return httpx.Page[UnitView]{}, err
	}
	views, err := s.views(ctx, s.DB.Read(), a, page.Items)
	return httpx.Page[UnitView]{Items: views, Next: page.Next, Prev: page.Prev, Total: page.Total}, err
}

// views adds the names of unions, and what the actor may do.
func (s *Service) views(ctx context.Context, q db.Q, a authz.Actor, units []Unit) ([]UnitView, error) {
	var ids []string
	for _, u := range units {
		ids = append(ids, u.UnionID)
		if u.OrgUnionID != "" {
			ids = append(ids, u.OrgUnionID)
		}
	}
	unions, err := org.ByIDs(ctx, q, ids...)
	if err != nil {
		return nil, err
	}
	out := make([]UnitView, len(units))
	for i, u := range units {
		out[i] = UnitView{
			Unit: u, KindTitle: u.Kind.Title(), StateTitle: u.State.Title(), AgreementTitle: u.AgreementKind.Title(),
			RegionName: regionName(u.RegionCode), UnionName: unions[u.UnionID].Name, OrgUnionName: unions[u.OrgUnionID].Name, PhoneChecked: u.PhoneChecked(), Actions: Actions(a, u),
		}
	}
	return out, nil
}

// regionName is the full name of a unit's region as of today; a town's code is that of its county with more digits.
func regionName(code string) string {
	now, _, _ := gb.CurrentDivision(code[:min(6, len(code))])
	return gb.FullName(now.Code)
}

func (s *Service) detail(ctx context.Context, a authz.Actor, u Unit) (*httpx.Body[UnitDetail], error) {
	q, reach := s.DB.Read(), Reach(a)
	alike, err := alikeTo(ctx, q, reach, u)
	if err != nil {
		return nil, err
	}
	if !u.InUse() {
		alike = nil
	}
	list := append([]Unit{u}, alike...)
	if u.MergedInto != "" {
		into, err := ByID(ctx, q, u.MergedInto)
		if err != nil {
			return nil, err
		}
		list = append(list, into)
	}
	views, err := s.views(ctx, q, a, list)
	if err != nil {
		return nil, err
	}
	d := UnitDetail{UnitView: views[0], Warnings: Warnings(u.Facts), Alike: views[1 : 1+len(alike)]}
	if u.MergedInto != "" {
		d.Into = &views[len(views)-1]
	}
	return httpx.Reply(d), nil
}

func (s *Service) get(ctx context.Context, a authz.Actor, in *httpx.ID) (*httpx.Body[UnitDetail], error) {
	u, err := s.Get(ctx, a, in.ID)
	if err != nil {
		return nil, err
	}
	return s.detail(ctx, a, u)
}

func (s *Service) add(ctx context.Context, a authz.Actor, in *unitAddInput) (*httpx.Body[UnitDetail], error) {
	u, err := s.Add(ctx, a, in.Body)
	if err != nil {
		return nil, err
	}
	return s.detail(ctx, a, u)
}

func (s *Service) edit(ctx context.Context, a authz.Actor, in *unitEditInput) (*httpx.Body[UnitDetail], error) {
	u, err := s.Edit(ctx, a, in.ID.ID, in.Body.Rev, in.Body.Input)
	if err != nil {
		return nil, err
	}
	return s.detail(ctx, a, u)
}

type change func(ctx context.Context, a authz.Actor, id string, rev int64, reason string) (Unit, error)

// plain makes an act that takes no reason one that ignores it.
func (s *Service) plain(fn func(ctx context.Context, a authz.Actor, id string, rev int64) (Unit, error)) change {
	return func(ctx context.Context, a authz.Actor, id string, rev int64, _ string) (Unit, error) {
		return fn(ctx, a, id, rev)
	}
}

func (s *Service) act(fn change) func(context.Context, authz.Actor, *unitActInput) (*httpx.Body[UnitDetail], error) {
	return func(ctx context.Context, a authz.Actor, in *unitActInput) (*httpx.Body[UnitDetail], error) {
		u, err := fn(ctx, a, in.ID.ID, in.Body.Rev, in.Body.Reason)
		if err != nil {
			return nil, err
		}
		return s.detail(ctx, a, u)
	}
}

func (s *Service) reveal(ctx context.Context, a authz.Actor, in *unitRevealInput) (*httpx.Body[unitPhone], error) {
	phone, err := s.Reveal(ctx, a, in.ID.ID, in.Body.Reason)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(unitPhone{Value: phone.Number()}), nil
}

func (s *Service) merge(ctx context.Context, a authz.Actor, in *unitMergeInput) (*httpx.Body[UnitDetail], error) {
	u, err := s.Merge(ctx, a, in.ID.ID, in.Body)
	if err != nil {
		return nil, err
	}
	return s.detail(ctx, a, u)
}

func (s *Service) distinct(ctx context.Context, a authz.Actor, in *unitDistinctInput) (*struct{}, error) {
	return nil, s.Distinguish(ctx, a, in.ID.ID, in.Body.OtherID)
}

func (s *Service) pairs(ctx context.Context, a authz.Actor, _ *struct{}) (*httpx.Body[unitItems[UnitPair]], error) {
	pairs, err := s.alike(ctx, a)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(unitItems[UnitPair]{Items: pairs}), nil
}

func (s *Service) alike(ctx context.Context, a authz.Actor) ([]UnitPair, error) {
	pairs, err := Alike(ctx, s.DB.Read(), a.Scope(authz.ServedMerge))
	if err != nil {
		return nil, err
	}
	var units []Unit
	for _, p := range pairs {
		units = append(units, p.One, p.Other)
	}
	views, err := s.views(ctx, s.DB.Read(), a, units)
	if err != nil {
		return nil, err
	}
	out := make([]UnitPair, len(pairs))
	for i, p := range pairs {
		out[i] = UnitPair{One: views[2*i], Other: views[2*i+1], Why: p.Why}
	}
	return out, nil
}

func (s *Service) similar(ctx context.Context, a authz.Actor, in *unitSimilarInput) (*httpx.Body[unitItems[UnitView]], error) {
	var probe Unit
	probe.setFacts(Facts{Kind: in.Kind, Name: in.Name, CreditCode: in.CreditCode})
	found, err := similarTo(ctx, s.DB.Read(), Reach(a), probe)
	if err != nil {
		return nil, err
	}
	views, err := s.views(ctx, s.DB.Read(), a, found)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(unitItems[UnitView]{Items: views}), nil
}

func (s *Service) book(ctx context.Context, a authz.Actor, _ *struct{}) (*httpx.Body[[]BookLine], error) {
	var own authz.Scope
	for _, g := range a.Grants {
		if g.Role.Allows(authz.ServedRead) {
			own.Unions = append(own.Unions, g.UnionID)
		}
	}
	lines, err := Book(ctx, s.DB.Read(), own, Reach(a))
	if err != nil {
		return nil, err
	}
	return httpx.Reply(lines), nil
}

func (s *Service) history(ctx context.Context, a authz.Actor, in *httpx.ID) (*httpx.Body[unitItems[UnitHistory]], error) {
	if _, err := s.Get(ctx, a, in.ID); err != nil {
		return nil, err
	}
	acts, _, err := audit.List(ctx, s.DB.Read(), audit.Filter{Kind: "served", ItemID: in.ID, Limit: 100})
	if err != nil {
		return nil, err
	}
	out := make([]UnitHistory, len(acts))
	for i, act := range acts {
		out[i] = UnitHistory{
			At: act.At, ActorName: act.ActorName, Action: act.Action, Title: actTitles[act.Action], Reason: act.Reason, Changes: act.Changes,
		}
		if out[i].Changes == nil {
			out[i].Changes = []audit.Change{}
		}
	}
	return httpx.Reply(unitItems[UnitHistory]{Items: out}), nil
}
