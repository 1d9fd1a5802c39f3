package roster_test

import (
	"bytes"
	"net/http"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"xiezhi/internal/app/apptest"
	"xiezhi/internal/authz"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/db/dbtest"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/roster"
)

const (
	gu  = "32050519680307008X"
	zhu = "320583199505200467"
)

// workbook is a sheet of rows, cells separated by "|".
func workbook(t *testing.T, rows ...string) []byte {
	t.Helper()
	f := excelize.NewFile()
	for r, row := range rows {
		for c, text := range strings.Split(row, "|") {
			ref, err := excelize.CoordinatesToCellName(c+1, r+1)
			if err != nil {
				t.Fatal(err)
			}
			if err := f.SetCellStr("Sheet1", ref, text); err != nil {
				t.Fatal(err)
			}
		}
	}
	var b bytes.Buffer
	if _, err := f.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func confirm(t *testing.T, c *apptest.Client, id string, rev int64, mode string) apptest.Reply {
	t.Helper()
	return c.Do(t, http.MethodPost, "/api/roster/imports/"+id+"/confirm", map[string]any{"rev": rev, "mode": mode})
}

func count(t *testing.T, d *db.DB, table string) int64 {
	t.Helper()
	n, err := d.Read().NewSelect().TableExpr(table).Count(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// Two who press at once, on one preview or on two of the same sheet, write its people and its new unions once.
func TestConfirmedAtOnce(t *testing.T) {
	data, err := os.ReadFile("testdata/roster-kunshan.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	dbtest.Each(t, noon, func(t *testing.T, d *db.DB) {
		w := apptest.New(t, d, noon)
		officers := []*apptest.Client{w.As(t, authz.RoleOfficer, "昆山市总工会"), w.As(t, authz.RoleOfficer, "昆山市总工会")}
		kunshan := w.Union(t, "昆山市总工会").ID
		unions := count(t, d, "org_union")
		var previews []string
		for _, o := range officers {
			previews = append(previews, apptest.Read[roster.HeadsImport](t, upload(t, o, kunshan, "花名册.xlsx", data).Want(t, http.StatusCreated)).ID)
		}
		done := make([]roster.HeadsImport, 4)
		var group sync.WaitGroup
		for n := range done {
			group.Go(func() {
				done[n] = apptest.Read[roster.HeadsImport](t, confirm(t, officers[n%2], previews[n/2], 1, "good").Want(t, http.StatusOK))
			})
		}
		group.Wait()
		if done[0].Result != done[1].Result || done[2].Result != done[3].Result {
			t.Errorf("two who confirm one preview read different results: %+v", done)
		}
		both := done[0].Result.Engagements + done[2].Result.Engagements
		if both != 6 || done[0].Result.Already+done[2].Result.Already != 6 || count(t, d, "engagement") != 6 || count(t, d, "person") != 6 {
			t.Errorf("%d heads of %d persons: %+v %+v", count(t, d, "engagement"), count(t, d, "person"), done[0].Result, done[2].Result)
		}
		// 昆山开发区 is new; the towns without a good row are not written down.
		if got := count(t, d, "org_union") - unions; got != 1 {
			t.Errorf("%d new unions", got)
		}
	})
}

// A union that imports somebody whom another engages learns whom to call; the other union sees that there is a claim, not
// whose, until it is settled.
func TestImportedClaims(t *testing.T) {
	dbtest.Each(t, noon, func(t *testing.T, d *db.DB) {
		w := apptest.New(t, d, noon)
		clerk := w.As(t, authz.RoleClerk, "玉山镇总工会")
		made := apptest.Read[roster.PersonView](t, clerk.Do(t, http.MethodPost, "/api/persons", form(t, w, "玉山镇总工会", "沈国平", shen)).Want(t, http.StatusCreated))
		jiangning := w.As(t, authz.RoleOfficer, "江宁区总工会")
		v := apptest.Read[roster.HeadsImport](t, upload(t, jiangning, w.Union(t, "江宁区总工会").ID, "a.xlsx", workbook(t,
			"姓名|身份证号|聘用单位|用工形式|合同起|合同止|上岗时间",
			"沈国平|320583 19850312 0012|东山街道总工会|劳动合同|2025-06-01|2027-05-31|2025-06-01",
			"陆敏|"+lu+"|江宁区总工会|劳动合同|2025-06-01|2027-05-31|2025-06-01",
		)).Want(t, http.StatusCreated))
		rows := apptest.Read[httpx.Page[roster.HeadsImportRow]](t, jiangning.Do(t, http.MethodGet, "/api/roster/imports/"+v.ID+"/rows?outcome=reject", nil))
		if len(rows.Items) != 1 || rows.Items[0].Findings[0].Code != "engaged_elsewhere" || !strings.Contains(rows.Items[0].Findings[0].Text, "昆山市总工会") ||
			strings.Contains(rows.Items[0].Findings[0].Text, "玉山") {
			t.Fatalf("%+v", rows.Items)
		}
		see := func() []roster.ClaimView {
			t.Helper()
			return apptest.Read[roster.PersonView](t, clerk.Do(t, http.MethodGet, "/api/persons/"+made.ID, nil).Want(t, http.StatusOK)).Claims
		}
		if got := see(); len(got) != 0 {
			t.Errorf("a preview claims nobody: %+v", got)
		}
		confirm(t, jiangning, v.ID, v.Rev, "all").Refused(t, http.StatusUnprocessableEntity, roster.CodeImportRejects)
		confirm(t, jiangning, v.ID, v.Rev, "good").Want(t, http.StatusOK)
		got := see()
		if len(got) != 1 || got[0].OnDuty.String() != "2025-06-01" || got[0].Contact.Union != "江宁区总工会" {
			t.Errorf("claims: %+v", got)
		}
		told := clerk.Do(t, http.MethodGet, "/api/notices", nil).Want(t, http.StatusOK)
		if !strings.Contains(string(told.Body), "另有单位申请聘用沈国平") || !strings.Contains(string(told.Body), "江宁区总工会") {
			t.Errorf("the clerk is not told: %s", told.Body)
		}
		for _, reply := range []apptest.Reply{clerk.Do(t, http.MethodGet, "/api/persons/"+made.ID, nil), told} {
			if strings.Contains(string(reply.Body), "东山街道") {
				t.Errorf("the claiming union is named: %s", reply.Body)
			}
		}
		clerk.Do(t, http.MethodPost, "/api/engagements/"+made.Engagements[0].ID+"/end", map[string]any{"rev": 1, "endedOn": "2025-05-31", "ground": "transfer"}).Want(t, http.StatusOK)
		if got := see(); len(got) != 0 {
			t.Errorf("settled claims: %+v", got)
		}
	})
}

// The heading 人员 names nothing; the user says that it is the name, and takes the union's name in their own words.
func TestImportMapping(t *testing.T) {
	dbtest.Each(t, noon, func(t *testing.T, d *db.DB) {
		w := apptest.New(t, d, noon)
		officer, neighbour := w.As(t, authz.RoleOfficer, "昆山市总工会"), w.As(t, authz.RoleOfficer, "太仓市总工会")
		v := apptest.Read[roster.HeadsImport](t, upload(t, officer, w.Union(t, "昆山市总工会").ID, "a.xlsx", workbook(t,
			"人员|身份证号|聘用单位|用工形式|合同起|合同止|上岗时间|属地",
			"沈国平|"+shen+"|淀山湖|劳动合同|2025-01-01|2026-12-31|2025-01-06|玉山镇",
			"陆敏|"+lu+"|淀山湖镇总工会|劳动合同|2025-01-01|2026-12-31|2025-01-06|玉山镇",
			"朱琳|"+zhu+"|周市镇总工会|劳动合同|2025-01-01|2026-12-31|2025-01-06|周市镇",
		)).Want(t, http.StatusCreated))
		if v.Counts.Reject != 3 || !slices.Equal(v.Layout.Missing, []string{"姓名"}) || len(v.Layout.Unknown) != 2 || v.Layout.Unknown[0].Column != 1 || len(v.Layout.Fields) < 15 {
			t.Fatalf("%+v %+v %+v", v.Counts, v.Layout, v.Layout.Fields)
		}
		path := "/api/roster/imports/" + v.ID
		columns := map[string]any{"rev": 1, "columns": map[string]int{"name": 1}}
		w.Anonymous().Do(t, http.MethodPut, path, columns).Want(t, http.StatusUnauthorized)
		w.As(t, authz.RoleClerk, "玉山镇总工会").Do(t, http.MethodPut, path, columns).Want(t, http.StatusNotFound)
		neighbour.Do(t, http.MethodPut, path, columns).Refused(t, http.StatusNotFound, "not_found")
		officer.Do(t, http.MethodPut, path, map[string]any{"rev": 2, "columns": map[string]int{"name": 1}}).Refused(t, http.StatusConflict, "stale")
		officer.Do(t, http.MethodPut, path, map[string]any{"rev": 1, "columns": map[string]int{"name": 1, "id": 1}}).Refused(t, http.StatusUnprocessableEntity, "sheet_bad_mapping")
		officer.Do(t, http.MethodPut, path, map[string]any{"rev": 1, "columns": map[string]int{"nobody": 1}}).Refused(t, http.StatusUnprocessableEntity, "sheet_bad_mapping")
		officer.Do(t, http.MethodPut, path, map[string]any{"rev": 1, "sheet": "没有"}).Refused(t, http.StatusUnprocessableEntity, "sheet_no_such_sheet")
		v = apptest.Read[roster.HeadsImport](t, officer.Do(t, http.MethodPut, path, columns).Want(t, http.StatusOK))
		if diff := cmp.Diff(roster.OutcomeCounts{Accept: 1, Warn: 2}, v.Counts); diff != "" || v.Columns["name"] != 1 {
			t.Fatalf("%s %+v", diff, v.Columns)
		}
		// The two ways of writing one town are given one name; then 周市镇 is left out by choice, which stops nothing.
		v = apptest.Read[roster.HeadsImport](t, officer.Do(t, http.MethodPut, path, map[string]any{
			"rev": 2, "columns": map[string]int{"name": 1}, "choices": map[string]any{
				"淀山湖":    map[string]any{"unionId": "", "kind": "town", "name": "淀山湖镇总工会", "skip": false},
				"周市镇总工会": map[string]any{"unionId": "", "kind": "", "skip": true},
			},
		}).Want(t, http.StatusOK))
		if diff := cmp.Diff(roster.OutcomeCounts{Warn: 2, Reject: 1, Skipped: 1}, v.Counts); diff != "" {
			t.Fatal(diff)
		}
		confirm(t, officer, v.ID, v.Rev-1, "all").Refused(t, http.StatusConflict, "stale") // seen before the last correction
		if n := count(t, w.DB, "audit_entry WHERE action = 'roster.import.remap'"); n != 2 {
			t.Errorf("%d corrections recorded, want 2", n)
		}
		v = apptest.Read[roster.HeadsImport](t, confirm(t, officer, v.ID, v.Rev, "all").Want(t, http.StatusOK))
		if v.Result != (roster.HeadsImported{Persons: 2, Engagements: 2, Unions: 1, Left: 1}) {
			t.Errorf("%+v", v.Result)
		}
		officer.Do(t, http.MethodPut, path, map[string]any{"rev": v.Rev, "columns": map[string]int{"name": 1}}).Refused(t, http.StatusUnprocessableEntity, roster.CodeImportDone)
	})
}

// The template holds drop-downs, text columns and instructions, and is read back as it was filled in.
func TestTemplateIsFilledInAndReadBack(t *testing.T) {
	var b bytes.Buffer
	if err := roster.WriteTemplate(&b); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(b.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"专职集体协商指导员花名册", "填表说明", "选项"}, f.GetSheetList()); diff != "" {
		t.Fatal(diff)
	}
	const name = "专职集体协商指导员花名册"
	rows, err := f.GetRows(name)
	if err != nil {
		t.Fatal(err)
	}
	at := map[string]string{}
	for c, head := range rows[1] {
		letters, err := excelize.ColumnNumberToName(c + 1)
		if err != nil {
			t.Fatal(err)
		}
		at[strings.TrimSuffix(head, "*")] = letters
	}
	lists, err := f.GetDataValidations(name)
	if err != nil {
		t.Fatal(err)
	}
	dropDowns := map[string]bool{}
	for _, v := range lists {
		if v.Type == "list" {
			dropDowns[strings.TrimRight(strings.Split(v.Sqref, ":")[0], "0123456789")] = true
		}
	}
	for _, head := range []string{"性别", "政治面貌", "文化程度", "岗位层级", "用工形式"} {
		if !dropDowns[at[head]] {
			t.Errorf("%s (%s) has no drop-down", head, at[head])
		}
	}
	for _, head := range []string{"身份证号", "移动电话"} {
		id, err := f.GetCellStyle(name, at[head]+"9")
		if err != nil {
			t.Fatal(err)
		}
		if style, err := f.GetStyle(id); err != nil || style.NumFmt != 49 {
			t.Errorf("%s is no text: %+v %v", head, style, err)
		}
	}
	for row, values := range []map[string]string{
		{
			"姓名": "顾建明", "性别": "女", "出生年月": "1968-03", "政治面貌": "中共党员", "文化程度": "大学专科", "专业职称": "经济师", "资质证书": "劳动关系协调师", "优先条件": "协调劳动关系资质",
			"身份证号": gu, "移动电话": "13800000003", "聘用单位": "玉山镇总工会", "岗位层级": "县级以下", "用工形式": "劳务协议", "合同起始时间": "2025-01-01", "合同终止时间": "2026-12-31",
			"上岗时间": "2025-01-06", "原工作单位及岗位": "企业人力资源经理", "备注": "",
		},
		{"姓名": "朱琳", "身份证号": zhu, "聘用单位": "周市镇总工会", "用工形式": "劳动合同", "合同起始时间": "2025-05-01", "合同终止时间": "无固定期限", "上岗时间": "2025-05-06"},
	} {
		for head, text := range values {
			if at[head] == "" {
				t.Fatalf("the template has no column %s", head)
			}
			if err := f.SetCellStr(name, at[head]+[]string{"4", "5"}[row], text); err != nil {
				t.Fatal(err)
			}
		}
	}
	var filled bytes.Buffer
	if _, err := f.WriteTo(&filled); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	dbtest.Each(t, noon, func(t *testing.T, d *db.DB) {
		w := apptest.New(t, d, noon)
		officer := w.As(t, authz.RoleOfficer, "昆山市总工会")
		v := apptest.Read[roster.HeadsImport](t, upload(t, officer, w.Union(t, "昆山市总工会").ID, "花名册导入模板.xlsx", filled.Bytes()).Want(t, http.StatusCreated))
		if v.Counts != (roster.OutcomeCounts{Accept: 2}) || len(v.Layout.Unknown) != 0 || len(v.Layout.Missing) != 0 {
			t.Fatalf("%+v %+v", v.Counts, v.Layout)
		}
		v = apptest.Read[roster.HeadsImport](t, confirm(t, officer, v.ID, v.Rev, "all").Want(t, http.StatusOK))
		if v.Result != (roster.HeadsImported{Persons: 2, Engagements: 2}) {
			t.Errorf("%+v", v.Result)
		}
		heads := apptest.Read[httpx.Page[roster.HeadRow]](t, officer.Do(t, http.MethodGet, "/api/persons?q=gjm", nil).Want(t, http.StatusOK))
		if len(heads.Items) != 1 || !heads.Items[0].Opening || heads.Items[0].ContractTo.String() != "2026-12-31" {
			t.Fatalf("%+v", heads)
		}
		p := apptest.Read[roster.PersonView](t, officer.Do(t, http.MethodGet, "/api/persons/"+heads.Items[0].PersonID, nil).Want(t, http.StatusOK))
		if !p.PrefQualified || p.PrefGraduate || len(p.Qualifications) != 2 || p.PoliticalText != "中共党员" || p.FormerPost != "企业人力资源经理" || p.PhoneMasked != "138****0003" {
			t.Errorf("%+v", p)
		}
	})
}
