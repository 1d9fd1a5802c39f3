package hiring

import (
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/workday"
)

// Account is which of a union's two accounts a movement belongs to.
type Account string

// Accounts. What is in post has none: it is counted.
const (
	Authorised Account = "authorised" // 核定
	Reserved   Account = "reserved"   // 预留: approved, not yet in post
)

// OrderKind is what sort of paper moved authorised heads.
type OrderKind string

// Kinds of orders.
const (
	OrderApprove    OrderKind = "approve"    // 核定: the number of the plan year (Art. 6(1))
	OrderSupplement OrderKind = "supplement" // 追加: a supplementary plan, from its day on
	OrderTransfer   OrderKind = "transfer"   // 调配: the province moves heads (Art. 3)
	OrderCounter    OrderKind = "counter"    // 冲销: undoes another order from a day on
	OrderMerge      OrderKind = "merge"      // 随合并转移: a union's account goes to its successor, or comes back
)

// Title is the kind's Chinese name.
func (k OrderKind) Title() string {
	return map[OrderKind]string{
		OrderApprove: "核定", OrderSupplement: "追加", OrderTransfer: "调配", OrderCounter: "冲销", OrderMerge: "随合并转移",
	}[k]
}

// Order is a paper of the province, as it was posted. It is never changed.
type Order struct {
	bun.BaseModel `bun:"table:quota_order,alias:o" json:"-"`

	ID          string       `bun:",pk" json:"id" audit:"omit"`
	Kind        OrderKind    `json:"kind" audit:"track"`
	Year        int          `json:"year" audit:"track"`
	Document    string       `json:"document" audit:"track"` // 文号
	DecidedOn   workday.Date `json:"decidedOn" audit:"track"`
	EffectiveOn workday.Date `json:"effectiveOn" audit:"track"`
	Reason      string       `json:"reason" audit:"track"`
	CountersID  string       `bun:",nullzero" json:"countersId" audit:"track"`
	Source      string       `json:"-" audit:"track"` // the plan or the round that it came from
	CreatedBy   string       `json:"-" audit:"omit"`
	CreatedName string       `json:"createdName" audit:"omit"`
	CreatedAt   time.Time    `json:"createdAt" audit:"omit"`
}

// ofPlan tells whether a plan's decision posted the order.
func (o Order) ofPlan() bool {
	return o.Source != "" && (o.Kind == OrderApprove || o.Kind == OrderSupplement)
}

// Entry is a movement of a union's own account from a day on. Its place is today's.
type Entry struct {
	bun.BaseModel `bun:"table:quota_entry,alias:q" json:"-"`

	ID          string       `bun:",pk" json:"id" audit:"omit"`
	OrderID     string       `bun:",nullzero" json:"orderId" audit:"track"`
	Account     Account      `json:"account" audit:"track"`
	UnionID     string       `json:"unionId" audit:"track"`
	CountyID    string       `bun:",nullzero" json:"-" audit:"omit"`
	CityID      string       `bun:",nullzero" json:"-" audit:"omit"`
	Year        int          `json:"year" audit:"track"`
	EffectiveOn workday.Date `json:"effectiveOn" audit:"track"`
	Amount      int          `json:"amount" audit:"track"`
	Approvals   int          `json:"-" audit:"omit"`
	Subject     string       `json:"-" audit:"track"` // what a reservation is held for
	Label       string       `json:"label" audit:"track"`
	CreatedBy   string       `json:"-" audit:"omit"`
	CreatedName string       `json:"createdName" audit:"omit"`
	CreatedAt   time.Time    `json:"createdAt" audit:"omit"`
}

// Number is heads for one union: how many are authorised, or by how many that changes.
type Number struct {
	UnionID string `json:"unionId" maxLength:"36"`
	Heads   int    `json:"heads" minimum:"-9999" maximum:"9999"`
}

// Approval is what the province decided on a plan year: the heads in post that each union may have on any date of it
// (readings, question 16), or with Supplement how many more from a day on. A city's number is its own level's; with those
// of its counties it makes the city's.
type Approval struct {
	Year       int
	Document   string
	DecidedOn  workday.Date
	From       workday.Date // zero: 1 January, of a supplement the day of the decision
	Supplement bool
	Source     string // the plan's id
	Reason     string
	Numbers    []Number
}
