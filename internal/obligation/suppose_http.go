package obligation

import (
	"context"
	"fmt"
	"net/http"
	"slices"

	"github.com/danielgtaylor/huma/v2"
	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/export"
	"xiezhi/internal/platform/httpx"
)

func (s *Service) supposeRoutes(r authz.Router) {
	httpx.Handle(r, http.MethodPost, "/api/obligations/suppose", authz.SignedIn(), s.postSuppose, httpx.Summary("推演：作出规定或导入放假通知之前，看谁受影响，不写入"))
	httpx.Handle(r, http.MethodPost, "/api/obligations/suppose/export", authz.Need(authz.ObligationRead), s.exportSuppose, httpx.Summary("导出推演结果"))
}

type supposeInput struct{ Body Supposition }

func (s *Service) postSuppose(ctx context.Context, a authz.Actor, in *supposeInput) (*httpx.Body[Foreseen], error) {
	out, err := s.Suppose(ctx, a, in.Body)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(out), nil
}

func (s *Service) exportSuppose(ctx context.Context, a authz.Actor, in *supposeInput) (*huma.StreamResponse, error) {
	out, err := s.suppose(ctx, a, in.Body)
	if err != nil {
		return nil, err
	}
	list := export.List{Title: "推演结果：" + out.Title, Sheet: "推演结果", File: "推演结果-" + s.today().String(), Columns: []export.Column{
		export.Text("单位", 28), export.Text("事项", 18), export.Text("年度", 10), export.Name("涉及人员"), export.Text("变化", 14), export.Days("现在到期"), export.Days("推演后到期"),
		export.Text("现在", 16), export.Text("推演后", 16),
	}}
	if list.Notes, err = s.taken(ctx, a, Filter{}, "推演结果"); err != nil {
		return nil, err
	}
	list.Notes = append(list.Notes, fmt.Sprintf("共%d件受影响：新产生%d，不再要求%d，变为逾期%d，不再逾期%d，提前%d，推后%d，其他%d。另有已办结的%d件不受影响。只是推演，没有作出任何规定。",
		out.Total.All, out.Total.Fresh, out.Total.Gone, out.Total.Late, out.Total.Eased, out.Total.Earlier, out.Total.Later, out.Total.Other, out.Settled))
	return export.Send(list, func(write export.Row) error {
		for _, l := range out.Lines {
			if err := write(l.UnionName, l.RuleTitle, l.Period, l.PersonName, l.Kind.Title(), export.Day(l.DueBefore), export.Day(l.DueAfter), l.Before, l.After); err != nil {
				return err
			}
		}
		return nil
	})
}

// cardNames are the names of persons.
func cardNames(ctx context.Context, q db.Q, ids []string) (map[string]string, error) {
	out := map[string]string{}
	slices.Sort(ids)
	for chunk := range slices.Chunk(slices.Compact(ids), db.Batch) {
		var cards []struct{ ID, Name string }
		if err := q.NewSelect().Table("person_card").Column("id", "name").Where("id IN (?)", bun.List(chunk)).Scan(ctx, &cards); err != nil {
			return nil, fmt.Errorf("read names: %w", err)
		}
		for _, c := range cards {
			out[c.ID] = c.Name
		}
	}
	return out, nil
}
