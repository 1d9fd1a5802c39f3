package identity

import (
	"sync"
	"sync/atomic"
	"time"

	"xiezhi/internal/authz"
	"xiezhi/internal/workday"
)

// fresh is how long a session is believed without asking the database again. Changes made by this process are seen at
// once; those of another one (the command line beside a server) within this time.
const fresh = 3 * time.Second

// seat is a session in use with its account and today's grants.
type seat struct {
	session session
	account account
	grants  []authz.Grant
	on      workday.Date // the day for which the grants were read
	read    time.Time
	seen    atomic.Int64 // unix microseconds of the last request
	told    atomic.Int64 // what the database knows of seen
}

// seats keeps the sessions in use, so that a request costs no query, and remembers when each was used last until
// the next flush.
type seats struct {
	mu    sync.RWMutex
	byKey map[string]*seat
	era   int // counts clearings: what was read before one must not be kept after it
}

func newSeats() *seats { return &seats{byKey: map[string]*seat{}} }

// take finds a seat that is fresh, and notes that it is used.
func (s *seats) take(key string, now time.Time, today workday.Date) (found *seat, era int) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	t := s.byKey[key]
	if t == nil || t.on != today || now.Sub(t.read) >= fresh || now.Before(t.read) {
		return nil, s.era
	}
	return t, s.era
}

// lastSeen is when the session was used last as far as this process knows; zero when it does not.
func (s *seats) lastSeen(key string) time.Time {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if t := s.byKey[key]; t != nil {
		return time.UnixMicro(t.seen.Load()).UTC()
	}
	return time.Time{}
}

// put keeps a seat unless something was changed since era. What was not yet told of the old one is carried over.
func (s *seats) put(key string, t *seat, era int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.era != era {
		return
	}
	if old := s.byKey[key]; old != nil {
		t.told.Store(old.told.Load())
	}
	s.byKey[key] = t
}

// stale makes every seat be read again: accounts, grants or sessions were changed. The times of use stay.
func (s *seats) stale() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.era++
	for _, t := range s.byKey {
		t.read = time.Time{}
	}
}

// drop forgets a session that is no more.
func (s *seats) drop(key string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.era++
	delete(s.byKey, key)
}

// untold lists the sessions used since the last flush, and forgets those not used for an hour.
func (s *seats) untold(now time.Time) map[string]*seat {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := map[string]*seat{}
	for key, t := range s.byKey {
		switch seen := t.seen.Load(); {
		case seen > t.told.Load():
			out[key] = t
		case now.UnixMicro()-seen > time.Hour.Microseconds():
			delete(s.byKey, key)
		}
	}
	return out
}
