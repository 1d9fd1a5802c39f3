package httpx

import (
	"math"
	"strconv"
	"sync"
	"time"

	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/errs"
)

// Rate allows Burst at once and then Per more in every Every.
type Rate struct {
	Burst int
	Per   int
	Every time.Duration
}

// Limiter keeps token buckets by key in memory; a bucket that is full again is forgotten.
type Limiter struct {
	mu      sync.Mutex
	now     clock.Clock
	buckets map[string]bucket
	swept   time.Time
}

type bucket struct {
	tokens float64
	at     time.Time
	full   time.Time
}

// NewLimiter makes an empty limiter.
func NewLimiter(now clock.Clock) *Limiter {
	return &Limiter{now: now, buckets: map[string]bucket{}}
}

// Take takes one token of key's bucket. When there is none, it says how long until the next.
func (l *Limiter) Take(key string, rate Rate) (wait time.Duration, ok bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := l.now()
	l.sweep(now)
	perSecond := float64(rate.Per) / rate.Every.Seconds()
	b, known := l.buckets[key]
	if !known {
		b = bucket{tokens: float64(rate.Burst), at: now}
	}
	b.tokens = math.Min(float64(rate.Burst), b.tokens+now.Sub(b.at).Seconds()*perSecond)
	b.at = now
	if ok = b.tokens >= 1; ok {
		b.tokens--
	} else {
		wait = time.Duration((1 - b.tokens) / perSecond * float64(time.Second))
	}
	b.full = now.Add(time.Duration((float64(rate.Burst) - b.tokens) / perSecond * float64(time.Second)))
	l.buckets[key] = b
	return wait, ok
}

func (l *Limiter) sweep(now time.Time) {
	if now.Sub(l.swept) < time.Minute {
		return
	}
	l.swept = now
	for k, b := range l.buckets {
		if b.full.Before(now) {
			delete(l.buckets, k)
		}
	}
}

// TooMany is the refusal of a caller who must wait.
func TooMany(wait time.Duration) error {
	return errs.Of(errs.KindLimited, "too_many", "操作过于频繁，请在 "+retryAfter(wait)+" 秒后再试。")
}

func retryAfter(wait time.Duration) string {
	return strconv.Itoa(max(1, int(math.Ceil(wait.Seconds()))))
}
