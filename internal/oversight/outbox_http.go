package oversight

import (
	"context"
	"net/http"
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/platform/notify"
)

// OutboxLine is a message that waits for a gateway. Number and secret are hidden from whoever runs the system: by a
// code or link somebody could sign in a served union's place (Art. 10(2)).
type OutboxLine struct {
	ID        string    `json:"id"`
	Channel   string    `json:"channel" enum:"mail,sms,chat"`
	To        string    `json:"to" doc:"隐去中间各位"`
	Subject   string    `json:"subject"`
	Text      string    `json:"text" doc:"验证码和链接隐去，只有演示系统显示原文"`
	State     string    `json:"state" enum:"waiting,sent,dead,expired"`
	Tries     int       `json:"tries" doc:"试过几次"`
	Answer    string    `json:"answer" doc:"最近一次的结果，用文字说明"`
	EndedAt   time.Time `json:"endedAt,omitzero"`
	Actions   []string  `json:"actions" nullable:"false"`
	CreatedAt time.Time `json:"createdAt"`
	ExpiresAt time.Time `json:"expiresAt,omitzero"`
}

// OutboxPage is a page of the outbox, and whether it shows what it hides elsewhere.
type OutboxPage struct {
	httpx.Page[OutboxLine]
	Shown   bool     `json:"shown" doc:"演示系统：显示验证码和链接"`
	Carries []string `json:"carries" nullable:"false" doc:"已开通的渠道"`
}

func (s *Service) outboxRoutes(r authz.Router) {
	httpx.Handle(r, http.MethodGet, "/api/outbox", authz.Need(authz.SystemOutbox), s.getOutbox, httpx.Summary("待发消息"))
	httpx.Handle(r, http.MethodPost, "/api/outbox/{id}/retry", authz.Need(authz.SystemGateway), s.retryMessage, httpx.Summary("重发失败的消息"))
	httpx.Handle(r, http.MethodGet, "/api/outbox/export", authz.Need(authz.SystemOutbox), s.exportOutbox, httpx.Summary("导出待发消息，不含内容"))
}

func (s *Service) getOutbox(ctx context.Context, a authz.Actor, in *httpx.PageQuery) (*httpx.Body[OutboxPage], error) {
	page, err := s.outbox(ctx, a, *in, s.ShowOutbox)
	if err != nil {
		return nil, err
	}
	out := OutboxPage{Page: page, Shown: s.ShowOutbox, Carries: []string{}}
	for _, channel := range notify.Channels() {
		if ok, err := notify.Carries(ctx, s.DB.Read(), channel); err != nil {
			return nil, err
		} else if ok {
			out.Carries = append(out.Carries, channel)
		}
	}
	return httpx.Reply(out), nil
}

// retryMessage gives a message that could not be sent its tries anew.
func (s *Service) retryMessage(ctx context.Context, a authz.Actor, in *httpx.ID) (*struct{}, error) {
	return nil, s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		m, err := notify.Retry(ctx, tx, in.ID)
		if err != nil {
			return err
		}
		return audit.Record(ctx, tx, audit.Entry{
			Actor: a.Audit(), Action: "outbox.retry", Kind: "message", ID: m.ID, Label: m.Subject + " " + m.ToMasked, UnionID: m.UnionID, CountyID: m.CountyID, CityID: m.CityID,
		})
	})
}

// outbox is a page of it; shown opens the texts.
func (s *Service) outbox(ctx context.Context, a authz.Actor, at httpx.PageQuery, shown bool) (httpx.Page[OutboxLine], error) {
	scope := a.Scope(authz.SystemOutbox)
	within := func(q *bun.SelectQuery) *bun.SelectQuery { return scope.Where(q, authz.PlaceOf("b")) }
	found, err := notify.Waiting(ctx, s.DB.Read(), within, at)
	if err != nil {
		return httpx.Page[OutboxLine]{}, err
	}
	out := httpx.Page[OutboxLine]{Items: []OutboxLine{}, Next: found.Next, Prev: found.Prev, Total: found.Total}
	for _, m := range found.Items {
		line := OutboxLine{
			ID: m.ID, Channel: m.Channel, To: m.ToMasked, Subject: m.Subject, Text: m.TextMasked, State: m.State,
			Tries: m.Tries, Answer: m.Answer, CreatedAt: m.CreatedAt.UTC(), ExpiresAt: m.ExpiresAt, Actions: []string{},
		}
		if !m.ExpiresAt.IsZero() {
			line.ExpiresAt = m.ExpiresAt.UTC()
			if m.State == notify.StateWaiting && !s.DB.Now().Before(m.ExpiresAt) {
				line.State = notify.StateExpired
			}
		}
		if !m.EndedAt.IsZero() {
			line.EndedAt = m.EndedAt.UTC()
		}
		if m.State == notify.StateDead && (m.ExpiresAt.IsZero() || s.DB.Now().Before(m.ExpiresAt)) && a.Has(authz.SystemGateway) {
			line.Actions = append(line.Actions, "retry")
		}
		if shown {
			if line.Text, err = m.Text(s.Keys); err != nil {
				return httpx.Page[OutboxLine]{}, err
			}
		}
		out.Items = append(out.Items, line)
	}
	return out, nil
}
