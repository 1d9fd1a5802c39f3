package demo

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"time"

	"xiezhi/internal/authz"
	"xiezhi/internal/exit"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/clock"
	"xiezhi/internal/roster"
	"xiezhi/internal/workday"
)

// leaving is an exit of the demonstration and how far it has come.
type leaving struct {
	union     string
	ground    roster.Ground
	effective workday.Date
	until     exit.State
	filedOn   workday.Date
	document  string
}

// fillExits lets people leave, so that every state has somebody: an application that waits, a decision that waits for the
// year's end (its filing day provisional while the next year is not published), conduct that is being looked into, an exit
// to be filed these days, receipts on time and one late, and other endings.
func (b *builder) fillExits(ctx context.Context) error {
	cal, err := b.a.Rulebook.Calendar(ctx)
	if err != nil {
		return err
	}
	back := func(days int) workday.Date { return b.today.AddDays(-days) }
	filed := func(effective workday.Date, workdays int) workday.Date {
		return cal.AddWorkdays(effective, workdays).Date
	}
	year := b.today.Year()
	list := []leaving{
		{"常熟市总工会", roster.GroundWish, back(48), exit.StateFiled, filed(back(48), 2), "常工〔%d〕21号"},
		{"吴江区总工会", roster.GroundWish, back(35), exit.StateFiled, filed(back(35), 5), "吴工〔%d〕17号"},
		{"江宁区总工会", roster.GroundWish, back(41), exit.StateFiled, filed(back(41), 7), "江宁工〔%d〕9号"},
		{"张家港市总工会", roster.GroundTransfer, back(30), exit.StateCompleted, workday.Date{}, "张工〔%d〕12号"},
		{"常熟市总工会", roster.GroundWish, back(2), exit.StateCompleted, workday.Date{}, "常工〔%d〕30号"},
		{"相城区总工会", roster.GroundWish, workday.New(year, time.December, 31), exit.StateDecided, workday.Date{}, "相工〔%d〕8号"},
		{"太仓市总工会", roster.GroundDiscipline, b.today.AddDays(3), exit.StateOpen, workday.Date{}, ""},
		{"玉山镇总工会", roster.GroundWish, b.today.AddDays(33), exit.StateApplied, workday.Date{}, ""},
	}
	used := map[string]bool{b.headAt("玉山镇总工会").personID: true} // the one who logs in leaves by the person's own hand
	for _, l := range list {
		if l.effective.Before(workday.New(year, time.March, 1)) { // early in a year nobody has left yet
			continue
		}
		if err := b.leave(ctx, l, used); err != nil {
			return fmt.Errorf("%s at %s: %w", l.ground, l.union, err)
		}
	}
	return nil
}

// leave takes one exit as far as it has come, through the acts by which it comes about in use.
func (b *builder) leave(ctx context.Context, l leaving, used map[string]bool) error {
	u := b.byName[l.union]
	h, e, kind, err := b.leaver(ctx, u, l, used)
	if err != nil || h == nil {
		return err
	}
	used[h.personID] = true
	clerk, head := b.plans.who(u, authz.RoleClerk), b.plans.who(u, authz.RoleHead)
	self := authz.Actor{AccountID: h.personID, PersonID: h.personID, Name: h.name, Via: audit.Web}
	rev := int64(1)
	var id string
	if l.ground == roster.GroundWish {
		applied := l.effective.AddDays(-34)
		if latest := b.today.AddDays(-3); applied.After(latest) {
			applied = latest
		}
		s := b.exitsOn(applied, 9)
		if err := s.Apply(ctx, self, exit.Wish{WishedOn: l.effective, Reason: "家庭原因，回原籍工作。"}); err != nil {
			return err
		}
		own, err := s.Own(ctx, self)
		if err != nil {
			return err
		}
		id = own.Exits[0].ID
		if l.until == exit.StateApplied {
			return nil
		}
		if err := b.exitsOn(applied.AddDays(1), 10).Accept(ctx, clerk, id, rev); err != nil {
			return err
		}
		rev++
	} else {
		x, err := b.exitsOn(b.early(l.effective.AddDays(-6)), 9).Begin(ctx, clerk, exit.Start{EngagementID: e.ID, Ground: l.ground})
		if err != nil {
			return err
		}
		id = x.ID
	}
	w := exit.Written{Ground: l.ground, EffectiveOn: l.effective}
	if kind == roster.ContractLabour {
		w.Legal = exit.LegalResigned
	}
	switch l.ground {
	case roster.GroundTransfer:
		w.Facts, w.Legal = "调往市总工会权益保障部工作，双方协商一致解除。", exit.LegalAgreed
	case roster.GroundDiscipline:
		w.Legal = exit.LegalFault
		w.FactDiscipline = "10月以来三次不服从工作调度，经两次书面提醒仍不到岗。"
		w.FactImage = "以工会名义向两家企业推销商品，企业向区总工会反映。"
		w.FactEffect = "两家企业暂停与工会的协商安排，职工在意见箱中反映。"
	case roster.GroundAge, roster.GroundWish, roster.GroundFailed, roster.GroundExpired, roster.GroundDeath, roster.GroundRetired, roster.GroundAbolished, roster.GroundOther:
	}
	s := b.exitsOn(b.early(l.effective.AddDays(-5)), 10)
	if err := s.Write(ctx, clerk, id, rev, w); err != nil {
		return err
	}
	rev++
	if l.ground == roster.GroundDiscipline {
		page, err := scribbledPage(5)
		if err != nil {
			return err
		}
		if err := s.Attach(ctx, clerk, id, rev, exit.FileEvidence, "企业来信.png", bytes.NewReader(page)); err != nil {
			return err
		}
		return s.Ask(ctx, clerk, id, rev+1)
	}
	if err := s.Decide(ctx, head, id, rev, exit.Decision{Document: fmt.Sprintf(l.document, b.today.Year()), Opinion: "同意。"}); err != nil {
		return err
	}
	rev++
	if err := s.AcknowledgeOwn(ctx, self, id, rev); err != nil {
		return err
	}
	if rev++; l.until == exit.StateDecided {
		return nil
	}
	var done exit.Handover
	for _, p := range exit.Points() {
		done = append(done, exit.Handed{Key: p.Key, Done: true})
	}
	s = b.exitsOn(l.effective, 16)
	v, err := s.Show(ctx, clerk, id)
	if err != nil {
		return err
	}
	for _, o := range v.Open {
		if o.Count > 0 {
			done = append(done, exit.Handed{Key: o.Key, Note: "由接手人员办理。"})
		}
	}
	if err := s.Deliver(ctx, clerk, id, rev, exit.Delivery{Handover: done}); err != nil {
		return err
	}
	if err := s.Complete(ctx, clerk, id, rev+1); err != nil {
		return err
	}
	h.endedOn = l.effective
	if l.until != exit.StateFiled {
		return nil
	}
	return b.exitsOn(l.filedOn, 15).File(ctx, clerk, id, rev+2)
}

// leaver finds somebody of a union whose contract runs on and who has no form under way.
func (b *builder) leaver(ctx context.Context, u org.Union, l leaving, used map[string]bool) (*head, roster.Engagement, roster.ContractKind, error) {
	q := b.a.DB.Read()
	for i := range b.heads {
		h := &b.heads[i]
		if h.union.ID != u.ID || !h.endedOn.IsZero() || used[h.personID] || h.onDuty.After(l.effective.AddDays(-90)) {
			continue
		}
		e, engaged, err := roster.EngagementOn(ctx, q, h.personID, b.today)
		if err != nil {
			return nil, e, "", err
		}
		if !engaged || e.UnionID != u.ID {
			continue
		}
		contracts, err := roster.ContractsOf(ctx, q, e.ID)
		if err != nil {
			return nil, e, "", err
		}
		last := contracts[len(contracts)-1]
		if len(contracts) > 1 || !last.EndsOn.IsZero() && last.EndsOn.Before(b.today.AddDays(120)) {
			continue
		}
		return h, e, last.Kind, nil
	}
	return nil, roster.Engagement{}, "", nil // a small demonstration has not enough people there
}

// early is a day, or yesterday where it would still have to come: a demonstration that is made in the morning has no
// afternoon to tell of.
func (b *builder) early(d workday.Date) workday.Date {
	if yesterday := b.today.AddDays(-1); d.After(yesterday) {
		return yesterday
	}
	return d
}

// exitsOn is the chapter as it runs at an hour of a day.
func (b *builder) exitsOn(on workday.Date, hour int) *exit.Service {
	s := *b.a.Exits
	s.DB = b.a.DB.At(clock.Fixed(on.Start().Add(time.Duration(hour) * time.Hour)))
	s.Open = slices.Clone(s.Open)
	return &s
}
