package worklog

import (
	"io"

	"xiezhi/internal/platform/sheet"
)

// openingColumns are what a sheet of earlier services may hold, by the headings that unions write.
func openingColumns() []sheet.Column {
	return []sheet.Column{
		{Key: "serial", Title: "序号", Kind: sheet.KindSerial, Synonyms: []string{"编号", "序"}},
		{
			Key: "name", Title: "指导员", Kind: sheet.KindName, Weight: 2, Example: "张三", Note: "姓名；本单位有同名的请再填身份证号。",
			Synonyms: []string{"姓名", "指导员姓名", "专职指导员", "人员姓名", "记录人", "填写人", "走访人", "服务人员", "走访人员"},
		},
		{
			Key: "id", Title: "身份证号", Kind: sheet.KindDigits, Note: "可以不填；本列已设为文本。",
			Synonyms: []string{"身份证号码", "指导员身份证号", "公民身份号码", "居民身份证号码", "证件号码", "身份证"},
		},
		{
			Key: "day", Title: "服务日期", Required: true, Kind: sheet.KindDate, Weight: 2, Example: "2026-03-12", Note: "一行一个日期；连着几天的分几行写。",
			Synonyms: []string{"日期", "走访日期", "服务时间", "走访时间", "时间", "工作日期", "下企业日期", "下基层日期", "活动日期", "记录日期"},
		},
		{
			Key: "unit", Title: "服务单位", Required: true, Weight: 2, Width: 30, Example: "昆山某某精密有限公司", Note: "单位全称；台账中没有的，核对通过后登记为“待核”。",
			Synonyms: []string{
				"被服务单位", "服务单位名称", "走访单位", "走访企业", "服务企业", "企业名称", "单位名称", "企业", "单位", "服务对象", "服务方", "被服务方",
				"走访单位名称", "走访企业名称", "受访单位", "所到单位",
			},
		},
		{
			Key: "credit", Title: "统一社会信用代码", Kind: sheet.KindDigits, Note: "可以不填；填了按代码认单位。",
			Synonyms: []string{"信用代码", "社会信用代码", "统一信用代码", "单位信用代码", "企业统一社会信用代码"},
		},
		{
			Key: "duties", Title: "履行职责", Required: true, Kind: sheet.KindChoice, Choices: dutyChoices(), Example: "指导服务",
			Note:     "第八条的七项；不止一项的用顿号隔开。",
			Synonyms: []string{"职责", "工作职责", "职责类别", "服务类别", "工作类别", "服务类型", "工作类型", "服务项目", "履职类别", "服务内容类别"},
		},
		{
			Key: "place", Title: "服务方式", Kind: sheet.KindChoice, Choices: placeChoices(), Example: "现场", Note: "只有现场服务计入天数；空着的按现场登记并提醒核对。",
			Synonyms: []string{"方式", "走访方式", "服务形式", "工作方式", "工作形式", "形式"},
		},
		{
			Key: "participants", Title: "参加人员", Example: "工会主席、生产主管",
			Synonyms: []string{"参与人员", "参加人", "对方参加人员", "接待人", "接待人员", "陪同人员"},
		},
		{
			Key: "done", Title: "服务内容", Required: true, Weight: 2, Width: 40, Example: "指导起草工资专项集体合同草案。",
			Synonyms: []string{"做了什么", "工作内容", "走访内容", "主要内容", "内容", "服务情况", "工作情况", "走访情况", "主要工作", "服务事项", "工作事项"},
		},
		{
			Key: "outcome", Title: "工作成效", Example: "形成初稿。",
			Synonyms: []string{"结果", "成效", "服务结果", "服务成效", "工作结果", "处理结果", "效果", "落实情况", "完成情况"},
		},
		{
			Key: "signer", Title: "签字人", Required: true, Kind: sheet.KindName, Weight: 2, Example: "周某", Note: "签字本上签字的人，应是服务单位的人。",
			Synonyms: []string{
				"签字人姓名", "确认人", "确认人姓名", "签名", "签字", "服务单位签字", "服务方签字", "企业签字", "企业签字人", "被服务方签字", "服务对象签字",
				"工会主席签字", "服务单位签字人", "服务单位确认人", "单位签字",
			},
		},
		{
			Key: "post", Title: "签字人职务", Example: "工会主席",
			Synonyms: []string{"职务", "签字人身份", "确认人职务", "签名人职务", "签字人职位", "签字人岗位"},
		},
		{Key: "note", Title: "备注", Synonyms: []string{"说明", "其他说明"}},
	}
}

var dutyOrder = []Duty{DutyPublicity, DutyGuidance, DutyTraining, DutyBargaining, DutySupervision, DutyResearch, DutyAssigned}

func dutyChoices() []string {
	out := make([]string, len(dutyOrder))
	for i, d := range dutyOrder {
		out[i] = d.Title()
	}
	return out
}

func placeChoices() []string { return []string{Onsite.Title(), Remote.Title(), Indoor.Title()} }

// WriteOpeningTemplate writes the import form of services from before the system.
func WriteOpeningTemplate(w io.Writer) error {
	return sheet.WriteTemplate(w, sheet.Template{
		Title: "系统启用前服务记录", Columns: openingColumns(),
		Instructions: []string{
			"只填本年度内、本单位开始使用本系统之前的服务；之后的请在系统中记录，由服务方确认。",
			"一行一次服务，一行一个日期，不要合并单元格；也可以直接上传本单位自己的登记表，系统会识别常见的列名和日期写法。",
			"每一行都应能在签字本上找到：日期、服务单位、内容和服务方的签字。上传后请附上签字本的扫描件（PDF 或图片）。",
			"上传后先预览，送交之前不会写入任何内容；有问题的行可以下载标注表改正后再传。",
			"送交后由本单位的另一个人对照签字本核对，通过后才计入天数，标为“系统启用前纸质记录”。上传的人和记录涉及的指导员不能核对。",
			"参与协商（职责四）没有在系统中取得聘用单位的同意和对方的委托，按指导服务（职责二）确认。",
		},
	})
}
