package app

import (
	"context"
	"fmt"
	"strings"

	"xiezhi/internal/authz"
	"xiezhi/internal/identity"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/export"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/rights"
	"xiezhi/internal/roster"
	"xiezhi/internal/workday"
	"xiezhi/internal/worklog"
)

// held lists what the chapters hold on somebody, with why, by which article, how long and for whose eyes: a chapter that
// begins to hold something has its line here.
func (a *App) held() []rights.Source {
	const articles = "办法第四条、第六条、第十条第（七）项；劳动合同法第七条、第八条"
	return []rights.Source{
		{
			Key: "person", Title: "基本信息", Purpose: "核对聘用条件，登记全省队伍名册，一人只算一名", Basis: articles, Kept: "在岗期间和离岗后10年（以现行规定为准）",
			Readers: "本人；聘用单位经办和负责人；上级工会（证件号、电话隐去，查看原文须写明理由）", DeskPath: "/my-data", PhonePath: "/my-record", Read: a.ofPerson(personRows),
		},
		{
			Key: "engagement", Title: "聘用合同", Purpose: "证明聘用关系、期限和定岗，办理续聘、备案和离岗", Basis: articles + "；办法第十一条", Kept: "在岗期间和离岗后10年（以现行规定为准）",
			Readers: "本人；聘用单位；上级工会", DeskPath: "/my-data", PhonePath: "/my-record", Read: a.ofPerson(engagementRows),
		},
		{
			Key: "visits", Title: "日志", Purpose: "记录下基层服务并由服务方确认，计算年度天数", Basis: "办法第八条、第十条第（二）项", Kept: "在岗期间和离岗后10年（以现行规定为准）",
			Readers: "本人；聘用单位；签字确认人只看所确认的一条；年度关闭前上级须经督查并写明理由", DeskPath: "/visits", PhonePath: "/logs", Read: a.visitRows,
		},
		{
			Key: "attachments", Title: "附件", Purpose: "日志的内部佐证，可以不传；拍摄地点等信息不保存", Basis: "办法第十条第（二）项", Kept: "与所属日志相同",
			Readers: "本人；聘用单位；督查", DeskPath: "/visits", PhonePath: "/logs", Read: a.attachmentRows,
		},
		{
			Key: "notices", Title: "通知", Purpose: "告诉您需要办理或者应当知道的事", Basis: "办法第九条", Kept: "读过后按期清理", Readers: "本人；岗位的通知由同岗人员共用", DeskPath: "/notices", PhonePath: "/notices", Read: a.noticeRows,
		},
		{
			Key: "account", Title: "账号", Purpose: "登录和分清由谁办理", Basis: "网络安全法第二十一条；个人信息保护法第五十一条", Kept: "停用后与审计记录相同；登录记录过期后清理",
			Readers: "本人；开立账号的单位；安全管理员", DeskPath: "/account", PhonePath: "/me", Read: a.accountRows,
		},
	}
}

// ofPerson reads the actor's own record of the roster, with the whole numbers when it is taken out.
func (a *App) ofPerson(rows func(v roster.PersonView, id, phone string) rights.Table) func(context.Context, authz.Actor, bool) (rights.Table, error) {
	return func(ctx context.Context, actor authz.Actor, whole bool) (rights.Table, error) {
		if actor.PersonID == "" {
			return rows(roster.PersonView{}, "", ""), nil
		}
		v, err := a.Roster.Detail(ctx, actor, actor.PersonID)
		if err != nil {
			return rights.Table{}, err
		}
		id, phone := v.IDMasked, v.PhoneMasked
		if whole {
			if id, err = a.Roster.Reveal(ctx, actor, actor.PersonID, roster.SealedID, ""); err != nil {
				return rights.Table{}, err
			}
			if phone, err = a.Roster.Reveal(ctx, actor, actor.PersonID, roster.SealedPhone, ""); err != nil {
				return rights.Table{}, err
			}
		}
		return rows(v, id, phone), nil
	}
}

func personRows(v roster.PersonView, id, phone string) rights.Table {
	t := rights.Table{Columns: []string{"项目", "内容"}}
	if v.ID == "" {
		return t
	}
	for _, r := range [][]string{
		{"姓名", v.Name},
		{"性别", v.SexText},
		{"出生日期", v.Birth.String()},
		{"证件号", id},
		{"移动电话", phone},
		{"政治面貌", v.PoliticalText},
		{"文化程度", v.EducationText},
		{"专业职称", v.TitleText},
		{"原工作单位和职务", v.FormerPost},
		{"简历", v.Resume},
	} {
		if r[1] != "" {
			t.Rows = append(t.Rows, r)
		}
	}
	for _, q := range v.Qualifications {
		t.Rows = append(t.Rows, []string{"资质证书", q.Name})
	}
	return t
}

func engagementRows(v roster.PersonView, _, _ string) rights.Table {
	t := rights.Table{Columns: []string{"聘用单位", "种类", "起", "止", "说明"}}
	for _, e := range v.Engagements {
		t.Rows = append(t.Rows, []string{e.UnionName, "在岗", e.OnDuty.String(), e.EndedOn.String(), e.EndGroundText})
		for _, c := range e.Contracts {
			t.Rows = append(t.Rows, []string{e.UnionName, c.Kind.Title(), c.StartsOn.String(), c.EndsOn.String(), ""})
		}
		for _, p := range e.Postings {
			t.Rows = append(t.Rows, []string{e.UnionName, "定岗", p.StartsOn.String(), "", p.PostUnionName})
		}
		for _, i := range e.Interruptions {
			t.Rows = append(t.Rows, []string{e.UnionName, "中断", i.StartsOn.String(), i.EndsOn.String(), ""})
		}
	}
	return t
}

func (a *App) visitRows(ctx context.Context, actor authz.Actor, _ bool) (rights.Table, error) {
	t := rights.Table{Columns: []string{"服务日期", "服务单位", "服务内容", "工作成效", "参加人员", "内部记录", "状态"}}
	if actor.PersonID == "" || !actor.Has(authz.VisitRecord) {
		return t, nil
	}
	err := export.Pages(func(at httpx.PageQuery) (httpx.Page[worklog.VisitEntry], error) {
		return a.Worklog.Mine(ctx, actor, worklog.Filter{}, at)
	}, func(v worklog.VisitEntry) error {
		t.Rows = append(t.Rows, []string{v.Day.String(), v.ServedName, v.Done, v.Outcome, v.Participants, v.InternalNote, v.StateTitle})
		return nil
	})
	return t, err
}

func (a *App) attachmentRows(ctx context.Context, actor authz.Actor, _ bool) (rights.Table, error) {
	t := rights.Table{Columns: []string{"文件", "大小（字节）", "上传时间"}}
	if !actor.Has(authz.VisitRecord) {
		return t, nil // what a clerk uploads is about others
	}
	var rows []struct {
		Name string
		Size int64
		At   string
	}
	err := a.DB.Read().NewRaw("SELECT name, size, CAST(created_at AS text) AS at FROM blob WHERE created_by = ? AND kept ORDER BY id", actor.AccountID).Scan(ctx, &rows)
	if err != nil {
		return t, fmt.Errorf("read own files: %w", err)
	}
	for _, r := range rows {
		t.Rows = append(t.Rows, []string{r.Name, fmt.Sprint(r.Size), r.At[:min(len(r.At), 16)]})
	}
	return t, nil
}

func (a *App) noticeRows(ctx context.Context, actor authz.Actor, _ bool) (rights.Table, error) {
	t := rights.Table{Columns: []string{"时间", "标题", "内容"}}
	for at := (httpx.PageQuery{Limit: 100}); ; {
		p, err := a.Inbox.List(ctx, actor, false, at)
		if err != nil {
			return t, err
		}
		for _, n := range p.Items {
			if n.Post != "" { // a post's, which may name others
				continue
			}
			t.Rows = append(t.Rows, []string{n.CreatedAt.In(workday.Shanghai).Format("2006-01-02 15:04"), n.Title, n.Body})
		}
		if p.Next == "" || len(t.Rows) >= 2000 {
			return t, nil
		}
		at.Cursor = p.Next
	}
}

func (a *App) accountRows(ctx context.Context, actor authz.Actor, _ bool) (rights.Table, error) {
	t := rights.Table{Columns: []string{"项目", "内容"}}
	s, err := a.Identity.Current(ctx, actor)
	if err != nil {
		return t, err
	}
	t.Rows = append(t.Rows, []string{"登录名", s.Account.Login}, []string{"姓名", s.Account.Name})
	for _, p := range s.Posts {
		t.Rows = append(t.Rows, []string{"岗位", strings.TrimSpace(p.UnionName + " " + p.RoleName)})
	}
	return t, nil
}

// inspectedBy are the inspections by which a place's entries could be read, as the people there read them: the union and
// the post, not the inspector's own data.
func inspectedBy(ctx context.Context, q db.Q, at org.Place) ([]rights.Glance, error) {
	list, err := worklog.InspectionsOver(ctx, q, at)
	if err != nil {
		return nil, err
	}
	var out []rights.Glance
	for _, i := range list {
		posts, err := identity.PostsOf(ctx, q, workday.Of(i.OpenedAt), i.AccountID)
		if err != nil {
			return nil, err
		}
		by := "（岗位已撤销）"
		for _, p := range posts {
			if p.Grant.Role.Allows(authz.VisitInspect) {
				by = p.Grant.UnionName + " " + p.Grant.Role.Title()
			}
		}
		out = append(out, rights.Glance{At: i.OpenedAt.UTC(), By: by, What: "督查" + i.UnionName + "的日志，" + i.UntilOn.Chinese() + "前可调阅", Reason: i.Reason})
	}
	return out, nil
}
