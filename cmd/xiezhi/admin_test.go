package main

import (
	"regexp"
	"strings"
	"testing"
)

func TestAdmin(t *testing.T) {
	_, do := folder(t)
	create := func(login, role, union string) (string, error) {
		return do("admin", "create-account", "--login", login, "--name", "王芳", "--role", role, "--union", union)
	}
	for _, c := range []struct{ login, role, union, want string }{
		{"secadmin", "king", "江苏省总工会", "这一级工会没有这个角色"},
		{"secadmin", "sysadmin", "苏州市总工会", "这一级工会没有这个角色"},
		{"secadmin", "secadmin", "没有的工会", "工会不存在"},
		{"secadmin", "officer", "鼓楼区总工会", "有几个工会叫这个名字"},
		{"王芳", "secadmin", "江苏省总工会", "登录名应为"},
	} {
		if _, err := create(c.login, c.role, c.union); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s %s %s: %v, want %q in it", c.login, c.role, c.union, err, c.want)
		}
	}
	out, err := create("secadmin", "secadmin", "江苏省总工会")
	if err != nil {
		t.Fatal(err)
	}
	password := regexp.MustCompile(`[2-9a-z]{4}-[2-9a-z]{4}-[2-9a-z]{4}`)
	first := password.FindString(out)
	if first == "" || !strings.Contains(out, "安全管理员") || !strings.Contains(out, "secadmin") {
		t.Errorf("slip: %s", out)
	}
	if _, err := create("secadmin", "secadmin", "江苏省总工会"); err == nil || !strings.Contains(err.Error(), "已经有人使用") {
		t.Errorf("twice: %v", err)
	}
	if _, err := do("admin", "reset-password", "nobody"); err == nil || !strings.Contains(err.Error(), "没有这个登录名") {
		t.Errorf("reset of nobody: %v", err)
	}
	out, err = do("admin", "reset-password", "secadmin")
	if second := password.FindString(out); err != nil || second == "" || second == first {
		t.Errorf("reset: %s, %v", out, err)
	}
}
