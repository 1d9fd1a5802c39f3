package hiring

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/blob"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/paper"
	"xiezhi/internal/platform/seal"
	"xiezhi/internal/policy"
	"xiezhi/internal/rulebook"
	"xiezhi/internal/workday"
)

// RecruitService holds the use-cases of recruitment (Art. 6(2)).
type RecruitService struct {
	DB    *db.DB
	Keys  *seal.Keys
	Blobs *blob.Store
	Font  func() (*paper.Font, error)
}

func (s *RecruitService) today() workday.Date { return workday.Of(s.DB.Now()) }

// noticeScope is where the actor reads notices: within the own scope, which for a county's officer holds what it
// recruits for.
func noticeScope(a authz.Actor) authz.Scope { return a.Scope(authz.RecruitRead) }

// BeginNotice drafts a notice for an employing union.
func (s *RecruitService) BeginNotice(ctx context.Context, a authz.Actor, unionID string, c NoticeContent) (n RecruitNotice, err error) {
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		u, err := org.ByID(ctx, tx, unionID)
		if err != nil {
			return err
		}
		if err := authz.Require(a, authz.RecruitRead, u.Place(), "工会"); err != nil {
			return err
		}
		n, err = s.beginNotice(ctx, tx, a, u, c)
		return err
	})
	return n, err
}

func (s *RecruitService) beginNotice(ctx context.Context, tx *db.Tx, a authz.Actor, u org.Union, c NoticeContent) (RecruitNotice, error) {
	today := workday.Of(tx.Now())
	if err := checkRecruiter(a, u, today); err != nil {
		return RecruitNotice{}, err
	}
	n := RecruitNotice{
		ID: db.NewID(), UnionID: u.ID, CountyID: u.CountyID, CityID: u.CityID, RunAbove: !a.Own(authz.RecruitWrite).Covers(org.Place{UnionID: u.ID}), State: NoticeDraft,
		MadeBy: a.Name, Rev: 1, CreatedAt: tx.Now(), ChangedAt: tx.Now(),
	}
	posts, err := writeContent(ctx, tx, &n, c)
	if err != nil {
		return RecruitNotice{}, err
	}
	if _, err := tx.NewInsert().Model(&n).Exec(ctx); err != nil {
		return RecruitNotice{}, fmt.Errorf("write notice: %w", err)
	}
	if err := replacePosts(ctx, tx, n.ID, posts); err != nil {
		return RecruitNotice{}, err
	}
	return n, audit.Record(ctx, tx, noticeEntry(a.Audit(), "begin", nil, &n, u.Name, ""))
}

// writeContent puts what was written into the notice and gives its posts.
func writeContent(ctx context.Context, q db.Q, n *RecruitNotice, c NoticeContent) ([]NoticePost, error) {
	pol, err := rulebook.PolicyAt(ctx, q, n.UnionID, workday.Of(n.ChangedAt))
	if err != nil {
		return nil, err
	}
	if err := CheckNoticeDraft(c, pol, workday.Of(n.ChangedAt)); err != nil {
		return nil, err
	}
	n.Title, n.Channel, n.ChannelPaper = strings.TrimSpace(c.Title), c.Channel, strings.TrimSpace(c.ChannelPaper)
	n.Conditions, n.Body = strings.TrimSpace(c.Conditions), strings.TrimSpace(c.Body)
	n.ApplyFrom, n.ApplyUntil, n.Days, n.Scoring = c.ApplyFrom, c.ApplyUntil, c.Days, c.Scoring
	n.ContactName, n.OfficePhone = strings.TrimSpace(c.ContactName), strings.TrimSpace(c.OfficePhone)
	posts := make([]NoticePost, len(c.Posts))
	for i, p := range c.Posts {
		posts[i] = NoticePost{Title: strings.TrimSpace(p.Title), Tier: p.Tier, Place: strings.TrimSpace(p.Place), Heads: p.Heads}
	}
	return posts, nil
}

// SaveNotice keeps what was written into a draft.
func (s *RecruitService) SaveNotice(ctx context.Context, a authz.Actor, id string, rev int64, c NoticeContent) (RecruitNotice, error) {
	return s.change(ctx, a, id, rev, "save", "", func(ctx context.Context, tx *db.Tx, n RecruitNotice) (RecruitNotice, error) {
		if err := CheckNoticeEdit(n); err != nil {
			return n, err
		}
		n.ChangedAt = tx.Now()
		posts, err := writeContent(ctx, tx, &n, c)
		if err != nil {
			return n, err
		}
		return n, replacePosts(ctx, tx, n.ID, posts)
	})
}

// change is the frame of an act upon a notice by whoever recruits.
func (s *RecruitService) change(ctx context.Context, a authz.Actor, id string, rev int64, act, reason string, fn func(context.Context, *db.Tx, RecruitNotice) (RecruitNotice, error)) (n RecruitNotice, err error) {
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		before, u, err := s.lockOwn(ctx, tx, a, id)
		if err != nil {
			return err
		}
		if before.Rev != rev {
			return errs.Stale()
		}
		if n, err = fn(ctx, tx, before); err != nil {
			return err
		}
		if err := saveNotice(ctx, tx, &n); err != nil {
			return err
		}
		return audit.Record(ctx, tx, noticeEntry(a.Audit(), act, &before, &n, u.Name, reason))
	})
	return n, err
}

// lockOwn locks a notice that the actor recruits by.
func (s *RecruitService) lockOwn(ctx context.Context, tx *db.Tx, a authz.Actor, id string) (RecruitNotice, org.Union, error) {
	n, err := lockNotice(ctx, tx, noticeScope(a), id)
	if err != nil {
		return n, org.Union{}, err
	}
	u, err := org.ByID(ctx, tx, n.UnionID)
	if err != nil {
		return n, u, err
	}
	return n, u, checkOwn(a, u)
}

func checkOwn(a authz.Actor, u org.Union) error {
	if !a.Has(authz.RecruitWrite) {
		return authz.Missing(authz.RecruitWrite)
	}
	if !mayRecruit(a, u) {
		return errs.Rule(CodeNoticeUnion, "招聘由聘用单位自己，或由其所在的县（市、区）总工会办理；上级可以查看。")
	}
	return nil
}

// runs tells whether the actor recruits for the union that runs the notice.
func runs(a authz.Actor, n RecruitNotice) bool {
	return a.Own(authz.RecruitWrite).Covers(org.Place{UnionID: n.runner()})
}

// checkRuns refuses whoever does not run the notice. Of the employing union and the county that recruits for it, one reads
// what applicants told in full, judges and removes it: applicants are told which.
func checkRuns(a authz.Actor, n RecruitNotice) error {
	if !a.Has(authz.RecruitWrite) {
		return authz.Missing(authz.RecruitWrite)
	}
	if !runs(a, n) {
		return errs.Rule(CodeNoticeUnion, "报名材料只由办理这次招聘的工会查看和审核；其他单位看不到完整证件号、手机号和附件。")
	}
	return nil
}

// Publish makes a draft public. More posts than the quota has room for are a warning and take a reason: a notice hires
// nobody, and hires wait for the room.
func (s *RecruitService) Publish(ctx context.Context, a authz.Actor, id string, rev int64, reason string) (RecruitNotice, error) {
	reason = strings.TrimSpace(reason)
	return s.change(ctx, a, id, rev, "publish", reason, func(ctx context.Context, tx *db.Tx, n RecruitNotice) (RecruitNotice, error) {
		u, err := org.ByID(ctx, tx, n.UnionID)
		if err != nil {
			return n, err
		}
		today := workday.Of(tx.Now())
		if err := checkRecruiter(a, u, today); err != nil {
			return n, err
		}
		posts, err := postsOf(ctx, tx, n.ID)
		if err != nil {
			return n, err
		}
		room, err := roomFor(ctx, tx, n, today)
		if err != nil {
			return n, err
		}
		if err := CheckPublish(n, posts, room, reason, today); err != nil {
			return n, err
		}
		pol, err := rulebook.PolicyAt(ctx, tx, n.UnionID, today)
		if err != nil {
			return n, err
		}
		n.State, n.PublishedAt, n.PublishedReason = NoticePublished, tx.Now(), reason
		n.HeadroomNote = RoomWarning(room, headsOf(posts))
		n.EraseOn = EraseDue(n.ApplyUntil.AddYears(1), pol) // in case nobody ever closes it
		return n, tellStory(ctx, tx, n.ID, "publish", reason, a.Name)
	})
}

// offeredElsewhere counts the heads that other notices offer which run now and whose hires would come out of the same
// account.
func offeredElsewhere(ctx context.Context, q db.Q, n RecruitNotice, room Headroom, today workday.Date) (int, error) {
	var others []struct {
		UnionID string
		Heads   int
	}
	err := q.NewRaw(`SELECT rn.union_id, sum(rp.heads) AS heads FROM recruit_notice AS rn JOIN recruit_post AS rp ON rp.notice_id = rn.id
		WHERE rn.state IN (?, ?) AND rn.id <> ? GROUP BY rn.union_id ORDER BY rn.union_id`, NoticePublished, NoticePublicity, n.ID).Scan(ctx, &others)
	if err != nil {
		return 0, fmt.Errorf("read what other notices offer: %w", err)
	}
	heads := 0
	for _, o := range others {
		h, err := holderOn(ctx, q, o.UnionID, room.On, today)
		if err != nil {
			return 0, err
		}
		if h.ID == room.HolderID {
			heads += o.Heads
		}
	}
	return heads, nil
}

// roomFor reads the quota's room, and what else is offered out of it, from the first day on which somebody could be hired by the notice.
func roomFor(ctx context.Context, q db.Q, n RecruitNotice, today workday.Date) (Headroom, error) {
	from := today
	if n.ApplyUntil.After(from) {
		from = n.ApplyUntil
	}
	room, err := ReadHeadroom(ctx, q, Hire{UnionID: n.UnionID, From: from}, today)
	if err != nil {
		return room, err
	}
	room.offered, err = offeredElsewhere(ctx, q, n, room, today)
	return room, err
}

// Cancel ends a notice without a result; a draft is simply given up. The reason is public.
func (s *RecruitService) Cancel(ctx context.Context, a authz.Actor, id string, rev int64, reason string) (RecruitNotice, error) {
	reason = strings.TrimSpace(reason)
	return s.change(ctx, a, id, rev, "cancel", reason, func(ctx context.Context, tx *db.Tx, n RecruitNotice) (RecruitNotice, error) {
		if err := CheckCancel(n, reason); err != nil {
			return n, err
		}
		return n, s.end(ctx, tx, &n, NoticeCancelled, reason, a.Name)
	})
}

// end closes or cancels a notice, keeps its numbers, and says from which day on the applications are removed.
func (s *RecruitService) end(ctx context.Context, tx *db.Tx, n *RecruitNotice, state NoticeState, reason, by string) error {
	pol, err := rulebook.PolicyAt(ctx, tx, n.UnionID, workday.Of(tx.Now()))
	if err != nil {
		return err
	}
	tally, err := s.count(ctx, tx, *n)
	if err != nil {
		return err
	}
	if err := keepTally(n, tally); err != nil {
		return err
	}
	act := "close"
	if state == NoticeCancelled {
		act = "cancel"
	}
	n.State, n.ClosedAt, n.ClosedReason = state, tx.Now(), reason
	n.EraseOn = EraseDue(workday.Of(tx.Now()), pol)
	return tellStory(ctx, tx, n.ID, act, reason, by)
}

func keepTally(n *RecruitNotice, t NoticeTally) error {
	text, err := json.Marshal(t)
	if err != nil {
		return fmt.Errorf("keep the numbers: %w", err)
	}
	n.Tally = string(text)
	return nil
}

// count are the numbers of a notice: those kept when it ended, else those of today.
func (s *RecruitService) count(ctx context.Context, q db.Q, n RecruitNotice) (t NoticeTally, err error) {
	if n.Tally != "" {
		if err := json.Unmarshal([]byte(n.Tally), &t); err != nil {
			return t, fmt.Errorf("read the numbers: %w", err)
		}
		return t, nil
	}
	posts, err := postsOf(ctx, q, n.ID)
	if err != nil {
		return t, err
	}
	apps, err := applicationsOf(ctx, q, n.ID)
	if err != nil {
		return t, err
	}
	marks, err := readMarks(ctx, q, n, apps)
	if err != nil {
		return t, err
	}
	gone, err := erasuresOf(ctx, q, n.ID)
	if err != nil {
		return t, err
	}
	objections, err := objectionsOf(ctx, q, n.ID)
	if err != nil {
		return t, err
	}
	t = NoticeTally{Heads: headsOf(posts), Applied: len(apps), Objections: len(objections)}
	for _, e := range gone {
		if e.Rule == ErasedWithdrawn {
			t.Withdrawn += e.Count
			t.Applied += e.Count
		}
	}
	for _, a := range apps {
		switch a.Verdict {
		case VerdictEligible:
			t.Eligible++
		case VerdictIneligible:
			t.Ineligible++
		case VerdictNone:
			t.Unjudged++
		}
		if !a.ProposedAt.IsZero() {
			t.Proposed++
		}
		if marks.of[a.ID].Total != nil {
			t.Scored++
		}
	}
	for _, o := range objections {
		if o.Upheld {
			t.Upheld++
		}
	}
	return t, nil
}

func noticeEntry(actor audit.Actor, act string, before, after *RecruitNotice, union, reason string) audit.Entry {
	e := audit.Entry{
		Actor: actor, Action: "recruit." + act, Kind: "recruit_notice", ID: after.ID, Label: union + "：" + after.Title,
		UnionID: after.UnionID, CountyID: after.CountyID, CityID: after.CityID, After: *after, Reason: reason,
	}
	if before != nil {
		e.Before = *before
	}
	return e
}

// applicationEntry is an audit record about an application. It names nobody: neither as actor nor as label.
func applicationEntry(actor audit.Actor, act string, n RecruitNotice, before, after *Application, reason string) audit.Entry {
	e := audit.Entry{
		Actor: actor, Action: "recruit.application." + act, Kind: "recruit_application", Label: n.Title,
		UnionID: n.UnionID, CountyID: n.CountyID, CityID: n.CityID, Reason: reason,
	}
	if before != nil {
		e.ID, e.Before = before.ID, *before
	}
	if after != nil {
		e.ID, e.After = after.ID, *after
	}
	return e
}

func policyOf(ctx context.Context, q db.Q, n RecruitNotice, on workday.Date) (policy.Policy, error) {
	return rulebook.PolicyAt(ctx, q, n.UnionID, on)
}
