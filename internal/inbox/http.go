package inbox

import (
	"context"
	"net/http"
	"time"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/httpx"
)

// Routes registers /api/notices. Everybody has notices, so an account is all that is asked.
func (s *Service) Routes(r authz.Router) {
	mine := authz.SignedIn()
	httpx.Handle(r, http.MethodGet, "/api/notices", mine, s.getNotices, httpx.Summary("我的通知"))
	httpx.Handle(r, http.MethodGet, "/api/notices/unread", mine, s.getUnread, httpx.Summary("未读通知的条数"))
	httpx.Handle(r, http.MethodPost, "/api/notices/read", mine, s.postReadAll, httpx.Summary("全部标为已读"))
	httpx.Handle(r, http.MethodPost, "/api/notices/{id}/read", mine, s.postRead, httpx.Summary("标为已读"))
	s.channelRoutes(r)
}

type noticesInput struct {
	httpx.PageQuery
	Unread bool `query:"unread" doc:"只看未读的"`
}

func (s *Service) getNotices(ctx context.Context, a authz.Actor, in *noticesInput) (*httpx.Body[NoticePage], error) {
	page, err := s.List(ctx, a, in.Unread, in.PageQuery)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(page), nil
}

func (s *Service) getUnread(ctx context.Context, a authz.Actor, _ *struct{}) (*httpx.Body[UnreadCount], error) {
	return counted(s.Unread(ctx, s.DB.Read(), a))
}

type readAllInput struct {
	Body struct {
		UpTo time.Time `json:"upTo" doc:"所见最新一条的时间；之后来的仍为未读"`
	}
}

func (s *Service) postReadAll(ctx context.Context, a authz.Actor, in *readAllInput) (*httpx.Body[UnreadCount], error) {
	return counted(s.ReadAll(ctx, a, in.Body.UpTo))
}

func (s *Service) postRead(ctx context.Context, a authz.Actor, in *httpx.ID) (*httpx.Body[UnreadCount], error) {
	return counted(s.Read(ctx, a, in.ID))
}

func counted(n UnreadCount, err error) (*httpx.Body[UnreadCount], error) {
	if err != nil {
		return nil, err
	}
	return httpx.Reply(n), nil
}
