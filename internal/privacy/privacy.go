// Package privacy keeps what people are told of their personal data (个人信息处理说明), by version: the first comes with
// the program, the province publishes the next. Whoever collects shows the version in force, and everybody can read which
// one was when.
package privacy

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/platform/db"
	"xiezhi/internal/workday"
)

// Kind is whom a notice is for.
type Kind string

// Kinds of notices.
const (
	Instructor Kind = "instructor"
	Applicant  Kind = "applicant"
	Signer     Kind = "signer"
)

// Kinds are all kinds in the order of the page.
var Kinds = []Kind{Instructor, Applicant, Signer}

// Title is whom it is for, in Chinese.
func (k Kind) Title() string {
	return map[Kind]string{Instructor: "专职指导员和系统用户", Applicant: "报名应聘人员", Signer: "签字确认人"}[k]
}

// Notice is one version. Its body has a line for each point; fields in braces are filled in where it is shown.
type Notice struct {
	bun.BaseModel `bun:"table:privacy_notice,alias:n" json:"-"`

	ID            string       `bun:",pk" json:"-" audit:"omit"`
	Kind          Kind         `json:"kind" enum:"instructor,applicant,signer" audit:"track"`
	Version       int          `json:"version" audit:"track"`
	Body          string       `json:"body" audit:"track"`
	Document      string       `json:"document" audit:"track"`
	InForceOn     workday.Date `json:"inForceOn" audit:"track"`
	PublishedName string       `json:"publishedName" audit:"track"`
	CreatedAt     time.Time    `json:"-" audit:"omit"`
}

// Lines are the points of a notice with its fields filled in: name, value, name, value.
func (n Notice) Lines(fields ...string) []string {
	pairs := make([]string, len(fields))
	for i, f := range fields {
		if pairs[i] = f; i%2 == 0 {
			pairs[i] = "{" + f + "}"
		}
	}
	return strings.Split(strings.NewReplacer(pairs...).Replace(n.Body), "\n")
}

// Fields are the fields in braces that a body names, each once, in order.
func Fields(body string) []string {
	out := []string{}
	for rest := body; ; {
		_, after, open := strings.Cut(rest, "{")
		name, tail, closed := strings.Cut(after, "}")
		if !open || !closed {
			return out
		}
		if !slices.Contains(out, name) {
			out = append(out, name)
		}
		rest = tail
	}
}

// First is the version that comes with the program; it is in force from the beginning.
func First(k Kind) Notice {
	return Notice{Kind: k, Version: 1, Body: strings.Join(first[k], "\n"), Document: "随系统提供"}
}

var first = map[Kind][]string{
	Instructor: {
		"谁在处理：聘用单位管理日常记录，上级总工会在法定职责内监督；省总工会提供本系统。有疑问的，请打办公电话，或用每页的“意见投诉”。",
		"收集什么：姓名、证件号、手机号、政治面貌、文化程度、专业职称、简历、资质，聘用和合同，您自己填写的服务日志及附件，培训、考核等次，账号和登录时间。不收集位置、照片打卡、健康诊断、住址和家庭情况。",
		"用来做什么：办理聘用、合同、备案、考核和离岗，核对在岗人数，证明服务确有其事。不用于打卡、积分、排名，也不统计在线时长。",
		"依据：省总工会专职集体协商指导员管理办法第四条、第六条、第十条、第十一条，劳动合同法第七条、第八条；《中华人民共和国个人信息保护法》第十三条第一款第二项、第三项。",
		"谁看得到：本人；聘用单位的经办人和负责人；上级总工会按职责查看，证件号和手机号默认隐去，查看原文须写明理由，您看得到是谁、为什么。年度结束前，个人日志明细只有本人和聘用单位看得到，督查须写明理由。",
		"保存多久：在岗期间，以及离岗后{years}年；之后按规定删除或者移交档案。登录记录在退出或过期后清理。",
		"您的权利：查看、复制（在“我的信息”中导出）、申请更正，对处理方式提出意见、投诉或者申诉。法定期限内必须保存的记录不能提前删除。",
	},
	Applicant: {
		"谁在处理：{union}（办公电话 {phone}）。",
		"收集什么：您自己填写的姓名、证件号、手机号、政治面貌（可不填）、学历、简历、资质和优先条件，以及您上传的附件。不收集健康诊断、照片、住址和位置。",
		"用来做什么：审核报名条件、组织考试和面试、确定并公示拟聘用人员。公示只列拟聘用人员的姓名和岗位，不公开其他报名人。",
		"谁看得到：办理这次招聘的工会经办人；上级工会监督时看不到完整证件号、手机号和附件。证件号和手机号加密保存，查看原文须写明理由并留有记录。",
		"保存多久：招聘办结后{months}个月（报名截止满一年仍未办结的，从满一年之日起算），未聘用人员的全部材料由系统自动清除，只留下清除的时间、件数和校验值；聘用人员的材料转入聘用档案。",
		"您的权利：凭报名后得到的回执地址，可以查看进展，截止前更正，随时撤回同意。撤回后材料即时删除，附件文件在两日内从存储中清除；已列入公示名单的请打电话办理。",
	},
	Signer: {
		"留下什么：上面写的内容、您的姓名和职务、您的签名或验证码的核对结果、确认的时间和网络地址。",
		"做什么用：证明有过这次服务。",
		"保存多久：到这位指导员离岗后{years}年。",
		"签错了怎么办：确认后给您一个回执链接，{closes}（含）以前凭它可以查看、请对方更正或撤回；过了这一天，由指导员的聘用单位写明理由决定。",
	},
}

// Versions are all versions of a kind, the latest first.
func Versions(ctx context.Context, q db.Q, k Kind) ([]Notice, error) {
	var list []Notice
	if err := q.NewSelect().Model(&list).Where("n.kind = ?", k).OrderExpr("n.version DESC").Scan(ctx); err != nil {
		return nil, fmt.Errorf("read privacy notices: %w", err)
	}
	return append(list, First(k)), nil
}

// InForce is the version in force on a day.
func InForce(ctx context.Context, q db.Q, k Kind, on workday.Date) (Notice, error) {
	list, err := Versions(ctx, q, k)
	if err != nil {
		return Notice{}, err
	}
	return InForceOf(list, on), nil
}

// InForceOf is the version of a list, the latest first, that is in force on a day.
func InForceOf(list []Notice, on workday.Date) Notice {
	for _, n := range list {
		if !n.InForceOn.After(on) {
			return n
		}
	}
	return list[len(list)-1]
}
