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
	"xiezhi/internal/policy"
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
	body := fmt.Sprintf("根据%s的规定和《%s》，经报名、资格审核%s，现将拟聘用人员名单公示如下。", policy.Cite(policy.RecruitPublicityDays), v.Title, testedWords(v.Scoring))
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

// points writes hundredths as people read them.
func points(p *int) string {
	if p == nil {
		return ""
	}
	return fmt.Sprintf("%d.%02d", *p/100, *p%100)
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
