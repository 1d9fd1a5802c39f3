package notify

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/mail"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/seal"
)

// Channels by which messages leave the house.
const (
	Mail = "mail" // SMTP
	SMS  = "sms"  // an HTTP form to the provider
	Chat = "chat" // an HTTP form to an enterprise chat: a robot or any other webhook
)

// Channels lists them in the order in which they are shown.
func Channels() []string { return []string{Mail, SMS, Chat} }

// ChannelTitle is a channel's Chinese name.
func ChannelTitle(c string) string {
	return map[string]string{Mail: "邮件", SMS: "短信", Chat: "企业通讯"}[c]
}

// GatewaySettings are how a gateway is reached; Mail's fields are for the channel mail, the others for the HTTP form. None of them
// is secret: passwords and keys stand beside them, and templates name them as {{key}} and {{secret}}.
type GatewaySettings struct {
	Host     string `json:"host" maxLength:"200" audit:"track" doc:"邮件服务器"`
	Port     int    `json:"port" minimum:"0" maximum:"65535" audit:"track"`
	TLS      string `json:"tls" enum:",tls,starttls,none" audit:"track" doc:"加密方式"`
	User     string `json:"user" maxLength:"200" audit:"track" doc:"登录名，空为不登录"`
	From     string `json:"from" maxLength:"200" audit:"track" doc:"发件地址"`
	FromName string `json:"fromName" maxLength:"80" audit:"track"`

	Method   string          `json:"method" enum:",POST,PUT,GET" audit:"track"`
	URL      string          `json:"url" maxLength:"1000" audit:"track" doc:"可用命名字段；主机名里不能用"`
	Headers  []GatewayHeader `json:"headers" maxItems:"10" nullable:"false" audit:"track"`
	BodyType string          `json:"bodyType" enum:",json,form,none" audit:"track"`
	Body     string          `json:"body" maxLength:"8000" audit:"track" doc:"命名字段按内容类型转义"`
	Sign     string          `json:"sign" enum:",dingtalk,feishu" audit:"track" doc:"用 {{secret}} 计算 {{sign}} 的办法"`
	OKPath   string          `json:"okPath" maxLength:"100" audit:"track" doc:"答复（JSON）中表示成功的字段，如 errcode、Response.Code；空为不看"`
	OKValue  string          `json:"okValue" maxLength:"100" audit:"track" doc:"该字段成功时的值"`
	OKText   string          `json:"okText" maxLength:"100" audit:"track" doc:"答复中应有的文字；空为不看"`
}

// GatewayHeader is one header of the request.
type GatewayHeader struct {
	Name  string `json:"name" minLength:"1" maxLength:"60" audit:"track"`
	Value string `json:"value" maxLength:"500" audit:"track"`
}

// Secrets of a gateway. The reader is told which are set, never what they are.
const (
	SecretPassword = "password" // of the mail server's login
	SecretKey      = "key"      // {{key}}
	SecretSecret   = "secret"   // {{secret}}
)

// SecretsOf names the secrets that a channel may have.
func SecretsOf(channel string) []string {
	if channel == Mail {
		return []string{SecretPassword}
	}
	return []string{SecretKey, SecretSecret}
}

// Gateway is a channel's way out as it is kept.
type Gateway struct {
	Channel     string
	Enabled     bool
	Settings    GatewaySettings
	Topics      []string // kinds of notices that people may have by it
	Rev         int64
	ChangedName string
	ChangedAt   time.Time

	// After a failure that may pass the channel rests, the longer the more often in a row: a provider that does not answer
	// holds no worker for every message.
	Failures    int
	RestUntil   time.Time
	LastFailure string // in words

	secrets map[string]string
}

// Resting tells whether nothing is handed over just now.
func (g Gateway) Resting(now time.Time) bool { return now.Before(g.RestUntil) }

// The first rest after a failure, and the longest.
const (
	firstRest   = 30 * time.Second
	longestRest = 15 * time.Minute
)

// rest is how long a channel rests after so many failures in a row.
func rest(failures int) time.Duration {
	d := firstRest
	for range min(failures, 10) - 1 {
		d *= 2
	}
	return min(d, longestRest)
}

type gatewayRow struct {
	bun.BaseModel `bun:"table:notify_gateway,alias:g"`

	Channel       string `bun:",pk"`
	Enabled       bool
	Settings      string
	SecretsSealed string
	Topics        string
	Failures      int
	RestUntil     time.Time `bun:",nullzero"`
	LastFailure   string
	Rev           int64
	ChangedName   string
	ChangedAt     time.Time
}

func secretsPlace(channel string) string { return seal.Place("notify_gateway", "secrets", channel) }

// Gateways are those that have been set up, by channel.
func Gateways(ctx context.Context, q db.Q, keys *seal.Keys) (map[string]Gateway, error) {
	var rows []gatewayRow
	if err := q.NewSelect().Model(&rows).Order("g.channel").Scan(ctx); err != nil {
		return nil, fmt.Errorf("read gateways: %w", err)
	}
	out := map[string]Gateway{}
	for _, r := range rows {
		g := Gateway{
			Channel: r.Channel, Enabled: r.Enabled, Rev: r.Rev, ChangedName: r.ChangedName, ChangedAt: r.ChangedAt.UTC(),
			Failures: r.Failures, RestUntil: r.RestUntil.UTC(), LastFailure: r.LastFailure,
		}
		plain, err := keys.Open(secretsPlace(r.Channel), r.SecretsSealed)
		if err != nil {
			return nil, fmt.Errorf("open the secrets of gateway %s: %w", r.Channel, err)
		}
		err = errors.Join(json.Unmarshal([]byte(r.Settings), &g.Settings), json.Unmarshal([]byte(r.Topics), &g.Topics), json.Unmarshal([]byte(plain), &g.secrets))
		if err != nil {
			return nil, fmt.Errorf("read gateway %s: %w", r.Channel, err)
		}
		out[r.Channel] = g
	}
	return out, nil
}

// Carries tells whether messages of a channel leave the house.
func Carries(ctx context.Context, q db.Q, channel string) (yes bool, err error) {
	if err := q.NewRaw("SELECT EXISTS (SELECT 1 FROM notify_gateway WHERE channel = ? AND enabled)", channel).Scan(ctx, &yes); err != nil {
		return false, fmt.Errorf("look for a gateway: %w", err)
	}
	return yes, nil
}

// SecretsSet names the secrets that are set.
func (g Gateway) SecretsSet() []string {
	out := []string{}
	for _, name := range SecretsOf(g.Channel) {
		if g.secrets[name] != "" {
			out = append(out, name)
		}
	}
	return out
}

// whereto is to whom a gateway's secrets are shown.
func (s GatewaySettings) whereto() [5]string {
	u, err := url.Parse(s.URL)
	if err != nil {
		return [5]string{s.URL}
	}
	return [5]string{s.Host, strconv.Itoa(s.Port), s.TLS, u.Scheme, u.Host}
}

// Keep gives the gateway new secrets: a name that is not given keeps its value, an empty value removes it. Secrets go to
// the server for which they were given, so none is kept when that is another now.
func Keep(g *Gateway, before GatewaySettings, given map[string]string) {
	kept := map[string]string{}
	moved := before.whereto() != g.Settings.whereto()
	for _, name := range SecretsOf(g.Channel) {
		value, ok := given[name]
		if !ok && !moved {
			value = g.secrets[name]
		}
		if value != "" {
			kept[name] = value
		}
	}
	g.secrets = kept
}

// Save writes a gateway that whoever changed it saw as rev; 0 is one that has not been set up.
func (g Gateway) Save(ctx context.Context, tx *db.Tx, keys *seal.Keys, by string, rev int64) error {
	settings, err1 := json.Marshal(g.Settings)
	topics, err2 := json.Marshal(g.Topics)
	secrets, err3 := json.Marshal(g.secrets)
	if err := errors.Join(err1, err2, err3); err != nil {
		return fmt.Errorf("write gateway: %w", err)
	}
	row := gatewayRow{
		Channel: g.Channel, Enabled: g.Enabled, Settings: string(settings), SecretsSealed: keys.Seal(secretsPlace(g.Channel), string(secrets)),
		Topics: string(topics), Rev: rev + 1, ChangedName: by, ChangedAt: tx.Now(),
	}
	var n int64
	var err error
	if rev == 0 {
		n, err = changed(tx.NewInsert().Model(&row).On("CONFLICT (channel) DO NOTHING").Exec(ctx))
	} else {
		n, err = changed(tx.NewUpdate().Model(&row).Where("channel = ? AND rev = ?", g.Channel, rev).Exec(ctx))
	}
	if err != nil {
		return fmt.Errorf("write gateway: %w", err)
	}
	if n == 0 {
		return errs.Stale()
	}
	return nil
}

func changed(res interface{ RowsAffected() (int64, error) }, err error) (int64, error) {
	if err != nil {
		return 0, err
	}
	return res.RowsAffected()
}

// Check says what is wrong with a gateway's settings.
func (g Gateway) Check() []errs.Field {
	if g.Channel == Mail {
		return g.checkMail()
	}
	return g.checkForm()
}

func (g Gateway) checkMail() []errs.Field {
	s := g.Settings
	var f []errs.Field
	if s.Host == "" || strings.ContainsAny(s.Host, " /:@") && !strings.Contains(s.Host, "::") {
		f = append(f, errs.F("host", "请填写邮件服务器的主机名，不含端口"))
	}
	if s.Port < 1 || s.Port > 65535 {
		f = append(f, errs.F("port", "请填写端口，一般为465、587或25"))
	}
	if !slices.Contains([]string{"tls", "starttls", "none"}, s.TLS) {
		f = append(f, errs.F("tls", "请选择加密方式"))
	}
	if a, err := mail.ParseAddress(s.From); err != nil || a.Address != s.From {
		f = append(f, errs.F("from", "请填写发件地址，如 notice@example.org.cn"))
	}
	if oneLine(s.FromName) != s.FromName {
		f = append(f, errs.F("fromName", "发件人名称不能换行"))
	}
	if s.TLS == "none" && s.User != "" {
		f = append(f, errs.F("tls", "不加密的连接不能用密码登录：密码会在网上明文传送"))
	}
	return f
}

func (g Gateway) checkForm() []errs.Field {
	s := g.Settings
	var f []errs.Field
	add := func(field string, err error) {
		if err != nil {
			f = append(f, errs.F(field, err.Error()))
		}
	}
	_, err := g.address(sample(g))
	add("url", err)
	if !slices.Contains([]string{http.MethodPost, http.MethodPut, http.MethodGet}, s.Method) {
		f = append(f, errs.F("method", "请选择请求方法"))
	}
	if !slices.Contains([]string{"json", "form", "none"}, s.BodyType) || s.Method == http.MethodGet && s.BodyType != "none" {
		f = append(f, errs.F("bodyType", "请选择内容类型；GET 请求没有内容"))
	}
	for i, h := range s.Headers {
		if !token(h.Name) || slices.Contains(ownHeaders, strings.ToLower(h.Name)) {
			f = append(f, errs.F(fmt.Sprintf("headers[%d]", i), "请求头的名称不对，或由系统填写"))
			continue
		}
		_, err := Fill(h.Value, nil, oneLine)
		add(fmt.Sprintf("headers[%d]", i), err)
	}
	_, err = g.content(sample(g))
	add("body", err)
	all := []string{s.URL, s.Body}
	for _, h := range s.Headers {
		all = append(all, h.Value)
	}
	if !uses("text", all...) {
		f = append(f, errs.F("body", "请用 {{text}} 填入消息的文字"))
	}
	if g.Channel == SMS && !uses("to", all...) {
		f = append(f, errs.F("body", "请用 {{to}} 填入手机号码"))
	}
	if (s.OKPath == "") != (s.OKValue == "") {
		f = append(f, errs.F("okPath", "表示成功的字段和它的值要么都填，要么都不填"))
	}
	return f
}

// ownHeaders are written by the program.
var ownHeaders = []string{"host", "content-length", "content-type", "transfer-encoding", "connection", "cookie", "idempotency-key"}

func token(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool {
		return !strings.ContainsRune("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_", r)
	})
}

// sample fills a template while it is being set up, with what needs escaping.
func sample(g Gateway) map[string]string {
	return g.values(Parcel{ID: "0", To: "13800000000", Subject: `主题"`, Text: "第一行\n\"第二行\"", At: time.Unix(0, 0)})
}

// values are the named fields of a parcel.
func (g Gateway) values(p Parcel) map[string]string {
	v := map[string]string{
		"to": p.To, "text": p.Text, "subject": p.Subject, "id": p.ID, "time": p.At.UTC().Format(time.RFC3339),
		"key": g.secrets[SecretKey], "secret": g.secrets[SecretSecret],
	}
	v["timestamp"], v["sign"] = sign(g.Settings.Sign, g.secrets[SecretSecret], p.At)
	return v
}

// address is the request's, its host as it was set up: no field may change where the request goes.
func (g Gateway) address(v map[string]string) (*url.URL, error) {
	plain, err := Fill(g.Settings.URL, nil, url.QueryEscape)
	if err != nil {
		return nil, err
	}
	filled, err := Fill(g.Settings.URL, v, url.QueryEscape)
	if err != nil {
		return nil, err
	}
	fixed, err1 := url.Parse(plain)
	u, err2 := url.Parse(filled)
	switch {
	case err1 != nil || err2 != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http":
		return nil, errors.New("请填写 https:// 或 http:// 开头的网址")
	case u.User != nil:
		return nil, errors.New("网址里不能写用户名和密码，请用请求头和密钥")
	case u.Host != fixed.Host || u.Scheme != fixed.Scheme:
		return nil, errors.New("主机名里不能用命名字段")
	}
	u.Fragment = ""
	return u, nil
}
