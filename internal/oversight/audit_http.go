package oversight

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/export"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/platform/jobs"
	"xiezhi/internal/workday"
)

// AuditChange is one field of an entry, its values as JSON text; masked ones read "***", an absent one is empty.
type AuditChange struct {
	Field  string `json:"field"`
	Before string `json:"before"`
	After  string `json:"after"`
}

// AuditEntry is a record of the audit as the page shows it.
type AuditEntry struct {
	ID        string        `json:"id"`
	At        time.Time     `json:"at"`
	ActorID   string        `json:"actorId"`
	ActorName string        `json:"actorName"`
	Via       audit.Via     `json:"via" enum:"web,cli,job,link"`
	Address   string        `json:"address"`
	RequestID string        `json:"requestId"`
	Action    string        `json:"action"`
	Kind      string        `json:"kind"`
	ItemID    string        `json:"itemId"`
	Label     string        `json:"label"`
	UnionID   string        `json:"unionId"`
	PersonID  string        `json:"personId"`
	Reason    string        `json:"reason"`
	Changes   []AuditChange `json:"changes" nullable:"false"`
	Erased    bool          `json:"erased"`
	Sealed    bool          `json:"sealed"`
	Leaf      int64         `json:"leaf" doc:"封存序号，未封存为 -1"`
	Actions   []string      `json:"actions" nullable:"false"`
}

func entryOf(a audit.Act, actor authz.Actor) AuditEntry {
	e := AuditEntry{
		ID: a.ID, At: a.At, ActorID: a.ActorID, ActorName: a.ActorName, Via: a.Via, Address: a.Address, RequestID: a.RequestID,
		Action: a.Action, Kind: a.Kind, ItemID: a.ItemID, Label: a.Label, UnionID: a.UnionID, PersonID: a.PersonID,
		Reason: a.Reason, Changes: make([]AuditChange, len(a.Changes)), Erased: a.Erased, Sealed: a.Leaf != nil, Leaf: -1, Actions: []string{},
	}
	if a.Leaf != nil {
		e.Leaf = *a.Leaf
	}
	for i, c := range a.Changes {
		e.Changes[i] = AuditChange{c.Field, jsonText(c.Before), jsonText(c.After)}
	}
	if !a.Erased && a.Action != audit.EraseAction && actor.Has(authz.AuditErase) {
		e.Actions = append(e.Actions, "erase")
	}
	return e
}

func jsonText(raw []byte) string {
	if string(raw) == "null" {
		return ""
	}
	return string(raw)
}

// AuditFilter is what the entries can be narrowed by.
type AuditFilter struct {
	Action   string       `query:"action" maxLength:"64" doc:"动作；以点结尾为一类"`
	ActorID  string       `query:"actorId" maxLength:"64"`
	Kind     string       `query:"kind" maxLength:"64"`
	ItemID   string       `query:"itemId" maxLength:"64"`
	PersonID string       `query:"personId" maxLength:"36"`
	UnionID  string       `query:"unionId" maxLength:"36"`
	From     workday.Date `query:"from"`
	To       workday.Date `query:"to" doc:"含当日"`
}

func (in AuditFilter) filter() audit.Filter {
	f := audit.Filter{
		Action: in.Action, ActorID: in.ActorID, Kind: in.Kind, ItemID: in.ItemID, PersonID: in.PersonID, UnionID: in.UnionID,
	}
	if !in.From.IsZero() {
		f.From = in.From.Start()
	}
	if !in.To.IsZero() {
		f.To = in.To.AddDays(1).Start()
	}
	return f
}

type entriesInput struct {
	AuditFilter
	Cursor string `query:"cursor" maxLength:"100"`
	Limit  int    `query:"limit" minimum:"1" maximum:"100" default:"20"`
}

// AuditState is how the audit stands: what is sealed, what is not yet, and what the last verification found.
type AuditState struct {
	Sealed   int64         `json:"sealed"`
	Unsealed int           `json:"unsealed"`
	Report   *Verification `json:"report,omitempty" doc:"上一次校验"`
	Running  *jobs.Status  `json:"running,omitempty" doc:"正在进行的校验"`
}

// SignedHead is a head as the page lists it.
type SignedHead struct {
	Size      int64     `json:"size"`
	Root      string    `json:"root"`
	At        time.Time `json:"at"`
	KeyID     string    `json:"keyId"`
	PublicKey string    `json:"publicKey"`
}

// Erasure asks for the particulars of entries to be erased.
type Erasure struct {
	IDs    []string `json:"ids" minItems:"1" maxItems:"100" nullable:"false"`
	Reason string   `json:"reason" minLength:"1" maxLength:"500"`
}

type jobReply struct {
	ID string `json:"id" doc:"后台任务编号"`
}

// Routes registers the administrators' operations.
func (s *Service) Routes(r authz.Router) {
	read := authz.Need(authz.AuditRead)
	httpx.Handle(r, http.MethodGet, "/api/audit/entries", read, s.getEntries, httpx.Summary("审计记录"))
	httpx.Handle(r, http.MethodGet, "/api/audit/entries/{id}", read, s.getEntry, httpx.Summary("一条审计记录"))
	httpx.Handle(r, http.MethodGet, "/api/audit/state", read, s.getState, httpx.Summary("封存与校验的情况"))
	httpx.Handle(r, http.MethodPost, "/api/audit/verifications", read, s.postVerification,
		httpx.Status(http.StatusAccepted), httpx.Summary("立即校验"))
	httpx.Handle(r, http.MethodGet, "/api/audit/heads", read, s.getHeads, httpx.Summary("封存凭证"))
	httpx.Handle(r, http.MethodGet, "/api/audit/heads/latest", read, s.getHead, httpx.Summary("导出最新封存凭证"))
	httpx.Handle(r, http.MethodGet, "/api/audit/heads/{size}", read, s.getHeadOf, httpx.Summary("导出一份封存凭证"))
	httpx.Handle(r, http.MethodGet, "/api/audit/entries/export", read, s.exportEntries, httpx.Summary("导出审计记录"))
	httpx.Handle(r, http.MethodPost, "/api/audit/erasures", authz.Need(authz.AuditErase), s.postErasure, httpx.Summary("清除审计详情"))
	s.systemRoutes(r)
}

func (s *Service) getEntries(ctx context.Context, a authz.Actor, in *entriesInput) (*httpx.Body[httpx.Page[AuditEntry]], error) {
	f := in.filter()
	f.After, f.Limit = in.Cursor, in.Limit
	acts, next, err := audit.List(ctx, s.DB.Read(), f)
	if err != nil {
		return nil, err
	}
	n, exact, err := audit.Count(ctx, s.DB.Read(), f)
	if err != nil {
		return nil, err
	}
	page := httpx.Page[AuditEntry]{Items: make([]AuditEntry, len(acts)), Next: next, Total: httpx.Total{Count: n, Exact: exact}}
	for i, act := range acts {
		page.Items[i] = entryOf(act, a)
	}
	return httpx.Reply(page), nil
}

func (s *Service) getEntry(ctx context.Context, a authz.Actor, in *httpx.ID) (*httpx.Body[AuditEntry], error) {
	act, err := audit.Get(ctx, s.DB.Read(), in.ID)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(entryOf(act, a)), nil
}

func (s *Service) getState(ctx context.Context, _ authz.Actor, _ *struct{}) (*httpx.Body[AuditState], error) {
	q := s.DB.Read()
	var out AuditState
	err := q.NewRaw("SELECT size FROM audit_tree WHERE id = 'audit'").Scan(ctx, &out.Sealed)
	if err != nil {
		return nil, fmt.Errorf("read audit tree: %w", err)
	}
	if out.Unsealed, err = audit.Unsealed(ctx, q); err != nil {
		return nil, err
	}
	if out.Report, err = latest(ctx, q); err != nil {
		return nil, err
	}
	for _, state := range []jobs.State{jobs.Running, jobs.Ready} {
		list, err := jobs.List(ctx, q, jobs.Filter{Kind: VerifyKind, State: state, Limit: 1})
		if err != nil {
			return nil, err
		}
		if len(list) > 0 {
			out.Running = &list[0]
			break
		}
	}
	return httpx.Reply(out), nil
}

func (s *Service) postVerification(ctx context.Context, a authz.Actor, _ *struct{}) (*httpx.Body[jobReply], error) {
	id := db.NewID()
	err := s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		if err := jobs.Enqueue(ctx, tx, jobs.Job{ID: id, Kind: VerifyKind, Dedup: "now"}); err != nil {
			return err
		}
		return audit.Record(ctx, tx, audit.Entry{Actor: a.Audit(), Action: "audit.verify", Kind: "audit"})
	})
	if err != nil {
		return nil, err
	}
	return httpx.Reply(jobReply{ID: id}), nil
}

func (s *Service) getHeads(ctx context.Context, _ authz.Actor, _ *struct{}) (*httpx.Body[[]SignedHead], error) {
	heads, err := audit.Heads(ctx, s.DB.Read(), s.Keys, 50)
	if err != nil {
		return nil, err
	}
	out := make([]SignedHead, len(heads))
	for i, h := range heads {
		out[i] = SignedHead{Size: h.Size, Root: h.Root, At: h.At, KeyID: h.KeyID, PublicKey: h.PublicKey}
	}
	return httpx.Reply(out), nil
}

func (s *Service) getHead(ctx context.Context, a authz.Actor, _ *struct{}) (*huma.StreamResponse, error) {
	text, err := audit.ExportHead(ctx, s.DB.Read(), s.Keys)
	if err != nil {
		return nil, err
	}
	return s.sendHead(ctx, a, text)
}

func (s *Service) getHeadOf(ctx context.Context, a authz.Actor, in *struct {
	Size int64 `path:"size" minimum:"1"`
},
) (*huma.StreamResponse, error) {
	text, err := audit.ExportHeadOf(ctx, s.DB.Read(), s.Keys, in.Size)
	if err != nil {
		return nil, err
	}
	return s.sendHead(ctx, a, text)
}

// sendHead records that a head was taken, and sends it.
func (s *Service) sendHead(ctx context.Context, a authz.Actor, text []byte) (*huma.StreamResponse, error) {
	head, err := audit.ParseHead(text)
	if err != nil {
		return nil, err
	}
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		return audit.Record(ctx, tx, audit.Entry{
			Actor: a.Audit(), Action: "audit.head.export", Kind: "audit", Label: fmt.Sprintf("封存凭证（至第 %d 条）", head.Size),
		})
	})
	if err != nil {
		return nil, err
	}
	return httpx.Download(fmt.Sprintf("审计封存凭证-%d.json", head.Size), "application/json", func(w io.Writer) error {
		_, err := w.Write(text)
		return err
	}), nil
}

// exportEntries sends the chosen entries, the newest first, with values as masked as on the page.
func (s *Service) exportEntries(ctx context.Context, a authz.Actor, in *AuditFilter) (*huma.StreamResponse, error) {
	now := s.DB.Now().In(workday.Shanghai)
	err := export.Record(ctx, s.DB, export.Act{Actor: a.Audit(), Action: "audit.entries.export", Kind: "audit", Label: "审计记录"})
	if err != nil {
		return nil, err
	}
	list := export.List{
		Title: "审计记录", File: "审计记录-" + workday.Of(s.DB.Now()).String(),
		Notes: []string{a.Name + "导出，" + now.Format("2006-01-02 15:04")},
		Columns: []export.Column{
			export.Text("时间", 20), export.Text("谁", 12), export.Text("动作", 26), export.Text("对象", 30), export.Text("理由", 30),
			export.Text("来源", 16), export.Text("改动", 60), export.Text("封存序号", 10), export.Text("编号", 38),
		},
	}
	return export.Send(list, func(write export.Row) error {
		f := in.filter()
		for f.Limit = 1000; ; {
			acts, next, err := audit.List(ctx, s.DB.Read(), f)
			if err != nil {
				return err
			}
			for _, act := range acts {
				e := entryOf(act, a)
				var changes []string
				for _, c := range e.Changes {
					changes = append(changes, fmt.Sprintf("%s：%s → %s", c.Field, c.Before, c.After))
				}
				leaf := "未封存"
				if e.Sealed {
					leaf = strconv.FormatInt(e.Leaf, 10)
				}
				err := write(e.At.In(workday.Shanghai).Format("2006-01-02 15:04:05"), e.ActorName, e.Action, e.Label, e.Reason, e.Address,
					strings.Join(changes, "；"), leaf, e.ID)
				if err != nil {
					return err
				}
			}
			if next == "" {
				return nil
			}
			f.After = next
		}
	})
}

var errEraseIDs = errs.E("erase_ids", "要清除的记录编号有误。", errs.F("ids", "请从列表中选择"))

func (s *Service) postErasure(ctx context.Context, a authz.Actor, in *struct{ Body Erasure }) (*struct{}, error) {
	for _, id := range in.Body.IDs {
		if !db.IsID(id) {
			return nil, errEraseIDs
		}
	}
	return nil, s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		return audit.Erase(ctx, tx, a.Audit(), in.Body.IDs, in.Body.Reason)
	})
}
