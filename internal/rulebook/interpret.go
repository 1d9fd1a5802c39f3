package rulebook

import (
	"context"
	"fmt"
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/policy"
	"xiezhi/internal/workday"
)

const (
	interpretationTable = "interpretation"
	questionTable       = "rule_question"
	whatInterpretation  = "解释"
	whatQuestion        = "问题"
)

// InterpretationState is where an interpretation stands. A published one is never edited.
type InterpretationState string

// States.
const (
	InterpretationDraft     InterpretationState = "draft"
	InterpretationPublished InterpretationState = "published"
	InterpretationReplaced  InterpretationState = "replaced"
	InterpretationWithdrawn InterpretationState = "withdrawn"
)

// Title is the state in Chinese.
func (s InterpretationState) Title() string {
	return map[InterpretationState]string{
		InterpretationDraft: "草稿", InterpretationPublished: "已发布", InterpretationReplaced: "已被替换", InterpretationWithdrawn: "已撤回",
	}[s]
}

// Interpretation is the province's answer to how the Measures are to be read (Art. 19).
type Interpretation struct {
	bun.BaseModel `bun:"table:interpretation,alias:i" json:"-"`

	ID            string              `bun:",pk" json:"id" audit:"omit"`
	Year          int                 `bun:",nullzero" json:"-" audit:"omit"`
	Seq           int                 `bun:",nullzero" json:"-" audit:"omit"`
	Number        string              `json:"number" audit:"track" doc:"解释〔年〕n号，发布时编"`
	Document      string              `json:"document" audit:"track" doc:"发文字号，可空"`
	Article       string              `json:"article" audit:"track"`
	Title         string              `json:"title" audit:"track"`
	Question      string              `json:"question" audit:"track"`
	Answer        string              `json:"answer" audit:"track"`
	ValidFrom     workday.Date        `bun:",nullzero" json:"from" audit:"track"`
	ValidUntil    workday.Date        `bun:",nullzero" json:"until" audit:"track"`
	State         InterpretationState `json:"state" enum:"draft,published,replaced,withdrawn" audit:"track"`
	QuestionID    string              `bun:",nullzero" json:"questionId" audit:"omit"`
	ReplacesID    string              `bun:",nullzero" json:"replacesId" audit:"track"`
	PublishedOn   workday.Date        `bun:",nullzero" json:"publishedOn" audit:"track"`
	PublishedName string              `json:"publishedName" audit:"omit"`
	WithdrawnOn   workday.Date        `bun:",nullzero" json:"withdrawnOn" audit:"track"`
	Reason        string              `json:"reason" audit:"track" doc:"撤回的原因"`
	Rev           int64               `json:"rev" audit:"omit"`
	CreatedBy     string              `json:"-" audit:"omit"`
	CreatedName   string              `json:"createdName" audit:"omit"`
	CreatedAt     time.Time           `json:"createdAt" audit:"omit"`
}

func (i Interpretation) basis() string { return "interpretation:" + i.ID }

// InterpretationKey is a value that an interpretation is about. Without a Value it says only how the value is read.
type InterpretationKey struct {
	bun.BaseModel `bun:"table:interpretation_key,alias:k" json:"-"`

	InterpretationID string     `bun:",pk" json:"-"`
	Key              policy.Key `bun:",pk" json:"key" maxLength:"64"`
	Value            *string    `json:"value,omitempty" maxLength:"64" doc:"改为何值，没有为不改"`
}

// Question is what a unit asks the province about the Measures.
type Question struct {
	bun.BaseModel `bun:"table:rule_question,alias:a" json:"-"`

	ID               string       `bun:",pk" json:"id" audit:"omit"`
	UnionID          string       `json:"unionId" audit:"track"`
	CountyID         string       `bun:",nullzero" json:"-" audit:"omit"`
	CityID           string       `bun:",nullzero" json:"-" audit:"omit"`
	Article          string       `json:"article" audit:"track"`
	Words            string       `json:"words" audit:"track"`
	State            string       `json:"state" enum:"asked,answered" audit:"track"`
	Reply            string       `json:"reply" audit:"track"`
	InterpretationID string       `bun:",nullzero" json:"interpretationId" audit:"track"`
	AskedOn          workday.Date `json:"askedOn" audit:"track"`
	AskedName        string       `json:"askedName" audit:"omit"`
	RepliedOn        workday.Date `bun:",nullzero" json:"repliedOn" audit:"track"`
	RepliedName      string       `json:"repliedName" audit:"omit"`
	Rev              int64        `json:"rev" audit:"omit"`
	CreatedBy        string       `json:"-" audit:"omit"`
	CreatedAt        time.Time    `json:"createdAt" audit:"omit"`
}

// Place is the asking union's.
func (k Question) Place() org.Place {
	return org.Place{UnionID: k.UnionID, CountyID: k.CountyID, CityID: k.CityID}
}

// Follower lets questions go along with the unions that asked them.
func Follower() org.Follower {
	return org.FollowTable("向省总工会提出的问题", questionTable, true)
}

func interpretationByID(ctx context.Context, q db.Q, id string) (Interpretation, error) {
	var list []Interpretation
	if err := q.NewSelect().Model(&list).Where("i.id = ?", id).Scan(ctx); err != nil {
		return Interpretation{}, fmt.Errorf("read interpretation: %w", err)
	}
	if len(list) == 0 {
		return Interpretation{}, errs.NotFound(whatInterpretation)
	}
	return list[0], nil
}

func questionByID(ctx context.Context, q db.Q, id string) (Question, error) {
	var list []Question
	if err := q.NewSelect().Model(&list).Where("a.id = ?", id).Scan(ctx); err != nil {
		return Question{}, fmt.Errorf("read question: %w", err)
	}
	if len(list) == 0 {
		return Question{}, errs.NotFound(whatQuestion)
	}
	return list[0], nil
}

// keysOf are the values that interpretations are about, by interpretation, in the order of the articles.
func keysOf(ctx context.Context, q db.Q, ids ...string) (map[string][]InterpretationKey, error) {
	out := map[string][]InterpretationKey{}
	if len(ids) == 0 {
		return out, nil
	}
	var found []InterpretationKey
	if err := q.NewSelect().Model(&found).Where("k.interpretation_id IN (?)", bun.List(ids)).Scan(ctx); err != nil {
		return nil, fmt.Errorf("read keys of interpretations: %w", err)
	}
	for _, r := range policy.Rules() {
		for _, k := range found {
			if k.Key == r.Key {
				out[k.InterpretationID] = append(out[k.InterpretationID], k)
			}
		}
	}
	return out, nil
}

func saveInterpretation(ctx context.Context, tx *db.Tx, i *Interpretation) error {
	i.Rev++
	res, err := tx.NewUpdate().Model(i).WherePK().Where("rev = ?", i.Rev-1).Exec(ctx)
	return written(res, err, "interpretation")
}

func saveQuestion(ctx context.Context, tx *db.Tx, k *Question) error {
	k.Rev++
	res, err := tx.NewUpdate().Model(k).WherePK().Where("rev = ?", k.Rev-1).Exec(ctx)
	return written(res, err, "question")
}
