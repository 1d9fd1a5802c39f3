package main

import (
	"strings"
	"testing"
)

func TestReadCountsAndShowsOnlyWhatMatters(t *testing.T) {
	cases := []struct {
		name    string
		in      string
		noSkips bool
		want    counts
		out     string
	}{
		{
			name: "pass",
			in: `{"Action":"run","Package":"p","Test":"TestA"}
{"Action":"output","Package":"p","Test":"TestA","Output":"=== RUN   TestA\n"}
{"Action":"pass","Package":"p","Test":"TestA/sub"}
{"Action":"pass","Package":"p","Test":"TestA"}
{"Action":"output","Package":"p","Output":"PASS\n"}
{"Action":"output","Package":"p","Output":"ok  \tp\t0.1s\n"}
{"Action":"pass","Package":"p"}
`,
			want: counts{passed: 2}, out: "ok  \tp\t0.1s\n",
		},
		{
			name: "failed test",
			in: `{"Action":"output","Package":"p","Test":"TestA","Output":"    a_test.go:3: got 1\n"}
{"Action":"fail","Package":"p","Test":"TestA"}
{"Action":"output","Package":"p","Output":"FAIL\tp\t0.1s\n"}
{"Action":"fail","Package":"p"}
`,
			want: counts{failed: 1}, out: "    a_test.go:3: got 1\nFAIL\tp\t0.1s\n",
		},
		{
			name: "does not build",
			in: `{"ImportPath":"p [p.test]","Action":"build-output","Output":"p.go:1: undefined: x\n"}
{"ImportPath":"p [p.test]","Action":"build-fail"}
{"Action":"output","Package":"p","Output":"FAIL\tp [build failed]\n"}
{"Action":"fail","Package":"p","FailedBuild":"p [p.test]"}
`,
			want: counts{failed: 1}, out: "p.go:1: undefined: x\nFAIL\tp [build failed]\n",
		},
		{
			name: "skip allowed",
			in:   `{"Action":"skip","Package":"p","Test":"TestA"}` + "\n" + `{"Action":"skip","Package":"q"}` + "\n",
			want: counts{skipped: 1},
		},
		{
			name: "skip refused", noSkips: true,
			in: `{"Action":"output","Package":"p","Test":"TestA","Output":"    a_test.go:3: no database\n"}
{"Action":"skip","Package":"p","Test":"TestA"}
`,
			want: counts{failed: 1, skipped: 1},
			out:  "--- SKIP is not allowed here: p TestA\n    a_test.go:3: no database\n",
		},
		{
			name: "foreign lines", in: "go: downloading x\n{\"Action\":\"start\",\"Package\":\"p\"}\n",
			out: "go: downloading x\n",
		},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var out strings.Builder
			got, err := read(strings.NewReader(c.in), &out, c.noSkips)
			if err != nil {
				t.Fatal(err)
			}
			if got != c.want {
				t.Errorf("counts %+v, want %+v", got, c.want)
			}
			if out.String() != c.out {
				t.Errorf("printed %q\nwant    %q", out.String(), c.out)
			}
		})
	}
}

func TestReadRefusesSilence(t *testing.T) {
	var out strings.Builder
	if _, err := read(strings.NewReader(""), &out, false); err == nil {
		t.Error("nothing at all was taken for success")
	}
}
