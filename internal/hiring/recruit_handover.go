package hiring

import (
	"context"
	"fmt"

	"xiezhi/internal/authz"
	"xiezhi/internal/gb"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/seal"
	"xiezhi/internal/roster"
	"xiezhi/internal/workday"
)

// RecruitCandidate is a person proposed by a closed publicity, with what the recommendation form needs (Art. 6(3), annex).
type RecruitCandidate struct {
	ApplicationID  string
	NoticeID       string
	NoticeTitle    string
	UnionID        string
	Channel        roster.Channel
	ChannelPaper   string
	Post           NoticePost
	Name           string
	ID             gb.ID
	Phone          gb.Phone
	Political      string // GB/T 4762, may be blank
	Education      string // GB/T 4658
	Major          string
	TitleText      string
	FormerPost     string
	Resume         string
	Qualifications string
	roster.Conditions
	roster.Preferences
	PublicityFrom  workday.Date
	PublicityUntil workday.Date
	Hired          bool // engaged at the union already
}

// Proposed are the persons of a notice that is closed after its publicity, or the one whose application id is given.
// Their numbers come opened: the caller keeps them sealed, and records the look.
func (s *RecruitService) Proposed(ctx context.Context, q db.Q, scope authz.Scope, id string) ([]RecruitCandidate, error) {
	n, err := noticeByID(ctx, q, scope, id)
	one := ""
	if errs.Is(err, errs.NotFoundCode) {
		var ap Application
		if ap, n, err = applicationByID(ctx, q, scope, id); err == nil {
			one = ap.ID
		}
	}
	if err != nil {
		return nil, err
	}
	if n.State != NoticeClosed || n.PublicityUntil.IsZero() {
		return nil, errs.Rule(CodeNoticeState, "招聘尚未办结；公示期满、异议处理完后才能填写推荐表。")
	}
	posts, err := postsOf(ctx, q, n.ID)
	if err != nil {
		return nil, err
	}
	apps, err := publicNames(ctx, q, n)
	if err != nil {
		return nil, err
	}
	hired, err := hiredOf(ctx, q, n, apps)
	if err != nil {
		return nil, err
	}
	out := []RecruitCandidate{}
	for _, ap := range apps {
		if one != "" && ap.ID != one {
			continue
		}
		c, err := s.candidate(ctx, q, n, posts, ap)
		if err != nil {
			return nil, err
		}
		c.Hired = hired[ap.ID]
		out = append(out, c)
	}
	if one != "" && len(out) == 0 {
		return nil, errs.NotFound(applicationWhat)
	}
	return out, nil
}

func (s *RecruitService) candidate(ctx context.Context, q db.Q, n RecruitNotice, posts []NoticePost, ap Application) (RecruitCandidate, error) {
	c := RecruitCandidate{
		ApplicationID: ap.ID, NoticeID: n.ID, NoticeTitle: n.Title, UnionID: n.UnionID, Channel: n.Channel, ChannelPaper: n.ChannelPaper,
		Name: ap.Name, Political: ap.Political, Education: ap.Education, Major: ap.Major, TitleText: ap.TitleText, FormerPost: ap.FormerPost,
		Resume: ap.Resume, Qualifications: ap.Qualifications, Preferences: ap.Preferences, PublicityFrom: n.PublicityFrom, PublicityUntil: n.PublicityUntil,
	}
	for _, p := range posts {
		if p.ID == ap.PostID {
			c.Post = p
		}
	}
	checks, err := checksOf(ctx, q, ap.ID)
	if err != nil {
		return c, err
	}
	met := map[ConditionItem]bool{}
	for _, k := range checks[ap.ID] {
		met[k.Item] = k.Answer == AnswerYes
	}
	c.Conditions = roster.Conditions{MeetsPolitical: met[CondPolitical], MeetsKnowledge: met[CondKnowledge], MeetsAbility: met[CondAbility], MeetsHealth: met[CondHealth]}
	number, err := s.Keys.Open(seal.Place("recruit_application", "id_sealed", ap.ID), ap.IDSealed)
	if err != nil {
		return c, fmt.Errorf("open the identity number: %w", err)
	}
	if c.ID, err = gb.ParseID(number); err != nil {
		return c, fmt.Errorf("read the identity number: %w", err)
	}
	phone, err := s.Keys.Open(seal.Place("recruit_application", "phone_sealed", ap.ID), ap.PhoneSealed)
	if err != nil {
		return c, fmt.Errorf("open the phone: %w", err)
	}
	if c.Phone, err = gb.ParsePhone(phone); err != nil {
		return c, fmt.Errorf("read the phone: %w", err)
	}
	return c, nil
}
