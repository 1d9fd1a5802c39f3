package roster_test

import (
	"bytes"
	"context"
	"mime/multipart"
	"net/http"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/app/apptest"
	"xiezhi/internal/authz"
	"xiezhi/internal/inbox"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/db/dbtest"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/platform/sheet"
	"xiezhi/internal/roster"
)

const (
	shen = "320583198503120012"
	lu   = "320583199007080140"
	zhou = "320583196106150024" // 65 on 2026-06-15
)

func form(t *testing.T, w *apptest.World, union, name, number string) map[string]any {
	t.Helper()
	return map[string]any{
		"name": name, "idNumber": number, "phone": "13800000001", "political": "13", "education": "21", "titleText": "劳动关系协调师",
		"formerPost": "", "resume": "", "meetsPolitical": true, "meetsKnowledge": true, "meetsAbility": true, "meetsHealth": true,
		"prefQualified": true, "prefExperience": false, "prefGraduate": false,
		"qualifications": []map[string]any{{"kind": "relations", "name": "劳动关系协调师", "number": "A1", "issuedOn": "2020-01-01", "id": ""}},
		"unionId":        w.Union(t, union).ID, "postUnionId": "", "channel": "own", "managedPaper": "", "onDuty": "2025-01-06", "note": "",
		"contract": map[string]any{"kind": "labour", "signedOn": "", "startsOn": "2025-01-01", "endsOn": "2026-12-31"},
	}
}

func with(m map[string]any, key string, v any) map[string]any {
	m[key] = v
	return m
}

func TestPersons(t *testing.T) {
	dbtest.Each(t, noon, func(t *testing.T, d *db.DB) {
		w := apptest.New(t, d, noon)
		clerk := w.As(t, authz.RoleClerk, "玉山镇总工会")
		county := w.As(t, authz.RoleOfficer, "昆山市总工会")
		neighbour := w.As(t, authz.RoleClerk, "太仓市总工会")
		finance := w.As(t, authz.RoleFinance, "昆山市总工会")

		w.Anonymous().Do(t, http.MethodPost, "/api/persons", form(t, w, "玉山镇总工会", "沈国平", shen)).Refused(t, http.StatusUnauthorized, "not_signed_in")
		county.Do(t, http.MethodPost, "/api/persons", form(t, w, "玉山镇总工会", "沈国平", shen)).Refused(t, http.StatusForbidden, "permission_missing")
		neighbour.Do(t, http.MethodPost, "/api/persons", form(t, w, "玉山镇总工会", "沈国平", shen)).Refused(t, http.StatusNotFound, "not_found")
		fields := clerk.Do(t, http.MethodPost, "/api/persons", with(form(t, w, "玉山镇总工会", "沈", "320583198503120013"), "phone", "123")).
			Refused(t, http.StatusUnprocessableEntity, "fields_invalid")
		if len(fields) != 3 {
			t.Errorf("fields: %+v", fields)
		}
		clerk.Do(t, http.MethodPost, "/api/persons", []byte("{")).Want(t, http.StatusBadRequest)
		clerk.Do(t, http.MethodPost, "/api/persons", bytes.Repeat([]byte("x"), 2<<20)).Want(t, http.StatusRequestEntityTooLarge)

		made := apptest.Read[roster.PersonView](t, clerk.Do(t, http.MethodPost, "/api/persons", form(t, w, "玉山镇总工会", "沈国平", shen)).Want(t, http.StatusCreated))
		if made.IDMasked != "3205************12" || made.SexText != "男" || made.Birth.String() != "1985-03-12" || made.Reaches65.String() != "2050-03-12" ||
			len(made.Qualifications) != 1 || len(made.Engagements) != 1 || made.Engagements[0].State != roster.StateActive {
			t.Errorf("made %+v", made)
		}
		if diff := cmp.Diff([]string{"edit", "contract", "posting", "interrupt", "end"}, made.Engagements[0].Actions); diff != "" {
			t.Error(diff)
		}
		path := "/api/persons/" + made.ID
		reply := clerk.Do(t, http.MethodGet, path, nil).Want(t, http.StatusOK)
		if strings.Contains(string(reply.Body), shen) || strings.Contains(string(reply.Body), "13800000001") {
			t.Error("a number in clear")
		}
		neighbour.Do(t, http.MethodGet, path, nil).Refused(t, http.StatusNotFound, "not_found")
		if v := apptest.Read[roster.PersonView](t, county.Do(t, http.MethodGet, path, nil).Want(t, http.StatusOK)); len(v.Engagements[0].Actions) != 0 {
			t.Errorf("the county reads and does not overwrite (Art. 9): %v", v.Engagements[0].Actions)
		}

		// Another union claims the same head: it learns whom to call, and so does the union that has the person.
		claimed := neighbour.Do(t, http.MethodPost, "/api/persons", with(form(t, w, "太仓市总工会", "沈国平", "32058319850312001 2"), "onDuty", "2025-06-01"))
		claimed.Refused(t, http.StatusUnprocessableEntity, roster.CodeElsewhere)
		if !strings.Contains(string(claimed.Body), "昆山市总工会") || strings.Contains(string(claimed.Body), "玉山镇") {
			t.Errorf("whom to call: %s", claimed.Body)
		}
		v := apptest.Read[roster.PersonView](t, clerk.Do(t, http.MethodGet, path, nil))
		if len(v.Claims) != 1 || v.Claims[0].Contact.Union != "苏州市总工会" {
			t.Errorf("claims: %+v", v.Claims)
		}

		// Reveals are told to the person.
		reveal := map[string]any{"field": "id", "reason": "核对合同"}
		finance.Do(t, http.MethodPost, path+"/reveal", reveal).Refused(t, http.StatusForbidden, "permission_missing")
		neighbour.Do(t, http.MethodPost, path+"/reveal", reveal).Refused(t, http.StatusNotFound, "not_found")
		clerk.Do(t, http.MethodPost, path+"/reveal", map[string]any{"field": "id", "reason": " "}).Refused(t, http.StatusUnprocessableEntity, roster.CodeReason)
		if got := apptest.Read[roster.RevealedField](t, clerk.Do(t, http.MethodPost, path+"/reveal", reveal).Want(t, http.StatusOK)); got.Value != shen {
			t.Errorf("revealed %q", got.Value)
		}
		me := w.Instructor(t, made.ID, "玉山镇总工会")
		looks := apptest.Read[httpx.Page[roster.Look]](t, me.Do(t, http.MethodGet, path+"/looks", nil).Want(t, http.StatusOK))
		if len(looks.Items) != 1 || looks.Items[0].Reason != "核对合同" || looks.Items[0].What != "证件号" || looks.Items[0].By != clerk.Actor.Name {
			t.Errorf("looks: %+v", looks)
		}
		// At once, and not only where one looks for it; what was refused is no news.
		told := apptest.Read[inbox.NoticePage](t, me.Do(t, http.MethodGet, "/api/notices", nil).Want(t, http.StatusOK))
		if len(told.Items) != 1 || told.Items[0].Title != "有人查看了您的完整证件号" || told.Items[0].Body != "查看人："+clerk.Actor.Name+"。理由：核对合同" {
			t.Errorf("told: %+v", told.Items)
		}
		me.Do(t, http.MethodPost, path+"/reveal", map[string]any{"field": "phone", "reason": ""}).Want(t, http.StatusOK)
		if again := apptest.Read[inbox.NoticePage](t, me.Do(t, http.MethodGet, "/api/notices", nil)); len(again.Items) != 1 {
			t.Errorf("told of the own look: %+v", again.Items)
		}
		if own := apptest.Read[roster.PersonView](t, me.Do(t, http.MethodGet, "/api/persons/me", nil).Want(t, http.StatusOK)); own.ID != made.ID {
			t.Errorf("me: %+v", own)
		}
		me.Do(t, http.MethodGet, "/api/persons", nil).Refused(t, http.StatusForbidden, "permission_missing")

		// The particulars, with their revision.
		change := map[string]any{
			"rev": 1, "name": "沈国萍", "political": "01", "education": "21", "titleText": "律师", "formerPost": "律师", "resume": "",
			"meetsPolitical": true, "meetsKnowledge": true, "meetsAbility": true, "meetsHealth": false, "prefQualified": false, "prefExperience": true, "prefGraduate": true, "qualifications": []any{},
		}
		county.Do(t, http.MethodPut, path, change).Refused(t, http.StatusForbidden, "permission_missing")
		neighbour.Do(t, http.MethodPut, path, change).Refused(t, http.StatusNotFound, "not_found")
		v = apptest.Read[roster.PersonView](t, clerk.Do(t, http.MethodPut, path, change).Want(t, http.StatusOK))
		if v.Name != "沈国萍" || v.PoliticalText != "中共党员" || v.Rev != 2 || v.PhoneMasked != "138****0001" || len(v.Qualifications) != 0 {
			t.Errorf("changed: %+v", v.Person)
		}
		clerk.Do(t, http.MethodPut, path, change).Refused(t, http.StatusConflict, "stale")
	})
}

func TestEngagements(t *testing.T) {
	dbtest.Each(t, noon, func(t *testing.T, d *db.DB) {
		w := apptest.New(t, d, noon)
		clerk := w.As(t, authz.RoleClerk, "玉山镇总工会")
		neighbour := w.As(t, authz.RoleClerk, "周市镇总工会")
		v := apptest.Read[roster.PersonView](t, clerk.Do(t, http.MethodPost, "/api/persons", form(t, w, "玉山镇总工会", "周文英", zhou)).Want(t, http.StatusCreated))
		path := "/api/engagements/" + v.Engagements[0].ID
		do := func(what string, body map[string]any) roster.EngagementView {
			t.Helper()
			body["rev"] = v.Engagements[0].Rev
			v = apptest.Read[roster.PersonView](t, clerk.Do(t, http.MethodPost, path+what, body).Want(t, http.StatusOK))
			return v.Engagements[0]
		}
		renewal := map[string]any{"rev": 1, "kind": "service", "signedOn": "", "startsOn": "2027-01-01", "endsOn": "2027-12-31", "reason": ""}
		neighbour.Do(t, http.MethodPost, path+"/contracts", renewal).Refused(t, http.StatusNotFound, "not_found")
		clerk.Do(t, http.MethodPost, path+"/contracts", with(renewal, "rev", 9)).Refused(t, http.StatusConflict, "stale")
		renewal["rev"] = 1
		clerk.Do(t, http.MethodPost, path+"/contracts", renewal).Refused(t, http.StatusUnprocessableEntity, roster.CodeRetired)
		clerk.Do(t, http.MethodPost, path+"/contracts", map[string]any{"rev": 1, "kind": "service", "signedOn": "", "startsOn": "2026-12-31", "endsOn": "", "reason": "x"}).
			Refused(t, http.StatusUnprocessableEntity, roster.CodeContractLap)
		if e := do("/contracts", with(renewal, "reason", "昆山市总工会已同意留用")); len(e.Contracts) != 2 {
			t.Errorf("contracts: %+v", e.Contracts)
		}
		if e := do("/postings", map[string]any{"unionId": w.Union(t, "周市镇总工会").ID, "startsOn": "2026-03-01"}); e.PostUnionName != "周市镇总工会" || len(e.Postings) != 2 || !e.EndedOn.IsZero() {
			t.Errorf("posted: %+v", e)
		}
		e := do("/interruptions", map[string]any{"kind": "sick", "startsOn": "2026-04-01", "endsOn": ""})
		if len(e.Interruptions) != 1 {
			t.Fatalf("interruptions: %+v", e.Interruptions)
		}
		clerk.Do(t, http.MethodPost, path+"/interruptions", map[string]any{"rev": e.Rev, "kind": "personal", "startsOn": "2026-05-01", "endsOn": "2026-05-02"}).
			Refused(t, http.StatusUnprocessableEntity, roster.CodeLeaveLap)
		e = do("/interruptions", map[string]any{"interruptionId": e.Interruptions[0].ID, "kind": "sick", "startsOn": "2026-04-01", "endsOn": "2026-04-30"})
		if len(e.Interruptions) != 1 || e.Interruptions[0].EndsOn.String() != "2026-04-30" {
			t.Errorf("ended interruption: %+v", e.Interruptions)
		}
		v = apptest.Read[roster.PersonView](t, clerk.Do(t, http.MethodPut, path, map[string]any{
			"rev": e.Rev, "channel": "procured", "managedPaper": "协议第3号", "onDuty": "2025-01-07", "note": "",
		}).Want(t, http.StatusOK))
		if e := v.Engagements[0]; e.Channel != roster.ChannelProcured || e.OnDuty.String() != "2025-01-07" || e.Postings[0].StartsOn.String() != "2025-01-07" {
			t.Errorf("corrected: %+v", e)
		}
		clerk.Do(t, http.MethodPost, path+"/end", map[string]any{"rev": v.Engagements[0].Rev, "endedOn": "2062-09-30", "ground": "wish"}).Refused(t, http.StatusUnprocessableEntity, roster.CodeDates)
		e = do("/end", map[string]any{"endedOn": "2026-09-30", "ground": "wish"})
		if e.State != roster.StateEnded || e.EndGroundText != "身体或个人原因" {
			t.Errorf("ended: %+v", e)
		}
		clerk.Do(t, http.MethodPost, path+"/end", map[string]any{"rev": e.Rev, "endedOn": "2026-09-30", "ground": "wish"}).Refused(t, http.StatusUnprocessableEntity, roster.CodeEnded)
	})
}

func TestRosterList(t *testing.T) {
	dbtest.Each(t, noon, func(t *testing.T, d *db.DB) {
		w := apptest.New(t, d, noon)
		for _, h := range []struct{ union, name, number, onDuty, ends string }{
			{"玉山镇总工会", "沈国平", shen, "2025-01-06", "2026-12-31"},
			{"周市镇总工会", "陆敏", lu, "2024-03-04", "2026-02-28"},
			{"太仓市总工会", "周文英", zhou, "2026-11-01", "2027-12-31"},
		} {
			f := with(form(t, w, h.union, h.name, h.number), "onDuty", h.onDuty)
			f["reason"] = "上级已同意"
			f["contract"] = map[string]any{"kind": "labour", "signedOn": "", "startsOn": h.onDuty, "endsOn": h.ends}
			w.As(t, authz.RoleClerk, h.union).Do(t, http.MethodPost, "/api/persons", f).Want(t, http.StatusCreated)
		}
		names := func(c *apptest.Client, query string) string {
			t.Helper()
			p := apptest.Read[httpx.Page[roster.HeadRow]](t, c.Do(t, http.MethodGet, "/api/persons?"+query, nil).Want(t, http.StatusOK))
			var s []string
			for _, r := range p.Items {
				s = append(s, r.Name+" "+string(r.State))
			}
			return strings.Join(s, ", ")
		}
		w.Anonymous().Do(t, http.MethodGet, "/api/persons", nil).Want(t, http.StatusUnauthorized)
		city, county := w.As(t, authz.RoleOfficer, "苏州市总工会"), w.As(t, authz.RoleOfficer, "昆山市总工会")
		for _, c := range []struct {
			client *apptest.Client
			query  string
			want   string
		}{
			{city, "", "陆敏 lapsed, 沈国平 active"},
			{city, "state=all", "陆敏 lapsed, 沈国平 active, 周文英 future"},
			{city, "state=lapsed", "陆敏 lapsed"},
			{city, "state=active", "沈国平 active"},
			{city, "state=future", "周文英 future"},
			{city, "state=ended", ""},
			{county, "state=all", "陆敏 lapsed, 沈国平 active"},
			{w.As(t, authz.RoleClerk, "城厢镇总工会"), "state=all", ""},
			{city, "q=sgp", "沈国平 active"},
			{city, "q=Shen+Guo", "沈国平 active"},
			{city, "q=%E5%9B%BD", "沈国平 active"},
			{city, "q=%25", ""},
			{city, "q=" + shen, "沈国平 active"},
			{city, "state=all&unionId=" + w.Union(t, "太仓市总工会").ID, "周文英 future"},
			{city, "unionId=" + w.Union(t, "周市镇总工会").ID, "陆敏 lapsed"},
			{city, "asOf=2024-12-31", "陆敏 active"},
			{city, "asOf=2025-01-06", "陆敏 active, 沈国平 active"},
			{city, "asOf=2027-01-31", "陆敏 lapsed, 沈国平 lapsed, 周文英 active"},
		} {
			if got := names(c.client, c.query); got != c.want {
				t.Errorf("%s: %s, want %s", c.query, got, c.want)
			}
		}
		first := apptest.Read[httpx.Page[roster.HeadRow]](t, city.Do(t, http.MethodGet, "/api/persons?limit=2&state=all", nil).Want(t, http.StatusOK))
		second := apptest.Read[httpx.Page[roster.HeadRow]](t, city.Do(t, http.MethodGet, "/api/persons?limit=2&state=all&cursor="+first.Next, nil).Want(t, http.StatusOK))
		if first.Total.Count != 3 || len(second.Items) != 1 || second.Items[0].Name != "周文英" || second.Next != "" {
			t.Errorf("pages: %+v %+v", first, second)
		}
		back := apptest.Read[httpx.Page[roster.HeadRow]](t, city.Do(t, http.MethodGet, "/api/persons?limit=2&state=all&cursor="+second.Prev, nil).Want(t, http.StatusOK))
		if diff := cmp.Diff(first.Items[0].Name, back.Items[0].Name); diff != "" {
			t.Error(diff)
		}
		city.Do(t, http.MethodGet, "/api/persons?state=gone", nil).Want(t, http.StatusUnprocessableEntity)
		city.Do(t, http.MethodGet, "/api/persons?cursor=xx", nil).Want(t, http.StatusBadRequest)

		w.As(t, authz.RoleFinance, "苏州市总工会").Do(t, http.MethodGet, "/api/persons/export", nil).Refused(t, http.StatusForbidden, "permission_missing")
		out := city.Do(t, http.MethodGet, "/api/persons/export?state=all", nil).Want(t, http.StatusOK)
		book, err := sheet.Open(bytes.NewReader(out.Body), int64(len(out.Body)), "a.xlsx", sheet.DefaultLimits())
		if err != nil {
			t.Fatal(err)
		}
		table, err := book.Recognise([]sheet.Column{{Key: "name", Title: "姓名", Required: true}, {Key: "state", Title: "状态", Required: true}, {Key: "union", Title: "聘用单位"}, {Key: "channel", Title: "聘用渠道"}, {Key: "onduty", Title: "上岗时间"}, {Key: "sex", Title: "性别"}}, sheet.Mapping{})
		if err != nil {
			t.Fatal(err)
		}
		var rows []string
		for r, err := range table.Rows() {
			if err != nil {
				t.Fatal(err)
			}
			rows = append(rows, r.Text("name")+" "+r.Text("state")+" "+r.Text("union"))
		}
		if diff := cmp.Diff([]string{"陆敏 合同到期 周市镇总工会", "沈国平 在岗 玉山镇总工会", "周文英 待上岗 太仓市总工会"}, rows); diff != "" {
			t.Error(diff)
		}
	})
}

// A town moved between two counties on 1 July 2026: the list of an earlier day follows the tree of that day, and whom
// it names is what today's tree lets the reader see.
func TestRosterListOfAMovedTown(t *testing.T) {
	dbtest.Each(t, noon, func(t *testing.T, d *db.DB) {
		w := apptest.New(t, d, noon)
		for _, h := range []struct{ union, name, number string }{{"玉山镇总工会", "沈国平", shen}, {"周市镇总工会", "陆敏", lu}} {
			w.As(t, authz.RoleClerk, h.union).Do(t, http.MethodPost, "/api/persons", form(t, w, h.union, h.name, h.number)).Want(t, http.StatusCreated)
		}
		town, from, to := w.Union(t, "周市镇总工会"), w.Union(t, "昆山市总工会"), w.Union(t, "太仓市总工会")
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			if _, err := org.Move(ctx, tx, audit.System(), town.ID, to.ID, org.TierBase, "", day("2026-07-01")); err != nil {
				return err
			}
			_, err := roster.Followers()[0].Reparent(ctx, tx, []string{town.ID}, map[string]org.Place{town.ID: {UnionID: town.ID, CountyID: to.ID, CityID: to.CityID}}, 100)
			return err
		})
		kunshan, taicang, city := w.As(t, authz.RoleOfficer, "昆山市总工会"), w.As(t, authz.RoleOfficer, "太仓市总工会"), w.As(t, authz.RoleOfficer, "苏州市总工会")
		nanjing := w.As(t, authz.RoleOfficer, "南京市总工会")
		for _, c := range []struct {
			client *apptest.Client
			query  string
			want   string
			hidden int
		}{
			{kunshan, "unionId=" + town.ID + "&asOf=2026-06-30", "", 1},
			{kunshan, "asOf=2026-06-30&q=" + lu, "", 0}, // nor is she found by her number
			{kunshan, "asOf=2026-06-30", "沈国平", 1},
			{kunshan, "asOf=2026-07-01", "沈国平", 0},
			{kunshan, "", "沈国平", 0},
			{nanjing, "unionId=" + from.ID + "&asOf=2026-06-30", "", 0},
			{taicang, "unionId=" + town.ID + "&asOf=2026-06-30", "陆敏", 0},
			{taicang, "asOf=2026-06-30", "", 0},
			{taicang, "asOf=2026-07-01", "陆敏", 0},
			{taicang, "", "陆敏", 0},
			{city, "unionId=" + from.ID + "&asOf=2026-06-30", "陆敏 沈国平", 0},
			{city, "unionId=" + to.ID + "&asOf=2026-06-30", "", 0},
			{city, "unionId=" + from.ID, "沈国平", 0},
			{city, "unionId=" + to.ID, "陆敏", 0},
		} {
			p := apptest.Read[roster.HeadPage](t, c.client.Do(t, http.MethodGet, "/api/persons?"+c.query, nil).Want(t, http.StatusOK))
			var names []string
			for _, r := range p.Items {
				names = append(names, r.Name)
			}
			if got := strings.Join(names, " "); got != c.want || p.Hidden != c.hidden || p.Total.Count != len(names) {
				t.Errorf("%s: %q, %d hidden, %d in all; want %q, %d hidden", c.query, got, p.Hidden, p.Total.Count, c.want, c.hidden)
			}
		}
		first := apptest.Read[roster.HeadPage](t, city.Do(t, http.MethodGet, "/api/persons?asOf=2026-06-30&limit=1", nil).Want(t, http.StatusOK))
		if len(first.Items) != 1 || first.Next == "" || first.Hidden != 0 {
			t.Errorf("the city's first page: %d heads, next %q, %d hidden", len(first.Items), first.Next, first.Hidden)
		}
		// Who stands elsewhere is counted with the first page only.
		second := apptest.Read[roster.HeadPage](t, kunshan.Do(t, http.MethodGet, "/api/persons?asOf=2026-06-30&limit=1&cursor="+first.Next, nil).Want(t, http.StatusOK))
		if second.Hidden != 0 {
			t.Errorf("a later page: %d hidden", second.Hidden)
		}
		out := kunshan.Do(t, http.MethodGet, "/api/persons/export?asOf=2026-06-30", nil).Want(t, http.StatusOK)
		if book, err := sheet.Open(bytes.NewReader(out.Body), int64(len(out.Body)), "a.xlsx", sheet.DefaultLimits()); err != nil {
			t.Error(err)
		} else if table, err := book.Recognise([]sheet.Column{{Key: "name", Title: "姓名", Required: true}, {Key: "union", Title: "聘用单位"}, {Key: "channel", Title: "聘用渠道"}, {Key: "onduty", Title: "上岗时间"}, {Key: "sex", Title: "性别"}}, sheet.Mapping{}); err != nil {
			t.Error(err)
		} else {
			var names []string
			for r, err := range table.Rows() {
				if err != nil {
					t.Error(err)
				}
				names = append(names, r.Text("name"))
			}
			if !slices.Equal(names, []string{"沈国平"}) {
				t.Errorf("exported: %q", names)
			}
		}
	})
}

func upload(t *testing.T, c *apptest.Client, union, file string, data []byte) apptest.Reply {
	t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	part, err := w.CreateFormFile("file", file)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := part.Write(data); err != nil {
		t.Fatal(err)
	}
	if union != "" {
		if err := w.WriteField("unionId", union); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return c.Send(t, http.MethodPost, "/api/roster/imports", w.FormDataContentType(), b.Bytes())
}

func TestImportOverHTTP(t *testing.T) {
	data, err := os.ReadFile("testdata/roster-kunshan.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	dbtest.Each(t, noon, func(t *testing.T, d *db.DB) {
		w := apptest.New(t, d, noon)
		officer, neighbour := w.As(t, authz.RoleOfficer, "昆山市总工会"), w.As(t, authz.RoleOfficer, "太仓市总工会")
		kunshan := w.Union(t, "昆山市总工会").ID
		upload(t, w.Anonymous(), kunshan, "a.xlsx", data).Want(t, http.StatusUnauthorized)
		upload(t, w.As(t, authz.RoleApprover, "昆山市总工会"), kunshan, "a.xlsx", data).Refused(t, http.StatusForbidden, "permission_missing")
		upload(t, neighbour, kunshan, "a.xlsx", data).Refused(t, http.StatusNotFound, "not_found")
		upload(t, officer, kunshan, "a.xlsx", []byte("姓名,身份证号")).Refused(t, http.StatusUnprocessableEntity, "sheet_not_excel")
		fields := upload(t, officer, "", "a.xlsx", data).Refused(t, http.StatusUnprocessableEntity, "fields_invalid")
		if diff := cmp.Diff([]errs.Field{errs.F("unionId", "请填写")}, fields); diff != "" {
			t.Error(diff)
		}

		v := apptest.Read[roster.HeadsImport](t, upload(t, officer, kunshan, "花名册.xlsx", data).Want(t, http.StatusCreated))
		if v.State != roster.ImportPreview || v.Counts != (roster.OutcomeCounts{Accept: 1, Warn: 5, Reject: 5}) || len(v.Layout.Columns) != 16 || len(v.Unions) != 5 {
			t.Fatalf("preview: %+v", v) // 昆山开发区 and four towns are not in this province
		}
		path := "/api/roster/imports/" + v.ID
		var stored struct{ FileSealed, RowsSealed, Layout, Unions string }
		if err := d.Read().NewSelect().TableExpr("roster_import").ColumnExpr("file_sealed, rows_sealed, layout, unions").Scan(t.Context(), &stored); err != nil {
			t.Fatal(err)
		}
		if all := stored.FileSealed + stored.RowsSealed + stored.Layout + stored.Unions; strings.Contains(all, shen) || strings.Contains(all, "沈国平") {
			t.Error("the sheet lies in clear")
		}
		neighbour.Do(t, http.MethodGet, path, nil).Refused(t, http.StatusNotFound, "not_found")
		rows := apptest.Read[httpx.Page[roster.HeadsImportRow]](t, officer.Do(t, http.MethodGet, path+"/rows?outcome=reject&limit=2", nil).Want(t, http.StatusOK))
		if rows.Total.Count != 5 || len(rows.Items) != 2 || rows.Items[0].Name != "徐丽" || rows.Items[0].IDMasked != "3205************77" || rows.Next == "" {
			t.Errorf("rows: %+v", rows)
		}
		rows = apptest.Read[httpx.Page[roster.HeadsImportRow]](t, officer.Do(t, http.MethodGet, path+"/rows?outcome=reject&limit=2&cursor="+rows.Next, nil).Want(t, http.StatusOK))
		if len(rows.Items) != 2 || rows.Items[0].Name != "沈国平" || rows.Prev == "" {
			t.Errorf("second page: %+v", rows)
		}
		heads := func() int64 {
			n, err := d.Read().NewSelect().TableExpr("engagement").Count(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			return n
		}
		if heads() != 0 {
			t.Error("nothing is written before the confirmation")
		}

		// The zone is left out by choice, so one head fewer.
		choices := map[string]any{"昆山开发区总工会": map[string]any{"unionId": "", "kind": "", "skip": true}}
		officer.Do(t, http.MethodPut, path, map[string]any{"rev": 7, "choices": choices}).Refused(t, http.StatusConflict, "stale")
		officer.Do(t, http.MethodPut, path, map[string]any{"rev": 1, "choices": map[string]any{
			"昆山开发区总工会": map[string]any{"unionId": w.Union(t, "太仓市总工会").ID, "kind": "", "skip": false},
		}}).Refused(t, http.StatusUnprocessableEntity, roster.CodeImportChoice)
		v = apptest.Read[roster.HeadsImport](t, officer.Do(t, http.MethodPut, path, map[string]any{"rev": 1, "choices": choices}).Want(t, http.StatusOK))
		if v.Counts.Reject != 6 || v.Rev != 2 {
			t.Errorf("remapped: %+v", v)
		}
		officer.Do(t, http.MethodPost, path+"/confirm", map[string]any{"rev": 2, "mode": "all"}).Refused(t, http.StatusUnprocessableEntity, roster.CodeImportRejects)
		neighbour.Do(t, http.MethodPost, path+"/confirm", map[string]any{"rev": 2, "mode": "good"}).Refused(t, http.StatusNotFound, "not_found")
		for range 2 { // confirming twice is once
			v = apptest.Read[roster.HeadsImport](t, officer.Do(t, http.MethodPost, path+"/confirm", map[string]any{"rev": 2, "mode": "good"}).Want(t, http.StatusOK))
			if v.State != roster.ImportConfirmed || v.Result != (roster.HeadsImported{Persons: 5, Engagements: 5, Left: 6}) || heads() != 5 {
				t.Errorf("confirmed: %+v, %d heads", v.Result, heads())
			}
		}
		officer.Do(t, http.MethodDelete, path, nil).Refused(t, http.StatusUnprocessableEntity, roster.CodeImportDone)
		sheetBack := officer.Do(t, http.MethodGet, path+"/errors", nil).Want(t, http.StatusOK)
		if _, err := sheet.Open(bytes.NewReader(sheetBack.Body), int64(len(sheetBack.Body)), "a.xlsx", sheet.DefaultLimits()); err != nil {
			t.Error(err)
		}

		// The same sheet again: whoever is there already is recognised.
		again := apptest.Read[roster.HeadsImport](t, upload(t, officer, kunshan, "花名册.xlsx", data).Want(t, http.StatusCreated))
		done := apptest.Read[roster.HeadsImport](t, officer.Do(t, http.MethodPost, "/api/roster/imports/"+again.ID+"/confirm", map[string]any{"rev": again.Rev, "mode": "good"}).Want(t, http.StatusOK))
		if done.Result != (roster.HeadsImported{Persons: 1, Engagements: 1, Already: 5, Unions: 1, Left: 5}) {
			t.Errorf("again: %+v", done.Result)
		}
		// In the neighbour's list the same people are refused.
		theirs := apptest.Read[roster.HeadsImport](t, upload(t, neighbour, w.Union(t, "太仓市总工会").ID, "花名册.xlsx", data).Want(t, http.StatusCreated))
		if theirs.Counts.Accept+theirs.Counts.Warn != 0 {
			t.Errorf("another county's people: %+v", theirs.Counts)
		}
		neighbour.Do(t, http.MethodDelete, "/api/roster/imports/"+theirs.ID, nil).Want(t, http.StatusNoContent)
		neighbour.Do(t, http.MethodGet, "/api/roster/imports/"+theirs.ID, nil).Refused(t, http.StatusNotFound, "not_found")
		tpl := officer.Do(t, http.MethodGet, "/api/roster/template", nil).Want(t, http.StatusOK)
		upload(t, officer, kunshan, "t.xlsx", tpl.Body).Want(t, http.StatusCreated)
	})
}
