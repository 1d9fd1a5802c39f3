package pinyin_test

import (
	"testing"

	"xiezhi/internal/platform/pinyin"
)

func TestKey(t *testing.T) {
	for text, want := range map[string]string{
		"昆山市总工会":   "kunshanshizonggonghui ksszgh",
		"吕梁":       "lvliang ll",
		"A股 3号（北）": "agu3haobei ag3hb",
		"":         " ",
		"——":       " ",
	} {
		if got := pinyin.Key(text); got != want {
			t.Errorf("Key(%q) = %q, want %q", text, got, want)
		}
	}
}
