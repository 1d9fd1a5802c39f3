package worklog

import (
	"context"
	"encoding/base64"
	"fmt"
	"time"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/blob"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/roster"
)

// Mine is a page of the actor's own log.
func (s *Service) Mine(ctx context.Context, a authz.Actor, f Filter, page httpx.PageQuery) (httpx.Page[VisitEntry], error) {
	if err := own(a); err != nil {
		return httpx.Page[VisitEntry]{}, err
	}
	rows, at, total, err := ownLog(ctx, s.DB.Read(), a.PersonID, f, page)
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

func (s *Service) within(ctx context.Context, scope authz.Scope, f Filter, page httpx.PageQuery, inspecting bool) (httpx.Page[VisitEntry], error) {
	q := s.DB.Read()
	rows, at, total, err := counted(ctx, q, scope, f, f.Consent != "" && !inspecting, page)
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
	PostUnionID     string           `json:"postUnionId"`
	DutiesConfirmed []Duty           `json:"dutiesConfirmed" nullable:"false" enum:"D1,D2,D3,D4,D5,D6,D7" doc:"签字方确认的职责"`
	DutiesNote      string           `json:"dutiesNote"`
	Hash            string           `json:"hash" doc:"最近一次提交的杂凑值"`
	Code            string           `json:"code" doc:"打印件上的核验码"`
	OpenInvites     int              `json:"openInvites" doc:"还有效的确认链接"`
	Confirmation    *SignedItem      `json:"confirmation,omitempty" doc:"现行的签字确认"`
	Frozen          []FrozenItem     `json:"frozen" nullable:"false" doc:"各次提交时冻结的内容和杂凑值"`
	Signatures      []SignedItem     `json:"signatures" nullable:"false" doc:"历次签字确认，含已撤回的"`
	Papers          []PaperView      `json:"papers" nullable:"false"`
	Commission      *CommissionScan  `json:"commission,omitempty" doc:"委托书扫描件"`
	Attachments     []AttachmentView `json:"attachments" nullable:"false" doc:"内部佐证，不给签字人看，不计入校验值"`
	Opening         *OpeningProof    `json:"opening,omitempty" doc:"系统启用前纸质记录的来源"`
	Events          []VisitEvent     `json:"events" nullable:"false"`
	OnLeave         bool             `json:"onLeave" doc:"花名册登记这一天在岗中断，须核对"`
	YearClosed      bool             `json:"yearClosed" doc:"年度已关闭：现在签字的，由聘用单位决定是否更正"`
	Resubmit        bool             `json:"resubmit" doc:"提交后单位才同意参与协商：收回再提交，才按参与协商确认"`
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
	if v.State == StateWaiting && v.Source == SourceSystem && v.PersonID != a.PersonID && a.Own(authz.VisitCheck).Covers(v.At()) {
		out.Actions = append(out.Actions, ActPaper)
	}
	if out.Events, err = events(ctx, q, id); err != nil {
		return VisitDetail{}, err
	}
	if err := out.evidence(ctx, q, v); err != nil {
		return VisitDetail{}, err
	}
	if out.Resubmit, err = gainsByConsent(ctx, q, v); err != nil {
		return VisitDetail{}, err
	}
	if out.OnLeave, err = roster.OnLeave(ctx, q, v.EngagementID, v.Day); err != nil {
		return VisitDetail{}, err
	}
	pol, err := yearPolicy(ctx, q, v.UnionID, v.Day.Year())
	if err != nil {
		return VisitDetail{}, err
	}
	out.YearClosed = Closed(pol.YearCloses(v.Day.Year()), s.DB.Now())
	if out.Papers, err = papersOf(ctx, q, a, v); err != nil {
		return VisitDetail{}, err
	}
	if v.CommissionBlob != "" {
		f, err := blob.Get(ctx, q, v.CommissionBlob)
		if err != nil {
			return VisitDetail{}, err
		}
		out.Commission = &CommissionScan{ID: f.ID, Name: f.Name, MediaType: f.Type, Size: f.Size}
	}
	if err := s.attachments(ctx, q, a, v, &out); err != nil {
		return VisitDetail{}, err
	}
	if out.Opening, err = s.openingProof(ctx, a, v); err != nil {
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
