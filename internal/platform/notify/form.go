package notify

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// sign is a request's time and its signature by a robot's secret: DingTalk counts milliseconds and signs them with the
// secret, Feishu counts seconds and takes both as the key.
func sign(how, secret string, at time.Time) (timestamp, signature string) {
	mac := func(key, text string) string {
		h := hmac.New(sha256.New, []byte(key))
		h.Write([]byte(text))
		return base64.StdEncoding.EncodeToString(h.Sum(nil))
	}
	switch how {
	case "dingtalk":
		timestamp = strconv.FormatInt(at.UnixMilli(), 10)
		return timestamp, mac(secret, timestamp+"\n"+secret)
	case "feishu":
		timestamp = strconv.FormatInt(at.Unix(), 10)
		return timestamp, mac(timestamp+"\n"+secret, "")
	}
	return strconv.FormatInt(at.Unix(), 10), ""
}

// inJSON makes a value safe between the quotes of a JSON text.
func inJSON(v string) string {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return "" // a string has always a JSON form
	}
	return strings.TrimSuffix(strings.TrimPrefix(strings.TrimSuffix(b.String(), "\n"), `"`), `"`)
}

// content is the request's body with the values filled in.
func (g Gateway) content(v map[string]string) (string, error) {
	switch g.Settings.BodyType {
	case "json":
		text, err := Fill(g.Settings.Body, v, inJSON)
		if err == nil && !json.Valid([]byte(text)) {
			err = errors.New("填入字段后不是合法的 JSON，请检查引号和逗号")
		}
		return text, err
	case "form":
		return Fill(strings.TrimSpace(g.Settings.Body), v, url.QueryEscape)
	}
	return "", nil
}

// sendForm makes the one request that hands a parcel over. Nothing else is asked for: a redirect is an answer like any
// other, and no proxy of the environment is used.
func (g Gateway) sendForm(ctx context.Context, p Parcel) (string, error) {
	v := g.values(p)
	u, err := g.address(v)
	if err != nil {
		return "", wrong(err.Error(), nil)
	}
	body, err := g.content(v)
	if err != nil {
		return "", wrong(err.Error(), nil)
	}
	req, err := http.NewRequestWithContext(ctx, g.Settings.Method, u.String(), strings.NewReader(body))
	if err != nil {
		return "", wrong("请求写不成，请检查网址", nil)
	}
	for _, h := range g.Settings.Headers {
		value, err := Fill(h.Value, v, oneLine)
		if err != nil {
			return "", wrong(err.Error(), nil)
		}
		req.Header.Set(h.Name, value)
	}
	if t := map[string]string{"json": "application/json; charset=utf-8", "form": "application/x-www-form-urlencoded"}[g.Settings.BodyType]; t != "" {
		req.Header.Set("Content-Type", t)
	}
	req.Header.Set("User-Agent", "xiezhi")
	req.Header.Set("Idempotency-Key", p.ID)
	transport := &http.Transport{
		DialContext: dialTo(u.Hostname()), TLSHandshakeTimeout: stepTimeout, ResponseHeaderTimeout: sendTimeout,
		MaxResponseHeaderBytes: 16 << 10, DisableKeepAlives: true,
	}
	client := http.Client{Transport: transport, Timeout: sendTimeout, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	res, err := client.Do(req)
	if err != nil {
		return "", later(unreached(err, u.Host), err)
	}
	reply, err := io.ReadAll(io.LimitReader(res.Body, maxAnswer+1))
	err = errors.Join(err, res.Body.Close())
	switch {
	case len(reply) > maxAnswer:
		return "", later(fmt.Sprintf("对方的答复超过%dKB，没有读完，无法判断是否成功", maxAnswer>>10), nil)
	case err != nil:
		return "", later("对方答复到一半就断开了，无法判断是否成功", err)
	}
	return g.judge(p, res.StatusCode, reply)
}

// judge reads the provider's answer: whether it took the message, and in which words.
func (g Gateway) judge(p Parcel, status int, reply []byte) (string, error) {
	says := fmt.Sprintf("HTTP %d", status)
	if text := g.hide(p, strings.ToValidUTF8(string(reply), "")); text != "" {
		says += "，" + text
	}
	says = shorten(says, 300)
	switch {
	case status >= 300 && status < 400:
		return "", wrong("对方要求转到别的地址，系统不会跟去；请把最终的网址填入设置。"+says, nil)
	case status == http.StatusRequestTimeout, status == http.StatusTooEarly, status == http.StatusTooManyRequests, status >= 500, status < 200:
		return "", later("对方暂时不能处理："+says, nil)
	case status >= 400:
		return "", wrong("对方拒绝："+says, nil)
	case g.Settings.OKPath != "" && at(reply, g.Settings.OKPath) != g.Settings.OKValue:
		return "", later(fmt.Sprintf("对方没有接受（%s 不是 %s）：%s", g.Settings.OKPath, g.Settings.OKValue, says), nil)
	case g.Settings.OKText != "" && !bytes.Contains(reply, []byte(g.Settings.OKText)):
		return "", later(fmt.Sprintf("对方没有接受（答复中没有“%s”）：%s", g.Settings.OKText, says), nil)
	}
	return "对方已接受：" + says, nil
}

// What an answer may repeat in another spelling: a link, or the digits of a code or a number.
var (
	escaped   = regexp.MustCompile(`\\u[0-9a-fA-F]{4}`)
	repeating = regexp.MustCompile(`(?i)https?:\S+|\d{6,}`)
)

// unescape undoes JSON's spelling of characters, so that a text is recognised that is repeated by it.
func unescape(answer string) string {
	answer = escaped.ReplaceAllStringFunc(answer, func(e string) string {
		n, err := strconv.ParseUint(e[2:], 16, 16)
		if err != nil {
			return e
		}
		return string(rune(n))
	})
	return strings.ReplaceAll(answer, `\/`, "/")
}

// hide takes out of an answer what it may repeat of us: the address, the text, the secrets; and whatever looks like a code
// or a link, since a provider may repeat the text in a spelling of its own.
func (g Gateway) hide(p Parcel, answer string) string {
	answer = unescape(answer)
	answer = strings.Join(strings.Fields(oneLine(strings.ReplaceAll(answer, "\n", " "))), " ")
	for _, secret := range []string{p.Text, p.To, g.secrets[SecretKey], g.secrets[SecretSecret], g.secrets[SecretPassword]} {
		if len(secret) > 3 {
			answer = strings.ReplaceAll(answer, secret, Hidden)
			answer = strings.ReplaceAll(answer, inJSON(secret), Hidden)
		}
	}
	return repeating.ReplaceAllString(answer, Hidden)
}

// at is the value in a JSON answer at a path of names and indexes, as text; empty where there is none.
func at(reply []byte, path string) string {
	var v any
	d := json.NewDecoder(bytes.NewReader(reply))
	d.UseNumber()
	if err := d.Decode(&v); err != nil {
		return ""
	}
	for name := range strings.SplitSeq(path, ".") {
		switch box := v.(type) {
		case map[string]any:
			v = box[name]
		case []any:
			i, err := strconv.Atoi(name)
			if err != nil || i < 0 || i >= len(box) {
				return ""
			}
			v = box[i]
		default:
			return ""
		}
	}
	switch v.(type) {
	case string, json.Number, bool:
		return fmt.Sprint(v)
	}
	return ""
}
