package duties

import (
	"context"
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/obligation"
	"xiezhi/internal/platform/blob"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/workday"
)

// Service holds the use-cases of the duties.
type Service struct {
	DB    *db.DB
	Blobs *blob.Store
	// Ledger shows a line to whoever may see it.
	Ledger *obligation.Service
	// Calendar is the calendar of working days in force.
	Calendar func(context.Context) (*workday.Calendar, error)
	// Grades are the years' grades of persons, by person and year: hiring keeps them until the appraisal is built.
	Grades func(ctx context.Context, q db.Q, personIDs []string) (map[string]map[int]Done, error)
	// Approved is when the forms of engagements' first contracts were approved: hiring keeps it.
	Approved func(ctx context.Context, q db.Q, engagementIDs []string) (map[string]workday.Date, error)
	// Filed are the rules that cities have filed with the province: the rulebook keeps them (Art. 17).
	Filed func(ctx context.Context, q db.Q, cityIDs []string) (map[string]Done, error)
}

func (s *Service) today() workday.Date { return workday.Of(s.DB.Now()) }

// Fact is a recorded fact with its document. One with Counters takes another back.
type Fact struct {
	bun.BaseModel `bun:"table:duty_fact,alias:f" json:"-"`

	ID           string          `bun:",pk" json:"id" audit:"omit"`
	Rule         obligation.Rule `json:"rule" audit:"track"`
	Subject      string          `json:"-" audit:"omit"`
	Period       string          `json:"period" audit:"track"`
	EngagementID string          `bun:",nullzero" json:"-" audit:"omit"`
	PersonID     string          `bun:",nullzero" json:"-" audit:"omit"`
	DoneOn       workday.Date    `json:"doneOn" audit:"track"`
	CompletedOn  workday.Date    `bun:",nullzero" json:"completedOn" audit:"track"`
	Title        string          `json:"title" audit:"track"`
	Number       string          `json:"number" audit:"track"`
	BlobID       string          `bun:",nullzero" json:"-" audit:"track"`
	BatchID      string          `bun:",nullzero" json:"batchId" audit:"omit"`
	CountersID   string          `bun:",nullzero" json:"-" audit:"omit"`
	Reason       string          `json:"reason" audit:"track"`
	ByUnionID    string          `json:"-" audit:"track"`
	CreatedBy    string          `json:"-" audit:"omit"`
	CreatedName  string          `json:"createdName" audit:"omit"`
	CreatedAt    time.Time       `json:"createdAt" audit:"omit"`
}

// mark is what the fact does.
func (f Fact) mark() Mark {
	if whenever(f.Rule) {
		return Mark{Rule: f.Rule, Subject: f.Subject}
	}
	return Mark{f.Rule, f.Subject, f.Period}
}

func (f Fact) done() Done {
	return Done{On: f.DoneOn, Completed: f.CompletedOn, Proof: factProof + f.ID}
}

const factProof = "duty_fact:"
