package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"text/tabwriter"

	"xiezhi/internal/platform/sheet"
	"xiezhi/internal/served"
)

// importServedCmd is importRosterCmd for a county's register of unions (建会台账).
type importServedCmd struct {
	File   string `arg:"" type:"existingfile" help:"Excel 文件（.xlsx）。"`
	Union  string `required:"" placeholder:"NAME_OR_ID" help:"导入到哪个工会的台账。"`
	DryRun bool   `help:"只核对，不写入。"`
	JSON   bool   `name:"json" help:"以 JSON 输出。"`
}

type servedRow struct {
	Row        int            `json:"row"`
	Name       string         `json:"name"`
	CreditCode string         `json:"credit_code"`
	Outcome    served.Outcome `json:"outcome"`
	Codes      []string       `json:"codes"`
	Why        []string       `json:"why"`
	Already    bool           `json:"already"`
}

// Run reads, judges and imports.
func (c *importServedCmd) Run(ctx context.Context, e *env) error {
	data, err := readFile(c.File, served.MaxImportFile, "请拆分后再导入")
	if err != nil {
		return err
	}
	a, err := e.open(ctx)
	if err != nil {
		return err
	}
	defer e.close(a)
	into, actor, err := importInto(ctx, a, c.Union)
	if err != nil {
		return err
	}
	p, err := a.Served.ReadSheet(ctx, actor, into, filepath.Base(c.File), data, sheet.Mapping{})
	if err != nil {
		return spoken(err)
	}
	var done *served.UnitImportDone
	if !c.DryRun {
		written, err := a.Served.Write(ctx, actor, into, p)
		if err != nil {
			return spoken(err)
		}
		done = &written
	}
	return c.show(e, p, done)
}

func (c *importServedCmd) show(e *env, p served.Preview, done *served.UnitImportDone) error {
	rows := make([]servedRow, len(p.Lines))
	for i := range p.Lines {
		l := &p.Lines[i]
		rows[i] = servedRow{l.Row, l.Facts.Name, l.Facts.CreditCode, l.Outcome, l.Codes(), l.Why(), l.Already}
	}
	if c.JSON {
		enc := json.NewEncoder(e.stdout)
		enc.SetEscapeHTML(false)
		return enc.Encode(struct {
			Rows   []servedRow            `json:"rows"`
			Result *served.UnitImportDone `json:"result,omitempty"`
		}{rows, done})
	}
	var text bytes.Buffer
	w := tabwriter.NewWriter(&text, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "行\t单位\t信用代码\t结果\t说明")
	for _, r := range rows {
		fmt.Fprintf(w, "%d\t%s\t%s\t%s\t%s\n", r.Row, r.Name, r.CreditCode, r.Outcome.Title(), strings.Join(r.Why, "；"))
	}
	if err := w.Flush(); err != nil {
		return err
	}
	fmt.Fprintf(&text, "共 %d 行：可导入 %d，有提醒 %d，不能导入 %d。\n", len(rows), p.Count(served.Accepted), p.Count(served.Warned), p.Count(served.Rejected))
	if done == nil {
		fmt.Fprintln(&text, "只作核对，没有写入。")
	} else {
		fmt.Fprintf(&text, "已写入 %d 家，补全已有的 %d 家，跳过 %d 行。\n", done.Written, done.Filled, done.Skipped)
	}
	_, err := e.stdout.Write(text.Bytes())
	return err
}
