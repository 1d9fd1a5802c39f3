package hiring

import (
	"context"
	"errors"
	"io"
	"strings"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/platform/sheet"
	"xiezhi/internal/workday"
)

// exportPage is how many rows of a list are read at a time for a workbook.
const exportPage = 1000

// exported audits that a list was taken out of the program, and says how its sheet is headed.
func (s *ContractService) exported(ctx context.Context, a authz.Actor, action, kind, what string) (title, by string, err error) {
	today := s.today()
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		return audit.Record(ctx, tx, audit.Entry{Actor: a.Audit(), Action: action, Kind: kind, Label: what + " " + today.String()})
	})
	return what + "（" + today.Chinese() + "）", "导出人：" + a.Name + "  导出时间：" + workday.Minute(s.DB.Now()), err
}

// ExportSignals prepares the signals as a workbook: checked and audited now, streamed by write.
func (s *ContractService) ExportSignals(ctx context.Context, a authz.Actor, f SignalFilter) (name string, write func(io.Writer) error, err error) {
	if _, err := signalsFor(ctx, s.DB.Read(), a, f); err != nil {
		return "", nil, err
	}
	title, by, err := s.exported(ctx, a, "signal.export", signalsTable, "违规聘用提示")
	return title + ".xlsx", func(w io.Writer) error {
		x, err := sheet.NewExport(w, "违规聘用提示", []sheet.ExportColumn{
			{Title: "提示", Width: 16},
			{Title: "姓名", Kind: sheet.KindName},
			{Title: "聘用单位", Width: 28},
			{Title: "事实", Width: 60},
			{Title: "依据", Width: 36},
			{Title: "发现日期", Kind: sheet.KindDate},
			{Title: "消除日期", Kind: sheet.KindDate},
			{Title: "单位的说明", Width: 40},
			{Title: "说明人"},
		}, title, by)
		if err != nil {
			return err
		}
		var at httpx.Cursor
		for {
			sel, err := signalsFor(ctx, s.DB.Read(), a, f)
			if err != nil {
				return errors.Join(err, x.Abandon())
			}
			lines, err := signalLines(ctx, a, sel, at, exportPage)
			if err != nil {
				return errors.Join(err, x.Abandon())
			}
			for _, l := range lines {
				if err := x.Row(l.KindTitle, l.Name, l.UnionName, l.Words, l.Law, sheetDay(l.FoundOn), sheetDay(l.SettledOn), l.Explanation, l.ExplainedName); err != nil {
					return errors.Join(err, x.Abandon())
				}
			}
			if len(lines) < exportPage {
				return x.Close()
			}
			at.Keys = []string{lines[len(lines)-1].ID}
		}
	}, err
}

// ExportDisputes prepares the conflicts as a workbook, each as its reader may see it: a side never reads the other's name.
func (s *ContractService) ExportDisputes(ctx context.Context, a authz.Actor) (name string, write func(io.Writer) error, err error) {
	title, by, err := s.exported(ctx, a, "signal.disputes.export", disputesTable, "重复聘用")
	return title + ".xlsx", func(w io.Writer) error {
		x, err := sheet.NewExport(w, "重复聘用", []sheet.ExportColumn{
			{Title: "姓名", Kind: sheet.KindName},
			{Title: "现聘用单位", Width: 28},
			{Title: "申请单位", Width: 28},
			{Title: "申请起聘日期", Kind: sheet.KindDate},
			{Title: "联系", Width: 32},
			{Title: "核定单位", Width: 24},
			{Title: "提出日期", Kind: sheet.KindDate},
			{Title: "内部时限", Kind: sheet.KindDate},
			{Title: "状态"},
			{Title: "核定日期", Kind: sheet.KindDate},
			{Title: "文号", Width: 20},
			{Title: "理由", Width: 40},
		}, title, by)
		if err != nil {
			return err
		}
		var at httpx.Cursor
		for {
			q := s.DB.Read()
			list, err := s.disputeViews(ctx, q, a, disputesFor(q, a), at, exportPage)
			if err != nil {
				return errors.Join(err, x.Abandon())
			}
			for _, v := range list {
				if err := x.Row(v.Name, v.holder(), v.claimant(), sheetDay(v.ClaimedFrom), strings.Join(strings.Fields(v.Contact.Union+" "+v.Contact.Name+" "+v.Contact.Phone), " "), v.DeciderName, sheetDay(v.OpenedOn), sheetDay(v.DueOn), v.stateTitle(), sheetDay(v.DecidedOn), v.Document, v.Reason); err != nil {
					return errors.Join(err, x.Abandon())
				}
			}
			if len(list) < exportPage {
				return x.Close()
			}
			last := list[len(list)-1]
			at.Keys = disputeKeys(last)
		}
	}, err
}

const (
	ownUnion   = "本单位"
	otherUnion = "另一单位"
)

func (v DisputeView) holder() string {
	switch v.Side {
	case "decider":
		return v.HolderName
	case "holder":
		return ownUnion
	}
	return otherUnion
}

func (v DisputeView) claimant() string {
	switch v.Side {
	case "decider":
		return v.ClaimantName
	case "claimant":
		return ownUnion
	}
	return otherUnion
}

func (v DisputeView) stateTitle() string {
	switch {
	case v.Settled:
		return "不必核定"
	case v.OutcomeTitle != "":
		return v.OutcomeTitle
	}
	return "待核定"
}
