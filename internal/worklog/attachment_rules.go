package worklog

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"xiezhi/internal/platform/errs"
)

// Limits of what may be attached to an entry. Nothing ever has to be.
const (
	MaxAttachments = 9
	MaxAttachment  = 10 << 20
)

// Codes of refusals.
const (
	CodeAttachments = "attachment_many"
	CodeAttachTwice = "attachment_twice"
	CodeAttachLate  = "attachment_closed"
)

// CheckAttach tells whether files may be attached to an entry, or taken off it: by its writer, until its year closes.
// Attachments are internal evidence, no part of what the served party signs, so its state does not matter.
func CheckAttach(v Visit, closed bool) error {
	if v.Source == SourceOpening {
		return wrongState(v, "添加附件")
	}
	if closed {
		return errs.Rule(CodeAttachLate, "这一年度已经关闭，附件不再增减。")
	}
	return nil
}

// CheckRoom tells whether one more file fits to those that are there, by their hashes.
func CheckRoom(have []string, hash string) error {
	if slices.Contains(have, hash) {
		return errs.E(CodeAttachTwice, "这个文件已经在附件里了。", errs.F("file", "已经添加过"))
	}
	if len(have) >= MaxAttachments {
		return errs.E(CodeAttachments, fmt.Sprintf("每条日志最多%d个附件。", MaxAttachments), errs.F("file", "附件已满"))
	}
	return nil
}

// CleanFileName is a file's name as it is shown: no path, no control characters, the end with its extension kept.
func CleanFileName(s string) string {
	s = s[strings.LastIndexAny(s, `/\`)+1:]
	s = strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, s))
	if s == "" {
		return "附件"
	}
	return cutName(s)
}
