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
	// Left is told, in the transaction, whose engagement has ended: other chapters close what they held for it.
	Left []func(ctx context.Context, tx *db.Tx, a authz.Actor, e Engagement) error
	// Again is told, in the transaction, whose engagement has another end than was said, or none: what was reckoned by it is
	// reckoned anew.
	Again []func(ctx context.Context, tx *db.Tx, a authz.Actor, was, is Engagement) error
	// Regain refuses where an engagement whose end was a mistake no longer finds its head (Art. 6(1)).
	Regain func(ctx context.Context, tx *db.Tx, e Engagement) error
	// ByCase gives, of engagements, the refusals to lift by hand an end that a case of another chapter recorded, each of which says
	// where it is put right.
	ByCase func(ctx context.Context, q db.Q, engagementIDs ...string) (map[string]error, error)
	// Leaving gives, of engagements, the cases of another chapter by which somebody is about to leave: they end there.
	Leaving func(ctx context.Context, q db.Q, engagementIDs ...string) (map[string]string, error)
	// Along gives the successor of a merged union what that has once more, and tells whether there was one to give it to.
	Along func(ctx context.Context, tx *db.Tx, unionID string) (bool, error)
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
