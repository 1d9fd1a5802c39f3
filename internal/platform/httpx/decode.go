package httpx

import (
	"bytes"
	"encoding/json"
	"errors"
	"mime/multipart"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"xiezhi/internal/platform/errs"
)

const unkept = "含有不能保存的字符"

// aboutField begins the text of an error that is about one field. Of what goes wrong while a body is decoded huma keeps
// the text alone.
const aboutField = "field "

func fieldError(field, message string) error { return errors.New(aboutField + field + ": " + message) }

// fieldOf takes such a text apart; other texts are about no field.
func fieldOf(text string) (field, message string, ok bool) {
	if rest, found := strings.CutPrefix(text, aboutField); found {
		return strings.Cut(rest, ": ")
	}
	return "", "", false
}

// readJSON decodes a body and says which field is at fault when a value does not fit its type, a date that no calendar
// has for instance. Text with a NUL is refused here for everybody: no database keeps it.
func readJSON(data []byte, into any) error {
	err := json.Unmarshal(data, into)
	if _, untyped := into.(*any); untyped {
		return err // huma's first look, by the schema
	}
	if err != nil {
		if field, why := misfit(data, into); field != "" {
			return fieldError(field, why)
		}
		return err
	}
	if !bytes.Contains(data, []byte(`\u0000`)) {
		return nil
	}
	var tree any
	if err := json.Unmarshal(data, &tree); err != nil {
		return err
	}
	if field, found := withNUL("", tree); found {
		return fieldError(field, unkept)
	}
	return nil
}

// misfit is the first member, in the order of names, that alone does not decode into the type, and what its type says.
func misfit(data []byte, into any) (field, why string) {
	var members map[string]json.RawMessage
	t := reflect.TypeOf(into)
	if json.Unmarshal(data, &members) != nil || t.Kind() != reflect.Pointer {
		return "", ""
	}
	names := make([]string, 0, len(members))
	for name := range members {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		alone, err := json.Marshal(map[string]json.RawMessage{name: members[name]})
		if err != nil {
			continue
		}
		if err := json.Unmarshal(alone, reflect.New(t.Elem()).Interface()); err != nil {
			return name, inChinese(err.Error())
		}
	}
	return "", ""
}

// withNUL finds a text that holds a NUL, and where.
func withNUL(path string, v any) (string, bool) {
	below := func(name string, v any) (string, bool) {
		if path != "" {
			name = path + "." + name
		}
		return withNUL(name, v)
	}
	switch v := v.(type) {
	case string:
		return path, strings.ContainsRune(v, 0)
	case []any:
		for i, e := range v {
			if at, found := below(strconv.Itoa(i), e); found {
				return at, true
			}
		}
	case map[string]any:
		for name, e := range v {
			if strings.ContainsRune(name, 0) {
				return path, true
			}
			if at, found := below(name, e); found {
				return at, true
			}
		}
	}
	return "", false
}

// isText tells whether every database takes s: neither a NUL in it nor bytes that are no UTF-8. JSON has none of those.
func isText(s string) bool { return utf8.ValidString(s) && !strings.ContainsRune(s, 0) }

// checkForm makes the same check for what stands in a form beside its files; nil for operations that take none.
func checkForm[I any]() func(in *I) error {
	raw, ok := reflect.TypeFor[I]().FieldByName("RawBody")
	if !ok || raw.Type.Kind() != reflect.Struct {
		return nil
	}
	form, ok := raw.Type.FieldByName("Form")
	if !ok || form.Type != reflect.TypeFor[*multipart.Form]() {
		return nil
	}
	return func(in *I) error {
		f, ok := reflect.TypeAssert[*multipart.Form](reflect.ValueOf(in).Elem().FieldByIndex(raw.Index).FieldByIndex(form.Index))
		if !ok || f == nil {
			return nil
		}
		for name, values := range f.Value {
			if slices.ContainsFunc(values, func(v string) bool { return !isText(v) }) {
				return errs.Fields(errs.F(name, unkept))
			}
		}
		return nil
	}
}
