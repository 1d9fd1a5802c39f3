package worklog

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/platform/sheet"
	"xiezhi/internal/workday"
)

// OpeningAct is an act that the actor may do to an opening now.
type OpeningAct string

// Acts upon an opening.
const (
	OpeningActEdit   OpeningAct = "edit"
	OpeningActRecall OpeningAct = "recall"
	OpeningActDrop   OpeningAct = "drop"
	OpeningActCheck  OpeningAct = "check"
)

// OpeningItem is an opening in a list.
type OpeningItem struct {
	ID           string         `json:"id"`
	UnionID      string         `json:"unionId"`
	UnionName    string         `json:"unionName"`
	FileName     string         `json:"fileName"`
	State        OpeningState   `json:"state" enum:"preview,waiting,accepted,returned,dropped"`
	StateTitle   string         `json:"stateTitle"`
	Total        int            `json:"total" doc:"表中的行数"`
	Good         int            `json:"good" doc:"可以导入的行数"`
	People       []OpeningTally `json:"people" nullable:"false" doc:"送交时各指导员的服务次数和天数"`
	Scans        int            `json:"scans" doc:"签字本扫描件份数"`
	UploadedName string         `json:"uploadedName"`
	UploadedAt   time.Time      `json:"uploadedAt"`
	SentName     string         `json:"sentName"`
	SentAt       time.Time      `json:"sentAt,omitzero"`
	CheckedName  string         `json:"checkedName"`
	CheckedAt    time.Time      `json:"checkedAt,omitzero"`
	Reason       string         `json:"reason" doc:"核对人的意见"`
	Rev          int64          `json:"rev"`
	Actions      []OpeningAct   `json:"actions" nullable:"false" enum:"edit,recall,drop,check"`
	CheckNote    string         `json:"checkNote" doc:"有核对权限而不能核对这一份的原因"`
}

// OpeningView is an opening with its sheet as it is judged now, while there is one, and its booklet.
type OpeningView struct {
	OpeningItem
	Began    workday.Date      `json:"began" doc:"本单位开始在系统中记录的日期，空为尚未开始"`
	Layout   sheet.Layout      `json:"layout"`
	Columns  map[string]int    `json:"columns" doc:"用户指定的：字段 → 列号，0 为没有这一列"`
	Rows     []OpeningRow      `json:"rows" nullable:"false" doc:"最多 1000 行，有问题的在先；核对通过后为空，改看日志"`
	Counts   OpeningCounts     `json:"counts"`
	Tallies  []OpeningTally    `json:"tallies" nullable:"false" doc:"按现在的核对结果，各指导员的服务次数和天数"`
	Units    []OpeningUnitView `json:"units" nullable:"false" doc:"台账中没有或不止一家的单位"`
	Choices  OpeningChoices    `json:"choices"`
	Nameless int               `json:"nameless" doc:"没有写指导员的行数"`
	Staff    []OpeningStaff    `json:"staff" nullable:"false" doc:"可以选作这些行的指导员"`
	Booklet  []BookletScan     `json:"booklet" nullable:"false"`
}

// OpeningCounts are the rows by verdict.
type OpeningCounts struct {
	Accept  int `json:"accept"`
	Warn    int `json:"warn"`
	Reject  int `json:"reject"`
	Skipped int `json:"skipped" doc:"不能导入的行中，已选择不导入的"`
}

// OpeningRow is a row with what speaks against it.
type OpeningRow struct {
	Row          int          `json:"row"`
	Name         string       `json:"name" doc:"指导员"`
	Day          workday.Date `json:"day"`
	ServedName   string       `json:"servedName"`
	Duties       []Duty       `json:"duties" nullable:"false" enum:"D1,D2,D3,D4,D5,D6,D7"`
	Place        Place        `json:"place" enum:"onsite,remote,indoor,"`
	Participants string       `json:"participants"`
	Done         string       `json:"done"`
	Result       string       `json:"result"`
	SignerName   string       `json:"signerName"`
	SignerPost   string       `json:"signerPost"`
	Side         Side         `json:"side" enum:"union,employer,workers,arranger,"`
	Note         string       `json:"note"`
	Counts       bool         `json:"counts" doc:"使当日计为一天"`
	Outcome      Verdict      `json:"outcome" enum:"accept,warn,reject"`
	Codes        []string     `json:"codes" nullable:"false"`
	Why          []string     `json:"why" nullable:"false"`
}

// OpeningUnitView is a name in the sheet that somebody may want to decide about.
type OpeningUnitView struct {
	Written    string             `json:"written"`
	Credit     string             `json:"credit"`
	State      OpeningUnitState   `json:"state" enum:"found,unknown,ambiguous,skipped"`
	Rows       int                `json:"rows"`
	Name       string             `json:"name" doc:"认作的单位"`
	Candidates []OpeningCandidate `json:"candidates" nullable:"false"`
}

// OpeningCandidate is a unit of the register that a name may mean.
type OpeningCandidate struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// OpeningStaff is somebody whose booklet it may be.
type OpeningStaff struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// BookletScan is a scanned page or file of the booklet.
type BookletScan struct {
	ID           string    `json:"id"`
	FileName     string    `json:"fileName"`
	MediaType    string    `json:"mediaType"`
	Size         int64     `json:"size"`
	UploadedName string    `json:"uploadedName"`
	UploadedAt   time.Time `json:"uploadedAt"`
	FileURL      string    `json:"fileUrl"`
}

// OpeningProof is where an entry of an opening comes from, beside its confirmation.
type OpeningProof struct {
	ID          string        `json:"id"`
	SentName    string        `json:"sentName"`
	SentAt      time.Time     `json:"sentAt,omitzero"`
	CheckedName string        `json:"checkedName"`
	CheckedAt   time.Time     `json:"checkedAt,omitzero"`
	Booklet     []BookletScan `json:"booklet" nullable:"false" doc:"签字本扫描件，只列给可以打开的人"`
}

// OpeningUnion is a union whose earlier services the actor may bring in.
type OpeningUnion struct {
	ID    string       `json:"id"`
	Name  string       `json:"name"`
	Began workday.Date `json:"began" doc:"本单位开始在系统中记录的日期，空为尚未开始"`
}

// OpeningUnions are the unions whose earlier services the actor may bring in, with the day on which the system began there.
func (s *Service) OpeningUnions(ctx context.Context, a authz.Actor) ([]OpeningUnion, error) {
	out := []OpeningUnion{}
	q := s.DB.Read()
	for _, id := range a.Own(authz.VisitOpening).Unions {
		u, err := org.ByID(ctx, q, id)
		if err != nil {
			return nil, err
		}
		began, err := openingBegan(ctx, q, id)
		if err != nil {
			return nil, err
		}
		out = append(out, OpeningUnion{ID: id, Name: u.Name, Began: began})
	}
	return out, nil
}

// Openings lists the openings of the actor's own unions, the newest first.
func (s *Service) Openings(ctx context.Context, a authz.Actor, state OpeningState, page httpx.PageQuery) (httpx.Page[OpeningItem], error) {
	scope := a.Own(authz.VisitCheck)
	scope.Persons = nil
	return s.openings(ctx, a, scope, state, false, page)
}

func (s *Service) openings(ctx context.Context, a authz.Actor, scope authz.Scope, state OpeningState, sentOnly bool, page httpx.PageQuery) (httpx.Page[OpeningItem], error) {
	var none httpx.Page[OpeningItem]
	at, err := httpx.ParseCursor(page.Cursor, 2)
	if err != nil {
		return none, err
	}
	q := s.DB.Read()
	sel := scope.Where(q.NewSelect().Model((*Opening)(nil)).ExcludeColumn("file_sealed"), authz.PlaceOf("vo"))
	if state != "" {
		sel = sel.Where("vo.state = ?", state)
	}
	if sentOnly {
		sel = sel.Where("vo.state <> 'preview'")
	}
	var total httpx.Total
	if total.Count, total.Exact, err = db.CountUpTo(ctx, q, sel); err != nil {
		return none, err
	}
	rows, err := page2[Opening](ctx, sel, "vo", "uploaded_at", at, page.Limit)
	if err != nil {
		return none, fmt.Errorf("list openings: %w", err)
	}
	items, err := openingItems(ctx, q, a, rows)
	if err != nil {
		return none, err
	}
	return httpx.Paginate(items, at, page.Limit, total, func(o OpeningItem) []string { return []string{instant(o.UploadedAt), o.ID} }), nil
}

func openingItems(ctx context.Context, q db.Q, a authz.Actor, rows []Opening) ([]OpeningItem, error) {
	ids, unions := make([]string, len(rows)), make([]string, len(rows))
	for i, o := range rows {
		ids[i], unions[i] = o.ID, o.UnionID
	}
	names, err := org.ByIDs(ctx, q, distinct(unions)...)
	if err != nil {
		return nil, err
	}
	scans, err := openingScans(ctx, q, ids...)
	if err != nil {
		return nil, err
	}
	tallies, err := openingTallies(ctx, q, ids...)
	if err != nil {
		return nil, err
	}
	out := make([]OpeningItem, len(rows))
	for i, o := range rows {
		out[i] = OpeningItem{
			ID: o.ID, UnionID: o.UnionID, UnionName: names[o.UnionID].Name, FileName: o.FileName, State: o.State, StateTitle: o.State.Title(),
			Total: o.Total, Good: o.Good, People: append([]OpeningTally{}, tallies[o.ID]...), Scans: len(scans[o.ID]),
			UploadedName: o.UploadedName, UploadedAt: o.UploadedAt.UTC(), SentName: o.SentName, SentAt: o.SentAt, CheckedName: o.CheckedName,
			CheckedAt: o.CheckedAt, Reason: o.Reason, Rev: o.Rev,
		}
		out[i].Actions, out[i].CheckNote = openingActs(a, o, tallies[o.ID])
	}
	return out, nil
}

// openingActs are what the actor may do to an opening now, and why a checker may not check this one.
func openingActs(a authz.Actor, o Opening, tallies []OpeningTally) (acts []OpeningAct, why string) {
	acts = []OpeningAct{}
	if a.Own(authz.VisitOpening).Covers(o.At()) {
		switch {
		case o.State.Editable():
			acts = append(acts, OpeningActEdit, OpeningActDrop)
		case o.State == OpeningWaiting:
			acts = append(acts, OpeningActRecall)
		}
	}
	if o.State == OpeningWaiting && a.Own(authz.VisitCheck).Covers(o.At()) {
		err := CheckOpeningChecker(a.AccountID, a.PersonID, o.hands(), peopleOf(tallies))
		if err == nil {
			return append(acts, OpeningActCheck), ""
		}
		why = errs.Message(err)
	}
	return acts, why
}

// OpeningDetail is an opening for somebody who may see its booklet.
func (s *Service) OpeningDetail(ctx context.Context, a authz.Actor, id string) (OpeningView, error) {
	q := s.DB.Read()
	o, err := openingByID(ctx, q, authz.Everything(), id)
	if err != nil {
		return OpeningView{}, err
	}
	may, err := s.maySeeBooklet(ctx, a, o)
	if err != nil {
		return OpeningView{}, err
	}
	if !may {
		return OpeningView{}, errs.NotFound(whatOpening)
	}
	return s.openingView(ctx, a, o)
}

// previewLines bounds how many rows a preview shows; the marked sheet has all.
const previewLines = 1000

func (s *Service) openingView(ctx context.Context, a authz.Actor, o Opening) (OpeningView, error) {
	q := s.DB.Read()
	items, err := openingItems(ctx, q, a, []Opening{o})
	if err != nil {
		return OpeningView{}, err
	}
	out := OpeningView{
		OpeningItem: items[0], Layout: noLayout(), Columns: map[string]int{}, Rows: []OpeningRow{}, Tallies: []OpeningTally{},
		Units: []OpeningUnitView{}, Choices: OpeningChoices{Units: map[string]OpeningUnitChoice{}}, Staff: []OpeningStaff{},
	}
	scans, err := openingScans(ctx, q, o.ID)
	if err != nil {
		return out, err
	}
	out.Booklet = bookletOf(scans[o.ID])
	if o.FileSealed == "" {
		out.Began, err = openingBegan(ctx, q, o.UnionID)
		return out, err
	}
	read, err := s.reread(ctx, o)
	if err != nil {
		return out, err
	}
	if err := json.Unmarshal([]byte(o.Choices), &out.Choices); err != nil {
		return out, fmt.Errorf("read choices: %w", err)
	}
	var m sheet.Mapping
	if err := json.Unmarshal([]byte(o.Mapping), &m); err != nil {
		return out, fmt.Errorf("read mapping: %w", err)
	}
	if m.Columns != nil {
		out.Columns = m.Columns
	}
	if out.Choices.Units == nil {
		out.Choices.Units = map[string]OpeningUnitChoice{}
	}
	out.show(&read, a.Own(authz.VisitCheck).Covers(o.At()))
	return out, nil
}

func bookletOf(scans []OpeningScan) []BookletScan {
	out := make([]BookletScan, len(scans))
	for i, s := range scans {
		out[i] = BookletScan{
			ID: s.ID, FileName: s.FileName, MediaType: s.MediaType, Size: s.Size, UploadedName: s.UploadedName, UploadedAt: s.UploadedAt.UTC(),
			FileURL: "/api/visit-opening-scans/" + s.ID,
		}
	}
	return out
}

// show puts the judged sheet into the view; notes of the rows are the employing union's own.
func (v *OpeningView) show(read *openingSheet, own bool) {
	v.Began, v.Layout = read.known.Began, read.table.Layout()
	v.Counts = OpeningCounts{read.count(VerdictAccept), read.count(VerdictWarn), read.count(VerdictReject), read.leftOut()}
	v.Tallies = TallyOpening(read.lines)
	for i := range read.lines {
		l := &read.lines[i]
		if l.Name == "" && l.IDText == "" {
			v.Nameless++
		}
	}
	if v.Nameless > 0 {
		for _, p := range read.known.People {
			v.Staff = append(v.Staff, OpeningStaff{ID: p.ID, Name: p.Name})
		}
	}
	for _, u := range read.units {
		if c, decided := v.Choices.Units[u.Written]; u.State == OpeningUnitFound && (!decided || c.UnitID == "") {
			continue
		}
		view := OpeningUnitView{Written: u.Written, Credit: u.Credit, State: u.State, Rows: u.Rows, Name: u.Party.Name, Candidates: []OpeningCandidate{}}
		for _, c := range u.Candidates {
			view.Candidates = append(view.Candidates, OpeningCandidate{ID: c.ID, Name: c.Name})
		}
		v.Units = append(v.Units, view)
	}
	shown := shownLines(read.lines)
	for _, l := range shown {
		row := OpeningRow{
			Row: l.Row, Name: cmp.Or(l.PersonName, l.Name), Day: l.Day, ServedName: l.UnitName, Duties: append([]Duty{}, l.Duties...), Place: l.Place,
			Participants: l.Participants, Done: l.Done, Result: l.Result, SignerName: l.SignerName, SignerPost: l.SignerPost, Side: l.Side,
			Note: l.Note, Counts: l.Counts, Outcome: l.Verdict, Codes: l.Codes(), Why: l.Why(),
		}
		if u := read.known.Units[l.UnitKey]; u != nil && u.Party.Name != "" {
			row.ServedName = u.Party.Name
		}
		if !own {
			row.Note = ""
		}
		v.Rows = append(v.Rows, row)
	}
	if len(shown) < len(read.lines) {
		v.Layout.Notes = append(v.Layout.Notes, fmt.Sprintf("下面显示 %d 行，有问题的在先；其余请下载核对表查看。", len(shown)))
	}
}

// noLayout is the layout of an opening whose sheet is gone: its services are in the log.
func noLayout() sheet.Layout {
	return sheet.Layout{
		Sheets: []string{}, Columns: []sheet.LayoutColumn{}, Unknown: []sheet.LayoutColumn{}, Missing: []string{}, Skipped: []sheet.LayoutSkip{},
		Notes: []string{}, Fields: []sheet.LayoutField{},
	}
}

// shownLines are the rows of a preview in the order of the sheet: all of them, or the rejected and the warned before the
// accepted.
func shownLines(lines []OpeningLine) []*OpeningLine {
	rank := map[Verdict]int{VerdictReject: 0, VerdictWarn: 1, VerdictAccept: 2}
	list := make([]*OpeningLine, len(lines))
	for i := range lines {
		list[i] = &lines[i]
	}
	if len(list) > previewLines {
		slices.SortStableFunc(list, func(a, b *OpeningLine) int { return cmp.Compare(rank[a.Verdict], rank[b.Verdict]) })
		list = list[:previewLines]
		slices.SortFunc(list, func(a, b *OpeningLine) int { return cmp.Compare(a.Row, b.Row) })
	}
	return list
}

// openingProof is where an entry came from, for its detail.
func (s *Service) openingProof(ctx context.Context, a authz.Actor, v Visit) (*OpeningProof, error) {
	if v.OpeningID == "" {
		return nil, nil //nolint:nilnil // most entries come from no opening
	}
	q := s.DB.Read()
	o, err := openingByID(ctx, q, authz.Everything(), v.OpeningID)
	if err != nil {
		return nil, err
	}
	out := &OpeningProof{ID: o.ID, SentName: o.SentName, SentAt: o.SentAt, CheckedName: o.CheckedName, CheckedAt: o.CheckedAt, Booklet: []BookletScan{}}
	may, err := s.maySeeBooklet(ctx, a, o)
	if err != nil || !may {
		return out, err
	}
	scans, err := openingScans(ctx, q, o.ID)
	out.Booklet = bookletOf(scans[o.ID])
	return out, err
}

// InspectedOpenings lists the openings that an open inspection of the actor's lets be read.
func (s *Service) InspectedOpenings(ctx context.Context, a authz.Actor, inspectionID string, page httpx.PageQuery) (httpx.Page[OpeningItem], error) {
	i, err := s.openInspection(ctx, a, inspectionID)
	if err != nil {
		return httpx.Page[OpeningItem]{}, err
	}
	out, err := s.openings(ctx, a, i.Scope(), "", true, page)
	if err != nil {
		return out, err
	}
	return out, s.looked(ctx, a, i, "", i.UnionName+"：启用前纸质记录")
}
