package rulebook

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/blob"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/notify"
	"xiezhi/internal/policy"
	"xiezhi/internal/workday"
)

// MaxLocalFile is how large the document of a city's rules may be.
const MaxLocalFile = 20 << 20

// readerOf tells what the actor may do about a city's rules.
func readerOf(a authz.Actor, city, root org.Union) reader {
	return reader{
		drafts: a.Own(authz.PolicyDraft).Covers(org.Place{UnionID: city.ID}), speaks: a.Own(authz.PolicyManage).Covers(org.Place{UnionID: city.ID}),
		province: a.Own(authz.PolicyManage).Covers(org.Place{UnionID: root.ID}),
	}
}

// localFor finds rules that the actor may read, with the city and what the actor may do about them. Drafts are their city's.
func (s *Service) localFor(ctx context.Context, q db.Q, a authz.Actor, id string) (l LocalRule, city org.Union, r reader, err error) {
	if l, err = localByID(ctx, q, id); err != nil {
		return l, city, r, err
	}
	if city, err = s.readable(ctx, q, a, l.UnionID); err != nil {
		return l, city, r, errs.NotFound(whatLocal)
	}
	root, err := org.Root(ctx, q)
	if err != nil {
		return l, city, r, err
	}
	r = readerOf(a, city, root)
	if l.State == LocalDraft && !r.drafts && !r.speaks {
		return l, city, r, errs.NotFound(whatLocal)
	}
	return l, city, r, nil
}

// changeLocal carries out one act upon rules: the province's row is locked first, since filings are numbered there.
func (s *Service) changeLocal(ctx context.Context, a authz.Actor, id string, rev int64, act, action string, fn func(ctx context.Context, tx *db.Tx, l *LocalRule, city org.Union) error) error {
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		root, err := org.Root(ctx, tx)
		if err != nil {
			return err
		}
		if err := db.Lock(ctx, tx, "org_union", root.ID); err != nil {
			return err
		}
		if err := db.Lock(ctx, tx, localTable, id); err != nil {
			return err
		}
		before, city, r, err := s.localFor(ctx, tx, a, id)
		if err != nil {
			return err
		}
		if err := mayAct(localActions(before, r, s.today()), act, r); err != nil {
			return err
		}
		if before.Rev != rev {
			return errs.Stale().With(before)
		}
		after := before
		if err := fn(ctx, tx, &after, city); err != nil {
			return err
		}
		if err := saveLocal(ctx, tx, &after); err != nil {
			return err
		}
		return audit.Record(ctx, tx, localEntry(a, action, &before, &after, city))
	})
}

// mayAct refuses an act with its reason: it is another's, or its time is not.
func mayAct(acts []string, act string, r reader) error {
	if slices.Contains(acts, act) {
		return nil
	}
	switch act {
	case ActNote, ActReturn:
		if !r.province {
			return errs.Rule(policy.CodeSetter, "备查和退回意见由省总工会办理（第十七条）。")
		}
	case ActFile, ActRepeal:
		if !r.speaks {
			return errs.Rule(policy.CodeSetter, "实施细则由设区市总工会以本级名义报备（第十七条），由该会的审核人办理。")
		}
	default:
		if !r.drafts && !r.speaks {
			return errs.Rule(policy.CodeSetter, "实施细则由设区市总工会自己起草（第十七条）。")
		}
	}
	return errs.Rule(CodeLocalState, "该细则目前不能这样办理，请刷新后再看。")
}

func localEntry(a authz.Actor, action string, before, after *LocalRule, city org.Union) audit.Entry {
	e := audit.Entry{Actor: a.Audit(), Action: action, Kind: localTable, UnionID: city.ID, CountyID: city.CountyID, CityID: city.CityID}
	if before != nil {
		e.ID, e.Label, e.Before = before.ID, before.Title, *before
	}
	if after != nil {
		e.ID, e.Label, e.After = after.ID, after.Title, *after
	}
	return e
}

// DraftLocal begins a version of a city's rules.
func (s *Service) DraftLocal(ctx context.Context, a authz.Actor, cityID string, c LocalContent) (l LocalRule, err error) {
	c = c.trimmed()
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		if err := db.Lock(ctx, tx, "org_union", cityID); err != nil {
			return err
		}
		city, err := s.readable(ctx, tx, a, cityID)
		if err != nil {
			return err
		}
		if city.Tier != org.TierCity {
			return errs.Rule(policy.CodeSetter, "实施细则由设区市总工会制定（第十七条）。")
		}
		root, err := org.Root(ctx, tx)
		if err != nil {
			return err
		}
		if r := readerOf(a, city, root); !r.drafts && !r.speaks {
			return errs.Rule(policy.CodeSetter, "实施细则由设区市总工会自己起草（第十七条）。")
		}
		l = LocalRule{ID: db.NewID(), UnionID: city.ID, State: LocalDraft, Rev: 1, CreatedBy: a.AccountID, CreatedName: a.Name, CreatedAt: tx.Now()}
		if err := s.putContent(ctx, tx, &l, c); err != nil {
			return err
		}
		if err := db.Insert(ctx, tx, &l); err != nil {
			return err
		}
		if err := writeValues(ctx, tx, l.ID, c.Values); err != nil {
			return err
		}
		return audit.Record(ctx, tx, localEntry(a, "local_rule.create", nil, &l, city))
	})
	return l, err
}

// putContent puts what was typed into a draft; values that the city may not state are refused at once.
func (s *Service) putContent(ctx context.Context, tx *db.Tx, l *LocalRule, c LocalContent) error {
	if c.Title == "" {
		return errs.Fields(errs.F("title", "请填写文件名称"))
	}
	from := s.today()
	if !c.From.IsZero() {
		from = AppliesFrom(c.From, s.today())
	}
	chain, err := org.PolicyChain(ctx, tx, l.UnionID, from)
	if err != nil {
		return err
	}
	if err := CheckLocalValues(chain, c.Values, from); err != nil {
		return err
	}
	l.Document, l.Title, l.IssuedOn, l.ValidFrom, l.Summary = c.Document, c.Title, c.IssuedOn, c.From, c.Summary
	return nil
}

func writeValues(ctx context.Context, tx *db.Tx, ruleID string, values []LocalValue) error {
	if _, err := tx.NewRaw("DELETE FROM local_rule_value WHERE rule_id = ?", ruleID).Exec(ctx); err != nil {
		return fmt.Errorf("write values of local rule: %w", err)
	}
	rows := make([]LocalValue, len(values))
	for i, v := range values {
		rows[i] = LocalValue{RuleID: ruleID, Key: v.Key, Value: v.Value}
	}
	return db.InsertAll(ctx, tx, rows)
}

// SaveLocal changes a draft.
func (s *Service) SaveLocal(ctx context.Context, a authz.Actor, id string, rev int64, c LocalContent) error {
	c = c.trimmed()
	return s.changeLocal(ctx, a, id, rev, ActEdit, "local_rule.save", func(ctx context.Context, tx *db.Tx, l *LocalRule, _ org.Union) error {
		if err := s.putContent(ctx, tx, l, c); err != nil {
			return err
		}
		return writeValues(ctx, tx, l.ID, c.Values)
	})
}

// AttachLocal keeps the document itself with a draft, in the place of the one before.
func (s *Service) AttachLocal(ctx context.Context, a authz.Actor, id string, rev int64, name string, file io.Reader) error {
	l, _, r, err := s.localFor(ctx, s.DB.Read(), a, id)
	if err == nil {
		err = mayAct(localActions(l, r, s.today()), ActEdit, r) // before a stranger's file is stored
	}
	if err != nil {
		return err
	}
	ref, err := s.Blobs.Put(ctx, file, blob.Issued, MaxLocalFile)
	if err != nil {
		return err
	}
	return s.changeLocal(ctx, a, id, rev, ActEdit, "local_rule.attach", func(ctx context.Context, tx *db.Tx, l *LocalRule, city org.Union) error {
		if l.BlobID != "" {
			if err := blob.Release(ctx, tx, l.BlobID); err != nil {
				return err
			}
		}
		var err error
		if l.BlobID, err = s.Blobs.Add(ctx, tx, ref, plainFileName(name), blob.Issued, city.ID, a.AccountID); err != nil {
			return err
		}
		return blob.Keep(ctx, tx, blob.Issued, l.BlobID)
	})
}

// plainFileName is a file's name without its path, as the uploader called it.
func plainFileName(name string) string {
	name = filepath.Base(strings.ReplaceAll(name, "\\", "/"))
	for utf8.RuneCountInString(name) > 100 {
		_, n := utf8.DecodeRuneInString(name)
		name = name[n:]
	}
	return name
}

// DiscardLocal deletes a draft, of which nothing was ever in force.
func (s *Service) DiscardLocal(ctx context.Context, a authz.Actor, id string, rev int64) error {
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		if err := db.Lock(ctx, tx, localTable, id); err != nil {
			return err
		}
		l, city, r, err := s.localFor(ctx, tx, a, id)
		if err != nil {
			return err
		}
		if err := mayAct(localActions(l, r, s.today()), ActDiscard, r); err != nil {
			return err
		}
		if l.Rev != rev {
			return errs.Stale().With(l)
		}
		if l.BlobID != "" {
			if err := blob.Forget(ctx, tx, l.BlobID); err != nil {
				return err
			}
		}
		if err := writeValues(ctx, tx, id, nil); err != nil {
			return err
		}
		if _, err := tx.NewDelete().Model(&l).WherePK().Exec(ctx); err != nil {
			return fmt.Errorf("discard local rule: %w", err)
		}
		return audit.Record(ctx, tx, localEntry(a, "local_rule.drop", &l, nil, city))
	})
}

// frozenLocal are the bytes of a filing: what was filed, by whom and when, and the hash of the document.
type frozenLocal struct {
	Format   string                `json:"format"`
	Receipt  string                `json:"receipt"`
	Union    string                `json:"union"`
	Document string                `json:"document"`
	Title    string                `json:"title"`
	IssuedOn workday.Date          `json:"issuedOn"`
	From     workday.Date          `json:"from"`
	Applies  workday.Date          `json:"applies"`
	Summary  string                `json:"summary"`
	Values   map[policy.Key]string `json:"values"` // json orders the keys
	File     string                `json:"file"`
	FiledAt  string                `json:"filedAt"`
}

// FileLocal files rules with the province: numbered, frozen with their hash, in force from their day. Rules filed before end the
// day before.
func (s *Service) FileLocal(ctx context.Context, a authz.Actor, id string, rev int64) error {
	return s.changeLocal(ctx, a, id, rev, ActFile, "local_rule.lodge", func(ctx context.Context, tx *db.Tx, l *LocalRule, city org.Union) error {
		today := s.today()
		if err := CheckLocalFiling(*l, today); err != nil {
			return err
		}
		applies := AppliesFrom(l.ValidFrom, today)
		values, err := valuesOf(ctx, tx, l.ID)
		if err != nil {
			return err
		}
		chain, err := org.PolicyChain(ctx, tx, city.ID, applies)
		if err != nil {
			return err
		}
		if err := CheckLocalValues(chain, values, applies); err != nil {
			return err
		}
		if err := s.replace(ctx, tx, a, l, applies); err != nil {
			return err
		}
		l.Year = today.Year()
		if l.Seq, err = nextNumber(ctx, tx, localTable, l.Year); err != nil {
			return err
		}
		l.State, l.FiledOn, l.FiledAt, l.FiledName, l.Receipt = LocalFiled, today, tx.Now(), a.Name, receiptOf(l.Year, l.Seq)
		file, err := blob.Get(ctx, tx, l.BlobID)
		if err != nil {
			return err
		}
		if err := freezeLocal(l, city, values, applies, file.SHA256); err != nil {
			return err
		}
		var overlays []org.Overlay
		for _, v := range values {
			overlays = append(overlays, org.Overlay{
				ID: db.NewID(), UnionID: city.ID, Key: v.Key, Value: v.Value, ValidFrom: applies, Document: titled(l.Title, l.Document), Basis: l.basis(),
				Rev: 1, CreatedAt: tx.Now(), CreatedBy: a.AccountID,
			})
		}
		if len(overlays) > 0 {
			if err := org.LayOverlays(ctx, tx, overlays); err != nil {
				return err
			}
		}
		if err := s.rulesChanged(ctx, tx); err != nil {
			return err
		}
		if err := step(ctx, tx, a, l.ID, "filed", ""); err != nil {
			return err
		}
		root, err := org.Root(ctx, tx)
		if err != nil {
			return err
		}
		return notify.Tell(ctx, tx, localNotices(*l, city, root)...)
	})
}

func freezeLocal(l *LocalRule, city org.Union, values []LocalValue, applies workday.Date, file string) error {
	f := frozenLocal{
		Format: "local-rule-1", Receipt: l.Receipt, Union: city.Name, Document: l.Document, Title: l.Title, IssuedOn: l.IssuedOn, From: l.ValidFrom, Applies: applies,
		Summary: l.Summary, Values: map[policy.Key]string{}, File: file, FiledAt: l.FiledAt.UTC().Format("2006-01-02T15:04:05Z"),
	}
	for _, v := range values {
		f.Values[v.Key] = v.Value
	}
	b, err := json.Marshal(f)
	if err != nil {
		return fmt.Errorf("freeze local rule: %w", err)
	}
	sum := sha256.Sum256(b)
	l.Frozen, l.Hash = string(b), hex.EncodeToString(sum[:])
	return nil
}

// replace ends the city's earlier rules with the day before the new ones.
func (s *Service) replace(ctx context.Context, tx *db.Tx, a authz.Actor, l *LocalRule, applies workday.Date) error {
	earlier, err := localsOf(ctx, tx, l.UnionID)
	if err != nil {
		return err
	}
	for _, old := range earlier {
		last := l.ValidFrom.AddDays(-1)
		if old.ID == l.ID || old.State == LocalDraft || !old.ValidUntil.IsZero() && !old.ValidUntil.After(last) {
			continue
		}
		if err := CheckReplaced(old, l.ValidFrom, s.today()); err != nil {
			return err
		}
		if l.ReplacesID == "" {
			l.ReplacesID = old.ID
		}
		old.ValidUntil, old.EndedBy = last, "replaced"
		if err := saveLocal(ctx, tx, &old); err != nil {
			return err
		}
		if err := org.EndBasis(ctx, tx, old.basis(), applies.AddDays(-1)); err != nil {
			return err
		}
		if err := step(ctx, tx, a, old.ID, "ended", "由"+titled(l.Title, l.Document)+"替换"); err != nil {
			return err
		}
	}
	return nil
}

func step(ctx context.Context, tx *db.Tx, a authz.Actor, ruleID, kind, words string) error {
	return db.Insert(ctx, tx, &LocalStep{ID: db.NewID(), RuleID: ruleID, Kind: kind, Words: words, ByID: a.AccountID, ByName: a.Name, CreatedAt: tx.Now()})
}

// NoteLocal records that the province has taken note of a filing. It approves nothing.
func (s *Service) NoteLocal(ctx context.Context, a authz.Actor, id string, rev int64, words string) error {
	return s.say(ctx, a, id, rev, ActNote, "local_rule.note", "noted", strings.TrimSpace(words), LocalNoted)
}

// ReturnLocal sends remarks on a filing back to the city. The filing stands, on its day; the city answers or files another version.
func (s *Service) ReturnLocal(ctx context.Context, a authz.Actor, id string, rev int64, words string) error {
	return s.say(ctx, a, id, rev, ActReturn, "local_rule.return", "returned", strings.TrimSpace(words), LocalReturned)
}

// AnswerLocal records what the city says to the province's remarks.
func (s *Service) AnswerLocal(ctx context.Context, a authz.Actor, id string, rev int64, words string) error {
	return s.say(ctx, a, id, rev, ActAnswer, "local_rule.respond", "answered", strings.TrimSpace(words), LocalReturned)
}

func (s *Service) say(ctx context.Context, a authz.Actor, id string, rev int64, act, action, kind, words string, state LocalState) error {
	return s.changeLocal(ctx, a, id, rev, act, action, func(ctx context.Context, tx *db.Tx, l *LocalRule, city org.Union) error {
		if words == "" && act != ActNote {
			return errs.Fields(errs.F("words", "请写明意见"))
		}
		l.State = state
		if err := step(ctx, tx, a, l.ID, kind, words); err != nil {
			return err
		}
		root, err := org.Root(ctx, tx)
		if err != nil {
			return err
		}
		return notify.Tell(ctx, tx, localNotices(*l, city, root)...)
	})
}

// RepealLocal ends rules in force with a last day, without others in their place.
func (s *Service) RepealLocal(ctx context.Context, a authz.Actor, id string, rev int64, last workday.Date, words string) error {
	return s.changeLocal(ctx, a, id, rev, ActRepeal, "local_rule.repeal", func(ctx context.Context, tx *db.Tx, l *LocalRule, _ org.Union) error {
		var f []errs.Field
		if last.Before(s.today()) {
			f = append(f, errs.F("last", "不能早于今天"))
		} else if tooFar(last, s.today()) {
			f = append(f, errs.F("last", tooFarWords))
		}
		if words = strings.TrimSpace(words); words == "" {
			f = append(f, errs.F("words", "请写明废止的文件或原因"))
		}
		if err := errs.Fields(f...); err != nil {
			return err
		}
		l.ValidUntil, l.EndedBy = last, "repealed"
		if err := org.EndBasis(ctx, tx, l.basis(), last); err != nil {
			return err
		}
		if err := s.rulesChanged(ctx, tx); err != nil {
			return err
		}
		return step(ctx, tx, a, l.ID, "ended", words)
	})
}

// LocalFile opens the document of rules.
func (s *Service) LocalFile(ctx context.Context, a authz.Actor, id string) (blob.File, io.ReadCloser, error) {
	l, _, _, err := s.localFor(ctx, s.DB.Read(), a, id)
	if err != nil {
		return blob.File{}, nil, err
	}
	if l.BlobID == "" {
		return blob.File{}, nil, errs.NotFound("文件")
	}
	f, err := blob.Get(ctx, s.DB.Read(), l.BlobID)
	if err != nil {
		return blob.File{}, nil, err
	}
	r, err := s.Blobs.Open(f.Ref())
	return f, r, err
}
