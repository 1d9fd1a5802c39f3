package rights

import (
	"slices"
	"strings"
	"unicode/utf8"

	"xiezhi/internal/platform/errs"
)

// CorrectionField is what of the roster can be asked to be set right.
type CorrectionField struct {
	Key    string `json:"key"`
	Title  string `json:"title"`
	Sealed bool   `json:"sealed" doc:"号码类，经办人打开时留有记录，您看得到"`
}

// CorrectionFields are all of them, in the order of the record.
var CorrectionFields = []CorrectionField{
	{"name", "姓名", false},
	{"id_number", "证件号", true},
	{"phone", "移动电话", true},
	{"political", "政治面貌", false},
	{"education", "文化程度", false},
	{"title", "专业职称", false},
	{"qualification", "资质证书", false},
	{"resume", "简历", false},
	{"engagement", "上岗日期、聘用渠道", false},
	{"contract", "合同", false},
	{"posting", "定岗", false},
	{"interruption", "中断", false},
	{"other", "其他", false},
}

func fieldOf(key string) (CorrectionField, bool) {
	i := slices.IndexFunc(CorrectionFields, func(f CorrectionField) bool { return f.Key == key })
	if i < 0 {
		return CorrectionField{}, false
	}
	return CorrectionFields[i], true
}

// CheckCorrection looks at what a person asks to be set right.
func CheckCorrection(field, should, evidence string) error {
	var f []errs.Field
	if _, known := fieldOf(field); !known {
		f = append(f, errs.F("field", "请选择"))
	}
	f = append(f, length("should", should, 1, 300)...)
	if utf8.RuneCountInString(strings.TrimSpace(evidence)) > 300 {
		f = append(f, errs.F("evidence", "不超过300字"))
	}
	return errs.Fields(f...)
}

// CheckDecided looks at the clerk's word on a request: what was declined needs its reason; what was applied stands in the
// roster, which has changed since it was asked.
func CheckDecided(c Correction, apply bool, answer string, seen int64) error {
	switch {
	case c.State != CorrectionOpen:
		return errs.Rule("correction_closed", "这个申请已经办结。")
	case apply && seen == c.SeenRev:
		return errs.Rule("correction_unchanged", "花名册还没有改动。请先在花名册中更正，再回来办结；不予更正的，请写明理由。")
	case apply:
		return nil
	}
	return errs.Fields(length("answer", answer, 2, 300)...)
}
