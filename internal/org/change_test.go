package org

import (
	"context"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/db/dbtest"
	"xiezhi/internal/platform/errs"
)

func placeOn(t *testing.T, d *db.DB, id, on string) Place {
	t.Helper()
	p, err := PlaceOn(t.Context(), d.Read(), id, day(on))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func change(t *testing.T, d *db.DB, fn func(context.Context, *db.Tx) error) error {
	t.Helper()
	return d.InTx(t.Context(), fn)
}

// A town moves from one county to another: today it stands in the new one, last year in the old one, and its zone with it.
func TestMoveBetweenCounties(t *testing.T) {
	dbtest.Each(t, noon, func(t *testing.T, d *db.DB) {
		seeded(t, d)
		kunshan, taicang, suzhou := find(t, d, "昆山市"), find(t, d, "太仓市"), find(t, d, "苏州市")
		town := NewUnion{ID: db.NewID(), Name: "昆山市双桥镇总工会", Kind: KindTown, SuperiorID: kunshan.ID}
		zone := create(t, d, town, NewUnion{Name: "双桥工业园工会", Kind: KindZone, SuperiorID: town.ID})[1]
		// the zone is renamed after the day on which the move is to take effect
		inTx(t, d, func(ctx context.Context, tx *db.Tx) error {
			_, err := Rename(ctx, tx, system, zone.ID, Renaming{Name: "双桥科技园工会"}, day("2026-10-01"))
			return err
		})
		var moved []Union
		inTx(t, d, func(ctx context.Context, tx *db.Tx) (err error) {
			moved, err = Move(ctx, tx, system, town.ID, taicang.ID, TierBase, "320585101", day("2026-09-01"))
			return err
		})
		if diff := cmp.Diff([]string{"昆山市双桥镇总工会", "双桥科技园工会"}, names(moved)); diff != "" {
			t.Error(diff)
		}
		for _, id := range []string{town.ID, zone.ID} {
			before := Place{UnionID: id, CountyID: kunshan.ID, CityID: suzhou.ID}
			after := Place{UnionID: id, CountyID: taicang.ID, CityID: suzhou.ID}
			now, err := ByID(t.Context(), d.Read(), id)
			if err != nil {
				t.Fatal(err)
			}
			for on, want := range map[string]Place{"1999-01-01": before, "2025-11-23": before, "2026-08-31": before, "2026-09-01": after, "2026-09-30": after, "2026-10-01": after, "2026-11-23": after} {
				if diff := cmp.Diff(want, placeOn(t, d, id, on)); diff != "" {
					t.Errorf("on %s: %s", on, diff)
				}
			}
			if diff := cmp.Diff(after, now.Place()); diff != "" {
				t.Error(diff)
			}
		}
		history, err := History(t.Context(), d.Read(), zone.ID)
		if err != nil {
			t.Fatal(err)
		}
		var got [][3]string
		for _, s := range history {
			got = append(got, [3]string{s.Name, s.ValidFrom.String(), s.ValidUntil.String()})
		}
		want := [][3]string{
			{"双桥科技园工会", "2026-10-01", ""},
			{"双桥工业园工会", "2026-09-01", "2026-10-01"},
			{"双桥工业园工会", "2000-01-01", "2026-09-01"},
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
		// figures of a day follow the tree of that day
		for on, want := range map[string][2]int{"2025-11-23": {3, 1}, "2026-11-23": {1, 3}} {
			var n [2]int
			for i, county := range []Union{kunshan, taicang} {
				q := d.Read().NewSelect().TableExpr("org_union AS f").Where("h.county_id = ?", county.ID)
				c, err := JoinOn(q, "h", "f.id", day(on)).Count(t.Context())
				if err != nil {
					t.Fatal(err)
				}
				n[i] = int(c)
			}
			if n != want {
				t.Errorf("on %s: %v unions in the two counties, want %v", on, n, want)
			}
		}
		if found := find(t, d, "太仓市双桥镇总工会"); found.ID != town.ID {
			t.Error("not found below its new county")
		}
	})
}

func TestChangeRefuses(t *testing.T) {
	dbtest.Each(t, noon, func(t *testing.T, d *db.DB) {
		seeded(t, d)
		kunshan, suzhou, nanjing := find(t, d, "昆山市"), find(t, d, "苏州市"), find(t, d, "南京市")
		town := NewUnion{ID: db.NewID(), Name: "玉山镇总工会", Kind: KindTown, SuperiorID: kunshan.ID, Since: day("2020-01-01")}
		zone := create(t, d, town, NewUnion{Name: "玉山工业园工会", Kind: KindZone, SuperiorID: town.ID})[1]
		on := day("2026-11-01")
		for _, tc := range []struct {
			name string
			do   func(context.Context, *db.Tx) error
			code string
		}{
			{"below itself", func(ctx context.Context, tx *db.Tx) error {
				_, err := Move(ctx, tx, system, town.ID, zone.ID, TierBase, "", on)
				return err
			}, CodeCycle},
			{"where it stands", func(ctx context.Context, tx *db.Tx) error {
				_, err := Move(ctx, tx, system, town.ID, kunshan.ID, TierBase, "", on)
				return err
			}, CodeSame},
			{"a town below a city", func(ctx context.Context, tx *db.Tx) error {
				_, err := Move(ctx, tx, system, town.ID, suzhou.ID, TierBase, "", on)
				return err
			}, CodeSuperior},
			{"before what is told", func(ctx context.Context, tx *db.Tx) error {
				_, err := Rename(ctx, tx, system, town.ID, Renaming{Name: "新名总工会"}, day("2019-12-31"))
				return err
			}, CodeDates},
			{"the same name", func(ctx context.Context, tx *db.Tx) error {
				_, err := Rename(ctx, tx, system, town.ID, Renaming{Name: "玉山镇总工会"}, on)
				return err
			}, CodeSame},
			{"close with a union below", func(ctx context.Context, tx *db.Tx) error { return Close(ctx, tx, system, town.ID, on) }, CodeInUse},
			{"close a city", func(ctx context.Context, tx *db.Tx) error { return Close(ctx, tx, system, suzhou.ID, on) }, CodeTier},
			{"merge with what is below", func(ctx context.Context, tx *db.Tx) error {
				_, err := Merge(ctx, tx, system, town.ID, zone.ID, on)
				return err
			}, CodeCycle},
			{"merge two tiers", func(ctx context.Context, tx *db.Tx) error {
				_, err := Merge(ctx, tx, system, zone.ID, find(t, d, "太仓市").ID, on)
				return err
			}, CodeTier},
			{"merge cities", func(ctx context.Context, tx *db.Tx) error {
				_, err := Merge(ctx, tx, system, suzhou.ID, nanjing.ID, on)
				return err
			}, CodeTier},
			{"employing already", func(ctx context.Context, tx *db.Tx) error {
				_, err := Employ(ctx, tx, system, kunshan.ID, on)
				return err
			}, CodeEmploying},
			{"stale contact", func(ctx context.Context, tx *db.Tx) error {
				_, err := SetContact(ctx, tx, system, town.ID, 7, Contact{Name: "周晓"})
				return err
			}, errs.StaleCode},
			{"no such union", func(ctx context.Context, tx *db.Tx) error {
				return Close(ctx, tx, system, db.NewID(), on)
			}, errs.NotFoundCode},
		} {
			if got := errs.CodeOf(change(t, d, tc.do)); got != tc.code {
				t.Errorf("%s: %q, want %q", tc.name, got, tc.code)
			}
		}
		var entries int
		if err := d.Read().NewRaw("SELECT count(*) FROM audit_entry WHERE action <> 'org.create'").Scan(t.Context(), &entries); err != nil || entries != 0 {
			t.Errorf("refused acts left %d audit entries (%v)", entries, err)
		}
	})
}

func TestMergeAndClose(t *testing.T) {
	dbtest.Each(t, noon, func(t *testing.T, d *db.DB) {
		seeded(t, d)
		kunshan := find(t, d, "昆山市")
		a := NewUnion{ID: db.NewID(), Name: "甲镇总工会", Kind: KindTown, SuperiorID: kunshan.ID, EmployingSince: day("2021-01-01")}
		b := NewUnion{ID: db.NewID(), Name: "乙镇总工会", Kind: KindTown, SuperiorID: kunshan.ID}
		zone := create(t, d, a, b, NewUnion{Name: "甲镇工业园工会", Kind: KindZone, SuperiorID: a.ID})[2]
		inTx(t, d, func(ctx context.Context, tx *db.Tx) error {
			_, err := Merge(ctx, tx, system, a.ID, b.ID, day("2026-07-01"))
			return err
		})
		all, err := ByIDs(t.Context(), d.Read(), a.ID, b.ID, zone.ID)
		if err != nil {
			t.Fatal(err)
		}
		if u := all[a.ID]; u.State != StateClosed || u.SuccessorID != b.ID || u.ClosedOn != day("2026-06-30") ||
			!u.Employs(day("2026-06-30")) || u.Employs(day("2026-07-01")) {
			t.Errorf("merged: %+v", u)
		}
		if u := all[b.ID]; u.EmployingSince != day("2026-07-01") {
			t.Errorf("successor: %+v", u)
		}
		if all[zone.ID].SuperiorID != b.ID {
			t.Error("what stood below did not follow")
		}
		then, err := UnionsOn(t.Context(), d.Read(), day("2026-06-30"))
		if err != nil {
			t.Fatal(err)
		}
		now, err := UnionsOn(t.Context(), d.Read(), day("2026-07-01"))
		if err != nil || len(then) != 118 || len(now) != 117 {
			t.Errorf("%d unions then, %d now (%v), want 118 and 117", len(then), len(now), err)
		}
		inTx(t, d, func(ctx context.Context, tx *db.Tx) error { return Close(ctx, tx, system, zone.ID, day("2026-08-01")) })
		if found, err := ByName(t.Context(), d.Read(), "甲镇工业园工会", ""); err != nil || len(found) != 0 {
			t.Errorf("closed but found: %v %v", names(found), err)
		}
		// the name is free again
		create(t, d, NewUnion{Name: "甲镇总工会", Kind: KindTown, SuperiorID: kunshan.ID, Since: day("2026-09-01")})
	})
}

func TestRenamedIsFoundByItsFormerName(t *testing.T) {
	dbtest.Each(t, noon, func(t *testing.T, d *db.DB) {
		seeded(t, d)
		town := create(t, d, NewUnion{Name: "陆桥镇总工会", Kind: KindTown, SuperiorID: find(t, d, "昆山市").ID})[0]
		inTx(t, d, func(ctx context.Context, tx *db.Tx) error {
			_, err := Rename(ctx, tx, system, town.ID, Renaming{Name: "昆山市陆桥街道总工会"}, day("2026-05-01"))
			return err
		})
		if u := find(t, d, "陆桥镇总工会"); u.Name != "昆山市陆桥街道总工会" || u.ShortName != "昆山市陆桥街道" {
			t.Errorf("%+v", u)
		}
		if u := find(t, d, "陆桥街道工会"); u.ID != town.ID {
			t.Error("not found by its name of today")
		}
	})
}

func TestSetContact(t *testing.T) {
	dbtest.Each(t, noon, func(t *testing.T, d *db.DB) {
		seeded(t, d)
		u := find(t, d, "昆山市")
		inTx(t, d, func(ctx context.Context, tx *db.Tx) (err error) {
			u, err = SetContact(ctx, tx, system, u.ID, u.Rev, Contact{Name: " 周晓 ", Title: "权益保障部", Phone: "0512-57300000 转 801"})
			return err
		})
		got := find(t, d, "昆山市")
		if got.ContactName != "周晓" || got.OfficePhone != "0512-57300000 转 801" || got.Rev != 2 || u.Rev != 2 {
			t.Errorf("%+v", got)
		}
	})
}

// Zones are raised to county tier: what is below takes the zone as its county.
func TestRaiseZone(t *testing.T) {
	dbtest.Each(t, noon, func(t *testing.T, d *db.DB) {
		seeded(t, d)
		suzhou := find(t, d, "苏州市")
		zone := NewUnion{ID: db.NewID(), Name: "苏州工业园区总工会", Kind: KindZone, SuperiorID: suzhou.ID}
		street := create(t, d, zone, NewUnion{Name: "唯亭街道总工会", Kind: KindStreet, SuperiorID: zone.ID})[1]
		inTx(t, d, func(ctx context.Context, tx *db.Tx) error {
			_, err := Move(ctx, tx, system, zone.ID, suzhou.ID, TierCounty, "", day("2026-01-01"))
			return err
		})
		if p := placeOn(t, d, street.ID, "2026-01-01"); p.CountyID != zone.ID || p.CityID != suzhou.ID {
			t.Errorf("%+v", p)
		}
		if p := placeOn(t, d, street.ID, "2025-12-31"); p.CountyID != "" {
			t.Errorf("%+v", p)
		}
	})
}

// Unions are born below a town while the town moves; none may be left standing in the old county.
func TestBornWhileMoving(t *testing.T) {
	dbtest.Each(t, clock.System, func(t *testing.T, d *db.DB) {
		seeded(t, d)
		counties := []Union{find(t, d, "昆山市"), find(t, d, "太仓市")}
		town := create(t, d, NewUnion{Name: "双桥镇总工会", Kind: KindTown, SuperiorID: counties[0].ID})[0]
		var wg sync.WaitGroup
		fail := make(chan error, 40)
		for i := range 2 {
			wg.Go(func() {
				for range 5 {
					fail <- d.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error {
						_, err := CreateTx(ctx, tx, system, []NewUnion{{Name: "行业工会" + db.NewID(), Kind: KindTrade, SuperiorID: town.ID}})
						return err
					})
				}
			})
			wg.Go(func() {
				for range 5 {
					err := d.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error {
						_, err := Move(ctx, tx, system, town.ID, counties[i].ID, TierBase, "", day("2026-01-01"))
						return err
					})
					if !errs.Is(err, CodeSame) {
						fail <- err
					}
				}
			})
		}
		wg.Wait()
		close(fail)
		for err := range fail {
			if err != nil {
				t.Fatal(err)
			}
		}
		list, err := Subtree(t.Context(), d.Read(), town.ID)
		if err != nil || len(list) != 11 {
			t.Fatalf("%d unions, %v", len(list), err)
		}
		for _, u := range list {
			if u.CountyID != list[0].CountyID || placeOn(t, d, u.ID, "2026-11-23").CountyID != list[0].CountyID {
				t.Errorf("%s stands in another county than its town", u.Name)
			}
		}
	})
}
