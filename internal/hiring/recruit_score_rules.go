package hiring

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"xiezhi/internal/platform/errs"
	"xiezhi/internal/policy"
	"xiezhi/internal/workday"
)

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
func RetireWarning(birth workday.Date, sex string, pol policy.Policy, today workday.Date) string {
	on, age := pol.Retires(birth, sex), pol.RetiringAge(sex)
	switch {
	case !on.After(today):
		return fmt.Sprintf("已于%s满%d周岁，原则上不聘用；确需聘用须写明理由并经上一级工会批准（第十一条）。", on.Chinese(), age)
	case !on.After(today.AddYears(soonRetiredYears)):
		return fmt.Sprintf("将于%s满%d周岁，请留意聘用期限（第十一条）。", on.Chinese(), age)
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
	return needReason(reason, "请写明决定次序的理由，写具备的条件，不写姓名，例如“持有劳动关系协调员资质的在前”。")
}

// Choice is an applicant as the proposal weighs them.
type Choice struct {
	Contender
	PostID  string
	Verdict Verdict
	Partial bool // some assessors have still to score, or to stand back
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

// sameScores tells whether what is given is what is there already.
func sameScores(before []Score, given []GivenScore) bool {
	word := func(assessorID string, part ScorePart, points *int, conflict bool) (string, bool) {
		p := "—"
		if points != nil {
			p = fmt.Sprint(*points)
		}
		return fmt.Sprint(assessorID, " ", part, " ", p, " ", conflict), points != nil || conflict
	}
	var was, is []string
	for _, s := range before {
		w, _ := word(s.AssessorID, s.Part, s.Points, s.Conflict)
		was = append(was, w)
	}
	for _, g := range given {
		if w, kept := word(g.AssessorID, g.Part, g.Points, g.Conflict); kept {
			is = append(is, w)
		}
	}
	slices.Sort(was)
	slices.Sort(is)
	return slices.Equal(was, is)
}

// amongPosts names a post where a notice has several.
func amongPosts(posts []NoticePost, id string) string {
	if len(posts) < 2 {
		return ""
	}
	return "“" + titleOfPost(posts, id) + "”"
}

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
