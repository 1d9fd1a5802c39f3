package report

import (
	"context"
	"fmt"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/workday"
)

// unitOf is the union that the caller asks about, or the highest one of the caller's own when none is named. Today's
// tree decides whether it may be seen.
func unitOf(ctx context.Context, q db.Q, a authz.Actor, p authz.Permission, id string) (org.Union, error) {
	if id == "" {
		roots, err := rootsOf(ctx, q, a, p)
		if err != nil {
			return org.Union{}, err
		}
		if len(roots) == 0 {
			return org.Union{}, authz.Missing(p)
		}
		return roots[0], nil
	}
	u, err := org.ByID(ctx, q, id)
	if err != nil {
		return org.Union{}, err
	}
	return u, authz.Require(a, p, u.Place(), "工会")
}

// rootsOf are the unions of the caller's own posts with the permission, the highest first.
func rootsOf(ctx context.Context, q db.Q, a authz.Actor, p authz.Permission) ([]org.Union, error) {
	own := a.Own(p)
	if len(own.Unions) == 0 {
		return []org.Union{}, nil
	}
	list := []org.Union{}
	err := q.NewSelect().Model(&list).Where("u.id IN (?)", bun.List(own.Unions)).OrderExpr("length(u.path), u.sort_key, u.id").Scan(ctx)
	if err != nil {
		return nil, fmt.Errorf("read own unions: %w", err)
	}
	return list, nil
}

// trailOf is the way from the caller's highest visible union down to u, without u itself.
func trailOf(ctx context.Context, q db.Q, a authz.Actor, u org.Union) ([]Step, error) {
	chain, err := org.Chain(ctx, q, u.ID)
	if err != nil {
		return nil, err
	}
	out := []Step{}
	for _, up := range chain[:len(chain)-1] {
		if authz.Can(a, authz.ReportRead, up.Place()) {
			out = append(out, Step{up.ID, up.Name})
		}
	}
	return out, nil
}

var errDaysOfPersons = errs.Of(errs.KindForbidden, "persons_during_year",
	"年度关闭前，上级工会只看各单位的人数，不看个人天数（第十条第（二）项）。确需核查的，请先在督查中登记理由。")

// logAccess is the scope in which the caller may see single persons' days of a year, at or below the union: the own
// union's at any time, those below after the year has closed, or within an inspection whose reason is recorded.
func logAccess(ctx context.Context, q db.Q, a authz.Actor, at unit, year int) (authz.Scope, error) {
	all := a.Scope(authz.ReportRead)
	if at.terms.today.After(at.policy.YearCloses(year)) {
		return all, nil
	}
	inspected, err := Inspected(ctx, q, a, at.terms.today)
	if err != nil {
		return authz.Scope{}, err
	}
	if inspected.Covers(at.Place()) {
		return all, nil
	}
	own := a.Own(authz.ReportRead)
	if !own.Covers(at.Place()) {
		return authz.Scope{}, errDaysOfPersons
	}
	return own, nil
}

// Inspected is where the caller has a running inspection with a recorded reason.
func Inspected(ctx context.Context, q db.Q, a authz.Actor, today workday.Date) (authz.Scope, error) {
	var scope authz.Scope
	if !a.Has(authz.VisitInspect) {
		return scope, nil
	}
	var list []org.Union
	err := q.NewSelect().Model(&list).Join("JOIN visit_inspection AS i ON i.union_id = u.id").
		Where("i.account_id = ?", a.AccountID).Where("i.until_on >= ?", today).Scan(ctx)
	if err != nil {
		return scope, fmt.Errorf("read inspections: %w", err)
	}
	for _, u := range list {
		switch u.Tier {
		case org.TierProvince:
			scope.All = true
		case org.TierCity:
			scope.Cities = append(scope.Cities, u.ID)
		case org.TierCounty:
			scope.Counties = append(scope.Counties, u.ID)
		case org.TierBase:
			scope.Unions = append(scope.Unions, u.ID)
		}
	}
	return scope, nil
}
