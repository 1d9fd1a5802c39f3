package roster

import (
	"context"
	"fmt"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/workday"
)

// Mode says what a confirmation does about rejected rows.
type Mode string

// Modes of confirmation.
const (
	ModeAll  Mode = "all"  // all or nothing: refused while any row is rejected
	ModeGood Mode = "good" // the rejected are left out
)

// importWrite is an import that is to be written.
type importWrite struct {
	into    org.Union
	asOf    workday.Date
	lines   []Line
	choices map[string]UnionChoice
	mode    Mode

	begin func(ctx context.Context, tx *db.Tx) (bool, error) // false: there is nothing left to do
	end   func(ctx context.Context, tx *db.Tx, p importPlan, done HeadsImported) error
	seal  func(judged []Judged) (string, error)
}

// write judges the lines against the roster of now and writes the good ones, in one transaction that has everything
// prepared. When somebody else wrote one of the people or unions meanwhile, it looks again.
func (s *Service) write(ctx context.Context, a authz.Actor, w importWrite) (importPlan, error) {
	const attempts = 3
	for n := 1; ; n++ {
		p, err := s.prepare(ctx, a, w)
		if err != nil {
			return p, err
		}
		err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
			if w.begin != nil {
				if due, err := w.begin(ctx, tx); err != nil || !due {
					return err
				}
			}
			done, err := s.carryOut(ctx, tx, a, p)
			if err != nil {
				return err
			}
			return w.end(ctx, tx, p, done)
		})
		if err == nil || n == attempts || !overtaken(err) {
			return p, err
		}
	}
}

// overtaken tells that another transaction wrote what the plan did not know of.
func overtaken(err error) bool {
	switch errs.CodeOf(err) {
	case CodeElsewhere, CodeOverlap, CodeNumberTaken, org.CodeTaken:
		return true
	}
	return false
}

func (s *Service) prepare(ctx context.Context, a authz.Actor, w importWrite) (importPlan, error) {
	judged, matches, err := s.assess(ctx, s.DB.Read(), a, w.into, w.asOf, w.lines, w.choices)
	if err != nil {
		return importPlan{}, err
	}
	p, err := s.plan(w.into, judged, matches, w.mode)
	if err == nil && w.seal != nil {
		p.sealed, err = w.seal(judged)
	}
	return p, err
}

// importPlan is an import with everything prepared that does not need the transaction.
type importPlan struct {
	judged []Judged
	sealed string
	create []org.NewUnion
	employ map[string]workday.Date
	heads  []Head
	claims []claim
	left   int
	there  int
}

// plan prepares the writing: unions first, then heads that stand on them, numbers sealed.
func (s *Service) plan(into org.Union, judged []Judged, matches []UnionMatch, mode Mode) (importPlan, error) {
	p := importPlan{judged: judged, employ: map[string]workday.Date{}}
	byName := map[string]UnionMatch{}
	for _, m := range matches {
		byName[m.Written] = m
	}
	made := map[string]int{} // name → place in create
	at := map[int]int{}      // row → place in list
	bad := 0
	var list []NewHead
	for n := range judged {
		j := &judged[n]
		switch {
		case j.Outcome == Rejected:
			p.left++
			if !j.skipped() {
				bad++
			}
			if j.clash.ID != "" {
				p.claims = append(p.claims, claim{EngagementID: j.clash.ID, PersonID: j.clash.PersonID, UnionID: into.ID, OnDuty: j.OnDuty})
				if j.UnionID != "" {
					p.claims[len(p.claims)-1].UnionID = j.UnionID
				}
			}
		case j.Already:
			p.there++
		case j.Joins != 0:
			if n, known := at[j.Joins]; known {
				h := &list[n]
				h.Contracts = append(h.Contracts, j.contracts()...)
				if j.OnDuty.Before(h.OnDuty) {
					h.OnDuty = j.OnDuty
				}
			}
		default:
			at[j.Row] = len(list)
			list = append(list, p.stand(j, byName[j.Union], into, made))
		}
	}
	if bad > 0 && mode == ModeAll {
		return p, errs.Rule(CodeImportRejects, fmt.Sprintf("有 %d 行不能导入。请改正后重新上传，或者选择只导入可以导入的行。", bad))
	}
	if len(list)+p.there == 0 {
		return p, errs.Rule(CodeImportNothing, "没有可以导入的行。")
	}
	p.heads = Prepare(s.Keys, list)
	return p, nil
}

// stand gives the row's head its union, which is created or becomes an employing one on the way.
func (p *importPlan) stand(j *Judged, m UnionMatch, into org.Union, made map[string]int) NewHead {
	h := j.head()
	switch m.State {
	case UnionMissing:
		n, known := made[m.UnionName]
		if !known {
			n = len(p.create)
			made[m.UnionName] = n
			p.create = append(p.create, org.NewUnion{
				ID: db.NewID(), Name: m.UnionName, Kind: m.Kind, SuperiorID: into.ID, EmployingSince: j.OnDuty,
			})
		}
		u := &p.create[n]
		if j.OnDuty.Before(u.EmployingSince) {
			u.EmployingSince = j.OnDuty
		}
		h.UnionID = u.ID
	case UnionIdle:
		if since, known := p.employ[j.UnionID]; !known || j.OnDuty.Before(since) {
			p.employ[j.UnionID] = j.OnDuty
		}
	case UnionFound, UnionAmbiguous, UnionOutside, UnionSkipped:
	}
	return h
}

// carryOut writes a plan.
func (s *Service) carryOut(ctx context.Context, tx *db.Tx, a authz.Actor, p importPlan) (HeadsImported, error) {
	if len(p.create) > 0 {
		if _, err := org.CreateTx(ctx, tx, a.Audit(), p.create); err != nil {
			return HeadsImported{}, err
		}
	}
	for id, since := range p.employ {
		if _, err := org.Employ(ctx, tx, a.Audit(), id, since); err != nil {
			return HeadsImported{}, err
		}
	}
	done, err := Insert(ctx, tx, a.Audit(), p.heads)
	if err != nil {
		return HeadsImported{}, err
	}
	if err := noteClaims(ctx, tx, p.claims); err != nil {
		return HeadsImported{}, err
	}
	ids := make([]string, len(p.heads))
	for n, h := range p.heads {
		ids[n] = h.Person.ID
	}
	if err := s.changed(ctx, tx, ids...); err != nil {
		return HeadsImported{}, err
	}
	return HeadsImported{
		Persons: done.Persons, Engagements: done.Engagements, Already: done.Already + p.there,
		Unions: len(p.create) + len(p.employ), Left: p.left,
	}, nil
}
