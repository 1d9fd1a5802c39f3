package rulebook

import (
	"context"
	"slices"
	"strings"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/policy"
	"xiezhi/internal/workday"
)

// Book is the rules of all unions at once, for whoever reckons thousands of obligations: read once, asked without the
// database. It answers as PolicyAt does. It is not for several goroutines.
type Book struct {
	root      string
	places    map[string]policy.Place // of unions that have laid anything, and the province
	standings map[string][]org.Standing
	turns     []workday.Date // days on which any overlay begins or has just ended, in order
	known     map[pages]policy.Policy
}

// pages is what a policy depends on: who of the chain has laid rules, and how many turns there have been by the day. A
// thousand first days in post share a few policies.
type pages struct {
	city, county, union string
	turns               int
}

// nothing stands in pages for a union that has laid nothing.
const nothing = "-"

// OpenBook reads all that was laid, and where the unions given stood when; of none given, all. With more, overlays that
// nobody has laid count as if they were: what would hold then.
func OpenBook(ctx context.Context, q db.Q, unionIDs []string, more ...org.Overlay) (*Book, error) {
	root, err := org.Root(ctx, q)
	if err != nil {
		return nil, err
	}
	laid, err := org.AllOverlays(ctx, q)
	if err != nil {
		return nil, err
	}
	b := &Book{root: root.ID, places: map[string]policy.Place{}, known: map[pages]policy.Policy{}}
	if b.standings, err = org.Standings(ctx, q, unionIDs...); err != nil {
		return nil, err
	}
	ids := []string{root.ID}
	for _, o := range append(laid, more...) {
		ids = append(ids, o.UnionID)
	}
	slices.Sort(ids)
	found, err := org.ByIDs(ctx, q, slices.Compact(ids)...)
	if err != nil {
		return nil, err
	}
	for _, u := range found {
		b.places[u.ID] = org.PolicyPlace(u, nil)
	}
	for _, o := range append(laid, more...) {
		if b.turns = append(b.turns, o.ValidFrom); !o.ValidUntil.IsZero() {
			b.turns = append(b.turns, o.ValidUntil.AddDays(1))
		}
		b.places[o.UnionID] = org.PolicyPlace(found[o.UnionID], append(b.places[o.UnionID].Overlays, o.ForPolicy()))
	}
	slices.SortFunc(b.turns, workday.Date.Compare)
	return b, nil
}

// At is the policy of a union on a day.
func (b *Book) At(unionID string, day workday.Date) policy.Policy {
	key := pages{turns: b.turned(day)}
	if list := b.standings[unionID]; len(list) > 0 {
		at := list[0]
		for _, s := range list {
			if !s.ValidFrom.After(day) {
				at = s
			}
		}
		key.city, key.county = b.laid(at.CityID), b.laid(at.CountyID)
	}
	// what a union settles for its own people reaches nobody below it, so each chain ends with the union itself
	if key.union = b.laid(unionID); key.union == "" {
		key.union = nothing
	}
	if p, ok := b.known[key]; ok {
		return p.On(day)
	}
	chain := []policy.Place{}
	for _, id := range []string{b.root, key.city, key.county} {
		if id != "" && id != key.union && (id != b.root || len(chain) == 0) {
			chain = append(chain, b.places[id])
		}
	}
	if key.union == nothing {
		chain = append(chain, policy.Place{Level: policy.Union})
	} else {
		chain = append(chain, b.places[key.union])
	}
	p := policy.At(chain, day)
	b.known[key] = p
	return p
}

// turned is how many turns there have been by a day.
func (b *Book) turned(day workday.Date) int {
	n, _ := slices.BinarySearchFunc(b.turns, day, func(turn, day workday.Date) int {
		if turn.After(day) {
			return 1
		}
		return -1
	})
	return n
}

// Of are a union's policies by the day.
func (b *Book) Of(unionID string) func(workday.Date) policy.Policy {
	return func(day workday.Date) policy.Policy { return b.At(unionID, day) }
}

// laid is the union itself when it has laid anything, nobody otherwise.
func (b *Book) laid(id string) string {
	if _, ok := b.places[id]; ok {
		return id
	}
	return ""
}

// Suppose is a local rule as it would be laid, checked as Lay checks it, and laid nowhere. Whoever may read about a union's
// rules may suppose one for it.
func (s *Service) Suppose(ctx context.Context, q db.Q, a authz.Actor, n NewOverlay) (org.Overlay, error) {
	u, err := s.readable(ctx, q, a, n.UnionID)
	if err != nil {
		return org.Overlay{}, err
	}
	if u.Tier != org.TierProvince && u.Tier != org.TierCity {
		return org.Overlay{}, errs.Rule(policy.CodeSetter, "地方规定由省总工会或设区市总工会作出（第十七条、第十九条）。")
	}
	if n.From.Year() < s.today().Year() {
		return org.Overlay{}, errLastYears()
	}
	chain, err := org.PolicyChain(ctx, q, u.ID, n.From)
	if err != nil {
		return org.Overlay{}, err
	}
	o := org.Overlay{
		ID: db.NewID(), UnionID: u.ID, Key: n.Key, Value: strings.TrimSpace(n.Value), ValidFrom: n.From, ValidUntil: n.Until, Document: strings.TrimSpace(n.Document),
	}
	if o.Document == "" {
		o.Document = "推演，未作出"
	}
	return o, policy.Validate(chain, o.ForPolicy())
}

func errLastYears() error {
	return errs.E(policy.CodeDates, "生效日期不能早于本年1月1日：往年的结果按当时的规定认定。", errs.F("from", "不早于本年1月1日"))
}

// SupposeNotice is the calendar as it would be with a notice that is imported nowhere.
func (s *Service) SupposeNotice(ctx context.Context, t NoticeText) (*workday.Calendar, error) {
	n, err := t.notice(s.today())
	if err != nil {
		return nil, err
	}
	before, err := CalendarAt(ctx, s.DB.Read(), s.DB.Now())
	if err != nil {
		return nil, err
	}
	if err := supersedes(before, n); err != nil {
		return nil, err
	}
	return before.With(n), nil
}
