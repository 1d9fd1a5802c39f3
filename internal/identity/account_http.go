package identity

import (
	"context"
	"net/http"
	"time"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/workday"
)

// bulkRate bounds what hashes many passwords.
var bulkRate = httpx.Rate{Burst: 10, Per: 10, Every: time.Minute}

func (s *Service) accountRoutes(r authz.Router) {
	httpx.Handle(r, http.MethodGet, "/api/accounts", authz.Need(authz.AccountRead), s.getAccounts, httpx.Summary("账号列表"))
	httpx.Handle(r, http.MethodPost, "/api/accounts", authz.Need(authz.AccountManage), s.postAccount,
		httpx.Status(http.StatusCreated), httpx.Summary("开立账号"))
	httpx.Handle(r, http.MethodGet, "/api/accounts/export", authz.Need(authz.AccountRead), s.exportAccounts, httpx.Summary("导出账号与岗位"))
	httpx.Handle(r, http.MethodGet, "/api/accounts/candidates", authz.Need(authz.AccountManage), s.getCandidates, httpx.Summary("可开立账号的在岗人员"))
	httpx.Handle(r, http.MethodPost, "/api/accounts/bulk", authz.Need(authz.AccountManage), s.postBulk,
		httpx.Limited(bulkRate), httpx.Summary("按花名册批量开立指导员账号"))
	httpx.Handle(r, http.MethodGet, "/api/accounts/{id}", authz.Need(authz.AccountRead), s.getAccount, httpx.Summary("账号"))
	httpx.Handle(r, http.MethodPost, "/api/accounts/{id}/disable", authz.Need(authz.AccountManage), s.postDisable, httpx.Summary("停用账号"))
	httpx.Handle(r, http.MethodPost, "/api/accounts/{id}/enable", authz.Need(authz.AccountManage), s.postEnable, httpx.Summary("启用账号"))
	httpx.Handle(r, http.MethodPost, "/api/accounts/{id}/unlock", authz.Need(authz.AccountReset), s.postUnlock, httpx.Summary("解除锁定，密码不变"))
	httpx.Handle(r, http.MethodPost, "/api/accounts/{id}/reset", authz.Need(authz.AccountReset), s.postReset,
		httpx.Limited(bulkRate), httpx.Summary("重置密码，得到一次性密码条"))
	httpx.Handle(r, http.MethodPost, "/api/accounts/{id}/grants", authz.Need(authz.AccountGrant), s.postGrant, httpx.Summary("授予角色"))
	httpx.Handle(r, http.MethodPost, "/api/accounts/{id}/grants/{grantId}/end", authz.Need(authz.AccountGrant), s.postEnd, httpx.Summary("收回角色"))
	httpx.Handle(r, http.MethodPost, "/api/accounts/{id}/grants/{grantId}/handover", authz.Need(authz.AccountGrant), s.postHandover,
		httpx.Limited(bulkRate), httpx.Summary("移交岗位"))
	httpx.Handle(r, http.MethodGet, "/api/posts", authz.Need(authz.AccountRead), s.getPosts, httpx.Summary("一个单位的岗位与在任人"))
}

type accountQuery struct {
	httpx.PageQuery
	UnionID string     `query:"unionId" format:"uuid" required:"false" doc:"该工会及其下级"`
	Words   string     `query:"q" maxLength:"60" doc:"姓名、拼音、首字母或登录名"`
	Role    authz.Role `query:"role" maxLength:"16"`
	State   State      `query:"state" enum:"active,unused,locked,disabled" required:"false"`
}

func (s *Service) getAccounts(ctx context.Context, actor authz.Actor, in *accountQuery) (*httpx.Body[httpx.Page[AccountRow]], error) {
	f := ListFilter{UnionID: in.UnionID, Words: in.Words, Role: in.Role, State: in.State}
	page, err := s.List(ctx, actor.Scope(authz.AccountRead), f, in.PageQuery)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(page), nil
}

func (s *Service) getAccount(ctx context.Context, actor authz.Actor, in *httpx.ID) (*httpx.Body[AccountDetail], error) {
	out, err := s.Show(ctx, actor, in.ID)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(out), nil
}

// GrantInput is a role to be given.
type GrantInput struct {
	Role    authz.Role   `json:"role" maxLength:"16"`
	UnionID string       `json:"unionId" format:"uuid"`
	From    workday.Date `json:"from,omitzero" required:"false" doc:"空为今天"`
	Until   workday.Date `json:"until,omitzero" required:"false" doc:"末日；空为长期"`
}

func (g GrantInput) grant() NewGrant {
	return NewGrant(g)
}

// AccountInput opens one account.
type AccountInput struct {
	Name   string       `json:"name" minLength:"1" maxLength:"60"`
	Login  string       `json:"login,omitempty" maxLength:"40" doc:"空则按姓名拼音加数字生成"`
	Grants []GrantInput `json:"grants" minItems:"1" maxItems:"10" nullable:"false"`
}

func (s *Service) postAccount(ctx context.Context, actor authz.Actor, in *struct{ Body AccountInput }) (*httpx.Body[Slip], error) {
	n := NewAccount{Name: in.Body.Name, Login: in.Body.Login}
	for _, g := range in.Body.Grants {
		n.Grants = append(n.Grants, g.grant())
	}
	slip, err := s.Open(ctx, actor, n)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(slip), nil
}

func (s *Service) getCandidates(ctx context.Context, actor authz.Actor, in *struct {
	UnionID string `query:"unionId" format:"uuid" required:"false"`
},
) (*httpx.Body[httpx.List[Proposed]], error) {
	list, err := s.Candidates(ctx, actor, in.UnionID)
	if err != nil {
		return nil, err
	}
	return httpx.ReplyList(list), nil
}

// BulkInput names the persons who are to get accounts; their number is bounded, since each costs a password's hash.
type BulkInput struct {
	PersonIDs []string `json:"personIds" minItems:"1" maxItems:"200" uniqueItems:"true" nullable:"false"`
}

func (s *Service) postBulk(ctx context.Context, actor authz.Actor, in *struct{ Body BulkInput }) (*httpx.Body[OpenedMany], error) {
	out, err := s.OpenMany(ctx, actor, in.Body.PersonIDs)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(out), nil
}

// RevInput is an act upon an account as it was read.
type RevInput struct {
	Rev    int64  `json:"rev"`
	Reason string `json:"reason,omitempty" maxLength:"200"`
}

type revOf struct {
	ID   string `path:"id" format:"uuid"`
	Body RevInput
}

func (s *Service) postDisable(ctx context.Context, actor authz.Actor, in *revOf) (*httpx.Body[AccountDetail], error) {
	if err := s.Disable(ctx, actor, in.ID, in.Body.Rev, in.Body.Reason); err != nil {
		return nil, err
	}
	return s.getAccount(ctx, actor, &httpx.ID{ID: in.ID})
}

func (s *Service) postEnable(ctx context.Context, actor authz.Actor, in *revOf) (*httpx.Body[AccountDetail], error) {
	if err := s.Enable(ctx, actor, in.ID, in.Body.Rev); err != nil {
		return nil, err
	}
	return s.getAccount(ctx, actor, &httpx.ID{ID: in.ID})
}

func (s *Service) postUnlock(ctx context.Context, actor authz.Actor, in *revOf) (*httpx.Body[AccountDetail], error) {
	if err := s.Unlock(ctx, actor, in.ID, in.Body.Rev); err != nil {
		return nil, err
	}
	return s.getAccount(ctx, actor, &httpx.ID{ID: in.ID})
}

func (s *Service) postReset(ctx context.Context, actor authz.Actor, in *revOf) (*httpx.Body[Slip], error) {
	slip, err := s.ResetPassword(ctx, actor, in.ID, in.Body.Rev)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(slip), nil
}

func (s *Service) postGrant(ctx context.Context, actor authz.Actor, in *struct {
	ID   string `path:"id" format:"uuid"`
	Body struct {
		GrantInput
		Rev int64 `json:"rev"`
	}
},
) (*httpx.Body[AccountDetail], error) {
	if err := s.Grant(ctx, actor, in.ID, in.Body.Rev, in.Body.grant()); err != nil {
		return nil, err
	}
	return s.getAccount(ctx, actor, &httpx.ID{ID: in.ID})
}

func (s *Service) postEnd(ctx context.Context, actor authz.Actor, in *struct {
	ID      string `path:"id" format:"uuid"`
	GrantID string `path:"grantId" format:"uuid"`
	Body    RevInput
},
) (*httpx.Body[AccountDetail], error) {
	if err := s.End(ctx, actor, in.ID, in.GrantID, in.Body.Rev, in.Body.Reason); err != nil {
		return nil, err
	}
	return s.getAccount(ctx, actor, &httpx.ID{ID: in.ID})
}

// HandoverInput names who takes the post over, and the new term.
type HandoverInput struct {
	Rev         int64        `json:"rev"`
	ToAccountID string       `json:"toAccountId,omitempty" format:"uuid" doc:"接任人的账号；空为新开账号"`
	Name        string       `json:"name,omitempty" maxLength:"60" doc:"新开账号：接任人姓名"`
	Login       string       `json:"login,omitempty" maxLength:"40" doc:"新开账号：登录名，空则按姓名拼音加数字生成"`
	From        workday.Date `json:"from,omitzero" required:"false" doc:"空为今天"`
	Until       workday.Date `json:"until,omitzero" required:"false" doc:"末日；空为长期"`
}

// HandedOver says what waits at the post for its new holder.
type HandedOver struct {
	Waiting []Waiting `json:"waiting" nullable:"false"`
	Slip    *Slip     `json:"slip,omitempty" doc:"新开账号的一次性密码条，只在本次回复中出现"`
}

func (s *Service) postHandover(ctx context.Context, actor authz.Actor, in *struct {
	ID      string `path:"id" format:"uuid"`
	GrantID string `path:"grantId" format:"uuid"`
	Body    HandoverInput
},
) (*httpx.Body[HandedOver], error) {
	b := in.Body
	to := Successor{AccountID: b.ToAccountID, Name: b.Name, Login: b.Login}
	waiting, slip, err := s.Handover(ctx, actor, in.ID, in.GrantID, b.Rev, to, b.From, b.Until)
	if err != nil {
		return nil, err
	}
	return httpx.Reply(HandedOver{waiting, slip}), nil
}

func (s *Service) getPosts(ctx context.Context, actor authz.Actor, in *struct {
	UnionID string `query:"unionId" format:"uuid" required:"true"`
},
) (*httpx.Body[httpx.List[Holders]], error) {
	list, err := s.Posts(ctx, actor, in.UnionID)
	if err != nil {
		return nil, err
	}
	return httpx.ReplyList(list), nil
}
