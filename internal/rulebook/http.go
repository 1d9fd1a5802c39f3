package rulebook

import (
	"context"
	"net/http"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/workday"
)

// Routes registers /api/policy and /api/calendar.
func (s *Service) Routes(r authz.Router) {
	read, manage, calendar := authz.Need(authz.PolicyRead), authz.Need(authz.PolicyManage), authz.Need(authz.SystemCalendar)
	httpx.Handle(r, http.MethodGet, "/api/policy", read, s.getPolicy, httpx.Summary("某地某日适用的办法参数及其来历"))
	httpx.Handle(r, http.MethodPost, "/api/policy/overlays", manage, s.postOverlay, httpx.Summary("省总工会作出单项规定"), httpx.Status(http.StatusCreated))
	house := authz.Need(authz.PolicyHouse)
	httpx.Handle(r, http.MethodPost, "/api/policy/house", house, s.postHouse, httpx.Summary("作出聘用单位规定"), httpx.Status(http.StatusCreated))
	httpx.Handle(r, http.MethodPost, "/api/policy/house/{id}/end", house, s.endOverlay, httpx.Summary("终止聘用单位规定"))
	s.documentRoutes(r)
	httpx.Handle(r, http.MethodPost, "/api/policy/overlays/{id}/end", manage, s.endOverlay, httpx.Summary("终止单项规定"))
	httpx.Handle(r, http.MethodGet, "/api/calendar/{year}", authz.SignedIn(), s.getYear, httpx.Summary("放假日历"))
	httpx.Handle(r, http.MethodPost, "/api/calendar/notices/preview", calendar, s.previewNotice, httpx.Summary("放假通知将改变什么"))
	httpx.Handle(r, http.MethodPost, "/api/calendar/notices", calendar, s.postNotice, httpx.Summary("导入放假通知"), httpx.Status(http.StatusCreated))
}

type policyInput struct {
	UnionID string       `query:"unionId" maxLength:"36" doc:"空为本单位"`
	Date    workday.Date `query:"date" doc:"空为今天"`
}

func (s *Service) getPolicy(ctx context.Context, a authz.Actor, in *policyInput) (*httpx.Body[PolicyInForce], error) {
	rules, err := s.Show(ctx, a, in.UnionID, in.Date)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(rules), nil
}

type overlayInput struct{ Body NewOverlay }

func (s *Service) postOverlay(ctx context.Context, a authz.Actor, in *overlayInput) (*httpx.Body[org.Overlay], error) {
	o, err := s.Lay(ctx, a, in.Body)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(o), nil
}

func (s *Service) postHouse(ctx context.Context, a authz.Actor, in *overlayInput) (*httpx.Body[org.Overlay], error) {
	o, err := s.LayHouse(ctx, a, in.Body)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(o), nil
}

type endInput struct {
	httpx.ID
	Body struct {
		Rev  int64        `json:"rev"`
		Last workday.Date `json:"last" doc:"最后一天"`
	}
}

func (s *Service) endOverlay(ctx context.Context, a authz.Actor, in *endInput) (*httpx.Body[org.Overlay], error) {
	o, err := s.End(ctx, a, in.ID.ID, in.Body.Rev, in.Body.Last)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(o), nil
}

type yearInput struct {
	Year int `path:"year" minimum:"2000" maximum:"2100"`
}

func (s *Service) getYear(ctx context.Context, _ authz.Actor, in *yearInput) (*httpx.Body[CalendarYear], error) {
	y, err := s.ShowYear(ctx, in.Year)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(y), nil
}

type noticeInput struct{ Body NoticeText }

func (s *Service) previewNotice(ctx context.Context, _ authz.Actor, in *noticeInput) (*httpx.Body[NoticePreview], error) {
	p, err := s.PreviewNotice(ctx, in.Body)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(p), nil
}

func (s *Service) postNotice(ctx context.Context, a authz.Actor, in *noticeInput) (*httpx.Body[NoticePreview], error) {
	p, err := s.ImportNotice(ctx, a, in.Body)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(p), nil
}
