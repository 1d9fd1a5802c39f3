package rights_test

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/app/apptest"
	"xiezhi/internal/authz"
	"xiezhi/internal/obligation"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/rights"
)

func TestCaseRefusals(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		sent := w.send(w.instructor, w.complaint(w.clerk.Actor.AccountID, false))
		at, mine := handling+"/"+sent.ID, "/api/rights/cases/"+sent.ID
		with := func(key string, v any) object {
			o := w.complaint("", false)
			o[key] = v
			return o
		}
		text := object{"rev": 1, "text": "已经核实，将予改进。"}
		stale := object{"rev": 2, "text": "已经核实，将予改进。"}
		route := object{"rev": 1, "unionId": w.id("苏州市总工会"), "note": "请市总办理"}
		for _, c := range []struct {
			name         string
			who          *apptest.Client
			method, path string
			body         any
			status       int
			code         string
		}{
			{"anonymous sends", w.Anonymous(), "POST", "/api/rights/cases", w.complaint("", false), 401, "not_signed_in"},
			{"no such kind", w.instructor, "POST", "/api/rights/cases", with("kind", "praise"), 422, "fields_invalid"},
			{"too long", w.instructor, "POST", "/api/rights/cases", with("body", strings.Repeat("长", 2001)), 422, "fields_invalid"},
			{"about nobody", w.instructor, "POST", "/api/rights/cases", with("aboutUnionId", ""), 422, "fields_invalid"},
			{"about a stranger's union", w.instructor, "POST", "/api/rights/cases", with("aboutUnionId", w.id("太仓市总工会")), 404, "not_found"},
			{"about somebody elsewhere", w.instructor, "POST", "/api/rights/cases", with("aboutAccountId", w.taicang.Actor.AccountID), 422, "about_person"},
			{"too large", w.instructor, "POST", "/api/rights/cases", with("body", strings.Repeat("长", 1<<20)), 413, "too_large"},
			{"not JSON", w.instructor, "POST", "/api/rights/cases", []byte("{"), 400, "malformed"},

			{"anonymous handles", w.Anonymous(), "GET", at, nil, 401, "not_signed_in"},
			{"instructor handles", w.instructor, "GET", at, nil, 403, "permission_missing"},
			{"clerk handles", w.clerk, "GET", at, nil, 403, "permission_missing"},
			{"head handles", w.head, "GET", handling, nil, 403, "permission_missing"},
			{"inspector handles", w.inspector, "GET", at, nil, 403, "permission_missing"},
			{"auditor handles", w.auditor, "GET", at, nil, 403, "permission_missing"},
			{"neighbouring county", w.taicang, "GET", at, nil, 404, "not_found"},
			{"the city above", w.city, "GET", at, nil, 404, "not_found"},
			{"neighbouring county answers", w.taicang, "POST", at + "/answer", text, 404, "not_found"},
			{"stale answer", w.officer, "POST", at + "/answer", stale, 409, "stale"},
			{"empty answer", w.officer, "POST", at + "/answer", object{"rev": 1, "text": " "}, 422, "fields_invalid"},
			{"neighbouring county hands on", w.taicang, "POST", at + "/reroute", route, 404, "not_found"},
			{"handed on without a note", w.officer, "POST", at + "/reroute", object{"rev": 1, "unionId": w.id("苏州市总工会"), "note": ""}, 422, "fields_invalid"},
			{"handed to the union complained of", w.officer, "POST", at + "/reroute", object{"rev": 1, "unionId": w.id("玉山镇总工会"), "note": "请自行处理"}, 422, "case_target"},
			{"handed to a neighbour", w.officer, "POST", at + "/reroute", object{"rev": 1, "unionId": w.id("太仓市总工会"), "note": "请协助"}, 422, "case_target"},
			{"stale hand-on", w.officer, "POST", at + "/reroute", object{"rev": 3, "unionId": w.id("苏州市总工会"), "note": "请市总办理"}, 409, "stale"},
			{"figures without permission", w.clerk, "GET", handling + "/figures", nil, 403, "permission_missing"},

			{"another's own page", w.clerk, "GET", mine, nil, 404, "not_found"},
			{"the officer is not the sender", w.officer, "GET", mine, nil, 404, "not_found"},
			{"another takes it back", w.clerk, "POST", mine + "/withdraw", object{"rev": 1}, 404, "not_found"},
			{"stale withdrawal", w.instructor, "POST", mine + "/withdraw", object{"rev": 2}, 409, "stale"},
			{"comment before the answer", w.instructor, "POST", mine + "/comment", object{"rev": 1, "text": "很好"}, 422, "case_open"},
			{"appeal before the answer", w.instructor, "POST", mine + "/appeal", object{"rev": 1, "text": "对答复不服，请再看"}, 422, "case_open"},
			{"a code of nobody", w.Anonymous(), "POST", "/api/rights/receipts", object{"code": "ABCDEFGHIJKLMNOPQRST"}, 404, "not_found"},
			{"a code too short", w.Anonymous(), "POST", "/api/rights/receipts", object{"code": "ABC"}, 422, "fields_invalid"},
			{"a named case has no code", w.Anonymous(), "POST", "/api/rights/receipts/withdraw", object{"code": "ABCDEFGHIJKLMNOPQRST", "id": sent.ID, "rev": 1}, 404, "not_found"},
			{"a case that is none", w.officer, "GET", handling + "/" + db.NewID(), nil, 404, "not_found"},
		} {
			t.Run(c.name, func(t *testing.T) { c.who.Do(t, c.method, c.path, c.body).Refused(t, c.status, c.code) })
		}
	})
}

// The clerk is complained of, and holds a post at the county that answers besides: nothing leads there.
func TestWhoIsComplainedOfNeverReads(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		both := w.Account(t, "", apptest.Grant{Role: authz.RoleClerk, Union: "玉山镇总工会"}, apptest.Grant{Role: authz.RoleOfficer, Union: "昆山市总工会"})
		sent := w.send(w.instructor, w.complaint(both.Actor.AccountID, false))
		if sent.UnionName != "昆山市总工会" || sent.DueOn != day("2026-12-14") || sent.Code != "" {
			t.Fatalf("sent to %s by %s", sent.UnionName, sent.DueOn)
		}
		if v := w.handled(w.officer, sent.ID); v.SenderName != w.instructor.Actor.Name || v.FromName != "玉山镇总工会" || v.AboutName != "玉山镇总工会，聘用单位经办 "+both.Actor.Name {
			t.Errorf("the county reads %+v", v)
		}
		shut := func(c *apptest.Client, who string) {
			t.Helper()
			c.Do(t, http.MethodGet, handling+"/"+sent.ID, nil).Refused(t, 404, "not_found")
			c.Do(t, http.MethodPost, handling+"/"+sent.ID+"/answer", object{"rev": 1, "text": "不属实，不予受理。"}).Refused(t, 404, "not_found")
			list := apptest.Read[httpx.Page[rights.ConcernLine]](t, c.Do(t, http.MethodGet, handling, nil).Want(t, 200))
			if len(list.Items) != 0 || list.Total.Count != 0 {
				t.Errorf("%s finds it in the list: %+v", who, list.Items)
			}
			if n := apptest.Read[rights.ConcernsWaiting](t, c.Do(t, http.MethodGet, handling+"/waiting", nil).Want(t, 200)); n.Count != 0 {
				t.Errorf("%s sees that %d wait", who, n.Count)
			}
			if got := w.todos(c); len(got) != 0 {
				t.Errorf("待办 of %s: %v", who, got)
			}
		}
		// What could be counted tells no more than what could be read: no line of the ledger, and no number that the list does not have.
		if got := w.ledger(sent.ID); len(got) != 0 {
			t.Errorf("the ledger, which the one complained of reads, holds %q", got)
		}
		for _, path := range []string{"/api/obligations?rule=complaint", "/api/obligations?rule=complaint&state=open"} {
			if list := apptest.Read[httpx.Page[obligation.LedgerLine]](t, both.Do(t, http.MethodGet, path, nil).Want(t, 200)); len(list.Items) != 0 || list.Total.Count != 0 {
				t.Errorf("%s shows the one complained of %+v", path, list.Items)
			}
		}
		if f := apptest.Read[rights.ConcernFigures](t, both.Do(t, http.MethodGet, handling+"/figures", nil).Want(t, 200)); len(f.Rows) != 0 {
			t.Errorf("the one complained of counts %+v", f.Rows)
		}
		if f := apptest.Read[rights.ConcernFigures](t, w.officer.Do(t, http.MethodGet, handling+"/figures", nil).Want(t, 200)); len(f.Rows) != 1 {
			t.Errorf("who answers counts %+v", f.Rows)
		}
		if d := cmp.Diff([]string{"意见投诉待答复 1"}, w.todos(w.officer)); d != "" {
			t.Errorf("待办 of who answers: %s", d)
		}
		shut(both, "the one complained of")
		if body := string(both.Do(t, http.MethodGet, "/api/notices", nil).Want(t, 200).Body); strings.Contains(body, "投诉") {
			t.Errorf("a notice tells the one complained of: %s", body)
		}
		if body := string(w.officer.Do(t, http.MethodGet, "/api/notices", nil).Want(t, 200).Body); !strings.Contains(body, "收到一件投诉") {
			t.Errorf("the other officer is told nothing: %s", body)
		}

		// The town's own people, whoever is named, stay out when they come to the county.
		moved := w.head.Actor
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			if _, err := tx.NewRaw("UPDATE role_grant SET valid_until = '2026-11-22' WHERE account_id = ?", moved.AccountID).Exec(ctx); err != nil {
				return err
			}
			_, err := tx.NewRaw(`INSERT INTO role_grant (id, account_id, role, union_id, valid_from, granted_by, created_at) VALUES (?, ?, 'officer', ?, '2026-11-23', 'test', ?)`,
				db.NewID(), moved.AccountID, w.id("昆山市总工会"), tx.Now()).Exec(ctx)
			return err
		})
		w.head.SignIn(t)
		shut(w.head, "the head who became an officer of the county")

		// A substitute of an approver takes over approvals, not complaints.
		w.approver.Do(t, http.MethodPost, "/api/approval/substitutes", object{"unionId": w.id("昆山市总工会"), "substituteId": both.Actor.AccountID, "from": "2026-11-23", "until": "2026-12-31", "note": ""})
		shut(both, "the substitute")

		// Neither the audit, the ledger nor an export names anybody or repeats a word.
		for path, c := range map[string]*apptest.Client{
			"/api/audit/entries?limit=100": w.auditor, "/api/obligations?rule=complaint": both, "/api/persons/" + w.person + "/looks": w.instructor,
			handling + "/figures": both,
		} {
			body := string(c.Do(t, http.MethodGet, path, nil).Want(t, 200).Body)
			for _, word := range []string{"言语粗暴", "签字催办", "聘用单位经办 " + both.Actor.Name} {
				if strings.Contains(body, word) {
					t.Errorf("%s says %q", path, word)
				}
			}
		}
		acts := apptest.Read[struct {
			Items []struct{ Action, ActorID, ActorName, Address, PersonID string }
		}](t, w.auditor.Do(t, http.MethodGet, "/api/audit/entries?action=rights.", nil).Want(t, 200))
		if len(acts.Items) != 1 || acts.Items[0].ActorID != audit.AnonymousID || acts.Items[0].Address != "" || acts.Items[0].PersonID != "" {
			t.Errorf("the audit says %+v", acts.Items)
		}
		both.Do(t, http.MethodGet, "/api/audit/entries", nil).Refused(t, 403, "permission_missing")
	})
}

// Where the only one who could answer is the one complained of, the next above does.
func TestTheOnlyOfficerIsComplainedOf(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			_, err := tx.NewRaw("UPDATE account SET disabled_at = ? WHERE id IN (?, ?)", tx.Now(), w.officer.Actor.AccountID, w.approver.Actor.AccountID).Exec(ctx)
			return err
		})
		both := w.Account(t, "", apptest.Grant{Role: authz.RoleClerk, Union: "玉山镇总工会"}, apptest.Grant{Role: authz.RoleOfficer, Union: "昆山市总工会"})
		if sent := w.send(w.instructor, w.complaint(both.Actor.AccountID, false)); sent.UnionName != "苏州市总工会" {
			t.Errorf("a complaint about the county's only officer goes to %s", sent.UnionName)
		}
		form := apptest.Read[rights.ConcernForm](t, w.instructor.Do(t, http.MethodGet, "/api/rights/form", nil).Want(t, 200))
		if form.UnitBy != "昆山市总工会" || form.About[0].AnsweredBy != "苏州市总工会" || form.Days != 15 {
			t.Errorf("the form says %+v", form)
		}
		if sent := w.send(w.instructor, object{"kind": "suggestion", "title": "列表", "body": "希望列表可以按日期排序。", "anonymous": false}); sent.UnionName != "昆山市总工会" {
			t.Errorf("a suggestion goes to %s", sent.UnionName)
		}
	})
}

func TestAnswerCommentAppeal(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		id := w.send(w.instructor, w.complaint(w.clerk.Actor.AccountID, false)).ID
		w.later("2026-11-30")
		if v := w.mine(w.instructor, id); v.UnionName != "昆山市总工会" || v.State != rights.StateOpen || !cmp.Equal(v.Actions, []string{"attach", "withdraw"}) {
			t.Fatalf("the sender reads %+v", v)
		}
		w.officer.Do(t, http.MethodPost, handling+"/"+id+"/answer", object{"rev": 1, "text": "已找当事人谈话，要求改正。"}).Want(t, 204)
		v := w.mine(w.instructor, id)
		if v.State != rights.StateAnswered || v.Answer != "已找当事人谈话，要求改正。" || v.AnsweredOn != day("2026-11-30") || !cmp.Equal(v.Actions, []string{"comment", "appeal"}) {
			t.Fatalf("the sender reads %+v", v)
		}
		if got := w.ledger(id); !cmp.Equal(got, []string{"1 昆山市总工会 2026-12-14 met"}) {
			t.Errorf("the ledger holds %q", got)
		}
		mine := "/api/rights/cases/" + id
		w.instructor.Do(t, http.MethodPost, mine+"/comment", object{"rev": 2, "text": "谢谢，但没有道歉"}).Want(t, 204)
		w.instructor.Do(t, http.MethodPost, mine+"/comment", object{"rev": 3, "text": "再说一句"}).Refused(t, 422, "case_commented")
		w.instructor.Do(t, http.MethodPost, mine+"/appeal", object{"rev": 3, "text": "请市总再核实，当事人没有道歉。"}).Want(t, 204)
		w.instructor.Do(t, http.MethodPost, mine+"/appeal", object{"rev": 3, "text": "请市总再核实，当事人没有道歉。"}).Refused(t, 422, "case_appealed")
		v = w.mine(w.instructor, id)
		if v.AppealID == "" || len(v.Actions) != 0 {
			t.Fatalf("after the appeal the sender reads %+v", v)
		}

		// The county that answered reads the comment, and nothing of the appeal.
		before := w.handled(w.officer, id)
		if before.Comment != "谢谢，但没有道歉" || before.AppealID != "" || len(before.Actions) != 0 {
			t.Errorf("the county reads %+v", before)
		}
		w.officer.Do(t, http.MethodGet, handling+"/"+v.AppealID, nil).Refused(t, 404, "not_found")
		up := w.handled(w.city, v.AppealID)
		if up.Kind != rights.KindAppeal || up.Original == nil || up.Original.Answer != "已找当事人谈话，要求改正。" || up.AboutName != "昆山市总工会的答复" {
			t.Errorf("the city reads %+v", up)
		}
		if got := targetNames(up); !cmp.Equal(got, []string{"江苏省总工会"}) {
			t.Errorf("the appeal can be handed to %q, never back to the county", got)
		}
		w.city.Do(t, http.MethodPost, handling+"/"+v.AppealID+"/answer", object{"rev": 1, "text": "已责成当事人当面说明并致歉。"}).Want(t, 204)
		w.instructor.Do(t, http.MethodPost, "/api/rights/cases/"+v.AppealID+"/appeal", object{"rev": 2, "text": "仍不满意，请省总看。"}).Want(t, 204)
		last := w.mine(w.instructor, w.mine(w.instructor, v.AppealID).AppealID)
		if last.UnionName != "江苏省总工会" {
			t.Fatalf("the second appeal goes to %s", last.UnionName)
		}
		w.province.Do(t, http.MethodPost, handling+"/"+last.ID+"/answer", object{"rev": 1, "text": "同意市总的处理意见。"}).Want(t, 204)
		w.instructor.Do(t, http.MethodPost, "/api/rights/cases/"+last.ID+"/appeal", object{"rev": 2, "text": "仍不满意，请再看。"}).Refused(t, 422, "case_top")
	})
}

func targetNames(v rights.ConcernView) (out []string) {
	for _, x := range v.Targets {
		out = append(out, x.Name)
	}
	return out
}

// ledger is what the ledger holds of a case: term, bearer, due day and state.
func (w *world) ledger(id string) (out []string) {
	w.t.Helper()
	var lines []struct {
		Period, Name, Due string
		State             obligation.State
		PersonID          *string
	}
	err := w.DB.Read().NewRaw(`SELECT o.period, u.name, CAST(o.due_on AS text) AS due, o.state, o.person_id FROM obligation AS o JOIN org_union AS u ON u.id = o.union_id
		WHERE o.rule = 'complaint' AND o.subject = ? ORDER BY o.period`, id).Scan(w.t.Context(), &lines)
	if err != nil {
		w.t.Fatal(err)
	}
	for _, l := range lines {
		if l.PersonID != nil {
			w.t.Error("the ledger names a person")
		}
		out = append(out, fmt.Sprintf("%s %s %.10s %s", l.Period, l.Name, l.Due, l.State))
	}
	return out
}

func TestAnonymousIsReadByItsCodeAlone(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		o := w.complaint("", true)
		o["page"] = "/logs/" + w.person
		sent := w.send(w.instructor, o)
		if sent.ID != "" || len(sent.Code) != 20 {
			t.Fatalf("the reply of an anonymous one is %+v", sent)
		}
		var row struct {
			ID, SenderName, Page, ReceiptHash string
			SenderID, FromUnionID             *string
		}
		if err := w.DB.Read().NewRaw("SELECT id, sender_name, page, receipt_hash, sender_id, from_union_id FROM rights_case").Scan(t.Context(), &row); err != nil {
			t.Fatal(err)
		}
		if row.SenderID != nil || row.FromUnionID != nil || row.SenderName != "" || row.Page != "/logs/…" || strings.Contains(row.ReceiptHash, sent.Code) {
			t.Errorf("the table knows the sender: %+v", row)
		}
		var traces int
		err := w.DB.Read().NewRaw("SELECT count(*) FROM audit_entry WHERE action LIKE 'rights.%' AND (actor_id = ? OR person_id = ? OR address <> '' OR request_id <> '')",
			w.instructor.Actor.AccountID, w.person).Scan(t.Context(), &traces)
		if err != nil || traces != 0 {
			t.Errorf("%d traces in the audit, %v", traces, err)
		}
		if own := apptest.Read[httpx.Page[rights.ConcernLine]](t, w.instructor.Do(t, http.MethodGet, "/api/rights/cases", nil).Want(t, 200)); len(own.Items) != 0 {
			t.Errorf("the sender's list holds it: %+v", own.Items)
		}
		if v := w.handled(w.officer, row.ID); !v.Anonymous || v.SenderName != "" || v.FromName != "" {
			t.Errorf("the county reads a sender: %+v", v)
		}
		w.officer.Do(t, http.MethodPost, handling+"/"+row.ID+"/answer", object{"rev": 1, "text": "已核实，将加强管理。"}).Want(t, 204)

		typed := strings.ToLower(sent.Code[:5] + " " + sent.Code[5:10] + "-" + sent.Code[10:])
		read := func() []rights.ConcernView {
			return apptest.Read[httpx.List[rights.ConcernView]](t, w.Anonymous().Do(t, http.MethodPost, "/api/rights/receipts", object{"code": typed}).Want(t, 200)).Items
		}
		list := read()
		if len(list) != 1 || list[0].Answer != "已核实，将加强管理。" || list[0].SenderName != "" {
			t.Fatalf("the code opens %+v", list)
		}
		act := func(what string, rev int64, text string) apptest.Reply {
			return w.Anonymous().Do(t, http.MethodPost, "/api/rights/receipts/"+what, object{"code": typed, "id": row.ID, "rev": rev, "text": text})
		}
		act("comment", 1, "还没有改进").Refused(t, 409, "stale")
		act("comment", 2, "还没有改进").Want(t, 204)
		act("appeal", 3, "请市总核实，没有改进。").Want(t, 204)
		if list = read(); len(list) != 2 || list[1].UnionName != "苏州市总工会" || !list[1].Anonymous {
			t.Fatalf("after the appeal the code opens %+v", list)
		}
		w.Anonymous().Do(t, http.MethodPost, "/api/rights/receipts/withdraw", object{"code": typed, "id": list[1].ID, "rev": 1}).Want(t, 204)
		if got := w.ledger(list[1].ID); !cmp.Equal(got, []string{"1 苏州市总工会 2026-12-14 void"}) {
			t.Errorf("taken back, the ledger holds %q", got)
		}
		if v := w.handled(w.city, list[1].ID); v.Body != "" || v.Title != "（已撤回）" {
			t.Errorf("taken back, the city still reads %+v", v)
		}
	})
}

func TestUnansweredGoesUp(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		id := w.send(w.instructor, w.complaint("", false)).ID
		run := func(on string) {
			t.Helper()
			w.later(on)
			if err := w.App.Rights.Terms(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		told := func(c *apptest.Client, title string) int {
			return strings.Count(string(c.Do(t, http.MethodGet, "/api/notices", nil).Want(t, 200).Body), title)
		}
		run("2026-12-02")
		if n := told(w.officer, "尚未答复"); n != 0 {
			t.Errorf("reminded %d times before half of the term", n)
		}
		run("2026-12-03")
		run("2026-12-04")
		if n := told(w.officer, "尚未答复的投诉"); n != 1 {
			t.Errorf("reminded %d times at half of the term", n)
		}
		run("2026-12-14")
		if v := w.handled(w.officer, id); v.Overdue {
			t.Error("overdue on its last day")
		}
		run("2026-12-15")
		w.officer.Do(t, http.MethodGet, handling+"/"+id, nil).Refused(t, 404, "not_found")
		v := w.handled(w.city, id)
		if v.UnionName != "苏州市总工会" || v.Steps[len(v.Steps)-1].Act != rights.StepRaised || v.Steps[len(v.Steps)-1].UnionName != "昆山市总工会" {
			t.Errorf("gone up, the city reads %+v", v)
		}
		// From 2026-12-15: 16, 17, 18, 21–25, 28–31, then 2027, whose arrangement is not published: 01-04 to 01-06.
		if got := w.ledger(id); !cmp.Equal(got, []string{"1 昆山市总工会 2026-12-14 void", "2 苏州市总工会 2027-01-06 open"}) {
			t.Errorf("the ledger holds %q", got)
		}
		w.city.Do(t, http.MethodPost, handling+"/"+id+"/reroute", object{"rev": v.Rev, "unionId": w.id("昆山市总工会"), "note": "请县总限期答复"}).Want(t, 204)
		if v := w.handled(w.officer, id); v.Steps[len(v.Steps)-1].Note != "请县总限期答复" {
			t.Errorf("handed back, the county reads %+v", v.Steps)
		}
	})
}

func TestFiguresOfTheCounty(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		for range 3 {
			w.send(w.instructor, object{"kind": "suggestion", "title": "列表", "body": "希望列表可以按日期排序。", "anonymous": false})
		}
		w.send(w.instructor, w.complaint("", false))
		w.send(w.taicang, object{"kind": "suggestion", "title": "导出", "body": "希望导出可以选列。", "anonymous": true})
		f := apptest.Read[rights.ConcernFigures](t, w.city.Do(t, http.MethodGet, handling+"/figures", nil).Want(t, 200))
		if len(f.Rows) != 2 || f.Rows[0].UnionName != "苏州市总工会" || f.Rows[1].UnionName != "昆山市总工会" {
			t.Fatalf("the city counts %+v", f)
		}
		if d := cmp.Diff([]rights.ConcernFigure{{N: 3}, {Hidden: true}, {}}, f.Rows[1].Kinds); d != "" || !f.Rows[1].Total.Hidden || !f.Rows[0].Kinds[0].Hidden {
			t.Errorf("a single complaint shows:\n%s", d)
		}
		if f := apptest.Read[rights.ConcernFigures](t, w.taicang.Do(t, http.MethodGet, handling+"/figures?year=2026", nil).Want(t, 200)); len(f.Rows) != 0 {
			t.Errorf("the neighbour counts %+v", f.Rows)
		}
		w.city.Do(t, http.MethodGet, handling+"/figures?year=1999", nil).Refused(t, 422, "fields_invalid")
	})
}

// What waits at a county goes to whoever it is merged into, with its term.
func TestCasesFollowTheirUnion(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		id := w.send(w.instructor, w.complaint("", false)).ID
		from, into := w.Union(t, "昆山市总工会"), w.Union(t, "太仓市总工会")
		for _, f := range rights.Followers() {
			if f.Merge == nil {
				continue
			}
			w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
				_, err := f.Merge(ctx, tx, org.Taking{ActID: db.NewID(), From: from, Into: into}, 500)
				return err
			})
		}
		if v := w.handled(w.taicang, id); v.UnionName != "太仓市总工会" {
			t.Errorf("after the merger %s answers", v.UnionName)
		}
		w.officer.Do(t, http.MethodGet, handling+"/"+id, nil).Refused(t, 404, "not_found")
	})
}
