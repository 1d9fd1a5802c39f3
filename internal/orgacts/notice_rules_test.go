package orgacts

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/org"
	"xiezhi/internal/workday"
)

func TestTellings(t *testing.T) {
	town, county := org.Union{ID: "t1", Name: "玉山镇总工会"}, org.Union{ID: "c2", Name: "太仓市总工会"}
	act := func(k Kind) Act {
		return Act{
			ID: "a1", Kind: k, UnionID: "t1", ConsentID: "c1", Name: "玉峰镇总工会", EffectiveOn: workday.New(2026, 11, 1), AskedBy: "acc", AskedName: "王芳",
			Why: "玉山镇总工会已经撤销。",
		}
	}
	refused := act(Employ)
	refused.State, refused.Why = Refused, "本年度控制数已满"
	both := func(kind, body, union string) []telling {
		return []telling{
			{Post: "clerk@" + union, Title: "组织变更：" + kind, Body: "自2026年11月1日起，" + body, UnionID: union},
			{Post: "head@" + union, Title: "组织变更：" + kind, Body: "自2026年11月1日起，" + body, UnionID: union},
		}
	}
	for name, c := range map[string]struct{ got, want []telling }{
		"asked": {asks(act(Employ), town), []telling{{
			Post: "approver@c1", Title: "聘用资格申请待同意", Body: "“玉山镇总工会”申请自2026年11月1日起成为聘用单位（王芳提出）。", UnionID: "t1",
		}}},
		"agreed": {decided(act(Employ), town), []telling{{
			AccountID: "acc", Title: "聘用资格申请已获同意", Body: "“玉山镇总工会”自2026年11月1日起成为聘用单位。", UnionID: "t1",
		}}},
		"refused": {decided(refused, town), []telling{{
			AccountID: "acc", Title: "聘用资格申请未获同意", Body: "“玉山镇总工会”成为聘用单位的申请未获同意。理由：本年度控制数已满", UnionID: "t1",
		}}},
		"failed": {failedOn(act(Move), town), []telling{{
			AccountID: "acc", Title: "“玉山镇总工会”的划转没有办成", Body: "玉山镇总工会已经撤销。", UnionID: "t1",
		}}},
		"rename": {carriedOut(act(Rename), town, org.Union{}, false), both("更名", "“玉山镇总工会”更名为“玉峰镇总工会”。", "t1")},
		"move, later": {carriedOut(act(Move), town, county, true), append(
			both("划转", "“玉山镇总工会”划归“太仓市总工会”，人员、服务对象和日志随之转移。", "t1"),
			telling{
				AccountID: "acc", Title: "“玉山镇总工会”的划转已办结", UnionID: "t1",
				Body: "自2026年11月1日起，“玉山镇总工会”划归“太仓市总工会”，人员、服务对象和日志随之转移。",
			})},
		"merge tells the successor":              {carriedOut(act(Merge), town, county, false), both("合并", "“玉山镇总工会”并入“太仓市总工会”，人员、服务对象和日志随之转来。", "c2")},
		"employ":                                 {carriedOut(act(Employ), town, org.Union{}, false), both("成为聘用单位", "“玉山镇总工会”成为聘用单位，可以签订合同、管理专职指导员。", "t1")[1:]},
		"nobody is left to be told of a closing": {carriedOut(act(Close), town, org.Union{}, false), nil},
	} {
		if diff := cmp.Diff(c.want, c.got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
