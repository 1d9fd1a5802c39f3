package hiring

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strconv"

	"github.com/danielgtaylor/huma/v2"
	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/policy"
	"xiezhi/internal/roster"
	"xiezhi/internal/workday"
)

// SignalLine is a signal in the list.
type SignalLine struct {
	Signal

	Name      string   `json:"name"`
	UnionName string   `json:"unionName"`
	KindTitle string   `json:"kindTitle"`
	Law       string   `json:"law"`
	PersonRef string   `json:"personId"`
	Contract  string   `json:"contractId" doc:"所指的合同，空为没有"`
	Actions   []string `json:"actions" nullable:"false" doc:"explain"`
}

// SignalFilter narrows the signals.
type SignalFilter struct {
	Kind    SignalKind `query:"kind" enum:"early,dates,none,over,approver,party,double"`
	UnionID string     `query:"unionId" maxLength:"36" doc:"本单位及以下"`
	State   string     `query:"state" enum:"open,explained,settled,all" default:"all" doc:"尚未说明、已说明、已消除"`
}

// Signals is a page of signals in scope, the latest first.
func (s *ContractService) Signals(ctx context.Context, a authz.Actor, f SignalFilter, page httpx.PageQuery) (httpx.Page[SignalLine], error) {
	var none httpx.Page[SignalLine]
	q := s.DB.Read()
	at, err := httpx.ParseCursor(page.Cursor, 1)
	if err != nil {
		return none, err
	}
	sel, err := signalsFor(ctx, q, a, f)
	if err != nil {
		return none, err
	}
	var total httpx.Total
	if total.Count, total.Exact, err = db.CountUpTo(ctx, q, sel.Clone()); err != nil {
		return none, err
	}
	lines, err := signalLines(ctx, a, sel, at, page.Limit+1)
	if err != nil {
		return none, err
	}
	return httpx.Paginate(lines, at, page.Limit, total, func(l SignalLine) []string { return []string{l.ID} }), nil
}

// signalsFor are the signals in the actor's scope that a filter leaves.
func signalsFor(ctx context.Context, q db.Q, a authz.Actor, f SignalFilter) (*bun.SelectQuery, error) {
	sel := a.Scope(authz.SignalRead).Where(q.NewSelect().TableExpr("hire_signal AS s"), authz.PlaceOf("s")).
		Join("JOIN person_card AS p ON p.id = s.person_id").Join("JOIN org_union AS u ON u.id = s.union_id")
	if f.Kind != "" {
		sel = sel.Where("s.kind = ?", f.Kind)
	}
	if f.UnionID != "" {
		u, err := org.ByID(ctx, q, f.UnionID)
		if err != nil {
			return nil, err
		}
		sel = org.Below(sel, "u", u)
	}
	switch f.State {
	case "open":
		sel = sel.Where("s.explanation = '' AND s.settled_on IS NULL")
	case "explained":
		sel = sel.Where("s.explanation <> ''")
	case "settled":
		sel = sel.Where("s.settled_on IS NOT NULL")
	}
	return sel, nil
}

func signalLines(ctx context.Context, a authz.Actor, sel *bun.SelectQuery, at httpx.Cursor, limit int) ([]SignalLine, error) {
	order := "s.id DESC"
	switch {
	case len(at.Keys) == 0:
	case at.Back:
		sel, order = sel.Where("s.id > ?", at.Keys[0]), "s.id"
	default:
		sel = sel.Where("s.id < ?", at.Keys[0])
	}
	var rows []struct {
		Signal    `bun:",extend"`
		Name      string
		UnionName string
	}
	err := sel.ColumnExpr("s.*, p.name, u.name AS union_name").OrderExpr(order).Limit(int64(limit)).Scan(ctx, &rows)
	if err != nil {
		return nil, fmt.Errorf("list signals: %w", err)
	}
	lines := make([]SignalLine, len(rows))
	for i, r := range rows {
		l := SignalLine{Signal: r.Signal, Name: r.Name, UnionName: r.UnionName, KindTitle: r.Kind.Title(), Law: r.Kind.Law(), PersonRef: r.PersonID, Actions: []string{}}
		if r.Kind == SignalEarly || r.Kind == SignalDates || r.Kind == SignalApprover {
			l.Contract = r.Subject
		}
		if ownContract(a, authz.ContractWrite, r.UnionID) == nil {
			l.Actions = append(l.Actions, "explain")
		}
		lines[i] = l
	}
	return lines, nil
}

// DisputeView is a conflict as its reader may see it: who decides sees both unions, each of these only that there is a
// conflict and whom to call (example 23).
type DisputeView struct {
	Dispute

	Side         string                 `json:"side" enum:"decider,holder,claimant"`
	Name         string                 `json:"name"`
	PersonRef    string                 `json:"personId" doc:"空为不在您的管辖之内"`
	HolderName   string                 `json:"holderName" doc:"仅核定单位可见"`
	ClaimantName string                 `json:"claimantName" doc:"仅核定单位可见"`
	DeciderName  string                 `json:"deciderName"`
	Contact      roster.ConflictContact `json:"contact" doc:"联系谁"`
	DueOn        workday.Date           `json:"dueOn" doc:"内部时限"`
	OutcomeTitle string                 `json:"outcomeTitle"`
	Settled      bool                   `json:"settled" doc:"没有核定，也不必再核定：已离岗、已并为一家，或申请单位已放弃"`
	Actions      []string               `json:"actions" nullable:"false" doc:"decide"`
}

// Disputes is a page of the conflicts that the actor decides or whose one side is an own union: what waits first, the
// latest first.
func (s *ContractService) Disputes(ctx context.Context, a authz.Actor, page httpx.PageQuery) (httpx.Page[DisputeView], error) {
	var none httpx.Page[DisputeView]
	q := s.DB.Read()
	at, err := httpx.ParseCursor(page.Cursor, 2)
	if err != nil {
		return none, err
	}
	sel := disputesFor(q, a)
	var total httpx.Total
	if total.Count, total.Exact, err = db.CountUpTo(ctx, q, sel.Clone()); err != nil {
		return none, err
	}
	views, err := s.disputeViews(ctx, q, a, sel, at, page.Limit+1)
	if err != nil {
		return none, err
	}
	return httpx.Paginate(views, at, page.Limit, total, disputeKeys), nil
}

func disputeKeys(v DisputeView) []string { return []string{strconv.Itoa(v.rank()), v.ID} }

// rank is 1 for what is not decided, which stands before the rest.
func (d Dispute) rank() int {
	if d.DecidedOn.IsZero() {
		return 1
	}
	return 0
}

func disputesFor(q db.Q, a authz.Actor) *bun.SelectQuery {
	ids := slices.Concat([]string{""}, a.Own(authz.SignalDecide).Unions, a.Own(authz.SignalRead).Unions)
	return q.NewSelect().TableExpr("hire_dispute AS d").Where("d.decider_id IN (?) OR d.holder_id IN (?) OR d.claimant_id IN (?)", bun.List(ids), bun.List(ids), bun.List(ids))
}

func (s *ContractService) disputeViews(ctx context.Context, q db.Q, a authz.Actor, sel *bun.SelectQuery, at httpx.Cursor, limit int) ([]DisputeView, error) {
	const rank = "CASE WHEN d.decided_on IS NULL THEN 1 ELSE 0 END"
	order := rank + " DESC, d.id DESC"
	if len(at.Keys) > 0 {
		n, err := strconv.Atoi(at.Keys[0])
		if err != nil {
			_, err = httpx.ParseCursor("!", 2) // the refusal of a cursor that nobody was given
			return nil, err
		}
		if at.Back {
			sel, order = sel.Where("("+rank+", d.id) > (?, ?)", n, at.Keys[1]), rank+", d.id"
		} else {
			sel = sel.Where("("+rank+", d.id) < (?, ?)", n, at.Keys[1])
		}
	}
	var list []Dispute
	if err := sel.ColumnExpr("d.*").OrderExpr(order).Limit(int64(limit)).Scan(ctx, &list); err != nil {
		return nil, fmt.Errorf("read disputes: %w", err)
	}
	waiting, err := s.waitingDisputes(ctx, q, list)
	if err != nil {
		return nil, err
	}
	out := []DisputeView{}
	cal, err := s.Calendar(ctx)
	if err != nil {
		return nil, err
	}
	pol, err := s.ownPolicy(ctx, q)
	if err != nil {
		return nil, err
	}
	deciding, own := a.Own(authz.SignalDecide).Unions, a.Own(authz.SignalRead).Unions
	for _, d := range list {
		unions, err := org.ByIDs(ctx, q, d.HolderID, d.ClaimantID, d.DeciderID)
		if err != nil {
			return nil, err
		}
		p, err := roster.PersonByID(ctx, q, d.PersonID)
		if err != nil {
			return nil, err
		}
		v := DisputeView{
			Dispute: d, Name: p.Name, DeciderName: unions[d.DeciderID].Name, DueOn: cal.AddWorkdays(d.OpenedOn, pol.Int(policy.DisputeWorkdays)).Date, OutcomeTitle: d.Outcome.Title(), Actions: []string{},
			Settled: d.DecidedOn.IsZero() && !waiting[d.ID],
		}
		switch {
		case slices.Contains(own, d.DeciderID):
			v.Side, v.HolderName, v.ClaimantName, v.PersonRef = "decider", unions[d.HolderID].Name, unions[d.ClaimantID].Name, d.PersonID
			if slices.Contains(deciding, d.DeciderID) && waiting[d.ID] {
				v.Actions = append(v.Actions, "decide")
			}
		case slices.Contains(own, d.HolderID):
			v.Side, v.PersonRef = "holder", d.PersonID
			if v.Contact, err = roster.ContactAbove(ctx, q, d.ClaimantID); err != nil {
				return nil, err
			}
		default:
			v.Side = "claimant"
			if v.Contact, err = roster.ContactAbove(ctx, q, d.HolderID); err != nil {
				return nil, err
			}
		}
		out = append(out, v)
	}
	return out, nil
}

// waitingDisputes are those that still ask for a decision: nobody has decided, the engagement has not ended before the
// claim, the two sides have not become one union, and the claim was not given up.
func (s *ContractService) waitingDisputes(ctx context.Context, q db.Q, list []Dispute) (map[string]bool, error) {
	out := map[string]bool{}
	var engagements []string
	for _, d := range list {
		if d.DecidedOn.IsZero() && !slices.Contains(engagements, d.EngagementID) {
			engagements = append(engagements, d.EngagementID)
		}
	}
	if len(engagements) == 0 {
		return out, nil
	}
	claims, err := roster.OpenClaims(ctx, q, engagements...)
	if err != nil {
		return nil, err
	}
	if claims, _, err = s.standing(ctx, q, claims); err != nil {
		return nil, err
	}
	for _, c := range claims {
		e, err := roster.EngagementByID(ctx, q, c.EngagementID)
		if err != nil {
			return nil, err
		}
		out[c.ID] = e.UnionID != c.UnionID
	}
	for _, d := range list {
		if !d.DecidedOn.IsZero() {
			out[d.ID] = false
		}
	}
	return out, nil
}

// SignalRoutes registers the endpoints of signals and conflicts.
func (s *ContractService) SignalRoutes(r authz.Router) {
	read := authz.Need(authz.SignalRead)
	httpx.Handle(r, http.MethodGet, "/api/hiring/signals", read, s.getSignals, httpx.Summary("违规聘用提示"))
	httpx.Handle(r, http.MethodPost, "/api/hiring/signals/{id}/explain", authz.Need(authz.ContractWrite), s.explainSignal, httpx.Summary("说明违规聘用提示"))
	httpx.Handle(r, http.MethodGet, "/api/hiring/signals/export", read, s.exportSignals, httpx.Summary("导出违规聘用提示"))
	httpx.Handle(r, http.MethodGet, "/api/hiring/disputes/export", read, s.exportDisputes, httpx.Summary("导出重复聘用"))
	httpx.Handle(r, http.MethodGet, "/api/hiring/disputes", read, s.getDisputes, httpx.Summary("重复聘用"))
	httpx.Handle(r, http.MethodPost, "/api/hiring/disputes/{id}/decide", authz.Need(authz.SignalDecide), s.decideDispute, httpx.Summary("核定重复聘用"))
}

type signalsInput struct {
	httpx.PageQuery
	SignalFilter
}

func (s *ContractService) getSignals(ctx context.Context, a authz.Actor, in *signalsInput) (*httpx.Body[httpx.Page[SignalLine]], error) {
	page, err := s.Signals(ctx, a, in.SignalFilter, in.PageQuery)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(page), nil
}

type signalExplainInput struct {
	httpx.ID
	Body struct {
		Rev  int64  `json:"rev"`
		Text string `json:"text" maxLength:"1000"`
	}
}

func (s *ContractService) explainSignal(ctx context.Context, a authz.Actor, in *signalExplainInput) (*struct{}, error) {
	if !a.Has(authz.SignalRead) {
		return nil, authz.Missing(authz.SignalRead)
	}
	return nil, s.Explain(ctx, a, in.ID.ID, in.Body.Rev, in.Body.Text)
}

func (s *ContractService) getDisputes(ctx context.Context, a authz.Actor, in *httpx.PageQuery) (*httpx.Body[httpx.Page[DisputeView]], error) {
	page, err := s.Disputes(ctx, a, *in)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(page), nil
}

func (s *ContractService) exportSignals(ctx context.Context, a authz.Actor, in *SignalFilter) (*huma.StreamResponse, error) {
	return sheeted(s.ExportSignals(ctx, a, *in))
}

func (s *ContractService) exportDisputes(ctx context.Context, a authz.Actor, _ *struct{}) (*huma.StreamResponse, error) {
	return sheeted(s.ExportDisputes(ctx, a))
}

// sheeted sends a workbook that was prepared.
func sheeted(name string, write func(io.Writer) error, err error) (*huma.StreamResponse, error) {
	if err != nil {
		return nil, err
	}
	return httpx.Download(name, httpx.XLSX, write), nil
}

type disputeDecideInput struct {
	httpx.ID
	Body struct {
		Rev int64 `json:"rev"`
		Decision
	}
}

func (s *ContractService) decideDispute(ctx context.Context, a authz.Actor, in *disputeDecideInput) (*struct{}, error) {
	return nil, s.Decide(ctx, a, in.ID.ID, in.Body.Rev, in.Body.Decision)
}
