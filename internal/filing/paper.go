package filing

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/platform/notify"
	"xiezhi/internal/platform/paper"
	"xiezhi/internal/platform/sheet"
	"xiezhi/internal/policy"
	"xiezhi/internal/roster"
	"xiezhi/internal/workday"
)

// instructors is whom a filing is of.
const instructors = "专职集体协商指导员"

// Printing is how a document is set: the report with its table, the list of names, or both as a workbook; numbers in full
// are an audited act with a reason.
type Printing struct {
	What    string
	Format  string
	Numbers bool
	Reason  string
}

// printed is a row as it goes on paper.
type printed struct {
	Cells

	ID, Phone string
}

// Print sets a document. Numbers in full are recorded for each person, who can read by whom and why.
func (s *Service) Print(ctx context.Context, a authz.Actor, id string, in Printing) (*huma.StreamResponse, error) {
	reason := strings.TrimSpace(in.Reason)
	if n := len([]rune(reason)); in.Numbers && (n < 2 || n > 200) {
		return nil, errs.E(CodeReason, "请写明列出完整号码的理由（本人可以看到）。", errs.F("reason", "2 至 200 字"))
	}
	var f Filing
	var city org.Union
	var list []printed
	err := s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) (err error) {
		if f, err = filingByID(ctx, tx, a.Scope(authz.FilingRead), id); err != nil {
			return err
		}
		if in.Numbers && !a.Scope(authz.RosterReveal).Covers(f.Place()) {
			return authz.Missing(authz.RosterReveal)
		}
		if city, err = org.ByID(ctx, tx, f.UnionID); err != nil {
			return err
		}
		rows, err := rowsOf(ctx, tx, authz.Everything(), f.ID)
		if err != nil {
			return err
		}
		if list, err = s.printedRows(rows, in.Numbers); err != nil {
			return err
		}
		if err := audit.Record(ctx, tx, entryOf(a, "filing.print", nil, &f, city.Name, reason)); err != nil || !in.Numbers {
			return err
		}
		return looked(ctx, tx, a, f, rows, reason)
	})
	if err != nil {
		return nil, err
	}
	m, err := f.manifest()
	if err != nil {
		return nil, err
	}
	name := titleOf(f, city.Name)
	switch {
	case in.Format == "xlsx":
		return httpx.Download(name+".xlsx", httpx.XLSX, func(w io.Writer) error { return writeFiling(w, f, m, city.Name, list, a.Name, s.DB.Now()) }), nil
	case in.What == "list":
		return httpx.PaperFormat{Format: in.Format}.Paper(name+"名单", listDoc(f, city.Name, list, s.DB.Now()), s.Font)
	}
	root, err := org.Root(ctx, s.DB.Read())
	if err != nil {
		return nil, err
	}
	return httpx.PaperFormat{Format: in.Format}.Paper(name+"报告", reportLetter(f, m, city.Name, root.Name).Doc(), s.Font)
}

func (s *Service) printedRows(rows []Row, full bool) ([]printed, error) {
	list := make([]printed, len(rows))
	for i, r := range rows {
		c, err := r.cells()
		if err != nil {
			return nil, err
		}
		list[i] = printed{Cells: c, ID: c.IDMasked, Phone: c.PhoneMasked}
		if !full {
			continue
		}
		n, bound, err := openNumbers(s.Keys, r, c)
		if err != nil {
			return nil, err
		}
		if !bound {
			return nil, fmt.Errorf("row %d of %s: the numbers are not those that were filed", r.Seq, r.FilingID)
		}
		list[i].ID, list[i].Phone = n.ID, n.Phone
	}
	return list, nil
}

// looked records for each person of a list that the numbers were seen in full, and tells them.
func looked(ctx context.Context, tx *db.Tx, a authz.Actor, f Filing, rows []Row, reason string) error {
	var entries []audit.Entry
	var notices []notify.Notice
	for _, r := range rows {
		if r.PersonID == "" {
			continue
		}
		entries = append(entries, audit.Entry{
			Actor: a.Audit(), Action: roster.ActionReveal, Kind: "person", ID: r.PersonID, PersonID: r.PersonID, Label: "证件号和移动电话（备案名单）",
			UnionID: r.UnionID, CountyID: r.CountyID, CityID: r.CityID, Reason: reason,
		})
		notices = append(notices, notify.Notice{
			Recipient: notify.ToPerson(r.PersonID), Title: "有人查看了您的完整证件号和移动电话", Body: fmt.Sprintf("%d年度备案名单。查看人：%s。理由：%s", f.Year, a.Name, reason),
			Kind: "person", RecordID: r.PersonID,
		})
	}
	if err := audit.Record(ctx, tx, entries...); err != nil {
		return err
	}
	return notify.Tell(ctx, tx, notices...)
}

func stop(s string) string { return strings.TrimRight(s, "。；，") + "。" }

// reportLetter is the paper by which a city files, in the layout of GB/T 9704, with the summary by county.
func reportLetter(f Filing, m Manifest, city, province string) paper.Letter {
	subject := fmt.Sprintf("%d年度%s聘用情况", f.Year, instructors)
	l := paper.Letter{
		Agency: city, To: province + "权益保障部", From: city, Date: workday.Of(f.FiledAt).Chinese(), Created: f.FiledAt,
		Title:       "关于报送" + fmt.Sprintf("%d年度", f.Year) + "\n" + instructors + "聘用情况备案的报告",
		Attachments: []string{subject + "汇总表", subject + "名单（另附）"},
	}
	if f.Kind != KindAnnual {
		l.Title = fmt.Sprintf("关于%s%d年度\n%s聘用情况备案的报告", map[Kind]string{KindSupplement: "补充", KindCorrection: "更正"}[f.Kind], f.Year, instructors)
	}
	t := m.Total
	l.Body = append(l.Body,
		paper.LetterText(fmt.Sprintf("根据%s的规定，现将我市%s报送备案（回执编号：%s）。", policy.Cite(policy.OctoberFilingDue), subject, f.Number)),
		paper.Heading{Text: "一、聘用情况", Level: 1},
		paper.LetterText(fmt.Sprintf("截至%s，本年度共聘用%d人次，涉及%d人；在岗%d人，本年新聘%d人，续聘%d人，离岗%d人次。", f.OnDay.Chinese(), t.All, t.Persons, t.InPost, t.New, t.Renewed, t.Left)),
		paper.LetterText(fmt.Sprintf("按聘用渠道，自主招聘%d人，政府购买服务%d人，社会化工会工作者%d人；按合同种类，劳动合同%d人，劳务协议%d人。", t.Own, t.Procured, t.Social, t.Labour, t.Service)),
		paper.Heading{Text: "二、核对和说明", Level: 1},
		paper.LetterText(checkedWords(m)),
	)
	if f.Kind == KindCorrection {
		l.Body = append(l.Body, paper.LetterText("更正的原因："+stop(f.Reason)))
	}
	if f.LateDays > 0 && f.Kind == KindAnnual {
		l.Body = append(l.Body, paper.LetterText(fmt.Sprintf("本次备案超过规定期限%d天，原因：%s", f.LateDays, stop(f.LateReason))))
	}
	l.Body = append(l.Body, paper.LetterText("特此报告。"))
	l.After = append([]paper.Block{
		paper.PageBreak{},
		paper.Paragraph{Runs: []paper.Run{{Text: "附件1", Type: paper.Type{Face: paper.FaceHei}}}},
		paper.Heading{Text: subject + "汇总表", Size: paper.SizeSmall2},
		paper.Spacer{Height: 3},
	}, unitTable(m)...)
	return l
}

func checkedWords(m Manifest) string {
	checked, of := 0, 0
	for _, u := range m.Units {
		if strings.HasSuffix(u.Name, "（本级）") {
			continue
		}
		of++
		if u.CheckedBy != "" {
			checked++
		}
	}
	words := fmt.Sprintf("%d个县（市、区）中，%d个已核对本地部分；个人信息完整率为%d%%。", of, checked, m.Total.Complete())
	if m.Warns > 0 {
		var list []string
		for _, w := range m.Warnings {
			list = append(list, fmt.Sprintf("%s%d处", w.Title, w.Count))
		}
		words += "系统提示：" + strings.Join(list, "，") + "。"
	}
	return words
}

// unitTable is the summary by county, and the file's proofs below it.
func unitTable(m Manifest) []paper.Block {
	small := paper.Type{Size: paper.SizeSmall4, Pitch: 18}
	rows := []paper.Row{{Heading: true, Cells: []paper.Cell{
		paper.Label("单位"), paper.Label("聘用"), paper.Label("在岗"), paper.Label("新聘"), paper.Label("续聘"), paper.Label("离岗"), paper.Label("自主"),
		paper.Label("购买"), paper.Label("社工"), paper.Label("核对"),
	}}}
	line := func(name string, f YearFigures, checked string) {
		cells := []paper.Cell{{Text: name, VAlign: paper.Middle}}
		for _, n := range []int{f.All, f.InPost, f.New, f.Renewed, f.Left, f.Own, f.Procured, f.Social} {
			cells = append(cells, paper.Cell{Text: strconv.Itoa(n), Align: paper.Right, VAlign: paper.Middle})
		}
		rows = append(rows, paper.Row{Cells: append(cells, paper.Cell{Text: checked, Align: paper.Centre, VAlign: paper.Middle})})
	}
	for _, u := range m.Units {
		checked := ""
		if u.CheckedBy != "" {
			checked = "√"
		}
		line(u.Name, u.Figures, checked)
	}
	line("合计", m.Total, "")
	return []paper.Block{paper.Table{Columns: []float64{42, 13, 13, 13, 13, 13, 13, 13, 13, 10}, Type: small, Rows: rows}}
}

// proofLines are printed below a list, so that the paper can be held against the file.
func proofLines(f Filing) paper.Paragraph {
	return paper.Paragraph{
		Runs: []paper.Run{{Text: fmt.Sprintf("回执编号：%s　名单截至：%s　校验值：%s", f.Number, f.OnDay.Chinese(), f.Checksum)}}, Type: paper.Type{Size: 8, Pitch: 12}, Before: 2,
	}
}

var listColumns = []struct {
	title string
	width float64
}{
	{"序号", 8},
	{"姓名", 14},
	{"性别", 8},
	{"出生年月", 14},
	{"政治面貌", 13},
	{"文化程度", 13},
	{"专业职称", 17},
	{"身份证号", 30},
	{"移动电话", 20},
	{"原工作单位及岗位", 21},
	{"聘用单位", 23},
	{"定岗单位", 23},
	{"新聘续聘", 9},
	{"聘用渠道", 15},
	{"合同", 22},
	{"上岗日期", 19},
	{"在岗或离岗", 18},
}

// listDoc is a document's list of names, landscape.
func listDoc(f Filing, city string, list []printed, now time.Time) paper.Doc {
	head := paper.Row{Heading: true, Height: 9}
	widths := make([]float64, len(listColumns))
	for i, c := range listColumns {
		head.Cells, widths[i] = append(head.Cells, paper.Label(c.title)), c.width
	}
	rows := []paper.Row{head}
	for i, p := range list {
		r := paper.Row{Height: 8}
		for k, text := range []string{
			strconv.Itoa(i + 1), p.Name, p.Sex, p.Birth, p.Political, p.Education, p.Title, p.ID, p.Phone, p.FormerPost, p.Union, p.Post, p.Hired.Title(),
			p.Channel.Title(), p.ContractKind.Title() + "\n" + p.Term(), p.OnDuty.String(), p.Status(),
		} {
			cell := paper.Cell{Text: text, VAlign: paper.Middle}
			if k < 6 || k == 12 || k == 15 {
				cell.Align = paper.Centre
			}
			r.Cells = append(r.Cells, cell)
		}
		rows = append(rows, r)
	}
	title := fmt.Sprintf("%s%d年度%s聘用情况备案名单", city, f.Year, instructors)
	if f.Kind != KindAnnual {
		title += "（" + f.Kind.Title() + "）"
	}
	return paper.Doc{
		Title: title, Created: f.FiledAt, Numbers: paper.NumbersCentre, Page: paper.Page{Landscape: true, Top: 18, Bottom: 16, Left: 5, Right: 5},
		Footer: "打印于" + workday.Of(now).Chinese(), Base: paper.Type{Size: paper.SizeSmall5},
		Blocks: []paper.Block{
			paper.Heading{Text: title, Size: paper.SizeSmall2},
			paper.Spacer{Height: 2},
			paper.Table{Columns: widths, Type: paper.Type{Size: 8, Pitch: 11}, Rows: rows},
			proofLines(f),
		},
	}
}

// Slip is the numbered receipt of a filing, as it stands.
func (s *Service) Slip(ctx context.Context, a authz.Actor, id string, format httpx.PaperFormat) (*huma.StreamResponse, error) {
	v, err := s.Show(ctx, a, id)
	if err != nil {
		return nil, err
	}
	root, err := org.Root(ctx, s.DB.Read())
	if err != nil {
		return nil, err
	}
	return format.Paper(v.Number+"备案回执", slipLetter(v, root.Name).Doc(), s.Font)
}

func slipLetter(v DocumentView, province string) paper.Letter {
	f := v.Filing
	l := paper.Letter{Number: f.Number, Title: "备案回执", To: v.UnionName, From: province, Created: f.FiledAt, Date: workday.Of(f.FiledAt).Chinese()}
	timely := "在规定期限（" + f.DueOn.Chinese() + "）内"
	if f.LateDays > 0 {
		timely = fmt.Sprintf("超过规定期限（%s）%d天", f.DueOn.Chinese(), f.LateDays)
	}
	if f.Kind != KindAnnual {
		timely = "作为年度备案的" + f.Kind.Title()
	}
	l.Body = []paper.Block{
		paper.LetterText(fmt.Sprintf("你会报送的%d年度%s聘用情况（%s）已由系统收到，名单%d行，截至%s。", f.Year, instructors, v.KindTitle, f.RowCount, f.OnDay.Chinese())),
		paper.LetterText(fmt.Sprintf("收到时间：%s（北京时间，以服务器为准），%s。", f.FiledAt.In(workday.Shanghai).Format("2006年1月2日15时04分05秒"), timely)),
	}
	switch f.State {
	case StateAccepted, StateSuperseded:
		l.Body = append(l.Body, paper.LetterText(fmt.Sprintf("省总工会权益保障部于%s接收。", workday.Of(f.DecidedAt).Chinese())))
	case StateReturned:
		l.Body = append(l.Body, paper.LetterText(fmt.Sprintf("省总工会权益保障部于%s退回修改：%s退回不影响已按时报送。", workday.Of(f.DecidedAt).Chinese(), stop(f.DecidedReason))))
	case StateFiled:
		l.Body = append(l.Body, paper.LetterText("本回执证明报送的时间和内容，接收与否由省总工会权益保障部另行答复。"))
	}
	small := paper.Type{Size: paper.SizeSmall4, Pitch: 20}
	l.After = []paper.Block{
		paper.Spacer{Height: 8},
		paper.Paragraph{Runs: []paper.Run{{Text: "校验值：" + f.Checksum}}, Type: small},
		paper.Paragraph{Runs: []paper.Run{{Text: "签名公钥指纹：" + v.Fingerprint}}, Type: small},
		paper.Paragraph{Runs: []paper.Run{{Text: "规则版本：" + v.Rules + "　参数版本：" + f.PolicyVersion}}, Type: small},
	}
	return l
}

func day(d workday.Date) sheet.Date {
	if d.IsZero() {
		return sheet.Date{}
	}
	return sheet.Date{Year: d.Year(), Month: int(d.Month()), Day: d.Day()}
}

func num(title string) sheet.ExportColumn {
	return sheet.ExportColumn{Title: title, Kind: sheet.KindNumber, Width: 10}
}

func text(title string, width float64) sheet.ExportColumn {
	return sheet.ExportColumn{Title: title, Kind: sheet.KindText, Width: width}
}

var figureColumns = []sheet.ExportColumn{
	num("本年聘用"), num("涉及人数"), num("在岗"), num("本年新聘"), num("本年续聘"), num("本年离岗"), num("自主招聘"), num("政府购买服务"), num("社会化工会工作者"), num("劳动合同"), num("劳务协议"),
}

func (f YearFigures) values() []any {
	return []any{f.All, f.Persons, f.InPost, f.New, f.Renewed, f.Left, f.Own, f.Procured, f.Social, f.Labour, f.Service}
}

var rowColumns = []sheet.ExportColumn{
	text("县（市、区）", 20),
	{Title: "姓名", Kind: sheet.KindName},
	text("性别", 6), text("出生年月", 10), text("政治面貌", 12), text("文化程度", 12), text("专业职称", 16),
	{Title: "身份证号", Kind: sheet.KindDigits},
	{Title: "移动电话", Kind: sheet.KindDigits},
	text("原工作单位及岗位", 24), text("聘用单位", 24), text("定岗单位", 24), text("新聘或续聘", 10), text("聘用渠道", 16), text("合同种类", 10),
	{Title: "合同起", Kind: sheet.KindDate},
	{Title: "合同止", Kind: sheet.KindDate},
	{Title: "上岗日期", Kind: sheet.KindDate},
	text("在岗或离岗", 10),
	{Title: "离岗日期", Kind: sheet.KindDate},
	text("离岗事由", 20), text("推荐表编号", 16), text("工作简历", 40), text("奖惩情况", 24),
}

func (p printed) values() []any {
	status := "在岗"
	if !p.InPost {
		status = "离岗"
	}
	return []any{
		p.Unit, p.Name, p.Sex, p.Birth, p.Political, p.Education, p.Title, p.ID, p.Phone, p.FormerPost, p.Union, p.Post, p.Hired.Title(), p.Channel.Title(),
		p.ContractKind.Title(), day(p.ContractStarts), day(p.ContractEnds), day(p.OnDuty), status, day(p.EndedOn), p.EndGround.Title(), p.FormNumber, p.Resume, p.Awards,
	}
}

// writeFiling writes a document as a workbook: the summary by county, and the list.
func writeFiling(w io.Writer, f Filing, m Manifest, city string, list []printed, by string, now time.Time) error {
	title := fmt.Sprintf("%s%d年度%s聘用情况备案（%s）", city, f.Year, instructors, f.Kind.Title())
	stamp := fmt.Sprintf("回执编号：%s  名单截至：%s  校验值：%s", f.Number, f.OnDay.String(), f.Checksum)
	e, err := sheet.NewExport(w, "汇总", append([]sheet.ExportColumn{text("单位", 28)}, append(figureColumns, text("核对", 12))...), title, stamp,
		by+"导出，"+workday.Minute(now))
	if err != nil {
		return err
	}
	fail := func(err error) error { return errors.Join(err, e.Abandon()) }
	for _, u := range append(m.Units, FiledUnit{Name: "合计", Figures: m.Total}) {
		if err := e.Row(append(append([]any{u.Name}, u.Figures.values()...), u.CheckedBy)...); err != nil {
			return fail(err)
		}
	}
	if err := e.Next("名单", rowColumns, title+"名单", stamp); err != nil {
		return fail(err)
	}
	for _, p := range list {
		if err := e.Row(p.values()...); err != nil {
			return fail(err)
		}
	}
	return e.Close()
}
