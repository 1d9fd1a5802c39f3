package sheet

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Match says how a heading was recognised, so that a preview can ask about the weak ones.
type Match uint8

// Ways of recognition, from the surest to the weakest.
const (
	ByUser    Match = iota + 1 // the mapping was given
	ByTitle                    // the heading is the column's title
	BySynonym                  // the heading is a synonym, alone or with the group above it
	ByPart                     // the heading contains the title or a synonym, or the other way round, or is a weak synonym
)

var (
	headingNote    = regexp.MustCompile(`\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】|<[^<>]*>|〔[^〔〕]*〕`)
	headingOrdinal = regexp.MustCompile(`^\d{1,2}[、.．]`)
)

// plain drops what decorates headings: white space, width, brackets, stars, colons and other marks.
func plain(s string) string {
	s = headingOrdinal.ReplaceAllString(fold(s), "")
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("()[]【】<>〔〕《》*＊※★☆:：,，;；.。、/\\|-—_~'\"“”", r) {
			return -1
		}
		return r
	}, s)
}

// bare is plain without the notes in brackets: 身份证号（18位） is 身份证号.
func bare(s string) string { return plain(headingNote.ReplaceAllString(fold(s), "")) }

// heading is one column's heading: its own text and, when there are several rows, the groups' above it.
type heading struct {
	col      int
	width    int    // columns that the cell stands over
	bottom   int    // the last row that it reaches into
	top, sub string // top is empty when there is one row
	forms    forms
}

// forms are a heading's texts made plain and bare, once for all columns that it is held against.
type forms struct{ full, stripped, top, sub, subBare string }

// maxHeading is the length in bytes beyond which a text is no heading.
const maxHeading = 180

func (h *heading) shape() {
	if len(h.top)+len(h.sub) > maxHeading {
		return
	}
	h.forms = forms{full: plain(h.top + h.sub), stripped: bare(h.top) + bare(h.sub)}
	if h.top != "" && h.sub != "" {
		h.forms.top, h.forms.sub, h.forms.subBare = plain(h.top), plain(h.sub), bare(h.sub)
	}
}

// text is the heading as a reader would say it.
func (h *heading) text() string {
	if h.top != "" && h.sub != "" {
		return h.top + "/" + h.sub
	}
	return h.top + h.sub
}

// wording is a column with its titles and synonyms made plain once.
type wording struct {
	*Column
	title                string
	synonyms, also, weak []string
	exact                map[string]bool // synonyms and also
}

func wordings(cols []Column) []wording {
	list := make([]wording, len(cols))
	for i := range cols {
		w := wording{Column: &cols[i], title: plain(cols[i].Title)}
		if b := bare(cols[i].Title); b != w.title && b != "" {
			w.synonyms = append(w.synonyms, b)
		}
		for _, s := range cols[i].Synonyms {
			if p := plain(s); p != "" {
				w.synonyms = append(w.synonyms, p)
			}
		}
		for _, s := range cols[i].Also {
			w.also = append(w.also, plain(s))
		}
		w.exact = make(map[string]bool, len(w.synonyms)+len(w.also))
		for _, s := range slices.Concat(w.synonyms, w.also) {
			w.exact[s] = true
		}
		for _, s := range cols[i].Weak {
			w.weak = append(w.weak, plain(s))
		}
		list[i] = w
	}
	return list
}

// fit grades how well a heading names a column: 0 not at all, above 80 by title, from 70 by synonym, above 60 by a
// weak synonym, above 0 by a part of it.
func (w *wording) fit(h forms) int {
	best := 0
	try := func(s string, less int) {
		if s == "" {
			return
		}
		switch {
		case s == w.title:
			best = max(best, 100-less)
		case w.exact[s]:
			best = max(best, 80-less)
		case slices.Contains(w.weak, s):
			best = max(best, 68-less)
		}
	}
	try(h.full, 0)
	try(h.stripped, 2)
	try(h.sub, 4)
	try(h.subBare, 6)
	if best > 0 {
		return best
	}
	if h.sub != "" && w.split(h.top, h.sub) {
		return 70
	}
	return max(w.part(h.full), w.part(h.stripped))
}

// split tells that a name is made of a piece of the group and the whole sub heading: 合同起 under 合同期限/起.
func (w *wording) split(top, sub string) bool {
	fits := func(name string) bool {
		head, ok := strings.CutSuffix(name, sub)
		return ok && utf8.RuneCountInString(head) >= 2 && strings.Contains(top, head)
	}
	return fits(w.title) || slices.ContainsFunc(w.synonyms, fits) || slices.ContainsFunc(w.also, fits)
}

// part grades containment by how much of the longer text the shorter covers.
func (w *wording) part(s string) int {
	length := utf8.RuneCountInString(s)
	if length < 2 {
		return 0
	}
	best := 0
	grade := func(name string) {
		n := utf8.RuneCountInString(name)
		switch {
		case n >= 2 && strings.Contains(s, name) && n*10 >= length*4:
			best = max(best, 50*n/length)
		case strings.Contains(name, s) && length*10 >= n*6:
			best = max(best, 45*length/n)
		}
	}
	grade(w.title)
	for _, name := range w.synonyms {
		grade(name)
	}
	return best
}

func how(fit int) Match {
	switch {
	case fit > 80:
		return ByTitle
	case fit >= 70:
		return BySynonym
	}
	return ByPart
}

// pairing is a column with the heading that was given to it.
type pairing struct {
	column  int // index into the wordings
	heading int // index into the headings
	fit     int
}

// pair gives each column at most one heading and each heading at most one column, best fits first. The other
// headings that would fit a column as surely are its rivals.
func pair(words []wording, heads []heading) (pairs []pairing, rivals map[int][]int) {
	var all []pairing
	for i := range words {
		for j := range heads {
			if f := words[i].fit(heads[j].forms); f > 0 {
				all = append(all, pairing{i, j, f})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b pairing) int {
		return cmp.Or(cmp.Compare(b.fit, a.fit), cmp.Compare(a.heading, b.heading), cmp.Compare(a.column, b.column))
	})
	columnTaken, headTaken := map[int]int{}, map[int]bool{}
	for _, p := range all {
		if _, taken := columnTaken[p.column]; taken || headTaken[p.heading] {
			continue
		}
		columnTaken[p.column] = p.fit
		headTaken[p.heading] = true
		pairs = append(pairs, p)
	}
	rivals = map[int][]int{}
	for _, p := range all {
		if !headTaken[p.heading] && p.fit > 60 && how(p.fit) == how(columnTaken[p.column]) {
			rivals[p.column] = append(rivals[p.column], p.heading)
		}
	}
	return pairs, rivals
}
