package app

import (
	"context"
	"net/http"
	"slices"

	"xiezhi/internal/approval"
	"xiezhi/internal/authz"
	"xiezhi/internal/duties"
	"xiezhi/internal/exit"
	"xiezhi/internal/filing"
	"xiezhi/internal/hiring"
	"xiezhi/internal/identity"
	"xiezhi/internal/inbox"
	"xiezhi/internal/obligation"
	"xiezhi/internal/org"
	"xiezhi/internal/orgacts"
	"xiezhi/internal/oversight"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/config"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/platform/notify"
	"xiezhi/internal/platform/paper"
	"xiezhi/internal/report"
	"xiezhi/internal/rights"
	"xiezhi/internal/roster"
	"xiezhi/internal/rulebook"
	"xiezhi/internal/served"
	"xiezhi/internal/workday"
	"xiezhi/internal/worklog"
)

// parts are the chapters and kernel services, one line each.
type parts struct {
	Approval    *approval.Service
	Plans       *hiring.PlanService
	Contracts   *hiring.ContractService
	Duties      *duties.Service
	Forms       *hiring.FormService
	Exits       *exit.Service
	Filing      *filing.Service
	Recruit     *hiring.RecruitService
	Identity    *identity.Service
	Inbox       *inbox.Service
	Obligations *obligation.Service
	Oversight   *oversight.Service
	Report      *report.Service
	OrgActs     *orgacts.Service
	Rulebook    *rulebook.Service
	Roster      *roster.Service
	Quota       *hiring.QuotaService
	Rights      *rights.Service
	Shares      *hiring.ShareService
	Served      *served.Service
	Worklog     *worklog.Service
}

// recounted are the jobs that bring the ledger to what rules and calendar ask for after they changed.
var recounted = []string{
	worklog.ReckonKind, hiring.ContractOweKind, hiring.PlanOweKind, duties.OweKind, exit.ReckonKind, filing.OweKind, approval.ReckonKind, rights.TermKind,
}

// build makes the parts and joins them.
func (a *App) build() {
	a.Identity = identity.New(a.DB)
	a.Identity.People = a.engagedPeople
	a.Inbox = &inbox.Service{DB: a.DB, Keys: a.Keys, BaseURL: a.Config.BaseURL, Readers: a.readers}
	a.Oversight = &oversight.Service{DB: a.DB, Keys: a.Keys, Recounts: a.recounts(), ShowOutbox: a.Config.Demo}
	a.Rulebook = &rulebook.Service{DB: a.DB, Recount: recounted, Blobs: a.Files, Font: paper.Embedded}
	a.Obligations = &obligation.Service{DB: a.DB, Calendar: a.Rulebook.Calendar, Inspected: report.Inspected, BaseURL: a.Config.BaseURL}
	a.Obligations.Actor = func(ctx context.Context, q db.Q, id string) (authz.Actor, error) {
		return identity.ActorOf(ctx, q, workday.Of(a.DB.Now()), id)
	}
	a.Obligations.Rulebook = a.Rulebook
	a.Report = &report.Service{DB: a.DB, Calendar: a.Rulebook.Calendar}
	a.Served = &served.Service{DB: a.DB, Keys: a.Keys, Followers: a.mergeFollowers()}
	a.Roster = &roster.Service{DB: a.DB, Keys: a.Keys}
	a.Quota = &hiring.QuotaService{DB: a.DB, Font: paper.Embedded}
	a.Shares = &hiring.ShareService{DB: a.DB}
	a.Approval = &approval.Service{DB: a.DB, Calendar: a.Rulebook.Calendar, Font: paper.Embedded}
	a.Report.Approvals = a.Approval.Count
	a.Plans = &hiring.PlanService{DB: a.DB, Approval: a.Approval, Blobs: a.Files, Font: paper.Embedded}
	a.Recruit = &hiring.RecruitService{DB: a.DB, Keys: a.Keys, Blobs: a.Files, Font: paper.Embedded}
	a.Forms = &hiring.FormService{
		DB: a.DB, Keys: a.Keys, Approval: a.Approval, Blobs: a.Files, Font: paper.Embedded, BaseURL: a.Config.BaseURL,
		Recruit:   a.Recruit,
		Roster:    a.Roster,
		LastGrade: hiring.RecordedGrade,
	}
	a.Approval.Chapters = map[approval.FlowKey]approval.Chapter{
		approval.FlowPlan: a.Plans.Chapter(), approval.FlowPlanExtra: a.Plans.Chapter(), approval.FlowForm: a.Forms.Chapter(),
	}

	a.Worklog = &worklog.Service{
		DB: a.DB, Keys: a.Keys, Blobs: a.Files, Calendar: a.Rulebook.Calendar, Font: paper.Embedded, BaseURL: a.Config.BaseURL,
		Demo: a.Config.Demo, Carries: func(ctx context.Context, q db.Q) (bool, error) { return notify.Carries(ctx, q, notify.SMS) },
	}

	a.Contracts = &hiring.ContractService{DB: a.DB, Keys: a.Keys, Blobs: a.Files, Roster: a.Roster, Calendar: a.Rulebook.Calendar}
	a.Duties = &duties.Service{DB: a.DB, Blobs: a.Files, Ledger: a.Obligations, Calendar: a.Rulebook.Calendar, Grades: grades, Approved: hiring.ApprovedOn, Filed: filedRules}
	a.Obligations.Decided = a.Duties.Decided
	a.Contracts.Begun = func(ctx context.Context, tx *db.Tx, personIDs []string) error {
		if err := worklog.Begin(ctx, tx, personIDs); err != nil {
			return err
		}
		return a.Duties.Owe(ctx, tx, personIDs...)
	}
	a.Exits = &exit.Service{
		DB: a.DB, Keys: a.Keys, Blobs: a.Files, Roster: a.Roster, Font: paper.Embedded, BaseURL: a.Config.BaseURL, Open: a.stillOpen(),
	}
	a.Forms.WarnRehire = a.Exits.WarnRehire
	owed := func(ctx context.Context, tx *db.Tx, personIDs []string) error {
		if err := a.Duties.Owe(ctx, tx, personIDs...); err != nil {
			return err
		}
		return a.Exits.OweFailed(ctx, tx, personIDs...)
	}
	a.Contracts.Graded = owed
	a.Roster.Changed = func(ctx context.Context, tx *db.Tx, personIDs []string) error {
		if err := a.Contracts.Owe(ctx, tx, personIDs...); err != nil {
			return err
		}
		return owed(ctx, tx, personIDs)
	}

	a.Filing = &filing.Service{DB: a.DB, Keys: a.Keys, Font: paper.Embedded, Forms: formFacts, Accepts: a.acceptsFilings}
	a.Roster.Left, a.Roster.Again, a.Roster.Regain, a.Roster.ByCase, a.Roster.Leaving = a.whenLeft(), a.whenAgain(), hiring.Regain, a.Exits.ByCase, a.Exits.Leaving

	a.Rights = &rights.Service{DB: a.DB, Keys: a.Keys, Blobs: a.Files, Font: paper.Embedded, Sources: a.held(), Inspections: inspectedBy}
	a.Report.Waits = a.waits()
	a.OrgActs = &orgacts.Service{DB: a.DB, Followers: a.followers()}
	a.Roster.Along = a.OrgActs.Along
	a.Obligations.Reckoners = []obligation.Reckoner{
		a.Duties.Reckon, a.Contracts.Reckon, a.Plans.Reckon, a.Worklog.ReckonSupposed, a.Exits.ReckonSupposed, a.Filing.Reckon, a.Approval.ReckonSupposed, a.Rights.Reckon,
	}

	if a.Files != nil { // none when only the API document is wanted
		a.Files.Work(a.Jobs, a.DB)
	}
	audit.Work(a.Jobs, a.DB, a.Keys)
	notify.Work(a.Jobs, a.DB)
	(&notify.Sender{DB: a.DB, Keys: a.Keys}).Work(a.Jobs)
	a.Inbox.Work(a.Jobs)
	a.Identity.Jobs(a.Jobs)
	a.Oversight.Work(a.Jobs)
	a.OrgActs.Work(a.Jobs)
	a.Roster.Work(a.Jobs)
	a.Approval.Work(a.Jobs)
	a.Plans.Work(a.Jobs)
	a.Recruit.Work(a.Jobs)
	a.Contracts.Work(a.Jobs)
	a.Duties.Work(a.Jobs)
	a.Exits.Work(a.Jobs)
	a.Filing.Work(a.Jobs)
	a.Served.Work(a.Jobs)
	a.Worklog.Work(a.Jobs)
	a.Rights.Work(a.Jobs)
}

// routes lists whatever registers endpoints, one line each.
func (a *App) routes(r authz.Router) {
	httpx.Public(r, http.MethodGet, "/api/health", a.health, httpx.Summary("服务是否正常"))
	httpx.Public(r, http.MethodGet, "/api/openapi.json", a.openapi, httpx.Summary("接口说明"))
	a.Identity.Routes(r)
	a.Inbox.Routes(r)
	a.Approval.Routes(r)
	a.Plans.Routes(r)
	a.Contracts.Routes(r)
	a.Contracts.SignalRoutes(r)
	a.Duties.Routes(r)
	a.Forms.Routes(r)
	a.Exits.Routes(r)
	a.Recruit.Routes(r)
	a.Filing.Routes(r)
	a.Obligations.Routes(r)
	a.Oversight.Routes(r)
	a.Roster.Routes(r)
	a.Quota.Routes(r)
	a.Shares.Routes(r)
	a.Report.Routes(r)
	a.OrgActs.Routes(r)
	a.Rulebook.Routes(r)
	a.Served.Routes(r)
	a.Worklog.Routes(r)
	a.Rights.Routes(r)
}

// recounts lists the kept figures that a verification counts anew, one line each.
func (a *App) recounts() []oversight.Recount {
	return []oversight.Recount{
		{Title: "年度天数", Run: worklog.RecountYears},
		{Title: "冻结的日志和签字", Run: worklog.RecountFrozen},
	}
}

// followers lists whose facts carry a union's place and follow when the tree changes, one line each.
func (a *App) followers() []org.Follower {
	list := []org.Follower{
		org.FollowPerson("应办事项", "obligation"),
		org.FollowTable("待发消息", "outbox", true),
		inbox.Follower(),
		rulebook.Follower(),
		a.Identity.Follower(),
		a.Quota.Follower(),
	}
	list = append(list, a.Plans.Follower(), a.Forms.Follower(), hiring.RecruitFollower())
	return slices.Concat(list, a.Approval.Followers(), a.Contracts.Followers(), a.Exits.Followers(), filing.Followers(), roster.Followers(), served.Followers(), worklog.Followers(), rights.Followers())
}

// mergeFollowers lists what follows when one served unit is merged into another, one line each.
func (a *App) mergeFollowers() []served.MergeFollower {
	return []served.MergeFollower{
		worklog.MergeServed,
	}
}

func (a *App) guard() httpx.Guard[authz.Actor] {
	return httpx.Guard[authz.Actor]{
		Who:   a.Identity.Who,
		May:   func(actor authz.Actor, permission string) bool { return actor.Has(authz.Permission(permission)) },
		Title: authz.TitleOf,
	}
}

type healthReply struct {
	Status  string `json:"status" enum:"ok"`
	Version string `json:"version"`
}

func (a *App) health(ctx context.Context, _ *struct{}) (*httpx.Body[healthReply], error) {
	var one int
	if err := a.DB.Read().NewRaw("SELECT 1").Scan(ctx, &one); err != nil {
		return nil, errs.Of(errs.KindInternal, errs.InternalCode, "").Because(err)
	}
	return httpx.Reply(healthReply{Status: "ok", Version: Version}), nil
}

type rawJSON struct {
	ContentType string `header:"Content-Type"`
	Body        []byte
}

func (a *App) openapi(context.Context, *struct{}) (*rawJSON, error) {
	doc, err := a.Router.OpenAPI()
	if err != nil {
		return nil, err
	}
	return &rawJSON{ContentType: "application/json", Body: doc}, nil
}

func noSuchEndpoint(w http.ResponseWriter, r *http.Request) {
	httpx.WriteProblem(w, r, errs.Of(errs.KindNotFound, "no_endpoint", "没有这个接口。"))
}

// OpenAPI is the API document, made without opening a database.
func OpenAPI() ([]byte, error) {
	a := New(config.Config{}, nil, nil, nil, clock.System)
	return a.Router.OpenAPI()
}
