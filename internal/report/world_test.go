package report_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"xiezhi/internal/app/apptest"
	"xiezhi/internal/gb"
	"xiezhi/internal/obligation"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/db/dbtest"
	"xiezhi/internal/roster"
	"xiezhi/internal/workday"
	"xiezhi/internal/worklog"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

// noon is Sunday 2026-11-22 12:00 in China.
var noon = time.Date(2026, 11, 22, 4, 0, 0, 0, time.UTC)

func day(s string) workday.Date { return workday.MustParse(s) }

// world is the small province with the seven people of the tests.
type world struct {
	*apptest.World
	person map[string]string // ids by name
}

// people, as of noon: 冯 left the day before; 安 is 65 on the day; 白's agreement ran out the day before.
var people = []struct {
	name, union, birth string
	channel            roster.Channel
	on, until          string
	kind               roster.ContractKind
	from, to           string
	qual               roster.QualificationKind
	issued             string
}{
	{"安", "玉山镇总工会", "1961-11-22", roster.ChannelOwn, "2021-01-01", "", roster.ContractLabour, "2025-01-01", "2026-12-31", "", ""},
	{"白", "玉山镇总工会", "1962-03-01", roster.ChannelProcured, "2021-01-01", "", roster.ContractService, "2024-01-01", "2026-11-21", "", ""},
	{"陈", "周市镇总工会", "1990-05-05", roster.ChannelOwn, "2021-01-01", "", roster.ContractLabour, "2021-01-01", "", roster.QualRelations, "2020-06-01"},
	{"丁", "城厢镇总工会", "2000-01-01", roster.ChannelSocial, "2023-01-01", "", roster.ContractLabour, "2023-01-01", "2026-12-22", roster.QualLaw, "2026-11-22"},
	{"鄂", "东山街道总工会", "1971-11-23", roster.ChannelOwn, "2026-02-01", "", "", "", "", "", ""},
	{"冯", "玉山镇总工会", "1980-01-01", roster.ChannelOwn, "2021-01-01", "2026-11-21", roster.ContractLabour, "2021-01-01", "2026-11-21", "", ""},
	{"高", "苏州市总工会", "1966-01-01", roster.ChannelOwn, "2021-01-01", "", roster.ContractLabour, "2024-02-21", "2027-02-20", "", ""},
}

func eachWorld(t *testing.T, fn func(*testing.T, *world)) {
	t.Helper()
	clk := clock.Fixed(noon)
	dbtest.Each(t, clk, func(t *testing.T, d *db.DB) {
		w := &world{World: apptest.New(t, d, clk), person: map[string]string{}}
		var heads []roster.NewHead
		for i, p := range people {
			h := roster.NewHead{
				Name: p.name, ID: identity(t, p.birth, i), Political: "13", Education: "21", UnionID: w.Union(t, p.union).ID,
				Channel: p.channel, OnDuty: day(p.on), Opening: true,
			}
			if p.until != "" {
				h.EndedOn, h.EndGround = day(p.until), roster.GroundExpired
			}
			if p.kind != "" {
				c := roster.Contract{Kind: p.kind, StartsOn: day(p.from), Opening: true}
				if p.to != "" {
					c.EndsOn = day(p.to)
				}
				h.Contracts = []roster.Contract{c}
			}
			if p.qual != "" {
				h.Qualifications = []roster.Qualification{{Kind: p.qual, Name: "证书", IssuedOn: day(p.issued)}}
			}
			heads = append(heads, h)
		}
		w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
			_, err := roster.Insert(ctx, tx, audit.System(), roster.Prepare(w.App.Keys, heads))
			return err
		})
		var ids []struct{ ID, Name string }
		if err := d.Read().NewRaw("SELECT id, name FROM person").Scan(t.Context(), &ids); err != nil {
			t.Fatal(err)
		}
		for _, p := range ids {
			w.person[p.Name] = p.ID
		}
		fn(t, w)
	})
}

// identity is a valid number for a birth date.
func identity(t *testing.T, birth string, n int) gb.ID {
	t.Helper()
	body := fmt.Sprintf("320583%s%s%s%03d", birth[:4], birth[5:7], birth[8:], n*2+1)
	weights, sum := []int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2}, 0
	for i, w := range weights {
		sum += int(body[i]-'0') * w
	}
	id, err := gb.ParseID(body + string("10X98765432"[sum%11]))
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// year writes a person's kept figures, and when waived the ledger's line.
func (w *world) year(t *testing.T, name string, year, days, want int, closedDays *int, waived bool) {
	t.Helper()
	var union, county, city string
	for _, p := range people {
		if p.name == name {
			u := w.Union(t, p.union)
			union, county, city = u.ID, u.CountyID, u.CityID
		}
	}
	y := worklog.YearFigures{
		ID: db.NewID(), PersonID: w.person[name], Year: year, FirstDay: workday.New(year, 1, 1), LastDay: workday.New(year, 12, 31), UnionID: union, CountyID: county, CityID: city, ConfirmedDays: days,
		Services: days, Want: want, PolicyVersion: "p", ClosesOn: workday.New(year+1, 1, 15), ClosedDays: closedDays,
	}
	w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
		if _, err := tx.NewInsert().Model(&y).Exec(ctx); err != nil {
			return err
		}
		wants := map[obligation.Subject][]obligation.Want{{Rule: obligation.RuleFieldDays, ID: y.ID}: worklog.YearWants(y, workday.Date{})}
		if err := obligation.Sync(ctx, tx, wants); err != nil || !waived {
			return err
		}
		_, err := tx.NewRaw("UPDATE obligation SET state = 'waived' WHERE subject = ?", y.ID).Exec(ctx)
		return err
	})
}

// visit writes an entry in the state.
func (w *world) visit(t *testing.T, name, on string, state worklog.State) string {
	t.Helper()
	var e []struct{ ID, UnionID, CountyID, CityID string }
	err := w.DB.Read().NewRaw(`SELECT id, union_id, coalesce(county_id, '') AS county_id, coalesce(city_id, '') AS city_id
		FROM engagement WHERE person_id = ?`, w.person[name]).Scan(t.Context(), &e)
	if err != nil {
		t.Fatal(err)
	}
	v := worklog.Visit{
		ID: db.NewID(), PersonID: w.person[name], EngagementID: e[0].ID, UnionID: e[0].UnionID, CountyID: e[0].CountyID, CityID: e[0].CityID,
		ClientKey: db.NewID(), Day: day(on), ServedID: "s", ServedName: "好孩子集团工会", Duties: "D1,D2", Place: worklog.Onsite,
		Done: "指导工资专项协商", Outcome: "达成初稿", InternalNote: "企业亏损", State: state, Strength: "", Source: worklog.SourceSystem,
		Consent: worklog.ConsentNone, Rev: 1, CreatedAt: noon, ChangedAt: noon,
	}
	w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
		_, err := tx.NewInsert().Model(&v).Exec(ctx)
		return err
	})
	return v.ID
}

// move puts the town of Zhoushi from Kunshan below Taicang on 1 July 2026, and the roster follows.
func (w *world) move(t *testing.T) {
	t.Helper()
	town, to := w.Union(t, "周市镇总工会"), w.Union(t, "太仓市总工会")
	w.Tx(t, func(ctx context.Context, tx *db.Tx) error {
		if _, err := org.Move(ctx, tx, audit.System(), town.ID, to.ID, org.TierBase, "", day("2026-07-01")); err != nil {
			return err
		}
		places := map[string]org.Place{town.ID: {UnionID: town.ID, CountyID: to.ID, CityID: to.CityID}}
		_, err := roster.Followers()[0].Reparent(ctx, tx, []string{town.ID}, places, 100)
		return err
	})
}
