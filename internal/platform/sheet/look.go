package sheet

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

const (
	formatText  = "@"
	formatDay   = "yyyy-mm-dd"
	formatMonth = "yyyy-mm"

	colourHead = "DDE7F3"
	colourLine = "BFBFBF"
)

// looks makes styles in a workbook, and keeps the first failure until err asks for it.
type looks struct {
	file *excelize.File
	bad  error
}

func (l *looks) add(s excelize.Style) int {
	id, err := l.file.NewStyle(&s)
	l.bad = errors.Join(l.bad, err)
	return id
}

func (l *looks) err() error {
	if l.bad != nil {
		return fmt.Errorf("sheet: styles: %w", l.bad)
	}
	return nil
}

func (l *looks) title() int {
	return l.add(excelize.Style{
		Font:      &excelize.Font{Bold: true, Size: 16},
		Alignment: &excelize.Alignment{Horizontal: "center", Vertical: "center"},
	})
}

// head is a heading cell; a required column's is red.
func (l *looks) head(required bool) int {
	font := &excelize.Font{Bold: true}
	if required {
		font.Color = "C00000"
	}
	return l.add(excelize.Style{
		Font: font, Border: thin(), Fill: solid(colourHead),
		Alignment: &excelize.Alignment{Horizontal: "center", Vertical: "center", WrapText: true},
	})
}

// body is a data cell: a number format, a fill (none when empty), an alignment (Excel's own when empty).
func (l *looks) body(format, fill, align string) int {
	s := excelize.Style{Border: thin(), Alignment: &excelize.Alignment{Horizontal: align, Vertical: "center"}}
	if format != "" {
		s.CustomNumFmt = &format
	}
	if format == formatText {
		s.CustomNumFmt, s.NumFmt = nil, 49 // the built-in text format, which Excel and WPS know as text
	}
	if fill != "" {
		s.Fill = solid(fill)
	}
	return l.add(s)
}

func solid(colour string) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
}

func thin() []excelize.Border {
	var b []excelize.Border
	for _, side := range []string{"left", "right", "top", "bottom"} {
		b = append(b, excelize.Border{Type: side, Color: colourLine, Style: 1})
	}
	return b
}

// page sets a sheet for printing: A4 across, all columns on one page's width. A streamed sheet needs it before
// the stream begins.
func page(f *excelize.File, sheet string) error {
	fit, paper, across, wide, high := true, 9, "landscape", 1, 0
	return errors.Join(f.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit}),
		f.SetPageLayout(sheet, &excelize.PageLayoutOptions{Size: &paper, Orientation: &across, FitToWidth: &wide, FitToHeight: &high}))
}

// freeze keeps the rows above the given one on the screen.
func freeze(rows int) *excelize.Panes {
	ref := cellRef(1, rows+1)
	return &excelize.Panes{
		Freeze: true, YSplit: rows, TopLeftCell: ref, ActivePane: "bottomLeft",
		Selection: []excelize.Selection{{SQRef: ref, ActiveCell: ref, Pane: "bottomLeft"}},
	}
}

func cellRef(col, row int) string { return fmt.Sprintf("%s%d", ColumnLetters(col), row) }

var sheetNameBad = regexp.MustCompile(`[:\\/?*\[\]']`)

// sheetName makes a text fit for a worksheet's tab.
func sheetName(s string) string {
	runes := []rune(CleanText(sheetNameBad.ReplaceAllString(s, " ")))
	if len(runes) > 31 {
		runes = runes[:31]
	}
	if name := strings.TrimSpace(string(runes)); name != "" {
		return name
	}
	return "Sheet1"
}

// textWidth is how many characters of column width a text takes; Chinese ones take two.
func textWidth(s string) float64 {
	n := utf8.RuneCountInString(s)
	return float64(n + (len(s)-n)/2)
}

func (c *Column) width() float64 {
	if c.Width > 0 {
		return c.Width
	}
	least := 10.0
	switch c.Kind {
	case KindSerial, KindFlag:
		least = 7
	case KindDigits:
		least = 21
	case KindDate, KindMonth:
		least = 12
	case KindRange:
		least = 24
	case KindText, KindName, KindNumber, KindChoice:
	}
	return min(max(least, textWidth(c.Title)+3), 60)
}
