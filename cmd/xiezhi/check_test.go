package main

import (
	"errors"
	"strings"
	"testing"
)

func TestCheck(t *testing.T) {
	for _, tc := range []struct {
		args  []string
		valid bool
		want  string
	}{
		{
			[]string{"id", "320583198503120012", "--as-of", "2026-10-15"},
			true,
			`{"value":"320583198503120012","valid":true,"birth":"1985-03-12","sex":"男","region":"320583","region_name":"江苏省苏州市昆山市","warnings":[],"errors":[]}`,
		},
		{
			[]string{"id", "３２０５０５ 19680307-008x", "--as-of", "2026-10-15"},
			true,
			`{"value":"32050519680307008X","valid":true,"birth":"1968-03-07","sex":"女","region":"320505","region_name":"江苏省苏州市虎丘区","warnings":[],"errors":[]}`,
		},
		{
			[]string{"id", "320684196002290032"},
			true,
			`{"value":"320684196002290032","valid":true,"birth":"1960-02-29","sex":"男","region":"320684","region_name":"江苏省南通市海门区","warnings":[{"code":"id_region_former","message":"行政区划代码320684已调整，现为320614海门区；号码仍然有效"}],"errors":[]}`,
		},
		{
			[]string{"id", "320583198503120012", "--as-of", "2003-03-11"},
			true,
			`{"value":"320583198503120012","valid":true,"birth":"1985-03-12","sex":"男","region":"320583","region_name":"江苏省苏州市昆山市","warnings":[{"code":"id_minor","message":"按身份证号，2003年3月11日未满18周岁"}],"errors":[]}`,
		},
		{
			[]string{"id", "320583198503120013"},
			false,
			`{"value":"320583198503120013","valid":false,"birth":"","sex":"","region":"","region_name":"","warnings":[],"errors":[{"code":"id_check_char","message":"身份证号校验位不符，可能录错一位或两位颠倒"}]}`,
		},
		{
			[]string{"id", "3.20583E+17"},
			false,
			`{"value":"3.20583E+17","valid":false,"birth":"","sex":"","region":"","region_name":"","warnings":[],"errors":[{"code":"id_lost_digits","message":"身份证号在表格中被当作数值，末尾几位已经丢失，请按证件重新填写，并把该列设为文本格式"}]}`,
		},
		{
			[]string{"credit-code", "8132058350940012xe"},
			true,
			`{"value":"8132058350940012XE","valid":true,"issuer":"工会","category":"基层工会","region":"320583","region_name":"江苏省苏州市昆山市","org_code":"50940012X","warnings":[],"errors":[]}`,
		},
		{
			[]string{"credit-code", "91350100M000100Y44"},
			false,
			`{"value":"91350100M000100Y44","valid":false,"issuer":"市场监管","category":"企业","region":"350100","region_name":"","org_code":"M000100Y4","warnings":[{"code":"credit_check_char","message":"统一社会信用代码校验位不符，请对照证书核实；确与证书一致的可以确认保留","strong":true}],"errors":[]}`,
		},
		{
			[]string{"credit-code", "91350100"},
			false,
			`{"value":"91350100","valid":false,"issuer":"","category":"","region":"","region_name":"","org_code":"","warnings":[],"errors":[{"code":"credit_length","message":"统一社会信用代码应为18位"}]}`,
		},
	} {
		out, noise, err := start(t, append([]string{"check"}, tc.args...)...)
		if out != tc.want+"\n" || noise != "" {
			t.Errorf("check %v\n got %s%s\nwant %s", tc.args, out, noise, tc.want)
		}
		if tc.valid && err != nil || !tc.valid && !errors.Is(err, errInvalid) {
			t.Errorf("check %v: %v, valid is %v", tc.args, err, tc.valid)
		}
	}
}

// The numbers of the standards' examples, with what is said of each. Today is 2026-10-15.
func TestCheckExamples(t *testing.T) {
	for _, tc := range []struct {
		kind, number string
		valid        bool
		want         []string // in the JSON
	}{
		{"id", "320583198503120012", true, []string{`"birth":"1985-03-12"`, `"sex":"男"`, `"region":"320583"`, `"region_name":"江苏省苏州市昆山市"`, `"warnings":[]`}},
		{"id", "320583196106150024", true, []string{`"birth":"1961-06-15"`, `"sex":"女"`, `"warnings":[]`}},
		{"id", "320684196002290032", true, []string{`"birth":"1960-02-29"`, `"sex":"男"`, `"region":"320684"`, `"id_region_former"`, `320614`}},
		{"id", "11010519491231002X", true, []string{`"birth":"1949-12-31"`, `"sex":"女"`}},
		{"id", "440524188001010014", true, []string{`"birth":"1880-01-01"`, `"sex":"男"`}},
		{"id", "32050519680307008X", true, []string{`"birth":"1968-03-07"`, `"sex":"女"`}},
		{"id", "32050519680307008x", true, []string{`"value":"32050519680307008X"`}},
		{"id", "３２０５０５１９６８０３０７００８ｘ", true, []string{`"value":"32050519680307008X"`}},
		{"id", "320583850312001", false, []string{`"id_15"`}},
		{"id", "320583198502300011", false, []string{`"id_date"`}}, // no such day, though the check digit is right
		{"id", "320583198503120013", false, []string{`"id_check_char"`}},
		{"id", "320583202701010016", true, []string{`"id_birth_future"`}},
		{"id", "320583201001010010", true, []string{`"id_minor"`}},
		{"id", "810000198503120010", true, []string{`"permit":"港澳台居民居住证（香港）"`}},
		{"id", "820000198503120012", true, []string{`"permit":"港澳台居民居住证（澳门）"`}},
		{"id", "830000198503120014", true, []string{`"permit":"港澳台居民居住证（台湾）"`}},
		{"credit-code", "81320500MC0123450M", true, []string{`"issuer":"工会"`, `"category":"基层工会"`, `"region":"320500"`, `"org_code":"MC0123450"`, `"warnings":[]`}},
		{"credit-code", "8132058350940012XE", true, []string{`"org_code":"50940012X"`}},
		{"credit-code", "91320583MA1X2Y3T95", true, []string{`"issuer":"市场监管"`, `"category":"企业"`}},
		{"credit-code", "13320000014012344L", true, []string{`"category":"群众团体"`}},
		{"credit-code", "91350100M000100Y43", true, []string{`"org_code":"M000100Y4"`}},
		{"credit-code", "91320583MA1X2Y3T9I", false, []string{`"errors":[{"code":"credit_char"`}},
		{"credit-code", "91320583MA1X2Y3T96", false, []string{`"warnings":[{"code":"credit_check_char"`, `"strong":true`, `"errors":[]`}},
		// the organisation code should end in 9; its sum is 3312 - 28 = 3284, which leaves 29, so C18 is 2 and right
		{"credit-code", "91320583MA1X2Y3T82", false, []string{`"warnings":[{"code":"credit_org_check"`, `"strong":true`, `"errors":[]`}},
	} {
		args := []string{"check", tc.kind, tc.number}
		if tc.kind == "id" {
			args = append(args, "--as-of", "2026-10-15")
		}
		out, noise, err := start(t, args...)
		if tc.valid && err != nil || !tc.valid && !errors.Is(err, errInvalid) || noise != "" {
			t.Errorf("check %s %s: %v %s", tc.kind, tc.number, err, noise)
		}
		for _, w := range tc.want {
			if !strings.Contains(out, w) {
				t.Errorf("check %s %s lacks %s:\n%s", tc.kind, tc.number, w, out)
			}
		}
	}
}

func TestCheckWantsANumber(t *testing.T) {
	for args, words := range map[string]string{
		"check": `请写明子命令："id", "credit-code"`, "check id": "缺少参数 <number>", "check phone 1": "多余或认不出的参数 phone",
		"check id 1 2": "多余或认不出的参数 2", "check id 1 --as-of": "选项 --as-of 后面要写值", "check id 1 --as-of today": "不是日期",
	} {
		out, _, err := start(t, strings.Fields(args)...)
		if err == nil || errors.Is(err, errInvalid) || out != "" || !strings.Contains(err.Error(), words) {
			t.Errorf("%s = %q, %v; want a complaint with %q", args, out, err, words)
		}
	}
}

func TestCheckPack(t *testing.T) {
	for _, tc := range []struct {
		name string
		args []string
		want []string
		err  bool
	}{
		{"the program's own", []string{"check", "pack"}, []string{
			"江苏省规则包", "依据苏工办〔2020〕56号，自2020年8月5日起", "解聘自解聘生效之日的次日起5个工作日内报备。（第十一条；设区市可以规定得更严）",
		}, false},
		{"another place's", []string{"check", "pack", "../../internal/policy/testdata/pack_a.json"}, []string{
			"甲省规则包（虚构，测试数据）", "男性满60周岁、女性满55周岁的原则上不再续聘（生日当天满岁），在聘的合同照常履行。（第十三条；省级可以规定）", "文件没有写明，系统的默认口径",
		}, false},
		{"no pack", []string{"check", "pack", "check_test.go"}, []string{"不是规则包文件"}, true},
	} {
		var out strings.Builder
		err := run(t.Context(), tc.args, func(string) string { return "" }, &out, &out)
		if (err != nil) != tc.err {
			t.Errorf("%s: %v", tc.name, err)
		}
		for _, want := range tc.want {
			if !strings.Contains(out.String(), want) {
				t.Errorf("%s lacks %q:\n%.600s", tc.name, want, out.String())
			}
		}
	}
}
