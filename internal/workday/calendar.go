package workday

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
)

// Calendar knows which days are worked. It is immutable: With gives another one. A result that touches a year whose
// notice is not out counts that year's statutory days only and says that it is provisional.
type Calendar struct {
	notices map[int]Notice
	days    map[Date]bool // the days a notice speaks of: true is worked
	version string
}

// Due is a computed day and whether a notice still to come may move it.
type Due struct {
	Date        Date `json:"due"`
	Provisional bool `json:"provisional"`
}

// NewCalendar builds a calendar of the notices; of two for one year the later published is in force, and of two
// published alike the later given.
func NewCalendar(notices ...Notice) *Calendar {
	inForce := map[int]Notice{}
	for _, n := range notices {
		put(inForce, n)
	}
	return build(inForce)
}

// With gives the calendar as it stands once this notice is known too.
func (c *Calendar) With(n Notice) *Calendar {
	inForce := maps.Clone(c.notices)
	put(inForce, n)
	return build(inForce)
}

func put(inForce map[int]Notice, n Notice) {
	if old, ok := inForce[n.Year]; ok && n.PublishedOn.Before(old.PublishedOn) {
		return
	}
	n.Off, n.Work = slices.Clone(n.Off), slices.Clone(n.Work)
	if n.Version == "" {
		n.Version = n.Content()
	}
	inForce[n.Year] = n
}

func build(inForce map[int]Notice) *Calendar {
	c := &Calendar{notices: inForce, days: map[Date]bool{}}
	h := sha256.New()
	for _, year := range slices.Sorted(maps.Keys(inForce)) { // a year's notice may change the December before it
		n := inForce[year]
		for _, d := range n.Off {
			c.days[d] = false
		}
		for _, d := range n.Work {
			c.days[d] = true
		}
		fmt.Fprintln(h, n.Content())
	}
	c.version = hex.EncodeToString(h.Sum(nil))[:12]
	return c
}

// Version identifies the arrangement of days; results keep it, so that they can be recounted when it changes.
func (c *Calendar) Version() string { return c.version }

// Published reports whether the year's notice is known.
func (c *Calendar) Published(year int) bool {
	_, ok := c.notices[year]
	return ok
}

// Notices in force, by year.
func (c *Calendar) Notices() []Notice {
	var list []Notice
	for _, year := range slices.Sorted(maps.Keys(c.notices)) {
		n := c.notices[year]
		n.Off, n.Work = slices.Clone(n.Off), slices.Clone(n.Work)
		list = append(list, n)
	}
	return list
}

// IsWorkday reports whether the day is worked, and whether that is provisional.
func (c *Calendar) IsWorkday(d Date) (worked, provisional bool) {
	if d.IsZero() {
		return false, false
	}
	provisional = !c.Published(d.Year())
	if listed, ok := c.days[d]; ok {
		return listed, provisional
	}
	if provisional && slices.Contains(statutory(d.Year()), d) {
		return false, true
	}
	return !weekend(d), provisional
}

// AddWorkdays counts n working days from the day after d and gives the last of them, which ends at 24:00
// (Art. 11: five). A negative n counts backwards from the day before; 0 is d itself.
func (c *Calendar) AddWorkdays(d Date, n int) Due {
	step := 1
	if n < 0 {
		step, n = -1, -n
	}
	due := Due{Date: d}
	for n > 0 && !due.Date.IsZero() {
		due.Date = due.Date.AddDays(step)
		worked, provisional := c.IsWorkday(due.Date)
		due.Provisional = due.Provisional || provisional
		if worked {
			n--
		}
	}
	return due
}

// Roll moves a last day that is not worked to the next working day (Civil Code §203). Limits that name a calendar
// date, such as the end of October, are not rolled.
func (c *Calendar) Roll(d Date) Due { return c.nearest(d, 1) }

// RollBack gives the last working day up to d: when to remind of a limit that does not move.
func (c *Calendar) RollBack(d Date) Due { return c.nearest(d, -1) }

func (c *Calendar) nearest(d Date, step int) Due {
	due := Due{Date: d}
	for !due.Date.IsZero() {
		worked, provisional := c.IsWorkday(due.Date)
		due.Provisional = due.Provisional || provisional
		if worked {
			break
		}
		due.Date = due.Date.AddDays(step)
	}
	return due
}

// WorkdaysBetween counts the working days after from up to and including to, so that it undoes AddWorkdays and tells
// how many working days late a thing is. It is negative when to lies before from.
func (c *Calendar) WorkdaysBetween(from, to Date) (n int, provisional bool) {
	if from.IsZero() || to.IsZero() {
		return 0, false
	}
	if to.Before(from) {
		n, provisional = c.WorkdaysBetween(to, from)
		return -n, provisional
	}
	for d := from; d.Before(to); {
		d = d.AddDays(1)
		worked, open := c.IsWorkday(d)
		provisional = provisional || open
		if worked {
			n++
		}
	}
	return n, provisional
}

// WorkdaysIn counts the working days of a year.
func (c *Calendar) WorkdaysIn(year int) (n int, provisional bool) {
	for d := New(year, 1, 1); d.Year() == year; d = d.AddDays(1) {
		if worked, _ := c.IsWorkday(d); worked {
			n++
		}
	}
	return n, !c.Published(year)
}
