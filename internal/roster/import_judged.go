package roster

import (
	"database/sql"
	"fmt"
	"slices"

	"xiezhi/internal/gb"
	"xiezhi/internal/platform/errs"
)

// Title is the outcome's Chinese name.
func (o Outcome) Title() string {
	return map[Outcome]string{Accepted: "可导入", Warned: "有提醒", Rejected: "不能导入"}[o]
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

// skipped tells that nothing but the choice to leave its union out speaks against the row.
func (j *Judged) skipped() bool {
	only := false
	for _, f := range j.Findings {
		if f.Level == Reject {
			if f.Code != "union_skipped" {
				return false
			}
			only = true
		}
	}
	return only
}

// Number is the normalised identity number, empty when it is not valid.
func (j *Judged) Number() string { return j.ID.Number() }

// head is the row as the roster takes it. It marks the beginning (期初).
func (j *Judged) head() NewHead {
	h := NewHead{
		Name: j.Name, ID: j.ID, Political: j.Political, Education: j.Education, Title: j.Title, FormerPost: cutHead(j.Former, 400),
		UnionID: j.UnionID, PostUnionID: j.PostUnionID, PostTier: j.Level, Channel: j.Channel, OnDuty: j.OnDuty, EndedOn: j.EndedOn,
		EndGround: j.EndGround, Preferences: j.Preferences, Note: cutHead(j.Note, 400), Opening: true,
	}
	if p, err := gb.ParsePhone(j.Phone); err == nil {
		h.Phone = p
	}
	if !j.EndedOn.IsZero() && h.EndGround == "" {
		h.EndGround = GroundOther
	}
	h.Contracts = j.contracts()
	if kind, ok := qualificationOf(j.Title.Label); ok {
		h.qualify(kind, j.Title.Label)
	}
	for _, name := range j.Certificates {
		kind, ok := qualificationOf(name)
		if !ok {
			kind = QualOther
		}
		h.qualify(kind, name)
	}
	return h
}

// contracts are the row's contracts, none when its term is not known.
func (j *Judged) contracts() []Contract {
	if len(j.Terms) > 1 {
		out := make([]Contract, 0, len(j.Terms))
		for _, t := range j.Terms {
			out = append(out, Contract{Kind: j.ContractKind, StartsOn: t.Start, EndsOn: t.End})
		}
		return out
	}
	if j.Start.IsZero() || j.EndEvent || !j.OpenEnded && j.End.IsZero() {
		return nil
	}
	return []Contract{{Kind: j.ContractKind, SignedOn: j.Signed, StartsOn: j.Start, EndsOn: j.End}}
}

func (h *NewHead) qualify(kind QualificationKind, name string) {
	if slices.ContainsFunc(h.Qualifications, func(q Qualification) bool { return q.Name == name }) {
		return
	}
	h.Qualifications = append(h.Qualifications, Qualification{Kind: kind, Name: name})
	h.PrefQualified = h.PrefQualified || kind == QualRelations
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
