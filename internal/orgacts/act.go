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
	Undo   Kind = "undo"   // 撤销误办的变更
)

// Title is the kind's Chinese name.
func (k Kind) Title() string {
	return map[Kind]string{
		Rename: "更名", Move: "划转", Tier: "县级对待", Merge: "合并", Split: "分立", Close: "撤销", Employ: "成为聘用单位",
		Undo: "撤回误办",
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
	Undone    State = "undone" // done, and taken back since by another act
	Failed    State = "failed" // on its day the tree no longer allowed it; Why says what stood against it
)

// UnionParts is the key of the unions below that are chosen to go along in a split, or went along in a merger.
const UnionParts = "unions"

// employingPart is the key of a successor to which the right to employ passed on in a merger.
const employingPart = "employing"

// Act is one act upon a union. OtherID is the new superior of a move, the successor of a merger, the new union of a
// split.
type Act struct {
	bun.BaseModel `bun:"table:org_act,alias:t" json:"-"`

	ID          string       `bun:",pk" json:"id" audit:"omit"`
	Kind        Kind         `json:"kind" audit:"track"`
	State       State        `json:"state" audit:"track"`
	UnionID     string       `json:"unionId" audit:"track"`
	OtherID     string       `bun:",nullzero" json:"otherId" audit:"track"`
	UndoesID    string       `bun:",nullzero" json:"undoesId" audit:"track"`  // the act that an undo takes back
	ConsentID   string       `bun:",nullzero" json:"consentId" audit:"track"` // whose consent an employing union needs
	Name        string       `json:"name" audit:"track"`
	NewKind     org.Kind     `json:"newKind" audit:"track"` // a town becomes a street, or a street a town
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
	Kind       Kind         `json:"kind" enum:"rename,move,tier,merge,split,close,employ,undo"`
	On         workday.Date `json:"on" doc:"生效日期；撤回误办时为原变更的生效日期"`
	Document   string       `json:"document" maxLength:"200" doc:"决定文件的名称或文号；撤回误办时为理由"`
	Name       string       `json:"name,omitempty" maxLength:"120" doc:"更名、分立：新的名称"`
	NewKind    org.Kind     `json:"newKind,omitempty" enum:"town,street" doc:"更名：乡镇与街道互改，空为不变"`
	OtherID    string       `json:"otherId,omitempty" maxLength:"36" doc:"划转：新的上级；合并：并入的工会"`
	UndoesID   string       `json:"undoesId,omitempty" maxLength:"36" doc:"撤回误办：要撤回的变更"`
	CountyTier bool         `json:"countyTier,omitempty" doc:"开发区工会按县级对待"`
	RegionCode string       `json:"regionCode,omitempty" maxLength:"12" doc:"此后的行政区划代码，空为不变"`
	Parts      Parts        `json:"parts,omitzero" doc:"分立：划给新工会的人员、定岗、服务对象和下级工会"`
	Rev        int64        `json:"rev" doc:"所见的工会版本"`
}

// Parts is what goes to the new union of a split, by id.
type Parts struct {
	People []string `json:"people,omitempty" maxItems:"500" nullable:"false"`
	Posted []string `json:"posted,omitempty" maxItems:"500" nullable:"false"`
	Served []string `json:"served,omitempty" maxItems:"5000" nullable:"false"`
	Unions []string `json:"unions,omitempty" maxItems:"200" nullable:"false"`
}

// Keys of the followers' parts that the product has.
const (
	PeopleParts = org.KeyPeople
	PostedParts = "posted"
	ServedParts = "served"
)

func (p Parts) byKey() map[string][]string {
	out := map[string][]string{}
	for key, ids := range map[string][]string{PeopleParts: p.People, PostedParts: p.Posted, ServedParts: p.Served, UnionParts: p.Unions} {
		if len(ids) > 0 {
			out[key] = ids
		}
	}
	return out
}

// renaming is what a union is called after the act.
func (a Act) renaming() org.Renaming {
	return org.Renaming{Name: a.Name, Kind: a.NewKind, RegionCode: a.RegionCode}
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
