package roster

import (
	"context"
	"fmt"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/workday"
)

// own runs fn on an engagement that the actor's own union has, with its person locked, in the state that was seen.
func (s *Service) own(ctx context.Context, a authz.Actor, id string, rev int64, fn func(context.Context, *db.Tx, Person, Engagement) error) (PersonView, error) {
	var personID string
	err := s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		before, err := EngagementByID(ctx, tx, id)
		if err != nil {
			return err
		}
		if !a.Scope(authz.RosterRead).Covers(before.Place()) {
			return errs.NotFound(whatEngagement)
		}
		if !a.Own(authz.RosterWrite).Covers(before.Place()) {
			return errs.Rule("not_employer", "聘用情况由聘用单位维护（办法第九条）。")
		}
		if err := db.Lock(ctx, tx, "person", before.PersonID); err != nil {
			return err
		}
		if before, err = EngagementByID(ctx, tx, id); err != nil {
			return err
		}
		if before.Rev != rev {
			return errs.Stale()
		}
		p, err := PersonByID(ctx, tx, before.PersonID)
		if err != nil {
			return err
		}
		personID = p.ID
		return fn(ctx, tx, p, before)
	})
	if err != nil {
		return PersonView{}, err
	}
	return s.Detail(ctx, a, personID)
}

// change runs fn on an engagement that the actor's own union has, and writes it with its audit. What hangs on the
// engagement fn writes itself; after says what is recorded beside it.
func (s *Service) change(ctx context.Context, a authz.Actor, id string, rev int64, action, reason string,
	fn func(context.Context, *db.Tx, Person, *Engagement) error,
) (PersonView, error) {
	return s.own(ctx, a, id, rev, func(ctx context.Context, tx *db.Tx, p Person, before Engagement) error {
		after := before
		if err := fn(ctx, tx, p, &after); err != nil {
			return err
		}
		after.Rev++
		res, err := tx.NewUpdate().Model(&after).WherePK().Where("rev = ?", rev).Exec(ctx)
		if err := changedOne(res, err, "change engagement"); err != nil {
			return err
		}
		if err := audit.Record(ctx, tx, engagementEntry(a.Audit(), action, p.Name, &before, &after, reason)); err != nil {
			return err
		}
		return s.changed(ctx, tx, p.ID)
	})
}

// record writes what hangs on an engagement into the audit.
func record(ctx context.Context, tx *db.Tx, a authz.Actor, action, kind, name string, e Engagement, id string, before, after any, reason string) error {
	return audit.Record(ctx, tx, audit.Entry{
		Actor: a.Audit(), Action: action, Kind: kind, ID: id, Label: name, PersonID: e.PersonID,
		UnionID: e.UnionID, CountyID: e.CountyID, CityID: e.CityID, Before: before, After: after, Reason: reason,
	})
}

// EngagementChange is what may be corrected of an engagement.
type EngagementChange struct {
	Channel      Channel
	ManagedPaper string
	OnDuty       workday.Date
	Note         string
}

// ChangeEngagement corrects an engagement.
func (s *Service) ChangeEngagement(ctx context.Context, a authz.Actor, id string, rev int64, c EngagementChange) (PersonView, error) {
	return s.change(ctx, a, id, rev, "roster.engagement.change", "", func(ctx context.Context, tx *db.Tx, p Person, e *Engagement) error {
		was := e.OnDuty
		e.Channel, e.ManagedPaper, e.OnDuty, e.Note = c.Channel, c.ManagedPaper, c.OnDuty, c.Note
		u, err := org.ByID(ctx, tx, e.UnionID)
		if err != nil {
			return err
		}
		if err := CheckEngagement(p, *e, u); err != nil {
			return err
		}
		all, err := EngagementsOf(ctx, tx, p.ID)
		if err != nil {
			return err
		}
		if other, clash := Conflict(*e, all); clash {
			return elsewhere(ctx, tx, p.Name, e.UnionID, other)
		}
		if was == e.OnDuty {
			return nil
		}
		// The first posting begins with the engagement; later ones must stay later.
		var first []Posting
		if err := tx.NewSelect().Model(&first).Where("engagement_id = ?", e.ID).Order("starts_on").Scan(ctx); err != nil {
			return fmt.Errorf("read postings: %w", err)
		}
		if len(first) > 1 && !e.OnDuty.Before(first[1].StartsOn) {
			return errs.E(CodePosting, "上岗时间不能晚于已有的定岗变动。", errs.F("onDuty", "应早于 "+first[1].StartsOn.String()))
		}
		if len(first) == 0 {
			return nil
		}
		_, err = tx.NewUpdate().Table("posting").Set("starts_on = ?", e.OnDuty).Where("id = ?", first[0].ID).Exec(ctx)
		return err
	})
}

// AddContract adds a contract or a renewal as a fact (Art. 6(4)). The chapter of hiring asks for the procedure.
func (s *Service) AddContract(ctx context.Context, a authz.Actor, id string, rev int64, c Contract, reason string) (PersonView, error) {
	return s.change(ctx, a, id, rev, "roster.engagement.contract", reason, func(ctx context.Context, tx *db.Tx, p Person, e *Engagement) error {
		c.ID = db.NewID()
		return InsertContract(ctx, tx, a, p, *e, c, reason)
	})
}

// Post changes where the engagement is posted (定岗); it is no exit.
func (s *Service) Post(ctx context.Context, a authz.Actor, id string, rev int64, unionID string, tier org.Tier, on workday.Date, reason string) (PersonView, error) {
	return s.change(ctx, a, id, rev, "roster.engagement.post", reason, func(ctx context.Context, tx *db.Tx, p Person, e *Engagement) error {
		var last []Posting
		if err := tx.NewSelect().Model(&last).Where("engagement_id = ?", e.ID).Order("starts_on DESC").Limit(1).Scan(ctx); err != nil {
			return fmt.Errorf("read postings: %w", err)
		}
		after := e.OnDuty.AddDays(-1)
		if len(last) > 0 {
			after = last[0].StartsOn
		}
		if err := CheckPosting(*e, after, on); err != nil {
			return err
		}
		at := e.UnionID
		if unionID != "" && unionID != e.UnionID {
			at = unionID
		} else {
			unionID = ""
		}
		u, err := org.ByID(ctx, tx, at)
		if err != nil {
			return err
		}
		if tier == "" {
			tier = u.Tier
		}
		posting := Posting{ID: db.NewID(), EngagementID: e.ID, PostUnionID: unionID, PostTier: tier, StartsOn: on, Reason: reason}
		if _, err := tx.NewInsert().Model(&posting).Exec(ctx); err != nil {
			return fmt.Errorf("post: %w", err)
		}
		e.PostUnionID, e.PostTier = unionID, tier
		return record(ctx, tx, a, "roster.posting.add", "posting", p.Name, *e, posting.ID, nil, &posting, reason)
	})
}

// Interrupt writes a stretch without work, or, with the id of one that is there, when it ended.
func (s *Service) Interrupt(ctx context.Context, a authz.Actor, id string, rev int64, i Interruption) (PersonView, error) {
	return s.change(ctx, a, id, rev, "roster.engagement.interrupt", "", func(ctx context.Context, tx *db.Tx, p Person, e *Engagement) error {
		var list []Interruption
		if err := tx.NewSelect().Model(&list).Where("engagement_id = ?", e.ID).Scan(ctx); err != nil {
			return fmt.Errorf("read interruptions: %w", err)
		}
		if err := CheckInterruption(*e, list, i); err != nil {
			return err
		}
		i.EngagementID = e.ID
		if i.ID == "" {
			i.ID = db.NewID()
			if _, err := tx.NewInsert().Model(&i).Exec(ctx); err != nil {
				return fmt.Errorf("interrupt: %w", err)
			}
			return record(ctx, tx, a, "roster.interruption.add", "interruption", p.Name, *e, i.ID, nil, &i, "")
		}
		for _, before := range list {
			if before.ID != i.ID {
				continue
			}
			if _, err := tx.NewUpdate().Model(&i).WherePK().Exec(ctx); err != nil {
				return fmt.Errorf("interrupt: %w", err)
			}
			return record(ctx, tx, a, "roster.interruption.change", "interruption", p.Name, *e, i.ID, &before, &i, "")
		}
		return errs.NotFound("中断")
	})
}
