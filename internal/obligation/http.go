package obligation

import (
	"context"
	"net/http"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/httpx"
)

// Service answers questions about the ledger; chapters write it through Sync.
type Service struct{ DB *db.DB }

type listInput struct {
	httpx.PageQuery
	Rule    Rule   `query:"rule" maxLength:"40"`
	State   State  `query:"state" enum:"open,met,late,waived,void"`
	UnionID string `query:"unionId" maxLength:"36"`
}

// Routes registers GET /api/obligations.
func (s *Service) Routes(r authz.Router) {
	httpx.Handle(r, http.MethodGet, "/api/obligations", authz.Need(authz.ObligationRead), s.list, httpx.Summary("应办事项"))
}

func (s *Service) list(ctx context.Context, a authz.Actor, in *listInput) (*httpx.Body[httpx.Page[Obligation]], error) {
	// Single persons are shown to themselves and their employing union; upper levels count (readings of Art. 10(2)).
	scope := a.Own(authz.ObligationRead)
	page, err := List(ctx, s.DB.Read(), scope, Filter{Rule: in.Rule, State: in.State, UnionID: in.UnionID}, in.PageQuery)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(page), nil
}
