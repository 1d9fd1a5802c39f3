package filing

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"xiezhi/internal/authz"
	"xiezhi/internal/gb"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/seal"
	"xiezhi/internal/roster"
	"xiezhi/internal/workday"
)

// FormatParcel names the file by which a document goes to another network; MaxParcel is how large one may be.
const (
	FormatParcel = "xiezhi.october.parcel/1"
	MaxParcel    = 16 << 20
)

// parcelHead stands in clear, bound to what is encrypted: whose it is, for whom, by which keys.
type parcelHead struct {
	CityCode string `json:"cityCode"`
	Format   string `json:"format"`
	From     string `json:"from"` // fingerprint of the city's key
	To       string `json:"to"`   // fingerprint of the province's key
	Year     int    `json:"year"`
}

// parcelFile is the file: the head, the SM4 key sealed by SM2, the content in SM4-GCM, and the city's signature over all of
// it, which is looked at before anything is opened.
type parcelFile struct {
	Content   []byte `json:"content"`
	Head      string `json:"head"`
	Key       []byte `json:"key"`
	Signature string `json:"signature"`
}

// parcelContent is what is encrypted.
type parcelContent struct {
	Filing    Filing      `json:"filing"`
	Manifest  string      `json:"manifest"`
	Remarks   string      `json:"remarks"`
	PublicPEM string      `json:"publicPem"` // that signed the document; an older key than the parcel's perhaps
	Rows      []parcelRow `json:"rows"`
}

type parcelRow struct {
	Content string  `json:"content"`
	Hash    string  `json:"hash"`
	Numbers Numbers `json:"numbers"`
}

func errParcel(words string) error {
	return errs.E(CodeParcel, words, errs.F("file", "不能使用"))
}

// bytesToSign are those of a parcel that the city signs.
func (p parcelFile) bytesToSign() []byte {
	return bytes.Join([][]byte{[]byte(FormatParcel), []byte(p.Head), p.Key, p.Content}, []byte{0})
}

// Parcel packs a document for the province's installation in another network.
func (s *Service) Parcel(ctx context.Context, a authz.Actor, id string) (name string, file []byte, err error) {
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		f, err := filingByID(ctx, tx, a.Scope(authz.FilingRead), id)
		if err != nil {
			return err
		}
		if err := ownFiling(a, f.UnionID); err != nil {
			return err
		}
		if err := db.Lock(ctx, tx, "org_union", f.UnionID); err != nil {
			return err
		}
		city, err := org.ByID(ctx, tx, f.UnionID)
		if err != nil {
			return err
		}
		if file, err = s.pack(ctx, tx, a, f, city); err != nil {
			return err
		}
		name = fmt.Sprintf("%s备案交换包.xz10", f.Number)
		return audit.Record(ctx, tx, entryOf(a, "filing.pack", nil, &f, city.Name, ""))
	})
	return name, file, err
}

func (s *Service) pack(ctx context.Context, tx *db.Tx, a authz.Actor, f Filing, city org.Union) ([]byte, error) {
	root, err := org.Root(ctx, tx)
	if err != nil {
		return nil, err
	}
	keys, err := keysOf(ctx, tx, root.ID)
	if err != nil {
		return nil, err
	}
	keys = speaking(keys)
	i := slices.IndexFunc(keys, func(k Key) bool { return k.RetiredAt.IsZero() })
	if i < 0 {
		return nil, errs.Rule(CodeKey, "还没有登记省总工会的公钥，请先导入省总工会的公钥文件并核对指纹。")
	}
	signer, err := s.signer(ctx, tx, a, city)
	if err != nil {
		return nil, err
	}
	signed, err := keyByID(ctx, tx, f.KeyID)
	if err != nil {
		return nil, err
	}
	rows, err := rowsOf(ctx, tx, authz.Everything(), f.ID)
	if err != nil {
		return nil, err
	}
	content := parcelContent{Filing: f, Manifest: f.Manifest, Remarks: f.Remarks, PublicPEM: signed.PublicPEM}
	for _, r := range rows {
		c, err := r.cells()
		if err != nil {
			return nil, err
		}
		n, bound, err := openNumbers(s.Keys, r, c)
		if err != nil {
			return nil, err
		}
		if !bound {
			return nil, fmt.Errorf("row %d of %s: the numbers are not those that were filed", r.Seq, f.ID)
		}
		content.Rows = append(content.Rows, parcelRow{r.Content, r.Hash, n})
	}
	plain, _, err := canonical(content)
	if err != nil {
		return nil, err
	}
	head, _, err := canonical(parcelHead{CityCode: city.RegionCode, Format: FormatParcel, From: signer.Fingerprint, To: keys[i].Fingerprint, Year: f.Year})
	if err != nil {
		return nil, err
	}
	p := parcelFile{Head: string(head)}
	if p.Key, p.Content, err = seal.EncryptSM2(keys[i].PublicPEM, plain, head); err != nil {
		return nil, err
	}
	if p.Signature, err = s.sign(signer, p.bytesToSign()); err != nil {
		return nil, err
	}
	file, _, err := canonical(p)
	return file, err
}

// ParcelView is what a parcel holds, before it is taken in.
type ParcelView struct {
	CityID      string       `json:"cityId"`
	CityName    string       `json:"cityName"`
	Year        int          `json:"year"`
	Title       string       `json:"title"`
	Number      string       `json:"number"`
	OnDay       workday.Date `json:"onDay"`
	FiledAt     time.Time    `json:"filedAt"`
	FiledName   string       `json:"filedName"`
	LateDays    int          `json:"lateDays"`
	LateReason  string       `json:"lateReason"`
	RowCount    int          `json:"rowCount"`
	Total       YearFigures  `json:"total"`
	Units       []UnitLine   `json:"units" nullable:"false"`
	Checksum    string       `json:"checksum"`
	Fingerprint string       `json:"fingerprint"`
	Known       int          `json:"known" doc:"在本系统花名册里查到的人数"`
	Before      YearFigures  `json:"before" doc:"本系统里该年度已有的备案"`
	HasBefore   bool         `json:"hasBefore"`
	Amended     []Amended    `json:"amended" nullable:"false" doc:"更正与本系统已收到的备案相比改了哪些"`
	Already     bool         `json:"already" doc:"已经收过同一个包，再收不会重复"`
	FilingID    string       `json:"filingId"`
}

// unpacked is an opened and proved parcel.
type unpacked struct {
	content parcelContent
	city    org.Union
	from    string // fingerprint of the key that signed the parcel
	key     Key    // that signed the document
	rows    []Row
	cells   []Cells // of the rows
	before  *Filing // the same document, taken in before
	known   int
}

// open opens a parcel for the province and proves it: format, keys, signature, checksum, rows, numbers.
func (s *Service) open(ctx context.Context, q db.Q, root org.Union, file []byte) (u unpacked, err error) {
	if len(file) > MaxParcel {
		return u, errs.Of(errs.KindTooLarge, CodeParcel, "交换包超过 16 MB。")
	}
	var p parcelFile
	var head parcelHead
	if json.Unmarshal(file, &p) != nil || json.Unmarshal([]byte(p.Head), &head) != nil {
		return u, errParcel("这不是备案交换包，或者文件不完整。")
	}
	if head.Format != FormatParcel {
		return u, errParcel("不认识的交换包格式，请升级程序。")
	}
	if u.city, err = cityOfCode(ctx, q, head.CityCode); err != nil {
		return u, err
	}
	trusted, err := keysOf(ctx, q, u.city.ID)
	if err != nil {
		return u, err
	}
	from := slices.IndexFunc(trusted, func(k Key) bool { return k.Fingerprint == head.From })
	if from < 0 {
		return u, errParcel("交换包不是由已登记的" + u.city.Name + "公钥签名的，请先登记其公钥并核对指纹。")
	}
	u.from = head.From
	if !trusted[from].RetiredAt.IsZero() {
		return u, errParcel("交换包由已停用的密钥签名，请对方重新导出。")
	}
	if !seal.VerifySM2(trusted[from].PublicPEM, p.bytesToSign(), p.Signature) {
		return u, errParcel("交换包的签名不符，文件可能被改动过。")
	}
	mine, err := keysOf(ctx, q, root.ID)
	if err != nil {
		return u, err
	}
	to := slices.IndexFunc(mine, func(k Key) bool { return k.Fingerprint == head.To && k.Mine() })
	if to < 0 {
		return u, errParcel("交换包不是加密给本系统的，请对方登记本系统省总工会的公钥后重新导出。")
	}
	private, err := s.private(mine[to])
	if err != nil {
		return u, err
	}
	plain, err := seal.DecryptSM2(private, p.Key, p.Content, []byte(p.Head))
	if err != nil {
		return u, errParcel("交换包不能解密，文件可能被改动过。")
	}
	if err := json.Unmarshal(plain, &u.content); err != nil {
		return u, errParcel("交换包的内容不能识别。")
	}
	return u, s.proveParcel(ctx, q, &u, head, trusted)
}

// proveParcel holds an opened parcel's document against its own proofs, and finds its people here.
func (s *Service) proveParcel(ctx context.Context, q db.Q, u *unpacked, head parcelHead, trusted []Key) error {
	f := &u.content.Filing
	f.Manifest, f.Remarks = u.content.Manifest, u.content.Remarks
	fingerprint, err := seal.Fingerprint(u.content.PublicPEM)
	at := slices.IndexFunc(trusted, func(k Key) bool { return k.Fingerprint == fingerprint })
	if err != nil || at < 0 {
		return errParcel("备案本身不是由已登记的" + u.city.Name + "公钥签名的。")
	}
	u.key = trusted[at]
	var numbers []gb.ID
	for i, r := range u.content.Rows {
		row := Row{ID: db.NewID(), FilingID: f.ID, Seq: i + 1, Content: r.Content, Hash: r.Hash, UnionID: u.city.ID, CityID: u.city.ID}
		if err := sealNumbers(s.Keys, &row, r.Numbers); err != nil {
			return err
		}
		u.rows = append(u.rows, row)
		if id, bad := gb.ParseID(r.Numbers.ID); bad == nil {
			numbers = append(numbers, id)
		}
	}
	m, err := f.manifest()
	if err != nil || m.Format != FormatReturn {
		return errParcel("不认识的备案格式，请升级程序。")
	}
	proof, err := prove(s.Keys, *f, u.rows, u.key.PublicPEM)
	if err != nil || !proof.Whole || m.CityCode != u.city.RegionCode || m.Year != head.Year {
		return errParcel("备案的内容与校验值、签名不符，不能接收。")
	}
	byNumber, err := roster.PersonsByNumber(ctx, q, s.Keys, numbers...)
	if err != nil {
		return err
	}
	for i := range u.rows {
		u.rows[i].PersonID = byNumber[u.content.Rows[i].Numbers.ID]
		if u.rows[i].PersonID != "" {
			u.known++
		}
	}
	if err := u.place(ctx, q); err != nil {
		return err
	}
	u.before, err = byChecksum(ctx, q, f.Checksum)
	return err
}

// place gives rows the counties of this installation, found by their codes: those of the other may have other ids.
func (u *unpacked) place(ctx context.Context, q db.Q) error {
	all, err := counties(ctx, q, authz.Everything(), u.city)
	if err != nil {
		return err
	}
	for i := range u.rows {
		c, err := u.rows[i].cells()
		if err != nil {
			return errParcel("备案名单的内容不能识别。")
		}
		u.cells = append(u.cells, c)
		for _, county := range all {
			if county.ID != u.city.ID && county.RegionCode == c.UnitCode && c.UnitCode != "" {
				u.rows[i].UnionID, u.rows[i].CountyID = county.ID, county.ID
			}
		}
	}
	return nil
}

func cityOfCode(ctx context.Context, q db.Q, code string) (org.Union, error) {
	list, err := cities(ctx, q, authz.Everything())
	if err != nil {
		return org.Union{}, err
	}
	i := slices.IndexFunc(list, func(u org.Union) bool { return u.RegionCode == code && code != "" })
	if i < 0 {
		return org.Union{}, errParcel("本系统没有行政区划代码为 " + code + " 的设区市。")
	}
	return list[i], nil
}

// Preview shows what a parcel holds beside what is here; nothing is written.
func (s *Service) Preview(ctx context.Context, a authz.Actor, file []byte) (ParcelView, error) {
	q := s.DB.Read()
	root, err := s.province(ctx, q, a)
	if err != nil {
		return ParcelView{}, err
	}
	u, err := s.open(ctx, q, root, file)
	if err != nil {
		return ParcelView{}, err
	}
	return s.parcelView(ctx, q, u)
}

func (s *Service) parcelView(ctx context.Context, q db.Q, u unpacked) (ParcelView, error) {
	f := u.content.Filing
	m, err := f.manifest()
	if err != nil {
		return ParcelView{}, err
	}
	v := ParcelView{
		CityID: u.city.ID, CityName: u.city.Name, Year: f.Year, Title: titleOf(f, u.city.Name), Number: f.Number, OnDay: f.OnDay, FiledAt: f.FiledAt,
		FiledName: f.FiledName, LateDays: f.LateDays, LateReason: f.LateReason, RowCount: len(u.rows), Total: m.Total, Units: []UnitLine{},
		Checksum: f.Checksum, Fingerprint: u.key.Fingerprint, Known: u.known,
	}
	for _, one := range m.Units {
		v.Units = append(v.Units, UnitLine{FiledUnit: one, Complete: one.Figures.Complete()})
	}
	filed, err := ofCity(ctx, q, u.city.ID, f.Year)
	if err != nil {
		return v, err
	}
	for _, one := range Effective(filed) {
		was, err := one.manifest()
		if err != nil {
			return v, err
		}
		v.HasBefore, v.Before = true, v.Before.Plus(was.Total)
	}
	if v.Amended, err = s.amended(ctx, q, f, u.cells, filed); err != nil {
		return v, err
	}
	if u.before != nil {
		v.Already, v.FilingID = true, u.before.ID
	}
	return v, nil
}

// TakeIn takes a parcel in: the document waits to be accepted like one that was filed here. The same parcel again changes
// nothing.
func (s *Service) TakeIn(ctx context.Context, a authz.Actor, file []byte) (v ParcelView, err error) {
	q := s.DB.Read()
	root, err := s.province(ctx, q, a)
	if err != nil {
		return v, err
	}
	u, err := s.open(ctx, q, root, file) // megabytes to open and to prove, while others write
	if err != nil {
		return v, err
	}
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		if err := db.Lock(ctx, tx, "org_union", u.city.ID); err != nil { // as whoever enters a key does
			return err
		}
		if err := s.stillStands(ctx, tx, &u); err != nil {
			return err
		}
		if v, err = s.parcelView(ctx, tx, u); err != nil || v.Already {
			return err
		}
		f := u.content.Filing
		filed, err := ofCity(ctx, tx, u.city.ID, f.Year)
		if err != nil {
			return err
		}
		if slices.ContainsFunc(filed, func(o Filing) bool { return o.Origin == OriginHere }) {
			return errParcel(u.city.Name + "在本系统里报送了该年度的备案，不接收另一系统的。")
		}
		if err := Follows(f, filed, tx.Now()); err != nil {
			return err
		}
		taken, err := tx.NewSelect().Table("filing").Where("id = ?", f.ID).Exists(ctx)
		if err != nil {
			return fmt.Errorf("look for the document: %w", err)
		}
		if taken {
			return errParcel("备案的编号与本系统的另一份相同，不能接收。")
		}
		f.UnionID, f.CountyID, f.CityID, f.State, f.Origin, f.KeyID = u.city.ID, "", u.city.ID, StateFiled, OriginParcel, u.key.ID
		f.Seq, f.DecidedAt, f.DecidedName, f.DecidedReason, f.Receipt = len(filed), time.Time{}, "", "", ""
		f.Rev, f.CreatedAt, f.ChangedAt, f.RowCount = 1, tx.Now(), tx.Now(), len(u.rows)
		if err := db.Insert(ctx, tx, &f); err != nil {
			return err
		}
		if err := db.InsertAll(ctx, tx, u.rows); err != nil {
			return err
		}
		v.FilingID = f.ID
		if err := audit.Record(ctx, tx, entryOf(a, "filing.take_in", nil, &f, u.city.Name, "")); err != nil {
			return err
		}
		return s.owe(ctx, tx, u.city)
	})
	return v, err
}

// stillStands looks once more, under the city's lock, at what may have changed since a parcel was opened: the keys that it is
// trusted by, and whether it was taken in meanwhile.
func (s *Service) stillStands(ctx context.Context, tx *db.Tx, u *unpacked) error {
	keys, err := keysOf(ctx, tx, u.city.ID)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(keys, func(k Key) bool { return k.Fingerprint == u.from && k.RetiredAt.IsZero() }) {
		return errParcel("交换包由已停用的密钥签名，请对方重新导出。")
	}
	u.before, err = byChecksum(ctx, tx, u.content.Filing.Checksum)
	return err
}

func byChecksum(ctx context.Context, q db.Q, checksum string) (*Filing, error) {
	var list []Filing
	if err := q.NewSelect().Model(&list).Where("f.checksum = ?", checksum).Scan(ctx); err != nil {
		return nil, fmt.Errorf("find the document: %w", err)
	}
	if len(list) == 0 {
		return nil, nil
	}
	return &list[0], nil
}

// ReceiptFile is the province's signed word on a document, as a file.
func (s *Service) ReceiptFile(ctx context.Context, a authz.Actor, id string) (name string, file []byte, err error) {
	f, err := filingByID(ctx, s.DB.Read(), a.Scope(authz.FilingRead), id)
	if err != nil {
		return "", nil, err
	}
	if f.Receipt == "" {
		return "", nil, errNoReceipt
	}
	return f.Number + "回执.json", []byte(f.Receipt), nil
}

// TakeReceipt takes the province's word in where the document was filed; the same receipt again changes nothing.
func (s *Service) TakeReceipt(ctx context.Context, a authz.Actor, file []byte) (f Filing, err error) {
	if !a.Has(authz.FilingFile) {
		return f, authz.Missing(authz.FilingFile)
	}
	if len(file) > MaxParcel {
		return f, errs.Of(errs.KindTooLarge, CodeParcel, "回执文件超过 16 MB。")
	}
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		root, err := org.Root(ctx, tx)
		if err != nil {
			return err
		}
		keys, err := keysOf(ctx, tx, root.ID)
		if err != nil {
			return err
		}
		r, err := readReceipt(file, speaking(keys))
		if err != nil {
			return err
		}
		before, err := s.lock(ctx, tx, a, r.FilingID)
		if err != nil {
			return err
		}
		if err := ownFiling(a, before.UnionID); err != nil {
			return err
		}
		if before.Checksum != r.Checksum {
			return errParcel("回执所指的备案与本系统的不是同一份。")
		}
		if before.Receipt == string(file) {
			f = before
			return nil
		}
		at, err := time.Parse(time.RFC3339, r.DecidedAt)
		if err != nil {
			return errParcel("回执的时间不能识别。")
		}
		if f, err = Accept(before, r.State == StateAccepted, r.Reason, r.DecidedBy, at.UTC()); err != nil {
			return err
		}
		f.Receipt = string(file)
		return s.settle(ctx, tx, a, before, &f)
	})
	return f, err
}
