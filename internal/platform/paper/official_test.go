package paper_test

import (
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/platform/paper"
	"xiezhi/internal/platform/paper/papertest"
)

func letter() paper.Doc {
	return paper.Letter{
		Agency: "某某市总工会文件", Number: "某工发〔2026〕1号", Title: "关于报送年度队伍建设情况的\n报告", To: "省总工会",
		Body: []paper.Block{
			paper.LetterText("根据有关规定，现将情况报告如下。"),
			paper.Heading{Text: "一、基本情况", Level: 1},
			paper.LetterText(strings.Repeat("队伍稳定。", 20)),
		},
		Attachments: []string{"名册", "经费表"}, From: "某某市总工会", Date: "2026年10月9日",
	}.Doc()
}

// GB/T 9704-2012 5.2: 22 lines on a page, 28 characters in a line.
func TestPageOfALetter(t *testing.T) {
	body := []rune(strings.Repeat("协商", 28*23))
	raw, _ := write(t, paper.Letter{Body: []paper.Block{paper.Text(string(body))}}.Doc(), papertest.Font(t))
	p := papertest.Read(t, raw)
	if len(p.Pages) != 3 {
		t.Fatalf("%d pages, want 3 for 46 lines", len(p.Pages))
	}
	texts := p.Texts(t, 0)
	if len(texts) != 22+1 {
		t.Fatalf("%d lines, want 22 and the page number", len(texts))
	}
	for i, s := range texts[:22] {
		if n := len([]rune(s.S)); n != 28 {
			t.Errorf("line %d has %d characters, want 28", i+1, n)
		}
	}
	if pitch := texts[1].Y - texts[0].Y; math.Abs(pitch-29*25.4/72) > 0.01 {
		t.Errorf("pitch %.2f mm, want 29 pt", pitch)
	}
	// 四号, 14 pt, one character in: "— 1 —" is 2 Chinese dashes, 2 spaces and a figure, 3.5 characters in this
	// font; its left end is 4.5 characters off the right margin on odd pages, 1 off the left one on even ones.
	number := func(page int, x float64) {
		t.Helper()
		all := p.Texts(t, page)
		got := all[len(all)-1]
		if math.Abs(got.X-x) > 0.05 || got.Size != 14 || got.Y < 297-34.9+7 {
			t.Errorf("page number %+v, want at %.2f mm", got, x)
		}
	}
	em := 14 * 25.4 / 72
	number(0, 210-25.9-4.5*em)
	number(1, 28+em)
	number(2, 210-25.9-4.5*em)
}

func TestPartsOfALetter(t *testing.T) {
	raw, _ := write(t, letter(), papertest.Font(t))
	texts := papertest.Read(t, raw).Texts(t, 0)
	want := []string{
		"某某市总工会文件", "某工发〔2026〕1号", "关于报送年度队伍建设情况的", "报告", "省总工会：",
		"根据有关规定，现将情况报告如下。", "一、基本情况",
		// 26 characters after the indent, then 28; but a full stop does not begin a line.
		"队伍稳定。队伍稳定。队伍稳定。队伍稳定。队伍稳定。队",
		"伍稳定。队伍稳定。队伍稳定。队伍稳定。队伍稳定。队伍稳",
		"定。队伍稳定。队伍稳定。队伍稳定。队伍稳定。队伍稳定。队",
	}
	got := papertest.Lines(texts)
	if diff := cmp.Diff(want, got[:len(want)]); diff != "" {
		t.Error(diff)
	}
	tail := []string{"附件：1. 名册", "2. 经费表", "某某市总工会", "2026年10月9日", "— 1 —"}
	if diff := cmp.Diff(tail, got[len(got)-5:]); diff != "" {
		t.Error(diff)
	}
	// The date ends four characters from the right edge. It is 6.5 characters wide here, 9 glyphs with -0.2 pt each.
	em := 16 * 25.4 / 72
	date, from := texts[len(texts)-2], texts[len(texts)-3]
	end := func(s papertest.Text, ems float64) float64 {
		return s.X + ems*em - 0.2*25.4/72*float64(len([]rune(s.S)))
	}
	if got, want := end(date, 6.5), 210-25.9-4*15.8*25.4/72; math.Abs(got-want) > 0.05 {
		t.Errorf("the date ends at %.2f mm, want %.2f", got, want)
	}
	if mid, dateMid := (from.X+end(from, 6))/2, (date.X+end(date, 6.5))/2; math.Abs(mid-dateMid) > 2 {
		t.Errorf("signed %.1f mm beside the date's middle", mid-dateMid)
	}
}

// The signature stands on no page without text, however the lines fall.
func TestTheSignatureIsNeverAlone(t *testing.T) {
	font := papertest.Font(t)
	for n := 1; n <= 24; n++ {
		l := paper.Letter{Title: "关于队伍情况的报告", From: "江宁区总工会", Date: "2026年10月9日", Attachments: []string{"名册"}}
		for range n {
			l.Body = append(l.Body, paper.LetterText("队伍稳定。"))
		}
		raw, _ := write(t, l.Doc(), font)
		p := papertest.Read(t, raw)
		said := strings.Join(papertest.Lines(p.Texts(t, len(p.Pages)-1)), "\n")
		if !strings.Contains(said, "2026年10月9日") || !strings.Contains(said, "队伍稳定。") {
			t.Errorf("%d paragraphs: the last page says %q", n, said)
		}
	}
}
