package apptest_test

import (
	"net/http"
	"testing"
	"time"

	"xiezhi/internal/app/apptest"
	"xiezhi/internal/authz"
	"xiezhi/internal/identity"
	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/db/dbtest"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

func TestWorld(t *testing.T) {
	now := clock.Fixed(time.Date(2026, 11, 23, 2, 0, 0, 0, time.UTC))
	dbtest.Each(t, now, func(t *testing.T, d *db.DB) {
		w := apptest.New(t, d, now)
		w.Anonymous().Do(t, http.MethodGet, "/api/session", nil).Want(t, http.StatusUnauthorized)
		clerk := w.As(t, authz.RoleClerk, "玉山镇总工会")
		s := apptest.Read[identity.Session](t, clerk.Do(t, http.MethodGet, "/api/session", nil).Want(t, http.StatusOK))
		if s.ScopeName != "玉山镇总工会" || len(s.Posts) != 1 {
			t.Errorf("session: %+v", s)
		}
		if u := w.Union(t, "玉山镇总工会"); u.CountyID != w.Union(t, "昆山市总工会").ID || u.CityID != w.Union(t, "苏州市总工会").ID {
			t.Errorf("place of the town: %+v", u.Place())
		}
		w.Anonymous().Do(t, http.MethodGet, "/api/nothing", nil).Refused(t, http.StatusNotFound, "no_endpoint")
		w.Anonymous().Do(t, http.MethodGet, "/api/health", nil).Want(t, http.StatusOK)
	})
}
