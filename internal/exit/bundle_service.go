package exit

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/blob"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/platform/paper"
	"xiezhi/internal/workday"
)

const mediaZip = "application/zip"

// bundle is a pack in the making: papers that are made, then files that are kept. How large it may be is bounded by how many
// files an exit may have, and how large each may be.
type bundle struct {
	papers []madePaper
	files  []keptFile
}

type madePaper struct {
	name, note string
	content    []byte
}

type keptFile struct {
	name, note string
	at         Attached
	content    *os.File
}

func (b *bundle) close() error {
	var err error
	for _, f := range b.files {
		err = errors.Join(err, f.content.Close())
	}
	return err
}

// Bundle is all that is on file of an exit in one archive: sheet, receipts, what was said and decided as papers, and every file,
// each as whoever asks may open it singly. What it holds is recorded.
func (s *Service) Bundle(ctx context.Context, a authz.Actor, id string) (*huma.StreamResponse, error) {
	v, err := s.Show(ctx, a, id)
	if err != nil {
		return nil, err
	}
	if v.State == StateApplied {
		return nil, wrongState(v.Exit, "下载全套材料")
	}
	// What it says is as of the last change, so that the same exit gives the same bytes.
	at := v.ChangedAt
	b := &bundle{}
	sheet := packDoc(v, at)
	if err := s.set(b, "退出登记表", "全部内容", sheet, true); err != nil {
		return nil, err
	}
	for _, f := range v.Filings {
		z, intact, err := s.thaw(f)
		if err != nil {
			return nil, err
		}
		if !intact {
			return nil, errors.New("the frozen filing does not have its hash")
		}
		if err := s.set(b, receiptName(f), "第十一条备案的回执", receiptDoc(z, f, s.base(ctx)+"/x/"+f.Code, f.FiledAt), false); err != nil {
			return nil, err
		}
	}
	for _, p := range recordsOf(v) {
		if err := s.set(b, p.title, p.note, recordDoc(v.Name, v.UnionName, p, at), false); err != nil {
			return nil, err
		}
	}
	list := make([]Attached, len(v.Files))
	for i, f := range v.Files {
		list[i] = f.Attached
	}
	about := []string{
		"姓　　名：" + v.Name + "（" + v.IDMasked + "）", "聘用单位：" + v.UnionName, "事　　由：" + groundText(v.Ground), "状　　态：" + v.StateTitle,
		"内容截至：" + clockText(at),
	}
	return s.send(ctx, a, v.Exit, b, list, "全套退出材料（"+v.Name+"）", about, v.Filings)
}

// OwnBundle is what the person may see of the own exit, in one archive: the own statement, the decision, and the own files.
func (s *Service) OwnBundle(ctx context.Context, a authz.Actor, id string) (*huma.StreamResponse, error) {
	x, err := s.ownExit(ctx, a, id)
	if err != nil {
		return nil, err
	}
	shown, err := s.shownExit(ctx, s.DB.Read(), x)
	if err != nil {
		return nil, err
	}
	b := &bundle{}
	if err := s.set(b, "离岗事项（本人）", "与手机上“离岗申请”所见一致", recordDoc(a.Name, shown.UnionName, ownRecord(x, shown), x.ChangedAt), false); err != nil {
		return nil, err
	}
	files, err := filesOf(ctx, s.DB.Read(), x.ID)
	if err != nil {
		return nil, err
	}
	about := []string{"姓　　名：" + a.Name, "聘用单位：" + shown.UnionName, "状　　态：" + shown.StateTitle, "内容截至：" + clockText(x.ChangedAt)}
	return s.send(ctx, a, x, b, ownFiles(files), "本人的离岗材料（"+a.Name+"）", about, nil)
}

// set makes a paper for the pack; one that is also edited in Word, in both formats.
func (s *Service) set(b *bundle, title, note string, d paper.Doc, word bool) error {
	face, err := s.Font()
	if err != nil {
		return err
	}
	var out bytes.Buffer
	if _, err := paper.WritePDF(&out, d, face); err != nil {
		return fmt.Errorf("set %s: %w", d.Title, err)
	}
	n := len(b.papers) + 1
	b.papers = append(b.papers, madePaper{entryName("", n, title+".pdf"), note, bytes.Clone(out.Bytes())})
	if word {
		out.Reset()
		if err := paper.WriteDOCX(&out, d); err != nil {
			return fmt.Errorf("set %s: %w", d.Title, err)
		}
		b.papers = append(b.papers, madePaper{entryName("", n+1, title+".docx"), note, bytes.Clone(out.Bytes())})
	}
	return nil
}

// send opens every file before the reply begins, so that what is missing is told as a problem and not as an archive that breaks
// off, records who takes what, and streams.
func (s *Service) send(ctx context.Context, a authz.Actor, x Exit, b *bundle, list []Attached, title string, about []string, filings Filings) (*huma.StreamResponse, error) {
	for i, at := range list {
		f, err := s.Blobs.Open(blob.Ref{SHA256: at.SHA256, Size: at.Size, Type: at.MediaType})
		if err != nil {
			return nil, errors.Join(err, b.close())
		}
		note := at.Kind.Title() + "，" + at.AddedName + clockText(at.AddedAt) + "上传"
		if at.ByPerson {
			note += "（本人提交）"
		}
		b.files = append(b.files, keptFile{entryName("附件", i+1, at.Kind.Title()+" "+at.Name), note, at, f})
	}
	err := s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		if err := audit.Record(ctx, tx, audit.Entry{
			Actor: a.Audit(), Action: "exit.bundle", Kind: exitsTable, ID: x.ID, Label: title, PersonID: x.PersonID, UnionID: x.UnionID, CountyID: x.CountyID, CityID: x.CityID,
		}); err != nil {
			return err
		}
		for _, f := range b.files {
			if err := audit.Record(ctx, tx, fileEntry(a, "exit.file.view", x, nil, &f.at)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, errors.Join(err, b.close())
	}
	packed := make([]bundled, 0, len(b.papers)+len(b.files))
	for _, p := range b.papers {
		sum := sha256.Sum256(p.content)
		packed = append(packed, bundled{p.name, int64(len(p.content)), hex.EncodeToString(sum[:]), p.note})
	}
	for _, f := range b.files {
		packed = append(packed, bundled{f.name, f.at.Size, f.at.SHA256, f.note})
	}
	index := contents(title, about, packed, filings)
	return httpx.Download(title+"_"+workday.Of(s.DB.Now()).String()+".zip", mediaZip, func(w io.Writer) error {
		return errors.Join(b.write(w, index, x.ChangedAt), b.close())
	}), nil
}

// write streams the archive. Files are packed as they are: pictures and documents do not get smaller. One whose bytes are not what
// was kept breaks the archive off: nobody files it as whole.
func (b *bundle) write(w io.Writer, index string, at time.Time) error {
	z := zip.NewWriter(w)
	add := func(name string, method uint16, at time.Time, content io.Reader) error {
		part, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: method, Modified: at.In(workday.Shanghai)})
		if err == nil {
			_, err = io.Copy(part, content)
		}
		if err != nil {
			return fmt.Errorf("pack an exit: %w", err)
		}
		return nil
	}
	if err := add(contentsName, zip.Deflate, at, strings.NewReader(index)); err != nil {
		return err
	}
	for _, p := range b.papers {
		if err := add(p.name, zip.Deflate, at, bytes.NewReader(p.content)); err != nil {
			return err
		}
	}
	for _, f := range b.files {
		sum := sha256.New()
		if err := add(f.name, zip.Store, f.at.AddedAt, io.TeeReader(f.content, sum)); err != nil {
			return err
		}
		if hex.EncodeToString(sum.Sum(nil)) != f.at.SHA256 {
			return fmt.Errorf("pack an exit: file %s is not what was kept", f.at.ID)
		}
	}
	return z.Close()
}

// receiptName is what the receipt of a filing is called, as the register numbers it.
func receiptName(f Filing) string {
	return "备案回执（" + strings.NewReplacer("〔", "", "〕", "-").Replace(f.Number) + "）"
}

// ownExit is an exit that the person concerned sees.
func (s *Service) ownExit(ctx context.Context, a authz.Actor, id string) (Exit, error) {
	if err := self(a); err != nil {
		return Exit{}, err
	}
	x, err := byID(ctx, s.DB.Read(), authz.OfPerson(a.PersonID), id)
	if err != nil {
		return x, err
	}
	if !shown(x) {
		return x, errs.NotFound(exitWhat)
	}
	return x, nil
}
