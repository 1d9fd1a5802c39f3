package papertest

import (
	"archive/zip"
	"bytes"
	"io"
	"regexp"
	"testing"
)

// WordXML is the body of a Word document as it is stored.
func WordXML(t testing.TB, docx []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(docx), int64(len(docx)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	text, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

var tags = regexp.MustCompile(`<[^>]*>`)

// WordText is the text of a Word document, one paragraph right behind the other.
func WordText(t testing.TB, docx []byte) string {
	t.Helper()
	return tags.ReplaceAllString(WordXML(t, docx), "")
}
