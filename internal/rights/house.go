package rights

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/blob"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/notify"
	"xiezhi/internal/platform/paper"
	"xiezhi/internal/roster"
	"xiezhi/internal/workday"
)

// maxHouseFile is the size of an uploaded document.
const maxHouseFile = 10 << 20

const whatHouse = "规章制度"

// House is a version of an employing union's house rules (Art. 12). None is ever changed: what differs is the next one.
type House struct {
	bun.BaseModel `bun:"table:house_rule,alias:h" json:"-"`

	ID            string       `bun:",pk" json:"id" audit:"omit"`
	UnionID       string       `json:"unionId" audit:"omit"`
	CountyID      string       `bun:",nullzero" json:"-" audit:"omit"`
	CityID        string       `bun:",nullzero" json:"-" audit:"omit"`
	Version       int          `json:"version" audit:"track"`
	Title         string       `json:"title" audit:"track"`
	Body          string       `json:"body" audit:"omit"`
	FileID        string       `bun:",nullzero" json:"-" audit:"omit"`
	FileName      string       `json:"fileName" doc:"空为没有上传文件" audit:"track"`
	InForceOn     workday.Date `json:"inForceOn" audit:"track"`
	PublishedName string       `json:"publishedName" audit:"omit"`
	CreatedAt     time.Time    `json:"publishedAt" audit:"omit"`
}

// HouseVersion is a version as its reader sees it.
type HouseVersion struct {
	House

	Current bool      `json:"current" doc:"现行"`
	Coming  bool      `json:"coming" doc:"尚未施行"`
	AckedAt time.Time `json:"ackedAt,omitzero" doc:"本人已阅知的时间"`
	Acked   int       `json:"acked" doc:"已阅知人数，只给聘用单位"`
	Of      int       `json:"of" doc:"应阅知人数，只给聘用单位"`
	Actions []string  `json:"actions" nullable:"false" doc:"acknowledge、people"`
}

// HouseBoard is a union's house rules, the latest first.
type HouseBoard struct {
	UnionID   string         `json:"unionId" doc:"空为没有聘用单位"`
	UnionName string         `json:"unionName"`
	Versions  []HouseVersion `json:"versions" nullable:"false"`
	Actions   []string       `json:"actions" nullable:"false" doc:"publish"`
}

// houseUnion is whose house rules an actor reads: the employing union of an engaged person, else the own one. With an id,
// one of these.
func (s *Service) houseUnion(ctx context.Context, q db.Q, a authz.Actor, id string) (string, error) {
	var may []string
	if a.PersonID != "" {
		e, engaged, err := roster.EngagementOn(ctx, q, a.PersonID, s.today())
		if err != nil {
			return "", err
		}
		if engaged {
			may = append(may, e.UnionID)
		}
	}
	may = append(may, a.Own(authz.HouseWrite).Unions...)
	switch {
	case id != "" && !slices.Contains(may, id):
		return "", errs.NotFound(whatHouse)
	case id != "":
		return id, nil
	case len(may) == 0:
		return "", nil
	}
	return may[0], nil
}

func versionsOf(ctx context.Context, q db.Q, unionID string) ([]House, error) {
	var list []House
	if err := q.NewSelect().Model(&list).Where("h.union_id = ?", unionID).OrderExpr("h.version DESC").Scan(ctx); err != nil {
		return nil, fmt.Errorf("read house rules: %w", err)
	}
	return list, nil
}

// Houses are the house rules that concern the actor.
func (s *Service) Houses(ctx context.Context, a authz.Actor, unionID string) (HouseBoard, error) {
	q := s.DB.Read()
	out := HouseBoard{Versions: []HouseVersion{}, Actions: []string{}}
	id, err := s.houseUnion(ctx, q, a, unionID)
	if err != nil || id == "" {
		return out, err
	}
	u, err := org.ByID(ctx, q, id)
	if err != nil {
		return out, err
	}
	list, err := versionsOf(ctx, q, id)
	if err != nil {
		return out, err
	}
	out.UnionID, out.UnionName = id, u.Name
	writes := slices.Contains(a.Own(authz.HouseWrite).Unions, id)
	if writes {
		out.Actions = append(out.Actions, "publish")
	}
	for i, h := range list {
		h.CreatedAt = h.CreatedAt.UTC()
		v := HouseVersion{House: h, Current: i == current(list, s.today()), Coming: h.InForceOn.After(s.today()), Actions: []string{}}
		people, err := s.readersOf(ctx, q, h)
		if err != nil {
			return out, err
		}
		k := slices.IndexFunc(people, func(p HouseReader) bool { return p.personID == a.PersonID })
		if k >= 0 {
			if v.AckedAt = people[k].AckedAt; v.AckedAt.IsZero() && asks(list, i, s.today()) {
				v.Actions = append(v.Actions, "acknowledge")
			}
		}
		if writes {
			v.Of = len(people)
			for _, p := range people {
				if !p.AckedAt.IsZero() {
					v.Acked++
				}
			}
			v.Actions = append(v.Actions, "people")
		}
		out.Versions = append(out.Versions, v)
	}
	return out, nil
}

// HouseWaiting counts the versions that ask the actor to acknowledge them.
func (s *Service) HouseWaiting(ctx context.Context, a authz.Actor) (n int, err error) {
	if a.PersonID == "" {
		return 0, nil
	}
	board, err := s.Houses(ctx, a, "")
	for _, v := range board.Versions {
		if slices.Contains(v.Actions, "acknowledge") {
			n++
		}
	}
	return n, err
}

// HouseReader is one of a union's people with the acknowledgement of a version.
type HouseReader struct {
	Name    string    `json:"name"`
	AckedAt time.Time `json:"ackedAt,omitzero" doc:"空为尚未阅知"`

	personID string
}

// readersOf are the people engaged at the union today, and whoever acknowledged while engaged, in the order of names.
func (s *Service) readersOf(ctx context.Context, q db.Q, h House) ([]HouseReader, error) {
	var rows []struct {
		PersonID, Name string
		At             time.Time
	}
	today := s.today()
	err := q.NewRaw(`SELECT p.id AS person_id, p.name, a.at FROM person_card AS p LEFT JOIN house_ack AS a ON a.person_id = p.id AND a.rule_id = ?
		WHERE p.id IN (SELECT k.person_id FROM house_ack AS k WHERE k.rule_id = ?
			UNION SELECT e.person_id FROM engagement AS e WHERE e.union_id = ? AND e.on_duty <= ? AND (e.ended_on IS NULL OR e.ended_on >= ?))
		ORDER BY p.pinyin, p.id`, h.ID, h.ID, h.UnionID, today, today).Scan(ctx, &rows)
	if err != nil {
		return nil, fmt.Errorf("read who acknowledged: %w", err)
	}
	out := make([]HouseReader, len(rows))
	for i, r := range rows {
		out[i] = HouseReader{Name: r.Name, personID: r.PersonID}
		if !r.At.IsZero() {
			out[i].AckedAt = r.At.UTC()
		}
	}
	return out, nil
}

// Publishing is a new version.
type Publishing struct {
	UnionID, Title, Body string
	InForceOn            workday.Date
	FileName             string
	File                 io.Reader // nil for none
}

// Publish makes a version known: each person of the union is asked to acknowledge it, and nothing else depends on that.
func (s *Service) Publish(ctx context.Context, a authz.Actor, in Publishing) (h House, err error) {
	if !slices.Contains(a.Own(authz.HouseWrite).Unions, in.UnionID) {
		return h, errs.NotFound("工会")
	}
	in.Title, in.Body = strings.TrimSpace(in.Title), strings.TrimSpace(in.Body)
	if err := CheckHouse(in.Title, in.Body, in.File != nil, in.InForceOn, s.today()); err != nil {
		return h, err
	}
	var ref blob.Ref
	if in.File != nil {
		if ref, err = s.Blobs.Put(ctx, in.File, blob.Paper, maxHouseFile); err != nil {
			return h, err
		}
	}
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		if err := db.Lock(ctx, tx, "org_union", in.UnionID); err != nil {
			return err
		}
		u, err := org.ByID(ctx, tx, in.UnionID)
		if err != nil {
			return err
		}
		list, err := versionsOf(ctx, tx, u.ID)
		if err != nil {
			return err
		}
		h = House{
			ID: db.NewID(), UnionID: u.ID, CountyID: u.CountyID, CityID: u.CityID, Version: 1, Title: in.Title, Body: in.Body, InForceOn: in.InForceOn,
			PublishedName: a.Name, CreatedAt: tx.Now(),
		}
		if len(list) > 0 {
			if h.Version = list[0].Version + 1; h.InForceOn.Before(list[0].InForceOn) {
				return errs.E("house_order", "不能早于上一版的施行日期。", errs.F("inForceOn", "不早于"+list[0].InForceOn.String()))
			}
		}
		if in.File != nil {
			h.FileName = fileName(in.FileName)
			if h.FileID, err = s.Blobs.Add(ctx, tx, ref, h.FileName, blob.Paper, u.ID, a.AccountID); err != nil {
				return err
			}
			if err := blob.Keep(ctx, tx, blob.Paper, h.FileID); err != nil {
				return err
			}
		}
		if err := db.InsertAll(ctx, tx, []House{h}); err != nil {
			return err
		}
		if err := s.tellReaders(ctx, tx, h); err != nil {
			return err
		}
		return audit.Record(ctx, tx, audit.Entry{
			Actor: a.Audit(), Action: "rights.house.publish", Kind: "house_rule", ID: h.ID, Label: h.Title, UnionID: u.ID, CountyID: u.CountyID, CityID: u.CityID, After: h,
		})
	})
	return h, err
}

func (s *Service) tellReaders(ctx context.Context, tx *db.Tx, h House) error {
	people, err := s.readersOf(ctx, tx, h)
	if err != nil {
		return err
	}
	var list []notify.Notice
	for _, p := range people {
		list = append(list, notify.Notice{
			Recipient: notify.ToPerson(p.personID), Title: "聘用单位发布了规章制度，请阅知", Body: "自" + h.InForceOn.Chinese() + "起施行。阅知后按“已阅知”；不影响您继续使用系统。",
			Kind: "house_rule", RecordID: h.ID,
		})
	}
	return notify.Tell(ctx, tx, list...)
}

// fileName is a file's name as it is shown: no path, not too long.
func fileName(name string) string {
	name = strings.TrimSpace(name[strings.LastIndexAny(name, `/\`)+1:])
	if r := []rune(name); len(r) > 80 {
		name = string(r[len(r)-80:])
	}
	if name == "" {
		return "规章制度"
	}
	return name
}

// house is a version that the actor may read, and the whole list of its union.
func (s *Service) house(ctx context.Context, q db.Q, a authz.Actor, id string) (House, []House, error) {
	var found []House
	if err := q.NewSelect().Model(&found).Where("h.id = ?", id).Scan(ctx); err != nil {
		return House{}, nil, fmt.Errorf("read house rule: %w", err)
	}
	if len(found) == 0 {
		return House{}, nil, errs.NotFound(whatHouse)
	}
	if _, err := s.houseUnion(ctx, q, a, found[0].UnionID); err != nil {
		return House{}, nil, err
	}
	list, err := versionsOf(ctx, q, found[0].UnionID)
	return found[0], list, err
}

// HouseFile is the document of a version.
func (s *Service) HouseFile(ctx context.Context, a authz.Actor, id string) (blob.File, io.ReadCloser, error) {
	h, _, err := s.house(ctx, s.DB.Read(), a, id)
	if err != nil {
		return blob.File{}, nil, err
	}
	if h.FileID == "" {
		return blob.File{}, nil, errs.NotFound("文件")
	}
	f, err := blob.Get(ctx, s.DB.Read(), h.FileID)
	if err != nil {
		return f, nil, err
	}
	r, err := s.Blobs.Open(f.Ref())
	return f, r, err
}

// Acknowledge keeps that a person has read a version, once; it is never asked again.
func (s *Service) Acknowledge(ctx context.Context, a authz.Actor, id string) error {
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		h, list, err := s.house(ctx, tx, a, id)
		if err != nil {
			return err
		}
		people, err := s.readersOf(ctx, tx, h)
		if err != nil {
			return err
		}
		k := slices.IndexFunc(people, func(p HouseReader) bool { return p.personID == a.PersonID })
		switch {
		case a.PersonID == "" || k < 0:
			return errs.Rule("house_person", "只有本单位聘用的指导员本人可以阅知。")
		case !people[k].AckedAt.IsZero():
			return nil // a second press
		case !asks(list, slices.IndexFunc(list, func(o House) bool { return o.ID == h.ID }), s.today()):
			return errs.Rule("house_replaced", "这一版已被新的一版代替，请阅知新的一版。")
		}
		res, err := tx.NewRaw("INSERT INTO house_ack (id, rule_id, person_id, at) VALUES (?, ?, ?, ?) ON CONFLICT (rule_id, person_id) DO NOTHING",
			db.NewID(), h.ID, a.PersonID, tx.Now()).Exec(ctx)
		if err != nil {
			return fmt.Errorf("acknowledge: %w", err)
		}
		if n, err := res.RowsAffected(); err != nil || n == 0 {
			return err
		}
		return audit.Record(ctx, tx, audit.Entry{
			Actor: a.Audit(), Action: "rights.house.acknowledge", Kind: "house_rule", ID: h.ID, Label: h.Title, UnionID: h.UnionID, CountyID: h.CountyID, CityID: h.CityID, PersonID: a.PersonID,
		})
	})
}

// HousePeople says who has acknowledged a version and who has not: to the employing union alone.
func (s *Service) HousePeople(ctx context.Context, a authz.Actor, id string) (House, []HouseReader, error) {
	q := s.DB.Read()
	h, _, err := s.house(ctx, q, a, id)
	if err != nil {
		return h, nil, err
	}
	if !slices.Contains(a.Own(authz.HouseWrite).Unions, h.UnionID) {
		return h, nil, errs.NotFound(whatHouse)
	}
	people, err := s.readersOf(ctx, q, h)
	return h, people, err
}

// HousePaper is a version with the list of acknowledgements, for signing with a pen by whoever has no phone.
func (s *Service) HousePaper(ctx context.Context, a authz.Actor, id string) (string, paper.Doc, error) {
	h, people, err := s.HousePeople(ctx, a, id)
	if err != nil {
		return "", paper.Doc{}, err
	}
	u, err := org.ByID(ctx, s.DB.Read(), h.UnionID)
	if err != nil {
		return "", paper.Doc{}, err
	}
	title := fmt.Sprintf("%s（第%d版）", h.Title, h.Version)
	blocks := []paper.Block{
		paper.Heading{Text: title, Size: paper.Size2},
		paper.Paragraph{Runs: []paper.Run{{Text: u.Name + "　自" + h.InForceOn.Chinese() + "起施行"}}, Align: paper.Centre, After: 4},
	}
	for line := range strings.SplitSeq(h.Body, "\n") {
		if strings.TrimSpace(line) != "" {
			blocks = append(blocks, paper.Paragraph{Runs: []paper.Run{{Text: strings.TrimSpace(line)}}, FirstIndent: 2})
		}
	}
	if h.FileName != "" {
		blocks = append(blocks, paper.Paragraph{Runs: []paper.Run{{Text: "正文见附件：" + h.FileName}}, FirstIndent: 2})
	}
	rows := []paper.Row{{Cells: []paper.Cell{paper.Label("序号"), paper.Label("姓名"), paper.Label("阅知时间"), paper.Label("签字")}}}
	done := 0
	for i, p := range people {
		at := "尚未阅知"
		if !p.AckedAt.IsZero() {
			done++
			at = p.AckedAt.In(workday.Shanghai).Format("2006年1月2日 15:04")
		}
		rows = append(rows, paper.Row{Height: 9, Cells: []paper.Cell{{Text: fmt.Sprint(i + 1), Align: paper.Centre}, {Text: p.Name}, {Text: at}, {}}})
	}
	blocks = append(blocks, paper.PageBreak{}, paper.Heading{Text: "阅知名单", Size: paper.SizeSmall2},
		paper.Paragraph{Runs: []paper.Run{{Text: title + "：" + acknowledgedWords(done, len(people)) + "（" + s.today().Chinese() + "打印）"}}, Align: paper.Centre, After: 3},
		paper.Table{Columns: []float64{16, 40, 55, 45}, Type: paper.Type{Size: paper.SizeSmall4}, Rows: rows})
	return title, paper.Doc{
		Title: title, Page: paper.Page{Top: 30, Bottom: 28, Left: 27, Right: 27}, Numbers: paper.NumbersCentre,
		Base: paper.Type{Face: paper.FaceFangSong, Size: paper.Size4, Pitch: 26}, Blocks: blocks,
	}, nil
}
