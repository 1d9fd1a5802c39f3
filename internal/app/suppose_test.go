package app_test

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"

	"xiezhi/internal/app/apptest"
	"xiezhi/internal/authz"
	"xiezhi/internal/exit"
	"xiezhi/internal/hiring"
	"xiezhi/internal/obligation"
	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/db/dbtest"
	"xiezhi/internal/policy"
	"xiezhi/internal/rights"
	"xiezhi/internal/roster"
	"xiezhi/internal/rulebook"
	"xiezhi/internal/workday"
)

// TestSupposeReachesEveryDeadline supposes rules and a notice in a city where something of everything waits: an exit to be
// filed, plans and the October return, a form and a plan on their way, a person whom two unions claim, a failed grade, a
// complaint. Who would be affected is told, and when the rule is laid or the notice imported, the ledger says the same.
func TestSupposeReachesEveryDeadline(t *testing.T) {
	start := day("2026-09-21").Start().Add(9 * time.Hour).UTC() // a Monday
	now := start
	dbtest.Each(t, clock.Clock(func() time.Time { return now }), func(t *testing.T, d *db.DB) {
		now = start
		p := newPlayed(t, d, &now)
		for _, chapter := range []string{"hiring", "filing", "exit"} {
			p.lay("chapter."+chapter+".from", "2026-09-01", "2026-09-01")
		}
		p.lay("first_full_year", "2030", "2026-01-01") // the days of the year are supposed elsewhere
		p.opening("安立新", yushan, "1985-03-12", roster.ContractLabour, "2023-03-01", "2028-12-31")
		p.opening("丁一岚", yushan, "1990-01-01", roster.ContractLabour, "2023-02-01", "2028-01-31")
		p.opening("白静文", zhoushi, "1992-03-04", roster.ContractLabour, "2024-05-01", "2028-04-30")
		p.waiting()
		officer, provincial := p.posts[string(authz.RoleOfficer)+city], p.posts[string(authz.RoleApprover)+province]
		officer.SignIn(t)
		before := p.dues()

		for _, c := range []struct {
			key, value, at string
			want           []string
		}{
			{"exit_filing_workdays", "4", city, []string{"exit_filing 玉山镇总工会 earlier 2026-10-30 2026-10-29"}},
			{"exit_filing_start", "decision", province, []string{"exit_filing 玉山镇总工会 earlier 2026-10-30 2026-10-27"}}, // decided on the 20th
			{"failed_exit_days", "10", city, []string{"failed_grade 周市镇总工会 earlier 2026-11-19 2026-10-30"}},
			{"roll_fixed_limits", "true", province, []string{ // 31 October is a Saturday
				"october_filing 苏州市总工会 later 2026-10-31 2026-11-02",
				"plan 太仓市总工会 later 2026-10-31 2026-11-02", // and not 昆山: its plan is sent, in time by either day
			}},
			{"plan_city_due", "11-25", province, []string{"approval_step 苏州市总工会 later 2026-11-20 2026-11-25"}},
			{"dispute_workdays", "5", province, []string{"dispute 苏州市总工会 earlier 2026-11-03 2026-10-27"}},
			{"complaint_answer_days", "5", province, []string{"complaint 昆山市总工会 earlier 2026-11-10 2026-10-27"}},
			{"chapter.filing.from", "2026-11-01", province, []string{"local_rules 苏州市总工会 gone 2021-08-05 ", "october_filing 苏州市总工会 gone 2026-10-31 "}},
			{"chapter.exit.from", "", province, []string{"exit_filing 玉山镇总工会 gone 2026-10-30 ", "failed_grade 周市镇总工会 gone 2026-11-19 "}},
		} {
			got := supposed(t, officer, map[string]any{"overlay": rulebook.NewOverlay{UnionID: p.id(c.at), Key: policy.Key(c.key), Value: c.value, From: day("2026-10-20")}})
			if diff := gocmp.Diff(c.want, got); diff != "" {
				t.Errorf("%s=%s (-want +got):\n%s", c.key, c.value, diff)
			}
		}

		// A notice takes Thursday the 22nd and Friday the 30th of October off: what is counted in working days moves by one or two.
		notice := map[string]any{"year": 2026, "publishedOn": "2026-10-19", "source": "国办发明电〔2026〕8号", "off": withOff("2026-10-22", "2026-10-30"), "work": workedIn2026()}
		want := []string{
			"approval_step 昆山市总工会 later 2026-10-27 2026-10-28",
			"complaint 昆山市总工会 later 2026-11-10 2026-11-12",
			"dispute 苏州市总工会 later 2026-11-03 2026-11-05",
			"exit_filing 玉山镇总工会 later 2026-10-30 2026-11-02",
		}
		if diff := gocmp.Diff(want, supposed(t, officer, map[string]any{"notice": notice})); diff != "" {
			t.Errorf("the notice (-want +got):\n%s", diff)
		}
		if diff := gocmp.Diff(before, p.dues()); diff != "" {
			t.Errorf("looking changed the ledger:\n%s", diff)
		}
		p.As(t, authz.RoleSystem, province).Do(t, http.MethodPost, "/api/calendar/notices", notice).Want(t, http.StatusCreated)
		p.on("2026-10-20 12:00:00")
		if diff := gocmp.Diff([]string{
			"approval_step 2026-10-27 > 2026-10-28", "complaint 2026-11-10 > 2026-11-12", "dispute 2026-11-03 > 2026-11-05", "exit_filing 2026-10-30 > 2026-11-02",
		}, moved(before, p.dues())); diff != "" {
			t.Errorf("imported (-want +got):\n%s", diff)
		}

		before = p.dues()
		provincial.SignIn(t)
		for _, r := range [][2]string{{"roll_fixed_limits", "true"}, {"dispute_workdays", "5"}, {"plan_city_due", "11-25"}} {
			p.lay(r[0], r[1], "2026-10-20")
		}
		p.on("2026-10-20 13:00:00")
		if diff := gocmp.Diff([]string{
			"approval_step 2026-11-20 > 2026-11-25", "dispute 2026-11-05 > 2026-10-28", "october_filing 2026-10-31 > 2026-11-02", "october_filing 2026-10-31 > 2026-11-02",
			"plan 2026-10-31 > 2026-11-02", "plan 2026-10-31 > 2026-11-02", // of 太仓 and 江宁
		}, moved(before, p.dues())); diff != "" {
			t.Errorf("laid (-want +got):\n%s", diff)
		}

		// Whom a step's term concerns is told when the day is over that holds now, not the one from before the notice.
		for _, told := range []struct {
			when string
			want int64
		}{{"2026-10-28 09:00:00", 0}, {"2026-10-29 09:00:00", 1}} {
			p.on(told.when)
			n, err := d.Read().NewSelect().Table("approval_step").Where("escalated_at IS NOT NULL").Where("union_id = ?", p.id(kunshan)).Count(t.Context())
			if err != nil || n != told.want {
				t.Errorf("%s: %d steps were escalated, %v", told.when, n, err)
			}
		}
	})
}

// waiting leaves something of everything waiting on Tuesday 20 October 2026.
func (p *played) waiting() {
	ctx := p.t.Context()
	p.must(p.App.Exits.Apply(ctx, p.self("丁一岚", yushan).Actor, exit.Wish{WishedOn: day("2026-10-23"), Reason: "家庭原因，回原籍工作。"}))
	p.on("2026-10-20 09:00:00")
	p.drafted(kunshan, 2027, 4)
	p.sent(kunshan, "")
	p.leaves("丁一岚", yushan, exit.Written{Ground: roster.GroundWish, Legal: exit.LegalResigned, EffectiveOn: day("2026-10-23")}, "玉工〔2026〕12号")
	p.recommended(hopeful{"孔令辉", zhoushi, "1988-08-08", roster.ContractService, "2026-11-02", "2028-11-01"})
	got(p.App.Contracts.RecordGrade(ctx, p.clerk(zhoushi), hiring.GradeEntry{
		EngagementID: p.engagement("白静文").ID, Year: 2025, Grade: hiring.GradeFailed, Document: "周工考〔2026〕1号", DecidedOn: day("2026-10-20"),
	}))(p)
	p.Tx(p.t, func(ctx context.Context, tx *db.Tx) error {
		return p.App.Roster.NoteClaim(ctx, tx, p.engagement("安立新"), p.id(chengxi), day("2026-11-02"))
	})
	p.must(p.App.Contracts.OweAll(ctx))
	p.officer(city)
	p.approver(kunshan)
	got(p.App.Rights.Send(ctx, p.clerk(yushan), rights.Sending{Kind: rights.KindSuggestion, Title: "增加培训场次", Body: "希望每季度组织一次模拟协商。"}))(p)
	p.on("2026-10-20 10:00:00")
}

// supposed is who would be affected, as the page tells the officer: rule, unit, what would happen, from which day to which.
func supposed(t *testing.T, c *apptest.Client, body map[string]any) []string {
	t.Helper()
	f := apptest.Read[obligation.Foreseen](t, c.Do(t, http.MethodPost, "/api/obligations/suppose", body).Want(t, http.StatusOK))
	out := make([]string, len(f.Lines))
	for i, l := range f.Lines {
		out[i] = fmt.Sprint(l.Rule, " ", l.UnionName, " ", l.Kind, " ", l.DueBefore, " ", l.DueAfter)
	}
	slices.Sort(out)
	return out
}

// dues are the days of all that is open, by line.
func (p *played) dues() map[string]string {
	p.t.Helper()
	var list []obligation.Obligation
	p.must(p.DB.Read().NewSelect().Model(&list).Where("o.state = 'open'").Scan(p.t.Context()))
	out := map[string]string{}
	for _, o := range list {
		out[string(o.Rule)+" "+o.ID] = o.DueOn.String()
	}
	return out
}

// moved are the lines whose day is another: rule, before, after.
func moved(before, after map[string]string) []string {
	var out []string
	for key, was := range before {
		if is, open := after[key]; open && is != was {
			rule, _, _ := strings.Cut(key, " ")
			out = append(out, rule+" "+was+" > "+is)
		}
	}
	slices.SortFunc(out, cmp.Compare[string])
	return out
}

// withOff are the days off of 2026 with more; workedIn2026 those that are worked in their stead.
func withOff(more ...string) []string {
	var out []string
	for _, d := range noticeOf2026().Off {
		out = append(out, d.String())
	}
	out = append(out, more...)
	slices.Sort(out)
	return out
}

func workedIn2026() []string {
	var out []string
	for _, d := range noticeOf2026().Work {
		out = append(out, d.String())
	}
	return out
}

func noticeOf2026() workday.Notice {
	all := workday.Embedded().Notices()
	return all[slices.IndexFunc(all, func(n workday.Notice) bool { return n.Year == 2026 })]
}
