package paper_test

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"math"
	"testing"
	"time"

	"xiezhi/internal/platform/paper"
)

// photo is a small portrait-shaped JPEG.
func photo(t testing.TB) []byte {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, 50, 70))
	for y := range 70 {
		for x := range 50 {
			img.Set(x, y, color.RGBA{uint8(120 + x), uint8(150 + y), 200, 255})
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// stroke is a drawn signature: a dark wave on a transparent ground.
func stroke(t testing.TB) []byte {
	t.Helper()
	img := image.NewNRGBA(image.Rect(0, 0, 240, 80))
	for x := range 240 {
		y := 40 + int(30*math.Sin(float64(x)/18))
		for d := -2; d <= 2; d++ {
			img.Set(x, y+d, color.NRGBA{20, 20, 60, 255})
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func label(s string) paper.Cell { return paper.Cell{Text: s, Label: true} }
func value(s string) paper.Cell { return paper.Cell{Text: s, VAlign: paper.Middle} }

func spanning(c paper.Cell, cols, rows int) paper.Cell {
	c.ColSpan, c.RowSpan = cols, rows
	return c
}

// form is a 登记表 with a photo cell over four rows, merged cells, cells of several lines and a signature.
func form(t testing.TB) paper.Doc {
	t.Helper()
	const duties = "指导企业工会收集职工意见，确定协商议题；协助起草集体合同草案（含工资专项）；" +
		"参加协商会议 3 次，就“加班工资计算基数”与企业方交换意见，达成一致后提交职工代表大会审议通过。"
	return paper.Doc{
		Title:   "专职集体协商指导员登记表",
		Created: time.Date(2026, 10, 9, 1, 2, 3, 0, time.UTC),
		Header:  "编号：样例 0001",
		Numbers: paper.NumbersCentre,
		Base:    paper.Type{Size: paper.SizeSmall4},
		Blocks: []paper.Block{
			paper.Heading{Text: "专职集体协商指导员登记表", Size: paper.SizeSmall2},
			paper.Spacer{Height: 3},
			paper.Table{
				Columns: []float64{25, 32, 22, 31, 25, 35},
				Rows: []paper.Row{
					{Height: 10, Cells: []paper.Cell{
						label("姓　名"), value("张喆堃"), label("性别"), value("□男　☑女"), label("出生年月"),
						spanning(paper.Cell{Align: paper.Centre, VAlign: paper.Middle, Image: &paper.Image{Data: photo(t), Width: 30, Height: 40, Alt: "照片"}}, 1, 4),
					}},
					{Height: 10, Cells: []paper.Cell{label("民　族"), value("汉族"), label("学历"), value("大学本科"), value("1990.03")}},
					{Height: 10, Cells: []paper.Cell{label("身份证号"), spanning(value("32**************1X"), 4, 1)}},
					{Height: 10, Cells: []paper.Cell{label("用人单位"), spanning(value("某某县总工会 <测试> & Co."), 4, 1)}},
					{Height: 45, Cells: []paper.Cell{label("工作\n简历"), spanning(paper.Cell{Text: "2012.09—2016.06　某某大学法学专业学习\n2016.07—2024.02　某某街道总工会工作\n2024.03 至今　　　专职集体协商指导员"}, 5, 1)}},
					{Height: 40, Cells: []paper.Cell{label("主要\n工作"), spanning(paper.Cell{Paragraphs: []paper.Paragraph{
						{Runs: []paper.Run{{Text: duties}}, FirstIndent: 2, Align: paper.Justify},
						{Runs: []paper.Run{{Text: "联系人 "}, {Text: "　李某某　", Underline: true}, {Text: " 加粗 ", Bold: true}, {Text: "No. 12345"}}},
					}}, 5, 1)}},
					{Height: 35, Cells: []paper.Cell{
						label("本人\n签名"), spanning(paper.Cell{Align: paper.Centre, VAlign: paper.Middle, Image: &paper.Image{Data: stroke(t), Height: 14}}, 2, 1),
						label("单位\n意见"), spanning(paper.Cell{VAlign: paper.Bottom, Paragraphs: []paper.Paragraph{
							{Runs: []paper.Run{{Text: "（盖章）"}}, Align: paper.Centre, After: 2},
							{Runs: []paper.Run{{Text: "2026年10月9日"}}, Align: paper.Right},
						}}, 2, 1),
					}},
				},
			},
			paper.Spacer{Height: 2},
			paper.Signatures{Align: paper.Right, Lines: []paper.SignLine{{Label: "填表人：", Drawn: stroke(t)}, {Label: "日期：", Text: "2026.10.9", Width: 28}}},
			paper.QR{Payload: "https://example.invalid/v/0001", Align: paper.Right, Size: 22, Caption: "扫码核验"},
		},
	}
}
