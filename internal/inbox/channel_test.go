package inbox_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/app/apptest"
	"xiezhi/internal/approval"
	"xiezhi/internal/authz"
	"xiezhi/internal/inbox"
	"xiezhi/internal/oversight"
	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/db/dbtest"
	"xiezhi/internal/platform/notify"
)

const channels = "/api/notices/channels"

// provider is an SMS provider on the loopback that keeps what it was handed.
type provider struct {
	address string
	mu      sync.Mutex
	status  int
	got     []string // number and text
}

func startProvider(t *testing.T) *provider {
	t.Helper()
	p := &provider{status: 200}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		data, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		var body struct{ Mobile, Content string }
		if err := json.Unmarshal(data, &body); err != nil {
			t.Error(err)
		}
		p.mu.Lock()
		defer p.mu.Unlock()
		p.got = append(p.got, body.Mobile+" "+body.Content)
		w.WriteHeader(p.status)
		fmt.Fprintf(w, `{"code":%d}`, p.status-200)
	}))
	t.Cleanup(s.Close)
	p.address = s.URL
	return p
}

func (p *provider) taken() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	got := p.got
	p.got = nil
	return got
}

// set is a body that sets the SMS gateway up.
func set(p *provider, rev int64, fn func(map[string]any)) map[string]any {
	settings := map[string]any{
		"host": "", "port": 0, "tls": "", "user": "", "from": "", "fromName": "", "method": "POST", "url": p.address + "/send", "headers": []any{map[string]any{"name": "X-Key", "value": "{{key}}"}},
		"bodyType": "json", "body": `{"mobile":"{{to}}","content":"{{text}}"}`, "sign": "", "okPath": "code", "okValue": "0", "okText": "",
	}
	body := map[string]any{"rev": rev, "enabled": true, "settings": settings, "secrets": map[string]string{"key": "k-4711-secret"}, "topics": []string{"approval", "visit", "deadline"}}
	if fn != nil {
		fn(body)
	}
	return body
}

func gateway(t *testing.T, r apptest.Reply) inbox.GatewayView {
	t.Helper()
	return apptest.Read[inbox.GatewayBoard](t, r.Want(t, 200)).Gateways[1]
}

func TestGatewayRefusals(t *testing.T) {
	dbtest.Each(t, clock.Fixed(noon), func(t *testing.T, d *db.DB) {
		w := apptest.New(t, d, clock.Fixed(noon))
		p := startProvider(t)
		system := w.As(t, authz.RoleSystem, "江苏省总工会")
		test := map[string]string{"to": "13800000001"}
		retry := "/api/outbox/" + unknown + "/retry"
		for _, op := range []struct {
			method, path string
			body         any
		}{{"GET", "/api/gateways", nil}, {"PUT", "/api/gateways/sms", set(p, 0, nil)}, {"POST", "/api/gateways/sms/test", test}, {"POST", retry, nil}} {
			w.Anonymous().Do(t, op.method, op.path, op.body).Refused(t, 401, "not_signed_in")
			for _, c := range []*apptest.Client{w.As(t, authz.RoleSecurity, "江苏省总工会"), w.As(t, authz.RoleAudit, "江苏省总工会"), w.As(t, authz.RoleApprover, "江苏省总工会"), w.As(t, authz.RoleOfficer, "昆山市总工会")} {
				c.Do(t, op.method, op.path, op.body).Refused(t, 403, "permission_missing")
			}
		}
		system.Do(t, "POST", "/api/gateways/sms/test", map[string]string{"to": "12"}).Refused(t, 422, "fields_invalid") // the address first
		system.Do(t, "POST", "/api/gateways/sms/test", test).Refused(t, 422, "gateway_blank")
		system.Do(t, "POST", retry, nil).Refused(t, 404, "not_found")
		system.Do(t, "POST", "/api/outbox/x/retry", nil).Refused(t, 422, "fields_invalid")
		system.Do(t, "PUT", "/api/gateways/pigeon", set(p, 0, nil)).Refused(t, 422, "fields_invalid")
		system.Do(t, "PUT", "/api/gateways/sms", []byte("{")).Refused(t, 400, "malformed")
		system.Do(t, "PUT", "/api/gateways/sms", []byte(`{"rev":"`+strings.Repeat("0", 1<<20)+`"}`)).Refused(t, 413, "too_large")
		system.Do(t, "PUT", "/api/gateways/sms", set(p, 4, nil)).Refused(t, 409, "stale")
		for name, fn := range map[string]func(map[string]any){
			"a secret nobody knows": func(b map[string]any) { b["secrets"] = map[string]string{"password": "x"} },
			"a topic nobody knows":  func(b map[string]any) { b["topics"] = []string{"gossip"} },
			"an address of a file":  func(b map[string]any) { b["settings"].(map[string]any)["url"] = "file:///etc/passwd" },
			"no number":             func(b map[string]any) { b["settings"].(map[string]any)["body"] = `{"c":"{{text}}"}` },
		} {
			if f := system.Do(t, "PUT", "/api/gateways/sms", set(p, 0, fn)).Refused(t, 422, "fields_invalid"); len(f) == 0 {
				t.Errorf("%s: no field", name)
			}
		}
		if g := gateway(t, system.Do(t, "GET", "/api/gateways", nil)); g.Rev != 0 || g.Enabled {
			t.Errorf("refusals set up %+v", g)
		}
	})
}

// Secrets go in and never come out: not in replies, not in the audit log, not in answers.
func TestSecretsNeverComeBack(t *testing.T) {
	dbtest.Each(t, clock.Fixed(noon), func(t *testing.T, d *db.DB) {
		w := apptest.New(t, d, clock.Fixed(noon))
		p := startProvider(t)
		system := w.As(t, authz.RoleSystem, "江苏省总工会")
		saved := system.Do(t, "PUT", "/api/gateways/sms", set(p, 0, func(b map[string]any) { b["enabled"] = false }))
		g := gateway(t, saved)
		if diff := cmp.Diff([]string{"key"}, g.SecretsSet); diff != "" || g.Rev != 1 || strings.Contains(string(saved.Body), "k-4711") {
			t.Errorf("%s %s", diff, saved.Body)
		}
		tested := apptest.Read[inbox.GatewayTested](t, system.Do(t, "POST", "/api/gateways/sms/test", map[string]string{"to": "138 0000 0001"}).Want(t, 200))
		if !tested.OK || tested.Says != `对方已接受：HTTP 200，{"code":0}` {
			t.Errorf("%+v", tested)
		}
		if diff := cmp.Diff([]string{"13800000001 獬豸：这是一条试发的消息，收到即表示短信渠道可用。"}, p.taken()); diff != "" {
			t.Error(diff)
		}
		p.status = 403
		if tested = apptest.Read[inbox.GatewayTested](t, system.Do(t, "POST", "/api/gateways/sms/test", map[string]string{"to": "13800000001"}).Want(t, 200)); tested.OK || !strings.HasPrefix(tested.Says, "对方拒绝：HTTP 403") {
			t.Errorf("%+v", tested)
		}
		system.Do(t, "POST", "/api/gateways/sms/test", map[string]string{"to": "0512-1"}).Refused(t, 422, "fields_invalid")

		// secrets that are not named stay
		g = gateway(t, system.Do(t, "PUT", "/api/gateways/sms", set(p, 1, func(b map[string]any) { delete(b, "secrets") })))
		if len(g.SecretsSet) != 1 || g.Rev != 2 {
			t.Errorf("%+v", g)
		}
		var log string
		err := d.Read().NewRaw("SELECT coalesce(max(details), '') FROM audit_entry WHERE action = 'notify.gateway.save'").Scan(t.Context(), &log)
		if err != nil || strings.Contains(log, "k-4711") || !strings.Contains(log, "bodyType") && !strings.Contains(log, "BodyType") {
			t.Errorf("%q %v", log, err)
		}
	})
}

var sixDigits = regexp.MustCompile(`\d{6}`)

// reach sets the gateway up and has somebody confirm an address; it gives the client's choices.
func reach(t *testing.T, w *apptest.World, p *provider, c *apptest.Client, number string) {
	t.Helper()
	c.Do(t, "PUT", channels+"/sms/address", map[string]string{"address": number}).Want(t, 200)
	drain(t, w)
	got := p.taken()
	if len(got) != 1 {
		t.Fatalf("sent %v", got)
	}
	own := apptest.Read[inbox.OwnChannels](t, c.Do(t, "POST", channels+"/sms/confirm", map[string]string{"code": sixDigits.FindString(strings.TrimPrefix(got[0], number))}).Want(t, 200))
	if !own.Channels[1].Confirmed {
		t.Fatalf("%+v", own.Channels[1])
	}
}

func drain(t *testing.T, w *apptest.World) {
	t.Helper()
	if err := w.App.Jobs.Drain(t.Context()); err != nil {
		t.Fatal(err)
	}
}

func TestOwnChannelRefusals(t *testing.T) {
	at := clock.NewManual(noon)
	dbtest.Each(t, at.Now, func(t *testing.T, d *db.DB) {
		at.Set(noon)
		w := apptest.New(t, d, at.Now)
		p := startProvider(t)
		for _, op := range []struct{ method, path string }{
			{"GET", channels}, {"PUT", channels}, {"PUT", channels + "/sms/address"}, {"POST", channels + "/sms/confirm"}, {"DELETE", channels + "/sms/address"},
		} {
			w.Anonymous().Do(t, op.method, op.path, nil).Refused(t, 401, "not_signed_in")
		}
		c := w.As(t, authz.RoleClerk, "昆山市总工会")
		choose := func(rev int64, choices ...map[string]string) map[string]any {
			if choices == nil {
				choices = []map[string]string{}
			}
			return map[string]any{"rev": rev, "choices": choices, "quietFrom": "21:00", "quietUntil": "08:00", "dailyAt": "08:30"}
		}
		visit := map[string]string{"topic": "visit", "channel": "sms", "when": "now"}
		c.Do(t, "PUT", channels+"/sms/address", map[string]string{"address": "13800000001"}).Refused(t, 422, inbox.CodeChannelOff)
		c.Do(t, "PUT", channels, choose(0, visit)).Refused(t, 422, "fields_invalid") // not open
		w.As(t, authz.RoleSystem, "江苏省总工会").Do(t, "PUT", "/api/gateways/sms", set(p, 0, nil)).Want(t, 200)
		c.Do(t, "PUT", channels, choose(0, map[string]string{"topic": "account", "channel": "sms", "when": "now"})).Refused(t, 422, "fields_invalid") // not allowed
		c.Do(t, "PUT", channels, choose(0, visit, visit)).Refused(t, 422, "fields_invalid")
		c.Do(t, "PUT", channels, choose(3, visit)).Refused(t, 409, "stale")
		c.Do(t, "PUT", channels, []byte("{")).Refused(t, 400, "malformed")
		c.Do(t, "PUT", channels+"/sms/address", map[string]string{"address": "no number"}).Refused(t, 422, "fields_invalid")
		c.Do(t, "PUT", channels+"/pigeon/address", map[string]string{"address": "x"}).Refused(t, 422, "fields_invalid")
		c.Do(t, "POST", channels+"/sms/confirm", map[string]string{"code": "000000"}).Refused(t, 422, inbox.CodeWrongCode)

		c.Do(t, "PUT", channels+"/sms/address", map[string]string{"address": "13800000001"}).Want(t, 200)
		c.Do(t, "PUT", channels+"/sms/address", map[string]string{"address": "13800000001"}).Refused(t, 429, inbox.CodePause)
		drain(t, w)
		code := sixDigits.FindString(strings.TrimPrefix(p.taken()[0], "13800000001"))
		wrong := "000000"
		if code == wrong {
			wrong = "000001"
		}
		w.As(t, authz.RoleClerk, "昆山市总工会").Do(t, "POST", channels+"/sms/confirm", map[string]string{"code": code}).Refused(t, 422, inbox.CodeWrongCode) // another's code
		for range 5 {
			c.Do(t, "POST", channels+"/sms/confirm", map[string]string{"code": wrong}).Refused(t, 422, inbox.CodeWrongCode)
		}
		c.Do(t, "POST", channels+"/sms/confirm", map[string]string{"code": code}).Refused(t, 422, inbox.CodeWrongCode) // tried too often
		at.Advance(2 * time.Minute)
		c.Do(t, "PUT", channels+"/sms/address", map[string]string{"address": "13800000001"}).Want(t, 200)
		drain(t, w)
		code = sixDigits.FindString(strings.TrimPrefix(p.taken()[0], "13800000001"))
		at.Advance(11 * time.Minute)
		c.Do(t, "POST", channels+"/sms/confirm", map[string]string{"code": code}).Refused(t, 422, inbox.CodeWrongCode) // ran out

		var kept string
		if err := d.Read().NewRaw("SELECT address_sealed || address_masked || code_hash FROM notify_address").Scan(t.Context(), &kept); err != nil || strings.Contains(kept, "13800000001") || strings.Contains(kept, code) {
			t.Errorf("%q %v", kept, err)
		}

		// whoever forgets the address and sets another gets no more codes by that
		n := 2
		send := func() apptest.Reply {
			number := fmt.Sprintf("138000001%02d", n)
			r := c.Do(t, "PUT", channels+"/sms/address", map[string]string{"address": number})
			c.Do(t, "DELETE", channels+"/sms/address", nil)
			n++
			return r
		}
		for range 3 {
			send().Want(t, 200)
		}
		send().Refused(t, 429, inbox.CodePause)
		for n = 5; n < 20; {
			at.Advance(2 * time.Minute)
			send().Want(t, 200)
		}
		at.Advance(2 * time.Minute)
		send().Refused(t, 429, inbox.CodePause) // twenty a day
	})
}

// A notice to a post goes to each of its holders who wants it, by the channel and at the time that they chose, and names
// nobody.
func TestNoticesGoOutAsTheirReadersWant(t *testing.T) {
	at := clock.NewManual(noon) // 12:00 in Shanghai
	dbtest.Each(t, at.Now, func(t *testing.T, d *db.DB) {
		at.Set(noon)
		w := apptest.New(t, d, at.Now)
		w.App.Inbox.BaseURL = "https://xiezhi.example.org.cn"
		p := startProvider(t)
		system := w.As(t, authz.RoleSystem, "江苏省总工会")
		system.Do(t, "PUT", "/api/gateways/sms", set(p, 0, nil)).Want(t, 200)
		now, daily, silent := w.As(t, authz.RoleClerk, "昆山市总工会"), w.As(t, authz.RoleClerk, "昆山市总工会"), w.As(t, authz.RoleClerk, "昆山市总工会")
		reach(t, w, p, now, "13800000001")
		reach(t, w, p, daily, "13800000002")
		choose := func(c *apptest.Client, when string) {
			c.Do(t, "PUT", channels, map[string]any{
				"rev": 0, "quietFrom": "21:00", "quietUntil": "08:00", "dailyAt": "17:00",
				"choices": []any{map[string]string{"topic": "visit", "channel": "sms", "when": when}, map[string]string{"topic": "approval", "channel": "sms", "when": when}},
			}).Want(t, 200)
		}
		choose(now, "now")
		choose(daily, "daily")
		choose(silent, "now") // without an address
		post := authz.Post(authz.RoleClerk, w.Union(t, "昆山市总工会").ID)
		tell := func(kind, title string) {
			w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
				return notify.Tell(ctx, tx, notify.Notice{Recipient: post, Title: title, Body: "王芳，320583199001011234", Kind: kind, RecordID: unknown})
			})
			at.Advance(time.Minute)
			drain(t, w)
		}
		want := func(where string, lines ...string) {
			t.Helper()
			if diff := cmp.Diff(lines, p.taken()); diff != "" {
				t.Errorf("%s: %s", where, diff)
			}
		}
		tell("visit_paper", "请核对王芳的签字")
		want("at once", "13800000001 獬豸：您有1条新通知，有纸质签字待核对。请登录查看：https://xiezhi.example.org.cn/notices")
		tell("served", "不在所选的类别内")
		want("not wanted")
		tell("approval_case", "审批")
		tell("visit", "日志")
		p.taken()
		at.Set(noon.Add(5*time.Hour + time.Minute)) // 17:01
		drain(t, w)
		want("the day's summary", "13800000002 獬豸：您有3条新通知，审批1条，工作日志2条。请登录查看：https://xiezhi.example.org.cn/notices")

		at.Set(noon.Add(10 * time.Hour)) // 22:00
		tell("visit", "夜里")
		tell("visit", "夜里又一条")
		want("quiet hours")
		at.Set(noon.Add(20*time.Hour + time.Minute)) // 08:01
		drain(t, w)
		want("in the morning", "13800000001 獬豸：您有2条新通知，工作日志2条。请登录查看：https://xiezhi.example.org.cn/notices")

		// what was read in the meantime is not told again
		now.SignIn(t)
		now.Do(t, http.MethodPost, "/api/notices/read", map[string]any{"upTo": at.Now()}).Want(t, 200)
		at.Set(noon.Add(29*time.Hour + time.Minute))
		drain(t, w)
		want("read by then")

		// closed by the administrator, or the address forgotten: nothing goes out
		system.SignIn(t)
		system.Do(t, "PUT", "/api/gateways/sms", set(p, 1, func(b map[string]any) { b["topics"] = []string{"approval"} })).Want(t, 200)
		tell("visit", "不再允许")
		want("not allowed any more")
		now.SignIn(t)
		now.Do(t, "DELETE", channels+"/sms/address", nil).Want(t, 200)
		tell("approval_case", "没有地址")
		want("without an address")
		if got := apptest.Read[inbox.NoticePage](t, now.Do(t, "GET", "/api/notices?unread=true", nil).Want(t, 200)); got.Unread != 2 {
			t.Errorf("inside the program %d are unread", got.Unread)
		}
	})
}

// The case of a recommendation form bears its person's name for whoever may read the form; what leaves the program says that
// something waits, and neither whom nor which union it is about.
func TestAFormsPersonIsNamedInsideOnly(t *testing.T) {
	at := clock.NewManual(noon)
	dbtest.Each(t, at.Now, func(t *testing.T, d *db.DB) {
		at.Set(noon)
		w := apptest.New(t, d, at.Now)
		p := startProvider(t)
		w.As(t, authz.RoleSystem, "江苏省总工会").Do(t, "PUT", "/api/gateways/sms", set(p, 0, nil)).Want(t, 200)
		soon, daily := w.As(t, authz.RoleApprover, "昆山市总工会"), w.As(t, authz.RoleApprover, "昆山市总工会")
		for number, c := range map[string]*apptest.Client{"13800000001": soon, "13800000002": daily} {
			reach(t, w, p, c, number)
		}
		for when, c := range map[string]*apptest.Client{"now": soon, "daily": daily} {
			c.Do(t, "PUT", channels, map[string]any{
				"rev": 0, "quietFrom": "21:00", "quietUntil": "08:00", "dailyAt": "17:00",
				"choices": []any{map[string]string{"topic": "approval", "channel": "sms", "when": when}},
			}).Want(t, 200)
		}
		head := w.As(t, authz.RoleHead, "玉山镇总工会")
		for _, name := range []string{"陆文清", "沈知秋"} {
			w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
				_, err := w.App.Approval.Submit(ctx, tx, head.Actor, approval.Submission{
					Flow: approval.FlowForm, RecordID: db.NewID(), Title: "玉山镇总工会新聘推荐表：" + name, Summary: "劳动合同", Link: "/hiring/forms", UnionID: w.Union(t, "玉山镇总工会").ID,
				})
				return err
			})
			at.Advance(time.Minute)
			drain(t, w)
		}
		at.Set(noon.Add(5*time.Hour + time.Minute))
		drain(t, w)
		want := []string{
			"13800000001 獬豸：您有1条新通知，审批有新进展。请登录系统查看。", "13800000001 獬豸：您有1条新通知，审批有新进展。请登录系统查看。",
			"13800000002 獬豸：您有2条新通知，审批2条。请登录系统查看。",
		}
		if diff := cmp.Diff(want, p.taken()); diff != "" {
			t.Errorf("outside (-want +got):\n%s", diff)
		}
		soon.SignIn(t)
		var titles []string
		for _, n := range apptest.Read[inbox.NoticePage](t, soon.Do(t, "GET", "/api/notices", nil).Want(t, 200)).Items {
			titles = append(titles, n.Title)
		}
		if diff := cmp.Diff([]string{"待办：玉山镇总工会新聘推荐表：沈知秋", "待办：玉山镇总工会新聘推荐表：陆文清"}, titles); diff != "" {
			t.Errorf("inside (-want +got):\n%s", diff)
		}
		neighbour := w.As(t, authz.RoleApprover, "太仓市总工会")
		if got := apptest.Read[inbox.NoticePage](t, neighbour.Do(t, "GET", "/api/notices", nil).Want(t, 200)); len(got.Items) != 0 {
			t.Errorf("the neighbour reads %+v", got.Items)
		}
	})
}

// What a gateway refuses is dead until the administrator tries it again.
func TestAnAdministratorTriesAgain(t *testing.T) {
	dbtest.Each(t, clock.Fixed(noon), func(t *testing.T, d *db.DB) {
		w := apptest.New(t, d, clock.Fixed(noon))
		p := startProvider(t)
		system := w.As(t, authz.RoleSystem, "江苏省总工会")
		system.Do(t, "PUT", "/api/gateways/sms", set(p, 0, nil)).Want(t, 200)
		p.status = 403
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			return notify.Post(ctx, tx, w.App.Keys, notify.Message{Channel: "sms", To: "13800000001", ToMasked: "138****0001", Subject: "试", Text: "试", UnionID: w.Union(t, "昆山市总工会").ID})
		})
		drain(t, w)
		box := func() oversight.OutboxLine {
			return apptest.Read[oversight.OutboxPage](t, system.Do(t, "GET", "/api/outbox", nil).Want(t, 200)).Items[0]
		}
		m := box()
		if m.State != "dead" || m.Tries != 1 || m.Answer != `对方拒绝：HTTP 403，{"code":203}。` || cmp.Diff([]string{"retry"}, m.Actions) != "" {
			t.Errorf("%+v", m)
		}
		p.status = 200
		system.Do(t, "POST", "/api/outbox/"+m.ID+"/retry", nil).Want(t, 204)
		drain(t, w)
		if m = box(); m.State != "sent" || len(m.Actions) != 0 || m.EndedAt.IsZero() {
			t.Errorf("%+v", m)
		}
		system.Do(t, "POST", "/api/outbox/"+m.ID+"/retry", nil).Refused(t, 409, "message_not_dead")
		var acts []string
		err := d.Read().NewRaw("SELECT action FROM audit_entry WHERE kind IN ('message', 'gateway') ORDER BY id").Scan(t.Context(), &acts)
		if diff := cmp.Diff([]string{"notify.gateway.save", "outbox.retry"}, acts); diff != "" || err != nil {
			t.Error(diff, err)
		}
	})
}

// An address that cannot be opened any more keeps nobody else's messages back; its owner is asked to enter it anew.
func TestOneUnreadableAddressStopsNobodyElse(t *testing.T) {
	at := clock.NewManual(noon)
	dbtest.Each(t, at.Now, func(t *testing.T, d *db.DB) {
		at.Set(noon)
		w := apptest.New(t, d, at.Now)
		p := startProvider(t)
		w.As(t, authz.RoleSystem, "江苏省总工会").Do(t, "PUT", "/api/gateways/sms", set(p, 0, nil)).Want(t, 200)
		broken, whole := w.As(t, authz.RoleClerk, "昆山市总工会"), w.As(t, authz.RoleClerk, "昆山市总工会")
		for i, c := range []*apptest.Client{broken, whole} {
			reach(t, w, p, c, fmt.Sprintf("1380000000%d", i+1))
			c.Do(t, "PUT", channels, map[string]any{
				"rev": 0, "quietFrom": "", "quietUntil": "", "dailyAt": "17:00", "choices": []any{map[string]string{"topic": "visit", "channel": "sms", "when": "now"}},
			}).Want(t, 200)
		}
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			if _, err := tx.NewRaw("UPDATE notify_address SET address_sealed = 'x' WHERE account_id = ?", broken.Actor.AccountID).Exec(ctx); err != nil {
				return err
			}
			return notify.Tell(ctx, tx, notify.Notice{Recipient: authz.Post(authz.RoleClerk, w.Union(t, "昆山市总工会").ID), Title: "日志", Body: "x", Kind: "visit", RecordID: unknown})
		})
		at.Advance(time.Minute)
		drain(t, w)
		if got := p.taken(); len(got) != 1 || !strings.HasPrefix(got[0], "13800000002 ") {
			t.Errorf("sent %v", got)
		}
		broken.SignIn(t)
		if own := apptest.Read[inbox.OwnChannels](t, broken.Do(t, "GET", channels, nil).Want(t, 200)); own.Channels[1].Confirmed {
			t.Errorf("the address still counts: %+v", own.Channels[1])
		}
		var titles []string
		err := d.Read().NewRaw("SELECT title FROM notice WHERE recipient = ?", notify.ToAccount(broken.Actor.AccountID)).Scan(t.Context(), &titles)
		if err != nil || cmp.Diff([]string{"短信接收地址需要重新登记"}, titles) != "" {
			t.Errorf("the owner is told %v, %v", titles, err)
		}
	})
}

// A provider that fails is left alone for a while, the longer the more often; what waits is not lost, no try is spent on
// it, and the administrator sees why.
func TestAFailingGatewayRests(t *testing.T) {
	at := clock.NewManual(noon)
	dbtest.Each(t, at.Now, func(t *testing.T, d *db.DB) {
		at.Set(noon)
		w := apptest.New(t, d, at.Now)
		p := startProvider(t)
		system := w.As(t, authz.RoleSystem, "江苏省总工会")
		system.Do(t, "PUT", "/api/gateways/sms", set(p, 0, nil)).Want(t, 200)
		post := func(n int) {
			t.Helper()
			w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
				for i := range n {
					to := fmt.Sprintf("1380000000%d", i+1)
					if err := notify.Post(ctx, tx, w.App.Keys, notify.Message{Channel: "sms", To: to, ToMasked: "138****", Subject: "试", Text: "试", UnionID: w.Union(t, "昆山市总工会").ID}); err != nil {
						return err
					}
				}
				return nil
			})
		}
		board := func() inbox.GatewayView {
			t.Helper()
			system.SignIn(t)
			return gateway(t, system.Do(t, "GET", "/api/gateways", nil))
		}
		p.status = 503
		post(5)
		_ = w.App.Jobs.Drain(t.Context()) // the failure is the job's
		if got := p.taken(); len(got) == 0 || len(got) > 4 {
			t.Errorf("%d messages were tried on a provider that fails", len(got))
		}
		g := board()
		if g.Failures != 1 || !g.RestUntil.Equal(noon.Add(30*time.Second)) || !strings.Contains(g.LastFailure, "503") {
			t.Errorf("after the first failure: %+v", g)
		}
		at.Advance(29 * time.Second)
		_ = w.App.Jobs.Drain(t.Context())
		if got := p.taken(); len(got) != 0 {
			t.Errorf("resting, it was handed %v", got)
		}
		at.Advance(2 * time.Second)
		_ = w.App.Jobs.Drain(t.Context())
		if g = board(); g.Failures != 2 || !g.RestUntil.Equal(at.Now().Add(time.Minute)) {
			t.Errorf("after the second failure: %+v", g)
		}
		p.status = 200
		p.taken()
		for range 20 {
			at.Advance(5 * time.Minute)
			_ = w.App.Jobs.Drain(t.Context())
		}
		if got := p.taken(); len(got) != 5 {
			t.Errorf("recovered, it was handed %v", got)
		}
		if g = board(); g.Failures != 0 || !g.RestUntil.IsZero() || g.LastFailure != "" {
			t.Errorf("recovered: %+v", g)
		}
	})
}
