package hiring

import (
	"context"
	"fmt"
	"slices"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/notify"
	"xiezhi/internal/roster"
	"xiezhi/internal/workday"
)

// What the chapter of exits asks of hiring (Art. 11).

// FailedGrade is a grade of 不称职 that stands: nobody countered it.
type FailedGrade struct {
	ID           string
	PersonID     string
	EngagementID string
	Year         int
	DecidedOn    workday.Date
}

// stillFailed narrows a query over grades g to those of 不称职 that nobody countered.
func stillFailed(q *bun.SelectQuery) *bun.SelectQuery {
	return q.Where("g.grade = ?", GradeFailed).Where("g.counters_id IS NULL").
		Where("NOT EXISTS (SELECT 1 FROM year_grade AS c WHERE c.counters_id = g.id)")
}

// FailedGrades are the failed grades of people, the latest first.
func FailedGrades(ctx context.Context, q db.Q, personIDs ...string) (map[string][]FailedGrade, error) {
	out := map[string][]FailedGrade{}
	if len(personIDs) == 0 {
		return out, nil
	}
	var list []FailedGrade
	err := stillFailed(q.NewSelect().TableExpr("year_grade AS g")).ColumnExpr("g.id, g.person_id, g.engagement_id, g.year, g.decided_on").
		Where("g.person_id IN (?)", bun.List(personIDs)).OrderExpr("g.year DESC, g.id DESC").Scan(ctx, &list)
	if err != nil {
		return nil, fmt.Errorf("read failed grades: %w", err)
	}
	for _, g := range list {
		out[g.PersonID] = append(out[g.PersonID], g)
	}
	return out, nil
}

// FailedInPost are the people with a failed grade whose engagement runs on a day, in the order of their ids.
func FailedInPost(ctx context.Context, q db.Q, day workday.Date) ([]string, error) {
	var ids []string
	err := stillFailed(q.NewSelect().TableExpr("year_grade AS g")).Join("JOIN engagement AS e ON e.id = g.engagement_id").
		Where("e.ended_on IS NULL OR e.ended_on >= ?", day).ColumnExpr("DISTINCT g.person_id").OrderExpr("g.person_id").Scan(ctx, &ids)
	if err != nil {
		return nil, fmt.Errorf("look for failed grades: %w", err)
	}
	return ids, nil
}

// FailedRow is somebody in post whose grade of last year, or of this one, is 不称职.
type FailedRow struct {
	EngagementID, PersonID, Name, UnionID, UnionName string
	Year                                             int
}

// FailedOpen lists them within a scope, but not whom a contract signed after the grade let through, with the superior's tick.
func FailedOpen(ctx context.Context, q db.Q, scope authz.Scope, day workday.Date, limit int) ([]FailedRow, error) {
	var list []FailedRow
	sel := stillFailed(q.NewSelect().TableExpr("year_grade AS g")).Join("JOIN engagement AS e ON e.id = g.engagement_id").
		Join("JOIN person_card AS p ON p.id = g.person_id").Join("JOIN org_union AS u ON u.id = e.union_id").
		ColumnExpr("g.engagement_id, g.person_id, p.name, e.union_id, u.name AS union_name, g.year").
		Where("g.year >= ?", day.Year()-1).Where("e.ended_on IS NULL").
		Where("NOT EXISTS (SELECT 1 FROM contract AS c WHERE c.engagement_id = e.id AND c.signed_on > g.decided_on)").OrderExpr("u.sort_key, p.pinyin, g.id").Limit(int64(limit))
	if err := scope.Where(sel, authz.Of("e")).Scan(ctx, &list); err != nil {
		return nil, fmt.Errorf("list failed grades: %w", err)
	}
	return list, nil
}

// InProbation tells whether a day lies in the probation of an engagement's labour contract.
func InProbation(ctx context.Context, q db.Q, engagementID string, day workday.Date) (bool, error) {
	n, err := q.NewSelect().TableExpr("hiring_contract AS k").Join("JOIN contract AS c ON c.id = k.id").Where("c.engagement_id = ?", engagementID).
		Where("c.starts_on <= ? AND k.probation_until >= ?", day, day).Count(ctx)
	if err != nil {
		return false, fmt.Errorf("look for the probation: %w", err)
	}
	return n > 0, nil
}

// FormsUnderWay counts the forms of an engagement that somebody has still to do something about; an approved renewal is given
// up with the engagement.
func FormsUnderWay(ctx context.Context, q db.Q, engagementID string) (int, error) {
	n, err := q.NewSelect().TableExpr("hiring_form").Where("engagement_id = ?", engagementID).Where("contract_id IS NULL").
		Where("state IN (?)", bun.List([]FormState{FormDrafted, FormReturned})).Count(ctx)
	if err != nil {
		return 0, fmt.Errorf("count forms: %w", err)
	}
	return int(n), nil
}

// CasesUnderWay counts the approvals of an engagement's forms that nobody has decided.
func CasesUnderWay(ctx context.Context, q db.Q, engagementID string) (int, error) {
	n, err := q.NewSelect().TableExpr("hiring_form").Where("engagement_id = ?", engagementID).Where("state = ?", FormSubmitted).Count(ctx)
	if err != nil {
		return 0, fmt.Errorf("count cases: %w", err)
	}
	return int(n), nil
}

// LeaveForms gives up the approved renewals of an engagement that has ended, until it turns out that it has not.
func LeaveForms(ctx context.Context, tx *db.Tx, actor audit.Actor, engagementID string, endedOn workday.Date) error {
	var ids []string
	err := tx.NewSelect().TableExpr("hiring_form").ColumnExpr("id").Where("engagement_id = ?", engagementID).Where("contract_id IS NULL").
		Where("state = ?", FormApproved).OrderExpr("id").Scan(ctx, &ids)
	if err != nil {
		return fmt.Errorf("look for renewals: %w", err)
	}
	for _, id := range ids {
		before, err := lockForm(ctx, tx, authz.Everything(), id)
		if err != nil {
			return err
		}
		after, err := LapseForm(before)
		if err != nil {
			return err
		}
		if err := saveForm(ctx, tx, &after); err != nil {
			return err
		}
		if err := audit.Record(ctx, tx, formEntry(actor, "form.void", &before, &after, "聘用已结束")); err != nil {
			return err
		}
		if err := Release(ctx, tx, actor, id, endedOn.AddDays(1)); err != nil {
			return err
		}
	}
	return nil
}

// RestoreForms brings back the approved renewals that were given up with an engagement's end, now that it has been taken back.
// The clerk is told of each, also of one that cannot come back. A renewal holds no head of its own.
func RestoreForms(ctx context.Context, tx *db.Tx, actor audit.Actor, e roster.Engagement) error {
	var ids []string
	err := tx.NewSelect().TableExpr("hiring_form").ColumnExpr("id").Where("engagement_id = ?", e.ID).Where("state = ?", FormVoid).
		Where("lapsed = ?", true).OrderExpr("id").Scan(ctx, &ids)
	if err != nil {
		return fmt.Errorf("look for renewals that were given up: %w", err)
	}
	for _, id := range ids {
		before, err := lockForm(ctx, tx, authz.Everything(), id)
		if err != nil {
			return err
		}
		others, err := underWay(ctx, tx, before)
		if err != nil {
			return err
		}
		n := notify.Notice{Recipient: authz.Post(authz.RoleClerk, before.UnionID), Kind: "hiring_form", RecordID: id, Dedup: fmt.Sprintf("restored:%s:%d", id, before.Rev)}
		after, replaced := RestoreForm(before, slices.ContainsFunc(others, func(o Form) bool { return o.UnionID == before.UnionID }))
		if err := saveForm(ctx, tx, &after); err != nil {
			return err
		}
		if replaced != nil {
			n.Title, n.Body = "一份续聘推荐表没有恢复", "推荐表（"+before.Number+"）在离岗登记时作废。离岗登记已经撤销，但已另有一份此人的推荐表上报或者审核同意，请按那一份办理。"
			if err := notify.Tell(ctx, tx, n); err != nil {
				return err
			}
			continue
		}
		if err := audit.Record(ctx, tx, formEntry(actor, "form.restore", &before, &after, "离岗登记已撤销")); err != nil {
			return err
		}
		n.Title, n.Body = "一份续聘推荐表已恢复为审核同意", "推荐表（"+before.Number+"）在离岗登记时作废。离岗登记已经撤销，原审核意见继续有效，可以据以签订合同。"
		if err := notify.Tell(ctx, tx, n); err != nil {
			return err
		}
	}
	return nil
}

// TellClaimants tells whoever wishes to engage somebody whose end has been taken back, by a form that is with its superior or
// approved, that the person is engaged still; of an approved one also the superior who approved it and the union that has the
// person. Each side hears only whom to call (example 23). The contract itself is refused while both share a day.
func TellClaimants(ctx context.Context, tx *db.Tx, e roster.Engagement) error {
	p, err := roster.PersonByID(ctx, tx, e.PersonID)
	if err != nil {
		return err
	}
	forms, err := underWay(ctx, tx, Form{IDBlind: p.IDBlind})
	if err != nil {
		return err
	}
	for _, f := range forms {
		if f.UnionID == e.UnionID || f.State == FormReturned {
			continue
		}
		call, err := roster.WhomToCall(ctx, tx, e.UnionID)
		if err != nil {
			return err
		}
		n := notify.Notice{
			Recipient: authz.Post(authz.RoleClerk, f.UnionID), Kind: "hiring_form", RecordID: f.ID, Dedup: fmt.Sprintf("returned:%s:%s:%d", f.ID, e.ID, e.Rev),
			Title: "推荐聘用的人仍由其他单位聘用", Body: "推荐表（" + f.Number + "）上的人，原单位撤销了离岗登记，聘用继续。一人同一天只能算一名，请联系" + call + "核实；对方登记离岗以前，不能登记合同。",
		}
		list := []notify.Notice{n}
		if f.State == FormApproved {
			back, err := roster.WhomToCall(ctx, tx, f.UnionID)
			if err != nil {
				return err
			}
			if f.DecidedUnionID != "" {
				n.Recipient, n.Title = authz.Post(authz.RoleOfficer, f.DecidedUnionID), "审核同意的推荐表与在岗聘用重叠"
				list = append(list, n)
			}
			list = append(list, notify.Notice{
				Recipient: authz.Post(authz.RoleClerk, e.UnionID), Kind: "person", RecordID: p.ID, Dedup: "claimed:" + n.Dedup,
				Title: "恢复聘用的人另有单位已批准聘用", Body: "离岗登记撤销以前，另有单位的推荐表已经审核同意。一人同一天只能算一名，请联系" + back + "核实。",
			})
		}
		if err := notify.Tell(ctx, tx, list...); err != nil {
			return err
		}
	}
	return nil
}

// Regain refuses where an engagement whose end was a mistake no longer finds its head: somebody came into the account since, or
// is awaited there, and nothing is free (Art. 6(1)). Where nobody came, the head returns also to an account that is over quota:
// a cut dismisses nobody, and a mistake does not do it either. A year without an approved number refuses nothing.
func Regain(ctx context.Context, tx *db.Tx, e roster.Engagement) error {
	today, day := workday.Of(tx.Now()), e.EndedOn.AddDays(1)
	h, err := holderOn(ctx, tx, e.UnionID, e.EndedOn, today)
	if err != nil {
		return err
	}
	then, err := roomOf(ctx, tx, h, e.EndedOn, today, "", "")
	if err != nil {
		return err
	}
	for last := max(day.Year(), today.Year()); day.Year() <= last; day = firstOf(day.Year() + 1) {
		h, err := lockHolder(ctx, tx, e.UnionID, day)
		if err != nil {
			return err
		}
		room, err := roomOf(ctx, tx, h, day, today, "", "")
		if err != nil {
			return err
		}
		if full := room.Taken(day, e.EndedOn, then.seatedOn(e.EndedOn)); full != "" {
			return errs.Rule(CodeQuotaFull, full)
		}
	}
	return nil
}

// ApprovedOn is when the forms of engagements' first contracts were approved, where the system knows it: one of the days from
// which the term of the first training may run (Art. 10(1)).
func ApprovedOn(ctx context.Context, q db.Q, engagementIDs []string) (map[string]workday.Date, error) {
	out := map[string]workday.Date{}
	for chunk := range slices.Chunk(engagementIDs, db.Batch) {
		var list []struct {
			EngagementID string
			ApprovedOn   workday.Date
		}
		err := q.NewSelect().TableExpr("hiring_contract AS k").Join("JOIN contract AS c ON c.id = k.id").ColumnExpr("c.engagement_id, k.approved_on").
			Where("c.engagement_id IN (?)", bun.List(chunk)).Where("k.renewal = ?", false).Scan(ctx, &list)
		if err != nil {
			return nil, fmt.Errorf("read when forms were approved: %w", err)
		}
		for _, k := range list {
			out[k.EngagementID] = k.ApprovedOn
		}
	}
	return out, nil
}
