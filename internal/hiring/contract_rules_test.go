package hiring_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/hiring"
	"xiezhi/internal/obligation"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/policy"
	"xiezhi/internal/roster"
	"xiezhi/internal/workday"
)

// on is a day, or none for "".
func on(s string) workday.Date {
	if s == "" {
		return workday.Date{}
	}
	return workday.MustParse(s)
}

// TestStatutoryRetirement follows the annex of the decision of 2024-09-13: a month later for each four months of birth
// (women who retired at 50: each two), from 2025 on, up to 63, 58 and 55.
func TestStatutoryRetirement(t *testing.T) {
	cases := []struct {
		sex, birth string
		want       []string // track: age reached, earliest, latest
	}{
		{"1", "1964-12-31", []string{"60: 2024-12-31 2024-12-31 2024-12-31"}},
		{"1", "1965-01-01", []string{"60: 2025-02-01 2025-01-01 2028-02-01"}},
		{"1", "1965-01-31", []string{"60: 2025-02-28 2025-01-31 2028-02-28"}},
		{"1", "1965-04-30", []string{"60: 2025-05-30 2025-04-30 2028-05-30"}},
		{"1", "1965-05-01", []string{"60: 2025-07-01 2025-05-01 2028-07-01"}},
		{"1", "1966-01-10", []string{"60: 2026-05-10 2026-01-10 2029-05-10"}},
		{"1", "1970-05-20", []string{"60: 2031-10-20 2030-05-20 2034-10-20"}},
		{"1", "1976-08-15", []string{"60: 2039-07-15 2036-08-15 2042-07-15"}},
		{"1", "1976-09-15", []string{"60: 2039-09-15 2036-09-15 2042-09-15"}},
		{"1", "1990-03-12", []string{"60: 2053-03-12 2050-03-12 2056-03-12"}},
		{"2", "1969-12-20", []string{"50: 2019-12-20 2019-12-20 2019-12-20", "55: 2024-12-20 2024-12-20 2024-12-20"}},
		{"2", "1970-01-20", []string{"50: 2020-01-20 2020-01-20 2020-01-20", "55: 2025-02-20 2025-01-20 2028-02-20"}},
		{"2", "1974-12-01", []string{"50: 2024-12-01 2024-12-01 2024-12-01", "55: 2031-03-01 2029-12-01 2034-03-01"}},
		{"2", "1975-01-01", []string{"50: 2025-02-01 2025-01-01 2028-02-01", "55: 2031-05-01 2030-01-01 2034-05-01"}},
		{"2", "1975-03-08", []string{"50: 2025-05-08 2025-03-08 2028-05-08", "55: 2031-07-08 2030-03-08 2034-07-08"}},
		{"2", "1981-09-09", []string{"50: 2035-02-09 2032-02-09 2038-02-09", "55: 2039-09-09 2036-09-09 2042-09-09"}},
		{"2", "1984-11-30", []string{"50: 2039-11-30 2036-11-30 2042-11-30", "55: 2042-11-30 2039-11-30 2045-11-30"}},
		{"2", "1995-06-01", []string{"50: 2050-06-01 2047-06-01 2053-06-01", "55: 2053-06-01 2050-06-01 2056-06-01"}},
		{"0", "1990-01-01", nil},
	}
	for _, c := range cases {
		var got []string
		for _, r := range hiring.Retirements(hiring.Party{Birth: on(c.birth), Sex: c.sex}) {
			got = append(got, map[int]string{60: "60", 55: "55", 50: "50"}[r.Track]+": "+r.On.String()+" "+r.Earliest.String()+" "+r.Latest.String())
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("sex %s born %s (-want +got):\n%s", c.sex, c.birth, diff)
		}
	}
}

func TestProbation(t *testing.T) {
	cases := []struct {
		from, to string
		months   int
		last     string
	}{
		{"2026-01-01", "2026-03-30", 0, ""},
		{"2026-01-01", "2026-03-31", 1, "2026-01-31"},
		{"2026-01-31", "2026-04-29", 1, "2026-02-27"}, // the corresponding day is the month's end
		{"2026-01-01", "2026-12-30", 1, "2026-01-31"},
		{"2026-01-01", "2026-12-31", 2, "2026-02-28"},
		{"2026-03-01", "2029-02-27", 2, "2026-04-30"},
		{"2026-03-01", "2029-02-28", 6, "2026-08-31"},
		{"2026-01-01", "2030-12-31", 6, "2026-06-30"},
		{"2026-01-01", "", 6, "2026-06-30"},
	}
	for _, c := range cases {
		if n := hiring.ProbationMonths(on(c.from), on(c.to)); n != c.months {
			t.Errorf("%s to %s: %d months, want %d", c.from, c.to, n, c.months)
		}
		if last := hiring.ProbationLast(on(c.from), on(c.to)); last.String() != c.last {
			t.Errorf("%s to %s: until %s, want %s", c.from, c.to, last, c.last)
		}
	}
}

// TestProbationOnce: what the page says beside the field; a renewal suggests none, whatever the term (Labour Contract Law §19).
func TestProbationOnce(t *testing.T) {
	tried := hiring.Earlier{Kind: roster.ContractLabour, StartsOn: on("2023-01-01"), EndsOn: on("2025-12-31"), ProbationUntil: on("2023-06-30")}
	untried, agreement := tried, hiring.Earlier{Kind: roster.ContractService, StartsOn: on("2023-01-01"), EndsOn: on("2025-12-31")}
	untried.ProbationUntil = on("")
	for _, c := range []struct {
		name    string
		renewal bool
		before  []hiring.Earlier
		ends    string
		want    string
	}{
		{"new, three years", false, nil, "2028-12-31", "可以不约定；按合同期限最长至2026年6月30日。"},
		{"new, two months", false, nil, "2026-02-28", "合同期限不满三个月，不得约定试用期。"},
		{"a service agreement before", false, []hiring.Earlier{agreement}, "2028-12-31", "可以不约定；按合同期限最长至2026年6月30日。"},
		{"hired again, an earlier probation on record", false, []hiring.Earlier{tried}, "2028-12-31", "同一用人单位与同一劳动者只能约定一次试用期，此前已经约定过。"},
		{"hired again, none on record", false, []hiring.Earlier{untried}, "2028-12-31", "此前已与此人订立过劳动合同：同一用人单位与同一劳动者只能约定一次试用期，约定过的不再约定，请核对原合同。"},
		{"a renewal", true, nil, "2028-12-31", "同一用人单位与同一劳动者只能约定一次试用期，续聘不再约定。"},
		{"a renewal, none on record", true, []hiring.Earlier{untried}, "2028-12-31", "同一用人单位与同一劳动者只能约定一次试用期，续聘不再约定。"},
		{"a renewal, one on record", true, []hiring.Earlier{tried}, "2028-12-31", "同一用人单位与同一劳动者只能约定一次试用期，此前已经约定过。"},
	} {
		if got := hiring.ProbationNote(hiring.Deal{StartsOn: on("2026-01-01"), EndsOn: on(c.ends)}, c.renewal, c.before); got != c.want {
			t.Errorf("%s: %q", c.name, got)
		}
	}
}

// TestCheckDeal: what is mistyped is named at its field.
func TestCheckDeal(t *testing.T) {
	good := hiring.Deal{
		Kind: roster.ContractLabour, Number: "玉工合〔2026〕3号", SignedOn: on("2026-11-20"), StartsOn: on("2026-12-01"), EndsOn: on("2027-11-30"),
		ProbationUntil: on("2027-01-31"), OnDuty: on("2026-12-01"),
	}
	cases := []struct {
		name    string
		renewal bool
		change  func(*hiring.Deal)
		want    string
	}{
		{"right", false, func(*hiring.Deal) {}, ""},
		{"open-ended", false, func(d *hiring.Deal) { d.EndsOn = on("") }, ""},
		{"no number", false, func(d *hiring.Deal) { d.Number = "" }, ""},
		{"a renewal", true, func(d *hiring.Deal) { d.OnDuty = on("") }, ""},
		{"no kind", false, func(d *hiring.Deal) { d.Kind = "" }, "kind"},
		{"another kind", false, func(d *hiring.Deal) { d.Kind = "lease" }, "kind"},
		{"a long number", false, func(d *hiring.Deal) { d.Number = strings.Repeat("号", 61) }, "number"},
		{"not signed", false, func(d *hiring.Deal) { d.SignedOn = on("") }, "signedOn"},
		{"signed tomorrow", false, func(d *hiring.Deal) { d.SignedOn = on("2026-11-24") }, "signedOn"},
		{"signed today", false, func(d *hiring.Deal) { d.SignedOn = on("2026-11-23") }, ""},
		{"no start", false, func(d *hiring.Deal) { d.StartsOn, d.ProbationUntil = on(""), on("") }, "startsOn"},
		{"ends before it starts", false, func(d *hiring.Deal) {
			d.EndsOn, d.ProbationUntil, d.OnDuty = on("2026-11-30"), on(""), on("2026-11-30")
		}, "endsOn"},
		{"one day", false, func(d *hiring.Deal) { d.EndsOn, d.ProbationUntil = on("2026-12-01"), on("") }, ""},
		{"no day on duty", false, func(d *hiring.Deal) { d.OnDuty = on("") }, "onDuty"},
		{"on duty after the end", false, func(d *hiring.Deal) { d.OnDuty = on("2027-12-01") }, "onDuty"},
		{"a renewal with a day on duty", true, func(*hiring.Deal) {}, "onDuty"},
		{"probation before the start", false, func(d *hiring.Deal) { d.ProbationUntil = on("2026-11-30") }, "probationUntil"},
		{"probation after the end", false, func(d *hiring.Deal) { d.ProbationUntil = on("2027-12-01") }, "probationUntil"},
		{"probation in a service agreement", false, func(d *hiring.Deal) { d.Kind = roster.ContractService }, "probationUntil"},
		{"everything missing", false, func(d *hiring.Deal) { *d = hiring.Deal{} }, "kind signedOn startsOn onDuty"},
		{"signed in the last century", false, func(d *hiring.Deal) { d.SignedOn = on("1999-12-31") }, "signedOn"},
		{"ends in 2100", false, func(d *hiring.Deal) { d.EndsOn = on("2100-12-31") }, ""},
		{"ends in 2101", false, func(d *hiring.Deal) { d.EndsOn = on("2101-01-01") }, "endsOn"},
		{"ends on the day that papers write for no term", false, func(d *hiring.Deal) { d.EndsOn = on("9999-12-31") }, "endsOn"},
		{"begins in 9999", false, func(d *hiring.Deal) {
			d.StartsOn, d.OnDuty, d.EndsOn, d.ProbationUntil = on("9999-01-01"), on("9999-01-01"), on(""), on("")
		}, "startsOn onDuty"},
	}
	for _, c := range cases {
		d := good
		c.change(&d)
		err := hiring.CheckDeal(d, c.renewal, on("2026-11-23"))
		var fields []string
		for _, f := range errs.FieldsOf(err) {
			fields = append(fields, f.Field)
		}
		if got := strings.Join(fields, " "); got != c.want || (err == nil) != (c.want == "") {
			t.Errorf("%s: %q (%v), want %q", c.name, got, err, c.want)
		}
	}
}

// TestReviewed: the approval, the dates, the 65 of article 11 and labour law, each by itself.
func TestReviewed(t *testing.T) {
	man := func(birth string) hiring.Party { return hiring.Party{Birth: on(birth), Sex: "1"} }
	woman := func(birth string) hiring.Party { return hiring.Party{Birth: on(birth), Sex: "2"} }
	labour := func(signed, from, to, duty string) hiring.Deal {
		return hiring.Deal{Kind: roster.ContractLabour, SignedOn: on(signed), StartsOn: on(from), EndsOn: on(to), OnDuty: on(duty)}
	}
	service := func(signed, from, to, duty string) hiring.Deal {
		d := labour(signed, from, to, duty)
		d.Kind = roster.ContractService
		return d
	}
	with := func(d hiring.Deal, probation string) hiring.Deal {
		d.ProbationUntil = on(probation)
		return d
	}
	ok := func(approved, from, to string) hiring.Approved {
		return hiring.Approved{On: on(approved), StartsOn: on(from), EndsOn: on(to)}
	}
	again := func(approved, from, to string) hiring.Approved {
		a := ok(approved, from, to)
		a.Renewal = true
		return a
	}
	fixed := func(from, to string) hiring.Earlier {
		return hiring.Earlier{Kind: roster.ContractLabour, StartsOn: on(from), EndsOn: on(to)}
	}
	tried := fixed("2023-01-01", "2025-12-31")
	tried.ProbationUntil = on("2023-06-30")
	young := man("1985-03-12")

	cases := []struct {
		name   string
		deal   hiring.Deal
		party  hiring.Party
		ok     hiring.Approved
		before []hiring.Earlier
		want   string
	}{
		{"as approved", labour("2025-03-06", "2025-03-10", "2028-03-09", "2025-03-10"), young, ok("2025-03-05", "2025-03-10", "2028-03-09"), nil, ""},
		{"all on the day of the approval", labour("2025-03-05", "2025-03-05", "2028-03-04", "2025-03-05"), young, ok("2025-03-05", "2025-03-05", "2028-03-04"), nil, ""},
		{"example 18: begins 2025-03-01, approved 2025-03-05", labour("2025-03-06", "2025-03-01", "2028-02-29", "2025-03-06"), young, ok("2025-03-05", "2025-03-01", "2028-02-29"), nil, "signal before_approval"},
		{"signed the day before", labour("2025-03-04", "2025-03-10", "2028-03-09", "2025-03-10"), young, ok("2025-03-05", "2025-03-10", "2028-03-09"), nil, "signal before_approval"},
		{"on duty the day before", labour("2025-03-06", "2025-03-10", "2028-03-09", "2025-03-04"), young, ok("2025-03-05", "2025-03-10", "2028-03-09"), nil, "signal before_approval"},
		{"all three before", labour("2025-03-01", "2025-03-01", "2028-02-29", "2025-03-01"), young, ok("2025-03-05", "2025-03-01", "2028-02-29"), nil, "signal before_approval, signal before_approval, signal before_approval"},
		{"a longer term than approved", labour("2025-03-06", "2025-03-10", "2030-03-09", "2025-03-10"), young, ok("2025-03-05", "2025-03-10", "2028-03-09"), nil, "signal dates_differ"},
		{"open-ended where a term was approved", labour("2025-03-06", "2025-03-10", "", "2025-03-10"), young, ok("2025-03-05", "2025-03-10", "2028-03-09"), nil, "signal dates_differ, note passes_65, note passes_retirement"},
		{"open-ended as approved", labour("2025-03-06", "2025-03-10", "", "2025-03-10"), young, ok("2025-03-05", "2025-03-10", ""), nil, "note passes_65, note passes_retirement"},

		{"in writing on the last day", labour("2025-03-28", "2025-02-28", "2028-02-27", "2025-02-28"), young, ok("2025-02-20", "2025-02-28", "2028-02-27"), nil, ""},
		{"in writing a day late", labour("2025-03-29", "2025-02-28", "2028-02-27", "2025-02-28"), young, ok("2025-02-20", "2025-02-28", "2028-02-27"), nil, "warn written_late"},

		{"a renewal in writing on the last day, the Monday after", labour("2026-02-02", "2026-01-01", "2028-12-31", ""), young, ok("2025-12-15", "2026-01-01", "2028-12-31"), nil, ""},
		{"a renewal in writing a day late", labour("2026-02-03", "2026-01-01", "2028-12-31", ""), young, ok("2025-12-15", "2026-01-01", "2028-12-31"), nil, "warn written_late"},

		{"probation at its limit", with(labour("2025-03-06", "2025-03-10", "2026-03-09", "2025-03-10"), "2025-05-09"), young, ok("2025-03-05", "2025-03-10", "2026-03-09"), nil, ""},
		{"probation a day too long", with(labour("2025-03-06", "2025-03-10", "2026-03-09", "2025-03-10"), "2025-05-10"), young, ok("2025-03-05", "2025-03-10", "2026-03-09"), nil, "warn probation_long"},
		{"probation in two months", with(labour("2025-03-06", "2025-03-10", "2025-05-09", "2025-03-10"), "2025-03-20"), young, ok("2025-03-05", "2025-03-10", "2025-05-09"), nil, "warn probation_none"},
		{"a second probation", with(labour("2025-12-20", "2026-01-01", "2028-12-31", ""), "2026-03-31"), young, ok("2025-12-15", "2026-01-01", "2028-12-31"), []hiring.Earlier{tried}, "warn probation_again, note second_fixed_term"},

		{"a probation in a renewal, the first contract known without one", with(labour("2025-12-20", "2026-01-01", "2028-12-31", ""), "2026-01-31"), young, again("2025-12-15", "2026-01-01", "2028-12-31"), []hiring.Earlier{fixed("2023-01-01", "2025-12-31")}, "warn probation_again, note second_fixed_term"},
		{"a probation in a renewal after a service agreement", with(labour("2025-12-20", "2026-01-01", "2028-12-31", ""), "2026-01-31"), young, again("2025-12-15", "2026-01-01", "2028-12-31"), []hiring.Earlier{{Kind: roster.ContractService, StartsOn: on("2023-01-01"), EndsOn: on("2025-12-31")}}, "warn probation_again"},
		{"a probation of somebody hired again after a gap", with(labour("2025-12-20", "2026-01-01", "2028-12-31", "2026-01-01"), "2026-01-31"), young, ok("2025-12-15", "2026-01-01", "2028-12-31"), []hiring.Earlier{fixed("2020-01-01", "2021-12-31")}, "warn probation_again, note second_fixed_term"},
		{"a probation after a service agreement", with(labour("2025-12-20", "2026-01-01", "2028-12-31", "2026-01-01"), "2026-01-31"), young, ok("2025-12-15", "2026-01-01", "2028-12-31"), []hiring.Earlier{{Kind: roster.ContractService, StartsOn: on("2020-01-01"), EndsOn: on("2021-12-31")}}, ""},
		{"a probation in a renewal, and too long", with(labour("2025-12-20", "2026-01-01", "2026-12-31", ""), "2026-03-01"), young, again("2025-12-15", "2026-01-01", "2026-12-31"), nil, "warn probation_long, warn probation_again"},

		{"the second fixed term", labour("2025-12-20", "2026-01-01", "2028-12-31", ""), young, ok("2025-12-15", "2026-01-01", "2028-12-31"), []hiring.Earlier{fixed("2023-01-01", "2025-12-31")}, "note second_fixed_term"},
		{"the third", labour("2025-12-20", "2026-01-01", "2028-12-31", ""), young, ok("2025-12-15", "2026-01-01", "2028-12-31"), []hiring.Earlier{fixed("2020-01-01", "2022-12-31"), fixed("2023-01-01", "2025-12-31")}, "warn open_ended_due"},
		{"the third is open-ended", labour("2025-12-20", "2026-01-01", "", ""), young, ok("2025-12-15", "2026-01-01", ""), []hiring.Earlier{fixed("2020-01-01", "2022-12-31"), fixed("2023-01-01", "2025-12-31")}, "note passes_65, note passes_retirement"},
		{"service agreements do not count", labour("2025-12-20", "2026-01-01", "2028-12-31", ""), young, ok("2025-12-15", "2026-01-01", "2028-12-31"), []hiring.Earlier{{Kind: roster.ContractService, StartsOn: on("2020-01-01"), EndsOn: on("2022-12-31")}, {Kind: roster.ContractService, StartsOn: on("2023-01-01"), EndsOn: on("2025-12-31")}}, ""},

		// born 1966-01-10, man: retires 2026-05-10
		{"a labour contract past retirement", labour("2026-05-12", "2026-05-15", "2027-05-14", "2026-05-15"), man("1966-01-10"), ok("2026-05-11", "2026-05-15", "2027-05-14"), nil, "warn past_retirement"},
		{"a service agreement past retirement", service("2026-05-12", "2026-05-15", "2027-05-14", "2026-05-15"), man("1966-01-10"), ok("2026-05-11", "2026-05-15", "2027-05-14"), nil, ""},
		{"on the day of retirement", labour("2026-05-05", "2026-05-10", "2027-05-09", "2026-05-10"), man("1966-01-10"), ok("2026-05-01", "2026-05-10", "2027-05-09"), nil, "warn past_retirement"},
		{"a term that passes retirement", labour("2026-04-01", "2026-04-10", "2027-04-09", "2026-04-10"), man("1966-01-10"), ok("2026-04-01", "2026-04-10", "2027-04-09"), nil, "note passes_retirement"},
		{"a term up to the day before", labour("2026-04-01", "2026-04-10", "2026-05-09", "2026-04-10"), man("1966-01-10"), ok("2026-04-01", "2026-04-10", "2026-05-09"), nil, ""},
		// born 1975-01-01, woman: 2025-02-01 or 2031-05-01
		{"a woman between the two ages", labour("2026-04-01", "2026-04-10", "2027-04-09", "2026-04-10"), woman("1975-01-01"), ok("2026-04-01", "2026-04-10", "2027-04-09"), nil, "warn maybe_retired"},
		{"a woman past both", labour("2031-05-02", "2031-05-03", "2032-05-02", "2031-05-03"), woman("1975-01-01"), ok("2031-05-01", "2031-05-03", "2032-05-02"), nil, "warn past_retirement"},
		// born 1961-06-15: 65 on 2026-06-15 (standards, the synthetic number); retired by law since 2021
		{"a term that passes 65", service("2025-12-20", "2026-01-01", "2026-12-31", "2026-01-01"), man("1961-06-15"), ok("2025-12-15", "2026-01-01", "2026-12-31"), nil, "note passes_65"},
		{"a term that ends on the day before 65", service("2025-12-20", "2026-01-01", "2026-06-14", "2026-01-01"), man("1961-06-15"), ok("2025-12-15", "2026-01-01", "2026-06-14"), nil, ""},
		{"a term that ends on the birthday", service("2025-12-20", "2026-01-01", "2026-06-15", "2026-01-01"), man("1961-06-15"), ok("2025-12-15", "2026-01-01", "2026-06-15"), nil, "note passes_65"},
		{"an open-ended term that passes 65", service("2025-12-20", "2026-01-01", "", "2026-01-01"), man("1961-06-15"), ok("2025-12-15", "2026-01-01", ""), nil, "note passes_65"},
		{"a term that begins on the birthday", service("2026-06-10", "2026-06-15", "2027-06-14", "2026-06-15"), man("1961-06-15"), ok("2026-06-01", "2026-06-15", "2027-06-14"), nil, "warn begins_after_65"},
		{"both ages at once", labour("2025-12-20", "2026-01-01", "2026-12-31", "2026-01-01"), man("1961-06-15"), ok("2025-12-15", "2026-01-01", "2026-12-31"), nil, "note passes_65, warn past_retirement"},
	}
	pol := policy.At(nil, on("2026-11-23"))
	for _, c := range cases {
		var got []string
		for _, r := range hiring.Reviewed(c.deal, c.party, c.ok, c.before, pol, workday.Embedded()) {
			got = append(got, string(r.Weight)+" "+r.Code)
			if r.Text == "" || r.Law == "" {
				t.Errorf("%s: %s says nothing or rests on nothing", c.name, r.Code)
			}
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("%s: %q, want %q", c.name, s, c.want)
		}
	}
}

func TestCheckAge(t *testing.T) {
	pol, p := policy.At(nil, on("2026-11-23")), hiring.Party{Birth: on("1961-06-15"), Sex: "1"}
	for _, c := range []struct {
		from    string
		allowed bool
		want    string
	}{
		{"2026-06-14", false, ""},
		{"2026-06-15", false, hiring.CodeContractAge},
		{"2026-06-15", true, ""},
		{"2027-01-01", false, hiring.CodeContractAge},
	} {
		if got := errs.CodeOf(hiring.CheckAge(on(c.from), p, hiring.Approved{Beyond65: c.allowed}, pol)); got != c.want {
			t.Errorf("from %s, allowed %v: %q, want %q", c.from, c.allowed, got, c.want)
		}
	}
}

func TestReasonIsAskedForWhatWeighs(t *testing.T) {
	note, warn := []hiring.Remark{{Code: "passes_65", Weight: hiring.WeightNote}}, []hiring.Remark{{Code: "dates_differ", Weight: hiring.WeightSignal}}
	for _, c := range []struct {
		list   []hiring.Remark
		reason string
		want   string
	}{
		{nil, "", ""},
		{note, "", ""},
		{warn, "", hiring.CodeContractReason},
		{warn, " 无 ", hiring.CodeContractReason},
		{warn, "补签", ""},
		{nil, strings.Repeat("长", 1001), hiring.CodeContractReason},
	} {
		if got := errs.CodeOf(hiring.CheckReason(c.list, c.reason)); got != c.want {
			t.Errorf("%v with %q: %q, want %q", c.list, c.reason, got, c.want)
		}
	}
}

// TestRenewalSteps: grade, headroom, form with 续聘 ticked, approval, contract; no new notice and no test (question 20).
func TestRenewalSteps(t *testing.T) {
	pol := policy.At(nil, on("2026-11-23"))
	base := hiring.RenewalFacts{StartsOn: on("2027-01-01"), Birth: on("1985-03-12"), GradeYear: 2026, RoomText: "续聘不另占员额", Room: true, ContractEnds: on("2026-12-31")}
	cases := []struct {
		name   string
		change func(*hiring.RenewalFacts)
		stops  string
		want   string
	}{
		{"nothing yet", func(*hiring.RenewalFacts) {}, "", "next done later later later"},
		{"graded", func(f *hiring.RenewalFacts) { f.Grade = hiring.GradeCompetent }, "", "done done next later later"},
		{"basically competent is enough", func(f *hiring.RenewalFacts) { f.Grade = hiring.GradeBasic }, "", "done done next later later"},
		{"drafted", func(f *hiring.RenewalFacts) { f.Grade, f.Form = hiring.GradeCompetent, "draft" }, "", "done done next later later"},
		{"sent", func(f *hiring.RenewalFacts) { f.Grade, f.Form = hiring.GradeCompetent, "submitted" }, "", "done done done next later"},
		{"returned", func(f *hiring.RenewalFacts) { f.Grade, f.Form = hiring.GradeCompetent, "returned" }, "", "done done next later later"},
		{"approved", func(f *hiring.RenewalFacts) { f.Grade, f.Form = hiring.GradeCompetent, "approved" }, "", "done done done done next"},
		{"contracted", func(f *hiring.RenewalFacts) { f.Grade, f.Form, f.Contracted = hiring.GradeCompetent, "approved", true }, "", "done done done done done"},
		{"approved before the grade was entered", func(f *hiring.RenewalFacts) { f.Form = "approved" }, "", "next done done done later"},
		{"failed", func(f *hiring.RenewalFacts) { f.Grade = hiring.GradeFailed }, "grade_failed", "done done stopped stopped stopped"},
		{"failed, and the superior is asked", func(f *hiring.RenewalFacts) { f.Grade, f.GradeReason, f.Form = hiring.GradeFailed, true, "submitted" }, "grade_failed", "done done done next later"},
		{"failed, and the superior is asked about the age", func(f *hiring.RenewalFacts) { f.Grade, f.AgeReason = hiring.GradeFailed, true }, "grade_failed", "done done stopped stopped stopped"},
		{"65, and the superior is asked about the grade", func(f *hiring.RenewalFacts) {
			f.Grade, f.Birth, f.GradeReason = hiring.GradeCompetent, on("1961-06-15"), true
		}, "begins_after_65", "done done stopped stopped stopped"},
		{"both, one asked", func(f *hiring.RenewalFacts) {
			f.Grade, f.Birth, f.AgeReason = hiring.GradeFailed, on("1961-06-15"), true
		}, "grade_failed begins_after_65", "done done stopped stopped stopped"},
		{"both, both asked", func(f *hiring.RenewalFacts) {
			f.Grade, f.Birth, f.AgeReason, f.GradeReason = hiring.GradeFailed, on("1961-06-15"), true, true
		}, "grade_failed begins_after_65", "done done next later later"},
		{"65 on the day", func(f *hiring.RenewalFacts) { f.Grade, f.Birth = hiring.GradeCompetent, on("1962-01-01") }, "begins_after_65", "done done stopped stopped stopped"},
		{"65 a day later", func(f *hiring.RenewalFacts) { f.Grade, f.Birth = hiring.GradeCompetent, on("1962-01-02") }, "", "done done next later later"},
		{"both", func(f *hiring.RenewalFacts) { f.Grade, f.Birth = hiring.GradeFailed, on("1961-06-15") }, "grade_failed begins_after_65", "done done stopped stopped stopped"},
	}
	for _, c := range cases {
		f := base
		c.change(&f)
		stops := hiring.RenewalStops(f, pol)
		var codes, states []string
		for _, s := range stops {
			codes = append(codes, s.Code)
		}
		for _, s := range hiring.RenewalSteps(f, stops) {
			states = append(states, s.State)
		}
		if got := strings.Join(codes, " "); got != c.stops {
			t.Errorf("%s: stopped by %q, want %q", c.name, got, c.stops)
		}
		if got := strings.Join(states, " "); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// turnedOn is a policy under which the chapter is on since 2026-01-01.
func turnedOn(t *testing.T, today string) policy.Policy {
	t.Helper()
	return policy.At([]policy.Place{{Level: policy.Province, Overlays: []policy.Overlay{{Key: policy.Chapter("hiring"), Value: "2026-01-01", From: on("2026-01-01")}}}}, on(today))
}

func TestContractWants(t *testing.T) {
	at := org.Place{UnionID: "u"}
	line := func(id, signed, from, to string) roster.Contract {
		return roster.Contract{ID: id, Kind: roster.ContractLabour, SignedOn: on(signed), StartsOn: on(from), EndsOn: on(to)}
	}
	say := func(list []obligation.Want) string {
		var out []string
		for _, w := range list {
			s := w.Period + " " + w.StartsOn.String() + ".." + w.DueOn.String() + " " + string(w.State())
			if !w.MetOn.IsZero() {
				s += " " + w.MetOn.String() + " " + w.Proof
			}
			if w.Soft {
				s += " soft"
			}
			out = append(out, s)
		}
		return strings.Join(out, "; ")
	}
	cases := []struct {
		name, today      string
		tenure           hiring.Tenure
		renewal, written string
	}{
		{
			"ninety-one days before", "2026-10-01",
			hiring.Tenure{OnDuty: on("2026-01-05"), Contracts: []roster.Contract{line("a", "2026-01-03", "2026-01-05", "2026-12-31")}},
			"", "2026-01-05 2026-01-05..2026-02-05 met 2026-01-03 contract:a",
		},
		{
			"ninety days before", "2026-10-02",
			hiring.Tenure{OnDuty: on("2026-01-05"), Contracts: []roster.Contract{line("a", "2026-01-03", "2026-01-05", "2026-12-31")}},
			"2026-12-31 2026-10-02..2026-12-31 open soft", "2026-01-05 2026-01-05..2026-02-05 met 2026-01-03 contract:a",
		},
		{
			"renewed", "2026-12-20",
			hiring.Tenure{OnDuty: on("2026-01-05"), Contracts: []roster.Contract{line("a", "2026-01-03", "2026-01-05", "2026-12-31"), line("b", "2026-12-18", "2027-01-01", "")}},
			"2026-12-31 2026-10-02..2026-12-31 met 2026-12-18 contract:b soft", "2026-01-05 2026-01-05..2026-02-05 met 2026-01-03 contract:a",
		},
		{
			"ran out, nothing recorded: amber at most", "2027-02-01",
			hiring.Tenure{OnDuty: on("2026-01-05"), Contracts: []roster.Contract{line("a", "2026-01-03", "2026-01-05", "2026-12-31")}},
			"2026-12-31 2026-10-02..2026-12-31 open soft", "2026-01-05 2026-01-05..2026-02-05 met 2026-01-03 contract:a",
		},
		{
			"ended", "2027-02-01",
			hiring.Tenure{ID: "e", OnDuty: on("2026-01-05"), EndedOn: on("2026-12-31"), Contracts: []roster.Contract{line("a", "2026-01-03", "2026-01-05", "2026-12-31")}},
			"2026-12-31 2026-10-02..2026-12-31 met 2026-12-31 engagement:e soft", "2026-01-05 2026-01-05..2026-02-05 met 2026-01-03 contract:a",
		},
		{
			"open-ended", "2027-02-01",
			hiring.Tenure{OnDuty: on("2026-01-05"), Contracts: []roster.Contract{line("a", "2026-01-03", "2026-01-05", "")}},
			"", "2026-01-05 2026-01-05..2026-02-05 met 2026-01-03 contract:a",
		},
		{"no contract", "2026-03-01", hiring.Tenure{OnDuty: on("2026-01-31")}, "", "2026-01-31 2026-01-31..2026-02-28 open"},
		{
			"signed a day late", "2026-05-01",
			hiring.Tenure{OnDuty: on("2026-01-31"), Contracts: []roster.Contract{line("a", "2026-03-01", "2026-01-31", "")}},
			"", "2026-01-31 2026-01-31..2026-02-28 late 2026-03-01 contract:a",
		},
		{"gone within the month", "2026-05-01", hiring.Tenure{OnDuty: on("2026-01-31"), EndedOn: on("2026-02-10")}, "", ""},
		{"before the chapter was on", "2026-05-01", hiring.Tenure{OnDuty: on("2025-12-31")}, "", ""},
		{"期初", "2026-05-01", hiring.Tenure{OnDuty: on("2026-01-31"), Opening: true}, "", ""},
	}
	for _, c := range cases {
		c.tenure.At = at
		pol := turnedOn(t, c.today)
		var wants []obligation.Want
		for _, one := range c.tenure.Contracts {
			wants = append(wants, hiring.RenewalWants(c.tenure, one, pol, on(c.today))...)
		}
		if got := say(wants); got != c.renewal {
			t.Errorf("%s: renewal %q, want %q", c.name, got, c.renewal)
		}
		if got := say(hiring.WrittenWants(c.tenure, pol, pol, workday.Embedded(), on(c.today))); got != c.written {
			t.Errorf("%s: written %q, want %q", c.name, got, c.written)
		}
	}
}

// The written contract is due by the rules of the first day in post, whatever is read otherwise since: a month after 1 October
// 2026 is Sunday 1 November, which rolls to Monday or stays.
func TestWrittenByTheRulesOfTheDay(t *testing.T) {
	now := turnedOn(t, "2026-12-01")
	stays := policy.At([]policy.Place{{Level: policy.Province, Overlays: []policy.Overlay{{Key: policy.RollPeriodEnd, Value: "false", From: on("2026-01-01")}}}}, on("2026-10-01"))
	for want, then := range map[string]policy.Policy{"2026-11-02": policy.At(nil, on("2026-10-01")), "2026-11-01": stays} {
		got := hiring.WrittenWants(hiring.Tenure{OnDuty: on("2026-10-01")}, now, then, workday.Embedded(), on("2026-12-01"))
		if len(got) != 1 || got[0].DueOn != on(want) || got[0].PolicyVersion != then.Version() {
			t.Errorf("want %s: %+v", want, got)
		}
	}
}

func TestReminder(t *testing.T) {
	for today, want := range map[string]int{
		"2026-10-01": 0, "2026-10-02": 90, "2026-10-31": 90, "2026-11-01": 60, "2026-12-01": 30, "2026-12-31": 30, "2027-01-01": 0,
	} {
		if got := hiring.Reminder(on("2026-12-31"), on(today)); got != want {
			t.Errorf("on %s: %d, want %d", today, got, want)
		}
	}
}
