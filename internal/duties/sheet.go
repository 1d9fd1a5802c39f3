package duties

import (
	"bytes"
	"context"
	"io"

	"xiezhi/internal/authz"
	"xiezhi/internal/obligation"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/platform/sheet"
)

// MaxSheet is how large a sign-in sheet may be.
const MaxSheet = 5 << 20

// Attendees is what was read from a sign-in sheet; nothing is written.
type Attendees struct {
	FileName string     `json:"fileName"`
	Rows     []Attendee `json:"rows" nullable:"false"`
	Found    int        `json:"found"`
	Missing  int        `json:"missing"`
}

// ReadSheet reads who attended a training from a sign-in sheet, and says for each row whose open line it means. What else
// stands on the sheet, numbers and telephones, is not looked at.
func (s *Service) ReadSheet(ctx context.Context, a authz.Actor, fileName string, r io.Reader) (Attendees, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxSheet+1))
	switch {
	case err != nil:
		return Attendees{}, errs.Of(errs.KindMalformed, "upload_broken", "文件没有传完，请重新上传。").Because(err)
	case len(data) > MaxSheet:
		return Attendees{}, errs.Of(errs.KindTooLarge, sheet.CodeTooBig, "文件超过 5 MB，请另存后再上传。")
	}
	book, err := sheet.Open(bytes.NewReader(data), int64(len(data)), fileName, sheet.DefaultLimits())
	if err != nil {
		return Attendees{}, err
	}
	table, err := book.Recognise([]sheet.Column{
		{Key: "serial", Title: "序号", Kind: sheet.KindSerial},
		{Key: "name", Title: "姓名", Required: true, Weight: 2, Kind: sheet.KindName, Synonyms: []string{"参训人员", "学员", "学员姓名", "参加人员", "指导员"}},
		{Key: "union", Title: "单位", Carries: true, Synonyms: []string{"聘用单位", "工作单位", "单位名称", "所在单位", "工会"}},
	}, sheet.Mapping{})
	if err != nil {
		return Attendees{}, err
	}
	out := Attendees{FileName: fileName, Rows: []Attendee{}}
	for row, err := range table.Rows() {
		if err != nil {
			return Attendees{}, err
		}
		if len(out.Rows) == MaxAttendees {
			return Attendees{}, errs.Rule("attendees_long", "一次最多读入500人，请分成几份。")
		}
		out.Rows = append(out.Rows, Attendee{Row: row.Number, Name: row.Cells["name"].Name(), Union: row.Text("union")})
	}
	var open []Candidate
	for at := (httpx.PageQuery{Limit: 500}); ; {
		page, err := s.Candidates(ctx, a, CandidateFilter{Rule: obligation.RuleInduction}, at)
		if err != nil {
			return Attendees{}, err
		}
		open = append(open, page.Items...)
		if page.Next == "" {
			break
		}
		at.Cursor = page.Next
	}
	MatchAttendees(out.Rows, open)
	for _, row := range out.Rows {
		if row.LineID != "" {
			out.Found++
		} else {
			out.Missing++
		}
	}
	return out, nil
}
