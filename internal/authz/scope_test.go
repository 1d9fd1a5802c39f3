package authz_test

import (
	"context"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/db/dbtest"
)

func TestScopeOfActor(t *testing.T) {
	cases := []struct {
		name  string
		actor authz.Actor
		p     authz.Permission
		want  authz.Scope
	}{
		{"province", actor(holds(authz.RoleOfficer, jiangsu)), authz.RosterRead, authz.Scope{All: true}},
		{"city", actor(holds(authz.RoleOfficer, suzhou)), authz.RosterRead, authz.Scope{Cities: []string{"sz"}}},
		{"county", actor(holds(authz.RoleOfficer, kunshan)), authz.RosterRead, authz.Scope{Counties: []string{"ks"}}},
		{"town", actor(holds(authz.RoleClerk, huaqiao)), authz.RosterRead, authz.Scope{Unions: []string{"hq"}}},
		{"instructor", actor(holds(authz.RoleInstructor, huaqiao)), authz.VisitRead, authz.Scope{Persons: []string{"p-me"}}},
		{"a role without it", actor(holds(authz.RoleFinance, suzhou)), authz.VisitRead, authz.Scope{}},
		{
			"two unions and the own days", actor(holds(authz.RoleClerk, huaqiao), holds(authz.RoleClerk, liuhe), holds(authz.RoleInstructor, huaqiao)),
			authz.VisitRead,
			authz.Scope{Unions: []string{"hq", "lh"}, Persons: []string{"p-me"}},
		},
		{"only the grant that carries it counts", actor(holds(authz.RoleFinance, jiangsu), holds(authz.RoleClerk, huaqiao)), authz.RosterWrite, authz.Scope{Unions: []string{"hq"}}},
		{"an instructor without a person", authz.Actor{Grants: []authz.Grant{holds(authz.RoleInstructor, huaqiao)}}, authz.VisitRead, authz.Scope{}},
	}
	for _, c := range cases {
		if d := cmp.Diff(c.want, c.actor.Scope(c.p)); d != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, d)
		}
	}
	own := actor(holds(authz.RoleClerk, kunshan)).Own(authz.RosterWrite)
	if d := cmp.Diff(authz.Scope{Unions: []string{"ks"}}, own); d != "" {
		t.Errorf("own (-want +got):\n%s", d)
	}
}

func TestScopeCovers(t *testing.T) {
	cases := []struct {
		name  string
		scope authz.Scope
		at    org.Union
		want  bool
	}{
		{"nothing", authz.Scope{}, huaqiao, false},
		{"everything", authz.Everything(), jiangsu, true},
		{"city over its town", authz.Scope{Cities: []string{"sz"}}, huaqiao, true},
		{"city over another", authz.Scope{Cities: []string{"wx"}}, huaqiao, false},
		{"county over its town", authz.Scope{Counties: []string{"ks"}}, huaqiao, true},
		{"county over its city", authz.Scope{Counties: []string{"ks"}}, suzhou, false},
		{"county over its neighbour's town", authz.Scope{Counties: []string{"ks"}}, liuhe, false},
		{"union", authz.AtUnion("hq"), huaqiao, true},
		{"union above", authz.AtUnion("ks"), huaqiao, false},
		{"persons are no places", authz.OfPerson("p"), huaqiao, false},
		{"an empty id covers no empty place", authz.Scope{Counties: []string{""}}, jiangsu, false},
	}
	for _, c := range cases {
		if got := c.scope.Covers(c.at.Place()); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
	if !authz.OfPerson("p").CoversPerson("p", huaqiao.Place()) || authz.OfPerson("p").CoversPerson("q", huaqiao.Place()) ||
		(authz.Scope{Persons: []string{""}}).CoversPerson("", huaqiao.Place()) {
		t.Error("CoversPerson")
	}
}

func TestScopeWhere(t *testing.T) {
	noon := time.Date(2026, 11, 22, 4, 0, 0, 0, time.UTC)
	dbtest.Each(t, clock.Fixed(noon), func(t *testing.T, d *db.DB) {
		err := d.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error {
			rows := []org.Union{jiangsu, suzhou, wuxi, kunshan, taicang, huaqiao, liuhe}
			for i := range rows {
				if i > 0 {
					rows[i].SuperiorID = jiangsu.ID
				}
				rows[i].Kind, rows[i].State, rows[i].Path, rows[i].CreatedAt = org.KindTown, org.StateOpen, "/"+rows[i].ID+"/", noon
			}
			return db.InsertAll(ctx, tx, rows)
		})
		if err != nil {
			t.Fatal(err)
		}
		columns := authz.Columns{Union: "u.id", County: "u.county_id", City: "u.city_id", Person: "u.contact_name"}
		cases := []struct {
			name  string
			scope authz.Scope
			c     authz.Columns
			want  []string
		}{
			{"everything", authz.Everything(), columns, []string{"hq", "js", "ks", "lh", "sz", "tc", "wx"}},
			{"nothing", authz.Scope{}, columns, nil},
			{"a city", authz.Scope{Cities: []string{"sz"}}, columns, []string{"hq", "ks", "lh", "sz", "tc"}},
			{"two counties", authz.Scope{Counties: []string{"ks", "tc"}}, columns, []string{"hq", "ks", "lh", "tc"}},
			{"a county and a union elsewhere", authz.Scope{Counties: []string{"ks"}, Unions: []string{"wx"}}, columns, []string{"hq", "ks", "wx"}},
			{"a union", authz.AtUnion("hq"), columns, []string{"hq"}},
			{"a person of a table without persons", authz.OfPerson("p"), authz.Columns{Union: "u.id"}, nil},
			{"quotes stay text", authz.AtUnion("x' OR '1'='1"), columns, nil},
		}
		for _, c := range cases {
			var got []string
			q := d.Read().NewSelect().TableExpr("org_union AS u").Column("u.id").Where("u.state = ? OR 1 = 1", "x").Order("u.id")
			if err := c.scope.Where(q, c.c).Scan(t.Context(), &got); err != nil {
				t.Fatalf("%s: %v", c.name, err)
			}
			if len(got) == 0 {
				got = nil
			}
			if d := cmp.Diff(c.want, got); d != "" {
				t.Errorf("%s (-want +got):\n%s", c.name, d)
			}
		}
	})
}
