package exit_test

import (
	"slices"
	"strings"
	"testing"

	"xiezhi/internal/exit"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/roster"
	"xiezhi/internal/workday"
)

// sound are the facts of an exit of each ground that may be decided; change makes it another.
func sound(g roster.Ground, change func(*exit.Facts)) exit.Facts {
	f := exit.Facts{
		OnDuty: day("2023-03-01"), Retires: day("2041-06-15"), RetireAge: 65, FilingTerm: "自最后在岗日的次日起5个工作日内", Kind: roster.ContractService, Files: map[exit.FileKind]int{}, NoticeDays: 30, Today: day("2026-11-20"),
		Contracts: []roster.Contract{{Kind: roster.ContractService, StartsOn: day("2025-01-01"), EndsOn: day("2026-12-31")}},
	}
	x := &f.Exit
	x.State, x.Origin, x.Ground, x.EffectiveOn = exit.StateOpen, exit.OriginDesk, g, day("2026-11-20")
	switch g {
	case roster.GroundAge:
		f.Retires, f.Contracts[0].EndsOn = day("2026-06-15"), day("2026-11-20")
	case roster.GroundDiscipline:
		x.FactDiscipline, x.FactImage, x.FactEffect = "2026年10月8日起连续旷工十五日，经催告未返岗", "以工会名义向企业索要礼品，企业来信反映", "三家企业书面投诉，当地媒体作了报道"
		x.Statement, x.StatementOn = "因家中有事，未及时请假。", day("2026-11-10")
		f.Files[exit.FileEvidence] = 2
	case roster.GroundWish:
		x.Origin, x.AppliedOn, x.WishedOn, f.Earliest = exit.OriginPhone, day("2026-10-20"), day("2026-11-20"), day("2026-11-19")
	case roster.GroundFailed:
		f.FailedIn = []int{2025}
	case roster.GroundExpired:
		f.Contracts[0].EndsOn = day("2026-11-20")
	case roster.GroundTransfer, roster.GroundDeath, roster.GroundRetired, roster.GroundAbolished, roster.GroundOther:
		x.Facts = "调往太仓市总工会，2026年11月21日报到。"
	}
	if change != nil {
		change(&f)
	}
	return f
}

// stopped are the keys that bar the decision.
func stopped(f exit.Facts) string {
	var keys []string
	for _, c := range exit.Stops(exit.Checked(f), exit.StepDecide) {
		keys = append(keys, c.Key)
	}
	return strings.Join(keys, " ")
}

func labour(f *exit.Facts) { f.Kind = roster.ContractLabour }

// TestGrounds goes through what each clause asks for. Of Art. 11(2) each of the three findings is needed (损害工会形象,
// 造成不良影响, and the conduct itself).
func TestGrounds(t *testing.T) {
	x := func(fn func(*exit.Exit)) func(*exit.Facts) { return func(f *exit.Facts) { fn(&f.Exit) } }
	cases := []struct {
		name   string
		ground roster.Ground
		change func(*exit.Facts)
		want   string
	}{
		{"no ground yet", "", nil, "ground"},
		{"65 and the contract ended", roster.GroundAge, nil, ""},
		{"the last day is the eve of the birthday", roster.GroundAge, func(f *exit.Facts) {
			f.Retires, f.Exit.EffectiveOn, f.Contracts[0].EndsOn = day("2026-11-21"), day("2026-11-20"), day("2026-11-20")
		}, ""},
		{"two days before it", roster.GroundAge, func(f *exit.Facts) { f.Retires = day("2026-11-22") }, "age"},
		{"65 in mid-contract: it runs out (example 20)", roster.GroundAge, func(f *exit.Facts) {
			f.Retires, f.Contracts[0].EndsOn = day("2026-06-15"), day("2026-12-31")
		}, "age"},
		{"65, the contract without an end", roster.GroundAge, func(f *exit.Facts) { f.Contracts[0].EndsOn = workday.Date{} }, "age"},
		{"conduct with all three", roster.GroundDiscipline, nil, ""},
		{"conduct without the breach", roster.GroundDiscipline, x(func(x *exit.Exit) { x.FactDiscipline = "" }), "factDiscipline"},
		{"conduct without harm to the image", roster.GroundDiscipline, x(func(x *exit.Exit) { x.FactImage = "有" }), "factImage"},
		{"conduct without a bad effect", roster.GroundDiscipline, x(func(x *exit.Exit) { x.FactEffect = "不良影响" }), "factEffect"},
		{"conduct without evidence", roster.GroundDiscipline, func(f *exit.Facts) { f.Files = nil }, "evidence"},
		{"conduct without the person's word", roster.GroundDiscipline, x(func(x *exit.Exit) { x.Statement = "" }), "statement"},
		{"the person says nothing and no day is named", roster.GroundDiscipline, x(func(x *exit.Exit) { x.Statement, x.Declined, x.StatementOn = "", true, day("") }), "statement"},
		{"the person says nothing, told on a day", roster.GroundDiscipline, x(func(x *exit.Exit) { x.Statement, x.Declined = "", true }), ""},
		{"the person's word as a paper", roster.GroundDiscipline, func(f *exit.Facts) { f.Exit.Statement = ""; f.Files[exit.FileStatement] = 1 }, ""},
		{"own wish with thirty days", roster.GroundWish, nil, ""},
		{"own wish, a day short", roster.GroundWish, x(func(x *exit.Exit) { x.EffectiveOn = day("2026-11-18") }), "notice"},
		{"own wish without an application", roster.GroundWish, x(func(x *exit.Exit) { x.AppliedOn = day("") }), "notice"},
		{"on paper without its scan", roster.GroundWish, x(func(x *exit.Exit) { x.Origin = exit.OriginPaper }), "notice"},
		{"on paper", roster.GroundWish, func(f *exit.Facts) { f.Exit.Origin = exit.OriginPaper; f.Files[exit.FileApplication] = 1 }, ""},
		{"the last day lies before the application", roster.GroundWish, x(func(x *exit.Exit) { x.EffectiveOn = day("2026-10-19") }), "notice"},
		{"and both agreed on it", roster.GroundWish, x(func(x *exit.Exit) {
			x.ByAgreement, x.EffectiveOn, x.AgreedPerson, x.AgreedUnion = true, day("2026-10-19"), day("2026-10-19"), day("2026-10-19")
		}), "notice"},
		{"on the day of the application, both", roster.GroundWish, x(func(x *exit.Exit) {
			x.ByAgreement, x.EffectiveOn, x.AgreedPerson, x.AgreedUnion = true, day("2026-10-20"), day("2026-10-20"), day("2026-10-20")
		}), ""},
		{"by agreement, the person's word alone", roster.GroundWish, x(func(x *exit.Exit) {
			x.ByAgreement, x.EffectiveOn, x.AgreedPerson = true, day("2026-11-01"), day("2026-11-01")
		}), "notice"},
		{"by agreement, both", roster.GroundWish, x(func(x *exit.Exit) {
			x.ByAgreement, x.EffectiveOn, x.AgreedPerson, x.AgreedUnion = true, day("2026-11-01"), day("2026-11-01"), day("2026-11-01")
		}), ""},
		{"both, but on another day", roster.GroundWish, x(func(x *exit.Exit) {
			x.ByAgreement, x.EffectiveOn, x.AgreedPerson, x.AgreedUnion = true, day("2026-11-02"), day("2026-11-01"), day("2026-11-01")
		}), "notice"},
		{"failed last year", roster.GroundFailed, nil, ""},
		{"failed this year already", roster.GroundFailed, func(f *exit.Facts) { f.FailedIn = []int{2026} }, ""},
		{"failed the year before last", roster.GroundFailed, func(f *exit.Facts) { f.FailedIn = []int{2024} }, "grade"},
		{"no grade", roster.GroundFailed, func(f *exit.Facts) { f.FailedIn = nil }, "grade"},
		{"expired", roster.GroundExpired, nil, ""},
		{"not expired", roster.GroundExpired, func(f *exit.Facts) { f.Contracts[0].EndsOn = day("2026-12-31") }, "expired"},
		{"without an end", roster.GroundExpired, func(f *exit.Facts) { f.Contracts[0].EndsOn = workday.Date{} }, "expired"},
		{"transferred", roster.GroundTransfer, nil, ""},
		{"transferred, nobody knows where", roster.GroundTransfer, x(func(x *exit.Exit) { x.Facts = "" }), "facts"},
		{"no last day", roster.GroundTransfer, x(func(x *exit.Exit) { x.EffectiveOn = day("") }), "day"},
		{"before the first day", roster.GroundTransfer, x(func(x *exit.Exit) { x.EffectiveOn = day("2023-02-28") }), "day"},
		{"a labour contract without its law", roster.GroundFailed, labour, "legal"},
		{"another law without words", roster.GroundFailed, func(f *exit.Facts) { labour(f); f.Exit.Legal = exit.LegalOther }, "legal"},
		{"a labour contract with its law", roster.GroundFailed, func(f *exit.Facts) { labour(f); f.Exit.Legal = exit.LegalUnfit }, ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := stopped(sound(c.ground, c.change)); got != c.want {
				t.Errorf("stopped by %q, want %q", got, c.want)
			}
		})
	}
}

// TestLabourLawWarns: the law beside the Measures is asked for and warned of, and never bars what people decide.
func TestLabourLawWarns(t *testing.T) {
	levels := func(f exit.Facts) string {
		out := ""
		for _, c := range exit.Checked(f) {
			if c.Key == "legal" || c.Key == "consult" || c.Key == "leave" {
				out += c.Key + ":" + string(c.Level) + " "
			}
		}
		return out
	}
	with := func(g roster.Ground, l exit.Legal, more func(*exit.Facts)) exit.Facts {
		return sound(g, func(f *exit.Facts) {
			labour(f)
			f.Exit.Legal = l
			if more != nil {
				more(f)
			}
		})
	}
	for _, c := range []struct {
		name string
		f    exit.Facts
		want string
	}{
		{"a service agreement asks for none", sound(roster.GroundFailed, nil), ""},
		{"§40(2) after a failed grade, the union not asked", with(roster.GroundFailed, exit.LegalUnfit, nil), "legal:warn consult:warn "},
		{"§39, the union asked", with(roster.GroundDiscipline, exit.LegalFault, func(f *exit.Facts) {
			f.Exit.ConsultedOn, f.Exit.ConsultUnion, f.Exit.ConsultOpinion = day("2026-11-11"), "玉山镇总工会机关工会", "同意解除"
		}), "legal:warn consult:ok "},
		{"§37 at one's own wish", with(roster.GroundWish, exit.LegalResigned, nil), "legal:note "},
		{"§36 by agreement", with(roster.GroundWish, exit.LegalAgreed, nil), "legal:note "},
		{"§44(2) at 65", with(roster.GroundAge, exit.LegalRetired, nil), "legal:note "},
		{"§39 for a failed grade does not go together", with(roster.GroundFailed, exit.LegalFault, nil), "legal:warn consult:warn "},
		{"§40(2) in sick leave", with(roster.GroundFailed, exit.LegalUnfit, func(f *exit.Facts) { f.OnLeave = true }), "legal:warn consult:warn leave:warn "},
		{"§39 in sick leave", with(roster.GroundDiscipline, exit.LegalFault, func(f *exit.Facts) { f.OnLeave = true }), "legal:warn consult:warn "},
		{"§44(1) in maternity leave", with(roster.GroundExpired, exit.LegalExpired, func(f *exit.Facts) { f.OnLeave = true }), "legal:note leave:warn "},
	} {
		if got := levels(c.f); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	f := with(roster.GroundFailed, exit.LegalUnfit, nil)
	if _, err := exit.Decide(f.Exit, exit.Checked(f), exit.Decision{}, "沈负责人", day("2026-11-20")); errs.CodeOf(err) != exit.CodeReason {
		t.Errorf("decided without a word of why: %v", err)
	}
	f.Exit.Explanation = "已于2026年3月培训、调整岗位，仍不能胜任。"
	if x, err := exit.Decide(f.Exit, exit.Checked(f), exit.Decision{Document: "玉工〔2026〕5号"}, "沈负责人", day("2026-11-20")); err != nil || x.State != exit.StateDecided {
		t.Errorf("with it: %v %s", err, x.State)
	}
}

// TestEarliest is example 19: an application of 2025-01-06 takes effect on 2025-02-05 at the earliest.
func TestEarliest(t *testing.T) {
	pol := rules("2025-01-06")
	earliest := exit.Earliest(pol, day("2025-01-06"))
	if earliest != day("2025-02-05") {
		t.Fatalf("earliest %s", earliest)
	}
	apply := func(wished string, agree bool) (exit.Exit, error) {
		return exit.Apply(exit.Exit{}, exit.Wish{WishedOn: day(wished), Reason: "回家照顾老人", ByAgreement: agree}, day("2025-01-06"), earliest, day("2023-01-01"))
	}
	if _, err := apply("2025-01-31", false); errs.CodeOf(err) != exit.CodeNotice || !strings.Contains(errs.Message(err), "2025年2月5日") {
		t.Errorf("25 days: %v", err)
	}
	if _, err := apply("2025-02-04", false); errs.CodeOf(err) != exit.CodeNotice {
		t.Errorf("29 days: %v", err)
	}
	if x, err := apply("2025-01-31", true); err != nil || !x.ByAgreement || x.AgreedPerson != day("2025-01-31") {
		t.Errorf("by agreement: %v %+v", err, x)
	}
	if x, err := apply("2025-02-05", true); err != nil || x.ByAgreement || !x.AgreedPerson.IsZero() {
		t.Errorf("thirty days need no agreement: %v", err)
	}
	if _, err := apply("2025-01-05", true); errs.CodeOf(err) != errs.FieldsCode {
		t.Errorf("yesterday: %v", err)
	}
	if _, err := apply("", true); errs.CodeOf(err) != errs.FieldsCode {
		t.Errorf("no day: %v", err)
	}
}

// TestHandover: what the system counts is done or spoken for, the rest is ticked; a withdrawn signature afterwards bars no filing.
func TestHandover(t *testing.T) {
	f := sound(roster.GroundTransfer, func(f *exit.Facts) {
		f.Exit.State = exit.StateDecided
		f.Open = []exit.Counted{{Key: "visits", Title: "没有签字确认的工作日志", Count: 2, Unit: "条"}, {Key: "forms", Title: "推荐表", Count: 0, Unit: "份"}}
	})
	if _, err := exit.Complete(f.Exit, exit.Checked(f), "周经办", day("2026-11-20").Start()); errs.CodeOf(err) != exit.CodeChecks {
		t.Errorf("nothing handed over: %v", err)
	}
	for _, p := range exit.Points() {
		f.Exit.Handover = append(f.Exit.Handover, exit.Handed{Key: p.Key, Done: true})
	}
	if _, err := exit.Complete(f.Exit, exit.Checked(f), "周经办", day("2026-11-20").Start()); errs.CodeOf(err) != exit.CodeChecks {
		t.Errorf("two visits are open: %v", err)
	}
	f.Exit.Handover = append(f.Exit.Handover, exit.Handed{Key: "visits", Note: "请王立新联系企业补签"})
	if _, err := exit.Complete(f.Exit, exit.Checked(f), "周经办", day("2026-11-20").Start().Add(-1)); errs.CodeOf(err) != exit.CodeChecks {
		t.Errorf("before the last day: %v", err)
	}
	x, err := exit.Complete(f.Exit, exit.Checked(f), "周经办", day("2026-11-20").Start())
	if err != nil || x.State != exit.StateCompleted {
		t.Fatalf("on the last day: %v", err)
	}
	f.Exit = x
	f.Open[1].Count = 3
	for _, c := range exit.Stops(exit.Checked(f), exit.StepComplete, exit.StepFile) {
		if strings.HasPrefix(c.Key, "open.") {
			t.Errorf("what was opened afterwards bars the filing: %+v", c)
		}
	}
}

// TestMoves: which state allows what.
func TestMoves(t *testing.T) {
	all := []exit.State{exit.StateApplied, exit.StateOpen, exit.StateDecided, exit.StateCompleted, exit.StateFiled, exit.StateWithdrawn, exit.StateVoid}
	moves := []struct {
		name string
		do   func(exit.Exit) (exit.Exit, error)
		from string
	}{
		{"accept", exit.Accept, "applied"},
		{"withdraw", exit.Withdraw, "applied open"},
		{"acknowledge", func(x exit.Exit) (exit.Exit, error) { return exit.Acknowledge(x, day("2026-11-20")) }, "decided"},
		{"reopen", func(x exit.Exit) (exit.Exit, error) { return exit.Reopen(x, "事实有误，重新核实") }, "decided"},
		{"agree", exit.AgreePerson, "applied open"},
		{"agree for the union", func(x exit.Exit) (exit.Exit, error) { return exit.AgreeUnion(x, "沈负责人") }, "open"},
		{"write", func(x exit.Exit) (exit.Exit, error) {
			return exit.Write(x, exit.Written{Ground: roster.GroundWish}, day("2026-11-20"))
		}, "open"},
		{"deliver", func(x exit.Exit) (exit.Exit, error) { return exit.Deliver(x, exit.Delivery{}, day("2026-11-20")) }, "open decided"},
		{"plead", func(x exit.Exit) (exit.Exit, error) {
			return exit.Plead(x, "情况不属实", false, day("2026-11-20").Start())
		}, "open"},
	}
	for _, m := range moves {
		var from []string
		for _, s := range all {
			x := exit.Exit{State: s, Origin: exit.OriginPhone, WishedOn: day("2026-12-01"), AskedAt: day("2026-11-01").Start()}
			x.EffectiveOn = day("2026-12-01")
			if _, err := m.do(x); err == nil {
				from = append(from, string(s))
			} else if errs.CodeOf(err) != exit.CodeState {
				t.Errorf("%s from %s: %v", m.name, s, err)
			}
		}
		if got := strings.Join(from, " "); got != m.from {
			t.Errorf("%s from %q, want %q", m.name, got, m.from)
		}
	}
	if _, err := exit.Void(exit.Exit{State: exit.StateApplied, Origin: exit.OriginPhone}, "本人已去世，另行办理"); errs.CodeOf(err) != exit.CodeState {
		t.Errorf("an application that nobody has taken up is given up by others: %v", err)
	}
	if x, err := exit.Void(exit.Exit{State: exit.StateOpen, Origin: exit.OriginPhone}, "本人已去世，另行办理"); err != nil || x.VoidReason != "本人已去世，另行办理" {
		t.Errorf("an accepted application between which something else came: %v", err)
	}
	if x, err := exit.Void(exit.Exit{State: exit.StateOpen, Origin: exit.OriginDesk}, "事实不成立，不再办理"); err != nil || x.State != exit.StateVoid {
		t.Errorf("void: %v", err)
	}
	if _, err := exit.Void(exit.Exit{State: exit.StateDecided, Origin: exit.OriginDesk}, "事实不成立，不再办理"); errs.CodeOf(err) != exit.CodeState {
		t.Errorf("the clerk gives up what the head decided: %v", err)
	}
	if _, err := exit.Withdraw(exit.Exit{State: exit.StateOpen, Origin: exit.OriginDesk}); errs.CodeOf(err) != exit.CodeState {
		t.Errorf("what the desk began is withdrawn: %v", err)
	}
	phone := exit.Exit{State: exit.StateDecided, ServedHow: exit.ServedPhone, ServedOn: day("2026-11-19"), DecidedOn: day("2026-11-18")}
	if x, err := exit.Deliver(phone, exit.Delivery{}, day("2026-11-20")); err != nil || x.ServedHow != exit.ServedPhone {
		t.Errorf("the person's own word is overwritten: %v", err)
	}
}

// TestADayBeforeTheDecision: a last day in post before the decision is said; where the union alone decides, it wants a word of why.
func TestADayBeforeTheDecision(t *testing.T) {
	for _, tc := range []struct {
		name   string
		ground roster.Ground
		last   string
		change func(*exit.Exit)
		want   exit.Level
	}{
		{"conduct, on the day", roster.GroundDiscipline, "2026-11-20", nil, exit.LevelOK},
		{"conduct, a day to come", roster.GroundDiscipline, "2026-12-31", nil, exit.LevelOK},
		{"conduct, the day before", roster.GroundDiscipline, "2026-11-19", nil, exit.LevelWarn},
		{"a failed grade, the day before", roster.GroundFailed, "2026-11-19", nil, exit.LevelWarn},
		{"expired, entered late", roster.GroundExpired, "2026-11-19", nil, exit.LevelNote},
		{"a Sunday", roster.GroundDiscipline, "2026-11-22", nil, exit.LevelOK},
		{"conduct, decided before the day and looked at later", roster.GroundDiscipline, "2026-11-18", func(x *exit.Exit) {
			x.State, x.DecidedOn = exit.StateDecided, day("2026-11-18")
		}, exit.LevelOK},
		{"conduct, decided after it", roster.GroundDiscipline, "2026-11-17", func(x *exit.Exit) {
			x.State, x.DecidedOn = exit.StateDecided, day("2026-11-18")
		}, exit.LevelNote},
	} {
		f := sound(tc.ground, func(f *exit.Facts) {
			f.Exit.EffectiveOn = day(tc.last)
			if tc.change != nil {
				tc.change(&f.Exit)
			}
		})
		points := exit.Checked(f)
		i := slices.IndexFunc(points, func(c exit.CheckedPoint) bool { return c.Key == "day" })
		if i < 0 || points[i].Level != tc.want {
			t.Errorf("%s: %+v, want %s", tc.name, points[max(i, 0)], tc.want)
		}
	}
	f := sound(roster.GroundDiscipline, func(f *exit.Facts) { f.Exit.EffectiveOn = day("2026-11-19") })
	if _, err := exit.Decide(f.Exit, exit.Checked(f), exit.Decision{}, "沈负责人", f.Today); errs.CodeOf(err) != exit.CodeReason {
		t.Errorf("set back without a word: %v", err)
	}
	f.Exit.Explanation = "本人十一月十九日起未再到岗，经核实。"
	if _, err := exit.Decide(f.Exit, exit.Checked(f), exit.Decision{}, "沈负责人", f.Today); err != nil {
		t.Errorf("with a word of why: %v", err)
	}
}

// TestNoContractIsNoExpiredOne: of somebody without a contract on record nothing is claimed to have ended.
func TestNoContractIsNoExpiredOne(t *testing.T) {
	for _, g := range []roster.Ground{roster.GroundAge, roster.GroundExpired} {
		f := sound(g, func(f *exit.Facts) { f.Contracts = nil })
		for _, c := range exit.Checked(f) {
			if (c.Key == "age" || c.Key == "expired") && (c.Level != exit.LevelNote || !strings.Contains(c.Text, "没有登记合同")) {
				t.Errorf("%s: %+v", g, c)
			}
		}
	}
}

// TestTheStatementIsThePersons: what the person stated in the system no clerk writes over; of what the clerk entered it is the
// clerk's.
func TestTheStatementIsThePersons(t *testing.T) {
	x := exit.Exit{State: exit.StateOpen, Origin: exit.OriginDesk, AskedAt: day("2026-11-01").Start()}
	w := exit.Written{Ground: roster.GroundDiscipline, Statement: "本人承认全部事实。", StatementOn: day("2026-11-02"), Facts: "经过"}
	entered, err := exit.Write(x, w, day("2026-11-20"))
	if err != nil || entered.Statement != "本人承认全部事实。" {
		t.Fatalf("entered by the clerk: %q %v", entered.Statement, err)
	}
	stated, err := exit.Plead(entered, " 情况不属实，当日在企业调解。 ", false, day("2026-11-19").Start())
	if err != nil || stated.Statement != "情况不属实，当日在企业调解。" || stated.StatementOn != day("2026-11-19") {
		t.Fatalf("stated: %+v %v", stated.Written, err)
	}
	w.Facts, w.Declined = "补充的经过", true
	after, err := exit.Write(stated, w, day("2026-11-20"))
	if err != nil || after.Statement != stated.Statement || after.StatementOn != stated.StatementOn || after.Declined || after.Facts != "补充的经过" {
		t.Errorf("written over: %+v %v", after.Written, err)
	}
	declined, err := exit.Plead(after, "这句不算", true, day("2026-11-20").Start())
	if err != nil || declined.Statement != "" || !declined.Declined {
		t.Errorf("declined: %+v %v", declined.Written, err)
	}
	if again, err := exit.Write(declined, w, day("2026-11-20")); err != nil || again.Statement != "" || !again.Declined {
		t.Errorf("a word is put into a mouth that said nothing: %+v %v", again.Written, err)
	}
}

// TestDismissalOf: an end by conduct or grade is pointed out for five years, no other.
func TestDismissalOf(t *testing.T) {
	e := roster.Engagement{EndedOn: day("2022-03-31"), EndGround: roster.GroundDiscipline}
	if d, told := exit.DismissalOf(e, 5, day("2027-03-31")); !told || d.Until != day("2027-03-31") || d.Article != "第十一条第（二）项" {
		t.Errorf("on the last day of the term: %v %+v", told, d)
	}
	if _, told := exit.DismissalOf(e, 5, day("2027-04-01")); told {
		t.Error("after the term")
	}
	if _, told := exit.DismissalOf(e, 0, day("2022-04-01")); told {
		t.Error("no term is laid")
	}
	for _, g := range []roster.Ground{roster.GroundAge, roster.GroundWish, roster.GroundExpired, roster.GroundOther} {
		e.EndGround = g
		if _, told := exit.DismissalOf(e, 5, day("2022-04-01")); told {
			t.Errorf("%s is pointed out", g)
		}
	}
	e.EndGround = roster.GroundFailed
	if _, told := exit.DismissalOf(e, 5, day("2022-04-01")); !told {
		t.Error("a failed grade is not")
	}
}

// TestCorrectKeepsWhoAsked: the person's own application becomes nobody's dismissal by a correction.
func TestCorrectKeepsWhoAsked(t *testing.T) {
	x := exit.Exit{State: exit.StateFiled, Origin: exit.OriginPhone}
	x.Ground, x.EffectiveOn = roster.GroundWish, day("2026-11-20")
	c := exit.Correction{Ground: roster.GroundDiscipline, Paper: "玉工〔2026〕8号", Reason: "调查后认定的事实"}
	if _, err := exit.Correct(x, c, day("2026-12-01")); !errs.Is(err, exit.CodeContent) {
		t.Errorf("by the person: %v", err)
	}
	x.Origin = exit.OriginDesk
	if after, err := exit.Correct(x, c, day("2026-12-01")); err != nil || after.Ground != roster.GroundDiscipline {
		t.Errorf("by the union: %s %v", after.Ground, err)
	}
}

// TestFarDays: a day that nothing can be counted from is refused where it is written.
func TestFarDays(t *testing.T) {
	x := exit.Exit{State: exit.StateOpen, Origin: exit.OriginDesk}
	for on, want := range map[string]bool{"2028-12-01": true, "2028-12-02": false, "9999-12-31": false} {
		if _, err := exit.Write(x, exit.Written{Ground: roster.GroundWish, EffectiveOn: day(on)}, day("2026-12-01")); (err == nil) != want {
			t.Errorf("%s: %v", on, err)
		}
	}
	if _, err := exit.Apply(exit.Exit{}, exit.Wish{WishedOn: day("9999-12-31")}, day("2026-12-01"), day("2026-12-31"), day("2024-01-01")); !errs.Is(err, errs.FieldsCode) {
		t.Errorf("applied: %v", err)
	}
}

// TestTheAgeIsThePolicys: the check names the age that the policy says.
func TestTheAgeIsThePolicys(t *testing.T) {
	f := sound(roster.GroundAge, func(f *exit.Facts) { f.RetireAge, f.Retires = 63, day("2030-06-15") })
	checks := exit.Checked(f)
	i := slices.IndexFunc(checks, func(c exit.CheckedPoint) bool { return c.Key == "age" })
	if i < 0 {
		t.Fatalf("no check of the age among %+v", checks)
	}
	if c := checks[i]; c.Title != "满63周岁，合同已到期" || c.Text != "2030年6月15日才满63周岁，不能以此为由。" {
		t.Errorf("%s：%s", c.Title, c.Text)
	}
}
