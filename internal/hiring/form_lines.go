package hiring

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"xiezhi/internal/workday"
)

// text is lines as the roster keeps them: one a line, its dates first.
func (l Lines) text() string {
	out := make([]string, len(l))
	for i, one := range l {
		out[i] = strings.TrimSpace(one.When + "　" + one.Text)
	}
	return strings.Join(out, "\n")
}

// tidy drops empty lines and the space around the others.
func (l Lines) tidy() Lines {
	out := Lines{}
	for _, one := range l {
		one.When, one.Text = strings.TrimSpace(one.When), strings.TrimSpace(one.Text)
		if one.When != "" || one.Text != "" {
			out = append(out, one)
		}
	}
	return out
}

// dated is a line that begins with years and months: 2010.09—2014.06 某大学, 2018年3月至今 某单位.
var dated = regexp.MustCompile(`^((?:19|20)\d\d[\d.\-/年月日—–~～至到\s今起]*)[\s　:：，,]*(.*)$`)

// linesOf takes a text apart into dated lines.
func linesOf(text string) Lines {
	out := Lines{}
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		if m := dated.FindStringSubmatch(line); m != nil && m[2] != "" && len([]rune(m[1])) <= 40 {
			out = append(out, DatedLine{When: strings.TrimSpace(m[1]), Text: m[2]})
			continue
		}
		out = append(out, DatedLine{Text: line})
	}
	return out
}

// withService is a résumé that tells of the service at a union too: since when, and where posted, to be completed. One that
// names the person as an instructor of the union already is left as it was written.
func (l Lines) withService(onDuty workday.Date, union, post string) Lines {
	if slices.ContainsFunc(l, func(one DatedLine) bool {
		return strings.Contains(one.Text, union) && strings.Contains(one.Text, "指导员")
	}) {
		return l
	}
	text := union + instructors
	if post != "" && post != union {
		text += "，定岗" + post
	}
	return append(slices.Clone(l), DatedLine{When: fmt.Sprintf("%d.%02d至今", onDuty.Year(), int(onDuty.Month())), Text: text})
}
