package demo

import (
	"cmp"
	"context"
	"slices"
	"time"

	"xiezhi/internal/authz"
	"xiezhi/internal/filing"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/policy"
	"xiezhi/internal/workday"
)

// unfiled is the city that has not filed this year: the one that the demonstration signs in to.
const unfiled = planned

// What became of a city's filing this year, where it was not filed in October and accepted.
var filings = map[string]struct {
	month time.Month
	day   int
	late  string
	back  string // why it was returned
	waits bool
}{
	"连云港市总工会": {month: time.November, day: 9, late: "县区人员合并，名册核对用时较长。", waits: true},
	"扬州市总工会":  {month: time.October, day: 28, back: "请核对离岗人员的事由和日期后重新报送。"},
	"泰州市总工会":  {month: time.October, day: 30, waits: true},
	"宿迁市总工会":  {month: time.October, day: 31, waits: true},
}

// filingAt is the chapter as it runs on an afternoon.
func (o *planOffice) filingAt(on workday.Date) *filing.Service {
	s := *o.b.a.Filing
	s.DB = o.b.a.DB.At(clock.Fixed(on.Start().Add(15*time.Hour + 10*time.Minute)))
	return &s
}

// fileReturn files a city's return of a year on a day.
func (o *planOffice) fileReturn(ctx context.Context, on workday.Date, city org.Union, year int, late string) (filing.Filing, error) {
	s, a := o.filingAt(on), o.who(city, authz.RoleOfficer)
	v, err := s.Return(ctx, a, city.ID, year)
	if err != nil {
		return filing.Filing{}, err
	}
	return s.File(ctx, a, city.ID, year, filing.Sending{Kind: filing.KindAnnual, LateReason: late}, v.Stamp)
}

// fillFiling turns the chapter on since last September: last year's returns of all cities were accepted, this year's stand
// in every state that people will meet.
func (b *builder) fillFiling(ctx context.Context) error {
	root, err := org.Root(ctx, b.a.DB.Read())
	if err != nil {
		return err
	}
	since := workday.New(b.today.Year()-1, time.September, 1)
	err = b.tx(ctx, func(ctx context.Context, tx *db.Tx) error {
		return org.LayOverlays(ctx, tx, []org.Overlay{{
			ID: db.NewID(), UnionID: root.ID, Key: policy.Chapter("filing"), Value: since.String(), ValidFrom: since, Document: "演示文件", Rev: 1, CreatedAt: tx.Now(),
		}})
	})
	if err != nil {
		return err
	}
	o, province := b.plans, b.plans.who(root, authz.RoleApprover)
	var list []org.Union
	for _, u := range b.byID {
		if u.Tier == org.TierCity {
			list = append(list, u)
		}
	}
	slices.SortFunc(list, func(u, v org.Union) int { return cmp.Compare(u.SortKey, v.SortKey) })
	for i, city := range list {
		last := b.today.Year() - 1
		f, err := o.fileReturn(ctx, workday.New(last, time.October, 15+i), city, last, "")
		if err != nil {
			return err
		}
		if _, err := o.filingAt(workday.New(last, time.November, 5)).Decide(ctx, province, f.ID, f.Rev, true, ""); err != nil {
			return err
		}
		if err := o.fileThisYear(ctx, city, i, province); err != nil {
			return err
		}
	}
	if err := b.a.Filing.OweAll(ctx); err != nil {
		return err
	}
	return b.readOldNotices(ctx)
}

// fileThisYear brings a city's filing of this year to where it stands; what would be after today has not happened.
func (o *planOffice) fileThisYear(ctx context.Context, city org.Union, i int, province authz.Actor) error {
	year, today := o.b.today.Year(), o.b.today
	how := filings[city.Name]
	if how.month == 0 {
		how.month, how.day = time.October, 18+i%12
	}
	on := workday.New(year, how.month, how.day)
	if checked := workday.New(year, time.October, 14); checked.Before(today) {
		for k, county := range o.b.planUnits(city) {
			if county.ID == city.ID || (k+i)%4 != 0 || county.Name == "昆山市总工会" {
				continue
			}
			if err := o.checkPart(ctx, checked, county, year); err != nil {
				return err
			}
		}
	}
	if city.Name == unfiled || on.After(today) {
		return nil
	}
	f, err := o.fileReturn(ctx, on, city, year, how.late)
	if err != nil || how.waits {
		return err
	}
	decided := workday.New(year, time.November, 4+i%3)
	if decided.After(today) {
		return nil
	}
	_, err = o.filingAt(decided).Decide(ctx, province, f.ID, f.Rev, how.back == "", how.back)
	return err
}

// checkPart lets a county say that it has looked at its part.
func (o *planOffice) checkPart(ctx context.Context, on workday.Date, county org.Union, year int) error {
	s, a := o.filingAt(on), o.who(county, authz.RoleOfficer)
	v, err := s.Return(ctx, a, county.CityID, year)
	if err != nil {
		return err
	}
	_, err = s.CheckPart(ctx, a, county.ID, year, v.Stamp)
	return err
}
