package filing

import (
	"context"
	"fmt"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/export"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/workday"
)

func (s *Service) exportRoutes(r authz.Router) {
	read := authz.Need(authz.FilingRead)
	httpx.Handle(r, http.MethodGet, "/api/filing/rows/export", read, s.exportYearRows, httpx.Summary("导出年度备案名单"))
	httpx.Handle(r, http.MethodGet, "/api/filing/documents/{id}/rows/export", read, s.exportFiledRows, httpx.Summary("导出一份备案的名单，按当前的条件"))
	httpx.Handle(r, http.MethodGet, "/api/filing/return/rows/export", read, s.exportReturnRows, httpx.Summary("导出年度名单的各行和核对结果"))
}

func (s *Service) exportYearRows(ctx context.Context, a authz.Actor, in *yearRowsInput) (*huma.StreamResponse, error) {
	year := in.yearOn(s.today())
	return s.exportFiled(ctx, a, org.Place{}, fmt.Sprintf("%d年度备案名单", year), in.filter(), func() ([]FiledRow, error) {
		return s.YearRows(ctx, a, year, in.CityID, in.filter())
	})
}

func (s *Service) exportFiledRows(ctx context.Context, a authz.Actor, in *filedRowsInput) (*huma.StreamResponse, error) {
	f, err := filingByID(ctx, s.DB.Read(), a.Scope(authz.FilingRead), in.ID.ID)
	if err != nil {
		return nil, err
	}
	return s.exportFiled(ctx, a, org.Place{UnionID: f.UnionID, CityID: f.UnionID}, f.Number+"备案名单", in.filter(), func() ([]FiledRow, error) {
		return s.FiledRows(ctx, a, in.ID.ID, in.filter())
	})
}

func (s *Service) exportFiled(ctx context.Context, a authz.Actor, at org.Place, title string, flt RowFilter, read func() ([]FiledRow, error)) (*huma.StreamResponse, error) {
	columns := append([]export.Column{export.Text("备案编号", 22)}, rowColumns...)
	return exportRows(ctx, s, a, at, title, "备案名单", flt, columns, read, func(r FiledRow) []any { return append([]any{r.Number}, r.sheet()...) })
}

func (s *Service) exportReturnRows(ctx context.Context, a authz.Actor, in *returnRowsInput) (*huma.StreamResponse, error) {
	flt := in.filter()
	flt.Finding = in.Finding
	city, err := s.cityAt(ctx, s.DB.Read(), a, in.CityID)
	if err != nil {
		return nil, err
	}
	title := fmt.Sprintf("%s%d年度名单", city.Name, in.yearOn(s.today()))
	read := func() ([]ReturnRow, error) { return s.Rows(ctx, a, city.ID, in.Year, flt) }
	columns := append([]export.Column{export.Text("核对结果", 40), export.Text("须改正", 8)}, rowColumns...)
	return exportRows(ctx, s, a, city.Place(), title, "年度名单", flt, columns, read, func(r ReturnRow) []any {
		bars := ""
		if r.Bars {
			bars = "是"
		}
		return append([]any{strings.Join(r.Says, "；"), bars}, r.sheet()...)
	})
}

// sheet are the cells of a row as the lists show it, numbers masked.
func (r ReturnRow) sheet() []any {
	return printed{Cells: r.Cells, ID: r.IDMasked, Phone: r.PhoneMasked}.values()
}

// exportRows sends rows of persons by the list's own reading. A figure that they stand behind is named; what was looked for is
// not, since it may be a person's name.
func exportRows[T any](ctx context.Context, s *Service, a authz.Actor, at org.Place, title, name string, flt RowFilter, columns []export.Column, read func() ([]T, error), cells func(T) []any) (*huma.StreamResponse, error) {
	l := export.List{Title: title, Sheet: name, Notes: []string{"证件号、电话隐去"}, Columns: columns}
	if flt.Group != "" && flt.Group != GroupAll {
		l.Title += "（" + flt.Group.Title() + "）"
	}
	act := export.Act{Actor: a.Audit(), Action: "filing.export", Kind: filingsTable, Label: l.Title, UnionID: at.UnionID, CountyID: at.CountyID, CityID: at.CityID}
	return export.Take(ctx, s.DB, s.DB.Now().In(workday.Shanghai), act, l, export.Whole(read), cells)
}
