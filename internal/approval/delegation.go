package approval

import (
	"context"
	"fmt"
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/platform/db"
	"xiezhi/internal/workday"
)

const (
	delegationTable = "approval_delegation"
	delegationWhat  = "委托"
)

// Delegation is a union's recorded word that another union above it decides in its name for a while (委托): what waits at
// the one may be decided by the other (example 18). The principal keeps its right, its term and its register.
type Delegation struct {
	bun.BaseModel `bun:"table:approval_delegation,alias:g" json:"-"`

	ID           string       `bun:",pk" json:"id" audit:"omit"`
	Flow         FlowKey      `json:"flow" audit:"track"`
	UnionID      string       `json:"unionId" audit:"track"` // who delegates
	CountyID     string       `bun:",nullzero" json:"-" audit:"omit"`
	CityID       string       `bun:",nullzero" json:"-" audit:"omit"`
	UnionName    string       `json:"unionName" audit:"track"`
	DelegateID   string       `json:"delegateId" audit:"track"`
	DelegateName string       `json:"delegateName" audit:"track"`
	Document     string       `json:"document" audit:"track"`
	ValidFrom    workday.Date `json:"from" audit:"track"`
	ValidUntil   workday.Date `json:"until" audit:"track"` // last day
	Note         string       `json:"note" audit:"track"`
	ByID         string       `json:"-" audit:"omit"`
	ByName       string       `json:"byName" audit:"track"`
	EndedAt      time.Time    `bun:",nullzero" json:"endedAt,omitzero" audit:"track"`
	EndedName    string       `json:"endedName" audit:"track"`
	Rev          int64        `json:"rev" audit:"omit"`
	CreatedAt    time.Time    `json:"-" audit:"omit"`
}

// On tells whether the delegation holds on the day.
func (d Delegation) On(day workday.Date) bool {
	return d.EndedAt.IsZero() && !day.Before(d.ValidFrom) && !day.After(d.ValidUntil)
}

// Words is the delegation as opinions and papers write it.
func (d Delegation) Words() string { return "受" + d.UnionName + "委托（" + d.Document + "）" }

func delegationsWhere(ctx context.Context, q db.Q, where string, args ...any) ([]Delegation, error) {
	list := []Delegation{}
	err := q.NewSelect().Model(&list).Where(where, args...).OrderExpr("g.valid_from DESC, g.id DESC").Limit(500).Scan(ctx)
	if err != nil {
		return nil, fmt.Errorf("read delegations: %w", err)
	}
	return list, nil
}

// delegatedTo are the delegations that hold on the day to any of the unions.
func delegatedTo(ctx context.Context, q db.Q, unionIDs []string, on workday.Date) ([]Delegation, error) {
	if len(unionIDs) == 0 {
		return nil, nil
	}
	return delegationsWhere(ctx, q, "g.delegate_id IN (?) AND g.ended_at IS NULL AND g.valid_from <= ? AND g.valid_until >= ?", bun.List(unionIDs), on, on)
}

// delegatedBy are the delegations of a union for a flow that hold on the day.
func delegatedBy(ctx context.Context, q db.Q, flow FlowKey, unionID string, on workday.Date) ([]Delegation, error) {
	return delegationsWhere(ctx, q, "g.flow = ? AND g.union_id = ? AND g.ended_at IS NULL AND g.valid_from <= ? AND g.valid_until >= ?", flow, unionID, on, on)
}
