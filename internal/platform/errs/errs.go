// Package errs is the product's only error vocabulary: what a user may be told, and under which code.
//
// An *Error carries a stable machine code, a kind (which decides the HTTP status) and Chinese text. Any
// other error is internal: it is logged with a request id and its text never reaches a user.
package errs

import (
	"errors"
	"strings"
)

// Error is a failure that the person in front of the screen can understand. It may be wrapped with %w on
// the way up; CodeOf, KindOf and Message find it again.
type Error struct {
	Code    string  // stable machine code, for example visit_future
	Kind    Kind    // zero is KindInvalid: a rule said no
	Message string  // Chinese, one sentence, shown as it is
	Fields  []Field // which inputs are meant, when the error is about inputs
	Detail  any     // what the reply carries beside the text, for example both versions of a conflict

	cause error
}

// Field says what is wrong with one input; Field is its name in the API, Message is Chinese.
type Field struct {
	Field   string `json:"field"`
	Message string `json:"message"`
}

// F makes a Field.
func F(field, message string) Field { return Field{Field: field, Message: message} }

// Error is for logs: code and text, the fields' names, then the cause.
func (e *Error) Error() string {
	var s strings.Builder
	s.WriteString(e.Code + ": " + e.Message)
	for _, f := range e.Fields {
		s.WriteString(" [" + f.Field + ": " + f.Message + "]")
	}
	if e.cause != nil {
		s.WriteString(": " + e.cause.Error())
	}
	return s.String()
}

// Unwrap is the cause given to Because.
func (e *Error) Unwrap() error { return e.cause }

// Is lets errors.Is match by code, so that a package-level *Error serves as a sentinel.
func (e *Error) Is(target error) bool {
	t, ok := target.(*Error)
	return ok && t.Code == e.Code
}

// Because returns a copy of e that keeps cause for the log; users do not see it.
func (e *Error) Because(cause error) *Error {
	c := *e
	c.cause = cause
	return &c
}

// With returns a copy of e that carries detail in its reply.
func (e *Error) With(detail any) *Error {
	c := *e
	c.Detail = detail
	return &c
}

// As finds the Error in err's chain.
func As(err error) (*Error, bool) {
	var e *Error
	ok := errors.As(err, &e)
	return e, ok
}

// Is reports whether err carries this code.
func Is(err error, code string) bool { return err != nil && CodeOf(err) == code }

// CodeOf is the code that err carries; InternalCode when it carries none, "" for nil.
func CodeOf(err error) string {
	if err == nil {
		return ""
	}
	if e, ok := As(err); ok {
		return e.Code
	}
	return InternalCode
}

// KindOf is the kind that err carries; KindInternal when it carries none. Do not ask it about nil.
func KindOf(err error) Kind {
	if e, ok := As(err); ok {
		return e.Kind
	}
	return KindInternal
}

// Message is the text that a user may read.
func Message(err error) string {
	if err == nil {
		return ""
	}
	if e, ok := As(err); ok && e.Kind != KindInternal {
		return e.Message
	}
	return internalMessage
}

// FieldsOf are the inputs that err names.
func FieldsOf(err error) []Field {
	if e, ok := As(err); ok {
		return e.Fields
	}
	return nil
}
