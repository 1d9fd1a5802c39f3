package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"

	"xiezhi/internal/workday"
)

// deadlineCmd computes a last day as the product does: the day of the event is not counted.
type deadlineCmd struct {
	From     dateArg   `placeholder:"YYYY-MM-DD" help:"起算日（当日不计入）。"`
	Workdays *countArg `placeholder:"N" help:"N 个工作日，按国务院放假安排，调休上班日计入。"`
	Days     *countArg `placeholder:"N" help:"N 日。"`
	Months   *countArg `placeholder:"N" help:"N 个月，没有对应日的为该月末日。"`
	Years    *countArg `placeholder:"N" help:"N 年，没有对应日的为该月末日。"`
	Roll     bool      `help:"最后一日不是工作日的，顺延到下一个工作日。"`
	Imported bool      `help:"同时采用数据目录（XIEZHI_DATA）里导入的放假通知；默认只用程序自带的。"`
	JSON     bool      `name:"json" help:"输出 JSON。"`
}

// Run prints the last day.
func (c *deadlineCmd) Run(ctx context.Context, e *env) error {
	cal := workday.Embedded()
	if c.Imported {
		a, err := e.open(ctx)
		if err != nil {
			return err
		}
		defer e.close(a)
		if cal, err = a.Rulebook.Calendar(ctx); err != nil {
			return err
		}
	}
	due, err := c.due(cal)
	if err != nil {
		return err
	}
	if c.JSON {
		return json.NewEncoder(e.stdout).Encode(due)
	}
	if due.Provisional {
		if _, err := fmt.Fprintln(e.stderr, "暂算：有的年度放假安排尚未发布，只计入了法定节假日本身。"); err != nil {
			return err
		}
	}
	_, err = fmt.Fprintln(e.stdout, due.Date)
	return err
}

func (c *deadlineCmd) due(cal *workday.Calendar) (workday.Due, error) {
	from := c.From.Date
	if from.IsZero() {
		return workday.Due{}, errors.New("请用 --from 给出起算日，如 --from 2020-09-29")
	}
	var due workday.Due
	given := 0
	for _, span := range []struct {
		n   *countArg
		add func(n int) workday.Due
	}{
		{c.Workdays, func(n int) workday.Due { return cal.AddWorkdays(from, n) }},
		{c.Days, func(n int) workday.Due { return workday.Due{Date: from.AddDays(n)} }},
		{c.Months, func(n int) workday.Due { return workday.Due{Date: from.AddMonths(n)} }},
		{c.Years, func(n int) workday.Due { return workday.Due{Date: from.AddYears(n)} }},
	} {
		if span.n != nil {
			due = span.add(int(*span.n))
			given++
		}
	}
	if given != 1 {
		return workday.Due{}, errors.New("--workdays、--days、--months、--years 须给出其中一个，且只能一个")
	}
	if c.Roll {
		rolled := cal.Roll(due.Date)
		due = workday.Due{Date: rolled.Date, Provisional: due.Provisional || rolled.Provisional}
	}
	if due.Date.IsZero() {
		return workday.Due{}, errors.New("结果超出9999年")
	}
	return due, nil
}

// dateArg and countArg are read here and not by kong, so that complaints are Chinese.
type dateArg struct{ workday.Date }

// UnmarshalText reads a date.
func (a *dateArg) UnmarshalText(text []byte) error {
	d, err := workday.Parse(string(text))
	if err != nil {
		return fmt.Errorf("“%s”不是日期，应如 2020-09-29", text)
	}
	a.Date = d
	return nil
}

type countArg int

// UnmarshalText reads a count.
func (a *countArg) UnmarshalText(text []byte) error {
	const most = 100_000
	n, err := strconv.Atoi(string(text))
	if err != nil || n < 0 || n > most {
		return fmt.Errorf("“%s”应为0至%d之间的整数", text, most)
	}
	*a = countArg(n)
	return nil
}
