package report

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"time"

	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/workday"
)

// kept holds overviews that were counted moments ago. Whatever changes a figure writes an audit entry in the same
// transaction, so an overview stands while the newest entry does. Two transactions may commit in another order than
// their entries were numbered; keptFor bounds what is missed then.
type kept struct {
	mu   sync.Mutex
	list map[keptKey]keptOverview
}

const (
	keptFor  = 5 * time.Second
	keptMost = 500
)

type keptKey struct {
	unionID   string
	on, today workday.Date
}

type keptOverview struct {
	Overview
	newest string // audit entry
	at     time.Time
}

func (s *Service) countedOverview(ctx context.Context, q db.Q, u org.Union, on, today workday.Date) (Overview, error) {
	var newest string
	if err := q.NewRaw("SELECT coalesce(max(id), '') FROM audit_entry").Scan(ctx, &newest); err != nil {
		return Overview{}, fmt.Errorf("read newest change: %w", err)
	}
	key, now := keptKey{u.ID, on, today}, s.DB.Now()
	s.kept.mu.Lock()
	o, ok := s.kept.list[key]
	s.kept.mu.Unlock()
	if !ok || o.newest != newest || now.Sub(o.at) > keptFor {
		fresh, err := OverviewOf(ctx, q, u, on, today)
		if err != nil {
			return Overview{}, err
		}
		o = keptOverview{fresh, newest, now}
		s.kept.mu.Lock()
		if s.kept.list == nil || len(s.kept.list) >= keptMost {
			s.kept.list = map[keptKey]keptOverview{}
		}
		s.kept.list[key] = o
		s.kept.mu.Unlock()
	}
	o.Rows = slices.Clone(o.Rows) // the caller says in them what opens
	return o.Overview, nil
}
