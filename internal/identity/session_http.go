package identity

import (
	"context"
	"log/slog"
	"net/http"
	"time"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/httpx"
)

// Login is what opens a session.
type Login struct {
	Login    string `json:"login" maxLength:"64" doc:"登录名"`
	Password string `json:"password" maxLength:"256" doc:"密码"`
	Device   Device `json:"device,omitempty" required:"false" enum:"desk,phone" default:"desk" doc:"desk 闲置 30 分钟、最长 12 小时；phone 闲置 7 天、最长 30 天"`
}

// PasswordChange is the own password's change.
type PasswordChange struct {
	Old string `json:"old" maxLength:"256" doc:"原密码"`
	New string `json:"new" maxLength:"256" doc:"新密码，至少 10 个字符"`
}

// loginRate is for one address; a whole county office may stand behind one.
var loginRate = httpx.Rate{Burst: 60, Per: 30, Every: time.Minute}

type cookieReply[T any] struct {
	SetCookie []string `header:"Set-Cookie" hidden:"true"`
	Body      T
}

type cookieOnly struct {
	SetCookie string `header:"Set-Cookie" hidden:"true"`
}

// cookies is the request's Cookie header, for the operations that must know their own session. (huma passes over it
// when it is embedded.)
type cookies struct {
	Cookie string `header:"Cookie" hidden:"true"`
}

func (c cookies) request(ctx context.Context) *http.Request {
	return (&http.Request{Header: http.Header{"Cookie": {c.Cookie}}}).WithContext(ctx)
}

func (c cookies) token(ctx context.Context) string { return token(c.request(ctx)) }

func (c cookies) browser(ctx context.Context) string { return browserToken(c.request(ctx)) }

// Routes registers the package's operations.
func (s *Service) Routes(r authz.Router) {
	httpx.Public(r, http.MethodPost, "/api/session", s.postSession,
		httpx.Status(http.StatusCreated), httpx.Limited(loginRate), httpx.Summary("登录"))
	httpx.Handle(r, http.MethodGet, "/api/session", authz.SignedIn(), s.getSession, httpx.Summary("当前登录"))
	httpx.Handle(r, http.MethodDelete, "/api/session", authz.SignedIn(), s.deleteSession, httpx.Summary("退出登录"))
	httpx.Handle(r, http.MethodPost, "/api/session/password", authz.SignedIn(), s.postPassword,
		httpx.Limited(loginRate), httpx.Summary("修改密码"))
	s.accountRoutes(r)
	s.authzRoutes(r)
}

func (s *Service) postSession(ctx context.Context, in *struct {
	Cookie string `header:"Cookie" hidden:"true"`
	Body   Login
},
) (*cookieReply[Session], error) {
	meta := httpx.MetaOf(ctx)
	out, err := s.Login(ctx, in.Body.Login, in.Body.Password, in.Body.Device, cookies{in.Cookie}.browser(ctx))
	if err != nil {
		return nil, err
	}
	if !meta.Secure {
		s.plain.Do(func() {
			slog.Warn("sessions are opened over plain HTTP: fit for the loopback only; elsewhere put TLS in front and name it in XIEZHI_TRUSTED_PROXIES")
		})
	}
	set := []string{cookie(meta, out.Token, in.Body.Device), browserCookie(meta, out.Browser)}
	return &cookieReply[Session]{SetCookie: set, Body: out.Session}, nil
}

func (s *Service) getSession(ctx context.Context, actor authz.Actor, _ *struct{}) (*httpx.Body[Session], error) {
	out, err := s.Current(ctx, actor)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(out), nil
}

func (s *Service) deleteSession(ctx context.Context, actor authz.Actor, in *cookies) (*cookieOnly, error) {
	if err := s.Logout(ctx, actor, in.token(ctx)); err != nil {
		return nil, err
	}
	return &cookieOnly{SetCookie: cookie(httpx.MetaOf(ctx), "", Desk)}, nil
}

func (s *Service) postPassword(ctx context.Context, actor authz.Actor, in *struct {
	Cookie string `header:"Cookie" hidden:"true"`
	Body   PasswordChange
},
) (*struct{}, error) {
	c := cookies{in.Cookie}
	return nil, s.ChangePassword(ctx, actor, c.token(ctx), c.browser(ctx), in.Body.Old, in.Body.New)
}
