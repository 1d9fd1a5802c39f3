package policy

import (
	"fmt"
	"strings"
)

// Sentence is a rule of a pack as a sentence.
type Sentence struct {
	Key     Key    `json:"key"`
	Article string `json:"article" doc:"空为文件没有写明"`
	Text    string `json:"text"`
	Reading bool   `json:"reading" doc:"文件没有写明，按此理解"`
	Setter  Setter `json:"setter"`
}

// Rolls says that a fixed day is moved where it falls on a holiday.
const Rolls = "遇休息日的顺延到下一个工作日"

// sentences are the words of rules that are said otherwise than 名称：数值. They are given the pack's own policy; "" leaves the
// rule out, because another one's sentence says it.
var sentences = map[Key]func(p Policy) string{
	PlanDraftDue: func(p Policy) string {
		return "县级总工会每年" + p.said(PlanDraftDue) + "以前拟定下年度聘用计划" + pick(p.Bool(RollFixedLimits), "，遇休息日顺延。", "，不因休息日顺延。")
	},
	OctoberFilingDue: func(p Policy) string {
		return "设区市总工会每年" + p.said(OctoberFilingDue) + "以前备案本年度聘用情况" + pick(p.Bool(RollFixedLimits), "，遇休息日顺延。", "，不因休息日顺延。")
	},
	RollFixedLimits: func(Policy) string { return "" },
	InductionMonths: func(p Policy) string {
		term := p.said(InductionMonths)
		switch p.Enum(InductionUnit) {
		case "calendar":
			term = fmt.Sprintf("%d日", p.Int(InductionDays))
		case "workdays":
			term = fmt.Sprintf("%d个工作日", p.Int(InductionDays))
		}
		roll := ""
		if p.Enum(InductionUnit) != "workdays" {
			roll = pick(p.Bool(RollPeriodEnd), "，最后一日是休息日的顺延到下一个工作日", "，最后一日是休息日的不顺延")
		}
		return "新聘人员自" + p.said(InductionStart) + "的次日起" + term + "内参加培训" + roll + "。"
	},
	InductionUnit: func(Policy) string { return "" }, InductionDays: func(Policy) string { return "" }, InductionStart: func(Policy) string { return "" },
	RollPeriodEnd: func(Policy) string { return "" },
	FieldDaysPerYear: func(p Policy) string {
		return fmt.Sprintf("专职指导员自%d年起，每年深入基层、企业不少于%s，每一天都有服务方签字确认。", p.Int(FirstFullYear), p.said(FieldDaysPerYear))
	},
	FirstFullYear: func(Policy) string { return "" },
	HalfDays: func(p Policy) string {
		if p.Bool(HalfDays) {
			return fmt.Sprintf("一天中服务满%d小时的计一天，不满的计半天。", p.Int(FullDayHours))
		}
		return "天数不分半天：有一次签字确认的服务即为一天。"
	},
	FullDayHours: func(Policy) string { return "" },
	MinHoursPerDay: func(p Policy) string {
		if n := p.Int(MinHoursPerDay); n > 0 {
			return fmt.Sprintf("一天中服务不满%d小时的不计天数。", n)
		}
		return "服务时间不设下限。"
	},
	Prorate: func(p Policy) string {
		return map[string]string{
			"none": "不满一年的，天数不折算。", "ceil_calendar_days": "不满一年的，天数按在岗的日历天数折算，不足一天的进为一天。", "months": "不满一年的，天数按在岗的月数折算，当月在岗一天即计一个月。",
		}[p.Enum(Prorate)]
	},
	LeaveRelief: func(p Policy) string {
		return pick(p.Enum(LeaveRelief) == "none", "产假、长病假不减免天数。", "产假、长病假按中断的日历天数减免。")
	},
	CountersignCutoff: func(p Policy) string {
		return "上年度的服务在次年" + p.said(CountersignCutoff) + "以前（含当日）签字确认的，计入上年度。"
	},
	OnlyOnsiteCounts: func(p Policy) string {
		return pick(p.Bool(OnlyOnsiteCounts), "只有现场服务计入天数。", "电话、线上和室内的服务也计入天数。")
	},
	ExitFilingWorkdays: func(p Policy) string {
		if p.Enum(ExitFilingUnit) == "workdays" {
			return "解聘" + p.filingTerm(p.said(ExitFilingStart)) + "报备。"
		}
		return "解聘" + p.filingTerm(p.said(ExitFilingStart)) + "报备" + pick(p.Bool(RollPeriodEnd), "，最后一日是休息日的顺延到下一个工作日", "，最后一日是休息日的不顺延") + "。"
	},
	ExitFilingUnit: func(Policy) string { return "" }, ExitFilingStart: func(Policy) string { return "" },
	ExitNoticeDays: func(p Policy) string { return "本人要求解聘的，提前" + p.said(ExitNoticeDays) + "申请。" },
	RetireAge: func(p Policy) string {
		day := pick(p.Enum(AgeReached) == "day_after", "生日的次日满岁", "生日当天满岁")
		if p.Text(RetireAgeWomen) == "" {
			return "满" + p.said(RetireAge) + "的原则上不再续聘（" + day + "），在聘的合同照常履行。"
		}
		return "男性满" + p.said(RetireAge) + "、女性满" + p.said(RetireAgeWomen) + "的原则上不再续聘（" + day + "），在聘的合同照常履行。"
	},
	RetireAgeWomen: func(Policy) string { return "" }, AgeReached: func(Policy) string { return "" },
}

func pick(first bool, one, other string) string {
	if first {
		return one
	}
	return other
}

// ExitFilingTerm is the term of an exit's filing in words: 自最后在岗日的次日起5个工作日内.
func (p Policy) ExitFilingTerm() string {
	return p.filingTerm(pick(p.Enum(ExitFilingStart) == "effective", "最后在岗日", p.said(ExitFilingStart)))
}

func (p Policy) filingTerm(from string) string {
	return fmt.Sprintf("自%s的次日起%d%s内", from, p.Int(ExitFilingWorkdays), pick(p.Enum(ExitFilingUnit) == "workdays", "个工作日", "日"))
}

// said is a value in words.
func (p Policy) said(key Key) string { return p.rule(key).Words(p.Text(key)) }

// Sentences are the rules of a pack in words, in the order of the articles.
func (p *Pack) Sentences() []Sentence {
	p = p.orDefault()
	pol := p.At(nil, p.Issued)
	var out []Sentence
	for _, r := range p.Rules {
		if strings.HasPrefix(string(r.Key), "chapter.") {
			continue // when the program's chapters begin is no rule of the place
		}
		text := r.Title + "：" + r.Words(r.Default) + "。"
		if say, ok := sentences[r.Key]; ok {
			text = say(pol)
		}
		if text != "" {
			out = append(out, Sentence{Key: r.Key, Article: r.Article, Text: text, Reading: r.Reading, Setter: r.Setter})
		}
	}
	return out
}

// Title is who may set a value, in words.
func (s Setter) Title() string {
	return map[Setter]string{Nobody: "不能另行规定", ByProv: "省级可以规定", ByCity: "设区市可以规定得更严", ByAnyone: "聘用单位可以规定"}[s]
}
