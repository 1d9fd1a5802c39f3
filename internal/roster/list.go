package roster

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/gb"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/workday"
)

// Filter chooses heads. Zero values choose all, but for State: empty means in post.
type Filter struct {
	ID      string       // this engagement alone
	Words   string       // part of a name, pinyin or initials; a whole identity number or phone
	UnionID string       // this union and all below it
	State   string       // in_post, active, lapsed, future, ended, all
	Channel Channel      // how they were hired
	AsOf    workday.Date // who is engaged on another day, by the tree of that day; zero: today's state of all
}

// HeadRow is an engagement in a list.
type HeadRow struct {
	ID           string       `json:"id"`
	PersonID     string       `json:"personId"`
	Name         string       `json:"name"`
	Sex          string       `json:"sex"`
	Birth        workday.Date `json:"birth"`
	IDMasked     string       `json:"idMasked"`
	PhoneMasked  string       `json:"phoneMasked"`
	Political    string       `json:"political"`
	Education    string       `json:"education"`
	TitleText    string       `json:"titleText"`
	UnionID      string       `json:"unionId"`
	UnionName    string       `json:"unionName"`
	PostUnion    string       `json:"postUnion"` // empty: the employing union itself
	Channel      Channel      `json:"channel"`
	ManagedPaper string       `json:"managedPaper"`
	OnDuty       workday.Date `json:"onDuty"`
	EndedOn      workday.Date `json:"endedOn"`
	State        State        `json:"state"`
	ContractKind ContractKind `json:"contractKind"`
	ContractFrom workday.Date `json:"contractFrom"`
	ContractTo   workday.Date `json:"contractTo"`
	OpenEnded    bool         `json:"openEnded"`
	Opening      bool         `json:"opening"`

	key         string
	postUnionID string
}

// covered says that a contract covers the day.
const covered = `EXISTS (SELECT 1 FROM contract AS c WHERE c.engagement_id = e.id AND c.starts_on <= ? AND (c.ends_on IS NULL OR c.ends_on >= ?))`

// HeadPage is a page of the roster. Hidden counts, on the first page, those who were the caller's to see on the day asked
// for, by the tree of that day, and stand elsewhere today.
type HeadPage struct {
	httpx.Page[HeadRow]
	Hidden int `json:"hidden" doc:"当日在管辖范围内、现在不归本单位的人数，只在第一页给出"`
}

// query is the list as SQL, without order and page: of another day's by the tree of that day, and of these whom today's
// tree lets the caller see. day is the day of the states.
func (s *Service) query(ctx context.Context, scope authz.Scope, f Filter) (sel *bun.SelectQuery, day workday.Date, err error) {
	sel, day, err = s.chosen(ctx, f)
	if err != nil {
		return nil, day, err
	}
	if s.otherDay(f) && f.UnionID == "" {
		sel = scope.Where(sel, OnTree)
	}
	return scope.Where(sel, authz.Of("e")), day, nil
}

// otherDay tells whether the list is of another day than today.
func (s *Service) otherDay(f Filter) bool { return !f.AsOf.IsZero() && f.AsOf != s.today() }

// chosen is what the filter chooses, whoever may see it.
func (s *Service) chosen(ctx context.Context, f Filter) (sel *bun.SelectQuery, day workday.Date, err error) {
	q := s.DB.Read()
	day = s.today()
	where := authz.Of("e")
	if s.otherDay(f) {
		day = f.AsOf
		sel, where = FromThen(q, day), OnTree
		if f.State == "" || f.State == "all" {
			f.State = "in_post"
		}
	} else {
		sel = q.NewSelect().TableExpr("engagement AS e").Join("JOIN org_union AS h ON h.id = e.union_id")
	}
	sel = sel.Join("JOIN person AS p ON p.id = e.person_id")
	if f.UnionID != "" {
		u, err := org.ByID(ctx, q, f.UnionID)
		if err != nil {
			return nil, day, err
		}
		below, err := scopeBelow(ctx, q, u)
		if err != nil {
			return nil, day, err
		}
		sel = below.Where(sel, where)
	}
	if f.ID != "" {
		sel = sel.Where("e.id = ?", f.ID)
	}
	if f.Channel != "" {
		sel = sel.Where("e.channel = ?", f.Channel)
	}
	switch f.State {
	case "", "in_post":
		sel = InPost(sel, "e", day)
	case string(StateActive):
		sel = InPost(sel, "e", day).Where(covered, day, day)
	case string(StateLapsed):
		sel = InPost(sel, "e", day).Where("NOT "+covered, day, day)
	case string(StateFuture):
		sel = sel.Where("e.on_duty > ?", day)
	case string(StateEnded):
		sel = sel.Where("e.ended_on < ?", day)
	case "all":
	default:
		return nil, day, errs.E(errs.FieldsCode, "没有这种状态。", errs.F("state", "请从列表中选择"))
	}
	return s.words(sel, f.Words), day, nil
}

// words searches by name, pinyin and initials, or exactly by a whole number, which is looked up by its index.
func (s *Service) words(sel *bun.SelectQuery, words string) *bun.SelectQuery {
	words = strings.TrimSpace(words)
	if words == "" {
		return sel
	}
	if id, err := gb.ParseID(words); err == nil {
		return sel.Where("p.id_blind = ?", BlindID(s.Keys, id))
	}
	if phone, err := gb.ParsePhone(words); err == nil {
		return sel.Where("p.phone_blind = ?", BlindPhone(s.Keys, phone))
	}
	return sel.Where(`(p.name LIKE ? ESCAPE '\' OR p.pinyin LIKE ? ESCAPE '\')`,
		db.Contains(words), db.Contains(strings.ToLower(strings.ReplaceAll(words, " ", ""))))
}

// scopeBelow is a union with all below it.
func scopeBelow(ctx context.Context, q db.Q, u org.Union) (authz.Scope, error) {
	switch u.Tier {
	case org.TierProvince:
		return authz.Everything(), nil
	case org.TierCity:
		return authz.Scope{Cities: []string{u.ID}}, nil
	case org.TierCounty:
		return authz.Scope{Counties: []string{u.ID}}, nil
	case org.TierBase:
	}
	list, err := org.Subtree(ctx, q, u.ID)
	if err != nil {
		return authz.Scope{}, err
	}
	var sc authz.Scope
	for _, b := range list {
		sc.Unions = append(sc.Unions, b.ID)
	}
	return sc, nil
}

// List is one page of heads in the order of their names' spelling.
func (s *Service) List(ctx context.Context, scope authz.Scope, f Filter, p httpx.PageQuery) (HeadPage, error) {
	at, err := httpx.ParseCursor(p.Cursor, 2)
	if err != nil {
		return HeadPage{}, err
	}
	sel, day, err := s.query(ctx, scope, f)
	if err != nil {
		return HeadPage{}, err
	}
	n, exact, err := db.CountUpTo(ctx, s.DB.Read(), sel)
	if err != nil {
		return HeadPage{}, err
	}
	hidden := 0
	if p.Cursor == "" {
		if hidden, err = s.hidden(ctx, scope, f); err != nil {
			return HeadPage{}, err
		}
	}
	rows, err := s.rows(ctx, sel, day, at, p.Limit+1)
	if err != nil {
		return HeadPage{}, err
	}
	return HeadPage{
		Hidden: hidden,
		Page: httpx.Paginate(rows, at, p.Limit, httpx.Total{Count: n, Exact: exact}, func(r HeadRow) []string {
			return []string{r.key, r.ID}
		}),
	}, nil
}

// hidden counts whom the tree of another day gave to the caller and today's does not. A search counts nobody: who is
// asked for by name or number is not to be found out by a number.
func (s *Service) hidden(ctx context.Context, scope authz.Scope, f Filter) (int, error) {
	if !s.otherDay(f) || f.Words != "" || f.ID != "" {
		return 0, nil
	}
	sel, _, err := s.chosen(ctx, f)
	if err != nil {
		return 0, err
	}
	seen := scope.Where(s.DB.Read().NewSelect().ColumnExpr("1"), authz.Of("e"))
	n, err := scope.Where(sel, OnTree).Where("NOT EXISTS (?)", seen).Count(ctx)
	if err != nil {
		return 0, fmt.Errorf("count heads elsewhere today: %w", err)
	}
	return int(n), nil
}

// rows reads rows from a place of the list on, with unions' names and contracts.
func (s *Service) rows(ctx context.Context, sel *bun.SelectQuery, day workday.Date, at httpx.Cursor, limit int) ([]HeadRow, error) {
	order := "e.pinyin, e.id"
	if at.Back {
		order = "e.pinyin DESC, e.id DESC"
	}
	if len(at.Keys) == 2 {
		if at.Back {
			sel = sel.Where("(e.pinyin, e.id) < (?, ?)", at.Keys[0], at.Keys[1])
		} else {
			sel = sel.Where("(e.pinyin, e.id) > (?, ?)", at.Keys[0], at.Keys[1])
		}
	}
	var list []struct {
		Engagement                                                                   `bun:",extend"`
		Name, Sex, IDMasked, PhoneMasked, Political, Education, TitleText, UnionName string
		Birth                                                                        workday.Date
	}
	err := sel.ColumnExpr("e.id, e.person_id, e.union_id, e.pinyin, e.post_union_id, e.channel, e.managed_paper, e.on_duty, e.ended_on, e.opening").
		ColumnExpr("p.name, p.sex, p.birth, p.id_masked, p.phone_masked, p.political, p.education, p.title_text, h.name AS union_name").
		OrderExpr(order).Limit(int64(limit)).Scan(ctx, &list)
	if err != nil {
		return nil, fmt.Errorf("list heads: %w", err)
	}
	rows := make([]HeadRow, len(list))
	ids := make([]string, len(list))
	var posts []string
	for i, l := range list {
		ids[i] = l.ID
		rows[i] = HeadRow{
			ID: l.ID, PersonID: l.PersonID, Name: l.Name, Sex: gb.Sexes.Short(l.Sex), Birth: l.Birth, IDMasked: l.IDMasked,
			PhoneMasked: l.PhoneMasked, Political: gb.PoliticalStatuses.Short(l.Political), Education: gb.Educations.Short(l.Education),
			TitleText: l.TitleText, UnionID: l.UnionID, UnionName: l.UnionName, Channel: l.Channel, ManagedPaper: l.ManagedPaper,
			OnDuty: l.OnDuty, EndedOn: l.EndedOn, Opening: l.Opening, key: l.Pinyin, postUnionID: l.PostUnionID,
		}
		if l.PostUnionID != "" && !slices.Contains(posts, l.PostUnionID) {
			posts = append(posts, l.PostUnionID)
		}
	}
	unions, err := org.ByIDs(ctx, s.DB.Read(), posts...)
	if err != nil {
		return nil, err
	}
	contracts, err := contractsOf(ctx, s.DB.Read(), ids...)
	if err != nil {
		return nil, err
	}
	for i := range rows {
		r := &rows[i]
		r.PostUnion = unions[r.postUnionID].Name
		r.State = StateOn(list[i].Engagement, contracts[r.ID], day)
		if c, ok := contractOn(contracts[r.ID], day); ok {
			r.ContractKind, r.ContractFrom, r.ContractTo, r.OpenEnded = c.Kind, c.StartsOn, c.EndsOn, c.EndsOn.IsZero()
		}
	}
	return rows, nil
}

// contractOn is the contract of the day: the last that had begun.
func contractOn(list []Contract, day workday.Date) (Contract, bool) {
	for _, c := range slices.Backward(list) {
		if !c.StartsOn.After(day) {
			return c, true
		}
	}
	if len(list) > 0 {
		return list[0], true
	}
	return Contract{}, false
}

// contractsOf are contracts by engagement, the earliest first.
func contractsOf(ctx context.Context, q db.Q, engagementIDs ...string) (map[string][]Contract, error) {
	out := map[string][]Contract{}
	for chunk := range slices.Chunk(engagementIDs, db.Batch) {
		var list []Contract
		err := q.NewSelect().Model(&list).Where("engagement_id IN (?)", bun.List(chunk)).Order("starts_on", "id").Scan(ctx)
		if err != nil {
			return nil, fmt.Errorf("read contracts: %w", err)
		}
		for _, c := range list {
			out[c.EngagementID] = append(out[c.EngagementID], c)
		}
	}
	return out, nil
}
