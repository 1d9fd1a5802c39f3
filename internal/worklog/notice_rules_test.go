package worklog

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/workday"
)

func TestTellings(t *testing.T) {
	v := Visit{ID: "v1", PersonID: "p1", UnionID: "u1", Day: workday.New(2025, 3, 12), ServedName: "昆山华电电子有限公司"}
	instructor := func(title, body string) Telling {
		return Telling{PersonID: "p1", Title: "2025年3月12日" + title, Body: "昆山华电电子有限公司：" + body, Kind: "visit", ID: "v1"}
	}
	for _, c := range []struct {
		event, reason, post string
		want                []Telling
	}{
		{"submit", "", "", nil},
		{"recall", "", "", nil},
		{"confirm", "", "", []Telling{instructor("的日志已签字确认", "服务方已签字确认。")}},
		{"correct", "参加人员不对", "", []Telling{instructor("的日志被退回更正", "服务方请您更正，改好后重新提交、重新签字。理由：参加人员不对")}},
		{"refuse", "当天没有来", "", []Telling{instructor("的日志未获确认", "服务方不予确认。理由：当天没有来")}},
		{"withdraw", "签错了单位", "", []Telling{
			instructor("的签字确认被撤回", "服务方撤回了签字确认，当日天数已重新计算。理由：签错了单位"),
			{Post: "clerk@u1", Title: "2025年3月12日的一次签字确认被撤回", Body: "昆山华电电子有限公司撤回了签字确认，当日天数已重新计算。理由：签错了单位", Kind: "visit", ID: "v1"},
		}},
		{"paper_upload", "", "clerk@u1", []Telling{{
			Post: "clerk@u1", Title: "纸质签字待核对", Body: "2025年3月12日，昆山华电电子有限公司：请对照扫描件核对，上传人和指导员本人不能核对。", Kind: "visit_paper", ID: "v1",
		}}},
		{"paper", "", "", []Telling{instructor("的纸质签字核对通过", "纸质签字已核对通过。")}},
		{"paper_reject", "看不清签名", "", []Telling{instructor("的纸质签字未通过核对", "请重新上传，或请对方在线签字。理由：看不清签名")}},
		{"consent_asked", "", "", []Telling{{
			Post: "head@u1", Title: "参与协商待同意", Body: "2025年3月12日，昆山华电电子有限公司：指导员记录了参与协商，请指派、同意或不同意。", Kind: "visit", ID: "v1",
		}}},
		{"consent_given", "", "", []Telling{instructor("的参与协商已获同意", "聘用单位已同意您参与这次协商。")}},
		{"consent_late", "", "", []Telling{instructor("的参与协商已获同意", "聘用单位已同意，但这一条提交时还没有同意，服务方看到的是指导服务；要按参与协商确认，请收回后重新提交。")}},
		{"consent_refused", "人手不足", "", []Telling{instructor("的参与协商未获同意", "聘用单位未同意，签字时按指导服务确认。理由：人手不足")}},
		{"correction_open", "签错了单位", "", []Telling{
			instructor("的日志等待更正决定", "年度已关闭，由聘用单位负责人决定是否更正。理由：签错了单位"),
			{Post: "head@u1", Title: "年度关闭后的更正待决定", Body: "2025年3月12日，昆山华电电子有限公司：请写明理由作出决定。理由：签错了单位", Kind: "visit_correction", ID: "v1"},
		}},
		{"correction_accept", "经核实属实", "", []Telling{instructor("的日志已决定更正", "聘用单位已决定更正上一年度的这条记录。理由：经核实属实")}},
		{"correction_reject", "无法核实", "", []Telling{instructor("的日志不作更正", "聘用单位决定上一年度的这条记录不作更正。理由：无法核实")}},
		{"unsigned", "", "", []Telling{instructor("的日志尚未签字确认", "可以重新发送确认链接，或上传纸质签字。")}},
	} {
		if diff := cmp.Diff(c.want, Tellings(v, c.event, c.reason, c.post)); diff != "" {
			t.Errorf("%s: %s", c.event, diff)
		}
	}
}

func TestCheckerPost(t *testing.T) {
	for _, c := range []struct {
		uploader []string
		want     string
	}{
		{[]string{"instructor@u1"}, "clerk@u1"},
		{[]string{"clerk@u2"}, "clerk@u1"}, // a clerk elsewhere is no clerk here
		{[]string{"head@u1"}, "clerk@u1"},
		{[]string{"officer@c1", "clerk@u1"}, "head@u1"},
		{nil, "clerk@u1"},
	} {
		if got := CheckerPost("u1", c.uploader); got != c.want {
			t.Errorf("brought in by %v it waits at %s, want %s", c.uploader, got, c.want)
		}
	}
}
