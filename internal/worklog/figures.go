package worklog

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/obligation"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/policy"
	"xiezhi/internal/workday"
)

// YearFigures are a person's kept figures of a year. They change in the transaction of the entry that changes them, so
// that nobody has to count entries to show them; Recount proves them.
type YearFigures struct {
	bun.BaseModel `bun:"table:worklog_year,alias:y"`

	ID            string `bun:",pk"`
	PersonID      string
	Year          int
	FirstDay      workday.Date // 1 January and 31 December, to count by
	LastDay       workday.Date
	UnionID       string
	CountyID      string       `bun:",nullzero"`
	CityID        string       `bun:",nullzero"`
	PlacedOn      workday.Date `bun:",nullzero"` // the latest service date, whose union is the figure's place
	ConfirmedDays int          // distinct dates with a counting entry
	Services      int          // confirmed entries, wherever they were given
	Waiting       int
	OldestWaiting workday.Date `bun:",nullzero"`
	Want          int
	LeftOn        workday.Date `bun:",nullzero"` // the last day in post, where whoever left before the year's end owes no more
	PolicyVersion string
	ClosesOn      workday.Date // last day on which a confirmation still counts
	ClosedAt      time.Time    `bun:",nullzero"`
	ClosedDays    *int         // what the year closed with; corrections change ConfirmedDays only
}

// At is where the figure stands.
func (y *YearFigures) At() org.Place {
	return org.Place{UnionID: y.UnionID, CountyID: y.CountyID, CityID: y.CityID}
}

// yearSpace makes the ids of person-years, so that a row can be locked without looking for it first.
var yearSpace = uuid.MustParse("7b0c1f0e-6b61-5a4e-9d0a-2f6f3a7c9b10")

func yearID(personID string, year int) string {
	return uuid.NewSHA1(yearSpace, []byte(personID+"/"+strconv.Itoa(year))).String()
}

// Year reads a person's figures of a year within scope; a year without entries has none (errs.NotFound).
func Year(ctx context.Context, q db.Q, scope authz.Scope, personID string, year int) (YearFigures, error) {
	var found []YearFigures
	sel := scope.Where(q.NewSelect().Model(&found).Where("y.person_id = ?", personID).Where("y.year = ?", year), authz.Of("y"))
	if err := sel.Scan(ctx); err != nil {
		return YearFigures{}, fmt.Errorf("read year: %w", err)
	}
	if len(found) == 0 {
		return YearFigures{}, errs.NotFound("年度统计")
	}
	return found[0], nil
}

// yearPolicy is the policy by which a year is judged at a union: that of the year's last day.
func yearPolicy(ctx context.Context, q db.Q, unionID string, year int) (policy.Policy, error) {
	end := workday.New(year, 12, 31)
	chain, err := org.PolicyChain(ctx, q, unionID, end)
	if err != nil {
		return policy.Policy{}, fmt.Errorf("policy of the year: %w", err)
	}
	return policy.At(chain, end), nil
}

func newYear(t Term, year int, pol policy.Policy) YearFigures {
	return YearFigures{
		ID: yearID(t.PersonID, year), PersonID: t.PersonID, Year: year, FirstDay: workday.New(year, 1, 1), LastDay: workday.New(year, 12, 31), UnionID: t.At.UnionID, CountyID: t.At.CountyID, CityID: t.At.CityID,
		Want: Owed(pol, year, t.OnDuty, t.EndedOn, 0), PolicyVersion: pol.Version(), ClosesOn: pol.YearCloses(year),
	}
}

// lockYear locks a person's year before anything of it is read or changed, and makes its row when it is the first.
// Everything that changes an entry begins here, so two confirmations of two dates wait for one another.
func lockYear(ctx context.Context, tx *db.Tx, t Term, year int) (YearFigures, error) {
	id := yearID(t.PersonID, year)
	y, found, err := lockedYear(ctx, tx, id)
	if err != nil || found {
		return y, err
	}
	pol, err := yearPolicy(ctx, tx, t.At.UnionID, year)
	if err != nil {
		return y, err
	}
	y = newYear(t, year, pol)
	res, err := tx.NewInsert().Model(&y).On("CONFLICT (id) DO NOTHING").Exec(ctx)
	if err != nil {
		return y, fmt.Errorf("open year: %w", err)
	}
	n, err := res.RowsAffected()
	if err != nil {
		return y, fmt.Errorf("open year: %w", err)
	}
	if n == 0 { // another transaction made it meanwhile
		y, _, err = lockedYear(ctx, tx, id)
		return y, err
	}
	return y, syncYears(ctx, tx, y)
}

var yearByID = db.Fixed[YearFigures]("WHERE y.id = ?")

func lockedYear(ctx context.Context, tx *db.Tx, id string) (y YearFigures, found bool, err error) {
	rows, err := yearByID.Held(ctx, tx, id)
	if err != nil {
		return y, false, fmt.Errorf("read year: %w", err)
	}
	if len(rows) == 0 {
		return y, false, nil
	}
	return rows[0], true, nil
}

// settle brings the year's figures from before to after the change of one entry, which has been written already, and
// the ledger with them. The year is locked.
func settle(ctx context.Context, tx *db.Tx, y *YearFigures, before, after Visit) error {
	old := *y
	if err := settleDay(ctx, tx, y, before, after); err != nil {
		return err
	}
	y.Services += toInt(after.State == StateConfirmed) - toInt(before.State == StateConfirmed)
	switch was, is := before.State == StateWaiting, after.State == StateWaiting; {
	case is && !was:
		y.Waiting++
		if y.OldestWaiting.IsZero() || after.Day.Before(y.OldestWaiting) {
			y.OldestWaiting = after.Day
		}
	case was && !is:
		y.Waiting--
		if before.Day == y.OldestWaiting {
			if err := oldestWaiting(ctx, tx, y); err != nil {
				return err
			}
		}
	}
	if !after.Day.Before(y.PlacedOn) {
		y.UnionID, y.CountyID, y.CityID, y.PlacedOn = after.UnionID, after.CountyID, after.CityID, after.Day
	}
	columns := []string{"confirmed_days", "services", "waiting", "oldest_waiting", "placed_on"}
	if old.At() != y.At() { // in four indexes
		columns = append(columns, "union_id", "county_id", "city_id")
	}
	if _, err := db.Update(ctx, tx, y, columns...); err != nil {
		return fmt.Errorf("write year: %w", err)
	}
	if old.ConfirmedDays == y.ConfirmedDays && old.UnionID == y.UnionID {
		return nil
	}
	return syncYears(ctx, tx, *y)
}

func toInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

func settleDay(ctx context.Context, tx *db.Tx, y *YearFigures, before, after Visit) error {
	if before.Counted == after.Counted {
		return nil
	}
	var n int
	if after.Counted {
		err := tx.NewRaw(`INSERT INTO worklog_day (person_id, day, n) VALUES (?, ?, 1)
			ON CONFLICT (person_id, day) DO UPDATE SET n = worklog_day.n + 1 RETURNING n`, after.PersonID, after.Day).Scan(ctx, &n)
		if err != nil {
			return fmt.Errorf("count day: %w", err)
		}
		y.ConfirmedDays += toInt(n == 1)
		return nil
	}
	err := tx.NewRaw("UPDATE worklog_day SET n = n - 1 WHERE person_id = ? AND day = ? RETURNING n", before.PersonID, before.Day).Scan(ctx, &n)
	if err != nil {
		return fmt.Errorf("uncount day: %w", err)
	}
	if n > 0 {
		return nil
	}
	y.ConfirmedDays--
	if _, err := tx.NewRaw("DELETE FROM worklog_day WHERE person_id = ? AND day = ? AND n = 0", before.PersonID, before.Day).Exec(ctx); err != nil {
		return fmt.Errorf("uncount day: %w", err)
	}
	return nil
}

func oldestWaiting(ctx context.Context, tx *db.Tx, y *YearFigures) error {
	var rows []dayRow
	err := tx.NewRaw(`SELECT day FROM visit WHERE state = 'waiting' AND person_id = ? AND day BETWEEN ? AND ? ORDER BY day LIMIT 1`,
		y.PersonID, workday.New(y.Year, 1, 1), workday.New(y.Year, 12, 31)).Scan(ctx, &rows)
	if err != nil {
		return fmt.Errorf("oldest waiting: %w", err)
	}
	y.OldestWaiting = workday.Date{}
	if len(rows) > 0 {
		y.OldestWaiting = rows[0].Day
	}
	return nil
}

// syncYears brings the ledger to what the years want. A year that has closed keeps what the ledger says of it.
func syncYears(ctx context.Context, tx *db.Tx, years ...YearFigures) error {
	wants := map[obligation.Subject][]obligation.Want{}
	for _, y := range years {
		if Closed(y.ClosesOn, tx.Now()) {
			continue
		}
		metOn, err := metOn(ctx, tx, y)
		if err != nil {
			return err
		}
		wants[obligation.Subject{Rule: obligation.RuleFieldDays, ID: y.ID}] = YearWants(y, metOn)
	}
	if len(wants) == 0 {
		return nil
	}
	return obligation.Sync(ctx, tx, wants)
}

// metOn is the service date of the last day that was needed, zero while days are lacking.
func metOn(ctx context.Context, q db.Q, y YearFigures) (workday.Date, error) {
	if y.Want == 0 || y.ConfirmedDays < y.Want {
		return workday.Date{}, nil
	}
	var row dayRow
	err := q.NewRaw("SELECT day FROM worklog_day WHERE person_id = ? AND day BETWEEN ? AND ? ORDER BY day LIMIT 1 OFFSET ?",
		y.PersonID, workday.New(y.Year, 1, 1), workday.New(y.Year, 12, 31), y.Want-1).Scan(ctx, &row)
	if err != nil {
		return workday.Date{}, fmt.Errorf("day on which the year was met: %w", err)
	}
	return row.Day, nil
}
