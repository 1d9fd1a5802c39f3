package served

import (
	"context"
	"fmt"
	"slices"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/jobs"
)

// UnitMerge joins the unit FromID to another, which stays.
type UnitMerge struct {
	FromID  string `json:"fromId" maxLength:"36" doc:"并入的（不保留的）服务对象"`
	Rev     int64  `json:"rev"`
	FromRev int64  `json:"fromRev"`
	Take    []Part `json:"take" nullable:"false" enum:"kind,name,credit,org,region,industry,workers,members,union,chair,contact,agreement,note" doc:"取自并入一方的内容"`
}

// Merge keeps the unit id with the parts of the other that were chosen. The other stays readable and leads to it; what
// other chapters keep of it follows by a job.
func (s *Service) Merge(ctx context.Context, a authz.Actor, id string, in UnitMerge) (Unit, error) {
	var after Unit
	err := s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		if err := db.Lock(ctx, tx, "served", id, in.FromID); err != nil {
			return err
		}
		stays, err := s.mergeable(ctx, tx, a, id, in.Rev)
		if err != nil {
			return err
		}
		goes, err := s.mergeable(ctx, tx, a, in.FromID, in.FromRev)
		if err != nil {
			return err
		}
		if err := checkMerge(stays, goes); err != nil {
			return err
		}
		facts, err := Clean(mergeFacts(stays.Facts, goes.Facts, in.Take))
		if err != nil {
			return err
		}
		after = stays
		after.setFacts(facts)
		if slices.Contains(in.Take, PartContact) {
			if err := s.takePhone(&after, goes); err != nil {
				return err
			}
		}
		if goes.State == StateActive {
			after.State = StateActive
		}
		gone := goes
		gone.State, gone.MergedInto = StateMerged, stays.ID
		if err := save(ctx, tx, a.Audit(), "served.merge", stays, &after, ""); err != nil {
			return err
		}
		if err := save(ctx, tx, a.Audit(), "served.merged", goes, &gone, ""); err != nil {
			return err
		}
		// Whatever was merged into the one that goes now leads to the one that stays, in a single step.
		_, err = tx.NewUpdate().Table("served").Set("merged_into = ?", stays.ID).Where("merged_into = ?", goes.ID).Where("id <> ?", stays.ID).Exec(ctx)
		if err != nil {
			return fmt.Errorf("lead merged units on: %w", err)
		}
		return jobs.Enqueue(ctx, tx, jobs.Job{Kind: followKind, Args: followArgs{From: goes.ID, Into: stays.ID}})
	})
	return after, err
}

func (s *Service) mergeable(ctx context.Context, tx *db.Tx, a authz.Actor, id string, rev int64) (Unit, error) {
	u, err := s.within(ctx, tx, a, id)
	if err != nil {
		return u, err
	}
	if err := authz.Require(a, authz.ServedMerge, u.Place(), what); err != nil {
		return u, err
	}
	if u.Rev != rev {
		return u, errs.Stale().With(map[string]any{"theirs": u})
	}
	return u, nil
}

// takePhone gives the phone of the unit that goes to the one that stays, with who checked it.
func (s *Service) takePhone(to *Unit, from Unit) error {
	phone, err := from.phone(s.Keys)
	if err != nil {
		return err
	}
	was := to.PhoneBlind
	to.setPhone(s.Keys, phone, from.PhoneSetBy)
	if to.PhoneBlind != was {
		to.PhoneCheckedBy, to.PhoneCheckedAt = from.PhoneCheckedBy, from.PhoneCheckedAt
	}
	return nil
}

// Distinguish records that two units which look alike are not the same, so that they are not offered again.
func (s *Service) Distinguish(ctx context.Context, a authz.Actor, id, otherID string) error {
	if id == otherID {
		return errs.Rule(CodeMergeSelf, "请选择两个不同的服务对象。")
	}
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		for _, one := range []string{id, otherID} {
			u, err := s.within(ctx, tx, a, one)
			if err != nil {
				return err
			}
			if err := authz.Require(a, authz.ServedMerge, u.Place(), what); err != nil {
				return err
			}
			if one == id {
				e := entry(a.Audit(), "served.distinguish", nil, &u, otherID)
				e.After = nil
				if err := audit.Record(ctx, tx, e); err != nil {
					return err
				}
			}
		}
		one, other := min(id, otherID), max(id, otherID)
		_, err := tx.NewRaw(`INSERT INTO served_distinct (one_id, other_id, decided_by, decided_at) VALUES (?, ?, ?, ?)
			ON CONFLICT (one_id, other_id) DO NOTHING`, one, other, a.AccountID, tx.Now()).Exec(ctx)
		if err != nil {
			return fmt.Errorf("tell served units apart: %w", err)
		}
		return nil
	})
}
