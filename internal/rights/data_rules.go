package rights

import (
	"slices"
	"strings"

	"xiezhi/internal/platform/errs"
	"xiezhi/internal/workday"
)

// checkNotice looks at a new version of a privacy notice: it keeps every field of the first, since those are facts that
// the program knows, and names no other.
func checkNotice(known bool, body, document string, fields, must []string, from, today workday.Date) error {
	var f []errs.Field
	if !known {
		return errs.Fields(errs.F("kind", "请选择"))
	}
	f = append(f, length("body", body, 50, 5000)...)
	f = append(f, length("document", document, 2, 100)...)
	for _, name := range must {
		if !slices.Contains(fields, name) {
			f = append(f, errs.F("body", "缺少 {"+name+"}，系统在这里填入实际的内容"))
		}
	}
	for _, name := range fields {
		if !slices.Contains(must, name) {
			f = append(f, errs.F("body", "系统没有 {"+strings.TrimSpace(name)+"} 这一项"))
		}
	}
	if from.IsZero() || from.Before(today) {
		f = append(f, errs.F("inForceOn", "今天或以后的日期"))
	}
	return errs.Fields(f...)
}
