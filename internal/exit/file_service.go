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
	"xiezhi/internal/platform/notify"
	"xiezhi/internal/roster"
)

const (
	fileWhat = "材料"
	// MaxFile is how large a paper may be.
	MaxFile = 10 << 20
	// maxFiles is how many papers the employing union may put to an exit, and maxOwnFiles how many the person may.
	maxFiles    = 30
	maxOwnFiles = 9
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
		return x, s.keep(ctx, tx, a, x, Attached{Kind: kind, Name: name}, ref, maxFiles)
	})
}

// keep puts a stored file to an exit that is locked; the person's own are counted apart from the union's.
func (s *Service) keep(ctx context.Context, tx *db.Tx, a authz.Actor, x Exit, f Attached, ref blob.Ref, most int) error {
	have, err := filesOf(ctx, tx, x.ID)
	if err != nil {
		return err
	}
	have = slices.DeleteFunc(have, func(one Attached) bool { return one.ByPerson != f.ByPerson })
	if len(have) >= most {
		return errs.Rule(CodeContent, fmt.Sprintf("最多%d份材料。", most))
	}
	if slices.ContainsFunc(have, func(one Attached) bool { return one.SHA256 == ref.SHA256 && one.Kind == f.Kind }) {
		return errs.Of(errs.KindConflict, CodeContent, "这份材料已经上传过。")
	}
	f.ID, f.ExitID, f.Name = db.NewID(), x.ID, blob.ShownName(f.Name)
	f.MediaType, f.Size, f.SHA256, f.AddedBy, f.AddedName, f.AddedAt = ref.Type, ref.Size, ref.SHA256, a.AccountID, a.Name, tx.Now()
	if f.BlobID, err = s.Blobs.Add(ctx, tx, ref, f.Name, blob.Paper, x.UnionID, a.AccountID); err != nil {
		return err
	}
	if err := blob.Keep(ctx, tx, blob.Paper, f.BlobID); err != nil {
		return err
	}
	if _, err := tx.NewInsert().Model(&f).Exec(ctx); err != nil {
		return fmt.Errorf("write paper: %w", err)
	}
	return audit.Record(ctx, tx, fileEntry(a, "exit.file.add", x, nil, &f))
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
		if f.ByPerson {
			return x, errs.Rule(CodeOwn, "这是本人随陈述提交的材料，只有本人能撤下。")
		}
		return x, drop(ctx, tx, a, x, f)
	})
}

func drop(ctx context.Context, tx *db.Tx, a authz.Actor, x Exit, f Attached) error {
	if err := blob.Release(ctx, tx, f.BlobID); err != nil {
		return err
	}
	if _, err := tx.NewDelete().Model(&f).WherePK().Exec(ctx); err != nil {
		return fmt.Errorf("remove paper: %w", err)
	}
	return audit.Record(ctx, tx, fileEntry(a, "exit.file.remove", x, &f, nil))
}

// AttachOwn puts the person's own evidence to the own statement, while that may be made or changed (Art. 11(2)).
func (s *Service) AttachOwn(ctx context.Context, a authz.Actor, id string, rev int64, name string, file io.Reader) error {
	seen, err := s.ownExit(ctx, a, id)
	if err == nil {
		err = mayPlead(seen)
	}
	if err != nil {
		return err // before a file is stored for nothing
	}
	ref, err := s.Blobs.Put(ctx, file, blob.Paper, MaxFile)
	if err != nil {
		return err
	}
	return s.ownAct(ctx, a, id, rev, "exit.attach", func(ctx context.Context, tx *db.Tx, x Exit) (Exit, error) {
		if err := mayPlead(x); err != nil {
			return x, err
		}
		if err := s.keep(ctx, tx, a, x, Attached{Kind: FileStatement, Name: name, ByPerson: true}, ref, maxOwnFiles); err != nil {
			return x, err
		}
		return x, notify.Tell(ctx, tx, toPost(x, authz.RoleClerk, x.UnionID, "本人随陈述提交了材料", "退出事项中有本人提交的材料，请查看。", fmt.Sprintf("evidence:%d", x.Rev)))
	})
}

// DetachOwn takes a file of the person's own off again, until the decision.
func (s *Service) DetachOwn(ctx context.Context, a authz.Actor, id string, rev int64, fileID string) error {
	return s.ownAct(ctx, a, id, rev, "exit.detach", func(ctx context.Context, tx *db.Tx, x Exit) (Exit, error) {
		if err := mayPlead(x); err != nil {
			return x, err
		}
		f, err := fileOf(ctx, tx, x.ID, fileID)
		if err == nil && !f.ByPerson {
			err = errs.NotFound(fileWhat)
		}
		if err != nil {
			return x, err
		}
		return x, drop(ctx, tx, a, x, f)
	})
}

// OpenOwnFile reads a file that the person put to the own statement.
func (s *Service) OpenOwnFile(ctx context.Context, a authz.Actor, id, fileID string) (blob.File, io.ReadCloser, error) {
	x, err := s.ownExit(ctx, a, id)
	if err != nil {
		return blob.File{}, nil, err
	}
	at, err := fileOf(ctx, s.DB.Read(), x.ID, fileID)
	if err == nil && !at.ByPerson {
		err = errs.NotFound(fileWhat)
	}
	if err != nil {
		return blob.File{}, nil, err
	}
	return s.open(ctx, at)
}

func ownFiles(list []Attached) []Attached {
	return slices.DeleteFunc(slices.Clone(list), func(f Attached) bool { return !f.ByPerson })
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
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		return audit.Record(ctx, tx, fileEntry(a, "exit.file.view", x, nil, &at))
	})
	if err != nil {
		return blob.File{}, nil, err
	}
	return s.open(ctx, at)
}

func (s *Service) open(ctx context.Context, at Attached) (blob.File, io.ReadCloser, error) {
	f, err := blob.Get(ctx, s.DB.Read(), at.BlobID)
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
