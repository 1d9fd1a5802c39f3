package roster

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/sheet"
	"xiezhi/internal/workday"
)

// Upload reads a sheet for a union and keeps it as a preview. Nothing is written to the roster.
func (s *Service) Upload(ctx context.Context, a authz.Actor, unionID, fileName string, r io.Reader, asOf workday.Date) (Import, error) {
	into, err := requireAt(ctx, s.DB.Read(), a, authz.RosterImport, unionID)
	if err != nil {
		return Import{}, err
	}
	data, err := readAll(r)
	if err != nil {
		return Import{}, err
	}
	if asOf.IsZero() {
		asOf = s.today()
	}
	i := Import{
		ID: db.NewID(), UnionID: into.ID, CountyID: into.CountyID, CityID: into.CityID, CreatedBy: a.AccountID,
		FileName: cutText(fileName, 200), AsOf: asOf, State: ImportPreview, Result: "{}", Rev: 1,
	}
	if err := s.read(ctx, a, &i, into, data, sheet.Mapping{}, map[string]UnionChoice{}); err != nil {
		return Import{}, err
	}
	i.FileSealed = s.Keys.Seal(i.filePlace(), string(data))
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		i.CreatedAt = tx.Now()
		if _, err := tx.NewInsert().Model(&i).Exec(ctx); err != nil {
			return fmt.Errorf("keep import: %w", err)
		}
		return audit.Record(ctx, tx, importEntry(a, "roster.import.upload", i.ID, i.place(), i.FileName))
	})
	return i, err
}

// read fills the preview from the file.
func (s *Service) read(ctx context.Context, a authz.Actor, i *Import, into org.Union, data []byte, m sheet.Mapping, choices map[string]UnionChoice) error {
	lines, layout, err := readSheet(data, i.FileName, m, into)
	if err != nil {
		return err
	}
	judged, matches, err := s.assess(ctx, s.DB.Read(), a, into, i.AsOf, lines, choices)
	if err != nil {
		return err
	}
	return s.fill(i, layout, m, choices, matches, judged)
}

// nameUnion gives a union to rows that name none: that of their section's heading, or, in a sheet without a column of
// unions, the one that is named above the heading, else the importing one.
func nameUnion(lines []Line, layout sheet.Layout, above string, into org.Union) {
	column := hasUnionColumn(layout)
	for n := range lines {
		switch l := &lines[n]; {
		case l.Union != "":
		case l.Section != "":
			l.Union = l.Section
			l.find(Notice, "union_section", "union", "已按所在分段的标题“"+l.Section+"”登记聘用单位")
		case !column && above != "" && !l.Reported:
			l.Union = above
			l.find(Notice, "union_section", "union", "表中没有聘用单位一列，已按表头上方写的“"+above+"”登记")
		case !column:
			l.Union = into.Name
			l.find(Notice, "union_assumed", "union", "表中没有聘用单位一列，已按“"+into.Name+"”登记")
		}
	}
}

func (s *Service) fill(i *Import, layout sheet.Layout, m sheet.Mapping, choices map[string]UnionChoice, matches []UnionMatch, judged []Judged) error {
	for _, part := range []struct {
		to *string
		v  any
	}{{&i.Layout, layout}, {&i.Mapping, m}, {&i.Choices, choices}, {&i.Unions, matches}} {
		text, err := json.Marshal(part.v)
		if err != nil {
			return fmt.Errorf("keep import: %w", err)
		}
		*part.to = string(text)
	}
	i.count(judged)
	var err error
	i.RowsSealed, err = pack(s.Keys, i.rowsPlace(), judged)
	return err
}

// count tells the rows by outcome.
func (i *Import) count(judged []Judged) {
	i.Accepted, i.Warned, i.Rejected, i.Skipped, i.Already = 0, 0, 0, 0, 0
	for n := range judged {
		j := &judged[n]
		switch j.Outcome {
		case Accepted:
			i.Accepted++
		case Warned:
			i.Warned++
		case Rejected:
			i.Rejected++
			if j.skipped() {
				i.Skipped++
			}
			continue
		}
		if j.Already {
			i.Already++
		}
	}
}

// Remap reads the file anew with what the user corrected: the sheet, the heading, the columns, and the unions.
func (s *Service) Remap(ctx context.Context, a authz.Actor, id string, rev int64, m sheet.Mapping, choices map[string]UnionChoice) (Import, error) {
	i, err := s.importByID(ctx, s.DB.Read(), a, id)
	if err != nil {
		return Import{}, err
	}
	if i.State != ImportPreview {
		return Import{}, errs.Rule(CodeImportDone, "这次导入已经确认，不能再改。")
	}
	if i.Rev != rev {
		return Import{}, errs.Stale()
	}
	into, err := org.ByID(ctx, s.DB.Read(), i.UnionID)
	if err != nil {
		return Import{}, err
	}
	for written, c := range choices {
		if c.UnionID == "" {
			continue
		}
		u, err := org.ByID(ctx, s.DB.Read(), c.UnionID)
		if err != nil {
			return Import{}, err
		}
		if !strings.HasPrefix(u.Path, into.Path) || u.State != org.StateOpen {
			return Import{}, errs.E(CodeImportChoice, "“"+written+"”所选的工会不在导入单位之下。", errs.F("choices", "请另选"))
		}
	}
	if choices == nil {
		choices = map[string]UnionChoice{}
	}
	data, err := s.File(i)
	if err != nil {
		return Import{}, err
	}
	if err := s.read(ctx, a, &i, into, data, m, choices); err != nil {
		return Import{}, err
	}
	i.Rev++
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		res, err := tx.NewUpdate().Model(&i).Column("rows_sealed", "layout", "mapping", "choices", "unions", "accepted", "warned", "rejected", "skipped", "already", "rev").
			Where("id = ?", i.ID).Where("rev = ?", rev).Where("state = ?", ImportPreview).Exec(ctx)
		if err := changedOne(res, err, "remap import"); err != nil {
			return err
		}
		return audit.Record(ctx, tx, importEntry(a, "roster.import.remap", i.ID, i.place(), i.FileName))
	})
	return i, err
}

// Rows are the judged rows of an import.
func (s *Service) Rows(i Import) ([]Judged, error) {
	if i.RowsSealed == "" {
		return nil, errGone
	}
	var rows []Judged
	if err := unpack(s.Keys, i.rowsPlace(), i.RowsSealed, &rows); err != nil {
		return nil, err
	}
	return rows, nil
}

// File is the sheet as it was uploaded.
func (s *Service) File(i Import) ([]byte, error) {
	if i.FileSealed == "" {
		return nil, errGone
	}
	data, err := s.Keys.Open(i.filePlace(), i.FileSealed)
	if err != nil {
		return nil, fmt.Errorf("open import: %w", err)
	}
	return []byte(data), nil
}

// Confirm writes the import's good rows, in one transaction that has everything prepared: those of the preview that was
// seen, as its rev says. Confirming twice is once.
func (s *Service) Confirm(ctx context.Context, a authz.Actor, id string, rev int64, mode Mode) (Import, error) {
	i, err := s.importByID(ctx, s.DB.Read(), a, id)
	if err != nil || i.State == ImportConfirmed {
		return i, err
	}
	if i.Rev != rev {
		return Import{}, errs.Stale()
	}
	into, err := org.ByID(ctx, s.DB.Read(), i.UnionID)
	if err != nil {
		return Import{}, err
	}
	w := importWrite{into: into, asOf: i.AsOf, mode: mode}
	if err := json.Unmarshal([]byte(i.Choices), &w.choices); err != nil {
		return Import{}, fmt.Errorf("read choices: %w", err)
	}
	kept, err := s.Rows(i)
	if err != nil {
		return Import{}, err
	}
	for _, j := range kept {
		j.Findings = j.Read
		w.lines = append(w.lines, j.Line)
	}
	w.begin = func(ctx context.Context, tx *db.Tx) (bool, error) {
		if err := db.Lock(ctx, tx, "roster_import", id); err != nil {
			return false, err
		}
		now, err := s.importByID(ctx, tx, a, id)
		if err != nil {
			return false, err
		}
		if now.State == ImportConfirmed { // somebody else confirmed it, or pressed twice
			i = now
			return false, nil
		}
		if now.Rev != rev {
			return false, errs.Stale()
		}
		return true, nil
	}
	w.end = func(ctx context.Context, tx *db.Tx, p importPlan, done HeadsImported) error {
		result, err := json.Marshal(done)
		if err != nil {
			return fmt.Errorf("confirm import: %w", err)
		}
		i.count(p.judged)
		i.RowsSealed = p.sealed
		i.State, i.Result, i.ConfirmedAt, i.Rev = ImportConfirmed, string(result), tx.Now(), rev+1
		res, err := tx.NewUpdate().Model(&i).Column("state", "result", "confirmed_at", "rev", "rows_sealed", "accepted", "warned", "rejected", "skipped", "already").
			Where("id = ?", i.ID).Exec(ctx)
		if err := changedOne(res, err, "confirm import"); err != nil {
			return err
		}
		return audit.Record(ctx, tx, importEntry(a, "roster.import.confirm", i.ID, i.place(), fmt.Sprintf("%s：%d人", i.FileName, done.Engagements)))
	}
	w.seal = func(judged []Judged) (string, error) { return pack(s.Keys, i.rowsPlace(), judged) }
	_, err = s.write(ctx, a, w)
	return i, err
}

// Discard removes an import that was not confirmed.
func (s *Service) Discard(ctx context.Context, a authz.Actor, id string) error {
	i, err := s.importByID(ctx, s.DB.Read(), a, id)
	if err != nil {
		return err
	}
	if i.State == ImportConfirmed {
		return errs.Rule(CodeImportDone, "这次导入已经确认，不能删除。")
	}
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		res, err := tx.NewDelete().Table("roster_import").Where("id = ?", id).Where("state = ?", ImportPreview).Exec(ctx)
		if err := changedOne(res, err, "discard import"); err != nil {
			return err
		}
		return audit.Record(ctx, tx, importEntry(a, "roster.import.discard", i.ID, i.place(), i.FileName))
	})
}

// WriteErrors gives the sheet back with what became of each row.
func (s *Service) WriteErrors(ctx context.Context, a authz.Actor, id string, w io.Writer) error {
	i, err := s.importByID(ctx, s.DB.Read(), a, id)
	if err != nil {
		return err
	}
	var m sheet.Mapping
	if err := json.Unmarshal([]byte(i.Mapping), &m); err != nil {
		return fmt.Errorf("read mapping: %w", err)
	}
	data, err := s.File(i)
	if err != nil {
		return err
	}
	table, err := tableOf(data, i.FileName, m)
	if err != nil {
		return err
	}
	rows, err := s.Rows(i)
	if err != nil {
		return err
	}
	verdicts := make(map[int]sheet.Verdict, len(rows))
	for _, j := range rows {
		v := sheet.Verdict{Tone: sheet.Good, Result: j.Outcome.Title(), Reason: strings.Join(j.Why(), "；")}
		switch j.Outcome {
		case Warned:
			v.Tone = sheet.Warn
		case Rejected:
			v.Tone = sheet.Bad
		case Accepted:
		}
		verdicts[j.Row] = v
	}
	return table.WriteVerdicts(w, verdicts)
}

// Once is an import without a stored preview, as the command line does it.
type Once struct {
	Into  org.Union
	File  string
	Data  []byte
	Sheet string // empty: recognised
	AsOf  workday.Date
	Write bool // import the good rows
}

// ImportOnce reads a sheet and, when it is told to write, imports its good rows.
func (s *Service) ImportOnce(ctx context.Context, a authz.Actor, o Once) ([]Judged, sheet.Layout, HeadsImported, error) {
	var done HeadsImported
	lines, layout, err := readSheet(o.Data, o.File, sheet.Mapping{Sheet: o.Sheet}, o.Into)
	if err != nil {
		return nil, layout, done, err
	}
	if !o.Write {
		judged, _, err := s.assess(ctx, s.DB.Read(), a, o.Into, o.AsOf, lines, nil)
		return judged, layout, done, err
	}
	p, err := s.write(ctx, a, importWrite{
		into: o.Into, asOf: o.AsOf, mode: ModeGood, lines: lines,
		end: func(ctx context.Context, tx *db.Tx, _ importPlan, now HeadsImported) error {
			done = now
			return audit.Record(ctx, tx, importEntry(a, "roster.import.confirm", db.NewID(), o.Into.Place(), fmt.Sprintf("%s：%d人", o.File, now.Engagements)))
		},
	})
	return p.judged, layout, done, err
}

func importEntry(a authz.Actor, action, id string, at org.Place, label string) audit.Entry {
	return audit.Entry{
		Actor: a.Audit(), Action: action, Kind: "roster_import", ID: id, Label: label,
		UnionID: at.UnionID, CountyID: at.CountyID, CityID: at.CityID,
	}
}

func cutText(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[len(r)-n:])
	}
	return s
}
