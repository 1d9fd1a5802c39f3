package worklog

import (
	"context"

	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
)

// TurnTo is a union to which somebody without an account can turn, by its office's telephone.
type TurnTo struct {
	Name  string `json:"name"`
	Phone string `json:"phone" doc:"办公电话，空为没有登记"`
}

// turnTo are the union that employs the instructor and the one above it, the nearest first. Who signs has no account here and no
// complaint of their own: a link names one visit, so a complaint by it would name its sender (ADR 0023). The telephone of the
// office does not.
func turnTo(ctx context.Context, q db.Q, unionID string) ([]TurnTo, error) {
	chain, err := org.Chain(ctx, q, unionID)
	if err != nil {
		return nil, err
	}
	out := []TurnTo{}
	for i := len(chain) - 1; i >= 0 && len(out) < 2; i-- {
		out = append(out, TurnTo{Name: chain[i].Name, Phone: chain[i].OfficePhone})
	}
	return out, nil
}
