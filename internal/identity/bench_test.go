package identity_test

import (
	"context"
	"net/http/httptest"
	"testing"

	"xiezhi/internal/authz"
	"xiezhi/internal/identity"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/db/dbtest"
)

// BenchmarkWho is what every request pays for knowing its caller.
func BenchmarkWho(b *testing.B) {
	d := dbtest.SQLite(b, clock.System)
	hash, err := identity.HashPassword(b.Context(), rightPassword)
	if err != nil {
		b.Fatal(err)
	}
	err = d.InTx(b.Context(), func(ctx context.Context, tx *db.Tx) error {
		rows := []org.Union{union(province, "江苏省总工会", org.KindProvince, org.TierProvince, "", "", "")}
		if err := db.InsertAll(ctx, tx, rows); err != nil {
			return err
		}
		_, err := identity.CreateAccounts(ctx, tx, audit.System(), []identity.NewAccount{{
			ID: db.NewID(), Login: "wangfang", Name: "王芳", Hash: hash, Keep: true,
			Grants: []identity.NewGrant{at(authz.RoleOfficer, province)},
		}})
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	s := identity.New(d)
	opened, err := s.Login(b.Context(), "wangfang", rightPassword, identity.Desk, "")
	if err != nil {
		b.Fatal(err)
	}
	r := httptest.NewRequest("GET", "/api/visits", nil)
	r.Header.Set("Cookie", "xiezhi="+opened.Token)
	for b.Loop() {
		if _, err := s.Who(b.Context(), r); err != nil {
			b.Fatal(err)
		}
	}
}
