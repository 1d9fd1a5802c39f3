package approval_test

import (
	"context"
	"errors"
	"net/http"
	"testing"
	"time"

	"xiezhi/internal/app/apptest"
	"xiezhi/internal/approval"
	"xiezhi/internal/authz"
	"xiezhi/internal/obligation"
	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/db/dbtest"
)

// monday is Monday 2026-11-23 09:00 in China.
var monday = time.Date(2026, 11, 23, 1, 0, 0, 0, time.UTC)

// world is the small province with the people of the tests' flow, and a chapter that notes what it is told.
type world struct {
	*apptest.World
	t   *testing.T
	now *time.Time
	svc *approval.Service

	clerk, head, county, county2, province, taicang, finance *apptest.Client

	told   []approval.Act
	refuse bool // the chapter says no
}

var errChapter = errors.New("the chapter says no")

func each(t *testing.T, fn func(*testing.T, *world)) {
	t.Helper()
	now := monday
	dbtest.Each(t, clock.Clock(func() time.Time { return now }), func(t *testing.T, d *db.DB) {
		now = monday
		w := &world{World: apptest.New(t, d, func() time.Time { return now }), t: t, now: &now}
		w.svc = w.App.Approval
		if w.svc.Chapters == nil {
			w.svc.Chapters = map[approval.FlowKey]approval.Chapter{}
		}
		w.svc.Chapters[flowTest] = approval.Chapter{
			Told: func(_ context.Context, _ *db.Tx, _ authz.Actor, told approval.Told) error {
				if w.refuse {
					return errChapter
				}
				w.told = append(w.told, told.Act)
				return nil
			},
			Form: func(context.Context, db.Q, authz.Actor, approval.Case) (approval.CaseForm, error) {
				return approval.CaseForm{
					Facts:  []approval.CaseFact{{Label: "人数", Value: "3"}},
					Tables: []approval.FormTable{{Title: "明细", Columns: []approval.FormColumn{{Title: "单位", Width: 100}, {Title: "人数", Numeric: true, Width: 70}}, Rows: [][]string{{"玉山镇", "3"}}}},
				}, nil
			},
		}
		w.clerk, w.head = w.As(t, authz.RoleClerk, "玉山镇总工会"), w.As(t, authz.RoleHead, "玉山镇总工会")
		w.county, w.county2 = w.As(t, authz.RoleApprover, "昆山市总工会"), w.As(t, authz.RoleApprover, "昆山市总工会")
		w.province, w.taicang = w.As(t, authz.RoleApprover, "江苏省总工会"), w.As(t, authz.RoleApprover, "太仓市总工会")
		w.finance = w.As(t, authz.RoleFinance, "昆山市总工会")
		fn(t, w)
	})
}

// later lets the clock go on to 09:00 of a day; everybody signs in anew.
func (w *world) later(date string) {
	w.t.Helper()
	*w.now = day(date).Start().Add(9 * time.Hour)
	for _, c := range []*apptest.Client{w.clerk, w.head, w.county, w.county2, w.province, w.taicang} {
		c.SignIn(w.t)
	}
}

func (w *world) submit(c *apptest.Client, record, union string, parts ...approval.Part) approval.Case {
	w.t.Helper()
	var out approval.Case
	w.Tx(w.t, func(ctx context.Context, tx *db.Tx) (err error) {
		out, err = w.svc.Submit(ctx, tx, c.Actor, approval.Submission{
			Flow: flowTest, RecordID: record, Title: union + "的测试事项", Summary: "三人", Link: "/x/" + record, UnionID: w.Union(w.t, union).ID, Parts: parts,
		})
		return err
	})
	return out
}

// record makes the id of a chapter's record.
func record() string { return db.NewID() }

type body map[string]any

func (w *world) act(c *apptest.Client, id string, b body) apptest.Reply {
	w.t.Helper()
	if _, given := b["rev"]; !given {
		b["rev"] = w.show(id).Rev
	}
	return c.Do(w.t, http.MethodPost, "/api/approval/cases/"+id+"/act", b)
}

// show reads a case as the province sees it.
func (w *world) show(id string) approval.CaseDetail { w.t.Helper(); return w.see(w.province, id) }

func (w *world) see(c *apptest.Client, id string) approval.CaseDetail {
	w.t.Helper()
	return apptest.Read[approval.CaseDetail](w.t, c.Do(w.t, http.MethodGet, "/api/approval/cases/"+id, nil).Want(w.t, 200))
}

type page struct {
	Items []approval.CaseLine `json:"items"`
	Total struct {
		Count int `json:"count"`
	} `json:"total"`
}

// box lists a box and holds the badge of 待办 against it.
func (w *world) box(c *apptest.Client, box string) []string {
	w.t.Helper()
	p := apptest.Read[page](w.t, c.Do(w.t, http.MethodGet, "/api/approval/cases?box="+box, nil).Want(w.t, 200))
	ids := []string{}
	for _, l := range p.Items {
		ids = append(ids, l.ID)
	}
	if box == "todo" {
		n := apptest.Read[approval.Counts](w.t, c.Do(w.t, http.MethodGet, "/api/approval/counts", nil).Want(w.t, 200))
		if n.Todo != len(ids) || p.Total.Count != len(ids) {
			w.t.Errorf("the badge says %d, the list's total %d, the list has %d", n.Todo, p.Total.Count, len(ids))
		}
	}
	return ids
}

// owed is the state and due day of a union's internal term.
func (w *world) owed(union, period string) string {
	w.t.Helper()
	var list []obligation.Obligation
	err := w.DB.Read().NewSelect().Model(&list).Where("o.rule = ?", obligation.RuleApprovalStep).
		Where("o.union_id = ?", w.Union(w.t, union).ID).Where("o.period = ?", period).Scan(w.t.Context())
	if err != nil || len(list) != 1 {
		w.t.Fatalf("%s %s: %d obligations, %v", union, period, len(list), err)
	}
	return string(list[0].State) + " " + list[0].DueOn.String()
}

// notices are the titles told to a recipient, the oldest first.
func (w *world) notices(to string) []string {
	w.t.Helper()
	out := []string{}
	if err := w.DB.Read().NewRaw("SELECT title FROM notice WHERE recipient = ? ORDER BY created_at, id", to).Scan(w.t.Context(), &out); err != nil {
		w.t.Fatal(err)
	}
	return out
}

func (w *world) drain() {
	w.t.Helper()
	if err := w.App.Jobs.Drain(w.t.Context()); err != nil {
		w.t.Fatal(err)
	}
}
