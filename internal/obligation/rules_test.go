package obligation_test

import (
	"strings"
	"testing"

	"xiezhi/internal/obligation"
	"xiezhi/internal/policy"
	"xiezhi/internal/workday"
)

// Working days by the State Council's calendar; 2026-11-22 is a Sunday.
func TestToneOf(t *testing.T) {
	cal := workday.Embedded()
	for _, c := range []struct {
		today, due string
		tone       obligation.Tone
		left       int
	}{
		{"2026-11-22", "2026-11-22", obligation.ToneSoon, 0},
		{"2026-11-22", "2026-12-04", obligation.ToneSoon, 10},
		{"2026-11-22", "2026-12-07", obligation.ToneCalm, 11},
		{"2026-11-24", "2026-11-23", obligation.ToneLate, -1},
		{"2026-11-23", "2026-11-20", obligation.ToneLate, -1},
	} {
		tone, left := obligation.ToneOf(cal, day(c.today), day(c.due))
		if tone != c.tone || left != c.left {
			t.Errorf("%s due %s: %s %d, want %s %d", c.today, c.due, tone, left, c.tone, c.left)
		}
	}
}

// A line whose proof may still come is amber, not red: the eighty days are due on 31 December by service date, and are
// confirmed until 15 January.
func TestOverdue(t *testing.T) {
	cal := workday.Embedded()
	days := obligation.Obligation{State: obligation.StateOpen, DueOn: day("2025-12-31"), SettlesOn: day("2026-01-15")}
	filing := obligation.Obligation{State: obligation.StateOpen, DueOn: day("2025-12-31")}
	for _, c := range []struct {
		line    obligation.Obligation
		today   string
		overdue bool
		tone    obligation.Tone
		left    int
	}{
		{days, "2025-12-01", false, obligation.ToneCalm, 22},
		{days, "2025-12-31", false, obligation.ToneSoon, 0},
		{days, "2026-01-04", false, obligation.ToneSoon, -1}, // a worked Sunday
		{days, "2026-01-15", false, obligation.ToneSoon, -10},
		{days, "2026-01-16", true, obligation.ToneLate, -11},
		{filing, "2025-12-31", false, obligation.ToneSoon, 0},
		{filing, "2026-01-01", true, obligation.ToneLate, 0},
		{obligation.Obligation{State: obligation.StateMet, DueOn: day("2025-12-31")}, "2026-03-01", false, obligation.ToneLate, -35},
	} {
		tone, left := c.line.ToneOn(cal, day(c.today))
		if got := c.line.Overdue(day(c.today)); got != c.overdue || c.line.State == obligation.StateOpen && (tone != c.tone || left != c.left) {
			t.Errorf("%+v on %s: overdue %v, %s %d", c.line, c.today, got, tone, left)
		}
	}
}

func TestEveryRuleHasWords(t *testing.T) {
	for _, rule := range []obligation.Rule{
		obligation.RuleFieldDays, obligation.RuleApprovalStep, obligation.RulePlan, obligation.RuleWritten, obligation.RuleRenewal, obligation.RuleDispute, obligation.RuleInduction, obligation.RuleTrainingHeld, obligation.RuleYearlyReport, obligation.RuleTargetStatement, obligation.RuleAppraisal,
		obligation.RuleOctoberFiling, obligation.RuleExitFiling, obligation.RuleRetire65, obligation.RuleInspectionReport, obligation.RuleLocalRules, obligation.RuleFailedGrade, obligation.RuleComplaint,
	} {
		d := rule.Demand()
		if _, known := policy.RuleOf(d.Key); !known || d.Title == string(rule) || d.Article == "" || d.Asks == "" || d.Trigger == "" || d.Due == "" || d.Bearer == "" || d.Escalation == "" {
			t.Errorf("%s lacks words: %+v", rule, d)
		}
		for _, key := range d.Also {
			if r, known := policy.RuleOf(key); !known || key == d.Key || r.Title == "" {
				t.Errorf("%s: %s does not act beside %s", rule, key, d.Key)
			}
		}
	}
	if got := obligation.Rule("unheard_of").Title(); got != "unheard_of" {
		t.Errorf("an unknown rule is called %s", got)
	}
	for _, s := range []obligation.State{obligation.StateOpen, obligation.StateMet, obligation.StateLate, obligation.StateWaived, obligation.StateVoid} {
		if s.Title() == "" {
			t.Errorf("%s has no title", s)
		}
	}
}

// The words of a deadline say the reading in force: fixed limits stay where they are, and periods roll, unless the province
// lays it otherwise (readings question 2).
func TestDemandUnder(t *testing.T) {
	plain := policy.At(nil, workday.MustParse("2026-11-26"))
	laid := policy.At([]policy.Place{{Level: policy.Province, Overlays: []policy.Overlay{
		{Key: policy.RollFixedLimits, Value: "true", From: workday.MustParse("2026-01-01")},
		{Key: policy.RollPeriodEnd, Value: "false", From: workday.MustParse("2026-01-01")},
	}}}, workday.MustParse("2026-11-26"))
	for rule, want := range map[obligation.Rule][2]string{
		obligation.RulePlan:          {"不因休息日顺延", "遇休息日的顺延到下一个工作日"},
		obligation.RuleOctoberFiling: {"不因休息日顺延", "遇休息日的顺延到下一个工作日"},
		obligation.RuleInduction:     {"最后一日是休息日的顺延到下一个工作日", "最后一日是休息日的不顺延"},
		obligation.RuleWritten:       {"最后一日是休息日的顺延到下一个工作日", "最后一日是休息日的不顺延"},
	} {
		d := rule.Demand()
		if got := d.Under(plain); !strings.Contains(got.Asks, want[0]) || got.Due != d.Due {
			t.Errorf("%s by the Measures: %s %s", rule, got.Asks, got.Due)
		}
		if got := d.Under(laid); !strings.Contains(got.Asks, want[1]) || strings.Contains(got.Asks, want[0]) {
			t.Errorf("%s laid otherwise: %s", rule, got.Asks)
		}
	}
	if got := obligation.RulePlan.Demand().Under(laid).Due; got != "10月31日24时，遇休息日的顺延到下一个工作日" {
		t.Errorf("the plan's day: %s", got)
	}
}
