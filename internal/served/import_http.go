package served

import (
	"context"
	"fmt"
	"io"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/platform/sheet"
)

func (s *Service) importRoutes(r authz.Router) {
	may := authz.Need(authz.ServedImport)
	httpx.Handle(r, http.MethodGet, "/api/served-imports/template", may, s.template, httpx.Summary("服务对象台账导入模板"))
	httpx.Handle(r, http.MethodPost, "/api/served-imports", may, s.upload, httpx.Summary("上传建会台账，先预览"),
		httpx.Status(http.StatusCreated), httpx.MaxBody(MaxImportFile+1<<20))
	httpx.Handle(r, http.MethodGet, "/api/served-imports/{id}", may, s.showImport, httpx.Summary("导入预览"))
	httpx.Handle(r, http.MethodPut, "/api/served-imports/{id}", may, s.remapImport, httpx.Summary("更正列的识别"))
	httpx.Handle(r, http.MethodPost, "/api/served-imports/{id}/confirm", may, s.confirmImport, httpx.Summary("确认导入"))
	httpx.Handle(r, http.MethodGet, "/api/served-imports/{id}/errors", may, s.errorSheet, httpx.Summary("下载标注结果的表格"))
	httpx.Handle(r, http.MethodDelete, "/api/served-imports/{id}", may, s.discardImport, httpx.Summary("放弃导入"))
}

// UnitPreview is what an uploaded sheet would bring.
type UnitPreview struct {
	ID        string           `json:"id"`
	UnionName string           `json:"unionName" doc:"写入哪个工会的台账"`
	FileName  string           `json:"fileName"`
	State     string           `json:"state" enum:"preview,confirmed"`
	Rev       int64            `json:"rev"`
	Layout    sheet.Layout     `json:"layout"`
	Columns   map[string]int   `json:"columns" doc:"用户指定的：字段 → 列号，0 为没有这一列"`
	Rows      []UnitImportRow  `json:"rows" nullable:"false" doc:"最多 1000 行，有问题的在先"`
	Counts    UnitImportCounts `json:"counts"`
	Result    UnitImportDone   `json:"result"`
}

// UnitImportRow is a row with what speaks against it.
type UnitImportRow struct {
	Row        int      `json:"row"`
	Name       string   `json:"name"`
	KindTitle  string   `json:"kindTitle"`
	CreditCode string   `json:"creditCode"`
	Workers    int64    `json:"workers"`
	ChairName  string   `json:"chairName"`
	Outcome    Outcome  `json:"outcome" enum:"accept,warn,reject"`
	Codes      []string `json:"codes" nullable:"false"`
	Why        []string `json:"why" nullable:"false"`
}

// UnitImportCounts are the rows by outcome.
type UnitImportCounts struct {
	Accept  int `json:"accept"`
	Warn    int `json:"warn"`
	Reject  int `json:"reject"`
	Already int `json:"already" doc:"可导入的行中，台账里已有、不会再写入的"`
	Fills   int `json:"fills" doc:"已有的单位中，将补全空白项的"`
}

func previewReply(p Preview, err error) (*httpx.Body[UnitPreview], error) {
	if err != nil {
		return nil, err
	}
	i := p.kept
	v := UnitPreview{
		ID: i.ID, UnionName: p.into.Name, FileName: p.FileName, State: i.State, Rev: i.Rev, Layout: p.Table.Layout(), Columns: p.Mapping.Columns,
		Rows: []UnitImportRow{}, Counts: UnitImportCounts{Accept: p.Count(Accepted), Warn: p.Count(Warned), Reject: p.Count(Rejected)},
		Result: i.done(),
	}
	if v.Columns == nil {
		v.Columns = map[string]int{}
	}
	shown := p.shown()
	for _, l := range shown {
		v.Rows = append(v.Rows, UnitImportRow{
			Row: l.Row, Name: l.Facts.Name, KindTitle: l.Facts.Kind.Title(), CreditCode: l.Facts.CreditCode, Workers: l.Facts.Workers,
			ChairName: l.Facts.ChairName, Outcome: l.Outcome, Codes: l.Codes(), Why: l.Why(),
		})
	}
	for n := range p.Lines {
		if p.Lines[n].Already {
			v.Counts.Already++
		}
	}
	v.Counts.Fills = p.fills()
	if len(shown) < len(p.Lines) {
		v.Layout.Notes = append(v.Layout.Notes, fmt.Sprintf("下面显示 %d 行，有问题的在先；其余请下载核对表查看。", len(shown)))
	}
	return httpx.Reply(v), nil
}

func (s *Service) template(context.Context, authz.Actor, *struct{}) (*huma.StreamResponse, error) {
	return httpx.Download("服务对象台账导入模板.xlsx", httpx.XLSX, WriteTemplate), nil
}

type servedUploadForm struct {
	File    huma.FormFile `form:"file" required:"true"`
	UnionID string        `form:"unionId" required:"false" maxLength:"36"`
}

type servedUploadInput struct {
	RawBody huma.MultipartFormFiles[servedUploadForm]
}

func (s *Service) upload(ctx context.Context, a authz.Actor, in *servedUploadInput) (*httpx.Body[UnitPreview], error) {
	form := in.RawBody.Data()
	if !form.File.IsSet {
		return nil, errs.Fields(errs.F("file", "请选择文件"))
	}
	return previewReply(s.Upload(ctx, a, form.UnionID, form.File.Filename, form.File))
}

func (s *Service) showImport(ctx context.Context, a authz.Actor, in *httpx.ID) (*httpx.Body[UnitPreview], error) {
	i, err := s.importByID(ctx, s.DB.Read(), a, in.ID)
	if err != nil {
		return nil, err
	}
	return previewReply(s.reread(ctx, a, i))
}

type servedRemapInput struct {
	httpx.ID
	Body struct {
		Rev     int64          `json:"rev"`
		Sheet   string         `json:"sheet,omitempty" maxLength:"100"`
		Heading int            `json:"heading,omitempty" minimum:"0"`
		Columns map[string]int `json:"columns,omitempty" doc:"列名到表中第几列；0 为没有"`
	}
}

func (s *Service) remapImport(ctx context.Context, a authz.Actor, in *servedRemapInput) (*httpx.Body[UnitPreview], error) {
	return previewReply(s.Remap(ctx, a, in.ID.ID, in.Body.Rev, sheet.Mapping{Sheet: in.Body.Sheet, Heading: in.Body.Heading, Columns: in.Body.Columns}))
}

type servedConfirmInput struct {
	httpx.ID
	Body struct {
		Rev      int64 `json:"rev" doc:"所看到的核对结果的版本"`
		GoodOnly bool  `json:"goodOnly" doc:"只写入可导入的行"`
	}
}

func (s *Service) confirmImport(ctx context.Context, a authz.Actor, in *servedConfirmInput) (*httpx.Body[UnitImportDone], error) {
	done, err := s.Confirm(ctx, a, in.ID.ID, in.Body.Rev, in.Body.GoodOnly)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(done), nil
}

func (s *Service) errorSheet(ctx context.Context, a authz.Actor, in *httpx.ID) (*huma.StreamResponse, error) {
	if _, err := s.importByID(ctx, s.DB.Read(), a, in.ID); err != nil {
		return nil, err
	}
	return httpx.Download("服务对象台账核对结果.xlsx", httpx.XLSX, func(w io.Writer) error {
		return s.WriteErrors(ctx, a, in.ID, w)
	}), nil
}

func (s *Service) discardImport(ctx context.Context, a authz.Actor, in *httpx.ID) (*struct{}, error) {
	return nil, s.Discard(ctx, a, in.ID)
}
