package sheet

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"path"
	"strings"
)

// sniff tells from the first bytes what the file is, and refuses whatever is not a zip package.
func sniff(r io.ReaderAt, size int64, ext string) error {
	head := make([]byte, min(size, 4096))
	if _, err := r.ReadAt(head, 0); err != nil && !errors.Is(err, io.EOF) {
		return damaged(err)
	}
	text := bytes.ToLower(bytes.TrimSpace(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf"))))
	switch {
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		if ext == ".xlsm" || ext == ".xltm" || ext == ".xlam" {
			return macros()
		}
		return nil
	case bytes.HasPrefix(head, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		return compound(r, size)
	case bytes.HasPrefix(head, []byte("%PDF")):
		return refuse(CodeNotExcel, "这是 PDF 文件。请上传 Excel 工作簿（.xlsx）。")
	case bytes.HasPrefix(text, []byte("<?xml")) && bytes.Contains(text, []byte("spreadsheet")):
		return refuse(CodeNotExcel, "这是旧的 XML 表格。请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”后再上传。")
	case bytes.HasPrefix(text, []byte("<")):
		return refuse(CodeNotExcel, "这是网页（HTML）改名而成的文件，不是真正的 Excel 工作簿。请用 Excel 或 WPS 打开，另存为 .xlsx 后再上传。")
	case ext == ".csv" || ext == ".txt" || plainText(head):
		return refuse(CodeNotExcel, "这是文本（CSV）文件。请用 Excel 或 WPS 打开，把身份证号、电话列设为文本，另存为 .xlsx 后再上传。")
	}
	return refuse(CodeNotExcel, "这不是 Excel 工作簿。请上传 .xlsx 文件。")
}

// plainText guesses by the absence of control bytes; it only chooses between two wordings.
func plainText(head []byte) bool {
	for _, c := range head {
		if c < ' ' && c != '\t' && c != '\r' && c != '\n' {
			return false
		}
	}
	return true
}

// compound is the container of Excel 97 to 2003 and of encrypted workbooks; the stream's name tells which.
func compound(r io.ReaderAt, size int64) error {
	mark := []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")
	buf := make([]byte, 0, 1<<16+len(mark))
	in := io.NewSectionReader(r, 0, size)
	for {
		n, err := in.Read(buf[len(buf):cap(buf)])
		buf = buf[:len(buf)+n]
		if bytes.Contains(buf, mark) {
			return refuse(CodeEncrypted, "文件设有打开密码。请在 Excel 或 WPS 中取消密码后另存为 .xlsx，再上传。")
		}
		if errors.Is(err, io.EOF) {
			return refuse(CodeOldFormat, "这是旧格式（.xls 或 .et）的表格。请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”后再上传。")
		}
		if err != nil {
			return damaged(err)
		}
		keep := min(len(buf), len(mark)-1)
		buf = append(buf[:0], buf[len(buf)-keep:]...)
	}
}

func macros() error {
	return refuse(CodeMacros, "文件含有宏，系统不接收。请在 Excel 或 WPS 中另存为“Excel 工作簿（.xlsx）”（不含宏）后再上传。")
}

func bomb() error {
	return refuse(CodeBomb, "文件解压后过大，系统不接收。请把需要的内容复制到一个新建的工作簿，另存为 .xlsx 后再上传。")
}

// admit looks at the package's directory before anything is unpacked. What a part declares is held against it
// again while it is read (open in part.go).
func (b *Book) admit(z *zip.Reader) error {
	if len(z.File) > b.limits.Entries {
		return bomb()
	}
	var packed, unpacked uint64
	for _, f := range z.File {
		name := partName(f.Name)
		if strings.HasSuffix(name, "/") {
			continue
		}
		if _, twice := b.parts[name]; twice {
			return damaged(errors.New("part named twice: " + name))
		}
		if f.Flags&1 != 0 {
			return refuse(CodeEncrypted, "文件设有密码。请取消密码后另存为 .xlsx，再上传。")
		}
		base := path.Base(name)
		if strings.HasPrefix(base, "vbaproject") || strings.HasPrefix(name, "xl/macrosheets/") {
			return macros()
		}
		if f.UncompressedSize64 > uint64(b.limits.UnzipBytes) { //nolint:gosec // limits are positive
			return bomb()
		}
		packed += f.CompressedSize64
		unpacked += f.UncompressedSize64
		b.parts[name] = f
	}
	limit, ratio := uint64(b.limits.UnzipBytes), uint64(b.limits.Ratio) //nolint:gosec // limits are positive
	if unpacked > limit || (unpacked > 16<<20 && unpacked > ratio*max(packed, 1)) {
		return bomb()
	}
	return b.kind()
}

// kind refuses the other Office packages.
func (b *Book) kind() error {
	has := func(name string) bool { return b.parts[name] != nil }
	switch {
	case has("xl/workbook.bin"):
		return refuse(CodeOldFormat, "这是二进制工作簿（.xlsb）。请用 Excel 另存为“Excel 工作簿（.xlsx）”后再上传。")
	case has("word/document.xml"):
		return refuse(CodeNotExcel, "这是 Word 文档。请上传 Excel 工作簿（.xlsx）。")
	case has("ppt/presentation.xml"):
		return refuse(CodeNotExcel, "这是演示文稿。请上传 Excel 工作簿（.xlsx）。")
	case has("content.xml") && has("mimetype"):
		return refuse(CodeNotExcel, "这是 OpenDocument 表格（.ods）。请另存为 .xlsx 后再上传。")
	case !has("[content_types].xml"):
		return refuse(CodeNotExcel, "这是压缩包，不是 Excel 工作簿。请解压后上传其中的 .xlsx 文件。")
	}
	return nil
}

// partName is how parts are looked up: case does not count in a package, and some writers use backslashes.
func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/"))
}
