package identity

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/workday"
)

// State is how an account stands, for people.
type State string

// States of an account.
const (
	Active   State = "active"
	Unused   State = "unused" // the first password has not been changed yet
	Locked   State = "locked" // by wrong passwords, for a quarter of an hour
	Disabled State = "disabled"
)

func (a account) state(now time.Time) State {
	switch {
	case !a.DisabledAt.IsZero():
		return Disabled
	case a.locked(now):
		return Locked
	case a.MustChange:
		return Unused
	}
	return Active
}

// AccountRow is an account in a list.
type AccountRow struct {
	ID        string    `json:"id"`
	Login     string    `json:"login"`
	Name      string    `json:"name"`
	PersonID  string    `json:"personId"`
	State     State     `json:"state" enum:"active,unused,locked,disabled"`
	Posts     []Post    `json:"posts" nullable:"false" doc:"未结束的岗位，含尚未开始和已到期的"`
	CreatedAt time.Time `json:"createdAt"`
	Rev       int64     `json:"rev"`
	pinyin    string
}

// ListFilter narrows the list of accounts; empty fields choose all.
type ListFilter struct {
	UnionID string // the union and all below it
	Words   string // of the name, its spelling or initials, or the login
	Role    authz.Role
	State   State
}

// inScope narrows accounts to those with a post in the scope. An account whose every post was ended is still known to
// those who could see them.
func inScope(q *bun.SelectQuery, r db.Q, scope authz.Scope, more func(*bun.SelectQuery) *bun.SelectQuery) *bun.SelectQuery {
	posts := r.NewSelect().TableExpr("role_grant AS g").Join("JOIN org_union AS u ON u.id = g.union_id").ColumnExpr("1").
		Where("g.account_id = a.id").
		Where("g.ended_at IS NULL OR NOT EXISTS (SELECT 1 FROM role_grant AS o WHERE o.account_id = a.id AND o.ended_at IS NULL)")
	posts = scope.Where(posts, authz.Columns{Union: "u.id", County: "u.county_id", City: "u.city_id", Person: "a.person_id"})
	return q.Where("EXISTS (?)", more(posts))
}

// List are the accounts within the scope, ordered by the spelling of their names.
func (s *Service) List(ctx context.Context, scope authz.Scope, f ListFilter, page httpx.PageQuery) (httpx.Page[AccountRow], error) {
	cur, err := httpx.ParseCursor(page.Cursor, 2)
	if err != nil {
		return httpx.Page[AccountRow]{}, err
	}
	r := s.d.Read()
	q := r.NewSelect().TableExpr("account AS a")
	var within org.Union
	if f.UnionID != "" {
		if within, err = org.ByID(ctx, r, f.UnionID); err != nil {
			return httpx.Page[AccountRow]{}, err
		}
	}
	q = inScope(q, r, scope, func(p *bun.SelectQuery) *bun.SelectQuery {
		if f.UnionID != "" {
			p = org.Below(p, "u", within)
		}
		if f.Role != "" {
			p = p.Where("g.role = ?", f.Role)
		}
		return p
	})
	if words := strings.ToLower(strings.TrimSpace(f.Words)); words != "" {
		like := db.Contains(words)
		q = q.Where(`a.name LIKE ? ESCAPE '\' OR a.pinyin LIKE ? ESCAPE '\' OR a.login LIKE ? ESCAPE '\'`, like, like, db.Begins(words))
	}
	q = whereState(q, f.State, s.d.Now())
	count, exact, err := db.CountUpTo(ctx, r, q)
	if err != nil {
		return httpx.Page[AccountRow]{}, err
	}
	order := "a.pinyin, a.id"
	if len(cur.Keys) > 0 {
		sign := ">"
		if cur.Back {
			sign, order = "<", "a.pinyin DESC, a.id DESC"
		}
		q = q.Where("(a.pinyin, a.id) "+sign+" (?, ?)", cur.Keys[0], cur.Keys[1])
	}
	var accounts []account
	if err := q.ColumnExpr("a.*").OrderExpr(order).Limit(int64(page.Limit)+1).Scan(ctx, &accounts); err != nil {
		return httpx.Page[AccountRow]{}, fmt.Errorf("list accounts: %w", err)
	}
	rows, err := s.rows(ctx, accounts)
	if err != nil {
		return httpx.Page[AccountRow]{}, err
	}
	total := httpx.Total{Count: count, Exact: exact}
	return httpx.Paginate(rows, cur, page.Limit, total, func(r AccountRow) []string { return []string{r.pinyin, r.ID} }), nil
}

func whereState(q *bun.SelectQuery, state State, now time.Time) *bun.SelectQuery {
	switch state {
	case Disabled:
		return q.Where("a.disabled_at IS NOT NULL")
	case Locked:
		return q.Where("a.disabled_at IS NULL AND a.locked_until > ?", now)
	case Unused:
		return q.Where("a.disabled_at IS NULL AND a.must_change").Where("a.locked_until IS NULL OR a.locked_until <= ?", now)
	case Active:
		return q.Where("a.disabled_at IS NULL AND NOT a.must_change").Where("a.locked_until IS NULL OR a.locked_until <= ?", now)
	}
	return q
}

func (s *Service) rows(ctx context.Context, accounts []account) ([]AccountRow, error) {
	posts, err := openPostings(ctx, s.d.Read(), accounts...)
	if err != nil {
		return nil, err
	}
	rows := make([]AccountRow, len(accounts))
	for i, a := range accounts {
		rows[i] = AccountRow{
			ID: a.ID, Login: a.Login, Name: a.Name, PersonID: a.PersonID, State: a.state(s.d.Now()), Posts: []Post{},
			CreatedAt: a.CreatedAt, Rev: a.Rev, pinyin: a.Pinyin,
		}
		for _, g := range posts[a.ID] {
			rows[i].Posts = append(rows[i].Posts, postOf(g))
		}
	}
	return rows, nil
}

// openPostings are the grants of the accounts that nobody has ended, whether their term runs today or not.
func openPostings(ctx context.Context, q db.Q, accounts ...account) (map[string][]authz.Grant, error) {
	out := map[string][]authz.Grant{}
	if len(accounts) == 0 {
		return out, nil
	}
	ids := make([]string, len(accounts))
	for i, a := range accounts {
		ids[i] = a.ID
	}
	var found []posting
	if err := postings(q).Where("g.account_id IN (?)", bun.List(ids)).Scan(ctx, &found); err != nil {
		return nil, fmt.Errorf("read posts: %w", err)
	}
	for _, p := range found {
		out[p.AccountID] = append(out[p.AccountID], p.grant())
	}
	return out, nil
}

// standing are the grants that run today or will: those that still give power.
func standing(grants []authz.Grant, today workday.Date) []authz.Grant {
	var out []authz.Grant
	for _, g := range grants {
		if !ranOut(g, today) {
			out = append(out, g)
		}
	}
	return out
}

// ranOut tells whether the grant's term is over on the day.
func ranOut(g authz.Grant, on workday.Date) bool { return !g.Until.IsZero() && g.Until.Before(on) }

// visible reads the account when it is within the scope, and locks it when q is a transaction for a change.
func visible(ctx context.Context, q db.Q, scope authz.Scope, id string) (account, error) {
	var list []account
	s := q.NewSelect().TableExpr("account AS a").ColumnExpr("a.*").Where("a.id = ?", id)
	s = inScope(s, q, scope, func(p *bun.SelectQuery) *bun.SelectQuery { return p })
	if err := s.Scan(ctx, &list); err != nil {
		return account{}, fmt.Errorf("read account: %w", err)
	}
	if len(list) == 0 {
		return account{}, errs.NotFound("账号")
	}
	return list[0], nil
}
