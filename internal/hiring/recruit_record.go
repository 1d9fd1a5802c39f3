package hiring

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/danielgtaylor/huma/v2"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/platform/paper"
	"xiezhi/internal/workday"
)

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
	withoutNames(&v, lines)
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
	add(contest(v, lines)...)
	add(recordHead("四、拟聘用与公示（择优）"), facts(outcomeFacts(v)))
	add(recordHead("五、异议和答复"))
	add(objectionBlocks(v)...)
	add(recordHead("六、经过"), storyTable(v))
	if len(v.Erasures) > 0 {
		add(recordHead("七、个人信息的清除"), erasureTable(v))
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
	out := [][2]string{{"拟聘用", fmt.Sprintf("%d人：%s", v.Tally.Proposed, orElse(strings.Join(names, "、"), "无"))}}
	if v.ChosenReason != "" {
		out = append(out, [2]string{"择优理由", v.ChosenReason})
	}
	if !v.PublicityFrom.IsZero() {
		out = append(out, [2]string{"公示", fmt.Sprintf("%s至%s，%d个工作日", v.PublicityFrom.Chinese(), v.publicUntil(), v.Days)})
	}
	if v.State == NoticeClosed || v.State == NoticeCancelled {
		out = append(out, [2]string{"结果", v.StateTitle + "，" + recordInstant(v.ClosedAt) + "。" + v.ClosedReason})
	}
	return out
}

func recordInstant(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.In(workday.Shanghai).Format("2006年1月2日 15:04")
}

// contest is who assessed, what each gave, the order that follows, and what was decided between equals.
func contest(v RecruitView, lines []ApplicationLine) (out []paper.Block) {
	if !v.Scored() {
		return nil
	}
	named := recordNames(lines)
	add := func(b ...paper.Block) { out = append(out, b...) }
	add(recordSub("评委"))
	if len(v.Assessors) == 0 {
		add(paper.Text("没有确定评委。"))
	} else {
		add(assessorTable(v.Assessors))
	}
	for _, p := range []struct {
		part   ScorePart
		title  string
		weight int
	}{{PartWritten, "笔试", v.WrittenWeight}, {PartInterview, "面试", v.InterviewWeight}} {
		if p.weight == 0 {
			continue
		}
		for group := range slices.Chunk(v.Assessors, assessorsAbreast) {
			if t, ok := givenTable(group, lines, named, p.part); ok {
				add(recordSub(p.title+"：各评委打分"), t)
			}
		}
	}
	if t, ok := scoreTable(v.Scoring, lines, named); ok {
		add(recordSub("成绩和次序"), t)
	}
	if ties := tieFacts(lines, v.Posts); len(ties) > 0 {
		add(recordSub("并列次序的决定"), facts(ties))
	}
	return out
}

// assessorsAbreast is how many assessors' scores stand beside each other on the page.
const assessorsAbreast = 6

func recordSub(s string) paper.Block {
	return paper.Paragraph{Runs: []paper.Run{{Text: s, Bold: true}}, Before: 3, After: 1, KeepWithNext: true}
}

func recordCell(s string) paper.Cell {
	return paper.Cell{Text: s, Align: paper.Centre, VAlign: paper.Middle}
}

// recordNames are the applicants as the record calls them: by name who is proposed, by a number the others.
func recordNames(lines []ApplicationLine) map[string]string {
	out := map[string]string{}
	n := 0
	for _, l := range lines {
		if l.Verdict != VerdictEligible {
			continue
		}
		n++
		out[l.ID] = fmt.Sprintf("应聘人%02d", n)
		if l.Proposed {
			out[l.ID] = l.Name
		}
	}
	return out
}

// withoutNames puts a number, or a word, for the names in what people wrote: of applicants who are not proposed, and of
// those who objected. The record promises not to name them, and outlives their data. Who is proposed is named by the list.
func withoutNames(v *RecruitView, lines []ApplicationLine) {
	called := map[string]string{}
	for _, o := range v.Objections {
		called[o.Name] = "异议人"
	}
	numbers, proposed := recordNames(lines), map[string]bool{}
	for _, l := range lines {
		word := orElse(numbers[l.ID], "某报名人")
		if was := called[l.Name]; was != "" && was != "异议人" && was != word {
			word = "某报名人" // two of one name
		}
		called[l.Name] = word
		proposed[l.Name] = proposed[l.Name] || l.Proposed
	}
	for name := range called {
		if proposed[name] {
			called[name] = name
		}
	}
	names := slices.DeleteFunc(slices.Collect(maps.Keys(called)), func(s string) bool { return utf8.RuneCountInString(s) < 2 })
	slices.SortFunc(names, func(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(a, b)) })
	var pairs []string
	for _, name := range names {
		pairs = append(pairs, name, called[name])
	}
	r := strings.NewReplacer(pairs...)
	for _, text := range []*string{&v.ChosenReason, &v.ClosedReason, &v.PublishedReason} {
		*text = r.Replace(*text)
	}
	for i := range lines {
		lines[i].TieReason = r.Replace(lines[i].TieReason)
	}
	for i := range v.Objections {
		o := &v.Objections[i]
		o.Content, o.Result = r.Replace(o.Content), r.Replace(o.Result)
	}
	for i := range v.Story {
		v.Story[i].Note = r.Replace(v.Story[i].Note)
	}
}

func assessorTable(list []Assessor) paper.Table {
	t := paper.Table{Columns: []float64{16, 44, 106}, Rows: []paper.Row{{Heading: true, Height: 8, Cells: []paper.Cell{
		paper.Label("序号"), paper.Label("评委"), paper.Label("单位、职务"),
	}}}}
	for i, a := range list {
		t.Rows = append(t.Rows, paper.Row{Height: 8, Cells: []paper.Cell{recordCell(fmt.Sprint(i + 1)), recordCell(a.Name), {Text: a.Post, VAlign: paper.Middle}}})
	}
	return t
}

// givenTable is what some assessors gave each applicant for one part, or that they stood back.
func givenTable(group []Assessor, lines []ApplicationLine, named map[string]string, part ScorePart) (paper.Table, bool) {
	t := paper.Table{Columns: []float64{34}}
	head := paper.Row{Heading: true, Height: 8, Cells: []paper.Cell{paper.Label("应聘人")}}
	for _, a := range group {
		t.Columns = append(t.Columns, 132/float64(len(group)))
		head.Cells = append(head.Cells, paper.Label(a.Name))
	}
	t.Rows = append(t.Rows, head)
	for _, l := range lines {
		if named[l.ID] == "" || len(l.Scores) == 0 {
			continue
		}
		row := paper.Row{Height: 8, Cells: []paper.Cell{recordCell(named[l.ID])}}
		for _, a := range group {
			row.Cells = append(row.Cells, recordCell(givenWord(l.Scores, a.ID, part)))
		}
		t.Rows = append(t.Rows, row)
	}
	return t, len(t.Rows) > 1
}

func givenWord(scores []Score, assessorID string, part ScorePart) string {
	for _, g := range scores {
		switch {
		case g.AssessorID != assessorID || g.Part != part:
		case g.Conflict:
			return "回避"
		case g.Points != nil:
			return points(g.Points)
		}
	}
	return "—"
}

// scoreTable shows the scores by place, with the parts that carry weight. Who is not proposed has a number in place of the
// name.
func scoreTable(scoring Scoring, lines []ApplicationLine, named map[string]string) (paper.Table, bool) {
	t := paper.Table{Columns: []float64{14, 30, 86}}
	head := paper.Row{Heading: true, Height: 8, Cells: []paper.Cell{paper.Label("次序"), paper.Label("应聘人"), paper.Label("岗位")}}
	part := func(weight int, title string) {
		if weight > 0 {
			t.Columns[2] -= 17
			t.Columns, head.Cells = append(t.Columns, 17), append(head.Cells, paper.Label(title))
		}
	}
	part(scoring.WrittenWeight, "笔试")
	part(scoring.InterviewWeight, "面试")
	t.Columns, head.Cells = append(t.Columns, 20, 16), append(head.Cells, paper.Label("总成绩"), paper.Label("结果"))
	t.Rows = append(t.Rows, head)
	for _, l := range lines {
		if named[l.ID] == "" || l.Total == nil {
			continue
		}
		outcome := ""
		if l.Proposed {
			outcome = "拟聘用"
		}
		place := fmt.Sprint(l.Place)
		if l.Tied {
			place += "（并列）"
		}
		row := paper.Row{Height: 8, Cells: []paper.Cell{recordCell(place), recordCell(named[l.ID]), recordCell(l.PostTitle)}}
		if scoring.WrittenWeight > 0 {
			row.Cells = append(row.Cells, recordCell(points(l.Written)))
		}
		if scoring.InterviewWeight > 0 {
			row.Cells = append(row.Cells, recordCell(points(l.Interview)))
		}
		row.Cells = append(row.Cells, recordCell(points(l.Total)), recordCell(outcome))
		t.Rows = append(t.Rows, row)
	}
	return t, len(t.Rows) > 1
}

// tieFacts are the decisions between equals, each once: the places it is about, the reason, and whose it was.
func tieFacts(lines []ApplicationLine, posts []NoticePost) (out [][2]string) {
	for i := 0; i < len(lines); {
		first := lines[i]
		end := i + 1
		if first.TieReason == "" || first.Total == nil || first.Tied {
			i = end
			continue
		}
		for end < len(lines) && lines[end].Total != nil && *lines[end].Total == *first.Total && lines[end].PostID == first.PostID {
			end++
		}
		at := fmt.Sprintf("第%d名", first.Place)
		if end > i+1 {
			at = fmt.Sprintf("第%d至%d名", first.Place, lines[end-1].Place)
		}
		at = amongPosts(posts, first.PostID) + at
		out = append(out, [2]string{at, fmt.Sprintf("%s（%s决定）", first.TieReason, first.TieBy)})
		i = end
	}
	return out
}

// objectionBlocks are the objections with their answers: what was said, when, and by whom it was answered. Who objected
// stands in the system alone, where whoever recruits reads it.
func objectionBlocks(v RecruitView) (out []paper.Block) {
	out = append(out, paper.Text(fmt.Sprintf("共%d件，成立%d件。", v.Tally.Objections, v.Tally.Upheld)))
	for i, o := range v.Objections {
		out = append(out, recordSub(fmt.Sprintf("异议%d", i+1)), facts(objectionFacts(o)))
	}
	return out
}

func objectionFacts(o Objection) [][2]string {
	way, named := "公开页", "实名"
	if o.Source == SourcePaper {
		way = "来信、来访或来电"
	}
	if o.Anonymous {
		named = "匿名"
	}
	const gone = "内容已按保存期限清除"
	out := [][2]string{{"收到", fmt.Sprintf("%s，%s，%s", recordInstant(o.ReceivedAt), way, named)}, {"内容", orElse(o.Content, gone)}}
	if o.State == ObjectionOpen {
		return append(out, [2]string{"答复", "尚未答复"})
	}
	word := "不成立"
	if o.Upheld {
		word = "成立"
	}
	return append(out, [2]string{"结论", word}, [2]string{"答复", orElse(o.Result, gone)}, [2]string{"答复人", fmt.Sprintf("%s，%s", o.HandledBy, recordInstant(o.HandledAt))})
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

// storyWords are the acts in a notice's story.
var storyWords = map[string]string{
	"publish": "发布公告", "cancel": "取消", "tie": "决定并列次序", "untie": "并列次序作废", "propose": "确定拟聘用人员", "publicise": "开始公示", "unlist": "撤下名单", "close": "办结",
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
