package hiring

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/policy"
	"xiezhi/internal/roster"
	"xiezhi/internal/workday"
)

// Codes of refusals.
const (
	CodeNoticeState    = "recruit_state"
	CodeNoticeUnion    = "recruit_union"
	CodeNoticeRoom     = "recruit_headroom"
	CodeNotOpen        = "recruit_not_open"
	CodeApplyTwice     = "recruit_twice"
	CodeApplyMany      = "recruit_many"
	CodeConsent        = "recruit_consent"
	CodeApplyClosed    = "recruit_corrected_late"
	CodeApplyProposed  = "recruit_proposed"
	CodeUnjudged       = "recruit_unjudged"
	CodeNotEligible    = "recruit_not_eligible"
	CodeTooMany        = "recruit_too_many"
	CodeTie            = "recruit_tie"
	CodeNoScore        = "recruit_no_score"
	CodeChoice         = "recruit_choice"
	CodeConflict       = "recruit_conflict"
	CodeNobody         = "recruit_nobody"
	CodePublicityRuns  = "recruit_publicity_runs"
	CodeObjectionsMany = "recruit_objections_many"
	CodeObjectionsOpen = "recruit_objections_open"
	CodeUpheld         = "recruit_upheld"
	CodeReason         = "recruit_reason"
	CodePassedWords    = "recruit_passed_words"
	CodeProposeAgain   = "recruit_propose_again"
)

const (
	noticeWhat      = "招聘公告"
	applicationWhat = "报名"
)

// Limits of what comes in by the public page.
const (
	MaxRecruitFile   = 5 << 20
	MaxRecruitFiles  = 6
	MaxApplications  = 3000
	MaxAssessors     = 15
	MaxPassedWords   = 300 // to those who are passed over
	MaxObjections    = 200 // by the public page
	TrimFrom         = 5   // assessors from whom on the highest and the lowest are left out
	fullMark         = 100_00
	reminderAfter    = 30 // days after the last day to apply, when nothing came of the notice
	soonRetiredYears = 1
)

// mayRecruit tells whether the actor recruits for a union: at that union itself, or at the county above it for it
// (readings, Art. 6(2): a town recruits itself, or its county for it). A city does so only for what stands right below it.
func mayRecruit(a authz.Actor, u org.Union) bool {
	if a.Own(authz.RecruitWrite).Covers(org.Place{UnionID: u.ID}) {
		return true
	}
	scope := a.Scope(authz.RecruitWrite)
	if u.Tier != org.TierBase {
		return false
	}
	if u.CountyID != "" {
		return slices.Contains(scope.Counties, u.CountyID)
	}
	return u.CityID != "" && slices.Contains(scope.Cities, u.CityID)
}

// checkRecruiter refuses whoever may not recruit for a union, and a union that may not employ.
func checkRecruiter(a authz.Actor, u org.Union, today workday.Date) error {
	if !a.Has(authz.RecruitWrite) {
		return authz.Missing(authz.RecruitWrite)
	}
	if !mayRecruit(a, u) {
		return errs.Rule(CodeNoticeUnion, "招聘由聘用单位自己，或由其所在的县（市、区）总工会办理。")
	}
	if u.Tier == org.TierProvince || !u.Employs(today) {
		return errs.E(CodeNoticeUnion, u.Name+"不是聘用单位，不能招聘；请先由上一级工会同意其成为聘用单位。", errs.F("unionId", "不是聘用单位"))
	}
	return nil
}

// CheckNoticeEdit tells whether a notice may still be written: once it is public it stands, and is cancelled rather
// than changed.
func CheckNoticeEdit(n RecruitNotice) error {
	if n.State != NoticeDraft {
		return errs.Rule(CodeNoticeState, "公告发布后内容不再修改；确有变动的请取消后重新发布，取消的理由一并公开。")
	}
	return nil
}

// CheckNoticeDraft looks at what no draft may say.
func CheckNoticeDraft(c NoticeContent, pol policy.Policy, today workday.Date) error {
	var f []errs.Field
	if strings.TrimSpace(c.Title) == "" {
		f = append(f, errs.F("title", "请填写标题"))
	}
	if sum := c.WrittenWeight + c.InterviewWeight; sum != 0 && sum != 100 {
		f = append(f, errs.F("interviewWeight", "笔试和面试的权重合计应为100，不打分的都填0"))
	}
	if c.Channel.Title() == "" {
		f = append(f, errs.F("channel", "请选择聘用渠道"))
	}
	if least := pol.Int(policy.RecruitPublicityDays); c.Days < least {
		f = append(f, errs.F("publicityDays", fmt.Sprintf("不少于%d个工作日", least)))
	}
	if !c.ApplyFrom.IsZero() && !c.ApplyUntil.IsZero() && c.ApplyUntil.Before(c.ApplyFrom) {
		f = append(f, errs.F("applyUntil", "截止日期早于开始日期"))
	}
	if c.ApplyUntil.After(today.AddYears(1)) {
		f = append(f, errs.F("applyUntil", tooFar))
	}
	for i, p := range c.Posts {
		if strings.TrimSpace(p.Title) == "" || utf8.RuneCountInString(p.Title) > 60 {
			f = append(f, errs.F(fmt.Sprintf("posts.%d.title", i), "请填写岗位名称，60字以内"))
		}
		if p.Heads < 1 || p.Heads > 200 {
			f = append(f, errs.F(fmt.Sprintf("posts.%d.heads", i), "人数应为1至200"))
		}
		if p.Tier != org.TierCity && p.Tier != org.TierCounty && p.Tier != org.TierBase {
			f = append(f, errs.F(fmt.Sprintf("posts.%d.tier", i), "请选择定岗层级"))
		}
		if utf8.RuneCountInString(p.Place) > 120 {
			f = append(f, errs.F(fmt.Sprintf("posts.%d.place", i), "120字以内"))
		}
	}
	return errs.Fields(f...)
}

// tooFar refuses a last day by which the term of the applicants' data would have no end.
const tooFar = "报名截止日期不能晚于一年以后"

// CheckPublish tells whether a draft is complete. A notice that offers more posts than the account has room for is
// published all the same with a reason, since hires wait for the room and nobody is hired by a notice.
func CheckPublish(n RecruitNotice, posts []NoticePost, room Headroom, reason string, today workday.Date) error {
	if n.State != NoticeDraft {
		return errs.Rule(CodeNoticeState, "该公告已经发布。")
	}
	var f []errs.Field
	if len(posts) == 0 {
		f = append(f, errs.F("posts", "请至少填写一个岗位"))
	}
	if n.ApplyFrom.IsZero() {
		f = append(f, errs.F("applyFrom", "请填写报名开始日期"))
	}
	switch {
	case n.ApplyUntil.IsZero():
		f = append(f, errs.F("applyUntil", "请填写报名截止日期"))
	case n.ApplyUntil.Before(today):
		f = append(f, errs.F("applyUntil", "报名截止日期已经过去"))
	case n.ApplyUntil.After(today.AddYears(1)):
		f = append(f, errs.F("applyUntil", tooFar))
	}
	if n.ContactName == "" {
		f = append(f, errs.F("contactName", "请填写联系人"))
	}
	if n.OfficePhone == "" {
		f = append(f, errs.F("officePhone", "请填写办公电话"))
	}
	if n.Channel != roster.ChannelOwn && n.ChannelPaper == "" {
		f = append(f, errs.F("channelPaper", "请填写"+n.Channel.Title()+"的依据文件"))
	}
	if err := errs.Fields(f...); err != nil {
		return err
	}
	if heads := headsOf(posts); freeHeads(room) < heads+room.offered && strings.TrimSpace(reason) == "" {
		return errs.E(CodeNoticeRoom, RoomWarning(room, heads), errs.F("reason", "请写明理由")).With(room)
	}
	return nil
}

func headsOf(posts []NoticePost) (n int) {
	for _, p := range posts {
		n += p.Heads
	}
	return n
}

func freeHeads(room Headroom) int { return max(0, room.Authorised-room.Reserved-room.Occupied) }

// RoomWarning says with its figures that a notice offers more than the account has room for; "" when it does not.
func RoomWarning(room Headroom, heads int) string {
	free := freeHeads(room)
	if free >= heads+room.offered {
		return ""
	}
	others := ""
	if room.offered > 0 {
		others = fmt.Sprintf("其他进行中的公告招聘%d名，", room.offered)
	}
	if !room.Approved {
		return fmt.Sprintf("%s%d年没有核定数，公告招聘%d名；须有空额才能聘用。", room.HolderName, room.Year, heads)
	}
	return fmt.Sprintf("%s%d年核定%d名，在岗%d名，预留%d名，空额%d名，%s公告招聘%d名；超出的须有空额才能聘用。",
		room.HolderName, room.Year, room.Authorised, room.Occupied, room.Reserved, free, others, heads)
}

// CheckCancel tells whether a notice may be cancelled: with a reason that everybody reads, until it is closed.
func CheckCancel(n RecruitNotice, reason string) error {
	if n.State == NoticeClosed || n.State == NoticeCancelled {
		return errs.Rule(CodeNoticeState, "该公告已经结束。")
	}
	if n.State == NoticeDraft {
		return nil
	}
	return needReason(reason, "请写明取消的理由，将在公告上公开。")
}

func needReason(reason, message string) error {
	if n := utf8.RuneCountInString(strings.TrimSpace(reason)); n < 2 || n > 1000 {
		return errs.E(CodeReason, message, errs.F("reason", "2 至 1000 字"))
	}
	return nil
}

// CheckOpen tells whether applications come in on the day; a clerk may enter a paper that came in time until a week later.
func CheckOpen(n RecruitNotice, source ApplicationSource, today workday.Date) error {
	until := n.ApplyUntil
	if source == SourcePaper {
		until = until.AddDays(7)
	}
	switch {
	case n.State != NoticePublished:
		return errs.Rule(CodeNotOpen, "该公告现在不接受报名。")
	case today.Before(n.ApplyFrom):
		return errs.Rule(CodeNotOpen, "报名从"+n.ApplyFrom.Chinese()+"开始。")
	case today.After(until):
		return errs.Rule(CodeNotOpen, "报名已于"+n.ApplyUntil.Chinese()+"截止。")
	}
	return nil
}

// CheckApplication looks at what an applicant tells. Identity and phone are looked at where they are read.
func CheckApplication(c ApplicationContent, posts []NoticePost) []errs.Field {
	var f []errs.Field
	if !slices.ContainsFunc(posts, func(p NoticePost) bool { return p.ID == c.PostID }) {
		f = append(f, errs.F("postId", "请选择岗位"))
	}
	if strings.TrimSpace(c.Name) == "" {
		f = append(f, errs.F("name", "请填写姓名"))
	}
	if c.Education == "" {
		f = append(f, errs.F("education", "请选择学历"))
	}
	if strings.TrimSpace(c.Resume) == "" {
		f = append(f, errs.F("resume", "请填写简历，每行一段"))
	}
	return f
}

// CheckCorrect tells whether an applicant may still correct: until the last day to apply.
func CheckCorrect(n RecruitNotice, today workday.Date) error {
	if n.State != NoticePublished || today.After(n.ApplyUntil) {
		return errs.Rule(CodeApplyClosed, "报名已经截止，内容不再更正；可以撤回，或与招聘单位联系。")
	}
	return nil
}

// CheckTakeBack tells whether an application may be taken back: always, but by whoever is on the list of those proposed,
// which is public, through the union.
func CheckTakeBack(n RecruitNotice, a Application) error {
	if !a.ProposedAt.IsZero() && (n.State == NoticePublicity || n.State == NoticeClosed) {
		return errs.Rule(CodeApplyProposed, "您在拟聘用名单上，名单已经公示；如要放弃，请打电话给招聘单位。")
	}
	return nil
}

// CheckWithdraw tells whether the union may remove an application on the applicant's word: not while a list names them in
// public. After it, who declines is removed like anybody else.
func CheckWithdraw(n RecruitNotice, a Application) error {
	if !a.ProposedAt.IsZero() && n.State == NoticePublicity {
		return errs.Rule(CodeApplyProposed, "该人在公示名单上，请先撤下名单。")
	}
	return nil
}
