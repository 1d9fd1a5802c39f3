package hiring

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/approval"
	"xiezhi/internal/authz"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/blob"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/jobs"
	"xiezhi/internal/platform/seal"
	"xiezhi/internal/workday"
)

// Kinds of the subject's jobs.
const (
	RecruitEraseKind  = "recruit.erase"  // removes the applications whose term is over
	RecruitRemindKind = "recruit.remind" // reminds of notices that nobody has ended
)

// Work registers the subject's jobs.
func (s *RecruitService) Work(r *jobs.Runner) {
	jobs.Handle(r, RecruitEraseKind, func(ctx context.Context, _ jobs.Run, _ struct{}) error { return s.EraseDueNotices(ctx) })
	r.Every(RecruitEraseKind, 24*time.Hour)
	jobs.Handle(r, RecruitRemindKind, func(ctx context.Context, _ jobs.Run, _ struct{}) error {
		return errors.Join(s.Recount(ctx), s.Remind(ctx))
	})
	r.Every(RecruitRemindKind, 24*time.Hour)
}

// erase removes applications with all that hangs on them, blanks what objections say, and erases what the audit holds
// of either by a recorded act (ADR 0005). What stays is that so many were removed, when and by which rule, with the hash
// of their ids. The notice is locked.
func (s *RecruitService) erase(ctx context.Context, tx *db.Tx, who audit.Actor, n RecruitNotice, rule ErasureRule, apps []Application, objections []Objection) error {
	ids := make([]string, 0, len(apps)+len(objections))
	for _, a := range apps {
		ids = append(ids, a.ID)
	}
	files, err := dropFiles(ctx, tx, ids)
	if err != nil {
		return err
	}
	if len(apps) > 0 {
		for _, table := range []string{"recruit_check", "recruit_score"} {
			if _, err := tx.NewRaw("DELETE FROM ? WHERE application_id IN (?)", bun.Ident(table), bun.List(ids)).Exec(ctx); err != nil {
				return fmt.Errorf("erase applications: %w", err)
			}
		}
		if _, err := tx.NewRaw("DELETE FROM recruit_application WHERE id IN (?)", bun.List(ids)).Exec(ctx); err != nil {
			return fmt.Errorf("erase applications: %w", err)
		}
	}
	forms, err := eraseForms(ctx, tx, n, apps)
	if err != nil {
		return err
	}
	ids = append(ids, forms.ids...)
	for _, o := range objections {
		ids = append(ids, o.ID)
		_, err := tx.NewRaw(`UPDATE recruit_objection SET name = '', contact_sealed = '', contact_masked = '', content = '', result = '', token_hash = NULL WHERE id = ?`, o.ID).Exec(ctx)
		if err != nil {
			return fmt.Errorf("erase objections: %w", err)
		}
	}
	if err := eraseAudit(ctx, tx, who, n, slices.Concat(ids, forms.cases), rule); err != nil {
		return err
	}
	pol, err := policyOf(ctx, tx, n, workday.Of(tx.Now()))
	if err != nil {
		return err
	}
	slices.Sort(ids)
	hash, err := seal.Hash(seal.SHA256, []byte(strings.Join(ids, "\n")))
	if err != nil {
		return err
	}
	e := RecruitErasure{
		ID: db.NewID(), NoticeID: n.ID, Rule: rule, Count: len(apps), Files: files + forms.files, Objections: len(objections), Forms: forms.count, Hash: hash, Policy: pol.Version(), At: tx.Now(),
	}
	if _, err := tx.NewInsert().Model(&e).Exec(ctx); err != nil {
		return fmt.Errorf("record the erasure: %w", err)
	}
	return audit.Record(ctx, tx, audit.Entry{
		Actor: who, Action: "recruit.erase", Kind: "recruit_notice", ID: n.ID, Label: n.Title,
		UnionID: n.UnionID, CountyID: n.CountyID, CityID: n.CityID, After: e, Reason: rule.Title(),
	})
}

// formsFor are the applicants' forms that no contract came of.
func formsFor(ctx context.Context, q db.Q, n RecruitNotice, apps []Application) ([]applicantForm, error) {
	list, err := applicantForms(ctx, q, n, apps)
	return slices.DeleteFunc(list, func(f applicantForm) bool { return f.ContractID != "" }), err
}

// applicantForms are the recommendation forms of those proposed, by application, the newest last: those begun with it, and
// those that the union wrote anew for the same person since the notice was published.
func applicantForms(ctx context.Context, q db.Q, n RecruitNotice, apps []Application) ([]applicantForm, error) {
	var ids, blinds []string
	byBlind := map[string]string{}
	for _, a := range apps {
		if !a.ProposedAt.IsZero() {
			ids, blinds = append(ids, a.ID), append(blinds, a.IDBlind)
			byBlind[a.IDBlind] = a.ID
		}
	}
	if len(ids) == 0 {
		return nil, nil
	}
	var list []Form
	err := q.NewSelect().Model(&list).
		Where("(f.candidate_id IN (?) OR f.candidate_id IS NULL AND f.kind = ? AND f.union_id = ? AND f.created_at >= ? AND f.id_blind IN (?))",
			bun.List(ids), FormNew, n.UnionID, n.PublishedAt.UTC(), bun.List(blinds)).OrderExpr("f.id").Scan(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the applicants' forms: %w", err)
	}
	out := make([]applicantForm, len(list))
	for i, f := range list {
		out[i] = applicantForm{f, f.CandidateID}
		if f.CandidateID == "" {
			out[i].applicationID = byBlind[f.IDBlind]
		}
	}
	return out, nil
}

// proposedBefore is the last application of a form's person at its union that was proposed and is still there; "" if there is
// none.
func proposedBefore(ctx context.Context, q db.Q, f Form) (string, error) {
	if f.Kind != FormNew || f.IDBlind == "" {
		return "", nil
	}
	var ids []string
	err := q.NewRaw(`SELECT ra.id FROM recruit_application AS ra JOIN recruit_notice AS rn ON rn.id = ra.notice_id
		WHERE rn.union_id = ? AND ra.id_blind = ? AND ra.proposed_at IS NOT NULL ORDER BY ra.id DESC LIMIT 1`, f.UnionID, f.IDBlind).Scan(ctx, &ids)
	if err != nil {
		return "", fmt.Errorf("look for the person's application: %w", err)
	}
	return strings.Join(ids, ""), nil
}

// applicantForm is a form with the application that its person made.
type applicantForm struct {
	Form
	applicationID string
}

// waitingForms tells which applicants have a form that is with the superior, or was approved and waits for its contract:
// it is used or made void before anything is erased. A draft that was not begun from the application waits too, since the
// union may have begun it for another reason.
func waitingForms(ctx context.Context, q db.Q, n RecruitNotice, apps []Application) (map[string]bool, error) {
	list, err := formsFor(ctx, q, n, apps)
	out := map[string]bool{}
	for _, f := range list {
		if !f.ended() {
			out[f.applicationID] = true
		}
	}
	return out, err
}

// ended tells whether the form goes with its application.
func (f applicantForm) ended() bool {
	return f.State == FormDrafted && f.CandidateID != "" || f.State == FormRejected || f.State == FormVoid
}

// goneForms is what eraseForms removed: the forms' ids, those of forms that the union deleted itself among them, since the
// audit still holds what stood in them, and the cases that brought them to the superior.
type goneForms struct {
	count, files int
	ids, cases   []string
}

// eraseForms removes what the applicants' recommendation forms say where no contract came of them, with their files. One
// that was never sent goes altogether; of another its number stays in the register, and of its case who did what and when.
func eraseForms(ctx context.Context, tx *db.Tx, n RecruitNotice, apps []Application) (out goneForms, err error) {
	list, err := formsFor(ctx, tx, n, apps)
	if err != nil {
		return out, err
	}
	cases := map[FormKind][]string{}
	for _, found := range list {
		f := found.Form
		if !found.ended() {
			continue
		}
		for _, id := range []string{f.PhotoBlob, f.ScanBlob} {
			if id != "" {
				out.files++
				if err := blob.Forget(ctx, tx, id); err != nil {
					return out, err
				}
			}
		}
		out.count, out.ids = out.count+1, append(out.ids, f.ID)
		if f.CaseID == "" {
			if _, err := tx.NewDelete().Model(&f).WherePK().Exec(ctx); err != nil {
				return out, fmt.Errorf("erase form: %w", err)
			}
			continue
		}
		out.cases = append(out.cases, f.CaseID)
		blank := blankForm(f)
		if err := saveForm(ctx, tx, &blank); err != nil {
			return out, err
		}
		cases[f.Kind] = append(cases[f.Kind], f.CaseID)
	}
	for _, kind := range slices.Sorted(maps.Keys(cases)) {
		if err := approval.Forget(ctx, tx, kind.Title()+formWhat+"（已清除）", cases[kind]...); err != nil {
			return out, err
		}
	}
	for _, a := range apps {
		if a.ProposedAt.IsZero() {
			continue
		}
		discarded, err := audit.ItemsNaming(ctx, tx, formsTable, n.UnionID, a.ID)
		if err != nil {
			return out, err
		}
		out.ids = append(out.ids, discarded...)
	}
	slices.Sort(out.ids)
	out.ids = slices.Compact(out.ids)
	return out, nil
}

// blankForm is a form without its person: what the register and the ledger need of it.
func blankForm(f Form) Form {
	return Form{
		ID: f.ID, Kind: f.Kind, UnionID: f.UnionID, CountyID: f.CountyID, CityID: f.CityID, CandidateID: f.CandidateID, Name: "（已清除）", Resume: Lines{}, Awards: Lines{},
		PostUnionID: f.PostUnionID, PostTier: f.PostTier, Channel: f.Channel, ManagedPaper: f.ManagedPaper, OnDuty: f.OnDuty, ContractKind: f.ContractKind,
		StartsOn: f.StartsOn, EndsOn: f.EndsOn, OpenEnded: f.OpenEnded, State: f.State, CaseID: f.CaseID, SubmittedAt: f.SubmittedAt, SubmittedName: f.SubmittedName,
		DecidedOn: f.DecidedOn, DecidedUnionID: f.DecidedUnionID, DecidedName: f.DecidedName, RegisterYear: f.RegisterYear, RegisterSeq: f.RegisterSeq, Number: f.Number,
		FrozenHash: f.FrozenHash, Rev: f.Rev,
	}
}

// dropFiles lets the applications' files go; the store's cleaning removes their contents.
func dropFiles(ctx context.Context, tx *db.Tx, applicationIDs []string) (int, error) {
	if len(applicationIDs) == 0 {
		return 0, nil
	}
	var blobs []string
	if err := tx.NewRaw("SELECT blob_id FROM recruit_file WHERE application_id IN (?) ORDER BY id", bun.List(applicationIDs)).Scan(ctx, &blobs); err != nil {
		return 0, fmt.Errorf("read files: %w", err)
	}
	if len(blobs) == 0 {
		return 0, nil
	}
	if err := blob.Forget(ctx, tx, blobs...); err != nil {
		return 0, err
	}
	if _, err := tx.NewRaw("DELETE FROM recruit_file WHERE application_id IN (?)", bun.List(applicationIDs)).Exec(ctx); err != nil {
		return 0, fmt.Errorf("erase files: %w", err)
	}
	return len(blobs), nil
}

// eraseAudit erases the particulars of what the audit holds about the given records, and about the notice's lists, whose
// reasons may name somebody.
func eraseAudit(ctx context.Context, tx *db.Tx, who audit.Actor, n RecruitNotice, ids []string, rule ErasureRule) error {
	var entries []string
	for chunk := range slices.Chunk(ids, db.Batch) {
		found, err := audit.IDsOf(ctx, tx, []string{"recruit_application", "recruit_objection", formsTable, approval.AuditKind}, chunk...)
		if err != nil {
			return err
		}
		entries = append(entries, found...)
	}
	if rule == ErasedRetention {
		found, err := audit.IDsOfActs(ctx, tx, "recruit_notice", n.ID, "recruit.unlist")
		if err != nil {
			return err
		}
		entries = append(entries, found...)
	}
	if len(entries) == 0 {
		return nil
	}
	return audit.Erase(ctx, tx, who, entries, "招聘："+rule.Title())
}

// eraseBatch is how many applications one transaction removes.
const eraseBatch = 100

// EraseDueNotices removes what is due at every notice. One that nobody ended within a year of its last day is cancelled
// by it, since its applicants were told when their data go.
func (s *RecruitService) EraseDueNotices(ctx context.Context) error {
	var ids []string
	err := s.DB.Read().NewRaw("SELECT id FROM recruit_notice WHERE erased_at IS NULL AND erase_on <= ? ORDER BY erase_on, id LIMIT ?", s.today(), db.Batch).Scan(ctx, &ids)
	if err != nil {
		return fmt.Errorf("find notices whose applications are due: %w", err)
	}
	var failed []error
	for _, id := range ids {
		for more := true; more; {
			if more, err = s.eraseNotice(ctx, id); err != nil {
				failed = append(failed, fmt.Errorf("erase notice %s: %w", id, err)) // one that fails holds up no other
				more = false
			}
		}
	}
	return errors.Join(failed...)
}

// eraseNotice removes a batch of a notice's applications, and tells whether there is more.
func (s *RecruitService) eraseNotice(ctx context.Context, id string) (more bool, err error) {
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		more = false
		n, err := lockNotice(ctx, tx, authz.Everything(), id)
		if err != nil || !n.ErasedAt.IsZero() {
			return err
		}
		before := n
		if n.State != NoticeClosed && n.State != NoticeCancelled {
			due := n.EraseOn
			if err := s.end(ctx, tx, &n, NoticeCancelled, "报名截止满一年仍未办结，系统按保存期限清除报名材料。", "系统"); err != nil {
				return err
			}
			n.EraseOn = due
		}
		apps, err := applicationsOf(ctx, tx, n.ID)
		if err != nil {
			return err
		}
		hired, err := hiredOf(ctx, tx, n, apps)
		if err != nil {
			return err
		}
		waiting, err := waitingForms(ctx, tx, n, apps)
		if err != nil {
			return err
		}
		apps = slices.DeleteFunc(apps, func(a Application) bool { return hired[a.ID] || waiting[a.ID] })
		if len(apps) > eraseBatch {
			apps, more = apps[:eraseBatch], true
		}
		var objections []Objection
		if !more {
			if objections, err = objectionsOf(ctx, tx, n.ID); err != nil {
				return err
			}
			objections = slices.DeleteFunc(objections, func(o Objection) bool { return o.Content == "" })
			n.ChosenReason = ""
			if len(waiting) == 0 {
				n.ErasedAt = tx.Now()
			}
		}
		if len(apps)+len(objections) == 0 && n == before {
			return nil // nothing but a form that is still with the superior
		}
		if len(apps)+len(objections) > 0 {
			if err := s.erase(ctx, tx, audit.System(), n, ErasedRetention, apps, objections); err != nil {
				return err
			}
		}
		if err := saveNotice(ctx, tx, &n); err != nil {
			return err
		}
		return audit.Record(ctx, tx, noticeEntry(audit.System(), "retention", &before, &n, "", ""))
	})
	return more, err
}

// Remind tells the posts of notices that have passed their last day to apply, or their publicity, and wait for a word.
// An inner reminder: nothing becomes late by it.
func (s *RecruitService) Remind(ctx context.Context) error {
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		today := workday.Of(tx.Now())
		var list []RecruitNotice
		err := tx.NewSelect().Model(&list).Where("(rn.state = ? AND rn.apply_until <= ?) OR (rn.state = ? AND rn.publicity_until < ?)",
			NoticePublished, today.AddDays(-reminderAfter), NoticePublicity, today).OrderExpr("rn.id").Limit(db.Batch).Scan(ctx)
		if err != nil {
			return fmt.Errorf("find notices to be reminded of: %w", err)
		}
		for _, n := range list {
			words := fmt.Sprintf("报名截止已满%d天，请继续办理或写明情况办结。", reminderAfter)
			key := "wait:" + n.ID
			if n.State == NoticePublicity {
				words, key = "公示期已满，请答复异议后办结。", "listed:"+n.ID+":"+n.PublicityUntil.String()
			}
			if err := tellRecruiter(ctx, tx, n, "招聘待办结", words, key); err != nil {
				return err
			}
		}
		return nil
	})
}
