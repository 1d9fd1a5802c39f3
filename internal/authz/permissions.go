package authz

import "slices"

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

	ObligationRead Permission = "obligation.read"

	ReportRead   Permission = "report.read"
	ReportExport Permission = "report.export"

	AuditRead  Permission = "audit.read"
	AuditErase Permission = "audit.erase"

	SystemJobs     Permission = "system.jobs"
	SystemCalendar Permission = "system.calendar"
	SystemOutbox   Permission = "system.outbox"
	PolicyRead     Permission = "policy.read"
	PolicyManage   Permission = "policy.manage"
)

// Described is a permission with the words by which people know it.
type Described struct {
	Permission Permission
	Title      string
	Meaning    string
}

var permissions = []Described{
	{OrgRead, "查看组织与通讯录", "组织树、各级工会的联系人和办公电话"},
	{OrgManage, "维护组织", "新建、更名、划转、合并、拆分、撤销下级工会"},
	{OrgContact, "维护本单位通讯录", "联系人、办公电话"},
	{OrgConsent, "同意成为聘用单位", "上级对下级工会聘用资格的同意"},
	{AccountRead, "查看账号", "账号、角色、期限"},
	{AccountManage, "开立与停用账号", "含按花名册批量开立、打印一次性密码条"},
	{AccountGrant, "授予与收回角色", "不得超出自己所能授予的范围"},
	{AccountReset, "重置下级密码", "上级为下级单位人员重置密码"},
	{RosterRead, "查看花名册", "证件号、电话默认隐去"},
	{RosterWrite, "维护花名册", "人员、聘用、合同"},
	{RosterImport, "导入花名册", "Excel 导入、期初"},
	{RosterReveal, "查看完整证件号和电话", "须写明理由，本人可见"},
	{RosterExport, "导出花名册", "Excel"},
	{ServedRead, "查看服务对象", "企业和基层工会台账"},
	{ServedAdd, "登记服务对象（待核）", "现场登记，待聘用单位核对"},
	{ServedWrite, "维护服务对象", "台账内容"},
	{ServedImport, "导入服务对象", "建会台账 Excel 导入"},
	{ServedMerge, "合并服务对象", "重复的台账"},
	{ServedCheck, "核对服务对象电话", "核对后方可接收验证码，登记人本人不能核对"},
	{VisitRecord, "填写工作日志", "本人的下基层记录"},
	{VisitRead, "查看工作日志", "本单位人员的记录"},
	{VisitConsent, "同意参与协商", "职责（四）的指派或同意"},
	{VisitCheck, "核对纸质签字", "纸质扫描件的第二人核对"},
	{VisitCorrect, "决定年度关闭后的更正", "关闭后的撤回和补签"},
	{VisitOpening, "导入系统启用前的日志", "期初服务记录"},
	{VisitInspect, "督查调阅日志", "须写明理由；年度关闭前的个人明细"},
	{ObligationRead, "查看应办事项", "各项法定期限"},
	{ReportRead, "查看统计", "本级及下级的汇总数字"},
	{ReportExport, "导出统计", "Excel"},
	{AuditRead, "查看审计日志", "操作记录与校验"},
	{AuditErase, "抹除审计细节", "到期细节的抹除，留有凭证"},
	{SystemJobs, "查看后台任务", "失败任务的重试"},
	{SystemCalendar, "维护放假日历", "导入国务院办公厅放假通知"},
	{SystemOutbox, "查看待发消息", "发件箱；号码、验证码和链接隐去"},
	{PolicyRead, "查看办法参数", "各项数字及其条款依据"},
	{PolicyManage, "维护办法参数", "只能更严"},
}

// Permissions lists every permission in the order of the Measures.
func Permissions() []Described { return permissions }

// Describe is the permission with its words; ok is false for one that does not exist.
func Describe(p Permission) (d Described, ok bool) {
	i := slices.IndexFunc(permissions, func(d Described) bool { return d.Permission == p })
	if i < 0 {
		return Described{}, false
	}
	return permissions[i], true
}
