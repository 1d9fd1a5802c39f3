package inbox

import (
	"reflect"
	"strings"
	"testing"
	"time"
)

func TestDue(t *testing.T) {
	night := Hours{QuietFrom: "21:00", QuietUntil: "08:00", DailyAt: "08:30"}
	noonBreak := Hours{QuietFrom: "12:00", QuietUntil: "14:00", DailyAt: "12:30"}
	for _, tc := range []struct {
		hours Hours
		now   string // on clocks of Shanghai
		when  When
		want  string
	}{
		{night, "2026-11-23 10:00", AtOnce, "2026-11-23 10:00"},
		{night, "2026-11-23 20:59", AtOnce, "2026-11-23 20:59"},
		{night, "2026-11-23 21:00", AtOnce, "2026-11-24 08:00"},
		{night, "2026-11-24 00:30", AtOnce, "2026-11-24 08:00"},
		{night, "2026-11-24 08:00", AtOnce, "2026-11-24 08:00"},
		{night, "2026-11-24 08:00", Daily, "2026-11-24 08:30"},
		{night, "2026-11-24 08:31", Daily, "2026-11-25 08:30"},
		{night, "2026-12-31 22:00", AtOnce, "2027-01-01 08:00"},
		{noonBreak, "2026-11-23 12:00", AtOnce, "2026-11-23 14:00"},
		{noonBreak, "2026-11-23 11:59", AtOnce, "2026-11-23 11:59"},
		{noonBreak, "2026-11-23 09:00", Daily, "2026-11-23 14:00"}, // the summary's time lies in the quiet hours
		{Hours{DailyAt: "08:30"}, "2026-11-23 03:00", AtOnce, "2026-11-23 03:00"},
	} {
		now, err := time.Parse("2006-01-02 15:04 -0700", tc.now+" +0800")
		if err != nil {
			t.Fatal(err)
		}
		if got := tc.hours.due(now, tc.when).In(time.FixedZone("", 8*3600)).Format("2006-01-02 15:04"); got != tc.want {
			t.Errorf("%s %q with %+v: %s, want %s", tc.now, tc.when, tc.hours, got, tc.want)
		}
	}
}

func TestHoursAreChecked(t *testing.T) {
	for _, tc := range []struct {
		hours Hours
		want  string
	}{
		{usual, ""},
		{Hours{DailyAt: "08:30"}, ""},
		{Hours{QuietFrom: "21:00", DailyAt: "08:30"}, "quietUntil"},
		{Hours{QuietFrom: "21:00", QuietUntil: "21:00", DailyAt: "08:30"}, "quietUntil"},
		{Hours{QuietFrom: "24:00", QuietUntil: "8:00", DailyAt: "08:30"}, "quietFrom quietUntil"},
		{Hours{DailyAt: ""}, "dailyAt"},
		{Hours{DailyAt: "ab:cd"}, "dailyAt"},
	} {
		var got []string
		for _, f := range tc.hours.check() {
			got = append(got, f.Field)
		}
		if strings.Join(got, " ") != tc.want {
			t.Errorf("%+v: %v, want %q", tc.hours, got, tc.want)
		}
	}
}

// What leaves the program has kinds and counts, and no name that stands in a notice.
func TestSummary(t *testing.T) {
	for _, tc := range []struct {
		kinds         []string
		link          string
		subject, text string
	}{
		{[]string{"approval_case"}, "https://x/notices", "獬豸：您有1条新通知", "獬豸：您有1条新通知，审批有新进展。请登录查看：https://x/notices"},
		{[]string{"visit", "visit_paper", "approval_case", "nobody knows"}, "", "獬豸：您有4条新通知", "獬豸：您有4条新通知，审批1条，工作日志2条，其他1条。请登录系统查看。"},
		{[]string{"rights_own"}, "", "獬豸：您有1条新通知", "獬豸：您有1条新通知，您提出的事项有进展。请登录系统查看。"},
		{[]string{"rights_case", "house_rule", "exit"}, "", "獬豸：您有3条新通知", "獬豸：您有3条新通知，离岗1条，权益2条。请登录系统查看。"},
		{[]string{""}, "", "獬豸：您有1条新通知", "獬豸：您有1条新通知，有新情况。请登录系统查看。"},
	} {
		if subject, text := summary(tc.kinds, tc.link); subject != tc.subject || text != tc.text {
			t.Errorf("%v: %q %q", tc.kinds, subject, text)
		}
	}
}

// What somebody chooses by is what the interface lets in.
func TestTopicsAreLetIn(t *testing.T) {
	field, _ := reflect.TypeFor[NoticeChoice]().FieldByName("Topic")
	if got, want := field.Tag.Get("enum"), strings.Join(topicKeys(), ","); got != want {
		t.Errorf("the interface lets in %s, there are %s", got, want)
	}
}
