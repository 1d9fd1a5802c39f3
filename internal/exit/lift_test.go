package exit_test

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/app/apptest"
	"xiezhi/internal/exit"
	"xiezhi/internal/hiring"
	"xiezhi/internal/obligation"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/roster"
)

// plainEnd records a plain end in the roster, and gives the engagement as its union then sees it.
func (w *world) plainEnd(engagement, on string, g roster.Ground) roster.EngagementView {
	w.t.Helper()
	return w.engagement(w.post(w.clerk, "/api/engagements/"+engagement+"/end", object{"rev": w.rev(engagement), "endedOn": on, "ground": string(g)}), engagement)
}

func (w *world) rev(engagement string) int64 {
	w.t.Helper()
	e, err := roster.EngagementByID(w.t.Context(), w.DB.Read(), engagement)
	if err != nil {
		w.t.Fatal(err)
	}
	return e.Rev
}

func (w *world) engagement(r apptest.Reply, id string) roster.EngagementView {
	w.t.Helper()
	p := apptest.Read[roster.PersonView](w.t, r.Want(w.t, 200))
	i := slices.IndexFunc(p.Engagements, func(e roster.EngagementView) bool { return e.ID == id })
	if i < 0 {
		w.t.Fatalf("engagement %s is not shown", id)
	}
	return p.Engagements[i]
}

// numbered approves heads for Kunshan in 2026.
func (w *world) numbered(heads int) {
	w.t.Helper()
	w.Tx(w.t, func(ctx context.Context, tx *db.Tx) error {
		_, err := hiring.PostApproved(ctx, tx, audit.System(), hiring.Approval{
			Year: 2026, Document: "苏工发〔2026〕1号", DecidedOn: day("2025-12-10"), Numbers: []hiring.Number{{UnionID: w.Union(w.t, "昆山市总工会").ID, Heads: heads}},
		})
		return err
	})
}

// renewal is an approved renewal form of an engagement, as the county approved it.
func (w *world) renewal(person, engagement string) string {
	w.t.Helper()
	e, err := roster.EngagementByID(w.t.Context(), w.DB.Read(), engagement)
	if err != nil {
		w.t.Fatal(err)
	}
	f := hiring.Form{
		ID: db.NewID(), Kind: hiring.FormRenewal, UnionID: e.UnionID, CountyID: e.CountyID, CityID: e.CityID, PersonID: person, EngagementID: engagement, Name: "王立一",
		StartsOn: day("2027-01-01"), EndsOn: day("2028-12-31"), OnDuty: day("2027-01-01"), State: hiring.FormApproved, Number: "推荐〔2026〕7号", Rev: 1,
		CreatedAt: *w.now, ChangedAt: *w.now,
	}
	w.Tx(w.t, func(ctx context.Context, tx *db.Tx) error {
		_, err := tx.NewInsert().Model(&f).Exec(ctx)
		return err
	})
	return f.ID
}

// formState is how a form stands, and whether it lapsed with its engagement.
func (w *world) formState(id string) string {
	w.t.Helper()
	var f []hiring.Form
	if err := w.DB.Read().NewSelect().Model(&f).Where("f.id = ?", id).Scan(w.t.Context()); err != nil || len(f) != 1 {
		w.t.Fatalf("%d forms, %v", len(f), err)
	}
	return fmt.Sprint(f[0].State, " ", f[0].Lapsed)
}

func (w *world) reasons(action string) []string {
	w.t.Helper()
	out := []string{}
	if err := w.DB.Read().NewRaw("SELECT reason FROM audit_entry WHERE action = ? ORDER BY id", action).Scan(w.t.Context(), &out); err != nil {
		w.t.Fatal(err)
	}
	return out
}

// TestLiftEnd: a plain end that was recorded by mistake is taken back by the employing union with a reason: the engagement, what
// is owed by it, its contract and its approved renewal stand as before, in one transaction.
func TestLiftEnd(t *testing.T) {
	eachWorld(t, "2026-11-20", func(t *testing.T, w *world) {
		person, engagement := w.someone("玉山镇总工会", "19850312", roster.ContractService, "2024-01-01", "2026-12-31")
		w.numbered(1)
		if err := w.App.Contracts.OweAll(t.Context()); err != nil {
			t.Fatal(err)
		}
		form := w.renewal(person, engagement)
		path := "/api/engagements/" + engagement + "/lift"
		body := object{"rev": 1, "reason": "选错了人，本人仍在岗"}
		w.post(w.clerk, path, body).Refused(t, 422, roster.CodeInPost)
		if got := w.owed(person, obligation.RuleRenewal); !cmp.Equal(got, []string{"2026-12-31 open soft"}) {
			t.Fatalf("at first %v", got)
		}

		ended := w.plainEnd(engagement, "2026-11-19", roster.GroundTransfer)
		if !cmp.Equal(ended.Actions, []string{"edit", "contract", "lift"}) || w.formState(form) != "void true" {
			t.Errorf("ended: %v, form %s", ended.Actions, w.formState(form))
		}
		if got := w.owed(person, obligation.RuleRenewal); !cmp.Equal(got, []string{"2026-12-31 met soft"}) {
			t.Errorf("ended: %v", got)
		}

		body["rev"] = ended.Rev
		w.post(w.Anonymous(), path, body).Want(t, 401)
		w.post(w.county, path, body).Refused(t, 403, errs.MissingCode)
		w.post(w.jiangning, path, body).Refused(t, 404, errs.NotFoundCode)
		w.post(w.clerk, path, object{"rev": ended.Rev - 1, "reason": "选错了人，本人仍在岗"}).Refused(t, 409, errs.StaleCode)
		w.post(w.clerk, path, object{"rev": ended.Rev, "reason": " 错了 "}).Refused(t, 422, roster.CodeReason)
		w.post(w.clerk, path, object{"rev": ended.Rev, "reason": strings.Repeat("长", 201)}).Want(t, 422)
		w.clerk.Do(t, http.MethodPost, path, []byte("{")).Want(t, 400)
		w.clerk.Do(t, http.MethodPost, path, bytes.Repeat([]byte("x"), 2<<20)).Want(t, 413)
		if w.ended(engagement) != "2026-11-19 transfer" || len(w.reasons("roster.engagement.reinstate")) != 0 {
			t.Fatalf("a refusal left something: %s", w.ended(engagement))
		}

		back := w.engagement(w.post(w.clerk, path, body), engagement)
		if back.State != roster.StateActive || !back.EndedOn.IsZero() || back.EndGround != "" || slices.Contains(back.Actions, "lift") || !slices.Contains(back.Actions, "end") {
			t.Errorf("%s %s %v", back.State, back.EndedOn, back.Actions)
		}
		if got := w.owed(person, obligation.RuleRenewal); !cmp.Equal(got, []string{"2026-12-31 open soft"}) {
			t.Errorf("afterwards %v", got)
		}
		if got := w.formState(form); got != "approved false" {
			t.Errorf("form %s", got)
		}
		if d := cmp.Diff([]string{"选错了人，本人仍在岗"}, w.reasons("roster.engagement.reinstate")); d != "" {
			t.Error(d)
		}
		if d := cmp.Diff([]string{"离岗登记已撤销"}, w.reasons("form.restore")); d != "" {
			t.Error(d)
		}
		account, err := w.App.Quota.Account(t.Context(), w.province.Actor, w.Union(t, "昆山市总工会").ID, day("2026-11-20"))
		if err != nil || account.Figures.Occupied != 1 {
			t.Errorf("occupied %d, %v", account.Figures.Occupied, err)
		}
		if got := w.told(w.Instructor(t, person, "玉山镇总工会")); !strings.Contains(got, "离岗登记已撤销") {
			t.Errorf("the person is told: %s", got)
		}
		if got := w.told(w.clerk); !strings.Contains(got, "一份续聘推荐表已恢复为审核同意") {
			t.Errorf("the clerk is told: %s", got)
		}
		w.plainEnd(engagement, "2026-11-20", roster.GroundTransfer) // and on the right day
	})
}

// TestLiftIsTheCases: what an exit recorded is put right in the exit, and once it is filed, by a correction of the filing.
func TestLiftIsTheCases(t *testing.T) {
	eachWorld(t, "2026-11-20", func(t *testing.T, w *world) {
		person, engagement := w.someone("玉山镇总工会", "19850312", roster.ContractService, "2024-01-01", "2026-12-31")
		form := w.renewal(person, engagement)
		x := w.wished(engagement, "2026-10-12", "2026-11-20")
		refused := func(words string) {
			t.Helper()
			r := w.post(w.clerk, "/api/engagements/"+engagement+"/lift", object{"rev": w.rev(engagement), "reason": "选错了人，本人仍在岗"})
			r.Refused(t, 422, roster.CodeByCase)
			if !strings.Contains(string(r.Body), words) {
				t.Errorf("the way is not told: %s", r.Body)
			}
			if e := w.engagement(w.clerk.Do(t, http.MethodGet, "/api/persons/"+person, nil), engagement); slices.Contains(e.Actions, "lift") {
				t.Errorf("offered: %v", e.Actions)
			}
		}
		refused("撤回办结")
		if got := w.formState(form); got != "void true" {
			t.Errorf("form %s", got)
		}
		x = w.do(w.head, x, "revert", object{"reason": "办结时选错了日期，本人还在岗"})
		if got := w.formState(form); got != "approved false" {
			t.Errorf("taken back: form %s", got)
		}
		x = w.do(w.clerk, x, "complete", nil)
		x = w.do(w.clerk, x, "file", nil)
		refused("更正备案")
		w.do(w.head, x, "correct", object{"revoke": true, "paper": "昆劳人仲案字〔2026〕31号裁决书", "reason": "仲裁裁决撤销解聘决定，恢复聘用"})
		if got := w.formState(form); got != "approved false" || w.ended(engagement) != "" {
			t.Errorf("revoked: form %s, ended %q", got, w.ended(engagement))
		}
	})
}

// TestLiftADeath: who was recorded as dead by mistake is told like anybody else.
func TestLiftADeath(t *testing.T) {
	eachWorld(t, "2026-11-20", func(t *testing.T, w *world) {
		person, engagement := w.someone("玉山镇总工会", "19850312", roster.ContractService, "2024-01-01", "2026-12-31")
		e := w.plainEnd(engagement, "2026-11-18", roster.GroundDeath)
		w.post(w.clerk, "/api/engagements/"+engagement+"/lift", object{"rev": e.Rev, "reason": "选错了人，本人仍在岗"}).Want(t, 200)
		if got := w.told(w.Instructor(t, person, "玉山镇总工会")); !strings.Contains(got, "离岗登记已撤销") {
			t.Errorf("the person is told: %s", got)
		}
	})
}

// TestLiftElsewhere: whom another union has engaged since is in one post only.
func TestLiftElsewhere(t *testing.T) {
	eachWorld(t, "2026-11-20", func(t *testing.T, w *world) {
		person, engagement := w.someone("玉山镇总工会", "19850312", roster.ContractService, "2024-01-01", "2026-12-31")
		e := w.plainEnd(engagement, "2026-11-18", roster.GroundTransfer)
		w.engage(person, "东山街道总工会", "2026-11-19")
		w.post(w.clerk, "/api/engagements/"+engagement+"/lift", object{"rev": e.Rev, "reason": "选错了人，本人仍在岗"}).Refused(t, 422, roster.CodeElsewhere)
		if got := w.ended(engagement); got != "2026-11-18 transfer" {
			t.Errorf("ended %q", got)
		}
	})
}

// TestLiftAtAUnionThatIsGone: what had ended stayed with the union that was merged, and nobody would manage it there.
func TestLiftAtAUnionThatIsGone(t *testing.T) {
	eachWorld(t, "2026-11-20", func(t *testing.T, w *world) {
		_, engagement := w.someone("玉山镇总工会", "19850312", roster.ContractService, "2024-01-01", "2026-12-31")
		e := w.plainEnd(engagement, "2026-11-10", roster.GroundTransfer)
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			_, err := org.Merge(ctx, tx, audit.System(), w.Union(t, "玉山镇总工会").ID, w.Union(t, "周市镇总工会").ID, day("2026-11-15"))
			return err
		})
		w.post(w.clerk, "/api/engagements/"+engagement+"/lift", object{"rev": e.Rev, "reason": "选错了人，本人仍在岗"}).Refused(t, 422, roster.CodeNotEmploying)
		if got := w.ended(engagement); got != "2026-11-10 transfer" {
			t.Errorf("ended %q", got)
		}
	})
}

// TestLiftNeedsTheHead: where somebody else has the head since and none is free, a mistake is not taken back, neither in the
// roster nor in the exit; a paper that revokes a filed exit binds all the same, and the account shows who is too many.
func TestLiftNeedsTheHead(t *testing.T) {
	for _, heads := range []int{0, 2, 3} {
		t.Run(fmt.Sprint(heads, " heads"), func(t *testing.T) { liftNeedsTheHead(t, heads) })
	}
}

func liftNeedsTheHead(t *testing.T, heads int) {
	t.Helper()
	eachWorld(t, "2026-11-20", func(t *testing.T, w *world) {
		_, one := w.someone("玉山镇总工会", "19850312", roster.ContractService, "2024-01-01", "2026-12-31")
		_, two := w.someone("玉山镇总工会", "19860312", roster.ContractService, "2024-01-01", "2026-12-31")
		if heads > 0 {
			w.numbered(heads)
		}
		plain := w.plainEnd(one, "2026-11-10", roster.GroundTransfer)
		x := w.wished(two, "2026-10-12", "2026-11-20")
		w.someone("周市镇总工会", "19870312", roster.ContractService, "2026-11-11", "2027-12-31") // of the same county
		lift := w.post(w.clerk, "/api/engagements/"+one+"/lift", object{"rev": plain.Rev, "reason": "选错了人，本人仍在岗"})
		if heads == 2 { // on 11 November two and the new one had been there
			lift.Refused(t, 422, hiring.CodeQuotaFull)
		} else {
			lift.Want(t, 200)
		}
		w.someone("周市镇总工会", "19880312", roster.ContractService, "2026-11-21", "2027-12-31")
		revert := w.post(w.head, "/api/exits/"+x.ID+"/revert", object{"rev": x.Rev, "reason": "办结时选错了人，本人仍在岗"})
		if heads == 0 {
			revert.Want(t, 200)
			return
		}
		revert.Refused(t, 422, hiring.CodeQuotaFull)
		x = w.do(w.clerk, w.show(w.clerk, x.ID), "file", nil)
		x = w.do(w.head, x, "correct", object{"revoke": true, "paper": "昆劳人仲案字〔2026〕31号裁决书", "reason": "仲裁裁决撤销解聘决定，恢复聘用"})
		if x.State != exit.StateRevoked || w.ended(two) != "" {
			t.Errorf("%d heads: %s, ended %q", heads, x.State, w.ended(two))
		}
	})
}

// TestLiftOverQuota: an account that a cut left over quota dismisses nobody, and a mistake does not do it either: with 4 heads
// approved and 5 people in post, whoever was ended by mistake comes back, and the account shows one too many as before. Once
// somebody came since, the head is taken.
func TestLiftOverQuota(t *testing.T) {
	for _, tc := range []struct {
		name string
		came bool
	}{{"nobody came", false}, {"somebody came since", true}} {
		t.Run(tc.name, func(t *testing.T) {
			eachWorld(t, "2026-11-20", func(t *testing.T, w *world) {
				var ids []string
				for _, birth := range []string{"19850312", "19860312", "19870312", "19880312", "19890312"} {
					_, id := w.someone("玉山镇总工会", birth, roster.ContractService, "2024-01-01", "2026-12-31")
					ids = append(ids, id)
				}
				w.numbered(4)
				ended := w.plainEnd(ids[0], "2026-11-18", roster.GroundTransfer)
				if tc.came {
					w.someone("周市镇总工会", "19900312", roster.ContractService, "2026-11-19", "2027-12-31") // of the same county
				}
				lift := w.post(w.clerk, "/api/engagements/"+ids[0]+"/lift", object{"rev": ended.Rev, "reason": "选错了人，本人仍在岗"})
				if tc.came {
					lift.Refused(t, 422, hiring.CodeQuotaFull)
					if s := string(lift.Body); !strings.Contains(s, "离岗登记以后，员额已由他人占用：昆山市总工会2026年核定4名") || strings.Contains(s, "新聘") {
						t.Errorf("refused with %s", s)
					}
					return
				}
				lift.Want(t, 200)
				account, err := w.App.Quota.Account(t.Context(), w.province.Actor, w.Union(t, "昆山市总工会").ID, day("2026-11-20"))
				if err != nil || account.Figures.Occupied != 5 || account.Figures.Over != 1 {
					t.Errorf("the account shows %+v, %v", account.Figures, err)
				}
			})
		})
	}
}
