package authz_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/workday"
)

// The tests' tree: 江苏省 › 苏州市 › 昆山市 › 花桥镇; 太仓市 beside 昆山市; 无锡市 beside 苏州市.
var (
	jiangsu = org.Union{ID: "js", Name: "江苏省总工会", Tier: org.TierProvince}
	suzhou  = org.Union{ID: "sz", Name: "苏州市总工会", Tier: org.TierCity, CityID: "sz"}
	wuxi    = org.Union{ID: "wx", Name: "无锡市总工会", Tier: org.TierCity, CityID: "wx"}
	kunshan = org.Union{ID: "ks", Name: "昆山市总工会", Tier: org.TierCounty, CityID: "sz", CountyID: "ks"}
	taicang = org.Union{ID: "tc", Name: "太仓市总工会", Tier: org.TierCounty, CityID: "sz", CountyID: "tc"}
	huaqiao = org.Union{ID: "hq", Name: "花桥镇总工会", Tier: org.TierBase, CityID: "sz", CountyID: "ks"}
	liuhe   = org.Union{ID: "lh", Name: "浏河镇总工会", Tier: org.TierBase, CityID: "sz", CountyID: "tc"}
)

func holds(role authz.Role, at org.Union) authz.Grant {
	return authz.Grant{
		ID: string(role) + "@" + at.ID, Role: role, UnionID: at.ID, UnionName: at.Name, Tier: at.Tier,
		CountyID: at.CountyID, CityID: at.CityID, From: workday.New(2026, 1, 1),
	}
}

func actor(grants ...authz.Grant) authz.Actor {
	return authz.Actor{AccountID: "me", PersonID: "p-me", Grants: grants}
}

func TestCheckGrant(t *testing.T) {
	day := workday.New(2026, 11, 22)
	untilYearEnd := holds(authz.RoleOfficer, kunshan)
	untilYearEnd.Until = workday.New(2026, 12, 31)
	cases := []struct {
		name  string
		actor authz.Actor
		role  authz.Role
		at    org.Union
		until workday.Date
		held  []authz.Grant
		want  string // code, empty for yes
	}{
		{"county officer names an instructor below", actor(holds(authz.RoleOfficer, kunshan)), authz.RoleInstructor, huaqiao, workday.Date{}, nil, ""},
		{"county officer names a colleague", actor(holds(authz.RoleOfficer, kunshan)), authz.RoleOfficer, kunshan, workday.Date{}, nil, ""},
		{"county officer at the neighbour", actor(holds(authz.RoleOfficer, kunshan)), authz.RoleInstructor, liuhe, workday.Date{}, nil, "grant_reach"},
		{"county officer at the city", actor(holds(authz.RoleOfficer, kunshan)), authz.RoleOfficer, suzhou, workday.Date{}, nil, "grant_reach"},
		{"officer makes an approver", actor(holds(authz.RoleOfficer, kunshan)), authz.RoleApprover, kunshan, workday.Date{}, nil, "grant_reach"},
		{"officer makes an inspector, who reads what officers may not", actor(holds(authz.RoleOfficer, kunshan)), authz.RoleInspector, kunshan, workday.Date{}, nil, "grant_reach"},
		{"approver makes an inspector", actor(holds(authz.RoleApprover, kunshan)), authz.RoleInspector, kunshan, workday.Date{}, nil, ""},
		{"approver makes an approver", actor(holds(authz.RoleApprover, kunshan)), authz.RoleApprover, kunshan, workday.Date{}, nil, ""},
		{"approver makes a clerk", actor(holds(authz.RoleApprover, kunshan)), authz.RoleClerk, kunshan, workday.Date{}, nil, "grant_reach"},
		{"city officer two levels down", actor(holds(authz.RoleOfficer, suzhou)), authz.RoleHead, huaqiao, workday.Date{}, nil, ""},
		{"city officer in another city", actor(holds(authz.RoleOfficer, wuxi)), authz.RoleHead, huaqiao, workday.Date{}, nil, "grant_reach"},
		{"province officer anywhere", actor(holds(authz.RoleOfficer, jiangsu)), authz.RoleOfficer, wuxi, workday.Date{}, nil, ""},
		{"head names a clerk", actor(holds(authz.RoleHead, huaqiao)), authz.RoleClerk, huaqiao, workday.Date{}, nil, ""},
		{"head of a town at its county", actor(holds(authz.RoleHead, huaqiao)), authz.RoleClerk, kunshan, workday.Date{}, nil, "grant_reach"},
		{"head of a county's union in a town below", actor(holds(authz.RoleHead, kunshan)), authz.RoleClerk, huaqiao, workday.Date{}, nil, "grant_reach"},
		{"head names a head", actor(holds(authz.RoleHead, huaqiao)), authz.RoleHead, huaqiao, workday.Date{}, nil, "grant_reach"},
		{"clerk names nobody", actor(holds(authz.RoleClerk, kunshan)), authz.RoleInstructor, kunshan, workday.Date{}, nil, "grant_reach"},
		{"finance names nobody", actor(holds(authz.RoleFinance, jiangsu)), authz.RoleFinance, jiangsu, workday.Date{}, nil, "grant_reach"},
		{"no grants at all", actor(), authz.RoleInstructor, huaqiao, workday.Date{}, nil, "grant_reach"},

		{"officers are not held in towns", actor(holds(authz.RoleOfficer, jiangsu)), authz.RoleOfficer, huaqiao, workday.Date{}, nil, "grant_role"},
		{"system administrators only in the province", actor(holds(authz.RoleSecurity, jiangsu)), authz.RoleSystem, suzhou, workday.Date{}, nil, "grant_role"},
		{"no such role", actor(holds(authz.RoleOfficer, jiangsu)), "king", jiangsu, workday.Date{}, nil, "grant_role"},

		{"security makes a security administrator", actor(holds(authz.RoleSecurity, jiangsu)), authz.RoleSecurity, suzhou, workday.Date{}, nil, "grant_reach"},
		{"security makes an audit administrator", actor(holds(authz.RoleSecurity, jiangsu)), authz.RoleAudit, jiangsu, workday.Date{}, nil, "grant_reach"},
		{"city security in its city", actor(holds(authz.RoleSecurity, suzhou)), authz.RoleApprover, kunshan, workday.Date{}, nil, ""},
		{"city security elsewhere", actor(holds(authz.RoleSecurity, suzhou)), authz.RoleApprover, wuxi, workday.Date{}, nil, "grant_reach"},
		{"system grants nothing", actor(holds(authz.RoleSystem, jiangsu)), authz.RoleClerk, kunshan, workday.Date{}, nil, "grant_reach"},
		{"audit grants nothing", actor(holds(authz.RoleAudit, jiangsu)), authz.RoleClerk, kunshan, workday.Date{}, nil, "grant_reach"},

		{
			"a business role for an audit administrator", actor(holds(authz.RoleOfficer, jiangsu)), authz.RoleClerk, kunshan,
			workday.Date{},
			[]authz.Grant{holds(authz.RoleAudit, jiangsu)},
			"grant_separation",
		},
		{
			"audit for a system administrator", actor(holds(authz.RoleSecurity, jiangsu)), authz.RoleAudit, jiangsu,
			workday.Date{},
			[]authz.Grant{holds(authz.RoleSystem, jiangsu)},
			"grant_separation",
		},
		{
			"audit for a clerk", actor(holds(authz.RoleSecurity, jiangsu)), authz.RoleAudit, jiangsu,
			workday.Date{},
			[]authz.Grant{holds(authz.RoleClerk, kunshan)},
			"grant_separation",
		},
		{
			"one account at two unions", actor(holds(authz.RoleOfficer, suzhou)), authz.RoleClerk, liuhe,
			workday.Date{},
			[]authz.Grant{holds(authz.RoleClerk, huaqiao)},
			"",
		},

		{"open term by a term's holder", actor(untilYearEnd), authz.RoleClerk, huaqiao, workday.Date{}, nil, "grant_term"},
		{"a day beyond the own term", actor(untilYearEnd), authz.RoleClerk, huaqiao, workday.New(2027, 1, 1), nil, "grant_term"},
		{"to the end of the own term", actor(untilYearEnd), authz.RoleClerk, huaqiao, workday.New(2026, 12, 31), nil, ""},
		{"another grant without end serves", actor(untilYearEnd, holds(authz.RoleOfficer, suzhou)), authz.RoleClerk, huaqiao, workday.Date{}, nil, ""},
		{"ends before it begins", actor(holds(authz.RoleOfficer, kunshan)), authz.RoleClerk, huaqiao, workday.New(2026, 11, 21), nil, "grant_term"},
	}
	for _, c := range cases {
		err := authz.CheckGrant(c.actor, "other", c.role, c.at, day, c.until, c.held)
		if got := errs.CodeOf(err); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	err := authz.CheckGrant(actor(holds(authz.RoleOfficer, jiangsu)), "me", authz.RoleClerk, kunshan, day, workday.Date{}, nil)
	if errs.CodeOf(err) != "grant_self" {
		t.Errorf("to oneself: %v", err)
	}
}

func TestCheckOver(t *testing.T) {
	officer := actor(holds(authz.RoleOfficer, kunshan))
	cases := []struct {
		name    string
		actor   authz.Actor
		account string
		held    []authz.Grant
		want    string
	}{
		{"below", officer, "other", []authz.Grant{holds(authz.RoleHead, huaqiao)}, ""},
		{"a colleague", officer, "other", []authz.Grant{holds(authz.RoleOfficer, kunshan)}, ""},
		{"oneself", officer, "me", []authz.Grant{holds(authz.RoleOfficer, kunshan)}, "account_self"},
		{"an approver of the own union", officer, "other", []authz.Grant{holds(authz.RoleApprover, kunshan)}, "account_reach"},
		{"the city's officer", officer, "other", []authz.Grant{holds(authz.RoleOfficer, suzhou)}, "account_reach"},
		{"the neighbour", officer, "other", []authz.Grant{holds(authz.RoleClerk, taicang)}, "account_reach"},
		{
			"below and at the neighbour: the password would open both", officer, "other",
			[]authz.Grant{holds(authz.RoleClerk, huaqiao), holds(authz.RoleClerk, liuhe)},
			"account_reach",
		},
		{"a head may grant, not reset", actor(holds(authz.RoleHead, huaqiao)), "other", []authz.Grant{holds(authz.RoleClerk, huaqiao)}, "account_reach"},
		{"security and the auditor", actor(holds(authz.RoleSecurity, jiangsu)), "other", []authz.Grant{holds(authz.RoleAudit, jiangsu)}, "account_reach"},
		{"security and a colleague", actor(holds(authz.RoleSecurity, jiangsu)), "other", []authz.Grant{holds(authz.RoleSecurity, suzhou)}, "account_reach"},
		{"security and an approver", actor(holds(authz.RoleSecurity, suzhou)), "other", []authz.Grant{holds(authz.RoleApprover, kunshan)}, ""},
	}
	for _, c := range cases {
		if got := errs.CodeOf(authz.CheckOver(c.actor, authz.AccountReset, c.account, c.held)); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestGrantable(t *testing.T) {
	got := authz.Grantable(actor(holds(authz.RoleOfficer, kunshan)), huaqiao)
	if d := cmp.Diff([]authz.Role{"instructor", "clerk", "head"}, got); d != "" {
		t.Errorf("county officer in a town (-want +got):\n%s", d)
	}
	if got := authz.Grantable(actor(holds(authz.RoleOfficer, kunshan)), taicang); len(got) != 0 {
		t.Errorf("county officer at the neighbour: %v", got)
	}
}

func TestExplain(t *testing.T) {
	a := actor(holds(authz.RoleClerk, huaqiao), holds(authz.RoleInstructor, kunshan))
	yes := authz.Explain(a, authz.RosterWrite, huaqiao.Place())
	if !yes.Allowed || !yes.Reasons[0].Carries || !yes.Reasons[0].Reaches || yes.Reasons[1].Carries {
		t.Errorf("own union: %+v", yes)
	}
	no := authz.Explain(a, authz.RosterWrite, taicang.Place())
	if no.Allowed || !no.Reasons[0].Carries || no.Reasons[0].Reaches {
		t.Errorf("the neighbour: %+v", no)
	}
	if got := authz.Explain(a, authz.RosterWrite, org.Place{}); !got.Allowed {
		t.Errorf("anywhere: %+v", got)
	}
	if got := authz.Explain(a, authz.AuditRead, org.Place{}); got.Allowed || len(got.Roles) != 1 || got.Roles[0].Role != authz.RoleAudit {
		t.Errorf("not held: %+v", got)
	}
}

// A clerk of a county's union is a clerk of that union alone; who looks after the county is its officer.
func TestTheEmployingUnionsOwnPeopleReachNoFurther(t *testing.T) {
	for _, role := range []authz.Role{authz.RoleClerk, authz.RoleHead} {
		a := actor(holds(role, kunshan))
		if !authz.Can(a, authz.RosterRead, kunshan.Place()) || authz.Can(a, authz.RosterRead, huaqiao.Place()) {
			t.Errorf("%s of a county: %+v", role, a.Scope(authz.RosterRead))
		}
	}
	if a := actor(holds(authz.RoleOfficer, kunshan)); !authz.Can(a, authz.RosterRead, huaqiao.Place()) {
		t.Errorf("officer of a county: %+v", a.Scope(authz.RosterRead))
	}
}

// What is asked of the union itself is not done by those above it, and a county lays no rules.
func TestExplainOwn(t *testing.T) {
	city := actor(holds(authz.RoleApprover, suzhou))
	if got := authz.Explain(city, authz.OrgConsent, kunshan.Place()); got.Allowed || !got.Reasons[0].Carries || got.Reasons[0].Reaches {
		t.Errorf("the city for its county: %+v", got)
	}
	if got := authz.Explain(city, authz.OrgConsent, suzhou.Place()); !got.Allowed {
		t.Errorf("the city itself: %+v", got)
	}
	if !city.Has(authz.PolicyManage) || actor(holds(authz.RoleApprover, kunshan)).Has(authz.PolicyManage) {
		t.Error("rules are laid by the province and by cities")
	}
}

func TestGivers(t *testing.T) {
	type post struct {
		Role  authz.Role
		At    string
		Gives []authz.Role
	}
	var got []post
	for _, g := range authz.Givers(authz.RosterWrite, []org.Union{jiangsu, suzhou, kunshan, huaqiao}) {
		got = append(got, post{g.Role, g.At.ID, g.Gives})
	}
	clerk := []authz.Role{authz.RoleClerk}
	want := []post{
		{"head", "hq", clerk},
		{"officer", "ks", clerk},
		{"officer", "sz", clerk},
		{"secadmin", "sz", clerk},
		{"officer", "js", clerk},
		{"secadmin", "js", clerk},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	if got := authz.Givers(authz.AuditRead, []org.Union{jiangsu}); got != nil {
		t.Errorf("nobody grants the audit administrator: %+v", got)
	}
}

func TestDoers(t *testing.T) {
	chain := []org.Union{jiangsu, suzhou, kunshan, huaqiao}
	for p, want := range map[authz.Permission][]string{
		authz.OrgManage:   {"officer@ks", "officer@sz", "officer@js"}, // no role of a town has it
		authz.RosterWrite: {"clerk@hq"},
		authz.VisitRecord: nil, // an instructor's own
		authz.AuditRead:   {"auditadmin@js"},
		authz.OrgContact:  {"clerk@hq", "head@hq", "officer@ks", "officer@sz", "officer@js"},
	} {
		var got []string
		for _, d := range authz.Doers(p, chain) {
			got = append(got, authz.Post(d.Role, d.At.ID))
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s (-want +got):\n%s", p, d)
		}
	}
}
