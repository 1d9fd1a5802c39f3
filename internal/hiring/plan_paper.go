package hiring

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/platform/paper"
	"xiezhi/internal/platform/sheet"
	"xiezhi/internal/policy"
	"xiezhi/internal/workday"
)

// Letter is the paper by which a union sends its plan up, in the layout of GB/T 9704. Its number is left to the union's
// own register.
func (s *PlanService) Letter(ctx context.Context, a authz.Actor, id string, f httpx.PaperFormat) (*huma.StreamResponse, error) {
	v, err := s.Show(ctx, a, id)
	if err != nil {
		return nil, err
	}
	return f.Paper(v.Title+"的请示", reportLetter(v, s.DB.Now()).Doc(), s.Font)
}

// Reply is the province's 核定批复 on a decided plan.
func (s *PlanService) Reply(ctx context.Context, a authz.Actor, id string, f httpx.PaperFormat) (*huma.StreamResponse, error) {
	v, err := s.Show(ctx, a, id)
	if err != nil {
		return nil, err
	}
	if !slices.Contains(v.Actions, "reply") {
		return nil, errNoLetter
	}
	root, err := org.Root(ctx, s.DB.Read())
	if err != nil {
		return nil, err
	}
	return f.Paper("核定批复："+v.Title, replyLetter(v, root.Name, s.DB.Now()).Doc(), s.Font)
}

// instructors is what the plans are of.
const instructors = "专职集体协商指导员"

func planSubject(p Plan) string {
	return fmt.Sprintf("%d年度%s%s", p.Year, instructors, p.Kind.Title())
}

func reportLetter(v PlanView, now time.Time) paper.Letter {
	p := *v.Plan
	on := p.SubmittedAt
	if on.IsZero() {
		on = now
	}
	l := paper.Letter{
		Agency: v.UnionName, Title: "关于报送" + fmt.Sprintf("%d年度", p.Year) + "\n" + instructors + p.Kind.Title() + "的请示", To: v.SuperiorTo, Upward: true,
		From: v.UnionName, Date: workday.Of(on).Chinese(), Created: now,
	}
	verb := "申报"
	if p.Kind == PlanExtra {
		verb = "追加"
	}
	asked := fmt.Sprintf("拟%s%d名", verb, p.Requested)
	if p.Tier == org.TierCity {
		asked = fmt.Sprintf("全市共%s%d名%s", verb, v.Totals.City, shares(v, p.Requested, v.Totals.City))
	}
	own := ""
	if p.Tier == org.TierCity {
		own = "市本级"
	}
	last := "上年度没有核定数"
	if p.LastNumber != nil {
		last = fmt.Sprintf("上年度核定%d名", *p.LastNumber)
	}
	l.Body = append(l.Body,
		paper.LetterText(fmt.Sprintf("根据%s的规定，我单位拟定了%s，现将有关情况请示如下。", policy.Cite(policy.PlanDraftDue), planSubject(p))),
		paper.Heading{Text: "一、基本情况", Level: 1},
		paper.LetterText(fmt.Sprintf(own+"现有企业%d家、职工%d人；%s，现在岗%d人，至%d年底合同到期%d人。", p.Enterprises, p.Workers, last, p.Heads, p.Year, p.Ending)),
		paper.Heading{Text: "二、申报人数", Level: 1},
		paper.LetterText(asked+"。"),
	)
	if p.Reason != "" {
		l.Body = append(l.Body, paper.LetterText("理由："+stop(p.Reason)))
	}
	if p.Needs != "" {
		l.Body = append(l.Body, paper.Heading{Text: "三、岗位需求", Level: 1}, paper.LetterText(stop(p.Needs)))
	}
	if p.LateDays > 0 {
		l.Body = append(l.Body, paper.LetterText(fmt.Sprintf("本计划超过规定期限%d天上报，原因：%s", p.LateDays, stop(p.LateReason))))
	}
	l.Body = append(l.Body, paper.LetterText("妥否，请批示。"))
	if p.Tier == org.TierCity && len(v.Parts) > 0 {
		l.Attachments = []string{planSubject(p) + "汇总表"}
	}
	return withTable(l, v, letterTable{
		before: "申报数", after: "审核数", sums: [2]int{v.Totals.Requested, v.Totals.City},
		numbers: func(p Plan) (int, int) { return p.Requested, p.CityStands() },
		why:     func(p Plan) string { return reasons(p, "") }, // what the province said came later
	})
}

// stop ends a sentence.
func stop(s string) string { return strings.TrimRight(s, "。；，") + "。" }

// shares says how a city's number is made up. A later batch is its counties' alone.
func shares(v PlanView, own, all int) string {
	switch {
	case v.Plan.later():
		return "，为本批汇总的县（市、区），详见附件，市本级人数见前一批"
	case len(v.Parts) == 0:
		return "，均为市本级"
	case own == 0:
		return "，均为县（市、区），详见附件"
	}
	return fmt.Sprintf("，其中市本级%d名，县（市、区）%d名，详见附件", own, all-own)
}

func replyLetter(v PlanView, province string, now time.Time) paper.Letter {
	p := *v.Plan
	l := paper.Letter{
		Agency: province, Number: p.Document, To: v.UnionName, From: province, Date: p.DecidedOn.Chinese(), Created: now,
		Title: fmt.Sprintf("关于核定%s%d年度\n%s%s的批复", strings.TrimSuffix(v.UnionName, "总工会"), p.Year, instructors, p.Kind.Title()),
	}
	if l.Number == "" {
		l.Number = fmt.Sprintf("〔%d〕    号", p.DecidedOn.Year()) // written in by hand from the register
	}
	what, total := "核定", fmt.Sprintf("%d名", v.Totals.Province)
	if p.Kind == PlanExtra {
		what = "追加核定"
	}
	body := fmt.Sprintf("你会报送的%s收悉。根据%s的规定，经研究，现批复如下：", planSubject(p), policy.Cite(policy.PlanDraftDue))
	share := ""
	if p.Tier == org.TierCity {
		share = shares(v, p.ProvinceStands(), v.Totals.Province)
	}
	l.Body = append(l.Body, paper.LetterText(body),
		paper.LetterText(fmt.Sprintf("一、%s你会%d年度%s%s%s。", what, p.Year, instructors, total, share)))
	if p.Kind == PlanExtra {
		l.Body = append(l.Body, paper.LetterText(fmt.Sprintf("二、追加人数自%s起有效。", p.EffectiveOn.Chinese())))
	} else {
		l.Body = append(l.Body, paper.LetterText(fmt.Sprintf("二、核定数为%d年度任何一日在岗人数的上限，自%s起执行，此前核定数同时失效；现有人数超过核定数的，暂停新聘，不因此解聘。", p.Year, p.EffectiveOn.Chinese())))
	}
	l.Body = append(l.Body, paper.LetterText("三、请严格按照核定人数和规定程序组织选聘。"), paper.LetterText("此复。"))
	if len(v.Parts) > 0 {
		l.Attachments = []string{planSubject(p) + "核定表"}
	}
	return withTable(l, v, letterTable{
		before: "报送数", after: "核定数", sums: [2]int{v.Totals.City, v.Totals.Province},
		numbers: func(p Plan) (int, int) { return p.CityStands(), p.ProvinceStands() },
		why:     func(p Plan) string { return p.ProvinceReason }, // what others said is in their own papers
	})
}

// letterTable is what the table of a city's letter sets side by side.
type letterTable struct {
	before, after string
	sums          [2]int
	numbers       func(Plan) (before, after int)
	why           func(Plan) string
}

// withTable adds the table of a city's letter as its attachment.
func withTable(l paper.Letter, v PlanView, t letterTable) paper.Letter {
	if len(v.Parts) == 0 {
		return l
	}
	small := paper.Type{Size: paper.SizeSmall4, Pitch: 20}
	rows := []paper.Row{{Heading: true, Cells: []paper.Cell{
		paper.Label("单位"), paper.Label("上年核定"), paper.Label("在岗"), paper.Label(t.before), paper.Label(t.after), paper.Label("理由"),
	}}}
	line := func(name, last string, heads, before, after int, why string) {
		right := func(s string) paper.Cell { return paper.Cell{Text: s, Align: paper.Right, VAlign: paper.Middle} }
		rows = append(rows, paper.Row{Cells: []paper.Cell{
			{Text: name, VAlign: paper.Middle}, right(last), right(strconv.Itoa(heads)), right(strconv.Itoa(before)), right(marked(after, before)), {Text: why, VAlign: paper.Middle},
		}})
	}
	plan := func(name string, p Plan) {
		before, after := t.numbers(p)
		line(name, number(p.LastNumber), p.Heads, before, after, t.why(p))
	}
	for _, part := range v.Parts {
		plan(part.UnionName, *part.Plan)
	}
	if !v.Plan.later() {
		plan(v.UnionName+"（本级）", *v.Plan)
	}
	line("合计", sumOf(v.Totals.Last), v.Totals.Heads, t.sums[0], t.sums[1], "")
	l.After = []paper.Block{
		paper.PageBreak{},
		paper.Paragraph{Runs: []paper.Run{{Text: "附件", Type: paper.Type{Face: paper.FaceHei}}}},
		paper.Heading{Text: l.Attachments[0], Size: paper.SizeSmall2},
		paper.Spacer{Height: 3},
		paper.Table{Columns: []float64{36, 21, 14, 18, 20, 47}, Type: small, Rows: rows},
	}
	return l
}

// Export writes the year's summary, each county's change marked, as an Excel sheet.
func (s *PlanService) Export(ctx context.Context, a authz.Actor, year int) (name string, write func(io.Writer) error, err error) {
	b, err := s.Board(ctx, a, year)
	if err != nil {
		return "", nil, err
	}
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		return audit.Record(ctx, tx, audit.Entry{Actor: a.Audit(), Action: "plan.export", Kind: "hiring_plan", Label: fmt.Sprintf("%d年度聘用计划汇总表", b.Year)})
	})
	return fmt.Sprintf("%d年度聘用计划汇总表.xlsx", b.Year), func(w io.Writer) error { return writeBoard(w, b, a.Name) }, err
}

func writeBoard(w io.Writer, b PlanBoard, who string) (err error) {
	num := func(title string) sheet.ExportColumn {
		return sheet.ExportColumn{Title: title, Kind: sheet.KindNumber, Width: 10}
	}
	text := func(title string, width float64) sheet.ExportColumn {
		return sheet.ExportColumn{Title: title, Kind: sheet.KindText, Width: width}
	}
	e, err := sheet.NewExport(w, "计划汇总表", []sheet.ExportColumn{
		text("设区市", 18), text("单位", 26), text("类别", 14), text("状态", 10), num("企业数"), num("职工数"), num("上年核定"), num("在岗"), num("合同到期"),
		num("申报"), text("与上年", 8), num("市级审核"), text("与申报", 8), num("省级核定"), text("与市级", 8), text("理由", 50), text("首次上报", 18), num("迟报天数"), text("迟报理由", 24),
	}, fmt.Sprintf("%d年度%s聘用计划汇总表", b.Year, instructors), who+"导出，"+b.Today.Chinese()+"。▲为增加，▼为减少。")
	if err != nil {
		return err
	}
	for _, l := range b.Lines {
		cells := []any{l.CityName, l.UnionName, PlanAnnual.Title(), l.StateTitle, nil, nil, nil, nil, nil, nil, "", nil, "", nil, "", "", "", nil, ""}
		if l.Tier == org.TierCity {
			cells[1] = l.UnionName + "（本级）"
		}
		if p := l.Plan; p != nil {
			cells[2], cells[4], cells[5], cells[7], cells[8], cells[9] = p.Kind.Title(), p.Enterprises, p.Workers, p.Heads, p.Ending, p.Requested
			if p.LastNumber != nil {
				cells[6], cells[10] = *p.LastNumber, Change(p.Requested, *p.LastNumber)
			}
			if p.CityNumber != nil && p.Tier == org.TierCounty {
				cells[11], cells[12] = *p.CityNumber, l.CityMark
			}
			if p.ProvinceNumber != nil {
				cells[13], cells[14] = *p.ProvinceNumber, l.ProvMark
			}
			cells[15], cells[16], cells[18] = reasonsOf(*p), workday.Minute(p.FirstSubmittedAt), p.LateReason
			if p.LateDays > 0 {
				cells[17] = p.LateDays
			}
		}
		if err := e.Row(cells...); err != nil {
			return errors.Join(err, e.Abandon())
		}
	}
	return e.Close()
}

func (s *PlanService) download(ctx context.Context, a authz.Actor, year int) (*huma.StreamResponse, error) {
	name, write, err := s.Export(ctx, a, year)
	if err != nil {
		return nil, err
	}
	return httpx.Download(name, httpx.XLSX, write), nil
}
