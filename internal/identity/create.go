package identity

import (
	"context"
	"fmt"
	"strings"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/pinyin"
	"xiezhi/internal/workday"
)

// NewAccount is an account to be opened. Prepare fills in what is left empty of ID, Login, Password and Hash.
type NewAccount struct {
	ID       string
	Login    string
	Name     string
	PersonID string // the natural person of the roster, or empty
	Password string // in clear, for the slip only
	Hash     string // of the password
	Keep     bool   // the password was chosen by its owner: no change is asked for at the first login
	Grants   []NewGrant
}

// NewGrant is a role to be given at a union; Until is the last day, zero for open.
type NewGrant struct {
	Role    authz.Role
	UnionID string
	From    workday.Date
	Until   workday.Date
}

// Slip is what is printed once for the owner of a new or reset password. It is not stored.
type Slip struct {
	AccountID string `json:"accountId"`
	PersonID  string `json:"personId"`
	Name      string `json:"name"`
	UnionName string `json:"unionName"`
	RoleName  string `json:"roleName"`
	Login     string `json:"login"`
	Password  string `json:"password" doc:"一次性密码，只在本次回复中出现"`
}

// Prepare makes ids, logins (pinyin and four digits), one-time passwords and hashes for the accounts that lack them.
// Hashing takes about 40 ms each, so it is done here and not in the transaction.
func Prepare(ctx context.Context, q db.Q, list []NewAccount) ([]NewAccount, error) {
	out := make([]NewAccount, len(list))
	copy(out, list)
	taken := map[string]bool{}
	for i := range out {
		a := &out[i]
		if a.ID == "" {
			a.ID = db.NewID()
		}
		for a.Login == "" {
			login := newLogin(a.Name)
			_, found, err := accountWhere(ctx, q, "login", login)
			if err != nil {
				return nil, err
			}
			if !found && !taken[login] {
				a.Login = login
			}
		}
		taken[a.Login] = true
		if a.Hash != "" {
			continue
		}
		if a.Password == "" {
			a.Password = NewOneTimePassword()
		}
		var err error
		if a.Hash, err = HashPassword(ctx, a.Password); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func newLogin(name string) string {
	spelt := pinyin.Spell(name)
	if spelt == "" || spelt[0] < 'a' || spelt[0] > 'z' {
		spelt = "u" + spelt
	}
	return fmt.Sprintf("%.30s%04d", spelt, below(10000))
}

// CreateAccounts opens prepared accounts with their grants in the caller's transaction and returns the slips in their
// order. It checks forms, not whether the actor may grant: see authz.CheckGrant.
func CreateAccounts(ctx context.Context, tx *db.Tx, actor audit.Actor, list []NewAccount) ([]Slip, error) {
	unions, err := unionsOf(ctx, tx, list)
	if err != nil {
		return nil, err
	}
	accounts := make([]account, len(list))
	slips := make([]Slip, len(list))
	var grants []grant
	var entries []audit.Entry
	for i, n := range list {
		login, err := CleanLogin(n.Login)
		if err != nil {
			return nil, err
		}
		name := strings.TrimSpace(n.Name)
		if name == "" {
			return nil, errs.Fields(errs.F("name", "请填写姓名"))
		}
		accounts[i] = account{
			ID: n.ID, Login: login, Name: name, Pinyin: pinyin.Key(name), PersonID: n.PersonID, PasswordHash: n.Hash,
			MustChange: !n.Keep, Rev: 1, CreatedAt: tx.Now(),
		}
		slips[i] = Slip{AccountID: n.ID, PersonID: n.PersonID, Name: name, Login: login, Password: n.Password}
		var home org.Union
		for k, g := range n.Grants {
			at := unions[g.UnionID]
			if k == 0 {
				home = at
				slips[i].UnionName, slips[i].RoleName = at.Name, g.Role.Title()
			}
			row := newGrant(tx, actor, n.ID, g)
			grants = append(grants, row)
			entries = append(entries, grantEntry(actor, "identity.grant", accounts[i], at, nil, &row))
		}
		entries = append(entries, accountEntry(actor, "identity.account.create", home, nil, &accounts[i]))
	}
	if err := insertAccounts(ctx, tx, accounts, grants); err != nil {
		return nil, err
	}
	return slips, audit.Record(ctx, tx, entries...)
}

func newGrant(tx *db.Tx, actor audit.Actor, accountID string, g NewGrant) grant {
	return grant{
		ID: db.NewID(), AccountID: accountID, Role: g.Role, UnionID: g.UnionID, ValidFrom: g.From, ValidUntil: g.Until,
		GrantedBy: actor.ID, CreatedAt: tx.Now(),
	}
}

// insertAccounts writes accounts and grants; a login or person that has an account already is a conflict.
func insertAccounts(ctx context.Context, tx *db.Tx, accounts []account, grants []grant) error {
	err := db.InsertAll(ctx, tx, accounts)
	switch {
	case db.IsUnique(err, "account", "login"):
		return errs.Of(errs.KindConflict, "login_taken", "这个登录名已经有人使用，请换一个。", errs.F("login", "已有人使用"))
	case db.IsUnique(err, "account", "person_id"):
		return errs.Of(errs.KindConflict, "person_has_account", "此人已有账号。", errs.F("personId", "已有账号"))
	case err != nil:
		return err
	}
	return insertGrants(ctx, tx, grants)
}

func insertGrants(ctx context.Context, tx *db.Tx, grants []grant) error {
	err := db.InsertAll(ctx, tx, grants)
	if db.IsUnique(err, "role_grant", "account_id", "role", "union_id") {
		return errs.Of(errs.KindConflict, "grant_twice", "该账号在这个单位已有这个角色。", errs.F("role", "已有这个角色"))
	}
	return err
}

// unionsOf reads the unions that the grants name.
func unionsOf(ctx context.Context, q db.Q, list []NewAccount) (map[string]org.Union, error) {
	var ids []string
	for _, n := range list {
		for _, g := range n.Grants {
			ids = append(ids, g.UnionID)
		}
	}
	unions, err := org.ByIDs(ctx, q, ids...)
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		if _, ok := unions[id]; !ok {
			return nil, errs.NotFound("工会")
		}
	}
	return unions, nil
}

func accountEntry(actor audit.Actor, action string, at org.Union, before, after *account) audit.Entry {
	shown := after
	if shown == nil {
		shown = before
	}
	e := audit.Entry{
		Actor: actor, Action: action, Kind: "account", ID: shown.ID, Label: shown.Login + " " + shown.Name, PersonID: shown.PersonID,
		UnionID: at.ID, CountyID: at.CountyID, CityID: at.CityID,
	}
	if before != nil {
		e.Before = *before
	}
	if after != nil {
		e.After = *after
	}
	return e
}

func grantEntry(actor audit.Actor, action string, a account, at org.Union, before, after *grant) audit.Entry {
	e := accountEntry(actor, action, at, nil, &a)
	e.Before, e.After = nil, nil
	if before != nil {
		e.Before = *before
	}
	if after != nil {
		e.After = *after
	}
	return e
}
