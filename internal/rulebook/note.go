package rulebook

import (
	"context"
	"fmt"
	"slices"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/policy"
	"xiezhi/internal/workday"
)

// RuleNote is what a screen says about a value that acts on it: the value, its article, who set it, and how it is to be read.
type RuleNote struct {
	Key     policy.Key `json:"key"`
	Title   string     `json:"title"`
	Article string     `json:"article"`
	Text    string     `json:"text" doc:"现行数值"`
	Reading bool       `json:"reading" doc:"《办法》未写明，系统的默认口径"`
	// SetBy is the place whose document set the value; empty: the Measures, or the program's reading of them.
	SetBy           string           `json:"setBy"`
	Document        string           `json:"document"`
	LocalRuleID     string           `json:"localRuleId" doc:"设区市的实施细则"`
	Interpretations []NoteInterprets `json:"interpretations" nullable:"false" doc:"适用的解释"`
}

// NoteInterprets is an interpretation that a note links to.
type NoteInterprets struct {
	ID     string `json:"id"`
	Number string `json:"number"`
	Title  string `json:"title"`
}

// Notes are the notes on values for a union on a day, in the order asked for. An empty union is the actor's own.
func (s *Service) Notes(ctx context.Context, a authz.Actor, unionID string, date workday.Date, keys []policy.Key) ([]RuleNote, error) {
	q := s.DB.Read()
	if unionID == "" && len(a.Grants) > 0 {
		unionID = a.Grants[0].UnionID
	}
	u, err := s.readable(ctx, q, a, unionID)
	if err != nil {
		return nil, err
	}
	if date.IsZero() {
		date = s.today()
	}
	chain, err := org.PolicyChain(ctx, q, u.ID, date)
	if err != nil {
		return nil, err
	}
	p := policy.At(chain, date)
	var rows []struct {
		Key policy.Key
		NoteInterprets
	}
	if len(keys) > 0 {
		err = q.NewSelect().TableExpr("interpretation_key AS k").Join("JOIN interpretation AS i ON i.id = k.interpretation_id").
			ColumnExpr("k.key, i.id, i.number, i.title").Where("k.key IN (?)", bun.List(keys)).Where("i.state <> ?", InterpretationDraft).
			Where("i.valid_from <= ?", date).Where("(i.valid_until IS NULL OR i.valid_until >= ?)", date).OrderExpr("i.id").Scan(ctx, &rows)
		if err != nil {
			return nil, fmt.Errorf("read notes: %w", err)
		}
	}
	out := []RuleNote{}
	for _, key := range keys {
		r, ok := policy.RuleOf(key)
		if !ok {
			continue
		}
		n := RuleNote{Key: key, Title: r.Title, Article: r.Article, Text: r.Words(p.Text(key)), Reading: r.Reading, Interpretations: []NoteInterprets{}}
		for _, source := range slices.Backward(p.Explain(key)) {
			if source.Applied {
				n.SetBy, n.Document = source.Place, source.Document
				if kind, id := basisOf(source.Basis); kind == localTable {
					n.LocalRuleID = id
				}
				n.Reading = n.Reading && source.Place == ""
				break
			}
		}
		for _, row := range rows {
			if row.Key == key {
				n.Interpretations = append(n.Interpretations, row.NoteInterprets)
			}
		}
		out = append(out, n)
	}
	return out, nil
}
