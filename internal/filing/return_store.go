package filing

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"xiezhi/internal/authz"
	"xiezhi/internal/gb"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/seal"
	"xiezhi/internal/policy"
	"xiezhi/internal/roster"
	"xiezhi/internal/rulebook"
	"xiezhi/internal/workday"
)

// FormFact is what the approved form of a contract says.
type FormFact struct {
	Kind   string // new, renewal
	Number string
	Awards string // 奖惩情况
}

// drawn is an engagement as the roster has it for a return.
type drawn struct {
	roster.Engagement
	UnionThen  string
	UnionName  string
	ThenCounty string
	ThenCity   string

	Name        string
	Sex         string
	Birth       workday.Date
	IDMasked    string
	IDSealed    string
	PhoneMasked string
	PhoneSealed string
	Political   string
	Education   string
	TitleText   string
	FormerPost  string
	Resume      string
}

// draw makes a city's return of a year as of a day from the roster: everybody engaged at it or below on any day from
// 1 January, by the tree of that day, in the order of administrative codes.
func (s *Service) draw(ctx context.Context, q db.Q, city org.Union, year int, today workday.Date) ([]Entry, error) {
	first, on := Span(year, today)
	var list []drawn
	err := roster.RunningBetween(q, first, on, on).Join("JOIN person AS p ON p.id = e.person_id").Join("JOIN org_union AS u ON u.id = e.union_then").
		ColumnExpr("e.*, h.name AS union_name, h.county_id AS then_county, h.city_id AS then_city").
		ColumnExpr("p.name, p.sex, p.birth, p.id_masked, p.id_sealed, p.phone_masked, p.phone_sealed, p.political, p.education, p.title_text, p.former_post, p.resume").
		Where("h.city_id = ?", city.ID).OrderExpr("u.sort_key, e.pinyin, e.person_id, e.on_duty").Scan(ctx, &list)
	if err != nil {
		return nil, fmt.Errorf("draw the return: %w", err)
	}
	return s.entries(ctx, q, city, list, year, on)
}

func (s *Service) entries(ctx context.Context, q db.Q, city org.Union, list []drawn, year int, on workday.Date) ([]Entry, error) {
	ids, unions := make([]string, len(list)), []string{city.ID}
	for i, d := range list {
		ids[i] = d.ID
		unions = append(unions, d.ThenCounty, d.PostUnionID, d.UnionThen)
	}
	contracts, err := roster.ContractsByEngagement(ctx, q, ids...)
	if err != nil {
		return nil, err
	}
	claims, err := roster.OpenClaims(ctx, q, ids...)
	if err != nil {
		return nil, err
	}
	known, err := org.ByIDs(ctx, q, distinct(unions)...)
	if err != nil {
		return nil, err
	}
	pol, err := rulebook.PolicyAt(ctx, q, city.ID, on)
	if err != nil {
		return nil, err
	}
	forms, err := s.Forms(ctx, q, contractIDs(contracts)...)
	if err != nil {
		return nil, err
	}
	out := make([]Entry, len(list))
	for i, d := range list {
		unit := city
		if d.ThenCounty != "" {
			unit = known[d.ThenCounty]
		}
		if out[i], err = s.entry(d, unit, city, contracts[d.ID], forms, pol, year, on); err != nil {
			return nil, err
		}
		if d.PostUnionID != "" {
			out[i].Post = known[d.PostUnionID].Name
		}
		out[i].Claimed = slices.ContainsFunc(claims, func(c roster.OpenClaim) bool { return c.EngagementID == d.ID })
	}
	slices.SortStableFunc(out, func(a, b Entry) int {
		return cmp.Or(cmp.Compare(level(a, city), level(b, city)), cmp.Compare(known[a.UnitID].SortKey, known[b.UnitID].SortKey))
	})
	return out, nil
}

// level puts a city's own level before its counties.
func level(e Entry, city org.Union) int {
	if e.UnitID == city.ID {
		return 0
	}
	return 1
}

func distinct(ids []string) []string {
	ids = slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return id == "" })
	slices.Sort(ids)
	return slices.Compact(ids)
}

func contractIDs(all map[string][]roster.Contract) []string {
	var out []string
	for _, list := range all {
		for _, c := range list {
			out = append(out, c.ID)
		}
	}
	slices.Sort(out)
	return out
}

func (s *Service) entry(d drawn, unit, city org.Union, contracts []roster.Contract, forms map[string]FormFact, pol policy.Policy, year int, on workday.Date) (Entry, error) {
	e := Entry{BirthDay: d.Birth, Opening: d.Opening, Contracts: len(contracts), County: d.ThenCounty, City: d.ThenCity, Over: !on.Before(pol.Retires(d.Birth, d.Sex))}
	id, err := s.Keys.Open(seal.Place("person", "id_sealed", d.PersonID), d.IDSealed)
	if err != nil {
		return e, fmt.Errorf("open number: %w", err)
	}
	if parsed, bad := gb.ParseID(id); bad == nil {
		e.ID = parsed
	}
	if e.Phone, err = s.Keys.Open(seal.Place("person", "phone_sealed", d.PersonID), d.PhoneSealed); err != nil {
		return e, fmt.Errorf("open phone: %w", err)
	}
	e.Cells = Cells{
		Channel: d.Channel, Education: gb.Educations.Short(d.Education), EngagementID: d.ID, FormerPost: d.FormerPost, IDMasked: d.IDMasked,
		InPost: d.On(on), ManagedPaper: d.ManagedPaper, Name: d.Name, OnDuty: d.OnDuty, PersonID: d.PersonID, PhoneMasked: d.PhoneMasked,
		Political: gb.PoliticalStatuses.Short(d.Political), Post: d.UnionName, Resume: d.Resume, Sex: gb.Sexes.Short(d.Sex), Title: d.TitleText,
		Union: d.UnionName, UnionID: d.UnionThen, Unit: unit.Name, UnitCode: unit.RegionCode, UnitID: unit.ID,
	}
	if !d.Birth.IsZero() {
		e.Birth = d.Birth.String()[:7]
	}
	if !d.EndedOn.IsZero() && !d.EndedOn.After(on) {
		e.EndedOn, e.EndGround = d.EndedOn, d.EndGround
	}
	if unit.ID == city.ID {
		e.Unit = city.Name + "（本级）"
	}
	c, before, found := contractOn(contracts, on)
	if !found {
		e.Hired = HiredNew
		return e, nil
	}
	form, approved := forms[c.ID]
	e.ContractKind, e.ContractStarts, e.ContractEnds, e.OpenEnded = c.Kind, c.StartsOn, c.EndsOn, c.EndsOn.IsZero()
	e.Hired, e.FormNumber, e.Awards, e.Approved = HiredBy(form.Kind, before), form.Number, form.Awards, approved
	if e.Hired == HiredRenewal && c.StartsOn.Year() == year {
		e.RenewedOn = c.StartsOn
	}
	from := pol.Day(policy.Chapter("hiring"))
	e.NeedsForm = !from.IsZero() && !c.Opening && !d.Opening && !c.StartsOn.Before(from)
	return e, nil
}

// unitNames names where engagements stand: the city.
func (s *Service) cityNames(ctx context.Context, q db.Q, later map[string][]roster.Engagement) (func(roster.Engagement) string, error) {
	var ids []string
	for _, list := range later {
		for _, e := range list {
			ids = append(ids, e.CityID, e.UnionID)
		}
	}
	known, err := org.ByIDs(ctx, q, distinct(ids)...)
	return func(e roster.Engagement) string {
		if u, ok := known[e.CityID]; ok {
			return u.Name
		}
		return known[e.UnionID].Name
	}, err
}

// compare holds a return against last year's.
func (s *Service) compare(ctx context.Context, q db.Q, cityID string, year int, now []Cells) (Comparison, Filing, error) {
	past, main, err := pastOf(ctx, q, cityID, year)
	if err != nil {
		return Comparison{}, main, err
	}
	later := map[string][]roster.Engagement{}
	if past != nil {
		here := map[string]bool{}
		for _, c := range now {
			here[c.PersonID] = true
		}
		var away []string
		for _, c := range past.Rows {
			if c.PersonID != "" && !here[c.PersonID] {
				away = append(away, c.PersonID)
			}
		}
		if later, err = roster.EngagementsByPerson(ctx, q, distinct(away)...); err != nil {
			return Comparison{}, main, err
		}
	}
	names, err := s.cityNames(ctx, q, later)
	if err != nil {
		return Comparison{}, main, err
	}
	c := Compare(past, now, later, names)
	said, err := explanationsOf(ctx, q, cityID, year)
	c.Explain(said)
	return c, main, err
}

// headsOn counts who is in post on a day by city, by the tree of that day; those of no city stand under an empty id.
func headsOn(ctx context.Context, q db.Q, scope authz.Scope, day workday.Date) (map[string]int, error) {
	var rows []struct {
		City string
		N    int
	}
	sel := roster.FromThen(q, day).ColumnExpr("coalesce(h.city_id, ?) AS city, count(*) AS n", "").GroupExpr("coalesce(h.city_id, ?)", "")
	if err := scope.Where(sel, roster.OnTree).Scan(ctx, &rows); err != nil {
		return nil, fmt.Errorf("count heads by city: %w", err)
	}
	out := map[string]int{}
	for _, r := range rows {
		out[r.City] = r.N
	}
	return out, nil
}
