package identity

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/workday"
)

// Grant gives an account a further role. Whoever opened the account need not be who grants: the account is found by
// anybody who may see it, and authz.CheckGrant decides.
func (s *Service) Grant(ctx context.Context, actor authz.Actor, accountID string, rev int64, n NewGrant) error {
	return s.d.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		a, err := s.grantee(ctx, tx, actor, accountID)
		if err != nil {
			return err
		}
		if a.Rev != rev {
			return errs.Stale()
		}
		return s.give(ctx, tx, actor, a, n)
	})
}

// grantee locks the account that is to receive a role.
func (s *Service) grantee(ctx context.Context, tx *db.Tx, actor authz.Actor, id string) (account, error) {
	if err := db.Lock(ctx, tx, "account", id); err != nil {
		return account{}, err
	}
	a, err := visible(ctx, tx, actor.Scope(authz.AccountRead), id)
	if err != nil {
		return account{}, err
	}
	if !a.DisabledAt.IsZero() {
		return account{}, errs.Rule("account_disabled", "账号已停用，请先启用。")
	}
	return a, nil
}

// give checks and writes one grant to a locked account, and counts its revision on.
func (s *Service) give(ctx context.Context, tx *db.Tx, actor authz.Actor, a account, n NewGrant) error {
	at, err := org.ByID(ctx, tx, n.UnionID)
	if err != nil {
		return err
	}
	if err := checkPlace(actor, authz.AccountGrant, at); err != nil {
		return err
	}
	if n.From.IsZero() {
		n.From = workday.Of(tx.Now())
	}
	open, err := openPostings(ctx, tx, a)
	if err != nil {
		return err
	}
	if err := authz.CheckGrant(actor, a.ID, n.Role, at, n.From, n.Until, standing(open[a.ID], workday.Of(tx.Now()))); err != nil {
		return err
	}
	// A term of the same post that has run out makes room for the new one.
	for _, g := range open[a.ID] {
		if g.Role == n.Role && g.UnionID == n.UnionID && ranOut(g, n.From) {
			if _, err := s.finish(ctx, tx, actor, a, g); err != nil {
				return err
			}
		}
	}
	row := newGrant(tx, actor.Audit(), a.ID, n)
	if err := insertGrants(ctx, tx, []grant{row}); err != nil {
		return err
	}
	if err := s.touch(ctx, tx, a.ID); err != nil {
		return err
	}
	given := stored(row, at)
	if err := tellAccount(ctx, tx, a.ID, "新的岗位："+postTitle(given), term(n.From, n.Until)+"，由"+actor.Name+"授予。该岗位的待办和未读通知一并接办。"); err != nil {
		return err
	}
	return audit.Record(ctx, tx, grantEntry(actor.Audit(), "identity.grant", a, at, nil, &row))
}

// touch counts the account's revision on and has its sessions read again: what it may do has changed.
func (s *Service) touch(ctx context.Context, tx *db.Tx, accountID string) error {
	tx.OnCommit(s.seats.stale)
	_, err := tx.NewUpdate().Model((*account)(nil)).Set("rev = rev + 1").Where("id = ?", accountID).Exec(ctx)
	if err != nil {
		return fmt.Errorf("count revision: %w", err)
	}
	return nil
}

// End takes a role back at once.
func (s *Service) End(ctx context.Context, actor authz.Actor, accountID, grantID string, rev int64, reason string) error {
	return s.d.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		a, g, err := s.held(ctx, tx, actor, accountID, grantID, rev)
		if err != nil {
			return err
		}
		if err := authz.CheckOver(actor, authz.AccountGrant, accountID, []authz.Grant{g}); err != nil {
			return err
		}
		entry, err := s.finish(ctx, tx, actor, a, g)
		if err != nil {
			return err
		}
		entry.Reason = reason
		if err := s.touch(ctx, tx, a.ID); err != nil {
			return err
		}
		why := actor.Name + "收回了这个岗位。"
		if reason != "" {
			why += "理由：" + reason
		}
		if err := tellAccount(ctx, tx, a.ID, "岗位已结束："+postTitle(g), why); err != nil {
			return err
		}
		return audit.Record(ctx, tx, entry)
	})
}

// held locks the account and finds its open grant.
func (s *Service) held(ctx context.Context, tx *db.Tx, actor authz.Actor, accountID, grantID string, rev int64) (account, authz.Grant, error) {
	if err := db.Lock(ctx, tx, "account", accountID); err != nil {
		return account{}, authz.Grant{}, err
	}
	a, err := visible(ctx, tx, actor.Scope(authz.AccountRead), accountID)
	if err != nil {
		return account{}, authz.Grant{}, err
	}
	open, err := openPostings(ctx, tx, a)
	if err != nil {
		return account{}, authz.Grant{}, err
	}
	i := slices.IndexFunc(open[accountID], func(g authz.Grant) bool { return g.ID == grantID })
	if i < 0 {
		return account{}, authz.Grant{}, errs.NotFound("岗位")
	}
	g := open[accountID][i]
	if err := authz.Require(actor, authz.AccountGrant, atOf(g).Place(), "岗位"); err != nil {
		return account{}, authz.Grant{}, err
	}
	if a.Rev != rev {
		return account{}, authz.Grant{}, errs.Stale()
	}
	return a, g, nil
}

// finish marks the grant as ended and returns what is to be recorded.
func (s *Service) finish(ctx context.Context, tx *db.Tx, actor authz.Actor, a account, g authz.Grant) (audit.Entry, error) {
	before := grant{
		ID: g.ID, AccountID: a.ID, Role: g.Role, UnionID: g.UnionID, ValidFrom: g.From, ValidUntil: g.Until,
	}
	after := before
	after.EndedAt = tx.Now()
	_, err := tx.NewUpdate().Model((*grant)(nil)).Set("ended_at = ?", tx.Now()).Set("ended_by = ?", actor.AccountID).
		Where("id = ? AND ended_at IS NULL", g.ID).Exec(ctx)
	if err != nil {
		return audit.Entry{}, fmt.Errorf("end grant: %w", err)
	}
	return grantEntry(actor.Audit(), "identity.grant.end", a, atOf(g), &before, &after), nil
}

// Successor is who takes a post over: an account, or a person for whom one is opened in the same act.
type Successor struct {
	AccountID string
	Name      string // of the new account
	Login     string // empty: made of the name
}

// Handover ends one account's post and gives it to another in one transaction, and says what waits there. Drafts and
// tasks belong to the post, so nothing is moved. A holder may hand the own post over. The slip is that of an account
// opened by the act, which takes the permission to open accounts.
func (s *Service) Handover(ctx context.Context, actor authz.Actor, accountID, grantID string, rev int64, to Successor, from, until workday.Date) ([]Waiting, *Slip, error) {
	fresh, err := s.successor(ctx, actor, to)
	if err != nil {
		return nil, nil, err
	}
	var post authz.Grant
	var slip *Slip
	err = s.d.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		slip = nil
		locked := []string{accountID}
		if to.AccountID != "" {
			locked = append(locked, to.AccountID)
		}
		if err := db.Lock(ctx, tx, "account", locked...); err != nil {
			return err
		}
		a, g, err := s.held(ctx, tx, actor, accountID, grantID, rev)
		if err != nil {
			return err
		}
		if !authz.MayGrant(actor, g.Role, atOf(g)) {
			return errs.Rule("account_reach", "这个岗位不在您可办理的范围内，请联系其上级工会。")
		}
		if to.AccountID == accountID {
			return errs.E("handover_same", "接任人就是现任。", errs.F("toAccountId", "请选择另一个账号"))
		}
		entry, err := s.finish(ctx, tx, actor, a, g)
		if err != nil {
			return err
		}
		if err := s.touch(ctx, tx, a.ID); err != nil {
			return err
		}
		post = g
		n := NewGrant{Role: g.Role, UnionID: g.UnionID, From: from, Until: until}
		name := fresh.Name
		if to.AccountID == "" {
			fresh.Grants = []NewGrant{n}
			if err := s.checkGrants(ctx, tx, actor, fresh); err != nil {
				return err
			}
			slips, err := CreateAccounts(ctx, tx, actor.Audit(), []NewAccount{fresh})
			if err != nil {
				return err
			}
			slip = &slips[0]
		} else {
			next, err := s.grantee(ctx, tx, actor, to.AccountID)
			if err != nil {
				return err
			}
			if err := s.give(ctx, tx, actor, next, n); err != nil {
				return err
			}
			name = next.Name
		}
		if err := tellAccount(ctx, tx, a.ID, "岗位已移交："+postTitle(g), "由"+name+"接任，待办和未读通知随岗位移交。"); err != nil {
			return err
		}
		entry.Action = "identity.grant.handover"
		return audit.Record(ctx, tx, entry)
	})
	if err != nil {
		return nil, nil, err
	}
	waiting, err := s.waitingAt(ctx, post.Role, post.UnionID)
	return waiting, slip, err
}

// successor prepares the account that is to be opened, when none is named: hashing is not done in the transaction.
func (s *Service) successor(ctx context.Context, actor authz.Actor, to Successor) (NewAccount, error) {
	if to.AccountID != "" {
		return NewAccount{}, nil
	}
	if strings.TrimSpace(to.Name) == "" {
		return NewAccount{}, errs.Fields(errs.F("toAccountId", "请选择接任人，或填写姓名新开账号"))
	}
	if !actor.Has(authz.AccountManage) {
		return NewAccount{}, authz.Missing(authz.AccountManage)
	}
	login := to.Login
	if login != "" {
		var err error
		if login, err = CleanLogin(login); err != nil {
			return NewAccount{}, err
		}
	}
	ready, err := Prepare(ctx, s.d.Read(), []NewAccount{{Name: to.Name, Login: login}})
	if err != nil {
		return NewAccount{}, err
	}
	return ready[0], nil
}

func (s *Service) waitingAt(ctx context.Context, role authz.Role, unionID string) ([]Waiting, error) {
	out := []Waiting{}
	for _, ask := range s.Waiting {
		found, err := ask(ctx, s.d.Read(), role, unionID)
		if err != nil {
			return nil, err
		}
		out = append(out, found...)
	}
	return out, nil
}

// Holders are the posts of one union with who holds each, and what waits there.
type Holders struct {
	Role     authz.Role `json:"role"`
	RoleName string     `json:"roleName"`
	Holders  []Holder   `json:"holders" nullable:"false"`
	Waiting  []Waiting  `json:"waiting" nullable:"false"`
}

// Holder is who holds a post, since when and until when.
type Holder struct {
	AccountID string       `json:"accountId"`
	Name      string       `json:"name"`
	GrantID   string       `json:"grantId"`
	From      workday.Date `json:"from"`
	Until     workday.Date `json:"until"`
}

// Posts lists every post that the union can have, vacant ones too.
func (s *Service) Posts(ctx context.Context, actor authz.Actor, unionID string) ([]Holders, error) {
	at, err := org.ByID(ctx, s.d.Read(), unionID)
	if err != nil {
		return nil, err
	}
	if err := authz.Require(actor, authz.AccountRead, at.Place(), "工会"); err != nil {
		return nil, err
	}
	var found []struct {
		posting
		Name string
	}
	err = postings(s.d.Read()).Join("JOIN account AS a ON a.id = g.account_id").ColumnExpr("a.name").
		Where("g.union_id = ? AND a.disabled_at IS NULL", unionID).Scan(ctx, &found)
	if err != nil {
		return nil, fmt.Errorf("read holders: %w", err)
	}
	out := []Holders{}
	for _, info := range authz.Roles() {
		if !info.HeldAt(at.Tier) {
			continue
		}
		h := Holders{Role: info.Role, RoleName: info.Title, Holders: []Holder{}}
		for _, f := range found {
			if f.Role == info.Role && f.grant().InForce(s.today()) {
				h.Holders = append(h.Holders, Holder{AccountID: f.AccountID, Name: f.Name, GrantID: f.ID, From: f.ValidFrom, Until: f.ValidUntil})
			}
		}
		if h.Waiting, err = s.waitingAt(ctx, info.Role, unionID); err != nil {
			return nil, err
		}
		out = append(out, h)
	}
	return out, nil
}
