package worklog

import (
	"strconv"

	"xiezhi/internal/obligation"
	"xiezhi/internal/workday"
)

// YearWants is what a person's year asks for: the days of Art. 10(2), due on 31 December by service date, so that a
// signature that comes before the cut-off makes nothing late. A year that asks for no days wants nothing, nor
// does one in which the person left before they were served.
func YearWants(y YearFigures, metOn workday.Date) []obligation.Want {
	if y.Want == 0 || metOn.IsZero() && !y.LeftOn.IsZero() {
		return nil
	}
	return []obligation.Want{{
		Period: strconv.Itoa(y.Year), Article: "10(2)", PersonID: y.PersonID, Bearer: y.At(),
		StartsOn: workday.New(y.Year, 1, 1), DueOn: workday.New(y.Year, 12, 31), SettlesOn: y.ClosesOn, MetOn: metOn,
		Have: y.ConfirmedDays, Want: y.Want, Proof: "worklog_year:" + y.ID, PolicyVersion: y.PolicyVersion,
	}}
}
