package served

import (
	"strings"
	"time"

	"xiezhi/internal/gb"
	"xiezhi/internal/platform/errs"
)

// Codes of refusals.
const (
	CodeCredit        = "served_credit"         // the form of the code is wrong
	CodeCreditConfirm = "served_credit_confirm" // check digits differ, nobody has looked at the certificate
	CodeClientKey     = "served_client_key"
	CodeState         = "served_state"
	CodeOwnPhone      = "served_own_phone"
	CodePhoneSelf     = "served_phone_self"
	CodeNoPhone       = "served_no_phone"
	CodeMergeSelf     = "served_merge_self"
	CodeMergeKind     = "served_merge_kind"
)

var errClientKey = errs.Of(errs.KindConflict, CodeClientKey, "同一编号的服务对象已经登记过，但内容不同，请核对两个版本。")

// Clean brings facts to the form in which they are kept, and checks what a register must have. A credit code of wrong
// form is refused; one whose check digits differ is a strong warning, since some genuine early codes fail them, and
// passes once somebody has confirmed it against the certificate. Unions need no code.
func Clean(f Facts) (Facts, error) {
	for _, s := range []*string{&f.Name, &f.Industry, &f.ChairName, &f.ContactName, &f.ContactTitle, &f.Note, &f.RegionCode} {
		*s = strings.TrimSpace(*s)
	}
	var bad []errs.Field
	if f.Kind.Title() == "" {
		bad = append(bad, errs.F("kind", "请选择类别"))
	}
	if NameKey(f.Kind, f.Name) == "" {
		bad = append(bad, errs.F("name", "请填写单位名称"))
	} else if len([]rune(f.Name)) > 120 {
		bad = append(bad, errs.F("name", "单位名称不能超过120个字"))
	}
	if f.RegionCode != "" {
		if _, ok := gb.DivisionByCode(f.RegionCode[:min(6, len(f.RegionCode))]); !ok {
			bad = append(bad, errs.F("regionCode", "不是江苏省现行的行政区划代码"))
		}
	}
	if f.Members > 0 && f.Workers > 0 && f.Members > f.Workers {
		bad = append(bad, errs.F("members", "会员数多于职工人数，请核对"))
	}
	if f.AgreementKind != "" && f.AgreementKind.Title() == "" {
		bad = append(bad, errs.F("agreementKind", "请选择集体合同的种类"))
	}
	if f.AgreementKind == "" && (!f.AgreementFrom.IsZero() || !f.AgreementUntil.IsZero()) {
		bad = append(bad, errs.F("agreementKind", "填写了集体合同期限，请同时选择种类"))
	}
	if !f.AgreementUntil.IsZero() && f.AgreementUntil.Before(f.AgreementFrom) {
		bad = append(bad, errs.F("agreementUntil", "届满日期早于生效日期"))
	}
	if f.Kind != KindEnterprise {
		f.HasUnion = true
	}
	f.CreditCode = gb.NormaliseCreditCode(f.CreditCode)
	if f.CreditCode == "" {
		f.CreditConfirmed = false
		return f, errs.Fields(bad...)
	}
	code, err := gb.ParseCreditCode(f.CreditCode)
	if err != nil {
		bad = append(bad, errs.F("creditCode", err.Error()))
		return f, errs.Fields(bad...)
	}
	strong := false
	for _, w := range code.Warnings() {
		if w.Strong && !strong {
			strong = true
			if !f.CreditConfirmed && len(bad) == 0 {
				return f, errs.E(CodeCreditConfirm, w.Message+"。", errs.F("creditCode", w.Message))
			}
		}
	}
	if !strong {
		f.CreditConfirmed = false
	}
	return f, errs.Fields(bad...)
}

// uncheckPhone forgets who checked the phone.
func (u *Unit) uncheckPhone() {
	u.PhoneCheckedBy = ""
	u.PhoneCheckedAt = time.Time{}
}

// Warnings are doubts that do not stand against a unit: what its credit code says, and what it lacks.
func Warnings(f Facts) []string {
	out := []string{}
	if code, err := gb.ParseCreditCode(f.CreditCode); err == nil {
		for _, w := range code.Warnings() {
			if w.Strong && f.CreditConfirmed {
				out = append(out, "统一社会信用代码校验位不符，已对照证书确认。")
			} else {
				out = append(out, w.Message+"。")
			}
		}
	}
	if f.Kind == KindEnterprise && f.CreditCode == "" {
		out = append(out, "企业没有登记统一社会信用代码。")
	}
	return out
}
