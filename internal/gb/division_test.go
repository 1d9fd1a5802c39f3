package gb

import (
	"strings"
	"testing"
)

func TestDivisionsOfJiangsu(t *testing.T) {
	count := map[Level]int{}
	kinds := map[string]int{}
	codes := map[string]bool{}
	for _, d := range Divisions() {
		count[d.Level]++
		codes[d.Code] = true
		if d.Level == County {
			kinds[d.Name[len(d.Name)-len("区"):]]++
		}
		if parent, ok := DivisionByCode(d.Parent); ok != (d.Level > Province) || ok && parent.Level != d.Level-1 {
			t.Errorf("%s has the parent %q", d.Name, d.Parent)
		}
	}
	if count[Province] != 1 || count[City] != 13 || count[County] != 95 || len(codes) != 109 {
		t.Errorf("levels %v, %d codes", count, len(codes))
	}
	if kinds["区"] != 55 || kinds["市"] != 21 || kinds["县"] != 19 {
		t.Errorf("kinds %v, want 55 区, 21 市, 19 县", kinds)
	}
}

func TestCurrentDivision(t *testing.T) {
	for _, tc := range []struct {
		code, now  string
		former, ok bool
	}{
		{"320583", "320583", false, true},
		{"320602", "320613", true, true},
		{"320611", "320613", true, true},
		{"320684", "320614", true, true},
		{"320621", "320685", true, true},
		{"320802", "320812", true, true},
		{"320811", "320812", true, true},
		{"320103", "320104", true, true},
		{"320107", "320106", true, true},
		{"320202", "320213", true, true},
		{"320203", "320213", true, true},
		{"320204", "320213", true, true},
		{"320405", "320412", true, true},
		{"320584", "320509", true, true},
		{"321284", "321204", true, true},
		{"321088", "321012", true, true},
		{"320721", "320707", true, true},
		{"320982", "320904", true, true},
		{"320482", "320413", true, true},
		{"320571", "", false, false}, // a zone of the statistics, not of GB/T 2260
		{"", "", false, false},
	} {
		now, former, ok := CurrentDivision(tc.code)
		if now.Code != tc.now || former != tc.former || ok != tc.ok {
			t.Errorf("CurrentDivision(%s) = %s %v %v, want %+v", tc.code, now.Code, former, ok, tc)
		}
	}
	for _, f := range FormerDivisions() {
		if _, ok := DivisionByCode(f.Now); !ok {
			t.Errorf("former %s leads to %s, which is none", f.Name, f.Now)
		}
		if _, ok := DivisionByCode(f.Code); ok {
			t.Errorf("former %s is also current", f.Name)
		}
	}
}

func TestDivisionsByName(t *testing.T) {
	for name, want := range map[string]string{
		"昆山市": "320583", "昆山": "320583", "苏州市昆山市": "320583", "江苏省苏州市昆山市": "320583", "苏州昆山": "320583",
		"江苏省昆山市": "320583", "江苏省": "320000", "江苏": "320000", "江苏省苏州市": "320500",
		"鼓楼区": "320106 320302", "鼓楼": "320106 320302", "南京市鼓楼区": "320106", "徐州鼓楼区": "320302", "江苏省徐州市鼓楼区": "320302",
		"淮安": "320800 320803", "淮安区": "320803", "淮安市": "320800",
		"丰县": "320321", "丰": "", "吴江市": "320509", "吴江": "320509", "海门市": "320614", "沧浪区": "320508", "崇川区": "320613",
		"徐州市丰县": "320321", "浦东新区": "", "": "",
	} {
		var got []string
		for _, d := range DivisionsByName(name) {
			got = append(got, d.Code)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("DivisionsByName(%q) = %v, want %s", name, got, want)
		}
	}
}

func TestDivisionsByNameIgnoresSpaces(t *testing.T) {
	if got := DivisionsByName(" 昆 山　市 "); len(got) != 1 || got[0].Code != "320583" {
		t.Errorf("got %v", got)
	}
}

func TestFullName(t *testing.T) {
	for code, want := range map[string]string{
		"320583": "江苏省苏州市昆山市", "320500": "江苏省苏州市", "320000": "江苏省", "320584": "", "": "",
	} {
		if got := FullName(code); got != want {
			t.Errorf("FullName(%q) = %s, want %s", code, got, want)
		}
	}
}
