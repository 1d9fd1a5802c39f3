package hiring

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/httpx"
)

// MaxShareFile is how large an uploaded sheet of measures may be.
const MaxShareFile = 5 << 20

// Routes registers /api/quota/shares.
func (s *ShareService) Routes(r authz.Router) {
	read, write := authz.Need(authz.QuotaShare), authz.Need(authz.QuotaDecide)
	httpx.Handle(r, http.MethodGet, "/api/quota/shares", read, s.getShares, httpx.Summary("员额测算草稿"))
	httpx.Handle(r, http.MethodPost, "/api/quota/shares", write, s.postShare, httpx.Summary("新建员额测算"), httpx.Status(http.StatusCreated))
	httpx.Handle(r, http.MethodGet, "/api/quota/shares/{id}", read, s.getShare, httpx.Summary("一份员额测算"))
	httpx.Handle(r, http.MethodPut, "/api/quota/shares/{id}", write, s.putShare, httpx.Summary("保存并测算"))
	httpx.Handle(r, http.MethodPost, "/api/quota/shares/{id}/refill", write, s.refillShare, httpx.Summary("空白的按服务对象台账填入"))
	httpx.Handle(r, http.MethodPost, "/api/quota/shares/{id}/sheet", write, s.readShareSheet, httpx.Summary("读入各县数据的表格，不写入"), httpx.MaxBody(MaxShareFile+1<<20))
	httpx.Handle(r, http.MethodPost, "/api/quota/shares/{id}/sheet/errors", write, s.checkedShareSheet, httpx.Summary("下载标注核对结果的表格，不写入"), httpx.MaxBody(MaxShareFile+1<<20))
	httpx.Handle(r, http.MethodGet, "/api/quota/shares/{id}/template", read, s.shareTemplate, httpx.Summary("各县数据的表格"))
	httpx.Handle(r, http.MethodGet, "/api/quota/shares/{id}/export", read, s.exportShare, httpx.Summary("导出员额测算"))
	httpx.Handle(r, http.MethodDelete, "/api/quota/shares/{id}", write, s.discardShare, httpx.Summary("删除员额测算草稿"))
}

func (s *ShareService) getShares(ctx context.Context, a authz.Actor, in *httpx.PageQuery) (*httpx.Body[httpx.Page[Share]], error) {
	p, err := s.Shares(ctx, a, *in)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(p), nil
}

type shareBeginInput struct {
	Body struct {
		Name string `json:"name" maxLength:"240"`
		Year int    `json:"year" minimum:"2020" maximum:"2100"`
	}
}

func (s *ShareService) postShare(ctx context.Context, a authz.Actor, in *shareBeginInput) (*httpx.Body[ShareView], error) {
	d, err := s.Begin(ctx, a, in.Body.Name, in.Body.Year)
	return s.view(ctx, a, d.ID, err)
}

func (s *ShareService) view(ctx context.Context, a authz.Actor, id string, err error) (*httpx.Body[ShareView], error) {
	if err != nil {
		return nil, err
	}
	v, err := s.Show(ctx, a, id)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(v), nil
}

func (s *ShareService) getShare(ctx context.Context, a authz.Actor, in *httpx.ID) (*httpx.Body[ShareView], error) {
	return s.view(ctx, a, in.ID, nil)
}

type shareBody struct {
	ShareTerms
	Rev   int64        `json:"rev"`
	Lines []ShareGiven `json:"lines" maxItems:"400" nullable:"false" doc:"有改动的县级单位"`
}

type shareInput struct {
	httpx.ID
	Body shareBody
}

func (s *ShareService) putShare(ctx context.Context, a authz.Actor, in *shareInput) (*httpx.Body[ShareView], error) {
	err := s.Save(ctx, a, in.ID.ID, in.Body.Rev, in.Body.ShareTerms, in.Body.Lines)
	return s.view(ctx, a, in.ID.ID, err)
}

type shareRevInput struct {
	httpx.ID
	Body struct {
		Rev int64 `json:"rev"`
	}
}

func (s *ShareService) refillShare(ctx context.Context, a authz.Actor, in *shareRevInput) (*httpx.Body[ShareView], error) {
	err := s.Refill(ctx, a, in.ID.ID, in.Body.Rev)
	return s.view(ctx, a, in.ID.ID, err)
}

type shareDiscardInput struct {
	httpx.ID
	Rev int64 `query:"rev" required:"true"`
}

func (s *ShareService) discardShare(ctx context.Context, a authz.Actor, in *shareDiscardInput) (*struct{}, error) {
	return nil, s.Discard(ctx, a, in.ID.ID, in.Rev)
}

type shareSheetForm struct {
	File huma.FormFile `form:"file" required:"true"`
}

type shareSheetInput struct {
	httpx.ID
	RawBody huma.MultipartFormFiles[shareSheetForm]
}

func (in *shareSheetInput) file() (huma.FormFile, error) {
	file := in.RawBody.Data().File
	if !file.IsSet {
		return file, errs.Fields(errs.F("file", "请选择文件"))
	}
	return file, nil
}

func (s *ShareService) readShareSheet(ctx context.Context, a authz.Actor, in *shareSheetInput) (*httpx.Body[ShareSheet], error) {
	file, err := in.file()
	if err != nil {
		return nil, err
	}
	v, err := s.ReadSheet(ctx, a, in.ID.ID, file.Filename, file)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(v), nil
}

func (s *ShareService) checkedShareSheet(ctx context.Context, a authz.Actor, in *shareSheetInput) (*huma.StreamResponse, error) {
	file, err := in.file()
	if err != nil {
		return nil, err
	}
	return s.CheckedSheet(ctx, a, in.ID.ID, file.Filename, file)
}

func (s *ShareService) shareTemplate(ctx context.Context, a authz.Actor, in *httpx.ID) (*huma.StreamResponse, error) {
	return s.Template(ctx, a, in.ID)
}

func (s *ShareService) exportShare(ctx context.Context, a authz.Actor, in *httpx.ID) (*huma.StreamResponse, error) {
	return s.Export(ctx, a, in.ID)
}
