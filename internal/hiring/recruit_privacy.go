package hiring

import (
	"fmt"

	"xiezhi/internal/policy"
)

// PrivacyNotice is what an applicant is told of the personal data before applying; consent is recorded with its version.
type PrivacyNotice struct {
	Version string   `json:"version"`
	Title   string   `json:"title"`
	Lines   []string `json:"lines" nullable:"false"`
}

// privacyNotice names who keeps what, why and how long, and how to take it back. A change of the words or of the term
// makes another version.
func privacyNotice(union, phone string, pol policy.Policy) PrivacyNotice {
	months := pol.Int(policy.RecruitRetentionMonths)
	return PrivacyNotice{
		Version: fmt.Sprintf("1.%d", months),
		Title:   "个人信息处理说明",
		Lines: []string{
			"谁在处理：" + union + "（办公电话 " + phone + "）。",
			"收集什么：您自己填写的姓名、证件号、手机号、政治面貌（可不填）、学历、简历、资质和优先条件，以及您上传的附件。不收集健康诊断、照片、住址和位置。",
			"用来做什么：审核报名条件、组织考试和面试、确定并公示拟聘用人员。公示只列拟聘用人员的姓名和岗位，不公开其他报名人。",
			"谁看得到：办理这次招聘的工会经办人；上级工会监督时看不到完整证件号、手机号和附件。证件号和手机号加密保存，查看原文须写明理由并留有记录。",
			fmt.Sprintf("保存多久：招聘办结后%d个月（报名截止满一年仍未办结的，从满一年之日起算），未聘用人员的全部材料由系统自动清除，只留下清除的时间、件数和校验值；聘用人员的材料转入聘用档案。", months),
			"您的权利：凭报名后得到的回执地址，可以查看进展，截止前更正，随时撤回同意。撤回后材料即时删除，附件文件在两日内从存储中清除；已列入公示名单的请打电话办理。",
		},
	}
}
