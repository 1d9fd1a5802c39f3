package orgacts

import (
	"bytes"
	"maps"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/errs"
)

// ask lays an act upon the union down and gives the reply; what is not given is filled in.
func (w *world) ask(actor string, union org.Union, body map[string]any) reply {
	w.t.Helper()
	full := map[string]any{"on": "2026-11-01", "document": "昆工〔2026〕7号", "rev": w.union(union.ID).Rev}
	maps.Copy(full, body)
	return w.call(actor, "POST", "/api/org/unions/"+union.ID+"/acts", full)
}

func (w *world) acts(actor string, union org.Union) []ActLine {
	w.t.Helper()
	return read[UnionDetail](w, w.call(actor, "GET", "/api/org/unions/"+union.ID, nil), 200).Acts
}

// told is the history of a union as lines: name, kind, region, from, until.
func (w *world) history(union org.Union) [][5]string {
	w.t.Helper()
	list, err := org.History(w.t.Context(), w.d.Read(), union.ID)
	if err != nil {
		w.t.Fatal(err)
	}
	var out [][5]string
	for _, s := range list {
		out = append(out, [5]string{s.Name, string(s.Kind), s.RegionCode, s.ValidFrom.String(), s.ValidUntil.String()})
	}
	return out
}

// A town becomes a street with a code of its own (撤镇设街道), and that is taken back without a trace in the history.
func TestTownBecomesStreet(t *testing.T) {
	each(t, func(w *world) {
		for name, body := range map[string]map[string]any{
			"a county's code is no code": {"kind": "rename", "name": "玉山街道总工会", "regionCode": "3205"},
			"a town is no county":        {"kind": "rename", "name": "玉山县总工会", "newKind": "county"},
			"nothing changes":            {"kind": "rename", "name": "玉山镇总工会", "newKind": "town", "regionCode": "320583"},
		} {
			if r := w.ask("kunshan", w.town, body); r.status != 422 {
				t.Errorf("%s: %d %s", name, r.status, r.body)
			}
		}
		if r := w.ask("suzhou", w.find("昆山市"), map[string]any{"kind": "rename", "name": "昆山市总工会", "newKind": "street"}); r.status != 422 {
			t.Errorf("a county is no street: %d %s", r.status, r.body)
		}
		act := read[Act](w, w.ask("kunshan", w.town, map[string]any{"kind": "rename", "name": "玉山街道总工会", "newKind": "street", "regionCode": "320583001"}), 201)
		u := w.union(w.town.ID)
		if act.State != Done || u.Kind != org.KindStreet || u.RegionCode != "320583001" || u.ShortName != "玉山街道" {
			t.Errorf("%+v %+v", act, u)
		}
		want := [][5]string{
			{"玉山街道总工会", "street", "320583001", "2026-11-01", ""},
			{"玉山镇总工会", "town", "320583", "2000-01-01", "2026-11-01"},
		}
		if diff := cmp.Diff(want, w.history(w.town)); diff != "" {
			t.Error(diff)
		}
		back := read[Act](w, w.ask("kunshan", w.town, map[string]any{"kind": "undo", "undoesId": act.ID, "document": "文号写错"}), 201)
		if back.State != Done || back.EffectiveOn != day("2026-11-01") {
			t.Errorf("%+v", back)
		}
		if diff := cmp.Diff([][5]string{{"玉山镇总工会", "town", "320583", "2000-01-01", ""}}, w.history(w.town)); diff != "" {
			t.Error(diff)
		}
		// Twice is refused, and so is taking back the taking back.
		for _, id := range []string{act.ID, back.ID} {
			if r := w.ask("kunshan", w.town, map[string]any{"kind": "undo", "undoesId": id}); r.status != 422 || r.Code != CodeUndo {
				t.Errorf("again: %d %s", r.status, r.body)
			}
		}
	})
}

func TestUndoAMove(t *testing.T) {
	each(t, func(w *world) {
		w.s.Followers = []org.Follower{org.FollowTable("应办事项", "obligation", true)}
		kunshan, taicang := w.find("昆山市"), w.find("太仓市")
		w.owe(w.town, 20)
		read[Act](w, w.ask("suzhou", w.town, map[string]any{"kind": "move", "otherId": taicang.ID, "regionCode": "320585101"}), 201)
		w.drain()
		moved := w.acts("suzhou", w.town)[0]
		if moved.State != Done || !slices.Contains(moved.Actions, string(Undo)) || w.count("county_id = ?", taicang.ID) != 20 {
			t.Fatalf("%+v", moved)
		}
		undo := map[string]any{"kind": "undo", "undoesId": moved.ID, "document": "误办"}
		// The new county did not decide it and does not manage where the town came from.
		if r := w.ask("taicang", w.town, undo); r.status != 404 || r.Code != errs.NotFoundCode {
			t.Errorf("the new county takes it back: %d %s", r.status, r.body)
		}
		if r := w.ask("suzhou", w.town, map[string]any{"kind": "undo", "undoesId": moved.ID, "document": ""}); r.status != 422 {
			t.Errorf("without a reason: %d %s", r.status, r.body)
		}
		act := read[Act](w, w.ask("suzhou", w.town, undo), 201)
		w.drain()
		if got := w.acts("suzhou", w.town); got[0].ID != act.ID || got[0].State != Done || got[1].State != Undone {
			t.Errorf("%+v", got)
		}
		if n := w.count("county_id = ?", kunshan.ID); n != 20 || w.union(w.town.ID).SuperiorID != kunshan.ID {
			t.Errorf("%d facts came back", n)
		}
		if got := w.history(w.town); len(got) != 1 || got[0][2] != "320583" {
			t.Errorf("%v", got)
		}
	})
}

func TestCheckUndo(t *testing.T) {
	now := time.Date(2026, 11, 23, 4, 0, 0, 0, time.UTC)
	done := func(id string, kind Kind, ago time.Duration) Act {
		return Act{ID: id, Kind: kind, UnionID: "u", State: Done, DoneAt: now.Add(-ago)}
	}
	day := 24 * time.Hour
	waiting := done("a", Rename, 0)
	waiting.State = Waiting
	undone := done("a", Rename, day)
	undone.State = Undone
	for name, c := range map[string]struct {
		act  Act
		acts []Act
		want string
	}{
		"yesterday's":                {done("a", Rename, day), nil, ""},
		"on the thirtieth day":       {done("a", Move, 30*day), nil, ""},
		"after it":                   {done("a", Move, 30*day+time.Second), nil, CodeUndo},
		"another followed":           {done("a", Rename, 2*day), []Act{done("b", Move, day)}, CodeUndo},
		"another went before":        {done("a", Rename, day), []Act{done("b", Move, 2*day)}, ""},
		"it employs since":           {done("a", Rename, 2*day), []Act{done("b", Employ, day)}, ""},
		"that it employs":            {done("a", Employ, day), nil, CodeUndo},
		"a split":                    {done("a", Split, day), nil, CodeUndo},
		"a merger":                   {done("a", Merge, day), nil, ""},
		"one that waits for its day": {waiting, nil, CodeUndo},
		"one taken back":             {undone, nil, CodeUndo},
	} {
		if got := errs.CodeOf(checkUndo(c.act, "u", append(c.acts, c.act), now)); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	if got := errs.CodeOf(checkUndo(done("a", Rename, day), "other", nil, now)); got != CodeUndo {
		t.Errorf("at another union: %q", got)
	}
}

// What the tree refuses is refused when the act is laid down, not later by a job.
func TestRefusedAtOnce(t *testing.T) {
	each(t, func(w *world) {
		taicang := w.find("太仓市")
		twin := w.create("玉山镇总工会", org.KindTown, "太仓市")
		founded := w.create("新镇总工会", org.KindTown, "昆山市")
		read[Act](w, w.ask("kunshan", founded, map[string]any{"kind": "rename", "name": "新新镇总工会", "on": "2026-11-20"}), 201)
		w.create("新镇工业园工会", org.KindZone, "新新镇")
		for name, c := range map[string]struct {
			actor string
			union org.Union
			body  map[string]any
			code  string
		}{
			"a namesake stands there":             {"suzhou", w.town, map[string]any{"kind": "move", "otherId": taicang.ID}, org.CodeTaken},
			"renamed as a neighbour":              {"kunshan", founded, map[string]any{"kind": "rename", "name": "玉山镇总工会", "on": "2026-11-23"}, org.CodeTaken},
			"split off as itself":                 {"kunshan", w.town, map[string]any{"kind": "split", "name": "玉山镇总工会"}, org.CodeTaken},
			"before what is told":                 {"kunshan", founded, map[string]any{"kind": "rename", "name": "新桥镇总工会", "on": "2026-11-19"}, org.CodeDates},
			"merged before what is told of it":    {"kunshan", founded, map[string]any{"kind": "merge", "otherId": w.town.ID, "on": "2026-11-19"}, org.CodeDates},
			"merged before what is told of other": {"kunshan", w.town, map[string]any{"kind": "merge", "otherId": founded.ID, "on": "2026-11-19"}, org.CodeDates},
			"closed with a union below":           {"kunshan", founded, map[string]any{"kind": "close", "on": "2026-11-23"}, org.CodeInUse},
			"a city is split":                     {"province", w.find("苏州市"), map[string]any{"kind": "split", "name": "苏南市总工会"}, org.CodeTier},
			"into one that is not the actor's":    {"kunshan", w.town, map[string]any{"kind": "merge", "otherId": twin.ID}, errs.NotFoundCode},
			"no such act":                         {"kunshan", w.town, map[string]any{"kind": "undo", "undoesId": twin.ID}, errs.NotFoundCode},
			"no act named":                        {"kunshan", w.town, map[string]any{"kind": "undo"}, errs.FieldsCode},
		} {
			if r := w.ask(c.actor, c.union, c.body); r.Code != c.code {
				t.Errorf("%s: %d %s, want %s", name, r.status, r.body, c.code)
			}
		}
	})
}

// Several people lay acts upon one union down at once: one of them does.
func TestTwoActsAtOnce(t *testing.T) {
	each(t, func(w *world) {
		var wg sync.WaitGroup
		status := make([]int, 6)
		for i := range status {
			wg.Go(func() {
				body := map[string]any{"kind": "close", "on": "2026-12-01", "document": "x", "rev": 1}
				if i%2 == 0 {
					body = map[string]any{"kind": "rename", "on": "2026-12-01", "document": "x", "rev": 1, "name": "玉峰镇总工会"}
				}
				status[i] = w.call("kunshan", "POST", "/api/org/unions/"+w.town.ID+"/acts", body).status
			})
		}
		wg.Wait()
		slices.Sort(status)
		if diff := cmp.Diff([]int{201, 409, 409, 409, 409, 409}, status); diff != "" {
			t.Error(diff)
		}
	})
}

// An act of the future whose day finds a tree that no longer allows it fails, says why, and is shown to whoever manages
// the place; one that the tree allows is carried out.
func TestActsToCome(t *testing.T) {
	each(t, func(w *world) {
		other := w.create("周市镇总工会", org.KindTown, "昆山市")
		read[Act](w, w.ask("kunshan", w.town, map[string]any{"kind": "merge", "otherId": other.ID, "on": "2026-12-01"}), 201)
		read[Act](w, w.ask("kunshan", other, map[string]any{"kind": "rename", "name": "周庄镇总工会", "on": "2026-11-30"}), 201)
		open := func(actor string) []string {
			var out []string
			for _, l := range read[orgActsReply](w, w.call(actor, "GET", "/api/org/acts/open", nil), 200).Items {
				out = append(out, string(l.Kind)+" "+string(l.State))
			}
			return out
		}
		if r := w.call("clerk", "GET", "/api/org/acts/open", nil); r.status != 403 {
			t.Errorf("a clerk: %d", r.status)
		}
		if diff := cmp.Diff([]string{"rename waiting", "merge waiting"}, open("kunshan")); diff != "" {
			t.Error(diff)
		}
		if got := open("taicang"); len(got) != 0 {
			t.Errorf("the neighbour sees %v", got)
		}
		w.now = w.now.AddDate(0, 0, 7) // 30 November
		w.drain()
		if u := w.union(other.ID); u.Name != "周庄镇总工会" {
			t.Errorf("%+v", u)
		}
		// The other is closed before the day of the merger.
		read[Act](w, w.ask("kunshan", other, map[string]any{"kind": "close", "on": "2026-11-30"}), 201)
		w.now = w.now.AddDate(0, 0, 1)
		w.drain()
		if diff := cmp.Diff([]string{"merge failed"}, open("kunshan")); diff != "" {
			t.Error(diff)
		}
		if got := w.acts("kunshan", w.town)[0]; got.Why != "“周庄镇总工会”已经撤销。" {
			t.Errorf("%+v", got)
		}
		w.now = w.now.AddDate(0, 0, 31)
		if got := open("kunshan"); len(got) != 0 {
			t.Errorf("a month later: %v", got)
		}
	})
}

// A request that waits for consent is put before the new superior when the union it stands below moves.
func TestConsentFollowsTheTree(t *testing.T) {
	each(t, func(w *world) {
		zone := w.create("玉山工业园工会", org.KindZone, "玉山镇")
		w.account("zoneClerk", authz.RoleClerk, "玉山工业园")
		w.account("taicangApprover", authz.RoleApprover, "太仓市")
		act := read[Act](w, w.ask("zoneClerk", zone, map[string]any{"kind": "employ", "on": "2026-12-01"}), 201)
		if act.ConsentID != w.find("昆山市").ID {
			t.Fatalf("%+v", act)
		}
		read[Act](w, w.ask("suzhou", w.town, map[string]any{"kind": "move", "otherId": w.find("太仓市").ID}), 201)
		w.drain()
		if got := read[orgActsReply](w, w.call("kunshanApprover", "GET", "/api/org/acts", nil), 200); len(got.Items) != 0 {
			t.Errorf("still asked: %+v", got)
		}
		asked := read[orgActsReply](w, w.call("taicangApprover", "GET", "/api/org/acts", nil), 200).Items
		if len(asked) != 1 || asked[0].ID != act.ID {
			t.Fatalf("%+v", asked)
		}
		yes := map[string]any{"rev": asked[0].Rev, "agree": true}
		if r := w.call("kunshanApprover", "POST", "/api/org/acts/"+act.ID+"/decide", yes); r.status != 404 {
			t.Errorf("the old county consents: %d %s", r.status, r.body)
		}
		read[Act](w, w.call("taicangApprover", "POST", "/api/org/acts/"+act.ID+"/decide", yes), 200)
		if !w.union(zone.ID).Employs(day("2026-12-01")) {
			t.Error("it does not employ")
		}
	})
}

// The list of unions and both lists of acts leave as they are shown to their reader, and that they left is recorded.
func TestListsAreExported(t *testing.T) {
	each(t, func(w *world) {
		act := read[Act](w, w.ask("kunshan", w.town, map[string]any{"kind": "rename", "on": "2026-12-01", "name": "玉峰镇总工会"}), 201)
		unions := w.sheet("suzhou", "/api/org/unions/export?q=%E7%8E%89%E5%B1%B1")
		want := []string{"苏州市总工会", "昆山市总工会", "玉山镇总工会", "乡镇工会", w.town.RegionCode, "昆山市总工会", "否", "", "", ""}
		if len(unions) != 4 || !cmp.Equal(want, append(unions[3], make([]string, 10-len(unions[3]))...)) {
			w.t.Errorf("unions: %q", unions)
		}
		if all := w.sheet("taicang", "/api/org/unions/export?below="+w.find("太仓市").ID); len(all) != 4 {
			w.t.Errorf("the neighbouring county's unions: %q", all)
		}
		want = []string{"玉山镇总工会", "更名", "更名为“玉峰镇总工会”", "2026-12-01", act.Document, act.AskedName, "", "到期办理"}
		for _, path := range []string{"/api/org/unions/" + w.town.ID + "/acts/export", "/api/org/acts/open/export"} {
			if acts := w.sheet("kunshan", path); len(acts) != 4 || !cmp.Equal(want, acts[3]) {
				w.t.Errorf("%s: %q", path, acts)
			}
		}
		if acts := w.sheet("taicang", "/api/org/acts/open/export"); len(acts) != 3 {
			w.t.Errorf("the neighbouring county's acts: %q", acts)
		}
		var n int
		if err := w.d.Read().NewRaw("SELECT count(*) FROM audit_entry WHERE action = 'org.export'").Scan(w.t.Context(), &n); err != nil || n != 5 {
			w.t.Errorf("%d exports recorded, want 5 (%v)", n, err)
		}
	})
}

func (w *world) sheet(actor, path string) [][]string {
	w.t.Helper()
	r := w.call(actor, "GET", path, nil)
	f, err := excelize.OpenReader(bytes.NewReader(r.body))
	if err != nil {
		w.t.Fatalf("%s: %d: %v", path, r.status, err)
	}
	defer f.Close()
	rows, err := f.GetRows(f.GetSheetName(0))
	if err != nil {
		w.t.Fatal(err)
	}
	return rows
}
