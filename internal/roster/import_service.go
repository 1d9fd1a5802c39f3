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
		return audit.Record(ctx, tx, importEntry(a, "roster.import.upload", i))
	})
	return i, err
}

// read fills the preview from the file.
func (s *Service) read(ctx context.Context, a authz.Actor, i *Import, into org.Union, data []byte, m sheet.Mapping, choices map[string]UnionChoice) error {
	table, layout, err := sheetOf(data, i.FileName, m)
	if err != nil {
		return err
	}
	lines, err := readLines(table, &layout)
	if err != nil {
		return err
	}
	nameUnion(lines, layout, into)
	judged, matches, err := s.assess(ctx, s.DB.Read(), a, into, i.AsOf, lines, choices)
	if err != nil {
		return err
	}
	return s.fill(i, layout, m, choices, matches, judged)
}

// nameUnion gives the importing union to the rows of a sheet without a column of unions.
func nameUnion(lines []Line, layout SheetLayout, into org.Union) {
	if hasUnionColumn(layout) {
		return
	}
	for n := range lines {
		lines[n].Union = into.Name
		lines[n].find(Notice, "union_assumed", "union", "表中没有聘用单位一列，已按“"+into.Name+"”登记")
	}
}

func (s *Service) fill(i *Import, layout SheetLayout, m sheet.Mapping, choices map[string]UnionChoice, matches []UnionMatch, judged []Judged) error {
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
	i.Accepted, i.Warned, i.Rejected = count(judged)
	var err error
	i.RowsSealed, err = pack(s.Keys, i.rowsPlace(), judged)
	return err
}

func count(judged []Judged) (accepted, warned, rejected int) {
	for _, j := range judged {
		switch j.Outcome {
		case Accepted:
			accepted++
		case Warned:
			warned++
		case Rejected:
			rejected++
		}
	}
	return accepted, warned, rejected
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
	data, err := s.Keys.Open(i.filePlace(), i.FileSealed)
	if err != nil {
		return Import{}, fmt.Errorf("open import: %w", err)
	}
	if err := s.read(ctx, a, &i, into, []byte(data), m, choices); err != nil {
		return Import{}, err
	}
	i.Rev++
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		res, err := tx.NewUpdate().Model(&i).Column("rows_sealed", "layout", "mapping", "choices", "unions", "accepted", "warned", "rejected", "rev").
			Where("id = ?", i.ID).Where("rev = ?", rev).Where("state = ?", ImportPreview).Exec(ctx)
		return changedOne(res, err, "remap import")
	})
	return i, err
}

// Rows are the judged rows of an import.
func (s *Service) Rows(i Import) ([]Judged, error) {
	var rows []Judged
	if err := unpack(s.Keys, i.rowsPlace(), i.RowsSealed, &rows); err != nil {
		return nil, err
	}
	return rows, nil
}

// Mode says what a confirmation does about rejected rows.
type Mode string

// Modes of confirmation.
const (
	ModeAll  Mode = "all"  // all or nothing: refused while any row is rejected
	ModeGood Mode = "good" // the rejected are left out
)

// Confirm writes the import's good rows, in one transaction that has everything prepared. Confirming twice is once.
func (s *Service) Confirm(ctx context.Context, a authz.Actor, id string, mode Mode) (Import, error) {
	i, err := s.importByID(ctx, s.DB.Read(), a, id)
	if err != nil || i.State == ImportConfirmed {
		return i, err
	}
	into, err := org.ByID(ctx, s.DB.Read(), i.UnionID)
	if err != nil {
		return Import{}, err
	}
	var choices map[string]UnionChoice
	if err := json.Unmarshal([]byte(i.Choices), &choices); err != nil {
		return Import{}, fmt.Errorf("read choices: %w", err)
	}
	judged, err := s.Rows(i)
	if err != nil {
		return Import{}, err
	}
	lines := make([]Line, len(judged))
	for n, j := range judged {
		lines[n] = j.Line
		lines[n].Findings = j.Read
	}
	judged, matches, err := s.assess(ctx, s.DB.Read(), a, into, i.AsOf, lines, choices)
	if err != nil {
		return Import{}, err
	}
	p, err := s.plan(into, judged, matches, mode)
	if err != nil {
		return Import{}, err
	}
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		if err := db.Lock(ctx, tx, "roster_import", i.ID); err != nil {
			return err
		}
		now, err := s.importByID(ctx, tx, a, id)
		if err != nil {
			return err
		}
		if now.State == ImportConfirmed { // somebody pressed twice
			i = now
			return nil
		}
		if now.Rev != i.Rev {
			return errs.Stale()
		}
		done, err := s.carryOut(ctx, tx, a, p)
		if err != nil {
			return err
		}
		result, err := json.Marshal(done)
		if err != nil {
			return fmt.Errorf("confirm import: %w", err)
		}
		i.State, i.Result, i.ConfirmedAt, i.Rev = ImportConfirmed, string(result), tx.Now(), now.Rev+1
		res, err := tx.NewUpdate().Model(&i).Column("state", "result", "confirmed_at", "rev").Where("id = ?", i.ID).Exec(ctx)
		if err := changedOne(res, err, "confirm import"); err != nil {
			return err
		}
		return audit.Record(ctx, tx, importEntry(a, "roster.import.confirm", i))
	})
	return i, err
}

// importPlan is an import with everything prepared that does not need the transaction.
type importPlan struct {
	create []org.NewUnion
	employ map[string]workday.Date
	heads  []Head
	left   int
	there  int
}

// plan prepares the writing: unions first, then heads that stand on them, numbers sealed.
func (s *Service) plan(into org.Union, judged []Judged, matches []UnionMatch, mode Mode) (importPlan, error) {
	p := importPlan{employ: map[string]workday.Date{}}
	byName := map[string]UnionMatch{}
	for _, m := range matches {
		byName[m.Written] = m
	}
	made := map[string]int{} // written name → place in create
	var list []NewHead
	for _, j := range judged {
		if j.Outcome == Rejected {
			p.left++
			continue
		}
		if j.Already {
			p.there++
			continue
		}
		m := byName[j.Union]
		switch m.State {
		case UnionMissing:
			n, known := made[m.Written]
			if !known {
				n = len(p.create)
				made[m.Written] = n
				p.create = append(p.create, org.NewUnion{
					ID: db.NewID(), Name: m.Written, Kind: m.Kind, SuperiorID: into.ID, EmployingSince: j.OnDuty,
				})
			}
			u := &p.create[n]
			if j.OnDuty.Before(u.EmployingSince) {
				u.EmployingSince = j.OnDuty
			}
			j.UnionID = u.ID
		case UnionIdle:
			if since, known := p.employ[j.UnionID]; !known || j.OnDuty.Before(since) {
				p.employ[j.UnionID] = j.OnDuty
			}
		case UnionFound, UnionAmbiguous, UnionOutside, UnionSkipped:
		}
		list = append(list, j.head())
	}
	if p.left > 0 && mode == ModeAll {
		return p, errs.Rule(CodeImportRejects, fmt.Sprintf("有 %d 行不能导入。请改正后重新上传，或者选择只导入可以导入的行。", p.left))
	}
	if len(list)+p.there == 0 {
		return p, errs.Rule(CodeImportNothing, "没有可以导入的行。")
	}
	p.heads = Prepare(s.Keys, list)
	return p, nil
}

// carryOut writes a plan.
func (s *Service) carryOut(ctx context.Context, tx *db.Tx, a authz.Actor, p importPlan) (HeadsImported, error) {
	if len(p.create) > 0 {
		if _, err := org.CreateTx(ctx, tx, a.Audit(), p.create); err != nil {
			return HeadsImported{}, err
		}
	}
	for id, since := range p.employ {
		if _, err := org.Employ(ctx, tx, a.Audit(), id, since); err != nil {
			return HeadsImported{}, err
		}
	}
	done, err := Insert(ctx, tx, a.Audit(), p.heads)
	if err != nil {
		return HeadsImported{}, err
	}
	ids := make([]string, len(p.heads))
	for n, h := range p.heads {
		ids[n] = h.Person.ID
	}
	if err := s.changed(ctx, tx, ids...); err != nil {
		return HeadsImported{}, err
	}
	return HeadsImported{
		Persons: done.Persons, Engagements: done.Engagements, Already: done.Already + p.there,
		Unions: len(p.create) + len(p.employ), Left: p.left,
	}, nil
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
		return audit.Record(ctx, tx, importEntry(a, "roster.import.discard", i))
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
	data, err := s.Keys.Open(i.filePlace(), i.FileSealed)
	if err != nil {
		return fmt.Errorf("open import: %w", err)
	}
	table, _, err := sheetOf([]byte(data), i.FileName, m)
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

// ImportOnce reads a sheet and, when write says so, imports its good rows, without a stored preview: the command line.
func (s *Service) ImportOnce(ctx context.Context, a authz.Actor, into org.Union, fileName string, data []byte, asOf workday.Date, write bool) ([]Judged, SheetLayout, HeadsImported, error) {
	var done HeadsImported
	table, layout, err := sheetOf(data, fileName, sheet.Mapping{})
	if err != nil {
		return nil, layout, done, err
	}
	lines, err := readLines(table, &layout)
	if err != nil {
		return nil, layout, done, err
	}
	nameUnion(lines, layout, into)
	judged, matches, err := s.assess(ctx, s.DB.Read(), a, into, asOf, lines, nil)
	if err != nil || !write {
		return judged, layout, done, err
	}
	p, err := s.plan(into, judged, matches, ModeGood)
	if err != nil {
		return judged, layout, done, err
	}
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		done, err = s.carryOut(ctx, tx, a, p)
		return err
	})
	return judged, layout, done, err
}

func importEntry(a authz.Actor, action string, i Import) audit.Entry {
	return audit.Entry{
		Actor: a.Audit(), Action: action, Kind: "roster_import", ID: i.ID, Label: i.FileName,
		UnionID: i.UnionID, CountyID: i.CountyID, CityID: i.CityID,
	}
}

func cutText(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[len(r)-n:])
	}
	return s
}
