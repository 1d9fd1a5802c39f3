package rulebook

import (
	"context"
	"slices"
	"strings"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/blob"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/paper"
	"xiezhi/internal/policy"
	"xiezhi/internal/workday"
)

// Service holds the use-cases. Recount are the kinds of jobs, without arguments, that reckon anew when an overlay or a
// notice changes the rules; the composition names them.
type Service struct {
	DB      *db.DB
	Recount []string
	Blobs   *blob.Store
	Font    func() (*paper.Font, error)

	cache cache
}

func (s *Service) today() workday.Date { return workday.Of(s.DB.Now()) }

// PolicyAt is the policy in force for a union on the day.
func PolicyAt(ctx context.Context, q db.Q, unionID string, date workday.Date) (policy.Policy, error) {
	chain, err := org.PolicyChain(ctx, q, unionID, date)
	if err != nil {
		return policy.Policy{}, err
	}
	return policy.At(chain, date), nil
}

// RuleInForce is one value with all that bears on it.
type RuleInForce struct {
	policy.Rule
	Value       string          `json:"value"`
	Text        string          `json:"text" doc:"现行数值，文字"`
	OptionWords []string        `json:"optionWords,omitempty" doc:"各选项的文字，与 options 同序"`
	Sources     []policy.Source `json:"sources" nullable:"false"`
	Why         string          `json:"why" doc:"适用哪一条、为什么"`
	Actions     []string        `json:"actions" nullable:"false" doc:"lay,house"`
}

// PolicyInForce are the values in force for a place on a day.
type PolicyInForce struct {
	UnionID   string        `json:"unionId"`
	UnionName string        `json:"unionName"`
	Date      workday.Date  `json:"date"`
	Document  string        `json:"document"`
	Version   string        `json:"version"`
	Items     []RuleInForce `json:"items" nullable:"false"`
	Laid      []LaidOverlay `json:"laid" nullable:"false"` // what the place and those above it have laid, past and to come
}

// LaidOverlay is an overlay with the name of the union that laid it.
type LaidOverlay struct {
	org.Overlay
	UnionName string   `json:"unionName"`
	Title     string   `json:"title"`
	Unit      string   `json:"unit"`
	Text      string   `json:"text"`
	Actions   []string `json:"actions" nullable:"false"`
}

// Show are the rules in force for a union that the actor may read about, on a day. An empty union is the actor's own.
func (s *Service) Show(ctx context.Context, a authz.Actor, unionID string, date workday.Date) (PolicyInForce, error) {
	q := s.DB.Read()
	if unionID == "" && len(a.Grants) > 0 {
		unionID = a.Grants[0].UnionID
	}
	u, err := s.readable(ctx, q, a, unionID)
	if err != nil {
		return PolicyInForce{}, err
	}
	if date.IsZero() {
		date = s.today()
	}
	chain, err := org.PolicyChain(ctx, q, u.ID, date)
	if err != nil {
		return PolicyInForce{}, err
	}
	p := policy.At(chain, date)
	out := PolicyInForce{UnionID: u.ID, UnionName: u.Name, Date: date, Document: policy.Document, Version: p.Version(), Laid: []LaidOverlay{}}
	may, house := mayLay(a, u), mayHouse(a, u, s.today())
	for _, r := range policy.Rules() {
		in := RuleInForce{
			Rule: r, Value: p.Text(r.Key), Text: r.Words(p.Text(r.Key)), OptionWords: r.OptionWords(), Sources: p.Explain(r.Key), Why: p.Why(r.Key), Actions: []string{},
		}
		if may && r.Setter != policy.Nobody {
			in.Actions = append(in.Actions, "lay")
		}
		if house && r.Setter == policy.ByAnyone {
			in.Actions = append(in.Actions, "house")
		}
		out.Items = append(out.Items, in)
	}
	names, ids := map[string]string{}, []string{}
	for _, place := range chain {
		names[place.ID] = place.Name
		ids = append(ids, place.ID)
	}
	overlays, err := org.Overlays(ctx, q, ids...)
	if err != nil {
		return PolicyInForce{}, err
	}
	for _, o := range overlays {
		r, _ := policy.RuleOf(o.Key)
		l := LaidOverlay{Overlay: o, UnionName: names[o.UnionID], Title: r.Title, Unit: r.Unit, Text: r.Words(o.Value), Actions: []string{}}
		if o.UnionID == u.ID && (o.Basis == "" && mayEnd(a, u) || o.Basis == policy.House && house) && (o.ValidUntil.IsZero() || !o.ValidUntil.Before(s.today())) {
			l.Actions = append(l.Actions, "end")
		}
		out.Laid = append(out.Laid, l)
	}
	return out, nil
}

// readable finds a union whose rules the actor may read: within scope, the account's own, or above it.
func (s *Service) readable(ctx context.Context, q db.Q, a authz.Actor, id string) (org.Union, error) {
	u, err := org.ByID(ctx, q, id)
	if err != nil {
		return org.Union{}, err
	}
	if authz.Can(a, authz.PolicyRead, u.Place()) {
		return u, nil
	}
	for _, g := range a.Grants {
		chain, err := org.Chain(ctx, q, g.UnionID)
		if err != nil {
			return org.Union{}, err
		}
		if slices.ContainsFunc(chain, func(c org.Union) bool { return c.ID == id }) {
			return u, nil
		}
	}
	return org.Union{}, errs.NotFound("工会")
}

// mayLay tells whether the actor speaks for the province, which may lay single rules (Art. 19). A city's rules belong to the
// document that it files (Art. 17).
func mayLay(a authz.Actor, u org.Union) bool {
	return u.Tier == org.TierProvince && a.Own(authz.PolicyManage).Covers(org.Place{UnionID: u.ID})
}

// mayEnd tells whether the actor may end a single rule of the union: the province, and a city what it laid before it filed.
func mayEnd(a authz.Actor, u org.Union) bool {
	return (u.Tier == org.TierProvince || u.Tier == org.TierCity) && a.Own(authz.PolicyManage).Covers(org.Place{UnionID: u.ID})
}

// mayHouse tells whether the actor heads the employing union, which settles what the Measures leave to it.
func mayHouse(a authz.Actor, u org.Union, on workday.Date) bool {
	return u.Employs(on) && a.Own(authz.PolicyHouse).Covers(org.Place{UnionID: u.ID})
}

// NewOverlay is a local rule as it is typed.
type NewOverlay struct {
	UnionID  string       `json:"unionId" maxLength:"36"`
	Key      policy.Key   `json:"key" maxLength:"64"`
	Value    string       `json:"value" maxLength:"64"`
	From     workday.Date `json:"from"`
	Until    workday.Date `json:"until" doc:"最后一天，空为长期"`
	Document string       `json:"document" maxLength:"200" doc:"作出规定的文件名称或文号"`
}

// Lay puts a single rule of the province in force, and not for a year that is over, whose results are judged by the rules of
// then.
func (s *Service) Lay(ctx context.Context, a authz.Actor, n NewOverlay) (o org.Overlay, err error) {
	return s.lay(ctx, a, n, "policy.lay", "", func(ctx context.Context, tx *db.Tx) (org.Union, error) {
		u, err := s.forActing(ctx, tx, a, authz.PolicyManage, n.UnionID)
		switch {
		case err != nil:
			return u, err
		case u.Tier == org.TierCity && mayEnd(a, u):
			return u, errs.Rule(CodeFiling, "设区市的规定随实施细则一并作出，向省总工会报备（第十七条），请到“实施细则”办理。")
		case !mayLay(a, u):
			return u, errs.Rule(policy.CodeSetter, "单项规定由省总工会以本级名义作出（第十九条）；设区市的规定随实施细则报备（第十七条）。")
		}
		return u, nil
	})
}

// CodeFiling refuses a city's single rule: it belongs to a document that is filed.
const CodeFiling = "policy_filing"

// LayHouse puts in force what an employing union settles for its own people, where the Measures leave it to it.
func (s *Service) LayHouse(ctx context.Context, a authz.Actor, n NewOverlay) (o org.Overlay, err error) {
	return s.lay(ctx, a, n, "policy.house", policy.House, func(ctx context.Context, tx *db.Tx) (org.Union, error) {
		u, err := s.forActing(ctx, tx, a, authz.PolicyHouse, n.UnionID)
		if err != nil {
			return u, err
		}
		if r, ok := policy.RuleOf(n.Key); ok && r.Setter != policy.ByAnyone {
			return u, errs.Rule(policy.CodeSetter, "“"+r.Title+"”（"+r.Article+"）不由聘用单位规定：聘用单位只规定《办法》留给它的事项。")
		}
		if !mayHouse(a, u, s.today()) {
			return u, errs.Rule(policy.CodeSetter, "由聘用单位的负责人以本单位名义规定。")
		}
		return u, nil
	})
}

func (s *Service) lay(ctx context.Context, a authz.Actor, n NewOverlay, action, basis string, speaker func(context.Context, *db.Tx) (org.Union, error)) (o org.Overlay, err error) {
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		u, err := speaker(ctx, tx)
		if err != nil {
			return err
		}
		if n.From.Year() < s.today().Year() {
			return errLastYears()
		}
		if tooFar(n.From, s.today()) {
			return errs.E(policy.CodeDates, "生效日期"+tooFarWords+"。", errs.F("from", tooFarWords))
		}
		chain, err := org.PolicyChain(ctx, tx, u.ID, n.From)
		if err != nil {
			return err
		}
		o = org.Overlay{
			ID: db.NewID(), UnionID: u.ID, Key: n.Key, Value: strings.TrimSpace(n.Value), ValidFrom: n.From, ValidUntil: n.Until,
			Document: strings.TrimSpace(n.Document), Basis: basis, Rev: 1, CreatedAt: tx.Now(), CreatedBy: a.AccountID,
		}
		err = policy.Validate(chain, policy.Overlay{ID: o.ID, Key: o.Key, Value: o.Value, From: o.ValidFrom, Until: o.ValidUntil, Document: o.Document})
		if err != nil {
			return err
		}
		if err := org.LayOverlays(ctx, tx, []org.Overlay{o}); err != nil {
			return err
		}
		if err := s.rulesChanged(ctx, tx); err != nil {
			return err
		}
		return audit.Record(ctx, tx, overlayEntry(a, action, nil, &o, u))
	})
	return o, err
}

// End sets the last day of a local rule.
func (s *Service) End(ctx context.Context, a authz.Actor, id string, rev int64, last workday.Date) (after org.Overlay, err error) {
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		before, err := org.OverlayByID(ctx, tx, id)
		if err != nil {
			return err
		}
		u, err := s.forEnding(ctx, tx, a, before)
		if err != nil {
			return err
		}
		if before.Rev != rev {
			return errs.Stale().With(before)
		}
		earliest := s.today().AddDays(-1)
		if before.ValidFrom.After(earliest) {
			earliest = before.ValidFrom
		}
		if last.Before(earliest) || !before.ValidUntil.IsZero() && last.After(before.ValidUntil) {
			return errs.E(policy.CodeDates, "终止日期不能早于昨天或生效日，也不能延长原定期限。", errs.F("last", "请核对日期"))
		}
		if err := org.EndOverlay(ctx, tx, id, rev, last); err != nil {
			return err
		}
		after = before
		after.ValidUntil, after.Rev = last, rev+1
		if err := s.rulesChanged(ctx, tx); err != nil {
			return err
		}
		return audit.Record(ctx, tx, overlayEntry(a, "policy.end", &before, &after, u))
	})
	return after, err
}

// forActing finds and locks the union for which the actor would speak.
func (s *Service) forActing(ctx context.Context, tx *db.Tx, a authz.Actor, p authz.Permission, unionID string) (org.Union, error) {
	if err := db.Lock(ctx, tx, "org_union", unionID); err != nil {
		return org.Union{}, err
	}
	u, err := org.ByID(ctx, tx, unionID)
	if err != nil {
		return org.Union{}, err
	}
	return u, authz.Require(a, p, u.Place(), "工会")
}

// forEnding finds the union whose single rule the actor would end; what is part of a document ends with it.
func (s *Service) forEnding(ctx context.Context, tx *db.Tx, a authz.Actor, o org.Overlay) (org.Union, error) {
	p := authz.PolicyManage
	if o.Basis == policy.House {
		p = authz.PolicyHouse
	}
	u, err := s.forActing(ctx, tx, a, p, o.UnionID)
	if err != nil {
		return u, err
	}
	if o.Basis == policy.House && !mayHouse(a, u, s.today()) || o.Basis != policy.House && !mayEnd(a, u) {
		return u, errs.Rule(policy.CodeSetter, "只能终止本单位作出的规定。")
	}
	return u, heldBy(o)
}

func overlayEntry(a authz.Actor, action string, before, after *org.Overlay, u org.Union) audit.Entry {
	r, _ := policy.RuleOf(after.Key)
	e := audit.Entry{
		Actor: a.Audit(), Action: action, Kind: "policy_overlay", ID: after.ID, Label: r.Title,
		UnionID: u.ID, CountyID: u.CountyID, CityID: u.CityID, After: *after,
	}
	if before != nil {
		e.Before = *before
	}
	return e
}
