package errs

// Codes of the errors that every chapter shares. A chapter names its own beside its rules.
const (
	InternalCode = "internal"
	NotFoundCode = "not_found"
	StaleCode    = "stale"
	MissingCode  = "permission_missing"
	FieldsCode   = "fields_invalid"
)

const internalMessage = "系统内部错误，请稍后再试；如仍不行，请把请求编号告诉管理员。"

// E is a refusal (422) with a code and Chinese text, and the inputs it is about.
func E(code, message string, fields ...Field) *Error {
	return &Error{Code: code, Kind: KindInvalid, Message: message, Fields: fields}
}

// Of is an error of any kind.
func Of(kind Kind, code, message string, fields ...Field) *Error {
	return &Error{Code: code, Kind: kind, Message: message, Fields: fields}
}

// Rule is a refusal by a rule that no single input is to blame for.
func Rule(code, message string) *Error { return E(code, message) }

// NotFound says that what (Chinese: 工作日志, 工会) does not exist for this actor; it reads the same
// whether the record is missing or out of scope.
func NotFound(what string) *Error {
	return Of(KindNotFound, NotFoundCode, what+"不存在，或不在您的管辖范围内。")
}

// Stale says that the record was changed since it was read. Hang both versions on it by With.
func Stale() *Error {
	return Of(KindConflict, StaleCode, "内容已被他人修改，请核对两个版本后再保存。")
}

// Missing says that the actor lacks a permission; it is named in words, so that the actor can ask for it.
func Missing(permission, title string) *Error {
	return Of(KindForbidden, MissingCode, "您没有此项权限（"+title+"）。").With(map[string]string{"permission": permission})
}

// Fields is a refusal that lists every input at fault, or nil when there is none; collect them first, so
// that a person mends a form in one go.
func Fields(fields ...Field) error {
	if len(fields) == 0 {
		return nil
	}
	return E(FieldsCode, "有内容需要修改，请看标出的各项。", fields...)
}
