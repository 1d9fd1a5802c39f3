package exit_test

import (
	"testing"

	"xiezhi/internal/platform/db/dbtest"
)

func TestMain(m *testing.M) { dbtest.Main(m) }
