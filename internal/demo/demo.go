// Package demo fills an empty database with a province that looks lived in: unions, instructors, enterprises, a year of
// visits with their confirmations, some late, some refused, one town moved, one person about to turn 65. Nobody in it
// exists. It goes through the product's own rules and batch writers, and says the same on the same day every time.
package demo

import (
	"context"
	"fmt"
	"math/rand/v2"
	"time"

	"xiezhi/internal/app"
	"xiezhi/internal/authz"
	"xiezhi/internal/identity"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/workday"
)

// Size is how large the demonstration is.
type Size struct {
	BaseUnions  int // employing unions below the counties
	Instructors int
	Units       int // served units for each employing union
	VisitsAYear int // days that the middling instructor has by the end of the year
}

// Province is the size that `xiezhi demo` makes; Small is for tests.
var (
	Province = Size{BaseUnions: 92, Instructors: 1200, Units: 24, VisitsAYear: 62}
	Small    = Size{BaseUnions: 7, Instructors: 240, Units: 3, VisitsAYear: 6}
)

// Password is that of every account of the demonstration.
const Password = "xiezhi-demo-2026" //nolint:gosec // of accounts that hold invented data only

// Login is an account that the demonstration offers.
type Login struct {
	Login, Title, Union, Page string
}

// builder carries what the steps hand to one another.
type builder struct {
	a     *app.App
	size  Size
	today workday.Date
	actor audit.Actor
	rng   *rand.Rand
	say   func(format string, args ...any)

	unions []org.Union          // employing unions, in the order of administrative codes
	byName map[string]org.Union // of two of one name (鼓楼区) the later; the demonstration asks for neither
	byID   map[string]org.Union
	heads  []head
	units  map[string][]unit // by employing union

	accounts map[string]identity.NewAccount // by login

	people *people
	plans  *planOffice
	coming string // who comes to 周市镇 within days
}

// by is who writes the demonstration.
var by = audit.Actor{ID: audit.SystemID, Name: "演示数据", Via: audit.CLI}

// Filled tells whether the database holds the demonstration, by who wrote it down. A real province is none: served as
// one, it would show to the system administrator what only the receivers of messages may read.
func Filled(ctx context.Context, a *app.App) (bool, error) {
	var n int
	err := a.DB.Read().NewRaw("SELECT count(*) FROM (SELECT 1 FROM audit_entry WHERE actor_id = ? AND actor_name = ? LIMIT 1) AS mark", by.ID, by.Name).Scan(ctx, &n)
	if err != nil {
		return false, fmt.Errorf("look for the demonstration: %w", err)
	}
	return n > 0, nil
}

// seeded is chance that comes out the same every time, as the demonstration must.
func seeded(one, two uint64) *rand.Rand { return rand.New(rand.NewPCG(one, two)) } //nolint:gosec // nothing secret hangs on it

// Fill writes the demonstration as it stands on the day of the app's clock. say reports progress in Chinese.
func Fill(ctx context.Context, a *app.App, size Size, say func(format string, args ...any)) error {
	b := &builder{
		a: a, size: size, today: workday.Of(a.DB.Now()), say: say,
		actor:  by,
		rng:    seeded(20200805, 56),
		byName: map[string]org.Union{}, byID: map[string]org.Union{}, units: map[string][]unit{}, accounts: map[string]identity.NewAccount{},
	}
	b.people = newPeople(b.rng)
	b.plans = newPlanOffice(b)
	for _, step := range []struct {
		name string
		do   func(context.Context) error
	}{
		{"组织", b.fillUnions},
		{"服务对象", b.fillServed},
		{"花名册", b.fillRoster},
		{"账号", b.fillAccounts},
		{"规定和解释", b.fillRules},
		{"员额", b.fillQuota},
		{"工作日志", b.fillVisits},
		{"组织变更", b.fillActs},
		{"启用前记录", b.fillOpenings},
		{"聘用计划", b.fillPlans},
		{"员额测算", b.fillShares},
		{"合同", b.fillContracts},
		{"推荐表", b.fillForms},
		{"招聘", b.fillRecruit},
		{"退出", b.fillExits},
		{"备案", b.fillFiling},
		{"待办", b.fillWaiting},
		{"通知渠道", b.fillGateways},
		{"期限", b.fillDuties},
		{"意见和权益", b.fillRights},
		{"审计封存", b.sealAudit},
	} {
		began := time.Now() //nolint:forbidigo // progress measures real time
		if err := step.do(ctx); err != nil {
			return fmt.Errorf("demonstration, %s: %w", step.name, err)
		}
		say("%s 完成，用时 %.1f 秒", step.name, time.Since(began).Seconds()) //nolint:forbidigo // as above
	}
	return nil
}

func (b *builder) tx(ctx context.Context, fn func(context.Context, *db.Tx) error) error {
	return b.a.DB.InTx(ctx, fn)
}

func (b *builder) sealAudit(ctx context.Context) error {
	_, err := audit.Seal(ctx, b.a.DB, b.a.Keys)
	return err
}

// Logins are the accounts of the demonstration, one for each role.
var Logins = []Login{
	{"zhidaoyuan", "专职指导员（手机）", "玉山镇总工会", "/m/"},
	{"jingban", "聘用单位经办", "玉山镇总工会", "/"},
	{"fuzeren", "聘用单位负责人", "玉山镇总工会", "/"},
	{"xian", "县（市、区）工会经办", "昆山市总工会", "/"},
	{"xianshenhe", "县（市、区）工会审核", "昆山市总工会", "/"},
	{"xianducha", "县（市、区）督查", "昆山市总工会", "/"},
	{"shi", "设区市工会经办", "苏州市总工会", "/"},
	{"shishenhe", "设区市工会审核", "苏州市总工会", "/"},
	{"sheng", "省总工会经办", "江苏省总工会", "/"},
	{"shengshenhe", "省总工会审核", "江苏省总工会", "/"},
	{"caiwu", "财务", "江苏省总工会", "/"},
	{"ducha", "督查", "江苏省总工会", "/"},
	{"xitong", "系统管理员", "江苏省总工会", "/"},
	{"anquan", "安全管理员", "江苏省总工会", "/"},
	{"shenji", "审计管理员", "江苏省总工会", "/"},
}

var rolesOf = map[string][]authz.Role{
	"zhidaoyuan": {authz.RoleInstructor}, "jingban": {authz.RoleClerk}, "fuzeren": {authz.RoleHead},
	"xian": {authz.RoleOfficer, authz.RoleClerk}, "xianshenhe": {authz.RoleApprover},
	"shi": {authz.RoleOfficer, authz.RoleClerk}, "shishenhe": {authz.RoleApprover},
	"sheng": {authz.RoleOfficer}, "shengshenhe": {authz.RoleApprover}, "caiwu": {authz.RoleFinance},
	"ducha": {authz.RoleInspector}, "xianducha": {authz.RoleInspector}, "xitong": {authz.RoleSystem}, "anquan": {authz.RoleSecurity}, "shenji": {authz.RoleAudit},
}

func (b *builder) fillAccounts(ctx context.Context) error {
	hash, err := identity.HashPassword(ctx, Password)
	if err != nil {
		return err
	}
	var list []identity.NewAccount
	for _, l := range Logins {
		n := identity.NewAccount{Login: l.Login, Password: Password, Hash: hash, Keep: true}
		if l.Login == "xianducha" {
			n.Name = "闵秋实" // named here: a name drawn by lot more would change everything that is drawn after it
		} else {
			n.Name = b.people.name(l.Login == "jingban" || l.Login == "shi")
		}
		if l.Login == "zhidaoyuan" {
			h := b.headAt(l.Union)
			n.Name, n.PersonID = h.name, h.personID
		}
		for _, r := range rolesOf[l.Login] {
			n.Grants = append(n.Grants, identity.NewGrant{Role: r, UnionID: b.byName[l.Union].ID, From: workday.New(b.today.Year(), time.January, 1)})
		}
		list = append(list, n)
	}
	list, err = identity.Prepare(ctx, b.a.DB.Read(), list)
	if err != nil {
		return err
	}
	for _, n := range list {
		b.accounts[n.Login] = n
	}
	return b.tx(ctx, func(ctx context.Context, tx *db.Tx) error {
		_, err := identity.CreateAccounts(ctx, tx, b.actor, list)
		return err
	})
}
