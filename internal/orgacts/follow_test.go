package orgacts

import (
	"context"
	"fmt"
	"testing"

	"github.com/uptrace/bun"

	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/jobs"
	"xiezhi/internal/platform/notify"
	"xiezhi/internal/workday"
)

// obligations of the ledger stand for every package's facts: their table has the usual columns.
type owed struct {
	bun.BaseModel `bun:"table:obligation"`

	ID, Rule, Subject, Period, Article, UnionID string
	CountyID, CityID                            string `bun:",nullzero"`
	StartsOn, DueOn, State, Proof               string
	Provisional                                 bool
	Have, Want, Rev                             int
	PolicyVersion, CalendarVersion              string
	CreatedAt, ChangedAt                        any
}

func (w *world) owe(u org.Union, n int) {
	w.t.Helper()
	rows := make([]owed, n)
	for i := range rows {
		rows[i] = owed{
			ID: db.NewID(), Rule: "test", Subject: db.NewID(), Period: "2026", Article: "10(2)", UnionID: u.ID, CountyID: u.CountyID,
			CityID: u.CityID, StartsOn: "2026-01-01", DueOn: "2026-12-31", State: "open", CreatedAt: w.now, ChangedAt: w.now,
		}
	}
	w.tx(func(ctx context.Context, tx *db.Tx) error { return db.InsertAll(ctx, tx, rows) })
}

func (w *world) count(where string, args ...any) int {
	w.t.Helper()
	var n int
	if err := w.d.Read().NewRaw("SELECT count(*) FROM obligation WHERE "+where, args...).Scan(w.t.Context(), &n); err != nil {
		w.t.Fatal(err)
	}
	return n
}

// A town moves to the neighbouring county: what belongs to it follows in batches, and the past stays where it was.
func TestFactsFollowAMove(t *testing.T) {
	each(t, func(w *world) {
		w.s.Followers = []org.Follower{org.FollowTable("应办事项", "obligation", true)}
		taicang, kunshan := w.find("太仓市"), w.find("昆山市")
		zone := w.create("玉山工业园工会", org.KindZone, "玉山镇")
		w.owe(w.town, 1100)
		w.owe(zone, 30)
		w.owe(kunshan, 3)
		ask := map[string]any{"kind": "move", "on": "2026-09-01", "document": "苏工〔2026〕9号", "otherId": taicang.ID, "regionCode": "320585101", "rev": 1}
		act := read[Act](w, w.call("suzhou", "POST", "/api/org/unions/"+w.town.ID+"/acts", ask), 201)
		if act.State != Running || w.union(w.town.ID).SuperiorID != kunshan.ID {
			w.t.Fatalf("%+v", act)
		}
		w.drain()
		if n := w.count("county_id = ?", taicang.ID); n != 1130 {
			w.t.Errorf("%d facts in the new county, want 1130", n)
		}
		if n := w.count("county_id = ?", kunshan.ID); n != 3 {
			w.t.Errorf("%d facts left in the old county, want its own 3", n)
		}
		if u := w.union(zone.ID); u.CountyID != taicang.ID {
			w.t.Errorf("%+v", u)
		}
		status, err := jobs.Get(w.t.Context(), w.d.Read(), act.JobID)
		if err != nil || status.State != jobs.Done {
			w.t.Errorf("%+v %v", status, err)
		}
		for on, want := range map[string]string{"2025-11-23": kunshan.ID, "2026-11-23": taicang.ID} {
			q := w.d.Read().NewSelect().TableExpr("obligation AS f")
			n, err := org.JoinOn(q, "h", "f.union_id", day(on)).Where("h.county_id = ?", want).Where("f.union_id <> ?", kunshan.ID).Count(w.t.Context())
			if err != nil || n != 1130 {
				w.t.Errorf("on %s: %d, %v", on, n, err)
			}
		}
		if r := w.call("kunshan", "GET", "/api/org/unions/"+w.town.ID, nil); r.status != 404 {
			w.t.Errorf("the old county still reads: %d", r.status)
		}
		if r := w.call("taicang", "GET", "/api/org/unions/"+w.town.ID, nil); r.status != 200 {
			w.t.Errorf("the new county does not: %d", r.status)
		}
		// something was written under the old place while the move went on: the sweep finds it
		w.owe(org.Union{ID: w.town.ID, CountyID: kunshan.ID, CityID: w.town.CityID}, 5)
		w.now = w.now.AddDate(0, 0, 1)
		w.drain()
		if n := w.count("county_id = ?", taicang.ID); n != 1135 {
			w.t.Errorf("after the sweep %d, want 1135", n)
		}
	})
}

// The tree no longer allows the act when its job runs: it fails, says why, and the facts go back.
func TestAMoveThatFailsIsUndone(t *testing.T) {
	each(t, func(w *world) {
		taicang, kunshan := w.find("太仓市"), w.find("昆山市")
		turned := false
		follower := org.FollowTable("应办事项", "obligation", true)
		reparent := follower.Reparent
		follower.Reparent = func(ctx context.Context, tx *db.Tx, ids []string, to map[string]org.Place, limit int) (int, error) {
			if !turned { // while facts move, another of this name appears in the new county
				turned = true
				if _, err := org.CreateTx(ctx, tx, w.actors["province"].Audit(), []org.NewUnion{{Name: w.town.Name, Kind: org.KindTown, SuperiorID: taicang.ID}}); err != nil {
					return 0, err
				}
			}
			return reparent(ctx, tx, ids, to, limit)
		}
		w.s.Followers = []org.Follower{follower}
		w.owe(w.town, 10)
		ask := map[string]any{"kind": "move", "on": "2026-09-01", "document": "苏工〔2026〕9号", "otherId": taicang.ID, "rev": 1}
		act := read[Act](w, w.call("suzhou", "POST", "/api/org/unions/"+w.town.ID+"/acts", ask), 201)
		w.drain()
		got, err := actByID(w.t.Context(), w.d.Read(), act.ID)
		if err != nil || got.State != Failed || got.Why == "" {
			w.t.Errorf("%+v %v", got, err)
		}
		if n := w.count("county_id = ?", kunshan.ID); n != 10 || w.union(w.town.ID).CountyID != kunshan.ID {
			w.t.Errorf("%d facts in the old county, want 10", n)
		}
	})
}

func TestFactsFollowAMerger(t *testing.T) {
	each(t, func(w *world) {
		w.s.Followers = []org.Follower{org.FollowTable("应办事项", "obligation", true), {
			Name: "人员",
			Holds: func(ctx context.Context, q db.Q, id string, _ workday.Date) (string, error) {
				var n int
				err := q.NewRaw("SELECT count(*) FROM obligation WHERE union_id = ?", id).Scan(ctx, &n)
				if n == 0 {
					return "", err
				}
				return fmt.Sprintf("在岗指导员%d人", n), err
			},
		}}
		follower := &w.s.Followers[0]
		merge := follower.Merge
		follower.Merge = func(ctx context.Context, tx *db.Tx, t org.Taking, limit int) (int, error) {
			w.wantTold(notify.ToAccount("kunshan")) // it is not done while facts still follow
			return merge(ctx, tx, t, limit)
		}
		other := w.create("周市镇总工会", org.KindTown, "昆山市")
		w.owe(w.town, 700)
		path := "/api/org/unions/" + w.town.ID + "/acts"
		r := w.call("kunshan", "POST", path, map[string]any{"kind": "close", "on": "2026-11-01", "document": "x", "rev": 1})
		if r.status != 422 || r.Code != org.CodeInUse {
			w.t.Errorf("closed with people: %d %s", r.status, r.body)
		}
		ask := map[string]any{"kind": "merge", "on": "2026-11-01", "document": "昆工〔2026〕3号", "otherId": other.ID, "rev": 1}
		read[Act](w, w.call("kunshan", "POST", path, ask), 201)
		w.drain()
		if n := w.count("union_id = ?", other.ID); n != 700 {
			w.t.Errorf("%d facts with the successor, want 700", n)
		}
		w.wantTold(notify.ToAccount("kunshan"), "“玉山镇总工会”的合并已办结")
		if u := w.union(w.town.ID); u.State != org.StateClosed || u.SuccessorID != other.ID {
			w.t.Errorf("%+v", u)
		}
	})
}

// A merger is taken back while facts still follow: no more of them go.
func TestAMergerTakenBackOnTheWay(t *testing.T) {
	each(t, func(w *world) {
		follower := org.FollowTable("应办事项", "obligation", true)
		merge := follower.Merge
		follower.Merge = func(ctx context.Context, tx *db.Tx, t org.Taking, limit int) (int, error) {
			if _, err := tx.NewRaw("UPDATE org_act SET state = ? WHERE id = ?", Undone, t.ActID).Exec(ctx); err != nil {
				return 0, err
			}
			return merge(ctx, tx, t, limit)
		}
		w.s.Followers = []org.Follower{follower}
		other := w.create("周市镇总工会", org.KindTown, "昆山市")
		w.owe(w.town, 1100)
		ask := map[string]any{"kind": "merge", "on": "2026-11-01", "document": "昆工〔2026〕3号", "otherId": other.ID, "rev": 1}
		read[Act](w, w.call("kunshan", "POST", "/api/org/unions/"+w.town.ID+"/acts", ask), 201)
		w.drain()
		if n := w.count("union_id = ?", other.ID); n != db.Batch {
			w.t.Errorf("%d facts with the successor, want the first batch", n)
		}
		w.wantTold(notify.ToAccount("kunshan")) // what was taken back is not done
	})
}

func TestSplit(t *testing.T) {
	each(t, func(w *world) {
		ask := map[string]any{"kind": "split", "on": "2026-11-01", "document": "昆工〔2026〕4号", "name": "玉东镇总工会", "rev": 1}
		act := read[Act](w, w.call("kunshan", "POST", "/api/org/unions/"+w.town.ID+"/acts", ask), 201)
		made := w.union(act.OtherID)
		if act.State != Done || made.Name != "玉东镇总工会" || made.SuperiorID != w.town.SuperiorID {
			w.t.Errorf("%+v %+v", act, made)
		}
		p, err := org.History(w.t.Context(), w.d.Read(), made.ID)
		if err != nil || len(p) != 1 || p[0].ValidFrom != day("2026-11-01") {
			w.t.Errorf("%+v %v", p, err)
		}
	})
}
