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
}

// UnitPreview is what an uploaded sheet would bring.
type UnitPreview struct {
	ID       string            `json:"id"`
	FileName string            `json:"fileName"`
	Sheet    string            `json:"sheet"`
	Columns  []UnitColumn      `json:"columns" nullable:"false"`
	Unknown  []string          `json:"unknown" nullable:"false" doc:"没有识别的列"`
	Notes    []string          `json:"notes" nullable:"false"`
	Rows     []UnitImportRow   `json:"rows" nullable:"false" doc:"最多 1000 行，有问题的在先"`
	Counts   UnitImportCounts  `json:"counts"`
	Fields   []UnitImportField `json:"fields" nullable:"false" doc:"可以指定的列"`
}

// UnitColumn is a column of the sheet with what it was taken for.
type UnitColumn struct {
	Heading string `json:"heading"`
	Field   string `json:"field"`
	Key     string `json:"key"`
	Col     int    `json:"col"`
}

// UnitImportField is a column that a sheet may have.
type UnitImportField struct {
	Key   string `json:"key"`
	Title string `json:"title"`
}

// UnitImportRow is a row with what speaks against it.
type UnitImportRow struct {
	Row     int      `json:"row"`
	Name    string   `json:"name"`
	Outcome Outcome  `json:"outcome" enum:"accept,warn,reject"`
	Codes   []string `json:"codes" nullable:"false"`
	Why     []string `json:"why" nullable:"false"`
}

// UnitImportCounts are the rows by outcome.
type UnitImportCounts struct {
	Accept int `json:"accept"`
	Warn   int `json:"warn"`
	Reject int `json:"reject"`
}

func previewReply(p Preview, err error) (*httpx.Body[UnitPreview], error) {
	if err != nil {
		return nil, err
	}
	v := UnitPreview{
		ID: p.ID, FileName: p.FileName, Sheet: p.Table.Sheet, Columns: []UnitColumn{}, Unknown: []string{}, Notes: []string{},
		Rows: []UnitImportRow{}, Counts: UnitImportCounts{p.Count(Accepted), p.Count(Warned), p.Count(Rejected)},
	}
	titles := map[string]string{}
	for _, c := range importColumns() {
		titles[c.Key] = c.Title
		v.Fields = append(v.Fields, UnitImportField{Key: c.Key, Title: c.Title})
	}
	for _, f := range p.Table.Found {
		v.Columns = append(v.Columns, UnitColumn{Heading: f.Heading, Field: titles[f.Key], Key: f.Key, Col: f.Col})
	}
	for _, h := range p.Table.Unknown {
		v.Unknown = append(v.Unknown, h.Text)
	}
	shown := p.shown()
	for _, l := range shown {
		v.Rows = append(v.Rows, UnitImportRow{Row: l.Row, Name: l.Facts.Name, Outcome: l.Outcome, Codes: l.Codes(), Why: l.Why()})
	}
	already := 0
	for i := range p.Lines {
		if p.Lines[i].Already {
			already++
		}
	}
	if already > 0 {
		v.Notes = append(v.Notes, fmt.Sprint(already, "家已在台账中，不会重复写入。"))
	}
	if len(shown) < len(p.Lines) {
		v.Notes = append(v.Notes, fmt.Sprint(len(shown), "行显示在下面，有问题的在先；其余请下载标注表查看。"))
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
	_, p, err := s.reread(ctx, i)
	return previewReply(p, err)
}

type servedRemapInput struct {
	httpx.ID
	Body struct {
		Sheet   string         `json:"sheet,omitempty" maxLength:"100"`
		Heading int            `json:"heading,omitempty" minimum:"0"`
		Columns map[string]int `json:"columns,omitempty" doc:"列名到表中第几列；0 为没有"`
	}
}

func (s *Service) remapImport(ctx context.Context, a authz.Actor, in *servedRemapInput) (*httpx.Body[UnitPreview], error) {
	return previewReply(s.Remap(ctx, a, in.ID.ID, sheet.Mapping{Sheet: in.Body.Sheet, Heading: in.Body.Heading, Columns: in.Body.Columns}))
}

type servedConfirmInput struct {
	httpx.ID
	Body struct {
		GoodOnly bool `json:"goodOnly" doc:"只写入可导入的行"`
	}
}

func (s *Service) confirmImport(ctx context.Context, a authz.Actor, in *servedConfirmInput) (*httpx.Body[UnitImportDone], error) {
	done, err := s.Confirm(ctx, a, in.ID.ID, in.Body.GoodOnly)
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
