package audit

import (
	"context"
	"fmt"
	"math/bits"
	"strings"
	"time"

	"github.com/uptrace/bun"
	"golang.org/x/mod/sumdb/tlog"

	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/jobs"
	"xiezhi/internal/platform/seal"
)

// SealKind is the job that seals what was recorded since the last time.
const SealKind = "audit.seal"

// Work has r seal the records each minute.
func Work(r *jobs.Runner, d *db.DB, k *seal.Keys) {
	jobs.Handle(r, SealKind, func(ctx context.Context, _ jobs.Run, _ struct{}) error {
		_, err := Seal(ctx, d, k)
		return err
	})
	r.Every(SealKind, time.Minute)
}

// headerColumns are what a leaf is hashed over.
const headerColumns = "id, at, actor_id, via, request_id, action, kind, item_id, union_id, county_id, city_id, person_id, proof"

type hashRow struct {
	bun.BaseModel `bun:"table:audit_hash"`

	Place int64
	Hash  []byte
}

// Seal numbers every record that has no number yet, appends it to the tree and signs the new head. Records
// are found by having no number, not by being newer than the last one: a transaction that began earlier may
// commit later. It works in short transactions and may be interrupted anywhere. The head is signed with the last of them:
// what is sealed and has no head is followed by what is not sealed yet. A head after each would say of the rest that it
// came too late.
func Seal(ctx context.Context, d *db.DB, k *seal.Keys) (sealed int, err error) {
	for {
		var n int
		var more bool
		err := d.InTx(ctx, func(ctx context.Context, tx *db.Tx) (err error) {
			if n, more, err = sealBatch(ctx, tx); err != nil || more {
				return err
			}
			return signHead(ctx, tx, k)
		})
		if err != nil {
			return sealed, fmt.Errorf("seal audit: %w", err)
		}
		if sealed += n; !more {
			return sealed, nil
		}
	}
}

// treeSize reads how many records are sealed, and keeps other sealers out for the rest of the transaction.
func treeSize(ctx context.Context, tx *db.Tx) (size int64, err error) {
	if err := db.Lock(ctx, tx, "audit_tree", "audit"); err != nil {
		return 0, err
	}
	err = tx.NewRaw("SELECT size FROM audit_tree WHERE id = 'audit'").Scan(ctx, &size)
	return size, err
}

// sealBatch seals the next records and tells whether there are more.
func sealBatch(ctx context.Context, tx *db.Tx) (n int, more bool, err error) {
	size, err := treeSize(ctx, tx)
	if err != nil {
		return 0, false, err
	}
	var rows []row
	err = tx.NewRaw("SELECT "+headerColumns+" FROM audit_entry WHERE leaf IS NULL ORDER BY id LIMIT ?", db.Batch+1).Scan(ctx, &rows)
	if err != nil || len(rows) == 0 {
		return 0, false, err
	}
	if more = len(rows) > db.Batch; more {
		rows = rows[:db.Batch]
	}
	e, err := loadEdge(ctx, tx, size)
	if err != nil {
		return 0, false, err
	}
	var hashes []hashRow
	var numbers strings.Builder
	for i := range rows {
		n := size + int64(i)
		grown, err := e.add(n, rows[i].leafHash())
		if err != nil {
			return 0, false, err
		}
		first := tlog.StoredHashIndex(0, n)
		for j, h := range grown {
			hashes = append(hashes, hashRow{Place: first + int64(j), Hash: h[:]})
		}
		if i > 0 {
			numbers.WriteByte(',')
		}
		fmt.Fprintf(&numbers, "('%s', %d)", rows[i].ID, n)
	}
	if err := db.InsertAll(ctx, tx, hashes); err != nil {
		return 0, false, err
	}
	_, err = tx.NewRaw("UPDATE audit_entry SET leaf = v.column2 FROM (VALUES ?) AS v WHERE audit_entry.id = v.column1",
		bun.Safe(numbers.String())).Exec(ctx) // ids are ours and have no quotes
	if err != nil {
		return 0, false, err
	}
	_, err = tx.NewRaw("UPDATE audit_tree SET size = ? WHERE id = 'audit'", size+int64(len(rows))).Exec(ctx)
	return len(rows), more, err
}

// edge is the right edge of the tree: the last complete subtree of each height, all that appending needs.
type edge [64]tlog.Hash

func (e *edge) ReadHashes(places []int64) ([]tlog.Hash, error) {
	hashes := make([]tlog.Hash, len(places))
	for i, p := range places {
		level, _ := tlog.SplitStoredHashIndex(p)
		hashes[i] = e[level]
	}
	return hashes, nil
}

// add appends leaf number n and returns the hashes that it completes, from the leaf upwards.
func (e *edge) add(n int64, leaf tlog.Hash) ([]tlog.Hash, error) {
	grown, err := tlog.StoredHashesForRecordHash(n, leaf, e)
	if err != nil {
		return nil, fmt.Errorf("append leaf %d: %w", n, err)
	}
	copy(e[:], grown)
	return grown, nil
}

// loadEdge reads the edge of a tree of that size: one subtree for each bit of size.
func loadEdge(ctx context.Context, q db.Q, size int64) (*edge, error) {
	e := &edge{}
	if size == 0 {
		return e, nil
	}
	var places []int64
	for level := range bits.Len64(uint64(size)) { //nolint:gosec // a size is not negative
		if size>>level&1 == 1 {
			places = append(places, tlog.StoredHashIndex(level, size>>level-1))
		}
	}
	var rows []hashRow
	if err := q.NewRaw("SELECT place, hash FROM audit_hash WHERE place IN (?)", bun.List(places)).Scan(ctx, &rows); err != nil {
		return nil, fmt.Errorf("read the tree's edge: %w", err)
	}
	if len(rows) != len(places) {
		return nil, fmt.Errorf("the tree of %d records lacks hashes", size)
	}
	for _, r := range rows {
		level, _ := tlog.SplitStoredHashIndex(r.Place)
		copy(e[level][:], r.Hash)
	}
	return e, nil
}
