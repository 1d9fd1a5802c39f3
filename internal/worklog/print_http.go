package worklog

import (
	"context"
	"fmt"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/workday"
)

func (s *Service) printRoutes(r authz.Router) {
	read := authz.Need(authz.VisitRead)
	httpx.Handle(r, http.MethodGet, "/api/visits/{id}/print", authz.SignedIn(), s.getPrint, httpx.Summary("打印一条日志"))
	httpx.Handle(r, http.MethodGet, "/api/visits/booklet", read, s.getBooklet, httpx.Summary("打印一个月的日志"))
	httpx.Handle(r, http.MethodGet, "/api/visits/blank", read, s.getBlank, httpx.Summary("空白工作日志"))
}

type printInput struct {
	httpx.ID
	httpx.PaperFormat
}

func (s *Service) getPrint(ctx context.Context, a authz.Actor, in *printInput) (*huma.StreamResponse, error) {
	v, err := s.readable(ctx, a, in.ID.ID)
	if err != nil {
		return nil, err
	}
	p, err := s.printed(ctx, v)
	if err != nil {
		return nil, err
	}
	return in.Paper(v.Day.String()+"工作日志", visitDoc(p, s.DB.Now()), s.Font)
}

// printed gathers what an entry's sheet shows; a draft, also one that was recalled, shows what would be frozen now: what
// was frozen before may have been written over, and must not be signed on paper for it.
func (s *Service) printed(ctx context.Context, v Visit) (printed, error) {
	q := s.DB.Read()
	p := printed{state: v.State, reason: v.StateReason}
	var err error
	if v.State == StateDraft {
		p.version, err = s.preview(ctx, q, v)
	} else {
		p.version, err = versionByID(ctx, q, v.VersionID)
		p.verifyURL = s.base(ctx) + "/v/" + p.version.Code
	}
	if err != nil {
		return p, err
	}
	if p.frozen, err = thaw(p.version.Content); err != nil {
		return p, err
	}
	var signed []Confirmation
	err = q.NewSelect().Model(&signed).Where("c.version_id = ?", p.version.ID).OrderExpr("c.confirmed_at DESC, c.id DESC").Limit(1).Scan(ctx)
	if err != nil {
		return p, fmt.Errorf("read confirmation: %w", err)
	}
	if len(signed) > 0 {
		p.signature = &signed[0]
	}
	return p, nil
}

func (s *Service) preview(ctx context.Context, q db.Q, v Visit) (Version, error) {
	t, err := termOf(ctx, q, v)
	if err != nil {
		return Version{}, err
	}
	party, err := partyByID(ctx, q, v.ServedID)
	if err != nil {
		return Version{}, err
	}
	return newVersion(v, t, party, 1, s.DB.Now())
}

type bookletInput struct {
	Month    string `query:"month" required:"true" pattern:"^[0-9]{4}-(0[1-9]|1[0-2])$" doc:"2026-11"`
	PersonID string `query:"personId" maxLength:"36" doc:"空为本人"`
	httpx.PaperFormat
}

func (s *Service) getBooklet(ctx context.Context, a authz.Actor, in *bookletInput) (*huma.StreamResponse, error) {
	first, err := monthInput{Month: in.Month}.first()
	if err != nil {
		return nil, err
	}
	person := in.PersonID
	if person == "" {
		if err := own(a); err != nil {
			return nil, err
		}
		person = a.PersonID
	}
	card, err := s.Card(ctx, a, person, first.Year())
	if err != nil {
		return nil, err
	}
	rows, err := monthRows(ctx, s.DB.Read(), person, first)
	if err != nil {
		return nil, err
	}
	days := map[workday.Date]bool{}
	var pages []printed
	for _, v := range rows {
		if v.State == StateDraft || !a.Own(authz.VisitRead).CoversPerson(v.PersonID, v.At()) {
			continue
		}
		p, err := s.printed(ctx, v)
		if err != nil {
			return nil, err
		}
		if pages = append(pages, p); v.Counted {
			days[v.Day] = true
		}
	}
	return in.Paper(in.Month+"工作日志", bookletDoc(first, card.PersonName, card.UnionName, days, pages, s.DB.Now()), s.Font)
}

func (s *Service) getBlank(ctx context.Context, a authz.Actor, in *httpx.PaperFormat) (*huma.StreamResponse, error) {
	name, union := "", ""
	if a.PersonID != "" {
		if t, engaged, err := termOn(ctx, s.DB.Read(), a.PersonID, workday.Of(s.DB.Now())); err != nil {
			return nil, err
		} else if engaged {
			name, union = t.PersonName, t.UnionName
		}
	}
	return in.Paper("空白工作日志", blankDoc(name, union, s.DB.Now()), s.Font)
}
