package worklog

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"xiezhi/internal/gb"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/sheet"
	"xiezhi/internal/workday"
)

// MaxOpeningFile is how large a sheet of earlier services may be, and MaxOpeningRows how many services it may hold.
const (
	MaxOpeningFile = 10 << 20
	MaxOpeningRows = 5000
)

func openingTable(data []byte, fileName string, m sheet.Mapping) (*sheet.Table, error) {
	limits := sheet.DefaultLimits()
	limits.FileBytes = min(limits.FileBytes, MaxOpeningFile)
	book, err := sheet.Open(bytes.NewReader(data), int64(len(data)), fileName, limits)
	if err != nil {
		return nil, err
	}
	return book.Recognise(openingColumns(), m)
}

func readOpeningLines(t *sheet.Table, year int) ([]OpeningLine, error) {
	var lines []OpeningLine
	for r, err := range t.Rows() {
		if err != nil {
			return nil, err
		}
		if len(lines) == MaxOpeningRows {
			return nil, errs.Rule(sheet.CodeTooManyRows, "一次最多导入"+strconv.Itoa(MaxOpeningRows)+"条，请按指导员分开上传。")
		}
		lines = append(lines, readOpeningLine(r, year))
	}
	return lines, nil
}

// readOpeningLine turns a sheet's row into a line. What cannot be read is found and said; a date without its year, or
// with two digits of it, is taken for one of the running year, and that is said too.
func readOpeningLine(r sheet.Row, year int) OpeningLine {
	l := OpeningLine{
		Row: r.Number, Name: r.Cells["name"].Name(), IDText: r.Cells["id"].Digits(), IDLost: r.Cells["id"].LostDigits(),
		UnitName: r.Text("unit"), Credit: gb.NormaliseCreditCode(r.Text("credit")), CreditLost: r.Cells["credit"].LostDigits(),
		Participants: r.Text("participants"), Done: r.Text("done"), Result: r.Text("outcome"), SignerName: r.Cells["signer"].Name(),
		SignerPost: r.Text("post"), Note: r.Text("note"),
	}
	if r.Hidden {
		l.find(OpeningWarn, "row_hidden", "此行在原表中被隐藏，请核对是否仍要导入")
	}
	l.readDay(r.Cells["day"], year)
	var unknown []string
	l.Duties, unknown = dutiesOf(r.Text("duties"))
	if len(unknown) > 0 {
		l.find(OpeningReject, "duty_unknown", "看不懂职责“"+strings.Join(unknown, "、")+"”，请按第八条的七项填写")
	}
	if text := r.Text("place"); text != "" {
		var ok bool
		if l.Place, ok = placeOf(text); !ok {
			l.find(OpeningReject, "place_unknown", "看不懂服务方式“"+text+"”，请写现场、电话线上或室内")
		}
	}
	for _, f := range []struct {
		what  string
		text  string
		limit int
	}{
		{"参加人员", l.Participants, MaxParticipants},
		{"服务内容", l.Done, MaxDone},
		{"工作成效", l.Result, MaxOutcome},
		{"备注", l.Note, MaxNote},
	} {
		if utf8.RuneCountInString(f.text) > f.limit {
			l.find(OpeningReject, "too_long", f.what+"超过"+strconv.Itoa(f.limit)+"字，请精简")
		}
	}
	return l
}

var (
	dayOfYear = regexp.MustCompile(`^(\d{1,2})(?:月|[./-])(\d{1,2})[日号]?$`)
	shortDay  = regexp.MustCompile(`^'?(\d{2})(?:年|[./-])(\d{1,2})(?:月|[./-])(\d{1,2})[日号]?$`)
)

func (l *OpeningLine) readDay(c sheet.Cell, year int) {
	d, err := c.Date()
	if err != nil && !c.Numeric {
		text := sheet.CleanText(c.Text)
		if m := dayOfYear.FindStringSubmatch(text); m != nil {
			l.assumeYear(year, m[1], m[2], c.Text)
			return
		}
		if m := shortDay.FindStringSubmatch(text); m != nil && m[1] == strconv.Itoa(year)[2:] {
			l.assumeYear(year, m[2], m[3], c.Text)
			return
		}
	}
	switch {
	case err != nil:
		l.find(OpeningReject, errs.CodeOf(err), errs.Message(err))
	case d.IsZero():
		l.find(OpeningReject, "day_missing", "没有服务日期")
	case d.Open != sheet.Dated:
		l.find(OpeningReject, sheet.CodeDateUnreadable, "“"+c.Text+"”不是服务日期，请写成 2026-03-12 这样")
	case d.Precision == sheet.Month:
		l.find(OpeningReject, "day_missing", "服务日期只写到月，请写到日")
	default:
		l.Day = workday.New(d.Year, time.Month(d.Month), d.Day)
	}
}

func (l *OpeningLine) assumeYear(year int, month, day, written string) {
	m, err1 := strconv.Atoi(month)
	d, err2 := strconv.Atoi(day)
	on, ok := workday.Civil(year, time.Month(m), d)
	if err1 != nil || err2 != nil || !ok {
		l.find(OpeningReject, sheet.CodeDateImpossible, "“"+written+"”不是存在的日期，请核对")
		return
	}
	l.Day = on
	l.find(OpeningWarn, "year_assumed", "日期“"+written+"”没有写明四位年份，已按"+strconv.Itoa(year)+"年登记")
}
