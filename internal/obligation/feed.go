package obligation

import (
	"cmp"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"
	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/workday"
)

// How far a calendar looks back and ahead, and how much it holds at most.
const (
	feedBack  = 31
	feedAhead = 400
	feedMost  = 2000
)

// Feed is whether somebody has a calendar at a private address. The address itself is shown once, when it is made: only
// the hash of its token is kept.
type Feed struct {
	Active    bool      `json:"active"`
	CreatedAt time.Time `json:"createdAt,omitzero"`
	URL       string    `json:"url" doc:"只在新建时给出一次"`
}

type feedRow struct {
	bun.BaseModel `bun:"table:calendar_feed,alias:cf"`

	AccountID string `bun:",pk"`
	TokenHash string
	CreatedAt time.Time
}

func hashToken(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
}

// OwnFeed tells whether the actor has a calendar.
func (s *Service) OwnFeed(ctx context.Context, a authz.Actor) (Feed, error) {
	var rows []feedRow
	if err := s.DB.Read().NewSelect().Model(&rows).Where("cf.account_id = ?", a.AccountID).Scan(ctx); err != nil {
		return Feed{}, fmt.Errorf("read calendar: %w", err)
	}
	if len(rows) == 0 {
		return Feed{}, nil
	}
	return Feed{Active: true, CreatedAt: rows[0].CreatedAt.UTC()}, nil
}

// RenewFeed makes the private address of the actor's calendar; one of before ends. origin is how the server is reached.
func (s *Service) RenewFeed(ctx context.Context, a authz.Actor, origin string) (Feed, error) {
	secret := make([]byte, 32)
	if _, err := rand.Read(secret); err != nil {
		return Feed{}, err
	}
	token := base64.RawURLEncoding.EncodeToString(secret)
	f := Feed{Active: true, URL: origin + "/api/feeds/" + token + ".ics"}
	err := s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		row := feedRow{AccountID: a.AccountID, TokenHash: hashToken(token), CreatedAt: tx.Now()}
		f.CreatedAt = row.CreatedAt
		_, err := tx.NewInsert().Model(&row).On("CONFLICT (account_id) DO UPDATE").
			Set("token_hash = EXCLUDED.token_hash, created_at = EXCLUDED.created_at").Exec(ctx)
		if err != nil {
			return fmt.Errorf("write calendar: %w", err)
		}
		return audit.Record(ctx, tx, feedEntry(a, "obligation.feed.issue"))
	})
	return f, err
}

// RevokeFeed ends the actor's calendar: its address answers nobody any more.
func (s *Service) RevokeFeed(ctx context.Context, a authz.Actor) error {
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		res, err := tx.NewRaw("DELETE FROM calendar_feed WHERE account_id = ?", a.AccountID).Exec(ctx)
		if err != nil {
			return fmt.Errorf("drop calendar: %w", err)
		}
		if n, err := res.RowsAffected(); err != nil || n == 0 {
			return err // ended already
		}
		return audit.Record(ctx, tx, feedEntry(a, "obligation.feed.revoke"))
	})
}

func feedEntry(a authz.Actor, action string) audit.Entry {
	return audit.Entry{Actor: a.Audit(), Action: action, Kind: "account", ID: a.AccountID, Label: a.Name + "：期限日历"}
}

// FeedOf is the calendar behind a token: the open deadlines that its owner bears, as all-day events.
func (s *Service) FeedOf(ctx context.Context, token string) (string, error) {
	unknown := errs.NotFound("日历")
	q := s.DB.Read()
	var rows []feedRow
	if err := q.NewSelect().Model(&rows).Where("cf.token_hash = ?", hashToken(strings.TrimSuffix(token, ".ics"))).Scan(ctx); err != nil {
		return "", fmt.Errorf("read calendar: %w", err)
	}
	if len(rows) == 0 {
		return "", unknown
	}
	a, err := s.Actor(ctx, q, rows[0].AccountID)
	if errs.Is(err, errs.NotFoundCode) {
		return "", unknown
	}
	if err != nil {
		return "", err
	}
	today := s.today()
	own := a.Own(authz.ObligationRead)
	var lines []LedgerLine
	sel := s.named(q.NewSelect().Model(&lines)).Where("o.state = ?", StateOpen).
		Where("o.due_on >= ?", today.AddDays(-feedBack)).Where("o.due_on <= ?", today.AddDays(feedAhead)).OrderExpr("o.due_on, o.id").Limit(feedMost)
	if err := own.Where(sel, authz.Of("o")).Scan(ctx); err != nil {
		return "", fmt.Errorf("read deadlines: %w", err)
	}
	return calendar(feedEvents(lines, a.PersonID), s.BaseURL), nil
}

// feedEvent is a day of the calendar. UID stays the same as long as it is the same deadline.
type feedEvent struct {
	uid, title, note string
	on               workday.Date
	changed          time.Time
}

// feedEvents are deadlines as a calendar that leaves the house may tell them: one's own, a union's, and those about others by
// their number only, since no name of another belongs on a telephone.
func feedEvents(lines []LedgerLine, personID string) []feedEvent {
	type group struct {
		rule  Rule
		union string
		on    workday.Date
	}
	count := map[group]int{}
	var out []feedEvent
	at := map[group]int{}
	for _, l := range lines {
		d := l.Rule.Demand()
		e := feedEvent{uid: l.ID, title: d.Title, note: d.Article + "，" + l.UnionName, on: l.DueOn, changed: l.ChangedAt}
		if l.PersonID == "" || l.PersonID == personID {
			out = append(out, e)
			continue
		}
		g := group{l.Rule, l.UnionID, l.DueOn}
		if count[g]++; count[g] == 1 {
			e.uid = hashToken(string(l.Rule) + l.UnionID + l.DueOn.String())[:32]
			at[g] = len(out)
			out = append(out, e)
		} else if known := &out[at[g]]; known.changed.Before(l.ChangedAt) {
			known.changed = l.ChangedAt
		}
	}
	for g, i := range at {
		out[i].title += fmt.Sprintf("（%d人）", count[g])
	}
	slices.SortFunc(out, func(a, b feedEvent) int { return cmp.Or(a.on.Compare(b.on), cmp.Compare(a.uid, b.uid)) })
	return out
}

// calendar writes events as RFC 5545 has them.
func calendar(list []feedEvent, baseURL string) string {
	c := ics.NewCalendarFor("xiezhi")
	c.SetProductId("-//Xiezhi//Obligations//ZH")
	c.SetMethod(ics.MethodPublish)
	c.SetXWRCalName("獬豸应办事项")
	c.SetRefreshInterval("PT6H", ics.WithValue("DURATION"))
	c.SetXPublishedTTL("PT6H")
	for _, e := range list {
		v := c.AddEvent(e.uid + "@xiezhi")
		v.SetDtStampTime(e.changed)
		v.SetAllDayStartAt(e.on.Start())
		v.SetAllDayEndAt(e.on.AddDays(1).Start())
		v.SetSummary("到期：" + e.title)
		v.SetDescription(e.note)
		if baseURL != "" {
			v.SetURL(baseURL + "/obligations")
		}
		v.SetTimeTransparency(ics.TransparencyTransparent)
	}
	return c.Serialize(ics.WithNewLineWindows, ics.WithLineLength(75))
}
