package hiring

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/platform/sheet"
	"xiezhi/internal/policy"
	"xiezhi/internal/roster"
	"xiezhi/internal/rulebook"
	"xiezhi/internal/workday"
)

// ContractState is how a contract stands today.
type ContractState string

// States of a contract.
const (
	ContractFuture  ContractState = "future"  // 待生效
	ContractRunning ContractState = "running" // 履行中
	ContractEnding  ContractState = "ending"  // 将到期: nothing follows it yet
	ContractLapsed  ContractState = "lapsed"  // 已到期, still in post and nothing follows
	ContractPast    ContractState = "past"    // 已结束
)

// Title is the state's Chinese name.
func (s ContractState) Title() string {
	return map[ContractState]string{
		ContractFuture: "待生效", ContractRunning: "履行中", ContractEnding: "将到期", ContractLapsed: "到期未办理", ContractPast: "已结束",
	}[s]
}

// stateOf is how a contract stands on a day; lead is how many days before its end it counts as ending.
func stateOf(c roster.Contract, followed bool, endedOn, today workday.Date, lead int) ContractState {
	ended := !c.EndsOn.IsZero() && c.EndsOn.Before(today)
	switch {
	case !endedOn.IsZero() && endedOn.Before(today) || ended && followed:
		return ContractPast
	case ended:
		return ContractLapsed
	case c.StartsOn.After(today):
		return ContractFuture
	case !c.EndsOn.IsZero() && !followed && endedOn.IsZero() && c.EndsOn.Sub(today) <= lead:
		return ContractEnding
	}
	return ContractRunning
}

// ContractRow is a contract in the list.
type ContractRow struct {
	ID             string              `json:"id"`
	EngagementID   string              `json:"engagementId"`
	PersonID       string              `json:"personId"`
	Name           string              `json:"name"`
	UnionID        string              `json:"unionId"`
	UnionName      string              `json:"unionName"`
	Kind           roster.ContractKind `json:"kind" enum:"labour,service"`
	KindTitle      string              `json:"kindTitle"`
	Number         string              `json:"number"`
	SignedOn       workday.Date        `json:"signedOn"`
	StartsOn       workday.Date        `json:"startsOn"`
	EndsOn         workday.Date        `json:"endsOn" doc:"空为无固定期限"`
	ProbationUntil workday.Date        `json:"probationUntil"`
	State          ContractState       `json:"state" enum:"future,running,ending,lapsed,past"`
	StateTitle     string              `json:"stateTitle"`
	DaysLeft       int                 `json:"daysLeft" doc:"距到期的天数；过期为负"`
	Opening        bool                `json:"opening" doc:"期初"`
	Renewal        bool                `json:"renewal"`
	FormID         string              `json:"formId" doc:"空为没有经过推荐表"`
	Signals        int                 `json:"signals" doc:"登记时的违规聘用提示"`
}

// ContractFilter narrows the contracts.
type ContractFilter struct {
	Words   string              `query:"q" maxLength:"60" doc:"姓名、拼音、首字母"`
	UnionID string              `query:"unionId" maxLength:"36" doc:"本单位及以下"`
	Kind    roster.ContractKind `query:"kind" enum:"labour,service"`
	State   string              `query:"state" enum:"current,ending,lapsed,open,past,all" default:"current" doc:"current 为在岗人员的最后一份合同"`
	Until   workday.Date        `query:"until" doc:"在这一天以前到期"`
	Entered string              `query:"entered" enum:"form,opening,direct" doc:"经推荐表、期初、直接登记"`
}

const (
	openEnd = "9999-12-31"
	endless = 9999 // papers write a day of this year for no term
)

func (s *ContractService) query(ctx context.Context, q db.Q, scope authz.Scope, f ContractFilter) (*bun.SelectQuery, error) {
	today := s.today()
	sel := roster.Contracts(q, scope).Join("LEFT JOIN hiring_contract AS k ON k.id = c.id")
	var err error
	if f.UnionID != "" {
		if sel, err = roster.AtUnionAndBelow(ctx, q, sel, f.UnionID); err != nil {
			return nil, err
		}
	}
	if w := strings.TrimSpace(f.Words); w != "" {
		sel = sel.Where(`(p.name LIKE ? ESCAPE '\' OR p.pinyin LIKE ? ESCAPE '\')`, db.Contains(w), db.Contains(strings.ToLower(strings.ReplaceAll(w, " ", ""))))
	}
	if f.Kind != "" {
		sel = sel.Where("c.kind = ?", f.Kind)
	}
	switch f.Entered {
	case "form":
		sel = sel.Where("k.id IS NOT NULL")
	case "opening":
		sel = sel.Where("c.opening")
	case "direct":
		sel = sel.Where("k.id IS NULL AND NOT c.opening")
	}
	if !f.Until.IsZero() {
		sel = sel.Where("c.ends_on <= ?", f.Until)
	}
	inPost := func() { sel = roster.WithoutFollower(sel).Where("(e.ended_on IS NULL OR e.ended_on >= ?)", today) }
	switch f.State {
	case "", "current":
		inPost()
	case "ending":
		inPost()
		lead, err := s.leads(ctx, q)
		if err != nil {
			return nil, err
		}
		sel = lead.ending(sel.Where("e.ended_on IS NULL AND c.ends_on >= ?", today), today)
	case "lapsed":
		inPost()
		sel = sel.Where("c.ends_on < ?", today)
	case "open":
		inPost()
		sel = sel.Where("c.ends_on IS NULL")
	case "past":
		sel = sel.Where(`(e.ended_on < ? OR c.ends_on < ? AND EXISTS (SELECT 1 FROM contract AS later
			WHERE later.engagement_id = c.engagement_id AND later.starts_on > c.starts_on))`, today, today)
	case "all":
	default:
		return nil, errs.E(errs.FieldsCode, "没有这种状态。", errs.F("state", "请从列表中选择"))
	}
	return sel, nil
}

// leads are for how many days before its end a contract is ending: the province's number, and that of each union that has
// laid down another, which holds for those below it too unless they have their own.
type leads struct {
	province int
	of       map[string]int
}

func (s *ContractService) leads(ctx context.Context, q db.Q) (leads, error) {
	pol, err := s.ownPolicy(ctx, q)
	if err != nil {
		return leads{}, err
	}
	l := leads{province: pol.Int(policy.RenewalLeadDays), of: map[string]int{}}
	ids, err := org.Overlaying(ctx, q, policy.RenewalLeadDays)
	if err != nil {
		return l, err
	}
	for _, id := range ids {
		at, err := rulebook.PolicyAt(ctx, q, id, s.today())
		if err != nil {
			return l, err
		}
		l.of[id] = at.Int(policy.RenewalLeadDays)
	}
	return l, nil
}

// at is the lead of a union's place.
func (l leads) at(p org.Place) int {
	for _, id := range []string{p.UnionID, p.CountyID, p.CityID} {
		if n, ok := l.of[id]; ok {
			return n
		}
	}
	return l.province
}

// ending narrows contracts c of engagements e to those within the lead of their own union.
func (l leads) ending(sel *bun.SelectQuery, today workday.Date) *bun.SelectQuery {
	ids := slices.Sorted(maps.Keys(l.of))
	if len(ids) == 0 {
		return sel.Where("c.ends_on <= ?", today.AddDays(l.province))
	}
	return sel.WhereGroup(" AND ", func(q *bun.SelectQuery) *bun.SelectQuery {
		nearer, args := "", []any{} // no number of a nearer level
		for _, level := range []string{"e.union_id", "coalesce(e.county_id, '')", "coalesce(e.city_id, '')"} {
			for _, id := range ids {
				q = q.WhereOr(nearer+level+" = ? AND c.ends_on <= ?", append(slices.Clone(args), id, today.AddDays(l.of[id]))...)
			}
			nearer += level + " NOT IN (?) AND "
			args = append(args, bun.List(ids))
		}
		return q.WhereOr(nearer+"c.ends_on <= ?", append(args, today.AddDays(l.province))...)
	})
}

// ownPolicy is the province's.
func (s *ContractService) ownPolicy(ctx context.Context, q db.Q) (policy.Policy, error) {
	root, err := org.Root(ctx, q)
	if err != nil {
		return policy.Policy{}, err
	}
	return rulebook.PolicyAt(ctx, q, root.ID, s.today())
}

// Contracts is a page of contracts, those that end first before the others.
func (s *ContractService) Contracts(ctx context.Context, scope authz.Scope, f ContractFilter, page httpx.PageQuery) (httpx.Page[ContractRow], error) {
	var none httpx.Page[ContractRow]
	q := s.DB.Read()
	at, err := httpx.ParseCursor(page.Cursor, 2)
	if err != nil {
		return none, err
	}
	sel, err := s.query(ctx, q, scope, f)
	if err != nil {
		return none, err
	}
	var total httpx.Total
	if total.Count, total.Exact, err = db.CountUpTo(ctx, q, sel); err != nil {
		return none, err
	}
	rows, err := s.rows(ctx, q, sel, at, page.Limit+1)
	if err != nil {
		return none, err
	}
	return httpx.Paginate(rows, at, page.Limit, total, rowKeys), nil
}

func rowKeys(r ContractRow) []string {
	if r.EndsOn.IsZero() {
		return []string{openEnd, r.ID}
	}
	return []string{r.EndsOn.String(), r.ID}
}

func (s *ContractService) rows(ctx context.Context, q db.Q, sel *bun.SelectQuery, at httpx.Cursor, limit int) ([]ContractRow, error) {
	var list []struct {
		ID, EngagementID, PersonID, Name, UnionID, UnionName string
		CountyID, CityID                                     string
		Kind                                                 roster.ContractKind
		SignedOn, StartsOn, EndsOn, ProbationUntil, EndedOn  workday.Date
		Opening, Followed                                    bool
		Renewal                                              *bool
		Number, FormID                                       *string
		Remarks                                              *string
	}
	sel = sel.ColumnExpr("c.id, c.engagement_id, e.person_id, p.name, e.union_id, coalesce(e.county_id, '') AS county_id, coalesce(e.city_id, '') AS city_id, u.name AS union_name, c.kind, c.signed_on, c.starts_on, c.ends_on, c.opening, e.ended_on").
		ColumnExpr("k.probation_until, k.renewal, k.number, k.form_id, k.remarks").
		ColumnExpr("EXISTS (SELECT 1 FROM contract AS later WHERE later.engagement_id = c.engagement_id AND later.starts_on > c.starts_on) AS followed").
		Limit(int64(limit))
	switch {
	case len(at.Keys) == 0:
		sel = sel.OrderExpr("coalesce(c.ends_on, '9999-12-31'), c.id")
	case at.Back:
		sel = sel.Where("(coalesce(c.ends_on, '9999-12-31'), c.id) < (?, ?)", at.Keys[0], at.Keys[1]).OrderExpr("coalesce(c.ends_on, '9999-12-31') DESC, c.id DESC")
	default:
		sel = sel.Where("(coalesce(c.ends_on, '9999-12-31'), c.id) > (?, ?)", at.Keys[0], at.Keys[1]).OrderExpr("coalesce(c.ends_on, '9999-12-31'), c.id")
	}
	if err := sel.Scan(ctx, &list); err != nil {
		return nil, fmt.Errorf("list contracts: %w", err)
	}
	today := s.today()
	lead, err := s.leads(ctx, q)
	if err != nil {
		return nil, err
	}
	rows := make([]ContractRow, len(list))
	for i, l := range list {
		c := roster.Contract{StartsOn: l.StartsOn, EndsOn: l.EndsOn}
		r := ContractRow{
			ID: l.ID, EngagementID: l.EngagementID, PersonID: l.PersonID, Name: l.Name, UnionID: l.UnionID, UnionName: l.UnionName,
			Kind: l.Kind, KindTitle: l.Kind.Title(), SignedOn: l.SignedOn, StartsOn: l.StartsOn, EndsOn: l.EndsOn, ProbationUntil: l.ProbationUntil,
			Opening: l.Opening, State: stateOf(c, l.Followed, l.EndedOn, today, lead.at(org.Place{UnionID: l.UnionID, CountyID: l.CountyID, CityID: l.CityID})),
		}
		r.StateTitle = r.State.Title()
		if !l.EndsOn.IsZero() {
			r.DaysLeft = l.EndsOn.Sub(today)
		}
		if l.Number != nil && l.FormID != nil && l.Renewal != nil && l.Remarks != nil {
			r.Number, r.FormID, r.Renewal = *l.Number, *l.FormID, *l.Renewal
			var remarks Remarks
			if err := remarks.Scan(*l.Remarks); err != nil {
				return nil, fmt.Errorf("read remarks: %w", err)
			}
			r.Signals = remarks.count(WeightSignal)
		}
		rows[i] = r
	}
	return rows, nil
}

func (r Remarks) count(w Weight) int {
	n := 0
	for _, one := range r {
		if one.Weight == w {
			n++
		}
	}
	return n
}

// ExportContracts prepares the list as a workbook: checked and audited now, streamed by write.
func (s *ContractService) ExportContracts(ctx context.Context, a authz.Actor, f ContractFilter) (name string, write func(io.Writer) error, err error) {
	scope := a.Scope(authz.ContractRead)
	if _, err := s.query(ctx, s.DB.Read(), scope, f); err != nil {
		return "", nil, err
	}
	today := s.today()
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		return audit.Record(ctx, tx, audit.Entry{Actor: a.Audit(), Action: "contract.export", Kind: "contract", Label: "合同台账 " + today.String()})
	})
	title := "专职集体协商指导员合同台账（" + today.Chinese() + "）"
	return title + ".xlsx", func(w io.Writer) error { return s.writeContracts(ctx, w, title, a.Name, scope, f) }, err
}

func (s *ContractService) writeContracts(ctx context.Context, w io.Writer, title, by string, scope authz.Scope, f ContractFilter) error {
	x, err := sheet.NewExport(w, "合同台账", []sheet.ExportColumn{
		{Title: "姓名", Kind: sheet.KindName},
		{Title: "聘用单位", Width: 28},
		{Title: "合同种类"},
		{Title: "编号", Width: 18},
		{Title: "签订时间", Kind: sheet.KindDate},
		{Title: "起始时间", Kind: sheet.KindDate},
		{Title: "终止时间", Kind: sheet.KindDate},
		{Title: "试用期至", Kind: sheet.KindDate},
		{Title: "状态"},
		{Title: "续聘", Kind: sheet.KindFlag},
		{Title: "期初", Kind: sheet.KindFlag},
		{Title: "需要说明的情况", Kind: sheet.KindNumber},
	}, title, "导出人："+by+"  导出时间："+workday.Minute(s.DB.Now()))
	if err != nil {
		return err
	}
	const page = 1000
	var at httpx.Cursor
	for {
		sel, err := s.query(ctx, s.DB.Read(), scope, f)
		if err != nil {
			return errors.Join(err, x.Abandon())
		}
		rows, err := s.rows(ctx, s.DB.Read(), sel, at, page)
		if err != nil {
			return errors.Join(err, x.Abandon())
		}
		for _, r := range rows {
			end := sheetDay(r.EndsOn)
			if r.EndsOn.IsZero() {
				end = sheet.Date{Open: sheet.NoTerm}
			}
			err := x.Row(r.Name, r.UnionName, r.KindTitle, r.Number, sheetDay(r.SignedOn), sheetDay(r.StartsOn), end, sheetDay(r.ProbationUntil), r.StateTitle, r.Renewal, r.Opening, r.Signals)
			if err != nil {
				return errors.Join(err, x.Abandon())
			}
		}
		if len(rows) < page {
			return x.Close()
		}
		at.Keys = rowKeys(rows[len(rows)-1])
	}
}

func sheetDay(d workday.Date) sheet.Date {
	if d.IsZero() {
		return sheet.Date{}
	}
	return sheet.Date{Precision: sheet.Day, Year: d.Year(), Month: int(d.Month()), Day: d.Day()}
}

// ContractView is a contract in full.
type ContractView struct {
	ContractRow

	Rev          int64        `json:"rev" doc:"0 为没有经过推荐表"`
	OnDuty       workday.Date `json:"onDuty"`
	ApprovedOn   workday.Date `json:"approvedOn"`
	ApprovedFrom workday.Date `json:"approvedFrom"`
	ApprovedTo   workday.Date `json:"approvedTo"`
	FormNumber   string       `json:"formNumber"`
	FormUnion    string       `json:"formUnion" doc:"批准的上一级总工会"`
	Remarks      []Remark     `json:"remarks" nullable:"false"`
	Reason       string       `json:"reason"`
	EnteredBy    string       `json:"enteredBy"`
	EnteredAt    string       `json:"enteredAt"`
	ScanURL      string       `json:"scanUrl"`
	Retirement   []Retirement `json:"retirement" nullable:"false" doc:"法定退休年龄；女职工按岗位二者居一"`
	Reaches65    workday.Date `json:"reaches65" doc:"到不再续聘的年龄的日期"`
	RetireAge    int          `json:"retireAge" doc:"不再续聘的年龄，按今天的政策"`
	Template     string       `json:"template" doc:"所用的合同模板，空为没有登记"`
	Others       []Term       `json:"others" nullable:"false" doc:"同一段聘用的其他合同"`
	Actions      []string     `json:"actions" nullable:"false" doc:"scan、renew、draft"`
}

// Term is another contract of the same engagement.
type Term struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

// Contract is a contract in the actor's scope.
func (s *ContractService) Contract(ctx context.Context, a authz.Actor, id string) (ContractView, error) {
	q := s.DB.Read()
	scope := a.Scope(authz.ContractRead)
	l, err := lineByID(ctx, q, scope, id)
	if err != nil {
		return ContractView{}, err
	}
	sel, err := s.query(ctx, q, scope, ContractFilter{State: "all"})
	if err != nil {
		return ContractView{}, err
	}
	rows, err := s.rows(ctx, q, sel.Where("c.id = ?", id), httpx.Cursor{}, 1)
	if err != nil || len(rows) == 0 {
		return ContractView{}, errors.Join(err, errs.NotFound(contractWhat))
	}
	p, err := roster.PersonByID(ctx, q, l.engagement.PersonID)
	if err != nil {
		return ContractView{}, err
	}
	pol, err := rulebook.PolicyAt(ctx, q, l.engagement.UnionID, s.today())
	if err != nil {
		return ContractView{}, err
	}
	k := l.record
	v := ContractView{
		ContractRow: rows[0], Rev: k.Rev, OnDuty: l.engagement.OnDuty, ApprovedOn: k.ApprovedOn, Remarks: append([]Remark{}, k.Remarks...), Reason: k.Reason,
		EnteredBy: k.CreatedName, EnteredAt: workday.Minute(k.CreatedAt), Retirement: append([]Retirement{}, Retirements(Party{Birth: p.Birth, Sex: p.Sex})...),
		Reaches65: pol.Retires(p.Birth, p.Sex), RetireAge: pol.RetiringAge(p.Sex), Others: []Term{}, Actions: []string{},
	}
	if v.Template, err = templateOf(ctx, q, k.TemplateID); err != nil {
		return v, err
	}
	if k.ScanBlob != "" {
		v.ScanURL = "/api/hiring/contracts/" + id + "/scan"
	}
	if k.FormID != "" {
		f, err := formByID(ctx, q, authz.Everything(), k.FormID)
		if err != nil {
			return v, err
		}
		up, err := org.ByIDs(ctx, q, f.DecidedUnionID)
		if err != nil {
			return v, err
		}
		v.ApprovedFrom, v.ApprovedTo, v.FormNumber, v.FormUnion = f.StartsOn, f.EndsOn, f.Number, up[f.DecidedUnionID].Name
	}
	all, err := roster.ContractsByEngagement(ctx, q, l.engagement.ID)
	if err != nil {
		return v, err
	}
	for _, o := range all[l.engagement.ID] {
		if o.ID != id {
			v.Others = append(v.Others, Term{o.ID, o.Kind.Title() + "，" + roster.Term(o)})
		}
	}
	own := ownContract(a, authz.ContractWrite, l.engagement.UnionID) == nil
	if own && k.ID != "" {
		v.Actions = append(v.Actions, "scan", "draft")
	}
	if own && slices.Contains([]ContractState{ContractEnding, ContractLapsed}, v.State) {
		v.Actions = append(v.Actions, "renew")
	}
	return v, nil
}
