package hiring_test

import (
	"context"
	"flag"
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"xiezhi/internal/hiring"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/roster"
	"xiezhi/internal/workday"
)

func (w *quotaWorld) headroom(t testing.TB, union, from, person string) (hiring.Headroom, error) {
	t.Helper()
	return hiring.CheckHeadroom(t.Context(), w.DB.Read(), hiring.Hire{UnionID: w.id(t, union), PersonID: person, From: day(from)}, day("2026-11-23"))
}

// Example 17: 昆山 is given 4, 太仓 3, the city's own level 2. 昆山 has 4 in post.
func TestExample17(t *testing.T) {
	eachQuota(t, func(t *testing.T, w *quotaWorld) {
		w.approve(t, 2026, "昆山市总工会", 4, "太仓市总工会", 3, "苏州市总工会", 2)
		w.head(t, "昆山市总工会", "2024-03-01", "", roster.ChannelOwn)
		w.head(t, "玉山镇总工会", "2024-03-01", "", roster.ChannelOwn)
		w.head(t, "周市镇总工会", "2024-03-01", "", roster.ChannelProcured)
		last := w.head(t, "玉山镇总工会", "2024-03-01", "", roster.ChannelOwn)
		if diff := cmp.Diff([]string{
			"苏州市总工会合计 9/0/4 余5 超0", "苏州市总工会本级 2/0/0 余2 超0", "昆山市总工会 4/0/4 余0 超0", "太仓市总工会 3/0/0 余3 超0",
		}, w.rows(t, "苏州市总工会", "2026-03-01")); diff != "" {
			t.Error(diff)
		}
		if f := w.own(t, "昆山市总工会", "2026-03-01"); f.Procured != 1 {
			t.Errorf("procured %d, want 1", f.Procured)
		}

		_, err := w.headroom(t, "周市镇总工会", "2026-03-02", "")
		if errs.CodeOf(err) != hiring.CodeQuotaFull || errs.Message(err) != "昆山市总工会2026年核定4名，2026年3月2日在岗4名，没有空额：再聘1名将超过核定数（第六条第（一）项）。" {
			t.Errorf("a fifth: %v", err)
		}
		if h, err := w.headroom(t, "城厢镇总工会", "2026-03-02", ""); err != nil || !h.OK || h.HolderName != "太仓市总工会" {
			t.Errorf("太仓 has room: %+v, %v", h, err)
		}
		// a renewal takes no second head
		if h, err := w.headroom(t, "玉山镇总工会", "2026-03-02", last); err != nil || !h.Renewal {
			t.Errorf("renewal: %+v, %v", h, err)
		}

		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			_, err := hiring.PostApproved(ctx, tx, audit.System(), hiring.Approval{
				Year: 2026, Document: "苏工发〔2026〕30号", DecidedOn: day("2026-04-10"), Supplement: true, Numbers: w.numbers(t, "昆山市总工会", 1),
			})
			return err
		})
		if _, err := w.headroom(t, "周市镇总工会", "2026-04-09", ""); !errs.Is(err, hiring.CodeQuotaFull) {
			t.Errorf("the day before the supplement: %v", err)
		}
		if h, err := w.headroom(t, "周市镇总工会", "2026-04-10", ""); err != nil || !h.OK {
			t.Errorf("on the day of the supplement: %+v, %v", h, err)
		}
		if _, err := w.headroom(t, "周市镇总工会", "2027-01-04", ""); !errs.Is(err, hiring.CodeQuotaNone) {
			t.Errorf("a year that is not decided: %v", err)
		}
	})
}

func TestOneWhoLeavesMakesRoom(t *testing.T) {
	eachQuota(t, func(t *testing.T, w *quotaWorld) {
		w.approve(t, 2025, "昆山市总工会", 2)
		w.approve(t, 2026, "昆山市总工会", 2)
		w.head(t, "昆山市总工会", "2024-03-01", "", roster.ChannelOwn)
		w.head(t, "玉山镇总工会", "2024-03-01", "2025-12-31", roster.ChannelOwn)
		if _, err := w.headroom(t, "玉山镇总工会", "2025-12-31", ""); !errs.Is(err, hiring.CodeQuotaFull) {
			t.Errorf("on the last day: %v", err)
		}
		if h, err := w.headroom(t, "玉山镇总工会", "2026-01-01", ""); err != nil || !h.OK {
			t.Errorf("from New Year: %+v, %v", h, err)
		}
	})
}

// A cut below those in post is lawful: it shows, hires wait, and whoever is there is renewed.
func TestACutIsLawful(t *testing.T) {
	eachQuota(t, func(t *testing.T, w *quotaWorld) {
		w.approve(t, 2026, "昆山市总工会", 3)
		w.approve(t, 2027, "昆山市总工会", 1)
		w.head(t, "昆山市总工会", "2024-03-01", "", roster.ChannelOwn)
		second := w.head(t, "玉山镇总工会", "2024-03-01", "", roster.ChannelOwn)
		if diff := cmp.Diff([]string{"昆山市总工会 3/0/2 余1 超0", "昆山市总工会共用 0/0/1 余0 超0", "玉山镇总工会共用 0/0/1 余0 超0", "周市镇总工会共用 0/0/0 余0 超0"},
			w.rows(t, "昆山市总工会", "2026-12-31")); diff != "" {
			t.Error(diff)
		}
		if f := w.own(t, "昆山市总工会", "2027-01-01"); f.Authorised != 1 || f.Over != 1 || f.Room != 0 {
			t.Errorf("on 1 January: %+v", f)
		}
		h, err := w.headroom(t, "周市镇总工会", "2026-12-01", "")
		if err != nil || !h.OK || len(h.Warnings) != 1 || h.Warnings[0] != "昆山市总工会2027年核定1名：届时将没有空额或超员，不影响已聘人员。" {
			t.Errorf("December: %+v, %v", h, err)
		}
		if _, err := w.headroom(t, "周市镇总工会", "2027-01-01", ""); !errs.Is(err, hiring.CodeQuotaFull) || !strings.Contains(err.Error(), "超员1名") {
			t.Errorf("January: %v", err)
		}
		if h, err := w.headroom(t, "玉山镇总工会", "2027-01-01", second); err != nil || !h.Renewal || len(h.Warnings) == 0 {
			t.Errorf("the renewal of one who is there: %+v, %v", h, err)
		}
	})
}

func TestReserve(t *testing.T) {
	eachQuota(t, func(t *testing.T, w *quotaWorld) {
		w.approve(t, 2026, "昆山市总工会", 2)
		w.approve(t, 2027, "昆山市总工会", 2)
		there := w.head(t, "昆山市总工会", "2024-03-01", "", roster.ChannelOwn)
		reserve := func(subject, from, person string) error {
			return w.DB.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error {
				return hiring.Reserve(ctx, tx, audit.System(), hiring.Reservation{
					UnionID: w.id(t, "玉山镇总工会"), Subject: subject, Label: "沈国平", From: day(from), PersonID: person,
				})
			})
		}
		release := func(subject, on string) {
			w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
				return hiring.Release(ctx, tx, audit.System(), subject, day(on))
			})
		}
		if err := reserve("form-1", "2026-12-01", ""); err != nil {
			t.Fatal(err)
		}
		if err := reserve("form-1", "2026-12-01", ""); !errs.Is(err, hiring.CodeQuotaHeld) {
			t.Errorf("twice for one: %v", err)
		}
		if err := reserve("form-2", "2026-12-01", ""); !errs.Is(err, hiring.CodeQuotaFull) {
			t.Errorf("over the number: %v", err)
		}
		if err := reserve("form-3", "2026-12-01", there); err != nil { // a renewal takes none
			t.Errorf("a renewal: %v", err)
		}
		if f := w.own(t, "昆山市总工会", "2026-11-23"); f.Reserved != 1 || f.Room != 0 {
			t.Errorf("held from the approval on: %+v", f)
		}
		if _, err := w.headroom(t, "周市镇总工会", "2026-12-05", ""); !errs.Is(err, hiring.CodeQuotaFull) {
			t.Errorf("somebody else: %v", err)
		}
		// the one for whom it is held
		h, err := hiring.CheckHeadroom(t.Context(), w.DB.Read(), hiring.Hire{UnionID: w.id(t, "玉山镇总工会"), Subject: "form-1", From: day("2026-12-01")}, day("2026-11-23"))
		if err != nil || !h.OK {
			t.Errorf("who it is held for: %+v, %v", h, err)
		}
		// unused, it lapses with the year
		if f := w.own(t, "昆山市总工会", "2027-01-01"); f.Reserved != 0 || f.Room != 1 {
			t.Errorf("New Year: %+v", f)
		}
		// in post: the head is counted, and no longer held
		w.head(t, "玉山镇总工会", "2026-12-01", "", roster.ChannelOwn)
		release("form-1", "2026-12-01")
		release("form-1", "2026-12-01") // again is once
		release("unknown", "2026-12-01")
		if f := w.own(t, "昆山市总工会", "2026-12-01"); f.Reserved != 0 || f.Occupied != 2 || f.Room != 0 {
			t.Errorf("in post: %+v", f)
		}
		v, err := w.App.Quota.Account(t.Context(), w.officer(t).Actor, w.id(t, "昆山市总工会"), day("2026-12-31"))
		if err != nil {
			t.Fatal(err)
		}
		var said []string
		for _, l := range v.Reserved {
			said = append(said, fmt.Sprintf("%s %s %+d %d", l.EffectiveOn, l.Title, l.Amount, l.Stand))
		}
		if diff := cmp.Diff([]string{"2026-11-23 预留 +1 1", "2026-12-01 释放 -1 0"}, said); diff != "" {
			t.Error(diff)
		}
	})
}

// A county that goes from one city to another takes its number along, and a past day is read by the tree of that day.
func TestQuotaFollowsTheTreeOfTheDay(t *testing.T) {
	eachQuota(t, func(t *testing.T, w *quotaWorld) {
		w.approve(t, 2026, "昆山市总工会", 4, "太仓市总工会", 3, "苏州市总工会", 2, "江宁区总工会", 5, "南京市总工会", 1)
		w.head(t, "城厢镇总工会", "2024-03-01", "", roster.ChannelOwn)
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			_, err := org.Move(ctx, tx, audit.System(), w.id(t, "太仓市总工会"), w.id(t, "南京市总工会"), org.TierCounty, "", day("2026-07-01"))
			return err
		})
		for on, want := range map[string][]string{
			"2026-06-30": {"苏州市总工会合计 9/0/1 余8 超0", "南京市总工会合计 6/0/0 余6 超0"},
			"2026-07-01": {"苏州市总工会合计 6/0/0 余6 超0", "南京市总工会合计 9/0/1 余8 超0"},
		} {
			got := []string{w.rows(t, "苏州市总工会", on)[0], w.rows(t, "南京市总工会", on)[0]}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s:\n%s", on, diff)
			}
		}
	})
}

// A zone that ceases to stand at county tier keeps what was authorised until the province moves it: it may give and its
// orders may be undone, but it gets nothing and nobody is hired on what is left.
func TestWhatIsLeftAtAZone(t *testing.T) {
	eachQuota(t, func(t *testing.T, w *quotaWorld) {
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			made, err := org.CreateTx(ctx, tx, audit.System(), []org.NewUnion{{
				Name: "苏州工业园区总工会", Kind: org.KindZone, SuperiorID: w.id(t, "苏州市总工会"), CountyTier: true, EmployingSince: day("2020-08-05"),
			}})
			w.Unions["苏州工业园区总工会"] = made[0]
			return err
		})
		approved := w.approve(t, 2026, "苏州市总工会", 2, "苏州工业园区总工会", 5, "昆山市总工会", 4)
		w.head(t, "苏州工业园区总工会", "2024-03-01", "", roster.ChannelOwn)
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			_, err := org.Move(ctx, tx, audit.System(), w.id(t, "苏州工业园区总工会"), w.id(t, "苏州市总工会"), org.TierBase, "", day("2026-11-01"))
			return err
		})
		want := []string{
			"苏州市总工会合计 11/0/1 余5 超0", "苏州市总工会本级 2/0/1 余1 超0", "苏州工业园区总工会 5/0/0 余0 超0", "昆山市总工会 4/0/0 余4 超0",
			"太仓市总工会 0/0/0 余0 超0",
		}
		if diff := cmp.Diff(want, w.rows(t, "苏州市总工会", "2026-11-23")); diff != "" {
			t.Errorf("the city's table (-want +got):\n%s", diff)
		}
		issue := func(document string, list ...any) (o hiring.Order, err error) {
			transfer := w.transfer(t, document, "2026-11-23", list...)
			effects, previewed := w.App.Quota.Preview(t.Context(), w.officer(t).Actor, transfer)
			err = w.DB.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error {
				o, err = hiring.PostTransfer(ctx, tx, audit.System(), transfer, "")
				return err
			})
			if errs.CodeOf(previewed) != errs.CodeOf(err) {
				t.Errorf("the preview says %v, the posting %v", previewed, err)
			}
			for _, e := range effects {
				if e.UnionID == w.id(t, "苏州工业园区总工会") && (e.After.Room != 0 || e.Says[0] != "没有自己的员额，余下的3名待调出，调出之前不能用于聘用。") {
					t.Errorf("%+v", e)
				}
			}
			return o, err
		}
		if _, err := issue("7号", "苏州工业园区总工会", 1, "昆山市总工会", -1); !errs.Is(err, hiring.CodeQuotaHolder) {
			t.Errorf("it gets: %v", err)
		}
		if _, err := issue("8号", "玉山镇总工会", -1, "昆山市总工会", 1); !errs.Is(err, hiring.CodeQuotaHolder) {
			t.Errorf("one that never had any gives: %v", err)
		}
		gave, err := issue("9号", "苏州工业园区总工会", -2, "昆山市总工会", 2)
		if err != nil {
			t.Fatalf("it gives: %v", err)
		}
		if a, b := w.own(t, "苏州工业园区总工会", "2026-11-23"), w.own(t, "昆山市总工会", "2026-11-23"); a.Authorised != 3 || a.Room != 0 || b.Authorised != 6 {
			t.Errorf("%+v, %+v", a, b)
		}
		for i, o := range []hiring.Order{gave, approved} {
			c := hiring.Countering{Document: fmt.Sprintf("冲%d号", i), DecidedOn: day("2026-11-23"), EffectiveOn: day("2026-11-23"), Reason: "有误"}
			w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
				_, err := hiring.PostCounter(ctx, tx, audit.System(), o.ID, c)
				return err
			})
		}
		if f := w.own(t, "苏州工业园区总工会", "2026-11-23"); f.Authorised != 0 {
			t.Errorf("after all was undone: %+v", f)
		}
	})
}

// A county that is merged into another hands on its number from the day on, what was laid down for later days on those.
func TestMergedAccount(t *testing.T) {
	eachQuota(t, func(t *testing.T, w *quotaWorld) {
		w.approve(t, 2026, "昆山市总工会", 4, "太仓市总工会", 3)
		w.approve(t, 2027, "昆山市总工会", 5, "太仓市总工会", 2)
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			if _, err := hiring.PostTransfer(ctx, tx, audit.System(), w.transfer(t, "9号", "2026-12-15", "太仓市总工会", -1, "昆山市总工会", 1), ""); err != nil {
				return err
			}
			return hiring.Reserve(ctx, tx, audit.System(), hiring.Reservation{
				UnionID: w.id(t, "城厢镇总工会"), Subject: "form-1", Label: "陆敏", From: day("2026-11-23"),
			})
		})
		follower := w.App.Quota.Follower()
		if what, err := follower.Holds(t.Context(), w.DB.Read(), w.id(t, "太仓市总工会"), workday.Of(w.DB.Now())); err != nil || what != "2026年核定员额3名" {
			t.Errorf("closing: %q, %v", what, err)
		}
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			_, err := org.Merge(ctx, tx, audit.System(), w.id(t, "太仓市总工会"), w.id(t, "昆山市总工会"), day("2026-12-01"))
			return err
		})
		for _, writes := range []bool{true, false} { // again it finds nothing left
			w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
				from, err := org.ByID(ctx, tx, w.id(t, "太仓市总工会"))
				if err != nil {
					return err
				}
				n, err := follower.Merge(ctx, tx, org.Taking{On: day("2026-12-01"), From: from, Into: w.Union(t, "昆山市总工会")}, 500)
				if (n > 0) != writes {
					t.Errorf("wrote %d entries, want some: %v", n, writes)
				}
				return err
			})
		}
		for on, want := range map[string][2]int{"2026-11-30": {4, 3}, "2026-12-01": {7, 0}, "2026-12-15": {7, 0}, "2027-01-01": {7, 0}} {
			if a, b := w.own(t, "昆山市总工会", on).Authorised, w.own(t, "太仓市总工会", on).Authorised; a != want[0] || b != want[1] {
				t.Errorf("%s: %d and %d, want %v", on, a, b, want)
			}
		}
		if f := w.own(t, "昆山市总工会", "2026-12-01"); f.Reserved != 1 {
			t.Errorf("the reservation stayed behind: %+v", f)
		}
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			return hiring.Release(ctx, tx, audit.System(), "form-1", day("2026-12-05"))
		})
		if f := w.own(t, "昆山市总工会", "2026-12-05"); f.Reserved != 0 {
			t.Errorf("released: %+v", f)
		}
	})
}

// returned takes a merger of 太仓 into 昆山 back, and says what stands against it.
func (w *quotaWorld) returned(t *testing.T, taking org.Taking) string {
	t.Helper()
	follower := w.App.Quota.Follower()
	why, err := follower.Bars(t.Context(), w.DB.Read(), taking)
	if err != nil || why != "" {
		return fmt.Sprint(why, err)
	}
	w.Tx(t, func(ctx context.Context, tx *db.Tx) (err error) {
		if taking.From, err = org.Reopen(ctx, tx, audit.System(), taking.From.ID, taking.On); err != nil {
			return err
		}
		for n := 1; n > 0; {
			if n, err = follower.Return(ctx, tx, taking, 500); err != nil {
				return err
			}
		}
		return nil
	})
	return ""
}

func (w *quotaWorld) merged(t *testing.T, act, on string) (taking org.Taking) {
	t.Helper()
	w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
		taking = org.Taking{ActID: act, On: day(on), Into: w.Union(t, "昆山市总工会")}
		_, err := org.Merge(ctx, tx, audit.System(), w.id(t, "太仓市总工会"), taking.Into.ID, taking.On)
		if err != nil {
			return err
		}
		if taking.From, err = org.ByID(ctx, tx, w.id(t, "太仓市总工会")); err != nil {
			return err
		}
		_, err = w.App.Quota.Follower().Merge(ctx, tx, taking, 500)
		return err
	})
	return taking
}

// A merger that is taken back gives the account back from its own day on, with what is still held, unless the successor
// has less left.
func TestAMergedAccountComesBack(t *testing.T) {
	eachQuota(t, func(t *testing.T, w *quotaWorld) {
		w.approve(t, 2026, "昆山市总工会", 4, "太仓市总工会", 3, "南京市总工会", 1)
		w.approve(t, 2027, "昆山市总工会", 5, "太仓市总工会", 2, "南京市总工会", 1)
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			if _, err := hiring.PostTransfer(ctx, tx, audit.System(), w.transfer(t, "9号", "2026-12-15", "太仓市总工会", -1, "昆山市总工会", 1), ""); err != nil {
				return err
			}
			for _, subject := range []string{"form-1", "form-2"} {
				err := hiring.Reserve(ctx, tx, audit.System(), hiring.Reservation{UnionID: w.id(t, "太仓市总工会"), Subject: subject, Label: subject, From: day("2026-11-23")})
				if err != nil {
					return err
				}
			}
			return nil
		})
		look := func() map[string][2]hiring.QuotaFigures {
			out := map[string][2]hiring.QuotaFigures{}
			for _, on := range []string{"2026-11-30", "2026-12-01", "2026-12-15", "2027-01-01"} {
				out[on] = [2]hiring.QuotaFigures{w.own(t, "昆山市总工会", on), w.own(t, "太仓市总工会", on)}
			}
			return out
		}
		want := look()
		taking := w.merged(t, "act-1", "2026-12-01")
		if f := w.own(t, "太仓市总工会", "2026-12-01"); f.Authorised != 0 || f.Reserved != 0 {
			t.Fatalf("left behind: %+v", f)
		}
		if why := w.returned(t, taking); why != "" {
			t.Fatal(why)
		}
		if diff := cmp.Diff(want, look()); diff != "" {
			t.Errorf("after taking back (-want +got):\n%s", diff)
		}

		// Once more; meanwhile one reservation is used, and the province moves heads away.
		taking = w.merged(t, "act-2", "2026-12-01")
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			if err := hiring.Release(ctx, tx, audit.System(), "form-1", day("2026-12-05")); err != nil {
				return err
			}
			_, err := hiring.PostTransfer(ctx, tx, audit.System(), w.transfer(t, "10号", "2026-12-20", "昆山市总工会", -6, "南京市总工会", 6), "")
			return err
		})
		if why := w.returned(t, taking); why != "“昆山市总工会”2026年的核定员额此后已经调走，不够转回，差1名，请先由省总工会下达调配文件补足。<nil>" {
			t.Errorf("what stands against it: %q", why)
		}
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			_, err := hiring.PostTransfer(ctx, tx, audit.System(), w.transfer(t, "11号", "2026-12-20", "昆山市总工会", 1, "南京市总工会", -1), "")
			return err
		})
		if why := w.returned(t, taking); why != "" {
			t.Fatal(why)
		}
		if a, b := w.own(t, "昆山市总工会", "2026-12-20"), w.own(t, "太仓市总工会", "2026-12-20"); a.Authorised != 0 || a.Reserved != 0 || b.Authorised != 2 || b.Reserved != 1 {
			t.Errorf("%+v, %+v", a, b)
		}
	})
}

// Whatever is approved, moved and countered in whatever order: no account ever holds less than nothing, what stands
// below a union never has more than it, and moving makes no heads.
func TestChildrenNeverExceedTheirParent(t *testing.T) {
	if err := flag.Set("rapid.checks", "25"); err != nil {
		t.Fatal(err)
	}
	names := []string{"江苏省总工会", "苏州市总工会", "昆山市总工会", "太仓市总工会", "南京市总工会", "江宁区总工会"}
	eachQuota(t, func(t *testing.T, w *quotaWorld) {
		officer := w.officer(t)
		serial := 1 // the number of the approval
		rapid.Check(t, func(r *rapid.T) {
			w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
				for _, table := range []string{"quota_entry", "quota_order"} {
					if _, err := tx.NewRaw("DELETE FROM " + table).Exec(ctx); err != nil {
						return err
					}
				}
				return nil
			})
			var numbers []any
			total := 0
			for _, name := range names {
				n := rapid.IntRange(0, 5).Draw(r, name)
				total += n
				numbers = append(numbers, name, n)
			}
			w.approve(t, 2026, numbers...)
			var orders []string
			for range rapid.IntRange(1, 7).Draw(r, "acts") {
				serial++
				document := fmt.Sprintf("苏工发〔2026〕%d号", serial)
				on := rapid.SampledFrom([]string{"2026-11-23", "2026-11-30", "2026-12-10", "2026-12-31"}).Draw(r, "on")
				err := w.DB.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error {
					if len(orders) > 0 && rapid.IntRange(0, 2).Draw(r, "counter") == 0 {
						_, err := hiring.PostCounter(ctx, tx, audit.System(), rapid.SampledFrom(orders).Draw(r, "which"), hiring.Countering{
							Document: document, DecidedOn: day("2026-11-23"), EffectiveOn: day(on), Reason: "撤销",
						})
						return err
					}
					n := rapid.IntRange(1, 4).Draw(r, "heads")
					from, to := rapid.SampledFrom(names).Draw(r, "from"), rapid.SampledFrom(names).Draw(r, "to")
					o, err := hiring.PostTransfer(ctx, tx, audit.System(), w.transfer(t, document, on, from, -n, to, n), "")
					if err == nil {
						orders = append(orders, o.ID)
					}
					return err
				})
				if code := errs.CodeOf(err); err != nil && !slices.Contains([]string{hiring.CodeQuotaShort, hiring.CodeQuotaCountered, errs.FieldsCode}, code) {
					r.Fatal(err)
				}
			}
			for _, on := range []string{"2026-11-23", "2026-11-30", "2026-12-10", "2026-12-31"} {
				l, err := w.App.Quota.Ledger(t.Context(), officer.Actor, w.id(t, "江苏省总工会"), day(on))
				if err != nil {
					r.Fatal(err)
				}
				sums := map[int]int{}
				for _, row := range slices.Backward(l.Rows) {
					n := row.Figures.Authorised
					if n < 0 {
						r.Fatalf("%s: %s has %d", on, row.Name, n)
					}
					if row.Total {
						if below := sums[row.Depth+1]; below != n {
							r.Fatalf("%s: %s has %d, its own level and those below %d", on, row.Name, n, below)
						}
						sums[row.Depth+1] = 0
					}
					sums[row.Depth] += n
				}
				if l.Rows[0].Figures.Authorised != total {
					r.Fatalf("%s: the province has %d, was given %d", on, l.Rows[0].Figures.Authorised, total)
				}
			}
		})
	})
}

// Many move heads at once, in both directions: what is not there is not moved, and nobody waits for ever.
func TestTransfersAtOnce(t *testing.T) {
	eachQuota(t, func(t *testing.T, w *quotaWorld) {
		w.approve(t, 2026, "昆山市总工会", 4, "太仓市总工会", 0, "江宁区总工会", 3, "苏州市总工会", 0, "南京市总工会", 0)
		var done, refused, serial atomic.Int64
		var wg sync.WaitGroup
		routes := [][2]string{
			{"昆山市总工会", "太仓市总工会"},
			{"昆山市总工会", "南京市总工会"},
			{"江宁区总工会", "苏州市总工会"},
		}
		for i := range 12 {
			route := routes[i%3]
			tr := w.transfer(t, fmt.Sprintf("%d号文", serial.Add(1)), "2026-12-01", route[0], -1, route[1], 1)
			if i%2 == 1 {
				slices.Reverse(tr.Lines)
			}
			wg.Go(func() {
				err := w.DB.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error {
					_, err := hiring.PostTransfer(ctx, tx, audit.System(), tr, "")
					return err
				})
				switch {
				case err == nil:
					done.Add(1)
				case errs.Is(err, hiring.CodeQuotaShort):
					refused.Add(1)
				default:
					t.Error(err)
				}
			})
		}
		wg.Wait()
		if done.Load() != 7 || refused.Load() != 5 {
			t.Errorf("%d done, %d refused; want 7 and 5", done.Load(), refused.Load())
		}
		if a, b := w.own(t, "昆山市总工会", "2026-12-01"), w.own(t, "江宁区总工会", "2026-12-01"); a.Authorised != 0 || b.Authorised != 0 {
			t.Errorf("left: %d and %d", a.Authorised, b.Authorised)
		}
	})
}

// Two are approved at once for the last head: one of them waits.
func TestReserveAtOnce(t *testing.T) {
	eachQuota(t, func(t *testing.T, w *quotaWorld) {
		w.approve(t, 2026, "昆山市总工会", 1)
		var done, refused atomic.Int64
		var wg sync.WaitGroup
		for i := range 6 {
			union := []string{"玉山镇总工会", "周市镇总工会"}[i%2]
			r := hiring.Reservation{UnionID: w.id(t, union), Subject: fmt.Sprintf("form-%d", i), Label: "某", From: day("2026-12-01")}
			wg.Go(func() {
				err := w.DB.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error { return hiring.Reserve(ctx, tx, audit.System(), r) })
				switch {
				case err == nil:
					done.Add(1)
				case errs.Is(err, hiring.CodeQuotaFull):
					refused.Add(1)
				default:
					t.Error(err)
				}
			})
		}
		wg.Wait()
		if done.Load() != 1 || refused.Load() != 5 {
			t.Errorf("%d done, %d refused; want 1 and 5", done.Load(), refused.Load())
		}
	})
}

// The number may be read as hires of the year; the province says so (question 16).
func TestReadAsHires(t *testing.T) {
	eachQuota(t, func(t *testing.T, w *quotaWorld) {
		root := w.Union(t, "江苏省总工会")
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			return org.LayOverlays(ctx, tx, []org.Overlay{{
				ID: db.NewID(), UnionID: root.ID, Key: "plan_number_means", Value: "hires", ValidFrom: day("2026-01-01"), Document: "解释", Rev: 1,
				CreatedAt: tx.Now(), CreatedBy: "test",
			}})
		})
		w.approve(t, 2026, "昆山市总工会", 1)
		w.head(t, "昆山市总工会", "2024-03-01", "", roster.ChannelOwn)
		if f := w.own(t, "昆山市总工会", "2026-03-01"); f.Occupied != 0 || f.Room != 1 {
			t.Errorf("those of earlier years: %+v", f)
		}
		w.head(t, "玉山镇总工会", "2026-03-01", "2026-04-30", roster.ChannelOwn)
		if f := w.own(t, "昆山市总工会", "2026-05-01"); f.Occupied != 1 || f.Room != 0 {
			t.Errorf("one hired and gone: %+v", f)
		}
		if _, err := w.headroom(t, "玉山镇总工会", "2026-05-01", ""); !errs.Is(err, hiring.CodeQuotaFull) || !strings.Contains(err.Error(), "本年已聘1名") {
			t.Errorf("a second hire: %v", err)
		}
	})
}

func TestQuotaDecidesOnEveryAuditField(t *testing.T) {
	if missing := audit.Undecided(hiring.Order{}, hiring.Entry{}); len(missing) > 0 {
		t.Error(missing)
	}
}
