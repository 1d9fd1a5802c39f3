package oversight

import (
	"context"
	"net/http"
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/platform/notify"
)

// OutboxLine is a message that waits for a gateway. Number and secret are hidden from whoever runs the system: by a
// code or link somebody could sign in a served union's place (Art. 10(2)).
type OutboxLine struct {
	ID        string    `json:"id"`
	Channel   string    `json:"channel" enum:"sms"`
	To        string    `json:"to" doc:"隐去中间各位"`
	Subject   string    `json:"subject"`
	Text      string    `json:"text" doc:"验证码和链接隐去，只有演示系统显示原文"`
	State     string    `json:"state" enum:"waiting,expired"`
	CreatedAt time.Time `json:"createdAt"`
	ExpiresAt time.Time `json:"expiresAt,omitzero"`
}

// OutboxPage is a page of the outbox, and whether it shows what it hides elsewhere.
type OutboxPage struct {
	httpx.Page[OutboxLine]
	Shown bool `json:"shown" doc:"演示系统：显示验证码和链接"`
}

func (s *Service) outboxRoutes(r authz.Router) {
	httpx.Handle(r, http.MethodGet, "/api/outbox", authz.Need(authz.SystemOutbox), s.getOutbox, httpx.Summary("待发消息"))
	httpx.Handle(r, http.MethodGet, "/api/outbox/export", authz.Need(authz.SystemOutbox), s.exportOutbox, httpx.Summary("导出待发消息，不含内容"))
}

func (s *Service) getOutbox(ctx context.Context, a authz.Actor, in *httpx.PageQuery) (*httpx.Body[OutboxPage], error) {
	page, err := s.outbox(ctx, a, *in, s.ShowOutbox)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(OutboxPage{Page: page, Shown: s.ShowOutbox}), nil
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
			ID: m.ID, Channel: m.Channel, To: m.ToMasked, Subject: m.Subject, Text: m.TextMasked, State: "waiting",
			CreatedAt: m.CreatedAt.UTC(), ExpiresAt: m.ExpiresAt,
		}
		if !m.ExpiresAt.IsZero() {
			line.ExpiresAt = m.ExpiresAt.UTC()
			if !s.DB.Now().Before(m.ExpiresAt) {
				line.State = "expired"
			}
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
