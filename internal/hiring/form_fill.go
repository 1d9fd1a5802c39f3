package hiring

import (
	"cmp"
	"context"
	"fmt"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/gb"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/blob"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/seal"
	"xiezhi/internal/roster"
	"xiezhi/internal/workday"
)

// fillRenewal writes into a new form what is known of somebody in post: the roster, the last contract, the last form.
func (s *FormService) fillRenewal(ctx context.Context, tx *db.Tx, a authz.Actor, f *Form, engagementID string) error {
	e, err := roster.EngagementByID(ctx, tx, engagementID)
	if err != nil {
		return err
	}
	if e.UnionID != f.UnionID {
		return errs.NotFound("聘用记录")
	}
	if !e.EndedOn.IsZero() {
		return errs.E(CodeFormKind, "此人已登记离岗（"+e.EndedOn.Chinese()+"），再次聘用请填写新聘的推荐表。", errs.F("engagementId", "已离岗"))
	}
	p, err := roster.PersonByID(ctx, tx, e.PersonID)
	if err != nil {
		return err
	}
	id, phone, err := rosterNumbers(s.Keys, p)
	if err != nil {
		return err
	}
	f.PersonID, f.EngagementID = p.ID, e.ID
	f.Name, f.Pinyin, f.Sex, f.Birth = p.Name, p.Pinyin, p.Sex, p.Birth
	sealNumbers(f, s.Keys, id, phone)
	f.Political, f.Education, f.TitleCode, f.TitleText = p.Political, p.Education, p.TitleCode, p.TitleText
	f.FormerPost, f.Resume = p.FormerPost, linesOf(p.Resume)
	f.PostUnionID, f.PostTier, f.Channel, f.ManagedPaper = e.PostUnionID, e.PostTier, e.Channel, e.ManagedPaper
	contracts, err := roster.ContractsOf(ctx, tx, e.ID)
	if err != nil {
		return err
	}
	if n := len(contracts); n > 0 {
		f.ContractKind, f.StartsOn, f.EndsOn = follows(contracts[n-1])
		f.OnDuty = f.StartsOn
	}
	if err := s.fillFromLast(ctx, tx, a, f); err != nil {
		return err
	}
	unions, err := org.ByIDs(ctx, tx, e.UnionID, e.PostUnionID)
	if err != nil {
		return err
	}
	f.Resume = f.Resume.withService(e.OnDuty, unions[e.UnionID].Name, unions[e.PostUnionID].Name)
	return nil
}

// candidate finds whom a recruitment proposed, when the form is begun for such a person, and for which union.
func (s *FormService) candidate(ctx context.Context, tx *db.Tx, a authz.Actor, in *Beginning) (c RecruitCandidate, err error) {
	if in.CandidateID == "" {
		return c, nil
	}
	if in.Kind != FormNew {
		return c, errs.E(CodeFormKind, "招聘公示的人员填写新聘的推荐表。", errs.F("kind", "请选择新聘"))
	}
	if !a.Has(authz.FormDraft) {
		return c, authz.Missing(authz.FormDraft)
	}
	list, err := s.Recruit.Proposed(ctx, tx, a.Scope(authz.RecruitRead), in.CandidateID)
	if err != nil {
		return c, err
	}
	if len(list) != 1 || list[0].ApplicationID != in.CandidateID {
		return c, errs.NotFound(applicationWhat)
	}
	in.UnionID = list[0].UnionID
	if list[0].Hired {
		return c, errs.Rule(CodeFormTwice, "“"+list[0].Name+"”已经聘用，不用再填写推荐表。")
	}
	return list[0], nil
}

// fillCandidate writes into a new form what a proposed person told. The numbers are sealed anew, and nobody reads them by
// that.
func (s *FormService) fillCandidate(f *Form, c RecruitCandidate) {
	f.CandidateID, f.Name, f.Pinyin = c.ApplicationID, c.Name, sortedBy(c.Name)
	f.Sex, f.Birth = c.ID.Sex(), c.ID.Birth()
	sealNumbers(f, s.Keys, c.ID, c.Phone)
	f.Political, f.Education, f.TitleText, f.FormerPost = c.Political, c.Education, c.TitleText, c.FormerPost
	f.Resume, f.Channel, f.ManagedPaper, f.PostTier = linesOf(c.Resume), c.Channel, c.ChannelPaper, c.Post.Tier
}

// sortedBy is the pinyin by which a name is sorted and found.
func sortedBy(name string) string {
	full, initials := gb.Pinyin(name)
	return full[:min(len(full), 240)] + " " + initials[:min(len(initials), 59)]
}

// follows is the term after a contract: of the same kind, from the day after it, as many months long as it was.
func follows(last roster.Contract) (kind roster.ContractKind, from, until workday.Date) {
	if last.EndsOn.IsZero() {
		return last.Kind, from, until
	}
	from = last.EndsOn.AddDays(1)
	for months := 1; months <= 120; months++ {
		if last.StartsOn.AddMonths(months).AddDays(-1) == last.EndsOn {
			return last.Kind, from, from.AddMonths(months).AddDays(-1)
		}
	}
	return last.Kind, from, until
}

// fillFromLast takes over what the union's last form of the person says beyond the roster: its lines, its photo, and cells that
// the roster has empty.
func (s *FormService) fillFromLast(ctx context.Context, tx *db.Tx, a authz.Actor, f *Form) error {
	var list []Form
	err := tx.NewSelect().Model(&list).Where("f.id_blind = ?", f.IDBlind).Where("f.union_id = ?", f.UnionID).
		Where("f.state IN (?)", bun.List([]FormState{FormApproved, FormVoid})).OrderExpr("f.id DESC").Limit(1).Scan(ctx)
	if err != nil {
		return fmt.Errorf("read the last form: %w", err)
	}
	if len(list) == 0 {
		return nil
	}
	last := list[0]
	f.Awards = last.Awards
	if len(last.Resume) > len(f.Resume) {
		f.Resume = last.Resume
	}
	f.FormerPost = cmp.Or(f.FormerPost, last.FormerPost)
	f.Political, f.Education = cmp.Or(f.Political, last.Political), cmp.Or(f.Education, last.Education)
	if f.TitleText == "" {
		f.TitleCode, f.TitleText = last.TitleCode, last.TitleText
	}
	if f.PhoneBlind == "" && last.PhoneBlind != "" {
		id, phone, err := last.Numbers(s.Keys)
		if err != nil {
			return err
		}
		sealNumbers(f, s.Keys, id, phone)
	}
	if last.PhotoBlob == "" {
		return nil
	}
	old, err := blob.Get(ctx, tx, last.PhotoBlob)
	if err != nil {
		return err
	}
	f.PhotoBlob, err = s.keepFile(ctx, tx, a, old.Ref(), old.Name, blob.Photo, f.UnionID)
	return err
}

func (s *FormService) keepFile(ctx context.Context, tx *db.Tx, a authz.Actor, ref blob.Ref, name string, purpose blob.Purpose, unionID string) (string, error) {
	id, err := s.Blobs.Add(ctx, tx, ref, name, purpose, unionID, a.AccountID)
	if err != nil {
		return "", err
	}
	return id, blob.Keep(ctx, tx, purpose, id)
}

// rosterNumbers opens the numbers of a person of the roster, to be sealed anew in a form; nobody reads them by that.
func rosterNumbers(keys *seal.Keys, p roster.Person) (id gb.ID, phone gb.Phone, err error) {
	plain, err := keys.Open(seal.Place("person", "id_sealed", p.ID), p.IDSealed)
	if err != nil {
		return id, phone, fmt.Errorf("open the person's number: %w", err)
	}
	if id, err = gb.ParseID(plain); err != nil {
		return id, phone, fmt.Errorf("read the person's number: %w", err)
	}
	if plain, err = keys.Open(seal.Place("person", "phone_sealed", p.ID), p.PhoneSealed); err != nil {
		return id, phone, fmt.Errorf("open the person's phone: %w", err)
	}
	phone, err = optionalNumber(plain, gb.ParsePhone)
	if err != nil {
		return id, phone, fmt.Errorf("read the person's phone: %w", err)
	}
	return id, phone, nil
}
