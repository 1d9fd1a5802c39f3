package worklog

import (
	"context"
	"fmt"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/obligation"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/policy"
	"xiezhi/internal/roster"
	"xiezhi/internal/rulebook"
	"xiezhi/internal/workday"
)

// ReckonKind works out anew what open years ask for.
const ReckonKind = "worklog.reckon"

// reckonBatch is how many years are held locked at once.
const reckonBatch = 200

// Reckon works out anew what every year that has not closed asks for, after a rule was laid or ended, and each day for
// what changed in terms and leave. A year that has closed keeps what it was judged by (Art. 17, 18).
func (s *Service) Reckon(ctx context.Context) error {
	today := workday.Of(s.DB.Now())
	rules := map[judged]policy.Policy{}
	for after := ""; ; {
		var years []YearFigures
		err := s.DB.Read().NewSelect().Model(&years).Where("y.closed_at IS NULL").Where("y.closes_on >= ?", today).
			Where("y.id > ?", after).OrderExpr("y.id").Limit(reckonBatch).Scan(ctx)
		if err != nil {
			return fmt.Errorf("look for open years: %w", err)
		}
		if len(years) == 0 {
			return nil
		}
		after = years[len(years)-1].ID
		for _, y := range years { // read before the writer is taken
			if _, err := rulesOf(ctx, s.DB.Read(), rules, y.UnionID, y.Year); err != nil {
				return err
			}
		}
		err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error { return reckon(ctx, tx, rules, years) })
		if err != nil {
			return fmt.Errorf("reckon years: %w", err)
		}
	}
}

// judged is by whose rules a year is judged.
type judged struct {
	unionID string
	year    int
}

func rulesOf(ctx context.Context, q db.Q, known map[judged]policy.Policy, unionID string, year int) (policy.Policy, error) {
	key := judged{unionID, year}
	if p, ok := known[key]; ok {
		return p, nil
	}
	p, err := yearPolicy(ctx, q, unionID, year)
	if err == nil {
		known[key] = p
	}
	return p, err
}

func reckon(ctx context.Context, tx *db.Tx, rules map[judged]policy.Policy, seen []YearFigures) error {
	ids, people, byYear := []string{}, []string{}, map[int][]string{}
	for _, y := range seen {
		ids, people = append(ids, y.ID), append(people, y.PersonID)
		byYear[y.Year] = append(byYear[y.Year], y.PersonID)
	}
	if err := db.Lock(ctx, tx, "worklog_year", ids...); err != nil {
		return err
	}
	var years []YearFigures
	if err := tx.NewSelect().Model(&years).Where("y.id IN (?)", bun.List(ids)).OrderExpr("y.id").Scan(ctx); err != nil {
		return fmt.Errorf("read years: %w", err)
	}
	engaged, err := roster.EngagementsByPerson(ctx, tx, people...)
	if err != nil {
		return err
	}
	leave := map[int]map[string]int{}
	for year, who := range byYear {
		if leave[year], err = roster.LeaveDays(ctx, tx, workday.New(year, 1, 1), workday.New(year, 12, 31), who...); err != nil {
			return err
		}
	}
	var changed []YearFigures
	for _, y := range years {
		pol, err := rulesOf(ctx, tx, rules, y.UnionID, y.Year)
		if err != nil {
			return err
		}
		old := y
		first, last := inPost(engaged[y.PersonID], y.Year)
		y.Want = Owed(pol, y.Year, first, last, leave[y.Year][y.PersonID])
		y.LeftOn = leftOn(pol, y.Year, last)
		y.PolicyVersion, y.ClosesOn = pol.Version(), pol.YearCloses(y.Year)
		if y.Want == old.Want && y.LeftOn == old.LeftOn && y.PolicyVersion == old.PolicyVersion && y.ClosesOn == old.ClosesOn {
			continue
		}
		_, err = tx.NewUpdate().Model(&y).Column("want", "left_on", "policy_version", "closes_on").Where("y.id = ?", y.ID).Exec(ctx)
		if err != nil {
			return fmt.Errorf("write year: %w", err)
		}
		changed = append(changed, y)
	}
	return syncYears(ctx, tx, changed...)
}

// inPost is the first and the last day in post during the year, over all engagements; the last is none while one runs.
func inPost(engaged []roster.Engagement, year int) (first, last workday.Date) {
	begin, end := workday.New(year, 1, 1), workday.New(year, 12, 31)
	running := false
	for _, e := range engaged {
		if e.OnDuty.After(end) || !e.EndedOn.IsZero() && e.EndedOn.Before(begin) {
			continue
		}
		if first.IsZero() || e.OnDuty.Before(first) {
			first = e.OnDuty
		}
		if e.EndedOn.IsZero() {
			running = true
		} else if e.EndedOn.After(last) {
			last = e.EndedOn
		}
	}
	if running {
		last = workday.Date{}
	}
	return first, last
}

// ReckonSupposed is the years' part in supposing other rules: what every open year in scope would ask for. Nothing is
// written.
func (s *Service) ReckonSupposed(ctx context.Context, q db.Q, scope authz.Scope, book *rulebook.Book, _ *workday.Calendar, yield func(map[obligation.Subject][]obligation.Want) error) error {
	today := workday.Of(s.DB.Now())
	for after := ""; ; {
		var years []YearFigures
		sel := q.NewSelect().Model(&years).Where("y.closed_at IS NULL").Where("y.closes_on >= ?", today).Where("y.id > ?", after).OrderExpr("y.id").Limit(reckonBatch)
		if err := scope.Where(sel, authz.Of("y")).Scan(ctx); err != nil {
			return fmt.Errorf("look for open years: %w", err)
		}
		if len(years) == 0 {
			return nil
		}
		after = years[len(years)-1].ID
		people, byYear := []string{}, map[int][]string{}
		for _, y := range years {
			people = append(people, y.PersonID)
			byYear[y.Year] = append(byYear[y.Year], y.PersonID)
		}
		engaged, err := roster.EngagementsByPerson(ctx, q, people...)
		if err != nil {
			return err
		}
		leave := map[int]map[string]int{}
		for year, who := range byYear {
			if leave[year], err = roster.LeaveDays(ctx, q, workday.New(year, 1, 1), workday.New(year, 12, 31), who...); err != nil {
				return err
			}
		}
		wanted := map[obligation.Subject][]obligation.Want{}
		for _, y := range years {
			pol := book.At(y.UnionID, workday.New(y.Year, 12, 31))
			first, last := inPost(engaged[y.PersonID], y.Year)
			y.Want = Owed(pol, y.Year, first, last, leave[y.Year][y.PersonID])
			y.PolicyVersion, y.ClosesOn = pol.Version(), pol.YearCloses(y.Year)
			on, err := metOn(ctx, q, y)
			if err != nil {
				return err
			}
			wanted[obligation.Subject{Rule: obligation.RuleFieldDays, ID: y.ID}] = YearWants(y, on)
		}
		if err := yield(wanted); err != nil {
			return err
		}
	}
}
