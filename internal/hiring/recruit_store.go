package hiring

import (
	"context"
	"fmt"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
)

func noticeByID(ctx context.Context, q db.Q, scope authz.Scope, id string) (RecruitNotice, error) {
	var list []RecruitNotice
	if err := scope.Where(q.NewSelect().Model(&list).Where("rn.id = ?", id), authz.PlaceOf("rn")).Scan(ctx); err != nil {
		return RecruitNotice{}, fmt.Errorf("read notice: %w", err)
	}
	if len(list) == 0 {
		return RecruitNotice{}, errs.NotFound(noticeWhat)
	}
	return list[0], nil
}

// publicNotice is a notice that anybody may read.
func publicNotice(ctx context.Context, q db.Q, id string) (RecruitNotice, error) {
	n, err := noticeByID(ctx, q, authz.Everything(), id)
	if err == nil && (n.State == NoticeDraft || n.PublishedAt.IsZero()) {
		return RecruitNotice{}, errs.NotFound(noticeWhat)
	}
	return n, err
}

// lockNotice reads a notice for a change to it or to what hangs on it.
func lockNotice(ctx context.Context, tx *db.Tx, scope authz.Scope, id string) (RecruitNotice, error) {
	if _, err := noticeByID(ctx, tx, scope, id); err != nil {
		return RecruitNotice{}, err
	}
	if err := db.Lock(ctx, tx, "recruit_notice", id); err != nil {
		return RecruitNotice{}, err
	}
	return noticeByID(ctx, tx, scope, id)
}

// saveNotice writes a notice that is locked.
func saveNotice(ctx context.Context, tx *db.Tx, n *RecruitNotice) error {
	n.ChangedAt = tx.Now()
	res, err := tx.NewUpdate().Model(n).ExcludeColumn("id", "union_id", "county_id", "city_id", "run_above", "made_by", "rev", "created_at").
		Set("rev = rev + 1").Where("id = ?", n.ID).Where("rev = ?", n.Rev).Exec(ctx)
	if err := oneRow(res, err, "change notice"); err != nil {
		return err
	}
	n.Rev++
	return nil
}

// rowsResult is what an update answers.
type rowsResult interface{ RowsAffected() (int64, error) }

// oneRow makes a stale refusal of an update that met no row.
func oneRow(res rowsResult, err error, what string) error {
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

func postsOf(ctx context.Context, q db.Q, noticeIDs ...string) ([]NoticePost, error) {
	list := []NoticePost{}
	if len(noticeIDs) == 0 {
		return list, nil
	}
	if err := q.NewSelect().Model(&list).Where("rp.notice_id IN (?)", bun.List(noticeIDs)).OrderExpr("rp.notice_id, rp.seq").Scan(ctx); err != nil {
		return nil, fmt.Errorf("read posts: %w", err)
	}
	return list, nil
}

func replacePosts(ctx context.Context, tx *db.Tx, noticeID string, posts []NoticePost) error {
	if _, err := tx.NewRaw("DELETE FROM recruit_post WHERE notice_id = ?", noticeID).Exec(ctx); err != nil {
		return fmt.Errorf("replace posts: %w", err)
	}
	for i := range posts {
		posts[i].ID, posts[i].NoticeID, posts[i].Seq = db.NewID(), noticeID, i
	}
	return db.InsertAll(ctx, tx, posts)
}

// applicationByID reads an application of a notice within scope.
func applicationByID(ctx context.Context, q db.Q, scope authz.Scope, id string) (Application, RecruitNotice, error) {
	list, err := applicationsWhere(ctx, q, func(s *bun.SelectQuery) *bun.SelectQuery { return s.Where("ra.id = ?", id) })
	if err != nil {
		return Application{}, RecruitNotice{}, err
	}
	if len(list) == 0 {
		return Application{}, RecruitNotice{}, errs.NotFound(applicationWhat)
	}
	n, err := noticeByID(ctx, q, scope, list[0].NoticeID)
	if errs.Is(err, errs.NotFoundCode) {
		err = errs.NotFound(applicationWhat)
	}
	return list[0], n, err
}

func applicationsWhere(ctx context.Context, q db.Q, where func(*bun.SelectQuery) *bun.SelectQuery) ([]Application, error) {
	list := []Application{}
	if err := where(q.NewSelect().Model(&list)).OrderExpr("ra.created_at, ra.id").Scan(ctx); err != nil {
		return nil, fmt.Errorf("read applications: %w", err)
	}
	for i := range list {
		a := &list[i]
		a.CreatedAt, a.ChangedAt, a.ConsentAt = a.CreatedAt.UTC(), a.ChangedAt.UTC(), a.ConsentAt.UTC()
	}
	return list, nil
}

func applicationsOf(ctx context.Context, q db.Q, noticeID string) ([]Application, error) {
	return applicationsWhere(ctx, q, func(s *bun.SelectQuery) *bun.SelectQuery { return s.Where("ra.notice_id = ?", noticeID) })
}

func saveApplication(ctx context.Context, tx *db.Tx, a *Application) error {
	a.ChangedAt = tx.Now()
	res, err := tx.NewUpdate().Model(a).ExcludeColumn("id", "notice_id", "source", "token_hash", "client_key", "client_hash", "rev", "created_at").
		Set("rev = rev + 1").Where("id = ?", a.ID).Where("rev = ?", a.Rev).Exec(ctx)
	if err != nil && db.IsUnique(err, "recruit_application", "notice_id", "id_blind") {
		return errApplyTwice
	}
	if err := oneRow(res, err, "change application"); err != nil {
		return err
	}
	a.Rev++
	return nil
}

func checksOf(ctx context.Context, q db.Q, applicationIDs ...string) (map[string][]ConditionCheck, error) {
	out := map[string][]ConditionCheck{}
	if len(applicationIDs) == 0 {
		return out, nil
	}
	var list []ConditionCheck
	if err := q.NewSelect().Model(&list).Where("rc.application_id IN (?)", bun.List(applicationIDs)).OrderExpr("rc.application_id, rc.item").Scan(ctx); err != nil {
		return nil, fmt.Errorf("read checks: %w", err)
	}
	for _, c := range list {
		c.At = c.At.UTC()
		out[c.ApplicationID] = append(out[c.ApplicationID], c)
	}
	return out, nil
}

func assessorsOf(ctx context.Context, q db.Q, noticeID string) ([]Assessor, error) {
	list := []Assessor{}
	if err := q.NewSelect().Model(&list).Where("rs.notice_id = ?", noticeID).OrderExpr("rs.seq").Scan(ctx); err != nil {
		return nil, fmt.Errorf("read assessors: %w", err)
	}
	return list, nil
}

func scoresOf(ctx context.Context, q db.Q, noticeID string) ([]Score, error) {
	list := []Score{}
	err := q.NewSelect().Model(&list).ColumnExpr("rsc.*").Join("JOIN recruit_application AS ra ON ra.id = rsc.application_id").
		Where("ra.notice_id = ?", noticeID).OrderExpr("rsc.application_id, rsc.assessor_id, rsc.part").Scan(ctx)
	if err != nil {
		return nil, fmt.Errorf("read scores: %w", err)
	}
	for i := range list {
		list[i].At = list[i].At.UTC()
	}
	return list, nil
}

func objectionsOf(ctx context.Context, q db.Q, noticeID string) ([]Objection, error) {
	list := []Objection{}
	if err := q.NewSelect().Model(&list).Where("ro.notice_id = ?", noticeID).OrderExpr("ro.received_at, ro.id").Scan(ctx); err != nil {
		return nil, fmt.Errorf("read objections: %w", err)
	}
	for i := range list {
		list[i].ReceivedAt, list[i].HandledAt = list[i].ReceivedAt.UTC(), list[i].HandledAt.UTC()
	}
	return list, nil
}

// filesOf are the files of a notice itself (no application) or of an application.
func filesOf(ctx context.Context, q db.Q, noticeID, applicationID string) ([]RecruitFile, error) {
	list := []RecruitFile{}
	s := q.NewSelect().Model(&list).Where("rf.notice_id = ?", noticeID).OrderExpr("rf.added_at, rf.id")
	if applicationID == "" {
		s = s.Where("rf.application_id IS NULL")
	} else {
		s = s.Where("rf.application_id = ?", applicationID)
	}
	if err := s.Scan(ctx); err != nil {
		return nil, fmt.Errorf("read files: %w", err)
	}
	for i := range list {
		list[i].AddedAt = list[i].AddedAt.UTC()
	}
	return list, nil
}

func fileByID(ctx context.Context, q db.Q, id string) (RecruitFile, error) {
	var list []RecruitFile
	if err := q.NewSelect().Model(&list).Where("rf.id = ?", id).Scan(ctx); err != nil {
		return RecruitFile{}, fmt.Errorf("read file: %w", err)
	}
	if len(list) == 0 {
		return RecruitFile{}, errs.NotFound("附件")
	}
	return list[0], nil
}

func erasuresOf(ctx context.Context, q db.Q, noticeID string) ([]RecruitErasure, error) {
	list := []RecruitErasure{}
	if err := q.NewSelect().Model(&list).Where("re.notice_id = ?", noticeID).OrderExpr("re.at, re.id").Scan(ctx); err != nil {
		return nil, fmt.Errorf("read erasures: %w", err)
	}
	for i := range list {
		list[i].At = list[i].At.UTC()
	}
	return list, nil
}

func eventsOf(ctx context.Context, q db.Q, noticeID string) ([]NoticeEvent, error) {
	list := []NoticeEvent{}
	if err := q.NewSelect().Model(&list).Where("rev.notice_id = ?", noticeID).OrderExpr("rev.at, rev.id").Scan(ctx); err != nil {
		return nil, fmt.Errorf("read the notice's story: %w", err)
	}
	for i := range list {
		list[i].At = list[i].At.UTC()
	}
	return list, nil
}

func tellStory(ctx context.Context, tx *db.Tx, noticeID, act, note, by string) error {
	e := NoticeEvent{ID: db.NewID(), NoticeID: noticeID, Act: act, Note: note, ByName: by, At: tx.Now()}
	if _, err := tx.NewInsert().Model(&e).Exec(ctx); err != nil {
		return fmt.Errorf("write the notice's story: %w", err)
	}
	return nil
}

// RecruitFollower keeps notices with the tree: they stay with whoever recruits, and go to the successor of a merged union.
func RecruitFollower() org.Follower { return org.FollowTable("招聘公告", "recruit_notice", true) }
