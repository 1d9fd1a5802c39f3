package orgacts

import (
	"xiezhi/internal/authz"
	"xiezhi/internal/org"
)

// kindUnion is the kind of record that the package's notices lead to.
const kindUnion = "union"

// telling is a notice before it is written: to an account or to a post.
type telling struct {
	AccountID, Post string
	Title, Body     string
	UnionID         string // that it leads to
}

// asks tells the approvers of the union whose consent a request needs.
func asks(act Act, u org.Union) []telling {
	return []telling{{
		Post: authz.Post(authz.RoleApprover, act.ConsentID), Title: "聘用资格申请待同意",
		Body:    "“" + u.Name + "”申请自" + act.EffectiveOn.Chinese() + "起成为聘用单位（" + act.AskedName + "提出）。",
		UnionID: u.ID,
	}}
}

// decided tells whoever asked what became of the request.
func decided(act Act, u org.Union) []telling {
	t := telling{AccountID: act.AskedBy, Title: "聘用资格申请已获同意", UnionID: u.ID}
	t.Body = "“" + u.Name + "”自" + act.EffectiveOn.Chinese() + "起成为聘用单位。"
	if act.State == Refused {
		t.Title, t.Body = "聘用资格申请未获同意", "“"+u.Name+"”成为聘用单位的申请未获同意。理由："+act.Why
	}
	return []telling{t}
}

// failedOn tells whoever laid an act down that the tree no longer allowed it on its day.
func failedOn(act Act, u org.Union) []telling {
	return []telling{{AccountID: act.AskedBy, Title: "“" + u.Name + "”的" + act.Kind.Title() + "没有办成", Body: act.Why, UnionID: u.ID}}
}

// carriedOut tells the union that an act touched, and, when the act had waited or facts had to follow, whoever laid it
// down. u is the union as it was before, other the new superior, successor or new union.
func carriedOut(act Act, u, other org.Union, later bool) []telling {
	at, day := u.ID, "自"+act.EffectiveOn.Chinese()+"起，"
	var what string
	switch act.Kind {
	case Rename:
		what = renameWords(act, u)
	case Move:
		what = "“" + u.Name + "”划归“" + other.Name + "”，人员、服务对象和日志随之转移。"
	case Tier:
		what = "“" + u.Name + "”" + map[bool]string{true: "按县级对待。", false: "不再按县级对待。"}[act.CountyTier]
	case Merge:
		what = "“" + u.Name + "”并入“" + other.Name + "”，人员、服务对象和日志随之转来。"
		at = other.ID
	case Split:
		what = "从“" + u.Name + "”分立出“" + other.Name + "”，选定的人员和服务对象随之划出。"
	case Close:
		what, at = "“"+u.Name+"”撤销。", ""
	case Employ:
		what = "“" + u.Name + "”成为聘用单位，可以签订合同、管理专职指导员。"
	case Undo:
		day, what = "", "“"+u.Name+"”"+act.EffectiveOn.Chinese()+"的变更已撤回，恢复原状。"
	}
	roles := []authz.Role{authz.RoleClerk, authz.RoleHead}
	if act.Kind == Employ { // the clerk asked for it as a rule, and is told of the decision
		roles = roles[1:]
	}
	var out []telling
	if at != "" {
		for _, role := range roles {
			out = append(out, telling{Post: authz.Post(role, at), Title: "组织变更：" + act.Kind.Title(), Body: day + what, UnionID: at})
		}
	}
	if later {
		out = append(out, telling{AccountID: act.AskedBy, Title: "“" + u.Name + "”的" + act.Kind.Title() + "已办结", Body: day + what, UnionID: u.ID})
	}
	return out
}
