package db_test

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/uptrace/bun"

	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/db/dbtest"
)

type colour string

// civil is a date that puts itself into words for the driver, as the kernel's does.
type civil struct{ text string }

func newCivil(y, m, d int) civil { return civil{fmt.Sprintf("%04d-%02d-%02d", y, m, d)} }

func (c civil) Value() (driver.Value, error) {
	if c.text == "" {
		return nil, nil
	}
	return c.text, nil
}

func (c *civil) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		c.text = ""
	case time.Time:
		c.text = v.Format(time.DateOnly)
	case string:
		c.text = v
	default:
		return fmt.Errorf("a date as %T", src)
	}
	return nil
}

type thing struct {
	bun.BaseModel `bun:"table:thing,alias:t"`

	ID     string `bun:",pk"`
	Name   string
	Colour colour `bun:",nullzero"`
	Day    civil
	Until  civil `bun:",nullzero"`
	At     time.Time
	Ended  time.Time `bun:",nullzero"`
	Good   bool
	N      int
	Leaf   *int64
	Bytes  []byte
}

// makeThings makes the table on either database with the types that the migrations use.
func makeThings(t *testing.T, d *db.DB) {
	t.Helper()
	text, date, instant, bytes, ending := "text", "text", "text", "blob", " STRICT"
	truth := "integer"
	if d.Postgres() {
		text, date, instant, bytes, truth, ending = `varchar(40) COLLATE "C"`, "date", "timestamptz", "bytea", "boolean", ""
	}
	write(t, d, func(ctx context.Context, tx *db.Tx) error {
		_, err := tx.NewRaw(fmt.Sprintf(`CREATE TABLE thing (id %[1]s PRIMARY KEY, name text NOT NULL, colour %[1]s, day %[2]s NOT NULL, until %[2]s,
			at %[3]s NOT NULL, ended %[3]s, good %[5]s NOT NULL, n integer NOT NULL, leaf integer, bytes %[4]s)%[6]s`,
			text, date, instant, bytes, truth, ending)).Exec(ctx)
		return err
	})
}

func write(t *testing.T, d *db.DB, fn func(context.Context, *db.Tx) error) {
	t.Helper()
	if err := d.InTx(t.Context(), fn); err != nil {
		t.Fatal(err)
	}
}

var thingByID = db.Fixed[thing]("WHERE t.id = ?")

var thingsSince = db.Fixed[thing]("WHERE t.at >= ? AND t.day >= ? AND t.colour = ? ORDER BY t.id LIMIT ?", "name", "bytes")

var names = db.FixedText[string]("SELECT name FROM thing WHERE good ORDER BY name")

func TestFixed(t *testing.T) {
	dbtest.Each(t, clock.System, func(t *testing.T, d *db.DB) {
		ctx := t.Context()
		makeThings(t, d)
		leaf := int64(7)
		noon := time.Date(2026, 11, 22, 12, 0, 0, 123456789, time.FixedZone("CST", 8*3600))
		full := thing{
			ID: "full", Name: "昆山'?$1", Colour: "red", Day: newCivil(2026, 2, 28), Until: newCivil(2026, 3, 1),
			At: noon, Ended: noon.Add(time.Hour), Good: true, N: -3, Leaf: &leaf, Bytes: []byte{0, 1, 255},
		}
		bare := thing{ID: "bare", Day: newCivil(2026, 1, 1), At: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)}

		// the columns hold to the letter what bun would have written
		for _, row := range []thing{full, bare} {
			write(t, d, func(ctx context.Context, tx *db.Tx) error {
				if err := db.Insert(ctx, tx, &row); err != nil {
					return err
				}
				row.ID += "-bun"
				_, err := tx.NewInsert().Model(&row).Exec(ctx)
				return err
			})
		}
		for _, column := range []string{"name", "colour", "day", "until", "at", "ended", "good", "n", "leaf", "bytes"} {
			var apart int
			err := d.Read().NewRaw(`SELECT count(*) FROM thing AS a JOIN thing AS b ON b.id = a.id || '-bun' WHERE a.? IS DISTINCT FROM b.?`,
				bun.Ident(column), bun.Ident(column)).Scan(ctx, &apart)
			if err != nil || apart != 0 {
				t.Errorf("%s: %d rows differ from bun's (%v)", column, apart, err)
			}
		}

		kept := full
		kept.At, kept.Ended = noon.UTC().Truncate(time.Microsecond), noon.Add(time.Hour).UTC().Truncate(time.Microsecond)
		for range 2 { // unprepared, prepared
			got, err := thingByID.Rows(ctx, d.Read(), "full")
			if err != nil {
				t.Fatal(err)
			}
			for i := range got {
				got[i].At, got[i].Ended = got[i].At.UTC(), got[i].Ended.UTC()
			}
			if diff := cmp.Diff([]thing{kept}, got, cmp.AllowUnexported(civil{})); diff != "" {
				t.Errorf("read back (-want +got):\n%s", diff)
			}
		}
		if got, err := thingByID.Rows(ctx, d.Read(), "nobody"); err != nil || len(got) != 0 {
			t.Errorf("nobody: %+v, %v", got, err)
		}
		got, err := thingsSince.Rows(ctx, d.Read(), noon, newCivil(2026, 2, 28), colour("red"), 1)
		if err != nil || len(got) != 1 || got[0].ID != "full" || got[0].Name != "" || got[0].Bytes != nil || got[0].N != -3 {
			t.Errorf("since: %+v, %v", got, err)
		}
		if got, err := thingsSince.Rows(ctx, d.Read(), noon.Add(time.Microsecond), newCivil(2026, 2, 28), colour("red"), 1); err != nil || len(got) != 0 {
			t.Errorf("a microsecond later: %+v, %v", got, err)
		}
		if got, err := names.Rows(ctx, d.Read()); err != nil || cmp.Diff([]string{"昆山'?$1", "昆山'?$1"}, got) != "" {
			t.Errorf("names %q, %v", got, err)
		}
	})
}

func TestFixedInTransactions(t *testing.T) {
	dbtest.Each(t, clock.System, func(t *testing.T, d *db.DB) {
		makeThings(t, d)
		boom := errors.New("boom")
		row := func(id string) *thing {
			return &thing{ID: id, Name: "before", Day: newCivil(2026, 1, 1), At: d.Now(), Good: true}
		}
		for i := range 3 { // the first meets the texts, the others find them prepared
			id := fmt.Sprintf("kept-%d", i)
			err := d.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error {
				return errors.Join(db.Insert(ctx, tx, row("undone")), boom)
			})
			if !errors.Is(err, boom) {
				t.Fatal(err)
			}
			write(t, d, func(ctx context.Context, tx *db.Tx) error {
				if err := db.Insert(ctx, tx, row(id)); err != nil {
					return err
				}
				seen, err := thingByID.Rows(ctx, tx, id) // its own, before the commit
				if err != nil || len(seen) != 1 || seen[0].Name != "before" {
					return fmt.Errorf("seen %+v: %w", seen, err)
				}
				seen[0].Name, seen[0].Colour, seen[0].Good = "after", "blue", false
				if found, err := db.Update(ctx, tx, &seen[0]); err != nil || !found {
					return fmt.Errorf("found %t: %w", found, err)
				}
				if found, err := db.Update(ctx, tx, row("nobody")); err != nil || found {
					return fmt.Errorf("nobody found %t: %w", found, err)
				}
				return db.InsertOr(ctx, tx, row(id), "CONFLICT (id) DO NOTHING")
			})
			got, err := thingByID.Rows(t.Context(), d.Read(), id)
			if err != nil || len(got) != 1 || got[0].Name != "after" || got[0].Colour != "blue" || got[0].Good {
				t.Errorf("kept %+v, %v", got, err)
			}
			err = d.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error { return db.Insert(ctx, tx, row(id)) })
			if !db.IsUnique(err, "thing", "id") {
				t.Errorf("twice: %v", err)
			}
		}
		if got, err := thingByID.Rows(t.Context(), d.Read(), "undone"); err != nil || len(got) != 0 {
			t.Errorf("undone: %+v, %v", got, err)
		}

		var crowd sync.WaitGroup
		for i := range 8 {
			crowd.Go(func() {
				for n := range 5 {
					id := fmt.Sprintf("crowd-%d-%d", i, n)
					err := d.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error { return db.Insert(ctx, tx, row(id)) })
					if got, readErr := thingByID.Rows(t.Context(), d.Read(), id); err != nil || readErr != nil || len(got) != 1 {
						t.Errorf("%s: %v, %+v, %v", id, err, got, readErr)
					}
				}
			})
		}
		crowd.Wait()
	})
}

func TestFixedRefusesToWrite(t *testing.T) {
	erase := db.FixedText[thing]("DELETE FROM thing WHERE id = ? RETURNING *")
	dbtest.Each(t, clock.System, func(t *testing.T, d *db.DB) {
		makeThings(t, d)
		if _, err := erase.Rows(t.Context(), d.Read(), "x"); err == nil {
			t.Error("the reader wrote")
		}
	})
}

// An update of some columns leaves the others as they are, and a column that the table has not is an error.
func TestUpdateOfSomeColumns(t *testing.T) {
	dbtest.Each(t, clock.System, func(t *testing.T, d *db.DB) {
		makeThings(t, d)
		row := thing{ID: "a", Name: "first", Colour: "red", Day: newCivil(2026, 1, 1), At: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), N: 1}
		write(t, d, func(ctx context.Context, tx *db.Tx) error { return db.Insert(ctx, tx, &row) })
		write(t, d, func(ctx context.Context, tx *db.Tx) error {
			later := thing{ID: "a", Name: "second", N: 2}
			found, err := db.Update(ctx, tx, &later, "n", "colour")
			if err == nil && !found {
				err = errors.New("not found")
			}
			return err
		})
		want := row
		want.N, want.Colour = 2, ""
		got, err := thingByID.Rows(t.Context(), d.Read(), "a")
		if err != nil || len(got) != 1 {
			t.Fatal(got, err)
		}
		got[0].At = got[0].At.UTC()
		if diff := cmp.Diff([]thing{want}, got, cmp.AllowUnexported(civil{})); diff != "" {
			t.Error(diff)
		}
		err = d.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error {
			if found, err := db.Update(ctx, tx, &thing{ID: "none"}, "n"); err != nil || found {
				t.Errorf("found what is not there: %v, %v", found, err)
			}
			_, err := db.Update(ctx, tx, &row, "weight")
			return err
		})
		if err == nil || err.Error() != "update *db_test.thing: no column weight" {
			t.Errorf("a column that is not there: %v", err)
		}
	})
}

// Whoever holds a row reads it as whoever held it before has left it.
func TestHeld(t *testing.T) {
	dbtest.Each(t, clock.System, func(t *testing.T, d *db.DB) {
		makeThings(t, d)
		write(t, d, func(ctx context.Context, tx *db.Tx) error {
			return db.Insert(ctx, tx, &thing{ID: "a", Day: newCivil(2026, 1, 1), At: tx.Now()})
		})
		const each = 20
		var wg sync.WaitGroup
		for range 4 {
			wg.Go(func() {
				for range each {
					err := d.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error {
						rows, err := thingByID.Held(ctx, tx, "a")
						if err != nil || len(rows) != 1 {
							return errors.Join(errors.New("not there"), err)
						}
						rows[0].N++
						_, err = db.Update(ctx, tx, &rows[0], "n")
						return err
					})
					if err != nil {
						t.Error(err)
					}
				}
			})
		}
		wg.Wait()
		got, err := thingByID.Rows(t.Context(), d.Read(), "a")
		if err != nil || len(got) != 1 || got[0].N != 4*each {
			t.Errorf("%+v, %v", got, err)
		}
	})
}
