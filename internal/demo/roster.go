package demo

import (
	"context"
	"slices"
	"time"

	"xiezhi/internal/gb"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/roster"
	"xiezhi/internal/workday"
)

// head is what later steps must know of an instructor.
type head struct {
	personID, name  string
	union           org.Union
	onDuty, endedOn workday.Date
}

func (b *builder) headAt(union string) head {
	i := slices.IndexFunc(b.heads, func(h head) bool { return h.union.Name == union && h.endedOn.IsZero() })
	return b.heads[i]
}

var (
	educations = []string{"21", "21", "21", "31", "31", "11", "61"} // GB/T 4658, as unions hire
	politics   = []string{"01", "01", "01", "13", "13", "03", "02"} // GB/T 4762
	titles     = []string{"", "", "经济师", "助理经济师", "劳动关系协调师", "社会工作师", "会计师", ""}
)

// fillRoster engages the instructors: more where there are more of everything, at least one at each employing union.
func (b *builder) fillRoster(ctx context.Context) error {
	var list []roster.NewHead
	for i := range b.size.Instructors {
		u := b.unions[i%len(b.unions)]
		if i >= 2*len(b.unions) && u.Tier == org.TierBase && b.rng.IntN(2) == 0 {
			u = b.byID[u.SuperiorID]
		}
		n, err := b.newHead(i, u)
		if err != nil {
			return err
		}
		list = append(list, n)
	}
	heads := roster.Prepare(b.a.Keys, list)
	for chunk := range slices.Chunk(heads, db.Batch) {
		if err := b.tx(ctx, func(ctx context.Context, tx *db.Tx) error {
			_, err := roster.Insert(ctx, tx, b.actor, chunk)
			return err
		}); err != nil {
			return err
		}
	}
	for _, h := range heads {
		b.heads = append(b.heads, head{personID: h.Person.ID, name: h.Name, union: b.byID[h.UnionID], onDuty: h.OnDuty, endedOn: h.EndedOn})
	}
	return nil
}

// newHead is an instructor as unions have them: most in their thirties to fifties, some retired cadres on service
// agreements, a few near 65, a few who left, some contracts about to end.
func (b *builder) newHead(i int, u org.Union) (roster.NewHead, error) {
	woman := b.rng.IntN(100) < 48
	age := 26 + b.rng.IntN(30)
	switch {
	case i%13 == 5:
		age = 60 + b.rng.IntN(4)
	case i%97 == 40:
		age = 64
	}
	birth := b.today.AddYears(-age).AddDays(-b.rng.IntN(360))
	if i%97 == 40 {
		birth = b.today.AddYears(-65).AddDays(20 + b.rng.IntN(90))
	}
	region := u.RegionCode
	if len(region) != 6 || region[4:] == "00" {
		region = "320583"
	}
	id, err := b.people.id(region, birth, woman)
	if err != nil {
		return roster.NewHead{}, err
	}
	year := b.today.Year()
	n := roster.NewHead{
		Name: b.people.name(woman), ID: id, Phone: b.people.phone(),
		Political: politics[b.rng.IntN(len(politics))], Education: educations[b.rng.IntN(len(educations))],
		Title: gb.TitleOf(titles[b.rng.IntN(len(titles))]), FormerPost: formerPosts[b.rng.IntN(len(formerPosts))],
		Conditions: roster.Conditions{MeetsPolitical: true, MeetsKnowledge: true, MeetsAbility: true, MeetsHealth: true},
		UnionID:    u.ID, Channel: roster.ChannelOwn, Opening: true,
		OnDuty: workday.New(2021+b.rng.IntN(max(1, year-2021)), time.Month(1+b.rng.IntN(12)), 1+b.rng.IntN(28)),
	}
	n.PrefExperience, n.PrefGraduate = b.rng.IntN(3) == 0, b.rng.IntN(3) == 0
	if n.Title.Label == "劳动关系协调师" {
		n.PrefQualified = true
		n.Qualifications = []roster.Qualification{{Kind: roster.QualRelations, Name: "劳动关系协调师（三级）", Number: "虚构" + id.Number()[14:17]}}
	}
	switch i % 17 {
	case 3:
		n.Channel = roster.ChannelSocial
	case 9:
		n.Channel = roster.ChannelProcured
	}
	kind := roster.ContractLabour
	if age >= 60 {
		kind = roster.ContractService
	}
	ends := workday.New(year+1+b.rng.IntN(2), time.Month(1+b.rng.IntN(12)), 28)
	switch i % 29 {
	case 7:
		ends = b.today.AddDays(10 + b.rng.IntN(75)) // to be renewed soon
	case 15:
		ends = b.today.AddDays(-5 - b.rng.IntN(40)) // ran out, still in post
	case 21:
		ends = workday.Date{} // open-ended
	}
	starts := n.OnDuty
	if ends.IsZero() || ends.After(starts.AddYears(3)) {
		starts = workday.New(max(n.OnDuty.Year(), year-2), n.OnDuty.Month(), n.OnDuty.Day())
	}
	if starts.After(b.today) {
		starts = n.OnDuty
	}
	n.Contracts = []roster.Contract{{Kind: kind, SignedOn: starts, StartsOn: starts, EndsOn: ends, Opening: true}}
	if i%41 == 17 {
		n.EndedOn, n.EndGround = workday.New(year, time.Month(3+b.rng.IntN(5)), 30), roster.GroundWish
		n.Contracts[0].EndsOn = n.EndedOn
	}
	return n, nil
}
