package demo

import (
	"context"
	"fmt"
	"time"

	"xiezhi/internal/authz"
	"xiezhi/internal/identity"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/clock"
	"xiezhi/internal/rights"
	"xiezhi/internal/workday"
)

// rightsOn is the chapter as it runs on a morning.
func (b *builder) rightsOn(on workday.Date) *rights.Service {
	s := *b.a.Rights
	s.DB = b.a.DB.At(clock.Fixed(on.Start().Add(9*time.Hour + 40*time.Minute)))
	return &s
}

// account is one of the demonstration's logins as it acts.
func (b *builder) account(ctx context.Context, login string) (authz.Actor, error) {
	a, err := identity.ActorOf(ctx, b.a.DB.Read(), b.today, b.accounts[login].ID)
	a.Via = audit.CLI
	return a, err
}

// fillRights leaves suggestions, an answered complaint, an open appeal, house rules that some have acknowledged, and a
// request for correction.
func (b *builder) fillRights(ctx context.Context) error {
	who := map[string]authz.Actor{}
	for _, login := range []string{"zhidaoyuan", "jingban", "fuzeren", "xian", "shi"} {
		a, err := b.account(ctx, login)
		if err != nil {
			return err
		}
		who[login] = a
	}
	town := b.byName["玉山镇总工会"]
	early, mid, late := b.today.AddDays(-24), b.today.AddDays(-17), b.today.AddDays(-6)
	send := func(on workday.Date, login string, in rights.Sending) (string, error) {
		out, err := b.rightsOn(on).Send(ctx, who[login], in)
		return out.ID, err
	}
	for _, s := range []struct {
		login, title, body string
		anonymous          bool
	}{
		{"zhidaoyuan", "走访记录希望能语音转文字", "车间里打字不方便，希望内容一栏能用手机输入法的语音，并且不要因为切换窗口丢失草稿。", false},
		{"jingban", "导入模板的填写说明", "花名册导入模板里“聘用渠道”的几种写法，希望在表头旁边注明。", false},
		{"fuzeren", "合同到期提醒", "希望合同到期提醒能按季度汇总打印一份。", true},
	} {
		if _, err := send(late, s.login, rights.Sending{Kind: rights.KindSuggestion, Title: s.title, Body: s.body, Page: "/logs", Anonymous: s.anonymous}); err != nil {
			return fmt.Errorf("suggestion: %w", err)
		}
	}
	if err := b.complain(ctx, who, town, early, mid, late); err != nil {
		return err
	}
	return b.houseAndCorrection(ctx, who, town, mid, late)
}

func (b *builder) complain(ctx context.Context, who map[string]authz.Actor, town org.Union, early, mid, late workday.Date) error {
	sent, err := b.rightsOn(early).Send(ctx, who["zhidaoyuan"], rights.Sending{
		Kind: rights.KindComplaint, Title: "差旅报销拖延", Body: "三月以来的市内交通费一直没有报销，多次询问没有答复。", Page: "/logs",
		AboutUnionID: town.ID, AboutAccountID: b.accounts["jingban"].ID,
	})
	if err != nil {
		return fmt.Errorf("complaint: %w", err)
	}
	if err := b.rightsOn(mid).Answer(ctx, who["xian"], sent.ID, 1, "已向玉山镇总工会核实，票据在10月补齐，已要求月底前报销完毕，并按月公开报销进度。"); err != nil {
		return fmt.Errorf("answer: %w", err)
	}
	return b.rightsOn(late).Appeal(ctx, who["zhidaoyuan"], sent.ID, 2, "到今天仍未收到报销款，请市总工会督促。")
}

func (b *builder) houseAndCorrection(ctx context.Context, who map[string]authz.Actor, town org.Union, mid, late workday.Date) error {
	h, err := b.rightsOn(mid).Publish(ctx, who["jingban"], rights.Publishing{
		UnionID: town.ID, Title: "专职指导员日常管理办法", InForceOn: mid,
		Body: "第一条 指导员每月末与聘用单位沟通一次工作安排。\n第二条 请假一天以上的，事先书面报聘用单位负责人。\n第三条 市内交通费凭票按月报销，次月15日前付清。\n第四条 在服务中知悉的企业商业秘密和职工个人信息，不得泄露。\n第五条 对本办法有意见的，可以通过“意见投诉”提出。",
	})
	if err != nil {
		return fmt.Errorf("house rules: %w", err)
	}
	seen := 0
	for _, p := range b.heads {
		if p.union.Name != town.Name || !p.endedOn.IsZero() || seen == 1 || p.personID == who["zhidaoyuan"].PersonID {
			continue
		}
		if err := b.rightsOn(late).Acknowledge(ctx, authz.Actor{AccountID: b.accounts["zhidaoyuan"].ID, PersonID: p.personID, Name: p.name, Via: b.actor.Via}, h.ID); err != nil {
			return fmt.Errorf("acknowledge: %w", err)
		}
		seen++
	}
	return b.rightsOn(late).Ask(ctx, who["zhidaoyuan"], "education", "大学本科", "毕业证书已交聘用单位")
}
