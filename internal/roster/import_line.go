package roster

import (
	"errors"
	"strings"
	"time"

	"xiezhi/internal/gb"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/sheet"
	"xiezhi/internal/workday"
)

// readLine turns a sheet's row into a Line. What cannot be read is found and said; nothing is guessed.
func readLine(r sheet.Row) Line {
	l := Line{
		Row: r.Number, Name: r.Cells["name"].Name(), IDText: r.Cells["id"].Digits(), IDLost: r.Cells["id"].LostDigits(),
		SexText: r.Text("sex"), Phone: r.Cells["phone"].Digits(), Union: r.Text("union"), Post: r.Text("post"),
		ChannelText: strings.TrimSpace(r.Text("channel") + " " + r.Text("kind")),
		Former:      r.Text("former"), Note: r.Text("note"),
	}
	if r.Hidden {
		l.find(Warn, "row_hidden", "name", "此行在原表中被隐藏，请核对是否仍要导入")
	}
	if l.SexText != "" {
		if s, ok := gb.Sexes.Parse(l.SexText); ok {
			l.Sex = s.Code
		} else {
			l.find(Warn, "sex_unreadable", "sex", "看不懂性别“"+l.SexText+"”，已按身份证号登记")
		}
	}
	l.Political = l.code(gb.PoliticalStatuses, r, "political")
	l.Education = l.code(gb.Educations, r, "education")
	l.Title = gb.TitleOf(r.Text("title"))
	if p, err := gb.ParsePhone(l.Phone); err != nil && l.Phone != "" {
		l.Phone = ""
		l.find(Notice, gbCode(err), "phone", "移动电话未登记："+err.Error())
	} else {
		l.Phone = p.Number()
	}
	if d, ok := l.date(r, "born"); ok {
		l.BornYear, l.BornMonth, l.BornDay = d.Year, d.Month, d.Day
	}
	l.readTerm(r)
	if d, ok := l.date(r, "onduty"); ok {
		l.OnDuty = l.first(d, "onduty", "上岗时间")
	}
	if d, ok := l.date(r, "ended"); ok && d.Open == sheet.Dated {
		l.EndedOn = l.last(d, "ended", "离岗时间")
	}
	return l
}

// readTerm reads the contract's term, from two columns or from one; a range may also stand in the column of the start.
func (l *Line) readTerm(r sheet.Row) {
	var from, to sheet.Date
	startCell, endCell := r.Cells["start"], r.Cells["end"]
	if startCell.Blank() && endCell.Blank() {
		if term := r.Cells["term"]; !term.Blank() {
			var err error
			if from, to, err = term.Range(); err != nil {
				l.find(Reject, errs.CodeOf(err), "term", errs.Message(err))
				l.TermBad = true
			}
		}
	} else if a, b, err := startCell.Range(); endCell.Blank() && !startCell.Numeric && err == nil && !a.IsZero() {
		from, to = a, b
	} else {
		var ok1, ok2 bool
		from, ok1 = l.date(r, "start")
		to, ok2 = l.date(r, "end")
		l.TermBad = !ok1 && !startCell.Blank() || !ok2 && !endCell.Blank()
	}
	l.Start = l.first(from, "start", "合同起始时间")
	switch to.Open {
	case sheet.NoTerm:
		l.OpenEnded = true
	case sheet.Dated:
		l.End = l.last(to, "end", "合同终止时间")
	case sheet.ToNow: // says that it runs, not until when
	}
}

// date reads one cell; ok is false when there is nothing to go on.
func (l *Line) date(r sheet.Row, key string) (sheet.Date, bool) {
	d, err := r.Cells[key].Date()
	if err != nil {
		l.find(Reject, errs.CodeOf(err), key, errs.Message(err))
		return sheet.Date{}, false
	}
	return d, !d.IsZero()
}

// first takes a month for its first day, and says so.
func (l *Line) first(d sheet.Date, key, what string) workday.Date {
	if d.Precision == sheet.Month && d.Month > 0 {
		l.find(Warn, "day_missing", key, what+"只写到月，已按 1 日登记")
		d.Day = 1
	}
	return civil(d)
}

// last takes a month for its last day.
func (l *Line) last(d sheet.Date, key, what string) workday.Date {
	if d.Precision == sheet.Month && d.Month > 0 {
		l.find(Warn, "day_missing", key, what+"只写到月，已按当月最后一日登记")
		d.Day = 1
		return civil(d).AddMonths(1).AddDays(-1)
	}
	return civil(d)
}

func (l *Line) code(list *gb.List, r sheet.Row, key string) string {
	text := r.Text(key)
	if text == "" || text == "无" || strings.Trim(text, "-—/") == "" {
		return ""
	}
	item, ok := list.Parse(text)
	if !ok {
		l.find(Notice, key+"_unknown", key, list.Name+"“"+text+"”不在代码表中，未登记")
	}
	return item.Code
}

func civil(d sheet.Date) workday.Date {
	if d.Open != sheet.Dated || d.IsZero() {
		return workday.Date{}
	}
	out, _ := workday.Civil(d.Year, time.Month(d.Month), d.Day)
	return out
}

func gbCode(err error) string {
	if p, ok := errors.AsType[*gb.Problem](err); ok {
		return p.Code
	}
	return errs.InternalCode
}
