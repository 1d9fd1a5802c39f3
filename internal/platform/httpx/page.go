package httpx

import (
	"encoding/base64"
	"encoding/json"
	"io"
	"log/slog"
	"net/url"

	"github.com/danielgtaylor/huma/v2"

	"xiezhi/internal/platform/errs"
)

// PageQuery is what every list takes. Embed it in the list's input.
type PageQuery struct {
	Cursor string `query:"cursor" maxLength:"400" doc:"空为第一页，否则为上一次回复中的 next 或 prev"`
	Limit  int    `query:"limit" minimum:"1" maximum:"100" default:"20"`
}

// Total is how many rows a list has in all, or at least when Exact is false: counting stopped (共 10000+ 条), or nobody
// needs the number.
type Total struct {
	Count int  `json:"count"`
	Exact bool `json:"exact"`
}

// Page is one page of a list, with the cursors of its neighbours, empty where there is none.
type Page[T any] struct {
	Items []T    `json:"items" nullable:"false"`
	Next  string `json:"next"`
	Prev  string `json:"prev"`
	Total Total  `json:"total"`
}

// List is the whole of a short list.
type List[T any] struct {
	Items []T `json:"items" nullable:"false"`
}

// ReplyList makes the reply of a short list.
func ReplyList[T any](items []T) *Body[List[T]] {
	if items == nil {
		items = []T{}
	}
	return Reply(List[T]{Items: items})
}

// Body wraps a reply in the way huma wants it.
type Body[T any] struct{ Body T }

// Reply makes a Body.
func Reply[T any](v T) *Body[T] { return &Body[T]{Body: v} }

// ID is the input of an operation on one record.
type ID struct {
	ID string `path:"id" format:"uuid" doc:"编号"`
}

// Cursor is the place of a row in a list: the values it is ordered by, and the direction of reading.
type Cursor struct {
	Keys []string `json:"k"`
	Back bool     `json:"b,omitempty"`
}

// String is the cursor's opaque text.
func (c Cursor) String() string {
	b, err := json.Marshal(c)
	if err != nil {
		return ""
	}
	return base64.RawURLEncoding.EncodeToString(b)
}

// ParseCursor reads a cursor of n keys; empty text is the list's beginning.
func ParseCursor(s string, n int) (Cursor, error) {
	if s == "" {
		return Cursor{}, nil
	}
	var c Cursor
	b, err := base64.RawURLEncoding.DecodeString(s)
	if err == nil {
		err = json.Unmarshal(b, &c)
	}
	if err != nil || len(c.Keys) != n {
		return Cursor{}, errs.Of(errs.KindMalformed, "cursor", "翻页的位置无法识别，请回到第一页。")
	}
	return c, nil
}

// Paginate cuts rows, which were read one more than limit in the cursor's direction, into a page. keys gives the
// values by which the list is ordered.
func Paginate[T any](rows []T, at Cursor, limit int, total Total, keys func(T) []string) Page[T] {
	more := len(rows) > limit
	if more {
		rows = rows[:limit]
	}
	if at.Back {
		for i, j := 0, len(rows)-1; i < j; i, j = i+1, j-1 {
			rows[i], rows[j] = rows[j], rows[i]
		}
	}
	if rows == nil {
		rows = []T{}
	}
	p := Page[T]{Items: rows, Total: total}
	if len(rows) == 0 {
		return p
	}
	if at.Back || more {
		p.Next = Cursor{Keys: keys(rows[len(rows)-1])}.String()
	}
	if at.Back && more || !at.Back && len(at.Keys) > 0 {
		p.Prev = Cursor{Keys: keys(rows[0]), Back: true}.String()
	}
	return p
}

// Download streams a file named name to the caller. What goes wrong after the first byte can only be logged.
func Download(name, mediaType string, write func(w io.Writer) error) *huma.StreamResponse {
	return &huma.StreamResponse{Body: func(ctx huma.Context) {
		ctx.SetHeader("Content-Type", mediaType)
		ctx.SetHeader("Content-Disposition", "attachment; filename*=UTF-8''"+url.PathEscape(name))
		if err := write(ctx.BodyWriter()); err != nil {
			slog.Error("download broke off", "request", MetaOf(ctx.Context()).RequestID, "err", err)
		}
	}}
}
