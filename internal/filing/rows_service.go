package filing

import (
	"context"
	"strings"

	"xiezhi/internal/authz"
)

// RowFilter narrows the rows of a return or of documents.
type RowFilter struct {
	UnitID  string
	Group   Group
	Finding string
	Q       string
}

// ReturnRow is a row of a return that is being drawn, with what the checks say of it.
type ReturnRow struct {
	Cells

	HiredTitle   string   `json:"hiredTitle"`
	ChannelTitle string   `json:"channelTitle"`
	KindTitle    string   `json:"kindTitle"`
	Term         string   `json:"term"`
	Status       string   `json:"status"`
	Says         []string `json:"says" nullable:"false"`
	Bars         bool     `json:"bars"`
}

func rowView(c Cells) ReturnRow {
	c.Salt, c.Numbers = "", "" // belong to the proof, not to readers
	return ReturnRow{
		Cells: c, HiredTitle: c.Hired.Title(), ChannelTitle: c.Channel.Title(), KindTitle: c.ContractKind.Title(), Term: c.Term(), Status: c.Status(), Says: []string{},
	}
}

func (f RowFilter) takes(c Cells, year int) bool {
	return (f.UnitID == "" || c.UnitID == f.UnitID) && (f.Group == "" || f.Group.Holds(c, year)) &&
		(f.Q == "" || strings.Contains(c.Name, f.Q) || strings.Contains(c.Union, f.Q))
}

// Rows are the rows of a return that is being drawn.
func (s *Service) Rows(ctx context.Context, a authz.Actor, cityID string, year int, flt RowFilter) ([]ReturnRow, error) {
	q := s.DB.Read()
	city, err := s.cityAt(ctx, q, a, cityID)
	if err != nil {
		return nil, err
	}
	st, err := s.read(ctx, q, city, year)
	if err != nil {
		return nil, err
	}
	if err := st.part(a.Scope(authz.FilingRead)); err != nil {
		return nil, err
	}
	out := []ReturnRow{}
	for _, c := range st.cells {
		if !flt.takes(c, st.terms.Year) {
			continue
		}
		r, found := rowView(c), false
		for _, f := range st.findings {
			if f.EngagementID == c.EngagementID {
				r.Says, r.Bars, found = append(r.Says, f.Title+"："+f.Words), r.Bars || f.Weight == Bars, found || f.Code == flt.Finding
			}
		}
		if flt.Finding == "" || found || flt.Finding == "any" && len(r.Says) > 0 {
			out = append(out, r)
		}
	}
	return out, nil
}
