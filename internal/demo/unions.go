package demo

import (
	"context"
	"fmt"
	"strings"
	"time"

	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/workday"
)

// fillUnions seeds the tree down to the counties, and puts towns, streets and zones below some of them.
func (b *builder) fillUnions(ctx context.Context) error {
	if err := b.tx(ctx, func(ctx context.Context, tx *db.Tx) error { return org.Seed(ctx, tx, b.actor) }); err != nil {
		return err
	}
	if err := b.fillDirectory(ctx); err != nil {
		return err
	}
	root, err := org.Root(ctx, b.a.DB.Read())
	if err != nil {
		return err
	}
	tree, err := org.Subtree(ctx, b.a.DB.Read(), root.ID)
	if err != nil {
		return err
	}
	var counties []org.Union
	var list []org.NewUnion
	for _, u := range tree {
		if u.Kind == org.KindCounty {
			counties = append(counties, u)
		}
		if u.Name == "昆山市总工会" {
			for _, name := range kunshan {
				list = append(list, b.below(u, name))
			}
		}
	}
	for i := 0; len(list) < b.size.BaseUnions; i++ {
		c := counties[(i*37)%len(counties)]
		if c.Name == "昆山市总工会" {
			continue
		}
		list = append(list, b.below(c, townWords[(i*5+i/len(counties))%len(townWords)]))
	}
	for _, c := range counties {
		if c.Name == "昆山市总工会" {
			list = append(list, b.below(c, merged))
		}
	}
	if err := b.tx(ctx, func(ctx context.Context, tx *db.Tx) error {
		_, err := org.CreateTx(ctx, tx, b.actor, list)
		return err
	}); err != nil {
		return err
	}
	tree, err = org.Subtree(ctx, b.a.DB.Read(), root.ID)
	if err != nil {
		return err
	}
	for _, u := range tree {
		b.byName[u.Name], b.byID[u.ID] = u, u
		if u.Employs(b.today) && u.Kind != org.KindProvince {
			b.unions = append(b.unions, u)
		}
	}
	return nil
}

// fillDirectory gives the seeded unions a contact and an office phone, as every union has them.
func (b *builder) fillDirectory(ctx context.Context) error {
	root, err := org.Root(ctx, b.a.DB.Read())
	if err != nil {
		return err
	}
	tree, err := org.Subtree(ctx, b.a.DB.Read(), root.ID)
	if err != nil {
		return err
	}
	rng := seeded(19, 56)
	people := newPeople(rng)
	return b.tx(ctx, func(ctx context.Context, tx *db.Tx) error {
		for i, u := range tree {
			c := org.Contact{
				Name: people.name(i%2 == 0), Title: "权益保障部", Phone: officePhone(u.RegionCode, '8', rng.IntN(10_000_000)),
			}
			if _, err := org.SetContact(ctx, tx, b.actor, u.ID, u.Rev, c); err != nil {
				return err
			}
		}
		return nil
	})
}

// areaCodes are the cities' telephone area codes, by the first four digits of the region code. The province's own
// unions are in Nanjing.
var areaCodes = map[string]string{
	"3200": "025", "3201": "025", "3202": "0510", "3203": "0516", "3204": "0519", "3205": "0512", "3206": "0513", "3207": "0518",
	"3208": "0517", "3209": "0515", "3210": "0514", "3211": "0511", "3212": "0523", "3213": "0527",
}

// officePhone is an invented number of eight digits in the region's area.
func officePhone(region string, first rune, n int) string {
	return fmt.Sprintf("%s-%c%07d", areaCodes[region[:4]], first, n)
}

// below is a union of a county: its kind follows from the word, its name says the county where the word alone would
// be met twice.
func (b *builder) below(county org.Union, word string) org.NewUnion {
	kind := org.KindZone
	switch {
	case strings.HasSuffix(word, "镇"):
		kind = org.KindTown
	case strings.HasSuffix(word, "街道"):
		kind = org.KindStreet
	}
	name := word + "总工会"
	if county.Name != "昆山市总工会" {
		name = strings.TrimSuffix(county.Name, "总工会") + name
	}
	return org.NewUnion{
		Name: name, Kind: kind, SuperiorID: county.ID, EmployingSince: workday.New(2020, time.August, 5),
		ContactName: b.people.name(b.rng.IntN(2) == 0), ContactTitle: "工会干事", OfficePhone: officePhone(county.RegionCode, '5', b.rng.IntN(10_000_000)),
	}
}
