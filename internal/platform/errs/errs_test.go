package errs_test

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/platform/errs"
)

func TestWrappedErrorKeepsItsFace(t *testing.T) {
	stale := errs.Stale().With([]int{3, 4})
	wrapped := fmt.Errorf("worklog: save: %w", stale)
	cases := []struct {
		name    string
		err     error
		code    string
		kind    errs.Kind
		status  int
		message string
	}{
		{"rule", errs.Rule("visit_future", "日期不能晚于今天。"), "visit_future", errs.KindInvalid, 422, "日期不能晚于今天。"},
		{"not found", errs.NotFound("工作日志"), "not_found", errs.KindNotFound, 404, "工作日志不存在，或不在您的管辖范围内。"},
		{"wrapped conflict", wrapped, "stale", errs.KindConflict, 409, "内容已被他人修改，请核对两个版本后再保存。"},
		{"permission", errs.Missing("visit.write", "登记日志"), "permission_missing", errs.KindForbidden, 403, "您没有此项权限（登记日志）。"},
		{"with a cause", errs.Rule("sheet_unreadable", "文件无法读取。").Because(io.ErrUnexpectedEOF), "sheet_unreadable", errs.KindInvalid, 422, "文件无法读取。"},
		{"login", errs.Of(errs.KindUnauthorized, "login_wrong", "账号或密码不正确。"), "login_wrong", errs.KindUnauthorized, 401, "账号或密码不正确。"},
		{"unknown", fmt.Errorf("db: secret table: %w", io.EOF), "internal", errs.KindInternal, 500, "系统内部错误，请稍后再试；如仍不行，请把请求编号告诉管理员。"},
		{"declared internal", errs.Of(errs.KindInternal, "key_missing", "secret path"), "key_missing", errs.KindInternal, 500, "系统内部错误，请稍后再试；如仍不行，请把请求编号告诉管理员。"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := errs.CodeOf(c.err); got != c.code {
				t.Errorf("code %q, want %q", got, c.code)
			}
			if !errs.Is(c.err, c.code) || errs.Is(c.err, "another_code") {
				t.Error("Is does not follow the code")
			}
			if got := errs.KindOf(c.err); got != c.kind {
				t.Errorf("kind %v, want %v", got, c.kind)
			}
			if got := errs.KindOf(c.err).Status(); got != c.status {
				t.Errorf("status %d, want %d", got, c.status)
			}
			if got := errs.Message(c.err); got != c.message {
				t.Errorf("message %q, want %q", got, c.message)
			}
		})
	}
	if errs.CodeOf(nil) != "" || errs.Message(nil) != "" || errs.Is(nil, "") {
		t.Error("nil carries something")
	}
}

func TestCauseIsForTheLogOnly(t *testing.T) {
	rule := errs.E("phone_shape", "手机号码不对。", errs.F("phone", "应为 11 位数字"))
	caused := rule.Because(io.ErrUnexpectedEOF)
	if want := "phone_shape: 手机号码不对。 [phone: 应为 11 位数字]: unexpected EOF"; caused.Error() != want {
		t.Errorf("got  %s\nwant %s", caused, want)
	}
	if !errors.Is(caused, io.ErrUnexpectedEOF) || !errors.Is(caused, rule) {
		t.Error("the chain lost its cause or its code")
	}
	if errors.Unwrap(rule) != nil {
		t.Error("Because changed the error it was called on")
	}
	if errors.Is(caused, errs.Stale()) {
		t.Error("different codes match")
	}
}

func TestFieldsListsAllOrNothing(t *testing.T) {
	if err := errs.Fields(); err != nil {
		t.Errorf("no fields gave %v", err)
	}
	err := errs.Fields(errs.F("date", "不能为空"), errs.F("unit_id", "请选择服务单位"))
	want := []errs.Field{{Field: "date", Message: "不能为空"}, {Field: "unit_id", Message: "请选择服务单位"}}
	if diff := cmp.Diff(want, errs.FieldsOf(fmt.Errorf("save: %w", err))); diff != "" {
		t.Error(diff)
	}
	if errs.CodeOf(err) != "fields_invalid" {
		t.Errorf("code %s", errs.CodeOf(err))
	}
	if errs.FieldsOf(io.EOF) != nil {
		t.Error("a foreign error has fields")
	}
}

func TestWithLeavesTheOriginalAlone(t *testing.T) {
	first := errs.Stale()
	second := first.With("both versions")
	if first.Detail != nil || second.Detail != "both versions" {
		t.Errorf("details %v and %v", first.Detail, second.Detail)
	}
	e, ok := errs.As(fmt.Errorf("x: %w", second))
	if !ok || e != second {
		t.Errorf("As found %v", e)
	}
}

func TestEveryKindHasItsStatus(t *testing.T) {
	want := map[errs.Kind]int{
		errs.KindInvalid: 422, errs.KindMalformed: 400, errs.KindUnauthorized: 401, errs.KindForbidden: 403,
		errs.KindNotFound: 404, errs.KindConflict: 409, errs.KindTooLarge: 413, errs.KindLimited: 429,
		errs.KindInternal: 500, errs.Kind(99): http.StatusInternalServerError,
	}
	for k, status := range want {
		if k.Status() != status {
			t.Errorf("kind %d: status %d, want %d", k, k.Status(), status)
		}
	}
}
