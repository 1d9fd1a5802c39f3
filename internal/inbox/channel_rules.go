package inbox

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"xiezhi/internal/platform/errs"
	"xiezhi/internal/workday"
)

// Topic is a kind of notices as people choose by it.
type Topic string

// NoticeTopic has its title, and what is said of each kind of record outside the program: no names, no contents.
type NoticeTopic struct {
	Key   Topic             `json:"key"`
	Title string            `json:"title"`
	Note  string            `json:"note"`
	says  map[string]string // by kind of record
}

// topics in the order of the page. The last is of whatever has no kind that is known here.
var topics = []NoticeTopic{
	{"approval", "审批", "等您办理的、有了结果的，代办的安排", map[string]string{"approval_case": "审批有新进展", "approval_substitute": "代办安排有变化", "approval_delegation": "委托审核有变化"}},
	{"deadline", "期限", "期限重新计算", map[string]string{"obligation": "有一项期限重新计算了", "obligations": "有应办事项需要处理"}},
	{"hiring", "选聘", "招聘、合同到期续聘、违规聘用提示", map[string]string{
		"recruit_notice": "招聘有新情况", "contract": "合同有新情况", "renewal": "有合同快到期，请办理续聘或离岗",
		"signal": "有违规聘用提示", "signals": "有违规聘用提示", "hiring_form": "推荐表有新情况", "hiring_plan": "有聘用计划待拟定核定数",
	}},
	{"exit", "离岗", "离岗的办理、备案和提醒", map[string]string{"exit": "离岗办理有新情况", "exit_begin": "有人员应当办理离岗"}},
	{"visit", "工作日志", "签字、退回、核对、更正", map[string]string{
		"visit": "工作日志有新情况", "visit_paper": "有纸质签字待核对", "visit_opening": "系统启用前的记录有新情况", "visit_correction": "有年度关闭后的更正待决定",
	}},
	{"filing", "备案", "十月备案的报送、接收、退回和补充", map[string]string{"filing": "备案有新情况", "filing_return": "有人员需要补充备案"}},
	{"served", "服务对象", "待核实的、已核实的", map[string]string{"served": "服务对象有新情况"}},
	{"roster", "花名册", "本人信息被查看、聘用有冲突", map[string]string{"person": "花名册有新情况"}},
	{"rule", "规定和解释", "实施细则的报备、解释的发布、提问的答复", map[string]string{
		"local_rule": "实施细则有新情况", "interpretation": "省总工会发布了解释", "rule_question": "提问有新情况",
	}},
	// what somebody complained of stands in no message: a phone is seen by others
	{"rights", "权益", "意见投诉的办理和答复、规章制度的阅知、信息更正", map[string]string{
		"rights_case": "有一件意见投诉等待办理", "rights_own": "您提出的事项有进展", "house_rule": "聘用单位发布了规章制度，请阅知",
		"correction": "有信息更正申请待处理", "correction_own": "您的更正申请有结果了",
	}},
	{"org", "组织变更", "本单位的变更、聘用资格", map[string]string{"union": "组织有变更"}},
	{"account", "账号", "您的账号、密码和岗位", map[string]string{"account": "您的账号有变动", "channel": "接收地址需要重新登记"}},
	{"other", "其他", "不属于以上各类的", map[string]string{}},
}

func topicKeys() []string {
	out := make([]string, len(topics))
	for i, t := range topics {
		out[i] = string(t.Key)
	}
	return out
}

// of is the topic of a kind of record, and what is said of it.
func of(kind string) (NoticeTopic, string) {
	for _, t := range topics {
		if says, ok := t.says[kind]; ok {
			return t, says
		}
	}
	return topics[len(topics)-1], "有新情况"
}

// When is how soon somebody wants to have a topic by a channel.
type When string

// Times.
const (
	Never  When = ""
	AtOnce When = "now"
	Daily  When = "daily"
)

// NoticeChoice is what somebody wants to have of one topic by one channel.
type NoticeChoice struct {
	Topic   Topic  `json:"topic" enum:"approval,deadline,hiring,exit,visit,filing,served,roster,rule,rights,org,account,other" audit:"track"`
	Channel string `json:"channel" enum:"mail,sms,chat" audit:"track"`
	When    When   `json:"when" enum:"now,daily" audit:"track"`
}

// Hours are the quiet hours, in which nothing is sent, and when the daily summary goes; on the clock of Shanghai.
// QuietFrom is after QuietUntil when they pass midnight; both are empty for none.
type Hours struct {
	QuietFrom  string `json:"quietFrom" maxLength:"5" audit:"track" doc:"免打扰开始，如 21:00；空为不设"`
	QuietUntil string `json:"quietUntil" maxLength:"5" audit:"track" doc:"免打扰结束，如 08:00"`
	DailyAt    string `json:"dailyAt" maxLength:"5" audit:"track" doc:"每日汇总的时间，如 08:30"`
}

// usual are the hours of whoever has not chosen any.
var usual = Hours{QuietFrom: "21:00", QuietUntil: "08:00", DailyAt: "08:30"}

// minutes are a time of day as minutes since midnight; ok is false for what is none.
func minutes(clock string) (int, bool) {
	h, m, ok := strings.Cut(clock, ":")
	hour, err1 := strconv.Atoi(h)
	minute, err2 := strconv.Atoi(m)
	if !ok || len(h) != 2 || len(m) != 2 || err1 != nil || err2 != nil || hour < 0 || hour > 23 || minute < 0 || minute > 59 {
		return 0, false
	}
	return 60*hour + minute, true
}

func (h Hours) check() []errs.Field {
	var f []errs.Field
	if (h.QuietFrom == "") != (h.QuietUntil == "") || h.QuietFrom != "" && h.QuietFrom == h.QuietUntil {
		f = append(f, errs.F("quietUntil", "免打扰的开始和结束要都填，且不能相同"))
	}
	for _, c := range []struct{ field, clock string }{{"quietFrom", h.QuietFrom}, {"quietUntil", h.QuietUntil}, {"dailyAt", h.DailyAt}} {
		if _, ok := minutes(c.clock); !ok && (c.clock != "" || c.field == "dailyAt") {
			f = append(f, errs.F(c.field, "请填写时间，如 08:30"))
		}
	}
	return f
}

// next is the first instant at or after t at which clocks in Shanghai show the time of day.
func next(t time.Time, clock string) time.Time {
	m, _ := minutes(clock)
	local := t.In(workday.Shanghai)
	at := time.Date(local.Year(), local.Month(), local.Day(), m/60, m%60, 0, 0, workday.Shanghai)
	if at.Before(t) {
		at = at.AddDate(0, 0, 1)
	}
	return at.UTC()
}

// quiet tells whether t lies within the quiet hours.
func (h Hours) quiet(t time.Time) bool {
	from, ok := minutes(h.QuietFrom)
	until, also := minutes(h.QuietUntil)
	if !ok || !also {
		return false
	}
	local := t.In(workday.Shanghai)
	m := 60*local.Hour() + local.Minute()
	if from < until {
		return from <= m && m < until
	}
	return m >= from || m < until
}

// due is when something that is told now may go: at once or with the day's summary, and never in the quiet hours.
func (h Hours) due(now time.Time, when When) time.Time {
	if when == Daily {
		now = next(now, h.DailyAt)
	}
	if h.quiet(now) {
		return next(now, h.QuietUntil)
	}
	return now
}

// summary is what is said outside of notices that go together, by their kinds: how many of what, and where to read
// them. No name and no content leaves by it.
func summary(kinds []string, link string) (subject, text string) {
	subject = fmt.Sprintf("您有%d条新通知", len(kinds))
	var parts []string
	for _, t := range topics {
		n := 0
		for _, k := range kinds {
			if found, _ := of(k); found.Key == t.Key {
				n++
			}
		}
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%s%d条", t.Title, n))
		}
	}
	what := strings.Join(parts, "，")
	if len(kinds) == 1 {
		_, what = of(kinds[0])
	}
	text = "獬豸：" + subject + "，" + what + "。"
	if link == "" {
		return "獬豸：" + subject, text + "请登录系统查看。"
	}
	return "獬豸：" + subject, text + "请登录查看：" + link
}

// allowed leaves of choices what the administrator allows, by channel.
func allowed(choices []NoticeChoice, open map[string][]string) []NoticeChoice {
	return slices.DeleteFunc(slices.Clone(choices), func(c NoticeChoice) bool { return !slices.Contains(open[c.Channel], string(c.Topic)) })
}
