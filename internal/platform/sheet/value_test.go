package sheet_test

import (
	"testing"

	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/sheet"
)

func TestNumbersThatLostDigits(t *testing.T) {
	for _, c := range []struct {
		cell sheet.Cell
		want bool
	}{
		{sheet.Cell{Text: "320583197901010000", Numeric: true}, true},
		{sheet.Cell{Text: "320583197901010000"}, false},
		{sheet.Cell{Text: "3.20583E+17"}, true},
		{sheet.Cell{Text: "３.２０５８３Ｅ＋１７"}, true},
		{sheet.Cell{Text: "13800000004", Numeric: true}, false},
		{sheet.Cell{Text: "123456789012345", Numeric: true}, false},
		{sheet.Cell{Text: "1234567890123456", Numeric: true}, true},
		{sheet.Cell{Text: "0.1234567890123456", Numeric: true}, false},
		{sheet.Cell{Text: "91320583MA1E1000X"}, false},
		{sheet.Cell{}, false},
	} {
		if got := c.cell.LostDigits(); got != c.want {
			t.Errorf("%+v: %v", c.cell, got)
		}
	}
}

func TestDatesStoredAsNumbers(t *testing.T) {
	for _, c := range []struct {
		text, want, code string
	}{
		{"45658", "2025-01-01", ""},
		{"46387", "2026-12-31", ""},
		{"45658.354", "2025-01-01", ""},
		{"20250301", "2025-03-01", ""},
		{"198503", "1985-03", ""},
		{"1985.03", "1985-03", ""},
		{"1990.11", "1990-11", ""},
		{"1990.3", "1990-03", ""},
		{"1990.1", "", sheet.CodeDateAmbiguous}, // 1990.10 typed as a number
		{"1985", "", sheet.CodeDateNoMonth},
		{"3", "", sheet.CodeDateUnreadable},
		{"850312", "", sheet.CodeDateTwoDigitYear},
	} {
		got, err := sheet.Cell{Text: c.text, Raw: c.text, Numeric: true}.Date()
		if got.String() != c.want || errs.CodeOf(err) != c.code {
			t.Errorf("%s: %v %v", c.text, got, err)
		}
	}
	for raw, want := range map[string]string{"1": "1900-01-01", "59": "1900-02-28", "61": "1900-03-01", "20000": "1954-10-03", "36585": "2000-02-29"} {
		if got, err := (sheet.Cell{Raw: raw, Numeric: true, IsDate: true}).Date(); err != nil || got.String() != want {
			t.Errorf("%s: %v %v", raw, got, err)
		}
	}
	for _, raw := range []string{"60", "0", "-5", "1e300", "NaN"} {
		if got, err := (sheet.Cell{Raw: raw, Numeric: true, IsDate: true}).Date(); !errs.Is(err, sheet.CodeDateUnreadable) {
			t.Errorf("%s: %v %v", raw, got, err)
		}
	}
}

func TestTexts(t *testing.T) {
	for in, want := range map[string]string{
		"陆 敏": "陆敏", "徐　丽": "徐丽", " 欧 阳 建 国 ": "欧阳建国", "阿依古丽•买买提": "阿依古丽·买买提", "阿依古丽 · 买买提": "阿依古丽·买买提",
		"张\u200b三\ufeff": "张三", "John  Smith": "John Smith", "王\n五": "王五", "𬭎 某": "𬭎某", "": "",
	} {
		if got := sheet.CleanName(in); got != want {
			t.Errorf("name %q: %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]string{
		"32050519680307008ｘ": "32050519680307008X", "320583 19850312 0012": "320583198503120012", "138-0000-0001": "13800000001",
		"１３８００００００３": "1380000003", "'320583198503120012": "320583198503120012", "0512—5550101": "05125550101", "\u202d138\u202c": "138",
	} {
		if got := sheet.CleanDigits(in); got != want {
			t.Errorf("digits %q: %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]string{
		"  Ａ１\t（甲）\n乙  ": "A1 （甲） 乙", "\u00a0x\u00a0": "x", "\x00\x07": "",
	} {
		if got := sheet.CleanText(in); got != want {
			t.Errorf("text %q: %q, want %q", in, got, want)
		}
	}
}

func TestNumbers(t *testing.T) {
	for _, c := range []struct {
		text   string
		places int
		want   int64
		ok     bool
	}{
		{"1,234", 0, 1234, true},
		{"1，234", 0, 1234, true},
		{"１２３４", 0, 1234, true},
		{"1.2万", 0, 12000, true},
		{"3.5", 2, 350, true},
		{"1,234.50元", 2, 123450, true},
		{"86人", 0, 86, true},
		{"约200人", 0, 200, true},
		{"-3", 0, -3, true},
		{"¥12.5", 2, 1250, true},
		{"12.00", 0, 12, true},
		{"0.5亿", 0, 50_000_000, true},
		{"0", 0, 0, true},
		{"", 0, 0, false},
		{"/", 0, 0, false},
		{"无", 0, 0, false},
	} {
		if got, ok, err := sheet.ParseDecimal(c.text, c.places); err != nil || got != c.want || ok != c.ok {
			t.Errorf("%q: %d %v %v", c.text, got, ok, err)
		}
	}
	for _, text := range []string{"1,23", "一百", "12.345", "1.2.3", "3-5", "99999999999999999999", "1e5", "万", "NaN"} {
		if got, ok, err := sheet.ParseDecimal(text, 2); !errs.Is(err, sheet.CodeNumberUnreadable) || ok {
			t.Errorf("%q: %d %v %v", text, got, ok, err)
		}
	}
}

func TestFlags(t *testing.T) {
	for text, want := range map[string][2]bool{
		"是": {true, true}, " √ ": {true, true}, "有": {true, true}, "Ｙ": {true, true}, "TRUE": {true, true},
		"否": {false, true}, "无": {false, true}, "×": {false, true}, "0": {false, true},
		"": {false, false}, "不详": {false, false}, "部分": {false, false},
	} {
		if value, known := sheet.ParseFlag(text); value != want[0] || known != want[1] {
			t.Errorf("%q: %v %v", text, value, known)
		}
	}
}
