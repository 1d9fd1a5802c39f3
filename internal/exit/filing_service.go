package exit

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/notify"
	"xiezhi/internal/platform/seal"
	"xiezhi/internal/policy"
	"xiezhi/internal/roster"
	"xiezhi/internal/rulebook"
	"xiezhi/internal/workday"
)

const (
	filingsTable = "exit_filing"
	formatFiling = "xiezhi.exit/1"
)

// FrozenFiling is what was filed. Its fields stand in the order of their JSON names, so that the bytes are canonical; the
// salt keeps its printed hash from giving away what it holds.
type FrozenFiling struct {
	CalendarVersion string       `json:"calendarVersion"`
	Changed         string       `json:"changed"` // of a correction: what was, and what is right
	City            string       `json:"city"`
	Corrects        string       `json:"corrects"` // the number of the filing that it corrects
	DecidedName     string       `json:"decidedName"`
	DecidedOn       workday.Date `json:"decidedOn"`
	Document        string       `json:"document"`
	DueOn           workday.Date `json:"dueOn"`
	EffectiveOn     workday.Date `json:"effectiveOn"`
	ExitID          string       `json:"exitId"`
	FiledAt         string       `json:"filedAt"` // by the clock of Shanghai
	FiledName       string       `json:"filedName"`
	Files           []string     `json:"files"` // kind and SHA-256 of each paper
	Format          string       `json:"format"`
	Ground          string       `json:"ground"`
	IDMasked        string       `json:"idMasked"`
	Internal        bool         `json:"internal"`
	LateWorkdays    int          `json:"lateWorkdays"`
	Legal           string       `json:"legal"`
	Name            string       `json:"name"`
	Number          string       `json:"number"`
	OnDuty          workday.Date `json:"onDuty"`
	Paper           string       `json:"paper"` // by which it is corrected
	PolicyVersion   string       `json:"policyVersion"`
	Provisional     bool         `json:"provisional"`
	Reason          string       `json:"reason"`
	Revoked         bool         `json:"revoked"`
	Salt            string       `json:"salt"`
	Served          string       `json:"served"`
	Term            string       `json:"term"` // how the due day is counted; empty of what was filed before it was kept
	Union           string       `json:"union"`
}

func canonicalFiling(f FrozenFiling) (content []byte, hash string, err error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(f); err != nil {
		return nil, "", fmt.Errorf("freeze filing: %w", err)
	}
	content = bytes.TrimSuffix(b.Bytes(), []byte("\n"))
	if hash, err = seal.Hash(seal.SM3, content); err != nil {
		return nil, "", fmt.Errorf("freeze filing: %w", err)
	}
	return content, hash, nil
}

// File is the filing of an exit with the city (Art. 11): complete by the system's own list at the press, received by the
// server's clock. What passes meets the deadline; what is late is accepted and says so.
func (s *Service) File(ctx context.Context, a authz.Actor, id string, rev int64) error {
	return s.act(ctx, a, authz.ExitWrite, id, rev, "exit.file", "", func(ctx context.Context, tx *db.Tx, x Exit, p roster.Person) (Exit, error) {
		if x.State != StateCompleted {
			return x, wrongState(x, "报送备案")
		}
		facts, err := s.facts(ctx, tx, x)
		if err != nil {
			return x, err
		}
		if err := refuseStops(Stops(Checked(facts), StepComplete, StepFile), "报送备案"); err != nil {
			return x, err
		}
		pol, err := s.policyAt(ctx, tx, x.UnionID, x.EffectiveOn)
		if err != nil {
			return x, err
		}
		if !mayFile(x, pol) {
			return x, errs.Rule(CodeState, "这种离岗情形不属于第十一条，不需要在5个工作日内备案，列入10月的年度备案。")
		}
		f, told, err := s.receive(ctx, tx, a, x, p, nil, func(f Filing, r ruled) Filing { return Receipt(f, x, r.pol, r.cal) })
		if err != nil {
			return x, err
		}
		x.State = StateFiled
		return x, notify.Tell(ctx, tx, filed(x, f, told.union, told.root)...)
	})
}

// ruled are the rules by which a filing is judged.
type ruled struct {
	pol policy.Policy
	cal *workday.Calendar
}

// parties are the employing union's name and the province.
type parties struct{ union, root string }

// receive gives a filing its number in the city's register, freezes it and keeps it. old is the filing that it corrects, if any.
func (s *Service) receive(ctx context.Context, tx *db.Tx, a authz.Actor, x Exit, p roster.Person, old *Filing, judge func(Filing, ruled) Filing) (Filing, parties, error) {
	var f Filing
	pol, err := s.policyAt(ctx, tx, x.UnionID, x.EffectiveOn)
	if err != nil {
		return f, parties{}, err
	}
	cal, err := rulebook.CalendarAt(ctx, tx, tx.Now())
	if err != nil {
		return f, parties{}, err
	}
	chain, err := org.Chain(ctx, tx, x.UnionID)
	if err != nil {
		return f, parties{}, err
	}
	union, to := chain[len(chain)-1], cityOf(chain)
	f = judge(Filing{
		ID: db.NewID(), ExitID: x.ID, UnionID: x.UnionID, CountyID: x.CountyID, CityID: x.CityID, PersonID: x.PersonID, ToUnionID: to.ID,
		Internal: to.ID == x.UnionID, FiledAt: tx.Now(), FiledBy: a.AccountID, FiledName: a.Name, FrozenFormat: formatFiling,
	}, ruled{pol, cal})
	if f, err = register(ctx, tx, f); err != nil {
		return f, parties{}, err
	}
	if err := s.freeze(ctx, tx, &f, x, p, union, to, old, pol.ExitFilingTerm()); err != nil {
		return f, parties{}, err
	}
	if _, err := tx.NewInsert().Model(&f).Exec(ctx); err != nil {
		return f, parties{}, fmt.Errorf("write filing: %w", err)
	}
	return f, parties{union.Name, chain[0].ID}, audit.Record(ctx, tx, audit.Entry{
		Actor: a.Audit(), Action: "exit.receipt", Kind: filingsTable, ID: f.ID, Label: f.Number, PersonID: x.PersonID,
		UnionID: x.UnionID, CountyID: x.CountyID, CityID: x.CityID, After: f,
	})
}

// cityOf is the union with which an exit is filed: the city, or the union itself where it is a city or stands above one.
func cityOf(chain []org.Union) org.Union {
	for _, u := range chain {
		if u.Tier == org.TierCity {
			return u
		}
	}
	return chain[len(chain)-1]
}

// register gives the filing the next number of the year in the city's register.
func register(ctx context.Context, tx *db.Tx, f Filing) (Filing, error) {
	if err := db.Lock(ctx, tx, "org_union", f.ToUnionID); err != nil {
		return f, err
	}
	f.RegisterYear = workday.Of(f.FiledAt).Year()
	err := tx.NewRaw("SELECT coalesce(max(register_seq), 0) + 1 FROM exit_filing WHERE to_union_id = ? AND register_year = ?", f.ToUnionID, f.RegisterYear).
		Scan(ctx, &f.RegisterSeq)
	if err != nil {
		return f, fmt.Errorf("number filing: %w", err)
	}
	f.Number = FilingNumber(f.RegisterYear, f.RegisterSeq)
	return f, nil
}

func (s *Service) freeze(ctx context.Context, tx *db.Tx, f *Filing, x Exit, p roster.Person, union, to org.Union, old *Filing, term string) error {
	e, err := roster.EngagementByID(ctx, tx, x.EngagementID)
	if err != nil {
		return err
	}
	files, err := filesOf(ctx, tx, x.ID)
	if err != nil {
		return err
	}
	hashes := []string{}
	for _, a := range files {
		hashes = append(hashes, string(a.Kind)+":"+a.SHA256)
	}
	z := FrozenFiling{
		CalendarVersion: f.CalendarVersion, City: to.Name, DecidedName: x.DecidedName, DecidedOn: x.DecidedOn, Document: x.Document, DueOn: f.DueOn,
		EffectiveOn: f.EffectiveOn, ExitID: x.ID, FiledAt: clockText(f.FiledAt), FiledName: f.FiledName, Files: hashes, Format: formatFiling,
		Ground: groundText(x.Ground), IDMasked: p.IDMasked, Internal: f.Internal, LateWorkdays: f.LateWorkdays, Legal: x.Legal.choice().Title,
		Name: p.Name, Number: f.Number, OnDuty: e.OnDuty, Paper: f.Paper, PolicyVersion: f.PolicyVersion, Provisional: f.Provisional,
		Reason: f.Reason, Revoked: f.Revoked, Salt: rand.Text(), Served: servedText(x), Term: term, Union: union.Name,
	}
	if old != nil {
		was, _, err := s.thaw(*old)
		if err != nil {
			return err
		}
		z.Corrects, z.Changed = old.Number, changedText(was, z)
	}
	content, hash, err := canonicalFiling(z)
	if err != nil {
		return err
	}
	f.Code, f.Hash = strings.ToLower(rand.Text()[:16]), hash
	f.FrozenSealed = s.Keys.Seal(seal.Place(filingsTable, "frozen_sealed", f.ID), string(content))
	return nil
}

// thaw reads what was filed; intact says whether the bytes still have their hash.
func (s *Service) thaw(f Filing) (out FrozenFiling, intact bool, err error) {
	plain, err := s.Keys.Open(seal.Place(filingsTable, "frozen_sealed", f.ID), f.FrozenSealed)
	if err != nil {
		return out, false, fmt.Errorf("open frozen filing: %w", err)
	}
	if intact, err = seal.Matches(f.Hash, []byte(plain)); err != nil {
		return out, false, fmt.Errorf("check frozen filing: %w", err)
	}
	if err := json.Unmarshal([]byte(plain), &out); err != nil {
		return out, false, fmt.Errorf("read frozen filing: %w", err)
	}
	return out, intact, nil
}

// clockText is an instant as the clock in China shows it.
func clockText(t time.Time) string { return t.In(workday.Shanghai).Format("2006-01-02 15:04:05") }

// changedText says what a correction makes of what was filed before.
func changedText(was, now FrozenFiling) string {
	if now.Revoked {
		return "解聘撤销，聘用恢复"
	}
	var out []string
	if was.Ground != now.Ground {
		out = append(out, "事由由“"+was.Ground+"”更正为“"+now.Ground+"”")
	}
	if was.EffectiveOn != now.EffectiveOn {
		out = append(out, "最后在岗日由"+was.EffectiveOn.Chinese()+"更正为"+now.EffectiveOn.Chinese())
	}
	if was.Document != now.Document {
		out = append(out, "决定文件由“"+was.Document+"”更正为“"+now.Document+"”")
	}
	return strings.Join(out, "；")
}

// groundText is a ground with its clause.
func groundText(g roster.Ground) string {
	if art := ArticleOf(g); art != "" {
		return g.Title() + "（" + art + "）"
	}
	return g.Title()
}

func servedText(x Exit) string {
	if x.ServedOn.IsZero() {
		return ""
	}
	return x.ServedOn.Chinese() + x.ServedHow.Title()
}

// Receive is the city's word after a filing: what more it wants to see. The filing stands as it was received.
func (s *Service) Receive(ctx context.Context, a authz.Actor, id string, rev int64, text string) error {
	text, err := supplementText(text)
	if err != nil {
		return err
	}
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		f, err := filingOf(ctx, tx, a, id)
		if err != nil {
			return err
		}
		if !a.Has(authz.ExitReceive) {
			return authz.Missing(authz.ExitReceive)
		}
		if !a.Own(authz.ExitReceive).Covers(org.Place{UnionID: f.ToUnionID}) {
			return errs.Rule(CodeOwn, "只有接收备案的工会才能要求补充材料。")
		}
		return s.change(ctx, tx, a, a.Scope(authz.ExitRead), id, rev, "exit.supplement", "", func(ctx context.Context, tx *db.Tx, x Exit, _ roster.Person) (Exit, error) {
			if err := s.say(ctx, tx, a, x, text, true); err != nil {
				return x, err
			}
			return x, notify.Tell(ctx, tx, toPost(x, authz.RoleClerk, x.UnionID, "设区市总工会请补充备案材料", "备案"+f.Number+"已按时间收到，补充材料不影响备案时间。", fmt.Sprintf("more:%d", x.Rev)))
		})
	})
}

// Answer is the employing union's answer to a request for more.
func (s *Service) Answer(ctx context.Context, a authz.Actor, id string, rev int64, text string) error {
	text, err := supplementText(text)
	if err != nil {
		return err
	}
	return s.act(ctx, a, authz.ExitWrite, id, rev, "exit.answer", "", func(ctx context.Context, tx *db.Tx, x Exit, _ roster.Person) (Exit, error) {
		f, err := filingOf(ctx, tx, a, id)
		if err != nil {
			return x, err
		}
		if err := s.say(ctx, tx, a, x, text, false); err != nil {
			return x, err
		}
		return x, notify.Tell(ctx, tx, toPost(x, authz.RoleOfficer, f.ToUnionID, "补充材料的答复："+f.Number, "聘用单位已答复，请查看。", fmt.Sprintf("answer:%d", x.Rev)))
	})
}

// filingOf is the filing of an exit in the actor's scope.
func filingOf(ctx context.Context, q db.Q, a authz.Actor, id string) (Filing, error) {
	x, err := byID(ctx, q, a.Scope(authz.ExitRead), id)
	if err != nil {
		return Filing{}, err
	}
	filings, err := filingsOf(ctx, q, id)
	if err != nil {
		return Filing{}, err
	}
	f := filings[id].last()
	if f == nil {
		return Filing{}, wrongState(x, "补充材料")
	}
	return *f, nil
}

func supplementText(text string) (string, error) {
	text = strings.TrimSpace(text)
	if n := utf8.RuneCountInString(text); n < 4 || n > 1000 {
		return "", errs.Fields(errs.F("text", "4至1000字"))
	}
	return text, nil
}

func (s *Service) say(ctx context.Context, tx *db.Tx, a authz.Actor, x Exit, text string, asked bool) error {
	one := Supplement{ID: db.NewID(), ExitID: x.ID, Asked: asked, Text: text, By: a.AccountID, Name: a.Name, At: tx.Now()}
	if _, err := tx.NewInsert().Model(&one).Exec(ctx); err != nil {
		return fmt.Errorf("write supplement: %w", err)
	}
	return nil
}

// VerifiedReceipt is what whoever scans a printed receipt may read.
type VerifiedReceipt struct {
	State        string       `json:"state" enum:"genuine,altered"`
	Number       string       `json:"number"`
	UnionName    string       `json:"unionName"`
	CityName     string       `json:"cityName"`
	Person       string       `json:"person" doc:"只有姓氏"`
	FiledAt      string       `json:"filedAt"`
	EffectiveOn  workday.Date `json:"effectiveOn"`
	DueOn        workday.Date `json:"dueOn"`
	LateWorkdays int          `json:"lateWorkdays"`
	Calendar     string       `json:"calendar"`
	Hash         string       `json:"hash"`
	Corrects     string       `json:"corrects" doc:"更正的是哪一号备案"`
	Revoked      bool         `json:"revoked" doc:"更正为解聘撤销"`
	CorrectedBy  string       `json:"correctedBy" doc:"已由哪一号备案更正"`
}

// Verify looks up a printed receipt by its code. It says nothing of the ground.
func (s *Service) Verify(ctx context.Context, code string) (VerifiedReceipt, error) {
	var list []Filing
	if err := s.DB.Read().NewSelect().Model(&list).Where("fi.code = ?", code).Scan(ctx); err != nil {
		return VerifiedReceipt{}, fmt.Errorf("find filing: %w", err)
	}
	if len(list) == 0 {
		return VerifiedReceipt{}, errs.Of(errs.KindNotFound, "verify_unknown", "没有这个核验码对应的备案回执。")
	}
	f := list[0]
	z, intact, err := s.thaw(f)
	if err != nil {
		return VerifiedReceipt{}, err
	}
	v := VerifiedReceipt{
		State: "genuine", Number: z.Number, UnionName: z.Union, CityName: z.City, Person: surname(z.Name), FiledAt: z.FiledAt,
		EffectiveOn: z.EffectiveOn, DueOn: z.DueOn, LateWorkdays: z.LateWorkdays, Calendar: z.CalendarVersion, Hash: f.Hash,
		Corrects: z.Corrects, Revoked: z.Revoked,
	}
	filings, err := filingsOf(ctx, s.DB.Read(), f.ExitID)
	if err != nil {
		return VerifiedReceipt{}, err
	}
	v.CorrectedBy = filings[f.ExitID].correcting(f.ID)
	// the columns that lists and the ledger read must say what the frozen bytes say
	if !intact || z.Number != f.Number || z.DueOn != f.DueOn || z.LateWorkdays != f.LateWorkdays || z.Revoked != f.Revoked || z.FiledAt != clockText(f.FiledAt) {
		v.State = "altered"
	}
	return v, nil
}

func surname(name string) string {
	r := []rune(name)
	if len(r) == 0 {
		return ""
	}
	return string(r[:1]) + strings.Repeat("＊", min(max(len(r)-1, 1), 2))
}

// FiledLine is a line of a register.
type FiledLine struct {
	ExitID       string       `json:"exitId" doc:"空为已不在您的管辖之内"`
	Number       string       `json:"number"`
	UnionName    string       `json:"unionName"`
	Name         string       `json:"name"`
	GroundText   string       `json:"groundText"`
	EffectiveOn  workday.Date `json:"effectiveOn"`
	DueOn        workday.Date `json:"dueOn"`
	Provisional  bool         `json:"provisional"`
	FiledAt      string       `json:"filedAt"`
	FiledName    string       `json:"filedName"`
	LateWorkdays int          `json:"lateWorkdays"`
	Remark       string       `json:"remark"`
}

// FilingRegister is 备案登记簿: what a city received in a year, in the order of its numbers.
type FilingRegister struct {
	UnionID   string          `json:"unionId"`
	UnionName string          `json:"unionName"`
	Year      int             `json:"year"`
	Unions    []RegisterUnion `json:"unions" nullable:"false" doc:"可以查看哪些登记簿"`
	Lines     []FiledLine     `json:"lines" nullable:"false"`
	More      bool            `json:"more" doc:"页面只列前500行，导出有全部"`
}

// RegisterUnion is a union that keeps a register.
type RegisterUnion struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

const (
	registerLines = 500
	maxRegister   = 5000
)

// Register reads a city's register of a year: all of it for the city and those above, for a county or an employing union
// what concerns it.
func (s *Service) Register(ctx context.Context, a authz.Actor, unionID string, year, limit int) (FilingRegister, error) {
	q := s.DB.Read()
	if year == 0 {
		year = s.today().Year()
	}
	out := FilingRegister{Year: year, Lines: []FiledLine{}, Unions: []RegisterUnion{}}
	unions, err := s.registers(ctx, q, a)
	if err != nil {
		return out, err
	}
	for _, u := range unions {
		out.Unions = append(out.Unions, RegisterUnion{ID: u.ID, Name: u.Name})
	}
	if unionID == "" && len(unions) > 0 {
		unionID = unions[0].ID
	}
	i := slices.IndexFunc(unions, func(u org.Union) bool { return u.ID == unionID })
	if i < 0 && unionID == "" {
		return out, nil
	}
	if i < 0 {
		return out, errs.NotFound("备案登记簿")
	}
	out.UnionID, out.UnionName = unionID, unions[i].Name
	scope := a.Scope(authz.ExitRead)
	sel := q.NewSelect().TableExpr("exit_filing AS fi").Join("JOIN exit_case AS x ON x.id = fi.exit_id").Join("JOIN person_card AS p ON p.id = fi.person_id").
		Join("JOIN org_union AS u ON u.id = fi.union_id").ColumnExpr("fi.*, p.name, u.name AS union_name, coalesce(was.number, '') AS corrects, coalesce(nxt.number, '') AS corrected_by").
		Join("LEFT JOIN exit_filing AS was ON was.id = fi.corrects_id").Join("LEFT JOIN exit_filing AS nxt ON nxt.corrects_id = fi.id").
		Where("fi.to_union_id = ?", unionID).Where("fi.register_year = ?", year).OrderExpr("fi.register_seq").Limit(int64(limit) + 1)
	whole := scope.Covers(unions[i].Place()) // its own register stays whole when a union has since moved away
	if !whole {
		sel = scope.Where(sel, authz.PlaceOf("fi"))
	}
	var rows []struct {
		Filing      `bun:",extend"`
		Name        string
		UnionName   string
		Corrects    string
		CorrectedBy string
	}
	if err := sel.Scan(ctx, &rows); err != nil {
		return out, fmt.Errorf("read the register: %w", err)
	}
	if out.More = len(rows) > limit; out.More {
		rows = rows[:limit]
	}
	for _, r := range rows {
		l := FiledLine{
			Number: r.Number, UnionName: r.UnionName, Name: r.Name, GroundText: groundText(r.Ground), EffectiveOn: r.EffectiveOn, DueOn: r.DueOn,
			Provisional: r.Provisional, FiledAt: clockText(r.FiledAt), FiledName: r.FiledName, LateWorkdays: r.LateWorkdays, Remark: r.remark(r.Corrects, r.CorrectedBy),
		}
		if scope.Covers(org.Place{UnionID: r.UnionID, CountyID: r.CountyID, CityID: r.CityID}) {
			l.ExitID = r.ExitID
		}
		out.Lines = append(out.Lines, l)
	}
	return out, nil
}

// remark is a register's last column.
func (f Filing) remark(corrects, correctedBy string) string {
	var out []string
	switch {
	case f.Revoked:
		out = append(out, "更正"+corrects+"：解聘撤销")
	case corrects != "":
		out = append(out, "更正"+corrects)
	}
	if correctedBy != "" {
		out = append(out, "已由"+correctedBy+"更正")
	}
	if f.Internal {
		out = append(out, "本级记录")
	}
	if f.Soft {
		out = append(out, "内部要求")
	}
	if f.Provisional {
		out = append(out, "期限暂定")
	}
	if f.LateWorkdays > 0 {
		late := fmt.Sprintf("逾期%d个工作日", f.LateWorkdays)
		if f.CorrectsID != "" {
			late = "按更正后的日期，首次备案" + late
		}
		out = append(out, late)
	}
	return strings.Join(out, "，")
}

// registers are the cities whose register the reader may see something of, the reader's own first.
func (s *Service) registers(ctx context.Context, q db.Q, a authz.Actor) ([]org.Union, error) {
	scope := a.Scope(authz.ExitRead)
	var ids []string
	sel := scope.Where(q.NewSelect().TableExpr("exit_filing AS fi"), authz.PlaceOf("fi")).ColumnExpr("DISTINCT fi.to_union_id")
	if err := sel.Scan(ctx, &ids); err != nil {
		return nil, fmt.Errorf("list registers: %w", err)
	}
	mine := a.Own(authz.ExitReceive).Unions
	found, err := org.ByIDs(ctx, q, append(ids, mine...)...)
	if err != nil {
		return nil, err
	}
	out := make([]org.Union, 0, len(found))
	for _, u := range found {
		if u.Tier == org.TierCity || slices.Contains(ids, u.ID) { // the province keeps none until it files for itself
			out = append(out, u)
		}
	}
	slices.SortFunc(out, func(x, y org.Union) int {
		if own := slices.Contains(mine, x.ID); own != slices.Contains(mine, y.ID) {
			if own {
				return -1
			}
			return 1
		}
		return strings.Compare(x.SortKey, y.SortKey)
	})
	return out, nil
}
