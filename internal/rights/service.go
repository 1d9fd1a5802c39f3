package rights

import (
	"context"

	"xiezhi/internal/org"
	"xiezhi/internal/platform/blob"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/paper"
	"xiezhi/internal/platform/seal"
	"xiezhi/internal/workday"
)

// Service holds the use-cases of the chapter.
type Service struct {
	DB    *db.DB
	Keys  *seal.Keys
	Blobs *blob.Store
	Font  func() (*paper.Font, error)

	// Sources are what other chapters hold on somebody; Inspections those by which a place's entries could be read.
	Sources     []Source
	Inspections func(ctx context.Context, q db.Q, at org.Place) ([]Glance, error)
}

func (s *Service) today() workday.Date { return workday.Of(s.DB.Now()) }

// Followers keep cases with whoever answers them, and house rules where their union stands: those of a union that is
// merged into another end with it, and the successor's own hold.
func Followers() []org.Follower {
	return []org.Follower{
		org.FollowTable("意见投诉申诉", caseTable, true),
		org.FollowTable("规章制度", "house_rule", false),
		org.FollowPerson("更正申请", "correction_request"),
	}
}
