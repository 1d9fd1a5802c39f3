package paper_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"os"
	"path"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/platform/paper"
	"xiezhi/internal/platform/paper/papertest"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// parts are the files of a Word document by name.
func parts(t testing.TB, d paper.Doc) map[string][]byte {
	t.Helper()
	var b bytes.Buffer
	if err := paper.WriteDOCX(&b, d); err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if out[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// The golden file was looked at as LibreOffice prints it. It has a line for each element, for readable diffs.
func TestFormAsWordDocument(t *testing.T) {
	got := strings.ReplaceAll(string(parts(t, form(t))["word/document.xml"]), "><", ">\n<")
	const golden = "testdata/form.document.xml"
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Error(diff)
	}
}

type wordTable struct {
	Grid []struct {
		W int `xml:"w,attr"`
	} `xml:"tblGrid>gridCol"`
	Rows []struct {
		Height struct {
			Val int `xml:"val,attr"`
		} `xml:"trPr>trHeight"`
		Cells []struct {
			W struct {
				W int `xml:"w,attr"`
			} `xml:"tcPr>tcW"`
			Span struct {
				Val int `xml:"val,attr"`
			} `xml:"tcPr>gridSpan"`
			Merge *struct {
				Val string `xml:"val,attr"`
			} `xml:"tcPr>vMerge"`
			Texts    []string `xml:"p>r>t"`
			Drawings []struct {
				Extent struct {
					CX int `xml:"cx,attr"`
					CY int `xml:"cy,attr"`
				} `xml:"inline>extent"`
			} `xml:"p>r>drawing"`
		} `xml:"tc"`
	} `xml:"tr"`
}

func TestMergedCellsInWord(t *testing.T) {
	var doc struct {
		Tables []wordTable `xml:"body>tbl"`
	}
	if err := xml.Unmarshal(parts(t, form(t))["word/document.xml"], &doc); err != nil {
		t.Fatal(err)
	}
	if len(doc.Tables) != 2 {
		t.Fatalf("%d tables, want the form and the signature line", len(doc.Tables))
	}
	tab := doc.Tables[0]
	var grid []int
	for _, c := range tab.Grid {
		grid = append(grid, c.W)
	}
	// 25, 32, 22, 31, 25, 35 mm at 56.693 twips.
	if diff := cmp.Diff([]int{1417, 1814, 1247, 1757, 1417, 1984}, grid); diff != "" {
		t.Error(diff)
	}
	var shape []string // each row's cells: columns spanned, and the part in a merge
	for _, row := range tab.Rows {
		s := ""
		for _, c := range row.Cells {
			s += strconv.Itoa(max(c.Span.Val, 1))
			if c.Merge != nil {
				s += map[string]string{"restart": "v", "": "^"}[c.Merge.Val]
			}
		}
		shape = append(shape, s)
	}
	want := []string{"111111v", "111111^", "141^", "141^", "15", "15", "1212"}
	if diff := cmp.Diff(want, shape); diff != "" {
		t.Error(diff)
	}
	photo := tab.Rows[0].Cells[5].Drawings[0].Extent
	// 50 by 70 pixels in a box of 30 by 40 mm: 28.57 by 40 mm, at 36000 EMU.
	if photo.CX != 1028571 || photo.CY != 1440000 {
		t.Errorf("photo of %d by %d EMU", photo.CX, photo.CY)
	}
	if got := strings.Join(tab.Rows[3].Cells[1].Texts, ""); got != "某某县总工会 <测试> & Co." {
		t.Errorf("text %q", got)
	}
}

// What Word would ask to repair: broken XML, relations without a target, parts without a type, pictures of one id.
func TestWordDocumentIsWhole(t *testing.T) {
	for name, d := range map[string]paper.Doc{"form": form(t), "letter": letter(), "empty": {}} {
		files := parts(t, d)
		for file, data := range files {
			if ext := path.Ext(file); ext != ".xml" && ext != ".rels" {
				continue
			}
			dec := xml.NewDecoder(bytes.NewReader(data))
			for {
				if _, err := dec.Token(); errors.Is(err, io.EOF) {
					break
				} else if err != nil {
					t.Fatalf("%s: %s: %v", name, file, err)
				}
			}
		}
		var rels struct {
			List []struct {
				ID     string `xml:"Id,attr"`
				Target string `xml:"Target,attr"`
			} `xml:"Relationship"`
		}
		if err := xml.Unmarshal(files["word/_rels/document.xml.rels"], &rels); err != nil {
			t.Fatal(err)
		}
		document := string(files["word/document.xml"])
		for _, r := range rels.List {
			if files["word/"+r.Target] == nil {
				t.Errorf("%s: relation to %s, which is not there", name, r.Target)
			}
			if strings.HasPrefix(r.Target, "media/") && strings.Count(document, `"`+r.ID+`"`) != 1 {
				t.Errorf("%s: picture %s is not used once", name, r.ID)
			}
		}
		var types struct {
			Defaults []struct {
				Extension string `xml:"Extension,attr"`
			} `xml:"Default"`
			Overrides []struct {
				Part string `xml:"PartName,attr"`
			} `xml:"Override"`
		}
		if err := xml.Unmarshal(files["[Content_Types].xml"], &types); err != nil {
			t.Fatal(err)
		}
		known := map[string]bool{}
		for _, e := range types.Defaults {
			known["."+e.Extension] = true
		}
		for _, o := range types.Overrides {
			if files[strings.TrimPrefix(o.Part, "/")] == nil {
				t.Errorf("%s: type of %s, which is not there", name, o.Part)
			}
		}
		for file := range files {
			if !known[path.Ext(file)] {
				t.Errorf("%s: %s has no type", name, file)
			}
		}
		if ids := strings.Count(document, "<wp:docPr "); ids != len(rels.List)-5 {
			t.Errorf("%s: %d pictures shown, %d stored", name, ids, len(rels.List)-5)
		}
	}
}

func TestControlCharactersAreDropped(t *testing.T) {
	d := paper.Doc{Title: "a\x00b", Blocks: []paper.Block{paper.Text("甲\x01乙\x0b\ufffe丙\r\n丁\t戊")}}
	document := string(parts(t, d)["word/document.xml"])
	for _, want := range []string{">甲乙丙<", "<w:br/>", ">丁 戊<"} {
		if !strings.Contains(document, want) {
			t.Errorf("no %q in %s", want, document)
		}
	}
	raw, _ := write(t, d, papertest.Font(t))
	if diff := cmp.Diff([]string{"甲乙丙", "丁 戊"}, papertest.Lines(papertest.Read(t, raw).Texts(t, 0))); diff != "" {
		t.Error(diff)
	}
}
