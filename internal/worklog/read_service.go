package worklog

import (
	"context"
	"encoding/base64"
	"fmt"
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
			ID: db.NewID(), AccountID: a.AccountID, AccountName: a.Name, UnionID: unionID, Tier: u.Tier, Reason: reason,
			OpenedAt: tx.Now(), UntilOn: workday.Of(tx.Now()).AddDays(InspectionDays),
		}
		if _, err := tx.NewInsert().Model(&out).Exec(ctx); err != nil {
			return fmt.Errorf("write inspection: %w", err)
		}
		err = notify.Tell(ctx, tx, notify.Notice{
			Recipient: authz.Post(authz.RoleHead, u.ID), Title: "督查调阅本单位的工作日志",
			Body: a.Name + "可在" + out.UntilOn.Chinese() + "前调阅个人明细。事由：" + reason,
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

// Inspections are the actor's own that are still open.
func (s *Service) Inspections(ctx context.Context, a authz.Actor) ([]Inspection, error) {
	out := []Inspection{}
	err := s.DB.Read().NewSelect().Model(&out).Where("vi.account_id = ?", a.AccountID).Where("vi.until_on >= ?", workday.Of(s.DB.Now())).
		OrderExpr("vi.opened_at DESC, vi.id DESC").Limit(100).Scan(ctx)
	if err != nil {
		return nil, fmt.Errorf("list inspections: %w", err)
	}
	return out, nil
}

// readable reads an entry that the actor may see: the own, the own union's, one under an open inspection, or for
// inspectors one of a year that has closed. Drafts are their writers' alone.
func (s *Service) readable(ctx context.Context, a authz.Actor, id string) (Visit, error) {
	q := s.DB.Read()
	v, err := byID(ctx, q, authz.Everything(), id)
	if err != nil {
		return v, err
	}
	if a.PersonID != "" && v.PersonID == a.PersonID && a.Has(authz.VisitRead) {
		return v, nil
	}
	if v.State == StateDraft && v.Consent == ConsentNone {
		return Visit{}, errs.NotFound(what)
	}
	if a.Own(authz.VisitRead).Covers(v.At()) {
		return v, nil
	}
	if !a.Has(authz.VisitInspect) {
		return Visit{}, errs.NotFound(what)
	}
	may, err := s.underInspection(ctx, a, v)
	if err != nil {
		return Visit{}, err
	}
	if !may {
		return Visit{}, errs.NotFound(what)
	}
	v.InternalNote = "" // the employing union's and the writer's alone
	return v, nil
}

func (s *Service) underInspection(ctx context.Context, a authz.Actor, v Visit) (bool, error) {
	if !a.Scope(authz.VisitInspect).Covers(v.At()) || v.State == StateDraft {
		return false, nil
	}
	pol, err := yearPolicy(ctx, s.DB.Read(), v.UnionID, v.Day.Year())
	if err != nil {
		return false, err
	}
	if Closed(pol.YearCloses(v.Day.Year()), s.DB.Now()) {
		return true, nil
	}
	open, err := s.Inspections(ctx, a)
	if err != nil {
		return false, err
	}
	for _, i := range open {
		if i.Scope().Covers(v.At()) {
			return true, nil
		}
	}
	return false, nil
}

// Mine is a page of the actor's own log.
func (s *Service) Mine(ctx context.Context, a authz.Actor, f Filter, page httpx.PageQuery) (httpx.Page[VisitEntry], error) {
	if err := own(a); err != nil {
		return httpx.Page[VisitEntry]{}, err
	}
	f.PersonID = a.PersonID
	rows, at, total, err := list(ctx, s.DB.Read(), authz.OfPerson(a.PersonID), f, true, page)
	if err != nil {
		return httpx.Page[VisitEntry]{}, err
	}
	return entries(rows, at, page.Limit, total, map[string]string{a.PersonID: a.Name}, true), nil
}

// OfUnion is a page of the log of the people of the actor's own unions.
func (s *Service) OfUnion(ctx context.Context, a authz.Actor, f Filter, page httpx.PageQuery) (httpx.Page[VisitEntry], error) {
	scope := a.Own(authz.VisitRead)
	scope.Persons = nil // the own log has its own list
	return s.within(ctx, scope, f, page, false)
}

// Inspected is a page of what an open inspection of the actor's lets be read; that it was read is recorded.
func (s *Service) Inspected(ctx context.Context, a authz.Actor, inspectionID string, f Filter, page httpx.PageQuery) (httpx.Page[VisitEntry], error) {
	open, err := s.Inspections(ctx, a)
	if err != nil {
		return httpx.Page[VisitEntry]{}, err
	}
	for _, i := range open {
		if i.ID != inspectionID {
			continue
		}
		out, err := s.within(ctx, i.Scope(), f, page, true)
		if err != nil {
			return out, err
		}
		return out, s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
			return audit.Record(ctx, tx, audit.Entry{
				Actor: a.Audit(), Action: "worklog.inspection.read", Kind: "visit_inspection", ID: i.ID, Label: i.UnionID, UnionID: i.UnionID,
				PersonID: f.PersonID, Reason: i.Reason,
			})
		})
	}
	return httpx.Page[VisitEntry]{}, errs.NotFound("督查")
}

func (s *Service) within(ctx context.Context, scope authz.Scope, f Filter, page httpx.PageQuery, inspecting bool) (httpx.Page[VisitEntry], error) {
	q := s.DB.Read()
	rows, at, total, err := list(ctx, q, scope, f, f.Consent != "" && !inspecting, page)
	if err != nil {
		return httpx.Page[VisitEntry]{}, err
	}
	if inspecting {
		for i := range rows {
			rows[i].InternalNote = ""
		}
	}
	names, err := namesOf(ctx, q, rows)
	if err != nil {
		return httpx.Page[VisitEntry]{}, err
	}
	return entries(rows, at, page.Limit, total, names, false), nil
}

func entries(rows []Visit, at httpx.Cursor, limit int, total httpx.Total, names map[string]string, own bool) httpx.Page[VisitEntry] {
	out := make([]VisitEntry, len(rows))
	for i, v := range rows {
		out[i] = v.wireFor(names, own)
	}
	return httpx.Paginate(out, at, limit, total, func(e VisitEntry) []string { return []string{e.Day.String(), e.ID} })
}

// VisitDetail is an entry with all that stands behind it: what was frozen, who signed, and what happened.
type VisitDetail struct {
	VisitEntry
	PostUnionID     string       `json:"postUnionId"`
	DutiesConfirmed []Duty       `json:"dutiesConfirmed" nullable:"false" enum:"D1,D2,D3,D4,D5,D6,D7" doc:"签字方确认的职责"`
	DutiesNote      string       `json:"dutiesNote"`
	Hash            string       `json:"hash" doc:"最近一次提交的杂凑值"`
	Code            string       `json:"code" doc:"打印件上的核验码"`
	OpenInvites     int          `json:"openInvites" doc:"还有效的确认链接"`
	Confirmation    *SignedItem  `json:"confirmation,omitempty" doc:"现行的签字确认"`
	Frozen          []FrozenItem `json:"frozen" nullable:"false" doc:"各次提交时冻结的内容和杂凑值"`
	Signatures      []SignedItem `json:"signatures" nullable:"false" doc:"历次签字确认，含已撤回的"`
	Papers          []PaperView  `json:"papers" nullable:"false"`
	Events          []VisitEvent `json:"events" nullable:"false"`
}

// FrozenItem is a frozen version.
type FrozenItem struct {
	Number   int        `json:"number"`
	Hash     string     `json:"hash"`
	Intact   bool       `json:"intact"`
	FrozenAt time.Time  `json:"frozenAt"`
	Content  FrozenView `json:"content"`
}

// SignedItem is a confirmation as those see it who may read the entry.
type SignedItem struct {
	Number         int       `json:"number"`
	Name           string    `json:"signerName"`
	Post           string    `json:"signerPost"`
	Side           Side      `json:"side" enum:"union,employer,workers,arranger"`
	Strength       Strength  `json:"strength" enum:"code,drawn,paper"`
	At             time.Time `json:"confirmedAt"`
	Late           bool      `json:"late"`
	Hash           string    `json:"hash"`
	Intact         bool      `json:"intact"`
	WithdrawnAt    time.Time `json:"withdrawnAt,omitzero"`
	WithdrawReason string    `json:"withdrawReason"`
	Note           string    `json:"note"`
	SignatureURL   string    `json:"signatureUrl" doc:"手写签名，data: 地址，没有为空"`
}

// Detail reads an entry with its evidence.
func (s *Service) Detail(ctx context.Context, a authz.Actor, id string) (VisitDetail, error) {
	v, err := s.readable(ctx, a, id)
	if err != nil {
		return VisitDetail{}, err
	}
	q := s.DB.Read()
	names, err := namesOf(ctx, q, []Visit{v})
	if err != nil {
		return VisitDetail{}, err
	}
	out := VisitDetail{VisitEntry: v.wireFor(names, v.PersonID == a.PersonID), PostUnionID: v.PostUnionID, Frozen: []FrozenItem{}, Signatures: []SignedItem{}, DutiesConfirmed: []Duty{}, Papers: []PaperView{}}
	if v.Consent != ConsentNone && v.State != StateConfirmed && v.PersonID != a.PersonID && a.Own(authz.VisitConsent).Covers(v.At()) {
		out.Actions = append(out.Actions, ActConsent)
	}
	if out.Events, err = events(ctx, q, id); err != nil {
		return VisitDetail{}, err
	}
	if err := out.evidence(ctx, q, v); err != nil {
		return VisitDetail{}, err
	}
	if out.Papers, err = papersOf(ctx, q, a, v); err != nil {
		return VisitDetail{}, err
	}
	err = q.NewRaw("SELECT count(*) FROM invitation WHERE visit_id = ? AND voided_at IS NULL AND answered_at IS NULL AND expires_at > ?",
		id, s.DB.Now()).Scan(ctx, &out.OpenInvites)
	if err != nil {
		return VisitDetail{}, fmt.Errorf("count invitations: %w", err)
	}
	return out, nil
}

func (d *VisitDetail) evidence(ctx context.Context, q db.Q, v Visit) error {
	var versions []Version
	if err := q.NewSelect().Model(&versions).Where("vv.visit_id = ?", v.ID).OrderExpr("vv.number").Scan(ctx); err != nil {
		return fmt.Errorf("read versions: %w", err)
	}
	byVersion := map[string]Version{}
	for _, version := range versions {
		byVersion[version.ID] = version
		frozen, err := thaw(version.Content)
		if err != nil {
			return err
		}
		d.Frozen = append(d.Frozen, FrozenItem{
			Number: version.Number, Hash: version.Hash, Intact: intact(version.Content, version.Hash), FrozenAt: version.CreatedAt.UTC(), Content: frozen.view(),
		})
		if version.ID == v.VersionID {
			d.DutiesConfirmed, d.DutiesNote, d.Hash, d.Code = frozen.Duties, frozen.DutiesNote, version.Hash, version.Code
		}
	}
	var signed []Confirmation
	if err := q.NewSelect().Model(&signed).Where("c.visit_id = ?", v.ID).OrderExpr("c.confirmed_at, c.id").Scan(ctx); err != nil {
		return fmt.Errorf("read confirmations: %w", err)
	}
	for _, c := range signed {
		item := SignedItem{
			Number: byVersion[c.VersionID].Number, Name: c.SignerName, Post: c.SignerPost, Side: c.Side, Strength: c.Strength,
			At: c.ConfirmedAt.UTC(), Late: c.Late, Hash: c.Hash, Intact: c.intact(byVersion[c.VersionID]), WithdrawnAt: c.WithdrawnAt,
			WithdrawReason: c.WithdrawReason, Note: c.Note,
		}
		if len(c.Signature) > 0 {
			item.SignatureURL = "data:image/png;base64," + base64.StdEncoding.EncodeToString(c.Signature)
		}
		d.Signatures = append(d.Signatures, item)
		if c.WithdrawnAt.IsZero() {
			d.Confirmation = &item
		}
	}
	return nil
}
