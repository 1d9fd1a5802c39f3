package hiring

import (
	"cmp"
	"slices"
	"strings"

	"xiezhi/internal/gb"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/roster"
	"xiezhi/internal/workday"
)

// ContractField is a field that a template may name, as {{姓名}}.
type ContractField struct {
	Name    string `json:"name"`
	Group   string `json:"group"`
	Meaning string `json:"meaning"`
	Example string `json:"example"`
}

var contractFields = []ContractField{
	{"聘用单位", "聘用单位", "聘用单位全称", "示例镇总工会"},
	{"聘用单位联系人", "聘用单位", "通讯录中的联系人", "李示例"},
	{"聘用单位电话", "聘用单位", "通讯录中的办公电话", "0512-00000000"},
	{"上一级总工会", "聘用单位", "批准推荐表的上一级总工会", "示例市总工会"},
	{"姓名", "指导员", "", "王示例"},
	{"性别", "指导员", "", "男"},
	{"出生日期", "指导员", "", "1985年3月12日"},
	{"身份证号", "指导员", "完整号码，打印留有记录", "320583198503120012"},
	{"移动电话", "指导员", "完整号码", "13800000000"},
	{"政治面貌", "指导员", "", "中共党员"},
	{"文化程度", "指导员", "", "大学本科毕业"},
	{"专业职称", "指导员", "没有的为“无”", "经济师"},
	{"定岗单位", "岗位", "没有另行定岗的为聘用单位", "示例工业园区工会"},
	{"聘用渠道", "岗位", "", "自主招聘"},
	{"上岗日期", "岗位", "推荐表或已登记的上岗日期", "2026年12月1日"},
	{"合同种类", "合同", "劳动合同、劳务协议", "劳动合同"},
	{"合同编号", "合同", "没有编号的留空格", "示工合〔2026〕1号"},
	{"合同起始日期", "合同", "", "2026年12月1日"},
	{"合同终止日期", "合同", "无固定期限的写“无固定期限”", "2029年11月30日"},
	{"合同期限", "合同", "起止日期连写", "2026年12月1日至2029年11月30日"},
	{"试用期截止日期", "合同", "没有约定的留空格", "2027年5月31日"},
	{"签订日期", "合同", "尚未登记的留空格", "2026年11月26日"},
	{"推荐表编号", "批准", "上一级总工会的登记号", "推荐〔2026〕1号"},
	{"批准日期", "批准", "上一级总工会批准推荐表的日期", "2026年11月25日"},
}

// ContractFields lists the fields that templates may name.
func ContractFields() []ContractField { return slices.Clone(contractFields) }

// blank is what is written by hand.
const blank = "＿＿＿＿＿＿"

func sampleValues() map[string]string {
	out := map[string]string{}
	for _, f := range contractFields {
		out[f.Name] = f.Example
	}
	return out
}

// CheckFields refuses a template that names a field which is not known, or begins one and does not end it.
func CheckFields(names, open []string) error {
	var f []errs.Field
	for _, n := range names {
		if !slices.ContainsFunc(contractFields, func(c ContractField) bool { return c.Name == n }) {
			f = append(f, errs.F("file", "没有“"+n+"”这个字段"))
		}
	}
	for _, o := range open {
		f = append(f, errs.F("file", "“"+o+"”没有写完，字段应写在同一段里，前后各两个大括号"))
	}
	if len(f) > 20 {
		f = append(f[:20], errs.F("file", "还有其他字段有误"))
	}
	if len(f) == 0 {
		return nil
	}
	said := make([]string, len(f))
	for i, one := range f {
		said[i] = one.Message
	}
	return errs.E("template_fields", "模板中有字段无法识别："+strings.Join(said, "；")+"。", f...)
}

// drawn is what a contract is drawn up from.
type drawn struct {
	form     Form
	union    org.Union
	superior string
	post     string
	id       gb.ID
	phone    gb.Phone
	kind     roster.ContractKind
	deal     Deal // what was signed, where it is entered already
}

func (d drawn) values() map[string]string {
	f, or := d.form, func(s, other string) string { return cmp.Or(s, other) }
	starts, ends, duty := f.StartsOn, f.EndsOn, f.OnDuty
	if !d.deal.StartsOn.IsZero() {
		starts, ends, duty = d.deal.StartsOn, d.deal.EndsOn, d.deal.OnDuty
	}
	until := ends.Chinese()
	if ends.IsZero() {
		until = "无固定期限"
	}
	day := func(on workday.Date) string { return or(on.Chinese(), blank) }
	return map[string]string{
		"聘用单位": d.union.Name, "聘用单位联系人": or(d.union.ContactName, blank), "聘用单位电话": or(d.union.OfficePhone, blank), "上一级总工会": or(d.superior, blank),
		"姓名": f.Name, "性别": gb.Sexes.Short(f.Sex), "出生日期": day(f.Birth), "身份证号": or(d.id.Number(), blank), "移动电话": or(d.phone.Number(), blank),
		"政治面貌": or(gb.PoliticalStatuses.Short(f.Political), "无"), "文化程度": or(gb.Educations.Short(f.Education), "无"), "专业职称": or(f.TitleText, "无"),
		"定岗单位": or(d.post, d.union.Name), "聘用渠道": f.Channel.Title(), "上岗日期": day(duty),
		"合同种类": d.kind.Title(), "合同编号": or(d.deal.Number, blank), "合同起始日期": day(starts), "合同终止日期": until, "合同期限": termWords(starts, ends),
		"试用期截止日期": day(d.deal.ProbationUntil), "签订日期": day(d.deal.SignedOn), "推荐表编号": or(f.Number, blank), "批准日期": day(f.DecidedOn),
	}
}
