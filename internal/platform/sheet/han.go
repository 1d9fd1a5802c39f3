package sheet

import (
	"strconv"
	"strings"
)

const hanNumerals = "零一二三四五六七八九"

// hanDigits turns Chinese numerals before 年, 月, 日 into digits: 二〇二五年十二月三十一日 is 2025年12月31日.
// A text with other words keeps them, so 三 in a name is not asked for here.
func hanDigits(s string) string {
	if !strings.ContainsAny(s, "零〇○一二三四五六七八九十廿卅") {
		return s
	}
	var out, run strings.Builder
	flush := func() {
		out.WriteString(hanValue(run.String()))
		run.Reset()
	}
	for _, r := range s {
		if strings.ContainsRune("零〇○一二三四五六七八九十廿卅", r) {
			run.WriteRune(r)
			continue
		}
		flush()
		out.WriteRune(r)
	}
	flush()
	return out.String()
}

// hanValue reads one run of numerals: digit by digit, or with tens.
func hanValue(run string) string {
	run = strings.NewReplacer("〇", "零", "○", "零", "廿", "二十", "卅", "三十").Replace(run)
	head, tail, tens := strings.Cut(run, "十")
	if !tens {
		return hanEach(run)
	}
	ten, one := 1, 0
	if head != "" {
		ten = hanDigit(head)
	}
	if tail != "" {
		one = hanDigit(tail)
	}
	if ten < 0 || one < 0 {
		return run
	}
	return strconv.Itoa(ten*10 + one)
}

func hanEach(run string) string {
	var b strings.Builder
	for _, r := range run {
		b.WriteString(strconv.Itoa(hanDigit(string(r))))
	}
	return b.String()
}

// hanDigit is the value of a single numeral, -1 for anything else.
func hanDigit(s string) int {
	i := strings.Index(hanNumerals, s)
	if s == "" || i < 0 || len(s) != len("零") {
		return -1
	}
	return i / len("零")
}
