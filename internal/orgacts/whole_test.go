package orgacts_test

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/app/apptest"
	"xiezhi/internal/authz"
	"xiezhi/internal/gb"
	"xiezhi/internal/hiring"
	"xiezhi/internal/identity"
	"xiezhi/internal/org"
	"xiezhi/internal/orgacts"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/db/dbtest"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/report"
	"xiezhi/internal/roster"
	"xiezhi/internal/served"
	"xiezhi/internal/workday"
	"xiezhi/internal/worklog"
)

var day = workday.MustParse

// whole is the program with two instructors of 玉山镇, 安 and 白, one of 昆山市 who is posted there, 陈, two units that
// the town serves, and 安's visits: two days confirmed this year, one waiting, one confirmed last year.
type whole struct {
	*apptest.World
	clock  *clock.Manual
	person map[string]string
	unit   map[string]string
}

var numbers = map[string]string{
	"安": "320583198503120012", "白": "320583199001010015", "陈": "320583199203040016", "钱": "320583198808080010",
	"丁": "320583198701010018", "范": "320583199105050013", "高": "320583198909090011", "何": "320583199304040019",
}

func eachWhole(t *testing.T, fn func(t *testing.T, w *whole)) {
	t.Helper()
	began := time.Date(2026, 11, 23, 4, 0, 0, 0, time.UTC)
	at := clock.NewManual(began)
	dbtest.Each(t, at.Now, func(t *testing.T, d *db.DB) {
		at.Set(began)
		w := &whole{World: apptest.New(t, d, at.Now), clock: at, person: map[string]string{}, unit: map[string]string{}}
		w.engage(t, "安", "玉山镇总工会", "")
		w.engage(t, "白", "玉山镇总工会", "")
		w.engage(t, "陈", "昆山市总工会", "玉山镇总工会")
		for _, name := range []string{"昆山华电电子有限公司", "昆山精工五金厂"} {
			units := served.Prepare(w.App.Keys, []served.NewUnit{{
				Facts:   served.Facts{Kind: served.KindEnterprise, Name: name, HasUnion: true, ChairName: "孙桂芳"},
				UnionID: w.Union(t, "玉山镇总工会").ID, AddedBy: "clerk",
			}})
			w.Tx(t, func(ctx context.Context, tx *db.Tx) error { return served.Insert(ctx, tx, audit.System(), units) })
			w.unit[name] = units[0].ID
		}
		w.visit(t, "安", "2025-05-06", worklog.StateConfirmed)
		w.visit(t, "安", "2026-03-02", worklog.StateConfirmed)
		w.visit(t, "安", "2026-03-03", worklog.StateConfirmed)
		w.visit(t, "安", "2026-11-16", worklog.StateWaiting)
		if err := w.App.Jobs.Drain(t.Context()); err != nil { // everybody's year is opened
			t.Fatal(err)
		}
		fn(t, w)
	})
}

func (w *whole) engage(t *testing.T, name, union, post string) {
	t.Helper()
	w.engageFor(t, name, union, post, "2024-03-01", "")
}

// engageFor engages somebody from a day until another, none while it runs on.
func (w *whole) engageFor(t *testing.T, name, union, post, from, until string) {
	t.Helper()
	id, err := gb.ParseID(checked(numbers[name]))
	if err != nil {
		t.Fatal(err)
	}
	head := roster.NewHead{Name: name, ID: id, UnionID: w.Union(t, union).ID, Channel: roster.ChannelOwn, OnDuty: day(from)}
	if until != "" {
		head.EndedOn, head.EndGround = day(until), roster.GroundWish
	}
	if post != "" {
		head.PostUnionID = w.Union(t, post).ID
	}
	heads := roster.Prepare(w.App.Keys, []roster.NewHead{head})
	w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
		_, err := roster.Insert(ctx, tx, audit.System(), heads)
		return err
	})
	w.person[name] = heads[0].Person.ID
}

// checked puts the right last digit to a number.
func checked(number string) string {
	sum := 0
	for i, weight := range []int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2} {
		sum += int(number[i]-'0') * weight
	}
	return number[:17] + string("10X98765432"[sum%11])
}

func (w *whole) visit(t *testing.T, name, on string, state worklog.State) {
	t.Helper()
	at := day(on)
	n := worklog.New{
		PersonID: w.person[name], State: state, At: time.Date(at.Year(), at.Month(), at.Day(), 4, 0, 0, 0, time.UTC),
		Content: worklog.Content{
			Day: at, ServedID: w.unit["昆山华电电子有限公司"], Duties: []worklog.Duty{worklog.DutyGuidance}, Place: worklog.Onsite, Participants: "工会主席", Done: "指导起草集体合同草案", Outcome: "形成初稿",
		},
	}
	if state == worklog.StateConfirmed {
		n.AnsweredAt, n.Strength = n.At.Add(time.Hour), worklog.StrengthDrawn
		n.Signer, n.Signature = worklog.Signer{Name: "孙桂芳", Post: "工会主席", Side: worklog.SideUnion}, []byte("strokes")
	}
	p, err := worklog.Prepare(t.Context(), w.DB.Read(), []worklog.New{n}, w.DB.Now())
	if err != nil {
		t.Fatal(err)
	}
	w.Tx(t, func(ctx context.Context, tx *db.Tx) error { return worklog.Insert(ctx, tx, audit.System(), p) })
}

// act asks for an act upon the union and waits until everything has followed.
func (w *whole) act(t *testing.T, c *apptest.Client, union org.Union, body map[string]any) orgacts.Act {
	t.Helper()
	body["rev"] = w.now(t, union.ID).Rev
	if _, given := body["document"]; !given {
		body["document"] = "昆工〔2026〕3号"
	}
	r := c.Do(t, http.MethodPost, "/api/org/unions/"+union.ID+"/acts", body)
	act := apptest.Read[orgacts.Act](t, r.Want(t, http.StatusCreated))
	if err := w.App.Jobs.Drain(t.Context()); err != nil {
		t.Fatal(err)
	}
	w.clock.Advance(3 * time.Minute) // the sweep too
	if err := w.App.Jobs.Drain(t.Context()); err != nil {
		t.Fatal(err)
	}
	var failed []string // a drained runner leaves a failed job behind, to be tried again
	err := w.DB.Read().NewRaw("SELECT kind || ' ' || last_error FROM job WHERE last_error <> '' ORDER BY id").Scan(t.Context(), &failed)
	if err != nil || len(failed) > 0 {
		t.Fatalf("jobs failed: %q, %v", failed, err)
	}
	for _, l := range w.show(t, c, union.ID).Acts {
		if l.ID == act.ID {
			return l.Act
		}
	}
	t.Fatal("the act is not shown")
	return act
}

func (w *whole) show(t *testing.T, c *apptest.Client, id string) orgacts.UnionDetail {
	t.Helper()
	return apptest.Read[orgacts.UnionDetail](t, c.Do(t, http.MethodGet, "/api/org/unions/"+id, nil).Want(t, 200))
}

func (w *whole) now(t *testing.T, id string) org.Union {
	t.Helper()
	u, err := org.ByID(t.Context(), w.DB.Read(), id)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

// facts counts rows that belong to a union: engagements, units, visits, years, obligations.
func (w *whole) facts(t *testing.T, unionID string) string {
	t.Helper()
	var out []string
	for _, table := range []string{"engagement", "served", "visit", "worklog_year", "obligation"} {
		var n int
		if err := w.DB.Read().NewRaw("SELECT count(*) FROM "+table+" WHERE union_id = ?", unionID).Scan(t.Context(), &n); err != nil {
			t.Fatal(err)
		}
		out = append(out, fmt.Sprintf("%s %d", table, n))
	}
	return strings.Join(out, ", ")
}

func (w *whole) heads(t *testing.T, c *apptest.Client, on string) int {
	t.Helper()
	return apptest.Read[report.Overview](t, c.Do(t, http.MethodGet, "/api/report/overview?on="+on, nil).Want(t, 200)).Total.All
}

// A town of Kunshan is merged into one of Taicang: people, units, visits and obligations go along, the past stays where
// it was, the instructor's account works on, and the clerk's post ends. Then it is all taken back.
func TestMergeAcrossCountiesAndBack(t *testing.T) {
	eachWhole(t, func(t *testing.T, w *whole) {
		town, into := w.Union(t, "玉山镇总工会"), w.Union(t, "城厢镇总工会")
		city := w.As(t, authz.RoleOfficer, "苏州市总工会")
		kunshan, taicang := w.As(t, authz.RoleOfficer, "昆山市总工会"), w.As(t, authz.RoleOfficer, "太仓市总工会")
		instructor, clerk := w.Instructor(t, w.person["安"], "玉山镇总工会"), w.As(t, authz.RoleClerk, "玉山镇总工会")
		if got := w.facts(t, town.ID); got != "engagement 2, served 2, visit 4, worklog_year 3, obligation 2" {
			t.Fatalf("to begin with: %s", got)
		}
		merge := map[string]any{"kind": "merge", "on": "2026-11-01", "otherId": into.ID, "document": "苏工〔2026〕8号", "rev": 1}
		kunshan.Do(t, http.MethodPost, "/api/org/unions/"+town.ID+"/acts", merge).Refused(t, 404, errs.NotFoundCode)
		lines := apptest.Read[struct{ Lines []string }](t, city.Do(t, http.MethodPost, "/api/org/unions/"+town.ID+"/acts/preview", merge).Want(t, 200))
		want := "名下的在岗指导员2人、在此定岗的1人、服务对象2个，连同日志和应办事项，转到后者名下；下级工会改由后者领导；聘用资格由后者承继。"
		if len(lines.Lines) < 2 || lines.Lines[1] != want {
			t.Errorf("what will happen: %q", lines.Lines)
		}
		act := w.act(t, city, town, merge)
		if act.State != orgacts.Done {
			t.Fatalf("%+v", act)
		}
		if got := w.facts(t, town.ID); got != "engagement 0, served 0, visit 0, worklog_year 0, obligation 0" {
			t.Errorf("left behind: %s", got)
		}
		if got := w.facts(t, into.ID); got != "engagement 2, served 2, visit 4, worklog_year 3, obligation 2" {
			t.Errorf("gone along: %s", got)
		}
		// 陈 stays employed by Kunshan and is posted at the successor now, with her history.
		var posts []struct {
			PostUnionID string
			StartsOn    workday.Date
		}
		err := w.DB.Read().NewRaw(`SELECT g.post_union_id, g.starts_on FROM posting AS g JOIN engagement AS e ON e.id = g.engagement_id
			WHERE e.person_id = ? ORDER BY g.starts_on`, w.person["陈"]).Scan(t.Context(), &posts)
		if err != nil || len(posts) != 2 || posts[0].PostUnionID != town.ID || posts[1].PostUnionID != into.ID || posts[1].StartsOn != day("2026-11-01") {
			t.Errorf("postings: %+v %v", posts, err)
		}
		for _, c := range []struct {
			on               string
			kunshan, taicang int
		}{{"2025-12-31", 3, 0}, {"2026-10-31", 3, 0}, {"2026-11-01", 1, 2}, {"2026-11-23", 1, 2}} {
			if k, ta := w.heads(t, kunshan, c.on), w.heads(t, taicang, c.on); k != c.kunshan || ta != c.taicang {
				t.Errorf("on %s: %d and %d, want %d and %d", c.on, k, ta, c.kunshan, c.taicang)
			}
		}
		// The instructor works on; the union above is now another.
		me := apptest.Read[identity.Session](t, instructor.Do(t, http.MethodGet, "/api/session", nil).Want(t, 200))
		if len(me.Posts) != 1 || me.Posts[0].UnionID != into.ID || me.Posts[0].From != day("2026-11-23") {
			t.Errorf("the instructor's post: %+v", me.Posts)
		}
		gone := apptest.Read[identity.Session](t, clerk.Do(t, http.MethodGet, "/api/session", nil).Want(t, 200))
		if len(gone.Posts) != 0 {
			t.Errorf("the clerk of the union that is no more: %+v", gone.Posts)
		}
		clerk.Do(t, http.MethodGet, "/api/persons", nil).Refused(t, 403, errs.MissingCode)

		// Whoever does not manage where things went cannot take it back.
		undo := map[string]any{"kind": "undo", "on": "", "undoesId": act.ID, "document": "误办", "rev": w.now(t, town.ID).Rev}
		kunshan.Do(t, http.MethodPost, "/api/org/unions/"+town.ID+"/acts", undo).Refused(t, 404, errs.NotFoundCode)
		if offered := w.show(t, city, town.ID).Acts[0].Actions; !slices.Contains(offered, "undo") {
			t.Errorf("not offered: %v", offered)
		}
		w.engageFor(t, "钱", "城厢镇总工会", "", "2026-11-23", "") // came to the successor since, and stays there
		if back := w.act(t, city, town, undo); back.State != orgacts.Done {
			t.Fatalf("%+v", back)
		}
		if got := w.facts(t, town.ID); got != "engagement 2, served 2, visit 4, worklog_year 3, obligation 2" {
			t.Errorf("come back: %s", got)
		}
		if got := w.facts(t, into.ID); got != "engagement 1, served 0, visit 0, worklog_year 0, obligation 0" {
			t.Errorf("stayed: %s", got)
		}
		if u := w.now(t, town.ID); u.State != org.StateOpen || u.SuccessorID != "" || !u.ClosedOn.IsZero() {
			t.Errorf("%+v", u)
		}
		for _, on := range []string{"2025-12-31", "2026-10-31", "2026-11-01", "2026-11-23"} {
			ta := 0
			if on == "2026-11-23" {
				ta = 1
			}
			if k, got := w.heads(t, kunshan, on), w.heads(t, taicang, on); k != 3 || got != ta {
				t.Errorf("after taking back, on %s: %d and %d", on, k, got)
			}
		}
		me = apptest.Read[identity.Session](t, instructor.Do(t, http.MethodGet, "/api/session", nil).Want(t, 200))
		if len(me.Posts) != 1 || me.Posts[0].UnionID != town.ID {
			t.Errorf("the instructor's post after taking back: %+v", me.Posts)
		}
		history := w.show(t, city, town.ID)
		if len(history.History) != 1 || !history.History[0].ValidUntil.IsZero() || history.Acts[1].State != orgacts.Undone {
			t.Errorf("what is told: %+v %+v", history.History, history.Acts)
		}
		w.sound(t)
	})
}

// TestALeaversEntriesStayOpen: somebody left the town's union before it went into another. The engagement stays where it
// ended, the entries go along, and both the successor and the person read them.
func TestALeaversEntriesStayOpen(t *testing.T) {
	eachWhole(t, func(t *testing.T, w *whole) {
		town, into := w.Union(t, "玉山镇总工会"), w.Union(t, "城厢镇总工会")
		city, person := w.As(t, authz.RoleOfficer, "苏州市总工会"), w.person["安"]
		self := w.Instructor(t, person, "玉山镇总工会")
		var e roster.Engagement
		if err := w.DB.Read().NewSelect().Model(&e).Where("e.person_id = ?", person).Scan(t.Context()); err != nil {
			t.Fatal(err)
		}
		w.As(t, authz.RoleClerk, "玉山镇总工会").Do(t, http.MethodPost, "/api/engagements/"+e.ID+"/end",
			map[string]any{"rev": e.Rev, "endedOn": "2026-10-15", "ground": roster.GroundExpired}).Want(t, 200)
		w.act(t, city, town, map[string]any{"kind": "merge", "on": "2026-11-01", "otherId": into.ID})
		year := "/api/visits/years/2026/people/" + person
		w.As(t, authz.RoleClerk, "周市镇总工会").Do(t, http.MethodGet, year+"/days", nil).Refused(t, 404, errs.NotFoundCode)
		for who, c := range map[string]*apptest.Client{"the successor": w.As(t, authz.RoleClerk, "城厢镇总工会"), "the person": self} {
			got := apptest.Read[worklog.PersonYear](t, c.Do(t, http.MethodGet, year+"/days", nil).Want(t, 200))
			entries := 0
			for _, d := range got.Days {
				entries += len(d.Entries)
			}
			if entries != 3 || got.Card.Days != 2 {
				t.Errorf("%s reads %d entries and %d days, want 3 and 2", who, entries, got.Card.Days)
			}
		}
		card := apptest.Read[worklog.Card](t, w.As(t, authz.RoleClerk, "城厢镇总工会").Do(t, http.MethodGet, year, nil).Want(t, 200))
		if card.Days != 2 {
			t.Errorf("the successor counts %d days, want 2", card.Days)
		}
	})
}

// posts are the posts of whoever is signed in, as union and last day.
func (w *whole) posts(t *testing.T, c *apptest.Client) [][2]string {
	t.Helper()
	var out [][2]string
	for _, g := range apptest.Read[identity.Session](t, c.Do(t, http.MethodGet, "/api/session", nil).Want(t, 200)).Posts {
		out = append(out, [2]string{g.UnionName, g.Until.String()})
	}
	return out
}

// A term at the successor that ran out long ago does not stand in for the post that goes along in a merger.
func TestATermThatRanOutMakesRoom(t *testing.T) {
	eachWhole(t, func(t *testing.T, w *whole) {
		town, into := w.Union(t, "玉山镇总工会"), w.Union(t, "城厢镇总工会")
		instructor := w.Instructor(t, w.person["安"], "玉山镇总工会")
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			_, err := tx.NewRaw(`INSERT INTO role_grant (id, account_id, role, union_id, valid_from, valid_until, granted_by, created_at)
				VALUES (?, ?, ?, ?, ?, ?, 'test', ?)`, db.NewID(), instructor.Actor.AccountID, authz.RoleInstructor, into.ID,
				day("2021-01-01"), day("2023-12-31"), tx.Now()).Exec(ctx)
			return err
		})
		w.act(t, w.As(t, authz.RoleOfficer, "苏州市总工会"), town, map[string]any{"kind": "merge", "on": "2026-11-01", "otherId": into.ID})
		if diff := cmp.Diff([][2]string{{"城厢镇总工会", ""}}, w.posts(t, instructor)); diff != "" {
			t.Errorf("the instructor's posts (-want +got):\n%s", diff)
		}
	})
}

func (w *whole) sound(t *testing.T) {
	t.Helper()
	if _, wrong, err := worklog.RecountYears(t.Context(), w.DB.Read()); err != nil || len(wrong) > 0 {
		t.Errorf("recount: %v %v", wrong, err)
	}
}

// stands tells of every row that a merger may take where it stands.
func (w *whole) stands(t *testing.T) map[string]string {
	t.Helper()
	placed := "union_id || ' ' || coalesce(county_id, '') || ' ' || coalesce(city_id, '')"
	out := map[string]string{}
	for table, told := range map[string]string{
		"engagement": placed + " || ' ' || coalesce(post_union_id, '')", "served": placed + " || ' ' || coalesce(org_union_id, '')",
		"visit": placed, "worklog_year": placed, "obligation": placed, "visit_correction": placed, "claim": "union_id",
		"posting": "starts_on || ' ' || coalesce(post_union_id, '')", "engagement_former": "union_id || ' ' || valid_until",
	} {
		var rows []struct{ ID, Told string }
		if err := w.DB.Read().NewRaw("SELECT id, CAST("+told+" AS text) AS told FROM "+table).Scan(t.Context(), &rows); err != nil {
			t.Fatal(err)
		}
		for _, r := range rows {
			out[table+" "+r.ID] = r.Told
		}
	}
	return out
}

// Whatever went along in a merger comes back when that is taken back, in whatever number: those who had left before or
// have a last day to come, those who were posted across, every unit, every entry. What the successor had before, or came
// to it since, stays; what those who went along did there comes with them.
func TestUndoReturnsWhatTheMergerTook(t *testing.T) {
	eachWhole(t, func(t *testing.T, w *whole) {
		town, into := w.Union(t, "玉山镇总工会"), w.Union(t, "城厢镇总工会")
		city := w.As(t, authz.RoleOfficer, "苏州市总工会")
		w.engageFor(t, "丁", "玉山镇总工会", "", "2024-03-01", "2026-06-30") // left, and works for the successor since
		w.engageFor(t, "丁", "城厢镇总工会", "", "2026-08-01", "")
		w.engageFor(t, "范", "玉山镇总工会", "", "2024-03-01", "2026-12-31") // a last day to come
		w.engageFor(t, "高", "城厢镇总工会", "玉山镇总工会", "2024-03-01", "")
		w.engageFor(t, "何", "玉山镇总工会", "城厢镇总工会", "2024-03-01", "")
		w.engageFor(t, "白", "城厢镇总工会", "", "2022-03-01", "2023-12-31") // worked for the successor before
		for name, on := range map[string][]string{"丁": {"2026-05-06", "2026-09-01"}, "范": {"2026-05-07"}, "白": {"2023-05-08", "2026-05-08"}} {
			for _, d := range on {
				w.visit(t, name, d, worklog.StateConfirmed)
			}
		}
		many := make([]served.NewUnit, 5100)
		for i := range many {
			many[i] = served.NewUnit{Facts: served.Facts{Kind: served.KindEnterprise, Name: fmt.Sprintf("第%d厂", i)}, UnionID: town.ID, AddedBy: "clerk"}
		}
		many[0].Kind, many[0].OrgUnionID = served.KindTown, town.ID
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			if err := served.Insert(ctx, tx, audit.System(), served.Prepare(w.App.Keys, many)); err != nil {
				return err
			}
			_, err := tx.NewRaw(`INSERT INTO claim (id, person_id, engagement_id, union_id, on_duty, created_at)
				SELECT ?, person_id, id, ?, on_duty, created_at FROM engagement WHERE person_id = ?`, db.NewID(), town.ID, w.person["陈"]).Exec(ctx)
			return err
		})
		if err := w.App.Jobs.Drain(t.Context()); err != nil {
			t.Fatal(err)
		}
		want := w.stands(t)
		act := w.act(t, city, town, map[string]any{"kind": "merge", "on": "2026-11-01", "otherId": into.ID})
		if got := w.facts(t, town.ID); act.State != orgacts.Done || got != "engagement 1, served 0, visit 0, worklog_year 0, obligation 0" {
			t.Fatalf("%+v: left behind: %s", act, got)
		}
		w.engageFor(t, "钱", "城厢镇总工会", "", "2026-11-23", "")
		w.visit(t, "安", "2026-11-20", worklog.StateWaiting)
		w.visit(t, "丁", "2026-11-20", worklog.StateWaiting)
		w.act(t, city, town, map[string]any{"kind": "undo", "on": "", "undoesId": act.ID, "document": "误办"})
		got := w.stands(t)
		since := map[string]int{}
		for key, at := range got {
			if _, before := want[key]; !before {
				since[strings.Fields(key)[0]+" "+map[string]string{town.ID: "back", into.ID: "stays"}[strings.Fields(at)[0]]]++
				delete(got, key)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("after taking back (-want +got):\n%.4000s", diff)
		}
		// 钱 with the obligation and the posting, and 丁's entry, stay; 安's entry goes along.
		if diff := cmp.Diff(map[string]int{"engagement stays": 1, "visit stays": 1, "visit back": 1, "posting ": 1}, since); diff != "" {
			t.Errorf("what came about since (-want +got):\n%s", diff)
		}
		w.sound(t)
	})
}

// What an act took is kept while it can be taken back, and as long again, and then forgotten.
func TestWhatWasTakenIsForgotten(t *testing.T) {
	eachWhole(t, func(t *testing.T, w *whole) {
		city := w.As(t, authz.RoleOfficer, "苏州市总工会")
		w.act(t, city, w.Union(t, "玉山镇总工会"), map[string]any{"kind": "merge", "on": "2026-11-01", "otherId": w.Union(t, "城厢镇总工会").ID})
		held := func() int {
			t.Helper()
			if err := w.App.OrgActs.Forget(t.Context()); err != nil {
				t.Fatal(err)
			}
			var n int
			if err := w.DB.Read().NewRaw("SELECT count(*) FROM org_taken").Scan(t.Context(), &n); err != nil {
				t.Fatal(err)
			}
			return n
		}
		first := held()
		if first == 0 {
			t.Fatal("nothing was noted")
		}
		w.clock.Advance(59 * 24 * time.Hour)
		if n := held(); n != first {
			t.Errorf("after 59 days %d of %d", n, first)
		}
		w.clock.Advance(2 * 24 * time.Hour)
		if n := held(); n != 0 {
			t.Errorf("after 61 days %d", n)
		}
	})
}

// A county that is merged takes its quota along; the merger is not taken back while the successor has less than it got.
func TestUndoReturnsTheQuota(t *testing.T) {
	eachWhole(t, func(t *testing.T, w *whole) {
		county, into := w.Union(t, "太仓市总工会"), w.Union(t, "昆山市总工会")
		city, province := w.As(t, authz.RoleOfficer, "苏州市总工会"), w.As(t, authz.RoleOfficer, "江苏省总工会")
		numbers := []hiring.Number{{UnionID: county.ID, Heads: 3}, {UnionID: into.ID, Heads: 4}, {UnionID: w.Union(t, "江宁区总工会").ID, Heads: 1}}
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			_, err := hiring.PostApproved(ctx, tx, audit.System(), hiring.Approval{Year: 2026, Document: "苏工发〔2026〕1号", DecidedOn: day("2025-12-10"), From: day("2026-01-01"), Numbers: numbers})
			return err
		})
		have := func() (out [2]int) {
			for i, u := range []org.Union{county, into} {
				v, err := w.App.Quota.Account(t.Context(), province.Actor, u.ID, day("2026-11-23"))
				if err != nil {
					t.Fatal(err)
				}
				out[i] = v.Figures.Authorised
			}
			return out
		}
		act := w.act(t, city, county, map[string]any{"kind": "merge", "on": "2026-11-01", "otherId": into.ID})
		if got := have(); got != [2]int{0, 7} {
			t.Fatalf("after the merger: %v", got)
		}
		move := func(document string, heads int) {
			t.Helper()
			w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
				_, err := hiring.PostTransfer(ctx, tx, audit.System(), hiring.Transfer{
					Document: document, DecidedOn: day("2026-11-23"), EffectiveOn: day("2026-11-23"), Reason: "调整",
					Lines: []hiring.Number{{UnionID: into.ID, Heads: -heads}, {UnionID: w.Union(t, "江宁区总工会").ID, Heads: heads}},
				}, "")
				return err
			})
		}
		move("9号", 5)
		undo := map[string]any{"kind": "undo", "on": "", "undoesId": act.ID, "document": "误办", "rev": w.now(t, county.ID).Rev}
		r := city.Do(t, http.MethodPost, "/api/org/unions/"+county.ID+"/acts", undo)
		r.Refused(t, 422, orgacts.CodeUndo)
		if !strings.Contains(string(r.Body), "差1名") {
			t.Errorf("what stands against it: %s", r.Body)
		}
		move("10号", -2)
		w.act(t, city, county, undo)
		if got := have(); got != [2]int{3, 1} {
			t.Errorf("taken back: %v", got)
		}
		w.sound(t)
	})
}

// A merger is not taken back while its successor has gone on into another union.
func TestUndoAfterTheSuccessorWentOn(t *testing.T) {
	eachWhole(t, func(t *testing.T, w *whole) {
		town, into, third := w.Union(t, "玉山镇总工会"), w.Union(t, "周市镇总工会"), w.Union(t, "城厢镇总工会")
		city := w.As(t, authz.RoleOfficer, "苏州市总工会")
		want := w.facts(t, town.ID)
		first := w.act(t, city, town, map[string]any{"kind": "merge", "on": "2026-11-01", "otherId": into.ID})
		second := w.act(t, city, into, map[string]any{"kind": "merge", "on": "2026-11-02", "otherId": third.ID})
		undo := map[string]any{"kind": "undo", "on": "", "undoesId": first.ID, "document": "误办", "rev": w.now(t, town.ID).Rev}
		city.Do(t, http.MethodPost, "/api/org/unions/"+town.ID+"/acts", undo).Refused(t, 422, orgacts.CodeUndo)
		w.act(t, city, into, map[string]any{"kind": "undo", "on": "", "undoesId": second.ID, "document": "误办"})
		w.act(t, city, town, undo)
		if got := w.facts(t, town.ID); got != want {
			t.Errorf("come back: %s, want %s", got, want)
		}
		w.sound(t)
	})
}

// A town is split: the people, postings, units and unions chosen go to the new one with their records, the rest stays.
func TestSplitWithPeople(t *testing.T) {
	eachWhole(t, func(t *testing.T, w *whole) {
		town := w.Union(t, "玉山镇总工会")
		kunshan := w.As(t, authz.RoleOfficer, "昆山市总工会")
		instructor := w.Instructor(t, w.person["安"], "玉山镇总工会")
		var zone, other org.Union
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			made, err := org.CreateTx(ctx, tx, audit.System(), []org.NewUnion{
				{Name: "玉东工业园工会", Kind: org.KindZone, SuperiorID: town.ID}, {Name: "玉西工业园工会", Kind: org.KindZone, SuperiorID: town.ID},
			})
			zone, other = made[0], made[1]
			return err
		})
		path := "/api/org/unions/" + town.ID
		w.Anonymous().Do(t, http.MethodGet, path+"/holdings", nil).Refused(t, 401, "not_signed_in")
		w.As(t, authz.RoleFinance, "昆山市总工会").Do(t, http.MethodGet, path+"/holdings", nil).Refused(t, 403, errs.MissingCode)
		w.As(t, authz.RoleOfficer, "太仓市总工会").Do(t, http.MethodGet, path+"/holdings", nil).Refused(t, 404, errs.NotFoundCode)
		have := apptest.Read[orgacts.UnionHoldings](t, kunshan.Do(t, http.MethodGet, path+"/holdings", nil).Want(t, 200))
		if len(have.People) != 2 || have.People[0] != (org.Part{ID: w.person["安"], Name: "安", Note: "2024-03-01 上岗"}) ||
			len(have.Posted) != 1 || have.Posted[0].Note != "由昆山市总工会聘用" || len(have.Served) != 2 || len(have.Unions) != 2 {
			t.Errorf("%+v", have)
		}
		split := map[string]any{"kind": "split", "on": "2026-11-01", "document": "昆工〔2026〕4号", "name": "玉东镇总工会", "rev": 1, "parts": map[string]any{
			"people": []string{w.person["安"]}, "posted": []string{have.Posted[0].ID}, "served": []string{w.unit["昆山华电电子有限公司"]}, "unions": []string{zone.ID},
		}}
		strange := map[string]any{"kind": "split", "on": "2026-11-01", "document": "x", "name": "玉东镇总工会", "rev": 1, "parts": map[string]any{"people": []string{w.person["陈"]}}}
		fields := kunshan.Do(t, http.MethodPost, path+"/acts", strange).Refused(t, 422, errs.FieldsCode)
		if len(fields) != 1 || fields[0].Field != "parts.people" {
			t.Errorf("somebody else's: %+v", fields)
		}
		lines := apptest.Read[struct{ Lines []string }](t, kunshan.Do(t, http.MethodPost, path+"/acts/preview", split).Want(t, 200))
		if len(lines.Lines) < 2 || lines.Lines[1] != "指导员1人、在此定岗的1人、服务对象1个、下级工会1个划给新的工会，日志和应办事项随人走；其余留在原工会。" {
			t.Errorf("what will happen: %q", lines.Lines)
		}
		act := w.act(t, kunshan, town, split)
		if act.State != orgacts.Done {
			t.Fatalf("%+v", act)
		}
		made := w.now(t, act.OtherID)
		if made.Name != "玉东镇总工会" || made.EmployingSince != day("2026-11-01") || w.now(t, zone.ID).SuperiorID != made.ID || w.now(t, other.ID).SuperiorID != town.ID {
			t.Errorf("%+v", made)
		}
		if got := w.facts(t, made.ID); got != "engagement 1, served 1, visit 4, worklog_year 2, obligation 1" {
			t.Errorf("gone: %s", got)
		}
		if got := w.facts(t, town.ID); got != "engagement 1, served 1, visit 0, worklog_year 1, obligation 1" {
			t.Errorf("stayed: %s", got)
		}
		posted := func() (id string) {
			if err := w.DB.Read().NewRaw("SELECT post_union_id FROM engagement WHERE person_id = ?", w.person["陈"]).Scan(t.Context(), &id); err != nil {
				t.Fatal(err)
			}
			return id
		}
		if posted() != made.ID {
			t.Errorf("posted at %s", posted())
		}
		me := apptest.Read[identity.Session](t, instructor.Do(t, http.MethodGet, "/api/session", nil).Want(t, 200))
		if len(me.Posts) != 1 || me.Posts[0].UnionID != made.ID {
			t.Errorf("the instructor's post: %+v", me.Posts)
		}
		rows := func(on string) map[string]int {
			o := apptest.Read[report.Overview](t, kunshan.Do(t, http.MethodGet, "/api/report/overview?on="+on, nil).Want(t, 200))
			out := map[string]int{}
			for _, r := range o.Rows {
				out[r.Name] = r.Figures.All
			}
			return out
		}
		if diff := cmp.Diff(map[string]int{"昆山市总工会": 1, "玉山镇总工会": 2, "周市镇总工会": 0}, rows("2026-10-31")); diff != "" {
			t.Errorf("the day before (-want +got):\n%s", diff)
		}
		if diff := cmp.Diff(map[string]int{"昆山市总工会": 1, "玉山镇总工会": 1, "玉东镇总工会": 1, "周市镇总工会": 0}, rows("2026-11-01")); diff != "" {
			t.Errorf("on the day (-want +got):\n%s", diff)
		}
		// A split is taken back by a merger, on the same day.
		if back := w.act(t, kunshan, made, map[string]any{"kind": "merge", "on": "2026-11-01", "otherId": town.ID}); back.State != orgacts.Done {
			t.Fatalf("%+v", back)
		}
		if got := w.facts(t, town.ID); got != "engagement 2, served 2, visit 4, worklog_year 3, obligation 2" {
			t.Errorf("back together: %s", got)
		}
		if diff := cmp.Diff(map[string]int{"昆山市总工会": 1, "玉山镇总工会": 2, "周市镇总工会": 0}, rows("2026-11-01")); diff != "" {
			t.Errorf("together again (-want +got):\n%s", diff)
		}
		w.sound(t)
	})
}

// term ends the posts of an account at a day to come, or one past.
func (w *whole) term(t *testing.T, c *apptest.Client, until string) {
	t.Helper()
	w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
		_, err := tx.NewRaw("UPDATE role_grant SET valid_until = ? WHERE account_id = ?", day(until), c.Actor.AccountID).Exec(ctx)
		return err
	})
}

// Posts that ended by a merger are held again when that is taken back, with the term that they had: but not one whose
// term is over, nor one whose holder has become an administrator meanwhile.
func TestUndoRestoresPosts(t *testing.T) {
	eachWhole(t, func(t *testing.T, w *whole) {
		town, into := w.Union(t, "玉山镇总工会"), w.Union(t, "城厢镇总工会")
		city := w.As(t, authz.RoleOfficer, "苏州市总工会")
		clerk, head := w.As(t, authz.RoleClerk, "玉山镇总工会"), w.As(t, authz.RoleHead, "玉山镇总工会")
		short, turned := w.As(t, authz.RoleClerk, "玉山镇总工会"), w.As(t, authz.RoleClerk, "玉山镇总工会")
		both := w.Account(t, w.person["安"], apptest.Grant{Role: authz.RoleInstructor, Union: "玉山镇总工会"}, apptest.Grant{Role: authz.RoleInstructor, Union: "城厢镇总工会"})
		w.term(t, head, "2026-12-31")
		w.term(t, short, "2026-11-23")
		act := w.act(t, city, town, map[string]any{"kind": "merge", "on": "2026-11-01", "otherId": into.ID})
		for name, c := range map[string]*apptest.Client{"clerk": clerk, "head": head, "another clerk": turned} {
			if got := w.posts(t, c); len(got) != 0 {
				t.Errorf("%s of a union that is no more: %v", name, got)
			}
		}
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			_, err := tx.NewRaw(`INSERT INTO role_grant (id, account_id, role, union_id, valid_from, granted_by, created_at) VALUES (?, ?, ?, ?, ?, 'test', ?)`,
				db.NewID(), turned.Actor.AccountID, authz.RoleSystem, w.Union(t, "江苏省总工会").ID, day("2026-11-23"), tx.Now()).Exec(ctx)
			return err
		})
		w.clock.Advance(24 * time.Hour)
		for _, c := range []*apptest.Client{city, clerk, head, short, turned, both} {
			c.SignIn(t)
		}
		w.act(t, city, town, map[string]any{"kind": "undo", "on": "", "undoesId": act.ID, "document": "误办"})
		for name, c := range map[string]struct {
			client *apptest.Client
			want   [][2]string
		}{
			"clerk": {clerk, [][2]string{{"玉山镇总工会", ""}}}, "head": {head, [][2]string{{"玉山镇总工会", "2026-12-31"}}},
			"one whose term is over": {short, nil}, "an administrator by now": {turned, [][2]string{{"江苏省总工会", ""}}},
			"an instructor of both": {both, [][2]string{{"城厢镇总工会", ""}, {"玉山镇总工会", ""}}},
		} {
			got := w.posts(t, c.client)
			slices.SortFunc(got, func(a, b [2]string) int { return strings.Compare(a[0], b[0]) })
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", name, diff)
			}
		}
	})
}

// A right to employ that passed on in a merger is taken back with it, unless somebody is engaged there since; one that the
// successor had before stays.
func TestUndoTakesThePassedRightBack(t *testing.T) {
	eachWhole(t, func(t *testing.T, w *whole) {
		town := w.Union(t, "玉山镇总工会")
		city := w.As(t, authz.RoleOfficer, "苏州市总工会")
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			made, err := org.CreateTx(ctx, tx, audit.System(), []org.NewUnion{{Name: "陆渡镇总工会", Kind: org.KindTown, SuperiorID: w.Union(t, "太仓市总工会").ID}})
			w.Unions["陆渡镇总工会"] = made[0]
			return err
		})
		last := func(union, act string) string {
			t.Helper()
			undo := map[string]any{"kind": "undo", "on": "", "undoesId": act, "document": "误办", "rev": w.now(t, union).Rev}
			r := city.Do(t, http.MethodPost, "/api/org/unions/"+union+"/acts/preview", undo)
			lines := apptest.Read[struct{ Lines []string }](t, r.Want(t, 200)).Lines
			return lines[len(lines)-1]
		}
		for _, c := range []struct {
			into, hired, says string
			keeps             bool
		}{
			{"陆渡镇总工会", "", "“陆渡镇总工会”因并入取得的聘用资格同时收回。", false},
			{"城厢镇总工会", "", "指导员的账号岗位随人员转回；当时结束的经办、负责人等岗位同时恢复，任期已满的除外。", true},
			{"陆渡镇总工会", "钱", "“陆渡镇总工会”因并入取得的聘用资格予以保留：那里另有指导员1人。", true},
		} {
			into := w.Union(t, c.into)
			act := w.act(t, city, town, map[string]any{"kind": "merge", "on": "2026-11-01", "otherId": into.ID})
			if w.now(t, into.ID).EmployingSince.IsZero() {
				t.Fatalf("%s does not employ", c.into)
			}
			if c.hired != "" {
				w.engageFor(t, c.hired, c.into, "", "2026-11-23", "")
			}
			if got := last(town.ID, act.ID); got != c.says {
				t.Errorf("%s: it is said %q", c.into, got)
			}
			w.act(t, city, town, map[string]any{"kind": "undo", "on": "", "undoesId": act.ID, "document": "误办"})
			if got := !w.now(t, into.ID).EmployingSince.IsZero(); got != c.keeps {
				t.Errorf("%s keeps the right: %v", c.into, got)
			}
			if w.now(t, town.ID).EmployingSince != apptest.Began {
				t.Errorf("the town's own right: %+v", w.now(t, town.ID))
			}
		}
	})
}

// A union with people or units is not closed; one without is, its posts end, and the closing can be taken back.
func TestCloseEndsPosts(t *testing.T) {
	eachWhole(t, func(t *testing.T, w *whole) {
		kunshan, clerk := w.As(t, authz.RoleOfficer, "昆山市总工会"), w.As(t, authz.RoleClerk, "周市镇总工会")
		shut := map[string]any{"kind": "close", "on": "2026-11-20", "document": "昆工〔2026〕5号", "rev": 1}
		r := kunshan.Do(t, http.MethodPost, "/api/org/unions/"+w.Union(t, "玉山镇总工会").ID+"/acts", shut)
		r.Refused(t, 422, org.CodeInUse)
		if !strings.Contains(string(r.Body), "在岗指导员2人、在此定岗的1人、服务对象2个") {
			t.Errorf("what stands against it: %s", r.Body)
		}
		empty := w.Union(t, "周市镇总工会")
		act := w.act(t, kunshan, empty, shut)
		if act.State != orgacts.Done || w.now(t, empty.ID).State != org.StateClosed {
			t.Fatalf("%+v", act)
		}
		if me := apptest.Read[identity.Session](t, clerk.Do(t, http.MethodGet, "/api/session", nil).Want(t, 200)); len(me.Posts) != 0 {
			t.Errorf("%+v", me.Posts)
		}
		w.act(t, kunshan, empty, map[string]any{"kind": "undo", "on": "", "undoesId": act.ID, "document": "误办"})
		if diff := cmp.Diff([][2]string{{"周市镇总工会", ""}}, w.posts(t, clerk)); diff != "" {
			t.Errorf("the clerk's posts after taking back (-want +got):\n%s", diff)
		}
		if u := w.now(t, empty.ID); u.State != org.StateOpen || !u.ClosedOn.IsZero() {
			t.Errorf("%+v", u)
		}
		var ended int
		err := w.DB.Read().NewRaw("SELECT count(*) FROM role_grant WHERE union_id = ? AND ended_at IS NOT NULL AND ended_by = 'system'", empty.ID).Scan(t.Context(), &ended)
		if err != nil || ended != 1 {
			t.Errorf("%d posts ended, %v", ended, err)
		}
	})
}
