package worklog

import (
	"context"
	"io"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/blob"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/seal"
)

// CommissionScan is a scanned commission (Art. 8(4)). It is brought in before the entry that names it is saved, and
// unlike an attachment it is frozen by its hash and shown to the signer: the served union's own mandate is part of what
// it confirms.
type CommissionScan struct {
	ID        string `json:"id" doc:"填入日志的 commissionBlob；一天之内须随日志保存"`
	Name      string `json:"name"`
	MediaType string `json:"mediaType"`
	Size      int64  `json:"size"`
}

var (
	errCommission = errs.E("commission_scan", "委托书扫描件已过期，或不是您上传的，请重新上传。", errs.F("commissionBlob", "请重新上传"))
	noCommission  = errs.NotFound("委托书扫描件")
)

// AddCommission keeps a scan for the entry that is about to be saved; one that none names within a day is removed.
func (s *Service) AddCommission(ctx context.Context, a authz.Actor, name string, file io.Reader) (CommissionScan, error) {
	if err := own(a); err != nil {
		return CommissionScan{}, err
	}
	ref, err := s.Blobs.Put(ctx, file, blob.Scan, MaxScan)
	if err != nil {
		return CommissionScan{}, err
	}
	unionID := ""
	for _, g := range a.Grants {
		if g.Role == authz.RoleInstructor {
			unionID = g.UnionID
		}
	}
	out := CommissionScan{Name: CleanFileName(name), MediaType: ref.Type, Size: ref.Size}
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) (err error) {
		out.ID, err = s.Blobs.Add(ctx, tx, ref, out.Name, blob.Scan, unionID, a.AccountID)
		return err
	})
	return out, err
}

// adopt takes the scan that an entry names into keeping, with its hash, and lets go of the one before it, unless that
// was frozen. Only a fresh upload of the actor's own counts: without a scan behind it, a name would pass for one.
func adopt(ctx context.Context, tx *db.Tx, a authz.Actor, before Visit, after *Visit) error {
	after.CommissionHash = before.CommissionHash
	if after.CommissionBlob == before.CommissionBlob {
		return nil
	}
	after.CommissionHash = ""
	if after.CommissionBlob != "" {
		if !db.IsID(after.CommissionBlob) {
			return errCommission
		}
		// Of two entries that name one scan at once the second sees it kept, and does not get it.
		if err := db.Lock(ctx, tx, "blob", after.CommissionBlob); err != nil {
			return err
		}
		f, err := blob.Get(ctx, tx, after.CommissionBlob)
		if err != nil && errs.KindOf(err) != errs.KindNotFound {
			return err
		}
		if err != nil || f.Purpose != blob.Scan || f.CreatedBy != a.AccountID || f.Kept {
			return errCommission
		}
		if err := blob.Keep(ctx, tx, blob.Scan, f.ID); err != nil {
			return err
		}
		after.CommissionHash = seal.SHA256 + ":" + f.SHA256
	}
	if before.CommissionBlob == "" || before.VersionID != "" {
		return nil
	}
	return blob.Release(ctx, tx, before.CommissionBlob)
}

// CommissionFile opens an entry's scan for somebody who may read the entry; who else than its writer looks is recorded.
func (s *Service) CommissionFile(ctx context.Context, a authz.Actor, visitID string) (blob.File, io.ReadCloser, error) {
	v, err := s.readable(ctx, a, visitID)
	if err != nil {
		return blob.File{}, nil, err
	}
	if v.CommissionBlob == "" {
		return blob.File{}, nil, noCommission
	}
	f, err := blob.Get(ctx, s.DB.Read(), v.CommissionBlob)
	if err != nil {
		return f, nil, err
	}
	if v.PersonID != a.PersonID {
		err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
			return audit.Record(ctx, tx, audit.Entry{
				Actor: a.Audit(), Action: "worklog.commission.view", Kind: "visit", ID: v.ID, Label: v.Day.String() + " " + v.ServedName,
				UnionID: v.UnionID, CountyID: v.CountyID, CityID: v.CityID, PersonID: v.PersonID,
			})
		})
		if err != nil {
			return f, nil, err
		}
	}
	r, err := s.Blobs.Open(f.Ref())
	return f, r, err
}

// AskedCommission opens the scan for whoever is asked to sign, while they are asked: the one whose hash is frozen.
func (s *Service) AskedCommission(ctx context.Context, token string) (blob.File, io.ReadCloser, error) {
	q := s.DB.Read()
	inv, err := invitationByToken(ctx, q, token)
	if err != nil {
		return blob.File{}, nil, err
	}
	v, err := byID(ctx, q, authz.Everything(), inv.VisitID)
	if err != nil {
		return blob.File{}, nil, err
	}
	if standing := inv.standing(v, s.DB.Now()); standing != invitationOpen {
		return blob.File{}, nil, notOpen(standing)
	}
	version, err := versionByID(ctx, q, inv.VersionID)
	if err != nil {
		return blob.File{}, nil, err
	}
	frozen, err := thaw(version.Content)
	if err != nil {
		return blob.File{}, nil, err
	}
	if frozen.CommissionScan == "" || frozen.CommissionScan != v.CommissionHash {
		return blob.File{}, nil, noCommission
	}
	f, err := blob.Get(ctx, q, v.CommissionBlob)
	if err != nil {
		return f, nil, err
	}
	r, err := s.Blobs.Open(f.Ref())
	return f, r, err
}
