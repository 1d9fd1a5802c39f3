package hiring

import (
	"context"
	"io"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/httpx"
)

// Routes registers /api/hiring/plans.
func (s *PlanService) Routes(r authz.Router) {
	read, draft := authz.Need(authz.PlanRead), authz.Need(authz.PlanDraft)
	httpx.Handle(r, http.MethodGet, "/api/hiring/plans", read, s.getBoard, httpx.Summary("年度聘用计划一览"))
	httpx.Handle(r, http.MethodPost, "/api/hiring/plans", draft, s.postPlan, httpx.Summary("拟定聘用计划"), httpx.Status(http.StatusCreated))
	httpx.Handle(r, http.MethodGet, "/api/hiring/plans/export", read, s.getPlanExport, httpx.Summary("导出计划汇总表"))
	httpx.Handle(r, http.MethodGet, "/api/hiring/plans/{id}", read, s.getPlan, httpx.Summary("一份聘用计划"))
	httpx.Handle(r, http.MethodPut, "/api/hiring/plans/{id}", draft, s.putPlan, httpx.Summary("保存聘用计划"))
	httpx.Handle(r, http.MethodPost, "/api/hiring/plans/{id}/submit", draft, s.submitPlan, httpx.Summary("上报聘用计划；设区市汇总上报"))
	httpx.Handle(r, http.MethodPost, "/api/hiring/plans/{id}/review", authz.Need(authz.PlanReview), s.reviewPlan, httpx.Summary("市级审核数"))
	httpx.Handle(r, http.MethodPost, "/api/hiring/plans/{id}/weigh", authz.Need(authz.PlanReview), s.weighPlan, httpx.Summary("省级拟核定数"))
	httpx.Handle(r, http.MethodGet, "/api/hiring/plans/{id}/letter", read, s.getLetter, httpx.Summary("打印上报计划的报告"))
	httpx.Handle(r, http.MethodGet, "/api/hiring/plans/{id}/reply", read, s.getReply, httpx.Summary("打印核定批复"))
	httpx.Handle(r, http.MethodPost, "/api/hiring/plans/{id}/scan", draft, s.postScan, httpx.Summary("上传盖章扫描件"), httpx.MaxBody(MaxPlanScan+1<<20))
	httpx.Handle(r, http.MethodGet, "/api/hiring/plans/{id}/scan", read, s.getScan, httpx.Summary("盖章扫描件"))
}

type boardInput struct {
	Year int `query:"year" minimum:"0" maximum:"2100" doc:"空为下一年度"`
}

func (s *PlanService) getBoard(ctx context.Context, a authz.Actor, in *boardInput) (*httpx.Body[PlanBoard], error) {
	b, err := s.Board(ctx, a, in.Year)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(b), nil
}

func (s *PlanService) getPlanExport(ctx context.Context, a authz.Actor, in *boardInput) (*huma.StreamResponse, error) {
	return s.download(ctx, a, in.Year)
}

type planInput struct {
	Body struct {
		UnionID string   `json:"unionId" maxLength:"36"`
		Kind    PlanKind `json:"kind" enum:"annual,extra"`
		Year    int      `json:"year" minimum:"2020" maximum:"2100"`
	}
}

func (s *PlanService) postPlan(ctx context.Context, a authz.Actor, in *planInput) (*httpx.Body[PlanView], error) {
	p, err := s.Begin(ctx, a, in.Body.UnionID, in.Body.Kind, in.Body.Year)
	return s.view(ctx, a, p, err)
}

func (s *PlanService) view(ctx context.Context, a authz.Actor, p Plan, err error) (*httpx.Body[PlanView], error) {
	if err != nil {
		return nil, err
	}
	v, err := s.Show(ctx, a, p.ID)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(v), nil
}

func (s *PlanService) getPlan(ctx context.Context, a authz.Actor, in *httpx.ID) (*httpx.Body[PlanView], error) {
	return s.view(ctx, a, Plan{ID: in.ID}, nil)
}

type planContentBody struct {
	PlanContent
	Rev int64 `json:"rev"`
}

type planContentInput struct {
	httpx.ID
	Body planContentBody
}

func (s *PlanService) putPlan(ctx context.Context, a authz.Actor, in *planContentInput) (*httpx.Body[PlanView], error) {
	p, err := s.Save(ctx, a, in.ID.ID, in.Body.Rev, in.Body.PlanContent)
	return s.view(ctx, a, p, err)
}

type planSubmitBody struct {
	Rev        int64    `json:"rev"`
	LateReason string   `json:"lateReason,omitempty" maxLength:"1000" doc:"超过期限的理由"`
	Opinion    string   `json:"opinion,omitempty" maxLength:"1000"`
	Parts      []string `json:"parts,omitempty" maxItems:"200" doc:"设区市：汇总哪些县（市、区）的计划"`
}

type planSubmitInput struct {
	httpx.ID
	Body planSubmitBody
}

func (s *PlanService) submitPlan(ctx context.Context, a authz.Actor, in *planSubmitInput) (*httpx.Body[PlanView], error) {
	b := in.Body
	p, err := s.Submit(ctx, a, in.ID.ID, b.Rev, Sending{LateReason: b.LateReason, Opinion: b.Opinion, Parts: b.Parts})
	return s.view(ctx, a, p, err)
}

type planReviewInput struct {
	httpx.ID
	Body struct {
		Rev    int64  `json:"rev"`
		Number int    `json:"number" minimum:"0" maximum:"9999"`
		Reason string `json:"reason,omitempty" maxLength:"1000"`
	}
}

func (s *PlanService) reviewPlan(ctx context.Context, a authz.Actor, in *planReviewInput) (*httpx.Body[PlanView], error) {
	p, err := s.Review(ctx, a, in.ID.ID, in.Body.Rev, PlanNumber{Number: in.Body.Number, Reason: in.Body.Reason})
	return s.view(ctx, a, p, err)
}

type planWeighInput struct {
	httpx.ID
	Body struct {
		Rev      int64        `json:"rev"`
		Numbers  []PlanNumber `json:"numbers" maxItems:"200" nullable:"false"`
		Document string       `json:"document,omitempty" maxLength:"60" doc:"批复文号，可以留空"`
	}
}

func (s *PlanService) weighPlan(ctx context.Context, a authz.Actor, in *planWeighInput) (*httpx.Body[PlanView], error) {
	p, err := s.Weigh(ctx, a, in.ID.ID, in.Body.Rev, in.Body.Numbers, in.Body.Document)
	return s.view(ctx, a, p, err)
}

type planPrintInput struct {
	httpx.ID
	httpx.PaperFormat
}

func (s *PlanService) getLetter(ctx context.Context, a authz.Actor, in *planPrintInput) (*huma.StreamResponse, error) {
	return s.Letter(ctx, a, in.ID.ID, in.PaperFormat)
}

func (s *PlanService) getReply(ctx context.Context, a authz.Actor, in *planPrintInput) (*huma.StreamResponse, error) {
	return s.Reply(ctx, a, in.ID.ID, in.PaperFormat)
}

type planScanForm struct {
	File huma.FormFile `form:"file" required:"true" doc:"PDF、JPEG 或 PNG，不超过 10 MB"`
	Rev  int64         `form:"rev" required:"true"`
}

type planScanInput struct {
	httpx.ID
	RawBody huma.MultipartFormFiles[planScanForm]
}

func (s *PlanService) postScan(ctx context.Context, a authz.Actor, in *planScanInput) (*httpx.Body[PlanView], error) {
	form := in.RawBody.Data()
	p, err := s.AddScan(ctx, a, in.ID.ID, form.Rev, form.File.Filename, form.File)
	return s.view(ctx, a, p, err)
}

func (s *PlanService) getScan(ctx context.Context, a authz.Actor, in *httpx.ID) (*huma.StreamResponse, error) {
	f, r, err := s.Scan(ctx, a, in.ID)
	if err != nil {
		return nil, err
	}
	return httpx.Download(f.Name, f.Type, func(w io.Writer) error {
		defer r.Close()
		_, err := io.Copy(w, r)
		return err
	}), nil
}
