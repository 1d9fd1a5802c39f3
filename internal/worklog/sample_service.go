package worklog

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
)

// MaxSample is how many entries one draw may bring.
const MaxSample = 50

// Finding is what came of holding a sampled entry against its evidence.
type Finding string

// Findings. An open one was not looked into yet.
const (
	FindingOpen    Finding = ""
	FindingMatches Finding = "matches" // 相符
	FindingDoubt   Finding = "doubt"   // 有疑问
)

// Sample is an entry that an inspection drew by lot. A draw is recorded and never undone, so that nobody draws until
// the lot pleases.
type Sample struct {
	bun.BaseModel `bun:"table:visit_sample,alias:vs" json:"-"`

	ID           string    `bun:",pk" json:"id" audit:"omit"`
	InspectionID string    `json:"inspectionId" audit:"omit"`
	VisitID      string    `json:"visitId" audit:"omit"`
	Draw         int       `json:"draw" doc:"第几次抽取" audit:"omit"`
	DrawnAt      time.Time `json:"drawnAt" audit:"omit"`
	Finding      Finding   `json:"finding" enum:"matches,doubt," audit:"track"`
	Note         string    `json:"note" audit:"track"`
	FoundAt      time.Time `bun:",nullzero" json:"foundAt,omitzero" audit:"omit"`
}

// Drawn says how many entries were drawn, of how many.
type Drawn struct {
	Drawn int `json:"drawn"`
	Of    int `json:"of" doc:"范围内已确认、还没有抽到过的"`
}

// DrawSample draws confirmed entries within an open inspection by lot, such as have not been drawn in it before.
func (s *Service) DrawSample(ctx context.Context, a authz.Actor, inspectionID string, size int, f Filter) (Drawn, error) {
	i, err := s.openInspection(ctx, a, inspectionID)
	if err != nil {
		return Drawn{}, err
	}
	f.State = StateConfirmed
	ids, of, err := s.lot(ctx, i, size, f)
	if err != nil {
		return Drawn{}, err
	}
	if len(ids) == 0 {
		return Drawn{}, errs.Rule("sample_none", "这个范围内没有可抽取的已确认日志。")
	}
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		var draw int
		if err := tx.NewRaw("SELECT coalesce(max(draw), 0) + 1 FROM visit_sample WHERE inspection_id = ?", i.ID).Scan(ctx, &draw); err != nil {
			return fmt.Errorf("number draw: %w", err)
		}
		rows := make([]Sample, len(ids))
		for k, id := range ids {
			rows[k] = Sample{ID: db.NewID(), InspectionID: i.ID, VisitID: id, Draw: draw, DrawnAt: tx.Now()}
		}
		if err := db.InsertAll(ctx, tx, rows); err != nil {
			return err
		}
		return audit.Record(ctx, tx, audit.Entry{
			Actor: a.Audit(), Action: "worklog.inspection.draw", Kind: "visit_inspection", ID: i.ID, UnionID: i.UnionID,
			Label: fmt.Sprintf("%s：第%d次抽取，%d条中抽%d条", i.UnionName, draw, of, len(ids)), Reason: i.Reason,
		})
	})
	if db.IsUnique(err, "visit_sample", "inspection_id", "visit_id") { // two draws at once met at one entry
		err = errs.Stale().Because(err)
	}
	return Drawn{Drawn: len(ids), Of: of}, err
}

// lot draws up to size ids by reservoir: each of the matching entries is as likely as any other.
func (s *Service) lot(ctx context.Context, i Inspection, size int, f Filter) (ids []string, of int, err error) {
	sel := f.where(i.Scope().Where(s.DB.Read().NewSelect().Model((*Visit)(nil)).Column("v.id"), authz.Of("v"))).
		Where("NOT EXISTS (SELECT 1 FROM visit_sample AS vs WHERE vs.visit_id = v.id AND vs.inspection_id = ?)", i.ID)
	rows, err := sel.Rows(ctx)
	if err != nil {
		return nil, 0, fmt.Errorf("draw sample: %w", err)
	}
	defer func() { err = closed(rows.Close(), err) }()
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			return nil, 0, fmt.Errorf("draw sample: %w", err)
		}
		if of++; len(ids) < size {
			ids = append(ids, id)
		} else if k := rand.IntN(of); k < size { //nolint:gosec // seeded from the system; a lot need not resist its drawer's arithmetic
			ids[k] = id
		}
	}
	return ids, of, rows.Err()
}

func closed(onClose, err error) error {
	if err != nil {
		return err
	}
	return onClose
}

// SampleView is a sampled entry with its finding.
type SampleView struct {
	Sample
	Visit VisitEntry `json:"visit"`
}

// Samples are the entries that an open inspection of the actor's has drawn, the latest draw first.
func (s *Service) Samples(ctx context.Context, a authz.Actor, inspectionID string) ([]SampleView, error) {
	i, err := s.openInspection(ctx, a, inspectionID)
	if err != nil {
		return nil, err
	}
	q := s.DB.Read()
	var rows []Sample
	if err := q.NewSelect().Model(&rows).Where("vs.inspection_id = ?", i.ID).OrderExpr("vs.draw DESC, vs.id").Limit(1000).Scan(ctx); err != nil {
		return nil, fmt.Errorf("list samples: %w", err)
	}
	ids := make([]string, len(rows))
	for k, r := range rows {
		ids[k] = r.VisitID
	}
	visits, names, err := visitsOf(ctx, q, ids)
	if err != nil {
		return nil, err
	}
	out := make([]SampleView, len(rows))
	for k, r := range rows {
		v := visits[r.VisitID]
		v.InternalNote = ""
		out[k] = SampleView{Sample: r, Visit: v.wireFor(names, false)}
	}
	return out, s.looked(ctx, a, i, "", i.UnionName+"：抽样")
}

// Find writes down what came of a sampled entry; a doubt says what it is.
func (s *Service) Find(ctx context.Context, a authz.Actor, inspectionID, id string, finding Finding, note string) (Sample, error) {
	i, err := s.openInspection(ctx, a, inspectionID)
	if err != nil {
		return Sample{}, err
	}
	note = strings.TrimSpace(note)
	if finding == FindingDoubt {
		if err := CheckReason(note, "note"); err != nil {
			return Sample{}, err
		}
	}
	var after Sample
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		var found []Sample
		if err := tx.NewSelect().Model(&found).Where("vs.id = ?", id).Where("vs.inspection_id = ?", i.ID).Scan(ctx); err != nil {
			return fmt.Errorf("read sample: %w", err)
		}
		if len(found) == 0 {
			return errs.NotFound("抽样")
		}
		before := found[0]
		after = before
		after.Finding, after.Note, after.FoundAt = finding, note, tx.Now()
		if finding == FindingOpen {
			after.FoundAt = time.Time{}
		}
		if _, err := tx.NewUpdate().Model(&after).Where("vs.id = ?", id).Exec(ctx); err != nil {
			return fmt.Errorf("write finding: %w", err)
		}
		return audit.Record(ctx, tx, audit.Entry{
			Actor: a.Audit(), Action: "worklog.inspection.find", Kind: "visit", ID: after.VisitID, Label: i.UnionName, UnionID: i.UnionID,
			Reason: i.Reason, Before: before, After: after,
		})
	})
	return after, err
}
