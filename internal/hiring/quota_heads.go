package hiring

import (
	"context"
	"fmt"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/roster"
	"xiezhi/internal/workday"
)

// QuotaHead is one of those who are counted as in post.
type QuotaHead struct {
	ID           string         `json:"id" doc:"聘用关系"`
	PersonID     string         `json:"personId"`
	Name         string         `json:"name"`
	UnionID      string         `json:"unionId"`
	UnionName    string         `json:"unionName" doc:"当日的名称"`
	Channel      roster.Channel `json:"channel"`
	ChannelTitle string         `bun:"-" json:"channelTitle"`
	OnDuty       workday.Date   `json:"onDuty"`
	EndedOn      workday.Date   `json:"endedOn"`
	Opening      bool           `json:"opening" doc:"期初"`
	Pinyin       string         `json:"-"`
}

// QuotaHeads is a page of the people behind a figure. Hidden are those who count in it by the tree of that day, but stand
// outside the caller's scope today.
type QuotaHeads struct {
	httpx.Page[QuotaHead]
	Hidden int `json:"hidden"`
}

// Heads opens the number of those in post to the people: of a union's own account, or with all below it.
func (s *QuotaService) Heads(ctx context.Context, a authz.Actor, unionID string, on workday.Date, all bool, page httpx.PageQuery) (QuotaHeads, error) {
	q := s.DB.Read()
	on, err := s.dayOf(on)
	if err != nil {
		return QuotaHeads{}, err
	}
	u, err := s.unionOf(ctx, q, a, unionID)
	if err != nil {
		return QuotaHeads{}, err
	}
	root, err := org.Root(ctx, q)
	if err != nil {
		return QuotaHeads{}, err
	}
	hires, err := numberMeansHires(ctx, q, root.ID, on)
	if err != nil {
		return QuotaHeads{}, err
	}
	at, err := httpx.ParseCursor(page.Cursor, 2)
	if err != nil {
		return QuotaHeads{}, err
	}
	sel := behind(heads(q, on, hires), u, root.ID, all).Join("JOIN person_card AS p ON p.id = e.person_id")
	total, _, err := db.CountUpTo(ctx, q, sel)
	if err != nil {
		return QuotaHeads{}, err
	}
	sel = a.Scope(authz.RosterRead).Where(sel, authz.Of("e"))
	n, exact, err := db.CountUpTo(ctx, q, sel)
	if err != nil {
		return QuotaHeads{}, err
	}
	sel = sel.ColumnExpr("e.id, e.person_id, p.name, e.union_then AS union_id, h.name AS union_name, e.channel, e.on_duty, e.ended_on, e.opening, e.pinyin").
		Limit(int64(page.Limit) + 1)
	switch {
	case len(at.Keys) == 0:
		sel = sel.OrderExpr("e.pinyin, e.id")
	case at.Back:
		sel = sel.Where("(e.pinyin, e.id) < (?, ?)", at.Keys[0], at.Keys[1]).OrderExpr("e.pinyin DESC, e.id DESC")
	default:
		sel = sel.Where("(e.pinyin, e.id) > (?, ?)", at.Keys[0], at.Keys[1]).OrderExpr("e.pinyin, e.id")
	}
	var rows []QuotaHead
	if err := sel.Scan(ctx, &rows); err != nil {
		return QuotaHeads{}, fmt.Errorf("list heads in post: %w", err)
	}
	for i := range rows {
		rows[i].ChannelTitle = rows[i].Channel.Title()
	}
	return QuotaHeads{
		Hidden: total - n,
		Page: httpx.Paginate(rows, at, page.Limit, httpx.Total{Count: n, Exact: exact}, func(h QuotaHead) []string {
			return []string{h.Pinyin, h.ID}
		}),
	}, nil
}

// behind narrows heads to those in a union's own account, or with all to those at and below it.
func behind(sel *bun.SelectQuery, u org.Union, root string, all bool) *bun.SelectQuery {
	switch {
	case u.Tier == org.TierBase:
		return sel.Where("e.union_then = ?", u.ID)
	case !all || u.Tier == org.TierCounty:
		return sel.Where("coalesce(h.county_id, h.city_id, ?) = ?", root, u.ID)
	case u.Tier == org.TierCity:
		return sel.Where("h.city_id = ?", u.ID)
	}
	return sel
}
