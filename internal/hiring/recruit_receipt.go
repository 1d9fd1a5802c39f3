package hiring

import (
	"context"
	"fmt"

	"xiezhi/internal/gb"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/workday"
)

// JobReceipt is what an applicant sees of the own application, and nobody else's.
type JobReceipt struct {
	NoticeID      string             `json:"noticeId"`
	NoticeTitle   string             `json:"noticeTitle"`
	UnionName     string             `json:"unionName"`
	OfficePhone   string             `json:"officePhone"`
	ContactName   string             `json:"contactName"`
	ApplyUntil    workday.Date       `json:"applyUntil"`
	State         string             `json:"state" enum:"received,eligible,ineligible,proposed,chosen,hired,declined,passed,cancelled"`
	Words         string             `json:"words"`
	Reason        string             `json:"reason" doc:"资格审核未通过、没有选上或取消的理由"`
	Marks         *Marks             `json:"marks,omitempty" doc:"本人成绩和名次，公示后可见"`
	PlaceOf       int                `json:"placeOf" doc:"同一岗位有名次的人数，0 为没有名次"`
	From          workday.Date       `json:"publicityFrom" doc:"空为尚未公示"`
	Until         workday.Date       `json:"publicityUntil"`
	Provisional   bool               `json:"publicityProvisional" doc:"公示截止日暂定：次年放假安排尚未公布"`
	Content       ApplicationContent `json:"content"`
	PostTitle     string             `json:"postTitle"`
	EducationText string             `json:"educationText"`
	PoliticalText string             `json:"politicalText"`
	IDMasked      string             `json:"idMasked"`
	PhoneMasked   string             `json:"phoneMasked"`
	Posts         []NoticePost       `json:"posts" nullable:"false"`
	Files         []RecruitFile      `json:"files" nullable:"false"`
	SentAt        string             `json:"sentAt"`
	ConsentAt     string             `json:"consentAt"`
	EraseOn       workday.Date       `json:"eraseOn" doc:"未聘用的，材料清除日期；空为招聘尚未办结"`
	Privacy       PrivacyNotice      `json:"privacy"`
	Rev           int64              `json:"rev"`
	Actions       []string           `json:"actions" nullable:"false" doc:"correct、attach、withdraw"`
}

// ShowReceipt shows the own application.
func (s *RecruitService) ShowReceipt(ctx context.Context, token string) (JobReceipt, error) {
	q := s.DB.Read()
	a, n, err := byReceipt(ctx, q, token)
	if err != nil {
		return JobReceipt{}, err
	}
	u, err := org.ByID(ctx, q, n.UnionID)
	if err != nil {
		return JobReceipt{}, err
	}
	out := JobReceipt{
		NoticeID: n.ID, NoticeTitle: n.Title, UnionName: u.Name, OfficePhone: n.OfficePhone, ContactName: n.ContactName, ApplyUntil: n.ApplyUntil,
		Content: a.content(), EducationText: gb.Educations.Label(a.Education), PoliticalText: gb.PoliticalStatuses.Label(a.Political),
		IDMasked: a.IDMasked, PhoneMasked: a.PhoneMasked, Rev: a.Rev, Actions: []string{}, SentAt: recordInstant(a.CreatedAt), ConsentAt: recordInstant(a.ConsentAt),
	}
	if n.State == NoticeClosed || n.State == NoticeCancelled {
		out.EraseOn = n.EraseOn
	}
	if out.Posts, err = postsOf(ctx, q, n.ID); err != nil {
		return out, err
	}
	out.PostTitle = titleOfPost(out.Posts, a.PostID)
	if err := s.tellOutcome(ctx, q, n, a, &out); err != nil {
		return out, err
	}
	if out.Files, err = filesOf(ctx, q, n.ID, a.ID); err != nil {
		return out, err
	}
	if out.Privacy, err = s.privacy(ctx, q, n, s.today()); err != nil {
		return out, err
	}
	if CheckCorrect(n, s.today()) == nil {
		out.Actions = append(out.Actions, "correct", "attach")
	}
	if CheckTakeBack(n, a) == nil {
		out.Actions = append(out.Actions, "withdraw")
	}
	return out, nil
}

// tellOutcome is how the application stands, and, once the list was public, the own scores and place.
func (s *RecruitService) tellOutcome(ctx context.Context, q db.Q, n RecruitNotice, a Application, out *JobReceipt) error {
	known, err := outcomeOf(ctx, q, n, a)
	if err != nil {
		return err
	}
	out.State, out.Words = ApplicantState(n, a, known)
	if n.State == NoticePublicity || n.State == NoticeClosed {
		out.From, out.Until, out.Provisional = n.PublicityFrom, n.PublicityUntil, n.Provisional
	}
	switch out.State {
	case "ineligible":
		out.Reason = a.VerdictReason
		return nil
	case "cancelled":
		out.Reason = n.ClosedReason
		return nil
	case "received", "eligible":
		return nil
	}
	own, err := readOwnMarks(ctx, q, n, a.ID)
	if err != nil {
		return err
	}
	if own.Total != nil && !n.PublicityUntil.IsZero() { // closed without a list, there is no place either
		own.Place, out.PlaceOf = a.ListedPlace, a.ListedOf
		out.Marks = &own
	}
	if out.State != "passed" {
		return nil
	}
	var listed Listing
	err = q.NewRaw("SELECT count(*) AS count, coalesce(max(listed_place), 0) AS last FROM recruit_application WHERE notice_id = ? AND post_id = ? AND proposed_at IS NOT NULL",
		n.ID, a.PostID).Scan(ctx, &listed)
	if err != nil {
		return fmt.Errorf("count those listed for a post: %w", err)
	}
	for _, p := range out.Posts {
		if p.ID == a.PostID {
			out.Reason = PassedWords(n, a, own, p, listed)
		}
	}
	return nil
}

// outcomeOf is what became of one application after its list.
func outcomeOf(ctx context.Context, q db.Q, n RecruitNotice, a Application) (out ApplicantOutcome, err error) {
	switch {
	case n.State == NoticePublished:
		taken, err := q.NewSelect().TableExpr("recruit_event").Where("notice_id = ?", n.ID).Where("act = 'unlist'").Count(ctx)
		if err != nil {
			return out, fmt.Errorf("look for a list that was taken down: %w", err)
		}
		out.Unlisted = taken > 0
	case n.State == NoticeClosed && !a.ProposedAt.IsZero():
		hired, err := hiredOf(ctx, q, n, []Application{a})
		if err != nil {
			return out, err
		}
		out.Hired = hired[a.ID]
		forms, err := applicantForms(ctx, q, n, []Application{a})
		if err != nil {
			return out, err
		}
		if len(forms) > 0 {
			out.Form = forms[len(forms)-1].State
		}
	}
	return out, nil
}
