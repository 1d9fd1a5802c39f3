package hiring_test

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"maps"
	"mime/multipart"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/uptrace/bun"

	"xiezhi/internal/app/apptest"
	"xiezhi/internal/authz"
	"xiezhi/internal/gb"
	"xiezhi/internal/hiring"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/db/dbtest"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/paper/papertest"
	"xiezhi/internal/roster"
)

type recruitWorld struct {
	*apptest.World
	t   *testing.T
	now *time.Time
	d   *db.DB

	clerk, county, taicang, city, public *apptest.Client
}

// eachRecruit begins on Monday 2026-11-02 at 9 in China. 昆山 has one head of its four free.
func eachRecruit(t *testing.T, fn func(*testing.T, *recruitWorld)) {
	t.Helper()
	start := time.Date(2026, 11, 2, 1, 0, 0, 0, time.UTC)
	now := start
	dbtest.Each(t, clock.Clock(func() time.Time { return now }), func(t *testing.T, d *db.DB) {
		now = start
		w := &recruitWorld{World: apptest.New(t, d, func() time.Time { return now }), t: t, now: &now, d: d}
		q := &quotaWorld{World: w.World}
		q.approve(t, 2026, "昆山市总工会", 4, "太仓市总工会", 2)
		for range 3 {
			q.head(t, "玉山镇总工会", "2025-03-01", "", roster.ChannelOwn)
		}
		w.clerk, w.county, w.taicang = w.As(t, authz.RoleClerk, "玉山镇总工会"), w.As(t, authz.RoleOfficer, "昆山市总工会"), w.As(t, authz.RoleOfficer, "太仓市总工会")
		w.city, w.public = w.As(t, authz.RoleApprover, "苏州市总工会"), w.Anonymous()
		fn(t, w)
	})
}

// on moves the clock to a day at 9 in China, and signs everybody in again.
func (w *recruitWorld) on(date string) {
	w.t.Helper()
	*w.now = day(date).Start().Add(9 * time.Hour).UTC()
	w.signIn()
}

func (w *recruitWorld) signIn() {
	w.t.Helper()
	for _, c := range []*apptest.Client{w.clerk, w.county, w.taicang, w.city} {
		c.SignIn(w.t)
	}
}

func noticeBody(heads int) object {
	return object{
		"title": "玉山镇总工会招聘专职集体协商指导员", "channel": "own", "channelPaper": "", "conditions": "能说昆山话的优先考虑", "body": "月薪面议，签订劳动合同。",
		"applyFrom": "2026-11-03", "applyUntil": "2026-11-10", "publicityDays": 5, "writtenWeight": 40, "interviewWeight": 60, "trim": false,
		"contactName": "张工", "officePhone": "0512-57301234",
		"posts": []object{{"id": "", "title": "指导员", "tier": "base", "place": "玉山镇", "heads": heads}},
	}
}

func with(b object, more object) object {
	out := object{}
	maps.Copy(out, b)
	maps.Copy(out, more)
	return out
}

func (w *recruitWorld) view(r apptest.Reply) hiring.RecruitView {
	w.t.Helper()
	return apptest.Read[hiring.RecruitView](w.t, r)
}

func (w *recruitWorld) see(id string) hiring.RecruitView {
	w.t.Helper()
	return w.view(w.clerk.Do(w.t, http.MethodGet, "/api/hiring/notices/"+id, nil).Want(w.t, 200))
}

// act does an act upon a notice with its rev of now.
func (w *recruitWorld) act(c *apptest.Client, id, act string, b object) apptest.Reply {
	w.t.Helper()
	if _, given := b["rev"]; !given {
		b["rev"] = w.see(id).Rev
	}
	return c.Do(w.t, http.MethodPost, "/api/hiring/notices/"+id+"/"+act, b)
}

// published drafts and publishes the town's notice for some heads, the day before applications begin.
func (w *recruitWorld) published(heads int) hiring.RecruitView {
	w.t.Helper()
	v := w.view(w.clerk.Do(w.t, http.MethodPost, "/api/hiring/notices", with(noticeBody(heads), object{"unionId": w.Union(w.t, "玉山镇总工会").ID})).Want(w.t, 201))
	return w.view(w.act(w.clerk, v.ID, "publish", object{"reason": "一人年底离岗"}).Want(w.t, 200))
}

func (w *recruitWorld) number(n int) gb.ID { return identity(w.t, n) }

func (w *recruitWorld) application(v hiring.RecruitView, n int, name string) object {
	return object{
		"clientKey": fmt.Sprintf("key-%08d", n), "consent": v.Privacy.Version, "postId": v.Posts[0].ID, "name": name, "identity": w.number(n).Number(),
		"phone": fmt.Sprintf("1380000%04d", n), "education": "21", "political": "01", "major": "法学", "titleText": "经济师", "formerPost": "某公司人事主管",
		"resume": "2008.09—2020.06，某公司，人事主管", "qualifications": "劳动关系协调员三级", "prefQualified": n%2 == 0,
	}
}

// apply applies by the public page and gives the receipt's token and the application's id.
func (w *recruitWorld) apply(v hiring.RecruitView, n int, name string) (token, id string) {
	w.t.Helper()
	a := apptest.Read[hiring.Applied](w.t, w.public.Do(w.t, http.MethodPost, "/api/recruit/"+v.ID+"/applications", w.application(v, n, name)).Want(w.t, 201))
	return a.Token, a.ID
}

func (w *recruitWorld) one(c *apptest.Client, id string) hiring.ApplicationView {
	w.t.Helper()
	return apptest.Read[hiring.ApplicationView](w.t, c.Do(w.t, http.MethodGet, "/api/hiring/applications/"+id, nil).Want(w.t, 200))
}

func (w *recruitWorld) upon(c *apptest.Client, id, act string, b object) apptest.Reply {
	w.t.Helper()
	if _, given := b["rev"]; !given {
		b["rev"] = w.one(w.clerk, id).Rev
	}
	return c.Do(w.t, http.MethodPost, "/api/hiring/applications/"+id+"/"+act, b)
}

func judged(answers ...string) []object {
	items := []string{"political", "knowledge", "ability", "health"}
	out := []object{}
	for i, a := range answers {
		out = append(out, object{"item": items[i], "answer": a, "evidence": "看过原件"})
	}
	return out
}

func (w *recruitWorld) eligible(ids ...string) {
	w.t.Helper()
	for _, id := range ids {
		w.upon(w.clerk, id, "judge", object{"checks": judged("yes", "yes", "yes", "yes"), "verdict": "eligible"}).Want(w.t, 200)
	}
}

// assess names two assessors and gives their ids.
func (w *recruitWorld) assess(noticeID string) []string {
	w.t.Helper()
	rev := w.see(noticeID).Rev
	v := w.view(w.clerk.Do(w.t, http.MethodPut, "/api/hiring/notices/"+noticeID+"/assessors", object{
		"rev": rev, "assessors": []object{{"name": "评委甲", "post": "昆山市总工会"}, {"name": "评委乙", "post": "高校教师"}},
	}).Want(w.t, 200))
	return []string{v.Assessors[0].ID, v.Assessors[1].ID}
}

// score gives one applicant the scores of two assessors, written and interview, in whole points.
func (w *recruitWorld) score(id string, by []string, written, interview [2]int) {
	w.t.Helper()
	list := []object{}
	for i, a := range by {
		list = append(list, object{"assessorId": a, "part": "written", "points": written[i] * 100}, object{"assessorId": a, "part": "interview", "points": interview[i] * 100})
	}
	w.upon(w.clerk, id, "scores", object{"scores": list}).Want(w.t, 200)
}

func (w *recruitWorld) receipt(token string) hiring.JobReceipt {
	w.t.Helper()
	return apptest.Read[hiring.JobReceipt](w.t, w.public.Do(w.t, http.MethodGet, "/api/recruit-receipts/"+token, nil).Want(w.t, 200))
}

func (w *recruitWorld) publicNotice(id string) hiring.PublicNotice {
	w.t.Helper()
	return apptest.Read[hiring.PublicNotice](w.t, w.public.Do(w.t, http.MethodGet, "/api/recruit/"+id, nil).Want(w.t, 200))
}

func (w *recruitWorld) lines(id string) []hiring.ApplicationLine {
	w.t.Helper()
	return apptest.Read[struct{ Items []hiring.ApplicationLine }](w.t, w.clerk.Do(w.t, http.MethodGet, "/api/hiring/notices/"+id+"/applications", nil).Want(w.t, 200)).Items
}

func fileBody(t *testing.T, key, name string, content []byte) (body []byte, mediaType string) {
	t.Helper()
	var b bytes.Buffer
	m := multipart.NewWriter(&b)
	if err := m.WriteField("clientKey", key); err != nil {
		t.Fatal(err)
	}
	f, err := m.CreateFormFile("file", name)
	if err == nil {
		_, err = f.Write(content)
	}
	if err != nil || m.Close() != nil {
		t.Fatal(err)
	}
	return b.Bytes(), m.FormDataContentType()
}

// pdf is a small document that says what it is given.
func pdf(text string) []byte { return []byte("%PDF-1.4\n% " + text + "\n%%EOF\n") }

func (w *recruitWorld) attach(token, key, name string, content []byte) apptest.Reply {
	body, media := fileBody(w.t, key, name, content)
	return w.public.Send(w.t, http.MethodPost, "/api/recruit-receipts/"+token+"/files", media, body)
}

func TestRecruitRefusals(t *testing.T) {
	eachRecruit(t, func(t *testing.T, w *recruitWorld) {
		v := w.published(1)
		w.on("2026-11-03")
		_, app := w.apply(v, 11, "钱一")
		body, media := fileBody(t, "file-0001", "a.pdf", pdf("x"))
		system := w.As(t, authz.RoleSystem, "江苏省总工会")
		zhoushi := w.As(t, authz.RoleClerk, "周市镇总工会")
		one, ap := "/api/hiring/notices/"+v.ID, "/api/hiring/applications/"+app
		type call struct {
			method, path string
			body         any
		}
		writes := []call{
			{"PUT", one, with(noticeBody(1), object{"rev": 1})},
			{"POST", one + "/publish", object{"rev": 1}},
			{"POST", one + "/cancel", object{"rev": 1, "reason": "不招了"}},
			{"POST", one + "/applications", w.application(v, 12, "孙二")},
			{"PUT", one + "/assessors", object{"rev": 1, "assessors": []object{{"name": "甲", "post": ""}}}},
			{"POST", one + "/ties", object{"rev": 1, "ids": []string{app}}},
			{"POST", one + "/propose", object{"rev": 1, "ids": []string{app}}},
			{"POST", one + "/publicise", object{"rev": 1}},
			{"POST", one + "/unlist", object{"rev": 1, "reason": "有异议"}},
			{"POST", one + "/objections", object{"clientKey": "object-001", "content": "不符合条件"}},
			{"POST", one + "/close", object{"rev": 1, "reason": "无人"}},
			{"GET", one + "/export", nil},
			{"PUT", ap, with(w.application(v, 11, "钱一"), object{"rev": 1})},
			{"POST", ap + "/judge", object{"rev": 1, "checks": judged("yes"), "verdict": ""}},
			{"POST", ap + "/scores", object{"rev": 1, "scores": []object{}}},
			{"POST", ap + "/withdraw", object{"rev": 1}},
			{"POST", ap + "/reveal", object{"field": "phone", "reason": "通知面试"}},
		}
		delete(writes[12].body.(object), "clientKey")
		delete(writes[12].body.(object), "consent")
		const export = "/api/hiring/notices/export"
		w.Anonymous().Do(t, "GET", export, nil).Refused(t, 401, "not_signed_in")
		system.Do(t, "GET", export, nil).Refused(t, 403, errs.MissingCode)
		w.clerk.Do(t, "GET", export+"?state=gone", nil).Refused(t, 422, errs.FieldsCode)
		w.clerk.Do(t, "GET", export+"?q="+strings.Repeat("x", 61), nil).Refused(t, 422, errs.FieldsCode)
		for _, who := range []*apptest.Client{w.taicang, zhoushi} {
			if rows := apptest.Workbook(t, who.Do(t, "GET", export, nil)); len(rows) != 3 {
				t.Errorf("a neighbour exports %q", rows)
			}
		}
		reads := []call{{"GET", one, nil}, {"GET", one + "/applications", nil}, {"GET", one + "/record", nil}, {"GET", one + "/list", nil}, {"GET", ap, nil}}
		for _, c := range append(slices.Clone(reads), writes...) {
			w.Anonymous().Do(t, c.method, c.path, c.body).Refused(t, 401, "not_signed_in")
			system.Do(t, c.method, c.path, c.body).Refused(t, 403, errs.MissingCode)
			w.taicang.Do(t, c.method, c.path, c.body).Refused(t, 404, errs.NotFoundCode) // the neighbouring county
			zhoushi.Do(t, c.method, c.path, c.body).Refused(t, 404, errs.NotFoundCode)   // the neighbouring town
		}
		officer := w.As(t, authz.RoleOfficer, "苏州市总工会") // a superior who holds the permission, but does not recruit here
		for _, c := range writes {
			officer.Do(t, c.method, c.path, c.body).Refused(t, 422, hiring.CodeNoticeUnion)
			w.city.Do(t, c.method, c.path, c.body).Refused(t, 403, errs.MissingCode)
		}
		w.clerk.Send(t, "POST", one+"/files", media, body).Refused(t, 422, hiring.CodeNoticeState) // published
		w.taicang.Send(t, "POST", one+"/files", media, body).Refused(t, 404, errs.NotFoundCode)
		w.Anonymous().Send(t, "POST", one+"/files", media, body).Refused(t, 401, "not_signed_in")
		w.clerk.Send(t, "POST", ap+"/files", media, body).Refused(t, 422, hiring.CodeNoticeState) // came in by the public page
		w.taicang.Send(t, "POST", ap+"/files", media, body).Refused(t, 404, errs.NotFoundCode)
		for _, stale := range []struct{ path, act string }{{one, "cancel"}, {one, "publicise"}, {ap, "judge"}, {ap, "withdraw"}} {
			b := object{"rev": 99}
			switch stale.act {
			case "cancel":
				b["reason"] = "不招了"
			case "judge":
				b["checks"], b["verdict"] = judged("yes"), ""
			}
			w.clerk.Do(t, "POST", stale.path+"/"+stale.act, b).Refused(t, 409, errs.StaleCode)
		}
		w.clerk.Do(t, "POST", one+"/cancel", []byte("{")).Want(t, 400)
		w.clerk.Do(t, "PUT", one, object{"rev": 1}).Want(t, 422)
		w.clerk.Do(t, "GET", "/api/hiring/notices/nonsense", nil).Want(t, 422)
		w.clerk.Do(t, "GET", "/api/hiring/notices?cursor=nonsense", nil).Refused(t, 400, "cursor")
		post := func(who *apptest.Client, union string, more object) apptest.Reply {
			return who.Do(t, "POST", "/api/hiring/notices", with(with(noticeBody(1), object{"unionId": w.Union(t, union).ID}), more))
		}
		post(w.clerk, "周市镇总工会", nil).Refused(t, 404, errs.NotFoundCode)
		post(w.taicang, "玉山镇总工会", nil).Refused(t, 404, errs.NotFoundCode)
		post(officer, "玉山镇总工会", nil).Refused(t, 422, hiring.CodeNoticeUnion)
		post(w.As(t, authz.RoleOfficer, "江苏省总工会"), "江苏省总工会", nil).Refused(t, 422, hiring.CodeNoticeUnion)
		for _, late := range []string{"2027-11-04", "9999-12-31"} { // more than a year from 3 November
			if got := post(w.clerk, "玉山镇总工会", object{"applyUntil": late}); got.Status != 422 || !strings.Contains(string(got.Body), "applyUntil") {
				t.Errorf("until %s: %d %s", late, got.Status, got.Body)
			}
		}
		for field, more := range map[string]object{
			"publicityDays":   {"publicityDays": 4},
			"interviewWeight": {"interviewWeight": 50},
			"applyUntil":      {"applyUntil": "2026-11-02"},
			"title":           {"title": " "},
			"posts.0.heads":   {"posts": []object{{"id": "", "title": "指导员", "tier": "base", "place": "", "heads": 0}}},
			"posts[0].tier":   {"posts": []object{{"id": "", "title": "指导员", "tier": "province", "place": "", "heads": 1}}},
		} {
			if got := post(w.clerk, "玉山镇总工会", more); got.Status != 422 || !strings.Contains(string(got.Body), field) {
				t.Errorf("%s: %d %s", field, got.Status, got.Body)
			}
		}
	})
}

// TestExportNotices: the list as its reader sees it, narrowed like it; nobody who applied is in it.
func TestExportNotices(t *testing.T) {
	eachRecruit(t, func(t *testing.T, w *recruitWorld) {
		v := w.published(1)
		w.on("2026-11-03")
		w.apply(v, 11, "钱一")
		draft := with(noticeBody(2), object{"unionId": w.Union(t, "玉山镇总工会").ID, "title": "玉山镇总工会再招两名"})
		w.clerk.Do(t, http.MethodPost, "/api/hiring/notices", draft).Want(t, 201)
		taken := func(who *apptest.Client, query string) [][]string {
			t.Helper()
			return apptest.Workbook(t, who.Do(t, "GET", "/api/hiring/notices/export"+query, nil))
		}
		head := []string{"公告", "聘用单位", "状态", "进展", "招聘人数", "现存报名", "报名开始", "报名截止"}
		later := []string{"玉山镇总工会再招两名", "玉山镇总工会", "草稿", "草稿", "2", "0", "2026-11-03", "2026-11-10"}
		open := []string{"玉山镇总工会招聘专职集体协商指导员", "玉山镇总工会", "已发布", "报名中，到2026-11-10", "1", "1", "2026-11-03", "2026-11-10"}
		for _, tc := range []struct {
			who   *apptest.Client
			query string
			rows  [][]string
		}{
			{w.clerk, "", [][]string{later, open}},
			{w.county, "?state=published", [][]string{open}},
			{w.city, "?q=两名", [][]string{later}},
		} {
			want := append([][]string{{"招聘公告"}, {tc.who.Actor.Name + "导出，2026-11-03 09:00"}, head}, tc.rows...)
			if diff := cmp.Diff(want, taken(tc.who, tc.query)); diff != "" {
				t.Errorf("%q (-want +got):\n%s", tc.query, diff)
			}
		}
		var n int
		if err := w.d.Read().NewRaw("SELECT count(*) FROM audit_entry WHERE action = 'recruit.notices.export'").Scan(t.Context(), &n); err != nil || n != 3 {
			t.Errorf("%d exports recorded, want 3 (%v)", n, err)
		}
	})
}

// TestPublicRefusals walks the public routes with what they do not take.
func TestPublicRefusals(t *testing.T) {
	eachRecruit(t, func(t *testing.T, w *recruitWorld) {
		draft := w.view(w.clerk.Do(t, http.MethodPost, "/api/hiring/notices", with(noticeBody(1), object{"unionId": w.Union(t, "玉山镇总工会").ID})).Want(t, 201))
		body, media := fileBody(t, "file-0001", "简章.pdf", pdf("notice"))
		draft = w.view(w.clerk.Send(t, "POST", "/api/hiring/notices/"+draft.ID+"/files", media, body).Want(t, 200))
		file := "/api/recruit-files/" + draft.Files[0].ID
		w.public.Do(t, "GET", "/api/recruit/"+draft.ID, nil).Refused(t, 404, errs.NotFoundCode) // a draft does not exist for the public
		w.public.Do(t, "GET", file, nil).Refused(t, 404, errs.NotFoundCode)
		w.public.Do(t, "GET", "/api/recruit/"+draft.ID+"/list", nil).Refused(t, 404, errs.NotFoundCode)
		w.public.Do(t, "POST", "/api/recruit/"+draft.ID+"/applications", w.application(draft, 11, "钱一")).Refused(t, 404, errs.NotFoundCode)
		w.public.Do(t, "POST", "/api/recruit/"+draft.ID+"/objections", object{"clientKey": "object-001", "content": "x"}).Refused(t, 404, errs.NotFoundCode)
		w.act(w.clerk, draft.ID, "publish", object{}).Want(t, 200)
		v := w.see(draft.ID)
		w.public.Do(t, "GET", file, nil).Want(t, 200)
		apply := func(more object) apptest.Reply {
			return w.public.Do(t, "POST", "/api/recruit/"+v.ID+"/applications", with(w.application(v, 11, "钱一"), more))
		}
		apply(nil).Refused(t, 422, hiring.CodeNotOpen) // begins tomorrow
		w.on("2026-11-03")
		w.public.Do(t, "POST", "/api/recruit/"+v.ID+"/applications", []byte("{")).Want(t, 400)
		apply(object{"resume": strings.Repeat("长", 30_000)}).Want(t, 413)
		apply(object{"unknown": true}).Want(t, 422)
		apply(object{"consent": ""}).Refused(t, 422, hiring.CodeConsent)
		apply(object{"consent": "1.12"}).Refused(t, 422, hiring.CodeConsent) // another version than the one in force
		if fields := apply(object{"identity": "320583198503120000", "phone": "12", "postId": "x", "education": "", "resume": " "}).Refused(t, 422, errs.FieldsCode); len(fields) != 5 {
			t.Errorf("every fault is named at once: %v", fields)
		}
		*w.now = w.now.Add(2 * time.Hour) // the address may try again
		w.signIn()
		token, id := w.apply(v, 11, "钱一")
		for _, bad := range []string{"short", strings.Repeat("a", 48), token + "x"} {
			if r := w.public.Do(t, "GET", "/api/recruit-receipts/"+bad, nil); r.Status != 404 && r.Status != 422 {
				t.Errorf("receipt %q: %d", bad, r.Status)
			}
			if r := w.public.Do(t, "POST", "/api/recruit-receipts/"+bad+"/withdraw", nil); r.Status != 404 && r.Status != 422 {
				t.Errorf("withdraw %q: %d", bad, r.Status)
			}
		}
		w.public.Do(t, "GET", "/api/hiring/applications/"+id, nil).Refused(t, 401, "not_signed_in")
		w.attach(token, "file-0001", "a.pdf", []byte("<html>no</html>")).Refused(t, 422, "file_type")
		w.attach(token, "file-0001", "a.pdf", make([]byte, hiring.MaxRecruitFile+1)).Refused(t, 413, "file_too_large")
		made := apptest.Read[hiring.JobReceipt](t, w.attach(token, "file-0001", "证书.pdf", pdf("certificate")).Want(t, 200))
		w.attach(token, "file-0001", "证书.pdf", pdf("certificate")).Want(t, 200) // the same again
		w.attach(token, "file-0001", "证书.pdf", pdf("another")).Refused(t, 409, "same_key")
		w.attach(token, "file-0002", "证书.pdf", pdf("certificate")).Refused(t, 422, "attachment_twice")
		own := "/api/recruit-files/" + made.Files[0].ID
		w.public.Do(t, "GET", own, nil).Refused(t, 404, errs.NotFoundCode) // an applicant's file is not the public's
		other, _ := w.apply(v, 12, "孙二")
		w.public.Do(t, "GET", "/api/recruit-receipts/"+other+"/files/"+made.Files[0].ID, nil).Refused(t, 404, errs.NotFoundCode)
		w.public.Do(t, "DELETE", "/api/recruit-receipts/"+other+"/files/"+made.Files[0].ID, nil).Refused(t, 404, errs.NotFoundCode)
		w.public.Do(t, "GET", "/api/recruit-receipts/"+token+"/files/"+made.Files[0].ID, nil).Want(t, 200)
		w.city.Do(t, "GET", "/api/hiring/notice-files/"+made.Files[0].ID, nil).Refused(t, 403, errs.MissingCode)
		w.taicang.Do(t, "GET", "/api/hiring/notice-files/"+made.Files[0].ID, nil).Refused(t, 404, errs.NotFoundCode)
		w.clerk.Do(t, "GET", "/api/hiring/notice-files/"+made.Files[0].ID, nil).Want(t, 200)
		w.public.Do(t, "POST", "/api/recruit/"+v.ID+"/objections", object{"clientKey": "object-001", "content": "x"}).Refused(t, 422, hiring.CodeNotOpen)
		w.public.Do(t, "GET", "/api/recruit/"+v.ID+"/list", nil).Refused(t, 422, hiring.CodeNoticeState)
		w.public.Do(t, "PUT", "/api/recruit-receipts/"+token, correction(w, v, 11, "钱一", 99)).Refused(t, 409, errs.StaleCode)
		w.on("2026-11-11") // the day after the last
		w.public.Do(t, "PUT", "/api/recruit-receipts/"+token, correction(w, v, 11, "钱一", 1)).Refused(t, 422, hiring.CodeApplyClosed)
		w.attach(token, "file-0003", "b.pdf", pdf("late")).Refused(t, 422, hiring.CodeApplyClosed)
		apply(object{"clientKey": "key-late-0001"}).Refused(t, 422, hiring.CodeNotOpen)
	})
}

func correction(w *recruitWorld, v hiring.RecruitView, n int, name string, rev int64) object {
	b := w.application(v, n, name)
	delete(b, "clientKey")
	delete(b, "consent")
	b["identity"], b["phone"], b["rev"] = "", "", rev
	return b
}

// TestApplyAgain: the same sending gives the same receipt, the same number another refusal, other content a conflict.
func TestApplyAgain(t *testing.T) {
	eachRecruit(t, func(t *testing.T, w *recruitWorld) {
		v := w.published(1)
		w.on("2026-11-03")
		token, id := w.apply(v, 11, "钱一")
		if again, sameID := w.apply(v, 11, "钱一"); again != token || sameID != id {
			t.Errorf("sent twice, the receipt is another: %s %s", again, token)
		}
		send := func(b object) apptest.Reply { return w.public.Do(t, "POST", "/api/recruit/"+v.ID+"/applications", b) }
		send(with(w.application(v, 11, "钱一"), object{"major": "会计"})).Refused(t, 409, "same_key")
		send(with(w.application(v, 11, "钱一"), object{"clientKey": "key-another"})).Refused(t, 422, hiring.CodeApplyTwice)
		if n := len(w.lines(v.ID)); n != 1 {
			t.Errorf("%d applications, want 1", n)
		}
		r := w.receipt(token)
		if r.State != "received" || r.Content.Name != "钱一" || r.Content.Identity != "" || r.IDMasked == w.number(11).Number() || r.Marks != nil {
			t.Errorf("the own receipt: %+v", r)
		}
		mended := with(correction(w, v, 11, "钱一一", r.Rev), object{"phone": "13900001111"})
		r = apptest.Read[hiring.JobReceipt](t, w.public.Do(t, "PUT", "/api/recruit-receipts/"+token, mended).Want(t, 200))
		if r.Content.Name != "钱一一" || r.PhoneMasked != "139****1111" || r.IDMasked != w.number(11).String() {
			t.Errorf("corrected: %+v", r)
		}
		// a verdict was about what stood before the correction
		w.eligible(id)
		r = w.receipt(token)
		w.public.Do(t, "PUT", "/api/recruit-receipts/"+token, correction(w, v, 11, "钱一", r.Rev)).Want(t, 200)
		if got := w.one(w.clerk, id); got.Verdict != hiring.VerdictNone {
			t.Errorf("the verdict stands after a correction: %s", got.Verdict)
		}
	})
}

func TestApplyingIsLimited(t *testing.T) {
	eachRecruit(t, func(t *testing.T, w *recruitWorld) {
		v := w.published(1)
		w.on("2026-11-03")
		for i := range 10 {
			w.apply(v, 20+i, "钱一")
		}
		r := w.public.Do(t, "POST", "/api/recruit/"+v.ID+"/applications", w.application(v, 31, "钱一"))
		r.Refused(t, 429, "too_many")
		if r.Header.Get("Retry-After") == "" {
			t.Error("nothing says when to try again")
		}
	})
}

// TestRecruitWalk goes from the draft to the closed notice.
func TestRecruitWalk(t *testing.T) {
	eachRecruit(t, func(t *testing.T, w *recruitWorld) {
		v := w.view(w.clerk.Do(t, http.MethodPost, "/api/hiring/notices", with(noticeBody(2), object{"unionId": w.Union(t, "玉山镇总工会").ID})).Want(t, 201))
		const warning = "昆山市总工会2026年核定4名，在岗3名，预留0名，空额1名，公告招聘2名；超出的须有空额才能聘用。"
		if v.RoomWarning != warning || v.State != hiring.NoticeDraft || v.PublicPath != "" {
			t.Errorf("the draft: %q %s", v.RoomWarning, v.State)
		}
		w.act(w.clerk, v.ID, "publish", object{}).Refused(t, 422, hiring.CodeNoticeRoom)
		v = w.view(w.act(w.clerk, v.ID, "publish", object{"reason": "一人年底离岗"}).Want(t, 200))
		if v.State != hiring.NoticePublished || v.HeadroomNote != warning || v.PublishedReason != "一人年底离岗" || v.PublicPath != "/recruit/"+v.ID {
			t.Errorf("published all the same: %+v", v.RecruitNotice)
		}
		list := apptest.Read[struct{ Items []hiring.PublicLine }](t, w.public.Do(t, "GET", "/api/recruit", nil).Want(t, 200)).Items
		if len(list) != 1 || list[0].Open || list[0].Phase != "2026-11-03开始报名" || list[0].Heads != 2 || list[0].CityName != "苏州市总工会" {
			t.Errorf("the public list: %+v", list)
		}
		w.clerk.Do(t, "PUT", "/api/hiring/notices/"+v.ID, with(noticeBody(3), object{"rev": v.Rev})).Refused(t, 422, hiring.CodeNoticeState)

		w.on("2026-11-05")
		qian, a := w.apply(v, 11, "钱一")
		sun, b := w.apply(v, 12, "孙二")
		li, c := w.apply(v, 13, "李三")
		paper := with(w.application(v, 14, "周四"), nil)
		entered := apptest.Read[hiring.ApplicationView](t, w.county.Do(t, "POST", "/api/hiring/notices/"+v.ID+"/applications", paper).Want(t, 201))
		if entered.Source != hiring.SourcePaper {
			t.Errorf("from paper: %s", entered.Source)
		}
		if p := w.publicNotice(v.ID); !p.Open || len(p.Proposed) != 0 || strings.Contains(p.Privacy.Lines[0], "玉山镇总工会") != true {
			t.Errorf("the public notice: %+v", p)
		}
		// judged with evidence; the reason is told to whom it concerns
		w.upon(w.clerk, c, "judge", object{"checks": judged("yes", "no", "yes", "yes"), "verdict": "eligible"}).Refused(t, 422, hiring.CodeNotEligible)
		w.upon(w.clerk, c, "judge", object{"checks": judged("yes", "no", "yes", "yes"), "verdict": "ineligible", "reason": "不熟悉劳动法律"}).Want(t, 200)
		if r := w.receipt(li); r.State != "ineligible" || r.Reason != "不熟悉劳动法律" {
			t.Errorf("told why: %+v", r)
		}
		w.eligible(a, b, entered.ID)
		by := w.assess(v.ID)
		// 钱一: 笔试 80、82 → 81；面试 90、88 → 89；81×40%+89×60% = 85.80。孙二同。周四: 70；70 → 70.00。
		w.score(a, by, [2]int{80, 82}, [2]int{90, 88})
		w.score(b, by, [2]int{82, 80}, [2]int{88, 90})
		w.score(entered.ID, by, [2]int{70, 70}, [2]int{70, 70})
		places := func() []string {
			var out []string
			for _, l := range w.lines(v.ID) {
				total := "—"
				if l.Total != nil {
					total = fmt.Sprint(*l.Total)
				}
				out = append(out, fmt.Sprintf("%s %s %d %v %v", l.Name, total, l.Place, l.Tied, l.Preferences))
			}
			return out
		}
		if diff := cmp.Diff([]string{"钱一 8580 1 true []", "孙二 8580 1 true [专业资质]", "周四 7000 3 false [专业资质]", "李三 — 0 false []"}, places()); diff != "" {
			t.Errorf("order, with preferences beside (-want +got):\n%s", diff)
		}
		w.act(w.clerk, v.ID, "propose", object{"ids": []string{a}}).Refused(t, 422, hiring.CodeNoticeState) // applications still come in
		w.on("2026-11-16")
		w.act(w.clerk, v.ID, "propose", object{"ids": []string{c}}).Refused(t, 422, hiring.CodeNotEligible)
		w.act(w.clerk, v.ID, "propose", object{"ids": []string{a}}).Refused(t, 422, hiring.CodeTie)
		w.act(w.clerk, v.ID, "ties", object{"ids": []string{b}, "reason": "孙二持有资质"}).Refused(t, 422, hiring.CodeTie)
		w.act(w.clerk, v.ID, "ties", object{"ids": []string{b, a}}).Refused(t, 422, hiring.CodeReason)
		w.act(w.clerk, v.ID, "ties", object{"ids": []string{b, a}, "reason": "孙二持有劳动关系协调员资质"}).Want(t, 200)
		if diff := cmp.Diff([]string{"孙二 8580 1 false [专业资质]", "钱一 8580 2 false []", "周四 7000 3 false [专业资质]", "李三 — 0 false []"}, places()); diff != "" {
			t.Errorf("decided by a person (-want +got):\n%s", diff)
		}
		w.act(w.clerk, v.ID, "propose", object{"ids": []string{b, entered.ID}}).Refused(t, 422, hiring.CodeChoice)
		w.act(w.clerk, v.ID, "propose", object{"ids": []string{b, entered.ID}, "reason": "钱一放弃"}).Refused(t, 422, hiring.CodePassedWords)
		w.act(w.clerk, v.ID, "publicise", object{}).Refused(t, 422, hiring.CodeNobody)
		w.act(w.clerk, v.ID, "propose", object{"ids": []string{b, a}}).Want(t, 200)
		if r := w.receipt(sun); r.State != "eligible" || r.Marks != nil {
			t.Errorf("before the list is public, nothing is told of it: %+v", r)
		}
		v = w.view(w.act(w.clerk, v.ID, "publicise", object{}).Want(t, 200))
		if v.PublicityFrom != day("2026-11-16") || v.PublicityUntil != day("2026-11-23") {
			t.Errorf("five working days from Monday: %s to %s", v.PublicityFrom, v.PublicityUntil)
		}
		p := w.publicNotice(v.ID)
		if diff := cmp.Diff([]hiring.ProposedName{{Name: "钱一", Post: "指导员"}, {Name: "孙二", Post: "指导员"}}, p.Proposed); diff != "" || !p.Objecting || p.Open {
			t.Errorf("the list, names of those proposed only (-want +got):\n%s", diff)
		}
		if body := string(w.public.Do(t, "GET", "/api/recruit/"+v.ID, nil).Body); strings.Contains(body, "李三") || strings.Contains(body, "周四") || strings.Contains(body, w.number(11).String()) {
			t.Error("the public page says more than the names of those proposed")
		}
		w.public.Do(t, "GET", "/api/recruit/"+v.ID+"/list?format=docx", nil).Want(t, 200)
		if r := w.receipt(sun); r.State != "proposed" || *r.Marks.Total != 8580 || r.Marks.Place != 1 || r.PlaceOf != 3 || r.From != day("2026-11-16") || r.Until != day("2026-11-23") || slices.Contains(r.Actions, "withdraw") {
			t.Errorf("the own scores and the own place: %+v", r)
		}
		w.public.Do(t, "POST", "/api/recruit-receipts/"+sun+"/withdraw", nil).Refused(t, 422, hiring.CodeApplyProposed)
		if r := w.receipt(li); r.State != "ineligible" || r.Marks != nil {
			t.Errorf("who was not eligible: %+v", r)
		}
		for name, token := range map[string]string{"钱一": qian, "孙二": sun, "李三": li} { // each reads of nobody else
			body := string(w.public.Do(t, "GET", "/api/recruit-receipts/"+token, nil).Want(t, 200).Body)
			for _, other := range []string{"钱一", "孙二", "李三", "周四"} {
				if other != name && strings.Contains(body, other) {
					t.Errorf("%s reads %q", name, other)
				}
			}
		}

		// one objection without a name by the public page, one by letter
		say := object{"clientKey": "object-0001", "content": "孙二的资质证书已经过期"}
		token := apptest.Read[struct{ Token string }](t, w.public.Do(t, "POST", "/api/recruit/"+v.ID+"/objections", say).Want(t, 201)).Token
		if again := apptest.Read[struct{ Token string }](t, w.public.Do(t, "POST", "/api/recruit/"+v.ID+"/objections", say).Want(t, 201)).Token; token == "" || again != token { // sent twice
			t.Errorf("receipts %q and %q", token, again)
		}
		receipt := func() hiring.ObjectionReceipt {
			return apptest.Read[hiring.ObjectionReceipt](t, w.public.Do(t, "GET", "/api/recruit-objections/"+token, nil).Want(t, 200))
		}
		w.public.Do(t, "GET", "/api/recruit-objections/"+strings.Repeat("0", 48), nil).Refused(t, 404, "receipt_unknown")
		w.public.Do(t, "GET", "/api/recruit-receipts/"+token, nil).Refused(t, 404, "receipt_unknown") // no applicant's
		if r := receipt(); r.Answered || r.Content != "孙二的资质证书已经过期" || r.NoticeID != v.ID {
			t.Errorf("before the answer: %+v", r)
		}
		w.public.Do(t, "POST", "/api/recruit/"+v.ID+"/objections", with(say, object{"content": "另有一事"})).Refused(t, 409, "same_key")
		v = w.view(w.clerk.Do(t, "POST", "/api/hiring/notices/"+v.ID+"/objections", object{"clientKey": "object-0002", "name": "吴五", "contact": "13900002222", "content": "程序不公"}).Want(t, 201))
		if len(v.Objections) != 2 || !v.Objections[0].Anonymous || v.Objections[1].ContactMasked != "13*******22" {
			t.Errorf("objections: %+v", v.Objections)
		}
		if v.Objections[0].ReceiptPath != "" || !strings.HasPrefix(v.Objections[1].ReceiptPath, "/recruit/o/") { // hers who sent it is hers alone
			t.Errorf("receipts: %q and %q", v.Objections[0].ReceiptPath, v.Objections[1].ReceiptPath)
		}
		letter := strings.TrimPrefix(v.Objections[1].ReceiptPath, "/recruit/o/")
		if r := apptest.Read[hiring.ObjectionReceipt](t, w.public.Do(t, "GET", "/api/recruit-objections/"+letter, nil).Want(t, 200)); r.Content != "程序不公" || r.Answered {
			t.Errorf("by the receipt of a letter: %+v", r)
		}
		if seen := w.view(w.city.Do(t, "GET", "/api/hiring/notices/"+v.ID, nil).Want(t, 200)); seen.Objections[1].ReceiptPath != "" {
			t.Error("a superior is shown a receipt")
		}
		handle := func(i int, upheld bool, result string) apptest.Reply {
			o := w.see(v.ID).Objections[i]
			return w.clerk.Do(t, "POST", "/api/hiring/objections/"+o.ID+"/handle", object{"rev": o.Rev, "upheld": upheld, "result": result})
		}
		o := v.Objections[1]
		w.public.Do(t, "POST", "/api/hiring/objections/"+o.ID+"/handle", object{"rev": 1, "upheld": false, "result": "x"}).Refused(t, 401, "not_signed_in")
		w.taicang.Do(t, "POST", "/api/hiring/objections/"+o.ID+"/handle", object{"rev": 1, "upheld": false, "result": "经核实无误"}).Refused(t, 404, errs.NotFoundCode)
		w.taicang.Do(t, "POST", "/api/hiring/objections/"+o.ID+"/reveal", object{"reason": "回复来信"}).Refused(t, 404, errs.NotFoundCode)
		w.clerk.Do(t, "POST", "/api/hiring/objections/"+o.ID+"/handle", object{"rev": 9, "upheld": false, "result": "经核实无误"}).Refused(t, 409, errs.StaleCode)
		handle(0, false, "").Refused(t, 422, hiring.CodeReason)
		if got := apptest.Read[struct{ Value string }](t, w.clerk.Do(t, "POST", "/api/hiring/objections/"+o.ID+"/reveal", object{"reason": "回复来信"}).Want(t, 200)); got.Value != "13900002222" {
			t.Errorf("the contact: %s", got.Value)
		}
		w.on("2026-11-23")
		w.act(w.clerk, v.ID, "close", object{}).Refused(t, 422, hiring.CodePublicityRuns)
		w.on("2026-11-24")
		w.public.Do(t, "POST", "/api/recruit/"+v.ID+"/objections", object{"clientKey": "object-0003", "content": "晚了"}).Refused(t, 422, hiring.CodeNotOpen)
		w.act(w.clerk, v.ID, "close", object{}).Refused(t, 422, hiring.CodeObjectionsOpen)
		handle(0, true, "证书确已过期").Want(t, 200)
		handle(1, false, "程序符合公告").Want(t, 200)
		if r := receipt(); !r.Answered || !r.Upheld || r.Result != "证书确已过期" || r.AnsweredOn != day("2026-11-24") {
			t.Errorf("the answer: %+v", r)
		}
		w.act(w.clerk, v.ID, "close", object{}).Refused(t, 422, hiring.CodeUpheld)
		w.act(w.clerk, v.ID, "unlist", object{}).Refused(t, 422, hiring.CodeReason)
		w.act(w.clerk, v.ID, "unlist", object{"reason": "孙二的资质证书过期"}).Want(t, 200)
		if p := w.publicNotice(v.ID); len(p.Proposed) != 0 {
			t.Error("a list that was taken down is still public")
		}
		if r := w.receipt(sun); r.State != "eligible" || r.Words != "拟聘用名单已经撤下，正在重新确定，请等候。" || r.Marks != nil || !r.Until.IsZero() {
			t.Errorf("while the list is made anew: %+v", r)
		}
		w.act(w.clerk, v.ID, "propose", object{"ids": []string{a, entered.ID}, "reason": "孙二的异议成立，不予聘用", "passed": "您的异议核实情况见答复，不予聘用"}).Want(t, 200)
		v = w.view(w.act(w.clerk, v.ID, "publicise", object{}).Want(t, 200))
		if v.PublicityUntil != day("2026-12-01") { // Tue 24 Nov: 25, 26, 27, 30, 1
			t.Errorf("the second list runs until %s", v.PublicityUntil)
		}
		if _, err := w.App.Recruit.Proposed(t.Context(), w.d.Read(), authz.Everything(), v.ID); errs.CodeOf(err) != hiring.CodeNoticeState {
			t.Errorf("handed over before it is closed: %v", err)
		}
		w.on("2026-12-02")
		v = w.view(w.act(w.clerk, v.ID, "close", object{}).Want(t, 200))
		want := hiring.NoticeTally{Heads: 2, Applied: 4, Eligible: 3, Ineligible: 1, Scored: 3, Proposed: 2, Objections: 2, Upheld: 1}
		if diff := cmp.Diff(want, v.Tally); diff != "" || v.State != hiring.NoticeClosed || v.EraseOn != day("2027-06-02") {
			t.Errorf("closed, to be erased on %s (-want +got):\n%s", v.EraseOn, diff)
		}
		if p := w.publicNotice(v.ID); len(p.Proposed) != 0 || p.State != hiring.NoticeClosed {
			t.Errorf("after it closed, no name is public: %+v", p.Proposed)
		}
		if r := w.receipt(qian); r.State != "chosen" || r.EraseOn != day("2027-06-02") {
			t.Errorf("the chosen one is told: %+v", r)
		}
		if r := w.receipt(sun); r.State != "passed" || r.Reason != "您的异议核实情况见答复，不予聘用" || r.Marks.Place != 1 || r.PlaceOf != 3 {
			t.Errorf("who was passed over is told why: %+v", r)
		}
		story := []string{}
		for _, e := range v.Story {
			story = append(story, e.Act)
		}
		if diff := cmp.Diff([]string{"publish", "tie", "propose", "publicise", "unlist", "propose", "publicise", "close"}, story); diff != "" {
			t.Errorf("the story (-want +got):\n%s", diff)
		}
		record := papertest.WordText(t, w.clerk.Do(t, "GET", "/api/hiring/notices/"+v.ID+"/record?format=docx", nil).Want(t, 200).Body)
		for _, want := range []string{
			"评委甲", "昆山市总工会", "评委乙", "高校教师", "笔试：各评委打分", "82.00", "面试：各评委打分", "90.00", "85.80", "应聘人01", "周四",
			"第1至2名", "应聘人01持有劳动关系协调员资质（" + w.clerk.Actor.Name + "决定）",
			"共2件，成立1件", "2026年11月16日 09:00，公开页，匿名", "应聘人01的资质证书已经过期", "应聘人01的异议成立，不予聘用", "2026年11月16日 09:00，来信、来访或来电，实名", "程序不公",
			"证书确已过期", "程序符合公告", w.clerk.Actor.Name + "，2026年11月24日 09:00",
		} {
			if !strings.Contains(record, want) {
				t.Errorf("the record does not say %q", want)
			}
		}
		for _, other := range []string{"吴五", "13*******22", "李三", "孙二"} { // who objected, and who was not proposed
			if strings.Contains(record, other) {
				t.Errorf("the record says %q", other)
			}
		}
		w.clerk.Do(t, "GET", "/api/hiring/notices/"+v.ID+"/export", nil).Want(t, 200)

		// what the next chapter is given
		got, err := w.App.Recruit.Proposed(t.Context(), w.d.Read(), w.clerk.Actor.Scope(authz.RecruitRead), v.ID)
		if err != nil || len(got) != 2 {
			t.Fatalf("handed over: %v %v", got, err)
		}
		first := got[0]
		if first.Name != "钱一" || first.ID != w.number(11) || first.Phone.Number() != "13800000011" || first.UnionID != w.Union(t, "玉山镇总工会").ID || first.Post.Tier != "base" ||
			!first.MeetsPolitical || !first.MeetsHealth || first.Education != "21" || first.Resume == "" || first.Hired {
			t.Errorf("the first: %+v", first)
		}
		if one, err := w.App.Recruit.Proposed(t.Context(), w.d.Read(), authz.Everything(), entered.ID); err != nil || len(one) != 1 || one[0].Name != "周四" {
			t.Errorf("one by the application: %v %v", one, err)
		}
		if _, err := w.App.Recruit.Proposed(t.Context(), w.d.Read(), authz.Everything(), b); errs.CodeOf(err) != errs.NotFoundCode {
			t.Errorf("one who is not proposed: %v", err)
		}
		if _, err := w.App.Recruit.Proposed(t.Context(), w.d.Read(), w.taicang.Actor.Scope(authz.RecruitRead), v.ID); errs.CodeOf(err) != errs.NotFoundCode {
			t.Errorf("out of scope: %v", err)
		}

		// the recommendation form is begun with what they told
		begin := func(c *apptest.Client, id, kind string) apptest.Reply {
			return c.Do(t, "POST", "/api/hiring/forms", object{"unionId": "", "kind": kind, "candidateId": id})
		}
		begin(w.public, a, "new").Refused(t, 401, "not_signed_in")
		begin(w.taicang, a, "new").Refused(t, 403, errs.MissingCode)
		begin(w.county, a, "new").Refused(t, 403, errs.MissingCode) // an officer recruits for a town, the town fills in
		begin(w.As(t, authz.RoleClerk, "城厢镇总工会"), a, "new").Refused(t, 404, errs.NotFoundCode)
		begin(w.clerk, b, "new").Refused(t, 404, errs.NotFoundCode)
		begin(w.clerk, v.ID, "new").Refused(t, 404, errs.NotFoundCode)
		begin(w.clerk, a, "renewal").Refused(t, 422, hiring.CodeFormKind)
		f := apptest.Read[hiring.FormView](t, begin(w.clerk, a, "new").Want(t, 201))
		if f.Name != "钱一" || f.UnionID != w.Union(t, "玉山镇总工会").ID || f.CandidateID != a || f.Sex != w.number(11).Sex() || f.Birth != w.number(11).Birth() ||
			f.Education != "21" || len(f.Resume) == 0 || f.Channel != roster.ChannelOwn || strings.Contains(fmt.Sprintf("%+v", f), w.number(11).Number()) {
			t.Errorf("begun with %+v", f)
		}
		const line = "公告2026年11月2日发布，公示2026年11月24日至2026年12月1日，异议2件，成立1件"
		if f.Origin == nil || f.Origin.NoticeID != v.ID || f.Origin.Title != v.Title || f.Origin.Text != line {
			t.Errorf("from which recruitment: %+v", f.Origin)
		}
		for _, c := range []struct {
			who  *apptest.Client
			sees bool
		}{{w.clerk, true}, {w.county, true}, {w.city, true}, {w.taicang, false}, {w.As(t, authz.RoleSystem, "江苏省总工会"), false}} {
			if from, err := w.App.Recruit.Origin(t.Context(), w.d.Read(), c.who.Actor, a); err != nil || (from != nil) != c.sees {
				t.Errorf("%s sees %v, want %v: %v", c.who.Actor.Name, from, c.sees, err)
			}
		}
	})
}

// TestScoresAndConflict: whoever stands back does not score, and a new score takes back what was decided between equals.
func TestScoresAndConflict(t *testing.T) {
	eachRecruit(t, func(t *testing.T, w *recruitWorld) {
		v := w.published(1)
		w.on("2026-11-05")
		_, a := w.apply(v, 11, "钱一")
		_, b := w.apply(v, 12, "孙二")
		w.upon(w.clerk, a, "scores", object{"scores": []object{}}).Refused(t, 422, hiring.CodeNotEligible)
		w.eligible(a, b)
		by := w.assess(v.ID)
		w.upon(w.clerk, a, "scores", object{"scores": []object{{"assessorId": by[0], "part": "interview", "points": 9000, "conflict": true}}}).Refused(t, 422, hiring.CodeConflict)
		w.upon(w.clerk, a, "scores", object{"scores": []object{{"assessorId": by[0], "part": "interview", "points": 10001}}}).Want(t, 422)
		list := []object{
			{"assessorId": by[0], "part": "written", "conflict": true},
			{"assessorId": by[0], "part": "interview", "conflict": true},
			{"assessorId": by[1], "part": "written", "points": 8000},
			{"assessorId": by[1], "part": "interview", "points": 9000},
		}
		got := apptest.Read[hiring.ApplicationView](t, w.upon(w.clerk, a, "scores", object{"scores": list}).Want(t, 200))
		if *got.Line.Total != 8600 || len(got.Line.Scores) != 4 { // the other's scores alone: 80×40%+90×60%
			t.Errorf("with one who stood back: %+v", got.Line)
		}
		rev := w.see(v.ID).Rev
		w.clerk.Do(t, "PUT", "/api/hiring/notices/"+v.ID+"/assessors", object{"rev": rev, "assessors": []object{{"name": "评委丙", "post": ""}}}).Refused(t, 422, hiring.CodeNoticeState)
		w.score(b, by, [2]int{80, 80}, [2]int{90, 90})
		w.act(w.clerk, v.ID, "ties", object{"ids": []string{b, a}, "reason": "孙二有资质"}).Want(t, 200)
		_, c := w.apply(v, 13, "李三")
		w.eligible(c)
		w.score(c, by, [2]int{60, 60}, [2]int{60, 60})
		if l := w.lines(v.ID); l[0].Name != "孙二" || l[0].Place != 1 || l[1].Place != 2 || l[1].TieBy != w.clerk.Actor.Name {
			t.Errorf("a score that is nobody's equal took the decision back: %+v", l)
		}
		w.score(b, by, [2]int{80, 80}, [2]int{90, 90}) // saved again as they are
		if l := w.lines(v.ID); l[0].Tied || l[1].TieReason != "孙二有资质" {
			t.Errorf("unchanged scores took the decision back: %+v", l[:2])
		}
		w.score(b, by, [2]int{81, 79}, [2]int{90, 90}) // others, though the total is the same
		for _, l := range w.lines(v.ID)[:2] {
			if !l.Tied || l.TieReason != "" {
				t.Errorf("%s: the decision outlived the scores it was about: %+v", l.Name, l)
			}
		}
		acts, _, err := audit.List(t.Context(), w.d.Read(), audit.Filter{Action: "recruit.application.untie", Limit: 10})
		if err != nil || len(acts) != 1 || !slices.ContainsFunc(acts[0].Changes, func(c audit.Change) bool { return c.Field == "tieBy" }) {
			t.Errorf("the order that a new score took back leaves no record: %+v %v", acts, err)
		}
		if acts[0].Reason != "另一人的打分有变动" {
			t.Errorf("why, as the other's record says it: %q", acts[0].Reason)
		}
		for _, c := range acts[0].Changes {
			if c.Field == "tieBy" && (string(c.Before) != `"`+w.clerk.Actor.Name+`"` || string(c.After) != `null`) {
				t.Errorf("whose decision it was: %s, %s", c.Before, c.After)
			}
		}
		var story []string
		for _, e := range w.see(v.ID).Story {
			story = append(story, e.Act+" "+e.Note)
		}
		if diff := cmp.Diff([]string{"publish 一人年底离岗", "tie 第1名并列2人", "untie 并列人员的打分有变动，须重新决定"}, story); diff != "" {
			t.Errorf("the story (-want +got):\n%s", diff)
		}
		for action, field := range map[string]string{"recruit.application.score": "scores", "recruit.application.judge": "checks", "recruit.assessors": "assessors"} {
			acts, _, err := audit.List(t.Context(), w.d.Read(), audit.Filter{Action: action, Limit: 10})
			kept := func(a audit.Act) bool {
				return slices.ContainsFunc(a.Changes, func(c audit.Change) bool { return c.Field == field })
			}
			if err != nil || !slices.ContainsFunc(acts, kept) {
				t.Errorf("%s leaves no trace of what was written anew: %v %v", action, acts, err)
			}
		}
		w.upon(w.clerk, b, "scores", object{"scores": list[2:]}).Want(t, 200) // one of two
		w.on("2026-11-16")
		w.act(w.clerk, v.ID, "propose", object{"ids": []string{a}}).Refused(t, 422, hiring.CodeNoScore)
	})
}

// TestReveal: numbers are opened by whoever recruits alone, with a reason that is recorded.
func TestRevealAnApplicant(t *testing.T) {
	eachRecruit(t, func(t *testing.T, w *recruitWorld) {
		v := w.published(1)
		w.on("2026-11-05")
		_, a := w.apply(v, 11, "钱一")
		path := "/api/hiring/applications/" + a + "/reveal"
		w.clerk.Do(t, "POST", path, object{"field": "identity", "reason": ""}).Refused(t, 422, hiring.CodeReason)
		w.clerk.Do(t, "POST", path, object{"field": "bank", "reason": "通知面试"}).Want(t, 422)
		// the town runs it itself: its county, which could have, reads masked
		w.county.Do(t, "POST", path, object{"field": "phone", "reason": "通知面试"}).Refused(t, 422, hiring.CodeNoticeUnion)
		w.upon(w.county, a, "judge", object{"checks": judged("yes"), "verdict": ""}).Refused(t, 422, hiring.CodeNoticeUnion)
		w.upon(w.county, a, "withdraw", object{}).Refused(t, 422, hiring.CodeNoticeUnion)
		if seen := w.one(w.county, a); seen.FilesVisible || len(seen.Actions) != 0 || seen.IDMasked != w.number(11).String() {
			t.Errorf("the county sees %+v", seen)
		}
		for field, want := range map[string]string{"identity": w.number(11).Number(), "phone": "13800000011"} {
			got := apptest.Read[struct{ Value string }](t, w.clerk.Do(t, "POST", path, object{"field": field, "reason": "通知面试"}).Want(t, 200))
			if got.Value != want {
				t.Errorf("%s: %s", field, got.Value)
			}
		}
		acts, _, err := audit.List(t.Context(), w.d.Read(), audit.Filter{Action: "recruit.application.reveal", Limit: 10})
		if err != nil || len(acts) != 2 || acts[0].Reason != "通知面试" || acts[0].ItemID != a {
			t.Errorf("recorded: %v %v", acts, err)
		}
		seen := w.one(w.city, a) // the city reads, masked and without files
		if seen.FilesVisible || len(seen.Actions) != 0 || seen.IDMasked != w.number(11).String() {
			t.Errorf("the superior sees %+v", seen)
		}
	})
}

// traces looks for texts in every column of every table, and in every stored file.
func (w *recruitWorld) traces(texts ...string) []string {
	w.t.Helper()
	ctx := w.t.Context()
	var tables []string
	err := w.d.Read().NewRaw("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").Scan(ctx, &tables)
	if err != nil {
		if err = w.d.Read().NewRaw("SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema() ORDER BY table_name").Scan(ctx, &tables); err != nil {
			w.t.Fatal(err)
		}
	}
	if len(tables) < 40 {
		w.t.Fatalf("only %d tables are looked through", len(tables))
	}
	var found []string
	note := func(where string, content []byte) {
		for _, text := range texts {
			if bytes.Contains(content, []byte(text)) {
				found = append(found, where+": "+text)
			}
		}
	}
	for _, table := range tables {
		var rows []map[string]any
		if err := w.d.Read().NewSelect().TableExpr("?", bun.Ident(table)).Scan(ctx, &rows); err != nil {
			w.t.Fatal(table, err)
		}
		for _, row := range rows {
			for column, value := range row {
				if b, ok := value.([]byte); ok {
					value = string(b)
				}
				note(table+"."+column, []byte(fmt.Sprint(value)))
			}
		}
	}
	err = filepath.WalkDir(w.App.Config.FileDir(), func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		note("file "+path, content)
		return err
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return found
}

// TestErasure: when the term is over, nothing is left of whoever was not hired, in any table or file, and that it was
// removed can be proved; who was hired stays, and the audit still verifies.
func TestErasure(t *testing.T) {
	eachRecruit(t, func(t *testing.T, w *recruitWorld) {
		v := w.published(2)
		w.on("2026-11-05")
		token, a := w.apply(v, 11, "钱一一")
		_, b := w.apply(v, 12, "孙二二")
		_, c := w.apply(v, 13, "李三三")
		_, d := w.apply(v, 14, "周四四")
		w.attach(token, "file-0001", "钱一一的证书.pdf", pdf("certificate of 钱一一")).Want(t, 200)
		w.eligible(a, b, d)
		w.upon(w.clerk, c, "judge", object{"checks": judged("no"), "verdict": "ineligible", "reason": "李三三曾受处分"}).Want(t, 200)
		by := w.assess(v.ID)
		w.score(a, by, [2]int{70, 70}, [2]int{70, 70})
		w.score(b, by, [2]int{90, 90}, [2]int{90, 90})
		w.score(d, by, [2]int{60, 60}, [2]int{60, 60})
		w.clerk.Do(t, "POST", "/api/hiring/applications/"+a+"/reveal", object{"field": "phone", "reason": "通知钱一一面试"}).Want(t, 200)
		w.on("2026-11-16")
		w.act(w.clerk, v.ID, "propose", object{"ids": []string{a, b}}).Want(t, 200)
		w.act(w.clerk, v.ID, "publicise", object{}).Want(t, 200)
		said := apptest.Read[struct{ Token string }](t, w.public.Do(t, "POST", "/api/recruit/"+v.ID+"/objections", object{"clientKey": "object-0001", "name": "吴五五", "contact": "13900002222", "content": "钱一一不合适"}).Want(t, 201)).Token
		o := w.see(v.ID).Objections[0]
		w.clerk.Do(t, "POST", "/api/hiring/objections/"+o.ID+"/handle", object{"rev": o.Rev, "upheld": true, "result": "钱一一确有问题"}).Want(t, 200)
		w.act(w.clerk, v.ID, "unlist", object{"reason": "钱一一的异议成立"}).Want(t, 200)
		*w.now = w.now.Add(time.Minute)
		w.act(w.clerk, v.ID, "propose", object{"ids": []string{b, d}, "reason": "异议成立，依次递补", "passed": "钱一一本人：异议成立"}).Want(t, 200)
		w.act(w.clerk, v.ID, "publicise", object{}).Want(t, 200)
		w.on("2026-11-24")
		w.act(w.clerk, v.ID, "close", object{}).Want(t, 200)
		form := func() hiring.FormView { // of one who is proposed, and whom no contract comes of
			return apptest.Read[hiring.FormView](t, w.clerk.Do(t, "POST", "/api/hiring/forms", object{"unionId": "", "kind": "new", "candidateId": d}).Want(t, 201))
		}
		thrown := form()
		w.clerk.Do(t, "POST", "/api/hiring/forms/"+thrown.ID+"/discard", object{"rev": thrown.Rev}).Want(t, 204)
		kept := form()
		(&formWorld{t: t}).upload(w.clerk, kept.ID, "photo", kept.Rev, "周四四.png", photoBytes(t)).Want(t, 200)
		sun := w.number(12)
		hired := roster.Prepare(w.App.Keys, []roster.NewHead{{
			Name: "孙二二", ID: sun, Political: "13", Education: "21", UnionID: w.Union(t, "玉山镇总工会").ID, Channel: roster.ChannelOwn, OnDuty: day("2026-12-01"),
		}})
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			_, err := roster.Insert(ctx, tx, audit.System(), hired)
			return err
		})
		secrets := []string{"钱一一", "李三三", "吴五五", w.number(11).Number(), w.number(11).String(), w.number(13).Number(), "13800000011", "138****0011", "13900002222", "周四四", w.number(14).String()}
		if before := w.traces(secrets...); len(before) < 10 {
			t.Fatalf("what is to be erased is not found where it stands: %v", before)
		}
		w.on("2027-05-23") // closed on 2026-11-24: six months are over on the 24th
		if err := w.App.Recruit.EraseDueNotices(t.Context()); err != nil {
			t.Fatal(err)
		}
		if n := len(w.lines(v.ID)); n != 4 {
			t.Fatalf("erased a day early: %d left", n)
		}
		w.on("2027-05-24")
		if err := w.App.Recruit.EraseDueNotices(t.Context()); err != nil {
			t.Fatal(err)
		}
		if err := w.App.Files.Clean(t.Context(), w.d); err != nil {
			t.Fatal(err)
		}
		w.public.Do(t, "GET", "/api/recruit-objections/"+said, nil).Refused(t, 404, "receipt_unknown")
		if left := w.traces(secrets...); len(left) > 0 {
			t.Errorf("traces are left: %v", left)
		}
		w.public.Do(t, "GET", "/api/recruit-receipts/"+token, nil).Refused(t, 404, "receipt_unknown")
		v = w.see(v.ID)
		if len(v.Erasures) != 1 || v.Erasures[0].Rule != hiring.ErasedRetention || v.Erasures[0].Count != 3 || v.Erasures[0].Files != 2 || v.Erasures[0].Objections != 1 || v.Erasures[0].Forms != 1 ||
			!strings.HasPrefix(v.Erasures[0].Hash, "sha256:") || v.Erasures[0].At.IsZero() || v.ErasedAt.IsZero() {
			t.Errorf("the proof: %+v", v.Erasures)
		}
		if left := w.lines(v.ID); len(left) != 1 || left[0].Name != "孙二二" || !left[0].Hired {
			t.Errorf("who was hired stays: %+v", left)
		}
		want := hiring.NoticeTally{Heads: 2, Applied: 4, Eligible: 3, Ineligible: 1, Scored: 3, Proposed: 2, Objections: 1, Upheld: 1}
		if diff := cmp.Diff(want, v.Tally); diff != "" {
			t.Errorf("the numbers outlive the persons (-want +got):\n%s", diff)
		}
		acts, _, err := audit.List(t.Context(), w.d.Read(), audit.Filter{Kind: "recruit_notice", ItemID: v.ID, Action: "recruit.erase", Limit: 5})
		if err != nil || len(acts) != 1 || acts[0].Reason != "保存期满" {
			t.Errorf("the act is recorded: %v %v", acts, err)
		}
		if _, err := audit.Seal(t.Context(), w.d, w.App.Keys); err != nil {
			t.Fatal(err)
		}
		report, err := audit.Verify(t.Context(), w.d, w.App.Keys)
		if err != nil || report.Found > 0 || report.Erased == 0 {
			t.Errorf("the audit no longer verifies: %+v %v", report, err)
		}
		if err := w.App.Recruit.EraseDueNotices(t.Context()); err != nil || len(w.see(v.ID).Erasures) != 1 {
			t.Errorf("run again, it erases again: %v", err)
		}
	})
}

// TestLongestValues: the longest text that a field takes is kept, from the notice to the recommendation form; and who
// declines after the notice is closed is removed.
func TestLongestValues(t *testing.T) {
	eachRecruit(t, func(t *testing.T, w *recruitWorld) {
		long := func(n int) string { return strings.Repeat("长", n) }
		b := with(noticeBody(2), object{"unionId": w.Union(t, "玉山镇总工会").ID, "title": long(100), "channel": "social", "channelPaper": long(100)})
		w.clerk.Do(t, "POST", "/api/hiring/notices", with(b, object{"channelPaper": long(101)})).Want(t, 422)
		v := w.view(w.clerk.Do(t, "POST", "/api/hiring/notices", with(b, object{
			"conditions": long(2000), "body": long(4000), "contactName": long(30), "officePhone": long(40), "writtenWeight": 0, "interviewWeight": 0,
		})).Want(t, 201))
		v = w.view(w.act(w.clerk, v.ID, "publish", object{"reason": long(1000)}).Want(t, 200))
		w.on("2026-11-05")
		tall := with(w.application(v, 11, long(40)), object{
			"major": long(50), "titleText": long(50), "formerPost": long(100), "resume": long(3000), "qualifications": long(800),
		})
		w.public.Do(t, "POST", "/api/recruit/"+v.ID+"/applications", with(tall, object{"name": long(41)})).Want(t, 422)
		a := apptest.Read[hiring.Applied](t, w.public.Do(t, "POST", "/api/recruit/"+v.ID+"/applications", tall).Want(t, 201)).ID
		_, declines := w.apply(v, 12, "孙二二")
		w.upon(w.clerk, a, "judge", object{"checks": judged("no"), "verdict": "ineligible", "reason": long(1000)}).Want(t, 200)
		w.eligible(a, declines)
		w.on("2026-11-16")
		w.act(w.clerk, v.ID, "propose", object{"ids": []string{a, declines}, "reason": long(1000)}).Want(t, 200)
		w.act(w.clerk, v.ID, "publicise", object{}).Want(t, 200)
		w.upon(w.clerk, declines, "withdraw", object{}).Refused(t, 422, hiring.CodeApplyProposed) // while the list is public
		w.public.Do(t, "POST", "/api/recruit/"+v.ID+"/objections", object{"clientKey": "object-0001", "name": long(30), "contact": long(60), "content": long(2000)}).Want(t, 201)
		o := w.see(v.ID).Objections[0]
		w.clerk.Do(t, "POST", "/api/hiring/objections/"+o.ID+"/handle", object{"rev": o.Rev, "upheld": false, "result": long(1000)}).Want(t, 200)
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			list := make([]hiring.Objection, hiring.MaxObjections-1)
			for i := range list {
				list[i] = hiring.Objection{
					ID: db.NewID(), NoticeID: v.ID, Source: hiring.SourcePublic, ClientKey: fmt.Sprintf("object-%08d", i), Anonymous: true, Content: "x",
					ReceivedAt: tx.Now(), State: hiring.ObjectionHandled, Rev: 1,
				}
			}
			return db.InsertAll(ctx, tx, list)
		})
		more := object{"clientKey": "object-more", "content": "又一件"}
		w.public.Do(t, "POST", "/api/recruit/"+v.ID+"/objections", more).Refused(t, 422, hiring.CodeObjectionsMany)
		w.clerk.Do(t, "POST", "/api/hiring/notices/"+v.ID+"/objections", with(more, object{"content": "来信"})).Want(t, 201)
		for _, o := range w.see(v.ID).Objections {
			if o.State == hiring.ObjectionOpen {
				w.clerk.Do(t, "POST", "/api/hiring/objections/"+o.ID+"/handle", object{"rev": o.Rev, "upheld": false, "result": "经核实无误"}).Want(t, 200)
			}
		}
		w.on("2026-11-24")
		w.act(w.clerk, v.ID, "close", object{"reason": long(1000)}).Want(t, 200)
		f := apptest.Read[hiring.FormView](t, w.clerk.Do(t, "POST", "/api/hiring/forms", object{"unionId": "", "kind": "new", "candidateId": a}).Want(t, 201))
		if f.Name != long(40) || f.ManagedPaper != long(100) {
			t.Errorf("the form is begun with %q %q", f.Name, f.ManagedPaper)
		}
		w.upon(w.clerk, declines, "withdraw", object{}).Want(t, 204)
		if left := w.lines(v.ID); len(left) != 1 {
			t.Errorf("%d left of two, one of whom declined", len(left))
		}
	})
}

// TestProvisionalPublicity: where next year's calendar is not published, the last day says so, and it is counted anew.
func TestProvisionalPublicity(t *testing.T) {
	eachRecruit(t, func(t *testing.T, w *recruitWorld) {
		body := with(noticeBody(1), object{"unionId": w.Union(t, "玉山镇总工会").ID, "writtenWeight": 0, "interviewWeight": 0})
		v := w.view(w.clerk.Do(t, http.MethodPost, "/api/hiring/notices", body).Want(t, 201))
		w.act(w.clerk, v.ID, "publish", object{}).Want(t, 200)
		v = w.see(v.ID)
		w.on("2026-11-05")
		_, a := w.apply(v, 11, "钱一")
		w.eligible(a)
		w.on("2026-12-28")
		w.act(w.clerk, v.ID, "propose", object{"ids": []string{a}}).Want(t, 200)
		v = w.view(w.act(w.clerk, v.ID, "publicise", object{}).Want(t, 200))
		if p := w.publicNotice(v.ID); !v.Provisional || !p.Provisional || !strings.HasSuffix(p.Phase, "（暂定）") {
			t.Errorf("over the end of the year: %v %v %s", v.Provisional, p.Provisional, p.Phase)
		}
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error { // as if counted before the year was known
			_, err := tx.NewRaw("UPDATE recruit_notice SET publicity_from = '2026-11-16', publicity_until = '2026-11-20' WHERE id = ?", v.ID).Exec(ctx)
			return err
		})
		if err := w.App.Recruit.Recount(t.Context()); err != nil {
			t.Fatal(err)
		}
		if v = w.see(v.ID); v.Provisional || v.PublicityUntil != day("2026-11-23") {
			t.Errorf("counted anew: %v %s", v.Provisional, v.PublicityUntil)
		}
	})
}

// TestTakeBack: consent is taken back at any time, and everything goes at once.
func TestTakeBack(t *testing.T) {
	eachRecruit(t, func(t *testing.T, w *recruitWorld) {
		v := w.published(1)
		w.on("2026-11-05")
		token, a := w.apply(v, 11, "钱一一")
		w.attach(token, "file-0001", "钱一一.pdf", pdf("certificate of 钱一一")).Want(t, 200)
		paper := apptest.Read[hiring.ApplicationView](t, w.clerk.Do(t, "POST", "/api/hiring/notices/"+v.ID+"/applications", w.application(v, 12, "孙二二")).Want(t, 201))
		w.public.Do(t, "POST", "/api/recruit-receipts/"+token+"/withdraw", nil).Want(t, 204)
		w.public.Do(t, "POST", "/api/recruit-receipts/"+token+"/withdraw", nil).Refused(t, 404, "receipt_unknown")
		w.clerk.Do(t, "GET", "/api/hiring/applications/"+a, nil).Refused(t, 404, errs.NotFoundCode)
		w.upon(w.clerk, paper.ID, "withdraw", object{}).Want(t, 204) // said to the union
		w.on("2026-11-07")
		if err := w.App.Files.Clean(t.Context(), w.d); err != nil {
			t.Fatal(err)
		}
		if left := w.traces("钱一一", "孙二二", w.number(11).Number(), w.number(11).String(), w.number(12).String(), "13800000011"); len(left) > 0 {
			t.Errorf("traces are left: %v", left)
		}
		v = w.see(v.ID)
		if v.Tally.Applied != 2 || v.Tally.Withdrawn != 2 || len(v.Erasures) != 2 || v.Erasures[0].Rule != hiring.ErasedWithdrawn {
			t.Errorf("counted all the same: %+v %+v", v.Tally, v.Erasures)
		}
		w.apply(v, 11, "钱一一") // and may apply again
	})
}

// TestForgottenNotice: what nobody ends is reminded of, and its applications go a year and the term after the last day.
func TestForgottenNotice(t *testing.T) {
	eachRecruit(t, func(t *testing.T, w *recruitWorld) {
		broken := w.published(1)
		set := func(columns string) {
			w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
				_, err := tx.NewRaw("UPDATE recruit_notice SET "+columns+" WHERE id = ?", broken.ID).Exec(ctx)
				return err
			})
		}
		set("state = 'draft', tally = 'x'")
		v := w.published(1)
		w.on("2026-11-05")
		w.apply(v, 11, "钱一一")
		told := func() (n int) {
			err := w.d.Read().NewRaw("SELECT count(*) FROM notice WHERE title = '招聘待办结'").Scan(t.Context(), &n)
			if err != nil {
				t.Fatal(err)
			}
			return n
		}
		for _, step := range []struct {
			on   string
			want int
		}{{"2026-12-09", 0}, {"2026-12-10", 1}, {"2026-12-11", 1}} { // thirty days after 10 November, once
			w.on(step.on)
			if err := w.App.Recruit.Remind(t.Context()); err != nil {
				t.Fatal(err)
			}
			if got := told(); got != step.want {
				t.Errorf("on %s: told %d times, want %d", step.on, got, step.want)
			}
		}
		w.on("2028-05-09")
		if err := w.App.Recruit.EraseDueNotices(t.Context()); err != nil || w.see(v.ID).State != hiring.NoticePublished {
			t.Errorf("a day early: %v %s", err, w.see(v.ID).State)
		}
		w.on("2028-05-10") // 2026-11-10, a year, six months
		set("state = 'published'")
		if err := w.App.Recruit.EraseDueNotices(t.Context()); err == nil || !strings.Contains(err.Error(), broken.ID) {
			t.Errorf("the one that cannot be erased is not told of: %v", err)
		}
		if v = w.see(v.ID); v.State != hiring.NoticeCancelled || len(v.Erasures) != 1 || v.Erasures[0].Count != 1 || v.Tally.Applied != 1 {
			t.Errorf("ended by the term: %+v %+v", v.RecruitNotice, v.Erasures)
		}
	})
}

// TestCancelled: the reason is public, and what came in goes after the term.
func TestCancelled(t *testing.T) {
	eachRecruit(t, func(t *testing.T, w *recruitWorld) {
		v := w.published(1)
		w.on("2026-11-05")
		token, _ := w.apply(v, 11, "钱一")
		w.act(w.clerk, v.ID, "cancel", object{}).Refused(t, 422, hiring.CodeReason)
		v = w.view(w.act(w.county, v.ID, "cancel", object{"reason": "计划调整，暂不招聘"}).Want(t, 200)) // the county recruits for its town
		if p := w.publicNotice(v.ID); p.State != hiring.NoticeCancelled || p.Reason != "计划调整，暂不招聘" || p.Open {
			t.Errorf("the public notice: %+v", p.PublicLine)
		}
		if r := w.receipt(token); r.State != "cancelled" || r.Reason != "计划调整，暂不招聘" {
			t.Errorf("the receipt: %+v", r)
		}
		if v.EraseOn != day("2027-05-05") {
			t.Errorf("to be erased on %s", v.EraseOn)
		}
		w.act(w.clerk, v.ID, "cancel", object{"reason": "再取消一次"}).Refused(t, 422, hiring.CodeNoticeState)
	})
}

// TestPersonalDataStaysOutOfTheAudit: what is recorded about applicants names nobody.
func TestPersonalDataStaysOutOfTheAudit(t *testing.T) {
	if missing := audit.Undecided(hiring.RecruitNotice{}, hiring.NoticePost{}, hiring.Application{}, hiring.Objection{}, hiring.RecruitFile{}, hiring.RecruitErasure{}); len(missing) > 0 {
		t.Errorf("fields without a decision for the audit: %v", missing)
	}
	eachRecruit(t, func(t *testing.T, w *recruitWorld) {
		v := w.published(1)
		w.on("2026-11-05")
		token, a := w.apply(v, 11, "钱一一")
		w.attach(token, "file-0001", "钱一一.pdf", pdf("x")).Want(t, 200)
		w.eligible(a)
		for _, found := range w.traces("钱一一", w.number(11).Number(), w.number(11).String(), "13800000011") {
			if strings.HasPrefix(found, "audit_entry") || strings.HasPrefix(found, "job") || strings.HasPrefix(found, "notice.") {
				t.Errorf("personal data: %s", found)
			}
		}
	})
}

// TestTwoAppliesAtOnce: of two sendings with one number at once, one is taken and the other told; of the same sending
// twice, both get the same receipt.
func TestTwoAppliesAtOnce(t *testing.T) {
	eachRecruit(t, func(t *testing.T, w *recruitWorld) {
		v := w.published(1)
		w.on("2026-11-05")
		send := func(key string) (hiring.Applied, error) {
			return w.App.Recruit.Apply(t.Context(), v.ID, hiring.Sent{ClientKey: key, Consent: v.Privacy.Version, Content: hiring.ApplicationContent{
				PostID: v.Posts[0].ID, Name: "钱一", Identity: w.number(11).Number(), Phone: "13800000011", Education: "21", Resume: "2008，某公司",
			}})
		}
		type answer struct {
			hiring.Applied
			err error
		}
		ask := func(keys ...string) []answer {
			out := make([]answer, len(keys))
			var all sync.WaitGroup
			for i, key := range keys {
				all.Go(func() { out[i].Applied, out[i].err = send(key) })
			}
			all.Wait()
			return out
		}
		got := ask("key-one-0001", "key-two-0002")
		if taken := slices.IndexFunc(got, func(a answer) bool { return a.err == nil }); taken < 0 || errs.CodeOf(got[1-taken].err) != hiring.CodeApplyTwice {
			t.Errorf("two with one number: %v", got)
		}
		w.public.Do(t, "POST", "/api/recruit-receipts/"+got[0].Token+got[1].Token+"/withdraw", nil).Want(t, 204)
		got = ask("key-same-0003", "key-same-0003")
		if got[0].err != nil || got[1].err != nil || got[0].Token != got[1].Token {
			t.Errorf("one sending twice: %v", got)
		}
		if n := len(w.lines(v.ID)); n != 1 {
			t.Errorf("%d applications, want 1", n)
		}
	})
}

// TestPaperApplication: what came on paper is entered, scanned and corrected by whoever recruits; what came by the public
// page is the applicant's own.
func TestPaperApplication(t *testing.T) {
	eachRecruit(t, func(t *testing.T, w *recruitWorld) {
		v := w.published(1)
		w.on("2026-11-09")
		enter := func(b object) apptest.Reply {
			return w.county.Do(t, "POST", "/api/hiring/notices/"+v.ID+"/applications", b)
		}
		enter(with(w.application(v, 14, "周四"), object{"consent": ""})).Refused(t, 422, hiring.CodeConsent)
		a := apptest.Read[hiring.ApplicationView](t, enter(w.application(v, 14, "周四")).Want(t, 201))
		if b := apptest.Read[hiring.ApplicationView](t, enter(w.application(v, 14, "周四")).Want(t, 201)); b.ID != a.ID {
			t.Error("entered twice")
		}
		enter(with(w.application(v, 14, "周四"), object{"clientKey": "key-another"})).Refused(t, 422, hiring.CodeApplyTwice)
		body, media := fileBody(t, "file-0001", "报名表.pdf", pdf("paper form"))
		a = apptest.Read[hiring.ApplicationView](t, w.clerk.Send(t, "POST", "/api/hiring/applications/"+a.ID+"/files", media, body).Want(t, 200))
		if len(a.Files) != 1 || a.Files[0].Name != "报名表.pdf" || !a.FilesVisible {
			t.Errorf("the scan: %+v", a.Files)
		}
		mend := correction(w, v, 14, "周四四", a.Rev)
		a = apptest.Read[hiring.ApplicationView](t, w.clerk.Do(t, "PUT", "/api/hiring/applications/"+a.ID, mend).Want(t, 200))
		if a.Name != "周四四" || a.IDMasked != w.number(14).String() {
			t.Errorf("corrected: %+v", a.Application)
		}
		w.clerk.Do(t, "PUT", "/api/hiring/applications/"+a.ID, mend).Refused(t, 409, errs.StaleCode)
		_, online := w.apply(v, 15, "吴五")
		w.clerk.Do(t, "PUT", "/api/hiring/applications/"+online, correction(w, v, 15, "吴五五", 1)).Refused(t, 422, hiring.CodeNoticeState)
		w.on("2026-11-12") // handed in on time, entered two days after the last
		enter(w.application(v, 16, "郑六")).Want(t, 201)
		w.clerk.Do(t, "PUT", "/api/hiring/applications/"+a.ID, with(mend, object{"rev": a.Rev})).Refused(t, 422, hiring.CodeApplyClosed)
	})
}

// TestNoticesFollowAMerger: a merged town's notices go to its successor, whose clerk goes on with them.
func TestNoticesFollowAMerger(t *testing.T) {
	eachRecruit(t, func(t *testing.T, w *recruitWorld) {
		v := w.published(1)
		next := w.As(t, authz.RoleClerk, "周市镇总工会")
		next.Do(t, "GET", "/api/hiring/notices/"+v.ID, nil).Refused(t, 404, errs.NotFoundCode)
		follower := hiring.RecruitFollower()
		taking := org.Taking{On: day("2026-11-02"), From: w.Union(t, "玉山镇总工会"), Into: w.Union(t, "周市镇总工会")}
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			n, err := follower.Merge(ctx, tx, taking, 100)
			if n != 1 {
				t.Errorf("%d notices went over, want 1", n)
			}
			return err
		})
		got := w.view(next.Do(t, "GET", "/api/hiring/notices/"+v.ID, nil).Want(t, 200))
		if got.UnionName != "周市镇总工会" || got.RunByName != "周市镇总工会" || !slices.Contains(got.Actions, hiring.ActNoticeCancel) {
			t.Errorf("at the successor: %s %s %v", got.UnionName, got.RunByName, got.Actions)
		}
		w.clerk.Do(t, "GET", "/api/hiring/notices/"+v.ID, nil).Refused(t, 404, errs.NotFoundCode)
	})
}
