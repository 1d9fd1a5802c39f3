package sheet

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"unicode"
)

// Precision says how much of a date was written.
type Precision uint8

// Month precision leaves the day zero.
const (
	Day Precision = iota
	Month
)

// Ending says that an end date was left open, and in which words.
type Ending uint8

// The ways in which an end is left open.
const (
	Dated      Ending = iota // a date is given, or nothing
	NoTerm                   // 无固定期限, 长期
	ToNow                    // 至今
	AtEvent                  // 至退休, 以完成一定工作任务为期限: ends with something that has no date yet
	AfterStart               // 三年: so many months after the start
)

// Date is a date as somebody wrote it. The zero value means that nothing was written.
type Date struct {
	Year, Month, Day int
	Precision        Precision
	Open             Ending
	Months           int // of AfterStart
}

// IsZero tells that nothing was written.
func (d Date) IsZero() bool { return d == Date{} }

// String is 2025-01-31, 2025-01, 无固定期限, 至今, 未定, 36个月, or empty.
func (d Date) String() string {
	switch {
	case d.Open == NoTerm:
		return "无固定期限"
	case d.Open == ToNow:
		return "至今"
	case d.Open == AtEvent:
		return "未定"
	case d.Open == AfterStart:
		return strconv.Itoa(d.Months) + "个月"
	case d.IsZero():
		return ""
	case d.Precision == Month:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

var (
	clockTime = regexp.MustCompile(`(?:[ T]|日 ?)(?:上午|下午)?\d{1,2}(?::\d{2}){1,2}(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?$`)
	dateLabel = regexp.MustCompile(`^(?:第\d{1,2}[^:\d]{1,8}|[^:\d]{1,12}):(\d{4}|\d{2}年)|^(?:有)?固定期限?(?:劳动合同)?,(\d{4})`)
	spaced    = regexp.MustCompile(`(\d{4}) +(\d{1,2}) +(\d{1,2})\b`)
	dateNote  = regexp.MustCompile(`\([^()]*\)`)
	dayDate   = regexp.MustCompile(`^(\d{4})(?:年|[./,、\\-])(\d{1,2})(?:月|[./,、\\-])(\d{1,2})[日号.]?$`)
	monthDate = regexp.MustCompile(`^(\d{4})(?:年|[./,\\-])(\d{1,2})(?:月|月份|\.)?$`)
	yearDate  = regexp.MustCompile(`^(?:19|20)\d{2}年?$`)
	shortYear = regexp.MustCompile(`^'?\d{2}(?:年|[./-])\d{1,2}(?:月|(?:月|[./-])\d{1,2}日?)?$`)
	shortTail = regexp.MustCompile(`^\d{1,2}(?:月|[./-])\d{1,2}[日号]?$`)
)

// ParseDate reads one date as people write it: 2024.3.1, 2024年3月4日, 2024/3/1, 1985.03, 198503, 20250301,
// 二〇二五年一月一日, with a time of day or full-width digits, 无固定期限, 至今, or the five digits of an Excel
// serial. Nothing, a dash or 无 is the zero Date. Years of two digits are refused: they would be guessed.
func ParseDate(s string) (Date, error) {
	if len(s) > maxDateText {
		return Date{}, unreadable.of(s)
	}
	text := dateText(s)
	switch text {
	case "", "-", "--", "—", "——", "/", "\\", "无", "暂无", "空", "不详", "未定", "待定", "未约定", "未签", "未签订", "暂未签订", "未填":
		return Date{}, nil
	}
	if d, ok := openWord(text); ok {
		return d, nil
	}
	d, err := parseDay(text)
	if err == nil {
		return d, nil
	}
	if from, to, rangeErr := parseRange(text); rangeErr == nil {
		switch {
		case to.IsZero(): // 2025.1.1起
			return from, nil
		case from.IsZero(): // 至2026.12.31
			return to, nil
		}
		return Date{}, refuse(CodeDateIsRange, "“%s”写的是起止两个日期，这里只要一个。", cut(s, 40))
	}
	return Date{}, err.of(s)
}

// ParseRange reads a cell that holds two dates: 2025.1.1-2027.12.31, 2025年1月1日至2026年12月31日,
// 2025.1.1至今, 2025年1月1日起无固定期限, 2025.1.1起三年, 三年（2025.1.1-2027.12.31）; the end may leave out the year of the
// start. One of the dates may be missing (2025.1.1起, 至2026.12.31). Nothing is two zero dates.
func ParseRange(s string) (from, to Date, err error) {
	if len(s) > maxDateText {
		return Date{}, Date{}, notRange.of(s)
	}
	text := dateText(s)
	if d, blank := ParseDate(text); blank == nil && (d.IsZero() || d.Open == NoTerm || d.Open == AtEvent) {
		return Date{}, d, nil
	}
	from, to, bad := parseRange(text)
	if bad == nil {
		return from, to, nil
	}
	// The dates may stand apart by white space only, or in the brackets that were taken for a note.
	if parts := strings.Fields(CleanText(s)); len(parts) == 2 {
		if from, to, again := parseRange(dateText(parts[0]) + "至" + dateText(parts[1])); again == nil {
			return from, to, nil
		}
	}
	if note := dateNote.FindString(fold(s)); note != "" {
		if from, to, again := parseRange(dateText(strings.Trim(note, "()") + "," + dateNote.ReplaceAllString(fold(s), ""))); again == nil {
			return from, to, nil
		}
		if from, to, again := parseRange(dateText(strings.Trim(note, "()"))); again == nil {
			return from, to, nil
		}
	}
	if _, length := ParseLength(text); length {
		return Date{}, Date{}, lengthOnly.of(s)
	}
	return Date{}, Date{}, bad.of(s)
}

// ParseRanges reads a cell that holds several ranges one after the other, as renewals are written: 2021.3.1-2024.2.29、
// 2024.3.1-2027.2.28. It gives none when it is less than two, or anything else. Each has a first day; its end may be a length
// or open.
func ParseRanges(s string) [][2]Date {
	if len(s) > maxDateText {
		return nil
	}
	parts := strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("、，,;；", r) })
	if len(parts) < 2 {
		return nil
	}
	out := make([][2]Date, 0, len(parts))
	for _, part := range parts {
		from, to, err := ParseRange(part)
		if err != nil || from.IsZero() || to.IsZero() {
			return nil
		}
		out = append(out, [2]Date{from, to})
	}
	return out
}

var lengthText = regexp.MustCompile(`^(?:期限)?(?:为)?(?:(\d{1,2})年|([两半])年|(\d{1,3})个?月)(?:期)?$`)

// ParseLength reads a length of time as people write it: 三年, 3年, 36个月, 两年, 一年期.
func ParseLength(s string) (months int, ok bool) {
	m := lengthText.FindStringSubmatch(dateText(s))
	if m == nil {
		return 0, false
	}
	switch {
	case m[1] != "":
		n, err := strconv.Atoi(m[1])
		return n * 12, err == nil && n > 0
	case m[2] == "两":
		return 24, true
	case m[2] == "半":
		return 6, true
	}
	n, err := strconv.Atoi(m[3])
	return n, err == nil && n > 0
}

// Date reads the cell as one date. A number is a serial, or 20250301, 198503 and 1985.03 typed as numbers.
func (c Cell) Date() (Date, error) {
	if !c.Numeric {
		return ParseDate(c.Text)
	}
	if c.IsDate {
		precision := Day
		if c.monthly {
			precision = Month
		}
		if d, ok := fromSerial(c.Raw, c.from4); ok {
			if precision == Month {
				d.Precision, d.Day = Month, 0
			}
			return d, nil
		}
		return Date{}, unreadable.of(c.Text)
	}
	if whole, fraction, ok := strings.Cut(c.Text, "."); ok && len(whole) == 4 && fraction == "1" {
		if c.cents {
			return ParseDate(c.Text + "0")
		}
		return Date{}, refuse(CodeDateAmbiguous, "“%s”存成了数字，分不清是 1 月还是 10 月。请把单元格设为文本后重新填写。", c.Text)
	}
	if f, err := strconv.ParseFloat(c.Raw, 64); err == nil && f >= firstSerial && f <= lastSerial {
		if d, ok := fromSerial(c.Raw, c.from4); ok {
			return d, nil
		}
	}
	return ParseDate(c.Text)
}

// Range reads the cell as two dates.
func (c Cell) Range() (from, to Date, err error) { return ParseRange(c.Text) }

// misread is why a date could not be read; of names the text.
type misread struct{ code, message string }

func (m *misread) of(s string) error { return refuse(m.code, m.message, cut(s, 40)) }

// maxDateText is more bytes than any date or range takes, notes in brackets included.
const maxDateText = 300

var (
	unreadable = &misread{CodeDateUnreadable, "看不懂日期“%s”。请写成 2025-01-31 这样。"}
	twoDigits  = &misread{CodeDateTwoDigitYear, "“%s”的年份只有两位。请写出四位年份。"}
	impossible = &misread{CodeDateImpossible, "“%s”不是存在的日期。请核对。"}
	noMonth    = &misread{CodeDateNoMonth, "“%s”只有年份。请补上月份。"}
	notRange   = &misread{CodeDateNotRange, "“%s”不是起止两个日期。请写成 2025-01-01至2026-12-31 这样。"}
	lengthOnly = &misread{CodeDateLengthOnly, "“%s”只写了期限，没有起止日期。"}
)

// dateText folds width and white space, drops the time of day and notes in brackets, and turns Chinese
// numerals into digits.
func dateText(s string) string {
	s = strings.Map(narrow, CleanText(s))
	s = clockTime.ReplaceAllStringFunc(s, func(m string) string {
		if strings.HasPrefix(m, "日") {
			return "日"
		}
		return ""
	})
	s = spaced.ReplaceAllString(s, "$1.$2.$3")
	s = dateNote.ReplaceAllString(strings.TrimLeft(fold(s), "'‘’`"), "")
	s = hanDigits(strings.ReplaceAll(s, "。", "."))
	return dateLabel.ReplaceAllString(s, "$1$2")
}

func openWord(s string) (Date, bool) {
	if openText.MatchString(s) {
		return Date{Open: NoTerm}, true
	}
	switch s {
	case "至今", "今", "现在", "目前", "至现在":
		return Date{Open: ToNow}, true
	}
	if eventText.MatchString(s) {
		return Date{Open: AtEvent}, true
	}
	return Date{}, false
}

var openText = regexp.MustCompile(`^(?:已)?(?:签订|签|为|订立)?(?:了)?(?:无固定(?:期限|期)?|无期限?|无限期|无终止(?:日期|时间|日|期限)?|无(?:结束|截止|到期)(?:日期|时间|日)|不定期|不固定期限|` +
	`不限期|长期(?:有效|聘用|合同)?|永久)(?:的)?(?:劳动|聘用)?(?:合同)?$|^9999[-./]12[-./]31$|^99991231$|^9999年12月31日$`)

var eventText = regexp.MustCompile(`^(?:至|到)?(?:本人|法定|达到法定)*退休(?:年龄|时|日|之日)?(?:止|为止)?$|^(?:以|至)?完成(?:[一1]定)?(?:的)?(?:工作)?(?:任务)?(?:为|时|之日)?(?:期限|止|为止)?$`)

func parseDay(s string) (Date, *misread) {
	s = strings.TrimPrefix(strings.TrimPrefix(s, "自"), "从")
	if m := dayDate.FindStringSubmatch(s); m != nil {
		return checked(m[1], m[2], m[3])
	}
	if m := monthDate.FindStringSubmatch(s); m != nil {
		return checked(m[1], m[2], "")
	}
	switch {
	case shortYear.MatchString(s):
		return Date{}, twoDigits
	case yearDate.MatchString(s):
		return Date{}, noMonth
	case !digitsOnly(s):
		return Date{}, unreadable
	}
	switch len(s) {
	case 8:
		return checked(s[:4], s[4:6], s[6:])
	case 6:
		if s[:2] != "19" && s[:2] != "20" {
			return Date{}, twoDigits
		}
		return checked(s[:4], s[4:], "")
	case 5:
		if n, err := strconv.Atoi(s); err == nil && n >= firstSerial && n <= lastSerial {
			if d, ok := fromSerial(s, false); ok {
				return d, nil
			}
		}
	}
	return Date{}, unreadable
}

var sinceText = regexp.MustCompile(`(?:起|开始|起始|起算|生效)$`)

var untilText = regexp.MustCompile(`^(?:截至|截止|至|到)|(?:止|为止|到期|结束|终止|期满|届满)$`)

// parseRange tries every place where the text could be cut in two dates.
func parseRange(s string) (Date, Date, *misread) {
	if start := sinceText.ReplaceAllString(s, ""); start != s {
		if from, bad := parseDay(start); bad == nil {
			return from, Date{}, nil
		}
	}
	if end := untilText.ReplaceAllString(s, ""); end != s {
		if to, bad := parseDay(end); bad == nil {
			return Date{}, to, nil
		}
	}
	wrong := notRange
	for i, r := range s {
		var rest string
		switch r {
		case '至', '到', '-', '~', '—', '–', '―', '─', '起', ',', '、', ';', '/':
			rest = s[i+len(string(r)):]
		default:
			continue
		}
		rest = strings.TrimLeft(rest, "-—–―─~至到,")
		left := strings.TrimSuffix(strings.TrimRight(s[:i], "-—–―─~,"), "起")
		from, bad := parseDay(left)
		if bad != nil {
			continue
		}
		right := strings.TrimSuffix(rest, "止")
		if to, ok := openWord(right); ok {
			return from, to, nil
		}
		if months, ok := ParseLength(right); ok {
			return from, Date{Open: AfterStart, Months: months}, nil
		}
		to, bad := parseDay(right)
		switch bad {
		case nil:
			return from, to, nil
		case impossible:
			wrong = bad
		}
		if shortTail.MatchString(right) {
			if to, bad := parseDay(strconv.Itoa(from.Year) + "." + right); bad == nil {
				return from, to, nil
			}
		}
	}
	return Date{}, Date{}, wrong
}

var shortDate = regexp.MustCompile(`\d{4}(?:年|[./-])\d{1,2}(?:月|[./-])\d{1,2}|\d{2}(?:年|[.-])\d{1,2}(?:月|[.-])\d{1,2}`)

// WithCentury writes out the years of whole dates that have two digits (24.3.1 is 2024.3.1, 98.5.1 is 1998.5.1), for
// columns in which only one century can be meant. It tells whether there were any.
func WithCentury(s string) (string, bool) {
	if len(s) > maxDateText {
		return s, false
	}
	found := false
	s = shortDate.ReplaceAllStringFunc(fold(s), func(m string) string {
		if digitsOnly(m[:4]) {
			return m
		}
		if m[2] == '-' && m[:2] <= "12" { // 03-01-24: the year may stand last
			return m
		}
		found = true
		if m[0] < '8' {
			return "20" + m
		}
		return "19" + m
	})
	return s, found
}

func digitsOnly(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

func checked(year, month, day string) (Date, *misread) {
	// The patterns and lengths above leave nothing that Atoi could refuse.
	y, errY := strconv.Atoi(year)
	m, errM := strconv.Atoi(month)
	d, precision := 0, Month
	var errD error
	if day != "" {
		precision = Day
		d, errD = strconv.Atoi(day)
	}
	if errY != nil || errM != nil || errD != nil {
		return Date{}, unreadable
	}
	if y == 9999 {
		return Date{Open: NoTerm}, nil
	}
	if y < 1900 || y > 2199 || m < 1 || m > 12 || (precision == Day && (d < 1 || d > monthLength(y, m))) {
		return Date{}, impossible
	}
	return Date{Year: y, Month: m, Day: d, Precision: precision}, nil
}

func monthLength(y, m int) int {
	switch m {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if y%4 == 0 && (y%100 != 0 || y%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// Serials that a bare number in a date column is taken for: 1910-01-01 to 2149-12-31. Below are counts and
// years, above are dates written without separators.
const (
	firstSerial = 3654
	lastSerial  = 91312
)

// fromSerial turns Excel's day number into a date. Day 60 of the 1900 system is the 29 February 1900 that
// never was; days before it are one off.
func fromSerial(raw string, from4 bool) (Date, bool) {
	f, err := strconv.ParseFloat(raw, 64)
	if err != nil || math.IsNaN(f) || f < 1 || f > 109_574 { // to the end of 2199
		return Date{}, false
	}
	n := int(f)
	switch {
	case from4:
		n += 1462
	case n == 60:
		return Date{}, false
	case n < 60:
		n++
	}
	y, m, d := civil(n - 25569)
	return Date{Year: y, Month: m, Day: d}, true
}

// civil is the proleptic Gregorian date of a day counted from 1970-01-01.
func civil(days int) (y, m, d int) {
	z := days + 719468
	era := z / 146097
	doe := z - era*146097
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	d = doy - (153*mp+2)/5 + 1
	m = mp + 3
	y = yoe + era*400
	if m > 12 {
		m -= 12
		y++
	}
	return y, m, d
}

// serialText is how a number shown as a date reads; not ok for numbers that are no date.
func serialText(raw string, from4 bool, style numberStyle) (string, bool) {
	d, ok := fromSerial(raw, from4)
	if !ok {
		return "", false
	}
	if style == monthNumber {
		d.Precision, d.Day = Month, 0
	}
	return d.String(), true
}
