package rights

import (
	"context"
	"net/http"
	"slices"

	"github.com/danielgtaylor/huma/v2"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/export"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/workday"
)

func (s *Service) exportRoutes(r authz.Router) {
	httpx.Handle(r, http.MethodGet, "/api/rights/handling/export", authz.Need(authz.RightsHandle), s.exportHandled, httpx.Summary("导出由本单位答复的"))
	httpx.Handle(r, http.MethodGet, "/api/rights/corrections/asked/export", authz.Need(authz.RosterWrite), s.exportToDecide, httpx.Summary("导出本单位收到的更正申请"))
	httpx.Handle(r, http.MethodGet, "/api/rights/house/export", authz.SignedIn(), s.exportHouses, httpx.Summary("导出规章制度的各个版本"))
}

// exportHandled sends what the actor answers or has answered, by the one query for it: a case that bars the actor is in no
// workbook of theirs, and who sent anonymously is in nobody's (ADR 0023).
func (s *Service) exportHandled(ctx context.Context, a authz.Actor, in *CaseFilter) (*huma.StreamResponse, error) {
	page := func(at httpx.PageQuery) (httpx.Page[ConcernLine], error) { return s.HandledList(ctx, a, *in, at) }
	l := export.List{Title: "意见投诉办理", Columns: []export.Column{
		export.Text("标题", 40), export.Text("种类", 12), export.Name("提出人"), export.Text("由谁答复", 28), export.Text("状态", 14),
		export.Days("提出日期"), export.Days("内部时限"), export.Days("答复日期"),
	}}
	return take(ctx, s, export.Act{Actor: a.Audit(), Action: "rights.case.export", Kind: caseTable}, l, page, func(c ConcernLine) []any {
		sender, state := c.SenderName, c.State.Title()
		if c.Anonymous {
			sender = "匿名"
		}
		if c.Overdue {
			state = "超过内部时限"
		}
		return []any{c.Title, c.KindTitle, sender, c.UnionName, state, export.Day(c.SentOn), export.Day(c.DueOn), export.Day(c.AnsweredOn)}
	})
}

// exportToDecide sends all requests to the actor's own union, more than the page lists; a number stays sealed.
func (s *Service) exportToDecide(ctx context.Context, a authz.Actor, _ *struct{}) (*huma.StreamResponse, error) {
	page := export.Whole(func() ([]CorrectionAsk, error) { return s.toDecide(ctx, a, 0) })
	l := export.List{Title: "信息更正申请", Notes: []string{"号码不列出，办理时在页面上打开"}, Columns: []export.Column{
		export.Name("姓名"), export.Text("聘用单位", 28), export.Text("项目", 14), export.Text("应为", 30), export.Text("依据", 30),
		export.Days("申请日期"), export.Text("状态", 12), export.Days("办结日期"), export.Name("办结人"), export.Text("答复", 40),
	}}
	return take(ctx, s, export.Act{Actor: a.Audit(), Action: "rights.correction.export", Kind: correctionTable}, l, page, func(c CorrectionAsk) []any {
		should := c.Should
		if c.Sealed {
			should = "（号码，不列出）"
		}
		return []any{
			c.PersonName, c.UnionName, c.FieldTitle, should, c.Evidence, export.Day(c.AskedOn), c.State.Title(), export.Day(c.DecidedOn), c.DecidedName, c.Answer,
		}
	})
}

// exportHouses sends the versions of the house rules that concern the actor; how many have read them, to the employing union
// alone. The text stands in what is printed.
func (s *Service) exportHouses(ctx context.Context, a authz.Actor, in *houseRulesInput) (*huma.StreamResponse, error) {
	board, err := s.Houses(ctx, a, in.UnionID)
	if err != nil {
		return nil, err
	}
	act := export.Act{Actor: a.Audit(), Action: "rights.house.export", Kind: "house_rule", UnionID: board.UnionID}
	if len(board.Versions) > 0 {
		act.CountyID, act.CityID = board.Versions[0].CountyID, board.Versions[0].CityID
	}
	l := export.List{Title: board.UnionName + "规章制度", Sheet: "规章制度", Columns: []export.Column{
		export.Text("名称", 36), export.Number("第几版"), export.Text("状态", 12), export.Days("施行日期"), export.Name("发布人"), export.Text("发布时间", 18),
		export.Text("文件", 30), export.Number("应阅知人数"), export.Number("已阅知人数"), export.Text("本人阅知时间", 18),
	}}
	page := export.Whole(func() ([]HouseVersion, error) { return board.Versions, nil })
	return take(ctx, s, act, l, page, func(v HouseVersion) []any {
		state := "已被代替"
		switch {
		case v.Current:
			state = "现行"
		case v.Coming:
			state = "将施行"
		}
		var of, acked any
		if slices.Contains(v.Actions, "people") {
			of, acked = v.Of, v.Acked
		}
		return []any{v.Title, v.Version, state, export.Day(v.InForceOn), v.PublishedName, workday.Minute(v.CreatedAt), v.FileName, of, acked, workday.Minute(v.AckedAt)}
	})
}

func take[T any](ctx context.Context, s *Service, act export.Act, l export.List, page func(httpx.PageQuery) (httpx.Page[T], error), cells func(T) []any) (*huma.StreamResponse, error) {
	act.Label = l.Title
	return export.Take(ctx, s.DB, s.DB.Now().In(workday.Shanghai), act, l, page, cells)
}
