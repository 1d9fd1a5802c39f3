package sheet

import "strings"

// Layout is what was recognised of a sheet, as a preview shows it and lets it be corrected.
type Layout struct {
	Sheet         string         `json:"sheet"`
	Sheets        []string       `json:"sheets" nullable:"false" doc:"可以选读的工作表"`
	HeadingTop    int            `json:"headingTop"`
	HeadingBottom int            `json:"headingBottom"`
	Columns       []LayoutColumn `json:"columns" nullable:"false"`
	Unknown       []LayoutColumn `json:"unknown" nullable:"false" doc:"没有认出的列"`
	Missing       []string       `json:"missing" nullable:"false" doc:"必需而没有找到的列"`
	Skipped       []LayoutSkip   `json:"skipped" nullable:"false" doc:"不是数据的行，最多 500 行"`
	Notes         []string       `json:"notes" nullable:"false"`
	Fields        []LayoutField  `json:"fields" nullable:"false" doc:"可以指定的字段"`
}

// LayoutColumn is a column of the sheet with the field that it was taken for, if any.
type LayoutColumn struct {
	Key     string `json:"key"`
	Title   string `json:"title"`
	Column  int    `json:"column"`
	Letters string `json:"letters"`
	Heading string `json:"heading"`
	Sure    bool   `json:"sure" doc:"否：只凭列名的一部分认出，请核对"`
}

// LayoutSkip is a row that is no data.
type LayoutSkip struct {
	Row  int    `json:"row"`
	Why  string `json:"why"`
	Text string `json:"text"`
}

// LayoutField is a field that a column may be taken for.
type LayoutField struct {
	Key      string `json:"key"`
	Title    string `json:"title"`
	Required bool   `json:"required"`
}

// Layout tells what was recognised; the skipped rows are known once the rows have been read.
func (t *Table) Layout() Layout {
	l := Layout{
		Sheet: t.Sheet, HeadingTop: t.HeadingTop, HeadingBottom: t.HeadingBottom, Sheets: []string{}, Columns: []LayoutColumn{},
		Unknown: []LayoutColumn{}, Missing: []string{}, Skipped: []LayoutSkip{}, Notes: []string{}, Fields: []LayoutField{},
	}
	titles := map[string]string{}
	for _, c := range t.cols {
		titles[c.Key] = c.Title
		if c.Kind != KindSerial {
			l.Fields = append(l.Fields, LayoutField{c.Key, c.Title, c.Required})
		}
	}
	for _, s := range t.book.Sheets() {
		l.Sheets = append(l.Sheets, s.Name)
	}
	for _, f := range t.Found {
		l.Columns = append(l.Columns, LayoutColumn{f.Key, titles[f.Key], f.Col, ColumnLetters(f.Col), f.Heading, f.How != ByPart})
		if f.Hidden {
			l.Notes = append(l.Notes, ColumnLetters(f.Col)+" 列“"+f.Heading+"”在原表中是隐藏的，已照常读取。")
		}
	}
	for _, u := range t.Unknown {
		if t.keys[u.Col] == "" {
			l.Unknown = append(l.Unknown, LayoutColumn{Column: u.Col, Letters: ColumnLetters(u.Col), Heading: u.Text})
		}
	}
	for _, key := range t.Missing {
		l.Missing = append(l.Missing, titles[key])
	}
	for _, s := range t.Skipped() {
		l.Skipped = append(l.Skipped, LayoutSkip{s.Row, s.Why.Text(), s.Text})
	}
	for _, u := range t.Unknown {
		if key, _, further := strings.Cut(t.keys[u.Col], "#"); further {
			l.Notes = append(l.Notes, ColumnLetters(u.Col)+" 列“"+u.Text+"”按又一份的“"+titles[key]+"”读取。")
		}
	}
	for _, s := range t.AlsoFits {
		l.Notes = append(l.Notes, "工作表“"+s+"”里也有同样的表头，这次没有读取；如需导入请另选该工作表。")
	}
	for _, s := range t.Hidden {
		l.Notes = append(l.Notes, "工作表“"+s+"”是隐藏的，没有读取。")
	}
	for _, d := range t.Duplicates {
		l.Notes = append(l.Notes, "有几列都像“"+titles[d.Key]+"”，取了最左边的 "+ColumnLetters(d.Cols[0])+" 列，请核对。")
	}
	return l
}
