package exit

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"xiezhi/internal/platform/errs"
	"xiezhi/internal/roster"
	"xiezhi/internal/workday"
)

func wrongState(x Exit, what string) error {
	return errs.Rule(CodeState, "这件退出事项"+x.State.Title()+"，不能"+what+"。")
}

// furthest is how many years ahead a last day in post can be written: far beyond any notice, and a mistake when it is more.
const furthest = 2

// Accept takes an application up: it becomes a case of the clause of one's own wish, on the day wished for.
func Accept(x Exit) (Exit, error) {
	if x.State != StateApplied {
		return x, wrongState(x, "受理")
	}
	x.State, x.Ground, x.EffectiveOn = StateOpen, roster.GroundWish, x.WishedOn
	return x, nil
}

// Write puts what the clerk wrote into a case that is open. What is not of its ground stays as it was written: a ground may
// be chosen back. What the person stated in the system is the person's word and stays.
func Write(x Exit, w Written, today workday.Date) (Exit, error) {
	if x.State != StateOpen {
		return x, wrongState(x, "修改")
	}
	if x.Origin != OriginDesk && w.Ground != roster.GroundWish {
		return x, errs.E(CodeContent, "本人申请的，事由只能是第（三）项；另有情形的，请另行办理。", errs.F("ground", "本人申请的只能是身体或个人原因"))
	}
	var f []errs.Field
	if w.Ground != "" && w.Ground.Title() == "" {
		f = append(f, errs.F("ground", "请从列表中选择"))
	}
	if w.Legal != "" && w.Legal.choice().Key == "" {
		f = append(f, errs.F("legal", "请从列表中选择"))
	}
	if w.EffectiveOn.After(today.AddYears(furthest)) {
		f = append(f, errs.F("effectiveOn", "最晚填到两年以后"))
	}
	if w.StatementOn.After(today) {
		f = append(f, errs.F("statementOn", "不能晚于今天"))
	}
	if w.ConsultedOn.After(today) {
		f = append(f, errs.F("consultedOn", "不能晚于今天"))
	}
	if err := errs.Fields(f...); err != nil {
		return x, err
	}
	for _, s := range []*string{
		&w.Facts, &w.FactDiscipline, &w.FactImage, &w.FactEffect, &w.Statement, &w.LegalNote, &w.ConsultUnion, &w.ConsultOpinion, &w.ConsultReply, &w.Explanation,
	} {
		*s = strings.TrimSpace(*s)
	}
	if !x.PleadedAt.IsZero() {
		w.Statement, w.StatementOn, w.Declined = x.Statement, x.StatementOn, x.Declined
	}
	x.Written = w
	return x, nil
}

// Delivery is what is written after the decision: how it reached the person, and what was handed over.
type Delivery struct {
	ServedOn   workday.Date `json:"servedOn"`
	ServedHow  How          `json:"servedHow" enum:",phone,signed,post,refused"`
	ServedNote string       `json:"servedNote" maxLength:"500"`
	Handover   Handover     `json:"handover" nullable:"false" maxItems:"30"`
}

// Deliver writes delivery and hand-over. What the person acknowledged in the system is the person's word and stays.
func Deliver(x Exit, d Delivery, today workday.Date) (Exit, error) {
	if x.State != StateOpen && x.State != StateDecided {
		return x, wrongState(x, "登记送达和交接")
	}
	x.Handover = d.Handover
	if x.ServedHow == ServedPhone {
		return x, nil
	}
	switch {
	case d.ServedHow == ServedPhone:
		return x, errs.Fields(errs.F("servedHow", "只能由本人在系统中确认"))
	case (d.ServedHow == "") != d.ServedOn.IsZero():
		return x, errs.Fields(errs.F("servedOn", "送达方式和日期要同时填写"))
	case d.ServedHow != "" && x.State != StateDecided:
		return x, errs.Fields(errs.F("servedHow", "决定以后才能送达"))
	case d.ServedOn.After(today):
		return x, errs.Fields(errs.F("servedOn", "不能晚于今天"))
	case !d.ServedOn.IsZero() && d.ServedOn.Before(x.DecidedOn):
		return x, errs.Fields(errs.F("servedOn", "不能早于决定日期"))
	}
	x.ServedOn, x.ServedHow, x.ServedNote = d.ServedOn, d.ServedHow, strings.TrimSpace(d.ServedNote)
	return x, nil
}

// refuseStops is the refusal of a step that some points bar.
func refuseStops(stops []CheckedPoint, what string) error {
	if len(stops) == 0 {
		return nil
	}
	fields := make([]errs.Field, len(stops))
	titles := make([]string, len(stops))
	for i, c := range stops {
		fields[i], titles[i] = errs.F(c.Field, c.Text), c.Title
	}
	return errs.E(CodeChecks, "还不能"+what+"："+strings.Join(titles, "、")+"。", fields...)
}

// Decision is the head's word.
type Decision struct {
	Document string `json:"document,omitempty" maxLength:"120" doc:"决定文件的名称、文号"`
	Opinion  string `json:"opinion,omitempty" maxLength:"1000"`
}

// Decide is the employing union's decision.
func Decide(x Exit, points []CheckedPoint, d Decision, name string, today workday.Date) (Exit, error) {
	if x.State != StateOpen {
		return x, wrongState(x, "决定")
	}
	if err := refuseStops(Stops(points, StepDecide), "决定"); err != nil {
		return x, err
	}
	if Warned(points) && !written(x.Explanation) {
		return x, errs.E(CodeReason, "核对中有需要注意的情况，请写明理由，督查时可见。", errs.F("explanation", "请写明理由"))
	}
	x.State, x.DecidedOn, x.DecidedName = StateDecided, today, name
	x.Document, x.Opinion = strings.TrimSpace(d.Document), strings.TrimSpace(d.Opinion)
	return x, nil
}

// Reopen takes a decision back while the person is still in post.
func Reopen(x Exit, reason string) (Exit, error) {
	if x.State != StateDecided {
		return x, wrongState(x, "撤回决定")
	}
	if err := reasoned(reason); err != nil {
		return x, err
	}
	x.State, x.DecidedOn, x.DecidedName, x.Document, x.Opinion = StateOpen, workday.Date{}, "", "", ""
	x.ServedOn, x.ServedHow, x.ServedNote = workday.Date{}, "", ""
	return x, nil
}

// Complete says that the last day in post has come and all is handed over; the engagement ends with it.
func Complete(x Exit, points []CheckedPoint, name string, now time.Time) (Exit, error) {
	if x.State != StateDecided {
		return x, wrongState(x, "办结")
	}
	if workday.Of(now).Before(x.EffectiveOn) {
		return x, errs.E(CodeChecks, "最后在岗日（"+x.EffectiveOn.Chinese()+"）还没有到，到了那一天才能办结。", errs.F("effectiveOn", "还没有到"))
	}
	if err := refuseStops(Stops(points, StepDecide, StepHandover, StepComplete), "办结"); err != nil {
		return x, err
	}
	x.State, x.CompletedAt, x.CompletedName = StateCompleted, now, name
	return x, nil
}

// Revert takes back that an exit was completed, while nothing has been filed of it: the engagement goes on, and the case is
// again what was decided, to be completed on the right day, reopened, or given up.
func Revert(x Exit, reason, name string, now time.Time) (Exit, error) {
	if x.State == StateFiled {
		return x, errs.Rule(CodeState, "这件退出事项已备案，不能撤回办结；有误的，请点“更正备案”。")
	}
	if x.State != StateCompleted {
		return x, wrongState(x, "撤回办结")
	}
	if err := reasoned(reason); err != nil {
		return x, err
	}
	x.State, x.CompletedAt, x.CompletedName = StateDecided, time.Time{}, ""
	x.RevertedAt, x.RevertedName, x.RevertReason = now, name, strings.TrimSpace(reason)
	return x, nil
}

// CheckByHand tells whether the end of an engagement whose exits stand so may be taken back in the roster itself.
func CheckByHand(states ...State) error {
	for _, s := range states {
		if s == StateCompleted {
			return errs.Rule(roster.CodeByCase, "这次离岗是办结退出事项时登记的，请负责人在该退出事项中点“撤回办结”。")
		}
		if s == StateFiled {
			return errs.Rule(roster.CodeByCase, "这次离岗已向设区市总工会备案，不能直接撤销；请负责人在该退出事项中点“更正备案”，选择“撤销解聘，恢复聘用”。")
		}
	}
	return nil
}

// Correction is what was wrong with an exit that has been filed: its day, its ground or the name of the decision, or that it
// took place at all.
type Correction struct {
	Revoke      bool          `json:"revoke,omitempty" doc:"撤销：没有离岗，或者决定已被撤销，聘用恢复"`
	Ground      roster.Ground `json:"ground,omitempty" enum:",age,discipline,wish,failed,expired,transfer,death,retired,abolished,other" doc:"空为不变"`
	EffectiveOn workday.Date  `json:"effectiveOn,omitzero" doc:"空为不变"`
	Document    string        `json:"document,omitempty" maxLength:"120" doc:"决定文件的名称、文号，空为不变"`
	Paper       string        `json:"paper" maxLength:"120" doc:"据以更正的文件的名称、文号"`
	Reason      string        `json:"reason" maxLength:"500"`
}

// Correct makes of a filed exit what it should have been. What it says then is held to the same points as a decision is: a
// correction is no shorter way to another ground.
func Correct(x Exit, c Correction, today workday.Date) (Exit, error) {
	if x.State != StateFiled {
		return x, wrongState(x, "更正备案")
	}
	if !written(c.Paper) {
		return x, errs.E(CodeContent, "请写明据以更正的文件。", errs.F("paper", "写明文件的名称、文号"))
	}
	if err := reasoned(c.Reason); err != nil {
		return x, err
	}
	if c.Revoke {
		x.State = StateRevoked
		return x, nil
	}
	before := x
	if c.Ground != "" {
		x.Ground = c.Ground
	}
	if !c.EffectiveOn.IsZero() {
		x.EffectiveOn = c.EffectiveOn
	}
	if d := strings.TrimSpace(c.Document); d != "" {
		x.Document = d
	}
	switch {
	case before.Origin != OriginDesk && x.Ground != before.Ground:
		return x, errs.E(CodeContent, "本人申请的，事由只能是第（三）项；不是本人意愿的，请选择“撤销”，聘用恢复后另行办理。", errs.F("ground", "本人申请的只能是身体或个人原因"))
	case x.EffectiveOn.After(today):
		return x, errs.Fields(errs.F("effectiveOn", "不能晚于今天；还在岗的，请选择“撤销”"))
	case x.Ground == before.Ground && x.EffectiveOn == before.EffectiveOn && x.Document == before.Document:
		return x, errs.Rule(CodeSame, "事由、最后在岗日和决定文件都没有变化，没有需要更正的。")
	}
	return x, nil
}

// Void gives a case up before it is decided; a decision is its head's, who takes it back first. Of the person's own application
// that is for when something else has come between, a death or conduct: only once it was accepted, and the person reads the
// reason and may apply again.
func Void(x Exit, reason string) (Exit, error) {
	if x.State == StateDecided {
		return x, errs.Rule(CodeState, "这件退出事项已由单位负责人决定，不能直接作废；请负责人先“撤回决定”。")
	}
	if x.State != StateOpen {
		return x, wrongState(x, "作废")
	}
	if err := reasoned(reason); err != nil {
		return x, err
	}
	x.State, x.VoidReason = StateVoid, strings.TrimSpace(reason)
	return x, nil
}

// gaveWay is the reason with which a draft is given up when the person applies.
const gaveWay = "本人提出了离岗申请，单位的草稿让位"

// GiveWay gives a draft of the union up for the person's own application (Art. 11(3)), which nobody but the person takes back: a
// draft that the person has not been told of bars nobody from applying, and is not betrayed by a refusal.
func GiveWay(x Exit) (Exit, error) {
	if shown(x) {
		return x, errs.Of(errs.KindConflict, CodeTwice, "单位正在办理您的退出事项（见本页），请在其中写明意见。要自行申请离岗的，请与单位联系，由单位作废这一件以后再申请。")
	}
	return Void(x, gaveWay)
}

// Resume takes up again what the union gave up before the person was told of it; what was written and put to it is still there.
func Resume(x Exit) (Exit, error) {
	if x.State != StateVoid || shown(x) {
		return x, wrongState(x, "恢复办理")
	}
	x.State, x.VoidReason = StateOpen, ""
	return x, nil
}

// Withdraw takes one's own application back, until the decision.
func Withdraw(x Exit) (Exit, error) {
	if x.Origin != OriginPhone || x.State != StateApplied && x.State != StateOpen {
		return x, wrongState(x, "撤回")
	}
	x.State = StateWithdrawn
	return x, nil
}

// AgreePerson and AgreeUnion are the two sides' word on the day on which the exit takes effect; another day needs both anew.
func AgreePerson(x Exit) (Exit, error) {
	if err := agreeable(x); err != nil {
		return x, err
	}
	x.ByAgreement, x.AgreedPerson = true, x.day()
	return x, nil
}

// AgreeUnion is the employing union's word.
func AgreeUnion(x Exit, name string) (Exit, error) {
	if err := agreeable(x); err != nil {
		return x, err
	}
	if x.State != StateOpen {
		return x, wrongState(x, "确认协商一致，请先受理")
	}
	x.ByAgreement, x.AgreedUnion, x.AgreedUnionName = true, x.day(), name
	return x, nil
}

func agreeable(x Exit) error {
	switch {
	case x.State != StateApplied && x.State != StateOpen:
		return wrongState(x, "确认")
	case x.Origin == OriginDesk:
		return errs.Rule(CodeState, "协商一致提前离岗的，须由本人提出申请（第十一条第（三）项）。")
	case x.day().IsZero():
		return errs.Fields(errs.F("effectiveOn", "请先填写最后在岗日"))
	}
	return nil
}

// day is the last day in post that is spoken of: the one wished for until the case is open.
func (x Exit) day() workday.Date {
	if x.State == StateApplied {
		return x.WishedOn
	}
	return x.EffectiveOn
}

// Wish is what the person asks for, or what a clerk enters of a paper.
type Wish struct {
	WishedOn    workday.Date `json:"wishedOn" doc:"希望的最后在岗日"`
	Reason      string       `json:"reason" maxLength:"1000" doc:"原因；不必写病情"`
	ByAgreement bool         `json:"byAgreement,omitempty" doc:"不足30日，请求协商一致"`
}

// Apply begins an exit by the person's wish, received on a day. Less than the ordinary notice is refused as a notice, and the
// way by agreement is offered (example 19).
func Apply(x Exit, in Wish, received, earliest, onDuty workday.Date) (Exit, error) {
	var f []errs.Field
	if n := utf8.RuneCountInString(strings.TrimSpace(in.Reason)); n > 1000 {
		f = append(f, errs.F("reason", "不超过1000字"))
	}
	if in.WishedOn.IsZero() {
		f = append(f, errs.F("wishedOn", "请填写希望的最后在岗日"))
	} else if in.WishedOn.Before(received) || in.WishedOn.Before(onDuty) {
		f = append(f, errs.F("wishedOn", "不能早于申请日期"))
	}
	if in.WishedOn.After(received.AddYears(furthest)) {
		f = append(f, errs.F("wishedOn", "最晚填到两年以后"))
	}
	if err := errs.Fields(f...); err != nil {
		return x, err
	}
	if in.WishedOn.Before(earliest) && !in.ByAgreement {
		return x, errs.E(CodeNotice, fmt.Sprintf("按第十一条第（三）项，本人须提前%d日申请：最早", earliest.Sub(received))+earliest.Chinese()+
			"。要提前的，可以请求与单位协商一致，由双方确认离岗日期。", errs.F("wishedOn", "最早"+earliest.String())).With(map[string]string{"earliest": earliest.String()})
	}
	x.AppliedOn, x.WishedOn, x.WishReason = received, in.WishedOn, strings.TrimSpace(in.Reason)
	x.ByAgreement = in.ByAgreement && in.WishedOn.Before(earliest)
	if x.ByAgreement {
		x.AgreedPerson = in.WishedOn
	}
	return x, nil
}

func reasoned(reason string) error {
	if n := utf8.RuneCountInString(strings.TrimSpace(reason)); n < 4 || n > 500 {
		return errs.E(CodeReason, "请写明理由。", errs.F("reason", "4至500字"))
	}
	return nil
}

// mayPlead tells whether the person may speak on what is held against them, and put own evidence to it: once asked, until the
// decision.
func mayPlead(x Exit) error {
	if x.State != StateOpen || x.AskedAt.IsZero() {
		return wrongState(x, "陈述")
	}
	return nil
}

// Plead is the person's own word on what is held against them.
func Plead(x Exit, text string, declined bool, now time.Time) (Exit, error) {
	if err := mayPlead(x); err != nil {
		return x, err
	}
	text = strings.TrimSpace(text)
	if declined {
		text = ""
	} else if !written(text) {
		return x, errs.Fields(errs.F("text", "请写明您的陈述"))
	}
	x.Statement, x.Declined, x.StatementOn, x.PleadedAt = text, declined, workday.Of(now), now
	return x, nil
}

// Acknowledge is the person's word that the decision has been read; it agrees to nothing.
func Acknowledge(x Exit, today workday.Date) (Exit, error) {
	if x.State != StateDecided {
		return x, wrongState(x, "确认知悉")
	}
	x.ServedOn, x.ServedHow, x.ServedNote = today, ServedPhone, ""
	return x, nil
}
