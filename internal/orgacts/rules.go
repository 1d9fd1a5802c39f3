package orgacts

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/workday"
)

// Codes of refusals.
const (
	CodeBySuperior = "org_by_superior"
	CodePending    = "org_act_pending"
	CodeState      = "org_act_state"
	CodeConsent    = "org_consent"
	CodeFuture     = "org_future"
)

// latest is how far ahead an act may be laid down.
const latest = 400 // days

// checkRequest says what is wrong with what was typed.
func checkRequest(r ActRequest, u org.Union, today workday.Date) error {
	var f []errs.Field
	switch {
	case r.On.IsZero():
		f = append(f, errs.F("on", "请填写生效日期"))
	case r.On.Sub(today) > latest:
		f = append(f, errs.F("on", "生效日期太远，请核对年份"))
	case r.On.Before(org.Began):
		f = append(f, errs.F("on", "生效日期太早，请核对年份"))
	}
	if strings.TrimSpace(r.Document) == "" && r.Kind != Employ {
		f = append(f, errs.F("document", "请填写决定文件的名称或文号"))
	}
	if n := utf8.RuneCountInString(strings.TrimSpace(r.Name)); (r.Kind == Rename || r.Kind == Split) && (n < 2 || n > 60) {
		f = append(f, errs.F("name", "请填写2至60个字的名称"))
	}
	if (r.Kind == Move || r.Kind == Merge) && r.OtherID == "" {
		f = append(f, errs.F("otherId", map[Kind]string{Move: "请选择新的上级工会", Merge: "请选择并入的工会"}[r.Kind]))
	}
	if r.Kind == Tier && u.Kind != org.KindZone {
		f = append(f, errs.F("countyTier", "只有开发区（园区）工会可以按县级对待"))
	}
	return errs.Fields(f...)
}

// checkSuperior tells whether the actor may act upon a union of this chain: whoever manages its superior may, the
// union itself may not.
func checkSuperior(a authz.Actor, chain []org.Union) error {
	u := chain[len(chain)-1]
	if err := authz.Require(a, authz.OrgManage, u.Place(), "工会"); err != nil {
		return err
	}
	if len(chain) == 1 {
		return errs.Rule(CodeBySuperior, "省总工会没有上级，不能在此办理。")
	}
	superior := chain[len(chain)-2]
	if !authz.Can(a, authz.OrgManage, superior.Place()) {
		return errs.Rule(CodeBySuperior, "应由上级工会“"+superior.Name+"”或其上级办理，本单位不能自行办理。")
	}
	return nil
}

// checkConsent tells whether the actor may decide on an act: an approver of the very union whose consent is asked, who
// did not ask for it. (Art. 6(3): the union one level up, not one above that.)
func checkConsent(a authz.Actor, act Act, consent org.Union) error {
	if err := authz.Require(a, authz.OrgConsent, consent.Place(), "申请"); err != nil {
		return err
	}
	if !a.Own(authz.OrgConsent).Covers(org.Place{UnionID: act.ConsentID}) {
		return errs.Rule(CodeConsent, "应由上一级工会“"+consent.Name+"”同意，其他上级不能代替。")
	}
	if act.AskedBy == a.AccountID {
		return errs.Rule(CodeConsent, "不能同意自己提出的申请，请由他人办理。")
	}
	if act.State != Asked {
		return errs.Rule(CodeState, "该申请已经办结。")
	}
	return nil
}

// actionsOn are the acts that the actor may begin upon the last union of the chain, for its page.
func actionsOn(a authz.Actor, chain []org.Union, pending bool) []string {
	u := chain[len(chain)-1]
	out := []string{}
	if u.State != org.StateOpen {
		return out
	}
	if authz.Can(a, authz.OrgContact, u.Place()) {
		out = append(out, "contact")
		if _, ok := org.ConsentOf(chain); ok && !pending && org.CheckEmploy(u) == nil {
			out = append(out, string(Employ))
		}
	}
	if authz.Can(a, authz.OrgManage, u.Place()) && u.Kind != org.KindIndustry && u.Kind != org.KindTrade {
		out = append(out, "create")
	}
	if pending || checkSuperior(a, chain) != nil {
		return out
	}
	out = append(out, string(Rename))
	if u.Kind == org.KindCity {
		return out
	}
	if u.Kind != org.KindIndustry {
		out = append(out, string(Move))
	}
	if u.Kind == org.KindZone {
		out = append(out, string(Tier))
	}
	return append(out, string(Merge), string(Split), string(Close))
}

// consequences says in plain words what an act will do, for the confirmation. other is the new superior or successor.
func consequences(act Act, u, other org.Union, below int, today workday.Date) []string {
	var out []string
	day := act.EffectiveOn.Chinese()
	when := "自" + day + "起"
	switch act.Kind {
	case Rename:
		out = append(out, fmt.Sprintf("%s，“%s”更名为“%s”。", when, u.Name, act.Name), "此前日期的统计和打印件仍用原名；按原名也能找到。")
	case Move:
		out = append(out, fmt.Sprintf("%s，“%s”划归“%s”。", when, u.Name, other.Name))
		if below > 0 {
			out = append(out, fmt.Sprintf("其下的%d个工会随之划转。", below))
		}
		out = append(out, "人员、服务对象和日志随之转到新的上级名下；新的上级从此可以查看，原上级不再能查看。", "此前日期的统计仍按当时的隶属关系。")
	case Tier:
		out = append(out, fmt.Sprintf("%s，“%s”%s（第三条）。", when, u.Name, map[bool]string{true: "按县级对待，单独编制计划", false: "不再按县级对待"}[act.CountyTier]))
	case Merge:
		out = append(out, fmt.Sprintf("%s，“%s”并入“%s”，前者撤销。", when, u.Name, other.Name), "人员、服务对象转到后者名下，下级工会改由后者领导；聘用资格由后者承继。", "此前日期的统计仍按合并前。")
	case Split:
		out = append(out, fmt.Sprintf("%s，从“%s”分立出“%s”，上级相同。", when, u.Name, act.Name), "人员和服务对象不会自动划分，请在分立后逐一转入新的工会。")
		if !u.EmployingSince.IsZero() {
			out = append(out, "新的工会承继聘用资格。")
		}
	case Close:
		out = append(out, fmt.Sprintf("%s，“%s”撤销，不再出现在组织树中。", when, u.Name), "历史记录保留，撤销前的统计不变。")
	case Employ:
		out = append(out, fmt.Sprintf("“%s”自%s起成为聘用单位，可以签订合同、管理专职指导员（第三条、第九条）。", u.Name, day), fmt.Sprintf("须经上一级工会“%s”同意。", other.Name))
	}
	if act.EffectiveOn.After(today) && act.Kind != Employ {
		out = append(out, fmt.Sprintf("今天只登记，到%s自动办理；在此之前可以撤回。", day))
	}
	return out
}
