package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"text/tabwriter"

	"xiezhi/internal/app"
	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/roster"
	"xiezhi/internal/workday"
)

// importCmd groups the imports of sheets.
type importCmd struct {
	Roster  importRosterCmd  `cmd:"" help:"导入花名册；可与运行中的服务同时进行。"`
	Served  importServedCmd  `cmd:"" help:"导入服务对象台账（建会台账）；可与运行中的服务同时进行。"`
	Opening importOpeningCmd `cmd:"" help:"导入系统启用前的服务记录，连同签字本扫描件，送交聘用单位核对；可与运行中的服务同时进行。"`
}

// importRosterCmd shows what an import of the sheet would do and, without --dry-run, imports the rows that can be. The
// exit status is 0 when that could be told or done, whatever the rows, and 1 when the file or the union is refused.
type importRosterCmd struct {
	File   string  `arg:"" type:"existingfile" help:"Excel 文件（.xlsx）。"`
	Union  string  `required:"" placeholder:"NAME_OR_ID" help:"导入到哪个工会之下。"`
	DryRun bool    `help:"只核对，不写入。"`
	AsOf   dateArg `placeholder:"YYYY-MM-DD" help:"按哪一天核对，默认今天。"`
	Sheet  string  `placeholder:"NAME" help:"读哪张工作表，默认自动识别。"`
	JSON   bool    `name:"json" help:"以 JSON 输出。"`
}

type importedRow struct {
	Row           int            `json:"row"`
	Name          string         `json:"name"`
	Outcome       roster.Outcome `json:"outcome"`
	Codes         []string       `json:"codes"`
	Why           []string       `json:"why"`
	ID            string         `json:"id"` // normalised identity number, empty when it is not valid
	ContractStart workday.Date   `json:"contract_start"`
	ContractEnd   workday.Date   `json:"contract_end"`
}

// Run reads, judges and imports.
func (c *importRosterCmd) Run(ctx context.Context, e *env) error {
	data, err := readFile(c.File, roster.MaxImportFile, "请拆分后再导入")
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
	asOf := c.AsOf.Date
	if asOf.IsZero() {
		asOf = workday.Of(a.DB.Now())
	}
	judged, _, done, err := a.Roster.ImportOnce(ctx, actor, roster.Once{
		Into: into, File: filepath.Base(c.File), Data: data, Sheet: c.Sheet, AsOf: asOf, Write: !c.DryRun,
	})
	if judged == nil && err != nil {
		return spoken(err)
	}
	rows := make([]importedRow, len(judged))
	for i, j := range judged {
		rows[i] = importedRow{j.Row, j.Name, j.Outcome, j.Codes(), j.Why(), j.Number(), j.Start, j.End}
	}
	if shown := c.show(e, rows, done); shown != nil {
		return shown
	}
	return spoken(err)
}

func (c *importRosterCmd) show(e *env, rows []importedRow, done roster.HeadsImported) error {
	if c.JSON {
		reply := struct {
			Rows   []importedRow         `json:"rows"`
			Result *roster.HeadsImported `json:"result,omitempty"`
		}{Rows: rows}
		if !c.DryRun {
			reply.Result = &done
		}
		enc := json.NewEncoder(e.stdout)
		enc.SetEscapeHTML(false)
		return enc.Encode(reply)
	}
	var text bytes.Buffer
	w := tabwriter.NewWriter(&text, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "行\t姓名\t结果\t合同起\t合同止\t说明")
	counts := map[roster.Outcome]int{}
	for _, r := range rows {
		counts[r.Outcome]++
		fmt.Fprintf(w, "%d\t%s\t%s\t%s\t%s\t%s\n", r.Row, r.Name, r.Outcome.Title(), r.ContractStart, r.ContractEnd, strings.Join(r.Why, "；"))
	}
	if err := w.Flush(); err != nil {
		return err
	}
	fmt.Fprintf(&text, "共 %d 行：可导入 %d，有提醒 %d，不能导入 %d。\n", len(rows), counts[roster.Accepted], counts[roster.Warned], counts[roster.Rejected])
	if c.DryRun {
		fmt.Fprintln(&text, "只作核对，没有写入。")
	} else {
		fmt.Fprintf(&text, "已导入 %d 人（新登记 %d 人），原已在册 %d 人，新建或登记聘用单位 %d 家，未导入 %d 行。\n",
			done.Engagements, done.Persons, done.Already, done.Unions, done.Left)
	}
	_, err := e.stdout.Write(text.Bytes())
	return err
}

// readFile reads a sheet of at most limit bytes; remedy says in Chinese what to do with a larger one.
func readFile(path string, limit int64, remedy string) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("无法读取文件：%w", err)
	}
	if info.Size() > limit {
		return nil, fmt.Errorf("文件超过 %d MB，%s", limit>>20, remedy)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("无法读取文件：%w", err)
	}
	return data, nil
}

// importInto finds the union that a sheet is imported for, and the actor of the command line, who may do below it what
// an officer of the province may.
func importInto(ctx context.Context, a *app.App, nameOrID string) (org.Union, authz.Actor, error) {
	q := a.DB.Read()
	root, err := org.Root(ctx, q)
	if err != nil {
		return org.Union{}, authz.Actor{}, spoken(err)
	}
	actor := authz.System(audit.CLI, "命令行")
	actor.Grants = []authz.Grant{{Role: authz.RoleOfficer, UnionID: root.ID, UnionName: root.Name, Tier: root.Tier}}
	if db.IsID(nameOrID) {
		u, err := org.ByID(ctx, q, nameOrID)
		return u, actor, spoken(err)
	}
	found, err := org.ByName(ctx, q, nameOrID, "")
	if err != nil {
		return org.Union{}, actor, err
	}
	switch len(found) {
	case 0:
		return org.Union{}, actor, fmt.Errorf("没有找到工会“%s”", nameOrID)
	case 1:
		return found[0], actor, nil
	}
	var list strings.Builder
	for _, u := range found {
		chain, err := org.Chain(ctx, q, u.ID)
		if err != nil {
			return org.Union{}, actor, err
		}
		list.WriteString("\n  " + u.ID)
		for _, c := range chain {
			list.WriteString(" / " + c.Name)
		}
	}
	return org.Union{}, actor, fmt.Errorf("“%s”不止一家，请改用编号：%s", nameOrID, list.String())
}

// spoken leaves of an error what people may read.
func spoken(err error) error {
	if e, ok := errs.As(err); ok && e.Kind != errs.KindInternal {
		return fmt.Errorf("%s", e.Message)
	}
	return err
}
