package rights

import (
	"strings"
	"testing"

	"xiezhi/internal/platform/errs"
	"xiezhi/internal/workday"
)

func fieldsOf(err error) string {
	var out []string
	for _, f := range errs.FieldsOf(err) {
		out = append(out, f.Field)
	}
	return strings.Join(out, " ")
}

func TestCheckHouse(t *testing.T) {
	day := workday.MustParse
	today := day("2026-11-23")
	for _, c := range []struct {
		name, title, body string
		file              bool
		from              string
		want              string
	}{
		{"a text", "考勤办法", "第一条 略", false, "2026-11-23", ""},
		{"a file", "考勤办法", "", true, "2026-12-01", ""},
		{"neither", "考勤办法", " ", false, "2026-12-01", "body"},
		{"from yesterday", "考勤办法", "略", false, "2026-11-22", "inForceOn"},
		{"a year and a day ahead", "考勤办法", "略", false, "2027-11-24", "inForceOn"},
		{"no title", "", "略", false, "2026-12-01", "title"},
	} {
		if got := fieldsOf(CheckHouse(c.title, c.body, c.file, day(c.from), today)); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestWhichVersionAsks(t *testing.T) {
	day := workday.MustParse
	list := []House{{Version: 3, InForceOn: day("2026-12-01")}, {Version: 2, InForceOn: day("2026-06-01")}, {Version: 1, InForceOn: day("2025-01-01")}}
	for on, want := range map[string]string{"2024-12-31": "321", "2026-05-31": "321", "2026-11-23": "32", "2026-12-01": "3"} {
		got := ""
		for i, h := range list {
			if asks(list, i, day(on)) {
				got += string(rune('0' + h.Version))
			}
		}
		if got != want {
			t.Errorf("on %s versions %s ask, want %s", on, got, want)
		}
	}
}

func TestCheckCorrection(t *testing.T) {
	for _, c := range []struct{ field, should, evidence, want string }{
		{"phone", "13900001111", "", ""},
		{"shoe", "42", "", "field"},
		{"name", " ", "", "should"},
		{"name", "王芳", strings.Repeat("证", 301), "evidence"},
	} {
		if got := fieldsOf(CheckCorrection(c.field, c.should, c.evidence)); got != c.want {
			t.Errorf("%s %s: %q, want %q", c.field, c.should, got, c.want)
		}
	}
	open := Correction{State: CorrectionOpen, SeenRev: 3}
	for name, got := range map[string]error{
		"correction_unchanged": CheckDecided(open, true, "", 3), "fields_invalid": CheckDecided(open, false, "", 4), "correction_closed": CheckDecided(Correction{State: CorrectionApplied}, true, "", 9),
	} {
		if errs.CodeOf(got) != name {
			t.Errorf("%v, want %s", got, name)
		}
	}
	if err := CheckDecided(open, true, "", 4); err != nil {
		t.Error(err)
	}
	if err := CheckDecided(open, false, "证件不符", 3); err != nil {
		t.Error(err)
	}
}

func TestCheckNotice(t *testing.T) {
	day := workday.MustParse
	long := strings.Repeat("说明文字", 20)
	for _, c := range []struct {
		name, body, document string
		fields               []string
		from, want           string
	}{
		{"whole", long, "苏工办〔2026〕9号", []string{"years"}, "2026-11-23", ""},
		{"a fact is missing", long, "苏工办〔2026〕9号", nil, "2026-11-23", "body"},
		{"an unknown fact", long, "苏工办〔2026〕9号", []string{"years", "place"}, "2026-11-23", "body"},
		{"for yesterday, without a document", long, "", []string{"years"}, "2026-11-22", "document inForceOn"},
		{"too short", "短", "苏工办〔2026〕9号", []string{"years"}, "2026-11-23", "body"},
	} {
		if got := fieldsOf(checkNotice(true, c.body, c.document, c.fields, []string{"years"}, day(c.from), day("2026-11-23"))); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	if got := fieldsOf(checkNotice(false, long, "d", nil, nil, day("2026-11-23"), day("2026-11-23"))); got != "kind" {
		t.Errorf("an unknown kind: %q", got)
	}
}
