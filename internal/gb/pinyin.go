package gb

import (
	"strings"
	"sync"

	"github.com/mozillazg/go-pinyin"
)

// Place names of Jiangsu that are not read as their characters usually are.
var readings = map[string][]string{
	"六合": {"lu", "he"},
	"盱眙": {"xu", "yi"},
	"浒墅": {"xu", "shu"},
	"浒关": {"xu", "guan"},
	"甪直": {"lu", "zhi"},
	"邳州": {"pi", "zhou"},
	"射阳": {"she", "yang"},
	"栟茶": {"ben", "cha"},
	"长江": {"chang", "jiang"},
	"长泾": {"chang", "jing"},
	"长安": {"chang", "an"},
	"行业": {"hang", "ye"},
	"银行": {"yin", "hang"},
	"朝阳": {"chao", "yang"},
}

var pinyinArgs = sync.OnceValue(pinyin.NewArgs)

// Pinyin spells a text without tones: in full (kunshanshi) and by initials (kss). Latin letters and digits stay, in
// small letters; everything else is left out. Of a character with several readings the commonest is taken, but for
// the place names of the province that are known to differ.
func Pinyin(text string) (full, initials string) {
	var f, i strings.Builder
	add := func(syllable string) {
		f.WriteString(syllable)
		i.WriteByte(syllable[0])
	}
	rest := []rune(text)
	for len(rest) > 0 {
		if len(rest) > 1 {
			if known := readings[string(rest[:2])]; known != nil {
				add(known[0])
				add(known[1])
				rest = rest[2:]
				continue
			}
		}
		r := rest[0]
		rest = rest[1:]
		if c := fold(string(r)); len(c) == 1 && (c[0] >= 'A' && c[0] <= 'Z' || c[0] >= '0' && c[0] <= '9') {
			c = strings.ToLower(c)
			f.WriteString(c)
			i.WriteString(c)
			continue
		}
		if s := pinyin.SinglePinyin(r, pinyinArgs()); len(s) > 0 && s[0] != "" {
			add(s[0])
		}
	}
	return f.String(), i.String()
}
