package worklog

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/platform/notify"
	"xiezhi/internal/workday"
)

// InspectionDays is how long a recorded inspection lets person-level entries be read.
const InspectionDays = 30

// Inspection is a recorded reason for which a superior may read single entries while the year runs. Without one, upper
// levels see counts by unit only (the State Council's rule of 2026 on persons' activity).
type Inspection struct {
	bun.BaseModel `bun:"table:visit_inspection,alias:vi" json:"-"`

	ID          string       `bun:",pk" json:"id"`
	AccountID   string       `json:"-"`
	AccountName string       `json:"accountName"`
	UnionID     string       `json:"unionId"`
	UnionName   string       `bun:",scanonly" json:"unionName"`
	Tier        org.Tier     `json:"tier" enum:"province,city,county,base"`
	Reason      string       `json:"reason"`
	OpenedAt    time.Time    `json:"openedAt"`
	UntilOn     workday.Date `json:"until"`
}

// Scope is what the inspection opens: its union and what stands below it.
func (i Inspection) Scope() authz.Scope {
	switch i.Tier {
	case org.TierProvince:
		return authz.Everything()
	case org.TierCity:
		return authz.Scope{Cities: []string{i.UnionID}}
	case org.TierCounty:
		return authz.Scope{Counties: []string{i.UnionID}}
	case org.TierBase:
	}
	return authz.AtUnion(i.UnionID)
}

// Inspect opens an inspection of a union within the actor's reach.
func (s *Service) Inspect(ctx context.Context, a authz.Actor, unionID, reason string) (Inspection, error) {
	if err := CheckReason(reason, "reason"); err != nil {
		return Inspection{}, err
	}
	var out Inspection
	err := s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		u, err := org.ByID(ctx, tx, unionID)
		if err != nil {
			return err
		}
		if err := authz.Require(a, authz.VisitInspect, u.Place(), "工会"); err != nil {
			return err
		}
		out = Inspection{
			ID: db.NewID(), AccountID: a.AccountID, AccountName: a.Name, UnionID: unionID, UnionName: u.Name, Tier: u.Tier,
			Reason:   strings.TrimSpace(reason),
			OpenedAt: tx.Now(), UntilOn: workday.Of(tx.Now()).AddDays(InspectionDays),
		}
		if _, err := tx.NewInsert().Model(&out).Exec(ctx); err != nil {
			return fmt.Errorf("write inspection: %w", err)
		}
		err = notify.Tell(ctx, tx, notify.Notice{
			Recipient: authz.Post(authz.RoleHead, u.ID), Title: "督查调阅本单位的工作日志",
			Body: a.Name + "可在" + out.UntilOn.Chinese() + "前调阅个人明细。事由：" + out.Reason,
		})
		if err != nil {
			return err
		}
		return audit.Record(ctx, tx, audit.Entry{
			Actor: a.Audit(), Action: "worklog.inspection.open", Kind: "visit_inspection", ID: out.ID, Label: u.Name,
			UnionID: u.ID, CountyID: u.CountyID, CityID: u.CityID, Reason: reason,
		})
	})
	return out, err
}

// Inspections are the actor's own that are still open, of unions that the actor may still inspect: a union that went to
// another county has left the inspection with it.
func (s *Service) Inspections(ctx context.Context, a authz.Actor) ([]Inspection, error) {
	out := []Inspection{}
	sel := s.DB.Read().NewSelect().Model(&out).ColumnExpr("vi.*, u.name AS union_name").Join("JOIN org_union AS u ON u.id = vi.union_id")
	err := a.Scope(authz.VisitInspect).Where(sel, authz.Columns{Union: "u.id", County: "u.county_id", City: "u.city_id"}).
		Where("vi.account_id = ?", a.AccountID).Where("vi.until_on >= ?", workday.Of(s.DB.Now())).
		OrderExpr("vi.opened_at DESC, vi.id DESC").Limit(100).Scan(ctx)
	if err != nil {
		return nil, fmt.Errorf("list inspections: %w", err)
	}
	return out, nil
}

// Inspected is a page of what an open inspection of the actor's lets be read; that it was read is recorded.
func (s *Service) Inspected(ctx context.Context, a authz.Actor, inspectionID string, f Filter, page httpx.PageQuery) (httpx.Page[VisitEntry], error) {
	i, err := s.openInspection(ctx, a, inspectionID)
	if err != nil {
		return httpx.Page[VisitEntry]{}, err
	}
	out, err := s.within(ctx, i.Scope(), f, page, true)
	if err != nil {
		return out, err
	}
	return out, s.looked(ctx, a, i, f.PersonID, i.UnionName)
}

// openInspection is an inspection of the actor's own that is still open.
func (s *Service) openInspection(ctx context.Context, a authz.Actor, id string) (Inspection, error) {
	open, err := s.Inspections(ctx, a)
	if err != nil {
		return Inspection{}, err
	}
	for _, i := range open {
		if i.ID == id {
			return i, nil
		}
	}
	return Inspection{}, errs.NotFound("督查")
}

// looked records that entries were read within an inspection.
func (s *Service) looked(ctx context.Context, a authz.Actor, i Inspection, personID, label string) error {
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		return audit.Record(ctx, tx, audit.Entry{
			Actor: a.Audit(), Action: "worklog.inspection.read", Kind: "visit_inspection", ID: i.ID, Label: label, UnionID: i.UnionID,
			PersonID: personID, Reason: i.Reason,
		})
	})
}
