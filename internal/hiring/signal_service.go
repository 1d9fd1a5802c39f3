package hiring

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/obligation"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/notify"
	"xiezhi/internal/policy"
	"xiezhi/internal/roster"
	"xiezhi/internal/rulebook"
	"xiezhi/internal/workday"
)

const (
	signalsTable  = "hire_signal"
	disputesTable = "hire_dispute"
)

// Signal is a signal as it is kept. One that is no more settles; none is ever deleted.
type Signal struct {
	bun.BaseModel `bun:"table:hire_signal,alias:s" json:"-"`

	ID            string       `bun:",pk" json:"id" audit:"omit"`
	Kind          SignalKind   `json:"kind" enum:"early,dates,none,over,approver,party,double" audit:"track"`
	Subject       string       `json:"-" audit:"omit"`
	EngagementID  string       `bun:",nullzero" json:"engagementId" audit:"omit"`
	PersonID      string       `json:"-" audit:"omit"`
	UnionID       string       `json:"unionId" audit:"track"`
	CountyID      string       `bun:",nullzero" json:"-" audit:"omit"`
	CityID        string       `bun:",nullzero" json:"-" audit:"omit"`
	Words         string       `json:"words" audit:"track"`
	FoundOn       workday.Date `json:"foundOn" audit:"track"`
	SettledOn     workday.Date `bun:",nullzero" json:"settledOn" audit:"track"`
	Explanation   string       `json:"explanation" audit:"track"`
	ExplainedName string       `json:"explainedName" audit:"track"`
	ExplainedAt   time.Time    `bun:",nullzero" json:"explainedAt,omitzero" audit:"track"`
	Rev           int64        `json:"rev" audit:"omit"`
	CreatedAt     time.Time    `json:"-" audit:"omit"`
}

// Place is the union's.
func (s Signal) Place() org.Place {
	return org.Place{UnionID: s.UnionID, CountyID: s.CountyID, CityID: s.CityID}
}

// Dispute is a conflict of two unions over one person, under the claim's id.
type Dispute struct {
	bun.BaseModel `bun:"table:hire_dispute,alias:d" json:"-"`

	ID           string       `bun:",pk" json:"id" audit:"omit"`
	PersonID     string       `json:"-" audit:"omit"`
	EngagementID string       `json:"-" audit:"omit"`
	HolderID     string       `json:"-" audit:"track"`
	ClaimantID   string       `json:"-" audit:"track"`
	DeciderID    string       `json:"-" audit:"track"`
	ClaimedFrom  workday.Date `json:"claimedFrom" audit:"track"`
	OpenedOn     workday.Date `json:"openedOn" audit:"track"`
	Outcome      Outcome      `json:"outcome" enum:",stays,moves" audit:"track"`
	Document     string       `json:"document" audit:"track"`
	Reason       string       `json:"reason" audit:"track"`
	DecidedOn    workday.Date `bun:",nullzero" json:"decidedOn" audit:"track"`
	DecidedName  string       `json:"decidedName" audit:"track"`
	Rev          int64        `json:"rev" audit:"omit"`
	CreatedAt    time.Time    `json:"-" audit:"omit"`
}

// approvedByOther is the name of the union that approved a form, where it was 上一级总工会 neither when it approved nor is
// it by today's tree.
func approvedByOther(ctx context.Context, q db.Q, f Form) (string, error) {
	if f.DecidedUnionID == "" || f.DecidedOn.IsZero() {
		return "", nil
	}
	chain, err := org.Chain(ctx, q, f.UnionID)
	if err != nil {
		return "", err
	}
	if up, ok := org.ConsentOf(chain); ok && up.ID == f.DecidedUnionID {
		return "", nil
	}
	then, err := org.PlaceOn(ctx, q, f.UnionID, f.DecidedOn)
	if err != nil {
		return "", err
	}
	for _, id := range []string{then.CountyID, then.CityID, chain[0].ID} {
		if id == "" || id == f.UnionID {
			continue
		}
		if id == f.DecidedUnionID {
			return "", nil
		}
		break // only the nearest is 上一级
	}
	by, err := org.ByID(ctx, q, f.DecidedUnionID)
	return by.Name, err
}

// signals brings the signals of engagements to what their facts give; the people are locked.
func (s *ContractService) signals(ctx context.Context, tx *db.Tx, engaged []roster.Engagement, contracts map[string][]roster.Contract, rules policies, wanted map[obligation.Subject][]obligation.Want) error {
	var ids, contractIDs []string
	byID := map[string]roster.Engagement{}
	for _, e := range engaged {
		ids, byID[e.ID] = append(ids, e.ID), e
		for _, c := range contracts[e.ID] {
			contractIDs = append(contractIDs, c.ID)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	records, err := recordsOf(ctx, tx, contractIDs...)
	if err != nil {
		return err
	}
	claims, err := roster.OpenClaims(ctx, tx, ids...)
	if err != nil {
		return err
	}
	claims, answered, err := s.standing(ctx, tx, claims)
	if err != nil {
		return err
	}
	var old []Signal
	for chunk := range slices.Chunk(ids, db.Batch) {
		var list []Signal
		if err := tx.NewSelect().Model(&list).Where("s.engagement_id IN (?)", bun.List(chunk)).Scan(ctx); err != nil {
			return fmt.Errorf("read signals: %w", err)
		}
		old = append(old, list...)
	}
	today := workday.Of(tx.Now())
	var fresh []Signal
	for _, e := range engaged {
		f := SignalFacts{EngagementID: e.ID, Opening: e.Opening, OnDuty: e.OnDuty, Channel: e.Channel, ManagedPaper: e.ManagedPaper}
		for _, c := range contracts[e.ID] {
			k, entered := records[c.ID]
			f.Contracts = append(f.Contracts, SignedContract{Contract: c, Entered: entered, Remarks: k.Remarks})
		}
		for _, c := range claims {
			if c.EngagementID == e.ID && c.UnionID != e.UnionID && answered[c.ID] != OutcomeStays {
				f.Claims = append(f.Claims, ClaimFact{ID: c.ID, OnDuty: c.OnDuty})
			}
		}
		if f.Over, err = overWhenEntered(ctx, tx, e, f.Contracts); err != nil {
			return err
		}
		pol, err := rules.at(ctx, e.UnionID)
		if err != nil {
			return err
		}
		seen := map[string]bool{}
		for _, w := range SignalsOf(f, pol) {
			seen[string(w.Kind)+w.Subject] = true
			i := slices.IndexFunc(old, func(o Signal) bool { return o.Kind == w.Kind && o.Subject == w.Subject })
			if i < 0 {
				fresh = append(fresh, Signal{
					ID: db.NewID(), Kind: w.Kind, Subject: w.Subject, EngagementID: e.ID, PersonID: e.PersonID, UnionID: e.UnionID, CountyID: e.CountyID, CityID: e.CityID,
					Words: w.Text, FoundOn: today, Rev: 1, CreatedAt: tx.Now(),
				})
				continue
			}
			if !old[i].SettledOn.IsZero() {
				if err := settle(ctx, tx, old[i].ID, workday.Date{}); err != nil {
					return err
				}
			}
		}
		for _, o := range old {
			if o.EngagementID == e.ID && o.SettledOn.IsZero() && !o.Kind.kept() && !seen[string(o.Kind)+o.Subject] {
				if err := settle(ctx, tx, o.ID, today); err != nil {
					return err
				}
			}
		}
	}
	if err := db.InsertAll(ctx, tx, fresh); err != nil {
		return err
	}
	if err := notify.Tell(ctx, tx, signalNotices(fresh)...); err != nil {
		return err
	}
	for chunk := range slices.Chunk(ids, db.Batch) { // what an ending settled is owed no more
		var gone []string
		if err := tx.NewRaw("SELECT id FROM hire_dispute WHERE engagement_id IN (?)", bun.List(chunk)).Scan(ctx, &gone); err != nil {
			return fmt.Errorf("read disputes: %w", err)
		}
		for _, id := range gone {
			wanted[obligation.Subject{Rule: obligation.RuleDispute, ID: id}] = nil
		}
	}
	return s.disputes(ctx, tx, claims, byID, rules, wanted)
}

// standing are the claims that still ask for something, or were answered, with the answers: one whose form has been
// given up since, with none in its place, asks for nothing any more.
func (s *ContractService) standing(ctx context.Context, q db.Q, claims []roster.OpenClaim) ([]roster.OpenClaim, map[string]Outcome, error) {
	answered, dropped := map[string]Outcome{}, map[string]bool{}
	for chunk := range slices.Chunk(claims, db.Batch) {
		ids := make([]string, len(chunk))
		for i, c := range chunk {
			ids[i] = c.ID
		}
		var decided []Dispute
		if err := q.NewSelect().Model(&decided).Where("d.id IN (?)", bun.List(ids)).Where("d.decided_on IS NOT NULL").Scan(ctx); err != nil {
			return nil, nil, fmt.Errorf("read decisions: %w", err)
		}
		for _, d := range decided {
			answered[d.ID] = d.Outcome
		}
		const form = `SELECT 1 FROM hiring_form AS f WHERE f.union_id = c.union_id AND f.kind = 'new' AND f.contract_id IS NULL
			AND (f.person_id = c.person_id OR f.id_blind = p.id_blind)`
		var gone []string
		err := q.NewRaw(`SELECT c.id FROM claim AS c JOIN person AS p ON p.id = c.person_id WHERE c.id IN (?)
			AND EXISTS (`+form+` AND f.state IN ('draft', 'rejected', 'void') AND f.changed_at >= c.created_at)
			AND NOT EXISTS (`+form+` AND f.state IN ('submitted', 'returned', 'approved'))`, bun.List(ids)).Scan(ctx, &gone)
		if err != nil {
			return nil, nil, fmt.Errorf("look for claims given up: %w", err)
		}
		for _, id := range gone {
			dropped[id] = true
		}
	}
	return slices.DeleteFunc(claims, func(c roster.OpenClaim) bool { return dropped[c.ID] && answered[c.ID] == "" }), answered, nil
}

func settle(ctx context.Context, tx *db.Tx, id string, on workday.Date) error {
	if _, err := tx.NewRaw("UPDATE hire_signal SET settled_on = ? WHERE id = ?", on, id).Exec(ctx); err != nil {
		return fmt.Errorf("settle signal: %w", err)
	}
	return nil
}

// overWhenEntered looks whether there was room for somebody who has just been entered without a form; where no number was
// approved there is none. Later the account
// may be cut, which is lawful and nobody's irregular hire.
func overWhenEntered(ctx context.Context, tx *db.Tx, e roster.Engagement, contracts []SignedContract) (string, error) {
	entered := slices.ContainsFunc(contracts, func(c SignedContract) bool { return c.Entered })
	if e.Opening || entered || tx.Now().Sub(e.CreatedAt) > time.Minute {
		return "", nil
	}
	room, err := ReadHeadroom(ctx, tx, Hire{UnionID: e.UnionID, PersonID: e.PersonID, From: e.OnDuty}, workday.Of(tx.Now()))
	if err != nil || room.OK {
		return "", err
	}
	return strings.Join(room.Reasons, ""), nil
}

// signalNotices ask the union to say what there is to say, without names in the titles.
func signalNotices(list []Signal) []notify.Notice {
	var out []notify.Notice
	for _, s := range list {
		if s.Kind == SignalDouble {
			continue // told when the claim was noted
		}
		out = append(out, notify.Notice{
			Recipient: authz.Post(authz.RoleClerk, s.UnionID), Title: "违规聘用提示：" + s.Kind.Title(), Body: "请核对并如实说明情况，督查时可见。属实的不必隐去，系统不作处理决定。",
			Kind: "signal", RecordID: s.ID, Dedup: "signal:" + string(s.Kind) + ":" + s.Subject,
		})
	}
	return out
}

// disputes opens what two unions claim, and puts the decision that is owed among what is wanted.
func (s *ContractService) disputes(ctx context.Context, tx *db.Tx, claims []roster.OpenClaim, held map[string]roster.Engagement, rules policies, wanted map[obligation.Subject][]obligation.Want) error {
	if len(claims) == 0 {
		return nil
	}
	root, err := org.Root(ctx, tx)
	if err != nil {
		return err
	}
	cal, err := s.Calendar(ctx)
	if err != nil {
		return err
	}
	for _, c := range claims {
		e := held[c.EngagementID]
		if e.UnionID == c.UnionID {
			continue // merged into one since
		}
		claimant, err := org.ByID(ctx, tx, c.UnionID)
		if err != nil {
			return err
		}
		decider, err := org.ByID(ctx, tx, Decider(e.Place(), claimant.Place(), root.ID))
		if err != nil {
			return err
		}
		d := Dispute{
			ID: c.ID, PersonID: c.PersonID, EngagementID: e.ID, HolderID: e.UnionID, ClaimantID: c.UnionID, DeciderID: decider.ID, ClaimedFrom: c.OnDuty,
			OpenedOn: workday.Of(c.CreatedAt), Rev: 1, CreatedAt: tx.Now(),
		}
		if _, err := tx.NewInsert().Model(&d).On("CONFLICT (id) DO NOTHING").Exec(ctx); err != nil {
			return fmt.Errorf("open dispute: %w", err)
		}
		kept, err := disputeByID(ctx, tx, c.ID)
		if err != nil {
			return err
		}
		if err := d.follow(ctx, tx, kept); err != nil {
			return err
		}
		pol, err := rules.at(ctx, decider.ID)
		if err != nil {
			return err
		}
		wanted[obligation.Subject{Rule: obligation.RuleDispute, ID: c.ID}] = []obligation.Want{kept.want(decider, pol, cal)}
	}
	return nil
}

// reckonDisputes is what the conflicts that wait would ask of those in scope who decide them.
func (s *ContractService) reckonDisputes(ctx context.Context, q db.Q, scope authz.Scope, book *rulebook.Book, cal *workday.Calendar) (map[obligation.Subject][]obligation.Want, error) {
	var list []Dispute
	if err := q.NewSelect().Model(&list).Where("d.decided_on IS NULL").OrderExpr("d.id").Scan(ctx); err != nil {
		return nil, fmt.Errorf("read disputes: %w", err)
	}
	waiting, err := s.waitingDisputes(ctx, q, list)
	if err != nil {
		return nil, err
	}
	wanted := map[obligation.Subject][]obligation.Want{}
	for _, d := range list {
		if !waiting[d.ID] {
			continue
		}
		if d, err = sidesToday(ctx, q, d); err != nil {
			return nil, err
		}
		decider, err := org.ByID(ctx, q, d.DeciderID)
		if err != nil {
			return nil, err
		}
		if scope.Covers(decider.Place()) {
			wanted[obligation.Subject{Rule: obligation.RuleDispute, ID: d.ID}] = []obligation.Want{d.want(decider, book.At(decider.ID, s.today()), cal)}
		}
	}
	return wanted, nil
}

// want is the decision that a conflict asks of the union that decides it.
func (d Dispute) want(decider org.Union, pol policy.Policy, cal *workday.Calendar) obligation.Want {
	w := DisputeWant(d.PersonID, decider.Place(), d.OpenedOn, cal.AddWorkdays(d.OpenedOn, pol.Int(policy.DisputeWorkdays)), d.DecidedOn, pol.Version())
	w.CalendarVersion = cal.Version()
	return w
}

// follow brings the sides and the decider of what is not decided to those of today: unions move, merge and hand on what
// they claim.
func (d Dispute) follow(ctx context.Context, tx *db.Tx, kept Dispute) error {
	if !kept.DecidedOn.IsZero() || kept.HolderID == d.HolderID && kept.ClaimantID == d.ClaimantID && kept.DeciderID == d.DeciderID {
		return nil
	}
	_, err := tx.NewRaw("UPDATE hire_dispute SET holder_id = ?, claimant_id = ?, decider_id = ?, rev = rev + 1 WHERE id = ?", d.HolderID, d.ClaimantID, d.DeciderID, d.ID).Exec(ctx)
	if err != nil {
		return fmt.Errorf("follow the sides of a dispute: %w", err)
	}
	return nil
}

// sidesToday is a dispute that is not decided with its sides and decider by today's tree.
func sidesToday(ctx context.Context, q db.Q, d Dispute) (Dispute, error) {
	if !d.DecidedOn.IsZero() {
		return d, nil
	}
	claims, err := roster.OpenClaims(ctx, q, d.EngagementID)
	if err != nil {
		return d, err
	}
	i := slices.IndexFunc(claims, func(c roster.OpenClaim) bool { return c.ID == d.ID })
	if i < 0 {
		return d, nil // the engagement has ended since
	}
	e, err := roster.EngagementByID(ctx, q, d.EngagementID)
	if err != nil {
		return d, err
	}
	claimant, err := org.ByID(ctx, q, claims[i].UnionID)
	if err != nil {
		return d, err
	}
	root, err := org.Root(ctx, q)
	if err != nil {
		return d, err
	}
	d.HolderID, d.ClaimantID, d.DeciderID = e.UnionID, claimant.ID, Decider(e.Place(), claimant.Place(), root.ID)
	return d, nil
}

func disputeByID(ctx context.Context, q db.Q, id string) (Dispute, error) {
	var list []Dispute
	if err := q.NewSelect().Model(&list).Where("d.id = ?", id).Scan(ctx); err != nil {
		return Dispute{}, fmt.Errorf("read dispute: %w", err)
	}
	if len(list) == 0 {
		return Dispute{}, errs.NotFound("重复聘用")
	}
	return list[0], nil
}

// Explain keeps what a union says about a signal; another word may be added in its place, and both are in the audit.
func (s *ContractService) Explain(ctx context.Context, a authz.Actor, id string, rev int64, text string) error {
	if err := CheckExplanation(text); err != nil {
		return err
	}
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		if err := db.Lock(ctx, tx, signalsTable, id); err != nil {
			return err
		}
		var list []Signal
		sel := a.Scope(authz.SignalRead).Where(tx.NewSelect().Model(&list).Where("s.id = ?", id), authz.PlaceOf("s"))
		if err := sel.Scan(ctx); err != nil {
			return fmt.Errorf("read signal: %w", err)
		}
		if len(list) == 0 {
			return errs.NotFound("违规聘用提示")
		}
		before := list[0]
		if err := ownContract(a, authz.ContractWrite, before.UnionID); err != nil {
			return err
		}
		if before.Rev != rev {
			return errs.Stale().With(before)
		}
		after := before
		after.Explanation, after.ExplainedName, after.ExplainedAt = strings.TrimSpace(text), a.Name, tx.Now()
		after.Rev++
		_, err := tx.NewUpdate().Model(&after).Column("explanation", "explained_name", "explained_at", "rev").Where("id = ?", id).Exec(ctx)
		if err != nil {
			return fmt.Errorf("explain signal: %w", err)
		}
		return audit.Record(ctx, tx, audit.Entry{
			Actor: a.Audit(), Action: "signal.explain", Kind: signalsTable, ID: id, Label: before.Kind.Title(), PersonID: before.PersonID,
			UnionID: before.UnionID, CountyID: before.CountyID, CityID: before.CityID, Before: before, After: after,
		})
	})
}

// Decision is the superior's word between two unions.
type Decision struct {
	Outcome  Outcome `json:"outcome" enum:"stays,moves"`
	Document string  `json:"document,omitempty" maxLength:"120" doc:"文号，可以不填"`
	Reason   string  `json:"reason" maxLength:"1000"`
}

// Decide keeps the decision between two unions. It changes nobody's record: the employing union ends its engagement.
func (s *ContractService) Decide(ctx context.Context, a authz.Actor, id string, rev int64, in Decision) error {
	if err := CheckDecision(in.Outcome, in.Document, in.Reason); err != nil {
		return err
	}
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		before, err := disputeByID(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := db.Lock(ctx, tx, "person", before.PersonID); err != nil {
			return err
		}
		if before, err = disputeByID(ctx, tx, id); err != nil {
			return err
		}
		waiting, err := s.waitingDisputes(ctx, tx, []Dispute{before})
		if err != nil {
			return err
		}
		if waiting[id] { // of one that has settled itself the sides stay as they were
			if before, err = sidesToday(ctx, tx, before); err != nil {
				return err
			}
		}
		if !a.Own(authz.SignalDecide).Covers(org.Place{UnionID: before.DeciderID}) {
			return errs.NotFound("重复聘用")
		}
		switch {
		case before.Rev != rev:
			return errs.Stale().With(before)
		case !before.DecidedOn.IsZero():
			return errs.Rule("dispute_decided", "已经核定，不能再改；有新情况的，请由有关单位重新登记。")
		}
		if !waiting[id] {
			return errs.Rule("dispute_settled", "这件重复聘用已经不必核定：人员已离岗、两家已并为一家，或申请单位已放弃。")
		}
		after := before
		after.Outcome, after.Document, after.Reason = in.Outcome, strings.TrimSpace(in.Document), strings.TrimSpace(in.Reason)
		after.DecidedOn, after.DecidedName = workday.Of(tx.Now()), a.Name
		after.Rev++
		if _, err := tx.NewUpdate().Model(&after).WherePK().Exec(ctx); err != nil {
			return fmt.Errorf("decide dispute: %w", err)
		}
		decider, err := org.ByID(ctx, tx, before.DeciderID)
		if err != nil {
			return err
		}
		err = audit.Record(ctx, tx, audit.Entry{
			Actor: a.Audit(), Action: "signal.decide", Kind: disputesTable, ID: id, Label: in.Outcome.Title(), PersonID: before.PersonID,
			UnionID: decider.ID, CountyID: decider.CountyID, CityID: decider.CityID, Before: before, After: after, Reason: after.Reason,
		})
		if err != nil {
			return err
		}
		var told []notify.Notice
		for _, unionID := range []string{before.HolderID, before.ClaimantID} {
			told = append(told, notify.Notice{
				Recipient: authz.Post(authz.RoleClerk, unionID), Title: "重复聘用已核定", Body: decider.Name + "核定：" + in.Outcome.Title() + "。理由：" + after.Reason,
				Kind: "signals", Dedup: "dispute:" + id + ":" + unionID,
			})
		}
		if err := notify.Tell(ctx, tx, told...); err != nil {
			return err
		}
		return s.Owe(ctx, tx, before.PersonID)
	})
}
