package rulebook

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/notify"
	"xiezhi/internal/policy"
	"xiezhi/internal/workday"
)

// written tells whether an update with its rev found its row.
func written(res sql.Result, err error, what string) error {
	if err != nil {
		return fmt.Errorf("write %s: %w", what, err)
	}
	n, err := res.RowsAffected()
	if err != nil {
		return fmt.Errorf("write %s: %w", what, err)
	}
	if n == 0 {
		return errs.Stale()
	}
	return nil
}

// atProvince finds the province and what the actor may do there about interpretations.
func atProvince(ctx context.Context, q db.Q, a authz.Actor) (root org.Union, drafts, speaks bool, err error) {
	if root, err = org.Root(ctx, q); err != nil {
		return root, false, false, err
	}
	at := org.Place{UnionID: root.ID}
	return root, a.Own(authz.PolicyDraft).Covers(at), a.Own(authz.PolicyManage).Covers(at), nil
}

func interpretationEntry(a authz.Actor, action string, before, after *Interpretation, root org.Union) audit.Entry {
	e := audit.Entry{Actor: a.Audit(), Action: action, Kind: interpretationTable, UnionID: root.ID}
	if before != nil {
		e.ID, e.Label, e.Before = before.ID, before.Title, *before
	}
	if after != nil {
		e.ID, e.Label, e.After = after.ID, after.Title, *after
	}
	return e
}

var errNotProvince = errs.Rule(policy.CodeSetter, "《办法》由省总工会权益保障部解释（第十九条）。")

// DraftInterpretation begins an interpretation.
func (s *Service) DraftInterpretation(ctx context.Context, a authz.Actor, c InterpretationContent) (i Interpretation, err error) {
	c = c.trimmed()
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		root, drafts, speaks, err := atProvince(ctx, tx, a)
		if err != nil {
			return err
		}
		if !drafts && !speaks {
			return errNotProvince
		}
		i = Interpretation{ID: db.NewID(), State: InterpretationDraft, Rev: 1, CreatedBy: a.AccountID, CreatedName: a.Name, CreatedAt: tx.Now()}
		if err := s.putInterpretation(ctx, tx, &i, c, root); err != nil {
			return err
		}
		if err := db.Insert(ctx, tx, &i); err != nil {
			return err
		}
		if err := writeKeys(ctx, tx, i.ID, c.Keys); err != nil {
			return err
		}
		return audit.Record(ctx, tx, interpretationEntry(a, "interpretation.create", nil, &i, root))
	})
	return i, err
}

// putInterpretation puts what was typed into a draft.
func (s *Service) putInterpretation(ctx context.Context, tx *db.Tx, i *Interpretation, c InterpretationContent, root org.Union) error {
	if c.Title == "" {
		return errs.Fields(errs.F("title", "请写明要旨"))
	}
	from := c.From
	if from.IsZero() {
		from = s.today()
	}
	chain, err := org.PolicyChain(ctx, tx, root.ID, from)
	if err != nil {
		return err
	}
	if err := CheckInterpretationKeys(c.Keys, chain, from); err != nil {
		return err
	}
	if c.QuestionID != "" {
		if _, err := questionByID(ctx, tx, c.QuestionID); err != nil {
			return err
		}
	}
	if c.ReplacesID != "" {
		if _, err := interpretationByID(ctx, tx, c.ReplacesID); err != nil {
			return err
		}
	}
	i.Title, i.Document, i.Article, i.Question, i.Answer, i.ValidFrom = c.Title, c.Document, c.Article, c.Question, c.Answer, c.From
	i.QuestionID, i.ReplacesID = c.QuestionID, c.ReplacesID
	return nil
}

func writeKeys(ctx context.Context, tx *db.Tx, id string, keys []InterpretationKey) error {
	if _, err := tx.NewRaw("DELETE FROM interpretation_key WHERE interpretation_id = ?", id).Exec(ctx); err != nil {
		return fmt.Errorf("write keys of interpretation: %w", err)
	}
	rows := make([]InterpretationKey, len(keys))
	for n, k := range keys {
		rows[n] = InterpretationKey{InterpretationID: id, Key: k.Key, Value: k.Value}
	}
	return db.InsertAll(ctx, tx, rows)
}

// changeInterpretation carries out one act upon an interpretation; the province's row is locked first, since they are numbered
// there.
func (s *Service) changeInterpretation(ctx context.Context, a authz.Actor, id string, rev int64, act, action string, fn func(ctx context.Context, tx *db.Tx, i *Interpretation, root org.Union) error) error {
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		before, root, err := s.interpretationFor(ctx, tx, a, id, rev, act)
		if err != nil {
			return err
		}
		after := before
		if err := fn(ctx, tx, &after, root); err != nil {
			return err
		}
		if err := saveInterpretation(ctx, tx, &after); err != nil {
			return err
		}
		return audit.Record(ctx, tx, interpretationEntry(a, action, &before, &after, root))
	})
}

// interpretationFor finds and locks the interpretation upon which the actor acts.
func (s *Service) interpretationFor(ctx context.Context, tx *db.Tx, a authz.Actor, id string, rev int64, act string) (Interpretation, org.Union, error) {
	root, drafts, speaks, err := atProvince(ctx, tx, a)
	if err != nil {
		return Interpretation{}, root, err
	}
	if err := db.Lock(ctx, tx, "org_union", root.ID); err != nil {
		return Interpretation{}, root, err
	}
	if err := db.Lock(ctx, tx, interpretationTable, id); err != nil {
		return Interpretation{}, root, err
	}
	i, err := interpretationByID(ctx, tx, id)
	switch {
	case err != nil:
		return i, root, err
	case i.State == InterpretationDraft && !drafts && !speaks:
		return i, root, errs.NotFound(whatInterpretation)
	case !drafts && !speaks:
		return i, root, errNotProvince
	case !slices.Contains(interpretationActions(i, drafts, speaks), act):
		if !speaks && (act == ActPublish || act == ActWithdraw) {
			return i, root, errs.Rule(policy.CodeSetter, "解释由省总工会的审核人发布和撤回（第十九条）。")
		}
		return i, root, errs.Rule(CodeInterpretationState, "已发布的解释不能修改；需要改变的，撤回或者另作解释替换。")
	case i.Rev != rev:
		return i, root, errs.Stale().With(i)
	}
	return i, root, nil
}

// SaveInterpretation changes a draft.
func (s *Service) SaveInterpretation(ctx context.Context, a authz.Actor, id string, rev int64, c InterpretationContent) error {
	c = c.trimmed()
	return s.changeInterpretation(ctx, a, id, rev, ActEdit, "interpretation.save", func(ctx context.Context, tx *db.Tx, i *Interpretation, root org.Union) error {
		if err := s.putInterpretation(ctx, tx, i, c, root); err != nil {
			return err
		}
		return writeKeys(ctx, tx, i.ID, c.Keys)
	})
}

// DiscardInterpretation deletes a draft.
func (s *Service) DiscardInterpretation(ctx context.Context, a authz.Actor, id string, rev int64) error {
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		i, root, err := s.interpretationFor(ctx, tx, a, id, rev, ActDiscard)
		if err != nil {
			return err
		}
		if err := writeKeys(ctx, tx, id, nil); err != nil {
			return err
		}
		if _, err := tx.NewDelete().Model(&i).WherePK().Exec(ctx); err != nil {
			return fmt.Errorf("discard interpretation: %w", err)
		}
		return audit.Record(ctx, tx, interpretationEntry(a, "interpretation.drop", &i, nil, root))
	})
}

// Publish puts an interpretation in force: numbered, with the values it changes laid as the province's, and the question answered
// that it came from. From then on it is never edited.
func (s *Service) Publish(ctx context.Context, a authz.Actor, id string, rev int64) error {
	return s.changeInterpretation(ctx, a, id, rev, ActPublish, "interpretation.publish", func(ctx context.Context, tx *db.Tx, i *Interpretation, root org.Union) error {
		keys, err := keysOf(ctx, tx, id)
		if err != nil {
			return err
		}
		from := i.ValidFrom
		if from.IsZero() {
			from = s.today()
		}
		chain, err := org.PolicyChain(ctx, tx, root.ID, from)
		if err != nil {
			return err
		}
		if err := CheckInterpretation(*i, keys[id], chain, s.today()); err != nil {
			return err
		}
		if i.ReplacesID != "" {
			if err := s.supersede(ctx, tx, a, i, root); err != nil {
				return err
			}
		}
		i.Year = s.today().Year()
		if i.Seq, err = nextNumber(ctx, tx, interpretationTable, i.Year); err != nil {
			return err
		}
		i.State, i.Number, i.PublishedOn, i.PublishedName = InterpretationPublished, interpretationNumber(i.Year, i.Seq), s.today(), a.Name
		var overlays []org.Overlay
		for _, k := range keys[id] {
			if k.Value == nil {
				continue
			}
			overlays = append(overlays, org.Overlay{
				ID: db.NewID(), UnionID: root.ID, Key: k.Key, Value: *k.Value, ValidFrom: i.ValidFrom, Document: i.Number, Basis: i.basis(),
				Rev: 1, CreatedAt: tx.Now(), CreatedBy: a.AccountID,
			})
		}
		if len(overlays) > 0 {
			if err := org.LayOverlays(ctx, tx, overlays); err != nil {
				return err
			}
			if err := s.rulesChanged(ctx, tx); err != nil {
				return err
			}
		}
		if i.QuestionID != "" {
			if err := s.answered(ctx, tx, a, i.QuestionID, "", *i); err != nil {
				return err
			}
		}
		_, list, err := cities(ctx, tx)
		if err != nil {
			return err
		}
		return notify.Tell(ctx, tx, interpretationNotices(*i, list)...)
	})
}

// supersede ends the interpretation that another replaces, with the day before it.
func (s *Service) supersede(ctx context.Context, tx *db.Tx, a authz.Actor, by *Interpretation, root org.Union) error {
	if err := db.Lock(ctx, tx, interpretationTable, by.ReplacesID); err != nil {
		return err
	}
	before, err := interpretationByID(ctx, tx, by.ReplacesID)
	if err != nil {
		return err
	}
	if err := CheckSuperseded(before, by.ValidFrom, s.today()); err != nil {
		return err
	}
	after := before
	after.State, after.ValidUntil = InterpretationReplaced, by.ValidFrom.AddDays(-1)
	if err := s.endInterpretation(ctx, tx, &after); err != nil {
		return err
	}
	return audit.Record(ctx, tx, interpretationEntry(a, "interpretation.replace", &before, &after, root))
}

// endInterpretation writes an interpretation that has got its last day, and ends what it laid.
func (s *Service) endInterpretation(ctx context.Context, tx *db.Tx, i *Interpretation) error {
	if err := saveInterpretation(ctx, tx, i); err != nil {
		return err
	}
	if err := org.EndBasis(ctx, tx, i.basis(), i.ValidUntil); err != nil {
		return err
	}
	return s.rulesChanged(ctx, tx)
}

// Withdraw takes an interpretation back from a day on; what it changed is as it was before it. The register keeps it.
func (s *Service) Withdraw(ctx context.Context, a authz.Actor, id string, rev int64, from workday.Date, reason string) error {
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		before, root, err := s.interpretationFor(ctx, tx, a, id, rev, ActWithdraw)
		if err != nil {
			return err
		}
		var f []errs.Field
		if reason = strings.TrimSpace(reason); reason == "" {
			f = append(f, errs.F("reason", "请写明撤回的原因"))
		}
		if from.IsZero() || from.Before(s.today()) {
			f = append(f, errs.F("from", "不能早于今天：以前的结果按当时的口径认定"))
		} else if tooFar(from, s.today()) {
			f = append(f, errs.F("from", tooFarWords))
		}
		if err := errs.Fields(f...); err != nil {
			return err
		}
		after := before
		after.State, after.ValidUntil, after.WithdrawnOn, after.Reason = InterpretationWithdrawn, from.AddDays(-1), s.today(), reason
		if err := s.endInterpretation(ctx, tx, &after); err != nil {
			return err
		}
		return audit.Record(ctx, tx, interpretationEntry(a, "interpretation.withdraw", &before, &after, root))
	})
}

// Ask sends a question up; the union's superior and the province see it.
func (s *Service) Ask(ctx context.Context, a authz.Actor, unionID, article, words string) (k Question, err error) {
	article, words = strings.TrimSpace(article), strings.TrimSpace(words)
	if unionID == "" {
		if own := a.Own(authz.PolicyDraft).Unions; len(own) > 0 {
			unionID = own[0]
		}
	}
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		u, err := s.readable(ctx, tx, a, unionID)
		if err != nil {
			return err
		}
		if !a.Own(authz.PolicyDraft).Covers(org.Place{UnionID: u.ID}) {
			return errs.Rule(policy.CodeSetter, "请以本单位的名义提问。")
		}
		if words == "" {
			return errs.Fields(errs.F("words", "请写明问题"))
		}
		k = Question{
			ID: db.NewID(), UnionID: u.ID, CountyID: u.CountyID, CityID: u.CityID, Article: article, Words: words, State: "asked",
			AskedOn: s.today(), AskedName: a.Name, Rev: 1, CreatedBy: a.AccountID, CreatedAt: tx.Now(),
		}
		if err := db.Insert(ctx, tx, &k); err != nil {
			return err
		}
		root, err := org.Root(ctx, tx)
		if err != nil {
			return err
		}
		if err := notify.Tell(ctx, tx, questionNotices(k, u, root)...); err != nil {
			return err
		}
		return audit.Record(ctx, tx, questionEntry(a, "rule_question.pose", nil, &k))
	})
	return k, err
}

func questionEntry(a authz.Actor, action string, before, after *Question) audit.Entry {
	e := audit.Entry{
		Actor: a.Audit(), Action: action, Kind: questionTable, ID: after.ID, Label: shortened(after.Words, 20), UnionID: after.UnionID, CountyID: after.CountyID, CityID: after.CityID,
		After: *after,
	}
	if before != nil {
		e.Before = *before
	}
	return e
}

// shortened is the beginning of a text.
func shortened(text string, n int) string {
	if r := []rune(text); len(r) > n {
		return string(r[:n]) + "…"
	}
	return text
}

// Reply answers a question without an interpretation, where the Measures or an earlier interpretation say it.
func (s *Service) Reply(ctx context.Context, a authz.Actor, id string, rev int64, words string) error {
	words = strings.TrimSpace(words)
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		if err := db.Lock(ctx, tx, questionTable, id); err != nil {
			return err
		}
		k, err := s.question(ctx, tx, a, id)
		if err != nil {
			return err
		}
		if _, _, speaks, err := atProvince(ctx, tx, a); err != nil || !speaks {
			if err != nil {
				return err
			}
			return errNotProvince
		}
		switch {
		case k.State != "asked":
			return errs.Rule(CodeInterpretationState, "这个问题已经答复。")
		case k.Rev != rev:
			return errs.Stale().With(k)
		case words == "":
			return errs.Fields(errs.F("words", "请写明答复"))
		}
		return s.answered(ctx, tx, a, id, words, Interpretation{})
	})
}

// answered closes a question, by words or by an interpretation.
func (s *Service) answered(ctx context.Context, tx *db.Tx, a authz.Actor, id, words string, by Interpretation) error {
	before, err := questionByID(ctx, tx, id)
	if err != nil {
		return err
	}
	after := before
	after.State, after.Reply, after.InterpretationID, after.RepliedOn, after.RepliedName = "answered", words, by.ID, s.today(), a.Name
	if err := saveQuestion(ctx, tx, &after); err != nil {
		return err
	}
	text := words
	if by.Number != "" {
		text = by.Number + "：" + by.Title
	}
	err = notify.Tell(ctx, tx, notify.Notice{Recipient: notify.ToAccount(after.CreatedBy), Title: "您提出的问题有了答复", Body: shortened(text, 80), Kind: questionTable, RecordID: after.ID})
	if err != nil {
		return err
	}
	return audit.Record(ctx, tx, questionEntry(a, "rule_question.reply", &before, &after))
}

// question is one that the actor may read: within scope, or asked by the actor's own union.
func (s *Service) question(ctx context.Context, q db.Q, a authz.Actor, id string) (Question, error) {
	k, err := questionByID(ctx, q, id)
	if err != nil {
		return k, err
	}
	if !authz.Can(a, authz.PolicyRead, k.Place()) {
		return Question{}, errs.NotFound(whatQuestion)
	}
	return k, nil
}
