package worklog

import (
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/blob"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/platform/jobs"
	"xiezhi/internal/workday"
)

// MaxScan is how large a scanned sheet may be.
const MaxScan = 10 << 20

// PaperState is where a scanned sheet stands.
type PaperState string

// States of a scanned sheet. Dropped ones were overtaken: recalled, or answered online.
const (
	PaperWaiting  PaperState = "waiting"
	PaperAccepted PaperState = "accepted"
	PaperRejected PaperState = "rejected"
	PaperDropped  PaperState = "dropped"
)

// Paper is a scanned sheet with the served party's signature under one version of an entry.
type Paper struct {
	bun.BaseModel `bun:"table:visit_paper,alias:pp" json:"-"`

	ID           string       `bun:",pk" json:"id"`
	VisitID      string       `json:"visitId"`
	VersionID    string       `json:"-"`
	PersonID     string       `json:"personId"`
	UnionID      string       `json:"unionId"`
	CountyID     string       `bun:",nullzero" json:"-"`
	CityID       string       `bun:",nullzero" json:"-"`
	BlobID       string       `json:"-"`
	Side         Side         `json:"side" enum:"union,employer,workers,arranger"`
	SignerName   string       `json:"signerName"`
	SignerPost   string       `json:"signerPost"`
	SignedOn     workday.Date `json:"signedOn"`
	State        PaperState   `json:"state" enum:"waiting,accepted,rejected,dropped"`
	UploadedBy   string       `json:"-"`
	UploadedName string       `json:"uploadedName"`
	UploadedAt   time.Time    `json:"uploadedAt"`
	CheckedBy    string       `json:"-"`
	CheckedName  string       `json:"checkedName"`
	CheckedAt    time.Time    `bun:",nullzero" json:"checkedAt,omitzero"`
	Reason       string       `json:"reason"`
}

// Sheet is what comes with a scan.
type Sheet struct {
	Signer
	SignedOn workday.Date
	FileName string
}

// AddPaper keeps a scan for a waiting entry, brought in by the instructor or by the employing union's clerk.
func (s *Service) AddPaper(ctx context.Context, a authz.Actor, id string, sheet Sheet, file io.Reader) (Paper, error) {
	scope := paperScope(a)
	if _, err := byID(ctx, s.DB.Read(), scope, id); err != nil {
		return Paper{}, err // before a stranger's file is stored
	}
	ref, err := s.Blobs.Put(ctx, file, blob.Scan, MaxScan)
	if err != nil {
		return Paper{}, err
	}
	var out Paper
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		v, err := byID(ctx, tx, scope, id)
		if err != nil {
			return err
		}
		if v.State != StateWaiting || v.Source == SourceOpening {
			return wrongState(v, "上传纸质签字")
		}
		if sheet.SignedOn.IsZero() || sheet.SignedOn.Before(v.Day) || sheet.SignedOn.After(workday.Of(tx.Now())) {
			return errs.Fields(errs.F("signedOn", "签字日期应在服务日期和今天之间"))
		}
		if err := s.checkPaperSigner(ctx, tx, v, sheet.Signer); err != nil {
			return err
		}
		blobID, err := s.Blobs.Add(ctx, tx, ref, sheet.FileName, blob.Scan, v.UnionID, a.AccountID)
		if err != nil {
			return err
		}
		if err := blob.Keep(ctx, tx, blob.Scan, blobID); err != nil {
			return err
		}
		out = Paper{
			ID: db.NewID(), VisitID: v.ID, VersionID: v.VersionID, PersonID: v.PersonID, UnionID: v.UnionID, CountyID: v.CountyID, CityID: v.CityID,
			BlobID: blobID, Side: sheet.Side, SignerName: strings.TrimSpace(sheet.Name), SignerPost: strings.TrimSpace(sheet.Post),
			SignedOn: sheet.SignedOn, State: PaperWaiting, UploadedBy: a.AccountID, UploadedName: a.Name, UploadedAt: tx.Now(),
		}
		if _, err := tx.NewInsert().Model(&out).Exec(ctx); err != nil {
			return fmt.Errorf("write sheet: %w", err)
		}
		if err := record(ctx, tx, a.Audit(), "paper_upload", &v, &v, out.ID); err != nil {
			return err
		}
		return jobs.Enqueue(ctx, tx, jobs.Job{Kind: NoticeKind, Args: noticeArgs{
			VisitID: v.ID, Event: eventPaperUpload, Post: CheckerPost(v.UnionID, a.Posts()),
		}})
	})
	return out, err
}

// paperScope is whose entries the actor may bring a scan for: the own, and as a checker those of the own union.
func paperScope(a authz.Actor) authz.Scope {
	scope := a.Own(authz.VisitCheck)
	if a.Has(authz.VisitRecord) && a.PersonID != "" {
		scope.Persons = append(scope.Persons, a.PersonID)
	}
	return scope
}

func (s *Service) checkPaperSigner(ctx context.Context, q db.Q, v Visit, signer Signer) error {
	t, err := termOf(ctx, q, v)
	if err != nil {
		return err
	}
	p, err := partyByID(ctx, q, v.ServedID)
	if err != nil {
		return err
	}
	pol, err := yearPolicy(ctx, q, v.UnionID, v.Day.Year())
	if err != nil {
		return err
	}
	version, err := versionByID(ctx, q, v.VersionID)
	if err != nil {
		return err
	}
	frozen, err := thaw(version.Content)
	if err != nil {
		return err
	}
	return CheckSigner(signer, p, t, frozen.Duties, StrengthPaper, pol)
}

// CheckPaper is the second person's word on a scan: accepted, it confirms the entry on paper strength.
func (s *Service) CheckPaper(ctx context.Context, a authz.Actor, id string, accept bool, reason string) (Paper, error) {
	var out Paper
	err := s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		first, err := paperByID(ctx, tx, a.Own(authz.VisitCheck), id)
		if err != nil {
			return err
		}
		seen, err := byID(ctx, tx, authz.Everything(), first.VisitID)
		if err != nil {
			return err
		}
		before, y, _, err := locked(ctx, tx, seen)
		if err != nil {
			return err
		}
		if out, err = paperByID(ctx, tx, authz.Everything(), id); err != nil {
			return err
		}
		if out.State != PaperWaiting {
			return errs.Rule("paper_checked", "这份纸质签字已经处理过。")
		}
		if err := CheckPaperChecker(a.AccountID, a.PersonID, out.UploadedBy, out.PersonID); err != nil {
			return err
		}
		out.State, out.Reason = PaperAccepted, strings.TrimSpace(reason)
		if !accept {
			if err := CheckReason(reason, "reason"); err != nil {
				return err
			}
			out.State = PaperRejected
		}
		out.CheckedBy, out.CheckedName, out.CheckedAt = a.AccountID, a.Name, tx.Now()
		if _, err := tx.NewUpdate().Model(&out).Where("pp.id = ?", id).Where("pp.state = 'waiting'").Exec(ctx); err != nil {
			return fmt.Errorf("write sheet: %w", err)
		}
		if !accept {
			return s.told(ctx, tx, a.Audit(), "paper_reject", before, before, out.Reason)
		}
		return s.confirmOnPaper(ctx, tx, a, out, before, &y)
	})
	return out, err
}

func (s *Service) confirmOnPaper(ctx context.Context, tx *db.Tx, a authz.Actor, p Paper, before Visit, y *YearFigures) error {
	if before.VersionID != p.VersionID {
		return errs.Rule("paper_other_version", "这份纸质签字对应的不是最新提交的内容。")
	}
	version, err := versionByID(ctx, tx, p.VersionID)
	if err != nil {
		return err
	}
	signer := Signer{Name: p.SignerName, Post: p.SignerPost, Side: p.Side}
	if err := s.checkPaperSigner(ctx, tx, before, signer); err != nil {
		return err
	}
	pol, err := yearPolicy(ctx, tx, before.UnionID, before.Day.Year())
	if err != nil {
		return err
	}
	late := Closed(y.ClosesOn, tx.Now())
	c, err := newConfirmation(version, signer, StrengthPaper, nil, "纸质签字，签字日期"+p.SignedOn.String(), late, tx.Now())
	if err != nil {
		return err
	}
	after, err := Confirm(before, StrengthPaper, !late && Counts(before.Place, pol), tx.Now())
	if err != nil {
		return err
	}
	if _, err := tx.NewInsert().Model(&c).Exec(ctx); err != nil {
		return fmt.Errorf("write confirmation: %w", err)
	}
	if err := voidInvitations(ctx, tx, before.ID); err != nil {
		return err
	}
	if err := dropPapers(ctx, tx, before.ID); err != nil {
		return err
	}
	if err := store(ctx, tx, before, &after); err != nil {
		return err
	}
	if err := settle(ctx, tx, y, before, after); err != nil {
		return err
	}
	if err := s.told(ctx, tx, a.Audit(), "paper", before, after, p.Reason); err != nil || !late {
		return err
	}
	return openCorrection(ctx, tx, after, CorrectConfirm, "纸质签字的核对晚于"+y.ClosesOn.Chinese(), a.Name)
}

// dropPapers sets aside scans that still wait, since their entry was answered or recalled.
func dropPapers(ctx context.Context, tx *db.Tx, visitID string) error {
	if _, err := tx.NewRaw("UPDATE visit_paper SET state = 'dropped' WHERE visit_id = ? AND state = 'waiting'", visitID).Exec(ctx); err != nil {
		return fmt.Errorf("set sheets aside: %w", err)
	}
	return nil
}

func paperByID(ctx context.Context, q db.Q, scope authz.Scope, id string) (Paper, error) {
	var found []Paper
	if err := scope.Where(q.NewSelect().Model(&found).Where("pp.id = ?", id), authz.Of("pp")).Scan(ctx); err != nil {
		return Paper{}, fmt.Errorf("read sheet: %w", err)
	}
	if len(found) == 0 {
		return Paper{}, errs.NotFound("纸质签字")
	}
	return found[0], nil
}

// Papers lists scans of the actor's own unions' people, or of the own log.
func (s *Service) Papers(ctx context.Context, a authz.Actor, state PaperState, visitID string, page httpx.PageQuery) (httpx.Page[PaperView], error) {
	var none httpx.Page[PaperView]
	at, err := httpx.ParseCursor(page.Cursor, 2)
	if err != nil {
		return none, err
	}
	q := s.DB.Read()
	sel := a.Own(authz.VisitRead).Where(q.NewSelect().Model((*Paper)(nil)), authz.Of("pp"))
	if state != "" {
		sel = sel.Where("pp.state = ?", state)
	}
	if visitID != "" {
		sel = sel.Where("pp.visit_id = ?", visitID)
	}
	var total httpx.Total
	if total.Count, total.Exact, err = db.CountUpTo(ctx, q, sel); err != nil {
		return none, err
	}
	rows, err := page2[Paper](ctx, sel, "pp", "uploaded_at", at, page.Limit)
	if err != nil {
		return none, fmt.Errorf("list sheets: %w", err)
	}
	views, err := paperViews(ctx, q, a, rows)
	if err != nil {
		return none, err
	}
	return httpx.Paginate(views, at, page.Limit, total, func(p PaperView) []string { return []string{instant(p.UploadedAt), p.ID} }), nil
}

// PaperView is a scan as the actor sees it.
type PaperView struct {
	Paper
	PersonName string       `json:"personName"`
	ServedName string       `json:"servedName"`
	Day        workday.Date `json:"day"`
	FileURL    string       `json:"fileUrl"`
	Actions    []string     `json:"actions" nullable:"false" doc:"check"`
}

func paperViews(ctx context.Context, q db.Q, a authz.Actor, rows []Paper) ([]PaperView, error) {
	ids := make([]string, len(rows))
	for i, p := range rows {
		ids[i] = p.VisitID
	}
	of, names, err := visitsOf(ctx, q, ids)
	if err != nil {
		return nil, err
	}
	out := make([]PaperView, len(rows))
	for i, p := range rows {
		v := of[p.VisitID]
		out[i] = PaperView{
			Paper: p, PersonName: names[p.PersonID], ServedName: v.ServedName, Day: v.Day, FileURL: "/api/visits/papers/" + p.ID + "/file", Actions: []string{},
		}
		at := org.Place{UnionID: p.UnionID, CountyID: p.CountyID, CityID: p.CityID}
		if p.State == PaperWaiting && a.Own(authz.VisitCheck).Covers(at) && CheckPaperChecker(a.AccountID, a.PersonID, p.UploadedBy, p.PersonID) == nil {
			out[i].Actions = append(out[i].Actions, "check")
		}
	}
	return out, nil
}

// visitsOf are entries by id, and the names of their people.
func visitsOf(ctx context.Context, q db.Q, ids []string) (map[string]Visit, map[string]string, error) {
	out := map[string]Visit{}
	if len(ids) == 0 {
		return out, map[string]string{}, nil
	}
	var rows []Visit
	if err := q.NewSelect().Model(&rows).Where("v.id IN (?)", bun.List(ids)).Scan(ctx); err != nil {
		return nil, nil, fmt.Errorf("read visits: %w", err)
	}
	for _, v := range rows {
		out[v.ID] = v.inUTC()
	}
	names, err := namesOf(ctx, q, rows)
	return out, names, err
}

func papersOf(ctx context.Context, q db.Q, a authz.Actor, v Visit) ([]PaperView, error) {
	var rows []Paper
	if err := q.NewSelect().Model(&rows).Where("pp.visit_id = ?", v.ID).OrderExpr("pp.uploaded_at, pp.id").Scan(ctx); err != nil {
		return nil, fmt.Errorf("read sheets: %w", err)
	}
	return paperViews(ctx, q, a, rows)
}

// PaperFile opens a scan for somebody who may read its entry; who looks is recorded.
func (s *Service) PaperFile(ctx context.Context, a authz.Actor, id string) (blob.File, io.ReadCloser, error) {
	p, err := paperByID(ctx, s.DB.Read(), authz.Everything(), id)
	if err != nil {
		return blob.File{}, nil, err
	}
	v, err := s.readable(ctx, a, p.VisitID)
	if err != nil {
		return blob.File{}, nil, err
	}
	f, err := blob.Get(ctx, s.DB.Read(), p.BlobID)
	if err != nil {
		return f, nil, err
	}
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		return audit.Record(ctx, tx, audit.Entry{
			Actor: a.Audit(), Action: "worklog.paper.view", Kind: "visit_paper", ID: id, Label: v.Day.String() + " " + v.ServedName,
			UnionID: v.UnionID, CountyID: v.CountyID, CityID: v.CityID, PersonID: v.PersonID,
		})
	})
	if err != nil {
		return f, nil, err
	}
	r, err := s.Blobs.Open(f.Ref())
	return f, r, err
}
