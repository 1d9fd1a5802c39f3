package served_test

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/app/apptest"
	"xiezhi/internal/authz"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/served"
)

// TestFindNamed finds units as a sheet of 玉山镇总工会 calls them.
func TestFindNamed(t *testing.T) {
	each(t, func(t *testing.T, w *apptest.World) {
		put := func(union, name, code string, kind served.Kind, state served.State) string {
			list := served.Prepare(w.App.Keys, []served.NewUnit{{
				UnionID: w.Union(t, union).ID, State: state, AddedBy: "clerk", Facts: served.Facts{Kind: kind, Name: name, CreditCode: code, HasUnion: true},
			}})
			w.Tx(t, func(ctx context.Context, tx *db.Tx) error { return served.Insert(ctx, tx, audit.System(), list) })
			return list[0].ID
		}
		const company = served.KindEnterprise
		coded := put("周市镇总工会", "昆山三锐精密有限公司", "91320583MA1X2Y3T95", company, served.StateActive)
		mine := put("玉山镇总工会", "昆山同名有限公司", "", company, served.StateToCheck)
		put("周市镇总工会", "昆山同名有限公司", "", company, served.StateActive)
		one, other := put("周市镇总工会", "昆山双胞有限公司", "", company, served.StateActive), put("昆山市总工会", "昆山双胞有限公司", "", company, served.StateActive)
		put("太仓市总工会", "太仓远方有限公司", "", company, served.StateActive)
		closed := put("玉山镇总工会", "昆山旧厂有限公司", "", company, served.StateClosed)
		town := put("昆山市总工会", "周市镇总工会", "", served.KindTown, served.StateActive)
		gone := put("玉山镇总工会", "昆山并掉有限公司", "", company, served.StateActive)
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			_, err := tx.NewRaw("UPDATE served SET state = 'merged', merged_into = ? WHERE id = ?", coded, gone).Exec(ctx)
			return err
		})
		cases := []struct {
			name, code string
			want       []string
		}{
			{"昆山三锐精密有限责任公司工会委员会", "", []string{coded}},
			{"三锐", "91320583MA1X2Y3T95", []string{coded}},
			{"昆山三锐精密有限公司", "91320583MA1X2Y3T91", []string{coded}}, // a code that nobody has: by name
			{"昆山同名有限公司", "", []string{mine}},
			{"昆山双胞有限公司", "", []string{one, other}},
			{"太仓远方有限公司", "", nil},
			{"昆山旧厂有限公司", "", []string{closed}},
			{"周市镇总工会", "", []string{town}},
			{"昆山并掉有限公司", "", []string{coded}},
			{"", "", nil},
		}
		var names, codes []string
		for _, c := range cases {
			names, codes = append(names, c.name), append(codes, c.code)
		}
		found, err := served.FindNamed(t.Context(), w.DB.Read(), w.Union(t, "玉山镇总工会"), names, codes)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range cases {
			got := map[string]bool{}
			for _, u := range found.Of(c.name, c.code) {
				got[u.ID] = true
			}
			want := map[string]bool{}
			for _, id := range c.want {
				want[id] = true
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s %s (-want +got):\n%s", c.name, c.code, diff)
			}
		}
		if s := served.RegisterAround(w.Union(t, "苏州市总工会")); cmp.Diff(authz.Scope{Cities: []string{w.Union(t, "苏州市总工会").ID}}, s) != "" {
			t.Errorf("a city looks in %+v", s)
		}
	})
}
