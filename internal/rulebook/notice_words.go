package rulebook

import (
	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/notify"
)

// localNotices tell the other side what became of a filing.
func localNotices(l LocalRule, city, root org.Union) []notify.Notice {
	title, body, at := "", "", city
	switch l.State {
	case LocalFiled:
		title, body, at = city.Name+"报备了实施细则", titled(l.Title, l.Document)+"，回执"+l.Receipt+"，请备查或提出意见。", root
	case LocalNoted:
		title, body = "省总工会已备查", titled(l.Title, l.Document)+"，回执"+l.Receipt+"。"
	case LocalReturned:
		title, body = "省总工会对实施细则有意见", titled(l.Title, l.Document)+"。报备日期不变，请说明或另行报备新版本。"
	case LocalDraft:
		return nil
	}
	var out []notify.Notice
	for _, role := range []authz.Role{authz.RoleOfficer, authz.RoleApprover} {
		out = append(out, notify.Notice{Recipient: authz.Post(role, at.ID), Title: title, Body: body, Kind: localTable, RecordID: l.ID})
	}
	return out
}

// interpretationNotices tell the cities of an interpretation.
func interpretationNotices(i Interpretation, cities []org.Union) []notify.Notice {
	var out []notify.Notice
	for _, c := range cities {
		out = append(out, notify.Notice{
			Recipient: authz.Post(authz.RoleOfficer, c.ID), Title: "省总工会发布" + i.Number, Body: i.Title + "（" + i.Article + "），自" + i.ValidFrom.Chinese() + "起适用。",
			Kind: interpretationTable, RecordID: i.ID, Dedup: interpretationTable + ":" + i.ID,
		})
	}
	return out
}

// questionNotices tell the superior and the province of a question.
func questionNotices(k Question, u, root org.Union) []notify.Notice {
	to := []string{authz.Post(authz.RoleOfficer, root.ID), authz.Post(authz.RoleApprover, root.ID)}
	if u.SuperiorID != "" && u.SuperiorID != root.ID {
		to = append(to, authz.Post(authz.RoleOfficer, u.SuperiorID))
	}
	var out []notify.Notice
	for _, r := range to {
		out = append(out, notify.Notice{
			Recipient: r, Title: u.Name + "就《办法》提出问题", Body: shortened(k.Words, 80), Kind: questionTable, RecordID: k.ID, Dedup: questionTable + ":" + k.ID,
		})
	}
	return out
}
