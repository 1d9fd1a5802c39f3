package sheet

import (
	"regexp"
	"strconv"
	"strings"
)

// Skip is a row that was left out, and why.
type Skip struct {
	Row  int
	Why  Reason
	Text string // its first words
}

// Reason says why a row is no data.
type Reason string

// Reasons for leaving a row out.
const (
	IsTotal     Reason = "total"     // 合计, 小计
	IsSignature Reason = "signature" // 制表人, 审核人, 填报单位
	IsNote      Reason = "note"      // 注, 说明
	IsHeading   Reason = "heading"   // the heading printed again on a new page
	IsNumbering Reason = "numbering" // columns numbered 1, 2, 3
	IsBanner    Reason = "banner"    // one text over the whole width
	IsExample   Reason = "example"   // the template's example
	IsPrepared  Reason = "prepared"  // a running number and nothing else
	IsStray     Reason = "stray"     // a single text where a row needs several
)

// Text says the reason in Chinese.
func (r Reason) Text() string {
	switch r {
	case IsTotal:
		return "合计行"
	case IsSignature:
		return "落款行"
	case IsNote:
		return "说明行"
	case IsHeading:
		return "重复的表头"
	case IsNumbering:
		return "栏次编号行"
	case IsBanner:
		return "分段标题"
	case IsExample:
		return "示例行"
	case IsPrepared:
		return "只有序号的空行"
	case IsStray:
		return "只有一格文字的行"
	}
	return string(r)
}

// maxSkipped bounds the list kept for the preview.
const maxSkipped = 500

// Skipped lists the rows that the last run of Rows left out, at most 500.
func (t *Table) Skipped() []Skip { return t.skipped }

func (t *Table) skip(l *line, why Reason) {
	if len(t.skipped) < maxSkipped {
		text := l.cells[0].Text
		t.skipped = append(t.skipped, Skip{l.number, why, cut(text, 40)})
	}
}

var (
	totalText = regexp.MustCompile(`^(?:(?:以上|本页|全县|全市|全区)?(?:合计|小计|总计|共计|累计|总数|合计数|总人数|人数合计|合计人数)(?:[:\d(人家个名].*)?|` +
		`(?:以上|总)?共(?:有)?[\d一二三四五六七八九十百]+(?:人|名|位|家|户|个).*)$`)
	sectionText = regexp.MustCompile(`^(?:[一二三四五六七八九十]{1,3}[、.．]|\([一二三四五六七八九十]{1,3}\))`)
	signText    = regexp.MustCompile(`^(?:制表|制表人|填表|填表人|填报人|填报单位|填报部门|填报时间|填报日期|填表日期|填表时间|报送单位|报送时间|` +
		`上报单位|上报时间|审核|审核人|复核|复核人|审批人|经办|经办人|负责人|单位负责人|主要负责人|部门负责人|分管领导|主管领导|领导签字|签字|签章|` +
		`单位盖章|盖章|公章|联系人|联系电话|电话|日期|主席签字|工会主席)(?:\([^()]*\))?(?::.*)?$`)
	noteText    = regexp.MustCompile(`^(?:注|备注|说明|注意|注意事项|填表说明|填报说明|填写说明|附注|提示)\d*(?::|$)`)
	exampleText = regexp.MustCompile(`^(?:【示例】|\(示例\)|\[示例\]|示例[:：]|例[:：]|示例$|例$|样例$|填写示例$)`)
	ordinalText = regexp.MustCompile(`^\(?(\d{1,3})\)?$`)
)

// ExampleMark stands before the first value of a template's example row.
const ExampleMark = "【示例】"

// judge tells why a row is no data; empty when it is data.
func (t *Table) judge(l *line) Reason {
	first := brief(l.cells[0].Text)
	if l.cells[0].col == t.serial && len(l.cells) > 1 {
		if _, err := strconv.ParseFloat(first, 64); err == nil {
			first = brief(l.cells[1].Text)
		}
	}
	switch {
	case t.example(l):
		return IsExample
	case t.repeated(l):
		return IsHeading
	case numbering(l):
		return IsNumbering
	case t.prepared(l):
		return IsPrepared
	case totalText.MatchString(first):
		return IsTotal
	case signText.MatchString(first) && t.label(l, first):
		return IsSignature
	case noteText.MatchString(first) && len(l.cells) <= 2:
		return IsNote
	case len(l.cells) == 1 && (t.banner(l) || sectionText.MatchString(first)):
		return IsBanner
	case len(l.cells) == 1 && t.stray(l):
		return IsStray
	}
	return ""
}

// stray tells a single text that cannot be a row, since the table's rows need more than one cell.
func (t *Table) stray(l *line) bool {
	needed, has := 0, 0
	for _, c := range t.cols {
		for col, key := range t.keys {
			if c.Required && key == c.Key {
				needed++
				if col == l.cells[0].col {
					has++
				}
			}
		}
	}
	return needed > 1 || has < needed
}

// label tells a signature from a data row whose first cell happens to be such a word: a signature has a colon,
// or stands with at most a few others.
func (t *Table) label(l *line, first string) bool {
	return strings.Contains(first, ":") || len(l.cells) <= max(3, len(t.keys)/3)
}

func (t *Table) example(l *line) bool {
	for i := range l.cells[:min(2, len(l.cells))] {
		if exampleText.MatchString(brief(l.cells[i].Text)) {
			return true
		}
	}
	return false
}

// repeated tells a heading row printed again: most of its cells say what the heading says.
func (t *Table) repeated(l *line) bool {
	same := 0
	for i := range l.cells {
		if h := t.heads[l.cells[i].col]; h != "" && h == brief(l.cells[i].Text) {
			same++
		}
	}
	return same >= 2 && same*2 > len(l.cells)
}

// numbering tells a row that counts the columns: 1 2 3 4 5, also beginning with 甲 乙.
func numbering(l *line) bool {
	count, last := 0, 0
	for i := range l.cells {
		s := brief(l.cells[i].Text)
		if count == 0 && (s == "甲" || s == "乙" || s == "丙" || s == "栏次") {
			continue
		}
		m := ordinalText.FindStringSubmatch(s)
		if m == nil {
			return false
		}
		n, err := strconv.Atoi(m[1])
		if err != nil || (count > 0 && n != last+1) {
			return false
		}
		last = n
		count++
	}
	return count >= 4
}

// prepared tells a row that was numbered in advance and never filled in.
func (t *Table) prepared(l *line) bool {
	return t.serial != 0 && len(l.cells) == 1 && l.cells[0].col == t.serial && ordinalText.MatchString(brief(l.cells[0].Text))
}

// banner tells a text merged over most of the list's width.
func (t *Table) banner(l *line) bool {
	left, ok := t.banners[l.number]
	return ok && left == l.cells[0].col
}
