package hiring

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/platform/paper"
)

// PrintOrder sets an order as a letter of the province (GB/T 9704). Only what the reader may see in full is printed.
func (s *QuotaService) PrintOrder(ctx context.Context, a authz.Actor, id string, f httpx.PaperFormat) (*huma.StreamResponse, error) {
	v, err := s.ShowOrder(ctx, a, id)
	if err != nil {
		return nil, err
	}
	if !slices.Contains(v.Actions, ActPrint) {
		return nil, errs.Rule("quota_print", "该文件涉及您管辖范围以外的单位，或没有文件可打印。")
	}
	root, err := org.Root(ctx, s.DB.Read())
	if err != nil {
		return nil, err
	}
	return f.Paper(v.Document, orderLetter(v, root.Name, s.DB.Now()).Doc(), s.Font)
}

// orderLetter words an order. Nobody is dismissed by it, and the letter says so where a number falls.
func orderLetter(v OrderView, province string, now time.Time) paper.Letter {
	title, body := "关于核定专职集体协商指导员员额的通知", ""
	day := v.EffectiveOn.Chinese()
	switch v.Kind {
	case OrderApprove:
		body = fmt.Sprintf("经研究，核定%d年度专职集体协商指导员员额如下表。员额为该年度任何一天的在岗人数，自%s起执行，上年度核定数同时失效。", v.Year, day)
	case OrderSupplement:
		title = "关于追加专职集体协商指导员员额的通知"
		body = fmt.Sprintf("经研究，追加%d年度专职集体协商指导员员额如下表，自%s起执行。", v.Year, day)
	case OrderTransfer:
		title = "关于调配专职集体协商指导员员额的通知"
		body = fmt.Sprintf("为适应各地企业和职工情况，经研究，对%d年度专职集体协商指导员员额作如下调配，自%s起执行。", v.Year, day)
	case OrderCounter:
		title = "关于撤销员额文件的通知"
		body = fmt.Sprintf("经研究，自%s起撤销《%s》（%s）所作的员额安排，恢复如下表。", day, v.Counters.Kind.Title(), v.Counters.Document)
	case OrderMerge:
	}
	blocks := []paper.Block{paper.LetterText(body)}
	if v.Reason != "" {
		blocks = append(blocks, paper.LetterText("理由："+v.Reason))
	}
	blocks = append(blocks, paper.Spacer{Height: 3}, orderTable(v))
	if slices.ContainsFunc(v.Units, func(u OrderUnit) bool { return u.Heads < 0 }) {
		blocks = append(blocks, paper.Spacer{Height: 3}, paper.LetterText("调整后在岗人数多于核定数的，不因此解聘人员，空出之前不再新聘。"))
	}
	return paper.Letter{
		Agency: province + "文件", Number: v.Document, Title: title, To: "有关设区市总工会", Body: blocks,
		From: province, Date: v.DecidedOn.Chinese(), Created: now,
	}
}

func orderTable(v OrderView) paper.Table {
	number := func(n int, signed bool) paper.Cell {
		text := fmt.Sprint(n)
		if signed {
			text = fmt.Sprintf("%+d", n)
		}
		return paper.Cell{Text: text, Align: paper.Centre, VAlign: paper.Middle}
	}
	t := paper.Table{
		Columns: []float64{14, 70, 24, 24, 24}, Type: paper.Type{Face: paper.FaceFangSong, Size: paper.Size4},
		Rows: []paper.Row{{Heading: true, Height: 10, Cells: []paper.Cell{paper.Label("序号"), paper.Label("单位"), paper.Label("原核定"), paper.Label("增减"), paper.Label("现核定")}}},
	}
	for i, u := range v.Units {
		t.Rows = append(t.Rows, paper.Row{Height: 9, Cells: []paper.Cell{
			number(i+1, false), {Text: u.Name, VAlign: paper.Middle}, number(u.Before, false), number(u.Heads, true), number(u.After, false),
		}})
	}
	return t
}
