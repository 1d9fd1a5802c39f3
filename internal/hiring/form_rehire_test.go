package hiring_test

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/app/apptest"
	"xiezhi/internal/approval"
	"xiezhi/internal/hiring"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/paper/papertest"
	"xiezhi/internal/roster"
)

// TestRehireIsToldToTheApproverAlone: of somebody whom a union elsewhere in the province dismissed for conduct, the approver of
// a new form reads it while the form is before them; the employing union's people, other officers and the city do not, and
// nobody does afterwards (Art. 11(2)).
func TestRehireIsToldToTheApproverAlone(t *testing.T) {
	eachForm(t, func(t *testing.T, w *formWorld) {
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			_, err := roster.Insert(ctx, tx, audit.System(), roster.Prepare(w.App.Keys, []roster.NewHead{{
				Name: "周建1", ID: identity(t, 1), Political: "01", Education: "21", UnionID: w.id(t, "东山街道总工会"), Channel: roster.ChannelOwn,
				OnDuty: day("2022-01-01"), EndedOn: day("2024-06-30"), EndGround: roster.GroundDiscipline, Opening: true,
			}}))
			return err
		})
		f := w.sent(w.clerk, w.head, "玉山镇总工会", filled(1))
		told := func(v hiring.FormView) string {
			for _, c := range v.Checks {
				if c.Key == "rehire" {
					return c.Text
				}
			}
			return ""
		}
		got := told(w.see(w.county, f.ID))
		if !strings.Contains(got, "2024年6月30日") || !strings.Contains(got, "2029年6月30日") || strings.Contains(got, "东山") {
			t.Errorf("the approver reads %q", got)
		}
		for name, c := range map[string]string{
			"clerk": told(w.see(w.clerk, f.ID)), "head": told(w.see(w.head, f.ID)), "city": told(w.see(w.city, f.ID)),
			"province's officer": told(w.see(w.officer(t), f.ID)),
		} {
			if c != "" {
				t.Errorf("%s reads %q", name, c)
			}
		}
		// the same on the page of the approval, where it is decided, and on no print of it
		ofCase := func(c *apptest.Client) []approval.CaseTold {
			return apptest.Read[approval.CaseDetail](t, c.Do(t, http.MethodGet, "/api/approval/cases/"+f.CaseID, nil).Want(t, 200)).Form.Told
		}
		want := []approval.CaseTold{{
			Title: "曾被解聘", Article: "第十一条第（二）项",
			Text: "此人曾于2024年6月30日因“违纪违法，损害工会形象，造成不良影响”解聘。是否同意由您决定；本提示只有审核人和本人能看到，到2029年6月30日为止。",
		}}
		if d := cmp.Diff(want, ofCase(w.county)); d != "" {
			t.Error(d)
		}
		for name, c := range map[string]*apptest.Client{"clerk": w.clerk, "head": w.head} {
			if d := cmp.Diff([]approval.CaseTold{}, ofCase(c)); d != "" {
				t.Errorf("%s: %s", name, d)
			}
		}
		printed := w.county.Do(t, http.MethodGet, "/api/approval/cases/"+f.CaseID+"/print?format=docx", nil).Want(t, 200)
		if text := papertest.WordText(t, printed.Body); !strings.Contains(text, "周建1") || strings.Contains(text, "曾被解聘") {
			t.Errorf("the print says %s", text)
		}
		w.act(w.county, f.CaseID, "return", "请补充获奖情况").Want(t, 200)
		if d := cmp.Diff([]approval.CaseTold{}, ofCase(w.county)); d != "" {
			t.Errorf("after its return: %s", d)
		}
		if got := told(w.see(w.county, f.ID)); got != "" {
			t.Errorf("after its return the approver reads %q", got)
		}
	})
}
