package worklog

import (
	"context"
	"fmt"
	"io"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/blob"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/workday"
)

// AddOpeningScan keeps a scanned page or file of the booklet while an opening is being prepared.
func (s *Service) AddOpeningScan(ctx context.Context, a authz.Actor, id, fileName string, file io.Reader) (Opening, error) {
	first, err := openingByID(ctx, s.DB.Read(), a.Own(authz.VisitOpening), id)
	if err != nil {
		return first, err // before a stranger's file is stored
	}
	if !first.State.Editable() {
		return first, wrongOpening(first.State, "添加扫描件")
	}
	ref, err := s.Blobs.Put(ctx, file, blob.Scan, MaxOpeningScan)
	if err != nil {
		return first, err
	}
	var out Opening
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		if err := db.Lock(ctx, tx, "visit_opening", id); err != nil {
			return err
		}
		o, err := openingByID(ctx, tx, authz.Everything(), id)
		if err != nil {
			return err
		}
		if !o.State.Editable() {
			return wrongOpening(o.State, "添加扫描件")
		}
		have, err := openingScans(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := checkScan(have[id], ref); err != nil {
			return err
		}
		if err := s.keepScan(ctx, tx, a, o, fileName, ref); err != nil {
			return err
		}
		o.Hands = o.withHand(a.AccountID)
		if err := storeOpening(ctx, tx, &o); err != nil {
			return err
		}
		out = o
		return recordOpening(ctx, tx, a, "scan", o, "")
	})
	return out, err
}

func checkScan(have []OpeningScan, ref blob.Ref) error {
	total := ref.Size
	for _, h := range have {
		total += h.Size
		if h.SHA256 == ref.SHA256 {
			return errs.E("opening_scan_twice", "这一份扫描件已经上传过。", errs.F("file", "已经上传过"))
		}
	}
	if len(have) >= MaxOpeningScans {
		return errs.Rule("opening_scans_many", fmt.Sprintf("扫描件最多%d份，请合并成 PDF 再上传。", MaxOpeningScans))
	}
	if total > maxScanBytes {
		return errs.Of(errs.KindTooLarge, "opening_scans_large", fmt.Sprintf("全部扫描件不能超过%dMB，请降低扫描的分辨率，或按指导员分开导入。", maxScanBytes>>20))
	}
	return nil
}

func (s *Service) keepScan(ctx context.Context, tx *db.Tx, a authz.Actor, o Opening, fileName string, ref blob.Ref) error {
	blobID, err := s.Blobs.Add(ctx, tx, ref, cutName(fileName), blob.Scan, o.UnionID, a.AccountID)
	if err != nil {
		return err
	}
	if err := blob.Keep(ctx, tx, blob.Scan, blobID); err != nil {
		return err
	}
	scan := OpeningScan{
		ID: db.NewID(), OpeningID: o.ID, BlobID: blobID, FileName: cutName(fileName), MediaType: ref.Type, Size: ref.Size, SHA256: ref.SHA256,
		UploadedBy: a.AccountID, UploadedName: a.Name, UploadedAt: tx.Now(),
	}
	if _, err := tx.NewInsert().Model(&scan).Exec(ctx); err != nil {
		return fmt.Errorf("keep booklet: %w", err)
	}
	return nil
}

// RemoveOpeningScan takes a page or file of the booklet away again.
func (s *Service) RemoveOpeningScan(ctx context.Context, a authz.Actor, scanID string) (Opening, error) {
	scan, err := openingScanByID(ctx, s.DB.Read(), scanID)
	if err != nil {
		return Opening{}, err
	}
	first, err := openingByID(ctx, s.DB.Read(), a.Own(authz.VisitOpening), scan.OpeningID)
	if err != nil {
		return first, err
	}
	return s.changeOpening(ctx, a, first, "scan_remove", "移除扫描件", func(ctx context.Context, tx *db.Tx, _ *Opening) error {
		if err := blob.Release(ctx, tx, scan.BlobID); err != nil {
			return err
		}
		if _, err := tx.NewDelete().Model(&scan).Where("os.id = ?", scanID).Exec(ctx); err != nil {
			return fmt.Errorf("remove page of booklet: %w", err)
		}
		return nil
	})
}

func openingScanByID(ctx context.Context, q db.Q, id string) (OpeningScan, error) {
	var found []OpeningScan
	if err := q.NewSelect().Model(&found).Where("os.id = ?", id).Scan(ctx); err != nil {
		return OpeningScan{}, fmt.Errorf("read booklet: %w", err)
	}
	if len(found) == 0 {
		return OpeningScan{}, errs.NotFound("签字本扫描件")
	}
	return found[0], nil
}

// OpeningScanFile opens a page or file of a booklet for somebody who may see it; who looks is recorded.
func (s *Service) OpeningScanFile(ctx context.Context, a authz.Actor, scanID string) (blob.File, io.ReadCloser, error) {
	scan, err := openingScanByID(ctx, s.DB.Read(), scanID)
	if err != nil {
		return blob.File{}, nil, err
	}
	o, err := openingByID(ctx, s.DB.Read(), authz.Everything(), scan.OpeningID)
	if err != nil {
		return blob.File{}, nil, err
	}
	may, err := s.maySeeBooklet(ctx, a, o)
	if err != nil {
		return blob.File{}, nil, err
	}
	if !may {
		return blob.File{}, nil, errs.NotFound("签字本扫描件")
	}
	f, err := blob.Get(ctx, s.DB.Read(), scan.BlobID)
	if err != nil {
		return f, nil, err
	}
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		return audit.Record(ctx, tx, audit.Entry{
			Actor: a.Audit(), Action: "worklog.opening.view", Kind: "visit_opening", ID: o.ID, Label: o.FileName + " " + scan.FileName,
			UnionID: o.UnionID, CountyID: o.CountyID, CityID: o.CityID,
		})
	})
	if err != nil {
		return f, nil, err
	}
	r, err := s.Blobs.Open(f.Ref())
	return f, r, err
}

// maySeeBooklet tells who may open a booklet: the employing union's clerks and heads, and upper levels under a recorded
// inspection, or once the year has closed. One that was never sent is the employing union's alone. That it was seen
// within an inspection is recorded.
func (s *Service) maySeeBooklet(ctx context.Context, a authz.Actor, o Opening) (bool, error) {
	if a.Own(authz.VisitCheck).Covers(o.At()) || a.Own(authz.VisitOpening).Covers(o.At()) {
		return true, nil
	}
	if o.State == OpeningPreview {
		return false, nil
	}
	right, inspection, err := s.access(ctx, a, "", o.At(), workday.Of(o.UploadedAt).Year())
	if err != nil {
		return false, err
	}
	switch right {
	case AccessClosed:
		return true, nil
	case AccessInspected:
		return true, s.looked(ctx, a, inspection, "", "启用前纸质记录 "+o.FileName)
	case AccessOwn, AccessUnion, AccessNone:
	}
	return false, nil
}
