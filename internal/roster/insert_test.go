package roster_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"xiezhi/internal/authz"
	"xiezhi/internal/gb"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/db/dbtest"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/seal"
	"xiezhi/internal/roster"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

var (
	noon   = clock.Fixed(time.Date(2026, 10, 15, 4, 0, 0, 0, time.UTC))
	system = audit.System()
)

// world is a province with a few towns, and the keys of its roster.
type world struct {
	*db.DB
	keys  *seal.Keys
	union map[string]org.Union
}

func newWorld(t testing.TB, d *db.DB) *world {
	t.Helper()
	keys, err := seal.Create(t.TempDir() + "/keys.json")
	if err != nil {
		t.Fatal(err)
	}
	w := &world{DB: d, keys: keys, union: map[string]org.Union{}}
	w.do(t, func(ctx context.Context, tx *db.Tx) error { return org.Seed(ctx, tx, system) })
	for _, n := range []string{"江苏省总工会", "苏州市总工会", "昆山市总工会", "太仓市总工会", "江宁区总工会"} {
		list, err := org.ByName(t.Context(), d.Read(), n, "")
		if err != nil || len(list) != 1 {
			t.Fatalf("%s: %d unions, err %v", n, len(list), err)
		}
		w.union[n] = list[0]
	}
	w.towns(t, "昆山市总工会", "玉山镇总工会", "周市镇总工会", "昆山开发区总工会", "花桥镇总工会", "张浦镇总工会", "千灯镇总工会", "巴城镇总工会")
	return w
}

// towns makes employing unions below a county.
func (w *world) towns(t testing.TB, county string, names ...string) {
	t.Helper()
	w.do(t, func(ctx context.Context, tx *db.Tx) error {
		for _, n := range names {
			kind := org.KindTown
			if strings.Contains(n, "开发区") {
				kind = org.KindZone
			}
			made, err := org.CreateTx(ctx, tx, system, []org.NewUnion{{
				Name: n, Kind: kind, SuperiorID: w.union[county].ID, EmployingSince: day("2020-08-05"),
				ContactName: "李平", ContactTitle: "干事", OfficePhone: "0512-57300000",
			}})
			if err != nil {
				return err
			}
			w.union[n] = made[0]
		}
		return nil
	})
}

func (w *world) do(t testing.TB, fn func(context.Context, *db.Tx) error) {
	t.Helper()
	if err := w.InTx(t.Context(), fn); err != nil {
		t.Fatal(err)
	}
}

func (w *world) insert(t testing.TB, list ...roster.NewHead) (roster.Inserted, error) {
	t.Helper()
	var done roster.Inserted
	heads := roster.Prepare(w.keys, list)
	err := w.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) (err error) {
		done, err = roster.Insert(ctx, tx, system, heads)
		return err
	})
	return done, err
}

func number(t testing.TB, s string) gb.ID {
	t.Helper()
	id, err := gb.ParseID(s)
	if err != nil {
		t.Fatalf("%s: %v", s, err)
	}
	return id
}

// head is a person of the sample sheet at a union.
func (w *world) head(t testing.TB, union string) roster.NewHead {
	t.Helper()
	phone, err := gb.ParsePhone("13800000001")
	if err != nil {
		t.Fatal(err)
	}
	return roster.NewHead{
		Name: "沈国平", ID: number(t, "320583198503120012"), Phone: phone, Political: "01", Education: "20", Title: gb.TitleOf("经济师"),
		UnionID: w.union[union].ID, Channel: roster.ChannelOwn, OnDuty: day("2025-01-06"),
		Contracts:      []roster.Contract{{Kind: roster.ContractLabour, StartsOn: day("2025-01-01"), EndsOn: day("2026-12-31")}},
		Qualifications: []roster.Qualification{{Kind: roster.QualEconomist, Name: "经济师"}},
	}
}

func TestInsert(t *testing.T) {
	dbtest.Each(t, noon, func(t *testing.T, d *db.DB) {
		w := newWorld(t, d)
		h := w.head(t, "玉山镇总工会")
		done, err := w.insert(t, h)
		if err != nil || done != (roster.Inserted{Persons: 1, Engagements: 1}) {
			t.Fatalf("%+v %v", done, err)
		}
		var raw struct{ ID, IDSealed, IDBlind, IDMasked, PhoneMasked, Pinyin, Sex string }
		err = d.Read().NewSelect().TableExpr("person").ColumnExpr("id, id_sealed, id_blind, id_masked, phone_masked, pinyin, sex").Scan(t.Context(), &raw)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(raw.IDSealed+raw.IDBlind, "320583198503120012") || raw.IDMasked != "3205************12" ||
			raw.PhoneMasked != "138****0001" || raw.Pinyin != "shenguoping sgp" || raw.Sex != "1" {
			t.Errorf("stored %+v", raw)
		}
		if plain, err := w.keys.Open(seal.Place("person", "id_sealed", raw.ID), raw.IDSealed); err != nil || plain != "320583198503120012" {
			t.Errorf("opened %q, %v", plain, err)
		}

		if done, err = w.insert(t, h); err != nil || done != (roster.Inserted{Already: 1}) {
			t.Errorf("twice is once: %+v %v", done, err)
		}
		for d, want := range map[string]bool{"2025-01-05": false, "2025-01-06": true, "2030-01-01": true} {
			e, ok, err := roster.EngagementOn(t.Context(), w.Read(), raw.ID, day(d))
			if err != nil || ok != want || ok && e.UnionID != w.union["玉山镇总工会"].ID {
				t.Errorf("on %s: %v %+v %v", d, ok, e, err)
			}
		}
		n, err := d.Read().NewSelect().TableExpr("audit_entry").Where("person_id = ?", raw.ID).Count(t.Context())
		if err != nil || n != 2 {
			t.Errorf("%d audit entries, %v", n, err)
		}
		if missing := audit.Undecided(roster.Person{}, roster.Engagement{}, roster.Contract{}, roster.Interruption{}, roster.Posting{}, roster.Qualification{}); len(missing) > 0 {
			t.Errorf("fields without an audit decision: %v", missing)
		}
	})
}

func TestInsertKeepsOneHead(t *testing.T) { // worked example 23
	dbtest.Each(t, noon, func(t *testing.T, d *db.DB) {
		w := newWorld(t, d)
		if _, err := w.insert(t, w.head(t, "玉山镇总工会")); err != nil {
			t.Fatal(err)
		}
		other := w.head(t, "江宁区总工会")
		other.OnDuty = day("2025-06-01")
		fresh := w.head(t, "江宁区总工会")
		fresh.Name, fresh.ID = "陆敏", number(t, "320583199007080140")
		_, err := w.insert(t, fresh, other)
		if errs.CodeOf(err) != roster.CodeElsewhere {
			t.Fatalf("got %v", err)
		}
		e, _ := errs.As(err)
		if got := e.Detail; got != (roster.ConflictContact{Union: "昆山市总工会"}) {
			t.Errorf("whom to call: %+v", got)
		}
		if strings.Contains(e.Message, "玉山镇") || !strings.Contains(e.Message, "昆山市总工会") {
			t.Errorf("the union must stay hidden, its superior be named: %s", e.Message)
		}
		n, err := d.Read().NewSelect().TableExpr("person").Count(t.Context())
		if err != nil || n != 1 {
			t.Errorf("the whole batch must be undone: %d persons, %v", n, err)
		}

		w.do(t, func(ctx context.Context, tx *db.Tx) error {
			_, err := tx.NewRaw("UPDATE engagement SET ended_on = '2025-05-31', end_ground = 'transfer'").Exec(ctx)
			return err
		})
		done, err := w.insert(t, other)
		if err != nil || done != (roster.Inserted{Engagements: 1}) {
			t.Fatalf("%+v %v", done, err)
		}
		for d, want := range map[string][2]int{"2025-05-31": {1, 0}, "2025-06-01": {0, 1}} {
			for i, county := range []string{"昆山市总工会", "江宁区总工会"} {
				n, err := roster.HeadcountOn(t.Context(), w.Read(), authz.Scope{Counties: []string{w.union[county].ID}}, day(d))
				if err != nil || n.All != want[i] {
					t.Errorf("%s on %s: %+v %v", county, d, n, err)
				}
			}
		}
	})
}

// TestNobodyIsMissingDuringAMerger: from the moment that the tree has turned, before the job has brought the people along.
func TestNobodyIsMissingDuringAMerger(t *testing.T) {
	dbtest.Each(t, noon, func(t *testing.T, d *db.DB) {
		w := newWorld(t, d)
		if _, err := w.insert(t, w.head(t, "玉山镇总工会")); err != nil {
			t.Fatal(err)
		}
		from, into := w.union["玉山镇总工会"], w.union["周市镇总工会"]
		w.do(t, func(ctx context.Context, tx *db.Tx) error {
			_, err := org.Merge(ctx, tx, system, from.ID, into.ID, day("2026-07-01"))
			return err
		})
		for on, want := range map[string]string{"2026-06-30": from.ID, "2026-07-01": into.ID, "2026-11-23": into.ID} {
			var got []string
			if err := roster.FromThen(d.Read(), day(on)).ColumnExpr("e.union_then").Scan(t.Context(), &got); err != nil || !slices.Equal(got, []string{want}) {
				t.Errorf("%s: %q, want %q (%v)", on, got, want, err)
			}
		}
	})
}

func TestHeadcountFollowsTheTreeOfTheDay(t *testing.T) {
	dbtest.Each(t, noon, func(t *testing.T, d *db.DB) {
		w := newWorld(t, d)
		if _, err := w.insert(t, w.head(t, "玉山镇总工会")); err != nil {
			t.Fatal(err)
		}
		town := w.union["玉山镇总工会"]
		count := func(county, on string) int {
			t.Helper()
			n, err := roster.HeadcountOn(t.Context(), d.Read(), authz.Scope{Counties: []string{w.union[county].ID}}, day(on))
			if err != nil {
				t.Fatal(err)
			}
			return n.All
		}
		w.do(t, func(ctx context.Context, tx *db.Tx) error {
			moved, err := org.Move(ctx, tx, system, town.ID, w.union["太仓市总工会"].ID, org.TierBase, "320585", day("2026-01-01"))
			if err != nil {
				return err
			}
			f := roster.Followers()[0]
			n, err := f.Reparent(ctx, tx, []string{town.ID}, map[string]org.Place{town.ID: moved[0].Place()}, 500)
			if n != 1 {
				t.Errorf("%d rows followed", n)
			}
			return err
		})
		for _, c := range []struct {
			county, on string
			want       int
		}{{"昆山市总工会", "2025-12-31", 1}, {"太仓市总工会", "2025-12-31", 0}, {"昆山市总工会", "2026-01-01", 0}, {"太仓市总工会", "2026-01-01", 1}} {
			if got := count(c.county, c.on); got != c.want {
				t.Errorf("%s on %s: %d, want %d", c.county, c.on, got, c.want)
			}
		}

		// The town is then merged into one of Kunshan's: whoever is in post goes along, and the past stays.
		w.do(t, func(ctx context.Context, tx *db.Tx) error {
			if _, err := org.Merge(ctx, tx, system, town.ID, w.union["周市镇总工会"].ID, day("2026-06-01")); err != nil {
				return err
			}
			from, err := org.ByID(ctx, tx, town.ID)
			if err != nil {
				return err
			}
			n, err := roster.Followers()[0].Merge(ctx, tx, org.Taking{On: day("2026-06-01"), From: from, Into: w.union["周市镇总工会"]}, 500)
			if n != 1 {
				t.Errorf("%d rows merged", n)
			}
			return err
		})
		for _, c := range []struct {
			county, on string
			want       int
		}{{"太仓市总工会", "2026-05-30", 1}, {"昆山市总工会", "2026-05-30", 0}, {"昆山市总工会", "2026-06-02", 1}, {"太仓市总工会", "2026-06-02", 0}} {
			if got := count(c.county, c.on); got != c.want {
				t.Errorf("after the merger, %s on %s: %d, want %d", c.county, c.on, got, c.want)
			}
		}
	})
}
