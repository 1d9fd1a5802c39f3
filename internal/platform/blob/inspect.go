package blob

import (
	"archive/zip"
	"errors"
	"fmt"
	"image"
	_ "image/jpeg" // reads the measures of a JPEG
	_ "image/png"  // and of a PNG
	"io"
	"os"
	"slices"
	"strings"

	"github.com/gabriel-vasile/mimetype"

	"xiezhi/internal/platform/errs"
)

// The media types that are let in.
const (
	JPEG = "image/jpeg"
	PNG  = "image/png"
	PDF  = "application/pdf"
	DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
)

var allowed = map[Purpose][]string{
	Photo:  {JPEG, PNG},
	Scan:   {PDF, JPEG, PNG},
	Paper:  {PDF, DOCX, XLSX, JPEG, PNG},
	Issued: {PDF, DOCX},
	Roster: {XLSX},
}

var plainName = map[string]string{JPEG: "JPEG 图片", PNG: "PNG 图片", PDF: "PDF", DOCX: "Word（.docx）", XLSX: "Excel（.xlsx）"}

const (
	maxPixels   = 50_000_000 // a browser that draws more may fall over
	maxPhotoPNG = 12_000_000 // papers unfold it to set it
	maxUnzipped = 300 << 20
	maxParts    = 5000
)

var (
	errPixels = errs.E("image_too_large", "图片的像素太多，请缩小后再上传（最多 5000 万像素）。", errs.F("file", "像素太多"))
	errPhoto  = errs.E("image_too_large", "照片的像素太多，请缩小后再上传（PNG 最多 1200 万像素）。", errs.F("file", "像素太多"))
	errBroken = errs.E("file_broken", "文件已损坏，无法读取。", errs.F("file", "文件已损坏"))
	errMacro  = errs.E("file_macro", "文件含有宏，请另存为不含宏的格式后再上传。", errs.F("file", "含有宏"))
	errBomb   = errs.E("file_bomb", "文件解压后过大，不能上传。", errs.F("file", "解压后过大"))
)

// inspect finds the type by the content and refuses what the purpose does not want or a reader could choke on.
func inspect(f *os.File, size int64, purpose Purpose) (string, error) {
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return "", fmt.Errorf("inspect file: %w", err)
	}
	found, err := mimetype.DetectReader(f)
	if err != nil {
		return "", fmt.Errorf("inspect file: %w", err)
	}
	media, _, _ := strings.Cut(found.String(), ";")
	if media == "application/zip" { // its first bytes did not tell
		if media, err = officeType(f, size); err != nil {
			return "", err
		}
	}
	if strings.Contains(media, "macroEnabled") || strings.Contains(media, "macroenabled") {
		return "", errMacro
	}
	if !slices.Contains(allowed[purpose], media) {
		names := make([]string, 0, len(allowed[purpose]))
		for _, m := range allowed[purpose] {
			names = append(names, plainName[m])
		}
		return "", errs.E("file_type", "不能上传这种文件，请上传 "+strings.Join(names, "、")+"。", errs.F("file", "文件类型不对"))
	}
	switch media {
	case JPEG, PNG:
		return media, inspectImage(f, media, purpose)
	case DOCX, XLSX:
		return media, inspectOffice(f, size)
	}
	return media, nil
}

func inspectImage(f *os.File, media string, purpose Purpose) error {
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return fmt.Errorf("inspect image: %w", err)
	}
	c, _, err := image.DecodeConfig(f)
	if err != nil {
		return errBroken.Because(err)
	}
	if c.Width <= 0 || c.Height <= 0 || c.Width > maxPixels/c.Height {
		return errPixels
	}
	if purpose == Photo && media == PNG && c.Width*c.Height > maxPhotoPNG {
		return errPhoto
	}
	return nil
}

// officeType looks for the part that makes a zip a document or a sheet.
func officeType(f *os.File, size int64) (string, error) {
	z, err := zip.NewReader(f, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return "", errBroken.Because(err)
	}
	for _, part := range z.File {
		switch part.Name {
		case "word/document.xml":
			return DOCX, nil
		case "xl/workbook.xml":
			return XLSX, nil
		}
	}
	return "application/zip", nil
}

// inspectOffice looks through the table of contents, which may lie about sizes; who unpacks limits again.
func inspectOffice(f *os.File, size int64) error {
	z, err := zip.NewReader(f, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return errBroken.Because(err)
	}
	if len(z.File) > maxParts {
		return errBomb
	}
	var total uint64
	for _, part := range z.File {
		if strings.EqualFold(part.Name[strings.LastIndex(part.Name, "/")+1:], "vbaProject.bin") {
			return errMacro
		}
		if total += part.UncompressedSize64; part.UncompressedSize64 > maxUnzipped || total > maxUnzipped {
			return errBomb
		}
	}
	return nil
}
