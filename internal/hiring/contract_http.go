package hiring

import (
	"context"
	"io"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/blob"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/platform/paper"
	"xiezhi/internal/roster"
)

// Routes registers the endpoints of contracts, renewals, templates and grades.
func (s *ContractService) Routes(r authz.Router) {
	read, write, keep := authz.Need(authz.ContractRead), authz.Need(authz.ContractWrite), authz.Need(authz.ContractTemplate)
	httpx.Handle(r, http.MethodGet, "/api/hiring/contracts", read, s.getContracts, httpx.Summary("合同台账"))
	httpx.Handle(r, http.MethodGet, "/api/hiring/contracts/export", read, s.exportContracts, httpx.Summary("导出合同台账"))
	httpx.Handle(r, http.MethodGet, "/api/hiring/contracts/draft", write, s.getDraft, httpx.Summary("按模板生成合同文本"))
	httpx.Handle(r, http.MethodPost, "/api/hiring/contracts/check", write, s.checkContract, httpx.Summary("登记合同前核对"))
	httpx.Handle(r, http.MethodPost, "/api/hiring/contracts", write, s.postContract, httpx.Summary("登记签订的合同：新聘同时进入花名册，占用员额"), httpx.Status(http.StatusCreated))
	httpx.Handle(r, http.MethodGet, "/api/hiring/contracts/{id}", read, s.getContract, httpx.Summary("一份合同"))
	httpx.Handle(r, http.MethodPost, "/api/hiring/contracts/{id}/scan", write, s.postContractScan, httpx.Summary("上传合同扫描件"), httpx.MaxBody(MaxContractScan+1<<20))
	httpx.Handle(r, http.MethodGet, "/api/hiring/contracts/{id}/scan", read, s.getContractScan, httpx.Summary("合同扫描件"))
	httpx.Handle(r, http.MethodGet, "/api/hiring/renewals/{id}", read, s.getRenewal, httpx.Summary("一段聘用的续聘"))
	httpx.Handle(r, http.MethodPost, "/api/hiring/grades", write, s.postGrade, httpx.Summary("登记年度考核等次"), httpx.Status(http.StatusCreated))
	httpx.Handle(r, http.MethodPost, "/api/hiring/grades/{id}/counter", write, s.counterGrade, httpx.Summary("更正年度考核等次"))
	httpx.Handle(r, http.MethodPost, "/api/hiring/grades/{id}/scan", write, s.postGradeScan, httpx.Summary("上传考核文件扫描件"), httpx.MaxBody(MaxContractScan+1<<20))
	httpx.Handle(r, http.MethodGet, "/api/hiring/grades/{id}/scan", read, s.getGradeScan, httpx.Summary("考核文件扫描件"))
	httpx.Handle(r, http.MethodGet, "/api/hiring/templates", keep, s.getTemplates, httpx.Summary("合同模板"))
	httpx.Handle(r, http.MethodPost, "/api/hiring/templates", keep, s.postTemplate, httpx.Summary("上传合同模板"), httpx.MaxBody(paper.MaxTemplate+1<<20), httpx.Status(http.StatusCreated))
	httpx.Handle(r, http.MethodGet, "/api/hiring/templates/example", keep, s.getExample, httpx.Summary("下载示例模板"))
	httpx.Handle(r, http.MethodGet, "/api/hiring/templates/{id}/file", keep, s.getTemplateFile, httpx.Summary("下载合同模板，或填入示例数据预览"))
	httpx.Handle(r, http.MethodPost, "/api/hiring/templates/{id}/retire", keep, s.retireTemplate, httpx.Summary("停用合同模板"))
}

type contractsInput struct {
	httpx.PageQuery
	ContractFilter
}

func (s *ContractService) getContracts(ctx context.Context, a authz.Actor, in *contractsInput) (*httpx.Body[httpx.Page[ContractRow]], error) {
	page, err := s.Contracts(ctx, a.Scope(authz.ContractRead), in.ContractFilter, in.PageQuery)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(page), nil
}

func (s *ContractService) exportContracts(ctx context.Context, a authz.Actor, in *ContractFilter) (*huma.StreamResponse, error) {
	name, write, err := s.ExportContracts(ctx, a, *in)
	if err != nil {
		return nil, err
	}
	return httpx.Download(name, httpx.XLSX, write), nil
}

type contractCheckInput struct {
	Body struct {
		FormID string `json:"formId" maxLength:"36"`
		Deal
	}
}

func (s *ContractService) checkContract(ctx context.Context, a authz.Actor, in *contractCheckInput) (*httpx.Body[Review], error) {
	v, err := s.Check(ctx, a, in.Body.FormID, in.Body.Deal)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(v), nil
}

type contractSignInput struct {
	Body struct {
		FormID string `json:"formId" maxLength:"36"`
		Rev    int64  `json:"rev" doc:"推荐表的版本"`
		Signing
	}
}

func (s *ContractService) postContract(ctx context.Context, a authz.Actor, in *contractSignInput) (*httpx.Body[ContractView], error) {
	id, err := s.Sign(ctx, a, in.Body.FormID, in.Body.Rev, in.Body.Signing)
	if err != nil {
		return nil, err
	}
	return s.contractReply(ctx, a, id)
}

func (s *ContractService) contractReply(ctx context.Context, a authz.Actor, id string) (*httpx.Body[ContractView], error) {
	v, err := s.Contract(ctx, a, id)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(v), nil
}

func (s *ContractService) getContract(ctx context.Context, a authz.Actor, in *httpx.ID) (*httpx.Body[ContractView], error) {
	return s.contractReply(ctx, a, in.ID)
}

type contractScanForm struct {
	File huma.FormFile `form:"file" required:"true" doc:"PDF、JPEG 或 PNG，不超过 20 MB"`
	Rev  int64         `form:"rev" required:"true"`
}

type contractScanInput struct {
	httpx.ID
	RawBody huma.MultipartFormFiles[contractScanForm]
}

func (s *ContractService) postContractScan(ctx context.Context, a authz.Actor, in *contractScanInput) (*httpx.Body[ContractView], error) {
	form := in.RawBody.Data()
	if err := s.AddScan(ctx, a, in.ID.ID, form.Rev, form.File.Filename, form.File); err != nil {
		return nil, err
	}
	return s.contractReply(ctx, a, in.ID.ID)
}

func (s *ContractService) getContractScan(ctx context.Context, a authz.Actor, in *httpx.ID) (*huma.StreamResponse, error) {
	return scanned(s.Scan(ctx, a, in.ID))
}

func (s *ContractService) postGradeScan(ctx context.Context, a authz.Actor, in *contractScanInput) (*struct{}, error) {
	form := in.RawBody.Data()
	return nil, s.AddGradeScan(ctx, a, in.ID.ID, form.Rev, form.File.Filename, form.File)
}

func (s *ContractService) getGradeScan(ctx context.Context, a authz.Actor, in *httpx.ID) (*huma.StreamResponse, error) {
	return scanned(s.GradeScan(ctx, a, in.ID))
}

// scanned sends a file that was opened.
func scanned(f blob.File, r io.ReadCloser, err error) (*huma.StreamResponse, error) {
	if err != nil {
		return nil, err
	}
	return httpx.Download(f.Name, f.Type, func(w io.Writer) error {
		defer r.Close()
		_, err := io.Copy(w, r)
		return err
	}), nil
}

type draftInput struct {
	FormID     string              `query:"formId" required:"true" maxLength:"36"`
	TemplateID string              `query:"templateId" maxLength:"36" doc:"空为本单位及上级最近的模板，example 为示例"`
	Kind       roster.ContractKind `query:"kind" enum:"labour,service" doc:"空为推荐表上的"`
}

func (s *ContractService) getDraft(ctx context.Context, a authz.Actor, in *draftInput) (*huma.StreamResponse, error) {
	return document(s.Draft(ctx, a, in.FormID, in.TemplateID, in.Kind))
}

func document(name string, data []byte, err error) (*huma.StreamResponse, error) {
	if err != nil {
		return nil, err
	}
	return httpx.Download(name, httpx.DOCX, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	}), nil
}

func (s *ContractService) getRenewal(ctx context.Context, a authz.Actor, in *httpx.ID) (*httpx.Body[RenewalView], error) {
	v, err := s.Renewal(ctx, a, in.ID)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(v), nil
}

func (s *ContractService) postGrade(ctx context.Context, a authz.Actor, in *struct{ Body GradeEntry }) (*httpx.Body[GradeLine], error) {
	g, err := s.RecordGrade(ctx, a, in.Body)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(g), nil
}

type gradeCounterInput struct {
	httpx.ID
	Body struct {
		Reason string `json:"reason" maxLength:"400" doc:"更正的理由"`
	}
}

func (s *ContractService) counterGrade(ctx context.Context, a authz.Actor, in *gradeCounterInput) (*struct{}, error) {
	return nil, s.CounterGrade(ctx, a, in.ID.ID, in.Body.Reason)
}

func (s *ContractService) getTemplates(ctx context.Context, a authz.Actor, _ *struct{}) (*httpx.Body[TemplateList], error) {
	list, err := s.Templates(ctx, a)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(list), nil
}

type templateForm struct {
	File    huma.FormFile `form:"file" required:"true" doc:"Word 文档（.docx），不超过 2 MB"`
	UnionID string        `form:"unionId" required:"true" maxLength:"36"`
	Kind    string        `form:"kind" required:"true" enum:"labour,service"`
	Note    string        `form:"note" required:"false" maxLength:"200"`
}

type templateInput struct {
	RawBody huma.MultipartFormFiles[templateForm]
}

func (s *ContractService) postTemplate(ctx context.Context, a authz.Actor, in *templateInput) (*httpx.Body[TemplateLine], error) {
	form := in.RawBody.Data()
	t, err := s.AddTemplate(ctx, a, form.UnionID, roster.ContractKind(form.Kind), form.Note, form.File.Filename, form.File)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(t), nil
}

type exampleInput struct {
	Kind roster.ContractKind `query:"kind" enum:"labour,service" default:"labour"`
}

func (s *ContractService) getExample(_ context.Context, _ authz.Actor, in *exampleInput) (*huma.StreamResponse, error) {
	data, err := ExampleTemplate(in.Kind)
	return document(in.Kind.Title()+"模板（示例，须经法律顾问审核）.docx", data, err)
}

type templateFileInput struct {
	httpx.ID
	Sample bool `query:"sample" doc:"填入示例数据"`
}

func (s *ContractService) getTemplateFile(ctx context.Context, a authz.Actor, in *templateFileInput) (*huma.StreamResponse, error) {
	return document(s.TemplateFile(ctx, a, in.ID.ID, in.Sample))
}

type templateRetireInput struct {
	httpx.ID
	Body struct {
		Rev int64 `json:"rev"`
	}
}

func (s *ContractService) retireTemplate(ctx context.Context, a authz.Actor, in *templateRetireInput) (*struct{}, error) {
	return nil, s.RetireTemplate(ctx, a, in.ID.ID, in.Body.Rev)
}
