package identity

import (
	"context"
	"fmt"
	"slices"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/workday"
)

// Follower lets posts follow when unions merge or part. An instructor's post goes along with the person. The other
// posts of a union that is closed end with it: carried over, they would reach further than whoever gave them meant.
// Posts follow no move: their places are read from the tree.
func (s *Service) Follower() org.Follower {
	return org.Follower{
		Name: "账号岗位",
		Merge: func(ctx context.Context, tx *db.Tx, t org.Taking, limit int) (int, error) {
			tx.OnCommit(s.seats.stale)
			n, begun, err := closePosts(ctx, tx, t.From, t.Into, limit)
			if err != nil {
				return 0, err
			}
			return n, t.Note(ctx, tx, begunPosts, begun...)
		},
		Return: func(ctx context.Context, tx *db.Tx, t org.Taking, limit int) (int, error) {
			tx.OnCommit(s.seats.stale)
			return returnPosts(ctx, tx, t, limit)
		},
		Split: func(ctx context.Context, tx *db.Tx, p org.Parting, limit int) (int, error) {
			tx.OnCommit(s.seats.stale)
			return partPosts(ctx, tx, p, limit)
		},
		Close: func(ctx context.Context, tx *db.Tx, u org.Union) error {
			tx.OnCommit(s.seats.stale)
			for {
				if n, _, err := closePosts(ctx, tx, u, org.Union{}, db.Batch); err != nil || n == 0 {
					return err
				}
			}
		},
	}
}

// begunPosts is under what the posts are noted that began at the successor in place of others.
const begunPosts = "role_grant.begun"

// closePosts ends the posts of a union that is no more; those of instructors begin at its successor, when it has one.
func closePosts(ctx context.Context, tx *db.Tx, from, into org.Union, limit int) (n int, begun []string, err error) {
	var list []posting
	if err := postings(tx).Where("g.union_id = ?", from.ID).Limit(int64(limit)).Scan(ctx, &list); err != nil {
		return 0, nil, fmt.Errorf("read posts of a union: %w", err)
	}
	begun, err = replace(ctx, tx, list, into)
	return len(list), begun, err
}

// returnPosts takes the posts of instructors back with a merger: those that began at the successor by it, and those that
// people who went along were given there since.
func returnPosts(ctx context.Context, tx *db.Tx, t org.Taking, limit int) (int, error) {
	ids, err := t.Recall(ctx, tx, begunPosts, limit)
	if err != nil {
		return 0, err
	}
	sel := postings(tx).Where("g.union_id = ?", t.Into.ID)
	if len(ids) > 0 {
		sel = sel.Where("g.id IN (?)", bun.List(ids))
	} else {
		sel = t.Taken(sel.Join("JOIN account AS a ON a.id = g.account_id"), org.KeyPeople, "a.person_id").
			Where("g.role = ?", authz.RoleInstructor).Where("g.id > ?", t.Since).Limit(int64(limit))
	}
	var list []posting
	if err := sel.Scan(ctx, &list); err != nil {
		return 0, fmt.Errorf("read posts to return: %w", err)
	}
	_, err = replace(ctx, tx, list, t.From)
	return max(len(ids), len(list)), err
}

// partPosts moves the posts of instructors who go to another union.
func partPosts(ctx context.Context, tx *db.Tx, p org.Parting, limit int) (int, error) {
	for chunk := range slices.Chunk(p.Parts[org.KeyPeople], db.Batch) {
		var list []posting
		err := postings(tx).Join("JOIN account AS a ON a.id = g.account_id").Where("g.union_id = ?", p.From.ID).
			Where("g.role = ?", authz.RoleInstructor).Where("a.person_id IN (?)", bun.List(chunk)).Limit(int64(limit)).Scan(ctx, &list)
		if err != nil {
			return 0, fmt.Errorf("read posts of people: %w", err)
		}
		if len(list) > 0 {
			_, err := replace(ctx, tx, list, p.Into)
			return len(list), err
		}
	}
	return 0, nil
}

// replace ends posts, and begins those of instructors at the union, with the same term, unless it is none or they hold
// it already. A term there that has run out makes room for the new one. The ids of those begun are given back.
func replace(ctx context.Context, tx *db.Tx, list []posting, into org.Union) ([]string, error) {
	if len(list) == 0 {
		return nil, nil
	}
	var ids, accountIDs []string
	for _, p := range list {
		accountIDs = append(accountIDs, p.AccountID)
	}
	if err := db.Lock(ctx, tx, "account", accountIDs...); err != nil {
		return nil, err
	}
	var accounts []account
	if err := tx.NewSelect().Model(&accounts).Where("id IN (?)", bun.List(accountIDs)).Scan(ctx); err != nil {
		return nil, fmt.Errorf("read accounts: %w", err)
	}
	byID := map[string]account{}
	for _, a := range accounts {
		byID[a.ID] = a
	}
	have, err := openPostings(ctx, tx, accounts...)
	if err != nil {
		return nil, err
	}
	today := workday.Of(tx.Now())
	var begun []grant
	var entries []audit.Entry
	end := func(accountID string, g authz.Grant) {
		before := grant{ID: g.ID, AccountID: accountID, Role: g.Role, UnionID: g.UnionID, ValidFrom: g.From, ValidUntil: g.Until}
		after := before
		after.EndedAt = tx.Now()
		ids = append(ids, g.ID)
		entries = append(entries, grantEntry(audit.System(), "identity.grant.end", byID[accountID], atOf(g), &before, &after))
	}
	for _, p := range list {
		g := p.grant()
		end(p.AccountID, g)
		if into.ID == "" || g.Role != authz.RoleInstructor || ranOut(g, today) {
			continue
		}
		there := slices.IndexFunc(have[p.AccountID], func(o authz.Grant) bool { return o.Role == g.Role && o.UnionID == into.ID })
		if there >= 0 {
			held := have[p.AccountID][there]
			if !ranOut(held, today) {
				continue
			}
			end(p.AccountID, held)
		}
		from := g.From
		if from.Before(today) {
			from = today
		}
		next := newGrant(tx, audit.System(), p.AccountID, NewGrant{Role: g.Role, UnionID: into.ID, From: from, Until: g.Until})
		begun = append(begun, next)
		entries = append(entries, grantEntry(audit.System(), "identity.grant", byID[p.AccountID], into, nil, &next))
	}
	_, err = tx.NewUpdate().Model((*grant)(nil)).Set("ended_at = ?", tx.Now()).Set("ended_by = ?", audit.SystemID).
		Where("id IN (?)", bun.List(ids)).Exec(ctx)
	if err != nil {
		return nil, fmt.Errorf("end posts: %w", err)
	}
	if err := insertGrants(ctx, tx, begun); err != nil {
		return nil, err
	}
	if _, err := tx.NewUpdate().Model((*account)(nil)).Set("rev = rev + 1").Where("id IN (?)", bun.List(accountIDs)).Exec(ctx); err != nil {
		return nil, fmt.Errorf("count revisions: %w", err)
	}
	out := make([]string, len(begun))
	for i, g := range begun {
		out[i] = g.ID
	}
	return out, audit.Record(ctx, tx, entries...)
}
