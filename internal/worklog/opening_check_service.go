package worklog

import (
	"context"
	"fmt"
	"strings"
	"time"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/jobs"
	"xiezhi/internal/served"
	"xiezhi/internal/workday"
)

// CheckOpening is the second person's word on an opening. Accepted, its services are entered as confirmed on paper, with
// the units that the register lacked, and days and ledger follow in the same transaction; returned, nothing counts and it
// can be corrected and sent again. rev is the revision that was held against the booklet.
func (s *Service) CheckOpening(ctx context.Context, a authz.Actor, id string, rev int64, accept bool, reason string) (Opening, error) {
	first, err := openingByID(ctx, s.DB.Read(), a.Own(authz.VisitCheck), id)
	if err != nil {
		return first, err
	}
	want := OpeningReturned
	if accept {
		want = OpeningAccepted
	}
	if first.State == want && first.CheckedBy == a.AccountID {
		return first, nil // pressed twice
	}
	if first.State != OpeningWaiting {
		return first, wrongOpening(first.State, "核对")
	}
	if !accept {
		if err := CheckReason(reason, "reason"); err != nil {
			return first, err
		}
		return s.checked(ctx, a, id, rev, OpeningReturned, strings.TrimSpace(reason), func(context.Context, *db.Tx) error { return nil })
	}
	if first.Rev != rev {
		return first, errs.Stale()
	}
	bring, err := s.bring(ctx, a, first)
	if err != nil {
		return first, err
	}
	return s.checked(ctx, a, id, rev, OpeningAccepted, strings.TrimSpace(reason), func(ctx context.Context, tx *db.Tx) error {
		return bring.write(ctx, tx, a)
	})
}

// checked writes the second person's word, and what follows from it.
func (s *Service) checked(ctx context.Context, a authz.Actor, id string, rev int64, to OpeningState, reason string, then func(context.Context, *db.Tx) error) (Opening, error) {
	var out Opening
	err := s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		o, err := lockedOpening(ctx, tx, id, rev)
		if err != nil {
			return err
		}
		if o.State != OpeningWaiting {
			return wrongOpening(o.State, "核对")
		}
		tallies, err := openingTallies(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := CheckOpeningChecker(a.AccountID, a.PersonID, o.hands(), peopleOf(tallies[id])); err != nil {
			return err
		}
		if err := then(ctx, tx); err != nil {
			return err
		}
		o.State, o.CheckedBy, o.CheckedName, o.CheckedAt, o.Reason = to, a.AccountID, a.Name, tx.Now(), reason
		act := "return"
		if to == OpeningAccepted {
			act, o.FileSealed = "accept", "" // its services are in the log now
		}
		if err := storeOpening(ctx, tx, &o); err != nil {
			return err
		}
		out = o
		if err := recordOpening(ctx, tx, a, act, o, reason); err != nil {
			return err
		}
		return jobs.Enqueue(ctx, tx, openingNotice(o, act))
	})
	return out, err
}

// brought is an opening ready to be written: the units that the register lacks, and the frozen entries.
type brought struct {
	units       []served.Unit
	entries     *Prepared
	people      []string
	first, last workday.Date
}

// bring judges the sheet once more and prepares all that an acceptance writes, outside any transaction.
func (s *Service) bring(ctx context.Context, a authz.Actor, o Opening) (brought, error) {
	read, err := s.reread(ctx, o)
	if err != nil {
		return brought{}, err
	}
	if read.good() != o.Good {
		return brought{}, errs.Rule(CodeOpeningChanged, fmt.Sprintf("送交以后情况有了变化：送交时有%d条可以导入，现在是%d条。请退回，由经办人重新核对后再送。", o.Good, read.good()))
	}
	out := brought{}
	parties := map[string]Party{}
	out.units = served.Prepare(s.Keys, read.freshUnits(o.SentBy, parties))
	list := make([]New, 0, o.Good)
	seen := map[string]bool{}
	for i := range read.lines {
		l := &read.lines[i]
		if l.Verdict == VerdictReject {
			continue
		}
		list = append(list, l.entry(o, read.known.Units[l.UnitKey].Party.ID, a.Name, s.DB.Now()))
		if !seen[l.PersonID] {
			seen[l.PersonID] = true
			out.people = append(out.people, l.PersonID)
		}
		if out.first.IsZero() || l.Day.Before(out.first) {
			out.first = l.Day
		}
		if l.Day.After(out.last) {
			out.last = l.Day
		}
	}
	out.entries, err = prepare(ctx, s.DB.Read(), list, parties, s.DB.Now())
	return out, err
}

// freshUnits are the units of good rows that the register lacks, with their ids given; parties learns of them.
func (o *openingSheet) freshUnits(by string, parties map[string]Party) []served.NewUnit {
	used := map[string]bool{}
	for i := range o.lines {
		if o.lines[i].Verdict != VerdictReject {
			used[o.lines[i].UnitKey] = true
		}
	}
	var list []served.NewUnit
	for _, u := range o.units {
		if u.State != OpeningUnitUnknown || !used[u.Key] {
			continue
		}
		u.Party.ID = db.NewID()
		parties[u.Party.ID] = u.Party
		region := o.into.RegionCode
		list = append(list, served.NewUnit{
			ID: u.Party.ID, UnionID: o.into.ID, State: served.StateToCheck, AddedBy: by,
			Facts: served.Facts{
				Kind: served.Kind(u.Party.Kind), Name: u.Party.Name, CreditCode: u.Credit, OrgUnionID: u.Party.OrgUnionID,
				RegionCode: region[:min(len(region), 6)], HasUnion: u.Party.HasUnion, Note: "系统启用前服务记录中登记",
			},
		})
	}
	return list
}

// entry is a row as the log takes it. What the booklet does not say is said with the confirmation.
func (l *OpeningLine) entry(o Opening, servedID, checker string, now time.Time) New {
	n := New{
		PersonID: l.PersonID, ClientKey: fmt.Sprintf("o-%s-%d", o.ID, l.Row),
		Content: Content{
			Day: l.Day, ServedID: servedID, Duties: l.Duties, Place: l.Place, Participants: l.Participants, Done: l.Done, Outcome: l.Result,
			InternalNote: l.Note,
		},
		Consent: ConsentNone, State: StateConfirmed, At: o.SentAt, AnsweredAt: now, Signer: l.signer(), Strength: StrengthPaper,
		Source: SourceOpening, OpeningID: o.ID, Note: "系统启用前纸质记录，签字本扫描件经第二人核对", BroughtBy: o.SentName, CheckedBy: checker,
	}
	if l.NoPlace {
		n.Note += "；签字本未写服务方式，按现场登记"
	}
	return n
}

// write enters an accepted opening. Its units are held and the people's years are locked first, so that whatever else was
// entered meanwhile on the same dates at the same units is seen.
func (b brought) write(ctx context.Context, tx *db.Tx, a authz.Actor) error {
	if err := b.entries.holdUnits(ctx, tx); err != nil {
		return err
	}
	if _, err := b.entries.lockYears(ctx, tx); err != nil {
		return err
	}
	there, err := entriesBetween(ctx, tx, b.people, b.first, b.last)
	if err != nil {
		return err
	}
	for _, v := range b.entries.visits {
		if _, taken := there[EntryKey{v.PersonID, v.Day, v.ServedID}]; taken {
			return errs.Rule(CodeOpeningChanged, "送交以后情况有了变化："+v.Day.Chinese()+"对“"+v.ServedName+"”的服务已经另有记录。请退回，由经办人重新核对后再送。")
		}
	}
	if len(b.units) > 0 {
		if err := served.Insert(ctx, tx, a.Audit(), b.units); err != nil {
			return err
		}
	}
	return Insert(ctx, tx, a.Audit(), b.entries)
}
