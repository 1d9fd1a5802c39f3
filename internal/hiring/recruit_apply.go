package hiring

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/gb"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/platform/notify"
	"xiezhi/internal/platform/seal"
	"xiezhi/internal/roster"
	"xiezhi/internal/workday"
)

var (
	errApplyTwice = errs.E(CodeApplyTwice, "这个证件号已经报过名。请用报名时得到的回执地址查看或更正；如果不是您本人所报，请打电话给招聘单位。", errs.F("identity", "已经报过名"))
	errNoReceipt  = errs.Of(errs.KindNotFound, "receipt_unknown", "这个回执地址无效，或报名已经撤回、材料已经清除。")
)

// Applied is what an applicant gets: the address of the receipt, shown this once and again for the same sending.
type Applied struct {
	ID    string `json:"id"`
	Token string `json:"token" doc:"回执地址的最后一段"`
}

// receipt is derived from the application with the installation's key, so that the same sending again gives the same
// address, and only its hash is stored.
func (s *RecruitService) receipt(applicationID string) string {
	return s.Keys.Blind("recruit.receipt", applicationID)[:48]
}

func receiptHash(token string) (string, error) { return seal.Hash(seal.SHA256, []byte(token)) }

// applicant is who acts by the public page. The audit names nobody.
func applicant(ctx context.Context, applicationID string) audit.Actor {
	m := httpx.MetaOf(ctx)
	if applicationID == "" {
		applicationID = audit.AnonymousID
	}
	return audit.Actor{ID: applicationID, Name: "报名人", Via: audit.Link, Address: m.Address, RequestID: m.RequestID}
}

// numbersOf reads identity and phone; empty ones are no fault where the application stands already.
func numbersOf(c ApplicationContent, stands bool) (id gb.ID, phone gb.Phone, fields []errs.Field) {
	var err error
	if c.Identity != "" || !stands {
		if id, err = gb.ParseID(c.Identity); err != nil {
			fields = append(fields, errs.F("identity", problemText(err)))
		}
	}
	if c.Phone != "" || !stands {
		if phone, err = gb.ParsePhone(c.Phone); err != nil {
			fields = append(fields, errs.F("phone", problemText(err)))
		}
	}
	return id, phone, fields
}

func problemText(err error) string { return err.Error() }

// fill writes what was told into the application, its numbers sealed.
func (s *RecruitService) fill(a *Application, c ApplicationContent, id gb.ID, phone gb.Phone) {
	a.PostID, a.Name, a.Political, a.Education = c.PostID, strings.TrimSpace(c.Name), c.Political, c.Education
	a.Major, a.TitleText, a.FormerPost = strings.TrimSpace(c.Major), strings.TrimSpace(c.TitleText), strings.TrimSpace(c.FormerPost)
	a.Resume, a.Qualifications = strings.TrimSpace(c.Resume), strings.TrimSpace(c.Qualifications)
	a.Preferences = roster.Preferences{PrefQualified: c.PrefQualified, PrefExperience: c.PrefExperience, PrefGraduate: c.PrefGraduate}
	if !id.IsZero() {
		a.IDSealed, a.IDBlind, a.IDMasked = s.Keys.Seal(seal.Place("recruit_application", "id_sealed", a.ID), id.Number()), roster.BlindID(s.Keys, id), id.String()
		a.Sex, a.Birth = id.Sex(), id.Birth()
	}
	if !phone.IsZero() {
		a.PhoneSealed, a.PhoneMasked = s.Keys.Seal(seal.Place("recruit_application", "phone_sealed", a.ID), phone.Number()), phone.String()
	}
}

// contentHash tells whether the same key brought the same content. It is keyed: what is told holds an identity number,
// which could be tried out against a plain hash.
func (s *RecruitService) contentHash(c ApplicationContent) (string, error) {
	text, err := json.Marshal(c)
	if err != nil {
		return "", fmt.Errorf("hash application: %w", err)
	}
	return s.Keys.Blind("recruit.content", string(text)), nil
}

// Sent is what comes with an application.
type Sent struct {
	ClientKey string
	Consent   string // the version of the privacy notice that was agreed to
	Content   ApplicationContent
}

// Apply takes an application by the public page. The same sending again gives the same receipt.
func (s *RecruitService) Apply(ctx context.Context, noticeID string, in Sent) (out Applied, err error) {
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		if _, err := publicNotice(ctx, tx, noticeID); err != nil {
			return err
		}
		n, err := lockNotice(ctx, tx, authz.Everything(), noticeID)
		if err != nil {
			return err
		}
		a, err := s.apply(ctx, tx, n, SourcePublic, in)
		if err != nil {
			return err
		}
		out = Applied{ID: a.ID, Token: s.receipt(a.ID)}
		return nil
	})
	return out, err
}

// Enter takes an application on paper, entered by the clerk.
func (s *RecruitService) Enter(ctx context.Context, a authz.Actor, noticeID string, in Sent) (ap Application, err error) {
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		n, _, err := s.lockOwn(ctx, tx, a, noticeID)
		if err != nil {
			return err
		}
		ap, err = s.applyAs(ctx, tx, n, SourcePaper, in, a.Audit())
		return err
	})
	return ap, err
}

func (s *RecruitService) apply(ctx context.Context, tx *db.Tx, n RecruitNotice, source ApplicationSource, in Sent) (Application, error) {
	return s.applyAs(ctx, tx, n, source, in, audit.Actor{})
}

func (s *RecruitService) applyAs(ctx context.Context, tx *db.Tx, n RecruitNotice, source ApplicationSource, in Sent, who audit.Actor) (Application, error) {
	hash, err := s.contentHash(in.Content)
	if err != nil {
		return Application{}, err
	}
	before, err := applicationsWhere(ctx, tx, func(q *bun.SelectQuery) *bun.SelectQuery {
		return q.Where("ra.notice_id = ?", n.ID).Where("ra.client_key = ?", in.ClientKey)
	})
	if err != nil {
		return Application{}, err
	}
	if len(before) > 0 {
		if before[0].ClientHash != hash || before[0].Source != source {
			return Application{}, errs.Of(errs.KindConflict, "same_key", "这份报名已经保存过，内容与这次的不同；请用回执地址更正。")
		}
		return before[0], nil
	}
	today := workday.Of(tx.Now())
	if err := CheckOpen(n, source, today); err != nil {
		return Application{}, err
	}
	posts, err := postsOf(ctx, tx, n.ID)
	if err != nil {
		return Application{}, err
	}
	id, phone, fields := numbersOf(in.Content, false)
	fields = append(CheckApplication(in.Content, posts), append(fields, checkCodes(in.Content)...)...)
	if err := errs.Fields(fields...); err != nil {
		return Application{}, err
	}
	if err := s.agreed(ctx, tx, n, in.Consent, today); err != nil {
		return Application{}, err
	}
	count, err := tx.NewSelect().TableExpr("recruit_application").Where("notice_id = ?", n.ID).Count(ctx)
	if err != nil {
		return Application{}, fmt.Errorf("count applications: %w", err)
	}
	if count >= MaxApplications {
		return Application{}, errs.Rule(CodeApplyMany, "报名人数已达系统上限，请打电话给招聘单位。")
	}
	a := Application{
		ID: db.NewID(), NoticeID: n.ID, Source: source, ConsentVersion: in.Consent, ConsentAt: tx.Now(), ClientKey: in.ClientKey,
		ClientHash: hash, Rev: 1, CreatedAt: tx.Now(), ChangedAt: tx.Now(),
	}
	s.fill(&a, in.Content, id, phone)
	if a.TokenHash, err = receiptHash(s.receipt(a.ID)); err != nil {
		return Application{}, err
	}
	if _, err := tx.NewInsert().Model(&a).Exec(ctx); err != nil {
		if db.IsUnique(err, "recruit_application", "notice_id", "id_blind") {
			return Application{}, errApplyTwice
		}
		return Application{}, fmt.Errorf("write application: %w", err)
	}
	if who.ID == "" {
		who = applicant(ctx, a.ID)
		if err := tellRecruiter(ctx, tx, n, "收到新的报名", "今天有人报名，请在截止后审核条件。", "apply:"+n.ID+":"+today.String()); err != nil {
			return Application{}, err
		}
	}
	return a, audit.Record(ctx, tx, applicationEntry(who, "add", n, nil, &a, ""))
}

func checkCodes(c ApplicationContent) []errs.Field {
	var f []errs.Field
	if _, ok := gb.Educations.Get(c.Education); c.Education != "" && !ok {
		f = append(f, errs.F("education", "请从列表中选择"))
	}
	if _, ok := gb.PoliticalStatuses.Get(c.Political); c.Political != "" && !ok {
		f = append(f, errs.F("political", "请从列表中选择"))
	}
	return f
}

func (s *RecruitService) agreed(ctx context.Context, q db.Q, n RecruitNotice, version string, today workday.Date) error {
	p, err := s.privacy(ctx, q, n, today)
	if err != nil {
		return err
	}
	if version != p.Version {
		return errs.E(CodeConsent, "请阅读并同意个人信息处理说明。说明更新过的，请刷新页面重新阅读。", errs.F("consent", "请勾选同意"))
	}
	return nil
}

func (s *RecruitService) privacy(ctx context.Context, q db.Q, n RecruitNotice, today workday.Date) (PrivacyNotice, error) {
	pol, err := policyOf(ctx, q, n, today)
	if err != nil {
		return PrivacyNotice{}, err
	}
	u, err := org.ByID(ctx, q, n.runner())
	if err != nil {
		return PrivacyNotice{}, err
	}
	return privacyNotice(ctx, q, today, u.Name, n.OfficePhone, pol)
}

// tellRecruiter tells the posts that recruit; an inner notice, and nothing becomes late by it.
func tellRecruiter(ctx context.Context, tx *db.Tx, n RecruitNotice, title, body, dedup string) error {
	u, err := org.ByID(ctx, tx, n.runner())
	if err != nil {
		return err
	}
	posts := []string{authz.Post(authz.RoleClerk, n.runner())}
	if info, ok := authz.RoleOfficer.Info(); ok && info.HeldAt(u.Tier) {
		posts = append(posts, authz.Post(authz.RoleOfficer, n.runner()))
	}
	var list []notify.Notice
	for _, p := range posts {
		list = append(list, notify.Notice{Recipient: p, Title: title, Body: "《" + n.Title + "》" + body, Kind: "recruit_notice", RecordID: n.ID, Dedup: dedup})
	}
	return notify.Tell(ctx, tx, list...)
}

// byReceipt finds an application by its receipt's address.
func byReceipt(ctx context.Context, q db.Q, token string) (Application, RecruitNotice, error) {
	hash, err := receiptHash(token)
	if err != nil {
		return Application{}, RecruitNotice{}, err
	}
	found, err := applicationsWhere(ctx, q, func(s *bun.SelectQuery) *bun.SelectQuery { return s.Where("ra.token_hash = ?", hash) })
	if err != nil {
		return Application{}, RecruitNotice{}, err
	}
	if len(found) == 0 {
		return Application{}, RecruitNotice{}, errNoReceipt
	}
	n, err := noticeByID(ctx, q, authz.Everything(), found[0].NoticeID)
	return found[0], n, err
}

// lockReceipt finds an application by its receipt for a change; the notice is locked first.
func lockReceipt(ctx context.Context, tx *db.Tx, token string) (Application, RecruitNotice, error) {
	_, n, err := byReceipt(ctx, tx, token)
	if err != nil {
		return Application{}, n, err
	}
	if err := db.Lock(ctx, tx, "recruit_notice", n.ID); err != nil {
		return Application{}, n, err
	}
	return byReceipt(ctx, tx, token)
}

// Correct lets an applicant change the own application until the last day to apply. A verdict that was given meanwhile
// is taken back, since it was about something else.
func (s *RecruitService) Correct(ctx context.Context, token string, rev int64, c ApplicationContent) error {
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		before, n, err := lockReceipt(ctx, tx, token)
		if err != nil {
			return err
		}
		return s.correct(ctx, tx, applicant(ctx, before.ID), n, before, rev, c)
	})
}

func (s *RecruitService) correct(ctx context.Context, tx *db.Tx, who audit.Actor, n RecruitNotice, before Application, rev int64, c ApplicationContent) error {
	if err := CheckCorrect(n, workday.Of(tx.Now())); err != nil {
		return err
	}
	if before.Rev != rev {
		return errs.Stale()
	}
	posts, err := postsOf(ctx, tx, n.ID)
	if err != nil {
		return err
	}
	id, phone, fields := numbersOf(c, true)
	fields = append(CheckApplication(c, posts), append(fields, checkCodes(c)...)...)
	if err := errs.Fields(fields...); err != nil {
		return err
	}
	after := before
	own, err := readOwnMarks(ctx, tx, n, before.ID)
	if err != nil {
		return err
	}
	if err := forgetTies(ctx, tx, who, n, &after, "更正了报名", own); err != nil {
		return err
	}
	s.fill(&after, c, id, phone)
	after.Verdict, after.VerdictReason, after.VerdictBy, after.VerdictAt = VerdictNone, "", "", time.Time{}
	if err := saveApplication(ctx, tx, &after); err != nil {
		return err
	}
	return audit.Record(ctx, tx, applicationEntry(who, "correct", n, &before, &after, ""))
}

// TakeBack removes the own application with all that belongs to it: consent can be taken back at any time.
func (s *RecruitService) TakeBack(ctx context.Context, token string) error {
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		a, n, err := lockReceipt(ctx, tx, token)
		if err != nil {
			return err
		}
		if err := CheckTakeBack(n, a); err != nil {
			return err
		}
		who := applicant(ctx, audit.AnonymousID)
		who.Address = "" // what is erased is not remembered by where it came from
		return s.erase(ctx, tx, who, n, ErasedWithdrawn, []Application{a}, nil)
	})
}

// content is the application as its form shows it, without the numbers.
func (a Application) content() ApplicationContent {
	return ApplicationContent{
		PostID: a.PostID, Name: a.Name, Political: a.Political, Education: a.Education, Major: a.Major, TitleText: a.TitleText, FormerPost: a.FormerPost,
		Resume: a.Resume, Qualifications: a.Qualifications, PrefQualified: a.PrefQualified, PrefExperience: a.PrefExperience, PrefGraduate: a.PrefGraduate,
	}
}

// titleOfPost finds a post's words among a notice's.
func titleOfPost(posts []NoticePost, id string) string {
	if i := slices.IndexFunc(posts, func(p NoticePost) bool { return p.ID == id }); i >= 0 {
		return posts[i].Title
	}
	return ""
}
