package worklog

import (
	"bytes"
	"encoding/json"
	"fmt"
	"time"

	"xiezhi/internal/platform/seal"
	"xiezhi/internal/workday"
)

// Formats of frozen bytes. A new one gets a new name; old bytes are read by their own for ever.
const (
	formatVisit        = "xiezhi.visit/1"
	formatConfirmation = "xiezhi.confirmation/1"
)

// Frozen is what the served party sees and signs, and nothing else: the internal note is no part of it. Fields stand
// in the order of their JSON names, so that the bytes are canonical: keys sorted, no spaces, UTF-8 as it is.
type Frozen struct {
	At               time.Time    `json:"at"` // when it was frozen
	CommissionNumber string       `json:"commissionNumber"`
	CommissionOn     workday.Date `json:"commissionOn"`
	CommissionScan   string       `json:"commissionScan,omitempty"` // hash of the scan, where there is one
	Day              workday.Date `json:"day"`
	Done             string       `json:"done"`
	Duties           []Duty       `json:"duties"` // as confirmed
	DutiesNote       string       `json:"dutiesNote"`
	DutiesRecorded   []Duty       `json:"dutiesRecorded"`
	Format           string       `json:"format"`
	Instructor       string       `json:"instructor"`
	Number           int          `json:"number"` // of the version
	Outcome          string       `json:"outcome"`
	Participants     string       `json:"participants"`
	Place            Place        `json:"place"`
	PostUnion        string       `json:"postUnion"`
	ServedID         string       `json:"servedId"`
	ServedName       string       `json:"servedName"`
	Source           Source       `json:"source"`
	Union            string       `json:"union"` // the employing union
	VisitID          string       `json:"visitId"`
}

// Signed is a confirmation's own evidence: who answered for which frozen bytes, how, and when.
type Signed struct {
	At            time.Time `json:"at"`
	Format        string    `json:"format"`
	Late          bool      `json:"late"`
	Name          string    `json:"name"`
	Note          string    `json:"note"`
	Post          string    `json:"post"`
	Side          Side      `json:"side"`
	SignatureHash string    `json:"signatureHash"` // of the drawn signature, empty where there is none
	Strength      Strength  `json:"strength"`
	VersionHash   string    `json:"versionHash"`
	VisitID       string    `json:"visitId"`
}

func canonical(v any) (content []byte, hash string, err error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, "", fmt.Errorf("freeze: %w", err)
	}
	content = bytes.TrimSuffix(b.Bytes(), []byte("\n"))
	hash, err = seal.Hash(seal.SM3, content)
	if err != nil {
		return nil, "", fmt.Errorf("freeze: %w", err)
	}
	return content, hash, nil
}

// freeze makes a version's bytes of the entry as it stands.
func freeze(v Visit, t Term, p Party, number int, at time.Time) (content []byte, hash string, err error) {
	duties, why := FrozenDuties(v.Content(), v.Consent, p)
	return canonical(Frozen{
		At: at.UTC().Truncate(time.Second), CommissionNumber: v.CommissionNumber, CommissionOn: v.CommissionOn, CommissionScan: v.CommissionHash, Day: v.Day, Done: v.Done,
		Duties: duties, DutiesNote: why, DutiesRecorded: v.DutyList(), Format: formatVisit, Instructor: t.PersonName,
		Number: number, Outcome: v.Outcome, Participants: v.Participants, Place: v.Place, PostUnion: t.PostName,
		ServedID: v.ServedID, ServedName: v.ServedName, Source: v.Source, Union: t.UnionName, VisitID: v.ID,
	})
}

// thaw reads frozen bytes back, to show them; whether they are the ones that were signed is for intact to say.
func thaw(content []byte) (Frozen, error) {
	var f Frozen
	if err := json.Unmarshal(content, &f); err != nil {
		return f, fmt.Errorf("read frozen visit: %w", err)
	}
	return f, nil
}

// intact tells whether the bytes still have the hash; bytes are hashed as they lie, never rebuilt.
func intact(content []byte, hash string) bool {
	ok, err := seal.Matches(hash, content)
	return err == nil && ok
}

func thawSigned(content []byte) (Signed, error) {
	var s Signed
	if err := json.Unmarshal(content, &s); err != nil {
		return s, fmt.Errorf("read frozen confirmation: %w", err)
	}
	return s, nil
}

// FrozenView is a frozen version for reading.
type FrozenView struct {
	Day              workday.Date `json:"day"`
	Instructor       string       `json:"instructor"`
	Union            string       `json:"union"`
	PostUnion        string       `json:"postUnion"`
	ServedName       string       `json:"servedName"`
	Duties           []Duty       `json:"duties" nullable:"false" enum:"D1,D2,D3,D4,D5,D6,D7"`
	DutiesNote       string       `json:"dutiesNote" doc:"职责（四）按职责（二）确认的原因"`
	Place            Place        `json:"place" enum:"onsite,remote,indoor,"`
	Participants     string       `json:"participants"`
	Done             string       `json:"done"`
	Outcome          string       `json:"outcome"`
	CommissionNumber string       `json:"commissionNumber"`
	CommissionOn     workday.Date `json:"commissionOn"`
	CommissionScan   string       `json:"commissionScan" doc:"委托书扫描件的杂凑值，没有为空"`
	FrozenAt         time.Time    `json:"frozenAt"`
	Number           int          `json:"number" doc:"第几次提交"`
}

func (f Frozen) view() FrozenView {
	return FrozenView{
		Day: f.Day, Instructor: f.Instructor, Union: f.Union, PostUnion: f.PostUnion, ServedName: f.ServedName, Duties: f.Duties,
		DutiesNote: f.DutiesNote, Place: f.Place, Participants: f.Participants, Done: f.Done, Outcome: f.Outcome,
		CommissionNumber: f.CommissionNumber, CommissionOn: f.CommissionOn, CommissionScan: f.CommissionScan, FrozenAt: f.At, Number: f.Number,
	}
}
