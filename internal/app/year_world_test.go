package app_test

import (
	"bytes"
	"cmp"
	"context"
	"encoding/base64"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"xiezhi/internal/app/apptest"
	"xiezhi/internal/approval"
	"xiezhi/internal/authz"
	"xiezhi/internal/duties"
	"xiezhi/internal/exit"
	"xiezhi/internal/filing"
	"xiezhi/internal/gb"
	"xiezhi/internal/hiring"
	"xiezhi/internal/obligation"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/policy"
	"xiezhi/internal/roster"
	"xiezhi/internal/rulebook"
	"xiezhi/internal/served"
	"xiezhi/internal/workday"
	"xiezhi/internal/worklog"
)

var day = workday.MustParse

// played is a city whose year is played by the clock: every act is one of the product's own, by somebody who may do it, at
// the hour at which it is done, and the jobs that are due by then have run.
type played struct {
	*apptest.World

	t      *testing.T
	now    *time.Time
	posts  map[string]*apptest.Client
	people map[string]string // by name
	units  map[string]string // the enterprise that a union's people serve
	plans  map[string]hiring.Plan
}

func newPlayed(t *testing.T, d *db.DB, now *time.Time) *played {
	t.Helper()
	return &played{
		World: apptest.New(t, d, func() time.Time { return *now }), t: t, now: now,
		posts: map[string]*apptest.Client{}, people: map[string]string{}, units: map[string]string{}, plans: map[string]hiring.Plan{},
	}
}

// on moves the clock to an hour in China, and lets the program do what is due by then.
func (p *played) on(at string) {
	p.t.Helper()
	t, err := time.ParseInLocation("2006-01-02 15:04:05", at, workday.Shanghai)
	p.must(err)
	if t.Before(*p.now) {
		p.t.Fatalf("the clock does not go back to %s", at)
	}
	*p.now = t.UTC()
	p.must(p.App.Jobs.Drain(p.t.Context()))
}

func (p *played) must(err error) {
	p.t.Helper()
	if err != nil {
		p.t.Fatal(err)
	}
}

// got is a value that there must be.
func got[T any](v T, err error) func(p *played) T {
	return func(p *played) T {
		p.t.Helper()
		p.must(err)
		return v
	}
}

// post is who holds a role at a union.
func (p *played) post(role authz.Role, union string) authz.Actor {
	p.t.Helper()
	key := string(role) + union
	if p.posts[key] == nil {
		p.posts[key] = p.As(p.t, role, union)
	}
	return p.posts[key].Actor
}

func (p *played) clerk(union string) authz.Actor    { return p.post(authz.RoleClerk, union) }
func (p *played) head(union string) authz.Actor     { return p.post(authz.RoleHead, union) }
func (p *played) officer(union string) authz.Actor  { return p.post(authz.RoleOfficer, union) }
func (p *played) approver(union string) authz.Actor { return p.post(authz.RoleApprover, union) }

// self is the instructor with a telephone.
func (p *played) self(name, union string) *apptest.Client {
	p.t.Helper()
	if p.posts[name] == nil {
		p.posts[name] = p.Instructor(p.t, p.people[name], union)
	}
	p.posts[name].SignIn(p.t)
	return p.posts[name]
}

func (p *played) id(union string) string { return p.Union(p.t, union).ID }

// lay is a rule of the province.
func (p *played) lay(key, value, from string) {
	p.t.Helper()
	got(p.App.Rulebook.Lay(p.t.Context(), p.approver(province), rulebook.NewOverlay{
		UnionID: p.id(province), Key: policy.Key(key), Value: value, From: day(from), Document: "苏工办〔2024〕30号",
	}))(p)
}

// number is an identity number of a man or woman of 昆山, with its right last digit.
func number(t testing.TB, birth string, order int) gb.ID {
	t.Helper()
	body := fmt.Sprintf("320583%s%03d", strings.ReplaceAll(birth, "-", ""), order)
	sum := 0
	for i, weight := range []int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2} {
		sum += int(body[i]-'0') * weight
	}
	id, err := gb.ParseID(body + string("10X98765432"[sum%11]))
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// opening engages somebody who was there before the system came.
func (p *played) opening(name, union, birth string, kind roster.ContractKind, from, until string) {
	p.t.Helper()
	phone := got(gb.ParsePhone("138" + strings.ReplaceAll(birth, "-", "")))(p)
	heads := roster.Prepare(p.App.Keys, []roster.NewHead{{
		Name: name, ID: number(p.t, birth, 11+len(p.people)), Phone: phone, Political: "01", Education: "21", FormerPost: "某企业工会干事", UnionID: p.id(union),
		Channel: roster.ChannelOwn, OnDuty: day(from), Opening: true,
		Contracts: []roster.Contract{{Kind: kind, SignedOn: day(from), StartsOn: day(from), EndsOn: day(until), Opening: true}},
	}})
	p.Tx(p.t, func(ctx context.Context, tx *db.Tx) error {
		_, err := roster.Insert(ctx, tx, audit.System(), heads)
		return err
	})
	p.people[name] = heads[0].Person.ID
}

// enterprise is a unit that a union's people serve.
func (p *played) enterprise(union, name string) {
	p.t.Helper()
	units := served.Prepare(p.App.Keys, []served.NewUnit{{
		Facts: served.Facts{Kind: served.KindEnterprise, Name: name, HasUnion: true, ChairName: "孙桂芳"}, UnionID: p.id(union), AddedBy: "clerk",
	}})
	p.Tx(p.t, func(ctx context.Context, tx *db.Tx) error { return served.Insert(ctx, tx, audit.System(), units) })
	p.units[union] = units[0].ID
}

func (p *played) engagement(name string) roster.Engagement {
	p.t.Helper()
	all := got(roster.EngagementsOf(p.t.Context(), p.DB.Read(), p.people[name]))(p)
	return all[len(all)-1]
}

// Plans (Art. 6(1)).

func (p *played) drafted(union string, year, heads int) {
	p.t.Helper()
	s, a := p.App.Plans, p.officer(union)
	plan := got(s.Begin(p.t.Context(), a, p.id(union), hiring.PlanAnnual, year))(p)
	p.plans[union] = got(s.Save(p.t.Context(), a, plan.ID, plan.Rev, hiring.PlanContent{
		Enterprises: 800, Workers: 52000, Requested: heads, Reason: "按企业、职工数和协商任务测算。", Needs: "熟悉工资集体协商。",
	}))(p)
}

func (p *played) sent(union, late string, parts ...string) {
	p.t.Helper()
	in := hiring.Sending{LateReason: late}
	for _, county := range parts {
		in.Parts, in.Opinion = append(in.Parts, p.plans[county].ID), "情况属实，同意上报。"
	}
	plan := p.plans[union]
	p.plans[union] = got(p.App.Plans.Submit(p.t.Context(), p.officer(union), plan.ID, plan.Rev, in))(p)
}

// cut is the city's word on a county's number.
func (p *played) cut(city, county string, to int) {
	p.t.Helper()
	plan := p.plans[county]
	p.plans[county] = got(p.App.Plans.Review(p.t.Context(), p.officer(city), plan.ID, plan.Rev, hiring.PlanNumber{Number: to, Reason: "按企业数核减。"}))(p)
}

// approvedPlan is the province's word on the whole of a city.
func (p *played) approvedPlan(city, document string, numbers ...hiring.PlanNumber) {
	p.t.Helper()
	plan := p.plans[city]
	plan = got(p.App.Plans.Weigh(p.t.Context(), p.officer(province), plan.ID, plan.Rev, numbers, document))(p)
	p.decide(p.approver(province), plan.CaseID, "同意核定。")
}

func (p *played) decide(a authz.Actor, caseID, opinion string) {
	p.t.Helper()
	p.Tx(p.t, func(ctx context.Context, tx *db.Tx) error {
		c, err := approval.CaseByID(ctx, tx, caseID)
		if err != nil {
			return err
		}
		_, err = p.App.Approval.Decide(ctx, tx, a, approval.Decision{CaseID: caseID, Rev: c.Rev, Act: approval.Approve, Opinion: opinion})
		return err
	})
}

// Selection (Art. 6(3), 6(4)).

// hopeful is somebody whom a union wants to engage.
type hopeful struct {
	name, union, birth string
	kind               roster.ContractKind
	onDuty, until      string
}

// recommended fills in and sends the form of a new hire.
func (p *played) recommended(h hopeful) hiring.Form {
	p.t.Helper()
	id := number(p.t, h.birth, 31+len(p.people))
	p.people[h.name] = "" // comes with the contract
	no, phone := id.Number(), "139"+strings.ReplaceAll(h.birth, "-", "")
	c := hiring.FormContent{
		Name: h.name, IDNumber: &no, Phone: &phone, Political: "01", Education: "21", TitleText: "劳动关系协调师", FormerPost: "某纺织企业工会干事",
		Resume: hiring.Lines{{When: "2012.09—2016.06", Text: "某大学劳动关系专业学习"}, {When: "2016.07—今", Text: "某纺织企业工会干事"}}, Awards: hiring.Lines{},
		Channel: roster.ChannelOwn, ContractKind: h.kind, OnDuty: day(h.onDuty), StartsOn: day(h.onDuty), EndsOn: day(h.until),
	}
	f := got(p.App.Forms.Begin(p.t.Context(), p.clerk(h.union), hiring.Beginning{UnionID: p.id(h.union), Kind: hiring.FormNew, Content: &c}))(p)
	return got(p.App.Forms.Submit(p.t.Context(), p.head(h.union), f.ID, f.Rev, "拟聘人选符合条件，请审核。"))(p)
}

// renewing fills in and sends the form by which somebody is to be engaged again.
func (p *played) renewing(name, union, until string) hiring.Form {
	p.t.Helper()
	s, a := p.App.Forms, p.clerk(union)
	f := got(s.Begin(p.t.Context(), a, hiring.Beginning{UnionID: p.id(union), Kind: hiring.FormRenewal, EngagementID: p.engagement(name).ID}))(p)
	f = got(s.Save(p.t.Context(), a, f.ID, f.Rev, hiring.FormContent{
		Political: f.Political, Education: f.Education, FormerPost: f.FormerPost, Resume: hiring.Lines{{When: "2012.07—今", Text: "从事工会工作"}}, Awards: hiring.Lines{},
		Channel: f.Channel, OnDuty: f.OnDuty, ContractKind: f.ContractKind, StartsOn: f.StartsOn, EndsOn: day(until),
	}))(p)
	return got(s.Submit(p.t.Context(), p.head(union), f.ID, f.Rev, "工作称职，拟续聘。"))(p)
}

// signed enters the contract of an approved form.
func (p *played) signed(f hiring.Form, union, name, contract string) {
	p.t.Helper()
	a := p.clerk(union)
	shown := got(p.App.Forms.Show(p.t.Context(), a, f.ID))(p)
	d := hiring.Deal{Kind: f.ContractKind, Number: contract, SignedOn: workday.Of(*p.now), StartsOn: f.StartsOn, EndsOn: f.EndsOn}
	if f.Kind == hiring.FormNew {
		d.OnDuty = f.OnDuty
	}
	id := got(p.App.Contracts.Sign(p.t.Context(), a, f.ID, shown.Rev, hiring.Signing{Deal: d, Reason: "与批准的推荐表一致。"}))(p)
	p.people[name] = p.one("SELECT e.person_id FROM contract AS c JOIN engagement AS e ON e.id = c.engagement_id WHERE c.id = ?", id)
}

// graded records last year's grade.
func (p *played) graded(name, union string, year int, document string) {
	p.t.Helper()
	got(p.App.Contracts.RecordGrade(p.t.Context(), p.clerk(union), hiring.GradeEntry{
		EngagementID: p.engagement(name).ID, Year: year, Grade: hiring.GradeCompetent, Document: document, DecidedOn: workday.Of(*p.now),
	}))(p)
}

// Facts with their documents (Art. 10, 16).

// recorded records what was done on a day for the year that is played, for the people named or for the union itself.
func (p *played) recorded(a authz.Actor, rule obligation.Rule, done, title, no string, names ...string) {
	p.t.Helper()
	page := got(p.App.Duties.Candidates(p.t.Context(), a, duties.CandidateFilter{Rule: rule}, httpx.PageQuery{Limit: 100}))(p)
	in := duties.FactEntry{DoneOn: day(done), Title: title, Number: no}
	for _, c := range page.Items {
		if c.Period != "2026" && (c.PersonID == "" || slices.Contains(names, c.PersonName)) {
			in.LineIDs = append(in.LineIDs, c.LineID)
		}
	}
	if len(in.LineIDs) != max(1, len(names)) {
		p.t.Fatalf("%s %v: %d lines to be recorded", rule, names, len(in.LineIDs))
	}
	got(p.App.Duties.Record(p.t.Context(), a, in, nil))(p)
}

// Visits (Art. 10(2)).

// visited are services of somebody on the days from first to last of each of the months, each confirmed the same evening by
// the enterprise's chair.
func (p *played) visited(name, union string, first, last int, months ...time.Month) {
	p.t.Helper()
	var list []worklog.New
	for _, m := range months {
		for d := first; d <= last; d++ {
			on := workday.New(2025, m, d)
			list = append(list, worklog.New{
				PersonID: p.people[name],
				Content: worklog.Content{
					Day: on, ServedID: p.units[union], Duties: []worklog.Duty{"D2"}, Place: worklog.Onsite, Participants: "工会主席", Done: "指导起草集体合同草案", Outcome: "形成初稿",
				},
				State: worklog.StateConfirmed, Strength: worklog.StrengthDrawn, Signature: drawn(p.t), At: on.Start().Add(16 * time.Hour),
				Signer: worklog.Signer{Name: "孙桂芳", Post: "工会主席", Side: worklog.SideUnion}, AnsweredAt: on.Start().Add(18 * time.Hour),
			})
		}
	}
	ready := got(worklog.Prepare(p.t.Context(), p.DB.Read(), list, *p.now))(p)
	p.Tx(p.t, func(ctx context.Context, tx *db.Tx) error { return worklog.Insert(ctx, tx, audit.System(), ready) })
}

// wrote is an entry that the instructor writes on the telephone and sends for its signature; it gives the signer's link.
func (p *played) wrote(name, union, on string) (token string) {
	p.t.Helper()
	c := p.self(name, union)
	v := apptest.Read[worklog.VisitEntry](p.t, c.Do(p.t, http.MethodPost, "/api/visits", map[string]any{
		"clientKey": db.NewID(), "day": on, "servedId": p.units[union], "duties": []string{"D2"}, "place": "onsite", "participants": "工会主席", "done": "协商前指导",
		"outcome": "议题确定", "internalNote": "", "commissionNumber": "", "commissionOn": "", "commissionBlob": "", "submit": true,
	}).Want(p.t, http.StatusCreated))
	r := c.Do(p.t, http.MethodPost, "/api/visits/"+v.ID+"/invitations", map[string]string{"kind": "link"}).Want(p.t, http.StatusCreated)
	return apptest.Read[worklog.Invited](p.t, r).Token
}

// countersigned is the chair's answer to a link, without an account.
func (p *played) countersigned(token string) {
	p.t.Helper()
	page := apptest.Read[worklog.Asked](p.t, p.Anonymous().Do(p.t, http.MethodGet, "/api/confirm/"+token, nil).Want(p.t, http.StatusOK))
	p.Anonymous().Do(p.t, http.MethodPost, "/api/confirm/"+token, map[string]any{
		"act": "confirm", "hash": page.Hash, "name": "孙桂芳", "post": "工会主席", "side": "union", "score": 5,
		"signature": "data:image/png;base64," + base64.StdEncoding.EncodeToString(drawn(p.t)),
	}).Want(p.t, http.StatusOK)
}

func drawn(t testing.TB) []byte {
	t.Helper()
	img := image.NewNRGBA(image.Rect(0, 0, 200, 80))
	for i := range 100 {
		img.Set(20+i, 40, color.Black)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// away records a leave of somebody.
func (p *played) away(name, union string, kind roster.LeaveKind, from, to string) {
	p.t.Helper()
	a, e := p.clerk(union), p.engagement(name)
	v := got(p.App.Roster.Detail(p.t.Context(), a, e.PersonID))(p)
	got(p.App.Roster.Interrupt(p.t.Context(), a, e.ID, v.Rev, roster.Interruption{Kind: kind, StartsOn: day(from), EndsOn: day(to)}))(p)
}

// waived is the superior's word that something of the year is not owed by somebody's union, with its reason.
func (p *played) waived(by string, rule obligation.Rule, name, reason, document string) {
	p.t.Helper()
	var lines []obligation.Obligation
	p.must(p.DB.Read().NewSelect().Model(&lines).Where("o.person_id = ?", p.people[name]).Where("o.rule = ?", rule).Where("o.period = '2025'").Scan(p.t.Context()))
	p.must(p.App.Obligations.Waive(p.t.Context(), p.approver(by), lines[0].ID, "waive", obligation.Waiving{Rev: lines[0].Rev, Reason: reason, Document: document}))
}

// Exits (Art. 11).

// exits is the case of somebody who leaves.
func (p *played) exits(name, union string) exit.Exit {
	p.t.Helper()
	var list []exit.Exit
	p.must(p.DB.Read().NewSelect().Model(&list).Where("x.engagement_id = ?", p.engagement(name).ID).Scan(p.t.Context()))
	if len(list) != 1 {
		p.t.Fatalf("%s at %s: %d exits", name, union, len(list))
	}
	return list[0]
}

// leaves is the decision of the employing union on an exit.
func (p *played) leaves(name, union string, w exit.Written, document string) {
	p.t.Helper()
	ctx, s := p.t.Context(), p.App.Exits
	x := p.exits(name, union)
	if x.State == exit.StateApplied {
		p.must(s.Accept(ctx, p.clerk(union), x.ID, x.Rev))
		x = p.exits(name, union)
	}
	p.must(s.Write(ctx, p.clerk(union), x.ID, x.Rev, w))
	p.must(s.Decide(ctx, p.head(union), x.ID, x.Rev+1, exit.Decision{Document: document, Opinion: "同意。"}))
}

// left is the last day in post: the decision is served, everything handed over, the engagement ends.
func (p *played) left(name, union string) {
	p.t.Helper()
	ctx, s, x := p.t.Context(), p.App.Exits, p.exits(name, union)
	done := exit.Handover{}
	for _, point := range exit.Points() {
		done = append(done, exit.Handed{Key: point.Key, Done: true})
	}
	p.must(s.Deliver(ctx, p.clerk(union), x.ID, x.Rev, exit.Delivery{ServedOn: workday.Of(*p.now), ServedHow: exit.ServedSigned, Handover: done}))
	p.must(s.Complete(ctx, p.clerk(union), x.ID, x.Rev+1))
}

func (p *played) filedExit(name, union string) {
	p.t.Helper()
	x := p.exits(name, union)
	p.must(p.App.Exits.File(p.t.Context(), p.clerk(union), x.ID, x.Rev))
}

// filedReturn files what the city's October page shows.
func (p *played) filedReturn(in filing.Sending) filing.Filing {
	p.t.Helper()
	a := p.officer(city)
	page := got(p.App.Filing.Return(p.t.Context(), a, p.id(city), 2025))(p)
	return got(p.App.Filing.File(p.t.Context(), a, p.id(city), 2025, in, page.Stamp))(p)
}

func (p *played) acceptedReturn(f filing.Filing) {
	p.t.Helper()
	got(p.App.Filing.Decide(p.t.Context(), p.approver(province), f.ID, f.Rev, true, ""))(p)
}

// filedRules lets the city draft its rules and file them with the province.
func (p *played) filedRules(from string, values ...rulebook.LocalValue) {
	p.t.Helper()
	ctx, s, a := p.t.Context(), p.App.Rulebook, p.officer(city)
	l := got(s.DraftLocal(ctx, a, p.id(city), rulebook.LocalContent{
		Document: "苏州工发〔2025〕8号", Title: "苏州市专职集体协商指导员管理实施细则", IssuedOn: workday.Of(*p.now), From: day(from), Values: values,
	}))(p)
	p.must(s.AttachLocal(ctx, a, l.ID, l.Rev, "实施细则.pdf", strings.NewReader("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n")))
	p.must(s.FileLocal(ctx, p.approver(city), l.ID, l.Rev+1))
}

// The ledger as it is read.

// line is a line of the ledger in the words of an officer.
type line struct {
	Rule, Whom, Bearer, Period string
	Due, State, Met, Proof     string
}

// ledger is what somebody reads in the ledger of their city, as they would write it down.
func (p *played) ledger(a authz.Actor) []line {
	p.t.Helper()
	var out []line
	for at := (httpx.PageQuery{Limit: 100}); ; {
		page := got(p.App.Obligations.List(p.t.Context(), a, obligation.Filter{}, at))(p)
		for _, l := range page.Items {
			out = append(out, p.said(l))
		}
		if page.Next == "" {
			break
		}
		at.Cursor = page.Next
	}
	return sorted(out)
}

// sorted is a ledger in an order of its own: that of lines which are due on one day says nothing.
func sorted(list []line) []line {
	return slices.SortedFunc(slices.Values(list), func(a, b line) int {
		return cmp.Or(cmp.Compare(a.Due, b.Due), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Bearer, b.Bearer), cmp.Compare(a.Whom, b.Whom), cmp.Compare(a.Proof, b.Proof))
	})
}

func (p *played) said(l obligation.LedgerLine) line {
	p.t.Helper()
	s := line{
		Rule: string(l.Rule), Whom: l.PersonName, Bearer: l.UnionName, Period: l.Period, Due: l.DueOn.String(), State: string(l.State), Met: l.MetOn.String(), Proof: p.shown(l.Proof),
	}
	switch {
	case l.Overdue:
		s.State = "overdue"
	case l.Soft && l.State == obligation.StateOpen && l.DueOn.Before(workday.Of(*p.now)):
		s.State = "open past its internal term"
	}
	if l.Want > 0 {
		s.State += fmt.Sprintf(" %d/%d", l.Have, l.Want)
	}
	if l.Provisional {
		s.State += " provisional"
	}
	return s
}

// shown is the record behind a line, by the number that its paper has.
func (p *played) shown(proof string) string {
	p.t.Helper()
	kind, id, found := strings.Cut(proof, ":")
	if !found {
		return ""
	}
	query, known := map[string]string{
		"duty_fact":     "SELECT number FROM duty_fact WHERE id = ?",
		"year_grade":    "SELECT document FROM year_grade WHERE id = ?",
		"hiring_plan":   "SELECT CAST(year AS text) FROM hiring_plan WHERE id = ?",
		"contract":      "SELECT number FROM hiring_contract WHERE id = ?",
		"engagement":    "SELECT end_ground FROM engagement WHERE id = ?",
		"exit":          "SELECT number FROM exit_filing WHERE exit_id = ?",
		"filing":        "SELECT number FROM filing WHERE id = ?",
		"local_rule":    "SELECT receipt FROM local_rule WHERE id = ?",
		"approval_case": "SELECT title FROM approval_case WHERE id = ?",
		"worklog_year":  "SELECT CAST(year AS text) FROM worklog_year WHERE id = ?",
	}[kind]
	if !known {
		p.t.Fatalf("nobody can open the proof %s", proof)
	}
	return kind + " " + p.one(query, id)
}

func (p *played) one(query, id string) string {
	p.t.Helper()
	var s string
	if err := p.DB.Read().NewRaw(query, id).Scan(p.t.Context(), &s); err != nil {
		p.t.Fatalf("%s: %v", query, err)
	}
	return s
}
