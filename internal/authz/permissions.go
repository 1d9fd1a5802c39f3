package authz

import (
	"slices"

	"xiezhi/internal/org"
)

// Permission is one thing that may be done; its name is area.thing.act.
type Permission string

// Permissions. Where one may be done follows from the grant, not from the permission.
const (
	OrgRead    Permission = "org.read"
	OrgManage  Permission = "org.manage"
	OrgContact Permission = "org.contact"
	OrgConsent Permission = "org.consent"

	AccountRead   Permission = "account.read"
	AccountManage Permission = "account.manage"
	AccountGrant  Permission = "account.grant"
	AccountReset  Permission = "account.reset"

	RosterRead   Permission = "roster.read"
	RosterWrite  Permission = "roster.write"
	RosterImport Permission = "roster.import"
	RosterReveal Permission = "roster.reveal"
	RosterExport Permission = "roster.export"

	QuotaRead   Permission = "quota.read"
	QuotaDecide Permission = "quota.decide"
	QuotaShare  Permission = "quota.share"

	ServedRead   Permission = "served.read"
	ServedAdd    Permission = "served.add"
	ServedWrite  Permission = "served.write"
	ServedImport Permission = "served.import"
	ServedMerge  Permission = "served.merge"
	ServedCheck  Permission = "served.check"

	VisitRecord  Permission = "visit.record"
	VisitRead    Permission = "visit.read"
	VisitConsent Permission = "visit.consent"
	VisitCheck   Permission = "visit.check"
	VisitCorrect Permission = "visit.correct"
	VisitOpening Permission = "visit.opening"
	VisitInspect Permission = "visit.inspect"

	ApprovalHandle Permission = "approval.handle"

	PlanRead   Permission = "plan.read"
	PlanDraft  Permission = "plan.draft"
	PlanReview Permission = "plan.review"
	PlanDecide Permission = "plan.decide"

	FormRead         Permission = "form.read"
	FormDraft        Permission = "form.draft"
	FormSubmit       Permission = "form.submit"
	FormApprove      Permission = "form.approve"
	RecruitRead      Permission = "recruit.read"
	RecruitWrite     Permission = "recruit.write"
	RecruitReveal    Permission = "recruit.reveal"
	ContractRead     Permission = "contract.read"
	ContractWrite    Permission = "contract.write"
	ContractTemplate Permission = "contract.template"

	ExitRead    Permission = "exit.read"
	ExitWrite   Permission = "exit.write"
	ExitDecide  Permission = "exit.decide"
	ExitReceive Permission = "exit.receive"

	SignalRead   Permission = "signal.read"
	SignalDecide Permission = "signal.decide"

	FilingRead   Permission = "filing.read"
	FilingFile   Permission = "filing.file"
	FilingAccept Permission = "filing.accept"

	ObligationRead   Permission = "obligation.read"
	ObligationRecord Permission = "obligation.record"
	ObligationUrge   Permission = "obligation.urge"
	ObligationWaive  Permission = "obligation.waive"

	RightsHandle Permission = "rights.handle"
	HouseWrite   Permission = "house.write"

	ReportRead   Permission = "report.read"
	ReportExport Permission = "report.export"

	AuditRead  Permission = "audit.read"
	AuditErase Permission = "audit.erase"

	SystemJobs     Permission = "system.jobs"
	SystemCalendar Permission = "system.calendar"
	SystemOutbox   Permission = "system.outbox"
	SystemGateway  Permission = "system.gateway"
	PolicyRead     Permission = "policy.read"
	PolicyManage   Permission = "policy.manage"
	PolicyDraft    Permission = "policy.draft"
	PolicyHouse    Permission = "policy.house"
)

// Described is a permission with the words by which people know it. Of an Own one the union itself is asked, not those
// above it, whatever the role; one with Tiers means something at those tiers only.
type Described struct {
	Permission Permission
	Title      string
	Meaning    string
	Own        bool
	Tiers      []org.Tier
}

var permissions = []Described{
	{Permission: OrgRead, Title: "查看组织与通讯录", Meaning: "组织树、各级工会的联系人和办公电话"},
	{Permission: OrgManage, Title: "维护组织", Meaning: "新建、更名、划转、合并、拆分、撤销下级工会"},
	{Permission: OrgContact, Title: "维护通讯录", Meaning: "本单位及所辖单位的联系人、办公电话"},
	{Permission: OrgConsent, Title: "同意成为聘用单位", Meaning: "对直接下级工会申请聘用资格的同意，其他上级不能代替", Own: true},
	{Permission: AccountRead, Title: "查看账号", Meaning: "账号、角色、期限"},
	{Permission: AccountManage, Title: "开立与停用账号", Meaning: "含按花名册批量开立、打印一次性密码条"},
	{Permission: AccountGrant, Title: "授予与收回角色", Meaning: "不得超出自己所能授予的范围"},
	{Permission: AccountReset, Title: "重置下级密码", Meaning: "上级为下级单位人员重置密码"},
	{Permission: RosterRead, Title: "查看花名册", Meaning: "证件号、电话默认隐去"},
	{Permission: RosterWrite, Title: "维护花名册", Meaning: "人员、聘用、合同"},
	{Permission: RosterImport, Title: "导入花名册", Meaning: "Excel 导入、期初"},
	{Permission: RosterReveal, Title: "查看完整证件号和电话", Meaning: "须写明理由，本人可见"},
	{Permission: RosterExport, Title: "导出花名册", Meaning: "Excel"},
	{Permission: QuotaRead, Title: "查看员额台账", Meaning: "核定、预留、在岗、余额和超员"},
	{Permission: QuotaDecide, Title: "核定、调配员额", Meaning: "省总工会：登记核定数，签发、冲销调配文件"},
	{Permission: QuotaShare, Title: "查看员额测算", Meaning: "省总工会：各县（市、区）员额的测算草稿；修改须有核定、调配员额的权限", Tiers: []org.Tier{org.TierProvince}},
	{Permission: ServedRead, Title: "查看服务对象", Meaning: "企业和基层工会台账"},
	{Permission: ServedAdd, Title: "登记服务对象（待核）", Meaning: "现场登记，待聘用单位核对"},
	{Permission: ServedWrite, Title: "维护服务对象", Meaning: "台账内容"},
	{Permission: ServedImport, Title: "导入服务对象", Meaning: "建会台账 Excel 导入"},
	{Permission: ServedMerge, Title: "合并服务对象", Meaning: "重复的台账"},
	{Permission: ServedCheck, Title: "核对服务对象电话", Meaning: "核对后方可接收验证码，登记人本人不能核对"},
	{Permission: VisitRecord, Title: "填写工作日志", Meaning: "本人的下基层记录"},
	{Permission: VisitRead, Title: "查看工作日志", Meaning: "本单位人员的记录"},
	{Permission: VisitConsent, Title: "同意参与协商", Meaning: "职责（四）的指派或同意"},
	{Permission: VisitCheck, Title: "核对纸质签字", Meaning: "纸质扫描件的第二人核对"},
	{Permission: VisitCorrect, Title: "决定年度关闭后的更正", Meaning: "关闭后的撤回和补签"},
	{Permission: VisitOpening, Title: "导入系统启用前的日志", Meaning: "期初服务记录"},
	{Permission: VisitInspect, Title: "督查调阅日志", Meaning: "须写明理由；年度关闭前的个人明细"},
	{Permission: ApprovalHandle, Title: "办理审批", Meaning: "审批中心：待办、已办、发起、抄送；能否审核由各步骤的权限决定"},
	{Permission: PlanRead, Title: "查看聘用计划", Meaning: "本级及下级的年度计划和补充计划"},
	{Permission: PlanDraft, Title: "拟定、上报聘用计划", Meaning: "县（市、区）拟定，设区市汇总上报"},
	{Permission: PlanReview, Title: "审核、汇总聘用计划", Meaning: "设区市审核下级计划，省级填写拟核定数"},
	{Permission: PlanDecide, Title: "核定聘用计划", Meaning: "省总工会核定"},
	{Permission: ContractRead, Title: "查看合同", Meaning: "合同、到期和续聘，本级及下级"},
	{Permission: ContractWrite, Title: "登记合同、办理续聘", Meaning: "聘用单位按批准的推荐表登记签订的合同，登记考核等次", Own: true},
	{Permission: ContractTemplate, Title: "维护合同模板", Meaning: "本单位的劳动合同、劳务协议模板", Own: true},
	{Permission: FormRead, Title: "查看推荐表", Meaning: "本级及下级的推荐表和审批登记簿，证件号、电话默认隐去"},
	{Permission: FormDraft, Title: "填写推荐表", Meaning: "本单位拟聘、续聘人员的推荐表"},
	{Permission: FormSubmit, Title: "上报推荐表", Meaning: "本单位负责人报上一级总工会，含撤回、作废"},
	{Permission: FormApprove, Title: "审核推荐表", Meaning: "上一级总工会审核同意，不能审核本单位的"},
	{Permission: RecruitRead, Title: "查看招聘", Meaning: "公告、报名、资格审核、成绩和公示；证件号、电话隐去，上级看不到附件"},
	{Permission: RecruitWrite, Title: "办理招聘", Meaning: "聘用单位本身，或县（市、区）总工会为所辖单位办理公告、审核、公示"},
	{Permission: RecruitReveal, Title: "查看报名人完整证件号和电话", Meaning: "须写明理由，留有记录；只限办理招聘的单位"},
	{Permission: SignalRead, Title: "查看违规聘用提示", Meaning: "本级及下级的提示和说明"},
	{Permission: SignalDecide, Title: "核定重复聘用", Meaning: "两家工会主张同一人时，由设区市或省总工会核定", Own: true, Tiers: []org.Tier{org.TierProvince, org.TierCity}},
	{Permission: ExitRead, Title: "查看退出和备案", Meaning: "本级及下级的退出事项、备案和登记簿"},
	{Permission: ExitWrite, Title: "办理退出、报送备案", Meaning: "聘用单位办理退出事项、交接、办结和备案", Own: true},
	{Permission: ExitDecide, Title: "决定退出", Meaning: "聘用单位负责人决定、确认协商一致", Own: true},
	{Permission: ExitReceive, Title: "接收退出备案", Meaning: "设区市总工会要求补充材料", Own: true, Tiers: []org.Tier{org.TierProvince, org.TierCity}},
	{Permission: FilingRead, Title: "查看备案", Meaning: "十月备案的名单、核对、汇总和回执，本级及下级；证件号、电话隐去"},
	{Permission: FilingFile, Title: "报送、核对备案", Meaning: "设区市报送年度聘用情况、补充、更正；县（市、区）核对本地部分", Own: true, Tiers: []org.Tier{org.TierCity, org.TierCounty}},
	{Permission: FilingAccept, Title: "接收备案", Meaning: "省总工会接收或退回设区市的备案，收交换包", Own: true, Tiers: []org.Tier{org.TierProvince}},
	{Permission: ObligationRead, Title: "查看应办事项", Meaning: "本单位和本人的各项法定期限；上级在统计中看人数", Own: true},
	{Permission: ObligationRecord, Title: "登记完成情况", Meaning: "承担单位按文件登记培训、目标任务书、述职、检查报告；设区市可登记本市培训", Own: true},
	{Permission: ObligationUrge, Title: "催办", Meaning: "对下级单位的应办事项发出催办，留有记录"},
	{Permission: ObligationWaive, Title: "免除与恢复", Meaning: "上级对下级的事项写明理由予以免除，承担单位自己不能；列入督查"},
	{Permission: RightsHandle, Title: "答复意见、投诉、申诉", Meaning: "由本单位答复的；被投诉、申诉的单位和人员一律看不到。统计含下级，不含姓名", Own: true},
	{Permission: HouseWrite, Title: "发布规章制度", Meaning: "聘用单位的规章制度，以及谁已阅知", Own: true},
	{Permission: ReportRead, Title: "查看统计", Meaning: "本级及下级的汇总数字"},
	{Permission: ReportExport, Title: "导出统计", Meaning: "Excel"},
	{Permission: AuditRead, Title: "查看审计日志", Meaning: "操作记录与校验"},
	{Permission: AuditErase, Title: "抹除审计细节", Meaning: "到期细节的抹除，留有凭证"},
	{Permission: SystemJobs, Title: "查看后台任务", Meaning: "失败任务的重试"},
	{Permission: SystemCalendar, Title: "维护放假日历", Meaning: "导入国务院办公厅放假通知"},
	{Permission: SystemOutbox, Title: "查看待发消息", Meaning: "发件箱；号码、验证码和链接隐去"},
	{Permission: SystemGateway, Title: "设置通知渠道", Meaning: "邮件、短信、企业通讯的发送设置；发送失败的重发"},
	{Permission: PolicyRead, Title: "查看办法参数", Meaning: "各项数字及其条款依据"},
	{Permission: PolicyManage, Title: "维护办法参数", Meaning: "设区市报备实施细则，省总工会备查、作出规定、发布解释", Own: true, Tiers: []org.Tier{org.TierProvince, org.TierCity}},
	{Permission: PolicyDraft, Title: "起草规定、提出问题", Meaning: "起草本级的细则或解释；就《办法》的适用向省总工会提问", Own: true},
	{Permission: PolicyHouse, Title: "作出聘用单位规定", Meaning: "考核权重和等次线、薪酬标准等《办法》留给聘用单位的事项", Own: true},
}

// Permissions lists every permission in the order of the Measures.
func Permissions() []Described { return permissions }

// TitleOf is a permission's name in words, for those who know its code only.
func TitleOf(code string) string {
	d, _ := Describe(Permission(code))
	return d.Title
}

// Describe is the permission with its words; ok is false for one that does not exist.
func Describe(p Permission) (d Described, ok bool) {
	i := slices.IndexFunc(permissions, func(d Described) bool { return d.Permission == p })
	if i < 0 {
		return Described{}, false
	}
	return permissions[i], true
}
