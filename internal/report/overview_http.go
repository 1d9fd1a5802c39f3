package report

import (
	"context"
	"net/http"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/workday"
)

type overviewInput struct {
	UnionID string       `query:"unionId" maxLength:"36" doc:"空为本人所在的最上级单位"`
	On      workday.Date `query:"on" doc:"截至日，空为今日"`
}

// RootUnit is a union at which the caller's own view begins.
type RootUnit struct {
	UnionID string   `json:"unionId"`
	Name    string   `json:"name"`
	Tier    org.Tier `json:"tier"`
}

func (s *Service) overviewRoutes(r authz.Router) {
	read := authz.Need(authz.ReportRead)
	httpx.Handle(r, http.MethodGet, "/api/report/units", read, s.getUnits, httpx.Summary("可统计的单位"))
	httpx.Handle(r, http.MethodGet, "/api/report/overview", read, s.getOverview, httpx.Summary("统计总览"))
}

func (s *Service) getUnits(ctx context.Context, a authz.Actor, _ *struct{}) (*httpx.Body[[]RootUnit], error) {
	roots, err := rootsOf(ctx, s.DB.Read(), a, authz.ReportRead)
	if err != nil {
		return nil, err
	}
	out := make([]RootUnit, len(roots))
	for i, u := range roots {
		out[i] = RootUnit{u.ID, u.Name, u.Tier}
	}
	return httpx.Reply(out), nil
}

func (s *Service) getOverview(ctx context.Context, a authz.Actor, in *overviewInput) (*httpx.Body[Overview], error) {
	o, err := s.overview(ctx, a, authz.ReportRead, in)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(o), nil
}

func (s *Service) overview(ctx context.Context, a authz.Actor, p authz.Permission, in *overviewInput) (Overview, error) {
	on, err := s.day(in.On)
	if err != nil {
		return Overview{}, err
	}
	q := s.DB.Read()
	u, err := unitOf(ctx, q, a, p, in.UnionID)
	if err != nil {
		return Overview{}, err
	}
	o, err := s.countedOverview(ctx, q, u, on, s.today())
	if err != nil {
		return Overview{}, err
	}
	if o.Trail, err = trailOf(ctx, q, a, u); err != nil {
		return Overview{}, err
	}
	ids := make([]string, len(o.Rows))
	for i, row := range o.Rows {
		ids[i] = row.UnionID
	}
	now, err := org.ByIDs(ctx, q, ids...)
	if err != nil {
		return Overview{}, err
	}
	for i := range o.Rows {
		o.Rows[i].Open = authz.Can(a, p, now[o.Rows[i].UnionID].Place())
	}
	return o, nil
}

// firstDay is the first day that figures are given for: the Measures were issued in 2020, rosters reach further back.
var firstDay = workday.New(2000, 1, 1)

// day is the day asked for, today when none is. The future has no figures.
func (s *Service) day(on workday.Date) (workday.Date, error) {
	today := s.today()
	switch {
	case on.IsZero():
		return today, nil
	case on.After(today):
		return on, errs.E("day_future", "截至日不能晚于今天。", errs.F("on", "应不晚于今天"))
	case on.Before(firstDay):
		return on, errs.E("day_early", "截至日过早。", errs.F("on", "应不早于 2000-01-01"))
	}
	return on, nil
}
