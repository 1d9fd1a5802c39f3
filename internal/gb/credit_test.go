package gb

import (
	"testing"

	"pgregory.net/rapid"
)

func TestParseCreditCode(t *testing.T) {
	for _, tc := range []struct{ in, code, region, org, issuer, category string }{
		{"81320500MC0123450M", "81320500MC0123450M", "320500", "MC0123450", "工会", "基层工会"},
		{"8132058350940012XE", "8132058350940012XE", "320583", "50940012X", "工会", "基层工会"},
		{"91320583MA1X2Y3T95", "91320583MA1X2Y3T95", "320583", "MA1X2Y3T9", "市场监管", "企业"},
		{"13320000014012344L", "13320000014012344L", "320000", "014012344", "机构编制", "群众团体"},
		{"91350100M000100Y43", "91350100M000100Y43", "350100", "M000100Y4", "市场监管", "企业"},
		{"91350100m000100y43", "91350100M000100Y43", "350100", "M000100Y4", "市场监管", "企业"},
		{" ９１350100-Ｍ000100Ｙ43　", "91350100M000100Y43", "350100", "M000100Y4", "市场监管", "企业"},
	} {
		c, err := ParseCreditCode(tc.in)
		if err != nil {
			t.Errorf("ParseCreditCode(%q): %v", tc.in, err)
			continue
		}
		got := [5]string{c.String(), c.Region(), c.OrgCode(), c.Issuer(), c.Category()}
		if got != [5]string{tc.code, tc.region, tc.org, tc.issuer, tc.category} {
			t.Errorf("ParseCreditCode(%q) = %v, want %v", tc.in, got, tc)
		}
		if w := codes(c.Warnings()); w != "" {
			t.Errorf("%s: warnings %s", c, w)
		}
		if c.Union() != (tc.issuer == "工会") {
			t.Errorf("%s: Union = %v", c, c.Union())
		}
	}
}

func TestParseCreditCodeRefusesTheForm(t *testing.T) {
	for in, code := range map[string]string{
		"": "credit_empty", "无": "credit_char", "91350100M000100Y4": "credit_length", "91350100M000100Y433": "credit_length",
		"91350100MO00100Y43": "credit_char", "91350100M00010IY43": "credit_char", "9135010AM000100Y43": "credit_region",
		"9.13501E+17": "credit_lost_digits", "9.132058312345E+17": "credit_lost_digits", "320583000123456": "credit_length",
	} {
		if c, err := ParseCreditCode(in); codeOf(err) != code || !c.IsZero() {
			t.Errorf("ParseCreditCode(%q) = %s, want %s", in, codeOf(err), code)
		}
	}
}

func TestWrongCheckCharactersOnlyWarn(t *testing.T) {
	for in, want := range map[string]string{
		"91350100M000100Y44": "credit_check_char",
		"91350100M000100Y54": "credit_check_char credit_org_check",
		"9E320583MA1X2Y3T95": "credit_check_char",
		"C1350100M000100Y43": "credit_check_char credit_issuer",
	} {
		c, err := ParseCreditCode(in)
		if err != nil {
			t.Fatalf("%s: %v", in, err)
		}
		if got := codes(c.Warnings()); got != want {
			t.Errorf("%s: warnings %q, want %q", in, got, want)
		}
		if !c.Warnings()[0].Strong {
			t.Errorf("%s: the warning is weak", in)
		}
	}
	if (CreditCode{}).Warnings() != nil || (CreditCode{}).Region() != "" {
		t.Error("no code has parts")
	}
}

func TestOneWrongCharacterOfACodeIsFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		wrong := []byte("91320583MA1X2Y3T95")
		at := rapid.SampledFrom([]int{0, 1, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17}).Draw(t, "at")
		by := creditAlphabet[rapid.IntRange(0, 30).Draw(t, "by")]
		if by == wrong[at] {
			return
		}
		wrong[at] = by
		c, err := ParseCreditCode(string(wrong))
		if err != nil || len(c.Warnings()) == 0 {
			t.Fatalf("%s passes: %v", wrong, err)
		}
	})
}
