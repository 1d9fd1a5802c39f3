package roster

import (
	"errors"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"xiezhi/internal/gb"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/sheet"
	"xiezhi/internal/workday"
)

// readLine turns a sheet's row into a Line. What cannot be read is found and said; what is taken as meant, such as the century
// of a year of two digits, is said too.
func readLine(r sheet.Row) Line {
	l := Line{
		Row: r.Number, IDText: r.Cells["id"].Digits(), IDLost: r.Cells["id"].LostDigits(),
		SexText: r.Text("sex"), Union: r.Text("union"), Post: r.Text("post"), Section: sectionName(r.Section), Reported: r.Unit != "",
		ChannelText: strings.TrimSpace(r.Text("channel") + " " + r.Text("kind")),
		Former:      r.Text("former"), Note: r.Text("note"), Certificates: listOf(r.Text("certificate")),
	}
	if unit := employerBelow(r.Unit); unit != "" {
		l.Section = unit
	}
	if r.Hidden {
		l.find(Warn, "row_hidden", "name", "此行在原表中被隐藏，请核对是否仍要导入")
	}
	l.readName(r)
	l.readNumber()
	if r.Cells["union"].Carried {
		l.find(Warn, "union_carried", "union", "聘用单位空着，已按上一行的“"+l.Union+"”登记，请核对")
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
	l.Title = gb.TitleOf(cutHead(r.Text("title"), 60))
	l.Level = levelOf(r.Text("level"))
	l.Preferences = preferencesOf(r.Text("prefer"))
	l.Left = leftOf(r.Text("status"))
	if p, err := gb.FirstPhone(r.Text("phone")); err != nil && !nothing(r.Text("phone")) {
		l.find(Notice, gbCode(err), "phone", "移动电话未登记："+err.Error())
	} else {
		l.Phone = p.Number()
	}
	l.readBirth(r)
	l.readTerm(r)
	if d, ok := l.date(r, "onduty"); ok {
		l.OnDuty = l.first(d, "onduty", "上岗时间")
	}
	if d, ok := l.date(r, "ended"); ok && d.Open == sheet.Dated {
		l.EndedOn = l.last(d, "ended", "离岗时间")
	}
	return l
}

// maxName is how many characters a name may have.
const maxName = 40

// readName takes a remark in brackets out of the name: 张一（组长） is 张一.
func (l *Line) readName(r sheet.Row) {
	l.Name = r.Cells["name"].Name()
	if open := strings.IndexAny(l.Name, "（("); open > 0 {
		remark := l.Name[open:]
		l.Name = strings.TrimSpace(l.Name[:open])
		l.Note = strings.TrimSpace(remark + " " + l.Note)
		l.find(Notice, "name_remark", "name", "姓名后的“"+cutHead(remark, 20)+"”已移到备注")
	}
	switch long := utf8.RuneCountInString(l.Name); {
	case long > maxName:
		l.find(Reject, "name_unlikely", "name", "姓名超过 40 个字，请核对")
		l.Name = cutHead(l.Name, maxName)
	case long == 1 || strings.ContainsAny(l.Name, "0123456789=+<>@#*?？、，,；;/"):
		l.find(Warn, "name_unlikely", "name", "姓名“"+l.Name+"”不像姓名，请核对")
	}
}

var (
	numberNote = regexp.MustCompile(`[（(][^（()）]*[）)]`)
	numberRun  = regexp.MustCompile(`[\dX]+`)
)

// readNumber takes the identity number out of a cell that holds words besides: 320583198503120012（已核）.
func (l *Line) readNumber() {
	if l.IDLost || !strings.ContainsFunc(l.IDText, func(r rune) bool { return unicode.Is(unicode.Han, r) || r == '（' || r == '(' }) {
		return
	}
	runs := numberRun.FindAllString(numberNote.ReplaceAllString(l.IDText, ""), -1)
	if len(runs) != 1 || len(runs[0]) != 18 {
		return
	}
	l.IDText = runs[0]
	l.find(Notice, "id_remark", "id", "身份证号一格中另有文字，只取了号码")
}

// readBirth reads the birth for comparison alone: the identity number says it. What cannot be read is no reason to
// leave the person out.
func (l *Line) readBirth(r sheet.Row) {
	c := r.Cells["born"]
	d, err := c.Date()
	switch errs.CodeOf(err) {
	case "":
		if d.Open == sheet.Dated {
			l.BornYear, l.BornMonth, l.BornDay = d.Year, d.Month, d.Day
		}
	case sheet.CodeDateAmbiguous: // 1985.1 as a number: January or October
		l.BornText = c.Text
	case sheet.CodeDateNoMonth, sheet.CodeDateTwoDigitYear:
		l.BornText = c.Text
	default:
		l.find(Warn, "birth_unreadable", "born", "看不懂出生年月“"+cutHead(c.Text, 20)+"”，已按身份证号登记")
	}
}

// readTerm reads the contract's term, from two columns or from one; a range may also stand in the column of the start,
// and a length (三年) in that of the end or of the term.
func (l *Line) readTerm(r sheet.Row) {
	from, to := l.term(r)
	if a, b, err := r.Cells["signed"].Range(); err == nil && !a.IsZero() && !b.IsZero() { // 签订合同时间 2024.3.1-2027.2.28 is the term
		if from.IsZero() {
			from, to = a, b
		}
	} else if d, ok := l.date(r, "signed"); ok && d.Precision == sheet.Day {
		l.Signed = civil(d)
	}
	if to.IsZero() && strings.Contains(l.ChannelText, "无固定") {
		to.Open = sheet.NoTerm
	}
	l.Start = l.first(from, "start", "合同起始时间")
	if l.Start.IsZero() && !l.Signed.IsZero() && (to.Open != sheet.Dated || !to.IsZero()) {
		l.Start = l.Signed
		l.find(Warn, "start_from_signing", "start", "没有写合同起始时间，已按签订时间登记，请核对")
	}
	switch to.Open {
	case sheet.NoTerm:
		l.OpenEnded = true
	case sheet.Dated:
		l.End = l.last(to, "end", "合同终止时间")
	case sheet.ToNow: // says that it runs, not until when
	case sheet.AtEvent:
		l.EndEvent = true
	case sheet.AfterStart:
		if l.Start.IsZero() {
			l.find(Notice, sheet.CodeDateLengthOnly, "term", "合同期限只写了时长，没有起止日期")
		} else {
			l.End = l.Start.AddMonths(to.Months).AddDays(-1)
			l.find(Warn, "end_reckoned", "end", "合同终止时间按起始时间和期限推算为 "+l.End.String()+"，请核对")
		}
	}
	l.readRenewals(r)
}

// readRenewals reads what further columns say of contracts after the first: 续签合同 起 and 止.
func (l *Line) readRenewals(r sheet.Row) {
	if l.Start.IsZero() || l.TermBad || len(l.Terms) > 0 {
		return
	}
	terms := []Span{{l.Start, l.End}}
	for n := 2; n <= 6; n++ {
		from, to := "start#"+strconv.Itoa(n), "end#"+strconv.Itoa(n)
		before := len(l.Findings)
		a, started := l.date(r, from)
		b, ended := l.date(r, to)
		if !started && !ended || hasLevel(l.Findings[before:], Reject) {
			continue
		}
		t, whole := l.spanOf(a, b, "end", "续签合同")
		last := terms[len(terms)-1]
		switch {
		case t == last:
		case !whole:
			l.find(Warn, "renewal_incomplete", "end", "续签合同没有写全起止日期，没有登记，请核对")
		case last.End.IsZero() || !t.Start.After(last.End):
			l.find(Warn, "terms_differ", "start", "另有一列写的起止时间（"+t.Start.String()+" 起）与合同期限重叠，没有登记，请核对")
		default:
			terms = append(terms, t)
		}
	}
	if len(terms) > 1 && (!l.End.IsZero() || l.OpenEnded) {
		l.Terms = terms
	}
}

func (l *Line) term(r sheet.Row) (from, to sheet.Date) {
	startCell, endCell, term := r.Cells["start"], r.Cells["end"], r.Cells["term"]
	if startCell.Blank() && endCell.Blank() {
		return l.span(term, "term")
	}
	if !startCell.Numeric && endCell.Blank() {
		if a, b, err := startCell.Range(); err == nil && !a.IsZero() && !b.IsZero() {
			return a, b
		}
	}
	from, _ = l.date(r, "start")
	ends := endCell
	if endCell.Blank() {
		ends = term
	}
	if months, length := sheet.ParseLength(ends.Text); length {
		to = sheet.Date{Open: sheet.AfterStart, Months: months}
	} else if endCell.Blank() && !term.Blank() {
		_, to = l.span(term, "term")
	} else {
		to, _ = l.date(r, "end")
	}
	l.TermBad = hasField(l.Findings, "start") || hasField(l.Findings, "end") || hasField(l.Findings, "term")
	return from, to
}

// span reads a cell of two dates.
func (l *Line) span(c sheet.Cell, key string) (from, to sheet.Date) {
	from, to, err := c.Range()
	if errs.Is(err, sheet.CodeDateNotRange) {
		if text, short := sheet.WithCentury(c.Text); short {
			if a, b, again := sheet.ParseRange(text); again == nil {
				from, to, err = a, b, nil
				l.find(Warn, sheet.CodeDateTwoDigitYear, key, "“"+c.Text+"”的年份只有两位，已按 "+a.String()+" 至 "+b.String()+" 登记，请核对")
			}
		}
	}
	if err != nil {
		if several := sheet.ParseRanges(c.Raw); len(several) > 1 {
			for _, pair := range several {
				t, whole := l.spanOf(pair[0], pair[1], key, "合同")
				if !whole {
					l.find(Reject, sheet.CodeDateNotRange, key, "写了几份合同，其中有的没有写明止于哪一天，请补写，或写“无固定期限”")
					l.Terms, l.TermBad = nil, true
					return sheet.Date{}, sheet.Date{}
				}
				l.Terms = append(l.Terms, t)
			}
			return several[0][0], several[0][1]
		}
	}
	switch {
	case err == nil:
		return from, to
	case errs.Is(err, sheet.CodeDateLengthOnly):
		months, _ := sheet.ParseLength(c.Text)
		return sheet.Date{}, sheet.Date{Open: sheet.AfterStart, Months: months}
	default:
		l.find(Reject, errs.CodeOf(err), key, errs.Message(err))
		l.TermBad = true
	}
	return sheet.Date{}, sheet.Date{}
}

// spanOf is the time of a contract of which both ends are known: by a day, by a length, or that it has none.
func (l *Line) spanOf(from, to sheet.Date, key, what string) (t Span, whole bool) {
	if from.IsZero() || from.Open != sheet.Dated || to.IsZero() || to.Open == sheet.ToNow || to.Open == sheet.AtEvent {
		return Span{}, false
	}
	t.Start = l.first(from, key, what+"起始时间")
	if to.Open == sheet.AfterStart {
		t.End = t.Start.AddMonths(to.Months).AddDays(-1)
		l.find(Warn, "end_reckoned", key, what+"终止时间按起始时间和期限推算为 "+t.End.String()+"，请核对")
	} else {
		t.End = l.last(to, key, what+"终止时间")
	}
	return t, true
}

// date reads one cell; ok is false when there is nothing to go on.
func (l *Line) date(r sheet.Row, key string) (sheet.Date, bool) {
	field, _, _ := strings.Cut(key, "#")
	d, err := r.Cells[key].Date()
	if errs.Is(err, sheet.CodeDateTwoDigitYear) {
		if text, short := sheet.WithCentury(r.Text(key)); short {
			if d, err = sheet.ParseDate(text); err == nil {
				l.find(Warn, sheet.CodeDateTwoDigitYear, field, "“"+r.Text(key)+"”的年份只有两位，已按 "+d.String()+" 登记，请核对")
			}
		}
	}
	if errs.Is(err, sheet.CodeDateIsRange) && key == "onduty" { // 2024.3.1至今
		if from, to, again := r.Cells[key].Range(); again == nil && to.Open == sheet.ToNow {
			d, err = from, nil
		}
	}
	if err != nil {
		l.find(Reject, errs.CodeOf(err), field, errs.Message(err))
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
	if nothing(text) {
		return ""
	}
	item, ok := list.Parse(text)
	if !ok {
		l.find(Notice, key+"_unknown", key, list.Name+"“"+text+"”不在代码表中，未登记")
	}
	return item.Code
}

// nothing tells what people write for nothing.
func nothing(s string) bool {
	return s == "" || s == "无" || s == "暂无" || s == "没有" || strings.Trim(s, "-—/") == ""
}

// listOf takes a list apart that is written in one cell.
func listOf(s string) []string {
	if nothing(s) {
		return nil
	}
	var out []string
	for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return strings.ContainsRune("、，,；;/", r) }) {
		if part = strings.TrimSpace(part); !nothing(part) {
			out = append(out, cutHead(part, 60))
		}
	}
	return out
}

// leftOf tells that a column 是否在岗 says no.
func leftOf(s string) bool {
	if v, known := sheet.ParseFlag(s); known {
		return !v
	}
	return slices.ContainsFunc([]string{"离岗", "离职", "不在岗", "退出", "解聘", "辞职", "调离"}, func(w string) bool { return strings.Contains(s, w) })
}

// levelOf reads the level of a post, empty for nothing written or understood: the post union's is taken then.
func levelOf(s string) org.Tier {
	switch {
	case strings.Contains(s, "以下") || strings.ContainsAny(s, "乡镇街园") || strings.Contains(s, "基层") || strings.Contains(s, "开发区"):
		return org.TierBase
	case strings.Contains(s, "设区市") || s == "市级" || s == "市总":
		return org.TierCity
	case strings.ContainsAny(s, "县区") || strings.Contains(s, "县级市"):
		return org.TierCounty
	case strings.Contains(s, "省"):
		return org.TierProvince
	}
	return ""
}

// preferencesOf reads which preferences of article 4 are claimed.
func preferencesOf(s string) Preferences {
	return Preferences{
		PrefQualified:  strings.Contains(s, "资质") || strings.Contains(s, "资格"),
		PrefExperience: strings.Contains(s, "经历") || strings.Contains(s, "工作经验") || strings.Contains(s, "从事过"),
		PrefGraduate:   strings.Contains(s, "毕业") || strings.Contains(s, "大学生"),
	}
}

// sectionName makes of a text that divides a list the name of a union, empty when it is none: 二、周市镇总工会（3人）.
func sectionName(s string) string {
	if i := strings.IndexAny(s, "、.．"); i > 0 && strings.Trim(s[:i], "一二三四五六七八九十0123456789（）()") == "" {
		s = s[i:]
	}
	s = strings.TrimLeft(s, "、.． ")
	if i := strings.IndexAny(s, "（(：: "); i > 0 {
		s = s[:i]
	}
	for _, end := range []string{"工会", "镇", "乡", "街道", "开发区", "园区", "高新区", "度假区", "新区"} {
		if strings.HasSuffix(s, end) {
			return s
		}
	}
	return ""
}

// employerBelow is the union of a town, street or zone that a label names. A county's or city's name there says who collects
// the list, not who employs.
func employerBelow(label string) string {
	if name := sectionName(label); KindByName(name) != org.KindTrade {
		return name
	}
	return ""
}

// unionAbove is the union of a town, street or zone that the rows above a heading name, the nearest first: 玉山镇（3人）, or
// 填报单位：玉山镇总工会.
func unionAbove(rows [][]string) string {
	for _, row := range slices.Backward(rows) {
		text := sheet.Labelled(row)
		if text == "" && len(row) == 1 {
			text = row[0]
		}
		if name := employerBelow(text); name != "" {
			return name
		}
	}
	return ""
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
