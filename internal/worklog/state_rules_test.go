package worklog

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/platform/errs"
)

var noon = time.Date(2025, 3, 12, 4, 0, 0, 0, time.UTC)

func TestStates(t *testing.T) {
	submitted := func(v Visit) Visit { v.VersionID = "ver1"; return v }
	for _, tc := range []struct {
		act  string
		do   func(Visit) (Visit, error)
		from map[State]State // where it leads; states left out refuse
	}{
		{"save", func(v Visit) (Visit, error) { return Save(v, content()) }, map[State]State{
			StateDraft: StateDraft, StateReturned: StateReturned, StateRefused: StateRefused, StateWithdrawn: StateWithdrawn,
		}},
		{"submit", func(v Visit) (Visit, error) { return Submit(v, "ver2", noon) }, map[State]State{
			StateDraft: StateWaiting, StateReturned: StateWaiting, StateRefused: StateWaiting, StateWithdrawn: StateWaiting,
		}},
		{"invite", func(v Visit) (Visit, error) { return v, Invite(v) }, map[State]State{StateWaiting: StateWaiting}},
		{"confirm", func(v Visit) (Visit, error) { return Confirm(v, StrengthDrawn, true, noon) }, map[State]State{StateWaiting: StateConfirmed}},
		{"correct", func(v Visit) (Visit, error) { return AskCorrection(v, "日期应为11日") }, map[State]State{StateWaiting: StateReturned}},
		{"refuse", func(v Visit) (Visit, error) { return Refuse(v, "当天没有来") }, map[State]State{StateWaiting: StateRefused}},
		{"withdraw", func(v Visit) (Visit, error) { return Withdraw(v, "签错了单位") }, map[State]State{StateConfirmed: StateWithdrawn}},
		{"recall", Recall, map[State]State{StateWaiting: StateDraft}},
		{"delete", func(v Visit) (Visit, error) { return v, Delete(v) }, map[State]State{}}, // once frozen, never deleted
	} {
		for _, from := range []State{StateDraft, StateWaiting, StateConfirmed, StateReturned, StateRefused, StateWithdrawn} {
			t.Run(tc.act+" "+string(from), func(t *testing.T) {
				v := submitted(Visit{State: from, Source: SourceSystem, Consent: ConsentNone})
				after, err := tc.do(v)
				to, open := tc.from[from]
				if !open {
					if errs.CodeOf(err) != CodeState {
						t.Fatalf("error %v, want %s", err, CodeState)
					}
					if diff := cmp.Diff(v, after); diff != "" {
						t.Errorf("a refused act changed the entry:\n%s", diff)
					}
					return
				}
				if err != nil || after.State != to {
					t.Errorf("state %s, error %v, want %s", after.State, err, to)
				}
			})
		}
	}
}

func TestDraftThatNobodySawIsDeleted(t *testing.T) {
	if err := Delete(Visit{State: StateDraft}); err != nil {
		t.Error(err)
	}
}

func TestAnswersNeedAReason(t *testing.T) {
	for name, do := range map[string]func(Visit, string) (Visit, error){"correct": AskCorrection, "refuse": Refuse} {
		if _, err := do(Visit{State: StateWaiting}, " 无 "); fieldsOf(err) != "note" {
			t.Errorf("%s without a reason: %v", name, err)
		}
	}
}

func TestSubmitForgetsTheFormerAnswer(t *testing.T) {
	v := Visit{State: StateWithdrawn, Strength: StrengthDrawn, Counted: true, ConfirmedAt: noon, StateReason: "签错了", VersionID: "ver1"}
	got, err := Submit(v, "ver2", noon)
	if err != nil {
		t.Fatal(err)
	}
	want := Visit{State: StateWaiting, VersionID: "ver2", SubmittedAt: noon}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestOpeningEntriesAreNotChangedInTheSystem(t *testing.T) {
	v := Visit{State: StateWaiting, Source: SourceOpening}
	if Invite(v) == nil {
		t.Error("an entry from paper was offered for an online signature")
	}
	if _, err := Recall(v); err == nil {
		t.Error("an entry from paper was recalled")
	}
	if diff := cmp.Diff([]Action{ActCopy}, OwnActions(v)); diff != "" {
		t.Error(diff)
	}
}

func TestOwnActions(t *testing.T) {
	for _, tc := range []struct {
		v    Visit
		want []Action
	}{
		{Visit{State: StateDraft}, []Action{ActSave, ActSubmit, ActDelete, ActCopy}},
		{Visit{State: StateDraft, VersionID: "ver1"}, []Action{ActSave, ActSubmit, ActCopy}},
		{Visit{State: StateWaiting}, []Action{ActInvite, ActPaper, ActRecall, ActCopy}},
		{Visit{State: StateConfirmed}, []Action{ActCopy}},
		{Visit{State: StateReturned, VersionID: "ver1"}, []Action{ActSave, ActSubmit, ActCopy}},
		{Visit{State: StateRefused, VersionID: "ver1"}, []Action{ActSave, ActSubmit, ActCopy}},
		{Visit{State: StateWithdrawn, VersionID: "ver1"}, []Action{ActSave, ActSubmit, ActCopy}},
	} {
		if diff := cmp.Diff(tc.want, OwnActions(tc.v)); diff != "" {
			t.Errorf("%s: %s", tc.v.State, diff)
		}
	}
}

func TestDecideConsent(t *testing.T) {
	asked := Visit{State: StateDraft, Consent: ConsentAsked}
	for _, tc := range []struct {
		name   string
		v      Visit
		give   bool
		reason string
		want   Consent
		code   string
	}{
		{"given", asked, true, "", ConsentGiven, ""},
		{"refused with a reason", asked, false, "另派他人", ConsentRefused, ""},
		{"refused without", asked, false, "", "", errs.FieldsCode},
		{"taken back", Visit{State: StateWaiting, Consent: ConsentGiven}, false, "另派他人", ConsentRefused, ""},
		{"nothing asked", Visit{State: StateDraft, Consent: ConsentNone}, true, "", "", "visit_no_consent"},
		{"too late", Visit{State: StateConfirmed, Consent: ConsentAsked}, true, "", "", CodeState},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got, err := DecideConsent(tc.v, tc.give, tc.reason, "a1", noon)
			if errs.CodeOf(err) != tc.code {
				t.Fatalf("error %v, want %q", err, tc.code)
			}
			if err == nil && (got.Consent != tc.want || got.ConsentBy != "a1" || got.ConsentAt != noon) {
				t.Errorf("got %+v", got)
			}
		})
	}
}
