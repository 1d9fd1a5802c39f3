package worklog

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/blob"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/jobs"
	"xiezhi/internal/platform/sheet"
)

// UploadOpening keeps a sheet of earlier services of an employing union's people as a preview. Nothing else is written.
func (s *Service) UploadOpening(ctx context.Context, a authz.Actor, unionID, fileName string, r io.Reader) (Opening, error) {
	into, err := org.ByID(ctx, s.DB.Read(), unionID)
	if err != nil {
		return Opening{}, err
	}
	if !a.Own(authz.VisitOpening).Covers(into.Place()) {
		return Opening{}, errs.NotFound("工会")
	}
	data, err := readOpeningFile(r)
	if err != nil {
		return Opening{}, err
	}
	o := newOpening(a, into, fileName)
	if err := s.fill(ctx, &o, into, fileName, data); err != nil {
		return Opening{}, err
	}
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		o.UploadedAt = tx.Now()
		if _, err := tx.NewInsert().Model(&o).Exec(ctx); err != nil {
			return fmt.Errorf("keep opening: %w", err)
		}
		return recordOpening(ctx, tx, a, "upload", o, "")
	})
	return o, err
}

func newOpening(a authz.Actor, into org.Union, fileName string) Opening {
	return Opening{
		ID: db.NewID(), UnionID: into.ID, CountyID: into.CountyID, CityID: into.CityID, FileName: cutName(fileName), Mapping: "{}", Choices: "{}",
		State: OpeningPreview, UploadedBy: a.AccountID, UploadedName: a.Name, Hands: a.AccountID, Rev: 1,
	}
}

// fill puts a sheet into an opening, when it can be read at all.
func (s *Service) fill(ctx context.Context, o *Opening, into org.Union, fileName string, data []byte) error {
	read, err := s.readOpening(ctx, s.DB.Read(), into, fileName, data, sheet.Mapping{}, OpeningChoices{})
	if err != nil {
		return err
	}
	o.FileName, o.FileSealed, o.Mapping, o.Choices = cutName(fileName), s.Keys.Seal(o.sealPlace(), string(data)), "{}", "{}"
	o.Total, o.Good = len(read.lines), read.good()
	return nil
}

func readOpeningFile(r io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxOpeningFile+1))
	if err != nil {
		return nil, errs.Of(errs.KindMalformed, "upload_broken", "文件没有传完，请重新上传。").Because(err)
	}
	if len(data) > MaxOpeningFile {
		return nil, errs.Of(errs.KindTooLarge, sheet.CodeTooBig, "文件超过10MB，请按指导员分开上传。")
	}
	return data, nil
}

// ReplaceOpeningSheet puts another sheet in the place of the one that was uploaded or returned.
func (s *Service) ReplaceOpeningSheet(ctx context.Context, a authz.Actor, id, fileName string, r io.Reader) (Opening, error) {
	first, err := openingByID(ctx, s.DB.Read(), a.Own(authz.VisitOpening), id)
	if err != nil {
		return first, err
	}
	into, err := org.ByID(ctx, s.DB.Read(), first.UnionID)
	if err != nil {
		return first, err
	}
	data, err := readOpeningFile(r)
	if err != nil {
		return first, err
	}
	next := first
	if err := s.fill(ctx, &next, into, fileName, data); err != nil {
		return first, err
	}
	return s.changeOpening(ctx, a, first, "sheet", "更换表格", func(_ context.Context, tx *db.Tx, o *Opening) error {
		o.FileName, o.FileSealed, o.Mapping, o.Choices = next.FileName, next.FileSealed, next.Mapping, next.Choices
		o.Total, o.Good, o.UploadedBy, o.UploadedName, o.UploadedAt = next.Total, next.Good, a.AccountID, a.Name, tx.Now()
		return nil
	})
}

// changeOpening is the frame of what is done to an opening that is being prepared: locked, unchanged since first was
// read, changed, written and recorded.
func (s *Service) changeOpening(ctx context.Context, a authz.Actor, first Opening, act, what string, change func(context.Context, *db.Tx, *Opening) error) (Opening, error) {
	var out Opening
	err := s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		o, err := lockedOpening(ctx, tx, first.ID, first.Rev)
		if err != nil {
			return err
		}
		if !o.State.Editable() {
			return wrongOpening(o.State, what)
		}
		if err := change(ctx, tx, &o); err != nil {
			return err
		}
		o.Hands = o.withHand(a.AccountID)
		if err := storeOpening(ctx, tx, &o); err != nil {
			return err
		}
		out = o
		return recordOpening(ctx, tx, a, act, o, "")
	})
	return out, err
}

// RemapOpening judges the kept sheet anew with what was corrected: the sheet, the heading and the columns, or what names
// in it mean; what is nil stays as it was.
func (s *Service) RemapOpening(ctx context.Context, a authz.Actor, id string, rev int64, m *sheet.Mapping, c *OpeningChoices) (Opening, error) {
	first, err := openingByID(ctx, s.DB.Read(), a.Own(authz.VisitOpening), id)
	if err != nil {
		return first, err
	}
	if first.Rev != rev {
		return first, errs.Stale()
	}
	if !first.State.Editable() {
		return first, wrongOpening(first.State, "更正")
	}
	next := first
	if m != nil {
		if next.Mapping, err = asJSON(m); err != nil {
			return first, err
		}
	}
	if c != nil {
		into, err := org.ByID(ctx, s.DB.Read(), first.UnionID)
		if err != nil {
			return first, err
		}
		if err := checkChoices(ctx, s.DB.Read(), into, *c); err != nil {
			return first, err
		}
		if next.Choices, err = asJSON(c); err != nil {
			return first, err
		}
	}
	read, err := s.reread(ctx, next)
	if err != nil {
		return first, err
	}
	return s.changeOpening(ctx, a, first, "remap", "更正", func(_ context.Context, _ *db.Tx, o *Opening) error {
		o.Mapping, o.Choices, o.Total, o.Good = next.Mapping, next.Choices, len(read.lines), read.good()
		return nil
	})
}

func asJSON(v any) (string, error) {
	text, err := json.Marshal(v)
	if err != nil {
		return "", fmt.Errorf("keep mapping: %w", err)
	}
	return string(text), nil
}

// SendOpening hands an opening to a second person. Sending twice is once.
func (s *Service) SendOpening(ctx context.Context, a authz.Actor, id string, rev int64, goodOnly bool) (Opening, error) {
	first, err := openingByID(ctx, s.DB.Read(), a.Own(authz.VisitOpening), id)
	if err != nil || first.State == OpeningWaiting {
		return first, err
	}
	if !first.State.Editable() {
		return first, wrongOpening(first.State, "送交")
	}
	read, err := s.reread(ctx, first)
	if err != nil {
		return first, err
	}
	tallies := TallyOpening(read.lines)
	var out Opening
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		if err := db.Lock(ctx, tx, "visit_opening", id); err != nil {
			return err
		}
		o, err := openingByID(ctx, tx, authz.Everything(), id)
		if err != nil {
			return err
		}
		if o.State == OpeningWaiting { // somebody pressed twice
			out = o
			return nil
		}
		if o.Rev != rev || o.Rev != first.Rev {
			return errs.Stale()
		}
		scans, err := openingScans(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := CheckSend(o.State, read.good(), read.count(VerdictReject)-read.leftOut(), len(scans[id]), goodOnly); err != nil {
			return err
		}
		o.Total, o.Good = len(read.lines), read.good()
		out, err = s.sent(ctx, tx, a, o, tallies)
		return err
	})
	return out, err
}

// sent writes an opening as one that waits for its second person, and tells who that may be.
func (s *Service) sent(ctx context.Context, tx *db.Tx, a authz.Actor, o Opening, tallies []OpeningTally) (Opening, error) {
	o.State, o.SentBy, o.SentName, o.SentAt = OpeningWaiting, a.AccountID, a.Name, tx.Now()
	o.CheckedBy, o.CheckedName, o.CheckedAt, o.Reason = "", "", time.Time{}, ""
	o.Hands = o.withHand(a.AccountID)
	if _, err := tx.NewRaw("DELETE FROM visit_opening_person WHERE opening_id = ?", o.ID).Exec(ctx); err != nil {
		return o, fmt.Errorf("write people of opening: %w", err)
	}
	rows := make([]openingPerson, len(tallies))
	for i, t := range tallies {
		rows[i] = openingPerson{OpeningID: o.ID, PersonID: t.PersonID, Services: t.Services, Days: t.Days}
	}
	if err := db.InsertAll(ctx, tx, rows); err != nil {
		return o, fmt.Errorf("write people of opening: %w", err)
	}
	if err := storeOpening(ctx, tx, &o); err != nil {
		return o, err
	}
	if err := recordOpening(ctx, tx, a, "send", o, ""); err != nil {
		return o, err
	}
	return o, jobs.Enqueue(ctx, tx, openingNotice(o, "send"))
}

// RecallOpening takes an opening back before it was checked.
func (s *Service) RecallOpening(ctx context.Context, a authz.Actor, id string, rev int64) (Opening, error) {
	var out Opening
	err := s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		if _, err := openingByID(ctx, tx, a.Own(authz.VisitOpening), id); err != nil {
			return err
		}
		o, err := lockedOpening(ctx, tx, id, rev)
		if err != nil {
			return err
		}
		if o.State != OpeningWaiting {
			return wrongOpening(o.State, "收回")
		}
		o.State = OpeningPreview
		if err := storeOpening(ctx, tx, &o); err != nil {
			return err
		}
		out = o
		return recordOpening(ctx, tx, a, "recall", o, "")
	})
	return out, err
}

// DropOpening gives an opening up: one that was never sent vanishes, one that came back stays as dropped. Its scans go.
func (s *Service) DropOpening(ctx context.Context, a authz.Actor, id string, rev int64) error {
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		if _, err := openingByID(ctx, tx, a.Own(authz.VisitOpening), id); err != nil {
			return err
		}
		o, err := lockedOpening(ctx, tx, id, rev)
		if err != nil {
			return err
		}
		if !o.State.Editable() {
			return wrongOpening(o.State, "作废")
		}
		if err := recordOpening(ctx, tx, a, "drop", o, ""); err != nil {
			return err
		}
		return s.drop(ctx, tx, o)
	})
}

func (s *Service) drop(ctx context.Context, tx *db.Tx, o Opening) error {
	scans, err := openingScans(ctx, tx, o.ID)
	if err != nil {
		return err
	}
	ids := make([]string, len(scans[o.ID]))
	for i, scan := range scans[o.ID] {
		ids[i] = scan.BlobID
	}
	if err := blob.Release(ctx, tx, ids...); err != nil {
		return err
	}
	if _, err := tx.NewRaw("DELETE FROM visit_opening_scan WHERE opening_id = ?", o.ID).Exec(ctx); err != nil {
		return fmt.Errorf("drop booklet: %w", err)
	}
	if o.State == OpeningReturned {
		o.State, o.FileSealed = OpeningDropped, ""
		return storeOpening(ctx, tx, &o)
	}
	if _, err := tx.NewRaw("DELETE FROM visit_opening_person WHERE opening_id = ?", o.ID).Exec(ctx); err != nil {
		return fmt.Errorf("drop opening: %w", err)
	}
	if _, err := tx.NewRaw("DELETE FROM visit_opening WHERE id = ?", o.ID).Exec(ctx); err != nil {
		return fmt.Errorf("drop opening: %w", err)
	}
	return nil
}

// ScanFile is a page or file of a booklet that is brought in.
type ScanFile struct {
	Name string
	io.Reader
}

// ImportOpening judges a sheet and, when write says so, sends it with its booklet to a second person at one go, without a
// preview in between: the command line and the demonstration. What cannot go in is left out.
func (s *Service) ImportOpening(ctx context.Context, a authz.Actor, into org.Union, fileName string, data []byte, scans []ScanFile, write bool) ([]OpeningLine, Opening, error) {
	read, err := s.readOpening(ctx, s.DB.Read(), into, fileName, data, sheet.Mapping{}, OpeningChoices{})
	if err != nil || !write {
		return read.lines, Opening{}, err
	}
	o := newOpening(a, into, fileName)
	o.FileSealed, o.Total, o.Good = s.Keys.Seal(o.sealPlace(), string(data)), len(read.lines), read.good()
	if err := CheckSend(o.State, o.Good, read.count(VerdictReject), len(scans), true); err != nil {
		return read.lines, Opening{}, err
	}
	refs := make([]blob.Ref, len(scans))
	for i, scan := range scans {
		if refs[i], err = s.Blobs.Put(ctx, scan, blob.Scan, MaxOpeningScan); err != nil {
			return read.lines, Opening{}, err
		}
	}
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		made := o
		made.UploadedAt = tx.Now()
		if _, err := tx.NewInsert().Model(&made).Exec(ctx); err != nil {
			return fmt.Errorf("keep opening: %w", err)
		}
		if err := recordOpening(ctx, tx, a, "upload", made, ""); err != nil {
			return err
		}
		for i, ref := range refs {
			have, err := openingScans(ctx, tx, made.ID)
			if err != nil {
				return err
			}
			if err := checkScan(have[made.ID], ref); err != nil {
				return err
			}
			if err := s.keepScan(ctx, tx, a, made, scans[i].Name, ref); err != nil {
				return err
			}
		}
		made, err := s.sent(ctx, tx, a, made, TallyOpening(read.lines))
		if err == nil {
			o = made
		}
		return err
	})
	return read.lines, o, err
}

// WriteOpeningErrors gives the sheet back with what became of each row.
func (s *Service) WriteOpeningErrors(ctx context.Context, o Opening, w io.Writer) error {
	read, err := s.reread(ctx, o)
	if err != nil {
		return err
	}
	verdicts := make(map[int]sheet.Verdict, len(read.lines))
	for i := range read.lines {
		l := &read.lines[i]
		v := sheet.Verdict{Tone: sheet.Good, Result: l.Verdict.Title(), Reason: strings.Join(l.Why(), "；")}
		switch l.Verdict {
		case VerdictWarn:
			v.Tone = sheet.Warn
		case VerdictReject:
			v.Tone = sheet.Bad
		case VerdictAccept:
		}
		verdicts[l.Row] = v
	}
	return read.table.WriteVerdicts(w, verdicts)
}

func recordOpening(ctx context.Context, tx *db.Tx, a authz.Actor, act string, o Opening, reason string) error {
	return audit.Record(ctx, tx, audit.Entry{
		Actor: a.Audit(), Action: "worklog.opening." + act, Kind: "visit_opening", ID: o.ID,
		Label: o.FileName + "：" + strconv.Itoa(o.Good) + "条", UnionID: o.UnionID, CountyID: o.CountyID, CityID: o.CityID, Reason: reason,
	})
}

// cutName keeps a file's name within its column, the end of it with its extension.
func cutName(s string) string {
	if r := []rune(s); len(r) > 200 {
		return string(r[len(r)-200:])
	}
	return s
}
