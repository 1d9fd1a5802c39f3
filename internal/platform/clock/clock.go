// Package clock is where the product learns what time it is; everything else is given a Clock.
package clock

import (
	"sync"
	"time"
)

// Clock tells the present instant, in UTC. A field or argument of this type is called now.
type Clock func() time.Time

// System is the machine's clock.
func System() time.Time { return time.Now().UTC() }

// Fixed is a clock that stands still.
func Fixed(t time.Time) Clock {
	t = t.UTC()
	return func() time.Time { return t }
}

// Manual is a clock that a test moves by hand; hand out its Now method as the Clock. It may be read and
// moved from several goroutines.
type Manual struct {
	mu sync.Mutex
	t  time.Time
}

// NewManual starts a manual clock at t.
func NewManual(t time.Time) *Manual { return &Manual{t: t.UTC()} }

// Now is the instant the clock was last moved to.
func (m *Manual) Now() time.Time {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.t
}

// Advance moves the clock by d, which may be negative.
func (m *Manual) Advance(d time.Duration) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.t = m.t.Add(d)
}

// Set moves the clock to t.
func (m *Manual) Set(t time.Time) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.t = t.UTC()
}
