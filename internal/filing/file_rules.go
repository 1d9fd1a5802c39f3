package filing

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"xiezhi/internal/obligation"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/policy"
	"xiezhi/internal/workday"
)

// Codes of refusals.
const (
	CodeOff     = "filing_off"
	CodeYear    = "filing_year"
	CodeEarly   = "filing_not_open"
	CodeTwice   = "filing_twice"
	CodeBarred  = "filing_barred"
	CodeLate    = "filing_late"
	CodeReason  = "filing_reason"
	CodeState   = "filing_state"
	CodeNobody  = "filing_nobody"
	CodeParcel  = "filing_parcel"
	CodeKey     = "filing_key"
	CodeChanged = "filing_changed"
)

// Sending is what a city says with a document.
type Sending struct {
	Kind       Kind
	LateReason string
	Reason     string
}

// LateDays is by how many days an instant comes after 24:00 of the due day in Shanghai; 0 in time (example 15).
func LateDays(due workday.Date, at time.Time) int {
	if at.Before(due.End()) {
		return 0
	}
	return workday.Of(at).Sub(due)
}

// Terms of a year's filing.
type Terms struct {
	Year         int
	Opens, DueOn workday.Date
	Provisional  bool
	Rolls        bool   // a holiday moves the last day
	Calendar     string // by which the day was rolled; none where it does not roll
	Version      string // of the rules
}

// TermsOf are a year's filing by the rules of its last day, whenever it is looked at: what is read otherwise from a later day
// on changes nothing of it. Whether the chapter is on, and since when, is read as of today.
func TermsOf(year int, today workday.Date, rules func(workday.Date) policy.Policy, cal *workday.Calendar) (t Terms, on bool) {
	now := rules(today)
	pol := rules(now.MonthDay(policy.OctoberFilingDue, year))
	due := Due(pol, year, cal)
	t = Terms{Year: year, Opens: Opens(pol, year), DueOn: due.Date, Provisional: due.Provisional, Version: pol.Version()}
	if t.Rolls = pol.Bool(policy.RollFixedLimits); t.Rolls {
		t.Calendar = cal.Version()
	}
	return t, now.ChapterOn("filing") && !t.DueOn.Before(now.Day(policy.Chapter("filing")))
}

// Next is the document that a city would file now: of the kind asked for, behind those that it has filed for the year. A
// returned one is filed again; that the first came in time, or late, stays as it was.
func Next(in Sending, t Terms, filed []Filing, at time.Time, name string) (Filing, error) {
	f := Filing{
		Year: t.Year, Seq: len(filed), Kind: in.Kind, State: StateFiled, FiledAt: at, FiledName: name, DueOn: t.DueOn, Origin: OriginHere,
		Reason: strings.TrimSpace(in.Reason),
	}
	if workday.Of(at).Before(t.Opens) {
		return f, errs.Rule(CodeEarly, fmt.Sprintf("%d年度的备案自%s起报送，现在可以先核对名单。", t.Year, t.Opens.Chinese()))
	}
	main, found := Standing(filed)
	switch in.Kind {
	case KindAnnual:
		if found {
			return f, errs.Rule(CodeTwice, "该年度的备案"+main.State.Title()+"；有新聘人员请报送补充名单，内容有误请报送更正。")
		}
	case KindSupplement:
		if !found {
			return f, errs.Rule(CodeState, "尚未报送年度备案，不需要补充名单。")
		}
		f.AmendsID = main.ID
	case KindCorrection:
		if !found || main.State != StateAccepted {
			return f, errs.Rule(CodeState, "年度备案被接收以后才能更正；尚未接收的，请联系省总工会退回后重新报送。")
		}
		if slices.ContainsFunc(filed, func(o Filing) bool { return o.Kind == KindCorrection && o.State == StateFiled }) {
			return f, errs.Rule(CodeTwice, "已有一份更正等待接收。")
		}
		if f.Reason == "" {
			return f, errs.E(CodeReason, "请写明更正的原因。", errs.F("reason", "请填写"))
		}
		f.AmendsID = main.ID
	}
	if in.Kind != KindAnnual {
		return f, nil
	}
	if first, again := firstAnnual(filed); again {
		f.LateDays, f.LateReason = first.LateDays, first.LateReason
		return f, nil
	}
	if f.LateDays = LateDays(t.DueOn, at); f.LateDays > 0 {
		if f.LateReason = strings.TrimSpace(in.LateReason); f.LateReason == "" {
			return f, errs.E(CodeLate, fmt.Sprintf("已超过%s的期限%d天，仍可报送，请写明迟报的原因。", t.DueOn.Chinese(), f.LateDays), errs.F("lateReason", "请填写"))
		}
	}
	return f, nil
}

// Follows tells whether a document from another installation goes on from what its city has filed here, and says of itself
// what its signed manifest says. A first annual one stands for itself; what adds to or corrects another names it.
func Follows(f Filing, filed []Filing, now time.Time) error {
	m, err := f.manifest()
	if err != nil {
		return errParcel("备案的内容不能识别。")
	}
	if m.ID != f.ID || m.Kind != f.Kind || m.DueOn != f.DueOn || m.LateDays != f.LateDays || m.FiledAt != f.FiledAt.UTC().Format(time.RFC3339) ||
		m.FiledBy != f.FiledName || m.LateReason != f.LateReason || m.Reason != f.Reason || m.PolicyVersion != f.PolicyVersion || m.Format != f.Format {
		return errParcel("备案的说明与签名的内容不符，不能接收。")
	}
	if err := CheckYear(f.Year, workday.Of(now)); err != nil {
		return errParcel(fmt.Sprintf("没有%d年度的备案。", f.Year))
	}
	if f.FiledAt.After(now) {
		return errParcel("备案的报送时间晚于现在，请核对两边的时钟。")
	}
	main, found := Standing(filed)
	switch {
	case f.Kind == KindAnnual && found:
		return errParcel("该市该年度的备案已经收到，" + main.State.Title() + "；内容有误的，请该市报送更正。")
	case f.Kind != KindAnnual && !slices.ContainsFunc(filed, func(o Filing) bool { return o.ID == f.AmendsID && o.Checksum == m.Amends }):
		return errParcel("这份" + f.Kind.Title() + "所依据的备案还没有收到，请先接收那一份。")
	}
	return nil
}

// Standing is the document that holds a city's year: the latest annual one or accepted correction that was not returned.
func Standing(filed []Filing) (main Filing, found bool) {
	for _, f := range filed {
		if f.Kind == KindAnnual && f.Stands() || f.Kind == KindCorrection && f.State == StateAccepted {
			main, found = f, true
		}
	}
	return main, found
}

// firstAnnual is the first annual document, by which the filing was in time or late.
func firstAnnual(filed []Filing) (Filing, bool) {
	i := slices.IndexFunc(filed, func(f Filing) bool { return f.Kind == KindAnnual })
	if i < 0 {
		return Filing{}, false
	}
	return filed[i], true
}

// Effective are the documents whose rows make up a city's year: the standing one and the supplements that were not
// returned and whose people it does not hold itself, being made later.
func Effective(filed []Filing) []Filing {
	main, found := Standing(filed)
	if !found {
		return nil
	}
	out := []Filing{main}
	for _, f := range filed {
		if f.Kind == KindSupplement && f.Stands() && f.OnDay.After(main.OnDay) {
			out = append(out, f)
		}
	}
	return out
}

// Corrected are the document that a correction corrects and the supplements of it that were not returned, as they stood when
// the correction was filed, whatever has become of them since.
func Corrected(f Filing, filed []Filing) []Filing {
	i := slices.IndexFunc(filed, func(o Filing) bool { return o.ID == f.AmendsID })
	if i < 0 {
		return nil
	}
	out := []Filing{filed[i]}
	for _, o := range filed {
		if o.Kind == KindSupplement && o.State != StateReturned && o.OnDay.After(filed[i].OnDay) && o.FiledAt.Before(f.FiledAt) {
			out = append(out, o)
		}
	}
	return out
}

// NumberOf is a receipt's number: the year, the city's code and which of its documents it is.
func NumberOf(year int, cityCode string, seq int) string {
	return fmt.Sprintf("备〔%d〕%s-%02d", year, cityCode, seq+1)
}

// Accept is the province's word that it has taken a document in; of a return it says why.
func Accept(f Filing, accept bool, reason, name string, at time.Time) (Filing, error) {
	if f.State != StateFiled {
		return f, errs.Rule(CodeState, "该备案"+f.State.Title()+"。")
	}
	f.State, f.DecidedAt, f.DecidedName, f.DecidedReason = StateAccepted, at, name, strings.TrimSpace(reason)
	if !accept {
		f.State = StateReturned
		if f.DecidedReason == "" {
			return f, errs.E(CodeReason, "请写明退回的原因。", errs.F("reason", "请填写"))
		}
	}
	return f, nil
}

// Wants is what a city owes for a year. A return does not undo that it filed.
func Wants(city org.Union, t Terms, filed []Filing) []obligation.Want {
	if city.Tier != org.TierCity || city.State != org.StateOpen {
		return nil
	}
	w := obligation.Want{
		Period: strconv.Itoa(t.Year), Article: "10(7)", Bearer: city.Place(), StartsOn: t.Opens, DueOn: t.DueOn, Provisional: t.Provisional, PolicyVersion: t.Version,
		CalendarVersion: t.Calendar,
	}
	if first, ok := firstAnnual(filed); ok {
		w.MetOn, w.Proof = workday.Of(first.FiledAt), "filing:"+first.ID
	}
	return []obligation.Want{w}
}

// Years are those for which a city owes a filing on a day: since the chapter is on, and each from the day on which it opens;
// none while it is off.
func Years(rules func(workday.Date) policy.Policy, cal *workday.Calendar, today workday.Date) []Terms {
	from := rules(today).Day(policy.Chapter("filing"))
	if from.IsZero() {
		return nil
	}
	var out []Terms
	for year := from.Year(); year <= today.Year(); year++ {
		if t, on := TermsOf(year, today, rules, cal); on && !today.Before(t.Opens) {
			out = append(out, t)
		}
	}
	return out
}
