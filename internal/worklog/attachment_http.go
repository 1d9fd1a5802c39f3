package worklog

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/httpx"
)

func (s *Service) attachmentRoutes(r authz.Router) {
	record := authz.Need(authz.VisitRecord)
	httpx.Handle(r, http.MethodPost, "/api/visits/{id}/attachments", record, s.postAttachment,
		httpx.Summary("添加附件：内部佐证，不给签字人看"), httpx.Status(http.StatusCreated), httpx.MaxBody(MaxAttachment+1<<20))
	httpx.Handle(r, http.MethodDelete, "/api/visits/attachments/{id}", record, s.deleteAttachment, httpx.Summary("移除附件"))
	httpx.Handle(r, http.MethodGet, "/api/visits/attachments/{id}/file", authz.SignedIn(), s.getAttachmentFile, httpx.Summary("附件"))
}

type attachmentForm struct {
	File      huma.FormFile `form:"file" required:"true" doc:"JPEG、PNG、PDF、DOCX、XLSX，不超过 10 MB；拍摄地点等信息不保存"`
	ClientKey string        `form:"clientKey" required:"true" minLength:"8" maxLength:"64" doc:"同一文件再发一次，键不变"`
}

type attachmentInput struct {
	httpx.ID
	RawBody huma.MultipartFormFiles[attachmentForm]
}

func (s *Service) postAttachment(ctx context.Context, a authz.Actor, in *attachmentInput) (*httpx.Body[AttachmentView], error) {
	form := in.RawBody.Data()
	return reply(s.Attach(ctx, a, in.ID.ID, form.ClientKey, form.File.Filename, form.File))
}

func (s *Service) deleteAttachment(ctx context.Context, a authz.Actor, in *httpx.ID) (*struct{}, error) {
	return nil, s.Detach(ctx, a, in.ID)
}

func (s *Service) getAttachmentFile(ctx context.Context, a authz.Actor, in *httpx.ID) (*huma.StreamResponse, error) {
	return fileReply(s.AttachmentFile(ctx, a, in.ID))
}
