package exit_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/app/apptest"
	"xiezhi/internal/authz"
	"xiezhi/internal/exit"
	"xiezhi/internal/hiring"
	"xiezhi/internal/obligation"
	"xiezhi/internal/org"
	"xiezhi/internal/orgacts"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/policy"
	"xiezhi/internal/roster"
)

// TestNoPlainEndBesideAnExit: whoever is about to leave by an exit is not ended by hand beside it; the union is led to the exit,
// and the person, who may not see a draft yet, reads nothing of it.
func TestNoPlainEndBesideAnExit(t *testing.T) {
	eachWorld(t, "2026-11-20", func(t *testing.T, w *world) {
		person, engagement := w.someone("玉山镇总工会", "19850312", roster.ContractService, "2024-01-01", "2026-12-31")
		self := w.Instructor(t, person, "玉山镇总工会")
		end := func() apptest.Reply {
			return w.post(w.clerk, "/api/engagements/"+engagement+"/end", object{"rev": w.rev(engagement), "endedOn": "2026-11-20", "ground": "transfer"})
		}
		x := w.begun(w.clerk, engagement, roster.GroundDiscipline)
		refused := func(state string) {
			t.Helper()
			r := end()
			r.Refused(t, 422, roster.CodeLeaving)
			if !strings.Contains(string(r.Body), x.ID) {
				t.Errorf("%s: the way is not told: %s", state, r.Body)
			}
			e := w.engagement(w.clerk.Do(t, http.MethodGet, "/api/persons/"+person, nil), engagement)
			if e.ExitID != x.ID || slices.Contains(e.Actions, "end") {
				t.Errorf("%s: exit %q, actions %v", state, e.ExitID, e.Actions)
			}
			if e := w.engagement(w.county.Do(t, http.MethodGet, "/api/persons/"+person, nil), engagement); e.ExitID != "" {
				t.Errorf("%s: the county is led to the exit from the roster", state)
			}
			if e := w.engagement(self.Do(t, http.MethodGet, "/api/persons/me", nil), engagement); e.ExitID != "" {
				t.Errorf("%s: the person is shown the exit in the roster", state)
			}
		}
		refused("open")
		r := w.post(w.clerk, "/api/exits", object{"engagementId": engagement, "ground": "transfer"})
		r.Refused(t, 409, exit.CodeTwice)
		if !strings.Contains(string(r.Body), x.ID) {
			t.Errorf("the clerk is not led to the exit under way: %s", r.Body)
		}
		w.do(w.clerk, x, "void", object{"reason": "事实不成立，不再办理"})

		w.post(self, "/api/my/exit", object{"wishedOn": "2026-12-20", "reason": "个人原因"}).Want(t, 201)
		own := apptest.Read[exit.OwnExit](t, self.Do(t, http.MethodGet, "/api/my/exit", nil).Want(t, 200))
		x = w.show(w.clerk, own.Exits[0].ID)
		refused("applied")
		w.do(w.clerk, w.do(w.clerk, x, "accept", nil), "void", object{"reason": "本人改为调动，另行登记"})
		end().Want(t, 200)
		if got := w.ended(engagement); got != "2026-11-20 transfer" {
			t.Errorf("ended %q", got)
		}
	})
}

// TestNobodyDecidesOnThemselves: the head of the union who is an instructor too has another head decide.
func TestNobodyDecidesOnThemselves(t *testing.T) {
	eachWorld(t, "2026-11-20", func(t *testing.T, w *world) {
		person, engagement := w.someone("玉山镇总工会", "19850312", roster.ContractService, "2024-01-01", "2026-12-31")
		own := w.Account(t, person, apptest.Grant{Role: authz.RoleInstructor, Union: "玉山镇总工会"}, apptest.Grant{Role: authz.RoleHead, Union: "玉山镇总工会"})
		x := w.begun(w.clerk, engagement, roster.GroundTransfer)
		x = w.save(w.clerk, x, object{"effectiveOn": "2026-11-20", "facts": "调往太仓市总工会。"})
		for act, body := range map[string]object{
			"decide": {}, "agree": {}, "reopen": {"reason": "本人自己决定"}, "revert": {"reason": "本人自己决定"}, "correct": {"reason": "本人自己决定", "paper": "玉工〔2026〕5号"},
		} {
			body["rev"] = x.Rev
			w.post(own, "/api/exits/"+x.ID+"/"+act, body).Refused(t, 422, exit.CodeOwn)
		}
		if v := w.show(own, x.ID); slices.Contains(v.Actions, "decide") {
			t.Errorf("offered %v", v.Actions)
		}
		if x = w.do(w.head, x, "decide", object{"document": "玉工〔2026〕5号"}); x.State != exit.StateDecided {
			t.Errorf("%s", x.State)
		}
	})
}

// TestStatementIsKept: the clerk saves the page after the person stated, with another statement in the request.
func TestStatementIsKept(t *testing.T) {
	eachWorld(t, "2026-11-20", func(t *testing.T, w *world) {
		person, engagement := w.someone("玉山镇总工会", "19850312", roster.ContractService, "2024-01-01", "2026-12-31")
		self := w.Instructor(t, person, "玉山镇总工会")
		x := w.begun(w.clerk, engagement, roster.GroundDiscipline)
		x = w.save(w.clerk, x, object2(conduct).with(object{"effectiveOn": "2026-11-20", "statement": "", "statementOn": ""}))
		x = w.do(w.clerk, x, "ask", nil)
		w.post(self, "/api/my/exit/"+x.ID+"/statement", object{"rev": x.Rev, "text": "情况不属实，当日在企业调解。", "declined": false}).Want(t, 200)
		w.clerk.Do(t, http.MethodPut, "/api/exits/"+x.ID, written(x, object{"statement": "本人承认。"})).Refused(t, 409, errs.StaleCode)
		x = w.show(w.clerk, x.ID)
		x = w.save(w.clerk, x, object2(conduct).with(object{"effectiveOn": "2026-11-20", "statement": "本人承认全部事实。", "statementOn": "2026-11-19", "declined": true}))
		if x.Statement != "情况不属实，当日在企业调解。" || x.StatementOn != day("2026-11-20") || x.Declined || x.PleadedAt.IsZero() {
			t.Errorf("written over: %+v", x.Written)
		}
	})
}

// TestStricterTermIsSaid: where the city asks for three working days, the page, the notice and the receipt say three (Art. 17).
func TestStricterTermIsSaid(t *testing.T) {
	eachWorld(t, "2026-11-20", func(t *testing.T, w *world) {
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			return org.LayOverlays(ctx, tx, []org.Overlay{{
				ID: db.NewID(), UnionID: w.Union(t, "苏州市总工会").ID, Key: policy.ExitFilingWorkdays, Value: "3", ValidFrom: day("2026-01-01"), Document: "苏工办〔2026〕2号", Rev: 1, CreatedAt: tx.Now(),
			}})
		})
		person, engagement := w.someone("玉山镇总工会", "19850312", roster.ContractService, "2024-01-01", "2026-12-31")
		x := w.wished(engagement, "2026-10-12", "2026-11-20")
		if x.DueOn != day("2026-11-25") || x.Term != "自最后在岗日的次日起3个工作日内" {
			t.Errorf("due %s, %s", x.DueOn, x.Term)
		}
		if d := cmp.Diff([]string{"2026-11-25 open"}, w.owed(person, obligation.RuleExitFiling)); d != "" {
			t.Error(d)
		}
		body := string(w.clerk.Do(t, http.MethodGet, "/api/notices?limit=50", nil).Want(t, 200).Body)
		if !strings.Contains(body, "请在2026年11月25日24时以前报设区市总工会备案") {
			t.Errorf("told: %s", body)
		}
		w.at("2026-11-26 00:00:00") // in time by the Measures' five days, late by the city's three
		x = w.do(w.clerk, x, "file", nil)
		if x.Filing.LateWorkdays != 1 {
			t.Errorf("%+v", x.Filing)
		}
	})
}

// TestTwoOfficers: five filings pressed at one moment, one of them by two officers: each exit has one receipt, each receipt its own
// number, and whoever came second is told so.
func TestTwoOfficers(t *testing.T) {
	eachWorld(t, "2026-11-20", func(t *testing.T, w *world) {
		var list []exit.FullExit
		for _, birth := range []string{"19850312", "19860312", "19870312", "19880312", "19890312"} {
			_, engagement := w.someone("玉山镇总工会", birth, roster.ContractService, "2024-01-01", "2026-12-31")
			list = append(list, w.wished(engagement, "2026-10-12", "2026-11-20"))
		}
		other := w.As(t, authz.RoleClerk, "玉山镇总工会")
		presses := append(slices.Clone(list), list[0])
		got := make([]int, len(presses))
		var wait sync.WaitGroup
		for i, x := range presses {
			wait.Go(func() {
				c := w.clerk
				if i == len(list) {
					c = other
				}
				got[i] = w.post(c, "/api/exits/"+x.ID+"/file", object{"rev": x.Rev}).Status
			})
		}
		wait.Wait()
		slices.Sort(got)
		if d := cmp.Diff([]int{200, 200, 200, 200, 200, 409}, got); d != "" {
			t.Error(d)
		}
		r := apptest.Read[exit.FilingRegister](t, w.city.Do(t, http.MethodGet, "/api/exits/register?year=2026", nil).Want(t, 200))
		var numbers []string
		for _, l := range r.Lines {
			numbers = append(numbers, l.Number)
		}
		if d := cmp.Diff([]string{"退备〔2026〕1号", "退备〔2026〕2号", "退备〔2026〕3号", "退备〔2026〕4号", "退备〔2026〕5号"}, numbers); d != "" {
			t.Error(d)
		}
	})
}

// TestReplays: every act sent a second time with what it was sent with first changes nothing.
func TestReplays(t *testing.T) {
	eachWorld(t, "2026-11-20", func(t *testing.T, w *world) {
		person, _ := w.someone("玉山镇总工会", "19850312", roster.ContractService, "2024-01-01", "2026-12-31")
		self := w.Instructor(t, person, "玉山镇总工会")
		w.post(self, "/api/my/exit", object{"wishedOn": "2026-11-20", "reason": "", "byAgreement": true}).Want(t, 201)
		own := apptest.Read[exit.OwnExit](t, self.Do(t, http.MethodGet, "/api/my/exit", nil).Want(t, 200))
		id := own.Exits[0].ID
		twice := func(c *apptest.Client, path string, body object) {
			t.Helper()
			body["rev"] = w.show(w.clerk, id).Rev
			w.post(c, path, body).Want(t, 200)
			before := w.show(w.clerk, id)
			w.post(c, path, body).Refused(t, 409, errs.StaleCode)
			if d := cmp.Diff(before.Exit, w.show(w.clerk, id).Exit); d != "" {
				t.Errorf("%s changed something: %s", path, d)
			}
		}
		desk, mine := "/api/exits/"+id, "/api/my/exit/"+id
		twice(w.clerk, desk+"/accept", object{})
		twice(w.head, desk+"/agree", object{})
		twice(w.head, desk+"/decide", object{"document": "玉工〔2026〕5号"})
		twice(w.head, desk+"/reopen", object{"reason": "文号写错，重新决定"})
		twice(w.head, desk+"/decide", object{"document": "玉工〔2026〕6号"})
		twice(self, mine+"/acknowledge", object{})
		w.deliver(w.show(w.clerk, id), "", nil)
		twice(w.clerk, desk+"/complete", object{})
		twice(w.head, desk+"/revert", object{"reason": "办结时选错了人"})
		twice(w.clerk, desk+"/complete", object{})
		twice(w.clerk, desk+"/file", object{})
		twice(w.city, desk+"/supplement", object{"text": "请补充送达凭证"})
		twice(w.clerk, desk+"/answer", object{"text": "已补充签收单扫描件"})
		twice(w.head, desk+"/correct", object{"revoke": true, "paper": "玉工〔2026〕9号", "reason": "决定已经撤销"})
		if x := w.show(w.clerk, id); len(x.Filings) != 2 || len(x.Supplements) != 2 || x.State != exit.StateRevoked {
			t.Errorf("%s, %d filings, %d words", x.State, len(x.Filings), len(x.Supplements))
		}
	})
}

// TestAgreedOnPaperIsTold: the person reads that the clerk noted their written word, so that nobody's word is noted unseen.
func TestAgreedOnPaperIsTold(t *testing.T) {
	eachWorld(t, "2026-11-20", func(t *testing.T, w *world) {
		person, engagement := w.someone("玉山镇总工会", "19850312", roster.ContractService, "2024-01-01", "2026-12-31")
		x := apptest.Read[exit.FullExit](t, w.post(w.clerk, "/api/exits", object{"engagementId": engagement, "ground": "wish", "appliedOn": "2026-11-16", "wishedOn": "2026-11-25"}).Want(t, 201))
		x = apptest.Read[exit.FullExit](t, w.upload(w.clerk, x, "agreement", pdf).Want(t, 200))
		x = w.save(w.clerk, x, object{"effectiveOn": "2026-11-13"}) // before the application
		w.post(w.head, "/api/exits/"+x.ID+"/decide", object{"rev": x.Rev}).Refused(t, 422, exit.CodeChecks)
		x = w.save(w.clerk, x, object{"effectiveOn": "2026-11-25"})
		w.do(w.clerk, x, "agree-paper", nil)
		if got := w.told(w.Instructor(t, person, "玉山镇总工会")); !strings.Contains(got, "单位登记了您的书面同意") {
			t.Errorf("told %s", got)
		}
	})
}

// TestOddDays: last days in post on a Saturday, on 31 December, on 29 February, before a year without a notice.
func TestOddDays(t *testing.T) {
	for _, tc := range []struct {
		today, last, due string
		provisional      bool
	}{
		{"2026-11-21", "2026-11-21", "2026-11-27", false}, // a Saturday: Monday to Friday
		{"2024-02-29", "2024-02-29", "2024-03-07", false}, // Friday, Monday to Thursday
		{"2025-12-31", "2025-12-31", "2026-01-08", false}, // 01-04 Sunday is worked: 01-04 to 01-08
		{"2026-12-31", "2026-12-31", "2027-01-08", true},  // the notice of 2027 is not out
		{"2026-12-25", "2026-12-25", "2027-01-04", true},  // 28, 29, 30, 31 December, then the first working day known
	} {
		t.Run(tc.last, func(t *testing.T) {
			eachWorld(t, tc.today, func(t *testing.T, w *world) {
				person, engagement := w.someone("玉山镇总工会", "19850312", roster.ContractService, "2020-01-01", "2030-12-31")
				x := w.begun(w.clerk, engagement, roster.GroundDiscipline)
				x = apptest.Read[exit.FullExit](t, w.upload(w.clerk, x, "evidence", pdf).Want(t, 200))
				x = w.save(w.clerk, x, object2(conduct).with(object{"effectiveOn": tc.last, "statementOn": "2020-09-25"}))
				x = w.do(w.head, x, "decide", object{"document": "玉工〔2026〕5号"})
				if x.DueOn != day(tc.due) || x.Provisional != tc.provisional {
					t.Errorf("due %s provisional %v", x.DueOn, x.Provisional)
				}
				want := tc.due + " open"
				if tc.provisional {
					want += " provisional"
				}
				if d := cmp.Diff([]string{want}, w.owed(person, obligation.RuleExitFiling)); d != "" {
					t.Error(d)
				}
			})
		})
	}
}

// TestReturnTellsClaimants: another union's form for somebody whose end is taken back: its clerk, its superior and the union that
// has the person again are told, each with whom to call and without the other's file.
func TestReturnTellsClaimants(t *testing.T) {
	eachWorld(t, "2026-11-20", func(t *testing.T, w *world) {
		person, engagement := w.someone("玉山镇总工会", "19850312", roster.ContractService, "2024-01-01", "2026-12-31")
		p, err := roster.PersonByID(t.Context(), w.DB.Read(), person)
		if err != nil {
			t.Fatal(err)
		}
		e := w.plainEnd(engagement, "2026-11-18", roster.GroundTransfer)
		u, above := w.Union(t, "城厢镇总工会"), w.Union(t, "太仓市总工会")
		f := hiring.Form{
			ID: db.NewID(), Kind: hiring.FormNew, UnionID: u.ID, CountyID: u.CountyID, CityID: u.CityID, Name: p.Name, IDBlind: p.IDBlind, StartsOn: day("2026-12-01"), EndsOn: day("2028-11-30"),
			OnDuty: day("2026-12-01"), State: hiring.FormApproved, Number: "推荐〔2026〕9号", DecidedUnionID: above.ID, Rev: 1, CreatedAt: *w.now, ChangedAt: *w.now,
		}
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			_, err := tx.NewInsert().Model(&f).Exec(ctx)
			return err
		})
		w.post(w.clerk, "/api/engagements/"+engagement+"/lift", object{"rev": e.Rev, "reason": "选错了人，本人仍在岗"}).Want(t, 200)
		for who, tc := range map[string]struct {
			c    *apptest.Client
			told string
		}{
			"its clerk":    {w.As(t, authz.RoleClerk, "城厢镇总工会"), "推荐聘用的人仍由其他单位聘用"},
			"its superior": {w.As(t, authz.RoleOfficer, "太仓市总工会"), "审核同意的推荐表与在岗聘用重叠"},
			"the union":    {w.clerk, "恢复聘用的人另有单位已批准聘用"},
		} {
			if got := w.told(tc.c); !strings.Contains(got, tc.told) {
				t.Errorf("%s is told %s", who, got)
			}
		}
		body := string(w.clerk.Do(t, http.MethodGet, "/api/notices?limit=50", nil).Want(t, 200).Body)
		if strings.Contains(body, "城厢") || !strings.Contains(body, "太仓市总工会") {
			t.Errorf("the union is told more than whom to call: %s", body)
		}
	})
}

// TestRevokeAfterAMerger: what was filed of somebody who left before the union was merged is revoked by a ruling: the successor
// carries the engagement on, with what is owed by it; when the merger is taken back it returns with the others.
func TestRevokeAfterAMerger(t *testing.T) {
	eachWorld(t, "2026-11-10", func(t *testing.T, w *world) {
		person, engagement := w.someone("玉山镇总工会", "19850312", roster.ContractService, "2024-01-01", "2026-12-31")
		x := w.do(w.clerk, w.wished(engagement, "2026-10-10", "2026-11-10"), "file", nil)
		w.at("2026-11-20 10:00:00")
		from, into := w.Union(t, "玉山镇总工会"), w.Union(t, "城厢镇总工会")
		drain := func() {
			t.Helper()
			for range 2 {
				if err := w.App.Jobs.Drain(t.Context()); err != nil {
					t.Fatal(err)
				}
				*w.now = w.now.Add(4 * 60e9)
			}
		}
		act := apptest.Read[orgacts.Act](t, w.post(w.city, "/api/org/unions/"+from.ID+"/acts",
			object{"rev": from.Rev, "kind": "merge", "on": "2026-11-15", "otherId": into.ID, "document": "苏工〔2026〕3号"}).Want(t, 201))
		drain()
		at := func() string {
			t.Helper()
			e, err := roster.EngagementByID(t.Context(), w.DB.Read(), engagement)
			if err != nil {
				t.Fatal(err)
			}
			return map[string]string{from.ID: "from", into.ID: "into"}[e.UnionID]
		}
		if got := at(); got != "from" {
			t.Fatalf("who had left stands with %s", got)
		}
		head := w.As(t, authz.RoleHead, "城厢镇总工会")
		x = w.show(head, x.ID)
		x = w.do(head, x, "correct", object{"revoke": true, "paper": "昆劳人仲案字〔2026〕31号裁决书", "reason": "仲裁裁决撤销解聘决定，恢复聘用"})
		if x.State != exit.StateRevoked || w.ended(engagement) != "" || at() != "into" {
			t.Fatalf("%s, ended %q, with %s", x.State, w.ended(engagement), at())
		}
		var strays int
		if err := w.DB.Read().NewRaw("SELECT count(*) FROM obligation WHERE person_id = ? AND union_id = ?", person, from.ID).Scan(t.Context(), &strays); err != nil || strays != 0 {
			t.Errorf("%d obligations stayed with the closed union, %v", strays, err)
		}
		self := w.Instructor(t, person, "城厢镇总工会")
		if own := apptest.Read[exit.OwnExit](t, self.Do(t, http.MethodGet, "/api/my/exit", nil).Want(t, 200)); !own.Engaged || own.UnionName != into.Name {
			t.Errorf("%+v", own)
		}
		now, err := org.ByID(t.Context(), w.DB.Read(), from.ID)
		if err != nil {
			t.Fatal(err)
		}
		w.post(w.city, "/api/org/unions/"+from.ID+"/acts", object{"rev": now.Rev, "kind": "undo", "on": "", "undoesId": act.ID, "document": "苏工〔2026〕4号"}).Want(t, 201)
		drain()
		if got := at(); got != "from" {
			t.Errorf("after the merger was taken back it stands with %s", got)
		}
	})
}

// TestRevertAfterAMerger: what was completed at a union that has been merged since is taken back by the successor's head, and the
// successor carries the engagement on.
func TestRevertAfterAMerger(t *testing.T) {
	eachWorld(t, "2026-11-10", func(t *testing.T, w *world) {
		_, engagement := w.someone("玉山镇总工会", "19850312", roster.ContractService, "2024-01-01", "2026-12-31")
		x := w.wished(engagement, "2026-10-10", "2026-11-10")
		w.at("2026-11-20 10:00:00")
		from, into := w.Union(t, "玉山镇总工会"), w.Union(t, "城厢镇总工会")
		w.post(w.city, "/api/org/unions/"+from.ID+"/acts",
			object{"rev": from.Rev, "kind": "merge", "on": "2026-11-15", "otherId": into.ID, "document": "苏工〔2026〕3号"}).Want(t, 201)
		for range 2 {
			if err := w.App.Jobs.Drain(t.Context()); err != nil {
				t.Fatal(err)
			}
			*w.now = w.now.Add(4 * 60e9)
		}
		head := w.As(t, authz.RoleHead, "城厢镇总工会")
		body := object{"rev": w.show(head, x.ID).Rev, "reason": "办结时选错了人，本人仍在岗"}
		w.post(w.As(t, authz.RoleHead, "周市镇总工会"), "/api/exits/"+x.ID+"/revert", body).Refused(t, 404, errs.NotFoundCode)
		w.post(w.As(t, authz.RoleClerk, "城厢镇总工会"), "/api/exits/"+x.ID+"/revert", body).Refused(t, 403, errs.MissingCode)
		w.post(head, "/api/exits/"+x.ID+"/revert", body).Want(t, 200)
		e, err := roster.EngagementByID(t.Context(), w.DB.Read(), engagement)
		if err != nil || !e.EndedOn.IsZero() || e.UnionID != into.ID {
			t.Errorf("ended %s, with %s, %v", e.EndedOn, e.UnionID, err)
		}
		if got := w.show(head, x.ID); got.State != exit.StateDecided || got.RevertReason != "办结时选错了人，本人仍在岗" {
			t.Errorf("%s %q", got.State, got.RevertReason)
		}
	})
}

// TestSuggestedAfterAFailedGrade: whom a contract signed after the failed grade let through is asked for no more.
func TestSuggestedAfterAFailedGrade(t *testing.T) {
	eachWorld(t, "2026-02-02", func(t *testing.T, w *world) {
		var ids []string
		for _, birth := range []string{"19850312", "19860312"} {
			_, engagement := w.someone("玉山镇总工会", birth, roster.ContractLabour, "2024-01-01", "2026-12-31")
			w.post(w.clerk, "/api/hiring/grades", object{"engagementId": engagement, "year": 2025, "grade": "failed", "document": "2025年度考核结果通报", "decidedOn": "2026-01-20"}).Want(t, 201)
			ids = append(ids, engagement)
		}
		for _, tc := range []struct {
			signed string
			want   []string
		}{{"2026-01-20", ids}, {"2026-01-21", ids[1:]}} { // signed on the day of the grade is not after it
			w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
				_, err := tx.NewRaw("UPDATE contract SET signed_on = ? WHERE engagement_id = ?", day(tc.signed), ids[0]).Exec(ctx)
				return err
			})
			list := apptest.Read[httpx.List[exit.Leaver]](t, w.clerk.Do(t, http.MethodGet, "/api/exits/suggested", nil).Want(t, 200))
			got := []string{}
			for _, l := range list.Items {
				got = append(got, l.EngagementID)
			}
			slices.Sort(got)
			want := slices.Sorted(slices.Values(tc.want))
			if d := cmp.Diff(want, got); d != "" {
				t.Errorf("signed on %s: %s", tc.signed, d)
			}
		}
	})
}

// TestScopeOfEveryRead: a neighbouring county and another union of the county read nothing of an exit, whichever door they come by.
func TestScopeOfEveryRead(t *testing.T) {
	eachWorld(t, "2026-11-20", func(t *testing.T, w *world) {
		_, engagement := w.someone("玉山镇总工会", "19850312", roster.ContractService, "2024-01-01", "2026-12-31")
		x := w.do(w.clerk, w.wished(engagement, "2026-10-12", "2026-11-20"), "file", nil)
		x = w.show(w.clerk, x.ID)
		for who, c := range map[string]*apptest.Client{
			"the union beside": w.As(t, authz.RoleClerk, "周市镇总工会"), "the county beside": w.As(t, authz.RoleOfficer, "太仓市总工会"), "another city": w.As(t, authz.RoleOfficer, "南京市总工会"),
		} {
			for _, path := range []string{"", "/pack?format=pdf", "/receipt?format=pdf", "/receipt?format=pdf&filing=" + x.Filing.ID} {
				c.Do(t, http.MethodGet, "/api/exits/"+x.ID+path, nil).Refused(t, 404, errs.NotFoundCode)
			}
			c.Do(t, http.MethodGet, x.Files[0].URL, nil).Refused(t, 404, errs.NotFoundCode)
			for _, path := range []string{"/api/exits", "/api/exits?q=" + x.Filing.Number, "/api/exits?unionId=" + w.Union(t, "玉山镇总工会").ID, "/api/exits/register?year=2026", "/api/exits/suggested"} {
				if r := c.Do(t, http.MethodGet, path, nil); strings.Contains(string(r.Body), x.ID) || strings.Contains(string(r.Body), x.Name) {
					t.Errorf("%s reads %s: %s", who, path, r.Body)
				}
			}
			c.Do(t, http.MethodGet, "/api/exits?state=tired", nil).Want(t, 422)
		}
		var raw map[string]any
		if err := json.Unmarshal(w.city.Do(t, http.MethodGet, "/api/exits/"+x.ID, nil).Want(t, 200).Body, &raw); err != nil {
			t.Fatal(err)
		}
		if s := fmt.Sprint(raw["idMasked"]); !strings.Contains(s, "*") {
			t.Errorf("the number in full: %s", s)
		}
	})
}
