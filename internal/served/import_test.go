package served_test

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"xiezhi/internal/app/apptest"
	"xiezhi/internal/authz"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/served"
	"xiezhi/internal/workday"
)

// register is a county's own sheet: a title, a heading in its own words, data, a total and a signature.
func register(t *testing.T, rows ...[]any) []byte {
	t.Helper()
	f := excelize.NewFile()
	all := append([][]any{
		{"昆山市基层工会组织建设台账"},
		{"序号", "企业名称", "统一社会信用代码", "所属区域", "所属行业", "职工人数", "会员人数", "是否建会", "工会主席", "联系人", "联系方式", "集体合同签订情况", "集体合同到期时间"},
	}, rows...)
	all = append(all, []any{"合计", nil, nil, nil, nil, 9999}, []any{"填表人：王某"})
	for i, r := range all {
		cell, err := excelize.CoordinatesToCellName(1, i+1)
		if err != nil {
			t.Fatal(err)
		}
		if err := f.SetSheetRow("Sheet1", cell, &r); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func upload(t *testing.T, c *apptest.Client, unionID, name string, data []byte) apptest.Reply {
	t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	part, err := w.CreateFormFile("file", name)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := part.Write(data); err != nil {
		t.Fatal(err)
	}
	if unionID != "" {
		if err := w.WriteField("unionId", unionID); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return c.Send(t, http.MethodPost, "/api/served-imports", w.FormDataContentType(), b.Bytes())
}

func sample(t *testing.T) []byte {
	return register(t,
		[]any{1, "昆山三锐精密有限公司", "91320583MA1X2Y3T95", "昆山市", "制造业", 320, 300, "是", "周 敏", "钱凯", "13812345678", "工资专项集体合同", "2027.3.31"},
		[]any{2, "周市宏达电子有限公司", "", "", "制造业", "1.2万", 0, "否", "", "孙悦", "0512-57300000", "", ""},
		[]any{3, "昆山早期发码有限公司", "91320583MA1X2Y3T91", "", "", 12, 20, "是", "", "", "", "", ""},
		[]any{4, "昆山三锐精密有限责任公司", "", "", "", "", "", "", "", "", "", "", ""},
		[]any{5, "昆山乱码有限公司", "9132058", "", "", "", "", "", "", "", "", "", ""},
		[]any{6, "昆山丢位有限公司", 913205831234567890.0, "", "", "", "", "", "", "", "", "", ""},
		[]any{7, "周市镇机械行业工会联合会", "81320500MC0123450M", "", "", 2000, 1900, "", "吴芳", "", "", "已签订", "去年"},
		[]any{8, "已在册有限公司", "", "", "", "", "", "", "", "", "", "", ""},
	)
}

func TestImport(t *testing.T) {
	each(t, func(t *testing.T, w *apptest.World) {
		county := w.Union(t, "昆山市总工会")
		clerk := w.As(t, authz.RoleClerk, "昆山市总工会")
		add(t, clerk, enterprise(body{"name": "已在册有限公司", "creditCode": ""}))
		upload(t, w.Anonymous(), "", "a.xlsx", nil).Refused(t, http.StatusUnauthorized, "not_signed_in")
		upload(t, w.As(t, authz.RoleHead, "昆山市总工会"), "", "a.xlsx", nil).Refused(t, http.StatusForbidden, "permission_missing")
		upload(t, w.As(t, authz.RoleClerk, "太仓市总工会"), county.ID, "a.xlsx", sample(t)).Refused(t, http.StatusNotFound, "not_found")
		if r := upload(t, clerk, "", "a.xlsx", []byte("no sheet")); r.Status != http.StatusUnprocessableEntity {
			t.Errorf("no workbook: %d %s", r.Status, r.Body)
		}
		p := apptest.Read[served.UnitPreview](t, upload(t, clerk, "", "台账.xlsx", sample(t)).Want(t, http.StatusCreated))
		type row struct {
			Outcome served.Outcome
			Codes   string
		}
		got := map[int]row{}
		for _, r := range p.Rows {
			got[r.Row] = row{r.Outcome, strings.Join(r.Codes, " ")}
		}
		want := map[int]row{
			3:  {served.Accepted, ""},
			4:  {served.Accepted, "phone_not_mobile credit_missing"},
			5:  {served.Warned, "credit_check_char members_over"},
			6:  {served.Rejected, "credit_missing double_name"},
			7:  {served.Rejected, "credit_form"},
			8:  {served.Rejected, "credit_lost_digits"},
			9:  {served.Warned, "date_unreadable"},
			10: {served.Accepted, "credit_missing already"},
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("rows (-want +got):\n%s", diff)
		}
		if p.Counts != (served.UnitImportCounts{Accept: 3, Warn: 2, Reject: 3, Already: 1}) || len(p.Layout.Columns) != 13 {
			t.Errorf("counts %+v, columns %+v", p.Counts, p.Layout.Columns)
		}
		at := "/api/served-imports/" + p.ID
		neighbour := w.As(t, authz.RoleClerk, "太仓市总工会")
		neighbour.Do(t, http.MethodGet, at, nil).Refused(t, http.StatusNotFound, "not_found")
		neighbour.Do(t, http.MethodGet, at+"/errors", nil).Refused(t, http.StatusNotFound, "not_found")
		neighbour.Do(t, http.MethodPost, at+"/confirm", body{"rev": 1, "goodOnly": true}).Refused(t, http.StatusNotFound, "not_found")
		clerk.Do(t, http.MethodPost, at+"/confirm", body{"rev": 1, "goodOnly": false}).Refused(t, http.StatusUnprocessableEntity, served.CodeImportRejects)
		count := func() int {
			var n int
			if err := w.DB.Read().NewRaw("SELECT count(*) FROM served").Scan(t.Context(), &n); err != nil {
				t.Fatal(err)
			}
			return n
		}
		if n := count(); n != 1 {
			t.Fatalf("%d units before the confirmation", n)
		}
		for range 2 { // confirming twice is once
			done := apptest.Read[served.UnitImportDone](t, clerk.Do(t, http.MethodPost, at+"/confirm", body{"rev": 1, "goodOnly": true}).Want(t, http.StatusOK))
			if done != (served.UnitImportDone{Written: 4, Skipped: 4, Already: 1}) {
				t.Errorf("done: %+v", done)
			}
		}
		if n := count(); n != 5 {
			t.Errorf("%d units, want 5", n)
		}
		clerk.Do(t, http.MethodPut, at, body{"rev": 1, "columns": map[string]int{"credit": 0}}).Refused(t, http.StatusUnprocessableEntity, served.CodeImportDone)
		clerk.Do(t, http.MethodDelete, at, nil).Refused(t, http.StatusUnprocessableEntity, served.CodeImportDone)
		r := clerk.Do(t, http.MethodGet, at+"/errors", nil).Want(t, http.StatusOK)
		if r.Header.Get("Content-Type") != httpx.XLSX {
			t.Errorf("error sheet: %v", r.Header)
		}
		page := apptest.Read[httpx.Page[served.UnitView]](t, clerk.Do(t, http.MethodGet, "/api/served?q=三锐", nil).Want(t, http.StatusOK))
		u := page.Items[0]
		if u.ChairName != "周敏" || u.Workers != 320 || u.AgreementKind != served.AgreementWages || u.AgreementUntil != workday.MustParse("2027-03-31") ||
			u.RegionCode != "320583" || u.PhoneMasked != "138****5678" || u.PhoneChecked || u.State != served.StateActive {
			t.Errorf("imported: %+v", u)
		}
		page = apptest.Read[httpx.Page[served.UnitView]](t, clerk.Do(t, http.MethodGet, "/api/served?q=宏达", nil).Want(t, http.StatusOK))
		if u := page.Items[0]; u.Workers != 12000 || u.HasUnion || u.Note != "电话：0512-57300000" {
			t.Errorf("imported: %+v", u)
		}
		page = apptest.Read[httpx.Page[served.UnitView]](t, clerk.Do(t, http.MethodGet, "/api/served?kind=trade", nil).Want(t, http.StatusOK))
		if len(page.Items) != 1 || page.Items[0].AgreementKind != served.AgreementContract {
			t.Errorf("trade union: %+v", page.Items)
		}
		// a code that fails its check digit waits until somebody has looked at the certificate
		page = apptest.Read[httpx.Page[served.UnitView]](t, clerk.Do(t, http.MethodGet, "/api/served?state=to_check", nil).Want(t, http.StatusOK))
		if len(page.Items) != 1 || page.Items[0].Name != "昆山早期发码有限公司" || page.Items[0].Members != 0 {
			t.Fatalf("to check: %+v", page.Items)
		}
		clerk.Do(t, http.MethodPost, "/api/served/"+page.Items[0].ID+"/check", body{"rev": 1}).
			Refused(t, http.StatusUnprocessableEntity, served.CodeCreditConfirm)
	})
}

// Two who bring in one sheet at once write its units once.
func TestTwoImportsAtOnce(t *testing.T) {
	each(t, func(t *testing.T, w *apptest.World) {
		clerks := []*apptest.Client{w.As(t, authz.RoleClerk, "昆山市总工会"), w.As(t, authz.RoleOfficer, "昆山市总工会")}
		kunshan := w.Union(t, "昆山市总工会").ID
		var previews []string
		for _, c := range clerks {
			previews = append(previews, apptest.Read[served.UnitPreview](t, upload(t, c, kunshan, "台账.xlsx", sample(t)).Want(t, http.StatusCreated)).ID)
		}
		done := make([]served.UnitImportDone, 4)
		var group sync.WaitGroup
		for n := range done {
			group.Go(func() {
				r := clerks[n%2].Do(t, http.MethodPost, "/api/served-imports/"+previews[n/2]+"/confirm", body{"rev": 1, "goodOnly": true})
				if r.Status == http.StatusOK {
					done[n] = apptest.Read[served.UnitImportDone](t, r)
				} else {
					r.Refused(t, http.StatusUnprocessableEntity, served.CodeImportNothing)
				}
			})
		}
		group.Wait()
		var n int
		if err := w.DB.Read().NewRaw("SELECT count(*) FROM served").Scan(t.Context(), &n); err != nil || n != 5 {
			t.Errorf("%d units, want 5: %+v %v", n, done, err)
		}
	})
}

// A unit that was added on the spot gets from the register what it lacks; what is known stays, and nothing of another
// town's is touched by a town.
func TestImportFillsBlanks(t *testing.T) {
	each(t, func(t *testing.T, w *apptest.World) {
		county, town := w.As(t, authz.RoleClerk, "昆山市总工会"), w.As(t, authz.RoleClerk, "周市镇总工会")
		unit := add(t, county, enterprise(body{
			"name": "昆山三锐精密有限公司", "creditCode": "", "industry": "", "workers": 100, "members": 0, "hasUnion": true, "chairName": "孙悦", "contactName": "",
			"contactTitle": "", "agreementKind": "", "agreementFrom": "", "agreementUntil": "", "phone": "",
		}))
		data := register(t,
			[]any{1, "昆山三锐精密有限公司", "91320583MA1X2Y3T95", "昆山市", "制造业", 320, 90, "是", "周 敏", "钱凯", "13812345678", "工资专项集体合同", "2027.3.31"},
			[]any{2, "昆山三锐精密有限责任公司", "91320583MA1X2Y3T95", "", "纺织业"},
		)
		theirs := apptest.Read[served.UnitPreview](t, upload(t, town, "", "台账.xlsx", data).Want(t, http.StatusCreated))
		if theirs.Counts.Fills != 0 || theirs.Counts.Already != 1 {
			t.Errorf("a town would write on the county's unit: %+v", theirs.Counts)
		}
		p := apptest.Read[served.UnitPreview](t, upload(t, county, "", "台账.xlsx", data).Want(t, http.StatusCreated))
		if p.Counts != (served.UnitImportCounts{Accept: 1, Reject: 1, Already: 1, Fills: 1}) ||
			p.Rows[0].Why[0] != "台账中已有，将补全空着的信用代码、行业、会员数、联系人、集体合同、联系电话" {
			t.Fatalf("%+v %+v", p.Counts, p.Rows)
		}
		for range 2 {
			done := apptest.Read[served.UnitImportDone](t, county.Do(t, http.MethodPost, "/api/served-imports/"+p.ID+"/confirm", body{"rev": 1, "goodOnly": true}).Want(t, http.StatusOK))
			if done != (served.UnitImportDone{Skipped: 2, Already: 1, Filled: 1}) {
				t.Errorf("done: %+v", done)
			}
		}
		u := apptest.Read[served.UnitDetail](t, county.Do(t, http.MethodGet, "/api/served/"+unit.ID, nil).Want(t, http.StatusOK))
		if u.CreditCode != "91320583MA1X2Y3T95" || u.Workers != 100 || u.Members != 90 || u.ChairName != "孙悦" || u.Industry != "制造业" ||
			u.ContactName != "钱凯" || u.AgreementUntil != workday.MustParse("2027-03-31") || u.PhoneMasked != "138****5678" || u.PhoneChecked || u.Rev != 2 {
			t.Errorf("filled: %+v", u.Unit)
		}
		again := apptest.Read[served.UnitPreview](t, upload(t, county, "", "台账.xlsx", data).Want(t, http.StatusCreated))
		county.Do(t, http.MethodPost, "/api/served-imports/"+again.ID+"/confirm", body{"rev": 1, "goodOnly": true}).Refused(t, http.StatusUnprocessableEntity, served.CodeImportNothing)
	})
}

// 无 in the column of the code is no code, not a wrong one; and no telephone either.
func TestWordsForNothing(t *testing.T) {
	each(t, func(t *testing.T, w *apptest.World) {
		clerk := w.As(t, authz.RoleClerk, "昆山市总工会")
		p := apptest.Read[served.UnitPreview](t, upload(t, clerk, "", "台账.xlsx", register(t,
			[]any{1, "昆山三锐餐饮店", "无", "", "餐饮业", 12, 0, "否", "", "", "/"},
			[]any{2, "玉山镇大市社区联合工会", "——", "", "", 50, 0, "是", "", "", "暂无"},
			[]any{3, "昆山四方电子有限公司", "办证中x", "", "", 50, 0, "是"},
		)).Want(t, http.StatusCreated))
		var got []string
		for _, r := range p.Rows {
			got = append(got, string(r.Outcome)+" "+strings.Join(r.Codes, " "))
		}
		if diff := cmp.Diff([]string{"accept credit_missing", "accept ", "reject credit_form"}, got); diff != "" {
			t.Error(diff)
		}
	})
}

// Two units of one name with two codes are two, and somebody has to look at them.
func TestOneNameTwoCodes(t *testing.T) {
	each(t, func(t *testing.T, w *apptest.World) {
		clerk := w.As(t, authz.RoleClerk, "昆山市总工会")
		add(t, clerk, enterprise(body{"name": "昆山三锐精密有限公司", "creditCode": "91350100M000100Y43"}))
		p := apptest.Read[served.UnitPreview](t, upload(t, clerk, "", "台账.xlsx", register(t,
			[]any{1, "昆山三锐精密有限公司", "91320583MA1X2Y3T95"},
			[]any{2, "昆山三锐精密有限责任公司", "13320000014012344L"},
			[]any{3, "昆山三锐精密有限公司工会委员会", ""},
		)).Want(t, http.StatusCreated))
		var got []string
		for _, r := range p.Rows {
			got = append(got, string(r.Outcome)+" "+strings.Join(r.Codes, " "))
		}
		if diff := cmp.Diff([]string{"warn same_name_other_code", "warn same_name_other_code", "reject credit_missing double_name"}, got); diff != "" {
			t.Error(diff)
		}
	})
}

func TestImportRemap(t *testing.T) {
	each(t, func(t *testing.T, w *apptest.World) {
		clerk := w.As(t, authz.RoleClerk, "昆山市总工会")
		p := apptest.Read[served.UnitPreview](t, upload(t, clerk, "", "台账.xlsx", sample(t)).Want(t, http.StatusCreated))
		at := "/api/served-imports/" + p.ID
		clerk.Do(t, http.MethodPut, at, body{"rev": 1, "sheet": "没有"}).Refused(t, http.StatusUnprocessableEntity, "sheet_no_such_sheet")
		again := apptest.Read[served.UnitPreview](t, clerk.Do(t, http.MethodPut, at, body{"rev": 1, "columns": map[string]int{"credit": 0}}).Want(t, http.StatusOK))
		if again.Counts.Reject != 1 { // without the codes only the repeated name is left
			t.Errorf("counts: %+v %+v", again.Counts, again.Rows)
		}
		kept := apptest.Read[served.UnitPreview](t, clerk.Do(t, http.MethodGet, at, nil).Want(t, http.StatusOK))
		if diff := cmp.Diff(again, kept); diff != "" {
			t.Errorf("the correction is kept: %s", diff)
		}
		// Who still has the uncorrected preview before the eyes neither corrects nor confirms it.
		clerk.Do(t, http.MethodPut, at, body{"rev": 1}).Refused(t, http.StatusConflict, errs.StaleCode)
		clerk.Do(t, http.MethodPost, at+"/confirm", body{"rev": 1, "goodOnly": true}).Refused(t, http.StatusConflict, errs.StaleCode)
		var acts []string
		if err := w.DB.Read().NewRaw("SELECT action FROM audit_entry WHERE kind = 'served_import' ORDER BY id").Scan(t.Context(), &acts); err != nil ||
			!slices.Equal(acts, []string{"served.import.upload", "served.import.remap"}) {
			t.Errorf("recorded %q, %v", acts, err)
		}
		clerk.Do(t, http.MethodGet, "/api/served-imports/"+db.NewID(), nil).Refused(t, http.StatusNotFound, "not_found")

		w.Anonymous().Do(t, http.MethodDelete, at, nil).Want(t, http.StatusUnauthorized)
		w.As(t, authz.RoleHead, "昆山市总工会").Do(t, http.MethodDelete, at, nil).Refused(t, http.StatusForbidden, "permission_missing")
		w.As(t, authz.RoleClerk, "太仓市总工会").Do(t, http.MethodDelete, at, nil).Refused(t, http.StatusNotFound, "not_found")
		clerk.Do(t, http.MethodDelete, at, nil).Want(t, http.StatusNoContent)
		clerk.Do(t, http.MethodGet, at, nil).Refused(t, http.StatusNotFound, "not_found")
	})
}

// The product's own form is read by the product.
func TestTemplate(t *testing.T) {
	each(t, func(t *testing.T, w *apptest.World) {
		clerk := w.As(t, authz.RoleClerk, "昆山市总工会")
		r := clerk.Do(t, http.MethodGet, "/api/served-imports/template", nil).Want(t, http.StatusOK)
		f, err := excelize.OpenReader(bytes.NewReader(r.Body))
		if err != nil {
			t.Fatal(err)
		}
		if err := f.SetSheetRow(f.GetSheetName(0), "A4", &[]any{"1", "昆山三锐精密有限公司", "企业", "91320583MA1X2Y3T95"}); err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := f.Write(&b); err != nil {
			t.Fatal(err)
		}
		p := apptest.Read[served.UnitPreview](t, upload(t, clerk, "", "模板.xlsx", b.Bytes()).Want(t, http.StatusCreated))
		if p.Counts != (served.UnitImportCounts{Accept: 1}) || len(p.Layout.Unknown) != 0 || len(p.Layout.Columns) != 17 {
			t.Errorf("counts %+v, unknown %v, %d columns", p.Counts, p.Layout.Unknown, len(p.Layout.Columns))
		}
	})
}
