package worklog

import (
	"context"
	"io"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/workday"
)

func (s *Service) paperRoutes(r authz.Router) {
	httpx.Handle(r, http.MethodPost, "/api/visits/{id}/papers", authz.Need(authz.VisitRead), s.postPaper,
		httpx.Summary("上传纸质签字扫描件"), httpx.Status(http.StatusCreated), httpx.MaxBody(MaxScan+1<<20))
	httpx.Handle(r, http.MethodGet, "/api/visits/papers", authz.Need(authz.VisitRead), s.getPapers, httpx.Summary("纸质签字"))
	httpx.Handle(r, http.MethodGet, "/api/visits/papers/{id}/file", authz.SignedIn(), s.getPaperFile, httpx.Summary("纸质签字扫描件"))
	httpx.Handle(r, http.MethodPost, "/api/visits/papers/{id}/check", authz.Need(authz.VisitCheck), s.postCheck, httpx.Summary("第二人核对纸质签字"))
}

type paperForm struct {
	File       huma.FormFile `form:"file" required:"true" doc:"PDF、JPEG 或 PNG，不超过 10 MB"`
	SignerName string        `form:"signerName" required:"true" maxLength:"30"`
	SignerPost string        `form:"signerPost" required:"true" maxLength:"50"`
	Side       string        `form:"side" required:"true" enum:"union,employer,workers,arranger"`
	SignedOn   string        `form:"signedOn" required:"true" format:"date"`
}

type paperInput struct {
	httpx.ID
	RawBody huma.MultipartFormFiles[paperForm]
}

func (s *Service) postPaper(ctx context.Context, a authz.Actor, in *paperInput) (*httpx.Body[PaperView], error) {
	form := in.RawBody.Data()
	signedOn, err := workday.Parse(form.SignedOn)
	if err != nil {
		return nil, errs.Fields(errs.F("signedOn", "应为日期，如 2026-11-22"))
	}
	sheet := Sheet{
		Signer:   Signer{Name: form.SignerName, Post: form.SignerPost, Side: Side(form.Side)},
		SignedOn: signedOn, FileName: form.File.Filename,
	}
	return s.paper(ctx, a)(s.AddPaper(ctx, a, in.ID.ID, sheet, form.File))
}

type papersInput struct {
	httpx.PageQuery
	State   PaperState `query:"state" enum:"waiting,accepted,rejected,dropped"`
	VisitID string     `query:"visitId" maxLength:"36"`
}

func (s *Service) getPapers(ctx context.Context, a authz.Actor, in *papersInput) (*httpx.Body[httpx.Page[PaperView]], error) {
	return reply(s.Papers(ctx, a, in.State, in.VisitID, in.PageQuery))
}

func (s *Service) getPaperFile(ctx context.Context, a authz.Actor, in *httpx.ID) (*huma.StreamResponse, error) {
	f, r, err := s.PaperFile(ctx, a, in.ID)
	if err != nil {
		return nil, err
	}
	return httpx.Download(f.Name, f.Type, func(w io.Writer) error {
		defer r.Close()
		_, err := io.Copy(w, r)
		return err
	}), nil
}

func (s *Service) postCheck(ctx context.Context, a authz.Actor, in *decision) (*httpx.Body[PaperView], error) {
	return s.paper(ctx, a)(s.CheckPaper(ctx, a, in.ID.ID, in.Body.Accept, in.Body.Reason))
}

// paper makes a reply of a scan.
func (s *Service) paper(ctx context.Context, a authz.Actor) func(Paper, error) (*httpx.Body[PaperView], error) {
	return func(p Paper, err error) (*httpx.Body[PaperView], error) {
		if err != nil {
			return nil, err
		}
		views, err := paperViews(ctx, s.DB.Read(), a, []Paper{p})
		if err != nil {
			return nil, err
		}
		return httpx.Reply(views[0]), nil
	}
}
