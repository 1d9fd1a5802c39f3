package roster

import (
	"context"

	"xiezhi/internal/platform/db"
	"xiezhi/internal/workday"
)

// PersonByBlind is the id of the person with an identity number's index, empty when the roster knows nobody.
func PersonByBlind(ctx context.Context, q db.Q, blind string) (string, error) {
	if blind == "" {
		return "", nil
	}
	known, err := idsByBlind(ctx, q, []string{blind})
	return known[blind], err
}

// EngagedIn finds an engagement of a person that shares a day with a term; a zero end is open. Except is left out.
func EngagedIn(ctx context.Context, q db.Q, personID, except string, from, until workday.Date) (Engagement, bool, error) {
	if personID == "" {
		return Engagement{}, false, nil
	}
	list, err := EngagementsOf(ctx, q, personID)
	if err != nil {
		return Engagement{}, false, err
	}
	e, clash := Conflict(Engagement{ID: except, OnDuty: from, EndedOn: until}, list)
	return e, clash, nil
}

// WhomToCall words the contact above a union, which itself stays unnamed (example 23).
func WhomToCall(ctx context.Context, q db.Q, unionID string) (string, error) {
	c, err := contactAbove(ctx, q, unionID)
	return c.text(), err
}

// ContractsOf are the contracts of an engagement, in the order of their beginning.
func ContractsOf(ctx context.Context, q db.Q, engagementID string) ([]Contract, error) {
	all, err := contractsOf(ctx, q, engagementID)
	return all[engagementID], err
}
