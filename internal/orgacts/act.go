package orgacts

import (
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/org"
	"xiezhi/internal/workday"
)

// Kind is what sort of act it is.
type Kind string

// Kinds of acts.
const (
	Rename Kind = "rename" // 更名
	Move   Kind = "move"   // 划转
	Tier   Kind = "tier"   // 开发区工会按（不按）县级对待
	Merge  Kind = "merge"  // 并入
	Split  Kind = "split"  // 拆分（分立）
	Close  Kind = "close"  // 撤销
	Employ Kind = "employ" // 成为聘用单位
)

// Title is the kind's Chinese name.
func (k Kind) Title() string {
	return map[Kind]string{
		Rename: "更名", Move: "划转", Tier: "县级对待", Merge: "合并", Split: "分立", Close: "撤销", Employ: "成为聘用单位",
	}[k]
}

// State is how far an act has come.
type State string

// States of an act. Asked waits for the superior's consent, Waiting for its day, Running while facts follow.
const (
	Asked     State = "asked"
	Waiting   State = "waiting"
	Running   State = "running"
	Done      State = "done"
	Refused   State = "refused"
	Cancelled State = "cancelled"
	Failed    State = "failed" // on its day the tree no longer allowed it; Why says what stood against it
)

// Act is one act upon a union. OtherID is the new superior of a move, the successor of a merger, the new union of a
// split.
type Act struct {
	bun.BaseModel `bun:"table:org_act,alias:t" json:"-"`

	ID          string       `bun:",pk" json:"id" audit:"omit"`
	Kind        Kind         `json:"kind" audit:"track"`
	State       State        `json:"state" audit:"track"`
	UnionID     string       `json:"unionId" audit:"track"`
	OtherID     string       `bun:",nullzero" json:"otherId" audit:"track"`
	ConsentID   string       `bun:",nullzero" json:"consentId" audit:"track"` // whose consent an employing union needs
	Name        string       `json:"name" audit:"track"`
	RegionCode  string       `json:"regionCode" audit:"track"`
	CountyTier  bool         `json:"countyTier" audit:"track"`
	EffectiveOn workday.Date `json:"effectiveOn" audit:"track"`
	Document    string       `json:"document" audit:"track"` // the paper that decided it
	Why         string       `json:"why" audit:"track"`      // of a refusal or failure
	JobID       string       `bun:",nullzero" json:"jobId" audit:"omit"`
	AskedBy     string       `json:"-" audit:"track"`
	AskedName   string       `json:"askedName" audit:"track"`
	DecidedBy   string       `bun:",nullzero" json:"-" audit:"track"`
	DecidedName string       `json:"decidedName" audit:"track"`
	DecidedAt   time.Time    `bun:",nullzero" json:"decidedAt,omitzero" audit:"omit"`
	DoneAt      time.Time    `bun:",nullzero" json:"doneAt,omitzero" audit:"omit"`
	Rev         int64        `json:"rev" audit:"omit"`
	CreatedAt   time.Time    `json:"createdAt" audit:"omit"`
}

// ActRequest is an act as it is asked for.
type ActRequest struct {
	Kind       Kind         `json:"kind" enum:"rename,move,tier,merge,split,close,employ"`
	On         workday.Date `json:"on" doc:"生效日期"`
	Document   string       `json:"document" maxLength:"200" doc:"决定文件的名称或文号"`
	Name       string       `json:"name,omitempty" maxLength:"120" doc:"更名、分立：新的名称"`
	OtherID    string       `json:"otherId,omitempty" maxLength:"36" doc:"划转：新的上级；合并：并入的工会"`
	CountyTier bool         `json:"countyTier,omitempty" doc:"开发区工会按县级对待"`
	RegionCode string       `json:"regionCode,omitempty" maxLength:"12" doc:"划转后的行政区划代码，空为不变"`
	Rev        int64        `json:"rev" doc:"所见的工会版本"`
}

// tier is where the union of an act stands after it.
func (a Act) tier(u org.Union) org.Tier {
	if a.Kind != Tier {
		return u.Tier
	}
	if a.CountyTier {
		return org.TierCounty
	}
	return org.TierBase
}
