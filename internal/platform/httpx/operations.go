package httpx

import (
	"encoding/json"
	"net/http"
	"reflect"
	"sync"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
)

// operations hands each operation to huma when it is first asked for. What huma works out of an operation's types is most
// of the time and memory that starting takes, and few operations are used in a program's first hour, or in a test.
type operations struct {
	api huma.API
	mux *http.ServeMux
	all []func() http.HandlerFunc

	mu     sync.Mutex       // one operation is prepared at a time
	latest http.HandlerFunc // what huma made of the one under way
}

func newOperations(mux *http.ServeMux, cfg huma.Config) *operations {
	o := &operations{mux: mux}
	cfg.Components.Schemas = &schemas{of: cfg.Components.Schemas}
	o.api = huma.NewAPI(cfg, o)
	return o
}

// add puts an operation on the mux; register does what huma.Register does for it.
func (o *operations) add(method, path string, register func(huma.API)) {
	prepared := sync.OnceValue(func() http.HandlerFunc {
		o.mu.Lock()
		defer o.mu.Unlock()
		register(o.api)
		return o.latest
	})
	o.all = append(o.all, prepared)
	o.mux.HandleFunc(method+" "+path, func(w http.ResponseWriter, r *http.Request) { prepared()(w, r) })
}

// document is the API with every operation.
func (o *operations) document() *huma.OpenAPI {
	for _, prepared := range o.all {
		prepared()
	}
	return o.api.OpenAPI()
}

// Handle and ServeHTTP are what huma asks of a router.
func (o *operations) Handle(op *huma.Operation, handler func(huma.Context)) {
	o.latest = func(w http.ResponseWriter, r *http.Request) { handler(humago.NewContext(op, r, w)) }
}

func (o *operations) ServeHTTP(w http.ResponseWriter, r *http.Request) { o.mux.ServeHTTP(w, r) }

// schemas is a registry that requests may read while another operation is prepared.
type schemas struct {
	mu sync.RWMutex
	of huma.Registry
}

func (s *schemas) Schema(t reflect.Type, allowRef bool, hint string) *huma.Schema {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.of.Schema(t, allowRef, hint)
}

func (s *schemas) SchemaFromRef(ref string) *huma.Schema {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.of.SchemaFromRef(ref)
}

func (s *schemas) TypeFromRef(ref string) reflect.Type {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.of.TypeFromRef(ref)
}

func (s *schemas) RegisterTypeAlias(t, alias reflect.Type) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.of.RegisterTypeAlias(t, alias)
}

// Map and MarshalJSON are for the document, which is made when every operation is prepared and nothing more is added.
func (s *schemas) Map() map[string]*huma.Schema { return s.of.Map() }

func (s *schemas) MarshalJSON() ([]byte, error) { return json.Marshal(s.of.Map()) }
