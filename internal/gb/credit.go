package gb

import "strings"

// CreditCode is a unified social credit code of GB 32100 whose form is right; its check digits are a matter of
// Warnings, because some genuine early codes fail them.
type CreditCode struct{ code string }

// Problems of credit codes. The first group refuses a code, the second warns.
const (
	CreditEmpty      = "credit_empty"
	CreditLostDigits = "credit_lost_digits"
	CreditLength     = "credit_length"
	CreditChar       = "credit_char"
	CreditRegion     = "credit_region"

	CreditCheckChar = "credit_check_char" // strong
	CreditOrgCheck  = "credit_org_check"  // strong
	CreditIssuer    = "credit_issuer"
)

var creditMessages = map[string]string{ //nolint:gosec // texts about credit codes, no credentials
	CreditEmpty:      "没有填写统一社会信用代码",
	CreditLostDigits: "统一社会信用代码在表格中被当作数值，末尾几位已经丢失，请按证书重新填写",
	CreditLength:     "统一社会信用代码应为18位",
	CreditChar:       "统一社会信用代码只用数字和不含I、O、S、V、Z的大写字母，请核对是否把数字0、1、2、5误作字母",
	CreditRegion:     "统一社会信用代码第3至8位应为行政区划数字代码",
	CreditCheckChar:  "统一社会信用代码校验位不符，请对照证书核实；确与证书一致的可以确认保留",
	CreditOrgCheck:   "统一社会信用代码中的组织机构代码校验位不符，请对照证书核实；确与证书一致的可以确认保留",
	CreditIssuer:     "统一社会信用代码首位不是已知的登记管理部门代码，请核对",
}

const creditAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"

// NormaliseCreditCode gives the code as it is stored and compared. It does not say that the code is valid.
func NormaliseCreditCode(s string) string { return fold(s) }

// ParseCreditCode normalises a code and checks its form; the error is a *Problem.
func ParseCreditCode(s string) (CreditCode, error) {
	c := fold(s)
	var code string
	switch {
	case c == "":
		code = CreditEmpty
	case lostDigits(c) && (len(c) != 18 || strings.ContainsAny(c, ".+")): // one E alone may be genuine
		code = CreditLostDigits
	case strings.Trim(c, creditAlphabet) != "":
		code = CreditChar
	case len(c) != 18:
		code = CreditLength
	case !digits(c[2:8]):
		code = CreditRegion
	default:
		return CreditCode{c}, nil
	}
	return CreditCode{}, &Problem{Code: code, Message: creditMessages[code]}
}

// String is the code; it is public, so not masked.
func (c CreditCode) String() string { return c.code }

// IsZero reports whether there is no code.
func (c CreditCode) IsZero() bool { return c.code == "" }

// Region is the code of the registering division.
func (c CreditCode) Region() string { return c.part(2, 8) }

// OrgCode is the organisation code of GB 11714 inside.
func (c CreditCode) OrgCode() string { return c.part(8, 17) }

func (c CreditCode) part(from, to int) string {
	if c.IsZero() {
		return ""
	}
	return c.code[from:to]
}

var creditIssuers = map[string]string{
	"1": "机构编制", "2": "外交", "3": "司法行政", "4": "文化", "5": "民政", "6": "旅游", "7": "宗教", "8": "工会",
	"9": "市场监管", "A": "中央军委改革和编制办公室", "N": "农业", "Y": "其他",
}

var creditCategories = map[string]string{
	"11": "机关", "12": "事业单位", "13": "群众团体", "19": "其他",
	"51": "社会团体", "52": "民办非企业单位", "53": "基金会", "59": "其他",
	"81": "基层工会", "89": "其他",
	"91": "企业", "92": "个体工商户", "93": "农民专业合作社", "99": "其他",
}

// Issuer is the kind of department that gave the code, "" when unknown: 8 is the trade unions.
func (c CreditCode) Issuer() string { return creditIssuers[c.part(0, 1)] }

// Category is the kind of organisation, "" when unknown.
func (c CreditCode) Category() string { return creditCategories[c.part(0, 2)] }

// Union reports whether a trade union registered the code.
func (c CreditCode) Union() bool { return c.part(0, 1) == "8" }

// Warnings are doubts about a code whose form is right; a strong one needs a confirmation against the certificate.
func (c CreditCode) Warnings() []Problem {
	if c.IsZero() {
		return nil
	}
	var list []Problem
	warn := func(code string, strong bool) {
		list = append(list, Problem{Code: code, Message: creditMessages[code], Strong: strong})
	}
	if creditCheckChar(c.code[:17]) != c.code[17] {
		warn(CreditCheckChar, true)
	}
	if orgCheckChar(c.code[8:16]) != c.code[16] {
		warn(CreditOrgCheck, true)
	}
	if c.Issuer() == "" {
		warn(CreditIssuer, false)
	}
	return list
}

func creditCheckChar(first17 string) byte {
	sum, weight := 0, 1 // powers of 3 modulo 31
	for _, r := range []byte(first17) {
		sum += strings.IndexByte(creditAlphabet, r) * weight
		weight = weight * 3 % 31
	}
	return creditAlphabet[(31-sum%31)%31]
}

// orgCheckChar is the check character of GB 11714, where letters count from A = 10 with none left out.
func orgCheckChar(first8 string) byte {
	sum := 0
	for i, w := range [8]int{3, 7, 9, 10, 5, 8, 4, 2} {
		r := first8[i]
		if r >= 'A' {
			sum += int(r-'A'+10) * w
		} else {
			sum += int(r-'0') * w
		}
	}
	return "0X987654321"[sum%11] // 11 - remainder: 11 is 0, 10 is X
}
