package gb

import (
	"strings"
	"time"

	"xiezhi/internal/workday"
)

// ID is a valid identity number of GB 11643. Its String is masked, since numbers must not reach logs or lists;
// Number is the whole.
type ID struct{ number string }

// Problems of identity numbers. The first group refuses a number, the second only warns.
const (
	IDEmpty      = "id_empty"
	IDLostDigits = "id_lost_digits" // a spreadsheet kept only fifteen digits
	ID15         = "id_15"          // the old number of fifteen digits
	IDLength     = "id_length"
	IDChar       = "id_char"
	IDDate       = "id_date"
	IDCheckChar  = "id_check_char"

	IDRegionFormer  = "id_region_former"
	IDRegionUnknown = "id_region_unknown"
	IDBirthFuture   = "id_birth_future"
	IDMinor         = "id_minor"
	IDTrailingZeros = "id_trailing_zeros" // right by chance, or by a spreadsheet's rounding
)

var idMessages = map[string]string{
	IDEmpty:      "没有填写身份证号",
	IDLostDigits: "身份证号在表格中被当作数值，末尾几位已经丢失，请按证件重新填写，并把该列设为文本格式",
	ID15:         "15位旧身份证号已停用，请填写18位号码",
	IDLength:     "身份证号应为18位",
	IDChar:       "身份证号含有不应出现的字符：前17位应为数字，末位应为数字或X",
	IDDate:       "身份证号中的出生日期不存在",
	IDCheckChar:  "身份证号校验位不符，可能录错一位或两位颠倒",
}

func idProblem(code string) *Problem { return &Problem{Code: code, Message: idMessages[code]} }

// NormaliseID gives the number as it is stored and compared: plain digits and a capital X, without spaces or hyphens.
// It does not say that the number is valid.
func NormaliseID(s string) string {
	return strings.NewReplacer("×", "X", "Х", "X").Replace(fold(s)) // multiplication sign; Cyrillic capital
}

// ParseID normalises and checks an identity number; the error is a *Problem. Numbers of residence permits for
// residents of Hong Kong, Macao and Taiwan (81, 82, 83) follow the same rule. The region never refuses a number.
func ParseID(s string) (ID, error) {
	n := NormaliseID(s)
	switch {
	case n == "":
		return ID{}, idProblem(IDEmpty)
	case lostDigits(n):
		return ID{}, idProblem(IDLostDigits)
	case len(n) == 15 && digits(n):
		return ID{}, idProblem(ID15)
	case strings.Trim(n, "0123456789X") != "":
		return ID{}, idProblem(IDChar)
	case len(n) != 18:
		return ID{}, idProblem(IDLength)
	case !digits(n[:17]):
		return ID{}, idProblem(IDChar)
	}
	if _, ok := birth(n); !ok {
		return ID{}, idProblem(IDDate)
	}
	if idCheckChar(n[:17]) != n[17] {
		if strings.HasSuffix(n, "000") {
			return ID{}, idProblem(IDLostDigits)
		}
		return ID{}, idProblem(IDCheckChar)
	}
	return ID{n}, nil
}

func birth(n string) (workday.Date, bool) {
	return workday.Civil(number(n[6:10]), time.Month(number(n[10:12])), number(n[12:14]))
}

func idCheckChar(first17 string) byte {
	weights := [17]int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2}
	sum := 0
	for i, w := range weights {
		sum += int(first17[i]-'0') * w
	}
	return "10X98765432"[sum%11]
}

// Number is the whole number. Show it only where a person with the right to see it has asked for it.
func (id ID) Number() string { return id.number }

// String is the masked number.
func (id ID) String() string { return MaskID(id.number) }

// IsZero reports whether there is no number.
func (id ID) IsZero() bool { return id.number == "" }

// Birth date.
func (id ID) Birth() workday.Date {
	if id.IsZero() {
		return workday.Date{}
	}
	d, _ := birth(id.number)
	return d
}

// Sex by the order code: "1" male, "2" female (GB/T 2261.1).
func (id ID) Sex() string {
	switch {
	case id.IsZero():
		return SexUnknown
	case (id.number[16]-'0')%2 == 1:
		return SexMale
	default:
		return SexFemale
	}
}

// Region is the code of the division of first registration, which may since have been abolished.
func (id ID) Region() string {
	if id.IsZero() {
		return ""
	}
	return id.number[:6]
}

// Permit names the residence permit that the number belongs to, "" for the ordinary card.
func (id ID) Permit() string {
	switch {
	case strings.HasPrefix(id.number, "81"):
		return "港澳台居民居住证（香港）"
	case strings.HasPrefix(id.number, "82"):
		return "港澳台居民居住证（澳门）"
	case strings.HasPrefix(id.number, "83"):
		return "港澳台居民居住证（台湾）"
	default:
		return ""
	}
}

// Warnings are doubts about a valid number as of a date (none: questions of age are left out).
func (id ID) Warnings(asOf workday.Date) []Problem {
	if id.IsZero() {
		return nil
	}
	var list []Problem
	warn := func(code, message string) { list = append(list, Problem{Code: code, Message: message}) }

	if now, former, ok := CurrentDivision(id.Region()); former {
		warn(IDRegionFormer, "行政区划代码"+id.Region()+"已调整，现为"+now.Code+now.Name+"；号码仍然有效")
	} else if !ok && id.Permit() == "" && (strings.HasPrefix(id.Region(), "32") || !provinceCode(id.Region()[:2])) {
		warn(IDRegionUnknown, "行政区划代码"+id.Region()+"不在代码表中，请核对；早年代码撤销不影响号码效力")
	}
	if strings.HasSuffix(id.number, "000") {
		warn(IDTrailingZeros, "身份证号末三位为000，请核对是否在表格中丢失了末尾几位")
	}
	if !asOf.IsZero() {
		switch birth := id.Birth(); {
		case birth.After(asOf):
			warn(IDBirthFuture, "身份证号中的出生日期晚于"+asOf.Chinese())
		case birth.AddYears(18).After(asOf):
			warn(IDMinor, "按身份证号，"+asOf.Chinese()+"未满18周岁")
		}
	}
	return list
}

// provinceCode knows the first two digits of GB/T 2260.
func provinceCode(two string) bool {
	const all = "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83"
	return strings.Contains(all, two)
}

// MaskID shows the first four and the last two characters. The usual last four would give the number away to whoever
// knows county and birthday, because the check character narrows the rest.
func MaskID(number string) string { return mask(number, 4, 2) }

// mask keeps head and tail of a value and stars the rest; a value too short to hide anything is starred whole.
func mask(s string, head, tail int) string {
	if len(s) < head+tail+3 {
		return strings.Repeat("*", len(s))
	}
	return s[:head] + strings.Repeat("*", len(s)-head-tail) + s[len(s)-tail:]
}
