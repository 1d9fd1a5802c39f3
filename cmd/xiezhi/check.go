package main

import (
	"encoding/json"
	"errors"
	"slices"
	"time"

	"xiezhi/internal/gb"
	"xiezhi/internal/workday"
)

// checkCmd tells whether a number is right by its national standard: exit status 0 when valid, 1 when not.
type checkCmd struct {
	ID         checkIDCmd         `cmd:"" name:"id" help:"核对身份证号（GB 11643）。"`
	CreditCode checkCreditCodeCmd `cmd:"" name:"credit-code" help:"核对统一社会信用代码（GB 32100）。"`
	Pack       checkPackCmd       `cmd:"" name:"pack" help:"核对规则包，逐条写成文字。"`
}

// errInvalid ends the program with status 1 and no words: the JSON has told them.
var errInvalid = errors.New("invalid")

type checkIDCmd struct {
	Number string  `arg:"" help:"身份证号。"`
	AsOf   dateArg `placeholder:"YYYY-MM-DD" help:"按哪一天判断年龄，默认今天。"`
}

// Run prints what the number says.
func (c *checkIDCmd) Run(e *env) error {
	asOf := c.AsOf.Date
	if asOf.IsZero() {
		asOf = workday.Of(time.Now())
	}
	id, err := gb.ParseID(c.Number)
	sex := ""
	if err == nil {
		sex = gb.Sexes.Short(id.Sex())
	}
	now, _, _ := gb.CurrentDivision(id.Region())
	return report(e, err == nil, struct {
		Value      string       `json:"value"`
		Valid      bool         `json:"valid"`
		Birth      workday.Date `json:"birth"`
		Sex        string       `json:"sex"`
		Region     string       `json:"region"`
		RegionName string       `json:"region_name"` // of today
		Permit     string       `json:"permit,omitempty"`
		Warnings   []gb.Problem `json:"warnings"`
		Errors     []gb.Problem `json:"errors"`
	}{
		gb.NormaliseID(c.Number), err == nil, id.Birth(), sex, id.Region(), gb.FullName(now.Code), id.Permit(),
		list(id.Warnings(asOf)), problems(err),
	})
}

type checkCreditCodeCmd struct {
	Code string `arg:"" help:"统一社会信用代码。"`
}

// Run prints what the code says. A wrong form is an error; a wrong check digit is a strong warning, since some genuine
// early codes have one, and makes the code invalid here, where nobody can hold a certificate beside it.
func (c *checkCreditCodeCmd) Run(e *env) error {
	code, err := gb.ParseCreditCode(c.Code)
	warnings := list(code.Warnings())
	valid := err == nil && !slices.ContainsFunc(warnings, func(p gb.Problem) bool { return p.Strong })
	now, _, _ := gb.CurrentDivision(code.Region())
	return report(e, valid, struct {
		Value      string       `json:"value"`
		Valid      bool         `json:"valid"`
		Issuer     string       `json:"issuer"`
		Category   string       `json:"category"`
		Region     string       `json:"region"`
		RegionName string       `json:"region_name"`
		OrgCode    string       `json:"org_code"`
		Warnings   []gb.Problem `json:"warnings"`
		Errors     []gb.Problem `json:"errors"`
	}{
		gb.NormaliseCreditCode(c.Code), valid, code.Issuer(), code.Category(), code.Region(), gb.FullName(now.Code), code.OrgCode(),
		warnings, problems(err),
	})
}

func report(e *env, valid bool, v any) error {
	enc := json.NewEncoder(e.stdout)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return err
	}
	if !valid {
		return errInvalid
	}
	return nil
}

// list makes none an empty list of JSON.
func list(p []gb.Problem) []gb.Problem { return append([]gb.Problem{}, p...) }

func problems(err error) []gb.Problem {
	if p, ok := errors.AsType[*gb.Problem](err); ok {
		return []gb.Problem{*p}
	}
	return []gb.Problem{}
}
