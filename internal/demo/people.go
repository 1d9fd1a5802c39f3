package demo

import (
	"fmt"
	"math/rand/v2"
	"strconv"

	"xiezhi/internal/gb"
	"xiezhi/internal/workday"
)

// people makes names and numbers. The identity numbers are well-formed and belong to nobody: their order codes are the
// high ones of a region and day, and no number is made twice.
type people struct {
	rng  *rand.Rand
	used map[string]bool
}

func newPeople(rng *rand.Rand) *people { return &people{rng: rng, used: map[string]bool{}} }

func (p *people) name(woman bool) string {
	given := givenMale
	if woman {
		given = givenFemale
	}
	return surnames[p.rng.IntN(len(surnames))] + given[p.rng.IntN(len(given))]
}

// id makes the number of a person of the region, born on the day or soon after where that is taken.
func (p *people) id(region string, birth workday.Date, woman bool) (gb.ID, error) {
	for {
		order := 900 + p.rng.IntN(50)*2
		if !woman {
			order++
		}
		head := fmt.Sprintf("%s%04d%02d%02d%03d", region, birth.Year(), int(birth.Month()), birth.Day(), order)
		if p.used[head] {
			birth = birth.AddDays(1)
			continue
		}
		p.used[head] = true
		return gb.ParseID(head + checkCharacter(head))
	}
}

func checkCharacter(head string) string {
	weights := [17]int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2}
	sum := 0
	for i, w := range weights {
		sum += int(head[i]-'0') * w
	}
	return string("10X98765432"[sum%11])
}

// phone makes a number of a form that is not given out: 100 0… after the network's digits.
func (p *people) phone() gb.Phone {
	phone, err := gb.ParsePhone("138000" + strconv.Itoa(10000+p.rng.IntN(90000)))
	if err != nil {
		return gb.Phone{}
	}
	return phone
}
