package exit

import (
	"context"
	"fmt"

	"xiezhi/internal/hiring"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/policy"
	"xiezhi/internal/roster"
	"xiezhi/internal/rulebook"
	"xiezhi/internal/workday"
)

// facts gathers what an exit's points depend on.
func (s *Service) facts(ctx context.Context, q db.Q, x Exit) (Facts, error) {
	f := Facts{Exit: x, Today: workday.Of(s.DB.Now()), Files: map[FileKind]int{}}
	e, err := roster.EngagementByID(ctx, q, x.EngagementID)
	if err != nil {
		return f, err
	}
	f.OnDuty, f.Opening = e.OnDuty, e.Opening
	p, err := roster.PersonByID(ctx, q, x.PersonID)
	if err != nil {
		return f, err
	}
	on := f.Today
	if !x.AppliedOn.IsZero() {
		on = x.AppliedOn
	}
	pol, err := rulebook.PolicyAt(ctx, q, x.UnionID, on)
	if err != nil {
		return f, err
	}
	f.Retires, f.RetireAge = pol.Retires(p.Birth, p.Sex), pol.RetiringAge(p.Sex)
	filing := pol
	if !x.EffectiveOn.IsZero() {
		if filing, err = rulebook.PolicyAt(ctx, q, x.UnionID, x.EffectiveOn); err != nil {
			return f, err
		}
	}
	f.FilingTerm = filing.ExitFilingTerm()
	f.NoticeDays, f.Earliest = pol.Int(policy.ExitNoticeDays), Earliest(pol, x.AppliedOn)
	if f.Contracts, err = roster.ContractsOf(ctx, q, e.ID); err != nil {
		return f, err
	}
	f.Kind = kindOn(f.Contracts, f.Today)
	if f.FailedIn, err = failedYears(ctx, q, x.PersonID); err != nil {
		return f, err
	}
	if f.OnLeave, err = roster.OnLeave(ctx, q, e.ID, f.Today); err != nil {
		return f, err
	}
	if !x.AppliedOn.IsZero() {
		if f.Probation, err = hiring.InProbation(ctx, q, e.ID, x.AppliedOn); err != nil {
			return f, err
		}
	}
	files, err := filesOf(ctx, q, x.ID)
	if err != nil {
		return f, err
	}
	for _, a := range files {
		if !a.ByPerson { // the person's own go with what the person states, and are no statement by themselves
			f.Files[a.Kind]++
		}
	}
	if x.State == StateOpen || x.State == StateDecided {
		if f.Open, err = s.counted(ctx, q, x); err != nil {
			return f, err
		}
	}
	return f, nil
}

// kindOn is the kind of the contract that runs on a day, or ran last before it.
func kindOn(contracts []roster.Contract, day workday.Date) roster.ContractKind {
	var kind roster.ContractKind
	for _, c := range contracts {
		if kind == "" || !c.StartsOn.After(day) {
			kind = c.Kind
		}
	}
	return kind
}

// counted asks the other chapters what is still open with the person.
func (s *Service) counted(ctx context.Context, q db.Q, x Exit) ([]Counted, error) {
	var out []Counted
	for _, count := range s.Open {
		c, err := count(ctx, q, x.PersonID, x.EngagementID)
		if err != nil {
			return nil, fmt.Errorf("count what is open: %w", err)
		}
		out = append(out, c)
	}
	return out, nil
}

func failedYears(ctx context.Context, q db.Q, personID string) ([]int, error) {
	all, err := hiring.FailedGrades(ctx, q, personID)
	if err != nil {
		return nil, err
	}
	var years []int
	for _, g := range all[personID] {
		years = append(years, g.Year)
	}
	return years, nil
}
