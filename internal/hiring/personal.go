package hiring

import (
	"context"
	"fmt"

	"xiezhi/internal/platform/db"
	"xiezhi/internal/workday"
)

// FormsOfPerson are the recommendation forms that were sent in for somebody, the latest first: what the person may read of them.
func FormsOfPerson(ctx context.Context, q db.Q, personID string) ([]Form, error) {
	var list []Form
	err := q.NewSelect().Model(&list).Where("f.person_id = ?", personID).Where("f.state <> ?", FormDrafted).OrderExpr("f.id DESC").Scan(ctx)
	if err != nil {
		return nil, fmt.Errorf("read forms of a person: %w", err)
	}
	return list, nil
}

// GradesOfPerson are somebody's recorded grades, the latest year first, those that others countered marked.
func GradesOfPerson(ctx context.Context, q db.Q, personID string) ([]GradeLine, error) {
	all, err := gradesOf(ctx, q, personID)
	return all[personID], err
}

// Concern is what the checks of hiring hold on somebody, as that person may read it: what it is, since when, and how it stands.
// What it says of others, the union that claims, who explained, in which words, is not theirs (PIPL art. 45, 18).
type Concern struct {
	Title, Law       string
	On, DoneOn       workday.Date
	State, UnionName string // UnionName is the one that engages the person
}

// ConcernsOfPerson are the signals and conflicts about somebody, the latest first.
func ConcernsOfPerson(ctx context.Context, q db.Q, personID string) ([]Concern, error) {
	var signals []struct {
		Signal    `bun:",extend"`
		UnionName string
	}
	err := q.NewSelect().TableExpr("hire_signal AS s").Join("JOIN org_union AS u ON u.id = s.union_id").ColumnExpr("s.*, u.name AS union_name").
		Where("s.person_id = ?", personID).OrderExpr("s.found_on DESC, s.id DESC").Scan(ctx, &signals)
	if err != nil {
		return nil, fmt.Errorf("read signals of a person: %w", err)
	}
	var out []Concern
	for _, s := range signals {
		c := Concern{Title: s.Kind.Title(), Law: s.Kind.Law(), On: s.FoundOn, DoneOn: s.SettledOn, State: "待聘用单位说明", UnionName: s.UnionName}
		switch {
		case !s.SettledOn.IsZero():
			c.State = "已消除"
		case s.Explanation != "":
			c.State = "聘用单位已说明"
		}
		if s.Kind == SignalDouble {
			c.UnionName = "" // by this one it would name the other
		}
		out = append(out, c)
	}
	var disputes []Dispute
	if err := q.NewSelect().Model(&disputes).Where("d.person_id = ?", personID).OrderExpr("d.opened_on DESC, d.id DESC").Scan(ctx); err != nil {
		return nil, fmt.Errorf("read disputes of a person: %w", err)
	}
	for _, d := range disputes {
		c := Concern{Title: "两家工会主张聘用", Law: "办法第二条", On: d.OpenedOn, DoneOn: d.DecidedOn, State: "尚未核定"}
		if !d.DecidedOn.IsZero() {
			c.State = "已核定：" + d.Outcome.Title()
		}
		out = append(out, c)
	}
	return out, nil
}
