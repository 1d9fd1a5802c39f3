package hiring

import (
	"context"
	"fmt"
	"strings"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/roster"
	"xiezhi/internal/rulebook"
	"xiezhi/internal/workday"
)

// RenewalView is a renewal on one page: what has been done, what comes next, and what stands in its way.
type RenewalView struct {
	EngagementID string        `json:"engagementId"`
	PersonID     string        `json:"personId"`
	Name         string        `json:"name"`
	UnionID      string        `json:"unionId"`
	UnionName    string        `json:"unionName"`
	OnDuty       workday.Date  `json:"onDuty"`
	EndedOn      workday.Date  `json:"endedOn"`
	Contract     *ContractRow  `json:"contract,omitempty" doc:"最后一份合同"`
	StartsOn     workday.Date  `json:"startsOn" doc:"续聘从哪一天起"`
	GradeYear    int           `json:"gradeYear"`
	Grades       []GradeLine   `json:"grades" nullable:"false"`
	Headroom     *Headroom     `json:"headroom,omitempty"`
	Steps        []RenewalStep `json:"steps" nullable:"false"`
	Stops        []Remark      `json:"stops" nullable:"false" doc:"原则上不予续聘的情形"`
	FormID       string        `json:"formId"`
	FormState    string        `json:"formState"`
	CaseID       string        `json:"caseId"`
	Override     bool          `json:"override" doc:"推荐表上已请上级同意"`
	DueOn        workday.Date  `json:"dueOn"`
	Actions      []string      `json:"actions" nullable:"false" doc:"grade、form、sign"`
	Today        workday.Date  `json:"today"`
	Superior     string        `json:"superior" doc:"批准的上一级总工会"`
}

// Renewal is the renewal of an engagement in the actor's scope.
func (s *ContractService) Renewal(ctx context.Context, a authz.Actor, engagementID string) (RenewalView, error) {
	q, today := s.DB.Read(), s.today()
	scope := a.Scope(authz.ContractRead)
	e, err := roster.EngagementByID(ctx, q, engagementID)
	if err != nil {
		return RenewalView{}, err
	}
	if !scope.Covers(e.Place()) {
		return RenewalView{}, errs.NotFound("聘用记录")
	}
	p, err := roster.PersonByID(ctx, q, e.PersonID)
	if err != nil {
		return RenewalView{}, err
	}
	chain, err := org.Chain(ctx, q, e.UnionID)
	if err != nil {
		return RenewalView{}, err
	}
	v := RenewalView{
		EngagementID: e.ID, PersonID: p.ID, Name: p.Name, UnionID: e.UnionID, UnionName: chain[len(chain)-1].Name, OnDuty: e.OnDuty, EndedOn: e.EndedOn, Grades: []GradeLine{},
		Steps: []RenewalStep{}, Stops: []Remark{}, Actions: []string{}, Today: today,
	}
	if up, ok := org.ConsentOf(chain); ok {
		v.Superior = up.Name
	}
	grades, err := gradesOf(ctx, q, p.ID)
	if err != nil {
		return v, err
	}
	v.Grades = append(v.Grades, grades[p.ID]...)
	own := ownContract(a, authz.ContractWrite, e.UnionID) == nil
	if own {
		v.Actions = append(v.Actions, "grade")
	}
	facts, err := s.renewalFacts(ctx, q, e, p, &v)
	if err != nil || v.Contract == nil {
		return v, err
	}
	pol, err := rulebook.PolicyAt(ctx, q, e.UnionID, today)
	if err != nil {
		return v, err
	}
	v.Stops = append(v.Stops, RenewalStops(facts, pol)...)
	v.Override = len(v.Stops) > 0 && facts.Asked(v.Stops)
	v.Steps = RenewalSteps(facts, v.Stops)
	if own && e.EndedOn.IsZero() {
		switch facts.Form {
		case "", string(FormRejected):
			v.Actions = append(v.Actions, "form")
		case string(FormApproved):
			v.Actions = append(v.Actions, "sign")
		}
	}
	return v, nil
}

// renewalFacts reads what stands about the end of the engagement's last contract.
func (s *ContractService) renewalFacts(ctx context.Context, q db.Q, e roster.Engagement, p roster.Person, v *RenewalView) (RenewalFacts, error) {
	sel, err := s.query(ctx, q, authz.Everything(), ContractFilter{State: "all"})
	if err != nil {
		return RenewalFacts{}, err
	}
	rows, err := s.rows(ctx, q, roster.WithoutFollower(sel).Where("c.engagement_id = ?", e.ID), httpx.Cursor{}, 1)
	if err != nil || len(rows) == 0 {
		return RenewalFacts{}, err
	}
	last := rows[0]
	v.Contract, v.DueOn = &last, last.EndsOn
	f := RenewalFacts{Birth: p.Birth, Sex: p.Sex, ContractEnds: last.EndsOn, Ended: !e.EndedOn.IsZero(), Room: true, RoomText: "无固定期限，不需续聘"}
	if last.EndsOn.IsZero() || last.EndsOn.Year() >= endless {
		v.GradeYear = s.today().Year() - 1
		f.GradeYear = v.GradeYear
		return f, nil
	}
	f.StartsOn = last.EndsOn.AddDays(1)
	f.Grade, f.GradeYear = gradeBefore(v.Grades, f.StartsOn)
	v.StartsOn, v.GradeYear = f.StartsOn, f.GradeYear
	room, err := ReadHeadroom(ctx, q, Hire{UnionID: e.UnionID, PersonID: p.ID, From: f.StartsOn}, s.today())
	if err != nil {
		return f, err
	}
	v.Headroom, f.Room = &room, room.OK
	f.RoomText = "续聘不另占员额"
	if len(room.Warnings) > 0 {
		f.RoomText += "。" + strings.Join(room.Warnings, "")
	}
	form, found, err := renewalForm(ctx, q, e.ID)
	if err != nil || !found {
		return f, err
	}
	v.FormID, v.FormState, v.CaseID = form.ID, string(form.State), form.CaseID
	f.Form = string(form.State)
	f.AgeReason, f.GradeReason = form.AgeReason != "", form.GradeReason != ""
	return f, nil
}

// renewalForm is the renewal form of an engagement that no contract has used and nobody has voided, the latest.
func renewalForm(ctx context.Context, q db.Q, engagementID string) (Form, bool, error) {
	var list []Form
	err := q.NewSelect().Model(&list).Where("f.engagement_id = ?", engagementID).Where("f.kind = ?", FormRenewal).
		Where("f.contract_id IS NULL").Where("f.state <> ?", FormVoid).OrderExpr("f.id DESC").Limit(1).Scan(ctx)
	if err != nil {
		return Form{}, false, fmt.Errorf("read renewal form: %w", err)
	}
	if len(list) == 0 {
		return Form{}, false, nil
	}
	return list[0], true, nil
}
