package obligation

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/workday"
)

// Filter narrows a list of obligations; the zero Filter narrows nothing.
type Filter struct {
	Rule    Rule
	State   State
	Period  string
	Overdue bool
	Tone    Tone       // of what is open
	At      *org.Union // at and below it, by today's tree
}

// visible narrows the ledger, as o, to what the actor may see line by line. A union's own duty is seen by whoever stands
// above it. A line about a single person is seen by the person and the employing union; above it only once it is
// settled, or in an inspection with a recorded reason (readings of Art. 10(2)).
func visible(sel *bun.SelectQuery, a authz.Actor, inspected authz.Scope, today workday.Date) *bun.SelectQuery {
	own, all := a.Own(authz.ObligationRead), a.Scope(authz.ObligationRead)
	all.Persons = nil
	settled := func(s authz.Scope) func(*bun.SelectQuery) *bun.SelectQuery {
		return func(q *bun.SelectQuery) *bun.SelectQuery {
			return s.Where(q.Where("(o.person_id IS NULL OR coalesce(o.settles_on, o.due_on) < ?)", today), authz.PlaceOf("o"))
		}
	}
	return sel.WhereGroup(" AND ", func(q *bun.SelectQuery) *bun.SelectQuery {
		q = q.WhereGroup(" OR ", func(q *bun.SelectQuery) *bun.SelectQuery { return own.Where(q.Where("1 = 1"), authz.Of("o")) })
		q = q.WhereGroup(" OR ", settled(all))
		return q.WhereGroup(" OR ", func(q *bun.SelectQuery) *bun.SelectQuery {
			return inspected.Where(all.Where(q.Where("1 = 1"), authz.PlaceOf("o")), authz.PlaceOf("o"))
		})
	})
}

// toned narrows the ledger, under a name, to a rule and to what is open of a tone.
func (f Filter) toned(sel *bun.SelectQuery, as string, cal *workday.Calendar, today workday.Date) *bun.SelectQuery {
	o := bun.Ident(as)
	if f.Rule != "" {
		sel = sel.Where("?.rule = ?", o, f.Rule)
	}
	if f.Tone != "" {
		sel = sel.Where("?.state = ?", o, StateOpen)
	}
	const late = "(NOT ?0.soft AND coalesce(?0.settles_on, ?0.due_on) < ?1)"
	switch f.Tone {
	case ToneLate:
		sel = sel.Where(late, o, today)
	case ToneSoon:
		sel = sel.Where("NOT "+late, o, today).Where("?.due_on < ?", o, calmFrom(cal, today))
	case ToneCalm:
		sel = sel.Where("?.due_on >= ?", o, calmFrom(cal, today))
	}
	return sel
}

func (f Filter) where(sel *bun.SelectQuery, cal *workday.Calendar, today workday.Date) *bun.SelectQuery {
	if f.State != "" {
		sel = sel.Where("o.state = ?", f.State)
	}
	if f.Period != "" {
		sel = sel.Where("o.period = ?", f.Period)
	}
	if f.Overdue {
		sel = sel.Where("o.state = ?", StateOpen).Where("coalesce(o.settles_on, o.due_on) < ?", today).Where("NOT o.soft")
	}
	sel = f.toned(sel, "o", cal, today)
	if f.At != nil {
		switch f.At.Tier {
		case org.TierProvince:
		case org.TierCity:
			sel = sel.Where("o.city_id = ?", f.At.ID)
		case org.TierCounty:
			sel = sel.Where("o.county_id = ?", f.At.ID)
		case org.TierBase:
			sel = sel.Where("o.union_id = ?", f.At.ID)
		}
	}
	return sel
}

// LedgerLine is an obligation with the names that people know it by.
type LedgerLine struct {
	Obligation `bun:",extend"`

	RuleTitle    string `bun:"-" json:"ruleTitle"`
	ArticleTitle string `bun:"-" json:"articleTitle"`
	PersonName   string `json:"personName"`
	UnionName    string `json:"unionName"`
	Overdue      bool   `bun:"-" json:"overdue" doc:"期限和补齐凭据的日子都已过去"`
	Tone         Tone   `bun:"-" json:"tone" enum:"late,soon,calm" doc:"只对进行中的有意义"`
	Workdays     int    `bun:"-" json:"workdays" doc:"距到期还有几个工作日，已过为负"`
}

func (s *Service) named(sel *bun.SelectQuery) *bun.SelectQuery {
	return sel.ColumnExpr("o.*, coalesce(p.name, '') AS person_name, u.name AS union_name").
		Join("LEFT JOIN person_card AS p ON p.id = o.person_id").Join("JOIN org_union AS u ON u.id = o.union_id")
}

func (s *Service) say(lines []LedgerLine, cal *workday.Calendar, today workday.Date) {
	for i := range lines {
		l := &lines[i]
		l.CreatedAt, l.ChangedAt = l.CreatedAt.UTC(), l.ChangedAt.UTC()
		d := l.Rule.Demand()
		l.RuleTitle, l.ArticleTitle, l.Overdue = d.Title, d.Article, l.Obligation.Overdue(today)
		l.Tone, l.Workdays = l.ToneOn(cal, today)
	}
}

// List reads the lines that the actor may see, the earliest due first.
func (s *Service) List(ctx context.Context, a authz.Actor, f Filter, page httpx.PageQuery) (httpx.Page[LedgerLine], error) {
	var none httpx.Page[LedgerLine]
	at, err := httpx.ParseCursor(page.Cursor, 2)
	if err != nil {
		return none, err
	}
	q, today := s.DB.Read(), s.today()
	inspected, err := s.inspected(ctx, q, a)
	if err != nil {
		return none, err
	}
	cal, err := s.Calendar(ctx)
	if err != nil {
		return none, err
	}
	sel := f.where(visible(q.NewSelect().Model((*LedgerLine)(nil)), a, inspected, today), cal, today)
	n, exact, err := db.CountUpTo(ctx, q, sel)
	if err != nil {
		return none, err
	}
	sel = s.named(sel).Limit(int64(page.Limit) + 1)
	switch {
	case len(at.Keys) == 0:
		sel = sel.OrderExpr("o.due_on, o.id")
	case at.Back:
		sel = sel.Where("(o.due_on, o.id) < (?, ?)", at.Keys[0], at.Keys[1]).OrderExpr("o.due_on DESC, o.id DESC")
	default:
		sel = sel.Where("(o.due_on, o.id) > (?, ?)", at.Keys[0], at.Keys[1]).OrderExpr("o.due_on, o.id")
	}
	var rows []LedgerLine
	if err := sel.Scan(ctx, &rows); err != nil {
		return none, fmt.Errorf("list obligations: %w", err)
	}
	s.say(rows, cal, today)
	return httpx.Paginate(rows, at, page.Limit, httpx.Total{Count: n, Exact: exact}, func(l LedgerLine) []string {
		return []string{l.DueOn.String(), l.ID}
	}), nil
}

// LedgerStep is one step of a line's history.
type LedgerStep struct {
	At              time.Time    `json:"at"`
	Act             string       `json:"act" enum:"open,paused,met,late,waived,void,reopen,resume,recompute,lift"`
	State           State        `json:"state" enum:"open,paused,met,late,waived,void"`
	DueOn           workday.Date `json:"dueOn"`
	PolicyVersion   string       `json:"policyVersion"`
	CalendarVersion string       `json:"calendarVersion"`
}

// byID reads one line that the actor may see.
func (s *Service) byID(ctx context.Context, a authz.Actor, id string) (LedgerLine, []LedgerStep, error) {
	q, today := s.DB.Read(), s.today()
	inspected, err := s.inspected(ctx, q, a)
	if err != nil {
		return LedgerLine{}, nil, err
	}
	cal, err := s.Calendar(ctx)
	if err != nil {
		return LedgerLine{}, nil, err
	}
	var rows []LedgerLine
	sel := s.named(visible(q.NewSelect().Model((*LedgerLine)(nil)), a, inspected, today)).Where("o.id = ?", id)
	if err := sel.Scan(ctx, &rows); err != nil {
		return LedgerLine{}, nil, fmt.Errorf("read obligation: %w", err)
	}
	if len(rows) == 0 {
		return LedgerLine{}, nil, errs.NotFound(lineWhat)
	}
	s.say(rows, cal, today)
	history := []LedgerStep{}
	err = q.NewSelect().TableExpr("obligation_event AS v").ColumnExpr("v.at, v.act, v.state, v.due_on, v.policy_version, v.calendar_version").
		Where("v.obligation_id = ?", id).OrderExpr("v.at, v.id").Scan(ctx, &history)
	if err != nil {
		return LedgerLine{}, nil, fmt.Errorf("read history: %w", err)
	}
	for i := range history {
		history[i].At = history[i].At.UTC()
	}
	return rows[0], history, nil
}

// Sees tells whether the actor may see the line.
func (s *Service) Sees(ctx context.Context, q db.Q, a authz.Actor, id string) (bool, error) {
	inspected, err := s.inspected(ctx, q, a)
	if err != nil {
		return false, err
	}
	n, err := visible(q.NewSelect().Model((*Obligation)(nil)), a, inspected, s.today()).Where("o.id = ?", id).Count(ctx)
	if err != nil {
		return false, fmt.Errorf("look for the line: %w", err)
	}
	return n > 0, nil
}

// ByIDs are lines, without a scope, in the order of their ids: for those who decide for themselves what may be done with them.
func ByIDs(ctx context.Context, q db.Q, ids ...string) ([]Obligation, error) {
	var out []Obligation
	for chunk := range slices.Chunk(ids, db.Batch) {
		var lines []Obligation
		if err := q.NewSelect().Model(&lines).Where("o.id IN (?)", bun.List(chunk)).OrderExpr("o.id").Scan(ctx); err != nil {
			return nil, fmt.Errorf("read obligations: %w", err)
		}
		out = append(out, lines...)
	}
	return out, nil
}

// Of is the line of a subject and period, without a scope.
func Of(ctx context.Context, q db.Q, subject Subject, period string) (Obligation, error) {
	var lines []Obligation
	err := q.NewSelect().Model(&lines).Where("o.rule = ?", subject.Rule).Where("o.subject = ?", subject.ID).Where("o.period = ?", period).Scan(ctx)
	if err != nil {
		return Obligation{}, fmt.Errorf("read obligation: %w", err)
	}
	if len(lines) == 0 {
		return Obligation{}, errs.NotFound(lineWhat)
	}
	return lines[0], nil
}

const lineWhat = "应办事项"
