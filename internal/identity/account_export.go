package identity

import (
	"context"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/export"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/workday"
)

// AccountFilter is what the list of accounts can be narrowed by.
type AccountFilter struct {
	UnionID string     `query:"unionId" format:"uuid" required:"false" doc:"该工会及其下级"`
	Words   string     `query:"q" maxLength:"60" doc:"姓名、拼音、首字母或登录名"`
	Role    authz.Role `query:"role" maxLength:"16"`
	State   State      `query:"state" enum:"active,unused,locked,disabled" required:"false"`
}

var stateTitles = map[State]string{Active: "正常", Unused: "未启用", Locked: "已锁定", Disabled: "已停用"}

// exportAccounts sends the accounts that the list shows.
func (s *Service) exportAccounts(ctx context.Context, actor authz.Actor, in *AccountFilter) (*huma.StreamResponse, error) {
	scope, f := actor.Scope(authz.AccountRead), ListFilter(*in)
	act := export.Act{Actor: actor.Audit(), Action: "identity.account.export", Kind: "account", Label: "账号与岗位", UnionID: in.UnionID}
	list := export.List{Title: "账号与岗位", Columns: []export.Column{
		export.Name("姓名"), export.Text("登录名", 18), export.Text("状态", 10), export.Text("岗位", 60), export.Text("开立时间", 18),
	}}
	page := func(at httpx.PageQuery) (httpx.Page[AccountRow], error) { return s.List(ctx, scope, f, at) }
	return export.Take(ctx, s.d, s.d.Now().In(workday.Shanghai), act, list, page, func(a AccountRow) []any {
		posts := make([]string, len(a.Posts))
		for i, p := range a.Posts {
			posts[i] = authz.PostTitle(p.UnionName, p.Role)
		}
		return []any{a.Name, a.Login, stateTitles[a.State], strings.Join(posts, "；"), workday.Minute(a.CreatedAt)}
	})
}
