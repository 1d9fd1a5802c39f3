package main

import (
	"fmt"
	"os"

	"xiezhi/internal/platform/errs"
	"xiezhi/internal/policy"
)

// checkPackCmd tells whether a pack of rules is sound, and says it in words; without a file, the program's own.
type checkPackCmd struct {
	File string `arg:"" optional:"" type:"existingfile" help:"规则包文件（JSON）；不写为系统自带的规则包。"`
}

// Run prints the pack as sentences, or everything that is wrong with it.
func (c *checkPackCmd) Run(e *env) error {
	p := policy.Default()
	if c.File != "" {
		f, err := os.Open(c.File)
		if err != nil {
			return fmt.Errorf("open pack: %w", err)
		}
		defer f.Close()
		if p, err = policy.ReadPack(f); err != nil {
			tellPack(e, err)
			return errInvalid
		}
	}
	fmt.Fprintf(e.stdout, "%s\n依据%s，自%s起；版本%s\n\n", p.Name, p.Document, p.Issued.Chinese(), p.Version())
	for _, s := range p.Sentences() {
		where := s.Article
		if s.Reading {
			where += pick(s.Article == "", "文件没有写明，系统的默认口径", "，默认口径")
		}
		fmt.Fprintf(e.stdout, "%s（%s；%s）\n", s.Text, where, s.Setter.Title())
	}
	return nil
}

// tellPack says everything that is wrong with a pack, a line each.
func tellPack(e *env, err error) {
	fmt.Fprintln(e.stdout, errs.Message(err))
	for _, one := range errs.FieldsOf(err) {
		fmt.Fprintf(e.stdout, "  %s：%s\n", one.Field, one.Message)
	}
}

func pick(first bool, one, other string) string {
	if first {
		return one
	}
	return other
}
