package served

import (
	"context"
	"fmt"
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/jobs"
	"xiezhi/internal/workday"
)

const followKind = "served.follow"

type followArgs struct {
	From string `json:"from"`
	Into string `json:"into"`
}

// Work registers what the register does later.
func (s *Service) Work(r *jobs.Runner) {
	jobs.Handle(r, followKind, s.follow)
	jobs.Handle(r, cleanKind, s.clean)
	r.Every(cleanKind, 24*time.Hour)
}

// follow moves what other chapters keep of a merged unit, in short transactions. The unit may have been merged further
// since, so it follows to where it leads now.
func (s *Service) follow(ctx context.Context, _ jobs.Run, args followArgs) error {
	for _, f := range s.Followers {
		for {
			n := 0
			err := s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
				u, err := ByID(ctx, tx, args.From)
				if err != nil {
					return err
				}
				n, err = f(ctx, tx, args.From, u.MergedInto, db.Batch)
				return err
			})
			if err != nil {
				return fmt.Errorf("follow a merged unit: %w", err)
			}
			if n == 0 {
				break
			}
		}
	}
	return nil
}

// Followers let the register follow when unions move, merge or part. Units that are themselves the merged union become
// its successor, so that a signer's union is still known.
func Followers() []org.Follower {
	f := org.FollowTable("服务对象", "served", true)
	f.Key, f.Parts, f.Holds = partsKey, parts, holds
	merge, giveBack := f.Merge, f.Return
	f.Merge = func(ctx context.Context, tx *db.Tx, t org.Taking, limit int) (int, error) {
		if n, err := merge(ctx, tx, t, limit); err != nil || n > 0 {
			return n, err
		}
		var ids []string
		if err := tx.NewRaw("SELECT id FROM served WHERE org_union_id = ? LIMIT ?", t.From.ID, limit).Scan(ctx, &ids); err != nil {
			return 0, fmt.Errorf("look for served unions: %w", err)
		}
		if err := t.Note(ctx, tx, itself, ids...); err != nil {
			return 0, err
		}
		return len(ids), become(ctx, tx, ids, t.From, t.Into)
	}
	f.Return = func(ctx context.Context, tx *db.Tx, t org.Taking, limit int) (int, error) {
		if n, err := giveBack(ctx, tx, t, limit); err != nil || n > 0 {
			return n, err
		}
		ids, err := t.Recall(ctx, tx, itself, limit)
		if err != nil {
			return 0, err
		}
		return len(ids), become(ctx, tx, ids, t.Into, t.From)
	}
	f.Split = func(ctx context.Context, tx *db.Tx, p org.Parting, limit int) (int, error) {
		return org.SplitTable(ctx, tx, "served", "id", p, p.Parts[partsKey], limit)
	}
	return []org.Follower{f, org.FollowTable("待确认的台账导入", "served_import", true)}
}

// itself is under what units are noted that were the merged union.
const itself = "served.org_union"

// become makes units that are one union of the tree be another.
func become(ctx context.Context, tx *db.Tx, ids []string, was, is org.Union) error {
	if len(ids) == 0 {
		return nil
	}
	_, err := tx.NewRaw("UPDATE served SET org_union_id = ? WHERE id IN (?) AND org_union_id = ?", is.ID, bun.List(ids), was.ID).Exec(ctx)
	if err != nil {
		return fmt.Errorf("merge served unions: %w", err)
	}
	return nil
}

const partsKey = "served"

// parts are the units of a union that are in use; those merged into others have no place of their own.
func parts(ctx context.Context, q db.Q, unionID string) ([]org.Part, error) {
	var list []struct{ ID, Name, CreditCode string }
	err := q.NewSelect().TableExpr("served").ColumnExpr("id, name, credit_code").
		Where("union_id = ?", unionID).Where("merged_into IS NULL").OrderExpr("pinyin, id").Limit(5000).Scan(ctx, &list)
	if err != nil {
		return nil, fmt.Errorf("list the units of a union: %w", err)
	}
	out := make([]org.Part, len(list))
	for i, l := range list {
		out[i] = org.Part{ID: l.ID, Name: l.Name, Note: l.CreditCode}
	}
	return out, nil
}

func holds(ctx context.Context, q db.Q, unionID string, _ workday.Date) (string, error) {
	n, err := q.NewSelect().TableExpr("served").Where("union_id = ?", unionID).Where("merged_into IS NULL").Count(ctx)
	if err != nil {
		return "", fmt.Errorf("count the units of a union: %w", err)
	}
	if n == 0 {
		return "", nil
	}
	return fmt.Sprintf("服务对象%d个", n), nil
}
