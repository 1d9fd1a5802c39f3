package roster

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/seal"
	"xiezhi/internal/platform/sheet"
	"xiezhi/internal/workday"
)

// ImportState is where an import stands.
type ImportState string

// States of an import.
const (
	ImportPreview   ImportState = "preview"
	ImportConfirmed ImportState = "confirmed"
)

// Codes of refusals of imports.
const (
	CodeImportRejects = "import_has_rejects"
	CodeImportNothing = "import_nothing"
	CodeImportDone    = "import_confirmed"
	CodeImportChoice  = "import_choice"
	CodeImportGone    = "import_gone"
)

var errGone = errs.Rule(CodeImportGone, "上传的表格已过七天保存期限，请重新上传。")

// MaxImportFile is the size in bytes beyond which a sheet is refused.
const MaxImportFile = 20 << 20

// Import is an uploaded sheet between preview and confirmation. File and rows are sealed: identity numbers lie nowhere
// in clear.
type Import struct {
	bun.BaseModel `bun:"table:roster_import,alias:i"`

	ID          string `bun:",pk"`
	UnionID     string
	CountyID    string `bun:",nullzero"`
	CityID      string `bun:",nullzero"`
	CreatedBy   string
	FileName    string
	FileSealed  string
	RowsSealed  string
	AsOf        workday.Date
	State       ImportState
	Layout      string
	Mapping     string
	Choices     string
	Unions      string
	Accepted    int
	Warned      int
	Rejected    int
	Skipped     int // of the rejected, left out by choice alone
	Result      string
	Rev         int64
	CreatedAt   time.Time
	ConfirmedAt time.Time `bun:",nullzero"`
}

// SheetLayout is what was recognised of the sheet.
type SheetLayout struct {
	Sheet         string        `json:"sheet"`
	Sheets        []string      `json:"sheets" nullable:"false"`
	HeadingTop    int           `json:"headingTop"`
	HeadingBottom int           `json:"headingBottom"`
	Columns       []SheetColumn `json:"columns" nullable:"false"`
	Unknown       []SheetColumn `json:"unknown" nullable:"false"` // headings that name no field; key and title are empty
	Missing       []string      `json:"missing" nullable:"false"` // required columns that no heading names
	Skipped       []SheetSkip   `json:"skipped" nullable:"false"`
	Notes         []string      `json:"notes" nullable:"false"`
}

// SheetColumn is a column of the sheet with the field that it was taken for.
type SheetColumn struct {
	Key     string `json:"key"`
	Title   string `json:"title"`
	Column  int    `json:"column"`
	Heading string `json:"heading"`
	Sure    bool   `json:"sure"` // false: only a part of the heading says so, to be looked at
}

// SheetSkip is a row that is no data.
type SheetSkip struct {
	Row  int    `json:"row"`
	Why  string `json:"why"`
	Text string `json:"text"`
}

// UnionChoice is what the importing person decided about a name that the tree lacks or knows twice.
type UnionChoice struct {
	UnionID string   `json:"unionId" maxLength:"36"` // take this union
	Kind    org.Kind `json:"kind" enum:",town,street,zone,trade"`
	Name    string   `json:"name,omitempty" maxLength:"60"` // of the union to be created; empty as proposed
	Skip    bool     `json:"skip"`                          // leave its people out
}

// HeadsImported is what a confirmation wrote.
type HeadsImported struct {
	Persons     int `json:"persons"`
	Engagements int `json:"engagements"`
	Already     int `json:"already"`
	Unions      int `json:"unions"` // written down or made employing
	Left        int `json:"left"`   // rejected rows left out
}

// sheetOf opens a workbook and recognises the roster in it.
func sheetOf(data []byte, name string, m sheet.Mapping) (*sheet.Table, SheetLayout, error) {
	limits := sheet.DefaultLimits()
	limits.FileBytes = min(limits.FileBytes, MaxImportFile)
	book, err := sheet.Open(bytes.NewReader(data), int64(len(data)), name, limits)
	if err != nil {
		return nil, SheetLayout{}, err
	}
	table, err := book.Recognise(importColumns(), m)
	if err != nil {
		return nil, SheetLayout{}, err
	}
	return table, layoutOf(book, table), nil
}

func layoutOf(book *sheet.Book, table *sheet.Table) SheetLayout {
	titles := map[string]string{}
	for _, c := range importColumns() {
		titles[c.Key] = c.Title
	}
	l := SheetLayout{
		Sheet: table.Sheet, HeadingTop: table.HeadingTop, HeadingBottom: table.HeadingBottom,
		Sheets: []string{}, Columns: []SheetColumn{}, Unknown: []SheetColumn{}, Missing: []string{}, Skipped: []SheetSkip{}, Notes: []string{},
	}
	for _, s := range book.Sheets() {
		l.Sheets = append(l.Sheets, s.Name)
	}
	for _, f := range table.Found {
		l.Columns = append(l.Columns, SheetColumn{Key: f.Key, Title: titles[f.Key], Column: f.Col, Heading: f.Heading, Sure: f.How != sheet.ByPart})
		if f.Hidden {
			l.Notes = append(l.Notes, sheet.ColumnLetters(f.Col)+" 列“"+f.Heading+"”在原表中是隐藏的，已照常读取。")
		}
	}
	for _, u := range table.Unknown {
		l.Unknown = append(l.Unknown, SheetColumn{Column: u.Col, Heading: u.Text})
	}
	for _, key := range table.Missing {
		if key != "union" { // the importing union is meant then
			l.Missing = append(l.Missing, titles[key])
		}
	}
	for _, s := range table.AlsoFits {
		l.Notes = append(l.Notes, "工作表“"+s+"”看起来也是花名册，这次没有读取；如需导入请另选该工作表。")
	}
	for _, s := range table.Hidden {
		l.Notes = append(l.Notes, "工作表“"+s+"”是隐藏的，没有读取。")
	}
	for _, d := range table.Duplicates {
		l.Notes = append(l.Notes, "有几列都像“"+titles[d.Key]+"”，取了最左边的一列，请核对。")
	}
	return l
}

// readLines reads all rows. A sheet without a column of unions means the importing union.
func readLines(table *sheet.Table, layout *SheetLayout) ([]Line, error) {
	var lines []Line
	for r, err := range table.Rows() {
		if err != nil {
			return nil, err
		}
		lines = append(lines, readLine(r))
	}
	for _, s := range table.Skipped() {
		layout.Skipped = append(layout.Skipped, SheetSkip{Row: s.Row, Why: s.Why.Text(), Text: s.Text})
	}
	return lines, nil
}

func hasUnionColumn(l SheetLayout) bool {
	return slices.ContainsFunc(l.Columns, func(c SheetColumn) bool { return c.Key == "union" })
}

// pack seals a value as compressed JSON.
func pack(keys *seal.Keys, place string, v any) (string, error) {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if err := json.NewEncoder(z).Encode(v); err != nil {
		return "", fmt.Errorf("pack: %w", err)
	}
	if err := z.Close(); err != nil {
		return "", fmt.Errorf("pack: %w", err)
	}
	return keys.Seal(place, b.String()), nil
}

func unpack(keys *seal.Keys, place, sealed string, v any) error {
	plain, err := keys.Open(place, sealed)
	if err != nil {
		return fmt.Errorf("unpack: %w", err)
	}
	z, err := gzip.NewReader(bytes.NewReader([]byte(plain)))
	if err != nil {
		return fmt.Errorf("unpack: %w", err)
	}
	if err := json.NewDecoder(z).Decode(v); err != nil {
		return fmt.Errorf("unpack: %w", err)
	}
	return nil
}

// importByID is an import of the actor's scope.
func (s *Service) importByID(ctx context.Context, q db.Q, a authz.Actor, id string) (Import, error) {
	var list []Import
	sel := a.Scope(authz.RosterImport).Where(q.NewSelect().Model(&list), authz.PlaceOf("i")).Where("i.id = ?", id)
	if err := sel.Scan(ctx); err != nil {
		return Import{}, fmt.Errorf("read import: %w", err)
	}
	if len(list) == 0 {
		return Import{}, errs.NotFound("导入")
	}
	return list[0], nil
}

func (i Import) place() org.Place {
	return org.Place{UnionID: i.UnionID, CountyID: i.CountyID, CityID: i.CityID}
}

func (i Import) filePlace() string { return seal.Place("roster_import", "file_sealed", i.ID) }
func (i Import) rowsPlace() string { return seal.Place("roster_import", "rows_sealed", i.ID) }

func readAll(r io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxImportFile+1))
	if err != nil {
		return nil, fmt.Errorf("read upload: %w", err)
	}
	if len(data) > MaxImportFile {
		return nil, errs.Of(errs.KindTooLarge, sheet.CodeTooBig, "文件超过 20 MB，请拆分后再上传。")
	}
	return data, nil
}
