package hiring

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/platform/paper"
	"xiezhi/internal/platform/sheet"
	"xiezhi/internal/workday"
)

// PublicityPaper prints the list of those proposed, for the notice board.
func (s *RecruitService) PublicityPaper(ctx context.Context, a authz.Actor, id string, f httpx.PaperFormat) (*huma.StreamResponse, error) {
	n, err := noticeByID(ctx, s.DB.Read(), noticeScope(a), id)
	if err != nil {
		return nil, err
	}
	return s.list(ctx, n, f)
}

// PublicList prints it for anybody, while it is public.
func (s *RecruitService) PublicList(ctx context.Context, id string, f httpx.PaperFormat) (*huma.StreamResponse, error) {
	n, err := publicNotice(ctx, s.DB.Read(), id)
	if err != nil {
		return nil, err
	}
	if CheckObject(n, SourcePublic, s.today()) != nil {
		return nil, errs.Rule(CodeNoticeState, "现在没有公示中的名单。")
	}
	return s.list(ctx, n, f)
}

func (s *RecruitService) list(ctx context.Context, n RecruitNotice, f httpx.PaperFormat) (*huma.StreamResponse, error) {
	if n.State != NoticePublicity {
		return nil, errs.Rule(CodeNoticeState, "现在没有公示中的名单。")
	}
	v, err := s.readList(ctx, s.DB.Read(), n)
	if err != nil {
		return nil, err
	}
	return f.Paper(n.Title+"拟聘用人员公示", listLetter(v, s.DB.Now()).Doc(), s.Font)
}

// listLetter is the public list in the layout of GB/T 9704: names and posts of those proposed, and nothing else of them.
func listLetter(v RecruitView, now time.Time) paper.Letter {
	cell := func(s string) paper.Cell { return paper.Cell{Text: s, Align: paper.Centre, VAlign: paper.Middle} }
	rows := []paper.Row{{Heading: true, Height: 10, Cells: []paper.Cell{paper.Label("序号"), paper.Label("姓名"), paper.Label("岗位")}}}
	for i, p := range v.Proposed {
		rows = append(rows, paper.Row{Height: 10, Cells: []paper.Cell{cell(fmt.Sprint(i + 1)), cell(p.Name), cell(p.Post)}})
	}
	body := fmt.Sprintf("根据《江苏省专职集体协商指导员管理办法》第六条的规定和《%s》，经报名、资格审核%s，现将拟聘用人员名单公示如下。", v.Title, testedWords(v.Scoring))
	return paper.Letter{
		Agency: v.RunByName, Title: v.UnionName + "\n" + instructors + "拟聘用人员公示", From: v.RunByName, Date: v.PublicityFrom.Chinese(), Created: now,
		Body: []paper.Block{
			paper.LetterText(body),
			paper.Spacer{Height: 3},
			paper.Table{Columns: []float64{24, 52, 80}, Type: paper.Type{Face: paper.FaceFangSong, Size: paper.Size4}, Rows: rows},
			paper.Spacer{Height: 3},
			paper.LetterText(fmt.Sprintf("公示时间：%s至%s（%d个工作日）。", v.PublicityFrom.Chinese(), v.publicUntil(), v.Days)),
			paper.LetterText(fmt.Sprintf("公示期内，对拟聘用人员有异议的，可以实名或匿名向%s反映，联系人：%s，电话：%s。", v.RunByName, v.ContactName, v.OfficePhone)),
		},
	}
}

func testedWords(s Scoring) string {
	switch {
	case s.WrittenWeight > 0 && s.InterviewWeight > 0:
		return "、笔试、面试"
	case s.WrittenWeight > 0:
		return "、笔试"
	case s.InterviewWeight > 0:
		return "、面试"
	}
	return "、集体研究"
}

// RecordPaper prints the record of a notice: the proof of 公开、平等、竞争、择优 in dates, numbers, scores, objections and
// decisions. Applicants who are not proposed stand in it by a number, since it outlives their data.
func (s *RecruitService) RecordPaper(ctx context.Context, a authz.Actor, id string, f httpx.PaperFormat) (*huma.StreamResponse, error) {
	v, err := s.ShowNotice(ctx, a, id)
	if err != nil {
		return nil, err
	}
	if v.PublishedAt.IsZero() {
		return nil, errs.Rule(CodeNoticeState, "公告尚未发布，没有记录可以打印。")
	}
	lines, err := s.Applications(ctx, a, id)
	if err != nil {
		return nil, err
	}
	return f.Paper(v.Title+"招聘记录", recordDoc(v, lines, s.DB.Now()), s.Font)
}

func recordDoc(v RecruitView, lines []ApplicationLine, now time.Time) paper.Doc {
	d := paper.Doc{
		Title: v.Title + "招聘记录", Created: now, Page: paper.Page{Top: 25, Bottom: 22, Left: 22, Right: 22}, Numbers: paper.NumbersCentre,
		Base: paper.Type{Face: paper.FaceFangSong, Size: paper.SizeSmall4, Pitch: 20},
	}
	add := func(b ...paper.Block) { d.Blocks = append(d.Blocks, b...) }
	add(paper.Heading{Text: "招聘记录", Size: paper.SizeSmall2}, paper.Paragraph{Runs: []paper.Run{{Text: v.Title}}, Align: paper.Centre, After: 4})
	add(recordHead("一、公告（公开）"), facts(noticeFacts(v)))
	add(recordHead("二、报名与资格审核（平等）"), facts([][2]string{
		{"报名", fmt.Sprintf("%d人，其中撤回%d人", v.Tally.Applied, v.Tally.Withdrawn)},
		{"资格审核", fmt.Sprintf("通过%d人，不通过%d人，未审核%d人；依据办法第四条四组条件逐项核实，优先条件不作门槛", v.Tally.Eligible, v.Tally.Ineligible, v.Tally.Unjudged)},
	}))
	add(recordHead("三、考试与次序（竞争）"), paper.Text(choosingWords(v.Scoring)))
	if t, ok := scoreTable(lines); ok {
		add(paper.Spacer{Height: 2}, t)
	}
	add(recordHead("四、拟聘用与公示（择优）"), facts(outcomeFacts(v)))
	add(recordHead("五、经过"), storyTable(v))
	if len(v.Erasures) > 0 {
		add(recordHead("六、个人信息的清除"), erasureTable(v))
	}
	add(paper.Spacer{Height: 6}, paper.Signatures{Align: paper.Right, Lines: []paper.SignLine{{Label: "经办人"}, {Label: "负责人"}}})
	return d
}

func recordHead(s string) paper.Block {
	return paper.Paragraph{Runs: []paper.Run{{Text: s, Type: paper.Type{Face: paper.FaceHei, Size: paper.Size4}}}, Before: 4, After: 2, KeepWithNext: true}
}

func facts(rows [][2]string) paper.Table {
	t := paper.Table{Columns: []float64{32, 134}}
	for _, r := range rows {
		t.Rows = append(t.Rows, paper.Row{Height: 8, Cells: []paper.Cell{paper.Label(r[0]), {Text: r[1], VAlign: paper.Middle}}})
	}
	return t
}

func noticeFacts(v RecruitView) [][2]string {
	var posts []string
	for _, p := range v.Posts {
		posts = append(posts, fmt.Sprintf("%s%d名（定岗%s%s）", p.Title, p.Heads, tierWord(p.Tier), inPlace(p.Place)))
	}
	out := [][2]string{
		{"聘用单位", v.UnionName},
		{"办理单位", v.RunByName},
		{"渠道", v.ChannelTitle},
		{"岗位", strings.Join(posts, "；")},
		{"公告发布", recordInstant(v.PublishedAt)},
		{"报名期限", v.ApplyFrom.Chinese() + "至" + v.ApplyUntil.Chinese()},
		{"联系", v.ContactName + "  " + v.OfficePhone},
	}
	if v.HeadroomNote != "" {
		out = append(out, [2]string{"员额提示", v.HeadroomNote + "理由：" + v.PublishedReason})
	}
	return out
}

func inPlace(place string) string {
	if place == "" {
		return ""
	}
	return "，" + place
}

func tierWord(t org.Tier) string {
	return map[org.Tier]string{org.TierCity: "市级", org.TierCounty: "县级", org.TierBase: "乡镇（街道、园区、行业）"}[t]
}

func outcomeFacts(v RecruitView) [][2]string {
	var names []string
	for _, p := range v.Proposed {
		names = append(names, p.Name+"（"+p.Post+"）")
	}
	out := [][2]string{{"拟聘用", fmt.Sprintf("%d人：%s", v.Tally.Proposed, orNone(strings.Join(names, "、")))}}
	if v.ChosenReason != "" {
		out = append(out, [2]string{"择优理由", v.ChosenReason})
	}
	if !v.PublicityFrom.IsZero() {
		out = append(out, [2]string{"公示", fmt.Sprintf("%s至%s，%d个工作日", v.PublicityFrom.Chinese(), v.publicUntil(), v.Days)})
	}
	out = append(out, [2]string{"异议", fmt.Sprintf("%d件，成立%d件", v.Tally.Objections, v.Tally.Upheld)})
	for i, o := range v.Objections {
		word := "不成立"
		switch {
		case o.State == ObjectionOpen:
			word = "处理中"
		case o.Upheld:
			word = "成立"
		}
		out = append(out, [2]string{fmt.Sprintf("异议%d", i+1), fmt.Sprintf("%s收到，%s。%s", recordInstant(o.ReceivedAt), word, o.Result)})
	}
	if v.State == NoticeClosed || v.State == NoticeCancelled {
		out = append(out, [2]string{"结果", v.StateTitle + "，" + recordInstant(v.ClosedAt) + "。" + v.ClosedReason})
	}
	return out
}

func orNone(s string) string {
	if s == "" {
		return "无"
	}
	return s
}

func recordInstant(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.In(workday.Shanghai).Format("2006年1月2日 15:04")
}

// scoreTable shows the scores by place. Who is not proposed has a number in place of the name.
func scoreTable(lines []ApplicationLine) (paper.Table, bool) {
	cell := func(s string) paper.Cell { return paper.Cell{Text: s, Align: paper.Centre, VAlign: paper.Middle} }
	t := paper.Table{Columns: []float64{14, 30, 52, 17, 17, 20, 16}, Rows: []paper.Row{{Heading: true, Height: 8, Cells: []paper.Cell{
		paper.Label("次序"), paper.Label("应聘人"), paper.Label("岗位"), paper.Label("笔试"), paper.Label("面试"), paper.Label("总成绩"), paper.Label("结果"),
	}}}}
	n := 0
	for _, l := range lines {
		if l.Verdict != VerdictEligible || l.Total == nil {
			continue
		}
		n++
		name, outcome := fmt.Sprintf("应聘人%02d", n), ""
		if l.Proposed {
			name, outcome = l.Name, "拟聘用"
		}
		place := fmt.Sprint(l.Place)
		if l.Tied {
			place += "（并列）"
		}
		t.Rows = append(t.Rows, paper.Row{Height: 8, Cells: []paper.Cell{
			cell(place), cell(name), cell(l.PostTitle), cell(points(l.Written)), cell(points(l.Interview)), cell(points(l.Total)), cell(outcome),
		}})
	}
	return t, n > 0
}

// points writes hundredths as people read them.
func points(p *int) string {
	if p == nil {
		return ""
	}
	return fmt.Sprintf("%d.%02d", *p/100, *p%100)
}

// storyWords are the acts in a notice's story.
var storyWords = map[string]string{
	"publish": "发布公告", "cancel": "取消", "propose": "确定拟聘用人员", "publicise": "开始公示", "unlist": "撤下名单", "close": "办结",
}

func storyTable(v RecruitView) paper.Table {
	t := paper.Table{Columns: []float64{44, 34, 60, 28}, Rows: []paper.Row{{Heading: true, Height: 8, Cells: []paper.Cell{
		paper.Label("时间"), paper.Label("事项"), paper.Label("说明"), paper.Label("办理人"),
	}}}}
	for _, e := range v.Story {
		t.Rows = append(t.Rows, paper.Row{Height: 8, Cells: []paper.Cell{
			{Text: recordInstant(e.At), VAlign: paper.Middle}, {Text: storyWords[e.Act], VAlign: paper.Middle}, {Text: e.Note, VAlign: paper.Middle}, {Text: e.ByName, VAlign: paper.Middle},
		}})
	}
	return t
}

func erasureTable(v RecruitView) paper.Table {
	t := paper.Table{Columns: []float64{44, 24, 18, 18, 62}, Rows: []paper.Row{{Heading: true, Height: 8, Cells: []paper.Cell{
		paper.Label("时间"), paper.Label("依据"), paper.Label("人数"), paper.Label("附件"), paper.Label("校验值"),
	}}}}
	for _, e := range v.Erasures {
		t.Rows = append(t.Rows, paper.Row{Height: 8, Cells: []paper.Cell{
			{Text: recordInstant(e.At), VAlign: paper.Middle},
			{Text: e.Rule.Title(), VAlign: paper.Middle},
			{Text: fmt.Sprint(e.Count), Align: paper.Centre, VAlign: paper.Middle},
			{Text: fmt.Sprint(e.Files), Align: paper.Centre, VAlign: paper.Middle},
			{Text: e.Hash[:min(len(e.Hash), 31)], VAlign: paper.Middle},
		}})
	}
	return t
}

// Export writes a notice's applicants as a sheet, numbers masked; it is recorded.
func (s *RecruitService) Export(ctx context.Context, a authz.Actor, id string) (name string, write func(io.Writer) error, err error) {
	v, err := s.ShowNotice(ctx, a, id)
	if err != nil {
		return "", nil, err
	}
	u, err := org.ByID(ctx, s.DB.Read(), v.UnionID)
	if err == nil {
		err = checkOwn(a, u)
	}
	if err != nil {
		return "", nil, err
	}
	lines, err := s.Applications(ctx, a, id)
	if err != nil {
		return "", nil, err
	}
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		n := v.RecruitNotice
		return audit.Record(ctx, tx, audit.Entry{
			Actor: a.Audit(), Action: "recruit.export", Kind: "recruit_notice", ID: n.ID, Label: u.Name + "：" + n.Title,
			UnionID: n.UnionID, CountyID: n.CountyID, CityID: n.CityID, Reason: fmt.Sprintf("%d人", len(lines)),
		})
	})
	return v.Title + "报名人员.xlsx", func(w io.Writer) error { return writeApplicants(w, v, lines, a.Name) }, err
}

func writeApplicants(w io.Writer, v RecruitView, lines []ApplicationLine, who string) error {
	text := func(title string, width float64) sheet.ExportColumn {
		return sheet.ExportColumn{Title: title, Kind: sheet.KindText, Width: width}
	}
	num := func(title, format string) sheet.ExportColumn {
		return sheet.ExportColumn{Title: title, Kind: sheet.KindNumber, Width: 9, Format: format}
	}
	e, err := sheet.NewExport(w, "报名人员", []sheet.ExportColumn{
		text("岗位", 20), text("姓名", 12), text("性别", 6), num("年龄", ""), text("证件号", 20), text("电话", 14), text("学历", 14), text("来源", 10),
		text("政治条件", 10), text("知识条件", 10), text("协商能力", 10), text("健康条件", 10), text("结论", 10), text("理由", 30), text("优先条件（自述）", 24), text("年龄提示", 30),
		num("笔试", "0.00"), num("面试", "0.00"), num("总成绩", "0.00"), num("次序", ""), text("拟聘用", 8), text("报名时间", 18),
	}, v.Title, who+"导出，"+v.Today.Chinese()+"。含个人信息，用后及时删除。")
	if err != nil {
		return err
	}
	for _, l := range lines {
		cells := []any{
			l.PostTitle, l.Name, l.SexText, l.Age, l.IDMasked, l.PhoneMasked, l.EducationText, map[ApplicationSource]string{SourcePublic: "网上", SourcePaper: "纸质"}[l.Source],
			l.Answers[0].Title(), l.Answers[1].Title(), l.Answers[2].Title(), l.Answers[3].Title(), verdictWord(l.Verdict), l.VerdictReason,
			strings.Join(l.Preferences, "、"), l.Retirement, hundredths(l.Written), hundredths(l.Interview), hundredths(l.Total), nil, "", l.CreatedAt,
		}
		if l.Place > 0 {
			cells[19] = l.Place
		}
		if l.Proposed {
			cells[20] = "是"
		}
		if err := e.Row(cells...); err != nil {
			return errors.Join(err, e.Abandon())
		}
	}
	return e.Close()
}

func hundredths(p *int) any {
	if p == nil {
		return nil
	}
	return float64(*p) / 100
}

func verdictWord(v Verdict) string {
	return map[Verdict]string{VerdictNone: "未审核", VerdictEligible: "通过", VerdictIneligible: "不通过"}[v]
}
