package rulebook

import (
	"context"
	"fmt"
	"slices"

	"github.com/danielgtaylor/huma/v2"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/platform/paper"
	"xiezhi/internal/policy"
	"xiezhi/internal/workday"
)

// PrintLocal prints the receipt of a filing: its number, day and hash, and the values it states.
func (s *Service) PrintLocal(ctx context.Context, a authz.Actor, id string, f httpx.PaperFormat) (*huma.StreamResponse, error) {
	v, err := s.Local(ctx, a, id)
	if err != nil {
		return nil, err
	}
	if !slices.Contains(v.Actions, ActPrint) {
		return nil, errs.Rule(CodeLocalState, "尚未报备，没有回执。")
	}
	root, err := org.Root(ctx, s.DB.Read())
	if err != nil {
		return nil, err
	}
	return f.Paper("报备回执"+v.Receipt, localReceipt(v, root.Name).Doc(), s.Font)
}

func localReceipt(v LocalView, province string) paper.Letter {
	at := v.FiledAt.In(workday.Shanghai)
	body := []paper.Block{
		paper.LetterText(fmt.Sprintf("你会报备的%s，印发日期%s，自%s起施行，已于%s%02d时%02d分收到。", titled(v.Title, v.Document), v.IssuedOn.Chinese(), v.ValidFrom.Chinese(),
			v.FiledOn.Chinese(), at.Hour(), at.Minute())),
	}
	if len(v.Values) > 0 {
		body = append(body, paper.LetterText(fmt.Sprintf("该文件所定下列数值自%s起在系统内适用：", v.Applies.Chinese())), localTableOf(v), paper.Spacer{Height: 3})
	} else {
		body = append(body, paper.LetterText("该文件没有另定数值，各项数值按《办法》和省总工会的规定执行。"))
	}
	body = append(
		body,
		paper.LetterText("本回执只证明收到报备，不是批准"+policy.InBrackets(policy.LocalRulesBy)+"；以后提出意见的，不影响报备日期。"),
		paper.LetterText("报备内容的校验值（SHA-256）："+v.Hash),
	)
	return paper.Letter{
		Number: v.Receipt, Title: "实施细则报备回执", To: v.UnionName, Body: body, From: province, Date: v.FiledOn.Chinese(), Created: v.FiledAt,
	}
}

func localTableOf(v LocalView) paper.Table {
	t := paper.Table{
		Columns: []float64{74, 30, 26, 26}, Type: paper.Type{Face: paper.FaceFangSong, Size: paper.Size4},
		Rows: []paper.Row{{Heading: true, Height: 10, Cells: []paper.Cell{paper.Label("项目"), paper.Label("条款"), paper.Label("上级规定"), paper.Label("细则规定")}}},
	}
	for _, val := range v.Values {
		t.Rows = append(t.Rows, paper.Row{Height: 9, Cells: []paper.Cell{
			{Text: val.Title, VAlign: paper.Middle},
			{Text: val.Article, VAlign: paper.Middle, Align: paper.Centre},
			{Text: val.Above, VAlign: paper.Middle, Align: paper.Centre},
			{Text: val.Text, VAlign: paper.Middle, Align: paper.Centre},
		}})
	}
	return t
}

// PrintInterpretation sets an interpretation as a letter of the province (GB/T 9704): to the union that asked, or to the cities.
func (s *Service) PrintInterpretation(ctx context.Context, a authz.Actor, id string, f httpx.PaperFormat) (*huma.StreamResponse, error) {
	v, err := s.Interpretation(ctx, a, id)
	if err != nil {
		return nil, err
	}
	if !slices.Contains(v.Actions, ActPrint) {
		return nil, errs.Rule(CodeInterpretationState, "尚未发布，没有文件可打印。")
	}
	root, err := org.Root(ctx, s.DB.Read())
	if err != nil {
		return nil, err
	}
	return f.Paper(v.Number, interpretationLetter(v, root.Name).Doc(), s.Font)
}

func interpretationLetter(v InterpretationView, province string) paper.Letter {
	to, about := "各设区市总工会", "现就《办法》"+v.Article+"的适用解释如下："
	if v.Asked != nil {
		to, about = v.Asked.UnionName, "你会关于《办法》"+v.Article+"的请示收悉。现答复如下："
	}
	body := []paper.Block{paper.LetterText(about), paper.LetterText("问：" + v.Question), paper.LetterText("答：" + v.Answer)}
	for _, k := range v.Keys {
		if k.Value != nil {
			body = append(body, paper.LetterText(fmt.Sprintf("据此，“%s”由“%s”改为“%s”。", k.Title, k.Before, k.Text)))
		}
	}
	held := fmt.Sprintf("本解释自%s起适用，以前的结果不变。", v.ValidFrom.Chinese())
	if v.Replaces != nil {
		held += v.Replaces.Number + "同时不再适用。"
	}
	body = append(body, paper.LetterText(held))
	if v.State == InterpretationReplaced || v.State == InterpretationWithdrawn {
		body = append(body, paper.LetterText("（本解释"+v.StateTitle+"，适用至"+v.ValidUntil.Chinese()+"。）"))
	}
	number := v.Number
	if v.Document != "" {
		number = v.Document + "　" + v.Number
	}
	return paper.Letter{
		Agency: province + "文件", Number: number, Title: "关于“" + v.Title + "”的解释", To: to, Body: body,
		From: province, Date: v.PublishedOn.Chinese(), Created: v.CreatedAt,
	}
}
