package worklog

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"xiezhi/internal/authz"
	"xiezhi/internal/gb"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/policy"
	"xiezhi/internal/served"
	"xiezhi/internal/workday"
)

// Verdict is what becomes of a row of an opening.
type Verdict string

// Verdicts. A warned row goes in with the accepted ones, a rejected one never does.
const (
	VerdictAccept Verdict = "accept"
	VerdictWarn   Verdict = "warn"
	VerdictReject Verdict = "reject"
)

// Title is the verdict's Chinese name.
func (v Verdict) Title() string {
	return map[Verdict]string{VerdictAccept: "接收", VerdictWarn: "提醒", VerdictReject: "退回"}[v]
}

// OpeningLevel is how much a finding weighs: a notice leaves the row accepted.
type OpeningLevel uint8

// Levels.
const (
	OpeningNotice OpeningLevel = iota
	OpeningWarn
	OpeningReject
)

// OpeningFinding is something to say about a row. Code is stable, Text is Chinese and holds no identity number.
type OpeningFinding struct {
	Level OpeningLevel
	Code  string
	Text  string
}

// OpeningLine is a row of the sheet: as it was read, and what was made of it.
type OpeningLine struct {
	Row                                                int
	Name, IDText                                       string
	IDLost                                             bool
	Day                                                workday.Date
	UnitName, Credit                                   string
	CreditLost                                         bool
	Duties                                             []Duty
	Place                                              Place
	Participants, Done, Result, SignerName, SignerPost string
	Note                                               string
	Findings                                           []OpeningFinding

	PersonID, PersonName string
	Term                 Term
	UnitKey              string // of OpeningKnown.Units
	Side                 Side
	Counts               bool // would make its date a field day
	NoPlace, NoPost      bool // the booklet does not say: the confirmation says so
	Verdict              Verdict
}

func (l *OpeningLine) find(level OpeningLevel, code, text string) {
	l.Findings = append(l.Findings, OpeningFinding{level, code, text})
}

func (l *OpeningLine) rejected() bool {
	return slices.ContainsFunc(l.Findings, func(f OpeningFinding) bool { return f.Level == OpeningReject })
}

// leftOut tells whether nothing speaks against the row but that its unit was left out by choice.
func (l *OpeningLine) leftOut() bool {
	only := false
	for _, f := range l.Findings {
		if f.Level == OpeningReject {
			if only = f.Code == codeSkipped; !only {
				return false
			}
		}
	}
	return only
}

const codeSkipped = "unit_skipped"

// Codes are the row's findings by code, in order.
func (l *OpeningLine) Codes() []string {
	out := make([]string, len(l.Findings))
	for i, f := range l.Findings {
		out[i] = f.Code
	}
	return out
}

// Why are the row's findings in words.
func (l *OpeningLine) Why() []string {
	out := make([]string, len(l.Findings))
	for i, f := range l.Findings {
		out[i] = f.Text
	}
	return out
}

// OpeningUnitState is what the register knows of a name or code in a sheet.
type OpeningUnitState string

// States of a served unit's name.
const (
	OpeningUnitFound     OpeningUnitState = "found"
	OpeningUnitUnknown   OpeningUnitState = "unknown"   // is written down to be checked, unless another choice is made
	OpeningUnitAmbiguous OpeningUnitState = "ambiguous" // several: to be chosen
	OpeningUnitSkipped   OpeningUnitState = "skipped"   // left out by choice
)

// OpeningUnit is a served unit as a sheet names it, with what it means.
type OpeningUnit struct {
	Key        string
	Written    string
	Credit     string
	State      OpeningUnitState
	Party      Party  // of an unknown one as it would be written down
	Register   string // credit code in the register, of a found one
	Candidates []Party
	Rows       int
}

// OpeningPerson is somebody who may be meant: engaged at the union at some time of the open years.
type OpeningPerson struct {
	ID, Name string
	Terms    []Term
}

// EntryKey is what two records of one service have in common.
type EntryKey struct {
	PersonID string
	Day      workday.Date
	ServedID string
}

// OpeningKnown is what the roster, the register and the log know of a sheet.
type OpeningKnown struct {
	UnionID  string
	Now      time.Time
	Began    workday.Date          // the first day on which the union's people recorded in the system; zero: none yet
	Policies map[int]policy.Policy // of the running year and the one before
	People   []OpeningPerson
	ByNumber map[string]string       // identity number → person, of all that the roster knows
	Units    map[string]*OpeningUnit // by key
	Entries  map[EntryKey]State      // what the log holds, drafts left out
	PersonID string                  // whose booklet it is where the rows name nobody
}

// openYear tells whether services of the year may still come in: the running year, and the one before it until that
// has closed.
func (k OpeningKnown) openYear(year int) bool {
	today := workday.Of(k.Now)
	pol, known := k.Policies[year]
	return known && year <= today.Year() && !Closed(pol.YearCloses(year), k.Now)
}

// JudgeOpening decides about every row, each for itself and then one against the others.
func JudgeOpening(lines []OpeningLine, k OpeningKnown) {
	type place struct {
		key  EntryKey
		done string
	}
	seen := map[EntryKey]int{}
	same := map[place]int{}
	for i := range lines {
		l := &lines[i]
		p := l.judgePerson(k)
		l.judgeDay(k, p)
		l.judgeUnit(k)
		l.judgeWork(k)
		l.judgeSigner(k)
		l.judgeEntry(k)
		if !l.rejected() {
			key := EntryKey{l.PersonID, l.Day, cmp.Or(k.Units[l.UnitKey].Party.ID, l.UnitKey)}
			switch first := same[place{key, l.Done}]; {
			case first > 0:
				l.find(OpeningReject, "duplicate_row", fmt.Sprintf("与第%d行是同一次服务", first))
			case seen[key] > 0:
				l.find(OpeningWarn, "same_day_unit", fmt.Sprintf("与第%d行同一天到同一家单位，请核对是不是两次服务", seen[key]))
			}
			if !l.rejected() {
				seen[key], same[place{key, l.Done}] = l.Row, l.Row
			}
		}
		l.Verdict = verdictOf(l.Findings)
	}
}

func verdictOf(list []OpeningFinding) Verdict {
	out := VerdictAccept
	for _, f := range list {
		switch f.Level {
		case OpeningReject:
			return VerdictReject
		case OpeningWarn:
			out = VerdictWarn
		case OpeningNotice:
		}
	}
	return out
}

// judgePerson finds whom the row means: by identity number, else by name, else whose booklet it is.
func (l *OpeningLine) judgePerson(k OpeningKnown) OpeningPerson {
	p, found := OpeningPerson{}, false
	byID := func(id string) {
		if i := slices.IndexFunc(k.People, func(p OpeningPerson) bool { return p.ID == id }); i >= 0 {
			p, found = k.People[i], true
		}
	}
	switch {
	case l.IDLost:
		l.find(OpeningReject, gb.IDLostDigits, "身份证号被表格存成了数字，末几位已丢失，请按证件重新填写，或只写姓名")
	case l.IDText != "":
		id, err := gb.ParseID(l.IDText)
		if err != nil {
			l.find(OpeningReject, gbCodeOf(err), err.Error())
			break
		}
		if byID(k.ByNumber[id.Number()]); !found {
			l.find(OpeningReject, "person_elsewhere", "此人不是本单位的指导员")
		} else if l.Name != "" && bare(l.Name) != bare(p.Name) {
			l.find(OpeningReject, "name_differs", "姓名与身份证号不符，请核对")
		}
	case l.Name != "":
		named := slices.DeleteFunc(slices.Clone(k.People), func(p OpeningPerson) bool { return bare(p.Name) != bare(l.Name) })
		if len(named) > 1 && !l.Day.IsZero() {
			inPost := slices.DeleteFunc(slices.Clone(named), func(p OpeningPerson) bool { t, ok := termIn(p.Terms, l.Day); return !ok || t.At.UnionID != k.UnionID })
			if len(inPost) > 0 {
				named = inPost
			}
		}
		switch len(named) {
		case 0:
			l.find(OpeningReject, "person_unknown", "本单位花名册中没有“"+l.Name+"”，请核对姓名，或先在花名册登记")
		case 1:
			p, found = named[0], true
		default:
			l.find(OpeningReject, "person_ambiguous", "本单位有几名“"+l.Name+"”，请填写身份证号")
		}
	case k.PersonID != "":
		if byID(k.PersonID); !found {
			l.find(OpeningReject, "person_elsewhere", "此人不是本单位的指导员")
		}
	default:
		l.find(OpeningReject, "person_missing", "没有写是哪位指导员的服务")
	}
	l.PersonID, l.PersonName = p.ID, p.Name
	return p
}

func gbCodeOf(err error) string {
	if p, ok := errors.AsType[*gb.Problem](err); ok {
		return p.Code
	}
	return errs.InternalCode
}

// judgeDay holds the date against the open years, the system's beginning at the union, and the engagement.
func (l *OpeningLine) judgeDay(k OpeningKnown, p OpeningPerson) {
	if l.Day.IsZero() {
		return // that it is missing or cannot be read has been found already
	}
	today, year := workday.Of(k.Now), l.Day.Year()
	switch {
	case l.Day.After(today):
		l.find(OpeningReject, CodeFuture, "服务日期晚于今天")
		return
	case !k.openYear(year):
		l.find(OpeningReject, "outside_year", fmt.Sprintf("不是本年度的服务：%d年度已经关闭", year))
		return
	case year < today.Year():
		l.find(OpeningWarn, "last_year", fmt.Sprintf("上一年度的服务：%d年度关闭前核对通过的计入该年度", year))
	}
	if !k.Began.IsZero() && !l.Day.Before(k.Began) {
		l.find(OpeningReject, "after_system", "本单位自"+k.Began.Chinese()+"起已在系统中记录，这次服务请在系统中填写，由服务方确认")
	}
	if p.ID == "" {
		return
	}
	t, engaged := termIn(p.Terms, l.Day)
	switch {
	case engaged && t.At.UnionID == k.UnionID:
		l.Term = t
	case engaged:
		l.find(OpeningReject, "engaged_elsewhere", "这一天"+p.Name+"不在本单位聘用")
	case !slices.ContainsFunc(p.Terms, func(t Term) bool { return !t.OnDuty.After(l.Day) }):
		l.find(OpeningReject, CodeBeforeDuty, "服务日期早于上岗日期"+p.Terms[0].OnDuty.Chinese())
	default:
		l.find(OpeningReject, CodeAfterLeaving, "这一天"+p.Name+"已不在岗")
	}
}

func (l *OpeningLine) judgeUnit(k OpeningKnown) {
	u := k.Units[l.UnitKey]
	if u == nil {
		l.find(OpeningReject, "unit_missing", "没有写服务单位")
		return
	}
	switch u.State {
	case OpeningUnitFound:
		if l.UnitName != "" && served.NameKey(served.Kind(u.Party.Kind), l.UnitName) != served.NameKey(served.Kind(u.Party.Kind), u.Party.Name) {
			l.find(OpeningNotice, "unit_other_name", "认作台账中的“"+u.Party.Name+"”")
		}
		if u.Party.Closed {
			l.find(OpeningWarn, "unit_closed", "台账中“"+u.Party.Name+"”已注销，请核对")
		}
		switch {
		case l.CreditLost:
			l.find(OpeningNotice, gb.CreditLostDigits, "统一社会信用代码被表格存成了数字，已按单位名称认定")
		case l.Credit != "" && u.Register != "" && l.Credit != u.Register:
			l.find(OpeningWarn, "credit_differs", "台账中“"+u.Party.Name+"”的统一社会信用代码与表中不同，请核对是不是同一家")
		}
	case OpeningUnitUnknown:
		l.find(OpeningWarn, "unit_unknown", "台账中没有“"+u.Written+"”，核对通过后登记为“待核”")
		if l.CreditLost || u.Credit == "" && l.Credit != "" {
			l.find(OpeningWarn, "credit_unreadable", "统一社会信用代码不对，没有登记")
		}
	case OpeningUnitAmbiguous:
		l.find(OpeningReject, "unit_ambiguous", "台账中不止一家“"+u.Written+"”，请选择是哪一家，或填写统一社会信用代码")
	case OpeningUnitSkipped:
		l.find(OpeningReject, codeSkipped, "已选择不导入对“"+u.Written+"”的服务")
	}
	if l.Credit != "" && u.Credit != "" && l.Credit != u.Credit && !l.CreditLost {
		l.find(OpeningReject, "unit_code_conflict", "与其他行同名，统一社会信用代码却不同，请核对")
	}
}

// judgeWork looks at duties, place and content. A place that the booklet does not give is taken for onsite, which the
// second person holds against the booklet.
func (l *OpeningLine) judgeWork(k OpeningKnown) {
	has := func(code string) bool {
		return slices.ContainsFunc(l.Findings, func(f OpeningFinding) bool { return f.Code == code })
	}
	if len(l.Duties) == 0 && !has("duty_unknown") {
		l.find(OpeningReject, "duty_missing", "没有写履行的职责（第八条的七项）")
	}
	if slices.Contains(l.Duties, DutyBargaining) {
		l.find(OpeningWarn, "bargaining_as_guidance", "参与协商没有在系统中取得聘用单位的同意和对方的委托，按指导服务（职责二）确认")
	}
	if l.Place == "" && !has("place_unknown") {
		l.Place, l.NoPlace = Onsite, true
		l.find(OpeningWarn, "place_missing", "没有写服务方式，按现场登记，请对照签字本核对")
	}
	if pol, ok := k.Policies[l.Day.Year()]; ok && !l.Day.IsZero() && l.Place != "" {
		if l.Counts = Counts(l.Place, pol); !l.Counts {
			l.find(OpeningNotice, "not_counted", l.Place.Title()+"服务照样记录，不计入天数")
		}
	}
	if l.Done == "" {
		l.find(OpeningReject, "done_missing", "没有写服务内容")
	}
}

// judgeSigner asks the same of a signature in the booklet as of one in the system.
func (l *OpeningLine) judgeSigner(k OpeningKnown) {
	n := utf8.RuneCountInString(l.SignerName)
	switch {
	case n == 0:
		l.find(OpeningReject, "signer_missing", "没有写签字人")
		return
	case n < 2 || n > 30:
		l.find(OpeningReject, "signer_name", "签字人应写真实姓名")
		return
	case utf8.RuneCountInString(l.SignerPost) > 50:
		l.find(OpeningReject, "signer_post", "签字人职务太长，请精简")
		return
	}
	u := k.Units[l.UnitKey]
	if u == nil || u.State == OpeningUnitAmbiguous || u.State == OpeningUnitSkipped || l.Term.EngagementID == "" || l.Day.IsZero() {
		return // whom the signer should speak for is not known yet, and that has been said
	}
	union := u.Party.union()
	switch {
	case l.SignerPost == "" && !union:
		l.find(OpeningReject, "signer_post_missing", "没有写签字人职务；未建会的企业须写明是企业方还是职工代表")
		return
	case l.SignerPost == "":
		l.NoPost = true
		l.find(OpeningWarn, "signer_post_missing", "没有写签字人职务，请对照签字本核对是不是服务单位工会的人")
	case union && !unionPost(l.SignerPost):
		l.find(OpeningWarn, "signer_not_union", "服务单位已建会，签字人职务看不出是工会的人，请核对")
	}
	l.Side = sideByPost(union, l.SignerPost)
	c := Content{Duties: l.Duties}
	duties, _ := FrozenDuties(c, ConsentNone, u.Party)
	if err := CheckSigner(l.signer(), u.Party, l.Term, duties, StrengthPaper, k.Policies[l.Day.Year()]); err != nil {
		l.find(OpeningReject, errs.CodeOf(err), errs.Message(err))
	}
}

// unionPost tells whether a post is one in a union.
func unionPost(post string) bool {
	return slices.ContainsFunc([]string{"工会", "主席", "委员"}, func(w string) bool { return strings.Contains(post, w) })
}

// noPost is what stands for a post that the booklet does not give.
const noPost = "未写职务"

func (l *OpeningLine) signer() Signer {
	s := Signer{Name: l.SignerName, Post: l.SignerPost, Side: l.Side}
	if l.NoPost {
		s.Post = noPost
	}
	return s
}

// sideByPost tells from a post whom its holder speaks for where the served unit has no union.
func sideByPost(union bool, post string) Side {
	switch {
	case union:
		return SideUnion
	case strings.Contains(post, "工会"):
		return SideArranger
	case slices.ContainsFunc([]string{"职工", "员工", "工人", "班组"}, func(w string) bool { return strings.Contains(post, w) }):
		return SideWorkers
	}
	return SideEmployer
}

// judgeEntry holds the row against what the log has of the same person, date and unit.
func (l *OpeningLine) judgeEntry(k OpeningKnown) {
	u := k.Units[l.UnitKey]
	if u == nil || u.Party.ID == "" || l.PersonID == "" || l.Day.IsZero() {
		return
	}
	if state, there := k.Entries[EntryKey{l.PersonID, l.Day, u.Party.ID}]; there {
		l.find(OpeningReject, "duplicate_entry", "系统中已有这一天对这家单位的记录（"+state.Title()+"），不能重复导入")
	}
}

// dutiesOf reads duties as people write them: titles, their numbers in Art. 8, and the words by which they are known.
func dutiesOf(text string) (found []Duty, unknown []string) {
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("、，,；;/|+＋和 \n\t　", r) }) {
		if d, ok := dutyOf(part); ok {
			if !slices.Contains(found, d) {
				found = append(found, d)
			}
		} else {
			unknown = append(unknown, part)
		}
	}
	slices.Sort(found)
	return found, unknown
}

func dutyOf(word string) (Duty, bool) {
	number := strings.Map(func(r rune) rune {
		if strings.ContainsRune("Dd职责第八条款项()（）.．", r) {
			return -1
		}
		return r
	}, word)
	for i, d := range dutyOrder {
		if word == d.Title() || number == "一二三四五六七"[3*i:3*i+3] || number == string(rune('1'+i)) {
			return d, true
		}
	}
	for _, w := range []struct {
		words []string
		duty  Duty
	}{
		{[]string{"宣传"}, DutyPublicity},
		{[]string{"培训", "授课", "讲课"}, DutyTraining},
		{[]string{"参与协商", "参加协商", "协商代表"}, DutyBargaining},
		{[]string{"监督", "检查"}, DutySupervision},
		{[]string{"调查", "调研", "研究"}, DutyResearch},
		{[]string{"交办"}, DutyAssigned},
		{[]string{"指导", "服务", "咨询"}, DutyGuidance},
	} {
		if slices.ContainsFunc(w.words, func(s string) bool { return strings.Contains(word, s) }) {
			return w.duty, true
		}
	}
	return "", false
}

// placeOf reads how a service was given.
func placeOf(text string) (Place, bool) {
	for _, w := range []struct {
		words []string
		place Place
	}{
		{[]string{"电话", "线上", "网络", "微信", "视频", "远程"}, Remote},
		{[]string{"室内", "办公室", "机关", "来访", "坐班"}, Indoor},
		{[]string{"现场", "实地", "上门", "企业", "车间", "走访", "基层", "面对面"}, Onsite},
	} {
		if slices.ContainsFunc(w.words, func(s string) bool { return strings.Contains(text, s) }) {
			return w.place, true
		}
	}
	return "", false
}

// OpeningTally is what an opening brings one person.
type OpeningTally struct {
	PersonID   string `json:"personId"`
	PersonName string `json:"personName"`
	Services   int    `json:"services"`
	Days       int    `json:"days" doc:"其中不同的现场服务日期数"`
}

// TallyOpening sums up by person what the rows that can go in bring, in the order in which the sheet names them.
func TallyOpening(lines []OpeningLine) []OpeningTally {
	out := []OpeningTally{}
	at := map[string]int{}
	days := map[EntryKey]bool{}
	for i := range lines {
		l := &lines[i]
		if l.Verdict == VerdictReject {
			continue
		}
		n, known := at[l.PersonID]
		if !known {
			n = len(out)
			at[l.PersonID] = n
			out = append(out, OpeningTally{PersonID: l.PersonID, PersonName: l.PersonName})
		}
		out[n].Services++
		if key := (EntryKey{PersonID: l.PersonID, Day: l.Day}); l.Counts && !days[key] {
			days[key] = true
			out[n].Days++
		}
	}
	return out
}

// OpeningState is where an opening stands.
type OpeningState string

// States of an opening.
const (
	OpeningPreview  OpeningState = "preview"  // being prepared, nothing sent
	OpeningWaiting  OpeningState = "waiting"  // for the second person
	OpeningAccepted OpeningState = "accepted" // its services are in the log and count
	OpeningReturned OpeningState = "returned" // to be corrected and sent again
	OpeningDropped  OpeningState = "dropped"  // given up after it was returned
)

// Title is the state's Chinese name.
func (s OpeningState) Title() string {
	return map[OpeningState]string{
		OpeningPreview: "尚未送交", OpeningWaiting: "等待核对", OpeningAccepted: "核对通过", OpeningReturned: "已退回", OpeningDropped: "已作废",
	}[s]
}

// Codes of refusals of openings.
const (
	CodeOpeningState   = "opening_state"
	CodeOpeningRejects = "opening_rejects"
	CodeOpeningNothing = "opening_nothing"
	CodeOpeningScans   = "opening_scans"
	CodeOpeningChanged = "opening_changed"
	CodeOpeningChoice  = "opening_choice"
	CodeOpeningChecker = "opening_checker"
	CodeOpeningOwn     = "opening_own"
)

// Editable tells whether sheet, choices and scans may be changed: before it is sent, and after it came back.
func (s OpeningState) Editable() bool { return s == OpeningPreview || s == OpeningReturned }

func wrongOpening(s OpeningState, what string) error {
	return errs.Rule(CodeOpeningState, "这份启用前记录"+s.Title()+"，不能"+what+"。")
}

// CheckSend tells whether an opening may go to its second person: with a scan of the booklet, with something in it, and
// with rejected rows only where it was said that they are left out.
func CheckSend(s OpeningState, good, rejected, scans int, goodOnly bool) error {
	switch {
	case !s.Editable():
		return wrongOpening(s, "送交")
	case good == 0:
		return errs.Rule(CodeOpeningNothing, "没有可以导入的行。")
	case rejected > 0 && !goodOnly:
		return errs.Rule(CodeOpeningRejects, fmt.Sprintf("有%d行不能导入。请改正后重新上传，或者选择只送交可以导入的行。", rejected))
	case scans == 0:
		return errs.E(CodeOpeningScans, "请先上传签字本的扫描件，第二个人要对照它核对。", errs.F("scans", "请上传签字本的扫描件"))
	}
	return nil
}

// CheckOpeningChecker says who may check an opening: a second person of the employing union, who had no hand in it and
// whose services are not in it (Art. 10(2)).
func CheckOpeningChecker(accountID, personID string, hands, instructors []string) error {
	if personID != "" && slices.Contains(instructors, personID) {
		return errs.Rule(CodeOpeningOwn, "其中有您本人的服务记录，请由本单位另一人核对。")
	}
	if slices.Contains(hands, accountID) {
		return errs.Rule(CodeOpeningChecker, "上传和送交的人不能自己核对，请由本单位另一人核对。")
	}
	return nil
}

// OpeningTellings are the notices that a step of an opening gives rise to: to the posts at which it waits for its second
// person or for correction, and to the instructors once their services count.
func OpeningTellings(o Opening, act string, tallies []OpeningTally) []Telling {
	to := func(r authz.Role, title, body string) Telling {
		return Telling{Post: authz.Post(r, o.UnionID), Title: title, Body: body, Kind: kindOpening, ID: o.ID}
	}
	switch act {
	case "send":
		const title = "启用前纸质记录待核对"
		body := fmt.Sprintf("%s送交了%d条系统启用前的服务，请由送交人和指导员本人以外的另一人对照签字本核对。", o.SentName, o.Good)
		return []Telling{to(authz.RoleHead, title, body), to(authz.RoleClerk, title, body)}
	case "return":
		return []Telling{to(authz.RoleClerk, "启用前纸质记录被退回", "请改正后重新送交。理由："+o.Reason)}
	}
	const title = "启用前纸质记录核对通过"
	out := []Telling{to(authz.RoleClerk, title, fmt.Sprintf("%d条系统启用前的服务已经计入。", o.Good))}
	for _, t := range tallies {
		out = append(out, Telling{
			PersonID: t.PersonID, Title: title,
			Body: fmt.Sprintf("您在系统启用前的%d次服务已由聘用单位对照签字本核对，其中现场服务%d天。", t.Services, t.Days),
		})
	}
	return out
}
