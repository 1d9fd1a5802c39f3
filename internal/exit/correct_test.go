package exit_test

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/app/apptest"
	"xiezhi/internal/authz"
	"xiezhi/internal/exit"
	"xiezhi/internal/obligation"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/roster"
	"xiezhi/internal/served"
)

// ended is how an engagement stands: its last day and ground, or nothing.
func (w *world) ended(engagement string) string {
	w.t.Helper()
	e, err := roster.EngagementByID(w.t.Context(), w.DB.Read(), engagement)
	if err != nil {
		w.t.Fatal(err)
	}
	if e.EndedOn.IsZero() {
		return ""
	}
	return fmt.Sprint(e.EndedOn, " ", e.EndGround)
}

// engage puts somebody who was engaged before on another union's roster.
func (w *world) engage(person, union, from string) {
	w.t.Helper()
	list := roster.Prepare(w.App.Keys, []roster.NewHead{{
		Name: "王立甲", ID: w.ids[person], Political: "13", Education: "21", UnionID: w.Union(w.t, union).ID, Channel: roster.ChannelOwn, OnDuty: day(from), Opening: true,
	}})
	w.Tx(w.t, func(ctx context.Context, tx *db.Tx) error {
		_, err := roster.Insert(ctx, tx, audit.System(), list)
		return err
	})
}

// wished is an exit at the person's wish, on paper, with thirty days' notice, completed on its last day.
func (w *world) wished(engagement, applied, last string) exit.FullExit {
	w.t.Helper()
	x := apptest.Read[exit.FullExit](w.t, w.post(w.clerk, "/api/exits", object{"engagementId": engagement, "ground": "wish", "appliedOn": applied, "wishedOn": last}).Want(w.t, 201))
	x = apptest.Read[exit.FullExit](w.t, w.upload(w.clerk, x, "application", pdf).Want(w.t, 200))
	x = w.do(w.head, x, "decide", object{"document": "玉工〔2026〕5号", "opinion": "同意。"})
	x = w.deliver(x, x.DecidedOn.String(), nil)
	return w.do(w.clerk, x, "complete", nil)
}

// TestRevert: an exit that was completed by mistake and not filed is taken back by the head with a reason: the engagement goes
// on, nothing is owed any more, and the case can be done again on the right day.
func TestRevert(t *testing.T) {
	eachWorld(t, "2026-11-20", func(t *testing.T, w *world) {
		person, engagement := w.someone("玉山镇总工会", "19850312", roster.ContractService, "2024-01-01", "2026-12-31")
		x := w.wished(engagement, "2026-10-12", "2026-11-20")
		path := "/api/exits/" + x.ID + "/revert"
		body := object{"rev": x.Rev, "reason": "办结时选错了人，本人仍在岗"}

		w.post(w.Anonymous(), path, body).Want(t, 401)
		w.post(w.clerk, path, body).Refused(t, 403, errs.MissingCode)
		w.post(w.county, path, body).Refused(t, 403, errs.MissingCode)
		w.post(w.As(t, authz.RoleHead, "江宁区总工会"), path, body).Refused(t, 404, errs.NotFoundCode)
		w.post(w.head, path, object{"rev": x.Rev - 1, "reason": "办结时选错了人"}).Refused(t, 409, errs.StaleCode)
		w.post(w.head, path, object{"rev": x.Rev, "reason": " "}).Refused(t, 422, exit.CodeReason)
		w.head.Do(t, http.MethodPost, path, []byte("{")).Want(t, 400)
		w.head.Do(t, http.MethodPost, path, object{"rev": x.Rev, "reason": strings.Repeat("长", 501)}).Want(t, 422)
		w.post(w.head, "/api/exits/"+x.ID+"/correct", object{"rev": x.Rev, "revoke": true, "paper": "玉工〔2026〕6号", "reason": "办结时选错了人"}).
			Refused(t, 422, exit.CodeState) // nothing is filed that could be corrected
		if got := w.ended(engagement); got != "2026-11-20 wish" {
			t.Fatalf("ended %q", got)
		}

		x = w.do(w.head, x, "revert", object{"reason": "办结时选错了日期，本人还在岗"})
		if x.State != exit.StateDecided || x.RevertReason != "办结时选错了日期，本人还在岗" || x.RevertedName == "" || x.CompletedName != "" {
			t.Errorf("%s %q %q %q", x.State, x.RevertReason, x.RevertedName, x.CompletedName)
		}
		if got := w.ended(engagement); got != "" {
			t.Errorf("ended %q", got)
		}
		if d := cmp.Diff([]string{"2026-11-27 open"}, w.owed(person, obligation.RuleExitFiling)); d != "" {
			t.Error(d)
		}
		if got := w.told(w.clerk); !strings.Contains(got, "一件退出事项撤回了办结") {
			t.Errorf("told: %s", got)
		}
		self := w.Instructor(t, person, "玉山镇总工会")
		own := apptest.Read[exit.OwnExit](t, self.Do(t, http.MethodGet, "/api/my/exit", nil).Want(t, 200))
		if !own.Engaged || own.Exits[0].RevertedOn != day("2026-11-20") || own.Exits[0].RevertReason == "" {
			t.Errorf("%+v", own)
		}

		x = w.do(w.head, x, "reopen", object{"reason": "改为十一月三十日离岗"})
		if d := cmp.Diff([]string{"2026-11-27 void"}, w.owed(person, obligation.RuleExitFiling)); d != "" {
			t.Error(d)
		}
		x = w.save(w.clerk, x, object{"effectiveOn": "2026-11-30"})
		x = w.do(w.head, x, "decide", object{"document": "玉工〔2026〕7号"})
		w.at("2026-11-30 17:00:00")
		x = w.do(w.clerk, w.deliver(x, "2026-11-30", nil), "complete", nil)
		x = w.do(w.clerk, x, "file", nil)
		if d := cmp.Diff([]string{"2026-11-27 void", "2026-12-07 met"}, w.owed(person, obligation.RuleExitFiling)); d != "" {
			t.Error(d)
		}
		w.post(w.head, path, object{"rev": x.Rev, "reason": "办结时选错了日期"}).Refused(t, 422, exit.CodeState) // it is filed now
	})
}

// TestRevertElsewhere: whom another union has engaged since cannot be in two posts on one day.
func TestRevertElsewhere(t *testing.T) {
	eachWorld(t, "2026-11-20", func(t *testing.T, w *world) {
		person, engagement := w.someone("玉山镇总工会", "19850312", roster.ContractService, "2024-01-01", "2026-12-31")
		x := w.wished(engagement, "2026-10-12", "2026-11-20")
		w.engage(person, "东山街道总工会", "2026-11-21")
		w.post(w.head, "/api/exits/"+x.ID+"/revert", object{"rev": x.Rev, "reason": "办结时选错了人，本人仍在岗"}).Refused(t, 422, roster.CodeElsewhere)
		if got := w.ended(engagement); got != "2026-11-20 wish" {
			t.Errorf("ended %q", got)
		}
	})
}

// TestCorrectFiling: what was filed is corrected by a filing of its own: the day is moved in the roster, the register keeps both,
// the old receipt says by what it was corrected, and the ledger keeps how the first was judged.
func TestCorrectFiling(t *testing.T) {
	eachWorld(t, "2026-11-20", func(t *testing.T, w *world) {
		person, engagement := w.someone("玉山镇总工会", "19850312", roster.ContractService, "2024-01-01", "2026-12-31")
		x := w.wished(engagement, "2026-10-12", "2026-11-20")
		w.at("2026-11-27 23:59:59")
		x = w.do(w.clerk, x, "file", nil)
		first := *x.Filing
		path := "/api/exits/" + x.ID + "/correct"
		with := func(more object) object {
			return object2(object{"rev": x.Rev, "effectiveOn": "2026-11-18", "paper": "玉工〔2026〕8号", "reason": "考勤记录显示最后在岗日为11月18日"}).with(more)
		}
		w.at("2026-11-30 10:00:00")

		w.post(w.Anonymous(), path, with(nil)).Want(t, 401)
		w.post(w.clerk, path, with(nil)).Refused(t, 403, errs.MissingCode)
		w.post(w.city, path, with(nil)).Refused(t, 403, errs.MissingCode)
		w.post(w.As(t, authz.RoleHead, "江宁区总工会"), path, with(nil)).Refused(t, 404, errs.NotFoundCode)
		w.post(w.head, path, with(object{"rev": x.Rev - 1})).Refused(t, 409, errs.StaleCode)
		w.head.Do(t, http.MethodPost, path, []byte("{")).Want(t, 400)
		w.post(w.head, path, with(object{"paper": strings.Repeat("长", 121)})).Want(t, 422)
		w.post(w.head, path, with(object{"paper": ""})).Refused(t, 422, exit.CodeContent)
		w.post(w.head, path, with(object{"reason": "错"})).Refused(t, 422, exit.CodeReason)
		w.post(w.head, path, with(object{"effectiveOn": "2026-12-01"})).Refused(t, 422, errs.FieldsCode)
		w.post(w.head, path, with(object{"effectiveOn": "2026-11-20"})).Refused(t, 422, exit.CodeSame)
		w.post(w.head, path, with(object{"effectiveOn": "2026-11-10"})).Refused(t, 422, exit.CodeChecks) // 29 days of notice only
		w.post(w.head, path, with(object{"ground": "discipline"})).Refused(t, 422, exit.CodeContent)     // one asked for oneself
		if got := w.ended(engagement); got != "2026-11-20 wish" {
			t.Fatalf("ended %q", got)
		}

		x = w.do(w.head, x, "correct", with(nil))
		if x.State != exit.StateFiled || x.EffectiveOn != day("2026-11-18") || len(x.Filings) != 2 || x.Filings[0].Hash != first.Hash {
			t.Fatalf("%s %s %d", x.State, x.EffectiveOn, len(x.Filings))
		}
		// counted from 11-18 the first filing of 11-27 would have been due on 11-25, and so two working days late
		got := x.Filing
		if got.Number != "退备〔2026〕2号" || got.CorrectsID != first.ID || got.DueOn != day("2026-11-25") || got.LateWorkdays != 2 || got.Revoked ||
			got.Changed != "最后在岗日由2026年11月20日更正为2026年11月18日" {
			t.Errorf("%+v", got)
		}
		if got := w.ended(engagement); got != "2026-11-18 wish" {
			t.Errorf("ended %q", got)
		}
		if d := cmp.Diff([]string{"2026-11-27 met"}, w.owed(person, obligation.RuleExitFiling)); d != "" {
			t.Error(d)
		}
		r := apptest.Read[exit.FilingRegister](t, w.city.Do(t, http.MethodGet, "/api/exits/register?year=2026", nil).Want(t, 200))
		var lines []string
		for _, l := range r.Lines {
			lines = append(lines, l.Number+" "+l.EffectiveOn.String()+" "+l.Remark)
		}
		if d := cmp.Diff([]string{"退备〔2026〕1号 2026-11-20 已由退备〔2026〕2号更正", "退备〔2026〕2号 2026-11-18 更正退备〔2026〕1号，按更正后的日期，首次备案逾期2个工作日"}, lines); d != "" {
			t.Error(d)
		}
		for number, words := range map[string][2]string{first.Code: {"", "退备〔2026〕2号"}, got.Code: {"退备〔2026〕1号", ""}} {
			v := apptest.Read[exit.VerifiedReceipt](t, w.Anonymous().Do(t, http.MethodGet, "/api/exit-receipts/"+number, nil).Want(t, 200))
			if v.State != "genuine" || v.Corrects != words[0] || v.CorrectedBy != words[1] {
				t.Errorf("%+v", v)
			}
		}
		for _, c := range []*apptest.Client{w.city, w.county} {
			if told := w.told(c); !strings.Contains(told, "收到一份备案更正：退备〔2026〕2号") {
				t.Errorf("told: %s", told)
			}
		}
		w.city.Do(t, http.MethodGet, "/api/exits/"+x.ID+"/receipt?format=docx&filing="+first.ID, nil).Want(t, 200)
		w.city.Do(t, http.MethodGet, "/api/exits/"+x.ID+"/receipt?format=docx&filing="+x.ID, nil).Refused(t, 404, errs.NotFoundCode)
		list := apptest.Read[struct {
			Items []exit.ListedExit `json:"items"`
		}](t, w.city.Do(t, http.MethodGet, "/api/exits", nil).Want(t, 200))
		if len(list.Items) != 1 || list.Items[0].Number != "退备〔2026〕2号" {
			t.Errorf("listed %+v", list.Items)
		}
	})
}

// TestRevokeFiling: a filed exit that did not take place is revoked by a filing of its own; the engagement goes on, the person is
// told, and another exit may be begun.
func TestRevokeFiling(t *testing.T) {
	eachWorld(t, "2026-11-20", func(t *testing.T, w *world) {
		person, engagement := w.someone("玉山镇总工会", "19850312", roster.ContractService, "2024-01-01", "2026-12-31")
		self := w.Instructor(t, person, "玉山镇总工会")
		x := w.do(w.clerk, w.wished(engagement, "2026-10-12", "2026-11-20"), "file", nil)
		x = w.do(w.head, x, "correct", object{"revoke": true, "paper": "昆劳人仲案字〔2026〕31号裁决书", "reason": "仲裁裁决撤销解聘决定，恢复聘用"})
		if x.State != exit.StateRevoked || x.StateTitle != "已更正：解聘撤销" || !x.Filing.Revoked || x.Filing.Number != "退备〔2026〕2号" || x.Filing.DueOn != day("2026-11-27") {
			t.Errorf("%s %s %+v", x.State, x.StateTitle, x.Filing)
		}
		if len(x.Actions) != 0 {
			t.Errorf("actions %v", x.Actions)
		}
		if got := w.ended(engagement); got != "" {
			t.Errorf("ended %q", got)
		}
		if d := cmp.Diff([]string{"2026-11-27 met"}, w.owed(person, obligation.RuleExitFiling)); d != "" {
			t.Error(d) // that it was filed stays true
		}
		own := apptest.Read[exit.OwnExit](t, self.Do(t, http.MethodGet, "/api/my/exit", nil).Want(t, 200))
		if !own.Engaged || len(own.Actions) != 1 || own.Exits[0].CorrectedNumber != "退备〔2026〕2号" || own.Exits[0].Number != "退备〔2026〕1号" {
			t.Errorf("%+v", own)
		}
		w.post(w.head, "/api/exits/"+x.ID+"/correct", object{"rev": x.Rev, "revoke": true, "paper": "玉工〔2026〕9号", "reason": "再次撤销这一份"}).Refused(t, 422, exit.CodeState)
		w.begun(w.clerk, engagement, roster.GroundTransfer)
	})
}

// TestSignInAfterLeaving: whoever has left still signs in, reads their own and writes nothing of a day after the last one.
func TestSignInAfterLeaving(t *testing.T) {
	eachWorld(t, "2026-11-20", func(t *testing.T, w *world) {
		person, engagement := w.someone("玉山镇总工会", "19850312", roster.ContractService, "2024-01-01", "2026-12-31")
		self := w.Instructor(t, person, "玉山镇总工会")
		x := w.wished(engagement, "2026-10-12", "2026-11-20")
		if x.State != exit.StateCompleted {
			t.Fatal(x.State)
		}
		w.at("2026-11-24 10:00:00")
		self.SignIn(t)
		own := apptest.Read[exit.OwnExit](t, self.Do(t, http.MethodGet, "/api/my/exit", nil).Want(t, 200))
		if own.Engaged || own.LeftOn != day("2026-11-20") {
			t.Errorf("%+v", own)
		}
		self.Do(t, http.MethodGet, "/api/persons/me", nil).Want(t, 200)
		self.Do(t, http.MethodGet, "/api/visits", nil).Want(t, 200)
		units := served.Prepare(w.App.Keys, []served.NewUnit{{
			Facts: served.Facts{Kind: served.KindEnterprise, Name: "昆山华电电子有限公司", HasUnion: true, ChairName: "孙桂芳"}, UnionID: w.Union(t, "玉山镇总工会").ID, AddedBy: "clerk",
		}})
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error { return served.Insert(ctx, tx, audit.System(), units) })
		visit := func(key, on string) object {
			return object{
				"clientKey": key, "day": on, "servedId": units[0].ID, "duties": []string{"D2"}, "place": "onsite", "participants": "工会主席",
				"done": "指导起草集体合同草案", "outcome": "形成初稿", "internalNote": "", "commissionNumber": "", "commissionOn": "", "commissionBlob": "",
			}
		}
		self.Do(t, http.MethodPost, "/api/visits", visit("key-00000001", "2026-11-23")).Refused(t, 422, "visit_no_engagement")
		self.Do(t, http.MethodPost, "/api/visits", visit("key-00000002", "2026-11-20")).Want(t, 201) // the last day in post was worked
	})
}

// TestPostsAtHandover: whoever manages something in the system besides has it counted at the hand-over.
func TestPostsAtHandover(t *testing.T) {
	eachWorld(t, "2026-11-20", func(t *testing.T, w *world) {
		person, engagement := w.someone("玉山镇总工会", "19850312", roster.ContractService, "2024-01-01", "2026-12-31")
		w.Account(t, person, apptest.Grant{Role: authz.RoleInstructor, Union: "玉山镇总工会"}, apptest.Grant{Role: authz.RoleClerk, Union: "玉山镇总工会"})
		x := w.decided(engagement, roster.GroundTransfer, "2026-11-20", nil)
		fields := w.post(w.clerk, "/api/exits/"+x.ID+"/complete", object{"rev": x.Rev}).Refused(t, 422, exit.CodeChecks)
		if len(fields) != 1 || fields[0].Message != "还有1个，请办完，或者写明交给谁、怎样处理。" {
			t.Errorf("%+v", fields)
		}
		x = w.deliver(x, "2026-11-20", object{"posts": "经办任期由负责人当日结束"})
		w.do(w.clerk, x, "complete", nil)
	})
}
