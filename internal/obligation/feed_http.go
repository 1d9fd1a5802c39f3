package obligation

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"slices"
	"strings"
	"time"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/httpx"
)

// fetching is how often one address may ask for calendars: an office's programs share one.
var fetching = httpx.Rate{Burst: 60, Per: 60, Every: time.Minute}

func (s *Service) feedRoutes(r authz.Router) {
	read := authz.Need(authz.ObligationRead)
	httpx.Handle(r, http.MethodGet, "/api/obligations/feed", read, s.getFeed, httpx.Summary("我的期限日历"))
	httpx.Handle(r, http.MethodPost, "/api/obligations/feed", read, s.postFeed, httpx.Summary("新建或更换期限日历的私人地址"))
	httpx.Handle(r, http.MethodDelete, "/api/obligations/feed", read, s.deleteFeed, httpx.Summary("停用期限日历"))
	httpx.Public(r, http.MethodGet, "/api/feeds/{token}", s.fetchFeed, httpx.Limited(fetching), httpx.Summary("期限日历（iCalendar）"))
}

func (s *Service) getFeed(ctx context.Context, a authz.Actor, _ *struct{}) (*httpx.Body[Feed], error) {
	f, err := s.OwnFeed(ctx, a)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(f), nil
}

func (s *Service) postFeed(ctx context.Context, a authz.Actor, _ *struct{}) (*httpx.Body[Feed], error) {
	origin := s.BaseURL
	if origin == "" {
		origin = httpx.MetaOf(ctx).Origin()
	}
	f, err := s.RenewFeed(ctx, a, origin)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(f), nil
}

func (s *Service) deleteFeed(ctx context.Context, a authz.Actor, _ *struct{}) (*struct{}, error) {
	return nil, s.RevokeFeed(ctx, a)
}

type feedInput struct {
	Token string `path:"token" minLength:"16" maxLength:"80"`
	Known string `header:"If-None-Match" maxLength:"400"`
}

type feedReply struct {
	Status       int
	ContentType  string `header:"Content-Type"`
	ETag         string `header:"ETag"`
	CacheControl string `header:"Cache-Control"`
	Body         []byte
}

func (s *Service) fetchFeed(ctx context.Context, in *feedInput) (*feedReply, error) {
	text, err := s.FeedOf(ctx, in.Token)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256([]byte(text))
	out := &feedReply{Status: http.StatusOK, ETag: `"` + hex.EncodeToString(sum[:16]) + `"`, CacheControl: "private, no-cache"}
	for tag := range strings.SplitSeq(in.Known, ",") {
		if slices.Contains([]string{out.ETag, "W/" + out.ETag}, strings.TrimSpace(tag)) {
			out.Status = http.StatusNotModified
			return out, nil
		}
	}
	out.ContentType, out.Body = "text/calendar; charset=utf-8", []byte(text)
	return out, nil
}
