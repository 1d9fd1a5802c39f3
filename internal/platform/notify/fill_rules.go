package notify

import (
	"fmt"
	"slices"
	"strings"
)

// fields are the names that the address, the headers and the body of an HTTP gateway may use, in double braces.
var fields = []string{"to", "text", "subject", "id", "time", "key", "secret", "timestamp", "sign"}

// Fill puts values in the place of the named fields of a template; escape makes a value safe for where it stands.
func Fill(template string, values map[string]string, escape func(string) string) (string, error) {
	var out strings.Builder
	for rest := template; ; {
		before, after, found := strings.Cut(rest, "{{")
		out.WriteString(before)
		if !found {
			return out.String(), nil
		}
		name, tail, closed := strings.Cut(after, "}}")
		name = strings.TrimSpace(name)
		if !closed || !slices.Contains(fields, name) {
			return "", fmt.Errorf("不认识“{{%s}}”：可用的有 {{%s}}", name, strings.Join(fields, "}} {{"))
		}
		out.WriteString(escape(values[name]))
		rest = tail
	}
}

// uses tells whether any of the templates names a field.
func uses(name string, templates ...string) bool {
	return slices.ContainsFunc(templates, func(t string) bool {
		return strings.Contains(strings.ReplaceAll(t, " ", ""), "{{"+name+"}}")
	})
}

// oneLine keeps a value from beginning another header.
func oneLine(v string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return -1
		}
		return r
	}, v)
}

// shorten cuts a text for a column, at a whole character.
func shorten(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n-1]) + "…"
	}
	return s
}

// MaskAddress hides the middle of a chat account or a mail address: wangwu@x.cn is wa****@x.cn.
func MaskAddress(a string) string {
	name, domain, mail := strings.Cut(a, "@")
	r := []rune(name)
	out := string(r[:min(2, len(r))]) + "****"
	if mail {
		out += "@" + domain
	}
	return out
}
