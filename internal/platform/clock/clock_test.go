package clock_test

import (
	"testing"
	"time"

	"xiezhi/internal/platform/clock"
)

var nanjing = time.FixedZone("Asia/Shanghai", 8*60*60)

func TestSystemIsUTCAndRuns(t *testing.T) {
	var c clock.Clock = clock.System
	before := time.Now()
	got := c()
	if got.Location() != time.UTC {
		t.Errorf("location %v, want UTC", got.Location())
	}
	if got.Before(before.Add(-time.Second)) || got.After(time.Now().Add(time.Second)) {
		t.Errorf("clock says %v at %v", got, before)
	}
}

func TestFixedStandsStillInUTC(t *testing.T) {
	c := clock.Fixed(time.Date(2026, 1, 1, 7, 30, 0, 0, nanjing))
	want := time.Date(2025, 12, 31, 23, 30, 0, 0, time.UTC)
	for range 2 {
		if got := c(); got != want {
			t.Errorf("got %v, want %v", got, want)
		}
	}
}

func TestManualMovesByHand(t *testing.T) {
	m := clock.NewManual(time.Date(2026, 1, 15, 8, 0, 0, 0, nanjing))
	var c clock.Clock = m.Now
	steps := []struct {
		name string
		move func()
		want time.Time
	}{
		{"start", func() {}, time.Date(2026, 1, 15, 0, 0, 0, 0, time.UTC)},
		{"forward", func() { m.Advance(25 * time.Hour) }, time.Date(2026, 1, 16, 1, 0, 0, 0, time.UTC)},
		{"back", func() { m.Advance(-2 * time.Hour) }, time.Date(2026, 1, 15, 23, 0, 0, 0, time.UTC)},
		{"set", func() { m.Set(time.Date(2027, 2, 1, 0, 0, 0, 0, nanjing)) }, time.Date(2027, 1, 31, 16, 0, 0, 0, time.UTC)},
	}
	for _, s := range steps {
		s.move()
		if got := c(); got != s.want {
			t.Errorf("%s: got %v, want %v", s.name, got, s.want)
		}
	}
}
