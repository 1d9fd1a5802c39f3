package web

import (
	"hash/fnv"
	"io/fs"
	"strconv"
	"sync"
)

// tags names files by their bytes as sent, so that a compressed and a plain reply never share a name. A file is read when
// it is first asked for: reading all of them at the start would keep the whole of them in memory, asked for or not.
type tags struct {
	dist  fs.FS
	mu    sync.Mutex
	known map[string]string // from a file's name to its tag
}

// of is a file's entity tag (RFC 9110, 8.8.3), empty where there is no such file.
func (t *tags) of(name string) string {
	t.mu.Lock()
	defer t.mu.Unlock()
	if tag, ok := t.known[name]; ok {
		return tag
	}
	body, err := fs.ReadFile(t.dist, name)
	if err != nil {
		return ""
	}
	h := fnv.New64a()
	_, _ = h.Write(body) // an FNV hash never fails to write
	tag := `"` + strconv.FormatUint(h.Sum64(), 36) + "-" + strconv.Itoa(len(body)) + `"`
	t.known[name] = tag
	return tag
}
