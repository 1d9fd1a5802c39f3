package identity

import (
	"context"
	"fmt"
	"slices"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/workday"
)

// Why says whether and why the actor may do something, and who could give what is missing.
type Why struct {
	Permission authz.Permission `json:"permission"`
	Title      string           `json:"title"`
	Meaning    string           `json:"meaning"`
	UnionID    string           `json:"unionId"`
	UnionName  string           `json:"unionName"`
	Allowed    bool             `json:"allowed"`
	Reasons    []WhyReason      `json:"reasons" nullable:"false" doc:"逐个岗位的判断"`
	Roles      []RoleName       `json:"roles" nullable:"false" doc:"哪些角色有这项权限"`
	Doers      []WhyPost        `json:"doers" nullable:"false" doc:"不能时：谁可以办理，由近及远"`
	Givers     []WhyGiver       `json:"givers" nullable:"false" doc:"不能时：谁可以授予，由近及远"`
}

// WhyReason is one post looked at.
type WhyReason struct {
	Post
	Carries bool   `json:"carries"`
	Reaches bool   `json:"reaches"`
	Text    string `json:"text"`
}

// RoleName is a role with its title.
type RoleName struct {
	Role  authz.Role `json:"role"`
	Title string     `json:"title"`
}

// WhyPost is a post with the way to reach it. It names the post, not the person.
type WhyPost struct {
	RoleName    string `json:"roleName"`
	UnionID     string `json:"unionId"`
	UnionName   string `json:"unionName"`
	OfficePhone string `json:"officePhone"`
	Held        bool   `json:"held" doc:"目前有人在任"`
}

// WhyGiver is a post that can grant a role.
type WhyGiver struct {
	WhyPost
	Gives []RoleName `json:"gives" nullable:"false"`
}

// Explain answers for a permission at a union, or anywhere when no union is named. Every signed-in person may ask: the
// tree and its office phones are for all.
func (s *Service) Explain(ctx context.Context, actor authz.Actor, p authz.Permission, unionID string) (Why, error) {
	d, ok := authz.Describe(p)
	if !ok {
		return Why{}, errs.NotFound("权限")
	}
	out := Why{Permission: p, Title: d.Title, Meaning: d.Meaning, UnionID: unionID, Reasons: []WhyReason{}, Roles: []RoleName{}, Doers: []WhyPost{}, Givers: []WhyGiver{}}
	var place org.Place
	asked := unionID
	if asked == "" && len(actor.Grants) > 0 {
		asked = actor.Grants[0].UnionID // whoever could give it at the own union
	}
	var chain []org.Union
	if asked != "" {
		var err error
		if chain, err = org.Chain(ctx, s.d.Read(), asked); err != nil {
			return Why{}, err
		}
	}
	if unionID != "" {
		out.UnionName = chain[len(chain)-1].Name
		if consent, ok := org.ConsentOf(chain); ok && p == authz.OrgConsent { // it is asked of the union above
			out.Meaning = "“" + out.UnionName + "”的申请由“" + consent.Name + "”同意。"
			chain = chain[:slices.IndexFunc(chain, func(u org.Union) bool { return u.ID == consent.ID })+1]
		}
		place = chain[len(chain)-1].Place()
	}
	answer := authz.Explain(actor, p, place)
	out.Allowed = answer.Allowed
	for _, r := range answer.Reasons {
		out.Reasons = append(out.Reasons, WhyReason{
			Post: postOf(r.Grant), Carries: r.Carries, Reaches: r.Reaches, Text: r.Text(unionID != ""),
		})
	}
	for _, info := range answer.Roles {
		out.Roles = append(out.Roles, RoleName{info.Role, info.Title})
	}
	if out.Allowed {
		return out, nil
	}
	held, err := s.postsHeld(ctx, chain)
	if err != nil {
		return Why{}, err
	}
	post := func(role authz.Role, at org.Union) WhyPost {
		return WhyPost{
			RoleName: role.Title(), UnionID: at.ID, UnionName: at.Name, OfficePhone: at.OfficePhone, Held: held[authz.Post(role, at.ID)],
		}
	}
	for _, d := range authz.Doers(p, chain) {
		out.Doers = append(out.Doers, post(d.Role, d.At))
	}
	for _, g := range authz.Givers(p, chain) {
		w := WhyGiver{WhyPost: post(g.Role, g.At), Gives: []RoleName{}}
		for _, r := range g.Gives {
			w.Gives = append(w.Gives, RoleName{r, r.Title()})
		}
		out.Givers = append(out.Givers, w)
	}
	// Posts that somebody holds come first.
	slices.SortStableFunc(out.Doers, func(a, b WhyPost) int { return vacant(a) - vacant(b) })
	slices.SortStableFunc(out.Givers, func(a, b WhyGiver) int { return vacant(a.WhyPost) - vacant(b.WhyPost) })
	return out, nil
}

func vacant(p WhyPost) int {
	if p.Held {
		return 0
	}
	return 1
}

func (s *Service) postsHeld(ctx context.Context, chain []org.Union) (map[string]bool, error) {
	out := map[string]bool{}
	for _, u := range chain {
		var found []posting
		err := postings(s.d.Read()).Join("JOIN account AS a ON a.id = g.account_id").
			Where("g.union_id = ? AND a.disabled_at IS NULL", u.ID).Scan(ctx, &found)
		if err != nil {
			return nil, fmt.Errorf("read holders: %w", err)
		}
		for _, f := range found {
			if f.grant().InForce(workday.Of(s.d.Now())) {
				out[authz.Post(f.Role, f.UnionID)] = true
			}
		}
	}
	return out, nil
}

// Matrix is the table of roles, permissions and levels, for the page and its print.
type Matrix struct {
	Tiers       []MatrixTier       `json:"tiers" nullable:"false"`
	Permissions []MatrixPermission `json:"permissions" nullable:"false"`
	Grants      []MatrixGrant      `json:"grants" nullable:"false"`
}

// MatrixTier is one level with the roles that can be held there, and a row of reaches for each permission: 本人, 本单位,
// 全县, 全市, 全省, or nothing, in the order of Roles.
type MatrixTier struct {
	Tier  string     `json:"tier"`
	Title string     `json:"title"`
	Roles []RoleName `json:"roles" nullable:"false"`
	Rows  [][]string `json:"rows" nullable:"false"`
}

// MatrixPermission is a permission with its words, in the order of the rows.
type MatrixPermission struct {
	Permission authz.Permission `json:"permission"`
	Title      string           `json:"title"`
	Meaning    string           `json:"meaning"`
}

// MatrixGrant says which roles a role may hand on.
type MatrixGrant struct {
	Role  RoleName   `json:"role"`
	Gives []RoleName `json:"gives" nullable:"false"`
}

// NewMatrix makes the matrix from the tables that decide.
func NewMatrix() Matrix {
	m := Matrix{Tiers: []MatrixTier{}, Permissions: []MatrixPermission{}, Grants: []MatrixGrant{}}
	for _, d := range authz.Permissions() {
		m.Permissions = append(m.Permissions, MatrixPermission{d.Permission, d.Title, d.Meaning})
	}
	for _, tier := range []org.Tier{org.TierProvince, org.TierCity, org.TierCounty, org.TierBase} {
		t := MatrixTier{Tier: string(tier), Title: authz.TierTitle(tier)}
		for _, info := range authz.Roles() {
			if info.HeldAt(tier) {
				t.Roles = append(t.Roles, RoleName{info.Role, info.Title})
			}
		}
		for _, d := range m.Permissions {
			row := make([]string, len(t.Roles))
			for i, r := range t.Roles {
				row[i] = authz.ReachOf(r.Role, tier, d.Permission).Title()
			}
			t.Rows = append(t.Rows, row)
		}
		m.Tiers = append(m.Tiers, t)
	}
	for _, info := range authz.Roles() {
		g := MatrixGrant{Role: RoleName{info.Role, info.Title}, Gives: []RoleName{}}
		for _, r := range info.Grants {
			g.Gives = append(g.Gives, RoleName{r, r.Title()})
		}
		m.Grants = append(m.Grants, g)
	}
	return m
}
