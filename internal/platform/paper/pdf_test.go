package paper_test

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/paper"
	"xiezhi/internal/platform/paper/papertest"
)

func TestFormAsPDF(t *testing.T) {
	raw, lacking := write(t, form(t), papertest.Font(t))
	if len(lacking) > 0 {
		t.Errorf("lacking %q", string(lacking))
	}
	p := papertest.Read(t, raw)
	if len(p.Pages) != 1 {
		t.Fatalf("%d pages, want 1", len(p.Pages))
	}
	want := []string{
		"专职集体协商指导员登记表",
		"姓　名", "张喆堃", "性别", "□男　☑女", "出生年月",
		"民　族", "汉族", "学历", "大学本科", "1990.03",
		"身份证号", "32**************1X",
		"用人单位", "某某县总工会 <测试> & Co.",
		"工作", "简历", "2012.09—2016.06　某某大学法学专业学习", "2016.07—2024.02　某某街道总工会工作", "2024.03 至今　　　专职集体协商指导员",
		// Six columns less the first are 145 mm, less 3 mm of padding 402.5 pt: 33 characters of 12 pt, the first
		// line two fewer. The opening quotation mark counts whole in this font.
		"主要", "工作", "指导企业工会收集职工意见，确定协商议题；协助起草集体合同草案", "（含工资专项）；参加协商会议 3 次，就“加班工资计算基数”与企业方交", "换意见，达成一致后提交职工代表大会审议通过。",
		"联系人 ", "　李某某　", " 加粗 ", "No. 12345",
		"本人", "签名", "单位", "意见", "（盖章）", "2026年10月9日",
		"填表人：", "日期：", "2026.10.9", "扫码核验",
		"编号：样例 0001", "— 1 —",
	}
	if diff := cmp.Diff(want, papertest.Lines(p.Texts(t, 0))); diff != "" {
		t.Error(diff)
	}
	for part, n := range map[string]int{
		"/FontFile2": 1, "/DCTDecode": 1, "/SMask": 1, "/CreationDate (D:20261009010203Z)": 1, "/Lang (zh-CN)": 1,
		"/CIDToGIDMap /Identity": 1,
	} {
		if got := bytes.Count(raw, []byte(part)); got != n {
			t.Errorf("%s occurs %d times, want %d", part, got, n)
		}
	}
}

func TestPlacesOnThePage(t *testing.T) {
	// 20 mm margin at the left, a table of 100 mm centred in 170: it starts 55 mm from the edge. Rows of 20 mm
	// under the margin of 25.
	d := paper.Doc{Blocks: []paper.Block{paper.Table{
		Columns: []float64{40, 60},
		Type:    paper.Type{Size: 10, Pitch: 12},
		Rows: []paper.Row{
			{Height: 20, Cells: []paper.Cell{{Text: "左上"}, {Text: "右下", Align: paper.Right, VAlign: paper.Bottom}}},
			{Height: 20, Cells: []paper.Cell{{Text: "正中", Label: true, ColSpan: 2}}},
		},
	}}}
	raw, _ := write(t, d, papertest.Font(t))
	const pt = 25.4 / 72
	base := (1 + 8.8) * pt // half of what the pitch is more than the size, then the ascent
	want := []papertest.Text{
		{S: "左上", X: 55 + 1.5, Y: 25 + 0.6 + base, Size: 10},
		{S: "右下", X: 155 - 1.5 - 20*pt, Y: 45 - 0.6 - 12*pt + base, Size: 10},
		{S: "正中", X: 105 - 10*pt, Y: 55 - 6*pt + base, Size: 10},
	}
	near := cmp.Comparer(func(a, b float64) bool { return math.Abs(a-b) < 0.01 })
	p := papertest.Read(t, raw)
	if diff := cmp.Diff(want, p.Texts(t, 0), near); diff != "" {
		t.Error(diff)
	}
	// The first cell: 55 mm = 155.906 pt; its foot 297-45 mm = 714.331 pt; 40 by 20 mm.
	if box := "155.906 714.331 113.386 56.693 re S"; !strings.Contains(p.Pages[0], box) {
		t.Errorf("no box %q in\n%s", box, p.Pages[0])
	}
}

func TestSameDocumentSameBytes(t *testing.T) {
	first, _ := write(t, form(t), papertest.Font(t))
	second, _ := write(t, form(t), papertest.Font(t))
	if !bytes.Equal(first, second) {
		t.Error("two PDFs of one document differ")
	}
	var a, b bytes.Buffer
	for _, w := range []*bytes.Buffer{&a, &b} {
		if err := paper.WriteDOCX(w, form(t)); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("two Word documents of one document differ")
	}
}

// rows is a table of n numbered rows under two heading rows.
func rows(n int, long map[int]string) paper.Table {
	tab := paper.Table{Columns: []float64{20, 150}, Type: paper.Type{Size: 10, Pitch: 15}, Rows: []paper.Row{
		{Heading: true, Height: 10, Cells: []paper.Cell{{Text: "序", RowSpan: 2}, {Text: "头一"}}},
		{Heading: true, Height: 10, Cells: []paper.Cell{{Text: "头二"}}},
	}}
	for i := range n {
		tab.Rows = append(tab.Rows, paper.Row{Height: 20, Cells: []paper.Cell{{Text: fmt.Sprint("行", i+1)}, {Text: long[i]}}})
	}
	return tab
}

func TestHeadingRowsRepeatAndRowsStayWhole(t *testing.T) {
	// 247 mm of text: 20 mm of heading leave 227, so 11 rows of 20 mm to a page.
	raw, _ := write(t, paper.Doc{Blocks: []paper.Block{rows(25, nil)}}, papertest.Font(t))
	p := papertest.Read(t, raw)
	if len(p.Pages) != 3 {
		t.Fatalf("%d pages, want 3", len(p.Pages))
	}
	for page, want := range [][2]string{{"行1", "行11"}, {"行12", "行22"}, {"行23", "行25"}} {
		got := papertest.Lines(p.Texts(t, page))
		slices.Sort(got)
		for _, head := range []string{"序", "头一", "头二", want[0], want[1]} {
			if n := len(slices.DeleteFunc(slices.Clone(got), func(s string) bool { return s != head })); n != 1 {
				t.Errorf("page %d has %q %d times in %q", page+1, head, n, got)
			}
		}
	}
}

// A table that is kept together goes to the next page whole, with the paragraph that is kept with it; one that no page holds is
// laid as any other.
func TestTablesKeptTogether(t *testing.T) {
	head := paper.Paragraph{Runs: []paper.Run{{Text: "标题"}}, Type: paper.Type{Size: 10, Pitch: 15}, KeepWithNext: true}
	for _, c := range []struct {
		before, rows int // rows of 20 mm: 12 to a page
		together     bool
		want         string // the pages of the heading, of the first and of the last row
	}{
		{9, 4, false, "0 0 1"},
		{9, 4, true, "1 1 1"},
		{8, 4, true, "0 0 0"},
		{9, 14, true, "0 0 1"},
	} {
		plain := func(n int) paper.Table {
			tab := paper.Table{Columns: []float64{170}, Type: paper.Type{Size: 10, Pitch: 15}, Together: c.together}
			for i := range n {
				tab.Rows = append(tab.Rows, paper.Row{Height: 20, Cells: []paper.Cell{{Text: fmt.Sprint("行", i+1)}}})
			}
			return tab
		}
		above := plain(c.before)
		for i := range above.Rows {
			above.Rows[i].Cells[0].Text = "上表"
		}
		raw, _ := write(t, paper.Doc{Blocks: []paper.Block{above, head, plain(c.rows)}}, papertest.Font(t))
		p := papertest.Read(t, raw)
		on := func(s string) int {
			for page := range p.Pages {
				if slices.Contains(papertest.Lines(p.Texts(t, page)), s) {
					return page
				}
			}
			return -1
		}
		if got := fmt.Sprint(on("标题"), " ", on("行1"), " ", on(fmt.Sprint("行", c.rows))); got != c.want {
			t.Errorf("%d rows below %d, together %v: pages %s, want %s", c.rows, c.before, c.together, got, c.want)
		}
	}
}

func TestRowTallerThanAPageLosesNothing(t *testing.T) {
	var long strings.Builder
	for i := range 3000 {
		long.WriteRune(rune(0x4e00 + i))
	}
	raw, _ := write(t, paper.Doc{Blocks: []paper.Block{rows(3, map[int]string{1: long.String()})}}, papertest.Font(t))
	p := papertest.Read(t, raw)
	// 147 mm hold 41 characters of 10 pt: 74 lines of 15 pt. Under heading and first row 207 mm hold 38 of them;
	// the other 36 and the last row need 211 of the 227 mm on the second page.
	if len(p.Pages) != 2 {
		t.Errorf("%d pages, want 2", len(p.Pages))
	}
	var got strings.Builder
	for i := range p.Pages {
		for _, s := range p.Texts(t, i) {
			if s.Y > 297-25 {
				t.Errorf("page %d: %q below the text area at %.1f mm", i+1, s.S, s.Y)
			}
			if len([]rune(s.S)) > 4 {
				got.WriteString(s.S)
			}
		}
	}
	if got.String() != long.String() {
		t.Errorf("of 9000 bytes in the long cell %d were set, or in another order", got.Len())
	}
}

// A picture that would fill the page, in a row that is taller than the page, under headings that repeat.
func TestLargePictureInATallRow(t *testing.T) {
	tab := rows(1, nil)
	tab.Rows = append(tab.Rows, paper.Row{Height: 300, Cells: []paper.Cell{
		{Text: "图"}, {Text: strings.Repeat("字", 41*30), Image: &paper.Image{Data: photo(t)}},
	}})
	raw, _ := write(t, paper.Doc{Blocks: []paper.Block{tab}}, papertest.Font(t))
	p := papertest.Read(t, raw)
	if len(p.Pages) != 2 {
		t.Fatalf("%d pages, want 2", len(p.Pages))
	}
	// 123.5 mm less padding of 1.2 mm high, its foot above the margin of 25 mm.
	m := regexp.MustCompile(`q [\d.]+ 0 0 ([\d.]+) [\d.]+ ([\d.]+) cm /I1 Do Q`).FindStringSubmatch(p.Pages[0] + p.Pages[1])
	if m == nil || m[1] != "346.677" {
		t.Fatalf("picture %q, want 346.677 pt high", m)
	}
	if foot, err := strconv.ParseFloat(m[2], 64); err != nil || foot < 25*72/25.4 {
		t.Errorf("picture's foot %s pt above the page's edge", m[2])
	}
}

func TestCharactersTheFontLacks(t *testing.T) {
	d := paper.Doc{Blocks: []paper.Block{paper.Text("甲㛃乙𬭎丙㛃é")}}
	raw, lacking := write(t, d, papertest.Font(t))
	if got := string(lacking); got != "㛃é" {
		t.Errorf("lacking %q, want 㛃é once each", got)
	}
	if got := papertest.Lines(papertest.Read(t, raw).Texts(t, 0)); !slices.Equal(got, []string{"甲〓乙𬭎丙〓〓"}) {
		t.Errorf("set %q", got)
	}
}

func TestFontsOfOtherKinds(t *testing.T) {
	chars := []rune{' ', 'A', 'E', 'É', 0x3013, '乙', '甲'}
	d := paper.Doc{Blocks: []paper.Block{paper.Text("A甲É乙")}}
	for name, spec := range map[string]papertest.FontSpec{
		"format 12": {Chars: chars},
		"format 4":  {Chars: chars, Format4: true},
		"short":     {Chars: chars, Format4: true, ShortLoca: true},
	} {
		t.Run(name, func(t *testing.T) {
			f, err := papertest.FontOf(t, spec.Bytes())
			if err != nil {
				t.Fatal(err)
			}
			raw, lacking := write(t, d, f)
			p := papertest.Read(t, raw)
			if got := papertest.Lines(p.Texts(t, 0)); len(lacking) > 0 || !slices.Equal(got, []string{"A甲É乙"}) {
				t.Errorf("set %q, lacking %q", got, string(lacking))
			}
			// .notdef, A, 甲, É, 乙, and E, of which É is made.
			if want := []float64{1000, 500, 1000, 500, 1000, 500}; !slices.Equal(p.Widths, want) {
				t.Errorf("widths %v, want %v", p.Widths, want)
			}
		})
	}
}

func TestFontThatCannotBeUsed(t *testing.T) {
	good := papertest.FontSpec{Chars: []rune{' ', 'A', 'E', 'É', '甲'}}.Bytes()
	bad := map[string][]byte{"empty": nil, "text": []byte("这不是字体，只是一个文本文件。"), "CFF": append([]byte("OTTO"), good[4:]...)}
	for n := 0; n < len(good)-4; n += 7 {
		bad[fmt.Sprint("cut at ", n)] = good[:n]
	}
	for name, data := range bad {
		f, err := papertest.FontOf(t, data)
		if err == nil { // what is missing may show only when the outlines are read
			_, err = paper.WritePDF(&bytes.Buffer{}, paper.Doc{Blocks: []paper.Block{paper.Text("A甲É")}}, f)
		} else if !errors.Is(err, paper.ErrBadFont) {
			t.Errorf("%s: error %v, want ErrBadFont", name, err)
		}
		if err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	if _, err := paper.OpenFont(filepath.Join(t.TempDir(), "none.ttf")); !errors.Is(err, paper.ErrBadFont) {
		t.Errorf("error %v, want ErrBadFont", err)
	}
	if _, err := paper.WritePDF(&bytes.Buffer{}, form(t), nil); !errors.Is(err, paper.ErrNoFont) {
		t.Errorf("error %v, want ErrNoFont", err)
	}
	for err, want := range map[error]string{paper.ErrNoFont: "请先构建前端", paper.ErrBadFont: "pdf.font"} {
		if got := errs.Message(err); !strings.Contains(got, want) {
			t.Errorf("the user reads %q, which does not say %q", got, want)
		}
	}
}

// The font of the build is there only once the web part has been built; either state has its right answer.
func TestEmbeddedFont(t *testing.T) {
	f, err := paper.Embedded()
	if _, missing := os.Stat("font/xiezhi-serif.ttf"); missing != nil {
		if !errors.Is(err, paper.ErrNoFont) {
			t.Errorf("error %v, want ErrNoFont", err)
		}
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	d := form(t)
	d.Blocks = append(d.Blocks, paper.Text("喆堃镕赟祎昇玥垚龑淏㛃𬭎䶮①⑳□☑√×—〔2026〕“”"))
	raw, lacking := write(t, d, f)
	if len(lacking) > 0 {
		t.Errorf("lacking %q", string(lacking))
	}
	if len(raw) > 200_000 {
		t.Errorf("%d bytes: the font was not cut down", len(raw))
	}
	if _, err := exec.LookPath("pdftotext"); err != nil {
		return
	}
	path := filepath.Join(t.TempDir(), "form.pdf")
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.CommandContext(t.Context(), "pdftotext", "-layout", path, "-").CombinedOutput()
	if err != nil {
		t.Fatalf("pdftotext: %v\n%s", err, out)
	}
	for _, s := range []string{"张喆堃", "☑女", "㛃𬭎䶮①⑳", "换意见，达成一致后提交职工代表大会审议通过。", "—1—"} {
		if !strings.Contains(strings.ReplaceAll(string(out), "— 1 —", "—1—"), s) {
			t.Errorf("pdftotext does not find %q in\n%s", s, out)
		}
	}
}

func BenchmarkPDF(b *testing.B) {
	f, err := paper.Embedded()
	if err != nil {
		f = papertest.Font(b)
	}
	d := form(b)
	b.ReportAllocs()
	sum := sha256.New()
	for b.Loop() {
		if _, err := paper.WritePDF(sum, d, f); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDOCX(b *testing.B) {
	d := form(b)
	b.ReportAllocs()
	sum := sha256.New()
	for b.Loop() {
		if err := paper.WriteDOCX(sum, d); err != nil {
			b.Fatal(err)
		}
	}
}

func write(t testing.TB, d paper.Doc, f *paper.Font) ([]byte, []rune) {
	t.Helper()
	var b bytes.Buffer
	lacking, err := paper.WritePDF(&b, d, f)
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), lacking
}
