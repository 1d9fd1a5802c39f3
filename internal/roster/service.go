package roster

import (
	"context"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/seal"
	"xiezhi/internal/policy"
	"xiezhi/internal/workday"
)

// Service is what can be done with the roster.
type Service struct {
	DB   *db.DB
	Keys *seal.Keys
	// Changed is told, in the transaction of the change, whose engagements changed; other chapters owe things by them.
	Changed func(ctx context.Context, tx *db.Tx, personIDs []string) error
}

func (s *Service) changed(ctx context.Context, tx *db.Tx, personIDs ...string) error {
	if s.Changed == nil || len(personIDs) == 0 {
		return nil
	}
	return s.Changed(ctx, tx, personIDs)
}

func (s *Service) today() workday.Date { return workday.Of(s.DB.Now()) }

// policyAt is the policy of a union on a day.
func policyAt(ctx context.Context, q db.Q, unionID string, on workday.Date) (policy.Policy, error) {
	chain, err := org.PolicyChain(ctx, q, unionID, on)
	if err != nil {
		return policy.Policy{}, err
	}
	return policy.At(chain, on), nil
}

// requireAt asks for p at a union, which must exist for the actor.
func requireAt(ctx context.Context, q db.Q, a authz.Actor, p authz.Permission, unionID string) (org.Union, error) {
	u, err := org.ByID(ctx, q, unionID)
	if err != nil {
		return org.Union{}, err
	}
	return u, authz.Require(a, p, u.Place(), "工会")
}
