package orgacts

import (
	"context"
	"slices"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/httpx"
)

// visible is what an actor may see of the tree: what stands in the scope of the grants, the unions of the grants
// themselves, and all above them, whose office everybody must be able to reach.
func (s *Service) visible(ctx context.Context, q db.Q, a authz.Actor) (authz.Scope, error) {
	scope := a.Scope(authz.OrgRead)
	if scope.All {
		return scope, nil
	}
	scope.Persons = nil
	for _, g := range a.Grants {
		chain, err := org.Chain(ctx, q, g.UnionID)
		if errs.Is(err, errs.NotFoundCode) {
			continue
		}
		if err != nil {
			return authz.Scope{}, err
		}
		for _, u := range chain {
			if !slices.Contains(scope.Unions, u.ID) {
				scope.Unions = append(scope.Unions, u.ID)
			}
		}
	}
	return scope, nil
}

// List are unions within what the actor may see, in the order of administrative codes.
func (s *Service) List(ctx context.Context, a authz.Actor, f Filter, page httpx.PageQuery) (httpx.Page[UnionLine], error) {
	q := s.DB.Read()
	scope, err := s.visible(ctx, q, a)
	if err != nil {
		return httpx.Page[UnionLine]{}, err
	}
	return list(ctx, q, scope, f, page, s.today())
}

// Tree are the open unions right below one, or the tops of what the actor may see: the lowest union of which
// everything visible is a part would hide the way down, so the chain above is left out and the grants' unions begin.
func (s *Service) Tree(ctx context.Context, a authz.Actor, superiorID string) ([]UnionNode, error) {
	q := s.DB.Read()
	scope, err := s.visible(ctx, q, a)
	if err != nil {
		return nil, err
	}
	var list []org.Union
	if superiorID != "" {
		if _, err := s.see(ctx, q, scope, superiorID); err != nil {
			return nil, err
		}
		children, err := org.Children(ctx, q, superiorID)
		if err != nil {
			return nil, err
		}
		for _, c := range children {
			if covers(scope, c) {
				list = append(list, c)
			}
		}
	} else if list, err = s.tops(ctx, q, a, scope); err != nil {
		return nil, err
	}
	return nodes(ctx, q, list, s.today())
}

func (s *Service) tops(ctx context.Context, q db.Q, a authz.Actor, scope authz.Scope) ([]org.Union, error) {
	if scope.All {
		root, err := org.Root(ctx, q)
		return []org.Union{root}, err
	}
	ids := []string{""}
	for _, g := range a.Grants {
		ids = append(ids, g.UnionID)
	}
	found, err := unionsByIDs(ctx, q, scope, ids)
	if err != nil {
		return nil, err
	}
	// a grant within another's subtree is reached through that one
	return slices.DeleteFunc(slices.Clone(found), func(u org.Union) bool {
		return slices.ContainsFunc(found, func(o org.Union) bool {
			return o.ID != u.ID && len(o.Path) < len(u.Path) && u.Path[:len(o.Path)] == o.Path
		})
	}), nil
}

// covers tells whether a union is inside; a scope's place of a union is the union itself.
func covers(scope authz.Scope, u org.Union) bool { return scope.Covers(u.Place()) }

func (s *Service) see(ctx context.Context, q db.Q, scope authz.Scope, id string) (org.Union, error) {
	u, err := org.ByID(ctx, q, id)
	if err != nil {
		return org.Union{}, err
	}
	if !covers(scope, u) {
		return org.Union{}, errs.NotFound("工会")
	}
	return u, nil
}

// UnionDetail is one union with what its page shows.
type UnionDetail struct {
	Union     org.Union      `json:"union"`
	KindTitle string         `json:"kindTitle"`
	Region    string         `json:"region"`
	Employing bool           `json:"employing"`
	Chain     []UnionNode    `json:"chain" nullable:"false"` // all above it, the province first
	Below     int            `json:"below"`                  // open unions right below it
	History   []org.Standing `json:"history" nullable:"false"`
	Superiors []UnionNode    `json:"superiors" nullable:"false"` // what the history's superiors are called today
	Acts      []ActLine      `json:"acts" nullable:"false"`
	Actions   []string       `json:"actions" nullable:"false"`
	Consent   string         `json:"consent"` // whose consent it takes to become an employing union
	Successor string         `json:"successor"`
}

// ActLine is an act with the names of the unions in it.
type ActLine struct {
	Act
	KindTitle   string   `json:"kindTitle"`
	UnionName   string   `json:"unionName"`
	OtherName   string   `json:"otherName"`
	ConsentName string   `json:"consentName"`
	Actions     []string `json:"actions" nullable:"false"`
}

// Show is one union's page.
func (s *Service) Show(ctx context.Context, a authz.Actor, id string) (UnionDetail, error) {
	q := s.DB.Read()
	scope, err := s.visible(ctx, q, a)
	if err != nil {
		return UnionDetail{}, err
	}
	u, err := s.see(ctx, q, scope, id)
	if err != nil {
		return UnionDetail{}, err
	}
	chain, err := org.Chain(ctx, q, id)
	if err != nil {
		return UnionDetail{}, err
	}
	d := UnionDetail{Union: u, KindTitle: u.Kind.Title(), Region: org.RegionName(u.RegionCode), Employing: u.Employs(s.today())}
	if d.Chain, err = nodes(ctx, q, chain[:len(chain)-1], s.today()); err != nil {
		return UnionDetail{}, err
	}
	children, err := org.Children(ctx, q, id)
	if err != nil {
		return UnionDetail{}, err
	}
	d.Below = len(children)
	if d.History, err = org.History(ctx, q, id); err != nil {
		return UnionDetail{}, err
	}
	if d.Superiors, err = s.superiors(ctx, q, d.History); err != nil {
		return UnionDetail{}, err
	}
	acts, err := actsOf(ctx, q, id)
	if err != nil {
		return UnionDetail{}, err
	}
	if d.Acts, err = s.actLines(ctx, q, a, acts); err != nil {
		return UnionDetail{}, err
	}
	pending := slices.ContainsFunc(acts, func(t Act) bool {
		return t.UnionID == id && (t.State == Asked || t.State == Waiting || t.State == Running)
	})
	d.Actions = actionsOn(a, chain, pending)
	if !pending && checkSuperior(a, chain) == nil {
		for i, t := range acts {
			if checkUndo(t, id, acts, s.DB.Now()) == nil {
				d.Acts[i].Actions = append(d.Acts[i].Actions, string(Undo))
			}
		}
	}
	if consent, ok := org.ConsentOf(chain); ok {
		d.Consent = consent.Name
	}
	if u.SuccessorID != "" {
		successor, err := org.ByID(ctx, q, u.SuccessorID)
		if err != nil {
			return UnionDetail{}, err
		}
		d.Successor = successor.Name
	}
	return d, nil
}

func (s *Service) superiors(ctx context.Context, q db.Q, history []org.Standing) ([]UnionNode, error) {
	var ids []string
	for _, h := range history {
		if h.SuperiorID != "" && !slices.Contains(ids, h.SuperiorID) {
			ids = append(ids, h.SuperiorID)
		}
	}
	found, err := org.ByIDs(ctx, q, ids...)
	if err != nil {
		return nil, err
	}
	list := make([]org.Union, 0, len(ids))
	for _, id := range ids {
		list = append(list, found[id])
	}
	return nodes(ctx, q, list, s.today())
}

func (s *Service) actLines(ctx context.Context, q db.Q, a authz.Actor, acts []Act) ([]ActLine, error) {
	var ids []string
	for _, t := range acts {
		ids = append(ids, t.UnionID, t.OtherID, t.ConsentID)
	}
	found, err := org.ByIDs(ctx, q, ids...)
	if err != nil {
		return nil, err
	}
	out := make([]ActLine, 0, len(acts))
	for _, t := range acts {
		l := ActLine{
			Act: t, KindTitle: t.Kind.Title(), Actions: []string{},
			UnionName: found[t.UnionID].Name, OtherName: found[t.OtherID].Name, ConsentName: found[t.ConsentID].Name,
		}
		if t.State == Asked && checkConsent(a, t, found[t.ConsentID]) == nil {
			l.Actions = append(l.Actions, "agree", "refuse")
		}
		superior := found[t.UnionID]
		manages := t.Kind == Employ && authz.Can(a, authz.OrgContact, superior.Place()) ||
			t.Kind != Employ && authz.Can(a, authz.OrgManage, superior.Place())
		if (t.State == Asked || t.State == Waiting) && manages {
			l.Actions = append(l.Actions, "cancel")
		}
		out = append(out, l)
	}
	return out, nil
}

// AskedOfMe are the requests that wait for the actor's consent.
func (s *Service) AskedOfMe(ctx context.Context, a authz.Actor) ([]ActLine, error) {
	q := s.DB.Read()
	acts, err := askedOf(ctx, q, a.Own(authz.OrgConsent).Unions)
	if err != nil {
		return nil, err
	}
	return s.actLines(ctx, q, a, acts)
}

// LookedAfter are the acts below unions that the actor manages which are still to come, or have failed lately.
func (s *Service) LookedAfter(ctx context.Context, a authz.Actor) ([]ActLine, error) {
	q := s.DB.Read()
	acts, err := lookedAfter(ctx, q, a.Scope(authz.OrgManage), s.DB.Now().Add(-undoable))
	if err != nil {
		return nil, err
	}
	return s.actLines(ctx, q, a, acts)
}

// UnionHoldings is what belongs to a union and can be told off to another.
type UnionHoldings struct {
	People []org.Part `json:"people" nullable:"false" doc:"在聘的指导员"`
	Posted []org.Part `json:"posted" nullable:"false" doc:"由别的工会聘用、在此定岗的指导员"`
	Served []org.Part `json:"served" nullable:"false" doc:"服务对象"`
	Unions []org.Part `json:"unions" nullable:"false" doc:"下级工会"`
}

// Holdings lists what could go along when the union is split.
func (s *Service) Holdings(ctx context.Context, a authz.Actor, id string) (UnionHoldings, error) {
	q := s.DB.Read()
	chain, err := org.Chain(ctx, q, id)
	if err != nil {
		return UnionHoldings{}, err
	}
	if err := checkSuperior(a, chain); err != nil {
		return UnionHoldings{}, err
	}
	have, err := s.parts(ctx, q, chain[len(chain)-1])
	if err != nil {
		return UnionHoldings{}, err
	}
	list := func(key string) []org.Part { return append([]org.Part{}, have[key]...) }
	return UnionHoldings{People: list(PeopleParts), Posted: list(PostedParts), Served: list(ServedParts), Unions: list(UnionParts)}, nil
}

// Office is a line of the directory for whoever looks for help.
type Office struct {
	UnionID   string `json:"unionId"`
	UnionName string `json:"unionName"`
	Own       bool   `json:"own"` // the account's own union, not one above it
	org.Contact
}

// Mine are the offices of the account's own unions and of all above them, the nearest first.
func (s *Service) Mine(ctx context.Context, a authz.Actor) ([]Office, error) {
	out := []Office{}
	for _, g := range a.Grants {
		chain, err := org.Chain(ctx, s.DB.Read(), g.UnionID)
		if err != nil {
			return nil, err
		}
		for i, u := range slices.Backward(chain) {
			if slices.ContainsFunc(out, func(o Office) bool { return o.UnionID == u.ID }) {
				continue
			}
			out = append(out, Office{
				UnionID: u.ID, UnionName: u.Name, Own: i == len(chain)-1,
				Contact: org.Contact{Name: u.ContactName, Title: u.ContactTitle, Phone: u.OfficePhone},
			})
		}
	}
	return out, nil
}
