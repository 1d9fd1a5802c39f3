package hiring_test

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"maps"
	"mime/multipart"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"xiezhi/internal/app/apptest"
	"xiezhi/internal/approval"
	"xiezhi/internal/authz"
	"xiezhi/internal/gb"
	"xiezhi/internal/hiring"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/paper/papertest"
	"xiezhi/internal/roster"
)

// formWorld is the small province on Monday 2026-11-23. Kunshan has four heads for 2026 and 2027.
type formWorld struct {
	*quotaWorld
	t *testing.T

	clerk, head, countyClerk, county, county2, city, taicang, province *apptest.Client
}

func eachForm(t *testing.T, fn func(*testing.T, *formWorld)) {
	t.Helper()
	eachQuota(t, func(t *testing.T, q *quotaWorld) {
		w := &formWorld{quotaWorld: q, t: t}
		q.approve(t, 2026, "昆山市总工会", 4, "太仓市总工会", 2)
		q.approve(t, 2027, "昆山市总工会", 4, "太仓市总工会", 2)
		w.clerk, w.head = q.As(t, authz.RoleClerk, "玉山镇总工会"), q.As(t, authz.RoleHead, "玉山镇总工会")
		w.countyClerk, w.county = q.As(t, authz.RoleHead, "昆山市总工会"), q.As(t, authz.RoleApprover, "昆山市总工会")
		w.county2, w.city = q.As(t, authz.RoleApprover, "昆山市总工会"), q.As(t, authz.RoleApprover, "苏州市总工会")
		w.taicang, w.province = q.As(t, authz.RoleApprover, "太仓市总工会"), q.As(t, authz.RoleApprover, "江苏省总工会")
		fn(t, w)
	})
}

const formsPath = "/api/hiring/forms"

// filled is the content of a new form: born 1985-03-12, from 2027-01-01 for two years.
func filled(n int) object {
	return object{
		"name": fmt.Sprintf("周建%d", n), "idNumber": idText(n), "phone": "13800138000", "sex": "1", "birth": "1985-03-12", "political": "01", "education": "21",
		"titleText": "经济师", "formerPost": "昆山某厂工会干事", "resume": []object{{"when": "2008.09—2012.06", "text": "苏州大学法学专业学习"}, {"when": "2012.07至今", "text": "昆山某厂工会干事"}},
		"awards": []object{{"when": "2020.05", "text": "昆山市优秀工会工作者"}}, "postUnionId": "", "channel": "own", "managedPaper": "",
		"onDuty": "2027-01-01", "contractKind": "labour", "startsOn": "2027-01-01", "endsOn": "2028-12-31", "openEnded": false, "ageReason": "", "gradeReason": "",
	}
}

func idText(n int) string { return numberOf(fmt.Sprintf("32058319850312%03d", n*2+1)) }

func numberOf(first17 string) string {
	weights, sum := []int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2}, 0
	for i, w := range weights {
		sum += int(first17[i]-'0') * w
	}
	return first17 + string("10X98765432"[sum%11])
}

func (o object) with(key string, value any) object {
	out := object{}
	maps.Copy(out, o)
	out[key] = value
	return out
}

func (w *formWorld) view(r apptest.Reply) hiring.FormView {
	w.t.Helper()
	return apptest.Read[hiring.FormView](w.t, r)
}

func (w *formWorld) see(c *apptest.Client, id string) hiring.FormView {
	w.t.Helper()
	return w.view(c.Do(w.t, "GET", formsPath+"/"+id, nil).Want(w.t, 200))
}

// post does an act with the form's rev of now.
func (w *formWorld) post(c *apptest.Client, id, act string, b object) apptest.Reply {
	w.t.Helper()
	if _, given := b["rev"]; !given {
		b = b.with("rev", w.see(w.officer(w.t), id).Rev)
	}
	if act == "" {
		return c.Do(w.t, "PUT", formsPath+"/"+id, b)
	}
	return c.Do(w.t, "POST", formsPath+"/"+id+"/"+act, b)
}

func (w *formWorld) begin(c *apptest.Client, union string, b object) hiring.FormView {
	w.t.Helper()
	return w.view(c.Do(w.t, "POST", formsPath, b.with("unionId", w.id(w.t, union))).Want(w.t, 201))
}

// sent is a new form, filled in by the clerk and sent by the head of a union.
func (w *formWorld) sent(clerk, head *apptest.Client, union string, content object) hiring.FormView {
	w.t.Helper()
	f := w.begin(clerk, union, object{"kind": "new"})
	w.post(clerk, f.ID, "", content).Want(w.t, 200)
	return w.view(w.post(head, f.ID, "submit", object{}).Want(w.t, 200))
}

// act does an act of the approval engine upon a form's case.
func (w *formWorld) act(c *apptest.Client, caseID, act, opinion string) apptest.Reply {
	w.t.Helper()
	d := apptest.Read[approval.CaseDetail](w.t, w.province.Do(w.t, "GET", "/api/approval/cases/"+caseID, nil).Want(w.t, 200))
	return c.Do(w.t, "POST", "/api/approval/cases/"+caseID+"/act", object{"rev": d.Rev, "act": act, "opinion": opinion})
}

func levels(v hiring.FormView) map[string]string {
	out := map[string]string{}
	for _, c := range v.Checks {
		if c.Level != hiring.CheckOK {
			out[c.Key] = string(c.Level)
		}
	}
	return out
}

func TestFormRefusals(t *testing.T) {
	eachForm(t, func(t *testing.T, w *formWorld) {
		town := w.id(t, "玉山镇总工会")
		start := object{"unionId": town, "kind": "new"}
		w.Anonymous().Do(t, "POST", formsPath, start).Refused(t, 401, "not_signed_in")
		w.As(t, authz.RoleFinance, "昆山市总工会").Do(t, "GET", formsPath, nil).Refused(t, 403, errs.MissingCode)
		w.county.Do(t, "POST", formsPath, start).Refused(t, 403, errs.MissingCode)            // an approver fills in nothing
		w.countyClerk.Do(t, "POST", formsPath, start).Refused(t, 404, errs.NotFoundCode)      // Art. 9: nor does the superior's head
		w.clerk.Do(t, "POST", formsPath, object{"unionId": town, "kind": "old"}).Want(t, 422) // no such kind
		w.clerk.Do(t, "POST", formsPath, []byte("{")).Want(t, 400)                            // no JSON
		w.clerk.Do(t, "POST", formsPath, start.with("kind", "renewal")).Refused(t, 422, hiring.CodeFormKind)
		w.As(t, authz.RoleClerk, "周市镇总工会").Do(t, "POST", formsPath, start).Refused(t, 404, errs.NotFoundCode)

		f := w.begin(w.clerk, "玉山镇总工会", object{"kind": "new"})
		path := formsPath + "/" + f.ID
		content := filled(1)
		for _, tc := range []struct {
			who         *apptest.Client
			method, act string
			body        any
			status      int
			code        string
		}{
			{w.Anonymous(), "GET", "", nil, 401, "not_signed_in"},
			{w.taicang, "GET", "", nil, 404, errs.NotFoundCode},
			{w.clerk, "PUT", "", content.with("rev", f.Rev+1), 409, errs.StaleCode},
			{w.taicang, "PUT", "", content.with("rev", f.Rev), 403, errs.MissingCode},
			{w.As(t, authz.RoleClerk, "城厢镇总工会"), "PUT", "", content.with("rev", f.Rev), 404, errs.NotFoundCode},
			{w.clerk, "PUT", "", content.with("rev", f.Rev).with("idNumber", "320583198503120018"), 422, errs.FieldsCode},
			{w.clerk, "PUT", "", content.with("rev", f.Rev).with("phone", "12345"), 422, errs.FieldsCode},
			{w.clerk, "PUT", "", content.with("rev", f.Rev).with("political", "99"), 422, errs.FieldsCode},
			{w.clerk, "PUT", "", content.with("rev", f.Rev).with("onDuty", "9999-01-01"), 422, errs.FieldsCode},
			{w.clerk, "PUT", "", content.with("rev", f.Rev).with("startsOn", "1999-12-31"), 422, errs.FieldsCode},
			{w.clerk, "PUT", "", content.with("rev", f.Rev).with("endsOn", "2101-01-01"), 422, errs.FieldsCode},
			{w.clerk, "PUT", "", content.with("rev", f.Rev).with("formerPost", strings.Repeat("字", 401)), 422, errs.FieldsCode},
			{w.clerk, "PUT", "", content.with("rev", f.Rev).with("postUnionId", db.NewID()), 422, errs.FieldsCode},
			{w.clerk, "POST", "/submit", object{"rev": f.Rev}, 403, errs.MissingCode}, // the head sends
			{w.head, "POST", "/submit", object{"rev": f.Rev + 1}, 409, errs.StaleCode},
			{w.Anonymous(), "POST", "/ask", object{"rev": f.Rev}, 401, "not_signed_in"},
			{w.county, "POST", "/ask", object{"rev": f.Rev}, 403, errs.MissingCode},
			{w.As(t, authz.RoleClerk, "城厢镇总工会"), "POST", "/ask", object{"rev": f.Rev}, 404, errs.NotFoundCode},
			{w.clerk, "POST", "/ask", object{"rev": f.Rev + 1}, 409, errs.StaleCode},
			{w.clerk, "POST", "/ask", object{"rev": f.Rev}, 422, hiring.CodeFormChecks}, // not filled in
			{w.head, "POST", "/submit", object{"rev": f.Rev}, 422, hiring.CodeFormChecks},
			{w.county, "POST", "/override", object{"rev": f.Rev, "age": true, "grade": false, "reason": "同意"}, 422, hiring.CodeFormState},
			{w.clerk, "POST", "/void", object{"rev": f.Rev, "reason": "不办了"}, 403, errs.MissingCode},
			{w.head, "POST", "/void", object{"rev": f.Rev, "reason": "不办了"}, 422, hiring.CodeFormState},
			{w.clerk, "POST", "/reveal", object{"field": "id", "reason": ""}, 422, hiring.CodeFormReason},
			{w.taicang, "POST", "/reveal", object{"field": "id", "reason": "核对"}, 404, errs.NotFoundCode},
			{w.clerk, "GET", "/photo", nil, 404, errs.NotFoundCode},
			{w.clerk, "GET", "/scan", nil, 404, errs.NotFoundCode},
			{w.clerk, "POST", "/discard", object{"rev": f.Rev + 1}, 409, errs.StaleCode},
			{w.county, "POST", "/discard", object{"rev": f.Rev}, 403, errs.MissingCode},
		} {
			tc.who.Do(t, tc.method, path+tc.act, tc.body).Refused(t, tc.status, tc.code)
		}
		if f.Title != "玉山镇总工会新聘推荐表" {
			t.Errorf("without a name it is called %s", f.Title)
		}
		var lacking []string
		for _, l := range w.clerk.Do(t, "POST", path+"/ask", object{"rev": f.Rev}).Refused(t, 422, hiring.CodeFormChecks) {
			lacking = append(lacking, l.Field+" "+l.Message)
		}
		if diff := cmp.Diff([]string{
			"name 还没有填写", "sex 还没有填写", "birth 还没有填写", "political 还没有填写", "education 还没有填写", "idNumber 还没有填写", "phone 还没有填写",
			"startsOn 还没有填写", "endsOn 还没有填写", "onDuty 还没有填写", "formerPost 还没有填写", "resume 还没有填写",
		}, lacking); diff != "" {
			t.Errorf("what is marked (-want +got):\n%s", diff)
		}
		w.Anonymous().Do(t, "GET", "/api/forms/verify/abcdefgh12345678", nil).Refused(t, 404, "verify_unknown")
		w.clerk.Do(t, "POST", path+"/discard", object{"rev": f.Rev}).Want(t, 204)
		w.clerk.Do(t, "GET", path, nil).Refused(t, 404, errs.NotFoundCode)
	})
}

// TestFormFromTownToCounty goes the whole way of a new hire: the clerk fills it in, the head sends it, the county approves.
func TestFormFromTownToCounty(t *testing.T) {
	eachForm(t, func(t *testing.T, w *formWorld) {
		f := w.begin(w.clerk, "玉山镇总工会", object{"kind": "new"})
		saved := w.view(w.post(w.clerk, f.ID, "", filled(1)).Want(t, 200))
		if saved.IDMasked != "3205************"+idText(1)[16:] || saved.SuperiorName != "昆山市总工会" || len(levels(saved)) != 0 {
			t.Errorf("saved: %s, %s, %v", saved.IDMasked, saved.SuperiorName, levels(saved))
		}
		if diff := cmp.Diff([]string{"edit", "discard", "ask", "scan", "reveal"}, saved.Actions); diff != "" {
			t.Errorf("the clerk's acts (-want +got):\n%s", diff)
		}
		again := w.view(w.post(w.clerk, f.ID, "", filled(1).with("idNumber", nil).with("phone", nil)).Want(t, 200))
		if again.IDMasked != saved.IDMasked || again.PhoneMasked != saved.PhoneMasked {
			t.Errorf("numbers that were not sent are %q %q", again.IDMasked, again.PhoneMasked)
		}
		asked := w.view(w.post(w.clerk, f.ID, "ask", object{}).Want(t, 200))
		if asked.AskedAt.IsZero() || asked.State != hiring.FormDrafted {
			t.Errorf("asked: %+v", asked.Form)
		}
		var told []string
		if err := w.DB.Read().NewRaw("SELECT recipient FROM notice WHERE record_id = ? AND title = '有一份推荐表请您上报'", f.ID).Scan(t.Context(), &told); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff([]string{authz.Post(authz.RoleHead, asked.UnionID)}, told); diff != "" {
			t.Errorf("who is asked (-want +got):\n%s", diff)
		}
		sent := w.view(w.post(w.head, f.ID, "submit", object{"opinion": "拟聘用。"}).Want(t, 200))
		if sent.State != hiring.FormSubmitted || sent.CaseID == "" || !sent.AskedAt.IsZero() {
			t.Fatalf("sent: %+v", sent.Form)
		}
		w.post(w.clerk, f.ID, "", filled(1)).Refused(t, 422, hiring.CodeFormState)

		// example 18: the city is not the superior of a town, and the county next door sees nothing
		w.act(w.city, sent.CaseID, "approve", "").Refused(t, 422, approval.CodeNotYours)
		w.act(w.taicang, sent.CaseID, "approve", "").Refused(t, 404, errs.NotFoundCode)
		w.act(w.head, sent.CaseID, "approve", "").Refused(t, 403, errs.MissingCode)

		w.act(w.county, sent.CaseID, "return", "请补充获奖情况").Want(t, 200)
		if got := w.see(w.clerk, f.ID); got.State != hiring.FormReturned {
			t.Fatalf("returned: %s", got.State)
		}
		w.post(w.head, f.ID, "submit", object{}).Want(t, 200)
		w.act(w.head, sent.CaseID, "withdraw", "").Want(t, 200)
		if got := w.see(w.clerk, f.ID); got.State != hiring.FormDrafted {
			t.Fatalf("withdrawn: %s", got.State)
		}
		w.post(w.clerk, f.ID, "discard", object{}).Refused(t, 422, hiring.CodeFormState) // it was sent once
		w.post(w.head, f.ID, "submit", object{}).Want(t, 200)
		w.act(w.county, sent.CaseID, "approve", "同意。").Want(t, 200)

		got := w.see(w.clerk, f.ID)
		if got.State != hiring.FormApproved || got.Number != "推荐〔2026〕1号" || got.DecidedOn.String() != "2026-11-23" || got.DecidedUnion != "昆山市总工会" || !strings.HasPrefix(got.FrozenHash, "sm3:") {
			t.Errorf("approved: %+v", got.Form)
		}
		if own := w.own(t, "昆山市总工会", "2027-01-01"); own.Reserved != 1 {
			t.Errorf("a head is held: %+v", own)
		}
		var labels []string
		if err := w.DB.Read().NewRaw("SELECT label FROM quota_entry WHERE subject = ?", f.ID).Scan(t.Context(), &labels); err != nil || !slices.Equal(labels, []string{"玉山镇总工会新聘，推荐〔2026〕1号"}) {
			t.Errorf("the ledger names the form and nobody: %v %v", labels, err)
		}
		code := strings.TrimPrefix(got.VerifyPath, "/f/")
		v := apptest.Read[hiring.FormVerified](t, w.Anonymous().Do(t, "GET", "/api/forms/verify/"+code, nil).Want(t, 200))
		want := hiring.FormVerified{
			State: "genuine", UnionName: "玉山镇总工会", KindTitle: "新聘", Person: "周某", Number: "推荐〔2026〕1号", Superior: "昆山市总工会",
			ApprovedOn: day("2026-11-23"), Hash: got.FrozenHash,
		}
		if diff := cmp.Diff(want, v, cmp.Comparer(func(a, b interface{ String() string }) bool { return a.String() == b.String() })); diff != "" {
			t.Errorf("verified (-want +got):\n%s", diff)
		}

		// the next of the register, the county's own form is in the city's
		second := w.sent(w.clerk, w.head, "玉山镇总工会", filled(2))
		w.act(w.county, second.CaseID, "approve", "").Want(t, 200)
		own := w.sent(w.countyClerk, w.countyClerk, "昆山市总工会", filled(3))
		w.act(w.county, own.CaseID, "approve", "").Refused(t, 422, approval.CodeNotYours) // never one's own
		w.act(w.province, own.CaseID, "approve", "").Refused(t, 422, approval.CodeNotYours)
		w.act(w.city, own.CaseID, "approve", "").Want(t, 200)
		if a, b := w.see(w.clerk, second.ID).Number, w.see(w.county, own.ID).Number; a != "推荐〔2026〕2号" || b != "推荐〔2026〕1号" {
			t.Errorf("numbers %s and %s", a, b)
		}

		w.post(w.head, f.ID, "void", object{"reason": " "}).Refused(t, 422, errs.FieldsCode)
		w.post(w.head, f.ID, "void", object{"reason": "本人放弃"}).Want(t, 200)
		if own := w.own(t, "昆山市总工会", "2027-01-01"); own.Reserved != 2 {
			t.Errorf("the head of a void form is free: %+v", own)
		}
		v = apptest.Read[hiring.FormVerified](t, w.Anonymous().Do(t, "GET", "/api/forms/verify/"+code, nil).Want(t, 200))
		if v.State != "void" {
			t.Errorf("a void form verifies as %s", v.State)
		}
	})
}

// TestExample18Form: the town's form goes to the county, the county's own to the city, the city's own to the province. The
// city approves the town's only by the county's recorded delegation; the form says so, keeps the county's register, and is
// no signal of a wrong approver.
func TestExample18Form(t *testing.T) {
	eachForm(t, func(t *testing.T, w *formWorld) {
		cityHead := w.As(t, authz.RoleHead, "苏州市总工会")
		town := w.sent(w.clerk, w.head, "玉山镇总工会", filled(1))
		county := w.sent(w.countyClerk, w.countyClerk, "昆山市总工会", filled(2))
		city := w.sent(cityHead, cityHead, "苏州市总工会", filled(3))
		for _, f := range []hiring.FormView{town, county, city} {
			want := map[string]string{town.ID: "昆山市总工会", county.ID: "苏州市总工会", city.ID: "江苏省总工会"}[f.ID]
			if f.SuperiorName != want {
				t.Errorf("%s goes to %s, want %s", f.UnionName, f.SuperiorName, want)
			}
		}
		w.act(w.city, town.CaseID, "approve", "").Refused(t, 422, approval.CodeNotYours)
		w.act(w.province, town.CaseID, "approve", "").Refused(t, 422, approval.CodeNotYours)
		w.county.Do(t, "POST", "/api/approval/delegations", object{
			"flow": "form", "unionId": w.id(t, "昆山市总工会"), "delegateId": w.id(t, "苏州市总工会"), "document": "昆工委〔2026〕5号", "from": "2026-11-23", "until": "2026-12-31",
		}).Want(t, 201)
		w.act(w.province, town.CaseID, "approve", "").Refused(t, 422, approval.CodeNotYours) // delegated to the city alone
		w.act(w.city, town.CaseID, "approve", "同意。").Want(t, 200)
		got := w.see(w.clerk, town.ID)
		if want := w.city.Actor.Name + "（苏州市总工会受昆山市总工会委托）"; got.DecidedName != want || got.DecidedUnion != "昆山市总工会" || got.Number != "推荐〔2026〕1号" {
			t.Errorf("%s %s %s, want %s", got.DecidedName, got.DecidedUnion, got.Number, want)
		}
		doc := w.county.Do(t, "POST", formsPath+"/print", object{"ids": []string{town.ID}, "format": "docx", "marks": false, "numbers": false}).Want(t, 200).Body
		if !strings.Contains(papertest.WordXML(t, doc), "受昆山市总工会委托") {
			t.Error("the printed form does not say by whose word")
		}
		// the county's own goes to the city all the same, and the city's to the province
		w.act(w.county, county.CaseID, "approve", "").Refused(t, 422, approval.CodeNotYours)
		w.act(w.city, county.CaseID, "approve", "").Want(t, 200)
		w.act(w.province, city.CaseID, "approve", "").Refused(t, 422, hiring.CodeFormChecks) // 苏州 itself was given no head
	})
}

// TestFormRejected: a form that is not approved holds nothing and has no number.
func TestFormRejected(t *testing.T) {
	eachForm(t, func(t *testing.T, w *formWorld) {
		f := w.sent(w.clerk, w.head, "玉山镇总工会", filled(1))
		w.act(w.county, f.CaseID, "reject", "").Refused(t, 422, errs.FieldsCode)
		w.act(w.county, f.CaseID, "reject", "不符合条件").Want(t, 200)
		got := w.see(w.clerk, f.ID)
		if got.State != hiring.FormRejected || got.Number != "" || got.Opinion != "不符合条件" || w.own(t, "昆山市总工会", "2027-01-01").Reserved != 0 {
			t.Errorf("rejected: %+v", got.Form)
		}
		if diff := cmp.Diff([]string{"scan", "reveal"}, got.Actions); diff != "" {
			t.Errorf("acts (-want +got):\n%s", diff)
		}
	})
}

// TestExample17Form: a fifth form above four authorised heads may be filled in and sent, and waits; it fits from the day
// after somebody leaves, and a supplement lets it through.
func TestExample17Form(t *testing.T) {
	eachForm(t, func(t *testing.T, w *formWorld) {
		for range 3 {
			w.quotaWorld.head(t, "玉山镇总工会", "2024-01-01", "", roster.ChannelOwn)
		}
		w.quotaWorld.head(t, "玉山镇总工会", "2024-01-01", "2027-05-31", roster.ChannelOwn)
		f := w.sent(w.clerk, w.head, "玉山镇总工会", filled(20))
		if got := levels(f); got["quota"] != "stop" || len(got) != 1 {
			t.Errorf("checks %v", got)
		}
		w.act(w.county, f.CaseID, "approve", "").Refused(t, 422, hiring.CodeFormChecks)
		if got := w.see(w.clerk, f.ID); got.State != hiring.FormSubmitted {
			t.Fatalf("it waits: %s", got.State)
		}
		w.act(w.county, f.CaseID, "return", "待6月有空额后上岗").Want(t, 200)
		w.post(w.clerk, f.ID, "", filled(20).with("onDuty", "2027-06-01").with("startsOn", "2027-06-01")).Want(t, 200)
		w.post(w.head, f.ID, "submit", object{}).Want(t, 200)
		w.act(w.county, f.CaseID, "approve", "").Want(t, 200)

		second := w.sent(w.clerk, w.head, "玉山镇总工会", filled(21))
		w.act(w.county, second.CaseID, "approve", "").Refused(t, 422, hiring.CodeFormChecks)
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			_, err := hiring.PostApproved(ctx, tx, audit.System(), hiring.Approval{
				Year: 2027, Document: "苏工发〔2026〕9号", DecidedOn: day("2026-11-23"), From: day("2027-01-01"), Supplement: true, Numbers: w.numbers(t, "昆山市总工会", 1),
			})
			return err
		})
		w.act(w.county, second.CaseID, "approve", "").Want(t, 200)
	})
}

// engaged puts somebody into the roster with a contract and gives the engagement.
func (w *formWorld) engaged(union, number, from, ends string) roster.Engagement {
	w.t.Helper()
	id, err := gb.ParseID(number)
	if err != nil {
		w.t.Fatal(err)
	}
	phone, _ := gb.ParsePhone("13900139000")
	list := roster.Prepare(w.App.Keys, []roster.NewHead{{
		Name: "王守业", ID: id, Phone: phone, Political: "13", Education: "31", FormerPost: "某厂车间主任", Resume: "1980.09—2019.12　某厂",
		UnionID: w.id(w.t, union), Channel: roster.ChannelOwn, OnDuty: day(from), Opening: true,
		Contracts: []roster.Contract{{Kind: roster.ContractService, StartsOn: day("2025-01-01"), EndsOn: day(ends)}},
	}})
	var e roster.Engagement
	w.Tx(w.t, func(ctx context.Context, tx *db.Tx) error {
		if _, err := roster.Insert(ctx, tx, audit.System(), list); err != nil {
			return err
		}
		var err error
		e, err = roster.EngagementByID(ctx, tx, list[0].EngagementID)
		return err
	})
	return e
}

// contentOf is a form's content as the page sends it back.
func contentOf(v hiring.FormView) object {
	lines := func(l hiring.Lines) []object {
		out := []object{}
		for _, one := range l {
			out = append(out, object{"when": one.When, "text": one.Text})
		}
		return out
	}
	return object{
		"name": v.Name, "sex": v.Sex, "birth": v.Birth, "political": v.Political, "education": v.Education, "titleText": v.TitleText,
		"formerPost": v.FormerPost, "resume": lines(v.Resume), "awards": lines(v.Awards), "postUnionId": v.PostUnionID, "channel": v.Channel,
		"managedPaper": v.ManagedPaper, "onDuty": v.OnDuty, "contractKind": v.ContractKind, "startsOn": v.StartsOn, "endsOn": v.EndsOn,
		"openEnded": v.OpenEnded, "ageReason": v.AgeReason, "gradeReason": v.GradeReason,
	}
}

// TestExample20Form: a renewal from 2027-01-01 of somebody who was 65 on 2026-06-15 needs the union's reason, and the
// city's tick with its own.
func TestExample20Form(t *testing.T) {
	eachForm(t, func(t *testing.T, w *formWorld) {
		e := w.engaged("昆山市总工会", "320583196106150024", "2024-01-01", "2026-12-31")
		w.countyClerk.Do(t, "POST", formsPath, object{"unionId": w.id(t, "昆山市总工会"), "kind": "renewal", "engagementId": db.NewID()}).Refused(t, 404, errs.NotFoundCode)
		w.clerk.Do(t, "POST", formsPath, object{"unionId": w.id(t, "玉山镇总工会"), "kind": "renewal", "engagementId": e.ID}).Refused(t, 404, errs.NotFoundCode)
		f := w.begin(w.countyClerk, "昆山市总工会", object{"kind": "renewal", "engagementId": e.ID})
		if f.Name != "王守业" || f.StartsOn.String() != "2027-01-01" || f.EndsOn.String() != "2028-12-31" || f.Reaches65.String() != "2026-06-15" ||
			f.ContractKind != roster.ContractService || f.IDMasked != "3205************24" || f.Resume[0].When != "1980.09—2019.12" {
			t.Errorf("filled from the roster: %+v", f.Form)
		}
		w.post(w.countyClerk, f.ID, "submit", object{}).Refused(t, 422, hiring.CodeFormChecks)
		w.post(w.countyClerk, f.ID, "", contentOf(f).with("ageReason", "无人接替")).Want(t, 200)
		sent := w.view(w.post(w.countyClerk, f.ID, "submit", object{}).Want(t, 200))
		if !sent.NeedsAge || sent.NeedsGrade {
			t.Errorf("needs %v %v", sent.NeedsAge, sent.NeedsGrade)
		}
		w.act(w.city, sent.CaseID, "approve", "同意。").Refused(t, 422, hiring.CodeFormChecks)
		shown := apptest.Read[approval.CaseDetail](t, w.city.Do(t, "GET", "/api/approval/cases/"+sent.CaseID, nil).Want(t, 200))
		if got := shown.Form.Facts[0].Value; got != "暂不能同意：65周岁；请注意：上年度考核（见下表）" {
			t.Errorf("the case says %q", got)
		}
		w.post(w.county, f.ID, "override", object{"age": true, "grade": false, "reason": "情况属实"}).Refused(t, 422, hiring.CodeFormYours)
		w.post(w.city, f.ID, "override", object{"age": true, "grade": false, "reason": ""}).Refused(t, 422, errs.FieldsCode)
		w.post(w.city, f.ID, "override", object{"age": true, "grade": true, "reason": "情况属实"}).Refused(t, 422, hiring.CodeFormOverride)
		w.post(w.city, f.ID, "override", object{"rev": sent.Rev + 1, "age": true, "grade": false, "reason": "情况属实"}).Refused(t, 409, errs.StaleCode)
		w.post(w.city, f.ID, "override", object{"age": true, "grade": false, "reason": "情况属实"}).Want(t, 200)
		w.act(w.city, sent.CaseID, "approve", "同意。").Want(t, 200)
		got := w.see(w.countyClerk, f.ID)
		if got.State != hiring.FormApproved || !got.OverrideAge || got.OverrideReason != "情况属实" || w.own(t, "昆山市总工会", "2027-01-01").Reserved != 0 {
			t.Errorf("approved: %+v", got.Form)
		}
		w.city.Do(t, "POST", formsPath+"/"+f.ID+"/reveal", object{"field": "phone", "reason": "联系本人"}).Want(t, 200)
		if diff := cmp.Diff([]string{"移动电话（推荐表）"}, w.audited("roster.reveal")); diff != "" {
			t.Errorf("what the person reads (-want +got):\n%s", diff)
		}
		r := apptest.Read[hiring.FormRegister](t, w.city.Do(t, "GET", formsPath+"/register", nil).Want(t, 200))
		if len(r.Lines) != 1 || !r.Lines[0].Overridden || r.Lines[0].Number != "推荐〔2026〕1号" || r.UnionName != "苏州市总工会" {
			t.Errorf("register: %+v", r)
		}
		// a second form of the same renewal
		twice := w.begin(w.countyClerk, "昆山市总工会", object{"kind": "renewal", "engagementId": e.ID})
		w.post(w.countyClerk, twice.ID, "", contentOf(twice).with("ageReason", "无人接替")).Want(t, 200)
		w.post(w.countyClerk, twice.ID, "submit", object{}).Refused(t, 422, hiring.CodeFormChecks)
	})
}

// TestARenewalIsFilledFromWhatIsKnown: from the roster, and where that has nothing from the last approved form; the service
// itself stands in the résumé, also where nothing else is known.
func TestARenewalIsFilledFromWhatIsKnown(t *testing.T) {
	eachForm(t, func(t *testing.T, w *formWorld) {
		bare := func(number string) roster.Engagement {
			t.Helper()
			id, err := gb.ParseID(number)
			if err != nil {
				t.Fatal(err)
			}
			list := roster.Prepare(w.App.Keys, []roster.NewHead{{
				Name: "周建", ID: id, UnionID: w.id(t, "玉山镇总工会"), PostUnionID: w.id(t, "昆山市总工会"), Channel: roster.ChannelSocial, OnDuty: day("2024-03-01"), Opening: true,
				Contracts: []roster.Contract{{Kind: roster.ContractLabour, StartsOn: day("2024-03-01"), EndsOn: day("2027-02-28")}},
			}})
			var e roster.Engagement
			w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
				if _, err := roster.Insert(ctx, tx, audit.System(), list); err != nil {
					return err
				}
				e, err = roster.EngagementByID(ctx, tx, list[0].EngagementID)
				return err
			})
			return e
		}
		service := hiring.DatedLine{When: "2024.03至今", Text: "玉山镇总工会专职集体协商指导员，定岗昆山市总工会"}
		e := bare(idText(1))
		f := w.begin(w.clerk, "玉山镇总工会", object{"kind": "renewal", "engagementId": e.ID})
		if diff := cmp.Diff(hiring.Lines{service}, f.Resume); diff != "" {
			t.Errorf("from the engagement (-want +got):\n%s", diff)
		}
		if f.Channel != roster.ChannelSocial || f.PostUnionName != "昆山市总工会" || f.StartsOn.String() != "2027-03-01" || f.EndsOn.String() != "2030-02-28" {
			t.Errorf("from the roster: %+v", f.Form)
		}
		// what the last approved form says of the same person comes first
		e = bare(idText(2))
		last := w.begin(w.clerk, "玉山镇总工会", object{"kind": "renewal", "engagementId": e.ID})
		content := filled(2)
		w.post(w.clerk, last.ID, "", content.with("startsOn", "2027-03-01").with("endsOn", "2028-02-29")).Want(t, 200)
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			_, err := tx.NewRaw("UPDATE hiring_form SET state = ? WHERE id = ?", hiring.FormApproved, last.ID).Exec(ctx)
			return err
		})
		f = w.begin(w.clerk, "玉山镇总工会", object{"kind": "renewal", "engagementId": e.ID})
		want := hiring.Lines{{When: "2008.09—2012.06", Text: "苏州大学法学专业学习"}, {When: "2012.07至今", Text: "昆山某厂工会干事"}, service}
		if diff := cmp.Diff(want, f.Resume); diff != "" {
			t.Errorf("from the last form (-want +got):\n%s", diff)
		}
		if f.Political != "01" || f.Education != "21" || f.TitleText != "经济师" || f.FormerPost != "昆山某厂工会干事" || f.PhoneMasked != "138****8000" || len(f.Awards) != 1 {
			t.Errorf("from the last form: %+v", f.Form)
		}
	})
}

// TestTheSuperiorsTickIsTheSuperiors: the union's own people cannot set it while their form goes up, and a substitute
// sets it in the principal's name.
func TestTheSuperiorsTickIsTheSuperiors(t *testing.T) {
	eachForm(t, func(t *testing.T, w *formWorld) {
		old := filled(1).with("idNumber", numberOf("32058319610615002")).with("sex", "2").with("birth", "1961-06-15").with("ageReason", "无人接替")
		f := w.sent(w.clerk, w.head, "玉山镇总工会", old)
		set := func(ctx context.Context, tx *db.Tx, state hiring.FormState, rev int64) error {
			_, err := tx.NewRaw("UPDATE hiring_form SET state = ?, rev = ? WHERE id = ?", state, rev, f.ID).Exec(ctx)
			return err
		}
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error { return set(ctx, tx, hiring.FormDrafted, f.Rev-1) })
		status := make(chan apptest.Reply, 1)
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			if err := set(ctx, tx, hiring.FormSubmitted, f.Rev); err != nil {
				return err
			}
			go func() {
				status <- w.head.Do(t, "POST", formsPath+"/"+f.ID+"/override", object{"rev": f.Rev, "age": true, "grade": false, "reason": "情况属实"})
			}()
			time.Sleep(300 * time.Millisecond) // until it has read the draft and waits for this transaction
			return nil
		})
		if r := <-status; r.Status == 200 || w.see(w.county, f.ID).OverrideAge {
			t.Errorf("the union ticked its own form: %d %s", r.Status, r.Body)
		}
		w.post(w.head, f.ID, "override", object{"age": true, "grade": false, "reason": "情况属实"}).Refused(t, 422, hiring.CodeFormYours)

		stand := w.As(t, authz.RoleOfficer, "昆山市总工会")
		w.county.Do(t, "POST", "/api/approval/substitutes", object{
			"unionId": w.id(t, "昆山市总工会"), "substituteId": stand.Actor.AccountID, "from": "2026-11-23", "until": "2026-11-30", "note": "出差",
		}).Want(t, 201)
		got := w.view(w.post(stand, f.ID, "override", object{"age": true, "grade": false, "reason": "情况属实"}).Want(t, 200))
		if want := stand.Actor.Name + "（代" + w.county.Actor.Name + "）"; got.OverrideName != want {
			t.Errorf("ticked by %s, want %s", got.OverrideName, want)
		}
	})
}

// TestTheCaseLeadsToTheTick: whoever decides is led to the boxes first, and to nothing once they are ticked.
func TestTheCaseLeadsToTheTick(t *testing.T) {
	eachForm(t, func(t *testing.T, w *formWorld) {
		old := filled(1).with("idNumber", numberOf("32058319610615002")).with("sex", "2").with("birth", "1961-06-15").with("ageReason", "无人接替")
		f := w.sent(w.clerk, w.head, "玉山镇总工会", old)
		first := func(caseID string) *approval.CaseFirst {
			return apptest.Read[approval.CaseDetail](t, w.county.Do(t, "GET", "/api/approval/cases/"+caseID, nil).Want(t, 200)).Form.First
		}
		if got := first(f.CaseID); got == nil || got.Link != "/hiring/forms/"+f.ID+"#override" || !strings.Contains(got.Text, "满65周岁仍同意聘用") {
			t.Errorf("before the tick: %+v", got)
		}
		w.act(w.county, f.CaseID, "approve", "").Refused(t, 422, hiring.CodeFormChecks)
		w.post(w.county, f.ID, "override", object{"age": true, "grade": false, "reason": "情况属实"}).Want(t, 200)
		if got := first(f.CaseID); got != nil {
			t.Errorf("after the tick: %+v", got)
		}
		w.act(w.county, f.CaseID, "approve", "").Want(t, 200)
		if got := first(w.sent(w.clerk, w.head, "玉山镇总工会", filled(2)).CaseID); got != nil {
			t.Errorf("a form that needs no tick: %+v", got)
		}
	})
}

// TestASplitCaseFindsItsNewSuperior: a renewal that goes with its person to a union under another superior is decided there.
func TestASplitCaseFindsItsNewSuperior(t *testing.T) {
	eachForm(t, func(t *testing.T, w *formWorld) {
		e := w.engaged("玉山镇总工会", numberOf("32058319850615002"), "2024-01-01", "2026-12-31")
		renewal := w.begin(w.clerk, "玉山镇总工会", object{"kind": "renewal", "engagementId": e.ID})
		renewal = w.view(w.post(w.head, renewal.ID, "submit", object{}).Want(t, 200))
		into, superior := w.Union(t, "周市镇总工会"), w.Union(t, "太仓市总工会")
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			_, err := org.Move(ctx, tx, audit.System(), into.ID, superior.ID, org.TierBase, "", day("2026-11-23"))
			return err
		})
		into = w.Union(t, "周市镇总工会")
		p := org.Parting{From: w.Union(t, "玉山镇总工会"), Into: into, On: day("2026-11-23"), Parts: map[string][]string{org.KeyPeople: {e.PersonID}}}
		for range 3 {
			w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
				_, err := w.App.Forms.Follower().Split(ctx, tx, p, 100)
				return err
			})
		}
		for _, f := range w.App.Approval.Followers() { // as the sweep after the split does with the new union
			if f.Reparent == nil {
				continue
			}
			for n := 1; n > 0; {
				w.Tx(t, func(ctx context.Context, tx *db.Tx) (err error) {
					n, err = f.Reparent(ctx, tx, []string{into.ID}, map[string]org.Place{into.ID: into.Place()}, 100)
					return err
				})
			}
		}
		w.act(w.county, renewal.CaseID, "return", "请核对").Refused(t, 422, approval.CodeNotYours)
		w.act(w.taicang, renewal.CaseID, "return", "请核对").Want(t, 200)
	})
}

// TestExample23Form: who is engaged in another city is not approved; each side learns only that and whom to call.
func TestExample23Form(t *testing.T) {
	eachForm(t, func(t *testing.T, w *formWorld) {
		e := w.engaged("江宁区总工会", idText(1), "2024-03-01", "2026-12-31")
		f := w.sent(w.clerk, w.head, "玉山镇总工会", filled(1).with("idNumber", strings.ToLower(idText(1))))
		i := slices.IndexFunc(f.Checks, func(c hiring.FormCheck) bool { return c.Key == "one_head" })
		if text := f.Checks[i].Text; !strings.Contains(text, "南京市总工会（张工 0512-00000000）") || strings.Contains(text, "江宁区") {
			t.Errorf("the union is told %q", text)
		}
		w.act(w.county, f.CaseID, "approve", "").Refused(t, 422, hiring.CodeFormChecks)
		var claims int
		if err := w.DB.Read().NewRaw("SELECT count(*) FROM claim WHERE engagement_id = ?", e.ID).Scan(t.Context(), &claims); err != nil || claims != 1 {
			t.Errorf("%d claims, %v", claims, err)
		}
		// once the other side has recorded the exit, the head is free from the day after
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			_, err := tx.NewRaw("UPDATE engagement SET ended_on = ?, end_ground = 'wish' WHERE id = ?", day("2026-12-31"), e.ID).Exec(ctx)
			return err
		})
		w.act(w.county, f.CaseID, "approve", "").Want(t, 200)
		// and another union's form for the same days waits in its turn
		clerk, head := w.As(t, authz.RoleClerk, "城厢镇总工会"), w.As(t, authz.RoleHead, "城厢镇总工会")
		other := w.sent(clerk, head, "城厢镇总工会", filled(1))
		w.act(w.taicang, other.CaseID, "approve", "").Refused(t, 422, hiring.CodeFormChecks)
	})
}

func photoBytes(t *testing.T) []byte {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, 90, 120))
	for y := range 120 {
		for x := range 90 {
			img.Set(x, y, color.RGBA{uint8(x), uint8(y), 200, 255})
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func (w *formWorld) upload(c *apptest.Client, id, act string, rev int64, name string, data []byte) apptest.Reply {
	w.t.Helper()
	var b bytes.Buffer
	form := multipart.NewWriter(&b)
	part, err := form.CreateFormFile("file", name)
	if err != nil {
		w.t.Fatal(err)
	}
	_, _ = part.Write(data)
	_ = form.WriteField("rev", fmt.Sprint(rev))
	form.Close()
	return c.Send(w.t, "POST", formsPath+"/"+id+"/"+act, form.FormDataContentType(), b.Bytes())
}

func TestFormPhotoAndScan(t *testing.T) {
	eachForm(t, func(t *testing.T, w *formWorld) {
		f := w.begin(w.clerk, "玉山镇总工会", object{"kind": "new"})
		photo := photoBytes(t)
		w.upload(w.Anonymous(), f.ID, "photo", 1, "a.png", photo).Refused(t, 401, "not_signed_in")
		w.upload(w.county, f.ID, "photo", 1, "a.png", photo).Refused(t, 403, errs.MissingCode)
		w.upload(w.As(t, authz.RoleClerk, "周市镇总工会"), f.ID, "photo", 1, "a.png", photo).Refused(t, 404, errs.NotFoundCode)
		w.upload(w.clerk, f.ID, "photo", 9, "a.png", photo).Refused(t, 409, errs.StaleCode)
		w.upload(w.clerk, f.ID, "photo", 1, "a.pdf", []byte("%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n")).Refused(t, 422, "file_type")
		w.upload(w.clerk, f.ID, "photo", 1, "a.png", append(slices.Clone(photo), make([]byte, hiring.MaxFormPhoto)...)).Refused(t, 413, "file_too_large")
		got := w.view(w.upload(w.clerk, f.ID, "photo", 1, "a.png", photo).Want(t, 200))
		w.taicang.Do(t, "GET", got.PhotoURL, nil).Refused(t, 404, errs.NotFoundCode)
		if body := w.county.Do(t, "GET", got.PhotoURL, nil).Want(t, 200).Body; !bytes.HasPrefix(body, []byte("\x89PNG")) {
			t.Errorf("photo is %.8q", body)
		}
		w.post(w.county, f.ID, "photo/drop", object{}).Refused(t, 403, errs.MissingCode)
		w.post(w.clerk, f.ID, "photo/drop", object{"rev": 1}).Refused(t, 409, errs.StaleCode)
		got = w.view(w.post(w.clerk, f.ID, "photo/drop", object{}).Want(t, 200))
		if got.PhotoURL != "" {
			t.Errorf("dropped photo at %s", got.PhotoURL)
		}
		w.upload(w.clerk, f.ID, "photo", got.Rev, "a.png", photo).Want(t, 200)
		w.post(w.clerk, f.ID, "", filled(1)).Want(t, 200)
		sent := w.view(w.post(w.head, f.ID, "submit", object{}).Want(t, 200))
		w.upload(w.clerk, f.ID, "photo", sent.Rev, "a.png", photo).Refused(t, 422, hiring.CodeFormState)
		w.act(w.county, sent.CaseID, "approve", "").Want(t, 200)
		rev := w.see(w.clerk, f.ID).Rev
		w.upload(w.county, f.ID, "scan", rev, "盖章件.pdf", []byte("%PDF-1.4\n")).Refused(t, 403, errs.MissingCode)
		scan := w.view(w.upload(w.clerk, f.ID, "scan", rev, "盖章件.pdf", []byte("%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n")).Want(t, 200))
		w.county.Do(t, "GET", scan.ScanURL, nil).Want(t, 200)
		if diff := cmp.Diff([]string{"周建1：盖章扫描件"}, w.audited("form.reveal")); diff != "" {
			t.Errorf("who saw the paper (-want +got):\n%s", diff)
		}
		doc := w.county.Do(t, "POST", formsPath+"/print", object{"ids": []string{f.ID}, "format": "docx", "marks": false, "numbers": false}).Want(t, 200).Body
		if !bytes.Contains(doc, []byte("word/media/")) {
			t.Error("the printed form lacks its photo")
		}
		// what was approved is what was approved, whatever is added
		if scan.FrozenHash == "" || scan.State != hiring.FormApproved {
			t.Errorf("after the scan: %+v", scan.Form)
		}
	})
}

func (w *formWorld) audited(action string) []string {
	w.t.Helper()
	var out []string
	err := w.DB.Read().NewRaw("SELECT label FROM audit_entry WHERE action = ? ORDER BY id", action).Scan(w.t.Context(), &out)
	if err != nil {
		w.t.Fatal(err)
	}
	return out
}

func TestFormNumbersAreMaskedUntilAsked(t *testing.T) {
	eachForm(t, func(t *testing.T, w *formWorld) {
		f := w.sent(w.clerk, w.head, "玉山镇总工会", filled(1))
		raw := string(w.county.Do(t, "GET", formsPath+"/"+f.ID, nil).Want(t, 200).Body)
		list := string(w.county.Do(t, "GET", formsPath, nil).Want(t, 200).Body)
		c := string(w.county.Do(t, "GET", "/api/approval/cases/"+f.CaseID, nil).Want(t, 200).Body)
		for name, body := range map[string]string{"form": raw, "list": list, "case": c} {
			if strings.Contains(body, idText(1)) || strings.Contains(body, "13800138000") {
				t.Errorf("the %s shows a number in full", name)
			}
		}
		got := apptest.Read[roster.RevealedField](t, w.county.Do(t, "POST", formsPath+"/"+f.ID+"/reveal", object{"field": "id", "reason": "核对证件"}).Want(t, 200))
		if got.Value != idText(1) {
			t.Errorf("revealed %q", got.Value)
		}
		if diff := cmp.Diff([]string{"周建1：证件号"}, w.audited("form.reveal")); diff != "" {
			t.Errorf("audit (-want +got):\n%s", diff)
		}
		doc := object{"ids": []string{f.ID}, "format": "docx", "marks": true, "numbers": false}
		masked := papertest.WordText(t, w.county.Do(t, "POST", formsPath+"/print", doc).Want(t, 200).Body)
		if strings.Contains(masked, idText(1)) || !strings.Contains(masked, f.IDMasked) || strings.Contains(masked, "编号：") {
			t.Errorf("masked and unsigned: %s", masked)
		}
		w.county.Do(t, "POST", formsPath+"/print", doc.with("numbers", true)).Refused(t, 422, hiring.CodeFormReason)
		w.taicang.Do(t, "POST", formsPath+"/print", doc).Refused(t, 404, errs.NotFoundCode)
		w.officer(t).Do(t, "POST", formsPath+"/print", doc.with("ids", []string{f.ID, f.ID})).Refused(t, 422, errs.FieldsCode)
		full := papertest.WordText(t, w.county.Do(t, "POST", formsPath+"/print", doc.with("numbers", true).with("reason", "盖章存档")).Want(t, 200).Body)
		if !strings.Contains(full, idText(1)) || !strings.Contains(full, "13800138000") {
			t.Errorf("in full: %s", full)
		}
		if n := len(w.audited("form.print")); n != 1 {
			t.Errorf("%d prints in the audit", n)
		}
		var kept string
		err := w.DB.Read().NewRaw("SELECT id_sealed || phone_sealed || frozen_sealed || resume FROM hiring_form WHERE id = ?", f.ID).Scan(t.Context(), &kept)
		if err != nil || strings.Contains(kept, idText(1)) || strings.Contains(kept, "13800138000") {
			t.Errorf("the table holds a number in clear: %v", err)
		}
	})
}

func TestFormListsAndRegister(t *testing.T) {
	eachForm(t, func(t *testing.T, w *formWorld) {
		a := w.sent(w.clerk, w.head, "玉山镇总工会", filled(1))
		w.act(w.county, a.CaseID, "approve", "同意。").Want(t, 200)
		w.sent(w.clerk, w.head, "玉山镇总工会", filled(2))
		w.begin(w.countyClerk, "昆山市总工会", object{"kind": "new"})
		for _, tc := range []struct {
			who   *apptest.Client
			query string
			want  int
		}{
			{w.clerk, "", 2},
			{w.county, "", 3},
			{w.taicang, "", 0},
			{w.city, "?state=approved", 1},
			{w.county, "?kind=renewal", 0},
			{w.county, "?q=zhoujian", 2},
			{w.county, "?q=" + idText(2), 1},
			{w.county, "?q=%E6%8E%A8%E8%8D%90", 1},
			{w.county, "?year=2027", 2},
			{w.county, "?year=2028", 0},
			{w.city, "?unionId=" + w.id(t, "玉山镇总工会"), 2},
			{w.city, "?unionId=" + w.id(t, "太仓市总工会"), 0},
		} {
			p := apptest.Read[hiring.FormPage](t, tc.who.Do(t, "GET", formsPath+tc.query, nil).Want(t, 200))
			if len(p.Items) != tc.want || p.Total.Count != tc.want {
				t.Errorf("%q: %d of %d, want %d", tc.query, len(p.Items), p.Total.Count, tc.want)
			}
		}
		w.county.Do(t, "GET", formsPath+"?state=old", nil).Want(t, 422)
		w.county.Do(t, "GET", formsPath+"?cursor=x", nil).Refused(t, 400, "cursor")
		first := apptest.Read[hiring.FormPage](t, w.county.Do(t, "GET", formsPath+"?limit=2", nil).Want(t, 200))
		rest := apptest.Read[hiring.FormPage](t, w.county.Do(t, "GET", formsPath+"?limit=2&cursor="+first.Next, nil).Want(t, 200))
		back := apptest.Read[hiring.FormPage](t, w.county.Do(t, "GET", formsPath+"?limit=2&cursor="+rest.Prev, nil).Want(t, 200))
		if len(rest.Items) != 1 || cmp.Diff(first.Items, back.Items, cmp.AllowUnexported(hiring.FormLine{}), cmp.Comparer(func(a, b hiring.FormLine) bool { return a.ID == b.ID })) != "" {
			t.Errorf("pages: %d, back to %d", len(rest.Items), len(back.Items))
		}

		w.taicang.Do(t, "GET", formsPath+"/register?unionId="+w.id(t, "昆山市总工会"), nil).Refused(t, 404, errs.NotFoundCode)
		r := apptest.Read[hiring.FormRegister](t, w.clerk.Do(t, "GET", formsPath+"/register", nil).Want(t, 200))
		if len(r.Lines) != 1 || r.UnionName != "昆山市总工会" || r.Year != 2026 || r.Lines[0].Number != "推荐〔2026〕1号" {
			t.Errorf("register: %+v", r)
		}
		for path, sheet := range map[string]string{"/export": "推荐表", "/register/export?year=2026": "推荐表"} {
			x, err := excelize.OpenReader(bytes.NewReader(w.county.Do(t, http.MethodGet, formsPath+path, nil).Want(t, 200).Body))
			if err != nil {
				t.Fatal(err)
			}
			rows, err := x.GetRows(sheet)
			if err != nil {
				t.Fatal(err)
			}
			all := fmt.Sprint(rows)
			if !strings.Contains(all, "推荐〔2026〕1号") || !strings.Contains(all, "周建1") || strings.Contains(all, idText(1)) {
				t.Errorf("%s: %s", path, all)
			}
		}
		text := papertest.WordText(t, w.county.Do(t, "GET", formsPath+"/register/print?format=docx", nil).Want(t, 200).Body)
		if !strings.Contains(text, "昆山市总工会推荐表审批登记簿（2026年）") || !strings.Contains(text, "推荐〔2026〕1号") {
			t.Errorf("the printed register: %s", text)
		}
		blank := papertest.WordText(t, w.clerk.Do(t, "GET", formsPath+"/blank?format=docx", nil).Want(t, 200).Body)
		if !strings.Contains(blank, "聘用单位：玉山镇总工会") || !strings.Contains(blank, "贴照片处") {
			t.Errorf("the blank form: %s", blank)
		}
	})
}

// TestApprovedFormForAContract is what the chapter of contracts relies on.
func TestApprovedFormForAContract(t *testing.T) {
	eachForm(t, func(t *testing.T, w *formWorld) {
		f := w.sent(w.clerk, w.head, "玉山镇总工会", filled(1))
		scope := authz.AtUnion(w.id(t, "玉山镇总工会"))
		ask := func(scope authz.Scope) (got hiring.Form, err error) {
			err = w.DB.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error {
				got, err = hiring.ApprovedForm(ctx, tx, scope, f.ID)
				return err
			})
			return got, err
		}
		if _, err := ask(scope); !errs.Is(err, hiring.CodeFormState) {
			t.Errorf("not approved yet: %v", err)
		}
		w.act(w.county, f.CaseID, "approve", "").Want(t, 200)
		if _, err := ask(authz.AtUnion(w.id(t, "城厢镇总工会"))); !errs.Is(err, errs.NotFoundCode) {
			t.Errorf("another union's: %v", err)
		}
		got, err := ask(scope)
		if err != nil {
			t.Fatal(err)
		}
		head, err := got.Head(w.App.Keys)
		if err != nil || head.ID.Number() != idText(1) || head.Phone.Number() != "13800138000" || head.Title.Code != "123" || head.OnDuty != day("2027-01-01") ||
			head.Resume != "2008.09—2012.06　苏州大学法学专业学习\n2012.07至今　昆山某厂工会干事" {
			t.Errorf("head %+v, %v", head, err)
		}
		contract := db.NewID()
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error { return hiring.UseForm(ctx, tx, &got, contract) })
		if _, err := ask(scope); !errs.Is(err, hiring.CodeFormUsed) {
			t.Errorf("used once: %v", err)
		}
		w.post(w.head, f.ID, "void", object{"reason": "不办了"}).Refused(t, 422, hiring.CodeFormUsed)
	})
}

// TestTheLastHeadIsGivenOnce: of two forms for one free head, approved at the same moment, one is approved and one waits.
func TestTheLastHeadIsGivenOnce(t *testing.T) {
	eachForm(t, func(t *testing.T, w *formWorld) {
		for range 3 {
			w.quotaWorld.head(t, "玉山镇总工会", "2024-01-01", "", roster.ChannelOwn)
		}
		a, b := w.sent(w.clerk, w.head, "玉山镇总工会", filled(30)), w.sent(w.clerk, w.head, "玉山镇总工会", filled(31))
		status := make(chan int, 2)
		for i, c := range []struct {
			who *apptest.Client
			id  string
		}{{w.county, a.CaseID}, {w.county2, b.CaseID}} {
			d := apptest.Read[approval.CaseDetail](t, w.province.Do(t, "GET", "/api/approval/cases/"+c.id, nil).Want(t, 200))
			go func() {
				r := c.who.Do(t, "POST", "/api/approval/cases/"+c.id+"/act", object{"rev": d.Rev, "act": "approve", "opinion": fmt.Sprint(i)})
				status <- r.Status
			}()
		}
		got := []int{<-status, <-status}
		slices.Sort(got)
		if diff := cmp.Diff([]int{200, 422}, got); diff != "" {
			t.Errorf("answers (-want +got):\n%s", diff)
		}
		if own := w.own(t, "昆山市总工会", "2027-01-01"); own.Reserved != 1 {
			t.Errorf("held: %+v", own)
		}
	})
}

// TestAMergedTownsForms go to its successor, and come back when that is taken back.
func TestAMergedTownsForms(t *testing.T) {
	eachForm(t, func(t *testing.T, w *formWorld) {
		f := w.sent(w.clerk, w.head, "玉山镇总工会", filled(1))
		taking := org.Taking{ActID: db.NewID(), Since: db.NewID(), On: day("2026-11-23"), From: w.Union(t, "玉山镇总工会"), Into: w.Union(t, "周市镇总工会")}
		follower := w.App.Forms.Follower()
		at := func() (union string) {
			if err := w.DB.Read().NewRaw("SELECT union_id FROM hiring_form WHERE id = ?", f.ID).Scan(t.Context(), &union); err != nil {
				t.Fatal(err)
			}
			return union
		}
		for _, step := range []struct {
			do   func(context.Context, *db.Tx, org.Taking, int) (int, error)
			want string
		}{{follower.Merge, taking.Into.ID}, {follower.Return, taking.From.ID}} {
			w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
				_, err := step.do(ctx, tx, taking, 100)
				return err
			})
			if got := at(); got != step.want {
				t.Errorf("the form is at %s, want %s", got, step.want)
			}
		}
	})
}

// TestAFormGoesWithItsPerson: a union that is split gives a renewal to where the person goes, with its case; a form of
// somebody new stays.
func TestAFormGoesWithItsPerson(t *testing.T) {
	eachForm(t, func(t *testing.T, w *formWorld) {
		e := w.engaged("玉山镇总工会", numberOf("32058319850615002"), "2024-01-01", "2026-12-31")
		renewal := w.begin(w.clerk, "玉山镇总工会", object{"kind": "renewal", "engagementId": e.ID})
		renewal = w.view(w.post(w.head, renewal.ID, "submit", object{}).Want(t, 200))
		fresh := w.sent(w.clerk, w.head, "玉山镇总工会", filled(1))
		p := org.Parting{
			From: w.Union(t, "玉山镇总工会"), Into: w.Union(t, "周市镇总工会"), On: day("2026-11-23"),
			Parts: map[string][]string{org.KeyPeople: {e.PersonID}},
		}
		for range 3 { // as the work comes again until it finds nothing
			w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
				_, err := w.App.Forms.Follower().Split(ctx, tx, p, 100)
				return err
			})
		}
		for id, want := range map[string]string{renewal.ID: p.Into.ID, fresh.ID: p.From.ID} {
			var got []string
			err := w.DB.Read().NewRaw("SELECT f.union_id || ' ' || c.union_id FROM hiring_form AS f JOIN approval_case AS c ON c.id = f.case_id WHERE f.id = ?", id).Scan(t.Context(), &got)
			if diff := cmp.Diff([]string{want + " " + want}, got); err != nil || diff != "" {
				t.Errorf("form and case (-want +got):\n%s%v", diff, err)
			}
		}
	})
}
