package paper

import "time"

// Doc is a form or letter.
type Doc struct {
	Title   string    // in the file's properties; print it with a Heading
	Created time.Time // in the file's properties; zero leaves it out
	Page    Page
	Header  string // one line at the head of each page, such as the form's number; set small, on the right
	Footer  string // one line at the foot of each page, on the left
	Numbers Numbers
	Base    Type // what text is set in that says nothing else; zero is 仿宋 10.5 pt
	Blocks  []Block
}

// Page is A4 with its margins in mm. A page whose margins are all zero gets 25 mm above and below and 20 mm
// at the sides.
type Page struct {
	Landscape                bool
	Top, Bottom, Left, Right float64
}

// Numbers places the page number, written "— 1 —".
type Numbers int

// The places of the page number.
const (
	NumbersNone   Numbers = iota
	NumbersCentre         // below the text, centred
	NumbersOuter          // GB/T 9704: right on odd pages, left on even ones, one character in
)

// Face names a typeface by its role. Word takes it from the reader's machine; the PDF has one serif face and
// tells Hei and BiaoSong from the rest by weight.
type Face int

// The faces of official paper. The zero value inherits.
const (
	FaceInherit  Face = iota
	FaceFangSong      // 仿宋, running text
	FaceSong          // 宋体, page numbers and small print
	FaceHei           // 黑体, first headings
	FaceKai           // 楷体, second headings
	FaceBiaoSong      // 方正小标宋, titles
)

// Chinese type sizes in points.
const (
	Size2      = 22.0 // 二号
	SizeSmall2 = 18.0 // 小二
	Size3      = 16.0 // 三号
	SizeSmall3 = 15.0 // 小三
	Size4      = 14.0 // 四号
	SizeSmall4 = 12.0 // 小四
	Size5      = 10.5 // 五号
	SizeSmall5 = 9.0  // 小五
)

// Type is how text is set. What is zero is inherited: a run's from its paragraph, a paragraph's from its
// cell's table or the document.
type Type struct {
	Face  Face
	Size  float64 // pt
	Pitch float64 // pt from line to line, exact; inherited only while the size is, else 1.35 times the size
	Track float64 // pt added to each character's width
}

// Align is the horizontal place of text, images and signature lines.
type Align int

// Alignments. Justify spreads all lines but a paragraph's last.
const (
	Left Align = iota
	Centre
	Right
	Justify
)

// VAlign is the vertical place of a cell's content.
type VAlign int

// Vertical alignments.
const (
	Top VAlign = iota
	Middle
	Bottom
)

// Block is one of Heading, Paragraph, Table, Image, QR, Signatures, Spacer and PageBreak.
type Block interface{ block() }

// Heading is a title or heading. Level 0 is the document's title: 小标宋 centred, 22 pt unless Size says
// otherwise. Levels 1 to 4 are those of GB/T 9704: 黑体, 楷体, 仿宋, 仿宋, two characters in.
type Heading struct {
	Text  string
	Level int
	Size  float64
}

// Paragraph is text in runs. A newline inside a run starts a new line.
type Paragraph struct {
	Runs  []Run
	Type  Type
	Align Align

	FirstIndent, LeftIndent, RightIndent float64 // characters
	Before, After                        float64 // mm
	KeepWithNext                         bool
}

// Run is a stretch of text set alike.
type Run struct {
	Text            string
	Bold, Underline bool
	Red             bool
	Type            Type // its Pitch is ignored: lines belong to the paragraph
}

// Table has columns of fixed width and is centred on the page.
type Table struct {
	Columns []float64 // widths, mm
	Rows    []Row
	Type    Type
	Rule    float64 // border width in pt; zero is 0.75, negative is no borders
	Red     bool    // borders in red
	// Together keeps all rows on one page, where a page holds them; a paragraph that is kept with the table goes along.
	Together bool
}

// Row is a row of a Table. A row stays on one page unless it is taller than the page.
type Row struct {
	Cells   []Cell
	Height  float64 // at least, mm
	Heading bool    // repeated on each page; only rows at the top of the table
}

// Cell is a cell of a Row. What a rowspan from above covers is left out of Row.Cells, as in HTML.
type Cell struct {
	Text       string      // shorthand for one paragraph; each line of it becomes a paragraph
	Paragraphs []Paragraph // after Text
	Image      *Image      // after the paragraphs
	Label      bool        // the form's own words: centred both ways, in 宋体
	Align      Align       // for Text and Image
	VAlign     VAlign
	ColSpan    int // zero is one
	RowSpan    int // zero is one
	Edges      Edges
}

// Label is a cell of the form's own words.
func Label(s string) Cell { return Cell{Text: s, Label: true} }

// Edges says which borders a cell draws, where the table's rule is not wanted on all four sides. Cells that
// share a border should agree about it.
type Edges int

// Edges of a cell. EdgesTable, the zero value, follows the table.
const (
	EdgesTable Edges = 0
	EdgeTop    Edges = 1 << iota
	EdgeRight
	EdgeBottom
	EdgeLeft
	EdgesNone // alone: no border at all
)

// Image is a PNG or JPEG: a drawn signature, a photo, a seal.
type Image struct {
	Data          []byte
	Width, Height float64 // mm; the picture is fitted into the box, keeping its proportions; one may be zero
	Align         Align
	Alt           string // for readers who do not see it
}

// QR is a QR code with an optional caption under it.
type QR struct {
	Payload string
	Size    float64 // mm; zero is 25
	Align   Align
	Caption string
}

// Signatures is a line on which people sign: each a label, then a rule with the drawn signature above it.
type Signatures struct {
	Lines []SignLine
	Type  Type
	Align Align
}

// SignLine is one place to sign.
type SignLine struct {
	Label  string
	Width  float64 // of the rule, mm; zero is 35
	Text   string  // what stands on the rule, such as a typed name or a date
	Drawn  []byte  // PNG of a drawn signature
	NoRule bool
}

// Spacer is empty height in mm.
type Spacer struct{ Height float64 }

// PageBreak starts a new page.
type PageBreak struct{}

func (Heading) block()    {}
func (Paragraph) block()  {}
func (Table) block()      {}
func (Image) block()      {}
func (QR) block()         {}
func (Signatures) block() {}
func (Spacer) block()     {}
func (PageBreak) block()  {}

// Text is a paragraph of one plain run.
func Text(s string) Paragraph { return Paragraph{Runs: []Run{{Text: s}}} }
