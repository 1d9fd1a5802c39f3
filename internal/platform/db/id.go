package db

import "github.com/google/uuid"

// NewID makes a UUIDv7: 36 characters that sort by the time they were made.
func NewID() string { return uuid.Must(uuid.NewV7()).String() }

// IsID reports whether s has the form of an id in the way this package writes it.
func IsID(s string) bool {
	u, err := uuid.Parse(s)
	return err == nil && u.String() == s
}
