package rulebook

import (
	"fmt"
	"slices"
	"strings"

	"xiezhi/internal/platform/errs"
	"xiezhi/internal/policy"
	"xiezhi/internal/workday"
)

// Codes of the refusals.
const (
	CodeLocalState  = "local_rule_state"
	CodeLocalValues = "local_rule_values"
)

// LocalContent is what a city states of its rules.
type LocalContent struct {
	Document string       `json:"document" maxLength:"60" doc:"文号"`
	Title    string       `json:"title" maxLength:"100" doc:"文件名称"`
	IssuedOn workday.Date `json:"issuedOn" doc:"印发日期"`
	From     workday.Date `json:"from" doc:"施行日期"`
	Summary  string       `json:"summary" maxLength:"1000" doc:"其他规定的摘要，可不填"`
	Values   []LocalValue `json:"values" maxItems:"40" nullable:"false" doc:"更严的数值"`
}

// trimmed is the content without blanks around its words.
func (c LocalContent) trimmed() LocalContent {
	c.Document, c.Title, c.Summary = strings.TrimSpace(c.Document), strings.TrimSpace(c.Title), strings.TrimSpace(c.Summary)
	c.Values = slices.Clone(c.Values)
	for i := range c.Values {
		c.Values[i].Value = strings.TrimSpace(c.Values[i].Value)
	}
	return c
}

// CheckLocalFiling lists what is missing before rules can be filed. A city's rules follow the Measures and are not in force
// before they are issued.
func CheckLocalFiling(l LocalRule, today workday.Date) error {
	var f []errs.Field
	if l.Document == "" {
		f = append(f, errs.F("document", "请填写文号"))
	}
	if l.Title == "" {
		f = append(f, errs.F("title", "请填写文件名称"))
	}
	switch {
	case l.IssuedOn.IsZero():
		f = append(f, errs.F("issuedOn", "请填写印发日期"))
	case l.IssuedOn.Before(policy.Issued):
		f = append(f, errs.F("issuedOn", "不能早于《办法》发布之日"+policy.Issued.Chinese()))
	case l.IssuedOn.After(today):
		f = append(f, errs.F("issuedOn", "尚未印发的不能报备"))
	}
	switch {
	case l.ValidFrom.IsZero():
		f = append(f, errs.F("from", "请填写施行日期"))
	case l.ValidFrom.Before(l.IssuedOn):
		f = append(f, errs.F("from", "不能早于印发日期"))
	case tooFar(l.ValidFrom, today):
		f = append(f, errs.F("from", tooFarWords))
	}
	if l.BlobID == "" {
		f = append(f, errs.F("file", "请上传文件（PDF 或 Word）"))
	}
	return errs.Fields(f...)
}

// tooFar tells whether a day from which a rule is to bind is one that somebody mistyped: 2062 for 2026 would bind nobody, and nobody
// would notice.
func tooFar(day, today workday.Date) bool { return day.After(today.AddYears(2)) }

const tooFarWords = "不能晚于两年以后，请核对年份"

// AppliesFrom is the day from which the values of rules bind: their own, but never in a year that is over when they are filed,
// whose results are judged by the rules of then.
func AppliesFrom(from, today workday.Date) workday.Date {
	if first := workday.New(today.Year(), 1, 1); from.Before(first) {
		return first
	}
	return from
}

// CheckLocalValues tells whether the last place of the chain may state the values, which are to bind from a day on. All that
// may not are named, each with its article.
func CheckLocalValues(chain []policy.Place, values []LocalValue, from workday.Date) error {
	var f []errs.Field
	var said []string
	code := ""
	seen := map[policy.Key]bool{}
	for _, v := range values {
		if seen[v.Key] {
			return errs.E(CodeLocalValues, "同一项规定了两次。", errs.F("value:"+string(v.Key), "重复"))
		}
		seen[v.Key] = true
		err := policy.Validate(chain, policy.Overlay{Key: v.Key, Value: v.Value, From: from, Document: "—"})
		if err == nil {
			continue
		}
		if code == "" {
			code = errs.CodeOf(err)
		}
		said = append(said, errs.Message(err))
		f = append(f, errs.F("value:"+string(v.Key), errs.Message(err)))
	}
	if len(f) == 0 {
		return nil
	}
	return errs.E(code, strings.Join(said, ""), f...)
}

// CheckReplaced tells whether rules from a day on may take the place of those filed before. Rules that have begun are followed
// by later ones; those still to come may be replaced altogether.
func CheckReplaced(old LocalRule, from, today workday.Date) error {
	if !old.ValidFrom.After(today) && !from.After(old.ValidFrom) {
		return errs.E(CodeLocalState, fmt.Sprintf("现行的《%s》自%s起施行，新版本的施行日期应在其后。", old.Title, old.ValidFrom.Chinese()), errs.F("from", "应晚于"+old.ValidFrom.Chinese()))
	}
	return nil
}

// LocalStanding is whether filed rules are in force on a day.
type LocalStanding string

// Standings.
const (
	StandingDraft   LocalStanding = "draft"
	StandingComing  LocalStanding = "coming"
	StandingInForce LocalStanding = "in_force"
	StandingEnded   LocalStanding = "ended"
)

// Standing of the rules on a day.
func (l LocalRule) Standing(on workday.Date) LocalStanding {
	switch {
	case l.State == LocalDraft:
		return StandingDraft
	case !l.ValidUntil.IsZero() && (l.ValidUntil.Before(on) || l.ValidUntil.Before(l.ValidFrom)):
		return StandingEnded
	case l.ValidFrom.After(on):
		return StandingComing
	}
	return StandingInForce
}

// Acts upon rules.
const (
	ActEdit    = "edit"
	ActFile    = "file"
	ActDiscard = "discard"
	ActNote    = "note"
	ActReturn  = "return"
	ActAnswer  = "answer"
	ActRepeal  = "repeal"
	ActPrint   = "print"
)

// reader is what an actor may do about a city's rules: draft for the city, speak for it, speak for the province.
type reader struct{ drafts, speaks, province bool }

// localActions are the acts that the state of the rules admits to a reader.
func localActions(l LocalRule, r reader, today workday.Date) []string {
	acts := []string{}
	if l.State == LocalDraft {
		if r.drafts || r.speaks {
			acts = append(acts, ActEdit, ActDiscard)
		}
		if r.speaks {
			acts = append(acts, ActFile)
		}
		return acts
	}
	acts = append(acts, ActPrint)
	if r.province {
		if l.State != LocalNoted {
			acts = append(acts, ActNote)
		}
		if l.State == LocalFiled {
			acts = append(acts, ActReturn)
		}
	}
	if l.State == LocalReturned && (r.drafts || r.speaks) {
		acts = append(acts, ActAnswer)
	}
	if s := l.Standing(today); r.speaks && l.ValidUntil.IsZero() && s == StandingInForce {
		acts = append(acts, ActRepeal)
	}
	return acts
}

// receiptOf is the number under which the province received a filing.
func receiptOf(year, seq int) string { return fmt.Sprintf("细则备〔%d〕%d号", year, seq) }

// titled is a document as rules name it.
func titled(title, document string) string {
	if document == "" {
		return "《" + title + "》"
	}
	return "《" + title + "》（" + document + "）"
}

// basisOf is what an overlay stands on: the kind of document and its id.
func basisOf(basis string) (kind, id string) {
	kind, id, _ = strings.Cut(basis, ":")
	return kind, id
}
