package hiring_test

import (
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/app/apptest"
	"xiezhi/internal/authz"
	"xiezhi/internal/hiring"
	"xiezhi/internal/org"
)

// tried is an act that somebody tries though the server does not offer it.
type tried struct {
	name string
	do   func(c *apptest.Client) apptest.Reply
}

// row is what somebody may do with a record: of each act in its order "ok" where the server offers it, otherwise the status
// with which it is refused. A record that they may not read at all is the status of reading it.
func row(t *testing.T, c *apptest.Client, path string, acts []tried) string {
	t.Helper()
	r := c.Do(t, http.MethodGet, path, nil)
	if r.Status != http.StatusOK {
		return fmt.Sprint(r.Status)
	}
	offered := apptest.Read[struct {
		Actions []string `json:"actions"`
	}](t, r).Actions
	var out []string
	for _, a := range acts {
		if slices.Contains(offered, a.name) {
			out = append(out, "ok")
			continue
		}
		if r := a.do(c); r.Status != 0 {
			out = append(out, fmt.Sprint(r.Status))
		} else {
			out = append(out, "-") // there is nothing yet to do it to
		}
	}
	return strings.Join(out, " ")
}

// TestEveryActOfAForm is the table of act × state × role of a town's new form: what is not offered is refused, and leaves
// the form as it was.
func TestEveryActOfAForm(t *testing.T) {
	eachForm(t, func(t *testing.T, w *formWorld) {
		people := map[string]*apptest.Client{
			"clerk": w.clerk, "head": w.head, "officer": w.As(t, authz.RoleOfficer, "昆山市总工会"), "county": w.county, "city": w.city, "province": w.province,
			"inspector": w.As(t, authz.RoleInspector, "昆山市总工会"), "finance": w.As(t, authz.RoleFinance, "昆山市总工会"),
			"next town": w.As(t, authz.RoleClerk, "周市镇总工会"), "next county": w.taicang, "nobody": w.Anonymous(),
		}
		// edit, discard, submit, ask, void, contract, decide (approve the case), override
		table := func(state, id string, want map[string]string) {
			t.Helper()
			f := w.see(w.province, id)
			post := func(name string, body object) tried {
				return tried{name, func(c *apptest.Client) apptest.Reply {
					return c.Do(t, http.MethodPost, formsPath+"/"+id+"/"+name, body.with("rev", f.Rev))
				}}
			}
			acts := []tried{
				{"edit", func(c *apptest.Client) apptest.Reply {
					return c.Do(t, http.MethodPut, formsPath+"/"+id, filled(1).with("rev", f.Rev))
				}},
				post("discard", object{}), post("submit", object{}), post("ask", object{}), post("void", object{"reason": "不办了"}),
				{"contract", func(c *apptest.Client) apptest.Reply {
					return c.Do(t, http.MethodPost, "/api/hiring/contracts", signed(f.Form, "2026-11-23"))
				}},
				{"decide", func(c *apptest.Client) apptest.Reply {
					if f.CaseID == "" {
						return apptest.Reply{}
					}
					rev := apptest.Read[struct {
						Rev int64 `json:"rev"`
					}](t, w.province.Do(t, http.MethodGet, "/api/approval/cases/"+f.CaseID, nil).Want(t, 200)).Rev
					return c.Do(t, http.MethodPost, "/api/approval/cases/"+f.CaseID+"/act", object{"rev": rev, "act": "approve", "opinion": "同意。"})
				}},
				post("override", object{"age": true, "grade": false, "reason": "同意"}),
			}
			maps.Copy(want, map[string]string{ // whatever the state: other posts, other places
				"inspector": "403 403 403 403 403 403 403 403", "finance": "403", "next town": "404", "next county": "404", "nobody": "401",
			})
			if state == "draft" {
				want["inspector"] = "403 403 403 403 403 403 - 403"
			}
			got := map[string]string{}
			for name, c := range people {
				got[name] = row(t, c, formsPath+"/"+id, acts)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", state, diff)
			}
			if after := w.see(w.province, id); after.Rev != f.Rev || after.State != f.State {
				t.Errorf("%s: a refused act changed the form: %s rev %d, was %s rev %d", state, after.State, after.Rev, f.State, f.Rev)
			}
		}
		f := w.begin(w.clerk, "玉山镇总工会", object{"kind": "new"})
		w.post(w.clerk, f.ID, "", filled(1)).Want(t, 200)
		table("draft", f.ID, map[string]string{
			"clerk":    "ok ok 403 ok 403 422 - 422",
			"head":     "ok ok ok 422 422 403 - 422",
			"officer":  "403 403 403 403 403 403 - 422",
			"county":   "403 403 403 403 403 403 - 422",
			"city":     "403 403 403 403 403 403 - 422",
			"province": "403 403 403 403 403 403 - 422",
		})
		sent := w.view(w.post(w.head, f.ID, "submit", object{}).Want(t, 200))
		table("submitted", f.ID, map[string]string{
			"clerk":    "422 422 403 422 403 422 403 422",
			"head":     "422 422 422 422 422 403 403 422",
			"officer":  "403 403 403 403 403 403 403 422",
			"county":   "403 403 403 403 403 403 ok 422",
			"city":     "403 403 403 403 403 403 422 422",
			"province": "403 403 403 403 403 403 422 422",
		})
		w.act(w.county, sent.CaseID, "return", "请补充").Want(t, 200)
		table("returned", f.ID, map[string]string{
			"clerk":    "ok 422 403 ok 403 422 422 422",
			"head":     "ok 422 ok 422 422 403 422 422",
			"officer":  "403 403 403 403 403 403 422 422",
			"county":   "403 403 403 403 403 403 422 422",
			"city":     "403 403 403 403 403 403 422 422",
			"province": "403 403 403 403 403 403 422 422",
		})
		w.post(w.head, f.ID, "submit", object{}).Want(t, 200)
		w.act(w.county, sent.CaseID, "approve", "同意。").Want(t, 200)
		table("approved", f.ID, map[string]string{
			"clerk":    "422 422 403 422 403 ok 422 422",
			"head":     "422 422 422 422 ok 403 422 422",
			"officer":  "403 403 403 403 403 403 422 422",
			"county":   "403 403 403 403 403 403 422 422",
			"city":     "403 403 403 403 403 403 422 422",
			"province": "403 403 403 403 403 403 422 422",
		})
		w.clerk.Do(t, http.MethodPost, "/api/hiring/contracts", signed(w.see(w.clerk, f.ID).Form, "2026-11-23")).Want(t, 201)
		table("used for a contract", f.ID, map[string]string{
			"clerk":    "422 422 403 422 403 422 422 422",
			"head":     "422 422 422 422 422 403 422 422",
			"officer":  "403 403 403 403 403 403 422 422",
			"county":   "403 403 403 403 403 403 422 422",
			"city":     "403 403 403 403 403 403 422 422",
			"province": "403 403 403 403 403 403 422 422",
		})
		other := w.sent(w.clerk, w.head, "玉山镇总工会", filled(2))
		w.act(w.county, other.CaseID, "reject", "不同意。").Want(t, 200)
		table("rejected", other.ID, map[string]string{
			"clerk":    "422 422 403 422 403 422 422 422",
			"head":     "422 422 422 422 422 403 422 422",
			"officer":  "403 403 403 403 403 403 422 422",
			"county":   "403 403 403 403 403 403 422 422",
			"city":     "403 403 403 403 403 403 422 422",
			"province": "403 403 403 403 403 403 422 422",
		})
		third := w.sent(w.clerk, w.head, "玉山镇总工会", filled(3))
		w.act(w.county, third.CaseID, "approve", "同意。").Want(t, 200)
		w.post(w.head, third.ID, "void", object{"reason": "本人放弃"}).Want(t, 200)
		table("void", third.ID, map[string]string{
			"clerk":    "422 422 403 422 403 422 422 422",
			"head":     "422 422 422 422 422 403 422 422",
			"officer":  "403 403 403 403 403 403 422 422",
			"county":   "403 403 403 403 403 403 422 422",
			"city":     "403 403 403 403 403 403 422 422",
			"province": "403 403 403 403 403 403 422 422",
		})
	})
}

// TestEveryActOfAPlan is the same of a county's plan and of the city's in which it is gathered.
func TestEveryActOfAPlan(t *testing.T) {
	eachPlan(t, func(t *testing.T, w *planWorld) {
		people := map[string]*apptest.Client{
			"county": w.kunshan, "county approver": w.As(t, authz.RoleApprover, "昆山市总工会"), "city": w.suzhou, "city approver": w.suzhou2,
			"desk": w.provinceDesk, "province": w.province, "finance": w.finance, "town": w.As(t, authz.RoleClerk, "玉山镇总工会"),
			"next county": w.taicang, "other city": w.jiangning, "nobody": w.Anonymous(),
		}
		// edit, submit, review (the city), weigh (the province), reply (the document of the decision)
		table := func(state, id string, want map[string]string) {
			t.Helper()
			p := w.see(w.province, id)
			at := "/api/hiring/plans/" + id
			post := func(name string, body object) tried {
				return tried{name, func(c *apptest.Client) apptest.Reply {
					return c.Do(t, http.MethodPost, at+"/"+name, body.with("rev", p.Plan.Rev))
				}}
			}
			acts := []tried{
				{"edit", func(c *apptest.Client) apptest.Reply {
					return c.Do(t, http.MethodPut, at, content(6, "新建产业园").with("rev", p.Plan.Rev))
				}},
				post("submit", object{}), post("review", object{"number": p.Plan.Requested, "reason": "同意"}),
				post("weigh", object{"numbers": []object{}, "document": "苏工复〔2026〕9号"}),
				{"reply", func(c *apptest.Client) apptest.Reply { return c.Do(t, http.MethodGet, at+"/reply?format=docx", nil) }},
			}
			maps.Copy(want, map[string]string{"town": "403", "next county": "404", "other city": "404", "nobody": "401"})
			if p.Plan.Tier == org.TierCity { // the county's people do not read their city's
				maps.Copy(want, map[string]string{"county": "404", "county approver": "404", "finance": "404"})
			}
			got := map[string]string{}
			for name, c := range people {
				got[name] = row(t, c, at, acts)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", state, diff)
			}
			if after := w.see(w.province, id); after.Plan.Rev != p.Plan.Rev || after.Plan.State != p.Plan.State {
				t.Errorf("%s: a refused act changed the plan: %s rev %d, was %s rev %d", state, after.Plan.State, after.Plan.Rev, p.Plan.State, p.Plan.Rev)
			}
		}
		ks := w.begin(w.kunshan, "昆山市总工会", "annual", 2027)
		w.post(w.kunshan, ks.Plan.ID, "", content(6, "新建产业园")).Want(t, 200)
		table("a county's draft", ks.Plan.ID, map[string]string{
			"county":          "ok ok 422 422 422",
			"county approver": "403 403 422 422 422",
			"finance":         "403 403 403 403 422",
			"city":            "422 422 422 422 422",
			"city approver":   "403 403 422 422 422",
			"desk":            "422 422 422 422 422",
			"province":        "403 403 422 422 422",
		})
		ks = w.plan(w.post(w.kunshan, ks.Plan.ID, "submit", object{}).Want(t, 200))
		table("before the city", ks.Plan.ID, map[string]string{
			"county":          "422 422 422 422 422",
			"county approver": "403 403 422 422 422",
			"finance":         "403 403 403 403 422",
			"city":            "422 422 ok 422 422",
			"city approver":   "403 403 ok 422 422",
			"desk":            "422 422 422 422 422",
			"province":        "403 403 422 422 422",
		})
		w.actOn(w.suzhou, ks.Plan.CaseID, "return", "请补充企业数").Want(t, 200)
		table("returned to the county", ks.Plan.ID, map[string]string{
			"county":          "ok ok 422 422 422",
			"county approver": "403 403 422 422 422",
			"finance":         "403 403 403 403 422",
			"city":            "422 422 422 422 422",
			"city approver":   "403 403 422 422 422",
			"desk":            "422 422 422 422 422",
			"province":        "403 403 422 422 422",
		})
		w.post(w.kunshan, ks.Plan.ID, "submit", object{}).Want(t, 200)
		city := w.begin(w.suzhou, "苏州市总工会", "annual", 2027)
		w.post(w.suzhou, city.Plan.ID, "", content(2, "市本级")).Want(t, 200)
		table("a city's draft", city.Plan.ID, map[string]string{
			"city":          "ok ok 422 422 422",
			"city approver": "403 403 422 422 422",
			"desk":          "422 422 422 422 422",
			"province":      "403 403 422 422 422",
		})
		city = w.plan(w.post(w.suzhou, city.Plan.ID, "submit", object{"parts": []string{ks.Plan.ID}}).Want(t, 200))
		table("gathered", ks.Plan.ID, map[string]string{
			"county":          "422 422 422 422 422",
			"county approver": "403 403 422 422 422",
			"finance":         "403 403 403 403 422",
			"city":            "422 422 422 422 422",
			"city approver":   "403 403 422 422 422",
			"desk":            "422 422 422 422 422",
			"province":        "403 403 422 422 422",
		})
		table("before the province", city.Plan.ID, map[string]string{
			"city":          "422 422 422 422 422",
			"city approver": "403 403 422 422 422",
			"desk":          "422 422 422 ok 422",
			"province":      "403 403 422 ok 422",
		})
		w.actOn(w.province, city.Plan.CaseID, "return", "请核对").Want(t, 200)
		table("gathered in one that came back", ks.Plan.ID, map[string]string{
			"county":          "422 422 422 422 422",
			"county approver": "403 403 422 422 422",
			"finance":         "403 403 403 403 422",
			"city":            "422 422 ok 422 422",
			"city approver":   "403 403 ok 422 422",
			"desk":            "422 422 422 422 422",
			"province":        "403 403 422 422 422",
		})
		table("returned to the city", city.Plan.ID, map[string]string{
			"city":          "ok ok 422 422 422",
			"city approver": "403 403 422 422 422",
			"desk":          "422 422 422 422 422",
			"province":      "403 403 422 422 422",
		})
		w.post(w.suzhou, city.Plan.ID, "submit", object{"parts": []string{}}).Want(t, 200)
		w.decide(city.Plan.ID, "苏工复〔2026〕7号").Want(t, 200)
		table("decided, the county's", ks.Plan.ID, map[string]string{
			"county":          "422 422 422 422 422",
			"county approver": "403 403 422 422 422",
			"finance":         "403 403 403 403 422",
			"city":            "422 422 422 422 422",
			"city approver":   "403 403 422 422 422",
			"desk":            "422 422 422 422 422",
			"province":        "403 403 422 422 422",
		})
		table("decided, the city's", city.Plan.ID, map[string]string{
			"city":          "422 422 422 422 ok",
			"city approver": "403 403 422 422 ok",
			"desk":          "422 422 422 422 ok",
			"province":      "403 403 422 422 ok",
		})
	})
}

// TestEveryActOfAContract is the same of a contract in each of its states, and of its renewal.
func TestEveryActOfAContract(t *testing.T) {
	eachContractFrom(t, "2026-08-03", func(t *testing.T, w *contractWorld) {
		people := map[string]*apptest.Client{
			"clerk": w.yushan, "head": w.As(t, authz.RoleHead, "玉山镇总工会"), "officer": w.kunshan, "county": w.kunshanHead, "inspector": w.inspector,
			"finance": w.finance, "next town": w.zhoushi, "next county": w.jiangning, "nobody": w.Anonymous(),
		}
		// scan, draft, grade; then what leads on to the renewal
		table := func(state hiring.ContractState, c hiring.ContractView, offered string) {
			t.Helper()
			people["head"].SignIn(t) // the others do when the clock goes on
			v := apptest.Read[hiring.ContractView](t, w.inspector.Do(t, http.MethodGet, "/api/hiring/contracts/"+c.ID, nil).Want(t, 200))
			acts := []tried{
				{"scan", func(c *apptest.Client) apptest.Reply {
					return w.upload(c, "/api/hiring/contracts/"+v.ID+"/scan", "合同.pdf", []byte("%PDF-1.4\n"), "rev", fmt.Sprint(v.Rev))
				}},
				{"draft", func(c *apptest.Client) apptest.Reply {
					return c.Do(t, http.MethodGet, "/api/hiring/contracts/draft?kind=labour&templateId=example&formId="+v.FormID, nil)
				}},
			}
			grade := []tried{{"grade", func(c *apptest.Client) apptest.Reply { return w.grade(c, v.EngagementID, 2025, "competent") }}}
			contract, renewal := "/api/hiring/contracts/"+v.ID, "/api/hiring/renewals/"+v.EngagementID
			want := map[string]string{
				"clerk": "ok ok ok " + offered, "head": "403 403 403", "officer": "403 403 403", "county": "403 403 403", "inspector": "403 403 403",
				"finance": "403 403", "next town": "404 404", "next county": "404 404", "nobody": "401 401",
			}
			got := map[string]string{}
			for name, p := range people {
				got[name] = row(t, p, contract, acts) + " " + row(t, p, renewal, grade)
				for _, path := range []string{contract, renewal} {
					if r := p.Do(t, http.MethodGet, path, nil); r.Status == http.StatusOK {
						for _, a := range apptest.Read[struct{ Actions []string }](t, r).Actions {
							if !slices.Contains([]string{"scan", "draft", "grade"}, a) {
								got[name] += " " + a
							}
						}
					}
				}
			}
			if diff := cmp.Diff(want, got); diff != "" || v.State != state {
				t.Errorf("%s, %s (-want +got):\n%s", state, v.State, diff)
			}
		}
		f := w.form(someone(t, "19850312", 501), func(f *hiring.Form) {
			f.DecidedOn, f.OnDuty, f.StartsOn, f.EndsOn = day("2026-08-03"), day("2026-09-01"), day("2026-09-01"), day("2027-01-31")
		})
		c := w.hired(f, "2026-08-03")
		table(hiring.ContractFuture, c, "form")
		w.later("2026-09-01")
		table(hiring.ContractRunning, c, "form")
		w.later("2026-11-23")
		table(hiring.ContractEnding, c, "renew form")
		w.later("2027-02-02")
		table(hiring.ContractLapsed, c, "renew form")
	})
}
