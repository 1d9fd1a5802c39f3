package exit

import (
	"context"
	"fmt"
	"io"
	"slices"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/blob"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/roster"
)

const (
	fileWhat = "材料"
	// MaxFile is how large a paper may be.
	MaxFile = 10 << 20
	// maxFiles is how many papers an exit may have.
	maxFiles = 30
)

// mayAttach tells whether papers may still be added: until the filing, and after it where the city asked for more.
func mayAttach(x Exit) error {
	if !x.State.live() || x.State == StateApplied {
		return wrongState(x, "添加材料")
	}
	return nil
}

// Attach keeps a paper with an exit.
func (s *Service) Attach(ctx context.Context, a authz.Actor, id string, rev int64, kind FileKind, name string, file io.Reader) error {
	if kind.Title() == "" {
		return errs.Fields(errs.F("kind", "请选择材料种类"))
	}
	seen, err := byID(ctx, s.DB.Read(), a.Scope(authz.ExitRead), id)
	if err == nil {
		err = own(a, authz.ExitWrite, seen.UnionID)
	}
	if err == nil {
		err = mayAttach(seen)
	}
	if err != nil {
		return err // before a stranger's file is stored
	}
	ref, err := s.Blobs.Put(ctx, file, blob.Paper, MaxFile)
	if err != nil {
		return err
	}
	return s.act(ctx, a, authz.ExitWrite, id, rev, "exit.attach", "", func(ctx context.Context, tx *db.Tx, x Exit, _ roster.Person) (Exit, error) {
		if err := mayAttach(x); err != nil {
			return x, err
		}
		have, err := filesOf(ctx, tx, x.ID)
		if err != nil {
			return x, err
		}
		if len(have) >= maxFiles {
			return x, errs.Rule(CodeContent, fmt.Sprintf("一件退出事项最多%d份材料。", maxFiles))
		}
		if slices.ContainsFunc(have, func(f Attached) bool { return f.SHA256 == ref.SHA256 && f.Kind == kind }) {
			return x, errs.Of(errs.KindConflict, CodeContent, "这份材料已经上传过。")
		}
		name := blob.ShownName(name)
		blobID, err := s.Blobs.Add(ctx, tx, ref, name, blob.Paper, x.UnionID, a.AccountID)
		if err != nil {
			return x, err
		}
		if err := blob.Keep(ctx, tx, blob.Paper, blobID); err != nil {
			return x, err
		}
		f := Attached{
			ID: db.NewID(), ExitID: x.ID, Kind: kind, BlobID: blobID, Name: name, MediaType: ref.Type, Size: ref.Size, SHA256: ref.SHA256,
			AddedBy: a.AccountID, AddedName: a.Name, AddedAt: tx.Now(),
		}
		if _, err := tx.NewInsert().Model(&f).Exec(ctx); err != nil {
			return x, fmt.Errorf("write paper: %w", err)
		}
		return x, audit.Record(ctx, tx, fileEntry(a, "exit.file.add", x, nil, &f))
	})
}

// Detach takes a paper off an exit that is not decided yet; what was decided on stays.
func (s *Service) Detach(ctx context.Context, a authz.Actor, id string, rev int64, fileID string) error {
	return s.act(ctx, a, authz.ExitWrite, id, rev, "exit.detach", "", func(ctx context.Context, tx *db.Tx, x Exit, _ roster.Person) (Exit, error) {
		if x.State != StateOpen {
			return x, wrongState(x, "删除材料")
		}
		f, err := fileOf(ctx, tx, x.ID, fileID)
		if err != nil {
			return x, err
		}
		if err := blob.Release(ctx, tx, f.BlobID); err != nil {
			return x, err
		}
		if _, err := tx.NewDelete().Model(&f).WherePK().Exec(ctx); err != nil {
			return x, fmt.Errorf("remove paper: %w", err)
		}
		return x, audit.Record(ctx, tx, fileEntry(a, "exit.file.remove", x, &f, nil))
	})
}

func fileOf(ctx context.Context, q db.Q, exitID, fileID string) (Attached, error) {
	list, err := filesOf(ctx, q, exitID)
	if err != nil {
		return Attached{}, err
	}
	i := slices.IndexFunc(list, func(f Attached) bool { return f.ID == fileID })
	if i < 0 {
		return Attached{}, errs.NotFound(fileWhat)
	}
	return list[i], nil
}

// OpenFile reads a paper; whoever looks at it is recorded.
func (s *Service) OpenFile(ctx context.Context, a authz.Actor, id, fileID string) (blob.File, io.ReadCloser, error) {
	x, err := byID(ctx, s.DB.Read(), a.Scope(authz.ExitRead), id)
	if err != nil {
		return blob.File{}, nil, err
	}
	at, err := fileOf(ctx, s.DB.Read(), x.ID, fileID)
	if err != nil {
		return blob.File{}, nil, err
	}
	f, err := blob.Get(ctx, s.DB.Read(), at.BlobID)
	if err != nil {
		return f, nil, err
	}
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		return audit.Record(ctx, tx, fileEntry(a, "exit.file.view", x, nil, &at))
	})
	if err != nil {
		return f, nil, err
	}
	r, err := s.Blobs.Open(f.Ref())
	return f, r, err
}

func fileEntry(a authz.Actor, action string, x Exit, before, after *Attached) audit.Entry {
	e := audit.Entry{Actor: a.Audit(), Action: action, Kind: "exit_file", PersonID: x.PersonID, UnionID: x.UnionID, CountyID: x.CountyID, CityID: x.CityID}
	if before != nil {
		e.ID, e.Label, e.Before = before.ID, before.Kind.Title(), *before
	}
	if after != nil {
		e.ID, e.Label = after.ID, after.Kind.Title()
		if action != "exit.file.view" {
			e.After = *after
		}
	}
	return e
}
