package roster

import (
	"database/sql"
	"fmt"

	"xiezhi/internal/gb"
	"xiezhi/internal/platform/errs"
)

// Title is the outcome's Chinese name.
func (o Outcome) Title() string {
	return map[Outcome]string{Accepted: "接收", Warned: "提醒", Rejected: "退回"}[o]
}

// Codes are the row's findings by code, in order.
func (j *Judged) Codes() []string {
	out := make([]string, 0, len(j.Findings))
	for _, f := range j.Findings {
		out = append(out, f.Code)
	}
	return out
}

// Why are the row's findings in words.
func (j *Judged) Why() []string {
	out := make([]string, 0, len(j.Findings))
	for _, f := range j.Findings {
		out = append(out, f.Text)
	}
	return out
}

// Number is the normalised identity number, empty when it is not valid.
func (j *Judged) Number() string { return j.ID.Number() }

// head is the row as the roster takes it. It marks the beginning (期初).
func (j *Judged) head() NewHead {
	h := NewHead{
		Name: j.Name, ID: j.ID, Political: j.Political, Education: j.Education, Title: j.Title, FormerPost: cutHead(j.Former, 400),
		UnionID: j.UnionID, PostUnionID: j.PostUnionID, Channel: j.Channel, OnDuty: j.OnDuty, EndedOn: j.EndedOn,
		Note: cutHead(j.Note, 400), Opening: true,
	}
	if p, err := gb.ParsePhone(j.Phone); err == nil {
		h.Phone = p
	}
	if !j.EndedOn.IsZero() {
		h.EndGround = GroundOther
	}
	if !j.Start.IsZero() && (j.OpenEnded || !j.End.IsZero()) {
		h.Contracts = []Contract{{Kind: j.ContractKind, StartsOn: j.Start, EndsOn: j.End}}
	}
	if kind, ok := qualificationOf(j.Title.Label); ok {
		h.Qualifications = []Qualification{{Kind: kind, Name: j.Title.Label}}
		h.PrefQualified = kind == QualRelations
	}
	return h
}

func cutHead(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n])
	}
	return s
}

// changedOne turns the result of a guarded update into a conflict when nothing was changed.
func changedOne(res sql.Result, err error, what string) error {
	if err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	n, err := res.RowsAffected()
	if err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	if n == 0 {
		return errs.Stale()
	}
	return nil
}
