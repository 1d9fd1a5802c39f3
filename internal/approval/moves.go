package approval

import (
	"context"
	"slices"
	"strings"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/rulebook"
	"xiezhi/internal/workday"
)

// stepOf finds the step to which a case is returned; without a word it is the sender's.
func stepOf(st Standing, key string) (int, error) {
	for _, i := range ReturnTo(st) {
		if st.Flow.Steps[i].Key == key || key == "" && i == 0 {
			return i, nil
		}
	}
	return 0, errs.E(CodeStep, "不能退回到这一步。", errs.F("to", "请从列表中选择"))
}

// pass ends a step by a yes or a no: the case goes on to the next, or is closed together with all that is part of it.
func (s *Service) pass(ctx context.Context, tx *db.Tx, a authz.Actor, hand Hand, c *Case, st Standing, d Decision) error {
	if err := s.leave(ctx, tx, *c, st, StepDone); err != nil {
		return err
	}
	next, more := Next(st.Route, c.Step)
	if d.Act == Approve && more {
		c.Step = next
		if err := saveCase(ctx, tx, c); err != nil {
			return err
		}
		return s.arrive(ctx, tx, *c, st.Flow, st.Route[next])
	}
	c.State, c.ClosedAt = Approved, tx.Now()
	if d.Act == Reject {
		c.State = Rejected
	}
	if err := saveCase(ctx, tx, c); err != nil {
		return err
	}
	return s.closeParts(ctx, tx, a, hand, *c, d)
}

func (s *Service) closeParts(ctx context.Context, tx *db.Tx, a authz.Actor, hand Hand, c Case, d Decision) error {
	parts, err := childrenOf(ctx, tx, c.ID)
	if err != nil {
		return err
	}
	var entries []audit.Entry
	for _, part := range parts {
		if err := db.Lock(ctx, tx, "approval_case", part.ID); err != nil {
			return err
		}
		before := part
		part.State, part.Step, part.ClosedAt = c.State, c.Step, c.ClosedAt
		if err := saveCase(ctx, tx, &part); err != nil {
			return err
		}
		if err := s.say(ctx, tx, part, c.Step, d.Act, a, hand, d.Opinion, c.Title); err != nil {
			return err
		}
		if err := s.tellSender(ctx, tx, part, d, a); err != nil {
			return err
		}
		entries = append(entries, entry(a, d.Act, &before, part, d.Opinion))
	}
	return audit.Record(ctx, tx, entries...)
}

// sendBack pauses the step that the case leaves and opens the earlier one.
func (s *Service) sendBack(ctx context.Context, tx *db.Tx, c *Case, st Standing, to int) error {
	if err := s.leave(ctx, tx, *c, st, StepPaused); err != nil {
		return err
	}
	c.Step = to
	if to == 0 {
		c.State = Returned
	}
	if err := saveCase(ctx, tx, c); err != nil {
		return err
	}
	return s.arrive(ctx, tx, *c, st.Flow, st.Route[to])
}

// handOn gives the step to another holder of the same post.
func (s *Service) handOn(ctx context.Context, tx *db.Tx, a authz.Actor, c *Case, st Standing, accounts []string) (string, error) {
	people, err := s.fellows(ctx, tx, a, st)
	if err != nil {
		return "", err
	}
	i := slices.IndexFunc(people, func(p PersonChoice) bool { return len(accounts) == 1 && p.AccountID == accounts[0] })
	if i < 0 {
		return "", errs.E(CodePerson, "只能转给同一单位、有权办理这一步的其他人。", errs.F("accounts", "请从列表中选择一人"))
	}
	here := st.Here
	here.HolderID, here.HolderName = people[i].AccountID, people[i].Name
	if err := putStation(ctx, tx, &here); err != nil {
		return "", err
	}
	if err := saveCase(ctx, tx, c); err != nil { // the rev tells others that it is no longer theirs
		return "", err
	}
	return here.HolderName, tell(ctx, tx, []string{toAccount(here.HolderID)}, "转办给您："+c.Title, a.Name+"转来，请办理。", c.ID, occasion("held", here)+here.HolderID[:8])
}

// copyTo gives the case to others to read. Who has a copy already keeps it.
func (s *Service) copyTo(ctx context.Context, tx *db.Tx, a authz.Actor, c *Case, st Standing, d Decision) (string, error) {
	people, err := s.readers(ctx, tx, a, st)
	if err != nil {
		return "", err
	}
	var names []string
	var rows []Copied
	for _, id := range d.Accounts {
		i := slices.IndexFunc(people, func(p PersonChoice) bool { return p.AccountID == id })
		if i < 0 {
			return "", errs.E(CodePerson, "只能抄送给本事项所经各级单位的人员。", errs.F("accounts", "请从列表中选择"))
		}
		names = append(names, people[i].Name)
		rows = append(rows, Copied{ID: db.NewID(), CaseID: c.ID, AccountID: id, AccountName: people[i].Name, ByName: a.Name, Note: d.Opinion, At: tx.Now()})
	}
	if len(rows) == 0 || len(rows) > 20 {
		return "", errs.E(CodePerson, "请选择1至20人。", errs.F("accounts", "请选择抄送给谁"))
	}
	for _, r := range rows {
		if _, err := tx.NewInsert().Model(&r).On("CONFLICT (case_id, account_id) DO NOTHING").Exec(ctx); err != nil {
			return "", err
		}
		if err := tell(ctx, tx, []string{toAccount(r.AccountID)}, "抄送："+c.Title, a.Name+"抄送给您。", c.ID, "copy"+c.ID); err != nil {
			return "", err
		}
	}
	return strings.Join(names, "、"), saveCase(ctx, tx, c)
}

// leave ends a case's stay at its step.
func (s *Service) leave(ctx context.Context, tx *db.Tx, c Case, st Standing, as StepState) error {
	here := st.Here
	if here.ID == "" {
		return errs.Stale().With(c)
	}
	cal, err := s.Calendar(ctx)
	if err != nil {
		return err
	}
	today := workday.Of(tx.Now())
	here.State = as
	if as == StepDone {
		here.MetOn = today
	}
	n, _ := cal.WorkdaysBetween(here.StartedOn, today)
	here.Used += n
	if err := putStation(ctx, tx, &here); err != nil {
		return err
	}
	return s.owe(ctx, tx, st.Flow, cal, here)
}

// arrive opens a step: its clock begins, or goes on where a return had stopped it.
func (s *Service) arrive(ctx context.Context, tx *db.Tx, c Case, flow Flow, stop Stop) error {
	cal, err := s.Calendar(ctx)
	if err != nil {
		return err
	}
	all, err := stationsOf(ctx, tx, c.ID)
	if err != nil {
		return err
	}
	step, today := flow.Steps[stop.Step], workday.Of(tx.Now())
	here := Station{CaseID: c.ID, Step: stop.Step, Key: step.Key, Term: step.Term}
	if i := slices.IndexFunc(all, func(o Station) bool { return o.Step == stop.Step }); i >= 0 {
		here = all[i]
	}
	if here.State != StepPaused {
		here.Used, here.HolderID, here.HolderName = 0, "", ""
	}
	here.UnionID, here.CountyID, here.CityID = stop.Union.ID, stop.Union.CountyID, stop.Union.CityID
	here.Permission, here.State, here.OpenedAt, here.StartedOn = step.Need, StepOpen, tx.Now(), today
	here.MetOn, here.RemindedAt, here.EscalatedAt = workday.Date{}, zeroTime, zeroTime
	if step.Term > 0 {
		pol, err := rulebook.PolicyAt(ctx, tx, stop.Union.ID, today)
		if err != nil {
			return err
		}
		here = here.timed(step, pol, cal)
	}
	if err := putStation(ctx, tx, &here); err != nil {
		return err
	}
	if err := s.owe(ctx, tx, flow, cal, here); err != nil {
		return err
	}
	if err := s.wind(ctx, tx, cal, here); err != nil {
		return err
	}
	if stop.Step == 0 {
		return nil // the sender is told of what was done, see tellSender
	}
	text := "请在" + here.DueOn.Chinese() + "前办理（内部时限）。"
	if here.DueOn.IsZero() {
		text = "请办理。"
	}
	to, _, err := s.bearers(ctx, tx, flow.Key, here)
	if err != nil {
		return err
	}
	return tell(ctx, tx, to, "待办："+c.Title, text, c.ID, occasion("todo", here))
}
