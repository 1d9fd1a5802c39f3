package hiring

import (
	"context"
	"fmt"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/gb"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/workday"
)

// RecruitLine is a notice in a list.
type RecruitLine struct {
	RecruitNotice
	UnionName    string `json:"unionName"`
	StateTitle   string `json:"stateTitle"`
	Phase        string `json:"phase" doc:"到了哪一步，例如报名中"`
	Heads        int    `json:"heads" doc:"招聘人数"`
	Applications int    `json:"applications" doc:"现存报名"`
}

// phaseOf says in a few words where a notice is.
func phaseOf(n RecruitNotice, today workday.Date) string {
	switch n.State {
	case NoticePublished:
		switch {
		case today.Before(n.ApplyFrom):
			return n.ApplyFrom.String() + "开始报名"
		case !today.After(n.ApplyUntil):
			return "报名中，到" + n.ApplyUntil.String()
		}
		return "审核、考试中"
	case NoticePublicity:
		if today.After(n.PublicityUntil) {
			return "公示期满，待办结"
		}
		if n.Provisional {
			return "公示到" + n.PublicityUntil.String() + "（暂定）"
		}
		return "公示到" + n.PublicityUntil.String()
	case NoticeDraft, NoticeClosed, NoticeCancelled:
	}
	return n.State.Title()
}

// NoticeFilter narrows the notices.
type NoticeFilter struct {
	State NoticeState `query:"state" enum:"draft,published,publicity,closed,cancelled"`
	Q     string      `query:"q" maxLength:"60" doc:"标题"`
}

// Notices is a page of notices within the actor's scope, the latest first.
func (s *RecruitService) Notices(ctx context.Context, a authz.Actor, f NoticeFilter, page httpx.PageQuery) (httpx.Page[RecruitLine], error) {
	none := httpx.Page[RecruitLine]{Items: []RecruitLine{}}
	at, err := httpx.ParseCursor(page.Cursor, 1)
	if err != nil {
		return none, err
	}
	q := s.DB.Read()
	var rows []RecruitNotice
	sel := noticeScope(a).Where(q.NewSelect().Model(&rows), authz.PlaceOf("rn"))
	if f.State != "" {
		sel = sel.Where("rn.state = ?", f.State)
	}
	if f.Q != "" {
		sel = sel.Where(`rn.title LIKE ? ESCAPE '\'`, db.Contains(f.Q))
	}
	var total httpx.Total
	if total.Count, total.Exact, err = db.CountUpTo(ctx, q, sel); err != nil {
		return none, err
	}
	switch {
	case len(at.Keys) == 0:
		sel = sel.OrderExpr("rn.id DESC")
	case at.Back:
		sel = sel.Where("rn.id > ?", at.Keys[0]).OrderExpr("rn.id")
	default:
		sel = sel.Where("rn.id < ?", at.Keys[0]).OrderExpr("rn.id DESC")
	}
	if err := sel.Limit(int64(page.Limit) + 1).Scan(ctx); err != nil {
		return none, fmt.Errorf("read notices: %w", err)
	}
	lines, err := s.lines(ctx, q, rows)
	if err != nil {
		return none, err
	}
	return httpx.Paginate(lines, at, page.Limit, total, func(l RecruitLine) []string {
		return []string{l.ID}
	}), nil
}

func (s *RecruitService) lines(ctx context.Context, q db.Q, rows []RecruitNotice) ([]RecruitLine, error) {
	out := make([]RecruitLine, 0, len(rows))
	if len(rows) == 0 {
		return out, nil
	}
	ids, unionIDs := make([]string, len(rows)), make([]string, len(rows))
	for i, n := range rows {
		ids[i], unionIDs[i] = n.ID, n.UnionID
	}
	unions, err := org.ByIDs(ctx, q, unionIDs...)
	if err != nil {
		return nil, err
	}
	posts, err := postsOf(ctx, q, ids...)
	if err != nil {
		return nil, err
	}
	var counts []struct {
		NoticeID string
		N        int
	}
	err = q.NewRaw("SELECT notice_id, count(*) AS n FROM recruit_application WHERE notice_id IN (?) GROUP BY notice_id", bun.List(ids)).Scan(ctx, &counts)
	if err != nil {
		return nil, fmt.Errorf("count applications: %w", err)
	}
	heads, apps := map[string]int{}, map[string]int{}
	for _, p := range posts {
		heads[p.NoticeID] += p.Heads
	}
	for _, c := range counts {
		apps[c.NoticeID] = c.N
	}
	for _, n := range rows {
		out = append(out, RecruitLine{
			RecruitNotice: n, UnionName: unions[n.UnionID].Name, StateTitle: n.State.Title(), Phase: phaseOf(n, s.today()), Heads: heads[n.ID], Applications: apps[n.ID],
		})
	}
	return out, nil
}

// RecruitUnion is a union for which the actor may recruit.
type RecruitUnion struct {
	ID          string `json:"id"`
	Name        string `json:"name"`
	ContactName string `json:"contactName"`
	OfficePhone string `json:"officePhone"`
	Days        int    `json:"publicityDays" doc:"公示期至少几个工作日"`
}

// Recruiting are the unions for which the actor may recruit.
func (s *RecruitService) Recruiting(ctx context.Context, a authz.Actor) ([]RecruitUnion, error) {
	q := s.DB.Read()
	var list []org.Union
	sel := q.NewSelect().Model(&list).Where("u.state = ?", org.StateOpen).Where("u.employing_since IS NOT NULL").OrderExpr("u.sort_key, u.id").Limit(500)
	if err := a.Scope(authz.RecruitWrite).Where(sel, authz.Columns{Union: "u.id", County: "u.county_id", City: "u.city_id"}).Scan(ctx); err != nil {
		return nil, fmt.Errorf("read unions that recruit: %w", err)
	}
	out := []RecruitUnion{}
	for _, u := range list {
		if checkRecruiter(a, u, s.today()) != nil {
			continue
		}
		pol, err := policyOf(ctx, q, RecruitNotice{UnionID: u.ID}, s.today())
		if err != nil {
			return nil, err
		}
		out = append(out, RecruitUnion{ID: u.ID, Name: u.Name, ContactName: u.ContactName, OfficePhone: u.OfficePhone, Days: publicityDays(pol)})
	}
	return out, nil
}

// ConditionText is a group of conditions of Art. 4.
type ConditionText struct {
	Item  ConditionItem `json:"item" enum:"political,knowledge,ability,health"`
	Short string        `json:"short"`
	Title string        `json:"title"`
}

func conditionTexts() []ConditionText {
	out := make([]ConditionText, len(ConditionItems))
	for i, c := range ConditionItems {
		out[i] = ConditionText{c, c.Short(), c.Title()}
	}
	return out
}

// ProposedName is a line of the public list.
type ProposedName struct {
	ApplicationID string `json:"applicationId" doc:"公开页为空"`
	Name          string `json:"name"`
	Post          string `json:"post"`
	Hired         bool   `json:"hired" doc:"已在本单位聘用"`
}

// RecruitView is a notice with what belongs to it.
type RecruitView struct {
	RecruitLine
	RunByName    string           `json:"runByName"`
	ChannelTitle string           `json:"channelTitle"`
	MakerName    string           `json:"makerName"`
	Posts        []NoticePost     `json:"posts" nullable:"false"`
	Given        []ConditionText  `json:"given" nullable:"false" doc:"办法第四条的四组条件"`
	Files        []RecruitFile    `json:"files" nullable:"false"`
	Tally        NoticeTally      `json:"tally"`
	Room         Headroom         `json:"room"`
	RoomWarning  string           `json:"roomWarning" doc:"公告人数超过空额的提示"`
	LeastDays    int              `json:"leastDays" doc:"公示至少几个工作日"`
	MonthsKept   int              `json:"monthsKept" doc:"未聘用人员材料保存月数"`
	Assessors    []Assessor       `json:"assessors" nullable:"false"`
	Proposed     []ProposedName   `json:"proposed" nullable:"false"`
	ChosenReason string           `json:"chosenReason" doc:"未按次序时择优的理由"`
	Objections   []Objection      `json:"objections" nullable:"false"`
	Erasures     []RecruitErasure `json:"erasures" nullable:"false"`
	Story        []NoticeEvent    `json:"story" nullable:"false"`
	Privacy      PrivacyNotice    `json:"privacy"`
	PublicPath   string           `json:"publicPath" doc:"公开页地址，空为未发布"`
	Article      string           `json:"article"`
	Today        workday.Date     `json:"today"`
	Actions      []string         `json:"actions" nullable:"false"`
}

// Actions upon a notice.
const (
	ActNoticeSave      = "save"
	ActNoticePublish   = "publish"
	ActNoticeCancel    = "cancel"
	ActNoticeEnter     = "enter"
	ActNoticeJudge     = "judge"
	ActNoticeAssess    = "assess"
	ActNoticePropose   = "propose"
	ActNoticePublicise = "publicise"
	ActNoticeUnlist    = "unlist"
	ActNoticeObject    = "object"
	ActNoticeAnswer    = "answer"
	ActNoticeClose     = "close"
	ActNoticeExport    = "export"
	ActNoticeRecord    = "record"
	ActNoticeList      = "list"
	ActNoticeForm      = "form"
)

// ShowNotice is a notice in full.
func (s *RecruitService) ShowNotice(ctx context.Context, a authz.Actor, id string) (RecruitView, error) {
	q := s.DB.Read()
	n, err := noticeByID(ctx, q, noticeScope(a), id)
	if err != nil {
		return RecruitView{}, err
	}
	u, err := org.ByID(ctx, q, n.UnionID)
	if err != nil {
		return RecruitView{}, err
	}
	v, err := s.view(ctx, q, n, u)
	if err != nil {
		return v, err
	}
	own := checkOwn(a, u) == nil
	v.Actions = noticeActions(n, v, own, checkRuns(a, n) == nil, s.today())
	for i := range v.Objections { // what came by letter or visit has a receipt too, which whoever entered it hands over
		if o := &v.Objections[i]; own && o.Source == SourcePaper && o.TokenHash != "" {
			o.ReceiptPath = "/recruit/o/" + s.objectionReceipt(o.ID)
		}
	}
	return v, nil
}

func (s *RecruitService) view(ctx context.Context, q db.Q, n RecruitNotice, u org.Union) (v RecruitView, err error) {
	lines, err := s.lines(ctx, q, []RecruitNotice{n})
	if err != nil {
		return v, err
	}
	v = RecruitView{
		RecruitLine: lines[0], ChannelTitle: n.Channel.Title(), MakerName: n.MadeBy, Given: conditionTexts(), ChosenReason: n.ChosenReason,
		Proposed: []ProposedName{}, Article: "第六条第（二）项", Today: s.today(), Actions: []string{},
	}
	runner := u
	if n.runner() != u.ID {
		if runner, err = org.ByID(ctx, q, n.runner()); err != nil {
			return v, err
		}
	}
	v.RunByName = runner.Name
	if !n.PublishedAt.IsZero() {
		v.PublicPath = "/recruit/" + n.ID
	}
	pol, err := policyOf(ctx, q, n, s.today())
	if err != nil {
		return v, err
	}
	v.LeastDays, v.MonthsKept = publicityDays(pol), retentionMonths(pol)
	if v.Privacy, err = privacyNotice(ctx, q, s.today(), runner.Name, n.OfficePhone, pol); err != nil {
		return v, err
	}
	if v.Posts, err = postsOf(ctx, q, n.ID); err != nil {
		return v, err
	}
	if v.Files, err = filesOf(ctx, q, n.ID, ""); err != nil {
		return v, err
	}
	if v.Tally, err = s.count(ctx, q, n); err != nil {
		return v, err
	}
	if n.State == NoticeDraft || n.State == NoticePublished || n.State == NoticePublicity {
		if v.Room, err = roomFor(ctx, q, n, s.today()); err != nil {
			return v, err
		}
		v.RoomWarning = RoomWarning(v.Room, headsOf(v.Posts))
	}
	if v.Assessors, err = assessorsOf(ctx, q, n.ID); err != nil {
		return v, err
	}
	if v.Proposed, err = s.proposed(ctx, q, n, v.Posts); err != nil {
		return v, err
	}
	if v.Objections, err = objectionsOf(ctx, q, n.ID); err != nil {
		return v, err
	}
	if v.Erasures, err = erasuresOf(ctx, q, n.ID); err != nil {
		return v, err
	}
	v.Story, err = eventsOf(ctx, q, n.ID)
	return v, err
}

func (s *RecruitService) proposed(ctx context.Context, q db.Q, n RecruitNotice, posts []NoticePost) ([]ProposedName, error) {
	apps, err := publicNames(ctx, q, n)
	if err != nil {
		return nil, err
	}
	hired, err := hiredOf(ctx, q, n, apps)
	if err != nil {
		return nil, err
	}
	out := []ProposedName{}
	for _, p := range posts {
		for _, a := range apps {
			if a.PostID == p.ID {
				out = append(out, ProposedName{ApplicationID: a.ID, Name: a.Name, Post: p.Title, Hired: hired[a.ID]})
			}
		}
	}
	return out, nil
}

// noticeActions are what the page may offer; each is checked again when it is done.
func noticeActions(n RecruitNotice, v RecruitView, own, runs bool, today workday.Date) []string {
	out := []string{}
	add := func(ok bool, acts ...string) {
		if ok {
			out = append(out, acts...)
		}
	}
	over := today.After(n.ApplyUntil)
	add(own && n.State == NoticeDraft, ActNoticeSave, ActNoticePublish)
	add(own && n.State != NoticeClosed && n.State != NoticeCancelled, ActNoticeCancel)
	add(own && CheckOpen(n, SourcePaper, today) == nil, ActNoticeEnter)
	add(runs && n.State == NoticePublished, ActNoticeJudge)
	add(own && n.State == NoticePublished && n.Scored(), ActNoticeAssess)
	add(own && n.State == NoticePublished && over, ActNoticePropose)
	add(own && CheckPublicity(n, len(v.Proposed)) == nil, ActNoticePublicise)
	add(own && n.State == NoticePublicity, ActNoticeUnlist)
	add(own && CheckObject(n, SourcePaper, today) == nil, ActNoticeObject, ActNoticeAnswer)
	add(own && (n.State == NoticePublished && over && len(v.Proposed) == 0 || n.State == NoticePublicity && today.After(n.PublicityUntil)), ActNoticeClose)
	add(own && n.State != NoticeDraft, ActNoticeExport)
	add(n.State != NoticeDraft && !n.PublishedAt.IsZero(), ActNoticeRecord)
	add(n.State == NoticePublicity, ActNoticeList)
	add(own && n.State == NoticeClosed && len(v.Proposed) > 0, ActNoticeForm)
	return out
}

// ApplicationLine is an applicant among the others of a notice.
type ApplicationLine struct {
	ID            string            `json:"id"`
	Name          string            `json:"name"`
	IDMasked      string            `json:"idMasked"`
	PhoneMasked   string            `json:"phoneMasked"`
	SexText       string            `json:"sexText"`
	Age           int               `json:"age"`
	EducationText string            `json:"educationText"`
	PostID        string            `json:"postId"`
	PostTitle     string            `json:"postTitle"`
	Source        ApplicationSource `json:"source" enum:"public,paper"`
	Verdict       Verdict           `json:"verdict" enum:",eligible,ineligible"`
	VerdictReason string            `json:"verdictReason"`
	Answers       []CheckAnswer     `json:"answers" nullable:"false" doc:"四项条件，按条文次序；空为未核"`
	Preferences   []string          `json:"preferences" nullable:"false" doc:"报名人自述的优先条件，只供参考"`
	Retirement    string            `json:"retirement" doc:"年龄提示"`
	Marks
	Scores    []Score `json:"scores" nullable:"false"`
	TieReason string  `json:"tieReason"`
	TieBy     string  `json:"tieBy" doc:"谁决定的并列次序"`
	Proposed  bool    `json:"proposed"`
	Hired     bool    `json:"hired"`
	CreatedAt string  `json:"createdAt"`
	Rev       int64   `json:"rev"`
}

// Applications are all who applied to a notice: in the order of post, place, and time of arrival.
func (s *RecruitService) Applications(ctx context.Context, a authz.Actor, noticeID string) ([]ApplicationLine, error) {
	q := s.DB.Read()
	n, err := noticeByID(ctx, q, noticeScope(a), noticeID)
	if err != nil {
		return nil, err
	}
	return s.applicationLines(ctx, q, n)
}

func (s *RecruitService) applicationLines(ctx context.Context, q db.Q, n RecruitNotice) ([]ApplicationLine, error) {
	apps, err := applicationsOf(ctx, q, n.ID)
	if err != nil {
		return nil, err
	}
	posts, err := postsOf(ctx, q, n.ID)
	if err != nil {
		return nil, err
	}
	m, err := readMarks(ctx, q, n, apps)
	if err != nil {
		return nil, err
	}
	ids := make([]string, len(apps))
	for i, ap := range apps {
		ids[i] = ap.ID
	}
	checks, err := checksOf(ctx, q, ids...)
	if err != nil {
		return nil, err
	}
	hired, err := hiredOf(ctx, q, n, apps)
	if err != nil {
		return nil, err
	}
	pol, err := policyOf(ctx, q, n, s.today())
	if err != nil {
		return nil, err
	}
	scores := map[string][]Score{}
	for _, sc := range m.scores {
		scores[sc.ApplicationID] = append(scores[sc.ApplicationID], sc)
	}
	out := make([]ApplicationLine, 0, len(apps))
	for _, ap := range apps {
		out = append(out, ApplicationLine{
			ID: ap.ID, Name: ap.Name, IDMasked: ap.IDMasked, PhoneMasked: ap.PhoneMasked, SexText: gb.Sexes.Short(ap.Sex), Age: ageAt(ap.Birth, s.today()),
			EducationText: gb.Educations.Short(ap.Education), PostID: ap.PostID, PostTitle: titleOfPost(posts, ap.PostID), Source: ap.Source,
			Verdict: ap.Verdict, VerdictReason: ap.VerdictReason, Answers: answersOf(checks[ap.ID]), Preferences: preferenceWords(ap),
			Retirement: RetireWarning(ap.Birth, ap.Sex, pol, s.today()), Marks: m.of[ap.ID], Scores: append([]Score{}, scores[ap.ID]...),
			TieReason: ap.TieReason, TieBy: ap.TieBy, Proposed: !ap.ProposedAt.IsZero(), Hired: hired[ap.ID],
			CreatedAt: workday.Minute(ap.CreatedAt), Rev: ap.Rev,
		})
	}
	sortLines(out, posts)
	return out, nil
}

func answersOf(checks []ConditionCheck) []CheckAnswer {
	out := make([]CheckAnswer, len(ConditionItems))
	for i, item := range ConditionItems {
		for _, c := range checks {
			if c.Item == item {
				out[i] = c.Answer
			}
		}
	}
	return out
}

// preferenceWords are the preferences of Art. 4 that an applicant claims: a help between equals, and no filter.
func preferenceWords(ap Application) []string {
	out := []string{}
	for _, p := range []struct {
		has  bool
		word string
	}{{ap.PrefQualified, "专业资质"}, {ap.PrefExperience, "相关经历"}, {ap.PrefGraduate, "相关专业"}} {
		if p.has {
			out = append(out, p.word)
		}
	}
	return out
}

// ApplicationView is one application in full.
type ApplicationView struct {
	Application
	Line          ApplicationLine  `json:"line"`
	PoliticalText string           `json:"politicalText"`
	NoticeTitle   string           `json:"noticeTitle"`
	NoticeState   NoticeState      `json:"noticeState" enum:"draft,published,publicity,closed,cancelled"`
	Scoring       Scoring          `json:"scoring"`
	Assessors     []Assessor       `json:"assessors" nullable:"false"`
	Posts         []NoticePost     `json:"posts" nullable:"false"`
	Checks        []ConditionCheck `json:"checks" nullable:"false"`
	Given         []ConditionText  `json:"given" nullable:"false"`
	Files         []RecruitFile    `json:"files" nullable:"false"`
	FilesVisible  bool             `json:"filesVisible" doc:"附件只给办理招聘的单位看"`
	Actions       []string         `json:"actions" nullable:"false" doc:"judge、score、reveal、withdraw、correct、attach"`
}

// ShowApplication is one application in full; numbers stay masked, and a superior sees no files.
func (s *RecruitService) ShowApplication(ctx context.Context, a authz.Actor, id string) (ApplicationView, error) {
	q := s.DB.Read()
	ap, n, err := applicationByID(ctx, q, noticeScope(a), id)
	if err != nil {
		return ApplicationView{}, err
	}
	lines, err := s.applicationLines(ctx, q, n)
	if err != nil {
		return ApplicationView{}, err
	}
	v := ApplicationView{
		Application: ap, PoliticalText: gb.PoliticalStatuses.Short(ap.Political), NoticeTitle: n.Title, NoticeState: n.State, Scoring: n.Scoring,
		Given: conditionTexts(), Files: []RecruitFile{}, Actions: []string{},
	}
	for _, l := range lines {
		if l.ID == id {
			v.Line = l
		}
	}
	if v.Assessors, err = assessorsOf(ctx, q, n.ID); err != nil {
		return v, err
	}
	if v.Posts, err = postsOf(ctx, q, n.ID); err != nil {
		return v, err
	}
	checks, err := checksOf(ctx, q, id)
	if err != nil {
		return v, err
	}
	v.Checks = append([]ConditionCheck{}, checks[id]...)
	if !runs(a, n) {
		return v, nil
	}
	v.FilesVisible = true
	if v.Files, err = filesOf(ctx, q, n.ID, id); err != nil {
		return v, err
	}
	if a.Has(authz.RecruitReveal) {
		v.Actions = append(v.Actions, "reveal")
	}
	if n.State == NoticePublished {
		v.Actions = append(v.Actions, "judge")
		if n.Scored() && ap.Verdict == VerdictEligible && len(v.Assessors) > 0 {
			v.Actions = append(v.Actions, "score")
		}
		if ap.Source == SourcePaper {
			v.Actions = append(v.Actions, "attach")
			if CheckCorrect(n, s.today()) == nil {
				v.Actions = append(v.Actions, "correct")
			}
		}
	}
	if CheckWithdraw(n, ap) == nil {
		v.Actions = append(v.Actions, "withdraw")
	}
	return v, nil
}

func ageAt(birth, day workday.Date) int {
	age := day.Year() - birth.Year()
	if birth.AddYears(age).After(day) {
		age--
	}
	return age
}
