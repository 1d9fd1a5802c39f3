package worklog

import (
	"context"
	"encoding/base64"
	"net/http"
	"strings"
	"time"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/httpx"
)

// The served party's rates, for one address. A factory's people share one.
var (
	looking   = httpx.Rate{Burst: 60, Per: 60, Every: time.Minute}
	answering = httpx.Rate{Burst: 20, Per: 20, Every: time.Minute}
	codes     = httpx.Rate{Burst: 5, Per: 10, Every: time.Hour}
)

func (s *Service) publicRoutes(r authz.Router) {
	httpx.Public(r, http.MethodGet, "/api/confirm/{token}", s.getConfirm, httpx.Limited(looking), httpx.Summary("服务方的确认页"))
	httpx.Public(r, http.MethodPost, "/api/confirm/{token}", s.postConfirm, httpx.Limited(answering), httpx.MaxBody(160<<10), httpx.Summary("确认、要求更正或不予确认"))
	httpx.Public(r, http.MethodPost, "/api/confirm/{token}/code", s.postCode, httpx.Limited(codes), httpx.Summary("获取验证码"))
	httpx.Public(r, http.MethodGet, "/api/receipt/{token}", s.getReceipt, httpx.Limited(looking), httpx.Summary("签字人的回执"))
	httpx.Public(r, http.MethodPost, "/api/receipt/{token}", s.postReceipt, httpx.Limited(answering), httpx.Summary("撤回确认，或确认后要求更正"))
	httpx.Public(r, http.MethodGet, "/api/verify/{code}", s.getVerify, httpx.Limited(looking), httpx.Summary("核验打印件"))
}

// TokenPath is the secret of a link. Embedded types are exported, since huma fills no others.
type TokenPath struct {
	Token string `path:"token" minLength:"16" maxLength:"80"`
}

func (s *Service) getConfirm(ctx context.Context, in *TokenPath) (*httpx.Body[Asked], error) {
	return reply(s.Ask(ctx, in.Token))
}

type confirmInput struct {
	TokenPath
	Body struct {
		Act          string `json:"act" enum:"confirm,correct,refuse"`
		SeenHash     string `json:"hash" maxLength:"80" doc:"确认页给出的 hash"`
		Name         string `json:"name" required:"false" maxLength:"30"`
		Post         string `json:"post" required:"false" maxLength:"50"`
		Side         Side   `json:"side" required:"false" enum:"union,employer,workers,arranger,"`
		Signature    string `json:"signature" required:"false" maxLength:"90000" doc:"手写签名：PNG 的 Base64，可带 data: 前缀，不超过 64 KB"`
		Code         string `json:"code" required:"false" maxLength:"6" doc:"验证码；有它就不用手写签名"`
		Satisfaction int    `json:"score" required:"false" minimum:"0" maximum:"5" doc:"0 为不评"`
		Note         string `json:"note" required:"false" maxLength:"500" doc:"要求更正或不予确认的理由"`
	}
}

func (s *Service) postConfirm(ctx context.Context, in *confirmInput) (*httpx.Body[Receipt], error) {
	b := in.Body
	drawn, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(b.Signature, "data:image/png;base64,"))
	if err != nil {
		return nil, errSignature
	}
	return reply(s.Answer(ctx, in.Token, Answer{
		Act: b.Act, SeenHash: b.SeenHash, Name: b.Name, Post: b.Post, Side: b.Side, Signature: drawn, Code: strings.TrimSpace(b.Code),
		Satisfaction: b.Satisfaction, Note: b.Note,
	}))
}

func (s *Service) postCode(ctx context.Context, in *TokenPath) (*httpx.Body[CodeSent], error) {
	return reply(s.SendCode(ctx, in.Token))
}

func (s *Service) getReceipt(ctx context.Context, in *TokenPath) (*httpx.Body[ReceiptView], error) {
	return reply(s.Receipt(ctx, in.Token))
}

type undoInput struct {
	TokenPath
	Body struct {
		Act    string `json:"act" enum:"withdraw,correct"`
		Reason string `json:"reason" maxLength:"500"`
	}
}

func (s *Service) postReceipt(ctx context.Context, in *undoInput) (*httpx.Body[ReceiptView], error) {
	return reply(s.Undo(ctx, in.Token, in.Body.Act == AnswerCorrect, in.Body.Reason))
}

type codeInput struct {
	Code string `path:"code" minLength:"16" maxLength:"16"`
}

func (s *Service) getVerify(ctx context.Context, in *codeInput) (*httpx.Body[Verified], error) {
	return reply(s.Verify(ctx, in.Code))
}
