package audit

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"time"

	"golang.org/x/mod/sumdb/tlog"
)

// pack writes each part behind its length, so that no two different lists have the same bytes.
func pack(parts ...string) []byte {
	n := 0
	for _, p := range parts {
		n += len(p) + 4
	}
	b := make([]byte, 0, n)
	for _, p := range parts {
		b = binary.BigEndian.AppendUint32(b, uint32(len(p))) //nolint:gosec // a part is far below 4 GB
		b = append(b, p...)
	}
	return b
}

// particularsHash is what the header keeps of the part that may be erased. The salt makes a guess at a
// short text useless once both are gone.
func (r *row) particularsHash() string {
	sum := sha256.Sum256(pack("xiezhi-audit-particulars-1", r.Salt, r.ActorName, r.Address, r.Label, r.Reason, r.Details))
	return hex.EncodeToString(sum[:])
}

// leafHash is the record's place in the tree. Changing the list of fields changes every proof: a new
// version gets a new name and the old one stays readable.
func (r *row) leafHash() tlog.Hash {
	return tlog.RecordHash(pack("xiezhi-audit-header-1", r.ID, r.At.UTC().Format(time.RFC3339Nano),
		r.ActorID, string(r.Via), r.RequestID, r.Action, r.Kind, r.ItemID,
		r.UnionID, r.CountyID, r.CityID, r.PersonID, r.Proof))
}
