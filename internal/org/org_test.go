package org

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/db/dbtest"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/policy"
	"xiezhi/internal/workday"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

var (
	noon   = clock.Fixed(time.Date(2026, 11, 23, 4, 0, 0, 0, time.UTC))
	system = audit.System()
	day    = workday.MustParse
)

// seeded is a database with the province's tree.
func seeded(t *testing.T, d *db.DB) {
	t.Helper()
	inTx(t, d, func(ctx context.Context, tx *db.Tx) error { return Seed(ctx, tx, system) })
}

func inTx(t *testing.T, d *db.DB, fn func(context.Context, *db.Tx) error) {
	t.Helper()
	if err := d.InTx(t.Context(), fn); err != nil {
		t.Fatal(err)
	}
}

// find is the one union that the name means.
func find(t *testing.T, d *db.DB, name string) Union {
	t.Helper()
	list, err := ByName(t.Context(), d.Read(), name, "")
	if err != nil || len(list) != 1 {
		t.Fatalf("%s: %d unions, err %v", name, len(list), err)
	}
	return list[0]
}

func create(t *testing.T, d *db.DB, list ...NewUnion) []Union {
	t.Helper()
	var out []Union
	inTx(t, d, func(ctx context.Context, tx *db.Tx) (err error) {
		out, err = CreateTx(ctx, tx, system, list)
		return err
	})
	return out
}

func names(list []Union) []string {
	out := make([]string, len(list))
	for i, u := range list {
		out[i] = u.Name
	}
	return out
}

func TestSeed(t *testing.T) {
	dbtest.Each(t, noon, func(t *testing.T, d *db.DB) {
		seeded(t, d)
		seeded(t, d) // once is enough
		var kinds []struct {
			Kind Kind
			N    int
		}
		if err := d.Read().NewRaw("SELECT kind, count(*) AS n FROM org_union GROUP BY kind ORDER BY kind").Scan(t.Context(), &kinds); err != nil {
			t.Fatal(err)
		}
		got := map[Kind]int{}
		for _, k := range kinds {
			got[k.Kind] = k.N
		}
		if diff := cmp.Diff(map[Kind]int{KindProvince: 1, KindIndustry: 6, KindCity: 13, KindCounty: 95}, got); diff != "" {
			t.Error(diff)
		}
		chain, err := Chain(t.Context(), d.Read(), find(t, d, "昆山市总工会").ID)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff([]string{"江苏省总工会", "苏州市总工会", "昆山市总工会"}, names(chain)); diff != "" {
			t.Error(diff)
		}
		if k := chain[2]; k.CityID != chain[1].ID || k.CountyID != k.ID || k.Tier != TierCounty || k.RegionCode != "320583" ||
			!strings.HasSuffix(k.Pinyin, " ksszgh") {
			t.Errorf("%+v", k)
		}
		cities, err := Children(t.Context(), d.Read(), chain[0].ID)
		if err != nil || len(cities) != 19 || cities[0].Kind != KindIndustry || cities[6].Name != "南京市总工会" || cities[18].Name != "宿迁市总工会" {
			t.Errorf("below the province: %v %v", names(cities), err)
		}
		var entries int
		if err := d.Read().NewRaw("SELECT count(*) FROM audit_entry WHERE action = 'org.create'").Scan(t.Context(), &entries); err != nil || entries != 115 {
			t.Errorf("%d audit entries, err %v", entries, err)
		}
	})
}

func TestByName(t *testing.T) {
	dbtest.Each(t, noon, func(t *testing.T, d *db.DB) {
		seeded(t, d)
		kunshan, suzhou := find(t, d, "昆山市总工会"), find(t, d, "苏州市总工会")
		create(t, d,
			NewUnion{Name: "昆山市玉山镇总工会", Kind: KindTown, SuperiorID: kunshan.ID},
			NewUnion{Name: "昆山开发区总工会", Kind: KindZone, SuperiorID: kunshan.ID},
			NewUnion{Name: "花桥经济开发区工会联合会", Kind: KindZone, SuperiorID: kunshan.ID},
		)
		for _, tc := range []struct {
			name  string
			below string
			want  []string
		}{
			{"昆山市总工会", "", []string{"昆山市总工会"}},
			{"江苏省昆山市总工会", "", []string{"昆山市总工会"}},
			{"苏州市昆山市总工会", "", []string{"昆山市总工会"}},
			{"江苏省 苏州市 昆山市 总工会", "", []string{"昆山市总工会"}},
			{"昆山总工会", "", []string{"昆山市总工会"}},
			{"昆山市", "", []string{"昆山市总工会"}},
			{"无锡市昆山市总工会", "", nil},
			{"鼓楼区总工会", "", []string{"南京市: 鼓楼区总工会", "徐州市: 鼓楼区总工会"}},
			{"徐州市鼓楼区总工会", "", []string{"鼓楼区总工会"}},
			{"南京鼓楼区总工会", "", []string{"鼓楼区总工会"}},
			{"鼓楼区总工会", suzhou.ID, nil},
			{"玉山镇总工会", "", []string{"昆山市玉山镇总工会"}},
			{"昆山市玉山镇工会", kunshan.ID, []string{"昆山市玉山镇总工会"}},
			{"江苏省苏州市昆山市玉山镇总工会", "", []string{"昆山市玉山镇总工会"}},
			{"昆山玉山镇", suzhou.ID, []string{"昆山市玉山镇总工会"}},
			{"昆山开发区工会", "", []string{"昆山开发区总工会"}},
			{"花桥经济开发区总工会", "", []string{"花桥经济开发区工会联合会"}},
			{"江苏省总工会", "", []string{"江苏省总工会"}},
			{"江苏总工会", "", []string{"江苏省总工会"}},
			{"江苏省", "", []string{"江苏省总工会"}},
			{"江苏省教育科技工会", "", []string{"江苏省教育科技工会"}},
			{"玉山镇总工会筹备组", "", nil},
			{"", "", nil},
			{"工会", "", nil},
		} {
			got, err := ByName(t.Context(), d.Read(), tc.name, tc.below)
			if err != nil {
				t.Fatal(err)
			}
			if tc.name == "鼓楼区总工会" && tc.below == "" {
				for i, u := range got {
					above, _ := ByID(t.Context(), d.Read(), u.SuperiorID)
					got[i].Name = above.NameKey + ": " + u.Name
				}
			}
			if diff := cmp.Diff(tc.want, names(got)); len(tc.want)+len(got) > 0 && diff != "" {
				t.Errorf("%s below %q: %s", tc.name, tc.below, diff)
			}
		}
	})
}

func TestCreateRefuses(t *testing.T) {
	dbtest.Each(t, noon, func(t *testing.T, d *db.DB) {
		seeded(t, d)
		kunshan, suzhou := find(t, d, "昆山市总工会"), find(t, d, "苏州市总工会")
		for _, tc := range []struct {
			name string
			n    NewUnion
			code string
		}{
			{"no name", NewUnion{Kind: KindTown, SuperiorID: kunshan.ID}, errs.FieldsCode},
			{"no superior", NewUnion{Name: "玉山镇总工会", Kind: KindTown}, errs.FieldsCode},
			{"superior unknown", NewUnion{Name: "玉山镇总工会", Kind: KindTown, SuperiorID: db.NewID()}, errs.NotFoundCode},
			{"a town below a city", NewUnion{Name: "玉山镇总工会", Kind: KindTown, SuperiorID: suzhou.ID}, CodeSuperior},
			{"a county below a county", NewUnion{Name: "玉山区总工会", Kind: KindCounty, SuperiorID: kunshan.ID}, CodeSuperior},
			{"a zone at county tier below a county", NewUnion{Name: "开发区工会", Kind: KindZone, CountyTier: true, SuperiorID: kunshan.ID}, CodeTier},
			{"a town at county tier", NewUnion{Name: "玉山镇总工会", Kind: KindTown, CountyTier: true, SuperiorID: kunshan.ID}, CodeTier},
			{"taken", NewUnion{Name: "昆山市总工会", Kind: KindCounty, SuperiorID: suzhou.ID}, CodeTaken},
			{"phone", NewUnion{Name: "玉山镇总工会", Kind: KindTown, SuperiorID: kunshan.ID, OfficePhone: "call me"}, errs.FieldsCode},
			{"region", NewUnion{Name: "玉山镇总工会", Kind: KindTown, SuperiorID: kunshan.ID, RegionCode: "32058"}, errs.FieldsCode},
		} {
			err := d.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error {
				_, err := CreateTx(ctx, tx, system, []NewUnion{{Name: "先写下的镇总工会", Kind: KindTown, SuperiorID: kunshan.ID}, tc.n})
				return err
			})
			if got := errs.CodeOf(err); got != tc.code {
				t.Errorf("%s: %q (%v), want %q", tc.name, got, err, tc.code)
			}
		}
		if left, err := Subtree(t.Context(), d.Read(), kunshan.ID); err != nil || len(left) != 1 {
			t.Errorf("half written: %v %v", names(left), err)
		}
	})
}

func TestZoneAtCountyTier(t *testing.T) {
	dbtest.Each(t, noon, func(t *testing.T, d *db.DB) {
		seeded(t, d)
		suzhou := find(t, d, "苏州市总工会")
		zone := NewUnion{ID: db.NewID(), Name: "苏州工业园区总工会", Kind: KindZone, CountyTier: true, SuperiorID: suzhou.ID}
		street := NewUnion{Name: "娄葑街道总工会", Kind: KindStreet, SuperiorID: zone.ID}
		made := create(t, d, zone, street)
		want := Place{UnionID: made[1].ID, CountyID: zone.ID, CityID: suzhou.ID}
		if diff := cmp.Diff(want, made[1].Place()); diff != "" {
			t.Error(diff)
		}
	})
}

func TestPolicyChain(t *testing.T) {
	dbtest.Each(t, noon, func(t *testing.T, d *db.DB) {
		seeded(t, d)
		kunshan, suzhou := find(t, d, "昆山市总工会"), find(t, d, "苏州市总工会")
		town := create(t, d, NewUnion{Name: "玉山镇总工会", Kind: KindTown, SuperiorID: kunshan.ID})[0]
		lay := Overlay{
			ID: db.NewID(), UnionID: suzhou.ID, Key: policy.FieldDaysPerYear, Value: "90", ValidFrom: day("2026-01-01"),
			Document: "苏州市实施细则", Rev: 1, CreatedAt: noon(), CreatedBy: "system",
		}
		inTx(t, d, func(ctx context.Context, tx *db.Tx) error { return LayOverlays(ctx, tx, []Overlay{lay}) })
		days := func(u Union, on string) int {
			chain, err := PolicyChain(t.Context(), d.Read(), u.ID, day(on))
			if err != nil {
				t.Fatal(err)
			}
			return policy.At(chain, day(on)).Int(policy.FieldDaysPerYear)
		}
		nanjing := find(t, d, "南京市总工会")
		got := []int{days(town, "2025-12-31"), days(town, "2026-01-01"), days(suzhou, "2026-06-01"), days(nanjing, "2026-06-01")}
		if !slices.Equal(got, []int{80, 90, 90, 80}) {
			t.Errorf("days asked: %v", got)
		}
		inTx(t, d, func(ctx context.Context, tx *db.Tx) error { return EndOverlay(ctx, tx, lay.ID, 1, day("2026-06-30")) })
		if got := days(town, "2026-07-01"); got != 80 {
			t.Errorf("after its end: %d", got)
		}
		err := d.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error { return EndOverlay(ctx, tx, lay.ID, 1, day("2026-07-30")) })
		if !errs.Is(err, errs.StaleCode) {
			t.Errorf("ended twice: %v", err)
		}
	})
}
