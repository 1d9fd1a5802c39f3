package approval_test

import (
	"context"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/app/apptest"
	"xiezhi/internal/approval"
	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/paper/papertest"
	"xiezhi/internal/workday"
)

// TestCheckDelegation: by a document, for a term of at most a year, to a union above, one at a time.
func TestCheckDelegation(t *testing.T) {
	chain := []org.Union{jiangsu, suzhou, kunshan}
	for i := range chain {
		chain[i].State = org.StateOpen
	}
	good := approval.Delegation{
		Flow: approval.FlowForm, UnionID: kunshan.ID, DelegateID: suzhou.ID, Document: "昆工委〔2026〕5号", ValidFrom: day("2026-11-23"), ValidUntil: day("2026-12-31"),
	}
	with := func(change func(*approval.Delegation)) approval.Delegation {
		d := good
		change(&d)
		return d
	}
	laid := with(func(d *approval.Delegation) { d.DelegateName = "苏州市总工会" })
	for _, c := range []struct {
		name   string
		d      approval.Delegation
		others []approval.Delegation
		want   string // the field
	}{
		{"good", good, nil, ""},
		{"to the province", with(func(d *approval.Delegation) { d.DelegateID = jiangsu.ID }), nil, ""},
		{"to itself", with(func(d *approval.Delegation) { d.DelegateID = kunshan.ID }), nil, "delegateId"},
		{"to one below", with(func(d *approval.Delegation) { d.DelegateID = yushan.ID }), nil, "delegateId"},
		{"a flow without the superior's step", with(func(d *approval.Delegation) { d.Flow = approval.FlowPlan }), nil, "flow"},
		{"no document", with(func(d *approval.Delegation) { d.Document = " " }), nil, "document"},
		{"no end", with(func(d *approval.Delegation) { d.ValidUntil = workday.Date{} }), nil, "until"},
		{"over already", with(func(d *approval.Delegation) { d.ValidFrom, d.ValidUntil = day("2026-11-01"), day("2026-11-22") }), nil, "until"},
		{"more than a year", with(func(d *approval.Delegation) { d.ValidUntil = day("2027-11-24") }), nil, "until"},
		{"a second at once", with(func(d *approval.Delegation) { d.ValidFrom = day("2026-12-31") }), []approval.Delegation{laid}, "from"},
		{"a second after the first", with(func(d *approval.Delegation) { d.ValidFrom, d.ValidUntil = day("2027-01-01"), day("2027-02-01") }), []approval.Delegation{laid}, ""},
		{"a second, the first ended", good, []approval.Delegation{with(func(d *approval.Delegation) { d.EndedAt = day("2026-11-22").Start() })}, ""},
	} {
		err := approval.CheckDelegation(c.d, chain, c.others, day("2026-11-23"))
		got := ""
		if fields := errs.FieldsOf(err); len(fields) > 0 {
			got = fields[0].Field
		}
		if got != c.want || (err == nil) != (c.want == "") {
			t.Errorf("%s: %v, want the field %q", c.name, err, c.want)
		}
	}
}

// TestDelegatedStepsStandAlone: a delegation gives one permission at one union, so no other step may ask for the same.
func TestDelegatedStepsStandAlone(t *testing.T) {
	asked := map[authz.Permission]int{}
	for _, f := range approval.Flows {
		for _, s := range f.Steps {
			asked[s.Need]++
		}
	}
	for _, f := range approval.Flows {
		for _, s := range f.Steps {
			if s.At == approval.Superior && f.Key != flowTest && asked[s.Need] != 1 {
				t.Errorf("%s of %s is asked for by %d steps", s.Need, f.Key, asked[s.Need])
			}
		}
	}
}

const delegationsPath = "/api/approval/delegations"

// given is 昆山's word that 苏州 decides in its name until the end of November.
func (w *world) given() body {
	return body{
		"flow": flowTest, "unionId": w.Union(w.t, "昆山市总工会").ID, "delegateId": w.Union(w.t, "苏州市总工会").ID, "document": "昆工委〔2026〕5号",
		"from": "2026-11-24", "until": "2026-11-30", "note": "换届期间",
	}
}

func (b body) with(key string, value any) body {
	out := maps.Clone(b)
	out[key] = value
	return out
}

func TestDelegationRefusals(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		d := apptest.Read[approval.Delegation](t, w.county.Do(t, "POST", delegationsPath, w.given()).Want(t, 201))
		later := w.given().with("from", "2026-12-01").with("until", "2026-12-31")
		for _, tc := range []struct {
			name         string
			who          *apptest.Client
			method, path string
			body         any
			status       int
			code         string
		}{
			{"anonymous", w.Anonymous(), "GET", delegationsPath, nil, 401, "not_signed_in"},
			{"no permission", w.finance, "GET", delegationsPath, nil, 403, errs.MissingCode},
			{"no permission to record", w.finance, "POST", delegationsPath, later, 403, errs.MissingCode},
			{"the neighbouring county records", w.taicang, "POST", delegationsPath, later, 404, errs.NotFoundCode},
			{"the superior records for its county", w.province, "POST", delegationsPath, later, 404, errs.NotFoundCode},
			{"who does not decide records", w.As(t, authz.RoleOfficer, "昆山市总工会"), "POST", delegationsPath, later, 404, errs.NotFoundCode},
			{"malformed", w.county, "POST", delegationsPath, []byte("{"), 400, "malformed"},
			{"too large", w.county, "POST", delegationsPath, later.with("note", strings.Repeat("好", 400_000)), 413, "too_large"},
			{"a note too long", w.county, "POST", delegationsPath, later.with("note", strings.Repeat("好", 201)), 422, errs.FieldsCode},
			{"to the county next door", w.county, "POST", delegationsPath, later.with("delegateId", w.Union(t, "太仓市总工会").ID), 422, errs.FieldsCode},
			{"a second at the same time", w.county, "POST", delegationsPath, w.given(), 422, approval.CodeDelegation},
			{"another county ends it", w.taicang, "POST", delegationsPath + "/" + d.ID + "/end", body{"rev": 1}, 404, errs.NotFoundCode},
			{"the delegate ends it", w.As(t, authz.RoleApprover, "苏州市总工会"), "POST", delegationsPath + "/" + d.ID + "/end", body{"rev": 1}, 404, errs.NotFoundCode},
			{"none", w.county, "POST", delegationsPath + "/" + record() + "/end", body{"rev": 1}, 404, errs.NotFoundCode},
			{"stale", w.county, "POST", delegationsPath + "/" + d.ID + "/end", body{"rev": 9}, 409, errs.StaleCode},
		} {
			t.Run(tc.name, func(t *testing.T) { tc.who.Do(t, tc.method, tc.path, tc.body).Refused(t, tc.status, tc.code) })
		}
		n, err := w.DB.Read().NewSelect().Table("approval_delegation").Count(t.Context())
		if err != nil || n != 1 {
			t.Errorf("%d delegations, %v", n, err)
		}
	})
}

// TestExample18Delegation: the union above the superior decides from the first day of a recorded delegation to its last,
// in the superior's name, and not a day before or after; the superior may go on to decide itself.
func TestExample18Delegation(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		city := w.As(t, authz.RoleApprover, "苏州市总工会")
		waits := func() approval.Case {
			c := w.submit(w.clerk, record(), "玉山镇总工会")
			w.act(w.head, c.ID, body{"act": "approve"}).Want(t, 200)
			return c
		}
		first, second, third := waits(), waits(), waits()
		w.act(city, first.ID, body{"act": "approve"}).Refused(t, 422, approval.CodeNotYours)
		d := apptest.Read[approval.Delegation](t, w.county.Do(t, "POST", delegationsPath, w.given()).Want(t, 201))
		w.act(city, first.ID, body{"act": "approve"}).Refused(t, 422, approval.CodeNotYours) // from tomorrow
		if diff := cmp.Diff([]string{}, w.box(city, "todo")); diff != "" {
			t.Errorf("待办 of the delegate before the first day:\n%s", diff)
		}

		w.later("2026-11-24")
		city.SignIn(t)
		if got := w.box(city, "todo"); len(got) != 3 || !slices.Contains(got, first.ID) {
			t.Errorf("待办 of the delegate: %v", got)
		}
		if got := w.box(w.county, "todo"); len(got) != 3 {
			t.Errorf("待办 of the superior: %v", got)
		}
		seen := w.see(city, first.ID)
		if seen.Mandate != "受昆山市总工会委托（昆工委〔2026〕5号）" || slices.Contains(seen.Actions, approval.Transfer) {
			t.Errorf("%q %v", seen.Mandate, seen.Actions)
		}
		if i := slices.IndexFunc(seen.Steps, func(s approval.StepView) bool { return s.State == "open" }); i < 0 || seen.Steps[i].Delegate != "苏州市总工会" {
			t.Errorf("the step says nothing of the delegate: %+v", seen.Steps)
		}
		w.act(city, first.ID, body{"act": "transfer", "accounts": []string{w.county2.Actor.AccountID}}).Refused(t, 422, approval.CodeAct)
		w.act(w.taicang, first.ID, body{"act": "approve"}).Refused(t, 404, errs.NotFoundCode)
		w.act(city, first.ID, body{"act": "approve", "opinion": "同意。"}).Want(t, 200)
		got := w.show(first.ID)
		last := got.Opinions[len(got.Opinions)-1]
		if last.Mandate != "受昆山市总工会委托（昆工委〔2026〕5号）" || last.UnionName != "苏州市总工会" {
			t.Errorf("the opinion: %+v", last)
		}
		if printed := papertest.WordText(t, w.county.Do(t, "GET", "/api/approval/cases/"+first.ID+"/print?format=docx", nil).Want(t, 200).Body); !strings.Contains(printed, "受昆山市总工会委托") {
			t.Errorf("the sheet does not say by whose word: %s", printed)
		}
		w.act(w.county, second.ID, body{"act": "approve"}).Want(t, 200)
		if o := w.show(second.ID).Opinions; o[len(o)-1].Mandate != "" {
			t.Errorf("the superior's own opinion: %+v", o[len(o)-1])
		}

		// handed to one of the county's, it is that one's alone
		w.act(w.county, third.ID, body{"act": "transfer", "accounts": []string{w.county2.Actor.AccountID}}).Want(t, 200)
		w.act(city, third.ID, body{"act": "approve"}).Refused(t, 422, approval.CodeHeld)

		fourth := waits()
		if got := w.notices(authz.Post(authz.RoleApprover, d.DelegateID)); !slices.Equal(got, []string{"委托审核：昆山市总工会", "待办：玉山镇总工会的测试事项"}) {
			t.Errorf("the delegate is told %v", got)
		}
		ended := apptest.Read[approval.Delegation](t, w.county.Do(t, "POST", delegationsPath+"/"+d.ID+"/end", body{"rev": 1}).Want(t, 200))
		w.county.Do(t, "POST", delegationsPath+"/"+d.ID+"/end", body{"rev": ended.Rev}).Refused(t, 422, approval.CodeDelegation)
		w.act(city, fourth.ID, body{"act": "approve"}).Refused(t, 422, approval.CodeNotYours)
		list := apptest.Read[approval.DelegationList](t, city.Do(t, "GET", delegationsPath, nil).Want(t, 200))
		if len(list.Items) != 1 || list.Items[0].Mine || list.Items[0].InForce || list.Items[0].EndedName != w.county.Actor.Name {
			t.Errorf("the delegate sees %+v", list.Items)
		}
		var acts []string
		err := w.DB.Read().NewRaw("SELECT action FROM audit_entry WHERE kind = 'approval_delegation' ORDER BY at, id").Scan(t.Context(), &acts)
		if err != nil || !slices.Equal(acts, []string{"approval.delegation.record", "approval.delegation.end"}) {
			t.Errorf("audited: %v %v", acts, err)
		}
	})
}

// TestADelegationRunsOut: on the day after its last.
func TestADelegationRunsOut(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		city := w.As(t, authz.RoleApprover, "苏州市总工会")
		c := w.submit(w.clerk, record(), "玉山镇总工会")
		w.act(w.head, c.ID, body{"act": "approve"}).Want(t, 200)
		w.county.Do(t, "POST", delegationsPath, w.given()).Want(t, 201)
		w.later("2026-12-01")
		city.SignIn(t)
		w.act(city, c.ID, body{"act": "approve"}).Refused(t, 422, approval.CodeNotYours)
	})
}

// TestADelegationFollowsTheTree: it ends with either union and holds again when that is taken back; a union that has moved
// away from under its delegate has delegated nothing to it.
func TestADelegationFollowsTheTree(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		city := w.As(t, authz.RoleApprover, "苏州市总工会")
		c := w.submit(w.clerk, record(), "玉山镇总工会")
		w.act(w.head, c.ID, body{"act": "approve"}).Want(t, 200)
		w.county.Do(t, "POST", delegationsPath, w.given().with("from", "2026-11-23")).Want(t, 201)
		todo := func() int { return len(w.box(city, "todo")) }
		if todo() != 1 {
			t.Fatalf("it does not hold")
		}
		all := w.svc.Followers()
		delegations := all[len(all)-1]
		for _, from := range []string{"昆山市总工会", "苏州市总工会"} {
			taking := org.Taking{ActID: db.NewID(), From: w.Union(t, from), Into: w.Union(t, "太仓市总工会")}
			w.Tx(t, func(ctx context.Context, tx *db.Tx) error { return delegations.Close(ctx, tx, taking) })
			if todo() != 0 {
				t.Errorf("%s is no more, and its delegation holds", from)
			}
			w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
				_, err := delegations.Return(ctx, tx, taking, 100)
				return err
			})
			if todo() != 1 {
				t.Errorf("%s is back, and its delegation is not", from)
			}
		}
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			_, err := tx.NewRaw("UPDATE approval_delegation SET delegate_id = ?", w.Union(t, "南京市总工会").ID).Exec(ctx)
			return err
		})
		nanjing := w.As(t, authz.RoleApprover, "南京市总工会")
		if got := w.box(nanjing, "todo"); len(got) != 0 {
			t.Errorf("a union that does not stand above decides: %v", got)
		}
	})
}
