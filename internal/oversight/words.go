package oversight

import (
	"fmt"
	"strings"

	"xiezhi/internal/platform/audit"
	"xiezhi/internal/workday"
)

// faultTitles explain each fault to whoever has to act on it.
var faultTitles = map[audit.Fault]string{
	audit.Altered:   "记录被改动",
	audit.Removed:   "已封存的记录缺失",
	audit.Inserted:  "混入未经封存的记录",
	audit.Backdated: "记录时间早于未收录它的封存凭证",
	audit.Unproved:  "详情缺失而没有清除记录",
	audit.BadHash:   "校验树的数据不符",
	audit.BadHead:   "封存凭证的签名或校验值不符",
	audit.Truncated: "末尾的记录被截去：封存凭证所载条数多于现有",
	audit.Headless:  "自此往后封存的记录没有封存凭证",
}

// FaultTitle is the fault in Chinese.
func FaultTitle(f audit.Fault) string { return faultTitles[f] }

// Text is the report as the command line prints it.
func (r Verification) Text() string {
	var b strings.Builder
	a := r.Audit
	at := r.At.In(workday.Shanghai)
	fmt.Fprintf(&b, "审计校验 %s\n", at.Format("2006-01-02 15:04:05"))
	fmt.Fprintf(&b, "  已封存 %d 条，核对封存凭证 %d 份，依规清除详情 %d 条\n", a.Size, a.Heads, a.Erased)
	if a.Unsealed > 0 {
		fmt.Fprintf(&b, "  尚未封存 %d 条（这些记录暂无校验保护，服务运行时每分钟封存一次）\n", a.Unsealed)
	} else {
		b.WriteString("  没有未封存的记录\n")
	}
	for _, p := range a.Problems {
		fmt.Fprintf(&b, "  ✗ %s", faultTitles[p.Fault])
		if p.Leaf >= 0 {
			fmt.Fprintf(&b, "，序号 %d", p.Leaf)
		}
		if p.EntryID != "" {
			fmt.Fprintf(&b, "，记录 %s", p.EntryID)
		}
		b.WriteByte('\n')
	}
	if more := a.Found - len(a.Problems); more > 0 {
		fmt.Fprintf(&b, "  另有 %d 处同类问题未列出\n", more)
	}
	for _, c := range r.Recounts {
		fmt.Fprintf(&b, "重算%s：核对 %d 项，不符 %d 项\n", c.Title, c.Checked, c.Found)
		for _, w := range c.Wrong {
			fmt.Fprintf(&b, "  ✗ %s\n", w)
		}
	}
	if r.Clean() {
		b.WriteString("结论：未发现问题\n")
	} else {
		b.WriteString("结论：发现问题，请保护现场并联系审计管理员\n")
	}
	return b.String()
}
