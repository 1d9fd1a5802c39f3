package worklog

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"xiezhi/internal/gb"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/served"
	"xiezhi/internal/workday"
)

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
