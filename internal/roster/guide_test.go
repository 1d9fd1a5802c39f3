package roster_test

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// Whatever code a preview shows, the guide says what to do about it.
func TestTheGuideKnowsEveryCode(t *testing.T) {
	guide, err := os.ReadFile("../../docs/guide/clerk.md")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for file, pattern := range map[string]string{
		"import_line.go":                `find\(\w+, "(\w+)"`,
		"import_rules.go":               `find\(\w+, "(\w+)"`,
		"import_double_rules.go":        `find\(\w+, "(\w+)"`,
		"import_service.go":             `find\(\w+, "(\w+)"`,
		"../served/import_line.go":      `find\(\w+, "(\w+)"`,
		"../served/import_rules.go":     `find\(\w+, "(\w+)"`,
		"../gb/id.go":                   `ID\w+ += "(id_\w+)"`,
		"../gb/credit.go":               `Credit\w+ += "(credit_(?:check|org|issuer)\w*)"`,
		"../gb/phone.go":                `Phone\w+ += "(phone_[^e]\w+)"`,
		"../platform/sheet/refusals.go": `CodeDate\w+ += "(date_\w+)"`,
	} {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(pattern).FindAllStringSubmatch(string(source), -1) {
			found++
			if !strings.Contains(string(guide), "`"+m[1]+"`") {
				t.Errorf("%s: %s", file, m[1])
			}
		}
	}
	if found < 80 {
		t.Errorf("only %d codes found", found)
	}
}
