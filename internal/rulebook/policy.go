package rulebook

import (
	"context"
	"slices"
	"strings"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/policy"
	"xiezhi/internal/workday"
)

// Service holds the use-cases. Recount are the kinds of jobs, without arguments, that reckon anew when an overlay or a
// notice changes the rules; the composition names them.
type Service struct {
	DB      *db.DB
	Recount []string

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
	Value   string          `json:"value"`
	Sources []policy.Source `json:"sources" nullable:"false"`
	Actions []string        `json:"actions" nullable:"false"`
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
	may := mayLay(a, u)
	for _, r := range policy.Rules() {
		in := RuleInForce{Rule: r, Value: p.Text(r.Key), Sources: p.Explain(r.Key), Actions: []string{}}
		if may && (r.Setter == policy.ByCity || r.Setter == policy.ByAnyone || r.Setter == policy.ByProv && u.Tier == org.TierProvince) {
			in.Actions = append(in.Actions, "lay")
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
		l := LaidOverlay{Overlay: o, UnionName: names[o.UnionID], Title: r.Title, Unit: r.Unit, Actions: []string{}}
		if o.UnionID == u.ID && may && (o.ValidUntil.IsZero() || !o.ValidUntil.Before(s.today())) {
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

// mayLay tells whether the actor speaks for a union that may lay rules: province and cities (Art. 17, 19).
func mayLay(a authz.Actor, u org.Union) bool {
	return (u.Tier == org.TierProvince || u.Tier == org.TierCity) && a.Own(authz.PolicyManage).Covers(org.Place{UnionID: u.ID})
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

// Lay puts a local rule in force. Only the union itself may, only stricter where the Measures set a floor, and not for
// a year that is over, whose results are judged by the rules of then.
func (s *Service) Lay(ctx context.Context, a authz.Actor, n NewOverlay) (o org.Overlay, err error) {
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		u, err := s.forLaying(ctx, tx, a, n.UnionID)
		if err != nil {
			return err
		}
		if n.From.Year() < s.today().Year() {
			return errLastYears()
		}
		chain, err := org.PolicyChain(ctx, tx, u.ID, n.From)
		if err != nil {
			return err
		}
		o = org.Overlay{
			ID: db.NewID(), UnionID: u.ID, Key: n.Key, Value: strings.TrimSpace(n.Value), ValidFrom: n.From, ValidUntil: n.Until,
			Document: strings.TrimSpace(n.Document), Rev: 1, CreatedAt: tx.Now(), CreatedBy: a.AccountID,
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
		return audit.Record(ctx, tx, overlayEntry(a, "policy.lay", nil, &o, u))
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
		u, err := s.forLaying(ctx, tx, a, before.UnionID)
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

// forLaying finds and locks the union for which the actor would speak.
func (s *Service) forLaying(ctx context.Context, tx *db.Tx, a authz.Actor, unionID string) (org.Union, error) {
	if err := db.Lock(ctx, tx, "org_union", unionID); err != nil {
		return org.Union{}, err
	}
	u, err := org.ByID(ctx, tx, unionID)
	if err != nil {
		return org.Union{}, err
	}
	if err := authz.Require(a, authz.PolicyManage, u.Place(), "工会"); err != nil {
		return org.Union{}, err
	}
	if !mayLay(a, u) {
		return org.Union{}, errs.Rule(policy.CodeSetter, "地方规定由省总工会或设区市总工会以本级名义作出（第十七条、第十九条）。")
	}
	return u, nil
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
