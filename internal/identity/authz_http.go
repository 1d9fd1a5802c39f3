package identity

import (
	"context"
	"net/http"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/httpx"
)

func (s *Service) authzRoutes(r authz.Router) {
	httpx.Handle(r, http.MethodGet, "/api/authz/explain", authz.SignedIn(), s.getExplain, httpx.Summary("我为什么能或不能办理"))
	httpx.Handle(r, http.MethodGet, "/api/authz/matrix", authz.SignedIn(), getMatrix, httpx.Summary("权限矩阵"))
	httpx.Handle(r, http.MethodGet, "/api/authz/places", authz.SignedIn(), s.getPlaces, httpx.Summary("我拥有某项权限的工会"))
	httpx.Handle(r, http.MethodGet, "/api/authz/grantable", authz.Need(authz.AccountGrant), s.getGrantable, httpx.Summary("我在该工会可授予的角色"))
}

func (s *Service) getExplain(ctx context.Context, actor authz.Actor, in *struct {
	Permission authz.Permission `query:"permission" required:"true" maxLength:"40"`
	UnionID    string           `query:"unionId" format:"uuid" required:"false"`
},
) (*httpx.Body[Why], error) {
	out, err := s.Explain(ctx, actor, in.Permission, in.UnionID)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(out), nil
}

func getMatrix(context.Context, authz.Actor, *struct{}) (*httpx.Body[Matrix], error) {
	return httpx.Reply(NewMatrix()), nil
}

func (s *Service) getGrantable(ctx context.Context, actor authz.Actor, in *struct {
	UnionID string `query:"unionId" format:"uuid" required:"true"`
},
) (*httpx.Body[httpx.List[RoleName]], error) {
	at, err := org.ByID(ctx, s.d.Read(), in.UnionID)
	if err != nil {
		return nil, err
	}
	if err := authz.Require(actor, authz.AccountGrant, at.Place(), "工会"); err != nil {
		return nil, err
	}
	out := []RoleName{}
	for _, role := range authz.Grantable(actor, at) {
		out = append(out, RoleName{role, role.Title()})
	}
	return httpx.ReplyList(out), nil
}

func (s *Service) getPlaces(ctx context.Context, actor authz.Actor, in *struct {
	Permission authz.Permission `query:"permission" required:"true" maxLength:"40"`
	Parent     string           `query:"parent" format:"uuid" required:"false" doc:"列出它的直接下级"`
	Words      string           `query:"q" maxLength:"60" doc:"名称、拼音或首字母"`
},
) (*httpx.Body[httpx.List[PlaceNode]], error) {
	list, err := s.Places(ctx, actor, in.Permission, in.Parent, in.Words)
	if err != nil {
		return nil, err
	}
	return httpx.ReplyList(list), nil
}
