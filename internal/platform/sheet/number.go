package sheet

import (
	"regexp"
	"strconv"
	"strings"
)

var (
	thousands = regexp.MustCompile(`^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$`)
	decimal   = regexp.MustCompile(`^[+-]?\d+(?:\.\d+)?$`)
)

// units may follow a number and mean nothing.
var units = []string{"平方米", "人次", "元", "人", "名", "位", "家", "个", "户", "件", "份", "次", "天", "年", "岁"}

// ParseDecimal reads a number as people write it (1,234.50, １２３４, 1.2万, 86人) and returns it multiplied by
// ten to the number of places: ParseDecimal("1.2万", 0) is 12000, ParseDecimal("3.5", 2) is 350. Digits beyond
// the places are refused, not rounded away. Nothing written, a dash or 无 is ok=false without an error.
func ParseDecimal(s string, places int) (value int64, ok bool, err error) {
	text := strings.TrimLeft(fold(s), "¥￥约")
	switch text {
	case "", "-", "--", "—", "——", "/", "无", "暂无":
		return 0, false, nil
	}
	bad := refuse(CodeNumberUnreadable, "看不懂数字“%s”。请只填数字。", cut(s, 40))
	for _, u := range units {
		text = strings.TrimSuffix(text, u)
	}
	scale := places
	switch {
	case strings.HasSuffix(text, "万"):
		text, scale = strings.TrimSuffix(text, "万"), scale+4
	case strings.HasSuffix(text, "亿"):
		text, scale = strings.TrimSuffix(text, "亿"), scale+8
	}
	if thousands.MatchString(text) {
		text = strings.ReplaceAll(text, ",", "")
	}
	if !decimal.MatchString(text) {
		return 0, false, bad
	}
	whole, fraction, _ := strings.Cut(text, ".")
	fraction = strings.TrimRight(fraction, "0")
	if len(fraction) > scale {
		return 0, false, refuse(CodeNumberUnreadable, "“%s”的小数位数过多，最多 %d 位。", cut(s, 40), places)
	}
	value, failed := strconv.ParseInt(whole+fraction+strings.Repeat("0", scale-len(fraction)), 10, 64)
	if failed != nil {
		return 0, false, bad
	}
	return value, true, nil
}

// Decimal reads the cell as ParseDecimal does.
func (c Cell) Decimal(places int) (value int64, ok bool, err error) {
	return ParseDecimal(c.Text, places)
}

// ParseFlag reads yes and no; known is false for anything else and for nothing.
func ParseFlag(s string) (value, known bool) {
	switch strings.TrimSuffix(fold(s), "的") {
	case "是", "有", "√", "✓", "✔", "☑", "对", "y", "yes", "true", "t", "1", "已", "已建", "已签", "已签订", "符合", "具备":
		return true, true
	case "否", "无", "没有", "×", "✗", "✘", "x", "☐", "不是", "n", "no", "false", "f", "0", "未", "未建", "未签", "未签订", "不符合", "不具备":
		return false, true
	}
	return false, false
}
