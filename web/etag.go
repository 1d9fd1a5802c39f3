package web

import (
	"hash/fnv"
	"io/fs"
	"strconv"
)

// etags names every file by its bytes as sent, so that a compressed and a plain reply never share a tag.
func etags(dist fs.FS) map[string]string {
	tags := map[string]string{}
	err := fs.WalkDir(dist, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		body, err := fs.ReadFile(dist, name)
		if err != nil {
			return err
		}
		h := fnv.New64a()
		_, _ = h.Write(body) // an FNV hash never fails to write
		tags[name] = `"` + strconv.FormatUint(h.Sum64(), 36) + "-" + strconv.Itoa(len(body)) + `"`
		return nil
	})
	if err != nil {
		panic(err) // the files are in the program itself
	}
	return tags
}
