package roster

import (
	"context"
	"errors"
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
	engaged.Merge = func(ctx context.Context, tx *db.Tx, t org.Taking, limit int) (int, error) {
		list, err := running(ctx, tx, "union_id", t.From.ID, t.On, limit, nil)
		if err != nil || len(list) == 0 {
			return 0, err
		}
		ids, people := idsOf(list), make([]string, len(list))
		for i, e := range list {
			people[i] = e.PersonID
		}
		if err := errors.Join(t.Note(ctx, tx, "engagement", ids...), t.Note(ctx, tx, org.KeyPeople, people...)); err != nil {
			return 0, err
		}
		return len(ids), hand(ctx, tx, t.From, t.Into, t.On, ids)
	}
	engaged.Return = func(ctx context.Context, tx *db.Tx, t org.Taking, limit int) (int, error) {
		ids, err := t.Recall(ctx, tx, "engagement", limit)
		if err != nil || len(ids) == 0 {
			return 0, err
		}
		return len(ids), handBack(ctx, tx, t, ids)
	}
	engaged.Split = func(ctx context.Context, tx *db.Tx, p org.Parting, limit int) (int, error) {
		return inTurns(p.Parts[org.KeyPeople], func(ids []string) (int, error) {
			list, err := running(ctx, tx, "union_id", p.From.ID, p.On, limit, func(q *bun.SelectQuery) *bun.SelectQuery { return q.Where("person_id IN (?)", bun.List(ids)) })
			if err != nil || len(list) == 0 {
				return 0, err
			}
			return len(list), hand(ctx, tx, p.From, p.Into, p.On, idsOf(list))
		})
	}
	engaged.Parts, engaged.Holds, engaged.Came = people, holds, came

	posted := org.Follower{Name: "定岗", Key: "posted", Parts: postedPeople, Holds: holdsPosted}
	posted.Merge = func(ctx context.Context, tx *db.Tx, t org.Taking, limit int) (int, error) {
		list, err := running(ctx, tx, "post_union_id", t.From.ID, t.On, limit, nil)
		if err != nil || len(list) == 0 {
			return 0, err
		}
		if err := t.Note(ctx, tx, "posting", idsOf(list)...); err != nil {
			return 0, err
		}
		return len(list), repost(ctx, tx, t.Into, t.On, list)
	}
	posted.Return = func(ctx context.Context, tx *db.Tx, t org.Taking, limit int) (int, error) {
		ids, err := t.Recall(ctx, tx, "posting", limit)
		if err != nil || len(ids) == 0 {
			return 0, err
		}
		return len(ids), repostBack(ctx, tx, t, ids)
	}
	posted.Split = func(ctx context.Context, tx *db.Tx, p org.Parting, limit int) (int, error) {
		return inTurns(p.Parts["posted"], func(ids []string) (int, error) {
			list, err := running(ctx, tx, "post_union_id", p.From.ID, p.On, limit, func(q *bun.SelectQuery) *bun.SelectQuery { return q.Where("id IN (?)", bun.List(ids)) })
			if err != nil || len(list) == 0 {
				return 0, err
			}
			return len(list), repost(ctx, tx, p.Into, p.On, list)
		})
	}
	claims := org.Follower{Name: "重复聘用提示", Merge: mergeClaims, Return: returnClaims}
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

// running are the engagements with a union in the column that run on the day or later, at most limit of them, locked.
func running(ctx context.Context, tx *db.Tx, column, unionID string, on workday.Date, limit int, which func(*bun.SelectQuery) *bun.SelectQuery) ([]Engagement, error) {
	var list []Engagement
	sel := tx.NewSelect().Model(&list).Where("? = ?", bun.Ident(column), unionID).
		Where("(ended_on IS NULL OR ended_on >= ?)", on).Order("id").Limit(int64(limit))
	if which != nil {
		sel = which(sel)
	}
	if err := sel.Scan(ctx); err != nil {
		return nil, fmt.Errorf("look for running engagements: %w", err)
	}
	return list, db.Lock(ctx, tx, "engagement", idsOf(list)...)
}

func idsOf(list []Engagement) []string {
	ids := make([]string, len(list))
	for i, e := range list {
		ids[i] = e.ID
	}
	return ids
}

// hand gives engagements of one union to another from the day on. They are locked.
func hand(ctx context.Context, tx *db.Tx, from, into org.Union, on workday.Date, ids []string) error {
	former := make([]formerUnion, len(ids))
	for i, id := range ids {
		former[i] = formerUnion{ID: db.NewID(), EngagementID: id, UnionID: from.ID, ValidUntil: on}
	}
	// Where an engagement passed through two unions on one day, it had stood with the first until then.
	if _, err := tx.NewInsert().Model(&former).On("CONFLICT (engagement_id, valid_until) DO NOTHING").Exec(ctx); err != nil {
		return fmt.Errorf("hand over engagements: %w", err)
	}
	// Back on the day on which it went: it has never been elsewhere.
	if _, err := tx.NewDelete().Table("engagement_former").Where("engagement_id IN (?)", bun.List(ids)).
		Where("union_id = ?", into.ID).Where("valid_until = ?", on).Exec(ctx); err != nil {
		return fmt.Errorf("hand over engagements: %w", err)
	}
	// Who was posted at the other union is now employed where posted.
	_, err := tx.NewUpdate().Table("engagement").Set("union_id = ?", into.ID).Set("county_id = ?", bun.NullZero(into.CountyID)).
		Set("city_id = ?", bun.NullZero(into.CityID)).
		Set("post_union_id = CASE WHEN post_union_id = ? THEN NULL ELSE post_union_id END", into.ID).
		Where("id IN (?)", bun.List(ids)).Exec(ctx)
	if err != nil {
		return fmt.Errorf("hand over engagements: %w", err)
	}
	return nil
}

// handBack gives engagements that a merger took back, as far as the successor still has them. Whoever the merger found
// employed where posted is posted there again.
func handBack(ctx context.Context, tx *db.Tx, t org.Taking, ids []string) error {
	if err := db.Lock(ctx, tx, "engagement", ids...); err != nil {
		return err
	}
	var there []string
	err := tx.NewSelect().TableExpr("engagement").ColumnExpr("id").Where("id IN (?)", bun.List(ids)).Where("union_id = ?", t.Into.ID).
		Order("id").Scan(ctx, &there)
	if err != nil {
		return fmt.Errorf("look for engagements to return: %w", err)
	}
	if len(there) == 0 {
		return nil
	}
	if err := hand(ctx, tx, t.Into, t.From, t.On, there); err != nil {
		return err
	}
	_, err = tx.NewRaw(`UPDATE engagement SET post_union_id = ? WHERE id IN (?) AND post_union_id IS NULL AND ? = (
		SELECT g.post_union_id FROM posting AS g WHERE g.engagement_id = engagement.id ORDER BY g.starts_on DESC LIMIT 1)`,
		t.Into.ID, bun.List(there), t.Into.ID).Exec(ctx)
	if err != nil {
		return fmt.Errorf("return postings: %w", err)
	}
	return nil
}

// repost posts engagements at a union from the day on, whoever employs them. They are locked.
func repost(ctx context.Context, tx *db.Tx, at org.Union, on workday.Date, list []Engagement) error {
	rows := make([]Posting, len(list))
	for i, e := range list {
		to := at.ID
		if e.UnionID == to {
			to = "" // posted with the employer itself
		}
		rows[i] = Posting{ID: db.NewID(), EngagementID: e.ID, PostUnionID: to, PostTier: e.PostTier, StartsOn: on}
	}
	if _, err := tx.NewInsert().Model(&rows).On("CONFLICT (engagement_id, starts_on) DO UPDATE").Set("post_union_id = EXCLUDED.post_union_id").Exec(ctx); err != nil {
		return fmt.Errorf("move postings: %w", err)
	}
	_, err := tx.NewUpdate().Table("engagement").
		Set("post_union_id = CASE WHEN union_id = ? THEN NULL ELSE ? END", at.ID, at.ID).
		Where("id IN (?)", bun.List(idsOf(list))).Exec(ctx)
	if err != nil {
		return fmt.Errorf("move postings: %w", err)
	}
	return nil
}

// repostBack posts those whom a merger moved where they were, as far as they are still posted at the successor, and
// leaves no trace of it among their postings.
func repostBack(ctx context.Context, tx *db.Tx, t org.Taking, ids []string) error {
	if err := db.Lock(ctx, tx, "engagement", ids...); err != nil {
		return err
	}
	var list []Engagement
	err := tx.NewSelect().Model(&list).Where("id IN (?)", bun.List(ids)).
		Where("(post_union_id = ? OR post_union_id IS NULL AND union_id = ?)", t.Into.ID, t.Into.ID).Order("id").Scan(ctx)
	if err != nil {
		return fmt.Errorf("look for postings to return: %w", err)
	}
	if len(list) == 0 {
		return nil
	}
	if err := repost(ctx, tx, t.From, t.On, list); err != nil {
		return err
	}
	_, err = tx.NewRaw(`DELETE FROM posting WHERE engagement_id IN (?) AND starts_on = ? AND EXISTS (SELECT 1 FROM posting AS b
		WHERE b.engagement_id = posting.engagement_id AND b.post_union_id = posting.post_union_id AND b.post_tier = posting.post_tier
		AND b.starts_on = (SELECT max(c.starts_on) FROM posting AS c WHERE c.engagement_id = posting.engagement_id AND c.starts_on < posting.starts_on))`,
		bun.List(idsOf(list)), t.On).Exec(ctx)
	if err != nil {
		return fmt.Errorf("join postings: %w", err)
	}
	return nil
}

// mergeClaims lets a claim follow to the successor, unless that claims the person too.
func mergeClaims(ctx context.Context, tx *db.Tx, t org.Taking, limit int) (int, error) {
	var ids []string
	err := tx.NewRaw(`SELECT c.id FROM claim AS c WHERE c.union_id = ?
		AND NOT EXISTS (SELECT 1 FROM claim AS o WHERE o.engagement_id = c.engagement_id AND o.union_id = ?) LIMIT ?`,
		t.From.ID, t.Into.ID, limit).Scan(ctx, &ids)
	if err != nil {
		return 0, fmt.Errorf("look for claims: %w", err)
	}
	if err := t.Note(ctx, tx, "claim", ids...); err != nil {
		return 0, err
	}
	return len(ids), handClaims(ctx, tx, ids, t.From, t.Into)
}

func returnClaims(ctx context.Context, tx *db.Tx, t org.Taking, limit int) (int, error) {
	ids, err := t.Recall(ctx, tx, "claim", limit)
	if err != nil {
		return 0, err
	}
	return len(ids), handClaims(ctx, tx, ids, t.Into, t.From)
}

func handClaims(ctx context.Context, tx *db.Tx, ids []string, from, into org.Union) error {
	if len(ids) == 0 {
		return nil
	}
	_, err := tx.NewRaw("UPDATE claim SET union_id = ? WHERE id IN (?) AND union_id = ?", into.ID, bun.List(ids), from.ID).Exec(ctx)
	if err != nil {
		return fmt.Errorf("hand over claims: %w", err)
	}
	return nil
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

// came counts those whom a successor has or had in post and not from the act, whether they are in post still.
func came(ctx context.Context, q db.Q, t org.Taking) (string, error) {
	n, err := t.Untaken(q.NewSelect().TableExpr("engagement").Where("union_id = ?", t.Into.ID), "engagement", "id").Count(ctx)
	if err != nil {
		return "", fmt.Errorf("count engagements since: %w", err)
	}
	if n == 0 {
		return "", nil
	}
	return fmt.Sprintf("指导员%d人", n), nil
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
