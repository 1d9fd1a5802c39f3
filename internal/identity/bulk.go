package identity

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/workday"
)

// Proposed is a candidate beside the account that the person has already.
type Proposed struct {
	Candidate
	AccountID string `json:"accountId" doc:"已有账号；空为没有"`
	Login     string `json:"login"`
	Holds     bool   `json:"holds" doc:"已是该聘用单位的专职指导员"`
}

// OpenedMany is what a call for many did: the slips of new accounts, and who only received the role or needed nothing.
type OpenedMany struct {
	Slips   []Slip     `json:"slips" nullable:"false" doc:"新开账号的一次性密码条，只在本次回复中出现"`
	Granted []Proposed `json:"granted" nullable:"false" doc:"已有账号，授予了角色"`
	Skipped []Proposed `json:"skipped" nullable:"false" doc:"已有账号和角色，未作改动"`
}

// fromRoster is the actor with only those posts that may both open accounts and read the roster: the security
// administrator opens accounts too, but sees no business data.
func fromRoster(actor authz.Actor) (authz.Actor, error) {
	actor.Grants = slices.DeleteFunc(slices.Clone(actor.Grants), func(g authz.Grant) bool { return !g.Role.Allows(authz.RosterRead) })
	if actor.Scope(authz.AccountManage).Empty() {
		return actor, authz.Missing(authz.RosterRead)
	}
	return actor, nil
}

// Candidates lists the persons within the actor's scope who are engaged, those without an account first.
func (s *Service) Candidates(ctx context.Context, actor authz.Actor, unionID string) ([]Proposed, error) {
	actor, err := fromRoster(actor)
	if err != nil {
		return nil, err
	}
	scope := actor.Scope(authz.AccountManage)
	if unionID != "" {
		u, err := org.ByID(ctx, s.d.Read(), unionID)
		if err != nil {
			return nil, err
		}
		if err := authz.Require(actor, authz.AccountManage, u.Place(), "工会"); err != nil {
			return nil, err
		}
		scope = authz.Actor{Grants: []authz.Grant{{Role: authz.RoleOfficer, UnionID: u.ID, Tier: u.Tier}}}.Scope(authz.AccountManage)
	}
	list, err := s.proposed(ctx, s.d.Read(), scope, nil)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(list, func(a, b Proposed) int { return min(len(a.AccountID), 1) - min(len(b.AccountID), 1) })
	return list, nil
}

func (s *Service) proposed(ctx context.Context, q db.Q, scope authz.Scope, personIDs []string) ([]Proposed, error) {
	if s.People == nil {
		return nil, errs.NotFound("花名册")
	}
	people, err := s.People(ctx, q, scope, personIDs)
	if err != nil {
		return nil, err
	}
	ids := make([]string, len(people))
	for i, p := range people {
		ids[i] = p.PersonID
	}
	byPerson := map[string]account{}
	for chunk := range slices.Chunk(ids, db.Batch) {
		var accounts []account
		if err := q.NewSelect().Model(&accounts).Where("person_id IN (?)", bun.List(chunk)).Scan(ctx); err != nil {
			return nil, fmt.Errorf("read accounts of persons: %w", err)
		}
		for _, a := range accounts {
			byPerson[a.PersonID] = a
		}
	}
	out := make([]Proposed, len(people))
	var having []account
	for i, p := range people {
		a := byPerson[p.PersonID]
		out[i] = Proposed{Candidate: p, AccountID: a.ID, Login: a.Login}
		if a.ID != "" {
			having = append(having, a)
		}
	}
	open := map[string][]authz.Grant{}
	for chunk := range slices.Chunk(having, db.Batch) {
		some, err := openPostings(ctx, q, chunk...)
		if err != nil {
			return nil, err
		}
		maps.Copy(open, some)
	}
	for i := range out {
		out[i].Holds = slices.ContainsFunc(standing(open[out[i].AccountID], s.today()), func(g authz.Grant) bool {
			return g.Role == authz.RoleInstructor && g.UnionID == out[i].UnionID
		})
	}
	return out, nil
}

// OpenMany opens accounts for persons of the roster, as instructors of the unions that engage them. Who has an account
// already receives the role only; calling twice opens nothing twice. Persons out of scope do not exist.
func (s *Service) OpenMany(ctx context.Context, actor authz.Actor, personIDs []string) (OpenedMany, error) {
	actor, err := fromRoster(actor)
	if err != nil {
		return OpenedMany{}, err
	}
	list, err := s.proposed(ctx, s.d.Read(), actor.Scope(authz.AccountManage), personIDs)
	if err != nil {
		return OpenedMany{}, err
	}
	for _, id := range personIDs {
		if !slices.ContainsFunc(list, func(p Proposed) bool { return p.PersonID == id }) {
			return OpenedMany{}, errs.NotFound("人员")
		}
	}
	out := OpenedMany{Slips: []Slip{}, Granted: []Proposed{}, Skipped: []Proposed{}}
	var fresh []NewAccount
	for _, p := range list {
		switch {
		case p.AccountID == "":
			fresh = append(fresh, NewAccount{Name: p.Name, PersonID: p.PersonID, Grants: []NewGrant{instructorOf(p, s.today())}})
		case p.Holds:
			out.Skipped = append(out.Skipped, p)
		default:
			out.Granted = append(out.Granted, p)
		}
	}
	ready, err := Prepare(ctx, s.d.Read(), fresh)
	if err != nil {
		return OpenedMany{}, err
	}
	err = s.d.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		for i := range ready {
			if err := s.checkGrants(ctx, tx, actor, ready[i]); err != nil {
				return err
			}
		}
		slips, err := CreateAccounts(ctx, tx, actor.Audit(), ready)
		if err != nil {
			return err
		}
		out.Slips = append([]Slip{}, slips...)
		for _, p := range out.Granted {
			a, err := lockAccount(ctx, tx, p.AccountID)
			if err != nil {
				return err
			}
			if err := s.give(ctx, tx, actor, a, instructorOf(p, s.today())); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return OpenedMany{}, err
	}
	return out, nil
}

func instructorOf(p Proposed, today workday.Date) NewGrant {
	return NewGrant{Role: authz.RoleInstructor, UnionID: p.UnionID, From: today}
}
