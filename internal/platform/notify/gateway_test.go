package notify_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"mime"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/db/dbtest"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/jobs"
	"xiezhi/internal/platform/notify"
	"xiezhi/internal/platform/seal"
)

func mailGateway(s *mailServer) notify.Gateway {
	return notify.Gateway{Channel: notify.Mail, Enabled: true, Topics: []string{}, Settings: notify.GatewaySettings{
		Host: s.host, Port: s.port, TLS: "none", From: "notice@example.org.cn", FromName: "獬豸", Headers: []notify.GatewayHeader{},
	}}
}

// formGateway is an SMS provider's form with its key in a header.
func formGateway(address string) notify.Gateway {
	g := notify.Gateway{Channel: notify.SMS, Enabled: true, Topics: []string{}, Settings: notify.GatewaySettings{
		Method: "POST", URL: address + "/send?id={{id}}", BodyType: "json", Headers: []notify.GatewayHeader{{Name: "X-Key", Value: "Bearer {{key}}"}},
		Body: `{"mobile":"{{to}}","content":"{{text}}"}`, OKPath: "Response.Code", OKValue: "0",
	}}
	notify.Keep(&g, g.Settings, map[string]string{"key": "k-4711-secret"})
	return g
}

var parcel = notify.Parcel{ID: "01900000-0000-7000-8000-000000000001", To: "13800000001", Subject: "您有1条新通知", Text: "第一行\n\"第二行\"", At: noon}

func TestMailIsDelivered(t *testing.T) {
	s := startMail(t)
	p := parcel
	p.To = "wang@example.com"
	says, err := mailGateway(s).Send(t.Context(), p)
	if err != nil || says != "邮件服务器已接收" {
		t.Fatalf("%q, %v", says, err)
	}
	got := s.letters()
	if len(got) != 1 || got[0].from != "notice@example.org.cn" || got[0].to != "wang@example.com" {
		t.Fatalf("%+v", got)
	}
	h := got[0].header
	subject, err := new(mime.WordDecoder).DecodeHeader(h.Get("Subject"))
	if err != nil || subject != p.Subject || h.Get("Message-Id") != "<"+p.ID+"@example.org.cn>" || h.Get("Auto-Submitted") != "auto-generated" {
		t.Errorf("headers %q %v", h, err)
	}
	if h.Get("Date") != "Sun, 22 Nov 2026 04:00:00 +0000" {
		t.Errorf("date %q", h.Get("Date"))
	}
}

// A mail server that encrypts and asks for a name and a password, in the ways in which they do.
func TestMailIsEncryptedAndSignedIn(t *testing.T) {
	for _, how := range []encrypts{"tls", "starttls"} {
		for _, mechanism := range []string{"PLAIN", "LOGIN"} {
			t.Run(string(how)+" "+mechanism, func(t *testing.T) {
				s := startMailWith(t, how, account{mechanism, "notice", "quiet-harbour-42"})
				g := mailGateway(s)
				g.Settings.TLS, g.Settings.User = string(how), "notice"
				notify.Keep(&g, g.Settings, map[string]string{notify.SecretPassword: "quiet-harbour-42"})
				p := parcel
				p.To = "wang@example.com"
				if says, err := g.Send(t.Context(), p); err != nil || says != "邮件服务器已接收" {
					t.Fatalf("%q, %v: %s", says, err, errs.Message(err))
				}
				got := s.letters()
				if len(got) != 1 || !got[0].encrypted || got[0].by != "notice" || got[0].to != p.To {
					t.Fatalf("%+v", got)
				}
				notify.Keep(&g, g.Settings, map[string]string{notify.SecretPassword: "another-harbour-7"})
				_, err := g.Send(t.Context(), p)
				if errs.CodeOf(err) != notify.CodeGatewayWrong || strings.Contains(errs.Message(err), "another-harbour-7") || len(s.letters()) != 1 {
					t.Errorf("by another password: %v: %s", errs.CodeOf(err), errs.Message(err))
				}
			})
		}
	}
}

// Each way in which a mail server may fail is said in words, and told apart by whether another try makes sense.
func TestMailFailures(t *testing.T) {
	on := func(at, line string) func(string) string {
		return func(command string) string {
			if command == at {
				return line
			}
			return ""
		}
	}
	for _, tc := range []struct {
		name string
		say  func(string) string
		code string
		says string
	}{
		{"unknown recipient", on("RCPT", "550 no such user"), notify.CodeGatewayWrong, "邮件服务器拒绝"},
		{"greylisted", on("RCPT", "451 come back later"), notify.CodeGatewayLater, "邮件服务器暂时不收"},
		{"refused after the text", on("END", "554 spam"), notify.CodeGatewayWrong, "邮件服务器拒绝"},
		{"hangs up at once", on("CONNECT", "!"), notify.CodeGatewayLater, "中途断开了连接"},
		{"hangs up half way", on("DATA", "!"), notify.CodeGatewayLater, "中途断开了连接"},
		{"hangs up after the text", on("END", "!"), notify.CodeGatewayLater, "中途断开了连接"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			s := startMail(t)
			s.answer(tc.say)
			p := parcel
			p.To = "wang@example.com"
			_, err := mailGateway(s).Send(t.Context(), p)
			if errs.CodeOf(err) != tc.code || !strings.Contains(errs.Message(err), tc.says) || strings.Contains(errs.Message(err), p.To) {
				t.Errorf("%v: %s", errs.CodeOf(err), errs.Message(err))
			}
		})
	}
	s := startMail(t)
	g := mailGateway(s)
	g.Settings.TLS = "starttls"
	if _, err := g.Send(t.Context(), parcel); errs.CodeOf(err) != notify.CodeGatewayWrong {
		t.Errorf("a bad address: %v", err)
	}
	p := parcel
	p.To = "wang@example.com"
	if _, err := g.Send(t.Context(), p); errs.CodeOf(err) != notify.CodeGatewayWrong || !strings.Contains(errs.Message(err), "不支持 STARTTLS") || len(s.letters()) != 0 {
		t.Errorf("without encryption: %s", errs.Message(err))
	}
	g.Settings.Host = "no-such-host.invalid"
	if _, err := g.Send(t.Context(), p); !strings.Contains(errs.Message(err), "找不到主机") {
		t.Errorf("no host: %s", errs.Message(err))
	}
}

// asked is a request as a provider sees it.
type asked struct {
	method, path, key, mediaType, again, body string
}

func provider(t *testing.T, answer func(http.ResponseWriter, *http.Request)) (address string, seen *[]asked) {
	t.Helper()
	seen = new([]asked)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		*seen = append(*seen, asked{r.Method, r.URL.String(), r.Header.Get("X-Key"), r.Header.Get("Content-Type"), r.Header.Get("Idempotency-Key"), string(body)})
		answer(w, r)
	}))
	t.Cleanup(s.Close)
	return s.URL, seen
}

func reply(status int, body string) func(http.ResponseWriter, *http.Request) {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(status)
		fmt.Fprint(w, body)
	}
}

func TestFormIsDelivered(t *testing.T) {
	address, seen := provider(t, reply(200, `{"Response":{"Code":0,"Echo":"k-4711-secret 13800000001"}}`))
	says, err := formGateway(address).Send(t.Context(), parcel)
	if err != nil || !strings.HasPrefix(says, "对方已接受：HTTP 200") || strings.Contains(says, "k-4711") || strings.Contains(says, parcel.To) {
		t.Fatalf("%q, %v", says, err)
	}
	want := []asked{{
		"POST", "/send?id=" + parcel.ID, "Bearer k-4711-secret", "application/json; charset=utf-8", parcel.ID,
		`{"mobile":"13800000001","content":"第一行\n\"第二行\""}`,
	}}
	if diff := cmp.Diff(want, *seen, cmp.AllowUnexported(asked{})); diff != "" {
		t.Error(diff)
	}

	g := formGateway(address)
	g.Settings.BodyType, g.Settings.Body, g.Settings.OKPath, g.Settings.OKValue, g.Settings.OKText = "form", "m={{to}}&t={{text}}", "", "", `"Code":0`
	if says, err := g.Send(t.Context(), parcel); err != nil {
		t.Fatalf("%q, %v", says, err)
	}
	values, err := url.ParseQuery((*seen)[1].body)
	if err != nil || values.Get("t") != parcel.Text || values.Get("m") != parcel.To {
		t.Errorf("form %q", (*seen)[1].body)
	}
}

// Robots sign their requests; what they expect was reckoned with another program (openssl dgst -sha256 -hmac).
func TestRobotsAreSigned(t *testing.T) {
	address, seen := provider(t, reply(200, `{"errcode":0,"code":0}`))
	for _, p := range notify.Presets() {
		g := notify.Gateway{Channel: notify.Chat, Enabled: true, Settings: p.Settings}
		u, err := url.Parse(p.Settings.URL)
		if err != nil {
			t.Fatal(err)
		}
		if p.Channel != notify.Chat {
			continue
		}
		g.Settings.URL = strings.Replace(p.Settings.URL, "https://"+u.Host, address, 1)
		notify.Keep(&g, g.Settings, map[string]string{"key": "k1", "secret": "SEC1"})
		if f := g.Check(); len(f) > 0 {
			t.Errorf("%s: %v", p.Title, f)
		}
		if _, err := g.Send(t.Context(), parcel); err != nil {
			t.Errorf("%s: %s", p.Title, errs.Message(err))
		}
		last := (*seen)[len(*seen)-1]
		if !strings.Contains(last.path, "k1") {
			t.Errorf("%s: %s", p.Title, last.path)
		}
		switch p.Settings.Sign {
		case "dingtalk":
			if q, err := url.Parse(last.path); err != nil || q.Query().Get("timestamp") != "1795320000000" || q.Query().Get("sign") != dingtalkSign {
				t.Errorf("%s: %s %v", p.Title, last.path, err)
			}
		case "feishu":
			var body struct{ Timestamp, Sign string }
			if err := json.Unmarshal([]byte(last.body), &body); err != nil || body.Timestamp != "1795320000" || body.Sign != feishuSign {
				t.Errorf("%s: %s %v", p.Title, last.body, err)
			}
		}
	}
}

const (
	dingtalkSign = "Ed1mR3+HpcMU+a2sX8P4KAvtrSEmtJoiUx4OoNh1G34="
	feishuSign   = "uBXCL1i6A0THGlruRe7zHXkTctLwfdw+cnd5+9CKN50="
)

func TestFormFailures(t *testing.T) {
	other, elsewhere := provider(t, reply(200, `{"Response":{"Code":"0"}}`))
	for _, tc := range []struct {
		name   string
		answer func(http.ResponseWriter, *http.Request)
		code   string
		says   string
	}{
		{"refused by its code", reply(200, `{"Response":{"Code":"LimitExceeded"}}`), notify.CodeGatewayLater, "Response.Code 不是 0"},
		{"no JSON", reply(200, `<html>ok</html>`), notify.CodeGatewayLater, "没有接受"},
		{"bad key", reply(403, `denied k-4711-secret`), notify.CodeGatewayWrong, "对方拒绝：HTTP 403"},
		{"busy", reply(503, ``), notify.CodeGatewayLater, "暂时不能处理"},
		{"too many", reply(429, ``), notify.CodeGatewayLater, "暂时不能处理"},
		{"leads elsewhere", func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, other+"/send", http.StatusTemporaryRedirect)
		}, notify.CodeGatewayWrong, "不会跟去"},
		{"leads to itself", func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "/again", http.StatusTemporaryRedirect)
		}, notify.CodeGatewayWrong, "不会跟去"},
		{"endless", func(w http.ResponseWriter, _ *http.Request) {
			for range 40 {
				fmt.Fprint(w, strings.Repeat("x", 4<<10))
			}
		}, notify.CodeGatewayLater, "超过64KB"},
		{"hangs up at once", func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }, notify.CodeGatewayLater, "中途断开了连接"},
		{"hangs up half way", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "100")
			fmt.Fprint(w, `{"Response":`)
			if f, ok := w.(http.Flusher); ok {
				f.Flush()
			}
			panic(http.ErrAbortHandler)
		}, notify.CodeGatewayLater, "断开"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			address, _ := provider(t, tc.answer)
			_, err := formGateway(address).Send(t.Context(), parcel)
			if errs.CodeOf(err) != tc.code || !strings.Contains(errs.Message(err), tc.says) || strings.Contains(errs.Message(err), "k-4711") {
				t.Errorf("%s: %s", errs.CodeOf(err), errs.Message(err))
			}
		})
	}
	// an answer that repeats the message by its own spelling
	for _, echo := range []string{`{"c":"\u9a8c\u8bc1\u7801 \u0034\u0037\u0031\u0031\u0039\u0039"}`, "code 471199 refused", `see https:\/\/xiezhi.example\/c\/abcdef`, "see HTTPS://xiezhi.example/c/abcdef"} {
		address, _ := provider(t, reply(200, echo))
		said := parcel
		said.Text = "验证码 471199，见 https://xiezhi.example/c/abcdef"
		if _, err := formGateway(address).Send(t.Context(), said); strings.Contains(errs.Message(err), "471199") || strings.Contains(errs.Message(err), "abcdef") {
			t.Errorf("repeated: %s", errs.Message(err))
		}
	}
	if len(*elsewhere) != 0 {
		t.Errorf("a redirect was followed: %+v", *elsewhere)
	}

	// one that does not answer in time
	stop := make(chan struct{})
	slow, _ := provider(t, func(http.ResponseWriter, *http.Request) { <-stop })
	defer close(stop)
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	if _, err := formGateway(slow).Send(ctx, parcel); !strings.Contains(errs.Message(err), "没有在限定的时间内答复") {
		t.Errorf("slow: %s", errs.Message(err))
	}

	// a name that leads to this machine, and addresses of a cloud's own services
	address, seen := provider(t, reply(200, `{}`))
	_, port, _ := strings.Cut(strings.TrimPrefix(address, "http://"), ":")
	for _, host := range []string{"169.254.169.254", "100.100.100.200", "[fd00:ec2::254]", "[64:ff9b::a9fe:a9fe]", "[fe80::1]", "0.0.0.0", "[::]", "224.0.0.1"} {
		if _, err := formGateway("http://"+host+":"+port).Send(t.Context(), parcel); !strings.Contains(errs.Message(err), "不允许连接的地址") {
			t.Errorf("%s: %s", host, errs.Message(err))
		}
	}
	if len(*seen) != 0 {
		t.Errorf("reached %+v", *seen)
	}
}

func TestSettingsAreChecked(t *testing.T) {
	mail := func(fn func(*notify.GatewaySettings)) notify.Gateway {
		g := mailGateway(&mailServer{host: "smtp.example.org.cn", port: 465})
		fn(&g.Settings)
		return g
	}
	form := func(fn func(*notify.GatewaySettings)) notify.Gateway {
		g := formGateway("https://sms.example.org.cn")
		fn(&g.Settings)
		return g
	}
	for name, tc := range map[string]struct {
		g    notify.Gateway
		want string
	}{
		"mail":                    {mail(func(*notify.GatewaySettings) {}), ""},
		"form":                    {form(func(*notify.GatewaySettings) {}), ""},
		"no host":                 {mail(func(s *notify.GatewaySettings) { s.Host = "smtp://x" }), "host"},
		"no port":                 {mail(func(s *notify.GatewaySettings) { s.Port = 0 }), "port"},
		"a sender with a name":    {mail(func(s *notify.GatewaySettings) { s.From = "A <a@b.cn>" }), "from"},
		"a password in clear":     {mail(func(s *notify.GatewaySettings) { s.User = "u" }), "tls"},
		"no address":              {form(func(s *notify.GatewaySettings) { s.URL = "sms.example.org.cn" }), "url"},
		"a file":                  {form(func(s *notify.GatewaySettings) { s.URL = "file:///etc/passwd" }), "url"},
		"a password in the URL":   {form(func(s *notify.GatewaySettings) { s.URL = "https://u:p@sms.example.org.cn" }), "url"},
		"a field as host":         {form(func(s *notify.GatewaySettings) { s.URL = "https://{{to}}.example.org.cn" }), "url"},
		"a field nobody knows":    {form(func(s *notify.GatewaySettings) { s.Body = `{"a":"{{idNumber}}","t":"{{text}}{{to}}"}` }), "body"},
		"no JSON":                 {form(func(s *notify.GatewaySettings) { s.Body = `{"a":{{text}},"b":"{{to}}"}` }), "body"},
		"nobody to send to":       {form(func(s *notify.GatewaySettings) { s.Body = `{"a":"{{text}}"}` }), "body"},
		"nothing to say":          {form(func(s *notify.GatewaySettings) { s.Body = `{"a":"{{to}}"}` }), "body"},
		"a header of ours":        {form(func(s *notify.GatewaySettings) { s.Headers = []notify.GatewayHeader{{Name: "Host", Value: "x"}} }), "headers[0]"},
		"a header that is two":    {form(func(s *notify.GatewaySettings) { s.Headers = []notify.GatewayHeader{{Name: "A\r\nB", Value: "x"}} }), "headers[0]"},
		"half a sign of success":  {form(func(s *notify.GatewaySettings) { s.OKValue = "" }), "okPath"},
		"a body that is not sent": {form(func(s *notify.GatewaySettings) { s.Method = "GET" }), "bodyType"},
		"a method nobody asked":   {form(func(s *notify.GatewaySettings) { s.Method = "DELETE" }), "method"},
	} {
		var got []string
		for _, f := range tc.g.Check() {
			got = append(got, f.Field)
		}
		if strings.Join(got, " ") != tc.want {
			t.Errorf("%s: %v, want %q", name, tc.g.Check(), tc.want)
		}
	}
}

var discard = slog.New(slog.DiscardHandler)

// house is a database with keys, runner and sender.
type house struct {
	d    *db.DB
	keys *seal.Keys
	jobs *jobs.Runner
}

func newHouse(t *testing.T, d *db.DB) *house {
	t.Helper()
	keys, err := seal.Create(t.TempDir() + "/keys.json")
	if err != nil {
		t.Fatal(err)
	}
	return &house{d: d, keys: keys, jobs: runner(d, keys)}
}

func runner(d *db.DB, keys *seal.Keys) *jobs.Runner {
	r := jobs.New(d, discard)
	(&notify.Sender{DB: d, Keys: keys}).Work(r)
	return r
}

func (h *house) save(t *testing.T, g notify.Gateway) {
	t.Helper()
	in(t, h.d, func(ctx context.Context, tx *db.Tx) error { return g.Save(ctx, tx, h.keys, "系统管理员", g.Rev) })
}

func (h *house) post(t *testing.T, m notify.Message) {
	t.Helper()
	in(t, h.d, func(ctx context.Context, tx *db.Tx) error { return notify.Post(ctx, tx, h.keys, m) })
}

func (h *house) drain(t *testing.T) {
	t.Helper()
	if err := h.jobs.Drain(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// states are the messages as "state tries".
func (h *house) states(t *testing.T) []string {
	t.Helper()
	var out []string
	if err := h.d.Read().NewRaw("SELECT state || ' ' || tries FROM outbox ORDER BY id").Scan(t.Context(), &out); err != nil {
		t.Fatal(err)
	}
	return out
}

var message = notify.Message{Channel: notify.SMS, To: parcel.To, ToMasked: "138****0001", Subject: parcel.Subject, Text: parcel.Text, UnionID: "u1"}

func TestSecretsAreKeptSealed(t *testing.T) {
	dbtest.Each(t, clock.Fixed(noon), func(t *testing.T, d *db.DB) {
		h := newHouse(t, d)
		g := formGateway("https://sms.example.org.cn")
		h.save(t, g)
		var kept string
		if err := d.Read().NewRaw("SELECT settings || secrets_sealed || topics FROM notify_gateway").Scan(t.Context(), &kept); err != nil || strings.Contains(kept, "k-4711") {
			t.Errorf("%q, %v", kept, err)
		}
		read := func() notify.Gateway {
			all, err := notify.Gateways(t.Context(), d.Read(), h.keys)
			if err != nil {
				t.Fatal(err)
			}
			return all[notify.SMS]
		}
		if got := read(); cmp.Diff([]string{"key"}, got.SecretsSet()) != "" || got.Rev != 1 || got.ChangedName != "系统管理员" {
			t.Errorf("%+v", got)
		}
		g = read()
		notify.Keep(&g, g.Settings, map[string]string{"secret": "s2"})
		h.save(t, g)
		g = read()
		notify.Keep(&g, g.Settings, map[string]string{"key": ""})
		h.save(t, g)
		if got := read(); cmp.Diff([]string{"secret"}, got.SecretsSet()) != "" || got.Rev != 3 {
			t.Errorf("%v", got.SecretsSet())
		}
		// to another server no secret goes that was not given for it
		g = read()
		before := g.Settings
		g.Settings.OKValue, g.Settings.URL = "1", strings.Replace(g.Settings.URL, "/send", "/sms", 1)
		notify.Keep(&g, before, nil)
		if cmp.Diff([]string{"secret"}, g.SecretsSet()) != "" {
			t.Errorf("the same server: %v", g.SecretsSet())
		}
		g.Settings.URL = "https://elsewhere.example/sms"
		notify.Keep(&g, before, map[string]string{})
		if len(g.SecretsSet()) != 0 {
			t.Errorf("another server: %v", g.SecretsSet())
		}
		err := d.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error { return g.Save(ctx, tx, h.keys, "另一人", 2) })
		if errs.CodeOf(err) != "stale" {
			t.Errorf("a stale save: %v", err)
		}
	})
}

// What waited before the gateway was set up goes when it is; what ran out does not; a refusal is dead until somebody tries
// again; what may pass is tried again later.
func TestMessagesAreSentRetriedAndGivenUp(t *testing.T) {
	now := clock.NewManual(noon)
	dbtest.Each(t, now.Now, func(t *testing.T, d *db.DB) {
		now.Set(noon)
		h := newHouse(t, d)
		var answer atomic.Value
		answer.Store(reply(200, `{"Response":{"Code":"0"}}`))
		address, seen := provider(t, func(w http.ResponseWriter, r *http.Request) {
			answer.Load().(func(http.ResponseWriter, *http.Request))(w, r)
		})
		h.post(t, message)
		old := message
		old.ExpiresAt = noon.Add(time.Minute)
		h.post(t, old)
		h.drain(t)
		if got := h.states(t); len(*seen) != 0 || cmp.Diff([]string{"waiting 0", "waiting 0"}, got) != "" {
			t.Errorf("without a gateway: %v", got)
		}
		now.Advance(time.Hour)
		h.save(t, formGateway(address))
		h.drain(t)
		if got := h.states(t); len(*seen) != 1 || cmp.Diff([]string{"sent 1", "expired 0"}, got) != "" {
			t.Errorf("with one: %v, %d asked", got, len(*seen))
		}

		answer.Store(reply(503, ""))
		h.post(t, message)
		h.drain(t)
		if got := h.states(t)[2]; got != "waiting 1" {
			t.Errorf("busy: %s", got)
		}
		answer.Store(reply(200, `{"Response":{"Code":"0"}}`))
		now.Advance(5 * time.Minute)
		h.drain(t)
		if got := h.states(t)[2]; got != "sent 2" || (*seen)[1].again != (*seen)[2].again {
			t.Errorf("a second time: %s, %q and %q", got, (*seen)[1].again, (*seen)[2].again)
		}

		answer.Store(reply(401, "no such key"))
		h.post(t, message)
		h.drain(t)
		var dead notify.Stored
		if err := d.Read().NewSelect().Model(&dead).Where("b.state = 'dead'").Scan(t.Context()); err != nil || dead.Tries != 1 || dead.Answer != "对方拒绝：HTTP 401，no such key。" {
			t.Fatalf("%+v, %v", dead, err)
		}
		again := func(id string) error {
			return d.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error {
				_, err := notify.Retry(ctx, tx, id)
				return err
			})
		}
		answer.Store(reply(200, `{"Response":{"Code":"0"}}`))
		if err := again(dead.ID); err != nil {
			t.Fatal(err)
		}
		h.drain(t)
		if got := h.states(t)[3]; got != "sent 1" {
			t.Errorf("tried again: %s", got)
		}
		if err := again(dead.ID); errs.CodeOf(err) != "message_not_dead" {
			t.Errorf("a sent one again: %v", err)
		}
		if err := again(db.NewID()); errs.CodeOf(err) != errs.NotFoundCode {
			t.Errorf("none: %v", err)
		}

		answer.Store(reply(503, ""))
		h.post(t, message)
		for range jobs.MaxAttempts + 2 {
			h.drain(t)
			now.Advance(time.Hour)
		}
		if got := h.states(t)[4]; got != "dead 10" {
			t.Errorf("always busy: %s", got)
		}
	})
}

// A kill between sending and finishing loses nothing: the next process sends again, with the same id.
func TestAKillRepeatsAndNeverLoses(t *testing.T) {
	now := clock.NewManual(noon)
	dbtest.Each(t, now.Now, func(t *testing.T, d *db.DB) {
		now.Set(noon)
		h := newHouse(t, d)
		first, die := context.WithCancel(t.Context())
		address, seen := provider(t, func(w http.ResponseWriter, r *http.Request) {
			die() // the provider has the message; whoever sent it never learns
			reply(200, `{"Response":{"Code":"0"}}`)(w, r)
		})
		h.save(t, formGateway(address))
		h.post(t, message)
		if err := h.jobs.Drain(first); !errors.Is(err, context.Canceled) {
			t.Fatalf("the first process ended by %v", err)
		}
		if got := h.states(t); len(*seen) != 1 || got[0] != "waiting 1" {
			t.Fatalf("after the kill: %v, %d asked", got, len(*seen))
		}
		now.Advance(time.Hour)
		h.jobs = runner(d, h.keys)
		h.drain(t)
		if got := h.states(t); len(*seen) != 2 || got[0] != "sent 2" || (*seen)[0] != (*seen)[1] {
			t.Errorf("the next process: %v, %+v", got, *seen)
		}
		if (*seen)[0].again == "" {
			t.Error("without an id")
		}
	})
}
