package hiring

import (
	"context"
	"fmt"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/workday"
)

// Routes registers /api/quota.
func (s *QuotaService) Routes(r authz.Router) {
	read, decide := authz.Need(authz.QuotaRead), authz.Need(authz.QuotaDecide)
	httpx.Handle(r, http.MethodGet, "/api/quota", read, s.getLedger, httpx.Summary("员额台账"))
	httpx.Handle(r, http.MethodGet, "/api/quota/export", read, s.getExport, httpx.Summary("导出员额台账"))
	httpx.Handle(r, http.MethodGet, "/api/quota/account", read, s.getAccount, httpx.Summary("一个单位的员额明细"))
	httpx.Handle(r, http.MethodGet, "/api/quota/heads", authz.Need(authz.RosterRead), s.getHeads, httpx.Summary("员额台账在岗人员"))
	httpx.Handle(r, http.MethodGet, "/api/quota/heads/export", authz.Need(authz.RosterExport), s.exportHeads, httpx.Summary("导出员额台账在岗人员"))
	httpx.Handle(r, http.MethodGet, "/api/quota/headroom", read, s.getHeadroom, httpx.Summary("再聘一名是否有空额"))
	httpx.Handle(r, http.MethodGet, "/api/quota/orders", read, s.getOrders, httpx.Summary("员额文件"))
	httpx.Handle(r, http.MethodGet, "/api/quota/orders/export", read, s.exportOrders, httpx.Summary("导出员额文件的清单"))
	httpx.Handle(r, http.MethodGet, "/api/quota/orders/{id}", read, s.getOrder, httpx.Summary("一个员额文件"))
	httpx.Handle(r, http.MethodGet, "/api/quota/orders/{id}/print", read, s.getOrderPrint, httpx.Summary("打印员额文件"))
	httpx.Handle(r, http.MethodPost, "/api/quota/approvals", decide, s.postApproval, httpx.Summary("登记核定数、追加数"), httpx.Status(http.StatusCreated))
	httpx.Handle(r, http.MethodPost, "/api/quota/orders/preview", read, s.previewOrder, httpx.Summary("调配将改变什么"))
	httpx.Handle(r, http.MethodPost, "/api/quota/orders", decide, s.postOrder, httpx.Summary("签发调配文件"), httpx.Status(http.StatusCreated))
	httpx.Handle(r, http.MethodPost, "/api/quota/orders/{id}/counter", decide, s.counterOrder, httpx.Summary("冲销员额文件"), httpx.Status(http.StatusCreated))
}

// QuotaAsked is a union and a day. It is exported because huma reads embedded inputs only then.
type QuotaAsked struct {
	UnionID string       `query:"unionId" maxLength:"36" doc:"空为本人所在的最上级单位"`
	On      workday.Date `query:"on" doc:"截至日，空为今日；最远到明年底"`
}

func (s *QuotaService) getLedger(ctx context.Context, a authz.Actor, in *QuotaAsked) (*httpx.Body[QuotaLedger], error) {
	l, err := s.Ledger(ctx, a, in.UnionID, in.On)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(l), nil
}

func (s *QuotaService) getExport(ctx context.Context, a authz.Actor, in *QuotaAsked) (*huma.StreamResponse, error) {
	l, write, err := s.Export(ctx, a, in.UnionID, in.On)
	if err != nil {
		return nil, err
	}
	return httpx.Download(fmt.Sprintf("%s员额台账%s.xlsx", l.Name, l.On), httpx.XLSX, write), nil
}

func (s *QuotaService) getAccount(ctx context.Context, a authz.Actor, in *QuotaAsked) (*httpx.Body[QuotaAccount], error) {
	v, err := s.Account(ctx, a, in.UnionID, in.On)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(v), nil
}

// QuotaHeadsFilter is whose heads in post are asked for.
type QuotaHeadsFilter struct {
	QuotaAsked
	All bool `query:"all" doc:"含下级"`
}

type quotaHeadsInput struct {
	httpx.PageQuery
	QuotaHeadsFilter
}

func (s *QuotaService) getHeads(ctx context.Context, a authz.Actor, in *quotaHeadsInput) (*httpx.Body[QuotaHeads], error) {
	v, err := s.Heads(ctx, a, in.UnionID, in.On, in.All, in.PageQuery)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(v), nil
}

type headroomInput struct {
	UnionID  string       `query:"unionId" required:"true" maxLength:"36" doc:"聘用单位"`
	From     workday.Date `query:"from" doc:"上岗日期，空为今日"`
	PersonID string       `query:"personId" maxLength:"36" doc:"续聘的人员"`
}

func (s *QuotaService) getHeadroom(ctx context.Context, a authz.Actor, in *headroomInput) (*httpx.Body[Headroom], error) {
	q := s.DB.Read()
	u, err := org.ByID(ctx, q, in.UnionID)
	if err != nil {
		return nil, err
	}
	if err := authz.Require(a, authz.QuotaRead, u.Place(), "工会"); err != nil {
		return nil, err
	}
	from, err := s.dayOf(in.From)
	if err != nil {
		return nil, err
	}
	h, err := ReadHeadroom(ctx, q, Hire{UnionID: u.ID, PersonID: in.PersonID, From: from}, s.today())
	if err != nil {
		return nil, err
	}
	return httpx.Reply(h), nil
}

// OrderFilter narrows the orders.
type OrderFilter struct {
	Year int       `query:"year" minimum:"0" maximum:"2100" doc:"0 为各年"`
	Kind OrderKind `query:"kind" enum:"approve,supplement,transfer,counter,merge"`
}

type ordersInput struct {
	httpx.PageQuery
	OrderFilter
}

func (s *QuotaService) getOrders(ctx context.Context, a authz.Actor, in *ordersInput) (*httpx.Body[httpx.Page[OrderLine]], error) {
	page, err := s.Orders(ctx, a, in.Year, in.Kind, in.PageQuery)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(page), nil
}

func (s *QuotaService) getOrder(ctx context.Context, a authz.Actor, in *httpx.ID) (*httpx.Body[OrderView], error) {
	v, err := s.ShowOrder(ctx, a, in.ID)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(v), nil
}

type orderPrintInput struct {
	httpx.ID
	httpx.PaperFormat
}

func (s *QuotaService) getOrderPrint(ctx context.Context, a authz.Actor, in *orderPrintInput) (*huma.StreamResponse, error) {
	return s.PrintOrder(ctx, a, in.ID.ID, in.PaperFormat)
}

type approvalBody struct {
	Year       int          `json:"year" minimum:"2020" maximum:"2100"`
	Document   string       `json:"document" maxLength:"120" doc:"文号"`
	DecidedOn  workday.Date `json:"decidedOn" doc:"核定日期"`
	From       workday.Date `json:"from" doc:"生效日期；空：核定为该年1月1日，追加为核定日期"`
	Supplement bool         `json:"supplement,omitempty" doc:"追加：在原核定数上增加"`
	Reason     string       `json:"reason,omitempty" maxLength:"800"`
	Numbers    []Number     `json:"numbers" minItems:"1" maxItems:"400" doc:"设区市填本级的人数"`
}

type approvalInput struct{ Body approvalBody }

func (s *QuotaService) postApproval(ctx context.Context, a authz.Actor, in *approvalInput) (*httpx.Body[Order], error) {
	b := in.Body
	o, err := s.RecordApproval(ctx, a, Approval{
		Year: b.Year, Document: b.Document, DecidedOn: b.DecidedOn, From: b.From, Supplement: b.Supplement, Reason: b.Reason, Numbers: b.Numbers,
	})
	if err != nil {
		return nil, err
	}
	return httpx.Reply(o), nil
}

type transferInput struct{ Body Transfer }

type quotaEffects struct {
	Effects []QuotaEffect `json:"effects" nullable:"false"`
}

func (s *QuotaService) previewOrder(ctx context.Context, a authz.Actor, in *transferInput) (*httpx.Body[quotaEffects], error) {
	list, err := s.Preview(ctx, a, in.Body)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(quotaEffects{list}), nil
}

func (s *QuotaService) postOrder(ctx context.Context, a authz.Actor, in *transferInput) (*httpx.Body[Order], error) {
	o, err := s.Issue(ctx, a, in.Body)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(o), nil
}

type counterInput struct {
	httpx.ID
	Body Countering
}

func (s *QuotaService) counterOrder(ctx context.Context, a authz.Actor, in *counterInput) (*httpx.Body[Order], error) {
	o, err := s.Counter(ctx, a, in.ID.ID, in.Body)
	if err != nil {
		if errs.Is(err, CodeQuotaCountered) {
			return nil, errs.Of(errs.KindConflict, CodeQuotaCountered, errs.Message(err))
		}
		return nil, err
	}
	return httpx.Reply(o), nil
}
