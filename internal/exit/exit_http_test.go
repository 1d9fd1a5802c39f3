package exit_test

import (
	"bytes"
	"context"
	"maps"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"xiezhi/internal/app/apptest"
	"xiezhi/internal/authz"
	"xiezhi/internal/exit"
	"xiezhi/internal/hiring"
	"xiezhi/internal/obligation"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/roster"
	"xiezhi/internal/rulebook"
)

// conduct are the three findings and the person's word.
var conduct = object{
	"factDiscipline": "2026年10月8日起连续旷工十五日，经催告未返岗", "factImage": "以工会名义向企业索要礼品，企业来信反映",
	"factEffect": "三家企业书面投诉，当地媒体作了报道", "statement": "因家中有事，未及时请假。", "statementOn": "2020-09-25",
}

// TestExitRefusals: who may not, before who may.
func TestExitRefusals(t *testing.T) {
	eachWorld(t, "2026-11-20", func(t *testing.T, w *world) {
		_, engagement := w.someone("玉山镇总工会", "19850312", roster.ContractService, "2024-01-01", "2026-12-31")
		_, other := w.someone("江宁区总工会", "19850312", roster.ContractService, "2024-01-01", "2026-12-31")
		finance := w.As(t, authz.RoleFinance, "昆山市总工会")
		body := object{"engagementId": engagement, "ground": "transfer"}

		w.post(w.Anonymous(), "/api/exits", body).Want(t, 401)
		finance.Do(t, http.MethodGet, "/api/exits", nil).Refused(t, 403, errs.MissingCode)
		w.post(w.county, "/api/exits", body).Refused(t, 403, errs.MissingCode)
		w.post(w.head, "/api/exits", body).Refused(t, 403, errs.MissingCode)
		w.post(w.jiangning, "/api/exits", body).Refused(t, 404, errs.NotFoundCode)
		w.post(w.clerk, "/api/exits", object{"engagementId": other}).Refused(t, 404, errs.NotFoundCode)
		w.post(w.clerk, "/api/exits", object{"engagementId": engagement, "ground": "tired"}).Want(t, 422)
		w.post(w.clerk, "/api/exits", object{"engagementId": engagement, "ground": "wish"}).Refused(t, 422, errs.FieldsCode)
		w.clerk.Do(t, http.MethodPost, "/api/exits", []byte("{")).Want(t, 400)
		superior := w.Account(t, "", apptest.Grant{Role: authz.RoleOfficer, Union: "昆山市总工会"}, apptest.Grant{Role: authz.RoleClerk, Union: "昆山市总工会"})
		w.post(superior, "/api/exits", body).Refused(t, 422, exit.CodeOwn) // the superior reads, the employing union does

		x := w.begun(w.clerk, engagement, roster.GroundTransfer)
		w.post(w.clerk, "/api/exits", body).Refused(t, 409, exit.CodeTwice)
		path := "/api/exits/" + x.ID
		w.jiangning.Do(t, http.MethodGet, path, nil).Refused(t, 404, errs.NotFoundCode)
		w.jiangning.Do(t, http.MethodPut, path, written(x, nil)).Refused(t, 404, errs.NotFoundCode)
		w.head.Do(t, http.MethodPut, path, written(x, nil)).Refused(t, 403, errs.MissingCode)
		w.clerk.Do(t, http.MethodPut, path, written(x, object{"rev": x.Rev + 3})).Refused(t, 409, errs.StaleCode)
		w.clerk.Do(t, http.MethodPut, path, written(x, object{"facts": strings.Repeat("长", 2001)})).Want(t, 422)
		w.clerk.Do(t, http.MethodPut, path, written(x, object{"legal": "99"})).Refused(t, 422, errs.FieldsCode)
		w.clerk.Do(t, http.MethodPut, path, written(x, object{"consultedOn": "2026-11-21"})).Refused(t, 422, errs.FieldsCode)
		for _, act := range []string{"decide", "agree", "reopen"} {
			w.post(w.clerk, path+"/"+act, object{"rev": x.Rev, "reason": "理由充分"}).Want(t, 403)
		}
		w.post(w.head, path+"/decide", object{"rev": x.Rev}).Refused(t, 422, exit.CodeChecks)
		for _, act := range []string{"accept", "complete", "file"} {
			w.post(w.clerk, path+"/"+act, object{"rev": x.Rev}).Refused(t, 422, exit.CodeState)
			w.post(w.jiangning, path+"/"+act, object{"rev": x.Rev}).Refused(t, 404, errs.NotFoundCode)
		}
		w.post(w.clerk, path+"/ask", object{"rev": x.Rev}).Refused(t, 422, exit.CodeState)
		w.post(w.clerk, path+"/void", object{"rev": x.Rev, "reason": ""}).Refused(t, 422, exit.CodeReason)
		w.post(w.city, path+"/supplement", object{"rev": x.Rev, "text": "请补充送达凭证"}).Refused(t, 422, exit.CodeState)
		w.post(w.clerk, path+"/supplement", object{"rev": x.Rev, "text": "请补充送达凭证"}).Want(t, 403)
		w.clerk.Do(t, http.MethodPut, path+"/delivery", object{"rev": x.Rev, "servedOn": "2026-11-20", "servedHow": "signed", "servedNote": "", "handover": []object{}}).
			Refused(t, 422, errs.FieldsCode) // nothing is served before the decision
		w.upload(w.jiangning, x, "evidence", pdf).Refused(t, 404, errs.NotFoundCode)
		w.upload(w.head, x, "evidence", pdf).Want(t, 403)
		w.upload(w.clerk, x, "evidence", []byte("no paper")).Want(t, 422)
		w.upload(w.clerk, x, "evidence", bytes.Repeat([]byte("x"), exit.MaxFile+2<<20)).Want(t, 413)

		x = apptest.Read[exit.FullExit](t, w.upload(w.clerk, x, "evidence", pdf).Want(t, 200))
		w.upload(w.clerk, x, "evidence", pdf).Refused(t, 409, exit.CodeContent)
		w.jiangning.Do(t, http.MethodGet, x.Files[0].URL, nil).Refused(t, 404, errs.NotFoundCode)
		w.clerk.Do(t, http.MethodGet, x.Files[0].URL, nil).Want(t, 200)
		w.inspector.Do(t, http.MethodGet, x.Files[0].URL, nil).Want(t, 200)
		x = w.do(w.clerk, x, "void", object{"reason": "本人不再调动"})
		if d := cmp.Diff([]string{"resume"}, x.Actions); x.State != exit.StateVoid || d != "" {
			t.Errorf("void: %s %v", x.State, x.Actions)
		}
		w.begun(w.clerk, engagement, roster.GroundTransfer) // a void one is no hindrance
		w.Anonymous().Do(t, http.MethodGet, "/api/exit-receipts/abcdefgh12345678", nil).Refused(t, 404, "verify_unknown")
	})
}

// TestConductToReceipt is example 1: dismissed for conduct with effect from 2020-09-29, filed at the last second of 10-13.
func TestConductToReceipt(t *testing.T) {
	eachWorld(t, "2020-09-29", func(t *testing.T, w *world) {
		person, engagement := w.someone("玉山镇总工会", "19850312", roster.ContractService, "2020-08-10", "2022-08-09")
		self := w.Instructor(t, person, "玉山镇总工会")
		x := w.begun(w.clerk, engagement, roster.GroundDiscipline)
		own := apptest.Read[exit.OwnExit](t, self.Do(t, http.MethodGet, "/api/my/exit", nil).Want(t, 200))
		if d := cmp.Diff([]string{"apply"}, own.Actions); len(own.Exits) != 0 || d != "" { // nor does a missing button betray it
			t.Errorf("the person sees a draft: %+v", own)
		}
		x = w.save(w.clerk, x, object2(conduct).with(object{"effectiveOn": "2020-09-29", "statement": "", "statementOn": ""}))
		x = w.do(w.clerk, x, "ask", nil)
		own = apptest.Read[exit.OwnExit](t, self.Do(t, http.MethodGet, "/api/my/exit", nil).Want(t, 200))
		if d := cmp.Diff([]string{"state"}, own.Exits[0].Actions); d != "" || own.Exits[0].FactImage == "" {
			t.Fatalf("asked: %s %+v", d, own.Exits[0])
		}
		w.post(self, "/api/my/exit/"+x.ID+"/statement", object{"rev": own.Exits[0].Rev, "text": "", "declined": false}).Refused(t, 422, errs.FieldsCode)
		w.post(self, "/api/my/exit/"+x.ID+"/statement", object{"rev": own.Exits[0].Rev, "text": "因家中有事，未及时请假。", "declined": false}).Want(t, 200)
		x = w.show(w.clerk, x.ID)
		fields := w.post(w.head, "/api/exits/"+x.ID+"/decide", object{"rev": x.Rev}).Refused(t, 422, exit.CodeChecks)
		if len(fields) != 1 || fields[0].Field != "files" {
			t.Errorf("without evidence: %+v", fields)
		}
		x = apptest.Read[exit.FullExit](t, w.upload(w.clerk, x, "evidence", pdf).Want(t, 200))
		x = w.do(w.head, x, "decide", object{"document": "玉工〔2020〕9号", "opinion": "予以解聘。"})
		if x.DueOn != day("2020-10-13") || x.Provisional {
			t.Errorf("due %s", x.DueOn)
		}
		if d := cmp.Diff([]string{"2020-10-13 open"}, w.owed(person, obligation.RuleExitFiling)); d != "" {
			t.Error(d)
		}
		w.post(w.clerk, "/api/exits/"+x.ID+"/complete", object{"rev": x.Rev}).Refused(t, 422, exit.CodeChecks) // not served, not handed over
		x = w.deliver(x, "2020-09-29", nil)
		w.post(w.clerk, "/api/exits/"+x.ID+"/file", object{"rev": x.Rev}).Refused(t, 422, exit.CodeState)
		x = w.do(w.clerk, x, "complete", nil)
		e, err := roster.EngagementByID(t.Context(), w.DB.Read(), engagement)
		if err != nil || e.EndedOn != day("2020-09-29") || e.EndGround != roster.GroundDiscipline {
			t.Fatalf("the roster: %v %+v", err, e)
		}

		w.at("2020-10-13 23:59:59")
		x = w.do(w.clerk, x, "file", nil)
		f := x.Filing
		if f == nil || f.LateWorkdays != 0 || f.DueOn != day("2020-10-13") || f.Number != "退备〔2020〕1号" || f.Internal || x.FiledText != "2020-10-13 23:59:59" {
			t.Fatalf("filed: %+v", f)
		}
		w.post(w.clerk, "/api/exits/"+x.ID+"/file", object{"rev": x.Rev}).Refused(t, 422, exit.CodeState)
		if d := cmp.Diff([]string{"2020-10-13 met"}, w.owed(person, obligation.RuleExitFiling)); d != "" {
			t.Error(d)
		}
		if !strings.Contains(w.told(w.city), "收到一份解聘备案：退备〔2020〕1号") || !strings.Contains(w.told(w.county), "解聘备案抄送：退备〔2020〕1号") {
			t.Errorf("city %s, county %s", w.told(w.city), w.told(w.county))
		}
		if v := w.show(w.county, x.ID); v.Filing == nil || len(v.Actions) != 0 {
			t.Errorf("the county's copy: %+v", v.Actions)
		}

		// a later request for more never makes it late
		w.at("2020-10-20 09:00:00")
		w.post(w.county, "/api/exits/"+x.ID+"/supplement", object{"rev": x.Rev, "text": "请补充送达凭证"}).Want(t, 403)
		x = w.do(w.city, x, "supplement", object{"text": "请补充送达凭证"})
		x = w.show(w.clerk, x.ID)
		x = apptest.Read[exit.FullExit](t, w.upload(w.clerk, x, "delivery", pdf).Want(t, 200))
		x = w.do(w.clerk, x, "answer", object{"text": "已补充签收单扫描件"})
		if len(x.Supplements) != 2 || x.Filing.LateWorkdays != 0 {
			t.Errorf("%+v", x.Supplements)
		}
		if d := cmp.Diff([]string{"2020-10-13 met"}, w.owed(person, obligation.RuleExitFiling)); d != "" {
			t.Error(d)
		}

		code := strings.TrimPrefix(x.VerifyPath, "/x/")
		v := apptest.Read[exit.VerifiedReceipt](t, w.Anonymous().Do(t, http.MethodGet, "/api/exit-receipts/"+code, nil).Want(t, 200))
		if v.State != "genuine" || v.Number != "退备〔2020〕1号" || strings.Contains(v.Person, "立") || v.DueOn != day("2020-10-13") || v.Hash != f.Hash {
			t.Errorf("%+v", v)
		}
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			_, err := tx.NewRaw("UPDATE exit_filing SET filed_at = ? WHERE id = ?", day("2020-10-01").Start(), f.ID).Exec(ctx)
			return err
		})
		if v := apptest.Read[exit.VerifiedReceipt](t, w.Anonymous().Do(t, http.MethodGet, "/api/exit-receipts/"+code, nil).Want(t, 200)); v.State != "altered" {
			t.Errorf("a filing set back in time: %+v", v)
		}
		for _, path := range []string{"/pack?format=docx", "/receipt?format=docx"} {
			w.clerk.Do(t, http.MethodGet, "/api/exits/"+x.ID+path, nil).Want(t, 200)
			w.jiangning.Do(t, http.MethodGet, "/api/exits/"+x.ID+path, nil).Refused(t, 404, errs.NotFoundCode)
		}
	})
}

type object2 map[string]any

func (o object2) with(more object) object {
	out := object{}
	maps.Copy(out, o)
	maps.Copy(out, more)
	return out
}

// TestLateFiling: one second later it is late by one working day, accepted, and marked (example 1).
func TestLateFiling(t *testing.T) {
	eachWorld(t, "2020-09-29", func(t *testing.T, w *world) {
		person, engagement := w.someone("玉山镇总工会", "19850312", roster.ContractService, "2020-08-10", "2022-08-09")
		x := w.begun(w.clerk, engagement, roster.GroundDiscipline)
		x = apptest.Read[exit.FullExit](t, w.upload(w.clerk, x, "evidence", pdf).Want(t, 200))
		x = w.save(w.clerk, x, object2(conduct).with(object{"effectiveOn": "2020-09-29"}))
		x = w.do(w.head, x, "decide", object{"document": "玉工〔2020〕9号"})
		x = w.deliver(x, "2020-09-29", nil)
		x = w.do(w.clerk, x, "complete", nil)
		w.at("2020-10-14 00:00:00")
		list := apptest.Read[httpx.Page[exit.ListedExit]](t, w.city.Do(t, http.MethodGet, "/api/exits?late=true", nil).Want(t, 200))
		if len(list.Items) != 1 || !list.Items[0].Late {
			t.Errorf("%+v", list.Items)
		}
		x = w.do(w.clerk, x, "file", nil)
		if x.Filing.LateWorkdays != 1 {
			t.Errorf("late by %d", x.Filing.LateWorkdays)
		}
		if d := cmp.Diff([]string{"2020-10-13 late"}, w.owed(person, obligation.RuleExitFiling)); d != "" {
			t.Error(d)
		}
		r := apptest.Read[exit.FilingRegister](t, w.city.Do(t, http.MethodGet, "/api/exits/register", nil).Want(t, 200))
		if len(r.Lines) != 1 || r.Lines[0].Remark != "逾期1个工作日" || r.UnionName != "苏州市总工会" || r.Lines[0].ExitID != x.ID {
			t.Errorf("%+v", r)
		}
		if r := apptest.Read[exit.FilingRegister](t, w.clerk.Do(t, http.MethodGet, "/api/exits/register", nil).Want(t, 200)); len(r.Lines) != 1 {
			t.Errorf("the clerk's own lines: %+v", r)
		}
		w.jiangning.Do(t, http.MethodGet, "/api/exits/register?unionId="+r.UnionID, nil).Refused(t, 404, errs.NotFoundCode)
		if r := apptest.Read[exit.FilingRegister](t, w.province.Do(t, http.MethodGet, "/api/exits/register?unionId="+r.UnionID+"&year=2020", nil).Want(t, 200)); len(r.Lines) != 1 {
			t.Errorf("the province's view: %+v", r)
		}
		w.Anonymous().Do(t, http.MethodGet, "/api/exits/export", nil).Refused(t, 401, "not_signed_in")
		w.Instructor(t, person, "玉山镇总工会").Do(t, http.MethodGet, "/api/exits/export", nil).Refused(t, 403, "permission_missing")
		w.city.Do(t, http.MethodGet, "/api/exits/export?state=gone", nil).Refused(t, 422, errs.FieldsCode)
		if d := cmp.Diff([]string{x.Name + "|玉山镇总工会|逾期"}, exported(t, w.city.Do(t, http.MethodGet, "/api/exits/export?late=true", nil).Want(t, 200).Body)); d != "" {
			t.Error(d)
		}
		if got := exported(t, w.jiangning.Do(t, http.MethodGet, "/api/exits/export?unionId="+r.UnionID, nil).Want(t, 200).Body); len(got) != 0 {
			t.Errorf("the neighbour exports %v", got)
		}
		for _, path := range []string{"/register/export", "/register/print?format=docx"} {
			w.city.Do(t, http.MethodGet, "/api/exits"+path, nil).Want(t, 200)
		}
	})
}

// TestVoluntaryExit is example 19, from the person's application to the receipt.
func TestVoluntaryExit(t *testing.T) {
	eachWorld(t, "2025-01-06", func(t *testing.T, w *world) {
		person, engagement := w.someone("玉山镇总工会", "19850312", roster.ContractLabour, "2024-01-01", "2026-12-31")
		self := w.Instructor(t, person, "玉山镇总工会")
		w.post(w.Anonymous(), "/api/my/exit", object{"wishedOn": "2025-02-05", "reason": ""}).Want(t, 401)
		w.post(w.clerk, "/api/my/exit", object{"wishedOn": "2025-02-05", "reason": ""}).Refused(t, 404, errs.NotFoundCode)
		own := apptest.Read[exit.OwnExit](t, self.Do(t, http.MethodGet, "/api/my/exit", nil).Want(t, 200))
		if own.Earliest != day("2025-02-05") || !own.Engaged || own.KindTitle != "劳动合同" || len(own.Actions) != 1 {
			t.Errorf("%+v", own)
		}
		w.post(self, "/api/my/exit", object{"wishedOn": "2025-01-31", "reason": "回家照顾老人"}).Refused(t, 422, exit.CodeNotice)
		own = apptest.Read[exit.OwnExit](t, w.post(self, "/api/my/exit", object{"wishedOn": "2025-02-05", "reason": "回家照顾老人"}).Want(t, 201))
		w.post(self, "/api/my/exit", object{"wishedOn": "2025-02-05", "reason": "回家照顾老人"}).Refused(t, 409, exit.CodeTwice)
		if d := cmp.Diff([]string{"withdraw"}, own.Exits[0].Actions); d != "" {
			t.Error(d)
		}
		id := own.Exits[0].ID
		w.post(w.Instructor(t, "", "玉山镇总工会"), "/api/my/exit/"+id+"/withdraw", object{"rev": 1}).Refused(t, 404, errs.NotFoundCode)
		stranger, _ := w.someone("玉山镇总工会", "19860312", roster.ContractLabour, "2024-01-01", "2026-12-31")
		w.post(w.Instructor(t, stranger, "玉山镇总工会"), "/api/my/exit/"+id+"/withdraw", object{"rev": 1}).Refused(t, 404, errs.NotFoundCode)
		w.post(self, "/api/my/exit/"+id+"/withdraw", object{"rev": 9}).Refused(t, 409, errs.StaleCode)
		own = apptest.Read[exit.OwnExit](t, w.post(self, "/api/my/exit/"+id+"/withdraw", object{"rev": 1}).Want(t, 200))
		if own.Exits[0].State != exit.StateWithdrawn || len(own.Actions) != 1 {
			t.Errorf("withdrawn: %+v", own)
		}
		// and again, for good; this time the union moves the day forward, which needs both sides' word
		own = apptest.Read[exit.OwnExit](t, w.post(self, "/api/my/exit", object{"wishedOn": "2025-02-05", "reason": "回家照顾老人"}).Want(t, 201))
		id = own.Exits[0].ID
		if !strings.Contains(w.told(w.clerk), "有一份提前离岗申请") {
			t.Error("nobody was told")
		}
		w.post(w.clerk, "/api/exits/"+id+"/void", object{"rev": 1, "reason": "不想办了"}).Refused(t, 422, exit.CodeState)
		x := w.do(w.clerk, w.show(w.clerk, id), "accept", nil)
		if x.Ground != roster.GroundWish || x.EffectiveOn != day("2025-02-05") {
			t.Errorf("%+v", x.Written)
		}
		w.clerk.Do(t, http.MethodPut, "/api/exits/"+id, written(x, object{"ground": "discipline"})).Refused(t, 422, exit.CodeContent)
		early := w.save(w.clerk, x, object{"effectiveOn": "2025-01-24", "legal": "36"})
		w.post(w.head, "/api/exits/"+id+"/decide", object{"rev": early.Rev}).Refused(t, 422, exit.CodeChecks)
		early = w.do(w.head, early, "agree", nil)
		w.post(w.head, "/api/exits/"+id+"/decide", object{"rev": early.Rev}).Refused(t, 422, exit.CodeChecks)
		own = apptest.Read[exit.OwnExit](t, self.Do(t, http.MethodGet, "/api/my/exit", nil).Want(t, 200))
		w.post(self, "/api/my/exit/"+id+"/agree", object{"rev": own.Exits[0].Rev}).Want(t, 200)
		early = w.show(w.head, id)
		if len(exit.Stops(early.Checks, exit.StepDecide)) != 0 {
			t.Errorf("both have agreed: %+v", early.Checks)
		}
		x = w.save(w.clerk, w.show(w.clerk, id), object{"effectiveOn": "2025-02-05", "legal": "37"}) // back to the ordinary day
		x = w.do(w.head, x, "decide", object{"document": "玉工〔2025〕1号"})
		w.post(self, "/api/my/exit/"+id+"/withdraw", object{"rev": x.Rev}).Refused(t, 422, exit.CodeState)
		if d := cmp.Diff([]string{"2025-02-11 open"}, w.owed(person, obligation.RuleExitFiling)); d != "" {
			t.Error(d)
		}
		w.post(self, "/api/my/exit/"+id+"/acknowledge", object{"rev": x.Rev}).Want(t, 200)
		x = w.deliver(w.show(w.clerk, id), "", nil)
		if x.ServedHow != exit.ServedPhone {
			t.Errorf("served %s", x.ServedHow)
		}
		w.post(w.clerk, "/api/exits/"+id+"/complete", object{"rev": x.Rev}).Refused(t, 422, exit.CodeChecks) // the day has not come
		w.at("2025-02-05 17:00:00")
		x = w.do(w.clerk, x, "complete", nil)
		w.at("2025-02-11 23:59:59")
		x = w.do(w.clerk, x, "file", nil)
		if x.Filing.LateWorkdays != 0 || x.Filing.DueOn != day("2025-02-11") {
			t.Errorf("%+v", x.Filing)
		}
		_ = engagement
	})
}

// TestPaperApplication: the clerk enters what came on paper, with its date and its scan.
func TestPaperApplication(t *testing.T) {
	eachWorld(t, "2025-01-20", func(t *testing.T, w *world) {
		_, engagement := w.someone("玉山镇总工会", "19850312", roster.ContractService, "2024-01-01", "2026-12-31")
		body := object{"engagementId": engagement, "ground": "wish", "appliedOn": "2025-01-21", "wishedOn": "2025-02-05", "reason": "身体原因"}
		w.post(w.clerk, "/api/exits", body).Refused(t, 422, errs.FieldsCode) // tomorrow's
		body["appliedOn"] = "2025-01-06"
		x := apptest.Read[exit.FullExit](t, w.post(w.clerk, "/api/exits", body).Want(t, 201))
		if x.Origin != exit.OriginPaper || x.Earliest != day("2025-02-05") {
			t.Errorf("%+v", x)
		}
		w.post(w.head, "/api/exits/"+x.ID+"/decide", object{"rev": x.Rev}).Refused(t, 422, exit.CodeChecks)
		x = apptest.Read[exit.FullExit](t, w.upload(w.clerk, x, "application", pdf).Want(t, 200))
		x = w.save(w.clerk, x, object{"effectiveOn": "2025-01-27"})
		w.post(w.clerk, "/api/exits/"+x.ID+"/agree-paper", object{"rev": x.Rev}).Refused(t, 422, exit.CodeContent)
		x = apptest.Read[exit.FullExit](t, w.upload(w.clerk, x, "agreement", pdf).Want(t, 200))
		x = w.do(w.clerk, x, "agree-paper", nil)
		x = w.do(w.head, x, "agree", nil)
		if x = w.do(w.head, x, "decide", object{"document": "玉工〔2025〕1号"}); x.State != exit.StateDecided {
			t.Errorf("%s", x.State)
		}
		x = w.do(w.head, x, "reopen", object{"reason": "本人改变主意，重新商定"})
		if x.State != exit.StateOpen || !x.DecidedOn.IsZero() {
			t.Errorf("%+v", x)
		}
		if got := w.owed(x.PersonID, obligation.RuleExitFiling); len(got) != 1 || !strings.HasSuffix(got[0], "void") {
			t.Errorf("%v", got)
		}
	})
}

// TestAt65 is example 20: the contract runs out, nobody is dismissed; the due day is provisional until the notice of 2027.
func TestAt65(t *testing.T) {
	eachWorld(t, "2026-06-15", func(t *testing.T, w *world) {
		person, engagement := w.someone("昆山市总工会", "19610615", roster.ContractService, "2025-01-01", "2026-12-31")
		clerk, head := w.As(t, authz.RoleClerk, "昆山市总工会"), w.As(t, authz.RoleHead, "昆山市总工会")
		if list := apptest.Read[httpx.List[exit.Leaver]](t, clerk.Do(t, http.MethodGet, "/api/exits/suggested", nil).Want(t, 200)); len(list.Items) != 0 {
			t.Errorf("a running contract is suggested: %+v", list.Items)
		}
		x := w.begun(clerk, engagement, roster.GroundAge)
		x = w.save(clerk, x, object{"effectiveOn": "2026-06-15"})
		w.post(head, "/api/exits/"+x.ID+"/decide", object{"rev": x.Rev}).Refused(t, 422, exit.CodeChecks) // it runs still
		x = w.save(clerk, x, object{"effectiveOn": "2026-12-31"})
		x = w.do(head, x, "decide", object{"document": "昆工〔2026〕1号"})
		if x.DueOn != day("2027-01-08") || !x.Provisional {
			t.Errorf("due %s provisional %v", x.DueOn, x.Provisional)
		}
		if d := cmp.Diff([]string{"2027-01-08 open provisional"}, w.owed(person, obligation.RuleExitFiling)); d != "" {
			t.Error(d)
		}
		// the notice of 2027, as it might be: 01-01 to 01-03 off, Sunday 01-10 worked; Monday 01-04 off too
		w.at("2026-11-20 10:00:00")
		system := w.As(t, authz.RoleSystem, "江苏省总工会")
		w.post(system, "/api/calendar/notices", object{
			"year": 2027, "publishedOn": "2026-11-10", "source": "测试用安排", "text": `元旦：2027年1月1日至4日放假调休，共4天。1月10日上班。春节：2月5日至11日放假调休，共7天。1月31日上班。
劳动节：5月1日至3日放假，共3天。国庆节：10月1日至7日放假调休，共7天。10月9日上班。`,
		}).Want(t, 201)
		if _, err := rulebook.CalendarAt(t.Context(), w.DB.Read(), w.DB.Now()); err != nil {
			t.Fatal(err)
		}
		var queued int
		if err := w.DB.Read().NewRaw("SELECT count(*) FROM job WHERE kind = ?", exit.ReckonKind).Scan(t.Context(), &queued); err != nil || queued == 0 {
			t.Fatalf("nothing is reckoned anew: %d %v", queued, err)
		}
		if err := w.App.Exits.Reckon(t.Context()); err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff([]string{"2027-01-10 open"}, w.owed(person, obligation.RuleExitFiling)); d != "" {
			t.Error(d)
		}
	})
}

// TestCitysOwn: what a city's own exit files it records by itself, and the province sees it; the register is the city's one.
func TestCitysOwn(t *testing.T) {
	eachWorld(t, "2026-11-20", func(t *testing.T, w *world) {
		_, engagement := w.someone("苏州市总工会", "19600101", roster.ContractService, "2024-01-01", "2026-11-19")
		clerk, head := w.As(t, authz.RoleClerk, "苏州市总工会"), w.As(t, authz.RoleHead, "苏州市总工会")
		list := apptest.Read[httpx.List[exit.Leaver]](t, clerk.Do(t, http.MethodGet, "/api/exits/suggested", nil).Want(t, 200))
		if len(list.Items) != 1 || list.Items[0].Ground != roster.GroundAge || !list.Items[0].Own {
			t.Errorf("%+v", list.Items)
		}
		x := w.begun(clerk, engagement, roster.GroundAge)
		x = w.save(clerk, x, object{"effectiveOn": "2026-11-19"})
		x = w.do(head, x, "decide", object{"document": "苏工〔2026〕1号"})
		clerk.Do(t, http.MethodPut, "/api/exits/"+x.ID+"/delivery", object{"rev": x.Rev, "servedOn": "2026-11-20", "servedHow": "signed", "servedNote": "", "handover": handed(nil)}).Want(t, 200)
		x = w.show(clerk, x.ID)
		x = w.do(clerk, x, "complete", nil)
		x = w.do(clerk, x, "file", nil)
		if !x.Filing.Internal || x.Filing.ToUnionID != w.Union(t, "苏州市总工会").ID {
			t.Errorf("%+v", x.Filing)
		}
		if !strings.Contains(w.told(w.province), "设区市总工会本级解聘记录") {
			t.Error("the province was not told")
		}
		w.post(w.city, "/api/exits/"+x.ID+"/answer", object{"rev": x.Rev, "text": "没有什么可答复的"}).Want(t, 403)
	})
}

// TestOtherEndings are no filing under Art. 11, unless the union's rules wish so: then never late.
func TestOtherEndings(t *testing.T) {
	eachWorld(t, "2026-11-20", func(t *testing.T, w *world) {
		person, engagement := w.someone("玉山镇总工会", "19850312", roster.ContractService, "2024-01-01", "2026-12-31")
		x := w.decided(engagement, roster.GroundTransfer, "2026-11-20", nil)
		x = w.do(w.clerk, x, "complete", nil)
		if !x.DueOn.IsZero() || len(w.owed(person, obligation.RuleExitFiling)) != 0 {
			t.Errorf("due %s, owed %v", x.DueOn, w.owed(person, obligation.RuleExitFiling))
		}
		w.post(w.clerk, "/api/exits/"+x.ID+"/file", object{"rev": x.Rev}).Refused(t, 422, exit.CodeState)
		w.lay("file_other_endings", "true")
		if err := w.App.Exits.Reckon(t.Context()); err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff([]string{"2026-11-27 open soft"}, w.owed(person, obligation.RuleExitFiling)); d != "" {
			t.Error(d)
		}
		w.at("2026-12-10 10:00:00")
		x = w.do(w.clerk, w.show(w.clerk, x.ID), "file", nil)
		if x.Filing.LateWorkdays != 0 || !x.Filing.Soft {
			t.Errorf("%+v", x.Filing)
		}
	})
}

// TestPlainEnd: the roster's plain end is for other endings and for what was before the chapter; the grounds of Art. 11 go
// through the case.
func TestPlainEnd(t *testing.T) {
	eachWorld(t, "2026-11-20", func(t *testing.T, w *world) {
		_, engagement := w.someone("玉山镇总工会", "19850312", roster.ContractService, "2020-01-01", "2026-12-31")
		end := func(on, ground string) apptest.Reply {
			return w.post(w.clerk, "/api/engagements/"+engagement+"/end", object{"rev": 1, "endedOn": on, "ground": ground})
		}
		for _, g := range []string{"age", "discipline", "wish", "failed"} {
			end("2026-11-20", g).Refused(t, 422, roster.CodeByCase)
		}
		end("2026-11-20", "expired").Refused(t, 422, roster.CodeGround) // the contract runs until 2026-12-31
		end("2026-12-30", "expired").Refused(t, 422, roster.CodeGround)
		end("2026-12-31", "expired").Want(t, 200)
		_, engagement = w.someone("玉山镇总工会", "19870312", roster.ContractLabour, "2020-01-01", "")
		end("2026-11-20", "expired").Refused(t, 422, roster.CodeGround) // and this one has no end
		end("2026-11-20", "retired").Want(t, 200)
		_, engagement = w.someone("玉山镇总工会", "19860312", roster.ContractService, "2020-01-01", "2026-12-31")
		end("2020-08-01", "wish").Want(t, 200) // before the Measures, as a fact of the opening
	})
}

// TestFailedGradeAsks: a failed grade tells the employing union what the Measures say, and dismisses nobody; with the exit it
// is settled, and whoever left so is pointed out to the approver of another union's form alone.
func TestFailedGradeAsks(t *testing.T) {
	eachWorld(t, "2026-02-02", func(t *testing.T, w *world) {
		person, engagement := w.someone("玉山镇总工会", "19850312", roster.ContractLabour, "2024-01-01", "2026-12-31")
		w.post(w.clerk, "/api/hiring/grades", object{"engagementId": engagement, "year": 2025, "grade": "failed", "document": "2025年度考核结果通报", "decidedOn": "2026-01-20"}).Want(t, 201)
		if d := cmp.Diff([]string{"2026-02-19 open soft"}, w.owed(person, obligation.RuleFailedGrade)); d != "" {
			t.Error(d)
		}
		if !strings.Contains(w.told(w.clerk), "2025年度考核不称职，应当予以解聘") || !strings.Contains(w.told(w.head), "2025年度考核不称职") {
			t.Errorf("told: %s", w.told(w.clerk))
		}
		list := apptest.Read[httpx.List[exit.Leaver]](t, w.county.Do(t, http.MethodGet, "/api/exits/suggested", nil).Want(t, 200))
		if len(list.Items) != 1 || list.Items[0].Ground != roster.GroundFailed || list.Items[0].Own {
			t.Errorf("%+v", list.Items)
		}
		x := w.decided(engagement, roster.GroundFailed, "2026-02-02", object{"legal": "40-2", "explanation": "2025年9月培训并调整岗位，仍不能胜任。"})
		x = w.do(w.clerk, x, "complete", nil)
		if d := cmp.Diff([]string{"2026-02-19 met soft"}, w.owed(person, obligation.RuleFailedGrade)); d != "" {
			t.Error(d)
		}
		p, err := roster.PersonByID(t.Context(), w.DB.Read(), person)
		if err != nil {
			t.Fatal(err)
		}
		warned, err := w.App.Exits.WarnRehire(t.Context(), w.DB.Read(), p.IDBlind)
		if err != nil || len(warned) != 1 || warned[0].Level != hiring.CheckWarn || strings.Contains(warned[0].Text, "玉山") || !strings.Contains(warned[0].Text, "2031年2月2日") {
			t.Errorf("%v %+v", err, warned)
		}
		own := apptest.Read[exit.OwnExit](t, w.Instructor(t, person, "玉山镇总工会").Do(t, http.MethodGet, "/api/my/exit", nil).Want(t, 200))
		if len(own.Marks) != 1 || own.Marks[0].Until != day("2031-02-02") || own.Engaged {
			t.Errorf("%+v", own)
		}
		w.lay("rehire_warning_years", "0")
		if warned, err := w.App.Exits.WarnRehire(t.Context(), w.DB.Read(), p.IDBlind); err != nil || len(warned) != 0 {
			t.Errorf("%v %+v", err, warned)
		}
		_ = x
	})
}

// TestCompletionIsWhole: what fails at the end of a completion leaves nothing of it.
func TestCompletionIsWhole(t *testing.T) {
	eachWorld(t, "2026-11-20", func(t *testing.T, w *world) {
		person, engagement := w.someone("玉山镇总工会", "19850312", roster.ContractService, "2024-01-01", "2026-12-31")
		x := w.decided(engagement, roster.GroundTransfer, "2026-11-20", nil)
		counts := func() [3]int {
			var out [3]int
			for i, table := range []string{"audit_entry", "notice", "obligation_event"} {
				n, err := w.DB.Read().NewSelect().Table(table).Count(t.Context())
				if err != nil {
					t.Fatal(err)
				}
				out[i] = int(n)
			}
			return out
		}
		before, left := counts(), w.App.Roster.Left
		w.App.Roster.Left = append(left, func(context.Context, *db.Tx, authz.Actor, roster.Engagement) error { return context.DeadlineExceeded })
		w.post(w.clerk, "/api/exits/"+x.ID+"/complete", object{"rev": x.Rev}).Want(t, 500)
		if d := cmp.Diff(before, counts()); d != "" {
			t.Error(d)
		}
		if e, err := roster.EngagementByID(t.Context(), w.DB.Read(), engagement); err != nil || !e.EndedOn.IsZero() {
			t.Errorf("%v %+v", err, e)
		}
		w.App.Roster.Left = left
		w.do(w.clerk, x, "complete", nil)
		_ = person
	})
}

// TestExitsFollowTheTree: a merged union's exits and filings go to its successor and come back; a person who is split off takes
// theirs along.
func TestExitsFollowTheTree(t *testing.T) {
	eachWorld(t, "2026-11-20", func(t *testing.T, w *world) {
		person, engagement := w.someone("玉山镇总工会", "19850312", roster.ContractService, "2024-01-01", "2026-12-31")
		_, other := w.someone("玉山镇总工会", "19860312", roster.ContractService, "2024-01-01", "2026-12-31")
		w.lay("file_other_endings", "true")
		x := w.decided(engagement, roster.GroundTransfer, "2026-11-20", nil)
		x = w.do(w.clerk, x, "complete", nil)
		x = w.do(w.clerk, x, "file", nil)
		stays := w.begun(w.clerk, other, roster.GroundTransfer)
		from, into := w.Union(t, "玉山镇总工会"), w.Union(t, "周市镇总工会")
		at := func(table, column, id string) (union string) {
			if err := w.DB.Read().NewRaw("SELECT union_id FROM "+table+" WHERE "+column+" = ?", id).Scan(t.Context(), &union); err != nil {
				t.Fatal(err)
			}
			return union
		}
		places := func() [3]string {
			return [3]string{at("exit_case", "id", x.ID), at("exit_filing", "exit_id", x.ID), at("exit_case", "id", stays.ID)}
		}
		taking := org.Taking{ActID: db.NewID(), Since: db.NewID(), On: day("2026-11-20"), From: from, Into: into}
		for _, step := range []struct {
			do   func(org.Follower) func(context.Context, *db.Tx, org.Taking, int) (int, error)
			want [3]string
		}{
			{func(f org.Follower) func(context.Context, *db.Tx, org.Taking, int) (int, error) { return f.Merge }, [3]string{into.ID, into.ID, into.ID}},
			{func(f org.Follower) func(context.Context, *db.Tx, org.Taking, int) (int, error) { return f.Return }, [3]string{from.ID, from.ID, from.ID}},
		} {
			for _, f := range w.App.Exits.Followers() {
				w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
					_, err := step.do(f)(ctx, tx, taking, 100)
					return err
				})
			}
			if d := cmp.Diff(step.want, places()); d != "" {
				t.Error(d)
			}
		}
		parting := org.Parting{From: from, Into: into, On: day("2026-11-20"), Parts: map[string][]string{org.KeyPeople: {person}}}
		for _, f := range w.App.Exits.Followers() {
			w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
				_, err := f.Split(ctx, tx, parting, 100)
				return err
			})
		}
		if d := cmp.Diff([3]string{into.ID, into.ID, from.ID}, places()); d != "" {
			t.Error(d)
		}
	})
}

// exported are the rows of an exported list: who, where, and the remark.
func exported(t *testing.T, data []byte) []string {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := f.GetRows("退出事项")
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	below := false
	for _, r := range rows {
		if below && len(r) > 1 {
			out = append(out, r[0]+"|"+r[1]+"|"+r[len(r)-1])
		}
		below = below || len(r) > 0 && r[0] == "姓名"
	}
	return out
}
