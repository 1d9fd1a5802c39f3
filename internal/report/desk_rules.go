package report

import (
	"slices"

	"xiezhi/internal/policy"
	"xiezhi/internal/workday"
)

// duty is a date that the Measures, or the province's reading of them, set every year.
type duty struct {
	key     policy.Key
	title   string
	bearer  string
	chapter string
	limit   bool // names month and day: it rolls where the province has such limits roll
}

var duties = []duty{
	{policy.CountersignCutoff, "上年度服务记录签字确认截止", "聘用单位、指导员", "worklog", false},
	{policy.TargetStatementDue, "签订年度目标任务书", "聘用单位", "appraisal", false},
	{policy.PlanDraftDue, "拟定下年度聘用计划", "县（市、区）总工会", "hiring", true},
	{policy.OctoberFilingDue, "备案年度聘用情况", "设区市总工会", "filing", true},
	{policy.PlanCityDue, "审核汇总聘用计划（内部时限）", "设区市总工会", "hiring", false},
	{policy.PlanProvinceDue, "核定聘用计划（内部时限）", "省总工会", "hiring", false},
	{policy.InspectionReportDue, "专项检查报告", "设区市总工会", "inspection", false},
}

// CalendarDuty is a line of the year's calendar.
type CalendarDuty struct {
	Title    string       `json:"title"`
	Bearer   string       `json:"bearer"`
	Article  string       `json:"article"`
	On       workday.Date `json:"on"`
	Workdays int          `json:"workdays" doc:"距今还有几个工作日，已过为负"`
	Past     bool         `json:"past"`
	Active   bool         `json:"active" doc:"该模块已启用，逾期会提醒"`
}

// YearCalendar is the year's duties in the order of their dates.
func YearCalendar(p policy.Policy, cal *workday.Calendar, today workday.Date) []CalendarDuty {
	out := make([]CalendarDuty, 0, len(duties))
	for _, d := range duties {
		rule, _ := policy.RuleOf(d.key)
		on := p.MonthDay(d.key, today.Year())
		if d.limit {
			on = p.Limit(d.key, today.Year(), cal).Date
		}
		left, _ := cal.WorkdaysBetween(today, on)
		out = append(out, CalendarDuty{
			Title: d.title, Bearer: d.bearer, Article: rule.Article, On: on, Workdays: left, Past: on.Before(today),
			Active: p.ChapterOn(d.chapter),
		})
	}
	slices.SortStableFunc(out, func(a, b CalendarDuty) int { return a.On.Compare(b.On) })
	return out
}
