package sheet

import (
	"archive/zip"
	"io"
	"path"
	"strings"
)

// Limits bound what a workbook may cost. The zero value of a field means no file passes; start from DefaultLimits.
type Limits struct {
	FileBytes   int64 // size of the file as uploaded
	UnzipBytes  int64 // all parts together, unpacked
	StringBytes int64 // the shared strings alone, which are held in memory
	Ratio       int64 // unpacked to packed, asked above 16 MiB unpacked
	Entries     int   // parts in the package
	Sheets      int
	Rows        int // rows with content in one sheet
	BlankRows   int // rows that hold formats only in one sheet
	Columns     int // last column with content
}

// DefaultLimits fit a province's largest lists and refuse what can only be a mistake or an attack.
func DefaultLimits() Limits {
	return Limits{
		FileBytes: 32 << 20, UnzipBytes: 384 << 20, StringBytes: 64 << 20, Ratio: 200, Entries: 2000,
		Sheets: 60, Rows: 120_000, BlankRows: 20_000, Columns: 300,
	}
}

// Book is an opened workbook. It reads from the file given to Open for as long as it is used, and is not safe
// for concurrent use.
type Book struct {
	limits  Limits
	parts   map[string]*zip.File // by lower-case path
	sheets  []*tab
	strings []shared
	styles  []numberStyle
	from4   bool // the 1904 date system of old Macs
}

// tab is one worksheet of the book.
type tab struct {
	name   string
	hidden bool
	part   string
}

// shared is a string that cells refer to, cleaned once for all of them.
type shared struct{ raw, text string }

// Info names one worksheet.
type Info struct {
	Name   string
	Hidden bool
}

// Open accepts a real .xlsx workbook within the limits and refuses anything else with an *errs.Error whose
// message says what to do. The name is the file's name as uploaded; content decides, the name only helps to
// word the refusal. Links to other files are never followed, formulas never computed.
func Open(r io.ReaderAt, size int64, name string, limits Limits) (*Book, error) {
	if size <= 0 {
		return nil, refuse(CodeEmpty, "文件是空的。请检查后重新选择文件。")
	}
	if size > limits.FileBytes {
		return nil, refuse(CodeTooBig, "文件超过 %d MB。请删去图片和无关的工作表，或分成几个文件后再上传。", limits.FileBytes>>20)
	}
	if err := sniff(r, size, strings.ToLower(path.Ext(name))); err != nil {
		return nil, err
	}
	z, err := zip.NewReader(r, size)
	if err != nil {
		return nil, damaged(err)
	}
	b := &Book{limits: limits, parts: make(map[string]*zip.File, len(z.File))}
	if err := b.admit(z); err != nil {
		return nil, err
	}
	if err := b.readWorkbook(); err != nil {
		return nil, err
	}
	return b, nil
}

// Sheets lists the worksheets in the workbook's order.
func (b *Book) Sheets() []Info {
	list := make([]Info, len(b.sheets))
	for i, s := range b.sheets {
		list[i] = Info{Name: s.name, Hidden: s.hidden}
	}
	return list
}
