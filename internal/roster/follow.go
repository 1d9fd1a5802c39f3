package roster

import (
	"context"
	"fmt"
	"slices"

	"github.com/uptrace/bun"

	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/workday"
)

// Followers let the roster follow when unions move, merge or part. Engagements that run on go to the other union, with a
// note of where they stood until then; ended ones stay with the union that had them. Who is posted there (定岗) goes
// along, whoever employs them.
func Followers() []org.Follower {
	engaged := org.FollowTable("聘用关系", "engagement", false)
	engaged.Key = org.KeyPeople
	engaged.Merge = func(ctx context.Context, tx *db.Tx, from, into org.Union, limit int) (int, error) {
		return hand(ctx, tx, org.Parting{From: from, Into: into, On: firstDay(from, tx)}, limit, nil)
	}
	engaged.Split = func(ctx context.Context, tx *db.Tx, p org.Parting, limit int) (int, error) {
		return inTurns(p.Parts[org.KeyPeople], func(ids []string) (int, error) {
			return hand(ctx, tx, p, limit, func(q *bun.SelectQuery) *bun.SelectQuery { return q.Where("person_id IN (?)", bun.List(ids)) })
		})
	}
	engaged.Parts, engaged.Holds = people, holds

	posted := org.Follower{Name: "定岗", Key: "posted", Parts: postedPeople, Holds: holdsPosted}
	posted.Merge = func(ctx context.Context, tx *db.Tx, from, into org.Union, limit int) (int, error) {
		return repost(ctx, tx, org.Parting{From: from, Into: into, On: firstDay(from, tx)}, limit, nil)
	}
	posted.Split = func(ctx context.Context, tx *db.Tx, p org.Parting, limit int) (int, error) {
		return inTurns(p.Parts["posted"], func(ids []string) (int, error) {
			return repost(ctx, tx, p, limit, func(q *bun.SelectQuery) *bun.SelectQuery { return q.Where("id IN (?)", bun.List(ids)) })
		})
	}
	claims := org.Follower{Name: "重复聘用提示", Merge: mergeClaims}
	return []org.Follower{engaged, posted, claims, org.FollowTable("待确认的导入", "roster_import", true)}
}

// inTurns works through ids in batches until one writes something; the caller comes again until nothing is left.
func inTurns(ids []string, do func([]string) (int, error)) (int, error) {
	for chunk := range slices.Chunk(ids, db.Batch) {
		if n, err := do(chunk); err != nil || n > 0 {
			return n, err
		}
	}
	return 0, nil
}

// firstDay is the first day without a union that was merged.
func firstDay(from org.Union, tx *db.Tx) workday.Date {
	if from.ClosedOn.IsZero() {
		return workday.Of(tx.Now()).AddDays(1)
	}
	return from.ClosedOn.AddDays(1)
}

// hand gives running engagements of one union to another from the day on.
func hand(ctx context.Context, tx *db.Tx, p org.Parting, limit int, which func(*bun.SelectQuery) *bun.SelectQuery) (int, error) {
	var ids []string
	sel := tx.NewSelect().TableExpr("engagement").ColumnExpr("id").Where("union_id = ?", p.From.ID).
		Where("(ended_on IS NULL OR ended_on >= ?)", p.On).Order("id").Limit(int64(limit))
	if which != nil {
		sel = which(sel)
	}
	if err := sel.Scan(ctx, &ids); err != nil {
		return 0, fmt.Errorf("hand over engagements: %w", err)
	}
	if len(ids) == 0 {
		return 0, nil
	}
	if err := db.Lock(ctx, tx, "engagement", ids...); err != nil {
		return 0, err
	}
	former := make([]formerUnion, len(ids))
	for i, id := range ids {
		former[i] = formerUnion{ID: db.NewID(), EngagementID: id, UnionID: p.From.ID, ValidUntil: p.On}
	}
	// Where an engagement passed through two unions on one day, it had stood with the first until then.
	if _, err := tx.NewInsert().Model(&former).On("CONFLICT (engagement_id, valid_until) DO NOTHING").Exec(ctx); err != nil {
		return 0, fmt.Errorf("hand over engagements: %w", err)
	}
	// Back on the day on which it went: it has never been elsewhere.
	if _, err := tx.NewDelete().Table("engagement_former").Where("engagement_id IN (?)", bun.List(ids)).
		Where("union_id = ?", p.Into.ID).Where("valid_until = ?", p.On).Exec(ctx); err != nil {
		return 0, fmt.Errorf("hand over engagements: %w", err)
	}
	// Who was posted at the other union is now employed where posted.
	_, err := tx.NewUpdate().Table("engagement").Set("union_id = ?", p.Into.ID).Set("county_id = ?", bun.NullZero(p.Into.CountyID)).
		Set("city_id = ?", bun.NullZero(p.Into.CityID)).
		Set("post_union_id = CASE WHEN post_union_id = ? THEN NULL ELSE post_union_id END", p.Into.ID).
		Where("id IN (?)", bun.List(ids)).Exec(ctx)
	if err != nil {
		return 0, fmt.Errorf("hand over engagements: %w", err)
	}
	return len(ids), nil
}

// repost moves those who are posted at one union to another from the day on, whoever employs them.
func repost(ctx context.Context, tx *db.Tx, p org.Parting, limit int, which func(*bun.SelectQuery) *bun.SelectQuery) (int, error) {
	var list []Engagement
	sel := tx.NewSelect().Model(&list).Where("post_union_id = ?", p.From.ID).
		Where("(ended_on IS NULL OR ended_on >= ?)", p.On).Order("id").Limit(int64(limit))
	if which != nil {
		sel = which(sel)
	}
	if err := sel.Scan(ctx); err != nil {
		return 0, fmt.Errorf("move postings: %w", err)
	}
	if len(list) == 0 {
		return 0, nil
	}
	ids := make([]string, len(list))
	rows := make([]Posting, len(list))
	for i, e := range list {
		to := p.Into.ID
		if e.UnionID == to {
			to = "" // posted with the employer itself
		}
		ids[i] = e.ID
		rows[i] = Posting{ID: db.NewID(), EngagementID: e.ID, PostUnionID: to, PostTier: e.PostTier, StartsOn: p.On}
	}
	if err := db.Lock(ctx, tx, "engagement", ids...); err != nil {
		return 0, err
	}
	if _, err := tx.NewInsert().Model(&rows).On("CONFLICT (engagement_id, starts_on) DO UPDATE").Set("post_union_id = EXCLUDED.post_union_id").Exec(ctx); err != nil {
		return 0, fmt.Errorf("move postings: %w", err)
	}
	_, err := tx.NewUpdate().Table("engagement").
		Set("post_union_id = CASE WHEN union_id = ? THEN NULL ELSE ? END", p.Into.ID, p.Into.ID).
		Where("id IN (?)", bun.List(ids)).Exec(ctx)
	if err != nil {
		return 0, fmt.Errorf("move postings: %w", err)
	}
	return len(ids), nil
}

// mergeClaims lets a claim follow to the successor, unless that claims the person too.
func mergeClaims(ctx context.Context, tx *db.Tx, from, into org.Union, limit int) (int, error) {
	res, err := tx.NewRaw(`UPDATE claim SET union_id = ? WHERE id IN (SELECT c.id FROM claim AS c WHERE c.union_id = ?
		AND NOT EXISTS (SELECT 1 FROM claim AS o WHERE o.engagement_id = c.engagement_id AND o.union_id = ?) LIMIT ?)`,
		into.ID, from.ID, into.ID, limit).Exec(ctx)
	if err != nil {
		return 0, fmt.Errorf("merge claims: %w", err)
	}
	n, err := res.RowsAffected()
	if err != nil {
		return 0, fmt.Errorf("merge claims: %w", err)
	}
	return int(n), nil
}

// people are the persons whom a union employs today or will.
func people(ctx context.Context, q db.Q, unionID string) ([]org.Part, error) {
	var list []struct {
		ID, Name, Post string
		OnDuty         workday.Date
	}
	err := q.NewSelect().TableExpr("engagement AS e").Join("JOIN person_card AS p ON p.id = e.person_id").
		Join("LEFT JOIN org_union AS w ON w.id = e.post_union_id").
		ColumnExpr("p.id, p.name, e.on_duty, coalesce(w.short_name, '') AS post").
		Where("e.union_id = ?", unionID).Where("e.ended_on IS NULL").OrderExpr("p.pinyin, p.id").Scan(ctx, &list)
	if err != nil {
		return nil, fmt.Errorf("list the employed: %w", err)
	}
	out := make([]org.Part, len(list))
	for i, l := range list {
		out[i] = org.Part{ID: l.ID, Name: l.Name, Note: l.OnDuty.String() + " 上岗"}
		if l.Post != "" {
			out[i].Note += "，定岗" + l.Post
		}
	}
	return out, nil
}

// postedPeople are the engagements of other unions that are posted here.
func postedPeople(ctx context.Context, q db.Q, unionID string) ([]org.Part, error) {
	var list []struct{ ID, Name, Employer string }
	err := q.NewSelect().TableExpr("engagement AS e").Join("JOIN person_card AS p ON p.id = e.person_id").
		Join("JOIN org_union AS u ON u.id = e.union_id").ColumnExpr("e.id, p.name, u.name AS employer").
		Where("e.post_union_id = ?", unionID).Where("e.ended_on IS NULL").OrderExpr("p.pinyin, e.id").Scan(ctx, &list)
	if err != nil {
		return nil, fmt.Errorf("list the posted: %w", err)
	}
	out := make([]org.Part, len(list))
	for i, l := range list {
		out[i] = org.Part{ID: l.ID, Name: l.Name, Note: "由" + l.Employer + "聘用"}
	}
	return out, nil
}

func holds(ctx context.Context, q db.Q, unionID string, on workday.Date) (string, error) {
	return countHeld(ctx, q, "union_id", unionID, on, "在岗指导员%d人")
}

func holdsPosted(ctx context.Context, q db.Q, unionID string, on workday.Date) (string, error) {
	return countHeld(ctx, q, "post_union_id", unionID, on, "在此定岗的%d人")
}

// countHeld counts who is in post on the day or later: a last day that is still to come holds a union open.
func countHeld(ctx context.Context, q db.Q, column, unionID string, on workday.Date, words string) (string, error) {
	n, err := q.NewSelect().TableExpr("engagement").Where("? = ?", bun.Ident(column), unionID).
		Where("ended_on IS NULL OR ended_on >= ?", on).Count(ctx)
	if err != nil {
		return "", fmt.Errorf("count engagements: %w", err)
	}
	if n == 0 {
		return "", nil
	}
	return fmt.Sprintf(words, n), nil
}

// formerUnion is where an engagement stood before a day.
type formerUnion struct {
	bun.BaseModel `bun:"table:engagement_former"`

	ID           string `bun:",pk"`
	EngagementID string
	UnionID      string
	ValidUntil   workday.Date
}
