package rulebook

import (
	"fmt"
	"strings"

	"xiezhi/internal/platform/errs"
	"xiezhi/internal/policy"
	"xiezhi/internal/workday"
)

// Codes of the refusals.
const (
	CodeInterpretationState = "interpretation_state"
	CodeReading             = "interpretation_reading"
)

// InterpretationContent is what an interpretation says.
type InterpretationContent struct {
	Title      string              `json:"title" maxLength:"100" doc:"要旨"`
	Document   string              `json:"document" maxLength:"60" doc:"发文字号，可空"`
	Article    string              `json:"article" maxLength:"40" doc:"条款，如第十条第（二）项"`
	Question   string              `json:"question" maxLength:"1500"`
	Answer     string              `json:"answer" maxLength:"3000"`
	From       workday.Date        `json:"from" doc:"从哪天起适用"`
	Keys       []InterpretationKey `json:"keys" maxItems:"10" nullable:"false"`
	QuestionID string              `json:"questionId" maxLength:"36" doc:"所答复的问题，可空"`
	ReplacesID string              `json:"replacesId" maxLength:"36" doc:"所替换的解释，可空"`
}

func (c InterpretationContent) trimmed() InterpretationContent {
	for _, text := range []*string{&c.Title, &c.Document, &c.Article, &c.Question, &c.Answer} {
		*text = strings.TrimSpace(*text)
	}
	return c
}

// CheckInterpretation lists what is wrong with an interpretation before it is published. It may change what the Measures leave
// open and the program reads one way until the province says otherwise; the Measures' own numbers are no reading.
func CheckInterpretation(i Interpretation, keys []InterpretationKey, chain []policy.Place, today workday.Date) error {
	var f []errs.Field
	for _, blank := range []struct{ name, text, words string }{
		{"title", i.Title, "请写明要旨"},
		{"article", i.Article, "请写明是哪一条"},
		{"question", i.Question, "请写明问题"},
		{"answer", i.Answer, "请写明答复"},
	} {
		if blank.text == "" {
			f = append(f, errs.F(blank.name, blank.words))
		}
	}
	changes := false
	for _, k := range keys {
		changes = changes || k.Value != nil
	}
	switch {
	case i.ValidFrom.IsZero():
		f = append(f, errs.F("from", "请填写从哪天起适用"))
	case i.ValidFrom.Before(policy.Issued):
		f = append(f, errs.F("from", "不能早于《办法》发布之日"+policy.Issued.Chinese()))
	case tooFar(i.ValidFrom, today):
		f = append(f, errs.F("from", tooFarWords))
	case changes && i.ValidFrom.Year() < today.Year():
		f = append(f, errs.F("from", "改变数值的，不早于本年1月1日：往年的结果按当时的规定认定"))
	}
	if err := errs.Fields(f...); err != nil {
		return err
	}
	return CheckInterpretationKeys(keys, chain, i.ValidFrom)
}

// CheckInterpretationKeys tells whether the province may so change the values.
func CheckInterpretationKeys(keys []InterpretationKey, chain []policy.Place, from workday.Date) error {
	seen := map[policy.Key]bool{}
	for _, k := range keys {
		r, ok := policy.RuleOf(k.Key)
		if !ok {
			return errs.E(policy.CodeKey, "没有这项参数。", errs.F("keys", "没有这项参数"))
		}
		if seen[k.Key] {
			return errs.E(policy.CodeKey, "“"+r.Title+"”列了两次。", errs.F("keys", "重复"))
		}
		seen[k.Key] = true
		if k.Value == nil {
			continue
		}
		field := errs.F("value:"+string(k.Key), "不能这样改")
		if !r.Reading {
			return errs.E(CodeReading, fmt.Sprintf("“%s”是%s写明的，不是口径：解释只能说明怎样理解，不能改变它。", r.Title, r.Article), field)
		}
		if err := policy.Validate(chain, policy.Overlay{Key: k.Key, Value: *k.Value, From: from, Document: "—"}); err != nil {
			return errs.E(errs.CodeOf(err), errs.Message(err), field)
		}
	}
	return nil
}

// CheckSuperseded tells whether an interpretation may take the place of another from a day on.
func CheckSuperseded(old Interpretation, from, today workday.Date) error {
	if old.State != InterpretationPublished {
		return errs.E(CodeInterpretationState, "只有已发布、还在适用的解释可以被替换。", errs.F("replacesId", "已不适用"))
	}
	if !old.ValidFrom.After(today) && !from.After(old.ValidFrom) {
		return errs.E(CodeInterpretationState, fmt.Sprintf("%s自%s起适用，替换它的应在其后。", old.Number, old.ValidFrom.Chinese()), errs.F("from", "应晚于"+old.ValidFrom.Chinese()))
	}
	return nil
}

// Acts upon interpretations and questions, besides those of local rules.
const (
	ActPublish  = "publish"
	ActReplace  = "replace"
	ActWithdraw = "withdraw"
	ActReply    = "reply"
)

// interpretationActions are the acts that an interpretation's state admits; drafts and speaks tell what the actor is at the
// province.
func interpretationActions(i Interpretation, drafts, speaks bool) []string {
	acts := []string{}
	if i.State == InterpretationDraft {
		if drafts || speaks {
			acts = append(acts, ActEdit, ActDiscard)
		}
		if speaks {
			acts = append(acts, ActPublish)
		}
		return acts
	}
	acts = append(acts, ActPrint)
	if i.State == InterpretationPublished {
		if drafts || speaks {
			acts = append(acts, ActReplace)
		}
		if speaks {
			acts = append(acts, ActWithdraw)
		}
	}
	return acts
}

// on tells whether a published interpretation holds on a day.
func (i Interpretation) on(date workday.Date) bool {
	return i.State != InterpretationDraft && !i.ValidFrom.After(date) && (i.ValidUntil.IsZero() || !i.ValidUntil.Before(date))
}

// interpretationNumber is the number of an interpretation.
func interpretationNumber(year, seq int) string { return fmt.Sprintf("解释〔%d〕%d号", year, seq) }
