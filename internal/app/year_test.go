package app_test

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/exit"
	"xiezhi/internal/filing"
	"xiezhi/internal/hiring"
	"xiezhi/internal/obligation"
	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/db/dbtest"
	"xiezhi/internal/policy"
	"xiezhi/internal/roster"
	"xiezhi/internal/rulebook"
)

const (
	province = "江苏省总工会"
	city     = "苏州市总工会"
	kunshan  = "昆山市总工会"
	taicang  = "太仓市总工会"
	yushan   = "玉山镇总工会"
	zhoushi  = "周市镇总工会"
	chengxi  = "城厢镇总工会"
)

// TestAYearOfACity plays 2025 in one city by the clock, from the plan of the autumn before to the close of the year in
// January after, and compares the ledger with the one that a careful officer would have kept.
func TestAYearOfACity(t *testing.T) {
	start := day("2024-09-02").Start().Add(9 * time.Hour).UTC()
	now := start
	dbtest.Each(t, clock.Clock(func() time.Time { return now }), func(t *testing.T, d *db.DB) {
		now = start
		p := newPlayed(t, d, &now)
		p.beginning()
		p.planOf2025()
		p.january()
		p.spring()
		p.summer()
		p.autumn()
		p.december()
		p.closing()
		if diff := cmp.Diff(sorted(ledgerOf2025), p.ledger(p.officer(city))); diff != "" {
			t.Errorf("the ledger (-careful officer +product):\n%s", diff)
		}
		next := slices.DeleteFunc(p.ledger(p.clerk(yushan)), func(l line) bool { return l.Due < "2026-01-16" })
		if diff := cmp.Diff(sorted(yushanIn2026), next); diff != "" {
			t.Errorf("the new year of %s (-careful clerk +product):\n%s", yushan, diff)
		}
	})
}

// beginning: the province turns the chapters on, and five people are there already.
func (p *played) beginning() {
	p.lay("chapter.hiring.from", "2024-09-01", "2024-09-02")
	for _, chapter := range []string{"training", "dossier", "appraisal", "filing", "exit", "inspection"} {
		p.lay("chapter."+chapter+".from", "2025-01-01", "2024-09-02")
	}
	p.lay("first_full_year", "2025", "2024-09-02")       // the services of 2024 stand in the signed booklets
	p.lay("leave_relief", "calendar_days", "2025-01-01") // who bears a child owes fewer days; the Measures alone grant none

	p.opening("安立新", yushan, "1985-03-12", roster.ContractLabour, "2023-03-01", "2025-12-31")
	p.opening("丁一岚", yushan, "1990-01-01", roster.ContractLabour, "2023-02-01", "2026-01-31")
	p.opening("白静文", zhoushi, "1992-03-04", roster.ContractLabour, "2024-05-01", "2027-04-30")
	p.opening("陈松年", chengxi, "1987-01-01", roster.ContractLabour, "2023-07-01", "2026-06-30")
	p.opening("高明远", chengxi, "1960-06-15", roster.ContractService, "2024-01-01", "2025-12-31")
	p.enterprise(yushan, "昆山华电电子有限公司")
	p.enterprise(zhoushi, "昆山精工机械有限公司")
	p.enterprise(chengxi, "太仓海纳纺织有限公司")
}

// planOf2025 is example 17: 昆山 asks for six, the city says five, the province four.
func (p *played) planOf2025() {
	p.on("2024-10-18 10:00:00")
	p.drafted(kunshan, 2025, 6)
	p.sent(kunshan, "")
	p.on("2024-10-31 23:59:59") // the last second, by the server's clock
	p.drafted(taicang, 2025, 3)
	p.sent(taicang, "")
	p.on("2024-11-15 10:00:00")
	p.cut(city, kunshan, 5)
	p.drafted(city, 2025, 2)
	p.sent(city, "", kunshan, taicang)
	p.on("2024-12-10 10:00:00")
	p.approvedPlan(city, "苏工发〔2024〕49号", hiring.PlanNumber{PlanID: p.plans[kunshan].ID, Number: 4, Reason: "全省统筹。"})
}

// january: somebody asks to leave, target statements are signed, one union is late with its own.
func (p *played) january() {
	p.on("2025-01-01 08:00:00")
	p.on("2025-01-06 09:00:00")
	p.must(p.App.Exits.Apply(p.t.Context(), p.self("丁一岚", yushan).Actor, exit.Wish{WishedOn: day("2025-02-05"), Reason: "家庭原因，回原籍工作。"}))
	p.on("2025-01-17 10:00:00")
	p.recorded(p.clerk(yushan), obligation.RuleTargetStatement, "2025-01-17", "目标任务书", "玉工目〔2025〕1号", "安立新")
	p.on("2025-01-20 10:00:00")
	p.leaves("丁一岚", yushan, exit.Written{Ground: roster.GroundWish, Legal: exit.LegalResigned, EffectiveOn: day("2025-02-05")}, "玉工〔2025〕2号")
	p.on("2025-01-24 10:00:00")
	p.recorded(p.clerk(zhoushi), obligation.RuleTargetStatement, "2025-01-24", "目标任务书", "周工目〔2025〕1号", "白静文")
	p.on("2025-02-05 10:00:00") // in post on 31 January, so a target statement was due, of somebody whose leaving was decided
	p.waived(kunshan, obligation.RuleTargetStatement, "丁一岚", "离岗已经决定，不再签订全年目标任务书。", "昆工权〔2025〕1号")
	p.on("2025-02-05 17:00:00")
	p.left("丁一岚", yushan)
	p.on("2025-02-10 10:00:00")
	p.recorded(p.clerk(chengxi), obligation.RuleTargetStatement, "2025-02-10", "目标任务书", "城工目〔2025〕1号", "陈松年", "高明远")
	p.on("2025-02-11 23:59:59")
	p.filedExit("丁一岚", yushan)
	p.on("2025-02-14 10:00:00")
	p.graded("安立新", yushan, 2024, "玉工考〔2025〕1号")
	p.graded("白静文", zhoushi, 2024, "周工考〔2025〕1号")
}

// spring: two people are engaged by form and contract, one bears a child, the city files its rules.
func (p *played) spring() {
	p.on("2025-02-17 10:00:00")
	kong := p.recommended(hopeful{"孔令辉", zhoushi, "1988-08-08", roster.ContractService, "2025-03-03", "2027-03-02"})
	p.on("2025-02-24 15:00:00")
	p.decide(p.approver(kunshan), kong.CaseID, "同意。")
	p.on("2025-02-28 10:00:00")
	p.signed(kong, zhoushi, "孔令辉", "周工合〔2025〕1号")
	p.on("2025-03-04 10:00:00")
	p.graded("陈松年", chengxi, 2024, "城工考〔2025〕1号")
	p.on("2025-03-10 10:00:00") // every city shall have its rules; this one asks for four working days where the Measures ask for five
	p.filedRules("2025-04-01", rulebook.LocalValue{Key: policy.ExitFilingWorkdays, Value: "4"})
	p.on("2025-03-14 10:00:00")
	p.away("白静文", zhoushi, roster.LeaveMaternity, "2025-03-17", "2025-08-21")
	p.on("2025-03-19 10:00:00")
	fang := p.recommended(hopeful{"方平川", taicang, "1991-05-05", roster.ContractLabour, "2025-04-01", "2027-03-31"})
	p.on("2025-03-25 10:00:00")
	p.decide(p.approver(city), fang.CaseID, "同意。")
	p.on("2025-05-06 10:00:00") // on duty since 1 April, in writing on the first working day after Labour Day
	p.signed(fang, taicang, "方平川", "太工合〔2025〕3号")
}

// summer: another is engaged, one turns 65, one asks to leave.
func (p *played) summer() {
	p.on("2025-06-16 10:00:00")
	he := p.recommended(hopeful{"贺新宇", yushan, "1993-04-04", roster.ContractLabour, "2025-07-01", "2027-06-30"})
	p.on("2025-06-20 10:00:00")
	p.decide(p.approver(kunshan), he.CaseID, "同意。")
	p.on("2025-07-01 09:00:00")
	p.signed(he, yushan, "贺新宇", "玉工合〔2025〕5号")
	p.on("2025-08-25 09:00:00")
	p.must(p.App.Exits.Apply(p.t.Context(), p.self("方平川", taicang).Actor, exit.Wish{WishedOn: day("2025-09-26"), Reason: "另有工作。"}))
	p.on("2025-08-29 09:00:00")
	p.leaves("方平川", taicang, exit.Written{Ground: roster.GroundWish, Legal: exit.LegalResigned, EffectiveOn: day("2025-09-26")}, "太工〔2025〕11号")
	p.on("2025-09-12 10:00:00") // the city held its course a week too late for one of them
	p.recorded(p.officer(city), obligation.RuleInduction, "2025-09-10", "新任指导员培训签到表", "苏培〔2025〕2号", "孔令辉")
	p.on("2025-09-26 17:00:00")
	p.left("方平川", taicang)
}

// autumn: a filing is late, the plans of the next year, the October return and its correction, the days in the workshops.
func (p *played) autumn() {
	p.on("2025-10-09 20:00:00")
	p.visited("安立新", yushan, 1, 10, time.March, time.April, time.May, time.June, time.July, time.August, time.September)
	p.visited("安立新", yushan, 1, 9, time.October)
	p.on("2025-10-10 16:00:00") // the eightieth day, by telephone and link
	p.countersigned(p.wrote("安立新", yushan, "2025-10-10"))
	p.on("2025-10-13 10:00:00")
	p.filedExit("方平川", taicang)
	p.on("2025-10-20 10:00:00")
	p.drafted(kunshan, 2026, 4)
	p.sent(kunshan, "")
	p.on("2025-10-28 16:00:00")
	first := p.filedReturn(filing.Sending{Kind: filing.KindAnnual})
	p.on("2025-11-03 10:00:00")
	p.drafted(taicang, 2026, 3)
	p.sent(taicang, "经办人员交接，数据核对用时较长。")
	p.on("2025-11-05 10:00:00")
	p.acceptedReturn(first)
	p.on("2025-11-18 10:00:00")
	p.drafted(city, 2026, 2)
	p.sent(city, "", kunshan, taicang)
	p.on("2025-11-20 10:00:00")
	corrected := p.filedReturn(filing.Sending{Kind: filing.KindCorrection, Reason: "一名人员的离岗事由登记有误，已在名册中改正。"})
	p.on("2025-11-24 10:00:00")
	p.acceptedReturn(corrected)
}

// december: a renewal, the yearly reports, the inspection, the end of a contract at 65.
func (p *played) december() {
	p.on("2025-12-03 10:00:00")
	again := p.renewing("安立新", yushan, "2027-12-31")
	p.on("2025-12-08 10:00:00")
	p.decide(p.approver(kunshan), again.CaseID, "同意续聘。")
	p.visited("白静文", zhoushi, 11, 20, time.February, time.September, time.October, time.November)
	p.visited("白静文", zhoushi, 1, 6, time.December)
	p.visited("孔令辉", zhoushi, 11, 20, time.March, time.April, time.May, time.June, time.July, time.August, time.September, time.October)
	p.visited("高明远", chengxi, 11, 20, time.February, time.March, time.April, time.May, time.June, time.July, time.August, time.September)
	p.visited("陈松年", chengxi, 1, 10, time.April, time.May, time.June, time.July, time.August, time.September, time.October)
	p.visited("陈松年", chengxi, 1, 9, time.November)
	p.visited("贺新宇", yushan, 11, 20, time.August, time.September, time.October)
	p.on("2025-12-10 10:00:00")
	p.signed(again, yushan, "安立新", "玉工合〔2025〕9号")
	p.on("2025-12-12 10:00:00")
	p.approvedPlan(city, "苏工发〔2025〕52号")
	p.on("2025-12-19 10:00:00")
	p.recorded(p.clerk(yushan), obligation.RuleYearlyReport, "2025-12-19", "年度述职报告", "玉工述〔2025〕1号", "安立新", "贺新宇")
	p.on("2025-12-24 10:00:00")
	p.recorded(p.officer(city), obligation.RuleInspectionReport, "2025-12-24", "2025年度专项检查报告", "苏工检〔2025〕1号")
	p.on("2025-12-26 10:00:00")
	p.recorded(p.clerk(zhoushi), obligation.RuleYearlyReport, "2025-12-26", "年度述职报告", "周工述〔2025〕1号", "白静文", "孔令辉")
	x := got(p.App.Exits.Begin(p.t.Context(), p.clerk(chengxi), exit.Start{EngagementID: p.engagement("高明远").ID, Ground: roster.GroundAge}))(p)
	p.must(p.App.Exits.Write(p.t.Context(), p.clerk(chengxi), x.ID, x.Rev, exit.Written{Ground: roster.GroundAge, Facts: "已满65周岁，合同到期。", EffectiveOn: day("2025-12-31")}))
	p.must(p.App.Exits.Decide(p.t.Context(), p.head(chengxi), x.ID, x.Rev+1, exit.Decision{Document: "城工〔2025〕8号", Opinion: "到期不再续聘。"}))
	p.on("2025-12-30 10:00:00")
	p.recorded(p.clerk(chengxi), obligation.RuleYearlyReport, "2025-12-30", "年度述职报告", "城工述〔2025〕1号", "高明远")
	p.on("2025-12-31 17:00:00")
	p.left("高明远", chengxi)
}

// closing: what is done in the first days of January still belongs to the year; on the 16th it has closed.
func (p *played) closing() {
	p.on("2026-01-05 10:00:00")
	p.recorded(p.clerk(chengxi), obligation.RuleYearlyReport, "2026-01-05", "年度述职报告", "城工述〔2026〕1号", "陈松年")
	p.recorded(p.officer(city), obligation.RuleInduction, "2026-01-04", "新任指导员培训签到表", "苏培〔2026〕1号", "贺新宇")
	p.on("2026-01-07 23:59:59")
	p.filedExit("高明远", chengxi)
	p.on("2026-01-14 10:00:00")
	eightieth := p.wrote("陈松年", chengxi, "2025-12-30")
	p.on("2026-01-16 00:00:00") // the chair signs a second after the year has closed
	p.countersigned(eightieth)
	p.on("2026-01-16 10:00:00")
	p.waived(kunshan, obligation.RuleFieldDays, "贺新宇", "七月上岗，当年不具备完成全部天数的条件。", "昆工权〔2026〕2号")
}

// ledgerOf2025 is the ledger as the city's officer would have kept it by hand, on 16 January 2026: everything that began in
// the city and is settled, and its own duties of the new year. Working days are those of the State Council's notices: in 2025
// off from 28 January to 4 February (worked: Sunday 26 January, Saturday 8 February), 1 to 5 May (worked: Sunday 27 April), 1 to
// 8 October (worked: Sunday 28 September, Saturday 11 October); in 2026 off from 1 to 3 January (worked: Sunday 4 January).
var ledgerOf2025 = []line{
	// Art. 6(1): the county's plan by the end of October, by the server's clock; a weekend would not move it.
	{"plan", "", kunshan, "2025", "2024-10-31", "met", "2024-10-18", "hiring_plan 2025"},
	{"plan", "", taicang, "2025", "2024-10-31", "met", "2024-10-31", "hiring_plan 2025"}, // a second before midnight
	{"plan", "", kunshan, "2026", "2025-10-31", "met", "2025-10-20", "hiring_plan 2026"},
	{"plan", "", taicang, "2026", "2025-10-31", "late", "2025-11-03", "hiring_plan 2026"}, // the Monday after

	// Internal terms of a step, by which nothing is late: ten working days to consolidate, and not before 20 November.
	{"approval_step", "", city, "review", "2024-11-20", "met", "2024-11-15", "approval_case 昆山市总工会2025年度聘用计划"}, // ten days: 1 November
	{"approval_step", "", city, "review", "2024-11-20", "met", "2024-11-15", "approval_case 太仓市总工会2025年度聘用计划"}, // ten days: 14 November
	{"approval_step", "", city, "review", "2025-11-20", "met", "2025-11-18", "approval_case 昆山市总工会2026年度聘用计划"}, // ten days: 3 November
	{"approval_step", "", city, "review", "2025-11-20", "met", "2025-11-18", "approval_case 太仓市总工会2026年度聘用计划"}, // ten days: 17 November
	// Five working days for a form, by the superior of the employing union (Art. 6(3)).
	{"approval_step", "", kunshan, "decide", "2025-02-24", "met", "2025-02-24", "approval_case 周市镇总工会新聘推荐表：孔令辉"}, // sent on Monday 17 February
	{"approval_step", "", city, "decide", "2025-03-26", "met", "2025-03-25", "approval_case 太仓市总工会新聘推荐表：方平川"},    // sent on Wednesday 19 March
	{"approval_step", "", kunshan, "decide", "2025-06-23", "met", "2025-06-20", "approval_case 玉山镇总工会新聘推荐表：贺新宇"}, // sent on Monday 16 June
	{"approval_step", "", kunshan, "decide", "2025-12-10", "met", "2025-12-08", "approval_case 玉山镇总工会续聘推荐表：安立新"}, // sent on Wednesday 3 December

	// Art. 6(4), Labour Contract Law 10: in writing within a month of the first day in post.
	{"written", "孔令辉", zhoushi, "2025-03-03", "2025-04-03", "met", "2025-02-28", "contract 周工合〔2025〕1号"},
	{"written", "方平川", taicang, "2025-04-01", "2025-05-06", "met", "2025-05-06", "contract 太工合〔2025〕3号"}, // 1 May is off until the 5th
	{"written", "贺新宇", yushan, "2025-07-01", "2025-08-01", "met", "2025-07-01", "contract 玉工合〔2025〕5号"},
	// Art. 6(4), internal: a contract comes to its end, and is renewed or not.
	{"renewal", "安立新", yushan, "2025-12-31", "2025-12-31", "met", "2025-12-10", "contract 玉工合〔2025〕9号"},
	{"renewal", "高明远", chengxi, "2025-12-31", "2025-12-31", "met", "2025-12-31", "engagement age"},

	// Art. 10(1): the first training within six months, rolled to the next working day.
	{"induction", "孔令辉", zhoushi, "first", "2025-09-03", "late", "2025-09-10", "duty_fact 苏培〔2025〕2号"},
	// A city holds a training in the term of each newcomer: in 孔令辉's none was held; 贺新宇 could have come to the one in September.
	{"training_held", "", city, "2025-03-03", "2025-09-03", "late", "2025-09-10", "duty_fact 苏培〔2025〕2号"},
	{"induction", "方平川", taicang, "first", "2025-10-09", "void", "", ""},                             // 1 October is off until the 8th; left on 26 September
	{"induction", "贺新宇", yushan, "first", "2026-01-04", "met", "2026-01-04", "duty_fact 苏培〔2026〕1号"}, // 1 January is off until the 3rd, Sunday the 4th is worked

	// Art. 10(2): eighty days by 31 December, countersigned until 15 January; met on the date of the last day that was needed.
	{"field_days", "安立新", yushan, "2025", "2025-12-31", "met 80/80", "2025-10-10", "worklog_year 2025"},  // ten a month since March
	{"field_days", "白静文", zhoushi, "2025", "2025-12-31", "met 46/46", "2025-12-06", "worklog_year 2025"}, // 158 days of leave: 80 × 207 / 365 = 45.4
	{"field_days", "陈松年", chengxi, "2025", "2025-12-31", "overdue 79/80", "", "worklog_year 2025"},       // the eightieth was signed on 16 January
	{"field_days", "高明远", chengxi, "2025", "2025-12-31", "met 80/80", "2025-09-20", "worklog_year 2025"},
	{"field_days", "孔令辉", zhoushi, "2025", "2025-12-31", "met 80/80", "2025-10-20", "worklog_year 2025"}, // in post since March: the Measures do not pro-rate
	{"field_days", "贺新宇", yushan, "2025", "2025-12-31", "waived 30/80", "", "worklog_year 2025"},
	{"field_days", "丁一岚", yushan, "2025", "2025-12-31", "void 0/80", "", "worklog_year 2025"}, // left in the course of the year
	{"field_days", "方平川", taicang, "2025", "2025-12-31", "void 0/80", "", "worklog_year 2025"},

	// Art. 10(3): 述职 by 31 December, of whoever is in post on that day.
	{"yearly_report", "安立新", yushan, "2025", "2025-12-31", "met", "2025-12-19", "duty_fact 玉工述〔2025〕1号"},
	{"yearly_report", "贺新宇", yushan, "2025", "2025-12-31", "met", "2025-12-19", "duty_fact 玉工述〔2025〕1号"},
	{"yearly_report", "白静文", zhoushi, "2025", "2025-12-31", "met", "2025-12-26", "duty_fact 周工述〔2025〕1号"},
	{"yearly_report", "孔令辉", zhoushi, "2025", "2025-12-31", "met", "2025-12-26", "duty_fact 周工述〔2025〕1号"},
	{"yearly_report", "高明远", chengxi, "2025", "2025-12-31", "met", "2025-12-30", "duty_fact 城工述〔2025〕1号"}, // the last day in post is the day
	{"yearly_report", "陈松年", chengxi, "2025", "2025-12-31", "late", "2026-01-05", "duty_fact 城工述〔2026〕1号"},
	{"yearly_report", "丁一岚", yushan, "2025", "2025-12-31", "void", "", ""},
	{"yearly_report", "方平川", taicang, "2025", "2025-12-31", "void", "", ""},

	// Art. 10(4): 目标任务书 at the beginning of the year, read as 31 January, of whoever is in post then.
	{"target_statement", "安立新", yushan, "2025", "2025-01-31", "met", "2025-01-17", "duty_fact 玉工目〔2025〕1号"},
	{"target_statement", "丁一岚", yushan, "2025", "2025-01-31", "waived", "", ""},
	{"target_statement", "白静文", zhoushi, "2025", "2025-01-31", "met", "2025-01-24", "duty_fact 周工目〔2025〕1号"},
	{"target_statement", "陈松年", chengxi, "2025", "2025-01-31", "late", "2025-02-10", "duty_fact 城工目〔2025〕1号"},
	{"target_statement", "高明远", chengxi, "2025", "2025-01-31", "late", "2025-02-10", "duty_fact 城工目〔2025〕1号"},
	// Art. 10(4), internal: last year's grade by the end of February.
	{"appraisal", "安立新", yushan, "2024", "2025-02-28", "met", "2025-02-14", "year_grade 玉工考〔2025〕1号"},
	{"appraisal", "白静文", zhoushi, "2024", "2025-02-28", "met", "2025-02-14", "year_grade 周工考〔2025〕1号"},
	{"appraisal", "陈松年", chengxi, "2024", "2025-02-28", "met", "2025-03-04", "year_grade 城工考〔2025〕1号"}, // an internal term makes nothing late
	{"appraisal", "高明远", chengxi, "2024", "2025-02-28", "open past its internal term", "", ""},
	{"appraisal", "丁一岚", yushan, "2024", "2025-02-28", "void", "", ""}, // left on 5 February

	// Art. 10(7): the city's return by the end of October; the correction of November is a document of its own.
	{"october_filing", "", city, "2025", "2025-10-31", "met", "2025-10-28", "filing 备〔2025〕320500-01"},

	// Art. 11: filed within five working days of the last day in post; four since 1 April, by the city's rules.
	{"exit_filing", "丁一岚", yushan, "2025-02-05", "2025-02-11", "met", "2025-02-11", "exit 退备〔2025〕1号"},   // example 19: 6, 7, Saturday 8, 10, 11 February
	{"exit_filing", "方平川", taicang, "2025-09-26", "2025-10-09", "late", "2025-10-13", "exit 退备〔2025〕2号"}, // Sunday 28, 29, 30 September, 9 October
	{"exit_filing", "高明远", chengxi, "2025-12-31", "2026-01-07", "met", "2026-01-07", "exit 退备〔2026〕1号"},  // Sunday 4, 5, 6, 7 January
	// Art. 11(1), internal: 65 on the birthday, which ends nothing; the contract ran out.
	{"retire_65", "高明远", chengxi, "birthday", "2025-06-15", "met", "2025-12-31", "engagement age"},

	// Art. 16: the inspection report at the year's end. Art. 17, internal: every city makes its rules.
	{"inspection_report", "", city, "2025", "2025-12-31", "met", "2025-12-24", "duty_fact 苏工检〔2025〕1号"},
	{"inspection_report", "", city, "2026", "2026-12-31", "open", "", ""},
	{"local_rules", "", city, "2020", "2021-08-05", "met", "2025-03-10", "local_rule 细则备〔2025〕1号"},
}

// yushanIn2026 is what 玉山镇 reads of its new year: of the two who are in post, and of nobody who left.
var yushanIn2026 = []line{
	{"target_statement", "安立新", yushan, "2026", "2026-01-31", "open", "", ""},
	{"target_statement", "贺新宇", yushan, "2026", "2026-01-31", "open", "", ""},
	{"appraisal", "安立新", yushan, "2025", "2026-02-28", "open", "", ""},
	{"appraisal", "贺新宇", yushan, "2025", "2026-02-28", "open", "", ""}, // in post at the year's end
	{"yearly_report", "安立新", yushan, "2026", "2026-12-31", "open", "", ""},
	{"yearly_report", "贺新宇", yushan, "2026", "2026-12-31", "open", "", ""},
	{"field_days", "安立新", yushan, "2026", "2026-12-31", "open 0/80", "", "worklog_year 2026"},
	{"field_days", "贺新宇", yushan, "2026", "2026-12-31", "open 0/80", "", "worklog_year 2026"},
}
