package main

import (
	"bytes"
	"fmt"
	"io"
	"regexp"
	"strings"

	"github.com/alecthomas/kong"
)

// The parser speaks English; whoever types a command wrongly is told in Chinese.
var complaints = []struct {
	english *regexp.Regexp
	chinese string
}{
	{regexp.MustCompile(`unknown flag (\S+?)(?:, did you mean (?:one of )?(?P<hint>.+)\?)?$`), "没有选项 $1"},
	{regexp.MustCompile(`unexpected argument (.+?)(?:, did you mean (?:one of )?(?P<hint>.+)\?)?$`), "多余或认不出的参数 $1"},
	{regexp.MustCompile(`missing flags: (.+)$`), "缺少选项 $1"},
	{regexp.MustCompile(`(\S+): (?:expected .* value but got|missing value, expecting) .*$`), "选项 $1 后面要写值"},
	{regexp.MustCompile(`(\S+): bool value must be .* but got (.+)$`), "选项 $1 不带值"},
	{regexp.MustCompile(`expected one of (.+)$`), "请写明子命令：$1"},
	{regexp.MustCompile(`expected "([^"]+)"$`), "缺少参数 $1"},
	{regexp.MustCompile(`missing positional arguments (.+)$`), "缺少参数 $1"},
	{regexp.MustCompile(`(?:stat|open) (.+): no such file or directory$`), "没有文件 $1"},
	{regexp.MustCompile(`"(.+)" exists but is a directory$`), "$1 是目录，不是文件"},
}

// complaint is the parser's error in the words of the house. Complaints about a value are ours and Chinese already.
func complaint(err error) error {
	text := err.Error()
	for _, c := range complaints {
		if at := c.english.FindStringSubmatchIndex(text); at != nil {
			said := string(c.english.ExpandString(nil, c.chinese, text, at))
			if hint := c.english.SubexpIndex("hint"); hint > 0 && at[2*hint] >= 0 {
				said += "，是不是 " + text[at[2*hint]:at[2*hint+1]] + "？"
			}
			return fmt.Errorf("命令有误，用 --help 查看用法：%s", said)
		}
	}
	return fmt.Errorf("命令有误，用 --help 查看用法：%w", err)
}

var helpWords = strings.NewReplacer(
	"Usage: ", "用法：", "Arguments:", "参数：", "Flags:", "选项：", "Commands:", "命令：",
	"Show context-sensitive help.", "显示用法。", "[flags]", "[选项]", "<command>", "<命令>",
	`Run "`, `用“`, ` --help" for more information on a command.`, ` --help”查看某个命令的用法。`,
	` --help" for more information.`, ` --help”查看用法。`,
)

// chineseHelp prints the parser's help with its own words translated; the rest of it is Chinese already.
func chineseHelp(options kong.HelpOptions, ctx *kong.Context) error {
	var text bytes.Buffer
	out := ctx.Stdout
	ctx.Stdout = &text
	err := kong.DefaultHelpPrinter(options, ctx)
	ctx.Stdout = out
	if err != nil {
		return err
	}
	_, err = io.WriteString(out, helpWords.Replace(text.String()))
	return err
}
