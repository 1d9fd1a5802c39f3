package worklog

import (
	"slices"

	"xiezhi/internal/authz"
)

// What may happen to an entry that somebody is told of: the acts of visit_event, and these.
const (
	eventConsentAsked = "consent_asked" // duty 8(4) waits for the employing union's word
	eventConsentLate  = "consent_late"  // the consent came when the served party saw the entry as guidance already
	eventPaperUpload  = "paper_upload"  // a scan waits for its second person
	eventUnsigned     = "unsigned"      // it has waited for its signature too long
)

// Kinds of records that the chapter's notices lead to.
const (
	kindVisit      = "visit"
	kindPaper      = "visit_paper"
	kindCorrection = "visit_correction"
	kindOpening    = "visit_opening"
)

// Telling is a notice before it is written: to a person or to a post, and the record that it leads to.
type Telling struct {
	PersonID    string
	Post        string
	Title, Body string
	Kind, ID    string
}

// toInstructor are the words of what concerns the instructor: after the date, and after the served unit.
var toInstructor = map[string]struct{ title, body string }{
	"confirm":           {"的日志已签字确认", "服务方已签字确认。"},
	"correct":           {"的日志被退回更正", "服务方请您更正，改好后重新提交、重新签字。"},
	"refuse":            {"的日志未获确认", "服务方不予确认。"},
	"withdraw":          {"的签字确认被撤回", "服务方撤回了签字确认，当日天数已重新计算。"},
	"paper":             {"的纸质签字核对通过", "纸质签字已核对通过。"},
	"paper_reject":      {"的纸质签字未通过核对", "请重新上传，或请对方在线签字。"},
	"consent_given":     {"的参与协商已获同意", "聘用单位已同意您参与这次协商。"},
	eventConsentLate:    {"的参与协商已获同意", "聘用单位已同意，但这一条提交时还没有同意，服务方看到的是指导服务；要按参与协商确认，请收回后重新提交。"},
	"consent_refused":   {"的参与协商未获同意", "聘用单位未同意，签字时按指导服务确认。"},
	"correction_open":   {"的日志等待更正决定", "年度已关闭，由聘用单位负责人决定是否更正。"},
	"correction_accept": {"的日志已决定更正", "聘用单位已决定更正上一年度的这条记录。"},
	"correction_reject": {"的日志不作更正", "聘用单位决定上一年度的这条记录不作更正。"},
	eventUnsigned:       {"的日志尚未签字确认", "可以重新发送确认链接，或上传纸质签字。"},
}

// Tellings are the notices that an event of an entry gives rise to. reason is what was written with it, post whom of
// the employing union it waits for.
func Tellings(v Visit, event, reason, post string) []Telling {
	day := v.Day.Chinese()
	if reason != "" {
		reason = "理由：" + reason
	}
	var out []Telling
	if say, ok := toInstructor[event]; ok {
		out = append(out, Telling{PersonID: v.PersonID, Title: day + say.title, Body: v.ServedName + "：" + say.body + reason, Kind: kindVisit, ID: v.ID})
	}
	switch event {
	case "withdraw":
		out = append(out, Telling{
			Post: authz.Post(authz.RoleClerk, v.UnionID), Title: day + "的一次签字确认被撤回",
			Body: v.ServedName + "撤回了签字确认，当日天数已重新计算。" + reason, Kind: kindVisit, ID: v.ID,
		})
	case "correction_open":
		out = append(out, Telling{
			Post: authz.Post(authz.RoleHead, v.UnionID), Title: "年度关闭后的更正待决定",
			Body: day + "，" + v.ServedName + "：请写明理由作出决定。" + reason, Kind: kindCorrection, ID: v.ID,
		})
	case eventConsentAsked:
		out = append(out, Telling{
			Post: authz.Post(authz.RoleHead, v.UnionID), Title: "参与协商待同意",
			Body: day + "，" + v.ServedName + "：指导员记录了参与协商，请指派、同意或不同意。", Kind: kindVisit, ID: v.ID,
		})
	case eventPaperUpload:
		out = append(out, Telling{
			Post: post, Title: "纸质签字待核对",
			Body: day + "，" + v.ServedName + "：请对照扫描件核对，上传人和指导员本人不能核对。", Kind: kindPaper, ID: v.ID,
		})
	}
	return out
}

// CheckerPost is the post that a scan waits at: the employing union's clerk, or its head when a clerk brought it in.
func CheckerPost(unionID string, uploader []string) string {
	clerk := authz.Post(authz.RoleClerk, unionID)
	if slices.Contains(uploader, clerk) {
		return authz.Post(authz.RoleHead, unionID)
	}
	return clerk
}
