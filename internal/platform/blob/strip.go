package blob

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"xiezhi/internal/platform/errs"
)

// A picture tells where and when it was taken, by which device, and often what was cut off it. None of that is kept:
// location does not exist in this product. Pictures are not drawn anew, which would cost quality; what does not
// belong to the picture itself is left out of them. Only which way up it is stays, where the camera says so.

// maxPart is how large a picture inside a document may be.
const maxPart = 30 << 20

// strips tells whether files of this type and purpose are gone through.
func strips(media string, purpose Purpose) bool {
	switch media {
	case JPEG, PNG, PDF:
		return true
	case DOCX, XLSX:
		return purpose == Paper // a sheet to import is read and not shown again
	}
	return false
}

// strip gives content without what the camera or the office program wrote beside it.
func strip(content []byte, media string) ([]byte, error) {
	switch media {
	case JPEG:
		return stripJPEG(content)
	case PNG:
		return stripPNG(content)
	case PDF:
		return stripPDF(content)
	}
	return stripOffice(content)
}

// Markers of JPEG.
const (
	soi  = 0xd8
	eoi  = 0xd9
	sos  = 0xda
	app0 = 0xe0
	appF = 0xef
	com  = 0xfe
)

// stripJPEG keeps the segments that make the picture, the JFIF head without its thumbnail, the colours (ICC, Adobe)
// and the orientation. Comments, EXIF, XMP, maker's notes and what follows the picture's end are left out.
func stripJPEG(b []byte) ([]byte, error) {
	if len(b) < 4 || b[0] != 0xff || b[1] != soi {
		return nil, errBroken
	}
	out := append(make([]byte, 0, len(b)), 0xff, soi)
	turned := byte(1) // as the camera held it
	at, body := 2, false
	for {
		for at < len(b) && (b[at] != 0xff || at+1 < len(b) && b[at+1] == 0xff) {
			at++ // fill bytes, and what stands between segments without belonging to any
		}
		if body && (at+2 > len(b) || b[at+1] == eoi) { // an end that is cut off is no reason to refuse the picture
			return append(out, 0xff, eoi), nil
		}
		if at+2 > len(b) || b[at+1] == eoi {
			return nil, errBroken
		}
		marker := b[at+1]
		if marker == 0x01 || marker >= 0xd0 && marker <= 0xd7 {
			out = append(out, 0xff, marker)
			at += 2
			continue
		}
		if at+4 > len(b) {
			return nil, errBroken
		}
		end := at + 2 + int(binary.BigEndian.Uint16(b[at+2:]))
		if end < at+4 || end > len(b) {
			return nil, errBroken
		}
		segment := b[at:end]
		at = end
		switch {
		case marker >= app0 && marker <= appF || marker == com:
			if o := orientation(segment[4:]); marker == app0+1 && o > 1 && turned == 1 {
				turned = o
			}
			out = append(out, kept(marker, segment)...)
			continue
		case turned > 1:
			out = append(out, orientated(turned)...)
			turned = 1
		}
		out = append(out, segment...)
		if marker != sos {
			continue
		}
		body = true
		for at+1 < len(b) && (b[at] != 0xff || b[at+1] == 0 || b[at+1] >= 0xd0 && b[at+1] <= 0xd7) {
			at++
		}
		out = append(out, b[end:at]...)
	}
}

// kept is what stays of an application segment or comment.
func kept(marker byte, segment []byte) []byte {
	body := segment[4:]
	switch {
	case marker == app0 && bytes.HasPrefix(body, []byte("JFIF\x00")) && len(body) >= 14:
		head := append([]byte{0xff, app0, 0, 16}, body[:12]...)
		return append(head, 0, 0) // without a thumbnail
	case marker == app0+2 && bytes.HasPrefix(body, []byte("ICC_PROFILE\x00")),
		marker == app0+14 && bytes.HasPrefix(body, []byte("Adobe")):
		return segment
	}
	return nil
}

var exifHead = []byte("Exif\x00\x00")

// Tags of EXIF.
const (
	tagOrientation = 0x0112
	tagGPS         = 0x8825
)

// orientation is which way up the picture is by its EXIF, 1 to 8, or 0 when that does not say.
func orientation(body []byte) byte {
	if value, ok := exifTag(body, tagOrientation); ok && value >= 1 && value <= 8 {
		return byte(value)
	}
	return 0
}

// exifTag looks a tag of one short value up in the first directory of EXIF.
func exifTag(body []byte, tag uint16) (value uint16, ok bool) {
	tiff, found := bytes.CutPrefix(body, exifHead)
	if !found || len(tiff) < 8 {
		return 0, false
	}
	var order binary.ByteOrder = binary.BigEndian
	switch string(tiff[:2]) {
	case "II":
		order = binary.LittleEndian
	case "MM":
	default:
		return 0, false
	}
	at := uint64(order.Uint32(tiff[4:]))
	if at+2 > uint64(len(tiff)) {
		return 0, false
	}
	n := uint64(order.Uint16(tiff[at:]))
	for i := range n {
		entry := at + 2 + i*12
		if entry+12 > uint64(len(tiff)) {
			return 0, false
		}
		if order.Uint16(tiff[entry:]) == tag {
			return order.Uint16(tiff[entry+8:]), true
		}
	}
	return 0, false
}

// orientated is an EXIF segment that holds the orientation and nothing else.
func orientated(o byte) []byte {
	return append([]byte{0xff, app0 + 1, 0, 34}, append(bytes.Clone(exifHead),
		'M', 'M', 0, 42, 0, 0, 0, 8, // big endian; the directory follows
		0, 1, // with one entry:
		tagOrientation>>8, tagOrientation&0xff, 0, 3, 0, 0, 0, 1, 0, o, 0, 0, // one short value
		0, 0, 0, 0)...) // and no further directory
}

const pngHead = "\x89PNG\r\n\x1a\n"

// pngKept are the chunks that make the picture and its colours.
var pngKept = []string{"IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "bKGD", "pHYs", "cICP"}

// stripPNG keeps the chunks that make the picture; texts, times, EXIF and what follows the end are left out.
func stripPNG(b []byte) ([]byte, error) {
	rest, ok := bytes.CutPrefix(b, []byte(pngHead))
	if !ok {
		return nil, errBroken
	}
	out := append(make([]byte, 0, len(b)), pngHead...)
	for {
		if len(rest) < 12 {
			return nil, errBroken
		}
		length := uint64(binary.BigEndian.Uint32(rest))
		if length+12 > uint64(len(rest)) {
			return nil, errBroken
		}
		chunk, name := rest[:length+12], string(rest[4:8])
		rest = rest[length+12:]
		if slices.Contains(pngKept, name) {
			out = append(out, chunk...)
		}
		if name == "IEND" {
			return out, nil
		}
	}
}

var errPlace = errs.E("file_place", "这份 PDF 有电子签名，其中的照片又带有拍摄地点，不能去除。请去掉照片的位置信息后重新制作。", errs.F("file", "照片带有拍摄地点"))

// stripPDF blanks the EXIF of photographs in a PDF that say where they were taken, in place, so that nothing of the
// document moves. A signed document cannot be changed, so one that holds a place is refused.
func stripPDF(b []byte) ([]byte, error) {
	out := b
	for at := 0; ; {
		i := bytes.Index(b[at:], exifHead)
		if i < 0 {
			break
		}
		at += i
		begin := at
		at += len(exifHead)
		if begin < 4 || b[begin-4] != 0xff || b[begin-3] != app0+1 {
			continue
		}
		end := begin - 2 + int(binary.BigEndian.Uint16(b[begin-2:]))
		if end > len(b) || end < at {
			continue
		}
		if _, placed := exifTag(b[begin:end], tagGPS); !placed {
			continue
		}
		if bytes.Contains(b, []byte("/ByteRange")) {
			return nil, errPlace
		}
		if &out[0] == &b[0] {
			out = bytes.Clone(b)
		}
		clear(out[at:end])
	}
	return out, nil
}

// stripOffice strips the pictures inside a document or sheet; everything else is carried over as it is.
func stripOffice(b []byte) ([]byte, error) {
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, errBroken.Because(err)
	}
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	changed := false
	for _, part := range z.File {
		clean, differs, err := stripPart(part)
		if err != nil {
			return nil, err
		}
		if !differs {
			if err := w.Copy(part); err != nil {
				return nil, errBroken.Because(err)
			}
			continue
		}
		changed = true
		f, err := w.Create(part.Name)
		if err == nil {
			_, err = f.Write(clean)
		}
		if err != nil {
			return nil, fmt.Errorf("write document: %w", err)
		}
	}
	if !changed {
		return b, nil
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("write document: %w", err)
	}
	return buf.Bytes(), nil
}

// stripPart is a picture of a document without what the camera wrote; differs is false for all other parts.
func stripPart(part *zip.File) (clean []byte, differs bool, err error) {
	name := strings.ToLower(part.Name)
	if !strings.HasSuffix(name, ".jpg") && !strings.HasSuffix(name, ".jpeg") && !strings.HasSuffix(name, ".png") {
		return nil, false, nil
	}
	r, err := part.Open()
	if err != nil {
		return nil, false, errBroken.Because(err)
	}
	content, err := io.ReadAll(io.LimitReader(r, maxPart+1))
	if err = errors.Join(err, r.Close()); err != nil {
		return nil, false, errBroken.Because(err)
	}
	if len(content) > maxPart {
		return nil, false, errBomb
	}
	switch {
	case bytes.HasPrefix(content, []byte(pngHead)):
		clean, err = stripPNG(content)
	case bytes.HasPrefix(content, []byte{0xff, soi}):
		clean, err = stripJPEG(content)
	default:
		return nil, false, nil
	}
	return clean, err == nil && !bytes.Equal(clean, content), err
}
