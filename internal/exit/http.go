package exit

import (
	"context"
	"io"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/blob"
	"xiezhi/internal/platform/httpx"
)

// Routes registers /api/exits and /api/my/exit.
func (s *Service) Routes(r authz.Router) {
	read, write, decide := authz.Need(authz.ExitRead), authz.Need(authz.ExitWrite), authz.Need(authz.ExitDecide)
	httpx.Handle(r, http.MethodGet, "/api/exits", read, s.getExits, httpx.Summary("退出事项"))
	httpx.Handle(r, http.MethodPost, "/api/exits", write, s.postExit, httpx.Summary("办理退出"), httpx.Status(http.StatusCreated))
	httpx.Handle(r, http.MethodGet, "/api/exits/export", read, s.exportList, httpx.Summary("导出退出事项"))
	httpx.Handle(r, http.MethodGet, "/api/exits/suggested", read, s.getSuggested, httpx.Summary("应当办理退出的人员"))
	httpx.Handle(r, http.MethodGet, "/api/exits/register", read, s.getRegister, httpx.Summary("备案登记簿"))
	httpx.Handle(r, http.MethodGet, "/api/exits/register/export", read, s.getRegisterExport, httpx.Summary("导出备案登记簿"))
	httpx.Handle(r, http.MethodGet, "/api/exits/register/print", read, s.getRegisterPrint, httpx.Summary("打印备案登记簿"))
	httpx.Handle(r, http.MethodGet, "/api/exits/{id}", read, s.getExit, httpx.Summary("一件退出事项"))
	httpx.Handle(r, http.MethodPut, "/api/exits/{id}", write, s.putExit, httpx.Summary("保存退出事项"))
	httpx.Handle(r, http.MethodPut, "/api/exits/{id}/delivery", write, s.putDelivery, httpx.Summary("保存送达和交接"))
	httpx.Handle(r, http.MethodPost, "/api/exits/{id}/accept", write, s.postAccept, httpx.Summary("受理本人申请"))
	httpx.Handle(r, http.MethodPost, "/api/exits/{id}/ask", write, s.postAsk, httpx.Summary("请本人陈述"))
	httpx.Handle(r, http.MethodPost, "/api/exits/{id}/agree", decide, s.postAgree, httpx.Summary("单位确认协商一致的日期"))
	httpx.Handle(r, http.MethodPost, "/api/exits/{id}/agree-paper", write, s.postAgreePaper, httpx.Summary("登记本人书面确认协商一致的日期"))
	httpx.Handle(r, http.MethodPost, "/api/exits/{id}/decide", decide, s.postDecide, httpx.Summary("决定"))
	httpx.Handle(r, http.MethodPost, "/api/exits/{id}/reopen", decide, s.postReopen, httpx.Summary("撤回决定"))
	httpx.Handle(r, http.MethodPost, "/api/exits/{id}/complete", write, s.postComplete, httpx.Summary("办结：登记离岗"))
	httpx.Handle(r, http.MethodPost, "/api/exits/{id}/file", write, s.postFile, httpx.Summary("报送备案"))
	httpx.Handle(r, http.MethodPost, "/api/exits/{id}/revert", decide, s.postRevert, httpx.Summary("撤回办结：备案以前恢复聘用"))
	httpx.Handle(r, http.MethodPost, "/api/exits/{id}/correct", decide, s.postCorrect, httpx.Summary("更正备案"))
	httpx.Handle(r, http.MethodPost, "/api/exits/{id}/void", write, s.postVoid, httpx.Summary("作废"))
	httpx.Handle(r, http.MethodPost, "/api/exits/{id}/resume", write, s.postResume, httpx.Summary("恢复办理"))
	httpx.Handle(r, http.MethodPost, "/api/exits/{id}/supplement", authz.Need(authz.ExitReceive), s.postSupplement, httpx.Summary("要求补充材料"))
	httpx.Handle(r, http.MethodPost, "/api/exits/{id}/answer", write, s.postAnswer, httpx.Summary("答复补充材料"))
	httpx.Handle(r, http.MethodPost, "/api/exits/{id}/files", write, s.postExitFile, httpx.Summary("上传材料"), httpx.MaxBody(MaxFile+1<<20))
	httpx.Handle(r, http.MethodPost, "/api/exits/{id}/files/{fileId}/remove", write, s.removeExitFile, httpx.Summary("删除材料"))
	httpx.Handle(r, http.MethodGet, "/api/exits/{id}/files/{fileId}", read, s.getExitFile, httpx.Summary("材料"))
	httpx.Handle(r, http.MethodGet, "/api/exits/{id}/pack", read, s.getPack, httpx.Summary("退出材料"))
	httpx.Handle(r, http.MethodGet, "/api/exits/{id}/bundle", read, s.getBundle, httpx.Summary("全套退出材料"))
	httpx.Handle(r, http.MethodGet, "/api/exits/{id}/receipt", read, s.getReceiptPaper, httpx.Summary("备案回执"))

	httpx.Handle(r, http.MethodGet, "/api/my/exit", authz.SignedIn(), s.getOwn, httpx.Summary("本人的离岗申请和事项"))
	httpx.Handle(r, http.MethodPost, "/api/my/exit", authz.SignedIn(), s.postOwn, httpx.Summary("申请提前离岗"), httpx.Status(http.StatusCreated))
	httpx.Handle(r, http.MethodPost, "/api/my/exit/{id}/withdraw", authz.SignedIn(), s.postOwnWithdraw, httpx.Summary("撤回申请"))
	httpx.Handle(r, http.MethodPost, "/api/my/exit/{id}/agree", authz.SignedIn(), s.postOwnAgree, httpx.Summary("确认协商一致的日期"))
	httpx.Handle(r, http.MethodPost, "/api/my/exit/{id}/statement", authz.SignedIn(), s.postOwnStatement, httpx.Summary("本人陈述"))
	httpx.Handle(r, http.MethodPost, "/api/my/exit/{id}/files", authz.SignedIn(), s.postOwnFile, httpx.Summary("随陈述提交材料"), httpx.MaxBody(MaxFile+1<<20))
	httpx.Handle(r, http.MethodPost, "/api/my/exit/{id}/files/{fileId}/remove", authz.SignedIn(), s.removeOwnFile, httpx.Summary("撤下本人提交的材料"))
	httpx.Handle(r, http.MethodGet, "/api/my/exit/{id}/files/{fileId}", authz.SignedIn(), s.getOwnFile, httpx.Summary("本人提交的材料"))
	httpx.Handle(r, http.MethodGet, "/api/my/exit/{id}/bundle", authz.SignedIn(), s.getOwnBundle, httpx.Summary("本人的离岗材料"))
	httpx.Handle(r, http.MethodPost, "/api/my/exit/{id}/acknowledge", authz.SignedIn(), s.postOwnAcknowledge, httpx.Summary("确认知悉决定"))

	httpx.Public(r, http.MethodGet, "/api/exit-receipts/{code}", s.getVerify, httpx.Limited(httpx.Rate{Burst: 60, Per: 60, Every: time.Minute}), httpx.Summary("核验打印的备案回执"))
}

type listInput struct {
	httpx.PageQuery
	ListQuery
}

func (s *Service) getExits(ctx context.Context, a authz.Actor, in *listInput) (*httpx.Body[httpx.Page[ListedExit]], error) {
	p, err := s.List(ctx, a, in.ListQuery, in.PageQuery)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(p), nil
}

func (s *Service) getSuggested(ctx context.Context, a authz.Actor, _ *struct{}) (*httpx.Body[httpx.List[Leaver]], error) {
	list, err := s.Suggest(ctx, a)
	if err != nil {
		return nil, err
	}
	return httpx.ReplyList(list), nil
}

type beginInput struct{ Body Start }

func (s *Service) postExit(ctx context.Context, a authz.Actor, in *beginInput) (*httpx.Body[FullExit], error) {
	x, err := s.Begin(ctx, a, in.Body)
	return s.reply(ctx, a, x.ID, err)
}

func (s *Service) reply(ctx context.Context, a authz.Actor, id string, err error) (*httpx.Body[FullExit], error) {
	if err != nil {
		return nil, err
	}
	v, err := s.Show(ctx, a, id)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(v), nil
}

func (s *Service) getExit(ctx context.Context, a authz.Actor, in *httpx.ID) (*httpx.Body[FullExit], error) {
	return s.reply(ctx, a, in.ID, nil)
}

type writtenBody struct {
	Written
	Rev int64 `json:"rev"`
}

type writtenInput struct {
	httpx.ID
	Body writtenBody
}

func (s *Service) putExit(ctx context.Context, a authz.Actor, in *writtenInput) (*httpx.Body[FullExit], error) {
	return s.reply(ctx, a, in.ID.ID, s.Write(ctx, a, in.ID.ID, in.Body.Rev, in.Body.Written))
}

type deliveryBody struct {
	Delivery
	Rev int64 `json:"rev"`
}

type deliveryInput struct {
	httpx.ID
	Body deliveryBody
}

func (s *Service) putDelivery(ctx context.Context, a authz.Actor, in *deliveryInput) (*httpx.Body[FullExit], error) {
	return s.reply(ctx, a, in.ID.ID, s.Deliver(ctx, a, in.ID.ID, in.Body.Rev, in.Body.Delivery))
}

type revInput struct {
	httpx.ID
	Body struct {
		Rev int64 `json:"rev"`
	}
}

func (s *Service) postAccept(ctx context.Context, a authz.Actor, in *revInput) (*httpx.Body[FullExit], error) {
	return s.reply(ctx, a, in.ID.ID, s.Accept(ctx, a, in.ID.ID, in.Body.Rev))
}

func (s *Service) postAsk(ctx context.Context, a authz.Actor, in *revInput) (*httpx.Body[FullExit], error) {
	return s.reply(ctx, a, in.ID.ID, s.Ask(ctx, a, in.ID.ID, in.Body.Rev))
}

func (s *Service) postAgree(ctx context.Context, a authz.Actor, in *revInput) (*httpx.Body[FullExit], error) {
	return s.reply(ctx, a, in.ID.ID, s.Agree(ctx, a, in.ID.ID, in.Body.Rev))
}

func (s *Service) postAgreePaper(ctx context.Context, a authz.Actor, in *revInput) (*httpx.Body[FullExit], error) {
	return s.reply(ctx, a, in.ID.ID, s.AgreePaper(ctx, a, in.ID.ID, in.Body.Rev))
}

type decideBody struct {
	Decision
	Rev int64 `json:"rev"`
}

type decideInput struct {
	httpx.ID
	Body decideBody
}

func (s *Service) postDecide(ctx context.Context, a authz.Actor, in *decideInput) (*httpx.Body[FullExit], error) {
	return s.reply(ctx, a, in.ID.ID, s.Decide(ctx, a, in.ID.ID, in.Body.Rev, in.Body.Decision))
}

type reasonInput struct {
	httpx.ID
	Body struct {
		Rev    int64  `json:"rev"`
		Reason string `json:"reason" maxLength:"500"`
	}
}

func (s *Service) postReopen(ctx context.Context, a authz.Actor, in *reasonInput) (*httpx.Body[FullExit], error) {
	return s.reply(ctx, a, in.ID.ID, s.Reopen(ctx, a, in.ID.ID, in.Body.Rev, in.Body.Reason))
}

func (s *Service) postRevert(ctx context.Context, a authz.Actor, in *reasonInput) (*httpx.Body[FullExit], error) {
	return s.reply(ctx, a, in.ID.ID, s.Revert(ctx, a, in.ID.ID, in.Body.Rev, in.Body.Reason))
}

type correctBody struct {
	Correction
	Rev int64 `json:"rev"`
}

type correctInput struct {
	httpx.ID
	Body correctBody
}

func (s *Service) postCorrect(ctx context.Context, a authz.Actor, in *correctInput) (*httpx.Body[FullExit], error) {
	return s.reply(ctx, a, in.ID.ID, s.Correct(ctx, a, in.ID.ID, in.Body.Rev, in.Body.Correction))
}

func (s *Service) postVoid(ctx context.Context, a authz.Actor, in *reasonInput) (*httpx.Body[FullExit], error) {
	return s.reply(ctx, a, in.ID.ID, s.Void(ctx, a, in.ID.ID, in.Body.Rev, in.Body.Reason))
}

func (s *Service) postResume(ctx context.Context, a authz.Actor, in *revInput) (*httpx.Body[FullExit], error) {
	return s.reply(ctx, a, in.ID.ID, s.Resume(ctx, a, in.ID.ID, in.Body.Rev))
}

func (s *Service) postComplete(ctx context.Context, a authz.Actor, in *revInput) (*httpx.Body[FullExit], error) {
	return s.reply(ctx, a, in.ID.ID, s.Complete(ctx, a, in.ID.ID, in.Body.Rev))
}

func (s *Service) postFile(ctx context.Context, a authz.Actor, in *revInput) (*httpx.Body[FullExit], error) {
	return s.reply(ctx, a, in.ID.ID, s.File(ctx, a, in.ID.ID, in.Body.Rev))
}

type supplementInput struct {
	httpx.ID
	Body struct {
		Rev  int64  `json:"rev"`
		Text string `json:"text" maxLength:"1000"`
	}
}

func (s *Service) postSupplement(ctx context.Context, a authz.Actor, in *supplementInput) (*httpx.Body[FullExit], error) {
	return s.reply(ctx, a, in.ID.ID, s.Receive(ctx, a, in.ID.ID, in.Body.Rev, in.Body.Text))
}

func (s *Service) postAnswer(ctx context.Context, a authz.Actor, in *supplementInput) (*httpx.Body[FullExit], error) {
	return s.reply(ctx, a, in.ID.ID, s.Answer(ctx, a, in.ID.ID, in.Body.Rev, in.Body.Text))
}

type exitFileForm struct {
	File huma.FormFile `form:"file" required:"true" doc:"PDF、Word、Excel、JPEG 或 PNG，不超过 10 MB"`
	Kind string        `form:"kind" required:"true" enum:"evidence,application,agreement,statement,consultation,decision,delivery,other"`
	Rev  int64         `form:"rev" required:"true"`
}

type exitFileInput struct {
	httpx.ID
	RawBody huma.MultipartFormFiles[exitFileForm]
}

func (s *Service) postExitFile(ctx context.Context, a authz.Actor, in *exitFileInput) (*httpx.Body[FullExit], error) {
	form := in.RawBody.Data()
	return s.reply(ctx, a, in.ID.ID, s.Attach(ctx, a, in.ID.ID, form.Rev, FileKind(form.Kind), form.File.Filename, form.File))
}

type exitFilePath struct {
	httpx.ID
	FileID string `path:"fileId" format:"uuid"`
}

type exitFileRemove struct {
	httpx.ID
	FileID string `path:"fileId" format:"uuid"`
	Body   struct {
		Rev int64 `json:"rev"`
	}
}

func (s *Service) removeExitFile(ctx context.Context, a authz.Actor, in *exitFileRemove) (*httpx.Body[FullExit], error) {
	return s.reply(ctx, a, in.ID.ID, s.Detach(ctx, a, in.ID.ID, in.Body.Rev, in.FileID))
}

func (s *Service) getExitFile(ctx context.Context, a authz.Actor, in *exitFilePath) (*huma.StreamResponse, error) {
	f, r, err := s.OpenFile(ctx, a, in.ID.ID, in.FileID)
	return sendFile(f, r, err)
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

func (s *Service) getBundle(ctx context.Context, a authz.Actor, in *httpx.ID) (*huma.StreamResponse, error) {
	return s.Bundle(ctx, a, in.ID)
}

type paperInput struct {
	httpx.ID
	httpx.PaperFormat
}

func (s *Service) getPack(ctx context.Context, a authz.Actor, in *paperInput) (*huma.StreamResponse, error) {
	return s.Pack(ctx, a, in.ID.ID, in.PaperFormat)
}

type receiptInput struct {
	httpx.ID
	httpx.PaperFormat
	FilingID string `query:"filing" maxLength:"36" doc:"哪一份备案的回执，空为最后一份"`
}

func (s *Service) getReceiptPaper(ctx context.Context, a authz.Actor, in *receiptInput) (*huma.StreamResponse, error) {
	return s.PrintReceipt(ctx, a, in.ID.ID, in.FilingID, in.PaperFormat)
}

// FilingsQuery names a register.
type FilingsQuery struct {
	UnionID string `query:"unionId" maxLength:"36" doc:"空为本人所在的设区市"`
	Year    int    `query:"year" minimum:"0" maximum:"2100" doc:"空为本年"`
}

func (s *Service) getRegister(ctx context.Context, a authz.Actor, in *FilingsQuery) (*httpx.Body[FilingRegister], error) {
	r, err := s.Register(ctx, a, in.UnionID, in.Year, registerLines)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(r), nil
}

func (s *Service) getRegisterExport(ctx context.Context, a authz.Actor, in *FilingsQuery) (*huma.StreamResponse, error) {
	name, write, err := s.ExportRegister(ctx, a, in.UnionID, in.Year)
	if err != nil {
		return nil, err
	}
	return httpx.Download(name, httpx.XLSX, write), nil
}

type registerPrint struct {
	FilingsQuery
	httpx.PaperFormat
}

func (s *Service) getRegisterPrint(ctx context.Context, a authz.Actor, in *registerPrint) (*huma.StreamResponse, error) {
	return s.PrintRegister(ctx, a, in.UnionID, in.Year, in.PaperFormat)
}

func (s *Service) ownReply(ctx context.Context, a authz.Actor, err error) (*httpx.Body[OwnExit], error) {
	if err != nil {
		return nil, err
	}
	v, err := s.Own(ctx, a)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(v), nil
}

func (s *Service) getOwn(ctx context.Context, a authz.Actor, _ *struct{}) (*httpx.Body[OwnExit], error) {
	return s.ownReply(ctx, a, nil)
}

type applyInput struct{ Body Wish }

func (s *Service) postOwn(ctx context.Context, a authz.Actor, in *applyInput) (*httpx.Body[OwnExit], error) {
	return s.ownReply(ctx, a, s.Apply(ctx, a, in.Body))
}

func (s *Service) postOwnWithdraw(ctx context.Context, a authz.Actor, in *revInput) (*httpx.Body[OwnExit], error) {
	return s.ownReply(ctx, a, s.WithdrawOwn(ctx, a, in.ID.ID, in.Body.Rev))
}

func (s *Service) postOwnAgree(ctx context.Context, a authz.Actor, in *revInput) (*httpx.Body[OwnExit], error) {
	return s.ownReply(ctx, a, s.AgreeOwn(ctx, a, in.ID.ID, in.Body.Rev))
}

type statementInput struct {
	httpx.ID
	Body struct {
		Rev      int64  `json:"rev"`
		Text     string `json:"text" maxLength:"2000"`
		Declined bool   `json:"declined"`
	}
}

func (s *Service) postOwnStatement(ctx context.Context, a authz.Actor, in *statementInput) (*httpx.Body[OwnExit], error) {
	return s.ownReply(ctx, a, s.StateOwn(ctx, a, in.ID.ID, in.Body.Rev, in.Body.Text, in.Body.Declined))
}

func (s *Service) postOwnAcknowledge(ctx context.Context, a authz.Actor, in *revInput) (*httpx.Body[OwnExit], error) {
	return s.ownReply(ctx, a, s.AcknowledgeOwn(ctx, a, in.ID.ID, in.Body.Rev))
}

type ownFileForm struct {
	File huma.FormFile `form:"file" required:"true" doc:"PDF、Word、Excel、JPEG 或 PNG，不超过 10 MB"`
	Rev  int64         `form:"rev" required:"true"`
}

type ownFileInput struct {
	httpx.ID
	RawBody huma.MultipartFormFiles[ownFileForm]
}

func (s *Service) postOwnFile(ctx context.Context, a authz.Actor, in *ownFileInput) (*httpx.Body[OwnExit], error) {
	form := in.RawBody.Data()
	return s.ownReply(ctx, a, s.AttachOwn(ctx, a, in.ID.ID, form.Rev, form.File.Filename, form.File))
}

func (s *Service) removeOwnFile(ctx context.Context, a authz.Actor, in *exitFileRemove) (*httpx.Body[OwnExit], error) {
	return s.ownReply(ctx, a, s.DetachOwn(ctx, a, in.ID.ID, in.Body.Rev, in.FileID))
}

func (s *Service) getOwnFile(ctx context.Context, a authz.Actor, in *exitFilePath) (*huma.StreamResponse, error) {
	f, r, err := s.OpenOwnFile(ctx, a, in.ID.ID, in.FileID)
	return sendFile(f, r, err)
}

func (s *Service) getOwnBundle(ctx context.Context, a authz.Actor, in *httpx.ID) (*huma.StreamResponse, error) {
	return s.OwnBundle(ctx, a, in.ID)
}

type codeInput struct {
	Code string `path:"code" minLength:"16" maxLength:"16"`
}

func (s *Service) getVerify(ctx context.Context, in *codeInput) (*httpx.Body[VerifiedReceipt], error) {
	v, err := s.Verify(ctx, in.Code)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(v), nil
}
