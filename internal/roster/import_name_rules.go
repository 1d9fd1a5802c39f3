package roster

import (
	"slices"
	"strings"

	"xiezhi/internal/org"
)

// writings are the names by which a union may be looked up: as written, without what is added in brackets, without 本级, and
// 昆山市总 for 昆山市总工会.
func writings(written string) []string {
	list := []string{written}
	add := func(s string) {
		if s = strings.TrimSpace(s); s != "" && !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	bare := bareUnion(written)
	add(bare)
	for _, end := range []string{"本级", "机关"} {
		add(strings.TrimSuffix(bare, end))
	}
	if strings.HasSuffix(bare, "总") {
		add(bare + "工会")
	}
	return list
}

// ownLevel tells what means the importing union itself: 市本级.
func ownLevel(written string) bool {
	switch bareUnion(written) {
	case "本级", "市本级", "县本级", "区本级", "市级", "县级", "区级", "机关", "本单位", "本会", "市总", "县总", "区总":
		return true
	}
	return false
}

// bareUnion is a union's name without what was added in brackets.
func bareUnion(written string) string {
	if i := strings.IndexAny(written, "（("); i > 0 {
		return strings.TrimSpace(written[:i])
	}
	return written
}

// NewUnionName proposes the full name for a union that a sheet names and the tree lacks: 淀山湖镇 is 淀山湖镇总工会.
func NewUnionName(written string) string {
	name := bareUnion(written)
	if strings.Contains(name, "工会") || name == "" {
		return name
	}
	return name + "总工会"
}

// KindByName guesses what sort of union a new one is.
func KindByName(name string) org.Kind {
	name = strings.TrimSuffix(strings.TrimSuffix(name, "总工会"), "工会")
	for _, g := range []struct {
		kind  org.Kind
		words []string
	}{
		{org.KindZone, []string{"开发区", "园区", "高新区", "度假区", "保税区", "新区", "示范区"}},
		{org.KindStreet, []string{"街道"}},
		{org.KindTown, []string{"镇", "乡"}},
	} {
		if slices.ContainsFunc(g.words, func(w string) bool { return strings.LastIndex(name, w) > 0 }) { // 镇江 is no town
			return g.kind
		}
	}
	return org.KindTrade
}

// isCompany tells an enterprise from a union by its name.
func isCompany(name string) bool {
	name = strings.TrimSuffix(bareUnion(name), "总工会")
	return strings.HasSuffix(name, "公司") || strings.HasSuffix(name, "集团") || strings.HasSuffix(name, "厂") || strings.HasSuffix(name, "事务所")
}
