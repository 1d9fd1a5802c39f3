package hiring_test

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"xiezhi/internal/app/apptest"
	"xiezhi/internal/authz"
	"xiezhi/internal/hiring"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/roster"
)

// TestSignalsOf: contract before approval, another term, no form, over quota, wrong approver, no union as party, two unions;
// 期初 raises none but the last.
func TestSignalsOf(t *testing.T) {
	remark := func(code string) hiring.Remark {
		return hiring.Remark{Code: code, Weight: hiring.WeightSignal, Text: code}
	}
	entered := func(list ...hiring.Remark) hiring.SignedContract {
		return hiring.SignedContract{Contract: roster.Contract{ID: "c", StartsOn: on("2026-03-01"), EndsOn: on("2028-02-29")}, Entered: true, Remarks: list}
	}
	direct := hiring.SignedContract{Contract: roster.Contract{ID: "c", StartsOn: on("2026-03-01")}}
	later := hiring.SignedContract{Contract: roster.Contract{ID: "l", StartsOn: on("2028-03-01")}}
	opening := hiring.SignedContract{Contract: roster.Contract{ID: "o", StartsOn: on("2026-03-01"), Opening: true}}
	f := func(change func(*hiring.SignalFacts)) hiring.SignalFacts {
		out := hiring.SignalFacts{EngagementID: "e", OnDuty: on("2026-03-01"), Channel: roster.ChannelOwn, Contracts: []hiring.SignedContract{entered()}}
		change(&out)
		return out
	}
	cases := []struct {
		name  string
		facts hiring.SignalFacts
		off   bool
		want  string
	}{
		{"by the book", f(func(*hiring.SignalFacts) {}), false, ""},
		{"with notes and warnings only", f(func(f *hiring.SignalFacts) {
			f.Contracts = []hiring.SignedContract{entered(hiring.Remark{Code: "probation_long", Weight: hiring.WeightWarn})}
		}), false, ""},
		{"before the approval", f(func(f *hiring.SignalFacts) {
			f.Contracts = []hiring.SignedContract{entered(remark("before_approval"), remark("before_approval"))}
		}), false, "early c"},
		{"another term", f(func(f *hiring.SignalFacts) { f.Contracts = []hiring.SignedContract{entered(remark("dates_differ"))} }), false, "dates c"},
		{"approved by another", f(func(f *hiring.SignalFacts) { f.Contracts = []hiring.SignedContract{entered(remark("wrong_approver"))} }), false, "approver c"},
		{"entered directly", f(func(f *hiring.SignalFacts) { f.Contracts = []hiring.SignedContract{direct} }), false, "none e"},
		{"no contract at all", f(func(f *hiring.SignalFacts) { f.Contracts = nil }), false, "none e"},
		{"directly, and over the quota", f(func(f *hiring.SignalFacts) { f.Contracts, f.Over = nil, "没有空额" }), false, "over e, none e"},
		{"bought, no paper", f(func(f *hiring.SignalFacts) { f.Channel = roster.ChannelProcured }), false, "party e"},
		{"bought, with the paper", f(func(f *hiring.SignalFacts) {
			f.Channel, f.ManagedPaper = roster.ChannelProcured, "玉工〔2026〕2号"
		}), false, ""},
		{"claimed by another", f(func(f *hiring.SignalFacts) { f.Claims = []hiring.ClaimFact{{ID: "k", OnDuty: on("2026-06-01")}} }), false, "double k"},
		{"renewed without a form", f(func(f *hiring.SignalFacts) { f.Contracts = append(f.Contracts, later) }), false, "none l"},
		{"renewed by a form after a direct entry", f(func(f *hiring.SignalFacts) {
			f.Contracts = []hiring.SignedContract{direct, {Contract: later.Contract, Entered: true}}
		}), false, ""},
		{"期初", f(func(f *hiring.SignalFacts) {
			f.Opening, f.Channel, f.Contracts, f.Over = true, roster.ChannelProcured, []hiring.SignedContract{opening}, "没有空额"
		}), false, ""},
		{"期初, claimed", f(func(f *hiring.SignalFacts) {
			f.Opening, f.Contracts, f.Claims = true, nil, []hiring.ClaimFact{{ID: "k"}}
		}), false, "double k"},
		{"期初, renewed without a form", f(func(f *hiring.SignalFacts) { f.Opening, f.Contracts = true, []hiring.SignedContract{opening, direct} }), false, "none c"},
		{"before the chapter was on", f(func(f *hiring.SignalFacts) { f.OnDuty, f.Contracts = on("2025-12-31"), nil }), false, ""},
		{"the chapter is off", f(func(f *hiring.SignalFacts) { f.Contracts = nil }), true, ""},
	}
	for _, c := range cases {
		pol := turnedOn(t, "2026-11-23")
		if c.off {
			pol = turnedOn(t, "2025-11-23")
		}
		var got []string
		for _, w := range hiring.SignalsOf(c.facts, pol) {
			got = append(got, string(w.Kind)+" "+w.Subject)
			if w.Text == "" || w.Kind.Title() == "" || w.Kind.Law() == "" {
				t.Errorf("%s: %s says nothing", c.name, w.Kind)
			}
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("%s: %q, want %q", c.name, s, c.want)
		}
	}
}

func TestDecider(t *testing.T) {
	at := func(county, city string) org.Place { return org.Place{UnionID: "u", CountyID: county, CityID: city} }
	for _, c := range []struct {
		a, b org.Place
		want string
	}{
		{at("昆山", "苏州"), at("昆山", "苏州"), "苏州"},
		{at("昆山", "苏州"), at("太仓", "苏州"), "苏州"},
		{at("昆山", "苏州"), at("江宁", "南京"), "省"},
		{at("", "苏州"), at("昆山", "苏州"), "苏州"},
		{at("", ""), at("昆山", "苏州"), "省"},
		{at("", ""), at("", ""), "省"},
		{org.Place{UnionID: "苏州", CityID: "苏州"}, at("昆山", "苏州"), "省"}, // nobody decides in the own cause
		{at("昆山", "苏州"), org.Place{UnionID: "苏州", CityID: "苏州"}, "省"},
	} {
		if got := hiring.Decider(c.a, c.b, "省"); got != c.want {
			t.Errorf("%v and %v: %s, want %s", c.a, c.b, got, c.want)
		}
	}
}

func TestCheckDecision(t *testing.T) {
	for _, c := range []struct {
		outcome          hiring.Outcome
		document, reason string
		want             string
	}{
		{"stays", "", "劳动关系在先", ""},
		{"moves", "苏工〔2026〕3号", "本人意愿", ""},
		{"", "", "理由", "outcome"},
		{"both", "", "", "outcome reason"},
		{"stays", strings.Repeat("号", 121), "理由", "document"},
	} {
		var fields []string
		for _, f := range errs.FieldsOf(hiring.CheckDecision(c.outcome, c.document, c.reason)) {
			fields = append(fields, f.Field)
		}
		if got := strings.Join(fields, " "); got != c.want {
			t.Errorf("%v: %q, want %q", c, got, c.want)
		}
	}
}

func (w *contractWorld) signals(c *apptest.Client, query string) []hiring.SignalLine {
	w.t.Helper()
	return apptest.Read[struct{ Items []hiring.SignalLine }](w.t, c.Do(w.t, "GET", "/api/hiring/signals"+query, nil).Want(w.t, 200)).Items
}

// TestSignalsAreKept: a direct entry over the quota is recorded, the union says what there is to say, and inspection reads both.
func TestSignalsAreKept(t *testing.T) {
	eachContract(t, func(t *testing.T, w *contractWorld) {
		for range 4 {
			w.head(t, "昆山市总工会", "2025-01-01", "", roster.ChannelOwn)
		}
		body := object{
			"name": "孙明", "idNumber": someone(t, "19880808", 901).Number(), "phone": "", "political": "13", "education": "21", "titleText": "", "formerPost": "", "resume": "",
			"meetsPolitical": true, "meetsKnowledge": true, "meetsAbility": true, "meetsHealth": true, "prefQualified": false, "prefExperience": false, "prefGraduate": false,
			"qualifications": []any{}, "unionId": w.id(t, "玉山镇总工会"), "postUnionId": "", "channel": "procured", "managedPaper": "", "onDuty": "2026-11-20", "note": "",
		}
		p := apptest.Read[roster.PersonView](t, w.yushan.Do(t, "POST", "/api/persons", body).Want(t, 201))
		kinds := func(list []hiring.SignalLine) []string {
			out := []string{}
			for _, l := range list {
				s := l.KindTitle
				if !l.SettledOn.IsZero() {
					s += "（已消除）"
				}
				out = append(out, s)
			}
			slices.Sort(out)
			return out
		}
		want := []string{"合同一方不是工会", "没有经过推荐表", "超员额聘用"}
		for _, c := range []*apptest.Client{w.yushan, w.kunshan, w.inspector} {
			if diff := cmp.Diff(want, kinds(w.signals(c, ""))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		}
		w.Anonymous().Do(t, "GET", "/api/hiring/signals", nil).Refused(t, 401, "not_signed_in")
		w.finance.Do(t, "GET", "/api/hiring/signals", nil).Refused(t, 403, "permission_missing")
		if got := w.signals(w.zhoushi, ""); len(got) != 0 {
			t.Errorf("the neighbour reads %v", kinds(got))
		}
		if got := w.signals(w.jiangning, ""); len(got) != 0 {
			t.Errorf("the neighbouring county reads %v", kinds(got))
		}
		over := w.signals(w.kunshan, "?kind=over")[0]
		if over.Name != "孙明" || over.UnionName != "玉山镇总工会" || !strings.HasPrefix(over.Words, "登记时没有空额：") || len(over.Actions) != 0 {
			t.Errorf("%+v", over)
		}
		path := "/api/hiring/signals/" + over.ID + "/explain"
		say := func(c *apptest.Client, rev int, text string) apptest.Reply {
			return c.Do(t, "POST", path, object{"rev": rev, "text": text})
		}
		say(w.Anonymous(), 1, "任务急").Refused(t, 401, "not_signed_in")
		say(w.kunshan, 1, "任务急").Refused(t, 403, "permission_missing")
		say(w.zhoushi, 1, "任务急").Refused(t, 404, "not_found")
		say(w.yushan, 1, " ").Refused(t, 422, "signal_explanation")
		say(w.yushan, 5, "任务急").Refused(t, 409, "stale")
		w.yushan.Do(t, "POST", path, []byte("{")).Refused(t, 400, "malformed")
		say(w.yushan, 1, "园区任务急，先行到岗，已报县总工会追加计划。").Want(t, 204)
		if got := w.signals(w.inspector, "?state=explained"); len(got) != 1 || got[0].Explanation != "园区任务急，先行到岗，已报县总工会追加计划。" || got[0].ExplainedName == "" {
			t.Errorf("explained: %+v", got)
		}
		if got := w.signals(w.inspector, "?state=open&unionId="+w.id(t, "玉山镇总工会")); len(got) != 2 {
			t.Errorf("open: %v", kinds(got))
		}
		// a paper that a union manages the person settles what it says; what was over stays
		e := p.Engagements[0]
		w.yushan.Do(t, "PUT", "/api/engagements/"+e.ID, object{"rev": e.Rev, "channel": "procured", "managedPaper": "玉工〔2026〕2号", "onDuty": "2026-11-20", "note": ""}).Want(t, 200)
		w.approveMore(t)
		if err := w.App.Contracts.OweAll(t.Context()); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff([]string{"合同一方不是工会（已消除）", "没有经过推荐表", "超员额聘用"}, kinds(w.signals(w.inspector, ""))); diff != "" {
			t.Errorf("later (-want +got):\n%s", diff)
		}
	})
}

// TestApprovedByAnotherUnion: the engine lets nobody but 上一级总工会 approve, or whoever it has delegated to; a form whose
// approval came by another way and names another union is kept, and shown to inspection (Art. 6(3), example 18).
func TestApprovedByAnotherUnion(t *testing.T) {
	eachContract(t, func(t *testing.T, w *contractWorld) {
		for n, tc := range []struct{ by, want string }{
			{"昆山市总工会", ""},
			{"苏州市总工会", "推荐表由苏州市总工会批准，不是上一级总工会。"}, // over the county's head
			{"太仓市总工会", "推荐表由太仓市总工会批准，不是上一级总工会。"},
			{"玉山镇总工会", "推荐表由玉山镇总工会批准，不是上一级总工会。"}, // its own
		} {
			f := w.form(someone(t, "19850312", 601+2*n), func(f *hiring.Form) { f.DecidedUnionID, f.Number = w.id(t, tc.by), fmt.Sprint("2026-1", n) })
			in := signed(f, "2026-11-23")
			if tc.want != "" {
				w.sign(w.yushan, in).Refused(t, 422, "contract_reason")
				in = in.with("reason", "原批准单位有误，已补报")
			}
			v := apptest.Read[hiring.ContractView](t, w.sign(w.yushan, in).Want(t, 201))
			var said, found []string
			for _, r := range v.Remarks {
				if r.Code == "wrong_approver" {
					said = append(said, r.Text)
				}
			}
			for _, l := range w.signals(w.inspector, "?kind=approver") {
				if l.Contract == v.ID {
					found = append(found, l.Words)
				}
			}
			for where, got := range map[string][]string{"kept with the contract": said, "shown to inspection": found} {
				if s := strings.Join(got, " "); s != tc.want {
					t.Errorf("approved by %s, %s: %q, want %q", tc.by, where, s, tc.want)
				}
			}
		}
		if got := w.signals(w.jiangning, "?kind=approver"); len(got) != 0 {
			t.Errorf("the neighbouring county reads %+v", got)
		}
	})
}

// approveMore is a supplement that makes room afterwards.
func (w *contractWorld) approveMore(t *testing.T) {
	t.Helper()
	w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
		_, err := hiring.PostApproved(ctx, tx, w.kunshan.Actor.Audit(), hiring.Approval{
			Year: 2026, Document: "苏工发〔2026〕77号", DecidedOn: day("2026-11-23"), Supplement: true, Numbers: w.numbers(t, "昆山市总工会", 3),
		})
		return err
	})
}

// TestTwoUnionsClaimOne: each side sees that there is a conflict and whom to call; across cities the province decides, in
// ten working days that make nothing late (example 23, question 21).
func TestTwoUnionsClaimOne(t *testing.T) {
	eachContract(t, func(t *testing.T, w *contractWorld) {
		person := w.head(t, "江宁区总工会", "2024-03-01", "", roster.ChannelOwn)
		f := w.form(identity(t, w.n), nil)
		w.sign(w.yushan, signed(f, "2026-11-23")).Refused(t, 422, "person_engaged_elsewhere")
		province, city := w.As(t, authz.RoleApprover, "江苏省总工会"), w.As(t, authz.RoleApprover, "苏州市总工会")
		holder := w.As(t, authz.RoleClerk, "江宁区总工会")
		disputes := func(c *apptest.Client) []hiring.DisputeView {
			t.Helper()
			return apptest.Read[struct{ Items []hiring.DisputeView }](t, c.Do(t, "GET", "/api/hiring/disputes", nil).Want(t, 200)).Items
		}
		w.Anonymous().Do(t, "GET", "/api/hiring/disputes", nil).Refused(t, 401, "not_signed_in")
		w.finance.Do(t, "GET", "/api/hiring/disputes", nil).Refused(t, 403, "permission_missing")
		for name, c := range map[string]*apptest.Client{"the neighbour": w.zhoushi, "the claimant's city": city, "the claimant's county": w.kunshan} {
			if got := disputes(c); len(got) != 0 {
				t.Errorf("%s reads %+v", name, got)
			}
		}
		see := func(c *apptest.Client) string {
			t.Helper()
			list := disputes(c)
			if len(list) != 1 {
				t.Fatalf("%d conflicts", len(list))
			}
			d := list[0]
			return fmt.Sprint(d.Side, " 现:", d.HolderName, " 申请:", d.ClaimantName, " 档案:", d.PersonRef == person, " 联系:", d.Contact.Union, " ", d.DueOn, " ", d.Actions)
		}
		// ten working days after Monday 2026-11-23: Monday 2026-12-07
		for want, c := range map[string]*apptest.Client{
			"claimant 现: 申请: 档案:false 联系:南京市总工会 2026-12-07 []": w.yushan, "holder 现: 申请: 档案:true 联系:昆山市总工会 2026-12-07 []": holder,
			"decider 现:江宁区总工会 申请:玉山镇总工会 档案:true 联系: 2026-12-07 [decide]": province,
		} {
			if got := see(c); got != want {
				t.Errorf("%q, want %q", got, want)
			}
		}
		if diff := cmp.Diff([]string{"dispute 2026-12-07 open"}, w.owed(person)); diff != "" {
			t.Errorf("owed (-want +got):\n%s", diff)
		}
		if got := w.signals(w.jiangning, "?kind=double"); len(got) != 1 || strings.Contains(got[0].Words, "玉山") {
			t.Errorf("the holder's side: %+v", got)
		}
		w.yushan.Do(t, "GET", "/api/hiring/disputes?cursor=x", nil).Want(t, 400)
		w.yushan.Do(t, "GET", "/api/hiring/disputes?limit=0", nil).Want(t, 422)
		id := disputes(province)[0].ID
		decide := func(c *apptest.Client, rev int, outcome, reason string) apptest.Reply {
			return c.Do(t, "POST", "/api/hiring/disputes/"+id+"/decide", object{"rev": rev, "outcome": outcome, "document": "苏工办〔2026〕30号", "reason": reason})
		}
		decide(w.Anonymous(), 1, "moves", "本人意愿").Refused(t, 401, "not_signed_in")
		decide(w.yushan, 1, "moves", "本人意愿").Refused(t, 403, "permission_missing")
		decide(city, 1, "moves", "本人意愿").Refused(t, 404, "not_found")
		decide(province, 9, "moves", "本人意愿").Refused(t, 409, "stale")
		decide(province, 1, "moves", "").Refused(t, 422, "dispute_decision")
		decide(province, 1, "neither", "理由").Want(t, 422)
		decide(province, 1, "moves", "本人已到昆山工作").Want(t, 204)
		decide(province, 2, "stays", "再改").Refused(t, 422, "dispute_decided")
		if diff := cmp.Diff([]string{"dispute 2026-12-07 met"}, w.owed(person)); diff != "" {
			t.Errorf("decided (-want +got):\n%s", diff)
		}
		if d := disputes(holder)[0]; d.OutcomeTitle != "由申请单位聘用，现聘用单位办理离岗" || d.Reason != "本人已到昆山工作" || d.HolderName != "" {
			t.Errorf("told: %+v", d)
		}
		// nobody's record changed by it; the employing union ends its own
		e := apptest.Read[roster.PersonView](t, holder.Do(t, "GET", "/api/persons/"+person, nil).Want(t, 200)).Engagements[0]
		if !e.EndedOn.IsZero() {
			t.Error("the decision ended the engagement")
		}
		holder.Do(t, "POST", "/api/engagements/"+e.ID+"/end", object{"rev": e.Rev, "endedOn": "2026-11-30", "ground": "transfer"}).Want(t, 200)
		if got := w.signals(w.jiangning, "?kind=double&state=settled"); len(got) != 1 {
			t.Errorf("after the end it is settled: %+v", got)
		}
		w.hired(f, "2026-11-23")
	})
}

// TestOverWhereNothingWasApproved: who is entered where no number was approved is over it too.
func TestOverWhereNothingWasApproved(t *testing.T) {
	eachContract(t, func(t *testing.T, w *contractWorld) {
		taicang := w.As(t, authz.RoleClerk, "太仓市总工会")
		body := object{
			"name": "孙明", "idNumber": someone(t, "19880808", 903).Number(), "phone": "", "political": "13", "education": "21", "titleText": "", "formerPost": "", "resume": "",
			"meetsPolitical": true, "meetsKnowledge": true, "meetsAbility": true, "meetsHealth": true, "prefQualified": false, "prefExperience": false, "prefGraduate": false,
			"qualifications": []any{}, "unionId": w.id(t, "太仓市总工会"), "postUnionId": "", "channel": "own", "managedPaper": "", "onDuty": "2026-11-20", "note": "",
		}
		taicang.Do(t, "POST", "/api/persons", body).Want(t, 201)
		if got := w.signals(taicang, "?kind=over"); len(got) != 1 || !strings.Contains(got[0].Words, "核定") {
			t.Errorf("%+v", got)
		}
	})
}

func (w *contractWorld) disputes(c *apptest.Client) []hiring.DisputeView {
	w.t.Helper()
	return apptest.Read[struct{ Items []hiring.DisputeView }](w.t, c.Do(w.t, "GET", "/api/hiring/disputes", nil).Want(w.t, 200)).Items
}

// claimed is somebody of 江宁区总工会 whom 玉山镇总工会 wished to engage by a form.
func (w *contractWorld) claimed() (personID string, f hiring.Form) {
	w.t.Helper()
	personID = w.head(w.t, "江宁区总工会", "2024-03-01", "", roster.ChannelOwn)
	f = w.form(identity(w.t, w.n), nil)
	w.sign(w.yushan, signed(f, "2026-11-23")).Refused(w.t, 422, "person_engaged_elsewhere")
	return personID, f
}

// TestADisputeFollowsTheTree: the county goes to the claimant's city, and the claim to the successor. From then on the
// city decides, and owes it.
func TestADisputeFollowsTheTree(t *testing.T) {
	eachContract(t, func(t *testing.T, w *contractWorld) {
		person, _ := w.claimed()
		province, city := w.As(t, authz.RoleApprover, "江苏省总工会"), w.As(t, authz.RoleApprover, "苏州市总工会")
		id := w.disputes(province)[0].ID
		decide := func(c *apptest.Client, rev int) apptest.Reply {
			return c.Do(t, "POST", "/api/hiring/disputes/"+id+"/decide", object{"rev": rev, "outcome": "stays", "document": "", "reason": "劳动关系在先"})
		}
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			if _, err := tx.NewRaw("UPDATE engagement SET city_id = ? WHERE person_id = ?", w.id(t, "苏州市总工会"), person).Exec(ctx); err != nil {
				return err
			}
			_, err := tx.NewRaw("UPDATE claim SET union_id = ? WHERE id = ?", w.id(t, "周市镇总工会"), id).Exec(ctx)
			return err
		})
		decide(province, 1).Refused(t, 404, "not_found")
		if err := w.App.Contracts.OweAll(t.Context()); err != nil {
			t.Fatal(err)
		}
		if got := w.disputes(province); len(got) != 0 {
			t.Errorf("the province still decides: %+v", got)
		}
		got := w.disputes(city)
		if len(got) != 1 || got[0].Side != "decider" || got[0].HolderName != "江宁区总工会" || got[0].ClaimantName != "周市镇总工会" || len(got[0].Actions) != 1 {
			t.Fatalf("the city: %+v", got)
		}
		var bearer string
		if err := w.DB.Read().NewRaw("SELECT union_id FROM obligation WHERE rule = 'dispute' AND person_id = ?", person).Scan(t.Context(), &bearer); err != nil || bearer != w.id(t, "苏州市总工会") {
			t.Errorf("owed by %s, %v", bearer, err)
		}
		decide(city, 1).Refused(t, 409, "stale")
		decide(city, 2).Want(t, 204)
	})
}

// TestAClaimThroughAFormIsADisputeAtOnce: the form is sent, and the superior of both has it to decide the same moment.
func TestAClaimThroughAFormIsADisputeAtOnce(t *testing.T) {
	eachForm(t, func(t *testing.T, w *formWorld) {
		w.engaged("江宁区总工会", idText(1), "2024-03-01", "2026-12-31")
		w.sent(w.clerk, w.head, "玉山镇总工会", filled(1).with("onDuty", "2026-12-01").with("startsOn", "2026-12-01"))
		list := apptest.Read[struct{ Items []hiring.DisputeView }](t, w.province.Do(t, "GET", "/api/hiring/disputes", nil).Want(t, 200)).Items
		if len(list) != 1 || list[0].Side != "decider" || list[0].ClaimantName != "玉山镇总工会" || len(list[0].Actions) != 1 {
			t.Errorf("%+v", list)
		}
	})
}

// TestADisputeThatIsNoneAnyMore: a claim that was given up, and two sides that became one, are listed as such, and nobody
// decides them.
func TestADisputeThatIsNoneAnyMore(t *testing.T) {
	eachContract(t, func(t *testing.T, w *contractWorld) {
		person, f := w.claimed()
		province := w.As(t, authz.RoleApprover, "江苏省总工会")
		d := w.disputes(province)[0]
		if d.Settled || len(d.Actions) != 1 {
			t.Fatalf("%+v", d)
		}
		change := func(sql string, args ...any) {
			t.Helper()
			w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
				_, err := tx.NewRaw(sql, args...).Exec(ctx)
				return err
			})
		}
		over := func(why string) {
			t.Helper()
			got := w.disputes(province)[0]
			if !got.Settled || len(got.Actions) != 0 {
				t.Errorf("%s: %+v", why, got)
			}
			province.Do(t, "POST", "/api/hiring/disputes/"+d.ID+"/decide", object{"rev": got.Rev, "outcome": "stays", "document": "", "reason": "劳动关系在先"}).Refused(t, 422, "dispute_settled")
		}
		change("UPDATE hiring_form SET state = ? WHERE id = ?", hiring.FormVoid, f.ID)
		over("given up")
		change("UPDATE hiring_form SET state = ? WHERE id = ?", hiring.FormApproved, f.ID)
		change("UPDATE claim SET union_id = (SELECT union_id FROM engagement WHERE person_id = ?) WHERE id = ?", person, d.ID)
		over("merged into one")
		change("UPDATE claim SET union_id = ? WHERE id = ?", f.UnionID, d.ID)
		if got := w.disputes(province)[0]; got.Settled || len(got.Actions) != 1 {
			t.Errorf("it stands again: %+v", got)
		}
	})
}

// TestSignalsAndDisputesAsSheets: what is read on the page is read in Excel, and taking it out is on record. A side reads
// no name of the other.
func TestSignalsAndDisputesAsSheets(t *testing.T) {
	eachContract(t, func(t *testing.T, w *contractWorld) {
		w.claimed()
		province, holder := w.As(t, authz.RoleApprover, "江苏省总工会"), w.As(t, authz.RoleClerk, "江宁区总工会")
		for _, path := range []string{"/api/hiring/signals/export", "/api/hiring/disputes/export"} {
			w.Anonymous().Do(t, "GET", path, nil).Refused(t, 401, "not_signed_in")
			w.finance.Do(t, "GET", path, nil).Refused(t, 403, "permission_missing")
		}
		w.jiangning.Do(t, "GET", "/api/hiring/signals/export?kind=odd", nil).Want(t, 422)
		rows := func(c *apptest.Client, path, name string) string {
			t.Helper()
			x, err := excelize.OpenReader(bytes.NewReader(c.Do(t, "GET", path, nil).Want(t, 200).Body))
			if err != nil {
				t.Fatal(err)
			}
			all, err := x.GetRows(name)
			if err != nil {
				t.Fatal(err)
			}
			return fmt.Sprint(all)
		}
		if got := rows(w.jiangning, "/api/hiring/signals/export?kind=double", "违规聘用提示"); !strings.Contains(got, "江宁区总工会") || strings.Contains(got, "玉山") {
			t.Errorf("the signals: %s", got)
		}
		if got := rows(province, "/api/hiring/disputes/export", "重复聘用"); !strings.Contains(got, "江宁区总工会") || !strings.Contains(got, "玉山镇总工会") || !strings.Contains(got, "待核定") {
			t.Errorf("who decides: %s", got)
		}
		if got := rows(holder, "/api/hiring/disputes/export", "重复聘用"); !strings.Contains(got, "本单位") || strings.Contains(got, "玉山") {
			t.Errorf("a side: %s", got)
		}
		if got := w.viewed("signal.export"); len(got) != 1 {
			t.Errorf("on record: %v", got)
		}
		if got := w.viewed("signal.disputes.export"); len(got) != 2 {
			t.Errorf("on record: %v", got)
		}
	})
}

// TestADoubleSettles: when the superior lets the person stay, and when the claimant gives its form up.
func TestADoubleSettles(t *testing.T) {
	eachContract(t, func(t *testing.T, w *contractWorld) {
		person, f := w.claimed()
		settled := func() bool {
			t.Helper()
			got := w.signals(w.jiangning, "?kind=double")
			if len(got) != 1 {
				t.Fatalf("%+v", got)
			}
			return !got[0].SettledOn.IsZero()
		}
		turn := func(state hiring.FormState) {
			t.Helper()
			w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
				_, err := tx.NewRaw("UPDATE hiring_form SET state = ?, changed_at = ? WHERE id = ?", state, tx.Now(), f.ID).Exec(ctx)
				return err
			})
			if err := w.App.Contracts.OweAll(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		turn(hiring.FormVoid)
		if owed := w.owed(person); !settled() || len(owed) != 1 || owed[0] == "dispute 2026-12-07 open" {
			t.Errorf("given up: settled %v, owed %v", settled(), owed)
		}
		turn(hiring.FormApproved)
		if settled() {
			t.Error("the claim stands again, and the signal does not")
		}
		province := w.As(t, authz.RoleApprover, "江苏省总工会")
		d := w.disputes(province)[0]
		province.Do(t, "POST", "/api/hiring/disputes/"+d.ID+"/decide", object{"rev": d.Rev, "outcome": "stays", "document": "", "reason": "劳动关系在先"}).Want(t, 204)
		if !settled() {
			t.Error("who has the person keeps them, and the signal stands")
		}
		if diff := cmp.Diff([]string{"dispute 2026-12-07 met"}, w.owed(person)); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	})
}
