package jobs

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"time"

	"xiezhi/internal/platform/errs"
)

// ErrLost tells a handler that the job is no longer its own: cancelled, or claimed anew after its lease ran out.
var ErrLost = errors.New("the job is no longer this worker's")

type finalError struct{ cause error }

func (f finalError) Error() string { return f.cause.Error() }
func (f finalError) Unwrap() error { return f.cause }

// Final marks an error that no retry can mend: the job is dead at once.
func Final(err error) error { return finalError{err} }

type panicError struct{ value any }

func (p panicError) Error() string { return fmt.Sprintf("panic: %v", p.value) }

// errUnknownKind is met when another version of the program enqueued the job. It is tried again, since the
// version that knows it may be just starting.
var errUnknownKind = errors.New("no handler for this kind of job")

// reason is what is stored about a failure. Error texts may quote a phone number or a name, so only codes
// and types are kept; the text goes to the log.
func reason(err error) string {
	if e, ok := errs.As(err); ok {
		return e.Code
	}
	switch {
	case errors.Is(err, errUnknownKind):
		return "unknown_kind"
	case errors.Is(err, context.DeadlineExceeded):
		return "timeout"
	case errors.Is(err, context.Canceled):
		return "interrupted"
	}
	if _, ok := errors.AsType[panicError](err); ok {
		return "panic"
	}
	for {
		inner := errors.Unwrap(err)
		if inner == nil {
			return fmt.Sprintf("internal (%T)", err)
		}
		err = inner
	}
}

const (
	firstWait = 20 * time.Second
	longWait  = time.Hour
)

// backoff is how long to wait after the given attempt (the first is 1): doubling, at most an hour, spread by a
// tenth either way so that what failed together does not return together.
func backoff(attempt int) time.Duration {
	wait := longWait
	if attempt < 9 {
		wait = min(firstWait<<(attempt-1), longWait)
	}
	return wait - wait/10 + rand.N(wait/5) //nolint:gosec // spreads retries, guards nothing
}
