package obligation

import (
	"slices"

	"xiezhi/internal/policy"
)

// Demand says in words what a rule asks, and which number of the Measures stands behind it.
type Demand struct {
	Rule    Rule       `json:"rule"`
	Title   string     `json:"title"`
	Article string     `json:"article"`
	Asks    string     `json:"asks"`
	Key     policy.Key `json:"key"`
}

var demands = []Demand{
	{
		RuleFieldDays, "年度下基层天数", "第十条第（二）项",
		"指导员每年到基层、企业现场服务的不同日期不少于规定天数，每一天都有服务方签字确认的记录。到期日按服务日期计算；截止日以前补齐签字的，仍算按时。",
		policy.FieldDaysPerYear,
	},
	{
		RulePlan, "下年度聘用计划", "第六条第（一）项",
		"县（市、区）总工会在每年10月底前拟定下年度聘用计划并上报，以首次上报的服务器时间（北京时间）为准，不因休息日顺延；此后的退回不影响已按时上报。",
		policy.PlanDraftDue,
	},
	{
		RuleWritten, "订立书面合同", "第六条第（四）项",
		"聘用单位与指导员签订劳动合同或劳务协议，应自上岗之日起一个月内订立（劳动合同法第十条）；没有对应日的到当月最后一天。期初人员不计。",
		policy.WrittenMonths,
	},
	{
		RuleRenewal, "合同到期前办理续聘或离岗", "第六条第（四）项（内部时限）",
		"合同到期前90日起提醒办理：续聘须有上年度考核等次、员额、勾选续聘的推荐表和上一级总工会的批准，再签订合同；不续聘的登记离岗。超过内部时限不算逾期。",
		policy.RenewalLeadDays,
	},
	{
		RuleDispute, "两家工会主张同一人的核定", "第二条（内部时限）",
		"一人同一天只能由一家工会聘用。两家主张同一人的，同一设区市的由设区市总工会、跨设区市的由省总工会核定；超过内部时限不算逾期。",
		policy.DisputeWorkdays,
	},
	{
		RuleComplaint, "意见、投诉、申诉的答复", "第十二条（内部时限）",
		"收到意见建议、投诉、申诉的工会在内部时限内答复；期满未答复的由上一级办理。这里不记提出人，也不记所指的单位和人员；超过内部时限不算逾期。",
		policy.ComplaintDays,
	},
	{
		RuleApprovalStep, "审批事项办理（内部时限）", "内部时限",
		"审核、核定的每一步都有内部时限：过半提醒，期满提请上级关注，退回期间暂停。超过内部时限不算逾期。",
		policy.PlanCityDue,
	},
}

// Demands lists what the ledger's rules ask, in the order of the articles.
func Demands() []Demand { return slices.Clone(demands) }

// Demand is what the rule asks; a rule without words answers with its own name.
func (r Rule) Demand() Demand {
	for _, d := range demands {
		if d.Rule == r {
			return d
		}
	}
	return Demand{Rule: r, Title: string(r)}
}

// Title is what people call the rule.
func (r Rule) Title() string { return r.Demand().Title }

// Title is the state in Chinese.
func (s State) Title() string {
	return map[State]string{
		StateOpen: "进行中", StatePaused: "暂停", StateMet: "已完成", StateLate: "逾期完成", StateWaived: "已免除", StateVoid: "不再要求",
	}[s]
}
