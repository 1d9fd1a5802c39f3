package served_test

import (
	"context"
	"testing"
	"time"

	"xiezhi/internal/gb"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/db/dbtest"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/seal"
	"xiezhi/internal/served"
	"xiezhi/internal/workday"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

var now = time.Date(2026, 11, 23, 2, 0, 0, 0, time.UTC)

func phone(t *testing.T, s string) gb.Phone {
	t.Helper()
	p, err := gb.ParsePhone(s)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestInsert(t *testing.T) {
	keys, err := seal.Create(t.TempDir() + "/keys.json")
	if err != nil {
		t.Fatal(err)
	}
	dbtest.Each(t, clock.Fixed(now), func(t *testing.T, d *db.DB) {
		province, city, county := db.NewID(), db.NewID(), db.NewID()
		units := served.Prepare(keys, []served.NewUnit{
			{
				Facts: served.Facts{
					Kind: served.KindEnterprise, Name: "昆山长泾精密有限责任公司", CreditCode: "91320583MA1X2Y3T95", HasUnion: true,
					AgreementKind: served.AgreementWages, AgreementUntil: workday.MustParse("2027-03-31"),
				},
				Phone: phone(t, "13812345678"), UnionID: county, AddedBy: "a1", PhoneChecked: true, CheckedBy: "a2",
			},
			{Facts: served.Facts{Kind: served.KindTown, Name: "玉山镇总工会", HasUnion: true}, Phone: phone(t, "13912345678"), UnionID: county, AddedBy: "a1", PhoneChecked: true, CheckedBy: "a1"},
			{Facts: served.Facts{Kind: served.KindArea, Name: "昆山高新区联合工会", HasUnion: true}, UnionID: county, AddedBy: "a1", State: served.StateToCheck, ClientKey: "k1"},
		})
		err := d.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error {
			if _, err := org.CreateTx(ctx, tx, audit.System(), []org.NewUnion{
				{ID: province, Name: "江苏省总工会", Kind: org.KindProvince, RegionCode: "320000", ContactName: "张工", OfficePhone: "025-00000000"},
				{ID: city, SuperiorID: province, Name: "苏州市总工会", Kind: org.KindCity, RegionCode: "320500", ContactName: "张工", OfficePhone: "0512-00000000"},
				{ID: county, SuperiorID: city, Name: "昆山市总工会", Kind: org.KindCounty, RegionCode: "320583", ContactName: "张工", OfficePhone: "0512-00000000"},
			}); err != nil {
				return err
			}
			return served.Insert(ctx, tx, audit.System(), units)
		})
		if err != nil {
			t.Fatal(err)
		}
		u, err := served.ByID(t.Context(), d.Read(), units[0].ID)
		if err != nil {
			t.Fatal(err)
		}
		if u.NameKey != "昆山长泾精密有限公司" || u.Initials != "kscjjmyxzrgs" || u.CountyID != county || u.CityID != city ||
			u.PhoneMasked != "138****5678" || !u.PhoneChecked() || u.AgreementUntil != workday.MustParse("2027-03-31") || u.State != served.StateActive {
			t.Errorf("read back: %+v", u)
		}
		p, ok, err := served.PhoneFor(t.Context(), d.Read(), keys, u.ID)
		if err != nil || !ok || p.Number() != "13812345678" {
			t.Errorf("checked phone: %v %v %v", p, ok, err)
		}
		if p, ok, err := served.PhoneFor(t.Context(), d.Read(), keys, units[1].ID); err != nil || ok || !p.IsZero() {
			t.Errorf("a phone checked by who wrote it down: %v %v %v", p, ok, err)
		}
		if _, ok, err := served.PhoneFor(t.Context(), d.Read(), keys, units[2].ID); err != nil || ok {
			t.Errorf("no phone: %v %v", ok, err)
		}
		again := served.Prepare(keys, []served.NewUnit{{Facts: units[2].Facts, UnionID: county, AddedBy: "a1", ClientKey: "k1"}})
		err = d.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error { return served.Insert(ctx, tx, audit.System(), again) })
		if !errs.Is(err, served.CodeClientKey) {
			t.Errorf("a client key twice: %v", err)
		}
		var written int
		if err := d.Read().NewRaw("SELECT count(*) FROM audit_entry WHERE kind = 'served'").Scan(t.Context(), &written); err != nil || written != 3 {
			t.Errorf("audit entries: %d, %v", written, err)
		}
		if _, err := served.ByID(t.Context(), d.Read(), db.NewID()); errs.KindOf(err) != errs.KindNotFound {
			t.Errorf("an unknown unit: %v", err)
		}
	})
}

func TestNameKey(t *testing.T) {
	for _, tc := range []struct {
		kind       served.Kind
		name, want string
	}{
		{served.KindEnterprise, "昆山（中国）电子 有限责任公司", "昆山中国电子有限公司"},
		{served.KindEnterprise, "昆山(中国)电子有限公司工会委员会", "昆山中国电子有限公司"},
		{served.KindEnterprise, "ＡＢＢ·abb", "ABBABB"},
		{served.KindTown, "玉山镇总工会", "玉山镇总工会"},
		{served.KindEnterprise, "总工会", "总工会"},
		{served.KindEnterprise, " —— ", ""},
	} {
		if got := served.NameKey(tc.kind, tc.name); got != tc.want {
			t.Errorf("%s: %s, want %s", tc.name, got, tc.want)
		}
	}
}
