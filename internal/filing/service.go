package filing

import (
	"context"
	"slices"
	"strings"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/paper"
	"xiezhi/internal/platform/seal"
	"xiezhi/internal/rulebook"
	"xiezhi/internal/workday"
)

// Service is what can be done with filings.
type Service struct {
	DB   *db.DB
	Keys *seal.Keys
	Font func() (*paper.Font, error)
	// Forms tells what the approved recommendation forms of contracts say; contracts without one are left out.
	Forms func(ctx context.Context, q db.Q, contractIDs ...string) (map[string]FormFact, error)
	// Accepts tells whether somebody in this installation accepts filings for the province; its key then needs no entering.
	Accepts func(ctx context.Context, q db.Q, root string) (bool, error)
}

func (s *Service) today() workday.Date { return workday.Of(s.DB.Now()) }

// UnitLine is a unit of a return.
type UnitLine struct {
	FiledUnit

	Complete int  `json:"complete" doc:"内容完整的百分比"`
	Warns    int  `json:"warns"`
	Stale    bool `json:"stale" doc:"核对以后名册有变动"`
	May      bool `json:"may" doc:"可以由当前用户核对"`
}

// FindingCount is how often a check speaks.
type FindingCount struct {
	Code   string `json:"code"`
	Title  string `json:"title"`
	Weight Weight `json:"weight" enum:"bars,warns"`
	Count  int    `json:"count"`
}

// DocumentLine is a document in a list.
type DocumentLine struct {
	Filing

	Title      string `json:"title"`
	KindTitle  string `json:"kindTitle"`
	StateTitle string `json:"stateTitle"`
	UnionName  string `json:"unionName"`
}

func lineOf(f Filing, city string) DocumentLine {
	return DocumentLine{Filing: f, Title: titleOf(f, city), KindTitle: f.Kind.Title(), StateTitle: f.State.Title(), UnionName: city}
}

// ReturnView is a city's return of a year as the roster has it now, or a county's part of it.
type ReturnView struct {
	Year       int            `json:"year"`
	Today      workday.Date   `json:"today"`
	CityID     string         `json:"cityId"`
	CityName   string         `json:"cityName"`
	Part       string         `json:"part" doc:"只看得到这一部分；空为全市"`
	Active     bool           `json:"active" doc:"本模块对该年度启用"`
	Open       bool           `json:"open"`
	Opens      workday.Date   `json:"opens"`
	DueOn      workday.Date   `json:"dueOn"`
	LateDays   int            `json:"lateDays" doc:"现在首次报送将迟报的天数"`
	OnDay      workday.Date   `json:"onDay" doc:"名单截至日"`
	Units      []UnitLine     `json:"units" nullable:"false"`
	Total      YearFigures    `json:"total"`
	Complete   int            `json:"complete"`
	Findings   []FindingCount `json:"findings" nullable:"false"`
	Bars       int            `json:"bars"`
	Warns      int            `json:"warns"`
	Comparison Comparison     `json:"comparison"`
	Documents  []DocumentLine `json:"documents" nullable:"false"`
	Supplement int            `json:"supplement" doc:"报送以后上岗、尚未补充的人数"`
	Amended    []Amended      `json:"amended" nullable:"false" doc:"现在报送更正将改动哪些；不能更正时为空"`
	Omitted    int            `json:"omitted" doc:"应在已报送名单中而不在的人数，须更正"`
	Stamp      string         `json:"stamp" doc:"名单的摘要：报送时核对，变动后须重新查看"`
	Actions    []string       `json:"actions" nullable:"false"`
}

// state is a return with what it is made of.
type state struct {
	city     org.Union
	terms    Terms
	active   bool
	entries  []Entry
	cells    []Cells
	findings []Finding
	filed    []Filing
	digest   string
}

// cityAt is the city that the actor asks about: the one named, or the actor's own.
func (s *Service) cityAt(ctx context.Context, q db.Q, a authz.Actor, id string) (org.Union, error) {
	list, err := cities(ctx, q, a.Scope(authz.FilingRead))
	if err != nil {
		return org.Union{}, err
	}
	if id == "" && len(list) > 0 {
		return list[0], nil
	}
	i := slices.IndexFunc(list, func(u org.Union) bool { return u.ID == id })
	if i < 0 {
		return org.Union{}, errs.NotFound(what)
	}
	return list[i], nil
}

// read draws a city's return.
func (s *Service) read(ctx context.Context, q db.Q, city org.Union, year int) (st state, err error) {
	today := s.today()
	if year == 0 {
		year = today.Year()
	}
	if err := CheckYear(year, today); err != nil {
		return st, err
	}
	st.city = city
	book, err := rulebook.OpenBook(ctx, q, []string{city.ID})
	if err != nil {
		return st, err
	}
	cal, err := rulebook.CalendarAt(ctx, q, s.DB.Now())
	if err != nil {
		return st, err
	}
	st.terms, st.active = TermsOf(year, today, book.Of(city.ID), cal)
	if st.entries, err = s.draw(ctx, q, city, year, today); err != nil {
		return st, err
	}
	st.cells = make([]Cells, len(st.entries))
	for i, e := range st.entries {
		st.cells[i] = e.Cells
	}
	if _, st.digest, err = canonical(st.cells); err != nil {
		return st, err
	}
	_, on := Span(year, today)
	st.findings = Check(st.entries, on)
	st.filed, err = ofCity(ctx, q, city.ID, year)
	return st, err
}

// part narrows a return to what the scope covers; a county sees its own, and its stamp is of that alone.
func (st *state) part(scope authz.Scope) (err error) {
	if scope.Covers(st.city.Place()) {
		return nil
	}
	inside := map[string]bool{}
	keep := func(e Entry) bool {
		return scope.Covers(org.Place{UnionID: e.UnionID, CountyID: e.County, CityID: e.City})
	}
	st.entries = slices.DeleteFunc(slices.Clone(st.entries), func(e Entry) bool { return !keep(e) })
	st.cells = nil
	for _, e := range st.entries {
		inside[e.EngagementID] = true
		st.cells = append(st.cells, e.Cells)
	}
	st.findings = slices.DeleteFunc(st.findings, func(f Finding) bool { return !inside[f.EngagementID] })
	st.digest, err = digestOf(st.cells)
	return err
}

// counties are those of a city, its own level first, of which scope covers some.
func counties(ctx context.Context, q db.Q, scope authz.Scope, city org.Union) ([]org.Union, error) {
	var out []org.Union
	if scope.Covers(city.Place()) {
		out = append(out, city)
	}
	var list []org.Union
	sel := q.NewSelect().Model(&list).Where("u.city_id = ?", city.ID).Where("u.tier = ?", org.TierCounty).Where("u.state = ?", org.StateOpen).OrderExpr("u.sort_key, u.id")
	if err := scope.Where(sel, authz.Columns{Union: "u.id", County: "u.county_id", City: "u.city_id"}).Scan(ctx); err != nil {
		return nil, err
	}
	return append(out, list...), nil
}

// units are a return's figures by unit, those without anybody too.
func (st *state) units(all []org.Union, checked map[string]Checked, a authz.Actor) ([]UnitLine, error) {
	by := map[string][]Cells{}
	for _, c := range st.cells {
		by[c.UnitID] = append(by[c.UnitID], c)
	}
	warns := map[string]int{}
	for _, f := range st.findings {
		warns[f.UnitID]++
	}
	out := []UnitLine{}
	for _, u := range all {
		rows := by[u.ID]
		delete(by, u.ID)
		l, err := unitLine(u.ID, unitName(u, st.city), u.RegionCode, rows, st.terms.Year, checked)
		if err != nil {
			return nil, err
		}
		l.Warns = warns[u.ID]
		l.May = u.ID != st.city.ID && st.active && a.Own(authz.FilingFile).Covers(org.Place{UnionID: u.ID})
		out = append(out, l)
	}
	for _, c := range st.cells { // of counties that are no more
		rows, left := by[c.UnitID]
		if !left {
			continue
		}
		delete(by, c.UnitID)
		l, err := unitLine(c.UnitID, c.Unit, c.UnitCode, rows, st.terms.Year, checked)
		if err != nil {
			return nil, err
		}
		l.Warns = warns[c.UnitID]
		out = append(out, l)
	}
	return out, nil
}

func unitName(u, city org.Union) string {
	if u.ID == city.ID {
		return u.Name + "（本级）"
	}
	return u.Name
}

func unitLine(id, name, code string, rows []Cells, year int, checked map[string]Checked) (UnitLine, error) {
	l := UnitLine{FiledUnit: FiledUnit{ID: id, Name: name, Code: code, Figures: Tally(rows, year)}}
	l.Complete = l.Figures.Complete()
	k, done := checked[id]
	if !done {
		return l, nil
	}
	digest, err := digestOf(rows)
	l.CheckedBy, l.CheckedAt, l.Stale = k.Name, workday.Minute(k.CheckedAt), digest != k.Digest
	return l, err
}

// digestOf is the hash of rows as they stand; no rows have one too.
func digestOf(rows []Cells) (string, error) {
	if rows == nil {
		rows = []Cells{}
	}
	_, hash, err := canonical(rows)
	return hash, err
}

// Return is a city's return of a year, as far as the actor sees it.
func (s *Service) Return(ctx context.Context, a authz.Actor, cityID string, year int) (ReturnView, error) {
	q := s.DB.Read()
	city, err := s.cityAt(ctx, q, a, cityID)
	if err != nil {
		return ReturnView{}, err
	}
	st, err := s.read(ctx, q, city, year)
	if err != nil {
		return ReturnView{}, err
	}
	return s.view(ctx, q, a, st)
}

func (s *Service) view(ctx context.Context, q db.Q, a authz.Actor, st state) (ReturnView, error) {
	scope, year := a.Scope(authz.FilingRead), st.terms.Year
	whole := scope.Covers(st.city.Place())
	_, on := Span(year, s.today())
	v := ReturnView{
		Year: year, Today: s.today(), CityID: st.city.ID, CityName: st.city.Name, Active: st.active, Opens: st.terms.Opens, DueOn: st.terms.DueOn,
		Open: !s.today().Before(st.terms.Opens), OnDay: on, Findings: []FindingCount{}, Amended: []Amended{}, Documents: []DocumentLine{}, Actions: []string{},
	}
	var err error
	if v.Comparison, _, err = s.compare(ctx, q, st.city.ID, year, st.cells); err != nil {
		return v, err
	}
	if v.Supplement, v.Omitted, err = s.late(ctx, q, st); err != nil {
		return v, err
	}
	if err := st.part(scope); err != nil {
		return ReturnView{}, err
	}
	v.Stamp = st.digest
	if !whole {
		v.Comparison.keep(scope)
	}
	all, err := counties(ctx, q, scope, st.city)
	if err != nil {
		return v, err
	}
	checked, err := checksOf(ctx, q, st.city.ID, year)
	if err != nil {
		return v, err
	}
	if v.Units, err = st.units(all, checked, a); err != nil {
		return v, err
	}
	v.Total = Tally(st.cells, year)
	v.Complete = v.Total.Complete()
	v.Bars = barring(st.findings)
	v.Warns = len(st.findings) - v.Bars
	for _, f := range findings {
		n, weight := 0, Warns
		for _, one := range st.findings {
			if one.Code == f.code {
				n, weight = n+1, one.Weight
			}
		}
		if n > 0 {
			v.Findings = append(v.Findings, FindingCount{f.code, f.title, weight, n})
		}
	}
	for _, f := range st.filed {
		v.Documents = append(v.Documents, lineOf(f, st.city.Name))
	}
	slices.Reverse(v.Documents)
	if !whole {
		if len(all) > 0 {
			v.Part = all[0].Name
		}
		v.Documents, v.Supplement, v.Omitted = []DocumentLine{}, 0, 0
		for _, f := range st.filed {
			v.Documents = append(v.Documents, DocumentLine{Filing: Filing{Year: f.Year, Kind: f.Kind, State: f.State, Number: f.Number, FiledAt: f.FiledAt, LateDays: f.LateDays, OnDay: f.OnDay}, KindTitle: f.Kind.Title(), StateTitle: f.State.Title(), UnionName: st.city.Name})
		}
		return v, nil
	}
	s.actions(a, st, &v)
	if slices.Contains(v.Actions, string(KindCorrection)) {
		before, _, err := s.filedRows(ctx, q, Effective(st.filed))
		if err != nil {
			return v, err
		}
		v.Amended = Amend(before, st.cells)
	}
	return v, nil
}

// actions are what the city's officer may press.
func (s *Service) actions(a authz.Actor, st state, v *ReturnView) {
	if !a.Own(authz.FilingFile).Covers(org.Place{UnionID: st.city.ID}) || !st.active {
		return
	}
	v.Actions = append(v.Actions, "explain")
	for _, k := range []Kind{KindAnnual, KindSupplement, KindCorrection} {
		f, err := Next(Sending{Kind: k, LateReason: "·", Reason: "·"}, st.terms, st.filed, s.DB.Now(), a.Name)
		if err != nil || k == KindSupplement && v.Supplement == 0 {
			continue
		}
		v.Actions = append(v.Actions, string(k))
		if k == KindAnnual {
			if _, again := firstAnnual(st.filed); !again {
				v.LateDays = f.LateDays
			}
		}
	}
}

// late counts who came after what was filed, and who should have been in it.
func (s *Service) late(ctx context.Context, q db.Q, st state) (n, omitted int, err error) {
	effective := Effective(st.filed)
	if len(effective) == 0 {
		return 0, 0, nil
	}
	filed, on, err := s.filedRows(ctx, q, effective)
	if err != nil {
		return 0, 0, err
	}
	list, omitted := Late(on, filed, st.cells)
	return len(list), omitted, nil
}

func (s *Service) filedRows(ctx context.Context, q db.Q, list []Filing) ([]Cells, workday.Date, error) {
	var ids []string
	var on workday.Date
	for _, f := range list {
		ids = append(ids, f.ID)
		if f.Kind != KindSupplement {
			on = f.OnDay
		}
	}
	rows, err := rowsOf(ctx, q, authz.Everything(), ids...)
	if err != nil {
		return nil, on, err
	}
	cells, err := cellsOf(rows)
	return cells, on, err
}

// keep leaves the differences of units within a scope, with their counts.
func (c *Comparison) keep(scope authz.Scope) {
	c.Differences = slices.DeleteFunc(slices.Clone(c.Differences), func(d Difference) bool { return !scope.Covers(org.Place{CountyID: d.UnitID}) })
	c.PastInPost, c.InPost, c.Same, c.Needing = 0, 0, 0, 0
	for _, d := range c.Differences {
		if d.Needs && d.Explanation == "" {
			c.Needing++
		}
	}
}

// Explain keeps what a city says of a difference from last year; empty words take it back. was is what stood there when the
// page was read: what a colleague has written since is not written over.
func (s *Service) Explain(ctx context.Context, a authz.Actor, cityID string, year int, personID, words, was string) (ReturnView, error) {
	words = strings.TrimSpace(words)
	return s.write(ctx, a, cityID, year, func(ctx context.Context, tx *db.Tx, st state) error {
		if err := ownFiling(a, st.city.ID); err != nil {
			return err
		}
		if err := st.mayWrite(); err != nil {
			return err
		}
		c, _, err := s.compare(ctx, tx, st.city.ID, st.terms.Year, st.cells)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(c.Differences, func(d Difference) bool { return d.PersonID == personID })
		if i < 0 {
			return errs.NotFound("与上年的这项差异")
		}
		if now := c.Differences[i].Explanation; now != was && now != words {
			return errs.Of(errs.KindConflict, CodeChanged, c.Differences[i].By+"已经写了说明，请看过再改。").With(map[string]string{"words": now})
		}
		if _, err := tx.NewRaw("DELETE FROM filing_explanation WHERE union_id = ? AND year = ? AND person_id = ?", st.city.ID, st.terms.Year, personID).Exec(ctx); err != nil {
			return err
		}
		x := Explanation{
			ID: db.NewID(), Year: st.terms.Year, UnionID: st.city.ID, CityID: st.city.ID, PersonID: personID, Words: words, Name: a.Name, At: tx.Now(),
		}
		if words != "" {
			if err := db.Insert(ctx, tx, &x); err != nil {
				return err
			}
		}
		return audit.Record(ctx, tx, audit.Entry{
			Actor: a.Audit(), Action: "filing.explain", Kind: filingsTable, ID: x.ID, Label: c.Differences[i].Name + "：与上年备案的差异", PersonID: personID,
			UnionID: st.city.ID, CityID: st.city.ID, After: x,
		})
	})
}

// write is the frame of a change to a return that is being drawn; the city is locked.
func (s *Service) write(ctx context.Context, a authz.Actor, cityID string, year int, fn func(context.Context, *db.Tx, state) error) (v ReturnView, err error) {
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		city, err := s.cityAt(ctx, tx, a, cityID)
		if err != nil {
			return err
		}
		if err := db.Lock(ctx, tx, "org_union", city.ID); err != nil {
			return err
		}
		st, err := s.read(ctx, tx, city, year)
		if err != nil {
			return err
		}
		return fn(ctx, tx, st)
	})
	if err != nil {
		return v, err
	}
	return s.Return(ctx, a, cityID, year)
}

func (st *state) mayWrite() error {
	if !st.active {
		return errs.Rule(CodeOff, "备案模块对该年度没有启用，由省总工会启用后办理。")
	}
	return nil
}

// ownFiling tells whether the actor files for a union: as that union, not as a superior.
func ownFiling(a authz.Actor, unionID string) error {
	if !a.Has(authz.FilingFile) {
		return authz.Missing(authz.FilingFile)
	}
	if !a.Own(authz.FilingFile).Covers(org.Place{UnionID: unionID}) {
		return errs.Rule("filing_not_yours", "设区市的备案由设区市总工会报送，县（市、区）核对本地的部分。")
	}
	return nil
}

// CheckPart is a county's 已核对.
func (s *Service) CheckPart(ctx context.Context, a authz.Actor, countyID string, year int, stamp string) (ReturnView, error) {
	county, err := org.ByID(ctx, s.DB.Read(), countyID)
	if err == nil {
		err = authz.Require(a, authz.FilingRead, county.Place(), what)
	}
	if err != nil {
		return ReturnView{}, err
	}
	if county.Tier != org.TierCounty || county.CityID == "" {
		return ReturnView{}, errs.NotFound(what)
	}
	return s.write(ctx, a, county.CityID, year, func(ctx context.Context, tx *db.Tx, st state) error {
		if err := ownFiling(a, county.ID); err != nil {
			return err
		}
		if err := st.mayWrite(); err != nil {
			return err
		}
		var rows []Cells
		for _, c := range st.cells {
			if c.UnitID == county.ID {
				rows = append(rows, c)
			}
		}
		digest, err := digestOf(rows)
		if err != nil {
			return err
		}
		if stamp != digest && stamp != st.digest { // what changed in another county is none of this one's
			return changedSince(digest)
		}
		if _, err := tx.NewRaw("DELETE FROM filing_check WHERE union_id = ? AND year = ?", county.ID, st.terms.Year).Exec(ctx); err != nil {
			return err
		}
		k := Checked{
			ID: db.NewID(), Year: st.terms.Year, UnionID: county.ID, CountyID: county.ID, CityID: county.CityID, Heads: len(rows), Digest: digest,
			Name: a.Name, CheckedAt: tx.Now(),
		}
		if err := db.Insert(ctx, tx, &k); err != nil {
			return err
		}
		return audit.Record(ctx, tx, audit.Entry{
			Actor: a.Audit(), Action: "filing.check", Kind: filingsTable, ID: k.ID, Label: county.Name + "核对备案名单", UnionID: county.ID,
			CountyID: county.ID, CityID: county.CityID, After: k,
		})
	})
}

// changedSince says that the roster is not as it was when the page was read.
func changedSince(stamp string) error {
	return errs.Of(errs.KindConflict, CodeChanged, "打开页面以后名册有了变动，请重新查看名单后再办理。").With(map[string]string{"stamp": stamp})
}
