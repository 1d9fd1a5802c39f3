package duties

import (
	"context"
	"fmt"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/obligation"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/workday"
)

// Candidate is an open line that the actor may record, with the names that a sign-in sheet has.
type Candidate struct {
	LineID     string       `json:"lineId"`
	PersonID   string       `json:"personId"`
	PersonName string       `json:"personName"`
	UnionName  string       `json:"unionName"`
	Period     string       `json:"period"`
	StartsOn   workday.Date `json:"startsOn"`
	DueOn      workday.Date `json:"dueOn"`
	Overdue    bool         `json:"overdue"`
	Opens      bool         `json:"opens" doc:"可以打开这件事项；外单位人员的，到期以前只供登记"`
	SortKey    string       `json:"-"`
}

// CandidateFilter narrows the open lines.
type CandidateFilter struct {
	Rule obligation.Rule `query:"rule" enum:"induction,training_held,yearly_report,target_statement,inspection_report,local_rules" required:"true"`
	Q    string          `query:"q" maxLength:"40" doc:"姓名或拼音、单位"`
}

// Candidates are the lines of one rule that a document may still meet (Rule.Recordable) and the actor may record: of the own
// unions, and for the training of the whole city where the city holds it. By administrative code, never by who is how late.
func (s *Service) Candidates(ctx context.Context, a authz.Actor, f CandidateFilter, page httpx.PageQuery) (httpx.Page[Candidate], error) {
	var none httpx.Page[Candidate]
	at, err := httpx.ParseCursor(page.Cursor, 3)
	if err != nil {
		return none, err
	}
	own := a.Own(authz.ObligationRecord)
	own.Persons = nil
	if f.Rule.Demand().ByCity {
		own.Cities = own.Unions
	}
	q := s.DB.Read()
	sel := own.Where(q.NewSelect().TableExpr("obligation AS o"), authz.PlaceOf("o")).
		Join("LEFT JOIN person_card AS p ON p.id = o.person_id").Join("JOIN org_union AS u ON u.id = o.union_id").
		Where("o.rule = ?", f.Rule).Where("o.state IN (?)", bun.List(f.Rule.Recordable()))
	if f.Q != "" {
		like := db.Contains(f.Q)
		sel = sel.Where(`(p.name LIKE ? ESCAPE '\' OR p.pinyin LIKE ? ESCAPE '\' OR u.name LIKE ? ESCAPE '\')`, like, like, like)
	}
	n, exact, err := db.CountUpTo(ctx, q, sel)
	if err != nil {
		return none, err
	}
	const pinyin = "coalesce(p.pinyin, '')"
	sel = sel.ColumnExpr("o.id AS line_id, coalesce(o.person_id, '') AS person_id, coalesce(p.name, '') AS person_name, u.name AS union_name, o.period, o.starts_on, o.due_on").
		ColumnExpr("u.sort_key, o.union_id").Limit(int64(page.Limit) + 1)
	sel = sel.ColumnExpr(pinyin + " AS pinyin")
	switch {
	case len(at.Keys) == 0:
		sel = sel.OrderExpr("u.sort_key, " + pinyin + ", o.id")
	case at.Back:
		sel = sel.Where("(u.sort_key, "+pinyin+", o.id) < (?, ?, ?)", at.Keys[0], at.Keys[1], at.Keys[2]).OrderExpr("u.sort_key DESC, " + pinyin + " DESC, o.id DESC")
	default:
		sel = sel.Where("(u.sort_key, "+pinyin+", o.id) > (?, ?, ?)", at.Keys[0], at.Keys[1], at.Keys[2]).OrderExpr("u.sort_key, " + pinyin + ", o.id")
	}
	var rows []struct {
		Candidate `bun:",extend"`
		UnionID   string
		Pinyin    string
	}
	if err := sel.Scan(ctx, &rows); err != nil {
		return none, fmt.Errorf("list who is to be recorded: %w", err)
	}
	out := make([]Candidate, len(rows))
	keys := map[string][]string{}
	today := s.today()
	for i, r := range rows {
		out[i] = r.Candidate
		out[i].Overdue = r.DueOn.Before(today) && !f.Rule.Demand().Soft
		out[i].Opens = r.PersonID == "" || r.DueOn.Before(today) || a.Own(authz.ObligationRead).Covers(org.Place{UnionID: r.UnionID})
		keys[r.LineID] = []string{r.SortKey, r.Pinyin, r.LineID}
	}
	return httpx.Paginate(out, at, page.Limit, httpx.Total{Count: n, Exact: exact}, func(c Candidate) []string { return keys[c.LineID] }), nil
}
