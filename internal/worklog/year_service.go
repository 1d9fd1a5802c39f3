package worklog

import (
	"context"
	"fmt"
	"slices"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/roster"
	"xiezhi/internal/workday"
)

// Card is a person's year for the person and the employing union: calm, and beside nobody else's.
type Card struct {
	PersonID      string       `json:"personId"`
	PersonName    string       `json:"personName"`
	UnionID       string       `json:"unionId"`
	UnionName     string       `json:"unionName"`
	Year          int          `json:"year"`
	Days          int          `json:"have" doc:"有现场服务且已签字确认的不同日期数"`
	Want          int          `json:"want"`
	Met           bool         `json:"met"`
	Services      int          `json:"services"`
	Waiting       int          `json:"waiting"`
	OldestWaiting workday.Date `json:"oldestWaiting"`
	Text          string       `json:"text"`
	OffDays       int          `json:"offDays" doc:"其中周末和节假日"`
	Provisional   bool         `json:"provisional" doc:"当年放假安排未导入"`
	OpeningDays   int          `json:"openingDays" doc:"其中有系统启用前纸质记录的天数"`
	ClosesOn      workday.Date `json:"closesOn"`
	Closed        bool         `json:"closed"`
	ClosedDays    int          `json:"closedDays" doc:"关闭时的天数，未关闭为 0"`
	Corrections   []Correction `json:"corrections" nullable:"false" doc:"关闭后的更正"`
	PartYear      bool         `json:"partYear" doc:"当年不满全年在岗，办法未规定折算"`
	Article       string       `json:"article"`
	PolicyVersion string       `json:"policyVersion"`
	Satisfaction  Satisfaction `json:"satisfaction"`
}

// Card reads a person's year: the own, or one of the actor's own unions' people.
func (s *Service) Card(ctx context.Context, a authz.Actor, personID string, year int) (Card, error) {
	scope := a.Own(authz.VisitRead)
	during, err := termsDuring(ctx, s.DB.Read(), personID, year)
	if err != nil {
		return Card{}, err
	}
	mine := slices.DeleteFunc(slices.Clone(during), func(t Term) bool { return !scope.CoversPerson(personID, t.At) })
	if len(mine) == 0 && len(during) > 0 { // the union of somebody who had left may have gone into the actor's
		if _, err = Year(ctx, s.DB.Read(), scope, personID, year); err == nil {
			mine = during
		} else if !errs.Is(err, errs.NotFoundCode) {
			return Card{}, err
		}
	}
	if len(mine) == 0 {
		return Card{}, errs.NotFound("年度统计")
	}
	return s.cardOf(ctx, s.DB.Read(), personID, year, mine)
}

// termsDuring are the person's engagements that ran in the year, in their order.
func termsDuring(ctx context.Context, q db.Q, personID string, year int) ([]Term, error) {
	first, last := workday.New(year, 1, 1), workday.New(year, 12, 31)
	terms, err := termsOf(ctx, q, personID)
	if err != nil {
		return nil, err
	}
	var during []Term
	for _, t := range terms[personID] {
		if !t.OnDuty.After(last) && (t.EndedOn.IsZero() || !t.EndedOn.Before(first)) {
			during = append(during, t)
		}
	}
	return during, nil
}

func (s *Service) cardOf(ctx context.Context, q db.Q, personID string, year int, during []Term) (Card, error) {
	y, err := Year(ctx, q, authz.Everything(), personID, year)
	if errs.Is(err, errs.NotFoundCode) {
		last := during[len(during)-1]
		pol, perr := yearPolicy(ctx, q, last.At.UnionID, year)
		if perr != nil {
			return Card{}, perr
		}
		y, err = newYear(last, year, pol), nil
	}
	if err != nil {
		return Card{}, err
	}
	return s.card(ctx, q, y, during)
}

func (s *Service) card(ctx context.Context, q db.Q, y YearFigures, during []Term) (Card, error) {
	today := workday.Of(s.DB.Now())
	st := Stand(y.Year, y.ConfirmedDays, y.Want, y.Waiting, y.OldestWaiting, today, y.ClosesOn)
	first, last := during[0], during[len(during)-1]
	out := Card{
		PersonID: y.PersonID, PersonName: last.PersonName, UnionID: last.At.UnionID, UnionName: last.UnionName, Year: y.Year, Days: y.ConfirmedDays, Want: y.Want, Met: st.Met, Services: y.Services,
		Waiting: y.Waiting, OldestWaiting: y.OldestWaiting, Text: st.Text, ClosesOn: y.ClosesOn, Closed: Closed(y.ClosesOn, s.DB.Now()),
		Corrections: []Correction{}, Article: "第十条第（二）项", PolicyVersion: y.PolicyVersion,
		PartYear: first.OnDuty.After(workday.New(y.Year, 1, 1)) || !last.EndedOn.IsZero() && last.EndedOn.Before(workday.New(y.Year, 12, 31)),
	}
	if y.ClosedDays != nil {
		out.ClosedDays = *y.ClosedDays
	} else if out.Closed {
		out.ClosedDays = y.ConfirmedDays
	}
	days, err := fieldDays(ctx, q, y.PersonID, y.Year)
	if err != nil {
		return out, err
	}
	cal, err := s.Calendar(ctx)
	if err != nil {
		return out, err
	}
	out.OffDays, out.Provisional = OffDays(days, cal)
	if out.OpeningDays, err = openingDays(ctx, q, y.PersonID, y.Year); err != nil {
		return out, err
	}
	err = q.NewSelect().Model(&out.Corrections).Where("x.person_id = ?", y.PersonID).Where("x.year = ?", y.Year).
		OrderExpr("x.created_at, x.id").Scan(ctx)
	if err != nil {
		return out, fmt.Errorf("read corrections: %w", err)
	}
	out.Satisfaction, err = satisfaction(ctx, q, y.PersonID, y.Year)
	return out, err
}

func fieldDays(ctx context.Context, q db.Q, personID string, year int) ([]workday.Date, error) {
	var rows []dayRow
	err := q.NewRaw("SELECT day FROM worklog_day WHERE person_id = ? AND day BETWEEN ? AND ? AND n > 0 ORDER BY day",
		personID, workday.New(year, 1, 1), workday.New(year, 12, 31)).Scan(ctx, &rows)
	if err != nil {
		return nil, fmt.Errorf("read days: %w", err)
	}
	days := make([]workday.Date, len(rows))
	for i, r := range rows {
		days[i] = r.Day
	}
	return days, nil
}

// Cards are the years of the people of the actor's own unions, in the order of their names: nobody is ranked.
func (s *Service) Cards(ctx context.Context, a authz.Actor, year int, page httpx.PageQuery) (httpx.Page[Card], error) {
	var none httpx.Page[Card]
	scope := a.Own(authz.VisitRead)
	scope.Persons = nil
	at, err := httpx.ParseCursor(page.Cursor, 2)
	if err != nil {
		return none, err
	}
	q := s.DB.Read()
	sel := roster.Engaged(q, scope, workday.New(year, 1, 1), workday.New(year, 12, 31))
	var total httpx.Total
	if total.Count, total.Exact, err = db.CountUpTo(ctx, q, sel); err != nil {
		return none, err
	}
	var people []struct{ ID, Pinyin string }
	sel = sel.ColumnExpr("p.id, p.pinyin").Limit(int64(page.Limit) + 1)
	switch {
	case len(at.Keys) == 0:
		sel = sel.OrderExpr("p.pinyin, p.id")
	case at.Back:
		sel = sel.Where("(p.pinyin, p.id) < (?, ?)", at.Keys[0], at.Keys[1]).OrderExpr("p.pinyin DESC, p.id DESC")
	default:
		sel = sel.Where("(p.pinyin, p.id) > (?, ?)", at.Keys[0], at.Keys[1]).OrderExpr("p.pinyin, p.id")
	}
	if err := sel.Scan(ctx, &people); err != nil {
		return none, fmt.Errorf("list people: %w", err)
	}
	keys := map[string][]string{}
	cards := make([]Card, 0, len(people))
	for _, p := range people {
		c, err := s.Card(ctx, a, p.ID, year)
		if err != nil {
			return none, err
		}
		keys[p.ID] = []string{p.Pinyin, p.ID}
		cards = append(cards, c)
	}
	return httpx.Paginate(cards, at, page.Limit, total, func(c Card) []string { return keys[c.PersonID] }), nil
}

// MonthDay is a day of a month view.
type MonthDay struct {
	Day     workday.Date `json:"day"`
	Work    bool         `json:"work" doc:"工作日"`
	Counted bool         `json:"counted" doc:"已计为一天"`
	Entries []VisitEntry `json:"entries" nullable:"false"`
}

// Month is a month of the actor's own log, every day of it.
func (s *Service) Month(ctx context.Context, a authz.Actor, first workday.Date) ([]MonthDay, error) {
	if err := own(a); err != nil {
		return nil, err
	}
	rows, err := monthRows(ctx, s.DB.Read(), a.PersonID, first)
	if err != nil {
		return nil, err
	}
	cal, err := s.Calendar(ctx)
	if err != nil {
		return nil, err
	}
	return monthDays(rows, first, cal, map[string]string{a.PersonID: a.Name}), nil
}

func monthRows(ctx context.Context, q db.Q, personID string, first workday.Date) ([]Visit, error) {
	var rows []Visit
	err := q.NewSelect().Model(&rows).Where("v.person_id = ?", personID).
		Where("v.day BETWEEN ? AND ?", first, first.AddMonths(1).AddDays(-1)).OrderExpr("v.day, v.id").Limit(500).Scan(ctx)
	if err != nil {
		return nil, fmt.Errorf("read month: %w", err)
	}
	return rows, nil
}

func monthDays(rows []Visit, first workday.Date, cal *workday.Calendar, names map[string]string) []MonthDay {
	out := []MonthDay{}
	for d := first; d.Month() == first.Month() && d.Year() == first.Year(); d = d.AddDays(1) {
		work, _ := cal.IsWorkday(d)
		m := MonthDay{Day: d, Work: work, Entries: []VisitEntry{}}
		for _, v := range rows {
			if v.Day == d {
				m.Entries = append(m.Entries, v.inUTC().wire(names))
				m.Counted = m.Counted || v.Counted
			}
		}
		out = append(out, m)
	}
	return out
}

// PersonYear is a person's year with what it is made of: every date with entries, each of which leads to its signature
// and hash.
type PersonYear struct {
	Card       Card       `json:"card"`
	Access     Access     `json:"access" enum:"own,union,closed,inspected" doc:"本人、聘用单位、年度关闭后、督查调阅"`
	Inspection string     `json:"inspection" doc:"调阅的事由"`
	Days       []MonthDay `json:"days" nullable:"false" doc:"有记录的日期"`
}

// maxEntries bounds a person-year; nobody comes near it.
const maxEntries = 2000

// Days reads a person's year down to its entries: for the person, the employing union, and an upper level once the year
// has closed or within an inspection. Of a person who changed unions each reader sees the part that is theirs to see;
// entries belong where they stand today, which after a merger is not where an ended engagement stayed.
func (s *Service) Days(ctx context.Context, a authz.Actor, personID string, year int) (PersonYear, error) {
	q := s.DB.Read()
	during, err := termsDuring(ctx, q, personID, year)
	if err != nil {
		return PersonYear{}, err
	}
	if len(during) == 0 {
		return PersonYear{}, errs.NotFound("年度统计")
	}
	var rows []Visit
	err = q.NewSelect().Model(&rows).Where("v.person_id = ?", personID).Where("v.day BETWEEN ? AND ?", workday.New(year, 1, 1), workday.New(year, 12, 31)).
		OrderExpr("v.day, v.id").Limit(maxEntries).Scan(ctx)
	if err != nil {
		return PersonYear{}, fmt.Errorf("read year: %w", err)
	}
	rights := map[string]Access{}
	var inspection Inspection
	best := AccessNone
	for _, at := range placesOf(during, rows) {
		right, i, err := s.access(ctx, a, personID, at, year)
		if err != nil {
			return PersonYear{}, err
		}
		if rights[at.UnionID] = right; right == AccessInspected {
			inspection = i
		}
		if best == AccessNone || right.inside() {
			best = right
		}
	}
	if best == AccessNone {
		return PersonYear{}, errs.NotFound("年度统计")
	}
	out := PersonYear{Access: best, Inspection: inspection.Reason, Days: []MonthDay{}}
	if out.Card, err = s.cardOf(ctx, q, personID, year, during); err != nil {
		return PersonYear{}, err
	}
	if !best.inside() {
		out.Card.Satisfaction = Satisfaction{}
	}
	if out.Days, err = s.daysOf(ctx, rows, rights, map[string]string{personID: out.Card.PersonName}); err != nil {
		return PersonYear{}, err
	}
	if inspection.ID != "" {
		return out, s.looked(ctx, a, inspection, personID, out.Card.PersonName)
	}
	return out, nil
}

// placesOf are the places that terms and entries stand at, each union once.
func placesOf(terms []Term, rows []Visit) []org.Place {
	var out []org.Place
	add := func(at org.Place) {
		if !slices.ContainsFunc(out, func(p org.Place) bool { return p.UnionID == at.UnionID }) {
			out = append(out, at)
		}
	}
	for _, t := range terms {
		add(t.At)
	}
	for _, v := range rows {
		add(v.At())
	}
	return out
}

// daysOf puts entries under their dates, each as far as it may be read by the right over its union.
func (s *Service) daysOf(ctx context.Context, rows []Visit, rights map[string]Access, names map[string]string) ([]MonthDay, error) {
	cal, err := s.Calendar(ctx)
	if err != nil {
		return nil, err
	}
	out := []MonthDay{}
	for _, v := range rows {
		right := rights[v.UnionID]
		if right == AccessNone || v.State == StateDraft && right != AccessOwn {
			continue
		}
		if !right.inside() {
			v.InternalNote = ""
		}
		if len(out) == 0 || out[len(out)-1].Day != v.Day {
			work, _ := cal.IsWorkday(v.Day)
			out = append(out, MonthDay{Day: v.Day, Work: work, Entries: []VisitEntry{}})
		}
		d := &out[len(out)-1]
		d.Entries = append(d.Entries, v.inUTC().wireFor(names, right == AccessOwn))
		d.Counted = d.Counted || v.Counted
	}
	return out, nil
}
