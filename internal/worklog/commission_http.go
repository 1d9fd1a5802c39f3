package worklog

import (
	"context"
	"io"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/blob"
	"xiezhi/internal/platform/httpx"
)

func (s *Service) commissionRoutes(r authz.Router) {
	httpx.Handle(r, http.MethodPost, "/api/visits/commissions", authz.Need(authz.VisitRecord), s.postCommission,
		httpx.Summary("上传委托书扫描件"), httpx.Status(http.StatusCreated), httpx.MaxBody(MaxScan+1<<20))
	httpx.Handle(r, http.MethodGet, "/api/visits/{id}/commission", authz.SignedIn(), s.getCommission, httpx.Summary("委托书扫描件"))
	httpx.Public(r, http.MethodGet, "/api/confirm/{token}/commission", s.getAskedCommission, httpx.Limited(looking), httpx.Summary("签字人查看委托书扫描件"))
}

type commissionForm struct {
	File huma.FormFile `form:"file" required:"true" doc:"PDF、JPEG 或 PNG，不超过 10 MB"`
}

type commissionInput struct {
	RawBody huma.MultipartFormFiles[commissionForm]
}

func (s *Service) postCommission(ctx context.Context, a authz.Actor, in *commissionInput) (*httpx.Body[CommissionScan], error) {
	form := in.RawBody.Data()
	return reply(s.AddCommission(ctx, a, form.File.Filename, form.File))
}

func (s *Service) getCommission(ctx context.Context, a authz.Actor, in *httpx.ID) (*huma.StreamResponse, error) {
	return fileReply(s.CommissionFile(ctx, a, in.ID))
}

func (s *Service) getAskedCommission(ctx context.Context, in *TokenPath) (*huma.StreamResponse, error) {
	return fileReply(s.AskedCommission(ctx, in.Token))
}

// fileReply streams a stored file.
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
