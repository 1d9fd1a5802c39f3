package policy

// Keys of the Measures' numbers and readings.
const (
	AllowDispatch Key = "allow_dispatch"

	PlanDraftDue    Key = "plan_draft_due"
	PlanCityDue     Key = "plan_city_due"
	PlanProvinceDue Key = "plan_province_due"
	PlanNumberMeans Key = "plan_number_means"
	WrittenMonths   Key = "written_contract_months"
	RenewalLeadDays Key = "renewal_lead_days"

	RecruitPublicityDays   Key = "recruit_publicity_workdays"
	RecruitRetentionMonths Key = "recruit_retention_months"

	InductionMonths      Key = "induction_months"
	InductionDays        Key = "induction_days"
	InductionUnit        Key = "induction_unit"
	InductionStart       Key = "induction_start"
	TrainingSatisfiedBy  Key = "training_satisfied_by"
	RollPeriodEnd        Key = "roll_period_end"
	RetrainOnRehire      Key = "retrain_on_rehire"
	RetrainBreakMonths   Key = "retrain_break_months"
	FieldDaysPerYear     Key = "field_days_per_year"
	FirstFullYear        Key = "first_full_year"
	MinHoursPerDay       Key = "min_hours_per_day"
	HalfDays             Key = "half_days"
	FullDayHours         Key = "full_day_hours"
	RollFixedLimits      Key = "roll_fixed_limits"
	Prorate              Key = "prorate"
	LeaveRelief          Key = "leave_relief"
	CountersignCutoff    Key = "countersign_cutoff"
	SignerExcludesPost   Key = "signer_excludes_post_union"
	AllowEmployerSide    Key = "allow_employer_side_sign"
	OnlyOnsiteCounts     Key = "only_onsite_counts"
	UnconfirmedWarnDays  Key = "unconfirmed_warn_days"
	InviteQRMinutes      Key = "invite_qr_minutes"
	InviteLinkDays       Key = "invite_link_days"
	YearlyReportDue      Key = "yearly_report_due"
	TargetStatementDue   Key = "target_statement_due"
	AppraisalDue         Key = "appraisal_due"
	MinDaysGate          Key = "min_days_gate"
	AppraisalWeights     Key = "appraisal.weights"
	AppraisalBands       Key = "appraisal.bands"
	ExcellentQuota       Key = "excellent_quota"
	ContactIntervalMonth Key = "contact_interval_months"
	OctoberFilingOpens   Key = "october_filing_opens"
	OctoberFilingDue     Key = "october_filing_due"
	RetentionYears       Key = "retention_years"

	ExitFilingWorkdays Key = "exit_filing_workdays"
	ExitFilingUnit     Key = "exit_filing_unit"
	ExitFilingStart    Key = "exit_filing_start"
	ExitNoticeDays     Key = "exit_notice_days"
	RetireAge          Key = "retire_age"
	RetireAgeWomen     Key = "retire_age_women"
	AgeReached         Key = "age_reached"
	FileOtherEndings   Key = "file_other_endings"
	FailedExitDays     Key = "failed_exit_days"
	RehireWarningYears Key = "rehire_warning_years"

	HouseRules Key = "house_rules"
	PayScale   Key = "pay.scale"

	InspectionReportDue Key = "inspection_report_due"
	LocalRulesBy        Key = "local_rules_by"
	DisputeWorkdays     Key = "dispute_workdays"

	ComplaintDays Key = "complaint_answer_days"
)

// Chapter is the key of the day from which a chapter's rules are active; until then nothing of it is owed.
func Chapter(name string) Key { return Key("chapter." + name + ".from") }

var rules = []Rule{
	{Key: AllowDispatch, Title: "劳务派遣人员计入专职指导员", Article: "第二条", Kind: Bool, Default: "false", Setter: ByProv, Stricter: Lower, Reading: true},

	{Key: PlanDraftDue, Title: "县级拟定下年度聘用计划的最后期限", Article: "第六条第（一）项", Kind: MonthDay, Default: "10-31", Setter: Nobody},
	{Key: PlanCityDue, Title: "设区市审核汇总聘用计划的内部时限", Article: "第六条第（一）项", Kind: MonthDay, Default: "11-20", Setter: ByProv, Reading: true},
	{Key: PlanProvinceDue, Title: "省总工会核定聘用计划的内部时限", Article: "第六条第（一）项", Kind: MonthDay, Default: "12-15", Setter: ByProv, Reading: true},
	{Key: PlanNumberMeans, Title: "核定数的含义（在岗人数还是新聘人数）", Article: "第六条第（一）项", Kind: Enum, Default: "stock", Options: []string{"stock", "hires"}, Setter: ByProv, Reading: true},
	{Key: RecruitPublicityDays, Title: "拟聘用人员公示的最少天数", Article: "第六条第（二）项", Kind: Int, Default: "5", Unit: "个工作日", Min: 1, Max: 30, Setter: ByCity, Stricter: Higher, Reading: true},
	{Key: RecruitRetentionMonths, Title: "未聘用人员的报名材料在招聘办结后的保存期限", Article: "第六条第（二）项", Kind: Int, Default: "6", Unit: "个月", Min: 1, Max: 24, Setter: ByCity, Stricter: Lower, Reading: true},
	{Key: WrittenMonths, Title: "上岗后订立书面合同的期限", Article: "第六条第（四）项", Kind: Int, Default: "1", Unit: "个月", Min: 1, Max: 1, Setter: Nobody},
	{Key: RenewalLeadDays, Title: "合同到期前首次提醒", Article: "第六条第（四）项", Kind: Int, Default: "90", Unit: "日", Min: 30, Max: 365, Setter: ByAnyone, Reading: true},

	{Key: InductionMonths, Title: "新聘人员上岗后参加培训的期限", Article: "第十条第（一）项", Kind: Int, Default: "6", Unit: "个月", Min: 1, Max: 12, Setter: ByCity, Stricter: Lower},
	{Key: InductionUnit, Title: "上岗培训期限的单位", Article: "第十条第（一）项", Kind: Enum, Default: "by_months", Options: []string{"by_months", "calendar", "workdays"}, Setter: ByProv, Reading: true},
	{Key: InductionDays, Title: "上岗培训期限的天数（单位为日历日、工作日的）", Article: "第十条第（一）项", Kind: Int, Default: "180", Unit: "天", Min: 1, Max: 730, Setter: ByProv, Reading: true},
	{Key: InductionStart, Title: "上岗培训期限的起算", Article: "第十条第（一）项", Kind: Enum, Default: "on_duty", Options: []string{"on_duty", "contract", "approval"}, Setter: ByProv, Reading: true},
	{Key: TrainingSatisfiedBy, Title: "上岗培训的完成标准（首次参加还是结业）", Article: "第十条第（一）项", Kind: Enum, Default: "attend_start", Options: []string{"attend_start", "complete"}, Setter: ByProv, Reading: true},
	{Key: RollPeriodEnd, Title: "期间最后一日为休息日时顺延", Article: "第十条第（一）项", Kind: Bool, Default: "true", Setter: ByProv, Reading: true},
	{Key: RetrainOnRehire, Title: "再次聘用重新计算上岗培训期限", Article: "第十条第（一）项", Kind: Bool, Default: "false", Setter: ByCity, Stricter: Higher, Reading: true},
	{Key: RetrainBreakMonths, Title: "离岗满多久再聘须重新参加上岗培训", Article: "第十条第（一）项", Kind: Int, Default: "12", Unit: "个月", Min: 0, Max: 120, Setter: ByCity, Stricter: Lower, Reading: true},
	{Key: FieldDaysPerYear, Title: "每年深入基层、企业的天数", Article: "第十条第（二）项", Kind: Int, Default: "80", Unit: "天", Min: 1, Max: 366, Setter: ByCity, Stricter: Higher},
	{Key: FirstFullYear, Title: "开始要求天数的首个年度", Article: "第十八条", Kind: Int, Default: "2021", Unit: "年", Min: 2020, Max: 2100, Setter: ByProv, Reading: true},
	{Key: MinHoursPerDay, Title: "计为一天的最少小时数", Article: "第十条第（二）项", Kind: Int, Default: "0", Unit: "小时", Min: 0, Max: 8, Setter: ByCity, Stricter: Higher, Reading: true},
	{Key: HalfDays, Title: "服务不满一天的按半天计", Article: "第十条第（二）项", Kind: Bool, Default: "false", Setter: ByProv, Reading: true},
	{Key: FullDayHours, Title: "按半天计的，满多少小时为一天", Article: "第十条第（二）项", Kind: Int, Default: "4", Unit: "小时", Min: 1, Max: 12, Setter: ByProv, Reading: true},
	{Key: RollFixedLimits, Title: "写明月、日的期限遇休息日顺延", Article: "第六条第（一）项", Kind: Bool, Default: "false", Setter: ByProv, Reading: true},
	{Key: Prorate, Title: "不满一年的折算（不折算、按日或按月）", Article: "第十条第（二）项", Kind: Enum, Default: "none", Options: []string{"none", "ceil_calendar_days", "months"}, Setter: ByProv, Reading: true},
	{Key: LeaveRelief, Title: "产假、长病假减免（不减免或按日）", Article: "第十条第（二）项", Kind: Enum, Default: "none", Options: []string{"none", "calendar_days"}, Setter: ByProv, Reading: true},
	{Key: CountersignCutoff, Title: "上年度签字确认截止日（次年，含当日）", Article: "第十条第（二）项", Kind: MonthDay, Default: "01-15", Setter: ByProv, Reading: true},
	{Key: SignerExcludesPost, Title: "定岗单位不得作为服务方签字", Article: "第十条第（二）项", Kind: Bool, Default: "true", Setter: ByCity, Stricter: Higher, Reading: true},
	{Key: AllowEmployerSide, Title: "未建会企业可由企业方或职工代表签字并注明", Article: "第十条第（二）项", Kind: Bool, Default: "true", Setter: ByCity, Stricter: Lower, Reading: true},
	{Key: OnlyOnsiteCounts, Title: "只有现场服务计入天数", Article: "第十条第（二）项", Kind: Bool, Default: "true", Setter: ByCity, Stricter: Higher, Reading: true},
	{Key: UnconfirmedWarnDays, Title: "服务记录多久未签字确认即提示", Article: "第十条第（二）项", Kind: Int, Default: "14", Unit: "日", Min: 1, Max: 90, Setter: ByProv, Reading: true},
	{Key: InviteQRMinutes, Title: "签字确认二维码有效时间", Article: "第十条第（二）项", Kind: Int, Default: "15", Unit: "分钟", Min: 1, Max: 120, Setter: ByProv, Reading: true},
	{Key: InviteLinkDays, Title: "签字确认链接有效时间", Article: "第十条第（二）项", Kind: Int, Default: "7", Unit: "日", Min: 1, Max: 60, Setter: ByProv, Reading: true},
	{Key: YearlyReportDue, Title: "提交年度述职报告的期限", Article: "第十条第（三）项", Kind: MonthDay, Default: "12-31", Setter: ByProv, Reading: true},
	{Key: TargetStatementDue, Title: "签订年度目标任务书的期限", Article: "第十条第（四）项", Kind: MonthDay, Default: "01-31", Setter: ByProv, Reading: true},
	{Key: AppraisalDue, Title: "完成上年度考核的内部时限", Article: "第十条第（四）项", Kind: MonthDay, Default: "02-28", Setter: ByProv, Reading: true},
	{Key: MinDaysGate, Title: "天数未达标对考核的影响（仅提示、最高基本称职或不称职）", Article: "第十条第（四）项", Kind: Enum, Default: "warn", Options: []string{"warn", "cap", "fail"}, Setter: ByAnyone, Reading: true},
	{
		Key: AppraisalWeights, Title: "考核各项的权重", Article: "第十条第（四）项", Kind: Weights, Unit: "%", Setter: ByAnyone, Reading: true,
		Options: []string{"工作态度", "业务能力", "完成目标任务", "建立工作台账", "参与培训", "业绩评估（含基层满意度）"}, Example: "10,15,30,15,10,20",
	},
	{
		Key: AppraisalBands, Title: "考核等次的最低分", Article: "第十条第（四）项", Kind: Bands, Unit: "分", Setter: ByAnyone, Reading: true,
		Options: []string{"优秀", "称职", "基本称职", "不称职"}, Example: "90,75,60",
	},
	{Key: ExcellentQuota, Title: "优秀等次的比例上限", Article: "第十条第（四）项", Kind: Int, Unit: "%", Min: 0, Max: 100, Setter: ByAnyone, Reading: true, Blank: true, Example: "20"},
	{Key: ContactIntervalMonth, Title: "定期联系沟通的间隔", Article: "第十条第（五）项", Kind: Int, Default: "3", Unit: "个月", Min: 1, Max: 12, Setter: ByAnyone, Reading: true},
	{Key: OctoberFilingOpens, Title: "设区市报送年度聘用情况备案的开始日期", Article: "第十条第（七）项", Kind: MonthDay, Default: "10-01", Setter: ByProv, Reading: true},
	{Key: OctoberFilingDue, Title: "设区市备案年度聘用情况的最后期限", Article: "第十条第（七）项", Kind: MonthDay, Default: "10-31", Setter: Nobody},
	{Key: RetentionYears, Title: "日志和档案在离岗后的保存年限", Article: "第十条第（三）项", Kind: Int, Default: "10", Unit: "年", Min: 1, Max: 100, Setter: ByProv, Reading: true},

	{Key: ExitFilingWorkdays, Title: "解聘后向设区市总工会备案的期限", Article: "第十一条", Kind: Int, Default: "5", Unit: "个工作日", Min: 1, Max: 30, Setter: ByCity, Stricter: Lower},
	{Key: ExitFilingUnit, Title: "解聘备案期限的单位", Article: "第十一条", Kind: Enum, Default: "workdays", Options: []string{"workdays", "calendar"}, Setter: ByProv, Reading: true},
	{Key: ExitFilingStart, Title: "解聘备案期限的起算", Article: "第十一条", Kind: Enum, Default: "effective", Options: []string{"effective", "decision", "delivery"}, Setter: ByProv, Reading: true},
	{Key: ExitNoticeDays, Title: "本人提前申请解聘的天数", Article: "第十一条第（三）项", Kind: Int, Default: "30", Unit: "日", Min: 30, Max: 30, Setter: Nobody},
	{Key: RetireAge, Title: "原则上不再续聘的年龄", Article: "第十一条第（一）项", Kind: Int, Default: "65", Unit: "周岁", Min: 50, Max: 80, Setter: ByProv},
	{Key: RetireAgeWomen, Title: "女性原则上不再续聘的年龄（未规定为与男性相同）", Article: "第十一条第（一）项", Kind: Int, Unit: "周岁", Min: 50, Max: 80, Setter: ByProv, Reading: true, Blank: true},
	{Key: AgeReached, Title: "满周岁的算法（生日当天还是生日次日）", Article: "第十一条第（一）项", Kind: Enum, Default: "birthday", Options: []string{"birthday", "day_after"}, Setter: ByProv, Reading: true},
	{Key: FileOtherEndings, Title: "其他离岗情形也在期限内备案（内部要求，不计逾期）", Article: "第十一条", Kind: Bool, Default: "false", Setter: ByCity, Stricter: Higher, Reading: true},
	{Key: FailedExitDays, Title: "上年度考核不称职的，多少日内决定如何处理（内部时限）", Article: "第十一条第（四）项", Kind: Int, Default: "30", Unit: "日", Min: 1, Max: 365, Setter: ByCity, Stricter: Lower, Reading: true},
	{Key: RehireWarningYears, Title: "因第（二）、（四）项解聘的，再次聘用时提示审核人的年限", Article: "第十一条第（二）、（四）项", Kind: Int, Default: "5", Unit: "年", Min: 0, Max: 10, Setter: ByProv, Reading: true},

	{Key: HouseRules, Title: "聘用单位的规章制度", Article: "第十二条", Kind: Text, Setter: ByAnyone, Reading: true, Example: "《专职指导员管理制度》"},
	{Key: PayScale, Title: "聘用单位的薪酬标准", Article: "第十三条", Kind: Text, Setter: ByAnyone, Reading: true, Example: "《专职指导员薪酬标准表》"},

	{Key: InspectionReportDue, Title: "设区市专项检查报告的期限", Article: "第十六条", Kind: MonthDay, Default: "12-31", Setter: ByProv, Reading: true},
	{Key: LocalRulesBy, Title: "设区市制定并报备实施细则的内部时限", Article: "第十七条", Kind: Day, Default: "2021-08-05", Setter: ByProv, Reading: true},
	{Key: DisputeWorkdays, Title: "两家工会主张同一人时的处理时限（内部）", Article: "第二条", Kind: Int, Default: "10", Unit: "个工作日", Min: 1, Max: 60, Setter: ByProv, Reading: true},

	{Key: ComplaintDays, Title: "答复意见、投诉、申诉的内部时限", Article: "第十二条", Kind: Int, Default: "15", Unit: "个工作日", Min: 1, Max: 60, Setter: ByProv, Reading: true},

	chapter("hiring", "聘用计划和选聘", "第三条至第六条", ""),
	chapter("worklog", "工作日志", "第十条第（二）项", "2020-08-05"),
	chapter("bargaining", "参与协商", "第八条", ""),
	chapter("training", "培训", "第十条第（一）项", ""),
	chapter("dossier", "档案", "第十条第（三）项", ""),
	chapter("appraisal", "考核激励", "第十条第（四）项", ""),
	chapter("contact", "联系沟通", "第十条第（五）项", ""),
	chapter("career", "职业发展", "第十条第（六）项", ""),
	chapter("filing", "备案", "第十条第（七）项", ""),
	chapter("exit", "解聘", "第十一条", ""),
	chapter("pay", "薪酬和经费", "第十三条至第十五条", ""),
	chapter("inspection", "监督检查", "第十六条", ""),
}

func chapter(name, title, article, from string) Rule {
	return Rule{
		Key: Chapter(name), Title: title + "模块启用日", Article: article, Kind: Day, Default: from, Setter: ByProv, Reading: true,
	}
}
