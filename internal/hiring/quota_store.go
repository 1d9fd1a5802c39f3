package hiring

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/uptrace/bun"

	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/policy"
	"xiezhi/internal/roster"
	"xiezhi/internal/workday"
)

const whatOrder = "员额文件"

func orderByID(ctx context.Context, q db.Q, id string) (Order, error) {
	var list []Order
	if err := q.NewSelect().Model(&list).Where("id = ?", id).Scan(ctx); err != nil {
		return Order{}, fmt.Errorf("read quota order: %w", err)
	}
	if len(list) == 0 {
		return Order{}, errs.NotFound(whatOrder)
	}
	return list[0], nil
}

// counterOf is the order that undid another, none while it stands.
func counterOf(ctx context.Context, q db.Q, id string) (Order, bool, error) {
	var list []Order
	if err := q.NewSelect().Model(&list).Where("counters_id = ?", id).Scan(ctx); err != nil {
		return Order{}, false, fmt.Errorf("read countering order: %w", err)
	}
	if len(list) == 0 {
		return Order{}, false, nil
	}
	return list[0], true, nil
}

func entriesOf(ctx context.Context, q db.Q, orderID string) ([]Entry, error) {
	var list []Entry
	if err := q.NewSelect().Model(&list).Where("order_id = ?", orderID).Order("id").Scan(ctx); err != nil {
		return nil, fmt.Errorf("read entries of an order: %w", err)
	}
	return list, nil
}

// accountOf are all movements of a union's own accounts in a year, in the order of their days.
func accountOf(ctx context.Context, q db.Q, unionID string, year int) ([]Entry, error) {
	all, err := accountsOf(ctx, q, year, unionID)
	return all[unionID], err
}

func accountsOf(ctx context.Context, q db.Q, year int, unionIDs ...string) (map[string][]Entry, error) {
	out := map[string][]Entry{}
	for chunk := range slices.Chunk(unionIDs, db.Batch) {
		var list []Entry
		err := q.NewSelect().Model(&list).Where("union_id IN (?)", bun.List(chunk)).Where("year = ?", year).
			Order("effective_on", "id").Scan(ctx)
		if err != nil {
			return nil, fmt.Errorf("read quota account: %w", err)
		}
		for _, e := range list {
			out[e.UnionID] = append(out[e.UnionID], e)
		}
	}
	return out, nil
}

func movements(list []Entry, a Account) []Movement {
	var out []Movement
	for _, e := range list {
		if e.Account == a {
			out = append(out, Movement{e.EffectiveOn, e.Amount})
		}
	}
	return out
}

func approvals(list []Entry) int {
	n := 0
	for _, e := range list {
		n += e.Approvals
	}
	return n
}

func insertOrder(ctx context.Context, tx *db.Tx, o *Order, entries []Entry) error {
	used := errs.E(CodeQuotaDocument, "文号“"+o.Document+"”已经用过，请核对。", errs.F("document", "已经用过"))
	if o.Kind == OrderTransfer || o.Kind == OrderCounter { // an approval bears the number of the plan's own paper
		n, err := tx.NewSelect().TableExpr("quota_order").Where("document = ?", o.Document).Count(ctx)
		if err != nil {
			return fmt.Errorf("look for the number of an order: %w", err)
		}
		if n > 0 {
			return used
		}
	}
	if _, err := tx.NewInsert().Model(o).Exec(ctx); err != nil {
		switch {
		case db.IsUnique(err, "quota_order", "document"):
			return used
		case db.IsUnique(err, "quota_order", "counters_id"):
			return errs.Rule(CodeQuotaCountered, "该文件已经冲销。")
		}
		return fmt.Errorf("write quota order: %w", err)
	}
	return db.InsertAll(ctx, tx, entries)
}

// lockAccounts makes "read, decide, write" of accounts safe: the unions are locked from the top of the tree down, so
// that two who move heads at once wait for one another and never for ever.
func lockAccounts(ctx context.Context, tx *db.Tx, unionIDs ...string) (map[string]org.Union, error) {
	found, err := org.ByIDs(ctx, tx, unionIDs...)
	if err != nil {
		return nil, err
	}
	var cities, rest []string
	for _, id := range unionIDs {
		u, ok := found[id]
		if !ok {
			return nil, errs.NotFound("工会")
		}
		if u.CityID != "" && !slices.Contains(cities, u.CityID) {
			cities = append(cities, u.CityID)
		}
		if u.Tier != org.TierProvince && u.Tier != org.TierCity {
			rest = append(rest, id)
		}
	}
	root, err := org.Root(ctx, tx)
	if err != nil {
		return nil, err
	}
	for _, ids := range [][]string{{root.ID}, cities, rest} {
		if err := db.Lock(ctx, tx, "org_union", ids...); err != nil {
			return nil, err
		}
	}
	return org.ByIDs(ctx, tx, unionIDs...) // what was read before the lock may have changed
}

// byAccount sums what the accounts held on a day, by union.
func byAccount(ctx context.Context, q db.Q, on workday.Date) (map[string]QuotaFigures, error) {
	var list []struct {
		UnionID           string
		Account           Account
		Amount, Approvals int
	}
	err := q.NewSelect().TableExpr("quota_entry AS q").ColumnExpr("q.union_id, q.account").
		ColumnExpr("sum(q.amount) AS amount, sum(q.approvals) AS approvals").
		Where("q.year = ?", on.Year()).Where("q.effective_on <= ?", on).GroupExpr("q.union_id, q.account").Scan(ctx, &list)
	if err != nil {
		return nil, fmt.Errorf("sum quota accounts: %w", err)
	}
	out := map[string]QuotaFigures{}
	for _, l := range list {
		f := out[l.UnionID]
		switch l.Account {
		case Authorised:
			f.Authorised, f.Approved = l.Amount, l.Approvals > 0
		case Reserved:
			f.Reserved = l.Amount
		}
		out[l.UnionID] = f
	}
	return out, nil
}

// heads starts a query over the engagements that count on a day: those in post, or with hires those begun since
// 1 January. e.union_then, h.county_id and h.city_id say where.
func heads(q db.Q, on workday.Date, hires bool) *bun.SelectQuery {
	if !hires {
		return roster.FromThen(q, on)
	}
	first := firstOf(on.Year())
	return roster.RunningBetween(q, first, on, on).Where("e.on_duty >= ?", first)
}

// occupied counts heads by the union that employed them on the day, with the place of that union on it.
func occupied(ctx context.Context, q db.Q, on workday.Date, hires bool) ([]seated, error) {
	var list []seated
	err := heads(q, on, hires).ColumnExpr("e.union_then AS union_id, coalesce(h.county_id, '') AS county_id, coalesce(h.city_id, '') AS city_id").
		ColumnExpr("count(*) AS heads, count(CASE WHEN e.channel = ? THEN 1 END) AS procured", roster.ChannelProcured).
		GroupExpr("e.union_then, h.county_id, h.city_id").Scan(ctx, &list)
	if err != nil {
		return nil, fmt.Errorf("count heads in post: %w", err)
	}
	return list, nil
}

type seated struct {
	UnionID, CountyID, CityID string
	Heads, Procured           int
}

// standing is a union as it stood on a day, in the order of administrative codes.
type standing struct {
	UnionID    string
	Name       string
	Tier       org.Tier
	Kind       org.Kind
	CountyID   string
	CityID     string
	RegionCode string
	Employs    bool
}

func standingsOn(ctx context.Context, q db.Q, on workday.Date) ([]standing, error) {
	var list []standing
	err := q.NewSelect().TableExpr("org_history AS h").Join("JOIN org_union AS u ON u.id = h.union_id").
		ColumnExpr("h.union_id, h.name, h.tier, h.kind, coalesce(h.county_id, '') AS county_id, coalesce(h.city_id, '') AS city_id, h.region_code").
		ColumnExpr("u.employing_since IS NOT NULL AND u.employing_since <= ? AS employs", on).
		Where("h.valid_from <= ? AND (h.valid_until IS NULL OR h.valid_until > ?)", on, on).
		OrderExpr("u.sort_key, h.union_id").Scan(ctx, &list)
	if err != nil {
		return nil, fmt.Errorf("read unions on a day: %w", err)
	}
	return list, nil
}

// numberMeansHires tells how the province reads the number of a plan year (readings, question 16).
func numberMeansHires(ctx context.Context, q db.Q, root string, on workday.Date) (bool, error) {
	chain, err := org.PolicyChain(ctx, q, root, on)
	if err != nil {
		return false, err
	}
	return policy.At(chain, on).Enum(policy.PlanNumberMeans) == "hires", nil
}

// roomOf reads all that decides on one more head in a holder's account from a day on. Stays of the person and the
// reservation given are left out: a renewal and the head that was held for it take no second one.
func roomOf(ctx context.Context, q db.Q, h org.Union, from, today workday.Date, personID, subject string) (Room, error) {
	root, err := org.Root(ctx, q)
	if err != nil {
		return Room{}, err
	}
	r := Room{Holder: h.Name, Year: from.Year()}
	if r.Hires, err = numberMeansHires(ctx, q, root.ID, from); err != nil {
		return r, err
	}
	account, err := accountOf(ctx, q, h.ID, from.Year())
	if err != nil {
		return r, err
	}
	r.Approved = approvals(account) > 0
	r.Authorised = movements(account, Authorised)
	r.Reserved = movements(slices.DeleteFunc(account, func(e Entry) bool { return subject != "" && e.Subject == subject }), Reserved)
	first := from
	if r.Hires {
		first = firstOf(from.Year())
	}
	tree := from
	if tree.Before(today) {
		tree = today
	}
	sel := roster.RunningBetween(q, first, lastOf(from.Year()), tree).
		ColumnExpr("e.person_id, e.on_duty, e.ended_on").OrderExpr("e.on_duty, e.id").
		Where("coalesce(h.county_id, h.city_id, ?) = ?", root.ID, h.ID).Where("e.person_id <> ?", cmp.Or(personID, "-"))
	var list []struct {
		PersonID        string
		OnDuty, EndedOn workday.Date
	}
	if err := sel.Scan(ctx, &list); err != nil {
		return r, fmt.Errorf("read heads of an account: %w", err)
	}
	for _, e := range list {
		r.Stays = append(r.Stays, Stay{e.PersonID, e.OnDuty, e.EndedOn})
	}
	return r, nil
}
