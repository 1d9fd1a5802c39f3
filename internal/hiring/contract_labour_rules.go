package hiring

import (
	"fmt"
	"time"

	"xiezhi/internal/roster"
	"xiezhi/internal/workday"
)

// ProbationMonths is how long a probation may be at most for a term: none below three months, one below a year, two below
// three years, else six (Labour Contract Law §19). A term from 1 January to 31 December is a year.
func ProbationMonths(startsOn, endsOn workday.Date) int {
	if endsOn.IsZero() {
		return 6
	}
	lasts := func(months int) bool { return !startsOn.AddMonths(months).After(endsOn.AddDays(1)) }
	switch {
	case lasts(36):
		return 6
	case lasts(12):
		return 2
	case lasts(3):
		return 1
	}
	return 0
}

// ProbationLast is the last day that a probation of a term may have; none when there may be no probation.
func ProbationLast(startsOn, endsOn workday.Date) workday.Date {
	n := ProbationMonths(startsOn, endsOn)
	if n == 0 {
		return workday.Date{}
	}
	return startsOn.AddMonths(n).AddDays(-1)
}

// Retirement is when a person reaches the statutory age of retirement. It has been rising since 2025-01-01 by the decision
// of 2024-09-13; by agreement it may be up to three years earlier (never before the old age) or later.
type Retirement struct {
	Track    int          `json:"track" doc:"原法定退休年龄：60、55 或 50"`
	On       workday.Date `json:"on" doc:"达到法定退休年龄的日期"`
	Earliest workday.Date `json:"earliest" doc:"可以弹性提前到的日期"`
	Latest   workday.Date `json:"latest" doc:"经协商可以弹性延迟到的日期"`
}

// track is one column of the decision's annex: from which birth on, a month later for each so many months, up to so many.
type track struct {
	age, fromYear, each, most int
}

func (t track) of(birth workday.Date) Retirement {
	delay := 0
	if n := (birth.Year()-t.fromYear)*12 + int(birth.Month()) - 1; n >= 0 {
		delay = min(n/t.each+1, t.most)
	}
	old := birth.AddYears(t.age)
	on := birth.AddMonths(t.age*12 + delay)
	r := Retirement{Track: t.age, On: on, Earliest: on.AddYears(-3), Latest: on.AddYears(3)}
	if r.Earliest.Before(old) {
		r.Earliest = old
	}
	if on.Before(workday.New(2025, time.January, 1)) { // retired before the decision: there was no choice
		r.Earliest, r.Latest = on, on
	}
	return r
}

// Retirements are the ages that may hold for somebody: one for a man; for a woman two, since 50 or 55 followed from her
// post, which the system does not know.
func Retirements(p Party) []Retirement {
	switch p.Sex {
	case "1":
		return []Retirement{men.of(p.Birth)}
	case "2":
		return []Retirement{womenWorker.of(p.Birth), womenStaff.of(p.Birth)}
	}
	return nil
}

func labourRemarks(d Deal, p Party, renewal bool, before []Earlier) []Remark {
	out := retiredRemarks(d, p)
	out = append(out, probationRemarks(d, renewal, before)...)
	fixed := 0
	for _, e := range before {
		switch {
		case e.Kind == roster.ContractLabour && e.EndsOn.IsZero():
			fixed = 0
		case e.Kind == roster.ContractLabour:
			fixed++
		}
	}
	switch {
	case d.EndsOn.IsZero():
	case fixed >= 2:
		out = append(out, Remark{
			"open_ended_due", WeightWarn, fmt.Sprintf("此前已连续订立%d次固定期限劳动合同，劳动者可能有权要求订立无固定期限劳动合同，请核实本人意愿。", fixed), lawOpenEnded,
		})
	case fixed == 1:
		out = append(out, Remark{
			"second_fixed_term", WeightNote, "这是第二次固定期限劳动合同，再次续订时劳动者可能有权要求订立无固定期限劳动合同。", lawOpenEnded,
		})
	}
	return out
}

// retiredRemarks: a labour contract ends at the statutory age of retirement, so who is past it works by a service
// agreement. Between a woman's two ages the post decides, and by agreement the age may be three years later.
func retiredRemarks(d Deal, p Party) []Remark {
	list := Retirements(p)
	if len(list) == 0 {
		return nil
	}
	first, last := list[0], list[len(list)-1]
	switch {
	case !d.StartsOn.Before(last.On):
		text := fmt.Sprintf("合同起始时已达到法定退休年龄（%s），不宜订立劳动合同，建议订立劳务协议。", last.On.Chinese())
		if d.StartsOn.Before(last.Latest) {
			text += fmt.Sprintf("经协商弹性延迟退休的（最迟%s），请注明。", last.Latest.Chinese())
		}
		return []Remark{{"past_retirement", WeightWarn, text, lawRetired}}
	case !d.StartsOn.Before(first.On):
		return []Remark{{
			"maybe_retired", WeightWarn, fmt.Sprintf("原退休年龄为50周岁的，%s已达到法定退休年龄；为55周岁的，至%s。请按本人岗位核实，已达到的建议订立劳务协议。", first.On.Chinese(), last.On.Chinese()), lawRetired,
		}}
	case !d.EndsOn.IsZero() && d.EndsOn.Before(first.On):
		return nil
	}
	within := "合同期内"
	if d.EndsOn.IsZero() {
		within = "合同没有终止日期，"
	}
	text := fmt.Sprintf("%s将于%s达到法定退休年龄，届时劳动合同终止，继续聘用的改订劳务协议。", within, first.On.Chinese())
	if first.On != last.On {
		text = fmt.Sprintf("%s将达到法定退休年龄（原50周岁的为%s，原55周岁的为%s），届时劳动合同终止，继续聘用的改订劳务协议。", within, first.On.Chinese(), last.On.Chinese())
	}
	return []Remark{{"passes_retirement", WeightNote, text, lawRetired}}
}

// ProbationBarred says why a contract agrees no probation: the same employer and the same worker agree one once only
// (Labour Contract Law §19). Whether an earlier contract had one is known of those that were entered here; of another the
// union looks at the paper. Empty: a probation may be agreed.
func ProbationBarred(renewal bool, before []Earlier) string {
	worked := false
	for _, e := range before {
		if !e.ProbationUntil.IsZero() {
			return "同一用人单位与同一劳动者只能约定一次试用期，此前已经约定过。"
		}
		worked = worked || e.Kind == roster.ContractLabour
	}
	switch {
	case renewal:
		return "同一用人单位与同一劳动者只能约定一次试用期，续聘不再约定。"
	case worked:
		return "此前已与此人订立过劳动合同：同一用人单位与同一劳动者只能约定一次试用期，约定过的不再约定，请核对原合同。"
	}
	return ""
}

// ProbationNote is what the page says beside the field of the probation.
func ProbationNote(d Deal, renewal bool, before []Earlier) string {
	if why := ProbationBarred(renewal, before); why != "" {
		return why
	}
	last := ProbationLast(d.StartsOn, d.EndsOn)
	if last.IsZero() {
		return "合同期限不满三个月，不得约定试用期。"
	}
	return "可以不约定；按合同期限最长至" + last.Chinese() + "。"
}

func probationRemarks(d Deal, renewal bool, before []Earlier) []Remark {
	if d.ProbationUntil.IsZero() {
		return nil
	}
	var out []Remark
	switch last := ProbationLast(d.StartsOn, d.EndsOn); {
	case last.IsZero():
		out = append(out, Remark{"probation_none", WeightWarn, "合同期限不满三个月，不得约定试用期。", lawProbation})
	case d.ProbationUntil.After(last):
		out = append(out, Remark{
			"probation_long", WeightWarn, fmt.Sprintf("按合同期限，试用期不得超过%d个月（至%s），现约定至%s。", ProbationMonths(d.StartsOn, d.EndsOn), last.Chinese(), d.ProbationUntil.Chinese()), lawProbation,
		})
	}
	if why := ProbationBarred(renewal, before); why != "" {
		out = append(out, Remark{"probation_again", WeightWarn, why, lawProbation})
	}
	return out
}
