package authz

import (
	"slices"
	"strings"

	"xiezhi/internal/org"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/workday"
)

// Role is what an account is at a union.
type Role string

// Roles. The three administrators are kept apart: none can do another's work, and none sees business data.
const (
	RoleInstructor Role = "instructor"
	RoleClerk      Role = "clerk"
	RoleHead       Role = "head"
	RoleOfficer    Role = "officer"
	RoleApprover   Role = "approver"
	RoleFinance    Role = "finance"
	RoleInspector  Role = "inspector"
	RoleSystem     Role = "sysadmin"
	RoleSecurity   Role = "secadmin"
	RoleAudit      Role = "auditadmin"
)

// RoleInfo is a role as data: where it can be held, what it may do, and which roles its holder may grant below.
type RoleInfo struct {
	Role        Role
	Title       string
	Tiers       []org.Tier
	Permissions []Permission
	Grants      []Role
}

var (
	everyTier = []org.Tier{org.TierProvince, org.TierCity, org.TierCounty, org.TierBase}
	upper     = []org.Tier{org.TierProvince, org.TierCity, org.TierCounty}
)

var roles = []RoleInfo{
	{RoleInstructor, "专职指导员", everyTier, []Permission{
		OrgRead, ServedRead, ServedAdd, VisitRecord, VisitRead, ObligationRead, PolicyRead,
	}, nil},
	{RoleClerk, "聘用单位经办", everyTier, []Permission{
		OrgRead, OrgContact, AccountRead, RosterRead, RosterWrite, RosterImport, RosterReveal, RosterExport, QuotaRead,
		ServedRead, ServedWrite, ServedImport, ServedMerge, ServedCheck,
		VisitRead, VisitCheck, VisitOpening, ApprovalHandle, RecruitRead, RecruitWrite, RecruitReveal, FormRead, FormDraft, ObligationRead, ObligationRecord, ReportRead, ReportExport, PolicyRead,
		ContractRead, ContractWrite, ContractTemplate, ExitRead, ExitWrite, SignalRead, HouseWrite, PolicyDraft,
	}, nil},
	{RoleHead, "聘用单位负责人", everyTier, []Permission{
		OrgRead, OrgContact, AccountRead, AccountGrant, RosterRead, RosterReveal, RosterExport, QuotaRead, ServedRead, ServedCheck,
		VisitRead, VisitConsent, VisitCheck, VisitCorrect, ApprovalHandle, RecruitRead, RecruitWrite, RecruitReveal, FormRead, FormDraft, FormSubmit, ObligationRead, ReportRead, ReportExport, PolicyRead,
		ContractRead, ExitRead, ExitDecide, SignalRead, HouseWrite, PolicyDraft, PolicyHouse,
	}, []Role{RoleClerk, RoleInstructor}},
	{RoleOfficer, "工会经办", upper, []Permission{
		OrgRead, OrgManage, OrgContact, AccountRead, AccountManage, AccountGrant, AccountReset,
		RosterRead, RosterImport, RosterReveal, RosterExport, QuotaRead, QuotaShare,
		ServedRead, ServedWrite, ServedImport, ServedMerge, ServedCheck,
		ApprovalHandle, PlanRead, PlanDraft, PlanReview, RecruitRead, RecruitWrite, RecruitReveal, FormRead, ObligationRead, ObligationRecord, ObligationUrge, ReportRead, ReportExport, PolicyRead,
		ContractRead, ContractTemplate, ExitRead, ExitReceive, SignalRead, RightsHandle, PolicyDraft, FilingRead, FilingFile, FilingAccept,
	}, []Role{RoleInstructor, RoleClerk, RoleHead, RoleOfficer, RoleFinance}},
	{RoleApprover, "工会审核", upper, []Permission{
		OrgRead, OrgConsent, AccountRead, AccountGrant, RosterRead, RosterReveal, RosterExport, QuotaRead, QuotaDecide, QuotaShare, ServedRead,
		ApprovalHandle, PlanRead, PlanReview, PlanDecide, RecruitRead, FormRead, FormApprove, ObligationRead, ObligationUrge, ObligationWaive, ReportRead, ReportExport, PolicyRead, PolicyManage,
		ContractRead, ExitRead, SignalRead, SignalDecide, RightsHandle, PolicyDraft, FilingRead, FilingAccept,
	}, []Role{RoleHead, RoleApprover, RoleInspector}},
	{RoleFinance, "财务", upper, []Permission{OrgRead, RosterRead, QuotaRead, PlanRead, ReportRead, ReportExport, PolicyRead}, nil},
	{RoleInspector, "督查", upper, []Permission{
		OrgRead, RosterRead, RosterReveal, QuotaRead, ServedRead, VisitInspect, PlanRead, RecruitRead, FormRead, ObligationRead, ReportRead, ReportExport, PolicyRead,
		ContractRead, ExitRead, SignalRead, FilingRead,
	}, nil},
	{RoleSystem, "系统管理员", []org.Tier{org.TierProvince}, []Permission{OrgRead, SystemJobs, SystemCalendar, SystemOutbox, SystemGateway, PolicyRead}, nil},
	{RoleSecurity, "安全管理员", []org.Tier{org.TierProvince, org.TierCity}, []Permission{
		OrgRead, AccountRead, AccountManage, AccountGrant, AccountReset,
	}, []Role{RoleInstructor, RoleClerk, RoleHead, RoleOfficer, RoleApprover, RoleFinance, RoleInspector}},
	{RoleAudit, "审计管理员", []org.Tier{org.TierProvince}, []Permission{OrgRead, AuditRead, AuditErase}, nil},
}

// Roles lists every role.
func Roles() []RoleInfo { return roles }

// Info is the role as data; ok is false for a role that does not exist.
func (r Role) Info() (info RoleInfo, ok bool) {
	i := slices.IndexFunc(roles, func(i RoleInfo) bool { return i.Role == r })
	if i < 0 {
		return RoleInfo{}, false
	}
	return roles[i], true
}

// HeldAt tells whether the role can be held at a union of the tier.
func (i RoleInfo) HeldAt(t org.Tier) bool { return slices.Contains(i.Tiers, t) }

// PostTitle names a post in words. 昆山市总工会 and 工会经办 have a word in common, which is said once.
func PostTitle(union string, r Role) string {
	title := r.Title()
	if strings.HasSuffix(union, "工会") {
		title = strings.TrimPrefix(title, "工会")
	}
	return union + title
}

// Title is the role's Chinese name.
func (r Role) Title() string {
	info, ok := r.Info()
	if !ok {
		return string(r)
	}
	return info.Title
}

// Allows tells whether the role carries the permission.
func (r Role) Allows(p Permission) bool {
	info, ok := r.Info()
	return ok && slices.Contains(info.Permissions, p)
}

// Administrative tells whether the role is one of the three separated administrators.
func (r Role) Administrative() bool { return r == RoleSystem || r == RoleSecurity || r == RoleAudit }

// employing tells whether the role is one of the employing union's own people, who manage that union's affairs and none
// below it (Art. 9).
func (r Role) employing() bool { return r == RoleClerk || r == RoleHead }

// CheckGrant decides whether a may grant role at the union for the term. The granter must hold, over that union, a
// role that may hand this one on; nobody grants to oneself, beyond the own term, or above the own place; and the three
// administrators never meet one another, nor a business role, in one account (held are the account's other grants).
func CheckGrant(a Actor, toAccount string, role Role, at org.Union, from, until workday.Date, held []Grant) error {
	info, ok := role.Info()
	if !ok || !info.HeldAt(at.Tier) {
		return errs.E("grant_role", "这一级工会没有这个角色。", errs.F("role", "请换一个角色"))
	}
	if toAccount == a.AccountID {
		return errs.Rule("grant_self", "不能给自己授权，请由他人办理。")
	}
	if !until.IsZero() && until.Before(from) {
		return errs.E("grant_term", "截止日期早于起始日期。", errs.F("until", "应不早于起始日期"))
	}
	if err := CheckSeparation(role, held); err != nil {
		return err
	}
	reached := false
	for _, g := range a.Grants {
		if !g.handsOn(role, at) {
			continue
		}
		reached = true
		if g.Until.IsZero() || !until.IsZero() && !until.After(g.Until) {
			return nil
		}
	}
	if reached {
		return errs.E("grant_term", "授予的期限不能超过您自己的任期。", errs.F("until", "应不晚于您的任期"))
	}
	return errs.Rule("grant_reach", "您不能授予这个角色：它不在您可授予的范围内。")
}

// covers tells whether the union is the grant's own or stands below it.
func (g Grant) covers(u org.Union) bool {
	switch g.Tier {
	case org.TierProvince:
		return true
	case org.TierCity:
		return u.CityID == g.UnionID
	case org.TierCounty:
		return u.CountyID == g.UnionID
	case org.TierBase:
		return u.ID == g.UnionID
	}
	return false
}

// CheckSeparation refuses a role to an account that holds another which may not be in one hand with it.
func CheckSeparation(role Role, held []Grant) error {
	for _, h := range held {
		if (role.Administrative() || h.Role.Administrative()) && role != h.Role {
			return errs.Rule("grant_separation", "系统、安全、审计三类管理员互不兼任，也不兼任业务角色；该账号已是"+h.Role.Title()+"。")
		}
	}
	return nil
}
