package hiring

import (
	"context"
	"fmt"
	"slices"
	"time"

	"xiezhi/internal/authz"
	"xiezhi/internal/obligation"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/jobs"
	"xiezhi/internal/platform/notify"
	"xiezhi/internal/policy"
	"xiezhi/internal/roster"
	"xiezhi/internal/rulebook"
	"xiezhi/internal/workday"
)

// ContractOweKind is the daily job that keeps what contracts ask for: a renewal as their ends come near, reminders.
const ContractOweKind = "hiring.contract_owe"

// oweBatch is how many people are held locked at once.
const oweBatch = 200

// Work registers the contract's jobs.
func (s *ContractService) Work(r *jobs.Runner) {
	jobs.Handle(r, ContractOweKind, func(ctx context.Context, _ jobs.Run, _ struct{}) error { return s.OweAll(ctx) })
	r.Every(ContractOweKind, 24*time.Hour)
}

// OweAll brings the ledger to what everybody's contracts ask for today.
func (s *ContractService) OweAll(ctx context.Context) error {
	book, err := rulebook.OpenBook(ctx, s.DB.Read(), nil)
	if err != nil {
		return err
	}
	today := s.today()
	rules := policies{day: today, book: book}
	for after := ""; ; {
		ids, err := roster.PeopleWith(ctx, s.DB.Read(), today, after, oweBatch)
		if err != nil || len(ids) == 0 {
			return err
		}
		after = ids[len(ids)-1]
		err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
			if _, err := roster.LockPeople(ctx, tx, ids...); err != nil {
				return err
			}
			return s.owe(ctx, tx, rules, ids)
		})
		if err != nil {
			return fmt.Errorf("what contracts ask for: %w", err)
		}
	}
}

// policies are the rules that hold for unions: from a book of all of them, or each read when it is asked for.
type policies struct {
	q    db.Q
	day  workday.Date // today
	book *rulebook.Book
	read map[asked]policy.Policy
}

type asked struct {
	unionID string
	day     workday.Date
}

// at are a union's rules of today.
func (p policies) at(ctx context.Context, unionID string) (policy.Policy, error) {
	return p.on(ctx, unionID, p.day)
}

// on are a union's rules of a day.
func (p policies) on(ctx context.Context, unionID string, day workday.Date) (pol policy.Policy, err error) {
	if p.book != nil {
		return p.book.At(unionID, day), nil
	}
	pol, known := p.read[asked{unionID, day}]
	if known {
		return pol, nil
	}
	if pol, err = rulebook.PolicyAt(ctx, p.q, unionID, day); err == nil {
		p.read[asked{unionID, day}] = pol
	}
	return pol, err
}

// Owe brings the ledger to what the contracts of people ask for; their rows are locked, or new.
func (s *ContractService) Owe(ctx context.Context, tx *db.Tx, personIDs ...string) error {
	return s.owe(ctx, tx, policies{q: tx, day: workday.Of(tx.Now()), read: map[asked]policy.Policy{}}, personIDs)
}

func (s *ContractService) owe(ctx context.Context, tx *db.Tx, rules policies, personIDs []string) error {
	engaged, err := roster.EngagementsByPerson(ctx, tx, personIDs...)
	if err != nil {
		return err
	}
	var ids []string
	for _, person := range personIDs {
		for _, e := range engaged[person] {
			ids = append(ids, e.ID)
		}
	}
	contracts, err := roster.ContractsByEngagement(ctx, tx, ids...)
	if err != nil {
		return err
	}
	cal, err := s.Calendar(ctx)
	if err != nil {
		return err
	}
	wanted := map[obligation.Subject][]obligation.Want{}
	var notices []notify.Notice
	var all []roster.Engagement
	for _, person := range slices.Compact(slices.Sorted(slices.Values(personIDs))) {
		for _, e := range engaged[person] {
			all = append(all, e)
			pol, err := rules.at(ctx, e.UnionID)
			if err != nil {
				return err
			}
			then, err := rules.on(ctx, e.UnionID, e.OnDuty)
			if err != nil {
				return err
			}
			t := tenureOf(e, contracts[e.ID])
			if owedBy(t, pol, then, cal, rules.day, wanted) {
				notices = append(notices, reminders(t, rules.day)...)
			}
		}
	}
	if err := s.signals(ctx, tx, all, contracts, rules, wanted); err != nil {
		return err
	}
	if err := obligation.Sync(ctx, tx, wanted); err != nil {
		return err
	}
	return notify.Tell(ctx, tx, notices...)
}

// owedBy adds what an engagement's contracts ask for, nothing while the chapter is off; then are the rules of the first day in
// post.
func owedBy(t Tenure, pol, then policy.Policy, cal *workday.Calendar, today workday.Date, wanted map[obligation.Subject][]obligation.Want) (on bool) {
	on = pol.ChapterOn("hiring")
	written := obligation.Subject{Rule: obligation.RuleWritten, ID: t.ID}
	if wanted[written] = nil; on {
		wanted[written] = WrittenWants(t, pol, then, cal, today)
	}
	for _, c := range t.Contracts {
		renewal := obligation.Subject{Rule: obligation.RuleRenewal, ID: c.ID}
		if wanted[renewal] = nil; on {
			wanted[renewal] = RenewalWants(t, c, pol, today)
		}
	}
	return on
}

// Reckon is the contracts' part in supposing other rules or another calendar: what everybody in scope would owe. Nothing is
// written.
func (s *ContractService) Reckon(ctx context.Context, q db.Q, scope authz.Scope, book *rulebook.Book, cal *workday.Calendar, yield func(map[obligation.Subject][]obligation.Want) error) error {
	disputes, err := s.reckonDisputes(ctx, q, scope, book, cal)
	if err != nil {
		return err
	}
	if err := yield(disputes); err != nil {
		return err
	}
	today := s.today()
	for after := ""; ; {
		people, err := roster.PeopleIn(ctx, q, scope, today, after, oweBatch)
		if err != nil || len(people) == 0 {
			return err
		}
		after = people[len(people)-1]
		engaged, err := roster.EngagementsByPerson(ctx, q, people...)
		if err != nil {
			return err
		}
		var ids []string
		for _, list := range engaged {
			for _, e := range list {
				ids = append(ids, e.ID)
			}
		}
		contracts, err := roster.ContractsByEngagement(ctx, q, ids...)
		if err != nil {
			return err
		}
		wanted := map[obligation.Subject][]obligation.Want{}
		for _, list := range engaged {
			for _, e := range list {
				owedBy(tenureOf(e, contracts[e.ID]), book.At(e.UnionID, today), book.At(e.UnionID, e.OnDuty), cal, today, wanted)
			}
		}
		if err := yield(wanted); err != nil {
			return err
		}
	}
}

func tenureOf(e roster.Engagement, contracts []roster.Contract) Tenure {
	return Tenure{ID: e.ID, PersonID: e.PersonID, At: e.Place(), OnDuty: e.OnDuty, EndedOn: e.EndedOn, Opening: e.Opening, Contracts: contracts}
}

// reminders tell the union's clerk that a contract comes to its end: 90, 60 and 30 days before. The record that each leads
// to names the person.
func reminders(t Tenure, today workday.Date) []notify.Notice {
	var out []notify.Notice
	for _, c := range t.Contracts {
		if c.EndsOn.IsZero() || !t.EndedOn.IsZero() {
			continue
		}
		if _, renewed := t.follows(c); renewed {
			continue
		}
		n := Reminder(c.EndsOn, today)
		if n == 0 {
			continue
		}
		out = append(out, notify.Notice{
			Recipient: authz.Post(authz.RoleClerk, t.At.UnionID), Title: fmt.Sprintf("一份合同将于%s到期", c.EndsOn.Chinese()),
			Body: "续聘的，请登记上年度考核等次、填报推荐表（续聘），批准后签订合同；不续聘的，到期后登记离岗。",
			Kind: "renewal", RecordID: t.ID, Dedup: fmt.Sprintf("renewal:%s:%d", c.ID, n),
		})
	}
	return out
}
