package roster

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/uptrace/bun"

	"xiezhi/internal/gb"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/seal"
	"xiezhi/internal/workday"
)

// NewHead is a person with an engagement, as an import, the demonstration or a form brings it.
type NewHead struct {
	Name       string
	ID         gb.ID
	Phone      gb.Phone // zero: none known
	Political  string   // codes of the standards
	Education  string
	Title      gb.Item
	FormerPost string
	Resume     string
	Conditions
	Preferences
	Qualifications []Qualification

	UnionID       string
	PostUnionID   string
	PostTier      org.Tier // zero: the tier of the post union, else of the employing union
	Channel       Channel
	ManagedPaper  string
	OnDuty        workday.Date
	EndedOn       workday.Date
	EndGround     Ground
	Note          string
	Opening       bool
	Contracts     []Contract
	Interruptions []Interruption
}

// Head is a NewHead with its numbers sealed, ready for Insert. EngagementID is set once it is written, and is that of
// the engagement found when it was there already.
type Head struct {
	NewHead
	Person       Person
	EngagementID string
}

// Prepare seals the numbers of heads, outside any transaction.
func Prepare(keys *seal.Keys, list []NewHead) []Head {
	out := make([]Head, len(list))
	for i, n := range list {
		out[i] = Head{NewHead: n, Person: newPerson(keys, db.NewID(), n)}
	}
	return out
}

func newPerson(keys *seal.Keys, id string, n NewHead) Person {
	p := Person{
		ID: id, Name: n.Name, Pinyin: spelling(n.Name), Sex: n.ID.Sex(), Birth: n.ID.Birth(), IDKind: IDResident,
		IDSealed: keys.Seal(seal.Place("person", "id_sealed", id), n.ID.Number()), IDBlind: BlindID(keys, n.ID),
		IDMasked: n.ID.String(), Political: n.Political, Education: n.Education, TitleCode: n.Title.Code,
		TitleText: n.Title.Label, FormerPost: n.FormerPost, Resume: n.Resume,
		Conditions: n.Conditions, Preferences: n.Preferences, Rev: 1,
	}
	if n.ID.Permit() != "" {
		p.IDKind = IDPermit
	}
	setPhone(keys, &p, n.Phone)
	return p
}

func setPhone(keys *seal.Keys, p *Person, phone gb.Phone) {
	p.PhoneSealed, p.PhoneBlind, p.PhoneMasked = "", "", ""
	if phone.IsZero() {
		return
	}
	p.PhoneSealed = keys.Seal(seal.Place("person", "phone_sealed", p.ID), phone.Number())
	p.PhoneBlind = keys.Blind("person.phone", phone.Number())
	p.PhoneMasked = phone.String()
}

// BlindID is the index by which a person is found.
func BlindID(keys *seal.Keys, id gb.ID) string { return keys.Blind("person.identity", id.Number()) }

// BlindPhone is the index by which a phone is found: whether a signer's number is the instructor's own (Art. 10(2)).
func BlindPhone(keys *seal.Keys, phone gb.Phone) string {
	return keys.Blind("person.phone", phone.Number())
}

func spelling(name string) string {
	full, initials := gb.Pinyin(name)
	return full[:min(len(full), 240)] + " " + initials[:min(len(initials), 59)]
}

// Inserted tells what Insert wrote.
type Inserted struct {
	Persons     int `json:"persons"`
	Engagements int `json:"engagements"`
	Already     int `json:"already"` // were there before: the same person at the same union from the same day
}

// Insert writes heads with their contracts and audit, all or nothing: the one way in for imports, demonstration and
// forms. A person who is known is met again, and keeps what the roster says of them; one who is engaged elsewhere on a
// common day is refused (CodeElsewhere). Heads that are there already are passed over.
func Insert(ctx context.Context, tx *db.Tx, actor audit.Actor, heads []Head) (Inserted, error) {
	var done Inserted
	known, err := personsByBlind(ctx, tx, heads)
	if err != nil {
		return done, err
	}
	if err := db.Lock(ctx, tx, "person", slices.Collect(maps.Values(known))...); err != nil {
		return done, err
	}
	engaged, err := engagementsOf(ctx, tx, slices.Collect(maps.Values(known))...)
	if err != nil {
		return done, err
	}
	unions, err := unionsOf(ctx, tx, heads)
	if err != nil {
		return done, err
	}
	var batch rows
	for i := range heads {
		h := &heads[i]
		id, met := known[h.Person.IDBlind]
		if met {
			h.Person.ID = id
		}
		e, err := h.engagement(unions)
		if err != nil {
			return done, fmt.Errorf("head %d: %w", i, err)
		}
		if other, clash := Conflict(e, engaged[h.Person.ID]); clash {
			if other.UnionID == e.UnionID && other.OnDuty == e.OnDuty {
				h.EngagementID = other.ID
				done.Already++
				continue
			}
			return done, elsewhere(ctx, tx, h.Name, e.UnionID, other)
		}
		if !met {
			known[h.Person.IDBlind] = h.Person.ID
			h.Person.CreatedAt = tx.Now()
			batch.persons = append(batch.persons, h.Person)
			done.Persons++
		}
		engaged[h.Person.ID] = append(engaged[h.Person.ID], e)
		h.EngagementID = e.ID
		if err := batch.add(tx, actor, h, e, met); err != nil {
			return done, err
		}
		done.Engagements++
	}
	return done, batch.write(ctx, tx)
}

// engagement is the head's engagement, its place from the tree.
func (h *Head) engagement(unions map[string]org.Union) (Engagement, error) {
	u, ok := unions[h.UnionID]
	if !ok {
		return Engagement{}, errs.NotFound("聘用单位")
	}
	e := Engagement{
		ID: db.NewID(), PersonID: h.Person.ID, UnionID: u.ID, CountyID: u.CountyID, CityID: u.CityID, Pinyin: h.Person.Pinyin,
		PostUnionID: h.PostUnionID, Channel: h.Channel, ManagedPaper: h.ManagedPaper, PostTier: h.PostTier,
		OnDuty: h.OnDuty, EndedOn: h.EndedOn, EndGround: h.EndGround, Note: h.Note, Opening: h.Opening, Rev: 1,
	}
	if e.PostTier == "" {
		e.PostTier = u.Tier
		if e.PostUnionID != "" {
			post, ok := unions[e.PostUnionID]
			if !ok {
				return Engagement{}, errs.NotFound("定岗单位")
			}
			e.PostTier = post.Tier
		}
	}
	return e, CheckEngagement(h.Person, e, u)
}

// rows is what a batch writes, parents first.
type rows struct {
	persons        []Person
	engagements    []Engagement
	postings       []Posting
	contracts      []Contract
	interruptions  []Interruption
	qualifications []Qualification
	entries        []audit.Entry
}

func (b *rows) add(tx *db.Tx, actor audit.Actor, h *Head, e Engagement, met bool) error {
	e.CreatedAt = tx.Now()
	b.engagements = append(b.engagements, e)
	b.postings = append(b.postings, Posting{
		ID: db.NewID(), EngagementID: e.ID, PostUnionID: e.PostUnionID, PostTier: e.PostTier, StartsOn: e.OnDuty,
	})
	for i, c := range h.Contracts {
		if c.StartsOn.IsZero() || c.Kind.Title() == "" || !c.EndsOn.IsZero() && c.EndsOn.Before(c.StartsOn) {
			return errs.E(CodeContract, h.Name+"的合同起止时间或种类有误。")
		}
		for _, o := range h.Contracts[:i] {
			if overlaps(c.StartsOn, c.EndsOn, o.StartsOn, o.EndsOn) {
				return errs.E(CodeContractLap, h.Name+"有两份合同的期限重叠。")
			}
		}
		c.ID, c.EngagementID, c.Opening, c.CreatedAt = cmp.Or(c.ID, db.NewID()), e.ID, h.Opening, tx.Now()
		b.contracts = append(b.contracts, c)
	}
	for i, l := range h.Interruptions {
		if err := CheckInterruption(e, h.Interruptions[:i], l); err != nil {
			return err
		}
		l.ID, l.EngagementID = db.NewID(), e.ID
		b.interruptions = append(b.interruptions, l)
	}
	if !met {
		for _, q := range h.Qualifications {
			q.ID, q.PersonID = db.NewID(), h.Person.ID
			b.qualifications = append(b.qualifications, q)
		}
		b.entries = append(b.entries, personEntry(actor, "roster.person.create", e.Place(), nil, &h.Person, ""))
	}
	b.entries = append(b.entries, engagementEntry(actor, "roster.engage", h.Person.Name, nil, &e, ""))
	return nil
}

func (b *rows) write(ctx context.Context, tx *db.Tx) error {
	err := db.InsertAll(ctx, tx, b.persons)
	if db.IsUnique(err, "person", "id_blind") {
		return errs.Of(errs.KindConflict, CodeNumberTaken, "其中有人刚刚由其他单位登记，请重新核对后再试。").Because(err)
	}
	if err != nil {
		return fmt.Errorf("insert persons: %w", err)
	}
	for _, insert := range []func() error{
		func() error { return db.InsertAll(ctx, tx, b.engagements) },
		func() error { return db.InsertAll(ctx, tx, b.postings) },
		func() error { return db.InsertAll(ctx, tx, b.contracts) },
		func() error { return db.InsertAll(ctx, tx, b.interruptions) },
		func() error { return db.InsertAll(ctx, tx, b.qualifications) },
	} {
		if err := insert(); err != nil {
			return fmt.Errorf("insert heads: %w", err)
		}
	}
	return audit.Record(ctx, tx, b.entries...)
}

// personsByBlind are the ids of those heads who are known, by their index.
func personsByBlind(ctx context.Context, q db.Q, heads []Head) (map[string]string, error) {
	blinds := make([]string, len(heads))
	for i, h := range heads {
		blinds[i] = h.Person.IDBlind
	}
	return idsByBlind(ctx, q, blinds)
}

func idsByBlind(ctx context.Context, q db.Q, blinds []string) (map[string]string, error) {
	known := map[string]string{}
	for chunk := range slices.Chunk(blinds, db.Batch) {
		var found []struct{ ID, IDBlind string }
		err := q.NewSelect().TableExpr("person").ColumnExpr("id, id_blind").Where("id_blind IN (?)", bun.List(chunk)).Scan(ctx, &found)
		if err != nil {
			return nil, fmt.Errorf("find persons: %w", err)
		}
		for _, f := range found {
			known[f.IDBlind] = f.ID
		}
	}
	return known, nil
}

func unionsOf(ctx context.Context, q db.Q, heads []Head) (map[string]org.Union, error) {
	ids := map[string]bool{}
	for _, h := range heads {
		ids[h.UnionID] = true
		if h.PostUnionID != "" {
			ids[h.PostUnionID] = true
		}
	}
	return org.ByIDs(ctx, q, slices.Sorted(maps.Keys(ids))...)
}
