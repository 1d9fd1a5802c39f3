// Package report joins across the chapters, read-only: the overview of the province, a city, a county or an employing
// union on any day, the rows behind each of its figures, exports, and the desk on which everybody's day begins.
//
// A past day's figures follow the tree of that day, today's tree gives access (Art. 3, 9). Units stand in the order of
// administrative codes; nothing here orders persons or units by what they did. Days of single persons are shown to the
// employing union, and above it only after the year has closed or in an inspection with a recorded reason (Art. 10(2)).
package report

import (
	"context"

	"xiezhi/internal/approval"
	"xiezhi/internal/authz"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/workday"
)

// Service answers with figures and the rows behind them.
type Service struct {
	DB *db.DB
	// Calendar is the calendar of working days in force.
	Calendar func(context.Context) (*workday.Calendar, error)
	// Approvals counts the cases that wait for an actor, as 审批中心 does.
	Approvals func(context.Context, authz.Actor) (approval.Counts, error)
	// Waits are what waits for an actor in chapters that alone know who may read it.
	Waits []func(context.Context, authz.Actor) ([]Todo, error)

	kept kept
}

func (s *Service) today() workday.Date { return workday.Of(s.DB.Now()) }

// Routes registers what this package answers.
func (s *Service) Routes(r authz.Router) {
	s.overviewRoutes(r)
	s.openRoutes(r)
	s.exportRoutes(r)
	s.deskRoutes(r)
}
