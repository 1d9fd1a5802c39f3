package hiring

import (
	"bytes"
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/blob"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/paper"
	"xiezhi/internal/roster"
)

const templateWhat = "合同模板"

// Names are kept as JSON in one cell.
type Names []string

// Value writes the names.
func (n Names) Value() (driver.Value, error) { return cellOf(n) }

// Scan reads them back.
func (n *Names) Scan(src any) error { return readCell(src, (*[]string)(n)) }

// ContractTemplate is a version of a union's own template of a contract. The file is never changed; the next version takes
// its place, and the old ones stay for the contracts that were drawn up by them.
type ContractTemplate struct {
	bun.BaseModel `bun:"table:contract_template,alias:m" json:"-"`

	ID          string              `bun:",pk" json:"id" audit:"omit"`
	UnionID     string              `json:"unionId" audit:"track"`
	CountyID    string              `bun:",nullzero" json:"-" audit:"omit"`
	CityID      string              `bun:",nullzero" json:"-" audit:"omit"`
	Kind        roster.ContractKind `json:"kind" enum:"labour,service" audit:"track"`
	FirstUnion  string              `json:"-" audit:"omit"` // whose it was at first; another's than UnionID once that was merged
	Version     int                 `json:"version" audit:"track"`
	FileName    string              `json:"fileName" audit:"track"`
	BlobID      string              `json:"-" audit:"track"`
	Fields      Names               `json:"fields" nullable:"false" audit:"track"`
	Note        string              `json:"note" audit:"track"`
	RetiredAt   time.Time           `bun:",nullzero" json:"retiredAt,omitzero" audit:"track"`
	CreatedBy   string              `json:"-" audit:"omit"`
	CreatedName string              `json:"createdName" audit:"omit"`
	CreatedAt   time.Time           `json:"createdAt" audit:"omit"`
	Rev         int64               `json:"rev" audit:"omit"`
}

// Place is the union's.
func (m ContractTemplate) Place() org.Place {
	return org.Place{UnionID: m.UnionID, CountyID: m.CountyID, CityID: m.CityID}
}

// TemplateLine is a template as people choose it.
type TemplateLine struct {
	ContractTemplate

	UnionName string   `json:"unionName"`
	KindTitle string   `json:"kindTitle"`
	Title     string   `json:"title"`
	Current   bool     `json:"current" doc:"现行的一版；生成合同文本时先选"`
	TakenOver bool     `json:"takenOver" doc:"随单位并入接收的"`
	Mine      bool     `json:"mine" doc:"本单位的模板；上级单位的可以使用，不能修改"`
	Actions   []string `json:"actions" nullable:"false" doc:"retire"`
}

// TemplateList is what a union's clerk may draw contracts up by.
type TemplateList struct {
	Items  []TemplateLine  `json:"items" nullable:"false"`
	Unions []QuotaStep     `json:"unions" nullable:"false" doc:"可以上传模板的单位"`
	Fields []ContractField `json:"fields" nullable:"false"`
}

func templateTitle(union string, m ContractTemplate) string {
	return fmt.Sprintf("%s%s模板（第%d版）", union, m.Kind.Title(), m.Version)
}

// takenOver tells whether the template came with another union that was merged into its own. It goes under its old name,
// and counts for nothing while the successor has a template of the kind itself.
func (m ContractTemplate) takenOver() bool { return m.FirstUnion != m.UnionID }

// currents are the templates of each union and kind that a contract is drawn up by: the newest in use of the union's own,
// or where it has none the newest that it took over. The list is in the order of templatesOf.
func currents(list []ContractTemplate) map[string]bool {
	out, found := map[string]bool{}, map[string]bool{}
	for _, m := range list {
		key := m.UnionID + string(m.Kind)
		if m.RetiredAt.IsZero() && !found[key] {
			found[key], out[m.ID] = true, true
		}
	}
	return out
}

// templateOf is a template's title, empty for none.
func templateOf(ctx context.Context, q db.Q, id string) (string, error) {
	if id == "" {
		return "", nil
	}
	var list []ContractTemplate
	if err := q.NewSelect().Model(&list).Where("m.id = ?", id).Scan(ctx); err != nil {
		return "", fmt.Errorf("read template: %w", err)
	}
	if len(list) == 0 {
		return "", errs.NotFound(templateWhat)
	}
	first, err := org.ByIDs(ctx, q, list[0].FirstUnion)
	return templateTitle(first[list[0].FirstUnion].Name, list[0]), err
}

// Templates are those of the actor's own unions and of the unions above them; all versions of one's own, of the others the
// current ones.
func (s *ContractService) Templates(ctx context.Context, a authz.Actor) (TemplateList, error) {
	q := s.DB.Read()
	out := TemplateList{Items: []TemplateLine{}, Unions: []QuotaStep{}, Fields: ContractFields()}
	own := a.Own(authz.ContractTemplate).Unions
	mine, err := org.ByIDs(ctx, q, own...)
	if err != nil {
		return out, err
	}
	var ids []string
	for _, id := range own {
		u, ok := mine[id]
		if !ok {
			continue
		}
		if u.State == org.StateOpen && !slices.ContainsFunc(out.Unions, func(s QuotaStep) bool { return s.UnionID == id }) {
			out.Unions = append(out.Unions, QuotaStep{u.ID, u.Name})
		}
		chain, err := org.Chain(ctx, q, id)
		if err != nil {
			return out, err
		}
		for _, up := range chain {
			ids = append(ids, up.ID)
		}
	}
	if len(ids) == 0 {
		return out, nil
	}
	list, err := templatesOf(ctx, q, ids...)
	if err != nil {
		return out, err
	}
	for _, m := range list {
		ids = append(ids, m.FirstUnion)
	}
	names, err := org.ByIDs(ctx, q, ids...)
	if err != nil {
		return out, err
	}
	current := currents(list)
	for _, m := range list {
		own := slices.Contains(own, m.UnionID)
		if !own && !m.RetiredAt.IsZero() {
			continue
		}
		l := TemplateLine{
			ContractTemplate: m, UnionName: names[m.UnionID].Name, KindTitle: m.Kind.Title(), Title: templateTitle(names[m.FirstUnion].Name, m),
			Current: current[m.ID], TakenOver: m.takenOver(), Mine: own, Actions: []string{},
		}
		if own && m.RetiredAt.IsZero() {
			l.Actions = append(l.Actions, "retire")
		}
		out.Items = append(out.Items, l)
	}
	return out, nil
}

// templatesOf are the templates of unions: the lowest union's first, its own before those that it took over, the newest
// version first.
func templatesOf(ctx context.Context, q db.Q, unionIDs ...string) ([]ContractTemplate, error) {
	list := []ContractTemplate{}
	err := q.NewSelect().Model(&list).Join("JOIN org_union AS u ON u.id = m.union_id").ColumnExpr("m.*").Where("m.union_id IN (?)", bun.List(unionIDs)).
		OrderExpr("length(u.path) DESC, m.union_id, m.kind, CASE WHEN m.first_union = m.union_id THEN 0 ELSE 1 END, m.created_at DESC, m.id DESC").Scan(ctx)
	if err != nil {
		return nil, fmt.Errorf("read templates: %w", err)
	}
	return list, nil
}

// templateFor is a template that a union may draw up contracts by: its own, or one of a union above it.
func (s *ContractService) templateFor(ctx context.Context, q db.Q, unionID, id string) (ContractTemplate, error) {
	chain, err := org.Chain(ctx, q, unionID)
	if err != nil {
		return ContractTemplate{}, err
	}
	ids := make([]string, len(chain))
	for i, u := range chain {
		ids[i] = u.ID
	}
	var list []ContractTemplate
	if err := q.NewSelect().Model(&list).Where("m.id = ?", id).Where("m.union_id IN (?)", bun.List(ids)).Scan(ctx); err != nil {
		return ContractTemplate{}, fmt.Errorf("read template: %w", err)
	}
	if len(list) == 0 {
		return ContractTemplate{}, errs.NotFound(templateWhat)
	}
	return list[0], nil
}

// readable is a template that the actor may open: as templateFor, for any of the actor's unions.
func (s *ContractService) readable(ctx context.Context, q db.Q, a authz.Actor, id string) (ContractTemplate, error) {
	for _, unionID := range a.Own(authz.ContractTemplate).Unions {
		m, err := s.templateFor(ctx, q, unionID, id)
		if !errs.Is(err, errs.NotFoundCode) {
			return m, err
		}
	}
	return ContractTemplate{}, errs.NotFound(templateWhat)
}

// AddTemplate keeps a new version of one of the actor's own unions' templates. Fields that are not known are named back.
func (s *ContractService) AddTemplate(ctx context.Context, a authz.Actor, unionID string, kind roster.ContractKind, note, name string, file io.Reader) (TemplateLine, error) {
	if err := ownContract(a, authz.ContractTemplate, unionID); err != nil {
		return TemplateLine{}, err
	}
	note = strings.TrimSpace(note)
	var f []errs.Field
	if kind.Title() == "" {
		f = append(f, errs.F("kind", "请选择劳动合同或劳务协议"))
	}
	if utf8.RuneCountInString(note) > 200 {
		f = append(f, errs.F("note", "不超过200个字"))
	}
	if err := errs.Fields(f...); err != nil {
		return TemplateLine{}, err
	}
	data, err := io.ReadAll(io.LimitReader(file, paper.MaxTemplate+1))
	if err != nil {
		return TemplateLine{}, fmt.Errorf("read template: %w", err)
	}
	t, err := paper.ReadTemplate(data)
	if err != nil {
		return TemplateLine{}, err
	}
	if err := CheckFields(t.Fields(), t.Unfinished()); err != nil {
		return TemplateLine{}, err
	}
	ref, err := s.Blobs.Put(ctx, bytes.NewReader(data), blob.Paper, paper.MaxTemplate)
	if err != nil {
		return TemplateLine{}, err
	}
	name = blob.ShownName(name)
	m := ContractTemplate{
		ID: db.NewID(), UnionID: unionID, FirstUnion: unionID, Kind: kind, FileName: name, Fields: t.Fields(), Note: note, CreatedBy: a.AccountID, CreatedName: a.Name, Rev: 1,
	}
	var u org.Union
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		if err := db.Lock(ctx, tx, "org_union", unionID); err != nil {
			return err
		}
		var err error
		if u, err = org.ByID(ctx, tx, unionID); err != nil {
			return err
		}
		if u.State != org.StateOpen {
			return errs.Rule(org.CodeClosed, "“"+u.Name+"”已经撤销。")
		}
		m.CountyID, m.CityID, m.CreatedAt = u.CountyID, u.CityID, tx.Now()
		if m.Version, err = nextVersion(ctx, tx, unionID, kind); err != nil {
			return err
		}
		if m.BlobID, err = s.Blobs.Add(ctx, tx, ref, name, blob.Paper, unionID, a.AccountID); err != nil {
			return err
		}
		if err := blob.Keep(ctx, tx, blob.Paper, m.BlobID); err != nil {
			return err
		}
		_, err = tx.NewRaw("UPDATE contract_template SET retired_at = ?, rev = rev + 1 WHERE union_id = ? AND kind = ? AND retired_at IS NULL", tx.Now(), unionID, kind).Exec(ctx)
		if err != nil {
			return fmt.Errorf("retire template: %w", err)
		}
		if _, err := tx.NewInsert().Model(&m).Exec(ctx); err != nil {
			return fmt.Errorf("write template: %w", err)
		}
		return audit.Record(ctx, tx, templateEntry(a.Audit(), "template.add", u.Name, nil, &m))
	})
	return TemplateLine{ContractTemplate: m, UnionName: u.Name, KindTitle: kind.Title(), Title: templateTitle(u.Name, m), Current: true, Mine: true, Actions: []string{"retire"}}, err
}

func nextVersion(ctx context.Context, q db.Q, unionID string, kind roster.ContractKind) (int, error) {
	var n int
	err := q.NewRaw("SELECT coalesce(max(version), 0) + 1 FROM contract_template WHERE union_id = ? AND kind = ?", unionID, kind).Scan(ctx, &n)
	if err != nil {
		return 0, fmt.Errorf("number template: %w", err)
	}
	return n, nil
}

func templateEntry(actor audit.Actor, action, union string, before, after *ContractTemplate) audit.Entry {
	e := audit.Entry{
		Actor: actor, Action: action, Kind: "contract_template", ID: after.ID, Label: templateTitle(union, *after),
		UnionID: after.UnionID, CountyID: after.CountyID, CityID: after.CityID, After: *after,
	}
	if before != nil {
		e.Before = *before
	}
	return e
}

// RetireTemplate takes a template out of use. Its file stays.
func (s *ContractService) RetireTemplate(ctx context.Context, a authz.Actor, id string, rev int64) error {
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		m, err := s.readable(ctx, tx, a, id)
		if err != nil {
			return err
		}
		if err := ownContract(a, authz.ContractTemplate, m.UnionID); err != nil {
			return err
		}
		if err := db.Lock(ctx, tx, "org_union", m.UnionID); err != nil {
			return err
		}
		if m, err = s.readable(ctx, tx, a, id); err != nil {
			return err
		}
		if m.Rev != rev {
			return errs.Stale().With(m)
		}
		if !m.RetiredAt.IsZero() {
			return errs.Rule("template_retired", "这一版已经停用。")
		}
		after := m
		after.RetiredAt = tx.Now()
		after.Rev++
		if _, err := tx.NewRaw("UPDATE contract_template SET retired_at = ?, rev = ? WHERE id = ?", after.RetiredAt, after.Rev, id).Exec(ctx); err != nil {
			return fmt.Errorf("retire template: %w", err)
		}
		u, err := org.ByID(ctx, tx, m.UnionID)
		if err != nil {
			return err
		}
		return audit.Record(ctx, tx, templateEntry(a.Audit(), "template.retire", u.Name, &m, &after))
	})
}

// TemplateFile gives a template's file as it was uploaded, or filled with example data.
func (s *ContractService) TemplateFile(ctx context.Context, a authz.Actor, id string, sample bool) (name string, data []byte, err error) {
	q := s.DB.Read()
	m, err := s.readable(ctx, q, a, id)
	if err != nil {
		return "", nil, err
	}
	if data, err = s.fileOf(ctx, q, m); err != nil || !sample {
		return m.FileName, data, err
	}
	t, err := paper.ReadTemplate(data)
	if err != nil {
		return "", nil, err
	}
	data, err = t.Fill(sampleValues())
	return "预览－" + m.FileName, data, err
}

func (s *ContractService) fileOf(ctx context.Context, q db.Q, m ContractTemplate) ([]byte, error) {
	f, err := blob.Get(ctx, q, m.BlobID)
	if err != nil {
		return nil, err
	}
	r, err := s.Blobs.Open(f.Ref())
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(io.LimitReader(r, paper.MaxTemplate+1))
	return data, errors.Join(err, r.Close())
}

// Draft fills a template for the person of an approved form: by the one named, else by the current one of the nearest
// union, else by the product's own example. It holds the full identity number, so that it is recorded who made it.
func (s *ContractService) Draft(ctx context.Context, a authz.Actor, formID, templateID string, kind roster.ContractKind) (name string, data []byte, err error) {
	q := s.DB.Read()
	f, err := s.formFor(ctx, q, a, formID)
	if err != nil {
		return "", nil, err
	}
	if f.State != FormApproved {
		return "", nil, errs.Rule(CodeFormState, formWhat+f.State.Title()+"，批准后才能打印合同文本。")
	}
	d, err := s.drawnFrom(ctx, q, f)
	if err != nil {
		return "", nil, err
	}
	if kind != "" {
		d.kind = kind
	}
	data, label, err := s.templateData(ctx, q, f.UnionID, templateID, d.kind)
	if err != nil {
		return "", nil, err
	}
	t, err := paper.ReadTemplate(data)
	if err != nil {
		return "", nil, err
	}
	if data, err = t.Fill(d.values()); err != nil {
		return "", nil, err
	}
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		return audit.Record(ctx, tx, audit.Entry{
			Actor: a.Audit(), Action: "contract.draft", Kind: formsTable, ID: f.ID, Label: f.Name + "：" + label, PersonID: f.PersonID,
			UnionID: f.UnionID, CountyID: f.CountyID, CityID: f.CityID,
		})
	})
	return f.Name + d.kind.Title() + ".docx", data, err
}

// drawnFrom gathers what a contract is drawn up from; of one that is entered already, what was signed.
func (s *ContractService) drawnFrom(ctx context.Context, q db.Q, f Form) (drawn, error) {
	d := drawn{form: f, kind: f.ContractKind}
	if d.kind == "" {
		d.kind = roster.ContractLabour
	}
	unions, err := org.ByIDs(ctx, q, f.UnionID, f.DecidedUnionID, f.PostUnionID)
	if err != nil {
		return d, err
	}
	d.union, d.superior, d.post = unions[f.UnionID], unions[f.DecidedUnionID].Name, unions[f.PostUnionID].Name
	if d.id, d.phone, err = f.Numbers(s.Keys); err != nil {
		return d, err
	}
	if f.ContractID == "" {
		return d, nil
	}
	l, err := lineByID(ctx, q, authz.Everything(), f.ContractID)
	if err != nil {
		return d, err
	}
	d.kind = l.contract.Kind
	d.deal = Deal{
		Kind: l.contract.Kind, Number: l.record.Number, SignedOn: l.contract.SignedOn, StartsOn: l.contract.StartsOn, EndsOn: l.contract.EndsOn,
		ProbationUntil: l.record.ProbationUntil, OnDuty: l.engagement.OnDuty,
	}
	return d, nil
}

// templateData is the file of a template and what it is called.
func (s *ContractService) templateData(ctx context.Context, q db.Q, unionID, templateID string, kind roster.ContractKind) (data []byte, label string, err error) {
	var m ContractTemplate
	switch {
	case templateID == "example":
	case templateID != "":
		if m, err = s.templateFor(ctx, q, unionID, templateID); err != nil {
			return nil, "", err
		}
	default:
		chain, err := org.Chain(ctx, q, unionID)
		if err != nil {
			return nil, "", err
		}
		ids := make([]string, len(chain))
		for i, u := range chain {
			ids[i] = u.ID
		}
		list, err := templatesOf(ctx, q, ids...)
		if err != nil {
			return nil, "", err
		}
		if i := slices.IndexFunc(list, func(m ContractTemplate) bool { return m.Kind == kind && m.RetiredAt.IsZero() }); i >= 0 {
			m = list[i]
		}
	}
	if m.ID == "" {
		data, err := ExampleTemplate(kind)
		return data, kind.Title() + "示例文本", err
	}
	data, err = s.fileOf(ctx, q, m)
	return data, m.FileName, err
}

// Followers let templates and signals follow when unions move or merge.
func (s *ContractService) Followers() []org.Follower {
	return []org.Follower{
		org.FollowTable(templateWhat, "contract_template", true),
		org.FollowPerson("违规聘用提示", signalsTable),
	}
}
