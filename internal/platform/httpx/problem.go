package httpx

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/validation"

	"xiezhi/internal/platform/errs"
)

// Problem is the reply to whatever goes wrong, after RFC 9457. Code is stable; Title and Detail are Chinese.
type Problem struct {
	Type      string       `json:"type" doc:"about:blank"`
	Title     string       `json:"title"`
	Status    int          `json:"status"`
	Detail    string       `json:"detail"`
	Code      string       `json:"code"`
	Errors    []errs.Field `json:"errors,omitempty" nullable:"false"`
	Extra     any          `json:"extra,omitempty" doc:"what the code carries, for example both versions of a conflict"`
	RequestID string       `json:"requestId,omitempty"`
}

// Error makes a Problem an error for huma.
func (p *Problem) Error() string { return p.Code + ": " + p.Detail }

// GetStatus is the HTTP status.
func (p *Problem) GetStatus() int { return p.Status }

// ContentType names problem+json in place of plain JSON.
func (p *Problem) ContentType(string) string { return "application/problem+json" }

// problemOf is the one mapping of errors to replies and the one place that logs them.
func problemOf(ctx context.Context, err error) *Problem {
	meta := MetaOf(ctx)
	if p, ok := errors.AsType[*Problem](err); ok {
		return p
	}
	if errors.Is(err, context.Canceled) && ctx.Err() != nil {
		return &Problem{Type: "about:blank", Title: "已取消", Status: 499, Code: "canceled", RequestID: meta.RequestID}
	}
	kind := errs.KindOf(err)
	if kind == errs.KindInternal {
		slog.ErrorContext(ctx, "request failed", "request", meta.RequestID, "err", err)
	} else {
		slog.DebugContext(ctx, "request refused", "request", meta.RequestID, "code", errs.CodeOf(err))
	}
	p := &Problem{
		Type: "about:blank", Title: statusTitle(kind.Status()), Status: kind.Status(), Code: errs.CodeOf(err),
		Detail: errs.Message(err), RequestID: meta.RequestID,
	}
	if e, ok := errs.As(err); ok && kind != errs.KindInternal {
		p.Errors, p.Extra = e.Fields, e.Detail
	}
	return p
}

func writeProblem(ctx huma.Context, err error) {
	p := problemOf(ctx.Context(), err)
	ctx.SetHeader("Content-Type", "application/problem+json")
	ctx.SetStatus(p.Status)
	if err := json.NewEncoder(ctx.BodyWriter()).Encode(p); err != nil {
		slog.DebugContext(ctx.Context(), "reply not delivered", "err", err)
	}
}

// WriteProblem answers err outside the API, for the handlers of pages and files.
func WriteProblem(w http.ResponseWriter, r *http.Request, err error) {
	p := problemOf(r.Context(), err)
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(p.Status)
	if err := json.NewEncoder(w).Encode(p); err != nil {
		slog.DebugContext(r.Context(), "reply not delivered", "err", err)
	}
}

func statusTitle(status int) string {
	switch status {
	case http.StatusBadRequest:
		return "请求无法读取"
	case http.StatusUnauthorized:
		return "未登录"
	case http.StatusForbidden:
		return "没有权限"
	case http.StatusNotFound:
		return "未找到"
	case http.StatusConflict:
		return "内容有冲突"
	case http.StatusRequestEntityTooLarge:
		return "内容过大"
	case http.StatusUnprocessableEntity:
		return "不能办理"
	case http.StatusTooManyRequests:
		return "操作过于频繁"
	}
	if status >= http.StatusInternalServerError {
		return "系统错误"
	}
	return "请求有误"
}

// inChinese replaces those words of huma's that no message of the validation package covers. Ours begin in Chinese,
// also where huma puts a word of its own before those of a type; others may only quote it.
func inChinese(message string) string {
	message = strings.TrimPrefix(message, "invalid value: ")
	if r, _ := utf8.DecodeRuneInString(message); unicode.Is(unicode.Han, r) {
		return message
	}
	if strings.HasPrefix(message, "required ") {
		return "请填写"
	}
	if message == "File required" {
		return "请选择文件"
	}
	return "格式不对"
}

// fromHuma is what huma's own refusals become: it never echoes values, and for its internal errors never the text.
func fromHuma(ctx huma.Context, status int, msg string, causes ...error) huma.StatusError {
	var meta Meta
	if ctx != nil {
		meta = MetaOf(ctx.Context())
	}
	p := &Problem{Type: "about:blank", Title: statusTitle(status), Status: status, RequestID: meta.RequestID}
	switch {
	case status == http.StatusRequestEntityTooLarge:
		p.Code, p.Detail = "too_large", "提交的内容超过了大小限制。"
	case status == http.StatusUnsupportedMediaType:
		p.Code, p.Detail = "media_type", "不支持这种格式的内容。"
	case status >= http.StatusInternalServerError:
		slog.Error("request failed", "request", meta.RequestID, "err", errors.Join(append(causes, errors.New(msg))...))
		p.Code, p.Detail = errs.InternalCode, errs.Message(errors.New("internal"))
	case status == http.StatusUnprocessableEntity:
		p.Code, p.Detail = errs.FieldsCode, "有内容需要修改，请看标出的各项。"
	default:
		p.Code, p.Detail = "malformed", "请求的内容无法读取，请刷新页面后重试。"
	}
	if status < http.StatusInternalServerError {
		for _, c := range causes {
			if d, ok := errors.AsType[*huma.ErrorDetail](c); ok {
				field := d.Location
				for _, head := range []string{"body.", "query.", "path.", "header.", "form."} {
					field = strings.TrimPrefix(field, head)
				}
				message := d.Message
				if at, text, ok := fieldOf(message); ok {
					field, message = at, text
				}
				if name, ok := strings.CutPrefix(message, lacks); ok {
					field, message = name, "请填写"
					if parent, ok := strings.CutPrefix(d.Location, "body."); ok {
						field = parent + "." + name
					}
				}
				p.Errors = append(p.Errors, errs.F(field, inChinese(message)))
			}
		}
	}
	return p
}

// lacks is what huma is made to say of an object that has not all members; the reply names the member.
const lacks = "缺少 "

// leastText is what huma says of a text that is too short.
const leastText = "至少 %d 个字"

// say writes huma's messages as a clerk reads them: a limit in full, never 1e+07, and of an empty text that it is to
// be filled in.
func say(format string, args ...any) string {
	if format == leastText && slices.Equal(args, []any{1}) {
		return "请填写"
	}
	for i, a := range args {
		if n, ok := a.(float64); ok {
			args[i] = strconv.FormatFloat(n, 'f', -1, 64)
		}
	}
	return fmt.Sprintf(format, args...)
}

// speakChinese replaces huma's English, once for the program, since huma keeps its texts in package variables.
func speakChinese() {
	huma.NewErrorWithContext = fromHuma
	huma.NewError = func(status int, msg string, causes ...error) huma.StatusError {
		return fromHuma(nil, status, msg, causes...)
	}
	huma.ErrorFormatter = say //nolint:reassign // huma offers the variable to be set
	validation.MsgUnexpectedProperty = "多出了不认识的内容"
	validation.MsgExpectedRFC3339DateTime = "应为日期时间"
	validation.MsgExpectedRFC3339Date = "应为日期，如 2026-11-22"
	validation.MsgExpectedRFC3339Time = "应为时间"
	validation.MsgExpectedRFC4122UUID = "编号格式不对%.0s" // without the English that huma gives along
	validation.MsgExpectedBoolean = "应为是或否"
	validation.MsgExpectedNumber = "应为数字"
	validation.MsgExpectedInteger = "应为整数"
	validation.MsgExpectedString = "应为文字"
	validation.MsgExpectedBase64String = "应为 Base64 编码"
	validation.MsgExpectedArray = "应为列表"
	validation.MsgExpectedObject = "应为对象"
	validation.MsgExpectedArrayItemsUnique = "列表中有重复"
	validation.MsgExpectedOneOf = "应为以下之一：%s"
	validation.MsgExpectedMinimumNumber = "不能小于 %v"
	validation.MsgExpectedExclusiveMinimumNumber = "应大于 %v"
	validation.MsgExpectedMaximumNumber = "不能大于 %v"
	validation.MsgExpectedExclusiveMaximumNumber = "应小于 %v"
	validation.MsgExpectedMinLength = leastText
	validation.MsgExpectedMaxLength = "最多 %d 个字"
	validation.MsgExpectedBePattern = "应为%s"
	validation.MsgExpectedMatchPattern = "格式不对（%s）"
	validation.MsgExpectedMinItems = "至少 %d 项"
	validation.MsgExpectedMaxItems = "最多 %d 项"
	validation.MsgExpectedRequiredProperty = lacks + "%s"
}
