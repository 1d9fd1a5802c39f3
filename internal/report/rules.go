package report

import (
	"fmt"

	"xiezhi/internal/policy"
	"xiezhi/internal/workday"
)

// AgeBands are the lower ends of the age bands; the first band is below the first of them, and 65 is policy's.
var AgeBands = []int{35, 45, 55, 60}

// bornBy is the latest birth date of those who have reached the age on the day. Reaching follows the day of birth in
// the year, clamped to the month's end: who was born on 29 February reaches an age on 28 February of a common year.
func bornBy(on workday.Date, age int) workday.Date {
	return latestBirth(on.AddYears(-age), func(birth workday.Date) bool { return !birth.AddYears(age).After(on) })
}

// retiredBy is the latest birth date of those of a sex who have reached the age of Art. 11(1) on the day.
func retiredBy(p policy.Policy, sex string, on workday.Date) workday.Date {
	return latestBirth(on.AddYears(-p.RetiringAge(sex)), func(birth workday.Date) bool { return !p.Retires(birth, sex).After(on) })
}

func latestBirth(near workday.Date, reached func(workday.Date) bool) workday.Date {
	birth := near.AddDays(2)
	for !reached(birth) {
		birth = birth.AddDays(-1)
	}
	return birth
}

// ageOn is the full years of age on the day.
func ageOn(birth, on workday.Date) int {
	age := on.Year() - birth.Year()
	if birth.AddYears(age).After(on) {
		age--
	}
	return age
}

// retireWords are the ages of Art. 11(1) as people say them.
func retireWords(p policy.Policy) string {
	men, women := p.RetiringAge("1"), p.RetiringAge("2")
	if men == women {
		return fmt.Sprintf("%d周岁", men)
	}
	return fmt.Sprintf("男%d、女%d周岁", men, women)
}
