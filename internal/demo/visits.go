package demo

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/png"
	"math"
	"slices"
	"strconv"
	"time"

	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/notify"
	"xiezhi/internal/workday"
	"xiezhi/internal/worklog"
)

// fillVisits writes the running year of every instructor: mostly confirmed within a day or two, some still waiting,
// a few returned or refused, one in ten by telephone or indoors, which do not count.
func (b *builder) fillVisits(ctx context.Context) error {
	days := b.workdaysOf(b.today.Year())
	if len(days) == 0 {
		return nil // the first days of January
	}
	signatures, err := drawnSignatures()
	if err != nil {
		return err
	}
	var list []worklog.New
	for i, h := range b.heads {
		list = append(list, b.year(i, h, days, signatures)...)
	}
	return b.write(ctx, list)
}

// write prepares one batch (rules, frozen bytes, hashes) while the one before it is being written.
func (b *builder) write(ctx context.Context, list []worklog.New) error {
	const batch = 4 * db.Batch
	type prepared struct {
		entries *worklog.Prepared
		err     error
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	ready := make(chan prepared, 1)
	go func() {
		defer close(ready)
		for chunk := range slices.Chunk(list, batch) {
			p, err := worklog.Prepare(ctx, b.a.DB.Read(), chunk, b.a.DB.Now())
			select {
			case ready <- prepared{p, err}:
			case <-ctx.Done():
				return
			}
			if err != nil {
				return
			}
		}
	}()
	written := 0
	for p := range ready {
		if p.err != nil {
			return p.err
		}
		told := b.told(p.entries)
		err := b.tx(ctx, func(ctx context.Context, tx *db.Tx) error {
			if err := worklog.Insert(ctx, tx, b.actor, p.entries); err != nil {
				return err
			}
			return notify.Tell(ctx, tx, told...)
		})
		if err != nil {
			return err
		}
		if written += p.entries.Len(); written%(batch*5) == 0 {
			b.say("工作日志 %d / %d 条", written, len(list))
		}
	}
	return nil
}

// told is what people were told in the last weeks; most of it they have read.
func (b *builder) told(entries *worklog.Prepared) []notify.Notice {
	now := b.a.DB.Now()
	list := entries.Notices(now.Add(-60*24*time.Hour), now)
	for i := range list {
		if read := list[i].CreatedAt.Add(20 * time.Hour); read.Before(now.Add(-8 * 24 * time.Hour)) {
			list[i].ReadAt = read
		}
	}
	return list
}

// pace is how much of the demonstration's measure of days instructors reach, in hundredths: some are done early, most
// are on the way, a few have hardly begun.
var pace = [...]int{190, 175, 160, 120, 100, 90, 75, 60, 40, 20}

// year is one instructor's year. How many days follows from the instructor, so that some are ahead, some behind.
func (b *builder) year(i int, h head, days []workday.Date, signatures [][]byte) []worklog.New {
	last := h.endedOn
	if last.IsZero() {
		last = b.today
	}
	var mine []workday.Date
	for _, d := range days {
		if h.union.Name == onPaper && d.Before(b.paperUntil()) {
			continue // their services until then stand in the signed booklet
		}
		if !d.Before(h.onDuty) && !d.After(last) {
			mine = append(mine, d)
		}
	}
	passed := b.today.Sub(workday.New(b.today.Year(), time.January, 1))
	n := min(b.size.VisitsAYear*pace[i*31%len(pace)]*passed/365/100, len(mine))
	if n == 0 {
		return nil
	}
	b.rng.Shuffle(len(mine), func(x, y int) { mine[x], mine[y] = mine[y], mine[x] })
	mine = mine[:n]
	slices.SortFunc(mine, workday.Date.Compare)
	units := b.units[h.union.ID]
	out := make([]worklog.New, 0, n)
	for k, d := range mine {
		u := units[(i*7+k*k)%len(units)]
		out = append(out, b.visit(h, d, u, signatures, i*1000+k))
	}
	return out
}

func (b *builder) visit(h head, d workday.Date, u unit, signatures [][]byte, number int) worklog.New {
	duty := 1 + b.rng.IntN(7)
	if duty == 4 { // taking part in bargaining is rarer, and only for a union
		duty = 2
	}
	n := worklog.New{
		PersonID: h.personID, ClientKey: b.key(number),
		Content: worklog.Content{
			Day: d, ServedID: u.id, Duties: []worklog.Duty{worklog.Duty("D" + strconv.Itoa(duty))}, Place: worklog.Onsite,
			Participants: b.text(participants), Done: b.text(deeds[duty]), Outcome: b.text(outcomes),
		},
		State: worklog.StateConfirmed, Strength: worklog.StrengthDrawn, Signature: signatures[number%len(signatures)],
		At: d.Start().Add(time.Duration(15*60+b.rng.IntN(150)) * time.Minute),
	}
	switch b.rng.IntN(20) {
	case 0:
		n.Place = worklog.Remote
	case 1:
		n.Place = worklog.Indoor
	}
	if b.rng.IntN(30) == 0 {
		n.InternalNote = "企业订单下滑，须留意下季度工价调整时的反应。"
	}
	n.Signer = worklog.Signer{Name: u.chair, Post: "工会主席", Side: worklog.SideUnion}
	if !u.union {
		n.Signer = worklog.Signer{Name: b.people.name(b.rng.IntN(2) == 0), Post: "职工代表", Side: worklog.SideWorkers}
	}
	if b.rng.IntN(3) == 0 {
		n.Satisfaction = 4 + b.rng.IntN(2)
	}
	n.AnsweredAt = n.At.Add(time.Duration(2+b.rng.IntN(60)) * time.Minute)
	if b.rng.IntN(5) == 0 {
		n.AnsweredAt = n.AnsweredAt.Add(time.Duration(1+b.rng.IntN(5)) * 24 * time.Hour)
		if u.union && b.rng.IntN(2) == 0 {
			n.Strength, n.Signature = worklog.StrengthCode, nil
		}
	}
	if n.Signer.Name == h.name { // of one name with the instructor: only a code tells them apart
		n.Strength, n.Signature = worklog.StrengthCode, nil
	}
	age := b.today.Sub(d)
	switch r := b.rng.IntN(100); {
	case n.AnsweredAt.After(b.a.DB.Now()), age < 9 && r < 45, age < 60 && r < 4:
		n.State = worklog.StateWaiting
	case r == 98:
		n.State, n.Reason = worklog.StateReturned, "参加人员写错了，请改正后再发。"
	case r == 99:
		n.State, n.Reason = worklog.StateRefused, "当天未到我单位。"
	}
	if n.State != worklog.StateConfirmed {
		n.Satisfaction = 0
	}
	if n.State == worklog.StateWaiting {
		n.Signer, n.Strength, n.Signature, n.AnsweredAt = worklog.Signer{}, "", nil, time.Time{}
	}
	return n
}

// drawnSignatures are a few scribbles, as a finger leaves them; they are no writing of anybody's.
func drawnSignatures() ([][]byte, error) {
	out := make([][]byte, 8)
	for i := range out {
		img := image.NewPaletted(image.Rect(0, 0, 240, 80), color.Palette{color.White, color.Gray{Y: 40}})
		for s := range 900 {
			x := float64(s) / 900 * 200
			y := 40 + 18*math.Sin(x/(9+float64(i)))*math.Cos(x/31) + 9*math.Sin(x/(3+float64(i%3)))
			for dx := range 2 {
				for dy := range 2 {
					img.SetColorIndex(20+int(x)+dx, int(y)+dy, 1)
				}
			}
		}
		var buf bytes.Buffer
		if err := png.Encode(&buf, img); err != nil {
			return nil, err
		}
		out[i] = buf.Bytes()
	}
	return out, nil
}
