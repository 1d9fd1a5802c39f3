package roster

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/workday"
)

// ContractsByEngagement are the contracts of engagements, those of each the earliest first.
func ContractsByEngagement(ctx context.Context, q db.Q, engagementIDs ...string) (map[string][]Contract, error) {
	return contractsOf(ctx, q, engagementIDs...)
}

// Contracts starts a query over contracts c of engagements e in scope, with the cards p of their people and their unions u.
func Contracts(q db.Q, scope authz.Scope) *bun.SelectQuery {
	sel := q.NewSelect().TableExpr("contract AS c").Join("JOIN engagement AS e ON e.id = c.engagement_id").
		Join("JOIN person_card AS p ON p.id = e.person_id").Join("JOIN org_union AS u ON u.id = e.union_id")
	return scope.Where(sel, authz.Of("e"))
}

// WithoutFollower narrows Contracts to those after which none of the same engagement comes.
func WithoutFollower(sel *bun.SelectQuery) *bun.SelectQuery {
	return sel.Where("NOT EXISTS (SELECT 1 FROM contract AS later WHERE later.engagement_id = c.engagement_id AND later.starts_on > c.starts_on)")
}

// AtUnionAndBelow narrows a query over engagements e to a union and all below it.
func AtUnionAndBelow(ctx context.Context, q db.Q, sel *bun.SelectQuery, unionID string) (*bun.SelectQuery, error) {
	u, err := org.ByID(ctx, q, unionID)
	if err != nil {
		return nil, err
	}
	below, err := scopeBelow(ctx, q, u)
	if err != nil {
		return nil, err
	}
	return below.Where(sel, authz.Of("e")), nil
}

// LockEngagement locks an engagement by its person, as every change of it does, and reads it in scope.
func LockEngagement(ctx context.Context, tx *db.Tx, scope authz.Scope, id string) (Engagement, Person, error) {
	e, err := EngagementByID(ctx, tx, id)
	if err != nil {
		return e, Person{}, err
	}
	if !scope.Covers(e.Place()) {
		return Engagement{}, Person{}, errs.NotFound(whatEngagement)
	}
	if err := db.Lock(ctx, tx, "person", e.PersonID); err != nil {
		return e, Person{}, err
	}
	if e, err = EngagementByID(ctx, tx, id); err != nil {
		return e, Person{}, err
	}
	p, err := PersonByID(ctx, tx, e.PersonID)
	return e, p, err
}

// InsertContract adds a contract that a chapter has made sure of to an engagement, whose person is locked (Art. 6(4)).
func InsertContract(ctx context.Context, tx *db.Tx, a authz.Actor, p Person, e Engagement, c Contract, reason string) error {
	contracts, err := contractsOf(ctx, tx, e.ID)
	if err != nil {
		return err
	}
	pol, err := policyAt(ctx, tx, e.UnionID, c.StartsOn)
	if err != nil {
		return err
	}
	if err := CheckContract(p.Birth, p.Sex, e, contracts[e.ID], c, pol, reason); err != nil {
		return err
	}
	c.EngagementID, c.Opening, c.CreatedAt = e.ID, false, tx.Now()
	if _, err := tx.NewInsert().Model(&c).Exec(ctx); err != nil {
		return fmt.Errorf("add contract: %w", err)
	}
	return record(ctx, tx, a, "roster.contract.add", "contract", p.Name, e, c.ID, nil, &c, reason)
}

// NoteRefused notes the claim of a union whose insertion was refused by CodeElsewhere. Both sides see that there is a
// conflict and whom to call.
func (s *Service) NoteRefused(ctx context.Context, h Head, unionID string) error {
	return s.claim(ctx, h, unionID)
}

// LockPeople locks persons in the order of their ids and gives their engagements.
func LockPeople(ctx context.Context, tx *db.Tx, ids ...string) (map[string][]Engagement, error) {
	if err := db.Lock(ctx, tx, "person", ids...); err != nil {
		return nil, err
	}
	return engagementsOf(ctx, tx, ids...)
}

// PeopleWith lists, in the order of their ids, those who are in post on a day or whose engagement asks for something
// still: at most limit of them after an id.
func PeopleWith(ctx context.Context, q db.Q, day workday.Date, after string, limit int) ([]string, error) {
	return PeopleIn(ctx, q, authz.Everything(), day, after, limit)
}

// PeopleIn is PeopleWith within a scope.
func PeopleIn(ctx context.Context, q db.Q, scope authz.Scope, day workday.Date, after string, limit int) ([]string, error) {
	var ids []string
	sel := q.NewSelect().TableExpr("engagement AS e").ColumnExpr("DISTINCT e.person_id").Where("e.person_id > ?", after).
		Where("(e.ended_on IS NULL OR e.ended_on >= ?)", day).OrderExpr("e.person_id").Limit(int64(limit))
	if err := scope.Where(sel, authz.Of("e")).Scan(ctx, &ids); err != nil {
		return nil, fmt.Errorf("list people: %w", err)
	}
	return ids, nil
}

// PeopleByPlace lists all of PeopleWith at once, union by union: what is written of neighbours lies side by side in the
// database, so that whoever writes of everybody in this order touches few of its pages at a time.
func PeopleByPlace(ctx context.Context, q db.Q, day workday.Date) ([]string, error) {
	var ids []string
	err := q.NewSelect().TableExpr("engagement AS e").ColumnExpr("e.person_id").Where("(e.ended_on IS NULL OR e.ended_on >= ?)", day).
		OrderExpr("e.city_id, e.county_id, e.union_id, e.person_id").Scan(ctx, &ids)
	if err != nil {
		return nil, fmt.Errorf("list people: %w", err)
	}
	return once(ids), nil
}

// once leaves the first of each.
func once(ids []string) []string {
	seen := make(map[string]bool, len(ids))
	return slices.DeleteFunc(ids, func(id string) bool {
		again := seen[id]
		seen[id] = true
		return again
	})
}

// OpenClaim is a wish of another union for somebody who is engaged, which no ending has settled.
type OpenClaim struct {
	ID           string
	PersonID     string
	EngagementID string
	UnionID      string
	OnDuty       workday.Date
	CreatedAt    time.Time
}

// OpenClaims are the unsettled claims on engagements, in their order.
func OpenClaims(ctx context.Context, q db.Q, engagementIDs ...string) ([]OpenClaim, error) {
	var out []OpenClaim
	for chunk := range slices.Chunk(engagementIDs, db.Batch) {
		var list []OpenClaim
		err := q.NewSelect().TableExpr("claim AS c").Join("JOIN engagement AS e ON e.id = c.engagement_id").
			ColumnExpr("c.id, c.person_id, c.engagement_id, c.union_id, c.on_duty, c.created_at").Where("c.engagement_id IN (?)", bun.List(chunk)).
			Where("e.ended_on IS NULL OR e.ended_on >= c.on_duty").OrderExpr("c.created_at, c.id").Scan(ctx, &list)
		if err != nil {
			return nil, fmt.Errorf("read claims: %w", err)
		}
		out = append(out, list...)
	}
	return out, nil
}

// ContactAbove is whom to call about a union, which itself stays unnamed.
func ContactAbove(ctx context.Context, q db.Q, unionID string) (ConflictContact, error) {
	return contactAbove(ctx, q, unionID)
}
