package hiring

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"path"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/export"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/platform/sheet"
	"xiezhi/internal/workday"
)

// ShareSheet is what was read from an uploaded sheet.
type ShareSheet struct {
	FileName string       `json:"fileName"`
	Layout   sheet.Layout `json:"layout"`
	Rows     []ShareRead  `json:"rows" nullable:"false"`
	Accept   int          `json:"accept"`
	Warn     int          `json:"warn"`
	Reject   int          `json:"reject"`
}

func shareColumns() []sheet.Column {
	return []sheet.Column{
		{Key: "serial", Title: "序号", Kind: sheet.KindSerial},
		{Key: "city", Title: "设区市", Carries: true, Synonyms: []string{"市", "地市", "所属市", "所属设区市"}},
		{
			Key: "name", Title: "单位", Required: true, Weight: 2,
			Synonyms: []string{"单位名称", "县（市、区）", "县市区", "县级单位", "区县", "地区", "工会名称", "名称", "县（市、区）总工会"},
		},
		{Key: "code", Title: "行政区划代码", Kind: sheet.KindDigits, Synonyms: []string{"区划代码", "代码", "行政区划"}},
		{Key: "enterprises", Title: "企业数", Kind: sheet.KindNumber, Synonyms: []string{"企业数量", "企业家数", "企业总数", "企业（家）", "企业"}},
		{Key: "workers", Title: "职工数", Kind: sheet.KindNumber, Synonyms: []string{"职工人数", "职工总数", "职工", "员工数", "职工（人）", "从业人员数"}},
		{
			Key: "agreements", Title: "现行有效集体合同数", Kind: sheet.KindNumber, Weight: 2,
			Synonyms: []string{"集体合同数", "集体合同", "集体合同份数", "有效集体合同数", "在效集体合同数", "集体合同（份）", "合同数"},
		},
		{Key: "note", Title: "数据来源", Synonyms: []string{"来源", "备注", "说明"}},
	}
}

// ReadSheet reads measures from a sheet and says for each row which county it means, or why none. Nothing is written.
func (s *ShareService) ReadSheet(ctx context.Context, a authz.Actor, id, fileName string, r io.Reader) (ShareSheet, error) {
	out, _, err := s.readSheet(ctx, a, id, fileName, r)
	return out, err
}

// CheckedSheet gives an uploaded sheet back with what became of each row, to be mended and uploaded again. Nothing is
// written.
func (s *ShareService) CheckedSheet(ctx context.Context, a authz.Actor, id, fileName string, r io.Reader) (*huma.StreamResponse, error) {
	read, table, err := s.readSheet(ctx, a, id, fileName, r)
	if err != nil {
		return nil, err
	}
	verdicts := make(map[int]sheet.Verdict, len(read.Rows))
	for _, row := range read.Rows {
		verdicts[row.Row] = row.verdict()
	}
	name := strings.TrimSuffix(fileName, path.Ext(fileName))
	return httpx.Download("核对结果-"+name+".xlsx", httpx.XLSX, func(w io.Writer) error { return table.WriteVerdicts(w, verdicts) }), nil
}

func (r *ShareRead) verdict() sheet.Verdict {
	v := sheet.Verdict{Tone: sheet.Good, Result: "可读入", Reason: strings.Join(r.Why, "；")}
	switch r.Outcome {
	case "warn":
		v.Tone, v.Result = sheet.Warn, "有提醒"
	case "reject":
		v.Tone, v.Result = sheet.Bad, "不读入"
	}
	return v
}

func (s *ShareService) readSheet(ctx context.Context, a authz.Actor, id, fileName string, r io.Reader) (ShareSheet, *sheet.Table, error) {
	q := s.DB.Read()
	if err := s.may(ctx, q, a, authz.QuotaDecide); err != nil {
		return ShareSheet{}, nil, err
	}
	if _, err := shareByID(ctx, q, id); err != nil {
		return ShareSheet{}, nil, err
	}
	data, err := io.ReadAll(io.LimitReader(r, MaxShareFile+1))
	switch {
	case err != nil:
		return ShareSheet{}, nil, errs.Of(errs.KindMalformed, "upload_broken", "文件没有传完，请重新上传。").Because(err)
	case len(data) > MaxShareFile:
		return ShareSheet{}, nil, errs.Of(errs.KindTooLarge, sheet.CodeTooBig, "文件超过 5 MB，请另存后再上传。")
	}
	out, table, err := recogniseShare(fileName, data)
	if err != nil {
		return ShareSheet{}, nil, err
	}
	units, err := s.units(ctx, q)
	if err != nil {
		return ShareSheet{}, nil, err
	}
	MatchShare(out.Rows, units)
	for _, row := range out.Rows {
		switch row.Outcome {
		case "warn":
			out.Warn++
		case "reject":
			out.Reject++
		default:
			out.Accept++
		}
	}
	return out, table, nil
}

func recogniseShare(fileName string, data []byte) (ShareSheet, *sheet.Table, error) {
	book, err := sheet.Open(bytes.NewReader(data), int64(len(data)), fileName, sheet.DefaultLimits())
	if err != nil {
		return ShareSheet{}, nil, err
	}
	table, err := book.Recognise(shareColumns(), sheet.Mapping{})
	if err != nil {
		return ShareSheet{}, nil, err
	}
	out := ShareSheet{FileName: fileName, Rows: []ShareRead{}}
	for r, err := range table.Rows() {
		if err != nil {
			return ShareSheet{}, nil, err
		}
		if len(out.Rows) == 1000 {
			return ShareSheet{}, nil, errs.Rule("share_sheet_long", "表中超过1000行，不像各县（市、区）的汇总数据，请核对。")
		}
		out.Rows = append(out.Rows, readShareRow(r))
	}
	out.Layout = table.Layout()
	return out, table, nil
}

func readShareRow(r sheet.Row) ShareRead {
	note := []rune(r.Text("note"))
	out := ShareRead{
		Row: r.Number, Name: r.Text("name"), Code: r.Cells["code"].Digits(), City: r.Text("city"), Note: string(note[:min(len(note), 200)]),
		Outcome: "accept", Why: []string{},
	}
	number := func(key, title string) *int {
		n, ok, err := r.Cells[key].Decimal(0)
		switch {
		case err != nil || ok && (n < 0 || n > mostMeasured):
			out.warn("看不懂" + title + "“" + r.Text(key) + "”，未读入")
		case ok:
			m := int(n)
			return &m
		}
		return nil
	}
	out.Enterprises = number("enterprises", "企业数")
	out.Workers = number("workers", "职工数")
	out.Agreements = number("agreements", "集体合同数")
	return out
}

// units are the province, its cities and counties of today, for matching names.
func (s *ShareService) units(ctx context.Context, q db.Q) ([]ShareUnit, error) {
	standings, err := standingsOn(ctx, q, s.today())
	if err != nil {
		return nil, err
	}
	names := map[string]string{}
	for _, st := range standings {
		names[st.UnionID] = st.Name
	}
	var out []ShareUnit
	for _, st := range standings {
		if st.Tier != org.TierBase {
			out = append(out, ShareUnit{UnionID: st.UnionID, Name: st.Name, City: names[st.CityID], Code: st.RegionCode, County: st.Tier == org.TierCounty})
		}
	}
	return out, nil
}

// Template is a sheet with a line for each county, filled with what the draft holds, to be completed and read in.
func (s *ShareService) Template(ctx context.Context, a authz.Actor, id string) (*huma.StreamResponse, error) {
	v, err := s.Show(ctx, a, id)
	if err != nil {
		return nil, err
	}
	l := export.List{
		Title: "各县（市、区）企业、职工和集体合同情况", Sheet: "各县数据", File: v.Name + "：各县数据",
		Notes:   []string{"一个县级单位一行；不详的留空，不要填零。填好后在员额测算页面点“导入表格”。"},
		Columns: []export.Column{export.Text("设区市", 18), export.Text("单位", 26), export.Digits("行政区划代码", 14), export.Number("企业数"), export.Number("职工数"), export.Number("现行有效集体合同数"), export.Text("数据来源", 30)},
	}
	return export.Send(l, func(row export.Row) error {
		return v.eachCounty(func(city string, r ShareRow) error {
			return row(city, r.Name, r.RegionCode, cell(r.Enterprises), cell(r.Workers), cell(r.Agreements), r.Note)
		})
	})
}

// eachCounty hands each county with its city's name to fn.
func (v ShareView) eachCounty(fn func(city string, r ShareRow) error) error {
	city := ""
	for _, r := range v.Rows {
		if r.Total {
			city = r.Name
			continue
		}
		if err := fn(city, r); err != nil {
			return err
		}
	}
	return nil
}

func cell(n *int) any {
	if n == nil {
		return nil
	}
	return *n
}

// Export writes the proposal as the page shows it, the formula in words above it.
func (s *ShareService) Export(ctx context.Context, a authz.Actor, id string) (*huma.StreamResponse, error) {
	v, err := s.Show(ctx, a, id)
	if err != nil {
		return nil, err
	}
	err = export.Record(ctx, s.DB, export.Act{Actor: a.Audit(), Action: "quota.export", Kind: "quota_share", Label: "员额测算：" + v.Name})
	if err != nil {
		return nil, err
	}
	at := workday.Minute(s.DB.Now())
	notes := append([]string{fmt.Sprintf("%d年度，可分配%d名；现核定截至%s。%s导出，%s", v.Year, v.Total, v.On, a.Name, at)}, v.Formula...)
	notes = append(notes, v.Notes...)
	if v.Problem != "" {
		notes = append(notes, "没有测算结果："+v.Problem)
	}
	hundredths := func(title string) export.Column {
		return export.Column{Title: title, Kind: sheet.KindNumber, Width: 11, Format: "0.00"}
	}
	l := export.List{
		Title: "员额测算：" + v.Name, Sheet: "员额测算", Notes: notes,
		Columns: []export.Column{
			export.Text("单位", 30), export.Digits("行政区划代码", 14), export.Number("企业数"), export.Number("职工数"), export.Number("集体合同数"),
			hundredths("份额（%）"), hundredths("应得（总数×份额）"), hundredths("限内应得（按上下限调整）"), export.Number("测算数（取整，建议核定）"), export.Number("现核定"),
			export.Number("在岗"), export.Number("增减（测算数－现核定）"), export.Number("超员（在岗－测算数）"), export.Text("说明", 24), export.Text("数据来源", 40),
		},
	}
	return export.Send(l, func(row export.Row) error {
		for _, r := range v.Rows {
			if err := row(shareCells(r)...); err != nil {
				return err
			}
		}
		return nil
	})
}

func shareCells(r ShareRow) []any {
	name := strings.Repeat("　", r.Depth) + r.Name
	if r.Total {
		name += "（合计）"
	}
	cells := []any{
		name, r.RegionCode, cell(r.Enterprises), cell(r.Workers), cell(r.Agreements), nil, nil, nil, nil, nil, r.Occupied, nil, nil, r.Says, r.origin(),
	}
	if r.Approved {
		cells[9] = r.Authorised
	}
	if p := r.Portion; p != nil {
		cells[5], cells[6], cells[7] = r.shown(p.Share, shareUnit/100), r.shown(p.Entitled, headUnit), r.shown(p.Adjusted, headUnit)
		cells[8], cells[11], cells[12] = p.Heads, r.Difference, r.Over
		if r.Over > 0 && !r.Total {
			cells[13] = strings.TrimPrefix(r.Says+"；超员，新聘等候，不解聘任何人", "；")
		}
	}
	return cells
}

// shown is a fraction with two decimals: cut for a county, since its whole heads are what stands before the point, and
// rounded for a sum of counties.
func (r ShareRow) shown(n, unit int64) float64 {
	n *= 100
	if r.Total {
		n += unit / 2
	}
	return float64(n/unit) / 100
}

// origin says where a county's numbers came from, with what was noted.
func (r ShareRow) origin() string {
	if r.Total {
		return ""
	}
	var said []string
	for m, c := range r.cells() {
		title := [3]string{"企业", "职工", "合同"}[m]
		if *c.n == nil {
			said = append(said, title+"：空白")
		} else {
			said = append(said, title+"："+c.from.Title())
		}
	}
	if r.Note != "" {
		said = append(said, r.Note)
	}
	return strings.Join(said, "；")
}
