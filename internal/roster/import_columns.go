package roster

import (
	"io"
	"slices"

	"xiezhi/internal/gb"
	"xiezhi/internal/platform/sheet"
)

// unionTitle is the heading of the employing union, which a sheet may leave out: the importing union is meant then.
const unionTitle = "聘用单位"

// importColumns are what a roster sheet may hold, by the headings that counties write.
func importColumns() []sheet.Column {
	return []sheet.Column{
		{Key: "serial", Title: "序号", Kind: sheet.KindSerial, Synonyms: []string{"编号", "序"}},
		{
			Key: "name", Title: "姓名", Required: true, Kind: sheet.KindName, Example: "张三",
			Synonyms: []string{"指导员姓名", "人员姓名", "名字", "指导员", "专职指导员", "专职指导员姓名", "协商指导员", "集体协商指导员", "集体协商指导员姓名"},
		},
		{Key: "sex", Title: "性别", Kind: sheet.KindChoice, Choices: []string{"男", "女"}, Note: "应与身份证号一致。", Example: "男"},
		{
			Key: "born", Title: "出生年月", Kind: sheet.KindMonth, Note: "应与身份证号一致。", Example: "1985-03",
			Synonyms: []string{"出生日期", "出生时间", "出生年月日", "生日"},
		},
		{
			Key: "political", Title: "政治面貌", Kind: sheet.KindChoice, Choices: shorts(gb.PoliticalStatuses), Example: "群众",
			Synonyms: []string{"党派", "政治身份", "政治面目"},
		},
		{
			Key: "education", Title: "文化程度", Kind: sheet.KindChoice, Choices: []string{"研究生", "大学本科", "大学专科", "中专", "高中", "初中"},
			Synonyms: []string{"学历", "最高学历", "教育程度", "文化水平", "学历学位", "最高学历学位", "全日制学历"}, Example: "大学本科",
		},
		{
			Key: "title", Title: "专业职称", Note: "没有的不填。", Example: "经济师",
			Synonyms: []string{"职称", "专业技术职务", "技术职称", "专业技术资格", "职称职业资格"},
		},
		{
			Key: "certificate", Title: "资质证书", Note: "如劳动关系协调师、律师，多项用顿号隔开；没有的不填。", Example: "劳动关系协调师",
			Synonyms: []string{"职业资格", "专业资质", "职业资格证书", "资格证书", "持证情况", "职业技能等级", "资质", "专业资格"},
		},
		{
			Key: "prefer", Title: "优先条件", Note: "协调劳动关系资质、相关工作经历、相关专业毕业，多项用顿号隔开；没有的不填。",
			Synonyms: []string{"优先选用条件", "符合优先条件"},
		},
		{
			Key: "id", Title: "身份证号", Required: true, Kind: sheet.KindDigits, Weight: 2, Note: "18 位，本列已设为文本。",
			Synonyms: []string{
				"身份证号码", "公民身份号码", "公民身份证号码", "居民身份证号码", "居民身份证号", "证件号码", "证件号", "身份证", "身份号码", "身份证件号码", "身份证编号",
				"公民身份证号", "身份证件号", "居民身份证", "有效身份证件号码", "身份证号(18位)",
			},
			Example: "11010519491231002X",
		},
		{
			Key: "phone", Title: "移动电话", Kind: sheet.KindDigits, Example: "13800000000",
			Synonyms: []string{"手机", "手机号", "手机号码", "联系电话", "联系方式", "电话", "电话号码", "联系手机", "本人电话", "移动电话号码", "手机电话", "联系手机号", "联系手机号码", "本人手机", "电话(手机)"},
		},
		{
			Key: "union", Title: unionTitle, Required: true, Weight: 2, Carries: true, Note: "签订合同并管理的工会全称。", Example: "玉山镇总工会",
			Synonyms: []string{
				"聘用工会", "所属工会", "所在工会", "用人单位", "单位", "单位名称", "所在单位", "工会名称", "签约单位", "聘用单位名称", "聘任单位", "用工单位", "用人工会",
				"管理单位", "所属单位", "隶属单位", "聘用工会名称", "工会组织名称", "工会组织", "聘用单位全称", "聘用主体", "用工主体", "签约主体", "签约工会", "签订单位",
				"合同签订单位", "劳动合同签订单位", "签订合同单位", "签订劳动合同单位", "合同签订工会", "劳动合同签订工会", "合同单位", "劳动合同单位", "受聘单位", "录用单位", "聘用机构",
			},
			Weak: []string{
				"工作单位", "所属镇区", "所属镇", "所属乡镇", "所属街道", "乡镇街道", "镇街", "区镇", "镇区", "镇街道", "所属镇街道", "板块", "地区", "区域", "所属区域", "辖区",
				"所属地区", "乡镇", "街道", "县市区", "区县",
			},
		},
		{
			Key: "post", Title: "定岗单位", Note: "与聘用单位相同的不填。",
			Synonyms: []string{"派驻单位", "岗位单位", "服务单位", "工作地点", "定岗", "定岗工会", "定岗地点", "派驻工会", "驻点单位", "实际工作单位", "现工作单位"},
			Weak:     []string{"工作单位"},
		},
		{
			Key: "level", Title: "岗位层级", Kind: sheet.KindChoice, Choices: []string{"设区市级", "县（市、区）级", "县级以下"},
			Synonyms: []string{"定岗层级", "定岗级别", "岗位级别", "所在层级", "层级"}, Note: "与定岗单位的层级相同的不填。",
		},
		{
			Key: "channel", Title: "用工形式", Kind: sheet.KindChoice, Choices: []string{"劳动合同", "劳务协议", "政府购买服务", "社会化工会工作者"},
			Synonyms: []string{
				"聘用渠道", "聘用方式", "聘用形式", "用工方式", "用工性质", "招聘方式", "人员性质", "人员类别", "用工类型", "聘用类型", "聘用性质", "人员身份", "身份性质",
				"编制情况", "用工类别", "录用方式", "招录方式", "人员来源", "劳动关系类型",
			},
			Example: "劳动合同",
		},
		{
			Key: "kind", Title: "合同类型", Kind: sheet.KindChoice, Choices: []string{"劳动合同", "劳务协议"},
			Synonyms: []string{"合同种类", "合同性质", "协议类型", "合同形式", "签订合同类型", "合同协议类型", "合同协议种类", "合同类别"}, Note: "用工形式已写明的不填。",
		},
		{
			Key: "signed", Title: "合同签订时间", Kind: sheet.KindDate,
			Synonyms: []string{"合同签订日期", "签订合同时间", "签订合同日期", "签订日期", "签订时间", "签约日期", "签约时间", "合同签约时间", "签合同时间"},
		},
		{
			Key: "start", Title: "合同起始时间", Kind: sheet.KindDate, Several: true, Example: "2025-01-01",
			Synonyms: []string{"合同起", "合同开始日期", "合同起始日期", "合同/协议起始时间", "起始时间", "起始日期", "开始时间", "开始日期"},
			Also:     compose(termHeads, []string{"起始", "开始", "生效", "起", "起算"}, dateTails),
		},
		{
			Key: "end", Title: "合同终止时间", Kind: sheet.KindDate, Several: true, Example: "2026-12-31", Note: "无固定期限的写“无固定期限”。",
			Synonyms: []string{
				"合同止", "合同结束日期", "合同到期日", "合同到期时间", "合同/协议终止时间", "终止时间", "终止日期", "截止时间", "截止日期", "截至时间", "截至日期", "到期时间",
				"到期日期", "结束时间", "结束日期",
			},
			Also: compose(termHeads, []string{"终止", "截止", "截至", "结束", "到期", "期满", "届满", "止"}, dateTails),
		},
		{
			Key: "term", Title: "合同起止时间", Kind: sheet.KindRange, Ends: [2]string{"start", "end"}, Note: "分开填写起、止的不填。",
			Synonyms: []string{
				"合同期限", "合同期", "聘期", "聘用期限", "合同/协议起止时间", "合同协议起止时间", "协议期限", "合同起止", "合同起止日期", "聘用起止时间",
				"聘用时间起止", "劳动合同期限", "劳动合同起止时间", "合同协议期限", "合同有效期", "聘期起止时间", "聘期起止", "起止时间", "起止日期", "协议起止时间", "聘任期限",
			},
		},
		{
			Key: "onduty", Title: "上岗时间", Kind: sheet.KindDate, Note: "实际到岗的第一天。", Example: "2025-01-06",
			Synonyms: []string{
				"上岗日期", "到岗日期", "到岗时间", "入职时间", "入职日期", "参加本岗位时间", "聘用时间", "受聘时间", "聘用日期", "受聘日期", "聘任时间", "聘任日期", "任职时间",
				"从事集体协商工作时间", "从事指导员工作时间", "从事本岗位时间", "开始从事集体协商工作时间", "到任时间", "上岗", "首次上岗", "首次上岗时间", "首次上岗日期", "首次到岗时间", "首次到岗日期", "实际上岗时间", "实际到岗时间", "正式上岗时间", "上岗年月", "到岗年月", "入岗时间",
				"从事集体协商工作起始时间", "从事集体协商工作开始时间", "从事指导员工作起始时间", "担任指导员时间", "担任专职指导员时间", "任专职指导员时间", "任指导员时间", "进单位时间",
				"到单位时间", "本单位入职时间", "任职日期", "受聘起始时间",
			},
		},
		{
			Key: "ended", Title: "离岗时间", Kind: sheet.KindDate, Note: "在岗的不填。",
			Synonyms: []string{"离岗日期", "离职时间", "离职日期", "退出时间", "退出日期", "解聘时间", "解聘日期", "离任时间"},
		},
		{
			Key: "status", Title: "是否在岗", Kind: sheet.KindFlag, Synonyms: []string{"在岗情况", "在岗状态", "人员状态", "是否在职", "在职情况"},
			Note: "已离岗的请写离岗时间。",
		},
		{
			Key: "former", Title: "原工作单位及岗位",
			Synonyms: []string{"原工作单位", "原单位及岗位", "原工作单位及职务", "原单位及职务", "工作经历", "原单位", "原岗位", "原工作单位岗位", "原从事工作"},
		},
		{Key: "note", Title: "备注", Synonyms: []string{"说明", "其他说明"}},
	}
}

// What the headings of a contract's two days are made of: 劳动合同 and 截止 and 日期.
var (
	termHeads = []string{
		"合同", "劳动合同", "聘用合同", "协议", "合同协议", "聘用", "聘期", "聘任", "聘用期", "聘用期限", "合同期", "合同期限", "劳动合同期限", "签约", "签订合同", "服务期", "服务期限", "用工",
	}
	dateTails = []string{"", "时间", "日期", "日", "年月", "年月日"}
)

// compose makes headings of every head, root and tail.
func compose(heads, roots, tails []string) []string {
	var out []string
	for _, h := range heads {
		for _, r := range roots {
			for _, t := range tails {
				out = append(out, h+r+t)
			}
		}
	}
	return out
}

func shorts(l *gb.List) []string {
	var out []string
	for _, i := range l.Items() {
		out = append(out, i.Short)
	}
	return out
}

// WriteTemplate writes the import form.
func WriteTemplate(w io.Writer) error {
	var cols []sheet.Column
	for _, c := range importColumns() {
		if !slices.Contains([]string{"term", "kind", "signed", "status"}, c.Key) { // recognised in counties' own sheets, not asked for twice here
			cols = append(cols, c)
		}
	}
	return sheet.WriteTemplate(w, sheet.Template{
		Title: "专职集体协商指导员花名册", Columns: cols,
		Instructions: []string{
			"一人一行，不要合并单元格；第一行示例不会导入，可以保留。",
			"也可以直接上传本单位自己的花名册，系统会识别常见的列名和日期写法。",
			"上传后先预览，确认之前不会写入任何内容；有问题的行可以下载错误表改正后再传。",
			"劳务派遣和兼职人员不属于专职指导员（办法第二条），请不要填写。",
			"导入的人员标为“期初”。",
		},
	})
}
