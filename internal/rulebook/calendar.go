package rulebook

import (
	"context"
	"encoding/json"
	"fmt"
	"sync"
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/jobs"
	"xiezhi/internal/workday"
)

// noticeRow is an imported notice as it is kept.
type noticeRow struct {
	bun.BaseModel `bun:"table:calendar_notice,alias:n"`

	ID          string       `bun:",pk" audit:"omit"`
	Year        int          `audit:"track"`
	DaysOff     string       `audit:"track"`
	DaysWorked  string       `audit:"track"`
	Source      string       `audit:"track"`
	PublishedOn workday.Date `audit:"track"`
	Version     string       `audit:"track"`
	CreatedAt   time.Time    `audit:"omit"`
	CreatedBy   string       `audit:"omit"`
}

func (r noticeRow) notice() (workday.Notice, error) {
	n := workday.Notice{Year: r.Year, Source: r.Source, PublishedOn: r.PublishedOn, Version: r.Version}
	if err := json.Unmarshal([]byte(r.DaysOff), &n.Off); err != nil {
		return n, fmt.Errorf("read notice: %w", err)
	}
	if err := json.Unmarshal([]byte(r.DaysWorked), &n.Work); err != nil {
		return n, fmt.Errorf("read notice: %w", err)
	}
	return n, nil
}

// CalendarAt is the calendar as it was known at the instant: the embedded notices and those imported by then.
func CalendarAt(ctx context.Context, q db.Q, at time.Time) (*workday.Calendar, error) {
	var rows []noticeRow
	if err := q.NewSelect().Model(&rows).Where("created_at <= ?", at.UTC()).Order("created_at", "id").Scan(ctx); err != nil {
		return nil, fmt.Errorf("read calendar: %w", err)
	}
	cal := workday.Embedded()
	for _, r := range rows {
		n, err := r.notice()
		if err != nil {
			return nil, err
		}
		cal = cal.With(n)
	}
	return cal, nil
}

// fresh is how long a calendar read is believed, so that a notice imported by another process is soon seen.
const fresh = 30 * time.Second

type cache struct {
	mu  sync.Mutex
	cal *workday.Calendar
	at  time.Time
}

// Calendar is the calendar of today, read at most every half minute and after each import.
func (s *Service) Calendar(ctx context.Context) (*workday.Calendar, error) {
	now := s.DB.Now()
	s.cache.mu.Lock()
	defer s.cache.mu.Unlock()
	if age := now.Sub(s.cache.at); s.cache.cal != nil && age >= 0 && age < fresh {
		return s.cache.cal, nil
	}
	cal, err := CalendarAt(ctx, s.DB.Read(), now)
	if err != nil {
		return nil, err
	}
	s.cache.cal, s.cache.at = cal, now
	return cal, nil
}

func (s *Service) forget() {
	s.cache.mu.Lock()
	defer s.cache.mu.Unlock()
	s.cache.cal = nil
}

// NoticeText is a notice as somebody brings it: its wording, or the days themselves.
type NoticeText struct {
	Year        int            `json:"year" minimum:"2000" maximum:"2100"`
	PublishedOn workday.Date   `json:"publishedOn"`
	Source      string         `json:"source" maxLength:"200" doc:"文号或网址"`
	Text        string         `json:"text,omitempty" maxLength:"20000" doc:"通知中放假安排的原文；与 off、work 二选一"`
	Off         []workday.Date `json:"off,omitempty" maxItems:"100"`
	Work        []workday.Date `json:"work,omitempty" maxItems:"30"`
}

// NoticePreview is what a notice would change.
type NoticePreview struct {
	Year           int            `json:"year"`
	Off            []workday.Date `json:"off" nullable:"false"`
	Work           []workday.Date `json:"work" nullable:"false"`
	Changes        []DayChange    `json:"changes" nullable:"false"`
	WorkdaysBefore int            `json:"workdaysBefore"`
	WorkdaysAfter  int            `json:"workdaysAfter"`
	Replaces       bool           `json:"replaces"` // the year has a notice already
	Version        string         `json:"version"`  // of the calendar after it
}

func (t NoticeText) notice(today workday.Date) (workday.Notice, error) {
	n := workday.Notice{Year: t.Year, PublishedOn: t.PublishedOn, Source: t.Source, Off: t.Off, Work: t.Work}
	var f []errs.Field
	if t.Source == "" {
		f = append(f, errs.F("source", "请填写通知的文号或网址"))
	}
	if t.PublishedOn.IsZero() || t.PublishedOn.After(today) {
		f = append(f, errs.F("publishedOn", "请填写通知的发布日期，不晚于今天"))
	}
	if err := errs.Fields(f...); err != nil {
		return n, err
	}
	if t.Text != "" {
		var err error
		if n.Off, n.Work, err = ParseNotice(t.Year, t.Text); err != nil {
			return n, err
		}
	}
	if err := n.Check(); err != nil {
		return n, errs.E(CodeNotice, err.Error()+"。", errs.F("text", "请核对放假安排"))
	}
	return n, nil
}

// PreviewNotice says what an import would change, and changes nothing.
func (s *Service) PreviewNotice(ctx context.Context, t NoticeText) (NoticePreview, error) {
	n, err := t.notice(s.today())
	if err != nil {
		return NoticePreview{}, err
	}
	before, err := CalendarAt(ctx, s.DB.Read(), s.DB.Now())
	if err != nil {
		return NoticePreview{}, err
	}
	if err := supersedes(before, n); err != nil {
		return NoticePreview{}, err
	}
	after := before.With(n)
	p := NoticePreview{Year: n.Year, Off: n.Off, Work: n.Work, Changes: compare(before, after, n.Year), Replaces: before.Published(n.Year), Version: after.Version()}
	if p.Work == nil {
		p.Work = []workday.Date{}
	}
	p.WorkdaysBefore, _ = before.WorkdaysIn(n.Year)
	p.WorkdaysAfter, _ = after.WorkdaysIn(n.Year)
	return p, nil
}

// supersedes refuses a notice that an already known, later one of its year would displace.
func supersedes(cal *workday.Calendar, n workday.Notice) error {
	for _, known := range cal.Notices() {
		if known.Year == n.Year && n.PublishedOn.Before(known.PublishedOn) {
			return errs.E(CodeNotice, fmt.Sprintf("%d年已有%s发布的安排，较早的通知不再适用。", n.Year, known.PublishedOn.Chinese()), errs.F("publishedOn", "早于现有安排"))
		}
	}
	return nil
}

// ImportNotice puts a notice in force. What was reckoned by the calendar before it is reckoned anew by jobs. The same
// notice again changes nothing.
func (s *Service) ImportNotice(ctx context.Context, a authz.Actor, t NoticeText) (NoticePreview, error) {
	p, err := s.PreviewNotice(ctx, t)
	if err != nil {
		return NoticePreview{}, err
	}
	n, err := t.notice(s.today())
	if err != nil {
		return NoticePreview{}, err
	}
	off, err := json.Marshal(n.Off)
	if err != nil {
		return NoticePreview{}, fmt.Errorf("write notice: %w", err)
	}
	work, err := json.Marshal(p.Work)
	if err != nil {
		return NoticePreview{}, fmt.Errorf("write notice: %w", err)
	}
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		row := noticeRow{
			ID: db.NewID(), Year: n.Year, DaysOff: string(off), DaysWorked: string(work), Source: n.Source, PublishedOn: n.PublishedOn,
			Version: n.Content(), CreatedAt: tx.Now(), CreatedBy: a.AccountID,
		}
		res, err := tx.NewInsert().Model(&row).On("CONFLICT (year, published_on, version) DO NOTHING").Exec(ctx)
		if err != nil {
			return fmt.Errorf("write notice: %w", err)
		}
		written, err := res.RowsAffected()
		if err != nil || written == 0 {
			return err
		}
		tx.OnCommit(s.forget)
		if err := s.rulesChanged(ctx, tx); err != nil {
			return err
		}
		return audit.Record(ctx, tx, audit.Entry{
			Actor: a.Audit(), Action: "calendar.import", Kind: "calendar_notice", ID: row.ID, Label: fmt.Sprintf("%d年放假安排", n.Year), After: row,
		})
	})
	return p, err
}

// rulesChanged enqueues whatever reckons anew when a rule changes.
func (s *Service) rulesChanged(ctx context.Context, tx *db.Tx) error {
	for _, kind := range s.Recount {
		if err := jobs.Enqueue(ctx, tx, jobs.Job{Kind: kind, Args: struct{}{}, Dedup: "rules"}); err != nil {
			return err
		}
	}
	return nil
}

// CalendarYear is a year of the calendar, day by day where it is not plain.
type CalendarYear struct {
	Year        int          `json:"year"`
	Published   bool         `json:"published"` // false: statutory days only, every result provisional
	Source      string       `json:"source"`
	PublishedOn workday.Date `json:"publishedOn"`
	Version     string       `json:"version"`
	Workdays    int          `json:"workdays"`
	Days        []MarkedDay  `json:"days" nullable:"false"`
	Years       []int        `json:"years" nullable:"false"` // with a notice
}

// MarkedDay is a day that is off though no weekend, or worked though one, or named by the notice.
type MarkedDay struct {
	Date workday.Date `json:"date"`
	Kind DayKind      `json:"kind" enum:"off,made"`
}

// ShowYear is one year of the calendar of today.
func (s *Service) ShowYear(ctx context.Context, year int) (CalendarYear, error) {
	cal, err := s.Calendar(ctx)
	if err != nil {
		return CalendarYear{}, err
	}
	y := CalendarYear{Year: year, Published: cal.Published(year), Version: cal.Version(), Days: []MarkedDay{}, Years: []int{}}
	y.Workdays, _ = cal.WorkdaysIn(year)
	named := map[workday.Date]bool{}
	for _, n := range cal.Notices() {
		y.Years = append(y.Years, n.Year)
		if n.Year == year {
			y.Source, y.PublishedOn = n.Source, n.PublishedOn
		}
		for _, d := range n.Off {
			named[d] = true
		}
	}
	for d := workday.New(year, 1, 1); d.Year() == year; d = d.AddDays(1) {
		kind := kindOf(cal, d)
		if kind == Weekend && named[d] {
			kind = Off
		}
		if kind == Off || kind == Made {
			y.Days = append(y.Days, MarkedDay{d, kind})
		}
	}
	return y, nil
}
