// Package httpx sets huma up once: typed endpoints whose access is an argument of their registration, replies to
// problems in one shape and in Chinese, paging, downloads, and the handlers that stand around every request.
package httpx

import (
	"context"
	"log/slog"
	"net/http"
	"net/netip"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"xiezhi/internal/platform/errs"
)

// Access is what an operation asks of its caller. Its field is unexported, so that no literal or string fits where
// one is wanted: Need and SignedIn make it, and only package authz calls them (a lint rule).
type Access struct{ name string }

// Need asks for the named permission.
func Need(permission string) Access { return Access{permission} }

// signedIn is the name of the access that any account has.
const signedIn = "signed-in"

// SignedIn asks for an account, whatever it may do.
func SignedIn() Access { return Access{signedIn} }

// String is the permission's name, for documents and tests.
func (a Access) String() string { return a.name }

// Op is one registered operation, as the refusal test walks them.
type Op struct {
	Method, Path string
	Access       Access // zero for a public operation
	Public       bool
}

// Guard knows callers: Who finds the one behind a request (an errs.KindUnauthorized error when there is none), May
// tells whether they hold a permission somewhere, Title is the permission in words. A is the product's actor, of which the platform knows nothing.
type Guard[A any] struct {
	Who   func(ctx context.Context, r *http.Request) (A, error)
	May   func(actor A, permission string) bool
	Title func(permission string) string
}

// Router registers operations. The API stays hidden in it, so that nothing can be registered round it.
type Router[A any] struct {
	operations *operations
	guard      Guard[A]
	ops        *[]Op
	limit      *Limiter
}

// NewRouter prepares the API on mux.
func NewRouter[A any](mux *http.ServeMux, title, version string, limit *Limiter, guard Guard[A]) Router[A] {
	speakChinese()
	cfg := huma.DefaultConfig(title, version)
	cfg.CreateHooks = nil // no $schema in every reply
	cfg.DocsPath, cfg.SchemasPath, cfg.OpenAPIPath = "", "", ""
	read := huma.DefaultJSONFormat
	read.Unmarshal = readJSON
	cfg.Formats = map[string]huma.Format{"application/json": read, "json": read}
	o := newOperations(mux, cfg)
	o.api.UseMiddleware(dropUploads)
	return Router[A]{operations: o, guard: guard, ops: new([]Op), limit: limit}
}

// dropUploads removes the temporary files of a form once it is answered. The server does so for the request that it made
// itself; ours is a copy with our context, and what people upload (rosters, scans) must not stay behind in clear.
func dropUploads(ctx huma.Context, next func(huma.Context)) {
	defer func() {
		req, _ := humago.Unwrap(ctx)
		if req.MultipartForm == nil {
			return
		}
		if err := req.MultipartForm.RemoveAll(); err != nil {
			slog.Warn("temporary files of an upload are not removed", "err", err)
		}
	}()
	next(ctx)
}

// Ops lists what has been registered, in order.
func (r Router[A]) Ops() []Op { return *r.ops }

// OpenAPI is the API's document as JSON.
func (r Router[A]) OpenAPI() ([]byte, error) { return r.operations.document().MarshalJSON() }

// DocumentedPaths counts the operations in the document; the refusal test compares it with Ops.
func (r Router[A]) DocumentedPaths() int {
	n := 0
	for _, p := range r.operations.document().Paths {
		for _, op := range []*huma.Operation{p.Get, p.Post, p.Put, p.Patch, p.Delete} {
			if op != nil {
				n++
			}
		}
	}
	return n
}

// Option refines an operation.
type Option func(*operation)

type operation struct {
	huma.Operation
	bucket *Rate
}

// Status sets the status of success, 200 unless said otherwise, 204 where the reply has no body.
func Status(code int) Option { return func(o *operation) { o.DefaultStatus = code } }

// Summary is the operation's line in the API document.
func Summary(text string) Option { return func(o *operation) { o.Summary = text } }

// MaxBody limits the request's body, 1 MiB unless said otherwise.
func MaxBody(bytes int64) Option { return func(o *operation) { o.MaxBodyBytes = bytes } }

// Limited gives the operation its own rate for one address.
func Limited(rate Rate) Option { return func(o *operation) { o.bucket = &rate } }

// Handle registers an operation that asks for access. The check comes before the body is read: a caller who may
// not is told so first. The handler is given the actor.
func Handle[A, I, O any](r Router[A], method, path string, access Access, h func(context.Context, A, *I) (*O, error), opts ...Option) {
	if access.name == "" {
		panic("operation without access: " + method + " " + path)
	}
	op := newOperation(method, path, opts)
	op.Extensions = map[string]any{"x-access": access.name}
	*r.ops = append(*r.ops, Op{Method: method, Path: path, Access: access})
	type key struct{}
	op.Middlewares = append(op.Middlewares, func(ctx huma.Context, next func(huma.Context)) {
		req, _ := humago.Unwrap(ctx)
		if !r.allowed(ctx, op.bucket) {
			return
		}
		actor, err := r.guard.Who(ctx.Context(), req)
		if err == nil && access.name != signedIn && !r.guard.May(actor, access.name) {
			err = errs.Missing(access.name, r.guard.Title(access.name))
		}
		if err != nil {
			writeProblem(ctx, err)
			return
		}
		next(huma.WithValue(ctx, key{}, actor))
	})
	r.operations.add(method, path, func(api huma.API) {
		checked := checkForm[I]()
		huma.Register(api, op.Operation, func(ctx context.Context, in *I) (*O, error) {
			if checked != nil {
				if err := checked(in); err != nil {
					return nil, problemOf(ctx, err)
				}
			}
			actor, ok := ctx.Value(key{}).(A)
			if !ok {
				return nil, problemOf(ctx, errs.Of(errs.KindUnauthorized, "not_signed_in", "请先登录。"))
			}
			out, err := h(ctx, actor, in)
			if err != nil {
				return nil, problemOf(ctx, err)
			}
			return out, nil
		})
	})
}

// Public registers an operation that anybody may call. Each is listed literally in a test.
func Public[A, I, O any](r Router[A], method, path string, h func(context.Context, *I) (*O, error), opts ...Option) {
	op := newOperation(method, path, opts)
	op.Extensions = map[string]any{"x-access": "public"}
	*r.ops = append(*r.ops, Op{Method: method, Path: path, Public: true})
	op.Middlewares = append(op.Middlewares, func(ctx huma.Context, next func(huma.Context)) {
		if r.allowed(ctx, op.bucket) {
			next(ctx)
		}
	})
	r.operations.add(method, path, func(api huma.API) {
		huma.Register(api, op.Operation, func(ctx context.Context, in *I) (*O, error) {
			out, err := h(ctx, in)
			if err != nil {
				return nil, problemOf(ctx, err)
			}
			return out, nil
		})
	})
}

func (r Router[A]) allowed(ctx huma.Context, rate *Rate) bool {
	if rate == nil || r.limit == nil {
		return true
	}
	wait, ok := r.limit.Take(ctx.Operation().OperationID+" "+limitedBy(MetaOf(ctx.Context()).Address), *rate)
	if !ok {
		ctx.SetHeader("Retry-After", retryAfter(wait))
		writeProblem(ctx, TooMany(wait))
	}
	return ok
}

// limitedBy is the part of an address that a limit counts: of IPv6 the first half, since whoever has one address there has
// all the others of its network.
func limitedBy(address string) string {
	a, err := netip.ParseAddr(address)
	if err != nil || a.Unmap().Is4() {
		return address
	}
	p, err := a.WithZone("").Prefix(64)
	if err != nil {
		return address
	}
	return p.String()
}

func newOperation(method, path string, opts []Option) operation {
	op := operation{Operation: huma.Operation{
		Method: method, Path: path, OperationID: operationID(method, path),
		Tags: []string{strings.SplitN(strings.TrimPrefix(path, "/api/"), "/", 2)[0]},
	}}
	for _, o := range opts {
		o(&op)
	}
	return op
}

func operationID(method, path string) string {
	parts := strings.FieldsFunc(strings.TrimPrefix(path, "/api"), func(r rune) bool {
		return r == '/' || r == '{' || r == '}' || r == '-' || r == '.'
	})
	return strings.ToLower(method) + "-" + strings.Join(parts, "-")
}
