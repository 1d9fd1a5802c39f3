package app

import (
	"context"
	"fmt"
	"strings"

	"xiezhi/internal/authz"
	"xiezhi/internal/duties"
	"xiezhi/internal/filing"
	"xiezhi/internal/hiring"
	"xiezhi/internal/identity"
	"xiezhi/internal/obligation"
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
			Key: "forms", Title: "推荐表", Purpose: "报上一级总工会审核同意聘用或者续聘", Basis: "办法第六条第（三）、（四）项", Kept: "在岗期间和离岗后10年（以现行规定为准）",
			Readers: "本人（在这里导出）；聘用单位；上一级总工会（完整号码须写明理由）", DeskPath: "/my-data", PhonePath: "/my-data", Read: a.formRows,
		},
		{
			Key: "grades", Title: "年度考核等次", Purpose: "决定续聘、解聘", Basis: "办法第十条第（四）项、第十一条第（四）项", Kept: "在岗期间和离岗后10年（以现行规定为准）",
			Readers: "本人；聘用单位；审核续聘的上一级总工会", DeskPath: "/my-data", PhonePath: "/my-data", Read: a.gradeRows,
		},
		{
			Key: "concerns", Title: "聘用核查", Purpose: "核对聘用程序是否合规、一人是否只由一家工会聘用；不影响您的劳动关系和待遇", Basis: "办法第二条、第六条、第十六条", Kept: "在岗期间和离岗后10年（以现行规定为准）",
			Readers:  "本人只看种类、日期和结果：另一家工会和办理人员的说明属于他人，不在此列；聘用单位；上级工会",
			DeskPath: "/my-data", PhonePath: "/my-data", Read: a.concernRows,
		},
		{
			Key: "facts", Title: "培训、目标任务书、述职", Purpose: "证明期限内办了该办的事", Basis: "办法第十条第（一）、（三）、（四）项", Kept: "在岗期间和离岗后10年（以现行规定为准）",
			Readers: "本人；聘用单位；记录的单位；上级工会", DeskPath: "/my-data", PhonePath: "/my-data", Read: a.factRows,
		},
		{
			Key: "visits", Title: "日志", Purpose: "记录下基层服务并由服务方确认，计算年度天数", Basis: "办法第八条、第十条第（二）项", Kept: "在岗期间和离岗后10年（以现行规定为准）",
			Readers: "本人；聘用单位；签字确认人只看所确认的一条；年度关闭前上级须经督查并写明理由。服务方的满意度只有汇总数，谁评的不给任何人看", DeskPath: "/visits", PhonePath: "/logs", Read: a.visitRows,
		},
		{
			Key: "years", Title: "年度天数", Purpose: "核对是否达到规定的天数", Basis: "办法第十条第（二）项", Kept: "在岗期间和离岗后10年（以现行规定为准）",
			Readers: "本人；聘用单位；上级工会在年度关闭后", DeskPath: "/visits/mine", PhonePath: "/logs", Read: a.yearRows,
		},
		{
			Key: "attachments", Title: "附件", Purpose: "日志的内部佐证，可以不传；拍摄地点等信息不保存", Basis: "办法第十条第（二）项", Kept: "与所属日志相同",
			Readers: "本人；聘用单位；督查", DeskPath: "/visits", PhonePath: "/logs", Read: a.attachmentRows,
		},
		{
			Key: "duties", Title: "期限", Purpose: "提醒您和聘用单位什么时候以前办什么", Basis: "办法第六条、第十条、第十一条", Kept: "在岗期间和离岗后10年（以现行规定为准）",
			Readers: "本人；聘用单位；到期以后上级工会", DeskPath: "/obligations", PhonePath: "/calendar", Read: a.dutyRows,
		},
		{
			Key: "exits", Title: "离岗", Purpose: "办理离岗和备案；因违纪、考核不称职解聘的，再次聘用时提示审核人", Basis: "办法第十一条", Kept: "离岗后10年（以现行规定为准）；提示有期限",
			Readers: "本人；聘用单位；设区市总工会；县级总工会收抄送；提示只给审核人", DeskPath: "/my-data", PhonePath: "/my-exit", Read: a.exitRows,
		},
		{
			Key: "filed", Title: "年度备案", Purpose: "设区市向省总工会备案本年度聘用情况，备案的内容不再改动", Basis: "办法第十条第（七）项", Kept: "长期，作为当年情况的证明",
			Readers: "本人（在这里导出）；设区市和省总工会；所在县（市、区）总工会", DeskPath: "/my-data", PhonePath: "/my-data", Read: a.filedRows,
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
			t.Rows = append(t.Rows, []string{workday.Minute(n.CreatedAt), n.Title, n.Body})
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
	channels, err := a.Inbox.Own(ctx, actor)
	if err != nil {
		return t, err
	}
	for _, c := range channels.Channels {
		if c.Address != "" {
			t.Rows = append(t.Rows, []string{"通知渠道", c.Title + " " + c.Address})
		}
	}
	logins, err := identity.LoginsOf(ctx, a.DB.Read(), actor.AccountID, a.DB.Now())
	for _, l := range logins {
		t.Rows = append(t.Rows, []string{"登录", fmt.Sprintf("%s登录，最近使用%s，地址 %s", workday.Minute(l.CreatedAt), workday.Minute(l.SeenAt), l.Address)})
	}
	return t, err
}

func (a *App) formRows(ctx context.Context, actor authz.Actor, _ bool) (rights.Table, error) {
	t := rights.Table{Columns: []string{"种类", "聘用单位", "拟上岗", "合同起", "合同止", "工作简历", "奖惩情况", "状态", "编号", "审核意见"}}
	if actor.PersonID == "" {
		return t, nil
	}
	list, err := hiring.FormsOfPerson(ctx, a.DB.Read(), actor.PersonID)
	for _, f := range list {
		u, err := org.ByID(ctx, a.DB.Read(), f.UnionID)
		if err != nil {
			return t, err
		}
		t.Rows = append(t.Rows, []string{
			f.Kind.Title(), u.Name, f.OnDuty.String(), f.StartsOn.String(), f.EndsOn.String(), linesText(f.Resume), linesText(f.Awards), f.State.Title(), f.Number, f.Opinion,
		})
	}
	return t, err
}

func (a *App) gradeRows(ctx context.Context, actor authz.Actor, _ bool) (rights.Table, error) {
	t := rights.Table{Columns: []string{"年度", "等次", "文件", "确定日期", "说明"}}
	if actor.PersonID == "" {
		return t, nil
	}
	list, err := hiring.GradesOfPerson(ctx, a.DB.Read(), actor.PersonID)
	for _, g := range list {
		note := ""
		if g.Countered {
			note = "已更正：" + g.CounterBy
		}
		t.Rows = append(t.Rows, []string{fmt.Sprint(g.Year), g.GradeTitle, g.Document, g.DecidedOn.String(), note})
	}
	return t, err
}

func (a *App) concernRows(ctx context.Context, actor authz.Actor, _ bool) (rights.Table, error) {
	t := rights.Table{Columns: []string{"种类", "依据", "聘用单位", "提示日期", "状态", "办结日期"}}
	if actor.PersonID == "" {
		return t, nil
	}
	list, err := hiring.ConcernsOfPerson(ctx, a.DB.Read(), actor.PersonID)
	for _, c := range list {
		t.Rows = append(t.Rows, []string{c.Title, c.Law, c.UnionName, c.On.String(), c.State, c.DoneOn.String()})
	}
	return t, err
}

func (a *App) factRows(ctx context.Context, actor authz.Actor, _ bool) (rights.Table, error) {
	t := rights.Table{Columns: []string{"事项", "日期", "名称", "文号", "说明"}}
	if actor.PersonID == "" {
		return t, nil
	}
	list, err := duties.FactsOfPerson(ctx, a.DB.Read(), actor.PersonID)
	for _, f := range list {
		t.Rows = append(t.Rows, []string{f.Rule.Demand().Title, f.DoneOn.String(), f.Title, f.Number, f.Reason})
	}
	return t, err
}

func (a *App) yearRows(ctx context.Context, actor authz.Actor, _ bool) (rights.Table, error) {
	t := rights.Table{Columns: []string{"年度", "确认天数", "服务次数", "应达天数", "说明"}}
	if actor.PersonID == "" {
		return t, nil
	}
	list, err := worklog.YearsOfPerson(ctx, a.DB.Read(), actor.PersonID)
	for _, y := range list {
		note := y.ClosesOn.Chinese() + "关闭"
		if y.Closed {
			note = "已关闭"
		}
		t.Rows = append(t.Rows, []string{fmt.Sprint(y.Year), fmt.Sprint(y.Days), fmt.Sprint(y.Services), fmt.Sprint(y.Want), note})
	}
	return t, err
}

func (a *App) dutyRows(ctx context.Context, actor authz.Actor, _ bool) (rights.Table, error) {
	t := rights.Table{Columns: []string{"事项", "条款", "起", "期限", "状态", "完成日期"}}
	if actor.PersonID == "" {
		return t, nil
	}
	list, err := obligation.OfPerson(ctx, a.DB.Read(), actor.PersonID)
	for _, o := range list {
		d := o.Rule.Demand()
		t.Rows = append(t.Rows, []string{d.Title, d.Article, o.StartsOn.String(), o.DueOn.String(), o.State.Title(), o.MetOn.String()})
	}
	return t, err
}

func (a *App) exitRows(ctx context.Context, actor authz.Actor, _ bool) (rights.Table, error) {
	t := rights.Table{Columns: []string{"聘用单位", "情形", "申请日期", "最后在岗日", "状态", "事实", "本人陈述", "本人提交的材料", "决定文件", "备案编号"}}
	if actor.PersonID == "" {
		return t, nil
	}
	own, err := a.Exits.Own(ctx, actor)
	for _, x := range own.Exits {
		names := make([]string, len(x.Files))
		for i, f := range x.Files {
			names[i] = f.Name
		}
		t.Rows = append(t.Rows, []string{
			x.UnionName, x.GroundTitle, x.AppliedOn.String(), x.EffectiveOn.String(), x.StateTitle, x.Facts, x.Statement, strings.Join(names, "、"), x.Document, x.Number,
		})
	}
	for _, m := range own.Marks {
		t.Rows = append(t.Rows, []string{"", m.GroundTitle, "", m.EndedOn.String(), "再次聘用时提示审核人，到" + m.Until.Chinese() + "为止", "", "", "", "", ""})
	}
	return t, err
}

func (a *App) filedRows(ctx context.Context, actor authz.Actor, _ bool) (rights.Table, error) {
	t := rights.Table{Columns: []string{"年度", "备案编号", "报送日期", "状态", "聘用单位", "定岗", "姓名", "政治面貌", "文化程度", "专业职称", "合同", "上岗日期", "最后在岗日"}}
	if actor.PersonID == "" {
		return t, nil
	}
	list, err := filing.RowsOfPerson(ctx, a.DB.Read(), actor.PersonID)
	for _, r := range list {
		c := r.Cells
		t.Rows = append(t.Rows, []string{
			fmt.Sprint(r.Year), r.Number, r.FiledOn.String(), r.State.Title(), c.Union, c.Post, c.Name, c.Political, c.Education, c.Title, c.Term(), c.OnDuty.String(), c.EndedOn.String(),
		})
	}
	return t, err
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

func linesText(list hiring.Lines) string {
	words := make([]string, len(list))
	for i, l := range list {
		words[i] = strings.TrimSpace(l.When + " " + l.Text)
	}
	return strings.Join(words, "；")
}
