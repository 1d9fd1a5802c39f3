package approval

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/obligation"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/workday"
)

// Box is one of the four lists of 审批中心.
type Box string

// Boxes.
const (
	BoxTodo   Box = "todo"   // 待办
	BoxDone   Box = "done"   // 已办
	BoxSent   Box = "sent"   // 我发起的
	BoxCopied Box = "copied" // 抄送我的
)

// Filter narrows a box.
type Filter struct {
	Flow  FlowKey
	State State
	Words string // of the title or the sender's name
}

// CaseLine is a case in a list.
type CaseLine struct {
	Case       `bun:",extend"`
	UnionName  string          `json:"unionName"`
	FlowTitle  string          `bun:"-" json:"flowTitle"`
	StepTitle  string          `bun:"-" json:"stepTitle" doc:"当前步骤"`
	StepUnion  string          `json:"stepUnion" doc:"由谁办理"`
	HolderName string          `json:"holderName"`
	DueOn      workday.Date    `json:"dueOn" doc:"内部时限"`
	Workdays   int             `bun:"-" json:"workdays" doc:"距内部时限还有几个工作日，已过为负"`
	Tone       obligation.Tone `bun:"-" json:"tone" enum:"soon,calm"`
	ReadAt     time.Time       `bun:",nullzero" json:"readAt,omitzero" doc:"抄送我的：阅读时间"`
	Batch      bool            `bun:"-" json:"batch" doc:"可以批量通过"`
	At         time.Time       `json:"at" doc:"到达、办理、上报或抄送的时间"`
	Key        string          `json:"-"`
}

// duties says which permissions the posts carry at which unions, those of a flow's steps only.
func (w Who) duties() map[string][]authz.Permission {
	out := map[string][]authz.Permission{}
	for _, f := range Flows {
		for _, step := range f.Steps {
			for _, h := range w.Hands {
				id := h.at()
				if h.carries(step.Need, id) && !slices.Contains(out[id], step.Need) {
					out[id] = append(out[id], step.Need)
				}
			}
		}
	}
	return out
}

// waiting narrows a query over approval_step s and approval_case c to what waits for somebody: at a step of their post,
// not handed to another, not what they sent themselves; at their own union what was returned to it.
func waiting(sel *bun.SelectQuery, w Who) *bun.SelectQuery {
	duties := w.duties()
	if len(duties) == 0 {
		return sel.Where("1 = 0")
	}
	holders := []string{w.AccountID}
	for _, h := range w.Hands {
		if h.ForID != "" {
			holders = append(holders, h.ForID)
		}
	}
	return sel.Where("s.state = ?", StepOpen).WhereGroup(" AND ", func(q *bun.SelectQuery) *bun.SelectQuery {
		for id, needs := range duties {
			q = q.WhereOr("(s.union_id = ? AND s.permission IN (?))", id, bun.List(needs))
		}
		return q
	}).Where("s.holder_id IS NULL OR s.holder_id IN (?)", bun.List(holders)).
		Where(`(s.step = 0 AND c.state = ?) OR (s.step > 0 AND c.state = ? AND NOT EXISTS (SELECT 1 FROM approval_opinion AS o
			WHERE o.act = ? AND o.by_id = ? AND (o.case_id = c.id OR o.case_id IN (SELECT p.id FROM approval_case AS p WHERE p.into_id = c.id))))`,
			Returned, Open, Submit, w.AccountID)
}

func fromSteps(q db.Q) *bun.SelectQuery {
	return q.NewSelect().TableExpr("approval_step AS s").Join("JOIN approval_case AS c ON c.id = s.case_id")
}

// order is how a box is ordered: by day where it has one, then by at, then by key.
type order struct {
	day, at, key string
	desc         bool
}

// noTerm stands for the internal limit of a step that has none: it waits behind those that have one.
const noTerm = "9999-12-31"

// box is the query of a list and how it is ordered. What waits stands by its internal limit and then by when it arrived,
// the oldest first; the other boxes begin with the latest.
func box(q db.Q, b Box, w Who) (sel *bun.SelectQuery, by order) {
	standing := "LEFT JOIN approval_step AS s ON s.case_id = c.id AND s.step = c.step AND s.state = 'open'"
	switch b {
	case BoxTodo:
		return waiting(fromSteps(q), w), order{day: "coalesce(s.due_on, '" + noTerm + "')", at: "s.opened_at", key: "s.id"}
	case BoxDone:
		sel = q.NewSelect().TableExpr("approval_case AS c").Join(standing).
			Where(`EXISTS (SELECT 1 FROM approval_opinion AS o WHERE o.case_id = c.id AND o.by_id = ? AND o.act NOT IN (?))`,
				w.AccountID, bun.List([]Act{Submit, Withdraw, Copy}))
		return sel, order{at: "c.changed_at", key: "c.id", desc: true}
	case BoxSent:
		sel = q.NewSelect().TableExpr("approval_case AS c").Join(standing)
		return sentBy(sel, w), order{at: "c.sent_at", key: "c.id", desc: true}
	case BoxCopied:
		sel = q.NewSelect().TableExpr("approval_copy AS k").Join("JOIN approval_case AS c ON c.id = k.case_id").Join(standing).
			Where("k.account_id = ?", w.AccountID).ColumnExpr("k.read_at")
		return sel, order{at: "k.at", key: "k.id", desc: true}
	}
	return q.NewSelect().TableExpr("approval_case AS c").Join(standing).Where("1 = 0"), order{at: "c.sent_at", key: "c.id", desc: true}
}

// columns are those by which the box is ordered, and by which a page is found again.
func (o order) columns() []string {
	if o.day == "" {
		return []string{o.at, o.key}
	}
	return []string{o.day, o.at, o.key}
}

// keys say where a line stands in the box.
func (o order) keys(l CaseLine) []string {
	at := []string{l.At.UTC().Format(cursorTime), l.Key}
	if o.day == "" {
		return at
	}
	return append([]string{cmp.Or(l.DueOn.String(), noTerm)}, at...)
}

// page narrows a box to what stands behind a cursor, or before it, in the order in which it is read.
func (o order) page(sel *bun.SelectQuery, at httpx.Cursor) (*bun.SelectQuery, error) {
	columns, desc := o.columns(), o.desc != at.Back
	if len(at.Keys) > 0 {
		values, times := make([]any, len(columns)), len(columns)-2
		for i, k := range at.Keys {
			values[i] = k
		}
		from, err := time.Parse(cursorTime, at.Keys[times])
		if err == nil && o.day != "" {
			_, err = workday.Parse(at.Keys[0])
		}
		if err != nil {
			_, err = httpx.ParseCursor("!", len(columns)) // the refusal of a cursor that nobody was given
			return nil, err
		}
		values[times] = from
		than := ">"
		if desc {
			than = "<"
		}
		sel = sel.Where("("+strings.Join(columns, ", ")+") "+than+" (?"+strings.Repeat(", ?", len(columns)-1)+")", values...)
	}
	for _, c := range columns {
		if desc {
			c += " DESC"
		}
		sel = sel.OrderExpr(c)
	}
	return sel, nil
}

// sentBy narrows to what somebody's posts sent: what a predecessor sent belongs to the post.
func sentBy(sel *bun.SelectQuery, w Who) *bun.SelectQuery {
	found := false
	sel = sel.WhereGroup(" AND ", func(q *bun.SelectQuery) *bun.SelectQuery {
		for _, f := range Flows {
			for _, h := range w.Hands {
				if h.ForID == "" && h.Mandate == nil && h.carries(f.Steps[0].Need, h.Grant.UnionID) {
					q, found = q.WhereOr("(c.flow = ? AND c.union_id = ?)", f.Key, h.Grant.UnionID), true
				}
			}
		}
		if !found {
			q = q.WhereOr("1 = 0")
		}
		return q
	})
	return sel
}

func (f Filter) where(sel *bun.SelectQuery) *bun.SelectQuery {
	if f.Flow != "" {
		sel = sel.Where("c.flow = ?", f.Flow)
	}
	if f.State != "" {
		sel = sel.Where("c.state = ?", f.State)
	}
	if words := strings.TrimSpace(f.Words); words != "" {
		sel = sel.Where(`c.title LIKE ? ESCAPE '\' OR c.sent_name LIKE ? ESCAPE '\'`, db.Contains(words), db.Contains(words))
	}
	return sel
}

const cursorTime = "2006-01-02 15:04:05.999999-07:00"

func list(ctx context.Context, q db.Q, b Box, w Who, f Filter, page httpx.PageQuery) (httpx.Page[CaseLine], error) {
	var none httpx.Page[CaseLine]
	sel, by := box(q, b, w)
	at, err := httpx.ParseCursor(page.Cursor, len(by.columns()))
	if err != nil {
		return none, err
	}
	sel = f.where(sel)
	var total httpx.Total
	if total.Count, total.Exact, err = db.CountUpTo(ctx, q, sel.Clone()); err != nil {
		return none, err
	}
	if sel, err = by.page(sel, at); err != nil {
		return none, err
	}
	rows := []CaseLine{}
	err = sel.Join("JOIN org_union AS u ON u.id = c.union_id").Join("LEFT JOIN org_union AS w ON w.id = s.union_id").
		ColumnExpr("c.*, u.name AS union_name, coalesce(w.name, '') AS step_union, coalesce(s.holder_name, '') AS holder_name, s.due_on").
		ColumnExpr(by.at+" AS at, "+by.key+" AS key").Limit(int64(page.Limit)+1).Scan(ctx, &rows)
	if err != nil {
		return none, fmt.Errorf("list cases: %w", err)
	}
	return httpx.Paginate(rows, at, page.Limit, total, by.keys), nil
}

// Counts are how many cases are in each box; of copies those not read yet.
type Counts struct {
	Todo   int `json:"todo"`
	Copied int `json:"copied" doc:"未读的抄送"`
}

func counts(ctx context.Context, q db.Q, w Who) (c Counts, err error) {
	if c.Todo, _, err = db.CountUpTo(ctx, q, waiting(fromSteps(q), w)); err != nil {
		return c, err
	}
	c.Copied, _, err = db.CountUpTo(ctx, q, q.NewSelect().TableExpr("approval_copy AS k").Where("k.account_id = ? AND k.read_at IS NULL", w.AccountID))
	return c, err
}
