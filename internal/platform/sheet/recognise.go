package sheet

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// Mapping is what the user corrected in the preview; the zero value leaves everything to recognition.
type Mapping struct {
	Sheet   string         // the worksheet to read
	Heading int            // the last heading row; data begin below it
	Columns map[string]int // key of a column to its 1-based place in the sheet; 0 says that the sheet has none
}

// Table is a recognised list in a sheet.
type Table struct {
	Sheet         string
	HeadingTop    int // first and last heading row, as Excel numbers them
	HeadingBottom int
	Found         []Found     // in the order of the sheet
	Unknown       []Heading   // headings that name no column
	Missing       []string    // keys of required columns that no heading names
	Duplicates    []Duplicate // columns that several headings name equally well; the leftmost is taken
	AlsoFits      []string    // other visible sheets that look like the same list and are not read
	Above         [][]string  // the texts of the rows above the heading: titles, who reports
	Hidden        []string    // hidden sheets, which are never read unless the mapping names them

	book    *Book
	tab     *tab
	cols    []Column
	keys    map[int]string // column of the sheet to key
	serial  int            // column of running numbers, 0 for none
	heads   map[int]string // column to folded heading, to know repeated heading rows
	width   int            // last column with a heading
	merges  []area
	banners map[int]int // row to the left column of a text merged over most of the list's width
	skipped []Skip
	given   bool // the user gave columns
}

// Found is a recognised column.
type Found struct {
	Key     string
	Col     int    // 1-based
	Heading string // as written; group and sub heading joined by a slash
	How     Match
	Hidden  bool // the user may not know that the column is there
}

// Heading is a heading cell.
type Heading struct {
	Col  int
	Text string
}

// Duplicate is a column with the places of all headings that name it, the one taken first.
type Duplicate struct {
	Key  string
	Cols []int
}

// headHeight is how many rows a heading may have.
const headHeight = 3

// headRows is how many rows with content are searched for the heading.
const headRows = 40

// Recognise finds the sheet, the heading rows and the columns. Visible sheets only, unless the mapping names
// one. An error is a refusal: too many rows, no heading found, a mapping that does not fit the file.
func (b *Book) Recognise(cols []Column, m Mapping) (*Table, error) {
	words := wordings(cols)
	var best *candidate
	var refusal error
	var also, hidden, hiddenFits []string
	for _, s := range b.sheets {
		if s.hidden {
			hidden = append(hidden, s.name)
		}
		if m.Sheet != "" && s.name != m.Sheet {
			continue
		}
		c, err := b.examine(s, words, m)
		if err != nil {
			if !isRefusal(err) {
				return nil, err
			}
			refusal = cmp.Or(refusal, err)
			continue
		}
		switch {
		case c == nil:
		case s.hidden && m.Sheet == "":
			hiddenFits = append(hiddenFits, s.name)
		case best == nil:
			best = c
		case c.better(best):
			also = append(also, best.tab.name)
			best = c
		default:
			also = append(also, s.name)
		}
	}
	if best == nil {
		return nil, b.nothing(cols, m, refusal, hiddenFits)
	}
	t, err := best.table(b, cols, words, m)
	if err != nil {
		return nil, err
	}
	t.AlsoFits, t.Hidden = also, hidden
	return t, nil
}

// nothing words the refusal of a book without a recognisable list.
func (b *Book) nothing(cols []Column, m Mapping, refusal error, hidden []string) error {
	switch {
	case refusal != nil:
		return refusal
	case m.Sheet != "" && !slices.ContainsFunc(b.sheets, func(s *tab) bool { return s.name == m.Sheet }):
		return refuse(CodeNoSuchSheet, "文件里没有名为“%s”的工作表。", m.Sheet)
	case len(hidden) > 0:
		return refuse(CodeNoHeading, "只在隐藏的工作表“%s”里找到了表头。请取消隐藏后再上传。", hidden[0])
	}
	var names []string
	for _, c := range cols {
		if c.Required {
			names = append(names, c.Title)
		}
	}
	return refuse(CodeNoHeading, "没有找到表头。表头行里应有：%s。请核对文件，或下载模板填写。", strings.Join(names, "、"))
}

// candidate is a reading of a sheet's top as heading rows.
type candidate struct {
	tab       *tab
	top, last int // the rows read as headings
	bottom    int // the last row that heading cells reach into
	heads     []heading
	pairs     []pairing
	rivals    map[int][]int
	shape     shape
	below     int  // rows with content below the headings
	complete  bool // all required columns are there
	above     [][]string
	score     float64
}

// better tells which of two sheets is the list: one with all required columns before one without, of two complete
// ones the longer (a sheet of examples or of those who left may have the same headings), else the better match.
func (c *candidate) better(than *candidate) bool {
	switch {
	case c.complete != than.complete:
		return c.complete
	case c.complete && c.below != than.below && c.score > than.score*0.6 && than.score > c.score*0.6:
		return c.below > than.below
	}
	return c.score > than.score
}

// examine scans a sheet whole (limits and merged ranges) and tries its first rows as headings. It returns nil
// when none of them fits.
func (b *Book) examine(s *tab, words []wording, m Mapping) (*candidate, error) {
	var top []line
	filled := 0
	form, err := b.scan(s, func(l *line) (bool, error) {
		if filled++; len(top) < headRows || l.number == m.Heading {
			top = append(top, line{number: l.number, cells: slices.Clone(l.cells)})
		}
		return true, nil
	})
	if err != nil {
		return nil, err
	}
	g := newGrid(top, form.merges)
	var best *candidate
	for i := range top {
		for height := 1; height <= headHeight; height++ {
			if i+height > len(top) || top[i+height-1].number != top[i].number+height-1 {
				break
			}
			last := top[i+height-1].number
			c := g.candidate(top[i].number, last)
			if m.Heading != 0 && c.bottom != m.Heading && last != m.Heading {
				continue
			}
			c.spread(top, words)
			c.pairs, c.rivals = pair(words, c.heads)
			c.score = worth(words, c.pairs)
			if m.Heading == 0 && !plausible(words, c) {
				continue
			}
			if best == nil || c.score > best.score+1e-9 || (c.score > best.score-1e-9 && last-c.top < best.last-best.top) {
				best = c
			}
		}
	}
	if best != nil {
		best.tab, best.shape, best.below = s, form, filled
		for i := range top {
			if top[i].number <= best.bottom {
				best.below--
			}
			if top[i].number < best.top {
				best.above = append(best.above, texts(&top[i]))
			}
		}
		best.complete = complete(words, best.pairs)
	}
	return best, nil
}

func texts(l *line) []string {
	list := make([]string, len(l.cells))
	for i := range l.cells {
		list[i] = l.cells[i].Text
	}
	return list
}

func complete(words []wording, pairs []pairing) bool {
	found := map[int]bool{}
	for _, p := range pairs {
		found[p.column] = true
	}
	for i := range words {
		if words[i].Required && !found[i] {
			return false
		}
	}
	return true
}

func worth(words []wording, pairs []pairing) float64 {
	sum := 0.0
	for _, p := range pairs {
		sum += words[p.column].weight() * float64(p.fit) / 100
	}
	return sum
}

// plausible asks for two real columns (or all, if fewer are wanted), one of them by a sure heading, and for a
// fair share of the row's cells: a data row may hold a word that is also a heading, but not several.
func plausible(words []wording, c *candidate) bool {
	wanted, named, sure := 0, 0, false
	for _, w := range words {
		if w.Kind != KindSerial {
			wanted++
		}
	}
	for _, p := range c.pairs {
		if words[p.column].Kind == KindSerial {
			continue
		}
		named++
		sure = sure || p.fit > 60
	}
	return sure && named >= min(2, wanted) && (named >= 4 || named*10 >= len(c.heads)*3)
}

// table settles what the candidate found, with the user's corrections on top.
func (c *candidate) table(b *Book, cols []Column, words []wording, m Mapping) (*Table, error) {
	t := &Table{
		Sheet: c.tab.name, HeadingTop: c.top, HeadingBottom: c.bottom, Above: c.above,
		book: b, tab: c.tab, cols: cols, keys: map[int]string{}, heads: map[int]string{}, merges: c.shape.merges, given: len(m.Columns) > 0,
	}
	headOf := map[int]string{}
	for _, h := range c.heads {
		headOf[h.col] = h.text()
		t.heads[h.col] = brief(cmp.Or(h.sub, h.top))
		t.width = max(t.width, h.col)
	}
	t.banners = map[int]int{}
	for _, a := range c.shape.merges {
		if t.wide(a) {
			t.banners[a.top] = a.left
		}
	}
	given := map[int]bool{} // columns of the sheet that the user gave away
	for key, col := range m.Columns {
		if !slices.ContainsFunc(cols, func(c Column) bool { return c.Key == key }) || col < 0 || col > maxCol || given[col] {
			return nil, refuse(CodeBadMapping, "列的对应关系有误：请检查第 %s 列。", ColumnLetters(max(col, 1)))
		}
		if col > 0 {
			given[col] = true
			t.Found = append(t.Found, Found{Key: key, Col: col, Heading: headOf[col], How: ByUser})
		}
	}
	var several []Duplicate
	for _, p := range c.pairs {
		key, col := words[p.column].Key, c.heads[p.heading].col
		if _, corrected := m.Columns[key]; corrected || given[col] {
			continue
		}
		t.Found = append(t.Found, Found{Key: key, Col: col, Heading: headOf[col], How: how(p.fit)})
		if others := c.rivals[p.column]; len(others) > 0 {
			d := Duplicate{Key: key, Cols: []int{col}}
			for _, h := range others {
				d.Cols = append(d.Cols, c.heads[h].col)
			}
			if words[p.column].Several {
				several = append(several, d)
			} else {
				t.Duplicates = append(t.Duplicates, d)
			}
		}
	}
	for i, f := range t.Found {
		t.Found[i].Hidden = slices.ContainsFunc(c.shape.hidden, func(a area) bool { return f.Col >= a.left && f.Col <= a.right })
	}
	if !inTurn(several) {
		t.Duplicates, several = append(t.Duplicates, several...), nil
	}
	slices.SortFunc(t.Found, func(a, b Found) int { return cmp.Compare(a.Col, b.Col) })
	slices.SortFunc(t.Duplicates, func(a, b Duplicate) int { return cmp.Compare(a.Cols[0], b.Cols[0]) })
	t.settle(c.heads)
	for _, d := range several {
		for n, col := range d.Cols[1:] {
			if _, known := t.keys[col]; !known {
				t.keys[col] = d.Key + "#" + strconv.Itoa(n+2)
			}
		}
	}
	return t, nil
}

// inTurn tells that columns which are written several times stand in turn, as start, end, start, end do. Otherwise it is not
// known which of them belong together.
func inTurn(several []Duplicate) bool {
	if len(several) < 2 {
		return false
	}
	type place struct{ col, of int }
	var places []place
	for of, d := range several {
		if len(d.Cols) != len(several[0].Cols) {
			return false
		}
		for _, col := range d.Cols {
			places = append(places, place{col, of})
		}
	}
	slices.SortFunc(places, func(a, b place) int { return cmp.Compare(a.col, b.col) })
	for n, p := range places {
		if p.of != places[n%len(several)].of {
			return false
		}
	}
	return true
}

// settle derives what follows from the found columns.
func (t *Table) settle(heads []heading) {
	found := map[string]bool{}
	for _, f := range t.Found {
		t.keys[f.Col] = f.Key
		found[f.Key] = true
	}
	for _, c := range t.cols {
		if c.Required && !found[c.Key] {
			t.Missing = append(t.Missing, c.Key)
		}
		if c.Kind == KindSerial {
			for col, key := range t.keys {
				if key == c.Key {
					t.serial = col
				}
			}
		}
	}
	for _, h := range heads {
		if _, known := t.keys[h.col]; known {
			continue
		}
		switch name := bare(h.sub + h.top); {
		case name == bare(resultTitle), name == bare(reasonTitle): // our own columns of an error sheet
		case t.serial == 0 && (name == "序号" || name == "编号" || name == "行号" || name == "no"):
			t.serial = h.col
		default:
			t.Unknown = append(t.Unknown, Heading{h.col, h.text()})
		}
	}
}
