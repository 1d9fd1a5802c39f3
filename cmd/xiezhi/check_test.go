package main

import (
	"errors"
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
			`{"value":"91350100M000100Y44","valid":false,"issuer":"市场监管","category":"企业","region":"350100","region_name":"","org_code":"M000100Y4","warnings":[],"errors":[{"code":"credit_check_char","message":"统一社会信用代码校验位不符，请对照证书核实；确与证书一致的可以确认保留","strong":true}]}`,
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

func TestCheckWantsANumber(t *testing.T) {
	for _, args := range [][]string{{"check"}, {"check", "id"}, {"check", "phone", "1"}} {
		if out, _, err := start(t, args...); err == nil || errors.Is(err, errInvalid) || out != "" {
			t.Errorf("%v = %q, %v", args, out, err)
		}
	}
}
