package filing

import (
	"archive/zip"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"slices"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/roster"
	"xiezhi/internal/rulebook"
	"xiezhi/internal/workday"
)

// DocumentView is a document as it was filed, with the proof that it still is.
type DocumentView struct {
	DocumentLine

	Units       []UnitLine      `json:"units" nullable:"false"`
	Total       YearFigures     `json:"total"`
	Complete    int             `json:"complete"`
	Warnings    []FrozenWarning `json:"warnings" nullable:"false"`
	Comparison  Comparison      `json:"comparison"`
	Rules       string          `json:"rules"`
	Past        string          `json:"past" doc:"所比较的上年备案的校验值，首次备案为空"`
	Proof       Proof           `json:"proof"`
	Fingerprint string          `json:"fingerprint"`
	PublicPEM   string          `json:"publicPem"`
	Amends      *DocumentLine   `json:"amends,omitempty"`
	Amended     []Amended       `json:"amended" nullable:"false" doc:"更正与所更正的备案相比改了哪些"`
	Later       []DocumentLine  `json:"later" nullable:"false" doc:"此后的补充、更正"`
	HasReceipt  bool            `json:"hasReceipt"`
	Actions     []string        `json:"actions" nullable:"false"`
}

// Show is a document of a city that the actor sees whole.
func (s *Service) Show(ctx context.Context, a authz.Actor, id string) (DocumentView, error) {
	q := s.DB.Read()
	f, err := filingByID(ctx, q, a.Scope(authz.FilingRead), id)
	if err != nil {
		return DocumentView{}, err
	}
	city, err := org.ByID(ctx, q, f.UnionID)
	if err != nil {
		return DocumentView{}, err
	}
	m, err := f.manifest()
	if err != nil {
		return DocumentView{}, err
	}
	v := DocumentView{
		DocumentLine: lineOf(f, city.Name), Units: []UnitLine{}, Total: m.Total, Complete: m.Total.Complete(), Warnings: m.Warnings, Rules: m.Rules, Past: m.Past,
		Amended: []Amended{}, Later: []DocumentLine{}, HasReceipt: f.Receipt != "", Actions: []string{},
	}
	for _, u := range m.Units {
		v.Units = append(v.Units, UnitLine{FiledUnit: u, Complete: u.Figures.Complete()})
	}
	if v.Comparison, err = f.remarks(); err != nil {
		return v, err
	}
	if v.Proof, v.Fingerprint, v.PublicPEM, err = s.proofOf(ctx, q, f); err != nil {
		return v, err
	}
	filed, err := ofCity(ctx, q, f.UnionID, f.Year)
	if err != nil {
		return v, err
	}
	for _, o := range filed {
		l := lineOf(o, city.Name)
		switch {
		case o.ID == f.AmendsID:
			v.Amends = &l
		case o.AmendsID == f.ID:
			v.Later = append(v.Later, l)
		}
	}
	if v.Amended, err = s.amendedBy(ctx, q, f, filed); err != nil {
		return v, err
	}
	root, err := org.Root(ctx, q)
	if err != nil {
		return v, err
	}
	if f.State == StateFiled && a.Own(authz.FilingAccept).Covers(root.Place()) {
		v.Actions = append(v.Actions, "accept", "return")
	}
	if a.Scope(authz.RosterReveal).Covers(f.Place()) {
		v.Actions = append(v.Actions, "reveal")
	}
	if f.Origin == OriginHere && a.Own(authz.FilingFile).Covers(city.Place()) {
		v.Actions = append(v.Actions, "parcel")
	}
	return v, nil
}

// amendedBy is what a correction that was filed holds otherwise than what it corrects.
func (s *Service) amendedBy(ctx context.Context, q db.Q, f Filing, filed []Filing) ([]Amended, error) {
	rows, err := rowsOf(ctx, q, authz.Everything(), f.ID)
	if err != nil {
		return nil, err
	}
	now, err := cellsOf(rows)
	if err != nil {
		return nil, err
	}
	return s.amended(ctx, q, f, now, filed)
}

// amended holds the rows of a correction against those of what it corrects, with the supplements of that; another document
// corrects nothing.
func (s *Service) amended(ctx context.Context, q db.Q, f Filing, now []Cells, filed []Filing) ([]Amended, error) {
	if f.Kind != KindCorrection {
		return []Amended{}, nil
	}
	corrected := Corrected(f, filed)
	if len(corrected) == 0 {
		return []Amended{}, nil
	}
	before, _, err := s.filedRows(ctx, q, corrected)
	if err != nil {
		return nil, err
	}
	return Amend(before, now), nil
}

// proofOf proves a document with the public key that signed it.
func (s *Service) proofOf(ctx context.Context, q db.Q, f Filing) (p Proof, fingerprint, public string, err error) {
	rows, err := rowsOf(ctx, q, authz.Everything(), f.ID)
	if err != nil {
		return p, "", "", err
	}
	key, err := keyByID(ctx, q, f.KeyID)
	if err != nil {
		return p, "", "", err
	}
	p, err = prove(s.Keys, f, rows, key.PublicPEM)
	return p, key.Fingerprint, key.PublicPEM, err
}

// FiledRow is a row of a document.
type FiledRow struct {
	ReturnRow

	RowID    string `json:"rowId"`
	FilingID string `json:"filingId"`
	Number   string `json:"number"`
	Seq      int    `json:"seq"`
}

// FiledRows are the rows of a document.
func (s *Service) FiledRows(ctx context.Context, a authz.Actor, id string, flt RowFilter) ([]FiledRow, error) {
	q := s.DB.Read()
	f, err := filingByID(ctx, q, a.Scope(authz.FilingRead), id)
	if err != nil {
		return nil, err
	}
	return s.filed(ctx, q, a.Scope(authz.FilingRead), []Filing{f}, f.Year, flt)
}

func (s *Service) filed(ctx context.Context, q db.Q, scope authz.Scope, docs []Filing, year int, flt RowFilter) ([]FiledRow, error) {
	ids := make([]string, len(docs))
	for i, f := range docs {
		ids[i] = f.ID
	}
	rows, err := rowsOf(ctx, q, scope, ids...)
	if err != nil {
		return nil, err
	}
	out := []FiledRow{}
	for _, r := range rows {
		c, err := r.cells()
		if err != nil {
			return nil, err
		}
		if flt.takes(c, year) {
			f := docs[slices.Index(ids, r.FilingID)]
			out = append(out, FiledRow{ReturnRow: rowView(c), RowID: r.ID, FilingID: f.ID, Number: f.Number, Seq: r.Seq})
		}
	}
	return out, nil
}

// YearRows are the rows that make up a year, of all cities that the actor sees or of one: what stands behind a figure of the
// book.
func (s *Service) YearRows(ctx context.Context, a authz.Actor, year int, cityID string, flt RowFilter) ([]FiledRow, error) {
	q := s.DB.Read()
	scope := a.Scope(authz.FilingRead)
	list, err := cities(ctx, q, scope)
	if err != nil {
		return nil, err
	}
	all, err := ofYear(ctx, q, year)
	if err != nil {
		return nil, err
	}
	var docs []Filing
	for _, u := range list {
		if cityID == "" || cityID == u.ID {
			docs = append(docs, Effective(all[u.ID])...)
		}
	}
	return s.filed(ctx, q, scope, docs, year, flt)
}

// RowDetail is a row down to its proof, and from where to go on to the person and the year's visits.
type RowDetail struct {
	ReturnRow

	RowID      string       `json:"rowId"`
	Seq        int          `json:"seq"`
	Hash       string       `json:"hash"`
	Holds      bool         `json:"holds" doc:"这一行与校验值、封存的号码相符"`
	InManifest bool         `json:"inManifest" doc:"校验值在已签名的清单里"`
	Filing     DocumentLine `json:"filing"`
	Proof      Proof        `json:"proof"`
	Year       int          `json:"year"`
	Known      bool         `json:"known" doc:"在本系统的花名册里，当前用户可以查看"`
	StandsNow  string       `json:"standsNow" doc:"名册今天的情况，与备案不同时写明"`
}

// Row is one row of what was filed.
func (s *Service) Row(ctx context.Context, a authz.Actor, id string) (RowDetail, error) {
	q := s.DB.Read()
	r, err := rowByID(ctx, q, a.Scope(authz.FilingRead), id)
	if err != nil {
		return RowDetail{}, err
	}
	f, err := filingByID(ctx, q, authz.Everything(), r.FilingID)
	if err != nil {
		return RowDetail{}, err
	}
	city, err := org.ByID(ctx, q, f.UnionID)
	if err != nil {
		return RowDetail{}, err
	}
	c, err := r.cells()
	if err != nil {
		return RowDetail{}, err
	}
	m, err := f.manifest()
	if err != nil {
		return RowDetail{}, err
	}
	v := RowDetail{ReturnRow: rowView(c), RowID: r.ID, Seq: r.Seq, Hash: r.Hash, Filing: lineOf(f, city.Name), Year: f.Year}
	v.InManifest = r.Seq >= 1 && r.Seq <= len(m.Rows) && m.Rows[r.Seq-1] == r.Hash
	if v.Holds, err = rowHolds(s.Keys, r); err != nil {
		return v, err
	}
	if v.Proof, _, _, err = s.proofOf(ctx, q, f); err != nil {
		return v, err
	}
	v.PersonID = r.PersonID
	if r.PersonID == "" {
		return v, nil
	}
	list, err := roster.EngagementsOf(ctx, q, r.PersonID)
	if err != nil {
		return v, err
	}
	scope := a.Scope(authz.RosterRead)
	v.Known = slices.ContainsFunc(list, func(e roster.Engagement) bool { return scope.Covers(e.Place()) })
	for _, e := range list {
		if e.ID == c.EngagementID && c.EndedOn.IsZero() && !e.EndedOn.IsZero() {
			v.StandsNow = "备案以后，于" + e.EndedOn.Chinese() + "离岗"
		}
	}
	return v, nil
}

// proofReadme tells whoever gets the files how to verify them without this program.
const proofReadme = `备案核验包

manifest.json   签名的清单（不含个人信息）：各行的校验值、各县（市、区）人数、规则和参数版本
signature.der   设区市总工会对 manifest.json 的 SM2 签名（SM3，用户标识 1234567812345678）
public.pem      设区市总工会的公钥；指纹 %s，请与对方电话核对
checksum.txt    manifest.json 的 SM3 校验值

用 OpenSSL 3 核验：
  openssl dgst -sm3 manifest.json
  openssl pkeyutl -verify -pubin -inkey public.pem -in manifest.json -sigfile signature.der -rawin -digest sm3 -pkeyopt distid:1234567812345678
`

// ProofFile is what anybody needs to verify a document: the manifest, the signature, the public key, in a zip.
func (s *Service) ProofFile(ctx context.Context, a authz.Actor, id string) (name string, write func(io.Writer) error, err error) {
	q := s.DB.Read()
	f, err := filingByID(ctx, q, a.Scope(authz.FilingRead), id)
	if err != nil {
		return "", nil, err
	}
	key, err := keyByID(ctx, q, f.KeyID)
	if err != nil {
		return "", nil, err
	}
	signature, err := base64.StdEncoding.DecodeString(f.Signature)
	if err != nil {
		return "", nil, fmt.Errorf("read signature: %w", err)
	}
	return f.Number + "核验包.zip", func(w io.Writer) error {
		return zipped(w, []zippedFile{
			{"说明.txt", fmt.Appendf(nil, proofReadme, key.Fingerprint)},
			{"manifest.json", []byte(f.Manifest)},
			{"signature.der", signature},
			{"public.pem", []byte(key.PublicPEM)},
			{"checksum.txt", []byte(f.Checksum + "\n")},
		})
	}, nil
}

type zippedFile struct {
	name    string
	content []byte
}

func zipped(w io.Writer, files []zippedFile) (err error) {
	z := zip.NewWriter(w)
	defer func() { err = errors.Join(err, z.Close()) }()
	for _, f := range files {
		part, err := z.Create(f.name)
		if err != nil {
			return err
		}
		if _, err := part.Write(f.content); err != nil {
			return err
		}
	}
	return nil
}

// BoardLine is a city in the year's book.
type BoardLine struct {
	CityID     string       `json:"cityId"`
	CityName   string       `json:"cityName"`
	CityCode   string       `json:"cityCode"`
	State      string       `json:"state" enum:"none,overdue,filed,accepted,returned" doc:"none：尚未报送"`
	StateTitle string       `json:"stateTitle"`
	FirstAt    string       `json:"firstAt" doc:"首次报送"`
	LateDays   int          `json:"lateDays"`
	LateReason string       `json:"lateReason"`
	FilingID   string       `json:"filingId"`
	Number     string       `json:"number"`
	OnDay      workday.Date `json:"onDay"`
	Figures    YearFigures  `json:"figures"`
	Complete   int          `json:"complete"`
	Warns      int          `json:"warns"`
	Needing    int          `json:"needing"`
	Checked    int          `json:"checked" doc:"已核对的县（市、区）"`
	Counties   int          `json:"counties"`
	Extra      int          `json:"extra" doc:"其中补充名单的人数"`
	Waiting    int          `json:"waiting" doc:"等待接收的文件"`
	HeadsOn    int          `json:"headsOn" doc:"查询日在岗人数（名册）"`
}

// Board is the year of all cities that the actor sees, in the order of administrative codes.
type Board struct {
	Year     int          `json:"year"`
	Today    workday.Date `json:"today"`
	Active   bool         `json:"active"`
	Opens    workday.Date `json:"opens"`
	DueOn    workday.Date `json:"dueOn"`
	Rolls    bool         `json:"rolls" doc:"报送期限遇休息日顺延"`
	On       workday.Date `json:"on" doc:"查询日"`
	Province bool         `json:"province" doc:"看得到全省"`
	RootID   string       `json:"rootId" doc:"省总工会"`
	Lines    []BoardLine  `json:"lines" nullable:"false"`
	Total    YearFigures  `json:"total"`
	HeadsOn  int          `json:"headsOn"`
	Outside  int          `json:"outside" doc:"不属于设区市的在岗人数（省级及省直属）"`
	OnTime   int          `json:"onTime"`
	Late     int          `json:"late"`
	Missing  int          `json:"missing"`
	Accepted int          `json:"accepted"`
	Actions  []string     `json:"actions" nullable:"false"`
}

// Board reads a year.
func (s *Service) Board(ctx context.Context, a authz.Actor, year int, on workday.Date) (Board, error) {
	q, today := s.DB.Read(), s.today()
	if year == 0 {
		year = today.Year()
	}
	if err := CheckYear(year, today); err != nil {
		return Board{}, err
	}
	if on.IsZero() || on.After(today) {
		_, on = Span(year, today)
	}
	scope := a.Scope(authz.FilingRead)
	root, err := org.Root(ctx, q)
	if err != nil {
		return Board{}, err
	}
	b := Board{Year: year, Today: today, On: on, Province: scope.All, RootID: root.ID, Lines: []BoardLine{}, Actions: []string{}}
	book, err := rulebook.OpenBook(ctx, q, []string{root.ID})
	if err != nil {
		return b, err
	}
	cal, err := rulebook.CalendarAt(ctx, q, s.DB.Now())
	if err != nil {
		return b, err
	}
	t, active := TermsOf(year, today, book.Of(root.ID), cal)
	b.Active, b.Opens, b.DueOn, b.Rolls = active, t.Opens, t.DueOn, t.Rolls
	list, err := cities(ctx, q, scope)
	if err != nil {
		return b, err
	}
	all, err := ofYear(ctx, q, year)
	if err != nil {
		return b, err
	}
	heads, err := headsOn(ctx, q, scope, on)
	if err != nil {
		return b, err
	}
	for _, u := range list {
		l, err := boardLine(u, all[u.ID], t, today, active)
		if err != nil {
			return b, err
		}
		l.HeadsOn = heads[u.ID]
		if !scope.Covers(u.Place()) { // a county sees that its city has filed, not the city's figures
			l.Figures, l.Complete, l.Warns, l.Needing, l.Extra, l.LateReason, l.FilingID = YearFigures{}, 0, 0, 0, 0, "", ""
		}
		b.add(l)
	}
	if err := b.countPersons(ctx, q, scope, all); err != nil {
		return b, err
	}
	if scope.All {
		b.Outside = heads[""]
		b.HeadsOn += b.Outside
	}
	if a.Own(authz.FilingAccept).Covers(root.Place()) {
		b.Actions = append(b.Actions, "import")
	}
	return b, nil
}

// countPersons counts the distinct people of each city and of all: whoever moved has rows in two documents, or two cities, and
// is one person in what stands above both.
func (b *Board) countPersons(ctx context.Context, q db.Q, scope authz.Scope, all map[string][]Filing) error {
	cityOf := map[string]int{}
	var ids []string
	for i, l := range b.Lines {
		if l.Figures.All == 0 {
			continue
		}
		for _, f := range Effective(all[l.CityID]) {
			cityOf[f.ID], ids = i, append(ids, f.ID)
		}
	}
	heads, err := headsIn(ctx, q, scope, ids)
	if err != nil {
		return err
	}
	cities, whole := make([]map[string]bool, len(b.Lines)), map[string]bool{}
	for _, h := range heads {
		i := cityOf[h.FilingID]
		if cities[i] == nil {
			cities[i] = map[string]bool{}
		}
		cities[i][h.Head], whole[h.Head] = true, true
	}
	for i := range cities {
		b.Lines[i].Figures.Persons = len(cities[i])
	}
	b.Total.Persons = len(whole)
	return nil
}

func (b *Board) add(l BoardLine) {
	b.Lines = append(b.Lines, l)
	b.Total = b.Total.Plus(l.Figures)
	b.HeadsOn += l.HeadsOn
	switch {
	case l.FirstAt == "":
		b.Missing++
	case l.LateDays > 0:
		b.Late++
	default:
		b.OnTime++
	}
	if l.State == string(StateAccepted) {
		b.Accepted++
	}
}

func boardLine(u org.Union, filed []Filing, t Terms, today workday.Date, active bool) (BoardLine, error) {
	l := BoardLine{CityID: u.ID, CityName: u.Name, CityCode: u.RegionCode, State: "none", StateTitle: "尚未报送"}
	if active && today.After(t.DueOn) {
		l.State, l.StateTitle = "overdue", "逾期未报"
	}
	first, filedOnce := firstAnnual(filed)
	if !filedOnce {
		return l, nil
	}
	l.FirstAt, l.LateDays, l.LateReason = workday.Minute(first.FiledAt), first.LateDays, first.LateReason
	last := filed[len(filed)-1]
	l.State, l.StateTitle, l.FilingID, l.Number, l.OnDay = string(last.State), last.State.Title(), last.ID, last.Number, last.OnDay
	for _, f := range filed {
		if f.State == StateFiled {
			l.Waiting++
		}
	}
	for _, f := range Effective(filed) {
		m, err := f.manifest()
		if err != nil {
			return l, err
		}
		l.Figures = l.Figures.Plus(m.Total)
		if f.Kind == KindSupplement {
			l.Extra += m.Total.All
			continue
		}
		l.State, l.StateTitle, l.FilingID, l.Number, l.OnDay = string(f.State), f.State.Title(), f.ID, f.Number, f.OnDay
		l.Warns, l.Needing = m.Warns, m.Needing
		for _, one := range m.Units {
			if one.ID == u.ID {
				continue
			}
			l.Counties++
			if one.CheckedBy != "" {
				l.Checked++
			}
		}
	}
	l.Complete = l.Figures.Complete()
	return l, nil
}

var errNoReceipt = errs.NotFound("省总工会的回执")

// ProofIn proves a document as it lies in the database.
func (s *Service) ProofIn(ctx context.Context, q db.Q, id string) (Proof, error) {
	f, err := filingByID(ctx, q, authz.Everything(), id)
	if err != nil {
		return Proof{}, err
	}
	p, _, _, err := s.proofOf(ctx, q, f)
	return p, err
}

// YearWaiting is how many documents of a year wait for the province's word.
type YearWaiting struct {
	Year  int
	Count int
}

// Waiting counts by year what waits for the actor to be accepted: nothing for whoever does not accept.
func (s *Service) Waiting(ctx context.Context, a authz.Actor) ([]YearWaiting, error) {
	q := s.DB.Read()
	root, err := org.Root(ctx, q)
	if err != nil || !a.Own(authz.FilingAccept).Covers(root.Place()) {
		return nil, err
	}
	var out []YearWaiting
	err = q.NewRaw("SELECT year, count(*) AS count FROM filing WHERE state = ? GROUP BY year ORDER BY year", StateFiled).Scan(ctx, &out)
	if err != nil {
		return nil, fmt.Errorf("count what waits for acceptance: %w", err)
	}
	return out, nil
}
