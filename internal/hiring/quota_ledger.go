package hiring

import (
	"context"
	"fmt"
	"slices"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/workday"
)

// book is the whole province's quota on a day, by the tree of that day.
type book struct {
	on        workday.Date
	hires     bool
	root      string
	standings []standing // in the order of administrative codes
	own       map[string]QuotaFigures
	byUnion   map[string]seated // heads of each employing union
}

func readBook(ctx context.Context, q db.Q, on workday.Date) (book, error) {
	b := book{on: on, byUnion: map[string]seated{}}
	root, err := org.Root(ctx, q)
	if err != nil {
		return b, err
	}
	b.root = root.ID
	if b.hires, err = numberMeansHires(ctx, q, root.ID, on); err != nil {
		return b, err
	}
	if b.standings, err = standingsOn(ctx, q, on); err != nil {
		return b, err
	}
	if b.own, err = byAccount(ctx, q, on); err != nil {
		return b, err
	}
	posts, err := occupied(ctx, q, on, b.hires)
	if err != nil {
		return b, err
	}
	for _, p := range posts {
		id := HolderOf(org.Place{UnionID: p.UnionID, CountyID: p.CountyID, CityID: p.CityID}, root.ID)
		f := b.own[id]
		f.Occupied += p.Heads
		f.Procured += p.Procured
		b.own[id] = f
		b.byUnion[p.UnionID] = p
	}
	return b, nil
}

func (b book) rank(id string) int {
	return slices.IndexFunc(b.standings, func(s standing) bool { return s.UnionID == id })
}

func (b book) holders() []Holder {
	var out []Holder
	for _, s := range b.standings {
		if s.Tier != org.TierBase || b.left(s) {
			out = append(out, s.holder())
		}
	}
	return out
}

// left tells whether a union that has no account of its own has something left from when it had one.
func (b book) left(s standing) bool { return s.Tier == org.TierBase && !b.own[s.UnionID].empty() }

func (s standing) holder() Holder {
	return Holder{UnionID: s.UnionID, Name: s.Name, RegionCode: s.RegionCode, Tier: s.Tier, CityID: s.CityID}
}

func (s standing) place() org.Place {
	return org.Place{UnionID: s.UnionID, CountyID: s.CountyID, CityID: s.CityID}
}

// rows are the lines of a union's table; below an account those unions that employ, with their heads alone, and those
// that have something left from when they stood at county tier.
func (b book) rows(top standing) []QuotaRow {
	base := func(s standing, depth int) QuotaRow {
		p, f := b.byUnion[s.UnionID], b.own[s.UnionID]
		r := QuotaRow{
			UnionID: s.UnionID, Name: s.Name, Tier: s.Tier, RegionCode: s.RegionCode, Depth: depth, Shares: !b.left(s), Left: b.left(s),
			Figures: QuotaFigures{Occupied: p.Heads, Procured: p.Procured},
		}
		if r.Left {
			f.Occupied, f.Procured = p.Heads, p.Procured
			r.Figures = f.left()
		}
		return r
	}
	if top.Tier == org.TierBase {
		return []QuotaRow{base(top, 0)}
	}
	rows := Table(top.holder(), b.holders(), b.own)
	if top.Tier != org.TierCounty {
		return rows
	}
	for _, s := range b.standings {
		if s.CountyID == top.UnionID && (s.Employs || b.byUnion[s.UnionID].Heads > 0 || b.left(s)) {
			rows = append(rows, base(s, 1))
		}
	}
	return rows
}

// QuotaLedger is the quota of a union and of what stood below it on a day.
type QuotaLedger struct {
	UnionID    string       `json:"unionId"`
	Name       string       `json:"name"`
	Tier       org.Tier     `json:"tier"`
	Trail      []QuotaStep  `json:"trail" nullable:"false"`
	On         workday.Date `json:"on"`
	Today      workday.Date `json:"today"`
	Year       int          `json:"year"`
	Means      string       `json:"means" enum:"stock,hires" doc:"核定数指在岗人数，还是本年新聘人数"`
	Approved   bool         `json:"approved" doc:"该年度已有核定数"`
	HolderName string       `json:"holderName" doc:"没有自己员额的单位：在谁的员额之内"`
	Holder     QuotaFigures `json:"holder" doc:"该员额的数字"`
	Rows       []QuotaRow   `json:"rows" nullable:"false"`
	Actions    []string     `json:"actions" nullable:"false"`
}

// QuotaStep is a union on the way down to the one that is shown.
type QuotaStep struct {
	UnionID string `json:"unionId"`
	Name    string `json:"name"`
}

// Actions upon the ledger.
const (
	ActApproval = "approval"
	ActTransfer = "transfer"
	ActShares   = "shares" // the workbench, which the province alone sees
)

// firstDay is the first that the ledger is asked for: the Measures were issued in 2020.
var firstDay = workday.New(2020, 1, 1)

// dayOf is the day asked for, today when none is; the ledger knows next year as far as it was decided.
func (s *QuotaService) dayOf(on workday.Date) (workday.Date, error) {
	today := s.today()
	switch {
	case on.IsZero():
		return today, nil
	case on.Before(firstDay) || on.Year() > today.Year()+1:
		return on, errs.E("quota_day", "日期应在2020年至明年之间。", errs.F("on", "请核对年份"))
	}
	return on, nil
}

// Ledger is a union's page of the ledger on a day; the caller's highest union when none is named. Today's tree decides
// what may be seen, that of the day what is counted where.
func (s *QuotaService) Ledger(ctx context.Context, a authz.Actor, unionID string, on workday.Date) (QuotaLedger, error) {
	q := s.DB.Read()
	on, err := s.dayOf(on)
	if err != nil {
		return QuotaLedger{}, err
	}
	u, err := s.unionOf(ctx, q, a, unionID)
	if err != nil {
		return QuotaLedger{}, err
	}
	b, err := readBook(ctx, q, on)
	if err != nil {
		return QuotaLedger{}, err
	}
	l := QuotaLedger{
		UnionID: u.ID, Name: u.Name, Tier: u.Tier, Trail: []QuotaStep{}, On: on, Today: s.today(), Year: on.Year(), Means: "stock",
		Rows: []QuotaRow{}, Actions: []string{},
	}
	if b.hires {
		l.Means = "hires"
	}
	if i := b.rank(u.ID); i >= 0 {
		top := b.standings[i]
		l.Name, l.Tier = top.Name, top.Tier
		l.Rows = b.rows(top)
		if top.Tier == org.TierBase {
			holder := b.standings[b.rank(HolderOf(top.place(), b.root))]
			l.HolderName, l.Holder = holder.Name, b.own[holder.UnionID].settle()
		}
	}
	l.Approved = l.Holder.Approved || slices.ContainsFunc(l.Rows, func(r QuotaRow) bool { return r.Figures.Approved })
	if l.Trail, err = trail(ctx, q, a, u.ID); err != nil {
		return QuotaLedger{}, err
	}
	if err := s.open(ctx, q, a, l.Rows); err != nil {
		return QuotaLedger{}, err
	}
	l.Actions = actions(a, b.root)
	return l, nil
}

func actions(a authz.Actor, root string) []string {
	out := []string{}
	at := org.Place{UnionID: root}
	if authz.Can(a, authz.QuotaDecide, at) {
		out = append(out, ActApproval, ActTransfer)
	}
	if authz.Can(a, authz.QuotaShare, at) {
		out = append(out, ActShares)
	}
	return out
}

// open tells which lines lead on: those within the caller's scope by today's tree.
func (s *QuotaService) open(ctx context.Context, q db.Q, a authz.Actor, rows []QuotaRow) error {
	ids := make([]string, len(rows))
	for i, r := range rows {
		ids[i] = r.UnionID
	}
	now, err := org.ByIDs(ctx, q, ids...)
	if err != nil {
		return err
	}
	for i := range rows {
		rows[i].Open = authz.Can(a, authz.QuotaRead, now[rows[i].UnionID].Place())
	}
	return nil
}

// unionOf is the union asked for, or the highest of the caller's own.
func (s *QuotaService) unionOf(ctx context.Context, q db.Q, a authz.Actor, id string) (org.Union, error) {
	if id == "" {
		own, err := org.ByIDs(ctx, q, a.Own(authz.QuotaRead).Unions...)
		if err != nil {
			return org.Union{}, err
		}
		for _, u := range own {
			if o := own[id]; id == "" || len(u.Path) < len(o.Path) || len(u.Path) == len(o.Path) && u.SortKey < o.SortKey {
				id = u.ID
			}
		}
		if id == "" {
			return org.Union{}, authz.Missing(authz.QuotaRead)
		}
	}
	u, err := org.ByID(ctx, q, id)
	if err != nil {
		return org.Union{}, err
	}
	return u, authz.Require(a, authz.QuotaRead, u.Place(), "工会")
}

func trail(ctx context.Context, q db.Q, a authz.Actor, id string) ([]QuotaStep, error) {
	chain, err := org.Chain(ctx, q, id)
	if err != nil {
		return nil, err
	}
	out := []QuotaStep{}
	for _, up := range chain[:len(chain)-1] {
		if authz.Can(a, authz.QuotaRead, up.Place()) {
			out = append(out, QuotaStep{up.ID, up.Name})
		}
	}
	return out, nil
}

// QuotaLine is a movement of an account as its page shows it.
type QuotaLine struct {
	Entry
	Kind     OrderKind `json:"kind" doc:"空为预留"`
	Title    string    `json:"title"`
	Document string    `json:"document"`
	Reason   string    `json:"reason"`
	Stand    int       `json:"stand" doc:"此后的数"`
	Future   bool      `json:"future" doc:"该日尚未生效"`
	Undone   bool      `json:"undone" doc:"其后已冲销"`
}

// QuotaAccount is a union's own account in a year, as of a day.
type QuotaAccount struct {
	UnionID  string       `json:"unionId"`
	Name     string       `json:"name"`
	Tier     org.Tier     `json:"tier"`
	Trail    []QuotaStep  `json:"trail" nullable:"false"`
	On       workday.Date `json:"on"`
	Today    workday.Date `json:"today"`
	Year     int          `json:"year"`
	Means    string       `json:"means" enum:"stock,hires"`
	Figures  QuotaFigures `json:"figures"`
	Approved []QuotaLine  `json:"authorisedLines" nullable:"false"`
	Reserved []QuotaLine  `json:"reservedLines" nullable:"false"`
}

// Account opens a union's own figures to the entries behind them.
func (s *QuotaService) Account(ctx context.Context, a authz.Actor, unionID string, on workday.Date) (QuotaAccount, error) {
	q := s.DB.Read()
	on, err := s.dayOf(on)
	if err != nil {
		return QuotaAccount{}, err
	}
	u, err := s.unionOf(ctx, q, a, unionID)
	if err != nil {
		return QuotaAccount{}, err
	}
	b, err := readBook(ctx, q, on)
	if err != nil {
		return QuotaAccount{}, err
	}
	out := QuotaAccount{
		UnionID: u.ID, Name: u.Name, Tier: u.Tier, On: on, Today: s.today(), Year: on.Year(), Means: "stock", Figures: b.own[u.ID].settle(),
		Approved: []QuotaLine{}, Reserved: []QuotaLine{},
	}
	if b.hires {
		out.Means = "hires"
	}
	if i := b.rank(u.ID); i >= 0 {
		out.Name, out.Tier = b.standings[i].Name, b.standings[i].Tier
	}
	account, err := accountOf(ctx, q, u.ID, on.Year())
	if err != nil {
		return QuotaAccount{}, err
	}
	if out.Tier == org.TierBase {
		if len(account) == 0 {
			return QuotaAccount{}, errs.Rule(CodeQuotaHolder, "“"+out.Name+"”没有自己的员额，在上级的员额之内。")
		}
		out.Figures = b.own[u.ID].left()
	}
	if out.Trail, err = trail(ctx, q, a, u.ID); err != nil {
		return QuotaAccount{}, err
	}
	orders, err := ordersByID(ctx, q, account)
	if err != nil {
		return QuotaAccount{}, err
	}
	authorised, reserved := 0, 0
	for _, e := range account {
		o := orders[e.OrderID]
		l := QuotaLine{Entry: e, Kind: o.Kind, Title: o.Kind.Title(), Document: o.Document, Reason: o.Reason, Future: e.EffectiveOn.After(on), Undone: o.undone}
		switch e.Account {
		case Authorised:
			authorised += e.Amount
			l.Stand = authorised
			out.Approved = append(out.Approved, l)
		case Reserved:
			reserved += e.Amount
			l.Stand, l.Title = reserved, map[bool]string{true: "预留", false: "释放"}[e.Amount > 0]
			out.Reserved = append(out.Reserved, l)
		}
	}
	return out, nil
}

// orderWith is an order with whether another undid it.
type orderWith struct {
	Order
	undone bool
}

func ordersByID(ctx context.Context, q db.Q, entries []Entry) (map[string]orderWith, error) {
	out := map[string]orderWith{}
	ids := []string{""}
	for _, e := range entries {
		if e.OrderID != "" && !slices.Contains(ids, e.OrderID) {
			ids = append(ids, e.OrderID)
		}
	}
	for chunk := range slices.Chunk(ids, db.Batch) {
		var list []Order
		err := q.NewSelect().Model(&list).Where("id IN (?) OR counters_id IN (?)", bun.List(chunk), bun.List(chunk)).Order("id").Scan(ctx)
		if err != nil {
			return nil, fmt.Errorf("read quota orders: %w", err)
		}
		for _, o := range list {
			was := out[o.ID]
			was.Order = o
			out[o.ID] = was
			if o.CountersID != "" {
				c := out[o.CountersID]
				c.undone = true
				out[o.CountersID] = c
			}
		}
	}
	return out, nil
}
