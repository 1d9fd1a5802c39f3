package main

import (
	"context"
	"fmt"
	"time"

	"xiezhi/internal/approval"
	"xiezhi/internal/authz"
	"xiezhi/internal/hiring"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/workday"
	"xiezhi/scripts/internal/province"
)

// waiting is how many matters lie with the province while its 待办 is read.
const waiting = 1000

// approvals measures 待办 where much waits, and the consolidation of every county's plan into the cities'.
func (s *subject) approvals(ctx context.Context) error {
	if s.wants("todo") && ctx.Err() == nil {
		if err := s.todo(ctx); err != nil {
			return err
		}
	}
	if s.wants("consolidate") && ctx.Err() == nil {
		return s.consolidate(ctx)
	}
	return nil
}

// todo reads the first page of 待办 with its total.
func (s *subject) todo(ctx context.Context) error {
	cities := s.unions(org.TierCity)
	const batch = 100
	for from := 0; from < waiting; from += batch {
		err := s.app.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
			for i := from; i < from+batch; i++ {
				u := cities[i%len(cities)]
				_, err := s.app.Approval.Submit(ctx, tx, officer(u), approval.Submission{
					Flow: approval.FlowPlanExtra, RecordID: db.NewID(), Title: fmt.Sprintf("%s补充聘用计划（%04d）", u.Name, i), Summary: "共3名",
					Link: "/hiring/plans", UnionID: u.ID,
				})
				if err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return fmt.Errorf("fill 待办: %w", err)
		}
	}
	if err := s.settle(ctx); err != nil {
		return err
	}
	clients := s.clients(readers)
	for _, c := range clients {
		if err := c.SignIn(province.Approver, province.Password); err != nil {
			return err
		}
	}
	name := "待办 with 1,000 waiting, first page with total, 4 clients"
	r, err := s.profiled("todo", func() (result, error) {
		return requests(clients, s.last, 200, again("/api/approval/cases?box=todo&limit=20"))
	})
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	s.table.add(s.name, name, r, "p99 < 50 ms")
	return nil
}

// consolidate lets every city take its counties' plans into its own. Drafting and sending them is not measured.
func (s *subject) consolidate(ctx context.Context) error {
	year, parts, counties := workday.Of(s.app.DB.Now()).Year()+1, map[string][]string{}, s.unions(org.TierCounty)
	late := hiring.Sending{LateReason: measuring}
	for _, u := range counties {
		p, err := s.app.Plans.Begin(ctx, officer(u), u.ID, hiring.PlanAnnual, year)
		if err != nil {
			return err
		}
		if p, err = s.app.Plans.Submit(ctx, officer(u), p.ID, p.Rev, late); err != nil {
			return err
		}
		parts[u.CityID] = append(parts[u.CityID], p.ID)
	}
	took := time.Duration(0)
	cities := s.unions(org.TierCity)
	for _, u := range cities {
		p, err := s.app.Plans.Begin(ctx, officer(u), u.ID, hiring.PlanAnnual, year)
		if err != nil {
			return err
		}
		began := time.Now()
		if _, err := s.app.Plans.Submit(ctx, officer(u), p.ID, p.Rev, hiring.Sending{Parts: parts[u.ID]}); err != nil {
			return err
		}
		took += time.Since(began)
	}
	s.table.put(s.name, fmt.Sprintf("%d cities consolidate %d counties, one after another", len(cities), len(counties)), ms(took), "< 1 s")
	return nil
}

func (s *subject) unions(tier org.Tier) []org.Union {
	var out []org.Union
	for _, u := range s.province.Unions {
		if u.Tier == tier {
			out = append(out, u)
		}
	}
	return out
}

// officer is somebody who drafts and sends plans for a union.
func officer(u org.Union) authz.Actor {
	return authz.Actor{AccountID: u.ID, Name: "经办", Via: audit.CLI, Grants: []authz.Grant{{
		Role: authz.RoleOfficer, UnionID: u.ID, UnionName: u.Name, Tier: u.Tier, CountyID: u.CountyID, CityID: u.CityID,
	}}}
}
