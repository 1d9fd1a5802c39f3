package obligation

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
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/platform/notify"
	"xiezhi/internal/workday"
)

// urge is that a line was urged on a day.
type urge struct {
	bun.BaseModel `bun:"table:obligation_urge,alias:g"`

	ID           string `bun:",pk"`
	ObligationID string
	UrgedOn      workday.Date
	Words        string
	ByUnionID    string
	CreatedBy    string
	CreatedName  string
	CreatedAt    time.Time
}

// waiver is a waiver or its lifting.
type waiver struct {
	bun.BaseModel `bun:"table:obligation_waiver,alias:w"`

	ID           string    `bun:",pk" audit:"omit"`
	ObligationID string    `audit:"omit"`
	Act          string    `audit:"track"`
	Reason       string    `audit:"track"`
	Document     string    `audit:"track"`
	ByUnionID    string    `audit:"track"`
	CreatedBy    string    `audit:"omit"`
	CreatedName  string    `audit:"omit"`
	CreatedAt    time.Time `audit:"omit"`
}

// Urging is a notice to hurry: about one line, or about all of a unit's that are late or soon due, of one rule or of any.
type Urging struct {
	LineID  string `json:"lineId,omitempty" maxLength:"36"`
	UnionID string `json:"unionId,omitempty" maxLength:"36" doc:"催办该单位全部逾期和临期的事项；与 lineId 二选一"`
	Rule    Rule   `json:"rule,omitempty" maxLength:"40"`
	Words   string `json:"words" maxLength:"2000"`
}

// Urged is what came of it.
type Urged struct {
	Lines   int `json:"lines" doc:"催办的件数"`
	Skipped int `json:"skipped" doc:"今天已经催办过的件数"`
}

type urgedWords struct {
	Words string `audit:"track"`
	Lines int    `audit:"track"`
}

// Urge reminds a unit below of what is late or soon due, with a record that both see; of one line at most once a day.
func (s *Service) Urge(ctx context.Context, a authz.Actor, in Urging) (out Urged, err error) {
	if err := CheckUrging(in.Words); err != nil {
		return out, err
	}
	in.Words = strings.TrimSpace(in.Words)
	if (in.LineID == "") == (in.UnionID == "") {
		return out, errs.E(CodeUrge, "请指明催办的事项或者单位。", errs.F("unionId", "请选择"))
	}
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		out = Urged{}
		lines, u, err := s.urgeable(ctx, tx, a, in)
		if err != nil {
			return err
		}
		ids := make([]string, len(lines))
		for i, l := range lines {
			ids[i] = l.ID
		}
		today := s.today()
		var done []string
		err = tx.NewSelect().Table("obligation_urge").Column("obligation_id").Where("obligation_id IN (?)", bun.List(ids)).Where("urged_on = ?", today).Scan(ctx, &done)
		if err != nil {
			return fmt.Errorf("look for today's urging: %w", err)
		}
		already := map[string]bool{}
		for _, id := range done {
			already[id] = true
		}
		by := unionAbove(a, u)
		var rows []urge
		var fresh []Obligation
		for _, l := range lines {
			if already[l.ID] {
				out.Skipped++
				continue
			}
			fresh = append(fresh, l)
			rows = append(rows, urge{
				ID: db.NewID(), ObligationID: l.ID, UrgedOn: today, Words: in.Words, ByUnionID: by.UnionID, CreatedBy: a.AccountID, CreatedName: a.Name, CreatedAt: tx.Now(),
			})
		}
		if len(rows) == 0 {
			return errs.Of(errs.KindConflict, CodeUrgedNow, "今天已经催办过，同一件事项一天只催办一次。")
		}
		out.Lines = len(rows)
		if err := db.InsertAll(ctx, tx, rows); err != nil {
			if db.IsUnique(err, "obligation_urge", "obligation_id", "urged_on") {
				return errs.Of(errs.KindConflict, CodeUrgedNow, "今天已经催办过，同一件事项一天只催办一次。")
			}
			return err
		}
		err = audit.Record(ctx, tx, audit.Entry{
			Actor: a.Audit(), Action: "obligation.urge", Kind: "obligation", ID: fresh[0].ID, Label: u.Name + "：" + counted(fresh),
			UnionID: u.ID, CountyID: u.CountyID, CityID: u.CityID, After: urgedWords{in.Words, len(rows)},
		})
		if err != nil {
			return err
		}
		n := notify.Notice{Title: "催办：" + counted(fresh), Body: by.UnionName + "催办：" + in.Words, Kind: "obligations", Dedup: "urge:" + rows[0].ID}
		if len(fresh) == 1 {
			n.Kind, n.RecordID = "obligation", fresh[0].ID
		}
		return notify.Tell(ctx, tx, toBearer(u, n)...)
	})
	return out, err
}

// urgeable are the lines that are urged, and who bears them.
func (s *Service) urgeable(ctx context.Context, tx *db.Tx, a authz.Actor, in Urging) ([]Obligation, org.Union, error) {
	if in.LineID != "" {
		seen, err := s.Sees(ctx, tx, a, in.LineID)
		if err != nil {
			return nil, org.Union{}, err
		}
		if !seen {
			return nil, org.Union{}, errs.NotFound(lineWhat)
		}
		lines, err := ByIDs(ctx, tx, in.LineID)
		if err != nil {
			return nil, org.Union{}, err
		}
		u, err := org.ByID(ctx, tx, lines[0].UnionID)
		if err != nil {
			return nil, u, err
		}
		if !above(a, authz.ObligationUrge, lines[0].Place()) {
			return nil, u, errOwn("催办")
		}
		if lines[0].State != StateOpen {
			return nil, u, errs.Rule(CodeUrge, "这件事项"+lines[0].State.Title()+"，不用催办。")
		}
		return lines, u, nil
	}
	u, err := org.ByID(ctx, tx, in.UnionID)
	if err != nil {
		return nil, u, err
	}
	if err := authz.Require(a, authz.ObligationUrge, u.Place(), "工会"); err != nil {
		return nil, u, err
	}
	if isBearer(a, u.Place()) {
		return nil, u, errOwn("催办")
	}
	cal, err := s.Calendar(ctx)
	if err != nil {
		return nil, u, err
	}
	var lines []Obligation
	sel := tx.NewSelect().Model(&lines).Where("o.union_id = ?", u.ID).Where("o.state = ?", StateOpen).Where("o.due_on < ?", calmFrom(cal, s.today())).OrderExpr("o.due_on, o.id")
	if in.Rule != "" {
		sel = sel.Where("o.rule = ?", in.Rule)
	}
	if err := sel.Limit(2000).Scan(ctx); err != nil {
		return nil, u, fmt.Errorf("read what is due: %w", err)
	}
	if len(lines) == 0 {
		return nil, u, errs.Rule(CodeUrge, u.Name+"没有逾期或者临期的事项。")
	}
	return lines, u, nil
}

func errOwn(act string) error {
	return errs.Rule(CodeOwnWaiver, "本单位承担的事项由上级"+act+"，不能自己办理。")
}

// unionAbove is the own union as which the actor speaks to one below.
func unionAbove(a authz.Actor, u org.Union) authz.Grant {
	for _, g := range a.Grants {
		if g.UnionID != u.ID && (g.Tier == org.TierProvince || g.UnionID == u.CityID || g.UnionID == u.CountyID) {
			return g
		}
	}
	return authz.Grant{}
}

// counted says what lines are about, without names: 上岗培训等3件.
func counted(lines []Obligation) string {
	rules := map[Rule]bool{}
	for _, l := range lines {
		rules[l.Rule] = true
	}
	title := lines[0].Rule.Title()
	switch {
	case len(lines) == 1:
		return title
	case len(rules) == 1:
		return fmt.Sprintf("%s%d件", title, len(lines))
	}
	return fmt.Sprintf("%s等%d件", title, len(lines))
}

// toBearer addresses a notice to the posts that answer for what a union owes.
func toBearer(u org.Union, n notify.Notice) []notify.Notice {
	n.Recipient = authz.Post(authz.RoleClerk, u.ID)
	if u.Tier == org.TierBase {
		return []notify.Notice{n}
	}
	officer := n
	officer.Recipient = authz.Post(authz.RoleOfficer, u.ID)
	return []notify.Notice{n, officer}
}

// Waiving is a waiver, or its lifting, with its reason.
type Waiving struct {
	Rev      int64  `json:"rev"`
	Reason   string `json:"reason" maxLength:"2000"`
	Document string `json:"document,omitempty" maxLength:"400" doc:"文号，可以不填"`
}

// Waive lets a superior waive what a unit below owes, or lift the waiver again. Both are recorded, told, and listed for
// inspection; the bearer itself never may.
func (s *Service) Waive(ctx context.Context, a authz.Actor, id, act string, in Waiving) error {
	if err := CheckWaiver(in.Reason, in.Document); err != nil {
		return err
	}
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		if err := db.Lock(ctx, tx, "obligation", id); err != nil {
			return err
		}
		seen, err := s.Sees(ctx, tx, a, id)
		if err != nil {
			return err
		}
		if !seen {
			return errs.NotFound(lineWhat)
		}
		lines, err := ByIDs(ctx, tx, id)
		if err != nil {
			return err
		}
		before := lines[0]
		if !above(a, authz.ObligationWaive, before.Place()) {
			return errOwn("写明理由免除")
		}
		if before.Rev != in.Rev {
			return errs.Stale().With(before)
		}
		after, err := decided(before, act)
		if err != nil {
			return err
		}
		after.Rev, after.ChangedAt = before.Rev+1, tx.Now()
		if _, err := tx.NewUpdate().Model(&after).Column("state", "rev", "changed_at").WherePK().Exec(ctx); err != nil {
			return fmt.Errorf("waive: %w", err)
		}
		if s.Decided != nil {
			s.Decided(ctx, tx, after)
		}
		u, err := org.ByID(ctx, tx, before.UnionID)
		if err != nil {
			return err
		}
		by := unionAbove(a, u)
		row := waiver{
			ID: db.NewID(), ObligationID: id, Act: act, Reason: strings.TrimSpace(in.Reason), Document: strings.TrimSpace(in.Document),
			ByUnionID: by.UnionID, CreatedBy: a.AccountID, CreatedName: a.Name, CreatedAt: tx.Now(),
		}
		if err := db.Insert(ctx, tx, &row); err != nil {
			return fmt.Errorf("write waiver: %w", err)
		}
		said, title := "waived", "已免除："+before.Rule.Title()
		if act == actLift {
			said, title = "lift", "已恢复："+before.Rule.Title()
		}
		e := eventOf(after, said, tx.Now())
		if err := db.Insert(ctx, tx, &e); err != nil {
			return fmt.Errorf("write history: %w", err)
		}
		err = audit.Record(ctx, tx, audit.Entry{
			Actor: a.Audit(), Action: "obligation." + act, Kind: "obligation", ID: id, Label: before.Rule.Title(), PersonID: before.PersonID,
			UnionID: before.UnionID, CountyID: before.CountyID, CityID: before.CityID, After: row, Reason: row.Reason,
		})
		if err != nil {
			return err
		}
		return notify.Tell(ctx, tx, toBearer(u, notify.Notice{
			Title: title, Body: by.UnionName + "：" + row.Reason, Kind: "obligation", RecordID: id, Dedup: act + ":" + row.ID,
		})...)
	})
}

// UrgeLine is an urging as both sides read it.
type UrgeLine struct {
	ID          string       `json:"id"`
	LineID      string       `json:"lineId"`
	Rule        Rule         `json:"rule"`
	RuleTitle   string       `bun:"-" json:"ruleTitle"`
	State       State        `json:"state" enum:"open,paused,met,late,waived,void"`
	DueOn       workday.Date `json:"dueOn"`
	UnionName   string       `json:"unionName"`
	ByUnionName string       `json:"byUnionName"`
	Words       string       `json:"words"`
	CreatedName string       `json:"createdName"`
	CreatedAt   time.Time    `json:"createdAt"`
	MetOn       workday.Date `json:"metOn" doc:"催办以后何时完成，空为尚未"`
}

// WaiverLine is a waiver or its lifting, as inspection reads it.
type WaiverLine struct {
	ID          string       `json:"id"`
	LineID      string       `json:"lineId"`
	Rule        Rule         `json:"rule"`
	RuleTitle   string       `bun:"-" json:"ruleTitle"`
	Period      string       `json:"period"`
	DueOn       workday.Date `json:"dueOn"`
	State       State        `json:"state" enum:"open,paused,met,late,waived,void"`
	Act         string       `json:"act" enum:"waive,lift"`
	UnionName   string       `json:"unionName"`
	RegionCode  string       `json:"regionCode"`
	ByUnionName string       `json:"byUnionName"`
	Reason      string       `json:"reason"`
	Document    string       `json:"document"`
	CreatedName string       `json:"createdName"`
	CreatedAt   time.Time    `json:"createdAt"`
	SortKey     string       `json:"-"`
}

func urgesFrom(q db.Q) *bun.SelectQuery {
	return q.NewSelect().TableExpr("obligation_urge AS g").Join("JOIN obligation AS o ON o.id = g.obligation_id").Join("JOIN org_union AS u ON u.id = o.union_id").
		Join("LEFT JOIN org_union AS b ON b.id = g.by_union_id")
}

func urgeColumns(sel *bun.SelectQuery) *bun.SelectQuery {
	return sel.ColumnExpr("g.id, o.id AS line_id, o.rule, o.state, o.due_on, u.name AS union_name, coalesce(b.name, '') AS by_union_name, g.words, g.created_name, g.created_at, o.met_on")
}

func waiversFrom(q db.Q) *bun.SelectQuery {
	return q.NewSelect().TableExpr("obligation_waiver AS w").Join("JOIN obligation AS o ON o.id = w.obligation_id").Join("JOIN org_union AS u ON u.id = o.union_id").
		Join("LEFT JOIN org_union AS b ON b.id = w.by_union_id")
}

func waiverColumns(sel *bun.SelectQuery) *bun.SelectQuery {
	return sel.ColumnExpr("w.id, o.id AS line_id, o.rule, o.period, o.due_on, o.state, w.act, u.name AS union_name, u.region_code, coalesce(b.name, '') AS by_union_name, w.reason, w.document, w.created_name, w.created_at, u.sort_key")
}

func sayUrges(list []UrgeLine) {
	for i := range list {
		list[i].RuleTitle, list[i].CreatedAt = list[i].Rule.Title(), list[i].CreatedAt.UTC()
	}
}

func sayWaivers(list []WaiverLine) {
	for i := range list {
		list[i].RuleTitle, list[i].CreatedAt = list[i].Rule.Title(), list[i].CreatedAt.UTC()
	}
}

func (s *Service) urgesOf(ctx context.Context, lineID string) ([]UrgeLine, error) {
	out := []UrgeLine{}
	if err := urgeColumns(urgesFrom(s.DB.Read())).Where("o.id = ?", lineID).OrderExpr("g.id DESC").Scan(ctx, &out); err != nil {
		return nil, fmt.Errorf("read urgings: %w", err)
	}
	sayUrges(out)
	return out, nil
}

func (s *Service) waiversOf(ctx context.Context, lineID string) ([]WaiverLine, error) {
	out := []WaiverLine{}
	if err := waiverColumns(waiversFrom(s.DB.Read())).Where("o.id = ?", lineID).OrderExpr("w.id DESC").Scan(ctx, &out); err != nil {
		return nil, fmt.Errorf("read waivers: %w", err)
	}
	sayWaivers(out)
	return out, nil
}

// among narrows a list of acts to what the actor stands above or is, and to a union asked for.
func (s *Service) among(sel *bun.SelectQuery, a authz.Actor, f Filter) *bun.SelectQuery {
	scope := a.Scope(authz.ObligationRead)
	scope.Persons = nil
	sel = scope.Where(sel, authz.PlaceOf("o"))
	if f.Rule != "" {
		sel = sel.Where("o.rule = ?", f.Rule)
	}
	if f.At != nil {
		sel = org.Below(sel, "u", *f.At)
	}
	return sel
}

// Urges lists what was urged, the latest first. Whom a line is about is not told here.
func (s *Service) Urges(ctx context.Context, a authz.Actor, f Filter, page httpx.PageQuery) (httpx.Page[UrgeLine], error) {
	var none httpx.Page[UrgeLine]
	at, err := httpx.ParseCursor(page.Cursor, 1)
	if err != nil {
		return none, err
	}
	q := s.DB.Read()
	sel := s.among(urgesFrom(q), a, f)
	var total httpx.Total
	if total.Count, total.Exact, err = db.CountUpTo(ctx, q, sel); err != nil {
		return none, err
	}
	order := "g.id DESC"
	switch {
	case len(at.Keys) == 0:
	case at.Back:
		sel, order = sel.Where("g.id > ?", at.Keys[0]), "g.id"
	default:
		sel = sel.Where("g.id < ?", at.Keys[0])
	}
	var rows []UrgeLine
	if err := urgeColumns(sel).OrderExpr(order).Limit(int64(page.Limit)+1).Scan(ctx, &rows); err != nil {
		return none, fmt.Errorf("list urgings: %w", err)
	}
	sayUrges(rows)
	return httpx.Paginate(rows, at, page.Limit, total, func(u UrgeLine) []string { return []string{u.ID} }), nil
}

// Waivers lists what was waived and lifted, by unit in the order of administrative codes, for inspection (Art. 16).
func (s *Service) Waivers(ctx context.Context, a authz.Actor, f Filter, page httpx.PageQuery) (httpx.Page[WaiverLine], error) {
	var none httpx.Page[WaiverLine]
	at, err := httpx.ParseCursor(page.Cursor, 2)
	if err != nil {
		return none, err
	}
	q := s.DB.Read()
	sel := s.among(waiversFrom(q), a, f)
	var total httpx.Total
	if total.Count, total.Exact, err = db.CountUpTo(ctx, q, sel); err != nil {
		return none, err
	}
	switch {
	case len(at.Keys) == 0:
		sel = sel.OrderExpr("u.sort_key, w.id")
	case at.Back:
		sel = sel.Where("(u.sort_key, w.id) < (?, ?)", at.Keys[0], at.Keys[1]).OrderExpr("u.sort_key DESC, w.id DESC")
	default:
		sel = sel.Where("(u.sort_key, w.id) > (?, ?)", at.Keys[0], at.Keys[1]).OrderExpr("u.sort_key, w.id")
	}
	var rows []WaiverLine
	if err := waiverColumns(sel).Limit(int64(page.Limit)+1).Scan(ctx, &rows); err != nil {
		return none, fmt.Errorf("list waivers: %w", err)
	}
	sayWaivers(rows)
	return httpx.Paginate(rows, at, page.Limit, total, func(w WaiverLine) []string { return []string{w.SortKey, w.ID} }), nil
}
