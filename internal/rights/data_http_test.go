package rights_test

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/app/apptest"
	"xiezhi/internal/authz"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/rights"
	"xiezhi/internal/roster"
)

func (w *world) ask(c *apptest.Client, field, should string) apptest.Reply {
	w.t.Helper()
	return c.Do(w.t, http.MethodPost, "/api/rights/corrections", object{"field": field, "should": should, "evidence": "身份证复印件可查"})
}

func (w *world) asked(c *apptest.Client, path string) []rights.CorrectionAsk {
	w.t.Helper()
	return apptest.Read[httpx.List[rights.CorrectionAsk]](w.t, c.Do(w.t, http.MethodGet, "/api/rights/corrections"+path, nil).Want(w.t, 200)).Items
}

func TestDataRefusals(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.ask(w.instructor, "phone", "13900001111").Want(t, 204)
		id := w.asked(w.instructor, "")[0].ID
		at := "/api/rights/corrections/" + id
		neighbour := w.As(t, authz.RoleClerk, "周市镇总工会")
		notice := object{"kind": "signer", "body": strings.Repeat("说明", 30) + "{years}{closes}", "document": "苏工办〔2026〕9号", "inForceOn": "2026-12-01"}
		for _, c := range []struct {
			name         string
			who          *apptest.Client
			method, path string
			body         any
			status       int
			code         string
		}{
			{"anonymous", w.Anonymous(), "GET", "/api/rights/me", nil, 401, "not_signed_in"},
			{"anonymous export", w.Anonymous(), "GET", "/api/rights/me/export", nil, 401, "not_signed_in"},
			{"no person", w.clerk, "POST", "/api/rights/corrections", object{"field": "name", "should": "王芳"}, 422, "correction_person"},
			{"no such field", w.instructor, "POST", "/api/rights/corrections", object{"field": "shoe", "should": "42"}, 422, "fields_invalid"},
			{"too large", w.instructor, "POST", "/api/rights/corrections", object{"field": "name", "should": strings.Repeat("长", 1<<20)}, 413, "too_large"},
			{"the instructor decides", w.instructor, "POST", at + "/apply", object{"rev": 1}, 403, "permission_missing"},
			{"the county decides", w.officer, "POST", at + "/decline", object{"rev": 1, "text": "不属实"}, 403, "permission_missing"},
			{"the neighbouring town decides", neighbour, "POST", at + "/decline", object{"rev": 1, "text": "不属实"}, 404, "not_found"},
			{"the neighbouring town opens", neighbour, "POST", at + "/view", nil, 404, "not_found"},
			{"stale", w.clerk, "POST", at + "/decline", object{"rev": 2, "text": "不属实"}, 409, "stale"},
			{"declined without a reason", w.clerk, "POST", at + "/decline", object{"rev": 1, "text": " "}, 422, "fields_invalid"},
			{"applied, while the roster says what it said", w.clerk, "POST", at + "/apply", object{"rev": 1}, 422, "correction_unchanged"},
			{"another takes it back", w.clerk, "POST", at + "/withdraw", object{"rev": 1}, 404, "not_found"},
			{"a notice by a county", w.officer, "POST", "/api/rights/privacy", notice, 403, "permission_missing"},
			{"a notice by a city", w.As(t, authz.RoleApprover, "苏州市总工会"), "POST", "/api/rights/privacy", notice, 404, "not_found"},
			{"a notice without its facts", w.As(t, authz.RoleApprover, "江苏省总工会"), "POST", "/api/rights/privacy", object{"kind": "signer", "body": strings.Repeat("说明", 30), "document": "苏工办〔2026〕9号", "inForceOn": "2026-12-01"}, 422, "fields_invalid"},
		} {
			t.Run(c.name, func(t *testing.T) { c.who.Do(t, c.method, c.path, c.body).Refused(t, c.status, c.code) })
		}
		if len(w.asked(neighbour, "/asked")) != 0 {
			t.Error("the neighbouring town lists it")
		}
	})
}

func TestCorrections(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.ask(w.instructor, "phone", "13900001111").Want(t, 204)
		w.ask(w.instructor, "education", "大学本科").Want(t, 204)
		var sealed string
		if err := w.DB.Read().NewRaw("SELECT should_sealed FROM correction_request WHERE field = 'phone'").Scan(t.Context(), &sealed); err != nil || strings.Contains(sealed, "13900001111") {
			t.Fatalf("the number stands in clear (%v)", err)
		}
		list := w.asked(w.clerk, "/asked")
		if len(list) != 2 || list[0].Should != "大学本科" || list[1].Should != "" || !cmp.Equal(list[1].Actions, []string{"open", "apply", "decline"}) {
			t.Fatalf("the clerk reads %+v", list)
		}
		if d := cmp.Diff([]string{"信息更正申请待处理 2"}, w.todos(w.clerk)); d != "" || len(w.todos(w.officer)) != 0 {
			t.Errorf("待办: %s, and %v for the county", d, w.todos(w.officer))
		}
		at := "/api/rights/corrections/" + list[1].ID
		if v := apptest.Read[rights.CorrectionValue](t, w.clerk.Do(t, http.MethodPost, at+"/view", nil).Want(t, 200)); v.Should != "13900001111" {
			t.Errorf("opened, it says %q", v.Should)
		}
		p := apptest.Read[roster.PersonView](t, w.clerk.Do(t, http.MethodGet, "/api/persons/"+w.person, nil).Want(t, 200))
		details := object{
			"rev": p.Rev, "name": p.Name, "phone": "13900001111", "political": p.Political, "education": p.Education, "titleText": p.TitleText,
			"formerPost": "", "resume": "", "meetsPolitical": true, "meetsKnowledge": true, "meetsAbility": true, "meetsHealth": true,
			"prefQualified": false, "prefExperience": false, "prefGraduate": false, "qualifications": []string{},
		}
		w.clerk.Do(t, http.MethodPut, "/api/persons/"+w.person, details).Want(t, 200)
		w.clerk.Do(t, http.MethodPost, at+"/apply", object{"rev": 1}).Want(t, 204)
		w.clerk.Do(t, http.MethodPost, at+"/apply", object{"rev": 2}).Refused(t, 422, "correction_closed")
		w.clerk.Do(t, http.MethodPost, "/api/rights/corrections/"+list[0].ID+"/decline", object{"rev": 1, "text": "毕业证书上是大专，请提供学历证明。"}).Want(t, 204)
		var got []string
		for _, c := range w.asked(w.instructor, "") {
			got = append(got, c.FieldTitle+" "+string(c.State)+" "+c.Should+" "+c.Answer)
		}
		if d := cmp.Diff([]string{"文化程度 declined 大学本科 毕业证书上是大专，请提供学历证明。", "移动电话 applied 13900001111 "}, got); d != "" {
			t.Error(d)
		}
		var words int
		if err := w.DB.Read().NewRaw("SELECT count(*) FROM audit_entry WHERE action LIKE 'rights.correction.%' AND (details LIKE '%139%' OR reason LIKE '%139%' OR label LIKE '%139%')").Scan(t.Context(), &words); err != nil || words != 0 {
			t.Errorf("the audit repeats the number %d times, %v", words, err)
		}
		looks := apptest.Read[httpx.List[rights.Glance]](t, w.instructor.Do(t, http.MethodGet, "/api/rights/me/looks", nil).Want(t, 200)).Items
		if len(looks) != 1 || looks[0].By != "玉山镇总工会 聘用单位经办" || looks[0].What != "打开更正申请中的号码：移动电话" {
			t.Errorf("who looked: %+v", looks)
		}
		w.ask(w.instructor, "name", "陈晓雨").Want(t, 204)
		w.instructor.Do(t, http.MethodPost, "/api/rights/corrections/"+w.asked(w.instructor, "")[0].ID+"/withdraw", object{"rev": 1}).Want(t, 204)
		if n := len(w.asked(w.clerk, "/asked")); n != 2 {
			t.Errorf("taken back, the clerk still reads %d", n)
		}
	})
}

func TestMyData(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.officer.Do(t, http.MethodPost, "/api/persons/"+w.person+"/reveal", object{"field": "phone", "reason": "核对联系电话"}).Want(t, 200)
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			_, err := tx.NewRaw("INSERT INTO visit_inspection (id, account_id, account_name, union_id, tier, reason, opened_at, until_on) VALUES (?, ?, '秘密姓名', ?, 'county', '专项督查抽样', ?, '2026-12-23')",
				db.NewID(), w.inspector.Actor.AccountID, w.id("昆山市总工会"), tx.Now()).Exec(ctx)
			return err
		})
		w.send(w.instructor, object{"kind": "suggestion", "title": "列表", "body": "希望列表可以按日期排序。", "anonymous": false})
		var engagement string
		if err := w.DB.Read().NewRaw("SELECT id FROM engagement WHERE person_id = ?", w.person).Scan(t.Context(), &engagement); err != nil {
			t.Fatal(err)
		}
		w.clerk.Do(t, http.MethodPost, "/api/hiring/grades", object{"engagementId": engagement, "year": 2025, "grade": "competent", "document": "玉工考〔2026〕1号", "decidedOn": "2026-02-10"}).Want(t, 201)
		w.post(w.clerk, "玉山镇总工会", "考勤办法", "第一条 按时到岗。", "2026-11-23", nil).Want(t, 201)
		w.instructor.Do(t, http.MethodPost, "/api/rights/house/"+w.houses(w.instructor).Versions[0].ID+"/acknowledge", nil).Want(t, 204)
		mine := apptest.Read[rights.MyData](t, w.instructor.Do(t, http.MethodGet, "/api/rights/me", nil).Want(t, 200))
		var got []string
		for _, h := range mine.Holdings {
			if h.Purpose == "" || h.Basis == "" || h.Kept == "" || h.Readers == "" {
				t.Errorf("%s does not say why, by what, how long and for whom", h.Title)
			}
			got = append(got, h.Title)
		}
		if d := cmp.Diff([]string{
			"基本信息", "聘用合同", "推荐表", "年度考核等次", "聘用核查", "培训、目标任务书、述职", "日志", "年度天数", "附件", "期限", "离岗", "年度备案", "通知", "账号", "意见投诉申诉", "规章制度阅知", "更正申请",
		}, got); d != "" {
			t.Error(d)
		}
		reply := w.instructor.Do(t, http.MethodGet, "/api/rights/me/looks", nil).Want(t, 200)
		looks := apptest.Read[httpx.List[rights.Glance]](t, reply).Items
		for i := range looks {
			looks[i].At = looks[i].At.UTC().Truncate(0)
		}
		if len(looks) != 2 || strings.Contains(string(reply.Body), "秘密姓名") || strings.Contains(string(reply.Body), w.officer.Actor.Name) {
			t.Fatalf("who looked: %s", reply.Body)
		}
		for _, l := range looks {
			if l.By != "昆山市总工会 工会经办" && l.By != "昆山市总工会 督查" || l.Reason != "核对联系电话" && l.Reason != "专项督查抽样" {
				t.Errorf("who looked: %+v", l)
			}
		}
		if n := len(apptest.Read[httpx.List[rights.Glance]](t, w.clerk.Do(t, http.MethodGet, "/api/rights/me/looks", nil).Want(t, 200)).Items); n != 0 {
			t.Errorf("an account without a person was looked at %d times", n)
		}

		pack := w.instructor.Do(t, http.MethodGet, "/api/rights/me/export", nil).Want(t, 200)
		z, err := zip.NewReader(bytes.NewReader(pack.Body), int64(len(pack.Body)))
		if err != nil {
			t.Fatal(err)
		}
		names, text := []string{}, ""
		for _, f := range z.File {
			names = append(names, f.Name)
			if !strings.HasSuffix(f.Name, ".json") {
				continue
			}
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			b, err := io.ReadAll(r)
			if err != nil {
				t.Fatal(err)
			}
			text = string(b)
		}
		want := []string{
			"01-基本信息.xlsx", "02-聘用合同.xlsx", "03-推荐表.xlsx", "04-年度考核等次.xlsx", "05-聘用核查.xlsx", "06-培训、目标任务书、述职.xlsx", "07-日志.xlsx", "08-年度天数.xlsx", "09-附件.xlsx", "10-期限.xlsx", "11-离岗.xlsx",
			"12-年度备案.xlsx", "13-通知.xlsx", "14-账号.xlsx", "15-意见投诉申诉.xlsx", "16-规章制度阅知.xlsx", "17-更正申请.xlsx", "18-谁查看过.xlsx", "本人信息.json",
		}
		if d := cmp.Diff(want, names); d != "" {
			t.Error(d)
		}
		var data map[string]any
		if err := json.Unmarshal([]byte(text), &data); err != nil {
			t.Fatal(err)
		}
		for _, word := range []string{"13800001111", "陈小雨", "专项督查抽样", "希望列表可以按日期排序", "玉工考〔2026〕1号", "称职", "考勤办法", "最近使用"} {
			if !strings.Contains(text, word) {
				t.Errorf("the package lacks %s", word)
			}
		}
		var taken int
		if err := w.DB.Read().NewRaw("SELECT count(*) FROM audit_entry WHERE action = 'rights.data.take' AND person_id = ?", w.person).Scan(t.Context(), &taken); err != nil || taken != 1 {
			t.Errorf("taking out was recorded %d times, %v", taken, err)
		}
		other := w.clerk.Do(t, http.MethodGet, "/api/rights/me/export", nil).Want(t, 200)
		if bytes.Contains(other.Body, []byte("陈小雨")) || bytes.Contains(other.Body, []byte("13800001111")) {
			t.Error("the clerk's own package holds somebody else")
		}
	})
}

func TestPrivacyNoticesByVersion(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		read := func(c *apptest.Client) (out []string) {
			for _, v := range apptest.Read[rights.PrivacyBoard](t, c.Do(t, http.MethodGet, "/api/rights/privacy", nil).Want(t, 200)).Versions {
				word := string(v.Kind) + string(rune('0'+v.Version)) + " " + v.InForceOn.String() + "–" + v.UntilOn.String()
				if v.Current {
					word += " 现行"
				}
				out = append(out, word)
			}
			return out
		}
		if d := cmp.Diff([]string{"instructor1 – 现行", "applicant1 – 现行", "signer1 – 现行"}, read(w.instructor)); d != "" {
			t.Error(d)
		}
		province := w.As(t, authz.RoleApprover, "江苏省总工会")
		body := strings.Repeat("我们保存您的签字，", 8) + "直到指导员离岗后{years}年；{closes}前可以撤回。"
		province.Do(t, http.MethodPost, "/api/rights/privacy", object{"kind": "signer", "body": body, "document": "苏工办〔2026〕9号", "inForceOn": "2026-12-01"}).Want(t, 204)
		province.Do(t, http.MethodPost, "/api/rights/privacy", object{"kind": "signer", "body": body, "document": "苏工办〔2026〕9号", "inForceOn": "2026-11-30"}).Refused(t, 422, "notice_order")
		if d := cmp.Diff([]string{"instructor1 – 现行", "applicant1 – 现行", "signer2 2026-12-01–", "signer1 – 现行"}, read(w.instructor)); d != "" {
			t.Error(d)
		}
		w.later("2026-12-01")
		if d := cmp.Diff([]string{"instructor1 – 现行", "applicant1 – 现行", "signer2 2026-12-01– 现行", "signer1 –2026-11-30"}, read(w.instructor)); d != "" {
			t.Error(d)
		}
	})
}

// TestHiringChecksAreTheirPersonsToo: whoever signals and conflicts are about reads what, when and how it ended, and nothing
// that is others': the union that claims, what was explained and by whom.
func TestHiringChecksAreTheirPersonsToo(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			_, err := tx.NewRaw("INSERT INTO hire_signal (id, kind, subject, person_id, union_id, words, found_on, explanation, explained_name, rev, created_at) VALUES (?, 'early', 's1', ?, ?, '他人的话', '2026-10-20', '单位的说明', '说明人某', 1, ?)",
				db.NewID(), w.person, w.id("玉山镇总工会"), tx.Now()).Exec(ctx)
			if err == nil {
				_, err = tx.NewRaw("INSERT INTO hire_dispute (id, person_id, engagement_id, holder_id, claimant_id, decider_id, claimed_from, opened_on, outcome, document, reason, decided_on, decided_name, rev, created_at) VALUES (?, ?, ?, ?, ?, ?, '2026-11-01', '2026-10-25', 'stays', '核定文件甲', '核定理由乙', '2026-11-10', '核定人某', 1, ?)",
					db.NewID(), w.person, db.NewID(), w.id("玉山镇总工会"), w.id("太仓市总工会"), w.id("苏州市总工会"), tx.Now()).Exec(ctx)
			}
			return err
		})
		text := func(c *apptest.Client) string {
			pack := c.Do(t, http.MethodGet, "/api/rights/me/export", nil).Want(t, 200)
			z, err := zip.NewReader(bytes.NewReader(pack.Body), int64(len(pack.Body)))
			if err != nil {
				t.Fatal(err)
			}
			f, err := z.Open("本人信息.json")
			if err != nil {
				t.Fatal(err)
			}
			b, err := io.ReadAll(f)
			if err != nil {
				t.Fatal(err)
			}
			return string(b)
		}
		own := text(w.instructor)
		for _, word := range []string{"先聘后批", "2026-10-20", "聘用单位已说明", "两家工会主张聘用", "2026-10-25", "已核定：由现聘用单位继续聘用", "2026-11-10"} {
			if !strings.Contains(own, word) {
				t.Errorf("the person's own data lacks %s", word)
			}
		}
		for _, word := range []string{"他人的话", "单位的说明", "说明人某", "太仓市总工会", "核定文件甲", "核定理由乙", "核定人某"} {
			if strings.Contains(own, word) {
				t.Errorf("the person's own data holds what is others': %s", word)
			}
		}
		if strings.Contains(text(w.clerk), "先聘后批") {
			t.Error("the clerk's own data holds somebody else's signal")
		}
	})
}
