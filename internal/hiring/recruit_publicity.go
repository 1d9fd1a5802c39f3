package hiring

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/seal"
	"xiezhi/internal/rulebook"
	"xiezhi/internal/workday"
)

// Publicise makes the list of those proposed public for the days that the notice declared.
func (s *RecruitService) Publicise(ctx context.Context, a authz.Actor, id string, rev int64) (RecruitNotice, error) {
	return s.change(ctx, a, id, rev, "publicise", "", func(ctx context.Context, tx *db.Tx, n RecruitNotice) (RecruitNotice, error) {
		f, err := readField(ctx, tx, n)
		if err != nil {
			return n, err
		}
		in, told := f.standing(n)
		proposed := len(in.IDs)
		if err := CheckPublicity(n, proposed); err != nil {
			return n, err
		}
		if err := CheckStanding(n, f.posts, f.choices(), in, told, workday.Of(tx.Now())); err != nil {
			return n, err
		}
		cal, err := rulebook.CalendarAt(ctx, tx, tx.Now())
		if err != nil {
			return n, err
		}
		from := workday.Of(tx.Now())
		ends := PublicityEnds(cal, from, n.Days)
		n.State, n.PublicityFrom, n.PublicityUntil, n.Provisional = NoticePublicity, from, ends.Date, ends.Provisional
		n.PublicityAt, n.Calendar = tx.Now(), cal.Version()
		if err := keepPlaces(ctx, tx, f); err != nil {
			return n, err
		}
		return n, tellStory(ctx, tx, n.ID, "publicise", fmt.Sprintf("公示%d人，到%s", proposed, n.publicUntil()), a.Name)
	})
}

// keepPlaces keeps each applicant's place as it is when the list goes public: who withdraws later moves nobody up.
func keepPlaces(ctx context.Context, tx *db.Tx, f field) error {
	of := map[string]int{}
	for _, ap := range f.apps {
		if f.marks.of[ap.ID].Place > 0 {
			of[ap.PostID]++
		}
	}
	var rows [][]any
	for _, ap := range f.apps {
		place, total := f.marks.of[ap.ID].Place, 0
		if place > 0 {
			total = of[ap.PostID]
		}
		if place != ap.ListedPlace || total != ap.ListedOf {
			rows = append(rows, []any{ap.ID, place, total})
		}
	}
	for chunk := range slices.Chunk(rows, db.Batch) {
		values := strings.TrimSuffix(strings.Repeat("(?, ?, ?), ", len(chunk)), ", ")
		_, err := tx.NewRaw("UPDATE recruit_application SET listed_place = v.column2, listed_of = v.column3 FROM (VALUES "+values+") AS v WHERE recruit_application.id = v.column1",
			slices.Concat(chunk...)...).Exec(ctx)
		if err != nil {
			return fmt.Errorf("keep the places: %w", err)
		}
	}
	return nil
}

// forgetPlaces takes the places back with the list that they belonged to.
func forgetPlaces(ctx context.Context, tx *db.Tx, noticeID string) error {
	_, err := tx.NewRaw("UPDATE recruit_application SET listed_place = 0, listed_of = 0 WHERE notice_id = ? AND listed_place <> 0", noticeID).Exec(ctx)
	if err != nil {
		return fmt.Errorf("take the places back: %w", err)
	}
	return nil
}

// publicUntil is the last day of the list in words.
func (n RecruitNotice) publicUntil() string {
	if n.Provisional {
		return n.PublicityUntil.Chinese() + "（暂定，次年放假安排尚未公布）"
	}
	return n.PublicityUntil.Chinese()
}

// recount counts the days of a list anew whose last day was provisional, since the year's calendar may be there by now.
func recount(ctx context.Context, tx *db.Tx, n *RecruitNotice) (changed bool, err error) {
	if n.State != NoticePublicity || !n.Provisional {
		return false, nil
	}
	cal, err := rulebook.CalendarAt(ctx, tx, tx.Now())
	if err != nil {
		return false, err
	}
	ends := PublicityEnds(cal, n.PublicityFrom, n.Days)
	changed = ends.Date != n.PublicityUntil || ends.Provisional != n.Provisional
	n.PublicityUntil, n.Provisional, n.Calendar = ends.Date, ends.Provisional, cal.Version()
	return changed, nil
}

// Recount brings the provisional last days of lists that are public up to the calendar of today.
func (s *RecruitService) Recount(ctx context.Context) error {
	var ids []string
	err := s.DB.Read().NewRaw("SELECT id FROM recruit_notice WHERE state = ? AND publicity_provisional = ? ORDER BY id LIMIT ?", NoticePublicity, true, db.Batch).Scan(ctx, &ids)
	if err != nil {
		return fmt.Errorf("find lists with a provisional last day: %w", err)
	}
	for _, id := range ids {
		err := s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
			n, err := lockNotice(ctx, tx, authz.Everything(), id)
			if err != nil {
				return err
			}
			before := n
			if changed, err := recount(ctx, tx, &n); err != nil || !changed {
				return err
			}
			if err := saveNotice(ctx, tx, &n); err != nil {
				return err
			}
			return audit.Record(ctx, tx, noticeEntry(audit.System(), "publicise", &before, &n, "", "放假安排已公布，重新计算公示期"))
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func countProposed(ctx context.Context, q db.Q, noticeID string) (int, error) {
	n, err := q.NewSelect().TableExpr("recruit_application").Where("notice_id = ?", noticeID).Where("proposed_at IS NOT NULL").Count(ctx)
	if err != nil {
		return 0, fmt.Errorf("count those proposed: %w", err)
	}
	return int(n), nil
}

// Unlist takes the list down again, where an objection was upheld or somebody withdrew; another one can follow.
func (s *RecruitService) Unlist(ctx context.Context, a authz.Actor, id string, rev int64, reason string) (RecruitNotice, error) {
	return s.change(ctx, a, id, rev, "unlist", strings.TrimSpace(reason), func(ctx context.Context, tx *db.Tx, n RecruitNotice) (RecruitNotice, error) {
		if err := CheckUnlist(n, reason); err != nil {
			return n, err
		}
		n.State, n.PublicityFrom, n.PublicityUntil, n.PublicityAt = NoticePublished, workday.Date{}, workday.Date{}, time.Time{}
		n.Provisional = false
		if err := forgetPlaces(ctx, tx, n.ID); err != nil {
			return n, err
		}
		return n, tellStory(ctx, tx, n.ID, "unlist", "", a.Name) // the reason may name somebody; it stands in the audit, which is erased
	})
}

// Close ends a notice: after its publicity, or with nobody proposed.
func (s *RecruitService) Close(ctx context.Context, a authz.Actor, id string, rev int64, reason string) (RecruitNotice, error) {
	reason = strings.TrimSpace(reason)
	return s.change(ctx, a, id, rev, "close", reason, func(ctx context.Context, tx *db.Tx, n RecruitNotice) (RecruitNotice, error) {
		list, err := objectionsOf(ctx, tx, n.ID)
		if err != nil {
			return n, err
		}
		open, upheld := 0, 0
		for _, o := range list {
			if o.State == ObjectionOpen {
				open++
			}
			if o.Upheld && !o.ReceivedAt.Before(n.PublicityAt.UTC()) {
				upheld++
			}
		}
		proposed, err := countProposed(ctx, tx, n.ID)
		if err != nil {
			return n, err
		}
		if _, err := recount(ctx, tx, &n); err != nil {
			return n, err
		}
		if err := CheckClose(n, proposed, open, upheld, reason, workday.Of(tx.Now())); err != nil {
			return n, err
		}
		return n, s.end(ctx, tx, &n, NoticeClosed, reason, a.Name)
	})
}

// ObjectionContent is what somebody says against a list. Without a name it is taken all the same.
type ObjectionContent struct {
	ClientKey string `json:"clientKey" minLength:"8" maxLength:"64"`
	Name      string `json:"name,omitempty" maxLength:"30" doc:"可以不填"`
	Contact   string `json:"contact,omitempty" maxLength:"60" doc:"可以不填；填了便于答复"`
	Content   string `json:"content" minLength:"1" maxLength:"2000"`
}

// Object takes an objection by the public page; who sends is given a receipt, by which the answer can be read later.
func (s *RecruitService) Object(ctx context.Context, noticeID string, in ObjectionContent) (token string, err error) {
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		if _, err := publicNotice(ctx, tx, noticeID); err != nil {
			return err
		}
		n, err := lockNotice(ctx, tx, authz.Everything(), noticeID)
		if err != nil {
			return err
		}
		who := applicant(ctx, audit.AnonymousID)
		who.Name, who.Address = "匿名", "" // an objection without a name stays without one
		o, err := s.object(ctx, tx, n, SourcePublic, in, who)
		token = s.objectionReceipt(o.ID)
		return err
	})
	if err != nil {
		return "", err
	}
	return token, nil
}

// objectionReceipt is the secret of an objection's receipt; the same sending again gives the same.
func (s *RecruitService) objectionReceipt(id string) string {
	return s.Keys.Blind("recruit.objection", id)[:48]
}

var errNoObjection = errs.Of(errs.KindNotFound, "receipt_unknown", "这个回执地址无效，或招聘材料已到期清除。")

// ObjectionReceipt is an objection as whoever made it reads it by the receipt: what was said, and the answer.
type ObjectionReceipt struct {
	NoticeID    string       `json:"noticeId"`
	NoticeTitle string       `json:"noticeTitle"`
	UnionName   string       `json:"unionName"`
	ContactName string       `json:"contactName"`
	OfficePhone string       `json:"officePhone"`
	Content     string       `json:"content"`
	ReceivedOn  workday.Date `json:"receivedOn"`
	Answered    bool         `json:"answered"`
	Upheld      bool         `json:"upheld" doc:"异议成立"`
	Result      string       `json:"result" doc:"书面答复"`
	AnsweredOn  workday.Date `json:"answeredOn"`
}

// ShowObjection opens an objection's receipt; it names neither who objected nor who answered.
func (s *RecruitService) ShowObjection(ctx context.Context, token string) (ObjectionReceipt, error) {
	q := s.DB.Read()
	hash, err := receiptHash(token)
	if err != nil {
		return ObjectionReceipt{}, err
	}
	var list []Objection
	if err := q.NewSelect().Model(&list).Where("ro.token_hash = ?", hash).Scan(ctx); err != nil {
		return ObjectionReceipt{}, fmt.Errorf("read objection: %w", err)
	}
	if len(list) == 0 {
		return ObjectionReceipt{}, errNoObjection
	}
	o := list[0]
	n, err := noticeByID(ctx, q, authz.Everything(), o.NoticeID)
	if err != nil {
		return ObjectionReceipt{}, err
	}
	u, err := org.ByID(ctx, q, n.UnionID)
	if err != nil {
		return ObjectionReceipt{}, err
	}
	out := ObjectionReceipt{
		NoticeID: n.ID, NoticeTitle: n.Title, UnionName: u.Name, ContactName: n.ContactName, OfficePhone: n.OfficePhone,
		Content: o.Content, ReceivedOn: workday.Of(o.ReceivedAt), Answered: o.State == ObjectionHandled,
	}
	if out.Answered {
		out.Upheld, out.Result, out.AnsweredOn = o.Upheld, o.Result, workday.Of(o.HandledAt)
	}
	return out, nil
}

// EnterObjection takes an objection that came by letter, visit or telephone.
func (s *RecruitService) EnterObjection(ctx context.Context, a authz.Actor, noticeID string, in ObjectionContent) (o Objection, err error) {
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		n, _, err := s.lockOwn(ctx, tx, a, noticeID)
		if err != nil {
			return err
		}
		o, err = s.object(ctx, tx, n, SourcePaper, in, a.Audit())
		return err
	})
	return o, err
}

func (s *RecruitService) object(ctx context.Context, tx *db.Tx, n RecruitNotice, source ApplicationSource, in ObjectionContent, who audit.Actor) (Objection, error) {
	var same []Objection
	err := tx.NewSelect().Model(&same).Where("ro.notice_id = ?", n.ID).Where("ro.client_key = ?", in.ClientKey).Scan(ctx)
	if err != nil {
		return Objection{}, fmt.Errorf("read objection: %w", err)
	}
	if len(same) > 0 {
		return same[0], s.sameObjection(same[0], source, in)
	}
	if err := CheckObject(n, source, workday.Of(tx.Now())); err != nil {
		return Objection{}, err
	}
	if len(strings.TrimSpace(in.Content)) == 0 {
		return Objection{}, errs.Fields(errs.F("content", "请写明异议的内容"))
	}
	if source == SourcePublic {
		count, err := tx.NewSelect().TableExpr("recruit_objection").Where("notice_id = ?", n.ID).Where("source = ?", SourcePublic).Count(ctx)
		if err != nil {
			return Objection{}, fmt.Errorf("count objections: %w", err)
		}
		if count >= MaxObjections {
			return Objection{}, errs.Rule(CodeObjectionsMany, fmt.Sprintf("网上收到的异议已达%d件，不再受理；请打电话或写信给招聘单位。", MaxObjections))
		}
	}
	o := Objection{
		ID: db.NewID(), NoticeID: n.ID, Source: source, ClientKey: in.ClientKey, Name: strings.TrimSpace(in.Name),
		Content: strings.TrimSpace(in.Content), ReceivedAt: tx.Now(), State: ObjectionOpen, Rev: 1,
	}
	o.Anonymous = o.Name == ""
	if o.TokenHash, err = receiptHash(s.objectionReceipt(o.ID)); err != nil {
		return Objection{}, err
	}
	if contact := strings.TrimSpace(in.Contact); contact != "" {
		o.ContactSealed = s.Keys.Seal(seal.Place("recruit_objection", "contact_sealed", o.ID), contact)
		o.ContactMasked = maskContact(contact)
	}
	if _, err := tx.NewInsert().Model(&o).Exec(ctx); err != nil {
		return Objection{}, fmt.Errorf("write objection: %w", err)
	}
	if source == SourcePublic {
		if err := tellRecruiter(ctx, tx, n, "公示收到异议", "收到一件异议，须书面答复后才能办结。", "object:"+o.ID); err != nil {
			return Objection{}, err
		}
	}
	return o, audit.Record(ctx, tx, objectionEntry(who, "add", n, nil, &o))
}

// sameObjection refuses a key that comes again with something else.
func (s *RecruitService) sameObjection(o Objection, source ApplicationSource, in ObjectionContent) error {
	contact := ""
	if o.ContactSealed != "" {
		var err error
		if contact, err = s.Keys.Open(seal.Place("recruit_objection", "contact_sealed", o.ID), o.ContactSealed); err != nil {
			return fmt.Errorf("read the contact: %w", err)
		}
	}
	if o.Source != source || o.Name != strings.TrimSpace(in.Name) || contact != strings.TrimSpace(in.Contact) || o.Content != strings.TrimSpace(in.Content) {
		return errs.Of(errs.KindConflict, "same_key", "这件异议已经收到，内容与这次的不同；有补充的请另提一件。")
	}
	return nil
}

// maskContact leaves the first and last characters of a contact.
func maskContact(s string) string {
	r := []rune(s)
	if len(r) <= 4 {
		return strings.Repeat("*", len(r))
	}
	for i := 2; i < len(r)-2; i++ {
		r[i] = '*'
	}
	return string(r)
}

// Handle answers an objection in writing.
func (s *RecruitService) Handle(ctx context.Context, a authz.Actor, id string, rev int64, upheld bool, result string) (noticeID string, err error) {
	if err := needReason(result, "请写明核实的情况和处理意见。"); err != nil {
		return "", errs.E(CodeReason, "请写明核实的情况和处理意见。", errs.F("result", "2 至 1000 字"))
	}
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		before, n, err := s.ownObjection(ctx, tx, a, id)
		if err != nil {
			return err
		}
		noticeID = n.ID
		if before.Rev != rev {
			return errs.Stale()
		}
		if n.State == NoticeClosed || n.State == NoticeCancelled {
			return errs.Rule(CodeNoticeState, "招聘已经办结，答复不再改动。")
		}
		after := before
		after.State, after.Upheld, after.Result, after.HandledBy, after.HandledAt, after.Rev = ObjectionHandled, upheld, strings.TrimSpace(result), a.Name, tx.Now(), rev+1
		res, err := tx.NewUpdate().Model(&after).Column("state", "upheld", "result", "handled_by", "handled_at", "rev").
			Where("id = ?", id).Where("rev = ?", rev).Exec(ctx)
		if err := oneRow(res, err, "answer objection"); err != nil {
			return err
		}
		return audit.Record(ctx, tx, objectionEntry(a.Audit(), "handle", n, &before, &after))
	})
	return noticeID, err
}

func (s *RecruitService) ownObjection(ctx context.Context, tx *db.Tx, a authz.Actor, id string) (Objection, RecruitNotice, error) {
	find := func() (Objection, error) {
		var list []Objection
		if err := tx.NewSelect().Model(&list).Where("ro.id = ?", id).Scan(ctx); err != nil {
			return Objection{}, fmt.Errorf("read objection: %w", err)
		}
		if len(list) == 0 {
			return Objection{}, errs.NotFound("异议")
		}
		return list[0], nil
	}
	o, err := find()
	if err != nil {
		return o, RecruitNotice{}, err
	}
	n, _, err := s.lockOwn(ctx, tx, a, o.NoticeID)
	if errs.Is(err, errs.NotFoundCode) {
		err = errs.NotFound("异议")
	}
	if err != nil {
		return o, n, err
	}
	o, err = find()
	return o, n, err
}

// RevealContact opens how to reach whoever objected, with a recorded reason.
func (s *RecruitService) RevealContact(ctx context.Context, a authz.Actor, id, reason string) (value string, err error) {
	if err := needReason(reason, "请写明查看的理由，将留有记录。"); err != nil {
		return "", err
	}
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		o, n, err := s.ownObjection(ctx, tx, a, id)
		if err == nil {
			err = checkRuns(a, n)
		}
		if err != nil {
			return err
		}
		if value, err = s.Keys.Open(seal.Place("recruit_objection", "contact_sealed", o.ID), o.ContactSealed); err != nil {
			return fmt.Errorf("reveal: %w", err)
		}
		e := objectionEntry(a.Audit(), "reveal", n, nil, nil)
		e.ID, e.Reason = o.ID, strings.TrimSpace(reason)
		return audit.Record(ctx, tx, e)
	})
	return value, err
}

func objectionEntry(actor audit.Actor, act string, n RecruitNotice, before, after *Objection) audit.Entry {
	e := audit.Entry{
		Actor: actor, Action: "recruit.objection." + act, Kind: "recruit_objection", Label: n.Title,
		UnionID: n.UnionID, CountyID: n.CountyID, CityID: n.CityID,
	}
	if before != nil {
		e.ID, e.Before = before.ID, *before
	}
	if after != nil {
		e.ID, e.After = after.ID, *after
	}
	return e
}

// publicNames are the names on a list that is public: those proposed only, in the order of their posts.
func publicNames(ctx context.Context, q db.Q, n RecruitNotice) ([]Application, error) {
	return applicationsWhere(ctx, q, func(s *bun.SelectQuery) *bun.SelectQuery {
		return s.Where("ra.notice_id = ?", n.ID).Where("ra.proposed_at IS NOT NULL")
	})
}
