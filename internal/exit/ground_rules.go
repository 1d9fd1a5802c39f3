package exit

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"xiezhi/internal/policy"
	"xiezhi/internal/roster"
	"xiezhi/internal/workday"
)

// Level is how a point came out.
type Level string

// Levels. A stop bars the step that it belongs to; a warning is for people to weigh, with a word of why; a note only says.
const (
	LevelOK   Level = "ok"
	LevelNote Level = "note"
	LevelWarn Level = "warn"
	LevelStop Level = "stop"
)

// Step is what a stop bars.
type Step string

// Steps.
const (
	StepDecide   Step = "decide"
	StepHandover Step = "handover" // and so the completion, but no filing
	StepComplete Step = "complete"
	StepFile     Step = "file"
)

// CheckedPoint is one thing that was looked at, in plain Chinese and with what it rests on.
type CheckedPoint struct {
	Key     string `json:"key"`
	Title   string `json:"title"`
	Level   Level  `json:"level" enum:"ok,note,warn,stop"`
	Text    string `json:"text"`
	Article string `json:"article"`
	Step    Step   `json:"step" enum:"decide,handover,complete,file" doc:"影响哪一步"`
	Field   string `json:"field"`
}

const artExit = "第十一条"

// ArticleOf is the clause of a ground; empty for another ending, which Art. 11 does not name.
func ArticleOf(g roster.Ground) string {
	return map[roster.Ground]string{
		roster.GroundAge: "第十一条第（一）项", roster.GroundDiscipline: "第十一条第（二）项", roster.GroundWish: "第十一条第（三）项", roster.GroundFailed: "第十一条第（四）项",
	}[g]
}

// Counted is something that is still open with the person and that the system counts itself.
type Counted struct {
	Key   string `json:"key"`
	Title string `json:"title"`
	Count int    `json:"count"`
	Unit  string `json:"unit"`
	Path  string `json:"path" doc:"在哪里办理"`
}

// Ticked is a point of the hand-over that the clerk ticks.
type Ticked struct {
	Key, Title string
}

// Points are what is handed over beside what the system counts.
func Points() []Ticked {
	return []Ticked{
		{"documents", "工作档案、资料和电子文件"},
		{"property", "办公用品、设备和钥匙"},
		{"papers", "工作证、介绍信和印章"},
		{"money", "借款、报销和工资结算"},
		{"account", "单位邮箱和其他系统的账号"},
	}
}

// Facts is what the points depend on.
type Facts struct {
	Exit       Exit
	Opening    bool // the engagement is from before the system
	OnDuty     workday.Date
	Retires    workday.Date        // the day of the age below
	RetireAge  int                 // from which one is in principle not renewed: 65, or what the policy says
	Contracts  []roster.Contract   // of the engagement, in their order
	Kind       roster.ContractKind // of the contract that runs or ran last
	FailedIn   []int               // years that were appraised as 不称职
	OnLeave    bool                // sick or maternity leave that has not ended
	Probation  bool                // on the day of the application
	Files      map[FileKind]int
	Open       []Counted
	FilingTerm string // of the filing, in words: 离岗后5个工作日内
	NoticeDays int
	Earliest   workday.Date // ordinary, by the application
	Today      workday.Date
}

// last is the contract that ends last; ok is false where there is none, open says that it runs without an end.
func (f Facts) last() (c roster.Contract, open, ok bool) {
	for _, k := range f.Contracts {
		if k.EndsOn.IsZero() {
			return k, true, true
		}
		if !ok || k.EndsOn.After(c.EndsOn) {
			c, ok = k, true
		}
	}
	return c, false, ok
}

// Earliest is the first day on which an exit at the person's wish may take effect with the ordinary notice (Art. 11(3)).
func Earliest(pol policy.Policy, applied workday.Date) workday.Date {
	if applied.IsZero() {
		return workday.Date{}
	}
	return pol.EarliestExit(applied)
}

// agreed tells whether both sides confirmed the very day on which the exit takes effect.
func (x Exit) agreed() bool {
	return x.ByAgreement && !x.EffectiveOn.IsZero() && x.AgreedPerson == x.EffectiveOn && x.AgreedUnion == x.EffectiveOn
}

func written(s string) bool { return utf8.RuneCountInString(strings.TrimSpace(s)) >= 4 }

// Checked looks at an exit, in the order of the page.
func Checked(f Facts) []CheckedPoint {
	x := f.Exit
	list := []CheckedPoint{checkGround(f)}
	if x.Ground != "" {
		list = append(list, checkFacts(f)...)
		list = append(list, checkDay(f))
		if f.Kind == roster.ContractLabour {
			list = append(list, checkLaw(f)...)
		}
		list = append(list, checkServed(f), checkDecision(f))
	}
	return append(list, checkHandover(f)...)
}

func checkGround(f Facts) CheckedPoint {
	c := CheckedPoint{Key: "ground", Title: "事由", Level: LevelOK, Step: StepDecide, Article: artExit, Field: "ground"}
	g := f.Exit.Ground
	switch {
	case g == "":
		c.Level, c.Text = LevelStop, "请选择事由。"
	case g.UnderArticle11():
		c.Text, c.Article = g.Title()+"，须"+f.FilingTerm+"报设区市总工会备案。", ArticleOf(g)
	default:
		c.Level, c.Text, c.Article = LevelNote, g.Title()+"，不是第十一条所列情形，不适用该条的备案期限，列入10月的年度备案。", "第十条第（七）项"
	}
	return c
}

// checkFacts looks at what the clause itself asks for.
func checkFacts(f Facts) []CheckedPoint {
	switch f.Exit.Ground {
	case roster.GroundAge:
		return []CheckedPoint{checkAge(f)}
	case roster.GroundDiscipline:
		return checkConduct(f)
	case roster.GroundWish:
		return []CheckedPoint{checkNotice(f)}
	case roster.GroundFailed:
		return []CheckedPoint{checkGrade(f)}
	case roster.GroundExpired:
		return []CheckedPoint{checkExpired(f)}
	case roster.GroundTransfer, roster.GroundDeath, roster.GroundRetired, roster.GroundAbolished, roster.GroundOther:
	}
	c := CheckedPoint{Key: "facts", Title: "情况说明", Level: LevelOK, Text: "已写明。", Step: StepDecide, Article: "第十条第（七）项", Field: "facts"}
	if !written(f.Exit.Facts) {
		c.Level, c.Text = LevelStop, "请写明情况，如调往何处、何时办理退休、撤销的文件。"
	}
	return []CheckedPoint{c}
}

// checkAge: from the 65th birthday one is in principle not renewed. A contract that runs is not ended by it (example 20).
func checkAge(f Facts) CheckedPoint {
	age := fmt.Sprintf("满%d周岁", f.RetireAge)
	c := CheckedPoint{Key: "age", Title: age + "，合同已到期", Step: StepDecide, Article: ArticleOf(roster.GroundAge), Field: "effectiveOn"}
	last, open, ok := f.last()
	on := f.Exit.EffectiveOn
	if on.IsZero() {
		on = f.Today
	}
	switch {
	case on.Before(f.Retires.AddDays(-1)):
		c.Level, c.Text = LevelStop, f.Retires.Chinese()+"才"+age+"，不能以此为由。"
	case ok && (open || last.EndsOn.After(on)):
		until := "没有终止日期"
		if !open {
			until = "到" + last.EndsOn.Chinese()
		}
		c.Level, c.Text = LevelStop, "合同"+until+"，还在履行。"+age+"只是到期后原则上不再续聘，不终止履行中的合同，请待合同到期；本人要求提前离岗的，按第（三）项办理。"
	case !ok:
		c.Level, c.Text = LevelNote, f.Retires.Chinese()+age+"。没有登记合同，请核对合同确已到期。"
	default:
		c.Level, c.Text = LevelOK, f.Retires.Chinese()+age+"，合同已到期，原则上不再续聘。"
	}
	return c
}

// checkConduct: three findings together, each with its facts, evidence, and the person's own word.
func checkConduct(f Facts) []CheckedPoint {
	x, art := f.Exit, ArticleOf(roster.GroundDiscipline)
	var list []CheckedPoint
	for _, one := range []struct{ key, title, text string }{
		{"factDiscipline", "违反纪律、不服从调度或违反法规的事实", x.FactDiscipline},
		{"factImage", "损害工会形象的事实", x.FactImage},
		{"factEffect", "造成不良影响的事实", x.FactEffect},
	} {
		c := CheckedPoint{Key: one.key, Title: one.title, Level: LevelOK, Text: "已写明。", Step: StepDecide, Article: art, Field: one.key}
		if utf8.RuneCountInString(strings.TrimSpace(one.text)) < 10 {
			c.Level, c.Text = LevelStop, "请写明具体事实（时间、地点、经过，不少于10个字）。三项须同时具备，缺一项不能按本项解聘。"
		}
		list = append(list, c)
	}
	e := CheckedPoint{Key: "evidence", Title: "事实材料", Level: LevelOK, Text: fmt.Sprintf("%d份。", f.Files[FileEvidence]), Step: StepDecide, Article: art, Field: "files"}
	if f.Files[FileEvidence] == 0 {
		e.Level, e.Text = LevelStop, "请上传能证明事实的材料。"
	}
	s := CheckedPoint{Key: "statement", Title: "本人陈述", Level: LevelOK, Text: "已听取本人陈述。", Step: StepDecide, Article: art, Field: "statement"}
	switch {
	case written(x.Statement) || f.Files[FileStatement] > 0:
	case x.Declined && !x.StatementOn.IsZero():
		s.Level, s.Text = LevelNote, x.StatementOn.Chinese()+"已告知可以陈述，本人没有陈述。"
	default:
		s.Level, s.Text = LevelStop, "请先听取本人陈述：可以请本人在手机上填写，也可以录入、上传；本人不陈述的，注明告知的日期。"
	}
	return append(list, e, s)
}

// checkNotice: thirty days from the application, or both sides' word on the day (example 19).
func checkNotice(f Facts) CheckedPoint {
	x := f.Exit
	c := CheckedPoint{Key: "notice", Title: "本人提前30日申请", Step: StepDecide, Article: ArticleOf(roster.GroundWish), Field: "effectiveOn"}
	switch {
	case x.AppliedOn.IsZero():
		c.Level, c.Text, c.Field = LevelStop, "须由本人提出申请：请本人在手机上申请，或者录入收到的书面申请。", "appliedOn"
	case !x.EffectiveOn.IsZero() && x.EffectiveOn.Before(x.AppliedOn):
		c.Level, c.Text = LevelStop, "最后在岗日不能早于申请日期（"+x.AppliedOn.Chinese()+"）。"
	case x.Origin == OriginPaper && f.Files[FileApplication] == 0:
		c.Level, c.Text, c.Field = LevelStop, "请上传书面申请的扫描件。", "files"
	case x.EffectiveOn.IsZero() || !x.EffectiveOn.Before(f.Earliest):
		c.Level, c.Text = LevelOK, fmt.Sprintf("%s申请，满%d日为%s。", x.AppliedOn.Chinese(), f.NoticeDays, f.Earliest.Chinese())
	case x.agreed():
		c.Level, c.Text = LevelOK, fmt.Sprintf("%s申请，不足%d日；双方已确认协商一致，%s离岗。", x.AppliedOn.Chinese(), f.NoticeDays, x.EffectiveOn.Chinese())
	default:
		c.Level = LevelStop
		c.Text = fmt.Sprintf("%s申请，到%s只有%d日，不足%d日；最早%s。要提前的，须双方协商一致，本人和单位负责人分别确认这一天（%s）。",
			x.AppliedOn.Chinese(), x.EffectiveOn.Chinese(), x.EffectiveOn.Sub(x.AppliedOn), f.NoticeDays, f.Earliest.Chinese(), x.lacking())
		if f.Probation {
			c.Text += "申请时在试用期内，按劳动合同法第三十七条提前三日通知即可解除劳动合同，可以协商一致办理。"
		}
	}
	return c
}

// lacking says whose word on the day is missing.
func (x Exit) lacking() string {
	var out []string
	if x.AgreedPerson != x.EffectiveOn {
		out = append(out, "本人尚未确认")
	}
	if x.AgreedUnion != x.EffectiveOn {
		out = append(out, "单位尚未确认")
	}
	if !x.ByAgreement {
		out = append(out, "尚未选择协商一致")
	}
	return strings.Join(out, "，")
}

// checkGrade: the failed grade of the year before, as it is recorded.
func checkGrade(f Facts) CheckedPoint {
	c := CheckedPoint{Key: "grade", Title: "上年度考核不称职", Step: StepDecide, Article: ArticleOf(roster.GroundFailed), Field: "ground"}
	on := f.Exit.EffectiveOn
	if on.IsZero() {
		on = f.Today
	}
	for _, year := range []int{on.Year(), on.Year() - 1} {
		if slices.Contains(f.FailedIn, year) {
			c.Level, c.Text = LevelOK, fmt.Sprintf("%d年度考核为不称职。", year)
			return c
		}
	}
	c.Level, c.Text = LevelStop, fmt.Sprintf("没有登记%d年度考核不称职，不能以此为由；考核等次在“合同—续聘”登记。", on.Year()-1)
	return c
}

func checkExpired(f Facts) CheckedPoint {
	c := CheckedPoint{Key: "expired", Title: "合同已到期", Level: LevelOK, Step: StepDecide, Article: "第六条第（四）项", Field: "effectiveOn"}
	last, open, ok := f.last()
	on := f.Exit.EffectiveOn
	switch {
	case open:
		c.Level, c.Text = LevelStop, "合同为无固定期限，没有到期。"
	case ok && !on.IsZero() && on.Before(last.EndsOn):
		c.Level, c.Text = LevelStop, "合同到"+last.EndsOn.Chinese()+"才到期，最后在岗日不能更早。"
	case !ok:
		c.Level, c.Text = LevelNote, "没有登记合同。"
	default:
		c.Text = "合同" + last.EndsOn.Chinese() + "到期，没有续聘。"
	}
	return c
}

// checkDay looks at the last day in post.
func checkDay(f Facts) CheckedPoint {
	on := f.Exit.EffectiveOn
	c := CheckedPoint{Key: "day", Title: "最后在岗日", Level: LevelOK, Step: StepDecide, Article: artExit, Field: "effectiveOn"}
	switch {
	case on.IsZero():
		c.Level, c.Text = LevelStop, "请填写最后在岗日；备案期限从次日起算。"
	case on.Before(f.OnDuty):
		c.Level, c.Text = LevelStop, "早于上岗日期（"+f.OnDuty.Chinese()+"）。"
	case on.Before(f.decided()):
		c.Level, c.Text = LevelNote, on.Chinese()+"，早于决定日期，当天仍计入在岗人数；备案期限照样从次日起算。"
		if f.Exit.State == StateOpen && (f.Exit.Ground == roster.GroundDiscipline || f.Exit.Ground == roster.GroundFailed) {
			c.Level, c.Text = LevelWarn, on.Chinese()+"，早于决定日期。由单位决定解聘的，一般自决定送达本人起离岗；确已先离岗的，请写明经过。"
		}
	default:
		c.Text = on.Chinese() + "，当天仍计入在岗人数。"
	}
	return c
}

// decided is the day of the decision, or today while there is none.
func (f Facts) decided() workday.Date {
	if f.Exit.DecidedOn.IsZero() {
		return f.Today
	}
	return f.Exit.DecidedOn
}

// checkLaw looks at a labour contract by the law beside the Measures. It asks and warns.
func checkLaw(f Facts) []CheckedPoint {
	x := f.Exit
	law := CheckedPoint{Key: "legal", Title: "劳动合同的法律依据", Level: LevelOK, Step: StepDecide, Article: "劳动合同法第三十六条至第四十四条", Field: "legal"}
	choice := x.Legal.choice()
	switch {
	case choice.Key == "":
		law.Level, law.Text = LevelStop, "签订的是劳动合同，办法规定的情形不等于法定的解除、终止事由，请选择法律依据。"
		if x.Ground == roster.GroundFailed {
			law.Text += "考核不称职的，按第四十条第（二）项须先培训或者调整岗位，仍不能胜任的才能解除。"
		}
		return []CheckedPoint{law}
	case x.Legal == LegalOther && !written(x.LegalNote):
		law.Level, law.Text, law.Field = LevelStop, "请写明法律依据。", "legalNote"
		return []CheckedPoint{law}
	case !slices.Contains(usual(x.Ground), x.Legal) && x.Ground != roster.GroundOther:
		law.Level, law.Text = LevelWarn, choice.Title+"，与事由（"+x.Ground.Title()+"）通常不对应，请核对。"+choice.Asks
	case x.Legal.unilateral() || x.Legal == LegalForced || x.Legal == LegalOther:
		law.Level, law.Text = LevelWarn, choice.Title+"。"+choice.Asks
	default:
		law.Level, law.Text = LevelNote, choice.Title+"。"+choice.Asks
	}
	list := []CheckedPoint{law}
	if x.Legal.unilateral() {
		c := CheckedPoint{Key: "consult", Title: "征求本单位工会意见", Level: LevelOK, Step: StepDecide, Article: "劳动合同法第四十三条、工会法第二十二条", Field: "consultedOn"}
		if x.ConsultedOn.IsZero() || !written(x.ConsultOpinion) {
			c.Level, c.Text = LevelWarn, "单方解除劳动合同应当事先将理由通知工会，工会认为违反规定的，应当研究并书面答复。请记录征求意见的情况。"
		} else {
			c.Text = x.ConsultedOn.Chinese() + "已征求" + x.ConsultUnion + "意见。"
		}
		list = append(list, c)
	}
	if f.OnLeave && (x.Legal.unilateral() && x.Legal != LegalFault || x.Legal == LegalExpired) {
		list = append(list, CheckedPoint{
			Key: "leave", Title: "医疗期、孕产期、哺乳期", Level: LevelWarn, Step: StepDecide, Article: "劳动合同法第四十二条、第四十五条",
			Text: "花名册中有尚未结束的病假或者产假。医疗期、孕期、产期、哺乳期内不得依照第四十条、第四十一条解除；合同期满的，应当续延至相应情形消失。", Field: "legal",
		})
	}
	return list
}

// checkServed: the decision has reached the person. A dead person signs nothing.
func checkServed(f Facts) CheckedPoint {
	x := f.Exit
	c := CheckedPoint{Key: "served", Title: "送达本人", Level: LevelOK, Step: StepComplete, Article: artExit, Field: "servedHow"}
	switch {
	case x.Ground == roster.GroundDeath:
		c.Level, c.Text = LevelNote, "不需要。"
	case x.ServedOn.IsZero() || x.ServedHow == "":
		c.Level, c.Text = LevelStop, "决定须送达本人：本人可以在手机上确认知悉，也可以登记签收、邮寄或者留置送达。"
		if !x.Ground.UnderArticle11() {
			c.Level, c.Text = LevelNote, "没有登记送达。"
		}
	case x.ServedHow == ServedRefused && !written(x.ServedNote):
		c.Level, c.Text, c.Field = LevelStop, "请写明在场人和经过。", "servedNote"
	default:
		c.Text = x.ServedOn.Chinese() + x.ServedHow.Title() + "。"
	}
	return c
}

// checkDecision: what the city gets names its paper.
func checkDecision(f Facts) CheckedPoint {
	c := CheckedPoint{Key: "decision", Title: "决定文件", Level: LevelOK, Step: StepFile, Article: artExit, Field: "document"}
	switch x := f.Exit; {
	case x.DecidedOn.IsZero():
		c.Level, c.Text, c.Step = LevelNote, "单位负责人尚未决定。", StepDecide
	case strings.TrimSpace(x.Document) == "" && f.Files[FileDecision] == 0:
		c.Level, c.Text = LevelStop, "请写明决定文件的名称、文号，或者上传文件。"
	default:
		c.Text = strings.TrimSpace(x.Document + "，" + x.DecidedOn.Chinese() + x.DecidedName)
		c.Text = strings.TrimPrefix(c.Text, "，") + "。"
	}
	return c
}

// checkHandover looks at what the system counts, and at what the clerk ticked.
func checkHandover(f Facts) []CheckedPoint {
	var list []CheckedPoint
	for _, o := range f.Open {
		if o.Count == 0 {
			continue
		}
		c := CheckedPoint{Key: "open." + o.Key, Title: o.Title, Level: LevelNote, Step: StepHandover, Field: "handover"}
		note := strings.TrimSpace(f.Exit.Handover.of(o.Key).Note)
		c.Text = fmt.Sprintf("还有%d%s。处理：%s", o.Count, o.Unit, note)
		if note == "" {
			c.Level, c.Text = LevelStop, fmt.Sprintf("还有%d%s，请办完，或者写明交给谁、怎样处理。", o.Count, o.Unit)
		}
		list = append(list, c)
	}
	var lack []string
	for _, p := range Points() {
		if h := f.Exit.Handover.of(p.Key); !h.Done && !h.None {
			lack = append(lack, p.Title)
		}
	}
	c := CheckedPoint{Key: "handover", Title: "交接", Level: LevelOK, Text: "已逐项交接。", Step: StepHandover, Field: "handover"}
	if len(lack) > 0 {
		c.Level, c.Text = LevelStop, "尚未交接："+strings.Join(lack, "；")+"。没有的勾“无此项”。"
	}
	return append(list, c)
}

// Stops are the points that bar one of the steps.
func Stops(list []CheckedPoint, steps ...Step) []CheckedPoint {
	var out []CheckedPoint
	for _, c := range list {
		if c.Level == LevelStop && slices.Contains(steps, c.Step) {
			out = append(out, c)
		}
	}
	return out
}

// Warned tells whether something of the decision asks for a word of why.
func Warned(list []CheckedPoint) bool {
	return slices.ContainsFunc(list, func(c CheckedPoint) bool { return c.Level == LevelWarn && c.Step == StepDecide })
}
