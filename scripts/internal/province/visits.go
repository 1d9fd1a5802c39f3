package province

import (
	"context"
	"fmt"
	"time"

	"golang.org/x/sync/errgroup"

	"xiezhi/internal/app"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/workday"
	"xiezhi/internal/worklog"
)

// perBatch is how many entries one transaction writes.
const perBatch = 2000

// fillVisits writes each instructor's log. Entries are judged and hashed beside the writing of those before them.
func (p *Province) fillVisits(ctx context.Context, a *app.App, size Size, say Say) error {
	today := workday.Of(a.DB.Now())
	all := len(p.Instructors) * size.Visits
	ready := make(chan *worklog.Prepared, 2)
	g, ctx := errgroup.WithContext(ctx)
	g.Go(func() error {
		defer close(ready)
		var list []worklog.New
		send := func() error {
			out, err := worklog.Prepare(ctx, a.DB.Read(), list, a.DB.Now())
			if err != nil {
				return err
			}
			select {
			case ready <- out:
			case <-ctx.Done():
				return ctx.Err()
			}
			list = list[:0]
			return nil
		}
		for i, in := range p.Instructors {
			units := p.Units[in.Union.ID]
			for k := range size.Visits {
				list = append(list, entry(in, units[(i+k*7)%len(units)], today.AddDays(k-size.Visits), i, k, size.Visits))
				if len(list) == perBatch {
					if err := send(); err != nil {
						return err
					}
				}
			}
		}
		if len(list) == 0 {
			return nil
		}
		return send()
	})
	g.Go(func() error {
		began, written, told := time.Now(), 0, 0
		for batch := range ready {
			if err := a.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error { return worklog.Insert(ctx, tx, actor, batch) }); err != nil {
				return err
			}
			written += batch.Len()
			if written-told >= 50_000 {
				told = written
				say("%d of %d visits, %.0f/s", written, all, float64(written)/time.Since(began).Seconds())
			}
		}
		return nil
	})
	return g.Wait()
}

// entry is a confirmed entry; of the latest month one in four, and of the rest one in fifty, still waits.
func entry(in Instructor, u Unit, day workday.Date, i, k, all int) worklog.New {
	n := worklog.New{
		PersonID: in.PersonID, ClientKey: fmt.Sprintf("filled-%06d-%04d", i, k),
		Content: worklog.Content{
			Day: day, ServedID: u.ID, Duties: []worklog.Duty{worklog.DutyGuidance}, Place: worklog.Onsite,
			Participants: "工会主席、职工代表5人", Done: "帮助工会梳理上年度工资总额、人均工资和行业工价资料，拟定协商方案初稿。", Outcome: "工会表示两周内发出要约。",
		},
		State: worklog.StateConfirmed, Strength: worklog.StrengthDrawn, Signature: scribble,
		Signer: worklog.Signer{Name: "尚" + u.Chair, Post: "工会主席", Side: worklog.SideUnion},
		At:     day.Start().Add(16 * time.Hour),
	}
	n.AnsweredAt = n.At.Add(time.Hour)
	if k >= all-30 && (i+k)%4 == 0 || (i+k)%50 == 0 {
		n.State, n.Signer, n.Strength, n.Signature, n.AnsweredAt = worklog.StateWaiting, worklog.Signer{}, "", nil, time.Time{}
	}
	return n
}
