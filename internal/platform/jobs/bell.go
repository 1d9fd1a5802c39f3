package jobs

import "sync"

// bell tells the runners of this process that work was committed. A needless ring costs one look at the
// table, and a ring lost with its process costs the wait for the next look; so it may be one for all.
var bell = &ringer{hear: map[chan struct{}]bool{}}

type ringer struct {
	mu   sync.Mutex
	hear map[chan struct{}]bool
}

func (r *ringer) ring() {
	r.mu.Lock()
	defer r.mu.Unlock()
	for c := range r.hear {
		select {
		case c <- struct{}{}:
		default: // it is awake already
		}
	}
}

func (r *ringer) listen() (heard <-chan struct{}, stop func()) {
	c := make(chan struct{}, 1)
	r.mu.Lock()
	r.hear[c] = true
	r.mu.Unlock()
	return c, func() {
		r.mu.Lock()
		delete(r.hear, c)
		r.mu.Unlock()
	}
}
