package gb

import "strings"

// Phone is a mobile number of the mainland: eleven digits. Its String is masked.
type Phone struct{ number string }

// Problems of mobile numbers.
const (
	PhoneEmpty      = "phone_empty"
	PhoneLostDigits = "phone_lost_digits"
	PhoneChar       = "phone_char"
	PhoneLength     = "phone_length"
	PhonePrefix     = "phone_prefix"
)

var phoneMessages = map[string]string{
	PhoneEmpty:      "没有填写移动电话",
	PhoneLostDigits: "移动电话在表格中被当作数值，请重新填写，并把该列设为文本格式",
	PhoneChar:       "移动电话含有不应出现的字符",
	PhoneLength:     "移动电话应为11位数字",
	PhonePrefix:     "不是移动电话号码：应以13至19开头",
}

// ParsePhone takes away spaces, hyphens, brackets, full-width forms and the country code, and checks the rest; the
// error is a *Problem.
func ParsePhone(s string) (Phone, error) {
	problem := func(code string) (Phone, error) {
		return Phone{}, &Problem{Code: code, Message: phoneMessages[code]}
	}
	n := strings.TrimPrefix(strings.NewReplacer("(", "", ")", "").Replace(fold(s)), "+")
	n = strings.TrimSuffix(n, ".0") // a numeric cell: eleven digits lose nothing
	if len(n) > 11 {
		n = strings.TrimPrefix(strings.TrimPrefix(n, "00"), "86")
	}
	switch {
	case n == "":
		return problem(PhoneEmpty)
	case lostDigits(n):
		return problem(PhoneLostDigits)
	case !digits(n):
		return problem(PhoneChar)
	case len(n) != 11:
		return problem(PhoneLength)
	case n[0] != '1' || n[1] < '3':
		return problem(PhonePrefix)
	}
	return Phone{n}, nil
}

// FirstPhone is the first mobile number among several that are written together: 0512-57301234、13800000001. When there is
// none, the error is that of the whole text.
func FirstPhone(s string) (Phone, error) {
	p, err := ParsePhone(s)
	if err == nil {
		return p, nil
	}
	for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return strings.ContainsRune("/、，,；;\n 　", r) }) {
		if p, err := ParsePhone(part); err == nil {
			return p, nil
		}
	}
	return Phone{}, err
}

// Number is the whole number of eleven digits.
func (p Phone) Number() string { return p.number }

// String is the masked number.
func (p Phone) String() string { return MaskPhone(p.number) }

// IsZero reports whether there is no number.
func (p Phone) IsZero() bool { return p.number == "" }

// MaskPhone shows the first three and the last four digits: 138****5678.
func MaskPhone(number string) string { return mask(number, 3, 4) }
