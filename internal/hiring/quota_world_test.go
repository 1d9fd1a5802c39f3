package hiring_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"xiezhi/internal/app/apptest"
	"xiezhi/internal/authz"
	"xiezhi/internal/gb"
	"xiezhi/internal/hiring"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/db/dbtest"
	"xiezhi/internal/roster"
	"xiezhi/internal/workday"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

var day = workday.MustParse

// noon is Monday 2026-11-23 12:00 in China.
var noon = clock.Fixed(time.Date(2026, 11, 23, 4, 0, 0, 0, time.UTC))

// quotaWorld is the small province with a ledger that tests fill.
type quotaWorld struct {
	*apptest.World
	n        int
	province *apptest.Client
}

// officer is the province's, who sees everything.
func (w *quotaWorld) officer(t testing.TB) *apptest.Client {
	t.Helper()
	if w.province == nil {
		w.province = w.As(t, authz.RoleOfficer, "江苏省总工会")
	}
	return w.province
}

func eachQuota(t *testing.T, fn func(*testing.T, *quotaWorld)) {
	t.Helper()
	dbtest.Each(t, noon, func(t *testing.T, d *db.DB) { fn(t, &quotaWorld{World: apptest.New(t, d, noon)}) })
}

func (w *quotaWorld) id(t testing.TB, name string) string { return w.Union(t, name).ID }

// head engages somebody from a day until a day (none: in post still) and gives the person's id.
func (w *quotaWorld) head(t testing.TB, union, from, until string, channel roster.Channel) string {
	t.Helper()
	w.n++
	h := roster.NewHead{
		Name: fmt.Sprintf("人%02d", w.n), ID: identity(t, w.n), Political: "13", Education: "21", UnionID: w.id(t, union),
		Channel: channel, OnDuty: day(from), Opening: true,
	}
	if until != "" {
		h.EndedOn, h.EndGround = day(until), roster.GroundWish
	}
	list := roster.Prepare(w.App.Keys, []roster.NewHead{h})
	w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
		_, err := roster.Insert(ctx, tx, audit.System(), list)
		return err
	})
	return list[0].Person.ID
}

func identity(t testing.TB, n int) gb.ID {
	t.Helper()
	body := fmt.Sprintf("32058319850312%03d", n*2+1)
	weights, sum := []int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2}, 0
	for i, w := range weights {
		sum += int(body[i]-'0') * w
	}
	id, err := gb.ParseID(body + string("10X98765432"[sum%11]))
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// approve posts the numbers of a year: name, heads, name, heads …
func (w *quotaWorld) approve(t testing.TB, year int, list ...any) hiring.Order {
	t.Helper()
	a := hiring.Approval{Year: year, Document: fmt.Sprintf("苏工发〔%d〕1号", year), DecidedOn: day("2025-12-10"), Numbers: w.numbers(t, list...)}
	var o hiring.Order
	w.Tx(t, func(ctx context.Context, tx *db.Tx) (err error) {
		o, err = hiring.PostApproved(ctx, tx, audit.System(), a)
		return err
	})
	return o
}

func (w *quotaWorld) numbers(t testing.TB, list ...any) []hiring.Number {
	t.Helper()
	var out []hiring.Number
	for i := 0; i < len(list); i += 2 {
		out = append(out, hiring.Number{UnionID: w.id(t, list[i].(string)), Heads: list[i+1].(int)})
	}
	return out
}

// transfer is an order of the province, decided today.
func (w *quotaWorld) transfer(t testing.TB, document, effective string, list ...any) hiring.Transfer {
	t.Helper()
	return hiring.Transfer{
		Document: document, DecidedOn: day("2026-11-23"), EffectiveOn: day(effective), Reason: "企业、职工数变化", Lines: w.numbers(t, list...),
	}
}

// figures reads a union's own account on a day.
func (w *quotaWorld) own(t testing.TB, union, on string) hiring.QuotaFigures {
	t.Helper()
	v, err := w.App.Quota.Account(t.Context(), w.officer(t).Actor, w.id(t, union), day(on))
	if err != nil {
		t.Fatal(err)
	}
	return v.Figures
}

// rows are the lines of a union's ledger as "name authorised/reserved/occupied room over".
func (w *quotaWorld) rows(t testing.TB, union, on string) []string {
	t.Helper()
	l, err := w.App.Quota.Ledger(t.Context(), w.officer(t).Actor, w.id(t, union), day(on))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, r := range l.Rows {
		mark := ""
		switch {
		case r.Total:
			mark = "合计"
		case r.Own:
			mark = "本级"
		case r.Shares:
			mark = "共用"
		}
		f := r.Figures
		out = append(out, fmt.Sprintf("%s%s %d/%d/%d 余%d 超%d", r.Name, mark, f.Authorised, f.Reserved, f.Occupied, f.Room, f.Over))
	}
	return out
}
