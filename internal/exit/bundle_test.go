package exit_test

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/app/apptest"
	"xiezhi/internal/authz"
	"xiezhi/internal/exit"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/paper"
	"xiezhi/internal/platform/paper/papertest"
	"xiezhi/internal/roster"
)

// unpacked is an archive: its names in their order, and what is in each.
func unpacked(t *testing.T, b []byte) (names []string, parts map[string][]byte) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	parts = map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if parts[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
		names = append(names, f.Name)
	}
	return names, parts
}

// listed holds what the list of contents says of each file against its bytes.
func listed(t *testing.T, parts map[string][]byte) {
	t.Helper()
	list := string(parts["00 材料目录.txt"])
	for name, content := range parts {
		if name == "00 材料目录.txt" {
			continue
		}
		sum := sha256.Sum256(content)
		_, after, found := strings.Cut(list, "\r\n"+name+"\r\n")
		after, _, _ = strings.Cut(after, "\r\n\r\n")
		if !found || !strings.Contains(after, "SHA-256："+hex.EncodeToString(sum[:])) || !strings.Contains(after, fmt.Sprintf("大小：%d字节", len(content))) {
			t.Errorf("%s is not listed as it is:\n%s", name, list)
		}
	}
}

func (w *world) sendOwn(c *apptest.Client, id string, rev int64, name string, file []byte) apptest.Reply {
	w.t.Helper()
	var b bytes.Buffer
	form := multipart.NewWriter(&b)
	_ = form.WriteField("rev", fmt.Sprint(rev))
	part, err := form.CreateFormFile("file", name)
	if err == nil {
		_, err = part.Write(file)
	}
	if err == nil {
		err = form.Close()
	}
	if err != nil {
		w.t.Fatal(err)
	}
	return c.Send(w.t, http.MethodPost, "/api/my/exit/"+id+"/files", form.FormDataContentType(), b.Bytes())
}

func paperOf(text string) []byte { return append(bytes.Clone(pdf), []byte("% "+text+"\n%%EOF\n")...) }

// TestBundle: sheet, receipt, statement, consultation, decision and every file of an exit in one archive, in one order, each by its
// checksum, for whoever may read the exit; what the person gets holds what the person may see.
func TestBundle(t *testing.T) {
	eachWorld(t, "2026-11-20", func(t *testing.T, w *world) {
		w.App.Exits.Font = func() (*paper.Font, error) { return papertest.Font(t), nil }
		person, engagement := w.someone("玉山镇总工会", "19850312", roster.ContractLabour, "2024-01-01", "2026-12-31")
		self := w.Instructor(t, person, "玉山镇总工会")
		stranger, _ := w.someone("玉山镇总工会", "19860312", roster.ContractService, "2024-01-01", "2026-12-31")
		other := w.Instructor(t, stranger, "玉山镇总工会")
		x := w.begun(w.clerk, engagement, roster.GroundDiscipline)
		bundle, own := "/api/exits/"+x.ID+"/bundle", "/api/my/exit/"+x.ID+"/bundle"

		w.Anonymous().Do(t, http.MethodGet, bundle, nil).Want(t, 401)
		w.Anonymous().Do(t, http.MethodGet, own, nil).Want(t, 401)
		w.As(t, authz.RoleFinance, "昆山市总工会").Do(t, http.MethodGet, bundle, nil).Refused(t, 403, errs.MissingCode)
		self.Do(t, http.MethodGet, bundle, nil).Refused(t, 403, errs.MissingCode)
		for _, c := range []*apptest.Client{w.jiangning, w.As(t, authz.RoleClerk, "周市镇总工会"), w.As(t, authz.RoleOfficer, "太仓市总工会")} {
			c.Do(t, http.MethodGet, bundle, nil).Refused(t, 404, errs.NotFoundCode)
		}
		w.clerk.Do(t, http.MethodGet, "/api/exits/tired/bundle", nil).Want(t, 422)
		w.clerk.Do(t, http.MethodGet, own, nil).Refused(t, 404, errs.NotFoundCode)
		other.Do(t, http.MethodGet, own, nil).Refused(t, 404, errs.NotFoundCode)
		self.Do(t, http.MethodGet, own, nil).Refused(t, 404, errs.NotFoundCode) // a draft is not there for the person
		if n := len(w.actions("exit.bundle")); n != 0 {
			t.Fatalf("refusals left %d entries", n)
		}

		x = w.save(w.clerk, x, object2(conduct).with(object{
			"effectiveOn": "2026-11-20", "statement": "", "statementOn": "", "legal": "39", "consultedOn": "2026-11-18", "consultUnion": "玉山镇总工会工会委员会",
			"consultOpinion": "同意。", "consultReply": "已研究。", "explanation": "规章制度经民主程序制定并公示。",
		}))
		x = w.do(w.clerk, x, "ask", nil)
		x = apptest.Read[exit.FullExit](t, w.upload(w.clerk, x, "evidence", paperOf("来信")).Want(t, 200))
		w.sendOwn(self, x.ID, x.Rev, "../签字日志:一.pdf", paperOf("日志")).Want(t, 200)
		x = w.show(w.clerk, x.ID)
		w.post(self, "/api/my/exit/"+x.ID+"/statement", object{"rev": x.Rev, "text": "三次都在企业。", "declined": false}).Want(t, 200)
		x = w.do(w.head, w.show(w.clerk, x.ID), "decide", object{"document": "玉工〔2026〕9号", "opinion": "予以解聘。"})
		x = w.deliver(x, "2026-11-20", nil)
		x = w.do(w.clerk, w.do(w.clerk, x, "complete", nil), "file", nil)

		r := w.clerk.Do(t, http.MethodGet, bundle, nil).Want(t, 200)
		names, parts := unpacked(t, r.Body)
		want := []string{
			"00 材料目录.txt", "01 退出登记表.pdf", "02 退出登记表.docx", "03 备案回执（退备2026-1号）.pdf", "04 本人陈述.pdf", "05 征求工会意见记录.pdf", "06 单位决定记录.pdf",
			"附件/01 事实材料 材料.pdf", "附件/02 本人陈述 签字日志_一.pdf",
		}
		if d := cmp.Diff(want, names); d != "" {
			t.Error(d)
		}
		listed(t, parts)
		list := string(parts[want[0]])
		for _, words := range []string{x.Filing.Hash, x.Filing.Number, "本人提交", "材料（共8份）", x.Name + "（" + x.IDMasked + "）"} {
			if !strings.Contains(list, words) {
				t.Errorf("the list does not say %q:\n%s", words, list)
			}
		}
		if !bytes.Equal(parts[want[7]], paperOf("来信")) || !bytes.Equal(parts[want[8]], paperOf("日志")) {
			t.Error("the files are not what was put to the exit")
		}
		if again := w.city.Do(t, http.MethodGet, bundle, nil).Want(t, 200); !bytes.Equal(again.Body, r.Body) {
			t.Error("the same exit gives other bytes")
		}
		if d := cmp.Diff([]string{"全套退出材料（" + x.Name + "）", "全套退出材料（" + x.Name + "）"}, w.actions("exit.bundle")); d != "" {
			t.Error(d)
		}
		if d := cmp.Diff([]string{"事实材料", "本人陈述", "事实材料", "本人陈述"}, w.actions("exit.file.view")); d != "" {
			t.Error(d)
		}

		names, parts = unpacked(t, self.Do(t, http.MethodGet, own, nil).Want(t, 200).Body)
		if d := cmp.Diff([]string{"00 材料目录.txt", "01 离岗事项（本人）.pdf", "附件/01 本人陈述 签字日志_一.pdf"}, names); d != "" {
			t.Error(d)
		}
		listed(t, parts)

		// One whose file is gone is told so before anything is sent; one whose bytes changed is not a whole archive.
		at := w.App.Config.FileDir()
		content := ""
		_ = filepath.WalkDir(at, func(path string, _ os.DirEntry, err error) error {
			if err == nil && filepath.Base(path) == x.Files[0].SHA256 {
				content = path
			}
			return nil
		})
		if content == "" {
			t.Fatalf("no stored file below %s", at)
		}
		if err := os.WriteFile(content, []byte("another"), 0o600); err != nil {
			t.Fatal(err)
		}
		broken := w.clerk.Do(t, http.MethodGet, bundle, nil)
		if _, err := zip.NewReader(bytes.NewReader(broken.Body), int64(len(broken.Body))); err == nil {
			t.Error("a changed file is packed as if it were what was kept")
		}
		if err := os.Remove(content); err != nil {
			t.Fatal(err)
		}
		w.clerk.Do(t, http.MethodGet, bundle, nil).Refused(t, 404, errs.NotFoundCode)
	})
}

// actions are the labels of what was recorded of an action, in order.
func (w *world) actions(action string) []string {
	w.t.Helper()
	out := []string{}
	if err := w.DB.Read().NewRaw("SELECT label FROM audit_entry WHERE action = ? ORDER BY id", action).Scan(w.t.Context(), &out); err != nil {
		w.t.Fatal(err)
	}
	return out
}

// TestBundleOfAnApplication: an application that nobody has taken up has no file yet.
func TestBundleOfAnApplication(t *testing.T) {
	eachWorld(t, "2026-11-20", func(t *testing.T, w *world) {
		person, _ := w.someone("玉山镇总工会", "19850312", roster.ContractService, "2024-01-01", "2026-12-31")
		self := w.Instructor(t, person, "玉山镇总工会")
		own := apptest.Read[exit.OwnExit](t, w.post(self, "/api/my/exit", object{"wishedOn": "2026-12-20", "reason": ""}).Want(t, 201))
		w.clerk.Do(t, http.MethodGet, "/api/exits/"+own.Exits[0].ID+"/bundle", nil).Refused(t, 422, exit.CodeState)
		if d := cmp.Diff([]string{"withdraw"}, own.Exits[0].Actions); d != "" {
			t.Error(d)
		}
	})
}

// TestOwnEvidence: the person puts files to the own statement once asked and until the decision; whoever reads the exit reads them,
// the clerk takes none of them off, and nobody else reaches them.
func TestOwnEvidence(t *testing.T) {
	eachWorld(t, "2026-11-20", func(t *testing.T, w *world) {
		person, engagement := w.someone("玉山镇总工会", "19850312", roster.ContractService, "2024-01-01", "2026-12-31")
		self := w.Instructor(t, person, "玉山镇总工会")
		stranger, _ := w.someone("玉山镇总工会", "19860312", roster.ContractService, "2024-01-01", "2026-12-31")
		other := w.Instructor(t, stranger, "玉山镇总工会")
		x := w.begun(w.clerk, engagement, roster.GroundDiscipline)
		x = w.save(w.clerk, x, object2(conduct).with(object{"effectiveOn": "2026-11-20", "statement": "", "statementOn": ""}))

		w.sendOwn(w.Anonymous(), x.ID, x.Rev, "日志.pdf", pdf).Want(t, 401)
		w.sendOwn(w.clerk, x.ID, x.Rev, "日志.pdf", pdf).Refused(t, 404, errs.NotFoundCode)
		w.sendOwn(other, x.ID, x.Rev, "日志.pdf", pdf).Refused(t, 404, errs.NotFoundCode)
		w.sendOwn(self, x.ID, x.Rev, "日志.pdf", pdf).Refused(t, 404, errs.NotFoundCode) // a draft
		x = w.do(w.clerk, x, "ask", nil)
		w.sendOwn(self, x.ID, x.Rev+1, "日志.pdf", pdf).Refused(t, 409, errs.StaleCode)
		w.sendOwn(self, x.ID, x.Rev, "日志.pdf", []byte("no paper")).Want(t, 422)
		w.sendOwn(self, x.ID, x.Rev, "日志.pdf", bytes.Repeat([]byte("x"), exit.MaxFile+2<<20)).Want(t, 413)
		self.Send(t, http.MethodPost, "/api/my/exit/"+x.ID+"/files", "application/json", []byte("{")).Want(t, 422)

		x = apptest.Read[exit.FullExit](t, w.upload(w.clerk, x, "statement", pdf).Want(t, 200)) // what the union has does not bar the person's own
		own := apptest.Read[exit.OwnExit](t, w.sendOwn(self, x.ID, x.Rev, "签字日志.pdf", pdf).Want(t, 200)).Exits[0]
		if len(own.Files) != 1 || own.Files[0].Name != "签字日志.pdf" || !own.Files[0].ByPerson {
			t.Fatalf("%+v", own.Files)
		}
		w.sendOwn(self, x.ID, own.Rev, "签字日志.pdf", pdf).Refused(t, 409, exit.CodeContent)
		for n := range 8 {
			own = apptest.Read[exit.OwnExit](t, w.sendOwn(self, x.ID, own.Rev, "日志.pdf", paperOf(fmt.Sprint(n))).Want(t, 200)).Exits[0]
		}
		w.sendOwn(self, x.ID, own.Rev, "第十份.pdf", paperOf("10")).Refused(t, 422, exit.CodeContent)
		if !strings.Contains(w.told(w.clerk), "本人随陈述提交了材料") {
			t.Errorf("told: %s", w.told(w.clerk))
		}

		x = w.show(w.clerk, x.ID)
		mine, theirs := x.Files[1], x.Files[0]
		ownPath := "/api/my/exit/" + x.ID + "/files/"
		self.Do(t, http.MethodGet, own.Files[0].URL, nil).Want(t, 200)
		self.Do(t, http.MethodGet, ownPath+theirs.ID, nil).Refused(t, 404, errs.NotFoundCode)
		for _, c := range []*apptest.Client{w.clerk, other} {
			c.Do(t, http.MethodGet, ownPath+mine.ID, nil).Refused(t, 404, errs.NotFoundCode)
			w.post(c, ownPath+mine.ID+"/remove", object{"rev": x.Rev}).Refused(t, 404, errs.NotFoundCode)
		}
		w.Anonymous().Do(t, http.MethodGet, ownPath+mine.ID, nil).Want(t, 401)
		w.jiangning.Do(t, http.MethodGet, mine.URL, nil).Refused(t, 404, errs.NotFoundCode)
		other.Do(t, http.MethodGet, mine.URL, nil).Refused(t, 403, errs.MissingCode)
		w.inspector.Do(t, http.MethodGet, mine.URL, nil).Want(t, 200)
		w.post(w.clerk, "/api/exits/"+x.ID+"/files/"+mine.ID+"/remove", object{"rev": x.Rev}).Refused(t, 422, exit.CodeOwn)
		w.post(self, ownPath+theirs.ID+"/remove", object{"rev": x.Rev}).Refused(t, 404, errs.NotFoundCode)
		w.post(self, ownPath+mine.ID+"/remove", object{"rev": x.Rev - 1}).Refused(t, 409, errs.StaleCode)
		own = apptest.Read[exit.OwnExit](t, w.post(self, ownPath+mine.ID+"/remove", object{"rev": x.Rev}).Want(t, 200)).Exits[0]
		if len(own.Files) != 8 {
			t.Errorf("%d files", len(own.Files))
		}
		// A file is no statement: the person has not spoken yet.
		x = apptest.Read[exit.FullExit](t, w.upload(w.clerk, w.show(w.clerk, x.ID), "evidence", pdf).Want(t, 200))
		x = apptest.Read[exit.FullExit](t, w.post(w.clerk, "/api/exits/"+x.ID+"/files/"+theirs.ID+"/remove", object{"rev": x.Rev}).Want(t, 200))
		w.post(w.head, "/api/exits/"+x.ID+"/decide", object{"rev": x.Rev}).Refused(t, 422, exit.CodeChecks)

		w.post(self, "/api/my/exit/"+x.ID+"/statement", object{"rev": x.Rev, "text": "三次都在企业。", "declined": false}).Want(t, 200)
		x = w.do(w.head, w.show(w.head, x.ID), "decide", object{"document": "玉工〔2026〕9号"})
		w.sendOwn(self, x.ID, x.Rev, "晚到.pdf", paperOf("晚到")).Refused(t, 422, exit.CodeState)
		w.post(self, "/api/my/exit/"+x.ID+"/files/"+own.Files[0].ID+"/remove", object{"rev": x.Rev}).Refused(t, 422, exit.CodeState)
	})
}

// TestADraftGivesWay: a draft of the union bars nobody from applying and is not betrayed; it is given up for the application, and
// taken up again when that is out of the way. Of what the person was told of, the refusal says what to do.
func TestADraftGivesWay(t *testing.T) {
	eachWorld(t, "2026-11-20", func(t *testing.T, w *world) {
		person, engagement := w.someone("玉山镇总工会", "19850312", roster.ContractService, "2024-01-01", "2026-12-31")
		self := w.Instructor(t, person, "玉山镇总工会")
		draft := w.begun(w.clerk, engagement, roster.GroundDiscipline)
		draft = w.save(w.clerk, draft, object2(conduct).with(object{"effectiveOn": "2026-11-20", "statement": "", "statementOn": ""}))
		w.post(self, "/api/my/exit", object{"wishedOn": "2026-11-25", "reason": ""}).Refused(t, 422, exit.CodeNotice)
		if got := w.show(w.clerk, draft.ID); got.State != exit.StateOpen || got.Rev != draft.Rev {
			t.Fatalf("a refused application took the draft: %s", got.State)
		}
		resume := "/api/exits/" + draft.ID + "/resume"
		w.post(w.clerk, resume, object{"rev": draft.Rev}).Refused(t, 422, exit.CodeState)

		own := apptest.Read[exit.OwnExit](t, w.post(self, "/api/my/exit", object{"wishedOn": "2026-12-20", "reason": "个人原因"}).Want(t, 201))
		if len(own.Exits) != 1 || own.Exits[0].State != exit.StateApplied {
			t.Fatalf("the person sees %+v", own.Exits)
		}
		draft = w.show(w.clerk, draft.ID)
		if draft.State != exit.StateVoid || draft.VoidReason != "本人提出了离岗申请，单位的草稿让位" || draft.FactImage == "" {
			t.Errorf("%s %q", draft.State, draft.VoidReason)
		}
		if d := cmp.Diff([]string{}, draft.Actions); d != "" { // the application is under way
			t.Error(d)
		}
		if got := w.told(w.clerk); !strings.Contains(got, "一件退出事项的草稿让位给了本人申请") || !strings.Contains(got, "有一份提前离岗申请") {
			t.Errorf("the clerk is told: %s", got)
		}
		if got := w.told(self); got != "" {
			t.Errorf("the person is told of the draft: %s", got)
		}
		w.post(w.Anonymous(), resume, object{"rev": draft.Rev}).Want(t, 401)
		w.post(w.head, resume, object{"rev": draft.Rev}).Refused(t, 403, errs.MissingCode)
		w.post(w.jiangning, resume, object{"rev": draft.Rev}).Refused(t, 404, errs.NotFoundCode)
		w.post(w.clerk, resume, object{"rev": draft.Rev}).Refused(t, 409, exit.CodeTwice)

		x := w.do(w.clerk, w.show(w.clerk, own.Exits[0].ID), "accept", nil)
		w.do(w.clerk, x, "void", object{"reason": "有违纪情形，由单位另行办理"})
		draft = w.show(w.clerk, draft.ID)
		w.post(w.clerk, resume, object{"rev": draft.Rev - 1}).Refused(t, 409, errs.StaleCode)
		w.clerk.Do(t, http.MethodPost, resume, []byte("{")).Want(t, 400)
		draft = w.do(w.clerk, draft, "resume", nil)
		if draft.State != exit.StateOpen || draft.VoidReason != "" || draft.FactImage != conduct["factImage"] {
			t.Errorf("%s %+v", draft.State, draft.Written)
		}
		draft = w.do(w.clerk, draft, "ask", nil)
		r := w.post(self, "/api/my/exit", object{"wishedOn": "2026-12-20", "reason": "个人原因"})
		r.Refused(t, 409, exit.CodeTwice)
		if !strings.Contains(string(r.Body), "由单位作废这一件以后再申请") {
			t.Errorf("the way is not told: %s", r.Body)
		}
		draft = w.do(w.clerk, draft, "void", object{"reason": "事实不成立，不再办理"})
		w.post(w.clerk, resume, object{"rev": draft.Rev}).Refused(t, 422, exit.CodeState) // the person was told that it was given up
	})
}
