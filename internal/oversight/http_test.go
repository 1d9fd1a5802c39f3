package oversight_test

import (
	"context"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/oversight"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/platform/jobs"
)

const unknown = "01900000-0000-7000-8000-0000000000ff"

func TestRefusals(t *testing.T) {
	eachWorld(t, nil, func(w *world) {
		ops := []struct{ method, path, body, may string }{
			{"GET", "/api/audit/entries", "", "audit"},
			{"GET", "/api/audit/entries/" + unknown, "", "audit"},
			{"GET", "/api/audit/state", "", "audit"},
			{"POST", "/api/audit/verifications", "", "audit"},
			{"GET", "/api/audit/heads", "", "audit"},
			{"GET", "/api/audit/heads/latest", "", "audit"},
			{"GET", "/api/audit/heads/3", "", "audit"},
			{"GET", "/api/audit/entries/export", "", "audit"},
			{"POST", "/api/audit/erasures", "{", "audit"},
			{"GET", "/api/jobs", "", "system"},
			{"GET", "/api/jobs/export", "", "system"},
			{"GET", "/api/outbox/export", "", "system"},
			{"GET", "/api/jobs/counts", "", "system"},
			{"POST", "/api/jobs/" + unknown + "/retry", "", "system"},
			{"POST", "/api/jobs/" + unknown + "/cancel", "", "system"},
		}
		for _, op := range ops {
			w.refused("stranger "+op.path, w.ask("", op.method, op.path, op.body), http.StatusUnauthorized, "not_signed_in")
			for _, who := range []string{"audit", "system", "security", "officer"} {
				if who != op.may {
					w.refused(who+" "+op.path, w.ask(who, op.method, op.path, op.body), http.StatusForbidden, "permission_missing")
				}
			}
		}
		w.refused("unknown entry", w.ask("audit", "GET", "/api/audit/entries/"+unknown, ""), 404, "not_found")
		w.refused("bad cursor", w.ask("audit", "GET", "/api/audit/entries?cursor=zz", ""), 400, "cursor_bad")
		w.refused("bad day", w.ask("audit", "GET", "/api/audit/entries?from=2026-13-01", ""), 422, "fields_invalid")
		w.refused("nothing sealed", w.ask("audit", "GET", "/api/audit/heads/latest", ""), 404, "audit_no_head")
		w.refused("no head of that size", w.ask("audit", "GET", "/api/audit/heads/3", ""), 404, "not_found")
		w.refused("no size", w.ask("audit", "GET", "/api/audit/heads/first", ""), 422, "fields_invalid")
		w.refused("export of a bad day", w.ask("audit", "GET", "/api/audit/entries/export?to=2026-02-30", ""), 422, "fields_invalid")
		w.refused("broken body", w.ask("audit", "POST", "/api/audit/erasures", "{"), 400, "malformed")
		w.refused("no reason", w.ask("audit", "POST", "/api/audit/erasures", `{"ids":["`+unknown+`"],"reason":" "}`), 422, "erase_reason_missing")
		w.refused("no id", w.ask("audit", "POST", "/api/audit/erasures", `{"ids":["x"],"reason":"到期"}`), 422, "erase_ids")
		w.refused("unknown id", w.ask("audit", "POST", "/api/audit/erasures", `{"ids":["`+unknown+`"],"reason":"到期"}`), 404, "not_found")
		w.refused("too large", w.ask("audit", "POST", "/api/audit/erasures", `{"reason":"`+strings.Repeat("长", 1<<19)+`"}`), 413, "too_large")
		w.refused("unknown job", w.ask("system", "POST", "/api/jobs/"+unknown+"/retry", ""), 404, "not_found")
		w.refused("no such state", w.ask("system", "GET", "/api/jobs?state=lost", ""), 422, "fields_invalid")
		w.refused("export of no such state", w.ask("system", "GET", "/api/jobs/export?state=lost", ""), 422, "fields_invalid")
	})
}

func TestEntriesShowWhatChangedMasked(t *testing.T) {
	eachWorld(t, nil, func(w *world) {
		w.record("roster.person.change", "王芳")
		w.record("roster.reveal", "李强")
		page := reply[httpx.Page[oversight.AuditEntry]](w, w.ask("audit", "GET", "/api/audit/entries?action=roster.&from=2026-11-22&to=2026-11-22&limit=1", ""), 200)
		if len(page.Items) != 1 || page.Total.Count != 2 || page.Next == "" {
			t.Fatalf("first page: %+v", page)
		}
		page = reply[httpx.Page[oversight.AuditEntry]](w, w.ask("audit", "GET", "/api/audit/entries?action=roster.&limit=1&cursor="+page.Next, ""), 200)
		e := page.Items[0]
		if page.Next != "" || e.Action != "roster.person.change" || e.Label != "王芳" || e.ActorName != "officer" || e.Sealed {
			t.Errorf("second page: %+v", page)
		}
		want := []oversight.AuditChange{{Field: "name", Before: `"王芳"`, After: `"王方"`}, {Field: "phone", Before: `"***"`, After: `"***"`}}
		if diff := cmp.Diff(want, e.Changes); diff != "" {
			t.Error(diff)
		}
		none := reply[httpx.Page[oversight.AuditEntry]](w, w.ask("audit", "GET", "/api/audit/entries?from=2026-11-23", ""), 200)
		if len(none.Items) != 0 || none.Total.Count != 0 {
			t.Errorf("of a later day: %+v", none)
		}
	})
}

func TestEraseLeavesTheProof(t *testing.T) {
	eachWorld(t, nil, func(w *world) {
		id := w.record("roster.reveal", "王芳")
		if _, err := audit.Seal(t.Context(), w.d, w.s.Keys); err != nil {
			t.Fatal(err)
		}
		if r := w.ask("audit", "POST", "/api/audit/erasures", `{"ids":["`+id+`"],"reason":"保存期满"}`); r.Code != http.StatusNoContent {
			t.Fatalf("%d %s", r.Code, r.Body)
		}
		e := reply[oversight.AuditEntry](w, w.ask("audit", "GET", "/api/audit/entries/"+id, ""), 200)
		if !e.Erased || e.Label != "" || len(e.Changes) != 0 || len(e.Actions) != 0 || e.Action != "roster.reveal" {
			t.Errorf("erased: %+v", e)
		}
		report, err := w.s.Verify(t.Context(), nil)
		if err != nil || !report.Clean() || report.Audit.Erased != 1 || report.Audit.Unsealed != 1 {
			t.Errorf("after the erasure: %+v %v", report, err)
		}
	})
}

func TestVerifyByJob(t *testing.T) {
	wrong := []oversight.Recount{{Title: "年度天数", Run: func(context.Context, db.Q) (int, []string, error) {
		return 3, []string{"王芳 2026 年：留存 80，重算 79"}, nil
	}}}
	eachWorld(t, wrong, func(w *world) {
		w.record("roster.reveal", "王芳")
		if _, err := audit.Seal(t.Context(), w.d, w.s.Keys); err != nil {
			t.Fatal(err)
		}
		if st := reply[oversight.AuditState](w, w.ask("audit", "GET", "/api/audit/state", ""), 200); st.Sealed != 1 || st.Report != nil || st.Running != nil {
			t.Errorf("before: %+v", st)
		}
		reply[struct{ ID string }](w, w.ask("audit", "POST", "/api/audit/verifications", ""), http.StatusAccepted)
		if st := reply[oversight.AuditState](w, w.ask("audit", "GET", "/api/audit/state", ""), 200); st.Running == nil || st.Unsealed != 1 {
			t.Errorf("waiting: %+v", st)
		}
		if err := w.runner.Drain(t.Context()); err != nil {
			t.Fatal(err)
		}
		st := reply[oversight.AuditState](w, w.ask("audit", "GET", "/api/audit/state", ""), 200)
		if st.Running != nil || st.Report == nil || st.Report.Clean() || st.Report.Audit.Found != 0 || st.Report.Recounts[0].Found != 1 {
			t.Errorf("after: %+v", st)
		}
		for _, want := range []string{"重算年度天数：核对 3 项，不符 1 项", "✗ 王芳 2026 年：留存 80，重算 79", "结论：发现问题"} {
			if text := st.Report.Text(); !strings.Contains(text, want) {
				t.Errorf("report lacks %q:\n%s", want, text)
			}
		}
	})
}

func TestHeadIsExportedAndRecorded(t *testing.T) {
	eachWorld(t, nil, func(w *world) {
		w.record("roster.reveal", "王芳")
		if _, err := audit.Seal(t.Context(), w.d, w.s.Keys); err != nil {
			t.Fatal(err)
		}
		r := w.ask("audit", "GET", "/api/audit/heads/latest", "")
		head, err := audit.ParseHead(r.Body.Bytes())
		if err != nil || head.Size != 1 {
			t.Fatalf("%v %+v %s", err, head, r.Body)
		}
		heads := reply[[]oversight.SignedHead](w, w.ask("audit", "GET", "/api/audit/heads", ""), 200)
		if len(heads) != 1 || heads[0].Root != head.Root || heads[0].PublicKey == "" {
			t.Errorf("heads: %+v", heads)
		}
		page := reply[httpx.Page[oversight.AuditEntry]](w, w.ask("audit", "GET", "/api/audit/entries?action=audit.head.export", ""), 200)
		if len(page.Items) != 1 || page.Items[0].Label != "封存凭证（至第 1 条）" {
			t.Errorf("recorded: %+v", page.Items)
		}
	})
}

func TestJobsAreRetriedAndCancelled(t *testing.T) {
	eachWorld(t, nil, func(w *world) {
		id := db.NewID()
		w.in(func(ctx context.Context, tx *db.Tx) error {
			return jobs.Enqueue(ctx, tx, jobs.Job{ID: id, Kind: "audit.seal", Args: "王芳"})
		})
		r := w.ask("system", "GET", "/api/jobs?state=ready", "")
		if strings.Contains(r.Body.String(), "王芳") {
			t.Errorf("arguments are shown: %s", r.Body)
		}
		page := reply[httpx.Page[oversight.JobView]](w, r, 200)
		if len(page.Items) != 1 || page.Items[0].Title != "封存审计记录" || !cmp.Equal(page.Items[0].Actions, []string{"cancel"}) {
			t.Errorf("ready: %+v", page)
		}
		w.refused("retry of a ready one", w.ask("system", "POST", "/api/jobs/"+id+"/retry", ""), 409, "job_not_stopped")
		j := reply[oversight.JobView](w, w.ask("system", "POST", "/api/jobs/"+id+"/cancel", ""), 200)
		if j.State != jobs.Cancelled || !cmp.Equal(j.Actions, []string{"retry"}) {
			t.Errorf("cancelled: %+v", j)
		}
		w.refused("cancel twice", w.ask("system", "POST", "/api/jobs/"+id+"/cancel", ""), 409, "job_ended")
		if j = reply[oversight.JobView](w, w.ask("system", "POST", "/api/jobs/"+id+"/retry", ""), 200); j.State != jobs.Ready {
			t.Errorf("retried: %+v", j)
		}
		counts := reply[[]jobs.Tally](w, w.ask("system", "GET", "/api/jobs/counts", ""), 200)
		if len(counts) != 5 || counts[0] != (jobs.Tally{State: jobs.Ready, N: 1, Exact: true}) {
			t.Errorf("counts: %+v", counts)
		}
	})
}

// Entries leave as they are shown, masked; each signed head can be taken, not the newest alone.
func TestEntriesAndHeadsAreExported(t *testing.T) {
	eachWorld(t, nil, func(w *world) {
		w.record("roster.person.change", "王芳")
		if _, err := audit.Seal(w.t.Context(), w.d, w.s.Keys); err != nil {
			w.t.Fatal(err)
		}
		w.record("org.rename", "花桥镇总工会")
		if _, err := audit.Seal(w.t.Context(), w.d, w.s.Keys); err != nil {
			w.t.Fatal(err)
		}
		rows := w.sheet("audit", "/api/audit/entries/export?action=roster.")
		if len(rows) != 4 {
			w.t.Fatalf("%q", rows)
		}
		want := []string{"officer", "roster.person.change", "王芳", "", "", `name："王芳" → "王方"；phone："***" → "***"`, "0"}
		if diff := cmp.Diff(want, rows[3][1:8]); diff != "" {
			w.t.Errorf("(-want +got):\n%s", diff)
		}
		for _, size := range []string{"1", "2"} {
			head, err := audit.ParseHead(w.ask("audit", "GET", "/api/audit/heads/"+size, "").Body.Bytes())
			if err != nil || strconv.FormatInt(head.Size, 10) != size {
				w.t.Errorf("head %s: %+v, %v", size, head, err)
			}
		}
		for action, n := range map[string]int{"audit.entries.export": 1, "audit.head.export": 2} {
			acts, _, err := audit.List(w.t.Context(), w.d.Read(), audit.Filter{Action: action, Limit: 10})
			if err != nil || len(acts) != n {
				w.t.Errorf("%s recorded %d times, want %d (%v)", action, len(acts), n, err)
			}
		}
	})
}
