package audit_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/db/dbtest"
	"xiezhi/internal/platform/errs"
)

func TestList(t *testing.T) {
	at := clock.NewManual(noon)
	other := audit.Actor{ID: "acc-2", Via: audit.Task}
	dbtest.Each(t, at.Now, func(t *testing.T, d *db.DB) {
		at.Set(noon)
		record(t, d, audit.Entry{Actor: clerk, Action: "a.read", Kind: "k1", ID: "1", PersonID: "p1", CityID: "c1", CountyID: "y1", UnionID: "u1"})
		at.Advance(time.Minute)
		record(t, d, audit.Entry{Actor: other, Action: "a.write", Kind: "k1", ID: "2", PersonID: "p2", CityID: "c1", CountyID: "y2", UnionID: "u2"})
		at.Advance(time.Minute)
		record(t, d, audit.Entry{Actor: clerk, Action: "ab.write", Kind: "k2", ID: "3", PersonID: "p1", CityID: "c2", CountyID: "y3", UnionID: "u3"})

		cases := []struct {
			name string
			f    audit.Filter
			want []string
		}{
			{"all", audit.Filter{}, []string{"3", "2", "1"}},
			{"action", audit.Filter{Action: "a.write"}, []string{"2"}},
			{"actions that begin so", audit.Filter{Action: "a."}, []string{"2", "1"}},
			{"actor", audit.Filter{ActorID: "acc-1"}, []string{"3", "1"}},
			{"kind", audit.Filter{Kind: "k1"}, []string{"2", "1"}},
			{"item", audit.Filter{ItemID: "2"}, []string{"2"}},
			{"person", audit.Filter{PersonID: "p1"}, []string{"3", "1"}},
			{"city", audit.Filter{CityID: "c1"}, []string{"2", "1"}},
			{"county", audit.Filter{CountyID: "y2", CityID: "c1"}, []string{"2"}},
			{"union", audit.Filter{UnionID: "u1"}, []string{"1"}},
			{"from", audit.Filter{From: noon.Add(time.Minute)}, []string{"3", "2"}},
			{"to", audit.Filter{To: noon.Add(time.Minute).Truncate(time.Microsecond)}, []string{"1"}},
			{"nothing", audit.Filter{Action: "a"}, nil},
		}
		for _, c := range cases {
			c.f.Limit = 10
			page, next, err := audit.List(t.Context(), d.Read(), c.f)
			if err != nil || next != "" {
				t.Errorf("%s: next %q, err %v", c.name, next, err)
			}
			if diff := cmp.Diff(c.want, items(page)); diff != "" {
				t.Errorf("%s: %s", c.name, diff)
			}
		}
		first, next, err := audit.List(t.Context(), d.Read(), audit.Filter{Limit: 2})
		if err != nil || next == "" || cmp.Diff([]string{"3", "2"}, items(first)) != "" {
			t.Errorf("first page %v, next %q, err %v", items(first), next, err)
		}
		second, end, err := audit.List(t.Context(), d.Read(), audit.Filter{Limit: 2, After: next})
		if err != nil || end != "" || cmp.Diff([]string{"1"}, items(second)) != "" {
			t.Errorf("second page %v, next %q, err %v", items(second), end, err)
		}
		for _, bad := range []string{"x", "2026-11-22T04:00:00Z_x", "_" + db.NewID()} {
			if _, _, err := audit.List(t.Context(), d.Read(), audit.Filter{Limit: 2, After: bad}); errs.KindOf(err) != errs.KindMalformed {
				t.Errorf("cursor %q: %v", bad, err)
			}
		}
	})
}

func items(page []audit.Act) (ids []string) {
	for _, a := range page {
		ids = append(ids, a.ItemID)
	}
	return ids
}

func TestAbout(t *testing.T) {
	type phone struct {
		Phone string `audit:"mask"`
	}
	dbtest.Each(t, clock.Fixed(noon), func(t *testing.T, d *db.DB) {
		record(t, d, audit.Entry{Actor: clerk, Action: "person.reveal", Kind: "person", ID: "p1", Label: "李明", PersonID: "p1", Reason: "核对劳动合同", After: phone{"13800000000"}},
			audit.Entry{Actor: clerk, Action: "org.rename", Kind: "union", ID: "u1"})
		page, next, err := audit.About(t.Context(), d.Read(), "p1", "", 10)
		if err != nil || next != "" || len(page) != 1 {
			t.Fatalf("%+v, next %q, err %v", page, next, err)
		}
		want := audit.Act{
			ID: page[0].ID, At: noon.Truncate(time.Microsecond), ActorID: "acc-1", ActorName: "王芳", Via: audit.Web, Action: "person.reveal",
			Kind: "person", ItemID: "p1", Label: "李明", PersonID: "p1", Reason: "核对劳动合同", Changes: []audit.Change{},
		}
		if diff := cmp.Diff(want, page[0]); diff != "" {
			t.Error(diff)
		}
		if none, _, err := audit.About(t.Context(), d.Read(), "", "", 10); err != nil || len(none) != 0 {
			t.Errorf("nobody: %v, err %v", none, err)
		}
		full, _, err := audit.List(t.Context(), d.Read(), audit.Filter{PersonID: "p1", Limit: 1})
		wantChanges := []audit.Change{{Field: "phone", Before: json.RawMessage("null"), After: json.RawMessage(`"***"`)}}
		if diff := cmp.Diff(wantChanges, full[0].Changes); err != nil || diff != "" {
			t.Error(err, diff)
		}
	})
}
