package identity

import (
	"context"
	"time"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/workday"
)

// AccountDetail is one account with its posts, past ones too, and what the reader may do with it.
type AccountDetail struct {
	AccountRow
	LockedUntil time.Time  `json:"lockedUntil,omitzero"`
	DisabledAt  time.Time  `json:"disabledAt,omitzero"`
	Grants      []GrantRow `json:"grants" nullable:"false"`
	Actions     []string   `json:"actions" nullable:"false" doc:"unlock、reset、disable、enable、grant"`
	Because     string     `json:"because" doc:"不能办理时的原因"`
}

// GrantRow is a post of an account, running, to come or over.
type GrantRow struct {
	Post
	State   string    `json:"state" enum:"running,coming,over,ended"`
	EndedAt time.Time `json:"endedAt,omitzero"`
	Actions []string  `json:"actions" nullable:"false" doc:"end、handover"`
}

// Show is one account within the actor's scope.
func (s *Service) Show(ctx context.Context, actor authz.Actor, id string) (AccountDetail, error) {
	a, err := visible(ctx, s.d.Read(), actor.Scope(authz.AccountRead), id)
	if err != nil {
		return AccountDetail{}, err
	}
	return s.detail(ctx, actor, a)
}

func (s *Service) detail(ctx context.Context, actor authz.Actor, a account) (AccountDetail, error) {
	rows, err := s.rows(ctx, []account{a})
	if err != nil {
		return AccountDetail{}, err
	}
	out := AccountDetail{AccountRow: rows[0], LockedUntil: a.LockedUntil, DisabledAt: a.DisabledAt, Grants: []GrantRow{}, Actions: []string{}}
	open, err := openPostings(ctx, s.d.Read(), a)
	if err != nil {
		return AccountDetail{}, err
	}
	held := standing(open[a.ID], s.today())
	for _, act := range []struct {
		name string
		p    authz.Permission
		when bool
	}{
		{"unlock", authz.AccountReset, a.DisabledAt.IsZero() && a.locked(s.d.Now())},
		{"reset", authz.AccountReset, a.DisabledAt.IsZero()},
		{"disable", authz.AccountManage, a.DisabledAt.IsZero()},
		{"enable", authz.AccountManage, !a.DisabledAt.IsZero()},
	} {
		if !act.when || !actor.Has(act.p) {
			continue
		}
		if err := authz.CheckOver(actor, act.p, a.ID, held); err != nil {
			out.Because = errs.Message(err)
			continue
		}
		out.Actions = append(out.Actions, act.name)
	}
	if actor.Has(authz.AccountGrant) && a.ID != actor.AccountID && a.DisabledAt.IsZero() {
		out.Actions = append(out.Actions, "grant")
	}
	out.Grants, err = s.history(ctx, actor, a, open[a.ID])
	return out, err
}

// history lists the open posts, then the ended ones, the latest first.
func (s *Service) history(ctx context.Context, actor authz.Actor, a account, open []authz.Grant) ([]GrantRow, error) {
	out := []GrantRow{}
	for _, g := range open {
		row := GrantRow{Post: postOf(g), Actions: []string{}, State: "running"}
		switch {
		case g.From.After(s.today()):
			row.State = "coming"
		case !g.InForce(s.today()):
			row.State = "over"
		}
		if authz.CheckOver(actor, authz.AccountGrant, a.ID, []authz.Grant{g}) == nil {
			row.Actions = append(row.Actions, "end")
		}
		if row.State == "running" && authz.MayGrant(actor, g.Role, atOf(g)) {
			row.Actions = append(row.Actions, "handover")
		}
		out = append(out, row)
	}
	var past []grant
	err := s.d.Read().NewSelect().Model(&past).Where("account_id = ? AND ended_at IS NOT NULL", a.ID).OrderExpr("ended_at DESC, id").Scan(ctx)
	if err != nil {
		return nil, err
	}
	ids := make([]string, len(past))
	for i, g := range past {
		ids[i] = g.UnionID
	}
	unions, err := org.ByIDs(ctx, s.d.Read(), ids...)
	if err != nil {
		return nil, err
	}
	for _, g := range past {
		out = append(out, GrantRow{Post: postOf(stored(g, unions[g.UnionID])), State: "ended", EndedAt: g.EndedAt, Actions: []string{}})
	}
	return out, nil
}

func stored(g grant, u org.Union) authz.Grant {
	return authz.Grant{
		ID: g.ID, Role: g.Role, UnionID: u.ID, UnionName: u.Name, Tier: u.Tier, CountyID: u.CountyID, CityID: u.CityID,
		From: g.ValidFrom, Until: g.ValidUntil,
	}
}

func atOf(g authz.Grant) org.Union {
	return org.Union{ID: g.UnionID, Name: g.UnionName, Tier: g.Tier, CountyID: g.CountyID, CityID: g.CityID}
}

// Open opens one account with its posts, each of which the actor must be allowed to grant, and returns its slip.
func (s *Service) Open(ctx context.Context, actor authz.Actor, n NewAccount) (Slip, error) {
	if len(n.Grants) == 0 {
		return Slip{}, errs.Fields(errs.F("grants", "请至少授予一个角色"))
	}
	if n.Login != "" {
		login, err := CleanLogin(n.Login)
		if err != nil {
			return Slip{}, err
		}
		n.Login = login
	}
	ready, err := Prepare(ctx, s.d.Read(), []NewAccount{n})
	if err != nil {
		return Slip{}, err
	}
	var slips []Slip
	err = s.d.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		if err := s.checkGrants(ctx, tx, actor, ready[0]); err != nil {
			return err
		}
		slips, err = CreateAccounts(ctx, tx, actor.Audit(), ready)
		return err
	})
	if err != nil {
		return Slip{}, err
	}
	return slips[0], nil
}

// checkGrants decides on every post of an account to be opened, each beside those before it.
func (s *Service) checkGrants(ctx context.Context, q db.Q, actor authz.Actor, n NewAccount) error {
	unions, err := unionsOf(ctx, q, []NewAccount{n})
	if err != nil {
		return err
	}
	var held []authz.Grant
	for i := range n.Grants {
		g := &n.Grants[i]
		if g.From.IsZero() {
			g.From = s.today()
		}
		u := unions[g.UnionID]
		if err := checkPlace(actor, authz.AccountManage, u); err != nil {
			return err
		}
		if err := authz.CheckGrant(actor, n.ID, g.Role, u, g.From, g.Until, held); err != nil {
			return err
		}
		held = append(held, authz.Grant{Role: g.Role, UnionID: u.ID, Tier: u.Tier})
	}
	return nil
}

func checkPlace(actor authz.Actor, p authz.Permission, u org.Union) error {
	if err := authz.Require(actor, p, u.Place(), "工会"); err != nil {
		return err
	}
	if u.State != org.StateOpen {
		return errs.E("union_closed", u.Name+"已经撤销，不能再授予角色。", errs.F("unionId", "已经撤销"))
	}
	return nil
}

// ResetPassword gives the account a one-time password, opens its lock and ends its sessions. Who may: authz.CheckOver.
func (s *Service) ResetPassword(ctx context.Context, actor authz.Actor, id string, rev int64) (Slip, error) {
	password := NewOneTimePassword()
	hash, err := HashPassword(ctx, password)
	if err != nil {
		return Slip{}, err
	}
	var slip Slip
	err = s.change(ctx, actor, authz.AccountReset, id, rev, "identity.password.reset", "", func(ctx context.Context, tx *db.Tx, a *account, held []authz.Grant) error {
		if !a.DisabledAt.IsZero() {
			return errs.Rule("account_disabled", "账号已停用，请先启用。")
		}
		a.PasswordHash, a.MustChange, a.Failed, a.LockedUntil = hash, true, 0, time.Time{}
		slip = Slip{AccountID: a.ID, PersonID: a.PersonID, Name: a.Name, Login: a.Login, Password: password}
		if len(held) > 0 {
			slip.UnionName, slip.RoleName = held[0].UnionName, held[0].Role.Title()
		}
		return tellAccount(ctx, tx, a.ID, "您的密码已被重置",
			actor.Name+"重置了您的密码，此前的登录均已退出。如果不是您请对方办理的，请联系上级工会或安全管理员。")
	})
	return slip, err
}

// Unlock opens a lock that wrong passwords have put on the account, and leaves the password and its sessions as they are:
// whoever tries to lock somebody out shall not take the password away as well.
func (s *Service) Unlock(ctx context.Context, actor authz.Actor, id string, rev int64) error {
	return s.d.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		before, held, err := reachable(ctx, tx, actor, authz.AccountReset, id, rev)
		if err != nil {
			return err
		}
		if !before.locked(tx.Now()) {
			return errs.Rule("account_open", "账号没有锁定。")
		}
		after := before
		after.Failed, after.LockedUntil = 0, time.Time{}
		if err := saveFailures(ctx, tx, after); err != nil {
			return err
		}
		if err := openBrowsers(ctx, tx, id); err != nil {
			return err
		}
		if err := s.touch(ctx, tx, id); err != nil {
			return err
		}
		return audit.Record(ctx, tx, accountEntry(actor.Audit(), "identity.account.unlock", homeOf(held), &before, &after))
	})
}

// Disable closes the account at once: its sessions end and nobody can log in with it.
func (s *Service) Disable(ctx context.Context, actor authz.Actor, id string, rev int64, reason string) error {
	return s.change(ctx, actor, authz.AccountManage, id, rev, "identity.account.disable", reason, func(_ context.Context, tx *db.Tx, a *account, _ []authz.Grant) error {
		if !a.DisabledAt.IsZero() {
			return errs.Rule("account_disabled", "账号已经停用。")
		}
		a.DisabledAt = tx.Now()
		return nil
	})
}

// Enable opens a disabled account again, with the password it had.
func (s *Service) Enable(ctx context.Context, actor authz.Actor, id string, rev int64) error {
	return s.change(ctx, actor, authz.AccountManage, id, rev, "identity.account.enable", "", func(ctx context.Context, tx *db.Tx, a *account, _ []authz.Grant) error {
		if a.DisabledAt.IsZero() {
			return errs.Rule("account_enabled", "账号没有停用。")
		}
		since := a.DisabledAt
		a.DisabledAt = time.Time{}
		return tellAccount(ctx, tx, a.ID, "您的账号已重新启用", actor.Name+"重新启用了您的账号，它自"+workday.Of(since).Chinese()+"起停用。")
	})
}

// change is the frame of acts upon another's account: visible, in reach, not stale; then saved, its sessions ended,
// and recorded at the union of its first post.
func (s *Service) change(ctx context.Context, actor authz.Actor, p authz.Permission, id string, rev int64, action, reason string,
	fn func(ctx context.Context, tx *db.Tx, a *account, held []authz.Grant) error,
) error {
	return s.d.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		before, held, err := reachable(ctx, tx, actor, p, id, rev)
		if err != nil {
			return err
		}
		after := before
		if err := fn(ctx, tx, &after, held); err != nil {
			return err
		}
		after.Rev++
		if _, err := tx.NewUpdate().Model(&after).WherePK().Exec(ctx); err != nil {
			return err
		}
		if err := dropSessions(ctx, tx, id, ""); err != nil {
			return err
		}
		if err := dropBrowsers(ctx, tx, id, ""); err != nil {
			return err
		}
		tx.OnCommit(s.seats.stale)
		e := accountEntry(actor.Audit(), action, homeOf(held), &before, &after)
		e.Reason = reason
		return audit.Record(ctx, tx, e)
	})
}

// reachable locks the account and checks that the actor may act upon it by p, and that rev is its present one.
func reachable(ctx context.Context, tx *db.Tx, actor authz.Actor, p authz.Permission, id string, rev int64) (account, []authz.Grant, error) {
	if err := db.Lock(ctx, tx, "account", id); err != nil {
		return account{}, nil, err
	}
	a, err := visible(ctx, tx, actor.Scope(p), id)
	if err != nil {
		return account{}, nil, err
	}
	open, err := openPostings(ctx, tx, a)
	if err != nil {
		return account{}, nil, err
	}
	held := standing(open[id], workday.Of(tx.Now()))
	if err := authz.CheckOver(actor, p, id, held); err != nil {
		return account{}, nil, err
	}
	if a.Rev != rev {
		return account{}, nil, errs.Stale()
	}
	return a, held, nil
}

func homeOf(held []authz.Grant) org.Union {
	if len(held) == 0 {
		return org.Union{}
	}
	return atOf(held[0])
}
