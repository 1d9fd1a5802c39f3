package policy

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"xiezhi/internal/platform/errs"
	"xiezhi/internal/workday"
)

// Pack is a place's own measures as data: its document, and of every key the value, the article and who may set it. What the
// program asks is the same everywhere; a pack answers differently. The zero pack, nil, is the one that the program was made for.
type Pack struct {
	Name     string `json:"name"`
	Document string `json:"document"`
	// Title is what the document is called; empty where its file does not say.
	Title  string       `json:"title"`
	Issued workday.Date `json:"issued"`
	// Test marks an invented pack.
	Test  bool   `json:"test"`
	Rules []Rule `json:"rules"`

	index map[Key]int
}

// PackRule is what a pack's file says of one key; what it leaves out is as the program knows it.
type PackRule struct {
	Key     Key     `json:"key"`
	Value   *string `json:"value"`
	Article string  `json:"article"`
	Title   string  `json:"title"`
	Unit    string  `json:"unit"`
	Setter  Setter  `json:"setter"`
}

// packFile is the file.
type packFile struct {
	Format   string     `json:"format"`
	Name     string     `json:"name"`
	Document string     `json:"document"`
	Title    string     `json:"title"`
	Issued   string     `json:"issued"`
	Test     bool       `json:"test"`
	Rules    []PackRule `json:"rules"`
}

// CodePack is the refusal of a pack's file; its fields name what is wrong, one for each place.
const CodePack = "policy_pack"

// MaxPack is how large a pack's file may be.
const MaxPack = 1 << 20

// How long the texts of a pack may be: they stand in lines of pages, in cells of papers and in refusals. A value is no longer than
// one that is laid over it.
const (
	maxPackName    = 60
	maxPackTitle   = 100
	maxPackArticle = 40
	maxPackUnit    = 10
	maxPackValue   = 64
)

// A pack's document is of a day on which there were such instructors, and of one that people now alive will see: every year since is
// reckoned with.
const (
	firstIssue = 2000
	lastIssue  = 2100
)

// Default is the pack that the installation goes by: the one that the program was made for, unless another was installed.
func Default() *Pack { return builtin }

// made is the pack that the program was made for.
var made = &Pack{Name: "江苏省规则包", Document: Document, Title: Title, Issued: Issued, Rules: rules, index: index}

var builtin = made

// Install puts a pack in the place of the one that the program was made for; nil puts that back. It is for the start of the
// program, before anything is asked of a policy, and holds for the whole of it.
func Install(p *Pack) {
	if p == nil {
		p = made
	}
	if p == builtin {
		return
	}
	builtin, rules, Document, Title, Issued = p, p.Rules, p.Document, p.Title, p.Issued
	defaults, defaultsVersion = defaultsOf(rules)
}

// ReadPack reads a pack's file and tells everything that is wrong with it at once.
func ReadPack(r io.Reader) (*Pack, error) {
	b, err := io.ReadAll(io.LimitReader(r, MaxPack+1))
	if err != nil {
		return nil, fmt.Errorf("read pack: %w", err)
	}
	if len(b) > MaxPack {
		return nil, errs.Rule(CodePack, "文件太大，规则包最多 1 MB。")
	}
	f, err := decodePack(b)
	if err != nil {
		return nil, err
	}
	var wrong []errs.Field
	say := func(where, format string, args ...any) {
		wrong = append(wrong, errs.F(shortened(where, maxPackValue), fmt.Sprintf(format, args...)))
	}
	if f.Format != "xiezhi-pack-1" {
		say("format", "格式应为 xiezhi-pack-1")
	}
	for _, text := range []struct {
		where, text, blank string
		most               int
	}{
		{"name", f.Name, "请写明名称", maxPackName},
		{"document", f.Document, "请写明所依据的文件", maxPackTitle},
		{"title", f.Title, "", maxPackTitle},
	} {
		switch why := line(text.text, text.most); {
		case text.text == "" && text.blank != "":
			say(text.where, "%s", text.blank)
		case why != "":
			say(text.where, "%s", why)
		}
	}
	issued, err := workday.Parse(f.Issued)
	switch {
	case err != nil || issued.IsZero():
		say("issued", "发布日期应为年-月-日")
	case issued.Year() < firstIssue || issued.Year() > lastIssue:
		say("issued", "发布日期应在%d年至%d年之间", firstIssue, lastIssue)
	}
	if len(f.Rules) > len(made.Rules) {
		return nil, errs.E(CodePack, "规则包不对。", append(wrong, errs.F("rules", fmt.Sprintf("最多%d条，每个参数一条", len(made.Rules))))...)
	}
	p := &Pack{Name: f.Name, Document: f.Document, Title: f.Title, Issued: issued, Test: f.Test, Rules: slices.Clone(made.Rules), index: index}
	for i := range p.Rules {
		p.Rules[i].Article, p.Rules[i].Reading = "", true // what the file does not say is a reading until it does
	}
	seen := map[Key]bool{}
	for _, one := range f.Rules {
		i, ok := index[one.Key]
		switch {
		case !ok:
			say(string(one.Key), "没有这个参数")
			continue
		case seen[one.Key]:
			say(string(one.Key), "写了两次")
			continue
		}
		seen[one.Key] = true
		r := &p.Rules[i]
		if why := one.tooLong(); why != "" {
			say(string(one.Key), "%s", why)
			continue
		}
		if one.Value != nil {
			r.Default = *one.Value
		}
		if one.Article == "" {
			say(string(one.Key), "请写明条款")
		}
		r.Article, r.Reading = one.Article, false
		if one.Title != "" {
			r.Title = one.Title
		}
		if one.Unit != "" {
			r.Unit = one.Unit
		}
		switch one.Setter {
		case "":
		case Nobody, ByProv, ByAnyone:
			r.Setter = one.Setter
		case ByCity:
			r.Setter = one.Setter
			if r.Stricter == Neither {
				say(string(one.Key), "没有更严的方向，不能由设区市规定")
			}
		default:
			say(string(one.Key), "谁可规定应为 nobody、province、city 或 employer")
		}
		r.Min, r.Max = widen(r.Min, r.Default, r.Max)
		if err := r.check(r.Default); err != nil {
			say(string(one.Key), "%s%s", r.Title, err.Error())
		}
	}
	opens, _ := p.RuleOf(OctoberFilingOpens)
	due, _ := p.RuleOf(OctoberFilingDue)
	if opens.check(opens.Default) == nil && due.check(due.Default) == nil && opens.Default > due.Default {
		say(string(OctoberFilingOpens), "不能晚于最后期限%s", due.Words(due.Default))
	}
	if len(wrong) > 0 {
		return nil, errs.E(CodePack, fmt.Sprintf("规则包有%d处不对。", len(wrong)), wrong...)
	}
	return p, nil
}

// decodePack reads the one JSON value that a pack's file is.
func decodePack(b []byte) (f packFile, err error) {
	d := json.NewDecoder(strings.NewReader(string(b)))
	d.DisallowUnknownFields()
	if err := d.Decode(&f); err != nil {
		return f, errs.Rule(CodePack, "不是规则包文件："+shortened(err.Error(), 120)).Because(err)
	}
	if _, err := d.Token(); err != io.EOF {
		return f, errs.Rule(CodePack, "不是规则包文件：后面还有别的内容。")
	}
	return f, nil
}

// tooLong says why one of the texts of a rule is none; "" when all are.
func (r PackRule) tooLong() string {
	value := ""
	if r.Value != nil {
		value = *r.Value
	}
	for _, text := range []struct {
		what, text string
		most       int
	}{{"数值", value, maxPackValue}, {"条款", r.Article, maxPackArticle}, {"名称", r.Title, maxPackName}, {"单位", r.Unit, maxPackUnit}} {
		if why := line(text.text, text.most); why != "" {
			return text.what + why
		}
	}
	return ""
}

// line says why a text is no line of so many characters; "" when it is.
func line(text string, most int) string {
	switch {
	case utf8.RuneCountInString(text) > most:
		return fmt.Sprintf("不超过%d个字", most)
	case strings.ContainsFunc(text, unicode.IsControl):
		return "应为一行文字，不含控制字符"
	}
	return ""
}

// shortened is the beginning of a text.
func shortened(text string, most int) string {
	if r := []rune(text); len(r) > most {
		return string(r[:most]) + "…"
	}
	return text
}

// widen lets another place fix a number that this one fixes otherwise: 15 days of notice are as good as 30. Beyond ten years' worth
// of days nothing is a term.
func widen(low int, value string, high int) (int, int) {
	if low != high || low == 0 {
		return low, high
	}
	var n int
	if _, err := fmt.Sscanf(value, "%d", &n); err != nil || n < 1 || n > 3660 {
		return low, high
	}
	return n, n
}

func (p *Pack) orDefault() *Pack {
	if p == nil {
		return builtin
	}
	return p
}

// RuleOf finds the rule of a key in the pack.
func (p *Pack) RuleOf(key Key) (Rule, bool) {
	p = p.orDefault()
	i, ok := p.index[key]
	if !ok {
		return Rule{}, false
	}
	return p.Rules[i], true
}

// Version identifies the pack's own values.
func (p *Pack) Version() string {
	h := sha256.New()
	for _, r := range p.orDefault().Rules {
		fmt.Fprintf(h, "%s=%s\n", r.Key, r.Default)
	}
	return hex.EncodeToString(h.Sum(nil))[:12]
}

// At gives the policy of the pack for a chain of places on a date.
func (p *Pack) At(chain []Place, date workday.Date) Policy {
	chain = slices.Clone(chain)
	if len(chain) == 0 {
		chain = []Place{{Level: Province}}
	}
	chain[0].Pack = p
	return At(chain, date)
}
