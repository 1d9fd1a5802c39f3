package sheet

import (
	"cmp"
	"iter"
	"regexp"
	"slices"
	"strings"
)

// Row is one data row.
type Row struct {
	Number  int             // as Excel numbers it
	Hidden  bool            // filtered out or hidden by hand: the user may not know that it is there
	Section string          // the single text above it that divides the list, such as the name of a town; often empty
	Unit    string          // the unit that a label above the row's list names (填报单位：玉山镇总工会), in a sheet of several lists; often empty
	Cells   map[string]Cell // by column key; blank cells are absent
}

// Text is the cleaned text of a column.
func (r Row) Text(key string) string { return r.Cells[key].Text }

// Rows yields the data rows in order. What is no data (blank rows, totals, signatures, notes, headings printed
// again, the example of our template) is left out and told by Skipped afterwards. Each call reads the file
// anew. An error ends the iteration.
func (t *Table) Rows() iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		habits, err := t.habits()
		if err != nil {
			yield(Row{}, err)
			return
		}
		t.skipped = nil
		above := carrier{}
		err = t.each(func(row Row) (bool, error) {
			above.carry(row.Cells, habits)
			return yield(row, nil), nil
		})
		if err != nil {
			yield(Row{}, err)
		}
	}
}

// each reads the data rows, with merged cells filled down.
func (t *Table) each(take func(row Row) (bool, error)) error {
	down, above := newFiller(t), labels{led: slices.ContainsFunc(t.Above, func(row []string) bool { return Labelled(row) != "" })}
	first := t.keys
	defer func() { t.keys = first }()
	_, err := t.book.scan(t.tab, func(l *line) (bool, error) {
		if l.number <= t.HeadingBottom {
			return true, nil
		}
		if why := t.judge(l); why != "" {
			t.skip(l, why)
			above.read(l, why)
			if why == IsHeading {
				t.turn(l, first)
			}
			return true, nil
		}
		above.next = ""
		row := Row{Number: l.number, Hidden: l.hidden, Section: above.section, Unit: above.unit, Cells: make(map[string]Cell, len(t.keys))}
		for i := range l.cells {
			if key, ok := t.keys[l.cells[i].col]; ok {
				row.Cells[key] = l.cells[i].Cell
			}
		}
		down.fill(l, row.Cells)
		return take(row)
	})
	return err
}

// labels are what stands above the rows: the text that divides a list, and the unit whose list it is.
type labels struct {
	section, unit string
	led           bool   // the first list has its unit above it; else such a label is a list's foot
	next          string // a label that was met, until a heading follows it or a row shows that none does
}

func (a *labels) read(l *line, why Reason) {
	unit := Labelled(texts(l))
	switch {
	case why == IsHeading && a.next != "":
		a.unit, a.next = a.next, ""
	case why == IsHeading:
	case unit != "":
		if a.led {
			a.next = unit
		}
	case why == IsBanner || why == IsStray:
		a.section, a.unit = l.cells[0].Text, ""
	}
}

var unitLabel = regexp.MustCompile(`^(?:填报|报送|上报|编制|聘用|所属|用人)?(?:单位|工会)(?:名称|全称)?(?:[（(][^（()）]*[）)])?[:：]\s*(.*)$`)

// Labelled is the unit that a label in a row of texts names, in its own cell or the next one, empty for none:
// 填报单位（盖章）：玉山镇总工会.
func Labelled(row []string) string {
	for n, text := range row {
		m := unitLabel.FindStringSubmatch(text)
		if m == nil {
			continue
		}
		unit := m[1]
		if unit == "" && n+1 < len(row) {
			unit = row[n+1]
		}
		unit, _, _ = strings.Cut(unit, " ")
		return unit
	}
	return ""
}

// turn reads the rows below a heading that is printed again by what that heading says: a second list in the sheet (of
// those who left) may have other columns. Columns that the user gave stay as they are.
func (t *Table) turn(l *line, first map[int]string) {
	t.keys = first
	if t.given || t.same(l) {
		return
	}
	var heads []heading
	for i := range l.cells {
		h := heading{col: l.cells[i].col, sub: l.cells[i].Text}
		h.shape()
		heads = append(heads, h)
	}
	words := wordings(t.cols)
	pairs, _ := pair(words, heads)
	keys := make(map[int]string, len(pairs))
	for _, p := range pairs {
		keys[heads[p.heading].col] = words[p.column].Key
	}
	for col, key := range first { // what stands below two rows of headings is said by their first row only
		if _, own := keys[col]; !own && l.at(col).Blank() {
			keys[col] = key
		}
	}
	t.keys = keys
}

// same tells that a heading row says what the first heading says in each of its cells.
func (t *Table) same(l *line) bool {
	for i := range l.cells {
		if t.heads[l.cells[i].col] != brief(l.cells[i].Text) {
			return false
		}
	}
	return true
}

// filler carries the value of a cell merged over several rows down to each of them.
type filler struct {
	table  *Table
	areas  []area // taller than one row, below the heading, by their top
	next   int
	active map[int]hanging // by column
}

type hanging struct {
	bottom int
	cell   Cell
}

func newFiller(t *Table) *filler {
	f := &filler{table: t, active: map[int]hanging{}}
	for _, m := range t.merges {
		if m.bottom > m.top && m.top > t.HeadingBottom && !t.wide(m) {
			if _, wanted := t.keys[m.left]; wanted {
				f.areas = append(f.areas, m)
			}
		}
	}
	slices.SortFunc(f.areas, func(a, b area) int { return cmp.Compare(a.top, b.top) })
	return f
}

func (f *filler) fill(l *line, cells map[string]Cell) {
	for ; f.next < len(f.areas) && f.areas[f.next].top <= l.number; f.next++ {
		m := f.areas[f.next]
		if m.top != l.number {
			continue // its first row was no data row
		}
		c := l.at(m.left)
		c.Filled = true
		f.active[m.left] = hanging{m.bottom, c}
	}
	for col, h := range f.active {
		key := f.table.keys[col]
		if l.number > h.bottom {
			delete(f.active, col)
		} else if _, own := cells[key]; !own && !h.cell.Blank() {
			cells[key] = h.cell
		}
	}
}

// wide tells a banner over the list from a cell of it.
func (t *Table) wide(m area) bool { return m.right-m.left+1 > max(2, t.width/2) }
