package hiring

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/gb"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/roster"
	"xiezhi/internal/rulebook"
	"xiezhi/internal/workday"
)

// FormWords are the Chinese of a form's codes.
type FormWords struct {
	KindTitle     string `json:"kindTitle"`
	StateTitle    string `json:"stateTitle"`
	SexText       string `json:"sexText"`
	PoliticalText string `json:"politicalText"`
	EducationText string `json:"educationText"`
	ChannelTitle  string `json:"channelTitle"`
	TermText      string `json:"termText"`
}

func worded(f Form) FormWords {
	sex := gb.Sexes.Short(f.Sex)
	return FormWords{
		KindTitle: f.Kind.Title(), StateTitle: f.State.Title(), SexText: sex, PoliticalText: gb.PoliticalStatuses.Short(f.Political),
		EducationText: gb.Educations.Short(f.Education), ChannelTitle: f.Channel.Title(), TermText: termText(f),
	}
}

// FormView is a form in full; its numbers are masked.
type FormView struct {
	Form
	FormWords
	Title         string       `json:"title"`
	Article       string       `json:"article"`
	UnionName     string       `json:"unionName"`
	PostUnionName string       `json:"postUnionName" doc:"定岗单位"`
	SuperiorName  string       `json:"superiorName" doc:"上一级总工会"`
	DecidedUnion  string       `json:"decidedUnion" doc:"审核的上一级总工会"`
	Reaches65     workday.Date `json:"reaches65" doc:"到不再续聘的年龄的日期"`
	RetireAge     int          `json:"retireAge" doc:"不再续聘的年龄，起始日期当天的政策；起始日期或证件号未填时为 0"`
	Checks        []FormCheck  `json:"checks" nullable:"false" doc:"办结以后为空"`
	NeedsAge      bool         `json:"needsAge" doc:"须上级勾选已到年龄仍同意聘用"`
	NeedsGrade    bool         `json:"needsGrade" doc:"须上级勾选“上年度不称职仍同意续聘”"`
	PhotoURL      string       `json:"photoUrl"`
	ScanURL       string       `json:"scanUrl"`
	Origin        *FormOrigin  `json:"origin,omitempty" doc:"从哪次招聘来，只给看得到的人"`
	VerifyPath    string       `json:"verifyPath" doc:"打印件二维码的核验页"`
	Actions       []string     `json:"actions" nullable:"false" doc:"edit、discard、submit、ask、override、void、scan、contract、reveal"`
}

// Show is a form in full.
func (s *FormService) Show(ctx context.Context, a authz.Actor, id string) (FormView, error) {
	q := s.DB.Read()
	f, err := formByID(ctx, q, a.Scope(authz.FormRead), id)
	if err != nil {
		return FormView{}, err
	}
	facts, err := s.facts(ctx, q, f)
	if err != nil {
		return FormView{}, err
	}
	out := FormView{
		Form: f, FormWords: worded(f), Title: formTitle(f, facts.Union.Name), Article: artForm + "、附件", UnionName: facts.Union.Name,
		PostUnionName: facts.postName(), SuperiorName: facts.Superior.Name, Reaches65: facts.Retires, RetireAge: facts.RetireAge, Checks: []FormCheck{}, Actions: []string{},
	}
	if f.State == FormDrafted || f.State == FormReturned || f.State == FormSubmitted {
		out.Checks = ChecksOf(facts)
		out.NeedsAge, out.NeedsGrade = NeedsOverride(facts)
		told, err := s.toldApprover(ctx, q, a, f)
		if err != nil {
			return out, err
		}
		out.Checks = append(out.Checks, told...)
	}
	if f.DecidedUnionID != "" {
		by, err := org.ByID(ctx, q, f.DecidedUnionID)
		if err != nil {
			return out, err
		}
		out.DecidedUnion = by.Name
	}
	if out.Origin, err = s.Recruit.Origin(ctx, q, a, f.CandidateID); err != nil {
		return out, err
	}
	if f.PhotoBlob != "" {
		out.PhotoURL = "/api/hiring/forms/" + f.ID + "/photo?v=" + f.PhotoBlob
	}
	if f.ScanBlob != "" {
		out.ScanURL = "/api/hiring/forms/" + f.ID + "/scan"
	}
	if f.Code != "" {
		out.VerifyPath = "/f/" + f.Code
	}
	out.Actions, err = s.formActions(ctx, a, f, out.NeedsAge || out.NeedsGrade)
	return out, err
}

// toldApprover is what the approver alone is told, while the form is before them.
func (s *FormService) toldApprover(ctx context.Context, q db.Q, a authz.Actor, f Form) ([]FormCheck, error) {
	if s.WarnRehire == nil || f.IDBlind == "" {
		return nil, nil
	}
	_, may, err := s.mayDecide(ctx, q, a, f)
	if err != nil || !may {
		return nil, err
	}
	return s.WarnRehire(ctx, q, f.IDBlind)
}

func (s *FormService) formActions(ctx context.Context, a authz.Actor, f Form, ticks bool) ([]string, error) {
	out := []string{}
	add := func(ok bool, acts ...string) {
		if ok {
			out = append(out, acts...)
		}
	}
	draft, head := ownForm(a, authz.FormDraft, f.UnionID) == nil, ownForm(a, authz.FormSubmit, f.UnionID) == nil
	add(draft && CheckFormEdit(f) == nil, "edit")
	add(draft && CheckDiscard(f) == nil, "discard")
	add(head && CheckFormEdit(f) == nil, "submit")
	add(draft && !head && CheckFormEdit(f) == nil, "ask")
	add(head && f.State == FormApproved && f.ContractID == "", "void")
	add(draft, "scan")
	add(f.State == FormApproved && f.ContractID == "" && ownContract(a, authz.ContractWrite, f.UnionID) == nil, "contract")
	add(f.IDSealed != "" && a.Scope(authz.RosterReveal).Covers(f.Place()), "reveal")
	_, may, err := s.mayDecide(ctx, s.DB.Read(), a, f)
	add(may, "decide")
	add(may && ticks, "override")
	return out, err
}

// FormFilter chooses forms. Zero values choose all.
type FormFilter struct {
	Words   string
	State   FormState
	Kind    FormKind
	UnionID string // this union and all below it
	Year    int    // of the term's beginning
}

// FormLine is a form in the list.
type FormLine struct {
	ID           string         `json:"id"`
	Kind         FormKind       `json:"kind" enum:"new,renewal"`
	KindTitle    string         `bun:"-" json:"kindTitle"`
	Name         string         `json:"name"`
	Sex          string         `json:"sex"`
	Birth        workday.Date   `json:"birth"`
	IDMasked     string         `json:"idMasked"`
	UnionID      string         `json:"unionId"`
	UnionName    string         `json:"unionName"`
	State        FormState      `json:"state" enum:"draft,submitted,returned,approved,rejected,void"`
	StateTitle   string         `bun:"-" json:"stateTitle"`
	TermText     string         `bun:"-" json:"termText"`
	OnDuty       workday.Date   `json:"onDuty"`
	Channel      roster.Channel `json:"channel"`
	ChannelTitle string         `bun:"-" json:"channelTitle"`
	DecidedOn    workday.Date   `json:"decidedOn"`
	DecidedUnion string         `json:"decidedUnion"`
	DecidedName  string         `json:"decidedName"`
	Opinion      string         `json:"opinion"`
	Number       string         `json:"number"`
	Overridden   bool           `bun:"-" json:"overridden" doc:"由上级勾选破例同意"`
	Contracted   bool           `bun:"-" json:"contracted" doc:"已用于合同"`
	SubmittedOn  workday.Date   `bun:"-" json:"submittedOn"`

	Form Form `bun:"-" json:"-"`

	retireAge int // of one overridden by age: the policy's
}

// lineRow is a form with the names beside it.
type lineRow struct {
	Form         `bun:",extend"`
	UnionName    string
	DecidedUnion string
}

func (r lineRow) line() FormLine {
	f := r.Form
	l := FormLine{
		ID: f.ID, Kind: f.Kind, KindTitle: f.Kind.Title(), Name: f.Name, Sex: gb.Sexes.Short(f.Sex), Birth: f.Birth, IDMasked: f.IDMasked,
		UnionID: f.UnionID, UnionName: r.UnionName, State: f.State, StateTitle: f.State.Title(), TermText: termText(f), OnDuty: f.OnDuty,
		Channel: f.Channel, ChannelTitle: f.Channel.Title(), DecidedOn: f.DecidedOn, DecidedUnion: r.DecidedUnion, DecidedName: f.DecidedName,
		Opinion: f.Opinion, Number: f.Number, Overridden: f.OverrideAge || f.OverrideGrade, Contracted: f.ContractID != "", Form: f,
	}
	if !f.SubmittedAt.IsZero() {
		l.SubmittedOn = workday.Of(f.SubmittedAt)
	}
	if !f.AskedAt.IsZero() && CheckFormEdit(f) == nil {
		l.StateTitle = "待负责人上报"
	}
	return l
}

// formLines begins a query over forms in scope.
func (s *FormService) formLines(ctx context.Context, scope authz.Scope, flt FormFilter) (*bun.SelectQuery, error) {
	q := s.DB.Read()
	sel := scope.Where(q.NewSelect().TableExpr("hiring_form AS f"), authz.PlaceOf("f"))
	if flt.State != "" {
		sel = sel.Where("f.state = ?", flt.State)
	}
	if flt.Kind != "" {
		sel = sel.Where("f.kind = ?", flt.Kind)
	}
	if flt.Year != 0 {
		sel = sel.Where("f.starts_on >= ? AND f.starts_on <= ?", firstOf(flt.Year), lastOf(flt.Year))
	}
	if flt.UnionID != "" {
		list, err := org.Subtree(ctx, q, flt.UnionID)
		if err != nil {
			return nil, err
		}
		if len(list) == 0 {
			return nil, errs.NotFound("工会")
		}
		u := list[0]
		switch u.Tier {
		case org.TierProvince:
		case org.TierCity:
			sel = sel.Where("f.city_id = ?", u.ID)
		case org.TierCounty:
			sel = sel.Where("f.county_id = ?", u.ID)
		case org.TierBase:
			ids := make([]string, len(list))
			for i, one := range list {
				ids[i] = one.ID
			}
			sel = sel.Where("f.union_id IN (?)", bun.List(ids))
		}
	}
	if words := strings.TrimSpace(flt.Words); words != "" {
		if id, err := gb.ParseID(words); err == nil {
			return sel.Where("f.id_blind = ?", roster.BlindID(s.Keys, id)), nil
		}
		sel = sel.Where(`(f.name LIKE ? ESCAPE '\' OR f.pinyin LIKE ? ESCAPE '\' OR f.number LIKE ? ESCAPE '\')`,
			db.Contains(words), db.Contains(strings.ToLower(strings.ReplaceAll(words, " ", ""))), db.Contains(words))
	}
	return sel, nil
}

func withNames(sel *bun.SelectQuery) *bun.SelectQuery {
	return sel.Join("JOIN org_union AS u ON u.id = f.union_id").Join("LEFT JOIN org_union AS d ON d.id = f.decided_union_id").
		ColumnExpr("f.*, u.name AS union_name, coalesce(d.name, '') AS decided_union")
}

// FormPage is a page of forms, with the unions for which the reader may fill one in.
type FormPage struct {
	httpx.Page[FormLine]
	Drafts []FormUnion `json:"drafts" nullable:"false" doc:"可以为哪些聘用单位填写"`
}

// FormUnion is a union to choose.
type FormUnion struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// List is a page of forms, the latest first.
func (s *FormService) List(ctx context.Context, a authz.Actor, flt FormFilter, page httpx.PageQuery) (FormPage, error) {
	var none FormPage
	q := s.DB.Read()
	at, err := httpx.ParseCursor(page.Cursor, 1)
	if err != nil {
		return none, err
	}
	sel, err := s.formLines(ctx, a.Scope(authz.FormRead), flt)
	if err != nil {
		return none, err
	}
	var total httpx.Total
	if total.Count, total.Exact, err = db.CountUpTo(ctx, q, sel.Clone()); err != nil {
		return none, err
	}
	order := "f.id DESC"
	switch {
	case len(at.Keys) == 0:
	case at.Back:
		sel, order = sel.Where("f.id > ?", at.Keys[0]), "f.id"
	default:
		sel = sel.Where("f.id < ?", at.Keys[0])
	}
	var rows []lineRow
	if err := withNames(sel).OrderExpr(order).Limit(int64(page.Limit)+1).Scan(ctx, &rows); err != nil {
		return none, fmt.Errorf("list forms: %w", err)
	}
	lines := make([]FormLine, len(rows))
	for i, r := range rows {
		lines[i] = r.line()
	}
	out := FormPage{Page: httpx.Paginate(lines, at, page.Limit, total, func(l FormLine) []string { return []string{l.ID} })}
	out.Drafts, err = s.drafts(ctx, q, a)
	return out, err
}

// drafts are the unions at which the actor may fill in a form.
func (s *FormService) drafts(ctx context.Context, q db.Q, a authz.Actor) ([]FormUnion, error) {
	out := []FormUnion{}
	found, err := org.ByIDs(ctx, q, a.Own(authz.FormDraft).Unions...)
	if err != nil {
		return nil, err
	}
	for _, u := range found {
		if u.State == org.StateOpen && !u.EmployingSince.IsZero() {
			out = append(out, FormUnion{ID: u.ID, Name: u.Name})
		}
	}
	slices.SortFunc(out, func(x, y FormUnion) int { return strings.Compare(x.Name+x.ID, y.Name+y.ID) })
	return out, nil
}

// FormRegister is the year's book of a union that approves forms (审批登记簿): what it decided, in the order of its numbers.
type FormRegister struct {
	UnionID   string      `json:"unionId"`
	UnionName string      `json:"unionName"`
	Year      int         `json:"year"`
	Unions    []FormUnion `json:"unions" nullable:"false" doc:"可以查看哪些单位的登记簿"`
	Lines     []FormLine  `json:"lines" nullable:"false"`
	More      bool        `json:"more" doc:"页面只列前500行，导出有全部"`
}

const registerLines = 500

// ReadRegister is the register of a union for a year; without a union the reader's own highest.
func (s *FormService) ReadRegister(ctx context.Context, a authz.Actor, unionID string, year, limit int) (FormRegister, error) {
	q := s.DB.Read()
	if year == 0 {
		year = s.today().Year()
	}
	out := FormRegister{Year: year, Lines: []FormLine{}}
	var err error
	if out.Unions, err = s.registers(ctx, q, a); err != nil {
		return out, err
	}
	if unionID == "" && len(out.Unions) > 0 {
		unionID = out.Unions[0].ID
	}
	i := slices.IndexFunc(out.Unions, func(u FormUnion) bool { return u.ID == unionID })
	if i < 0 && unionID == "" {
		return out, nil
	}
	if i < 0 {
		return out, errs.NotFound("审批登记簿")
	}
	out.UnionID, out.UnionName = unionID, out.Unions[i].Name
	sel := a.Scope(authz.FormRead).Where(q.NewSelect().TableExpr("hiring_form AS f"), authz.PlaceOf("f")).
		Where("f.decided_union_id = ?", unionID).Where("f.decided_on >= ? AND f.decided_on <= ?", firstOf(year), lastOf(year))
	var rows []lineRow
	err = withNames(sel).OrderExpr("f.decided_on, f.register_seq, f.id").Limit(int64(limit)+1).Scan(ctx, &rows)
	if err != nil {
		return out, fmt.Errorf("read the register: %w", err)
	}
	if out.More = len(rows) > limit; out.More {
		rows = rows[:limit]
	}
	for _, r := range rows {
		out.Lines = append(out.Lines, r.line())
	}
	return out, aged(ctx, q, out.Lines)
}

// aged says of lines that the superior allowed in spite of the age which age that was.
func aged(ctx context.Context, q db.Q, lines []FormLine) error {
	for i, l := range lines {
		if !l.Form.OverrideAge {
			continue
		}
		pol, err := rulebook.PolicyAt(ctx, q, l.UnionID, l.Form.StartsOn)
		if err != nil {
			return err
		}
		lines[i].retireAge = pol.RetiringAge(l.Form.Sex)
	}
	return nil
}

// registers are the unions that have decided a form which the reader may see, and the reader's own that may decide.
func (s *FormService) registers(ctx context.Context, q db.Q, a authz.Actor) ([]FormUnion, error) {
	var ids []string
	sel := a.Scope(authz.FormRead).Where(q.NewSelect().TableExpr("hiring_form AS f"), authz.PlaceOf("f")).
		Where("f.decided_union_id IS NOT NULL").ColumnExpr("DISTINCT f.decided_union_id")
	if err := sel.Scan(ctx, &ids); err != nil {
		return nil, fmt.Errorf("list registers: %w", err)
	}
	own := a.Own(authz.FormApprove).Unions
	found, err := org.ByIDs(ctx, q, append(ids, own...)...)
	if err != nil {
		return nil, err
	}
	list := make([]org.Union, 0, len(found))
	for _, u := range found {
		list = append(list, u)
	}
	slices.SortFunc(list, func(x, y org.Union) int {
		if mine := slices.Contains(own, x.ID); mine != slices.Contains(own, y.ID) {
			if mine {
				return -1
			}
			return 1
		}
		return strings.Compare(x.SortKey, y.SortKey)
	})
	out := make([]FormUnion, len(list))
	for i, u := range list {
		out[i] = FormUnion{ID: u.ID, Name: u.Name}
	}
	return out, nil
}
