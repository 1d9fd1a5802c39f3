package audit

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/uptrace/bun"
	"golang.org/x/mod/sumdb/tlog"

	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/seal"
)

// Fault is a kind of damage.
type Fault string

// The faults that Verify finds.
const (
	Altered   Fault = "altered"   // a record is not what was sealed
	Removed   Fault = "removed"   // a sealed record is gone
	Inserted  Fault = "inserted"  // a record claims a number that it was not sealed under
	Backdated Fault = "backdated" // a record says it is older than a head that does not hold it
	Unproved  Fault = "unproved"  // particulars are gone without an act of erasure
	BadHash   Fault = "bad_hash"  // the tree's own rows do not add up
	BadHead   Fault = "bad_head"  // a head's signature or root is wrong, here or in an exported file
	Truncated Fault = "truncated" // a genuine head holds more records than there are: the end was cut off
	Headless  Fault = "headless"  // recorded long ago and sealed, yet no head holds it: heads are gone
)

// Finding is one place of damage. Leaf is the number in the tree, or a head's size; -1 for none.
type Finding struct {
	Fault   Fault  `json:"fault"`
	Leaf    int64  `json:"leaf"`
	EntryID string `json:"entryId,omitempty"`
}

// Report is what Verify found. Problems holds the first thousand of Found.
type Report struct {
	Size     int64     `json:"size"`     // sealed records
	Unsealed int       `json:"unsealed"` // recorded since, protected by nothing yet
	Erased   int       `json:"erased"`   // whose particulars were erased by a recorded act
	Heads    int       `json:"heads"`    // signed heads here, the exported ones that were given included
	Found    int       `json:"found"`
	Problems []Finding `json:"problems" nullable:"false"`
}

func (r *Report) add(f Fault, leaf int64, id string) {
	if r.Found++; r.Found <= 1000 {
		r.Problems = append(r.Problems, Finding{f, leaf, id})
	}
}

// grace is how long a transaction may stay open between its instant and a head that misses it.
const grace = time.Hour

const verifyBatch = 2000

// Verify recomputes every proof from the records themselves and compares it with the stored tree, with the
// signed heads, and with heads that were exported earlier. It only reads, and may run beside the server.
func Verify(ctx context.Context, d *db.DB, k *seal.Keys, exported ...Head) (Report, error) {
	return VerifyWatched(ctx, d, k, nil, exported...)
}

// VerifyWatched is Verify for a screen that waits: watch is told, after every batch, how many of all sealed records
// are checked; its error ends the work.
func VerifyWatched(ctx context.Context, d *db.DB, k *seal.Keys, watch func(done, total int64) error, exported ...Head) (Report, error) {
	v := verifier{q: d.Read(), report: Report{Problems: []Finding{}}}
	if err := v.begin(ctx, k, exported); err != nil {
		return Report{}, fmt.Errorf("verify audit: %w", err)
	}
	for lo := int64(0); lo < v.report.Size; lo += verifyBatch {
		if err := v.batch(ctx, lo, min(lo+verifyBatch, v.report.Size)); err != nil {
			return Report{}, fmt.Errorf("verify audit from %d: %w", lo, err)
		}
		if watch == nil {
			continue
		}
		if err := watch(min(lo+verifyBatch, v.report.Size), v.report.Size); err != nil {
			return Report{}, err
		}
	}
	if err := v.headless(ctx, k, d.Now()); err != nil {
		return Report{}, fmt.Errorf("verify audit: %w", err)
	}
	return v.report, nil
}

type verifier struct {
	q      db.Q
	report Report
	edge   edge
	heads  []Head    // by size; those not reached yet
	held   int64     // the size of the greatest genuine head that the tree reaches
	sealed time.Time // the instant of the last head passed
}

// headless looks whether a head holds what is sealed. Only what is old is missed, and not while it is being sealed: after
// a stop the server seals in many steps what was recorded long before, and signs with the last.
func (v *verifier) headless(ctx context.Context, k *seal.Keys, now time.Time) error {
	if v.held >= v.report.Size {
		return nil
	}
	var first []row
	err := v.q.NewRaw("SELECT id, at FROM audit_entry WHERE leaf = ?", v.held).Scan(ctx, &first)
	if err != nil {
		return err
	}
	if len(first) == 0 || !first[0].At.Before(now.Add(-grace)) {
		return nil
	}
	for range looks {
		held, sealing, err := v.again(ctx, k)
		if err != nil || held {
			return err
		}
		if !sealing {
			break
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(lookAgain):
		}
	}
	v.report.add(Headless, v.held, "")
	return nil
}

// For so long a sealing is waited for to take its next step.
const (
	looks     = 20
	lookAgain = 100 * time.Millisecond
)

// again tells what became of the tree since it was read: held when a head holds what was sealed then, or when sealing has
// gone on meanwhile and will sign; sealing when there is more to seal, so that this may be between two of its steps.
func (v *verifier) again(ctx context.Context, k *seal.Keys) (held, sealing bool, err error) {
	var state struct {
		Size int64
		More bool
	}
	// The size before the heads: the last step brings both at once.
	err = v.q.NewRaw(`SELECT (SELECT size FROM audit_tree WHERE id = 'audit') AS size,
		EXISTS (SELECT 1 FROM audit_entry WHERE leaf IS NULL) AS more`).Scan(ctx, &state)
	if err != nil || state.Size > v.report.Size {
		return true, false, err
	}
	var heads []Head
	err = v.q.NewRaw("SELECT size, root, at, key_id, signature FROM audit_head WHERE size = ?", v.report.Size).Scan(ctx, &heads)
	for _, h := range heads {
		held = held || k.Verify(h.KeyID, h.Message(), h.Signature)
	}
	return held, state.More, err
}

func (v *verifier) begin(ctx context.Context, k *seal.Keys, exported []Head) error {
	r := &v.report
	// Heads before the size: what is sealed meanwhile then has no head here, rather than a head no tree.
	err := v.q.NewRaw("SELECT size, root, at, key_id, signature FROM audit_head ORDER BY size").Scan(ctx, &v.heads)
	if err != nil {
		return err
	}
	var state struct {
		Size     int64
		Last     int64
		Lowest   int64
		Unsealed int
	}
	err = v.q.NewRaw(`SELECT (SELECT size FROM audit_tree WHERE id = 'audit') AS size,
		(SELECT coalesce(max(leaf), -1) FROM audit_entry WHERE leaf IS NOT NULL) AS last,
		(SELECT coalesce(min(leaf), 0) FROM audit_entry WHERE leaf IS NOT NULL) AS lowest,
		(SELECT count(*) FROM audit_entry WHERE leaf IS NULL) AS unsealed`).Scan(ctx, &state)
	if err != nil {
		return err
	}
	r.Size, r.Unsealed = state.Size, state.Unsealed
	if state.Last >= state.Size || state.Lowest < 0 {
		var beyond []row
		err := v.q.NewRaw("SELECT id, leaf FROM audit_entry WHERE leaf < 0 OR leaf >= ? AND leaf <= ? ORDER BY leaf, id",
			state.Size, state.Last).Scan(ctx, &beyond)
		if err != nil {
			return err
		}
		for _, b := range beyond {
			r.add(Inserted, *b.Leaf, b.ID)
		}
	}
	for _, h := range exported {
		h.At = h.At.UTC()
		v.heads = append(v.heads, h)
	}
	slices.SortStableFunc(v.heads, func(a, b Head) int { return int(a.Size - b.Size) })
	r.Heads = len(v.heads)
	var latest time.Time
	for _, h := range v.heads {
		switch genuine := k.Verify(h.KeyID, h.Message(), h.Signature); {
		case h.Size < 1 || !genuine:
			r.add(BadHead, h.Size, "")
		case h.Size > r.Size:
			r.add(Truncated, h.Size, "")
		default:
			v.held = h.Size
			if h.At.After(latest) {
				latest = h.At
			}
		}
	}
	v.heads = slices.DeleteFunc(v.heads, func(h Head) bool { return h.Size < 1 || h.Size > r.Size })
	return v.slippedIn(ctx, latest)
}

// slippedIn looks among the records that no head holds yet for those that say they are older than the last one: sealing
// takes all there are, so they were not there.
func (v *verifier) slippedIn(ctx context.Context, latest time.Time) error {
	if latest.IsZero() || v.report.Unsealed == 0 {
		return nil
	}
	var rows []row
	err := v.q.NewRaw("SELECT id FROM audit_entry WHERE leaf IS NULL AND at < ? ORDER BY id LIMIT 1000", latest.Add(-grace).UTC()).Scan(ctx, &rows)
	if err != nil {
		return err
	}
	for i := range rows {
		v.report.add(Backdated, -1, rows[i].ID)
	}
	return nil
}

// batch checks the records numbered lo up to, not including, hi.
func (v *verifier) batch(ctx context.Context, lo, hi int64) error {
	var rows []row
	err := v.q.NewRaw("SELECT * FROM audit_entry WHERE leaf >= ? AND leaf < ? ORDER BY leaf, id", lo, hi).Scan(ctx, &rows)
	if err != nil {
		return err
	}
	first, end := tlog.StoredHashIndex(0, lo), tlog.StoredHashIndex(0, hi)
	var kept []hashRow
	err = v.q.NewRaw("SELECT place, hash FROM audit_hash WHERE place >= ? AND place < ?", first, end).Scan(ctx, &kept)
	if err != nil {
		return err
	}
	stored := make(map[int64]tlog.Hash, len(kept))
	for _, h := range kept {
		if len(h.Hash) == tlog.HashSize {
			stored[h.Place] = tlog.Hash(h.Hash)
		}
	}
	if err := v.erasures(ctx, rows); err != nil {
		return err
	}
	for n := lo; n < hi; n++ {
		leaf, ok := stored[tlog.StoredHashIndex(0, n)]
		here := 0
		for here < len(rows) && *rows[here].Leaf == n {
			here++
		}
		found := rows[:here]
		rows = rows[here:]
		v.leaf(n, found, leaf, ok)
		if !ok && here > 0 {
			leaf = found[0].leafHash()
		}
		// Go on from what was sealed, so that one altered record is one finding and not a broken tree.
		grown, err := v.edge.add(n, leaf)
		if err != nil {
			return err
		}
		for i, h := range grown {
			if got, ok := stored[tlog.StoredHashIndex(0, n)+int64(i)]; !ok || got != h {
				v.report.add(BadHash, n, "")
				break
			}
		}
		if err := v.passHeads(n + 1); err != nil {
			return err
		}
	}
	return nil
}

// leaf judges the records that claim number n against the hash that was sealed there.
func (v *verifier) leaf(n int64, found []row, sealed tlog.Hash, known bool) {
	genuine := false
	for i := range found {
		r := &found[i]
		same := known && r.leafHash() == sealed
		switch {
		case !same && len(found) > 1, same && genuine:
			v.report.add(Inserted, n, r.ID)
			continue
		case !same, r.ErasedBy == "" && r.Proof != r.particularsHash():
			v.report.add(Altered, n, r.ID)
		case !v.sealed.IsZero() && r.At.Before(v.sealed.Add(-grace)):
			v.report.add(Backdated, n, r.ID)
		}
		genuine = true
	}
	if !genuine {
		v.report.add(Removed, n, "")
	}
}

// erasures counts the records whose particulars are gone, and looks for the act behind each.
func (v *verifier) erasures(ctx context.Context, rows []row) error {
	var acts []string
	for i := range rows {
		if rows[i].ErasedBy != "" {
			acts = append(acts, rows[i].ErasedBy)
		}
	}
	if len(acts) == 0 {
		return nil
	}
	var found []row
	err := v.q.NewRaw("SELECT id, item_id FROM audit_entry WHERE action = ? AND id IN (?)", EraseAction, bun.List(acts)).Scan(ctx, &found)
	if err != nil {
		return err
	}
	about := map[string]string{}
	for i := range found {
		about[found[i].ID] = found[i].ItemID
	}
	for i := range rows {
		r := &rows[i]
		switch {
		case r.ErasedBy == "":
		case about[r.ErasedBy] != r.ID, r.ActorName+r.Address+r.Label+r.Reason+r.Details+r.Salt != "":
			v.report.add(Unproved, *r.Leaf, r.ID)
		default:
			v.report.Erased++
		}
	}
	return nil
}

// passHeads compares every head of this size with the tree so far.
func (v *verifier) passHeads(size int64) error {
	for len(v.heads) > 0 && v.heads[0].Size == size {
		h := v.heads[0]
		v.heads = v.heads[1:]
		root, err := tlog.TreeHash(size, &v.edge)
		if err != nil {
			return fmt.Errorf("root of %d: %w", size, err)
		}
		if rootText(root) != h.Root {
			v.report.add(BadHead, size, "")
			continue
		}
		v.sealed = h.At
	}
	return nil
}
