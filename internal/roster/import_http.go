package roster

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strconv"

	"github.com/danielgtaylor/huma/v2"

	"xiezhi/internal/authz"
	"xiezhi/internal/gb"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/platform/sheet"
	"xiezhi/internal/workday"
)

func (s *Service) importRoutes(r authz.Router) {
	may := authz.Need(authz.RosterImport)
	httpx.Handle(r, http.MethodGet, "/api/roster/template", may, s.template, httpx.Summary("花名册导入模板"))
	httpx.Handle(r, http.MethodPost, "/api/roster/imports", may, s.upload, httpx.Summary("上传花名册，先预览"),
		httpx.Status(http.StatusCreated), httpx.MaxBody(MaxImportFile+1<<20))
	httpx.Handle(r, http.MethodGet, "/api/roster/imports/{id}", may, s.showImport, httpx.Summary("导入预览"))
	httpx.Handle(r, http.MethodGet, "/api/roster/imports/{id}/rows", may, s.importRows, httpx.Summary("导入预览的各行"))
	httpx.Handle(r, http.MethodPut, "/api/roster/imports/{id}", may, s.remap, httpx.Summary("更正列的识别和聘用单位"))
	httpx.Handle(r, http.MethodPost, "/api/roster/imports/{id}/confirm", may, s.confirmImport, httpx.Summary("确认导入"))
	httpx.Handle(r, http.MethodGet, "/api/roster/imports/{id}/errors", may, s.errorSheet, httpx.Summary("下载标注结果的表格"))
	httpx.Handle(r, http.MethodDelete, "/api/roster/imports/{id}", may, s.discard, httpx.Summary("放弃导入"))
}

// HeadsImport is an import as its page shows it.
type HeadsImport struct {
	ID        string                 `json:"id"`
	UnionID   string                 `json:"unionId"`
	UnionName string                 `json:"unionName"`
	FileName  string                 `json:"fileName"`
	AsOf      workday.Date           `json:"asOf"`
	State     ImportState            `json:"state"`
	Layout    sheet.Layout           `json:"layout"`
	Unions    []UnionMatch           `json:"unions" nullable:"false"` // names that are not simply known
	Choices   map[string]UnionChoice `json:"choices"`
	Columns   map[string]int         `json:"columns" doc:"用户指定的：字段 → 列号，0 为没有这一列"`
	Counts    OutcomeCounts          `json:"counts"`
	Result    HeadsImported          `json:"result"`
	Rev       int64                  `json:"rev"`
	Actions   []string               `json:"actions" nullable:"false"`
}

// OutcomeCounts are the rows by outcome.
type OutcomeCounts struct {
	Accept  int `json:"accept"`
	Warn    int `json:"warn"`
	Reject  int `json:"reject"`
	Skipped int `json:"skipped" doc:"不能导入的行中，只因选择不导入其单位的"`
	Already int `json:"already" doc:"可导入的行中，已在花名册、不会再写入的"`
}

// HeadsImportRow is a row of the preview; its identity number is masked.
type HeadsImportRow struct {
	Row           int          `json:"row"`
	Name          string       `json:"name"`
	IDMasked      string       `json:"idMasked"`
	Union         string       `json:"union"`
	OnDuty        workday.Date `json:"onDuty"`
	ContractStart workday.Date `json:"contractStart"`
	ContractEnd   workday.Date `json:"contractEnd"`
	OpenEnded     bool         `json:"openEnded"`
	Outcome       Outcome      `json:"outcome"`
	Findings      []RowFinding `json:"findings" nullable:"false"`
}

func (s *Service) template(context.Context, authz.Actor, *struct{}) (*huma.StreamResponse, error) {
	return httpx.Download("花名册导入模板.xlsx", httpx.XLSX, WriteTemplate), nil
}

type uploadForm struct {
	File    huma.FormFile `form:"file" required:"true"`
	UnionID string        `form:"unionId" required:"true" maxLength:"36" doc:"导入到哪个工会之下"`
	AsOf    string        `form:"asOf" required:"false" maxLength:"10"`
}

type uploadInput struct {
	RawBody huma.MultipartFormFiles[uploadForm]
}

func (s *Service) upload(ctx context.Context, a authz.Actor, in *uploadInput) (*httpx.Body[HeadsImport], error) {
	form := in.RawBody.Data()
	var asOf workday.Date
	if form.AsOf != "" {
		var err error
		if asOf, err = workday.Parse(form.AsOf); err != nil {
			return nil, errs.E(errs.FieldsCode, "核对日期有误。", errs.F("asOf", "应如 2026-10-15"))
		}
	}
	if !form.File.IsSet {
		return nil, errs.E(errs.FieldsCode, "请选择要导入的文件。", errs.F("file", "请选择文件"))
	}
	i, err := s.Upload(ctx, a, form.UnionID, form.File.Filename, form.File, asOf)
	return s.importReply(ctx, i, err)
}

func (s *Service) importReply(ctx context.Context, i Import, err error) (*httpx.Body[HeadsImport], error) {
	if err != nil {
		return nil, err
	}
	u, err := org.ByID(ctx, s.DB.Read(), i.UnionID)
	if err != nil {
		return nil, err
	}
	v := HeadsImport{
		ID: i.ID, UnionID: i.UnionID, UnionName: u.Name, FileName: i.FileName, AsOf: i.AsOf, State: i.State, Rev: i.Rev,
		Counts: OutcomeCounts{i.Accepted, i.Warned, i.Rejected, i.Skipped, i.Already}, Unions: []UnionMatch{}, Actions: []string{},
		Columns: map[string]int{},
	}
	var all []UnionMatch
	var m sheet.Mapping
	for _, part := range []struct {
		text string
		to   any
	}{{i.Layout, &v.Layout}, {i.Unions, &all}, {i.Choices, &v.Choices}, {i.Result, &v.Result}, {i.Mapping, &m}} {
		if err := json.Unmarshal([]byte(part.text), part.to); err != nil {
			return nil, fmt.Errorf("read import: %w", err)
		}
	}
	if m.Columns != nil {
		v.Columns = m.Columns
	}
	for _, m := range all {
		if m.State != UnionFound {
			v.Unions = append(v.Unions, m)
		}
	}
	if i.State == ImportPreview {
		v.Actions = append(v.Actions, "remap", "discard")
		if i.Accepted+i.Warned > 0 {
			v.Actions = append(v.Actions, "confirm")
		}
	}
	return httpx.Reply(v), nil
}

func (s *Service) showImport(ctx context.Context, a authz.Actor, in *httpx.ID) (*httpx.Body[HeadsImport], error) {
	i, err := s.importByID(ctx, s.DB.Read(), a, in.ID)
	return s.importReply(ctx, i, err)
}

type importRowsInput struct {
	httpx.ID
	Cursor  string  `query:"cursor" maxLength:"400"`
	Limit   int     `query:"limit" minimum:"1" maximum:"500" default:"100"`
	Outcome Outcome `query:"outcome" enum:"accept,warn,reject"`
}

func (s *Service) importRows(ctx context.Context, a authz.Actor, in *importRowsInput) (*httpx.Body[httpx.Page[HeadsImportRow]], error) {
	at, err := httpx.ParseCursor(in.Cursor, 1)
	if err != nil {
		return nil, err
	}
	from := 0
	if len(at.Keys) == 1 {
		if from, err = strconv.Atoi(at.Keys[0]); err != nil || from < 0 {
			return nil, errs.Of(errs.KindMalformed, "cursor", "翻页的位置无法识别，请回到第一页。")
		}
	}
	i, err := s.importByID(ctx, s.DB.Read(), a, in.ID.ID)
	if err != nil {
		return nil, err
	}
	all, err := s.Rows(i)
	if err != nil {
		return nil, err
	}
	page := httpx.Page[HeadsImportRow]{Items: []HeadsImportRow{}}
	for _, j := range all {
		if in.Outcome != "" && j.Outcome != in.Outcome {
			continue
		}
		page.Total.Count++
		if page.Total.Count > from && len(page.Items) < in.Limit {
			page.Items = append(page.Items, HeadsImportRow{
				Row: j.Row, Name: j.Name, IDMasked: gb.MaskID(j.IDText), Union: j.Union, OnDuty: j.OnDuty, ContractStart: j.Start,
				ContractEnd: j.End, OpenEnded: j.OpenEnded, Outcome: j.Outcome, Findings: append([]RowFinding{}, j.Findings...),
			})
		}
	}
	page.Total.Exact = true
	if end := from + len(page.Items); end < page.Total.Count {
		page.Next = httpx.Cursor{Keys: []string{strconv.Itoa(end)}}.String()
	}
	if from > 0 {
		page.Prev = httpx.Cursor{Keys: []string{strconv.Itoa(max(0, from-in.Limit))}}.String()
	}
	return httpx.Reply(page), nil
}

type rosterRemapInput struct {
	httpx.ID
	Body struct {
		Rev     int64                  `json:"rev"`
		Sheet   string                 `json:"sheet,omitempty" maxLength:"100"`
		Heading int                    `json:"heading,omitempty" minimum:"0" doc:"表头最后一行的行号，0 为自动"`
		Columns map[string]int         `json:"columns,omitempty" doc:"字段 → 列号，0 为没有这一列"`
		Choices map[string]UnionChoice `json:"choices,omitempty" doc:"表中写的单位 → 决定"`
	}
}

func (s *Service) remap(ctx context.Context, a authz.Actor, in *rosterRemapInput) (*httpx.Body[HeadsImport], error) {
	b := in.Body
	i, err := s.Remap(ctx, a, in.ID.ID, b.Rev, sheet.Mapping{Sheet: b.Sheet, Heading: b.Heading, Columns: b.Columns}, b.Choices)
	return s.importReply(ctx, i, err)
}

type rosterConfirmInput struct {
	httpx.ID
	Body struct {
		Rev  int64 `json:"rev" doc:"所看到的核对结果的版本"`
		Mode Mode  `json:"mode" enum:"all,good"`
	}
}

func (s *Service) confirmImport(ctx context.Context, a authz.Actor, in *rosterConfirmInput) (*httpx.Body[HeadsImport], error) {
	i, err := s.Confirm(ctx, a, in.ID.ID, in.Body.Rev, in.Body.Mode)
	return s.importReply(ctx, i, err)
}

func (s *Service) errorSheet(ctx context.Context, a authz.Actor, in *httpx.ID) (*huma.StreamResponse, error) {
	i, err := s.importByID(ctx, s.DB.Read(), a, in.ID)
	if err != nil {
		return nil, err
	}
	return httpx.Download("核对结果-"+i.FileName, httpx.XLSX, func(w io.Writer) error { return s.WriteErrors(ctx, a, in.ID, w) }), nil
}

func (s *Service) discard(ctx context.Context, a authz.Actor, in *httpx.ID) (*struct{}, error) {
	return nil, s.Discard(ctx, a, in.ID)
}
