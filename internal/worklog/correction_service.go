package worklog

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/platform/jobs"
	"xiezhi/internal/workday"
)

// Correction is a change that came after its year had closed. The closed result keeps what it said; the correction
// stands beside it.
type Correction struct {
	bun.BaseModel `bun:"table:visit_correction,alias:x" json:"-"`

	ID          string          `bun:",pk" json:"id"`
	VisitID     string          `json:"visitId"`
	PersonID    string          `json:"personId"`
	UnionID     string          `json:"unionId"`
	CountyID    string          `bun:",nullzero" json:"-"`
	CityID      string          `bun:",nullzero" json:"-"`
	Year        int             `json:"year"`
	Kind        CorrectionKind  `json:"kind" enum:"confirm,withdraw"`
	AskedReason string          `json:"askedReason"`
	State       CorrectionState `json:"state" enum:"open,accepted,rejected"`
	DecidedBy   string          `json:"-"`
	DecidedName string          `json:"decidedName"`
	DecidedAt   time.Time       `bun:",nullzero" json:"decidedAt,omitzero"`
	Reason      string          `json:"reason"`
	DaysBefore  int             `json:"daysBefore"`
	DaysAfter   int             `json:"daysAfter"`
	CreatedAt   time.Time       `json:"createdAt"`
}

func openCorrection(ctx context.Context, tx *db.Tx, v Visit, kind CorrectionKind, reason, who string) error {
	x := Correction{
		ID: db.NewID(), VisitID: v.ID, PersonID: v.PersonID, UnionID: v.UnionID, CountyID: v.CountyID, CityID: v.CityID,
		Year: v.Day.Year(), Kind: kind, AskedReason: reason, State: CorrectionOpen, CreatedAt: tx.Now(),
	}
	if _, err := tx.NewInsert().Model(&x).Exec(ctx); err != nil {
		return fmt.Errorf("open correction: %w", err)
	}
	if err := note(ctx, tx, v, "correction_open", who, reason); err != nil {
		return err
	}
	return jobs.Enqueue(ctx, tx, jobs.Job{Kind: NoticeKind, Args: noticeArgs{VisitID: v.ID, Event: "correction_open"}})
}

// underCorrection tells whether a correction of the entry waits for its decision.
func underCorrection(ctx context.Context, q db.Q, visitID string) (bool, error) {
	var n int
	if err := q.NewRaw("SELECT count(*) FROM visit_correction WHERE visit_id = ? AND state = 'open'", visitID).Scan(ctx, &n); err != nil {
		return false, fmt.Errorf("look for correction: %w", err)
	}
	return n > 0, nil
}

// Corrections lists corrections of the actor's own unions' people, or of the own log.
func (s *Service) Corrections(ctx context.Context, a authz.Actor, state CorrectionState, page httpx.PageQuery) (httpx.Page[CorrectionView], error) {
	var none httpx.Page[CorrectionView]
	at, err := httpx.ParseCursor(page.Cursor, 2)
	if err != nil {
		return none, err
	}
	q := s.DB.Read()
	sel := a.Own(authz.VisitRead).Where(q.NewSelect().Model((*Correction)(nil)), authz.Of("x"))
	if state != "" {
		sel = sel.Where("x.state = ?", state)
	}
	var total httpx.Total
	if total.Count, total.Exact, err = db.CountUpTo(ctx, q, sel); err != nil {
		return none, err
	}
	rows, err := page2[Correction](ctx, sel, "x", "created_at", at, page.Limit)
	if err != nil {
		return none, fmt.Errorf("list corrections: %w", err)
	}
	views, err := correctionViews(ctx, q, a, rows)
	if err != nil {
		return none, err
	}
	return httpx.Paginate(views, at, page.Limit, total, func(x CorrectionView) []string { return []string{instant(x.CreatedAt), x.ID} }), nil
}

// CorrectionView is a correction as the actor sees it.
type CorrectionView struct {
	Correction
	PersonName string       `json:"personName"`
	ServedName string       `json:"servedName"`
	Day        workday.Date `json:"day"`
	Actions    []string     `json:"actions" nullable:"false" doc:"decide"`
}

func correctionViews(ctx context.Context, q db.Q, a authz.Actor, rows []Correction) ([]CorrectionView, error) {
	ids := make([]string, len(rows))
	for i, x := range rows {
		ids[i] = x.VisitID
	}
	of, names, err := visitsOf(ctx, q, ids)
	if err != nil {
		return nil, err
	}
	out := make([]CorrectionView, len(rows))
	for i, x := range rows {
		v := of[x.VisitID]
		out[i] = CorrectionView{Correction: x, PersonName: names[x.PersonID], ServedName: v.ServedName, Day: v.Day, Actions: []string{}}
		if x.State == CorrectionOpen && a.Own(authz.VisitCorrect).Covers(v.At()) && (a.PersonID == "" || a.PersonID != x.PersonID) {
			out[i].Actions = append(out[i].Actions, "decide")
		}
	}
	return out, nil
}

// Decide is the employing union's word on a correction.
func (s *Service) Decide(ctx context.Context, a authz.Actor, id string, accept bool, reason string) (Correction, error) {
	var x Correction
	err := s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		var found []Correction
		sel := a.Own(authz.VisitCorrect).Where(tx.NewSelect().Model(&found).Where("x.id = ?", id), authz.Of("x"))
		if err := sel.Scan(ctx); err != nil {
			return fmt.Errorf("read correction: %w", err)
		}
		if len(found) == 0 {
			return errs.NotFound("更正")
		}
		first, err := byID(ctx, tx, authz.Everything(), found[0].VisitID)
		if err != nil {
			return err
		}
		before, y, _, err := locked(ctx, tx, first)
		if err != nil {
			return err
		}
		if err := tx.NewSelect().Model(&x).Where("x.id = ?", id).Scan(ctx); err != nil {
			return fmt.Errorf("read correction: %w", err)
		}
		if err := CheckCorrector(x.State, reason, a.PersonID, x.PersonID); err != nil {
			return err
		}
		return s.decide(ctx, tx, a, &x, before, &y, accept, strings.TrimSpace(reason))
	})
	return x, err
}

func (s *Service) decide(ctx context.Context, tx *db.Tx, a authz.Actor, x *Correction, before Visit, y *YearFigures, accept bool, reason string) error {
	pol, err := yearPolicy(ctx, tx, before.UnionID, before.Day.Year())
	if err != nil {
		return err
	}
	after, err := Correct(before, x.Kind, accept, Counts(before.Place, pol), x.AskedReason)
	if err != nil {
		return err
	}
	if err := closeYear(ctx, tx, y); err != nil {
		return err
	}
	x.State, x.Reason, x.DaysBefore = CorrectionRejected, reason, y.ConfirmedDays
	x.DecidedBy, x.DecidedName, x.DecidedAt = a.AccountID, a.Name, tx.Now()
	act := "correction_reject"
	if accept {
		x.State, act = CorrectionAccepted, "correction_accept"
	}
	if accept && x.Kind == CorrectWithdraw {
		c, err := standingConfirmation(ctx, tx, before.ID)
		if err != nil {
			return err
		}
		err = s.takeBack(ctx, tx, a.Audit(), act, c, before, &after, y, reason)
		if err != nil {
			return err
		}
	} else {
		if err := store(ctx, tx, before, &after); err != nil {
			return err
		}
		if err := settle(ctx, tx, y, before, after); err != nil {
			return err
		}
		if err := s.told(ctx, tx, a.Audit(), act, before, after, reason); err != nil {
			return err
		}
	}
	x.DaysAfter = y.ConfirmedDays
	if _, err := tx.NewUpdate().Model(x).Where("x.id = ?", x.ID).Where("x.state = 'open'").Exec(ctx); err != nil {
		return fmt.Errorf("write correction: %w", err)
	}
	return nil
}

func standingConfirmation(ctx context.Context, q db.Q, visitID string) (Confirmation, error) {
	var found []Confirmation
	err := q.NewSelect().Model(&found).Where("c.visit_id = ?", visitID).Where("c.withdrawn_at IS NULL").Scan(ctx)
	if err != nil {
		return Confirmation{}, fmt.Errorf("read confirmation: %w", err)
	}
	if len(found) == 0 {
		return Confirmation{}, errs.NotFound("签字确认")
	}
	return found[0], nil
}

// closeYear keeps what the year stood at when it closed, once: before the first correction changes what it stands at, where
// the daily job has not come by yet or the year had no row when it closed.
func closeYear(ctx context.Context, tx *db.Tx, y *YearFigures) error {
	if y.ClosedDays != nil || !Closed(y.ClosesOn, tx.Now()) {
		return nil
	}
	days := y.ConfirmedDays
	y.ClosedAt, y.ClosedDays = tx.Now(), &days
	if _, err := db.Update(ctx, tx, y, "closed_at", "closed_days"); err != nil {
		return fmt.Errorf("close year: %w", err)
	}
	return nil
}
