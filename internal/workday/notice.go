package workday

import (
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"
)

// Notice is the State Council's yearly arrangement of holidays. It may reach back into the December before its year
// (2023 did), and a later notice of the same year takes its place (January 2020).
type Notice struct {
	Year        int    `json:"year"`
	Off         []Date `json:"off"`          // no working day: statutory or adjusted; plain weekends may be listed too
	Work        []Date `json:"work"`         // weekend days that are worked
	Source      string `json:"source"`       // where the notice can be read
	PublishedOn Date   `json:"published_on"` // none when not recorded; counts as earliest
	Version     string `json:"version"`      // Content when empty
}

// ErrNotice is wrapped by every complaint of Notice.Check.
var ErrNotice = errors.New("放假安排有误")

// Check says, in Chinese, what is wrong with a notice that somebody typed or imported.
func (n Notice) Check() error {
	if n.Year < 2000 || n.Year > 2100 {
		return fmt.Errorf("%w：年份 %d 不在 2000 至 2100 之间", ErrNotice, n.Year)
	}
	if len(n.Off) == 0 {
		return fmt.Errorf("%w：没有放假日期", ErrNotice)
	}
	seen := map[Date]bool{}
	for _, d := range slices.Concat(n.Off, n.Work) {
		inYear := d.Year() == n.Year || d.Year() == n.Year-1 && d.Month() == time.December
		if !inYear {
			return fmt.Errorf("%w：%s 不属于 %d 年", ErrNotice, d, n.Year)
		}
		if seen[d] {
			return fmt.Errorf("%w：%s 重复或既放假又上班", ErrNotice, d)
		}
		seen[d] = true
	}
	for _, d := range n.Work {
		if !weekend(d) {
			return fmt.Errorf("%w：%s 不是周末，不能作为调休上班日", ErrNotice, d)
		}
	}
	for _, d := range statutory(n.Year) {
		if !slices.Contains(n.Off, d) {
			return fmt.Errorf("%w：%s 是法定节假日，未列入放假日期", ErrNotice, d)
		}
	}
	return nil
}

// Content is a short hash of the days the notice arranges; the same days give the same text.
func (n Notice) Content() string {
	h := sha256.New()
	fmt.Fprintln(h, n.Year)
	for _, list := range [][]Date{n.Off, n.Work} {
		for _, d := range slices.SortedFunc(slices.Values(list), Date.Compare) {
			fmt.Fprint(h, d, " ")
		}
		fmt.Fprintln(h)
	}
	return hex.EncodeToString(h.Sum(nil))[:12]
}

// statutory gives the days that are off by the holiday regulation itself, whatever the year's notice arranges.
// The lunar ones are not among them: they are known for certain only from the notice.
func statutory(year int) []Date {
	days := []Date{New(year, 1, 1), New(year, 5, 1), New(year, 10, 1), New(year, 10, 2), New(year, 10, 3)}
	if year >= 2025 { // amendment of 2024-11-10
		days = append(days, New(year, 5, 2))
	}
	return days
}

func weekend(d Date) bool {
	w := d.Weekday()
	return w == time.Saturday || w == time.Sunday
}

// holidays.json holds the notices of 2020 to 2026; the file names its sources.
//
//go:embed holidays.json
var holidaysJSON []byte

// Embedded is the calendar that the binary was built with.
var Embedded = sync.OnceValue(func() *Calendar {
	var file struct {
		Source string   `json:"source"`
		Years  []Notice `json:"years"`
	}
	if err := json.Unmarshal(holidaysJSON, &file); err != nil {
		panic("workday: holidays.json: " + err.Error())
	}
	for i := range file.Years {
		file.Years[i].Source = file.Source
	}
	return NewCalendar(file.Years...)
})
