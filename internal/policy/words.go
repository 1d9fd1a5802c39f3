package policy

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// options are the words of an Enum's values, where they read alike whatever the key.
var options = map[string]string{
	"stock": "在岗人数", "hires": "新聘人数",
	"attend_start": "首次参加", "complete": "结业",
	"birthday": "生日当天", "day_after": "生日次日",
	"none": "无", "warn": "仅提示", "cap": "最高基本称职", "fail": "不称职",
	"calendar": "日历日", "workdays": "工作日", "by_months": "月",
	"on_duty": "上岗之日", "contract": "合同起始之日", "approval": "批准之日",
	"effective": "解聘生效之日", "decision": "作出决定之日", "delivery": "送达本人之日",
	"ceil_calendar_days": "按在岗日历天数折算，进位取整", "months": "按在岗月数折算", "calendar_days": "按中断日历天数减免",
}

// Words is a value as people read it: 80天, 是, 1月15日.
func (r Rule) Words(value string) string {
	switch r.Kind {
	case Int:
		if value == "" {
			return "未规定"
		}
		return value + r.Unit
	case Bool:
		if value == "true" {
			return "是"
		}
		return "否"
	case Enum:
		if words, ok := options[value]; ok {
			return words
		}
		return value
	case MonthDay:
		month, day, _ := strings.Cut(value, "-")
		return fmt.Sprintf("%s月%s日", strings.TrimPrefix(month, "0"), strings.TrimPrefix(day, "0"))
	case Day:
		if value == "" {
			return "未启用"
		}
		return value
	case Weights, Bands:
		list, ok := numbers(value)
		if value == "" || !ok {
			return "未规定"
		}
		words := make([]string, len(list))
		for i, n := range list {
			words[i] = r.Options[i] + strconv.Itoa(n) + r.Unit
		}
		return strings.Join(words, "，")
	case Text:
		if value == "" {
			return "未规定"
		}
	}
	return value
}

// OptionWords are the words of an Enum's values, in the order of Options.
func (r Rule) OptionWords() []string {
	if r.Kind != Enum {
		return nil
	}
	words := make([]string, len(r.Options))
	for i, o := range r.Options {
		words[i] = r.Words(o)
	}
	return words
}

// Why says in words which rule applies to a value and why: the chain of sources, and what was passed over.
func (p Policy) Why(key Key) string {
	r := p.rule(key)
	sources := p.Explain(key)
	last := 0
	for i, s := range sources {
		if s.Applied {
			last = i
		}
	}
	var b strings.Builder
	switch {
	case r.Default == "" && len(sources) == 1:
		b.WriteString("《办法》没有规定，也没有单位另行规定。")
	case r.Reading:
		fmt.Fprintf(&b, "《办法》%s没有写明，默认口径为“%s”", r.Article, r.Words(r.Default))
	default:
		fmt.Fprintf(&b, "《办法》%s规定为“%s”", r.Article, r.Words(r.Default))
	}
	for _, s := range sources[1:] {
		switch {
		case s.Applied:
			fmt.Fprintf(&b, "；%s自%s起定为“%s”（%s）", s.Place, s.From.Chinese(), s.Text, s.Document)
		default:
			fmt.Fprintf(&b, "；%s曾定为“%s”（%s），%s", s.Place, s.Text, s.Document, s.Reason)
		}
	}
	if b.Len() > 0 && !strings.HasSuffix(b.String(), "。") {
		fmt.Fprintf(&b, "。现适用“%s”", sources[last].Text)
		switch {
		case last == 0 && len(sources) == 1:
			b.WriteString("，没有单位另行规定")
		case last > 0 && r.Setter == ByCity && p.cityNamed(sources[last].Place):
			b.WriteString("：设区市可以作更严的规定" + p.pack.inBrackets(LocalRulesBy))
		case last > 0 && r.Setter == ByAnyone:
			b.WriteString("：以最近一级的规定为准")
		}
		b.WriteString("。")
	}
	return b.String()
}

// cityNamed tells whether a place of the chain is a city of that name.
func (p Policy) cityNamed(name string) bool {
	return slices.ContainsFunc(p.chain, func(place Place) bool { return place.Level == City && place.Name == name })
}
