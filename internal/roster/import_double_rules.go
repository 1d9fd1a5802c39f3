package roster

import (
	"cmp"
	"fmt"
	"slices"

	"xiezhi/internal/workday"
)

// judgeDoubles finds the same person twice in the sheet. Terms that follow each other are one engagement's contracts, or,
// at another union, a move. Otherwise the first row that stands keeps its place; when the later one is at another union,
// the first is doubtful too.
func judgeDoubles(list []Judged, asOf workday.Date) {
	byNumber := map[string][]int{}
	for i := range list {
		j := &list[i]
		if j.ID.IsZero() {
			continue
		}
		earlier := byNumber[j.ID.Number()]
		if f := slices.IndexFunc(earlier, func(f int) bool { return clash(&list[f], j) }); f >= 0 {
			first := &list[earlier[f]]
			if !first.sameUnion(j) {
				first.find(Warn, "duplicate_elsewhere", "id", fmt.Sprintf("第 %d 行是同一人，聘用单位却是“%s”：请核对哪一处属实", j.Row, j.Union))
			}
			if first.Name != j.Name {
				first.find(Warn, "duplicate_name", "id", fmt.Sprintf("第 %d 行是同一身份证号，姓名却是“%s”：请核对号码是谁的", j.Row, j.Name))
				j.find(Reject, "duplicate", "id", fmt.Sprintf("与第 %d 行是同一身份证号，姓名不同：请核对号码是谁的", first.Row))
				continue
			}
			j.find(Reject, "duplicate", "id", fmt.Sprintf("与第 %d 行是同一人", first.Row))
			continue
		}
		if outcome(j.Findings) == Rejected {
			continue
		}
		for _, f := range earlier {
			followOn(&list[f], j)
		}
		byNumber[j.ID.Number()] = append(earlier, i)
	}
	for _, rows := range byNumber {
		settleTerms(list, rows, asOf)
	}
}

// clash tells that two rows of one person cannot both be: they share days, and are not contracts one after the other.
func clash(first, j *Judged) bool {
	if !overlaps(first.OnDuty, first.EndedOn, j.OnDuty, j.EndedOn) {
		return false
	}
	if !first.EndedOn.IsZero() || !j.EndedOn.IsZero() || first.Start.IsZero() || j.Start.IsZero() ||
		overlaps(first.Start, termEnd(first), j.Start, termEnd(j)) {
		return true
	}
	if first.sameUnion(j) {
		return false
	}
	earlier, later := inOrder(first, j)
	return !later.OnDuty.After(earlier.End)
}

func inOrder(a, b *Judged) (earlier, later *Judged) {
	if b.Start.Before(a.Start) {
		return b, a
	}
	return a, b
}

// followOn writes down what two rows of one person with terms one after the other are: of the same union, contracts of
// one engagement; of two unions, a move when the first contract ended.
func followOn(first, j *Judged) {
	if !overlaps(first.OnDuty, first.EndedOn, j.OnDuty, j.EndedOn) {
		return
	}
	if first.sameUnion(j) {
		if j.Joins == 0 {
			j.Joins = cmp.Or(first.Joins, first.Row)
			j.find(Notice, "another_contract", "start", fmt.Sprintf("与第 %d 行是同一人在同一单位的另一份合同，合并登记", j.Joins))
		}
		return
	}
	earlier, later := inOrder(first, j)
	earlier.EndedOn, earlier.EndGround = earlier.End, GroundTransfer
	earlier.Findings = without(earlier.Findings, "contract_ended")
	earlier.find(Warn, "moved_on", "ended", fmt.Sprintf("第 %d 行是同一人，自 %s 起由“%s”聘用：此处按合同终止日 %s 登记为离岗，请核对",
		later.Row, later.OnDuty, later.Union, earlier.End))
}

// termEnd is the last day of the row's contract, zero when it is open.
func termEnd(j *Judged) workday.Date {
	if j.OpenEnded {
		return workday.Date{}
	}
	return j.End
}

// settleTerms takes back that a contract has ended where another contract of the same engagement runs after it.
func settleTerms(list []Judged, rows []int, asOf workday.Date) {
	running := map[int]bool{} // by row of the engagement
	head := func(j *Judged) int { return cmp.Or(j.Joins, j.Row) }
	for _, i := range rows {
		if end := termEnd(&list[i]); end.IsZero() || !end.Before(asOf) {
			running[head(&list[i])] = true
		}
	}
	for _, i := range rows {
		if j := &list[i]; running[head(j)] && !j.End.IsZero() && j.End.Before(asOf) {
			j.Findings = without(j.Findings, "contract_ended")
		}
	}
}

func without(list []RowFinding, code string) []RowFinding {
	return slices.DeleteFunc(slices.Clone(list), func(f RowFinding) bool { return f.Code == code })
}
