package identity

import (
	"context"
	"strings"
	"time"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/workday"
)

// operator is whoever keeps the machine: the only one who opens administrators' accounts and resets their passwords.
var operator = audit.Actor{ID: audit.SystemID, Name: "命令行", Via: audit.CLI}

// OpenByOperator opens an account with one role from the command line. The union is given by id or name.
func (s *Service) OpenByOperator(ctx context.Context, login, name string, role authz.Role, union string) (Slip, error) {
	at, err := s.unionNamed(ctx, union)
	if err != nil {
		return Slip{}, err
	}
	info, ok := role.Info()
	if !ok || !info.HeldAt(at.Tier) {
		return Slip{}, errs.E("grant_role", "这一级工会没有这个角色。", errs.F("role", "这一级工会可用："+strings.Join(rolesAt(at.Tier), "、")))
	}
	if login, err = CleanLogin(login); err != nil {
		return Slip{}, err
	}
	ready, err := Prepare(ctx, s.d.Read(), []NewAccount{{
		Login: login, Name: name, Grants: []NewGrant{{Role: role, UnionID: at.ID, From: s.today()}},
	}})
	if err != nil {
		return Slip{}, err
	}
	var slips []Slip
	err = s.d.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		slips, err = CreateAccounts(ctx, tx, operator, ready)
		return err
	})
	if err != nil {
		return Slip{}, err
	}
	return slips[0], nil
}

// ResetByOperator gives any account a one-time password, opens its lock and ends its sessions.
func (s *Service) ResetByOperator(ctx context.Context, login string) (Slip, error) {
	known, found, err := accountWhere(ctx, s.d.Read(), "login", strings.ToLower(strings.TrimSpace(login)))
	if err != nil {
		return Slip{}, err
	}
	if !found {
		return Slip{}, errs.Of(errs.KindNotFound, errs.NotFoundCode, "没有这个登录名。")
	}
	slip := Slip{AccountID: known.ID, PersonID: known.PersonID, Name: known.Name, Login: known.Login, Password: NewOneTimePassword()}
	hash, err := HashPassword(ctx, slip.Password)
	if err != nil {
		return Slip{}, err
	}
	err = s.d.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		before, err := lockAccount(ctx, tx, known.ID)
		if err != nil {
			return err
		}
		after := before
		after.PasswordHash, after.MustChange, after.Failed, after.LockedUntil = hash, true, 0, time.Time{}
		if err := savePassword(ctx, tx, after); err != nil {
			return err
		}
		if err := dropSessions(ctx, tx, after.ID, ""); err != nil {
			return err
		}
		if err := dropBrowsers(ctx, tx, after.ID, ""); err != nil {
			return err
		}
		tx.OnCommit(s.seats.stale)
		grants, err := grantsOn(ctx, tx, after.ID, workday.Of(tx.Now()))
		if err != nil {
			return err
		}
		if len(grants) > 0 {
			slip.UnionName, slip.RoleName = grants[0].UnionName, grants[0].Role.Title()
		}
		return audit.Record(ctx, tx, accountEntry(operator, "identity.password.reset", homeOf(grants), &before, &after))
	})
	return slip, err
}

// unionNamed finds a union by id, or by a name that only one bears.
func (s *Service) unionNamed(ctx context.Context, union string) (org.Union, error) {
	if db.IsID(union) {
		return org.ByID(ctx, s.d.Read(), union)
	}
	found, err := org.ByName(ctx, s.d.Read(), union, "")
	if err != nil {
		return org.Union{}, err
	}
	switch len(found) {
	case 0:
		return org.Union{}, errs.NotFound("工会")
	case 1:
		return found[0], nil
	}
	var names []string
	for _, u := range found {
		names = append(names, u.Name+" "+u.ID)
	}
	return org.Union{}, errs.Rule("union_ambiguous", "有几个工会叫这个名字，请写编号："+strings.Join(names, "；"))
}

func rolesAt(tier org.Tier) []string {
	var out []string
	for _, info := range authz.Roles() {
		if info.HeldAt(tier) {
			out = append(out, string(info.Role)+"（"+info.Title+"）")
		}
	}
	return out
}
