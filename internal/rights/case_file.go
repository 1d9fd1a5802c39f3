package rights

import (
	"context"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/blob"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
)

// settling is how long after a case was sent its files count as sent with it: whoever answers is told once.
const settling = 10 * time.Minute

// CaseFile is what a sender adds to a case. It is read by whoever reads the case, and by nobody else. Neither its row nor
// its blob's says who sent it.
type CaseFile struct {
	bun.BaseModel `bun:"table:rights_file,alias:f" json:"-"`

	ID        string    `bun:",pk" json:"id"`
	CaseID    string    `json:"-"`
	BlobID    string    `json:"-"`
	Name      string    `json:"name"`
	Size      int64     `json:"size"`
	CreatedAt time.Time `json:"addedAt"`
}

// filesOf are the files of a case, the first sent first.
func filesOf(ctx context.Context, q db.Q, caseID string) ([]CaseFile, error) {
	list := []CaseFile{}
	if err := q.NewSelect().Model(&list).Where("f.case_id = ?", caseID).OrderExpr("f.id").Scan(ctx); err != nil {
		return nil, fmt.Errorf("read files of a case: %w", err)
	}
	for i := range list {
		list[i].CreatedAt = list[i].CreatedAt.UTC()
	}
	return list, nil
}

// attach adds a file to an open case. The case gets a new rev: an answer that was written before is asked to look again.
func (s *Service) attach(ctx context.Context, find finder, name string, content io.Reader) error {
	q := s.DB.Read()
	c, err := find(ctx, q)
	if err != nil {
		return err
	}
	files, err := filesOf(ctx, q, c.ID)
	if err != nil {
		return err
	}
	if err := CheckFile(c, len(files)); err != nil {
		return err
	}
	ref, err := s.Blobs.Put(ctx, content, blob.Paper, maxCaseFile)
	if err != nil {
		return err
	}
	return s.changeFiles(ctx, c.ID, find, func(ctx context.Context, tx *db.Tx, c *Case, files []CaseFile) error {
		if err := CheckFile(*c, len(files)); err != nil {
			return err
		}
		f := CaseFile{ID: db.NewID(), CaseID: c.ID, Name: blob.ShownName(name), Size: ref.Size, CreatedAt: tx.Now()}
		if f.BlobID, err = s.Blobs.Add(ctx, tx, ref, f.Name, blob.Paper, c.UnionID, audit.AnonymousID); err != nil {
			return err
		}
		if err := blob.Keep(ctx, tx, blob.Paper, f.BlobID); err != nil {
			return err
		}
		if err := db.InsertAll(ctx, tx, []CaseFile{f}); err != nil {
			return err
		}
		if err := addStep(ctx, tx, *c, StepAttached, "", "", f.Name); err != nil {
			return err
		}
		if tx.Now().Sub(c.CreatedAt) > settling {
			if err := s.tellHandlers(ctx, tx, *c, "提出人补充了附件", "在“意见投诉办理”中查看。", "file"); err != nil {
				return err
			}
		}
		return audit.Record(ctx, tx, entry(sender(), "rights.case.attach", *c))
	})
}

// detach takes a file of an open case away for good.
func (s *Service) detach(ctx context.Context, id string, find finder, rev int64, fileID string) error {
	return s.changeFiles(ctx, id, find, func(ctx context.Context, tx *db.Tx, c *Case, files []CaseFile) error {
		if c.Rev != rev+1 { // changeFiles has counted this change already
			return errs.Stale()
		}
		k := slices.IndexFunc(files, func(f CaseFile) bool { return f.ID == fileID })
		if k < 0 {
			return errs.NotFound("附件")
		}
		if c.State != StateOpen {
			return errs.Rule("case_closed", "这件已经办结，不能移除附件。")
		}
		if err := forgetFiles(ctx, tx, files[k]); err != nil {
			return err
		}
		if _, err := tx.NewRaw("UPDATE rights_step SET note = '' WHERE case_id = ? AND act = ? AND note = ?", c.ID, StepAttached, files[k].Name).Exec(ctx); err != nil {
			return fmt.Errorf("forget the name of a file: %w", err)
		}
		if err := addStep(ctx, tx, *c, StepDetached, "", "", ""); err != nil {
			return err
		}
		return audit.Record(ctx, tx, entry(sender(), "rights.case.detach", *c))
	})
}

// changeFiles locks a case that its sender means, and counts the change.
func (s *Service) changeFiles(ctx context.Context, id string, find finder, fn func(context.Context, *db.Tx, *Case, []CaseFile) error) error {
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		if err := db.Lock(ctx, tx, caseTable, id); err != nil {
			return err
		}
		c, err := find(ctx, tx)
		if err != nil {
			return err
		}
		files, err := filesOf(ctx, tx, c.ID)
		if err != nil {
			return err
		}
		if err := saveCase(ctx, tx, &c, c.Rev); err != nil {
			return err
		}
		return fn(ctx, tx, &c, files)
	})
}

// forgetFiles takes files out of their case; the cleaning job removes their content.
func forgetFiles(ctx context.Context, tx *db.Tx, files ...CaseFile) error {
	var ids, blobs []string
	for _, f := range files {
		ids, blobs = append(ids, f.ID), append(blobs, f.BlobID)
	}
	if len(ids) == 0 {
		return nil
	}
	if _, err := tx.NewRaw("DELETE FROM rights_file WHERE id IN (?)", bun.List(ids)).Exec(ctx); err != nil {
		return fmt.Errorf("remove files of a case: %w", err)
	}
	return blob.Forget(ctx, tx, blobs...)
}

// sentFile is a file of a case that its sender means.
func (s *Service) sentFile(ctx context.Context, find finder, fileID string) (blob.File, io.ReadCloser, error) {
	q := s.DB.Read()
	c, err := find(ctx, q)
	if err != nil {
		return blob.File{}, nil, err
	}
	return s.openFile(ctx, q, fileID, c.ID)
}

// HandledFile is a file of a case as whoever answers reads it, or of the case against whose answer it appeals.
func (s *Service) HandledFile(ctx context.Context, a authz.Actor, id, fileID string) (blob.File, io.ReadCloser, error) {
	q := s.DB.Read()
	c, err := handledCase(ctx, q, a, id)
	if err != nil {
		return blob.File{}, nil, err
	}
	return s.openFile(ctx, q, fileID, c.ID, c.OfID)
}

func (s *Service) openFile(ctx context.Context, q db.Q, fileID string, caseIDs ...string) (blob.File, io.ReadCloser, error) {
	for _, id := range caseIDs {
		list, err := filesOf(ctx, q, id)
		if err != nil {
			return blob.File{}, nil, err
		}
		k := slices.IndexFunc(list, func(f CaseFile) bool { return f.ID == fileID })
		if k < 0 {
			continue
		}
		f, err := blob.Get(ctx, q, list[k].BlobID)
		if err != nil {
			return f, nil, err
		}
		r, err := s.Blobs.Open(f.Ref())
		return f, r, err
	}
	return blob.File{}, nil, errs.NotFound("附件")
}
