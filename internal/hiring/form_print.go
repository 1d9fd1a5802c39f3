package hiring

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/danielgtaylor/huma/v2"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/blob"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/platform/sheet"
	"xiezhi/internal/workday"
)

// FormPrint is what is printed, and how.
type FormPrint struct {
	IDs     []string
	Marks   bool   // number and QR, outside the table
	Numbers bool   // identity number and phone in full: an audited act with a reason
	Reason  string // of that
}

// Print sets forms as the annex, a page each. Numbers in full are recorded, and told to people of the roster.
func (s *FormService) Print(ctx context.Context, a authz.Actor, in FormPrint, format httpx.PaperFormat) (*huma.StreamResponse, error) {
	reason := ""
	if in.Numbers {
		var err error
		if reason, err = formReason(in.Reason); err != nil {
			return nil, err
		}
	}
	ids := slices.Clone(in.IDs)
	slices.Sort(ids)
	if len(slices.Compact(ids)) != len(in.IDs) {
		return nil, errs.Fields(errs.F("ids", "同一份推荐表选了两次"))
	}
	sheets, name := make([]formSheet, len(in.IDs)), formWhat
	err := s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		for i, id := range in.IDs {
			f, err := formByID(ctx, tx, a.Scope(authz.FormRead), id)
			if in.Numbers && err == nil {
				f, err = s.opened(ctx, tx, a, id)
			}
			if err != nil {
				return err
			}
			if sheets[i], err = s.sheetOf(ctx, tx, f, in); err != nil {
				return err
			}
			if in.Numbers {
				if err := s.looked(ctx, tx, a, f, "form.print", "证件号和移动电话（打印推荐表）", reason); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for i := range sheets { // not while the transaction holds the only writer
		if err := s.readPhoto(&sheets[i]); err != nil {
			return nil, err
		}
	}
	if len(sheets) > 1 {
		name = fmt.Sprintf("%s（%d份）", formWhat, len(sheets))
	} else {
		name += "（" + sheets[0].cells.Name + "）"
	}
	return format.Paper(name, formsDoc(sheets, s.DB.Now()), s.Font)
}

// sheetOf is a form as it is printed: what was approved from its frozen bytes, another as it stands.
func (s *FormService) sheetOf(ctx context.Context, q db.Q, f Form, in FormPrint) (formSheet, error) {
	var p formSheet
	frozen := f.FrozenSealed != ""
	if frozen {
		cells, intact, err := s.thawForm(f)
		if err != nil {
			return p, err
		}
		if !intact {
			return p, errors.New("the frozen form does not have its hash")
		}
		p.cells = cells
	} else {
		facts, err := s.facts(ctx, q, f)
		if err != nil {
			return p, err
		}
		if p.cells, err = s.cells(f, facts.Union.Name, facts.postName(), facts.Superior.Name, ""); err != nil {
			return p, err
		}
	}
	if !in.Numbers {
		p.cells.IDNumber, p.cells.Phone = f.IDMasked, f.PhoneMasked
	}
	if in.Marks && frozen {
		p.number, p.code, p.hash, p.verify = p.cells.Number, f.Code, f.FrozenHash, s.base(ctx)+"/f/"+f.Code
	}
	if f.PhotoBlob == "" {
		return p, nil
	}
	file, err := blob.Get(ctx, q, f.PhotoBlob)
	p.file = file.Ref()
	return p, err
}

// readPhoto reads the photo of a sheet that has one.
func (s *FormService) readPhoto(p *formSheet) error {
	if p.file.SHA256 == "" {
		return nil
	}
	r, err := s.Blobs.Open(p.file)
	if err != nil {
		return err
	}
	defer r.Close()
	p.photo, err = io.ReadAll(io.LimitReader(r, MaxFormPhoto))
	return err
}

func (s *FormService) base(ctx context.Context) string {
	if s.BaseURL != "" {
		return s.BaseURL
	}
	return httpx.MetaOf(ctx).Origin()
}

// Blank is the annex to be filled in by hand.
func (s *FormService) Blank(ctx context.Context, a authz.Actor, format httpx.PaperFormat) (*huma.StreamResponse, error) {
	drafts, err := s.drafts(ctx, s.DB.Read(), a)
	if err != nil {
		return nil, err
	}
	p := formSheet{}
	if len(drafts) == 1 {
		p.cells.Union = drafts[0].Name
	}
	return format.Paper("空白推荐表", formsDoc([]formSheet{p}, s.DB.Now()), s.Font)
}

// PrintRegister sets a register as a table.
func (s *FormService) PrintRegister(ctx context.Context, a authz.Actor, unionID string, year int, format httpx.PaperFormat) (*huma.StreamResponse, error) {
	r, err := s.ReadRegister(ctx, a, unionID, year, maxRegister)
	if err != nil {
		return nil, err
	}
	return format.Paper(fmt.Sprintf("%s审批登记簿（%d年）", r.UnionName, r.Year), registerDoc(r, s.DB.Now()), s.Font)
}

const maxRegister = 5000

// Export writes the list as a sheet; numbers stay masked.
func (s *FormService) Export(ctx context.Context, a authz.Actor, flt FormFilter) (name string, write func(io.Writer) error, err error) {
	sel, err := s.formLines(ctx, a.Scope(authz.FormRead), flt)
	if err != nil {
		return "", nil, err
	}
	var rows []lineRow
	if err := withNames(sel).OrderExpr("f.id DESC").Limit(maxRegister).Scan(ctx, &rows); err != nil {
		return "", nil, fmt.Errorf("export forms: %w", err)
	}
	lines := make([]FormLine, len(rows))
	for i, r := range rows {
		lines[i] = r.line()
	}
	if err := aged(ctx, s.DB.Read(), lines); err != nil {
		return "", nil, err
	}
	if err := s.exported(ctx, a, formWhat); err != nil {
		return "", nil, err
	}
	title := "专职集体协商指导员推荐表"
	return title + ".xlsx", func(w io.Writer) error { return s.writeLines(w, title, a.Name, lines) }, nil
}

// ExportRegister writes a register as a sheet.
func (s *FormService) ExportRegister(ctx context.Context, a authz.Actor, unionID string, year int) (name string, write func(io.Writer) error, err error) {
	r, err := s.ReadRegister(ctx, a, unionID, year, maxRegister)
	if err != nil {
		return "", nil, err
	}
	title := fmt.Sprintf("%s推荐表审批登记簿（%d年）", r.UnionName, r.Year)
	if err := s.exported(ctx, a, title); err != nil {
		return "", nil, err
	}
	return title + ".xlsx", func(w io.Writer) error { return s.writeLines(w, title, a.Name, r.Lines) }, nil
}

func (s *FormService) exported(ctx context.Context, a authz.Actor, what string) error {
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		return audit.Record(ctx, tx, audit.Entry{Actor: a.Audit(), Action: "form.export", Kind: formsTable, Label: what})
	})
}

func (s *FormService) writeLines(w io.Writer, title, by string, lines []FormLine) error {
	date := func(d workday.Date) sheet.Date {
		if d.IsZero() {
			return sheet.Date{}
		}
		return sheet.Date{Year: d.Year(), Month: int(d.Month()), Day: d.Day()}
	}
	x, err := sheet.NewExport(w, formWhat, []sheet.ExportColumn{
		{Title: "编号", Width: 18},
		{Title: "聘用单位", Width: 28},
		{Title: "姓名", Kind: sheet.KindName},
		{Title: "性别"},
		{Title: "身份证号（隐去）", Kind: sheet.KindDigits},
		{Title: "类别"},
		{Title: "起止时间", Width: 40},
		{Title: "拟上岗日期", Kind: sheet.KindDate},
		{Title: "聘用渠道"},
		{Title: "状态"},
		{Title: "上报日期", Kind: sheet.KindDate},
		{Title: "上一级总工会", Width: 24},
		{Title: "审核日期", Kind: sheet.KindDate},
		{Title: "审核人"},
		{Title: "意见", Width: 30},
		{Title: "备注", Width: 30},
	}, title, "导出人："+by+"  导出时间："+workday.Minute(s.DB.Now()))
	if err != nil {
		return err
	}
	for _, l := range lines {
		err := x.Row(l.Number, l.UnionName, l.Name, l.Sex, l.IDMasked, l.KindTitle, l.TermText, date(l.OnDuty), l.ChannelTitle, l.StateTitle,
			date(l.SubmittedOn), l.DecidedUnion, date(l.DecidedOn), l.DecidedName, l.Opinion, l.remark())
		if err != nil {
			return errors.Join(err, x.Abandon())
		}
	}
	return x.Close()
}

// FormVerified is what whoever scans a printed form may read.
type FormVerified struct {
	State      string       `json:"state" enum:"genuine,altered,void"`
	UnionName  string       `json:"unionName"`
	KindTitle  string       `json:"kindTitle"`
	Person     string       `json:"person" doc:"只有姓氏"`
	Number     string       `json:"number"`
	Superior   string       `json:"superior"`
	ApprovedOn workday.Date `json:"approvedOn"`
	Hash       string       `json:"hash"`
}

// Verify looks up a printed form by its code.
func (s *FormService) Verify(ctx context.Context, code string) (FormVerified, error) {
	var list []Form
	if err := s.DB.Read().NewSelect().Model(&list).Where("f.code = ?", code).Scan(ctx); err != nil {
		return FormVerified{}, fmt.Errorf("find form: %w", err)
	}
	if len(list) == 0 {
		return FormVerified{}, errs.Of(errs.KindNotFound, "verify_unknown", "没有这个核验码对应的推荐表。")
	}
	f := list[0]
	cells, intact, err := s.thawForm(f)
	if err != nil {
		return FormVerified{}, err
	}
	v := FormVerified{
		State: "genuine", UnionName: cells.Union, KindTitle: cells.Kind.Title(), Person: string([]rune(cells.Name)[:1]) + "某", Number: cells.Number,
		Superior: cells.Superior, ApprovedOn: cells.ApprovedOn, Hash: f.FrozenHash,
	}
	switch {
	case !intact || cells.FormID != f.ID:
		v.State = "altered"
	case f.State == FormVoid:
		v.State = "void"
	}
	return v, nil
}

// MaxFormPhoto is how large a photo may be.
const MaxFormPhoto = 2 << 20

// SetPhoto keeps a photo for a form; it is never compulsory.
func (s *FormService) SetPhoto(ctx context.Context, a authz.Actor, id string, rev int64, name string, file io.Reader) (Form, error) {
	f, err := formByID(ctx, s.DB.Read(), a.Scope(authz.FormRead), id)
	if err == nil {
		err = ownForm(a, authz.FormDraft, f.UnionID) // before a stranger's file is stored
	}
	if err == nil {
		err = CheckFormEdit(f)
	}
	if err != nil {
		return f, err
	}
	ref, err := s.Blobs.Put(ctx, file, blob.Photo, MaxFormPhoto)
	if err != nil {
		return f, err
	}
	return s.replaceFile(ctx, a, id, rev, "form.photo", func(f *Form) *string { return &f.PhotoBlob }, blob.Photo, &ref, name, CheckFormEdit)
}

// DropPhoto takes the photo off a form.
func (s *FormService) DropPhoto(ctx context.Context, a authz.Actor, id string, rev int64) (Form, error) {
	return s.replaceFile(ctx, a, id, rev, "form.photo", func(f *Form) *string { return &f.PhotoBlob }, blob.Photo, nil, "", CheckFormEdit)
}

// AddScan keeps the stamped paper of a form. Its absence makes nothing late.
func (s *FormService) AddScan(ctx context.Context, a authz.Actor, id string, rev int64, name string, file io.Reader) (Form, error) {
	f, err := formByID(ctx, s.DB.Read(), a.Scope(authz.FormRead), id)
	if err == nil {
		err = ownForm(a, authz.FormDraft, f.UnionID)
	}
	if err != nil {
		return f, err
	}
	ref, err := s.Blobs.Put(ctx, file, blob.Scan, MaxPlanScan)
	if err != nil {
		return f, err
	}
	always := func(Form) error { return nil }
	return s.replaceFile(ctx, a, id, rev, "form.scan", func(f *Form) *string { return &f.ScanBlob }, blob.Scan, &ref, name, always)
}

// replaceFile puts a stored file (none takes it off) into its place in a form, and releases the one before it.
func (s *FormService) replaceFile(ctx context.Context, a authz.Actor, id string, rev int64, action string, at func(*Form) *string,
	purpose blob.Purpose, ref *blob.Ref, name string, may func(Form) error,
) (Form, error) {
	return s.change(ctx, a, id, rev, action, "", func(ctx context.Context, tx *db.Tx, f Form) (Form, error) {
		if err := ownForm(a, authz.FormDraft, f.UnionID); err != nil {
			return f, err
		}
		if err := may(f); err != nil {
			return f, err
		}
		place := at(&f)
		if *place != "" {
			if err := blob.Release(ctx, tx, *place); err != nil {
				return f, err
			}
		}
		*place = ""
		if ref == nil {
			return f, nil
		}
		var err error
		*place, err = s.keepFile(ctx, tx, a, *ref, name, purpose, f.UnionID)
		return f, err
	})
}

// File opens the photo or the stamped paper of a form. The paper shows the numbers in full: who opens it is recorded.
func (s *FormService) File(ctx context.Context, a authz.Actor, id string, photo bool) (blob.File, io.ReadCloser, error) {
	f, err := formByID(ctx, s.DB.Read(), a.Scope(authz.FormRead), id)
	if err != nil {
		return blob.File{}, nil, err
	}
	blobID, what := f.ScanBlob, "扫描件"
	if photo {
		blobID, what = f.PhotoBlob, "照片"
	}
	if blobID == "" {
		return blob.File{}, nil, errs.NotFound(what)
	}
	file, err := blob.Get(ctx, s.DB.Read(), blobID)
	if err != nil {
		return file, nil, err
	}
	if !photo {
		err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
			return noteLook(ctx, tx, a, f, "form.reveal", "盖章扫描件", "")
		})
		if err != nil {
			return file, nil, err
		}
	}
	r, err := s.Blobs.Open(file.Ref())
	return file, r, err
}
