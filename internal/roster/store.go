package roster

import (
	"context"
	"fmt"
	"slices"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/gb"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/seal"
	"xiezhi/internal/workday"
)

// what the records are called in refusals.
const (
	whatPerson     = "人员"
	whatEngagement = "聘用记录"
)

// PersonByID is a person, without a scope: for those who came by the id in their own scope.
func PersonByID(ctx context.Context, q db.Q, id string) (Person, error) {
	var list []Person
	if err := q.NewSelect().Model(&list).Where("id = ?", id).Scan(ctx); err != nil {
		return Person{}, fmt.Errorf("read person: %w", err)
	}
	if len(list) == 0 {
		return Person{}, errs.NotFound(whatPerson)
	}
	return list[0], nil
}

// EngagementByID is an engagement, without a scope.
func EngagementByID(ctx context.Context, q db.Q, id string) (Engagement, error) {
	var list []Engagement
	if err := q.NewSelect().Model(&list).Where("id = ?", id).Scan(ctx); err != nil {
		return Engagement{}, fmt.Errorf("read engagement: %w", err)
	}
	if len(list) == 0 {
		return Engagement{}, errs.NotFound(whatEngagement)
	}
	return list[0], nil
}

var inPost = db.Fixed[Engagement]("WHERE e.person_id = ? AND e.on_duty <= ? AND (e.ended_on IS NULL OR e.ended_on >= ?)")

// EngagementOn is the person's engagement on the day; there is one at most.
func EngagementOn(ctx context.Context, q db.Q, personID string, day workday.Date) (Engagement, bool, error) {
	list, err := inPost.Rows(ctx, q, personID, day, day)
	if err != nil {
		return Engagement{}, false, fmt.Errorf("read engagement: %w", err)
	}
	if len(list) == 0 {
		return Engagement{}, false, nil
	}
	return list[0], true, nil
}

// EngagementsOf are all engagements of a person, the latest first.
func EngagementsOf(ctx context.Context, q db.Q, personID string) ([]Engagement, error) {
	all, err := engagementsOf(ctx, q, personID)
	return all[personID], err
}

func engagementsOf(ctx context.Context, q db.Q, personIDs ...string) (map[string][]Engagement, error) {
	out := map[string][]Engagement{}
	for chunk := range slices.Chunk(personIDs, db.Batch) {
		var list []Engagement
		err := q.NewSelect().Model(&list).Where("person_id IN (?)", bun.List(chunk)).Order("on_duty DESC", "id").Scan(ctx)
		if err != nil {
			return nil, fmt.Errorf("read engagements: %w", err)
		}
		for _, e := range list {
			out[e.PersonID] = append(out[e.PersonID], e)
		}
	}
	return out, nil
}

// EngagementsByPerson are all engagements of several people, each one's the latest first.
func EngagementsByPerson(ctx context.Context, q db.Q, personIDs ...string) (map[string][]Engagement, error) {
	return engagementsOf(ctx, q, personIDs...)
}

// Engaged starts a query over the cards p of people who were engaged at a union in scope on any day from first to last.
func Engaged(q db.Q, scope authz.Scope, first, last workday.Date) *bun.SelectQuery {
	some := q.NewSelect().TableExpr("engagement AS e").ColumnExpr("1").Where("e.person_id = p.id").
		Where("e.on_duty <= ?", last).Where("(e.ended_on IS NULL OR e.ended_on >= ?)", first)
	return q.NewSelect().TableExpr("person_card AS p").Where("EXISTS (?)", scope.Where(some, authz.Of("e")))
}

// InPost narrows a query over engagement to those running on the day.
func InPost(q *bun.SelectQuery, alias string, day workday.Date) *bun.SelectQuery {
	return q.Where("? <= ?", bun.Ident(alias+".on_duty"), day).
		Where("(? IS NULL OR ? >= ?)", bun.Ident(alias+".ended_on"), bun.Ident(alias+".ended_on"), day)
}

// Headcount is the number of engagements running on a day, with those bought as a service among them told apart.
type Headcount struct {
	All      int `json:"all"`
	Procured int `json:"procured"`
}

// HeadcountOn counts who was engaged on the day, in the scope by the tree of that day.
func HeadcountOn(ctx context.Context, q db.Q, scope authz.Scope, day workday.Date) (Headcount, error) {
	sel := FromThen(q, day).ColumnExpr("count(*) AS all_heads").
		ColumnExpr("count(CASE WHEN e.channel = ? THEN 1 END) AS procured", ChannelProcured)
	var n struct{ AllHeads, Procured int }
	if err := scope.Where(sel, OnTree).Scan(ctx, &n); err != nil {
		return Headcount{}, fmt.Errorf("count heads: %w", err)
	}
	return Headcount{All: n.AllHeads, Procured: n.Procured}, nil
}

// FromThen starts a query over the engagements e that ran on the day, joined with where their unions stood on it as h:
// union_then is the union of that day, which may since have been merged into another. Whoever has not yet followed a merger
// counts with the union that took theirs, so that nobody is missing while the job goes on.
func FromThen(q db.Q, day workday.Date) *bun.SelectQuery {
	running := InPost(q.NewSelect().TableExpr("engagement AS e"), "e", day).ColumnExpr("e.*").
		ColumnExpr(`coalesce((SELECT f.union_id FROM engagement_former AS f WHERE f.engagement_id = e.id
			AND f.valid_until > ? ORDER BY f.valid_until LIMIT 1),
			(SELECT u.successor_id FROM org_union AS u WHERE u.id = e.union_id AND u.closed_on < ?), e.union_id) AS union_then`, day, day)
	return org.JoinOn(q.NewSelect().TableExpr("(?) AS e", running), "h", "e.union_then", day)
}

// OnTree scopes a query that FromThen began.
var OnTree = authz.Columns{Union: "e.union_then", County: "h.county_id", City: "h.city_id", Person: "e.person_id"}

// ConflictContact is whom to call about a conflict.
type ConflictContact struct {
	Union string `json:"union"`
	Name  string `json:"name"`
	Phone string `json:"phone"`
}

// contactAbove is the superior's contact of a union; the union itself stays unnamed.
func contactAbove(ctx context.Context, q db.Q, unionID string) (ConflictContact, error) {
	chain, err := org.Chain(ctx, q, unionID)
	if err != nil {
		return ConflictContact{}, err
	}
	u := chain[max(0, len(chain)-2)]
	return ConflictContact{Union: u.Name, Name: u.ContactName, Phone: u.OfficePhone}, nil
}

// elsewhere is the refusal of an engagement that shares a day with another. Of a union's own engagement it says when;
// of another's only whom to call.
func elsewhere(ctx context.Context, q db.Q, name, unionID string, other Engagement) error {
	if other.UnionID == unionID {
		return errs.E(CodeOverlap, name+"在本单位已有自 "+other.OnDuty.String()+" 起的聘用，期间重叠。", errs.F("onDuty", "与已有聘用重叠"))
	}
	c, err := contactAbove(ctx, q, other.UnionID)
	if err != nil {
		return err
	}
	return errs.E(CodeElsewhere, name+"在这段时间已由其他单位聘用，一人同一天只能算一名。请联系"+c.text()+"核实。").With(c)
}

func (c ConflictContact) text() string {
	s := c.Union
	if c.Name != "" || c.Phone != "" {
		s += "（" + c.Name + " " + c.Phone + "）"
	}
	return s
}

func personEntry(actor audit.Actor, action string, at org.Place, before, after *Person, reason string) audit.Entry {
	e := audit.Entry{
		Actor: actor, Action: action, Kind: "person", UnionID: at.UnionID, CountyID: at.CountyID, CityID: at.CityID, Reason: reason,
	}
	if before != nil {
		e.Before, e.ID, e.PersonID, e.Label = *before, before.ID, before.ID, before.Name
	}
	if after != nil {
		e.After, e.ID, e.PersonID, e.Label = *after, after.ID, after.ID, after.Name
	}
	return e
}

func engagementEntry(actor audit.Actor, action, name string, before, after *Engagement, reason string) audit.Entry {
	at := before
	if after != nil {
		at = after
	}
	e := audit.Entry{
		Actor: actor, Action: action, Kind: "engagement", ID: at.ID, Label: name, PersonID: at.PersonID,
		UnionID: at.UnionID, CountyID: at.CountyID, CityID: at.CityID, Reason: reason,
	}
	if before != nil {
		e.Before = *before
	}
	if after != nil {
		e.After = *after
	}
	return e
}

// PhoneTaken tells whether a phone, given by its index, is that of somebody in the roster: such a phone cannot speak for
// a served unit (Art. 10(2)).
func PhoneTaken(ctx context.Context, q db.Q, blind string) (bool, error) {
	n, err := q.NewSelect().TableExpr("person").Where("phone_blind = ?", blind).Where("phone_blind <> ''").Count(ctx)
	if err != nil {
		return false, fmt.Errorf("find phone: %w", err)
	}
	return n > 0, nil
}

// PersonsByNumber are the ids of those in the roster who bear the identity numbers, by number.
func PersonsByNumber(ctx context.Context, q db.Q, keys *seal.Keys, numbers ...gb.ID) (map[string]string, error) {
	byBlind := map[string]string{}
	blinds := make([]string, 0, len(numbers))
	for _, n := range numbers {
		b := BlindID(keys, n)
		if byBlind[b] == "" {
			blinds = append(blinds, b)
		}
		byBlind[b] = n.Number()
	}
	known, err := idsByBlind(ctx, q, blinds)
	if err != nil {
		return nil, err
	}
	out := make(map[string]string, len(known))
	for blind, id := range known {
		out[byBlind[blind]] = id
	}
	return out, nil
}

// EngagedByBlind tells which of those with the given indexes have been engaged at the union since a day.
func EngagedByBlind(ctx context.Context, q db.Q, unionID string, since workday.Date, blinds ...string) (map[string]bool, error) {
	out := map[string]bool{}
	if len(blinds) == 0 {
		return out, nil
	}
	var found []string
	err := q.NewSelect().TableExpr("person AS p").Join("JOIN engagement AS e ON e.person_id = p.id").ColumnExpr("DISTINCT p.id_blind").
		Where("p.id_blind IN (?)", bun.List(blinds)).Where("e.union_id = ?", unionID).Where("e.on_duty >= ?", since).Scan(ctx, &found)
	if err != nil {
		return nil, fmt.Errorf("find those engaged: %w", err)
	}
	for _, b := range found {
		out[b] = true
	}
	return out, nil
}
