package roster

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"xiezhi/internal/gb"
	"xiezhi/internal/org"
	"xiezhi/internal/policy"
	"xiezhi/internal/workday"
)

// maxUnionName is how many characters the name of a new union may have.
const maxUnionName = 60

// Outcome is what becomes of a row.
type Outcome string

// Outcomes. A warned row is imported when the import is confirmed; a rejected one never is.
const (
	Accepted Outcome = "accept"
	Warned   Outcome = "warn"
	Rejected Outcome = "reject"
)

// Level is how much a finding weighs: a notice leaves the row accepted.
type Level string

// Levels.
const (
	Notice Level = "notice"
	Warn   Level = "warn"
	Reject Level = "reject"
)

// RowFinding is something to say about a row. Code is stable, Text is Chinese and holds no identity number.
type RowFinding struct {
	Level Level  `json:"level"`
	Code  string `json:"code"`
	Field string `json:"field"`
	Text  string `json:"text"`
}

// Line is a row of the sheet as it was read, before anything else is known.
type Line struct {
	Row                          int
	Name                         string
	SexText, Sex                 string
	BornYear, BornMonth, BornDay int    // day 0: not written
	BornText                     string // a birth that only the identity number can complete: 1985, 85.3
	Political, Education         string
	Title                        gb.Item
	Certificates                 []string
	Preferences
	IDText             string
	IDLost             bool
	Phone              string
	Union, Post        string // as written
	Section            string // the union that the heading of the row's section or list names
	Reported           bool   // its list has a label of its own that says whose it is
	Level              org.Tier
	ChannelText        string
	Signed, Start, End workday.Date
	OpenEnded          bool
	Terms              []Span // all of them, when several are written
	EndEvent           bool   // ends at an event without a date: 至退休
	TermBad            bool   // the term could not be read; that has been found already
	OnDuty, EndedOn    workday.Date
	Left               bool // said to be in post no more
	Former, Note       string
	Findings           []RowFinding
}

// Span is the time of one contract; without an end it is open.
type Span struct{ Start, End workday.Date }

func (l *Line) find(level Level, code, field, text string) {
	l.Findings = append(l.Findings, RowFinding{level, code, field, text})
}

// UnionState is what is known of a name in the column of the employing union.
type UnionState string

// States of a name.
const (
	UnionFound     UnionState = "found"
	UnionIdle      UnionState = "idle"      // found, but not an employing union yet
	UnionMissing   UnionState = "missing"   // not in the tree: may be created below the importing union
	UnionAmbiguous UnionState = "ambiguous" // several: to be chosen
	UnionOutside   UnionState = "outside"   // stands elsewhere in the province
	UnionSkipped   UnionState = "skipped"   // left out by choice
)

// UnionMatch is a name with what it means.
type UnionMatch struct {
	Written    string     `json:"written"` // empty: the sheet has no such column, the importing union is meant
	State      UnionState `json:"state"`
	UnionID    string     `json:"unionId"`
	UnionName  string     `json:"unionName"` // of the union found, or as it would be created
	Kind       org.Kind   `json:"kind"`      // of the union to be created
	Creatable  bool       `json:"creatable"` // whoever imports may write it down, or register it as employing
	Rows       int        `json:"rows"`
	Candidates []UnionRef `json:"candidates" nullable:"false"`
}

// UnionRef is a union by its id and names from the county down.
type UnionRef struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// Known is what the roster and the tree know about the people and unions of a sheet.
type Known struct {
	AsOf   workday.Date
	Policy policy.Policy
	Unions map[string]UnionMatch  // by the name as written
	Posts  map[string]UnionMatch  // likewise
	People map[string]KnownPerson // by identity number
}

// KnownPerson is somebody who is in the roster already.
type KnownPerson struct {
	Name        string
	Engagements []Engagement
	Contact     map[string]string // engagement → whom to call
}

// Judged is a row with what becomes of it.
type Judged struct {
	Line
	Read         []RowFinding // those of the reading alone
	Outcome      Outcome
	ID           gb.ID `json:"-"` // zero when the number is not valid
	Channel      Channel
	ContractKind ContractKind
	UnionID      string
	UnionName    string
	PostUnionID  string
	Already      bool   // this engagement is in the roster
	Joins        int    // the row whose engagement this row's contract belongs to
	EndGround    Ground // of EndedOn

	clash Engagement // of another union on a common day
}

// sameUnion tells whether two rows are of one employing union, which may yet have to be created.
func (j *Judged) sameUnion(as *Judged) bool {
	if j.UnionID != "" || as.UnionID != "" {
		return j.UnionID == as.UnionID
	}
	return j.UnionName == as.UnionName
}

// Judge decides about every row, each for itself and then one against the others.
func Judge(lines []Line, k Known) []Judged {
	out := make([]Judged, len(lines))
	for i, l := range lines {
		out[i] = judge(l, k)
	}
	judgeDoubles(out, k.AsOf)
	for i := range out {
		out[i].Outcome = outcome(out[i].Findings)
	}
	return out
}

func outcome(list []RowFinding) Outcome {
	switch {
	case hasLevel(list, Reject):
		return Rejected
	case hasLevel(list, Warn):
		return Warned
	}
	return Accepted
}

func hasLevel(list []RowFinding, level Level) bool {
	return slices.ContainsFunc(list, func(f RowFinding) bool { return f.Level == level })
}

func judge(l Line, k Known) Judged {
	j := Judged{Line: l, Read: l.Findings}
	j.Findings = slices.Clone(l.Findings)
	if j.Name == "" {
		j.find(Reject, "name_missing", "name", "没有姓名")
	}
	j.pickTerm(k.AsOf)
	j.judgeNumber(k)
	j.judgeUnion(k)
	j.judgeChannel(k)
	j.judgeDates(k)
	j.judgeContract(k)
	j.judgeKnown(k)
	return j
}

// pickTerm takes of several terms the one that runs on the day, else the last before it. Terms that overlap or are out of
// order are left to the county.
func (j *Judged) pickTerm(asOf workday.Date) {
	for n, t := range j.Terms {
		if n > 0 && (j.Terms[n-1].End.IsZero() || !t.Start.After(j.Terms[n-1].End)) || !t.End.IsZero() && t.End.Before(t.Start) ||
			!j.EndedOn.IsZero() && t.Start.After(j.EndedOn) {
			j.find(Reject, "contract_order", "term", "写了几份合同，起止时间相互重叠、先后颠倒，或在离岗之后，请核对")
			j.Terms, j.TermBad = nil, true
			return
		}
		if n == 0 || !t.Start.After(asOf) {
			j.Start, j.End, j.OpenEnded = t.Start, t.End, t.End.IsZero()
		}
	}
	if len(j.Terms) > 1 {
		j.find(Notice, "contracts_several", "term", "写了 "+strconv.Itoa(len(j.Terms))+" 份合同，一并登记")
	}
}

// judgeNumber holds the identity number against sex and birth (annex: the three must agree).
func (j *Judged) judgeNumber(k Known) {
	if j.IDLost {
		j.find(Reject, gb.IDLostDigits, "id", "身份证号被表格存成了数字，末几位已丢失，请按证件重新填写（单元格先设为文本）")
		return
	}
	id, err := gb.ParseID(j.IDText)
	if err != nil {
		j.find(Reject, gbCode(err), "id", err.Error())
		return
	}
	j.ID = id
	if j.Sex != "" && j.Sex != id.Sex() {
		j.find(Reject, "sex_mismatch", "sex", "性别与身份证号不符")
	}
	b := id.Birth()
	if j.BornYear != 0 && (j.BornYear != b.Year() || j.BornMonth != int(b.Month()) || j.BornDay != 0 && j.BornDay != b.Day()) {
		j.find(Reject, "birth_mismatch", "born", "出生年月与身份证号不符")
	}
	if j.BornText != "" && !bornAs(j.BornText, b) {
		j.find(Reject, "birth_mismatch", "born", "出生年月“"+j.BornText+"”与身份证号不符")
	}
	for _, w := range id.Warnings(k.AsOf) {
		level := Warn
		if w.Code == gb.IDBirthFuture {
			level = Reject
		}
		j.find(level, w.Code, "id", w.Message)
	}
}

func (j *Judged) judgeUnion(k Known) {
	m, ok := k.Unions[j.Union]
	if !ok {
		j.find(Reject, "union_missing", "union", "没有写聘用单位")
		return
	}
	j.UnionID, j.UnionName = m.UnionID, m.UnionName
	if utf8.RuneCountInString(m.UnionName) > maxUnionName {
		j.find(Reject, "union_name_long", "union", "聘用单位的名称超过 60 个字，请核对")
		return
	}
	switch m.State {
	case UnionFound:
	case UnionIdle:
		if m.Creatable {
			j.find(Warn, "union_not_employing", "union", m.UnionName+"还不是聘用单位，确认导入时将登记为聘用单位（期初）")
		} else {
			j.find(Reject, "union_not_employing", "union", m.UnionName+"还不是聘用单位，请先由上级同意")
		}
	case UnionMissing:
		switch {
		case !strings.Contains(j.Union, "工会") && isCompany(j.Union) && isCompany(m.UnionName):
			j.find(Reject, "union_is_company", "union", "“"+j.Union+"”不是工会：专职指导员的合同由工会签订（办法第二条），请核对，或另选聘用单位")
		case m.Creatable:
			j.find(Warn, "union_unknown", "union", "组织树中没有“"+j.Union+"”，确认导入时将在导入单位之下新建“"+m.UnionName+"”，也可以另选")
		default:
			j.find(Reject, "union_unknown", "union", "组织树中没有“"+j.Union+"”，请由县级工会先建立，或以县级工会导入")
		}
	case UnionAmbiguous:
		j.find(Reject, "union_ambiguous", "union", "“"+j.Union+"”不止一家，请选择是哪一家")
	case UnionOutside:
		j.find(Reject, "union_outside", "union", "“"+j.Union+"”不在导入单位管辖范围内")
	case UnionSkipped:
		j.find(Reject, "union_skipped", "union", "已选择不导入“"+j.Union+"”的人员")
	}
	if j.Post == "" || j.Post == j.Union {
		return
	}
	if p := k.Posts[j.Post]; p.State == UnionFound || p.State == UnionIdle {
		if p.UnionID != j.UnionID {
			j.PostUnionID = p.UnionID
		}
	} else {
		j.Note = strings.TrimSpace(j.Note + " 定岗单位：" + j.Post)
		j.find(Notice, "post_unknown", "post", "定岗单位“"+j.Post+"”不在组织树中，已记入备注，可在导入后补填")
	}
}

// judgeChannel reads the form of employment (Art. 2, 5).
func (j *Judged) judgeChannel(k Known) {
	f := formOf(j.ChannelText)
	j.Channel, j.ContractKind = f.channel, f.kind
	switch {
	case f.partTime:
		j.find(Reject, "part_time", "channel", "兼职人员不是专职指导员（办法第二条）")
	case f.dispatch && !k.Policy.Bool(policy.AllowDispatch):
		j.find(Reject, "dispatch", "channel", "劳务派遣人员不计入专职指导员（办法第二条）；合同由工会签订的，请改正用工形式")
	case f.dispatch:
		j.find(Warn, "dispatch", "channel", "劳务派遣人员：请核对合同是否由工会签订（办法第二条）")
	case f.channel == ChannelProcured:
		j.find(Warn, "procured", "channel", "政府购买服务：计入人数，但单列显示，直至有文件表明由工会管理（办法第二条、第五条）")
	case j.ChannelText == "":
		j.find(Notice, "channel_missing", "channel", "没有写用工形式，已按自主招聘、劳动合同登记")
	case !f.known:
		j.find(Warn, "channel_unknown", "channel", "看不懂用工形式“"+j.ChannelText+"”，已按自主招聘、劳动合同登记")
	}
}

type form struct {
	channel                   Channel
	kind                      ContractKind
	dispatch, partTime, known bool
}

// formOf reads the words for forms of employment; the channel and the contract may both be in them.
func formOf(text string) form {
	has := func(words ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(text, w) })
	}
	f := form{channel: ChannelOwn, kind: ContractLabour, known: true}
	service := strings.TrimSpace(text) == "劳务" || has("劳务协议", "劳务合同", "用工协议", "聘用协议", "服务协议", "返聘", "劳务用工")
	switch {
	case has("派遣"):
		f.dispatch = true
	case has("兼职"):
		f.partTime = true
	case has("购买", "采购", "外包"):
		f.channel, service = ChannelProcured, !has("劳动合同")
	case has("社会化", "社工", "社会工作者"):
		f.channel = ChannelSocial
	case service, has("劳动合同", "合同制", "自主", "自聘", "直聘", "直接聘用", "公开招聘", "聘用合同", "在编", "事业编", "合同", "固定期限"):
	default:
		f.known = false
	}
	if service {
		f.kind = ContractService
	}
	return f
}

func (j *Judged) judgeDates(k Known) {
	if hasField(j.Findings, "onduty") && j.OnDuty.IsZero() {
		return // it could not be read, and that is said
	}
	if j.OnDuty.IsZero() {
		if j.Start.IsZero() {
			j.find(Reject, "on_duty_missing", "onduty", "没有上岗时间，也没有合同起始时间可参照")
			return
		}
		j.OnDuty = j.Start
		if len(j.Terms) > 0 {
			j.OnDuty = j.Terms[0].Start
		}
		j.find(Notice, "on_duty_missing", "onduty", "没有写上岗时间，已按合同起始时间登记")
	}
	switch {
	case !j.ID.IsZero() && j.OnDuty.Before(j.ID.Birth().AddYears(16)):
		j.find(Reject, "on_duty_too_early", "onduty", "上岗时未满16周岁，请核对")
	case !j.End.IsZero() && j.OnDuty.After(j.End):
		if !j.End.Before(j.Start) {
			j.find(Reject, "on_duty_after_contract", "onduty", "上岗时间晚于合同终止时间")
		}
	case j.OnDuty.After(k.AsOf):
		j.find(Warn, "on_duty_future", "onduty", "尚未上岗（"+j.OnDuty.String()+"）")
	}
	switch {
	case !j.EndedOn.IsZero():
	case j.Left:
		j.find(Reject, "left_without_date", "ended", "表中写明已不在岗，却没有离岗时间，请补写")
	case saysLeft(j.Note):
		j.find(Warn, "note_says_left", "note", "备注“"+cutHead(j.Note, 20)+"”像是已离岗：请核对，已离岗的请补写离岗时间")
	}
	if !j.EndedOn.IsZero() && j.EndedOn.Before(j.OnDuty) {
		j.find(Reject, "ended_before_on_duty", "ended", "离岗时间早于上岗时间")
	}
}

// saysLeft tells a remark that somebody has left: 2025年5月辞职, but not 接替离职的张三 or 未离职.
func saysLeft(note string) bool {
	for _, w := range []string{"离职", "离岗", "辞职", "辞退", "解聘", "调离", "调走", "调出", "去世", "亡故", "病故", "解除合同", "终止合同", "已退出", "不在岗"} {
		before, after, found := strings.Cut(note, w)
		if found && !strings.HasPrefix(after, "的") && !slices.ContainsFunc([]string{"未", "无", "接替", "顶替", "补", "拟", "如", "前"},
			func(no string) bool { return strings.Contains(lastRunes(before, 4), no) }) {
			return true
		}
	}
	return false
}

func lastRunes(s string, n int) string {
	r := []rune(s)
	return string(r[max(0, len(r)-n):])
}

// judgeContract looks at the term as of the day (Art. 6(4)) and at the 65th birthday (Art. 11(1)).
func (j *Judged) judgeContract(k Known) {
	if j.TermBad {
		return
	}
	left := !j.EndedOn.IsZero() && !j.EndedOn.After(k.AsOf)
	switch {
	case left && (j.Start.IsZero() || j.End.IsZero()): // whoever has left needs no contract written up
	case j.EndEvent:
		j.find(Warn, "contract_end_event", "end", "合同终止写的是退休或完成任务，没有日期，合同须在导入后补录")
	case j.Start.IsZero() && j.End.IsZero() && !j.OpenEnded:
		j.find(Warn, "contract_missing", "start", "没有写合同起止时间，合同须在导入后补录")
	case j.Start.IsZero():
		j.find(Warn, "contract_start_missing", "start", "没有写合同起始时间，合同须在导入后补录")
	case j.End.IsZero() && !j.OpenEnded:
		j.find(Warn, "contract_end_missing", "end", "没有写合同终止时间；无固定期限的请写明，合同须在导入后补录")
	case !j.End.IsZero() && j.End.Before(j.Start):
		j.find(Reject, "contract_order", "end", "合同终止时间早于起始时间")
		return
	case j.Start.After(k.AsOf):
		j.find(Warn, "contract_future", "start", "合同尚未开始")
	}
	if left {
		return
	}
	ended := !j.End.IsZero() && j.End.Before(k.AsOf)
	if ended {
		j.find(Warn, "contract_ended", "end", "合同已于 "+j.End.String()+" 到期：请核对是已离岗，还是未续签仍在岗")
	}
	if j.ID.IsZero() {
		return
	}
	retires := k.Policy.Retires(j.ID.Birth(), j.ID.Sex())
	age := strconv.Itoa(k.Policy.RetiringAge(j.ID.Sex())) + "周岁"
	c := Contract{StartsOn: j.Start, EndsOn: j.End}
	switch {
	case !j.Start.IsZero() && !j.Start.Before(retires):
		j.find(Warn, "starts_after_65", "start", "合同起始时已满"+age+"（"+retires.String()+"），办法第十一条第（一）项：原则上不再续聘")
	case !k.AsOf.Before(retires) && ended:
		j.find(Warn, "reached_65", "id", "已于 "+retires.String()+" 满"+age+"：是已离岗，还是到期未续仍留用（办法第十一条第（一）项）")
	case !k.AsOf.Before(retires):
		j.find(Warn, "reached_65", "id", "已于 "+retires.String()+" 满"+age+"，合同仍在履行：到期后原则上不再续聘（办法第十一条第（一）项）")
	case !j.Start.IsZero() && PassesRetirement(j.ID.Birth(), j.ID.Sex(), c, k.Policy):
		j.find(Warn, "contract_passes_65", "end", "合同期内将满"+age+"（"+retires.String()+"），到期后原则上不再续聘")
	}
}

// judgeKnown holds the row against who is in the roster: the same engagement is there already, another union's is a
// conflict (Art. 16: one head).
func (j *Judged) judgeKnown(k Known) {
	p, ok := k.People[j.ID.Number()]
	if !ok || j.ID.IsZero() || j.OnDuty.IsZero() {
		return
	}
	if p.Name != j.Name {
		j.find(Warn, "name_differs", "name", "花名册中此身份证号登记的是另一个姓名，以花名册为准，请核对")
	}
	other, clash := Conflict(Engagement{OnDuty: j.OnDuty, EndedOn: j.EndedOn}, p.Engagements)
	switch {
	case !clash:
	case other.UnionID == j.UnionID:
		j.Already = true
		j.find(Notice, "already_there", "name", "已在花名册中，不重复导入")
	default:
		j.clash = other
		j.find(Reject, "engaged_elsewhere", "name", "此人在这段时间已由其他单位聘用，一人同一天只能算一名。请联系"+p.Contact[other.ID]+"核实")
	}
}

// bornAs tells whether what is written of a birth agrees with the day as far as it goes: 1985, 85.3, and 1985.1, which as
// a number may be January or October.
func bornAs(written string, day workday.Date) bool {
	parts := strings.FieldsFunc(written, func(r rune) bool { return r < '0' || r > '9' })
	for n, part := range parts {
		v, err := strconv.Atoi(part)
		if err != nil {
			return false
		}
		fits := false
		switch n {
		case 0:
			fits = v == day.Year() || len(part) == 2 && v == day.Year()%100
		case 1:
			fits = v == int(day.Month()) || part == "1" && len(parts) == 2 && day.Month() == 10
		case 2:
			fits = v == day.Day()
		}
		if !fits {
			return false
		}
	}
	return len(parts) > 0
}

func hasField(list []RowFinding, field string) bool {
	return slices.ContainsFunc(list, func(f RowFinding) bool { return f.Field == field && f.Level == Reject })
}

// qualificationOf tells which certificate a professional title speaks of.
func qualificationOf(title string) (QualificationKind, bool) {
	for _, g := range []struct {
		kind  QualificationKind
		words []string
	}{
		{QualRelations, []string{"劳动关系"}},
		{QualLaw, []string{"律师", "法律职业"}},
		{QualEconomist, []string{"经济师", "经济员", "人力资源", "会计", "统计"}},
		{QualSocial, []string{"社会工作", "社工"}},
	} {
		if slices.ContainsFunc(g.words, func(w string) bool { return strings.Contains(title, w) }) {
			return g.kind, true
		}
	}
	return "", false
}
