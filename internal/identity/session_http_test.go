package identity_test

import (
	"context"
	"crypto/tls"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/authz"
	"xiezhi/internal/identity"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/workday"
)

type credentials struct {
	Login    string `json:"login"`
	Password string `json:"password"`
	Device   string `json:"device,omitempty"`
}

func TestLoginRefusals(t *testing.T) {
	eachWorld(t, func(w *world) {
		w.account("wangfang", at(authz.RoleClerk, kunshan))
		disabled := w.account("gone", at(authz.RoleClerk, kunshan))
		w.in(func(ctx context.Context, tx *db.Tx) error {
			_, err := tx.NewRaw("UPDATE account SET disabled_at = ? WHERE id = ?", noon, disabled).Exec(ctx)
			return err
		})
		c := w.anonymous()
		w.wants("nobody", c.get("/api/session"), 401, "not_signed_in")
		w.wants("nobody logs out", c.do(http.MethodDelete, "/api/session", nil), 401, "not_signed_in")
		w.wants("nobody changes a password", c.post("/api/session/password", map[string]string{"old": "x", "new": "y"}), 401, "not_signed_in")
		w.wants("no JSON", c.post("/api/session", "{login"), 400, "malformed")
		w.wants("no fields", c.post("/api/session", "{}"), 422, "fields_invalid")
		w.wants("unknown field", c.post("/api/session", map[string]string{"login": "a", "password": "b", "role": "head"}), 422, "fields_invalid")
		w.wants("device", c.post("/api/session", credentials{"wangfang", rightPassword, "fridge"}), 422, "fields_invalid")
		w.wants("too long", c.post("/api/session", credentials{"wangfang", strings.Repeat("x", 300), ""}), 422, "fields_invalid")

		unknown := c.post("/api/session", credentials{"nobody", rightPassword, ""})
		w.wants("unknown login", unknown, 401, "login_failed")
		wrong := c.post("/api/session", credentials{"wangfang", "wrong password", ""})
		w.wants("wrong password", wrong, 401, "login_failed")
		w.wants("disabled", c.post("/api/session", credentials{"gone", rightPassword, ""}), 401, "login_failed")
		if detail(t, unknown) != detail(t, wrong) {
			t.Errorf("the replies tell a login that exists: %s, %s", unknown.Body, wrong.Body)
		}
		if len(c.cookies) != 0 {
			t.Errorf("a refused login set %v", c.cookies)
		}
		c.cookies = []*http.Cookie{{Name: "xiezhi", Value: "made-up"}}
		w.wants("made-up token", c.get("/api/session"), 401, "not_signed_in")
		if n := w.count("SELECT count(*) FROM audit_entry WHERE action = 'identity.login.failed'"); n != 3 {
			t.Errorf("%d failed logins on record, want 3", n)
		}
		if n := w.count("SELECT count(*) FROM audit_entry WHERE details LIKE '%argon2%' OR details LIKE '%wrong password%'"); n != 0 {
			t.Errorf("%d records hold secrets", n)
		}
	})
}

func detail(t *testing.T, r *httptest.ResponseRecorder) string {
	return decode[struct{ Detail string }](t, r).Detail
}

func TestSession(t *testing.T) {
	eachWorld(t, func(w *world) {
		id := w.account("wangfang", at(authz.RoleClerk, kunshan),
			identity.NewGrant{Role: authz.RoleHead, UnionID: taicang, From: workday.New(2026, 1, 1), Until: workday.New(2026, 11, 22)},
			identity.NewGrant{Role: authz.RoleOfficer, UnionID: suzhou, From: workday.New(2026, 1, 1), Until: workday.New(2026, 11, 21)}, // over
			identity.NewGrant{Role: authz.RoleInspector, UnionID: suzhou, From: workday.New(2026, 11, 23)})                               // not yet
		c := w.anonymous()
		r := c.post("/api/session", credentials{" WangFang", rightPassword, ""})
		w.wants("login", r, 201, "")
		got := decode[identity.Session](t, r)
		if len(got.Posts) != 2 || got.ScopeName != "昆山市总工会等 2 个单位" {
			t.Fatalf("session: %+v", got)
		}
		want := identity.Post{
			GrantID: got.Posts[0].GrantID, Role: "clerk", RoleName: "聘用单位经办", UnionID: kunshan, UnionName: "昆山市总工会",
			Tier: "county", From: workday.New(2026, 1, 1),
		}
		if d := cmp.Diff(want, got.Posts[0]); d != "" {
			t.Errorf("post (-want +got):\n%s", d)
		}
		if d := cmp.Diff(identity.SessionAccount{ID: id, Login: "wangfang", Name: "王wangfang"}, got.Account); d != "" {
			t.Errorf("account (-want +got):\n%s", d)
		}
		k := c.cookies[0]
		if k.Name != "xiezhi" || !k.HttpOnly || k.Secure || k.SameSite != http.SameSiteLaxMode || k.Path != "/" || k.MaxAge != 0 {
			t.Errorf("cookie: %+v", k)
		}
		shown := c.get("/api/session")
		w.wants("shown", shown, 200, "")
		if d := cmp.Diff(got, decode[identity.Session](t, shown)); d != "" {
			t.Errorf("GET differs from POST:\n%s", d)
		}
		if n := w.count("SELECT count(*) FROM session WHERE token_hash = ?", k.Value); n != 0 {
			t.Error("the token lies in the table in clear")
		}
		stolen := *c
		w.wants("logout", c.do(http.MethodDelete, "/api/session", nil), 204, "")
		w.wants("after logout", stolen.get("/api/session"), 401, "not_signed_in")
		if c.cookies[0].MaxAge >= 0 {
			t.Errorf("logout leaves the cookie: %+v", c.cookies[0])
		}
	})
}

func TestSessionRunsOut(t *testing.T) {
	eachWorld(t, func(w *world) {
		account := w.account("wangfang", at(authz.RoleClerk, kunshan))
		desk := w.login("wangfang")
		phone := w.anonymous()
		w.wants("phone", phone.post("/api/session", credentials{"wangfang", rightPassword, "phone"}), 201, "")
		if phone.cookies[0].MaxAge != 30*24*3600 {
			t.Errorf("phone's cookie: %+v", phone.cookies[0])
		}
		w.clock.Advance(29 * time.Minute)
		w.wants("used in time", desk.get("/api/session"), 200, "")
		if err := w.s.FlushSeen(t.Context()); err != nil {
			t.Fatal(err)
		}
		again := identity.New(w.d) // a restarted server knows only what was flushed
		w.clock.Advance(29 * time.Minute)
		if _, err := again.Who(t.Context(), request(desk)); err != nil {
			t.Errorf("after a restart: %v", err)
		}
		w.clock.Advance(time.Minute)
		w.wants("idle for 30 minutes", desk.get("/api/session"), 401, "not_signed_in")
		w.wants("the phone stays", phone.get("/api/session"), 200, "")
		if err := w.s.FlushSeen(t.Context()); err != nil {
			t.Fatal(err)
		}
		running, err := identity.LoginsOf(t.Context(), w.d.Read(), account, w.clock.Now())
		if err != nil || len(running) != 1 || running[0].Device != identity.Phone {
			t.Errorf("with the desk's idle still in the table there run %+v, want the phone's alone; %v", running, err)
		}
		w.clock.Advance(7 * 24 * time.Hour)
		w.wants("idle for 7 days", phone.get("/api/session"), 401, "not_signed_in")

		desk = w.login("wangfang")
		for range 24 {
			w.clock.Advance(29 * time.Minute)
			w.wants("in use", desk.get("/api/session"), 200, "")
		}
		w.clock.Advance(24 * time.Minute)
		w.wants("12 hours old", desk.get("/api/session"), 401, "not_signed_in")
	})
}

func request(c *client) *http.Request {
	r := httptest.NewRequest(http.MethodGet, "/api/visits", nil)
	r.AddCookie(c.cookies[0])
	return r
}

func TestSecureCookie(t *testing.T) {
	eachWorld(t, func(w *world) {
		w.account("wangfang", at(authz.RoleClerk, kunshan))
		plain := w.handler
		w.handler = httpsFront(plain)
		c := w.login("wangfang")
		if k := c.cookies[0]; k.Name != "__Host-xiezhi" || !k.Secure || k.Path != "/" || k.Domain != "" {
			t.Errorf("cookie: %+v", k)
		}
		w.wants("over TLS", c.get("/api/session"), 200, "")
		c.cookies[0].Name = "xiezhi"
		w.wants("a plain cookie over TLS", c.get("/api/session"), 401, "not_signed_in")
	})
}

// httpsFront stands for a proxy that ends TLS: the request's Meta says so.
func httpsFront(h http.Handler) http.Handler {
	return http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		r.TLS = &tls.ConnectionState{}
		h.ServeHTTP(rw, r)
	})
}

func TestLockout(t *testing.T) {
	eachWorld(t, func(w *world) {
		w.account("wangfang", at(authz.RoleClerk, kunshan))
		c := w.anonymous()
		for range 4 {
			w.wants("wrong", c.post("/api/session", credentials{"wangfang", "wrong password", ""}), 401, "login_failed")
		}
		w.login("wangfang") // four are forgiven, and forgotten
		for range 5 {
			w.wants("wrong", c.post("/api/session", credentials{"wangfang", "wrong password", ""}), 401, "login_failed")
		}
		w.wants("locked", c.post("/api/session", credentials{"wangfang", rightPassword, ""}), 401, "login_failed")
		w.s = identity.New(w.d) // the lock is on record, not in memory
		w.clock.Advance(15*time.Minute - time.Second)
		w.wants("still locked", c.post("/api/session", credentials{"wangfang", rightPassword, ""}), 401, "login_failed")
		w.clock.Advance(time.Second)
		w.login("wangfang")
	})
}

// A stranger's wrong passwords lock the account for strangers. Its owner goes on at the browser known from before, which
// has a lock of its own.
func TestKnownBrowserIsNotLockedOut(t *testing.T) {
	eachWorld(t, func(w *world) {
		w.account("wangfang", at(authz.RoleClerk, kunshan))
		owner, stranger := w.login("wangfang"), w.anonymous()
		known := owner.cookies[1]
		if known.Name != "xiezhi-known" || !known.HttpOnly || known.SameSite != http.SameSiteLaxMode || known.MaxAge != 180*24*3600 {
			t.Errorf("the browser's cookie: %+v", known)
		}
		right, wrong := credentials{"wangfang", rightPassword, ""}, credentials{"wangfang", "wrong password", ""}
		for range 5 {
			w.wants("a stranger's wrong one", stranger.post("/api/session", wrong), 401, "login_failed")
		}
		w.wants("locked for strangers", stranger.post("/api/session", right), 401, "login_failed")
		w.wants("not for the owner", owner.post("/api/session", right), 201, "")
		w.wants("still for strangers", stranger.post("/api/session", right), 401, "login_failed")
		w.wants("the owner changes the password meanwhile", owner.post("/api/session/password", map[string]string{"old": rightPassword, "new": "去年冬天下了三场大雪"}), 204, "")
		right.Password = "去年冬天下了三场大雪"
		w.wants("and is still known", owner.post("/api/session", right), 201, "")

		for range 5 {
			w.wants("wrong at the known browser", owner.post("/api/session", wrong), 401, "login_failed")
		}
		w.wants("it is closed too", owner.post("/api/session", right), 401, "login_failed")
		w.clock.Advance(15 * time.Minute)
		w.wants("for a quarter of an hour", owner.post("/api/session", right), 201, "")

		copied := w.anonymous()
		copied.cookies = []*http.Cookie{{Name: "xiezhi-known", Value: "made up by somebody, long enough"}}
		for range 5 {
			w.wants("a made-up browser", copied.post("/api/session", wrong), 401, "login_failed")
		}
		w.wants("is a stranger", copied.post("/api/session", right), 401, "login_failed")
		w.clock.Advance(180 * 24 * time.Hour)
		w.wants("locked again", stranger.post("/api/session", wrong), 401, "login_failed")
		if n := w.count("SELECT count(*) FROM account_browser WHERE token_hash = ?", known.Value); n != 0 {
			t.Error("the browser's token lies in the table in clear")
		}
	})
}

// Whoever is above opens a lock without touching the password; a reset makes every browser a stranger.
func TestUnlock(t *testing.T) {
	eachWorld(t, func(w *world) {
		w.account("officer", at(authz.RoleOfficer, kunshan))
		w.account("wangfang", at(authz.RoleClerk, huaqiao))
		owner, c, stranger := w.login("wangfang"), w.login("officer"), w.anonymous()
		path := "/api/accounts/" + w.ids["wangfang"]
		w.wants("nothing to open", c.post(path+"/unlock", fields{"rev": w.rev("wangfang")}), 422, "account_open")
		lock := func(c *client) {
			for range 5 {
				w.wants("wrong", c.post("/api/session", credentials{"wangfang", "wrong password", ""}), 401, "login_failed")
			}
		}
		lock(stranger)
		lock(owner)
		got := decode[identity.AccountDetail](t, c.get(path))
		if got.State != identity.Locked || got.Actions[0] != "unlock" {
			t.Errorf("locked: %+v", got)
		}
		w.wants("stale", c.post(path+"/unlock", fields{"rev": 9}), 409, "stale")
		got = decode[identity.AccountDetail](t, c.post(path+"/unlock", fields{"rev": w.rev("wangfang")}))
		if got.State != identity.Active {
			t.Errorf("opened: %+v", got)
		}
		w.wants("the session went on", owner.get("/api/session"), 200, "")
		w.wants("the owner's browser", owner.post("/api/session", credentials{"wangfang", rightPassword, ""}), 201, "")
		w.wants("a stranger's", stranger.post("/api/session", credentials{"wangfang", rightPassword, ""}), 201, "")
		if n := w.count("SELECT count(*) FROM audit_entry WHERE action = 'identity.account.unlock' AND item_id = ? AND county_id = ?", w.ids["wangfang"], kunshan); n != 1 {
			t.Errorf("%d records", n)
		}
		slip := decode[identity.Slip](t, c.post(path+"/reset", fields{"rev": w.rev("wangfang")}))
		lock(stranger)
		w.wants("no browser is known after a reset", owner.post("/api/session", credentials{"wangfang", slip.Password, ""}), 401, "login_failed")
	})
}

func TestLoginRate(t *testing.T) {
	eachWorld(t, func(w *world) {
		c := w.anonymous()
		for range 60 {
			w.wants("within the burst", c.post("/api/session", "{}"), 422, "fields_invalid")
		}
		r := c.post("/api/session", "{}")
		w.wants("beyond it", r, 429, "too_many")
		if r.Header().Get("Retry-After") != "2" {
			t.Errorf("Retry-After: %q", r.Header().Get("Retry-After"))
		}
		c.address = "10.1.1.9:4000"
		w.wants("another address", c.post("/api/session", "{}"), 422, "fields_invalid")
	})
}

func TestChangePassword(t *testing.T) {
	eachWorld(t, func(w *world) {
		id := w.account("wangfang", at(authz.RoleClerk, kunshan))
		c, other := w.login("wangfang"), w.login("wangfang")
		change := func(old, next string) *httptest.ResponseRecorder {
			return c.post("/api/session/password", map[string]string{"old": old, "new": next})
		}
		w.wants("wrong old one", change("wrong password", "a new long one"), 422, "password_wrong")
		w.wants("short", change(rightPassword, "nine chars"[:9]), 422, "password_weak")
		w.wants("holds the login", change(rightPassword, "i am WangFang!"), 422, "password_weak")
		w.wants("common", change(rightPassword, "Password123"), 422, "password_weak")
		w.wants("the same", change(rightPassword, rightPassword), 422, "password_weak")
		w.wants("malformed", c.post("/api/session/password", "[]"), 422, "fields_invalid")
		w.wants("changed", change(rightPassword, "去年冬天下了三场大雪"), 204, "")
		w.wants("this session stays", c.get("/api/session"), 200, "")
		w.wants("the other one ends", other.get("/api/session"), 401, "not_signed_in")
		w.wants("old password", other.post("/api/session", credentials{"wangfang", rightPassword, ""}), 401, "login_failed")
		w.wants("new password", other.post("/api/session", credentials{"wangfang", "去年冬天下了三场大雪", ""}), 201, "")
		if n := w.count("SELECT count(*) FROM audit_entry WHERE action = 'identity.password.change' AND item_id = ? AND details LIKE '%***%'", id); n != 1 {
			t.Errorf("%d records of the change, want 1", n)
		}
	})
}

func TestFirstLoginMustChange(t *testing.T) {
	eachWorld(t, func(w *world) {
		list, err := identity.Prepare(t.Context(), w.d.Read(), []identity.NewAccount{
			{Name: "吕梁", Grants: []identity.NewGrant{at(authz.RoleInstructor, huaqiao)}},
		})
		if err != nil {
			t.Fatal(err)
		}
		var slips []identity.Slip
		w.in(func(ctx context.Context, tx *db.Tx) error {
			slips, err = identity.CreateAccounts(ctx, tx, audit.System(), list)
			return err
		})
		slip := slips[0]
		if !strings.HasPrefix(slip.Login, "lvliang") || len(slip.Login) != 11 || len(slip.Password) != 14 ||
			slip.UnionName != "花桥镇总工会" || slip.RoleName != "专职指导员" {
			t.Fatalf("slip: %+v", slip)
		}
		c := w.anonymous()
		r := c.post("/api/session", credentials{slip.Login, slip.Password, "phone"})
		w.wants("login", r, 201, "")
		if !decode[identity.Session](t, r).Account.MustChangePassword {
			t.Error("the session does not ask for a change")
		}
		if _, err := w.s.Who(t.Context(), request(c)); err == nil || !strings.Contains(err.Error(), "must_change") {
			t.Errorf("elsewhere: %v", err)
		}
		w.wants("own session", c.get("/api/session"), 200, "")
		w.wants("change", c.post("/api/session/password", map[string]string{"old": slip.Password, "new": "a quiet long river"}), 204, "")
		if _, err := w.s.Who(t.Context(), request(c)); err != nil {
			t.Errorf("after the change: %v", err)
		}
	})
}
