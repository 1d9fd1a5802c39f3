package filing

import (
	"context"
	"fmt"
	"time"

	"xiezhi/internal/authz"
	"xiezhi/internal/obligation"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/jobs"
	"xiezhi/internal/platform/notify"
	"xiezhi/internal/rulebook"
	"xiezhi/internal/workday"
)

// File freezes a city's return as it stands and files it: the year's, a supplement of who came since, or a correction.
// stamp is that of the page on which it was pressed.
func (s *Service) File(ctx context.Context, a authz.Actor, cityID string, year int, in Sending, stamp string) (f Filing, err error) {
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		city, err := s.cityAt(ctx, tx, a, cityID)
		if err != nil {
			return err
		}
		if err := ownFiling(a, city.ID); err != nil {
			return err
		}
		if err := db.Lock(ctx, tx, "org_union", city.ID); err != nil {
			return err
		}
		st, err := s.read(ctx, tx, city, year)
		if err != nil {
			return err
		}
		if err := st.mayWrite(); err != nil {
			return err
		}
		if f, err = Next(in, st.terms, st.filed, tx.Now(), a.Name); err != nil {
			return err
		}
		if stamp != st.digest {
			return changedSince(st.digest)
		}
		return s.freeze(ctx, tx, a, st, &f)
	})
	return f, err
}

// freeze writes a document with its rows, and tells and owes what follows from it.
func (s *Service) freeze(ctx context.Context, tx *db.Tx, a authz.Actor, st state, f *Filing) error {
	city := st.city
	c, past, err := s.compare(ctx, tx, city.ID, f.Year, st.cells)
	if err != nil {
		return err
	}
	if f.Kind == KindSupplement {
		if err := s.lateOnly(ctx, tx, &st); err != nil {
			return err
		}
		c, past = Comparison{Differences: []Difference{}}, Filing{}
	}
	if n := barring(st.findings); n > 0 {
		return errs.Rule(CodeBarred, fmt.Sprintf("名单中有%d处使备案没有意义的错误，请先改正（见核对结果）。", n))
	}
	key, err := s.signer(ctx, tx, a, city)
	if err != nil {
		return err
	}
	_, f.OnDay = Span(f.Year, workday.Of(tx.Now()))
	f.ID, f.UnionID, f.CityID, f.Number = db.NewID(), city.ID, city.ID, NumberOf(f.Year, city.RegionCode, f.Seq)
	f.Format, f.PolicyVersion, f.KeyID, f.Rev, f.CreatedAt, f.ChangedAt = FormatReturn, st.terms.Version, key.ID, 1, tx.Now(), tx.Now()
	rows := make([]Row, len(st.entries))
	hashes := make([]string, len(st.entries))
	for i, e := range st.entries {
		if rows[i], err = freezeRow(s.Keys, db.NewID(), e); err != nil {
			return err
		}
		rows[i].FilingID, rows[i].Seq, hashes[i] = f.ID, i+1, rows[i].Hash
	}
	f.RowCount = len(rows)
	m, err := s.manifestOf(ctx, tx, st, *f, c, hashes)
	if err != nil {
		return err
	}
	if past.ID != "" {
		m.Past = past.Checksum
	}
	remarks, hash, err := canonical(c)
	if err != nil {
		return err
	}
	f.Remarks, m.Remarks = string(remarks), hash
	content, sum, err := canonical(m)
	if err != nil {
		return err
	}
	f.Manifest, f.Checksum = string(content), sum
	if f.Signature, err = s.sign(key, content); err != nil {
		return err
	}
	if err := db.Insert(ctx, tx, f); err != nil {
		return err
	}
	if err := db.InsertAll(ctx, tx, rows); err != nil {
		return err
	}
	if err := audit.Record(ctx, tx, entryOf(a, "filing.file", nil, f, city.Name, f.LateReason)); err != nil {
		return err
	}
	if err := s.tellProvince(ctx, tx, *f, city.Name); err != nil {
		return err
	}
	return s.owe(ctx, tx, city)
}

// lateOnly leaves of a return those who came after what was filed.
func (s *Service) lateOnly(ctx context.Context, tx *db.Tx, st *state) error {
	filed, on, err := s.filedRows(ctx, tx, Effective(st.filed))
	if err != nil {
		return err
	}
	late, _ := Late(on, filed, st.cells)
	if len(late) == 0 {
		return errs.Rule(CodeNobody, "报送以后没有新上岗的人员，不需要补充名单。")
	}
	var entries []Entry
	for _, i := range late {
		entries = append(entries, st.entries[i])
	}
	st.entries, st.cells = entries, nil
	for _, e := range entries {
		st.cells = append(st.cells, e.Cells)
	}
	st.findings = Check(entries, on)
	return nil
}

func (s *Service) manifestOf(ctx context.Context, q db.Q, st state, f Filing, c Comparison, hashes []string) (Manifest, error) {
	m := Manifest{
		City: st.city.Name, CityCode: st.city.RegionCode, DueOn: f.DueOn, FiledAt: f.FiledAt.UTC().Format(time.RFC3339), FiledBy: f.FiledName, Format: f.Format,
		ID: f.ID, Kind: f.Kind, LateDays: f.LateDays, LateReason: f.LateReason, Needing: c.Needing, Number: f.Number, On: f.OnDay,
		PolicyVersion: f.PolicyVersion, Reason: f.Reason, Rows: hashes, Rules: Rules, Total: Tally(st.cells, f.Year), Units: []FiledUnit{},
		Warnings: []FrozenWarning{}, Year: f.Year,
	}
	m.Bars = barring(st.findings)
	m.Warns = len(st.findings) - m.Bars
	for _, one := range findings {
		n := 0
		for _, x := range st.findings {
			if x.Code == one.code {
				n++
			}
		}
		if n > 0 {
			m.Warnings = append(m.Warnings, FrozenWarning{one.code, n, one.title})
		}
	}
	all, err := counties(ctx, q, authz.Everything(), st.city)
	if err != nil {
		return m, err
	}
	checked, err := checksOf(ctx, q, st.city.ID, f.Year)
	if err != nil {
		return m, err
	}
	lines, err := st.units(all, checked, authz.Actor{})
	if err != nil {
		return m, err
	}
	for _, l := range lines {
		if l.Stale {
			l.CheckedBy, l.CheckedAt = "", "" // what was looked at is not what is filed
		}
		m.Units = append(m.Units, l.FiledUnit)
	}
	if f.AmendsID != "" {
		amended, err := filingByID(ctx, q, authz.Everything(), f.AmendsID)
		if err != nil {
			return m, err
		}
		m.Amends = amended.Checksum
	}
	return m, nil
}

func entryOf(a authz.Actor, action string, before, after *Filing, city, reason string) audit.Entry {
	e := audit.Entry{
		Actor: a.Audit(), Action: action, Kind: filingsTable, ID: after.ID, Label: titleOf(*after, city), UnionID: after.UnionID, CityID: after.CityID,
		After: *after, Reason: reason,
	}
	if before != nil {
		e.Before = *before
	}
	return e
}

// titleOf is what people call a document.
func titleOf(f Filing, city string) string {
	title := fmt.Sprintf("%s%d年度备案", city, f.Year)
	if f.Kind != KindAnnual {
		title += f.Kind.Title()
	}
	return title
}

func (s *Service) tellProvince(ctx context.Context, tx *db.Tx, f Filing, city string) error {
	root, err := org.Root(ctx, tx)
	if err != nil {
		return err
	}
	body := fmt.Sprintf("回执编号%s，名单%d行，截至%s。", f.Number, f.RowCount, f.OnDay.Chinese())
	if f.LateDays > 0 && f.Kind == KindAnnual {
		body += fmt.Sprintf("超过期限%d天：%s", f.LateDays, f.LateReason)
	}
	return notify.Tell(ctx, tx, notify.Notice{
		Recipient: authz.Post(authz.RoleApprover, root.ID), Title: titleOf(f, city) + "已报送，请接收", Body: body, Kind: filingsTable, RecordID: f.ID, Dedup: "filed:" + f.ID,
	})
}

// Decide is the province's word on a document: accepted, or returned with the reason.
func (s *Service) Decide(ctx context.Context, a authz.Actor, id string, rev int64, accept bool, reason string) (f Filing, err error) {
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		root, err := s.province(ctx, tx, a)
		if err != nil {
			return err
		}
		before, err := s.lock(ctx, tx, a, id)
		if err != nil {
			return err
		}
		if before.Rev != rev {
			return errs.Stale().With(before)
		}
		if f, err = Accept(before, accept, reason, a.Name, tx.Now()); err != nil {
			return err
		}
		key, err := s.signer(ctx, tx, a, root)
		if err != nil {
			return err
		}
		if f.Receipt, err = s.receipt(key, f, root.Name); err != nil {
			return err
		}
		return s.settle(ctx, tx, a, before, &f)
	})
	return f, err
}

// province is the root, for whoever accepts there.
func (s *Service) province(ctx context.Context, q db.Q, a authz.Actor) (org.Union, error) {
	root, err := org.Root(ctx, q)
	if err != nil {
		return root, err
	}
	return root, authz.Require(a, authz.FilingAccept, root.Place(), what)
}

// lock reads a document for a change; its city is locked first.
func (s *Service) lock(ctx context.Context, tx *db.Tx, a authz.Actor, id string) (Filing, error) {
	f, err := filingByID(ctx, tx, a.Scope(authz.FilingRead), id)
	if err != nil {
		return f, err
	}
	if err := db.Lock(ctx, tx, "org_union", f.UnionID); err != nil {
		return f, err
	}
	if err := db.Lock(ctx, tx, filingsTable, id); err != nil {
		return f, err
	}
	return filingByID(ctx, tx, a.Scope(authz.FilingRead), id)
}

// settle writes what was decided on a document: an accepted correction takes the place of what it corrects, the city is told.
func (s *Service) settle(ctx context.Context, tx *db.Tx, a authz.Actor, before Filing, f *Filing) error {
	city, err := org.ByID(ctx, tx, f.UnionID)
	if err != nil {
		return err
	}
	if err := save(ctx, tx, f); err != nil {
		return err
	}
	action := "filing.accept"
	if f.State == StateReturned {
		action = "filing.return"
	}
	if err := audit.Record(ctx, tx, entryOf(a, action, &before, f, city.Name, f.DecidedReason)); err != nil {
		return err
	}
	if f.State == StateAccepted && f.Kind == KindCorrection {
		if err := s.supersede(ctx, tx, a, *f, city.Name); err != nil {
			return err
		}
	}
	return notify.Tell(ctx, tx, notify.Notice{
		Recipient: authz.Post(authz.RoleOfficer, f.UnionID), Title: titleOf(*f, city.Name) + f.State.Title(), Body: f.DecidedReason, Kind: filingsTable, RecordID: f.ID,
		Dedup: "decided:" + f.ID,
	})
}

func (s *Service) supersede(ctx context.Context, tx *db.Tx, a authz.Actor, by Filing, city string) error {
	old, err := filingByID(ctx, tx, authz.Everything(), by.AmendsID)
	if err != nil {
		return err
	}
	if old.UnionID != by.UnionID || old.Year != by.Year {
		return errParcel("所更正的备案不是同一单位同一年度的。")
	}
	if old.State != StateAccepted {
		return nil
	}
	after := old
	after.State = StateSuperseded
	if err := save(ctx, tx, &after); err != nil {
		return err
	}
	return audit.Record(ctx, tx, entryOf(a, "filing.supersede", &old, &after, city, ""))
}

// OweKind is the daily job that keeps what cities owe, and reminds of supplements.
const OweKind = "filing.owe"

// Work registers the jobs.
func (s *Service) Work(r *jobs.Runner) {
	jobs.Handle(r, OweKind, func(ctx context.Context, _ jobs.Run, _ struct{}) error { return s.OweAll(ctx) })
	r.Every(OweKind, 24*time.Hour)
}

// OweAll brings the ledger to what every city owes today.
func (s *Service) OweAll(ctx context.Context) error {
	list, err := cities(ctx, s.DB.Read(), authz.Everything())
	if err != nil {
		return err
	}
	for _, u := range list {
		err := s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
			if err := db.Lock(ctx, tx, "org_union", u.ID); err != nil {
				return err
			}
			if err := s.owe(ctx, tx, u); err != nil {
				return err
			}
			return s.remind(ctx, tx, u)
		})
		if err != nil {
			return fmt.Errorf("what cities owe: %w", err)
		}
	}
	return nil
}

// owe brings the ledger to what a city owes; its row is locked.
func (s *Service) owe(ctx context.Context, tx *db.Tx, city org.Union) error {
	book, err := rulebook.OpenBook(ctx, tx, []string{city.ID})
	if err != nil {
		return err
	}
	cal, err := rulebook.CalendarAt(ctx, tx, tx.Now())
	if err != nil {
		return err
	}
	wants, err := s.wants(ctx, tx, city, book, cal)
	if err != nil {
		return err
	}
	return obligation.Sync(ctx, tx, map[obligation.Subject][]obligation.Want{{Rule: obligation.RuleOctoberFiling, ID: city.ID}: wants})
}

// wants is what a city owes by the rules and the calendar given.
func (s *Service) wants(ctx context.Context, q db.Q, city org.Union, book *rulebook.Book, cal *workday.Calendar) ([]obligation.Want, error) {
	var out []obligation.Want
	for _, t := range Years(book.Of(city.ID), cal, s.today()) {
		filed, err := ofCity(ctx, q, city.ID, t.Year)
		if err != nil {
			return nil, err
		}
		out = append(out, Wants(city, t, filed)...)
	}
	return out, nil
}

// Reckon is the filings' part in supposing other rules or another calendar: what every city in scope would owe. Nothing is
// written.
func (s *Service) Reckon(ctx context.Context, q db.Q, scope authz.Scope, book *rulebook.Book, cal *workday.Calendar, yield func(map[obligation.Subject][]obligation.Want) error) error {
	list, err := cities(ctx, q, scope)
	if err != nil {
		return err
	}
	wanted := map[obligation.Subject][]obligation.Want{}
	for _, city := range list {
		if !scope.Covers(city.Place()) {
			continue // it stands above whoever asks
		}
		wants, err := s.wants(ctx, q, city, book, cal)
		if err != nil {
			return err
		}
		wanted[obligation.Subject{Rule: obligation.RuleOctoberFiling, ID: city.ID}] = wants
	}
	return yield(wanted)
}

// remind tells a city in January that people came after its snapshot whom no supplement holds yet.
func (s *Service) remind(ctx context.Context, tx *db.Tx, city org.Union) error {
	today := workday.Of(tx.Now())
	if today.Month() != time.January {
		return nil
	}
	st, err := s.read(ctx, tx, city, today.Year()-1)
	if err != nil || !st.active {
		return err
	}
	n, _, err := s.late(ctx, tx, st)
	if err != nil || n == 0 {
		return err
	}
	return notify.Tell(ctx, tx, notify.Notice{
		Recipient: authz.Post(authz.RoleOfficer, city.ID), Title: fmt.Sprintf("%d年度有%d人在备案以后上岗，请报送补充名单", st.terms.Year, n),
		Body: "名单由系统从名册生成，核对后报送即可。", Kind: "filing_return", RecordID: city.ID, Dedup: fmt.Sprintf("supplement:%s:%d", city.ID, st.terms.Year),
	})
}
