package worklog

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/blob"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/platform/jobs"
	"xiezhi/internal/platform/paper"
	"xiezhi/internal/platform/seal"
	"xiezhi/internal/policy"
	"xiezhi/internal/served"
	"xiezhi/internal/workday"
)

// Service is the use-cases of the log.
type Service struct {
	DB       *db.DB
	Keys     *seal.Keys
	Blobs    *blob.Store
	Calendar func(context.Context) (*workday.Calendar, error)
	Font     func() (*paper.Font, error)
	BaseURL  string // what stands before /c/…, /r/… and /v/… in links and codes; empty takes the request's host
	// Carries tells whether a gateway takes the messages of the outbox. The demonstration shows its outbox instead; where
	// neither is so, no code and no message is offered that would never arrive.
	Carries func(context.Context, db.Q) (bool, error)
	Demo    bool
}

// delivers tells that what goes into the outbox reaches somebody.
func (s *Service) delivers(ctx context.Context, q db.Q) (bool, error) {
	if s.Demo {
		return true, nil
	}
	return s.Carries(ctx, q)
}

// note says where the demonstration's messages are read.
func (s *Service) note() string {
	if s.Demo {
		return demoNote
	}
	return ""
}

func (s *Service) base(ctx context.Context) string {
	if s.BaseURL != "" {
		return s.BaseURL
	}
	return httpx.MetaOf(ctx).Origin()
}

// Draft is what the instructor sends: the content, and the key that makes sending it twice once.
type Draft struct {
	ClientKey string
	Content
}

func (d Draft) hash() (string, error) {
	b, err := json.Marshal(d.Content)
	if err != nil {
		return "", err
	}
	return seal.Hash(seal.SHA256, b)
}

const codeSameKey = "client_key_conflict"

// Create makes an entry of the actor's own log, and submits it at once when asked to. The same draft sent again gives
// the entry that it made; the same key with other content is a conflict that shows both.
func (s *Service) Create(ctx context.Context, a authz.Actor, d Draft, submit bool) (Visit, error) {
	if err := own(a); err != nil {
		return Visit{}, err
	}
	if err := CheckContent(d.Content, submit); err != nil {
		return Visit{}, err
	}
	hash, err := d.hash()
	if err != nil {
		return Visit{}, err
	}
	v, err := s.create(ctx, a, d, hash, submit)
	if err == nil {
		return v, nil
	}
	// Sent again, the key is taken; and whatever else speaks against the entry now, it was saved when nothing did.
	saved, found, lookErr := byClientKey(ctx, s.DB.Read(), a.PersonID, d.ClientKey)
	switch {
	case lookErr != nil || !found:
		return v, err
	case saved.ClientHash != hash:
		return saved, errs.Of(errs.KindConflict, codeSameKey, "这条日志已经保存过，内容与这次的不同，请核对两个版本。").
			With(map[string]any{"saved": saved.wire(nil), "sent": d.wire()})
	}
	return saved, nil
}

// create writes an entry. Of two with one key the later fails at the unique index.
func (s *Service) create(ctx context.Context, a authz.Actor, d Draft, hash string, submit bool) (v Visit, err error) {
	t, err := s.engaged(ctx, s.DB.Read(), a.PersonID, d.Day)
	if err != nil {
		return v, err
	}
	err = s.DB.Together(ctx, func(ctx context.Context, tx *db.Tx) (err error) {
		p, err := holdParty(ctx, tx, d.ServedID)
		if err != nil {
			return err
		}
		if err := CheckServes(p, served.Reach(a), t); err != nil {
			return err
		}
		if v, err = Save(fresh(t, p, d, hash, tx.Now()), d.Content); err != nil {
			return err
		}
		if err := adopt(ctx, tx, a, Visit{}, &v); err != nil {
			return err
		}
		if submit {
			err = s.createSubmitted(ctx, tx, a, &v, t, p)
		} else if err = db.Insert(ctx, tx, &v); err == nil {
			err = record(ctx, tx, a.Audit(), "create", nil, &v, "")
		}
		if err != nil {
			return err
		}
		return askConsent(ctx, tx, ConsentNone, v)
	})
	return v, err
}

// createSubmitted writes a new entry as already submitted, in one go.
func (s *Service) createSubmitted(ctx context.Context, tx *db.Tx, a authz.Actor, v *Visit, t Term, p Party) error {
	y, err := lockYear(ctx, tx, t, v.Day.Year())
	if err != nil {
		return err
	}
	version, err := newVersion(*v, t, p, 1, tx.Now())
	if err != nil {
		return err
	}
	draft := *v
	if *v, err = Submit(draft, version.ID, tx.Now()); err != nil {
		return err
	}
	if err := db.Insert(ctx, tx, v); err != nil {
		return err
	}
	if err := db.Insert(ctx, tx, &version); err != nil {
		return err
	}
	if err := settle(ctx, tx, &y, draft, *v); err != nil {
		return err
	}
	return s.submitted(ctx, tx, a, nil, *v, version)
}

// submitted tells what follows from a submission.
func (s *Service) submitted(ctx context.Context, tx *db.Tx, a authz.Actor, before *Visit, v Visit, version Version) error {
	if err := note(ctx, tx, v, "submit", a.Name, ""); err != nil {
		return err
	}
	if err := record(ctx, tx, a.Audit(), "submit", before, &v, version.Hash); err != nil {
		return err
	}
	pol := policy.At(nil, v.Day)
	return jobs.Enqueue(ctx, tx, jobs.Job{
		Kind: RemindKind, Args: visitArgs{VisitID: v.ID, VersionID: version.ID}, Dedup: v.ID,
		RunAt: tx.Now().Add(time.Duration(pol.Int(policy.UnconfirmedWarnDays)) * 24 * time.Hour),
	})
}

// own asks for an account that stands for a person of the roster.
func own(a authz.Actor) error {
	if a.PersonID == "" {
		return authz.Missing(authz.VisitRecord)
	}
	return nil
}

// engaged is under which engagement a service of the day was given, once the day has been checked.
func (s *Service) engaged(ctx context.Context, q db.Q, personID string, day workday.Date) (Term, error) {
	t, found, err := termOn(ctx, q, personID, day)
	if err != nil {
		return t, err
	}
	return t, CheckDay(day, workday.Of(s.DB.Now()), t, found)
}

// holdParty is the served party of an entry that is being written: until the commit it is neither merged nor closed.
func holdParty(ctx context.Context, tx *db.Tx, id string) (Party, error) {
	u, found, err := served.HoldOne(ctx, tx, id)
	switch {
	case err != nil:
		return Party{}, err
	case !found:
		return Party{}, errServedUnknown
	case !u.InUse():
		return Party{}, errs.E("served_closed", "这个服务单位已注销或已并入其他单位，请重新选择。", errs.F("servedId", "请重新选择服务单位"))
	}
	return partyFrom(u), nil
}

func fresh(t Term, p Party, d Draft, hash string, now time.Time) Visit {
	return Visit{
		ID: db.NewID(), ClientKey: d.ClientKey, ClientHash: hash, State: StateDraft, Source: SourceSystem, Rev: 1, CreatedAt: now, ChangedAt: now,
	}.under(t, p)
}

// under puts the entry under an engagement and a served unit.
func (v Visit) under(t Term, p Party) Visit {
	v.PersonID, v.EngagementID, v.PostUnionID = t.PersonID, t.EngagementID, t.PostUnionID
	v.UnionID, v.CountyID, v.CityID = t.At.UnionID, t.At.CountyID, t.At.CityID
	v.ServedID, v.ServedName = p.ID, p.Name
	return v
}

// Update writes content over an entry of the own log that is still open.
func (s *Service) Update(ctx context.Context, a authz.Actor, id string, rev int64, c Content) (Visit, error) {
	if err := CheckContent(c, false); err != nil {
		return Visit{}, err
	}
	var v Visit
	err := s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		before, err := s.ownAt(ctx, tx, a, id, rev)
		if err != nil {
			return err
		}
		t, err := s.engaged(ctx, tx, a.PersonID, c.Day)
		if err != nil {
			return err
		}
		p, err := holdParty(ctx, tx, c.ServedID)
		if err != nil {
			return err
		}
		if c.ServedID != before.ServedID {
			if err := CheckServes(p, served.Reach(a), t); err != nil {
				return err
			}
		}
		if v, err = Save(before, c); err != nil {
			return err
		}
		v = v.under(t, p)
		if err := adopt(ctx, tx, a, before, &v); err != nil {
			return err
		}
		if err := store(ctx, tx, before, &v); err != nil {
			return err
		}
		if err := askConsent(ctx, tx, before.Consent, v); err != nil {
			return err
		}
		return record(ctx, tx, a.Audit(), "save", &before, &v, "")
	})
	return v, err
}

// ownAt reads an entry of the own log and holds it against the revision that the caller has seen.
func (s *Service) ownAt(ctx context.Context, q db.Q, a authz.Actor, id string, rev int64) (Visit, error) {
	if err := own(a); err != nil {
		return Visit{}, err
	}
	v, err := byID(ctx, q, authz.OfPerson(a.PersonID), id)
	if err != nil {
		return v, err
	}
	if rev != v.Rev {
		return v, errs.Stale().With(map[string]any{"saved": v.wire(nil)})
	}
	return v, nil
}

// Submit freezes an entry and makes it wait for the served party.
func (s *Service) Submit(ctx context.Context, a authz.Actor, id string, rev int64) (Visit, error) {
	return s.change(ctx, a, id, rev, func(ctx context.Context, tx *db.Tx, before Visit, t Term) (Visit, func(Visit) error, error) {
		if err := CheckContent(before.Content(), true); err != nil {
			return before, nil, err
		}
		if err := CheckDay(before.Day, workday.Of(tx.Now()), t, true); err != nil {
			return before, nil, err
		}
		p, err := partyByID(ctx, tx, before.ServedID)
		if err != nil {
			return before, nil, err
		}
		n, err := lastNumber(ctx, tx, id)
		if err != nil {
			return before, nil, err
		}
		version, err := newVersion(before, t, p, n+1, tx.Now())
		if err != nil {
			return before, nil, err
		}
		after, err := Submit(before, version.ID, tx.Now())
		if err != nil {
			return before, nil, err
		}
		if _, err := tx.NewInsert().Model(&version).Exec(ctx); err != nil {
			return before, nil, err
		}
		return after, func(v Visit) error { return s.submitted(ctx, tx, a, &before, v, version) }, nil
	})
}

// Recall takes a waiting entry back; every invitation to it is void.
func (s *Service) Recall(ctx context.Context, a authz.Actor, id string, rev int64) (Visit, error) {
	return s.change(ctx, a, id, rev, func(ctx context.Context, tx *db.Tx, before Visit, _ Term) (Visit, func(Visit) error, error) {
		after, err := Recall(before)
		if err != nil {
			return before, nil, err
		}
		return after, func(v Visit) error {
			if err := voidInvitations(ctx, tx, id); err != nil {
				return err
			}
			if err := dropPapers(ctx, tx, id); err != nil {
				return err
			}
			if err := note(ctx, tx, v, "recall", a.Name, ""); err != nil {
				return err
			}
			return record(ctx, tx, a.Audit(), "recall", &before, &v, "")
		}, nil
	})
}

// change is the frame of an act that may move the year's figures: the year is locked, the entry read again, changed,
// written and settled, and then what follows is told.
func (s *Service) change(ctx context.Context, a authz.Actor, id string, rev int64,
	act func(context.Context, *db.Tx, Visit, Term) (Visit, func(Visit) error, error),
) (Visit, error) {
	var v Visit
	err := s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		first, err := s.ownAt(ctx, tx, a, id, rev)
		if err != nil {
			return err
		}
		before, y, t, err := locked(ctx, tx, first)
		if err != nil {
			return err
		}
		if before.Rev != rev {
			return errs.Stale().With(map[string]any{"saved": before.wire(nil)})
		}
		after, then, err := act(ctx, tx, before, t)
		if err != nil {
			return err
		}
		if err := store(ctx, tx, before, &after); err != nil {
			return err
		}
		if err := settle(ctx, tx, &y, before, after); err != nil {
			return err
		}
		v = after
		return then(after)
	})
	return v, err
}

// locked locks the year of an entry and reads the entry again under the lock.
func locked(ctx context.Context, tx *db.Tx, first Visit) (Visit, YearFigures, Term, error) {
	t, err := termOf(ctx, tx, first)
	if err != nil {
		return first, YearFigures{}, t, err
	}
	y, err := lockYear(ctx, tx, t, first.Day.Year())
	if err != nil {
		return first, y, t, err
	}
	v, err := byID(ctx, tx, authz.Everything(), first.ID)
	if err == nil && v.Day.Year() != y.Year {
		err = errs.Stale()
	}
	return v, y, t, err
}

// Delete removes a draft that the served party was never asked about, with what was noted of it; the audit keeps both.
func (s *Service) Delete(ctx context.Context, a authz.Actor, id string, rev int64) error {
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		v, err := s.ownAt(ctx, tx, a, id, rev)
		if err != nil {
			return err
		}
		if err := Delete(v); err != nil {
			return err
		}
		if _, err := tx.NewRaw("DELETE FROM visit_event WHERE visit_id = ?", id).Exec(ctx); err != nil {
			return fmt.Errorf("delete events: %w", err)
		}
		if err := dropAttachments(ctx, tx, id); err != nil {
			return err
		}
		if v.CommissionBlob != "" {
			if err := blob.Release(ctx, tx, v.CommissionBlob); err != nil {
				return err
			}
		}
		res, err := tx.NewDelete().Model(&v).Where("v.id = ?", id).Where("v.rev = ?", rev).Where("v.state = 'draft'").Exec(ctx)
		if err != nil {
			return err
		}
		if n, err := res.RowsAffected(); err != nil || n == 0 {
			return errs.Stale().Because(err)
		}
		return record(ctx, tx, a.Audit(), "delete", &v, nil, "")
	})
}

// Copy begins a new draft with an earlier entry's content on another day. A commission belongs to its own case.
func (s *Service) Copy(ctx context.Context, a authz.Actor, id, clientKey string, day workday.Date) (Visit, error) {
	if err := own(a); err != nil {
		return Visit{}, err
	}
	old, err := byID(ctx, s.DB.Read(), authz.OfPerson(a.PersonID), id)
	if err != nil {
		return old, err
	}
	c := old.Content()
	c.Day, c.CommissionNumber, c.CommissionOn, c.CommissionBlob, c.InternalNote = day, "", workday.Date{}, "", ""
	return s.Create(ctx, a, Draft{ClientKey: clientKey, Content: c}, false)
}

// Consent is the employing union's word on taking part in bargaining (Art. 8(4)).
func (s *Service) Consent(ctx context.Context, a authz.Actor, id string, rev int64, give bool, reason string) (Visit, error) {
	var v Visit
	err := s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		before, err := byID(ctx, tx, a.Own(authz.VisitConsent), id)
		if err != nil {
			return err
		}
		if before.Rev != rev {
			return errs.Stale().With(map[string]any{"saved": before.wireFor(nil, false)})
		}
		if a.PersonID != "" && a.PersonID == before.PersonID {
			return errs.Rule("consent_own", "不能同意自己参与协商，请由本单位另一名负责人办理。")
		}
		if v, err = DecideConsent(before, give, reason, a.AccountID, tx.Now()); err != nil {
			return err
		}
		if err := store(ctx, tx, before, &v); err != nil {
			return err
		}
		if err := note(ctx, tx, v, "consent", a.Name, reason); err != nil {
			return err
		}
		if err := record(ctx, tx, a.Audit(), "consent", &before, &v, reason); err != nil {
			return err
		}
		return jobs.Enqueue(ctx, tx, jobs.Job{Kind: NoticeKind, Args: noticeArgs{VisitID: id, Event: "consent_" + string(v.Consent)}})
	})
	return v, err
}

// record writes the audit entry of an act on an entry.
func record(ctx context.Context, tx *db.Tx, who audit.Actor, act string, before, after *Visit, reason string) error {
	v := after
	if v == nil {
		v = before
	}
	e := audit.Entry{
		Actor: who, Action: "worklog.visit." + act, Kind: "visit", ID: v.ID, Label: v.Day.String() + " " + v.ServedName,
		UnionID: v.UnionID, CountyID: v.CountyID, CityID: v.CityID, PersonID: v.PersonID, Reason: reason,
	}
	if before != nil {
		e.Before = *before
	}
	if after != nil {
		e.After = *after
	}
	return audit.Record(ctx, tx, e)
}
