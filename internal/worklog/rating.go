package worklog

import (
	"context"
	"fmt"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"xiezhi/internal/platform/db"
)

// rating is how content a served party was, tied to the instructor's year and to no entry: the id is random, not by
// time, so that it cannot be matched either.
type rating struct {
	bun.BaseModel `bun:"table:satisfaction,alias:r"`

	ID       string
	PersonID string
	UnionID  string
	CountyID string `bun:",nullzero"`
	CityID   string `bun:",nullzero"`
	Year     int
	Batch    int // leastRatings of a year make a batch
	Score    int
}

func newRating(v Visit, score int) rating {
	return rating{
		ID: uuid.NewString(), PersonID: v.PersonID, UnionID: v.UnionID, CountyID: v.CountyID, CityID: v.CityID, Year: v.Day.Year(), Score: score,
	}
}

// leastRatings is how many ratings stay together.
const leastRatings = 5

// rate keeps ratings, each in its year's running batch. The years are locked.
func rate(ctx context.Context, tx *db.Tx, list []rating) error {
	type year struct {
		person string
		year   int
	}
	have := map[year]int{}
	for i, r := range list {
		of := year{r.PersonID, r.Year}
		n, known := have[of]
		if !known {
			if err := tx.NewRaw("SELECT count(*) FROM satisfaction WHERE person_id = ? AND year = ?", r.PersonID, r.Year).Scan(ctx, &n); err != nil {
				return fmt.Errorf("count ratings: %w", err)
			}
		}
		list[i].Batch, have[of] = n/leastRatings, n+1
	}
	if err := db.InsertAll(ctx, tx, list); err != nil {
		return fmt.Errorf("keep ratings: %w", err)
	}
	return nil
}

// Satisfaction is the served parties' rating of a person's year. It grows by full batches of five only: whoever knows
// who signed today could else read that rating from how the average moved.
type Satisfaction struct {
	Count   int `json:"count"`
	Average int `json:"average" doc:"百分之一分，满分 500；每满 5 份更新一次"`
}

func satisfaction(ctx context.Context, q db.Q, personID string, year int) (Satisfaction, error) {
	var row struct{ N, Total int }
	err := q.NewRaw(`SELECT coalesce(sum(n), 0) AS n, coalesce(sum(total), 0) AS total FROM (
		SELECT count(*) AS n, sum(score) AS total FROM satisfaction WHERE person_id = ? AND year = ? GROUP BY batch HAVING count(*) >= ?) AS full_batch`,
		personID, year, leastRatings).Scan(ctx, &row)
	if err != nil {
		return Satisfaction{}, fmt.Errorf("read ratings: %w", err)
	}
	if row.N == 0 {
		return Satisfaction{}, nil
	}
	return Satisfaction{Count: row.N, Average: (row.Total*100 + row.N/2) / row.N}, nil
}
