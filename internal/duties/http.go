package duties

import (
	"context"
	"io"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/workday"
)

// Routes registers /api/duties.
func (s *Service) Routes(r authz.Router) {
	read, record := authz.Need(authz.ObligationRead), authz.Need(authz.ObligationRecord)
	httpx.Handle(r, http.MethodPost, "/api/duties/facts", record, s.postFacts, httpx.Summary("按文件登记完成情况，可以一次登记多件"), httpx.MaxBody(MaxFactFile+1<<20), httpx.Status(http.StatusCreated))
	httpx.Handle(r, http.MethodPost, "/api/duties/facts/{id}/counter", record, s.counterFact, httpx.Summary("更正登记"))
	httpx.Handle(r, http.MethodGet, "/api/duties/facts/{id}/file", read, s.getFile, httpx.Summary("登记所附的文件"))
	httpx.Handle(r, http.MethodGet, "/api/duties/lines/{id}/facts", read, s.getFacts, httpx.Summary("一件事项的登记"))
	httpx.Handle(r, http.MethodGet, "/api/duties/candidates", record, s.getCandidates, httpx.Summary("可以登记的事项"))
	httpx.Handle(r, http.MethodGet, "/api/duties/candidates/export", record, s.exportCandidates, httpx.Summary("导出可以登记的事项"))
	httpx.Handle(r, http.MethodPost, "/api/duties/sheet", record, s.postSheet, httpx.Summary("从签到表读出参加人员，不写入"), httpx.MaxBody(MaxSheet+1<<20))
}

type factsForm struct {
	LineIDs     string        `form:"lineIds" required:"true" maxLength:"20000" doc:"事项编号，以逗号分隔"`
	DoneOn      workday.Date  `form:"doneOn" required:"true"`
	CompletedOn workday.Date  `form:"completedOn" required:"false"`
	Title       string        `form:"title" required:"true" maxLength:"400"`
	Number      string        `form:"number" required:"false" maxLength:"400"`
	File        huma.FormFile `form:"file" required:"false" doc:"PDF、Word、Excel 或图片，不超过 20 MB"`
}

type factsInput struct {
	RawBody huma.MultipartFormFiles[factsForm]
}

func (s *Service) postFacts(ctx context.Context, a authz.Actor, in *factsInput) (*httpx.Body[Recorded], error) {
	form := in.RawBody.Data()
	entry := FactEntry{DoneOn: form.DoneOn, CompletedOn: form.CompletedOn, Title: form.Title, Number: form.Number}
	for id := range strings.SplitSeq(form.LineIDs, ",") {
		if id = strings.TrimSpace(id); id != "" {
			entry.LineIDs = append(entry.LineIDs, id)
		}
	}
	var doc *Document
	if form.File.IsSet {
		doc = &Document{Name: form.File.Filename, File: form.File}
	}
	out, err := s.Record(ctx, a, entry, doc)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(out), nil
}

type counterInput struct {
	httpx.ID
	Body struct {
		Reason string `json:"reason" maxLength:"2000"`
	}
}

func (s *Service) counterFact(ctx context.Context, a authz.Actor, in *counterInput) (*struct{}, error) {
	if !a.Has(authz.ObligationRead) {
		return nil, authz.Missing(authz.ObligationRead)
	}
	return nil, s.Counter(ctx, a, in.ID.ID, in.Body.Reason)
}

func (s *Service) getFile(ctx context.Context, a authz.Actor, in *httpx.ID) (*huma.StreamResponse, error) {
	f, r, err := s.File(ctx, a, in.ID)
	if err != nil {
		return nil, err
	}
	return httpx.Download(f.Name, f.Type, func(w io.Writer) error {
		defer r.Close()
		_, err := io.Copy(w, r)
		return err
	}), nil
}

func (s *Service) getFacts(ctx context.Context, a authz.Actor, in *httpx.ID) (*httpx.Body[httpx.List[FactLine]], error) {
	list, err := s.Facts(ctx, a, in.ID)
	if err != nil {
		return nil, err
	}
	return httpx.ReplyList(list), nil
}

type candidatesInput struct {
	httpx.PageQuery
	CandidateFilter
}

func (s *Service) getCandidates(ctx context.Context, a authz.Actor, in *candidatesInput) (*httpx.Body[httpx.Page[Candidate]], error) {
	page, err := s.Candidates(ctx, a, in.CandidateFilter, in.PageQuery)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(page), nil
}

type sheetForm struct {
	File huma.FormFile `form:"file" required:"true" doc:"XLSX，不超过 5 MB"`
}

type sheetInput struct {
	RawBody huma.MultipartFormFiles[sheetForm]
}

func (s *Service) postSheet(ctx context.Context, a authz.Actor, in *sheetInput) (*httpx.Body[Attendees], error) {
	form := in.RawBody.Data()
	out, err := s.ReadSheet(ctx, a, form.File.Filename, form.File)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(out), nil
}
