package worklog

import (
	"time"

	"xiezhi/internal/workday"
)

// VisitEntry is an entry in a reply.
type VisitEntry struct {
	ID               string       `json:"id"`
	PersonID         string       `json:"personId"`
	PersonName       string       `json:"personName" doc:"列表中给出"`
	ClientKey        string       `json:"clientKey"`
	UnionID          string       `json:"unionId"`
	Day              workday.Date `json:"day"`
	ServedID         string       `json:"servedId"`
	ServedName       string       `json:"servedName"`
	Duties           []Duty       `json:"duties" nullable:"false" enum:"D1,D2,D3,D4,D5,D6,D7"`
	Place            Place        `json:"place" enum:"onsite,remote,indoor,"`
	Participants     string       `json:"participants"`
	Done             string       `json:"done"`
	Outcome          string       `json:"outcome"`
	InternalNote     string       `json:"internalNote" doc:"内部记录，只有本人和聘用单位可见"`
	CommissionNumber string       `json:"commissionNumber"`
	CommissionOn     workday.Date `json:"commissionOn"`
	CommissionBlob   string       `json:"commissionBlob"`
	Consent          Consent      `json:"consent" enum:"none,asked,given,refused"`
	ConsentReason    string       `json:"consentReason"`
	State            State        `json:"state" enum:"draft,waiting,confirmed,returned,refused,withdrawn"`
	StateTitle       string       `json:"stateTitle"`
	StateReason      string       `json:"stateReason"`
	Strength         Strength     `json:"strength" enum:"code,drawn,paper,"`
	Source           Source       `json:"source" enum:"system,opening"`
	Counted          bool         `json:"counted" doc:"使当日计为一天"`
	SubmittedAt      time.Time    `json:"submittedAt,omitzero"`
	ConfirmedAt      time.Time    `json:"confirmedAt,omitzero"`
	Rev              int64        `json:"rev"`
	CreatedAt        time.Time    `json:"createdAt"`
	ChangedAt        time.Time    `json:"changedAt"`
	Actions          []Action     `json:"actions" nullable:"false" enum:"save,submit,invite,paper,recall,delete,copy,consent,attach"`
}

// wire is the entry as its writer sees it.
func (v Visit) wire(names map[string]string) VisitEntry { return v.wireFor(names, true) }

// wireFor leaves the writer's actions out for everybody else.
func (v Visit) wireFor(names map[string]string, own bool) VisitEntry {
	e := VisitEntry{
		ID: v.ID, PersonID: v.PersonID, PersonName: names[v.PersonID], ClientKey: v.ClientKey, UnionID: v.UnionID, Day: v.Day, ServedID: v.ServedID,
		ServedName: v.ServedName, Duties: v.DutyList(), Place: v.Place, Participants: v.Participants, Done: v.Done, Outcome: v.Outcome,
		InternalNote: v.InternalNote, CommissionNumber: v.CommissionNumber, CommissionOn: v.CommissionOn, CommissionBlob: v.CommissionBlob,
		Consent: v.Consent, ConsentReason: v.ConsentReason, State: v.State, StateTitle: v.State.Title(), StateReason: v.StateReason,
		Strength: v.Strength, Source: v.Source, Counted: v.Counted, SubmittedAt: v.SubmittedAt, ConfirmedAt: v.ConfirmedAt, Rev: v.Rev,
		CreatedAt: v.CreatedAt, ChangedAt: v.ChangedAt, Actions: []Action{},
	}
	if own {
		e.Actions = OwnActions(v)
	}
	return e
}

// Written is an entry's content in a request, and the other side of a conflict in a reply.
type Written struct {
	Day              workday.Date `json:"day" doc:"服务日期，一条日志一个日期"`
	ServedID         string       `json:"servedId" format:"uuid"`
	Duties           []Duty       `json:"duties" maxItems:"7" nullable:"false" enum:"D1,D2,D3,D4,D5,D6,D7"`
	Place            Place        `json:"place" enum:"onsite,remote,indoor," doc:"现场、电话线上、室内；空为未填"`
	Participants     string       `json:"participants" maxLength:"500"`
	Done             string       `json:"done" maxLength:"2000"`
	Outcome          string       `json:"outcome" maxLength:"1000"`
	InternalNote     string       `json:"internalNote" maxLength:"2000"`
	CommissionNumber string       `json:"commissionNumber" maxLength:"100"`
	CommissionOn     workday.Date `json:"commissionOn"`
	CommissionBlob   string       `json:"commissionBlob" maxLength:"36"`
}

func (c Content) wire() Written {
	w := Written(c)
	if w.Duties == nil {
		w.Duties = []Duty{}
	}
	return w
}

func (w Written) content() Content { return Content(w) }
