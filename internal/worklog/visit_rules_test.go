package worklog

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/workday"
)

var day = workday.MustParse

// kunshan is a term at 昆山市总工会, posted at 玉山镇总工会.
func kunshan() Term {
	return Term{
		EngagementID: "e1", PersonID: "p1", PersonName: "周文渊", At: org.Place{UnionID: "u-ks", CountyID: "u-ks", CityID: "u-sz"},
		UnionName: "昆山市总工会", PostUnionID: "u-ys", PostName: "玉山镇总工会", OnDuty: day("2024-03-01"),
	}
}

func content() Content {
	return Content{
		Day: day("2025-03-12"), ServedID: "s1", Duties: []Duty{DutyGuidance}, Place: Onsite,
		Participants: "工会主席、职工代表3人", Done: "指导起草集体合同草案", Outcome: "形成草案初稿", InternalNote: "企业方态度强硬",
	}
}

func fieldsOf(err error) string {
	var names []string
	for _, f := range errs.FieldsOf(err) {
		names = append(names, f.Field)
	}
	return strings.Join(names, ",")
}

func TestCheckContent(t *testing.T) {
	for _, tc := range []struct {
		name     string
		edit     func(*Content)
		draft    string // fields at fault when saved
		complete string // fields at fault when submitted
	}{
		{name: "whole", edit: func(*Content) {}},
		{name: "no date", edit: func(c *Content) { c.Day = workday.Date{} }, draft: "day", complete: "day"},
		{name: "no unit", edit: func(c *Content) { c.ServedID = "" }, draft: "servedId", complete: "servedId"},
		{name: "no duty yet", edit: func(c *Content) { c.Duties = nil }, complete: "duties"},
		{name: "an eighth duty", edit: func(c *Content) { c.Duties = []Duty{"D8"} }, draft: "duties", complete: "duties"},
		{name: "no place yet", edit: func(c *Content) { c.Place = "" }, complete: "place"},
		{name: "another place", edit: func(c *Content) { c.Place = "moon" }, draft: "place", complete: "place"},
		{name: "nothing done", edit: func(c *Content) { c.Done = "  " }, complete: "done"},
		{name: "2000 characters", edit: func(c *Content) { c.Done = strings.Repeat("谈", 2000) }},
		{name: "2001 characters", edit: func(c *Content) { c.Done = strings.Repeat("谈", 2001) }, draft: "done", complete: "done"},
		{name: "long note", edit: func(c *Content) { c.InternalNote = strings.Repeat("注", 2001) }, draft: "internalNote", complete: "internalNote"},
		{name: "commission of the day", edit: func(c *Content) { c.CommissionOn = day("2025-03-12") }},
		{name: "commission afterwards", edit: func(c *Content) { c.CommissionOn = day("2025-03-13") }, draft: "commissionOn", complete: "commissionOn"},
		{name: "all at once", edit: func(c *Content) { *c = Content{} }, draft: "day,servedId", complete: "day,servedId,duties,place,done"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c := content()
			tc.edit(&c)
			if got := fieldsOf(CheckContent(c, false)); got != tc.draft {
				t.Errorf("saving: %q, want %q", got, tc.draft)
			}
			if got := fieldsOf(CheckContent(c, true)); got != tc.complete {
				t.Errorf("submitting: %q, want %q", got, tc.complete)
			}
		})
	}
}

func TestCheckDay(t *testing.T) {
	today := day("2025-03-12")
	left := kunshan()
	left.EndedOn = day("2025-02-28")
	for _, tc := range []struct {
		name    string
		day     string
		term    Term
		engaged bool
		code    string
	}{
		{"today", "2025-03-12", kunshan(), true, ""},
		{"tomorrow", "2025-03-13", kunshan(), true, CodeFuture},
		{"first day in post", "2024-03-01", kunshan(), true, ""},
		{"the day before it", "2024-02-29", kunshan(), true, CodeBeforeDuty},
		{"last day in post", "2025-02-28", left, true, ""},
		{"after it", "2025-03-01", left, true, CodeAfterLeaving},
		{"not engaged", "2025-03-10", Term{}, false, CodeNoEngagement},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := errs.CodeOf(CheckDay(day(tc.day), today, tc.term, tc.engaged)); got != tc.code {
				t.Errorf("code %q, want %q", got, tc.code)
			}
		})
	}
}

func TestCheckServes(t *testing.T) {
	in := func(union, county, city string) Party {
		return Party{ID: "s1", Register: org.Place{UnionID: union, CountyID: county, CityID: city}}
	}
	city := kunshan()
	city.At = org.Place{UnionID: "u-sz", CityID: "u-sz"}
	ownCounty := authz.Scope{Counties: []string{"u-ks"}}
	for _, tc := range []struct {
		name  string
		party Party
		reach authz.Scope
		term  Term
		code  string
	}{
		{"the own register", in("u-ks", "u-ks", "u-sz"), ownCounty, kunshan(), ""},
		{"a town's of the same county", in("u-ys", "u-ks", "u-sz"), ownCounty, kunshan(), ""},
		{"the neighbouring county's", in("u-tc", "u-tc", "u-sz"), ownCounty, kunshan(), "served_unknown"},
		{"the former county's, for a date of then", in("u-ks", "u-ks", "u-sz"), authz.Scope{Counties: []string{"u-tc"}}, kunshan(), ""},
		{"a county's, for the city's own instructor", in("u-tc", "u-tc", "u-sz"), authz.Scope{Cities: []string{"u-sz"}}, city, ""},
		{"another city's, for the city's own instructor", in("u-wx", "", "u-wx"), authz.Scope{Cities: []string{"u-sz"}}, city, "served_unknown"},
	} {
		if got := errs.CodeOf(CheckServes(tc.party, tc.reach, tc.term)); got != tc.code {
			t.Errorf("%s: %q, want %q", tc.name, got, tc.code)
		}
	}
}

func TestFrozenDuties(t *testing.T) {
	withUnion := Party{ID: "s1", Kind: "enterprise", HasUnion: true}
	without := Party{ID: "s2", Kind: "enterprise"}
	trade := Party{ID: "s3", Kind: "trade"}
	town := Party{ID: "s4", Kind: "town"}
	number := func(c *Content) { c.CommissionNumber = "昆电委〔2025〕3号" }
	for _, tc := range []struct {
		name    string
		duties  []Duty
		edit    func(*Content)
		consent Consent
		party   Party
		want    []Duty
		lacking string // a part of the reason
	}{
		{name: "no bargaining", duties: []Duty{DutyTraining, DutyPublicity}, party: withUnion, want: []Duty{DutyPublicity, DutyTraining}},
		{name: "consent and number", duties: []Duty{DutyBargaining}, edit: number, consent: ConsentGiven, party: withUnion, want: []Duty{DutyBargaining}},
		{name: "consent and date", duties: []Duty{DutyBargaining}, edit: func(c *Content) { c.CommissionOn = day("2025-03-01") }, consent: ConsentGiven, party: withUnion, want: []Duty{DutyBargaining}},
		{name: "consent and scan", duties: []Duty{DutyBargaining}, edit: func(c *Content) { c.CommissionBlob = "b1" }, consent: ConsentGiven, party: withUnion, want: []Duty{DutyBargaining}},
		{name: "a trade union commissions", duties: []Duty{DutyBargaining}, edit: number, consent: ConsentGiven, party: trade, want: []Duty{DutyBargaining}},
		{name: "a town union does not", duties: []Duty{DutyBargaining}, edit: number, consent: ConsentGiven, party: town, want: []Duty{DutyGuidance}, lacking: "不能委托"},
		{name: "no union, no commission", duties: []Duty{DutyBargaining}, edit: number, consent: ConsentGiven, party: without, want: []Duty{DutyGuidance}, lacking: "不能委托"},
		{name: "consent only asked", duties: []Duty{DutyBargaining}, edit: number, consent: ConsentAsked, party: withUnion, want: []Duty{DutyGuidance}, lacking: "指派或同意"},
		{name: "consent refused", duties: []Duty{DutyBargaining}, edit: number, consent: ConsentRefused, party: withUnion, want: []Duty{DutyGuidance}, lacking: "指派或同意"},
		{name: "no commission", duties: []Duty{DutyBargaining}, consent: ConsentGiven, party: withUnion, want: []Duty{DutyGuidance}, lacking: "服务单位的委托"},
		{name: "the others stay, guidance once", duties: []Duty{DutyBargaining, DutyResearch, DutyGuidance}, consent: ConsentAsked, party: withUnion, want: []Duty{DutyGuidance, DutyResearch}, lacking: "和"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c := content()
			c.Duties = tc.duties
			if tc.edit != nil {
				tc.edit(&c)
			}
			got, why := FrozenDuties(c, tc.consent, tc.party)
			if diff := cmp.Diff(tc.want, got); diff != "" {
				t.Error(diff)
			}
			if (why != "") != (tc.lacking != "") || !strings.Contains(why, tc.lacking) {
				t.Errorf("why %q, want something with %q", why, tc.lacking)
			}
		})
	}
}

func TestConsentFollowsTheContent(t *testing.T) {
	c := content()
	bargain := content()
	bargain.Duties = []Duty{DutyBargaining}
	elsewhere := bargain
	elsewhere.ServedID = "s2"
	for _, tc := range []struct {
		name string
		had  Consent
		now  Content
		want Consent
	}{
		{"nothing to consent to", ConsentNone, c, ConsentNone},
		{"asked for at the first mention", ConsentNone, bargain, ConsentAsked},
		{"given stays", ConsentGiven, bargain, ConsentGiven},
		{"refused stays", ConsentRefused, bargain, ConsentRefused},
		{"falls with the duty", ConsentGiven, c, ConsentNone},
		{"is asked anew for another unit", ConsentGiven, elsewhere, ConsentAsked},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := ConsentFor(Visit{ServedID: "s1", Consent: tc.had}, tc.now); got != tc.want {
				t.Errorf("%s, want %s", got, tc.want)
			}
		})
	}
}
