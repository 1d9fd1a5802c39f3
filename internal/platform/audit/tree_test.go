package audit_test

import (
	"context"
	"fmt"
	"log/slog"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/db/dbtest"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/jobs"
	"xiezhi/internal/platform/seal"
)

func keys(t testing.TB) *seal.Keys {
	t.Helper()
	k, err := seal.Create(filepath.Join(t.TempDir(), "keys.json"))
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func visits(n int) []audit.Entry {
	type change struct {
		Note string `audit:"track"`
	}
	es := make([]audit.Entry, n)
	for i := range es {
		es[i] = audit.Entry{
			Actor: clerk, Action: "worklog.visit.submit", Kind: "visit", ID: fmt.Sprint("v", i), Label: "走访", PersonID: "p1",
			CityID: "c1", After: change{fmt.Sprint("note ", i)}, Reason: "按月登记",
		}
	}
	return es
}

func sealAll(t *testing.T, d *db.DB, k *seal.Keys) int {
	t.Helper()
	n, err := audit.Seal(t.Context(), d, k)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func verify(t *testing.T, d *db.DB, k *seal.Keys, heads ...audit.Head) audit.Report {
	t.Helper()
	r, err := audit.Verify(t.Context(), d, k, heads...)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func tamper(t *testing.T, d *db.DB, statements ...string) {
	t.Helper()
	err := d.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error {
		for _, s := range statements {
			if _, err := tx.NewRaw(s).Exec(ctx); err != nil {
				return fmt.Errorf("%s: %w", s, err)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func idOf(t *testing.T, d *db.DB, leaf int) (id string) {
	t.Helper()
	if err := d.Read().NewRaw("SELECT id FROM audit_entry WHERE leaf = ?", leaf).Scan(t.Context(), &id); err != nil {
		t.Fatal(err)
	}
	return id
}

func TestSealAndVerify(t *testing.T) {
	at := clock.NewManual(noon)
	dbtest.Each(t, at.Now, func(t *testing.T, d *db.DB) {
		k := keys(t)
		if diff := cmp.Diff(audit.Report{Problems: []audit.Finding{}}, verify(t, d, k)); diff != "" {
			t.Errorf("empty:\n%s", diff)
		}
		if _, err := audit.ExportHead(t.Context(), d.Read(), k); errs.CodeOf(err) != "audit_no_head" {
			t.Errorf("export of nothing: %v", err)
		}
		record(t, d, visits(1203)...)
		if n := sealAll(t, d, k); n != 1203 {
			t.Errorf("sealed %d", n)
		}
		if n := sealAll(t, d, k); n != 0 {
			t.Errorf("sealed %d again", n)
		}
		early, err := audit.ExportHead(t.Context(), d.Read(), k)
		if err != nil {
			t.Fatal(err)
		}
		record(t, d, visits(2)...)
		sealAll(t, d, k)
		record(t, d, visits(3)...)
		head, err := audit.ParseHead(early)
		if err != nil {
			t.Fatal(err)
		}
		if head.Size != 1203 || head.PublicKey != k.PublicKey("s1") {
			t.Errorf("exported %+v", head)
		}
		want := audit.Report{Size: 1205, Unsealed: 3, Heads: 3, Problems: []audit.Finding{}}
		if diff := cmp.Diff(want, verify(t, d, k, head)); diff != "" {
			t.Error(diff)
		}
		head.Root = "sha256:00" + head.Root[9:]
		if r := verify(t, d, k, head); r.Found == 0 || r.Problems[0] != (audit.Finding{Fault: audit.BadHead, Leaf: 1203}) {
			t.Errorf("a forged exported head: %+v", r)
		}
		if r := verify(t, d, keys(t)); r.Found != 2 {
			t.Errorf("heads under other keys: %+v", r)
		}
		for _, bad := range []string{"", "{}", `{"size":3}`} {
			if _, err := audit.ParseHead([]byte(bad)); err == nil {
				t.Errorf("read %q as a head", bad)
			}
		}
	})
}

func TestVerifyFinds(t *testing.T) {
	cases := []struct {
		name string
		do   []string // %s is the id of leaf 3
		want []audit.Finding
	}{
		{"an altered header", []string{"UPDATE audit_entry SET action = 'other' WHERE leaf = 3"}, []audit.Finding{{Fault: audit.Altered, Leaf: 3, EntryID: "ID"}}},
		{"an altered instant", []string{"UPDATE audit_entry SET at = '2026-11-22 04:00:00.123457+00:00' WHERE leaf = 3"}, []audit.Finding{{Fault: audit.Altered, Leaf: 3, EntryID: "ID"}}},
		{"altered changes", []string{"UPDATE audit_entry SET details = '[]' WHERE leaf = 3"}, []audit.Finding{{Fault: audit.Altered, Leaf: 3, EntryID: "ID"}}},
		{"an altered name", []string{"UPDATE audit_entry SET actor_name = '李四' WHERE leaf = 3"}, []audit.Finding{{Fault: audit.Altered, Leaf: 3, EntryID: "ID"}}},
		{"a removed record", []string{"DELETE FROM audit_entry WHERE leaf = 3"}, []audit.Finding{{Fault: audit.Removed, Leaf: 3}}},
		{
			"a removed record and its number given to the next",
			[]string{"DELETE FROM audit_entry WHERE leaf = 3", "UPDATE audit_entry SET leaf = 3 WHERE leaf = 4"},
			[]audit.Finding{{Fault: audit.Altered, Leaf: 3, EntryID: "NEXT"}, {Fault: audit.Removed, Leaf: 4}},
		},
		{"a number beyond the tree", []string{"UPDATE audit_entry SET leaf = 900 WHERE leaf = 3"}, []audit.Finding{{Fault: audit.Inserted, Leaf: 900, EntryID: "ID"}, {Fault: audit.Removed, Leaf: 3}}},
		{"a number below it", []string{"UPDATE audit_entry SET leaf = -1 WHERE leaf = 3"}, []audit.Finding{{Fault: audit.Inserted, Leaf: -1, EntryID: "ID"}, {Fault: audit.Removed, Leaf: 3}}},
		{
			"a second record of one number",
			[]string{
				"DROP INDEX audit_entry_leaf",
				`INSERT INTO audit_entry SELECT '00000000-0000-7000-8000-000000000000', at, actor_id, actor_name, via, address, request_id, 'forged',
					kind, item_id, label, union_id, county_id, city_id, person_id, reason, details, salt, proof, erased_by, leaf FROM audit_entry WHERE leaf = 3`,
			},
			[]audit.Finding{{Fault: audit.Inserted, Leaf: 3, EntryID: "00000000-0000-7000-8000-000000000000"}},
		},
		{
			"particulars removed without an act",
			[]string{"UPDATE audit_entry SET actor_name = '', address = '', label = '', reason = '', details = '', salt = '', erased_by = 'x' WHERE leaf = 3"},
			[]audit.Finding{{Fault: audit.Unproved, Leaf: 3, EntryID: "ID"}},
		},
		{"a hash row gone", []string{"DELETE FROM audit_hash WHERE place = 2"}, []audit.Finding{{Fault: audit.BadHash, Leaf: 1}}},
		{"a forged head", []string{"UPDATE audit_head SET signature = 'AAAA'"}, []audit.Finding{{Fault: audit.BadHead, Leaf: 9}}},
		{
			"the end cut off with its numbers",
			[]string{"DELETE FROM audit_entry WHERE leaf >= 7", "UPDATE audit_tree SET size = 7"},
			[]audit.Finding{{Fault: audit.Truncated, Leaf: 9}},
		},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			dbtest.Each(t, clock.Fixed(noon), func(t *testing.T, d *db.DB) {
				k := keys(t)
				record(t, d, visits(9)...)
				sealAll(t, d, k)
				id, next := idOf(t, d, 3), idOf(t, d, 4)
				tamper(t, d, c.do...)
				want := slices.Clone(c.want)
				for i, p := range want {
					switch p.EntryID {
					case "ID":
						want[i].EntryID = id
					case "NEXT":
						want[i].EntryID = next
					}
				}
				if diff := cmp.Diff(want, verify(t, d, k).Problems); diff != "" {
					t.Error(diff)
				}
			})
		})
	}
}

// A cut that takes the heads here with it is found by one that was kept outside.
func TestTheEndCutOffWithItsHeads(t *testing.T) {
	dbtest.Each(t, clock.Fixed(noon), func(t *testing.T, d *db.DB) {
		k := keys(t)
		record(t, d, visits(7)...)
		sealAll(t, d, k)
		record(t, d, visits(2)...)
		sealAll(t, d, k)
		text, err := audit.ExportHead(t.Context(), d.Read(), k)
		if err != nil {
			t.Fatal(err)
		}
		head, err := audit.ParseHead(text)
		if err != nil {
			t.Fatal(err)
		}
		tamper(t, d, "DELETE FROM audit_entry WHERE leaf >= 7", "DELETE FROM audit_head WHERE size > 7", "UPDATE audit_tree SET size = 7")
		if r := verify(t, d, k); r.Found != 0 {
			t.Errorf("the database alone shows %+v", r)
		}
		if diff := cmp.Diff([]audit.Finding{{Fault: audit.Truncated, Leaf: 9}}, verify(t, d, k, head).Problems); diff != "" {
			t.Error(diff)
		}
	})
}

// A head that is gone is missed once what it held is old; a sealing interrupted before its head is no damage.
func TestHeadsThatAreGone(t *testing.T) {
	at := clock.NewManual(noon)
	dbtest.Each(t, at.Now, func(t *testing.T, d *db.DB) {
		at.Set(noon)
		k := keys(t)
		record(t, d, visits(3)...)
		sealAll(t, d, k)
		record(t, d, visits(2)...)
		sealAll(t, d, k)
		tamper(t, d, "DELETE FROM audit_head WHERE size = 5")
		if r := verify(t, d, k); r.Found != 0 {
			t.Errorf("at once: %+v", r)
		}
		at.Set(noon.Add(61 * time.Minute))
		if diff := cmp.Diff([]audit.Finding{{Fault: audit.Headless, Leaf: 3}}, verify(t, d, k).Problems); diff != "" {
			t.Error(diff)
		}
		tamper(t, d, "DELETE FROM audit_head")
		if diff := cmp.Diff([]audit.Finding{{Fault: audit.Headless, Leaf: 0}}, verify(t, d, k).Problems); diff != "" {
			t.Error(diff)
		}
		sealAll(t, d, k)
		if r := verify(t, d, k); r.Found != 0 {
			t.Errorf("signed again: %+v", r)
		}
	})
}

// A head with a false signature holds nothing.
func TestFalseHeadHoldsNothing(t *testing.T) {
	at := clock.NewManual(noon)
	dbtest.Each(t, at.Now, func(t *testing.T, d *db.DB) {
		at.Set(noon)
		k := keys(t)
		record(t, d, visits(3)...)
		sealAll(t, d, k)
		record(t, d, visits(2)...)
		sealAll(t, d, k)
		tamper(t, d, "UPDATE audit_head SET signature = (SELECT h.signature FROM audit_head AS h WHERE h.size = 3) WHERE size = 5")
		at.Set(noon.Add(61 * time.Minute))
		want := []audit.Finding{{Fault: audit.BadHead, Leaf: 5}, {Fault: audit.Headless, Leaf: 3}}
		if diff := cmp.Diff(want, verify(t, d, k).Problems); diff != "" {
			t.Error(diff)
		}
	})
}

// After a long stop much is sealed that was recorded long ago, in many steps: no look in between finds damage. Where
// nobody seals, heads that are gone are missed however much is left to seal.
func TestVerifyWhileCatchingUp(t *testing.T) {
	at := clock.NewManual(noon)
	dbtest.Each(t, at.Now, func(t *testing.T, d *db.DB) {
		at.Set(noon)
		k := keys(t)
		for range 4 {
			record(t, d, visits(500)...)
		}
		at.Set(noon.Add(2 * time.Hour))
		done := make(chan error, 1)
		go func() {
			_, err := audit.Seal(t.Context(), d, k)
			done <- err
		}()
		for looking := true; looking; {
			select {
			case err := <-done:
				if err != nil {
					t.Fatal(err)
				}
				looking = false
			default:
			}
			if r := verify(t, d, k); r.Found != 0 {
				t.Fatalf("of %d sealed: %+v", r.Size, r.Problems)
			}
		}
		if r := verify(t, d, k); r.Size != 2000 || r.Heads != 1 {
			t.Errorf("%d sealed under %d heads", r.Size, r.Heads)
		}
		tamper(t, d, "DELETE FROM audit_head")
		at.Set(noon)
		record(t, d, visits(1)...)
		at.Set(noon.Add(2 * time.Hour))
		if diff := cmp.Diff([]audit.Finding{{Fault: audit.Headless, Leaf: 0}}, verify(t, d, k).Problems); diff != "" {
			t.Error(diff)
		}
	})
}

// A record that is slipped in after the last head, under an older instant, is found before it is sealed.
func TestSlippedInUnsealed(t *testing.T) {
	at := clock.NewManual(noon)
	dbtest.Each(t, at.Now, func(t *testing.T, d *db.DB) {
		at.Set(noon)
		k := keys(t)
		record(t, d, visits(2)...)
		at.Set(noon.Add(3 * time.Hour))
		record(t, d, visits(1)...)
		sealAll(t, d, k)
		record(t, d, visits(1)...)
		if r := verify(t, d, k); r.Found != 0 || r.Unsealed != 1 {
			t.Fatalf("an honest record: %+v", r)
		}
		at.Set(noon.Add(time.Hour))
		record(t, d, visits(1)...)
		r := verify(t, d, k)
		if r.Found != 1 || r.Problems[0].Fault != audit.Backdated || r.Problems[0].Leaf != -1 || r.Unsealed != 2 {
			t.Errorf("a backdated one: %+v", r)
		}
	})
}

// Whoever holds database and keys can seal a rewritten history anew; only a head kept outside finds it.
func TestRewrittenHistoryIsFoundByAnExportedHead(t *testing.T) {
	dbtest.Each(t, clock.Fixed(noon), func(t *testing.T, d *db.DB) {
		k := keys(t)
		record(t, d, visits(5)...)
		sealAll(t, d, k)
		text, err := audit.ExportHead(t.Context(), d.Read(), k)
		if err != nil {
			t.Fatal(err)
		}
		head, err := audit.ParseHead(text)
		if err != nil {
			t.Fatal(err)
		}
		tamper(t, d, "UPDATE audit_entry SET action = 'other' WHERE leaf = 3", "UPDATE audit_entry SET leaf = NULL",
			"DELETE FROM audit_hash", "DELETE FROM audit_head", "UPDATE audit_tree SET size = 0")
		sealAll(t, d, k)
		if r := verify(t, d, k); r.Found != 0 {
			t.Errorf("the database alone shows %+v", r)
		}
		if diff := cmp.Diff([]audit.Finding{{Fault: audit.BadHead, Leaf: 5}}, verify(t, d, k, head).Problems); diff != "" {
			t.Error(diff)
		}
	})
}

func TestBackdatedRecordIsFound(t *testing.T) {
	at := clock.NewManual(noon)
	dbtest.Each(t, at.Now, func(t *testing.T, d *db.DB) {
		at.Set(noon)
		k := keys(t)
		record(t, d, visits(2)...)
		sealAll(t, d, k)
		at.Set(noon.Add(-59 * time.Minute)) // a transaction that stayed open long
		record(t, d, visits(1)...)
		sealAll(t, d, k)
		at.Set(noon.Add(-61 * time.Minute))
		record(t, d, visits(1)...)
		at.Set(noon.Add(2 * time.Minute))
		sealAll(t, d, k)
		record(t, d, visits(1)...)
		sealAll(t, d, k)
		r := verify(t, d, k)
		if len(r.Problems) != 0 { // the head of size 3 was itself signed 59 minutes before
			t.Fatalf("%+v", r)
		}
		at.Set(noon.Add(-58*time.Minute - time.Second))
		record(t, d, visits(1)...)
		at.Set(noon.Add(3 * time.Minute))
		sealAll(t, d, k)
		want := []audit.Finding{{Fault: audit.Backdated, Leaf: 5, EntryID: idOf(t, d, 5)}}
		if diff := cmp.Diff(want, verify(t, d, k).Problems); diff != "" {
			t.Error(diff)
		}
	})
}

func TestErase(t *testing.T) {
	dbtest.Each(t, clock.Fixed(noon), func(t *testing.T, d *db.DB) {
		k := keys(t)
		officer := audit.Actor{ID: "acc-9", Name: "赵强", Via: audit.Web}
		erase := func(reason string, ids ...string) error {
			return d.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error { return audit.Erase(ctx, tx, officer, ids, reason) })
		}
		record(t, d, visits(4)...)
		sealAll(t, d, k)
		id := idOf(t, d, 2)
		if err := erase(" ", id); errs.CodeOf(err) != "erase_reason_missing" {
			t.Errorf("no reason: %v", err)
		}
		if err := erase("r", id, db.NewID()); errs.KindOf(err) != errs.KindNotFound {
			t.Errorf("unknown record: %v", err)
		}
		for range 2 { // the second time changes nothing
			if err := erase("本人申请", id, id); err != nil {
				t.Fatal(err)
			}
		}
		want := audit.Report{Size: 4, Unsealed: 1, Erased: 1, Heads: 1, Problems: []audit.Finding{}}
		if diff := cmp.Diff(want, verify(t, d, k)); diff != "" {
			t.Error(diff)
		}
		acts, _, err := audit.List(t.Context(), d.Read(), audit.Filter{Action: audit.EraseAction, Limit: 9})
		if err != nil || len(acts) != 1 || acts[0].ItemID != id || acts[0].ActorName != "赵强" || acts[0].Reason != "本人申请" || acts[0].PersonID != "p1" {
			t.Fatalf("acts %+v, err %v", acts, err)
		}
		if err := erase("r", acts[0].ID); errs.CodeOf(err) != "erase_of_erasure" {
			t.Errorf("erasing the act: %v", err)
		}
		left, _, err := audit.List(t.Context(), d.Read(), audit.Filter{ItemID: "v2", Limit: 9})
		if err != nil || len(left) != 1 {
			t.Fatal(left, err)
		}
		leaf := int64(2)
		header := audit.Act{
			ID: id, At: noon.Truncate(time.Microsecond), ActorID: "acc-1", Via: audit.Web, RequestID: "req-1", Action: "worklog.visit.submit",
			Kind: "visit", ItemID: "v2", PersonID: "p1", CityID: "c1", Changes: []audit.Change{}, Erased: true, Leaf: &leaf,
		}
		if diff := cmp.Diff(header, left[0]); diff != "" {
			t.Error(diff)
		}
		tamper(t, d, "DELETE FROM audit_entry WHERE action = 'audit.erase'")
		if diff := cmp.Diff([]audit.Finding{{Fault: audit.Unproved, Leaf: 2, EntryID: id}}, verify(t, d, k).Problems); diff != "" {
			t.Error(diff)
		}
	})
}

func TestTwoSealersAndWritersAtOnce(t *testing.T) {
	dbtest.Each(t, clock.System, func(t *testing.T, d *db.DB) {
		k := keys(t)
		var wg sync.WaitGroup
		for range 3 {
			wg.Go(func() {
				for range 10 {
					err := d.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error { return audit.Record(ctx, tx, visits(20)...) })
					if err != nil {
						t.Error(err)
					}
				}
			})
		}
		for range 2 {
			wg.Go(func() {
				for range 10 {
					if _, err := audit.Seal(t.Context(), d, k); err != nil {
						t.Error(err)
					}
				}
			})
		}
		wg.Wait()
		sealAll(t, d, k)
		r := verify(t, d, k)
		if r.Size != 600 || r.Unsealed != 0 || r.Found != 0 {
			t.Errorf("%+v", r)
		}
	})
}

func TestSealingIsAJob(t *testing.T) {
	dbtest.Each(t, clock.Fixed(noon), func(t *testing.T, d *db.DB) {
		k := keys(t)
		r := jobs.New(d, slog.New(slog.DiscardHandler))
		audit.Work(r, d, k)
		record(t, d, visits(3)...)
		if err := r.Drain(t.Context()); err != nil {
			t.Fatal(err)
		}
		if got := verify(t, d, k); got.Size != 3 || got.Heads != 1 || got.Unsealed != 0 {
			t.Errorf("%+v", got)
		}
	})
}
