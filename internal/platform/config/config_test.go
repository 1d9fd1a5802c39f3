package config_test

import (
	"testing"

	"xiezhi/internal/platform/config"
)

// TestNoSettingMakesADemonstration: the demonstration shows one-time codes, so no environment may turn a server into one.
func TestNoSettingMakesADemonstration(t *testing.T) {
	c, err := config.Load(func(name string) string {
		if name == "XIEZHI_LOG" || name == "XIEZHI_TRUSTED_PROXIES" {
			return ""
		}
		return "true"
	}, "data")
	if err != nil || c.Demo {
		t.Errorf("demo %v, %v", c.Demo, err)
	}
}
