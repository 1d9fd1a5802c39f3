package hiring

import (
	"bytes"
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/platform/paper"
	"xiezhi/internal/platform/paper/papertest"
	"xiezhi/internal/workday"
)

var update = flag.Bool("update", false, "rewrite the golden files of the form's papers")

// sampleForm is the annex filled in, as it was approved.
func sampleForm() FrozenForm {
	return FrozenForm{
		ApprovedOn: workday.MustParse("2026-11-23"), Birth: workday.MustParse("1985-03-12"), Education: "本科毕业", FormerPost: "昆山某精密机械有限公司工会干事",
		IDNumber: "320583198503120039", Kind: FormNew, Name: "周建国", Number: "推荐〔2026〕12号", Opinion: "同意聘用。", Phone: "13800138000",
		Political: "中共党员", Sex: "男", Signer: "李慧（代王某）", Superior: "昆山市总工会", Term: "劳动合同，2027年1月1日至2028年12月31日", Title: "经济师",
		Union: "昆山市玉山镇总工会",
		Resume: Lines{
			{When: "2004.09—2008.06", Text: "苏州大学王健法学院法学专业本科学习"},
			{When: "2008.07—2015.12", Text: "昆山某律师事务所律师助理，办理劳动争议案件，参与企业规章制度和集体合同文本的审查，为多家企业工会提供法律咨询"},
			{When: "2016.01至今", Text: "昆山某精密机械有限公司工会干事"},
		},
		Awards: Lines{{When: "2020.05", Text: "昆山市优秀工会工作者"}},
	}
}

func samplePhoto(t *testing.T) []byte {
	t.Helper()
	img := image.NewGray(image.Rect(0, 0, 30, 40))
	for y := range 40 {
		for x := range 30 {
			img.SetGray(x, y, color.Gray{uint8(100 + x + y)})
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// sheets are the states of the paper: approved with its marks, sent and unsigned, and blank.
func sheets(t *testing.T) map[string]formSheet {
	t.Helper()
	approved := formSheet{
		cells: sampleForm(), number: "推荐〔2026〕12号", code: "abcdefgh12345678", verify: "https://xiezhi.example/f/abcdefgh12345678",
		hash: "sm3:66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0", photo: samplePhoto(t),
	}
	unsigned := sampleForm()
	unsigned.ApprovedOn, unsigned.Number, unsigned.Opinion, unsigned.Signer, unsigned.Kind = workday.Date{}, "", "", "", FormRenewal
	return map[string]formSheet{"approved": approved, "unsigned": {cells: unsigned}, "blank": {}}
}

// TestFormPaperGolden holds both formats of the annex to files that were looked at as they print.
func TestFormPaperGolden(t *testing.T) {
	font := papertest.Font(t)
	for name, p := range sheets(t) {
		d := formsDoc([]formSheet{p}, time.Date(2026, 11, 23, 4, 0, 0, 0, time.UTC))
		golden(t, "testdata/form-"+name+".document.xml", documentXML(t, d))
		golden(t, "testdata/form-"+name+".pdf.txt", pageText(t, d, font))
	}
}

func golden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", path, diff)
	}
}

func documentXML(t *testing.T, d paper.Doc) string {
	t.Helper()
	var b bytes.Buffer
	if err := paper.WriteDOCX(&b, d); err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(papertest.WordXML(t, b.Bytes()), "><", ">\n<") + "\n"
}

// pageText is a page as lines: each text with where it stands in mm, then the boxes and pictures as they are drawn.
func pageText(t *testing.T, d paper.Doc, font *paper.Font) string {
	t.Helper()
	var b bytes.Buffer
	if _, err := paper.WritePDF(&b, d, font); err != nil {
		t.Fatal(err)
	}
	p := papertest.Read(t, b.Bytes())
	if len(p.Pages) != 1 {
		t.Fatalf("%d pages, want 1", len(p.Pages))
	}
	var out strings.Builder
	for _, s := range p.Texts(t, 0) {
		fmt.Fprintf(&out, "%6.1f %6.1f %4.1f %s\n", s.X, s.Y, s.Size, s.S)
	}
	for line := range strings.Lines(p.Pages[0]) {
		if strings.Contains(line, " re ") || strings.Contains(line, " Do ") || strings.Contains(line, " l S") {
			out.WriteString(strings.TrimSpace(line) + "\n")
		}
	}
	return out.String()
}

// TestAnnexWordByWord: the words of the annex, in its order, and nothing else where nothing is filled in.
func TestAnnexWordByWord(t *testing.T) {
	x := documentXML(t, formsDoc([]formSheet{{}}, time.Date(2026, 11, 23, 4, 0, 0, 0, time.UTC)))
	var got []string
	for line := range strings.Lines(x) {
		if text, ok := strings.CutPrefix(line, `<w:t xml:space="preserve">`); ok {
			text = strings.TrimSuffix(strings.TrimSpace(text), "</w:t>")
			if text = strings.TrimSpace(text); text != "" {
				got = append(got, text)
			}
		}
	}
	want := []string{
		"专职集体协商指导员推荐表", "聘用单位：", "新聘（　　）　　续聘（　　）",
		"姓　名", "性别", "出生", "年月", "贴照片处", "政　治", "面　貌", "文化", "程度", "专业", "职称", "身份证号", "移动", "电话",
		"劳动合同或", "劳务协议", "起止时间", "原工作单位", "及岗位", "工作简历", "奖惩情况", "上一级总", "工会意见", "年　　月　　日",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the blank annex (-want +got):\n%s", diff)
	}
}

// TestOpinionCell: what the superior did not write is not written for them.
func TestOpinionCell(t *testing.T) {
	for _, tc := range []struct {
		name            string
		opinion, reason string
		want            []string
	}{
		{"an opinion", "同意聘用。", "", []string{"同意聘用。", "昆山市总工会　李慧（代王某）", "2026年11月23日"}},
		{"an exception", "", "情况属实", []string{"（情况属实）", "昆山市总工会　李慧（代王某）", "2026年11月23日"}},
		{"nothing", "", "", []string{"2026年11月23日"}},
	} {
		f := sampleForm()
		f.Opinion, f.Reason = tc.opinion, tc.reason
		var got []string
		for _, p := range opinionCell(f).Paragraphs {
			got = append(got, p.Runs[0].Text)
		}
		if diff := cmp.Diff(tc.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tc.name, diff)
		}
	}
}

// A batch is a page for each, and a long résumé goes on over the page rather than being lost.
func TestFormsBatch(t *testing.T) {
	all := sheets(t)
	long := sampleForm()
	for range 40 {
		long.Resume = append(long.Resume, DatedLine{When: "2016.01—2018.12", Text: "某单位某岗位工作，承担集体协商指导、劳动争议调解和职工培训"})
	}
	var b bytes.Buffer
	d := formsDoc([]formSheet{all["approved"], all["unsigned"], {cells: long}}, time.Date(2026, 11, 23, 4, 0, 0, 0, time.UTC))
	if _, err := paper.WritePDF(&b, d, papertest.Font(t)); err != nil {
		t.Fatal(err)
	}
	p := papertest.Read(t, b.Bytes())
	if n := len(p.Pages); n != 5 && n != 4 {
		t.Fatalf("%d pages", n)
	}
	lines := 0
	for i := range p.Pages {
		lines += strings.Count(strings.Join(papertest.Lines(p.Texts(t, i)), ""), "承担集体协商指导")
	}
	if lines != 40 {
		t.Errorf("%d of 40 lines were set", lines)
	}
}
