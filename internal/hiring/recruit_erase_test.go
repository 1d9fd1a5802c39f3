package hiring_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/app/apptest"
	"xiezhi/internal/approval"
	"xiezhi/internal/authz"
	"xiezhi/internal/hiring"
	"xiezhi/internal/platform/audit"
)

// TestErasureOfAVoidForm: whoever was proposed and never hired is not named any more, in the form that was approved and
// made void, its case with the opinions, the notices, the ledger of the quota, or a second form that was written anew. The
// second, while it is a draft, is the union's own: it waits, and the erasure with it.
func TestErasureOfAVoidForm(t *testing.T) {
	eachRecruit(t, func(t *testing.T, w *recruitWorld) {
		head, county := w.As(t, authz.RoleHead, "玉山镇总工会"), w.As(t, authz.RoleApprover, "昆山市总工会")
		v := w.published(1)
		w.on("2026-11-05")
		token, a := w.apply(v, 11, "钱一一")
		w.eligible(a)
		w.score(a, w.assess(v.ID), [2]int{80, 80}, [2]int{80, 80})
		w.on("2026-11-16")
		w.act(w.clerk, v.ID, "propose", object{"ids": []string{a}}).Want(t, 200)
		w.act(w.clerk, v.ID, "publicise", object{}).Want(t, 200)
		w.on("2026-11-24")
		w.act(w.clerk, v.ID, "close", object{}).Want(t, 200)
		head.SignIn(t)
		county.SignIn(t)

		see := func(id string) hiring.FormView {
			return apptest.Read[hiring.FormView](t, w.clerk.Do(t, "GET", formsPath+"/"+id, nil).Want(t, 200))
		}
		act := func(c *apptest.Client, id, act, opinion string) {
			t.Helper()
			d := apptest.Read[approval.CaseDetail](t, county.Do(t, "GET", "/api/approval/cases/"+see(id).CaseID, nil).Want(t, 200))
			c.Do(t, "POST", "/api/approval/cases/"+d.ID+"/act", object{"rev": d.Rev, "act": act, "opinion": opinion}).Want(t, 200)
		}
		begin := func(b object) hiring.FormView {
			t.Helper()
			return apptest.Read[hiring.FormView](t, w.clerk.Do(t, "POST", formsPath, b).Want(t, 201))
		}
		save := func(id string, more object) {
			t.Helper()
			content := with(filled(1), object{"name": "钱一一", "idNumber": nil, "phone": nil, "birth": w.number(11).Birth().String(), "sex": w.number(11).Sex()})
			content = with(content, object{"onDuty": "2026-12-01", "startsOn": "2026-12-01", "endsOn": "2028-11-30", "rev": see(id).Rev})
			w.clerk.Do(t, "PUT", formsPath+"/"+id, with(content, more)).Want(t, 200)
		}
		f := begin(object{"unionId": "", "kind": "new", "candidateId": a})
		save(f.ID, nil)
		submit := func(opinion string) {
			t.Helper()
			head.Do(t, "POST", formsPath+"/"+f.ID+"/submit", object{"rev": see(f.ID).Rev, "opinion": opinion}).Want(t, 200)
		}
		submit("请审核钱一一")
		if r := w.receipt(token); r.State != "chosen" || r.Words != "公示已结束，推荐表已上报，还没有聘用；招聘单位会与您联系。" {
			t.Errorf("while it is with the superior: %s %s", r.State, r.Words)
		}
		d := apptest.Read[approval.CaseDetail](t, county.Do(t, "GET", "/api/approval/cases/"+see(f.ID).CaseID, nil).Want(t, 200))
		want := approval.CaseOrigin{Label: "招聘", Title: v.Title, Text: "公告2026年11月2日发布，公示2026年11月16日至2026年11月23日，没有异议", Link: "/hiring/notices/" + v.ID}
		if d.Form.Origin == nil || *d.Form.Origin != want {
			t.Errorf("whoever approves is told of the recruitment: %+v", d.Form.Origin)
		}
		act(county, f.ID, "return", "请核实钱一一的奖惩")
		submit("钱一一没有奖惩")
		act(county, f.ID, "approve", "同意聘用钱一一")
		head.Do(t, "POST", formsPath+"/"+f.ID+"/void", object{"rev": see(f.ID).Rev, "reason": "钱一一另谋他职"}).Want(t, 200)
		if r := w.receipt(token); r.State != "declined" || r.Words != "推荐表已作废，目前没有聘用。" {
			t.Errorf("void: %s %s", r.State, r.Words)
		}
		anew := begin(object{"unionId": w.Union(t, "玉山镇总工会").ID, "kind": "new"})
		save(anew.ID, object{"idNumber": w.number(11).Number()})
		if r := w.receipt(token); r.State != "chosen" { // the newest form counts, whichever way it was begun
			t.Errorf("while a second form is written: %s %s", r.State, r.Words)
		}

		secrets := []string{"钱一一", w.number(11).Number(), w.number(11).String()}
		before := w.traces(secrets...)
		for _, where := range []string{"approval_case.title", "approval_opinion.opinion", "notice.title", "notice.body", "audit_entry.label", "audit_entry.reason", "hiring_form.name"} {
			if !slices.ContainsFunc(before, func(s string) bool { return strings.HasPrefix(s, where+": ") }) {
				t.Errorf("what is to be erased is not found in %s", where)
			}
		}
		if slices.ContainsFunc(before, func(s string) bool { return strings.HasPrefix(s, "quota_") }) {
			t.Errorf("the ledger is never erased, and names a person: %v", before)
		}
		w.on("2027-05-24")
		if err := w.App.Recruit.EraseDueNotices(t.Context()); err != nil {
			t.Fatal(err)
		}
		if r := w.receipt(token); r.State != "chosen" || see(anew.ID).State != hiring.FormDrafted || see(f.ID).Name != "钱一一" || len(w.see(v.ID).Erasures) != 0 {
			t.Errorf("a draft that was not begun from the recruitment is in nobody's way: %s", r.State)
		}
		w.clerk.Do(t, "POST", formsPath+"/"+anew.ID+"/discard", object{"rev": see(anew.ID).Rev}).Want(t, 204)
		if err := w.App.Recruit.EraseDueNotices(t.Context()); err != nil {
			t.Fatal(err)
		}
		if err := w.App.Files.Clean(t.Context(), w.d); err != nil {
			t.Fatal(err)
		}
		if left := w.traces(secrets...); len(left) > 0 {
			t.Errorf("traces are left: %v", left)
		}
		proof := w.see(v.ID).Erasures
		if len(proof) != 1 || proof[0].Count != 1 || proof[0].Forms != 1 || !strings.HasPrefix(proof[0].Hash, "sha256:") {
			t.Errorf("the proof: %+v", proof)
		}
		if got := see(f.ID); got.Name != "（已清除）" || got.State != hiring.FormVoid || got.Number == "" || got.DecidedOn != day("2026-11-24") {
			t.Errorf("what stays of the form: %+v", got.Form)
		}
		county.SignIn(t)
		d = apptest.Read[approval.CaseDetail](t, county.Do(t, "GET", "/api/approval/cases/"+see(f.ID).CaseID, nil).Want(t, 200))
		var story []string
		for _, o := range d.Opinions {
			story = append(story, string(o.Act)+" "+o.UnionName+" "+o.Opinion)
		}
		if diff := cmp.Diff([]string{"submit 玉山镇总工会 ", "return 昆山市总工会 ", "submit 玉山镇总工会 ", "approve 昆山市总工会 "}, story); diff != "" || d.Title != "新聘推荐表（已清除）" {
			t.Errorf("what stays of the case, %s (-want +got):\n%s", d.Title, diff)
		}
		if _, err := audit.Seal(t.Context(), w.d, w.App.Keys); err != nil {
			t.Fatal(err)
		}
		if report, err := audit.Verify(t.Context(), w.d, w.App.Keys); err != nil || report.Found > 0 || report.Erased == 0 {
			t.Errorf("the audit no longer verifies: %+v %v", report, err)
		}
	})
}
