package hiring

import (
	"context"
	"fmt"
	"io"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/blob"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
)

// attach is the end of taking a file: its row beside the others, within the room that is left. The same key again gives
// what it made.
func (s *RecruitService) attach(ctx context.Context, tx *db.Tx, n RecruitNotice, applicationID, clientKey, name, by string, ref blob.Ref) (RecruitFile, bool, error) {
	have, err := filesOf(ctx, tx, n.ID, applicationID)
	if err != nil {
		return RecruitFile{}, false, err
	}
	for _, f := range have {
		switch {
		case f.ClientKey == clientKey && f.SHA256 == ref.SHA256:
			return f, false, nil
		case f.ClientKey == clientKey:
			return f, false, errs.Of(errs.KindConflict, "same_key", "这个附件已经保存过，内容与这次的不同。")
		case f.SHA256 == ref.SHA256:
			return f, false, errs.E("attachment_twice", "这个文件已经在附件里了。", errs.F("file", "已经添加过"))
		}
	}
	if len(have) >= MaxRecruitFiles {
		return RecruitFile{}, false, errs.E("attachment_many", fmt.Sprintf("最多%d个附件。", MaxRecruitFiles), errs.F("file", "附件已满"))
	}
	name = blob.ShownName(name)
	blobID, err := s.Blobs.Add(ctx, tx, ref, name, blob.Paper, n.UnionID, by)
	if err != nil {
		return RecruitFile{}, false, err
	}
	if err := blob.Keep(ctx, tx, blob.Paper, blobID); err != nil {
		return RecruitFile{}, false, err
	}
	f := RecruitFile{
		ID: db.NewID(), NoticeID: n.ID, ApplicationID: applicationID, ClientKey: clientKey, BlobID: blobID, Name: name, MediaType: ref.Type,
		Size: ref.Size, SHA256: ref.SHA256, AddedAt: tx.Now(),
	}
	if _, err := tx.NewInsert().Model(&f).Exec(ctx); err != nil {
		if db.IsUnique(err, "recruit_file", "application_id", "client_key") {
			return RecruitFile{}, false, errs.Of(errs.KindConflict, "same_key", "这个附件已经保存过。")
		}
		return RecruitFile{}, false, fmt.Errorf("write file: %w", err)
	}
	return f, true, nil
}

// AttachToNotice keeps a file with a draft, for everybody to read once it is published.
func (s *RecruitService) AttachToNotice(ctx context.Context, a authz.Actor, id, clientKey, name string, file io.Reader) error {
	may := func(ctx context.Context, q db.Q) (RecruitNotice, error) {
		n, err := noticeByID(ctx, q, noticeScope(a), id)
		if err != nil {
			return n, err
		}
		u, err := org.ByID(ctx, q, n.UnionID)
		if err == nil {
			err = checkOwn(a, u)
		}
		if err == nil {
			err = CheckNoticeEdit(n)
		}
		return n, err
	}
	if _, err := may(ctx, s.DB.Read()); err != nil {
		return err // before a stranger's file is stored
	}
	ref, err := s.Blobs.Put(ctx, file, blob.Paper, MaxRecruitFile)
	if err != nil {
		return err
	}
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		if err := db.Lock(ctx, tx, "recruit_notice", id); err != nil {
			return err
		}
		n, err := may(ctx, tx)
		if err != nil {
			return err
		}
		f, fresh, err := s.attach(ctx, tx, n, "", clientKey, name, a.AccountID, ref)
		if err != nil || !fresh {
			return err
		}
		return audit.Record(ctx, tx, fileEntry(a.Audit(), "attach", n, nil, &f))
	})
}

// Attach keeps a file with the own application, until the last day to apply.
func (s *RecruitService) Attach(ctx context.Context, token, clientKey, name string, file io.Reader) error {
	_, n, err := byReceipt(ctx, s.DB.Read(), token)
	if err == nil {
		err = CheckCorrect(n, s.today())
	}
	if err != nil {
		return err
	}
	ref, err := s.Blobs.Put(ctx, file, blob.Paper, MaxRecruitFile)
	if err != nil {
		return err
	}
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		ap, n, err := lockReceipt(ctx, tx, token)
		if err != nil {
			return err
		}
		if err := CheckCorrect(n, s.today()); err != nil {
			return err
		}
		f, fresh, err := s.attach(ctx, tx, n, ap.ID, clientKey, name, ap.ID, ref)
		if err != nil || !fresh {
			return err
		}
		return audit.Record(ctx, tx, fileEntry(applicant(ctx, ap.ID), "attach", n, nil, &f))
	})
}

// AttachPaper keeps the scan of a paper application, entered by whoever recruits.
func (s *RecruitService) AttachPaper(ctx context.Context, a authz.Actor, applicationID, clientKey, name string, file io.Reader) error {
	may := func(ctx context.Context, q db.Q) (Application, RecruitNotice, error) {
		ap, n, err := applicationByID(ctx, q, noticeScope(a), applicationID)
		if err != nil {
			return ap, n, err
		}
		err = checkRuns(a, n)
		if err == nil && (n.State != NoticePublished || ap.Source != SourcePaper) {
			err = errs.Rule(CodeNoticeState, "只给录入的纸质报名添加扫描件，在公示之前。")
		}
		return ap, n, err
	}
	if _, _, err := may(ctx, s.DB.Read()); err != nil {
		return err
	}
	ref, err := s.Blobs.Put(ctx, file, blob.Paper, MaxRecruitFile)
	if err != nil {
		return err
	}
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		_, n, err := may(ctx, tx)
		if err != nil {
			return err
		}
		if err := db.Lock(ctx, tx, "recruit_notice", n.ID); err != nil {
			return err
		}
		ap, n, err := may(ctx, tx)
		if err != nil {
			return err
		}
		f, fresh, err := s.attach(ctx, tx, n, ap.ID, clientKey, name, a.AccountID, ref)
		if err != nil || !fresh {
			return err
		}
		return audit.Record(ctx, tx, fileEntry(a.Audit(), "attach", n, nil, &f))
	})
}

// Detach takes a file off the own application.
func (s *RecruitService) Detach(ctx context.Context, token, fileID string) error {
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		ap, n, err := lockReceipt(ctx, tx, token)
		if err != nil {
			return err
		}
		f, err := fileByID(ctx, tx, fileID)
		if err != nil {
			return err
		}
		if f.ApplicationID != ap.ID {
			return errs.NotFound("附件")
		}
		if err := CheckCorrect(n, s.today()); err != nil {
			return err
		}
		return dropFile(ctx, tx, applicant(ctx, ap.ID), n, f)
	})
}

// DetachFromNotice takes a file off a draft.
func (s *RecruitService) DetachFromNotice(ctx context.Context, a authz.Actor, fileID string) error {
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		f, err := fileByID(ctx, tx, fileID)
		if err != nil {
			return err
		}
		n, _, err := s.lockOwn(ctx, tx, a, f.NoticeID)
		if errs.Is(err, errs.NotFoundCode) || err == nil && f.ApplicationID != "" {
			return errs.NotFound("附件")
		}
		if err != nil {
			return err
		}
		if err := CheckNoticeEdit(n); err != nil {
			return err
		}
		return dropFile(ctx, tx, a.Audit(), n, f)
	})
}

func dropFile(ctx context.Context, tx *db.Tx, who audit.Actor, n RecruitNotice, f RecruitFile) error {
	if err := blob.Forget(ctx, tx, f.BlobID); err != nil {
		return err
	}
	if _, err := tx.NewRaw("DELETE FROM recruit_file WHERE id = ?", f.ID).Exec(ctx); err != nil {
		return fmt.Errorf("remove file: %w", err)
	}
	return audit.Record(ctx, tx, fileEntry(who, "detach", n, &f, nil))
}

// fileEntry is about the application that a file belongs to, so that it is erased with it.
func fileEntry(actor audit.Actor, act string, n RecruitNotice, before, after *RecruitFile) audit.Entry {
	f := before
	e := audit.Entry{
		Actor: actor, Action: "recruit.file." + act, Kind: "recruit_notice", ID: n.ID, Label: n.Title,
		UnionID: n.UnionID, CountyID: n.CountyID, CityID: n.CityID,
	}
	if before != nil {
		e.Before = *before
	}
	if after != nil {
		f, e.After = after, *after
	}
	if f != nil && f.ApplicationID != "" {
		e.Kind, e.ID = "recruit_application", f.ApplicationID
	}
	return e
}

// PublicFile opens a file of a published notice for anybody.
func (s *RecruitService) PublicFile(ctx context.Context, id string) (blob.File, io.ReadCloser, error) {
	f, err := fileByID(ctx, s.DB.Read(), id)
	if err != nil {
		return blob.File{}, nil, err
	}
	if f.ApplicationID != "" {
		return blob.File{}, nil, errs.NotFound("附件")
	}
	if _, err := publicNotice(ctx, s.DB.Read(), f.NoticeID); err != nil {
		return blob.File{}, nil, errs.NotFound("附件")
	}
	return s.open(ctx, f)
}

// OwnFile opens a file of the own application.
func (s *RecruitService) OwnFile(ctx context.Context, token, id string) (blob.File, io.ReadCloser, error) {
	ap, _, err := byReceipt(ctx, s.DB.Read(), token)
	if err != nil {
		return blob.File{}, nil, err
	}
	f, err := fileByID(ctx, s.DB.Read(), id)
	if err == nil && f.ApplicationID != ap.ID {
		err = errs.NotFound("附件")
	}
	if err != nil {
		return blob.File{}, nil, err
	}
	return s.open(ctx, f)
}

// File opens a file for whoever recruits; a look at an applicant's file is recorded. A superior reads the notice's own.
func (s *RecruitService) File(ctx context.Context, a authz.Actor, id string) (blob.File, io.ReadCloser, error) {
	f, err := fileByID(ctx, s.DB.Read(), id)
	if err != nil {
		return blob.File{}, nil, err
	}
	n, err := noticeByID(ctx, s.DB.Read(), noticeScope(a), f.NoticeID)
	if err != nil {
		return blob.File{}, nil, errs.NotFound("附件")
	}
	if f.ApplicationID != "" {
		if err := checkRuns(a, n); err != nil {
			return blob.File{}, nil, err
		}
		err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
			return audit.Record(ctx, tx, fileEntry(a.Audit(), "view", n, &f, nil))
		})
		if err != nil {
			return blob.File{}, nil, err
		}
	}
	return s.open(ctx, f)
}

func (s *RecruitService) open(ctx context.Context, f RecruitFile) (blob.File, io.ReadCloser, error) {
	b, err := blob.Get(ctx, s.DB.Read(), f.BlobID)
	if err != nil {
		return b, nil, err
	}
	r, err := s.Blobs.Open(b.Ref())
	return b, r, err
}
