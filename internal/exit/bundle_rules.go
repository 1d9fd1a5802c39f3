package exit

import (
	"fmt"
	"strings"
)

// bundled is one file of the pack, as its list of contents names it.
type bundled struct {
	Name   string
	Size   int64
	SHA256 string
	Note   string
}

// contentsName is how the pack's list is called; it stands first.
const contentsName = "00 材料目录.txt"

// entryName is the name of a file in the pack: numbered, so that the order is the same wherever it is unpacked and no two are one,
// and without what Windows cannot write.
func entryName(folder string, n int, name string) string {
	name = strings.TrimRight(strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`<>:"/\|?*`, r) {
			return '_'
		}
		return r
	}, name), " .")
	if folder != "" {
		folder += "/"
	}
	return fmt.Sprintf("%s%02d %s", folder, n, name)
}

// contents is the pack's list: what is in it, with the checksums by which each file can be held against the system's, and those of
// the filings. It begins with a byte order mark and ends its lines as Windows does: the clerk opens it in the notepad.
func contents(title string, about []string, list []bundled, filings Filings) string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\r\n", args...) }
	b.WriteString("\ufeff")
	line("%s", title)
	line("")
	for _, a := range about {
		line("%s", a)
	}
	line("")
	line("材料（共%d份）", len(list))
	for _, f := range list {
		line("")
		line("%s", f.Name)
		if f.Note != "" {
			line("    %s", f.Note)
		}
		line("    大小：%d字节", f.Size)
		line("    SHA-256：%s", f.SHA256)
	}
	if len(filings) > 0 {
		line("")
		line("备案内容的校验值（印在回执上，SM3）")
		for _, f := range filings {
			line("    %s  %s  核验码 %s", f.Number, f.Hash, f.Code)
		}
	}
	return b.String()
}
