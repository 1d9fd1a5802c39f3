package identity_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/platform/notify"
)

// told are title and body of what an account has been told, the newest first.
func (w *world) told(login string) [][2]string {
	w.t.Helper()
	page, err := notify.List(w.t.Context(), w.d.Read(), []string{notify.ToAccount(w.ids[login])}, false, httpx.PageQuery{Limit: 20})
	if err != nil {
		w.t.Fatal(err)
	}
	out := [][2]string{}
	for _, n := range page.Items {
		out = append(out, [2]string{n.Title, n.Body})
	}
	return out
}

// TestOwnersAreTold: what others do with an account stands in its owner's notices; what is refused does not.
func TestOwnersAreTold(t *testing.T) {
	eachWorld(t, func(w *world) {
		w.account("county", at(authz.RoleOfficer, kunshan))
		w.account("head", at(authz.RoleHead, huaqiao))
		w.account("old", at(authz.RoleClerk, huaqiao))
		w.account("next", at(authz.RoleInstructor, huaqiao))
		w.account("away", at(authz.RoleOfficer, taicang))
		path := "/api/accounts/" + w.ids["old"]
		w.wants("from next door", w.login("away").post(path+"/reset", fields{"rev": 1}), 404, "not_found")
		if got := w.told("old"); len(got) != 0 {
			t.Errorf("a refused reset tells %v", got)
		}
		w.wants("reset", w.login("county").post(path+"/reset", fields{"rev": 1}), 200, "")
		want := [][2]string{{"您的密码已被重置", "王county重置了您的密码，此前的登录均已退出。如果不是您请对方办理的，请联系上级工会或安全管理员。"}}
		if diff := cmp.Diff(want, w.told("old")); diff != "" {
			t.Error(diff)
		}
		c := w.login("head")
		w.wants("handed over", c.post(path+"/grants/"+w.grantID("old")+"/handover", fields{"rev": 2, "toAccountId": w.ids["next"], "until": "2027-06-30"}), 200, "")
		if got := w.told("old")[0]; got[0] != "岗位已移交：花桥镇总工会聘用单位经办" || got[1] != "由王next接任，待办和未读通知随岗位移交。" {
			t.Errorf("the predecessor is told %v", got)
		}
		if got := w.told("next"); len(got) != 1 || got[0][0] != "新的岗位：花桥镇总工会聘用单位经办" {
			t.Errorf("the successor is told %v", got)
		} else if want := "2026年11月22日至2027年6月30日，由王head授予。该岗位的待办和未读通知一并接办。"; got[0][1] != want {
			t.Errorf("of the term: %s, want %s", got[0][1], want)
		}
		w.wants("taken back", c.post("/api/accounts/"+w.ids["next"]+"/grants/"+w.clerkGrant("next")+"/end", fields{"rev": 2, "reason": "另有任用"}), 200, "")
		if got := w.told("next")[0]; got[0] != "岗位已结束：花桥镇总工会聘用单位经办" || got[1] != "王head收回了这个岗位。理由：另有任用" {
			t.Errorf("at the end the successor is told %v", got)
		}
	})
}

// clerkGrant is the id of the account's post as a clerk.
func (w *world) clerkGrant(login string) (id string) {
	w.t.Helper()
	err := w.d.Read().NewRaw("SELECT id FROM role_grant WHERE account_id = ? AND role = 'clerk' AND ended_at IS NULL", w.ids[login]).Scan(w.t.Context(), &id)
	if err != nil {
		w.t.Fatal(err)
	}
	return id
}
