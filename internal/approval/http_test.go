package approval_test

import (
	"context"
	"maps"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/app/apptest"
	"xiezhi/internal/approval"
	"xiezhi/internal/authz"
	"xiezhi/internal/obligation"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/platform/paper/papertest"
	"xiezhi/internal/workday"
)

func TestRefusals(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		c := w.submit(w.clerk, record(), "玉山镇总工会")
		one := "/api/approval/cases/" + c.ID
		act := func(more body) body {
			b := body{"rev": 1, "act": "approve"}
			maps.Copy(b, more)
			return b
		}
		union := w.Union(t, "昆山市总工会").ID
		sub := body{"unionId": union, "substituteId": w.county2.Actor.AccountID, "from": "2026-11-23", "until": "2026-11-30"}
		for _, tc := range []struct {
			name         string
			who          *apptest.Client
			method, path string
			body         any
			status       int
			code         string
		}{
			{"anonymous", w.Anonymous(), "GET", one, nil, 401, "not_signed_in"},
			{"no permission", w.finance, "GET", "/api/approval/cases", nil, 403, errs.MissingCode},
			{"anonymous, all of a box", w.Anonymous(), "GET", "/api/approval/cases/export", nil, 401, "not_signed_in"},
			{"no permission, all of a box", w.finance, "GET", "/api/approval/cases/export", nil, 403, errs.MissingCode},
			{"no such box to export", w.head, "GET", "/api/approval/cases/export?box=all", nil, 422, errs.FieldsCode},
			{"no such state to export", w.head, "GET", "/api/approval/cases/export?box=sent&state=gone", nil, 422, errs.FieldsCode},
			{"words without end to export", w.head, "GET", "/api/approval/cases/export?q=" + strings.Repeat("x", 61), nil, 422, errs.FieldsCode},
			{"no permission to act", w.finance, "POST", one + "/act", act(nil), 403, errs.MissingCode},
			{"the neighbouring county reads", w.taicang, "GET", one, nil, 404, errs.NotFoundCode},
			{"the neighbouring county acts", w.taicang, "POST", one + "/act", act(nil), 404, errs.NotFoundCode},
			{"the neighbouring county prints", w.taicang, "GET", one + "/print", nil, 404, errs.NotFoundCode},
			{"the neighbouring county marks as read", w.taicang, "POST", one + "/read", nil, 404, errs.NotFoundCode},
			{"the neighbouring county looks for people", w.taicang, "GET", one + "/people?act=copy", nil, 404, errs.NotFoundCode},
			{"no such case", w.head, "GET", "/api/approval/cases/" + record(), nil, 404, errs.NotFoundCode},
			{"stale", w.head, "POST", one + "/act", act(body{"rev": 9}), 409, errs.StaleCode},
			{"malformed", w.head, "POST", one + "/act", []byte("{"), 400, "malformed"},
			{"no such act", w.head, "POST", one + "/act", act(body{"act": "burn"}), 422, errs.FieldsCode},
			{"submitting is the chapter's", w.clerk, "POST", one + "/act", act(body{"act": "submit"}), 422, errs.FieldsCode},
			{"an id that is none", w.head, "GET", "/api/approval/cases/7", nil, 422, errs.FieldsCode},
			{"no such box", w.head, "GET", "/api/approval/cases?box=all", nil, 422, errs.FieldsCode},
			{"a cursor that is none", w.head, "GET", "/api/approval/cases?cursor=x", nil, 400, "cursor"},
			{"too large", w.head, "POST", one + "/act", act(body{"opinion": strings.Repeat("好", 400_000)}), 413, "too_large"},
			{"too long", w.head, "POST", one + "/act", act(body{"opinion": strings.Repeat("好", 501)}), 422, errs.FieldsCode},
			{"a return without a reason", w.head, "POST", one + "/act", act(body{"act": "return"}), 422, errs.FieldsCode},
			{"a return to a later step", w.head, "POST", one + "/act", act(body{"act": "return", "to": "decide", "opinion": "请改"}), 422, approval.CodeStep},
			{"the sender approves", w.clerk, "POST", one + "/act", act(nil), 403, errs.MissingCode},
			{"the superior before its turn", w.county, "POST", one + "/act", act(nil), 403, errs.MissingCode},
			{"the head hands on what cannot be", w.head, "POST", one + "/act", act(body{"act": "transfer"}), 422, approval.CodeAct},
			{"a copy to nobody", w.head, "POST", one + "/act", act(body{"act": "copy"}), 422, approval.CodePerson},
			{"a copy to a stranger", w.head, "POST", one + "/act", act(body{"act": "copy", "accounts": []string{w.taicang.Actor.AccountID}}), 422, approval.CodePerson},
			{"an empty batch", w.head, "POST", "/api/approval/batch", body{"items": []any{}}, 422, errs.FieldsCode},
			{"a substitute at another union", w.taicang, "POST", "/api/approval/substitutes", sub, 404, errs.NotFoundCode},
			{"a substitute from elsewhere", w.county, "POST", "/api/approval/substitutes", body{"unionId": union, "substituteId": w.clerk.Actor.AccountID, "from": "2026-11-23", "until": "2026-11-30"}, 422, approval.CodePerson},
			{"oneself as a substitute", w.county, "POST", "/api/approval/substitutes", body{"unionId": union, "substituteId": w.county.Actor.AccountID, "from": "2026-11-23", "until": "2026-11-30"}, 422, errs.FieldsCode},
			{"a term that is over", w.county, "POST", "/api/approval/substitutes", body{"unionId": union, "substituteId": w.county2.Actor.AccountID, "from": "2026-11-01", "until": "2026-11-22"}, 422, errs.FieldsCode},
			{"somebody else's substitute", w.taicang, "POST", "/api/approval/substitutes/" + record() + "/end", body{"rev": 1}, 404, errs.NotFoundCode},
			{"an empty phrase", w.head, "PUT", "/api/approval/phrases", body{"phrases": []string{" "}}, 422, errs.FieldsCode},
		} {
			t.Run(tc.name, func(t *testing.T) { tc.who.Do(t, tc.method, tc.path, tc.body).Refused(t, tc.status, tc.code) })
		}
		if d := w.show(c.ID); d.Rev != 1 || len(d.Opinions) != 1 {
			t.Errorf("refusals left something: %+v", d.Case)
		}
	})
}

// TestWalk follows one case through every step, back to the sender and up again.
func TestWalk(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		id := record()
		c := w.submit(w.clerk, id, "玉山镇总工会")
		first := c.FirstSentAt
		for who, want := range map[*apptest.Client][]string{w.head: {c.ID}, w.clerk: {}, w.county: {}, w.province: {}, w.taicang: {}} {
			if diff := cmp.Diff(want, w.box(who, "todo")); diff != "" {
				t.Errorf("待办 (-want +got):\n%s", diff)
			}
		}
		if got := w.owed("玉山镇总工会", "sign"); got != "open 2026-11-27" {
			t.Errorf("the head's term is %s", got)
		}
		w.later("2026-11-24")
		w.act(w.head, c.ID, body{"act": "approve", "opinion": "同意。"}).Want(t, 200)
		if got := w.owed("昆山市总工会", "review"); got != "open 2026-12-01" {
			t.Errorf("the county's term is %s", got)
		}
		// two working days are used up when the county returns it
		w.later("2026-11-26")
		w.act(w.county, c.ID, body{"act": "return", "opinion": "请补充理由"}).Want(t, 200)
		if got := w.owed("昆山市总工会", "review"); got != "paused 2026-12-01" {
			t.Errorf("while it is returned the county's term is %s", got)
		}
		if diff := cmp.Diff([]string{c.ID}, w.box(w.clerk, "todo")); diff != "" {
			t.Errorf("a returned case waits for the sender (-want +got):\n%s", diff)
		}
		if diff := cmp.Diff([]string{}, w.box(w.county, "todo")); diff != "" {
			t.Errorf("and for nobody else (-want +got):\n%s", diff)
		}
		w.later("2026-12-07")
		c = w.submit(w.clerk, id, "玉山镇总工会")
		if !c.FirstSentAt.Equal(first) || c.SentAt.Equal(first) {
			t.Errorf("a return leaves the first submission alone: first %s, now %s", c.FirstSentAt, c.SentAt)
		}
		w.act(w.head, c.ID, body{"act": "approve"}).Want(t, 200)
		if got := w.owed("昆山市总工会", "review"); got != "open 2026-12-10" {
			t.Errorf("three working days are left to the county: %s", got)
		}
		w.later("2026-12-20")
		w.act(w.county, c.ID, body{"act": "approve", "opinion": "情况属实，同意上报。"}).Want(t, 200)
		if got := w.owed("昆山市总工会", "review"); got != "met 2026-12-10" {
			t.Errorf("an internal term is never late: %s", got)
		}
		d := w.see(w.province, c.ID)
		want := []string{"拟定 玉山镇总工会 done", "负责人审签 玉山镇总工会 done", "上级审核 昆山市总工会 done", "省级核定 江苏省总工会 open"}
		var got []string
		for _, s := range d.Steps {
			got = append(got, s.Title+" "+s.UnionName+" "+s.State)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("steps (-want +got):\n%s", diff)
		}
		w.act(w.province, c.ID, body{"act": "approve"}).Want(t, 200)
		w.act(w.province, c.ID, body{"act": "approve"}).Refused(t, 422, approval.CodeState)
		if diff := cmp.Diff([]approval.Act{"approve", "return", "approve", "approve", "approve"}, w.told); diff != "" {
			t.Errorf("the chapter was told (-want +got):\n%s", diff)
		}
		for box, who := range map[string]*apptest.Client{"done": w.county, "sent": w.clerk} {
			if diff := cmp.Diff([]string{c.ID}, w.box(who, box)); diff != "" {
				t.Errorf("%s (-want +got):\n%s", box, diff)
			}
		}
		clerk := authz.Post(authz.RoleClerk, c.UnionID)
		if diff := cmp.Diff([]string{"退回修改：玉山镇总工会的测试事项", "通过：玉山镇总工会的测试事项"}, w.notices(clerk)); diff != "" {
			t.Errorf("the sender was told (-want +got):\n%s", diff)
		}
	})
}

// TestWhatWaitsStandsByItsLimit: what is due first, of one day what came first, and behind it what has no limit; page by
// page and back.
func TestWhatWaitsStandsByItsLimit(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		names := map[string]string{}
		for _, one := range []struct{ name, due, opened string }{
			{"due on 2 December, the first to arrive", "2026-12-02", "2026-11-16T01:00:00Z"},
			{"due on 1 December, arrived on Wednesday", "2026-12-01", "2026-11-18T01:00:00.5Z"},
			{"due on 1 December, arrived on Tuesday", "2026-12-01", "2026-11-17T01:00:00Z"},
			{"the same, sent after it", "2026-12-01", "2026-11-17T01:00:00Z"},
			{"no limit", "", "2026-11-10T01:00:00Z"},
		} {
			c := w.submit(w.clerk, record(), "玉山镇总工会")
			names[c.ID] = one.name
			opened, err := time.Parse(time.RFC3339, one.opened)
			if err != nil {
				t.Fatal(err)
			}
			var due workday.Date
			if one.due != "" {
				due = day(one.due)
			}
			w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
				_, err := tx.NewRaw("UPDATE approval_step SET due_on = ?, opened_at = ? WHERE case_id = ? AND state = 'open'", due, opened, c.ID).Exec(ctx)
				return err
			})
		}
		want := []string{
			"due on 1 December, arrived on Tuesday", "the same, sent after it", "due on 1 December, arrived on Wednesday", "due on 2 December, the first to arrive", "no limit",
		}
		type paged struct {
			Items      []approval.CaseLine `json:"items"`
			Next, Prev string
		}
		read := func(cursor string) (p paged, got []string) {
			p = apptest.Read[paged](t, w.head.Do(t, http.MethodGet, "/api/approval/cases?box=todo&limit=2&cursor="+cursor, nil).Want(t, 200))
			for _, l := range p.Items {
				got = append(got, names[l.ID])
			}
			return p, got
		}
		p, got := read("")
		first := p
		for p.Next != "" {
			var more []string
			p, more = read(p.Next)
			got = append(got, more...)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("forward (-want +got):\n%s", diff)
		}
		var back []string
		for p.Prev != "" {
			var more []string
			p, more = read(p.Prev)
			back = append(more, back...)
		}
		if diff := cmp.Diff(want[:4], back); diff != "" {
			t.Errorf("back (-want +got):\n%s", diff)
		}
		// a place in another box, or one that nobody was given
		for _, cursor := range []httpx.Cursor{
			{Keys: []string{"2026-11-17 01:00:00+00:00", "x"}}, {Keys: []string{"soon", "2026-11-17 01:00:00+00:00", "x"}}, {Keys: []string{"2026-12-01", "soon", "x"}},
		} {
			w.head.Do(t, http.MethodGet, "/api/approval/cases?box=todo&cursor="+cursor.String(), nil).Refused(t, 400, "cursor")
		}
		w.head.Do(t, http.MethodGet, "/api/approval/cases?box=sent&cursor="+first.Next, nil).Refused(t, 400, "cursor")
	})
}

// TestExport: each box as its reader sees it, in the order of the list and narrowed like it.
func TestExport(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		c := w.submit(w.clerk, record(), "玉山镇总工会")
		w.act(w.head, c.ID, body{"act": "copy", "accounts": []string{w.clerk.Actor.AccountID}}).Want(t, 200)
		w.later("2026-11-24")
		w.act(w.head, c.ID, body{"act": "approve"}).Want(t, 200)
		taken := func(who *apptest.Client, query string) [][]string {
			t.Helper()
			return apptest.Workbook(t, who.Do(t, "GET", "/api/approval/cases/export?box="+query, nil))
		}
		common := []string{"玉山镇总工会的测试事项", "三人", "测试事项", "玉山镇总工会", w.clerk.Actor.Name, "昆山市总工会", "上级审核", "办理中", "2026-12-01"}
		head := []string{"事项", "摘要", "类别", "上报单位", "上报人", "办理单位", "当前步骤", "状态", "内部时限"}
		for _, tc := range []struct {
			name, query, title string
			who                *apptest.Client
			at                 []string
			more               []string
		}{
			{"waiting", "todo", "待办", w.county, []string{"到达时间"}, []string{"2026-11-24 09:00"}},
			{"done", "done", "已办", w.head, []string{"最近变动"}, []string{"2026-11-24 09:00"}},
			{"sent", "sent&q=测试", "我发起的", w.clerk, []string{"上报时间"}, []string{"2026-11-23 09:00"}},
			{"copied", "copied&state=open", "抄送我的", w.clerk, []string{"抄送时间", "阅读"}, []string{"2026-11-23 09:00", "未读"}},
		} {
			rows := taken(tc.who, tc.query)
			want := [][]string{
				{"审批事项（" + tc.title + "）"}, {tc.who.Actor.Name + "导出，2026-11-24 09:00"}, slices.Concat(head, tc.at), slices.Concat(common, tc.more),
			}
			if diff := cmp.Diff(want, rows); diff != "" {
				t.Errorf("%s (-want +got):\n%s", tc.name, diff)
			}
		}
		for who, query := range map[*apptest.Client]string{w.taicang: "todo", w.county: "todo&state=approved", w.clerk: "sent&q=别的"} {
			if rows := taken(who, query); len(rows) != 3 {
				t.Errorf("%s: %q", query, rows)
			}
		}
		var n int
		if err := w.DB.Read().NewRaw("SELECT count(*) FROM audit_entry WHERE action = 'approval.export'").Scan(t.Context(), &n); err != nil || n != 7 {
			t.Errorf("%d exports recorded, want 7 (%v)", n, err)
		}
	})
}

func TestReturnToAMiddleStepAndWithdraw(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		id := record()
		c := w.submit(w.clerk, id, "玉山镇总工会")
		w.act(w.clerk, c.ID, body{"act": "withdraw"}).Want(t, 200)
		if diff := cmp.Diff([]string{}, w.box(w.head, "todo")); diff != "" {
			t.Errorf("what was taken back waits for nobody:\n%s", diff)
		}
		if got := w.owed("玉山镇总工会", "sign"); got != "void 2026-11-27" {
			t.Errorf("and nothing is owed for it: %s", got)
		}
		c = w.submit(w.clerk, id, "玉山镇总工会")
		w.act(w.head, c.ID, body{"act": "approve"}).Want(t, 200)
		w.act(w.clerk, c.ID, body{"act": "withdraw"}).Refused(t, 422, approval.CodeActed)
		w.act(w.county, c.ID, body{"act": "return", "to": "sign", "opinion": "请负责人核实"}).Want(t, 200)
		if d := w.show(c.ID); d.State != approval.Open || d.Step != 1 {
			t.Errorf("returned to the head: %+v", d.Case)
		}
		if diff := cmp.Diff([]string{c.ID}, w.box(w.head, "todo")); diff != "" {
			t.Errorf("it waits for the head again:\n%s", diff)
		}
		w.act(w.head, c.ID, body{"act": "reject", "opinion": "不符合条件"}).Want(t, 200)
		if d := w.show(c.ID); d.State != approval.Rejected {
			t.Errorf("rejected: %+v", d.Case)
		}
	})
}

// TestTwoAtOnce has two holders of one post decide at the same time: one wins, the other is told.
func TestTwoAtOnce(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		c := w.submit(w.clerk, record(), "玉山镇总工会")
		w.act(w.head, c.ID, body{"act": "approve"}).Want(t, 200)
		rev := w.show(c.ID).Rev
		var wg sync.WaitGroup
		replies := make([]apptest.Reply, 2)
		for i, who := range []*apptest.Client{w.county, w.county2} {
			wg.Go(func() {
				replies[i] = who.Do(t, http.MethodPost, "/api/approval/cases/"+c.ID+"/act", body{"rev": rev, "act": []string{"approve", "return"}[i], "opinion": "意见"})
			})
		}
		wg.Wait()
		status := []int{replies[0].Status, replies[1].Status}
		slices.Sort(status)
		if diff := cmp.Diff([]int{200, 409}, status); diff != "" {
			t.Errorf("(-want +got):\n%s\n%s\n%s", diff, replies[0].Body, replies[1].Body)
		}
		if d := w.show(c.ID); len(d.Opinions) != 3 {
			t.Errorf("%d opinions, want submit, the head's, and one of the two", len(d.Opinions))
		}
	})
}

func TestSubstituteActsInAnothersName(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		stand := w.As(t, authz.RoleOfficer, "昆山市总工会")
		c := w.submit(w.clerk, record(), "玉山镇总工会")
		w.act(w.head, c.ID, body{"act": "approve"}).Want(t, 200)
		w.act(stand, c.ID, body{"act": "approve"}).Refused(t, 403, errs.MissingCode)
		b := apptest.Read[approval.Substitute](t, w.county.Do(t, "POST", "/api/approval/substitutes", body{
			"unionId": w.Union(t, "昆山市总工会").ID, "substituteId": stand.Actor.AccountID, "from": "2026-11-23", "until": "2026-11-30", "note": "出差",
		}).Want(t, 201))
		if diff := cmp.Diff([]string{c.ID}, w.box(stand, "todo")); diff != "" {
			t.Errorf("待办 of the substitute (-want +got):\n%s", diff)
		}
		elsewhere := stand.Actor
		elsewhere.Grants = w.taicang.Actor.Grants
		if n, err := w.svc.Count(t.Context(), elsewhere); err != nil || n.Todo != 0 {
			t.Errorf("who has left the union still stands in there: %d waiting, %v", n.Todo, err)
		}
		// no circle
		stand.Do(t, "POST", "/api/approval/substitutes", body{
			"unionId": w.Union(t, "昆山市总工会").ID, "substituteId": w.county.Actor.AccountID, "from": "2026-11-30", "until": "2026-12-05",
		}).Refused(t, 422, approval.CodeSubst)
		w.act(stand, c.ID, body{"act": "approve", "opinion": "同意。"}).Want(t, 200)
		d := w.show(c.ID)
		last := d.Opinions[len(d.Opinions)-1]
		if want := stand.Actor.Name + "（代" + w.county.Actor.Name + "）"; last.Signed() != want || last.Post != "工会审核" {
			t.Errorf("signed %s as %s, want %s", last.Signed(), last.Post, want)
		}
		if printed := papertest.WordText(t, w.county.Do(t, "GET", "/api/approval/cases/"+c.ID+"/print?format=docx", nil).Want(t, 200).Body); !strings.Contains(printed, last.Signed()) {
			t.Errorf("the sheet does not say in whose name: %s", printed)
		}
		second := w.submit(w.clerk, record(), "玉山镇总工会")
		w.act(w.head, second.ID, body{"act": "approve"}).Want(t, 200)
		w.county.Do(t, "POST", "/api/approval/substitutes/"+b.ID+"/end", body{"rev": 9}).Refused(t, 409, errs.StaleCode)
		w.county.Do(t, "POST", "/api/approval/substitutes/"+b.ID+"/end", body{"rev": 1}).Want(t, 200)
		w.act(stand, second.ID, body{"act": "approve"}).Refused(t, 403, errs.MissingCode)
		list := apptest.Read[struct{ Items []approval.SubstituteView }](t, stand.Do(t, "GET", "/api/approval/substitutes", nil).Want(t, 200))
		if len(list.Items) != 1 || list.Items[0].Mine || list.Items[0].InForce {
			t.Errorf("the substitute sees %+v", list.Items)
		}
	})
}

// TestNobodyDecidesOnTheirOwn: one account with a post below and one above.
func TestNobodyDecidesOnTheirOwn(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		both := w.Account(t, "", apptest.Grant{Role: authz.RoleClerk, Union: "玉山镇总工会"}, apptest.Grant{Role: authz.RoleApprover, Union: "昆山市总工会"})
		c := w.submit(both, record(), "玉山镇总工会")
		w.act(w.head, c.ID, body{"act": "approve"}).Want(t, 200)
		if diff := cmp.Diff([]string{}, w.box(both, "todo")); diff != "" {
			t.Errorf("one's own is no 待办:\n%s", diff)
		}
		w.act(both, c.ID, body{"act": "approve"}).Refused(t, 422, approval.CodeSelf)
		w.county.Do(t, "POST", "/api/approval/substitutes", body{
			"unionId": w.Union(t, "昆山市总工会").ID, "substituteId": both.Actor.AccountID, "from": "2026-11-23", "until": "2026-11-30",
		}).Want(t, 201)
		w.act(both, c.ID, body{"act": "approve"}).Refused(t, 422, approval.CodeSelf)
		both.Do(t, "POST", "/api/approval/substitutes", body{
			"unionId": w.Union(t, "昆山市总工会").ID, "substituteId": w.county2.Actor.AccountID, "from": "2026-11-23", "until": "2026-11-30",
		}).Want(t, 201)
		w.act(w.county2, c.ID, body{"act": "approve"}).Want(t, 200) // by the own post, in nobody's name
		if d := w.show(c.ID); d.Opinions[2].ForName != "" {
			t.Errorf("decided in the sender's name: %+v", d.Opinions[2])
		}
	})
}

func TestTransferCopyAndTidy(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		c := w.submit(w.clerk, record(), "玉山镇总工会")
		w.act(w.head, c.ID, body{"act": "approve"}).Want(t, 200)
		type people struct{ Items []approval.PersonChoice }
		list := apptest.Read[people](t, w.county.Do(t, "GET", "/api/approval/cases/"+c.ID+"/people?act=transfer", nil).Want(t, 200))
		if len(list.Items) != 1 || list.Items[0].AccountID != w.county2.Actor.AccountID {
			t.Fatalf("to be handed on to %+v", list.Items)
		}
		w.act(w.county, c.ID, body{"act": "transfer", "accounts": []string{w.province.Actor.AccountID}}).Refused(t, 422, approval.CodePerson)
		w.act(w.county, c.ID, body{"act": "transfer", "accounts": []string{w.county2.Actor.AccountID}, "opinion": "请办"}).Want(t, 200)
		if diff := cmp.Diff([]string{}, w.box(w.county, "todo")); diff != "" {
			t.Errorf("handed on:\n%s", diff)
		}
		if diff := cmp.Diff([]string{c.ID}, w.box(w.county2, "todo")); diff != "" {
			t.Errorf("handed to:\n%s", diff)
		}
		w.act(w.county, c.ID, body{"act": "approve"}).Refused(t, 422, approval.CodeHeld)

		w.act(w.county2, c.ID, body{"act": "copy", "accounts": []string{w.head.Actor.AccountID}, "opinion": "请知悉"}).Want(t, 200)
		if diff := cmp.Diff([]string{c.ID}, w.box(w.head, "copied")); diff != "" {
			t.Errorf("抄送我的:\n%s", diff)
		}
		count := func() int {
			return apptest.Read[approval.Counts](t, w.head.Do(t, "GET", "/api/approval/counts", nil)).Copied
		}
		if n := count(); n != 1 {
			t.Errorf("%d unread copies, want 1", n)
		}
		w.head.Do(t, "POST", "/api/approval/cases/"+c.ID+"/read", nil).Want(t, 204)
		if n := count(); n != 0 {
			t.Errorf("%d unread copies after reading, want 0", n)
		}

		// the holder's post ends: the case goes back to the post
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			_, err := tx.NewRaw("UPDATE role_grant SET ended_at = ? WHERE account_id = ?", tx.Now(), w.county2.Actor.AccountID).Exec(ctx)
			return err
		})
		if err := w.svc.Tidy(t.Context()); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff([]string{c.ID}, w.box(w.county, "todo")); diff != "" {
			t.Errorf("given back:\n%s", diff)
		}
		w.act(w.county, c.ID, body{"act": "approve"}).Want(t, 200)
	})
}

func TestConsolidate(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		county := w.Account(t, "", apptest.Grant{Role: authz.RoleClerk, Union: "昆山市总工会"}, apptest.Grant{Role: authz.RoleApprover, Union: "昆山市总工会"})
		countyHead := w.As(t, authz.RoleHead, "昆山市总工会")
		city := w.As(t, authz.RoleApprover, "苏州市总工会")
		towns := map[string]approval.Case{}
		for town, c := range map[string]*apptest.Client{"玉山镇总工会": w.clerk, "周市镇总工会": w.As(t, authz.RoleClerk, "周市镇总工会")} {
			towns[town] = w.submit(c, record(), town)
			w.act(w.As(t, authz.RoleHead, town), towns[town].ID, body{"act": "approve"}).Want(t, 200)
		}
		a, b := towns["玉山镇总工会"], towns["周市镇总工会"]
		// not by somebody who stands nowhere near, and not twice
		err := w.DB.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error {
			_, err := w.svc.Submit(ctx, tx, w.clerk.Actor, approval.Submission{Flow: flowTest, RecordID: record(), Title: "x", UnionID: a.UnionID, Parts: []approval.Part{{CaseID: b.ID}}})
			return err
		})
		if !errs.Is(err, approval.CodeJoined) {
			t.Errorf("a town consolidates another's: %v", err)
		}
		id := record()
		whole := w.submit(county, id, "昆山市总工会", approval.Part{CaseID: a.ID, Opinion: "同意三人"}, approval.Part{CaseID: b.ID})
		if d := w.show(a.ID); d.State != approval.Joined || d.Into == nil || d.Into.ID != whole.ID || d.Opinions[2].Opinion != "同意三人" {
			t.Errorf("part of the whole: %+v", d)
		}
		w.act(w.county, a.ID, body{"act": "approve"}).Refused(t, 422, approval.CodeJoined)
		w.act(w.clerk, a.ID, body{"act": "withdraw"}).Refused(t, 422, approval.CodeJoined)
		// back from the city; one town is taken out, returned, and the rest goes up again
		w.act(countyHead, whole.ID, body{"act": "approve"}).Want(t, 200)
		w.act(city, whole.ID, body{"act": "return", "opinion": "周市镇的请核实"}).Want(t, 200)
		w.act(w.county, b.ID, body{"act": "release", "opinion": "核实后再报"}).Want(t, 200)
		w.act(w.county, b.ID, body{"act": "return", "opinion": "请核实"}).Want(t, 200)
		w.submit(county, id, "昆山市总工会")
		w.act(countyHead, whole.ID, body{"act": "approve"}).Want(t, 200)
		w.act(city, whole.ID, body{"act": "approve"}).Want(t, 200)
		w.act(w.province, whole.ID, body{"act": "approve", "opinion": "核定。"}).Want(t, 200)
		if d := w.show(a.ID); d.State != approval.Approved || d.Opinions[len(d.Opinions)-1].Opinion != "核定。" {
			t.Errorf("what is part of the whole is decided with it: %+v", d.Case)
		}
		if d := w.show(b.ID); d.State != approval.Returned {
			t.Errorf("what was taken out is not: %+v", d.Case)
		}
	})
}

// TestSenderOfAPart: who sent a part decides nothing about the whole.
func TestSenderOfAPart(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		both := w.Account(t, "", apptest.Grant{Role: authz.RoleClerk, Union: "玉山镇总工会"}, apptest.Grant{Role: authz.RoleApprover, Union: "江苏省总工会"})
		county := w.Account(t, "", apptest.Grant{Role: authz.RoleClerk, Union: "昆山市总工会"}, apptest.Grant{Role: authz.RoleApprover, Union: "昆山市总工会"})
		c := w.submit(both, record(), "玉山镇总工会")
		w.act(w.head, c.ID, body{"act": "approve"}).Want(t, 200)
		whole := w.submit(county, record(), "昆山市总工会", approval.Part{CaseID: c.ID})
		w.act(w.As(t, authz.RoleHead, "昆山市总工会"), whole.ID, body{"act": "approve"}).Want(t, 200)
		w.act(w.As(t, authz.RoleApprover, "苏州市总工会"), whole.ID, body{"act": "approve"}).Want(t, 200)
		if diff := cmp.Diff([]string{}, w.box(both, "todo")); diff != "" {
			t.Errorf("待办:\n%s", diff)
		}
		w.act(both, whole.ID, body{"act": "approve"}).Refused(t, 422, approval.CodeSelf)
	})
}

func TestTheClockRemindsAndEscalates(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		c := w.submit(w.clerk, record(), "玉山镇总工会")
		w.act(w.head, c.ID, body{"act": "approve"}).Want(t, 200)
		county := authz.Post(authz.RoleApprover, w.Union(t, "昆山市总工会").ID)
		city := authz.Post(authz.RoleApprover, w.Union(t, "苏州市总工会").ID)
		todo, half, over := "待办："+c.Title, "尚未办理："+c.Title, "超过内部时限："+c.Title
		for _, tc := range []struct {
			date         string
			county, city []string
		}{
			{"2026-11-25", []string{todo}, []string{}},
			{"2026-11-26", []string{todo, half}, []string{}}, // the third of five working days
			{"2026-11-30", []string{todo, half}, []string{}}, // the last day
			{"2026-12-01", []string{todo, half, over}, []string{over}},
			{"2026-12-10", []string{todo, half, over}, []string{over}},
		} {
			w.later(tc.date)
			w.drain()
			if diff := cmp.Diff(tc.county, w.notices(county)); diff != "" {
				t.Errorf("%s, the county (-want +got):\n%s", tc.date, diff)
			}
			if diff := cmp.Diff(tc.city, w.notices(city)); diff != "" {
				t.Errorf("%s, its superior (-want +got):\n%s", tc.date, diff)
			}
		}
		if got := w.owed("昆山市总工会", "review"); got != "open 2026-11-30" {
			t.Errorf("the term is %s", got)
		}
		p := apptest.Read[page](t, w.As(t, authz.RoleApprover, "昆山市总工会").Do(t, "GET", "/api/approval/cases", nil).Want(t, 200))
		if p.Items[0].Tone != obligation.ToneSoon || p.Items[0].Workdays != -8 {
			t.Errorf("amber at most: %s, %d working days", p.Items[0].Tone, p.Items[0].Workdays)
		}
	})
}

func TestAChapterThatRefusesUndoesTheAct(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		c := w.submit(w.clerk, record(), "玉山镇总工会")
		before := w.show(c.ID)
		w.refuse = true
		err := w.DB.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error {
			_, err := w.svc.Decide(ctx, tx, w.head.Actor, approval.Decision{CaseID: c.ID, Rev: 1, Act: approval.Approve})
			return err
		})
		if err == nil || !strings.Contains(err.Error(), errChapter.Error()) {
			t.Fatalf("got %v", err)
		}
		if diff := cmp.Diff(before, w.show(c.ID)); diff != "" {
			t.Errorf("something was left (-before +after):\n%s", diff)
		}
	})
}

func TestAMovedUnionsCaseFindsItsNewSuperior(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		c := w.submit(w.clerk, record(), "玉山镇总工会")
		w.act(w.head, c.ID, body{"act": "approve"}).Want(t, 200)
		town, from, to := w.Union(t, "玉山镇总工会"), w.Union(t, "昆山市总工会"), w.Union(t, "太仓市总工会")
		places := map[string]org.Place{town.ID: {UnionID: town.ID, CountyID: to.ID, CityID: to.CityID}}
		follow := func() {
			for _, f := range w.svc.Followers() {
				for n := 1; n > 0; {
					w.Tx(t, func(ctx context.Context, tx *db.Tx) (err error) {
						n, err = f.Reparent(ctx, tx, []string{town.ID}, places, 100)
						return err
					})
				}
			}
		}
		follow() // as the acts upon the tree do, before it turns
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			_, err := org.Move(ctx, tx, audit.System(), town.ID, to.ID, org.TierBase, "", day("2026-11-23"))
			return err
		})
		follow()
		if diff := cmp.Diff([]string{c.ID}, w.box(w.taicang, "todo")); diff != "" {
			t.Errorf("待办 of the new superior:\n%s", diff)
		}
		if diff := cmp.Diff([]string{}, w.box(w.county, "todo")); diff != "" {
			t.Errorf("待办 of the old:\n%s", diff)
		}
		if got := w.owed("太仓市总工会", "review"); got != "open 2026-11-30" {
			t.Errorf("the clock goes on: %s", got)
		}
		what, err := w.svc.Followers()[0].Holds(t.Context(), w.DB.Read(), to.ID, day("2026-11-23"))
		if err != nil || what != "未办结的审批事项1件" {
			t.Errorf("the union cannot be closed: %q %v", what, err)
		}
		if what, err = w.svc.Followers()[0].Holds(t.Context(), w.DB.Read(), from.ID, day("2026-11-23")); err != nil || what != "" {
			t.Errorf("the old superior can: %q %v", what, err)
		}
		w.act(w.taicang, c.ID, body{"act": "approve"}).Want(t, 200)
	})
}

// TestAMergedSuperiorsCasesGoToItsSuccessor: and come back when the merger is taken back.
func TestAMergedSuperiorsCasesGoToItsSuccessor(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		c := w.submit(w.clerk, record(), "玉山镇总工会")
		w.act(w.head, c.ID, body{"act": "approve"}).Want(t, 200)
		own := w.submit(w.As(t, authz.RoleClerk, "昆山市总工会"), record(), "昆山市总工会")
		merger := org.Taking{ActID: db.NewID(), Since: db.NewID(), On: day("2026-11-23"), From: w.Union(t, "昆山市总工会"), Into: w.Union(t, "太仓市总工会")}
		for round := range 2 { // again there is nothing left to do
			for _, f := range w.svc.Followers() {
				if f.Merge != nil {
					w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
						n, err := f.Merge(ctx, tx, merger, 100)
						if round == 1 && n > 0 {
							t.Errorf("%s moves %d again", f.Name, n)
						}
						return err
					})
				}
			}
		}
		if got := w.show(own.ID); got.UnionID != merger.Into.ID {
			t.Errorf("what it sent stays behind: %+v", got.Case)
		}
		if diff := cmp.Diff([]string{c.ID}, w.box(w.taicang, "todo")); diff != "" {
			t.Errorf("待办 of the successor:\n%s", diff)
		}
		for _, f := range w.svc.Followers() {
			if f.Return != nil {
				w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
					_, err := f.Return(ctx, tx, merger, 100)
					return err
				})
			}
		}
		if diff := cmp.Diff([]string{}, w.box(w.taicang, "todo")); diff != "" {
			t.Errorf("待办 of the successor after all:\n%s", diff)
		}
		w.act(w.county, c.ID, body{"act": "approve"}).Want(t, 200)
		if got := w.show(own.ID); got.UnionID != merger.From.ID {
			t.Errorf("what it sent stays with the successor: %+v", got.Case)
		}
	})
}

// TestSubstitutesEndWithTheUnion: as the posts do, whether it is closed or merged; and they stand in again when that is
// taken back.
func TestSubstitutesEndWithTheUnion(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		u := w.Union(t, "昆山市总工会")
		substitutes := w.svc.Followers()[2]
		end := map[string]func(context.Context, *db.Tx, org.Taking) error{
			"closed": substitutes.Close,
			"merged": func(ctx context.Context, tx *db.Tx, t org.Taking) error {
				_, err := substitutes.Merge(ctx, tx, t, 100)
				return err
			},
		}
		for name, fn := range end {
			taking := org.Taking{ActID: db.NewID(), From: u, Into: w.Union(t, "太仓市总工会")}
			b := apptest.Read[approval.Substitute](t, w.county.Do(t, "POST", "/api/approval/substitutes", body{
				"unionId": u.ID, "substituteId": w.county2.Actor.AccountID, "from": "2026-11-23", "until": "2026-11-30",
			}).Want(t, 201))
			see := func() (v approval.SubstituteView) {
				list := apptest.Read[struct{ Items []approval.SubstituteView }](t, w.county.Do(t, "GET", "/api/approval/substitutes", nil).Want(t, 200))
				if i := slices.IndexFunc(list.Items, func(v approval.SubstituteView) bool { return v.ID == b.ID }); i >= 0 {
					v = list.Items[i]
				}
				return v
			}
			w.Tx(t, func(ctx context.Context, tx *db.Tx) error { return fn(ctx, tx, taking) })
			if v := see(); v.ID == "" || v.InForce || len(v.Actions) > 0 {
				t.Errorf("%s: %+v", name, v)
			}
			w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
				_, err := substitutes.Return(ctx, tx, taking, 100)
				return err
			})
			v := see()
			if !v.InForce {
				t.Errorf("%s, and taken back: %+v", name, v)
			}
			w.county.Do(t, "POST", "/api/approval/substitutes/"+v.ID+"/end", body{"rev": v.Rev}).Want(t, 200) // makes room for the next
		}
	})
}

func TestBatchPhrasesFlowsAndPaper(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		a, b := w.submit(w.clerk, record(), "玉山镇总工会"), w.submit(w.clerk, record(), "玉山镇总工会")
		items := []body{{"id": a.ID, "rev": 1}, {"id": b.ID, "rev": 7}}
		type results struct{ Items []approval.BatchResult }
		got := apptest.Read[results](t, w.head.Do(t, "POST", "/api/approval/batch", body{"items": items, "opinion": "同意。"}).Want(t, 200))
		want := []approval.BatchResult{{ID: a.ID, OK: true}, {ID: b.ID, Why: "这件事项刚刚由他人办理过，现为“办理中”，请刷新后再看。"}}
		if diff := cmp.Diff(want, got.Items); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
		type phrases struct {
			Common []approval.Phrase
			Own    []string
		}
		w.head.Do(t, "PUT", "/api/approval/phrases", body{"phrases": []string{"同意，请抓紧办理。"}}).Want(t, 200)
		p := apptest.Read[phrases](t, w.head.Do(t, "GET", "/api/approval/phrases", nil).Want(t, 200))
		if diff := cmp.Diff([]string{"同意，请抓紧办理。"}, p.Own); diff != "" || len(p.Common) < 3 {
			t.Errorf("phrases: %+v", p)
		}
		if p := apptest.Read[phrases](t, w.county.Do(t, "GET", "/api/approval/phrases", nil).Want(t, 200)); len(p.Own) != 0 {
			t.Errorf("another's phrases: %+v", p.Own)
		}
		printed := papertest.WordText(t, w.county.Do(t, "GET", "/api/approval/cases/"+a.ID+"/print?format=docx", nil).Want(t, 200).Body)
		for _, want := range []string{"审批单", "玉山镇总工会的测试事项", "人数", "明细", "负责人审签", "同意。", w.head.Actor.Name, "2026年11月23日 09:00"} {
			if !strings.Contains(printed, want) {
				t.Errorf("the sheet lacks %q: %s", want, printed)
			}
		}
		w.clerk.Do(t, "GET", "/api/approval/flows", nil).Want(t, 200)
	})
}
