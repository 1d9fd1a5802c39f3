package hiring

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"xiezhi/internal/org"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/roster"
	"xiezhi/internal/workday"
)

// Codes of refusals.
const (
	CodeFormState    = "form_state"
	CodeFormUsed     = "form_used"
	CodeFormTwice    = "form_twice"
	CodeFormChecks   = "form_checks"
	CodeFormOverride = "form_override"
	CodeFormYours    = "form_not_yours"
	CodeFormKind     = "form_kind"
	CodeFormReason   = "form_reason"
)

const formWhat = "推荐表"

// CheckLevel is how a check came out.
type CheckLevel string

// Levels. A stop bars what it says it bars; a warning is for people to weigh; a note only says what is so.
const (
	CheckOK   CheckLevel = "ok"
	CheckNote CheckLevel = "note"
	CheckWarn CheckLevel = "warn"
	CheckStop CheckLevel = "stop"
)

// FormStage is what a stop bars.
type FormStage string

// Stages.
const (
	StageSubmit  FormStage = "submit"  // and so the approval
	StageApprove FormStage = "approve" // it may be sent up and waits
)

// FormCheck is one thing that was looked at, in plain Chinese and with its article.
type FormCheck struct {
	Key     string     `json:"key"`
	Title   string     `json:"title"`
	Level   CheckLevel `json:"level" enum:"ok,note,warn,stop"`
	Text    string     `json:"text"`
	Article string     `json:"article"`
	Bars    FormStage  `json:"bars" enum:"submit,approve," doc:"不符合时，不能上报还是不能审核同意；空为不阻止"`
	Field   string     `json:"field" doc:"与哪一项有关"`

	Lacking []errs.Field `json:"-"` // of 填写完整: the empty cells, each marked where it stands
}

// Keys of the checks that need the superior's tick.
const (
	checkAge   = "age"
	checkGrade = "grade"
)

// articles as people write them.
const (
	artForm     = "第六条第（三）项"
	artRenew    = "第六条第（四）项"
	artPlan     = "第六条第（一）项"
	artAge      = "第十一条第（一）项"
	artFailed   = "第十一条第（四）项"
	artWho      = "第二条"
	artAnnex    = "附件"
	artChecking = "第十六条"
)

// FormFacts is what a form's checks depend on. Values that need an engagement's days are empty while they are.
type FormFacts struct {
	Form      Form
	IDSex     string // as the number says; empty without one
	IDBirth   workday.Date
	IDDoubts  []string // about a valid number
	Union     org.Union
	Superior  org.Union    // 上一级总工会, zero where the tree has none
	Post      org.Union    // 定岗单位 where it is another union
	Retires   workday.Date // the day from which one is not engaged any more in principle, by the policy of the term's beginning
	RetireAge int          // the age that the policy says
	Room      *Headroom
	Elsewhere string // whom to call, where another union engages the person on a day of the term
	Pending   string // whom to call, where another union's form was approved for such days
	Twice     bool   // the union has another form of the person under way
	InPost    bool   // of a new hire: the union itself has the person in post then
	Running   *roster.Engagement
	LastEnd   workday.Date // of a renewal: the last contract's end; zero: none, or open-ended
	OpenEnded bool         // its last contract runs without end
	Grade     Grade        // the last that is recorded
	GradeYear int
	Today     workday.Date
}

// ChecksOf looks at a form. The order is that of the page.
func ChecksOf(f FormFacts) []FormCheck {
	list := []FormCheck{checkComplete(f.Form)}
	if c, ok := checkResume(f.Form); ok {
		list = append(list, c)
	}
	list = append(list, checkIdentity(f)...)
	list = append(list, checkTerm(f)...)
	list = append(list, checkParty(f), checkSuperior(f))
	list = append(list, checkOneHead(f)...)
	if f.Room != nil {
		list = append(list, checkRoom(f))
	}
	if c, ok := checkBirthday(f); ok {
		list = append(list, c)
	}
	if f.Form.Kind == FormRenewal {
		list = append(list, checkLastGrade(f))
	}
	return list
}

// missingCells are the cells of the annex that are empty, each with its field.
func missingCells(f Form) []errs.Field {
	var out []errs.Field
	need := func(empty bool, field, title string) {
		if empty {
			out = append(out, errs.F(field, title))
		}
	}
	need(f.Name == "", "name", "姓名")
	need(f.Sex == "", "sex", "性别")
	need(f.Birth.IsZero(), "birth", "出生年月")
	need(f.Political == "", "political", "政治面貌")
	need(f.Education == "", "education", "文化程度")
	need(f.IDBlind == "", "idNumber", "身份证号")
	need(f.PhoneBlind == "", "phone", "移动电话")
	need(f.ContractKind == "", "contractKind", "劳动合同或劳务协议")
	need(f.StartsOn.IsZero(), "startsOn", "起始日期")
	need(f.EndsOn.IsZero() && !f.OpenEnded, "endsOn", "终止日期")
	need(f.OnDuty.IsZero(), "onDuty", "拟上岗日期")
	need(f.Channel == "", "channel", "聘用渠道")
	need(strings.TrimSpace(f.FormerPost) == "", "formerPost", "原工作单位及岗位")
	need(len(f.Resume) == 0, "resume", "工作简历")
	return out
}

// checkComplete: 专业职称 and 奖惩情况 may be blank, and so may the photo.
func checkComplete(f Form) FormCheck {
	c := FormCheck{Key: "complete", Title: "填写完整", Level: CheckOK, Text: "附件各项都已填写；照片可以不贴。", Article: artAnnex}
	if lack := missingCells(f); len(lack) > 0 {
		names := make([]string, len(lack))
		for i, l := range lack {
			names[i] = l.Message
		}
		c.Level, c.Bars, c.Text, c.Field, c.Lacking = CheckStop, StageSubmit, "还没有填写："+strings.Join(names, "、")+"。", lack[0].Field, lack
		if strings.TrimSpace(f.FormerPost) == "" {
			c.Text += "没有原工作单位的请填“无”。"
		}
	}
	return c
}

// checkResume notes what a résumé still lacks once the service was written into it beforehand: a line before it that still goes on,
// or any other line.
func checkResume(f Form) (FormCheck, bool) {
	c := FormCheck{Key: "resume", Title: "工作简历", Level: CheckNote, Article: artAnnex, Field: "resume"}
	var on int
	for _, l := range f.Resume {
		if strings.HasSuffix(strings.TrimSpace(l.When), "今") {
			on++
		}
	}
	switch {
	case on > 1:
		c.Text = fmt.Sprintf("有%d段写的是“至今”，请核对；前面的一段请写明到何年何月。", on)
	case on == 1 && len(f.Resume) == 1 && strings.Contains(f.Resume[0].Text, instructors):
		c.Text = "只有任指导员的一段，请补充完整：此前的学习和工作经历。"
	default:
		return c, false
	}
	return c, true
}

func checkIdentity(f FormFacts) []FormCheck {
	if f.IDBirth.IsZero() {
		return nil
	}
	c := FormCheck{Key: "identity", Title: "身份证号", Level: CheckOK, Text: "与性别、出生年月一致。", Article: artAnnex, Field: "idNumber"}
	var wrong []string
	if f.Form.Sex != "" && f.Form.Sex != f.IDSex {
		wrong = append(wrong, "性别")
	}
	if !f.Form.Birth.IsZero() && f.Form.Birth != f.IDBirth {
		wrong = append(wrong, "出生日期")
	}
	if len(wrong) > 0 {
		c.Level, c.Bars, c.Text = CheckStop, StageSubmit, "身份证号与所填的"+strings.Join(wrong, "、")+"不一致，请核对证件。"
		return []FormCheck{c}
	}
	if on := f.Form.OnDuty; !on.IsZero() && on.Before(f.IDBirth.AddYears(16)) {
		c.Level, c.Bars, c.Text = CheckStop, StageSubmit, "上岗时未满16周岁，请核对身份证号和上岗日期。"
	} else if len(f.IDDoubts) > 0 {
		c.Level, c.Text = CheckWarn, strings.Join(f.IDDoubts, "；")+"。"
	}
	return []FormCheck{c}
}

// checkTerm looks at the days of the term beside each other, beside today, and beside the contract that is renewed.
func checkTerm(f FormFacts) []FormCheck {
	one := f.Form
	if one.StartsOn.IsZero() {
		return nil
	}
	stop := func(text, field string) []FormCheck {
		return []FormCheck{{Key: "term", Title: "起止时间", Level: CheckStop, Bars: StageSubmit, Text: text, Article: artAnnex, Field: field}}
	}
	switch {
	case !one.EndsOn.IsZero() && one.EndsOn.Before(one.StartsOn):
		return stop("终止日期早于起始日期。", "endsOn")
	case !one.OnDuty.IsZero() && one.OnDuty.Before(one.StartsOn):
		return stop("拟上岗日期早于合同（协议）的起始日期。", "onDuty")
	case one.OpenEnded && one.ContractKind == roster.ContractService:
		return stop("劳务协议应有终止日期。", "endsOn")
	case one.Kind == FormRenewal && f.OpenEnded:
		return stop("原合同为无固定期限，不需要续聘。", "startsOn")
	case one.Kind == FormRenewal && !f.LastEnd.IsZero() && !one.StartsOn.After(f.LastEnd):
		return stop("与原合同（至"+f.LastEnd.Chinese()+"）的期限重叠，续聘应自"+f.LastEnd.AddDays(1).Chinese()+"起。", "startsOn")
	}
	out := []FormCheck{{Key: "term", Title: "起止时间", Level: CheckOK, Text: termText(one) + "。", Article: artAnnex, Field: "startsOn"}}
	if one.StartsOn.Before(f.Today) && (one.State == FormDrafted || one.State == FormReturned || one.State == FormSubmitted) {
		out[0].Level = CheckWarn
		out[0].Text = "起始日期" + one.StartsOn.Chinese() + "已过：签订日期、起始日期和上岗日期都不应早于上一级总工会审核同意之日，否则列为违规聘用线索。"
		out[0].Article = artForm
	}
	if one.Kind == FormRenewal && !f.LastEnd.IsZero() && one.StartsOn.After(f.LastEnd.AddDays(1)) {
		out = append(out, FormCheck{
			Key: "gap", Title: "期限衔接", Level: CheckWarn, Article: artRenew, Field: "startsOn",
			Text: "原合同至" + f.LastEnd.Chinese() + "，与续聘的起始日期之间有空档，请核对。",
		})
	}
	if one.Kind == FormRenewal && f.LastEnd.IsZero() {
		out = append(out, FormCheck{
			Key: "gap", Title: "期限衔接", Level: CheckNote, Article: artRenew, Field: "startsOn",
			Text: "没有登记此前的合同（协议），无法核对期限是否衔接，请核对原件。",
		})
	}
	return out
}

// termText is the term as the annex's cell says it.
func termText(f Form) string {
	switch {
	case f.StartsOn.IsZero():
		return f.ContractKind.Title()
	case f.OpenEnded:
		return f.ContractKind.Title() + "，" + f.StartsOn.Chinese() + "起无固定期限"
	case f.EndsOn.IsZero():
		return f.ContractKind.Title() + "，" + f.StartsOn.Chinese() + "起"
	}
	return f.ContractKind.Title() + "，" + f.StartsOn.Chinese() + "至" + f.EndsOn.Chinese()
}

// checkParty: who signs is a union that employs, and a purchased service shows that a union manages the person.
func checkParty(f FormFacts) FormCheck {
	c := FormCheck{Key: "party", Title: "聘用单位", Level: CheckOK, Text: f.Union.Name + "是登记的聘用单位，由其签订合同（协议）。", Article: artWho, Field: "unionId"}
	on := f.Form.OnDuty
	if on.IsZero() {
		on = f.Today
	}
	switch {
	case f.Union.State != org.StateOpen || !f.Union.Employs(on):
		c.Level, c.Bars, c.Text = CheckStop, StageSubmit, f.Union.Name+"在上岗当日不是聘用单位，合同（协议）须由工会组织签订，请先由上级同意其成为聘用单位。"
	case f.Form.Channel == roster.ChannelProcured && f.Form.ManagedPaper == "":
		c.Level, c.Field = CheckWarn, "managedPaper"
		c.Text = "政府购买服务的，须有表明由工会管理的文件；没有的，聘用后单列，并提示督查。"
	case f.Post.ID != "" && !sameCounty(f.Union, f.Post):
		c.Level, c.Bars, c.Field = CheckStop, StageSubmit, "postUnionId"
		c.Text = "定岗单位“" + f.Post.Name + "”不在聘用单位所在地区，请另选。"
	}
	return c
}

// sameCounty tells whether a post lies where the employing union may send its people: in its county, or its city.
func sameCounty(u, post org.Union) bool {
	switch {
	case post.State != org.StateOpen:
		return false
	case u.CountyID != "":
		return post.CountyID == u.CountyID
	case u.CityID != "":
		return post.CityID == u.CityID
	}
	return true
}

func checkSuperior(f FormFacts) FormCheck {
	c := FormCheck{Key: "superior", Title: "上一级总工会", Level: CheckOK, Text: "由" + f.Superior.Name + "审核。", Article: artForm}
	if f.Superior.ID == "" {
		c.Level, c.Bars, c.Text = CheckStop, StageSubmit, "组织树中没有上一级总工会，不能上报。"
	}
	return c
}

// checkOneHead: one head in the province on every day. Of another union each side learns only that there is one and whom
// to call (Art. 16, example 23).
func checkOneHead(f FormFacts) []FormCheck {
	if f.Form.IDBlind == "" {
		return nil
	}
	c := FormCheck{Key: "one_head", Title: "全省唯一", Level: CheckOK, Text: "没有其他单位同时聘用。", Article: artChecking, Field: "idNumber"}
	switch {
	case f.Twice:
		c.Level, c.Bars, c.Text = CheckStop, StageSubmit, "本单位已有一份此人的推荐表在办理，请先办完那一份。"
	case f.InPost:
		c.Level, c.Bars, c.Text = CheckStop, StageSubmit, "此人届时仍在本单位在岗，请填写续聘的推荐表。"
	case f.Elsewhere != "":
		c.Level, c.Bars = CheckStop, StageApprove
		c.Text = "此人届时已由其他单位聘用，一人同一天只能算一名。请联系" + f.Elsewhere + "核实；在对方登记离岗之前，可以上报，不能审核同意。"
	case f.Pending != "":
		c.Level, c.Bars = CheckStop, StageApprove
		c.Text = "另有单位的推荐表已经审核同意，期限与此重叠。请联系" + f.Pending + "核实。"
	}
	return []FormCheck{c}
}

// checkRoom: over quota the form may be filled and sent, and waits (Art. 6(1), example 17).
func checkRoom(f FormFacts) FormCheck {
	r := *f.Room
	c := FormCheck{Key: "quota", Title: "员额", Level: CheckOK, Article: artPlan, Field: "onDuty"}
	switch {
	case r.Renewal:
		c.Text = "续聘不另占员额。"
		if len(r.Warnings) > 0 {
			c.Level, c.Text = CheckNote, c.Text+strings.Join(r.Warnings, "")
		}
	case !r.OK:
		c.Level, c.Bars, c.Text = CheckStop, StageApprove, strings.Join(r.Reasons, "")+"可以上报，有空额之前不能审核同意。"
	default:
		c.Text = fmt.Sprintf("%s%d年核定%d名，有空额。", r.HolderName, r.Year, r.Authorised)
		if len(r.Warnings) > 0 {
			c.Level, c.Text = CheckWarn, c.Text+strings.Join(r.Warnings, "")
		}
	}
	return c
}

// age is the policy's age in words.
func (f FormFacts) age() string { return fmt.Sprintf("%d周岁", f.RetireAge) }

// checkBirthday: a term that passes the 65th birthday (or what the policy says) is a warning with the union's reason; one that begins on or after
// it needs the superior's tick and reason (Art. 11(1), annex, example 20). A term without end passes it as well.
func checkBirthday(f FormFacts) (FormCheck, bool) {
	one := f.Form
	if f.Retires.IsZero() || one.StartsOn.IsZero() {
		return FormCheck{}, false
	}
	c := FormCheck{Key: checkAge, Title: f.age(), Article: artAge, Field: "ageReason"}
	turns := "年满" + f.age() + "（" + f.Retires.Chinese() + "）"
	switch {
	case !one.StartsOn.Before(f.Retires):
		c.Level, c.Bars = CheckStop, StageApprove
		c.Text = "起始日期在" + turns + "当日或之后，原则上不再聘用。确需聘用的，须写明理由，由上一级总工会勾选“满" + f.age() + "仍同意聘用”并写明理由，督查时可见。"
		switch {
		case one.AgeReason == "":
			c.Bars = StageSubmit
		case one.OverrideAge:
			c.Level, c.Bars = CheckWarn, ""
			c.Text = "起始日期在" + turns + "当日或之后。聘用单位的理由：" + stop(one.AgeReason) + "上一级总工会已勾选同意，理由：" + stop(one.OverrideReason)
		default:
			c.Text += "聘用单位的理由：" + stop(one.AgeReason)
		}
	case one.OpenEnded || !one.EndsOn.IsZero() && !one.EndsOn.Before(f.Retires):
		c.Level = CheckWarn
		c.Text = "期限内将" + turns + "：合同（协议）可以履行到期，期满不再续聘。"
		if one.OpenEnded {
			c.Text = "无固定期限，将越过" + turns + "，请注意届时的处理。"
		}
		if one.AgeReason == "" {
			c.Level, c.Bars = CheckStop, StageSubmit
			c.Text += "请写明期限越过" + f.age() + "的理由，供审核时参考。"
		} else {
			c.Text += "聘用单位的理由：" + stop(one.AgeReason)
		}
	default:
		return FormCheck{}, false
	}
	return c, true
}

// checkLastGrade: a failed grade bars a renewal but for the superior's tick (Art. 11(4), annex). A grade that nobody has
// recorded asks the union to record it or to say why, and bars nothing.
func checkLastGrade(f FormFacts) FormCheck {
	c := FormCheck{Key: checkGrade, Title: "上年度考核", Level: CheckOK, Article: artFailed, Field: "gradeReason"}
	one := f.Form
	switch {
	case f.Grade == GradeNone && one.GradeReason == "":
		c.Level, c.Text = CheckWarn, "没有登记上年度考核等次。请聘用单位在续聘页登记等次和文件，或在这里写明没有登记的理由。"
	case f.Grade == GradeNone:
		c.Level, c.Text = CheckNote, "没有登记上年度考核等次。聘用单位的说明："+stop(one.GradeReason)
	case f.Grade != GradeFailed:
		c.Text = fmt.Sprintf("%d年度%s。", f.GradeYear, f.Grade.Title())
	case one.GradeReason == "":
		c.Level, c.Bars = CheckStop, StageSubmit
		c.Text = fmt.Sprintf("%d年度考核不称职，应当解聘，不能续聘。确需续聘的，须写明理由，由上一级总工会勾选同意。", f.GradeYear)
	case one.OverrideGrade:
		c.Level = CheckWarn
		c.Text = fmt.Sprintf("%d年度考核不称职。聘用单位的理由：%s上一级总工会已勾选同意，理由：%s", f.GradeYear, stop(one.GradeReason), stop(one.OverrideReason))
	default:
		c.Level, c.Bars = CheckStop, StageApprove
		c.Text = fmt.Sprintf("%d年度考核不称职，应当解聘。聘用单位的理由：%s须由上一级总工会勾选“上年度不称职仍同意续聘”并写明理由。", f.GradeYear, stop(one.GradeReason))
	}
	return c
}

// barredForm are the stops that bar a stage; what bars sending a form bars approving it too.
func barredForm(list []FormCheck, at FormStage) []FormCheck {
	return slices.DeleteFunc(slices.Clone(list), func(c FormCheck) bool {
		return c.Level != CheckStop || c.Bars != StageSubmit && c.Bars != at
	})
}

// refuseForm is the refusal of a stage by the checks that bar it, nil when none does.
func refuseForm(list []FormCheck, at FormStage) error {
	bars := barredForm(list, at)
	if len(bars) == 0 {
		return nil
	}
	texts, fields := make([]string, len(bars)), []errs.Field{}
	for i, c := range bars {
		texts[i] = c.Text
		for _, l := range c.Lacking {
			fields = append(fields, errs.F(l.Field, "还没有填写"))
		}
		if c.Field != "" && len(c.Lacking) == 0 {
			fields = append(fields, errs.F(c.Field, c.Text))
		}
	}
	return errs.E(CodeFormChecks, strings.Join(texts, ""), fields...).With(bars)
}

// CheckFormEdit tells whether the union may still change its form.
func CheckFormEdit(f Form) error {
	if f.State != FormDrafted && f.State != FormReturned {
		return errs.Rule(CodeFormState, formWhat+f.State.Title()+"，不能修改。")
	}
	return nil
}

// CheckDiscard tells whether a form may be deleted: one that was never sent.
func CheckDiscard(f Form) error {
	if f.State != FormDrafted || f.CaseID != "" {
		return errs.Rule(CodeFormState, "只有从未上报的草稿可以删除。")
	}
	return nil
}

// SubmitForm is a form as it stands once it is sent up.
func SubmitForm(f Form, checks []FormCheck, name string, at time.Time) (Form, error) {
	if err := CheckFormEdit(f); err != nil {
		return f, err
	}
	if err := refuseForm(checks, StageSubmit); err != nil {
		return f, err
	}
	f.State, f.SubmittedAt, f.SubmittedName, f.AskedAt = FormSubmitted, at, name, time.Time{}
	return f.unticked(), nil
}

// AskForm notes that the head was asked to send a form, which must stand up to what sending it asks.
func AskForm(f Form, checks []FormCheck, at time.Time) (Form, error) {
	if err := CheckFormEdit(f); err != nil {
		return f, err
	}
	if err := refuseForm(checks, StageSubmit); err != nil {
		return f, err
	}
	f.AskedAt = at
	return f, nil
}

// unticked is a form without the superior's ticks: they belong to one look at one content.
func (f Form) unticked() Form {
	f.OverrideAge, f.OverrideGrade, f.OverrideReason, f.OverrideName = false, false, "", ""
	return f
}

// FormOverride is the superior's ticks on a form that is before it.
type FormOverride struct {
	Age    bool   `json:"age" doc:"已到不再续聘的年龄（办法为65周岁）仍同意聘用"`
	Grade  bool   `json:"grade" doc:"上年度不称职仍同意续聘"`
	Reason string `json:"reason" maxLength:"800"`
}

// NeedsOverride tells which ticks a form needs.
func NeedsOverride(f FormFacts) (age, grade bool) {
	age = !f.Retires.IsZero() && !f.Form.StartsOn.IsZero() && !f.Form.StartsOn.Before(f.Retires)
	return age, f.Form.Kind == FormRenewal && f.Grade == GradeFailed
}

// TickForm keeps the superior's ticks. A tick takes a reason, and one that nothing asks for is refused.
func TickForm(facts FormFacts, o FormOverride, name string) (Form, error) {
	f := facts.Form
	age, grade := NeedsOverride(facts)
	reason := strings.TrimSpace(o.Reason)
	switch {
	case f.State != FormSubmitted:
		return f, errs.Rule(CodeFormState, formWhat+f.State.Title()+"，不在审核中。")
	case o.Age && !age || o.Grade && !grade:
		return f, errs.Rule(CodeFormOverride, "这份推荐表不需要勾选这一项。")
	case (o.Age || o.Grade) && reason == "":
		return f, errs.Fields(errs.F("reason", "请写明同意的理由"))
	}
	f = f.unticked()
	if o.Age || o.Grade {
		f.OverrideAge, f.OverrideGrade, f.OverrideReason, f.OverrideName = o.Age, o.Grade, reason, name
	}
	return f, nil
}

// DecideForm is a form as it stands once the superior has spoken. An approval is barred by its checks.
func DecideForm(f Form, checks []FormCheck, approved bool, by org.Union, name, opinion string, today workday.Date) (Form, error) {
	if f.State != FormSubmitted {
		return f, errs.Rule(CodeFormState, formWhat+f.State.Title()+"，不能审核。")
	}
	f.State = FormRejected
	if approved {
		if err := refuseForm(checks, StageApprove); err != nil {
			return f, err
		}
		f.State = FormApproved
	}
	f.DecidedOn, f.DecidedUnionID, f.DecidedName, f.Opinion = today, by.ID, name, opinion
	return f, nil
}

// VoidForm is an approved form that will not be used.
func VoidForm(f Form, reason string) (Form, error) {
	switch {
	case f.State != FormApproved:
		return f, errs.Rule(CodeFormState, formWhat+f.State.Title()+"，不能作废。")
	case f.ContractID != "":
		return f, errs.Rule(CodeFormUsed, "这份推荐表已用于一份合同，不能作废。")
	case strings.TrimSpace(reason) == "":
		return f, errs.Fields(errs.F("reason", "请写明作废的理由"))
	}
	f.State = FormVoid
	return f, nil
}

// LapseForm is an approved renewal whose engagement has ended.
func LapseForm(f Form) (Form, error) {
	f, err := VoidForm(f, "聘用已结束，续聘不再办理。")
	f.Lapsed = err == nil
	return f, err
}

// RestoreForm brings a form back that was given up with an end which did not take place: what the superior approved holds as
// before, unless the union has another form of the person with the superior since. Then it has been replaced: it stays void,
// also when a later end turns out to have been a mistake.
func RestoreForm(f Form, other bool) (Form, error) {
	if f.State != FormVoid || !f.Lapsed {
		return f, errs.Rule(CodeFormState, "这份推荐表不是因聘用结束而作废的，不能恢复。")
	}
	f.Lapsed = false
	if other {
		return f, errs.Rule(CodeFormTwice, "已另有一份此人的推荐表上报或者审核同意，这一份不再恢复。")
	}
	f.State = FormApproved
	return f, nil
}

// FormNumber is a form's number in the register of the union that approved it.
func FormNumber(year, seq int) string { return fmt.Sprintf("推荐〔%d〕%d号", year, seq) }
