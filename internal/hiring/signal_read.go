package hiring

import (
	"context"
	"fmt"
	"net/http"
	"slices"

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
	sel := a.Scope(authz.SignalRead).Where(q.NewSelect().TableExpr("hire_signal AS s"), authz.PlaceOf("s")).
		Join("JOIN person_card AS p ON p.id = s.person_id").Join("JOIN org_union AS u ON u.id = s.union_id")
	if f.Kind != "" {
		sel = sel.Where("s.kind = ?", f.Kind)
	}
	if f.UnionID != "" {
		u, err := org.ByID(ctx, q, f.UnionID)
		if err != nil {
			return none, err
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
	var total httpx.Total
	if total.Count, total.Exact, err = db.CountUpTo(ctx, q, sel.Clone()); err != nil {
		return none, err
	}
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
	err = sel.ColumnExpr("s.*, p.name, u.name AS union_name").OrderExpr(order).Limit(int64(page.Limit)+1).Scan(ctx, &rows)
	if err != nil {
		return none, fmt.Errorf("list signals: %w", err)
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
	return httpx.Paginate(lines, at, page.Limit, total, func(l SignalLine) []string { return []string{l.ID} }), nil
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
	Actions      []string               `json:"actions" nullable:"false" doc:"decide"`
}

// Disputes are the conflicts that the actor decides or whose one side is an own union, the latest first.
func (s *ContractService) Disputes(ctx context.Context, a authz.Actor) ([]DisputeView, error) {
	q := s.DB.Read()
	deciding := a.Own(authz.SignalDecide).Unions
	own := a.Own(authz.SignalRead).Unions
	ids := append(append([]string{""}, deciding...), own...)
	var list []Dispute
	err := q.NewSelect().Model(&list).Where("d.decider_id IN (?) OR d.holder_id IN (?) OR d.claimant_id IN (?)", bun.List(ids), bun.List(ids), bun.List(ids)).
		OrderExpr("d.decided_on IS NOT NULL, d.id DESC").Limit(200).Scan(ctx)
	if err != nil {
		return nil, fmt.Errorf("read disputes: %w", err)
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
		}
		switch {
		case slices.Contains(own, d.DeciderID):
			v.Side, v.HolderName, v.ClaimantName, v.PersonRef = "decider", unions[d.HolderID].Name, unions[d.ClaimantID].Name, d.PersonID
			if slices.Contains(deciding, d.DeciderID) && d.DecidedOn.IsZero() {
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

// SignalRoutes registers the endpoints of signals and conflicts.
func (s *ContractService) SignalRoutes(r authz.Router) {
	read := authz.Need(authz.SignalRead)
	httpx.Handle(r, http.MethodGet, "/api/hiring/signals", read, s.getSignals, httpx.Summary("违规聘用提示"))
	httpx.Handle(r, http.MethodPost, "/api/hiring/signals/{id}/explain", authz.Need(authz.ContractWrite), s.explainSignal, httpx.Summary("说明违规聘用提示"))
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

func (s *ContractService) getDisputes(ctx context.Context, a authz.Actor, _ *struct{}) (*httpx.Body[httpx.List[DisputeView]], error) {
	list, err := s.Disputes(ctx, a)
	if err != nil {
		return nil, err
	}
	return httpx.ReplyList(list), nil
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
