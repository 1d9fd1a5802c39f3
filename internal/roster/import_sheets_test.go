package roster_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/db/dbtest"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/sheet"
	"xiezhi/internal/roster"
)

// officer may do below the county what its officer may.
func (w *world) officer(union string) authz.Actor {
	u := w.union[union]
	return authz.Actor{
		AccountID: "officer", Name: "经办", Via: audit.Web,
		Grants: []authz.Grant{{Role: authz.RoleOfficer, UnionID: u.ID, Tier: u.Tier, CountyID: u.CountyID, CityID: u.CityID}},
	}
}

func (w *world) service() *roster.Service { return &roster.Service{DB: w.DB, Keys: w.keys} }

// outcomeOf judges a sheet for a county as of 2026-10-15, without writing.
func (w *world) outcomesOf(t *testing.T, union string, data []byte) ([]roster.Judged, sheet.Layout) {
	t.Helper()
	rows, layout, _, err := w.service().ImportOnce(t.Context(), w.officer(union), roster.Once{Into: w.union[union], File: "a.xlsx", Data: data, AsOf: day("2026-10-15"), Write: false})
	if err != nil {
		t.Fatal(err)
	}
	return rows, layout
}

func TestTheSampleRosterHasItsOutcomes(t *testing.T) {
	data, err := os.ReadFile("testdata/roster-kunshan.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile("testdata/roster-kunshan.expected.json")
	if err != nil {
		t.Fatal(err)
	}
	type row struct {
		Row     int            `json:"row"`
		Name    string         `json:"name"`
		Outcome roster.Outcome `json:"outcome"`
		ID      string         `json:"id"`
		Start   string         `json:"contract_start"`
		End     string         `json:"contract_end"`
	}
	var want, got []row
	if err := json.Unmarshal(text, &want); err != nil {
		t.Fatal(err)
	}
	dbtest.Each(t, noon, func(t *testing.T, d *db.DB) {
		w := newWorld(t, d)
		rows, _ := w.outcomesOf(t, "昆山市总工会", data)
		got = nil
		codes := map[int]string{}
		for _, j := range rows {
			got = append(got, row{j.Row, j.Name, j.Outcome, j.Number(), j.Start.String(), j.End.String()})
			codes[j.Row] = strings.Join(j.Codes(), " ")
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("-want +got:\n%s", diff)
		}
		wantCodes := map[int]string{
			4: "duplicate_elsewhere", 5: "", 6: "phone_length", 7: "id_region_former contract_ended reached_65", 8: "reached_65",
			9: "sex_mismatch id_region_former", 10: "id_check_char", 11: "duplicate", 12: "id_lost_digits contract_ended",
			13: "contract_order", 14: "procured contract_ended",
		}
		if diff := cmp.Diff(wantCodes, codes); diff != "" {
			t.Errorf("codes -want +got:\n%s", diff)
		}
	})
}

// nr completes seventeen digits with the check character of GB 11643.
func nr(first17 string) string {
	sum := 0
	for i, weight := range []int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2} {
		sum += int(first17[i]-'0') * weight
	}
	return first17 + string("10X98765432"[sum%11])
}

// book writes sheets: cells separated by "|", "#" before a number. Lines that begin with a word of directives are no rows:
// "merge A1:B2", "hide column C", "hide row 5", "format D2 0.00", "name 花名册", "1904".
func book(t testing.TB, sheets ...[]string) []byte {
	t.Helper()
	f := excelize.NewFile()
	check := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	for n, rows := range sheets {
		name := fmt.Sprintf("Sheet%d", n+1)
		if n > 0 {
			_, err := f.NewSheet(name)
			check(err)
		}
		r := 0
		for _, row := range rows {
			word, rest, _ := strings.Cut(row, " ")
			switch {
			case word == "merge":
				from, to, _ := strings.Cut(rest, ":")
				check(f.MergeCell(name, from, to))
				continue
			case strings.HasPrefix(row, "hide column "):
				check(f.SetColVisible(name, row[len("hide column "):], false))
				continue
			case strings.HasPrefix(row, "hide row "):
				number, err := strconv.Atoi(row[len("hide row "):])
				check(err)
				check(f.SetRowVisible(name, number, false))
				continue
			case word == "format":
				ref, format, _ := strings.Cut(rest, " ")
				style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
				check(err)
				check(f.SetCellStyle(name, ref, ref, style))
				continue
			case word == "name":
				check(f.SetSheetName(name, rest))
				name = rest
				continue
			case row == "1904":
				yes := true
				check(f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &yes}))
				continue
			}
			r++
			for c, text := range strings.Split(row, "|") {
				ref, err := excelize.CoordinatesToCellName(c+1, r)
				check(err)
				if number, ok := strings.CutPrefix(text, "#"); ok {
					check(f.SetCellDefault(name, ref, number))
				} else if text != "" {
					check(f.SetCellStr(name, ref, text))
				}
			}
		}
	}
	var b bytes.Buffer
	_, err := f.WriteTo(&b)
	check(err)
	check(f.Close())
	return b.Bytes()
}

// told is a row in one line.
func told(rows []roster.Judged) string {
	var s strings.Builder
	for _, j := range rows {
		end := j.End.String()
		if j.OpenEnded {
			end = "∞"
		}
		fmt.Fprintf(&s, "%d %s %s [%s] %s %s~%s on %s\n", j.Row, j.Name, j.Outcome, strings.Join(j.Codes(), " "), j.Number(), j.Start, end, j.OnDuty)
	}
	return s.String()
}

func TestOtherCountiesSheets(t *testing.T) {
	a, b, c := nr("32058319900101001"), nr("32058319910202002"), nr("32058319920303003")
	x := "32050519680307008x"
	for _, test := range []struct {
		name  string
		sheet []byte
		want  string
	}{
		{
			"headings in two rows, ranges by group, another order, union cells merged over rows, total and signature",
			book(t, []string{
				"二〇二六年度集体协商专职指导员基本情况统计表", "merge A1:I1",
				"序号|所属工会|姓名|公民身份号码|性别|合同期限||合同类型|联系电话", "merge A2:A3", "merge B2:B3", "merge C2:C3", "merge D2:D3",
				"merge E2:E3", "merge F2:G2", "merge H2:H3", "merge I2:I3",
				"|||||起|止||",
				"1|玉山镇工会|张 一|" + a + "|男|2025年1月1日|2026年12月31日|劳动合同|13800000001",
				"2||李二|" + b + "|女|2025.1.1|无固定期限|劳动合同|138 0000 0002", "merge B4:B5",
				"3|周市镇总工会|王三|" + c + "|男|#45658|#46387|劳务协议|0512-57300000",
				"合计|||3人|||||",
				"制表人：赵四|||审核人：孙五|||||",
			}),
			"4 张一 accept [on_duty_missing] " + a + " 2025-01-01~2026-12-31 on 2025-01-01\n" +
				"5 李二 accept [on_duty_missing] " + b + " 2025-01-01~∞ on 2025-01-01\n" +
				"6 王三 accept [phone_length on_duty_missing] " + c + " 2025-01-01~2026-12-31 on 2025-01-01\n",
		},
		{
			"a range in one cell, an X in small letters, names with spaces, a form of employment in own words",
			book(t, []string{
				"姓名|身份证号码|用人单位|用工性质|聘期|到岗日期|学历|党派",
				"张 一|" + a + "|玉山镇总工会|公开招聘|2024.3.1-2027.2.28|2024-03-04|全日制本科|党员",
				"顾　建　明|" + x + "|昆山市总工会|退休返聘|2025年1月1日至2026年12月31日|20250106|大专|",
				"李二|" + b + "|昆山市总工会|劳务派遣|2025.1.1至2026.12.31|2025-01-02|本科|群众",
				"王三|" + c + "|昆山市总工会|兼职|2025.1.1至2026.12.31|2025-01-02|本科|群众",
			}),
			"2 张一 accept [] " + a + " 2024-03-01~2027-02-28 on 2024-03-04\n" +
				"3 顾建明 accept [] 32050519680307008X 2025-01-01~2026-12-31 on 2025-01-06\n" +
				"4 李二 reject [dispatch] " + b + " 2025-01-01~2026-12-31 on 2025-01-02\n" +
				"5 王三 reject [part_time] " + c + " 2025-01-01~2026-12-31 on 2025-01-02\n",
		},
		{
			"several sheets: the list is in the second; a cover before it, dates as people write them",
			book(t, []string{"填报说明", "一、本表由各单位填写。"}, []string{
				"某某市专职指导员名册", "",
				"人员姓名|出生日期|身份证|手机号|工会名称|合同起始日期|合同到期时间|入职时间",
				"张一|1990.01|" + a + "|13800000001|太仓市总工会|2025/1/1|2026/12/31|2025/1/6",
				"李二|1991年2月3日|" + b + "|13800000002|玉山镇总工会|2025-01-01|25.12.31|2025-01-06",
				"王三|1992.03.03|" + c + "|13800000003|玉山镇总工会|2025.01|2026.11|2025-01-06",
				"王三|1992.03.03|" + c + "|13800000003|玉山镇总工会|2025.01|2026.11|2025-01-06",
			}),
			"4 张一 reject [union_outside channel_missing] " + a + " 2025-01-01~2026-12-31 on 2025-01-06\n" +
				"5 李二 reject [date_two_digit_year birth_mismatch channel_missing contract_ended] " + b + " 2025-01-01~2025-12-31 on 2025-01-06\n" +
				"6 王三 warn [day_missing day_missing channel_missing] " + c + " 2025-01-01~2026-11-30 on 2025-01-06\n" +
				"7 王三 reject [day_missing day_missing channel_missing duplicate] " + c + " 2025-01-01~2026-11-30 on 2025-01-06\n",
		},
		{
			"no column of unions; contracts missing in part; somebody has left, and is elsewhere since; a union nobody knows",
			book(t, []string{
				"姓 名|身 份 证 号|合同开始日期|合同结束日期|上岗日期|离职日期|备  注",
				"张一|" + a + "|||2025-01-06||",
				"李二|" + b + "|2024-01-01|2025-12-31|2024-01-02|2025-12-31|已离职",
				"王三|" + c + "|2025-01-01||2025-01-06||",
				"|" + nr("32058319930404004") + "|2025-01-01|2026-12-31|2025-01-06||",
				"赵四|320583900101001|2025-01-01|2026-12-31|2025-01-06||",
				"钱五|" + nr("32058320100101001") + "|2025-01-01|2027-12-31|2026-10-16||",
				"孙六|" + nr("32058319611231001") + "|2025-01-01|2027-12-31|2025-01-06||",
				"周七|" + nr("32058319600101001") + "|2025-01-02|2026-12-31|2025-01-06||",
			}),
			"2 张一 warn [union_assumed channel_missing contract_missing] " + a + " ~ on 2025-01-06\n" +
				"3 李二 accept [union_assumed channel_missing] " + b + " 2024-01-01~2025-12-31 on 2024-01-02\n" +
				"4 王三 warn [union_assumed channel_missing contract_end_missing] " + c + " 2025-01-01~ on 2025-01-06\n" +
				"5  reject [union_assumed name_missing channel_missing] " + nr("32058319930404004") + " 2025-01-01~2026-12-31 on 2025-01-06\n" +
				"6 赵四 reject [union_assumed id_15 channel_missing]  2025-01-01~2026-12-31 on 2025-01-06\n" +
				"7 钱五 warn [union_assumed id_minor channel_missing on_duty_future] " + nr("32058320100101001") + " 2025-01-01~2027-12-31 on 2026-10-16\n" +
				"8 孙六 warn [union_assumed channel_missing contract_passes_65] " + nr("32058319611231001") + " 2025-01-01~2027-12-31 on 2025-01-06\n" +
				"9 周七 warn [union_assumed channel_missing starts_after_65] " + nr("32058319600101001") + " 2025-01-02~2026-12-31 on 2025-01-06\n",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			w := newWorld(t, dbtest.One(t, noon))
			rows, layout := w.outcomesOf(t, "昆山市总工会", test.sheet)
			if diff := cmp.Diff(test.want, told(rows)); diff != "" {
				t.Errorf("-want +got:\n%s\n%+v", diff, layout)
			}
		})
	}
}

func TestUnionsOfASheet(t *testing.T) {
	w := newWorld(t, dbtest.One(t, noon))
	a, b, c, e := nr("32058319900101001"), nr("32058319910202002"), nr("32058319920303003"), nr("32058319930404004")
	data := book(t, []string{
		"姓名|身份证号|聘用单位|合同起始时间|合同终止时间|用工形式|上岗时间",
		"张一|" + a + "|淀山湖镇总工会|2025-01-01|2026-12-31|劳动合同|2025-01-06",
		"李二|" + b + "|淀山湖镇总工会|2025-01-01|2026-12-31|劳动合同|2024-01-06",
		"王三|" + c + "||2025-01-01|2026-12-31|劳动合同|2025-01-06",
		"赵四|" + e + "|鼓楼区总工会|2025-01-01|2026-12-31|劳动合同|2025-01-06",
	})
	rows, _ := w.outcomesOf(t, "昆山市总工会", data)
	want := []string{"warn union_unknown", "warn union_unknown", "reject union_missing", "reject union_outside"}
	for i, r := range rows {
		if got := string(r.Outcome) + " " + strings.Join(r.Codes(), " "); got != want[i] {
			t.Errorf("row %d: %s, want %s", r.Row, got, want[i])
		}
	}
	province := w.union["江苏省总工会"]
	rows, _, _, err := w.service().ImportOnce(t.Context(), w.officer("江苏省总工会"), roster.Once{Into: province, File: "a.xlsx", Data: data, AsOf: day("2026-10-15"), Write: false})
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(rows[3].Codes(), " "); got != "union_ambiguous" { // in Nanjing and in Xuzhou
		t.Errorf("two unions of one name: %s", got)
	}
	if got := strings.Join(rows[0].Codes(), " "); rows[0].Outcome != roster.Rejected || got != "union_unknown" { // a town cannot stand right below the province
		t.Errorf("nowhere to create it: %s %s", rows[0].Outcome, got)
	}

	clerk := w.officer("昆山市总工会")
	clerk.Grants[0].Role = authz.RoleClerk
	if rows, _, _, err = w.service().ImportOnce(t.Context(), clerk, roster.Once{Into: w.union["昆山市总工会"], File: "a.xlsx", Data: data, AsOf: day("2026-10-15"), Write: false}); err != nil || rows[0].Outcome != roster.Rejected {
		t.Errorf("who may not write unions down may not by an import: %v %v", rows[0].Outcome, err)
	}

	_, _, done, err := w.service().ImportOnce(t.Context(), w.officer("昆山市总工会"), roster.Once{Into: w.union["昆山市总工会"], File: "a.xlsx", Data: data, AsOf: day("2026-10-15"), Write: true})
	if err != nil || done != (roster.HeadsImported{Persons: 2, Engagements: 2, Unions: 1, Left: 2}) {
		t.Fatalf("%+v %v", done, err)
	}
	made, err := org.ByName(t.Context(), w.Read(), "淀山湖镇总工会", w.union["昆山市总工会"].ID)
	if err != nil || len(made) != 1 || made[0].Kind != org.KindTown || made[0].EmployingSince != day("2024-01-06") || made[0].SuperiorID != w.union["昆山市总工会"].ID {
		t.Fatalf("%+v %v", made, err)
	}
	var opening int
	if err := w.Read().NewSelect().TableExpr("engagement").ColumnExpr("count(*)").Where("opening").Where("union_id = ?", made[0].ID).Scan(t.Context(), &opening); err != nil || opening != 2 {
		t.Errorf("%d opening heads, %v", opening, err)
	}
}

func TestHostileFilesAreRefused(t *testing.T) {
	w := newWorld(t, dbtest.One(t, noon))
	for name, c := range map[string]struct {
		data []byte
		code string
	}{
		"text":       {[]byte("姓名,身份证号\n张一,1"), "sheet_not_excel"},
		"empty":      {nil, "sheet_empty"},
		"other list": {book(t, []string{"菜名|单价", "红烧肉|#38"}), "sheet_no_heading"},
	} {
		_, _, _, err := w.service().ImportOnce(t.Context(), w.officer("昆山市总工会"), roster.Once{Into: w.union["昆山市总工会"], File: "a.xlsx", Data: c.data, AsOf: day("2026-10-15"), Write: true})
		if errs.CodeOf(err) != c.code {
			t.Errorf("%s: %v, want %s", name, err, c.code)
		}
	}
}
