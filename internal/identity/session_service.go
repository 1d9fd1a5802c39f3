package identity

import (
	"context"
	"crypto/rand"
	"strconv"
	"strings"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/workday"
)

// Session is who is signed in, as the pages need it.
type Session struct {
	Account     SessionAccount     `json:"account"`
	Posts       []Post             `json:"posts" nullable:"false"`
	Permissions []authz.Permission `json:"permissions" nullable:"false" doc:"在任一岗位上拥有的权限"`
	ScopeName   string             `json:"scopeName" doc:"所在单位，多个岗位时为首个单位等"`
}

// SessionAccount is the own account.
type SessionAccount struct {
	ID                 string `json:"id"`
	Login              string `json:"login"`
	Name               string `json:"name"`
	PersonID           string `json:"personId" doc:"花名册中的人员编号；非指导员为空"`
	MustChangePassword bool   `json:"mustChangePassword" doc:"须先修改初始密码"`
}

// Post is a role held at a union, the dates being the term's first and last day.
type Post struct {
	GrantID   string       `json:"grantId"`
	Role      authz.Role   `json:"role"`
	RoleName  string       `json:"roleName"`
	UnionID   string       `json:"unionId"`
	UnionName string       `json:"unionName"`
	Tier      string       `json:"tier"`
	From      workday.Date `json:"from"`
	Until     workday.Date `json:"until" doc:"末日；空为长期"`
}

func postOf(g authz.Grant) Post {
	return Post{
		GrantID: g.ID, Role: g.Role, RoleName: g.Role.Title(), UnionID: g.UnionID, UnionName: g.UnionName,
		Tier: string(g.Tier), From: g.From, Until: g.Until,
	}
}

func sessionOf(a account, grants []authz.Grant) Session {
	out := Session{
		Account:     SessionAccount{ID: a.ID, Login: a.Login, Name: a.Name, PersonID: a.PersonID, MustChangePassword: a.MustChange},
		Posts:       make([]Post, len(grants)),
		Permissions: authz.Actor{Grants: grants}.Permissions(),
	}
	names := map[string]bool{}
	for i, g := range grants {
		out.Posts[i] = postOf(g)
		names[g.UnionName] = true
	}
	if len(grants) > 0 {
		out.ScopeName = grants[0].UnionName
	}
	if len(names) > 1 {
		out.ScopeName += "等 " + strconv.Itoa(len(names)) + " 个单位"
	}
	return out
}

// errLogin is the one reply to every login that fails, whatever the reason.
var errLogin = errs.Of(errs.KindUnauthorized, "login_failed", "登录名或密码不正确。连续输错 5 次，账号会锁定 15 分钟。")

// Opened is a session that was opened: its token and the browser's, both shown this once.
type Opened struct {
	Session Session
	Token   string
	Browser string
}

// Login opens a session. Wrong password, unknown login, locked and disabled account fail alike, after like work, and
// leave an audit entry each. known is the browser's cookie, empty for a stranger's.
func (s *Service) Login(ctx context.Context, login, password string, device Device, known string) (Opened, error) {
	meant, found, err := accountWhere(ctx, s.d.Read(), "login", strings.ToLower(strings.TrimSpace(login)))
	if err != nil {
		return Opened{}, err
	}
	hash := meant.PasswordHash
	if !found {
		if hash, err = decoy(); err != nil {
			return Opened{}, err
		}
	}
	same, err := samePassword(ctx, password, hash)
	if err != nil {
		return Opened{}, err
	}
	out := Opened{Token: rand.Text() + rand.Text()} // 260 bits
	opened := false
	err = s.d.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		opened = false
		if !found {
			return recordLogin(ctx, tx, account{}, "identity.login.failed", nil)
		}
		now := tx.Now()
		a, err := lockAccount(ctx, tx, meant.ID)
		if err != nil {
			return err
		}
		try, err := attemptAt(ctx, tx, a, known)
		if err != nil {
			return err
		}
		if !same || a.PasswordHash != hash || !a.DisabledAt.IsZero() || try.closed(now) {
			after, err := failOnce(ctx, tx, try)
			if err != nil {
				return err
			}
			return recordLogin(ctx, tx, a, "identity.login.failed", &after)
		}
		if !try.known { // a stranger's count is the stranger's: the owner at the usual desk does not open it
			a.Failed = 0
			if err := saveFailures(ctx, tx, a); err != nil {
				return err
			}
		}
		if out.Browser, err = rememberBrowser(ctx, tx, known, a.ID); err != nil {
			return err
		}
		if device != Phone {
			device = Desk
		}
		_, absolute := device.lasts()
		se := session{
			TokenHash: hashToken(out.Token), AccountID: a.ID, Device: device, CreatedAt: now, ExpiresAt: now.Add(absolute),
			LastSeen: now, Address: httpx.MetaOf(ctx).Address,
		}
		if _, err := tx.NewInsert().Model(&se).Exec(ctx); err != nil {
			return err
		}
		grants, err := grantsOn(ctx, tx, a.ID, workday.Of(now))
		if err != nil {
			return err
		}
		out.Session, opened = sessionOf(a, grants), true
		return recordLogin(ctx, tx, a, "identity.login", nil)
	})
	if err != nil {
		return Opened{}, err
	}
	if !opened {
		return Opened{}, errLogin
	}
	return out, nil
}

// attemptAt is what is counted of a try at a locked account from the browser of the token.
func attemptAt(ctx context.Context, tx *db.Tx, a account, token string) (attempt, error) {
	b, known, err := knownBrowser(ctx, tx, token, a.ID, tx.Now())
	return attempt{account: a, browser: b, known: known}, err
}

// failOnce counts one more wrong password and gives the account as it is then.
func failOnce(ctx context.Context, tx *db.Tx, try attempt) (account, error) {
	after := try.failedOnce(tx.Now())
	if try.known {
		if err := saveBrowser(ctx, tx, after.browser); err != nil {
			return account{}, err
		}
	}
	return after.account, saveFailures(ctx, tx, after.account)
}

func recordLogin(ctx context.Context, tx *db.Tx, a account, action string, after *account) error {
	meta := httpx.MetaOf(ctx)
	who := audit.Actor{ID: audit.AnonymousID, Via: audit.Web, Address: meta.Address, RequestID: meta.RequestID}
	e := audit.Entry{Actor: who, Action: action, Kind: "account", ID: a.ID, Label: a.Login, PersonID: a.PersonID}
	if after != nil {
		e.Before, e.After = a, *after
	} else if a.ID != "" {
		e.Actor.ID, e.Actor.Name = a.ID, a.Name
	}
	return audit.Record(ctx, tx, e)
}

// Current is the actor's own session afresh from the database.
func (s *Service) Current(ctx context.Context, actor authz.Actor) (Session, error) {
	a, found, err := accountWhere(ctx, s.d.Read(), "id", actor.AccountID)
	if err != nil {
		return Session{}, err
	}
	if !found {
		return Session{}, errNobody
	}
	return sessionOf(a, actor.Grants), nil
}

// Logout ends the session of the token.
func (s *Service) Logout(ctx context.Context, actor authz.Actor, token string) error {
	key := hashToken(token)
	return s.d.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		tx.OnCommit(func() { s.seats.drop(key) })
		if _, err := tx.NewDelete().Model((*session)(nil)).Where("token_hash = ?", key).Exec(ctx); err != nil {
			return err
		}
		return audit.Record(ctx, tx, audit.Entry{
			Actor: actor.Audit(), Action: "identity.logout", Kind: "account", ID: actor.AccountID, Label: actor.Name, PersonID: actor.PersonID,
		})
	})
}

// ChangePassword changes the own password and ends every other session of the account. A wrong old password counts
// towards the lock as a failed login does.
func (s *Service) ChangePassword(ctx context.Context, actor authz.Actor, token, known, old, next string) error {
	a, found, err := accountWhere(ctx, s.d.Read(), "id", actor.AccountID)
	if err != nil {
		return err
	}
	if !found {
		return errNobody
	}
	same, err := samePassword(ctx, old, a.PasswordHash)
	if err != nil {
		return err
	}
	hash := a.PasswordHash
	var fresh string
	if same {
		if err := CheckPassword(a.Login, next); err != nil {
			return err
		}
		if next == old {
			return badPassword("不能与原密码相同")
		}
		if fresh, err = HashPassword(ctx, next); err != nil {
			return err
		}
	}
	changed := false
	err = s.d.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		changed = false
		before, err := lockAccount(ctx, tx, a.ID)
		if err != nil {
			return err
		}
		after := before
		try, err := attemptAt(ctx, tx, before, known)
		if err != nil {
			return err
		}
		if !same || before.PasswordHash != hash || try.closed(tx.Now()) {
			if after, err = failOnce(ctx, tx, try); err != nil {
				return err
			}
			return audit.Record(ctx, tx, ownEntry(actor, "identity.password.failed", before, after))
		}
		after.PasswordHash, after.MustChange, after.Failed = fresh, false, 0
		if err := savePassword(ctx, tx, after); err != nil {
			return err
		}
		if err := dropSessions(ctx, tx, after.ID, hashToken(token)); err != nil {
			return err
		}
		if err := dropBrowsers(ctx, tx, after.ID, known); err != nil {
			return err
		}
		tx.OnCommit(s.seats.stale)
		changed = true
		return audit.Record(ctx, tx, ownEntry(actor, "identity.password.change", before, after))
	})
	if err == nil && !changed {
		return errs.E("password_wrong", "原密码不正确。连续输错 5 次，账号会锁定 15 分钟。", errs.F("old", "原密码不正确"))
	}
	return err
}

func ownEntry(actor authz.Actor, action string, before, after account) audit.Entry {
	return audit.Entry{
		Actor: actor.Audit(), Action: action, Kind: "account", ID: after.ID, Label: after.Login, PersonID: after.PersonID,
		Before: before, After: after,
	}
}
