package audit

import (
	"bytes"
	"encoding"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"

	"github.com/uptrace/bun"
)

// Change is one field that an act changed. Values are JSON; a masked one reads "***", an absent one null.
type Change struct {
	Field  string          `json:"field"`
	Before json.RawMessage `json:"before"`
	After  json.RawMessage `json:"after"`
}

// decision is what a field's audit tag says.
type decision int

const (
	undecided decision = iota
	track              // kept as it is
	mask               // that it changed is kept, not to what
	omit               // never looked at: derived, or the record's own rev and times
)

type field struct {
	index    []int
	name     string
	decision decision
}

// plans keeps each type's fields, since reading tags is slow.
var plans sync.Map // reflect.Type → []field

var (
	jsonMarshaler = reflect.TypeFor[json.Marshaler]()
	textMarshaler = reflect.TypeFor[encoding.TextMarshaler]()
	baseModel     = reflect.TypeFor[bun.BaseModel]()
	instant       = reflect.TypeFor[time.Time]()
)

// plan lists the exported fields of a struct, those of embedded structs among them.
func plan(t reflect.Type) []field {
	if p, ok := plans.Load(t); ok {
		return p.([]field) //nolint:errcheck,forcetypeassert // only plan stores here
	}
	var fields []field
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Type == baseModel {
			continue
		}
		if f.Anonymous && f.Tag.Get("audit") == "" && f.Type.Kind() == reflect.Struct && !isValue(f.Type) {
			for _, inner := range plan(f.Type) {
				inner.index = append([]int{i}, inner.index...)
				fields = append(fields, inner)
			}
			continue
		}
		if !f.IsExported() {
			continue
		}
		d := map[string]decision{"track": track, "mask": mask, "omit": omit}[f.Tag.Get("audit")]
		fields = append(fields, field{index: f.Index, name: fieldName(f), decision: d})
	}
	plans.Store(t, fields)
	return fields
}

// isValue tells a struct that is one value, such as a date, from one that has fields to decide on.
func isValue(t reflect.Type) bool {
	return t.Implements(jsonMarshaler) || t.Implements(textMarshaler) ||
		reflect.PointerTo(t).Implements(jsonMarshaler) || reflect.PointerTo(t).Implements(textMarshaler)
}

func fieldName(f reflect.StructField) string {
	for _, key := range []string{"json", "bun"} {
		name, _, _ := strings.Cut(f.Tag.Get(key), ",")
		if name != "" && name != "-" && !strings.Contains(name, ":") {
			return name
		}
	}
	return snake(f.Name)
}

// snake writes UnitID as unit_id and HTTPProxy as http_proxy.
func snake(name string) string {
	rs := []rune(name)
	var b strings.Builder
	for i, r := range rs {
		lowerAfter := i+1 < len(rs) && unicode.IsLower(rs[i+1])
		if i > 0 && unicode.IsUpper(r) && (!unicode.IsUpper(rs[i-1]) || lowerAfter) {
			b.WriteByte('_')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// Undecided lists the fields of the given structs (values or pointers) that carry no audit tag, as
// "worklog.Visit.Note", for a test over all that is ever recorded. A tracked field of an interface type is
// listed too: nobody can have decided on what it will hold.
func Undecided(values ...any) []string {
	var found []string
	seen := map[reflect.Type]bool{}
	var visit func(t reflect.Type)
	visit = func(t reflect.Type) {
		for slices.Contains([]reflect.Kind{reflect.Pointer, reflect.Slice, reflect.Array, reflect.Map}, t.Kind()) {
			t = t.Elem()
		}
		if t.Kind() != reflect.Struct || isValue(t) || seen[t] {
			return
		}
		seen[t] = true
		for _, f := range plan(t) {
			sf := t.FieldByIndex(f.index)
			switch {
			case f.decision == undecided, f.decision == track && sf.Type.Kind() == reflect.Interface:
				found = append(found, t.String()+"."+sf.Name)
			case f.decision == track:
				visit(sf.Type)
			}
		}
	}
	for _, v := range values {
		if v != nil {
			visit(reflect.TypeOf(v))
		}
	}
	slices.Sort(found)
	return found
}

// judged are the types of which Undecided found nothing: a record is looked at each time that it changes, its tags once.
var judged sync.Map

func undecidedOf(t reflect.Type) []string {
	if _, ok := judged.Load(t); ok {
		return nil
	}
	found := Undecided(reflect.Zero(t).Interface())
	if len(found) == 0 {
		judged.Store(t, true)
	}
	return found
}

func empty(record reflect.Value, f field) bool {
	return !record.IsValid() || record.FieldByIndex(f.index).IsZero()
}

// changes is the JSON list of what differs between two records of one type, or what one of them holds.
func changes(before, after any) (string, error) {
	b, err := structOf(before)
	if err != nil {
		return "", err
	}
	a, err := structOf(after)
	if err != nil {
		return "", err
	}
	t := a
	if !t.IsValid() {
		t = b
	}
	if !t.IsValid() {
		return "[]", nil
	}
	if a.IsValid() && b.IsValid() && a.Type() != b.Type() {
		return "", fmt.Errorf("before is %s, after is %s", b.Type(), a.Type())
	}
	if missing := undecidedOf(t.Type()); len(missing) > 0 {
		return "", fmt.Errorf("no audit decision for %s", strings.Join(missing, ", "))
	}
	list := []Change{}
	for _, f := range plan(t.Type()) {
		if f.decision == omit {
			continue
		}
		if empty(b, f) && empty(a, f) {
			continue
		}
		c := Change{Field: f.name}
		was, err := value(b, f, false)
		if err != nil {
			return "", err
		}
		is, err := value(a, f, false)
		if err != nil {
			return "", err
		}
		if bytes.Equal(was, is) {
			continue
		}
		if f.decision == track && t.FieldByIndex(f.index).Kind() == reflect.String { // as it is compared, so it is stored
			c.Before, c.After = was, is
			list = append(list, c)
			continue
		}
		if c.Before, err = value(b, f, true); err != nil {
			return "", err
		}
		if c.After, err = value(a, f, true); err != nil {
			return "", err
		}
		list = append(list, c)
	}
	text, err := json.Marshal(list)
	if err != nil {
		return "", fmt.Errorf("write changes: %w", err)
	}
	return string(text), nil
}

func structOf(v any) (reflect.Value, error) {
	if v == nil {
		return reflect.Value{}, nil
	}
	r := reflect.ValueOf(v)
	for r.Kind() == reflect.Pointer {
		if r.IsNil() {
			return reflect.Value{}, nil
		}
		r = r.Elem()
	}
	if r.Kind() != reflect.Struct || isValue(r.Type()) {
		return reflect.Value{}, fmt.Errorf("before and after must be structs, not %T", v)
	}
	return r, nil
}

// value is a field as JSON, null when empty. masked writes what may be stored; otherwise what is compared.
func value(record reflect.Value, f field, masked bool) (json.RawMessage, error) {
	if !record.IsValid() {
		return json.RawMessage("null"), nil
	}
	v := record.FieldByIndex(f.index)
	if v.IsZero() {
		return json.RawMessage("null"), nil
	}
	var shown any = "***"
	if f.decision == track || !masked {
		shown = project(v, masked)
	}
	text, err := json.Marshal(shown)
	if err != nil {
		return nil, fmt.Errorf("field %s: %w", f.name, err)
	}
	return text, nil
}

// project turns a value into what JSON writes, with the decisions of structs inside it carried out.
func project(v reflect.Value, masked bool) any {
	if at, ok := reflect.TypeAssert[time.Time](v); ok {
		return at.UTC().Truncate(time.Microsecond)
	}
	switch {
	case v.Kind() == reflect.Pointer && !v.IsNil() && (v.Type().Elem() == instant || !isValue(v.Type())):
		return project(v.Elem(), masked)
	case v.Kind() == reflect.Struct && !isValue(v.Type()):
		inner := map[string]any{}
		for _, f := range plan(v.Type()) {
			w := v.FieldByIndex(f.index)
			switch {
			case f.decision == omit || w.IsZero():
			case f.decision == mask && masked:
				inner[f.name] = "***"
			default:
				inner[f.name] = project(w, masked)
			}
		}
		return inner
	case v.Kind() == reflect.Slice && !isValue(v.Type()) && v.Type().Elem().Kind() != reflect.Uint8:
		list := make([]any, v.Len())
		for i := range list {
			list[i] = project(v.Index(i), masked)
		}
		return list
	case v.Kind() == reflect.Map && !isValue(v.Type()) && v.Type().Key().Kind() == reflect.String:
		inner := map[string]any{}
		for _, k := range v.MapKeys() {
			inner[k.String()] = project(v.MapIndex(k), masked)
		}
		return inner
	}
	return v.Interface()
}
