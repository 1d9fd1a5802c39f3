package demo

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/png"
	"math"
	"strconv"
	"strings"
	"time"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/sheet"
	"xiezhi/internal/workday"
	"xiezhi/internal/worklog"
)

// onPaper is the union that began the running year on paper.
const onPaper = "玉山镇总工会"

// paperUntil is the first day on which that union recorded in the system.
func (b *builder) paperUntil() workday.Date {
	first := workday.New(b.today.Year(), time.January, 1)
	return first.AddDays(b.today.Sub(first) * 2 / 5)
}

// fillOpenings brings in what stands in that union's booklets: one person's services were checked by a second person and
// count, another's wait.
func (b *builder) fillOpenings(ctx context.Context) error {
	var days []workday.Date
	for _, d := range b.workdaysOf(b.today.Year()) {
		if d.Before(b.paperUntil()) {
			days = append(days, d)
		}
	}
	at := 0
	for _, h := range b.heads {
		var mine []workday.Date
		for i := 0; i < len(days) && len(mine) < 12; i += 3 {
			if !days[i].Before(h.onDuty) {
				mine = append(mine, days[i])
			}
		}
		if h.union.Name != onPaper || !h.endedOn.IsZero() || len(mine) == 0 || at == 2 {
			continue
		}
		o, err := b.bring(ctx, h, mine)
		if err != nil {
			return err
		}
		if at == 0 {
			if _, err := b.a.Worklog.CheckOpening(ctx, b.as("fuzeren", authz.RoleHead), o.ID, o.Rev, true, ""); err != nil {
				return err
			}
		}
		at++
	}
	return nil
}

// bring sends one person's booklet with its list.
func (b *builder) bring(ctx context.Context, h head, days []workday.Date) (worklog.Opening, error) {
	var list bytes.Buffer
	columns := []sheet.ExportColumn{
		{Title: "指导员"},
		{Title: "走访日期"},
		{Title: "服务单位"},
		{Title: "履行职责"},
		{Title: "服务方式"},
		{Title: "工作内容"},
		{Title: "工作成效"},
		{Title: "签字人"},
		{Title: "职务"},
	}
	out, err := sheet.NewExport(&list, "登记表", columns, h.name+"走访登记表")
	if err != nil {
		return worklog.Opening{}, err
	}
	units := b.units[h.union.ID]
	for i, d := range days {
		u, duty := units[i*5%len(units)], []int{1, 2, 3, 5, 6}[i%5]
		signer, post := u.chair, "工会主席"
		if !u.union {
			signer, post = b.people.name(i%2 == 0), "职工代表"
		}
		place := "现场"
		if i == 4 {
			place = "" // left blank in the booklet
		}
		date := strings.ReplaceAll(d.String(), "-", ".")
		if err := out.Row(h.name, date, u.name, worklog.Duty("D"+strconv.Itoa(duty)).Title(), place, b.text(deeds[duty]), b.text(outcomes), signer, post); err != nil {
			return worklog.Opening{}, err
		}
	}
	if err := out.Close(); err != nil {
		return worklog.Opening{}, err
	}
	var pages []worklog.ScanFile
	for i, name := range []string{"签字本第1页.png", "签字本第2页.png"} {
		page, err := scribbledPage(float64(len(h.name)) + float64(days[0].Day()) + float64(i))
		if err != nil {
			return worklog.Opening{}, err
		}
		pages = append(pages, worklog.ScanFile{Name: name, Reader: bytes.NewReader(page)})
	}
	_, o, err := b.a.Worklog.ImportOpening(ctx, b.as("jingban", authz.RoleClerk), h.union, h.name+"走访登记表.xlsx", list.Bytes(), pages, true)
	return o, err
}

// as is an account of the demonstration, with its post at the union.
func (b *builder) as(login string, role authz.Role) authz.Actor {
	n, u := b.accounts[login], b.byName[onPaper]
	return authz.Actor{
		AccountID: n.ID, PersonID: n.PersonID, Name: n.Name, Via: audit.CLI,
		Grants: []authz.Grant{{Role: role, UnionID: u.ID, UnionName: u.Name, Tier: u.Tier, CountyID: u.CountyID, CityID: u.CityID}},
	}
}

// scribbledPage is a page of a booklet as a scanner sees it: ruled lines, and on them scribbles that are no writing.
func scribbledPage(seed float64) ([]byte, error) {
	const width, height, lines = 840, 1120, 9
	ink := color.Palette{color.Gray{Y: 250}, color.Gray{Y: 190}, color.RGBA{R: 30, G: 45, B: 110, A: 255}}
	img := image.NewPaletted(image.Rect(0, 0, width, height), ink)
	stroke := func(x, y float64, c uint8) {
		for dx := range 2 {
			for dy := range 2 {
				img.SetColorIndex(int(x)+dx, int(y)+dy, c)
			}
		}
	}
	for l := range lines + 1 {
		for x := 60; x < width-60; x++ {
			img.SetColorIndex(x, 90+l*108, 1)
		}
	}
	for _, x := range []int{60, 190, 620, width - 60} {
		for y := 90; y < 90+lines*108; y++ {
			img.SetColorIndex(x, y, 1)
		}
	}
	for l := range lines {
		for row, to := range []float64{170, 600, 560} {
			from := []float64{75, 205, 205}[row]
			base := float64(90+l*108) + []float64{54, 40, 76}[row]
			for x := from; x < to-40*math.Mod(seed+float64(l+row), 3); x += 0.5 {
				wave := math.Sin(x/4.3+seed+float64(l)) * math.Cos(x/(2.1+math.Mod(float64(l), 3)))
				stroke(x, base+8*wave*math.Abs(math.Sin(x/11)), 2)
			}
		}
		for s := 0.0; s < 130; s += 0.25 { // a signature
			stroke(640+s, float64(90+l*108)+54+20*math.Sin(s/(9+math.Mod(seed+float64(l), 4)))*math.Cos(s/27+float64(l)), 2)
		}
	}
	var out bytes.Buffer
	err := png.Encode(&out, img)
	return out.Bytes(), err
}
