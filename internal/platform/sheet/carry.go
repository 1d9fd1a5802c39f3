package sheet

import "slices"

// habits are the columns that may be written once for a block of rows: true where the sheet does so throughout, so that
// a blank means the row above. One blank alone is an omission; and who writes the same value twice in a row does not
// leave it out elsewhere.
func (t *Table) habits() (map[string]bool, error) {
	type seen struct {
		last           string
		blanks, repeat int
	}
	cols := map[string]*seen{}
	for _, c := range t.cols {
		if c.Carries && slices.ContainsFunc(t.Found, func(f Found) bool { return f.Key == c.Key }) {
			cols[c.Key] = &seen{}
		}
	}
	if len(cols) == 0 {
		return nil, nil
	}
	err := t.each(func(row Row) (bool, error) {
		for key, s := range cols {
			c := row.Cells[key]
			switch {
			case c.Blank():
				s.blanks++
			case c.Filled || ditto(c.Text):
			default:
				if c.Text == s.last {
					s.repeat++
				}
				s.last = c.Text
			}
		}
		return true, nil
	})
	if err != nil {
		return nil, err
	}
	out := make(map[string]bool, len(cols))
	for key, s := range cols {
		out[key] = s.blanks > 1 && s.repeat == 0
	}
	return out, nil
}

// ditto tells a mark that means the row above.
func ditto(s string) bool {
	if len(s) > 8 {
		return false
	}
	switch fold(s) {
	case "同上", "同前", "〃", "″", "〞", "”", "“", "\"", "''", "..":
		return true
	}
	return false
}

// carrier remembers what stood above, by column.
type carrier map[string]Cell

func (above carrier) carry(cells map[string]Cell, habits map[string]bool) {
	for key, c := range cells {
		if !ditto(c.Text) {
			above[key] = c
			continue
		}
		last, known := above[key]
		if !known {
			delete(cells, key) // 同上 with nothing above says nothing
			continue
		}
		last.Filled = true
		cells[key] = last
	}
	for key, habit := range habits {
		if last, known := above[key]; habit && known && cells[key].Blank() {
			last.Carried = true
			cells[key] = last
		}
	}
}
