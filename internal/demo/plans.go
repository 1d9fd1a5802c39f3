package demo

import (
	"context"
	"time"

	"xiezhi/internal/authz"
	"xiezhi/internal/hiring"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/policy"
	"xiezhi/internal/workday"
)

// fillPlans turns the chapter of plans on and sends a few up, as far as the people at the desks will find them: one
// county's lies with its city, another's came back, a third is a draft.
func (b *builder) fillPlans(ctx context.Context) error {
	root, err := org.Root(ctx, b.a.DB.Read())
	if err != nil {
		return err
	}
	from := workday.New(b.today.Year(), time.January, 1)
	err = b.tx(ctx, func(ctx context.Context, tx *db.Tx) error {
		return org.LayOverlays(ctx, tx, []org.Overlay{{
			ID: db.NewID(), UnionID: root.ID, Key: policy.Chapter("hiring"), Value: b.today.String(), ValidFrom: from,
			Document: "演示文件", Rev: 1, CreatedAt: tx.Now(),
		}})
	})
	if err != nil {
		return err
	}
	for _, p := range []struct {
		union string
		send  bool
	}{{"太仓市总工会", true}, {"常熟市总工会", true}, {"张家港市总工会", false}} {
		u, ok := b.byName[p.union]
		if !ok {
			continue
		}
		a := authz.Actor{AccountID: audit.SystemID, Name: "演示数据", Via: audit.CLI, Grants: []authz.Grant{{
			Role: authz.RoleOfficer, UnionID: u.ID, UnionName: u.Name, Tier: u.Tier, CountyID: u.CountyID, CityID: u.CityID, From: from,
		}}}
		plan, err := b.a.Plans.Begin(ctx, a, u.ID, hiring.PlanAnnual, b.today.Year()+1)
		if err != nil {
			return err
		}
		plan, err = b.a.Plans.Save(ctx, a, plan.ID, plan.Rev, hiring.PlanContent{
			Enterprises: plan.Enterprises, Workers: plan.Workers, Requested: plan.Heads + 1, Reason: "新建产业园，企业和职工增加较多。", Needs: "熟悉工资集体协商，能驻园区服务。",
		})
		if err != nil {
			return err
		}
		if !p.send {
			continue
		}
		if _, err := b.a.Plans.Submit(ctx, a, plan.ID, plan.Rev, hiring.Sending{LateReason: "经办人员交接，计划数据核对用时较长。"}); err != nil {
			return err
		}
	}
	return nil
}
