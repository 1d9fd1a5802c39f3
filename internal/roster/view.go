package roster

import (
	"context"
	"fmt"
	"slices"

	"xiezhi/internal/authz"
	"xiezhi/internal/gb"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/policy"
	"xiezhi/internal/workday"
)

// PersonView is a person with the engagements that the reader may see; numbers are masked.
type PersonView struct {
	Person

	PoliticalText  string           `json:"politicalText"`
	EducationText  string           `json:"educationText"`
	SexText        string           `json:"sexText"`
	Age            int              `json:"age"`
	Reaches65      workday.Date     `json:"reaches65"` // from this day a contract is in principle not renewed
	RetireAge      int              `json:"retireAge" doc:"不再续聘的年龄，按今天的政策"`
	Qualifications []Qualification  `json:"qualifications" nullable:"false"`
	Engagements    []EngagementView `json:"engagements" nullable:"false"`
	Claims         []ClaimView      `json:"claims" nullable:"false"`
	Actions        []string         `json:"actions" nullable:"false"`
}

// EngagementView is an engagement with all that hangs on it.
type EngagementView struct {
	Engagement

	UnionName     string         `json:"unionName"`
	PostUnionName string         `json:"postUnionName"`
	State         State          `json:"state"`
	EndGroundText string         `json:"endGroundText"`
	ExitID        string         `json:"exitId" doc:"正在办理的退出事项；只有聘用单位看得到"`
	Contracts     []Contract     `json:"contracts" nullable:"false"`
	Interruptions []Interruption `json:"interruptions" nullable:"false"`
	Postings      []PostingView  `json:"postings" nullable:"false"`
	Actions       []string       `json:"actions" nullable:"false"`
}

// PostingView is a posting with its union's name.
type PostingView struct {
	Posting

	PostUnionName string `json:"postUnionName"`
}

// ClaimView tells that another union wished to engage the person, and whom to call.
type ClaimView struct {
	OnDuty  workday.Date    `json:"onDuty"`
	Contact ConflictContact `json:"contact"`
}

// Actions of a person and of an engagement.
const (
	ActEdit      = "edit"
	ActReveal    = "reveal"
	ActContract  = "contract"
	ActPosting   = "posting"
	ActInterrupt = "interrupt"
	ActEnd       = "end"
	ActLift      = "lift"
)

// Detail is a person in the reader's scope: all of it for oneself, else the engagements of the scope.
func (s *Service) Detail(ctx context.Context, a authz.Actor, personID string) (PersonView, error) {
	q := s.DB.Read()
	own := a.PersonID != "" && a.PersonID == personID
	all, err := EngagementsOf(ctx, q, personID)
	if err != nil {
		return PersonView{}, err
	}
	scope := a.Scope(authz.RosterRead)
	seen := slices.DeleteFunc(slices.Clone(all), func(e Engagement) bool { return !own && !scope.Covers(e.Place()) })
	if len(seen) == 0 && !own {
		return PersonView{}, errs.NotFound(whatPerson)
	}
	p, err := PersonByID(ctx, q, personID)
	if err != nil {
		return PersonView{}, err
	}
	v := PersonView{
		Person: p, PoliticalText: gb.PoliticalStatuses.Short(p.Political), EducationText: gb.Educations.Short(p.Education),
		SexText: gb.Sexes.Short(p.Sex), Age: ageOn(p.Birth, s.today()),
		Qualifications: []Qualification{}, Engagements: []EngagementView{}, Claims: []ClaimView{}, Actions: []string{},
	}
	pol, err := s.policyOf(ctx, q, seen)
	if err != nil {
		return PersonView{}, err
	}
	v.Reaches65, v.RetireAge = pol.Retires(p.Birth, p.Sex), pol.RetiringAge(p.Sex)
	if err := q.NewSelect().Model(&v.Qualifications).Where("person_id = ?", personID).Order("issued_on", "id").Scan(ctx); err != nil {
		return PersonView{}, fmt.Errorf("read qualifications: %w", err)
	}
	if v.Engagements, err = s.engagementViews(ctx, q, a, seen); err != nil {
		return PersonView{}, err
	}
	if v.Claims, err = claimsOn(ctx, q, seen); err != nil {
		return PersonView{}, err
	}
	if writes(a, seen) {
		v.Actions = append(v.Actions, ActEdit)
	}
	if reveals := a.Scope(authz.RosterReveal); own || slices.ContainsFunc(seen, func(e Engagement) bool { return reveals.Covers(e.Place()) }) {
		v.Actions = append(v.Actions, ActReveal)
	}
	return v, nil
}

// writes tells whether the actor writes for an employing union of the person that is the latest (Art. 9: upper unions
// read and return, and do not overwrite).
func writes(a authz.Actor, list []Engagement) bool {
	return len(list) > 0 && a.Own(authz.RosterWrite).Covers(list[0].Place())
}

// policyOf is the policy of today where a person was engaged last.
func (s *Service) policyOf(ctx context.Context, q db.Q, list []Engagement) (policy.Policy, error) {
	if len(list) == 0 {
		return policy.At(nil, s.today()), nil
	}
	return policyAt(ctx, q, list[0].UnionID, s.today())
}

func (s *Service) engagementViews(ctx context.Context, q db.Q, a authz.Actor, list []Engagement) ([]EngagementView, error) {
	out := make([]EngagementView, 0, len(list))
	ids := make([]string, 0, len(list))
	for _, e := range list {
		ids = append(ids, e.ID)
	}
	contracts, err := contractsOf(ctx, q, ids...)
	if err != nil {
		return nil, err
	}
	cases, err := s.byCase(ctx, q, list...)
	if err != nil {
		return nil, err
	}
	leaving, err := s.leaving(ctx, q, list...)
	if err != nil {
		return nil, err
	}
	for _, e := range list {
		v := EngagementView{
			Engagement: e, State: StateOn(e, contracts[e.ID], s.today()), EndGroundText: e.EndGround.Title(),
			Contracts: append([]Contract{}, contracts[e.ID]...), Interruptions: []Interruption{}, Postings: []PostingView{}, Actions: []string{},
		}
		var postings []Posting
		if err := q.NewSelect().Model(&postings).Where("engagement_id = ?", e.ID).Order("starts_on").Scan(ctx); err != nil {
			return nil, fmt.Errorf("read postings: %w", err)
		}
		if err := q.NewSelect().Model(&v.Interruptions).Where("engagement_id = ?", e.ID).Order("starts_on").Scan(ctx); err != nil {
			return nil, fmt.Errorf("read interruptions: %w", err)
		}
		names := []string{e.UnionID}
		for _, p := range postings {
			if p.PostUnionID != "" {
				names = append(names, p.PostUnionID)
			}
		}
		unions, err := org.ByIDs(ctx, q, append(names, e.PostUnionID)...)
		if err != nil {
			return nil, err
		}
		v.UnionName, v.PostUnionName = unions[e.UnionID].Name, unions[e.PostUnionID].Name
		for _, p := range postings {
			v.Postings = append(v.Postings, PostingView{Posting: p, PostUnionName: unions[p.PostUnionID].Name})
		}
		if a.Own(authz.RosterWrite).Covers(e.Place()) {
			v.Actions = append(v.Actions, ActEdit, ActContract)
			if e.EndedOn.IsZero() {
				v.Actions = append(v.Actions, ActPosting, ActInterrupt)
				if v.ExitID = leaving[e.ID]; v.ExitID == "" {
					v.Actions = append(v.Actions, ActEnd)
				}
			} else if cases[e.ID] == nil {
				v.Actions = append(v.Actions, ActLift)
			}
		}
		out = append(out, v)
	}
	return out, nil
}

// claimsOn are the wishes of other unions for the engagements seen, each with its superior's contact.
func claimsOn(ctx context.Context, q db.Q, list []Engagement) ([]ClaimView, error) {
	out := []ClaimView{}
	for _, e := range list {
		var claims []claim
		if err := q.NewSelect().Model(&claims).Where("engagement_id = ?", e.ID).Order("created_at").Scan(ctx); err != nil {
			return nil, fmt.Errorf("read claims: %w", err)
		}
		for _, c := range claims {
			if !e.EndedOn.IsZero() && e.EndedOn.Before(c.OnDuty) {
				continue // settled: the engagement ended before the other was to begin
			}
			contact, err := contactAbove(ctx, q, c.UnionID)
			if err != nil {
				return nil, err
			}
			out = append(out, ClaimView{OnDuty: c.OnDuty, Contact: contact})
		}
	}
	return out, nil
}

func ageOn(birth, day workday.Date) int {
	age := day.Year() - birth.Year()
	if birth.AddYears(age).After(day) {
		age--
	}
	return age
}

// Look is one reveal of a person's numbers, as the person reads it.
type Look struct {
	ID     string `json:"id"`
	At     string `json:"at"`
	By     string `json:"by"`
	What   string `json:"what"`
	Reason string `json:"reason"`
}

// ActionReveal is the audited act of a reveal: what is recorded by it, the person reads.
const ActionReveal = "roster.reveal"

// Looks are the reveals of a person's numbers, the latest first: for the person, and for whoever may reveal them.
func (s *Service) Looks(ctx context.Context, a authz.Actor, personID, after string, limit int) (looks []Look, next string, err error) {
	if _, err := s.mayReveal(ctx, s.DB.Read(), a, personID); err != nil {
		return nil, "", err
	}
	acts, next, err := audit.List(ctx, s.DB.Read(), audit.Filter{PersonID: personID, Action: ActionReveal, After: after, Limit: limit})
	if err != nil {
		return nil, "", err
	}
	looks = make([]Look, 0, len(acts))
	for _, act := range acts {
		looks = append(looks, Look{
			ID: act.ID, At: workday.Minute(act.At), By: act.ActorName, What: act.Label, Reason: act.Reason,
		})
	}
	return looks, next, nil
}

// mayReveal asks whether the actor may see the person's numbers, and gives the engagement by which.
func (s *Service) mayReveal(ctx context.Context, q db.Q, a authz.Actor, personID string) (Engagement, error) {
	list, err := EngagementsOf(ctx, q, personID)
	if err != nil {
		return Engagement{}, err
	}
	own := a.PersonID != "" && a.PersonID == personID
	scope := a.Scope(authz.RosterReveal)
	for _, e := range list {
		if own || scope.Covers(e.Place()) {
			return e, nil
		}
	}
	if !own && a.Has(authz.RosterRead) && !a.Has(authz.RosterReveal) {
		return Engagement{}, authz.Missing(authz.RosterReveal)
	}
	return Engagement{}, errs.NotFound(whatPerson)
}
