package approval

import (
	"xiezhi/internal/authz"
	"xiezhi/internal/policy"
)

// Flows of this program. Each is one entry of the table below, and nothing else decides who follows whom.
const (
	FlowPlan      FlowKey = "plan"       // the yearly plan
	FlowPlanExtra FlowKey = "plan_extra" // a supplementary plan
	FlowForm      FlowKey = "form"       // a recommendation form
)

// Flows lists every flow.
var Flows = []Flow{
	{
		Key: FlowPlan, Title: "年度聘用计划", Article: "第六条第（一）项", Clause: "6(1)",
		About: "县（市、区）总工会拟定下年度聘用计划，设区市总工会审核并连同本级计划汇总上报，省总工会核定。",
		Steps: []Step{
			{Key: "draft", Title: "拟定上报", At: Own, Need: authz.PlanDraft, Acts: []Act{Submit, Withdraw, Copy}},
			{Key: "review", Title: "审核汇总", At: City, Need: authz.PlanReview, Acts: []Act{Consolidate, Return, Transfer, Copy}, Term: 10, Until: policy.PlanCityDue},
			{Key: "decide", Title: "核定", At: Province, Need: authz.PlanDecide, Acts: []Act{Approve, Return, Transfer, Copy}, Term: 15, Until: policy.PlanProvinceDue},
		},
	},
	{
		Key: FlowPlanExtra, Title: "补充聘用计划", Article: "第六条第（一）项", Clause: "6(1)",
		About: "年度中间确需增加人数的，按年度计划的程序逐级上报、审核、核定，自核定之日起有效。",
		Steps: []Step{
			{Key: "draft", Title: "拟定上报", At: Own, Need: authz.PlanDraft, Acts: []Act{Submit, Withdraw, Copy}},
			{Key: "review", Title: "审核汇总", At: City, Need: authz.PlanReview, Acts: []Act{Consolidate, Return, Transfer, Copy}, Term: 10},
			{Key: "decide", Title: "核定", At: Province, Need: authz.PlanDecide, Acts: []Act{Approve, Return, Transfer, Copy}, Term: 10},
		},
	},
	{
		Key: FlowForm, Title: "推荐表", Article: "第六条第（三）项", Clause: "6(3)",
		About: "聘用单位填写《专职集体协商指导员推荐表》，报上一级总工会审核同意：乡镇（街道）、开发区、行业工会报县（市、区）总工会，县（市、区）总工会和市直属开发区工会报设区市总工会，设区市总工会报省总工会。",
		Steps: []Step{
			{Key: "fill", Title: "填写上报", At: Own, Need: authz.FormSubmit, Acts: []Act{Submit, Withdraw, Copy}},
			{Key: "decide", Title: "审核", At: Superior, Need: authz.FormApprove, Acts: []Act{Approve, Return, Reject, Transfer, Copy}, Term: 5},
		},
	},
}

// FlowOf finds a flow.
func FlowOf(key FlowKey) (Flow, bool) {
	for _, f := range Flows {
		if f.Key == key {
			return f, true
		}
	}
	return Flow{}, false
}

// Phrases are the opinions that everybody is offered; each may add their own.
var Phrases = []Phrase{
	{Approve, "同意。"},
	{Approve, "情况属实，同意。"},
	{Return, "请补充说明理由后重新上报。"},
	{Return, "请核对在岗人数后重新上报。"},
	{Transfer, "请办理。"},
	{Copy, "请阅知。"},
}

// Phrase is a stock phrase for an act.
type Phrase struct {
	Act  Act    `json:"act"`
	Text string `json:"text"`
}
