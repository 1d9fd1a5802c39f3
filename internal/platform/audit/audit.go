// Package audit records who did what, in the transaction that does it, and seals the records into a tree
// whose signed heads prove later that none was altered, removed or slipped in.
//
// A record has two parts. The header (instant, ids, action, place) is sealed for good and holds no personal
// text. The particulars (names, address, reason, what changed) can be erased by a recorded act; the header
// keeps their salted hash, so the tree still verifies.
package audit

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/platform/db"
)

// Via is the door an act came through.
type Via string

// The doors.
const (
	Web  Via = "web"
	CLI  Via = "cli"
	Task Via = "job"
	Link Via = "link" // a one-time link, without an account
)

// SystemID is the actor of what nobody pressed a button for; AnonymousID of what a stranger tried.
const (
	SystemID    = "system"
	AnonymousID = "anonymous"
)

// Actor is who acts: an account's id (or the link's) and the name to show, kept as text so that a record
// outlives the account.
type Actor struct {
	ID, Name  string
	Via       Via
	Address   string // network address; empty for jobs and the command line
	RequestID string
}

// System is the actor of a job.
func System() Actor { return Actor{ID: SystemID, Name: "系统", Via: Task} }

// Entry is one act upon one thing.
type Entry struct {
	Actor                     Actor
	Action                    string // worklog.visit.submit
	Kind, ID, Label           string // the thing: its kind, id, and what people call it
	UnionID, CountyID, CityID string // whose place it is, for the reader's scope
	PersonID                  string // the person concerned, who may ask who looked at them
	Before, After             any    // structs whose every field carries an audit tag; nil for none
	Reason                    string
}

// Errors of callers; none of them is for users.
var (
	ErrNoActor  = errors.New("audit entry without an actor")
	ErrNoAction = errors.New("audit entry without an action")
)

type row struct {
	bun.BaseModel `bun:"table:audit_entry"`

	ID        string
	At        time.Time
	ActorID   string
	ActorName string
	Via       Via
	Address   string
	RequestID string
	Action    string
	Kind      string
	ItemID    string
	Label     string
	UnionID   string
	CountyID  string
	CityID    string
	PersonID  string
	Reason    string
	Details   string
	Salt      string
	Proof     string
	ErasedBy  string
	Leaf      *int64
}

// Record writes entries in the caller's transaction. An entry without actor or action, or one whose Before
// or After has an undecided field, is an error and undoes the caller's work: see Undecided.
func Record(ctx context.Context, tx *db.Tx, entries ...Entry) error {
	rows := make([]row, len(entries))
	for i, e := range entries {
		r, err := newRow(tx.Now(), e)
		if err != nil {
			return fmt.Errorf("audit %s: %w", e.Action, err)
		}
		rows[i] = r
	}
	if err := db.InsertAll(ctx, tx, rows); err != nil {
		return fmt.Errorf("audit: %w", err)
	}
	return nil
}

func newRow(at time.Time, e Entry) (row, error) {
	if e.Actor.ID == "" || e.Actor.Via == "" {
		return row{}, ErrNoActor
	}
	if e.Action == "" {
		return row{}, ErrNoAction
	}
	details, err := changes(e.Before, e.After)
	if err != nil {
		return row{}, err
	}
	var salt [16]byte
	rand.Read(salt[:])
	r := row{
		ID: db.NewID(), At: at.UTC().Truncate(time.Microsecond), // the databases keep microseconds, and the instant is hashed
		ActorID: e.Actor.ID, ActorName: e.Actor.Name, Via: e.Actor.Via, Address: e.Actor.Address, RequestID: e.Actor.RequestID,
		Action: e.Action, Kind: e.Kind, ItemID: e.ID, Label: e.Label,
		UnionID: e.UnionID, CountyID: e.CountyID, CityID: e.CityID, PersonID: e.PersonID,
		Reason: e.Reason, Details: details, Salt: hex.EncodeToString(salt[:]),
	}
	r.Proof = r.particularsHash()
	return r, nil
}
