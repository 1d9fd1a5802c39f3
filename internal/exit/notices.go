package exit

import (
	"fmt"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/notify"
	"xiezhi/internal/roster"
	"xiezhi/internal/workday"
)

// Kinds of records that notices lead to.
const (
	kindExit      = "exit"       // the case; on the phone the person's own page
	kindSuggested = "exit_begin" // an engagement that should come to its end
)

// Names stay out of the titles: they leave the program by mail.

func told(x Exit, to, title, body, dedup string) notify.Notice {
	return notify.Notice{Recipient: to, Title: title, Body: body, Kind: kindExit, RecordID: x.ID, Dedup: "exit:" + x.ID + ":" + dedup}
}

func toPerson(x Exit, title, body, dedup string) notify.Notice {
	return told(x, notify.ToPerson(x.PersonID), title, body, dedup)
}

func toPost(x Exit, role authz.Role, unionID, title, body, dedup string) notify.Notice {
	return told(x, authz.Post(role, unionID), title, body, dedup)
}

func applied(x Exit) []notify.Notice {
	title, body := "有一份提前离岗申请", "本人提出申请，希望"+x.WishedOn.Chinese()+"为最后在岗日，请受理。"
	if x.ByAgreement {
		body = "本人请求协商一致，" + x.WishedOn.Chinese() + "离岗（不足30日），请受理，由单位负责人确认是否同意。"
	}
	return []notify.Notice{
		toPost(x, authz.RoleClerk, x.UnionID, title, body, "applied"), toPost(x, authz.RoleHead, x.UnionID, title, body, "applied"),
	}
}

// gaveWayTo tells the clerk what has become of a draft, and how it is taken up again.
func gaveWayTo(draft Exit) notify.Notice {
	return toPost(draft, authz.RoleClerk, draft.UnionID, "一件退出事项的草稿让位给了本人申请",
		"本人提出了离岗申请，单位的草稿已作废，内容和材料都保留。仍须由单位办理的，先受理本人申请，写明理由作废，再打开这一件点“恢复办理”。", fmt.Sprintf("gave-way:%d", draft.Rev))
}

func withdrawn(x Exit) notify.Notice {
	return toPost(x, authz.RoleClerk, x.UnionID, "一份提前离岗申请已撤回", "本人撤回了申请，聘用继续。", "withdrawn")
}

func accepted(x Exit) notify.Notice {
	return toPerson(x, "您的离岗申请已受理", "聘用单位已开始办理；单位决定以前，您可以撤回。", "accepted")
}

// agreedOnPaper lets the person see that the clerk noted their written word.
func agreedOnPaper(x Exit) notify.Notice {
	return toPerson(x, "单位登记了您的书面同意", "登记您书面同意以"+x.EffectiveOn.Chinese()+"为最后在岗日。没有同意过的，请马上告诉聘用单位或者上级工会；单位决定以前，您可以提出。", fmt.Sprintf("paper:%d", x.Rev))
}

func asked(x Exit) notify.Notice {
	return toPerson(x, "请您陈述", "聘用单位正在核实与您有关的情况，请您查看所列事实，写明您的意见；也可以选择不陈述。", fmt.Sprintf("asked:%d", x.Rev))
}

func decided(x Exit) []notify.Notice {
	out := []notify.Notice{toPost(x, authz.RoleClerk, x.UnionID, "一件退出事项已决定", "最后在岗日"+x.EffectiveOn.Chinese()+"，请送达本人并办理交接，到期办结。", fmt.Sprintf("decided:%d", x.Rev))}
	if x.Ground != roster.GroundDeath {
		out = append(out, toPerson(x, "聘用单位已作出离岗决定", "请查看内容。确认知悉只表示您已看到，不表示同意；有不同意见的，可以向聘用单位或者上级工会提出。", fmt.Sprintf("decided:%d", x.Rev)))
	}
	return out
}

func reopened(x Exit) notify.Notice {
	return toPerson(x, "聘用单位撤回了离岗决定", "原来的决定不再有效，聘用继续。", fmt.Sprintf("reopened:%d", x.Rev))
}

func given(x Exit) notify.Notice {
	return toPerson(x, "一件离岗事项不再办理", "聘用单位已作废这件离岗事项，理由见“离岗申请”。聘用继续，您可以再申请。", "void")
}

// completed tells who files by when; nobody where nothing is to be filed under Art. 11.
func completed(x Exit, due workday.Date) []notify.Notice {
	if !x.Ground.UnderArticle11() {
		return nil
	}
	return []notify.Notice{toPost(x, authz.RoleClerk, x.UnionID, "请报送解聘备案", x.EffectiveOn.Chinese()+"为最后在岗日，请在"+due.Chinese()+"24时以前报设区市总工会备案。", fmt.Sprintf("completed:%d", x.Rev))}
}

// filed tells the city, and gives the county above a copy; what a city records by itself the province sees.
func filed(x Exit, f Filing, unionName, rootID string) []notify.Notice {
	title, body := "收到一份解聘备案："+f.Number, unionName+"报送，最后在岗日"+x.EffectiveOn.Chinese()+"。"
	if f.LateWorkdays > 0 {
		body += fmt.Sprintf("逾期%d个工作日。", f.LateWorkdays)
	}
	if f.Internal {
		out := []notify.Notice{}
		if x.UnionID != rootID {
			out = append(out, toPost(x, authz.RoleOfficer, rootID, "设区市总工会本级解聘记录："+f.Number, body, "filed"))
		}
		return out
	}
	out := []notify.Notice{toPost(x, authz.RoleOfficer, f.ToUnionID, title, body, "filed")}
	if x.CountyID != "" && x.CountyID != x.UnionID {
		out = append(out, toPost(x, authz.RoleOfficer, x.CountyID, "解聘备案抄送："+f.Number, body, "copy"))
	}
	return out
}

// reverted tells the person that the engagement goes on, and the post that files that there is nothing to file.
func reverted(x Exit) []notify.Notice {
	out := []notify.Notice{toPost(x, authz.RoleClerk, x.UnionID, "一件退出事项撤回了办结", "花名册已恢复在岗，理由见退出事项。请重新核对后再办结，或者由负责人撤回决定。", fmt.Sprintf("reverted:%d", x.Rev))}
	if x.Ground != roster.GroundDeath {
		out = append(out, toPerson(x, "离岗登记已撤回", "聘用单位撤回了离岗登记，花名册已恢复在岗，理由见“离岗申请”。", fmt.Sprintf("reverted:%d", x.Rev)))
	}
	return out
}

// corrected tells who was told of the filing what has become of it, and the person.
func corrected(x Exit, f, old Filing, unionName, rootID string) []notify.Notice {
	title, body := "收到一份备案更正："+f.Number, unionName+"更正"+old.Number+"，原备案保留。"
	if f.Revoked {
		body = unionName + "更正" + old.Number + "：解聘撤销，聘用恢复。原备案保留。"
	}
	dedup := "corrected:" + f.ID
	var out []notify.Notice
	switch {
	case !f.Internal:
		out = append(out, toPost(x, authz.RoleOfficer, f.ToUnionID, title, body, dedup))
		if x.CountyID != "" && x.CountyID != x.UnionID {
			out = append(out, toPost(x, authz.RoleOfficer, x.CountyID, title, body, dedup))
		}
	case x.UnionID != rootID:
		out = append(out, toPost(x, authz.RoleOfficer, rootID, title, body, dedup))
	}
	if x.Ground != roster.GroundDeath {
		out = append(out, toPerson(x, "离岗备案已更正", "内容和理由见“离岗申请”。", dedup))
	}
	return out
}

func failedNotices(e roster.Engagement, g Failed) []notify.Notice {
	n := notify.Notice{
		Title: fmt.Sprintf("有人%d年度考核不称职，应当予以解聘", g.Year), Kind: kindSuggested, RecordID: e.ID, Dedup: "failed:" + g.GradeID,
		Body: "办法第十一条第（四）项：上年度考核为不称职的，应当予以解聘。签订劳动合同的，须同时符合劳动合同法（如第四十条第（二）项）。由聘用单位决定，系统不自动解聘。",
	}
	clerk, head := n, n
	clerk.Recipient, head.Recipient = authz.Post(authz.RoleClerk, e.UnionID), authz.Post(authz.RoleHead, e.UnionID)
	return []notify.Notice{clerk, head}
}
