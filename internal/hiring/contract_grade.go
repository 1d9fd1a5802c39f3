package hiring

import (
	"context"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/blob"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/roster"
	"xiezhi/internal/workday"
)

const (
	gradeWhat   = "考核等次"
	gradesTable = "year_grade"

	// CodeGrade is the refusal of a grade.
	CodeGrade = "year_grade"
)

// GradeEntry is a grade as it is recorded from its document.
type GradeEntry struct {
	EngagementID string       `json:"engagementId" maxLength:"36"`
	Year         int          `json:"year" minimum:"2020" maximum:"2100"`
	Grade        Grade        `json:"grade" enum:"excellent,competent,basic,failed"`
	Document     string       `json:"document" maxLength:"120" doc:"考核文件的名称、文号"`
	DecidedOn    workday.Date `json:"decidedOn" doc:"考核结果确定的日期"`
}

func checkGradeEntry(in GradeEntry, today workday.Date) error {
	var f []errs.Field
	if in.Year < 2020 || in.Year > today.Year() {
		f = append(f, errs.F("year", "应为2020年至本年度"))
	}
	if in.Grade.Title() == "" {
		f = append(f, errs.F("grade", "请选择等次"))
	}
	if n := utf8.RuneCountInString(strings.TrimSpace(in.Document)); n < 2 || n > 120 {
		f = append(f, errs.F("document", "请填写考核文件的名称或文号"))
	}
	if in.DecidedOn.IsZero() || in.DecidedOn.After(today) || in.DecidedOn.Year() < in.Year {
		f = append(f, errs.F("decidedOn", "应在考核年度之后（含当年）、今日之前"))
	}
	if len(f) == 0 {
		return nil
	}
	return errs.E(CodeGrade, "考核等次有误，请按提示修改。", f...)
}

// RecordGrade records a year's grade with its document (Art. 10(4)); until the appraisal is in the system it is what a
// renewal looks at.
func (s *ContractService) RecordGrade(ctx context.Context, a authz.Actor, in GradeEntry) (GradeLine, error) {
	if err := checkGradeEntry(in, s.today()); err != nil {
		return GradeLine{}, err
	}
	g := YearGrade{
		ID: db.NewID(), EngagementID: in.EngagementID, Year: in.Year, Grade: in.Grade, Document: strings.TrimSpace(in.Document), DecidedOn: in.DecidedOn,
		CreatedBy: a.AccountID, CreatedName: a.Name,
	}
	err := s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		e, p, err := s.gradable(ctx, tx, a, in.EngagementID)
		if err != nil {
			return err
		}
		if e.OnDuty.Year() > in.Year || !e.EndedOn.IsZero() && e.EndedOn.Year() < in.Year {
			return errs.E(CodeGrade, fmt.Sprintf("%d年度不在这段聘用期间之内。", in.Year), errs.F("year", "不在聘用期间之内"))
		}
		all, err := gradesOf(ctx, tx, p.ID)
		if err != nil {
			return err
		}
		if gradeIn(all[p.ID], in.Year) != GradeNone {
			return errs.Of(errs.KindConflict, CodeGrade, fmt.Sprintf("%d年度的考核等次已经登记；有误的请先更正。", in.Year))
		}
		g.PersonID, g.CreatedAt = p.ID, tx.Now()
		return s.writeGrade(ctx, tx, a, "grade.record", p, e, g, nil)
	})
	return GradeLine{YearGrade: g, GradeTitle: g.Grade.Title()}, err
}

func (s *ContractService) gradable(ctx context.Context, tx *db.Tx, a authz.Actor, engagementID string) (roster.Engagement, roster.Person, error) {
	e, p, err := roster.LockEngagement(ctx, tx, a.Scope(authz.ContractRead), engagementID)
	if err != nil {
		return e, p, err
	}
	return e, p, ownContract(a, authz.ContractWrite, e.UnionID)
}

func (s *ContractService) writeGrade(ctx context.Context, tx *db.Tx, a authz.Actor, action string, p roster.Person, e roster.Engagement, g YearGrade, before *YearGrade) error {
	g.Rev = 1
	if _, err := tx.NewInsert().Model(&g).Exec(ctx); err != nil {
		return fmt.Errorf("write grade: %w", err)
	}
	if err := audit.Record(ctx, tx, gradeEntry(a, action, p.Name, e, before, g)); err != nil || s.Graded == nil {
		return err
	}
	return s.Graded(ctx, tx, []string{p.ID})
}

func gradeEntry(a authz.Actor, action, name string, e roster.Engagement, before *YearGrade, after YearGrade) audit.Entry {
	entry := audit.Entry{
		Actor: a.Audit(), Action: action, Kind: gradesTable, ID: after.ID, Label: name, PersonID: e.PersonID,
		UnionID: e.UnionID, CountyID: e.CountyID, CityID: e.CityID, After: after, Reason: after.Reason,
	}
	if before != nil {
		entry.Before = *before
	}
	return entry
}

// gradeByID is a grade that stands for itself, with its engagement; none that counters another.
func gradeByID(ctx context.Context, q db.Q, id string) (YearGrade, roster.Engagement, error) {
	var list []YearGrade
	if err := q.NewSelect().Model(&list).Where("g.id = ?", id).Where("g.counters_id IS NULL").Scan(ctx); err != nil {
		return YearGrade{}, roster.Engagement{}, fmt.Errorf("read grade: %w", err)
	}
	if len(list) == 0 {
		return YearGrade{}, roster.Engagement{}, errs.NotFound(gradeWhat)
	}
	e, err := roster.EngagementByID(ctx, q, list[0].EngagementID)
	return list[0], e, err
}

// ownGrade is a grade of one of the actor's own unions.
func ownGrade(ctx context.Context, q db.Q, a authz.Actor, id string) (YearGrade, roster.Engagement, error) {
	g, e, err := gradeByID(ctx, q, id)
	if err == nil && !a.Scope(authz.ContractRead).Covers(e.Place()) {
		err = errs.NotFound(gradeWhat)
	}
	if err != nil {
		return g, e, err
	}
	return g, e, ownContract(a, authz.ContractWrite, e.UnionID)
}

// AddGradeScan keeps the scan of the document by which a grade was given. Its absence makes nothing late.
func (s *ContractService) AddGradeScan(ctx context.Context, a authz.Actor, id string, rev int64, name string, file io.Reader) error {
	if _, _, err := ownGrade(ctx, s.DB.Read(), a, id); err != nil {
		return err // before a stranger's file is stored
	}
	ref, err := s.Blobs.Put(ctx, file, blob.Scan, MaxContractScan)
	if err != nil {
		return err
	}
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		if err := db.Lock(ctx, tx, gradesTable, id); err != nil {
			return err
		}
		before, e, err := ownGrade(ctx, tx, a, id)
		if err != nil {
			return err
		}
		if before.Rev != rev {
			return errs.Stale().With(before)
		}
		after := before
		after.Rev++
		if after.ScanBlob, err = s.Blobs.Add(ctx, tx, ref, blob.ShownName(name), blob.Scan, e.UnionID, a.AccountID); err != nil {
			return err
		}
		if err := blob.Keep(ctx, tx, blob.Scan, after.ScanBlob); err != nil {
			return err
		}
		if before.ScanBlob != "" {
			if err := blob.Release(ctx, tx, before.ScanBlob); err != nil {
				return err
			}
		}
		if _, err := tx.NewUpdate().Model(&after).Column("scan_blob", "rev").WherePK().Exec(ctx); err != nil {
			return fmt.Errorf("keep scan of grade: %w", err)
		}
		p, err := roster.PersonByID(ctx, tx, e.PersonID)
		if err != nil {
			return err
		}
		return audit.Record(ctx, tx, gradeEntry(a, "grade.scan", p.Name, e, &before, after))
	})
}

// GradeScan opens the scan of a grade's document.
func (s *ContractService) GradeScan(ctx context.Context, a authz.Actor, id string) (blob.File, io.ReadCloser, error) {
	g, e, err := gradeByID(ctx, s.DB.Read(), id)
	if err != nil {
		return blob.File{}, nil, err
	}
	if !a.Scope(authz.ContractRead).Covers(e.Place()) {
		return blob.File{}, nil, errs.NotFound(gradeWhat)
	}
	return s.openScan(ctx, a, e, g.ScanBlob, "grade.view", gradesTable, id)
}

// CounterGrade takes a wrong grade back with a reason. It stays to be read.
func (s *ContractService) CounterGrade(ctx context.Context, a authz.Actor, id, reason string) error {
	reason = strings.TrimSpace(reason)
	if n := utf8.RuneCountInString(reason); n < 2 || n > 400 {
		return errs.E(CodeGrade, "请写明更正的理由。", errs.F("reason", "2至400字"))
	}
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		var list []YearGrade
		if err := tx.NewSelect().Model(&list).Where("g.id = ?", id).Scan(ctx); err != nil {
			return fmt.Errorf("read grade: %w", err)
		}
		if len(list) == 0 || list[0].CountersID != "" {
			return errs.NotFound(gradeWhat)
		}
		was := list[0]
		e, p, err := s.gradable(ctx, tx, a, was.EngagementID)
		if errs.Is(err, errs.NotFoundCode) {
			return errs.NotFound(gradeWhat)
		}
		if err != nil {
			return err
		}
		g := YearGrade{
			ID: db.NewID(), PersonID: was.PersonID, EngagementID: was.EngagementID, Year: was.Year, CountersID: was.ID, Reason: reason,
			CreatedBy: a.AccountID, CreatedName: a.Name, CreatedAt: tx.Now(),
		}
		n, err := tx.NewSelect().Table("year_grade").Where("counters_id = ?", id).Count(ctx)
		if err != nil {
			return fmt.Errorf("look for the correction: %w", err)
		}
		if n > 0 {
			return errs.Of(errs.KindConflict, CodeGrade, "这一等次已经更正。")
		}
		return s.writeGrade(ctx, tx, a, "grade.counter", p, e, g, &was)
	})
}
