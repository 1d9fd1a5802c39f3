package worklog

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/seal"
	"xiezhi/internal/workday"
)

// Limits of the scanned booklet: pages or files, and their bytes, each and together.
const (
	MaxOpeningScan  = 20 << 20
	MaxOpeningScans = 60
	maxScanBytes    = 200 << 20
)

const whatOpening = "启用前记录"

// Opening is a sheet of services from before the system with the scanned signed booklet that proves them. While it is
// prepared and waits, the sheet is all there is; accepted by a second person, its services are visits (Art. 10(2)).
type Opening struct {
	bun.BaseModel `bun:"table:visit_opening,alias:vo"`

	ID           string `bun:",pk"`
	UnionID      string
	CountyID     string `bun:",nullzero"`
	CityID       string `bun:",nullzero"`
	FileName     string
	FileSealed   string
	Mapping      string
	Choices      string
	Total        int
	Good         int // rows that go in, as they were when it was sent
	State        OpeningState
	UploadedBy   string
	UploadedName string
	UploadedAt   time.Time
	SentBy       string
	SentName     string
	SentAt       time.Time `bun:",nullzero"`
	CheckedBy    string
	CheckedName  string
	CheckedAt    time.Time `bun:",nullzero"`
	Hands        string    // accounts that prepared it, with commas: none of them may check it
	Reason       string
	Rev          int64
}

// At is the employing union's place.
func (o Opening) At() org.Place {
	return org.Place{UnionID: o.UnionID, CountyID: o.CountyID, CityID: o.CityID}
}

func (o Opening) sealPlace() string { return seal.Place("visit_opening", "file_sealed", o.ID) }

// OpeningScan is a scanned page or file of the booklet.
type OpeningScan struct {
	bun.BaseModel `bun:"table:visit_opening_scan,alias:os"`

	ID           string `bun:",pk"`
	OpeningID    string
	BlobID       string
	FileName     string
	MediaType    string
	Size         int64
	SHA256       string `bun:"sha256"`
	UploadedBy   string
	UploadedName string
	UploadedAt   time.Time
}

type openingPerson struct {
	bun.BaseModel `bun:"table:visit_opening_person,alias:op"`

	OpeningID string
	PersonID  string
	Services  int
	Days      int
}

// OpeningChoices are what whoever prepares an opening decided about its sheet.
type OpeningChoices struct {
	PersonID string                       `json:"personId" maxLength:"36" doc:"表中没有写指导员的行是谁的"`
	Units    map[string]OpeningUnitChoice `json:"units" nullable:"false" doc:"台账中没有或不止一家的单位怎么办"`
}

// OpeningUnitChoice says what a name in the sheet means: a unit of the register, or nothing to go in. Neither, an unknown
// one is written down to be checked.
type OpeningUnitChoice struct {
	UnitID string `json:"unitId" maxLength:"36"`
	Skip   bool   `json:"skip"`
}

func openingByID(ctx context.Context, q db.Q, scope authz.Scope, id string) (Opening, error) {
	var found []Opening
	if err := scope.Where(q.NewSelect().Model(&found).Where("vo.id = ?", id), authz.PlaceOf("vo")).Scan(ctx); err != nil {
		return Opening{}, fmt.Errorf("read opening: %w", err)
	}
	if len(found) == 0 {
		return Opening{}, errs.NotFound(whatOpening)
	}
	return found[0], nil
}

// lockedOpening locks an opening and reads it under the lock, at the revision that its writer saw.
func lockedOpening(ctx context.Context, tx *db.Tx, id string, rev int64) (Opening, error) {
	if err := db.Lock(ctx, tx, "visit_opening", id); err != nil {
		return Opening{}, err
	}
	o, err := openingByID(ctx, tx, authz.Everything(), id)
	if err == nil && o.Rev != rev {
		err = errs.Stale()
	}
	return o, err
}

func storeOpening(ctx context.Context, tx *db.Tx, o *Opening) error {
	o.Rev++
	res, err := tx.NewUpdate().Model(o).Where("vo.id = ?", o.ID).Where("vo.rev = ?", o.Rev-1).Exec(ctx)
	if err != nil {
		return fmt.Errorf("write opening: %w", err)
	}
	if n, err := res.RowsAffected(); err != nil || n == 0 {
		return errs.Stale().Because(err)
	}
	return nil
}

func openingScans(ctx context.Context, q db.Q, ids ...string) (map[string][]OpeningScan, error) {
	out := map[string][]OpeningScan{}
	if len(ids) == 0 {
		return out, nil
	}
	var rows []OpeningScan
	if err := q.NewSelect().Model(&rows).Where("os.opening_id IN (?)", bun.List(ids)).OrderExpr("os.uploaded_at, os.id").Scan(ctx); err != nil {
		return nil, fmt.Errorf("read booklet: %w", err)
	}
	for _, r := range rows {
		out[r.OpeningID] = append(out[r.OpeningID], r)
	}
	return out, nil
}

func openingTallies(ctx context.Context, q db.Q, ids ...string) (map[string][]OpeningTally, error) {
	out := map[string][]OpeningTally{}
	if len(ids) == 0 {
		return out, nil
	}
	var rows []struct {
		OpeningID, PersonID, PersonName string
		Services, Days                  int
	}
	err := q.NewRaw(`SELECT op.opening_id, op.person_id, p.name AS person_name, op.services, op.days
		FROM visit_opening_person AS op JOIN person_card AS p ON p.id = op.person_id
		WHERE op.opening_id IN (?) ORDER BY p.pinyin, p.id`, bun.List(ids)).Scan(ctx, &rows)
	if err != nil {
		return nil, fmt.Errorf("read people of openings: %w", err)
	}
	for _, r := range rows {
		out[r.OpeningID] = append(out[r.OpeningID], OpeningTally{PersonID: r.PersonID, PersonName: r.PersonName, Services: r.Services, Days: r.Days})
	}
	return out, nil
}

// openingBegan is the first day on which a union's people submitted an entry in the system, zero when none has yet: an
// opening is for what came before.
func openingBegan(ctx context.Context, q db.Q, unionID string) (workday.Date, error) {
	var rows []Visit
	err := q.NewSelect().Model(&rows).Column("submitted_at").Where("v.union_id = ?", unionID).Where("v.source = 'system'").
		Where("v.submitted_at IS NOT NULL").OrderExpr("v.submitted_at").Limit(1).Scan(ctx)
	if err != nil {
		return workday.Date{}, fmt.Errorf("when the system began: %w", err)
	}
	if len(rows) == 0 {
		return workday.Date{}, nil
	}
	return workday.Of(rows[0].SubmittedAt), nil
}

// openingDays is how many of a person's field days of a year rest on services from before the system.
func openingDays(ctx context.Context, q db.Q, personID string, year int) (int, error) {
	var n int
	err := q.NewRaw("SELECT count(DISTINCT day) FROM visit WHERE person_id = ? AND day BETWEEN ? AND ? AND source = 'opening' AND counted",
		personID, workday.New(year, 1, 1), workday.New(year, 12, 31)).Scan(ctx, &n)
	if err != nil {
		return 0, fmt.Errorf("count days of openings: %w", err)
	}
	return n, nil
}

// withHand are the accounts that had a hand in preparing an opening, and one more.
func (o Opening) withHand(accountID string) string {
	hands := o.hands()
	if slices.Contains(hands, accountID) {
		return o.Hands
	}
	return strings.Join(append(hands, accountID), ",")
}

// hands are the accounts that had a hand in an opening before its check.
func (o Opening) hands() []string {
	if o.Hands == "" {
		return nil
	}
	return strings.Split(o.Hands, ",")
}

func peopleOf(tallies []OpeningTally) []string {
	out := make([]string, len(tallies))
	for i, t := range tallies {
		out[i] = t.PersonID
	}
	return out
}
