package hiring

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
)

// Marks is how an applicant stands by the scores.
type Marks struct {
	Written   *int `json:"written" doc:"笔试平均，百分之一分"`
	Interview *int `json:"interview" doc:"面试平均，百分之一分"`
	Total     *int `json:"total" doc:"总成绩，百分之一分"`
	Place     int  `json:"place" doc:"同一岗位中的次序，0 为没有总成绩"`
	Tied      bool `json:"tied" doc:"并列，尚未决定次序"`
}

// marks are the contenders of all who applied to a notice.
type marks struct {
	of        map[string]Marks
	assessors []Assessor
	scores    []Score
	partial   map[string]bool // some assessors have neither scored nor stood back, while others scored
}

// readMarks works the means, totals and the order by post out of what the assessors gave.
func readMarks(ctx context.Context, q db.Q, n RecruitNotice, apps []Application) (m marks, err error) {
	m.of, m.partial = map[string]Marks{}, map[string]bool{}
	if !n.Scored() {
		m.assessors, m.scores = []Assessor{}, []Score{}
		return m, nil
	}
	if m.assessors, err = assessorsOf(ctx, q, n.ID); err != nil {
		return m, err
	}
	if m.scores, err = scoresOf(ctx, q, n.ID); err != nil {
		return m, err
	}
	given := pointsOf(m.scores)
	for id, parts := range answered(m.scores) {
		for _, who := range parts {
			m.partial[id] = m.partial[id] || len(who) < len(m.assessors)
		}
	}
	byPost := map[string][]Contender{}
	for _, a := range apps {
		one := n.marksOf(given[a.ID])
		m.of[a.ID] = one
		if a.Verdict == VerdictEligible {
			byPost[a.PostID] = append(byPost[a.PostID], Contender{ID: a.ID, Total: one.Total, TieSeq: a.TieSeq})
		}
	}
	for _, group := range byPost {
		for _, st := range OrderApplicants(group) {
			one := m.of[st.ID]
			one.Place, one.Tied = st.Place, st.Tied
			m.of[st.ID] = one
		}
	}
	return m, nil
}

// pointsOf are the points that count, by applicant and part.
func pointsOf(scores []Score) map[string]map[ScorePart][]int {
	out := map[string]map[ScorePart][]int{}
	for _, s := range scores {
		if s.Conflict || s.Points == nil {
			continue
		}
		if out[s.ApplicationID] == nil {
			out[s.ApplicationID] = map[ScorePart][]int{}
		}
		out[s.ApplicationID][s.Part] = append(out[s.ApplicationID][s.Part], *s.Points)
	}
	return out
}

// marksOf works means and total out of one applicant's points.
func (n RecruitNotice) marksOf(given map[ScorePart][]int) Marks {
	one := Marks{}
	if mean, ok := MeanScore(given[PartWritten], n.Trim); ok && n.WrittenWeight > 0 {
		one.Written = &mean
	}
	if mean, ok := MeanScore(given[PartInterview], n.Trim); ok && n.InterviewWeight > 0 {
		one.Interview = &mean
	}
	if total, ok := TotalScore(n.Scoring, one.Written, one.Interview); ok {
		one.Total = &total
	}
	return one
}

// readOwnMarks reads one applicant's scores and nobody else's; it knows no place.
func readOwnMarks(ctx context.Context, q db.Q, n RecruitNotice, applicationID string) (Marks, error) {
	if !n.Scored() {
		return Marks{}, nil
	}
	own, err := ownScores(ctx, q, applicationID)
	return n.marksOf(pointsOf(own)[applicationID]), err
}

func ownScores(ctx context.Context, q db.Q, applicationID string) ([]Score, error) {
	var own []Score
	err := q.NewSelect().Model(&own).ColumnExpr("rsc.*").Where("rsc.application_id = ?", applicationID).OrderExpr("rsc.assessor_id, rsc.part").Scan(ctx)
	if err != nil {
		return nil, fmt.Errorf("read scores: %w", err)
	}
	return own, nil
}

// answered are the assessors who scored, or stood back, by applicant and by each part that anybody scored.
func answered(scores []Score) map[string]map[ScorePart]map[string]bool {
	out := map[string]map[ScorePart]map[string]bool{}
	for _, s := range scores {
		if s.Points == nil {
			continue
		}
		if out[s.ApplicationID] == nil {
			out[s.ApplicationID] = map[ScorePart]map[string]bool{}
		}
		if out[s.ApplicationID][s.Part] == nil {
			out[s.ApplicationID][s.Part] = map[string]bool{}
		}
		out[s.ApplicationID][s.Part][s.AssessorID] = true
	}
	for _, s := range scores {
		if s.Conflict {
			for _, who := range out[s.ApplicationID] {
				who[s.AssessorID] = true
			}
		}
	}
	return out
}

// SetAssessors names those who score, before the first score is given.
func (s *RecruitService) SetAssessors(ctx context.Context, a authz.Actor, id string, rev int64, list []Assessor) (RecruitNotice, error) {
	return s.change(ctx, a, id, rev, "assessors", "", func(ctx context.Context, tx *db.Tx, n RecruitNotice) (RecruitNotice, error) {
		if n.State != NoticePublished || !n.Scored() {
			return n, errs.Rule(CodeNoticeState, "公告规定打分的，在公示之前确定评委。")
		}
		var f []errs.Field
		seen := map[string]bool{}
		for i := range list {
			list[i].Name, list[i].Post = strings.TrimSpace(list[i].Name), strings.TrimSpace(list[i].Post)
			if list[i].Name == "" || seen[list[i].Name+list[i].Post] {
				f = append(f, errs.F(fmt.Sprintf("assessors.%d.name", i), "请填写姓名，不要重复"))
			}
			seen[list[i].Name+list[i].Post] = true
		}
		if err := errs.Fields(f...); err != nil {
			return n, err
		}
		scores, err := scoresOf(ctx, tx, n.ID)
		if err != nil {
			return n, err
		}
		if len(scores) > 0 {
			return n, errs.Rule(CodeNoticeState, "已经有打分，评委名单不再改动。")
		}
		before, err := assessorsOf(ctx, tx, n.ID)
		if err != nil {
			return n, err
		}
		if _, err := tx.NewRaw("DELETE FROM recruit_assessor WHERE notice_id = ?", n.ID).Exec(ctx); err != nil {
			return n, fmt.Errorf("replace assessors: %w", err)
		}
		for i := range list {
			list[i].ID, list[i].NoticeID, list[i].Seq = db.NewID(), n.ID, i
		}
		if err := db.InsertAll(ctx, tx, list); err != nil {
			return n, err
		}
		e := noticeEntry(a.Audit(), "assessors", nil, &n, n.Title, "")
		e.Before, e.After = panelOf(before), panelOf(list)
		return n, audit.Record(ctx, tx, e)
	})
}

// panel are the assessors as the audit keeps them: the rows are written anew with every change.
type panel struct {
	Assessors []panelist `json:"assessors" audit:"track"`
}

type panelist struct {
	Name string `json:"name" audit:"track"`
	Post string `json:"post" audit:"track"`
}

func panelOf(list []Assessor) panel {
	out := panel{Assessors: make([]panelist, len(list))}
	for i, a := range list {
		out.Assessors[i] = panelist{Name: a.Name, Post: a.Post}
	}
	return out
}

// GivenScore is one assessor's word on one applicant.
type GivenScore struct {
	AssessorID string    `json:"assessorId" maxLength:"36"`
	Part       ScorePart `json:"part" enum:"written,interview"`
	Points     *int      `json:"points" required:"false" nullable:"true" minimum:"0" maximum:"10000" doc:"百分之一分；空为未打分"`
	Conflict   bool      `json:"conflict,omitempty" doc:"该评委声明回避，不打分"`
}

// GiveScores keeps the assessors' scores of one applicant. An assessor who stood back scores neither part.
func (s *RecruitService) GiveScores(ctx context.Context, a authz.Actor, id string, rev int64, given []GivenScore) (Application, error) {
	return s.changeApplication(ctx, a, id, rev, "score", "", func(ctx context.Context, tx *db.Tx, n RecruitNotice, ap Application) (Application, error) {
		if n.State != NoticePublished || !n.Scored() {
			return ap, errs.Rule(CodeNoticeState, "公告规定打分的，在公示之前打分。")
		}
		if ap.Verdict != VerdictEligible {
			return ap, errs.Rule(CodeNotEligible, "资格审核通过的才打分。")
		}
		assessors, err := assessorsOf(ctx, tx, n.ID)
		if err != nil {
			return ap, err
		}
		if err := CheckScores(n.Scoring, assessors, given); err != nil {
			return ap, err
		}
		before, err := ownScores(ctx, tx, ap.ID)
		if err != nil {
			return ap, err
		}
		if sameScores(before, given) {
			return ap, nil // and what was decided between equals stands
		}
		was := n.marksOf(pointsOf(before)[ap.ID])
		if _, err := tx.NewRaw("DELETE FROM recruit_score WHERE application_id = ?", ap.ID).Exec(ctx); err != nil {
			return ap, fmt.Errorf("replace scores: %w", err)
		}
		rows := make([]Score, 0, len(given))
		for _, g := range given {
			if g.Points == nil && !g.Conflict {
				continue
			}
			rows = append(rows, Score{
				ID: db.NewID(), ApplicationID: ap.ID, AssessorID: g.AssessorID, Part: g.Part, Points: g.Points, Conflict: g.Conflict, ByName: a.Name, At: tx.Now(),
			})
		}
		if err := db.InsertAll(ctx, tx, rows); err != nil {
			return ap, err
		}
		is, err := readOwnMarks(ctx, tx, n, ap.ID)
		if err != nil {
			return ap, err
		}
		return ap, forgetTies(ctx, tx, a.Audit(), n, &ap, "的打分有变动", was, is)
	})
}

// forgetTies takes back what a person decided between equals, since one of them, or one who joins them, is another now:
// whoever has one of the given totals at the same post. Each that loses a place leaves a record; that of ap itself is the
// record of the act upon it. The notice's story tells it once, of the post and of nobody.
func forgetTies(ctx context.Context, tx *db.Tx, who audit.Actor, n RecruitNotice, ap *Application, why string, totals ...Marks) error {
	lost := ap.TieSeq != 0
	ap.TieSeq, ap.TieReason, ap.TieBy = 0, "", ""
	ordered, err := applicationsWhere(ctx, tx, func(q *bun.SelectQuery) *bun.SelectQuery {
		return q.Where("ra.notice_id = ?", n.ID).Where("ra.id <> ?", ap.ID).Where("ra.post_id = ?", ap.PostID).Where("ra.tie_seq <> 0")
	})
	if err != nil {
		return err
	}
	for _, before := range ordered {
		own, err := readOwnMarks(ctx, tx, n, before.ID)
		if err != nil {
			return err
		}
		if !slices.ContainsFunc(totals, func(m Marks) bool { return m.Total != nil && own.Total != nil && *m.Total == *own.Total }) {
			continue
		}
		lost = true
		after := before
		after.TieSeq, after.TieReason, after.TieBy = 0, "", ""
		if err := saveApplication(ctx, tx, &after); err != nil {
			return err
		}
		if err := audit.Record(ctx, tx, applicationEntry(who, "untie", n, &before, &after, "另一人"+why)); err != nil {
			return err
		}
	}
	if !lost {
		return nil
	}
	posts, err := postsOf(ctx, tx, n.ID)
	if err != nil {
		return err
	}
	return tellStory(ctx, tx, n.ID, "untie", amongPosts(posts, ap.PostID)+"并列人员"+why+"，须重新决定", who.Name)
}

// BreakTie decides between applicants with equal totals. A person does so with a reason; preferences of Art. 4 are shown
// beside and decide nothing by themselves.
func (s *RecruitService) BreakTie(ctx context.Context, a authz.Actor, id string, rev int64, ids []string, reason string) (RecruitNotice, error) {
	return s.change(ctx, a, id, rev, "tie", "", func(ctx context.Context, tx *db.Tx, n RecruitNotice) (RecruitNotice, error) {
		apps, err := applicationsOf(ctx, tx, n.ID)
		if err != nil {
			return n, err
		}
		m, err := readMarks(ctx, tx, n, apps)
		if err != nil {
			return n, err
		}
		byID, contenders := map[string]Application{}, []Contender{}
		for _, ap := range apps {
			byID[ap.ID] = ap
		}
		if len(ids) > 0 {
			for _, ap := range apps {
				if ap.PostID == byID[ids[0]].PostID {
					contenders = append(contenders, Contender{ID: ap.ID, Place: m.of[ap.ID].Place, Tied: m.of[ap.ID].Tied})
				}
			}
		}
		if err := CheckTie(n, contenders, ids, reason); err != nil {
			return n, err
		}
		for i, one := range ids {
			before := byID[one]
			after := before
			after.TieSeq, after.TieReason, after.TieBy = i+1, strings.TrimSpace(reason), a.Name
			if err := saveApplication(ctx, tx, &after); err != nil {
				return n, err
			}
			if err := audit.Record(ctx, tx, applicationEntry(a.Audit(), "tie", n, &before, &after, "")); err != nil {
				return n, err
			}
		}
		posts, err := postsOf(ctx, tx, n.ID)
		if err != nil {
			return n, err
		}
		at := amongPosts(posts, byID[ids[0]].PostID)
		return n, tellStory(ctx, tx, n.ID, "tie", fmt.Sprintf("%s第%d名并列%d人", at, m.of[ids[0]].Place, len(ids)), a.Name)
	})
}
