package identity

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/workday"
)

// Follower lets posts follow when unions merge or part. An instructor's post goes along with the person. The other
// posts of a union that is closed end with it: carried over, they would reach further than whoever gave them meant. They
// are held again when the closing is taken back. Posts follow no move: their places are read from the tree.
func (s *Service) Follower() org.Follower {
	return org.Follower{
		Name: "账号岗位",
		Merge: func(ctx context.Context, tx *db.Tx, t org.Taking, limit int) (int, error) {
			tx.OnCommit(s.seats.stale)
			return takePosts(ctx, tx, t, limit)
		},
		Return: func(ctx context.Context, tx *db.Tx, t org.Taking, limit int) (int, error) {
			tx.OnCommit(s.seats.stale)
			for _, step := range []func(context.Context, *db.Tx, org.Taking, int) (int, error){returnBegun, returnEnded, returnGiven} {
				if n, err := step(ctx, tx, t, limit); err != nil || n > 0 {
					return n, err
				}
			}
			return 0, nil
		},
		Split: func(ctx context.Context, tx *db.Tx, p org.Parting, limit int) (int, error) {
			tx.OnCommit(s.seats.stale)
			return partPosts(ctx, tx, p, limit)
		},
		Close: func(ctx context.Context, tx *db.Tx, t org.Taking) error {
			tx.OnCommit(s.seats.stale)
			for {
				if n, err := takePosts(ctx, tx, t, db.Batch); err != nil || n == 0 {
					return err
				}
			}
		},
	}
}

// Under these are posts noted: those that began at the successor in place of others, and those that ended for good.
const (
	begunPosts = "role_grant.begun"
	endedPosts = "role_grant.ended"
)

// takePosts ends the posts of a union that is no more; those of instructors begin at its successor, when it has one.
func takePosts(ctx context.Context, tx *db.Tx, t org.Taking, limit int) (int, error) {
	var list []posting
	if err := postings(tx).Where("g.union_id = ?", t.From.ID).Limit(int64(limit)).Scan(ctx, &list); err != nil {
		return 0, fmt.Errorf("read posts of a union: %w", err)
	}
	change, err := replace(ctx, tx, list, t.Into)
	if err != nil {
		return 0, err
	}
	begun, ended := make([]string, len(change.begun)), []string{}
	for i, g := range change.begun {
		begun[i] = g.ID
	}
	for _, p := range list {
		goes := slices.ContainsFunc(change.begun, func(g grant) bool { return g.AccountID == p.AccountID && g.Role == p.Role })
		if !goes && !ranOut(p.grant(), change.today) {
			ended = append(ended, p.ID)
		}
	}
	if err := t.Note(ctx, tx, begunPosts, begun...); err != nil {
		return 0, err
	}
	return len(list), t.Note(ctx, tx, endedPosts, ended...)
}

// returnBegun gives posts that began at the successor by the act back to the union, unless they have ended since.
func returnBegun(ctx context.Context, tx *db.Tx, t org.Taking, limit int) (int, error) {
	ids, err := t.Recall(ctx, tx, begunPosts, limit)
	if err != nil || len(ids) == 0 {
		return 0, err
	}
	var list []posting
	if err := postings(tx).Where("g.union_id = ?", t.Into.ID).Where("g.id IN (?)", bun.List(ids)).Scan(ctx, &list); err != nil {
		return 0, fmt.Errorf("read posts to return: %w", err)
	}
	_, err = replace(ctx, tx, list, t.From)
	return len(ids), err
}

// returnEnded begins posts that ended by the act anew, with the term that they had, and tells their holders.
func returnEnded(ctx context.Context, tx *db.Tx, t org.Taking, limit int) (int, error) {
	ids, err := t.Recall(ctx, tx, endedPosts, limit)
	if err != nil || len(ids) == 0 {
		return 0, err
	}
	var list []grant
	if err := tx.NewSelect().Model(&list).Where("g.id IN (?)", bun.List(ids)).Order("g.account_id", "g.id").Scan(ctx); err != nil {
		return 0, fmt.Errorf("read posts that ended: %w", err)
	}
	accountIDs := make([]string, len(list))
	for i, g := range list {
		accountIDs[i] = g.AccountID
	}
	change, err := beginChange(ctx, tx, accountIDs)
	if err != nil {
		return 0, err
	}
	for _, g := range list {
		change.begin(tx, g.AccountID, g.Role, t.From, g.ValidFrom, g.ValidUntil)
	}
	for _, g := range change.begun {
		post := stored(g, t.From)
		err := tellAccount(ctx, tx, g.AccountID, "岗位已恢复："+postTitle(post), "“"+t.From.Name+"”恢复设立，"+term(post.From, post.Until)+"。")
		if err != nil {
			return 0, err
		}
	}
	return len(ids), change.write(ctx, tx)
}

// returnGiven takes along the posts that instructors who return were given at the successor since.
func returnGiven(ctx context.Context, tx *db.Tx, t org.Taking, limit int) (int, error) {
	var list []posting
	sel := postings(tx).Join("JOIN account AS a ON a.id = g.account_id").Where("g.union_id = ?", t.Into.ID).
		Where("g.role = ?", authz.RoleInstructor).Where("g.id > ?", t.Since).Limit(int64(limit))
	if err := t.Taken(sel, org.KeyPeople, "a.person_id").Scan(ctx, &list); err != nil {
		return 0, fmt.Errorf("read posts of people: %w", err)
	}
	_, err := replace(ctx, tx, list, t.From)
	return len(list), err
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

// replace ends posts, and begins those of instructors at the union, with the same term, unless it is none.
func replace(ctx context.Context, tx *db.Tx, list []posting, into org.Union) (*change, error) {
	accountIDs := make([]string, len(list))
	for i, p := range list {
		accountIDs[i] = p.AccountID
	}
	c, err := beginChange(ctx, tx, accountIDs)
	if err != nil {
		return nil, err
	}
	for _, p := range list {
		c.end(tx, p.AccountID, p.grant())
		if into.ID != "" && p.Role == authz.RoleInstructor {
			c.begin(tx, p.AccountID, p.Role, into, p.ValidFrom, p.ValidUntil)
		}
	}
	return c, c.write(ctx, tx)
}

// change is posts of some accounts that end and begin together, by no person's hand.
type change struct {
	today    workday.Date
	accounts map[string]account
	have     map[string][]authz.Grant // what each account holds
	ended    []string
	begun    []grant
	entries  []audit.Entry
}

// beginChange locks the accounts and reads what they hold.
func beginChange(ctx context.Context, tx *db.Tx, accountIDs []string) (*change, error) {
	c := &change{today: workday.Of(tx.Now()), accounts: map[string]account{}}
	if len(accountIDs) == 0 {
		return c, nil
	}
	if err := db.Lock(ctx, tx, "account", accountIDs...); err != nil {
		return nil, err
	}
	var list []account
	if err := tx.NewSelect().Model(&list).Where("id IN (?)", bun.List(accountIDs)).Scan(ctx); err != nil {
		return nil, fmt.Errorf("read accounts: %w", err)
	}
	for _, a := range list {
		c.accounts[a.ID] = a
	}
	var err error
	c.have, err = openPostings(ctx, tx, list...)
	return c, err
}

// end ends a post at once.
func (c *change) end(tx *db.Tx, accountID string, g authz.Grant) {
	before := grant{ID: g.ID, AccountID: accountID, Role: g.Role, UnionID: g.UnionID, ValidFrom: g.From, ValidUntil: g.Until}
	after := before
	after.EndedAt = tx.Now()
	c.ended = append(c.ended, g.ID)
	c.have[accountID] = slices.DeleteFunc(c.have[accountID], func(o authz.Grant) bool { return o.ID == g.ID })
	c.entries = append(c.entries, grantEntry(audit.System(), "identity.grant.end", c.accounts[accountID], atOf(g), &before, &after))
}

// begin gives a post from today, or a later first day, unless its term is over, the account holds it already, or holds
// another that does not go with it. A term there that has run out makes room for the new one.
func (c *change) begin(tx *db.Tx, accountID string, role authz.Role, at org.Union, from, until workday.Date) {
	if ranOut(authz.Grant{Until: until}, c.today) || authz.CheckSeparation(role, standing(c.have[accountID], c.today)) != nil {
		return
	}
	there := slices.IndexFunc(c.have[accountID], func(o authz.Grant) bool { return o.Role == role && o.UnionID == at.ID })
	if there >= 0 {
		held := c.have[accountID][there]
		if !ranOut(held, c.today) {
			return
		}
		c.end(tx, accountID, held)
	}
	if from.Before(c.today) {
		from = c.today
	}
	next := newGrant(tx, audit.System(), accountID, NewGrant{Role: role, UnionID: at.ID, From: from, Until: until})
	c.begun = append(c.begun, next)
	c.have[accountID] = append(c.have[accountID], stored(next, at))
	c.entries = append(c.entries, grantEntry(audit.System(), "identity.grant", c.accounts[accountID], at, nil, &next))
}

func (c *change) write(ctx context.Context, tx *db.Tx) error {
	if len(c.ended) > 0 {
		_, err := tx.NewUpdate().Model((*grant)(nil)).Set("ended_at = ?", tx.Now()).Set("ended_by = ?", audit.SystemID).
			Where("id IN (?)", bun.List(c.ended)).Exec(ctx)
		if err != nil {
			return fmt.Errorf("end posts: %w", err)
		}
	}
	if err := insertGrants(ctx, tx, c.begun); err != nil {
		return err
	}
	ids := slices.Sorted(maps.Keys(c.accounts))
	if len(ids) > 0 {
		if _, err := tx.NewUpdate().Model((*account)(nil)).Set("rev = rev + 1").Where("id IN (?)", bun.List(ids)).Exec(ctx); err != nil {
			return fmt.Errorf("count revisions: %w", err)
		}
	}
	return audit.Record(ctx, tx, c.entries...)
}
