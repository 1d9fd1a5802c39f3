package hiring

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"xiezhi/internal/platform/errs"
	"xiezhi/internal/policy"
	"xiezhi/internal/workday"
)

// Proposal is what a union says with the persons whom it proposes.
type Proposal struct {
	IDs    []string
	Reason string // why other than in the order; for the record
	Passed string // what those passed over are told
}

// CheckPropose looks at the persons proposed: of the eligible, no more than a post offers, and in the order of the
// totals, or with a reason, and with a word to those who are passed over; so too where a post takes fewer than it offers,
// while somebody with a total is left. A tie at the edge is decided first.
func CheckPropose(n RecruitNotice, posts []NoticePost, all []Choice, in Proposal, today workday.Date) (passed []string, err error) {
	ids := in.IDs
	if n.State != NoticePublished {
		return nil, errs.Rule(CodeNoticeState, "拟聘用人员在公示之前确定。")
	}
	if !today.After(n.ApplyUntil) {
		return nil, errs.Rule(CodeNoticeState, "报名截止之后才能确定拟聘用人员。")
	}
	unjudged := 0
	known := map[string]bool{}
	for _, c := range all {
		known[c.ID] = true
		if c.Verdict == VerdictNone {
			unjudged++
		}
	}
	if unjudged > 0 {
		return nil, errs.Rule(CodeUnjudged, fmt.Sprintf("还有%d人没有资格审核结论。", unjudged))
	}
	for _, id := range ids {
		if !known[id] {
			return nil, errs.NotFound(applicationWhat)
		}
	}
	for _, p := range posts {
		chosen, others := splitChoices(all, p.ID, ids)
		if len(chosen) > p.Heads {
			return nil, errs.E(CodeTooMany, fmt.Sprintf("“%s”招聘%d名，选了%d名。", p.Title, p.Heads, len(chosen)), errs.F("ids", "人数超过公告"))
		}
		for _, c := range chosen {
			if c.Verdict != VerdictEligible {
				return nil, errs.E(CodeNotEligible, "只能从资格审核通过的人员中确定。", errs.F("ids", "资格审核未通过"))
			}
			if n.Scored() && c.Place == 0 {
				return nil, errs.E(CodeNoScore, "公告规定打分，所选人员还没有总成绩。", errs.F("ids", "没有总成绩"))
			}
		}
		if n.Scored() && len(chosen) > 0 && slices.ContainsFunc(slices.Concat(chosen, others), func(c Choice) bool { return c.Partial }) {
			return nil, errs.E(CodeNoScore, "“"+p.Title+"”还有评委没有打分，也没有声明回避；每位评委都打分或回避后才能比较。", errs.F("ids", "打分不全"))
		}
		over, err := passedOver(n.Scoring, p, chosen, others)
		if err != nil {
			return nil, err
		}
		passed = append(passed, over...)
	}
	if len(passed) == 0 {
		return nil, nil
	}
	if err := needReasonAs(CodeChoice, in.Reason, "有资格审核通过而未选的人员排在前面、没有成绩可比，或名额没有用完，请写明择优的理由。"); err != nil {
		return nil, err
	}
	if n := utf8.RuneCountInString(strings.TrimSpace(in.Passed)); n < 2 || n > MaxPassedWords {
		const ask = "请写一句给这些未选人员（排在前面、没有成绩可比，或名额没有用完）的说明，他们凭回执可以看到。"
		return nil, errs.E(CodePassedWords, ask, errs.F("passed", fmt.Sprintf("2 至 %d 字，不写他人的姓名和成绩", MaxPassedWords)))
	}
	return passed, nil
}

// CheckStanding looks at a proposal once more when it goes public, since scores, ties and verdicts may have changed: told
// are those who were told that they are passed over.
func CheckStanding(n RecruitNotice, posts []NoticePost, all []Choice, in Proposal, told []string, today workday.Date) error {
	passed, err := CheckPropose(n, posts, all, in, today)
	if err == nil && slices.Equal(slices.Sorted(slices.Values(passed)), slices.Sorted(slices.Values(told))) {
		return nil
	}
	words := "确定拟聘用人员以后，打分、次序或资格审核有变动，请重新确定拟聘用人员，再公示。"
	if err != nil {
		words += errs.Message(err)
	}
	return errs.Rule(CodeProposeAgain, words)
}

func splitChoices(all []Choice, postID string, ids []string) (chosen, others []Choice) {
	for _, c := range all {
		switch {
		case c.PostID != postID:
		case slices.Contains(ids, c.ID):
			chosen = append(chosen, c)
		case c.Verdict == VerdictEligible:
			others = append(others, c)
		}
	}
	return chosen, others
}

// passedOver are the eligible who are passed over by other than the order, or though the post has heads left.
func passedOver(s Scoring, p NoticePost, chosen, others []Choice) (out []string, err error) {
	if len(chosen) == 0 {
		return nil, nil
	}
	for _, o := range others {
		over := !s.Scored() || o.Place > 0 && len(chosen) < p.Heads
		for _, c := range chosen {
			if s.Scored() && o.Tied && c.Tied && o.Place == c.Place {
				return nil, errs.Rule(CodeTie, fmt.Sprintf("“%s”第%d名有并列，请先决定次序并写明理由。", p.Title, c.Place))
			}
			over = over || o.Place > 0 && o.Place < c.Place
		}
		if over {
			out = append(out, o.ID)
		}
	}
	return out, nil
}

func needReasonAs(code, reason, message string) error {
	if err := needReason(reason, message); err != nil {
		return errs.E(code, message, errs.F("reason", "2 至 1000 字"))
	}
	return nil
}

// CheckPublicity tells whether the list of those proposed may be made public.
func CheckPublicity(n RecruitNotice, proposed int) error {
	if n.State != NoticePublished {
		return errs.Rule(CodeNoticeState, "该公告现在不能公示。")
	}
	if proposed == 0 {
		return errs.Rule(CodeNobody, "请先确定拟聘用人员；没有合适人员的，可以直接办结并写明情况。")
	}
	return nil
}

// PublicityEnds is the last day of a list that is made public on a day: the day itself does not count, and the days are
// working days of the State Council's calendar.
func PublicityEnds(cal *workday.Calendar, from workday.Date, days int) workday.Due {
	return cal.AddWorkdays(from, days)
}

// CheckObject tells whether objections come in: while the list is public, to the last day's end.
func CheckObject(n RecruitNotice, source ApplicationSource, today workday.Date) error {
	if n.State != NoticePublicity || source == SourcePublic && today.After(n.PublicityUntil) {
		return errs.Rule(CodeNotOpen, "公示期间可以提出异议；现在不在公示期内。")
	}
	return nil
}

// CheckClose tells whether a notice may be closed: after the list's days, with every objection answered, none of them
// upheld against the list as it stands; or, with nobody proposed, with a reason after the last day to apply.
func CheckClose(n RecruitNotice, proposed, open, upheld int, reason string, today workday.Date) error {
	switch n.State {
	case NoticePublished:
		if !today.After(n.ApplyUntil) {
			return errs.Rule(CodeNoticeState, "报名还没有截止。")
		}
		if proposed > 0 {
			return errs.Rule(CodeNoticeState, "已确定的拟聘用人员须先公示；不聘用的，请先取消勾选。")
		}
		return needReason(reason, "没有拟聘用人员就办结，请写明情况，例如无人符合条件。")
	case NoticePublicity:
		if !today.After(n.PublicityUntil) {
			return errs.Rule(CodePublicityRuns, "公示到"+n.PublicityUntil.Chinese()+"24时，之后才能办结。")
		}
		if open > 0 {
			return errs.Rule(CodeObjectionsOpen, fmt.Sprintf("还有%d件异议没有书面答复。", open))
		}
		if upheld > 0 {
			return errs.Rule(CodeUpheld, "有异议成立，请撤下名单，重新确定拟聘用人员后再公示。")
		}
		return nil
	case NoticeDraft, NoticeClosed, NoticeCancelled:
	}
	return errs.Rule(CodeNoticeState, "该公告不能办结。")
}

// CheckUnlist tells whether a list may be taken down again.
func CheckUnlist(n RecruitNotice, reason string) error {
	if n.State != NoticePublicity {
		return errs.Rule(CodeNoticeState, "现在没有公示中的名单。")
	}
	return needReason(reason, "请写明撤下名单的理由。")
}

// EraseDue is the day on which the personal data of those not hired are removed.
func EraseDue(ended workday.Date, pol policy.Policy) workday.Date {
	return ended.AddMonths(pol.Int(policy.RecruitRetentionMonths))
}

// ApplicantOutcome is what became of an application after its list, as far as the system knows.
type ApplicantOutcome struct {
	Unlisted bool      // a list was taken down, and another is to come
	Hired    bool      // engaged at the union
	Form     FormState // of the last recommendation form; empty: none yet
}

// ApplicantState is what an applicant is told of the application. Nothing of a list is told before it is public.
func ApplicantState(n RecruitNotice, a Application, out ApplicantOutcome) (state, words string) {
	closed := n.State == NoticeClosed
	listed := n.State == NoticePublicity || closed
	proposed := listed && !a.ProposedAt.IsZero()
	switch {
	case n.State == NoticeCancelled:
		return "cancelled", "招聘已取消。"
	case proposed && closed && out.Hired:
		return "hired", "您已被聘用。"
	case proposed && closed && out.Form == FormVoid:
		return "declined", "推荐表已作废，目前没有聘用。"
	case proposed && closed && out.Form == FormRejected:
		return "declined", "推荐表未同意，这次没有聘用。"
	case proposed && closed && (out.Form == FormSubmitted || out.Form == FormApproved):
		return "chosen", "公示已结束，推荐表" + out.Form.Title() + "，还没有聘用；招聘单位会与您联系。"
	case proposed && closed:
		return "chosen", "公示已结束，您是拟聘用人员，还没有聘用；招聘单位会与您联系办理推荐和聘用手续。"
	case proposed:
		return "proposed", "您在拟聘用名单上，正在公示。"
	case a.Verdict == VerdictIneligible:
		return "ineligible", "资格审核没有通过。"
	case closed:
		return "passed", "招聘已办结，这次没有聘用您，谢谢您的报名。"
	case listed:
		return "passed", "这次没有进入拟聘用名单，谢谢您的报名。"
	case a.Verdict == VerdictEligible && out.Unlisted:
		return "eligible", "拟聘用名单已经撤下，正在重新确定，请等候。"
	case a.Verdict == VerdictEligible:
		return "eligible", "资格审核已通过，请等候后续安排。"
	}
	return "received", "已收到，等候资格审核。"
}

// Listing is whom a list took for a post: how many, and the last place among them.
type Listing struct{ Count, Last int }

// ordered tells whether the list took the first of the order and nobody else.
func (l Listing) ordered() bool { return l.Last > 0 && l.Last <= l.Count }

// PassedWords is why an eligible applicant is not on the list: what the union wrote to those passed over, or what follows
// from the notice, how many were listed for the post, and the own place. It says nothing of anybody else.
func PassedWords(n RecruitNotice, a Application, own Marks, post NoticePost, listed Listing) string {
	switch {
	case a.Verdict != VerdictEligible:
		return ""
	case a.PassedReason != "":
		return a.PassedReason
	case n.PublicityUntil.IsZero():
		return n.ClosedReason // closed without a list; public
	case listed.Count == 0:
		return "这个岗位没有确定拟聘用人员。"
	case n.Scored() && own.Total == nil:
		return "没有总成绩，按公告不排名次。"
	case n.Scored() && a.ListedPlace > 0:
		how := ""
		if listed.ordered() {
			how = "按成绩从高到低"
		}
		return fmt.Sprintf("“%s”招聘%d名，%s确定了%d名；您是第%d名。", post.Title, post.Heads, how, listed.Count, a.ListedPlace)
	}
	return ""
}

func publicityDays(pol policy.Policy) int   { return pol.Int(policy.RecruitPublicityDays) }
func retentionMonths(pol policy.Policy) int { return pol.Int(policy.RecruitRetentionMonths) }
