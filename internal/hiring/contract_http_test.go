package hiring_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"xiezhi/internal/app/apptest"
	"xiezhi/internal/authz"
	"xiezhi/internal/hiring"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/paper"
	"xiezhi/internal/platform/paper/papertest"
	"xiezhi/internal/policy"
	"xiezhi/internal/roster"
)

func TestSignRefusals(t *testing.T) {
	eachContract(t, func(t *testing.T, w *contractWorld) {
		id := someone(t, "19850312", 501)
		f := w.form(id, nil)
		good := signed(f, "2026-11-23")
		jiangning, kunshan := w.As(t, authz.RoleClerk, "江宁区总工会"), w.As(t, authz.RoleClerk, "昆山市总工会")
		before := w.counts()

		w.sign(w.Anonymous(), good).Refused(t, 401, "not_signed_in")
		w.sign(w.finance, good).Refused(t, 403, "permission_missing")
		w.sign(w.kunshan, good).Refused(t, 403, "permission_missing")                  // an officer reads and returns, and signs nothing (Art. 9)
		w.sign(w.zhoushi, good).Refused(t, 404, "not_found")                           // the neighbouring town
		w.sign(jiangning, good).Refused(t, 404, "not_found")                           // the neighbouring county
		w.sign(kunshan, good).Refused(t, 404, "not_found")                             // a clerk's is the own union alone
		w.sign(w.yushan, good.with("formId", db.NewID())).Refused(t, 404, "not_found") // no such form
		w.sign(w.yushan, good.with("rev", 7)).Refused(t, 409, "stale")                 // somebody changed the form
		w.yushan.Do(t, "POST", "/api/hiring/contracts", []byte(`{"formId":`)).Refused(t, 400, "malformed")
		w.yushan.Do(t, "POST", "/api/hiring/contracts", []byte(`{"startsOn":"1 December"}`)).Want(t, 422)
		w.sign(w.yushan, good.with("kind", "lease")).Want(t, 422)
		w.sign(w.yushan, good.with("number", strings.Repeat("号", 61))).Want(t, 422)
		w.sign(w.yushan, good.with("signedOn", "2026-11-24")).Refused(t, 422, "contract_content")
		w.sign(w.yushan, good.with("onDuty", "")).Refused(t, 422, "contract_content")
		w.sign(w.yushan, good.with("templateId", db.NewID())).Refused(t, 404, "not_found")

		// one day before the approval: what was signed is kept, but not without a word
		w.sign(w.yushan, good.with("signedOn", "2026-11-19")).Refused(t, 422, "contract_reason")
		if after := w.counts(); after != before {
			t.Errorf("refusals left something: %s, was %s", after, before)
		}

		for _, state := range []hiring.FormState{hiring.FormDrafted, hiring.FormSubmitted, hiring.FormReturned, hiring.FormRejected, hiring.FormVoid} {
			other := w.form(someone(t, "19850312", 503), func(f *hiring.Form) { f.State, f.Number = state, "" })
			w.sign(w.yushan, signed(other, "2026-11-23")).Refused(t, 422, "form_state")
		}
	})
}

// TestSignTheApprovedForm: the person, the engagement, the head, the contract and what is owed from then on, at once; the
// form once.
func TestSignTheApprovedForm(t *testing.T) {
	eachContract(t, func(t *testing.T, w *contractWorld) {
		f := w.form(someone(t, "19850312", 501), func(f *hiring.Form) {
			f.OnDuty, f.StartsOn, f.EndsOn = day("2026-11-23"), day("2026-11-23"), day("2028-11-22")
		})
		was := w.own(t, "昆山市总工会", "2026-11-23")
		if was.Authorised != 4 || was.Reserved != 1 || was.Occupied != 0 || was.Room != 3 {
			t.Fatalf("before: %+v, want 4 authorised, 1 reserved, 0 in post, room 3", was)
		}
		v := w.hired(f, "2026-11-22")
		if v.Name != "王立新" || v.UnionName != "玉山镇总工会" || v.State != hiring.ContractRunning || v.KindTitle != "劳动合同" || v.Number != "玉工合〔2026〕3号" || v.FormID != f.ID ||
			v.ApprovedOn.String() != "2026-11-20" || v.FormUnion != "昆山市总工会" || v.Opening || v.Renewal || len(v.Remarks) != 0 || v.OnDuty.String() != "2026-11-23" {
			t.Errorf("the contract: %+v", v)
		}
		if diff := cmp.Diff([]string{"scan", "draft"}, v.Actions); diff != "" {
			t.Errorf("actions (-want +got):\n%s", diff)
		}
		is := w.own(t, "昆山市总工会", "2026-11-23")
		if is.Authorised != 4 || is.Reserved != 0 || is.Occupied != 1 || is.Room != 3 {
			t.Errorf("after: %+v, want 4 authorised, 0 reserved, 1 in post, room 3", is)
		}
		p := apptest.Read[roster.PersonView](t, w.yushan.Do(t, "GET", "/api/persons/"+v.PersonID, nil).Want(t, 200))
		if len(p.Engagements) != 1 || p.IDMasked != someone(t, "19850312", 501).String() || p.PhoneMasked == "" || p.TitleText != "经济师" || len(p.Engagements[0].Contracts) != 1 ||
			p.Engagements[0].Contracts[0].ID != v.ID || p.Engagements[0].State != roster.StateActive {
			t.Errorf("the roster: %+v", p)
		}
		if diff := cmp.Diff([]string{"field_days 2026-12-31 open", "written 2026-12-23 met"}, w.owed(v.PersonID)); diff != "" {
			t.Errorf("what is owed (-want +got):\n%s", diff)
		}
		w.sign(w.yushan, signed(f, "2026-11-22")).Refused(t, 422, "form_used")
		w.yushan.Do(t, "POST", "/api/hiring/contracts/check", object{"formId": f.ID, "kind": "labour", "number": "", "signedOn": "2026-11-22", "startsOn": "2026-11-23", "endsOn": "2028-11-22", "probationUntil": "", "onDuty": "2026-11-23"}).Want(t, 200)

		acts := []string{}
		if err := w.DB.Read().NewRaw("SELECT action FROM audit_entry WHERE person_id = ? ORDER BY id", v.PersonID).Scan(t.Context(), &acts); err != nil {
			t.Fatal(err)
		}
		slices.Sort(acts)
		if diff := cmp.Diff([]string{"contract.hire", "roster.engage", "roster.person.create"}, acts); diff != "" {
			t.Errorf("audit (-want +got):\n%s", diff)
		}
	})
}

// TestBegunBeforeTheYearThatHeldTheHead: the form said 2027-01-04, the person came on 2026-12-30. The head held in 2027 is
// held no more.
func TestBegunBeforeTheYearThatHeldTheHead(t *testing.T) {
	eachContract(t, func(t *testing.T, w *contractWorld) {
		f := w.form(someone(t, "19850312", 501), func(f *hiring.Form) {
			f.OnDuty, f.StartsOn, f.EndsOn = day("2027-01-04"), day("2027-01-04"), day("2029-01-03")
		})
		if is := w.own(t, "昆山市总工会", "2027-01-04"); is.Reserved != 1 || is.Occupied != 0 {
			t.Fatalf("before: %+v", is)
		}
		w.sign(w.yushan, signed(f, "2026-11-23").with("onDuty", "2026-12-30")).Want(t, 201)
		if is := w.own(t, "昆山市总工会", "2027-01-04"); is.Reserved != 0 || is.Occupied != 1 {
			t.Errorf("after: %+v, want none held and one in post", is)
		}
	})
}

// TestExample18Contract: a term that begins on 2025-03-01 with an approval of 2025-03-05 is a 违规聘用 signal, and kept.
func TestExample18Contract(t *testing.T) {
	eachContract(t, func(t *testing.T, w *contractWorld) {
		f := w.form(someone(t, "19850312", 501), func(f *hiring.Form) {
			f.OnDuty, f.StartsOn, f.EndsOn, f.DecidedOn = day("2026-11-01"), day("2026-11-01"), day("2028-10-31"), day("2026-11-05")
		})
		in := signed(f, "2026-11-06").with("onDuty", "2026-11-06")
		check := object{}
		for k, v := range in {
			if k != "rev" {
				check[k] = v
			}
		}
		r := apptest.Read[hiring.Review](t, w.yushan.Do(t, "POST", "/api/hiring/contracts/check", check).Want(t, 200))
		if len(r.Remarks) != 1 || r.Remarks[0].Code != "before_approval" || r.Remarks[0].Weight != hiring.WeightSignal || !r.NeedsReason ||
			r.Remarks[0].Text != "合同起始日期（2026年11月1日）早于上一级总工会批准日期（2026年11月5日）。" || r.Headroom == nil || !r.Headroom.OK ||
			r.WrittenDue.String() != "2026-12-07" || r.Probation.String() != "2026-12-31" {
			t.Errorf("before it is entered: %+v", r)
		}
		w.sign(w.yushan, in).Refused(t, 422, "contract_reason")
		v := apptest.Read[hiring.ContractView](t, w.sign(w.yushan, in.with("reason", "审批期间已先行到岗协助春季要约")).Want(t, 201))
		if len(v.Remarks) != 1 || v.Remarks[0].Code != "before_approval" || v.Signals != 1 || v.Reason != "审批期间已先行到岗协助春季要约" {
			t.Errorf("kept: %+v", v)
		}
		// the city and the province read it; nobody loses the person for it
		for _, c := range []*apptest.Client{w.kunshan, w.inspector, w.As(t, authz.RoleOfficer, "苏州市总工会")} {
			if got := apptest.Read[hiring.ContractView](t, c.Do(t, "GET", "/api/hiring/contracts/"+v.ID, nil).Want(t, 200)); got.Signals != 1 || len(got.Actions) != 0 {
				t.Errorf("read by a superior: %+v", got)
			}
		}
	})
}

// TestTwoHiresOnTheLastHead: one wins, the other waits for the account and is told; on both databases.
func TestTwoHiresOnTheLastHead(t *testing.T) {
	eachContract(t, func(t *testing.T, w *contractWorld) {
		for range 3 {
			w.head(t, "昆山市总工会", "2025-01-01", "", roster.ChannelOwn)
		}
		one := w.form(someone(t, "19850312", 701), nil)
		w.unheld(one)
		two := w.form(someone(t, "19850312", 703), func(f *hiring.Form) { f.Name = "李玉琴" })
		w.unheld(two)
		codes := make([]int, 2)
		var wg sync.WaitGroup
		for i, f := range []hiring.Form{one, two} {
			wg.Go(func() { codes[i] = w.sign(w.yushan, signed(f, "2026-11-23")).Status })
		}
		wg.Wait()
		slices.Sort(codes)
		if diff := cmp.Diff([]int{201, 422}, codes); diff != "" {
			t.Fatalf("(-want +got):\n%s", diff)
		}
		for _, f := range []hiring.Form{one, two} {
			r := w.sign(w.yushan, signed(f, "2026-11-23"))
			if r.Status != 422 || !bytes.Contains(r.Body, []byte("quota_full")) && !bytes.Contains(r.Body, []byte("form_used")) {
				t.Errorf("afterwards: %d %s", r.Status, r.Body)
			}
		}
		if got := w.own(t, "昆山市总工会", "2026-12-01"); got.Occupied != 4 || got.Room != 0 || got.Over != 0 {
			t.Errorf("the account: %+v, want 4 in post and none over", got)
		}
	})
}

// TestHireLeavesNothingWhenItFails: what another chapter refuses takes everything back.
func TestHireLeavesNothingWhenItFails(t *testing.T) {
	eachContract(t, func(t *testing.T, w *contractWorld) {
		f := w.form(someone(t, "19850312", 501), func(f *hiring.Form) { f.OnDuty, f.StartsOn = day("2026-11-23"), day("2026-11-23") })
		before, begun := w.counts(), w.App.Contracts.Begun
		w.App.Contracts.Begun = func(ctx context.Context, tx *db.Tx, ids []string) error {
			return errors.Join(begun(ctx, tx, ids), errors.New("the last one says no"))
		}
		w.sign(w.yushan, signed(f, "2026-11-22")).Want(t, 500)
		if after := w.counts(); after != before {
			t.Errorf("left behind: %s, was %s", after, before)
		}
		w.App.Contracts.Begun = begun
		w.hired(f, "2026-11-22")
	})
}

// TestExample23AtTheHire: somebody who is in post elsewhere is no second head; both sides hear of it and whom to call.
func TestExample23AtTheHire(t *testing.T) {
	eachContract(t, func(t *testing.T, w *contractWorld) {
		person := w.head(t, "江宁区总工会", "2024-03-01", "", roster.ChannelOwn)
		f := w.form(identity(t, w.n), nil)
		r := w.sign(w.yushan, signed(f, "2026-11-23"))
		r.Refused(t, 422, "person_engaged_elsewhere")
		if s := string(r.Body); strings.Contains(s, "江宁") || !strings.Contains(s, "南京市总工会") {
			t.Errorf("it names the other union, or nobody to call: %s", s)
		}
		p := apptest.Read[roster.PersonView](t, w.jiangning.Do(t, "GET", "/api/persons/"+person, nil).Want(t, 200))
		if len(p.Claims) != 1 || p.Claims[0].Contact.Union != "昆山市总工会" || len(p.Engagements) != 1 {
			t.Errorf("the other side: %+v", p.Claims)
		}
		if got := w.own(t, "昆山市总工会", "2026-12-01"); got.Occupied != 0 || got.Reserved != 1 {
			t.Errorf("the account: %+v", got)
		}
		// once the other has ended, the same form goes through
		w.later("2026-11-25")
		e := p.Engagements[0]
		w.As(t, authz.RoleClerk, "江宁区总工会").Do(t, "POST", "/api/engagements/"+e.ID+"/end", object{"rev": e.Rev, "endedOn": "2026-11-25", "ground": "transfer"}).Want(t, 200)
		v := w.hired(f, "2026-11-24")
		if v.PersonID != person {
			t.Error("a second person was made")
		}
	})
}

// renewing is somebody of 玉山镇总工会 whose contract ends on 2026-12-31, and the approved renewal form.
func (w *contractWorld) renewing(birth string, change func(*hiring.Form)) (personID, engagementID string, f hiring.Form) {
	w.t.Helper()
	id := someone(w.t, birth, 505)
	list := roster.Prepare(w.App.Keys, []roster.NewHead{{
		Name: "周文斌", ID: id, UnionID: w.id(w.t, "玉山镇总工会"), Channel: roster.ChannelOwn, OnDuty: day("2024-01-01"), Opening: true,
		Contracts: []roster.Contract{{Kind: roster.ContractLabour, SignedOn: day("2023-12-28"), StartsOn: day("2024-01-01"), EndsOn: day("2026-12-31")}},
	}})
	w.Tx(w.t, func(ctx context.Context, tx *db.Tx) error {
		_, err := roster.Insert(ctx, tx, w.yushan.Actor.Audit(), list)
		return err
	})
	personID, engagementID = list[0].Person.ID, list[0].EngagementID
	f = w.form(id, func(f *hiring.Form) {
		f.Kind, f.Name, f.PersonID, f.EngagementID = hiring.FormRenewal, "周文斌", personID, engagementID
		f.OnDuty, f.StartsOn, f.EndsOn = day("2027-01-01"), day("2027-01-01"), day("2028-12-31")
		if change != nil {
			change(f)
		}
	})
	return personID, engagementID, f
}

func (w *contractWorld) renewal(c *apptest.Client, engagementID string) hiring.RenewalView {
	w.t.Helper()
	return apptest.Read[hiring.RenewalView](w.t, c.Do(w.t, "GET", "/api/hiring/renewals/"+engagementID, nil).Want(w.t, 200))
}

func stepsOf(v hiring.RenewalView) string {
	var out []string
	for _, s := range v.Steps {
		out = append(out, s.Key+" "+s.State)
	}
	return strings.Join(out, ", ")
}

func (w *contractWorld) grade(c *apptest.Client, engagementID string, year int, grade string) apptest.Reply {
	w.t.Helper()
	return c.Do(w.t, "POST", "/api/hiring/grades", object{"engagementId": engagementID, "year": year, "grade": grade, "document": "玉工〔2026〕9号", "decidedOn": "2026-11-20"})
}

// TestRenewal: opened 90 days before, no second head even where the account is over, closed by the contract.
func TestRenewal(t *testing.T) {
	eachContract(t, func(t *testing.T, w *contractWorld) {
		person, engagement, f := w.renewing("19850312", nil)
		for range 5 {
			w.head(t, "昆山市总工会", "2025-01-01", "", roster.ChannelOwn)
		}
		if got := w.own(t, "昆山市总工会", "2027-01-01"); got.Over != 2 {
			t.Fatalf("%+v, want two over", got)
		}
		if err := w.App.Contracts.OweAll(t.Context()); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff([]string{"renewal 2026-12-31 open"}, w.owed(person)); diff != "" {
			t.Errorf("opened (-want +got):\n%s", diff)
		}
		v := w.renewal(w.yushan, engagement)
		if got := stepsOf(v); got != "grade next, room done, form done, approval done, contract later" || v.GradeYear != 2026 || v.StartsOn.String() != "2027-01-01" || v.Headroom == nil || !v.Headroom.Renewal {
			t.Errorf("%s: %+v", got, v)
		}
		if diff := cmp.Diff([]string{"grade", "sign"}, v.Actions); diff != "" {
			t.Errorf("actions (-want +got):\n%s", diff)
		}
		w.grade(w.yushan, engagement, 2026, "competent").Want(t, 201)
		if got := stepsOf(w.renewal(w.yushan, engagement)); got != "grade done, room done, form done, approval done, contract next" {
			t.Errorf("graded: %s", got)
		}
		c := w.hired(f, "2026-11-23")
		if !c.Renewal || c.State != hiring.ContractFuture || c.PersonID != person || len(c.Remarks) != 1 || c.Remarks[0].Code != "second_fixed_term" {
			t.Errorf("renewed: %+v", c)
		}
		if got := w.own(t, "昆山市总工会", "2027-01-01"); got.Over != 2 || got.Occupied != 6 {
			t.Errorf("a renewal takes a head: %+v", got)
		}
		if diff := cmp.Diff([]string{"renewal 2026-12-31 met"}, w.owed(person)); diff != "" {
			t.Errorf("closed (-want +got):\n%s", diff)
		}
	})
}

// TestRenewalOfAnEndlessTerm: a day of the year 9999 is how some papers write no term; nothing follows it.
func TestRenewalOfAnEndlessTerm(t *testing.T) {
	eachContract(t, func(t *testing.T, w *contractWorld) {
		_, engagement, _ := w.renewing("19850312", nil)
		for _, ends := range []string{"9999-12-31", "9999-06-30"} {
			w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
				_, err := tx.NewRaw("UPDATE contract SET ends_on = ? WHERE engagement_id = ?", ends, engagement).Exec(ctx)
				return err
			})
			v := w.renewal(w.yushan, engagement)
			if !v.StartsOn.IsZero() || v.Headroom != nil || len(v.Steps) == 0 || v.Steps[1].Text != "无固定期限，不需续聘" {
				t.Errorf("%s: %+v", ends, v)
			}
		}
		for _, from := range []string{"9999-01-01", "9999-12-31"} {
			if _, err := w.headroom(t, "玉山镇总工会", from, ""); !errs.Is(err, errs.FieldsCode) {
				t.Errorf("headroom from %s: %v", from, err)
			}
		}
	})
}

func TestRenewalRefused(t *testing.T) {
	eachContract(t, func(t *testing.T, w *contractWorld) {
		_, engagement, f := w.renewing("19850312", nil)
		for _, path := range []string{"/api/hiring/renewals/" + engagement} {
			w.Anonymous().Do(t, "GET", path, nil).Refused(t, 401, "not_signed_in")
			w.finance.Do(t, "GET", path, nil).Refused(t, 403, "permission_missing")
			w.zhoushi.Do(t, "GET", path, nil).Refused(t, 404, "not_found")
			w.jiangning.Do(t, "GET", path, nil).Refused(t, 404, "not_found")
		}
		w.grade(w.yushan, engagement, 2026, "failed").Want(t, 201)
		v := w.renewal(w.yushan, engagement)
		if len(v.Stops) != 1 || v.Stops[0].Code != "grade_failed" {
			t.Errorf("stops: %+v", v.Stops)
		}
		w.sign(w.yushan, signed(f, "2026-11-23")).Refused(t, 422, "renewal_refused")
		// a term that begins within the failed year itself looks at it too
		w.sign(w.yushan, signed(f, "2026-11-23").with("startsOn", "2026-12-31").with("reason", "提前一天")).Refused(t, 422, "renewal_refused")
		// a reason for another stop is none for this
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			_, err := tx.NewRaw("UPDATE hiring_form SET age_reason = '身体健康' WHERE id = ?", f.ID).Exec(ctx)
			return err
		})
		if v := w.renewal(w.yushan, engagement); v.Override {
			t.Error("the reason for the age lifts 不称职")
		}
		// the superior's box on the form is the way past it
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			_, err := tx.NewRaw("UPDATE hiring_form SET override_grade = ?, grade_reason = '已离岗培训并调整岗位', override_reason = '同意' WHERE id = ?", true, f.ID).Exec(ctx)
			return err
		})
		w.hired(f, "2026-11-23")
	})
}

// TestRenewalBelowTheTown: below a base union the superior that approves is 上一级总工会, not the union next above.
func TestRenewalBelowTheTown(t *testing.T) {
	eachContract(t, func(t *testing.T, w *contractWorld) {
		_, engagement, _ := w.renewing("19850312", nil)
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			if _, err := tx.NewRaw("UPDATE org_union SET kind = ? WHERE id = ?", org.KindTrade, w.id(t, "玉山镇总工会")).Exec(ctx); err != nil {
				return err
			}
			_, err := org.Move(ctx, tx, w.kunshan.Actor.Audit(), w.id(t, "玉山镇总工会"), w.id(t, "周市镇总工会"), org.TierBase, "", day("2026-11-23"))
			return err
		})
		if v := w.renewal(w.yushan, engagement); v.Superior != "昆山市总工会" {
			t.Errorf("approved by %s", v.Superior)
		}
	})
}

// TestExample20Renewal: 65 on 2026-06-15; a term from 2027-01-01 is refused unless the superior allowed it.
func TestExample20Renewal(t *testing.T) {
	eachContract(t, func(t *testing.T, w *contractWorld) {
		_, engagement, f := w.renewing("19610615", func(f *hiring.Form) { f.ContractKind = roster.ContractService })
		v := w.renewal(w.kunshan, engagement)
		if len(v.Stops) != 1 || v.Stops[0].Code != "begins_after_65" || v.Stops[0].Text != "2026年6月15日起已满65周岁，原则上不再续聘。" {
			t.Errorf("stops: %+v", v.Stops)
		}
		w.sign(w.yushan, signed(f, "2026-11-23")).Refused(t, 422, "contract_after_65")
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			_, err := tx.NewRaw("UPDATE hiring_form SET override_age = ?, age_reason = '纺织行业协商专家', override_reason = '同意' WHERE id = ?", true, f.ID).Exec(ctx)
			return err
		})
		w.sign(w.yushan, signed(f, "2026-11-23")).Refused(t, 422, "contract_reason")
		c := apptest.Read[hiring.ContractView](t, w.sign(w.yushan, signed(f, "2026-11-23").with("reason", "纺织行业协商专家，上级已批准")).Want(t, 201))
		if len(c.Remarks) != 1 || c.Remarks[0].Code != "begins_after_65" || c.Reaches65.String() != "2026-06-15" {
			t.Errorf("kept: %+v", c)
		}
	})
}

// TestRenewalClosesWithTheEnd: who is not renewed leaves, and the task closes with the recorded end.
func TestRenewalClosesWithTheEnd(t *testing.T) {
	eachContractFrom(t, "2026-09-30", func(t *testing.T, w *contractWorld) {
		person, engagement, f := w.renewing("19850312", nil)
		reminded := func() []string {
			list := []string{}
			if err := w.DB.Read().NewRaw("SELECT dedup FROM notice WHERE kind = 'renewal' ORDER BY id").Scan(t.Context(), &list); err != nil {
				t.Fatal(err)
			}
			for i, d := range list {
				list[i] = d[strings.LastIndex(d, ":")+1:]
			}
			return list
		}
		for _, on := range []string{"2026-10-01", "2026-10-02", "2026-10-03", "2026-11-01", "2026-12-05", "2026-12-31", "2027-01-20"} {
			w.later(on)
			if err := w.App.Contracts.OweAll(t.Context()); err != nil {
				t.Fatal(err)
			}
			if on == "2026-10-01" && len(w.owed(person)) != 0 {
				t.Errorf("ninety-one days before: %v", w.owed(person))
			}
		}
		if diff := cmp.Diff([]string{"90", "60", "30"}, reminded()); diff != "" {
			t.Errorf("reminders (-want +got):\n%s", diff)
		}
		if diff := cmp.Diff([]string{"renewal 2026-12-31 open"}, w.owed(person)); diff != "" {
			t.Errorf("ran out (-want +got):\n%s", diff)
		}
		p := apptest.Read[roster.PersonView](t, w.yushan.Do(t, "GET", "/api/persons/"+person, nil).Want(t, 200))
		w.yushan.Do(t, "POST", "/api/engagements/"+engagement+"/end", object{"rev": p.Engagements[0].Rev, "endedOn": "2026-12-31", "ground": "expired"}).Want(t, 200)
		if diff := cmp.Diff([]string{"renewal 2026-12-31 met"}, w.owed(person)); diff != "" {
			t.Errorf("ended (-want +got):\n%s", diff)
		}
		w.sign(w.yushan, signed(f, "2026-11-23")).Refused(t, 422, "form_state") // given up with the engagement
	})
}

func TestGrades(t *testing.T) {
	eachContract(t, func(t *testing.T, w *contractWorld) {
		_, engagement, _ := w.renewing("19850312", nil)
		w.grade(w.Anonymous(), engagement, 2025, "competent").Refused(t, 401, "not_signed_in")
		w.grade(w.finance, engagement, 2025, "competent").Refused(t, 403, "permission_missing")
		w.grade(w.kunshan, engagement, 2025, "competent").Refused(t, 403, "permission_missing")
		w.grade(w.zhoushi, engagement, 2025, "competent").Refused(t, 404, "not_found")
		w.grade(w.yushan, db.NewID(), 2025, "competent").Refused(t, 404, "not_found")
		w.grade(w.yushan, engagement, 2027, "competent").Refused(t, 422, "year_grade")
		w.grade(w.yushan, engagement, 2023, "competent").Refused(t, 422, "year_grade") // not in post then
		w.grade(w.yushan, engagement, 2025, "brilliant").Want(t, 422)
		w.yushan.Do(t, "POST", "/api/hiring/grades", []byte("{")).Refused(t, 400, "malformed")
		w.yushan.Do(t, "POST", "/api/hiring/grades", object{"engagementId": engagement, "year": 2025, "grade": "basic", "document": " ", "decidedOn": "2026-01-20"}).Refused(t, 422, "year_grade")

		g := apptest.Read[hiring.GradeLine](t, w.grade(w.yushan, engagement, 2025, "failed").Want(t, 201))
		if g.GradeTitle != "不称职" || g.Year != 2025 {
			t.Errorf("%+v", g)
		}
		w.grade(w.yushan, engagement, 2025, "competent").Refused(t, 409, "year_grade")
		counter := func(c *apptest.Client, id, reason string) apptest.Reply {
			return c.Do(t, "POST", "/api/hiring/grades/"+id+"/counter", object{"reason": reason})
		}
		counter(w.Anonymous(), g.ID, "录入错误").Refused(t, 401, "not_signed_in")
		counter(w.kunshan, g.ID, "录入错误").Refused(t, 403, "permission_missing")
		counter(w.zhoushi, g.ID, "录入错误").Refused(t, 404, "not_found")
		counter(w.yushan, db.NewID(), "录入错误").Refused(t, 404, "not_found")
		counter(w.yushan, g.ID, " ").Refused(t, 422, "year_grade")
		counter(w.yushan, g.ID, "录入错误").Want(t, 204)
		counter(w.yushan, g.ID, "录入错误").Refused(t, 409, "year_grade")
		w.grade(w.yushan, engagement, 2025, "competent").Want(t, 201)
		grades := w.renewal(w.inspector, engagement).Grades
		var got []string
		for _, one := range grades {
			got = append(got, fmt.Sprint(one.Year, one.GradeTitle, one.Countered))
		}
		if diff := cmp.Diff([]string{"2025称职false", "2025不称职true"}, got); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
		if !strings.HasSuffix(grades[1].CounterBy, "：录入错误") {
			t.Errorf("who countered: %q", grades[1].CounterBy)
		}
		last, err := hiring.RecordedGrade(t.Context(), w.DB.Read(), grades[0].PersonID, 2025)
		if err != nil || last != hiring.GradeCompetent {
			t.Errorf("%q, %v", last, err)
		}
	})
}

func TestContractList(t *testing.T) {
	eachContract(t, func(t *testing.T, w *contractWorld) {
		w.renewing("19850312", nil)
		w.hired(w.form(someone(t, "19850312", 507), nil), "2026-11-23")
		w.Anonymous().Do(t, "GET", "/api/hiring/contracts", nil).Refused(t, 401, "not_signed_in")
		w.finance.Do(t, "GET", "/api/hiring/contracts", nil).Refused(t, 403, "permission_missing")
		w.yushan.Do(t, "GET", "/api/hiring/contracts?state=gone", nil).Want(t, 422)
		w.yushan.Do(t, "GET", "/api/hiring/contracts?cursor=x", nil).Want(t, 400)
		list := func(c *apptest.Client, query string) []string {
			t.Helper()
			out := []string{}
			page := apptest.Read[struct{ Items []hiring.ContractRow }](t, c.Do(t, "GET", "/api/hiring/contracts?"+query, nil).Want(t, 200))
			for _, r := range page.Items {
				out = append(out, fmt.Sprint(r.Name, r.EndsOn, r.StateTitle, r.DaysLeft))
			}
			return out
		}
		both := []string{"周文斌2026-12-31将到期38", "王立新2028-11-30待生效738"}
		for query, want := range map[string][]string{
			"": both, "state=all": both, "state=ending": both[:1], "state=lapsed": {}, "state=open": {}, "state=past": {}, "until=2026-12-31": both[:1], "until=2026-12-30": {},
			"q=wlx": both[1:], "q=周": both[:1], "kind=service": {}, "kind=labour": both, "entered=form": both[1:], "entered=opening": both[:1], "entered=direct": {},
			"unionId=" + w.id(t, "周市镇总工会"): {}, "unionId=" + w.id(t, "昆山市总工会"): both,
		} {
			if diff := cmp.Diff(want, list(w.kunshan, query)); diff != "" {
				t.Errorf("%q (-want +got):\n%s", query, diff)
			}
		}
		if got := list(w.zhoushi, "state=all"); len(got) != 0 {
			t.Errorf("the neighbouring town reads %v", got)
		}
		first := apptest.Read[struct {
			Items []hiring.ContractRow
			Next  string
		}](t, w.kunshan.Do(t, "GET", "/api/hiring/contracts?limit=1", nil).Want(t, 200))
		if first.Next == "" || first.Items[0].Name != "周文斌" {
			t.Errorf("the first page: %+v", first)
		}
		if diff := cmp.Diff(both[1:], list(w.kunshan, "limit=1&cursor="+first.Next)); diff != "" {
			t.Errorf("the second page (-want +got):\n%s", diff)
		}
		w.finance.Do(t, "GET", "/api/hiring/contracts/export", nil).Refused(t, 403, "permission_missing")
		r := w.kunshan.Do(t, "GET", "/api/hiring/contracts/export?state=all", nil).Want(t, 200)
		x, err := excelize.OpenReader(bytes.NewReader(r.Body))
		if err != nil {
			t.Fatal(err)
		}
		rows, err := x.GetRows("合同台账")
		if err != nil || !slices.ContainsFunc(rows, func(r []string) bool { return len(r) > 1 && r[0] == "周文斌" && r[1] == "玉山镇总工会" }) {
			t.Errorf("the sheet: %v, %v", rows, err)
		}
		v := first.Items[0]
		for _, path := range []string{"/api/hiring/contracts/" + v.ID} {
			w.zhoushi.Do(t, "GET", path, nil).Refused(t, 404, "not_found")
			w.jiangning.Do(t, "GET", path, nil).Refused(t, 404, "not_found")
			w.finance.Do(t, "GET", path, nil).Refused(t, 403, "permission_missing")
			got := apptest.Read[hiring.ContractView](t, w.yushan.Do(t, "GET", path, nil).Want(t, 200))
			if diff := cmp.Diff([]string{"renew"}, got.Actions); diff != "" || got.FormID != "" || !got.Opening || got.Rev != 0 {
				t.Errorf("an opening contract: %+v", got)
			}
		}
	})
}

func TestContractScan(t *testing.T) {
	eachContract(t, func(t *testing.T, w *contractWorld) {
		_, engagement, _ := w.renewing("19850312", nil)
		v := w.hired(w.form(someone(t, "19850312", 507), nil), "2026-11-23")
		pdf := []byte("%PDF-1.7\n1 0 obj\n<<>>\nendobj\n")
		path := "/api/hiring/contracts/" + v.ID + "/scan"
		w.upload(w.Anonymous(), path, "合同.pdf", pdf, "rev", "1").Refused(t, 401, "not_signed_in")
		w.upload(w.kunshan, path, "合同.pdf", pdf, "rev", "1").Refused(t, 403, "permission_missing")
		w.upload(w.zhoushi, path, "合同.pdf", pdf, "rev", "1").Refused(t, 404, "not_found")
		w.upload(w.yushan, path, "合同.pdf", pdf, "rev", "5").Refused(t, 409, "stale")
		w.upload(w.yushan, path, "合同.html", []byte("<html>"), "rev", "1").Refused(t, 422, "file_type")
		w.upload(w.yushan, path, "合同.pdf", pdf).Want(t, 422)
		w.yushan.Do(t, "GET", path, nil).Refused(t, 404, "not_found")
		opening := w.renewal(w.yushan, engagement).Contract
		w.upload(w.yushan, "/api/hiring/contracts/"+opening.ID+"/scan", "合同.pdf", pdf, "rev", "0").Refused(t, 422, "contract_content")

		got := apptest.Read[hiring.ContractView](t, w.upload(w.yushan, path, "合同.pdf", pdf, "rev", "1").Want(t, 200))
		if got.ScanURL != path || got.Rev != 2 {
			t.Errorf("%+v", got)
		}
		w.upload(w.yushan, path, strings.Repeat("长", 220)+".pdf", append(pdf, '\n'), "rev", "2").Want(t, 200)
		if r := w.inspector.Do(t, "GET", path, nil).Want(t, 200); !bytes.Equal(r.Body, append(pdf, '\n')) {
			t.Errorf("the scan: %q", r.Body)
		}
		w.finance.Do(t, "GET", path, nil).Refused(t, 403, "permission_missing")
		w.jiangning.Do(t, "GET", path, nil).Refused(t, 404, "not_found")
		w.yushan.Do(t, "GET", path, nil).Want(t, 200) // one's own paper
		if diff := cmp.Diff([]string{w.inspector.Actor.Name + " 王立新"}, w.viewed("contract.view")); diff != "" {
			t.Errorf("who saw it from above (-want +got):\n%s", diff)
		}
	})
}

// viewed says who left a record of an act on what.
func (w *contractWorld) viewed(action string) []string {
	w.t.Helper()
	var out []string
	err := w.DB.Read().NewRaw("SELECT actor_name || ' ' || label FROM audit_entry WHERE action = ? ORDER BY id", action).Scan(w.t.Context(), &out)
	if err != nil {
		w.t.Fatal(err)
	}
	return out
}

// TestGradeScan: the document by which a grade was given, as it was signed.
func TestGradeScan(t *testing.T) {
	eachContract(t, func(t *testing.T, w *contractWorld) {
		_, engagement, _ := w.renewing("19850312", nil)
		g := apptest.Read[hiring.GradeLine](t, w.grade(w.yushan, engagement, 2025, "competent").Want(t, 201))
		pdf := []byte("%PDF-1.7\n1 0 obj\n<<>>\nendobj\n")
		path := "/api/hiring/grades/" + g.ID + "/scan"
		w.upload(w.Anonymous(), path, "考核表.pdf", pdf, "rev", "1").Refused(t, 401, "not_signed_in")
		w.upload(w.kunshan, path, "考核表.pdf", pdf, "rev", "1").Refused(t, 403, "permission_missing")
		w.upload(w.zhoushi, path, "考核表.pdf", pdf, "rev", "1").Refused(t, 404, "not_found")
		w.upload(w.yushan, "/api/hiring/grades/"+db.NewID()+"/scan", "考核表.pdf", pdf, "rev", "1").Refused(t, 404, "not_found")
		w.upload(w.yushan, path, "考核表.pdf", pdf, "rev", "5").Refused(t, 409, "stale")
		w.upload(w.yushan, path, "考核表.html", []byte("<html>"), "rev", "1").Refused(t, 422, "file_type")
		w.upload(w.yushan, path, "考核表.pdf", pdf).Want(t, 422)
		w.yushan.Do(t, "GET", path, nil).Refused(t, 404, "not_found")
		w.upload(w.yushan, path, "考核表.pdf", pdf, "rev", "1").Want(t, 204)
		w.upload(w.yushan, path, "考核表.pdf", append(pdf, '\n'), "rev", "2").Want(t, 204)
		w.Anonymous().Do(t, "GET", path, nil).Refused(t, 401, "not_signed_in")
		w.finance.Do(t, "GET", path, nil).Refused(t, 403, "permission_missing")
		w.jiangning.Do(t, "GET", path, nil).Refused(t, 404, "not_found")
		for _, c := range []*apptest.Client{w.yushan, w.inspector} {
			if r := c.Do(t, "GET", path, nil).Want(t, 200); !bytes.Equal(r.Body, append(pdf, '\n')) {
				t.Errorf("the scan: %q", r.Body)
			}
		}
		if got := w.renewal(w.yushan, engagement).Grades[0]; got.ScanURL != path || got.Rev != 3 {
			t.Errorf("%+v", got)
		}
		if diff := cmp.Diff([]string{w.inspector.Actor.Name + " 周文斌"}, w.viewed("grade.view")); diff != "" {
			t.Errorf("who saw it from above (-want +got):\n%s", diff)
		}
		if got := w.viewed("grade.scan"); len(got) != 2 {
			t.Errorf("uploads on record: %v", got)
		}
	})
}

// TestEndingByTheUnionsOwnLead: a city, a county or the union itself may be reminded earlier or later than the province is;
// the nearest number counts.
func TestEndingByTheUnionsOwnLead(t *testing.T) {
	eachContract(t, func(t *testing.T, w *contractWorld) {
		w.renewing("19850312", nil) // ends in 38 days at 玉山镇
		w.hired(w.form(someone(t, "19850312", 507), nil), "2026-11-23")
		lay := func(union, days string) {
			w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
				return org.LayOverlays(ctx, tx, []org.Overlay{{
					ID: db.NewID(), UnionID: w.id(t, union), Key: policy.RenewalLeadDays, Value: days, ValidFrom: day("2026-01-01"), Document: "内部", Rev: 1, CreatedAt: tx.Now(),
				}})
			})
		}
		ending := func() string {
			page := apptest.Read[struct{ Items []hiring.ContractRow }](t, w.kunshan.Do(t, "GET", "/api/hiring/contracts?state=ending", nil).Want(t, 200))
			all := apptest.Read[struct{ Items []hiring.ContractRow }](t, w.kunshan.Do(t, "GET", "/api/hiring/contracts?state=all", nil).Want(t, 200))
			return fmt.Sprint(len(page.Items), " ", all.Items[0].StateTitle)
		}
		if got := ending(); got != "1 将到期" {
			t.Errorf("by the province's 90 days: %s", got)
		}
		lay("太仓市总工会", "365")
		lay("苏州市总工会", "30")
		if got := ending(); got != "0 履行中" {
			t.Errorf("by the city's 30 days: %s", got)
		}
		lay("玉山镇总工会", "40")
		if got := ending(); got != "1 将到期" {
			t.Errorf("by the town's own 40 days: %s", got)
		}
	})
}

// TestTemplatesTakenOver: after a merger the successor's own newest template counts, the other is listed under its old name;
// where the successor has none the one that it took over counts.
func TestTemplatesTakenOver(t *testing.T) {
	eachContract(t, func(t *testing.T, w *contractWorld) {
		word := func(text string) []byte {
			var b bytes.Buffer
			if err := paper.WriteDOCX(&b, paper.Doc{Title: "合同", Blocks: []paper.Block{paper.Text(text)}}); err != nil {
				t.Fatal(err)
			}
			return b.Bytes()
		}
		add := func(c *apptest.Client, union, kind, text string) {
			w.upload(c, "/api/hiring/templates", "合同.docx", word(text+"{{姓名}}"), "unionId", w.id(t, union), "kind", kind, "note", "").Want(t, 201)
		}
		add(w.yushan, "玉山镇总工会", "labour", "玉山：")
		w.later("2026-11-24")
		add(w.zhoushi, "周市镇总工会", "labour", "周市：") // newer
		add(w.zhoushi, "周市镇总工会", "service", "周市协议：")
		taking := org.Taking{ActID: db.NewID(), Since: db.NewID(), On: day("2026-11-24"), From: w.Union(t, "周市镇总工会"), Into: w.Union(t, "玉山镇总工会")}
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			_, err := w.App.Contracts.Followers()[0].Merge(ctx, tx, taking, 100)
			return err
		})
		list := apptest.Read[hiring.TemplateList](t, w.yushan.Do(t, "GET", "/api/hiring/templates", nil).Want(t, 200))
		var got []string
		for _, m := range list.Items {
			got = append(got, fmt.Sprint(m.Title, " ", m.Current, " ", m.TakenOver))
		}
		want := []string{"玉山镇总工会劳动合同模板（第1版） true false", "周市镇总工会劳动合同模板（第1版） false true", "周市镇总工会劳务协议模板（第1版） true true"}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
		f := w.form(someone(t, "19850312", 507), nil)
		for kind, want := range map[string]string{"labour": "玉山：王立新", "service": "周市协议：王立新"} {
			r := w.yushan.Do(t, "GET", "/api/hiring/contracts/draft?formId="+f.ID+"&kind="+kind, nil).Want(t, 200)
			if s := papertest.WordXML(t, r.Body); !strings.Contains(s, want) {
				t.Errorf("%s is drawn up by %s", kind, s)
			}
		}
		// what was not said to be used is not recorded as used
		v := w.hired(f, "2026-11-24")
		if v.Template != "" {
			t.Errorf("a template on record: %s", v.Template)
		}
	})
}

func TestTemplates(t *testing.T) {
	eachContract(t, func(t *testing.T, w *contractWorld) {
		word := func(text string) []byte {
			var b bytes.Buffer
			if err := paper.WriteDOCX(&b, paper.Doc{Title: "合同", Blocks: []paper.Block{paper.Text(text)}}); err != nil {
				t.Fatal(err)
			}
			return b.Bytes()
		}
		yushan := w.id(t, "玉山镇总工会")
		const path = "/api/hiring/templates"
		good := word("甲方：{{聘用单位}}，乙方：{{姓名}}（{{身份证号}}），期限{{合同期限}}，编号{{合同编号}}。")
		send := func(c *apptest.Client, file []byte, union, kind string) apptest.Reply {
			return w.upload(c, path, "我的模板.docx", file, "unionId", union, "kind", kind, "note", "2026版")
		}
		send(w.Anonymous(), good, yushan, "labour").Refused(t, 401, "not_signed_in")
		send(w.kunshanHead, good, yushan, "labour").Refused(t, 403, "permission_missing")
		send(w.kunshan, good, yushan, "labour").Refused(t, 422, "contract_not_yours") // a superior's is its own
		send(w.zhoushi, good, yushan, "labour").Refused(t, 422, "contract_not_yours")
		send(w.yushan, good, yushan, "lease").Want(t, 422)
		send(w.yushan, []byte("%PDF-1.7\n"), yushan, "labour").Refused(t, 422, "template_broken")
		send(w.yushan, make([]byte, 2<<20+1), yushan, "labour").Refused(t, 422, "template_large")
		if r := w.upload(w.yushan, path, "没有说明.docx", []byte("PK"), "unionId", yushan, "kind", "labour"); r.Status != 422 || !bytes.Contains(r.Body, []byte("template_broken")) {
			t.Errorf("without a note: %d %s", r.Status, r.Body)
		}
		fields := send(w.yushan, word("{{姓名}} {{工资}} {{合同期限 {{籍贯}}"), yushan, "labour").Refused(t, 422, "template_fields")
		if len(fields) != 3 || fields[0].Message != "没有“工资”这个字段" || fields[1].Message != "没有“籍贯”这个字段" {
			t.Errorf("named back: %+v", fields)
		}
		long := apptest.Read[hiring.TemplateLine](t, w.upload(w.kunshan, path, strings.Repeat("长", 220)+".docx", good, "unionId", w.id(t, "昆山市总工会"), "kind", "labour", "note", "").Want(t, 201))
		if long.FileName != strings.Repeat("长", 75)+".docx" {
			t.Errorf("the name of the file: %s", long.FileName)
		}
		w.kunshan.Do(t, "POST", path+"/"+long.ID+"/retire", object{"rev": 1}).Want(t, 204)
		one := apptest.Read[hiring.TemplateLine](t, send(w.yushan, good, yushan, "labour").Want(t, 201))
		if one.Version != 1 || one.Title != "玉山镇总工会劳动合同模板（第1版）" || len(one.Fields) != 5 {
			t.Errorf("%+v", one)
		}
		two := apptest.Read[hiring.TemplateLine](t, send(w.yushan, word("第二版：{{姓名}}"), yushan, "labour").Want(t, 201))
		above := apptest.Read[hiring.TemplateLine](t, send(w.kunshan, word("昆山：{{姓名}}"), w.id(t, "昆山市总工会"), "service").Want(t, 201))
		titles := func(c *apptest.Client) []string {
			out := []string{}
			for _, m := range apptest.Read[hiring.TemplateList](t, c.Do(t, "GET", path, nil).Want(t, 200)).Items {
				s := m.Title
				if !m.RetiredAt.IsZero() {
					s += "停用"
				}
				if m.Mine {
					s += "本单位"
				}
				out = append(out, s)
			}
			return out
		}
		if diff := cmp.Diff([]string{"玉山镇总工会劳动合同模板（第2版）本单位", "玉山镇总工会劳动合同模板（第1版）停用本单位", "昆山市总工会劳务协议模板（第1版）"}, titles(w.yushan)); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
		if diff := cmp.Diff([]string{"昆山市总工会劳务协议模板（第1版）"}, titles(w.zhoushi)); diff != "" {
			t.Errorf("the neighbour (-want +got):\n%s", diff)
		}
		file := path + "/" + one.ID + "/file"
		w.Anonymous().Do(t, "GET", file, nil).Refused(t, 401, "not_signed_in")
		w.finance.Do(t, "GET", file, nil).Refused(t, 403, "permission_missing")
		w.zhoushi.Do(t, "GET", file, nil).Refused(t, 404, "not_found")
		w.jiangning.Do(t, "GET", file, nil).Refused(t, 404, "not_found")
		if r := w.yushan.Do(t, "GET", file, nil).Want(t, 200); !bytes.Equal(r.Body, good) {
			t.Error("the file is not what was uploaded")
		}
		if s := papertest.WordXML(t, w.yushan.Do(t, "GET", file+"?sample=true", nil).Want(t, 200).Body); !strings.Contains(s, "示例镇总工会") || !strings.Contains(s, "320583198503120012") {
			t.Errorf("the preview: %s", s)
		}

		f := w.form(someone(t, "19850312", 507), nil)
		draft := func(c *apptest.Client, query string) apptest.Reply {
			return c.Do(t, "GET", "/api/hiring/contracts/draft?formId="+f.ID+query, nil)
		}
		draft(w.Anonymous(), "").Refused(t, 401, "not_signed_in")
		draft(w.kunshan, "").Refused(t, 403, "permission_missing")
		draft(w.zhoushi, "").Refused(t, 404, "not_found")
		draft(w.yushan, "&templateId="+db.NewID()).Refused(t, 404, "not_found")
		if s := papertest.WordXML(t, draft(w.yushan, "").Want(t, 200).Body); !strings.Contains(s, "第二版：王立新") {
			t.Errorf("the newest is taken: %s", s)
		}
		number := someone(t, "19850312", 507).Number()
		if s := papertest.WordXML(t, draft(w.yushan, "&templateId="+one.ID).Want(t, 200).Body); !strings.Contains(s, "甲方：玉山镇总工会，乙方：王立新（"+number+"），期限2026年12月1日至2028年11月30日，编号＿＿＿＿＿＿。") {
			t.Errorf("an old version is still there: %s", s)
		}
		if s := papertest.WordXML(t, draft(w.yushan, "&kind=service").Want(t, 200).Body); !strings.Contains(s, "昆山：王立新") {
			t.Errorf("the superior's serves: %s", s)
		}
		if s := papertest.WordXML(t, draft(w.yushan, "&templateId=example").Want(t, 200).Body); !strings.Contains(s, "示例文本") || strings.Contains(s, "{{") || !strings.Contains(s, number) {
			t.Errorf("the example: %s", s)
		}
		var drafts int
		if err := w.DB.Read().NewRaw("SELECT count(*) FROM audit_entry WHERE action = 'contract.draft' AND item_id = ?", f.ID).Scan(t.Context(), &drafts); err != nil || drafts != 4 {
			t.Errorf("%d recorded, %v", drafts, err)
		}
		v := apptest.Read[hiring.ContractView](t, w.sign(w.yushan, signed(f, "2026-11-23").with("templateId", two.ID)).Want(t, 201))
		if v.Template != "玉山镇总工会劳动合同模板（第2版）" {
			t.Errorf("the template on record: %q", v.Template)
		}
		if s := papertest.WordXML(t, draft(w.yushan, "&templateId="+one.ID).Want(t, 200).Body); v.ID == "" || !strings.Contains(s, "编号玉工合〔2026〕3号。") {
			t.Errorf("after the signature: %s", s)
		}

		retire := func(c *apptest.Client, id string, rev int) apptest.Reply {
			return c.Do(t, "POST", path+"/"+id+"/retire", object{"rev": rev})
		}
		retire(w.Anonymous(), two.ID, 1).Refused(t, 401, "not_signed_in")
		retire(w.zhoushi, two.ID, 1).Refused(t, 404, "not_found")
		retire(w.yushan, above.ID, 1).Refused(t, 422, "contract_not_yours")
		retire(w.yushan, two.ID, 9).Refused(t, 409, "stale")
		retire(w.yushan, two.ID, 1).Want(t, 204)
		retire(w.yushan, two.ID, 2).Refused(t, 422, "template_retired")
		if s := papertest.WordXML(t, draft(w.yushan, "").Want(t, 200).Body); !strings.Contains(s, "示例文本") {
			t.Errorf("without a template of its own: %s", s)
		}
		for _, kind := range []string{"labour", "service"} {
			r := w.yushan.Do(t, "GET", path+"/example?kind="+kind, nil).Want(t, 200)
			tpl, err := paper.ReadTemplate(r.Body)
			if err != nil || hiring.CheckFields(tpl.Fields(), tpl.Unfinished()) != nil {
				t.Errorf("the example names what does not exist: %v %v", err, tpl.Fields())
			}
			send(w.yushan, r.Body, yushan, kind).Want(t, 201)
		}
		w.finance.Do(t, "GET", path+"/example", nil).Refused(t, 403, "permission_missing")
	})
}

// TestPostingIsNoExit: a change of 定岗 keeps the engagement and its contract, with a date and a reason.
func TestPostingIsNoExit(t *testing.T) {
	eachContract(t, func(t *testing.T, w *contractWorld) {
		person, engagement, _ := w.renewing("19850312", nil)
		path := "/api/engagements/" + engagement + "/postings"
		body := object{"rev": 1, "unionId": w.id(t, "周市镇总工会"), "startsOn": "2026-06-01", "reason": "支援周市镇集体协商"}
		w.zhoushi.Do(t, http.MethodPost, path, body).Refused(t, 404, "not_found")
		v := apptest.Read[roster.PersonView](t, w.yushan.Do(t, http.MethodPost, path, body).Want(t, 200))
		e := v.Engagements[0]
		if v.ID != person || len(v.Engagements) != 1 || !e.EndedOn.IsZero() || len(e.Contracts) != 1 || len(e.Postings) != 2 || e.Postings[1].Reason != "支援周市镇集体协商" ||
			e.Postings[1].PostUnionName != "周市镇总工会" || e.Postings[0].Reason != "" {
			t.Errorf("%+v", e)
		}
		w.yushan.Do(t, http.MethodPost, path, body).Refused(t, 409, "stale")
	})
}
