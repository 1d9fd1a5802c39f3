package exit

import (
	"context"

	"xiezhi/internal/hiring"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/policy"
	"xiezhi/internal/roster"
	"xiezhi/internal/workday"
)

// Dismissal is an end by Art. 11(2) or (4) that the approver of a new form is told of for a term, and nobody else. The
// person sees it.
type Dismissal struct {
	GroundTitle string       `json:"groundTitle"`
	Article     string       `json:"article"`
	EndedOn     workday.Date `json:"endedOn"`
	Until       workday.Date `json:"until" doc:"提示到哪一天"`
}

// DismissalOf tells whether an end is pointed out on a day; years is the term.
func DismissalOf(e roster.Engagement, years int, on workday.Date) (Dismissal, bool) {
	if e.EndGround != roster.GroundDiscipline && e.EndGround != roster.GroundFailed || e.EndedOn.IsZero() {
		return Dismissal{}, false
	}
	until := e.EndedOn.AddYears(years)
	return Dismissal{GroundTitle: e.EndGround.Title(), Article: ArticleOf(e.EndGround), EndedOn: e.EndedOn, Until: until}, years > 0 && !on.After(until)
}

// marks are a person's ends that are pointed out on a day, whichever union in the province they were at.
func (s *Service) marks(ctx context.Context, q db.Q, personID string, on workday.Date) ([]Dismissal, error) {
	out := []Dismissal{}
	if personID == "" {
		return out, nil
	}
	all, err := roster.EngagementsOf(ctx, q, personID)
	if err != nil {
		return nil, err
	}
	for _, e := range all {
		pol, err := s.policyAt(ctx, q, e.UnionID, on)
		if err != nil {
			return nil, err
		}
		if d, told := DismissalOf(e, pol.Int(policy.RehireWarningYears), on); told {
			out = append(out, d)
		}
	}
	return out, nil
}

// WarnRehire is what the approver of a form is told of earlier dismissals of its person, given by the index of the identity
// number. Which union it was stays unsaid.
func (s *Service) WarnRehire(ctx context.Context, q db.Q, idBlind string) ([]hiring.FormCheck, error) {
	personID, err := roster.PersonByBlind(ctx, q, idBlind)
	if err != nil {
		return nil, err
	}
	list, err := s.marks(ctx, q, personID, s.today())
	if err != nil {
		return nil, err
	}
	var out []hiring.FormCheck
	for _, d := range list {
		out = append(out, hiring.FormCheck{
			Key: "rehire", Title: "曾被解聘", Level: hiring.CheckWarn, Article: d.Article,
			Text: "此人曾于" + d.EndedOn.Chinese() + "因“" + d.GroundTitle + "”解聘。是否同意由您决定；本提示只有审核人和本人能看到，到" + d.Until.Chinese() + "为止。",
		})
	}
	return out, nil
}
