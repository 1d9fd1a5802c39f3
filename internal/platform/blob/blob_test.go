package blob_test

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/platform/blob"
	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/db/dbtest"
	"xiezhi/internal/platform/errs"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

var noon = time.Date(2026, 11, 22, 4, 0, 0, 0, time.UTC)

func pngOf(t *testing.T, width, height int) []byte {
	t.Helper()
	var b bytes.Buffer
	twoColours := image.NewPaletted(image.Rect(0, 0, width, height), color.Palette{color.White, color.Black}) // a bit for each point
	if err := png.Encode(&b, twoColours); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// claims is a PNG whose header tells other measures than its content has.
func claims(t *testing.T, width, height uint32) []byte {
	t.Helper()
	b := pngOf(t, 1, 1)
	binary.BigEndian.PutUint32(b[16:], width)
	binary.BigEndian.PutUint32(b[20:], height)
	binary.BigEndian.PutUint32(b[29:], crc32.ChecksumIEEE(b[12:29]))
	return b
}

func jpegOf(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 3, 2)), nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// office zips parts, each a name, in the order in which office programs write them.
func office(t *testing.T, parts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range parts {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte("<x/>")); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func bomb(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range []string{"[Content_Types].xml", "_rels/.rels", "xl/workbook.xml"} {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		zeros := make([]byte, 1<<20)
		for range 110 {
			if _, err := w.Write(zeros); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func store(t *testing.T, now clock.Clock) (*blob.Store, string) {
	t.Helper()
	dir := t.TempDir()
	s, err := blob.New(dir, now)
	if err != nil {
		t.Fatal(err)
	}
	return s, dir
}

// files lists what lies in the store.
func files(t *testing.T, dir string) (names []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			names = append(names, filepath.Base(path))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

func TestPutTakesWhatThePurposeWants(t *testing.T) {
	docx := office(t, "[Content_Types].xml", "_rels/.rels", "word/document.xml")
	xlsx := office(t, "[Content_Types].xml", "_rels/.rels", "xl/workbook.xml")
	macro := office(t, "[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/vbaProject.bin")
	pdf := []byte("%PDF-1.7\n1 0 obj\n<<>>\nendobj\n")
	vast := claims(t, 100_000, 100_000)
	cases := []struct {
		name    string
		content []byte
		purpose blob.Purpose
		want    string // type, or the code of the refusal
	}{
		{"png as photo", pngOf(t, 3, 2), blob.Photo, blob.PNG},
		{"jpeg as scan", jpegOf(t), blob.Scan, blob.JPEG},
		{"pdf as scan", pdf, blob.Scan, blob.PDF},
		{"docx as paper", docx, blob.Paper, blob.DOCX},
		{"xlsx as roster", xlsx, blob.Roster, blob.XLSX},
		{"pdf as photo", pdf, blob.Photo, "file_type"},
		{"docx as roster", docx, blob.Roster, "file_type"},
		{"xlsx with its parts in another order", office(t, "docProps/app.xml", "a.xml", "b.xml", "c.xml", "d.xml", "e.xml", "xl/workbook.xml"), blob.Roster, blob.XLSX},
		{"plain zip", office(t, "a.txt"), blob.Paper, "file_type"},
		{"html named as picture", []byte("<html><script>alert(1)</script></html>"), blob.Photo, "file_type"},
		{"svg", []byte(`<svg xmlns="http://www.w3.org/2000/svg"/>`), blob.Photo, "file_type"},
		{"unknown purpose", pdf, "other", "file_type"},
		{"macro", macro, blob.Roster, "file_macro"},
		{"bomb", bomb(t), blob.Roster, "file_bomb"},
		{"too many points", vast, blob.Photo, "image_too_large"},
		{"a photo that papers cannot set", claims(t, 4000, 3001), blob.Photo, "image_too_large"},
		{"the same as a scan", pngOf(t, 4000, 3001), blob.Scan, blob.PNG},
		{"cut picture", jpegOf(t)[:20], blob.Photo, "file_broken"},
		{"cut sheet", xlsx[:len(xlsx)-30], blob.Roster, "file_broken"},
		{"empty", nil, blob.Photo, "file_empty"},
		{"too large", bytes.Repeat([]byte("%PDF-1.7\n"), 1<<18), blob.Scan, "file_too_large"},
	}
	s, dir := store(t, clock.Fixed(noon))
	stored := 0
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			ref, err := s.Put(t.Context(), bytes.NewReader(c.content), c.purpose, 2<<20)
			got := ref.Type
			if err != nil {
				got = errs.CodeOf(err)
			} else {
				stored++
			}
			if got != c.want {
				t.Errorf("got %s (%v), want %s", got, err, c.want)
			}
			if n := len(files(t, dir)); n != stored {
				t.Errorf("%d files, want %d", n, stored)
			}
		})
	}
	if stored != 7 {
		t.Errorf("%d stored, want 7", stored)
	}
}

func TestPutOpenRemove(t *testing.T) {
	s, dir := store(t, clock.Fixed(noon))
	content := []byte("%PDF-1.7\nabc")
	const hash = "3c1dd4f09e8ea551683a8c93d934c49084c2407fe2213a20d2702bad0296be10"
	var refs [2]blob.Ref
	for i := range refs {
		var err error
		if refs[i], err = s.Put(t.Context(), bytes.NewReader(content), blob.Scan, 1<<20); err != nil {
			t.Fatal(err)
		}
	}
	want := blob.Ref{SHA256: hash, Size: 12, Type: blob.PDF}
	if diff := cmp.Diff([2]blob.Ref{want, want}, refs); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{refs[0].SHA256}, files(t, dir)); diff != "" {
		t.Error(diff)
	}
	if info, err := os.Stat(filepath.Join(dir, refs[0].SHA256[:2], refs[0].SHA256[2:4], refs[0].SHA256)); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, err %v", info, err)
	}
	f, err := s.Open(refs[0])
	if err != nil {
		t.Fatal(err)
	}
	got, err := io.ReadAll(f)
	if err = errors.Join(err, f.Close()); err != nil || !bytes.Equal(got, content) {
		t.Errorf("read %q, err %v", got, err)
	}
	for range 2 {
		if err := s.Remove(refs[0]); err != nil {
			t.Fatal(err)
		}
	}
	for _, ref := range []blob.Ref{refs[0], {SHA256: "../../../etc/passwd"}, {}} {
		if _, err := s.Open(ref); errs.KindOf(err) != errs.KindNotFound {
			t.Errorf("open %q: %v", ref.SHA256, err)
		}
	}
	over, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.Put(over, bytes.NewReader(content), blob.Scan, 1<<20); !errors.Is(err, context.Canceled) {
		t.Errorf("put after the request ended: %v", err)
	}
}

func TestRowsAndCleaning(t *testing.T) {
	at := clock.NewManual(noon)
	dbtest.Each(t, at.Now, func(t *testing.T, d *db.DB) {
		at.Set(noon)
		s, dir := store(t, at.Now)
		put := func(content string) blob.Ref {
			ref, err := s.Put(t.Context(), strings.NewReader("%PDF-1.7\n"+content), blob.Scan, 1<<20)
			if err != nil {
				t.Fatal(err)
			}
			return ref
		}
		in := func(fn func(ctx context.Context, tx *db.Tx) error) error { return d.InTx(t.Context(), fn) }
		add := func(ref blob.Ref) (id string) {
			err := in(func(ctx context.Context, tx *db.Tx) (err error) {
				id, err = s.Add(ctx, tx, ref, "走访单.pdf", blob.Scan, "u1", "acc-1")
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
			return id
		}
		keep := func(p blob.Purpose, ids ...string) error {
			return in(func(ctx context.Context, tx *db.Tx) error { return blob.Keep(ctx, tx, p, ids...) })
		}
		clean := func(want int) {
			t.Helper()
			if err := s.Clean(t.Context(), d); err != nil {
				t.Fatal(err)
			}
			if n := len(files(t, dir)); n != want {
				t.Fatalf("%d files, want %d", n, want)
			}
		}
		shared, loose := put("shared"), put("loose")
		put("no row at all")
		kept, twin := add(shared), add(shared)
		lost := add(loose)
		if err := keep(blob.Scan, kept); err != nil {
			t.Fatal(err)
		}
		if err := keep(blob.Photo, twin); errs.CodeOf(err) != "upload_gone" {
			t.Errorf("kept for another purpose: %v", err)
		}
		f, err := blob.Get(t.Context(), d.Read(), kept)
		want := blob.File{
			ID: kept, SHA256: shared.SHA256, Size: shared.Size, Type: blob.PDF, Name: "走访单.pdf", Purpose: blob.Scan,
			UnionID: "u1", Kept: true, CreatedAt: noon, CreatedBy: "acc-1",
		}
		if diff := cmp.Diff(want, f); err != nil || diff != "" {
			t.Error(err, diff)
		}
		at.Advance(24*time.Hour - time.Second)
		clean(3)
		put("loose") // again, without a row yet: the content is fresh for another day
		at.Advance(time.Second)
		clean(2)
		if _, err := blob.Get(t.Context(), d.Read(), lost); errs.KindOf(err) != errs.KindNotFound {
			t.Errorf("the loose row: %v", err)
		}
		if err := keep(blob.Scan, twin); errs.CodeOf(err) != "upload_gone" {
			t.Errorf("keep what was cleaned: %v", err)
		}
		again := add(loose)
		at.Advance(24 * time.Hour)
		if err := keep(blob.Scan, again); err != nil {
			t.Fatal(err)
		}
		clean(2)
		err = in(func(ctx context.Context, tx *db.Tx) error { return blob.Release(ctx, tx, kept, again) })
		if err != nil {
			t.Fatal(err)
		}
		clean(0)
		err = in(func(ctx context.Context, tx *db.Tx) error {
			_, err := s.Add(ctx, tx, shared, "x.pdf", blob.Scan, "u1", "acc-1")
			return err
		})
		if errs.CodeOf(err) != "upload_gone" {
			t.Errorf("a row for content that is gone: %v", err)
		}
	})
}
