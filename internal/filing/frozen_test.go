package filing

import (
	"reflect"
	"testing"
	"time"

	"xiezhi/internal/platform/seal"
	"xiezhi/internal/workday"
)

// perturbed calls see with a value that differs from v in one leaf, for every leaf.
func perturbed(t *testing.T, v reflect.Value, path string, see func(path string)) {
	t.Helper()
	change := func(to reflect.Value) {
		was := reflect.New(v.Type()).Elem()
		was.Set(v)
		v.Set(to)
		see(path)
		v.Set(was)
	}
	switch x := v.Interface().(type) {
	case workday.Date:
		change(reflect.ValueOf(x.AddDays(1)))
		return
	case time.Time:
		change(reflect.ValueOf(x.Add(time.Second)))
		return
	}
	switch v.Kind() { //nolint:exhaustive // the rest is refused below
	case reflect.String:
		change(reflect.ValueOf(v.String() + "x").Convert(v.Type()))
	case reflect.Int, reflect.Int64:
		change(reflect.ValueOf(v.Int() + 1).Convert(v.Type()))
	case reflect.Bool:
		change(reflect.ValueOf(!v.Bool()))
	case reflect.Slice:
		if v.Len() == 0 {
			t.Fatalf("%s is empty: nothing of it is tried", path)
		}
		for i := range v.Len() {
			perturbed(t, v.Index(i), path+"[]", see)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			perturbed(t, v.Field(i), path+"."+v.Type().Field(i).Name, see)
		}
	default:
		t.Fatalf("%s: a %s is not tried", path, v.Kind())
	}
}

// filled gives every leaf something.
func filled(v reflect.Value) {
	if _, ok := reflect.TypeAssert[workday.Date](v); ok {
		v.Set(reflect.ValueOf(workday.MustParse("2026-10-20")))
		return
	}
	switch v.Kind() { //nolint:exhaustive // nothing else is frozen
	case reflect.String:
		v.SetString("值")
	case reflect.Int, reflect.Int64:
		v.SetInt(3)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range 2 {
			filled(v.Index(i))
		}
	case reflect.Struct:
		for _, f := range v.Fields() {
			filled(f)
		}
	default:
	}
}

// A snapshot's checksum changes with any field: of the manifest directly, of a row and of its numbers through their hashes.
func TestTheChecksumChangesWithAnyField(t *testing.T) {
	var m Manifest
	var c Cells
	var n Numbers
	filled(reflect.ValueOf(&m).Elem())
	filled(reflect.ValueOf(&c).Elem())
	filled(reflect.ValueOf(&n).Elem())
	sum := func() string {
		var err error
		var hash string
		if c.Numbers, err = n.Commitment(); err != nil {
			t.Fatal(err)
		}
		if _, m.Rows[0], err = canonical(c); err != nil {
			t.Fatal(err)
		}
		if _, hash, err = canonical(m); err != nil {
			t.Fatal(err)
		}
		return hash
	}
	whole := sum()
	tried := 0
	see := func(path string) {
		tried++
		if path == ".Numbers" || path == ".Rows[]" { // made of the rest
			return
		}
		if sum() == whole {
			t.Errorf("%s does not matter to the checksum", path)
		}
	}
	perturbed(t, reflect.ValueOf(&m).Elem(), "", see)
	perturbed(t, reflect.ValueOf(&c).Elem(), "", see)
	perturbed(t, reflect.ValueOf(&n).Elem(), "", see)
	if again := sum(); again != whole || tried < 90 {
		t.Errorf("%d fields tried, the checksum came back as %s, want %s", tried, again, whole)
	}
	m.Rows[1] = "other"
	if sum() == whole {
		t.Error("the hash of another row does not matter")
	}
}

func TestCanonicalFieldsStandInTheOrderOfTheirNames(t *testing.T) {
	for _, v := range []any{Manifest{}, Cells{}, Numbers{}, YearFigures{}, FiledUnit{}, FrozenWarning{}, Receipt{}, SignedReceipt{}, parcelFile{}, parcelHead{}} {
		last := ""
		for f := range reflect.TypeOf(v).Fields() {
			name := f.Tag.Get("json")
			if name <= last {
				t.Errorf("%T: %s comes after %s", v, name, last)
			}
			last = name
		}
	}
}

func TestNumbersAreNotGuessed(t *testing.T) {
	keys, err := seal.Create(t.TempDir() + "/keys.json")
	if err != nil {
		t.Fatal(err)
	}
	a, err := freezeRow(keys, "r1", Entry{Phone: "13812345678"})
	if err != nil {
		t.Fatal(err)
	}
	b, err := freezeRow(keys, "r2", Entry{Phone: "13812345678"})
	if err != nil {
		t.Fatal(err)
	}
	if a.Hash == b.Hash {
		t.Error("equal rows have equal hashes: whoever tries numbers out finds them")
	}
	for _, r := range []Row{a, b} {
		if ok, err := rowHolds(keys, r); err != nil || !ok {
			t.Errorf("a fresh row does not hold: %v", err)
		}
	}
	a.Sealed = b.Sealed // sealed for another row
	if ok, _ := rowHolds(keys, a); ok {
		t.Error("another row's numbers pass")
	}
}
