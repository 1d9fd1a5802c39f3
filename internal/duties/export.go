package duties

import (
	"context"
	"slices"

	"github.com/danielgtaylor/huma/v2"

	"xiezhi/internal/authz"
	"xiezhi/internal/obligation"
	"xiezhi/internal/platform/export"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/workday"
)

// exportCandidates sends what waits to be recorded, as the page lists it: names, unions and days, and no more of anybody.
func (s *Service) exportCandidates(ctx context.Context, a authz.Actor, in *CandidateFilter) (*huma.StreamResponse, error) {
	page := func(at httpx.PageQuery) (httpx.Page[Candidate], error) { return s.Candidates(ctx, a, *in, at) }
	since := export.Text("年度", 8)
	if whenever(in.Rule) {
		since = export.Days("上岗")
	}
	columns := []export.Column{export.Text("单位", 28), since, export.Days("到期"), export.Text("状态", 10)}
	persons := !slices.Contains(CityRules, in.Rule)
	if persons {
		columns = append([]export.Column{export.Name("姓名")}, columns...)
	}
	l := export.List{Title: "待登记：" + in.Rule.Title(), File: "待登记-" + in.Rule.Title(), Columns: columns}
	act := export.Act{Actor: a.Audit(), Action: "duty.export", Kind: "obligation", Label: l.Title}
	return export.Take(ctx, s.DB, s.DB.Now().In(workday.Shanghai), act, l, page, func(c Candidate) []any {
		cells := []any{c.UnionName, c.since(in.Rule), export.Day(c.DueOn), "进行中"}
		if c.Overdue {
			cells[3] = "已逾期"
		}
		if persons {
			cells = append([]any{c.PersonName}, cells...)
		}
		return cells
	})
}

// since is the first day in post for trainings, and else the year; what is owed once has none.
func (c Candidate) since(r obligation.Rule) any {
	switch {
	case whenever(r):
		return export.Day(c.StartsOn)
	case c.Period == "" || c.Period[0] < '0' || c.Period[0] > '9':
		return ""
	}
	return c.Period
}
