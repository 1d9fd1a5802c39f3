package filing

import (
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/org"
	"xiezhi/internal/workday"
)

// Kind is what a document of the October filing is.
type Kind string

// Kinds. A correction holds the whole return anew and takes the place of the one that it corrects once it is accepted.
const (
	KindAnnual     Kind = "annual"
	KindSupplement Kind = "supplement"
	KindCorrection Kind = "correction"
)

// Title is the kind's Chinese name.
func (k Kind) Title() string {
	return map[Kind]string{KindAnnual: "年度备案", KindSupplement: "补充名单", KindCorrection: "更正"}[k]
}

// State is where a document stands.
type State string

// States. A superseded document was accepted, and then corrected by another; both stay.
const (
	StateFiled      State = "filed"
	StateAccepted   State = "accepted"
	StateReturned   State = "returned"
	StateSuperseded State = "superseded"
)

// Title is the state's Chinese name.
func (s State) Title() string {
	return map[State]string{StateFiled: "已报送，待接收", StateAccepted: "已接收", StateReturned: "已退回", StateSuperseded: "已被更正"}[s]
}

// Origin is how a document came into this installation.
type Origin string

// Origins.
const (
	OriginHere   Origin = "here"
	OriginParcel Origin = "parcel" // 交换包, from another network
)

// Filing is one document: a snapshot that was filed. Manifest holds no personal data; the rows hang on it by their hashes.
type Filing struct {
	bun.BaseModel `bun:"table:filing,alias:f" json:"-"`

	ID            string       `bun:",pk" json:"id" audit:"omit"`
	Year          int          `json:"year" audit:"track"`
	Seq           int          `json:"seq" audit:"omit"`
	Kind          Kind         `json:"kind" enum:"annual,supplement,correction" audit:"track"`
	UnionID       string       `json:"unionId" audit:"track"`
	CountyID      string       `bun:",nullzero" json:"-" audit:"omit"`
	CityID        string       `bun:",nullzero" json:"-" audit:"omit"`
	State         State        `json:"state" enum:"filed,accepted,returned,superseded" audit:"track"`
	Number        string       `json:"number" audit:"track"` // of the receipt
	OnDay         workday.Date `json:"onDay" audit:"track"`  // the snapshot's day
	AmendsID      string       `bun:",nullzero" json:"amendsId" audit:"track"`
	Reason        string       `json:"reason" audit:"track"` // of a correction
	FiledAt       time.Time    `json:"filedAt" audit:"track"`
	FiledName     string       `json:"filedName" audit:"track"`
	DueOn         workday.Date `json:"dueOn" audit:"track"`
	LateDays      int          `json:"lateDays" audit:"track"`
	LateReason    string       `json:"lateReason" audit:"track"`
	RowCount      int          `json:"rowCount" audit:"track"`
	Format        string       `json:"format" audit:"omit"`
	Manifest      string       `json:"-" audit:"omit"`
	Remarks       string       `json:"-" audit:"omit"` // differences from last year with what was said of them
	Checksum      string       `json:"checksum" audit:"track"`
	KeyID         string       `json:"keyId" audit:"track"`
	Signature     string       `json:"signature" audit:"omit"`
	PolicyVersion string       `json:"policyVersion" audit:"track"`
	Origin        Origin       `json:"origin" enum:"here,parcel" audit:"track"`
	DecidedAt     time.Time    `bun:",nullzero" json:"decidedAt,omitzero" audit:"track"`
	DecidedName   string       `json:"decidedName" audit:"track"`
	DecidedReason string       `json:"decidedReason" audit:"track"`
	Receipt       string       `json:"-" audit:"omit"` // the province's signed word
	Rev           int64        `json:"rev" audit:"omit"`
	CreatedAt     time.Time    `json:"-" audit:"omit"`
	ChangedAt     time.Time    `json:"changedAt" audit:"omit"`
}

// Place is the city's.
func (f Filing) Place() org.Place {
	return org.Place{UnionID: f.UnionID, CountyID: f.CountyID, CityID: f.CityID}
}

// Stands tells whether the document counts: it was not returned and no other has taken its place.
func (f Filing) Stands() bool { return f.State == StateFiled || f.State == StateAccepted }

// Row is a row of a document. Content are its frozen cells, masked, with the commitment to the numbers that lie in Sealed.
type Row struct {
	bun.BaseModel `bun:"table:filing_row,alias:r" json:"-"`

	ID       string `bun:",pk"`
	FilingID string
	Seq      int
	PersonID string `bun:",nullzero"` // in this roster; empty for somebody of another installation who is not known here
	UnionID  string
	CountyID string `bun:",nullzero"`
	CityID   string `bun:",nullzero"`
	Content  string
	Hash     string
	Sealed   string
}

// Place is where the row's union stands today.
func (r Row) Place() org.Place {
	return org.Place{UnionID: r.UnionID, CountyID: r.CountyID, CityID: r.CityID}
}

// Checked is a county's 已核对: somebody looked at its part, as its digest stood.
type Checked struct {
	bun.BaseModel `bun:"table:filing_check,alias:k" json:"-"`

	ID        string    `bun:",pk" json:"-" audit:"omit"`
	Year      int       `json:"-" audit:"track"`
	UnionID   string    `json:"unionId" audit:"track"`
	CountyID  string    `bun:",nullzero" json:"-" audit:"omit"`
	CityID    string    `bun:",nullzero" json:"-" audit:"omit"`
	Heads     int       `json:"heads" audit:"track"`
	Digest    string    `json:"-" audit:"omit"`
	Name      string    `json:"name" audit:"track"`
	CheckedAt time.Time `json:"checkedAt" audit:"track"`
}

// Explanation is what a city says of a difference from last year.
type Explanation struct {
	bun.BaseModel `bun:"table:filing_explanation,alias:x" json:"-"`

	ID       string    `bun:",pk" json:"-" audit:"omit"`
	Year     int       `json:"-" audit:"track"`
	UnionID  string    `json:"-" audit:"track"`
	CountyID string    `bun:",nullzero" json:"-" audit:"omit"`
	CityID   string    `bun:",nullzero" json:"-" audit:"omit"`
	PersonID string    `json:"personId" audit:"omit"`
	Words    string    `json:"words" audit:"track"`
	Name     string    `json:"name" audit:"track"`
	At       time.Time `json:"at" audit:"track"`
}

// Key is an SM2 key: of a city or of the province, made here (its private part is sealed), or another installation's
// public part, entered after its fingerprint was compared.
type Key struct {
	bun.BaseModel `bun:"table:filing_key,alias:k" json:"-"`

	ID          string    `bun:",pk" json:"id" audit:"omit"`
	UnionID     string    `json:"unionId" audit:"track"`
	CountyID    string    `bun:",nullzero" json:"-" audit:"omit"`
	CityID      string    `bun:",nullzero" json:"-" audit:"omit"`
	Fingerprint string    `json:"fingerprint" audit:"track"`
	PublicPEM   string    `bun:"public_pem" json:"publicPem" audit:"omit"`
	Private     string    `bun:"private_sealed" json:"-" audit:"omit"`
	MadeName    string    `json:"madeName" audit:"track"`
	CreatedAt   time.Time `json:"createdAt" audit:"omit"`
	RetiredAt   time.Time `bun:",nullzero" json:"retiredAt,omitzero" audit:"track"`
}

// Mine tells whether the private part is here.
func (k Key) Mine() bool { return k.Private != "" }
