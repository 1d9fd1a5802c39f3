package blob_test

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io"
	"slices"
	"strings"
	"testing"

	"xiezhi/internal/platform/blob"
	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/errs"
)

// picture has a corner by which its orientation is seen.
func picture() image.Image {
	img := image.NewRGBA(image.Rect(0, 0, 48, 32))
	for x := range 24 {
		for y := range 16 {
			img.Set(x, y, color.RGBA{R: 200, G: uint8(x * 8), B: uint8(y * 9), A: 255})
		}
	}
	return img
}

func segment(marker byte, body string) []byte {
	out := []byte{0xff, marker, 0, 0}
	binary.BigEndian.PutUint16(out[2:], uint16(len(body)+2))
	return append(out, body...)
}

// exif is an EXIF body with an orientation, a pointer to a place, and the place.
func exif(order binary.AppendByteOrder, orientation uint16) string {
	b := []byte("Exif\x00\x00")
	if order == binary.AppendByteOrder(binary.LittleEndian) {
		b = append(b, 'I', 'I', 42, 0)
	} else {
		b = append(b, 'M', 'M', 0, 42)
	}
	b = order.AppendUint32(b, 8)
	b = order.AppendUint16(b, 2)
	for _, entry := range []struct{ tag, kind, value uint16 }{{0x0112, 3, orientation}, {0x8825, 3, 38}} {
		b = order.AppendUint16(b, entry.tag)
		b = order.AppendUint16(b, entry.kind)
		b = order.AppendUint32(b, 1)
		b = order.AppendUint16(b, entry.value)
		b = order.AppendUint16(b, 0)
	}
	b = order.AppendUint32(b, 0)
	return string(b) + "GPSLatitude 31.386 GPSLongitude 120.98 SN-CAMERA-77"
}

// camera is a photograph as cameras write it: place, maker's notes, comments, a thumbnail, and a film behind its end.
func camera(t *testing.T, body string) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, picture(), &jpeg.Options{Quality: 90}); err != nil {
		t.Fatal(err)
	}
	plain := b.Bytes()
	out := append([]byte{}, plain[:2]...)
	out = append(out, segment(0xe0, "JFIF\x00\x01\x02\x00\x00\x48\x00\x48\x01\x01THUMB")...)
	out = append(out, segment(0xe1, body)...)
	out = append(out, segment(0xe1, "http://ns.adobe.com/xap/1.0/\x00<exif:GPSLatitude>31,23N</exif:GPSLatitude>")...)
	out = append(out, segment(0xe2, "MPF\x00hidden-second-picture")...)
	out = append(out, segment(0xe2, "ICC_PROFILE\x00\x01\x01colours")...)
	out = append(out, segment(0xed, "Photoshop 3.0\x00City=Kunshan")...)
	out = append(out, segment(0xfe, "taken at the gate")...)
	out = append(out, plain[2:]...)
	return append(out, "ftypmp42 a film with sound"...)
}

var secrets = []string{"GPS", "SN-CAMERA", "THUMB", "hidden", "Kunshan", "gate", "film", "xap"}

func put(t *testing.T, content []byte, purpose blob.Purpose) ([]byte, blob.Ref, error) {
	t.Helper()
	s, _ := store(t, clock.Fixed(noon))
	ref, err := s.Put(t.Context(), bytes.NewReader(content), purpose, 8<<20)
	if err != nil {
		return nil, ref, err
	}
	f, err := s.Open(ref)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	stored, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(stored)
	if ref.SHA256 != hex.EncodeToString(sum[:]) || ref.Size != int64(len(stored)) {
		t.Errorf("the reference names other content: %+v, %d bytes", ref, len(stored))
	}
	return stored, ref, nil
}

func without(t *testing.T, stored []byte, secrets ...string) {
	t.Helper()
	for _, s := range secrets {
		if bytes.Contains(stored, []byte(s)) {
			t.Errorf("%q was kept", s)
		}
	}
}

func samePicture(t *testing.T, a, b []byte) {
	t.Helper()
	one, _, err := image.Decode(bytes.NewReader(a))
	if err != nil {
		t.Fatal(err)
	}
	two, _, err := image.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	for x := range one.Bounds().Dx() {
		for y := range one.Bounds().Dy() {
			if one.At(x, y) != two.At(x, y) {
				t.Fatalf("the picture differs at %d,%d", x, y)
			}
		}
	}
}

func TestPhotographsForgetWhereTheyWereTaken(t *testing.T) {
	orientated := "Exif\x00\x00MM\x00\x2a\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00\x00\x00\x00\x00"
	for name, c := range map[string]struct {
		body   string
		turned bool
	}{
		"upright":                    {exif(binary.BigEndian, 1), false},
		"turned, big endian":         {exif(binary.BigEndian, 6), true},
		"turned, little endian":      {exif(binary.LittleEndian, 6), true},
		"no such way up":             {exif(binary.BigEndian, 9), false},
		"a directory beyond the end": {"Exif\x00\x00MM\x00\x2a\xff\xff\xff\xff GPS SN-CAMERA", false},
		"entries beyond the end":     {"Exif\x00\x00MM\x00\x2a\x00\x00\x00\x08\xff\xff GPS", false},
		"neither order":              {"Exif\x00\x00XX\x00\x2a\x00\x00\x00\x08 GPS", false},
	} {
		t.Run(name, func(t *testing.T) {
			content := camera(t, c.body)
			stored, ref, err := put(t, content, blob.Paper)
			if err != nil || ref.Type != blob.JPEG {
				t.Fatal(ref, err)
			}
			without(t, stored, secrets...)
			if !bytes.Contains(stored, []byte("ICC_PROFILE\x00\x01\x01colours")) || !bytes.HasSuffix(stored, []byte{0xff, 0xd9}) {
				t.Error("colours or end were lost")
			}
			if got := bytes.Contains(stored, []byte(orientated)); got != c.turned {
				t.Errorf("says which way up it is: %v, want %v", got, c.turned)
			}
			samePicture(t, content, stored)
			if again, _, err := put(t, stored, blob.Scan); err != nil || !bytes.Equal(again, stored) {
				t.Errorf("a second time it changes: %v", err)
			}
		})
	}
}

func TestOddJPEGs(t *testing.T) {
	content := camera(t, exif(binary.BigEndian, 6))
	end := bytes.LastIndex(content, []byte{0xff, 0xd9})
	if stored, _, err := put(t, content[:end], blob.Photo); err != nil || !bytes.HasSuffix(stored, []byte{0xff, 0xd9}) {
		t.Errorf("without an end: %v", err)
	}
	scan := bytes.Index(content, []byte{0xff, 0xda})
	filled := slices.Concat(content[:scan], []byte("between"), []byte{0xff, 0xff}, content[scan:])
	if stored, _, err := put(t, filled, blob.Photo); err != nil || bytes.Contains(stored, []byte("between")) {
		t.Errorf("with something between segments: %v", err)
	}
	long := slices.Concat(content[:scan], []byte{0xff, 0xec, 0xff, 0xff}, content[scan:])
	if _, _, err := put(t, long, blob.Photo); errs.CodeOf(err) != "file_broken" {
		t.Errorf("a segment beyond the end: %v", err)
	}
}

func chunk(name, body string) []byte {
	out := binary.BigEndian.AppendUint32(nil, uint32(len(body)))
	out = append(out, name+body...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE([]byte(name+body)))
}

func TestPNGsForgetToo(t *testing.T) {
	var b bytes.Buffer
	if err := png.Encode(&b, picture()); err != nil {
		t.Fatal(err)
	}
	plain := b.Bytes()
	ihdr := 8 + 25
	content := slices.Concat(plain[:ihdr], chunk("tEXt", "Comment\x00taken at the gate"), chunk("eXIf", exif(binary.BigEndian, 6)[6:]),
		chunk("pHYs", "\x00\x00\x0b\x13\x00\x00\x0b\x13\x01"), plain[ihdr:], []byte("a film"))
	stored, ref, err := put(t, content, blob.Photo)
	if err != nil || ref.Type != blob.PNG {
		t.Fatal(ref, err)
	}
	without(t, stored, secrets...)
	if !bytes.Contains(stored, []byte("pHYs")) {
		t.Error("the measure was lost")
	}
	samePicture(t, content, stored)
	if same, _, err := put(t, plain, blob.Photo); err != nil || !bytes.Equal(same, plain) {
		t.Errorf("a plain picture changes: %v", err)
	}
	if _, _, err := put(t, plain[:len(plain)-6], blob.Photo); errs.CodeOf(err) != "file_broken" {
		t.Errorf("a cut picture: %v", err)
	}
}

func TestDocumentsForgetWhereTheirPhotographsWereTaken(t *testing.T) {
	photo := camera(t, exif(binary.BigEndian, 1))
	pdf := slices.Concat([]byte("%PDF-1.7\n1 0 obj\n<</Filter/DCTDecode>>stream\n"), photo, []byte("\nendstream\n%%EOF\n"))
	stored, _, err := put(t, pdf, blob.Scan)
	if err != nil || len(stored) != len(pdf) {
		t.Fatalf("%d bytes of %d, %v", len(stored), len(pdf), err)
	}
	without(t, stored, "GPSLatitude 31", "SN-CAMERA")
	if !bytes.Contains(stored, []byte("taken at the gate")) || !bytes.HasPrefix(stored, pdf[:60]) {
		t.Error("more was changed than the place")
	}
	noPlace := bytes.Replace(pdf, []byte("\x88\x25"), []byte("\x01\x0f"), 1)
	if same, _, err := put(t, noPlace, blob.Scan); err != nil || !bytes.Equal(same, noPlace) {
		t.Errorf("a PDF without a place changes: %v", err)
	}
	signed := append([]byte{}, pdf...)
	signed = append(signed, "/ByteRange [0 1 2 3]"...)
	if _, _, err := put(t, signed, blob.Scan); errs.CodeOf(err) != "file_place" {
		t.Errorf("a signed PDF with a place: %v", err)
	}

	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, content := range map[string][]byte{
		"[Content_Types].xml": []byte("<Types/>"), "_rels/.rels": []byte("<Rels/>"), "word/document.xml": []byte("<w:t>谈话记录</w:t>"),
		"word/media/image1.jpeg": photo, "word/media/note.png": []byte("no picture at all, GPS of a footnote"),
	} {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write(content)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	docx, ref, err := put(t, b.Bytes(), blob.Paper)
	if err != nil || ref.Type != blob.DOCX {
		t.Fatal(ref, err)
	}
	r, err := zip.NewReader(bytes.NewReader(docx), int64(len(docx)))
	if err != nil || len(r.File) != 5 {
		t.Fatal(err)
	}
	for _, part := range r.File {
		f, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(f)
		if err != nil {
			t.Fatal(err)
		}
		switch part.Name {
		case "word/media/image1.jpeg":
			without(t, content, secrets...)
			samePicture(t, photo, content)
		case "word/document.xml":
			if !strings.Contains(string(content), "谈话记录") {
				t.Error("the text was lost")
			}
		}
	}
}

func FuzzStrip(f *testing.F) {
	f.Add([]byte("\xff\xd8\xff\xe1\x00\x04ab\xff\xda\x00\x04abx\xff\xd9"))
	f.Add([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x00IEND\xae\x42\x60\x82"))
	f.Add([]byte("%PDF-1.7\n\xff\xe1\x00\x20Exif\x00\x00MM\x00\x2a\x00\x00\x00\x08\x00\x01\x88\x25"))
	f.Fuzz(func(t *testing.T, content []byte) {
		s, _ := store(t, clock.Fixed(noon))
		if _, err := s.Put(t.Context(), bytes.NewReader(content), blob.Paper, 1<<20); err != nil {
			if _, ok := errs.As(err); !ok {
				t.Error(err)
			}
		}
	})
}
