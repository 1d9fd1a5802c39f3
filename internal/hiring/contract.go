package hiring

import (
	"context"
	"database/sql/driver"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/roster"
	"xiezhi/internal/workday"
)

const (
	contractsTable = "hiring_contract"
	contractWhat   = "合同"
)

// Remarks are kept as JSON in one cell: what the rules said on the day on which the contract was entered.
type Remarks []Remark

// Value writes the remarks.
func (r Remarks) Value() (driver.Value, error) { return cellOf(r) }

// Scan reads them back.
func (r *Remarks) Scan(src any) error { return readCell(src, (*[]Remark)(r)) }

// ContractRecord is what hiring knows of a contract in the roster, under the same id.
type ContractRecord struct {
	bun.BaseModel `bun:"table:hiring_contract,alias:k" json:"-"`

	ID             string       `bun:",pk" json:"id" audit:"omit"`
	FormID         string       `json:"formId" audit:"track"`
	Renewal        bool         `json:"renewal" audit:"track"`
	Number         string       `json:"number" audit:"track"`
	ProbationUntil workday.Date `bun:",nullzero" json:"probationUntil" audit:"track"`
	ApprovedOn     workday.Date `json:"approvedOn" audit:"track"`
	Remarks        Remarks      `json:"remarks" nullable:"false" audit:"track"`
	Reason         string       `json:"reason" audit:"track"`
	TemplateID     string       `bun:",nullzero" json:"templateId" audit:"track"`
	ScanBlob       string       `bun:",nullzero" json:"-" audit:"track"`
	CreatedBy      string       `json:"-" audit:"omit"`
	CreatedName    string       `json:"createdName" audit:"omit"`
	CreatedAt      time.Time    `json:"createdAt" audit:"omit"`
	Rev            int64        `json:"rev" audit:"omit"`
}

// recordsOf are the records of contracts, by id.
func recordsOf(ctx context.Context, q db.Q, ids ...string) (map[string]ContractRecord, error) {
	out := map[string]ContractRecord{}
	if len(ids) == 0 {
		return out, nil
	}
	var list []ContractRecord
	if err := q.NewSelect().Model(&list).Where("k.id IN (?)", bun.List(ids)).Scan(ctx); err != nil {
		return nil, fmt.Errorf("read contract records: %w", err)
	}
	for _, k := range list {
		out[k.ID] = k
	}
	return out, nil
}

// earlierAt are the contracts that a union signed with a person before, the earliest first, with their probations.
func earlierAt(ctx context.Context, q db.Q, personID, unionID string) ([]Earlier, error) {
	all, err := roster.EngagementsOf(ctx, q, personID)
	if err != nil {
		return nil, err
	}
	var ids []string
	for _, e := range all {
		if e.UnionID == unionID {
			ids = append(ids, e.ID)
		}
	}
	byEngagement, err := roster.ContractsByEngagement(ctx, q, ids...)
	if err != nil {
		return nil, err
	}
	var list []roster.Contract
	var contracts []string
	for _, id := range slices.Backward(ids) { // the latest engagement comes first
		for _, c := range byEngagement[id] {
			list = append(list, c)
			contracts = append(contracts, c.ID)
		}
	}
	records, err := recordsOf(ctx, q, contracts...)
	if err != nil {
		return nil, err
	}
	out := make([]Earlier, len(list))
	for i, c := range list {
		out[i] = Earlier{Kind: c.Kind, StartsOn: c.StartsOn, EndsOn: c.EndsOn, ProbationUntil: records[c.ID].ProbationUntil}
	}
	return out, nil
}

// saveRecord writes a record that is locked.
func saveRecord(ctx context.Context, tx *db.Tx, k *ContractRecord) error {
	res, err := tx.NewUpdate().Model(k).Column("scan_blob").Set("rev = rev + 1").Where("id = ?", k.ID).Where("rev = ?", k.Rev).Exec(ctx)
	if err != nil {
		return fmt.Errorf("change contract record: %w", err)
	}
	n, err := res.RowsAffected()
	if err != nil {
		return fmt.Errorf("change contract record: %w", err)
	}
	if n == 0 {
		return errs.Stale()
	}
	k.Rev++
	return nil
}

// YearGrade is a year's appraisal as a recorded fact with its document (Art. 10(4)). One that counters another carries no
// grade.
type YearGrade struct {
	bun.BaseModel `bun:"table:year_grade,alias:g" json:"-"`

	ID           string       `bun:",pk" json:"id" audit:"omit"`
	PersonID     string       `json:"personId" audit:"omit"`
	EngagementID string       `json:"engagementId" audit:"omit"`
	Year         int          `json:"year" audit:"track"`
	Grade        Grade        `json:"grade" enum:",excellent,competent,basic,failed" audit:"track"`
	Document     string       `json:"document" audit:"track"`
	DecidedOn    workday.Date `bun:",nullzero" json:"decidedOn" audit:"track"`
	ScanBlob     string       `bun:",nullzero" json:"-" audit:"track"`
	CountersID   string       `bun:",nullzero" json:"countersId" audit:"track"`
	Reason       string       `json:"reason" audit:"track"`
	CreatedBy    string       `json:"-" audit:"omit"`
	CreatedName  string       `json:"createdName" audit:"omit"`
	CreatedAt    time.Time    `json:"createdAt" audit:"omit"`
	Rev          int64        `json:"rev" audit:"omit"`
}

// GradeLine is a recorded grade as people read it.
type GradeLine struct {
	YearGrade

	GradeTitle string `json:"gradeTitle"`
	Countered  bool   `json:"countered"`
	CounterBy  string `json:"counterBy" doc:"更正人和理由"`
	ScanURL    string `json:"scanUrl" doc:"考核文件的扫描件，空为没有"`
}

// gradesOf are the grades of persons, the latest year first, those that others countered marked.
func gradesOf(ctx context.Context, q db.Q, personIDs ...string) (map[string][]GradeLine, error) {
	out := map[string][]GradeLine{}
	if len(personIDs) == 0 {
		return out, nil
	}
	var list []YearGrade
	err := q.NewSelect().Model(&list).Where("g.person_id IN (?)", bun.List(personIDs)).OrderExpr("g.year DESC, g.id DESC").Scan(ctx)
	if err != nil {
		return nil, fmt.Errorf("read grades: %w", err)
	}
	counters := map[string]YearGrade{}
	for _, g := range list {
		if g.CountersID != "" {
			counters[g.CountersID] = g
		}
	}
	for _, g := range list {
		if g.CountersID != "" {
			continue
		}
		l := GradeLine{YearGrade: g, GradeTitle: g.Grade.Title()}
		if g.ScanBlob != "" {
			l.ScanURL = "/api/hiring/grades/" + g.ID + "/scan"
		}
		if c, ok := counters[g.ID]; ok {
			l.Countered, l.CounterBy = true, c.CreatedName+"："+c.Reason
		}
		out[g.PersonID] = append(out[g.PersonID], l)
	}
	return out, nil
}

// GradesByPerson are the grades of many persons, the latest year first, those that others countered marked.
func GradesByPerson(ctx context.Context, q db.Q, personIDs ...string) (map[string][]GradeLine, error) {
	out := map[string][]GradeLine{}
	for chunk := range slices.Chunk(personIDs, db.Batch) {
		some, err := gradesOf(ctx, q, chunk...)
		if err != nil {
			return nil, err
		}
		maps.Copy(out, some)
	}
	return out, nil
}

// RecordedGrade answers what is recorded of a person's appraisal of a year; it is a LastGrade.
func RecordedGrade(ctx context.Context, q db.Q, personID string, year int) (Grade, error) {
	all, err := gradesOf(ctx, q, personID)
	if err != nil {
		return GradeNone, err
	}
	return gradeIn(all[personID], year), nil
}

func gradeIn(list []GradeLine, year int) Grade {
	for _, g := range list {
		if g.Year == year && !g.Countered {
			return g.Grade
		}
	}
	return GradeNone
}

// gradeBefore is the grade that a term looks back on: that of the year before its beginning, or where that year is not
// appraised yet of the one before, with the year; the first of the two when nothing is recorded. 不称职 of the very year in
// which it begins counts before them: it was known when the term was entered.
func gradeBefore(list []GradeLine, startsOn workday.Date) (Grade, int) {
	if gradeIn(list, startsOn.Year()) == GradeFailed {
		return GradeFailed, startsOn.Year()
	}
	last := startsOn.Year() - 1
	for year := last; year >= last-1; year-- {
		if g := gradeIn(list, year); g != GradeNone {
			return g, year
		}
	}
	return GradeNone, last
}
