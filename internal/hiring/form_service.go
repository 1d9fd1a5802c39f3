package hiring

import (
	"context"
	"fmt"
	"strings"

	"github.com/uptrace/bun"

	"xiezhi/internal/approval"
	"xiezhi/internal/authz"
	"xiezhi/internal/gb"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/blob"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/notify"
	"xiezhi/internal/platform/paper"
	"xiezhi/internal/platform/seal"
	"xiezhi/internal/roster"
	"xiezhi/internal/workday"
)

// FormService holds the use-cases of the recommendation form.
type FormService struct {
	DB        *db.DB
	Keys      *seal.Keys
	Approval  *approval.Service
	Blobs     *blob.Store
	Font      func() (*paper.Font, error)
	BaseURL   string    // what stands before /f/… on papers; empty takes the request's host
	LastGrade LastGrade // none: no grades are recorded
	Recruit   *RecruitService
	Roster    *roster.Service
	// WarnRehire is what the approver of a form, and nobody else, is told of how its person left a union before (Art. 11(2),
	// 11(4)); the person is given by the index of the identity number. None: nothing is told.
	WarnRehire func(ctx context.Context, q db.Q, idBlind string) ([]FormCheck, error)
}

func (s *FormService) today() workday.Date { return workday.Of(s.DB.Now()) }

// ownForm tells whether the actor holds p at the union of a form: a superior reads, returns and decides (Art. 9).
func ownForm(a authz.Actor, p authz.Permission, unionID string) error {
	if !a.Has(p) {
		return authz.Missing(p)
	}
	if !a.Own(p).Covers(org.Place{UnionID: unionID}) {
		return errs.Rule(CodeFormYours, "推荐表由聘用单位填写、上报；上级可以审核、退回，不代为修改（第九条）。")
	}
	return nil
}

// Beginning is what a form is begun from.
type Beginning struct {
	UnionID      string // of somebody proposed by a recruitment it is that recruitment's
	Kind         FormKind
	EngagementID string // of a renewal
	CandidateID  string // the application of somebody proposed, whose publicity is over
	Content      *FormContent
}

// Begin drafts a form, filled from what is known: of a renewal the roster, the last contract and the last form; of
// somebody proposed by a recruitment what they told; and what the caller brings, if anything.
func (s *FormService) Begin(ctx context.Context, a authz.Actor, in Beginning) (f Form, err error) {
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		candidate, err := s.candidate(ctx, tx, a, &in)
		if err != nil {
			return err
		}
		u, err := s.beginAt(ctx, tx, a, in)
		if err != nil {
			return err
		}
		f = Form{
			ID: db.NewID(), Kind: in.Kind, UnionID: u.ID, CountyID: u.CountyID, CityID: u.CityID, State: FormDrafted,
			PostTier: u.Tier, Channel: roster.ChannelOwn, ContractKind: roster.ContractLabour, Resume: Lines{}, Awards: Lines{},
			Rev: 1, CreatedAt: tx.Now(), ChangedAt: tx.Now(),
		}
		if in.Kind == FormRenewal {
			if err := s.fillRenewal(ctx, tx, a, &f, in.EngagementID); err != nil {
				return err
			}
		}
		if in.CandidateID != "" {
			s.fillCandidate(&f, candidate)
		}
		if in.Content != nil {
			if f, err = s.write(ctx, tx, f, *in.Content); err != nil {
				return err
			}
		}
		if err := db.Insert(ctx, tx, &f); err != nil {
			return err
		}
		return audit.Record(ctx, tx, formEntry(a.Audit(), "form.begin", nil, &f, ""))
	})
	return f, err
}

func (s *FormService) beginAt(ctx context.Context, tx *db.Tx, a authz.Actor, in Beginning) (org.Union, error) {
	u, err := org.ByID(ctx, tx, in.UnionID)
	if err != nil {
		return u, err
	}
	if err := authz.Require(a, authz.FormRead, u.Place(), formWhat); err != nil {
		return u, err
	}
	if err := ownForm(a, authz.FormDraft, u.ID); err != nil {
		return u, err
	}
	if u.State != org.StateOpen {
		return u, errs.Rule(org.CodeClosed, "“"+u.Name+"”已经撤销。")
	}
	if (in.Kind == FormRenewal) != (in.EngagementID != "") {
		return u, errs.E(CodeFormKind, "续聘请从在岗人员中选择。", errs.F("engagementId", "请选择续聘的人员"))
	}
	return u, nil
}

// FormContent is what a union writes into a form. A number that is not given stays as it is.
type FormContent struct {
	Name       string       `json:"name" maxLength:"40" doc:"新聘；续聘的以花名册为准"`
	IDNumber   *string      `json:"idNumber,omitempty" maxLength:"40" doc:"不传为不改"`
	Phone      *string      `json:"phone,omitempty" maxLength:"40" doc:"不传为不改"`
	Sex        string       `json:"sex" enum:"1,2,"`
	Birth      workday.Date `json:"birth"`
	Political  string       `json:"political" maxLength:"4"`
	Education  string       `json:"education" maxLength:"4"`
	TitleText  string       `json:"titleText" maxLength:"60"`
	FormerPost string       `json:"formerPost" maxLength:"400"`
	Resume     Lines        `json:"resume" maxItems:"30" nullable:"false"`
	Awards     Lines        `json:"awards" maxItems:"30" nullable:"false"`

	PostUnionID  string              `json:"postUnionId" maxLength:"36" doc:"定岗单位，空为聘用单位本身"`
	Channel      roster.Channel      `json:"channel" enum:"own,procured,social"`
	ManagedPaper string              `json:"managedPaper" maxLength:"100"`
	OnDuty       workday.Date        `json:"onDuty"`
	ContractKind roster.ContractKind `json:"contractKind" enum:"labour,service"`
	StartsOn     workday.Date        `json:"startsOn"`
	EndsOn       workday.Date        `json:"endsOn"`
	OpenEnded    bool                `json:"openEnded"`
	AgeReason    string              `json:"ageReason" maxLength:"1000"`
	GradeReason  string              `json:"gradeReason" maxLength:"1000"`
}

// Save keeps what the union wrote. A draft may have gaps; what is there is right.
func (s *FormService) Save(ctx context.Context, a authz.Actor, id string, rev int64, c FormContent) (Form, error) {
	return s.change(ctx, a, id, rev, "form.save", "", func(ctx context.Context, tx *db.Tx, f Form) (Form, error) {
		if err := ownForm(a, authz.FormDraft, f.UnionID); err != nil {
			return f, err
		}
		if err := CheckFormEdit(f); err != nil {
			return f, err
		}
		return s.write(ctx, tx, f, c)
	})
}

// write puts the content into a form, all that is wrong with it told at once.
func (s *FormService) write(ctx context.Context, tx *db.Tx, f Form, c FormContent) (Form, error) {
	id, phone, err := f.Numbers(s.Keys)
	if err != nil {
		return f, err
	}
	var bad []errs.Field
	if c.Phone != nil {
		if phone, err = optionalNumber(*c.Phone, gb.ParsePhone); err != nil {
			bad = append(bad, errs.F("phone", err.Error()))
		}
	}
	if f.Kind == FormNew {
		if c.IDNumber != nil {
			if id, err = optionalNumber(*c.IDNumber, gb.ParseID); err != nil {
				bad = append(bad, errs.F("idNumber", err.Error()))
			}
		}
		f.Name, f.Sex, f.Birth = strings.TrimSpace(c.Name), c.Sex, c.Birth
		if n := len([]rune(f.Name)); n == 1 {
			bad = append(bad, errs.F("name", "姓名应为2至40个字"))
		}
		if !id.IsZero() && f.Sex == "" {
			f.Sex = id.Sex()
		}
		if !id.IsZero() && f.Birth.IsZero() {
			f.Birth = id.Birth()
		}
		f.Pinyin = sortedBy(f.Name)
	}
	for _, on := range []struct {
		field string
		day   workday.Date
	}{{"onDuty", c.OnDuty}, {"startsOn", c.StartsOn}, {"endsOn", c.EndsOn}} {
		if y := on.day.Year(); !on.day.IsZero() && (y < 2000 || y > 2100) {
			bad = append(bad, errs.F(on.field, "日期应在2000年至2100年之间"))
		}
	}
	if _, ok := gb.PoliticalStatuses.Get(c.Political); c.Political != "" && !ok {
		bad = append(bad, errs.F("political", "请从列表中选择"))
	}
	if _, ok := gb.Educations.Get(c.Education); c.Education != "" && !ok {
		bad = append(bad, errs.F("education", "请从列表中选择"))
	}
	if f, err = placed(ctx, tx, f, c.PostUnionID); err != nil {
		bad = append(bad, errs.F("postUnionId", errs.Message(err)))
	}
	if err := errs.Fields(bad...); err != nil {
		return f, err
	}
	sealNumbers(&f, s.Keys, id, phone)
	title := gb.TitleOf(c.TitleText)
	f.Political, f.Education, f.TitleCode, f.TitleText = c.Political, c.Education, title.Code, title.Label
	f.FormerPost, f.Resume, f.Awards = strings.TrimSpace(c.FormerPost), c.Resume.tidy(), c.Awards.tidy()
	f.Channel, f.ManagedPaper, f.OnDuty = c.Channel, strings.TrimSpace(c.ManagedPaper), c.OnDuty
	f.ContractKind, f.StartsOn, f.EndsOn, f.OpenEnded = c.ContractKind, c.StartsOn, c.EndsOn, c.OpenEnded
	if f.Kind == FormRenewal { // who goes on is on duty
		f.OnDuty = f.StartsOn
	}
	if f.OpenEnded {
		f.EndsOn = workday.Date{}
	}
	f.AgeReason, f.GradeReason = strings.TrimSpace(c.AgeReason), strings.TrimSpace(c.GradeReason)
	return f, nil
}

// optionalNumber parses what may be empty.
func optionalNumber[T any](text string, parse func(string) (T, error)) (v T, err error) {
	if strings.TrimSpace(text) == "" {
		return v, nil
	}
	return parse(text)
}

// placed gives the form its post: another union, or empty for the employing one.
func placed(ctx context.Context, q db.Q, f Form, postUnionID string) (Form, error) {
	at := postUnionID
	if at == f.UnionID || at == "" {
		at, postUnionID = f.UnionID, ""
	}
	u, err := org.ByID(ctx, q, at)
	if err != nil {
		return f, err
	}
	f.PostUnionID, f.PostTier = postUnionID, u.Tier
	return f, nil
}

// change is the frame of a change to one form.
func (s *FormService) change(ctx context.Context, a authz.Actor, id string, rev int64, action, reason string, fn func(context.Context, *db.Tx, Form) (Form, error)) (f Form, err error) {
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		before, err := lockForm(ctx, tx, a.Scope(authz.FormRead), id)
		if err != nil {
			return err
		}
		if before.Rev != rev {
			return errs.Stale().With(before)
		}
		if f, err = fn(ctx, tx, before); err != nil {
			return err
		}
		if err := saveForm(ctx, tx, &f); err != nil {
			return err
		}
		return audit.Record(ctx, tx, formEntry(a.Audit(), action, &before, &f, reason))
	})
	return f, err
}

// Discard deletes a draft that was never sent, with its photo.
func (s *FormService) Discard(ctx context.Context, a authz.Actor, id string, rev int64) error {
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		f, err := lockForm(ctx, tx, a.Scope(authz.FormRead), id)
		if err != nil {
			return err
		}
		if err := ownForm(a, authz.FormDraft, f.UnionID); err != nil {
			return err
		}
		if f.Rev != rev {
			return errs.Stale().With(f)
		}
		if err := CheckDiscard(f); err != nil {
			return err
		}
		if f.PhotoBlob != "" {
			if err := blob.Release(ctx, tx, f.PhotoBlob); err != nil {
				return err
			}
		}
		if _, err := tx.NewDelete().Model(&f).WherePK().Exec(ctx); err != nil {
			return fmt.Errorf("delete form: %w", err)
		}
		if f.CandidateID == "" { // the record of it is erased with the application of the same person
			if f.CandidateID, err = proposedBefore(ctx, tx, f); err != nil {
				return err
			}
		}
		return audit.Record(ctx, tx, formEntry(a.Audit(), "form.discard", &f, &f, ""))
	})
}

// Submit sends a form up to 上一级总工会. The other union that engages the person is told that there is a claim.
func (s *FormService) Submit(ctx context.Context, a authz.Actor, id string, rev int64, opinion string) (f Form, err error) {
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		before, err := formByID(ctx, tx, a.Scope(authz.FormRead), id)
		if err != nil {
			return err
		}
		if err := approval.LockCase(ctx, tx, before.CaseID); err != nil { // as whoever decides does: the case, then the form
			return err
		}
		if before, err = lockForm(ctx, tx, a.Scope(authz.FormRead), id); err != nil {
			return err
		}
		if err := ownForm(a, authz.FormSubmit, before.UnionID); err != nil {
			return err
		}
		if before.Rev != rev {
			return errs.Stale().With(before)
		}
		facts, err := s.facts(ctx, tx, before)
		if err != nil {
			return err
		}
		if f, err = SubmitForm(before, ChecksOf(facts), a.Name, tx.Now()); err != nil {
			return err
		}
		c, err := s.Approval.Submit(ctx, tx, a, approval.Submission{
			Flow: approval.FlowForm, RecordID: f.ID, Title: formTitle(f, facts.Union.Name), Summary: termText(f), Link: "/hiring/forms/" + f.ID,
			UnionID: f.UnionID, Opinion: strings.TrimSpace(opinion),
		})
		if err != nil {
			return err
		}
		f.CaseID = c.ID
		if err := saveForm(ctx, tx, &f); err != nil {
			return err
		}
		if err := s.claim(ctx, tx, f); err != nil {
			return err
		}
		return audit.Record(ctx, tx, formEntry(a.Audit(), "form.submit", &before, &f, ""))
	})
	return f, err
}

// Ask tells the union's head that a form is ready to be sent. Asking anew tells again.
func (s *FormService) Ask(ctx context.Context, a authz.Actor, id string, rev int64) (Form, error) {
	return s.change(ctx, a, id, rev, "form.ask", "", func(ctx context.Context, tx *db.Tx, f Form) (Form, error) {
		if err := ownForm(a, authz.FormDraft, f.UnionID); err != nil {
			return f, err
		}
		if ownForm(a, authz.FormSubmit, f.UnionID) == nil {
			return f, errs.Rule(CodeFormYours, "您就是本单位负责人，请直接上报。")
		}
		facts, err := s.facts(ctx, tx, f)
		if err != nil {
			return f, err
		}
		after, err := AskForm(f, ChecksOf(facts), tx.Now())
		if err != nil {
			return f, err
		}
		var list []notify.Notice
		for _, post := range approval.PostsAt(facts.Union, authz.FormSubmit) {
			list = append(list, notify.Notice{
				Recipient: post, Title: "有一份推荐表请您上报", Body: a.Name + "已填好一份" + f.Kind.Title() + formWhat + "，请核对后上报" + facts.Superior.Name + "。",
				Kind: "hiring_form", RecordID: f.ID, Dedup: fmt.Sprint("ask", f.ID, f.Rev),
			})
		}
		return after, notify.Tell(ctx, tx, list...)
	})
}

// Waiting counts the forms that the actor was asked to send.
func (s *FormService) Waiting(ctx context.Context, a authz.Actor) (int, error) {
	own := a.Own(authz.FormSubmit)
	if len(own.Unions) == 0 {
		return 0, nil
	}
	q := s.DB.Read()
	n, _, err := db.CountUpTo(ctx, q, q.NewSelect().TableExpr("hiring_form AS f").Where("f.asked_at IS NOT NULL").
		Where("f.state IN (?, ?)", FormDrafted, FormReturned).Where("f.union_id IN (?)", bun.List(own.Unions)))
	if err != nil {
		return 0, fmt.Errorf("count forms to send: %w", err)
	}
	return n, nil
}

func formTitle(f Form, union string) string {
	title := union + f.Kind.Title() + formWhat
	if f.Name != "" { // a draft may have none yet
		title += "：" + f.Name
	}
	return title
}

// claim notes a conflict for the union that engages the person.
func (s *FormService) claim(ctx context.Context, tx *db.Tx, f Form) error {
	person, err := roster.PersonByBlind(ctx, tx, f.IDBlind)
	if err != nil {
		return err
	}
	e, clash, err := roster.EngagedIn(ctx, tx, person, f.EngagementID, f.OnDuty, f.EndsOn)
	if err != nil || !clash || e.UnionID == f.UnionID {
		return err
	}
	return s.Roster.NoteClaim(ctx, tx, e, f.UnionID, f.OnDuty)
}

// mayDecide tells whether the actor may approve the form's case now, and in whose name: the engine knows who stands at its
// step.
func (s *FormService) mayDecide(ctx context.Context, q db.Q, a authz.Actor, f Form) (signed string, may bool, err error) {
	if f.CaseID == "" || f.State != FormSubmitted || !a.Has(authz.ApprovalHandle) {
		return "", false, nil
	}
	return s.Approval.May(ctx, q, a, f.CaseID, approval.Approve)
}

// Tick keeps the superior's ticks on a form that is before it (Art. 11(1), 11(4)); they count when the case is approved.
// Whether it is before the actor is asked of the form as it is locked: a moment ago it may have been the union's draft.
func (s *FormService) Tick(ctx context.Context, a authz.Actor, id string, rev int64, o FormOverride) (f Form, err error) {
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		seen, err := formByID(ctx, tx, a.Scope(authz.FormRead), id)
		if err != nil {
			return err
		}
		if err := approval.LockCase(ctx, tx, seen.CaseID); err != nil { // as whoever decides does: the case, then the form
			return err
		}
		before, err := lockForm(ctx, tx, a.Scope(authz.FormRead), id)
		if err != nil {
			return err
		}
		if before.Rev != rev || before.CaseID != seen.CaseID {
			return errs.Stale().With(before)
		}
		signed, may, err := s.mayDecide(ctx, tx, a, before)
		if err != nil {
			return err
		}
		if before.State == FormSubmitted && !may {
			return errs.Rule(CodeFormYours, "这一步不由您办理。")
		}
		facts, err := s.facts(ctx, tx, before)
		if err != nil {
			return err
		}
		if f, err = TickForm(facts, o, signed); err != nil { // refuses one that is not submitted
			return err
		}
		if err := saveForm(ctx, tx, &f); err != nil {
			return err
		}
		return audit.Record(ctx, tx, formEntry(a.Audit(), "form.override", &before, &f, strings.TrimSpace(o.Reason)))
	})
	return f, err
}

// Void gives up an approved form: the head that was held for it is free again.
func (s *FormService) Void(ctx context.Context, a authz.Actor, id string, rev int64, reason string) (Form, error) {
	return s.change(ctx, a, id, rev, "form.void", strings.TrimSpace(reason), func(ctx context.Context, tx *db.Tx, f Form) (Form, error) {
		if err := ownForm(a, authz.FormSubmit, f.UnionID); err != nil {
			return f, err
		}
		after, err := VoidForm(f, reason)
		if err != nil {
			return f, err
		}
		on := s.today()
		if on.Year() < f.OnDuty.Year() { // held in the year of the first day on duty
			on = f.OnDuty
		}
		return after, Release(ctx, tx, a.Audit(), f.ID, on)
	})
}

// Reveal opens a number of a form for a reason, audited before it is given out; a person of the roster is told.
func (s *FormService) Reveal(ctx context.Context, a authz.Actor, id string, field roster.SealedField, reason string) (value string, err error) {
	reason, err = formReason(reason)
	if err != nil {
		return "", err
	}
	if field.Title() == "" {
		return "", errs.Fields(errs.F("field", "没有这一项"))
	}
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		f, err := s.opened(ctx, tx, a, id)
		if err != nil {
			return err
		}
		number, phone, err := f.Numbers(s.Keys)
		if err != nil {
			return err
		}
		value = number.Number()
		if field == roster.SealedPhone {
			value = phone.Number()
		}
		return s.looked(ctx, tx, a, f, "form.reveal", field.Title(), reason)
	})
	return value, err
}

func formReason(reason string) (string, error) {
	reason = strings.TrimSpace(reason)
	if n := len([]rune(reason)); n < 2 || n > 200 {
		return "", errs.E(CodeFormReason, "请写明查看完整号码的理由（本人可以看到）。", errs.F("reason", "2 至 200 字"))
	}
	return reason, nil
}

// opened is a form whose numbers the actor may see in full.
func (s *FormService) opened(ctx context.Context, q db.Q, a authz.Actor, id string) (Form, error) {
	f, err := formByID(ctx, q, a.Scope(authz.FormRead), id)
	if err != nil {
		return f, err
	}
	if !a.Scope(authz.RosterReveal).Covers(f.Place()) {
		return f, authz.Missing(authz.RosterReveal)
	}
	return f, nil
}

// noteLook records that somebody saw a form's numbers in full. A person of the roster reads that among the looks at them.
func noteLook(ctx context.Context, tx *db.Tx, a authz.Actor, f Form, action, what, reason string) error {
	e := formEntry(a.Audit(), action, nil, &f, reason)
	e.After, e.Label = nil, f.Name+"："+what
	if f.PersonID != "" {
		e.Action, e.Label = roster.ActionReveal, what+"（推荐表）"
	}
	return audit.Record(ctx, tx, e)
}

// looked notes a look for which a reason was asked, and tells a person of the roster.
func (s *FormService) looked(ctx context.Context, tx *db.Tx, a authz.Actor, f Form, action, what, reason string) error {
	if err := noteLook(ctx, tx, a, f, action, what, reason); err != nil || f.PersonID == "" {
		return err
	}
	return notify.Tell(ctx, tx, notify.Notice{
		Recipient: notify.ToPerson(f.PersonID), Title: "有人查看了您的完整" + what, Body: "推荐表。查看人：" + a.Name + "。理由：" + reason,
		Kind: "person", RecordID: f.PersonID,
	})
}

func formEntry(actor audit.Actor, action string, before, after *Form, reason string) audit.Entry {
	e := audit.Entry{
		Actor: actor, Action: action, Kind: formsTable, ID: after.ID, Label: after.Kind.Title() + formWhat + "：" + after.Name, PersonID: after.PersonID,
		UnionID: after.UnionID, CountyID: after.CountyID, CityID: after.CityID, After: *after, Reason: reason,
	}
	if before != nil {
		e.Before = *before
	}
	if action == "form.discard" {
		e.After = nil
	}
	return e
}
