package gb

import "testing"

func TestPinyin(t *testing.T) {
	for _, tc := range []struct{ text, full, initials string }{
		{"昆山市总工会", "kunshanshizonggonghui", "ksszgh"},
		{"六合区总工会", "luhequzonggonghui", "lhqzgh"},
		{"建筑行业工会", "jianzhuhangyegonghui", "jzhygh"},
		{"盱眙县", "xuyixian", "xyx"},
		{"Ａ3 厂（东）", "a3changdong", "a3cd"},
		{"", "", ""},
	} {
		full, initials := Pinyin(tc.text)
		if full != tc.full || initials != tc.initials {
			t.Errorf("%s: %s %s, want %s %s", tc.text, full, initials, tc.full, tc.initials)
		}
	}
}
