package duties

import (
	"cmp"
	"slices"
	"strconv"
	"time"

	"xiezhi/internal/obligation"
	"xiezhi/internal/org"
	"xiezhi/internal/policy"
	"xiezhi/internal/workday"
)

// Tenure is an engagement as the duties see it.
type Tenure struct {
	ID                 string
	At                 org.Place
	OnDuty, EndedOn    workday.Date
	Contract, Approved workday.Date // when the first contract begins, and its form was approved; zero where nobody knows
}

// begins are the days from which the training's term may run (Art. 10(1)).
func (t Tenure) begins() policy.Duty {
	return policy.Duty{OnDuty: t.OnDuty, Contract: t.Contract, Approved: t.Approved}
}

// Done is that something was done: when, and which record shows it.
type Done struct {
	On        workday.Date
	Completed workday.Date // of a training: when it was finished; zero while it is not
	Proof     string
}

// Mark names what was done: by rule, engagement or city, and period; of trainings the period is empty.
type Mark struct {
	Rule            obligation.Rule
	Subject, Period string
}

// whenever tells whether a fact of the rule counts by its own day, whatever line it was recorded for: a training is not lost when
// the day from which the line runs is corrected.
func whenever(r obligation.Rule) bool {
	return r == obligation.RuleInduction || r == obligation.RuleTrainingHeld
}

// Person is what a person's duties follow from.
type Person struct {
	ID      string
	Birth   workday.Date
	Sex     string
	Tenures []Tenure
	Done    map[Mark]Done
	Grades  map[int]Done // by the year appraised
}

// Ground is what a reckoning stands on: the rules of a union on a day, the calendar, and the day itself.
type Ground struct {
	Rules    func(unionID string, day workday.Date) policy.Policy
	Calendar *workday.Calendar
	Today    workday.Date
}

// chapterOf is the chapter by whose day a rule is on.
func chapterOf(r obligation.Rule) policy.Key { return policy.Chapter(r.Demand().Chapter) }

// since is the day from which a union owes what the rule asks; ok is false while its chapter is off. Nothing that was due
// before that day is asked for.
func (g Ground) since(r obligation.Rule, unionID string) (from workday.Date, ok bool) {
	from = g.Rules(unionID, g.Today).Day(chapterOf(r))
	return from, !from.IsZero() && !from.After(g.Today)
}

// PersonRules are the rules that hang on a person's engagements.
var PersonRules = []obligation.Rule{
	obligation.RuleInduction, obligation.RuleYearlyReport, obligation.RuleTargetStatement, obligation.RuleAppraisal, obligation.RuleRetire65,
}

// CityRules are those that hang on a city.
var CityRules = []obligation.Rule{obligation.RuleTrainingHeld, obligation.RuleInspectionReport, obligation.RuleLocalRules}

// PersonWants is what a person's engagements ask for; each of them answers for every rule, with nothing where nothing is
// asked, so that what stood in the ledger before is taken back.
func PersonWants(p Person, g Ground) map[obligation.Subject][]obligation.Want {
	out := map[obligation.Subject][]obligation.Want{}
	slices.SortFunc(p.Tenures, func(a, b Tenure) int { return cmp.Or(a.OnDuty.Compare(b.OnDuty), cmp.Compare(a.ID, b.ID)) })
	for _, t := range p.Tenures {
		for _, r := range PersonRules {
			out[obligation.Subject{Rule: r, ID: t.ID}] = nil
		}
		add := func(r obligation.Rule, list []obligation.Want) { out[obligation.Subject{Rule: r, ID: t.ID}] = list }
		add(obligation.RuleYearlyReport, p.yearly(t, g, obligation.RuleYearlyReport, policy.YearlyReportDue, "10(3)"))
		add(obligation.RuleTargetStatement, p.yearly(t, g, obligation.RuleTargetStatement, policy.TargetStatementDue, "10(4)"))
		add(obligation.RuleAppraisal, p.appraisals(t, g))
		add(obligation.RuleRetire65, p.retirement(t, g))
	}
	for _, spell := range spells(p, g) {
		out[obligation.Subject{Rule: obligation.RuleInduction, ID: spell.first().ID}] = p.induction(spell, g)
	}
	return out
}

// spell is a stretch of engagements that count as one for the training: a re-hire after a short break begins no new one.
type spell struct {
	tenures []Tenure
	pol     policy.Policy
	due     workday.Due
	done    Done
}

func (s spell) first() Tenure { return s.tenures[0] }
func (s spell) last() Tenure  { return s.tenures[len(s.tenures)-1] }

// spells parts a person's engagements for Art. 10(1). A re-hire does not begin the six months anew, unless the break lasted
// as long as the rule says, or rehiring always does; and unless the day itself lay in the break, when nobody was there to be
// trained: else the person would be late on the first morning.
func spells(p Person, g Ground) []spell {
	var out []spell
	begin := func(t Tenure) spell {
		s := spell{tenures: []Tenure{t}, pol: g.Rules(t.At.UnionID, t.OnDuty)}
		s.due = s.pol.InductionDueOf(t.begins(), g.Calendar)
		s.done = p.Done[Mark{Rule: obligation.RuleInduction, Subject: t.ID}]
		return s
	}
	for _, t := range p.Tenures {
		if len(out) == 0 {
			out = append(out, begin(t))
			continue
		}
		s := &out[len(out)-1]
		pol, ended := g.Rules(t.At.UnionID, t.OnDuty), s.last().EndedOn
		anew := pol.Bool(policy.RetrainOnRehire) ||
			!ended.IsZero() && !t.OnDuty.Before(ended.AddDays(1).AddMonths(pol.Int(policy.RetrainBreakMonths))) ||
			s.done.On.IsZero() && !ended.IsZero() && ended.Before(s.due.Date) && s.due.Date.Before(t.OnDuty)
		if anew {
			out = append(out, begin(t))
			continue
		}
		s.tenures = append(s.tenures, t)
		if done := p.Done[Mark{Rule: obligation.RuleInduction, Subject: t.ID}]; s.done.On.IsZero() {
			s.done = done
		}
	}
	return out
}

// induction is the first training within six months of the first day in post (Art. 10(1)).
func (p Person) induction(s spell, g Ground) []obligation.Want {
	first, last := s.first(), s.last()
	from, on := g.since(obligation.RuleInduction, last.At.UnionID)
	if !on || s.due.Date.Before(from) || first.OnDuty.After(g.Today) {
		return nil
	}
	w := obligation.Want{
		Period: induction, Article: "10(1)", PersonID: p.ID, Bearer: last.At, StartsOn: first.OnDuty, DueOn: s.due.Date, Provisional: s.due.Provisional,
		MetOn: s.done.On, Proof: s.done.Proof, PolicyVersion: s.pol.Version(), CalendarVersion: g.Calendar.Version(),
	}
	if s.pol.Enum(policy.TrainingSatisfiedBy) == "complete" {
		w.MetOn = s.done.Completed
	}
	return []obligation.Want{gone(w, last.EndedOn)}
}

// gone takes back what was not done when the person left before its day.
func gone(w obligation.Want, endedOn workday.Date) obligation.Want {
	w.Void = w.MetOn.IsZero() && !endedOn.IsZero() && endedOn.Before(w.DueOn)
	return w
}

// yearly is what whoever is in post on a day of the year owes by that day.
func (p Person) yearly(t Tenure, g Ground, r obligation.Rule, key policy.Key, article string) []obligation.Want {
	from, on := g.since(r, t.At.UnionID)
	if !on {
		return nil
	}
	var out []obligation.Want
	for year := max(from.Year(), t.OnDuty.Year()); year <= g.Today.Year(); year++ {
		starts := workday.New(year, time.January, 1)
		if t.OnDuty.After(starts) {
			starts = t.OnDuty
		}
		pol := g.Rules(t.At.UnionID, starts)
		due := pol.MonthDay(key, year)
		if due.Before(from) || t.OnDuty.After(due) || t.OnDuty.After(g.Today) || !t.EndedOn.IsZero() && t.EndedOn.Before(starts) {
			continue
		}
		period := strconv.Itoa(year)
		done := p.Done[Mark{r, t.ID, period}]
		out = append(out, gone(obligation.Want{
			Period: period, Article: article, PersonID: p.ID, Bearer: t.At, StartsOn: starts, DueOn: due, MetOn: done.On, Proof: done.Proof, PolicyVersion: pol.Version(),
		}, t.EndedOn))
	}
	return out
}

// appraisals are the grades of the years at whose end the person was in post. The text names no day for them.
func (p Person) appraisals(t Tenure, g Ground) []obligation.Want {
	from, on := g.since(obligation.RuleAppraisal, t.At.UnionID)
	if !on {
		return nil
	}
	var out []obligation.Want
	for year := max(from.Year()-1, t.OnDuty.Year()); year < g.Today.Year(); year++ {
		end, starts := workday.New(year, time.December, 31), workday.New(year+1, time.January, 1)
		if t.OnDuty.After(end) || !t.EndedOn.IsZero() && t.EndedOn.Before(end) {
			continue
		}
		pol := g.Rules(t.At.UnionID, starts)
		due := pol.MonthDay(policy.AppraisalDue, year+1)
		if due.Before(from) {
			continue
		}
		done := p.Grades[year]
		out = append(out, gone(obligation.Want{
			Period: strconv.Itoa(year), Article: "10(4)", PersonID: p.ID, Bearer: t.At, StartsOn: starts, DueOn: due, Soft: true, MetOn: done.On, Proof: done.Proof,
			PolicyVersion: pol.Version(),
		}, t.EndedOn))
	}
	return out
}

// retirement is the 65th birthday in the course of an engagement (Art. 11(1)). It ends nothing: the contract runs out, and
// whoever was engaged after it was engaged with the superior's approval.
func (p Person) retirement(t Tenure, g Ground) []obligation.Want {
	if _, on := g.since(obligation.RuleRetire65, t.At.UnionID); !on || p.Birth.IsZero() {
		return nil
	}
	pol := g.Rules(t.At.UnionID, g.Today)
	pol = g.Rules(t.At.UnionID, pol.Retires(p.Birth, p.Sex)) // a later age is for those who have not reached this one
	due := pol.Retires(p.Birth, p.Sex)
	starts := due.AddDays(-pol.Int(policy.RenewalLeadDays))
	if starts.After(g.Today) || !t.OnDuty.Before(due) || t.OnDuty.After(g.Today) {
		return nil
	}
	w := obligation.Want{
		Period: birthday, Article: "11(1)", PersonID: p.ID, Bearer: t.At, StartsOn: starts, DueOn: due, Soft: true, PolicyVersion: pol.Version(),
	}
	if !t.EndedOn.IsZero() && !t.EndedOn.Before(due) {
		w.MetOn, w.Proof = t.EndedOn, "engagement:"+t.ID
	}
	return []obligation.Want{gone(w, t.EndedOn)}
}

// Term is the time in which a newcomer comes to the first training.
type Term struct {
	Starts, Due workday.Date
	Provisional bool
}

// City is what a city's own duties follow from.
type City struct {
	At    org.Place
	Done  map[Mark]Done
	Terms []Term                  // of its newcomers, whether they came to a training or not
	Held  []Done                  // trainings, as the records of who came to one show them, or the city's own
	Lines []obligation.Obligation // of its trainings, as the ledger has them
}

// CityWants are the trainings for newcomers (Art. 10(1)), the yearly inspection report (Art. 16) and the local rules (Art. 17).
func CityWants(c City, g Ground) map[obligation.Subject][]obligation.Want {
	id := c.At.UnionID
	out := map[obligation.Subject][]obligation.Want{}
	for _, r := range CityRules {
		out[obligation.Subject{Rule: r, ID: id}] = nil
	}
	out[obligation.Subject{Rule: obligation.RuleTrainingHeld, ID: id}] = c.trainings(g)
	if from, on := g.since(obligation.RuleInspectionReport, id); on {
		var list []obligation.Want
		for year := from.Year(); year <= g.Today.Year(); year++ {
			starts := workday.New(year, time.January, 1)
			pol := g.Rules(id, starts)
			due := pol.MonthDay(policy.InspectionReportDue, year)
			if due.Before(from) {
				continue
			}
			done := c.Done[Mark{obligation.RuleInspectionReport, id, strconv.Itoa(year)}]
			list = append(list, obligation.Want{
				Period: strconv.Itoa(year), Article: "16", Bearer: c.At, StartsOn: starts, DueOn: due, MetOn: done.On, Proof: done.Proof, PolicyVersion: pol.Version(),
			})
		}
		out[obligation.Subject{Rule: obligation.RuleInspectionReport, ID: id}] = list
	}
	pol := g.Rules(id, g.Today)
	if _, on := g.since(obligation.RuleLocalRules, id); on && !pol.Day(policy.LocalRulesBy).IsZero() {
		done := c.Done[Mark{obligation.RuleLocalRules, id, localRules}]
		out[obligation.Subject{Rule: obligation.RuleLocalRules, ID: id}] = []obligation.Want{{
			Period: localRules, Article: "17", Bearer: c.At, StartsOn: policy.Issued, DueOn: pol.Day(policy.LocalRulesBy), Soft: true,
			MetOn: done.On, Proof: done.Proof, PolicyVersion: pol.Version(),
		}}
	}
	return out
}

// trainings are those that the city holds for its newcomers: in the term of each at least one (Art. 10(1)). Newcomers whose
// terms overlap wait for the same one, so that a line is due when the first of their terms ends. When it was held in time,
// those who could not have come to it wait for the next; when it was not, one line says so for all who waited. Who waited for
// one that the superior waived waits no more. A line that facts as they are now do not ask for says nothing of itself, and goes.
func (c City) trainings(g Ground) []obligation.Want {
	from, on := g.since(obligation.RuleTrainingHeld, c.At.UnionID)
	if !on {
		return nil
	}
	waived := func(t Term) bool {
		return slices.ContainsFunc(c.Lines, func(l obligation.Obligation) bool {
			return l.State == obligation.StateWaived && !t.Starts.Before(l.StartsOn) && !t.Starts.After(l.DueOn)
		})
	}
	waiting := slices.DeleteFunc(slices.Clone(c.Terms), func(t Term) bool {
		// By a contract or an approval the term may have run out before the first day in post: then nobody could have come.
		return t.Due.Before(from) || t.Starts.After(g.Today) || t.Due.Before(t.Starts) || waived(t)
	})
	slices.SortFunc(waiting, func(a, b Term) int { return cmp.Or(a.Due.Compare(b.Due), a.Starts.Compare(b.Starts)) })
	held := slices.SortedFunc(slices.Values(c.Held), func(a, b Done) int { return cmp.Or(a.On.Compare(b.On), cmp.Compare(a.Proof, b.Proof)) })
	var out []obligation.Want
	for len(waiting) > 0 {
		first := waiting[0]
		var done Done
		if i := slices.IndexFunc(held, func(d Done) bool { return !d.On.Before(first.Starts) }); i >= 0 {
			done = held[i]
		}
		out = append(out, obligation.Want{
			Period: first.Starts.String(), Article: "10(1)", Bearer: c.At, StartsOn: first.Starts, DueOn: first.Due, Provisional: first.Provisional,
			MetOn: done.On, Proof: done.Proof, PolicyVersion: g.Rules(c.At.UnionID, first.Starts).Version(), CalendarVersion: g.Calendar.Version(),
		})
		last := done.On // the last day on which somebody who waited for this one came
		if last.IsZero() || last.After(first.Due) {
			last = first.Due
		}
		waiting = slices.DeleteFunc(waiting, func(t Term) bool { return !t.Starts.After(last) })
	}
	for _, l := range c.Lines {
		done := l.State == obligation.StateMet || l.State == obligation.StateLate
		if done && !slices.ContainsFunc(out, func(w obligation.Want) bool { return w.Period == l.Period }) {
			out = append(out, obligation.Want{
				Period: l.Period, Article: l.Article, Bearer: c.At, StartsOn: l.StartsOn, DueOn: l.DueOn, Void: true,
				PolicyVersion: l.PolicyVersion, CalendarVersion: l.CalendarVersion,
			})
		}
	}
	return out
}

// Periods of what an engagement, or a city, owes once: the day may move, the line stays the same one. Of a training it is the day
// on which the first of those who wait for it came.
const (
	induction  = "first"
	birthday   = "birthday"
	localRules = "2020"
)
