package identity

import (
	"context"
	"log/slog"
	"maps"
	"net/http"
	"slices"
	"strings"
	"time"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/platform/jobs"
)

// cookieSecure is the cookie over TLS: browsers accept the prefix only with Secure, Path=/ and no Domain. Over plain
// HTTP, which is for the loopback, they would refuse it, so that has a plain name.
const (
	cookieSecure = "__Host-xiezhi"
	cookiePlain  = "xiezhi"
)

var (
	errNobody     = errs.Of(errs.KindUnauthorized, "not_signed_in", "请先登录。")
	errMustChange = errs.Of(errs.KindForbidden, "must_change", "请先修改初始密码，再使用其他功能。")
)

// token reads the session's token from the cookies of a request. Over TLS the plain cookie does not count: a
// neighbouring host could have set it.
func token(r *http.Request) string {
	name := cookiePlain
	if httpx.MetaOf(r.Context()).Secure {
		name = cookieSecure
	}
	c, err := r.Cookie(name)
	if err != nil {
		return ""
	}
	return c.Value
}

// Who finds the actor behind a request: errs.KindUnauthorized when there is none, code must_change as long as the
// first password has not been changed. It asks the database only when the session has not been seen for some seconds.
func (s *Service) Who(ctx context.Context, r *http.Request) (authz.Actor, error) {
	tok := token(r)
	if tok == "" {
		return authz.Actor{}, errNobody
	}
	t, err := s.seat(ctx, hashToken(tok))
	if err != nil {
		return authz.Actor{}, err
	}
	if t.account.MustChange && r.URL.Path != "/api/session" && r.URL.Path != "/api/session/password" {
		return authz.Actor{}, errMustChange
	}
	meta := httpx.MetaOf(ctx)
	return authz.Actor{
		AccountID: t.account.ID, PersonID: t.account.PersonID, Name: t.account.Name, Via: audit.Web,
		Address: meta.Address, RequestID: meta.RequestID, Grants: t.grants,
	}, nil
}

// seat finds the living session with its account and grants, and notes that it is used.
func (s *Service) seat(ctx context.Context, key string) (*seat, error) {
	now, today := s.d.Now(), s.today()
	t, era := s.seats.take(key, now, today)
	if t == nil {
		var err error
		if t, err = s.readSeat(ctx, key, now); err != nil {
			return nil, err
		}
		s.seats.put(key, t, era)
	}
	se := t.session
	se.LastSeen = time.UnixMicro(t.seen.Load())
	if !se.alive(now) {
		return nil, errNobody
	}
	t.seen.Store(now.UnixMicro())
	return t, nil
}

func (s *Service) readSeat(ctx context.Context, key string, now time.Time) (*seat, error) {
	se, found, err := sessionByHash(ctx, s.d.Read(), key)
	if err != nil {
		return nil, err
	}
	if !found {
		s.seats.drop(key)
		return nil, errNobody
	}
	a, found, err := accountWhere(ctx, s.d.Read(), "id", se.AccountID)
	if err != nil {
		return nil, err
	}
	if !found || !a.DisabledAt.IsZero() {
		return nil, errNobody
	}
	today := s.today()
	grants, err := grantsOn(ctx, s.d.Read(), a.ID, today)
	if err != nil {
		return nil, err
	}
	t := &seat{session: se, account: a, grants: grants, on: today, read: now}
	t.told.Store(se.LastSeen.UnixMicro())
	seen := se.LastSeen
	if known := s.seats.lastSeen(key); known.After(seen) {
		seen = known
	}
	t.seen.Store(seen.UnixMicro())
	return t, nil
}

// FlushSeen writes when each session was last used. Idle time is counted from there after a restart.
func (s *Service) FlushSeen(ctx context.Context) error {
	now := s.d.Now()
	untold := s.seats.untold(now)
	for chunk := range slices.Chunk(slices.Sorted(maps.Keys(untold)), db.Batch) {
		err := s.d.InTx(ctx, func(ctx context.Context, tx *db.Tx) error { return markSeen(ctx, tx, chunk, now) })
		if err != nil {
			return err
		}
		for _, key := range chunk {
			untold[key].told.Store(now.UnixMicro())
		}
	}
	return nil
}

// KeepSeen flushes each half minute until ctx ends, and once more then. The server runs it beside its requests.
func (s *Service) KeepSeen(ctx context.Context) {
	tick := time.NewTicker(30 * time.Second)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
			if err := s.FlushSeen(ctx); err != nil && ctx.Err() == nil {
				slog.Error("note use of sessions", "err", err)
			}
		case <-ctx.Done():
			last, cancel := context.WithTimeout(context.WithoutCancel(ctx), 2*time.Second)
			if err := s.FlushSeen(last); err != nil {
				slog.Error("note use of sessions", "err", err)
			}
			cancel()
			return
		}
	}
}

// purgeKind is the job that removes sessions that have run out.
const purgeKind = "identity.purge_sessions"

// Jobs registers the package's jobs.
func (s *Service) Jobs(r *jobs.Runner) {
	jobs.Handle(r, purgeKind, func(ctx context.Context, _ jobs.Run, _ struct{}) error {
		return s.d.InTx(ctx, func(ctx context.Context, tx *db.Tx) error { return dropDead(ctx, tx, tx.Now()) })
	})
	r.Every(purgeKind, time.Hour)
}

// cookie is the Set-Cookie header that hands out a token, or takes it back when the token is empty.
func cookie(meta httpx.Meta, token string, device Device) string {
	c := http.Cookie{Name: cookiePlain, Value: token, Path: "/", HttpOnly: true, SameSite: http.SameSiteLaxMode, Secure: meta.Secure} //nolint:gosec // not Secure only on the loopback, where there is no TLS
	if meta.Secure {
		c.Name = cookieSecure
	}
	switch {
	case token == "":
		c.MaxAge = -1
	case device == Phone: // outlives the browser, so that the phone opens without asking each day
		_, absolute := Phone.lasts()
		c.MaxAge = int(absolute.Seconds())
	}
	return strings.TrimSpace(c.String())
}
