package approval

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"xiezhi/internal/authz"
	"xiezhi/internal/obligation"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/jobs"
	"xiezhi/internal/platform/notify"
	"xiezhi/internal/workday"
)

var zeroTime time.Time

// Kinds of records that a notice leads to.
const (
	noticeCase       = "approval_case"
	noticeSubstitute = "approval_substitute"
)

func toAccount(id string) string { return notify.ToAccount(id) }

// PostsAt are the posts at a union that hold a permission, as recipients of notices.
func PostsAt(u org.Union, p authz.Permission) []string {
	var out []string
	for _, info := range authz.Roles() {
		if !info.HeldAt(u.Tier) {
			continue
		}
		h := Hand{Grant: authz.Grant{Role: info.Role, UnionID: u.ID, Tier: u.Tier, CountyID: u.CountyID, CityID: u.CityID}}
		if h.carries(p, u.ID) {
			out = append(out, authz.Post(info.Role, u.ID))
		}
	}
	return out
}

// tell writes a notice that leads to the case, once for each recipient and occasion.
func tell(ctx context.Context, tx *db.Tx, to []string, title, body, caseID, occasion string) error {
	kind := noticeCase
	if caseID == "" {
		kind = noticeSubstitute
	}
	list := make([]notify.Notice, len(to))
	for i, r := range to {
		list[i] = notify.Notice{Recipient: r, Title: title, Body: body, Kind: kind, RecordID: caseID, Dedup: occasion}
	}
	return notify.Tell(ctx, tx, list...)
}

// occasion names one arrival of a case at a step.
func occasion(kind string, s Station) string {
	return kind + s.ID + strconv.FormatInt(s.OpenedAt.UnixMicro(), 36)
}

// tellSender lets the union that sent a case know what was decided.
func (s *Service) tellSender(ctx context.Context, tx *db.Tx, c Case, d Decision, a authz.Actor) error {
	switch d.Act {
	case Approve, Return, Reject, Release:
	case Submit, Withdraw, Transfer, Copy, Consolidate, Reroute, Escalate, Vacate:
		return nil
	}
	if d.Act == Approve && !c.State.Closed() {
		return nil // on its way
	}
	u, err := org.ByID(ctx, tx, c.UnionID)
	if err != nil {
		return err
	}
	flow, _ := FlowOf(c.Flow)
	body := a.Name + "：" + d.Opinion
	if d.Opinion == "" {
		body = a.Name + "办理。"
	}
	if chapter := s.Chapters[c.Flow]; d.Act == Approve && chapter.Outcome != nil {
		outcome, err := chapter.Outcome(ctx, tx, c)
		if err != nil {
			return err
		}
		body = outcome + "。" + body
	}
	return tell(ctx, tx, PostsAt(u, flow.Steps[0].Need), d.Act.Title()+"："+c.Title, body, c.ID, fmt.Sprint(d.Act, c.ID, c.Rev))
}

// opinion begins a line of a case's history: who, by which post, in whose name.
func (h Hand) opinion(a authz.Actor) Opinion {
	o := Opinion{
		ByID: a.AccountID, ByName: a.Name, Post: h.Grant.Role.Title(), UnionID: h.Grant.UnionID, UnionName: h.Grant.UnionName,
		ForID: h.ForID, ForName: h.ForName,
	}
	if h.Mandate != nil {
		o.Mandate, o.MandateName = h.Mandate.Words(), h.Mandate.UnionName
	}
	return o
}

// say adds a line to a case's history. Acts of the tree and the clock have no actor.
func (s *Service) say(ctx context.Context, tx *db.Tx, c Case, step int, act Act, a authz.Actor, hand Hand, opinion, target string) error {
	flow, _ := FlowOf(c.Flow)
	o := hand.opinion(a)
	o.ID, o.CaseID, o.Step, o.StepTitle, o.Act = db.NewID(), c.ID, step, flow.Steps[step].Title, act
	o.Opinion, o.Target, o.At = opinion, cut(target, 200), tx.Now()
	if _, err := tx.NewInsert().Model(&o).Exec(ctx); err != nil {
		return fmt.Errorf("write opinion: %w", err)
	}
	return nil
}

func cut(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n-1]) + "…"
	}
	return s
}

// owe brings the ledger to what a step's clock says.
func (s *Service) owe(ctx context.Context, tx *db.Tx, flow Flow, cal *workday.Calendar, here Station) error {
	if here.Term == 0 {
		return nil
	}
	return obligation.Sync(ctx, tx, map[obligation.Subject][]obligation.Want{
		{Rule: obligation.RuleApprovalStep, ID: here.ID}: stepWants(flow, here, cal.Version()),
	})
}

// Kinds of the engine's jobs.
const (
	RemindKind   = "approval.remind"   // half of a step's time is over
	EscalateKind = "approval.escalate" // all of it is
	TidyKind     = "approval.tidy"     // gives back what was handed to somebody who has left
)

type clockArgs struct {
	StepID   string    `json:"stepId"`
	OpenedAt time.Time `json:"openedAt"` // a step that was opened anew has other jobs
}

// wind sets a step's clock: a word at half of its time, and to the superior when it is over.
func (s *Service) wind(ctx context.Context, tx *db.Tx, cal *workday.Calendar, here Station) error {
	if here.Term == 0 {
		return nil
	}
	args := clockArgs{StepID: here.ID, OpenedAt: here.OpenedAt.UTC().Truncate(time.Microsecond)}
	list := []jobs.Job{{Kind: EscalateKind, Args: args, RunAt: here.DueOn.End()}}
	if half := Half(cal, here.StartedOn, here.DueOn); !half.IsZero() {
		list = append(list, jobs.Job{Kind: RemindKind, Args: args, RunAt: half.Start().Add(9 * time.Hour)})
	}
	return jobs.Enqueue(ctx, tx, list...)
}
