package duties_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"xiezhi/internal/duties"
	"xiezhi/internal/obligation"
	"xiezhi/internal/org"
	"xiezhi/internal/policy"
	"xiezhi/internal/workday"
)

// on is the ground of a day with chapters on from theirs, and whatever else the province laid: "chapter.training.from=2024-01-01".
func on(today string, laid ...string) duties.Ground {
	place := policy.Place{ID: "js", Name: "江苏省总工会", Level: policy.Province}
	for i, l := range laid {
		key, value, _ := strings.Cut(l, "=")
		place.Overlays = append(place.Overlays, policy.Overlay{ID: fmt.Sprint(i), Key: policy.Key(key), Value: value, From: policy.Issued, Document: "苏工办"})
	}
	return duties.Ground{
		Rules:    func(_ string, d workday.Date) policy.Policy { return policy.At([]policy.Place{place}, d) },
		Calendar: workday.Embedded(), Today: day(today),
	}
}

const (
	training  = "chapter.training.from=2020-08-05"
	appraisal = "chapter.appraisal.from=2020-08-05"
	dossier   = "chapter.dossier.from=2020-08-05"
	exit      = "chapter.exit.from=2020-08-05"
)

func tenure(id, from, to string) duties.Tenure {
	t := duties.Tenure{ID: id, At: org.Place{UnionID: "u", CountyID: "c", CityID: "s"}, OnDuty: day(from)}
	if to != "" {
		t.EndedOn = day(to)
	}
	return t
}

// owed says what the wants of one rule ask for: subject period due state, one after another.
func owed(wants map[obligation.Subject][]obligation.Want, r obligation.Rule) []string {
	out := []string{}
	for s, list := range wants {
		for _, w := range list {
			if s.Rule == r {
				out = append(out, fmt.Sprint(s.ID, " ", w.Period, " ", w.DueOn, " ", w.State()))
			}
		}
	}
	slices.Sort(out)
	return out
}

func trained(subject, at string) map[duties.Mark]duties.Done {
	return map[duties.Mark]duties.Done{{Rule: obligation.RuleInduction, Subject: subject}: {On: day(at), Proof: "duty_fact:f"}}
}

// Art. 10(1), examples 6 and 8, and what becomes of whoever leaves or comes back.
func TestInduction(t *testing.T) {
	for _, tc := range []struct {
		name  string
		g     duties.Ground
		tens  []duties.Tenure
		done  map[duties.Mark]duties.Done
		wants []string
	}{
		{"example 6: from 31 August", on("2024-09-01", training), []duties.Tenure{tenure("a", "2024-08-31", "")}, nil, []string{"a first 2025-02-28 open"}},
		{"trained on the last day", on("2025-03-05", training), []duties.Tenure{tenure("a", "2024-08-31", "")}, trained("a", "2025-02-28"), []string{"a first 2025-02-28 met"}},
		{"a day after it", on("2025-03-05", training), []duties.Tenure{tenure("a", "2024-08-31", "")}, trained("a", "2025-03-01"), []string{"a first 2025-02-28 late"}},
		{"in a leap year", on("2023-09-01", training), []duties.Tenure{tenure("a", "2023-08-31", "")}, nil, []string{"a first 2024-02-29 open"}},
		{"from 31 March", on("2024-04-01", training), []duties.Tenure{tenure("a", "2024-03-31", "")}, nil, []string{"a first 2024-09-30 open"}},
		{"example 8: rolled to a worked Sunday", on("2025-07-02", training), []duties.Tenure{tenure("a", "2025-07-01", "")}, nil, []string{"a first 2026-01-04 open"}},
		{"and not rolled", on("2025-07-02", training, "roll_period_end=false"), []duties.Tenure{tenure("a", "2025-07-01", "")}, nil, []string{"a first 2026-01-01 open"}},
		{"over National Day", on("2024-04-06", training), []duties.Tenure{tenure("a", "2024-04-05", "")}, nil, []string{"a first 2024-10-08 open"}},
		{"five months in a stricter place, over Spring Festival", on("2024-09-01", training, "induction_months=5"), []duties.Tenure{tenure("a", "2024-08-30", "")}, nil, []string{"a first 2025-02-05 open"}},
		{"before the first day nothing", on("2024-08-30", training), []duties.Tenure{tenure("a", "2024-08-31", "")}, nil, []string{}},
		{"left before the day", on("2024-12-01", training), []duties.Tenure{tenure("a", "2024-08-31", "2024-11-30")}, nil, []string{"a first 2025-02-28 void"}},
		{"left on the day itself", on("2025-03-05", training), []duties.Tenure{tenure("a", "2024-08-31", "2025-02-28")}, nil, []string{"a first 2025-02-28 open"}},
		{"trained, then left", on("2024-12-01", training), []duties.Tenure{tenure("a", "2024-08-31", "2024-11-30")}, trained("a", "2024-10-10"), []string{"a first 2025-02-28 met"}},
		{"moved to another union: the same six months", on("2024-12-02", training), []duties.Tenure{tenure("a", "2024-08-31", "2024-11-30"), tenure("b", "2024-12-01", "")}, nil, []string{"a first 2025-02-28 open"}},
		{"re-hired after a short break", on("2025-01-10", training), []duties.Tenure{tenure("a", "2024-08-31", "2024-11-30"), tenure("b", "2025-01-06", "")}, nil, []string{"a first 2025-02-28 open"}},
		{"trained before it", on("2025-01-10", training), []duties.Tenure{tenure("a", "2024-08-31", "2024-11-30"), tenure("b", "2025-01-06", "")}, trained("a", "2024-10-10"), []string{"a first 2025-02-28 met"}},
		{"re-hired when the day had passed in the break: anew", on("2025-06-10", training), []duties.Tenure{tenure("a", "2024-08-31", "2024-11-30"), tenure("b", "2025-06-03", "")}, nil, []string{"a first 2025-02-28 void", "b first 2025-12-03 open"}},
		{"a break of a day less than twelve months, trained", on("2025-12-01", training), []duties.Tenure{tenure("a", "2024-03-01", "2024-11-30"), tenure("b", "2025-11-30", "")}, trained("a", "2024-05-01"), []string{"a first 2024-09-02 met"}},
		{"a break of twelve months", on("2025-12-01", training), []duties.Tenure{tenure("a", "2024-03-01", "2024-11-30"), tenure("b", "2025-12-01", "")}, trained("a", "2024-05-01"), []string{"a first 2024-09-02 met", "b first 2026-06-01 open"}},
		{"a place that trains on every re-hire", on("2025-01-10", training, "retrain_on_rehire=true"), []duties.Tenure{tenure("a", "2024-03-01", "2024-11-30"), tenure("b", "2025-01-06", "")}, trained("a", "2024-05-01"), []string{"a first 2024-09-02 met", "b first 2025-07-07 open"}},
		{"completion is asked for", on("2025-03-05", training, "training_satisfied_by=complete"), []duties.Tenure{tenure("a", "2024-08-31", "")}, trained("a", "2024-10-10"), []string{"a first 2025-02-28 open"}},
		{"the chapter is off", on("2025-03-05"), []duties.Tenure{tenure("a", "2024-08-31", "")}, nil, []string{}},
		{"the chapter comes later", on("2025-03-05", "chapter.training.from=2025-04-01"), []duties.Tenure{tenure("a", "2024-08-31", "")}, nil, []string{}},
		{"the day was before the chapter: nothing is late", on("2025-05-05", "chapter.training.from=2025-03-01"), []duties.Tenure{tenure("a", "2024-08-31", "")}, nil, []string{}},
		{"the day is the chapter's first", on("2025-03-05", "chapter.training.from=2025-02-28"), []duties.Tenure{tenure("a", "2024-08-31", "")}, nil, []string{"a first 2025-02-28 open"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got := owed(duties.PersonWants(duties.Person{ID: "p", Birth: day("1990-01-01"), Tenures: tc.tens, Done: tc.done}, tc.g), obligation.RuleInduction)
			if diff := cmp.Diff(tc.wants, got); diff != "" {
				t.Errorf("owed (-want +got):\n%s", diff)
			}
		})
	}
}

// Art. 10(1), question 7: from which day the term runs is a reading. The form was approved on Friday 2025-06-20, the contract
// began on Tuesday 2025-07-01, the first day in post was Thursday 2025-07-10.
func TestInductionStart(t *testing.T) {
	whole := tenure("a", "2025-07-10", "")
	whole.Contract, whole.Approved = day("2025-07-01"), day("2025-06-20")
	opening := tenure("a", "2025-07-10", "") // from before the system: nobody knows of an approval
	opening.Contract = day("2025-07-01")
	again := tenure("b", "2027-08-02", "") // after a break of more than a year, by a form and a contract of its own
	again.Contract, again.Approved = day("2027-08-01"), day("2027-07-20")
	left := whole
	left.EndedOn = day("2025-12-21")
	for _, tc := range []struct {
		name  string
		g     duties.Ground
		tens  []duties.Tenure
		done  map[duties.Mark]duties.Done
		wants []string
	}{
		{"by the first day: 10 January is a Saturday", on("2025-07-11", training), []duties.Tenure{whole}, nil, []string{"a first 2026-01-12 open"}},
		{"by the contract: New Year rolls to a worked Sunday", on("2025-07-11", training, "induction_start=contract"), []duties.Tenure{whole}, nil, []string{"a first 2026-01-04 open"}},
		{"by the approval: 20 December is a Saturday", on("2025-07-11", training, "induction_start=approval"), []duties.Tenure{whole}, nil, []string{"a first 2025-12-22 open"}},
		{"an approval that nobody knows of", on("2025-07-11", training, "induction_start=approval"), []duties.Tenure{opening}, nil, []string{"a first 2026-01-12 open"}},
		{"a contract that nobody entered", on("2025-07-11", training, "induction_start=contract"), []duties.Tenure{tenure("a", "2025-07-10", "")}, nil, []string{"a first 2026-01-12 open"}},
		{"trained in time by the contract", on("2026-02-01", training, "induction_start=contract"), []duties.Tenure{whole}, trained("a", "2026-01-04"), []string{"a first 2026-01-04 met"}},
		{"and a day after", on("2026-02-01", training, "induction_start=contract"), []duties.Tenure{whole}, trained("a", "2026-01-05"), []string{"a first 2026-01-04 late"}},
		{"left before the day of the approval", on("2025-12-21", training, "induction_start=approval"), []duties.Tenure{left}, nil, []string{"a first 2025-12-22 void"}},
		{
			"a re-hire counts from its own contract", on("2027-08-03", training, "induction_start=contract"),
			[]duties.Tenure{left, again},
			nil,
			[]string{"a first 2026-01-04 void", "b first 2028-02-01 open"},
		},
		{"in days: 180 from the contract", on("2025-07-11", training, "induction_start=contract", "induction_unit=calendar"), []duties.Tenure{whole}, nil, []string{"a first 2025-12-29 open"}}, // the 28th is a Sunday
	} {
		t.Run(tc.name, func(t *testing.T) {
			w := duties.PersonWants(duties.Person{ID: "p", Birth: day("1990-01-01"), Tenures: tc.tens, Done: tc.done}, tc.g)
			if diff := cmp.Diff(tc.wants, owed(w, obligation.RuleInduction)); diff != "" {
				t.Errorf("owed (-want +got):\n%s", diff)
			}
		})
	}
}

// What belongs to a spell of engagements is the union's that has the person now; and a result keeps what it was judged by.
func TestInductionBearer(t *testing.T) {
	a, b := tenure("a", "2024-08-31", "2024-11-30"), tenure("b", "2024-12-01", "")
	b.At = org.Place{UnionID: "v", CountyID: "c", CityID: "s"}
	w := duties.PersonWants(duties.Person{ID: "p", Tenures: []duties.Tenure{b, a}}, on("2024-12-02", training))
	got := w[obligation.Subject{Rule: obligation.RuleInduction, ID: "a"}]
	if len(got) != 1 || got[0].Bearer.UnionID != "v" || got[0].StartsOn != day("2024-08-31") || got[0].PolicyVersion == "" || got[0].CalendarVersion != workday.Embedded().Version() {
		t.Errorf("wanted %+v", got)
	}
	if list, asked := w[obligation.Subject{Rule: obligation.RuleInduction, ID: "b"}]; !asked || list != nil {
		t.Errorf("the later engagement answers %v, %v: an older line of it would stay", list, asked)
	}
}

// Art. 10(3), 10(4): who is in post on the day of the year owes what belongs to the year.
func TestYearly(t *testing.T) {
	for _, tc := range []struct {
		name            string
		g               duties.Ground
		t               duties.Tenure
		target, reports []string
	}{
		{
			"two years", on("2026-11-26", "chapter.appraisal.from=2025-01-01", "chapter.dossier.from=2025-01-01"), tenure("a", "2024-03-01", ""),
			[]string{"a 2025 2025-01-31 open", "a 2026 2026-01-31 open"},
			[]string{"a 2025 2025-12-31 open", "a 2026 2026-12-31 open"},
		},
		{
			"the chapter came in March", on("2026-11-26", "chapter.appraisal.from=2026-03-01", "chapter.dossier.from=2026-03-01"), tenure("a", "2024-03-01", ""),
			[]string{},
			[]string{"a 2026 2026-12-31 open"},
		},
		{"came on the last day of January", on("2026-11-26", appraisal, dossier), tenure("a", "2026-01-31", ""), []string{"a 2026 2026-01-31 open"}, []string{"a 2026 2026-12-31 open"}},
		{"came in February", on("2026-11-26", appraisal, dossier), tenure("a", "2026-02-01", ""), []string{}, []string{"a 2026 2026-12-31 open"}},
		{"left in the autumn", on("2026-11-26", appraisal, dossier), tenure("a", "2026-01-05", "2026-10-10"), []string{"a 2026 2026-01-31 open"}, []string{"a 2026 2026-12-31 void"}},
		{"left last year", on("2026-11-26", appraisal, dossier), tenure("a", "2025-02-05", "2025-12-31"), []string{}, []string{"a 2025 2025-12-31 open"}},
		{"off", on("2026-11-26"), tenure("a", "2025-02-05", ""), []string{}, []string{}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			w := duties.PersonWants(duties.Person{ID: "p", Tenures: []duties.Tenure{tc.t}}, tc.g)
			if diff := cmp.Diff(tc.target, owed(w, obligation.RuleTargetStatement)); diff != "" {
				t.Errorf("target statements (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tc.reports, owed(w, obligation.RuleYearlyReport)); diff != "" {
				t.Errorf("yearly reports (-want +got):\n%s", diff)
			}
		})
	}
	done := map[duties.Mark]duties.Done{{obligation.RuleTargetStatement, "a", "2026"}: {On: day("2026-02-02"), Proof: "duty_fact:f"}}
	w := duties.PersonWants(duties.Person{ID: "p", Tenures: []duties.Tenure{tenure("a", "2025-12-01", "")}, Done: done}, on("2026-11-26", appraisal))
	if diff := cmp.Diff([]string{"a 2026 2026-01-31 late"}, owed(w, obligation.RuleTargetStatement)); diff != "" {
		t.Errorf("signed on 2 February (-want +got):\n%s", diff)
	}
}

// Art. 10(4): the grade is an internal term, and met by what was recorded of the year.
func TestAppraisals(t *testing.T) {
	p := duties.Person{ID: "p", Tenures: []duties.Tenure{tenure("a", "2023-03-01", "")}, Grades: map[int]duties.Done{2024: {On: day("2025-04-02"), Proof: "year_grade:g"}}}
	got := owed(duties.PersonWants(p, on("2026-11-26", "chapter.appraisal.from=2025-01-01")), obligation.RuleAppraisal)
	if diff := cmp.Diff([]string{"a 2024 2025-02-28 met", "a 2025 2026-02-28 open"}, got); diff != "" {
		t.Errorf("appraisals (-want +got):\n%s", diff)
	}
	p.Tenures = []duties.Tenure{tenure("a", "2023-03-01", "2025-12-30")}
	if got := owed(duties.PersonWants(p, on("2026-11-26", "chapter.appraisal.from=2025-01-01")), obligation.RuleAppraisal); len(got) != 1 {
		t.Errorf("gone before the year's end: %v", got)
	}
	p.Tenures = []duties.Tenure{tenure("a", "2023-03-01", "2026-01-10")}
	if diff := cmp.Diff([]string{"a 2024 2025-02-28 met", "a 2025 2026-02-28 void"}, owed(duties.PersonWants(p, on("2026-11-26", "chapter.appraisal.from=2025-01-01")), obligation.RuleAppraisal)); diff != "" {
		t.Errorf("gone before the day (-want +got):\n%s", diff)
	}
}

// A pack may set women's age apart: the internal term follows it.
func TestRetirementOfWomen(t *testing.T) {
	g := on("2021-05-01", exit, "retire_age_women=60")
	for sex, want := range map[string][]string{"1": {}, "2": {"a birthday 2021-06-15 open"}} {
		p := duties.Person{ID: "p", Birth: day("1961-06-15"), Sex: sex, Tenures: []duties.Tenure{tenure("a", "2020-10-01", "")}}
		if diff := cmp.Diff(want, owed(duties.PersonWants(p, g), obligation.RuleRetire65)); diff != "" {
			t.Errorf("sex %s (-want +got):\n%s", sex, diff)
		}
	}
}

// Art. 11(1), example 20: 65 on the birthday. It is an internal term, and ends nothing.
func TestRetirement(t *testing.T) {
	p := duties.Person{ID: "p", Birth: day("1961-06-15"), Tenures: []duties.Tenure{tenure("a", "2025-01-01", "")}}
	for today, want := range map[string][]string{
		"2026-03-16": {},
		"2026-03-17": {"a birthday 2026-06-15 open"},
		"2026-08-01": {"a birthday 2026-06-15 open"},
	} {
		g := on(today, exit)
		got := duties.PersonWants(p, g)
		if diff := cmp.Diff(want, owed(got, obligation.RuleRetire65)); diff != "" {
			t.Errorf("on %s (-want +got):\n%s", today, diff)
		}
		for _, w := range got[obligation.Subject{Rule: obligation.RuleRetire65, ID: "a"}] {
			if !w.Soft {
				t.Error("a birthday is never late")
			}
		}
	}
	p.Birth = day("1960-02-29") // 65 on 28 February of a common year
	if diff := cmp.Diff([]string{"a birthday 2025-02-28 open"}, owed(duties.PersonWants(p, on("2025-03-01", exit)), obligation.RuleRetire65)); diff != "" {
		t.Errorf("born on 29 February (-want +got):\n%s", diff)
	}
	p.Birth, p.Tenures[0].EndedOn = day("1961-06-15"), day("2026-12-31")
	if diff := cmp.Diff([]string{"a birthday 2026-06-15 met"}, owed(duties.PersonWants(p, on("2027-01-05", exit)), obligation.RuleRetire65)); diff != "" {
		t.Errorf("the contract ran out (-want +got):\n%s", diff)
	}
	p.Tenures = []duties.Tenure{tenure("a", "2026-07-01", "")}
	if got := owed(duties.PersonWants(p, on("2026-08-01", exit)), obligation.RuleRetire65); len(got) != 0 {
		t.Errorf("hired beyond 65 with the superior's approval: %v", got)
	}
}

// Art. 16, 17: the city's report of the year, and its rules once.
func TestCityWants(t *testing.T) {
	c := duties.City{At: org.Place{UnionID: "s", CityID: "s"}}
	g := on("2026-11-26", "chapter.inspection.from=2025-06-01", "chapter.filing.from=2026-01-01")
	w := duties.CityWants(c, g)
	if diff := cmp.Diff([]string{"s 2025 2025-12-31 open", "s 2026 2026-12-31 open"}, owed(w, obligation.RuleInspectionReport)); diff != "" {
		t.Errorf("reports (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"s 2020 2021-08-05 open"}, owed(w, obligation.RuleLocalRules)); diff != "" {
		t.Errorf("local rules (-want +got):\n%s", diff)
	}
	if !w[obligation.Subject{Rule: obligation.RuleLocalRules, ID: "s"}][0].Soft {
		t.Error("the text sets no day for local rules: they are never late")
	}
	c.Done = map[duties.Mark]duties.Done{{obligation.RuleInspectionReport, "s", "2025"}: {On: day("2026-01-04")}, {obligation.RuleLocalRules, "s", "2020"}: {On: day("2022-01-04")}}
	w = duties.CityWants(c, g)
	if got := append(owed(w, obligation.RuleInspectionReport), owed(w, obligation.RuleLocalRules)...); cmp.Diff([]string{"s 2025 2025-12-31 late", "s 2026 2026-12-31 open", "s 2020 2021-08-05 met"}, got) != "" {
		t.Errorf("recorded: %v", got)
	}
	if w := duties.CityWants(c, on("2026-11-26")); len(w) != 3 || owed(w, obligation.RuleInspectionReport) == nil || len(owed(w, obligation.RuleLocalRules)) != 0 {
		t.Errorf("off: %v", w)
	}
}

// Art. 10(1): a city holds a training while its newcomers' terms run; those whose terms overlap wait for the same one.
func TestTrainingsOfACity(t *testing.T) {
	term := func(from, due string) duties.Term { return duties.Term{Starts: day(from), Due: day(due)} }
	spring, autumn := term("2026-03-02", "2026-09-02"), term("2026-08-03", "2027-02-03")
	for _, tc := range []struct {
		name  string
		g     duties.Ground
		terms []duties.Term
		held  []string
		wants []string
	}{
		{"nobody new", on("2026-08-10", training), nil, []string{"2026-05-10"}, nil},
		{"the chapter is off", on("2026-08-10"), []duties.Term{spring}, nil, nil},
		{"two wait for one", on("2026-08-10", training), []duties.Term{autumn, spring}, nil, []string{"s 2026-03-02 2026-09-02 open"}},
		{"both could come", on("2026-08-25", training), []duties.Term{autumn, spring}, []string{"2026-08-20"}, []string{"s 2026-03-02 2026-09-02 met"}},
		{"on the first day and on the last", on("2026-09-03", training), []duties.Term{term("2026-03-02", "2026-04-01"), spring}, []string{"2026-03-02"}, []string{"s 2026-03-02 2026-04-01 met"}},
		{"before the second came", on("2026-08-25", training), []duties.Term{autumn, spring}, []string{"2026-05-10"}, []string{"s 2026-03-02 2026-09-02 met", "s 2026-08-03 2027-02-03 open"}},
		{"one for each", on("2026-12-01", training), []duties.Term{autumn, spring}, []string{"2026-11-05", "2026-05-10"}, []string{"s 2026-03-02 2026-09-02 met", "s 2026-08-03 2027-02-03 met"}},
		{"before anybody came", on("2026-08-25", training), []duties.Term{spring}, []string{"2026-03-01"}, []string{"s 2026-03-02 2026-09-02 open"}},
		{"none in the first one's term", on("2026-09-25", training), []duties.Term{spring, autumn}, []string{"2026-09-10"}, []string{"s 2026-03-02 2026-09-02 late"}},
		{"none in either's", on("2027-03-25", training), []duties.Term{spring, autumn}, []string{"2027-03-01"}, []string{"s 2026-03-02 2026-09-02 late"}},
		{"none at all, and a third came later", on("2027-03-25", training), []duties.Term{spring, autumn, term("2026-10-08", "2027-04-08")}, nil, []string{"s 2026-03-02 2026-09-02 open", "s 2026-10-08 2027-04-08 open"}},
		{"a stricter place's term ends first", on("2026-08-25", training), []duties.Term{spring, term("2026-06-01", "2026-08-31")}, nil, []string{"s 2026-06-01 2026-08-31 open"}},
		{"ended before the chapter began", on("2026-09-25", "chapter.training.from=2026-09-03"), []duties.Term{spring, autumn}, nil, []string{"s 2026-08-03 2027-02-03 open"}},
		{"by the contract it ran out before the first day in post", on("2026-09-25", training), []duties.Term{term("2026-08-03", "2026-07-01"), spring}, nil, []string{"s 2026-03-02 2026-09-02 open"}},
		{"not come yet", on("2026-08-02", training), []duties.Term{spring, autumn}, []string{"2026-05-10"}, []string{"s 2026-03-02 2026-09-02 met"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c := duties.City{At: org.Place{UnionID: "s", CityID: "s"}, Terms: tc.terms}
			for i, d := range tc.held {
				c.Held = append(c.Held, duties.Done{On: day(d), Proof: fmt.Sprint("duty_fact:", i)})
			}
			w := duties.CityWants(c, tc.g)
			if _, asked := w[obligation.Subject{Rule: obligation.RuleTrainingHeld, ID: "s"}]; !asked {
				t.Error("the city does not answer for the rule: what stood in the ledger would stay")
			}
			if diff := cmp.Diff(append([]string{}, tc.wants...), owed(w, obligation.RuleTrainingHeld)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// A line that the facts no longer ask for goes, also when it was done or late: it stood for somebody's term, and that is another
// now. Who waited for a training that the superior waived waits no more.
func TestTrainingsFollowTheTerms(t *testing.T) {
	g := on("2026-09-25", training)
	line := func(from, due string, state obligation.State) obligation.Obligation {
		return obligation.Obligation{Rule: obligation.RuleTrainingHeld, Subject: "s", Period: from, StartsOn: day(from), DueOn: day(due), State: state}
	}
	c := duties.City{At: org.Place{UnionID: "s", CityID: "s"}, Terms: []duties.Term{{Starts: day("2026-03-16"), Due: day("2026-09-16")}}, Held: []duties.Done{{On: day("2026-09-10")}}}
	c.Lines = []obligation.Obligation{line("2026-03-02", "2026-09-02", obligation.StateLate), line("2026-03-16", "2026-09-16", obligation.StateMet), line("2026-03-09", "2026-09-09", obligation.StateVoid)}
	if diff := cmp.Diff([]string{"s 2026-03-02 2026-09-02 void", "s 2026-03-16 2026-09-16 met"}, owed(duties.CityWants(c, g), obligation.RuleTrainingHeld)); diff != "" {
		t.Errorf("a corrected first day (-want +got):\n%s", diff)
	}
	c.Lines, c.Held = []obligation.Obligation{line("2026-03-02", "2026-09-02", obligation.StateWaived)}, nil
	if got := owed(duties.CityWants(c, g), obligation.RuleTrainingHeld); len(got) != 0 {
		t.Errorf("waived, and still asked for: %v", got)
	}
	c.Terms = append(c.Terms, duties.Term{Starts: day("2026-02-10"), Due: day("2026-08-10")}, duties.Term{Starts: day("2026-09-03"), Due: day("2027-03-03")})
	if diff := cmp.Diff([]string{"s 2026-02-10 2026-08-10 open", "s 2026-09-03 2027-03-03 open"}, owed(duties.CityWants(c, g), obligation.RuleTrainingHeld)); diff != "" {
		t.Errorf("before and after what was waived (-want +got):\n%s", diff)
	}
}

// Whatever the terms and trainings: lines are told apart by their periods, and they say that something is missing exactly
// when somebody's term holds no training.
func TestTrainingsAreMissedTogether(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := day("2026-01-05")
		at := func(label string, most int) workday.Date { return base.AddDays(rapid.IntRange(0, most).Draw(t, label)) }
		c := duties.City{At: org.Place{UnionID: "s", CityID: "s"}}
		var over []duties.Term // before anybody could come
		for range rapid.IntRange(0, 6).Draw(t, "newcomers") {
			starts := at("came", 30)
			if days := rapid.IntRange(-2, 12).Draw(t, "term"); days >= 0 {
				c.Terms = append(c.Terms, duties.Term{Starts: starts, Due: starts.AddDays(days)})
			} else {
				over = append(over, duties.Term{Starts: starts, Due: starts.AddDays(days)})
			}
		}
		for range rapid.IntRange(0, 4).Draw(t, "trainings") {
			c.Held = append(c.Held, duties.Done{On: at("held", 45)})
		}
		missed := false
		for _, term := range c.Terms {
			missed = missed || !slices.ContainsFunc(c.Held, func(d duties.Done) bool { return !d.On.Before(term.Starts) && !d.On.After(term.Due) })
		}
		newcomers := len(c.Terms)
		c.Terms = append(over, c.Terms...)
		list := duties.CityWants(c, on("2026-12-01", training))[obligation.Subject{Rule: obligation.RuleTrainingHeld, ID: "s"}]
		if len(list) > newcomers || (len(list) == 0) != (newcomers == 0) {
			t.Fatalf("%d lines for %d newcomers", len(list), newcomers)
		}
		periods := map[string]bool{}
		lacking := false
		for _, w := range list {
			if periods[w.Period] {
				t.Fatalf("%s twice", w.Period)
			}
			periods[w.Period] = true
			lacking = lacking || w.State() != obligation.StateMet
		}
		if lacking != missed {
			t.Fatalf("lines lack %t, terms %t: %+v", lacking, missed, list)
		}
	})
}

// Another holiday never makes anything due earlier, whoever it is and whenever it falls.
func TestHolidayNeverHastens(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		first := day("2023-01-02").AddDays(rapid.IntRange(0, 900).Draw(t, "on duty"))
		p := duties.Person{ID: "p", Birth: day("1958-01-01").AddDays(rapid.IntRange(0, 3000).Draw(t, "birth")), Tenures: []duties.Tenure{{ID: "a", OnDuty: first}}}
		if rapid.Bool().Draw(t, "again") {
			p.Tenures[0].EndedOn = first.AddDays(rapid.IntRange(0, 400).Draw(t, "ended"))
			p.Tenures = append(p.Tenures, duties.Tenure{ID: "b", OnDuty: p.Tenures[0].EndedOn.AddDays(1 + rapid.IntRange(0, 500).Draw(t, "break"))})
		}
		g := on("2026-11-26", training, appraisal, dossier, exit)
		before := dues(duties.PersonWants(p, g))
		base := g.Calendar
		year := rapid.IntRange(2023, 2026).Draw(t, "year")
		for _, n := range base.Notices() {
			if n.Year != year {
				continue
			}
			for range rapid.IntRange(1, 5).Draw(t, "holidays") {
				off := workday.New(year, 1, 1).AddDays(rapid.IntRange(0, 364).Draw(t, "off"))
				n.Off = append(n.Off, off)
				n.Work = slices.DeleteFunc(slices.Clone(n.Work), func(d workday.Date) bool { return d == off })
			}
			n.Version = ""
			g.Calendar = base.With(n)
		}
		for k, due := range dues(duties.PersonWants(p, g)) {
			if was, ok := before[k]; ok && due.Before(was) {
				t.Fatalf("%v: was due %s, with more holidays %s", k, was, due)
			}
		}
	})
}

type dueKey struct {
	subject obligation.Subject
	period  string
}

func dues(wants map[obligation.Subject][]obligation.Want) map[dueKey]workday.Date {
	out := map[dueKey]workday.Date{}
	for s, list := range wants {
		for _, w := range list {
			out[dueKey{s, w.Period}] = w.DueOn
		}
	}
	return out
}

func TestCheckFact(t *testing.T) {
	ok := duties.FactEntry{LineIDs: []string{"l"}, DoneOn: day("2026-11-20"), Title: "培训签到表", Number: "苏工培〔2026〕3号"}
	for _, tc := range []struct {
		name   string
		edit   func(*duties.FactEntry)
		fields []string
	}{
		{"good", func(*duties.FactEntry) {}, nil},
		{"with a file, without a number", func(f *duties.FactEntry) { f.Number, f.HasFile = "", true }, nil},
		{"neither", func(f *duties.FactEntry) { f.Number = "" }, []string{"number"}},
		{"tomorrow", func(f *duties.FactEntry) { f.DoneOn = day("2026-11-27") }, []string{"doneOn"}},
		{"no day, no title, no lines", func(f *duties.FactEntry) { *f = duties.FactEntry{Number: "1"} }, []string{"lines", "doneOn", "title"}},
		{"finished before it began", func(f *duties.FactEntry) { f.CompletedOn = day("2026-11-19") }, []string{"completedOn"}},
		{"too many", func(f *duties.FactEntry) { f.LineIDs = make([]string, 501) }, []string{"lines"}},
		{"too long", func(f *duties.FactEntry) { f.Title = strings.Repeat("训", 121) }, []string{"title"}},
	} {
		in := ok
		tc.edit(&in)
		if diff := cmp.Diff(tc.fields, fieldsOf(duties.CheckFact(in, day("2026-11-26")))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tc.name, diff)
		}
	}
}

func TestMatchAttendees(t *testing.T) {
	open := []duties.Candidate{
		{LineID: "1", PersonName: "张伟", UnionName: "玉山镇总工会"}, {LineID: "2", PersonName: "张伟", UnionName: "周市镇总工会"}, {LineID: "3", PersonName: "李娜", UnionName: "玉山镇总工会"},
	}
	rows := []duties.Attendee{
		{Row: 2, Name: "李娜"},
		{Row: 3, Name: "张伟"},
		{Row: 4, Name: "张伟", Union: "昆山市周市镇"},
		{Row: 5, Name: "李娜", Union: "玉山镇总工会"},
		{Row: 6, Name: "李娜", Union: "周市镇总工会"},
		{Row: 7, Name: "王强"},
		{Row: 8},
	}
	duties.MatchAttendees(rows, open)
	var got []string
	for _, r := range rows {
		got = append(got, r.LineID)
		if (r.LineID == "") == (r.Why == "") {
			t.Errorf("row %d: line %q, why %q", r.Row, r.LineID, r.Why)
		}
	}
	if diff := cmp.Diff([]string{"3", "", "2", "", "", "", ""}, got); diff != "" {
		t.Errorf("matched (-want +got):\n%s", diff)
	}
}
