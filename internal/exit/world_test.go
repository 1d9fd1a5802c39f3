package exit_test

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"mime/multipart"
	"net/http"
	"testing"
	"time"

	"xiezhi/internal/app/apptest"
	"xiezhi/internal/authz"
	"xiezhi/internal/exit"
	"xiezhi/internal/gb"
	"xiezhi/internal/obligation"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/db/dbtest"
	"xiezhi/internal/policy"
	"xiezhi/internal/roster"
)

type object = map[string]any

// world is the small province with the chapters of hiring and exits in force, and a clock that tests move.
type world struct {
	*apptest.World

	t   *testing.T
	now *time.Time
	n   int
	ids map[string]gb.ID

	clerk, head, county, city, province, inspector, jiangning *apptest.Client
}

func eachWorld(t *testing.T, from string, fn func(*testing.T, *world)) {
	t.Helper()
	start := day(from).Start().Add(10 * time.Hour)
	now := start
	dbtest.Each(t, clock.Clock(func() time.Time { return now }), func(t *testing.T, d *db.DB) {
		now = start
		w := &world{World: apptest.New(t, d, func() time.Time { return now }), t: t, now: &now, ids: map[string]gb.ID{}}
		w.lay("chapter.hiring.from", "2020-08-05")
		w.lay("chapter.exit.from", "2020-08-05")
		w.clerk, w.head = w.As(t, authz.RoleClerk, "玉山镇总工会"), w.As(t, authz.RoleHead, "玉山镇总工会")
		w.county, w.city = w.As(t, authz.RoleOfficer, "昆山市总工会"), w.As(t, authz.RoleOfficer, "苏州市总工会")
		w.province, w.inspector = w.As(t, authz.RoleOfficer, "江苏省总工会"), w.As(t, authz.RoleInspector, "昆山市总工会")
		w.jiangning = w.As(t, authz.RoleClerk, "江宁区总工会")
		fn(t, w)
	})
}

func (w *world) lay(key, value string) {
	w.t.Helper()
	w.Tx(w.t, func(ctx context.Context, tx *db.Tx) error {
		return org.LayOverlays(ctx, tx, []org.Overlay{{
			ID: db.NewID(), UnionID: w.Union(w.t, "江苏省总工会").ID, Key: policy.Key(key), Value: value, ValidFrom: day("2020-08-05"), Document: "苏工办〔2020〕56号", Rev: 1, CreatedAt: tx.Now(),
		}})
	})
}

// at moves the clock to a time in China and signs everybody in anew.
func (w *world) at(text string) {
	w.t.Helper()
	at, err := time.ParseInLocation("2006-01-02 15:04:05", text, day("2026-01-01").Start().Location())
	if err != nil {
		w.t.Fatal(err)
	}
	*w.now = at
	for _, c := range []*apptest.Client{w.clerk, w.head, w.county, w.city, w.province, w.inspector, w.jiangning} {
		c.SignIn(w.t)
	}
}

// someone engages a person at a union, on a contract of the kind from a day to a day, and gives the person and engagement.
func (w *world) someone(union, birth string, kind roster.ContractKind, from, to string) (person, engagement string) {
	w.t.Helper()
	w.n++
	body := fmt.Sprintf("320583%s%03d", birth, 10+w.n)
	weights, sum := []int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2}, 0
	for i, k := range weights {
		sum += int(body[i]-'0') * k
	}
	id, err := gb.ParseID(body + string("10X98765432"[sum%11]))
	if err != nil {
		w.t.Fatal(err)
	}
	list := roster.Prepare(w.App.Keys, []roster.NewHead{{
		Name: fmt.Sprintf("王立%c", '一'+rune(w.n)), ID: id, Political: "13", Education: "21", UnionID: w.Union(w.t, union).ID, Channel: roster.ChannelOwn,
		OnDuty: day(from), Opening: true, Contracts: []roster.Contract{{Kind: kind, SignedOn: day(from), StartsOn: day(from), EndsOn: day(to), Opening: true}},
	}})
	w.Tx(w.t, func(ctx context.Context, tx *db.Tx) error {
		done, err := roster.Insert(ctx, tx, audit.System(), list)
		_ = done
		return err
	})
	p := list[0].Person.ID
	w.ids[p] = id
	all, err := roster.EngagementsOf(w.t.Context(), w.DB.Read(), p)
	if err != nil {
		w.t.Fatal(err)
	}
	return p, all[0].ID
}

func (w *world) post(c *apptest.Client, path string, body object) apptest.Reply {
	w.t.Helper()
	return c.Do(w.t, http.MethodPost, path, body)
}

func (w *world) show(c *apptest.Client, id string) exit.FullExit {
	w.t.Helper()
	return apptest.Read[exit.FullExit](w.t, c.Do(w.t, http.MethodGet, "/api/exits/"+id, nil).Want(w.t, 200))
}

// begun opens an exit at the desk.
func (w *world) begun(c *apptest.Client, engagement string, g roster.Ground) exit.FullExit {
	w.t.Helper()
	return apptest.Read[exit.FullExit](w.t, w.post(c, "/api/exits", object{"engagementId": engagement, "ground": string(g)}).Want(w.t, 201))
}

// written is what the clerk saves, with the ground and the day.
func written(x exit.FullExit, more object) object {
	o := object{
		"rev": x.Rev, "ground": string(x.Ground), "facts": "", "factDiscipline": "", "factImage": "", "factEffect": "", "statement": "", "statementOn": "",
		"declined": false, "legal": "", "legalNote": "", "consultedOn": "", "consultUnion": "", "consultOpinion": "", "consultReply": "", "explanation": "", "effectiveOn": "",
	}
	maps.Copy(o, more)
	return o
}

func (w *world) save(c *apptest.Client, x exit.FullExit, more object) exit.FullExit {
	w.t.Helper()
	return apptest.Read[exit.FullExit](w.t, c.Do(w.t, http.MethodPut, "/api/exits/"+x.ID, written(x, more)).Want(w.t, 200))
}

func (w *world) do(c *apptest.Client, x exit.FullExit, act string, more object) exit.FullExit {
	w.t.Helper()
	o := object{"rev": x.Rev}
	maps.Copy(o, more)
	return apptest.Read[exit.FullExit](w.t, w.post(c, "/api/exits/"+x.ID+"/"+act, o).Want(w.t, 200))
}

func handed(notes object) []object {
	var out []object
	for _, p := range exit.Points() {
		out = append(out, object{"key": p.Key, "done": true, "none": false, "note": ""})
	}
	for k, v := range notes {
		out = append(out, object{"key": k, "done": false, "none": false, "note": v})
	}
	return out
}

func (w *world) deliver(x exit.FullExit, servedOn string, notes object) exit.FullExit {
	w.t.Helper()
	return apptest.Read[exit.FullExit](w.t, w.clerk.Do(w.t, http.MethodPut, "/api/exits/"+x.ID+"/delivery", object{
		"rev": x.Rev, "servedOn": servedOn, "servedHow": "signed", "servedNote": "", "handover": handed(notes),
	}).Want(w.t, 200))
}

var pdf = []byte("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n")

func (w *world) upload(c *apptest.Client, x exit.FullExit, kind string, file []byte) apptest.Reply {
	w.t.Helper()
	var b bytes.Buffer
	form := multipart.NewWriter(&b)
	_ = form.WriteField("kind", kind)
	_ = form.WriteField("rev", fmt.Sprint(x.Rev))
	part, err := form.CreateFormFile("file", "材料.pdf")
	if err == nil {
		_, err = part.Write(file)
	}
	if err == nil {
		err = form.Close()
	}
	if err != nil {
		w.t.Fatal(err)
	}
	return c.Send(w.t, http.MethodPost, "/api/exits/"+x.ID+"/files", form.FormDataContentType(), b.Bytes())
}

// owed is what the ledger says of a rule for a person: due day, state, provisional.
func (w *world) owed(personID string, rule obligation.Rule) []string {
	w.t.Helper()
	var list []obligation.Obligation
	err := w.DB.Read().NewSelect().Model(&list).Where("o.person_id = ?", personID).Where("o.rule = ?", rule).OrderExpr("o.due_on, o.id").Scan(w.t.Context())
	if err != nil {
		w.t.Fatal(err)
	}
	out := []string{}
	for _, o := range list {
		s := fmt.Sprint(o.DueOn, " ", o.State)
		if o.Provisional {
			s += " provisional"
		}
		if o.Soft {
			s += " soft"
		}
		out = append(out, s)
	}
	return out
}

// told are the titles of what somebody has been told.
func (w *world) told(c *apptest.Client) string {
	w.t.Helper()
	type page struct {
		Items []struct{ Title, Body string } `json:"items"`
	}
	list := apptest.Read[page](w.t, c.Do(w.t, http.MethodGet, "/api/notices?limit=50", nil).Want(w.t, 200))
	out := ""
	for _, n := range list.Items {
		out += n.Title + "|"
	}
	return out
}

// transferred is an exit of another ending that has been decided and handed over on a day.
func (w *world) decided(engagement string, g roster.Ground, effective string, more object) exit.FullExit {
	w.t.Helper()
	x := w.begun(w.clerk, engagement, g)
	o := object{"effectiveOn": effective, "facts": "情况属实，已逐项核对。"}
	maps.Copy(o, more)
	x = w.save(w.clerk, x, o)
	x = w.do(w.head, x, "decide", object{"document": "玉工〔2026〕5号", "opinion": "同意。"})
	return w.deliver(x, x.DecidedOn.String(), nil)
}
