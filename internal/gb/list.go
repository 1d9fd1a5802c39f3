package gb

import "strings"

// Item of a code list. Label is the standard's word, Short what forms print.
type Item struct {
	Code  string `json:"code"`
	Label string `json:"label"`
	Short string `json:"short"`
}

// List is a code list of a standard. People's entries are read by word, never by number: some old systems shift the
// codes of GB/T 4762 by one, and a file with another list under the name of GB/T 4658 is about.
type List struct {
	Name     string // 政治面貌
	Standard string // GB/T 4762
	items    []Item
	byCode   map[string]Item
	byWord   map[string]Item
}

// entry: code, label, then the words people write; the first of them is the short form.
func newList(name, standard string, entries ...[]string) *List {
	l := &List{Name: name, Standard: standard, byCode: map[string]Item{}, byWord: map[string]Item{}}
	for _, e := range entries {
		item := Item{Code: e[0], Label: e[1], Short: e[1]}
		if len(e) > 2 {
			item.Short = e[2]
		}
		if _, taken := l.byCode[item.Code]; taken {
			panic("gb: code twice in " + name + ": " + item.Code)
		}
		l.items, l.byCode[item.Code] = append(l.items, item), item
		for _, word := range e[1:] {
			word = foldWord(word)
			if other, taken := l.byWord[word]; taken && other.Code != item.Code {
				panic("gb: word twice in " + name + ": " + word)
			}
			l.byWord[word] = item
		}
	}
	return l
}

func foldWord(s string) string {
	return strings.NewReplacer("(", "", ")", "", ".", "", "·", "", "、", "").Replace(fold(s))
}

// Items in the standard's order.
func (l *List) Items() []Item { return append([]Item(nil), l.items...) }

// Get finds an item by its code.
func (l *List) Get(code string) (Item, bool) {
	item, ok := l.byCode[code]
	return item, ok
}

// Label of a code, "" when the list has none such.
func (l *List) Label(code string) string { return l.byCode[code].Label }

// Short is the label as forms print it.
func (l *List) Short(code string) string { return l.byCode[code].Short }

// Parse finds the item that people mean by a word.
func (l *List) Parse(word string) (Item, bool) {
	item, ok := l.byWord[foldWord(word)]
	return item, ok
}

// Codes of GB/T 2261.1.
const (
	SexUnknown   = "0"
	SexMale      = "1"
	SexFemale    = "2"
	SexUndefined = "9"
)

// Sexes is GB/T 2261.1; forms print 男 and 女 only.
var Sexes = newList("性别", "GB/T 2261.1",
	[]string{SexUnknown, "未知的性别", "未知"},
	[]string{SexMale, "男性", "男", "M", "MALE"},
	[]string{SexFemale, "女性", "女", "F", "FEMALE"},
	[]string{SexUndefined, "未说明的性别", "未说明"},
)

// PoliticalStatuses is GB/T 4762.
var PoliticalStatuses = newList("政治面貌", "GB/T 4762",
	[]string{"01", "中国共产党党员", "中共党员", "党员", "共产党员", "中共正式党员", "正式党员"},
	[]string{"02", "中国共产党预备党员", "中共预备党员", "预备党员", "中共党员（预备）"},
	[]string{"03", "中国共产主义青年团团员", "共青团员", "团员"},
	[]string{"04", "中国国民党革命委员会会员", "民革党员", "民革会员", "民革"},
	[]string{"05", "中国民主同盟盟员", "民盟盟员", "民盟"},
	[]string{"06", "中国民主建国会会员", "民建会员", "民建"},
	[]string{"07", "中国民主促进会会员", "民进会员", "民进"},
	[]string{"08", "中国农工民主党党员", "农工党党员", "农工党", "农工民主党党员"},
	[]string{"09", "中国致公党党员", "致公党党员", "致公党"},
	[]string{"10", "九三学社社员", "九三学社社员", "九三学社", "九三社员"},
	[]string{"11", "台湾民主自治同盟盟员", "台盟盟员", "台盟"},
	[]string{"12", "无党派民主人士", "无党派人士", "无党派"},
	[]string{"13", "群众", "群众", "普通公民", "普通群众"},
)

// Educations is GB/T 4658-2006, forty entries.
var Educations = newList("文化程度", "GB/T 4658-2006",
	[]string{"10", "研究生教育", "研究生", "硕士及以上", "研究生及以上", "在职研究生"},
	[]string{"11", "博士研究生毕业", "博士研究生", "博士"},
	[]string{"12", "博士研究生结业"},
	[]string{"13", "博士研究生肄业"},
	[]string{"14", "硕士研究生毕业", "硕士研究生", "硕士", "研究生毕业"},
	[]string{"15", "硕士研究生结业"},
	[]string{"16", "硕士研究生肄业"},
	[]string{"17", "研究生班毕业", "研究生班"},
	[]string{"18", "研究生班结业"},
	[]string{"19", "研究生班肄业"},
	[]string{"20", "大学本科教育", "大学本科", "本科", "大学", "全日制本科", "在职本科", "函授本科", "自考本科", "学士"},
	[]string{"21", "大学本科毕业", "大学本科毕业", "本科毕业", "大学毕业"},
	[]string{"22", "大学本科结业", "大学本科结业", "本科结业"},
	[]string{"23", "大学本科肄业", "大学本科肄业", "本科肄业"},
	[]string{"28", "大学普通班毕业", "大学普通班", "大普"},
	[]string{"30", "大学专科教育", "大学专科", "大专", "专科", "高职", "高职高专", "在职大专", "函授大专", "自考大专"},
	[]string{"31", "大学专科毕业", "大学专科毕业", "大专毕业", "专科毕业"},
	[]string{"32", "大学专科结业", "大学专科结业", "大专结业"},
	[]string{"33", "大学专科肄业", "大学专科肄业", "大专肄业"},
	[]string{"40", "中等职业教育", "中等职业教育", "中职"},
	[]string{"41", "中等专科毕业", "中专", "中专毕业", "中等专科", "中等专业学校", "中师"},
	[]string{"42", "中等专科结业", "中专结业"},
	[]string{"43", "中等专科肄业", "中专肄业"},
	[]string{"44", "职业高中毕业", "职业高中", "职高", "职高毕业"},
	[]string{"45", "职业高中结业", "职高结业"},
	[]string{"46", "职业高中肄业", "职高肄业"},
	[]string{"47", "技工学校毕业", "技工学校", "技校", "中技", "技校毕业"},
	[]string{"48", "技工学校结业", "技校结业"},
	[]string{"49", "技工学校肄业", "技校肄业"},
	[]string{"60", "普通高级中学教育", "高中", "普通高中", "高级中学"},
	[]string{"61", "普通高中毕业", "高中毕业"},
	[]string{"62", "普通高中结业", "高中结业"},
	[]string{"63", "普通高中肄业", "高中肄业"},
	[]string{"70", "初级中学教育", "初中", "初级中学"},
	[]string{"71", "初中毕业"},
	[]string{"73", "初中肄业"},
	[]string{"80", "小学教育", "小学"},
	[]string{"81", "小学毕业"},
	[]string{"83", "小学肄业"},
	[]string{"90", "其他"},
)

// Titles are the professional titles instructors are likely to hold: part of GB/T 8561-2001, and the product's own
// codes with X for what the standard of 2001 lacks. The form asks for plain text, so TitleOf keeps any other word.
var Titles = newList("专业职称", "GB/T 8561-2001 及本系统扩充",
	[]string{"011", "教授"}, []string{"012", "副教授"}, []string{"013", "讲师", "讲师", "讲师（高校）"}, []string{"014", "助教", "助教", "助教（高校）"},
	[]string{"082", "高级工程师", "高级工程师", "高工"}, []string{"083", "工程师"}, []string{"084", "助理工程师", "助理工程师", "助工"}, []string{"085", "技术员"},
	[]string{"122", "高级经济师"}, []string{"123", "经济师", "经济师", "中级经济师"}, []string{"124", "助理经济师", "助理经济师", "初级经济师"}, []string{"125", "经济员"},
	[]string{"132", "高级会计师"}, []string{"133", "会计师", "会计师", "中级会计师"}, []string{"134", "助理会计师", "助理会计师", "初级会计师"}, []string{"135", "会计员"},
	[]string{"142", "高级统计师"}, []string{"143", "统计师", "统计师", "中级统计师"}, []string{"144", "助理统计师", "助理统计师", "初级统计师"}, []string{"145", "统计员"},
	[]string{"X01", "正高级经济师"}, []string{"X02", "正高级会计师"}, []string{"X03", "正高级工程师"},
	[]string{"X11", "高级政工师"}, []string{"X12", "政工师"}, []string{"X13", "助理政工师"}, []string{"X14", "政工员"},
	[]string{"X21", "高级人力资源管理师"}, []string{"X22", "人力资源管理师"}, []string{"X23", "助理人力资源管理师"},
	[]string{"X31", "高级社会工作师", "高级社会工作师", "高级社工师"}, []string{"X32", "社会工作师", "社会工作师", "社工师", "中级社工师", "中级社会工作师"},
	[]string{"X33", "助理社会工作师", "助理社会工作师", "助理社工师", "初级社工师", "初级社会工作师"},
	[]string{"X41", "高级劳动关系协调师", "高级劳动关系协调师", "一级劳动关系协调师", "劳动关系协调师（一级）"},
	[]string{"X42", "劳动关系协调师", "劳动关系协调师", "二级劳动关系协调师", "劳动关系协调师（二级）"},
	[]string{"X43", "高级劳动关系协调员", "高级劳动关系协调员", "三级劳动关系协调员", "劳动关系协调员（三级）"},
	[]string{"X44", "劳动关系协调员", "劳动关系协调员", "四级劳动关系协调员", "劳动关系协调员（四级）"},
	[]string{"X51", "一级律师"}, []string{"X52", "二级律师"}, []string{"X53", "三级律师"}, []string{"X54", "四级律师"},
)

// TitleOf finds a title, or keeps the words as they are with no code.
func TitleOf(words string) Item {
	if item, ok := Titles.Parse(words); ok {
		return item
	}
	words = strings.TrimSpace(words)
	return Item{Label: words, Short: words}
}
