package served

import (
	"context"
	"fmt"
	"time"

	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/jobs"
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

// Follower lets the register follow when unions move or merge. Units that are themselves the merged union become its
// successor, so that a signer's union is still known.
func Follower() org.Follower {
	f := org.FollowTable("服务对象", "served", true)
	merge := f.Merge
	f.Merge = func(ctx context.Context, tx *db.Tx, from, into org.Union, limit int) (int, error) {
		n, err := merge(ctx, tx, from, into, limit)
		if err != nil || n > 0 {
			return n, err
		}
		res, err := tx.NewRaw(`UPDATE served SET org_union_id = ? WHERE id IN (SELECT id FROM served WHERE org_union_id = ? LIMIT ?)`,
			into.ID, from.ID, limit).Exec(ctx)
		if err != nil {
			return 0, fmt.Errorf("merge served unions: %w", err)
		}
		moved, err := res.RowsAffected()
		if err != nil {
			return 0, fmt.Errorf("merge served unions: %w", err)
		}
		return int(moved), nil
	}
	return f
}
