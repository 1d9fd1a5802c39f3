package worklog

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/gb"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/sheet"
	"xiezhi/internal/policy"
	"xiezhi/internal/roster"
	"xiezhi/internal/served"
	"xiezhi/internal/workday"
)

// openingSheet is the sheet of an opening, judged by what is known now.
type openingSheet struct {
	into  org.Union
	table *sheet.Table
	lines []OpeningLine
	units []*OpeningUnit // in the order of the sheet
	known OpeningKnown
}

func (o *openingSheet) count(v Verdict) int {
	n := 0
	for i := range o.lines {
		if o.lines[i].Verdict == v {
			n++
		}
	}
	return n
}

func (o *openingSheet) good() int { return len(o.lines) - o.count(VerdictReject) }

// leftOut counts the rows that were left out by choice: they stop nothing.
func (o *openingSheet) leftOut() int {
	n := 0
	for i := range o.lines {
		if o.lines[i].leftOut() {
			n++
		}
	}
	return n
}

// reread judges the kept sheet of an opening anew.
func (s *Service) reread(ctx context.Context, o Opening) (openingSheet, error) {
	if o.FileSealed == "" {
		return openingSheet{}, wrongOpening(o.State, "再读表格")
	}
	data, err := s.Keys.Open(o.sealPlace(), o.FileSealed)
	if err != nil {
		return openingSheet{}, fmt.Errorf("open sheet: %w", err)
	}
	into, err := org.ByID(ctx, s.DB.Read(), o.UnionID)
	if err != nil {
		return openingSheet{}, err
	}
	var m sheet.Mapping
	var c OpeningChoices
	if err := json.Unmarshal([]byte(o.Mapping), &m); err != nil {
		return openingSheet{}, fmt.Errorf("read mapping: %w", err)
	}
	if err := json.Unmarshal([]byte(o.Choices), &c); err != nil {
		return openingSheet{}, fmt.Errorf("read choices: %w", err)
	}
	return s.readOpening(ctx, s.DB.Read(), into, o.FileName, []byte(data), m, c)
}

// readOpening reads a sheet of earlier services and judges it. Nothing is written.
func (s *Service) readOpening(ctx context.Context, q db.Q, into org.Union, fileName string, data []byte, m sheet.Mapping, c OpeningChoices) (openingSheet, error) {
	out := openingSheet{into: into}
	var err error
	if out.table, err = openingTable(data, fileName, m); err != nil {
		return out, err
	}
	if out.lines, err = readOpeningLines(out.table, workday.Of(s.DB.Now()).Year()); err != nil {
		return out, err
	}
	if out.known, err = s.openingKnown(ctx, q, into, c.PersonID); err != nil {
		return out, err
	}
	if out.units, err = openingUnits(ctx, q, into, out.lines, c.Units); err != nil {
		return out, err
	}
	for _, u := range out.units {
		out.known.Units[u.Key] = u
	}
	if out.known.ByNumber, err = s.byNumber(ctx, q, out.lines); err != nil {
		return out, err
	}
	if out.known.Entries, err = entriesOf(ctx, q, out.known.People, out.lines); err != nil {
		return out, err
	}
	JudgeOpening(out.lines, out.known)
	return out, nil
}

func (s *Service) openingKnown(ctx context.Context, q db.Q, into org.Union, personID string) (OpeningKnown, error) {
	k := OpeningKnown{UnionID: into.ID, Now: s.DB.Now(), Policies: map[int]policy.Policy{}, Units: map[string]*OpeningUnit{}, PersonID: personID}
	today := workday.Of(k.Now)
	var err error
	for _, year := range []int{today.Year() - 1, today.Year()} {
		if k.Policies[year], err = yearPolicy(ctx, q, into.ID, year); err != nil {
			return k, err
		}
	}
	if k.Began, err = openingBegan(ctx, q, into.ID); err != nil {
		return k, err
	}
	k.People, err = openingPeople(ctx, q, into.ID, today)
	return k, err
}

// openingPeople are those who were engaged at the union at some time of the running year or the one before.
func openingPeople(ctx context.Context, q db.Q, unionID string, today workday.Date) ([]OpeningPerson, error) {
	var people []struct{ ID, Name string }
	err := roster.Engaged(q, authz.AtUnion(unionID), workday.New(today.Year()-1, 1, 1), today).ColumnExpr("p.id, p.name").
		OrderExpr("p.pinyin, p.id").Scan(ctx, &people)
	if err != nil {
		return nil, fmt.Errorf("people of the union: %w", err)
	}
	ids := make([]string, len(people))
	for i, p := range people {
		ids[i] = p.ID
	}
	terms, err := termsOf(ctx, q, ids...)
	if err != nil {
		return nil, err
	}
	out := make([]OpeningPerson, len(people))
	for i, p := range people {
		out[i] = OpeningPerson{ID: p.ID, Name: p.Name, Terms: terms[p.ID]}
	}
	return out, nil
}

func (s *Service) byNumber(ctx context.Context, q db.Q, lines []OpeningLine) (map[string]string, error) {
	var numbers []gb.ID
	for i := range lines {
		if id, err := gb.ParseID(lines[i].IDText); err == nil && !lines[i].IDLost {
			numbers = append(numbers, id)
		}
	}
	return roster.PersonsByNumber(ctx, q, s.Keys, numbers...)
}

// entriesOf is what the log holds of the people on the dates of the lines, drafts left out.
func entriesOf(ctx context.Context, q db.Q, people []OpeningPerson, lines []OpeningLine) (map[EntryKey]State, error) {
	var first, last workday.Date
	for i := range lines {
		switch d := lines[i].Day; {
		case d.IsZero():
		case first.IsZero():
			first, last = d, d
		case d.Before(first):
			first = d
		case d.After(last):
			last = d
		}
	}
	ids := make([]string, len(people))
	for i, p := range people {
		ids[i] = p.ID
	}
	if first.IsZero() {
		return nil, nil
	}
	return entriesBetween(ctx, q, ids, first, last)
}

func entriesBetween(ctx context.Context, q db.Q, people []string, first, last workday.Date) (map[EntryKey]State, error) {
	out := map[EntryKey]State{}
	for chunk := range slices.Chunk(people, db.Batch) {
		var rows []struct {
			PersonID, ServedID string
			Day                workday.Date
			State              State
		}
		err := q.NewRaw(`SELECT person_id, day, served_id, state FROM visit
			WHERE person_id IN (?) AND day BETWEEN ? AND ? AND state <> 'draft'`, bun.List(chunk), first, last).Scan(ctx, &rows)
		if err != nil {
			return nil, fmt.Errorf("entries of the days: %w", err)
		}
		for _, r := range rows {
			out[EntryKey{r.PersonID, r.Day, r.ServedID}] = r.State
		}
	}
	return out, nil
}

// openingUnits finds the served units of the lines in the register, and gives each line its unit's key.
func openingUnits(ctx context.Context, q db.Q, into org.Union, lines []OpeningLine, choices map[string]OpeningUnitChoice) ([]*OpeningUnit, error) {
	var units []*OpeningUnit
	byKey := map[string]*OpeningUnit{}
	unions := map[string]bool{} // keys whose signer speaks for a union
	var names, codes []string
	for i := range lines {
		l := &lines[i]
		credit := ""
		if _, err := gb.ParseCreditCode(l.Credit); err == nil && !l.CreditLost {
			credit = l.Credit
		}
		l.UnitKey = served.NameKey(served.KindByName(l.UnitName), l.UnitName)
		if l.UnitKey == "" {
			l.UnitKey = credit
		}
		if l.UnitKey == "" {
			continue
		}
		u := byKey[l.UnitKey]
		if u == nil {
			u = &OpeningUnit{Key: l.UnitKey, Written: l.UnitName}
			if u.Written == "" {
				u.Written = credit
			}
			byKey[l.UnitKey] = u
			units = append(units, u)
			names = append(names, u.Written)
		}
		if u.Credit == "" {
			u.Credit = credit
		}
		u.Rows++
		unions[l.UnitKey] = unions[l.UnitKey] || unionPost(l.SignerPost) || strings.HasSuffix(l.UnitName, "工会") || strings.HasSuffix(l.UnitName, "工会委员会")
		if credit != "" {
			codes = append(codes, credit)
		}
	}
	found, err := served.FindNamed(ctx, q, into, names, codes)
	if err != nil {
		return nil, err
	}
	chosen, err := chosenUnits(ctx, q, choices)
	if err != nil {
		return nil, err
	}
	for _, u := range units {
		if err := u.settle(ctx, q, into, found.Of(u.Written, u.Credit), choices[u.Written], chosen, unions[u.Key]); err != nil {
			return nil, err
		}
	}
	return units, nil
}

func chosenUnits(ctx context.Context, q db.Q, choices map[string]OpeningUnitChoice) (map[string]served.Unit, error) {
	var ids []string
	for _, c := range choices {
		if c.UnitID != "" {
			ids = append(ids, c.UnitID)
		}
	}
	slices.Sort(ids)
	return served.ByIDs(ctx, q, ids...)
}

// settle decides what a name means: what was chosen, else what the register has of it, else a unit yet to be written
// down. A union of the tree is known as such, so that the employing union cannot sign for its own people by this way.
func (u *OpeningUnit) settle(ctx context.Context, q db.Q, into org.Union, found []served.Unit, c OpeningUnitChoice, chosen map[string]served.Unit, union bool) error {
	if c.Skip {
		u.State = OpeningUnitSkipped
		return nil
	}
	if one, ok := chosen[c.UnitID]; ok && c.UnitID != "" {
		found = []served.Unit{one}
	}
	switch len(found) {
	case 0:
		kind := served.KindByName(u.Written)
		u.State, u.Party = OpeningUnitUnknown, Party{Name: u.Written, Kind: string(kind), HasUnion: union || kind != served.KindEnterprise}
		if !strings.HasSuffix(u.Written, "工会") {
			return nil
		}
		within := into.CountyID
		if within == "" {
			within = into.ID
		}
		named, err := org.ByName(ctx, q, u.Written, within)
		if err == nil && len(named) == 1 {
			u.Party.OrgUnionID = named[0].ID
		}
		return err
	case 1:
		u.State, u.Party, u.Register = OpeningUnitFound, partyFrom(found[0]), found[0].CreditCode
		return nil
	}
	u.State = OpeningUnitAmbiguous
	for _, f := range found {
		u.Candidates = append(u.Candidates, partyFrom(f))
	}
	return nil
}

// checkChoices refuses units that the union's register does not know.
func checkChoices(ctx context.Context, q db.Q, into org.Union, c OpeningChoices) error {
	chosen, err := chosenUnits(ctx, q, c.Units)
	if err != nil {
		return err
	}
	scope := served.RegisterAround(into)
	for written, choice := range c.Units {
		if choice.UnitID == "" {
			continue
		}
		if u, ok := chosen[choice.UnitID]; !ok || !u.InUse() || !scope.Covers(u.Place()) {
			return errs.E(CodeOpeningChoice, "“"+written+"”所选的单位不在台账中。", errs.F("choices", "请另选"))
		}
	}
	return nil
}
