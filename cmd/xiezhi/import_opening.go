package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"text/tabwriter"

	"xiezhi/internal/workday"
	"xiezhi/internal/worklog"
)

// importOpeningCmd is importRosterCmd for the services that a union's people gave before the system. They count when a
// second person of the union has checked them, in the console; the command line only sends them there.
type importOpeningCmd struct {
	File   string   `arg:"" type:"existingfile" help:"Excel 文件（.xlsx）。"`
	Union  string   `required:"" placeholder:"NAME_OR_ID" help:"聘用单位。"`
	Scan   []string `type:"existingfile" placeholder:"FILE" help:"签字本扫描件（PDF、JPEG、PNG），可重复；不是 --dry-run 时必须给出。"`
	DryRun bool     `help:"只核对，不送交。"`
	JSON   bool     `name:"json" help:"以 JSON 输出。"`
}

type openingRow struct {
	Row     int             `json:"row"`
	Name    string          `json:"name"`
	Day     workday.Date    `json:"day"`
	Unit    string          `json:"unit"`
	Outcome worklog.Verdict `json:"outcome"`
	Codes   []string        `json:"codes"`
	Why     []string        `json:"why"`
}

type openingSent struct {
	ID   string `json:"id"`
	Sent int    `json:"sent"`
	Left int    `json:"left"`
}

// Run reads, judges and sends.
func (c *importOpeningCmd) Run(ctx context.Context, e *env) (err error) {
	data, err := readFile(c.File, worklog.MaxOpeningFile, "请按指导员分开导入")
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
	var scans []worklog.ScanFile
	for _, path := range c.Scan {
		f, err := os.Open(path)
		if err != nil {
			return fmt.Errorf("无法读取扫描件：%w", err)
		}
		defer func() { err = errors.Join(err, f.Close()) }()
		scans = append(scans, worklog.ScanFile{Name: filepath.Base(path), Reader: f})
	}
	lines, o, err := a.Worklog.ImportOpening(ctx, actor, into, filepath.Base(c.File), data, scans, !c.DryRun)
	if lines == nil && err != nil {
		return spoken(err)
	}
	var sent *openingSent
	if err == nil && !c.DryRun {
		sent = &openingSent{o.ID, o.Good, o.Total - o.Good}
	}
	if shown := c.show(e, lines, sent); shown != nil {
		return shown
	}
	return spoken(err)
}

func (c *importOpeningCmd) show(e *env, lines []worklog.OpeningLine, sent *openingSent) error {
	rows := make([]openingRow, len(lines))
	counts := map[worklog.Verdict]int{}
	for i := range lines {
		l := &lines[i]
		name := l.PersonName
		if name == "" {
			name = l.Name
		}
		rows[i] = openingRow{l.Row, name, l.Day, l.UnitName, l.Verdict, l.Codes(), l.Why()}
		counts[l.Verdict]++
	}
	if c.JSON {
		enc := json.NewEncoder(e.stdout)
		enc.SetEscapeHTML(false)
		return enc.Encode(struct {
			Rows   []openingRow `json:"rows"`
			Result *openingSent `json:"result,omitempty"`
		}{rows, sent})
	}
	var text bytes.Buffer
	w := tabwriter.NewWriter(&text, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "行\t指导员\t日期\t服务单位\t结果\t说明")
	for _, r := range rows {
		fmt.Fprintf(w, "%d\t%s\t%s\t%s\t%s\t%s\n", r.Row, r.Name, r.Day, r.Unit, r.Outcome.Title(), strings.Join(r.Why, "；"))
	}
	if err := w.Flush(); err != nil {
		return err
	}
	fmt.Fprintf(&text, "共 %d 行：接收 %d，提醒 %d，退回 %d。\n", len(rows), counts[worklog.VerdictAccept], counts[worklog.VerdictWarn], counts[worklog.VerdictReject])
	if sent == nil {
		fmt.Fprintln(&text, "只作核对，没有送交。")
	} else {
		fmt.Fprintf(&text, "已送交 %d 条，等待聘用单位的人对照签字本核对，通过后才计入；未送交 %d 行。\n", sent.Sent, sent.Left)
	}
	_, err := e.stdout.Write(text.Bytes())
	return err
}
