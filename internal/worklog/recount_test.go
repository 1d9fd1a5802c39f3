package worklog_test

import (
	"context"
	"net/http"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/platform/db"
	"xiezhi/internal/worklog"
)

// TestRecountOfWhatCameBack moves an entry that was sent back into a year that nothing was submitted in yet: lawful, and no
// figures are missing.
func TestRecountOfWhatCameBack(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		e := w.submitted(t, "key-00000001", "2025-01-03", w.electric)
		token := w.invited(t, e.ID)
		w.answer(t, token, map[string]any{"act": "correct", "hash": w.asked(t, token).Hash, "note": "日期记错了，是去年的事"}).Want(t, http.StatusOK)
		back := w.detail(t, e.ID)
		body := w.visit("", "2024-12-31", w.electric)
		delete(body, "clientKey")
		body["rev"] = back.Rev
		w.instructor.Do(t, http.MethodPut, "/api/visits/"+e.ID, body).Want(t, http.StatusOK)
		if v := w.detail(t, e.ID); v.State != worklog.StateReturned || v.Day != day("2024-12-31") {
			t.Errorf("moved: %s on %s", v.State, v.Day)
		}
		w.sound(t)
	})
}

// TestRecountFindsWhatIsGone does to the database what no page can, and looks whether the recounts say so.
func TestRecountFindsWhatIsGone(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		e, _ := w.confirmed(t, "key-00000001", "2025-03-12")
		w.sound(t)
		person := w.detail(t, e.ID).PersonID
		years, frozen := worklog.RecountYears, worklog.RecountFrozen
		for _, c := range []struct {
			done  string
			count func(context.Context, db.Q) (int, []string, error)
			want  []string
		}{
			{"UPDATE visit SET place = 'indoor'", frozen, []string{"工作日志 " + e.ID + "：日期或地点与冻结内容不符"}},
			{"UPDATE visit SET place = 'onsite', day = '2025-03-13'", frozen, []string{"工作日志 " + e.ID + "：日期或地点与冻结内容不符"}},
			{"UPDATE visit SET day = '2025-03-12'", frozen, nil},
			{"UPDATE confirmation SET withdrawn_at = confirmed_at", frozen, []string{"工作日志 " + e.ID + "：记为已确认，但没有签字确认"}},
			{"UPDATE visit SET version_id = NULL", frozen, []string{"工作日志 " + e.ID + "：记为已确认，但没有签字确认", "工作日志 " + e.ID + "：没有冻结内容"}},
			{"DELETE FROM worklog_year", years, []string{"人员 " + person + " 2025年：没有留存的数字，实有日志 1 条"}},
		} {
			w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
				_, err := tx.NewRaw(c.done).Exec(ctx)
				return err
			})
			_, wrong, err := c.count(t.Context(), w.DB.Read())
			if diff := cmp.Diff(c.want, wrong); err != nil || diff != "" {
				t.Errorf("%s: %v (-want +got):\n%s", c.done, err, diff)
			}
		}
	})
}
