package filing

import (
	"bytes"
	"crypto/rand"
	"encoding/json"
	"fmt"

	"xiezhi/internal/platform/seal"
	"xiezhi/internal/workday"
)

// FormatReturn names how a snapshot's bytes are made, and Rules by which edition of the checks and groups it was counted.
const (
	FormatReturn = "xiezhi.october/1"
	Rules        = "10(7)/1"
)

// Manifest is what is signed of a snapshot: who filed what, when, by which rules, the figures by unit, and the hash of each
// row. It holds no personal data but the name of who filed, so that it can be shown to anybody who verifies. Fields stand
// in the order of their JSON names.
type Manifest struct {
	Amends        string          `json:"amends"` // checksum of the document that this one corrects or adds to
	Bars          int             `json:"bars"`
	City          string          `json:"city"`
	CityCode      string          `json:"cityCode"`
	DueOn         workday.Date    `json:"dueOn"`
	FiledAt       string          `json:"filedAt"`
	FiledBy       string          `json:"filedBy"`
	Format        string          `json:"format"`
	ID            string          `json:"id"`
	Kind          Kind            `json:"kind"`
	LateDays      int             `json:"lateDays"`
	LateReason    string          `json:"lateReason"`
	Needing       int             `json:"needing"` // differences that were left without an explanation
	Number        string          `json:"number"`
	On            workday.Date    `json:"on"`
	Past          string          `json:"past"` // checksum of last year's document, empty for a first year
	PolicyVersion string          `json:"policyVersion"`
	Reason        string          `json:"reason"`
	Remarks       string          `json:"remarks"` // hash of the differences and their explanations
	Rows          []string        `json:"rows"`    // hashes of the rows
	Rules         string          `json:"rules"`
	Total         YearFigures     `json:"total"`
	Units         []FiledUnit     `json:"units"`
	Warnings      []FrozenWarning `json:"warnings"`
	Warns         int             `json:"warns"`
	Year          int             `json:"year"`
}

// FiledUnit are a unit's figures, and who of it looked at its part.
type FiledUnit struct {
	CheckedAt string      `json:"checkedAt"`
	CheckedBy string      `json:"checkedBy"`
	Code      string      `json:"code"`
	Figures   YearFigures `json:"figures"`
	ID        string      `json:"id"`
	Name      string      `json:"name"`
}

// FrozenWarning is how often a check warned.
type FrozenWarning struct {
	Code  string `json:"code"`
	Count int    `json:"count"`
	Title string `json:"title"`
}

// Numbers are a row's identity number and phone. The salt makes the commitment to them worth nothing to whoever tries
// numbers out.
type Numbers struct {
	ID    string `json:"id"`
	Phone string `json:"phone"`
	Salt  string `json:"salt"`
}

// Commitment binds a row to its numbers without telling them.
func (n Numbers) Commitment() (string, error) {
	_, hash, err := canonical(n)
	return hash, err
}

// canonical are the bytes of a value whose fields stand in the order of their names, and their SM3.
func canonical(v any) (content []byte, hash string, err error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, "", fmt.Errorf("freeze: %w", err)
	}
	content = bytes.TrimSuffix(b.Bytes(), []byte("\n"))
	if hash, err = seal.Hash(seal.SM3, content); err != nil {
		return nil, "", fmt.Errorf("freeze: %w", err)
	}
	return content, hash, nil
}

// freezeRow puts salt and commitment into an entry's cells and makes its row; sealing the numbers takes the row's id.
func freezeRow(keys *seal.Keys, id string, e Entry) (Row, error) {
	numbers := Numbers{ID: e.ID.Number(), Phone: e.Phone, Salt: rand.Text()}
	c := e.Cells
	var err error
	if c.Numbers, err = numbers.Commitment(); err != nil {
		return Row{}, err
	}
	c.Salt = rand.Text()
	content, hash, err := canonical(c)
	if err != nil {
		return Row{}, err
	}
	r := Row{ID: id, PersonID: e.PersonID, UnionID: e.UnionID, CountyID: e.County, CityID: e.City, Content: string(content), Hash: hash}
	return r, sealNumbers(keys, &r, numbers)
}

func sealNumbers(keys *seal.Keys, r *Row, n Numbers) error {
	plain, _, err := canonical(n)
	r.Sealed = keys.Seal(placeOfNumbers(r.ID), string(plain))
	return err
}

func placeOfNumbers(rowID string) string { return seal.Place("filing_row", "sealed", rowID) }

// openNumbers are the numbers of a row, and whether they are those that its cells bind it to.
func openNumbers(keys *seal.Keys, r Row, c Cells) (n Numbers, bound bool, err error) {
	plain, err := keys.Open(placeOfNumbers(r.ID), r.Sealed)
	if err != nil {
		return n, false, fmt.Errorf("open numbers: %w", err)
	}
	if err := json.Unmarshal([]byte(plain), &n); err != nil {
		return n, false, fmt.Errorf("read numbers: %w", err)
	}
	hash, err := n.Commitment()
	return n, hash == c.Numbers, err
}

// cells reads a row's frozen cells.
func (r Row) cells() (c Cells, err error) {
	if err := json.Unmarshal([]byte(r.Content), &c); err != nil {
		return c, fmt.Errorf("read row: %w", err)
	}
	return c, nil
}

func cellsOf(rows []Row) ([]Cells, error) {
	out := make([]Cells, len(rows))
	for i, r := range rows {
		var err error
		if out[i], err = r.cells(); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// manifest reads a document's frozen manifest.
func (f Filing) manifest() (m Manifest, err error) {
	if err := json.Unmarshal([]byte(f.Manifest), &m); err != nil {
		return m, fmt.Errorf("read manifest: %w", err)
	}
	return m, nil
}

// remarks are the differences from last year as they were filed, with what was said of them.
func (f Filing) remarks() (c Comparison, err error) {
	if err := json.Unmarshal([]byte(f.Remarks), &c); err != nil {
		return c, fmt.Errorf("read remarks: %w", err)
	}
	return c, nil
}

// Proof is what a verification finds.
type Proof struct {
	Checksum  bool  `json:"checksum" doc:"清单与校验值相符"`
	Signature bool  `json:"signature" doc:"签名与设区市公钥相符"`
	Remarks   bool  `json:"remarks" doc:"与上年比较的说明未变"`
	Rows      int   `json:"rows" doc:"与清单相符的行数"`
	Altered   []int `json:"altered" nullable:"false" doc:"与清单不符的行"`
	Whole     bool  `json:"whole" doc:"全部相符"`
}

// prove holds a document against its checksum, its rows against the manifest, and the signature against the public key.
// With keys the sealed numbers are held against the rows' commitments too.
func prove(keys *seal.Keys, f Filing, rows []Row, publicPEM string) (Proof, error) {
	p := Proof{Altered: []int{}}
	var err error
	if p.Checksum, err = seal.Matches(f.Checksum, []byte(f.Manifest)); err != nil {
		return p, fmt.Errorf("prove: %w", err)
	}
	p.Signature = seal.VerifySM2(publicPEM, []byte(f.Manifest), f.Signature)
	m, err := f.manifest()
	if err != nil {
		return p, err
	}
	if p.Remarks, err = seal.Matches(m.Remarks, []byte(f.Remarks)); err != nil {
		return p, fmt.Errorf("prove: %w", err)
	}
	p.Whole = p.Checksum && p.Signature && p.Remarks && len(rows) == len(m.Rows) &&
		m.ID == f.ID && m.Year == f.Year && m.Kind == f.Kind && m.Number == f.Number && m.On == f.OnDay && m.LateDays == f.LateDays
	for i, r := range rows {
		same, err := rowHolds(keys, r)
		if err != nil {
			return p, err
		}
		if i >= len(m.Rows) || r.Hash != m.Rows[i] || !same {
			p.Altered, p.Whole = append(p.Altered, r.Seq), false
			continue
		}
		p.Rows++
	}
	return p, nil
}

// rowHolds tells whether a row's cells have its hash and its sealed numbers are those that the cells bind it to.
func rowHolds(keys *seal.Keys, r Row) (bool, error) {
	same, err := seal.Matches(r.Hash, []byte(r.Content))
	if err != nil || !same {
		return false, err
	}
	c, err := r.cells()
	if err != nil {
		return false, err
	}
	if keys == nil {
		return true, nil
	}
	_, bound, err := openNumbers(keys, r, c)
	if err != nil {
		return false, nil //nolint:nilerr // numbers that do not open are as wrong as others
	}
	return bound, nil
}
