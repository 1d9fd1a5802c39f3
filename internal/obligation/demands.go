package obligation

import (
	"slices"
	"strings"

	"xiezhi/internal/policy"
	"xiezhi/internal/workday"
)

// Demand says in words what a rule asks, which number of the Measures stands behind it, from what event its time runs, who
// bears it and what follows when it is not done: every deadline of the Measures as data.
type Demand struct {
	Rule    Rule       `json:"rule"`
	Title   string     `json:"title"`
	Article string     `json:"article"`
	Asks    string     `json:"asks"`
	Key     policy.Key `json:"key"`
	// Also are the readings that act on the deadline beside the key.
	Also       []policy.Key `json:"also" nullable:"false" doc:"一并起作用的口径"`
	Chapter    string       `json:"chapter" doc:"启用与否所依的模块，空为一直启用"`
	Trigger    string       `json:"trigger" doc:"从什么时候起算"`
	Due        string       `json:"due" doc:"什么时候到期"`
	Bearer     string       `json:"bearer" doc:"由谁承担"`
	Escalation string       `json:"escalation" doc:"临期和逾期以后"`
	Soft       bool         `json:"soft" doc:"内部时限，不计逾期"`
	ByFact     bool         `json:"byFact" doc:"可以按文件登记完成情况"`
	ByCity     bool         `json:"byCity" doc:"设区市作为组织者也可以登记"`
	RulesOf    RulesOf      `json:"rulesOf" enum:"due,start,event,today" doc:"按哪一天的规定：到期之日、起算之日、起算的前一日（事情发生之日）、今天"`
}

// RulesOf names the day by whose rules a line is reckoned, so that whoever reads it is told the right number.
type RulesOf string

// Days. An event is the day before the first one that counts (the last in post).
const (
	RulesOfDue   RulesOf = "due"
	RulesOfStart RulesOf = "start"
	RulesOfEvent RulesOf = "event"
	RulesOfToday RulesOf = "today"
)

// On is that day for a line.
func (r RulesOf) On(o Obligation, today workday.Date) workday.Date {
	switch r {
	case RulesOfStart:
		return o.StartsOn
	case RulesOfEvent:
		return o.StartsOn.AddDays(-1)
	case RulesOfToday:
		return today
	case RulesOfDue:
	}
	return o.DueOn
}

const (
	toSuperior = "到期前10个工作日起为黄色；期满未办为红色，上级可以催办，写明理由可以免除。"
	softTerm   = "内部时限：到期前10个工作日起为黄色，不计逾期；上级可以催办。"
)

var demands = []Demand{
	{
		Rule: RuleDispute, Title: "两家工会主张同一人的核定", Article: "第二条（内部时限）", Key: policy.DisputeWorkdays, RulesOf: RulesOfStart,
		Asks:    "一人同一天只能由一家工会聘用。两家主张同一人的，同一设区市的由设区市总工会、跨设区市的由省总工会核定；超过内部时限不算逾期。",
		Trigger: "另一家工会提出聘用的次日", Due: "满规定的工作日", Bearer: "设区市总工会或者省总工会", Escalation: softTerm, Soft: true,
	},
	{
		Rule: RulePlan, Title: "下年度聘用计划", Article: "第六条第（一）项", Key: policy.PlanDraftDue, Also: []policy.Key{policy.RollFixedLimits}, Chapter: "hiring", RulesOf: RulesOfDue,
		Asks:    "县（市、区）总工会在每年10月底前拟定下年度聘用计划并上报，以首次上报的服务器时间（北京时间）为准，不因休息日顺延；此后的退回不影响已按时上报。",
		Trigger: "每年", Due: "10月31日24时，不顺延", Bearer: "县（市、区）总工会", Escalation: toSuperior,
	},
	{
		Rule: RuleApprovalStep, Title: "审批事项办理（内部时限）", Article: "内部时限", Key: policy.PlanCityDue, RulesOf: RulesOfStart,
		Asks:    "审核、核定的每一步都有内部时限：过半提醒，期满提请上级关注，退回期间暂停。超过内部时限不算逾期。",
		Trigger: "事项到达本步骤", Due: "各步骤的内部时限", Bearer: "办理这一步的工会", Escalation: softTerm, Soft: true,
	},
	{
		Rule: RuleWritten, Title: "订立书面合同", Article: "第六条第（四）项", Key: policy.WrittenMonths, Also: []policy.Key{policy.RollPeriodEnd}, Chapter: "hiring", RulesOf: RulesOfStart,
		Asks:    "聘用单位与指导员签订劳动合同或劳务协议，应自上岗之日起一个月内订立（劳动合同法第十条）；没有对应日的到当月最后一天，最后一日是休息日的顺延到下一个工作日。期初人员不计。",
		Trigger: "上岗之日，当日不计", Due: "满一个月", Bearer: "聘用单位", Escalation: toSuperior,
	},
	{
		Rule: RuleRenewal, Title: "合同到期前办理续聘或离岗", Article: "第六条第（四）项（内部时限）", Key: policy.RenewalLeadDays, Chapter: "hiring", RulesOf: RulesOfToday,
		Asks:    "合同到期前90日起提醒办理：续聘须有上年度考核等次、员额、勾选续聘的推荐表和上一级总工会的批准，再签订合同；不续聘的登记离岗。超过内部时限不算逾期。",
		Trigger: "合同到期前规定的日数", Due: "合同到期之日", Bearer: "聘用单位", Escalation: softTerm, Soft: true,
	},
	{
		Rule: RuleInduction, Title: "上岗培训", Article: "第十条第（一）项", Key: policy.InductionMonths, Also: []policy.Key{policy.InductionStart, policy.TrainingSatisfiedBy, policy.RollPeriodEnd, policy.RetrainBreakMonths}, Chapter: "training", ByFact: true, ByCity: true, RulesOf: RulesOfStart,
		Asks: "新聘指导员在上岗后半年内参加培训，以首次参加的日期为准，不要求当期结业；最后一日是休息日的顺延到下一个工作日。" +
			"离岗不满规定月数再聘的不重新起算；到期以前离岗的不再要求。",
		Trigger: "上岗之日，当日不计", Due: "满规定的月数，没有对应日的到当月最后一天", Bearer: "聘用单位组织参加，设区市总工会举办", Escalation: toSuperior,
	},
	{
		Rule: RuleTrainingHeld, Title: "举办上岗培训", Article: "第十条第（一）项", Key: policy.InductionMonths, Also: []policy.Key{policy.InductionStart, policy.RollPeriodEnd}, Chapter: "training", ByFact: true, RulesOf: RulesOfStart,
		Asks: "设区市总工会举办本市的培训，在新聘人员的期限内至少一次；期限重叠的几个人合为一件，按最早满期的一天计；期限内调到别的设区市的不计。" +
			"本市有人参加培训的，登记后自动完成；举办了而没有新聘人员参加的，由设区市总工会按文件登记。",
		Trigger: "新聘人员上岗之日，当日不计", Due: "这些人员中最早满期的一天", Bearer: "设区市总工会", Escalation: toSuperior,
	},
	{
		Rule: RuleFieldDays, Title: "年度下基层天数", Article: "第十条第（二）项", Key: policy.FieldDaysPerYear, Also: []policy.Key{policy.CountersignCutoff, policy.OnlyOnsiteCounts, policy.Prorate, policy.LeaveRelief}, Chapter: "worklog", RulesOf: RulesOfDue,
		Asks:    "指导员每年到基层、企业现场服务的不同日期不少于规定天数，每一天都有服务方签字确认的记录。到期日按服务日期计算；截止日以前补齐签字的，仍算按时。",
		Trigger: "每年1月1日", Due: "12月31日；截止日以前补签的仍算按时", Bearer: "聘用单位（指导员本人可见）", Escalation: toSuperior,
	},
	{
		Rule: RuleYearlyReport, Title: "年度述职报告", Article: "第十条第（三）项", Key: policy.YearlyReportDue, Chapter: "dossier", ByFact: true, RulesOf: RulesOfStart,
		Asks:    "指导员在年底提交年度述职报告，归入本人档案。文件没有规定具体日期，现按12月31日掌握；年底前离岗的不要求。",
		Trigger: "每年1月1日", Due: "当年规定的日期", Bearer: "聘用单位（指导员本人可见）", Escalation: toSuperior,
	},
	{
		Rule: RuleTargetStatement, Title: "年度目标任务书", Article: "第十条第（四）项", Key: policy.TargetStatementDue, Chapter: "appraisal", ByFact: true, RulesOf: RulesOfStart,
		Asks:    "聘用单位年初与指导员签订目标任务书。“年初”现按1月31日掌握；此后上岗的当年不要求。",
		Trigger: "每年1月1日", Due: "当年规定的日期", Bearer: "聘用单位", Escalation: toSuperior,
	},
	{
		Rule: RuleAppraisal, Title: "年度考核等次", Article: "第十条第（四）项（内部时限）", Key: policy.AppraisalDue, Chapter: "appraisal", Soft: true, RulesOf: RulesOfStart,
		Asks:    "聘用单位在次年年初完成上年度考核，登记优秀、称职、基本称职或不称职的等次（在“合同到期与续聘”中登记）。文件没有规定日期，超过内部时限不算逾期。",
		Trigger: "次年1月1日", Due: "次年规定的日期", Bearer: "聘用单位", Escalation: softTerm,
	},
	{
		Rule: RuleOctoberFiling, Title: "年度聘用情况备案", Article: "第十条第（七）项", Key: policy.OctoberFilingDue, Also: []policy.Key{policy.OctoberFilingOpens, policy.RollFixedLimits}, Chapter: "filing", RulesOf: RulesOfDue,
		Asks:    "设区市总工会在每年10月底前将本年度本地区聘用情况报省总工会备案，以服务器收到的时间（北京时间）为准，不因休息日顺延；期后仍可报送，注明逾期。",
		Trigger: "每年", Due: "10月31日24时，不顺延", Bearer: "设区市总工会", Escalation: toSuperior,
	},
	{
		Rule: RuleRetire65, Title: "到龄，原则上不再续聘", Article: "第十一条第（一）项（内部时限）", Key: policy.RetireAge, Also: []policy.Key{policy.AgeReached, policy.RetireAgeWomen}, Chapter: "exit", Soft: true, RulesOf: RulesOfDue,
		Asks:    "年龄按证件出生日期计算，生日当天为已满。合同照常履行，待遇和日志不变；到期后原则上不再续聘，确需续聘的写明理由报上一级总工会批准。系统只提醒，不解聘任何人。",
		Trigger: "生日前规定的日数", Due: "满规定年龄的生日", Bearer: "聘用单位", Escalation: softTerm,
	},
	{
		Rule: RuleExitFiling, Title: "解聘备案", Article: "第十一条", Key: policy.ExitFilingWorkdays, Also: []policy.Key{policy.ExitFilingStart, policy.FileOtherEndings}, Chapter: "exit", RulesOf: RulesOfEvent,
		Asks:    "聘用单位在解聘后5个工作日内向设区市总工会备案，自离岗次日起按国务院放假安排（含调休上班）计算；以材料齐全的报送时间为准，收到后再要求补正的不算逾期。",
		Trigger: "离岗（最后在岗日）的次日", Due: "满规定的工作日", Bearer: "聘用单位", Escalation: toSuperior,
	},
	{
		Rule: RuleFailedGrade, Title: "上年度考核不称职的处理", Article: "第十一条第（四）项（内部时限）", Key: policy.FailedExitDays, Chapter: "exit", Soft: true, RulesOf: RulesOfToday,
		Asks:    "上年度考核为不称职的，应当予以解聘；签订劳动合同的，须同时符合劳动法律的规定。由聘用单位决定，系统不自动解聘；超过内部时限不算逾期。",
		Trigger: "登记不称职等次", Due: "满规定的日数", Bearer: "聘用单位", Escalation: softTerm,
	},
	{
		Rule: RuleComplaint, Title: "意见、投诉、申诉的答复", Article: "第十二条（内部时限）", Key: policy.ComplaintDays, Soft: true, RulesOf: RulesOfStart,
		Asks:    "收到意见建议、投诉、申诉的工会在内部时限内答复；期满未答复的由上一级办理。这里不记提出人，也不记所指的单位和人员；超过内部时限不算逾期。",
		Trigger: "收到之日的次日", Due: "满规定的工作日", Bearer: "答复的工会", Escalation: softTerm,
	},
	{
		Rule: RuleInspectionReport, Title: "年度专项检查报告", Article: "第十六条", Key: policy.InspectionReportDue, Chapter: "inspection", ByFact: true, RulesOf: RulesOfStart,
		Asks:    "设区市总工会每年对队伍现状、管理考核、工资待遇、工作开展进行专项检查，年底向省总工会报告。“年底”现按12月31日掌握。",
		Trigger: "每年1月1日", Due: "当年规定的日期", Bearer: "设区市总工会", Escalation: toSuperior,
	},
	{
		Rule: RuleLocalRules, Title: "制定实施细则并报备", Article: "第十七条（内部时限）", Key: policy.LocalRulesBy, Chapter: "filing", Soft: true, ByFact: true, RulesOf: RulesOfToday,
		Asks:    "各设区市总工会结合实际制定实施细则，只能更严，报省总工会备案。文件没有规定期限，超过内部时限不算逾期。",
		Trigger: "办法发布之日", Due: "内部时限之日", Bearer: "设区市总工会", Escalation: softTerm,
	},
}

// Demands lists what the ledger's rules ask, in the order of the articles.
func Demands() []Demand {
	return slices.Clone(demands)
}

func init() {
	for i := range demands { // pages read a list, empty or not
		if demands[i].Also == nil {
			demands[i].Also = []policy.Key{}
		}
	}
}

// Demand is what the rule asks; a rule without words answers with its own name.
func (r Rule) Demand() Demand {
	for _, d := range demands {
		if d.Rule == r {
			return d
		}
	}
	return Demand{Rule: r, Title: string(r), Also: []policy.Key{}}
}

// Under is what the rule asks where a province's rules hold: whether a holiday moves the last day is a reading, and the words
// say the one in force.
func (d Demand) Under(p policy.Policy) Demand {
	if slices.Contains(d.Also, policy.RollFixedLimits) && p.Bool(policy.RollFixedLimits) {
		d.Asks = strings.Replace(d.Asks, "不因休息日顺延", policy.Rolls, 1)
		d.Due = strings.Replace(d.Due, "不顺延", policy.Rolls, 1)
	}
	if slices.Contains(d.Also, policy.RollPeriodEnd) && !p.Bool(policy.RollPeriodEnd) {
		d.Asks = strings.Replace(d.Asks, "最后一日是休息日的顺延到下一个工作日", "最后一日是休息日的不顺延", 1)
	}
	return d
}

// Title is what people call the rule.
func (r Rule) Title() string { return r.Demand().Title }

// Title is the state in Chinese.
func (s State) Title() string {
	return map[State]string{
		StateOpen: "进行中", StatePaused: "暂停", StateMet: "已完成", StateLate: "逾期完成", StateWaived: "已免除", StateVoid: "不再要求",
	}[s]
}
