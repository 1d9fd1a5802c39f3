package worklog

import (
	"context"
	"fmt"
	"io"
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/blob"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
)

// Attachment is a file that the instructor keeps with an entry: internal evidence, neither frozen nor shown to the
// signer. Its hash stands in the audit.
type Attachment struct {
	bun.BaseModel `bun:"table:visit_attachment,alias:va" json:"-"`

	ID        string    `bun:",pk" json:"id" audit:"omit"`
	VisitID   string    `json:"visitId" audit:"omit"`
	ClientKey string    `json:"clientKey" audit:"omit"`
	BlobID    string    `json:"-" audit:"omit"`
	Name      string    `json:"name" audit:"track"`
	MediaType string    `json:"mediaType" audit:"track"`
	Size      int64     `json:"size" audit:"track"`
	SHA256    string    `bun:"sha256" json:"sha256" audit:"track"`
	AddedBy   string    `json:"-" audit:"omit"`
	AddedName string    `json:"addedName" audit:"omit"`
	AddedAt   time.Time `json:"addedAt" audit:"omit"`
}

// AttachmentView is an attachment as the reader may use it.
type AttachmentView struct {
	Attachment
	FileURL string   `json:"fileUrl"`
	Late    bool     `json:"late" doc:"签字确认之后添加的"`
	Actions []string `json:"actions" nullable:"false" doc:"remove"`
}

func (at Attachment) view(v Visit, may bool) AttachmentView {
	out := AttachmentView{
		Attachment: at, FileURL: "/api/visits/attachments/" + at.ID + "/file", Actions: []string{},
		Late: !v.ConfirmedAt.IsZero() && at.AddedAt.After(v.ConfirmedAt),
	}
	if may {
		out.Actions = append(out.Actions, "remove")
	}
	return out
}

// mayAttach tells whether the actor may attach to the entry now.
func (s *Service) mayAttach(ctx context.Context, q db.Q, a authz.Actor, v Visit) error {
	if a.PersonID == "" || v.PersonID != a.PersonID || !a.Has(authz.VisitRecord) {
		return errs.NotFound(what)
	}
	pol, err := yearPolicy(ctx, q, v.UnionID, v.Day.Year())
	if err != nil {
		return err
	}
	return CheckAttach(v, Closed(pol.YearCloses(v.Day.Year()), s.DB.Now()))
}

// Attach keeps a file with an entry of the own log. The same key again gives what it made.
func (s *Service) Attach(ctx context.Context, a authz.Actor, visitID, clientKey, name string, file io.Reader) (AttachmentView, error) {
	if err := own(a); err != nil {
		return AttachmentView{}, err
	}
	first, err := byID(ctx, s.DB.Read(), authz.OfPerson(a.PersonID), visitID)
	if err == nil {
		err = s.mayAttach(ctx, s.DB.Read(), a, first)
	}
	if err != nil {
		return AttachmentView{}, err // before a stranger's file is stored
	}
	ref, err := s.Blobs.Put(ctx, file, blob.Paper, MaxAttachment)
	if err != nil {
		return AttachmentView{}, err
	}
	var out AttachmentView
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		if err := db.Lock(ctx, tx, "visit", visitID); err != nil {
			return err
		}
		v, err := byID(ctx, tx, authz.OfPerson(a.PersonID), visitID)
		if err != nil {
			return err
		}
		have, err := attachmentsOf(ctx, tx, visitID)
		if err != nil {
			return err
		}
		hashes := make([]string, len(have))
		for i, h := range have {
			hashes[i] = h.SHA256
			if h.ClientKey != clientKey {
				continue
			}
			if h.SHA256 != ref.SHA256 {
				return errs.Of(errs.KindConflict, codeSameKey, "这个附件已经保存过，内容与这次的不同。")
			}
			out = h.view(v, true)
			return nil
		}
		if err := CheckRoom(hashes, ref.SHA256); err != nil {
			return err
		}
		name := CleanFileName(name)
		blobID, err := s.Blobs.Add(ctx, tx, ref, name, blob.Paper, v.UnionID, a.AccountID)
		if err != nil {
			return err
		}
		if err := blob.Keep(ctx, tx, blob.Paper, blobID); err != nil {
			return err
		}
		made := Attachment{
			ID: db.NewID(), VisitID: visitID, ClientKey: clientKey, BlobID: blobID, Name: name, MediaType: ref.Type, Size: ref.Size,
			SHA256: ref.SHA256, AddedBy: a.AccountID, AddedName: a.Name, AddedAt: tx.Now(),
		}
		if _, err := tx.NewInsert().Model(&made).Exec(ctx); err != nil {
			return fmt.Errorf("write attachment: %w", err)
		}
		out = made.view(v, true)
		return recordAttachment(ctx, tx, a.Audit(), "add", v, nil, &made)
	})
	return out, err
}

// Detach takes a file off an entry of the own log. That it was there stays in the audit, and once the entry had been
// submitted in its story too.
func (s *Service) Detach(ctx context.Context, a authz.Actor, id string) error {
	if err := own(a); err != nil {
		return err
	}
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		at, err := attachmentByID(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := db.Lock(ctx, tx, "visit", at.VisitID); err != nil {
			return err
		}
		v, err := byID(ctx, tx, authz.OfPerson(a.PersonID), at.VisitID)
		if errs.Is(err, errs.NotFoundCode) {
			return errs.NotFound(attachmentWord)
		}
		if err != nil {
			return err
		}
		if err := s.mayAttach(ctx, tx, a, v); err != nil {
			return err
		}
		if err := blob.Release(ctx, tx, at.BlobID); err != nil {
			return err
		}
		if _, err := tx.NewDelete().Model(&at).Where("va.id = ?", id).Exec(ctx); err != nil {
			return fmt.Errorf("remove attachment: %w", err)
		}
		if v.VersionID != "" {
			if err := note(ctx, tx, v, "detach", a.Name, at.Name); err != nil {
				return err
			}
		}
		return recordAttachment(ctx, tx, a.Audit(), "remove", v, &at, nil)
	})
}

// dropAttachments takes everything off an entry that is deleted.
func dropAttachments(ctx context.Context, tx *db.Tx, visitID string) error {
	have, err := attachmentsOf(ctx, tx, visitID)
	if err != nil || len(have) == 0 {
		return err
	}
	blobs := make([]string, len(have))
	for i, at := range have {
		blobs[i] = at.BlobID
	}
	if err := blob.Release(ctx, tx, blobs...); err != nil {
		return err
	}
	if _, err := tx.NewRaw("DELETE FROM visit_attachment WHERE visit_id = ?", visitID).Exec(ctx); err != nil {
		return fmt.Errorf("remove attachments: %w", err)
	}
	return nil
}

const attachmentWord = "附件"

func attachmentByID(ctx context.Context, q db.Q, id string) (Attachment, error) {
	var found []Attachment
	if err := q.NewSelect().Model(&found).Where("va.id = ?", id).Scan(ctx); err != nil {
		return Attachment{}, fmt.Errorf("read attachment: %w", err)
	}
	if len(found) == 0 {
		return Attachment{}, errs.NotFound(attachmentWord)
	}
	return found[0], nil
}

func attachmentsOf(ctx context.Context, q db.Q, visitID string) ([]Attachment, error) {
	var rows []Attachment
	if err := q.NewSelect().Model(&rows).Where("va.visit_id = ?", visitID).OrderExpr("va.added_at, va.id").Scan(ctx); err != nil {
		return nil, fmt.Errorf("read attachments: %w", err)
	}
	for i := range rows {
		rows[i].AddedAt = rows[i].AddedAt.UTC()
	}
	return rows, nil
}

// attachments fills in what is attached to the entry, and whether the reader may add to it.
func (s *Service) attachments(ctx context.Context, q db.Q, a authz.Actor, v Visit, d *VisitDetail) error {
	rows, err := attachmentsOf(ctx, q, v.ID)
	if err != nil {
		return err
	}
	refused := s.mayAttach(ctx, q, a, v)
	if refused != nil && errs.KindOf(refused) == errs.KindInternal {
		return refused
	}
	if refused == nil && len(rows) < MaxAttachments {
		d.Actions = append(d.Actions, ActAttach)
	}
	d.Attachments = make([]AttachmentView, len(rows))
	for i, at := range rows {
		d.Attachments[i] = at.view(v, refused == nil)
	}
	return nil
}

// AttachmentFile opens a file for somebody who may read its entry; who else than its writer looks is recorded.
func (s *Service) AttachmentFile(ctx context.Context, a authz.Actor, id string) (blob.File, io.ReadCloser, error) {
	at, err := attachmentByID(ctx, s.DB.Read(), id)
	if err != nil {
		return blob.File{}, nil, err
	}
	v, err := s.readable(ctx, a, at.VisitID)
	if errs.Is(err, errs.NotFoundCode) {
		return blob.File{}, nil, errs.NotFound(attachmentWord)
	}
	if err != nil {
		return blob.File{}, nil, err
	}
	f, err := blob.Get(ctx, s.DB.Read(), at.BlobID)
	if err != nil {
		return f, nil, err
	}
	if v.PersonID != a.PersonID {
		err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
			return recordAttachment(ctx, tx, a.Audit(), "view", v, nil, &at)
		})
		if err != nil {
			return f, nil, err
		}
	}
	r, err := s.Blobs.Open(f.Ref())
	return f, r, err
}

func recordAttachment(ctx context.Context, tx *db.Tx, who audit.Actor, act string, v Visit, before, after *Attachment) error {
	at := after
	if at == nil {
		at = before
	}
	e := audit.Entry{
		Actor: who, Action: "worklog.attachment." + act, Kind: "visit_attachment", ID: at.ID, Label: v.Day.String() + " " + v.ServedName,
		UnionID: v.UnionID, CountyID: v.CountyID, CityID: v.CityID, PersonID: v.PersonID,
	}
	if before != nil {
		e.Before = *before
	}
	if after != nil && act != "view" {
		e.After = *after
	}
	return audit.Record(ctx, tx, e)
}
