package approval

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/workday"
)

// Followers keep cases with the tree: what a union sent and what waits with it goes to its successor, and what a moved
// union sent is decided by its new superior from then on. So no case is left without somebody to decide it. A union that
// parts keeps what it sent and what waits with it; who stands in for whom ends with the union, as the posts do.
func (s *Service) Followers() []org.Follower {
	cases := org.FollowTable("审批事项", "approval_case", true)
	cases.Holds = holds
	again := org.Follower{Name: "审批事项改由新的上级办理", Reparent: s.reroute}
	substitutes := endsWith("代办", substituteTable, "union_id = ?")
	delegations := endsWith("委托审核", delegationTable, "? IN (union_id, delegate_id)")
	return []org.Follower{cases, org.FollowTable("审批步骤", "approval_step", true), substitutes, again, delegations}
}

const substituteTable = "approval_substitute"

// endsWith is a table whose rows end with a union that is no more, and hold again when that is taken back; what has run
// out meanwhile stands for nothing anyway.
func endsWith(name, table, of string) org.Follower {
	f := org.FollowTable(name, table, false)
	f.Merge = func(ctx context.Context, tx *db.Tx, t org.Taking, limit int) (int, error) {
		var ids []string
		err := tx.NewSelect().Table(table).Column("id").Where(of, t.From.ID).Where("ended_at IS NULL").OrderExpr("id").Limit(int64(limit)).Scan(ctx, &ids)
		if err != nil {
			return 0, fmt.Errorf("end %s: %w", table, err)
		}
		if err := t.Note(ctx, tx, table, ids...); err != nil {
			return 0, err
		}
		return len(ids), setEnded(ctx, tx, table, ids, tx.Now())
	}
	f.Close = func(ctx context.Context, tx *db.Tx, t org.Taking) error {
		for n := 1; n > 0; {
			var err error
			if n, err = f.Merge(ctx, tx, t, db.Batch); err != nil {
				return err
			}
		}
		return nil
	}
	f.Return = func(ctx context.Context, tx *db.Tx, t org.Taking, limit int) (int, error) {
		ids, err := t.Recall(ctx, tx, table, limit)
		if err != nil {
			return 0, err
		}
		return len(ids), setEnded(ctx, tx, table, ids, time.Time{})
	}
	return f
}

func setEnded(ctx context.Context, tx *db.Tx, table string, ids []string, at time.Time) error {
	if len(ids) == 0 {
		return nil
	}
	_, err := tx.NewRaw("UPDATE ? SET ended_at = ?, rev = rev + 1 WHERE id IN (?)", bun.Ident(table), bun.NullZero(at), bun.List(ids)).Exec(ctx)
	if err != nil {
		return fmt.Errorf("end rows of %s: %w", table, err)
	}
	return nil
}

// holds says what is still on its way from a union, or waits with it.
func holds(ctx context.Context, q db.Q, unionID string, _ workday.Date) (string, error) {
	var n int
	err := q.NewRaw(`SELECT count(*) FROM approval_case AS c WHERE c.state IN (?) AND (c.union_id = ?
		OR EXISTS (SELECT 1 FROM approval_step AS s WHERE s.case_id = c.id AND s.union_id = ? AND s.state = ?))`,
		bun.List([]State{Open, Returned, Joined}), unionID, unionID, StepOpen).Scan(ctx, &n)
	if err != nil {
		return "", fmt.Errorf("count cases: %w", err)
	}
	if n == 0 {
		return "", nil
	}
	return fmt.Sprintf("未办结的审批事项%d件", n), nil
}

// reroute looks at what the unions have sent and is not decided, and hands a step to whoever stands there in the tree
// of now. Before the tree has turned it finds nothing to do.
func (s *Service) reroute(ctx context.Context, tx *db.Tx, unionIDs []string, _ map[string]org.Place, limit int) (int, error) {
	done := 0
	for _, id := range unionIDs {
		cases, err := casesWhere(ctx, tx, "c.union_id = ? AND c.state = ? AND c.step > 0", id, Open)
		if err != nil || len(cases) == 0 {
			if err != nil {
				return done, err
			}
			continue
		}
		for _, c := range cases {
			if done >= limit {
				return done, nil
			}
			if c, err = lockCase(ctx, tx, c.ID); err != nil {
				return done, err
			}
			turned, err := s.rerouteOne(ctx, tx, c)
			if err != nil {
				return done, err
			}
			if turned {
				done++
			}
		}
	}
	return done, nil
}

func (s *Service) rerouteOne(ctx context.Context, tx *db.Tx, c Case) (bool, error) {
	st, _, _, err := s.standing(ctx, tx, c)
	if err != nil || st.Here.ID == "" {
		return false, err
	}
	stop := st.Route[c.Step]
	if stop.Skip { // the sender's new place has no such step
		next, ok := Next(st.Route, c.Step)
		if !ok {
			return false, nil
		}
		stop = st.Route[next]
	}
	if stop.Union.ID == st.Here.UnionID {
		return false, nil
	}
	old, err := org.ByID(ctx, tx, st.Here.UnionID)
	if err != nil {
		return false, err
	}
	if stop.Step == c.Step {
		here := st.Here
		here.State = StepPaused // the time that it took goes on to count
		here.HolderID, here.HolderName = "", ""
		cal, err := s.Calendar(ctx)
		if err != nil {
			return false, err
		}
		n, _ := cal.WorkdaysBetween(here.StartedOn, workday.Of(tx.Now()))
		here.Used += n
		if err := putStation(ctx, tx, &here); err != nil {
			return false, err
		}
	} else if err := s.leave(ctx, tx, c, st, StepVoid); err != nil {
		return false, err
	}
	c.Step = stop.Step
	if err := saveCase(ctx, tx, &c); err != nil {
		return false, err
	}
	hand := Hand{Grant: authz.Grant{UnionID: stop.Union.ID, UnionName: stop.Union.Name}}
	if err := s.say(ctx, tx, c, c.Step, Reroute, machine(), hand, "", strings.Join([]string{old.Name, stop.Union.Name}, " → ")); err != nil {
		return false, err
	}
	return true, s.arrive(ctx, tx, c, st.Flow, stop)
}
