package hiring

import (
	"cmp"
	"fmt"
	"maps"
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
		return errs.Missing(string(authz.RecruitWrite))
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
	if heads := headsOf(posts); freeHeads(room) < heads && strings.TrimSpace(reason) == "" {
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
	if free >= heads {
		return ""
	}
	if !room.Approved {
		return fmt.Sprintf("%s%d年没有核定数，公告招聘%d名；须有空额才能聘用。", room.HolderName, room.Year, heads)
	}
	return fmt.Sprintf("%s%d年核定%d名，在岗%d名，预留%d名，空额%d名，公告招聘%d名；超出的须有空额才能聘用。",
		room.HolderName, room.Year, room.Authorised, room.Occupied, room.Reserved, free, heads)
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

// CheckJudge looks at a verdict beside the checklist of Art. 4. The verdict is the person's who judges: preferences do
// not enter it, and nothing is rejected by itself.
func CheckJudge(n RecruitNotice, checks []ConditionCheck, verdict Verdict, reason string) error {
	if n.State != NoticePublished {
		return errs.Rule(CodeNoticeState, "资格审核在公示之前进行。")
	}
	seen := map[ConditionItem]CheckAnswer{}
	var f []errs.Field
	for i, c := range checks {
		if c.Item.Title() == "" || c.Answer.Title() == "" || seen[c.Item] != "" {
			f = append(f, errs.F(fmt.Sprintf("checks.%d", i), "没有这一项"))
			continue
		}
		seen[c.Item] = c.Answer
		if c.Answer == AnswerNo && strings.TrimSpace(c.Evidence) == "" {
			f = append(f, errs.F(fmt.Sprintf("checks.%d.evidence", i), "不符合的请写明依据"))
		}
	}
	if err := errs.Fields(f...); err != nil {
		return err
	}
	switch verdict {
	case VerdictNone:
	case VerdictEligible:
		for _, item := range ConditionItems {
			if seen[item] != AnswerYes {
				return errs.E(CodeNotEligible, "四项条件都符合才能通过；“"+item.Short()+"”还不是“符合”。", errs.F("verdict", "请先核实"))
			}
		}
	case VerdictIneligible:
		if !slices.Contains(slices.Collect(maps.Values(seen)), AnswerNo) {
			return errs.E(CodeNotEligible, "没有一项不符合，不能判为不通过；优先条件不是门槛。", errs.F("verdict", "请核对各项"))
		}
		return needReason(reason, "请写明不通过的理由，报名人会看到。")
	default:
		return errs.E(errs.FieldsCode, "没有这种结论。", errs.F("verdict", "请选择"))
	}
	return nil
}

// RetireWarning says that an applicant has reached the age of Art. 11(1), or soon does; "" otherwise. It rejects nobody.
func RetireWarning(birth workday.Date, pol policy.Policy, today workday.Date) string {
	on := pol.Retires(birth)
	switch {
	case !on.After(today):
		return fmt.Sprintf("已于%s满%d周岁，原则上不聘用；确需聘用须写明理由并经上一级工会批准（第十一条）。", on.Chinese(), pol.Int(policy.RetireAge))
	case !on.After(today.AddYears(soonRetiredYears)):
		return fmt.Sprintf("将于%s满%d周岁，请留意聘用期限（第十一条）。", on.Chinese(), pol.Int(policy.RetireAge))
	}
	return ""
}

// MeanScore is the mean of what assessors gave, in hundredths, rounded half up. With trim, the highest and the lowest are
// left out where there are at least TrimFrom.
func MeanScore(points []int, trim bool) (mean int, ok bool) {
	if len(points) == 0 {
		return 0, false
	}
	points = slices.Sorted(slices.Values(points))
	if trim && len(points) >= TrimFrom {
		points = points[1 : len(points)-1]
	}
	sum := 0
	for _, p := range points {
		sum += p
	}
	return (2*sum + len(points)) / (2 * len(points)), true
}

// TotalScore weighs the means by what the notice declared, rounded half up; a part that carries weight and was not taken
// leaves no total.
func TotalScore(s Scoring, written, interview *int) (total int, ok bool) {
	if !s.Scored() {
		return 0, false
	}
	for _, p := range []struct {
		weight int
		mean   *int
	}{{s.WrittenWeight, written}, {s.InterviewWeight, interview}} {
		if p.weight == 0 {
			continue
		}
		if p.mean == nil {
			return 0, false
		}
		total += p.weight * *p.mean
	}
	return (total + 50) / 100, true
}

// Contender is an eligible applicant among those for one post.
type Contender struct {
	ID     string
	Total  *int
	TieSeq int
	Place  int  // 0: no total
	Tied   bool // shares the place, and nobody has decided
}

// OrderApplicants puts those who applied for one post in the order of their totals. Equal totals share a place until a person
// decides between them with a reason; the order ends with the notice.
func OrderApplicants(list []Contender) []Contender {
	out := slices.Clone(list)
	score := func(s Contender) int {
		if s.Total == nil {
			return -1
		}
		return *s.Total
	}
	slices.SortStableFunc(out, func(a, b Contender) int {
		return cmp.Or(score(b)-score(a), a.TieSeq-b.TieSeq, strings.Compare(a.ID, b.ID))
	})
	for i := 0; i < len(out); {
		end := i + 1
		for end < len(out) && score(out[end]) == score(out[i]) {
			end++
		}
		group := out[i:end]
		open := slices.ContainsFunc(group, func(s Contender) bool { return s.TieSeq == 0 })
		for k := range group {
			g := &group[k]
			g.Place, g.Tied = 0, false
			switch {
			case g.Total == nil:
			case len(group) > 1 && open:
				g.Place, g.Tied = i+1, true
			default:
				g.Place = i + k + 1
			}
		}
		i = end
	}
	return out
}

// CheckTie looks at a decision between equals: all who share the place, each once, with a reason.
func CheckTie(n RecruitNotice, contenders []Contender, ids []string, reason string) error {
	if n.State != NoticePublished {
		return errs.Rule(CodeNoticeState, "并列的次序在公示之前决定。")
	}
	tied := map[int][]string{}
	place := map[string]int{}
	for _, s := range contenders {
		if s.Tied {
			tied[s.Place] = append(tied[s.Place], s.ID)
			place[s.ID] = s.Place
		}
	}
	if len(ids) == 0 || place[ids[0]] == 0 || !slices.Equal(slices.Sorted(slices.Values(ids)), slices.Sorted(slices.Values(tied[place[ids[0]]]))) {
		return errs.E(CodeTie, "请把并列的各位全部排出次序。", errs.F("ids", "请核对并列的人员"))
	}
	return needReason(reason, "请写明决定次序的理由，例如谁具备哪项优先条件。")
}

// Choice is an applicant as the proposal weighs them.
type Choice struct {
	Contender
	PostID  string
	Verdict Verdict
	Partial bool // some assessors have still to score, or to stand back
}

// CheckPropose looks at the persons proposed: of the eligible, no more than a post offers, and in the order of the
// totals, or with a reason. A tie at the edge is decided first.
func CheckPropose(n RecruitNotice, posts []NoticePost, all []Choice, ids []string, reason string, today workday.Date) error {
	if n.State != NoticePublished {
		return errs.Rule(CodeNoticeState, "拟聘用人员在公示之前确定。")
	}
	if !today.After(n.ApplyUntil) {
		return errs.Rule(CodeNoticeState, "报名截止之后才能确定拟聘用人员。")
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
		return errs.Rule(CodeUnjudged, fmt.Sprintf("还有%d人没有资格审核结论。", unjudged))
	}
	for _, id := range ids {
		if !known[id] {
			return errs.NotFound(applicationWhat)
		}
	}
	deviates := false
	for _, p := range posts {
		chosen, others := splitChoices(all, p.ID, ids)
		if len(chosen) > p.Heads {
			return errs.E(CodeTooMany, fmt.Sprintf("“%s”招聘%d名，选了%d名。", p.Title, p.Heads, len(chosen)), errs.F("ids", "人数超过公告"))
		}
		for _, c := range chosen {
			if c.Verdict != VerdictEligible {
				return errs.E(CodeNotEligible, "只能从资格审核通过的人员中确定。", errs.F("ids", "资格审核未通过"))
			}
			if n.Scored() && c.Place == 0 {
				return errs.E(CodeNoScore, "公告规定打分，所选人员还没有总成绩。", errs.F("ids", "没有总成绩"))
			}
		}
		if n.Scored() && len(chosen) > 0 && slices.ContainsFunc(slices.Concat(chosen, others), func(c Choice) bool { return c.Partial }) {
			return errs.E(CodeNoScore, "“"+p.Title+"”还有评委没有打分，也没有声明回避；每位评委都打分或回避后才能比较。", errs.F("ids", "打分不全"))
		}
		d, err := deviation(n.Scoring, chosen, others)
		if err != nil {
			return err
		}
		deviates = deviates || d
	}
	if deviates {
		return needReasonAs(CodeChoice, reason, "有资格审核通过而未选的人员排在前面，或没有成绩可比，请写明择优的理由。")
	}
	return nil
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

// deviation tells whether somebody eligible is passed over by other than the order.
func deviation(s Scoring, chosen, others []Choice) (bool, error) {
	if len(chosen) == 0 || len(others) == 0 {
		return false, nil
	}
	if !s.Scored() {
		return true, nil
	}
	for _, c := range chosen {
		for _, o := range others {
			if o.Tied && c.Tied && o.Place == c.Place {
				return false, errs.Rule(CodeTie, fmt.Sprintf("第%d名有并列，请先决定次序并写明理由。", c.Place))
			}
			if o.Place > 0 && o.Place < c.Place {
				return true, nil
			}
		}
	}
	return false, nil
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

// ApplicantState is what an applicant is told of the application.
func ApplicantState(n RecruitNotice, a Application) (state, words string) {
	public := n.State == NoticePublicity || n.State == NoticeClosed
	switch {
	case n.State == NoticeCancelled:
		return "cancelled", "招聘已取消。"
	case public && !a.ProposedAt.IsZero() && n.State == NoticeClosed:
		return "chosen", "公示已结束，招聘单位会与您联系办理推荐和聘用手续。"
	case public && !a.ProposedAt.IsZero():
		return "proposed", "您在拟聘用名单上，正在公示。"
	case a.Verdict == VerdictIneligible:
		return "ineligible", "资格审核没有通过。"
	case public:
		return "passed", "这次没有进入拟聘用名单，谢谢您的报名。"
	case a.Verdict == VerdictEligible:
		return "eligible", "资格审核已通过，请等候后续安排。"
	}
	return "received", "已收到，等候资格审核。"
}

// CheckScores looks at the scores of one applicant: each assessor once for each part that carries weight, and none from
// whoever stands back.
func CheckScores(s Scoring, assessors []Assessor, given []GivenScore) error {
	var f []errs.Field
	seen, back := map[string]bool{}, map[string]bool{}
	for _, g := range given {
		if g.Conflict {
			back[g.AssessorID] = true
		}
	}
	for i, g := range given {
		at := fmt.Sprintf("scores.%d", i)
		key := g.AssessorID + string(g.Part)
		weight := map[ScorePart]int{PartWritten: s.WrittenWeight, PartInterview: s.InterviewWeight}[g.Part]
		switch {
		case !slices.ContainsFunc(assessors, func(a Assessor) bool { return a.ID == g.AssessorID }), seen[key], weight == 0:
			f = append(f, errs.F(at, "评委或项目有误"))
		case back[g.AssessorID] && g.Points != nil:
			return errs.E(CodeConflict, "声明回避的评委不打分。", errs.F(at+".points", "已声明回避"))
		case g.Points != nil && (*g.Points < 0 || *g.Points > fullMark):
			f = append(f, errs.F(at+".points", "应在0至100分之间"))
		}
		seen[key] = true
	}
	return errs.Fields(f...)
}

func publicityDays(pol policy.Policy) int   { return pol.Int(policy.RecruitPublicityDays) }
func retentionMonths(pol policy.Policy) int { return pol.Int(policy.RecruitRetentionMonths) }

// sortLines puts applicants in the order of the posts; within one those with a place first, then the eligible, then the
// others, each in the order of arrival.
func sortLines(lines []ApplicationLine, posts []NoticePost) {
	post := map[string]int{}
	for i, p := range posts {
		post[p.ID] = i
	}
	rank := func(l ApplicationLine) int {
		switch {
		case l.Place > 0:
			return l.Place
		case l.Verdict == VerdictEligible:
			return 1_000_000
		case l.Verdict == VerdictNone:
			return 2_000_000
		}
		return 3_000_000
	}
	slices.SortStableFunc(lines, func(a, b ApplicationLine) int {
		return cmp.Or(post[a.PostID]-post[b.PostID], rank(a)-rank(b))
	})
}

// choosingWords says how applicants are compared, as the notice declares it.
func choosingWords(s Scoring) string {
	switch {
	case !s.Scored():
		return "资格审核后，由招聘单位集体研究择优，不组织笔试、面试打分。"
	case s.WrittenWeight == 0:
		return "资格审核后组织面试，" + trimWords(s) + "，按面试成绩从高到低确定。"
	case s.InterviewWeight == 0:
		return "资格审核后组织笔试，" + trimWords(s) + "，按笔试成绩从高到低确定。"
	}
	return fmt.Sprintf("资格审核后组织笔试和面试，%s；总成绩中笔试占%d%%、面试占%d%%，从高到低确定。", trimWords(s), s.WrittenWeight, s.InterviewWeight)
}

func trimWords(s Scoring) string {
	if s.Trim {
		return fmt.Sprintf("评委%d人以上的去掉一个最高分和一个最低分后取平均分", TrimFrom)
	}
	return "取各评委的平均分"
}
