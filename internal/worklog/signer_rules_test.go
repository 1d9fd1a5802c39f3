package worklog

import (
	"testing"

	"xiezhi/internal/platform/errs"
	"xiezhi/internal/policy"
)

var measures = policy.At(nil, day("2025-12-31"))

// province gives a policy in which the province has set one key.
func province(key policy.Key, value string) policy.Policy {
	return policy.At([]policy.Place{{
		ID: "js", Name: "江苏省总工会", Level: policy.Province,
		Overlays: []policy.Overlay{{ID: "o1", Key: key, Value: value, From: day("2021-01-01"), Document: "苏工办〔2021〕1号"}},
	}}, day("2025-12-31"))
}

func TestCheckSigner(t *testing.T) {
	electric := Party{ID: "s1", Name: "昆山华电电子有限公司", Kind: "enterprise", HasUnion: true}
	small := Party{ID: "s2", Name: "昆山小作坊有限公司", Kind: "enterprise"}
	guidance, bargaining := []Duty{DutyGuidance}, []Duty{DutyBargaining}
	chair := Signer{Name: "孙桂芳", Post: "工会主席", Side: SideUnion}
	hr := Signer{Name: "郑国强", Post: "人力资源经理", Side: SideEmployer}
	yushanEmploys := kunshan()
	yushanEmploys.At.UnionID, yushanEmploys.UnionName = "u-ys", "玉山镇总工会"
	yushanEmploys.PostUnionID, yushanEmploys.PostName = "", ""
	townVice := Signer{Name: "马建国", Post: "玉山镇总工会副主席", Side: SideUnion}
	unposted := kunshan()
	unposted.PostUnionID, unposted.PostName = "", ""

	for _, tc := range []struct {
		name   string
		signer Signer
		party  Party
		term   Term
		duties []Duty
		by     Strength
		policy policy.Policy
		code   string
	}{
		{name: "the chair", signer: chair, party: electric, term: kunshan(), duties: guidance, by: StrengthDrawn},
		{name: "the chair, on bargaining", signer: chair, party: electric, term: kunshan(), duties: bargaining, by: StrengthDrawn},
		{name: "no name", signer: Signer{Post: "工会主席", Side: SideUnion}, party: electric, term: kunshan(), by: StrengthDrawn, code: errs.FieldsCode},
		{name: "a name that nothing can keep", signer: Signer{Name: "孙\x00桂芳", Post: "工会主席", Side: SideUnion}, party: electric, term: kunshan(), by: StrengthPaper, code: errs.FieldsCode},
		{name: "no post", signer: Signer{Name: "孙桂芳", Side: SideUnion}, party: electric, term: kunshan(), by: StrengthDrawn, code: errs.FieldsCode},
		{name: "no side", signer: Signer{Name: "孙桂芳", Post: "工会主席"}, party: electric, term: kunshan(), by: StrengthDrawn, code: errs.FieldsCode},

		{name: "example 14: the employing town union's vice-chair", signer: townVice, party: electric, term: yushanEmploys, duties: guidance, by: StrengthDrawn, code: CodeSignerEmployer},
		{name: "example 14: the same visit, employed by 昆山", signer: townVice, party: Party{ID: "s9", Kind: "town", OrgUnionID: "u-ys"}, term: unposted, duties: guidance, by: StrengthDrawn},
		{name: "the employing union as the served unit", signer: Signer{Name: "马建国", Post: "副主席", Side: SideUnion}, party: Party{ID: "s9", Kind: "town", OrgUnionID: "u-ys"}, term: yushanEmploys, duties: guidance, by: StrengthDrawn, code: CodeSignerEmployer},
		{name: "the post union", signer: townVice, party: electric, term: kunshan(), duties: guidance, by: StrengthDrawn, code: CodeSignerPost},
		{name: "the post union as the served unit", signer: Signer{Name: "马建国", Post: "副主席", Side: SideUnion}, party: Party{ID: "s9", Kind: "town", OrgUnionID: "u-ys"}, term: kunshan(), duties: guidance, by: StrengthDrawn, code: CodeSignerPost},
		{name: "the post union where the province lets it", signer: townVice, party: electric, term: kunshan(), duties: guidance, by: StrengthDrawn, policy: province(policy.SignerExcludesPost, "false")},
		{name: "a lower union whose name begins alike", signer: Signer{Name: "马建国", Post: "玉山镇总工会电子园联合工会主席", Side: SideUnion}, party: electric, term: kunshan(), duties: guidance, by: StrengthDrawn},

		{name: "the instructor's name, drawn", signer: Signer{Name: "周 文渊", Post: "工会主席", Side: SideUnion}, party: electric, term: kunshan(), duties: guidance, by: StrengthDrawn, code: CodeSignerSelf},
		{name: "a namesake with a code", signer: Signer{Name: "周文渊", Post: "工会主席", Side: SideUnion}, party: electric, term: kunshan(), duties: guidance, by: StrengthCode},

		{name: "the employer's side where a union exists", signer: hr, party: electric, term: kunshan(), duties: guidance, by: StrengthDrawn, code: CodeSignerSide},
		{name: "example 14: no union, the employer's side", signer: hr, party: small, term: kunshan(), duties: guidance, by: StrengthDrawn},
		{name: "no union, a workers' representative", signer: Signer{Name: "何小妹", Post: "职工代表", Side: SideWorkers}, party: small, term: kunshan(), duties: guidance, by: StrengthDrawn},
		{name: "no union, the union that arranged it", signer: Signer{Name: "高建平", Post: "陆家镇总工会主席", Side: SideArranger}, party: small, term: kunshan(), duties: guidance, by: StrengthDrawn},
		{name: "no union, but a union's signature", signer: chair, party: small, term: kunshan(), duties: guidance, by: StrengthDrawn, code: CodeSignerSide},
		{name: "no union, where policy says no", signer: hr, party: small, term: kunshan(), duties: guidance, by: StrengthDrawn, policy: province(policy.AllowEmployerSide, "false"), code: CodeSignerSide},
		{name: "never for duty 8(4)", signer: hr, party: small, term: kunshan(), duties: bargaining, by: StrengthDrawn, code: CodeSignerSide},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := errs.CodeOf(CheckSigner(tc.signer, tc.party, tc.term, tc.duties, tc.by, tc.policy)); got != tc.code {
				t.Errorf("code %q, want %q", got, tc.code)
			}
		})
	}
}

func TestCheckCodePhone(t *testing.T) {
	for _, tc := range []struct{ unit, instructor, code string }{
		{"13800000001", "13900000002", ""},
		{"13800000001", "", ""},
		{"13800000001", "13800000001", CodeSignerPhone}, // example 14, third sentence
		{"", "13800000001", CodeSignerMethod},
	} {
		if got := errs.CodeOf(CheckCodePhone(tc.unit, tc.instructor)); got != tc.code {
			t.Errorf("%q beside %q: %q, want %q", tc.unit, tc.instructor, got, tc.code)
		}
	}
}

func TestCheckPaperChecker(t *testing.T) {
	for _, tc := range []struct{ name, account, person, uploader, instructor, code string }{
		{"a second person", "a2", "", "a1", "p1", ""},
		{"another instructor's account", "a3", "p2", "a1", "p1", ""},
		{"the uploader", "a1", "", "a1", "p1", "paper_uploader"},
		{"the instructor", "a4", "p1", "a1", "p1", "paper_own"},
	} {
		if got := errs.CodeOf(CheckPaperChecker(tc.account, tc.person, tc.uploader, tc.instructor)); got != tc.code {
			t.Errorf("%s: %q, want %q", tc.name, got, tc.code)
		}
	}
}

func TestSurname(t *testing.T) {
	for name, want := range map[string]string{"孙桂芳": "孙×", "欧阳明": "欧阳×", "欧阳": "欧×", " 李 四": "李×", "": ""} {
		if got := Surname(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}
