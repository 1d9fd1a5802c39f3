package worklog

import (
	"strings"
	"testing"
	"time"
)

func TestFrozenBytes(t *testing.T) {
	v := Visit{
		ID: "v1", Day: day("2025-03-12"), ServedID: "s1", ServedName: "昆山<华电>公司", Duties: "D2,D4", Place: Onsite, Participants: "主席",
		Done: "谈判", Outcome: "达成", InternalNote: "底线是百分之五", Consent: ConsentAsked, Source: SourceSystem,
	}
	party := Party{ID: "s1", Kind: "enterprise", HasUnion: true}
	content, hash, err := freeze(v, kunshan(), party, 1, time.Date(2025, 3, 12, 4, 0, 0, 123456, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	want := `{"at":"2025-03-12T04:00:00Z","commissionNumber":"","commissionOn":"","day":"2025-03-12","done":"谈判","duties":["D2"],` +
		`"dutiesNote":"职责（四）参与协商缺少聘用单位的指派或同意和服务单位的委托，按职责（二）指导服务确认。","dutiesRecorded":["D2","D4"],` +
		`"format":"xiezhi.visit/1","instructor":"周文渊","number":1,"outcome":"达成","participants":"主席","place":"onsite",` +
		`"postUnion":"玉山镇总工会","servedId":"s1","servedName":"昆山<华电>公司","source":"system","union":"昆山市总工会","visitId":"v1"}`
	if string(content) != want {
		t.Errorf("got  %s\nwant %s", content, want)
	}
	if !strings.HasPrefix(hash, "sm3:") || len(hash) != 4+64 {
		t.Errorf("hash %s", hash)
	}
	if strings.Contains(string(content), "底线") {
		t.Error("the internal note was frozen")
	}
	noted := v
	noted.InternalNote = "另一种说法"
	if _, other, err := freeze(noted, kunshan(), party, 1, time.Date(2025, 3, 12, 4, 0, 0, 0, time.UTC)); err != nil || other != hash {
		t.Errorf("the internal note changes the hash: %s, %v", other, err)
	}
	if !intact(content, hash) {
		t.Error("untouched bytes are called altered")
	}
	content[len(content)-3] ^= 1
	if intact(content, hash) {
		t.Error("altered bytes pass")
	}
}
