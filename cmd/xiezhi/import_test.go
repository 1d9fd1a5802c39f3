package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/workday"
)

const sampleRoster = "../../internal/roster/testdata/roster-kunshan.xlsx"

// expectedRow is a row of the sample's expected outcomes, whose reasons are illustrative.
type expectedRow struct {
	Row     int    `json:"row"`
	Name    string `json:"name"`
	Outcome string `json:"outcome"`
	ID      string `json:"id"`
	Start   string `json:"contract_start"`
	End     string `json:"contract_end"`
}

func expected(t *testing.T) []expectedRow {
	t.Helper()
	data, err := os.ReadFile("../../internal/roster/testdata/roster-kunshan.expected.json")
	if err != nil {
		t.Fatal(err)
	}
	var want []expectedRow
	if err := json.Unmarshal(data, &want); err != nil {
		t.Fatal(err)
	}
	return want
}

// In an empty province the towns are not in the tree, which is a warning; otherwise each row is as expected. Once the
// towns are there, every row is.
func TestSampleRosterOnTheCommandLine(t *testing.T) {
	dir, xiezhi := folder(t)
	read := func() []expectedRow {
		t.Helper()
		out, err := xiezhi("import", "roster", sampleRoster, "--union", "昆山市总工会", "--dry-run", "--as-of", "2026-10-15", "--json")
		if err != nil {
			t.Fatal(err)
		}
		dec := json.NewDecoder(strings.NewReader(out))
		dec.DisallowUnknownFields()
		var reply struct {
			Rows []struct {
				expectedRow
				Codes, Why []string
			} `json:"rows"`
		}
		if err := dec.Decode(&reply); err != nil || dec.More() {
			t.Fatalf("%v in %s", err, out)
		}
		var rows []expectedRow
		for _, r := range reply.Rows {
			if len(r.Codes) != len(r.Why) || r.Codes == nil {
				t.Errorf("row %d: %v %v", r.Row, r.Codes, r.Why)
			}
			rows = append(rows, r.expectedRow)
		}
		return rows
	}
	want := expected(t)
	got := read()
	for i := range got {
		if (got[i].Row == 5 || got[i].Row == 6) && got[i].Outcome == "warn" { // 玉山镇总工会, 昆山开发区总工会
			got[i].Outcome = "accept"
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("without the towns -want +got:\n%s", diff)
	}
	a, err := (&env{getenv: dataIn(t, dir)}).open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	county, err := org.ByName(t.Context(), a.DB.Read(), "昆山市总工会", "")
	if err != nil || len(county) != 1 {
		t.Fatal(county, err)
	}
	err = a.DB.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error {
		var towns []org.NewUnion
		for _, name := range []string{"玉山镇", "周市镇", "花桥镇", "张浦镇", "千灯镇", "巴城镇", "昆山开发区"} {
			kind := org.KindTown
			if name == "昆山开发区" {
				kind = org.KindZone
			}
			since := workday.MustParse("2020-08-05")
			towns = append(towns, org.NewUnion{Name: name + "总工会", Kind: kind, SuperiorID: county[0].ID, EmployingSince: since})
		}
		_, err := org.CreateTx(ctx, tx, audit.System(), towns)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, read()); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// The command is another process than the server on the same data, and both write.
func TestImportBesideARunningServer(t *testing.T) {
	dir, _ := folder(t)
	program := func(env string, args ...string) *exec.Cmd {
		c := exec.CommandContext(t.Context(), os.Args[0], args...)
		c.Env = append(os.Environ(), "XIEZHI_TEST_AS_PROGRAM=1", "XIEZHI_DATA="+dir, "XIEZHI_DB="+dataIn(t, dir)("XIEZHI_DB"), env)
		return c
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := l.Addr().String()
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	server := program("XIEZHI_ADDR="+address, "serve")
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = server.Process.Signal(os.Interrupt)
		_ = server.Wait()
	})
	for began := time.Now(); ; time.Sleep(50 * time.Millisecond) {
		if reply, err := http.Get("http://" + address + "/api/health"); err == nil {
			reply.Body.Close()
			break
		}
		if time.Since(began) > 30*time.Second {
			t.Fatal("the server did not come up")
		}
	}
	// Failed logins are written down by the server all the while.
	stop := make(chan struct{})
	idle := make(chan struct{})
	go func() {
		defer close(idle)
		for n := 0; ; n++ {
			select {
			case <-stop:
				return
			default:
			}
			body := strings.NewReader(fmt.Sprintf(`{"login":"nobody%d","password":"wrong-password"}`, n))
			if reply, err := http.Post("http://"+address+"/api/session", "application/json", body); err == nil {
				reply.Body.Close()
			}
		}
	}()
	importer := program("", "import", "roster", sampleRoster, "--union", "昆山市总工会", "--as-of", "2026-10-15", "--json")
	var out, noise bytes.Buffer
	importer.Stdout, importer.Stderr = &out, &noise
	err = importer.Run()
	close(stop)
	<-idle
	if err != nil {
		t.Fatalf("%v: %s", err, noise.String())
	}
	var reply struct {
		Result struct{ Persons int }
	}
	if err := json.Unmarshal(out.Bytes(), &reply); err != nil || reply.Result.Persons != 6 {
		t.Errorf("%v: %s", err, out.String())
	}
	refused := program("", "import", "roster", sampleRoster, "--union", "某某市总工会", "--json")
	out.Reset()
	refused.Stdout = &out
	if err := refused.Run(); refused.ProcessState.ExitCode() != 1 || out.Len() != 0 {
		t.Errorf("a refusal: %v, status %d, %q on stdout", err, refused.ProcessState.ExitCode(), out.String())
	}
}

func TestImportRoster(t *testing.T) {
	_, xiezhi := folder(t)
	const file = sampleRoster
	type reply struct {
		Rows []struct {
			Row               int
			Name, Outcome, ID string
			Codes, Why        []string
			ContractStart     string `json:"contract_start"`
			ContractEnd       string `json:"contract_end"`
		}
		Result *struct{ Persons, Already, Left int }
	}
	read := func(args ...string) reply {
		t.Helper()
		out, err := xiezhi(append([]string{"import", "roster", file, "--union", "昆山市总工会", "--as-of", "2026-10-15", "--json"}, args...)...)
		if err != nil {
			t.Fatal(err)
		}
		var r reply
		if err := json.Unmarshal([]byte(out), &r); err != nil {
			t.Fatalf("%v in %s", err, out)
		}
		return r
	}
	r := read("--dry-run")
	first := r.Rows[0]
	if len(r.Rows) != 11 || r.Result != nil || first.Row != 4 || first.Name != "沈国平" || first.Outcome != "warn" ||
		first.ID != "320583198503120012" || first.ContractStart != "2025-01-01" || first.ContractEnd != "2026-12-31" ||
		strings.Join(first.Codes, " ") != "duplicate_elsewhere" || len(first.Why) != 1 {
		t.Errorf("dry run: %+v", r)
	}
	if r := read(); r.Result == nil || r.Result.Persons != 6 || r.Result.Left != 5 {
		t.Errorf("import: %+v", r.Result)
	}
	if r := read(); r.Result == nil || r.Result.Persons != 0 || r.Result.Already != 6 || r.Result.Left != 5 {
		t.Errorf("twice is once: %+v", r.Result)
	}
	out, err := xiezhi("import", "roster", file, "--union", "昆山", "--dry-run", "--as-of", "2026-10-15")
	if err != nil || !strings.Contains(out, "共 11 行") || !strings.Contains(out, "没有写入") {
		t.Errorf("table: %v %s", err, out)
	}
	for what, args := range map[string][]string{
		"没有找到工会":    {"import", "roster", file, "--union", "某某市总工会"},
		"不止一家":      {"import", "roster", file, "--union", "鼓楼区总工会"},
		"文本（CSV）文件": {"import", "roster", "import_test.go", "--union", "昆山市总工会"},
	} {
		if _, err := xiezhi(args...); err == nil || !strings.Contains(err.Error(), what) {
			t.Errorf("want %q, got %v", what, err)
		}
	}
}
