package rulebook

import (
	"context"
	"fmt"
	"maps"
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/policy"
	"xiezhi/internal/workday"
)

const (
	localTable = "local_rule"
	whatLocal  = "实施细则"
)

// LocalState is where a city's rules stand with the province. Filing is no approval (Art. 17): the province takes note, or
// returns them with remarks, and neither moves the day of the filing.
type LocalState string

// States.
const (
	LocalDraft    LocalState = "draft"
	LocalFiled    LocalState = "filed"
	LocalReturned LocalState = "returned"
	LocalNoted    LocalState = "noted"
)

// Title is the state in Chinese.
func (s LocalState) Title() string {
	return map[LocalState]string{LocalDraft: "草稿", LocalFiled: "已报备", LocalReturned: "已退回意见", LocalNoted: "已备查"}[s]
}

// LocalRule is a version of a city's own rules.
type LocalRule struct {
	bun.BaseModel `bun:"table:local_rule,alias:l" json:"-"`

	ID          string       `bun:",pk" json:"id" audit:"omit"`
	UnionID     string       `json:"unionId" audit:"track"`
	Document    string       `json:"document" audit:"track"`
	Title       string       `json:"title" audit:"track"`
	IssuedOn    workday.Date `bun:",nullzero" json:"issuedOn" audit:"track"`
	ValidFrom   workday.Date `bun:",nullzero" json:"from" audit:"track"`
	ValidUntil  workday.Date `bun:",nullzero" json:"until" audit:"track" doc:"最后一天，空为现行"`
	Summary     string       `json:"summary" audit:"track"`
	BlobID      string       `bun:",nullzero" json:"-" audit:"track"`
	State       LocalState   `json:"state" enum:"draft,filed,returned,noted" audit:"track"`
	ReplacesID  string       `bun:",nullzero" json:"replacesId" audit:"track"`
	EndedBy     string       `json:"endedBy" enum:",replaced,repealed" audit:"track"`
	FiledOn     workday.Date `bun:",nullzero" json:"filedOn" audit:"track"`
	FiledAt     time.Time    `bun:",nullzero" json:"filedAt,omitzero" audit:"omit"`
	FiledName   string       `json:"filedName" audit:"omit"`
	Year        int          `bun:",nullzero" json:"-" audit:"omit"`
	Seq         int          `bun:",nullzero" json:"-" audit:"omit"`
	Receipt     string       `json:"receipt" audit:"track" doc:"报备回执编号"`
	Frozen      string       `json:"-" audit:"omit"`
	Hash        string       `json:"hash" audit:"track" doc:"报备内容的 SHA-256"`
	Rev         int64        `json:"rev" audit:"omit"`
	CreatedBy   string       `json:"-" audit:"omit"`
	CreatedName string       `json:"createdName" audit:"omit"`
	CreatedAt   time.Time    `json:"createdAt" audit:"omit"`
}

// basis is how its overlays name it.
func (l LocalRule) basis() string { return "local_rule:" + l.ID }

// LocalValue is a value that the rules state.
type LocalValue struct {
	bun.BaseModel `bun:"table:local_rule_value,alias:v" json:"-"`

	RuleID string     `bun:",pk" json:"-"`
	Key    policy.Key `bun:",pk" json:"key" maxLength:"64"`
	Value  string     `json:"value" maxLength:"64"`
}

// LocalStep is something that was said about a filing.
type LocalStep struct {
	bun.BaseModel `bun:"table:local_rule_step,alias:s" json:"-"`

	ID        string    `bun:",pk" json:"id"`
	RuleID    string    `json:"-"`
	Kind      string    `json:"kind" enum:"filed,noted,returned,answered,ended"`
	Words     string    `json:"words"`
	ByID      string    `json:"-"`
	ByName    string    `json:"byName"`
	CreatedAt time.Time `json:"at"`
}

func localByID(ctx context.Context, q db.Q, id string) (LocalRule, error) {
	var list []LocalRule
	if err := q.NewSelect().Model(&list).Where("l.id = ?", id).Scan(ctx); err != nil {
		return LocalRule{}, fmt.Errorf("read local rule: %w", err)
	}
	if len(list) == 0 {
		return LocalRule{}, errs.NotFound(whatLocal)
	}
	return list[0], nil
}

// localsOf are the versions of cities' rules, the latest drawn up first.
func localsOf(ctx context.Context, q db.Q, unionIDs ...string) ([]LocalRule, error) {
	list := []LocalRule{}
	if err := q.NewSelect().Model(&list).Where("l.union_id IN (?)", bun.List(unionIDs)).OrderExpr("l.id DESC").Scan(ctx); err != nil {
		return nil, fmt.Errorf("read local rules: %w", err)
	}
	return list, nil
}

func valuesOf(ctx context.Context, q db.Q, ruleID string) ([]LocalValue, error) {
	var found []LocalValue
	if err := q.NewSelect().Model(&found).Where("v.rule_id = ?", ruleID).Scan(ctx); err != nil {
		return nil, fmt.Errorf("read values of local rule: %w", err)
	}
	list := make([]LocalValue, 0, len(found))
	for _, r := range policy.Rules() { // the order of the articles
		for _, v := range found {
			if v.Key == r.Key {
				list = append(list, v)
			}
		}
	}
	return list, nil
}

func stepsOf(ctx context.Context, q db.Q, ruleID string) ([]LocalStep, error) {
	list := []LocalStep{}
	if err := q.NewSelect().Model(&list).Where("s.rule_id = ?", ruleID).Order("s.id").Scan(ctx); err != nil {
		return nil, fmt.Errorf("read steps of local rule: %w", err)
	}
	return list, nil
}

// saveLocal writes a version whose rev is the one that was read.
func saveLocal(ctx context.Context, tx *db.Tx, l *LocalRule) error {
	l.Rev++
	res, err := tx.NewUpdate().Model(l).WherePK().Where("rev = ?", l.Rev-1).Exec(ctx)
	return written(res, err, "local rule")
}

// nextNumber is the next running number of a year in a table; its caller has locked the province.
func nextNumber(ctx context.Context, tx *db.Tx, table string, year int) (seq int, err error) {
	err = tx.NewRaw("SELECT coalesce(max(seq), 0) + 1 FROM ? WHERE year = ?", bun.Ident(table), year).Scan(ctx, &seq)
	if err != nil {
		return 0, fmt.Errorf("next number of %s: %w", table, err)
	}
	return seq, nil
}

// cities are the cities of the province in the order of administrative codes.
func cities(ctx context.Context, q db.Q) (root org.Union, list []org.Union, err error) {
	if root, err = org.Root(ctx, q); err != nil {
		return root, nil, err
	}
	children, err := org.Children(ctx, q, root.ID)
	if err != nil {
		return root, nil, err
	}
	for _, u := range children {
		if u.Tier == org.TierCity && u.State == org.StateOpen {
			list = append(list, u)
		}
	}
	return root, list, nil
}

// Filing is a city's first filing of rules.
type Filing struct {
	ID      string
	FiledOn workday.Date
	Receipt string
}

// FiledRules gives the first filing of each of the cities whose rules were not repealed without others in their place; of none
// given, of every city. What the province says of a filing does not move its day (Art. 17).
func FiledRules(ctx context.Context, q db.Q, cityIDs ...string) (map[string]Filing, error) {
	var list []LocalRule
	sel := q.NewSelect().Model(&list).Where("l.filed_on IS NOT NULL").Order("l.filed_on", "l.id")
	if len(cityIDs) > 0 {
		sel = sel.Where("l.union_id IN (?)", bun.List(cityIDs))
	}
	if err := sel.Scan(ctx); err != nil {
		return nil, fmt.Errorf("read filings of local rules: %w", err)
	}
	first, standing := map[string]Filing{}, map[string]bool{}
	for _, l := range list {
		if _, earlier := first[l.UnionID]; !earlier {
			first[l.UnionID] = Filing{ID: l.ID, FiledOn: l.FiledOn, Receipt: l.Receipt}
		}
		standing[l.UnionID] = standing[l.UnionID] || l.EndedBy == ""
	}
	maps.DeleteFunc(first, func(city string, _ Filing) bool { return !standing[city] })
	return first, nil
}
