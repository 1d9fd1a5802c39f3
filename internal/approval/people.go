package approval

import (
	"context"
	"slices"
	"strings"

	"xiezhi/internal/authz"
	"xiezhi/internal/identity"
	"xiezhi/internal/platform/db"
)

// PersonChoice is somebody to whom a case can be handed on or copied.
type PersonChoice struct {
	AccountID string `json:"accountId"`
	Name      string `json:"name"`
	Post      string `json:"post"`
	UnionName string `json:"unionName"`
}

// fellows are the other holders of the post at which a case waits; who sent it is none of them.
func (s *Service) fellows(ctx context.Context, q db.Q, a authz.Actor, st Standing) ([]PersonChoice, error) {
	if st.Here.ID == "" {
		return []PersonChoice{}, nil
	}
	return s.people(ctx, q, []string{st.Here.UnionID}, func(p identity.PostHolder) bool {
		return p.AccountID != a.AccountID && p.AccountID != st.Here.HolderID && !slices.Contains(st.Senders, p.AccountID) &&
			(Hand{Grant: p.Grant}).carries(st.step().Need, st.Here.UnionID)
	})
}

// readers are those at the unions of a case's way who handle approvals.
func (s *Service) readers(ctx context.Context, q db.Q, a authz.Actor, st Standing) ([]PersonChoice, error) {
	var unions []string
	for _, stop := range st.Route {
		if stop.Union.ID != "" && !slices.Contains(unions, stop.Union.ID) {
			unions = append(unions, stop.Union.ID)
		}
	}
	return s.people(ctx, q, unions, func(p identity.PostHolder) bool {
		return p.AccountID != a.AccountID && (Hand{Grant: p.Grant}).carries(authz.ApprovalHandle, p.Grant.UnionID)
	})
}

// people lists the holders of posts at the unions, each account once.
func (s *Service) people(ctx context.Context, q db.Q, unions []string, fits func(identity.PostHolder) bool) ([]PersonChoice, error) {
	found, err := identity.HoldersAt(ctx, q, s.today(), unions...)
	if err != nil {
		return nil, err
	}
	out := []PersonChoice{}
	for _, p := range found {
		if !fits(p) {
			continue
		}
		i := slices.IndexFunc(out, func(o PersonChoice) bool { return o.AccountID == p.AccountID })
		if i < 0 {
			out = append(out, PersonChoice{AccountID: p.AccountID, Name: p.Name, Post: p.Grant.Role.Title(), UnionName: p.Grant.UnionName})
		} else if !strings.Contains(out[i].Post, p.Grant.Role.Title()) {
			out[i].Post += "、" + p.Grant.Role.Title()
		}
	}
	slices.SortFunc(out, func(x, y PersonChoice) int {
		if c := strings.Compare(x.UnionName, y.UnionName); c != 0 {
			return c
		}
		return strings.Compare(x.AccountID, y.AccountID)
	})
	return out, nil
}
