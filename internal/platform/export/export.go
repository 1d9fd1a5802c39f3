// Package export sends lists as workbooks. There is one way for every list: the workbook is complete before its first
// byte leaves, so that a refusal is a reply and not half a file; its rows come page by page through the function that
// shows the list, so that what is sent is what is shown; and who took it is recorded, since what leaves the house
// leaves its scope.
package export

import (
	"cmp"
	"context"
	"errors"
	"io"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/platform/sheet"
)

// List is a list as a workbook of one sheet.
type List struct {
	Title   string   // stands above the headings
	File    string   // the file's name without its ending; empty: the title
	Sheet   string   // the sheet's name; empty: the title
	Notes   []string // further lines above the headings
	Columns []Column
}

// Column is a column of a list.
type Column = sheet.ExportColumn

// Row adds a row to the workbook; see sheet.Export.Row for the values.
type Row func(values ...any) error

// later is a writer that is named after the rows are written.
type later struct{ io.Writer }

// Send fills a workbook and gives the reply that sends it. Rows beyond some megabytes go to a temporary file.
func Send(l List, fill func(Row) error) (*huma.StreamResponse, error) {
	out := &later{}
	e, err := sheet.NewExport(out, cmp.Or(l.Sheet, l.Title), l.Columns, append([]string{l.Title}, l.Notes...)...)
	if err != nil {
		return nil, err
	}
	if err := fill(e.Row); err != nil {
		return nil, errors.Join(err, e.Abandon())
	}
	return httpx.Download(cmp.Or(l.File, l.Title)+".xlsx", httpx.XLSX, func(w io.Writer) error {
		out.Writer = w
		return e.Close()
	}), nil
}

// pageRows is how many rows are read at a time.
const pageRows = 500

// Pages hands each row of a list to fn, page after page.
func Pages[T any](page func(httpx.PageQuery) (httpx.Page[T], error), fn func(T) error) error {
	for at := (httpx.PageQuery{Limit: pageRows}); ; {
		p, err := page(at)
		if err != nil {
			return err
		}
		for _, row := range p.Items {
			if err := fn(row); err != nil {
				return err
			}
		}
		if p.Next == "" {
			return nil
		}
		at.Cursor = p.Next
	}
}

// Act is that somebody took a list out.
type Act struct {
	Actor                     audit.Actor
	Action                    string // roster.export
	Kind                      string // roster
	Label                     string // which list, of what
	UnionID, CountyID, CityID string // of the union that it is about, when it is about one
}

// Record writes down who takes what out of the house, before it leaves.
func Record(ctx context.Context, d *db.DB, a Act) error {
	return d.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		return audit.Record(ctx, tx, audit.Entry{
			Actor: a.Actor, Action: a.Action, Kind: a.Kind, Label: a.Label, UnionID: a.UnionID, CountyID: a.CountyID, CityID: a.CityID,
		})
	})
}

// Take sends a whole list as its reader sees it. The first row is asked for before anything is recorded as taken, so
// that a refusal is one; the file is named after the day, and its second line tells who took it when. What is kept by
// place and time comes from the caller: at is the instant as people there read it.
func Take[T any](ctx context.Context, d *db.DB, at time.Time, act Act, l List, page func(httpx.PageQuery) (httpx.Page[T], error), cells func(T) []any) (*huma.StreamResponse, error) {
	if _, err := page(httpx.PageQuery{Limit: 1}); err != nil {
		return nil, err
	}
	if err := Record(ctx, d, act); err != nil {
		return nil, err
	}
	l.File = cmp.Or(l.File, l.Title) + "-" + at.Format(time.DateOnly)
	l.Notes = append([]string{act.Actor.Name + "导出，" + at.Format("2006-01-02 15:04")}, l.Notes...)
	return Send(l, func(write Row) error {
		return Pages(page, func(row T) error { return write(cells(row)...) })
	})
}

// Whole is a list without pages as the one page that it is.
func Whole[T any](read func() ([]T, error)) func(httpx.PageQuery) (httpx.Page[T], error) {
	return func(httpx.PageQuery) (httpx.Page[T], error) {
		items, err := read()
		return httpx.Page[T]{Items: items}, err
	}
}

// Date is a civil day, whichever type keeps it.
type Date interface {
	IsZero() bool
	Year() int
	Month() time.Month
	Day() int
}

// Day is a date's cell, blank for none.
func Day(d Date) any {
	if d.IsZero() {
		return nil
	}
	return sheet.Date{Year: d.Year(), Month: int(d.Month()), Day: d.Day(), Precision: sheet.Day}
}

// Text is a column of words.
func Text(title string, width float64) Column {
	return Column{Title: title, Kind: sheet.KindText, Width: width}
}

// Number is a column of figures.
func Number(title string) Column {
	return Column{Title: title, Kind: sheet.KindNumber, Width: 11}
}

// Days is a column of dates.
func Days(title string) Column {
	return Column{Title: title, Kind: sheet.KindDate, Width: 12}
}

// Digits is a column of numbers that nobody adds up, such as codes.
func Digits(title string, width float64) Column {
	return Column{Title: title, Kind: sheet.KindDigits, Width: width}
}

// Name is a column of people's names.
func Name(title string) Column {
	return Column{Title: title, Kind: sheet.KindName, Width: 10}
}

// Serial is the column of running numbers.
func Serial() Column {
	return Column{Title: "序号", Kind: sheet.KindSerial, Width: 6}
}
