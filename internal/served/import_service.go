package served

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/jobs"
	"xiezhi/internal/platform/sheet"
)

// MaxImportFile is how large an uploaded sheet may be.
const MaxImportFile = 20 << 20

// importKept is how long the file of an import is kept.
const importKept = 7 * 24 * time.Hour

// previewRows bounds how many rows a preview shows; the marked sheet has all.
const previewRows = 1000

// Codes of refusals of imports.
const (
	CodeImportRejects = "served_import_rejects"
	CodeImportNothing = "served_import_nothing"
	CodeImportGone    = "served_import_gone"
	CodeImportDone    = "served_import_confirmed"
)

const whatImport = "导入"

type imported struct {
	bun.BaseModel `bun:"table:served_import"`

	ID         string `bun:",pk"`
	UnionID    string
	CountyID   string `bun:",nullzero"`
	CityID     string `bun:",nullzero"`
	CreatedBy  string
	FileName   string
	FileSealed string
	Mapping    string
	State      string // preview, confirmed
	Written    int
	Skipped    int
	Already    int // of the skipped, those that the register had
	Filled     int // of those, whose blanks were filled in
	Rev        int64
	CreatedAt  time.Time
}

func (i *imported) place() org.Place {
	return org.Place{UnionID: i.UnionID, CountyID: i.CountyID, CityID: i.CityID}
}

func (i *imported) sealPlace() string { return "served_import:file:" + i.ID }

// Preview is what a sheet would bring.
type Preview struct {
	FileName string
	Mapping  sheet.Mapping
	Table    *sheet.Table
	Lines    []ImportLine

	kept imported // where the sheet lies
	into org.Union
}

// Count tells how many rows have the outcome.
func (p *Preview) Count(o Outcome) int {
	n := 0
	for i := range p.Lines {
		if p.Lines[i].Outcome == o {
			n++
		}
	}
	return n
}

// fills tells how many registered units the lines complete.
func (p *Preview) fills() int {
	n := 0
	for i := range p.Lines {
		if p.Lines[i].fills.ID != "" && p.Lines[i].Outcome != Rejected {
			n++
		}
	}
	return n
}

// UnitImportDone tells what a confirmed import wrote.
type UnitImportDone struct {
	Written int `json:"written"`
	Skipped int `json:"skipped"`
	Already int `json:"already" doc:"未写入的行中，台账里已有的"`
	Filled  int `json:"filled" doc:"已有的单位中，补全了空白项的"`
}

func (d UnitImportDone) label(file string) string { return fmt.Sprintf("%s：%d家", file, d.Written) }

func (i *imported) done() UnitImportDone {
	return UnitImportDone{Written: i.Written, Skipped: i.Skipped, Already: i.Already, Filled: i.Filled}
}

// ReadSheet judges a sheet against the register of a union's county. Nothing is written.
func (s *Service) ReadSheet(ctx context.Context, a authz.Actor, into org.Union, fileName string, data []byte, m sheet.Mapping) (Preview, error) {
	p := Preview{FileName: fileName, Mapping: m, into: into}
	var err error
	if p.Table, err = tableOf(data, fileName, m); err != nil {
		return p, err
	}
	if p.Lines, err = readLines(p.Table); err != nil {
		return p, err
	}
	known, err := known(ctx, s.DB.Read(), a, into, p.Lines)
	if err != nil {
		return p, err
	}
	JudgeLines(p.Lines, known)
	return p, nil
}

// known reads what the register of the union's county holds of the lines.
func known(ctx context.Context, q db.Q, a authz.Actor, into org.Union, lines []ImportLine) (Register, error) {
	r := Register{Codes: map[string]Registered{}, Names: map[string]Registered{}, Region: into.RegionCode}
	if len(r.Region) > 6 {
		r.Region = r.Region[:6]
	}
	scope := authz.AtUnion(into.ID)
	if into.CountyID != "" {
		scope = authz.Scope{Counties: []string{into.CountyID}}
	}
	var codes, names []string
	for i := range lines {
		if c := lines[i].Facts.CreditCode; c != "" {
			codes = append(codes, c)
		}
		names = append(names, NameKey(lines[i].Facts.Kind, lines[i].Facts.Name))
	}
	for _, by := range []struct {
		column string
		values []string
		into   map[string]Registered
		key    func(Unit) string
	}{
		{"s.credit_code", codes, r.Codes, func(u Unit) string { return u.CreditCode }},
		{"s.name_key", names, r.Names, func(u Unit) string { return u.NameKey }},
	} {
		for chunk := range slices.Chunk(by.values, db.Batch) {
			var found []Unit
			err := scope.Where(q.NewSelect().Model(&found), places).Where("? IN (?)", bun.Ident(by.column), bun.List(chunk)).
				Where("s.state <> 'merged'").OrderExpr("s.id").Scan(ctx)
			if err != nil {
				return r, fmt.Errorf("compare with the register: %w", err)
			}
			for _, u := range found {
				by.into[by.key(u)] = Registered{Unit: u, Mine: authz.Can(a, authz.ServedWrite, u.Place())}
			}
		}
	}
	return r, nil
}

// Write brings a preview's good rows into the register, all or nothing: the command line.
func (s *Service) Write(ctx context.Context, a authz.Actor, into org.Union, p Preview) (UnitImportDone, error) {
	units, done := s.prepareLines(a.Audit(), into, p)
	err := s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		if err := s.writeLines(ctx, tx, a, into, p.Lines, units, &done); err != nil {
			return err
		}
		return audit.Record(ctx, tx, importEntry(a.Audit(), "confirm", db.NewID(), done.label(p.FileName), into.Place()))
	})
	return done, err
}

// writeLines inserts units but those that somebody else has written into the register since the lines were judged (two
// people may bring in one sheet at once), and fills in the blanks of those that nobody has changed since.
func (s *Service) writeLines(ctx context.Context, tx *db.Tx, a authz.Actor, into org.Union, lines []ImportLine, units []Unit, done *UnitImportDone) error {
	if err := db.Lock(ctx, tx, "org_union", into.ID); err != nil {
		return err
	}
	now, err := known(ctx, tx, a, into, lines)
	if err != nil {
		return err
	}
	if done.Filled, err = s.fill(ctx, tx, a, lines); err != nil {
		return err
	}
	fresh := slices.DeleteFunc(slices.Clone(units), func(u Unit) bool {
		return now.Names[u.NameKey].as(u.CreditCode) || u.CreditCode != "" && now.Codes[u.CreditCode].Name != ""
	})
	done.Skipped += len(units) - len(fresh)
	done.Already += len(units) - len(fresh)
	done.Written = len(fresh)
	if len(fresh) == 0 {
		return nil
	}
	return Insert(ctx, tx, a.Audit(), fresh)
}

// fill writes what the lines complete of registered units, and tells how many.
func (s *Service) fill(ctx context.Context, tx *db.Tx, a authz.Actor, lines []ImportLine) (int, error) {
	var ids []string
	for i := range lines {
		if id := lines[i].fills.ID; id != "" && lines[i].Outcome != Rejected {
			ids = append(ids, id)
		}
	}
	if len(ids) == 0 {
		return 0, nil
	}
	if err := db.Lock(ctx, tx, "served", ids...); err != nil {
		return 0, err
	}
	now, err := ByIDs(ctx, tx, ids...)
	if err != nil {
		return 0, err
	}
	filled := 0
	for i := range lines {
		l := &lines[i]
		before, ok := now[l.fills.ID]
		if !ok || l.Outcome == Rejected || before.Rev != l.fills.Rev {
			continue
		}
		after := l.fills
		if before.PhoneBlind == "" && !l.Phone.IsZero() {
			after.setPhone(s.Keys, l.Phone, a.AccountID)
		}
		if err := save(ctx, tx, a.Audit(), "served.fill", before, &after, ""); err != nil {
			return filled, err
		}
		delete(now, before.ID) // another line may speak of it too
		filled++
	}
	return filled, nil
}

func importEntry(actor audit.Actor, action, id, label string, at org.Place) audit.Entry {
	return audit.Entry{
		Actor: actor, Action: "served.import." + action, Kind: "served_import", ID: id, Label: label,
		UnionID: at.UnionID, CountyID: at.CountyID, CityID: at.CityID,
	}
}

func (s *Service) prepareLines(actor audit.Actor, into org.Union, p Preview) ([]Unit, UnitImportDone) {
	var list []NewUnit
	done := UnitImportDone{}
	for i := range p.Lines {
		l := &p.Lines[i]
		if l.Outcome == Rejected || l.Already {
			done.Skipped++
			if l.Outcome != Rejected {
				done.Already++
			}
			continue
		}
		n := NewUnit{Facts: l.Facts, Phone: l.Phone, UnionID: into.ID, AddedBy: actor.ID}
		if l.ToCheck {
			n.State = StateToCheck
		}
		list = append(list, n)
	}
	done.Written = len(list)
	return Prepare(s.Keys, list), done
}

// Upload keeps a sheet for a union and judges it.
func (s *Service) Upload(ctx context.Context, a authz.Actor, unionID, fileName string, r io.Reader) (Preview, error) {
	into, err := s.importInto(ctx, a, unionID)
	if err != nil {
		return Preview{}, err
	}
	data, err := io.ReadAll(io.LimitReader(r, MaxImportFile+1))
	if err != nil {
		return Preview{}, errs.Of(errs.KindMalformed, "upload_broken", "文件没有传完，请重新上传。").Because(err)
	}
	if len(data) > MaxImportFile {
		return Preview{}, errs.Of(errs.KindTooLarge, sheet.CodeTooBig, "文件超过 20 MB，请拆分后再上传。")
	}
	p, err := s.ReadSheet(ctx, a, into, fileName, data, sheet.Mapping{})
	if err != nil {
		return Preview{}, err
	}
	p.kept = imported{
		ID: db.NewID(), UnionID: into.ID, CountyID: into.CountyID, CityID: into.CityID, CreatedBy: a.AccountID,
		FileName: cutTo(fileName, 200), Mapping: "{}", State: "preview", Rev: 1,
	}
	p.kept.FileSealed = s.Keys.Seal(p.kept.sealPlace(), string(data))
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		p.kept.CreatedAt = tx.Now()
		if _, err := tx.NewInsert().Model(&p.kept).Exec(ctx); err != nil {
			return fmt.Errorf("keep import: %w", err)
		}
		return audit.Record(ctx, tx, importEntry(a.Audit(), "upload", p.kept.ID, p.kept.FileName, p.kept.place()))
	})
	return p, err
}

// Discard removes an import that was not confirmed.
func (s *Service) Discard(ctx context.Context, a authz.Actor, id string) error {
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		i, err := s.importByID(ctx, tx, a, id)
		if err != nil {
			return err
		}
		if i.State != "preview" {
			return errs.Rule(CodeImportDone, "这次导入已经确认，不能删除。")
		}
		if _, err = tx.NewDelete().Model(&i).WherePK().Where("state = 'preview'").Exec(ctx); err != nil {
			return fmt.Errorf("discard import: %w", err)
		}
		return audit.Record(ctx, tx, importEntry(a.Audit(), "discard", i.ID, i.FileName, i.place()))
	})
}

// importInto is the union whose register a sheet goes into: the one named, or the first of the actor's that may.
func (s *Service) importInto(ctx context.Context, a authz.Actor, unionID string) (org.Union, error) {
	if unionID == "" {
		own := a.Own(authz.ServedImport)
		if len(own.Unions) == 0 {
			return org.Union{}, errs.NotFound("工会")
		}
		unionID = own.Unions[0]
	}
	u, err := org.ByID(ctx, s.DB.Read(), unionID)
	if err != nil {
		return u, err
	}
	return u, authz.Require(a, authz.ServedImport, u.Place(), "工会")
}

func (s *Service) importByID(ctx context.Context, q db.Q, a authz.Actor, id string) (imported, error) {
	var list []imported
	if err := q.NewSelect().Model(&list).Where("id = ?", id).Scan(ctx); err != nil {
		return imported{}, fmt.Errorf("read import: %w", err)
	}
	if len(list) == 0 {
		return imported{}, errs.NotFound(whatImport)
	}
	return list[0], authz.Require(a, authz.ServedImport, list[0].place(), whatImport)
}

// reread judges the kept file anew, against the register of now.
func (s *Service) reread(ctx context.Context, a authz.Actor, i imported) (Preview, error) {
	into, err := org.ByID(ctx, s.DB.Read(), i.UnionID)
	if err != nil {
		return Preview{}, err
	}
	if i.FileSealed == "" {
		return Preview{}, errs.Rule(CodeImportGone, "上传的文件已过保存期限，请重新上传。")
	}
	data, err := s.Keys.Open(i.sealPlace(), i.FileSealed)
	if err != nil {
		return Preview{}, fmt.Errorf("open import: %w", err)
	}
	var m sheet.Mapping
	if err := json.Unmarshal([]byte(i.Mapping), &m); err != nil {
		return Preview{}, fmt.Errorf("read mapping: %w", err)
	}
	p, err := s.ReadSheet(ctx, a, into, i.FileName, []byte(data), m)
	p.kept = i
	return p, err
}

// Remap reads the kept file anew with what the user corrected: the sheet, the heading, the columns.
func (s *Service) Remap(ctx context.Context, a authz.Actor, id string, rev int64, m sheet.Mapping) (Preview, error) {
	i, err := s.importByID(ctx, s.DB.Read(), a, id)
	if err != nil {
		return Preview{}, err
	}
	if i.State != "preview" {
		return Preview{}, errs.Rule(CodeImportDone, "这次导入已经确认，不能再改。")
	}
	if i.Rev != rev {
		return Preview{}, errs.Stale()
	}
	text, err := json.Marshal(m)
	if err != nil {
		return Preview{}, fmt.Errorf("keep mapping: %w", err)
	}
	i.Mapping, i.Rev = string(text), rev+1
	p, err := s.reread(ctx, a, i)
	if err != nil {
		return Preview{}, err
	}
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		res, err := tx.NewUpdate().Model(&i).Column("mapping", "rev").WherePK().Where("rev = ?", rev).Where("state = 'preview'").Exec(ctx)
		if err != nil {
			return fmt.Errorf("correct import: %w", err)
		}
		if n, err := res.RowsAffected(); err != nil || n == 0 {
			return errs.Stale().Because(err)
		}
		return audit.Record(ctx, tx, importEntry(a.Audit(), "remap", i.ID, i.FileName, i.place()))
	})
	return p, err
}

// Confirm writes an import, of the columns that the actor saw, as rev says. Confirming twice is once. Unless goodOnly is
// said, it is refused while a row is rejected.
func (s *Service) Confirm(ctx context.Context, a authz.Actor, id string, rev int64, goodOnly bool) (UnitImportDone, error) {
	i, err := s.importByID(ctx, s.DB.Read(), a, id)
	if err != nil {
		return UnitImportDone{}, err
	}
	if i.State == "confirmed" {
		return i.done(), nil
	}
	if i.Rev != rev {
		return UnitImportDone{}, errs.Stale()
	}
	p, err := s.reread(ctx, a, i)
	if err != nil {
		return UnitImportDone{}, err
	}
	into := p.into
	if n := p.Count(Rejected); n > 0 && !goodOnly {
		return UnitImportDone{}, errs.Rule(CodeImportRejects, fmt.Sprintf("有%d行不能导入。请改正后重新上传，或者选择只写入可导入的行。", n))
	}
	units, done := s.prepareLines(a.Audit(), into, p)
	if len(units)+p.fills() == 0 {
		return UnitImportDone{}, errs.Rule(CodeImportNothing, "没有可以写入的单位：都已在台账中，或不能导入。")
	}
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		if err := db.Lock(ctx, tx, "served_import", id); err != nil {
			return err
		}
		now, err := s.importByID(ctx, tx, a, id)
		if err != nil {
			return err
		}
		if now.State == "confirmed" { // somebody pressed twice
			done = now.done()
			return nil
		}
		if now.Rev != rev {
			return errs.Stale()
		}
		written := done
		if err := s.writeLines(ctx, tx, a, into, p.Lines, units, &written); err != nil {
			return err
		}
		done = written
		now.State, now.Written, now.Skipped, now.Already, now.Filled = "confirmed", done.Written, done.Skipped, done.Already, done.Filled
		if _, err := tx.NewUpdate().Model(&now).Column("state", "written", "skipped", "already", "filled").WherePK().Exec(ctx); err != nil {
			return fmt.Errorf("confirm import: %w", err)
		}
		return audit.Record(ctx, tx, importEntry(a.Audit(), "confirm", id, done.label(now.FileName), now.place()))
	})
	return done, err
}

// WriteErrors gives the sheet back with what became of each row.
func (s *Service) WriteErrors(ctx context.Context, a authz.Actor, id string, w io.Writer) error {
	i, err := s.importByID(ctx, s.DB.Read(), a, id)
	if err != nil {
		return err
	}
	p, err := s.reread(ctx, a, i)
	if err != nil {
		return err
	}
	verdicts := make(map[int]sheet.Verdict, len(p.Lines))
	for n := range p.Lines {
		l := &p.Lines[n]
		v := sheet.Verdict{Tone: sheet.Good, Result: l.Outcome.Title(), Reason: strings.Join(l.Why(), "；")}
		switch l.Outcome {
		case Warned:
			v.Tone = sheet.Warn
		case Rejected:
			v.Tone = sheet.Bad
		case Accepted:
		}
		verdicts[l.Row] = v
	}
	return p.Table.WriteVerdicts(w, verdicts)
}

const cleanKind = "served.import.clean"

// clean forgets the files of imports after a week, and previews that nobody confirmed.
func (s *Service) clean(ctx context.Context, _ jobs.Run, _ struct{}) error {
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		before := tx.Now().Add(-importKept)
		_, err1 := tx.NewRaw("DELETE FROM served_import WHERE created_at < ? AND state = 'preview'", before).Exec(ctx)
		_, err2 := tx.NewRaw("UPDATE served_import SET file_sealed = '' WHERE created_at < ? AND file_sealed <> ''", before).Exec(ctx)
		return errors.Join(err1, err2)
	})
}

// shown are the rows of a preview: the rejected and the warned before the accepted, no more than previewRows, in the
// order of the sheet.
func (p *Preview) shown() []*ImportLine {
	rank := map[Outcome]int{Rejected: 0, Warned: 1, Accepted: 2}
	list := make([]*ImportLine, len(p.Lines))
	for i := range p.Lines {
		list[i] = &p.Lines[i]
	}
	if len(list) > previewRows {
		slices.SortStableFunc(list, func(a, b *ImportLine) int { return cmp.Compare(rank[a.Outcome], rank[b.Outcome]) })
		list = list[:previewRows]
		slices.SortFunc(list, func(a, b *ImportLine) int { return cmp.Compare(a.Row, b.Row) })
	}
	return list
}
