package worklog

import (
	"context"
	"io"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/platform/sheet"
)

func (s *Service) openingRoutes(r authz.Router) {
	bring, check, inspect := authz.Need(authz.VisitOpening), authz.Need(authz.VisitCheck), authz.Need(authz.VisitInspect)
	file, scan := httpx.MaxBody(MaxOpeningFile+1<<20), httpx.MaxBody(MaxOpeningScan+1<<20)
	httpx.Handle(r, http.MethodGet, "/api/visit-openings/template", bring, s.getOpeningTemplate, httpx.Summary("启用前服务记录导入模板"))
	httpx.Handle(r, http.MethodGet, "/api/visit-openings/unions", bring, s.getOpeningUnions, httpx.Summary("可以导入启用前记录的单位"))
	httpx.Handle(r, http.MethodPost, "/api/visit-openings", bring, s.postOpening, httpx.Summary("上传启用前服务记录，先预览"), httpx.Status(http.StatusCreated), file)
	httpx.Handle(r, http.MethodGet, "/api/visit-openings", check, s.getOpenings, httpx.Summary("启用前服务记录"))
	httpx.Handle(r, http.MethodGet, "/api/visit-openings/{id}", authz.SignedIn(), s.getOpening, httpx.Summary("一份启用前服务记录和它的签字本"))
	httpx.Handle(r, http.MethodPut, "/api/visit-openings/{id}", bring, s.putOpening, httpx.Summary("更正列的识别、指导员和单位"))
	httpx.Handle(r, http.MethodDelete, "/api/visit-openings/{id}", bring, s.deleteOpening, httpx.Summary("放弃启用前服务记录"))
	httpx.Handle(r, http.MethodPost, "/api/visit-openings/{id}/sheet", bring, s.postOpeningSheet, httpx.Summary("更换启用前服务记录的表格"), file)
	httpx.Handle(r, http.MethodPost, "/api/visit-openings/{id}/scans", bring, s.postOpeningScan, httpx.Summary("上传签字本扫描件"), httpx.Status(http.StatusCreated), scan)
	httpx.Handle(r, http.MethodGet, "/api/visit-openings/{id}/errors", bring, s.getOpeningErrors, httpx.Summary("下载标注结果的表格"))
	httpx.Handle(r, http.MethodPost, "/api/visit-openings/{id}/send", bring, s.postOpeningSend, httpx.Summary("送交第二人核对"))
	httpx.Handle(r, http.MethodPost, "/api/visit-openings/{id}/recall", bring, s.postOpeningRecall, httpx.Summary("收回尚未核对的启用前服务记录"))
	httpx.Handle(r, http.MethodPost, "/api/visit-openings/{id}/check", check, s.postOpeningCheck, httpx.Summary("第二人核对启用前服务记录"))
	httpx.Handle(r, http.MethodGet, "/api/visit-opening-scans/{id}", authz.SignedIn(), s.getOpeningScan, httpx.Summary("签字本扫描件"))
	httpx.Handle(r, http.MethodDelete, "/api/visit-opening-scans/{id}", bring, s.deleteOpeningScan, httpx.Summary("移除签字本扫描件"))
	httpx.Handle(r, http.MethodGet, "/api/visits/inspections/{id}/openings", inspect, s.getInspectedOpenings, httpx.Summary("督查调阅的启用前服务记录"))
}

func (s *Service) getOpeningTemplate(context.Context, authz.Actor, *struct{}) (*huma.StreamResponse, error) {
	return httpx.Download("系统启用前服务记录导入模板.xlsx", httpx.XLSX, WriteOpeningTemplate), nil
}

func (s *Service) getOpeningUnions(ctx context.Context, a authz.Actor, _ *struct{}) (*httpx.Body[httpx.List[OpeningUnion]], error) {
	list, err := s.OpeningUnions(ctx, a)
	if err != nil {
		return nil, err
	}
	return httpx.ReplyList(list), nil
}

// opening makes a reply of an opening.
func (s *Service) opening(ctx context.Context, a authz.Actor) func(Opening, error) (*httpx.Body[OpeningView], error) {
	return func(o Opening, err error) (*httpx.Body[OpeningView], error) {
		if err != nil {
			return nil, err
		}
		return reply(s.openingView(ctx, a, o))
	}
}

type openingForm struct {
	File    huma.FormFile `form:"file" required:"true" doc:"Excel 文件（.xlsx），不超过 10 MB"`
	UnionID string        `form:"unionId" required:"true" maxLength:"36" doc:"聘用单位"`
}

type openingInput struct {
	RawBody huma.MultipartFormFiles[openingForm]
}

func (s *Service) postOpening(ctx context.Context, a authz.Actor, in *openingInput) (*httpx.Body[OpeningView], error) {
	form := in.RawBody.Data()
	return s.opening(ctx, a)(s.UploadOpening(ctx, a, form.UnionID, form.File.Filename, form.File))
}

type openingSheetForm struct {
	File huma.FormFile `form:"file" required:"true" doc:"Excel 文件（.xlsx），不超过 10 MB"`
}

type openingSheetInput struct {
	httpx.ID
	RawBody huma.MultipartFormFiles[openingSheetForm]
}

func (s *Service) postOpeningSheet(ctx context.Context, a authz.Actor, in *openingSheetInput) (*httpx.Body[OpeningView], error) {
	form := in.RawBody.Data()
	return s.opening(ctx, a)(s.ReplaceOpeningSheet(ctx, a, in.ID.ID, form.File.Filename, form.File))
}

type openingScanForm struct {
	File huma.FormFile `form:"file" required:"true" doc:"PDF、JPEG 或 PNG，一份不超过 20 MB"`
}

type openingScanInput struct {
	httpx.ID
	RawBody huma.MultipartFormFiles[openingScanForm]
}

func (s *Service) postOpeningScan(ctx context.Context, a authz.Actor, in *openingScanInput) (*httpx.Body[OpeningView], error) {
	form := in.RawBody.Data()
	return s.opening(ctx, a)(s.AddOpeningScan(ctx, a, in.ID.ID, form.File.Filename, form.File))
}

func (s *Service) deleteOpeningScan(ctx context.Context, a authz.Actor, in *httpx.ID) (*httpx.Body[OpeningView], error) {
	return s.opening(ctx, a)(s.RemoveOpeningScan(ctx, a, in.ID))
}

type openingsInput struct {
	httpx.PageQuery
	State OpeningState `query:"state" enum:"preview,waiting,accepted,returned,dropped"`
}

func (s *Service) getOpenings(ctx context.Context, a authz.Actor, in *openingsInput) (*httpx.Body[httpx.Page[OpeningItem]], error) {
	return reply(s.Openings(ctx, a, in.State, in.PageQuery))
}

func (s *Service) getOpening(ctx context.Context, a authz.Actor, in *httpx.ID) (*httpx.Body[OpeningView], error) {
	if err := reads(a); err != nil {
		return nil, err
	}
	return reply(s.OpeningDetail(ctx, a, in.ID))
}

// SheetMapping is what was corrected about a sheet.
type SheetMapping struct {
	Sheet   string         `json:"sheet" maxLength:"100"`
	Heading int            `json:"heading" minimum:"0" doc:"表头最后一行的行号，0 为自动"`
	Columns map[string]int `json:"columns" doc:"字段 → 列号，0 为没有这一列"`
}

type openingRemapInput struct {
	httpx.ID
	Body struct {
		Rev     int64           `json:"rev" minimum:"1"`
		Mapping *SheetMapping   `json:"mapping,omitempty" doc:"缺省为不变"`
		Choices *OpeningChoices `json:"choices,omitempty" doc:"缺省为不变"`
	}
}

func (s *Service) putOpening(ctx context.Context, a authz.Actor, in *openingRemapInput) (*httpx.Body[OpeningView], error) {
	b := in.Body
	var m *sheet.Mapping
	if b.Mapping != nil {
		m = &sheet.Mapping{Sheet: b.Mapping.Sheet, Heading: b.Mapping.Heading, Columns: b.Mapping.Columns}
	}
	return s.opening(ctx, a)(s.RemapOpening(ctx, a, in.ID.ID, b.Rev, m, b.Choices))
}

func (s *Service) deleteOpening(ctx context.Context, a authz.Actor, in *byRev) (*struct{}, error) {
	return nil, s.DropOpening(ctx, a, in.ID.ID, in.Body.Rev)
}

func (s *Service) getOpeningErrors(ctx context.Context, a authz.Actor, in *httpx.ID) (*huma.StreamResponse, error) {
	o, err := openingByID(ctx, s.DB.Read(), a.Own(authz.VisitOpening), in.ID)
	if err != nil {
		return nil, err
	}
	if o.FileSealed == "" {
		return nil, wrongOpening(o.State, "下载标注表")
	}
	return httpx.Download("启用前服务记录核对结果.xlsx", httpx.XLSX, func(w io.Writer) error { return s.WriteOpeningErrors(ctx, o, w) }), nil
}

type openingSendInput struct {
	httpx.ID
	Body struct {
		Rev      int64 `json:"rev" minimum:"1"`
		GoodOnly bool  `json:"goodOnly" doc:"只送交可以导入的行"`
	}
}

func (s *Service) postOpeningSend(ctx context.Context, a authz.Actor, in *openingSendInput) (*httpx.Body[OpeningView], error) {
	return s.opening(ctx, a)(s.SendOpening(ctx, a, in.ID.ID, in.Body.Rev, in.Body.GoodOnly))
}

func (s *Service) postOpeningRecall(ctx context.Context, a authz.Actor, in *byRev) (*httpx.Body[OpeningView], error) {
	return s.opening(ctx, a)(s.RecallOpening(ctx, a, in.ID.ID, in.Body.Rev))
}

type openingCheckInput struct {
	httpx.ID
	Body struct {
		Rev    int64  `json:"rev" minimum:"1" doc:"核对时看到的版本"`
		Accept bool   `json:"accept"`
		Reason string `json:"reason" required:"false" maxLength:"500" doc:"退回须写明理由"`
	}
}

func (s *Service) postOpeningCheck(ctx context.Context, a authz.Actor, in *openingCheckInput) (*httpx.Body[OpeningView], error) {
	return s.opening(ctx, a)(s.CheckOpening(ctx, a, in.ID.ID, in.Body.Rev, in.Body.Accept, in.Body.Reason))
}

func (s *Service) getOpeningScan(ctx context.Context, a authz.Actor, in *httpx.ID) (*huma.StreamResponse, error) {
	if err := reads(a); err != nil {
		return nil, err
	}
	f, r, err := s.OpeningScanFile(ctx, a, in.ID)
	if err != nil {
		return nil, err
	}
	return httpx.Download(f.Name, f.Type, func(w io.Writer) error {
		defer r.Close()
		_, err := io.Copy(w, r)
		return err
	}), nil
}

type inspectedOpeningsInput struct {
	httpx.ID
	httpx.PageQuery
}

func (s *Service) getInspectedOpenings(ctx context.Context, a authz.Actor, in *inspectedOpeningsInput) (*httpx.Body[httpx.Page[OpeningItem]], error) {
	return reply(s.InspectedOpenings(ctx, a, in.ID.ID, in.PageQuery))
}
