// Package inbox shows people what they are told inside the program: as a person of the roster, as an account, and in
// the posts that they hold. What is told stands in platform/notify; whoever has something to tell writes it there, in the
// transaction that makes it true.
//
// A notice to a post is read once for everybody who holds it, as its work is done once; a successor finds what the
// predecessor has not read. Nothing is pushed, and pages ask at most once in a minute. Whoever wants to be told outside
// the program as well chooses that for each kind of notice, within what the administrator allows.
package inbox

import (
	"context"
	"time"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/platform/notify"
	"xiezhi/internal/platform/seal"
)

// Service reads and marks notices, and carries them outside for those who want it.
type Service struct {
	DB      *db.DB
	Keys    *seal.Keys
	BaseURL string // how people reach the server, for links

	// Readers are those of the accounts that can log in, with all as whom they read.
	Readers func(ctx context.Context, q db.Q, accountIDs []string) ([]Reader, error)
}

// NoticeLine is a notice with the post that it went to.
type NoticeLine struct {
	notify.Notice
	Post string `json:"post" doc:"发给哪个岗位；发给本人的为空"`
}

// NoticePage is a page of notices, and how many are unread in all.
type NoticePage struct {
	httpx.Page[NoticeLine]
	UnreadCount
}

// UnreadCount is what the bell shows.
type UnreadCount struct {
	Unread int `json:"unread" doc:"未读条数，数到 100 为止"`
}

// Recipients are all as whom the actor is told something.
func Recipients(a authz.Actor) []string {
	out := append([]string{notify.ToAccount(a.AccountID)}, a.Posts()...)
	if a.PersonID != "" {
		out = append(out, notify.ToPerson(a.PersonID))
	}
	return out
}

// List is a page of the actor's notices, the newest first.
func (s *Service) List(ctx context.Context, a authz.Actor, unread bool, page httpx.PageQuery) (NoticePage, error) {
	found, err := notify.List(ctx, s.DB.Read(), Recipients(a), unread, page)
	if err != nil {
		return NoticePage{}, err
	}
	posts := map[string]string{}
	for _, g := range a.Grants {
		posts[authz.Post(g.Role, g.UnionID)] = authz.PostTitle(g.UnionName, g.Role)
	}
	out := NoticePage{Page: httpx.Page[NoticeLine]{Items: []NoticeLine{}, Next: found.Next, Prev: found.Prev, Total: found.Total}}
	for _, n := range found.Items {
		out.Items = append(out.Items, NoticeLine{Notice: n, Post: posts[n.Recipient]})
	}
	out.UnreadCount, err = s.Unread(ctx, s.DB.Read(), a)
	return out, err
}

// Unread counts what the actor has not read.
func (s *Service) Unread(ctx context.Context, q db.Q, a authz.Actor) (UnreadCount, error) {
	n, err := notify.Unread(ctx, q, Recipients(a))
	return UnreadCount{n}, err
}

// Read marks one notice as read; another's does not exist.
func (s *Service) Read(ctx context.Context, a authz.Actor, id string) (left UnreadCount, err error) {
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		ok, err := notify.Read(ctx, tx, Recipients(a), a.Name, id)
		if err != nil {
			return err
		}
		if !ok {
			return errs.NotFound("通知")
		}
		left, err = s.Unread(ctx, tx, a)
		return err
	})
	return left, err
}

// ReadAll marks what was told up to the instant as read, so that what came while the page was open stays unread.
func (s *Service) ReadAll(ctx context.Context, a authz.Actor, upTo time.Time) (left UnreadCount, err error) {
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		if err := notify.ReadAll(ctx, tx, Recipients(a), a.Name, upTo); err != nil {
			return err
		}
		left, err = s.Unread(ctx, tx, a)
		return err
	})
	return left, err
}
