package hiring

import (
	"context"
	"fmt"
	"strings"

	"xiezhi/internal/approval"
	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/blob"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/notify"
	"xiezhi/internal/workday"
)

// Chapter is the form's side of the approval engine.
func (s *FormService) Chapter() approval.Chapter {
	return approval.Chapter{Told: s.told, Form: s.caseForm}
}

// told follows what somebody did to a form's case.
func (s *FormService) told(ctx context.Context, tx *db.Tx, a authz.Actor, t approval.Told) error {
	before, err := lockForm(ctx, tx, authz.Everything(), t.Case.RecordID)
	if err != nil {
		return err
	}
	f, action := before, ""
	switch t.Act {
	case approval.Return:
		f, action = f.unticked(), "form.return"
		f.State = FormReturned
	case approval.Withdraw:
		f, action = f.unticked(), "form.withdraw"
		f.State = FormDrafted
	case approval.Reject:
		f, err = s.decide(ctx, tx, a, f, t, false)
		action = "form.reject"
	case approval.Approve:
		if f, err = s.decide(ctx, tx, a, f, t, true); err == nil { // the head is told by the engine, the clerk draws up the contract
			err = notify.Tell(ctx, tx, notify.Notice{
				Recipient: authz.Post(authz.RoleClerk, f.UnionID), Title: "推荐表已审核同意，可以订立合同", Body: "编号" + f.Number + "。",
				Kind: "hiring_form", RecordID: f.ID, Dedup: "approved" + f.ID,
			})
		}
		action = "form.approve"
	case approval.Submit, approval.Release, approval.Transfer, approval.Copy, approval.Consolidate, approval.Reroute, approval.Escalate, approval.Vacate:
		return nil
	}
	if err != nil {
		return err
	}
	if err := saveForm(ctx, tx, &f); err != nil {
		return err
	}
	return audit.Record(ctx, tx, formEntry(a.Audit(), action, &before, &f, t.Opinion))
}

// decide is the superior's word on a form. An approval holds the head of a new hire in the quota, takes the next number
// of the superior's register, and freezes what was approved.
func (s *FormService) decide(ctx context.Context, tx *db.Tx, a authz.Actor, f Form, t approval.Told, approved bool) (Form, error) {
	today := workday.Of(tx.Now())
	chain, err := org.Chain(ctx, tx, f.UnionID)
	if err != nil {
		return f, err
	}
	by, _ := org.ConsentOf(chain)
	if approved {
		ids := []string{f.UnionID}
		if by.ID != "" {
			ids = append(ids, by.ID)
		}
		if _, err := lockAccounts(ctx, tx, ids...); err != nil { // two approvals look at one account in turn
			return f, err
		}
	}
	facts, err := s.facts(ctx, tx, f)
	if err != nil {
		return f, err
	}
	if f, err = DecideForm(f, ChecksOf(facts), approved, by, t.Signed, strings.TrimSpace(t.Opinion), today); err != nil || !approved {
		return f, err
	}
	if f, err = registerForm(ctx, tx, f); err != nil {
		return f, err
	}
	facts.Form = f
	if err := s.hold(ctx, tx, a, facts); err != nil {
		return f, err
	}
	photo, err := photoHash(ctx, tx, f)
	if err != nil {
		return f, err
	}
	cells, err := s.cells(f, facts.Union.Name, facts.postName(), by.Name, photo)
	if err != nil {
		return f, err
	}
	return f, s.freeze(&f, cells)
}

// postName is where the person is posted.
func (f FormFacts) postName() string {
	if f.Post.ID != "" {
		return f.Post.Name
	}
	return f.Union.Name
}

// hold reserves the head of a new hire; a renewal, or a move within the county, has its head already. The ledger is never
// erased, so it names the form and not the person.
func (s *FormService) hold(ctx context.Context, tx *db.Tx, a authz.Actor, facts FormFacts) error {
	f := facts.Form
	if f.Kind == FormRenewal || facts.Room != nil && facts.Room.Renewal {
		return nil
	}
	return Reserve(ctx, tx, a.Audit(), Reservation{
		UnionID: f.UnionID, Subject: f.ID, Label: facts.Union.Name + "新聘，" + f.Number, From: f.OnDuty,
	})
}

// registerForm gives the form the next number of the year in the register of the union that approved it.
func registerForm(ctx context.Context, tx *db.Tx, f Form) (Form, error) {
	if err := db.Lock(ctx, tx, "org_union", f.DecidedUnionID); err != nil {
		return f, err
	}
	f.RegisterYear = f.DecidedOn.Year()
	err := tx.NewRaw("SELECT coalesce(max(register_seq), 0) + 1 FROM hiring_form WHERE decided_union_id = ? AND register_year = ?",
		f.DecidedUnionID, f.RegisterYear).Scan(ctx, &f.RegisterSeq)
	if err != nil {
		return f, fmt.Errorf("number form: %w", err)
	}
	f.Number = FormNumber(f.RegisterYear, f.RegisterSeq)
	return f, nil
}

func photoHash(ctx context.Context, q db.Q, f Form) (string, error) {
	if f.PhotoBlob == "" {
		return "", nil
	}
	file, err := blob.Get(ctx, q, f.PhotoBlob)
	return file.SHA256, err
}

// caseForm is a form as whoever decides reads it, with what its checks say.
func (s *FormService) caseForm(ctx context.Context, q db.Q, a authz.Actor, c approval.Case) (approval.CaseForm, error) {
	f, err := formByID(ctx, q, authz.Everything(), c.RecordID)
	if err != nil {
		return approval.CaseForm{}, err
	}
	facts, err := s.facts(ctx, q, f)
	if err != nil {
		return approval.CaseForm{}, err
	}
	v := worded(f)
	out := approval.CaseForm{Facts: []approval.CaseFact{
		{Label: "聘用类别", Value: f.Kind.Title()},
		{Label: "姓名", Value: f.Name + "（" + v.SexText + "，" + monthOf(f.Birth) + "生）"},
		{Label: "身份证号", Value: f.IDMasked},
		{Label: "政治面貌", Value: dash(v.PoliticalText)},
		{Label: "文化程度", Value: dash(v.EducationText)},
		{Label: "专业职称", Value: dash(f.TitleText)},
		{Label: "定岗单位", Value: facts.postName()},
		{Label: "聘用渠道", Value: f.Channel.Title()},
		{Label: "起止时间", Value: termText(f)},
		{Label: "拟上岗日期", Value: f.OnDuty.Chinese()},
		{Label: "原单位及岗位", Value: dash(f.FormerPost)},
		{Label: "工作简历", Value: dash(f.Resume.text())},
		{Label: "奖惩情况", Value: dash(f.Awards.text())},
	}}
	if f.Number != "" {
		out.Facts = append([]approval.CaseFact{{Label: "编号", Value: f.Number}}, out.Facts...)
	}
	if f.OverrideReason != "" {
		out.Facts = append(out.Facts, approval.CaseFact{Label: "破例同意的理由", Value: f.OverrideReason + "（" + f.OverrideName + "）"})
	}
	if f.State == FormSubmitted || f.State == FormReturned || f.State == FormDrafted {
		checks := ChecksOf(facts)
		if f.State == FormSubmitted {
			out.First = tickFirst(facts)
		}
		out.Facts = append([]approval.CaseFact{{Label: "核对", Value: inShort(checks)}}, out.Facts...)
		t := approval.FormTable{Title: "核对", Columns: []approval.FormColumn{{Title: "项目", Width: 26}, {Title: "结果", Width: 22}, {Title: "说明", Width: 96}, {Title: "依据", Width: 26}}}
		for _, k := range checks {
			t.Rows = append(t.Rows, []string{k.Title, k.Word(), k.Text, k.Article})
		}
		out.Tables = append(out.Tables, t)
	}
	told, err := s.toldApprover(ctx, q, a, f)
	if err != nil {
		return out, err
	}
	for _, k := range told {
		out.Told = append(out.Told, approval.CaseTold{Title: k.Title, Text: k.Text, Article: k.Article})
	}
	from, err := s.Recruit.Origin(ctx, q, a, f.CandidateID)
	if from != nil {
		out.Origin = &approval.CaseOrigin{Label: "招聘", Title: from.Title, Text: from.Text, Link: from.Path()}
	}
	return out, err
}

// tickFirst leads whoever decides to the boxes without which a form cannot be approved.
func tickFirst(facts FormFacts) *approval.CaseFirst {
	age, grade := NeedsOverride(facts)
	f := facts.Form
	var boxes []string
	if age && !f.OverrideAge {
		boxes = append(boxes, "“满"+facts.age()+"仍同意聘用”") // as the box is called
	}
	if grade && !f.OverrideGrade {
		boxes = append(boxes, "“上年度不称职仍同意续聘”")
	}
	if len(boxes) == 0 {
		return nil
	}
	return &approval.CaseFirst{
		Text: "原则上不予同意。确需同意的，先在推荐表上勾选" + strings.Join(boxes, "、") + "并写明理由，再回来通过；不同意的，直接退回或不予通过。",
		Act:  "去勾选", Link: "/hiring/forms/" + f.ID + "#override",
	}
}

// inShort names what stands in the way and what is to be weighed, for the head of the case.
func inShort(checks []FormCheck) string {
	named := map[string][]string{}
	for _, c := range checks {
		if c.Level == CheckStop || c.Level == CheckWarn {
			named[c.Word()] = append(named[c.Word()], c.Title)
		}
	}
	var out []string
	for _, word := range []string{"须修改", "暂不能同意", "请注意"} {
		if len(named[word]) > 0 {
			out = append(out, word+"："+strings.Join(named[word], "、"))
		}
	}
	if len(out) == 0 {
		return "各项符合要求"
	}
	return strings.Join(out, "；") + "（见下表）"
}

// Word is how a check came out, in a word.
func (c FormCheck) Word() string {
	switch c.Level {
	case CheckOK:
		return "符合"
	case CheckNote:
		return "提示"
	case CheckWarn:
		return "请注意"
	case CheckStop:
		if c.Bars == StageApprove {
			return "暂不能同意"
		}
	}
	return "须修改"
}

// monthOf is a date as forms write 出生年月.
func monthOf(d workday.Date) string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%d年%d月", d.Year(), int(d.Month()))
}
