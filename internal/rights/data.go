package rights

import (
	"archive/zip"
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"xiezhi/internal/authz"
	"xiezhi/internal/identity"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/export"
	"xiezhi/internal/platform/sheet"
	"xiezhi/internal/policy"
	"xiezhi/internal/privacy"
	"xiezhi/internal/rulebook"
	"xiezhi/internal/workday"
)

// Table is what is held of one category, as rows of words.
type Table struct {
	Columns []string
	Rows    [][]string
}

// Source is a category of what is held on somebody, with why and how long, and how to read it. App lists them: each reads
// through the chapter that holds it, as the person concerned.
type Source struct {
	Key, Title                    string
	Purpose, Basis, Kept, Readers string
	DeskPath, PhonePath           string // where it can be seen
	Read                          func(ctx context.Context, a authz.Actor, whole bool) (Table, error)
}

// Holding is a category as its person reads it.
type Holding struct {
	Key       string `json:"key"`
	Title     string `json:"title"`
	Count     int    `json:"count" doc:"多少条"`
	Purpose   string `json:"purpose" doc:"用来做什么"`
	Basis     string `json:"basis" doc:"依据"`
	Kept      string `json:"kept" doc:"保存多久"`
	Readers   string `json:"readers" doc:"谁看得到"`
	DeskPath  string `json:"deskPath"`
	PhonePath string `json:"phonePath"`
}

// MyData is what is held on the actor and why.
type MyData struct {
	Name     string            `json:"name"`
	Person   bool              `json:"person" doc:"有人员记录，可以申请更正"`
	Holdings []Holding         `json:"holdings" nullable:"false"`
	Fields   []CorrectionField `json:"fields" nullable:"false" doc:"可以申请更正的项目"`
}

// Mine says what is held on the actor.
func (s *Service) Mine(ctx context.Context, a authz.Actor) (MyData, error) {
	out := MyData{Name: a.Name, Person: a.PersonID != "", Holdings: []Holding{}, Fields: CorrectionFields}
	for _, src := range slices.Concat(s.Sources, s.ownSources()) {
		t, err := src.Read(ctx, a, false)
		if err != nil {
			return out, err
		}
		out.Holdings = append(out.Holdings, Holding{
			Key: src.Key, Title: src.Title, Count: len(t.Rows), Purpose: src.Purpose, Basis: src.Basis, Kept: src.Kept, Readers: src.Readers,
			DeskPath: src.DeskPath, PhonePath: src.PhonePath,
		})
	}
	return out, nil
}

// Glance is that somebody looked at what is held on a person: when, from which post, what and why. Who it was by name is for
// the audit; the post answers for it.
type Glance struct {
	At     time.Time `json:"at"`
	By     string    `json:"by" doc:"单位和岗位"`
	What   string    `json:"what"`
	Reason string    `json:"reason"`
}

// looking are the acts by which somebody is looked at, in words.
var looking = map[string]string{
	"roster.reveal":           "查看完整号码",
	"form.reveal":             "查看推荐表完整号码",
	"form.print":              "打印含完整号码的推荐表",
	"worklog.inspection.read": "督查调阅日志",
	"exit.file.view":          "查看退出材料",
	"rights.correction.view":  "打开更正申请中的号码",
}

// Looks are who looked at what is held on the actor, the latest first: numbers opened, entries read in an inspection, and
// inspections by which the own union's entries could be read.
func (s *Service) Looks(ctx context.Context, a authz.Actor) ([]Glance, error) {
	out := []Glance{}
	if a.PersonID == "" {
		return out, nil
	}
	q := s.DB.Read()
	var acts []audit.Act
	for action := range looking {
		page, _, err := audit.List(ctx, q, audit.Filter{PersonID: a.PersonID, Action: action, Limit: 200})
		if err != nil {
			return nil, err
		}
		acts = append(acts, page...)
	}
	for _, act := range acts {
		if act.ActorID == a.AccountID {
			continue // one's own
		}
		by, err := s.postOf(ctx, q, act)
		if err != nil {
			return nil, err
		}
		what := looking[act.Action]
		if act.Label != "" && act.Action != "worklog.inspection.read" {
			what += "：" + act.Label
		}
		out = append(out, Glance{At: act.At, By: by, What: what, Reason: act.Reason})
	}
	if s.Inspections != nil {
		at, err := placeOf(ctx, q, a.PersonID)
		if err != nil {
			return nil, err
		}
		open, err := s.Inspections(ctx, q, at)
		if err != nil {
			return nil, err
		}
		out = append(out, open...)
	}
	slices.SortStableFunc(out, func(x, y Glance) int { return cmp.Compare(y.At.UnixMicro(), x.At.UnixMicro()) })
	return out[:min(len(out), 200)], nil
}

// postOf says for which union and in which post somebody acted on that day.
func (s *Service) postOf(ctx context.Context, q db.Q, act audit.Act) (string, error) {
	posts, err := identity.PostsOf(ctx, q, workday.Of(act.At), act.ActorID)
	if err != nil {
		return "", err
	}
	for _, p := range posts {
		if p.Grant.Role != authz.RoleInstructor {
			return p.Grant.UnionName + " " + p.Grant.Role.Title(), nil
		}
	}
	if act.UnionID == "" {
		return "（岗位已撤销）", nil
	}
	u, err := org.ByID(ctx, q, act.UnionID)
	if errs.Is(err, errs.NotFoundCode) {
		return "（岗位已撤销）", nil
	}
	return u.Name + "（岗位已撤销）", err
}

// Package is all that is held on the actor, as a ZIP of one JSON and a workbook for each category.
func (s *Service) Package(ctx context.Context, a authz.Actor) ([]byte, error) {
	at, err := placeOf(ctx, s.DB.Read(), a.PersonID)
	if err != nil {
		return nil, err
	}
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		return audit.Record(ctx, tx, audit.Entry{
			Actor: a.Audit(), Action: "rights.data.take", Kind: "account", ID: a.AccountID, Label: "本人信息", UnionID: at.UnionID, CountyID: at.CountyID, CityID: at.CityID, PersonID: a.PersonID,
		})
	})
	if err != nil {
		return nil, err
	}
	type part struct {
		Title   string              `json:"title"`
		Purpose string              `json:"purpose"`
		Basis   string              `json:"basis"`
		Kept    string              `json:"kept"`
		Readers string              `json:"readers"`
		Rows    []map[string]string `json:"rows"`
	}
	all := struct {
		Name  string    `json:"name"`
		At    time.Time `json:"exportedAt"`
		Parts []part    `json:"categories"`
	}{Name: a.Name, At: s.DB.Now().UTC()}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i, src := range s.sources(a) {
		t, err := src.Read(ctx, a, true)
		if err != nil {
			return nil, err
		}
		p := part{Title: src.Title, Purpose: src.Purpose, Basis: src.Basis, Kept: src.Kept, Readers: src.Readers, Rows: []map[string]string{}}
		for _, r := range t.Rows {
			row := map[string]string{}
			for k, c := range t.Columns {
				row[c] = r[k]
			}
			p.Rows = append(p.Rows, row)
		}
		all.Parts = append(all.Parts, p)
		w, err := z.Create(fmt.Sprintf("%02d-%s.xlsx", i+1, src.Title))
		if err != nil {
			return nil, fmt.Errorf("pack own data: %w", err)
		}
		var columns []export.Column
		for _, c := range t.Columns {
			columns = append(columns, export.Text(c, 20))
		}
		x, err := sheet.NewExport(w, src.Title, columns, src.Title, "用途："+src.Purpose, "依据："+src.Basis, "保存："+src.Kept)
		if err != nil {
			return nil, err
		}
		for _, r := range t.Rows {
			cells := make([]any, len(r))
			for k, c := range r {
				cells[k] = c
			}
			if err := x.Row(cells...); err != nil {
				return nil, err
			}
		}
		if err := x.Close(); err != nil {
			return nil, err
		}
	}
	text, err := json.MarshalIndent(all, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("pack own data: %w", err)
	}
	w, err := z.Create("本人信息.json")
	if err == nil {
		_, err = w.Write(text)
	}
	if err == nil {
		err = z.Close()
	}
	if err != nil {
		return nil, fmt.Errorf("pack own data: %w", err)
	}
	return b.Bytes(), nil
}

// sources are the categories with what this chapter itself holds: what was sent by name, who looked, requests.
func (s *Service) sources(a authz.Actor) []Source {
	own := Source{
		Key: "looks", Title: "谁查看过", Purpose: "让您知道谁、为什么看过您的信息", Basis: "个人信息保护法第四十四条、第五十一条", Kept: "与审计记录相同", Readers: "本人；审计管理员",
		Read: func(ctx context.Context, _ authz.Actor, _ bool) (Table, error) {
			t := Table{Columns: []string{"时间", "单位和岗位", "查看了什么", "理由"}}
			list, err := s.Looks(ctx, a)
			for _, l := range list {
				t.Rows = append(t.Rows, []string{workday.Minute(l.At), l.By, l.What, l.Reason})
			}
			return t, err
		},
	}
	return slices.Concat(s.Sources, s.ownSources(), []Source{own})
}

// ownSources are the categories that this chapter holds itself.
func (s *Service) ownSources() []Source {
	return []Source{
		{
			Key: "cases", Title: "意见投诉申诉", Purpose: "答复您提出的意见、投诉和申诉", Basis: "办法第十二条；国办函〔2026〕12号", Kept: "答复后与工作档案一同保存；撤回的，内容即时删除",
			Readers: "本人；负责答复的工会。被投诉的单位和人员看不到。匿名的不在此列：系统不知道是您提出的", DeskPath: "/rights", PhonePath: "/rights",
			Read: func(ctx context.Context, a authz.Actor, _ bool) (Table, error) {
				t := Table{Columns: []string{"提出日期", "种类", "标题", "内容", "由谁答复", "状态", "答复"}}
				var list []Case
				if err := sentBy(s.DB.Read().NewSelect().Model(&list), a).OrderExpr("c.id").Scan(ctx); err != nil {
					return t, fmt.Errorf("read own cases: %w", err)
				}
				for _, c := range list {
					u, err := org.ByID(ctx, s.DB.Read(), c.UnionID)
					if err != nil {
						return t, err
					}
					t.Rows = append(t.Rows, []string{c.SentOn.String(), c.Kind.Title(), c.Title, c.Body, u.Name, c.State.Title(), c.Answer})
				}
				return t, nil
			},
		},
		{
			Key: "house", Title: "规章制度阅知", Purpose: "证明您看过聘用单位的规章制度", Basis: "办法第十二条", Kept: "与规章制度相同", Readers: "本人；聘用单位", DeskPath: "/house", PhonePath: "/house",
			Read: func(ctx context.Context, a authz.Actor, _ bool) (Table, error) {
				t := Table{Columns: []string{"规章制度", "第几版", "阅知时间"}}
				if a.PersonID == "" {
					return t, nil
				}
				var rows []struct {
					Title   string
					Version int
					At      time.Time
				}
				err := s.DB.Read().NewRaw("SELECT h.title, h.version, k.at FROM house_ack AS k JOIN house_rule AS h ON h.id = k.rule_id WHERE k.person_id = ? ORDER BY k.id", a.PersonID).Scan(ctx, &rows)
				if err != nil {
					return t, fmt.Errorf("read own acknowledgements: %w", err)
				}
				for _, r := range rows {
					t.Rows = append(t.Rows, []string{r.Title, fmt.Sprint(r.Version), workday.Minute(r.At)})
				}
				return t, nil
			},
		},
		{
			Key: "corrections", Title: "更正申请", Purpose: "更正不准确的信息", Basis: "个人信息保护法第四十六条", Kept: "与花名册相同", Readers: "本人；聘用单位经办", DeskPath: "/my-data", PhonePath: "/my-data",
			Read: func(ctx context.Context, a authz.Actor, _ bool) (Table, error) {
				t := Table{Columns: []string{"申请日期", "项目", "应为", "依据", "状态", "答复"}}
				if a.PersonID == "" {
					return t, nil
				}
				list, err := s.Asked(ctx, a)
				for _, c := range list {
					t.Rows = append(t.Rows, []string{c.AskedOn.String(), c.FieldTitle, c.Should, c.Evidence, c.State.Title(), c.Answer})
				}
				return t, err
			},
		},
	}
}

// PrivacyVersion is a privacy notice with when it was in force, its fields filled in where they are known.
type PrivacyVersion struct {
	privacy.Notice

	KindTitle string       `json:"kindTitle"`
	Points    []string     `json:"points" nullable:"false"`
	Current   bool         `json:"current" doc:"现行"`
	UntilOn   workday.Date `json:"untilOn" doc:"施行到哪一天，空为现行或尚未施行"`
}

// PrivacyBoard is all versions of the privacy notices.
type PrivacyBoard struct {
	Versions []PrivacyVersion `json:"versions" nullable:"false"`
	Actions  []string         `json:"actions" nullable:"false" doc:"publish"`
}

// Notices are all versions, by kind, the latest first.
func (s *Service) Notices(ctx context.Context, a authz.Actor) (PrivacyBoard, error) {
	q := s.DB.Read()
	out := PrivacyBoard{Versions: []PrivacyVersion{}, Actions: []string{}}
	root, err := org.Root(ctx, q)
	if err != nil {
		return out, err
	}
	pol, err := rulebook.PolicyAt(ctx, q, root.ID, s.today())
	if err != nil {
		return out, err
	}
	if slices.Contains(a.Own(authz.PolicyManage).Unions, root.ID) {
		out.Actions = append(out.Actions, "publish")
	}
	for _, k := range privacy.Kinds {
		list, err := privacy.Versions(ctx, q, k)
		if err != nil {
			return out, err
		}
		now := privacy.InForceOf(list, s.today())
		for i, n := range list {
			v := PrivacyVersion{
				Notice: n, KindTitle: k.Title(), Current: n.Version == now.Version,
				Points: n.Lines("years", fmt.Sprint(pol.Int(policy.RetentionYears)), "months", fmt.Sprint(pol.Int(policy.RecruitRetentionMonths)),
					"union", "办理招聘的工会", "phone", "见招聘公告", "closes", "年度关闭之日"),
			}
			if i > 0 && !list[i-1].InForceOn.After(s.today()) {
				v.UntilOn = list[i-1].InForceOn.AddDays(-1)
			}
			out.Versions = append(out.Versions, v)
		}
	}
	return out, nil
}

// PublishNotice makes the next version of a privacy notice known; the province's alone.
func (s *Service) PublishNotice(ctx context.Context, a authz.Actor, n privacy.Notice) error {
	root, err := org.Root(ctx, s.DB.Read())
	if err != nil {
		return err
	}
	if !slices.Contains(a.Own(authz.PolicyManage).Unions, root.ID) {
		return errs.NotFound("个人信息处理说明")
	}
	if err := checkNotice(n.Kind.Title() != "", n.Body, n.Document, privacy.Fields(n.Body), privacy.Fields(privacy.First(n.Kind).Body), n.InForceOn, s.today()); err != nil {
		return err
	}
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		if err := db.Lock(ctx, tx, "org_union", root.ID); err != nil {
			return err
		}
		list, err := privacy.Versions(ctx, tx, n.Kind)
		if err != nil {
			return err
		}
		n.ID, n.Version, n.PublishedName, n.CreatedAt = db.NewID(), list[0].Version+1, a.Name, tx.Now()
		if n.InForceOn.Before(list[0].InForceOn) {
			return errs.E("notice_order", "不能早于上一版的施行日期。", errs.F("inForceOn", "不早于"+list[0].InForceOn.String()))
		}
		if err := db.InsertAll(ctx, tx, []privacy.Notice{n}); err != nil {
			return err
		}
		return audit.Record(ctx, tx, audit.Entry{
			Actor: a.Audit(), Action: "rights.notice.publish", Kind: "privacy_notice", ID: n.ID, Label: n.Kind.Title(), UnionID: root.ID, After: n,
		})
	})
}
