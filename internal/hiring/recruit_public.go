package hiring

import (
	"context"
	"fmt"

	"xiezhi/internal/gb"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/workday"
)

// PublicLine is a notice in the public list.
type PublicLine struct {
	ID             string       `json:"id"`
	Title          string       `json:"title"`
	UnionName      string       `json:"unionName"`
	CityName       string       `json:"cityName"`
	Heads          int          `json:"heads"`
	State          NoticeState  `json:"state" enum:"published,publicity,closed,cancelled"`
	Phase          string       `json:"phase"`
	Open           bool         `json:"open" doc:"现在可以报名"`
	ApplyFrom      workday.Date `json:"applyFrom"`
	ApplyUntil     workday.Date `json:"applyUntil"`
	PublicityUntil workday.Date `json:"publicityUntil"`
	Provisional    bool         `json:"publicityProvisional" doc:"公示截止日暂定：次年放假安排尚未公布"`
}

// shownFor is how many days an ended notice stays on the public page.
const shownFor = 90

// PublicNotices are the notices that anybody may read: those that run, and what ended not long ago.
func (s *RecruitService) PublicNotices(ctx context.Context) ([]PublicLine, error) {
	q, today := s.DB.Read(), s.today()
	var list []RecruitNotice
	err := q.NewSelect().Model(&list).Where("rn.published_at IS NOT NULL").
		Where("rn.state IN (?, ?) OR rn.closed_at >= ?", NoticePublished, NoticePublicity, today.AddDays(-shownFor).Start()).
		OrderExpr("CASE rn.state WHEN 'publicity' THEN 1 WHEN 'published' THEN 0 ELSE 2 END, rn.apply_until DESC, rn.id DESC").Limit(200).Scan(ctx)
	if err != nil {
		return nil, fmt.Errorf("read public notices: %w", err)
	}
	lines, err := s.lines(ctx, q, list)
	if err != nil {
		return nil, err
	}
	cities := []string{}
	for _, n := range list {
		if n.CityID != "" {
			cities = append(cities, n.CityID)
		}
	}
	names, err := org.ByIDs(ctx, q, cities...)
	if err != nil {
		return nil, err
	}
	out := make([]PublicLine, 0, len(lines))
	for _, l := range lines {
		out = append(out, publicLine(l, names[l.CityID].Name, today))
	}
	return out, nil
}

func publicLine(l RecruitLine, city string, today workday.Date) PublicLine {
	return PublicLine{
		ID: l.ID, Title: l.Title, UnionName: l.UnionName, CityName: city, Heads: l.Heads, State: l.State, Phase: l.Phase,
		Open: CheckOpen(l.RecruitNotice, SourcePublic, today) == nil, ApplyFrom: l.ApplyFrom, ApplyUntil: l.ApplyUntil, PublicityUntil: l.PublicityUntil, Provisional: l.Provisional,
	}
}

// PublicNotice is a notice as anybody reads it. Names stand in it while the list is public, and those of the proposed only.
type PublicNotice struct {
	PublicLine
	RunByName    string          `json:"runByName"`
	ChannelTitle string          `json:"channelTitle"`
	Posts        []NoticePost    `json:"posts" nullable:"false"`
	Given        []ConditionText `json:"given" nullable:"false"`
	Conditions   string          `json:"conditions"`
	Body         string          `json:"body"`
	Choosing     string          `json:"choosing" doc:"怎样择优"`
	Days         int             `json:"publicityDays"`
	ContactName  string          `json:"contactName"`
	OfficePhone  string          `json:"officePhone"`
	PublishedOn  workday.Date    `json:"publishedOn"`
	Files        []RecruitFile   `json:"files" nullable:"false"`
	Proposed     []ProposedName  `json:"proposed" nullable:"false" doc:"公示期内的拟聘用人员"`
	From         workday.Date    `json:"publicityFrom"`
	Objecting    bool            `json:"objecting" doc:"现在可以提出异议"`
	Reason       string          `json:"reason" doc:"取消或办结的说明"`
	Privacy      PrivacyNotice   `json:"privacy"`
	Educations   []gb.Item       `json:"educations" nullable:"false"`
	Politicals   []gb.Item       `json:"politicals" nullable:"false"`
	MaxFiles     int             `json:"maxFiles"`
}

// ShowPublic is one notice for anybody. It reads no application but those of the proposed, while their list is public.
func (s *RecruitService) ShowPublic(ctx context.Context, id string) (PublicNotice, error) {
	q, today := s.DB.Read(), s.today()
	n, err := publicNotice(ctx, q, id)
	if err != nil {
		return PublicNotice{}, err
	}
	u, err := org.ByID(ctx, q, n.UnionID)
	if err != nil {
		return PublicNotice{}, err
	}
	city := ""
	if n.CityID != "" {
		c, err := org.ByID(ctx, q, n.CityID)
		if err != nil {
			return PublicNotice{}, err
		}
		city = c.Name
	}
	runner := u
	if n.runner() != u.ID {
		if runner, err = org.ByID(ctx, q, n.runner()); err != nil {
			return PublicNotice{}, err
		}
	}
	lines, err := s.lines(ctx, q, []RecruitNotice{n})
	if err != nil {
		return PublicNotice{}, err
	}
	pol, err := policyOf(ctx, q, n, today)
	if err != nil {
		return PublicNotice{}, err
	}
	out := PublicNotice{
		PublicLine: publicLine(lines[0], city, today), RunByName: runner.Name, ChannelTitle: n.Channel.Title(), Given: conditionTexts(),
		Conditions: n.Conditions, Body: n.Body, Choosing: choosingWords(n.Scoring), Days: n.Days, ContactName: n.ContactName, OfficePhone: n.OfficePhone,
		PublishedOn: workday.Of(n.PublishedAt), Proposed: []ProposedName{}, From: n.PublicityFrom,
		Objecting: CheckObject(n, SourcePublic, today) == nil, Reason: n.ClosedReason,
		Educations: gb.Educations.Items(), Politicals: gb.PoliticalStatuses.Items(), MaxFiles: MaxRecruitFiles,
	}
	if out.Privacy, err = privacyNotice(ctx, q, today, runner.Name, n.OfficePhone, pol); err != nil {
		return PublicNotice{}, err
	}
	if out.Posts, err = postsOf(ctx, q, n.ID); err != nil {
		return PublicNotice{}, err
	}
	if out.Files, err = filesOf(ctx, q, n.ID, ""); err != nil {
		return PublicNotice{}, err
	}
	if !out.Objecting {
		return out, nil
	}
	names, err := s.proposed(ctx, q, n, out.Posts)
	for _, p := range names {
		out.Proposed = append(out.Proposed, ProposedName{Name: p.Name, Post: p.Post})
	}
	return out, err
}

// readList is what the paper of the public list needs.
func (s *RecruitService) readList(ctx context.Context, q db.Q, n RecruitNotice) (RecruitView, error) {
	u, err := org.ByID(ctx, q, n.UnionID)
	if err != nil {
		return RecruitView{}, err
	}
	return s.view(ctx, q, n, u)
}
