package exit

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/hiring"
	"xiezhi/internal/obligation"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/policy"
	"xiezhi/internal/roster"
	"xiezhi/internal/rulebook"
	"xiezhi/internal/workday"
)

// ListedExit is an exit in the list.
type ListedExit struct {
	ID          string        `json:"id"`
	Name        string        `json:"name"`
	UnionName   string        `json:"unionName"`
	Ground      roster.Ground `json:"ground"`
	GroundTitle string        `json:"groundTitle"`
	Article     string        `json:"article"`
	State       State         `json:"state" enum:"applied,open,decided,completed,filed,withdrawn,void,revoked"`
	StateTitle  string        `json:"stateTitle"`
	AppliedOn   workday.Date  `json:"appliedOn"`
	EffectiveOn workday.Date  `json:"effectiveOn"`
	DueOn       workday.Date  `json:"dueOn" doc:"备案期限；空为不须备案或者尚未决定"`
	Provisional bool          `json:"provisional"`
	Soft        bool          `json:"soft"`
	Late        bool          `json:"late" doc:"已过期限尚未备案，或者逾期备案"`
	Number      string        `json:"number"`
	FiledAt     string        `json:"filedAt"`
}

// ListQuery narrows the exits.
type ListQuery struct {
	Words   string        `query:"q" maxLength:"60" doc:"姓名、拼音、首字母，或者备案编号"`
	UnionID string        `query:"unionId" maxLength:"36" doc:"本单位及以下"`
	State   string        `query:"state" enum:"live,applied,open,decided,completed,filed,closed,all" default:"all" doc:"live 为办理中的（备案以前）；closed 为撤回、作废和已更正撤销的"`
	Ground  roster.Ground `query:"ground" enum:"age,discipline,wish,failed,expired,transfer,death,retired,abolished,other"`
	Late    bool          `query:"late" doc:"只看逾期的"`
}

type listRow struct {
	Exit      `bun:",extend"`
	Name      string
	UnionName string
}

func (s *Service) query(ctx context.Context, scope authz.Scope, in ListQuery) (*bun.SelectQuery, error) {
	q := s.DB.Read()
	sel := scope.Where(q.NewSelect().TableExpr("exit_case AS x"), authz.PlaceOf("x")).Join("JOIN person_card AS p ON p.id = x.person_id").
		Join("JOIN org_union AS u ON u.id = x.union_id").Join("LEFT JOIN exit_filing AS fi ON fi.exit_id = x.id AND NOT EXISTS (SELECT 1 FROM exit_filing AS nxt WHERE nxt.corrects_id = fi.id)")
	if in.UnionID != "" {
		u, err := org.ByID(ctx, q, in.UnionID)
		if err != nil {
			return nil, err
		}
		sel = org.Below(sel, "u", u)
	}
	if w := strings.TrimSpace(in.Words); w != "" {
		sel = sel.Where(`(p.name LIKE ? ESCAPE '\' OR p.pinyin LIKE ? ESCAPE '\' OR x.id IN (SELECT exit_id FROM exit_filing WHERE number LIKE ? ESCAPE '\'))`,
			db.Contains(w), db.Contains(strings.ToLower(strings.ReplaceAll(w, " ", ""))), db.Contains(w))
	}
	if in.Ground != "" {
		sel = sel.Where("x.ground = ?", in.Ground)
	}
	switch in.State {
	case "", "all":
	case "live":
		sel = sel.Where("x.state IN (?)", bun.List([]State{StateApplied, StateOpen, StateDecided, StateCompleted}))
	case "closed":
		sel = sel.Where("x.state IN (?)", bun.List([]State{StateWithdrawn, StateVoid, StateRevoked}))
	case string(StateApplied), string(StateOpen), string(StateDecided), string(StateCompleted), string(StateFiled):
		sel = sel.Where("x.state = ?", in.State)
	default:
		return nil, errs.E(errs.FieldsCode, "没有这种状态。", errs.F("state", "请从列表中选择"))
	}
	if in.Late {
		sel = sel.Where("(fi.late_workdays > 0 OR fi.id IS NULL AND x.id IN (?))", obligation.OverdueSubjects(q, obligation.RuleExitFiling, s.today()))
	}
	return sel, nil
}

// List is a page of exits in scope, the latest first.
func (s *Service) List(ctx context.Context, a authz.Actor, in ListQuery, page httpx.PageQuery) (httpx.Page[ListedExit], error) {
	var none httpx.Page[ListedExit]
	at, err := httpx.ParseCursor(page.Cursor, 1)
	if err != nil {
		return none, err
	}
	sel, err := s.query(ctx, a.Scope(authz.ExitRead), in)
	if err != nil {
		return none, err
	}
	var total httpx.Total
	if total.Count, total.Exact, err = db.CountUpTo(ctx, s.DB.Read(), sel.Clone()); err != nil {
		return none, err
	}
	order := "x.id DESC"
	switch {
	case len(at.Keys) == 0:
	case at.Back:
		sel, order = sel.Where("x.id > ?", at.Keys[0]), "x.id"
	default:
		sel = sel.Where("x.id < ?", at.Keys[0])
	}
	lines, err := s.lines(ctx, sel.OrderExpr(order).Limit(int64(page.Limit)+1))
	if err != nil {
		return none, err
	}
	return httpx.Paginate(lines, at, page.Limit, total, func(l ListedExit) []string { return []string{l.ID} }), nil
}

func (s *Service) lines(ctx context.Context, sel *bun.SelectQuery) ([]ListedExit, error) {
	q := s.DB.Read()
	var rows []listRow
	if err := sel.ColumnExpr("x.*, p.name, u.name AS union_name").Scan(ctx, &rows); err != nil {
		return nil, fmt.Errorf("list exits: %w", err)
	}
	ids := make([]string, len(rows))
	for i, r := range rows {
		ids[i] = r.ID
	}
	filings, err := filingsOf(ctx, q, ids...)
	if err != nil {
		return nil, err
	}
	cal, err := rulebook.CalendarAt(ctx, q, s.DB.Now())
	if err != nil {
		return nil, err
	}
	out := make([]ListedExit, len(rows))
	rules := map[string]policy.Policy{}
	for i, r := range rows {
		l := ListedExit{
			ID: r.ID, Name: r.Name, UnionName: r.UnionName, Ground: r.Ground, GroundTitle: r.Ground.Title(), Article: ArticleOf(r.Ground), State: r.State,
			StateTitle: s.stateTitle(r.Exit), AppliedOn: r.AppliedOn, EffectiveOn: r.EffectiveOn,
		}
		if f := filings[r.ID].last(); f != nil {
			l.DueOn, l.Provisional, l.Soft, l.Late, l.Number, l.FiledAt = f.DueOn, f.Provisional, f.Soft, f.LateWorkdays > 0, f.Number, clockText(f.FiledAt)
		} else if r.State == StateDecided || r.State == StateCompleted {
			key := r.UnionID + r.EffectiveOn.String()
			pol, known := rules[key]
			if !known {
				if pol, err = s.policyAt(ctx, q, r.UnionID, r.EffectiveOn); err != nil {
					return nil, err
				}
				rules[key] = pol
			}
			for _, w := range FilingWants(r.Exit, nil, pol, cal) {
				l.DueOn, l.Provisional, l.Soft, l.Late = w.DueOn, w.Provisional, w.Soft, !w.Soft && w.DueOn.Before(s.today())
			}
		}
		out[i] = l
	}
	return out, nil
}

// stateTitle says of whoever left by Art. 11 that the filing is still to come.
func (s *Service) stateTitle(x Exit) string {
	if x.State == StateCompleted && x.Ground.UnderArticle11() {
		return "已离岗，待备案"
	}
	return x.State.Title()
}

// FullExit is an exit in full, as the employing union and those above read it.
type FullExit struct {
	Exit

	Name         string              `json:"name"`
	SexText      string              `json:"sexText"`
	Birth        workday.Date        `json:"birth"`
	IDMasked     string              `json:"idMasked"`
	UnionName    string              `json:"unionName"`
	CityName     string              `json:"cityName" doc:"备案的设区市总工会"`
	OnDuty       workday.Date        `json:"onDuty"`
	Reaches65    workday.Date        `json:"reaches65" doc:"到不再续聘的年龄的日期"`
	RetireAge    int                 `json:"retireAge" doc:"不再续聘的年龄"`
	ContractKind roster.ContractKind `json:"contractKind" enum:"labour,service,"`
	KindTitle    string              `json:"kindTitle"`
	ContractEnds workday.Date        `json:"contractEnds" doc:"空为无固定期限或者没有合同"`
	GroundTitle  string              `json:"groundTitle"`
	Article      string              `json:"article"`
	StateTitle   string              `json:"stateTitle"`
	ServedTitle  string              `json:"servedTitle"`
	LegalTitle   string              `json:"legalTitle"`
	NoticeDays   int                 `json:"noticeDays"`
	Earliest     workday.Date        `json:"earliest" doc:"按申请日期，最早的最后在岗日"`
	Files        []AttachedView      `json:"files" nullable:"false"`
	Open         []Counted           `json:"open" nullable:"false" doc:"系统点出的未了事项"`
	Points       []HandoverPoint     `json:"points" nullable:"false"`
	Checks       []CheckedPoint      `json:"checks" nullable:"false" doc:"备案以后为空"`
	NeedsReason  bool                `json:"needsReason"`
	Legals       []LegalChoice       `json:"legals" nullable:"false"`
	DueOn        workday.Date        `json:"dueOn" doc:"备案期限；空为不须备案，或者尚未决定"`
	Provisional  bool                `json:"provisional" doc:"到期年度的放假安排尚未导入"`
	Soft         bool                `json:"soft" doc:"内部要求，不计逾期"`
	Term         string              `json:"term" doc:"备案期限怎样算：自最后在岗日的次日起5个工作日内"`
	Calendar     string              `json:"calendar" doc:"放假日历版本"`
	Filing       *Filing             `json:"filing,omitempty" doc:"现在的备案；更正过的，为最后一次更正"`
	Filings      Filings             `json:"filings" nullable:"false" doc:"首次备案和以后的更正，从早到晚"`
	FiledText    string              `json:"filedText" doc:"备案时间（北京时间）"`
	VerifyPath   string              `json:"verifyPath"`
	Supplements  []Supplement        `json:"supplements" nullable:"false"`
	Actions      []string            `json:"actions" nullable:"false" doc:"edit、accept、ask、agree、agreePaper、decide、reopen、deliver、attach、detach、complete、file、revert、correct、void、resume、supplement、answer"`
}

// AttachedView is a paper as its reader may open it.
type AttachedView struct {
	Attached

	KindTitle string `json:"kindTitle"`
	URL       string `json:"url"`
}

// HandoverPoint is a point of the hand-over that is ticked, as it stands.
type HandoverPoint struct {
	Handed

	Title string `json:"title"`
}

func unionName(ctx context.Context, q db.Q, id string) (string, error) {
	u, err := org.ByID(ctx, q, id)
	return u.Name, err
}

// Show is an exit in full.
func (s *Service) Show(ctx context.Context, a authz.Actor, id string) (FullExit, error) {
	q := s.DB.Read()
	x, err := byID(ctx, q, placesOnly(a.Scope(authz.ExitRead)), id)
	if err != nil {
		return FullExit{}, err
	}
	return s.full(ctx, q, a, x)
}

// placesOnly is a scope without single persons: what the employing union writes of a person is not the person's page.
func placesOnly(sc authz.Scope) authz.Scope {
	sc.Persons = nil
	return sc
}

func (s *Service) full(ctx context.Context, q db.Q, a authz.Actor, x Exit) (FullExit, error) {
	v := FullExit{
		Exit: x, GroundTitle: x.Ground.Title(), Article: ArticleOf(x.Ground), StateTitle: s.stateTitle(x), ServedTitle: x.ServedHow.Title(),
		LegalTitle: x.Legal.choice().Title, Files: []AttachedView{}, Open: []Counted{}, Points: []HandoverPoint{}, Checks: []CheckedPoint{},
		Legals: []LegalChoice{}, Actions: []string{}, Filings: Filings{},
	}
	if v.Handover == nil {
		v.Handover = Handover{}
	}
	f, err := s.facts(ctx, q, x)
	if err != nil {
		return v, err
	}
	p, err := roster.PersonByID(ctx, q, x.PersonID)
	if err != nil {
		return v, err
	}
	chain, err := org.Chain(ctx, q, x.UnionID)
	if err != nil {
		return v, err
	}
	v.Name, v.SexText, v.Birth, v.IDMasked = p.Name, sexText(p.Sex), p.Birth, p.IDMasked
	v.UnionName, v.CityName, v.OnDuty, v.Reaches65, v.RetireAge = chain[len(chain)-1].Name, cityOf(chain).Name, f.OnDuty, f.Retires, f.RetireAge
	v.ContractKind, v.KindTitle, v.NoticeDays, v.Earliest = f.Kind, f.Kind.Title(), f.NoticeDays, f.Earliest
	if last, open, ok := f.last(); ok && !open {
		v.ContractEnds = last.EndsOn
	}
	if f.Kind == roster.ContractLabour {
		v.Legals = LegalChoices()
	}
	if f.Open != nil {
		v.Open = f.Open
	}
	for _, t := range Points() {
		v.Points = append(v.Points, HandoverPoint{Handed: x.Handover.of(t.Key), Title: t.Title})
	}
	if x.State == StateOpen || x.State == StateDecided || x.State == StateCompleted {
		v.Checks = Checked(f)
		v.NeedsReason = Warned(v.Checks)
	}
	if x.State == StateCompleted { // what was decided and handed over stands
		v.Checks = keep(v.Checks, StepComplete, StepFile)
	}
	files, err := filesOf(ctx, q, x.ID)
	if err != nil {
		return v, err
	}
	for _, at := range files {
		v.Files = append(v.Files, AttachedView{Attached: at, KindTitle: at.Kind.Title(), URL: "/api/exits/" + x.ID + "/files/" + at.ID})
	}
	if v.Supplements, err = supplementsOf(ctx, q, x.ID); err != nil {
		return v, err
	}
	if err := s.due(ctx, q, x, &v); err != nil {
		return v, err
	}
	if x.State == StateCompleted && v.DueOn.IsZero() { // nothing is to be filed, so nothing is lacking for it
		v.Checks = []CheckedPoint{}
	}
	v.Actions = s.actions(a, x, v)
	if slices.Contains(v.Actions, "resume") {
		free, err := s.free(ctx, q, x)
		if err != nil {
			return v, err
		}
		if !free {
			v.Actions = slices.DeleteFunc(v.Actions, func(act string) bool { return act == "resume" })
		}
	}
	return v, nil
}

// free tells whether an exit may be begun of the engagement: it runs, and none is under way.
func (s *Service) free(ctx context.Context, q db.Q, x Exit) (bool, error) {
	e, err := roster.EngagementByID(ctx, q, x.EngagementID)
	if err != nil || !e.EndedOn.IsZero() {
		return false, err
	}
	live, err := liveOf(ctx, q, e.ID)
	return live == "", err
}

func keep(list []CheckedPoint, steps ...Step) []CheckedPoint {
	out := []CheckedPoint{}
	for _, c := range list {
		for _, step := range steps {
			if c.Step == step {
				out = append(out, c)
			}
		}
	}
	return out
}

func sexText(code string) string {
	return map[string]string{"1": "男", "2": "女"}[code]
}

// due says by when the exit is to be filed, or was.
func (s *Service) due(ctx context.Context, q db.Q, x Exit, v *FullExit) error {
	filings, err := filingsOf(ctx, q, x.ID)
	if err != nil {
		return err
	}
	if f := filings[x.ID].last(); f != nil {
		v.Filings = filings[x.ID]
		for i, one := range v.Filings {
			if one.CorrectsID == "" {
				continue
			}
			z, _, err := s.thaw(one)
			if err != nil {
				return err
			}
			v.Filings[i].Changed = z.Changed
		}
		v.Filing, v.DueOn, v.Provisional, v.Soft, v.Calendar = f, f.DueOn, f.Provisional, f.Soft, f.CalendarVersion
		v.FiledText, v.VerifyPath = clockText(f.FiledAt), "/x/"+f.Code
		return nil
	}
	if x.EffectiveOn.IsZero() {
		return nil
	}
	pol, err := s.policyAt(ctx, q, x.UnionID, x.EffectiveOn)
	if err != nil {
		return err
	}
	if !mayFile(x, pol) {
		return nil
	}
	cal, err := rulebook.CalendarAt(ctx, q, s.DB.Now())
	if err != nil {
		return err
	}
	due := pol.ExitFilingDueOf(x.ending(), cal)
	v.DueOn, v.Provisional, v.Soft, v.Calendar, v.Term = due.Date, due.Provisional, !x.Ground.UnderArticle11(), cal.Version(), pol.ExitFilingTerm()
	return nil
}

// mayFile tells whether an exit is filed at all.
func mayFile(x Exit, pol policy.Policy) bool {
	return x.Ground.UnderArticle11() || x.Ground != "" && pol.Bool(policy.FileOtherEndings)
}

func (s *Service) actions(a authz.Actor, x Exit, v FullExit) []string {
	out := []string{}
	add := func(ok bool, act string) {
		if ok {
			out = append(out, act)
		}
	}
	write, decide := own(a, authz.ExitWrite, x.UnionID) == nil, own(a, authz.ExitDecide, x.UnionID) == nil && notOwn(a, x) == nil
	open, done := x.State == StateOpen, x.State == StateDecided
	early := x.Origin != OriginDesk && !x.EffectiveOn.IsZero() && x.EffectiveOn.Before(v.Earliest)
	add(write && x.State == StateApplied, "accept")
	add(write && open, "edit")
	add(write && open && (x.Ground == roster.GroundDiscipline || x.Ground == roster.GroundFailed), "ask")
	add(decide && open && early && x.AgreedUnion != x.EffectiveOn, "agree")
	add(write && open && early && x.Origin == OriginPaper && x.AgreedPerson != x.EffectiveOn, "agreePaper")
	add(decide && open, "decide")
	add(decide && done, "reopen")
	add(write && (open || done), "deliver")
	add(write && mayAttach(x) == nil, "attach")
	add(write && open, "detach")
	add(write && done, "complete")
	add(write && x.State == StateCompleted && !v.DueOn.IsZero(), "file")
	add(decide && x.State == StateCompleted, "revert")
	add(decide && x.State == StateFiled, "correct")
	add(write && open, "void")
	_, gone := Resume(x)
	add(write && gone == nil, "resume")
	if v.Filing != nil {
		add(a.Own(authz.ExitReceive).Covers(org.Place{UnionID: v.Filing.ToUnionID}) && !v.Filing.Internal, "supplement")
		add(write && len(v.Supplements) > 0 && v.Supplements[len(v.Supplements)-1].Asked, "answer")
	}
	return out
}

// Leaver is somebody whose engagement should come to its end, and why. Nobody is dismissed by it.
type Leaver struct {
	EngagementID string        `json:"engagementId"`
	PersonID     string        `json:"personId"`
	Name         string        `json:"name"`
	UnionName    string        `json:"unionName"`
	Ground       roster.Ground `json:"ground" enum:"age,failed,expired"`
	GroundTitle  string        `json:"groundTitle"`
	Article      string        `json:"article"`
	Why          string        `json:"why"`
	Own          bool          `json:"own" doc:"由您所在的单位办理"`
}

// suggestions is how many people of each kind are listed at most.
const suggestions = 200

// Suggest lists who is in post although the contract has run out, whoever of them is 65 first named so, and who failed the
// appraisal last.
func (s *Service) Suggest(ctx context.Context, a authz.Actor) ([]Leaver, error) {
	q, today, scope := s.DB.Read(), s.today(), a.Scope(authz.ExitRead)
	root, err := org.Root(ctx, q)
	if err != nil {
		return nil, err
	}
	pol, err := s.policyAt(ctx, q, root.ID, today)
	if err != nil {
		return nil, err
	}
	var rows []struct {
		ID, PersonID, Name, Sex, UnionID, UnionName string
		Birth, EndsOn                               workday.Date
	}
	sel := roster.WithoutFollower(roster.Contracts(q, scope)).Where("c.ends_on < ?", today).Where("e.ended_on IS NULL").
		Where("NOT EXISTS (SELECT 1 FROM exit_case AS x WHERE x.engagement_id = e.id AND x.state NOT IN ('void', 'withdrawn', 'revoked'))").
		ColumnExpr("e.id, e.person_id, p.name, e.union_id, u.name AS union_name, p.birth, p.sex, c.ends_on").OrderExpr("u.sort_key, p.pinyin, e.id").Limit(suggestions)
	if err := sel.Scan(ctx, &rows); err != nil {
		return nil, fmt.Errorf("look for contracts that ran out: %w", err)
	}
	out := []Leaver{}
	mine := a.Own(authz.ExitWrite)
	for _, r := range rows {
		one := Leaver{EngagementID: r.ID, PersonID: r.PersonID, Name: r.Name, UnionName: r.UnionName, Ground: roster.GroundExpired, Own: mine.Covers(org.Place{UnionID: r.UnionID})}
		one.Why = "合同" + r.EndsOn.Chinese() + "到期，仍在岗。请办理续聘或者离岗。"
		if on := pol.Retires(r.Birth, r.Sex); !on.After(today) {
			one.Ground = roster.GroundAge
			one.Why = on.Chinese() + "已满" + strconv.Itoa(pol.RetiringAge(r.Sex)) + "周岁，合同" + r.EndsOn.Chinese() + "到期，原则上不再续聘。"
		}
		one.GroundTitle, one.Article = one.Ground.Title(), ArticleOf(one.Ground)
		out = append(out, one)
	}
	failed, err := hiring.FailedOpen(ctx, q, scope, today, suggestions)
	if err != nil {
		return nil, err
	}
	for _, f := range failed {
		if live, err := liveOf(ctx, q, f.EngagementID); err != nil || live != "" {
			if err != nil {
				return nil, err
			}
			continue
		}
		out = append(out, Leaver{
			EngagementID: f.EngagementID, PersonID: f.PersonID, Name: f.Name, UnionName: f.UnionName, Ground: roster.GroundFailed,
			GroundTitle: roster.GroundFailed.Title(), Article: ArticleOf(roster.GroundFailed), Own: mine.Covers(org.Place{UnionID: f.UnionID}),
			Why: fmt.Sprintf("%d年度考核为不称职，应当予以解聘。签订劳动合同的，须同时符合劳动合同法的规定；由单位决定，系统不自动解聘。", f.Year),
		})
	}
	return out, nil
}
