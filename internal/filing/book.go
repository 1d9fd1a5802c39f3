package filing

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/platform/paper"
	"xiezhi/internal/platform/sheet"
	"xiezhi/internal/workday"
)

// volume is a year in one book: each city, its units, and everybody.
type volume struct {
	board Board
	title string
	units []unitOf
	rows  []printed
	city  []string // of the rows
}

// unitOf is a unit of a city in the book.
type unitOf struct {
	city string
	FiledUnit
}

// Book is the year's 年度汇总表, as its reader sees it, with numbers masked, and the heads in post on a day.
func (s *Service) Book(ctx context.Context, a authz.Actor, year int, on workday.Date, format string) (*huma.StreamResponse, error) {
	v, err := s.volume(ctx, a, year, on)
	if err != nil {
		return nil, err
	}
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		return audit.Record(ctx, tx, audit.Entry{Actor: a.Audit(), Action: "filing.export", Kind: filingsTable, Label: v.title})
	})
	if err != nil {
		return nil, err
	}
	if format == "xlsx" {
		return httpx.Download(v.title+".xlsx", httpx.XLSX, func(w io.Writer) error { return writeBook(w, v, a.Name) }), nil
	}
	return httpx.PaperFormat{Format: format}.Paper(v.title, bookDoc(v, s.DB.Now()), s.Font)
}

func (s *Service) volume(ctx context.Context, a authz.Actor, year int, on workday.Date) (v volume, err error) {
	if v.board, err = s.Board(ctx, a, year, on); err != nil {
		return v, err
	}
	q := s.DB.Read()
	root, err := org.Root(ctx, q)
	if err != nil {
		return v, err
	}
	name := root.Name
	if !v.board.Province && len(v.board.Lines) > 0 {
		name = v.board.Lines[0].CityName
	}
	v.title = fmt.Sprintf("%s%d年度%s聘用情况备案汇总表", name, v.board.Year, instructors)
	all, err := ofYear(ctx, q, v.board.Year)
	if err != nil {
		return v, err
	}
	scope := a.Scope(authz.FilingRead)
	for _, l := range v.board.Lines {
		docs := Effective(all[l.CityID])
		rows, err := s.filed(ctx, q, scope, docs, v.board.Year, RowFilter{})
		if err != nil {
			return v, err
		}
		var order []string
		by := map[string][]Cells{}
		names := map[string]FiledUnit{}
		for _, r := range rows {
			if by[r.UnitID] == nil {
				order, names[r.UnitID] = append(order, r.UnitID), FiledUnit{ID: r.UnitID, Name: r.Unit, Code: r.UnitCode}
			}
			by[r.UnitID] = append(by[r.UnitID], r.Cells)
			v.rows, v.city = append(v.rows, printed{Cells: r.Cells, ID: r.IDMasked, Phone: r.PhoneMasked}), append(v.city, l.CityName)
		}
		for _, id := range order {
			u := names[id]
			u.Figures = Tally(by[id], v.board.Year)
			v.units = append(v.units, unitOf{l.CityName, u})
		}
	}
	return v, nil
}

func (l BoardLine) timely() string {
	words := "按时"
	switch {
	case l.FirstAt == "":
		return l.StateTitle
	case l.LateDays > 0:
		words = fmt.Sprintf("迟报%d天", l.LateDays)
	}
	if l.State == string(StateReturned) {
		words += "，已退回"
	}
	return words
}

// writeBook writes the year as a workbook: by city, by county, everybody.
func writeBook(w io.Writer, v volume, by string) error {
	b := v.board
	cols := append([]sheet.ExportColumn{text("设区市", 18), text("状态", 16), text("首次报送", 18), text("是否按时", 12), text("迟报原因", 24), text("回执编号", 22)}, figureColumns...)
	e, err := sheet.NewExport(w, "设区市", append(cols, num("完整率%"), num("系统提示"), num("未说明差异"), num("县区已核对"), num("县区总数"), num("名册在岗")), v.title,
		by+"导出，"+b.Today.Chinese()+"。涉及人数按人计：一人在几处聘用的，各市（县）各计一次，合计只计一次。名册在岗为"+b.On.Chinese()+"的人数。")
	if err != nil {
		return err
	}
	fail := func(err error) error { return errors.Join(err, e.Abandon()) }
	for _, l := range b.Lines {
		cells := append([]any{l.CityName, l.StateTitle, l.FirstAt, l.timely(), l.LateReason, l.Number}, l.Figures.values()...)
		if err := e.Row(append(cells, l.Complete, l.Warns, l.Needing, l.Checked, l.Counties, l.HeadsOn)...); err != nil {
			return fail(err)
		}
	}
	total := append([]any{"合计", "", "", fmt.Sprintf("按时%d，迟报%d，未报%d", b.OnTime, b.Late, b.Missing), "", ""}, b.Total.values()...)
	if err := e.Row(append(total, b.Total.Complete(), nil, nil, nil, nil, b.HeadsOn-b.Outside)...); err != nil {
		return fail(err)
	}
	if err := e.Next("县（市、区）", append([]sheet.ExportColumn{text("设区市", 18), text("单位", 28)}, figureColumns...), v.title+"（按县、市、区）"); err != nil {
		return fail(err)
	}
	for _, u := range v.units {
		if err := e.Row(append([]any{u.city, u.Name}, u.Figures.values()...)...); err != nil {
			return fail(err)
		}
	}
	if err := e.Next("名单", append([]sheet.ExportColumn{text("设区市", 18)}, rowColumns...), v.title+"名单（证件号、电话隐去）"); err != nil {
		return fail(err)
	}
	for i, p := range v.rows {
		if err := e.Row(append([]any{v.city[i]}, p.values()...)...); err != nil {
			return fail(err)
		}
	}
	return e.Close()
}

// bookDoc sets the year's table: cities first, then their counties.
func bookDoc(v volume, now time.Time) paper.Doc {
	b := v.board
	return paper.Doc{
		Title: v.title, Created: now, Numbers: paper.NumbersOuter, Base: paper.Type{Face: paper.FaceFangSong, Size: paper.SizeSmall4, Pitch: 18},
		Page: paper.Page{Landscape: true, Top: 26, Bottom: 22, Left: 25, Right: 25},
		Blocks: []paper.Block{
			paper.Heading{Text: v.title},
			paper.Paragraph{Runs: []paper.Run{{Text: fmt.Sprintf("应报%d个设区市：按时%d个，迟报%d个，未报%d个；已接收%d个。", len(b.Lines), b.OnTime, b.Late, b.Missing, b.Accepted)}}, Align: paper.Centre, Before: 2},
			paper.Spacer{Height: 3},
			cityTable(b),
			paper.Paragraph{Runs: []paper.Run{{Text: "注：以设区市报送的备案为准，含补充名单，退回的不计；聘用、离岗按聘用记录计。制表日期：" + workday.Of(now).Chinese() + "。"}}, Type: paper.Type{Size: paper.Size5, Pitch: 15}, Before: 2},
			paper.PageBreak{},
			paper.Heading{Text: "县（市、区）情况", Size: paper.SizeSmall2},
			paper.Spacer{Height: 3},
			countyTable(v.units),
		},
	}
}

func numbers(list ...int) []paper.Cell {
	out := make([]paper.Cell, len(list))
	for i, n := range list {
		out[i] = paper.Cell{Text: strconv.Itoa(n), Align: paper.Right, VAlign: paper.Middle}
	}
	return out
}

func labels(list ...string) []paper.Cell {
	out := make([]paper.Cell, len(list))
	for i, s := range list {
		out[i] = paper.Label(s)
	}
	return out
}

func (f YearFigures) printed() []paper.Cell {
	return numbers(f.All, f.InPost, f.New, f.Renewed, f.Left, f.Own, f.Procured, f.Social, f.Labour, f.Service)
}

var figureLabels = []string{"聘用", "在岗", "新聘", "续聘", "离岗", "自主\n招聘", "购买\n服务", "社会化\n工作者", "劳动\n合同", "劳务\n协议"}

func cityTable(b Board) paper.Table {
	small := paper.Type{Size: paper.Size5, Pitch: 15}
	rows := []paper.Row{{Heading: true, Height: 11, Cells: labels(append([]string{"序号", "设区市", "首次报送", "是否按时"}, append(figureLabels, "完整率", "县区核对")...)...)}}
	centre := func(s string) paper.Cell { return paper.Cell{Text: s, Align: paper.Centre, VAlign: paper.Middle} }
	for i, l := range b.Lines {
		at := l.FirstAt
		if len(at) > 10 {
			at = at[:10]
		}
		cells := []paper.Cell{centre(strconv.Itoa(i + 1)), {Text: l.CityName, VAlign: paper.Middle}, centre(at), centre(l.timely())}
		figures := l.Figures.printed()
		if l.Figures.All == 0 {
			for k := range figures {
				figures[k].Text = "" // nothing of it counts
			}
		}
		cells = append(cells, figures...)
		done, checked := fmt.Sprintf("%d%%", l.Complete), fmt.Sprintf("%d/%d", l.Checked, l.Counties)
		if l.Figures.All == 0 {
			done, checked = "", ""
		}
		rows = append(rows, paper.Row{Height: 8, Cells: append(cells, centre(done), centre(checked))})
	}
	last := []paper.Cell{{Text: "合计", ColSpan: 4, Align: paper.Centre, VAlign: paper.Middle}}
	last = append(last, b.Total.printed()...)
	rows = append(rows, paper.Row{Height: 8, Cells: append(last, centre(fmt.Sprintf("%d%%", b.Total.Complete())), centre(""))})
	return paper.Table{Columns: []float64{10, 32, 21, 17, 13, 13, 13, 13, 13, 14, 14, 16, 14, 14, 16, 14}, Type: small, Rows: rows}
}

func countyTable(units []unitOf) paper.Table {
	small := paper.Type{Size: paper.Size5, Pitch: 15}
	rows := []paper.Row{{Heading: true, Height: 11, Cells: labels(append([]string{"设区市", "单位"}, figureLabels...)...)}}
	for _, u := range units { // each names its city: a page may begin with any of them
		rows = append(rows, paper.Row{Height: 7, Cells: append([]paper.Cell{{Text: u.city, VAlign: paper.Middle}, {Text: u.Name, VAlign: paper.Middle}}, u.Figures.printed()...)})
	}
	return paper.Table{Columns: []float64{32, 48, 16, 16, 16, 16, 16, 17, 17, 20, 17, 16}, Type: small, Rows: rows}
}
