package audit

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/uptrace/bun"
)

type place struct {
	City  string `audit:"track"`
	Phone string `audit:"mask"`
}

type stamp struct {
	Rev int `audit:"omit"`
}

type visit struct {
	bun.BaseModel `bun:"table:visit"`
	stamp

	UnitID  string     `audit:"track"`
	Note    string     `audit:"mask"`
	Days    int        `json:"days_counted,omitempty" audit:"track"`
	Start   *time.Time `audit:"track"`
	Where   place      `audit:"track"`
	Helpers []place    `audit:"track"`
	hidden  string
}

func TestChanges(t *testing.T) {
	nine := time.Date(2026, 11, 22, 17, 0, 0, 0, time.FixedZone("CST", 8*3600))
	nineUTC := nine.UTC()
	cases := []struct {
		name          string
		before, after any
		want          string
	}{
		{"nothing", nil, nil, `[]`},
		{"created", nil, visit{UnitID: "u1", Note: "secret", hidden: "h"}, `[{"field":"unit_id","before":null,"after":"u1"},{"field":"note","before":null,"after":"***"}]`},
		{"removed", &visit{Days: 2}, nil, `[{"field":"days_counted","before":2,"after":null}]`},
		{"nil pointer is none", (*visit)(nil), &visit{Days: 2}, `[{"field":"days_counted","before":null,"after":2}]`},
		{"rev alone", visit{stamp: stamp{1}}, visit{stamp: stamp{2}}, `[]`},
		{"masked change shows that it changed", visit{Note: "a"}, visit{Note: "b"}, `[{"field":"note","before":"***","after":"***"}]`},
		{"same instant elsewhere", visit{Start: &nine}, visit{Start: &nineUTC}, `[]`},
		{"instant", visit{}, visit{Start: &nine}, `[{"field":"start","before":null,"after":"2026-11-22T09:00:00Z"}]`},
		{"inner mask", visit{Where: place{"南京", "1"}}, visit{Where: place{"南京", "2"}}, `[{"field":"where","before":{"city":"南京","phone":"***"},"after":{"city":"南京","phone":"***"}}]`},
		{"list", visit{}, visit{Helpers: []place{{City: "苏州", Phone: "3"}}}, `[{"field":"helpers","before":null,"after":[{"city":"苏州","phone":"***"}]}]`},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got, err := changes(c.before, c.after)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

type open struct {
	ID    string `audit:"track"`
	Name  string
	Extra any `audit:"track"`
	Inner []struct {
		Phone string
	} `audit:"track"`
	Typo string `audit:"trakc"`
}

func TestUndecided(t *testing.T) {
	want := []string{"audit.open.Extra", "audit.open.Inner", "audit.open.Name", "audit.open.Typo"}
	got := Undecided(&open{}, visit{}, nil)
	want[1] = "struct { Phone string }.Phone"
	if diff := cmp.Diff([]string{want[0], want[2], want[3], want[1]}, got); diff != "" {
		t.Error(diff)
	}
	if _, err := changes(nil, open{}); err == nil {
		t.Error("a record with undecided fields was accepted")
	}
	for _, bad := range [][2]any{{visit{}, place{}}, {nil, "text"}, {nil, map[string]string{}}, {time.Time{}, nil}} {
		if _, err := changes(bad[0], bad[1]); err == nil {
			t.Errorf("accepted %T and %T", bad[0], bad[1])
		}
	}
}

func TestSnake(t *testing.T) {
	for in, want := range map[string]string{"UnitID": "unit_id", "HTTPProxy": "http_proxy", "Name": "name", "DaysOf2026": "days_of2026"} {
		if got := snake(in); got != want {
			t.Errorf("%s: %s, want %s", in, got, want)
		}
	}
}
