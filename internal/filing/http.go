package filing

import (
	"context"
	"io"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/workday"
)

// Routes registers /api/filing.
func (s *Service) Routes(r authz.Router) {
	read, file, accept := authz.Need(authz.FilingRead), authz.Need(authz.FilingFile), authz.Need(authz.FilingAccept)
	httpx.Handle(r, http.MethodGet, "/api/filing", read, s.getBoard, httpx.Summary("各设区市年度备案一览"))
	httpx.Handle(r, http.MethodGet, "/api/filing/book", read, s.getBook, httpx.Summary("年度汇总表"))
	httpx.Handle(r, http.MethodGet, "/api/filing/rows", read, s.getYearRows, httpx.Summary("年度备案名单：汇总数字背后的人员"))
	httpx.Handle(r, http.MethodGet, "/api/filing/rows/{id}", read, s.getRow, httpx.Summary("备案名单中的一行和它的证明"))
	httpx.Handle(r, http.MethodGet, "/api/filing/return", read, s.getReturn, httpx.Summary("设区市的年度名单，由花名册生成"))
	httpx.Handle(r, http.MethodGet, "/api/filing/return/rows", read, s.getReturnRows, httpx.Summary("年度名单的各行和核对结果"))
	httpx.Handle(r, http.MethodPost, "/api/filing/return/explanations", file, s.postExplanation, httpx.Summary("说明与上年备案的差异"))
	httpx.Handle(r, http.MethodPost, "/api/filing/return/checks", file, s.postCheck, httpx.Summary("县（市、区）核对本地的部分"))
	httpx.Handle(r, http.MethodPost, "/api/filing/documents", file, s.postFile, httpx.Summary("报送备案、补充名单或更正"), httpx.Status(http.StatusCreated))
	httpx.Handle(r, http.MethodGet, "/api/filing/documents/{id}", read, s.getFiling, httpx.Summary("一份备案"))
	httpx.Handle(r, http.MethodGet, "/api/filing/documents/{id}/rows", read, s.getFiledRows, httpx.Summary("一份备案的名单"))
	httpx.Handle(r, http.MethodGet, "/api/filing/documents/{id}/proof", read, s.getProof, httpx.Summary("核验包：清单、签名和公钥，不含个人信息"))
	httpx.Handle(r, http.MethodPost, "/api/filing/documents/{id}/print", read, s.printFiling, httpx.Summary("备案报告和名单（Excel、Word、PDF）"))
	httpx.Handle(r, http.MethodPost, "/api/filing/documents/{id}/accept", accept, s.postAccept, httpx.Summary("接收备案"))
	httpx.Handle(r, http.MethodPost, "/api/filing/documents/{id}/return", accept, s.postReturn, httpx.Summary("退回备案"))
	httpx.Handle(r, http.MethodGet, "/api/filing/documents/{id}/receipt", read, s.getReceipt, httpx.Summary("省总工会签名的回执文件"))
	httpx.Handle(r, http.MethodGet, "/api/filing/documents/{id}/slip", read, s.getSlip, httpx.Summary("打印备案回执"))
	httpx.Handle(r, http.MethodPost, "/api/filing/documents/{id}/parcel", file, s.postParcel, httpx.Summary("导出交换包"))
	httpx.Handle(r, http.MethodPost, "/api/filing/parcels/preview", accept, s.postPreview, httpx.Summary("预览交换包，不写入"), httpx.MaxBody(MaxParcel+1<<20))
	httpx.Handle(r, http.MethodPost, "/api/filing/parcels", accept, s.postTakeIn, httpx.Summary("接收交换包"), httpx.MaxBody(MaxParcel+1<<20))
	httpx.Handle(r, http.MethodPost, "/api/filing/receipts", file, s.postReceipt, httpx.Summary("导入省总工会的回执文件"), httpx.MaxBody(MaxParcel+1<<20))
	httpx.Handle(r, http.MethodGet, "/api/filing/keys", read, s.getKeys, httpx.Summary("省、市的签名公钥"))
	httpx.Handle(r, http.MethodPost, "/api/filing/keys", read, s.postKey, httpx.Summary("生成本单位的签名密钥"))
	httpx.Handle(r, http.MethodPost, "/api/filing/keys/trusted", read, s.postTrusted, httpx.Summary("登记另一系统的公钥"))
	s.exportRoutes(r)
}

// Asked is a year and a city; both empty for this year and the actor's own city.
type Asked struct {
	Year   int    `query:"year" minimum:"0" maximum:"2100" doc:"空为本年度"`
	CityID string `query:"cityId" maxLength:"36" doc:"设区市总工会，空为本市"`
}

func (in Asked) yearOn(today workday.Date) int {
	if in.Year == 0 {
		return today.Year()
	}
	return in.Year
}

// BoardAsked is a year, and the day of which heads are counted.
type BoardAsked struct {
	Year int    `query:"year" minimum:"0" maximum:"2100" doc:"空为本年度"`
	On   string `query:"on" maxLength:"10" doc:"查询在岗人数的日期，空为年底或今天"`
}

func (in BoardAsked) day() (workday.Date, error) {
	if in.On == "" {
		return workday.Date{}, nil
	}
	d, err := workday.Parse(in.On)
	if err != nil {
		return d, errs.E(errs.FieldsCode, "日期有误。", errs.F("on", "应为日期，如 2026-10-31"))
	}
	return d, nil
}

func (s *Service) getBoard(ctx context.Context, a authz.Actor, in *BoardAsked) (*httpx.Body[Board], error) {
	on, err := in.day()
	if err != nil {
		return nil, err
	}
	return replied(s.Board(ctx, a, in.Year, on))
}

// replied makes a reply of what a service gave.
func replied[T any](v T, err error) (*httpx.Body[T], error) {
	if err != nil {
		return nil, err
	}
	return httpx.Reply(v), nil
}

func listed[T any](list []T, err error) (*httpx.Body[httpx.List[T]], error) {
	if err != nil {
		return nil, err
	}
	return httpx.ReplyList(list), nil
}

// RowAsked narrows rows: to a unit, a figure, a name.
type RowAsked struct {
	UnitID string `query:"unitId" maxLength:"36" doc:"县（市、区）或者市本级"`
	Group  string `query:"group" enum:",all,in_post,new,renewed,left,own,procured,social,labour,service"`
	Q      string `query:"q" maxLength:"30" doc:"姓名或聘用单位"`
}

func (in RowAsked) filter() RowFilter {
	return RowFilter{UnitID: in.UnitID, Group: Group(in.Group), Q: in.Q}
}

type yearRowsInput struct {
	Asked
	RowAsked
}

func (s *Service) getYearRows(ctx context.Context, a authz.Actor, in *yearRowsInput) (*httpx.Body[httpx.List[FiledRow]], error) {
	return listed(s.YearRows(ctx, a, in.yearOn(s.today()), in.CityID, in.filter()))
}

func (s *Service) getRow(ctx context.Context, a authz.Actor, in *httpx.ID) (*httpx.Body[RowDetail], error) {
	return replied(s.Row(ctx, a, in.ID))
}

func (s *Service) getReturn(ctx context.Context, a authz.Actor, in *Asked) (*httpx.Body[ReturnView], error) {
	return replied(s.Return(ctx, a, in.CityID, in.Year))
}

type returnRowsInput struct {
	Asked
	RowAsked
	Finding string `query:"finding" maxLength:"20" doc:"核对结果的代码；any 为有提示的各行"`
}

func (s *Service) getReturnRows(ctx context.Context, a authz.Actor, in *returnRowsInput) (*httpx.Body[httpx.List[ReturnRow]], error) {
	flt := in.filter()
	flt.Finding = in.Finding
	return listed(s.Rows(ctx, a, in.CityID, in.Year, flt))
}

type explanationInput struct {
	Body struct {
		CityID   string `json:"cityId" maxLength:"36"`
		Year     int    `json:"year" minimum:"2020" maximum:"2100"`
		PersonID string `json:"personId" maxLength:"36"`
		Words    string `json:"words" maxLength:"500" doc:"空为撤销说明"`
		Was      string `json:"was,omitempty" maxLength:"500" doc:"打开页面时已有的说明；其间别人改过的不覆盖"`
	}
}

func (s *Service) postExplanation(ctx context.Context, a authz.Actor, in *explanationInput) (*httpx.Body[ReturnView], error) {
	b := in.Body
	return replied(s.Explain(ctx, a, b.CityID, b.Year, b.PersonID, b.Words, b.Was))
}

type checkInput struct {
	Body struct {
		CountyID string `json:"countyId" maxLength:"36"`
		Year     int    `json:"year" minimum:"2020" maximum:"2100"`
		Stamp    string `json:"stamp" maxLength:"80" doc:"所核对名单的摘要"`
	}
}

func (s *Service) postCheck(ctx context.Context, a authz.Actor, in *checkInput) (*httpx.Body[ReturnView], error) {
	return replied(s.CheckPart(ctx, a, in.Body.CountyID, in.Body.Year, in.Body.Stamp))
}

type fileInput struct {
	Body struct {
		CityID     string `json:"cityId" maxLength:"36"`
		Year       int    `json:"year" minimum:"2020" maximum:"2100"`
		Kind       Kind   `json:"kind" enum:"annual,supplement,correction"`
		Stamp      string `json:"stamp" maxLength:"80" doc:"所报送名单的摘要"`
		LateReason string `json:"lateReason,omitempty" maxLength:"1000" doc:"超过期限的原因"`
		Reason     string `json:"reason,omitempty" maxLength:"1000" doc:"更正的原因"`
	}
}

func (s *Service) postFile(ctx context.Context, a authz.Actor, in *fileInput) (*httpx.Body[DocumentView], error) {
	b := in.Body
	f, err := s.File(ctx, a, b.CityID, b.Year, Sending{Kind: b.Kind, LateReason: b.LateReason, Reason: b.Reason}, b.Stamp)
	return s.shown(ctx, a, f, err)
}

func (s *Service) shown(ctx context.Context, a authz.Actor, f Filing, err error) (*httpx.Body[DocumentView], error) {
	if err != nil {
		return nil, err
	}
	return replied(s.Show(ctx, a, f.ID))
}

func (s *Service) getFiling(ctx context.Context, a authz.Actor, in *httpx.ID) (*httpx.Body[DocumentView], error) {
	return replied(s.Show(ctx, a, in.ID))
}

type filedRowsInput struct {
	httpx.ID
	RowAsked
}

func (s *Service) getFiledRows(ctx context.Context, a authz.Actor, in *filedRowsInput) (*httpx.Body[httpx.List[FiledRow]], error) {
	return listed(s.FiledRows(ctx, a, in.ID.ID, in.filter()))
}

func (s *Service) getProof(ctx context.Context, a authz.Actor, in *httpx.ID) (*huma.StreamResponse, error) {
	name, write, err := s.ProofFile(ctx, a, in.ID)
	if err != nil {
		return nil, err
	}
	return httpx.Download(name, "application/zip", write), nil
}

type printInput struct {
	httpx.ID
	Body struct {
		What    string `json:"what,omitempty" enum:"report,list" default:"report" doc:"报告（含汇总表）或名单；Excel 两者都有"`
		Format  string `json:"format" enum:"xlsx,docx,pdf"`
		Numbers bool   `json:"numbers,omitempty" doc:"列出完整证件号和电话"`
		Reason  string `json:"reason,omitempty" maxLength:"200" doc:"列出完整号码的理由，本人可以看到"`
	}
}

func (s *Service) printFiling(ctx context.Context, a authz.Actor, in *printInput) (*huma.StreamResponse, error) {
	return s.Print(ctx, a, in.ID.ID, Printing{What: in.Body.What, Format: in.Body.Format, Numbers: in.Body.Numbers, Reason: in.Body.Reason})
}

type acceptanceInput struct {
	httpx.ID
	Body struct {
		Rev    int64  `json:"rev"`
		Reason string `json:"reason,omitempty" maxLength:"1000" doc:"退回的原因"`
	}
}

func (s *Service) postAccept(ctx context.Context, a authz.Actor, in *acceptanceInput) (*httpx.Body[DocumentView], error) {
	f, err := s.Decide(ctx, a, in.ID.ID, in.Body.Rev, true, in.Body.Reason)
	return s.shown(ctx, a, f, err)
}

func (s *Service) postReturn(ctx context.Context, a authz.Actor, in *acceptanceInput) (*httpx.Body[DocumentView], error) {
	f, err := s.Decide(ctx, a, in.ID.ID, in.Body.Rev, false, in.Body.Reason)
	return s.shown(ctx, a, f, err)
}

func (s *Service) getReceipt(ctx context.Context, a authz.Actor, in *httpx.ID) (*huma.StreamResponse, error) {
	name, file, err := s.ReceiptFile(ctx, a, in.ID)
	return fileReply(name, "application/json", file, err)
}

func fileReply(name, media string, file []byte, err error) (*huma.StreamResponse, error) {
	if err != nil {
		return nil, err
	}
	return httpx.Download(name, media, func(w io.Writer) error {
		_, err := w.Write(file)
		return err
	}), nil
}

type slipInput struct {
	httpx.ID
	httpx.PaperFormat
}

func (s *Service) getSlip(ctx context.Context, a authz.Actor, in *slipInput) (*huma.StreamResponse, error) {
	return s.Slip(ctx, a, in.ID.ID, in.PaperFormat)
}

func (s *Service) postParcel(ctx context.Context, a authz.Actor, in *httpx.ID) (*huma.StreamResponse, error) {
	name, file, err := s.Parcel(ctx, a, in.ID)
	return fileReply(name, "application/octet-stream", file, err)
}

type parcelForm struct {
	File huma.FormFile `form:"file" required:"true" doc:"不超过 16 MB"`
}

type parcelInput struct {
	RawBody huma.MultipartFormFiles[parcelForm]
}

// content reads the uploaded file, a byte further than is allowed.
func (in *parcelInput) content() ([]byte, error) {
	file, err := io.ReadAll(io.LimitReader(in.RawBody.Data().File, MaxParcel+1))
	if err != nil {
		return nil, errs.Of(errs.KindMalformed, CodeParcel, "文件没有传完，请重新上传。")
	}
	return file, nil
}

func (s *Service) postPreview(ctx context.Context, a authz.Actor, in *parcelInput) (*httpx.Body[ParcelView], error) {
	file, err := in.content()
	if err != nil {
		return nil, err
	}
	return replied(s.Preview(ctx, a, file))
}

func (s *Service) postTakeIn(ctx context.Context, a authz.Actor, in *parcelInput) (*httpx.Body[ParcelView], error) {
	file, err := in.content()
	if err != nil {
		return nil, err
	}
	return replied(s.TakeIn(ctx, a, file))
}

func (s *Service) postReceipt(ctx context.Context, a authz.Actor, in *parcelInput) (*httpx.Body[DocumentView], error) {
	file, err := in.content()
	if err != nil {
		return nil, err
	}
	f, err := s.TakeReceipt(ctx, a, file)
	return s.shown(ctx, a, f, err)
}

func (s *Service) getKeys(ctx context.Context, a authz.Actor, _ *struct{}) (*httpx.Body[httpx.List[KeyLine]], error) {
	return listed(s.KeysIn(ctx, a))
}

type keyInput struct {
	Body struct {
		UnionID string `json:"unionId" maxLength:"36"`
	}
}

func (s *Service) postKey(ctx context.Context, a authz.Actor, in *keyInput) (*httpx.Body[Key], error) {
	return replied(s.MakeKey(ctx, a, in.Body.UnionID))
}

type trustedInput struct {
	Body struct {
		UnionID     string `json:"unionId" maxLength:"36"`
		PublicPEM   string `json:"publicPem" maxLength:"2000"`
		Fingerprint string `json:"fingerprint" maxLength:"120" doc:"与对方电话核对过的指纹"`
	}
}

func (s *Service) postTrusted(ctx context.Context, a authz.Actor, in *trustedInput) (*httpx.Body[Key], error) {
	return replied(s.TrustKey(ctx, a, in.Body.UnionID, in.Body.PublicPEM, in.Body.Fingerprint))
}

type bookInput struct {
	BoardAsked
	Format string `query:"format" enum:"xlsx,docx,pdf" default:"xlsx"`
}

func (s *Service) getBook(ctx context.Context, a authz.Actor, in *bookInput) (*huma.StreamResponse, error) {
	on, err := in.day()
	if err != nil {
		return nil, err
	}
	return s.Book(ctx, a, in.Year, on, in.Format)
}
