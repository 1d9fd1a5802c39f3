package exit

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/export"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/platform/paper"
	"xiezhi/internal/platform/sheet"
	"xiezhi/internal/roster"
	"xiezhi/internal/workday"
)

func (s *Service) base(ctx context.Context) string {
	if s.BaseURL != "" {
		return s.BaseURL
	}
	return httpx.MetaOf(ctx).Origin()
}

var sheetPage = paper.Page{Top: 22, Bottom: 20, Left: 20, Right: 20}

var labelled = []float64{32, 53, 32, 53}

// pair is a row of two labels, each with its value.
func pair(a, av, b, bv string) paper.Row {
	return paper.Row{Height: 9, Cells: []paper.Cell{paper.Label(a), cell(av), paper.Label(b), cell(bv)}}
}

// wide is a row of one label and its value.
func wide(a, av string, height float64) paper.Row {
	c := cell(av)
	c.ColSpan = 3
	return paper.Row{Height: height, Cells: []paper.Cell{paper.Label(a), c}}
}

func cell(s string) paper.Cell {
	if strings.TrimSpace(s) == "" {
		s = "—"
	}
	return paper.Cell{Text: s, VAlign: paper.Middle}
}

func dateText(d workday.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.Chinese()
}

// Pack is the exit with all its parts in one paper, for the file: no notice of dismissal, which is the union's own to write.
func (s *Service) Pack(ctx context.Context, a authz.Actor, id string, format httpx.PaperFormat) (*huma.StreamResponse, error) {
	v, err := s.Show(ctx, a, id)
	if err != nil {
		return nil, err
	}
	if v.State == StateApplied {
		return nil, wrongState(v.Exit, "打印")
	}
	return format.Paper("退出登记表（"+v.Name+"）", packDoc(v, s.DB.Now()), s.Font)
}

func packDoc(v FullExit, now time.Time) paper.Doc {
	d := paper.Doc{
		Title: "专职集体协商指导员退出登记表", Created: now, Page: sheetPage, Numbers: paper.NumbersCentre, Base: paper.Type{Size: paper.SizeSmall4},
		Footer: "打印于" + workday.Of(now).Chinese(),
	}
	add := func(b ...paper.Block) { d.Blocks = append(d.Blocks, b...) }
	body := paper.Type{Size: paper.SizeSmall4, Pitch: 18}
	head := func(s string) paper.Block {
		return paper.Paragraph{Runs: []paper.Run{{Text: s, Bold: true}}, Type: paper.Type{Face: paper.FaceHei, Size: paper.SizeSmall4}, Before: 4, After: 1.5, KeepWithNext: true}
	}
	add(paper.Heading{Text: "专职集体协商指导员退出登记表", Size: paper.Size2}, paper.Spacer{Height: 3},
		paper.Paragraph{Runs: []paper.Run{{Text: "聘用单位：" + v.UnionName}}, Type: paper.Type{Size: paper.Size4}, After: 2})
	contract := v.KindTitle
	if contract != "" && !v.ContractEnds.IsZero() {
		contract += "，至" + v.ContractEnds.Chinese()
	}
	basics := []paper.Row{
		pair("姓　名", v.Name, "性　别", v.SexText), pair("身份证号", v.IDMasked, "出生日期", dateText(v.Birth)),
		pair("上岗日期", dateText(v.OnDuty), "合同（协议）", contract),
		pair("事　由", groundText(v.Ground), "最后在岗日", dateText(v.EffectiveOn)),
	}
	add(paper.Table{Columns: labelled, Type: body, Rows: basics})

	add(head("一、事实和依据"))
	add(paper.Table{Columns: labelled, Type: body, Rows: factRows(v)})
	add(head("二、本人意见和决定"))
	rows := []paper.Row{}
	if v.Ground == roster.GroundDiscipline || v.Ground == roster.GroundFailed || v.Statement != "" {
		rows = append(rows, wide("本人陈述", statementText(v.Exit), 14))
	}
	if v.ContractKind == roster.ContractLabour {
		law := v.LegalTitle
		if v.LegalNote != "" {
			law += "。" + v.LegalNote
		}
		rows = append(rows, wide("劳动合同的\n法律依据", law, 12))
		if v.Legal.unilateral() || v.ConsultOpinion != "" {
			rows = append(rows, wide("征求工会意见", consultText(v.Exit), 14))
		}
	}
	if v.Explanation != "" {
		rows = append(rows, wide("说　明", v.Explanation, 12))
	}
	decision := v.Document
	if v.Opinion != "" {
		decision = strings.TrimSpace(decision + "\n" + v.Opinion)
	}
	if !v.DecidedOn.IsZero() {
		decision = strings.TrimSpace(decision + "\n" + v.DecidedName + "　" + v.DecidedOn.Chinese())
	}
	rows = append(rows, wide("单位决定", decision, 14), wide("送达本人", servedNoted(v.Exit), 9))
	add(paper.Table{Columns: labelled, Type: body, Rows: rows})

	add(head("三、交接"))
	add(paper.Table{Columns: []float64{76, 22, 72}, Type: body, Rows: handRows(v)})
	add(head("四、备案"))
	if len(v.Filings) > 0 {
		var rows []paper.Row
		for _, f := range v.Filings {
			if f.CorrectsID == "" {
				rows = append(rows, pair("接收单位", v.CityName, "编　号", f.Number), pair("备案时间", clockText(f.FiledAt), "备案期限", dueText(f)))
			} else {
				rows = append(rows, pair("更正时间", clockText(f.FiledAt), "编　号", f.Number), wide("更　正", correctionText(f), 12))
			}
			rows = append(rows, wide("内容校验值", f.Hash, 9))
		}
		add(paper.Table{Columns: labelled, Type: body, Rows: rows, Together: true})
	} else {
		add(paper.Paragraph{Runs: []paper.Run{{Text: filingPending(v)}}, Type: body, FirstIndent: 2})
	}
	add(head("五、材料目录"))
	add(filesTable(v, body)...)
	add(paper.Spacer{Height: 8}, paper.Table{Columns: []float64{85, 85}, Rule: -1, Type: body, Rows: []paper.Row{
		{Cells: []paper.Cell{{Text: "经办人：" + strings.TrimSpace(v.CompletedName)}, {Text: "单位（盖章）：\n\n　　　　年　　月　　日"}}},
	}})
	return d
}

func factRows(v FullExit) []paper.Row {
	x := v.Exit
	switch x.Ground {
	case roster.GroundDiscipline:
		return []paper.Row{
			wide("违反纪律或\n法规的事实", x.FactDiscipline, 16), wide("损害工会形象\n的事实", x.FactImage, 16), wide("造成不良影响\n的事实", x.FactEffect, 16),
		}
	case roster.GroundWish:
		how := "本人在系统中申请"
		if x.Origin == OriginPaper {
			how = "书面申请"
		}
		rows := []paper.Row{pair("申请日期", dateText(x.AppliedOn), "申请方式", how), pair("希望离岗日", dateText(x.WishedOn), fmt.Sprintf("满%d日为", v.NoticeDays), dateText(v.Earliest)), wide("原　因", x.WishReason, 12)}
		if x.agreed() {
			rows = append(rows, wide("协商一致", "本人、单位（"+x.AgreedUnionName+"）均已确认"+x.EffectiveOn.Chinese()+"离岗。", 9))
		}
		return rows
	case roster.GroundAge:
		return []paper.Row{pair(fmt.Sprintf("满%d周岁", v.RetireAge), dateText(v.Reaches65), "合同到期", dateText(v.ContractEnds)), wide("情况说明", x.Facts, 12)}
	case roster.GroundFailed, roster.GroundExpired, roster.GroundTransfer, roster.GroundDeath, roster.GroundRetired, roster.GroundAbolished, roster.GroundOther:
	}
	return []paper.Row{wide("情况说明", x.Facts, 16)}
}

func statementText(x Exit) string {
	switch {
	case x.Statement != "":
		how := ""
		if !x.PleadedAt.IsZero() {
			how = "，本人在系统中填写"
		}
		return strings.TrimSpace(x.Statement + "\n" + dateText(x.StatementOn) + how)
	case x.Declined:
		return dateText(x.StatementOn) + "已告知可以陈述，本人没有陈述。"
	}
	return ""
}

func consultText(x Exit) string {
	if x.ConsultedOn.IsZero() {
		return ""
	}
	t := x.ConsultedOn.Chinese() + "征求" + x.ConsultUnion + "意见：" + x.ConsultOpinion
	if x.ConsultReply != "" {
		t += "\n研究和答复：" + x.ConsultReply
	}
	return t
}

func handRows(v FullExit) []paper.Row {
	rows := []paper.Row{{Heading: true, Cells: []paper.Cell{paper.Label("项　目"), paper.Label("情况"), paper.Label("说　明")}}}
	for _, p := range v.Points {
		word := ""
		switch {
		case p.None:
			word = "无此项"
		case p.Done:
			word = "已交接"
		}
		rows = append(rows, paper.Row{Height: 8, Cells: []paper.Cell{cell(p.Title), cell(word), cell(p.Note)}})
	}
	for _, h := range v.Handover {
		if t := openTitles[h.Key]; t != "" && strings.TrimSpace(h.Note) != "" {
			rows = append(rows, paper.Row{Height: 8, Cells: []paper.Cell{cell(t), cell("未了"), cell(h.Note)}})
		}
	}
	return rows
}

// correctionText says what a correction says, and by what.
func correctionText(f Filing) string {
	return f.Changed + "。原因：" + f.Reason + "（" + f.Paper + "）"
}

// openTitles are what is counted, by its key, for papers of a time when it is counted no more.
var openTitles = map[string]string{"visits": "没有签字确认的工作日志", "forms": "没有办完的续聘推荐表", "cases": "没有办结的审批事项", "posts": "系统账号上在任的管理岗位"}

func filingPending(v FullExit) string {
	switch {
	case v.DueOn.IsZero() && v.Ground.UnderArticle11():
		return "尚未报送备案。"
	case v.DueOn.IsZero():
		return "不属于第十一条所列情形，列入10月的年度备案。"
	}
	return "尚未报送备案，期限为" + v.DueOn.Chinese() + "。"
}

func dueText(f Filing) string {
	t := f.DueOn.Chinese()
	if f.Provisional {
		t += "（暂定）"
	}
	switch {
	case f.Soft:
		t += "，内部要求"
	case f.LateWorkdays > 0:
		t += fmt.Sprintf("，逾期%d个工作日", f.LateWorkdays)
	default:
		t += "，按时"
	}
	return t
}

func filesTable(v FullExit, body paper.Type) []paper.Block {
	if len(v.Files) == 0 {
		return []paper.Block{paper.Paragraph{Runs: []paper.Run{{Text: "没有附件。"}}, Type: body, FirstIndent: 2}}
	}
	rows := []paper.Row{{Heading: true, Cells: []paper.Cell{paper.Label("序号"), paper.Label("种　类"), paper.Label("名　称"), paper.Label("上传")}}}
	for i, f := range v.Files {
		rows = append(rows, paper.Row{Height: 8, Cells: []paper.Cell{
			{Text: fmt.Sprint(i + 1), Align: paper.Centre, VAlign: paper.Middle}, cell(f.KindTitle), cell(f.Name), cell(f.AddedName + "　" + workday.Of(f.AddedAt).String()),
		}})
	}
	return []paper.Block{paper.Table{Columns: []float64{14, 40, 68, 48}, Type: body, Rows: rows}}
}

// PrintReceipt is the city's receipt of a filing, from its frozen bytes: the last of the exit, or the one that is named.
func (s *Service) PrintReceipt(ctx context.Context, a authz.Actor, id, filingID string, format httpx.PaperFormat) (*huma.StreamResponse, error) {
	f, err := filingOf(ctx, s.DB.Read(), a, id)
	if err != nil {
		return nil, err
	}
	if filingID != "" {
		filings, err := filingsOf(ctx, s.DB.Read(), id)
		if err != nil {
			return nil, err
		}
		i := slices.IndexFunc(filings[id], func(one Filing) bool { return one.ID == filingID })
		if i < 0 {
			return nil, errs.NotFound("备案回执")
		}
		f = filings[id][i]
	}
	z, intact, err := s.thaw(f)
	if err != nil {
		return nil, err
	}
	if !intact {
		return nil, errors.New("the frozen filing does not have its hash")
	}
	return format.Paper(receiptName(f), receiptDoc(z, f, s.base(ctx)+"/x/"+f.Code, s.DB.Now()), s.Font)
}

func receiptDoc(z FrozenFiling, f Filing, verify string, now time.Time) paper.Doc {
	body := paper.Type{Size: paper.SizeSmall4, Pitch: 19}
	title, when, opening := "解聘备案回执", "备案时间", z.Union+"：\n　　你单位报送的解聘备案收悉，材料齐全，已登记。"
	if z.Internal {
		title, opening = "解聘备案记录", "　　本单位直接聘用人员的解聘已登记。"
	}
	late := "按时"
	if z.LateWorkdays > 0 {
		late = fmt.Sprintf("逾期%d个工作日", z.LateWorkdays)
	}
	if z.Corrects != "" {
		title, opening = "解聘备案更正回执", z.Union+"：\n　　你单位报送的备案更正收悉，已登记。原备案（"+z.Corrects+"）保留。"
		if z.Internal {
			title, opening = "解聘备案更正记录", "　　本单位的备案更正已登记。原备案（"+z.Corrects+"）保留。"
		}
		late, when = "首次备案"+late, "更正时间"
	}
	if f.Soft {
		late = "内部要求，不计逾期"
	}
	due := z.DueOn.Chinese()
	if z.Provisional {
		due += fmt.Sprintf("（暂定：%d年放假安排尚未公布）", z.DueOn.Year())
	}
	rows := []paper.Row{pair("聘用单位", z.Union, "姓　名", z.Name), pair("身份证号", z.IDMasked, "上岗日期", dateText(z.OnDuty))}
	if z.Corrects != "" {
		rows = append(rows, wide("更正内容", z.Changed, 12), wide("更正原因", z.Reason, 12), wide("更正文件", z.Paper, 9))
	}
	if z.Revoked {
		rows = append(rows, pair(when, z.FiledAt, "报送人", z.FiledName))
	} else {
		rows = append(
			rows, wide("事　由", z.Ground, 10), pair("决定文件", z.Document, "决定日期", dateText(z.DecidedOn)),
			pair("最后在岗日", dateText(z.EffectiveOn), "送达本人", z.Served), pair(when, z.FiledAt, "报送人", z.FiledName),
			pair("备案期限", due, "是否按时", late), wide("计算依据", fmt.Sprintf("办法第十一条：%s；规定版本 %s，放假日历版本 %s。", countedText(z), z.PolicyVersion, z.CalendarVersion), 14),
		)
	}
	rows = append(rows, wide("材　料", filesText(len(z.Files)), 9))
	d := paper.Doc{Title: title, Created: now, Page: sheetPage, Base: paper.Type{Size: paper.SizeSmall4}}
	d.Blocks = []paper.Block{
		paper.Paragraph{Runs: []paper.Run{{Text: "编号：" + z.Number}}, Align: paper.Right, Type: paper.Type{Size: paper.Size4}},
		paper.Heading{Text: z.City + "\n" + title, Size: paper.Size2},
		paper.Spacer{Height: 5},
		paper.Paragraph{Runs: []paper.Run{{Text: opening}}, Type: paper.Type{Size: paper.Size4, Pitch: 26}, After: 3},
		paper.Table{Columns: labelled, Type: body, Rows: rows},
		paper.Spacer{Height: 4},
		markTable(verify, f.Code, f.Hash),
		paper.Spacer{Height: 10},
		paper.Paragraph{Runs: []paper.Run{{Text: z.City}}, Align: paper.Right, RightIndent: 3, Type: paper.Type{Size: paper.Size4, Pitch: 26}},
		paper.Paragraph{Runs: []paper.Run{{Text: workday.Of(f.FiledAt).Chinese()}}, Align: paper.Right, RightIndent: 3, Type: paper.Type{Size: paper.Size4, Pitch: 26}},
	}
	return d
}

// countedText says how the due day of a filing is counted. What was filed before the words were kept was counted by the Measures.
func countedText(z FrozenFiling) string {
	if z.Term == "" {
		return "最后在岗日次日起算，按工作日（含调休上班日）计算"
	}
	if strings.Contains(z.Term, "工作日") {
		return z.Term + "，含调休上班日"
	}
	return z.Term
}

// filesText says how many papers went with a filing.
func filesText(n int) string {
	if n == 0 {
		return "没有附件"
	}
	return fmt.Sprintf("%d份，随备案留存", n)
}

// markTable stands below the receipt's table: the code that verifies the paper, and the hash of what was filed.
func markTable(verify, code, hash string) paper.Block {
	qr, err := paper.QRPNG(verify, 300)
	if err != nil { // an address too long for a code: the words beside it still verify
		qr = nil
	}
	small := paper.Type{Size: paper.SizeSmall5, Pitch: 12}
	words := paper.Cell{VAlign: paper.Middle, Edges: paper.EdgesNone, Paragraphs: []paper.Paragraph{
		{Runs: []paper.Run{{Text: "扫码核验，核验码 " + code}}, Type: small}, {Runs: []paper.Run{{Text: "内容校验值 " + hash}}, Type: small},
	}}
	mark := paper.Cell{Edges: paper.EdgesNone, VAlign: paper.Middle}
	if qr != nil {
		mark.Image = &paper.Image{Data: qr, Width: 22, Align: paper.Left, Alt: "核验二维码"}
	}
	return paper.Table{Columns: []float64{28, 142}, Rule: -1, Type: small, Rows: []paper.Row{{Cells: []paper.Cell{mark, words}}}}
}

// PrintRegister sets a register as a table.
func (s *Service) PrintRegister(ctx context.Context, a authz.Actor, unionID string, year int, format httpx.PaperFormat) (*huma.StreamResponse, error) {
	r, err := s.Register(ctx, a, unionID, year, maxRegister)
	if err != nil {
		return nil, err
	}
	if r.UnionID == "" {
		return nil, errs.NotFound("备案登记簿")
	}
	return format.Paper(fmt.Sprintf("%s解聘备案登记簿（%d年）", r.UnionName, r.Year), registerDoc(r, s.DB.Now()), s.Font)
}

func registerDoc(r FilingRegister, now time.Time) paper.Doc {
	small := paper.Type{Size: paper.Size5, Pitch: 14}
	centre := func(s string) paper.Cell { return paper.Cell{Text: s, Align: paper.Centre, VAlign: paper.Middle} }
	rows := []paper.Row{{Heading: true, Height: 9, Cells: []paper.Cell{
		paper.Label("编号"), paper.Label("聘用单位"), paper.Label("姓名"), paper.Label("事由"), paper.Label("最后在岗日"), paper.Label("备案期限"),
		paper.Label("备案时间"), paper.Label("报送人"), paper.Label("备注"),
	}}}
	for _, l := range r.Lines {
		rows = append(rows, paper.Row{Height: 8, Cells: []paper.Cell{
			centre(l.Number), cell(l.UnionName), centre(l.Name), cell(l.GroundText), centre(l.EffectiveOn.String()), centre(l.DueOn.String()),
			centre(l.FiledAt[:16]), centre(l.FiledName),
			{Text: l.Remark, VAlign: paper.Middle},
		}})
	}
	title := fmt.Sprintf("%s解聘备案登记簿（%d年）", r.UnionName, r.Year)
	return paper.Doc{
		Title: title, Created: now, Numbers: paper.NumbersCentre, Page: paper.Page{Landscape: true, Top: 20, Bottom: 18, Left: 15, Right: 15},
		Footer: "打印于" + workday.Of(now).Chinese(), Base: paper.Type{Size: paper.Size5},
		Blocks: []paper.Block{
			paper.Heading{Text: title, Size: paper.SizeSmall2},
			paper.Spacer{Height: 3},
			paper.Table{Columns: []float64{35, 38, 18, 48, 23, 23, 36, 18, 28}, Type: small, Rows: rows},
		},
	}
}

// ExportRegister writes a register as a sheet.
func (s *Service) ExportRegister(ctx context.Context, a authz.Actor, unionID string, year int) (name string, write func(io.Writer) error, err error) {
	r, err := s.Register(ctx, a, unionID, year, maxRegister)
	if err != nil {
		return "", nil, err
	}
	if r.UnionID == "" {
		return "", nil, errs.NotFound("备案登记簿")
	}
	title := fmt.Sprintf("%s解聘备案登记簿（%d年）", r.UnionName, r.Year)
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		return audit.Record(ctx, tx, audit.Entry{Actor: a.Audit(), Action: "exit.export", Kind: filingsTable, Label: title})
	})
	if err != nil {
		return "", nil, err
	}
	return title + ".xlsx", func(w io.Writer) error {
		x, err := sheet.NewExport(w, "备案登记簿", []sheet.ExportColumn{
			{Title: "编号", Width: 18},
			{Title: "聘用单位", Width: 28},
			{Title: "姓名", Kind: sheet.KindName},
			{Title: "事由", Width: 34},
			{Title: "最后在岗日", Kind: sheet.KindDate},
			{Title: "备案期限", Kind: sheet.KindDate},
			{Title: "备案时间", Width: 20},
			{Title: "报送人"},
			{Title: "备注", Width: 24},
		}, title, "导出人："+a.Name+"  导出时间："+workday.Minute(s.DB.Now()))
		if err != nil {
			return err
		}
		for _, l := range r.Lines {
			if err := x.Row(l.Number, l.UnionName, l.Name, l.GroundText, export.Day(l.EffectiveOn), export.Day(l.DueOn), l.FiledAt, l.FiledName, l.Remark); err != nil {
				return errors.Join(err, x.Abandon())
			}
		}
		return x.Close()
	}, nil
}
