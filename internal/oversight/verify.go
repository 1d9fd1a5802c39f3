package oversight

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/jobs"
)

// VerifyKind is the job that verifies the audit and recounts what is kept.
const VerifyKind = "oversight.verify"

const reportKey = "oversight.verify"

// Recounted is what came of one Recount.
type Recounted struct {
	Title   string   `json:"title"`
	Checked int      `json:"checked"`
	Wrong   []string `json:"wrong" nullable:"false"` // the first hundred
	Found   int      `json:"found"`
}

// Verification is a verification with its instant and what the recounts found.
type Verification struct {
	At       time.Time    `json:"at"`
	Audit    audit.Report `json:"audit"`
	Recounts []Recounted  `json:"recounts" nullable:"false"`
}

// Clean tells whether nothing is wrong.
func (r Verification) Clean() bool {
	for _, c := range r.Recounts {
		if c.Found > 0 {
			return false
		}
	}
	return r.Audit.Found == 0
}

// Verify checks the audit against its tree, its heads and exported ones, and recounts every kept figure. It only reads.
// watch may be nil.
func (s *Service) Verify(ctx context.Context, watch func(done, total int64) error, exported ...audit.Head) (Verification, error) {
	r := Verification{At: s.DB.Now(), Recounts: []Recounted{}}
	var err error
	if r.Audit, err = audit.VerifyWatched(ctx, s.DB, s.Keys, watch, exported...); err != nil {
		return Verification{}, err
	}
	for _, c := range s.Recounts {
		checked, wrong, err := c.Run(ctx, s.DB.Read())
		if err != nil {
			return Verification{}, fmt.Errorf("recount %s: %w", c.Title, err)
		}
		r.Recounts = append(r.Recounts, Recounted{
			Title: c.Title, Checked: checked, Found: len(wrong), Wrong: append([]string{}, wrong[:min(len(wrong), 100)]...),
		})
	}
	return r, nil
}

func (s *Service) verifyJob(ctx context.Context, j jobs.Run, _ struct{}) error {
	report, err := s.Verify(ctx, func(done, total int64) error {
		return j.Progress(ctx, int(done), int(total), "核对审计记录")
	})
	if err != nil {
		return err
	}
	text, err := json.Marshal(report)
	if err != nil {
		return fmt.Errorf("write verification: %w", err)
	}
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		_, err := tx.NewRaw(`INSERT INTO setting (key, value, changed_at) VALUES (?, ?, ?)
			ON CONFLICT (key) DO UPDATE SET value = excluded.value, changed_at = excluded.changed_at`,
			reportKey, string(text), tx.Now()).Exec(ctx)
		if err != nil {
			return fmt.Errorf("keep verification: %w", err)
		}
		return j.Finish(ctx, tx)
	})
}

// latest is the last kept report, nil before the first.
func latest(ctx context.Context, q db.Q) (*Verification, error) {
	var found []string
	if err := q.NewRaw("SELECT value FROM setting WHERE key = ?", reportKey).Scan(ctx, &found); err != nil {
		return nil, fmt.Errorf("read verification: %w", err)
	}
	if len(found) == 0 {
		return nil, nil //nolint:nilnil // nothing has been verified yet
	}
	var r Verification
	if err := json.Unmarshal([]byte(found[0]), &r); err != nil {
		return nil, fmt.Errorf("read verification: %w", err)
	}
	return &r, nil
}
