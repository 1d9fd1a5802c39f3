package approval

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/identity"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
)

// Act does one act from 审批中心, in a transaction of its own.
func (s *Service) Act(ctx context.Context, a authz.Actor, d Decision) (c Case, err error) {
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		c, err = s.Decide(ctx, tx, a, d)
		return err
	})
	return c, err
}

// BatchItem is one case of a batch.
type BatchItem struct {
	ID  string `json:"id" format:"uuid"`
	Rev int64  `json:"rev"`
}

// BatchResult says what became of one case of a batch.
type BatchResult struct {
	ID  string `json:"id"`
	OK  bool   `json:"ok"`
	Why string `json:"why"`
}

// Batch approves cases one by one: one that a rule or another hand stands against does not hold up the others.
func (s *Service) Batch(ctx context.Context, a authz.Actor, items []BatchItem, opinion string) ([]BatchResult, error) {
	out := make([]BatchResult, len(items))
	for i, item := range items {
		_, err := s.Act(ctx, a, Decision{CaseID: item.ID, Rev: item.Rev, Act: Approve, Opinion: opinion})
		if err != nil && errs.KindOf(err) == errs.KindInternal {
			return nil, err
		}
		out[i] = BatchResult{ID: item.ID, OK: err == nil}
		if err != nil {
			out[i].Why = errs.Message(err)
		}
	}
	return out, nil
}

// Read notes that the actor has read a copy.
func (s *Service) Read(ctx context.Context, a authz.Actor, id string) error {
	if _, _, _, _, err := s.seen(ctx, s.DB.Read(), a, id); err != nil {
		return err
	}
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		_, err := tx.NewRaw("UPDATE approval_copy SET read_at = ? WHERE case_id = ? AND account_id = ? AND read_at IS NULL", tx.Now(), id, a.AccountID).Exec(ctx)
		if err != nil {
			return fmt.Errorf("mark copy: %w", err)
		}
		return nil
	})
}

type phrase struct {
	bun.BaseModel `bun:"table:approval_phrase"`

	ID        string `bun:",pk"`
	AccountID string
	Place     int
	Text      string
}

// OwnPhrases are the stock phrases that the actor keeps.
func (s *Service) OwnPhrases(ctx context.Context, a authz.Actor) ([]string, error) {
	out := []string{}
	err := s.DB.Read().NewRaw("SELECT text FROM approval_phrase WHERE account_id = ? ORDER BY place", a.AccountID).Scan(ctx, &out)
	if err != nil {
		return nil, fmt.Errorf("read phrases: %w", err)
	}
	return out, nil
}

// KeepPhrases replaces the actor's stock phrases.
func (s *Service) KeepPhrases(ctx context.Context, a authz.Actor, texts []string) error {
	var rows []phrase
	for i, t := range texts {
		t = strings.TrimSpace(t)
		if n := utf8.RuneCountInString(t); n < 1 || n > 100 {
			return errs.Fields(errs.F(fmt.Sprintf("phrases.%d", i), "请填写1至100个字"))
		}
		rows = append(rows, phrase{ID: db.NewID(), AccountID: a.AccountID, Place: i, Text: t})
	}
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		if err := db.Lock(ctx, tx, "account", a.AccountID); err != nil {
			return err
		}
		if _, err := tx.NewDelete().Model((*phrase)(nil)).Where("account_id = ?", a.AccountID).Exec(ctx); err != nil {
			return fmt.Errorf("replace phrases: %w", err)
		}
		return db.InsertAll(ctx, tx, rows)
	})
}

// SubstituteView is a substitute as the actor sees it.
type SubstituteView struct {
	Substitute
	UnionName string   `json:"unionName"`
	InForce   bool     `json:"inForce"`
	Mine      bool     `json:"mine" doc:"我指定的；否则为我代办的"`
	Actions   []string `json:"actions" nullable:"false" doc:"end"`
}

// Substitutes are those who stand in for the actor, and those for whom the actor does.
func (s *Service) Substitutes(ctx context.Context, a authz.Actor) ([]SubstituteView, error) {
	q := s.DB.Read()
	found := []Substitute{}
	err := q.NewSelect().Model(&found).Where("b.principal_id = ? OR b.substitute_id = ?", a.AccountID, a.AccountID).
		OrderExpr("b.valid_from DESC, b.id DESC").Limit(100).Scan(ctx)
	if err != nil {
		return nil, fmt.Errorf("read substitutes: %w", err)
	}
	ids := make([]string, len(found))
	for i, b := range found {
		ids[i] = b.UnionID
	}
	unions, err := org.ByIDs(ctx, q, ids...)
	if err != nil {
		return nil, err
	}
	out := []SubstituteView{}
	for _, b := range found {
		v := SubstituteView{Substitute: b, UnionName: unions[b.UnionID].Name, InForce: b.On(s.today()), Mine: b.PrincipalID == a.AccountID, Actions: []string{}}
		if v.Mine && b.EndedAt.IsZero() && !b.ValidUntil.Before(s.today()) {
			v.Actions = append(v.Actions, "end")
		}
		out = append(out, v)
	}
	return out, nil
}

// Colleague is somebody who may stand in for the actor at a union.
type Colleague struct {
	PersonChoice
	UnionID string `json:"unionId"`
}

// Colleagues are the holders of posts at the actor's own unions.
func (s *Service) Colleagues(ctx context.Context, a authz.Actor) ([]Colleague, error) {
	q, out := s.DB.Read(), []Colleague{}
	for _, id := range a.Own(authz.ApprovalHandle).Unions {
		people, err := s.people(ctx, q, []string{id}, func(p identity.PostHolder) bool {
			return p.AccountID != a.AccountID && substitutable(p.Grant.Role)
		})
		if err != nil {
			return nil, err
		}
		for _, p := range people {
			out = append(out, Colleague{PersonChoice: p, UnionID: id})
		}
	}
	return out, nil
}

// Appoint lays down who stands in for the actor at one of their unions. Nobody gives more than they hold: the substitute
// acts by the actor's own posts there.
func (s *Service) Appoint(ctx context.Context, a authz.Actor, n Substitute) (Substitute, error) {
	if !slices.Contains(a.Own(authz.ApprovalHandle).Unions, n.UnionID) {
		return n, errs.NotFound("工会")
	}
	colleagues, err := s.Colleagues(ctx, a)
	if err != nil {
		return n, err
	}
	n.PrincipalID, n.PrincipalName = a.AccountID, a.Name
	i := slices.IndexFunc(colleagues, func(c Colleague) bool { return c.AccountID == n.SubstituteID && c.UnionID == n.UnionID })
	if i < 0 && n.SubstituteID != a.AccountID {
		return n, errs.E(CodePerson, "只能指定同一单位的在岗人员。", errs.F("substituteId", "请从列表中选择"))
	}
	if i >= 0 {
		n.SubstituteName = colleagues[i].Name
	}
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		if err := db.Lock(ctx, tx, "org_union", n.UnionID); err != nil { // circles are looked for among all of the union's
			return err
		}
		u, err := org.ByID(ctx, tx, n.UnionID)
		if err != nil {
			return err
		}
		others, err := substitutesAt(ctx, tx, []string{n.UnionID}, s.today())
		if err != nil {
			return err
		}
		if err := CheckSubstitute(n, others, s.today()); err != nil {
			return err
		}
		n.ID, n.CountyID, n.CityID, n.Rev, n.CreatedAt = db.NewID(), u.CountyID, u.CityID, 1, tx.Now()
		n.Note = strings.TrimSpace(n.Note)
		if _, err := tx.NewInsert().Model(&n).Exec(ctx); err != nil {
			return fmt.Errorf("write substitute: %w", err)
		}
		body := a.Name + "指定您自" + n.ValidFrom.Chinese() + "至" + n.ValidUntil.Chinese() + "代办审批事项，意见将注明“代”。"
		if err := tell(ctx, tx, []string{toAccount(n.SubstituteID)}, "代办："+u.Name, body, "", "subst"+n.ID); err != nil {
			return err
		}
		return audit.Record(ctx, tx, substituteEntry(a, "approval.substitute.appoint", nil, n))
	})
	return n, err
}

// EndSubstitute ends what the actor laid down, from now on.
func (s *Service) EndSubstitute(ctx context.Context, a authz.Actor, id string, rev int64) (b Substitute, err error) {
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		if err := db.Lock(ctx, tx, "approval_substitute", id); err != nil {
			return err
		}
		var found []Substitute
		if err := tx.NewSelect().Model(&found).Where("b.id = ?", id).Where("b.principal_id = ?", a.AccountID).Scan(ctx); err != nil {
			return fmt.Errorf("read substitute: %w", err)
		}
		if len(found) == 0 {
			return errs.NotFound("代办")
		}
		b = found[0]
		if b.Rev != rev {
			return errs.Stale().With(b)
		}
		if !b.EndedAt.IsZero() {
			return errs.Rule(CodeSubst, "已经结束。")
		}
		before := b
		b.EndedAt = tx.Now()
		b.Rev++
		if _, err := tx.NewUpdate().Model(&b).Column("ended_at", "rev").Where("id = ?", id).Exec(ctx); err != nil {
			return fmt.Errorf("end substitute: %w", err)
		}
		return audit.Record(ctx, tx, substituteEntry(a, "approval.substitute.end", &before, b))
	})
	return b, err
}

func substituteEntry(a authz.Actor, action string, before *Substitute, after Substitute) audit.Entry {
	e := audit.Entry{
		Actor: a.Audit(), Action: action, Kind: "approval_substitute", ID: after.ID, Label: after.PrincipalName + "→" + after.SubstituteName,
		UnionID: after.UnionID, CountyID: after.CountyID, CityID: after.CityID, After: after,
	}
	if before != nil {
		e.Before = *before
	}
	return e
}
