package hiring

import (
	"context"
	"fmt"
	"strings"

	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/roster"
	"xiezhi/internal/workday"
)

// holderOn is the union in whose account a union's heads count on a day; a day of the past is asked of today's tree,
// since a hire is decided today.
func holderOn(ctx context.Context, q db.Q, unionID string, day, today workday.Date) (org.Union, error) {
	root, err := org.Root(ctx, q)
	if err != nil {
		return org.Union{}, err
	}
	if day.Before(today) {
		day = today
	}
	at, err := org.PlaceOn(ctx, q, unionID, day)
	if err != nil {
		return org.Union{}, err
	}
	return org.ByID(ctx, q, HolderOf(at, root.ID))
}

func lockHolder(ctx context.Context, tx *db.Tx, unionID string, day workday.Date) (org.Union, error) {
	h, err := holderOn(ctx, tx, unionID, day, workday.Of(tx.Now()))
	if err != nil {
		return org.Union{}, err
	}
	_, err = lockAccounts(ctx, tx, h.ID)
	return h, err
}

// Hire is a head that a union would have from a day on. PersonID is the one who is renewed or moves within the account;
// Subject the reservation that the hire uses up.
type Hire struct {
	UnionID  string
	PersonID string
	Subject  string
	From     workday.Date
}

// Headroom says whether one more head fits, and if not, why.
type Headroom struct {
	OK         bool         `json:"ok"`
	Renewal    bool         `json:"renewal" doc:"本单位在岗人员续聘，不另占员额"`
	Approved   bool         `json:"approved" doc:"该年度已有核定数"`
	HolderID   string       `json:"holderId" doc:"员额所在单位"`
	HolderName string       `json:"holderName"`
	Year       int          `json:"year"`
	On         workday.Date `json:"on" doc:"余额最少的一天"`
	Authorised int          `json:"authorised"`
	Reserved   int          `json:"reserved"`
	Occupied   int          `json:"occupied"`
	Next       workday.Date `json:"next" doc:"自这一天起有空额，空为年内没有"`
	Reasons    []string     `json:"reasons" nullable:"false"`
	Warnings   []string     `json:"warnings" nullable:"false"`

	offered int // by other notices that run and hire out of the same account
}

// ReadHeadroom looks whether a hire fits into the account of its union in the year in which it begins (Art. 6(1), example
// 17): on every day from its first until the year's end. A renewal takes no second head.
func ReadHeadroom(ctx context.Context, q db.Q, hire Hire, today workday.Date) (Headroom, error) {
	if hire.From.IsZero() || hire.From.Year() >= endless { // the year after is looked at too
		return Headroom{}, errs.E(errs.FieldsCode, "没有这一年的员额。", errs.F("from", outOfTime))
	}
	h, err := holderOn(ctx, q, hire.UnionID, hire.From, today)
	if err != nil {
		return Headroom{}, err
	}
	room, err := roomOf(ctx, q, h, hire.From, today, hire.PersonID, hire.Subject)
	if err != nil {
		return Headroom{}, err
	}
	tight, next, reasons := room.Fits(hire.From)
	out := Headroom{
		OK: len(reasons) == 0, Approved: room.Approved || tight.Authorised > 0, HolderID: h.ID, HolderName: h.Name, Year: room.Year, On: tight.On, Authorised: tight.Authorised,
		Reserved: tight.Reserved, Occupied: tight.Occupied, Next: next, Reasons: append([]string{}, reasons...), Warnings: []string{},
	}
	if hire.PersonID != "" {
		if out.Renewal, err = inPostBefore(ctx, q, h, hire, today); err != nil {
			return Headroom{}, err
		}
		if out.Renewal {
			out.OK, out.Warnings, out.Reasons = true, out.Reasons, []string{} // over or not, the head is there already
		}
	}
	if !out.OK {
		return out, nil
	}
	after, err := roomOf(ctx, q, h, firstOf(room.Year+1), today, hire.PersonID, hire.Subject)
	if err != nil {
		return Headroom{}, err
	}
	if at, _ := after.Tightest(firstOf(after.Year)); after.Approved && at.Free() < 1 {
		out.Warnings = append(out.Warnings, fmt.Sprintf("%s%d年核定%d名：届时将没有空额或超员，不影响已聘人员。", h.Name, after.Year, at.Authorised))
	}
	return out, nil
}

// CheckHeadroom refuses a hire that does not fit, with the reasons in Chinese.
func CheckHeadroom(ctx context.Context, q db.Q, hire Hire, today workday.Date) (Headroom, error) {
	room, err := ReadHeadroom(ctx, q, hire, today)
	if err != nil || room.OK {
		return room, err
	}
	code := CodeQuotaFull
	if !room.Approved {
		code = CodeQuotaNone
	}
	return room, errs.Rule(code, strings.Join(room.Reasons, "")).With(room)
}

// inPostBefore tells whether the person was in post in the same account on the day before: a renewal, or a move within
// the county.
func inPostBefore(ctx context.Context, q db.Q, h org.Union, hire Hire, today workday.Date) (bool, error) {
	e, engaged, err := roster.EngagementOn(ctx, q, hire.PersonID, hire.From.AddDays(-1))
	if err != nil || !engaged {
		return false, err
	}
	was, err := holderOn(ctx, q, e.UnionID, hire.From, today)
	return was.ID == h.ID, err
}
