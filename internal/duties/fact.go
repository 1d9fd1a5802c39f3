package duties

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/obligation"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/blob"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/workday"
)

// MaxFactFile is how large a document may be.
const MaxFactFile = 20 << 20

// Document is an uploaded document, none when nil.
type Document struct {
	Name string
	File io.Reader
}

// Recorded is what came of recording: how many lines are met, and how many of them late.
type Recorded struct {
	Met     int    `json:"met"`
	Late    int    `json:"late"`
	BatchID string `json:"batchId"`
}

// Record records a fact with its document for one line or many: all or none.
func (s *Service) Record(ctx context.Context, a authz.Actor, in FactEntry, doc *Document) (out Recorded, err error) {
	in.HasFile = doc != nil
	in.Title, in.Number = strings.TrimSpace(in.Title), strings.TrimSpace(in.Number)
	slices.Sort(in.LineIDs)
	in.LineIDs = slices.Compact(in.LineIDs)
	if err := CheckFact(in, s.today()); err != nil {
		return out, err
	}
	if _, err := s.recordable(ctx, s.DB.Read(), a, in); err != nil {
		return out, err // before a stranger's file is stored
	}
	var ref blob.Ref
	if doc != nil {
		if ref, err = s.Blobs.Put(ctx, doc.File, blob.Paper, MaxFactFile); err != nil {
			return out, err
		}
	}
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		out = Recorded{BatchID: db.NewID()}
		lines, err := s.recordable(ctx, tx, a, in)
		if err != nil {
			return err
		}
		if err := s.lock(ctx, tx, lines); err != nil {
			return err
		}
		if lines, err = s.recordable(ctx, tx, a, in); err != nil { // another may have recorded meanwhile
			return err
		}
		by := byUnion(a, lines[0])
		file := ""
		if doc != nil {
			if file, err = s.Blobs.Add(ctx, tx, ref, fileName(doc.Name), blob.Paper, by, a.AccountID); err != nil {
				return err
			}
			if err := blob.Keep(ctx, tx, blob.Paper, file); err != nil {
				return err
			}
		}
		facts := make([]Fact, len(lines))
		entries := make([]audit.Entry, len(lines))
		for i, l := range lines {
			facts[i] = Fact{
				ID: db.NewID(), Rule: l.Rule, Subject: l.Subject, Period: l.Period, PersonID: l.PersonID, DoneOn: in.DoneOn, CompletedOn: in.CompletedOn,
				Title: in.Title, Number: in.Number, BlobID: file, BatchID: out.BatchID, ByUnionID: by, CreatedBy: a.AccountID, CreatedName: a.Name, CreatedAt: tx.Now(),
			}
			if l.PersonID != "" {
				facts[i].EngagementID = l.Subject
			}
			entries[i] = factEntry(a, "duty.record", l, facts[i], nil)
		}
		if err := db.InsertAll(ctx, tx, facts); err != nil {
			return err
		}
		if err := audit.Record(ctx, tx, entries...); err != nil {
			return err
		}
		if err := s.settle(ctx, tx, lines); err != nil {
			return err
		}
		for _, l := range lines {
			late := in.DoneOn.After(l.DueOn) && !l.Soft
			if late {
				out.Late++
			}
			out.Met++
		}
		return nil
	})
	return out, err
}

// byUnion is for which of the own unions the actor records: the bearer, or the city.
func byUnion(a authz.Actor, l obligation.Obligation) string {
	if a.Own(authz.ObligationRecord).Covers(org.Place{UnionID: l.UnionID}) {
		return l.UnionID
	}
	return l.CityID
}

// recordable reads the lines, each of which the actor may record and the fact can meet.
func (s *Service) recordable(ctx context.Context, q db.Q, a authz.Actor, in FactEntry) ([]obligation.Obligation, error) {
	lines, err := obligation.ByIDs(ctx, q, in.LineIDs...)
	if err != nil {
		return nil, err
	}
	if len(lines) < len(in.LineIDs) {
		return nil, errs.NotFound(lineWhat)
	}
	for _, l := range lines {
		if !MayRecord(a, l) {
			seen, err := s.Ledger.Sees(ctx, q, a, l.ID)
			if err != nil {
				return nil, err
			}
			if seen {
				return nil, errs.Rule(CodeNotOwn, "完成情况由承担单位按文件登记（第九条），上级可以催办。")
			}
			return nil, errs.NotFound(lineWhat)
		}
		if err := CheckMeets(l, in); err != nil {
			return nil, err
		}
		if l.Rule != lines[0].Rule {
			return nil, errs.E(CodeFact, "一次只登记同一类事项。", errs.F("lines", "事项不同"))
		}
	}
	return lines, nil
}

const lineWhat = "应办事项"

// lock takes the rows that the lines' facts hang on.
func (s *Service) lock(ctx context.Context, tx *db.Tx, lines []obligation.Obligation) error {
	people, unions := sides(lines)
	if len(unions) > 0 {
		if err := db.Lock(ctx, tx, "org_union", unions...); err != nil {
			return err
		}
	}
	if len(people) > 0 {
		return db.Lock(ctx, tx, "person", people...)
	}
	return nil
}

// sides are the people and the cities that lines are about.
func sides(lines []obligation.Obligation) (people, unions []string) {
	for _, l := range lines {
		if l.PersonID != "" {
			people = append(people, l.PersonID)
		} else {
			unions = append(unions, l.Subject)
		}
	}
	slices.Sort(people)
	slices.Sort(unions)
	return slices.Compact(people), slices.Compact(unions)
}

// settle brings the ledger up to what was recorded.
func (s *Service) settle(ctx context.Context, tx *db.Tx, lines []obligation.Obligation) error {
	people, unions := sides(lines)
	if len(people) > 0 {
		if err := s.Owe(ctx, tx, people...); err != nil {
			return err
		}
		var cities []string
		for _, l := range lines {
			cities = append(cities, l.CityID)
		}
		s.oweCitiesIn(ctx, tx, 0, cities...)
	}
	for _, id := range unions {
		u, err := org.ByID(ctx, tx, id)
		if err != nil {
			return err
		}
		g, err := s.ground(ctx, tx, []string{id})
		if err != nil {
			return err
		}
		if err := s.oweCity(ctx, tx, u, g); err != nil {
			return err
		}
	}
	return nil
}

// Counter takes a wrong fact back with a reason. It stays to be read.
func (s *Service) Counter(ctx context.Context, a authz.Actor, id, reason string) error {
	reason = strings.TrimSpace(reason)
	if err := checkReason(reason); err != nil {
		return err
	}
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		was, err := factByID(ctx, tx, id)
		if err != nil {
			return err
		}
		l, err := obligation.Of(ctx, tx, obligation.Subject{Rule: was.Rule, ID: was.Subject}, was.Period)
		if err != nil {
			return errs.NotFound(factWhat)
		}
		if !MayRecord(a, l) {
			seen, err := s.Ledger.Sees(ctx, tx, a, l.ID)
			if err != nil {
				return err
			}
			if seen {
				return errs.Rule(CodeNotOwn, "登记有误的，由承担单位更正。")
			}
			return errs.NotFound(factWhat)
		}
		lines := []obligation.Obligation{l}
		if err := s.lock(ctx, tx, lines); err != nil {
			return err
		}
		n, err := tx.NewSelect().Table("duty_fact").Where("counters_id = ?", id).Count(ctx)
		if err != nil {
			return fmt.Errorf("look for the correction: %w", err)
		}
		if n > 0 {
			return errs.Of(errs.KindConflict, CodeRecorded, "这一登记已经更正。")
		}
		f := was
		f.ID, f.CountersID, f.Reason, f.BlobID, f.BatchID = db.NewID(), was.ID, reason, "", ""
		f.ByUnionID, f.CreatedBy, f.CreatedName, f.CreatedAt = byUnion(a, l), a.AccountID, a.Name, tx.Now()
		if err := db.Insert(ctx, tx, &f); err != nil {
			return fmt.Errorf("counter fact: %w", err)
		}
		if err := audit.Record(ctx, tx, factEntry(a, "duty.counter", l, f, &was)); err != nil {
			return err
		}
		return s.settle(ctx, tx, lines)
	})
}

func factEntry(a authz.Actor, action string, l obligation.Obligation, f Fact, before *Fact) audit.Entry {
	e := audit.Entry{
		Actor: a.Audit(), Action: action, Kind: "duty_fact", ID: f.ID, Label: l.Rule.Title() + " " + f.Title, PersonID: l.PersonID,
		UnionID: l.UnionID, CountyID: l.CountyID, CityID: l.CityID, After: f, Reason: f.Reason,
	}
	if before != nil {
		e.Before = *before
	}
	return e
}

// FactLine is a recorded fact as it is shown beside its line.
type FactLine struct {
	Fact

	ByUnionName string    `json:"byUnionName"`
	FileName    string    `json:"fileName" doc:"空为没有上传文件；多人一份的签到表只给登记单位及其上级看"`
	Countered   bool      `json:"countered"`
	CounterBy   string    `json:"counterBy"`
	CounterAt   time.Time `json:"counterAt,omitzero"`
	Attendees   int       `json:"attendees" doc:"同一文件登记的件数"`
	Actions     []string  `json:"actions" nullable:"false" doc:"counter"`
}

// Facts are what was recorded for a line that the actor may see, the latest first.
func (s *Service) Facts(ctx context.Context, a authz.Actor, lineID string) ([]FactLine, error) {
	q := s.DB.Read()
	l, err := s.seen(ctx, q, a, lineID)
	if err != nil {
		return nil, err
	}
	var facts []Fact
	sel := q.NewSelect().Model(&facts).Where("f.rule = ?", l.Rule).Where("f.subject = ?", l.Subject).OrderExpr("f.id DESC")
	switch {
	case l.Rule == obligation.RuleTrainingHeld: // what was held in its time, or met it later; and the record of those who came, which shows it
		last := l.DueOn
		if l.MetOn.After(last) {
			last = l.MetOn
		}
		sel = sel.Where("f.done_on BETWEEN ? AND ?", l.StartsOn, last).WhereOr("f.id = ?", strings.TrimPrefix(l.Proof, factProof))
	case !whenever(l.Rule):
		sel = sel.Where("f.period = ?", l.Period)
	}
	if err := sel.Scan(ctx); err != nil {
		return nil, fmt.Errorf("read facts: %w", err)
	}
	counters := map[string]Fact{}
	unions, batches := []string{}, []string{}
	for _, f := range facts {
		unions = append(unions, f.ByUnionID)
		if f.CountersID != "" {
			counters[f.CountersID] = f
			continue
		}
		batches = append(batches, f.BatchID)
	}
	if len(facts) == 0 {
		return []FactLine{}, nil
	}
	named, err := org.ByIDs(ctx, q, unions...)
	if err != nil {
		return nil, err
	}
	var sizes []struct {
		BatchID string
		N       int
	}
	err = q.NewSelect().Table("duty_fact").ColumnExpr("batch_id, count(*) AS n").Where("batch_id IN (?)", bun.List(batches)).GroupExpr("batch_id").Scan(ctx, &sizes)
	if err != nil {
		return nil, fmt.Errorf("count attendees: %w", err)
	}
	out := []FactLine{}
	for _, f := range facts {
		if f.CountersID != "" {
			continue
		}
		line := FactLine{Fact: f, ByUnionName: named[f.ByUnionID].Name, Attendees: 1, Actions: []string{}}
		if f.Rule != l.Rule && !s.ownSeen(ctx, q, a, f) { // somebody's record, whose own line is not for the actor: that it was, and when
			line.Title, line.Number, line.CreatedName, line.CompletedOn = "参加培训的登记", "", "", workday.Date{}
			out = append(out, line)
			continue
		}
		for _, n := range sizes {
			if n.BatchID == f.BatchID {
				line.Attendees = n.N
			}
		}
		if f.BlobID != "" && opens(a, named[f.ByUnionID], line.Attendees) {
			file, err := blob.Get(ctx, q, f.BlobID)
			if err != nil {
				return nil, err
			}
			line.FileName = file.Name
		}
		if c, ok := counters[f.ID]; ok {
			line.Countered, line.CounterBy, line.CounterAt = true, c.CreatedName+"："+c.Reason, c.CreatedAt.UTC()
		} else if f.Rule == l.Rule && MayRecord(a, l) {
			line.Actions = append(line.Actions, "counter")
		}
		line.CreatedAt = f.CreatedAt.UTC()
		out = append(out, line)
	}
	return out, nil
}

// ownSeen tells whether the actor may see the line that a fact was recorded for.
func (s *Service) ownSeen(ctx context.Context, q db.Q, a authz.Actor, f Fact) bool {
	l, err := obligation.Of(ctx, q, obligation.Subject{Rule: f.Rule, ID: f.Subject}, f.Period)
	if err == nil {
		_, err = s.seen(ctx, q, a, l.ID)
	}
	return err == nil
}

// seen is a line that the actor may see, or record.
func (s *Service) seen(ctx context.Context, q db.Q, a authz.Actor, lineID string) (obligation.Obligation, error) {
	lines, err := obligation.ByIDs(ctx, q, lineID)
	if err != nil {
		return obligation.Obligation{}, err
	}
	if len(lines) == 0 {
		return obligation.Obligation{}, errs.NotFound(lineWhat)
	}
	if MayRecord(a, lines[0]) {
		return lines[0], nil
	}
	seen, err := s.Ledger.Sees(ctx, q, a, lineID)
	if err == nil && !seen {
		err = errs.NotFound(lineWhat)
	}
	return lines[0], err
}

// opens tells whether the actor may open the document of a fact whose line they see. A sign-in sheet of several people shows
// each of them to the others; it is for the union that recorded it and those above.
func opens(a authz.Actor, by org.Union, attendees int) bool {
	return attendees <= 1 || a.Scope(authz.ObligationRead).Covers(by.Place())
}

// File is the document of a fact, for whoever may see its line and open it.
func (s *Service) File(ctx context.Context, a authz.Actor, id string) (blob.File, io.ReadCloser, error) {
	q := s.DB.Read()
	f, err := factByID(ctx, q, id)
	if err != nil {
		return blob.File{}, nil, err
	}
	l, err := obligation.Of(ctx, q, obligation.Subject{Rule: f.Rule, ID: f.Subject}, f.Period)
	if err != nil {
		return blob.File{}, nil, errs.NotFound(factWhat)
	}
	if _, err := s.seen(ctx, q, a, l.ID); err != nil {
		return blob.File{}, nil, errs.NotFound(factWhat)
	}
	by, err := org.ByID(ctx, q, f.ByUnionID)
	if err != nil {
		return blob.File{}, nil, err
	}
	n, err := q.NewSelect().Table("duty_fact").Where("batch_id = ?", f.BatchID).Count(ctx)
	if err != nil {
		return blob.File{}, nil, fmt.Errorf("count attendees: %w", err)
	}
	if f.BlobID == "" || !opens(a, by, int(n)) {
		return blob.File{}, nil, errs.NotFound("文件")
	}
	file, err := blob.Get(ctx, q, f.BlobID)
	if err != nil {
		return blob.File{}, nil, err
	}
	r, err := s.Blobs.Open(file.Ref())
	return file, r, err
}

// fileName is what a file is called, without folders and invisible characters.
func fileName(s string) string {
	s = s[strings.LastIndexAny(s, `/\`)+1:]
	s = strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, s))
	if r := []rune(s); len(r) > 80 {
		s = string(r[len(r)-80:])
	}
	return s
}
