package main

import (
	"context"
	"fmt"
	"slices"
	"time"

	"xiezhi/internal/authz"
	"xiezhi/internal/filing"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/policy"
	"xiezhi/internal/roster"
	"xiezhi/internal/rulebook"
	"xiezhi/internal/workday"
	"xiezhi/scripts/internal/province"
)

// cityHeads is how many people the city has whose October filing is measured.
const cityHeads = 300

// filing measures the October filing of a city of 300: the return drawn, checked and compared, then frozen and signed, then
// proved row by row.
func (s *subject) filing(ctx context.Context) error {
	if !s.wants("filing") {
		return nil
	}
	city, err := s.cityOf(ctx, cityHeads)
	if err != nil {
		return fmt.Errorf("prepare the filing: %w", err)
	}
	year, officer := workday.Of(s.app.DB.Now()).Year()-1, officer(city) // whose filing is open on any day
	began := time.Now()
	v, err := s.app.Filing.Return(ctx, officer, city.ID, year)
	if err != nil {
		return fmt.Errorf("draw the return: %w", err)
	}
	drawn := time.Since(began)
	began = time.Now()
	f, err := s.app.Filing.File(ctx, officer, city.ID, year, filing.Sending{Kind: filing.KindAnnual, LateReason: measuring}, v.Stamp)
	if err != nil {
		return fmt.Errorf("file: %w", err)
	}
	filed := time.Since(began)
	began = time.Now()
	proof, err := s.app.Filing.ProofIn(ctx, s.app.DB.Read(), f.ID)
	if err != nil {
		return fmt.Errorf("prove: %w", err)
	}
	if !proof.Whole {
		return fmt.Errorf("the filing does not prove: %+v", proof)
	}
	s.table.put(s.name, fmt.Sprintf("October return of a city of %d: drawn, checked, compared", v.Total.All), ms(drawn), "< 300 ms")
	s.table.put(s.name, fmt.Sprintf("October filing of %d rows: frozen, signed, told", f.RowCount), ms(filed), "< 1 s")
	s.table.put(s.name, fmt.Sprintf("a filing of %d rows proved: each row, each number, the signature", f.RowCount), ms(time.Since(began)), "< 300 ms")
	return nil
}

// cityOf turns the chapter on and hires into a city until it has so many people.
func (s *subject) cityOf(ctx context.Context, heads int) (org.Union, error) {
	all := s.province.Unions
	at := slices.IndexFunc(all, func(u org.Union) bool {
		return u.Tier == org.TierCounty && u.CityID != "" && !u.EmployingSince.IsZero()
	})
	if at < 0 {
		return org.Union{}, fmt.Errorf("no county employs")
	}
	county := all[at]
	city, err := org.ByID(ctx, s.app.DB.Read(), county.CityID)
	if err != nil {
		return city, err
	}
	root, err := org.Root(ctx, s.app.DB.Read())
	if err != nil {
		return city, err
	}
	since := workday.New(workday.Of(s.app.DB.Now()).Year()-1, time.January, 1)
	return city, s.app.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		pol, err := rulebook.PolicyAt(ctx, tx, root.ID, since)
		if err != nil {
			return err
		}
		if !pol.ChapterOn("filing") { // on already after the case of the re-sync
			if err := org.LayOverlays(ctx, tx, []org.Overlay{{
				ID: db.NewID(), UnionID: root.ID, Key: policy.Chapter("filing"), Value: since.String(), ValidFrom: since, Document: measuring, Rev: 1, CreatedAt: tx.Now(),
			}}); err != nil {
				return err
			}
		}
		n, err := roster.HeadcountOn(ctx, tx, authz.Scope{Cities: []string{city.ID}}, since)
		if err != nil {
			return err
		}
		var list []roster.NewHead
		for i := n.All; i < heads; i++ {
			id, err := province.IdentityNumber(900_000 + i)
			if err != nil {
				return err
			}
			list = append(list, roster.NewHead{
				Name: province.Name(i), ID: id, Political: "01", Education: "21", UnionID: county.ID, Channel: roster.ChannelOwn, Opening: true, OnDuty: since,
				Contracts: []roster.Contract{{Kind: roster.ContractLabour, SignedOn: since, StartsOn: since, EndsOn: since.AddYears(3), Opening: true}},
			})
		}
		_, err = roster.Insert(ctx, tx, audit.System(), roster.Prepare(s.app.Keys, list))
		return err
	})
}
