package org

import (
	"slices"
	"strings"

	"xiezhi/internal/gb"
)

// What unions' names end in; people write one for another, or none.
var suffixes = []string{"工会工作委员会", "工会联合会", "工会委员会", "联合工会", "总工会", "工会"}

// fold drops what differs between two writings of one name: spaces, and full-width forms.
func fold(name string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ', r == '\t', r == '\n', r == '\r', r == '　', r == '\u00a0', r == '\u200b':
			return -1
		case r == '（':
			return '('
		case r == '）':
			return ')'
		case r >= '！' && r <= '～':
			return r - '！' + '!'
		}
		return r
	}, name)
}

// trimKind takes the ending off: 昆山市总工会 is 昆山市.
func trimKind(name string) string {
	for _, s := range suffixes {
		if rest, ok := strings.CutSuffix(name, s); ok && rest != "" {
			return rest
		}
	}
	return name
}

// trimProvince takes 江苏省 or 江苏 off, unless nothing is left; the province itself is 江苏省.
func trimProvince(name string) string {
	if name == "江苏" {
		return "江苏省"
	}
	for _, p := range []string{"江苏省", "江苏"} {
		if rest, ok := strings.CutPrefix(name, p); ok && rest != "" && rest != "省" {
			return rest
		}
	}
	return name
}

// nameKey is what a union is found by: its name without the names of the unions above it (given from the top) and
// without the ending. 江苏省昆山市玉山镇总工会 below 昆山市总工会 is 玉山镇.
func nameKey(name string, above []string) string {
	key := trimProvince(trimKind(fold(name)))
	for _, a := range above {
		prefix := trimProvince(trimKind(fold(a)))
		if rest, ok := strings.CutPrefix(key, prefix); ok && rest != "" {
			key = rest
		}
	}
	return key
}

// reading is one way to understand a written name: a key, below unions of these keys.
type reading struct {
	key   string
	above []string
}

// readingsOf understands a name in every way it can be: as it stands, or as that of a union below the cities and
// counties with which it begins.
func readingsOf(name string) []reading {
	word := trimProvince(trimKind(fold(name)))
	if word == "" {
		return nil
	}
	out := []reading{{key: word}}
	for i := 0; i < len(out); i++ {
		for _, d := range gb.Divisions() {
			if d.Level == gb.Province || slices.Contains(out[i].above, d.Name) {
				continue
			}
			for _, prefix := range []string{d.Name, shortDivision(d.Name)} {
				rest, ok := strings.CutPrefix(out[i].key, prefix)
				if ok && len([]rune(rest)) > 1 && prefix != "" {
					out = append(out, reading{key: rest, above: append(slices.Clone(out[i].above), d.Name)})
					break
				}
			}
		}
	}
	return out
}

// shortDivision is a division's name without its last character, when two are left at least: 昆山.
func shortDivision(name string) string {
	r := []rune(name)
	if len(r) < 3 {
		return ""
	}
	return string(r[:len(r)-1])
}

// endings are tried in this order when a name is written without its kind of place.
var endings = [][]string{{"市", "区", "县"}, {"镇", "乡", "街道"}, {"经济开发区", "经济技术开发区", "开发区", "园区"}}

// spelling is what searches by pinyin look into: the full spelling, a space, the initials.
func spelling(name string) string {
	full, initials := gb.Pinyin(name)
	if len(full) > 240 {
		full = full[:240]
	}
	if len(initials) > 59 {
		initials = initials[:59]
	}
	return full + " " + initials
}

// shortName is the name without its ending, for narrow columns.
func shortName(name string) string { return trimProvince(trimKind(name)) }
