package hiring

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/approval"
	"xiezhi/internal/authz"
	"xiezhi/internal/obligation"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/blob"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/notify"
	"xiezhi/internal/platform/paper"
	"xiezhi/internal/roster"
	"xiezhi/internal/rulebook"
	"xiezhi/internal/served"
	"xiezhi/internal/workday"
)

// PlanService holds the use-cases of the yearly plan.
type PlanService struct {
	DB       *db.DB
	Approval *approval.Service
	Blobs    *blob.Store
	Font     func() (*paper.Font, error)
}

func (s *PlanService) today() workday.Date { return workday.Of(s.DB.Now()) }

func flowOf(k PlanKind) approval.FlowKey {
	if k == PlanExtra {
		return approval.FlowPlanExtra
	}
	return approval.FlowPlan
}

// ownDraft tells whether the actor may write the plan of a union: at that union itself, a superior may not.
func ownDraft(a authz.Actor, unionID string) error {
	if !a.Has(authz.PlanDraft) {
		return authz.Missing(authz.PlanDraft)
	}
	if !a.Own(authz.PlanDraft).Covers(org.Place{UnionID: unionID}) {
		return errs.Rule("plan_not_yours", "计划由本单位拟定；上级可以审核、退回，不代为修改（第九条）。")
	}
	return nil
}

// Begin drafts a union's plan, filled from what the system knows: the last number, those in post, contracts that will
// end, enterprises and workers of the register.
func (s *PlanService) Begin(ctx context.Context, a authz.Actor, unionID string, kind PlanKind, year int) (p Plan, err error) {
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		if err := db.Lock(ctx, tx, "org_union", unionID); err != nil {
			return err
		}
		u, err := org.ByID(ctx, tx, unionID)
		if err != nil {
			return err
		}
		if err := authz.Require(a, authz.PlanRead, u.Place(), planWhat); err != nil {
			return err
		}
		if err := ownDraft(a, unionID); err != nil {
			return err
		}
		p, err = s.begin(ctx, tx, u, kind, year)
		if err != nil {
			return err
		}
		return audit.Record(ctx, tx, planEntry(a.Audit(), "plan.begin", nil, &p, u.Name, ""))
	})
	return p, err
}

func (s *PlanService) begin(ctx context.Context, tx *db.Tx, u org.Union, kind PlanKind, year int) (Plan, error) {
	today := workday.Of(tx.Now())
	others, err := plansAt(ctx, tx, u.ID, year)
	if err != nil {
		return Plan{}, err
	}
	if err := CheckBegin(u, kind, year, others, today); err != nil {
		return Plan{}, err
	}
	p := Plan{
		ID: db.NewID(), Year: year, Seq: len(others), Kind: kind, UnionID: u.ID, CountyID: u.CountyID, CityID: u.CityID, Tier: u.Tier,
		State: PlanDrafted, Rev: 1, CreatedAt: tx.Now(), ChangedAt: tx.Now(),
	}
	if kind == PlanAnnual && u.Tier == org.TierCounty {
		book, err := rulebook.OpenBook(ctx, tx, []string{u.ID})
		if err != nil {
			return Plan{}, err
		}
		cal, err := rulebook.CalendarAt(ctx, tx, tx.Now())
		if err != nil {
			return Plan{}, err
		}
		p.DueOn = PlanDue(planRules(book.Of(u.ID), year, today), year, cal).Date
	}
	facts, err := readPlanFacts(ctx, tx, today, year, u.ID)
	if err != nil {
		return Plan{}, err
	}
	facts.fill(&p)
	if kind == PlanExtra || p.later() {
		p.Requested = 0
	}
	return p, insertPlan(ctx, tx, &p)
}

// planFacts are what a plan is drafted from.
type planFacts struct {
	heads  map[string]roster.UnitFigures
	served map[string]served.Totals
	last   map[string]int
}

func readPlanFacts(ctx context.Context, q db.Q, today workday.Date, year int, unionIDs ...string) (f planFacts, err error) {
	if f.heads, err = roster.FiguresByUnit(ctx, q, today, today, workday.New(year, time.December, 31)); err != nil {
		return f, err
	}
	if f.served, err = served.TotalsByUnit(ctx, q); err != nil {
		return f, err
	}
	f.last, err = lastNumbers(ctx, q, year-1, unionIDs...)
	return f, err
}

// fill writes the facts into a draft. What is asked for begins as the last number, or as those in post where there is none.
func (f planFacts) fill(p *Plan) {
	h, t := f.heads[p.UnionID], f.served[p.UnionID]
	p.Heads, p.Ending, p.Enterprises, p.Workers = h.Heads, h.Ending, t.Enterprises, t.Workers
	p.Requested = h.Heads
	if n, ok := f.last[p.UnionID]; ok {
		p.LastNumber, p.Requested = &n, n
	}
}

// Save keeps what the union wrote.
func (s *PlanService) Save(ctx context.Context, a authz.Actor, id string, rev int64, c PlanContent) (Plan, error) {
	return s.change(ctx, a, id, rev, "plan.save", func(_ context.Context, _ *db.Tx, p Plan) (Plan, error) {
		if err := ownDraft(a, p.UnionID); err != nil {
			return p, err
		}
		if err := CheckEdit(p); err != nil {
			return p, err
		}
		p.Enterprises, p.Workers, p.Requested, p.Reason, p.Needs = c.Enterprises, c.Workers, c.Requested, strings.TrimSpace(c.Reason), strings.TrimSpace(c.Needs)
		if err := CheckContent(p, c); err != nil {
			return p, err
		}
		return p, nil
	})
}

// change is the frame of a change to one plan.
func (s *PlanService) change(ctx context.Context, a authz.Actor, id string, rev int64, action string, fn func(context.Context, *db.Tx, Plan) (Plan, error)) (p Plan, err error) {
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		before, err := lockPlan(ctx, tx, a.Scope(authz.PlanRead), id)
		if err != nil {
			return err
		}
		if before.Rev != rev {
			return errs.Stale().With(before.seenBy(a))
		}
		if p, err = fn(ctx, tx, before); err != nil {
			return err
		}
		if err := savePlan(ctx, tx, &p); err != nil {
			return err
		}
		u, err := org.ByID(ctx, tx, p.UnionID)
		if err != nil {
			return err
		}
		return audit.Record(ctx, tx, planEntry(a.Audit(), action, &before, &p, u.Name, ""))
	})
	return p, err
}

// Sending is what goes with a submission.
type Sending struct {
	LateReason string
	Opinion    string
	Parts      []string // the counties' plans that a city consolidates
}

// Submit sends a plan up: a county's to the city, a city's, with those that it consolidates, to the province.
func (s *PlanService) Submit(ctx context.Context, a authz.Actor, id string, rev int64, in Sending) (p Plan, err error) {
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		before, err := planByID(ctx, tx, a.Scope(authz.PlanRead), id)
		if err != nil {
			return err
		}
		if err := approval.LockCase(ctx, tx, before.CaseID); err != nil { // as whoever decides does: the case, then the plan
			return err
		}
		if before, err = lockPlan(ctx, tx, a.Scope(authz.PlanRead), id); err != nil {
			return err
		}
		if err := ownDraft(a, before.UnionID); err != nil {
			return err
		}
		if before.Rev != rev {
			return errs.Stale().With(before.seenBy(a))
		}
		if p, err = s.submit(ctx, tx, a, before, in); err != nil {
			return err
		}
		u, err := org.ByID(ctx, tx, p.UnionID)
		if err != nil {
			return err
		}
		return audit.Record(ctx, tx, planEntry(a.Audit(), "plan.submit", &before, &p, u.Name, p.LateReason))
	})
	return p, err
}

func (s *PlanService) submit(ctx context.Context, tx *db.Tx, a authz.Actor, before Plan, in Sending) (Plan, error) {
	p, err := SubmitPlan(before, in.LateReason, a.Name, tx.Now())
	if err != nil {
		return p, err
	}
	u, err := org.ByID(ctx, tx, p.UnionID)
	if err != nil {
		return p, err
	}
	p.ProvinceNumber, p.ProvinceReason = nil, ""
	fresh, err := s.gather(ctx, tx, a, p, in.Parts)
	if err != nil {
		return p, err
	}
	parts, err := planParts(ctx, tx, p.ID)
	if err != nil {
		return p, err
	}
	if p.later() && len(parts) == 0 {
		return p, errs.Rule(CodePlanParts, "这一批没有要汇总的县（市、区）计划。")
	}
	c, err := s.Approval.Submit(ctx, tx, a, approval.Submission{
		Flow: flowOf(p.Kind), RecordID: p.ID, Title: planTitle(p, u.Name), Summary: planSummary(p, parts), Link: "/hiring/plans/" + p.ID,
		UnionID: p.UnionID, Opinion: strings.TrimSpace(in.Opinion), Parts: fresh,
	})
	if err != nil {
		return p, err
	}
	p.CaseID = c.ID
	if p.beforeProvince() {
		if err := tellWeighers(ctx, tx, p, planTitle(p, u.Name)); err != nil {
			return p, err
		}
	}
	if err := savePlan(ctx, tx, &p); err != nil {
		return p, err
	}
	if err := db.Lock(ctx, tx, "org_union", u.ID); err != nil { // the ledger of what it owes hangs on the union
		return p, err
	}
	return p, s.owe(ctx, tx, u)
}

// tellWeighers lets those who fill in the province's numbers know of a plan: the engine tells only who decides.
func tellWeighers(ctx context.Context, tx *db.Tx, p Plan, title string) error {
	root, err := org.Root(ctx, tx)
	if err != nil {
		return err
	}
	var list []notify.Notice
	for _, post := range approval.PostsAt(root, authz.PlanReview) {
		list = append(list, notify.Notice{
			Recipient: post, Title: "待拟定核定数：" + title, Body: "请逐个填写拟核定数和批复文号，由有权核定的人员核定。", Kind: "hiring_plan", RecordID: p.ID,
			Dedup: fmt.Sprint("weigh", p.ID, p.SubmittedAt.UnixMicro()),
		})
	}
	return notify.Tell(ctx, tx, list...)
}

func planTitle(p Plan, union string) string {
	title := fmt.Sprintf("%s%d年度%s", union, p.Year, p.Kind.Title())
	if p.Tier == org.TierCity {
		title += "（汇总）"
	}
	return title
}

func planSummary(p Plan, parts []Plan) string {
	if p.Tier == org.TierCounty {
		return fmt.Sprintf("申报%d名", p.Requested)
	}
	total := p.Requested
	for _, part := range parts {
		total += part.CityStands()
	}
	if p.later() {
		return fmt.Sprintf("本批%d个县（市、区）%d名", len(parts), total)
	}
	return fmt.Sprintf("共%d名，其中本级%d名，%d个县（市、区）%d名", total, p.Requested, len(parts), total-p.Requested)
}

// gather takes the counties' plans into the city's. A number that the city has not changed is the county's own.
func (s *PlanService) gather(ctx context.Context, tx *db.Tx, a authz.Actor, p Plan, ids []string) ([]approval.Part, error) {
	var out []approval.Part
	ids = slices.Compact(slices.Sorted(slices.Values(ids)))
	for _, id := range ids {
		part, err := lockPlan(ctx, tx, a.Scope(authz.PlanRead), id)
		if err != nil {
			return nil, err
		}
		if p.Tier != org.TierCity || part.Tier != org.TierCounty || part.CityID != p.UnionID || part.Year != p.Year || part.Kind != p.Kind || part.State != PlanSubmitted {
			return nil, errs.E(CodePlanParts, "只能汇总本市同一年度、已上报的县（市、区）计划，请刷新。", errs.F("parts", "请核对所选的计划"))
		}
		before := part
		if part.CityNumber == nil {
			part.CityNumber = &part.Requested
		}
		part.State, part.IntoID = PlanGathered, p.ID
		if err := savePlan(ctx, tx, &part); err != nil {
			return nil, err
		}
		u, err := org.ByID(ctx, tx, part.UnionID)
		if err != nil {
			return nil, err
		}
		if err := audit.Record(ctx, tx, planEntry(a.Audit(), "plan.gather", &before, &part, u.Name, part.CityReason)); err != nil {
			return nil, err
		}
		said := fmt.Sprintf("审核%d名", *part.CityNumber)
		if *part.CityNumber != part.Requested {
			said += fmt.Sprintf("（申报%d名）：%s", part.Requested, part.CityReason)
		}
		out = append(out, approval.Part{CaseID: part.CaseID, Opinion: said})
	}
	return out, nil
}

// Review is the city's word on a county's plan that waits with it, or that it has consolidated and got back.
func (s *PlanService) Review(ctx context.Context, a authz.Actor, id string, rev int64, n PlanNumber) (Plan, error) {
	return s.change(ctx, a, id, rev, "plan.review", func(ctx context.Context, tx *db.Tx, p Plan) (Plan, error) {
		if err := atStep(a, p.CityID); err != nil {
			return p, err
		}
		if p.State == PlanGathered {
			whole, err := planByID(ctx, tx, authz.Everything(), p.IntoID)
			if err != nil {
				return p, err
			}
			if err := CheckEdit(whole); err != nil {
				return p, err
			}
		}
		return ReviewPlan(p, n)
	})
}

// atStep tells whether the actor reviews plans at the union that stands at a step.
func atStep(a authz.Actor, unionID string) error {
	if !a.Has(authz.PlanReview) {
		return authz.Missing(authz.PlanReview)
	}
	if unionID == "" || !a.Own(authz.PlanReview).Covers(org.Place{UnionID: unionID}) {
		return errs.Rule("plan_not_yours", "这一步不由您所在的单位办理。")
	}
	return nil
}

// Weigh keeps the province's numbers for a plan that is before it and for those consolidated into it. They are decided
// when the case is approved.
func (s *PlanService) Weigh(ctx context.Context, a authz.Actor, id string, rev int64, numbers []PlanNumber, document string) (Plan, error) {
	return s.change(ctx, a, id, rev, "plan.weigh", func(ctx context.Context, tx *db.Tx, p Plan) (Plan, error) {
		root, err := org.Root(ctx, tx)
		if err != nil {
			return p, err
		}
		if err := atStep(a, root.ID); err != nil {
			return p, err
		}
		if p.State != PlanSubmitted || !p.beforeProvince() {
			return p, errs.Rule(CodePlanState, "该计划不在省总工会办理。")
		}
		p.Document = strings.TrimSpace(document)
		if err := checkDocument(p.Document); err != nil {
			return p, err
		}
		for i, n := range numbers {
			if n.PlanID == p.ID {
				if p, err = WeighPlan(p, n); err != nil {
					return p, atLine(err, i)
				}
				continue
			}
			if err := s.weighPart(ctx, tx, a, p, n); err != nil {
				return p, atLine(err, i)
			}
		}
		return p, nil
	})
}

func (s *PlanService) weighPart(ctx context.Context, tx *db.Tx, a authz.Actor, whole Plan, n PlanNumber) error {
	part, err := lockPlan(ctx, tx, authz.Everything(), n.PlanID)
	if err != nil {
		return err
	}
	if part.IntoID != whole.ID {
		return errs.NotFound(planWhat)
	}
	after, err := WeighPlan(part, n)
	if err != nil {
		return err
	}
	if err := savePlan(ctx, tx, &after); err != nil {
		return err
	}
	u, err := org.ByID(ctx, tx, part.UnionID)
	if err != nil {
		return err
	}
	return audit.Record(ctx, tx, planEntry(a.Audit(), "plan.weigh", &part, &after, u.Name, after.ProvinceReason))
}

// atLine names the line of a list to which a refusal belongs.
func atLine(err error, i int) error {
	e, ok := errs.As(err)
	if !ok || len(e.Fields) == 0 {
		return err
	}
	var f []errs.Field
	for _, one := range e.Fields {
		f = append(f, errs.F(fmt.Sprintf("numbers.%d.%s", i, one.Field), one.Message))
	}
	return errs.Fields(f...)
}

// AddScan keeps the stamped paper of a plan or of its decision. Its absence makes nothing late.
func (s *PlanService) AddScan(ctx context.Context, a authz.Actor, id string, rev int64, name string, file io.Reader) (Plan, error) {
	p, err := planByID(ctx, s.DB.Read(), a.Scope(authz.PlanRead), id)
	if err == nil {
		err = ownDraft(a, p.UnionID) // before a stranger's file is stored
	}
	if err != nil {
		return Plan{}, err
	}
	ref, err := s.Blobs.Put(ctx, file, blob.Scan, MaxPlanScan)
	if err != nil {
		return Plan{}, err
	}
	return s.change(ctx, a, id, rev, "plan.scan", func(ctx context.Context, tx *db.Tx, p Plan) (Plan, error) {
		if err := ownDraft(a, p.UnionID); err != nil {
			return p, err
		}
		blobID, err := s.Blobs.Add(ctx, tx, ref, name, blob.Scan, p.UnionID, a.AccountID)
		if err != nil {
			return p, err
		}
		if err := blob.Keep(ctx, tx, blob.Scan, blobID); err != nil {
			return p, err
		}
		if p.ScanBlob != "" {
			if err := blob.Release(ctx, tx, p.ScanBlob); err != nil {
				return p, err
			}
		}
		p.ScanBlob = blobID
		return p, nil
	})
}

// MaxPlanScan is how large a scanned paper may be.
const MaxPlanScan = 10 << 20

// Scan opens the stamped paper.
func (s *PlanService) Scan(ctx context.Context, a authz.Actor, id string) (blob.File, io.ReadCloser, error) {
	p, err := planByID(ctx, s.DB.Read(), a.Scope(authz.PlanRead), id)
	if err != nil {
		return blob.File{}, nil, err
	}
	if p.ScanBlob == "" {
		return blob.File{}, nil, errs.NotFound("扫描件")
	}
	f, err := blob.Get(ctx, s.DB.Read(), p.ScanBlob)
	if err != nil {
		return blob.File{}, nil, err
	}
	r, err := s.Blobs.Open(f.Ref())
	return f, r, err
}

// owe brings the ledger to what a county owes. The union's row is locked.
func (s *PlanService) owe(ctx context.Context, tx *db.Tx, u org.Union) error {
	if u.Tier != org.TierCounty {
		return nil
	}
	today := workday.Of(tx.Now())
	book, err := rulebook.OpenBook(ctx, tx, []string{u.ID})
	if err != nil {
		return err
	}
	cal, err := rulebook.CalendarAt(ctx, tx, tx.Now())
	if err != nil {
		return err
	}
	list, err := annualPlans(ctx, tx, u.ID)
	if err != nil {
		return err
	}
	wants := PlanWants(u, list[u.ID], book.Of(u.ID), cal, today)
	return obligation.Sync(ctx, tx, map[obligation.Subject][]obligation.Want{{Rule: obligation.RulePlan, ID: u.ID}: wants})
}

// annualPlans are the annual plans of unions, by union.
func annualPlans(ctx context.Context, q db.Q, unionIDs ...string) (map[string][]Plan, error) {
	out := map[string][]Plan{}
	for chunk := range slices.Chunk(unionIDs, db.Batch) {
		var list []Plan
		err := q.NewSelect().Model(&list).Where("p.union_id IN (?)", bun.List(chunk)).Where("p.kind = ?", PlanAnnual).OrderExpr("p.year, p.seq").Scan(ctx)
		if err != nil {
			return nil, fmt.Errorf("read plans: %w", err)
		}
		for _, p := range list {
			out[p.UnionID] = append(out[p.UnionID], p)
		}
	}
	return out, nil
}

// Reckon is the plans' part in supposing other rules or another calendar: what every county in scope would owe. Nothing is
// written.
func (s *PlanService) Reckon(ctx context.Context, q db.Q, scope authz.Scope, book *rulebook.Book, cal *workday.Calendar, yield func(map[obligation.Subject][]obligation.Want) error) error {
	units, err := planUnits(ctx, q, scope)
	if err != nil {
		return err
	}
	units = slices.DeleteFunc(units, func(u org.Union) bool { return u.Tier != org.TierCounty })
	ids := make([]string, len(units))
	for i, u := range units {
		ids[i] = u.ID
	}
	list, err := annualPlans(ctx, q, ids...)
	if err != nil {
		return err
	}
	today, wanted := s.today(), map[obligation.Subject][]obligation.Want{}
	for _, u := range units {
		wanted[obligation.Subject{Rule: obligation.RulePlan, ID: u.ID}] = PlanWants(u, list[u.ID], book.Of(u.ID), cal, today)
	}
	return yield(wanted)
}

func planEntry(actor audit.Actor, action string, before, after *Plan, union, reason string) audit.Entry {
	e := audit.Entry{
		Actor: actor, Action: action, Kind: "hiring_plan", ID: after.ID, Label: planTitle(*after, union),
		UnionID: after.UnionID, CountyID: after.CountyID, CityID: after.CityID, After: *after, Reason: reason,
	}
	if before != nil {
		e.Before = *before
	}
	return e
}
