package worklog

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"xiezhi/internal/platform/errs"
	"xiezhi/internal/policy"
)

// Codes of refusals of a signer.
const (
	CodeSignerEmployer = "signer_employing_union"
	CodeSignerPost     = "signer_post_union"
	CodeSignerSelf     = "signer_instructor"
	CodeSignerSide     = "signer_side"
	CodeSignerPhone    = "signer_own_phone"
	CodeSignerMethod   = "signer_method"
)

// Signer is who answers for the served party.
type Signer struct {
	Name string
	Post string
	Side Side
}

// CheckParty tells whether the served unit may confirm a service given under t at all: it may be neither the
// employing union nor, where policy says so, the post union (example 14 of the readings).
func CheckParty(p Party, t Term, pol policy.Policy) error {
	if p.OrgUnionID == "" {
		return nil
	}
	if p.OrgUnionID == t.At.UnionID {
		return errs.Rule(CodeSignerEmployer, "服务单位就是聘用单位，聘用单位不能为自己的指导员签字确认。")
	}
	if p.OrgUnionID == t.PostUnionID && pol.SignerExcludesPost() {
		return errs.Rule(CodeSignerPost, "服务单位就是指导员的定岗单位，不能为其签字确认。")
	}
	return nil
}

// CheckSigner tells whether the signer may speak for the served party. duties are those that were frozen. A name
// equal to the instructor's is refused unless a one-time code to the unit's checked phone tells the two apart.
func CheckSigner(s Signer, p Party, t Term, duties []Duty, by Strength, pol policy.Policy) error {
	var f []errs.Field
	name := strings.TrimSpace(s.Name)
	if n := utf8.RuneCountInString(name); n < 2 || n > 30 || strings.ContainsFunc(name, unicode.IsControl) {
		f = append(f, errs.F("name", "请填写真实姓名"))
	}
	if n := utf8.RuneCountInString(strings.TrimSpace(s.Post)); n < 2 || n > 50 || strings.ContainsFunc(s.Post, unicode.IsControl) {
		f = append(f, errs.F("post", "请填写职务，如工会主席"))
	}
	if s.Side.Title() == "" {
		f = append(f, errs.F("side", "请选择代表哪一方"))
	}
	if err := errs.Fields(f...); err != nil {
		return err
	}
	if err := CheckParty(p, t, pol); err != nil {
		return err
	}
	if speaksFor(s.Post, t.UnionName) {
		return errs.E(CodeSignerEmployer, "聘用单位的人员不能代服务方签字确认。", errs.F("post", "应为服务单位的职务"))
	}
	if t.PostName != "" && pol.SignerExcludesPost() && speaksFor(s.Post, t.PostName) {
		return errs.E(CodeSignerPost, "定岗单位的人员不能代服务方签字确认。", errs.F("post", "应为服务单位的职务"))
	}
	if bare(name) == bare(t.PersonName) && by != StrengthCode {
		return errs.E(CodeSignerSelf, "签字人不能是指导员本人；如确系同名，请使用验证码确认。", errs.F("name", "与指导员同名"))
	}
	return checkSide(s.Side, p, duties, pol)
}

func checkSide(side Side, p Party, duties []Duty, pol policy.Policy) error {
	if side == SideUnion {
		if p.union() {
			return nil
		}
		return errs.E(CodeSignerSide, "台账显示该企业未建会，请选择企业方或者职工代表。", errs.F("side", "该企业未建会"))
	}
	switch {
	case p.union():
		return errs.E(CodeSignerSide, "已建会的单位由工会签字确认。", errs.F("side", "应由工会签字"))
	case !pol.AllowEmployerSide():
		return errs.E(CodeSignerSide, "当地规定不允许由企业方或者职工代表签字确认。", errs.F("side", "当地规定不允许"))
	case slices.Contains(duties, DutyBargaining):
		return errs.E(CodeSignerSide, "参与协商（职责四）只能由工会签字确认。", errs.F("side", "应由工会签字"))
	}
	return nil
}

// speaksFor tells whether a post names the union as its own: 玉山镇总工会副主席 does, 玉山镇总工会联合工会主席, a
// lower union whose name begins alike, does not.
func speaksFor(post, union string) bool {
	if union == "" {
		return false
	}
	_, rest, found := strings.Cut(bare(post), bare(union))
	return found && !strings.Contains(rest, "工会")
}

func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '　' || r == '·' || r == '\t' {
			return -1
		}
		return r
	}, s)
}

// CheckCodePhone refuses to send the signer's code to the instructor's own phone; both are blind indexes, so that
// nothing has to be opened to compare. An empty one of the unit's was never checked.
func CheckCodePhone(unitPhone, instructorPhone string) error {
	if unitPhone == "" {
		return errs.Rule(CodeSignerMethod, "服务单位的联系电话未经核对，不能使用验证码，请手写签名。")
	}
	if unitPhone == instructorPhone {
		return errs.Rule(CodeSignerPhone, "服务单位登记的电话是指导员本人的，不能用来接收验证码。")
	}
	return nil
}

// CheckPaperChecker says who may check a scanned sheet: someone who neither is the instructor nor brought it in.
func CheckPaperChecker(accountID, personID string, uploadedBy, instructor string) error {
	if personID != "" && personID == instructor {
		return errs.Rule("paper_own", "不能核对自己的纸质签字，请由本单位另一人核对。")
	}
	if accountID == uploadedBy {
		return errs.Rule("paper_uploader", "上传人不能自己核对，请由本单位另一人核对。")
	}
	return nil
}

// Surname is a signer's name as strangers see it: the surname and a cross.
func Surname(name string) string {
	name = bare(name)
	for _, double := range []string{"欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "司徒", "夏侯", "令狐", "宇文", "长孙", "端木"} {
		if strings.HasPrefix(name, double) && utf8.RuneCountInString(name) > 2 {
			return double + "×"
		}
	}
	r, _ := utf8.DecodeRuneInString(name)
	if name == "" {
		return ""
	}
	return string(r) + "×"
}

// SidesOf are the sides that a signer of the party may choose from; none when nobody of it may sign.
func SidesOf(p Party, duties []Duty, pol policy.Policy) []Side {
	out := []Side{}
	for _, s := range []Side{SideUnion, SideEmployer, SideWorkers, SideArranger} {
		if checkSide(s, p, duties, pol) == nil {
			out = append(out, s)
		}
	}
	return out
}
