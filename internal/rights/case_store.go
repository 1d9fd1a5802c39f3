package rights

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
)

const (
	caseTable = "rights_case"
	whatCase  = "这件意见、投诉或申诉"
)

// handled narrows a query over rights_case c to what the actor may read as one who answers: at a union of an own post,
// never an own one, and never one that bars the actor, by whatever other post. It is the only way for those who answer;
// a substitute of the post, an inspector or a superior has none.
func handled(q *bun.SelectQuery, a authz.Actor) *bun.SelectQuery {
	unions := append([]string{""}, a.Own(authz.RightsHandle).Unions...)
	return unbarred(q.Where("c.union_id IN (?)", bun.List(unions)).Where("(c.sender_id IS NULL OR c.sender_id <> ?)", a.AccountID), a)
}

// unbarred leaves out the cases that bar the actor.
func unbarred(q *bun.SelectQuery, a authz.Actor) *bun.SelectQuery {
	return q.Where("NOT EXISTS (SELECT 1 FROM rights_bar AS b WHERE b.case_id = c.id AND b.ref IN (?))", bun.List(Refs(a.AccountID, a.PersonID, a.Grants)))
}

func sentBy(q *bun.SelectQuery, a authz.Actor) *bun.SelectQuery {
	return q.Where("c.sender_id = ?", a.AccountID)
}

func oneCase(ctx context.Context, q db.Q, narrow func(*bun.SelectQuery) *bun.SelectQuery) (Case, error) {
	var list []Case
	if err := narrow(q.NewSelect().Model(&list)).Scan(ctx); err != nil {
		return Case{}, fmt.Errorf("read case: %w", err)
	}
	if len(list) != 1 {
		return Case{}, errs.NotFound(whatCase)
	}
	list[0].CreatedAt = list[0].CreatedAt.UTC()
	return list[0], nil
}

func handledCase(ctx context.Context, q db.Q, a authz.Actor, id string) (Case, error) {
	return oneCase(ctx, q, func(s *bun.SelectQuery) *bun.SelectQuery { return handled(s.Where("c.id = ?", id), a) })
}

func ownCase(ctx context.Context, q db.Q, a authz.Actor, id string) (Case, error) {
	return oneCase(ctx, q, func(s *bun.SelectQuery) *bun.SelectQuery { return sentBy(s.Where("c.id = ?", id), a) })
}

// codeHash is how a receipt's code is kept; people may type it with spaces, dashes and small letters.
func codeHash(code string) string {
	plain := strings.ToUpper(strings.NewReplacer(" ", "", "-", "", "\t", "", "\n", "").Replace(code))
	sum := sha256.Sum256([]byte("rights receipt " + plain))
	return hex.EncodeToString(sum[:])
}

func receiptCase(ctx context.Context, q db.Q, code, id string) (Case, error) {
	return oneCase(ctx, q, func(s *bun.SelectQuery) *bun.SelectQuery {
		return s.Where("c.receipt_hash = ?", codeHash(code)).Where("c.id = ?", id)
	})
}

func receiptCases(ctx context.Context, q db.Q, code string) ([]Case, error) {
	var list []Case
	if err := q.NewSelect().Model(&list).Where("c.receipt_hash = ?", codeHash(code)).OrderExpr("c.id").Scan(ctx); err != nil {
		return nil, fmt.Errorf("read cases of a receipt: %w", err)
	}
	if len(list) == 0 {
		return nil, errs.NotFound("这个查询码对应的内容")
	}
	return list, nil
}

func caseByID(ctx context.Context, q db.Q, id string) (Case, error) {
	return oneCase(ctx, q, func(s *bun.SelectQuery) *bun.SelectQuery { return s.Where("c.id = ?", id) })
}

func appealed(ctx context.Context, q db.Q, id string) (string, error) {
	var ids []string
	if err := q.NewRaw("SELECT id FROM rights_case WHERE of_id = ?", id).Scan(ctx, &ids); err != nil {
		return "", fmt.Errorf("look for an appeal: %w", err)
	}
	if len(ids) == 0 {
		return "", nil
	}
	return ids[0], nil
}

func barsOf(ctx context.Context, q db.Q, caseID string) ([]string, error) {
	var refs []string
	if err := q.NewRaw("SELECT ref FROM rights_bar WHERE case_id = ? ORDER BY ref", caseID).Scan(ctx, &refs); err != nil {
		return nil, fmt.Errorf("read whom a case bars: %w", err)
	}
	return refs, nil
}

func stepsOf(ctx context.Context, q db.Q, caseID string) ([]ConcernStep, error) {
	list := []ConcernStep{}
	err := q.NewSelect().Model(&list).ColumnExpr("t.*, coalesce(u.name, '') AS union_name").Join("LEFT JOIN org_union AS u ON u.id = t.union_id").
		Where("t.case_id = ?", caseID).OrderExpr("t.id").Scan(ctx)
	if err != nil {
		return nil, fmt.Errorf("read steps: %w", err)
	}
	for i := range list {
		list[i].At = list[i].At.UTC()
	}
	return list, nil
}

// saveCase writes a changed case back; its row is locked.
func saveCase(ctx context.Context, tx *db.Tx, c *Case, rev int64) error {
	if c.Rev != rev {
		return errs.Stale()
	}
	c.Rev++
	if _, err := tx.NewUpdate().Model(c).WherePK().ExcludeColumn("id", "created_at").Exec(ctx); err != nil {
		return fmt.Errorf("save case: %w", err)
	}
	return nil
}

func addStep(ctx context.Context, tx *db.Tx, c Case, act StepAct, unionID, name, note string) error {
	return db.InsertAll(ctx, tx, []ConcernStep{{ID: db.NewID(), CaseID: c.ID, Act: act, UnionID: unionID, ActorName: name, Note: note, At: tx.Now()}})
}
