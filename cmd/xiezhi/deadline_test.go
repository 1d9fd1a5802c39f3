package main

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"xiezhi/internal/app"
	"xiezhi/internal/authz"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/config"
	"xiezhi/internal/rulebook"
	"xiezhi/internal/workday"
)

// start runs the program as main does, without a process.
func start(t *testing.T, args ...string) (stdout, stderr string, err error) {
	t.Helper()
	var out, errOut bytes.Buffer
	err = run(context.Background(), args, func(string) string { return "" }, &out, &errOut)
	return out.String(), errOut.String(), err
}

func TestDeadline(t *testing.T) {
	for _, tc := range []struct{ args, want string }{
		{"--from 2020-09-29 --workdays 5", "2020-10-13\n"},
		{"--from 2020-09-29 --workdays 5 --json", `{"due":"2020-10-13","provisional":false}` + "\n"},
		{"--from 2020-01-22 --workdays 5", "2020-02-06\n"},
		{"--from 2025-02-05 --workdays 5", "2025-02-11\n"},
		{"--from 2024-08-31 --months 6", "2025-02-28\n"},
		{"--from 2023-08-31 --months 6", "2024-02-29\n"},
		{"--from 2024-03-31 --months 6", "2024-09-30\n"},
		{"--from 2025-07-01 --months 6", "2026-01-01\n"},
		{"--from 2025-07-01 --months 6 --roll", "2026-01-04\n"},
		{"--from 2024-04-05 --months 6 --roll", "2024-10-08\n"},
		{"--from 2024-04-05 --months 6 --roll --json", `{"due":"2024-10-08","provisional":false}` + "\n"},
		{"--from 1960-02-29 --years 65", "2025-02-28\n"},
		{"--from 1961-06-15 --years 65", "2026-06-15\n"},
		{"--from 2025-01-06 --days 30", "2025-02-05\n"},
		{"--from=2025-01-06 --days=0", "2025-01-06\n"},
		{"--from 2026-10-03 --days 0 --roll", "2026-10-08\n"},
		{"--from 2026-12-31 --workdays 5 --json", `{"due":"2027-01-08","provisional":true}` + "\n"},
		{"--from 2026-07-01 --months 6 --roll --json", `{"due":"2027-01-04","provisional":true}` + "\n"},
		{"--from 2026-07-01 --months 6 --json", `{"due":"2027-01-01","provisional":false}` + "\n"},
	} {
		out, complaint, err := start(t, append([]string{"deadline"}, strings.Fields(tc.args)...)...)
		if err != nil || out != tc.want || complaint != "" {
			t.Errorf("deadline %s = %q %q %v, want %q", tc.args, out, complaint, err, tc.want)
		}
	}
}

func TestDeadlineSaysWhenItIsProvisional(t *testing.T) {
	out, note, err := start(t, "deadline", "--from", "2026-12-31", "--workdays", "5")
	if err != nil || out != "2027-01-08\n" || !strings.Contains(note, "暂算") {
		t.Errorf("%q %q %v", out, note, err)
	}
}

func TestDeadlineRefuses(t *testing.T) {
	t.Chdir(t.TempDir()) // where no data is
	for args, words := range map[string]string{
		"":                         "请用 --from",
		"--workdays 5":             "请用 --from",
		"--from 2020-09-29":        "只能一个",
		"--from 2020-09-29 --roll": "只能一个",
		"--from 2020-09-29 --workdays 5 --days 5": "只能一个",
		"--from 2020-02-30 --days 1":              "不是日期",
		"--from 20200929 --days 1":                "不是日期",
		"--from 2020-09-29 --workdays five":       "应为0至100000之间的整数",
		"--from 2020-09-29 --workdays=-5":         "应为0至100000之间的整数",
		"--from 2020-09-29 --workdays 100001":     "应为0至100000之间的整数",
		"--from 2020-09-29 --workdays 1.5":        "整数",
		"--from 2020-09-29 --years 8000":          "超出9999年",
		"--from 2020-09-29 --years 8000 --roll":   "超出9999年",
		"--from 2020-09-29 --weeks 5":             "没有选项 --weeks",
		"--from 2020-09-29 --month 5":             "没有选项 --month，是不是",
		"--from 2020-09-29 --workdays":            "选项 --workdays 后面要写值",
		"--from 2020-09-29 --workdays -5":         "选项 --workdays 后面要写值",
		"--from --workdays 5":                     "选项 --from 后面要写值",
		"--from 2020-09-29 --workdays 5 extra":    "多余或认不出的参数 extra",
		"--from 2020-09-29 --days 5 --roll=maybe": "选项 --roll 不带值",
		"--from 2020-09-29 --days 5 --imported":   "没有找到数据目录",
	} {
		out, _, err := start(t, append([]string{"deadline"}, strings.Fields(args)...)...)
		if err == nil || out != "" || !strings.Contains(err.Error(), words) {
			t.Errorf("deadline %s = %q, %v; want a complaint with %q", args, out, err, words)
		}
	}
}

// Whoever asks for it gets the notices that were imported into the data.
func TestDeadlineWithImportedNotices(t *testing.T) {
	dir, _ := folder(t)
	getenv := dataIn(t, dir)
	due := func(more ...string) string {
		t.Helper()
		var out, noise bytes.Buffer
		args := append([]string{"deadline", "--from", "2026-12-31", "--workdays", "5", "--json"}, more...)
		if err := run(t.Context(), args, getenv, &out, &noise); err != nil {
			t.Fatal(err, noise.String())
		}
		return out.String()
	}
	cfg, err := config.Load(getenv, dir)
	if err != nil {
		t.Fatal(err)
	}
	a, err := app.Open(t.Context(), cfg, clock.System, true)
	if err != nil {
		t.Fatal(err)
	}
	_, err = a.Rulebook.ImportNotice(t.Context(), authz.System(audit.CLI, "命令行"), rulebook.NoticeText{
		Year: 2027, PublishedOn: workday.Of(time.Now()), Source: "an invented notice",
		Text: "元旦：1月1日至4日放假，共4天。劳动节：5月1日至3日放假。国庆节：10月1日至7日放假。",
	})
	if err := errors.Join(err, a.Close()); err != nil {
		t.Fatal(err)
	}
	if got := due(); got != `{"due":"2027-01-08","provisional":true}`+"\n" {
		t.Errorf("without them: %s", got)
	}
	if got := due("--imported"); got != `{"due":"2027-01-11","provisional":false}`+"\n" {
		t.Errorf("with them: %s", got)
	}
}
