package demo

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/notify"
	"xiezhi/internal/served"
	"xiezhi/internal/workday"
)

// unit is what the visits must know of a served unit.
type unit struct {
	id, name, chair string
	union           bool
}

// fillServed writes each employing union's register: most units have a union and an agreement, some have neither.
func (b *builder) fillServed(ctx context.Context) error {
	var list []served.NewUnit
	rng := seeded(7, 20)
	people := newPeople(rng)
	for i, u := range b.unions {
		for range b.size.Units {
			n := b.newUnit(u)
			list = append(list, n)
			b.units[u.ID] = append(b.units[u.ID], unit{id: n.ID, name: n.Name, chair: n.ChairName, union: n.HasUnion})
		}
		list = append(list, b.unionServed(u, people, i))
	}
	units := served.Prepare(b.a.Keys, list)
	for chunk := range slices.Chunk(units, db.Batch) {
		var told []notify.Notice
		for _, u := range chunk {
			if u.State == served.StateToCheck {
				told = append(told, served.AddedNotice(u, "指导员"))
			}
		}
		err := b.tx(ctx, func(ctx context.Context, tx *db.Tx) error {
			if err := served.Insert(ctx, tx, b.actor, chunk); err != nil {
				return err
			}
			return notify.Tell(ctx, tx, told...)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// unionServed is the trade or area union in an employing union's register, which speaks for small firms without a union.
func (b *builder) unionServed(u org.Union, people *people, i int) served.NewUnit {
	n := served.NewUnit{ID: db.NewID(), Phone: people.phone(), UnionID: u.ID, AddedBy: "demo", PhoneChecked: true, CheckedBy: "demo-clerk"}
	n.Facts = served.Facts{
		Kind: served.KindTrade, Name: strings.TrimSuffix(u.Name, "总工会") + trades[i%len(trades)].word + "行业工会联合会", RegionCode: u.RegionCode,
		Industry: trades[i%len(trades)].industry, HasUnion: true, ChairName: people.name(i%3 == 0), ContactTitle: "工会主席",
		AgreementKind: served.AgreementTrade, AgreementFrom: b.today.AddDays(-i % 300),
	}
	if i%2 == 1 {
		n.Kind, n.Name = served.KindArea, strings.TrimSuffix(u.Name, "总工会")+"商务园区域工会联合会"
		n.Industry, n.AgreementKind = "", served.AgreementContract
	}
	n.ContactName, n.AgreementUntil = n.ChairName, n.AgreementFrom.AddYears(1).AddDays(-1)
	return n
}

func (b *builder) newUnit(u org.Union) served.NewUnit {
	t := trades[b.rng.IntN(len(trades))]
	county := u
	if u.Tier == org.TierBase {
		county = b.byID[u.SuperiorID]
	}
	place := strings.TrimRight(strings.TrimSuffix(county.Name, "总工会"), "市区县")
	name := place + brandHeads[b.rng.IntN(len(brandHeads))] + brandTails[b.rng.IntN(len(brandTails))] + t.word + "有限公司"
	hasUnion := b.rng.IntN(100) < 86
	n := served.NewUnit{ID: db.NewID(), Phone: b.people.phone(), UnionID: u.ID, AddedBy: "demo"}
	n.Facts = served.Facts{
		Kind: served.KindEnterprise, Name: name, RegionCode: u.RegionCode, Industry: t.industry,
		Workers: int64(30 + b.rng.IntN(1200)), HasUnion: hasUnion, ContactName: b.people.name(b.rng.IntN(2) == 0), ContactTitle: "人力资源经理",
	}
	if hasUnion {
		n.ChairName, n.ContactTitle = b.people.name(b.rng.IntN(3) == 0), "工会主席"
		n.ContactName = n.ChairName
		n.Members = n.Workers * int64(70+b.rng.IntN(30)) / 100
		if b.rng.IntN(100) < 78 {
			n.AgreementKind = served.AgreementWages
			n.AgreementFrom = b.today.AddDays(-b.rng.IntN(330))
			n.AgreementUntil = n.AgreementFrom.AddYears(1).AddDays(-1)
		}
		if b.rng.IntN(10) < 6 {
			n.PhoneChecked, n.CheckedBy = true, "demo-clerk"
		}
	}
	if b.rng.IntN(25) == 0 {
		n.State = served.StateToCheck
	}
	return n
}

// workdaysOf are the days of the year up to yesterday on which people work.
func (b *builder) workdaysOf(year int) []workday.Date {
	cal := workday.Embedded()
	var out []workday.Date
	for d := workday.New(year, time.January, 4); d.Before(b.today); d = d.AddDays(1) {
		if worked, _ := cal.IsWorkday(d); worked {
			out = append(out, d)
		}
	}
	return out
}

func (b *builder) text(list []string) string { return list[b.rng.IntN(len(list))] }

func (b *builder) key(n int) string { return fmt.Sprintf("demo-%06d", n) }
