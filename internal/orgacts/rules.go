package orgacts

import (
	"fmt"
	"strings"
	"time"
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
	CodeUndo       = "org_undo"
)

// latest is how far ahead an act may be laid down.
const latest = 400 // days

// undoable is how long after it was done an act may be taken back; later it is history.
const undoable = 30 * 24 * time.Hour

// checkRequest says what is wrong with what was typed.
func checkRequest(r ActRequest, u org.Union, today workday.Date) error {
	var f []errs.Field
	switch {
	case r.Kind == Undo: // its day is that of the act it takes back
		if r.UndoesID == "" {
			f = append(f, errs.F("undoesId", "请选择要撤回的变更"))
		}
	case r.On.IsZero():
		f = append(f, errs.F("on", "请填写生效日期"))
	case r.On.Sub(today) > latest:
		f = append(f, errs.F("on", "生效日期太远，请核对年份"))
	case r.On.Before(org.Began):
		f = append(f, errs.F("on", "生效日期太早，请核对年份"))
	}
	if strings.TrimSpace(r.Document) == "" && r.Kind != Employ {
		f = append(f, errs.F("document", map[bool]string{false: "请填写决定文件的名称或文号", true: "请写明撤回的理由"}[r.Kind == Undo]))
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

// checkNamed asks for what every union has in the directory (通讯录): a named contact and an office phone. Only what an
// import or a split has just made lacks them, until somebody fills them in.
func checkNamed(contact, phone string) error {
	var f []errs.Field
	if strings.TrimSpace(contact) == "" {
		f = append(f, errs.F("contactName", "请填写联系人"))
	}
	if strings.TrimSpace(phone) == "" {
		f = append(f, errs.F("officePhone", "请填写办公电话"))
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

// checkUndo tells whether an act upon the union may be taken back: done lately, of a kind that leaves a way back, and
// nothing done to the union since. acts are those upon it, or with it as the other.
func checkUndo(undone Act, unionID string, acts []Act, now time.Time) error {
	switch {
	case undone.UnionID != unionID:
		return errs.Rule(CodeUndo, "请到办理该变更的工会页面撤回。")
	case undone.Kind == Split:
		return errs.Rule(CodeUndo, "分立不能撤回；需要复原的，请把新的工会并入原工会。")
	case undone.Kind == Employ || undone.Kind == Undo:
		return errs.Rule(CodeUndo, "这一项不能撤回。")
	case undone.State == Undone:
		return errs.Rule(CodeUndo, "这一项已经撤回。")
	case undone.State != Done:
		return errs.Rule(CodeUndo, "这一项没有办结，不必撤回。")
	case now.Sub(undone.DoneAt) > undoable:
		return errs.Rule(CodeUndo, "办结已超过30天，不能撤回；需要改变的，请另行办理变更。")
	}
	for _, t := range acts {
		if t.ID != undone.ID && t.State == Done && t.Kind != Employ && t.DoneAt.After(undone.DoneAt) {
			return errs.Rule(CodeUndo, "此后该工会又办理了“"+t.Kind.Title()+"”，请先撤回那一项。")
		}
	}
	return nil
}

// checkSuccessor refuses to take a merger back while what it took has gone on from the successor.
func checkSuccessor(into org.Union) error {
	if into.State == org.StateOpen {
		return nil
	}
	return errs.Rule(CodeUndo, "“"+into.Name+"”此后已经撤销或者并入其他工会，请先撤回那一项。")
}

// consequences says in plain words what an act will do, for the confirmation.
func consequences(d draft, today workday.Date) []string {
	var out []string
	act, u, other := d.act, d.union, d.other
	day := act.EffectiveOn.Chinese()
	when := "自" + day + "起"
	switch act.Kind {
	case Rename:
		out = append(out, when+"，"+renameWords(act, u), "此前日期的统计和打印件仍用原名；按原名也能找到。")
	case Move:
		out = append(out, fmt.Sprintf("%s，“%s”划归“%s”。", when, u.Name, other.Name))
		if d.below > 0 {
			out = append(out, fmt.Sprintf("其下的%d个工会随之划转。", d.below))
		}
		if d.holds != "" {
			out = append(out, "名下的"+d.holds+"，连同日志和应办事项，随之转到新的上级名下。")
		}
		out = append(out, "新的上级从此可以查看，原上级不再能查看；本单位人员的岗位不变。", "此前日期的统计仍按当时的隶属关系。")
		out = append(out, regionWords(act, u, other)...)
	case Tier:
		out = append(out, fmt.Sprintf("%s，“%s”%s（第三条）。", when, u.Name, map[bool]string{true: "按县级对待，单独编制计划", false: "不再按县级对待"}[act.CountyTier]))
		if !act.CountyTier {
			out = append(out, "已核定给它的员额不能再用于聘用，由省总工会下达调配文件转出。")
		}
	case Merge:
		out = append(out,
			fmt.Sprintf("%s，“%s”并入“%s”，前者撤销。", when, u.Name, other.Name),
			"下级工会改由后者领导；聘用资格由后者承继。",
			"指导员的账号岗位随人员转入；原单位经办、负责人等岗位同时结束，需要留任的请在“"+other.Name+"”另行授予。",
			"此前日期的统计仍按合并前。",
		)
		if d.holds != "" {
			out[1] = "名下的" + d.holds + "，连同日志和应办事项，转到后者名下；" + out[1]
		}
	case Split:
		out = append(out, fmt.Sprintf("%s，从“%s”分立出“%s”，上级相同。", when, u.Name, act.Name), splitWords(d.parts))
		if !u.EmployingSince.IsZero() {
			out = append(out, "新的工会承继聘用资格。")
		}
		out = append(out, "此前日期的统计仍按分立前。")
	case Close:
		out = append(out, fmt.Sprintf("%s，“%s”撤销，不再出现在组织树中。", when, u.Name), "该工会的各个岗位同时结束。", "历史记录保留，撤销前的统计不变。")
	case Employ:
		out = append(out, fmt.Sprintf("“%s”自%s起成为聘用单位，可以签订合同、管理专职指导员（第三条、第九条）。", u.Name, day), fmt.Sprintf("须经上一级工会“%s”同意。", other.Name))
	case Undo:
		out = append(out, undoWords(d, day)...)
	}
	if act.EffectiveOn.After(today) && act.Kind != Employ {
		out = append(out, fmt.Sprintf("今天只登记，到%s自动办理；在此之前可以撤回。", day))
	}
	return out
}

// regionWords says that a move leaves the region code as it is, where the code is of another county than the new superior.
func regionWords(act Act, u, superior org.Union) []string {
	const county = 6 // digits
	if act.RegionCode != "" || superior.Tier != org.TierCounty || len(u.RegionCode) < county || strings.HasPrefix(superior.RegionCode, u.RegionCode[:county]) {
		return nil
	}
	return []string{"区划代码仍为" + u.RegionCode + "；行政区划随之调整的，请填写新的代码（“" + superior.Name + "”为" + superior.RegionCode + "）。"}
}

func renameWords(act Act, u org.Union) string {
	var what []string
	if act.Name != u.Name {
		what = append(what, "更名为“"+act.Name+"”")
	}
	if act.NewKind != "" && act.NewKind != u.Kind {
		what = append(what, "由"+u.Kind.Title()+"改为"+act.NewKind.Title())
	}
	if act.RegionCode != "" && act.RegionCode != u.RegionCode {
		what = append(what, "区划代码由"+u.RegionCode+"改为"+act.RegionCode)
	}
	return "“" + u.Name + "”" + strings.Join(what, "，") + "。"
}

// splitWords says what goes to the new union.
func splitWords(parts map[string][]string) string {
	var what []string
	for _, p := range []struct{ key, form string }{
		{PeopleParts, "指导员%d人"}, {PostedParts, "在此定岗的%d人"}, {ServedParts, "服务对象%d个"}, {UnionParts, "下级工会%d个"},
	} {
		if n := len(parts[p.key]); n > 0 {
			what = append(what, fmt.Sprintf(p.form, n))
		}
	}
	if len(what) == 0 {
		return "没有选择划给新工会的人员、服务对象和下级工会，全部留在原工会。"
	}
	return strings.Join(what, "、") + "划给新的工会，日志和应办事项随人走；其余留在原工会。"
}

func undoWords(d draft, day string) []string {
	u := d.union.Name
	switch d.undone.Kind {
	case Rename:
		return []string{"撤回“" + u + "”" + day + "的更名，恢复原来的名称、类别和区划代码。"}
	case Move:
		return []string{"撤回“" + u + "”" + day + "的划转，恢复原来的上级；人员、服务对象和日志随之转回。"}
	case Tier:
		return []string{"撤回“" + u + "”" + day + "关于县级对待的变更。"}
	case Close:
		return []string{"撤回" + day + "的撤销，“" + u + "”重新出现在组织树中。", "当时结束的岗位同时恢复，任期已满的除外。"}
	case Merge:
		out := []string{
			"撤回" + day + "的并入，“" + u + "”恢复设立。", "当时转入“" + d.other.Name + "”、现在仍在那里的人员、服务对象和下级工会转回；合并后新增的留在那里。",
			"指导员的账号岗位随人员转回；当时结束的经办、负责人等岗位同时恢复，任期已满的除外。",
		}
		switch {
		case d.right.keeps != "":
			out = append(out, "“"+d.other.Name+"”因并入取得的聘用资格予以保留：那里另有"+d.right.keeps+"。")
		case d.right.passed:
			out = append(out, "“"+d.other.Name+"”因并入取得的聘用资格同时收回。")
		}
		return out
	case Split, Employ, Undo:
	}
	return nil
}
