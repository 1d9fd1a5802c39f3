package worklog

import (
	"strings"
	"testing"

	"xiezhi/internal/platform/errs"
)

func TestCheckAttach(t *testing.T) {
	for _, state := range []State{StateDraft, StateWaiting, StateConfirmed, StateReturned, StateRefused, StateWithdrawn} {
		if err := CheckAttach(Visit{State: state, Source: SourceSystem}, false); err != nil {
			t.Errorf("%s: %v", state, err)
		}
		if err := CheckAttach(Visit{State: state, Source: SourceSystem}, true); !errs.Is(err, CodeAttachLate) {
			t.Errorf("%s after the year closed: %v", state, err)
		}
	}
	if err := CheckAttach(Visit{State: StateConfirmed, Source: SourceOpening}, false); !errs.Is(err, CodeState) {
		t.Errorf("an entry from before the system: %v", err)
	}
}

func TestCheckRoom(t *testing.T) {
	eight := strings.Split("abcdefgh", "")
	if err := CheckRoom(eight, "i"); err != nil {
		t.Errorf("the ninth: %v", err)
	}
	if err := CheckRoom(append(eight, "i"), "j"); !errs.Is(err, CodeAttachments) {
		t.Errorf("the tenth: %v", err)
	}
	if err := CheckRoom(eight, "c"); !errs.Is(err, CodeAttachTwice) {
		t.Errorf("one that is there: %v", err)
	}
}

func TestCleanFileName(t *testing.T) {
	for given, want := range map[string]string{
		"会议照片.jpg": "会议照片.jpg", `C:\Users\王芳\桌面\要约书.pdf`: "要约书.pdf", "/tmp/a/../纪要.docx": "纪要.docx", "": "附件", "a\x00b\n.png": "ab.png",
		"\u202egpj.exe": "gpj.exe", "/": "附件", strings.Repeat("长", 210) + ".pdf": strings.Repeat("长", 196) + ".pdf",
	} {
		if got := CleanFileName(given); got != want {
			t.Errorf("%q is shown as %q, want %q", given, got, want)
		}
	}
}
