package sheet

import (
	"encoding/xml"
	"errors"
	"path"
	"strconv"
	"strings"
)

// readWorkbook reads the small parts: sheets, styles, shared strings.
func (b *Book) readWorkbook() error {
	if err := b.refuseMacroTypes(); err != nil {
		return err
	}
	main := "xl/workbook.xml"
	root, err := b.relations("_rels/.rels", "")
	if err != nil {
		return err
	}
	for _, r := range root {
		if r.kind == "officeDocument" {
			main = r.target
		}
	}
	if b.parts[partName(main)] == nil {
		return refuse(CodeNotExcel, "这不是 Excel 工作簿。请上传 .xlsx 文件。")
	}
	dir, file := path.Split(main)
	rels, err := b.relations(dir+"_rels/"+file+".rels", dir)
	if err != nil {
		return err
	}
	if err := b.readSheets(main, rels); err != nil {
		return err
	}
	for _, r := range rels {
		switch r.kind {
		case "styles":
			err = b.readStyles(r.target)
		case "sharedStrings":
			err = b.readStrings(r.target)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// refuseMacroTypes finds a macro workbook that was renamed. Only parts count: many writers declare default types
// for extensions that they never use.
func (b *Book) refuseMacroTypes() error {
	return b.elements("[Content_Types].xml", func(_ *part, e xml.StartElement) (bool, error) {
		kind := strings.ToLower(attr(e, "ContentType"))
		if e.Name.Local != "Override" || b.parts[partName(attr(e, "PartName"))] == nil {
			return true, nil
		}
		if strings.Contains(kind, "macroenabled") || strings.Contains(kind, "vbaproject") {
			return false, macros()
		}
		return true, nil
	})
}

type relation struct{ id, kind, target string }

// relations are the links of a part to others inside the package. Links to the outside are dropped here.
func (b *Book) relations(name, dir string) ([]relation, error) {
	var list []relation
	err := b.elements(name, func(_ *part, e xml.StartElement) (bool, error) {
		if e.Name.Local == "Relationship" && attr(e, "TargetMode") != "External" {
			target := strings.ReplaceAll(attr(e, "Target"), `\`, "/")
			if strings.HasPrefix(target, "/") {
				target = target[1:]
			} else {
				target = path.Join(dir, target)
			}
			list = append(list, relation{attr(e, "Id"), path.Base(attr(e, "Type")), target})
		}
		return true, nil
	})
	return list, err
}

func (b *Book) readSheets(main string, rels []relation) error {
	targets := map[string]string{}
	for _, r := range rels {
		if r.kind == "worksheet" { // chart and dialog sheets have no rows
			targets[r.id] = r.target
		}
	}
	used := map[string]bool{}
	err := b.elements(main, func(_ *part, e xml.StartElement) (bool, error) {
		switch e.Name.Local {
		case "workbookPr":
			b.from4 = truth(attr(e, "date1904"))
		case "sheet":
			part := ""
			for _, a := range e.Attr {
				if a.Name.Local == "id" && a.Name.Space != "" { // r:id, not sheetId
					part = targets[a.Value]
				}
			}
			if part == "" || b.parts[partName(part)] == nil {
				return true, nil
			}
			if used[partName(part)] {
				return false, damaged(errors.New("two sheets of one part")) // each would be read anew
			}
			used[partName(part)] = true
			state := attr(e, "state")
			b.sheets = append(b.sheets, &tab{name: attr(e, "name"), hidden: state != "" && state != "visible", part: part})
		}
		return true, nil
	})
	if err != nil {
		return err
	}
	if len(b.sheets) > b.limits.Sheets {
		return refuse(CodeTooManySheet, "工作簿有 %d 张工作表，超过 %d 张。请只留下要导入的工作表后再上传。", len(b.sheets), b.limits.Sheets)
	}
	if len(b.sheets) == 0 {
		return refuse(CodeEmpty, "工作簿里没有工作表。请检查后重新选择文件。")
	}
	return nil
}

func truth(s string) bool { return s == "1" || s == "true" }

// readStrings loads the shared strings, which cells refer to by index.
func (b *Book) readStrings(name string) error {
	f := b.parts[partName(name)]
	if f == nil {
		return nil
	}
	const most = 4_000_000                                   // headers of empty strings cost memory too
	if f.UncompressedSize64 > uint64(b.limits.StringBytes) { //nolint:gosec // limits are positive
		return bomb()
	}
	return b.elements(name, func(p *part, e xml.StartElement) (bool, error) {
		if e.Name.Local != "si" {
			return true, nil
		}
		s, err := p.text("si")
		if err != nil {
			return false, err
		}
		if len(b.strings) >= most {
			return false, bomb()
		}
		b.strings = append(b.strings, shared{s, CleanText(s)})
		return true, nil
	})
}

// numberStyle is what a cell's format says about a number in it.
type numberStyle uint8

const (
	plainNumber numberStyle = iota
	dayNumber               // shown as a date
	monthNumber             // shown as year and month
	centNumber              // shown with two decimals
)

func (b *Book) readStyles(name string) error {
	custom := map[int]numberStyle{}
	inCells := false
	return b.elements(name, func(_ *part, e xml.StartElement) (bool, error) {
		switch e.Name.Local {
		case "numFmt":
			if id, err := strconv.Atoi(attr(e, "numFmtId")); err == nil {
				custom[id] = styleOf(attr(e, "formatCode"))
			}
		case "cellStyleXfs", "cellStyles", "dxfs":
			inCells = false
		case "cellXfs":
			inCells = true
		case "xf":
			if !inCells {
				return true, nil
			}
			id, err := strconv.Atoi(attr(e, "numFmtId"))
			if err != nil {
				id = 0 // the attribute may be left out: General
			}
			style, ok := custom[id]
			if !ok {
				style = builtinStyle(id)
			}
			b.styles = append(b.styles, style)
		}
		return true, nil
	})
}

// builtinStyle knows the date formats without a code of their own, those of Chinese Excel included.
func builtinStyle(id int) numberStyle {
	switch id {
	case 14, 15, 16, 22, 28, 29, 30, 31, 51, 53, 54, 58:
		return dayNumber
	case 17, 27, 36, 50, 52, 57:
		return monthNumber
	case 2, 4:
		return centNumber
	}
	return plainNumber
}

// styleOf reads a custom format code: a year or day makes a date; a year and month without a day, a month.
func styleOf(code string) numberStyle {
	var year, month, day bool
	quoted := false
	for i := 0; i < len(code); i++ {
		c := code[i]
		switch {
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '\\' || c == '_' || c == '*':
			i++
		case c == '[':
			for i < len(code) && code[i] != ']' {
				i++
			}
		case c == ';':
			i = len(code)
		case c == 'y' || c == 'Y' || c == 'e':
			year = year || c != 'e' || strings.HasPrefix(code[i:], "e\"年") || strings.HasPrefix(code[i:], "e年")
		case c == 'm' || c == 'M':
			month = true
		case c == 'd' || c == 'D':
			day = true
		}
	}
	if strings.EqualFold(code, "General") {
		return plainNumber
	}
	if plain, _, _ := strings.Cut(code, ";"); strings.HasSuffix(strings.TrimRight(plain, "_ "), "0.00") {
		return centNumber
	}
	switch {
	case day && (year || month):
		return dayNumber
	case year && month:
		return monthNumber
	}
	return plainNumber
}
