package notify

import (
	"context"
	"fmt"
	"strings"
	"time"

	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/jobs"
	"xiezhi/internal/platform/seal"
)

// Kinds of jobs: the one that hands a message to its gateway, and the one that looks for messages without such a job.
const (
	SendKind  = "notify.send"
	SweepKind = "notify.sweep"
)

// States of a message.
const (
	StateWaiting = "waiting"
	StateSent    = "sent"
	StateDead    = "dead" // given up: refused, or tried too often
	StateExpired = "expired"
)

// Codes of failures to send.
const (
	CodeGatewayLater = "gateway_later" // may succeed another time
	CodeGatewayWrong = "gateway_wrong" // will not, before somebody changes something
)

// Parcel is what a gateway carries. ID is the same at every try, so that a repetition is recognisable.
type Parcel struct {
	ID, To, Subject, Text string
	At                    time.Time
}

// later and wrong are failures in the administrator's words; the cause has no address and no secret in it.
func later(says string, cause error) error {
	return errs.Rule(CodeGatewayLater, says+"。").Because(cause)
}

func wrong(says string, cause error) error {
	return errs.Rule(CodeGatewayWrong, says+"。").Because(cause)
}

// Send hands a parcel over, once, and gives the answer in words. An error's message is words, too.
func (g Gateway) Send(ctx context.Context, p Parcel) (says string, err error) {
	ctx, cancel := context.WithTimeout(ctx, sendTimeout)
	defer cancel()
	if g.Channel == Mail {
		return g.sendMail(ctx, p)
	}
	return g.sendForm(ctx, p)
}

type sendArgs struct {
	ID string `json:"id"`
}

// Sender hands what waits in the outbox to the gateways.
type Sender struct {
	DB   *db.DB
	Keys *seal.Keys
}

// Work has r send what Post writes, and look every few minutes for messages that have no job: those of the time before
// their gateway was set up.
func (s *Sender) Work(r *jobs.Runner) {
	jobs.Handle(r, SendKind, s.send)
	jobs.Handle(r, SweepKind, func(ctx context.Context, _ jobs.Run, _ struct{}) error { return s.Sweep(ctx) })
	r.Every(SweepKind, 5*time.Minute)
}

// enqueue asks for messages to be sent.
func enqueue(ctx context.Context, tx *db.Tx, ids ...string) error {
	list := make([]jobs.Job, len(ids))
	for i, id := range ids {
		list[i] = jobs.Job{Kind: SendKind, Args: sendArgs{id}, Dedup: id}
	}
	return jobs.Enqueue(ctx, tx, list...)
}

// Sweep asks for messages that wait without a job, and closes those that ran out.
func (s *Sender) Sweep(ctx context.Context) error {
	for found := db.Batch; found == db.Batch; {
		err := s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
			_, err := tx.NewRaw("UPDATE outbox SET state = ?, ended_at = ? WHERE state = ? AND expires_at <= ?", StateExpired, tx.Now(), StateWaiting, tx.Now()).Exec(ctx)
			if err != nil {
				return fmt.Errorf("close messages: %w", err)
			}
			var ids []string
			err = tx.NewRaw(`SELECT b.id FROM outbox AS b JOIN notify_gateway AS g ON g.channel = b.channel
				WHERE g.enabled AND b.state = ? AND NOT EXISTS (SELECT 1 FROM job AS j WHERE j.kind = ? AND j.dedup = b.id AND j.state IN ('ready', 'running'))
				ORDER BY b.id LIMIT ?`, StateWaiting, SendKind, db.Batch).Scan(ctx, &ids)
			if err != nil {
				return fmt.Errorf("look for messages: %w", err)
			}
			found = len(ids)
			return enqueue(ctx, tx, ids...)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// send is one try of a message. It is counted before the gateway is called: a kill between sending and finishing repeats
// the message (with the same id) and never loses it, and a message that kills its sender is given up in the end.
func (s *Sender) send(ctx context.Context, j jobs.Run, args sendArgs) error {
	m, g, ok, err := s.begin(ctx, args.ID)
	if err != nil || !ok {
		return err
	}
	to, err1 := s.Keys.Open(seal.Place("outbox", "to", m.ID), m.ToSealed)
	text, err2 := m.Text(s.Keys)
	if err1 != nil || err2 != nil {
		return s.end(ctx, nil, m, "", jobs.Final(fmt.Errorf("open message: %w", wrong("消息打不开：密钥不对", nil))))
	}
	says, failed := g.Send(ctx, Parcel{ID: m.ID, To: to, Subject: m.Subject, Text: text, At: s.DB.Now()})
	if ctx.Err() != nil {
		return context.Cause(ctx) // taken away or stopped: another run decides
	}
	if failed == nil {
		if g.Failures > 0 {
			if err := s.recovered(ctx, g.Channel); err != nil {
				return err
			}
		}
		return s.end(ctx, &j, m, says, nil)
	}
	if errs.Is(failed, CodeGatewayWrong) || m.Tries >= jobs.MaxAttempts {
		failed = jobs.Final(failed)
		return s.end(ctx, nil, m, errs.Message(failed), failed)
	}
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		if err := tire(ctx, tx, g, errs.Message(failed)); err != nil {
			return err
		}
		return note(ctx, tx, m.ID, StateWaiting, errs.Message(failed))
	})
	if err != nil {
		return err
	}
	return failed
}

// tire lets a channel rest after a failure. Of several that fail at once the first counts.
func tire(ctx context.Context, tx *db.Tx, g Gateway, says string) error {
	n := g.Failures + 1
	_, err := tx.NewRaw("UPDATE notify_gateway SET failures = ?, rest_until = ?, last_failure = ? WHERE channel = ? AND (rest_until IS NULL OR rest_until <= ?)",
		n, tx.Now().Add(rest(n)), shorten(says, 390), g.Channel, tx.Now()).Exec(ctx)
	if err != nil {
		return fmt.Errorf("let the channel rest: %w", err)
	}
	return nil
}

func (s *Sender) recovered(ctx context.Context, channel string) error {
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		_, err := tx.NewRaw("UPDATE notify_gateway SET failures = 0, rest_until = NULL, last_failure = '' WHERE channel = ?", channel).Exec(ctx)
		if err != nil {
			return fmt.Errorf("end the channel's rest: %w", err)
		}
		return nil
	})
}

// begin counts a try; ok is false when there is nothing to do: gone, ended, or no gateway any more.
func (s *Sender) begin(ctx context.Context, id string) (m Stored, g Gateway, ok bool, err error) {
	gateways, err := Gateways(ctx, s.DB.Read(), s.Keys)
	if err != nil {
		return m, g, false, err
	}
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		ok = false
		if err := db.Lock(ctx, tx, "outbox", id); err != nil {
			return err
		}
		var list []Stored
		if err := tx.NewSelect().Model(&list).Where("b.id = ? AND b.state = ?", id, StateWaiting).Scan(ctx); err != nil {
			return fmt.Errorf("read message: %w", err)
		}
		if len(list) == 0 {
			return nil
		}
		m = list[0]
		switch g = gateways[m.Channel]; {
		case !m.ExpiresAt.IsZero() && !tx.Now().Before(m.ExpiresAt):
			return note(ctx, tx, m.ID, StateExpired, m.Answer)
		case !g.Enabled:
			return nil
		case g.Resting(tx.Now()): // not a try: the message waits for the end of the rest
			return jobs.Enqueue(ctx, tx, jobs.Job{Kind: SendKind, Args: sendArgs{id}, Dedup: id, RunAt: g.RestUntil})
		case m.Tries >= jobs.MaxAttempts:
			return note(ctx, tx, m.ID, StateDead, "发送中多次意外中断，已停止重试。")
		}
		m.Tries++
		ok = true
		_, err := tx.NewRaw("UPDATE outbox SET tries = ? WHERE id = ?", m.Tries, m.ID).Exec(ctx)
		return err
	})
	return m, g, ok, err
}

// end writes how a message ended, with the job's own end where there is one, and hands failed on.
func (s *Sender) end(ctx context.Context, j *jobs.Run, m Stored, says string, failed error) error {
	err := s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		state := StateSent
		if failed != nil {
			state = StateDead
		}
		if err := note(ctx, tx, m.ID, state, says); err != nil {
			return err
		}
		if j == nil {
			return nil
		}
		return j.Finish(ctx, tx)
	})
	if err != nil {
		return err
	}
	return failed
}

func note(ctx context.Context, tx *db.Tx, id, state, says string) error {
	ended := any(nil)
	if state != StateWaiting {
		ended = tx.Now()
	}
	_, err := tx.NewRaw("UPDATE outbox SET state = ?, answer = ?, ended_at = ? WHERE id = ? AND state = ?",
		state, shorten(strings.TrimSpace(says), 390), ended, id, StateWaiting).Exec(ctx)
	if err != nil {
		return fmt.Errorf("note what became of a message: %w", err)
	}
	return nil
}

// Refusals of trying again.
var (
	errNotDead = errs.Of(errs.KindConflict, "message_not_dead", "这条消息不是发送失败的，不能重发。")
	errOver    = errs.Rule("message_expired", "这条消息已过有效期，重发没有用处。")
)

// Retry gives a dead message its tries anew.
func Retry(ctx context.Context, tx *db.Tx, id string) (Stored, error) {
	if err := db.Lock(ctx, tx, "outbox", id); err != nil {
		return Stored{}, err
	}
	var list []Stored
	if err := tx.NewSelect().Model(&list).Where("b.id = ?", id).Scan(ctx); err != nil {
		return Stored{}, fmt.Errorf("read message: %w", err)
	}
	switch {
	case len(list) == 0:
		return Stored{}, errs.NotFound("消息")
	case list[0].State != StateDead:
		return Stored{}, errNotDead
	case !list[0].ExpiresAt.IsZero() && !tx.Now().Before(list[0].ExpiresAt):
		return Stored{}, errOver
	}
	_, err := tx.NewRaw("UPDATE outbox SET state = ?, tries = 0, ended_at = NULL WHERE id = ?", StateWaiting, id).Exec(ctx)
	if err != nil {
		return Stored{}, fmt.Errorf("send message again: %w", err)
	}
	return list[0], enqueue(ctx, tx, id)
}
