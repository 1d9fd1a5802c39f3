package rights

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/notify"
	"xiezhi/internal/platform/seal"
	"xiezhi/internal/roster"
	"xiezhi/internal/workday"
)

const (
	correctionTable = "correction_request"
	whatCorrection  = "更正申请"

	listedCorrections = 200 // on a page
)

// CorrectionState is where a request stands.
type CorrectionState string

// States.
const (
	CorrectionOpen      CorrectionState = "open"
	CorrectionApplied   CorrectionState = "applied"
	CorrectionDeclined  CorrectionState = "declined"
	CorrectionWithdrawn CorrectionState = "withdrawn"
)

// Title is the state in words.
func (s CorrectionState) Title() string {
	return map[CorrectionState]string{CorrectionOpen: "待办理", CorrectionApplied: "已更正", CorrectionDeclined: "未予更正", CorrectionWithdrawn: "已撤回"}[s]
}

// Correction is what a person says should stand in the roster. The clerk of the employing union applies it by the
// roster's own change, or declines with a reason; what it should say is sealed, since it may be a number.
type Correction struct {
	bun.BaseModel `bun:"table:correction_request,alias:c" json:"-"`

	ID           string          `bun:",pk" json:"id"`
	PersonID     string          `json:"personId"`
	UnionID      string          `json:"-"`
	CountyID     string          `bun:",nullzero" json:"-"`
	CityID       string          `bun:",nullzero" json:"-"`
	Field        string          `json:"field"`
	ShouldSealed string          `json:"-"`
	Evidence     string          `json:"evidence"`
	State        CorrectionState `json:"state" enum:"open,applied,declined,withdrawn"`
	Answer       string          `json:"answer"`
	DecidedName  string          `json:"decidedName"`
	DecidedOn    workday.Date    `bun:",nullzero" json:"decidedOn"`
	SeenRev      int64           `json:"-"` // the roster's revisions when it was asked
	AskedOn      workday.Date    `json:"askedOn"`
	Rev          int64           `json:"rev"`
	CreatedAt    time.Time       `json:"-"`
}

// CorrectionAsk is a request as it is read.
type CorrectionAsk struct {
	Correction `bun:",extend"`

	FieldTitle string   `bun:"-" json:"fieldTitle"`
	Sealed     bool     `bun:"-" json:"sealed" doc:"打开时留有记录"`
	Should     string   `bun:"-" json:"should" doc:"应为什么；号码类的，经办人须打开"`
	PersonName string   `json:"personName"`
	UnionName  string   `json:"unionName"`
	Actions    []string `bun:"-" json:"actions" nullable:"false" doc:"withdraw；open、apply、decline"`
}

// revisions is a number that grows with every change of a person's record in the roster.
func revisions(ctx context.Context, q db.Q, personID string) (int64, error) {
	p, err := roster.PersonByID(ctx, q, personID)
	if err != nil {
		return 0, err
	}
	list, err := roster.EngagementsOf(ctx, q, personID)
	n := p.Rev
	for _, e := range list {
		n += e.Rev
	}
	return n, err
}

// Ask keeps a request for the clerk of the person's employing union.
func (s *Service) Ask(ctx context.Context, a authz.Actor, field, should, evidence string) error {
	should, evidence = strings.TrimSpace(should), strings.TrimSpace(evidence)
	if a.PersonID == "" {
		return errs.Rule("correction_person", "您的账号没有对应的人员记录。")
	}
	if err := CheckCorrection(field, should, evidence); err != nil {
		return err
	}
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		list, err := roster.EngagementsOf(ctx, tx, a.PersonID)
		if err != nil {
			return err
		}
		if len(list) == 0 {
			return errs.Rule("correction_person", "您没有聘用记录，请联系聘用单位。")
		}
		e := list[0] // of somebody who has left, the last
		seen, err := revisions(ctx, tx, a.PersonID)
		if err != nil {
			return err
		}
		c := Correction{
			ID: db.NewID(), PersonID: a.PersonID, UnionID: e.UnionID, CountyID: e.CountyID, CityID: e.CityID, Field: field, Evidence: evidence,
			State: CorrectionOpen, SeenRev: seen, AskedOn: s.today(), Rev: 1, CreatedAt: tx.Now(),
		}
		c.ShouldSealed = s.Keys.Seal(seal.Place(correctionTable, "should_sealed", c.ID), should)
		if err := db.InsertAll(ctx, tx, []Correction{c}); err != nil {
			return err
		}
		err = notify.Tell(ctx, tx, notify.Notice{
			Recipient: authz.Post(authz.RoleClerk, e.UnionID), Title: "收到一份信息更正申请", Body: "请核对后在花名册中更正，或者写明理由不予更正。", Kind: "correction", RecordID: c.ID,
		})
		if err != nil {
			return err
		}
		return audit.Record(ctx, tx, correctionEntry(a, "rights.correction.ask", c, ""))
	})
}

func correctionEntry(a authz.Actor, action string, c Correction, reason string) audit.Entry {
	f, _ := fieldOf(c.Field)
	return audit.Entry{
		Actor: a.Audit(), Action: action, Kind: correctionTable, ID: c.ID, Label: f.Title, UnionID: c.UnionID, CountyID: c.CountyID, CityID: c.CityID,
		PersonID: c.PersonID, Reason: reason,
	}
}

// Asked are the actor's own requests, the latest first.
func (s *Service) Asked(ctx context.Context, a authz.Actor) ([]CorrectionAsk, error) {
	list, err := s.corrections(ctx, listedCorrections, func(q *bun.SelectQuery) *bun.SelectQuery { return q.Where("c.person_id = ?", a.PersonID) })
	for i := range list {
		if list[i].Should, err = s.should(list[i].Correction); err != nil {
			return nil, err
		}
		if list[i].State == CorrectionOpen {
			list[i].Actions = append(list[i].Actions, "withdraw")
		}
	}
	return list, err
}

// ToDecide are the requests to the actor's own union, the open ones first.
func (s *Service) ToDecide(ctx context.Context, a authz.Actor) ([]CorrectionAsk, error) {
	return s.toDecide(ctx, a, listedCorrections)
}

func (s *Service) toDecide(ctx context.Context, a authz.Actor, limit int) ([]CorrectionAsk, error) {
	list, err := s.corrections(ctx, limit, func(q *bun.SelectQuery) *bun.SelectQuery {
		return a.Own(authz.RosterWrite).Where(q, authz.PlaceOf("c")).Where("c.state <> ?", CorrectionWithdrawn)
	})
	for i := range list {
		l := &list[i]
		if !l.Sealed {
			if l.Should, err = s.should(l.Correction); err != nil {
				return nil, err
			}
		}
		if l.State == CorrectionOpen {
			if l.Sealed {
				l.Actions = append(l.Actions, "open")
			}
			l.Actions = append(l.Actions, "apply", "decline")
		}
	}
	return list, err
}

// corrections are requests, the open ones first, as many as limit; all for 0.
func (s *Service) corrections(ctx context.Context, limit int, narrow func(*bun.SelectQuery) *bun.SelectQuery) ([]CorrectionAsk, error) {
	list := []CorrectionAsk{}
	sel := narrow(s.DB.Read().NewSelect().Model(&list)).ColumnExpr("c.*, p.name AS person_name, u.name AS union_name").
		Join("JOIN person_card AS p ON p.id = c.person_id").Join("JOIN org_union AS u ON u.id = c.union_id").
		OrderExpr("CASE WHEN c.state = 'open' THEN 0 ELSE 1 END, c.id DESC")
	if limit > 0 {
		sel = sel.Limit(int64(limit))
	}
	if err := sel.Scan(ctx); err != nil {
		return nil, fmt.Errorf("list corrections: %w", err)
	}
	for i := range list {
		f, _ := fieldOf(list[i].Field)
		list[i].FieldTitle, list[i].Sealed, list[i].Actions = f.Title, f.Sealed, []string{}
	}
	return list, nil
}

func (s *Service) should(c Correction) (string, error) {
	v, err := s.Keys.Open(seal.Place(correctionTable, "should_sealed", c.ID), c.ShouldSealed)
	if err != nil {
		return "", fmt.Errorf("open a correction: %w", err)
	}
	return v, nil
}

func correctionByID(ctx context.Context, q db.Q, id string, narrow func(*bun.SelectQuery) *bun.SelectQuery) (Correction, error) {
	var list []Correction
	if err := narrow(q.NewSelect().Model(&list).Where("c.id = ?", id)).Scan(ctx); err != nil {
		return Correction{}, fmt.Errorf("read correction: %w", err)
	}
	if len(list) == 0 {
		return Correction{}, errs.NotFound(whatCorrection)
	}
	return list[0], nil
}

func clerkOf(a authz.Actor) func(*bun.SelectQuery) *bun.SelectQuery {
	return func(q *bun.SelectQuery) *bun.SelectQuery {
		return a.Own(authz.RosterWrite).Where(q, authz.PlaceOf("c"))
	}
}

// OpenCorrection shows the clerk a number that is asked for; the person reads that it was opened.
func (s *Service) OpenCorrection(ctx context.Context, a authz.Actor, id string) (value string, err error) {
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		c, err := correctionByID(ctx, tx, id, clerkOf(a))
		if err != nil {
			return err
		}
		if value, err = s.should(c); err != nil {
			return err
		}
		return audit.Record(ctx, tx, correctionEntry(a, "rights.correction.view", c, "办理更正申请"))
	})
	return value, err
}

func (s *Service) changeCorrection(ctx context.Context, id string, rev int64, narrow func(*bun.SelectQuery) *bun.SelectQuery, fn func(context.Context, *db.Tx, *Correction) error) error {
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		if err := db.Lock(ctx, tx, correctionTable, id); err != nil {
			return err
		}
		c, err := correctionByID(ctx, tx, id, narrow)
		if err != nil {
			return err
		}
		if c.Rev != rev {
			return errs.Stale()
		}
		if err := fn(ctx, tx, &c); err != nil {
			return err
		}
		c.Rev++
		if _, err := tx.NewUpdate().Model(&c).WherePK().ExcludeColumn("id", "created_at").Exec(ctx); err != nil {
			return fmt.Errorf("save correction: %w", err)
		}
		return nil
	})
}

// Decide closes a request: applied, once the roster says so, or declined with a reason.
func (s *Service) Decide(ctx context.Context, a authz.Actor, id string, rev int64, apply bool, answer string) error {
	return s.changeCorrection(ctx, id, rev, clerkOf(a), func(ctx context.Context, tx *db.Tx, c *Correction) error {
		seen, err := revisions(ctx, tx, c.PersonID)
		if err != nil {
			return err
		}
		if err := CheckDecided(*c, apply, answer, seen); err != nil {
			return err
		}
		c.Answer, c.DecidedName, c.DecidedOn = strings.TrimSpace(answer), a.Name, s.today()
		title, action := "您申请更正的信息已更正", "rights.correction.apply"
		if c.State = CorrectionApplied; !apply {
			c.State, title, action = CorrectionDeclined, "您申请更正的信息未予更正", "rights.correction.decline"
		}
		err = notify.Tell(ctx, tx, notify.Notice{
			Recipient: notify.ToPerson(c.PersonID), Title: title, Body: "理由和结果在“我的信息”中查看；有异议的，可以申诉。", Kind: "correction_own", RecordID: c.ID,
		})
		if err != nil {
			return err
		}
		return audit.Record(ctx, tx, correctionEntry(a, action, *c, c.Answer))
	})
}

// TakeBack withdraws an own open request.
func (s *Service) TakeBack(ctx context.Context, a authz.Actor, id string, rev int64) error {
	narrow := func(q *bun.SelectQuery) *bun.SelectQuery { return q.Where("c.person_id = ?", a.PersonID) }
	return s.changeCorrection(ctx, id, rev, narrow, func(ctx context.Context, tx *db.Tx, c *Correction) error {
		if c.State != CorrectionOpen {
			return errs.Rule("correction_closed", "这个申请已经办结。")
		}
		c.State = CorrectionWithdrawn
		return audit.Record(ctx, tx, correctionEntry(a, "rights.correction.withdraw", *c, ""))
	})
}

// placeOf is where a person stands today, or stood last.
func placeOf(ctx context.Context, q db.Q, personID string) (org.Place, error) {
	list, err := roster.EngagementsOf(ctx, q, personID)
	if err != nil || len(list) == 0 {
		return org.Place{}, err
	}
	return list[0].Place(), nil
}

// CorrectionsWaiting counts the open requests to the actor's own unions.
func (s *Service) CorrectionsWaiting(ctx context.Context, a authz.Actor) (int, error) {
	q := s.DB.Read()
	n, _, err := db.CountUpTo(ctx, q, a.Own(authz.RosterWrite).Where(q.NewSelect().TableExpr("correction_request AS c").Where("c.state = ?", CorrectionOpen), authz.PlaceOf("c")))
	return n, err
}
