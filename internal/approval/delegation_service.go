package approval

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/notify"
)

// DelegationView is a delegation as its two unions see it.
type DelegationView struct {
	Delegation
	FlowTitle string   `json:"flowTitle"`
	InForce   bool     `json:"inForce"`
	Mine      bool     `json:"mine" doc:"本单位委托出去的；否则为受托的"`
	Actions   []string `json:"actions" nullable:"false" doc:"end"`
}

// DelegationChoice is what somebody may delegate: a matter of one of their unions, and to whom.
type DelegationChoice struct {
	Flow      FlowKey         `json:"flow"`
	FlowTitle string          `json:"flowTitle"`
	UnionID   string          `json:"unionId"`
	UnionName string          `json:"unionName"`
	Delegates []DelegateUnion `json:"delegates" nullable:"false" doc:"可以委托的上级，近的在前"`
}

// DelegateUnion is a union that may be delegated to.
type DelegateUnion struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// DelegationList is what an actor's unions have delegated and been given, and what they may.
type DelegationList struct {
	Items   []DelegationView   `json:"items" nullable:"false"`
	Choices []DelegationChoice `json:"choices" nullable:"false"`
}

// Delegations are those of the unions at which the actor decides, on either side.
func (s *Service) Delegations(ctx context.Context, a authz.Actor) (DelegationList, error) {
	q, out := s.DB.Read(), DelegationList{Items: []DelegationView{}, Choices: []DelegationChoice{}}
	var unions []string
	for _, f := range Flows {
		step, ok := f.delegable()
		if !ok {
			continue
		}
		for _, id := range a.Own(step.Need).Unions {
			chain, err := org.Chain(ctx, q, id)
			if err != nil {
				return out, err
			}
			unions = append(unions, id)
			c := DelegationChoice{Flow: f.Key, FlowTitle: f.Title, UnionID: id, UnionName: chain[len(chain)-1].Name}
			for _, u := range DelegatesOf(chain) {
				c.Delegates = append(c.Delegates, DelegateUnion{u.ID, u.Name})
			}
			if len(c.Delegates) > 0 && chain[len(chain)-1].State == org.StateOpen {
				out.Choices = append(out.Choices, c)
			}
		}
	}
	if len(unions) == 0 {
		return out, nil
	}
	found, err := delegationsWhere(ctx, q, "g.union_id IN (?) OR g.delegate_id IN (?)", bun.List(unions), bun.List(unions))
	if err != nil {
		return out, err
	}
	for _, d := range found {
		flow, _ := FlowOf(d.Flow)
		v := DelegationView{Delegation: d, FlowTitle: flow.Title, InForce: d.On(s.today()), Mine: slices.Contains(unions, d.UnionID), Actions: []string{}}
		if s.mayDelegate(a, d.Flow, d.UnionID) && d.EndedAt.IsZero() && !d.ValidUntil.Before(s.today()) {
			v.Actions = append(v.Actions, "end")
		}
		out.Items = append(out.Items, v)
	}
	return out, nil
}

// mayDelegate: whoever decides at the union may let another decide in its name.
func (s *Service) mayDelegate(a authz.Actor, key FlowKey, unionID string) bool {
	flow, _ := FlowOf(key)
	step, ok := flow.delegable()
	return ok && a.Own(step.Need).Covers(org.Place{UnionID: unionID})
}

// Delegate records that a union lets another above it decide in its name, by a document and for a term. What waits there
// already may be decided by either from its first day on.
func (s *Service) Delegate(ctx context.Context, a authz.Actor, n Delegation) (Delegation, error) {
	if !s.mayDelegate(a, n.Flow, n.UnionID) {
		return n, errs.NotFound("工会")
	}
	err := s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		if err := db.Lock(ctx, tx, "org_union", n.UnionID); err != nil { // one at a time, also of two who record at once
			return err
		}
		chain, err := org.Chain(ctx, tx, n.UnionID)
		if err != nil {
			return err
		}
		others, err := delegationsWhere(ctx, tx, "g.union_id = ? AND g.ended_at IS NULL AND g.valid_until >= ?", n.UnionID, s.today())
		if err != nil {
			return err
		}
		if err := CheckDelegation(n, chain, others, s.today()); err != nil {
			return err
		}
		u := chain[len(chain)-1]
		i := slices.IndexFunc(chain, func(c org.Union) bool { return c.ID == n.DelegateID })
		n.ID, n.CountyID, n.CityID, n.Rev, n.CreatedAt = db.NewID(), u.CountyID, u.CityID, 1, tx.Now()
		n.UnionName, n.DelegateName, n.ByID, n.ByName = u.Name, chain[i].Name, a.AccountID, a.Name
		n.Document, n.Note = strings.TrimSpace(n.Document), strings.TrimSpace(n.Note)
		if _, err := tx.NewInsert().Model(&n).Exec(ctx); err != nil {
			return fmt.Errorf("write delegation: %w", err)
		}
		if err := s.tellDelegate(ctx, tx, n, "委托审核："+u.Name, n.Words()+"，自"+n.ValidFrom.Chinese()+"至"+n.ValidUntil.Chinese()+"可以审核报送该单位的事项，意见注明受托。"); err != nil {
			return err
		}
		return audit.Record(ctx, tx, delegationEntry(a, "approval.delegation.record", nil, n))
	})
	return n, err
}

func (s *Service) tellDelegate(ctx context.Context, tx *db.Tx, d Delegation, title, body string) error {
	u, err := org.ByID(ctx, tx, d.DelegateID)
	if err != nil {
		return err
	}
	flow, _ := FlowOf(d.Flow)
	step, _ := flow.delegable()
	var list []notify.Notice
	for _, to := range PostsAt(u, step.Need) {
		list = append(list, notify.Notice{Recipient: to, Title: title, Body: body, Kind: delegationTable, RecordID: d.ID, Dedup: fmt.Sprint("delegation", d.ID, d.Rev)})
	}
	return notify.Tell(ctx, tx, list...)
}

// EndDelegation takes a delegation back, from now on. What was decided by it stands.
func (s *Service) EndDelegation(ctx context.Context, a authz.Actor, id string, rev int64) (d Delegation, err error) {
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		if err := db.Lock(ctx, tx, delegationTable, id); err != nil {
			return err
		}
		found, err := delegationsWhere(ctx, tx, "g.id = ?", id)
		if err != nil {
			return err
		}
		if len(found) == 0 || !s.mayDelegate(a, found[0].Flow, found[0].UnionID) {
			return errs.NotFound(delegationWhat)
		}
		d = found[0]
		switch {
		case d.Rev != rev:
			return errs.Stale().With(d)
		case !d.EndedAt.IsZero():
			return errs.Rule(CodeDelegation, "已经结束。")
		}
		before := d
		d.EndedAt, d.EndedName = tx.Now(), a.Name
		d.Rev++
		if _, err := tx.NewUpdate().Model(&d).Column("ended_at", "ended_name", "rev").Where("id = ?", id).Exec(ctx); err != nil {
			return fmt.Errorf("end delegation: %w", err)
		}
		if err := s.tellDelegate(ctx, tx, d, "委托已结束："+d.UnionName, "该单位的事项不再由本单位审核，已审核的不受影响。"); err != nil {
			return err
		}
		return audit.Record(ctx, tx, delegationEntry(a, "approval.delegation.end", &before, d))
	})
	return d, err
}

// delegateOf names the union to which another has delegated a flow today; empty for none.
func (s *Service) delegateOf(ctx context.Context, q db.Q, flow FlowKey, unionID string) (string, error) {
	given, err := delegatedBy(ctx, q, flow, unionID, s.today())
	if err != nil || len(given) == 0 {
		return "", err
	}
	return given[0].DelegateName, nil
}

func delegationEntry(a authz.Actor, action string, before *Delegation, after Delegation) audit.Entry {
	e := audit.Entry{
		Actor: a.Audit(), Action: action, Kind: delegationTable, ID: after.ID, Label: after.UnionName + "→" + after.DelegateName,
		UnionID: after.UnionID, CountyID: after.CountyID, CityID: after.CityID, After: after,
	}
	if before != nil {
		e.Before = *before
	}
	return e
}
