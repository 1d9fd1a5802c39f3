package hiring

import (
	"bytes"
	"strings"

	"xiezhi/internal/platform/paper"
	"xiezhi/internal/roster"
)

// exampleWarning stands on every page of the example.
const exampleWarning = "示例文本，不是法律意见。使用前请由本单位法律顾问审核，并按当地人力资源社会保障部门的要求修改。"

// ExampleTemplate is the product's own plain template, to begin from: an example that the union's lawyer has to check.
func ExampleTemplate(kind roster.ContractKind) ([]byte, error) {
	parties := [][2]string{
		{"甲方（聘用单位）：", "{{聘用单位}}"},
		{"联系人、电话：", "{{聘用单位联系人}}　{{聘用单位电话}}"},
		{"乙方（指导员）：", "{{姓名}}　性别：{{性别}}"},
		{"身份证号：", "{{身份证号}}"},
		{"联系电话：", "{{移动电话}}"},
	}
	title, clauses := "劳动合同", labourClauses
	if kind == roster.ContractService {
		title, clauses = "劳务协议", serviceClauses
	}
	text := func(s string) paper.Paragraph { return paper.Paragraph{Runs: []paper.Run{{Text: s}}, FirstIndent: 2} }
	blocks := []paper.Block{
		paper.Heading{Text: title, Size: paper.Size2},
		paper.Paragraph{Runs: []paper.Run{{Text: "（" + exampleWarning + "）", Red: true}}, Align: paper.Centre, Type: paper.Type{Size: paper.SizeSmall4}, After: 3},
		paper.Paragraph{Runs: []paper.Run{{Text: "编号：{{合同编号}}"}}, Align: paper.Right},
	}
	for _, p := range parties {
		blocks = append(blocks, paper.Paragraph{Runs: []paper.Run{{Text: p[0]}, {Text: p[1], Underline: true}}})
	}
	blocks = append(blocks, paper.Spacer{Height: 3}, text("经{{上一级总工会}}于{{批准日期}}批准（推荐表编号：{{推荐表编号}}），甲、乙双方在平等自愿、协商一致的基础上订立本"+shortOf(kind)+"。"))
	for _, c := range clauses {
		head, body, _ := strings.Cut(c, "|")
		blocks = append(blocks, paper.Heading{Text: head, Level: 1})
		for one := range strings.SplitSeq(body, "|") {
			blocks = append(blocks, text(one))
		}
	}
	blocks = append(blocks, paper.Spacer{Height: 8}, paper.Table{
		Columns: []float64{78, 78}, Rule: -1, Rows: []paper.Row{
			{Cells: []paper.Cell{{Text: "甲方（盖章）：\n\n负责人签字：\n\n日期：　　年　　月　　日"}, {Text: "乙方（签字）：\n\n\n\n日期：　　年　　月　　日"}}},
		},
	})
	var b bytes.Buffer
	err := paper.WriteDOCX(&b, paper.Doc{
		Title: title + "（示例）", Page: paper.Page{Top: 30, Bottom: 28, Left: 27, Right: 27}, Header: "示例文本，须经本单位法律顾问审核", Numbers: paper.NumbersCentre,
		Base: paper.Type{Face: paper.FaceFangSong, Size: paper.Size4, Pitch: 26}, Blocks: blocks,
	})
	return b.Bytes(), err
}

func shortOf(kind roster.ContractKind) string {
	if kind == roster.ContractService {
		return "协议"
	}
	return "合同"
}

var labourClauses = []string{
	"一、合同期限|本合同期限为{{合同期限}}。试用期至{{试用期截止日期}}（没有约定的划去）。乙方于{{上岗日期}}上岗。",
	"二、工作内容和地点|乙方担任专职集体协商指导员，定岗于{{定岗单位}}，深入企业和基层工会，履行宣传引导、指导服务、业务培训、参与协商、监督检查、调查研究等职责。|甲方因工作需要调整乙方定岗的，应当与乙方协商，定岗变动不视为解除合同。",
	"三、工作时间和休息休假|按国家规定执行＿＿＿＿工时制度。乙方依法享有休息日、法定节假日、年休假等假期。",
	"四、劳动报酬|甲方每月＿＿＿日前以货币形式支付乙方工资，标准为每月＿＿＿＿元，不低于当地最低工资标准，并按规定正常增长。",
	"五、社会保险和福利|甲、乙双方依法参加社会保险，缴纳各项社会保险费。乙方的交通、伙食、差旅等费用按甲方规定报销。",
	"六、劳动保护|甲方为乙方提供必要的办公条件和劳动保护，对乙方进行职业安全和岗位培训；乙方参加上岗培训和工会组织的其他培训。",
	"七、管理和考核|乙方遵守甲方的规章制度，填写工作日志，保守在工作中知悉的企业商业秘密和职工个人信息；甲方按年度对乙方进行考核，考核结果告知乙方，乙方可以提出意见。",
	"八、合同的变更、解除和终止|按《中华人民共和国劳动合同法》等法律法规办理。乙方提前解除合同的，应当提前三十日书面通知甲方；试用期内提前三日通知。",
	"九、争议处理|双方发生争议的，协商解决；协商不成的，可以依法申请调解、仲裁、提起诉讼。",
	"十、其他|双方约定的其他事项：＿＿＿＿＿＿＿＿＿＿。|本合同一式两份，双方各执一份，自签字盖章之日起生效。",
}

var serviceClauses = []string{
	"一、协议期限|本协议期限为{{合同期限}}。乙方于{{上岗日期}}上岗。",
	"二、服务内容|乙方担任专职集体协商指导员，定岗于{{定岗单位}}，深入企业和基层工会，履行宣传引导、指导服务、业务培训、参与协商、监督检查、调查研究等职责。",
	"三、乙方的情况|乙方声明已达到法定退休年龄或已享受基本养老保险待遇，与其他单位没有劳动关系；情况变化的，及时告知甲方。",
	"四、劳务报酬|甲方每月＿＿＿日前支付乙方劳务报酬，标准为每月＿＿＿＿元，依法代扣代缴个人所得税。乙方的交通、伙食、差旅等费用按甲方规定报销。",
	"五、保险和安全|甲方为乙方投保＿＿＿＿（如人身意外伤害保险），提供必要的办公条件和安全保障。",
	"六、管理和考核|乙方遵守甲方的规章制度，填写工作日志，保守在工作中知悉的企业商业秘密和职工个人信息；甲方按年度对乙方进行考核，考核结果告知乙方，乙方可以提出意见。",
	"七、协议的解除和终止|双方协商一致可以解除本协议；一方提前解除的，提前三十日书面通知对方。乙方年满六十五周岁后，原则上不再续签。",
	"八、争议处理|双方发生争议的，协商解决；协商不成的，可以依法提起诉讼。",
	"九、其他|双方约定的其他事项：＿＿＿＿＿＿＿＿＿＿。|本协议一式两份，双方各执一份，自签字盖章之日起生效。",
}
