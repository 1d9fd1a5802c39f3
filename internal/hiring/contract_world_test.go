package hiring_test

import (
	"bytes"
	"context"
	"fmt"
	"mime/multipart"
	"net/http"
	"testing"
	"time"

	"xiezhi/internal/app/apptest"
	"xiezhi/internal/authz"
	"xiezhi/internal/gb"
	"xiezhi/internal/hiring"
	"xiezhi/internal/obligation"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/db/dbtest"
	"xiezhi/internal/platform/seal"
	"xiezhi/internal/roster"
)

// contractWorld is the small province with the chapter on since 2026-01-01, heads authorised for 2026 and 2027, and a
// clock that tests move.
type contractWorld struct {
	*quotaWorld

	t   *testing.T
	now *time.Time

	yushan, zhoushi, kunshan, kunshanHead, jiangning, inspector, finance *apptest.Client
}

// eachContract begins on Monday 2026-11-23 12:00 in China. 昆山 has four heads, 江宁 two.
func eachContract(t *testing.T, fn func(*testing.T, *contractWorld)) {
	t.Helper()
	eachContractFrom(t, "2026-11-23", fn)
}

// eachContractFrom begins at noon of another day.
func eachContractFrom(t *testing.T, from string, fn func(*testing.T, *contractWorld)) {
	t.Helper()
	start := day(from).Start().Add(12 * time.Hour)
	now := start
	dbtest.Each(t, clock.Clock(func() time.Time { return now }), func(t *testing.T, d *db.DB) {
		now = start
		w := &contractWorld{quotaWorld: &quotaWorld{World: apptest.New(t, d, func() time.Time { return now })}, t: t, now: &now}
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			return org.LayOverlays(ctx, tx, []org.Overlay{{
				ID: db.NewID(), UnionID: w.id(t, "江苏省总工会"), Key: "chapter.hiring.from", Value: "2026-01-01", ValidFrom: day("2026-01-01"),
				Document: "苏工办〔2026〕1号", Rev: 1, CreatedAt: tx.Now(),
			}})
		})
		w.approve(t, 2026, "昆山市总工会", 4, "江宁区总工会", 2)
		w.approve(t, 2027, "昆山市总工会", 4, "江宁区总工会", 2)
		w.yushan, w.zhoushi = w.As(t, authz.RoleClerk, "玉山镇总工会"), w.As(t, authz.RoleClerk, "周市镇总工会")
		w.kunshan, w.kunshanHead = w.As(t, authz.RoleOfficer, "昆山市总工会"), w.As(t, authz.RoleApprover, "昆山市总工会")
		w.jiangning, w.inspector = w.As(t, authz.RoleOfficer, "江宁区总工会"), w.As(t, authz.RoleInspector, "昆山市总工会")
		w.finance = w.As(t, authz.RoleFinance, "昆山市总工会")
		fn(t, w)
	})
}

func (w *contractWorld) later(at string) {
	w.t.Helper()
	*w.now = day(at).Start().Add(12 * time.Hour)
	for _, c := range []*apptest.Client{w.yushan, w.zhoushi, w.kunshan, w.kunshanHead, w.jiangning, w.inspector, w.finance} {
		c.SignIn(w.t)
	}
}

// someone is an identity number of the birth and order given: an odd order is a man's.
func someone(t testing.TB, birth string, order int) gb.ID {
	t.Helper()
	id, err := gb.ParseID(numberOf("320583" + birth + fmt.Sprintf("%03d", order)))
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// form writes an approved form of 玉山镇总工会, with its head held as the approval holds it: what the form's own chapter
// leaves behind. change may make it another.
func (w *contractWorld) form(id gb.ID, change func(*hiring.Form)) hiring.Form {
	w.t.Helper()
	keys := w.App.Keys
	phone, err := gb.ParsePhone("13812345678")
	if err != nil {
		w.t.Fatal(err)
	}
	u := w.Union(w.t, "玉山镇总工会")
	f := hiring.Form{
		ID: db.NewID(), Kind: hiring.FormNew, UnionID: u.ID, CountyID: u.CountyID, CityID: u.CityID, Name: "王立新", Pinyin: "wanglixin wlx", Sex: id.Sex(),
		Birth: id.Birth(), Political: "01", Education: "21", TitleText: "经济师", Channel: roster.ChannelOwn, PostTier: org.TierBase,
		OnDuty: day("2026-12-01"), ContractKind: roster.ContractLabour, StartsOn: day("2026-12-01"), EndsOn: day("2028-11-30"), State: hiring.FormApproved,
		DecidedOn: day("2026-11-20"), DecidedUnionID: w.id(w.t, "昆山市总工会"), DecidedName: "陈审核", Number: "2026-001", Rev: 1,
	}
	if change != nil {
		change(&f)
	}
	f.IDSealed, f.IDBlind, f.IDMasked = keys.Seal(seal.Place("hiring_form", "id_sealed", f.ID), id.Number()), roster.BlindID(keys, id), id.String()
	f.PhoneSealed, f.PhoneMasked = keys.Seal(seal.Place("hiring_form", "phone_sealed", f.ID), phone.Number()), phone.String()
	w.Tx(w.t, func(ctx context.Context, tx *db.Tx) error {
		f.CreatedAt, f.ChangedAt = tx.Now(), tx.Now()
		if _, err := tx.NewInsert().Model(&f).Exec(ctx); err != nil {
			return err
		}
		if f.Kind == hiring.FormRenewal || f.State != hiring.FormApproved {
			return nil
		}
		return hiring.Reserve(ctx, tx, audit.System(), hiring.Reservation{UnionID: f.UnionID, Subject: f.ID, Label: f.Name, From: f.OnDuty})
	})
	return f
}

// unheld is the same without a reservation: an approval from before the ledger.
func (w *contractWorld) unheld(f hiring.Form) {
	w.t.Helper()
	w.Tx(w.t, func(ctx context.Context, tx *db.Tx) error {
		return hiring.Release(ctx, tx, audit.System(), f.ID, f.OnDuty)
	})
}

// signed is the contract of a form as approved, signed on a day.
func signed(f hiring.Form, on string) object {
	o := object{
		"formId": f.ID, "rev": f.Rev, "kind": string(f.ContractKind), "number": "玉工合〔2026〕3号", "signedOn": on, "startsOn": f.StartsOn.String(),
		"endsOn": f.EndsOn.String(), "probationUntil": "", "onDuty": f.OnDuty.String(),
	}
	if f.Kind == hiring.FormRenewal {
		o["onDuty"] = ""
	}
	return o
}

func (w *contractWorld) sign(c *apptest.Client, o object) apptest.Reply {
	w.t.Helper()
	return c.Do(w.t, http.MethodPost, "/api/hiring/contracts", o)
}

func (w *contractWorld) hired(f hiring.Form, on string) hiring.ContractView {
	w.t.Helper()
	return apptest.Read[hiring.ContractView](w.t, w.sign(w.yushan, signed(f, on)).Want(w.t, 201))
}

// owed is what the ledger says of an engagement or a person: rule period state, in the order of rules.
func (w *contractWorld) owed(personID string) []string {
	w.t.Helper()
	var list []obligation.Obligation
	err := w.DB.Read().NewSelect().Model(&list).Where("o.person_id = ?", personID).OrderExpr("o.rule, o.due_on, o.id").Scan(w.t.Context())
	if err != nil {
		w.t.Fatal(err)
	}
	out := []string{}
	for _, o := range list {
		out = append(out, fmt.Sprint(o.Rule, " ", o.DueOn, " ", o.State))
	}
	return out
}

// counts is how many rows some tables have: what a rollback must leave as it was.
func (w *contractWorld) counts() string {
	w.t.Helper()
	out := ""
	for _, table := range []string{"person", "engagement", "contract", "hiring_contract", "posting", "quota_entry", "obligation", "audit_entry", "worklog_year", "notice", "claim"} {
		n, err := w.DB.Read().NewSelect().Table(table).Count(w.t.Context())
		if err != nil {
			w.t.Fatal(err)
		}
		out += fmt.Sprintf("%s %d, ", table, n)
	}
	return out
}

// upload sends a file with fields: name, value, name, value …
func (w *contractWorld) upload(c *apptest.Client, path, fileName string, file []byte, fields ...string) apptest.Reply {
	w.t.Helper()
	var b bytes.Buffer
	form := multipart.NewWriter(&b)
	for i := 0; i < len(fields); i += 2 {
		if err := form.WriteField(fields[i], fields[i+1]); err != nil {
			w.t.Fatal(err)
		}
	}
	part, err := form.CreateFormFile("file", fileName)
	if err == nil {
		_, err = part.Write(file)
	}
	if err == nil {
		err = form.Close()
	}
	if err != nil {
		w.t.Fatal(err)
	}
	return c.Send(w.t, http.MethodPost, path, form.FormDataContentType(), b.Bytes())
}
