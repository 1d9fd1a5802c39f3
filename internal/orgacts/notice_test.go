package orgacts

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/platform/notify"
)

// told are the titles of what a recipient has been told, the newest first.
func (w *world) told(recipient string) []string {
	w.t.Helper()
	page, err := notify.List(w.t.Context(), w.d.Read(), []string{recipient}, false, httpx.PageQuery{Limit: 20})
	if err != nil {
		w.t.Fatal(err)
	}
	out := []string{}
	for _, n := range page.Items {
		out = append(out, n.Title)
	}
	return out
}

func (w *world) wantTold(recipient string, want ...string) {
	w.t.Helper()
	if diff := cmp.Diff(want, w.told(recipient)); diff != "" && len(want)+len(w.told(recipient)) > 0 {
		w.t.Errorf("%s is told (-want +got):\n%s", recipient, diff)
	}
}

func TestWhoIsToldOfAnAct(t *testing.T) {
	each(t, func(w *world) {
		path := "/api/org/unions/" + w.town.ID
		ask := map[string]any{"kind": "employ", "on": "2026-12-01", "document": "", "rev": 1}
		w.call("taicang", "POST", path+"/acts", ask)
		approver := authz.Post(authz.RoleApprover, w.find("昆山市").ID)
		w.wantTold(approver) // a refused request tells nobody
		act := read[Act](w, w.call("clerk", "POST", path+"/acts", ask), 201)
		w.wantTold(approver, "聘用资格申请待同意")
		w.wantTold(authz.Post(authz.RoleApprover, w.find("苏州市").ID))
		read[Act](w, w.call("kunshanApprover", "POST", "/api/org/acts/"+act.ID+"/decide", map[string]any{"rev": 1, "agree": false, "why": "控制数已满"}), 200)
		w.wantTold(notify.ToAccount("clerk"), "聘用资格申请未获同意")
		act = read[Act](w, w.call("clerk", "POST", path+"/acts", ask), 201)
		read[Act](w, w.call("kunshanApprover", "POST", "/api/org/acts/"+act.ID+"/decide", map[string]any{"rev": 1, "agree": true}), 200)
		w.wantTold(notify.ToAccount("clerk"), "聘用资格申请已获同意", "聘用资格申请未获同意")
		head := authz.Post(authz.RoleHead, w.town.ID)
		w.wantTold(head, "组织变更：成为聘用单位")

		// At once: the union is told, whoever pressed the button knows. Later: both are.
		rev := w.union(w.town.ID).Rev
		rename := map[string]any{"kind": "rename", "on": "2026-11-23", "document": "昆工〔2026〕1号", "name": "玉峰镇总工会", "rev": rev}
		read[Act](w, w.call("kunshan", "POST", path+"/acts", rename), 201)
		w.wantTold(head, "组织变更：更名", "组织变更：成为聘用单位")
		w.wantTold(notify.ToAccount("kunshan"))
		move := map[string]any{"kind": "move", "on": "2026-11-23", "document": "苏工〔2026〕3号", "otherId": w.find("太仓市").ID, "rev": rev + 1}
		read[Act](w, w.call("suzhou", "POST", path+"/acts", move), 201)
		w.wantTold(notify.ToAccount("suzhou"))
		w.drain()
		w.drain()
		w.wantTold(notify.ToAccount("suzhou"), "“玉峰镇总工会”的划转已办结")
		w.wantTold(authz.Post(authz.RoleClerk, w.town.ID), "组织变更：划转", "组织变更：更名")
	})
}
