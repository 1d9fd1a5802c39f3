package rights

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/workday"
)

func (s *Service) houseRoutes(r authz.Router) {
	in, write := authz.SignedIn(), authz.Need(authz.HouseWrite)
	httpx.Handle(r, http.MethodGet, "/api/rights/house", in, s.getHouses, httpx.Summary("聘用单位的规章制度"))
	httpx.Handle(r, http.MethodPost, "/api/rights/house", write, s.postHouse, httpx.Summary("发布规章制度"), httpx.Status(http.StatusCreated), httpx.MaxBody(maxHouseFile+1<<20))
	httpx.Handle(r, http.MethodGet, "/api/rights/house/{id}/file", in, s.getHouseFile, httpx.Summary("规章制度的文件"))
	httpx.Handle(r, http.MethodPost, "/api/rights/house/{id}/acknowledge", in, s.postAcknowledge, httpx.Summary("已阅知"))
	httpx.Handle(r, http.MethodGet, "/api/rights/house/{id}/people", write, s.getHousePeople, httpx.Summary("谁已阅知"))
	httpx.Handle(r, http.MethodGet, "/api/rights/house/{id}/print", write, s.printHouse, httpx.Summary("打印规章制度和阅知名单"))
}

type houseRulesInput struct {
	UnionID string `query:"unionId" maxLength:"36" doc:"空为本人的聘用单位"`
}

func (s *Service) getHouses(ctx context.Context, a authz.Actor, in *houseRulesInput) (*httpx.Body[HouseBoard], error) {
	return reply(s.Houses(ctx, a, in.UnionID))
}

type houseForm struct {
	UnionID   string        `form:"unionId" required:"true" maxLength:"36"`
	Title     string        `form:"title" required:"true" maxLength:"200"`
	Text      string        `form:"text" required:"false" maxLength:"100000"`
	InForceOn string        `form:"inForceOn" required:"true" maxLength:"10"`
	File      huma.FormFile `form:"file" required:"false" doc:"PDF、DOCX 等，不超过 10 MB；可以不传"`
}

type houseFormInput struct {
	RawBody huma.MultipartFormFiles[houseForm]
}

func (s *Service) postHouse(ctx context.Context, a authz.Actor, in *houseFormInput) (*httpx.Body[House], error) {
	form := in.RawBody.Data()
	p := Publishing{UnionID: form.UnionID, Title: form.Title, Body: form.Text}
	if err := p.InForceOn.UnmarshalText([]byte(form.InForceOn)); err != nil {
		return nil, errs.E(errs.FieldsCode, "日期不对。", errs.F("inForceOn", "请填写日期"))
	}
	if form.File.IsSet {
		p.File, p.FileName = form.File, form.File.Filename
	}
	return reply(s.Publish(ctx, a, p))
}

func (s *Service) getHouseFile(ctx context.Context, a authz.Actor, in *httpx.ID) (*huma.StreamResponse, error) {
	return sendFile(s.HouseFile(ctx, a, in.ID))
}

func (s *Service) postAcknowledge(ctx context.Context, a authz.Actor, in *httpx.ID) (*struct{}, error) {
	return nil, s.Acknowledge(ctx, a, in.ID)
}

func (s *Service) getHousePeople(ctx context.Context, a authz.Actor, in *httpx.ID) (*httpx.Body[httpx.List[HouseReader]], error) {
	_, people, err := s.HousePeople(ctx, a, in.ID)
	if err != nil {
		return nil, err
	}
	return httpx.ReplyList(people), nil
}

type housePrintInput struct {
	httpx.ID
	httpx.PaperFormat
}

func (s *Service) printHouse(ctx context.Context, a authz.Actor, in *housePrintInput) (*huma.StreamResponse, error) {
	name, doc, err := s.HousePaper(ctx, a, in.ID.ID)
	if err != nil {
		return nil, err
	}
	return in.Paper(name+"-"+workday.Of(s.DB.Now()).String(), doc, s.Font)
}
