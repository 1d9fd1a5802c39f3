package rights

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"xiezhi/internal/platform/errs"
	"xiezhi/internal/workday"
)

// CheckHouse looks at a version of the house rules before it is published: a text or a file, in force from today or later.
func CheckHouse(title, body string, file bool, from, today workday.Date) error {
	f := length("title", title, 2, maxTitle)
	switch n := utf8.RuneCountInString(strings.TrimSpace(body)); {
	case n > 50000:
		f = append(f, errs.F("body", "不超过50000字"))
	case n == 0 && !file:
		f = append(f, errs.F("body", "请填写正文或者上传文件"))
	}
	if from.IsZero() || from.Before(today) || from.After(today.AddYears(1)) {
		f = append(f, errs.F("inForceOn", "从今天起一年以内的日期"))
	}
	return errs.Fields(f...)
}

// current is the version that is in force on a day, among versions with the latest first; -1 for none.
func current(list []House, on workday.Date) int {
	for i, h := range list {
		if !h.InForceOn.After(on) {
			return i
		}
	}
	return -1
}

// asks tells whether a version asks somebody to acknowledge it: the one in force, and those to come.
func asks(list []House, i int, on workday.Date) bool {
	c := current(list, on)
	return c < 0 || i <= c
}

// acknowledgedWords says how many of a union's people have acknowledged.
func acknowledgedWords(done, of int) string {
	return fmt.Sprintf("应阅知%d人，已阅知%d人，尚未%d人", of, done, of-done)
}
