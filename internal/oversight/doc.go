// Package oversight gives the separated administrators their pages: the audit administrator reads, verifies, exports
// and (with a reason) erases; the system administrator sees jobs and what waits in the outbox.
//
// None of them sees business data here: values stand in the audit masked, jobs show no arguments, and the outbox hides
// codes and links, by which somebody could sign in a served union's place.
package oversight

import (
	"context"

	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/jobs"
	"xiezhi/internal/platform/seal"
)

// Recount counts a kept figure anew from the records that it is kept of.
type Recount struct {
	Title string // Chinese, for example 年度天数
	Run   func(ctx context.Context, q db.Q) (checked int, wrong []string, err error)
}

// Service is the administrators' side of the program.
type Service struct {
	DB       *db.DB
	Keys     *seal.Keys
	Recounts []Recount
	// ShowOutbox shows codes and links of the outbox in clear: in the demonstration, where there is no gateway and
	// nobody is deceived.
	ShowOutbox bool
}

// Work registers the verification as a job.
func (s *Service) Work(r *jobs.Runner) { jobs.Handle(r, VerifyKind, s.verifyJob) }
