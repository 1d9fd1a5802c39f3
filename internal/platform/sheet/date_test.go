package sheet_test

import (
	"testing"

	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/sheet"
)

func TestDatesThatPeopleWrite(t *testing.T) {
	for text, want := range map[string]string{
		"2024.3.1": "2024-03-01", "2024年3月4日": "2024-03-04", "2024/3/1": "2024-03-01", "2024-03-01": "2024-03-01",
		"2024.03.01.": "2024-03-01", "2024. 3. 1": "2024-03-01", "2024 年 3 月 4 日": "2024-03-04", "2024年3月4号": "2024-03-04",
		"2024，3，1": "2024-03-01", "2024。3。1": "2024-03-01", "2024\\3\\1": "2024-03-01",
		"1985.03": "1985-03", "1985年3月": "1985-03", "1985-3": "1985-03", "1985/03": "1985-03", "1985.1": "1985-01", "1985年3月份": "1985-03",
		"198503": "1985-03", "200112": "2001-12", "20250301": "2025-03-01", "45658": "2025-01-01",
		"２０２４．３．１": "2024-03-01", "２０２４年３月１日": "2024-03-01", "\u200b2024-3-1\ufeff": "2024-03-01",
		"2025-01-01 00:00:00": "2025-01-01", "2025-01-01T08:30:00Z": "2025-01-01", "2025/1/1 8:30": "2025-01-01",
		"2025年1月1日 08:30": "2025-01-01", "2025年1月1日8:30": "2025-01-01", "2025-01-01T08:30:00.000+08:00": "2025-01-01",
		"二〇二五年一月一日": "2025-01-01", "二○二五年十二月三十一日": "2025-12-31", "二零二四年二月二十九日": "2024-02-29", "一九八五年三月": "1985-03",
		"二〇二五年十月廿一日": "2025-10-21", "2024-3-1（周五）": "2024-03-01",
		"2024、3、1": "2024-03-01", "2024 3 1": "2024-03-01", "2024 03 01": "2024-03-01", "'2024.3.1": "2024-03-01", "2024.3.1开始": "2024-03-01", "2027.2.28终止": "2027-02-28",
		"无终止日期": "无固定期限", "不定期": "无固定期限", "签订无固定期限劳动合同": "无固定期限", "无固定": "无固定期限", "无期": "无固定期限", "长期聘用": "无固定期限", "9999/12/31": "无固定期限",
		"未约定": "", "待定": "", "未签订": "",
		"无固定期限": "无固定期限", "无固定期限劳动合同": "无固定期限", "长期": "无固定期限", "9999-12-31": "无固定期限", "至今": "至今",
		"2024-02-29": "2024-02-29", "2000.2.29": "2000-02-29",
		"": "", " ": "", "—": "", "/": "", "无": "",
	} {
		got, err := sheet.ParseDate(text)
		if err != nil || got.String() != want {
			t.Errorf("%q: %v %v, want %s", text, got, err, want)
		}
	}
	for text, code := range map[string]string{
		"85.03": sheet.CodeDateTwoDigitYear, "85年3月": sheet.CodeDateTwoDigitYear, "24.3.1": sheet.CodeDateTwoDigitYear,
		"850312": sheet.CodeDateTwoDigitYear, "'85.3": sheet.CodeDateTwoDigitYear,
		"2025-02-30": sheet.CodeDateImpossible, "2023.2.29": sheet.CodeDateImpossible, "2025.13.1": sheet.CodeDateImpossible, "1900-02-29": sheet.CodeDateImpossible,
		"2025-04-31": sheet.CodeDateImpossible, "20251301": sheet.CodeDateImpossible, "2025.0.1": sheet.CodeDateImpossible, "1785.3.1": sheet.CodeDateImpossible,
		"1985": sheet.CodeDateNoMonth, "2025年": sheet.CodeDateNoMonth,
		"3/1/2024": sheet.CodeDateUnreadable, "明年": sheet.CodeDateUnreadable, "一年": sheet.CodeDateUnreadable, "2024301": sheet.CodeDateUnreadable, "12": sheet.CodeDateUnreadable,
		"2025.1.1-2027.12.31": sheet.CodeDateIsRange, "2025年1月1日至今": sheet.CodeDateIsRange,
	} {
		if got, err := sheet.ParseDate(text); !errs.Is(err, code) {
			t.Errorf("%q: %v %v, want %s", text, got, err, code)
		}
	}
}

func TestOpenEndsDiffer(t *testing.T) {
	for text, want := range map[string]sheet.Ending{"长期": sheet.NoTerm, "无固定期限": sheet.NoTerm, "至今": sheet.ToNow, "2025.1.1": sheet.Dated} {
		if d, err := sheet.ParseDate(text); err != nil || d.Open != want {
			t.Errorf("%q: %v %v", text, d.Open, err)
		}
	}
	if d, err := sheet.ParseDate("1985.03"); err != nil || d != (sheet.Date{Year: 1985, Month: 3, Precision: sheet.Month}) {
		t.Errorf("%+v %v", d, err)
	}
}

func TestRanges(t *testing.T) {
	for text, want := range map[string][2]string{
		"2025.1.1-2027.12.31":      {"2025-01-01", "2027-12-31"},
		"2025-01-01-2027-12-31":    {"2025-01-01", "2027-12-31"},
		"2025-01-01 — 2027-12-31":  {"2025-01-01", "2027-12-31"},
		"2025-01-01--2027-12-31":   {"2025-01-01", "2027-12-31"},
		"2025年1月1日至2026年12月31日":    {"2025-01-01", "2026-12-31"},
		"自2025年1月1日起至2026年12月31日止": {"2025-01-01", "2026-12-31"},
		"２０２５．１．１～２０２６．１２．３１":      {"2025-01-01", "2026-12-31"},
		"20250101-20261231":        {"2025-01-01", "2026-12-31"},
		"2025.1-2026.12":           {"2025-01", "2026-12"},
		"2025-1-2026-12":           {"2025-01", "2026-12"},
		"2025年1月1日到12月31日":         {"2025-01-01", "2025-12-31"},
		"2025.3.1-12.31":           {"2025-03-01", "2025-12-31"},
		"2025.1.1至今":               {"2025-01-01", "至今"},
		"2025.1.1-至今":              {"2025-01-01", "至今"},
		"2025年1月1日起无固定期限":          {"2025-01-01", "无固定期限"},
		"2025.1.1—长期":              {"2025-01-01", "无固定期限"},
		"二〇二五年一月一日至二〇二六年十二月三十一日": {"2025-01-01", "2026-12-31"},
		"2025.01.01 2027.12.31":   {"2025-01-01", "2027-12-31"},
		"2025年1月1日\n2026年12月31日":  {"2025-01-01", "2026-12-31"},
		"三年（2025.1.1-2027.12.31）": {"2025-01-01", "2027-12-31"},
		"2025.1.1起三年":             {"2025-01-01", "36个月"},
		"三年（2025.1.1起）":           {"2025-01-01", "36个月"},
		"2025.1.1，2年":             {"2025-01-01", "24个月"},
		"自2025年1月1日起，期限18个月":      {"2025-01-01", "18个月"},
		"2025年1月1日至法定退休年龄":        {"2025-01-01", "未定"},
		"2025.1.1-退休":             {"2025-01-01", "未定"},
		"固定期限：2024.3.1-2027.2.28": {"2024-03-01", "2027-02-28"},
		"合同期限：2024.3.1至2027.2.28": {"2024-03-01", "2027-02-28"},
		"2024.3.1开始":              {"2024-03-01", ""},
		"2025.1.1起":               {"2025-01-01", ""},
		"至2026.12.31":             {"", "2026-12-31"},
		"2026年12月31日止":            {"", "2026-12-31"},
		"无固定期限":                   {"", "无固定期限"},
		"以完成一定工作任务为期限":            {"", "未定"},
		"":                        {"", ""},
		"/":                       {"", ""},
	} {
		from, to, err := sheet.ParseRange(text)
		if err != nil || from.String() != want[0] || to.String() != want[1] {
			t.Errorf("%q: %v %v %v, want %v", text, from, to, err, want)
		}
	}
	for _, text := range []string{"2025-01-01", "2025.1.1-", "1985.03", "2025.1.1 三年半"} {
		if from, to, err := sheet.ParseRange(text); !errs.Is(err, sheet.CodeDateNotRange) {
			t.Errorf("%q: %v %v %v", text, from, to, err)
		}
	}
	if _, _, err := sheet.ParseRange("2025.1.1-2026.2.30"); !errs.Is(err, sheet.CodeDateImpossible) {
		t.Error(err)
	}
	if _, _, err := sheet.ParseRange("三年"); !errs.Is(err, sheet.CodeDateLengthOnly) {
		t.Error(err)
	}
}

// Two digits of a year are written out where only one century can be meant; other digits are left alone.
func TestYearsOfTwoDigits(t *testing.T) {
	for text, want := range map[string]string{
		"24.3.1": "2024.3.1", "98年5月1日": "1998年5月1日", "24.3.1-27.2.28": "2024.3.1-2027.2.28", "24-03-01至27-02-28": "2024-03-01至2027-02-28",
		"2024.03.01-27.02.28": "2024.03.01-2027.02.28", "２４.３.１": "2024.3.1",
		"2024.3.1": "", "3/1/24": "", "24/3/1": "", "24.3": "", "20240301": "", "": "",
	} {
		got, found := sheet.WithCentury(text)
		if found != (want != "") || found && got != want {
			t.Errorf("%q: %q %v", text, got, found)
		}
	}
}

func TestLengths(t *testing.T) {
	for text, want := range map[string]int{
		"三年": 36, "3 年": 36, "两年": 24, "半年": 6, "36个月": 36, "１２月": 12, "一年期": 12, "期限为二年": 24, "十年": 120,
		"": 0, "年": 0, "0年": 0, "2025年": 0, "三年半": 0, "长期": 0,
	} {
		if got, ok := sheet.ParseLength(text); got != want || ok != (want > 0) {
			t.Errorf("%q: %d %v, want %d", text, got, ok, want)
		}
	}
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"2024.3.1", "二〇二五年一月一日", "2025.1.1-2027.12.31", "无固定期限", "45658", "十", "2025年1月1日起至", "廿廿", "(((", "9999"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := sheet.ParseDate(s)
		if err != nil {
			if !d.IsZero() || errs.KindOf(err) != errs.KindInvalid {
				t.Fatalf("%q: %v with %v", s, d, err)
			}
		} else if d.Open == sheet.Dated && !d.IsZero() {
			again, err := sheet.ParseDate(d.String())
			if err != nil || again != d {
				t.Fatalf("%q reads %v, which reads %v %v", s, d, again, err)
			}
		}
		if from, to, err := sheet.ParseRange(s); err == nil && from.Open != sheet.Dated {
			t.Fatalf("%q begins without a date: %v %v", s, from, to)
		}
	})
}
