package approval

import (
	"xiezhi/internal/authz"
	"xiezhi/internal/policy"
)

// Flows of this program. Each is one entry of the table below, and nothing else decides who follows whom.
const (
	FlowPlan      FlowKey = "plan"       // the yearly plan
	FlowPlanExtra FlowKey = "plan_extra" // a supplementary plan
)

var flows = []Flow{
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
}

// Flows lists every flow.
func Flows() []Flow { return flows }

// FlowOf finds a flow.
func FlowOf(key FlowKey) (Flow, bool) {
	for _, f := range flows {
		if f.Key == key {
			return f, true
		}
	}
	return Flow{}, false
}

// Phrases are the opinions that everybody is offered; each may add their own.
var Phrases = []string{"同意。", "情况属实，同意上报。", "已阅。", "请补充说明理由后重新上报。", "请核对在岗人数后重新上报。"}
