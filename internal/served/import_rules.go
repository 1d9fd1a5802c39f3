package served

import (
	"slices"
	"strconv"
	"strings"

	"xiezhi/internal/gb"
	"xiezhi/internal/workday"
)

// Outcome is what becomes of a row.
type Outcome string

// Outcomes. A warned row is imported when the import is confirmed; a rejected one never is.
const (
	Accepted Outcome = "accept"
	Warned   Outcome = "warn"
	Rejected Outcome = "reject"
)

// weight of a finding: a notice leaves the row accepted.
type weight uint8

const (
	notice weight = iota
	warn
	reject
)

type finding struct {
	weight     weight
	code, text string
}

// ImportLine is a row of the sheet as it was read.
type ImportLine struct {
	Row        int
	Facts      Facts
	Phone      gb.Phone
	CreditLost bool
	Region     string // as written
	findings   []finding

	Outcome Outcome
	Already bool // in the register: not written again
	ToCheck bool // goes in, but somebody has to look at the certificate
	fills   Unit // the registered unit whose blanks the line fills in, with them filled; zero: none
}

func (l *ImportLine) find(w weight, code, text string) {
	l.findings = append(l.findings, finding{w, code, text})
}

// Codes are the row's findings by code, in order.
func (l *ImportLine) Codes() []string {
	out := make([]string, 0, len(l.findings))
	for _, f := range l.findings {
		out = append(out, f.code)
	}
	return out
}

// Why are the row's findings in words.
func (l *ImportLine) Why() []string {
	out := make([]string, 0, len(l.findings))
	for _, f := range l.findings {
		out = append(out, f.text)
	}
	return out
}

// Register is what the register holds of the units of a sheet, by their credit codes and by what their names have in
// common.
type Register struct {
	Codes  map[string]Registered
	Names  map[string]Registered
	Region string // of the importing union
}

// Registered is a unit of the register; Mine says that whoever imports may write on it.
type Registered struct {
	Unit
	Mine bool
}

// as tells whether a line is the registered unit. Of two units of one name with two codes neither is the other.
func (r Registered) as(code string) bool {
	return r.Name != "" && (code == "" || r.CreditCode == "" || r.CreditCode == code)
}

// JudgeLines decides about every row, each for itself and then one against the others.
func JudgeLines(lines []ImportLine, known Register) {
	type first struct {
		row  int
		code string
	}
	codes, names := map[string]int{}, map[string]first{}
	for i := range lines {
		l := &lines[i]
		judgeLine(l, known.Region)
		key := NameKey(l.Facts.Kind, l.Facts.Name)
		code := l.Facts.CreditCode
		switch {
		case key == "":
		case code != "" && codes[code] != 0:
			l.find(reject, "double_code", "信用代码与第"+strconv.Itoa(codes[code])+"行相同")
		case names[key].row != 0 && (code == "" || names[key].code == "" || names[key].code == code):
			l.find(reject, "double_name", "单位名称与第"+strconv.Itoa(names[key].row)+"行相同")
		case code != "" && known.Codes[code].Name != "":
			l.Already = true
			if NameKey(l.Facts.Kind, known.Codes[code].Name) == key {
				l.meet(known.Codes[code])
			} else {
				l.find(warn, "already_other_name", "台账中已有同一信用代码的“"+known.Codes[code].Name+"”，不写入；如已更名请在台账中修改")
			}
		case known.Names[key].as(code):
			l.Already = true
			l.meet(known.Names[key])
		case known.Names[key].Name != "":
			l.find(warn, "same_name_other_code", "台账中已有同名单位，信用代码却不同：导入后请在“疑似重复”中核对")
		case names[key].row != 0:
			l.find(warn, "same_name_other_code", "与第"+strconv.Itoa(names[key].row)+"行同名，信用代码却不同：请核对")
		}
		if key != "" && names[key].row == 0 {
			names[key] = first{l.Row, code}
		}
		if code != "" && codes[code] == 0 {
			codes[code] = l.Row
		}
		l.Outcome = outcomeOf(l.findings)
	}
}

// meet says what becomes of a line whose unit is in the register: its blanks are filled in, nothing is overwritten.
func (l *ImportLine) meet(u Registered) {
	if u.Mine && u.InUse() {
		filled, what := fillBlanks(u.Unit, *l)
		if len(what) > 0 {
			l.fills = filled
			l.find(notice, "already_fills", "台账中已有，将补全空着的"+strings.Join(what, "、"))
			return
		}
	}
	l.find(notice, "already", "台账中已有，不重复写入")
}

// fillBlanks gives the unit with what it lacks taken from the line, and what that is. The phone is sealed elsewhere.
func fillBlanks(u Unit, l ImportLine) (filled Unit, what []string) {
	take := func(when bool, title string, fill func()) {
		if when {
			fill()
			what = append(what, title)
		}
	}
	have, from := &u.Facts, l.Facts
	take(have.CreditCode == "" && from.CreditCode != "" && !l.ToCheck, "信用代码", func() { have.CreditCode = from.CreditCode })
	take(have.Industry == "" && from.Industry != "", "行业", func() { have.Industry = from.Industry })
	take(have.Workers == 0 && from.Workers > 0 && from.Workers >= have.Members, "职工人数", func() { have.Workers = from.Workers })
	take(have.Members == 0 && from.Members > 0 && (have.Workers == 0 || from.Members <= have.Workers), "会员数", func() { have.Members = from.Members })
	take(!have.HasUnion && from.HasUnion, "建会情况", func() { have.HasUnion = true })
	take(have.ChairName == "" && from.ChairName != "", "工会主席", func() { have.ChairName = from.ChairName })
	take(have.ContactName == "" && from.ContactName != "", "联系人", func() {
		have.ContactName, have.ContactTitle = from.ContactName, from.ContactTitle
	})
	take(have.AgreementKind == "" && from.AgreementKind != "", "集体合同", func() {
		have.AgreementKind, have.AgreementFrom, have.AgreementUntil = from.AgreementKind, from.AgreementFrom, from.AgreementUntil
	})
	take(u.PhoneBlind == "" && !l.Phone.IsZero(), "联系电话", func() {})
	return u, what
}

func outcomeOf(list []finding) Outcome {
	has := func(w weight) bool { return slices.ContainsFunc(list, func(f finding) bool { return f.weight == w }) }
	switch {
	case has(reject):
		return Rejected
	case has(warn):
		return Warned
	}
	return Accepted
}

func judgeLine(l *ImportLine, region string) {
	f := &l.Facts
	if NameKey(f.Kind, f.Name) == "" {
		l.find(reject, "name_missing", "没有单位名称")
	} else if len([]rune(f.Name)) > 120 {
		l.find(reject, "name_long", "单位名称超过120个字")
	}
	judgeCredit(l)
	f.RegionCode = region
	if l.Region != "" {
		found := gb.DivisionsByName(l.Region)
		if d, ok := gb.DivisionByCode(l.Region); ok {
			found = []gb.Division{d}
		}
		switch len(found) {
		case 1:
			f.RegionCode = found[0].Code
		case 0: // a town's or zone's name stands below the divisions that are known
		default:
			l.find(notice, "region_ambiguous", "“"+l.Region+"”不止一处，已按导入单位的区划登记")
		}
	}
	if f.Members > f.Workers && f.Workers > 0 {
		l.find(warn, "members_over", "会员数多于职工人数，会员数未登记")
		f.Members = 0
	}
	if f.AgreementKind == "" && (!f.AgreementFrom.IsZero() || !f.AgreementUntil.IsZero()) {
		f.AgreementKind = AgreementContract
	}
	if !f.AgreementUntil.IsZero() && f.AgreementUntil.Before(f.AgreementFrom) {
		l.find(warn, "agreement_term", "集体合同届满早于起始，期限未登记")
		f.AgreementFrom, f.AgreementUntil = workday.Date{}, workday.Date{}
	}
}

func judgeCredit(l *ImportLine) {
	f := &l.Facts
	if l.CreditLost {
		l.find(reject, gb.CreditLostDigits, "统一社会信用代码在表格中被当作数值，末尾几位已经丢失，请按证书重新填写")
		return
	}
	if f.CreditCode == "" {
		if f.Kind == KindEnterprise {
			l.find(notice, "credit_missing", "没有统一社会信用代码")
		}
		return
	}
	code, err := gb.ParseCreditCode(f.CreditCode)
	if err != nil {
		l.find(reject, "credit_form", err.Error())
		return
	}
	f.CreditCode = code.String()
	for _, w := range code.Warnings() {
		if !w.Strong {
			l.find(notice, w.Code, w.Message)
			continue
		}
		l.find(warn, w.Code, w.Message+"；导入后标为待核")
		l.ToCheck = true
	}
}

// kindOf reads a written kind, or else the name: unions above the enterprise are told by what they are called.
func kindOf(written, name string) Kind {
	for _, k := range kindOrder {
		if written == k.Title() {
			return k
		}
	}
	union := strings.HasSuffix(name, "工会") || strings.HasSuffix(name, "工会联合会") || strings.HasSuffix(name, "工会委员会")
	if !union || strings.Contains(name, "公司") || strings.HasSuffix(name, "厂工会委员会") {
		return KindEnterprise
	}
	for _, word := range []struct {
		in   string
		kind Kind
	}{
		{"行业", KindTrade},
		{"开发区", KindZone},
		{"园区", KindZone},
		{"高新区", KindZone},
		{"联合", KindArea},
		{"区域", KindArea},
		{"街道", KindTown},
		{"镇", KindTown},
		{"乡", KindTown},
	} {
		if strings.Contains(name, word.in) {
			return word.kind
		}
	}
	return KindEnterprise
}

// agreementOf reads the kind of agreement that people write; a plain yes is the collective contract.
func agreementOf(written string) Agreement {
	for _, a := range agreementOrder {
		if written == a.Title() {
			return a
		}
	}
	switch {
	case written == "" || strings.HasPrefix(written, "否") || strings.HasPrefix(written, "无") || strings.HasPrefix(written, "未"):
		return ""
	case strings.Contains(written, "工资"):
		return AgreementWages
	case strings.Contains(written, "女职工"):
		return AgreementWomen
	case strings.Contains(written, "安全"):
		return AgreementSafety
	case strings.Contains(written, "行业") || strings.Contains(written, "区域"):
		return AgreementTrade
	case strings.Contains(written, "专项"):
		return AgreementOther
	}
	return AgreementContract
}

// Title is the outcome's Chinese name.
func (o Outcome) Title() string {
	return map[Outcome]string{Accepted: "可导入", Warned: "有提醒", Rejected: "不能导入"}[o]
}
