package rulebook

import (
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/policy"
)

func interpretation(more map[string]any) map[string]any {
	m := map[string]any{
		"title": "线上服务不计入天数", "document": "", "article": "第十条第（二）项", "question": "通过电话指导，是否计入八十天？", "answer": "不计入；如实记录为服务即可。",
		"from": "2026-11-23", "keys": []map[string]any{{"key": "only_onsite_counts"}}, "questionId": "", "replacesId": "",
	}
	maps.Copy(m, more)
	return m
}

func (w *world) published(more map[string]any) InterpretationView {
	w.t.Helper()
	var v InterpretationView
	if status, code := w.call("drafter", "POST", "/api/interpretations", interpretation(more), &v); status != 201 {
		w.t.Fatalf("draft: %d %s", status, code)
	}
	if status, code := w.call("province", "POST", "/api/interpretations/"+v.ID+"/publish", map[string]any{"rev": v.Rev}, &v); status != 200 {
		w.t.Fatalf("publish: %d %s", status, code)
	}
	return v
}

func TestInterpretationRefusals(t *testing.T) {
	each(t, func(w *world) {
		keys := func(key, value string) map[string]any {
			return interpretation(map[string]any{"keys": []map[string]any{{"key": key, "value": value}}})
		}
		for _, tc := range []struct {
			name, actor string
			body        any
			status      int
			code        string
		}{
			{"anonymous", "", interpretation(nil), 401, "not_signed_in"},
			{"an instructor", "instructor", interpretation(nil), 403, errs.MissingCode},
			{"a city", "suzhou", interpretation(nil), 422, policy.CodeSetter},
			{"no title", "drafter", interpretation(map[string]any{"title": ""}), 422, errs.FieldsCode},
			{"the Measures' own number", "drafter", keys("field_days_per_year", "90"), 422, CodeReading},
			{"what the law fixes", "drafter", keys("exit_notice_days", "30"), 422, CodeReading},
			{"no such key", "drafter", keys("nothing", "1"), 422, policy.CodeKey},
			{"no option", "drafter", keys("prorate", "weeks"), 422, policy.CodeValue},
			{"no such question", "drafter", interpretation(map[string]any{"questionId": w.find("苏州市").ID}), 404, errs.NotFoundCode},
			{"nothing to replace", "drafter", interpretation(map[string]any{"replacesId": w.find("苏州市").ID}), 404, errs.NotFoundCode},
			{"malformed", "drafter", "{", 400, ""},
		} {
			status, code := w.call(tc.actor, "POST", "/api/interpretations", tc.body, nil)
			if status != tc.status || tc.code != "" && code != tc.code {
				w.t.Errorf("%s: %d %s, want %d %s", tc.name, status, code, tc.status, tc.code)
			}
		}
		var v InterpretationView
		w.call("drafter", "POST", "/api/interpretations", interpretation(nil), &v)
		path := "/api/interpretations/" + v.ID
		for _, tc := range []struct {
			name, actor, method, path string
			body                      any
			status                    int
			code                      string
		}{
			{"a draft is the province's to see", "suzhou", "GET", path, nil, 404, errs.NotFoundCode},
			{"stale", "drafter", "PUT", path, interpretation(map[string]any{"rev": 7}), 409, errs.StaleCode},
			{"an officer publishes", "drafter", "POST", path + "/publish", map[string]any{"rev": v.Rev}, 403, errs.MissingCode},
			{"a city publishes", "suzhou", "POST", path + "/publish", map[string]any{"rev": v.Rev}, 404, errs.NotFoundCode},
			{"stale publishing", "province", "POST", path + "/publish", map[string]any{"rev": 7}, 409, errs.StaleCode},
			{"a draft is not withdrawn", "province", "POST", path + "/withdraw", map[string]any{"rev": v.Rev, "from": "2026-12-01", "reason": "r"}, 422, CodeInterpretationState},
			{"nor printed", "drafter", "GET", path + "/print", nil, 422, CodeInterpretationState},
			{"the auditor", "auditor", "GET", "/api/interpretations", nil, 403, ""},
		} {
			status, code := w.call(tc.actor, tc.method, tc.path, tc.body, nil)
			if status != tc.status || tc.code != "" && code != tc.code {
				w.t.Errorf("%s: %d %s, want %d %s", tc.name, status, code, tc.status, tc.code)
			}
		}
		for name, more := range map[string]map[string]any{
			"no article":                 {"article": ""},
			"no question":                {"question": ""},
			"no answer":                  {"answer": ""},
			"no day":                     {"from": ""},
			"a change in a year gone by": {"from": "2025-06-01", "keys": []map[string]any{{"key": "only_onsite_counts", "value": "false"}}},
			"before there were Measures": {"from": "2020-08-04"},
			"a year mistyped":            {"from": "2062-11-23"},
		} {
			var bad InterpretationView
			if status, code := w.call("drafter", "POST", "/api/interpretations", interpretation(more), &bad); status != 201 {
				if name == "before there were Measures" || code == policy.CodeDates {
					continue // refused already when it was typed
				}
				w.t.Errorf("%s: %d %s", name, status, code)
				continue
			}
			if status, code := w.call("province", "POST", "/api/interpretations/"+bad.ID+"/publish", map[string]any{"rev": bad.Rev}, nil); status != 422 || code != errs.FieldsCode {
				w.t.Errorf("%s: %d %s", name, status, code)
			}
		}
		var list httpx.Page[InterpretationLine]
		w.call("suzhou", "GET", "/api/interpretations", nil, &list)
		if len(list.Items) != 0 {
			w.t.Errorf("a city sees %d drafts", len(list.Items))
		}
		if status, _ := w.fetchMethod("drafter", "DELETE", path+"?rev="+strconv.FormatInt(v.Rev, 10)); status != 204 {
			w.t.Errorf("a draft is discarded: %d", status)
		}
	})
}

// An interpretation changes a reading from its day, is never edited, and another replaces it (Art. 19).
func TestAnInterpretationChangesAReading(t *testing.T) {
	each(t, func(w *world) {
		before := w.rule("instructor", "date=2026-12-31", policy.SignerExcludesPost)
		v := w.published(map[string]any{
			"title": "定岗单位可以签字", "from": "2026-12-01", "keys": []map[string]any{{"key": "signer_excludes_post_union", "value": "false"}, {"key": "allow_employer_side_sign"}},
		})
		if before.Value != "true" || v.Number != "解释〔2026〕1号" || v.State != InterpretationPublished || v.PublishedOn != day("2026-11-23") || v.InForce || w.waiting() != 1 {
			w.t.Errorf("%+v", v)
		}
		if diff := cmp.Diff([]string{"定岗单位不得作为服务方签字：否"}, v.Changes); diff != "" {
			w.t.Error(diff)
		}
		versions := map[string]string{}
		for date, want := range map[string]string{"2026-11-30": "true", "2026-12-01": "false"} {
			if r := w.rule("instructor", "date="+date, policy.SignerExcludesPost); r.Value != want {
				w.t.Errorf("%s: %s, want %s", date, r.Value, want)
			}
			p, err := PolicyAt(w.t.Context(), w.d.Read(), w.find("昆山市").ID, day(date))
			if err != nil {
				w.t.Fatal(err)
			}
			versions[p.Version()] = date
		}
		if len(versions) != 2 {
			w.t.Error("a changed reading has no version of its own")
		}
		path := "/api/interpretations/" + v.ID
		// a draft shows what is in force on its day, not what the program began with
		for from, want := range map[string]string{"2026-11-30": "true 是", "2026-12-02": "false 否"} {
			var draft InterpretationView
			w.call("drafter", "POST", "/api/interpretations", interpretation(map[string]any{"from": from}), &draft)
			k := slices.IndexFunc(draft.Choices, func(c InterpretationChoice) bool { return c.Key == policy.SignerExcludesPost })
			if k < 0 || draft.Choices[k].Now+" "+draft.Choices[k].NowText != want {
				w.t.Errorf("from %s the form shows %+v", from, draft.Choices)
			}
		}
		if status, code := w.call("drafter", "PUT", path, interpretation(map[string]any{"rev": v.Rev}), nil); status != 422 || code != CodeInterpretationState {
			w.t.Errorf("edited after publishing: %d %s", status, code)
		}
		if status, code := w.call("drafter", "DELETE", path+"?rev="+strconv.FormatInt(v.Rev, 10), nil, nil); status != 422 || code != CodeInterpretationState {
			w.t.Errorf("discarded after publishing: %d %s", status, code)
		}
		note := func(date string) RuleNote {
			var list httpx.List[RuleNote]
			if status, code := w.call("instructor", "GET", "/api/policy/notes?keys=signer_excludes_post_union&date="+date, nil, &list); status != 200 {
				w.t.Fatalf("%d %s", status, code)
			}
			return list.Items[0]
		}
		want := RuleNote{
			Key: "signer_excludes_post_union", Title: "定岗单位不得作为服务方签字", Article: "第十条第（二）项", Text: "否", SetBy: "江苏省总工会", Document: "解释〔2026〕1号",
			Interpretations: []NoteInterprets{{ID: v.ID, Number: "解释〔2026〕1号", Title: "定岗单位可以签字"}},
		}
		if diff := cmp.Diff(want, note("2026-12-01")); diff != "" {
			w.t.Error(diff)
		}
		if n := note("2026-11-30"); n.Text != "是" || !n.Reading || len(n.Interpretations) != 0 {
			w.t.Errorf("%+v", n)
		}
		for _, format := range []string{"pdf", "docx"} {
			if status, content := w.fetch("instructor", path+"/print?format="+format); status != 200 || len(content) < 1000 {
				w.t.Errorf("as %s: %d %.200s", format, status, content)
			}
		}
		// its successor
		later := w.published(map[string]any{
			"title": "定岗单位不签字", "from": "2027-02-01", "replacesId": v.ID, "keys": []map[string]any{{"key": "signer_excludes_post_union", "value": "true"}},
		})
		if later.Number != "解释〔2026〕2号" || later.Replaces == nil || later.Replaces.ID != v.ID {
			w.t.Errorf("%+v", later)
		}
		for date, want := range map[string]string{"2027-01-31": "false", "2027-02-01": "true"} {
			if r := w.rule("instructor", "date="+date, policy.SignerExcludesPost); r.Value != want {
				w.t.Errorf("%s: %s, want %s", date, r.Value, want)
			}
		}
		w.call("suzhou", "GET", path, nil, &v)
		if v.State != InterpretationReplaced || v.ValidUntil != day("2027-01-31") || v.ReplacedBy == nil || v.ReplacedBy.ID != later.ID || !cmp.Equal(v.Actions, []string{"print"}) {
			w.t.Errorf("%+v", v)
		}
		var twice InterpretationView
		w.call("drafter", "POST", "/api/interpretations", interpretation(map[string]any{"replacesId": v.ID, "from": "2027-03-01"}), &twice)
		if status, code := w.call("province", "POST", "/api/interpretations/"+twice.ID+"/publish", map[string]any{"rev": twice.Rev}, nil); status != 422 || code != CodeInterpretationState {
			w.t.Errorf("replaced twice: %d %s", status, code)
		}
		// withdrawn
		withdraw := "/api/interpretations/" + later.ID + "/withdraw"
		for _, tc := range []struct {
			actor  string
			body   map[string]any
			status int
		}{
			{"", map[string]any{"rev": later.Rev, "from": "2027-03-01", "reason": "r"}, 401},
			{"drafter", map[string]any{"rev": later.Rev, "from": "2027-03-01", "reason": "r"}, 403},
			{"suzhou", map[string]any{"rev": later.Rev, "from": "2027-03-01", "reason": "r"}, 422},
			{"province", map[string]any{"rev": 1, "from": "2027-03-01", "reason": "r"}, 409},
			{"province", map[string]any{"rev": later.Rev, "from": "2026-11-22", "reason": "r"}, 422},
			{"province", map[string]any{"rev": later.Rev, "from": "2027-03-01", "reason": ""}, 422},
			{"province", map[string]any{"rev": later.Rev, "from": "2027-03-01", "reason": "另有规定"}, 200},
		} {
			if status, code := w.call(tc.actor, "POST", withdraw, tc.body, nil); status != tc.status {
				w.t.Errorf("%s %v: %d %s", tc.actor, tc.body, status, code)
			}
		}
		if r := w.rule("instructor", "date=2027-03-01", policy.SignerExcludesPost); r.Value != "true" || len(r.Sources) != 1 {
			w.t.Errorf("after it: %+v", r)
		}
	})
}

func TestTheRegisterIsSearched(t *testing.T) {
	each(t, func(w *world) {
		first := w.published(nil)
		second := w.published(map[string]any{"title": "怀孕期间", "question": "产假是否折算？", "answer": "100%不折算", "keys": []map[string]any{{"key": "leave_relief"}}})
		for query, want := range map[string][]string{
			"":                              {second.ID, first.ID},
			"q=" + url.QueryEscape("电话"):    {first.ID},
			"q=" + url.QueryEscape("100%不"): {second.ID},
			"q=" + url.QueryEscape("%"):     {second.ID},
			"q=" + url.QueryEscape("1号"):    {first.ID},
			"key=leave_relief":              {second.ID},
			"state=in_force":                {second.ID, first.ID},
			"state=withdrawn":               {},
			"limit=1":                       {second.ID},
		} {
			var page httpx.Page[InterpretationLine]
			if status, code := w.call("instructor", "GET", "/api/interpretations?"+query, nil, &page); status != 200 {
				w.t.Fatalf("%s: %d %s", query, status, code)
			}
			got := []string{}
			for _, l := range page.Items {
				got = append(got, l.ID)
			}
			if !cmp.Equal(got, want) {
				w.t.Errorf("%s: %v, want %v", query, got, want)
			}
			if query == "limit=1" {
				w.call("instructor", "GET", "/api/interpretations?limit=1&cursor="+page.Next, nil, &page)
				if len(page.Items) != 1 || page.Items[0].ID != first.ID || page.Prev == "" {
					w.t.Errorf("the next page: %+v", page)
				}
			}
		}
		if status, content := w.fetch("kunshan", "/api/interpretations/export?state=all"); status != 200 || !strings.HasPrefix(content, "PK") {
			w.t.Errorf("export: %d", status)
		}
	})
}

// Any unit asks; its superiors and the province see it; the province answers in words or by an interpretation.
func TestQuestions(t *testing.T) {
	each(t, func(w *world) {
		kunshan := w.find("昆山市").ID
		for _, tc := range []struct {
			name, actor string
			body        any
			status      int
			code        string
		}{
			{"anonymous", "", map[string]any{"words": "问"}, 401, ""},
			{"an instructor", "instructor", map[string]any{"words": "问"}, 403, errs.MissingCode},
			{"for another", "nanjing", map[string]any{"unionId": kunshan, "words": "问"}, 404, errs.NotFoundCode},
			{"a superior for it", "officer", map[string]any{"unionId": kunshan, "words": "问"}, 422, policy.CodeSetter},
			{"nothing", "clerk", map[string]any{"words": " "}, 422, errs.FieldsCode},
			{"malformed", "clerk", "{", 400, ""},
		} {
			status, code := w.call(tc.actor, "POST", "/api/rule-questions", tc.body, nil)
			if status != tc.status || tc.code != "" && code != tc.code {
				w.t.Errorf("%s: %d %s, want %d %s", tc.name, status, code, tc.status, tc.code)
			}
		}
		var first, second Question
		w.call("clerk", "POST", "/api/rule-questions", map[string]any{"article": "第十条第（二）项", "words": "电话指导是否计入？"}, &first)
		w.call("clerk", "POST", "/api/rule-questions", map[string]any{"words": "产假怎么办？"}, &second)
		for actor, want := range map[string]int{"clerk": 2, "kunshan": 2, "officer": 2, "drafter": 2, "nanjing": 0, "instructor": 0} {
			var page httpx.Page[QuestionLine]
			if status, _ := w.call(actor, "GET", "/api/rule-questions", nil, &page); status != 200 || len(page.Items) != want {
				w.t.Errorf("%s sees %d questions, want %d", actor, len(page.Items), want)
			}
		}
		reply := "/api/rule-questions/" + first.ID + "/reply"
		for _, tc := range []struct {
			actor  string
			body   map[string]any
			status int
		}{
			{"", map[string]any{"rev": 1, "words": "答"}, 401},
			{"drafter", map[string]any{"rev": 1, "words": "答"}, 403},
			{"suzhou", map[string]any{"rev": 1, "words": "答"}, 422},
			{"nanjing", map[string]any{"rev": 1, "words": "答"}, 404},
			{"province", map[string]any{"rev": 2, "words": "答"}, 409},
			{"province", map[string]any{"rev": 1, "words": ""}, 422},
			{"province", map[string]any{"rev": 1, "words": "不计入，见第十条。"}, 204},
		} {
			if tc.status == 204 {
				if status := w.raw(tc.actor, "POST", reply, tc.body); status != 204 {
					w.t.Errorf("the province answers: %d", status)
				}
				continue
			}
			if status, _ := w.call(tc.actor, "POST", reply, tc.body, nil); status != tc.status {
				w.t.Errorf("%s %v: %d, want %d", tc.actor, tc.body, status, tc.status)
			}
		}
		if status, code := w.call("province", "POST", reply, map[string]any{"rev": 2, "words": "再答"}, nil); status != 422 || code != CodeInterpretationState {
			w.t.Errorf("answered twice: %d %s", status, code)
		}
		v := w.published(map[string]any{"title": "产假不折算", "questionId": second.ID, "keys": []map[string]any{{"key": "leave_relief"}}})
		if v.Asked == nil || v.Asked.UnionName != "昆山市总工会" {
			w.t.Errorf("%+v", v.Asked)
		}
		var page httpx.Page[QuestionLine]
		w.call("clerk", "GET", "/api/rule-questions?state=answered", nil, &page)
		if len(page.Items) != 2 || page.Items[0].Number != "解释〔2026〕1号" || page.Items[1].Reply != "不计入，见第十条。" {
			w.t.Errorf("%+v", page.Items)
		}
		var elsewhere InterpretationView
		w.call("nanjing", "GET", "/api/interpretations/"+v.ID, nil, &elsewhere)
		if elsewhere.ID != v.ID || elsewhere.Asked != nil {
			w.t.Error("another city sees who asked")
		}
	})
}

// What the Measures leave to employing unions is theirs, for their own people.
func TestHouseRules(t *testing.T) {
	each(t, func(w *world) {
		kunshan := w.find("昆山市")
		good := func(more map[string]any) map[string]any {
			m := map[string]any{"unionId": kunshan.ID, "key": "appraisal.weights", "value": "10,15,30,15,10,20", "from": "2027-01-01", "until": "", "document": "昆山市总工会考核办法"}
			maps.Copy(m, more)
			return m
		}
		for _, tc := range []struct {
			name, actor string
			body        any
			status      int
			code        string
		}{
			{"anonymous", "", good(nil), 401, ""},
			{"its clerk", "clerk", good(nil), 403, errs.MissingCode},
			{"its superior", "suzhou", good(nil), 403, errs.MissingCode},
			{"for its city", "head", good(map[string]any{"unionId": kunshan.SuperiorID}), 404, errs.NotFoundCode},
			{"the days", "head", good(map[string]any{"key": "field_days_per_year", "value": "90"}), 422, policy.CodeSetter},
			{"weights that are no hundred", "head", good(map[string]any{"value": "10,15,30,15,10,10"}), 422, policy.CodeValue},
			{"too few", "head", good(map[string]any{"value": "50,50"}), 422, policy.CodeValue},
			{"bands that rise", "head", good(map[string]any{"key": "appraisal.bands", "value": "60,75,90"}), 422, policy.CodeValue},
			{"no such share", "head", good(map[string]any{"key": "excellent_quota", "value": "101"}), 422, policy.CodeValue},
			{"no document", "head", good(map[string]any{"document": ""}), 422, policy.CodeDocument},
			{"malformed", "head", "{", 400, ""},
		} {
			status, code := w.call(tc.actor, "POST", "/api/policy/house", tc.body, nil)
			if status != tc.status || tc.code != "" && code != tc.code {
				w.t.Errorf("%s: %d %s, want %d %s", tc.name, status, code, tc.status, tc.code)
			}
		}
		var o org.Overlay
		if status, code := w.call("head", "POST", "/api/policy/house", good(nil), &o); status != 201 {
			w.t.Fatalf("%d %s", status, code)
		}
		r := w.rule("head", "date=2027-01-01", policy.AppraisalWeights)
		if r.Text != "工作态度10%，业务能力15%，完成目标任务30%，建立工作台账15%，参与培训10%，业绩评估（含基层满意度）20%" || !cmp.Equal(r.Actions, []string{"house"}) {
			w.t.Errorf("%+v", r)
		}
		if r := w.rule("head", "date=2026-12-31", policy.AppraisalWeights); r.Value != "" || r.Text != "未规定" || r.Why != "《办法》没有规定，也没有单位另行规定。" || r.Example != "10,15,30,15,10,20" {
			w.t.Errorf("%+v", r)
		}
		w.account("below", authz.RoleClerk, "太仓市")
		w.account("cityhead", authz.RoleHead, "苏州市")
		if status, code := w.call("cityhead", "POST", "/api/policy/house", good(map[string]any{"unionId": w.find("苏州市").ID, "value": "100,0,0,0,0,0"}), nil); status != 201 {
			w.t.Errorf("a city for its own people: %d %s", status, code)
		}
		below := w.rule("below", "date=2027-01-01", policy.AppraisalWeights)
		if below.Value != "" || len(below.Sources) != 2 || below.Sources[1].Reason != "只适用于该会自己聘用的人员" {
			w.t.Errorf("what a city settles for its own people holds below it: %+v", below)
		}
		end := "/api/policy/house/" + o.ID + "/end"
		if status, _ := w.call("clerk", "POST", end, map[string]any{"rev": 1, "last": "2027-06-30"}, nil); status != 403 {
			w.t.Errorf("the clerk ends it: %d", status)
		}
		if status, code := w.call("head", "POST", end, map[string]any{"rev": 1, "last": "2027-06-30"}, nil); status != 200 {
			w.t.Errorf("%d %s", status, code)
		}
	})
}
