package rights

import (
	"context"
	"io"

	"github.com/danielgtaylor/huma/v2"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/blob"
	"xiezhi/internal/platform/httpx"
)

type caseFileForm struct {
	File huma.FormFile `form:"file" required:"true" doc:"PDF、Word、Excel、JPEG 或 PNG，不超过 10 MB；拍摄地点、作者等信息不保存"`
}

type caseFileInput struct {
	httpx.ID
	RawBody huma.MultipartFormFiles[caseFileForm]
}

type caseFilePath struct {
	httpx.ID
	FileID string `path:"fileId" format:"uuid"`
}

type caseFileRemove struct {
	httpx.ID
	FileID string `path:"fileId" format:"uuid"`
	Body   struct {
		Rev int64 `json:"rev"`
	}
}

// receiptFileForm has the code in the body, as everything that a code opens.
type receiptFileForm struct {
	Code string        `form:"code" required:"true" maxLength:"40"`
	ID   string        `form:"id" required:"true" maxLength:"36"`
	File huma.FormFile `form:"file" required:"true" doc:"PDF、Word、Excel、JPEG 或 PNG，不超过 10 MB；拍摄地点、作者等信息不保存"`
}

type receiptFileInput struct {
	RawBody huma.MultipartFormFiles[receiptFileForm]
}

type concernReceiptFileInput struct {
	Body struct {
		Code   string `json:"code" minLength:"20" maxLength:"40"`
		ID     string `json:"id" format:"uuid"`
		FileID string `json:"fileId" format:"uuid"`
	}
}

type concernReceiptRemoveInput struct {
	Body struct {
		Code   string `json:"code" minLength:"20" maxLength:"40"`
		ID     string `json:"id" format:"uuid"`
		Rev    int64  `json:"rev"`
		FileID string `json:"fileId" format:"uuid"`
	}
}

func sendFile(f blob.File, r io.ReadCloser, err error) (*huma.StreamResponse, error) {
	if err != nil {
		return nil, err
	}
	return httpx.Download(f.Name, f.Type, func(w io.Writer) error {
		defer r.Close()
		_, err := io.Copy(w, r)
		return err
	}), nil
}

func (s *Service) postCaseFile(ctx context.Context, a authz.Actor, in *caseFileInput) (*struct{}, error) {
	f := in.RawBody.Data().File
	return nil, s.attach(ctx, own(a, in.ID.ID), f.Filename, f)
}

func (s *Service) getCaseFile(ctx context.Context, a authz.Actor, in *caseFilePath) (*huma.StreamResponse, error) {
	return sendFile(s.sentFile(ctx, own(a, in.ID.ID), in.FileID))
}

func (s *Service) postCaseFileRemove(ctx context.Context, a authz.Actor, in *caseFileRemove) (*struct{}, error) {
	return nil, s.detach(ctx, in.ID.ID, own(a, in.ID.ID), in.Body.Rev, in.FileID)
}

func (s *Service) postReceiptFile(ctx context.Context, in *receiptFileInput) (*struct{}, error) {
	form := in.RawBody.Data()
	return nil, s.attach(ctx, byCode(form.Code, form.ID), form.File.Filename, form.File)
}

func (s *Service) postReceiptFileOpen(ctx context.Context, in *concernReceiptFileInput) (*huma.StreamResponse, error) {
	b := in.Body
	return sendFile(s.sentFile(ctx, byCode(b.Code, b.ID), b.FileID))
}

func (s *Service) postReceiptFileRemove(ctx context.Context, in *concernReceiptRemoveInput) (*struct{}, error) {
	b := in.Body
	return nil, s.detach(ctx, b.ID, byCode(b.Code, b.ID), b.Rev, b.FileID)
}

func (s *Service) getHandledFile(ctx context.Context, a authz.Actor, in *caseFilePath) (*huma.StreamResponse, error) {
	return sendFile(s.HandledFile(ctx, a, in.ID.ID, in.FileID))
}
