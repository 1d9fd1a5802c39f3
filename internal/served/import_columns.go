package served

import (
	"io"
	"slices"

	"xiezhi/internal/platform/sheet"
)

// importColumns are what a county's register of unions (建会台账) may hold.
func importColumns() []sheet.Column {
	return []sheet.Column{
		{Key: "serial", Title: "序号", Kind: sheet.KindSerial, Synonyms: []string{"编号", "No."}},
		{
			Key: "name", Title: "单位名称", Required: true, Weight: 3, Width: 32, Note: "营业执照或法人证书上的全称。", Example: "昆山某某精密有限公司",
			Synonyms: []string{"企业名称", "企业全称", "企业", "单位全称", "单位", "用人单位", "用人单位名称", "公司名称", "基层单位名称", "服务对象", "服务单位", "建会单位", "建会企业名称"},
		},
		{
			Key: "union", Title: "工会名称", Note: "没有建会的不填。",
			Synonyms: []string{"基层工会名称", "企业工会名称", "工会组织名称", "工会全称", "基层工会"},
		},
		{
			Key: "kind", Title: "类别", Kind: sheet.KindChoice, Choices: kindChoices(), Note: "企业可以不填。", Example: "企业",
			Synonyms: []string{"单位类别", "单位类型", "单位性质", "工会类型", "工会类别", "服务对象类别"},
		},
		{
			Key: "credit", Title: "统一社会信用代码", Kind: sheet.KindDigits, Weight: 2, Note: "18 位；工会没有的可以不填。", Example: "91320583MA1X2Y3T95",
			Synonyms: []string{"信用代码", "社会信用代码", "统一信用代码", "统一代码", "组织机构代码", "统一社会信用代码证号", "企业统一社会信用代码"},
		},
		{
			Key: "region", Title: "所属区域", Note: "县（市、区）名称或行政区划代码，缺省为本县。",
			Synonyms: []string{"区域", "所在区域", "行政区划", "区划", "所在地", "所属地区", "属地", "所在县市区", "县市区", "区县"},
		},
		{
			Key: "industry", Title: "行业", Example: "制造业",
			Synonyms: []string{"所属行业", "行业类别", "行业门类", "国民经济行业", "行业类型", "行业分类"},
		},
		{
			Key: "workers", Title: "职工人数", Kind: sheet.KindNumber, Example: "320",
			Synonyms: []string{"职工数", "员工人数", "员工数", "从业人数", "在职职工人数", "职工总数", "用工人数", "在岗职工人数"},
		},
		{
			Key: "members", Title: "会员数", Kind: sheet.KindNumber, Example: "300",
			Synonyms: []string{"会员人数", "工会会员数", "工会会员人数", "会员总数"},
		},
		{
			Key: "has", Title: "是否建会", Kind: sheet.KindFlag, Example: "是",
			Synonyms: []string{"建会情况", "是否建立工会", "是否已建会", "建会", "有无工会", "是否建立工会组织", "建会与否"},
		},
		{
			Key: "chair", Title: "工会主席", Kind: sheet.KindName, Example: "周某",
			Synonyms: []string{"主席", "工会主席姓名", "工会负责人", "工会主席（负责人）", "主席姓名"},
		},
		{
			Key: "contact", Title: "联系人", Kind: sheet.KindName, Example: "钱某",
			Synonyms: []string{"联系人姓名", "经办人", "工会联系人", "企业联系人", "单位联系人"},
		},
		{Key: "title", Title: "联系人职务", Synonyms: []string{"职务", "联系人岗位"}},
		{
			Key: "phone", Title: "联系电话", Kind: sheet.KindDigits, Note: "手机号码；须由他人核对后才能接收验证码。", Example: "13800000000",
			Synonyms: []string{"联系方式", "电话", "手机", "手机号", "手机号码", "联系人电话", "联系人手机", "移动电话", "主席电话", "工会主席电话", "联系人联系方式"},
		},
		{
			Key: "agreement", Title: "集体合同", Kind: sheet.KindChoice, Choices: agreementChoices(), Note: "现行有效的，没有的不填。", Example: "工资专项集体合同",
			Synonyms: []string{"集体合同种类", "集体合同类型", "现行集体合同", "集体合同签订情况", "集体协商情况", "是否签订集体合同", "签订集体合同", "集体合同情况"},
		},
		{
			Key: "from", Title: "集体合同起始", Kind: sheet.KindDate,
			Synonyms: []string{"集体合同起", "集体合同生效日期", "集体合同签订日期", "集体合同签订时间", "集体合同起始日期", "集体合同起始时间"},
		},
		{
			Key: "until", Title: "集体合同届满", Kind: sheet.KindDate, Example: "2027-03-31",
			Synonyms: []string{"集体合同止", "集体合同到期日", "集体合同到期时间", "集体合同终止日期", "集体合同届满日期", "集体合同有效期至", "集体合同到期日期"},
		},
		{
			Key: "term", Title: "集体合同期限", Kind: sheet.KindRange, Synonyms: []string{"集体合同起止时间", "集体合同有效期", "集体合同起止日期", "集体合同起止"},
		},
		{Key: "note", Title: "备注", Synonyms: []string{"说明", "其他说明"}},
	}
}

var kindOrder = []Kind{KindEnterprise, KindTown, KindZone, KindTrade, KindArea}

var agreementOrder = []Agreement{AgreementContract, AgreementWages, AgreementWomen, AgreementSafety, AgreementTrade, AgreementOther}

func kindChoices() []string {
	var out []string
	for _, k := range kindOrder {
		out = append(out, k.Title())
	}
	return out
}

func agreementChoices() []string {
	var out []string
	for _, a := range agreementOrder {
		out = append(out, a.Title())
	}
	return out
}

// WriteTemplate writes the import form.
func WriteTemplate(w io.Writer) error {
	cols := slices.DeleteFunc(importColumns(), func(c sheet.Column) bool {
		return c.Key == "term" || c.Key == "union" // recognised in counties' own sheets, not asked for twice here
	})
	return sheet.WriteTemplate(w, sheet.Template{
		Title: "服务对象台账", Columns: cols,
		Instructions: []string{
			"一家单位一行，不要合并单元格；也可以直接上传本单位自己的建会台账，系统会识别常见的列名。",
			"上传后先预览，确认之前不会写入任何内容；有问题的行可以下载标注表改正后再传。",
			"台账中已有的单位（信用代码或名称相同）不会重复写入。",
			"联系电话导入后须由另一人核对，才能用于接收签字验证码。",
		},
	})
}
