package worklog

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/notify"
	"xiezhi/internal/policy"
	"xiezhi/internal/served"
	"xiezhi/internal/workday"
)

// New is an entry for the batch writer: what was written, and how far it got.
type New struct {
	PersonID  string
	ClientKey string // empty: made here
	Content
	Consent Consent // given for duty 8(4) where there was one
	State   State   // draft, waiting, confirmed, returned or refused; empty is draft
	At      time.Time
	Reason  string // of a return or refusal

	Signer       Signer // of a confirmation
	Strength     Strength
	Signature    []byte
	AnsweredAt   time.Time
	Satisfaction int
	Source       Source // empty: system
	OpeningID    string
	Note         string // of the confirmation
	BroughtBy    string // who brought in, and who checked, an entry of an opening
	CheckedBy    string
}

// Prepared are entries that passed the rules and are frozen, ready to be written.
type Prepared struct {
	visits        []Visit
	versions      []Version
	confirmations []Confirmation
	events        []VisitEvent
	ratings       []rating
	terms         map[string]Term // by year id
}

// Len is how many entries there are.
func (p *Prepared) Len() int { return len(p.visits) }

// Prepare puts new entries through the same rules as those that people write, and freezes what was submitted. It only
// reads, so that a large batch holds no writer while it is hashed. now is the instant before which all has happened.
func Prepare(ctx context.Context, q db.Q, list []New, now time.Time) (*Prepared, error) {
	return prepare(ctx, q, list, nil, now)
}

// prepare is Prepare with served units that are written down in the same transaction as the entries.
func prepare(ctx context.Context, q db.Q, list []New, fresh map[string]Party, now time.Time) (*Prepared, error) {
	var people, units []string
	for _, n := range list {
		people, units = append(people, n.PersonID), append(units, n.ServedID)
	}
	terms, err := termsOf(ctx, q, distinct(people)...)
	if err != nil {
		return nil, err
	}
	known, err := partiesIn(ctx, q, distinct(units))
	if err != nil {
		return nil, err
	}
	maps.Copy(known, fresh)
	b := batch{out: &Prepared{terms: map[string]Term{}}, policies: map[string]policy.Policy{}, now: now}
	for i, n := range list {
		t, engaged := termIn(terms[n.PersonID], n.Day)
		p, ok := known[n.ServedID]
		if !ok {
			return nil, fmt.Errorf("entry %d: no served unit %s", i, n.ServedID)
		}
		key := fmt.Sprintf("%s/%d", t.At.UnionID, n.Day.Year())
		if _, ok := b.policies[key]; !ok && engaged {
			if b.policies[key], err = yearPolicy(ctx, q, t.At.UnionID, n.Day.Year()); err != nil {
				return nil, err
			}
		}
		if err := b.add(n, t, engaged, p, b.policies[key]); err != nil {
			return nil, fmt.Errorf("entry %d: %w", i, err)
		}
	}
	return b.out, nil
}

func distinct(ids []string) []string {
	slices.Sort(ids)
	return slices.Compact(ids)
}

func termIn(terms []Term, day workday.Date) (Term, bool) {
	for _, t := range slices.Backward(terms) {
		if !day.Before(t.OnDuty) && (t.EndedOn.IsZero() || !day.After(t.EndedOn)) {
			return t, true
		}
	}
	return Term{}, false
}

func partiesIn(ctx context.Context, q db.Q, ids []string) (map[string]Party, error) {
	out := map[string]Party{}
	for chunk := range slices.Chunk(ids, db.Batch) {
		found, err := parties(ctx, q, chunk...)
		if err != nil {
			return nil, err
		}
		maps.Copy(out, found)
	}
	return out, nil
}

type batch struct {
	out      *Prepared
	policies map[string]policy.Policy
	now      time.Time
}

func (b *batch) add(n New, t Term, engaged bool, p Party, pol policy.Policy) error {
	submitted := n.State != "" && n.State != StateDraft
	if err := CheckContent(n.Content, submitted); err != nil {
		return err
	}
	if err := CheckDay(n.Day, workday.Of(b.now), t, engaged); err != nil {
		return err
	}
	d := Draft{ClientKey: n.ClientKey, Content: n.Content}
	if d.ClientKey == "" {
		d.ClientKey = db.NewID()
	}
	hash, err := d.hash()
	if err != nil {
		return err
	}
	v := fresh(t, p, d, hash, n.At.UTC())
	if v, err = Save(v, n.Content); err != nil {
		return err
	}
	if v.Consent == ConsentAsked && n.Consent != "" {
		v.Consent = n.Consent
	}
	if n.Source != "" {
		v.Source = n.Source
	}
	v.OpeningID = n.OpeningID
	b.out.terms[yearID(t.PersonID, n.Day.Year())] = t
	if !submitted {
		b.out.visits = append(b.out.visits, v)
		return nil
	}
	version, err := newVersion(v, t, p, 1, n.At.UTC())
	if err != nil {
		return err
	}
	if v, err = Submit(v, version.ID, n.At.UTC()); err != nil {
		return err
	}
	b.out.versions = append(b.out.versions, version)
	if n.Source == SourceOpening {
		b.event(v, n.At, "opening", n.BroughtBy, "")
	} else {
		b.event(v, n.At, "submit", t.PersonName, "")
	}
	if v, err = b.answer(v, n, t, p, pol, version); err != nil {
		return err
	}
	b.out.visits = append(b.out.visits, v)
	return nil
}

func (b *batch) event(v Visit, at time.Time, act, who, reason string) {
	b.out.events = append(b.out.events, VisitEvent{ID: db.NewID(), VisitID: v.ID, At: at.UTC(), Act: act, Who: who, Reason: reason, State: v.State})
}

func (b *batch) answer(v Visit, n New, t Term, p Party, pol policy.Policy, version Version) (Visit, error) {
	var err error
	switch n.State {
	case StateReturned:
		v, err = AskCorrection(v, n.Reason)
		b.event(v, n.AnsweredAt, "correct", n.Signer.Name, n.Reason)
	case StateRefused:
		v, err = Refuse(v, n.Reason)
		b.event(v, n.AnsweredAt, "refuse", n.Signer.Name, n.Reason)
	case StateConfirmed:
		return b.confirm(v, n, t, p, pol, version)
	case StateDraft, StateWaiting, StateWithdrawn:
	}
	return v, err
}

func (b *batch) confirm(v Visit, n New, t Term, p Party, pol policy.Policy, version Version) (Visit, error) {
	duties, _ := FrozenDuties(n.Content, v.Consent, p)
	if err := CheckSigner(n.Signer, p, t, duties, n.Strength, pol); err != nil {
		return v, err
	}
	at := n.AnsweredAt.UTC()
	late := Closed(pol.YearCloses(n.Day.Year()), at)
	c, err := newConfirmation(version, n.Signer, n.Strength, n.Signature, n.Note, late, at)
	if err != nil {
		return v, err
	}
	b.out.confirmations = append(b.out.confirmations, c)
	if n.Satisfaction > 0 {
		b.out.ratings = append(b.out.ratings, newRating(v, n.Satisfaction))
	}
	v, err = Confirm(v, n.Strength, !late && Counts(v.Place, pol), at)
	if n.Source == SourceOpening {
		b.event(v, at, "opening_check", n.CheckedBy, "")
	} else {
		b.event(v, at, "confirm", n.Signer.Name, "")
	}
	return v, err
}

// Notices are what people would have been told of the entries since the instant, dated when it happened: for the
// demonstration, whose year nobody lived through.
func (p *Prepared) Notices(since, now time.Time) []notify.Notice {
	of := make(map[string]Visit, len(p.visits))
	var out []notify.Notice
	tell := func(v Visit, event, reason string, at time.Time) {
		if at.Before(since) || at.After(now) {
			return
		}
		for _, t := range Tellings(v, event, reason, "") {
			n := t.notice(v.ID + "/" + event)
			n.CreatedAt = at.UTC()
			out = append(out, n)
		}
	}
	for _, v := range p.visits {
		of[v.ID] = v
		if v.State == StateWaiting {
			warn := policy.At(nil, v.Day).Int(policy.UnconfirmedWarnDays)
			tell(v, eventUnsigned, "", v.SubmittedAt.Add(time.Duration(warn)*24*time.Hour))
		}
	}
	for _, e := range p.events {
		tell(of[e.VisitID], e.Act, e.Reason, e.At)
	}
	return out
}

// Insert writes prepared entries with their audit entries, brings the kept figures of the years that they touch up to
// date, and the ledger with them.
func Insert(ctx context.Context, tx *db.Tx, actor audit.Actor, p *Prepared) error {
	if p.Len() == 0 {
		return nil
	}
	if err := p.holdUnits(ctx, tx); err != nil {
		return err
	}
	ids, err := p.lockYears(ctx, tx)
	if err != nil {
		return err
	}
	if err := db.InsertAll(ctx, tx, p.visits); err != nil {
		return err
	}
	if err := db.InsertAll(ctx, tx, p.versions); err != nil {
		return err
	}
	if err := db.InsertAll(ctx, tx, p.confirmations); err != nil {
		return err
	}
	if err := db.InsertAll(ctx, tx, p.events); err != nil {
		return err
	}
	if err := rate(ctx, tx, p.ratings); err != nil {
		return err
	}
	records := make([]audit.Entry, len(p.visits))
	for i, v := range p.visits {
		records[i] = audit.Entry{
			Actor: actor, Action: "worklog.visit.import", Kind: "visit", ID: v.ID, Label: v.Day.String() + " " + v.ServedName,
			UnionID: v.UnionID, CountyID: v.CountyID, CityID: v.CityID, PersonID: v.PersonID,
		}
	}
	if err := audit.Record(ctx, tx, records...); err != nil {
		return err
	}
	if err := p.countDays(ctx, tx); err != nil {
		return err
	}
	return refresh(ctx, tx, ids)
}

// holdUnits holds the served units of the entries until the commit. An entry whose unit was merged since it was prepared
// goes to the unit that stays; what was frozen keeps the name that was signed.
func (p *Prepared) holdUnits(ctx context.Context, tx *db.Tx) error {
	ids := make([]string, len(p.visits))
	for i, v := range p.visits {
		ids[i] = v.ServedID
	}
	for chunk := range slices.Chunk(distinct(ids), db.Batch) {
		held, err := served.Hold(ctx, tx, chunk...)
		if err != nil {
			return err
		}
		for i, v := range p.visits {
			if u, ok := held[v.ServedID]; ok && u.MergedInto != "" {
				p.visits[i].ServedID = u.MergedInto
			}
		}
	}
	return nil
}

// lockYears opens and locks the person-years of the entries, in the order of their ids.
func (p *Prepared) lockYears(ctx context.Context, tx *db.Tx) ([]string, error) {
	years := map[string]int{}
	for _, v := range p.visits {
		years[yearID(v.PersonID, v.Day.Year())] = v.Day.Year()
	}
	ids := make([]string, 0, len(years))
	for id := range years {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	var have []string
	for chunk := range slices.Chunk(ids, db.Batch) {
		var part []string
		if err := tx.NewRaw("SELECT id FROM worklog_year WHERE id IN (?)", bun.List(chunk)).Scan(ctx, &part); err != nil {
			return nil, fmt.Errorf("read years: %w", err)
		}
		have = append(have, part...)
	}
	slices.Sort(have)
	var fresh []YearFigures
	policies := map[string]policy.Policy{}
	for _, id := range ids {
		if _, found := slices.BinarySearch(have, id); found {
			continue
		}
		t := p.terms[id]
		key := fmt.Sprintf("%s/%d", t.At.UnionID, years[id])
		pol, ok := policies[key]
		if !ok {
			var err error
			if pol, err = yearPolicy(ctx, tx, t.At.UnionID, years[id]); err != nil {
				return nil, err
			}
			policies[key] = pol
		}
		fresh = append(fresh, newYear(t, years[id], pol))
	}
	for chunk := range slices.Chunk(fresh, db.Batch) {
		if _, err := tx.NewInsert().Model(&chunk).On("CONFLICT (id) DO NOTHING").Exec(ctx); err != nil {
			return nil, fmt.Errorf("open years: %w", err)
		}
	}
	return ids, db.Lock(ctx, tx, "worklog_year", ids...)
}

type dayRow struct {
	bun.BaseModel `bun:"table:worklog_day"`

	PersonID string
	Day      workday.Date
	N        int
}

func (p *Prepared) countDays(ctx context.Context, tx *db.Tx) error {
	counts := map[dayRow]int{}
	for _, v := range p.visits {
		if v.Counted {
			counts[dayRow{PersonID: v.PersonID, Day: v.Day}]++
		}
	}
	rows := make([]dayRow, 0, len(counts))
	for r, n := range counts {
		r.N = n
		rows = append(rows, r)
	}
	slices.SortFunc(rows, func(a, b dayRow) int {
		if c := strings.Compare(a.PersonID, b.PersonID); c != 0 {
			return c
		}
		return a.Day.Compare(b.Day)
	})
	for chunk := range slices.Chunk(rows, db.Batch) {
		_, err := tx.NewInsert().Model(&chunk).On("CONFLICT (person_id, day) DO UPDATE").Set("n = ?TableAlias.n + EXCLUDED.n").Exec(ctx)
		if err != nil {
			return fmt.Errorf("count days: %w", err)
		}
	}
	return nil
}

// refresh counts the figures of locked years anew from their days and entries, and syncs the ledger.
func refresh(ctx context.Context, tx *db.Tx, ids []string) error {
	for chunk := range slices.Chunk(ids, db.Batch) {
		_, err := tx.NewRaw(`UPDATE worklog_year SET
			confirmed_days = (SELECT count(*) FROM worklog_day AS d WHERE d.person_id = worklog_year.person_id AND d.n > 0 AND `+inYear("d")+`),
			services = (SELECT count(*) FROM visit AS v WHERE v.person_id = worklog_year.person_id AND v.state = 'confirmed' AND `+inYear("v")+`),
			waiting = (SELECT count(*) FROM visit AS v WHERE v.person_id = worklog_year.person_id AND v.state = 'waiting' AND `+inYear("v")+`),
			oldest_waiting = (SELECT min(v.day) FROM visit AS v WHERE v.person_id = worklog_year.person_id AND v.state = 'waiting' AND `+inYear("v")+`),
			placed_on = coalesce(`+latest("day")+`, placed_on),
			union_id = coalesce(`+latest("union_id")+`, union_id),
			county_id = CASE WHEN `+latest("day")+` IS NULL THEN county_id ELSE `+latest("county_id")+` END,
			city_id = CASE WHEN `+latest("day")+` IS NULL THEN city_id ELSE `+latest("city_id")+` END
			WHERE id IN (?)`, bun.List(chunk)).Exec(ctx)
		if err != nil {
			return fmt.Errorf("refresh years: %w", err)
		}
		var years []YearFigures
		if err := tx.NewSelect().Model(&years).Where("y.id IN (?)", bun.List(chunk)).OrderExpr("y.id").Scan(ctx); err != nil {
			return fmt.Errorf("read years: %w", err)
		}
		if err := syncYears(ctx, tx, years...); err != nil {
			return err
		}
	}
	return nil
}

// latest is a column of the entry of worklog_year's person and year with the latest date, by which the year stands where
// it stands; drafts are nobody's yet.
func latest(column string) string {
	return "(SELECT v." + column + " FROM visit AS v WHERE v.person_id = worklog_year.person_id AND v.state <> 'draft' AND " + inYear("v") +
		" ORDER BY v.day DESC, v.id DESC LIMIT 1)"
}

// inYear is the condition that alias.day lies in worklog_year.year, on both databases by the year's first and last day
// as they are written.
func inYear(alias string) string {
	return alias + ".day >= worklog_year.first_day AND " + alias + ".day <= worklog_year.last_day"
}
