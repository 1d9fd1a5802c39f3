package demo

import (
	"bytes"
	"context"
	"slices"
	"strconv"
	"time"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/worklog"
)

// fillWaiting leaves the union that the demonstration's accounts hold with something for each of them to decide, through
// the same acts by which it comes about in use.
func (b *builder) fillWaiting(ctx context.Context) error {
	signatures, err := drawnSignatures()
	if err != nil {
		return err
	}
	for _, leave := range []func(context.Context, []byte) error{b.leaveConsent, b.leaveScan} {
		if err := leave(ctx, signatures[0]); err != nil {
			return err
		}
	}
	return nil
}

// leaveConsent asks the head whether the instructor may take part in a bargaining (Art. 8(4)).
func (b *builder) leaveConsent(ctx context.Context, _ []byte) error {
	days := b.workdaysOf(b.today.Year())
	if len(days) == 0 {
		return nil
	}
	day := days[len(days)-1]
	_, err := b.a.Worklog.Create(ctx, b.as("zhidaoyuan", authz.RoleInstructor), worklog.Draft{ClientKey: "demo-consent", Content: worklog.Content{
		Day: day, ServedID: b.unionised().id, Duties: []worklog.Duty{"D4"}, Place: worklog.Onsite, Participants: b.text(participants),
		Done: b.text(deeds[4]), Outcome: b.text(outcomes), CommissionNumber: "委托〔" + strconv.Itoa(day.Year()) + "〕6号", CommissionOn: day.AddDays(-3),
	}}, true)
	return err
}

// leaveScan is a sheet signed with a pen that the clerk has brought in, so that the head checks it.
func (b *builder) leaveScan(ctx context.Context, _ []byte) error {
	days := b.workdaysOf(b.today.Year())
	i := slices.IndexFunc(b.heads, func(h head) bool { return h.union.Name == onPaper && h.endedOn.IsZero() && h != b.headAt(onPaper) })
	if len(days) < 4 || b.heads[i].onDuty.After(days[len(days)-4]) {
		return nil
	}
	day, u := days[len(days)-4], b.unionised()
	err := b.write(ctx, []worklog.New{{
		PersonID: b.heads[i].personID, ClientKey: "demo-scan", State: worklog.StateWaiting, At: day.Start().Add(16 * time.Hour),
		Content: worklog.Content{
			Day: day, ServedID: u.id, Duties: []worklog.Duty{"D1"}, Place: worklog.Onsite, Participants: b.text(participants),
			Done: b.text(deeds[1]), Outcome: b.text(outcomes),
		},
	}})
	if err != nil {
		return err
	}
	clerk := b.as("jingban", authz.RoleClerk)
	of := worklog.Filter{PersonID: b.heads[i].personID, ServedID: u.id, State: worklog.StateWaiting, From: day, Until: day}
	page, err := b.a.Worklog.OfUnion(ctx, clerk, of, httpx.PageQuery{Limit: 1})
	if err != nil || len(page.Items) == 0 {
		return err
	}
	scan, err := scribbledPage(3)
	if err != nil {
		return err
	}
	_, err = b.a.Worklog.AddPaper(ctx, clerk, page.Items[0].ID, worklog.Sheet{
		Signer:   worklog.Signer{Name: u.chair, Post: "工会主席", Side: worklog.SideUnion},
		SignedOn: day, FileName: "走访记录 " + day.String() + ".png",
	}, bytes.NewReader(scan))
	return err
}

// unionised is a served unit of that union that has a union itself, with a chair of another name than any instructor's.
func (b *builder) unionised() unit {
	units := b.units[b.byName[onPaper].ID]
	return units[slices.IndexFunc(units, func(u unit) bool {
		return u.union && !slices.ContainsFunc(b.heads, func(h head) bool { return h.name == u.chair })
	})]
}
