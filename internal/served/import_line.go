package served

import (
	"bytes"
	"strings"
	"time"

	"xiezhi/internal/gb"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/sheet"
	"xiezhi/internal/workday"
)

// tableOf opens a workbook and finds the list in it.
func tableOf(data []byte, fileName string, m sheet.Mapping) (*sheet.Table, error) {
	book, err := sheet.Open(bytes.NewReader(data), int64(len(data)), fileName, sheet.DefaultLimits())
	if err != nil {
		return nil, err
	}
	return book.Recognise(importColumns(), m)
}

func readLines(t *sheet.Table) ([]ImportLine, error) {
	var lines []ImportLine
	for r, err := range t.Rows() {
		if err != nil {
			return nil, err
		}
		lines = append(lines, readLine(r))
	}
	return lines, nil
}

// readLine turns a sheet's row into a line. What cannot be read is found and said; nothing is guessed.
func readLine(r sheet.Row) ImportLine {
	union := r.Text("union")
	l := ImportLine{Row: r.Number, CreditLost: r.Cells["credit"].LostDigits(), Region: r.Text("region")}
	name := r.Text("name")
	if name == "" {
		name = union
	}
	l.Facts = Facts{
		Kind: kindOf(r.Text("kind"), name), Name: name, CreditCode: gb.NormaliseCreditCode(written(r.Text("credit"))), Industry: cutTo(r.Text("industry"), 60),
		ChairName: cutTo(r.Cells["chair"].Name(), 60), ContactName: cutTo(r.Cells["contact"].Name(), 60),
		ContactTitle: cutTo(r.Text("title"), 60), AgreementKind: agreementOf(r.Text("agreement")), Note: cutTo(r.Text("note"), 300),
	}
	if r.Hidden {
		l.find(warn, "row_hidden", "此行在原表中被隐藏，请核对是否仍要导入")
	}
	l.Facts.Workers = l.number(r, "workers", "职工人数")
	l.Facts.Members = l.number(r, "members", "会员数")
	has, known := sheet.ParseFlag(r.Text("has"))
	switch {
	case l.Facts.Kind != KindEnterprise:
		l.Facts.HasUnion = true
	case known:
		l.Facts.HasUnion = has
	default:
		l.Facts.HasUnion = union != "" || l.Facts.ChairName != "" || l.Facts.Members > 0 || strings.HasPrefix(r.Text("has"), "已")
	}
	l.readPhone(r)
	l.readTerm(r)
	return l
}

func (l *ImportLine) number(r sheet.Row, key, title string) int64 {
	n, ok, err := r.Cells[key].Decimal(0)
	if err != nil || ok && (n < 0 || n > 10_000_000) {
		l.find(warn, key+"_unreadable", "看不懂"+title+"，未登记")
		return 0
	}
	return n
}

// readPhone keeps a mobile number; another number, which receives no codes, goes into the note.
func (l *ImportLine) readPhone(r sheet.Row) {
	number := written(r.Text("phone"))
	if number == "" {
		return
	}
	phone, err := gb.FirstPhone(number)
	if err == nil {
		l.Phone = phone
		return
	}
	l.find(notice, "phone_not_mobile", "联系电话不是手机号码，已记入备注")
	l.Facts.Note = cutTo(strings.TrimSpace(l.Facts.Note+" 电话："+number), 400)
}

func (l *ImportLine) readTerm(r sheet.Row) {
	from, to, err := sheet.Date{}, sheet.Date{}, error(nil)
	if !r.Cells["term"].Blank() {
		from, to, err = r.Cells["term"].Range()
	}
	if err == nil && !r.Cells["from"].Blank() {
		from, err = r.Cells["from"].Date()
	}
	if err == nil && !r.Cells["until"].Blank() {
		to, err = r.Cells["until"].Date()
	}
	if err != nil {
		l.find(warn, errs.CodeOf(err), "集体合同期限未登记："+errs.Message(err))
		return
	}
	l.Facts.AgreementFrom = firstDay(from)
	l.Facts.AgreementUntil = lastDay(to)
}

// firstDay and lastDay read a month as its first and its last day.
func firstDay(d sheet.Date) workday.Date {
	if d.IsZero() || d.Open != sheet.Dated {
		return workday.Date{}
	}
	return workday.New(d.Year, time.Month(d.Month), max(d.Day, 1))
}

func lastDay(d sheet.Date) workday.Date {
	day := firstDay(d)
	if day.IsZero() || d.Precision == sheet.Day {
		return day
	}
	return day.AddMonths(1).AddDays(-1)
}

// written is a cell's text, empty for what people write for nothing.
func written(s string) string {
	switch strings.Trim(s, "-—/ ") {
	case "", "无", "暂无", "没有", "不详", "未办", "未办理", "办理中", "个体", "个体户":
		return ""
	}
	return s
}

func cutTo(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n])
	}
	return s
}
