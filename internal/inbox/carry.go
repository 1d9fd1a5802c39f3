package inbox

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/jobs"
	"xiezhi/internal/platform/notify"
)

// CarryKind is the job that takes notices to those who want them by mail, message or chat as well.
const CarryKind = "inbox.carry"

// carried is how old a notice may be that still leaves the program: nobody is told by telephone what was long ago.
const carried = 24 * time.Hour

// Reader is an account that reads notices, with all as whom it does.
type Reader struct {
	AccountID                 string
	Recipients                []string
	Phone                     bool // works on the phone pages only
	UnionID, CountyID, CityID string
}

// Work has r look for notices each minute.
func (s *Service) Work(r *jobs.Runner) {
	jobs.Handle(r, CarryKind, func(ctx context.Context, _ jobs.Run, _ struct{}) error {
		if err := s.spread(ctx); err != nil {
			return err
		}
		return s.dispatch(ctx)
	})
	r.Every(CarryKind, time.Minute)
}

// ways are who wants what, as it stands: only channels that are open, topics that are allowed and addresses that are
// confirmed count.
type ways struct {
	readers map[string]Reader             // by account
	wants   map[string][]string           // accounts by recipient
	chosen  map[string]chosen             // by account
	has     map[string]map[string]address // confirmed, by account and channel
}

func (s *Service) ways(ctx context.Context, q db.Q) (ways, error) {
	w := ways{readers: map[string]Reader{}, wants: map[string][]string{}, chosen: map[string]chosen{}, has: map[string]map[string]address{}}
	open, err := s.open(ctx, q)
	if err != nil || len(open) == 0 {
		return w, err
	}
	all, err := chosenBy(ctx, q)
	if err != nil {
		return w, err
	}
	var ids []string
	for _, c := range all {
		if c.Choices = allowed(c.Choices, open); len(c.Choices) > 0 {
			w.chosen[c.AccountID] = c
			ids = append(ids, c.AccountID)
		}
	}
	if len(ids) == 0 {
		return w, nil
	}
	if w.has, err = addressesOf(ctx, q, ids...); err != nil {
		return w, err
	}
	readers, err := s.Readers(ctx, q, ids)
	if err != nil {
		return w, err
	}
	for _, r := range readers {
		w.readers[r.AccountID] = r
		for _, to := range r.Recipients {
			w.wants[to] = append(w.wants[to], r.AccountID)
		}
	}
	return w, nil
}

// reaches tells whether an account wants to be told of a topic by a channel, and how soon.
func (w ways) reaches(accountID, channel string, t Topic) (When, bool) {
	if w.has[accountID][channel].ConfirmedAt.IsZero() {
		return Never, false
	}
	for _, c := range w.chosen[accountID].Choices {
		if c.Channel == channel && c.Topic == t {
			return c.When, true
		}
	}
	return Never, false
}

// spread notes for every new notice who has it by which channel, and from when.
func (s *Service) spread(ctx context.Context) error {
	w, err := s.ways(ctx, s.DB.Read())
	if err != nil {
		return err
	}
	for found := db.Batch; found == db.Batch; {
		err := s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
			var list []notify.Notice
			err := tx.NewSelect().Model(&list).ColumnExpr("n.id, n.recipient, n.kind, n.created_at").Where("n.carried_at IS NULL").OrderExpr("n.id").Limit(db.Batch).Scan(ctx)
			if err != nil {
				return fmt.Errorf("look for notices: %w", err)
			}
			if found = len(list); found == 0 {
				return nil
			}
			var rows []pending
			ids := make([]string, len(list))
			for i, n := range list {
				ids[i] = n.ID
				if !n.CreatedAt.Before(tx.Now().Add(-carried)) {
					rows = append(rows, w.spread(n, tx.Now())...)
				}
			}
			for len(rows) > 0 {
				chunk := rows[:min(len(rows), db.Batch)]
				rows = rows[len(chunk):]
				if _, err := tx.NewInsert().Model(&chunk).On("CONFLICT DO NOTHING").Exec(ctx); err != nil {
					return fmt.Errorf("note who is told: %w", err)
				}
			}
			if _, err := tx.NewRaw("UPDATE notice SET carried_at = ? WHERE id IN (?)", tx.Now(), bun.List(ids)).Exec(ctx); err != nil {
				return fmt.Errorf("note who is told: %w", err)
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (w ways) spread(n notify.Notice, now time.Time) []pending {
	var out []pending
	t, _ := of(n.Kind)
	for _, id := range w.wants[n.Recipient] {
		for _, channel := range notify.Channels() {
			if when, ok := w.reaches(id, channel, t.Key); ok {
				out = append(out, pending{AccountID: id, Channel: channel, NoticeID: n.ID, DueAt: w.chosen[id].Hours.due(now, when)})
			}
		}
	}
	return out
}

// waiting is a due notice with what is said of it.
type waiting struct {
	NoticeID  string
	Recipient string
	Kind      string
	ReadAt    time.Time `bun:",nullzero"`
}

// dispatch sends what is due, all of an account and channel as one message. What was read in the meantime, or is not
// wanted or allowed any more, is left out.
func (s *Service) dispatch(ctx context.Context) error {
	w, err := s.ways(ctx, s.DB.Read())
	if err != nil {
		return err
	}
	for more := true; more; {
		err := s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
			var first []pending
			err := tx.NewSelect().Model(&first).Where("np.due_at <= ?", tx.Now()).OrderExpr("np.due_at, np.account_id, np.channel, np.notice_id").Limit(1).Scan(ctx)
			if err != nil {
				return fmt.Errorf("look for what is due: %w", err)
			}
			if more = len(first) > 0; !more {
				return nil
			}
			return s.send(ctx, tx, w, first[0].AccountID, first[0].Channel)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// send makes one message of all that is due to an account by a channel.
func (s *Service) send(ctx context.Context, tx *db.Tx, w ways, accountID, channel string) error {
	var due []waiting
	err := tx.NewRaw(`SELECT np.notice_id, coalesce(n.recipient, '') AS recipient, coalesce(n.kind, '') AS kind, n.read_at
		FROM notify_pending AS np LEFT JOIN notice AS n ON n.id = np.notice_id
		WHERE np.account_id = ? AND np.channel = ? AND np.due_at <= ? ORDER BY np.notice_id LIMIT ?`, accountID, channel, tx.Now(), db.Batch).Scan(ctx, &due)
	if err != nil {
		return fmt.Errorf("read what is due: %w", err)
	}
	var ids, kinds []string
	for _, d := range due {
		ids = append(ids, d.NoticeID)
		t, _ := of(d.Kind)
		if _, wanted := w.reaches(accountID, channel, t.Key); wanted && d.ReadAt.IsZero() && slices.Contains(w.readers[accountID].Recipients, d.Recipient) {
			kinds = append(kinds, d.Kind)
		}
	}
	_, err = tx.NewRaw("DELETE FROM notify_pending WHERE account_id = ? AND channel = ? AND notice_id IN (?)", accountID, channel, bun.List(ids)).Exec(ctx)
	if err != nil || len(kinds) == 0 {
		return err
	}
	to, err := s.Keys.Open(addressPlace(accountID, channel), w.has[accountID][channel].AddressSealed)
	if err != nil { // of one address; everybody else's goes on
		return s.unreadable(ctx, tx, accountID, channel)
	}
	r := w.readers[accountID]
	subject, text := summary(kinds, s.link(r.Phone))
	return notify.Post(ctx, tx, s.Keys, notify.Message{
		Channel: channel, To: to, ToMasked: w.has[accountID][channel].AddressMasked, Subject: subject, Text: text, Dedup: "notices/" + channel + "/" + accountID + "/" + ids[0],
		UnionID: r.UnionID, CountyID: r.CountyID, CityID: r.CityID, ExpiresAt: tx.Now().Add(3 * carried),
	})
}

// unreadable takes back the confirmation of an address that cannot be opened any more, and asks its owner inside the
// program to enter it anew.
func (s *Service) unreadable(ctx context.Context, tx *db.Tx, accountID, channel string) error {
	_, err := tx.NewRaw("UPDATE notify_address SET confirmed_at = NULL WHERE account_id = ? AND channel = ?", accountID, channel).Exec(ctx)
	if err != nil {
		return fmt.Errorf("take back an address: %w", err)
	}
	return notify.Tell(ctx, tx, notify.Notice{
		Recipient: notify.ToAccount(accountID), Title: notify.ChannelTitle(channel) + "接收地址需要重新登记",
		Body: "登记的地址已经无法读取，暂停向它发送；请在通知设置中重新登记并确认。", Kind: "channel", Dedup: "unreadable/" + channel + "/" + db.NewID(),
	})
}

// link leads to one's notices; none where nobody told the program under which address it is reached.
func (s *Service) link(phone bool) string {
	switch {
	case s.BaseURL == "":
		return ""
	case phone:
		return s.BaseURL + "/m/notices"
	}
	return s.BaseURL + "/notices"
}

// open are the topics that each channel with a gateway may carry.
func (s *Service) open(ctx context.Context, q db.Q) (map[string][]string, error) {
	gateways, err := notify.Gateways(ctx, q, s.Keys)
	if err != nil {
		return nil, err
	}
	out := map[string][]string{}
	for channel, g := range gateways {
		if g.Enabled {
			out[channel] = g.Topics
		}
	}
	return out, nil
}
