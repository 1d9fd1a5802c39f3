package hiring

import (
	"context"
	"fmt"

	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/served"
	"xiezhi/internal/workday"
)

const whatShare = "测算草稿"

func shareByID(ctx context.Context, q db.Q, id string) (Share, error) {
	var list []Share
	if err := q.NewSelect().Model(&list).Where("qs.id = ?", id).Scan(ctx); err != nil {
		return Share{}, fmt.Errorf("read share draft: %w", err)
	}
	if len(list) == 0 {
		return Share{}, errs.NotFound(whatShare)
	}
	return list[0], nil
}

// lockShare reads a draft for a change by whoever saw it as rev.
func lockShare(ctx context.Context, tx *db.Tx, id string, rev int64) (Share, error) {
	if err := db.Lock(ctx, tx, "quota_share", id); err != nil {
		return Share{}, err
	}
	s, err := shareByID(ctx, tx, id)
	if err == nil && s.Rev != rev {
		err = errs.Stale()
	}
	return s, err
}

// saveShare writes a draft that is locked.
func saveShare(ctx context.Context, tx *db.Tx, s *Share) error {
	s.Rev++
	s.ChangedAt = tx.Now()
	if _, err := tx.NewUpdate().Model(s).ExcludeColumn("id", "created_name", "created_at").Where("id = ?", s.ID).Exec(ctx); err != nil {
		return fmt.Errorf("change share draft: %w", err)
	}
	return nil
}

func shareLines(ctx context.Context, q db.Q, id string) (map[string]ShareLine, error) {
	var list []ShareLine
	if err := q.NewSelect().Model(&list).Where("ql.share_id = ?", id).Order("ql.union_id").Scan(ctx); err != nil {
		return nil, fmt.Errorf("read lines of a share draft: %w", err)
	}
	out := make(map[string]ShareLine, len(list))
	for _, l := range list {
		out[l.UnionID] = l
	}
	return out, nil
}

// writeLines puts changed lines in the place of those that stood there.
func writeLines(ctx context.Context, tx *db.Tx, lines []ShareLine) error {
	for _, l := range lines {
		_, err := tx.NewRaw("DELETE FROM quota_share_line WHERE share_id = ? AND union_id = ?", l.ShareID, l.UnionID).Exec(ctx)
		if err != nil {
			return fmt.Errorf("change lines of a share draft: %w", err)
		}
	}
	return db.InsertAll(ctx, tx, lines)
}

func deleteShare(ctx context.Context, tx *db.Tx, id string) error {
	for _, sql := range []string{"DELETE FROM quota_share_line WHERE share_id = ?", "DELETE FROM quota_share WHERE id = ?"} {
		if _, err := tx.NewRaw(sql, id).Exec(ctx); err != nil {
			return fmt.Errorf("discard share draft: %w", err)
		}
	}
	return nil
}

// registerMeasures is what the register of served units holds of each county. Where it holds no enterprise nothing is
// known; where no enterprise tells its workers, their number is not.
func registerMeasures(ctx context.Context, q db.Q, on workday.Date) (map[string]Measures, error) {
	totals, err := served.TotalsByUnit(ctx, q)
	if err != nil {
		return nil, err
	}
	agreements, err := served.AgreementsByUnit(ctx, q, on)
	if err != nil {
		return nil, err
	}
	out := map[string]Measures{}
	for id, t := range totals {
		n := agreements[id]
		m := Measures{Enterprises: &t.Enterprises, Agreements: &n}
		if t.Workers > 0 {
			m.Workers = &t.Workers
		}
		out[id] = m
	}
	return out, nil
}

// countyTier are the unions at county tier on the book's day, in the order of administrative codes: those among whom
// heads are shared out.
func (b book) countyTier() []standing {
	var out []standing
	for _, s := range b.standings {
		if s.Tier == org.TierCounty {
			out = append(out, s)
		}
	}
	return out
}
