package identity

import (
	"context"
	"sync"
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/workday"
)

// account is what logs in. It may hold several posts.
type account struct {
	bun.BaseModel `bun:"table:account,alias:a"`

	ID           string    `bun:",pk" audit:"omit"`
	Login        string    `audit:"track"`
	Name         string    `audit:"track"`
	Pinyin       string    `audit:"omit"`
	PersonID     string    `bun:",nullzero" audit:"track"` // the natural person of the roster, for an instructor's account
	PasswordHash string    `audit:"mask"`
	MustChange   bool      `audit:"track"` // the password was given by someone else
	Failed       int       `audit:"omit"`  // wrong passwords since the last right one
	LockedUntil  time.Time `bun:",nullzero" audit:"track"`
	DisabledAt   time.Time `bun:",nullzero" audit:"track"`
	Rev          int64     `audit:"omit"`
	CreatedAt    time.Time `audit:"omit"`
}

// grant is a role at a union for a term as it is stored.
type grant struct {
	bun.BaseModel `bun:"table:role_grant,alias:g"`

	ID         string       `bun:",pk" audit:"omit"`
	AccountID  string       `audit:"track"`
	Role       authz.Role   `audit:"track"`
	UnionID    string       `audit:"track"`
	ValidFrom  workday.Date `audit:"track"`
	ValidUntil workday.Date `bun:",nullzero" audit:"track"` // last day, zero for open
	GrantedBy  string       `audit:"omit"`
	EndedAt    time.Time    `bun:",nullzero" audit:"track"`
	EndedBy    string       `bun:",nullzero" audit:"omit"`
	CreatedAt  time.Time    `audit:"omit"`
}

// Device is what a session was opened on; it decides how long the session lasts.
type Device string

// Devices: a shared desk, and an instructor's own phone, which may be days without network.
const (
	Desk  Device = "desk"
	Phone Device = "phone"
)

// session is a login that lasts. The token itself is in the browser's cookie only.
type session struct {
	bun.BaseModel `bun:"table:session,alias:s"`

	TokenHash string `bun:",pk"`
	AccountID string
	Device    Device
	CreatedAt time.Time
	ExpiresAt time.Time
	LastSeen  time.Time
	Address   string
}

// Candidate is a person of the roster for whom an account can be opened: who, and the union of the running engagement.
type Candidate struct {
	PersonID  string       `json:"personId"`
	Name      string       `json:"name"`
	UnionID   string       `json:"unionId"`
	UnionName string       `json:"unionName"`
	OnDuty    workday.Date `json:"onDuty"`
}

// Waiting is what lies undone at a post, in words and a number, for whoever takes the post over.
type Waiting struct {
	Title string `json:"title"` // Chinese: 逾期事项
	Count int    `json:"count"`
	Path  string `json:"path"` // page that shows them
}

// Service holds the use-cases. Make it with New; People and Waiting are joined in by the composition.
type Service struct {
	// People lists the persons with a running engagement within the scope, of the given ids, or all when none is given.
	People func(ctx context.Context, q db.Q, scope authz.Scope, personIDs []string) ([]Candidate, error)
	// Waiting counts what waits at a post. Each chapter that keeps drafts or tasks of posts gives one.
	Waiting []func(ctx context.Context, q db.Q, role authz.Role, unionID string) ([]Waiting, error)

	d     *db.DB
	seats *seats
	plain sync.Once // warns of plain HTTP
}

// New makes the service on d.
func New(d *db.DB) *Service { return &Service{d: d, seats: newSeats()} }

func (s *Service) today() workday.Date { return workday.Of(s.d.Now()) }
