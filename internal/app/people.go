package app

import (
	"context"
	"fmt"
	"slices"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/duties"
	"xiezhi/internal/filing"
	"xiezhi/internal/hiring"
	"xiezhi/internal/identity"
	"xiezhi/internal/inbox"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/roster"
	"xiezhi/internal/rulebook"
	"xiezhi/internal/workday"
)

// readers are those of the accounts that can log in, with all as whom they are told something.
func (a *App) readers(ctx context.Context, q db.Q, accountIDs []string) ([]inbox.Reader, error) {
	var out []inbox.Reader
	for ids := range slices.Chunk(accountIDs, db.Batch) {
		actors, err := identity.ActorsOf(ctx, q, workday.Of(a.DB.Now()), ids...)
		if err != nil {
			return nil, err
		}
		for _, actor := range actors {
			if len(actor.Grants) == 0 {
				continue // in no post there is nothing to be told of
			}
			g := actor.Grants[0]
			out = append(out, inbox.Reader{
				AccountID: actor.AccountID, Recipients: inbox.Recipients(actor), UnionID: g.UnionID, CountyID: g.CountyID, CityID: g.CityID,
				Phone: !slices.ContainsFunc(actor.Grants, func(g authz.Grant) bool { return g.Role != authz.RoleInstructor }),
			})
		}
	}
	return out, nil
}

// engagedPeople lists for identity who is in post today within the scope: of the given persons, or all.
func (a *App) engagedPeople(ctx context.Context, q db.Q, scope authz.Scope, personIDs []string) ([]identity.Candidate, error) {
	today := workday.Of(a.DB.Now())
	ask := func(ids []string) ([]identity.Candidate, error) {
		var out []identity.Candidate
		s := roster.InPost(q.NewSelect().TableExpr("engagement AS e"), "e", today).
			Join("JOIN person_card AS p ON p.id = e.person_id").Join("JOIN org_union AS u ON u.id = e.union_id").
			ColumnExpr("e.person_id, p.name, e.union_id, u.name AS union_name, e.on_duty").OrderExpr("u.sort_key, p.pinyin, e.person_id")
		if ids != nil {
			s = s.Where("e.person_id IN (?)", bun.List(ids))
		}
		if err := scope.Where(s, authz.Of("e")).Scan(ctx, &out); err != nil {
			return nil, fmt.Errorf("list people in post: %w", err)
		}
		return out, nil
	}
	if personIDs == nil {
		return ask(nil)
	}
	var out []identity.Candidate
	for ids := range slices.Chunk(personIDs, db.Batch) {
		some, err := ask(ids)
		if err != nil {
			return nil, err
		}
		out = append(out, some...)
	}
	return out, nil
}

// grades are the years' grades for the duties, which know nothing of hiring: what was recorded and stands.
func grades(ctx context.Context, q db.Q, personIDs []string) (map[string]map[int]duties.Done, error) {
	all, err := hiring.GradesByPerson(ctx, q, personIDs...)
	if err != nil {
		return nil, err
	}
	out := map[string]map[int]duties.Done{}
	for person, list := range all {
		out[person] = map[int]duties.Done{}
		for _, g := range list {
			if !g.Countered {
				out[person][g.Year] = duties.Done{On: g.DecidedOn, Proof: "year_grade:" + g.ID}
			}
		}
	}
	return out, nil
}

// filedRules are the rules that cities have filed, for the duties, which know of them by date and record alone.
func filedRules(ctx context.Context, q db.Q, cityIDs []string) (map[string]duties.Done, error) {
	filed, err := rulebook.FiledRules(ctx, q, cityIDs...)
	if err != nil {
		return nil, err
	}
	out := make(map[string]duties.Done, len(filed))
	for city, f := range filed {
		out[city] = duties.Done{On: f.FiledOn, Proof: "local_rule:" + f.ID}
	}
	return out, nil
}

// formFacts tells the October filing what the approved forms of contracts say.
func formFacts(ctx context.Context, q db.Q, contractIDs ...string) (map[string]filing.FormFact, error) {
	list, err := hiring.FormsOfContracts(ctx, q, contractIDs...)
	if err != nil {
		return nil, err
	}
	out := make(map[string]filing.FormFact, len(list))
	for _, f := range list {
		out[f.ContractID] = filing.FormFact{Kind: string(f.Kind), Number: f.Number, Awards: f.AwardsText()}
	}
	return out, nil
}

// acceptsFilings tells whether anybody accepts filings at the union today.
func (a *App) acceptsFilings(ctx context.Context, q db.Q, unionID string) (bool, error) {
	posts, err := identity.HoldersAt(ctx, q, workday.Of(a.DB.Now()), unionID)
	if err != nil {
		return false, err
	}
	return slices.ContainsFunc(posts, func(p identity.PostHolder) bool {
		return authz.Actor{Grants: []authz.Grant{p.Grant}}.Has(authz.FilingAccept)
	}), nil
}
