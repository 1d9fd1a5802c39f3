package rulebook

import (
	"context"
	"io"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/blob"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/policy"
	"xiezhi/internal/workday"
)

// documentRoutes registers /api/local-rules, /api/interpretations, /api/rule-questions and the notes that screens show.
func (s *Service) documentRoutes(r authz.Router) {
	read, draft, speak := authz.Need(authz.PolicyRead), authz.Need(authz.PolicyDraft), authz.Need(authz.PolicyManage)
	httpx.Handle(r, http.MethodGet, "/api/policy/pack", read, s.getPack, httpx.Summary("规则包，逐条写成文字"))
	httpx.Handle(r, http.MethodGet, "/api/policy/notes", read, s.getNotes, httpx.Summary("页面上起作用的规则及其解释"))

	httpx.Handle(r, http.MethodGet, "/api/local-rules", read, s.getLocals, httpx.Summary("各设区市实施细则的报备情况"))
	httpx.Handle(r, http.MethodGet, "/api/local-rules/export", read, s.exportLocals, httpx.Summary("导出实施细则报备情况"))
	httpx.Handle(r, http.MethodPost, "/api/local-rules", draft, s.postLocal, httpx.Summary("起草实施细则"), httpx.Status(http.StatusCreated))
	httpx.Handle(r, http.MethodGet, "/api/local-rules/{id}", read, s.getLocal, httpx.Summary("一份实施细则"))
	httpx.Handle(r, http.MethodPut, "/api/local-rules/{id}", draft, s.putLocal, httpx.Summary("修改草稿"))
	httpx.Handle(r, http.MethodDelete, "/api/local-rules/{id}", draft, s.deleteLocal, httpx.Summary("删除草稿"))
	httpx.Handle(r, http.MethodPost, "/api/local-rules/{id}/file", draft, s.postLocalFile, httpx.Summary("上传细则文件"), httpx.MaxBody(MaxLocalFile+1<<20))
	httpx.Handle(r, http.MethodGet, "/api/local-rules/{id}/file", read, s.getLocalFile, httpx.Summary("细则文件"))
	httpx.Handle(r, http.MethodGet, "/api/local-rules/{id}/print", read, s.printLocal, httpx.Summary("打印报备回执"))
	httpx.Handle(r, http.MethodPost, "/api/local-rules/{id}/submit", speak, s.submitLocal, httpx.Summary("向省总工会报备"))
	httpx.Handle(r, http.MethodPost, "/api/local-rules/{id}/note", speak, s.noteLocal, httpx.Summary("备查"))
	httpx.Handle(r, http.MethodPost, "/api/local-rules/{id}/return", speak, s.returnLocal, httpx.Summary("退回意见，不影响报备日期"))
	httpx.Handle(r, http.MethodPost, "/api/local-rules/{id}/answer", draft, s.answerLocal, httpx.Summary("答复意见"))
	httpx.Handle(r, http.MethodPost, "/api/local-rules/{id}/repeal", speak, s.repealLocal, httpx.Summary("废止"))

	httpx.Handle(r, http.MethodGet, "/api/interpretations", read, s.getInterpretations, httpx.Summary("《办法》的解释"))
	httpx.Handle(r, http.MethodGet, "/api/interpretations/export", read, s.exportInterpretations, httpx.Summary("导出解释"))
	httpx.Handle(r, http.MethodPost, "/api/interpretations", draft, s.postInterpretation, httpx.Summary("起草解释"), httpx.Status(http.StatusCreated))
	httpx.Handle(r, http.MethodGet, "/api/interpretations/{id}", read, s.getInterpretation, httpx.Summary("一份解释"))
	httpx.Handle(r, http.MethodPut, "/api/interpretations/{id}", draft, s.putInterpretationDraft, httpx.Summary("修改草稿"))
	httpx.Handle(r, http.MethodDelete, "/api/interpretations/{id}", draft, s.deleteInterpretation, httpx.Summary("删除草稿"))
	httpx.Handle(r, http.MethodPost, "/api/interpretations/{id}/publish", speak, s.publishInterpretation, httpx.Summary("发布解释"))
	httpx.Handle(r, http.MethodPost, "/api/interpretations/{id}/withdraw", speak, s.withdrawInterpretation, httpx.Summary("撤回解释"))
	httpx.Handle(r, http.MethodGet, "/api/interpretations/{id}/print", read, s.printInterpretation, httpx.Summary("打印解释"))

	httpx.Handle(r, http.MethodGet, "/api/rule-questions", read, s.getQuestions, httpx.Summary("向省总工会提出的问题"))
	httpx.Handle(r, http.MethodPost, "/api/rule-questions", draft, s.postQuestion, httpx.Summary("就《办法》提问"), httpx.Status(http.StatusCreated))
	httpx.Handle(r, http.MethodPost, "/api/rule-questions/{id}/reply", speak, s.replyQuestion, httpx.Summary("答复问题"))
}

type notesInput struct {
	UnionID string       `query:"unionId" maxLength:"36" doc:"空为本单位"`
	Date    workday.Date `query:"date" doc:"空为今天"`
	Keys    []string     `query:"keys" required:"true" maxItems:"20" doc:"逗号分隔"`
}

func (s *Service) getNotes(ctx context.Context, a authz.Actor, in *notesInput) (*httpx.Body[httpx.List[RuleNote]], error) {
	keys := make([]policy.Key, len(in.Keys))
	for i, k := range in.Keys {
		keys[i] = policy.Key(strings.TrimSpace(k))
	}
	list, err := s.Notes(ctx, a, in.UnionID, in.Date, keys)
	if err != nil {
		return nil, err
	}
	return httpx.ReplyList(list), nil
}

func (s *Service) getLocals(ctx context.Context, a authz.Actor, _ *struct{}) (*httpx.Body[LocalBoard], error) {
	board, err := s.Locals(ctx, a)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(board), nil
}

func (s *Service) exportLocals(ctx context.Context, a authz.Actor, _ *struct{}) (*huma.StreamResponse, error) {
	return s.ExportLocals(ctx, a)
}

type localInput struct {
	Body struct {
		UnionID string `json:"unionId" maxLength:"36"`
		LocalContent
	}
}

func (s *Service) postLocal(ctx context.Context, a authz.Actor, in *localInput) (*httpx.Body[LocalView], error) {
	l, err := s.DraftLocal(ctx, a, in.Body.UnionID, in.Body.LocalContent)
	if err != nil {
		return nil, err
	}
	return s.localReply(ctx, a, l.ID)
}

func (s *Service) localReply(ctx context.Context, a authz.Actor, id string) (*httpx.Body[LocalView], error) {
	v, err := s.Local(ctx, a, id)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(v), nil
}

// done is the reply of an act upon a city's rules: the rules as they are after it.
func (s *Service) done(ctx context.Context, a authz.Actor, id string, err error) (*httpx.Body[LocalView], error) {
	if err != nil {
		return nil, err
	}
	return s.localReply(ctx, a, id)
}

func (s *Service) getLocal(ctx context.Context, a authz.Actor, in *httpx.ID) (*httpx.Body[LocalView], error) {
	return s.localReply(ctx, a, in.ID)
}

type localEditInput struct {
	httpx.ID
	Body struct {
		Rev int64 `json:"rev"`
		LocalContent
	}
}

func (s *Service) putLocal(ctx context.Context, a authz.Actor, in *localEditInput) (*httpx.Body[LocalView], error) {
	return s.done(ctx, a, in.ID.ID, s.SaveLocal(ctx, a, in.ID.ID, in.Body.Rev, in.Body.LocalContent))
}

// RevQuery is the rev of what is deleted. It is exported because huma reads embedded inputs only then.
type RevQuery struct {
	Rev int64 `query:"rev" required:"true"`
}

type revInput struct {
	httpx.ID
	RevQuery
}

func (s *Service) deleteLocal(ctx context.Context, a authz.Actor, in *revInput) (*struct{}, error) {
	return nil, s.DiscardLocal(ctx, a, in.ID.ID, in.Rev)
}

type localFileForm struct {
	File huma.FormFile `form:"file" required:"true" doc:"PDF 或 Word（.docx），不超过 20 MB"`
	Rev  int64         `form:"rev" required:"true"`
}

type localFileInput struct {
	httpx.ID
	RawBody huma.MultipartFormFiles[localFileForm]
}

func (s *Service) postLocalFile(ctx context.Context, a authz.Actor, in *localFileInput) (*httpx.Body[LocalView], error) {
	form := in.RawBody.Data()
	return s.done(ctx, a, in.ID.ID, s.AttachLocal(ctx, a, in.ID.ID, form.Rev, form.File.Filename, form.File))
}

func (s *Service) getLocalFile(ctx context.Context, a authz.Actor, in *httpx.ID) (*huma.StreamResponse, error) {
	f, r, err := s.LocalFile(ctx, a, in.ID)
	if err != nil {
		return nil, err
	}
	return sent(f, r), nil
}

func sent(f blob.File, r io.ReadCloser) *huma.StreamResponse {
	return httpx.Download(f.Name, f.Type, func(w io.Writer) error {
		defer r.Close()
		_, err := io.Copy(w, r)
		return err
	})
}

type printInput struct {
	httpx.ID
	httpx.PaperFormat
}

func (s *Service) printLocal(ctx context.Context, a authz.Actor, in *printInput) (*huma.StreamResponse, error) {
	return s.PrintLocal(ctx, a, in.ID.ID, in.PaperFormat)
}

type actInput struct {
	httpx.ID
	Body struct {
		Rev   int64  `json:"rev"`
		Words string `json:"words,omitempty" maxLength:"1000"`
	}
}

func (s *Service) submitLocal(ctx context.Context, a authz.Actor, in *actInput) (*httpx.Body[LocalView], error) {
	return s.done(ctx, a, in.ID.ID, s.FileLocal(ctx, a, in.ID.ID, in.Body.Rev))
}

func (s *Service) noteLocal(ctx context.Context, a authz.Actor, in *actInput) (*httpx.Body[LocalView], error) {
	return s.done(ctx, a, in.ID.ID, s.NoteLocal(ctx, a, in.ID.ID, in.Body.Rev, in.Body.Words))
}

func (s *Service) returnLocal(ctx context.Context, a authz.Actor, in *actInput) (*httpx.Body[LocalView], error) {
	return s.done(ctx, a, in.ID.ID, s.ReturnLocal(ctx, a, in.ID.ID, in.Body.Rev, in.Body.Words))
}

func (s *Service) answerLocal(ctx context.Context, a authz.Actor, in *actInput) (*httpx.Body[LocalView], error) {
	return s.done(ctx, a, in.ID.ID, s.AnswerLocal(ctx, a, in.ID.ID, in.Body.Rev, in.Body.Words))
}

type repealInput struct {
	httpx.ID
	Body struct {
		Rev   int64        `json:"rev"`
		Last  workday.Date `json:"last" doc:"最后一天"`
		Words string       `json:"words" maxLength:"1000"`
	}
}

func (s *Service) repealLocal(ctx context.Context, a authz.Actor, in *repealInput) (*httpx.Body[LocalView], error) {
	return s.done(ctx, a, in.ID.ID, s.RepealLocal(ctx, a, in.ID.ID, in.Body.Rev, in.Body.Last, in.Body.Words))
}

type interpretationsInput struct {
	httpx.PageQuery
	InterpretationFilter
}

func (s *Service) getInterpretations(ctx context.Context, a authz.Actor, in *interpretationsInput) (*httpx.Body[httpx.Page[InterpretationLine]], error) {
	page, err := s.Interpretations(ctx, a, in.InterpretationFilter, in.PageQuery)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(page), nil
}

func (s *Service) exportInterpretations(ctx context.Context, a authz.Actor, in *InterpretationFilter) (*huma.StreamResponse, error) {
	return s.ExportInterpretations(ctx, a, *in)
}

type interpretationInput struct{ Body InterpretationContent }

func (s *Service) postInterpretation(ctx context.Context, a authz.Actor, in *interpretationInput) (*httpx.Body[InterpretationView], error) {
	i, err := s.DraftInterpretation(ctx, a, in.Body)
	return s.said(ctx, a, i.ID, err)
}

// said is the reply of an act upon an interpretation: the interpretation as it is after it.
func (s *Service) said(ctx context.Context, a authz.Actor, id string, err error) (*httpx.Body[InterpretationView], error) {
	if err != nil {
		return nil, err
	}
	v, err := s.Interpretation(ctx, a, id)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(v), nil
}

func (s *Service) getInterpretation(ctx context.Context, a authz.Actor, in *httpx.ID) (*httpx.Body[InterpretationView], error) {
	return s.said(ctx, a, in.ID, nil)
}

type interpretationEditInput struct {
	httpx.ID
	Body struct {
		Rev int64 `json:"rev"`
		InterpretationContent
	}
}

func (s *Service) putInterpretationDraft(ctx context.Context, a authz.Actor, in *interpretationEditInput) (*httpx.Body[InterpretationView], error) {
	return s.said(ctx, a, in.ID.ID, s.SaveInterpretation(ctx, a, in.ID.ID, in.Body.Rev, in.Body.InterpretationContent))
}

func (s *Service) deleteInterpretation(ctx context.Context, a authz.Actor, in *revInput) (*struct{}, error) {
	return nil, s.DiscardInterpretation(ctx, a, in.ID.ID, in.Rev)
}

func (s *Service) publishInterpretation(ctx context.Context, a authz.Actor, in *actInput) (*httpx.Body[InterpretationView], error) {
	return s.said(ctx, a, in.ID.ID, s.Publish(ctx, a, in.ID.ID, in.Body.Rev))
}

type withdrawInput struct {
	httpx.ID
	Body struct {
		Rev    int64        `json:"rev"`
		From   workday.Date `json:"from" doc:"从哪天起不再适用"`
		Reason string       `json:"reason" maxLength:"1000"`
	}
}

func (s *Service) withdrawInterpretation(ctx context.Context, a authz.Actor, in *withdrawInput) (*httpx.Body[InterpretationView], error) {
	return s.said(ctx, a, in.ID.ID, s.Withdraw(ctx, a, in.ID.ID, in.Body.Rev, in.Body.From, in.Body.Reason))
}

func (s *Service) printInterpretation(ctx context.Context, a authz.Actor, in *printInput) (*huma.StreamResponse, error) {
	return s.PrintInterpretation(ctx, a, in.ID.ID, in.PaperFormat)
}

type questionsInput struct {
	httpx.PageQuery
	QuestionFilter
}

func (s *Service) getQuestions(ctx context.Context, a authz.Actor, in *questionsInput) (*httpx.Body[httpx.Page[QuestionLine]], error) {
	page, err := s.Questions(ctx, a, in.QuestionFilter, in.PageQuery)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(page), nil
}

type questionInput struct {
	Body struct {
		UnionID string `json:"unionId,omitempty" maxLength:"36" doc:"空为本单位"`
		Article string `json:"article,omitempty" maxLength:"40"`
		Words   string `json:"words" maxLength:"1000"`
	}
}

func (s *Service) postQuestion(ctx context.Context, a authz.Actor, in *questionInput) (*httpx.Body[Question], error) {
	k, err := s.Ask(ctx, a, in.Body.UnionID, in.Body.Article, in.Body.Words)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(k), nil
}

func (s *Service) replyQuestion(ctx context.Context, a authz.Actor, in *actInput) (*struct{}, error) {
	return nil, s.Reply(ctx, a, in.ID.ID, in.Body.Rev, in.Body.Words)
}
