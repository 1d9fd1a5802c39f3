package hiring

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/seal"
	"xiezhi/internal/roster"
	"xiezhi/internal/workday"
)

// changeApplication is the frame of an act upon an application by whoever recruits; the notice is locked first.
func (s *RecruitService) changeApplication(ctx context.Context, a authz.Actor, id string, rev int64, act, reason string,
	fn func(context.Context, *db.Tx, RecruitNotice, Application) (Application, error),
) (ap Application, err error) {
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		before, n, err := s.lockApplication(ctx, tx, a, id)
		if err != nil {
			return err
		}
		if before.Rev != rev {
			return errs.Stale()
		}
		was, err := judgementOf(ctx, tx, before)
		if err != nil {
			return err
		}
		if ap, err = fn(ctx, tx, n, before); err != nil {
			return err
		}
		if err := saveApplication(ctx, tx, &ap); err != nil {
			return err
		}
		is, err := judgementOf(ctx, tx, ap)
		if err != nil {
			return err
		}
		e := applicationEntry(a.Audit(), act, n, &before, &ap, reason)
		e.Before, e.After = was, is
		return audit.Record(ctx, tx, e)
	})
	return ap, err
}

// judgement is an application with what was found on it and what it was given, as the audit keeps them: the rows are
// written anew by every act.
type judgement struct {
	Application
	Checks []judgedItem `json:"checks" audit:"track"`
	Scores []givenMark  `json:"scores" audit:"track"`
}

type judgedItem struct {
	Item     ConditionItem `json:"item" audit:"track"`
	Answer   CheckAnswer   `json:"answer" audit:"track"`
	Evidence string        `json:"evidence" audit:"track"`
	ByName   string        `json:"byName" audit:"track"`
}

type givenMark struct {
	AssessorID string    `json:"assessorId" audit:"track"`
	Part       ScorePart `json:"part" audit:"track"`
	Points     *int      `json:"points" audit:"track"`
	Conflict   bool      `json:"conflict" audit:"track"`
	ByName     string    `json:"byName" audit:"track"`
}

func judgementOf(ctx context.Context, q db.Q, ap Application) (judgement, error) {
	out := judgement{Application: ap}
	checks, err := checksOf(ctx, q, ap.ID)
	if err != nil {
		return out, err
	}
	for _, c := range checks[ap.ID] {
		out.Checks = append(out.Checks, judgedItem{Item: c.Item, Answer: c.Answer, Evidence: c.Evidence, ByName: c.ByName})
	}
	var scores []Score
	if err := q.NewSelect().Model(&scores).Where("rsc.application_id = ?", ap.ID).OrderExpr("rsc.assessor_id, rsc.part").Scan(ctx); err != nil {
		return out, fmt.Errorf("read scores: %w", err)
	}
	for _, g := range scores {
		out.Scores = append(out.Scores, givenMark{AssessorID: g.AssessorID, Part: g.Part, Points: g.Points, Conflict: g.Conflict, ByName: g.ByName})
	}
	return out, nil
}

func (s *RecruitService) lockApplication(ctx context.Context, tx *db.Tx, a authz.Actor, id string) (Application, RecruitNotice, error) {
	_, n, err := applicationByID(ctx, tx, noticeScope(a), id)
	if err != nil {
		return Application{}, n, err
	}
	if err := checkRuns(a, n); err != nil {
		return Application{}, n, err
	}
	if err := db.Lock(ctx, tx, "recruit_notice", n.ID); err != nil {
		return Application{}, n, err
	}
	return applicationByID(ctx, tx, noticeScope(a), id)
}

// Judge keeps the checklist of Art. 4 with its evidence, and the verdict of whoever judges.
func (s *RecruitService) Judge(ctx context.Context, a authz.Actor, id string, rev int64, checks []ConditionCheck, verdict Verdict, reason string) (Application, error) {
	return s.changeApplication(ctx, a, id, rev, "judge", "", func(ctx context.Context, tx *db.Tx, n RecruitNotice, ap Application) (Application, error) {
		if err := CheckJudge(n, checks, verdict, reason); err != nil {
			return ap, err
		}
		before, err := checksOf(ctx, tx, ap.ID)
		if err != nil {
			return ap, err
		}
		if _, err := tx.NewRaw("DELETE FROM recruit_check WHERE application_id = ?", ap.ID).Exec(ctx); err != nil {
			return ap, fmt.Errorf("replace checks: %w", err)
		}
		for i := range checks {
			c := &checks[i]
			c.ApplicationID, c.Evidence, c.ByName, c.At = ap.ID, strings.TrimSpace(c.Evidence), a.Name, tx.Now()
			for _, was := range before[ap.ID] { // who judged it first stays, while nothing changed
				if was.Item == c.Item && was.Answer == c.Answer && was.Evidence == c.Evidence {
					c.ByName, c.At = was.ByName, was.At
				}
			}
		}
		if err := db.InsertAll(ctx, tx, checks); err != nil {
			return ap, err
		}
		if verdict != ap.Verdict { // one more, or one less, among the equals
			own, err := readOwnMarks(ctx, tx, n, ap.ID)
			if err != nil {
				return ap, err
			}
			if err := forgetTies(ctx, tx, a.Audit(), n, &ap, "的资格审核有变动", own); err != nil {
				return ap, err
			}
		}
		ap.Verdict, ap.VerdictReason, ap.VerdictBy, ap.VerdictAt = verdict, "", a.Name, tx.Now()
		switch verdict {
		case VerdictNone:
			ap.VerdictBy, ap.VerdictAt = "", time.Time{}
		case VerdictIneligible:
			ap.VerdictReason = strings.TrimSpace(reason)
		case VerdictEligible:
		}
		if verdict != VerdictEligible {
			ap.ProposedAt, ap.ProposedReason, ap.PassedReason = time.Time{}, "", ""
		}
		return ap, nil
	})
}

// CorrectPaper mends what the clerk entered from paper.
func (s *RecruitService) CorrectPaper(ctx context.Context, a authz.Actor, id string, rev int64, c ApplicationContent) error {
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		before, n, err := s.lockApplication(ctx, tx, a, id)
		if err != nil {
			return err
		}
		if before.Source != SourcePaper {
			return errs.Rule(CodeNoticeState, "网上报名由报名人自己更正。")
		}
		return s.correct(ctx, tx, a.Audit(), n, before, rev, c)
	})
}

// Withdraw removes an application on the applicant's word to the union.
func (s *RecruitService) Withdraw(ctx context.Context, a authz.Actor, id string, rev int64) error {
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		ap, n, err := s.lockApplication(ctx, tx, a, id)
		if err != nil {
			return err
		}
		if ap.Rev != rev {
			return errs.Stale()
		}
		if err := CheckWithdraw(n, ap); err != nil {
			return err
		}
		waiting, err := waitingForms(ctx, tx, n, []Application{ap})
		if err != nil {
			return err
		}
		if waiting[ap.ID] {
			return errs.Rule(CodeApplyProposed, "该人还有没办完的推荐表：另填的草稿请先删除，已经上报或审核同意的请先撤下或作废。")
		}
		return s.erase(ctx, tx, a.Audit(), n, ErasedWithdrawn, []Application{ap}, nil)
	})
}

// SealedOf names a sealed field of an application.
type SealedOf string

// Sealed fields.
const (
	SealedIdentity SealedOf = "identity"
	SealedMobile   SealedOf = "phone"
)

// Reveal opens an applicant's number for whoever recruits, with a recorded reason.
func (s *RecruitService) Reveal(ctx context.Context, a authz.Actor, id string, field SealedOf, reason string) (value string, err error) {
	if err := needReason(reason, "请写明查看的理由，将留有记录。"); err != nil {
		return "", err
	}
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		ap, n, err := applicationByID(ctx, tx, noticeScope(a), id)
		if err != nil {
			return err
		}
		if err := checkRuns(a, n); err != nil {
			return err
		}
		column, sealed := "id_sealed", ap.IDSealed
		if field == SealedMobile {
			column, sealed = "phone_sealed", ap.PhoneSealed
		}
		if value, err = s.Keys.Open(seal.Place("recruit_application", column, ap.ID), sealed); err != nil {
			return fmt.Errorf("reveal: %w", err)
		}
		e := applicationEntry(a.Audit(), "reveal", n, nil, nil, strings.TrimSpace(reason))
		e.ID = ap.ID
		return audit.Record(ctx, tx, e)
	})
	return value, err
}

// Propose names the persons whom the union proposes to hire (拟聘用), or nobody.
func (s *RecruitService) Propose(ctx context.Context, a authz.Actor, id string, rev int64, in Proposal) (RecruitNotice, error) {
	in.Reason, in.Passed = strings.TrimSpace(in.Reason), strings.TrimSpace(in.Passed)
	return s.change(ctx, a, id, rev, "propose", "", func(ctx context.Context, tx *db.Tx, n RecruitNotice) (RecruitNotice, error) {
		in.IDs = slices.Compact(slices.Sorted(slices.Values(in.IDs)))
		f, err := readField(ctx, tx, n)
		if err != nil {
			return n, err
		}
		passed, err := CheckPropose(n, f.posts, f.choices(), in, workday.Of(tx.Now()))
		if err != nil {
			return n, err
		}
		n.ChosenReason = in.Reason
		for _, before := range f.apps {
			after := before
			after.PassedReason = ""
			if slices.Contains(passed, before.ID) {
				after.PassedReason = in.Passed
			}
			if chosen := slices.Contains(in.IDs, before.ID); chosen != !before.ProposedAt.IsZero() {
				after.ProposedAt, after.ProposedReason = time.Time{}, ""
				if chosen {
					after.ProposedAt, after.ProposedReason = tx.Now(), in.Reason
				}
			}
			if after == before {
				continue
			}
			if err := saveApplication(ctx, tx, &after); err != nil {
				return n, err
			}
			if err := audit.Record(ctx, tx, applicationEntry(a.Audit(), "propose", n, &before, &after, "")); err != nil {
				return n, err
			}
		}
		return n, tellStory(ctx, tx, n.ID, "propose", fmt.Sprintf("确定拟聘用%d人", len(in.IDs)), a.Name)
	})
}

// field are all who applied to a notice, as they stand when persons are proposed.
type field struct {
	posts []NoticePost
	apps  []Application
	marks marks
}

func readField(ctx context.Context, q db.Q, n RecruitNotice) (f field, err error) {
	if f.apps, err = applicationsOf(ctx, q, n.ID); err != nil {
		return f, err
	}
	if f.posts, err = postsOf(ctx, q, n.ID); err != nil {
		return f, err
	}
	f.marks, err = readMarks(ctx, q, n, f.apps)
	return f, err
}

func (f field) choices() []Choice {
	out := make([]Choice, len(f.apps))
	for i, ap := range f.apps {
		one := f.marks.of[ap.ID]
		out[i] = Choice{
			Contender: Contender{ID: ap.ID, Total: one.Total, Place: one.Place, Tied: one.Tied}, PostID: ap.PostID, Verdict: ap.Verdict, Partial: f.marks.partial[ap.ID],
		}
	}
	return out
}

// standing is the proposal as it was written down, with those who were told that they are passed over.
func (f field) standing(n RecruitNotice) (in Proposal, told []string) {
	in.Reason = n.ChosenReason
	for _, ap := range f.apps {
		if !ap.ProposedAt.IsZero() {
			in.IDs = append(in.IDs, ap.ID)
		}
		if ap.PassedReason != "" {
			in.Passed, told = ap.PassedReason, append(told, ap.ID)
		}
	}
	return in, told
}

// hiredOf tells which applicants have since been engaged at the notice's union: their material belongs to the roster's
// file, and is kept.
func hiredOf(ctx context.Context, q db.Q, n RecruitNotice, apps []Application) (map[string]bool, error) {
	var blinds []string
	for _, a := range apps {
		if !a.ProposedAt.IsZero() {
			blinds = append(blinds, a.IDBlind)
		}
	}
	hired, err := roster.EngagedByBlind(ctx, q, n.UnionID, workday.Of(n.PublishedAt), blinds...)
	if err != nil {
		return nil, err
	}
	out := map[string]bool{}
	for _, a := range apps {
		out[a.ID] = !a.ProposedAt.IsZero() && hired[a.IDBlind]
	}
	return out, nil
}
