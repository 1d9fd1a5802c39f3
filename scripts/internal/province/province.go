// Package province fills an empty database with instructors, served units, accounts and visits, as many as asked for,
// through the product's own rules and batch writers. Nobody in it exists.
package province

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"time"

	"xiezhi/internal/app"
	"xiezhi/internal/authz"
	"xiezhi/internal/gb"
	"xiezhi/internal/identity"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/roster"
	"xiezhi/internal/served"
	"xiezhi/internal/workday"
)

// Size is how much there is.
type Size struct {
	Instructors int
	Visits      int // of each instructor, one a day, back from yesterday
	Units       int // served units of each employing union
}

// Instructor is an instructor with an account, whose login is Login.
type Instructor struct {
	PersonID, Login string
	Union           org.Union
	OnDuty          workday.Date
}

// Province is what was filled in, as far as callers must know.
type Province struct {
	Root        org.Union
	Unions      []org.Union // employing: cities and counties
	Instructors []Instructor
	Units       map[string][]Unit // by employing union
}

// Unit is a served enterprise that has a union.
type Unit struct{ ID, Name, Chair string }

// Password is every account's.
const Password = "measured-province-2026"

// The accounts beside the instructors', all of the province.
const (
	Inspector = "inspector"
	Officer   = "officer"
	Approver  = "approver"
)

var actor = audit.Actor{ID: audit.SystemID, Name: "measurement", Via: audit.CLI}

// Say reports progress.
type Say func(format string, args ...any)

// Fill writes the province.
func Fill(ctx context.Context, a *app.App, size Size, say Say) (*Province, error) {
	p := &Province{Units: map[string][]Unit{}}
	for _, step := range []struct {
		name string
		do   func(context.Context, *app.App, Size, Say) error
	}{{"unions", p.fillUnions}, {"served units", p.fillUnits}, {"roster", p.fillRoster}, {"accounts", p.fillAccounts}, {"visits", p.fillVisits}} {
		began := time.Now()
		if err := step.do(ctx, a, size, say); err != nil {
			return nil, fmt.Errorf("fill in %s: %w", step.name, err)
		}
		say("filled in %s in %.1f s", step.name, time.Since(began).Seconds())
	}
	return p, nil
}

func (p *Province) fillUnions(ctx context.Context, a *app.App, _ Size, _ Say) error {
	if err := a.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error { return org.Seed(ctx, tx, actor) }); err != nil {
		return err
	}
	root, err := org.Root(ctx, a.DB.Read())
	if err != nil {
		return err
	}
	tree, err := org.Subtree(ctx, a.DB.Read(), root.ID)
	if err != nil {
		return err
	}
	p.Root = root
	for _, u := range tree {
		if u.Kind == org.KindCity || u.Kind == org.KindCounty {
			p.Unions = append(p.Unions, u)
		}
	}
	return nil
}

func (p *Province) fillUnits(ctx context.Context, a *app.App, size Size, _ Say) error {
	var list []served.NewUnit
	for _, u := range p.Unions {
		for i := range size.Units {
			n := served.NewUnit{ID: db.NewID(), UnionID: u.ID, AddedBy: "measurement"}
			n.Facts = served.Facts{
				Kind: served.KindEnterprise, Name: fmt.Sprintf("%s第%03d精密机械有限公司", u.Name, i+1), RegionCode: u.RegionCode, Industry: "制造业",
				Workers: int64(30 + 7*i), HasUnion: true, ChairName: name(i * 31), ContactName: name(i * 31), ContactTitle: "工会主席",
			}
			list = append(list, n)
			p.Units[u.ID] = append(p.Units[u.ID], Unit{ID: n.ID, Name: n.Name, Chair: n.ChairName})
		}
	}
	for chunk := range slices.Chunk(served.Prepare(a.Keys, list), db.Batch) {
		if err := a.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error { return served.Insert(ctx, tx, actor, chunk) }); err != nil {
			return err
		}
	}
	return nil
}

func (p *Province) fillRoster(ctx context.Context, a *app.App, size Size, _ Say) error {
	today := workday.Of(a.DB.Now())
	rng := rand.New(rand.NewPCG(1, 2))
	list := make([]roster.NewHead, size.Instructors)
	for i := range list {
		u := p.Unions[i%len(p.Unions)]
		id, err := IdentityNumber(i)
		if err != nil {
			return err
		}
		phone, err := gb.ParsePhone(fmt.Sprintf("1380%07d", i))
		if err != nil {
			return err
		}
		list[i] = roster.NewHead{
			Name: name(i), ID: id, Phone: phone, Political: "01", Education: "21", UnionID: u.ID, Channel: roster.ChannelOwn, Opening: true,
			Conditions: roster.Conditions{MeetsPolitical: true, MeetsKnowledge: true, MeetsAbility: true, MeetsHealth: true},
			OnDuty:     today.AddDays(-size.Visits - 30 - rng.IntN(200)),
		}
		list[i].Contracts = []roster.Contract{{
			Kind: roster.ContractLabour, SignedOn: list[i].OnDuty, StartsOn: list[i].OnDuty, EndsOn: today.AddDays(10 + rng.IntN(500)), Opening: true,
		}}
	}
	heads := roster.Prepare(a.Keys, list)
	for chunk := range slices.Chunk(heads, db.Batch) {
		err := a.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
			_, err := roster.Insert(ctx, tx, actor, chunk)
			return err
		})
		if err != nil {
			return err
		}
	}
	for i, h := range heads {
		p.Instructors = append(p.Instructors, Instructor{
			PersonID: h.Person.ID, Login: fmt.Sprintf("i%05d", i), Union: p.Unions[i%len(p.Unions)], OnDuty: h.OnDuty,
		})
	}
	return nil
}

func (p *Province) fillAccounts(ctx context.Context, a *app.App, _ Size, _ Say) error {
	hash, err := identity.HashPassword(ctx, Password)
	if err != nil {
		return err
	}
	from := workday.New(2021, time.January, 1)
	grant := func(r authz.Role, u org.Union) []identity.NewGrant {
		return []identity.NewGrant{{Role: r, UnionID: u.ID, From: from}}
	}
	list := []identity.NewAccount{
		{Login: Inspector, Name: "督查", Grants: grant(authz.RoleInspector, p.Root)},
		{Login: Officer, Name: "省经办", Grants: grant(authz.RoleOfficer, p.Root)},
		{Login: Approver, Name: "省审核", Grants: grant(authz.RoleApprover, p.Root)},
	}
	for i, in := range p.Instructors {
		list = append(list, identity.NewAccount{Login: in.Login, Name: name(i), PersonID: in.PersonID, Grants: grant(authz.RoleInstructor, in.Union)})
	}
	for i := range list {
		list[i].ID, list[i].Hash, list[i].Keep = db.NewID(), hash, true
	}
	for chunk := range slices.Chunk(list, db.Batch) {
		err := a.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
			_, err := identity.CreateAccounts(ctx, tx, actor, chunk)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}
