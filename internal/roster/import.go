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
	Already     int // of the others, in the roster already
	Result      string
	Rev         int64
	CreatedAt   time.Time
	ConfirmedAt time.Time `bun:",nullzero"`
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

// tableOf opens a workbook and recognises the roster in it.
func tableOf(data []byte, name string, m sheet.Mapping) (*sheet.Table, error) {
	limits := sheet.DefaultLimits()
	limits.FileBytes = min(limits.FileBytes, MaxImportFile)
	book, err := sheet.Open(bytes.NewReader(data), int64(len(data)), name, limits)
	if err != nil {
		return nil, err
	}
	return book.Recognise(importColumns(), m)
}

// readSheet reads all rows of the roster in a workbook. A sheet without a column of unions means the importing one.
func readSheet(data []byte, name string, m sheet.Mapping, into org.Union) ([]Line, sheet.Layout, error) {
	table, err := tableOf(data, name, m)
	if err != nil {
		return nil, sheet.Layout{}, err
	}
	var lines []Line
	for r, err := range table.Rows() {
		if err != nil {
			return nil, sheet.Layout{}, err
		}
		lines = append(lines, readLine(r))
	}
	layout := table.Layout()
	layout.Missing = slices.DeleteFunc(layout.Missing, func(title string) bool { return title == unionTitle })
	nameUnion(lines, layout, unionAbove(table.Above), into)
	return lines, layout, nil
}

func hasUnionColumn(l sheet.Layout) bool {
	return slices.ContainsFunc(l.Columns, func(c sheet.LayoutColumn) bool { return c.Key == "union" })
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

func (i *Import) place() org.Place {
	return org.Place{UnionID: i.UnionID, CountyID: i.CountyID, CityID: i.CityID}
}

func (i *Import) filePlace() string { return seal.Place("roster_import", "file_sealed", i.ID) }
func (i *Import) rowsPlace() string { return seal.Place("roster_import", "rows_sealed", i.ID) }

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
