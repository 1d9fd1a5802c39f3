package main

import (
	"fmt"
	"net/http"
	"slices"
	"sync"
	"syscall"
	"time"

	"xiezhi/scripts/internal/loopback"
)

// result is what a case took.
type result struct {
	perSecond float64
	p50, p99  time.Duration
	each      time.Duration // processor time of this process for one, which busy neighbours change little
}

// under runs do on each of n workers, one call after another, for a while after a short warming up.
func under(n int, last time.Duration, do func(worker, turn int) error) (result, error) {
	took := make([][]time.Duration, n)
	failed := make([]error, n)
	start := time.Now().Add(last / 5)
	end := start.Add(last)
	var before, after time.Duration
	var wg sync.WaitGroup
	wg.Go(func() {
		time.Sleep(time.Until(start))
		before = processorTime()
		time.Sleep(time.Until(end))
		after = processorTime()
	})
	for w := range n {
		wg.Go(func() {
			for turn := 0; ; turn++ {
				began := time.Now()
				if !began.Before(end) {
					return
				}
				if failed[w] = do(w, turn); failed[w] != nil {
					return
				}
				if done := time.Now(); !began.Before(start) && !done.After(end) {
					took[w] = append(took[w], done.Sub(began))
				}
			}
		})
	}
	wg.Wait()
	for _, err := range failed {
		if err != nil {
			return result{}, err
		}
	}
	return summarise(slices.Concat(took...), last, after-before), nil
}

// processorTime is what this process has used so far.
func processorTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func summarise(all []time.Duration, in, used time.Duration) result {
	if len(all) == 0 {
		return result{}
	}
	slices.Sort(all)
	return result{
		perSecond: float64(len(all)) / in.Seconds(), each: used / time.Duration(len(all)),
		p50: all[len(all)/2], p99: all[min(len(all)-1, len(all)*99/100)],
	}
}

// requests has each client send what next writes for it, and asks for the status.
func requests(clients []*loopback.Client, last time.Duration, status int, next func(c *loopback.Client, worker, turn int) []byte) (result, error) {
	return under(len(clients), last, func(w, turn int) error {
		got, body, err := clients[w].Send(next(clients[w], w, turn))
		if err != nil {
			return err
		}
		if got != status {
			return fmt.Errorf("status %d: %.300s", got, body)
		}
		return nil
	})
}

// again is for reads that are the same each time.
func again(path string) func(c *loopback.Client, worker, turn int) []byte {
	var mu sync.Mutex
	written := map[*loopback.Client][]byte{}
	return func(c *loopback.Client, _, _ int) []byte {
		mu.Lock()
		defer mu.Unlock()
		if written[c] == nil {
			written[c] = c.Request(http.MethodGet, path, nil)
		}
		return written[c]
	}
}
