package hiring_test

import (
	"strings"
	"testing"

	"xiezhi/internal/hiring"
)

// TestAProposalIsLookedAtAgain: a score that was changed after persons were proposed stops the list until they are proposed anew.
func TestAProposalIsLookedAtAgain(t *testing.T) {
	eachRecruit(t, func(t *testing.T, w *recruitWorld) {
		v := w.published(1)
		w.on("2026-11-05")
		qian, a := w.apply(v, 11, "钱一")
		_, b := w.apply(v, 12, "孙二")
		li, c := w.apply(v, 13, "李三")
		w.eligible(a, b, c)
		by := w.assess(v.ID)
		w.score(a, by, [2]int{80, 80}, [2]int{80, 80})
		w.score(b, by, [2]int{70, 70}, [2]int{70, 70})
		w.score(c, by, [2]int{60, 60}, [2]int{60, 60})
		w.on("2026-11-16")
		w.act(w.clerk, v.ID, "propose", object{"ids": []string{a}}).Want(t, 200)
		w.score(b, by, [2]int{90, 90}, [2]int{90, 90})
		w.act(w.clerk, v.ID, "publicise", object{}).Refused(t, 422, hiring.CodeProposeAgain)
		if r := w.receipt(qian); r.State != "eligible" || !r.Until.IsZero() {
			t.Errorf("nothing is public: %s", r.State)
		}
		if r := w.act(w.clerk, v.ID, "publicise", object{}); !strings.Contains(string(r.Body), "请重新确定拟聘用人员") {
			t.Errorf("says what to do: %s", r.Body)
		}
		w.act(w.clerk, v.ID, "propose", object{"ids": []string{a}}).Refused(t, 422, hiring.CodeChoice)
		w.act(w.clerk, v.ID, "propose", object{"ids": []string{a}, "reason": "第一名书面放弃", "passed": "您已书面放弃"}).Want(t, 200)
		w.act(w.clerk, v.ID, "publicise", object{}).Want(t, 200)
		if r := w.receipt(li); r.State != "passed" || r.Reason != "“指导员”招聘1名，确定了1名；您是第3名。" { // the order was left
			t.Errorf("behind a list that left the order: %s %q", r.State, r.Reason)
		}
	})
}

// TestNoPlaceWithoutAList: a place belongs to a list that is public; when the list is taken down and none follows, nobody has one.
func TestNoPlaceWithoutAList(t *testing.T) {
	eachRecruit(t, func(t *testing.T, w *recruitWorld) {
		v := w.published(1)
		w.on("2026-11-05")
		_, a := w.apply(v, 11, "钱一")
		sun, b := w.apply(v, 12, "孙二")
		w.eligible(a, b)
		by := w.assess(v.ID)
		w.score(a, by, [2]int{80, 80}, [2]int{80, 80})
		w.score(b, by, [2]int{70, 70}, [2]int{70, 70})
		w.on("2026-11-16")
		w.act(w.clerk, v.ID, "propose", object{"ids": []string{a}}).Want(t, 200)
		w.act(w.clerk, v.ID, "publicise", object{}).Want(t, 200)
		if r := w.receipt(sun); r.Marks == nil || r.Marks.Place != 2 || r.PlaceOf != 2 || r.Reason != "“指导员”招聘1名，按成绩从高到低确定了1名；您是第2名。" {
			t.Errorf("while it is public: %+v %d %q", r.Marks, r.PlaceOf, r.Reason)
		}
		w.act(w.clerk, v.ID, "unlist", object{"reason": "资格有误"}).Want(t, 200)
		kept := 0
		if err := w.d.Read().NewRaw("SELECT count(*) FROM recruit_application WHERE listed_place <> 0 OR listed_of <> 0").Scan(t.Context(), &kept); err != nil || kept != 0 {
			t.Errorf("%d places outlive their list: %v", kept, err)
		}
		w.act(w.clerk, v.ID, "propose", object{"ids": []string{}}).Want(t, 200)
		w.act(w.clerk, v.ID, "close", object{"reason": "岗位取消"}).Want(t, 200)
		if r := w.receipt(sun); r.State != "passed" || r.Marks != nil || r.PlaceOf != 0 || r.Reason != "岗位取消" {
			t.Errorf("closed without a list: %s %+v %d %q", r.State, r.Marks, r.PlaceOf, r.Reason)
		}
	})
}

// TestStoryNamesThePost: where a notice has several posts, its story says at which of them a tie was decided or taken back.
func TestStoryNamesThePost(t *testing.T) {
	eachRecruit(t, func(t *testing.T, w *recruitWorld) {
		two := []object{{"id": "", "title": "指导员", "tier": "base", "place": "", "heads": 1}, {"id": "", "title": "专员", "tier": "base", "place": "", "heads": 1}}
		v := w.view(w.clerk.Do(t, "POST", "/api/hiring/notices", with(noticeBody(1), object{"unionId": w.Union(t, "玉山镇总工会").ID, "posts": two})).Want(t, 201))
		v = w.view(w.act(w.clerk, v.ID, "publish", object{"reason": "一人年底离岗"}).Want(t, 200))
		w.on("2026-11-05")
		_, a := w.apply(v, 11, "钱一")
		_, b := w.apply(v, 12, "孙二")
		w.eligible(a, b)
		by := w.assess(v.ID)
		w.score(a, by, [2]int{80, 80}, [2]int{80, 80})
		w.score(b, by, [2]int{80, 80}, [2]int{80, 80})
		w.act(w.clerk, v.ID, "ties", object{"ids": []string{b, a}, "reason": "持有资质的在前"}).Want(t, 200)
		w.score(b, by, [2]int{90, 90}, [2]int{80, 80})
		var notes []string
		for _, e := range w.see(v.ID).Story[1:] {
			notes = append(notes, e.Note)
		}
		if got := strings.Join(notes, "；"); got != "“指导员”第1名并列2人；“指导员”并列人员的打分有变动，须重新决定" {
			t.Errorf("the story: %s", got)
		}
	})
}
