package exit

import (
	"strings"
	"time"

	"xiezhi/internal/platform/paper"
	"xiezhi/internal/workday"
)

// record is a part of an exit as a paper of its own.
type record struct {
	title, note string
	rows        []paper.Row
}

// recordsOf are the parts of which an exit has something: the person's statement, the consultation of the union, the decision. The
// decision's paper is a record of what was decided: the notice to the person is the union's own to write.
func recordsOf(v FullExit) []record {
	var out []record
	if v.Statement != "" || v.Declined {
		how := "书面或者当面，由聘用单位登记"
		if !v.PleadedAt.IsZero() {
			how = "本人在系统中填写，" + clockText(v.PleadedAt)
		}
		text := v.Statement
		if v.Declined {
			text = "已告知可以陈述，本人没有陈述。"
		}
		out = append(out, record{"本人陈述", "本人的意见", []paper.Row{pair("日　期", dateText(v.StatementOn), "方　式", how), wide("陈　述", text, 40)}})
	}
	if !v.ConsultedOn.IsZero() {
		out = append(out, record{"征求工会意见记录", "劳动合同法第四十三条", []paper.Row{
			pair("日　期", dateText(v.ConsultedOn), "征求的工会", v.ConsultUnion), wide("工会的意见", v.ConsultOpinion, 30), wide("研究和答复", v.ConsultReply, 20),
		}})
	}
	if !v.DecidedOn.IsZero() {
		rows := []paper.Row{
			pair("决定文件", v.Document, "决定日期", dateText(v.DecidedOn)), pair("负责人", v.DecidedName, "最后在岗日", dateText(v.EffectiveOn)),
			wide("事　由", groundText(v.Ground), 10), wide("意　见", v.Opinion, 16),
		}
		if v.LegalTitle != "" {
			rows = append(rows, wide("劳动合同的\n法律依据", v.LegalTitle, 12))
		}
		rows = append(rows, wide("送达本人", servedNoted(v.Exit), 10))
		out = append(out, record{"单位决定记录", "决定文件由聘用单位另行制作", rows})
	}
	return out
}

func servedNoted(x Exit) string {
	if x.ServedNote == "" {
		return servedText(x)
	}
	return servedText(x) + "：" + x.ServedNote
}

// ownRecord is the exit as its person sees it on the phone.
func ownRecord(x Exit, v ShownExit) record {
	rows := []paper.Row{wide("事　由", groundText(x.Ground), 10)}
	if !v.AppliedOn.IsZero() {
		rows = append(rows, pair("申请日期", dateText(v.AppliedOn), "希望离岗日", dateText(v.WishedOn)), wide("原　因", v.WishReason, 12))
	}
	for _, f := range []struct{ label, text string }{
		{"情　况", v.Facts}, {"违纪违规", v.FactDiscipline}, {"损害形象", v.FactImage}, {"不良影响", v.FactEffect},
	} {
		if f.text != "" {
			rows = append(rows, wide(f.label, f.text, 16))
		}
	}
	if v.Statement != "" || v.Declined {
		rows = append(rows, wide("本人陈述", statementText(x), 16))
	}
	rows = append(rows, pair("状　态", v.StateTitle, "最后在岗日", dateText(v.EffectiveOn)))
	if !v.DecidedOn.IsZero() {
		rows = append(rows, pair("决定文件", v.Document, "决定日期", dateText(v.DecidedOn)), wide("意　见", v.Opinion, 12), wide("知　悉", servedText(x), 9))
	}
	if v.Number != "" {
		rows = append(rows, pair("备案编号", v.Number, "备案日期", dateText(v.FiledOn)))
	}
	if v.CorrectedNumber != "" {
		rows = append(rows, pair("更正编号", v.CorrectedNumber, "更正日期", dateText(v.CorrectedOn)), wide("更正原因", v.CorrectedReason, 12))
	}
	return record{title: "离岗事项（本人）", rows: rows}
}

func recordDoc(name, union string, r record, at time.Time) paper.Doc {
	body := paper.Type{Size: paper.SizeSmall4, Pitch: 19}
	return paper.Doc{
		Title: r.title, Created: at, Page: sheetPage, Base: body, Footer: "内容截至" + workday.Of(at).Chinese(),
		Blocks: []paper.Block{
			paper.Heading{Text: r.title, Size: paper.Size2},
			paper.Spacer{Height: 4},
			paper.Table{Columns: labelled, Type: body, Rows: append([]paper.Row{pair("姓　名", strings.TrimSpace(name), "聘用单位", union)}, r.rows...)},
		},
	}
}
