package rulebook

import (
	"strings"
	"testing"
)

func TestThePackIsReadInWords(t *testing.T) {
	each(t, func(w *world) {
		for actor, want := range map[string]int{"": 401, "auditor": 403} {
			if status, _ := w.call(actor, "GET", "/api/policy/pack", nil, nil); status != want {
				w.t.Errorf("%q: %d, want %d", actor, status, want)
			}
		}
		var v PackView
		if status, _ := w.call("instructor", "GET", "/api/policy/pack", nil, &v); status != 200 || v.Name != "江苏省规则包" || v.Document != "苏工办〔2020〕56号" || v.Test {
			w.t.Fatalf("%d %+v", status, v)
		}
		for _, r := range v.Rules {
			if r.Key == "exit_notice_days" && (r.Text != "本人要求解聘的，提前30日申请。" || r.SetterTitle != "不能另行规定" || r.Article != "第十一条第（三）项") {
				w.t.Errorf("%+v", r)
			}
			if strings.HasPrefix(string(r.Key), "chapter.") {
				w.t.Errorf("%s is no rule of the place", r.Key)
			}
		}
	})
}
