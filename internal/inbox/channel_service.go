package inbox

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"fmt"
	"math/big"
	"net/mail"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"xiezhi/internal/authz"
	"xiezhi/internal/gb"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/notify"
)

// What a code that confirms an address may take.
const (
	codeMinutes = 10
	codeTries   = 5
	codePause   = time.Minute
)

// Codes of refusals.
const (
	CodeChannelOff = "channel_off"
	CodeWrongCode  = "address_code"
	CodePause      = "address_pause"
)

var (
	errChannelOff = errs.Rule(CodeChannelOff, "管理员没有开通这个渠道。")
	errWrongCode  = errs.Rule(CodeWrongCode, "验证码不对，或已过期。请核对，或重新发送。")
	errCodes      = errs.Of(errs.KindLimited, CodePause, "一天内发送的验证码太多，请明天再试。")
	errPause      = errs.Of(errs.KindLimited, CodePause, "刚刚发过验证码，请一分钟后再试。")
)

// OwnChannel is a channel as its reader meets it.
type OwnChannel struct {
	Channel   string   `json:"channel" enum:"mail,sms,chat"`
	Title     string   `json:"title"`
	Open      bool     `json:"open" doc:"管理员已开通"`
	Topics    []string `json:"topics" nullable:"false" doc:"管理员允许的类别"`
	Address   string   `json:"address" doc:"隐去中间各位；空为没有填"`
	Confirmed bool     `json:"confirmed" doc:"验证码已核对，才会发送"`
	Waiting   bool     `json:"waiting" doc:"验证码已发出，等待填写"`
}

// OwnChannels is what somebody chose, with what there is to choose from.
type OwnChannels struct {
	Channels []OwnChannel   `json:"channels" nullable:"false"`
	Topics   []NoticeTopic  `json:"topics" nullable:"false"`
	Choices  []NoticeChoice `json:"choices" nullable:"false"`
	Hours
	Rev int64 `json:"rev"`
}

// Own is what the actor chose.
func (s *Service) Own(ctx context.Context, a authz.Actor) (OwnChannels, error) {
	q := s.DB.Read()
	out := OwnChannels{Channels: []OwnChannel{}, Topics: topics, Choices: []NoticeChoice{}, Hours: usual}
	open, err := s.open(ctx, q)
	if err != nil {
		return out, err
	}
	list, err := chosenBy(ctx, q, a.AccountID)
	if err != nil {
		return out, err
	}
	for _, c := range list {
		out.Choices, out.Hours, out.Rev = append(out.Choices, c.Choices...), c.Hours, c.Rev
	}
	has, err := addressesOf(ctx, q, a.AccountID)
	if err != nil {
		return out, err
	}
	for _, channel := range notify.Channels() {
		allowedTopics, isOpen := open[channel]
		at := has[a.AccountID][channel]
		out.Channels = append(out.Channels, OwnChannel{
			Channel: channel, Title: notify.ChannelTitle(channel), Open: isOpen, Topics: append([]string{}, allowedTopics...),
			Address: at.AddressMasked, Confirmed: !at.ConfirmedAt.IsZero(), Waiting: at.ConfirmedAt.IsZero() && s.DB.Now().Before(at.CodeUntil),
		})
	}
	return out, nil
}

// Choose writes what the actor wants by which channel, and when.
func (s *Service) Choose(ctx context.Context, a authz.Actor, rev int64, choices []NoticeChoice, h Hours) error {
	f := h.check()
	seen := map[NoticeChoice]bool{}
	for i, c := range choices {
		once := NoticeChoice{Topic: c.Topic, Channel: c.Channel}
		if seen[once] {
			f = append(f, errs.F(fmt.Sprintf("choices[%d]", i), "同一类别、同一渠道选了两次"))
		}
		seen[once] = true
	}
	if err := errs.Fields(f...); err != nil {
		return err
	}
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		open, err := s.open(ctx, tx)
		if err != nil {
			return err
		}
		list, err := chosenBy(ctx, tx, a.AccountID)
		if err != nil {
			return err
		}
		before := chosen{AccountID: a.AccountID}
		for _, c := range list {
			before = c
		}
		if len(allowed(choices, open)) < len(choices) && !keeps(before.Choices, choices, open) {
			return errs.Fields(errs.F("choices", "管理员没有允许用这个渠道接收这一类通知"))
		}
		after := chosen{AccountID: a.AccountID, Choices: choices, Hours: h, Rev: rev}
		if err := choose(ctx, tx, after); err != nil {
			return err
		}
		return audit.Record(ctx, tx, audit.Entry{
			Actor: a.Audit(), Action: "notify.choose", Kind: "account", ID: a.AccountID, Label: a.Name, Before: &before, After: &after,
		})
	})
}

// keeps tells whether every choice that is not allowed any more stood there before: what an administrator closed for a
// while is not lost by saving something else.
func keeps(before, after []NoticeChoice, open map[string][]string) bool {
	for _, c := range after {
		if len(allowed([]NoticeChoice{c}, open)) == 0 && !slices.Contains(before, c) {
			return false
		}
	}
	return true
}

// parseAddress checks an address of a channel, and gives it with its masked form.
func parseAddress(channel, given string) (plain, masked string, err error) {
	given = strings.TrimSpace(given)
	switch channel {
	case notify.Mail:
		a, err := mail.ParseAddress(given)
		if err != nil || a.Address != given || len(given) > 120 || !isASCII(given) {
			return "", "", errs.Fields(errs.F("address", "请填写邮箱地址，如 name@example.com"))
		}
		return given, notify.MaskAddress(given), nil
	case notify.SMS:
		p, err := gb.ParsePhone(given)
		if err != nil {
			return "", "", errs.Fields(errs.F("address", err.Error()))
		}
		return p.Number(), p.String(), nil
	}
	if n := utf8.RuneCountInString(given); n < 2 || n > 60 || strings.ContainsFunc(given, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }) {
		return "", "", errs.Fields(errs.F("address", "请填写您在企业通讯里的账号或手机号码，不含空格"))
	}
	return given, notify.MaskAddress(given), nil
}

func isASCII(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r > unicode.MaxASCII })
}

func (s *Service) codeHash(accountID, channel, code string) string {
	return s.Keys.Blind("notify.code", accountID+"/"+channel+"/"+code)
}

// SetAddress keeps where the actor is reached by a channel, and sends a code there: nothing else goes there before the
// code has come back.
func (s *Service) SetAddress(ctx context.Context, a authz.Actor, channel, given string) error {
	plain, masked, err := parseAddress(channel, given)
	if err != nil {
		return err
	}
	n, err := rand.Int(rand.Reader, big.NewInt(1_000_000))
	if err != nil {
		return err
	}
	code := fmt.Sprintf("%06d", n.Int64())
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		if ok, err := notify.Carries(ctx, tx, channel); err != nil || !ok {
			if err == nil {
				err = errChannelOff
			}
			return err
		}
		has, err := addressesOf(ctx, tx, a.AccountID)
		if err != nil {
			return err
		}
		before := has[a.AccountID][channel]
		if before.ConfirmedAt.IsZero() && tx.Now().Before(before.ChangedAt.Add(codePause)) {
			return errPause
		}
		for _, limit := range []struct {
			since time.Duration
			codes int
			err   error
		}{{codePause, 3, errPause}, {24 * time.Hour, 20, errCodes}} { // whichever addresses they went to
			n, _, err := audit.Count(ctx, tx, audit.Filter{Action: "notify.address.set", ActorID: a.AccountID, From: tx.Now().Add(-limit.since)})
			if err != nil {
				return err
			}
			if n >= limit.codes {
				return limit.err
			}
		}
		at := address{
			AccountID: a.AccountID, Channel: channel, AddressSealed: s.Keys.Seal(addressPlace(a.AccountID, channel), plain), AddressMasked: masked,
			CodeHash: s.codeHash(a.AccountID, channel, code), CodeUntil: tx.Now().Add(codeMinutes * time.Minute),
		}
		if err := writeAddress(ctx, tx, at); err != nil {
			return err
		}
		m := notify.Message{
			Channel: channel, To: plain, ToMasked: masked, Subject: "确认接收通知的地址", Secret: code, ExpiresAt: at.CodeUntil,
			Text: fmt.Sprintf("獬豸：验证码 %s，%d分钟内有效，用于确认在这里接收通知。如非本人操作，不必理会。", code, codeMinutes),
		}
		if m.UnionID, m.CountyID, m.CityID, err = placeOf(ctx, tx, a); err != nil {
			return err
		}
		if err := notify.Post(ctx, tx, s.Keys, m); err != nil {
			return err
		}
		return audit.Record(ctx, tx, addressEntry(a, "notify.address.set", channel, masked))
	})
}

func addressEntry(a authz.Actor, action, channel, masked string) audit.Entry {
	return audit.Entry{Actor: a.Audit(), Action: action, Kind: "account", ID: a.AccountID, Label: a.Name + "：" + notify.ChannelTitle(channel) + " " + masked}
}

// placeOf is the union for whose work an account is told something.
func placeOf(ctx context.Context, q db.Q, a authz.Actor) (unionID, countyID, cityID string, err error) {
	if len(a.Grants) > 0 {
		g := a.Grants[0]
		return g.UnionID, g.CountyID, g.CityID, nil
	}
	root, err := org.Root(ctx, q)
	return root.ID, "", "", err
}

// Confirm takes the code that was sent to an address. A wrong one is counted.
func (s *Service) Confirm(ctx context.Context, a authz.Actor, channel, code string) error {
	right := false
	err := s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		right = false
		var list []address
		err := tx.NewRaw(`UPDATE notify_address SET code_tries = code_tries + 1
			WHERE account_id = ? AND channel = ? AND confirmed_at IS NULL AND code_until > ? AND code_tries < ? RETURNING *`,
			a.AccountID, channel, tx.Now(), codeTries).Scan(ctx, &list)
		if err != nil {
			return fmt.Errorf("count a code: %w", err)
		}
		if len(list) == 0 || subtle.ConstantTimeCompare([]byte(list[0].CodeHash), []byte(s.codeHash(a.AccountID, channel, strings.TrimSpace(code)))) == 0 {
			return nil
		}
		right = true
		at := list[0]
		at.ConfirmedAt, at.CodeHash, at.CodeUntil = tx.Now(), "", time.Time{}
		if err := writeAddress(ctx, tx, at); err != nil {
			return err
		}
		return audit.Record(ctx, tx, addressEntry(a, "notify.address.confirm", channel, at.AddressMasked))
	})
	if err == nil && !right {
		err = errWrongCode
	}
	return err
}

// DropAddress forgets where the actor was reached by a channel.
func (s *Service) DropAddress(ctx context.Context, a authz.Actor, channel string) error {
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		has, err := addressesOf(ctx, tx, a.AccountID)
		if err != nil {
			return err
		}
		at, ok := has[a.AccountID][channel]
		if !ok {
			return nil // forgotten already
		}
		if err := dropAddress(ctx, tx, a.AccountID, channel); err != nil {
			return err
		}
		return audit.Record(ctx, tx, addressEntry(a, "notify.address.drop", channel, at.AddressMasked))
	})
}
