package errs

import "net/http"

// Kind is what sort of failure an error is.
type Kind int

// Kinds, each with the HTTP status by which it leaves the house.
const (
	KindInvalid      Kind = iota // a rule of the Measures or of the product says no: 422
	KindMalformed                // the request cannot be read at all: 400
	KindUnauthorized             // nobody is logged in, or the login is wrong: 401
	KindForbidden                // a permission is missing: 403
	KindNotFound                 // not there, or outside the actor's scope: 404
	KindConflict                 // stale rev, or the same client key with other content: 409
	KindTooLarge                 // body or file beyond its limit: 413
	KindLimited                  // too many requests: 429
	KindInternal                 // ours; the text stays in the log: 500
)

// Status is the HTTP status of the kind.
func (k Kind) Status() int {
	switch k {
	case KindInvalid:
		return http.StatusUnprocessableEntity
	case KindMalformed:
		return http.StatusBadRequest
	case KindUnauthorized:
		return http.StatusUnauthorized
	case KindForbidden:
		return http.StatusForbidden
	case KindNotFound:
		return http.StatusNotFound
	case KindConflict:
		return http.StatusConflict
	case KindTooLarge:
		return http.StatusRequestEntityTooLarge
	case KindLimited:
		return http.StatusTooManyRequests
	case KindInternal:
		return http.StatusInternalServerError
	}
	return http.StatusInternalServerError
}
