package hiring

import (
	"slices"
	"time"

	"github.com/uptrace/bun"
)

// Share is a draft of the workbench (员额测算): how the province might share out its heads among the counties. It posts
// nothing; whoever signs an order or records a decision does that.
type Share struct {
	bun.BaseModel `bun:"table:quota_share,alias:qs" json:"-"`

	ID string `bun:",pk" json:"id" audit:"omit"`
	ShareTerms
	Rev         int64     `json:"rev" audit:"omit"`
	CreatedName string    `json:"createdName" audit:"omit"`
	CreatedAt   time.Time `json:"createdAt" audit:"omit"`
	ChangedName string    `json:"changedName" audit:"omit"`
	ChangedAt   time.Time `json:"changedAt" audit:"omit"`
}

// Origin is where a number of a draft came from; empty for a blank.
type Origin string

// Origins.
const (
	FromRegister Origin = "register" // counted in the register of served units
	FromTyped    Origin = "typed"
	FromSheet    Origin = "sheet" // read from an Excel sheet
)

// Title is the origin's Chinese name.
func (o Origin) Title() string {
	return map[Origin]string{FromRegister: "服务对象台账", FromTyped: "手工填写", FromSheet: "表格导入"}[o]
}

// ShareLine is what a draft knows of one county.
type ShareLine struct {
	bun.BaseModel `bun:"table:quota_share_line,alias:ql" json:"-"`

	ShareID string `bun:",pk" json:"-" audit:"omit"`
	UnionID string `bun:",pk" json:"unionId" audit:"omit"`
	Measures
	EnterprisesFrom Origin `json:"enterprisesFrom" enum:",register,typed,sheet" audit:"track"`
	WorkersFrom     Origin `json:"workersFrom" enum:",register,typed,sheet" audit:"track"`
	AgreementsFrom  Origin `json:"agreementsFrom" enum:",register,typed,sheet" audit:"track"`
	Note            string `json:"note" audit:"track" doc:"数据来源"`
}

// measureKeys name the measures in the order of cells and of Measures.each.
var measureKeys = [3]string{"enterprises", "workers", "agreements"}

func (l *ShareLine) cells() [3]struct {
	n    **int
	from *Origin
} {
	return [3]struct {
		n    **int
		from *Origin
	}{{&l.Enterprises, &l.EnterprisesFrom}, {&l.Workers, &l.WorkersFrom}, {&l.Agreements, &l.AgreementsFrom}}
}

// same tells whether two lines say the same.
func (l *ShareLine) same(m *ShareLine) bool {
	a, b := l.cells(), m.cells()
	for i := range a {
		if !sameNumber(*a[i].n, *b[i].n) || *a[i].from != *b[i].from {
			return false
		}
	}
	return l.Note == m.Note
}

func sameNumber(a, b *int) bool { return a == nil && b == nil || a != nil && b != nil && *a == *b }

// take writes what somebody gives into a line; sheet names the measures that were read from a sheet, the others were
// typed. A number that stands as it was keeps where it came from.
func (l *ShareLine) take(m Measures, sheet []string, note string) {
	for i, c := range l.cells() {
		n := m.each()[i]
		switch {
		case sameNumber(*c.n, n):
			continue
		case n == nil:
			*c.from = ""
		case slices.Contains(sheet, measureKeys[i]):
			*c.from = FromSheet
		default:
			*c.from = FromTyped
		}
		*c.n = n
	}
	l.Note = note
}

// refill counts anew what is blank or came from the register.
func (l *ShareLine) refill(m Measures) {
	for i, c := range l.cells() {
		if *c.from != "" && *c.from != FromRegister {
			continue
		}
		*c.n, *c.from = m.each()[i], FromRegister
		if *c.n == nil {
			*c.from = ""
		}
	}
}
