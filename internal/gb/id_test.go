package gb

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"xiezhi/internal/workday"
)

func codeOf(err error) string {
	if p, ok := errors.AsType[*Problem](err); ok {
		return p.Code
	}
	return fmt.Sprint(err)
}

func codes(list []Problem) string {
	var out []string
	for _, p := range list {
		out = append(out, p.Code)
	}
	return strings.Join(out, " ")
}

func TestParseID(t *testing.T) {
	for _, tc := range []struct{ in, number, birth, sex string }{
		{"320583198503120012", "320583198503120012", "1985-03-12", "1"},
		{"320583196106150024", "320583196106150024", "1961-06-15", "2"},
		{"320684196002290032", "320684196002290032", "1960-02-29", "1"},
		{"11010519491231002X", "11010519491231002X", "1949-12-31", "2"},
		{"440524188001010014", "440524188001010014", "1880-01-01", "1"},
		{"32050519680307008X", "32050519680307008X", "1968-03-07", "2"},
		{"32050519680307008x", "32050519680307008X", "1968-03-07", "2"},
		{"32050519680307008ｘ", "32050519680307008X", "1968-03-07", "2"},
		{"32050519680307008Ｘ", "32050519680307008X", "1968-03-07", "2"},
		{"32050519680307008×", "32050519680307008X", "1968-03-07", "2"},
		{"３２０５８３１９８５０３１２００１２", "320583198503120012", "1985-03-12", "1"},
		{" 320583 19850312 0012 ", "320583198503120012", "1985-03-12", "1"},
		{"320583-19850312-0012", "320583198503120012", "1985-03-12", "1"},
		{"320583－19850312—0012", "320583198503120012", "1985-03-12", "1"},
		{"'320583198503120012", "320583198503120012", "1985-03-12", "1"},
		{"320583198503120012\u00a0\u3000\u200b\n", "320583198503120012", "1985-03-12", "1"},
		{"650103197901012226", "650103197901012226", "1979-01-01", "2"},
	} {
		id, err := ParseID(tc.in)
		if err != nil {
			t.Errorf("ParseID(%q): %v", tc.in, err)
			continue
		}
		got := [3]string{id.Number(), id.Birth().String(), id.Sex()}
		if got != [3]string{tc.number, tc.birth, tc.sex} {
			t.Errorf("ParseID(%q) = %v, want %s %s %s", tc.in, got, tc.number, tc.birth, tc.sex)
		}
	}
}

func TestParseIDRefuses(t *testing.T) {
	for _, tc := range []struct{ in, code string }{
		{"", "id_empty"},
		{" 　-", "id_empty"},
		{"320583850312001", "id_15"},
		{"32058319850312001", "id_length"},
		{"3205831985031200122", "id_length"},
		{"无", "id_char"},
		{"3205831985O3120012", "id_char"},
		{"X20583198503120012", "id_char"},
		{"3205831985031X0012", "id_char"},
		{"32058319850312001Y", "id_char"},
		{"320583198502300015", "id_date"},
		{"320583198513010010", "id_date"},
		{"320583190002290010", "id_date"}, // 1900 was no leap year
		{"320583000000000000", "id_date"},
		{"320583198503120013", "id_check_char"},
		{"320583198503210012", "id_check_char"}, // two digits the wrong way round
		{"32058319850312001X", "id_check_char"},
		{"3.20583198503120E+17", "id_lost_digits"},
		{"3.20583E+17", "id_lost_digits"},
		{"3.20583e17", "id_lost_digits"},
		{"320583198503120000", "id_lost_digits"},
		{"320583197901010000", "id_lost_digits"},
		{"320583198503120012.0", "id_lost_digits"},
	} {
		id, err := ParseID(tc.in)
		if codeOf(err) != tc.code || !id.IsZero() {
			t.Errorf("ParseID(%q) = %v, %s; want %s", tc.in, id, codeOf(err), tc.code)
		}
		if err != nil && len(tc.in) >= 15 && strings.Contains(err.Error(), tc.in) {
			t.Errorf("the message repeats the number: %s", err)
		}
	}
}

func TestADateThatIsNoneIsRefusedEvenWithAGoodCheckCharacter(t *testing.T) {
	first17 := "32058319850230001"
	number := first17 + string(idCheckChar(first17))
	if _, err := ParseID(number); codeOf(err) != "id_date" {
		t.Errorf("%s: %s, want id_date", number, codeOf(err))
	}
}

func TestIDWarnings(t *testing.T) {
	with := func(first17 string) string { return first17 + string(idCheckChar(first17)) }
	for _, tc := range []struct{ name, number, asOf, want string }{
		{"plain", "320583198503120012", "2026-10-15", ""},
		{"海门市 is 海门区", "320684196002290032", "2026-10-15", "id_region_former"},
		{"沧浪区 is 姑苏区", with("32050219931122027"), "2026-10-15", "id_region_former"},
		{"昆山县, a code the table lacks", with("32052319650101001"), "2026-10-15", "id_region_unknown"},
		{"another province is not looked up", "11010519491231002X", "2026-10-15", ""},
		{"no such province", with("99010519850312001"), "2026-10-15", "id_region_unknown"},
		{"permit of a resident of Hong Kong", with("81000019850312001"), "2026-10-15", ""},
		{"born tomorrow", with("32058320261016001"), "2026-10-15", "id_birth_future"},
		{"eighteen tomorrow", with("32058320081016001"), "2026-10-15", "id_minor"},
		{"eighteen today", with("32058320081015001"), "2026-10-15", ""},
		{"no date, no question of age", with("32058320261016001"), "", ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			id, err := ParseID(tc.number)
			if err != nil {
				t.Fatal(err)
			}
			var asOf workday.Date
			if tc.asOf != "" {
				asOf = workday.MustParse(tc.asOf)
			}
			if got := codes(id.Warnings(asOf)); got != tc.want {
				t.Errorf("warnings %q, want %q", got, tc.want)
			}
		})
	}
	id, _ := ParseID("320684196002290032")
	if got, want := id.Warnings(workday.Date{})[0].Message, "行政区划代码320684已调整，现为320614海门区；号码仍然有效"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestAValidNumberEndingInZerosIsDoubted(t *testing.T) {
	for day := range 28 { // some day of the month gives the check character 0
		first17 := fmt.Sprintf("320583198503%02d100", day+1)
		if idCheckChar(first17) != '0' {
			continue
		}
		id, err := ParseID(first17 + "0")
		if err != nil {
			t.Fatal(err)
		}
		if got := codes(id.Warnings(workday.Date{})); got != "id_trailing_zeros" {
			t.Errorf("%s: warnings %q", first17, got)
		}
		return
	}
	t.Fatal("no number found")
}

func TestPermits(t *testing.T) {
	for prefix, want := range map[string]string{"810000": "香港", "820000": "澳门", "830000": "台湾"} {
		first17 := prefix + "19850312001"
		id, err := ParseID(first17 + string(idCheckChar(first17)))
		if err != nil || !strings.Contains(id.Permit(), want) {
			t.Errorf("%s: %q, %v", prefix, id.Permit(), err)
		}
	}
	id, _ := ParseID("320583198503120012")
	if id.Permit() != "" {
		t.Error("an ordinary card is called a permit")
	}
}

func TestIDIsMaskedUnlessAskedFor(t *testing.T) {
	id, _ := ParseID("320583198503120012")
	for _, shown := range []string{id.String(), fmt.Sprint(id), fmt.Sprintf("%v", []ID{id})[1:19], MaskID("320583198503120012")} {
		if shown != "3205************12" {
			t.Errorf("shown as %s", shown)
		}
	}
	if MaskID("1234") != "****" || MaskID("") != "" {
		t.Error("a short value is masked whole")
	}
	var none ID
	if none.Region() != "" || none.Sex() != "0" || !none.Birth().IsZero() || none.Warnings(workday.MustParse("2026-01-01")) != nil {
		t.Error("no number has parts")
	}
}

func TestOneWrongDigitOrASwapIsAlwaysFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		birth := workday.MustParse("1950-01-01").AddDays(rapid.IntRange(0, 20000).Draw(t, "birth"))
		first17 := "320583" + strings.ReplaceAll(birth.String(), "-", "") + fmt.Sprintf("%03d", rapid.IntRange(0, 999).Draw(t, "order"))
		number := first17 + string(idCheckChar(first17))
		id, err := ParseID(number)
		if err != nil || id.Birth() != birth || id.Number() != number {
			t.Fatalf("%s: %v", number, err)
		}
		at := rapid.IntRange(0, 16).Draw(t, "at")
		wrong := []byte(number)
		wrong[at] = '0' + (wrong[at]-'0'+byte(rapid.IntRange(1, 9).Draw(t, "by")))%10
		if _, err := ParseID(string(wrong)); err == nil {
			t.Fatalf("%s passes for %s", wrong, number)
		}
		swapped := []byte(number)
		swapped[at], swapped[at+1] = swapped[at+1], swapped[at]
		if _, err := ParseID(string(swapped)); err == nil && string(swapped) != number {
			t.Fatalf("%s passes for %s", swapped, number)
		}
	})
}

func FuzzParseID(f *testing.F) {
	for _, s := range []string{"32050519680307008x", "３２０５", "3.2E+17", "×", "\xff\xfe", "E+", "."} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		id, err := ParseID(s)
		if (err == nil) == id.IsZero() {
			t.Errorf("%q: %v, %v", s, id, err)
		}
		if _, err := ParseCreditCode(s); err != nil && codeOf(err) == "" {
			t.Errorf("%q: %v", s, err)
		}
	})
}

func TestParsePhone(t *testing.T) {
	for in, want := range map[string]string{
		"13812345678": "13812345678", "138-1234-5678": "13812345678", "138 1234 5678": "13812345678",
		"１３８１２３４５６７８": "13812345678", "+86 138 1234 5678": "13812345678", "+86-13812345678": "13812345678",
		"8613812345678": "13812345678", "0086 13812345678": "13812345678", "（+86）13812345678": "13812345678",
		"19912345678": "19912345678", "13812345678.0": "13812345678", "'13812345678": "13812345678",
	} {
		p, err := ParsePhone(in)
		if err != nil || p.Number() != want {
			t.Errorf("ParsePhone(%q) = %q, %v", in, p.Number(), err)
		}
		if err == nil && p.String() != want[:3]+"****"+want[7:] {
			t.Errorf("shown as %s", p)
		}
	}
	for in, code := range map[string]string{
		"": "phone_empty", "1381234567": "phone_length", "138123456789": "phone_length", "12812345678": "phone_prefix",
		"0512-57512345": "phone_length", "0512-5751234": "phone_prefix", "1381234567a": "phone_char",
		"1.38123E+10": "phone_lost_digits", "13812345678/13912345678": "phone_char", "23812345678": "phone_prefix",
	} {
		if p, err := ParsePhone(in); codeOf(err) != code || !p.IsZero() {
			t.Errorf("ParsePhone(%q) = %s, want %s", in, codeOf(err), code)
		}
	}
}

func TestFirstPhone(t *testing.T) {
	for text, want := range map[string]string{
		"138 0000 0001": "13800000001", "0512-57301234、13800000002": "13800000002", "13800000003/13900000003": "13800000003",
		"（0512）57300000 13800000004": "13800000004", "0512-57301234": "", "": "",
	} {
		if p, err := FirstPhone(text); p.Number() != want || (err == nil) != (want != "") {
			t.Errorf("%q: %q %v", text, p.Number(), err)
		}
	}
}
