package gb

import "testing"

func TestListsReadWhatPeopleWrite(t *testing.T) {
	for _, tc := range []struct {
		list              *List
		word, code, short string
	}{
		{PoliticalStatuses, "中共党员", "01", "中共党员"},
		{PoliticalStatuses, "党员", "01", "中共党员"},
		{PoliticalStatuses, " 中共 党员 ", "01", "中共党员"},
		{PoliticalStatuses, "中共党员(预备)", "02", "中共预备党员"},
		{PoliticalStatuses, "共青团员", "03", "共青团员"},
		{PoliticalStatuses, "民革会员", "04", "民革党员"},
		{PoliticalStatuses, "民盟", "05", "民盟盟员"},
		{PoliticalStatuses, "九三学社", "10", "九三学社社员"},
		{PoliticalStatuses, "无党派", "12", "无党派人士"},
		{PoliticalStatuses, "群众", "13", "群众"},
		{Educations, "本科", "20", "大学本科"},
		{Educations, "大学本科", "20", "大学本科"},
		{Educations, "本科毕业", "21", "大学本科毕业"},
		{Educations, "研究生", "10", "研究生"},
		{Educations, "硕士", "14", "硕士研究生"},
		{Educations, "博士研究生", "11", "博士研究生"},
		{Educations, "大专", "30", "大学专科"},
		{Educations, "专科", "30", "大学专科"},
		{Educations, "中专", "41", "中专"},
		{Educations, "职高", "44", "职业高中"},
		{Educations, "技校", "47", "技工学校"},
		{Educations, "高中", "60", "高中"},
		{Educations, "初中", "70", "初中"},
		{Educations, "大普", "28", "大学普通班"},
		{Sexes, "男", "1", "男"},
		{Sexes, "女性", "2", "女"},
		{Sexes, "ｆ", "2", "女"},
		{Titles, "中级经济师", "123", "经济师"},
		{Titles, "高工", "082", "高级工程师"},
		{Titles, "劳动关系协调师(二级)", "X42", "劳动关系协调师"},
		{Titles, "社工师", "X32", "社会工作师"},
		{Titles, "正高级经济师", "X01", "正高级经济师"},
	} {
		item, ok := tc.list.Parse(tc.word)
		if !ok || item.Code != tc.code || item.Short != tc.short {
			t.Errorf("%s %q = %+v %v, want %s %s", tc.list.Name, tc.word, item, ok, tc.code, tc.short)
		}
		if tc.list.Short(tc.code) != tc.short || tc.list.Label(tc.code) != item.Label {
			t.Errorf("%s %s: label and short do not agree with Parse", tc.list.Name, tc.code)
		}
	}
}

func TestListsAreNeverReadByNumber(t *testing.T) {
	for _, list := range []*List{Sexes, PoliticalStatuses, Educations, Titles} {
		for _, item := range list.Items() {
			if got, ok := list.Parse(item.Code); ok {
				t.Errorf("%s: the number %s was read as %s", list.Name, item.Code, got.Label)
			}
			if got, ok := list.Parse(item.Label); !ok || got != item {
				t.Errorf("%s: %s is not read back", list.Name, item.Label)
			}
			if got, ok := list.Get(item.Code); !ok || got != item {
				t.Errorf("%s: %s is not found", list.Name, item.Code)
			}
		}
		if _, ok := list.Parse(""); ok {
			t.Errorf("%s: nothing was read as something", list.Name)
		}
	}
}

func TestSizesOfTheLists(t *testing.T) {
	for list, want := range map[*List]int{Sexes: 4, PoliticalStatuses: 13, Educations: 40} {
		if got := len(list.Items()); got != want {
			t.Errorf("%s has %d entries, want %d", list.Standard, got, want)
		}
	}
}

func TestOtherTitlesAreKeptAsWritten(t *testing.T) {
	if got := TitleOf(" 二级心理咨询师 "); got != (Item{Label: "二级心理咨询师", Short: "二级心理咨询师"}) {
		t.Errorf("got %+v", got)
	}
	if got := TitleOf("经济师"); got.Code != "123" {
		t.Errorf("got %+v", got)
	}
}
