package hiring

import (
	"regexp"
	"strings"
)

// Codes of refusals.
const (
	CodeFormState = "form_state"
	CodeFormUsed  = "form_used"
)

const formWhat = "推荐表"

// text is lines as the roster keeps them: one a line, its dates first.
func (l Lines) text() string {
	out := make([]string, len(l))
	for i, one := range l {
		out[i] = strings.TrimSpace(one.When + "　" + one.Text)
	}
	return strings.Join(out, "\n")
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
		if m := dated.FindStringSubmatch(line); m != nil && m[2] != "" {
			out = append(out, Line{When: strings.TrimSpace(m[1]), Text: m[2]})
			continue
		}
		out = append(out, Line{Text: line})
	}
	return out
}
