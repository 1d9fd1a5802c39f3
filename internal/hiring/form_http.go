package hiring

import (
	"context"
	"io"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/blob"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/roster"
)

// Routes registers /api/hiring/forms.
func (s *FormService) Routes(r authz.Router) {
	read, draft, submit := authz.Need(authz.FormRead), authz.Need(authz.FormDraft), authz.Need(authz.FormSubmit)
	httpx.Handle(r, http.MethodGet, "/api/hiring/forms", read, s.getForms, httpx.Summary("推荐表"))
	httpx.Handle(r, http.MethodPost, "/api/hiring/forms", draft, s.postForm, httpx.Summary("填写推荐表"), httpx.Status(http.StatusCreated))
	httpx.Handle(r, http.MethodGet, "/api/hiring/forms/export", read, s.getFormsExport, httpx.Summary("导出推荐表清单"))
	httpx.Handle(r, http.MethodGet, "/api/hiring/forms/blank", read, s.getBlank, httpx.Summary("空白推荐表"))
	httpx.Handle(r, http.MethodPost, "/api/hiring/forms/print", read, s.postPrint, httpx.Summary("打印推荐表，一份或多份"))
	httpx.Handle(r, http.MethodGet, "/api/hiring/forms/register", read, s.getRegister, httpx.Summary("审批登记簿"))
	httpx.Handle(r, http.MethodGet, "/api/hiring/forms/register/export", read, s.getRegisterExport, httpx.Summary("导出审批登记簿"))
	httpx.Handle(r, http.MethodGet, "/api/hiring/forms/register/print", read, s.getRegisterPrint, httpx.Summary("打印审批登记簿"))
	httpx.Handle(r, http.MethodGet, "/api/hiring/forms/{id}", read, s.getForm, httpx.Summary("一份推荐表"))
	httpx.Handle(r, http.MethodPut, "/api/hiring/forms/{id}", draft, s.putForm, httpx.Summary("保存推荐表"))
	httpx.Handle(r, http.MethodPost, "/api/hiring/forms/{id}/discard", draft, s.discardForm, httpx.Summary("删除从未上报的草稿"))
	httpx.Handle(r, http.MethodPost, "/api/hiring/forms/{id}/submit", submit, s.submitForm, httpx.Summary("上报推荐表"))
	httpx.Handle(r, http.MethodPost, "/api/hiring/forms/{id}/ask", draft, s.askForm, httpx.Summary("请负责人上报推荐表"))
	httpx.Handle(r, http.MethodPost, "/api/hiring/forms/{id}/override", authz.Need(authz.ApprovalHandle), s.overrideForm, httpx.Summary("上级勾选破例同意"))
	httpx.Handle(r, http.MethodPost, "/api/hiring/forms/{id}/void", submit, s.voidForm, httpx.Summary("作废审核同意的推荐表"))
	httpx.Handle(r, http.MethodPost, "/api/hiring/forms/{id}/reveal", authz.Need(authz.RosterReveal), s.revealForm, httpx.Summary("查看推荐表上的完整证件号或电话"))
	httpx.Handle(r, http.MethodPost, "/api/hiring/forms/{id}/photo", draft, s.postPhoto, httpx.Summary("上传照片"), httpx.MaxBody(MaxFormPhoto+1<<20))
	httpx.Handle(r, http.MethodPost, "/api/hiring/forms/{id}/photo/drop", draft, s.dropPhoto, httpx.Summary("去掉照片"))
	httpx.Handle(r, http.MethodGet, "/api/hiring/forms/{id}/photo", read, s.getPhoto, httpx.Summary("照片"))
	httpx.Handle(r, http.MethodPost, "/api/hiring/forms/{id}/scan", draft, s.postFormScan, httpx.Summary("上传盖章扫描件"), httpx.MaxBody(MaxPlanScan+1<<20))
	httpx.Handle(r, http.MethodGet, "/api/hiring/forms/{id}/scan", read, s.getFormScan, httpx.Summary("盖章扫描件"))
	httpx.Public(r, http.MethodGet, "/api/forms/verify/{code}", s.getVerify, httpx.Limited(httpx.Rate{Burst: 60, Per: 60, Every: time.Minute}), httpx.Summary("核验打印的推荐表"))
}

// FormsQuery is what the list and its export may be narrowed by.
type FormsQuery struct {
	Words   string    `query:"q" maxLength:"60" doc:"姓名、拼音、编号，或完整证件号"`
	State   FormState `query:"state" enum:"draft,submitted,returned,approved,rejected,void"`
	Kind    FormKind  `query:"kind" enum:"new,renewal"`
	UnionID string    `query:"unionId" maxLength:"36" doc:"该单位及以下"`
	Year    int       `query:"year" minimum:"0" maximum:"2100" doc:"起始日期的年份"`
}

type formsInput struct {
	httpx.PageQuery
	FormsQuery
}

func (s *FormService) getForms(ctx context.Context, a authz.Actor, in *formsInput) (*httpx.Body[FormPage], error) {
	p, err := s.List(ctx, a, FormFilter(in.FormsQuery), in.PageQuery)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(p), nil
}

func sheetReply(name string, write func(io.Writer) error, err error) (*huma.StreamResponse, error) {
	if err != nil {
		return nil, err
	}
	return httpx.Download(name, httpx.XLSX, write), nil
}

func (s *FormService) getFormsExport(ctx context.Context, a authz.Actor, in *FormsQuery) (*huma.StreamResponse, error) {
	return sheetReply(s.Export(ctx, a, FormFilter(*in)))
}

type formBeginInput struct {
	Body struct {
		UnionID      string   `json:"unionId" maxLength:"36"`
		Kind         FormKind `json:"kind" enum:"new,renewal"`
		EngagementID string   `json:"engagementId,omitempty" maxLength:"36" doc:"续聘：在岗人员的聘用"`
		CandidateID  string   `json:"candidateId,omitempty" maxLength:"36" doc:"招聘公示期满的拟聘用人员：报名的编号，聘用单位以招聘公告为准"`
	}
}

func (s *FormService) postForm(ctx context.Context, a authz.Actor, in *formBeginInput) (*httpx.Body[FormView], error) {
	f, err := s.Begin(ctx, a, Beginning{UnionID: in.Body.UnionID, Kind: in.Body.Kind, EngagementID: in.Body.EngagementID, CandidateID: in.Body.CandidateID})
	return s.view(ctx, a, f, err)
}

func (s *FormService) view(ctx context.Context, a authz.Actor, f Form, err error) (*httpx.Body[FormView], error) {
	if err != nil {
		return nil, err
	}
	v, err := s.Show(ctx, a, f.ID)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(v), nil
}

func (s *FormService) getForm(ctx context.Context, a authz.Actor, in *httpx.ID) (*httpx.Body[FormView], error) {
	return s.view(ctx, a, Form{ID: in.ID}, nil)
}

type formContentBody struct {
	FormContent
	Rev int64 `json:"rev"`
}

type formContentInput struct {
	httpx.ID
	Body formContentBody
}

func (s *FormService) putForm(ctx context.Context, a authz.Actor, in *formContentInput) (*httpx.Body[FormView], error) {
	f, err := s.Save(ctx, a, in.ID.ID, in.Body.Rev, in.Body.FormContent)
	return s.view(ctx, a, f, err)
}

type formRevInput struct {
	httpx.ID
	Body struct {
		Rev int64 `json:"rev"`
	}
}

func (s *FormService) discardForm(ctx context.Context, a authz.Actor, in *formRevInput) (*struct{}, error) {
	return nil, s.Discard(ctx, a, in.ID.ID, in.Body.Rev)
}

func (s *FormService) askForm(ctx context.Context, a authz.Actor, in *formRevInput) (*httpx.Body[FormView], error) {
	f, err := s.Ask(ctx, a, in.ID.ID, in.Body.Rev)
	return s.view(ctx, a, f, err)
}

type formSubmitInput struct {
	httpx.ID
	Body struct {
		Rev     int64  `json:"rev"`
		Opinion string `json:"opinion,omitempty" maxLength:"1000"`
	}
}

func (s *FormService) submitForm(ctx context.Context, a authz.Actor, in *formSubmitInput) (*httpx.Body[FormView], error) {
	f, err := s.Submit(ctx, a, in.ID.ID, in.Body.Rev, in.Body.Opinion)
	return s.view(ctx, a, f, err)
}

type formOverrideBody struct {
	FormOverride
	Rev int64 `json:"rev"`
}

type formOverrideInput struct {
	httpx.ID
	Body formOverrideBody
}

func (s *FormService) overrideForm(ctx context.Context, a authz.Actor, in *formOverrideInput) (*httpx.Body[FormView], error) {
	f, err := s.Tick(ctx, a, in.ID.ID, in.Body.Rev, in.Body.FormOverride)
	return s.view(ctx, a, f, err)
}

type formVoidInput struct {
	httpx.ID
	Body struct {
		Rev    int64  `json:"rev"`
		Reason string `json:"reason" maxLength:"500"`
	}
}

func (s *FormService) voidForm(ctx context.Context, a authz.Actor, in *formVoidInput) (*httpx.Body[FormView], error) {
	f, err := s.Void(ctx, a, in.ID.ID, in.Body.Rev, in.Body.Reason)
	return s.view(ctx, a, f, err)
}

type formRevealInput struct {
	httpx.ID
	Body struct {
		Field  roster.SealedField `json:"field" enum:"id,phone"`
		Reason string             `json:"reason" maxLength:"200" doc:"本人可以看到"`
	}
}

func (s *FormService) revealForm(ctx context.Context, a authz.Actor, in *formRevealInput) (*httpx.Body[roster.RevealedField], error) {
	v, err := s.Reveal(ctx, a, in.ID.ID, in.Body.Field, in.Body.Reason)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(roster.RevealedField{Value: v}), nil
}

type formPrintInput struct {
	Body struct {
		IDs     []string `json:"ids" minItems:"1" maxItems:"50"`
		Format  string   `json:"format" enum:"pdf,docx"`
		Marks   bool     `json:"marks" doc:"在表外印编号和二维码"`
		Numbers bool     `json:"numbers" doc:"印完整的证件号和移动电话：须有权限和理由，留有记录"`
		Reason  string   `json:"reason,omitempty" maxLength:"200"`
	}
}

func (s *FormService) postPrint(ctx context.Context, a authz.Actor, in *formPrintInput) (*huma.StreamResponse, error) {
	b := in.Body
	return s.Print(ctx, a, FormPrint{IDs: b.IDs, Marks: b.Marks, Numbers: b.Numbers, Reason: b.Reason}, httpx.PaperFormat{Format: b.Format})
}

func (s *FormService) getBlank(ctx context.Context, a authz.Actor, in *httpx.PaperFormat) (*huma.StreamResponse, error) {
	return s.Blank(ctx, a, *in)
}

// RegisterQuery names a register.
type RegisterQuery struct {
	UnionID string `query:"unionId" maxLength:"36" doc:"空为本人所在的最高一级"`
	Year    int    `query:"year" minimum:"0" maximum:"2100" doc:"空为本年"`
}

func (s *FormService) getRegister(ctx context.Context, a authz.Actor, in *RegisterQuery) (*httpx.Body[FormRegister], error) {
	r, err := s.ReadRegister(ctx, a, in.UnionID, in.Year, registerLines)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(r), nil
}

func (s *FormService) getRegisterExport(ctx context.Context, a authz.Actor, in *RegisterQuery) (*huma.StreamResponse, error) {
	return sheetReply(s.ExportRegister(ctx, a, in.UnionID, in.Year))
}

type registerPrintInput struct {
	RegisterQuery
	httpx.PaperFormat
}

func (s *FormService) getRegisterPrint(ctx context.Context, a authz.Actor, in *registerPrintInput) (*huma.StreamResponse, error) {
	return s.PrintRegister(ctx, a, in.UnionID, in.Year, in.PaperFormat)
}

type formPhotoForm struct {
	File huma.FormFile `form:"file" required:"true" doc:"JPEG 或 PNG，不超过 2 MB"`
	Rev  int64         `form:"rev" required:"true"`
}

type formPhotoInput struct {
	httpx.ID
	RawBody huma.MultipartFormFiles[formPhotoForm]
}

func (s *FormService) postPhoto(ctx context.Context, a authz.Actor, in *formPhotoInput) (*httpx.Body[FormView], error) {
	form := in.RawBody.Data()
	f, err := s.SetPhoto(ctx, a, in.ID.ID, form.Rev, form.File.Filename, form.File)
	return s.view(ctx, a, f, err)
}

func (s *FormService) dropPhoto(ctx context.Context, a authz.Actor, in *formRevInput) (*httpx.Body[FormView], error) {
	f, err := s.DropPhoto(ctx, a, in.ID.ID, in.Body.Rev)
	return s.view(ctx, a, f, err)
}

type formScanInput struct {
	httpx.ID
	RawBody huma.MultipartFormFiles[planScanForm]
}

func (s *FormService) postFormScan(ctx context.Context, a authz.Actor, in *formScanInput) (*httpx.Body[FormView], error) {
	form := in.RawBody.Data()
	f, err := s.AddScan(ctx, a, in.ID.ID, form.Rev, form.File.Filename, form.File)
	return s.view(ctx, a, f, err)
}

func (s *FormService) getPhoto(ctx context.Context, a authz.Actor, in *httpx.ID) (*huma.StreamResponse, error) {
	return fileReply(s.File(ctx, a, in.ID, true))
}

func (s *FormService) getFormScan(ctx context.Context, a authz.Actor, in *httpx.ID) (*huma.StreamResponse, error) {
	return fileReply(s.File(ctx, a, in.ID, false))
}

func fileReply(f blob.File, r io.ReadCloser, err error) (*huma.StreamResponse, error) {
	if err != nil {
		return nil, err
	}
	return httpx.Download(f.Name, f.Type, func(w io.Writer) error {
		defer r.Close()
		_, err := io.Copy(w, r)
		return err
	}), nil
}

type formCodeInput struct {
	Code string `path:"code" minLength:"16" maxLength:"16"`
}

func (s *FormService) getVerify(ctx context.Context, in *formCodeInput) (*httpx.Body[FormVerified], error) {
	v, err := s.Verify(ctx, in.Code)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(v), nil
}
