package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/sheet"
	"xiezhi/internal/workday"
	"xiezhi/scripts/internal/loopback"
	"xiezhi/scripts/internal/province"
)

// processes measures what needs a fresh process: memory, and whole commands.
func (s *subject) processes(ctx context.Context) error {
	if s.wants("idle") || s.wants("export") {
		if err := s.served(ctx); err != nil {
			return err
		}
	}
	if s.wants("import") {
		return s.imported(ctx, "", 100_000)
	}
	return nil
}

// withChapters imports a roster while every chapter that the re-sync has turned on owes its lines, and turns them off
// again for what follows, which is measured under the rules that a new database has.
func (s *subject) withChapters(ctx context.Context) error {
	if s.wants("import") && s.wants("resync") {
		if err := s.imported(ctx, ", every chapter on", 200_000); err != nil {
			return err
		}
	}
	err := s.app.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		_, err := tx.NewDelete().Model((*org.Overlay)(nil)).Where("document = ?", measuring).Exec(ctx)
		return err
	})
	if err != nil {
		return err
	}
	return s.settle(ctx) // else a fresh server begins by sealing what the import has left
}

// served starts the server, looks at its memory, and has it export.
func (s *subject) served(ctx context.Context) (err error) {
	server, err := loopback.Start(ctx, s.program, s.cfg)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, server.Stop()) }()
	select {
	case <-time.After(3 * time.Second):
	case <-ctx.Done():
		return ctx.Err()
	}
	if s.wants("idle") {
		kb, err := memory(server.Pid(), "VmRSS")
		if err != nil {
			return err
		}
		s.table.put(s.name, "memory of a fresh `xiezhi serve`", fmt.Sprintf("%d MB", kb>>10), "< 80 MB")
	}
	if !s.wants("export") {
		return nil
	}
	return s.exportFrom(server.Addr, server.Pid())
}

// exportFrom asks for the visits of as many days as make the number wanted.
func (s *subject) exportFrom(addr string, pid int) error {
	c := loopback.New(addr, "10.1.0.1")
	defer c.Close()
	if err := c.SignIn(province.Inspector, province.Password); err != nil {
		return err
	}
	root := s.province.Root.ID
	if err := c.Do(http.MethodPost, "/api/visits/inspections", map[string]string{"unionId": root, "reason": "年度抽查下基层工作日志"}, nil); err != nil {
		return err
	}
	days := s.exportRows / s.fill.Instructors
	last := workday.Of(time.Now()).AddDays(-40)
	if first := last.AddDays(1 - days); first.Year() != last.Year() {
		last = workday.New(last.Year()-1, 12, 31)
	}
	q := url.Values{"unionId": {root}, "from": {last.AddDays(1 - days).String()}, "to": {last.String()}}
	began := time.Now()
	n, err := c.Copy(http.MethodGet, "/api/report/visits/export?"+q.Encode(), io.Discard)
	if err != nil {
		return err
	}
	took := time.Since(began)
	kb, err := memory(pid, "VmHWM")
	if err != nil {
		return err
	}
	s.table.put(s.name, fmt.Sprintf("export of %d visits to Excel", days*s.fill.Instructors),
		fmt.Sprintf("%.1f s, %.1f MB file, peak memory %d MB", took.Seconds(), float64(n)/1e6, kb>>10), "< 5 s, < 150 MB")
	return nil
}

// memory reads a line of a process's status, in KB.
func memory(pid int, line string) (kb int, err error) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0, err
	}
	_, rest, found := strings.Cut(string(text), "\n"+line+":")
	if !found {
		return 0, errors.New("no " + line + " of the process")
	}
	_, err = fmt.Sscanf(rest, "%d", &kb)
	return kb, err
}

// imported has the command line import a roster into one county, of people whose numbers begin at first.
func (s *subject) imported(ctx context.Context, when string, first int) error {
	into := s.province.Unions[len(s.province.Unions)-1]
	file := filepath.Join(s.dir, "roster.xlsx")
	if err := writeRoster(file, first, s.rosterRows, into.Name); err != nil {
		return err
	}
	cmd := loopback.Command(ctx, s.program, s.cfg, "import", "roster", file, "--union", into.ID)
	var out strings.Builder
	cmd.Stdout = &out
	began := time.Now()
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("import: %w: %s", err, tail(out.String()))
	}
	took := time.Since(began)
	say("%s", tail(out.String()))
	s.table.put(s.name, fmt.Sprintf("import of a roster of %d rows, whole command%s", s.rosterRows, when), fmt.Sprintf("%.1f s", took.Seconds()), "< 10 s")
	return nil
}

func tail(text string) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	return lines[len(lines)-1]
}

func writeRoster(file string, first, rows int, union string) (err error) {
	f, err := os.Create(file)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	var cols []sheet.ExportColumn
	for _, title := range []string{"序号", "姓名", "性别", "身份证号码", "联系电话", "政治面貌", "学历", "聘用单位", "聘用渠道", "合同类型", "合同起始日期", "合同终止日期", "上岗日期"} {
		cols = append(cols, sheet.ExportColumn{Title: title, Kind: sheet.KindText})
	}
	e, err := sheet.NewExport(f, "花名册", cols)
	if err != nil {
		return err
	}
	for i := range rows {
		id, err := province.IdentityNumber(first + i)
		if err != nil {
			return err
		}
		sex := "男"
		if id.Sex() == "2" {
			sex = "女"
		}
		err = e.Row(fmt.Sprint(i+1), province.Name(i), sex, id.Number(), fmt.Sprintf("139%08d", first+i), "中共党员", "大学本科", union,
			"工会自聘", "劳动合同", "2025-03-01", "2028-02-28", "2025年3月1日")
		if err != nil {
			return err
		}
	}
	return e.Close()
}
