package hiring

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/blob"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/seal"
	"xiezhi/internal/roster"
	"xiezhi/internal/rulebook"
	"xiezhi/internal/workday"
)

// ContractService holds the use-cases of the contract: hire, renewal, templates, grades.
type ContractService struct {
	DB     *db.DB
	Keys   *seal.Keys
	Blobs  *blob.Store
	Roster *roster.Service
	// Calendar is the one in force, for the term of a decision between two unions.
	Calendar func(context.Context) (*workday.Calendar, error)
	// Graded is told, in its transaction, whose grade was recorded or countered: a failed one asks for something (Art. 11(4)).
	Graded func(ctx context.Context, tx *db.Tx, personIDs []string) error
	// Begun is told, in the transaction of the hire, who came into post: other chapters owe things from then on.
	Begun func(ctx context.Context, tx *db.Tx, personIDs []string) error
}

func (s *ContractService) today() workday.Date { return workday.Of(s.DB.Now()) }

// ownContract tells whether the actor enters contracts of a union: at that union itself, a superior may not.
func ownContract(a authz.Actor, p authz.Permission, unionID string) error {
	if !a.Has(p) {
		return authz.Missing(p)
	}
	if !a.Own(p).Covers(org.Place{UnionID: unionID}) {
		return errs.Rule(CodeContractOwn, "合同由聘用单位自己签订、登记（第六条第（四）项、第九条），上级只作审核和督查。")
	}
	return nil
}

// Signing is a signed contract that is entered for an approved form.
type Signing struct {
	Deal
	Reason     string `json:"reason,omitempty" maxLength:"1000" doc:"有需要说明的情况时写明理由"`
	TemplateID string `json:"templateId,omitempty" maxLength:"36" doc:"所用的合同模板，可以不填"`
}

// Review is what the rules say of a contract before it is entered.
type Review struct {
	Remarks       []Remark     `json:"remarks" nullable:"false"`
	NeedsReason   bool         `json:"needsReason"`
	Headroom      *Headroom    `json:"headroom,omitempty" doc:"续聘不另占员额，空"`
	WrittenDue    workday.Date `json:"writtenDue" doc:"书面合同的期限：上岗（续聘为起始）后一个月内"`
	Probation     workday.Date `json:"probation" doc:"试用期最长到哪一天，空为不得约定"`
	ProbationNote string       `json:"probationNote" doc:"试用期一项旁的说明；劳务协议为空"`
}

func approvedOf(f Form) Approved {
	return Approved{On: f.DecidedOn, StartsOn: f.StartsOn, EndsOn: f.EndsOn, Renewal: f.Kind == FormRenewal, Beyond65: f.OverrideAge}
}

// judge is what the rules say of a contract for an approved form, whose person signed contracts before. It refuses what the
// Measures forbid.
func (s *ContractService) judge(ctx context.Context, q db.Q, f Form, d Deal, personID string, before []Earlier) ([]Remark, error) {
	pol, err := rulebook.PolicyAt(ctx, q, f.UnionID, d.StartsOn)
	if err != nil {
		return nil, err
	}
	party, ok := Party{Birth: f.Birth, Sex: f.Sex}, approvedOf(f)
	if ok.ByOther, err = approvedByOther(ctx, q, f); err != nil {
		return nil, err
	}
	if err := CheckAge(d.StartsOn, party, ok, pol); err != nil {
		return nil, err
	}
	if f.Kind == FormRenewal {
		grades, err := gradesOf(ctx, q, personID)
		if err != nil {
			return nil, err
		}
		if grade, year := gradeBefore(grades[personID], d.StartsOn); grade == GradeFailed && !f.OverrideGrade {
			return nil, errs.Rule(CodeRenewal, fmt.Sprintf("%d年度考核不称职，应当解聘，不予续聘（第十一条第（四）项）；确需续聘的，请在推荐表中写明理由，由上一级总工会勾选同意后批准。", year))
		}
	}
	cal, err := s.Calendar(ctx)
	if err != nil {
		return nil, err
	}
	return Reviewed(d, party, ok, before, pol, cal), nil
}

// earlierOf are the contracts that the union signed with the person of a form before, and who that is; nobody yet where the
// roster does not know them.
func (s *ContractService) earlierOf(ctx context.Context, q db.Q, f Form) (personID string, before []Earlier, err error) {
	if personID, err = s.personOf(ctx, q, f); err != nil || personID == "" {
		return personID, nil, err
	}
	before, err = earlierAt(ctx, q, personID, f.UnionID)
	return personID, before, err
}

// personOf is the person of a form as the roster knows them; empty for somebody who is new there.
func (s *ContractService) personOf(ctx context.Context, q db.Q, f Form) (string, error) {
	if f.PersonID != "" {
		return f.PersonID, nil
	}
	id, _, err := f.Numbers(s.Keys)
	if err != nil || id.IsZero() {
		return "", err
	}
	known, err := roster.PersonsByNumber(ctx, q, s.Keys, id)
	return known[id.Number()], err
}

// formFor is an approved form of one of the actor's own unions.
func (s *ContractService) formFor(ctx context.Context, q db.Q, a authz.Actor, formID string) (Form, error) {
	f, err := formByID(ctx, q, a.Scope(authz.ContractRead), formID)
	if err != nil {
		return f, err
	}
	return f, ownContract(a, authz.ContractWrite, f.UnionID)
}

// Check says what the rules make of a contract, and writes nothing.
func (s *ContractService) Check(ctx context.Context, a authz.Actor, formID string, d Deal) (Review, error) {
	q := s.DB.Read()
	f, err := s.formFor(ctx, q, a, formID)
	if err != nil {
		return Review{}, err
	}
	if err := CheckDeal(d, f.Kind == FormRenewal, s.today()); err != nil {
		return Review{}, err
	}
	pol, err := rulebook.PolicyAt(ctx, q, f.UnionID, d.StartsOn)
	if err != nil {
		return Review{}, err
	}
	cal, err := s.Calendar(ctx)
	if err != nil {
		return Review{}, err
	}
	personID, before, err := s.earlierOf(ctx, q, f)
	if err != nil {
		return Review{}, err
	}
	list, err := s.judge(ctx, q, f, d, personID, before)
	if err != nil {
		return Review{}, err
	}
	out := Review{WrittenDue: pol.WrittenDue(d.begins(), cal).Date}
	if renewal := f.Kind == FormRenewal; d.Kind == roster.ContractLabour {
		out.ProbationNote = ProbationNote(d, renewal, before)
		if ProbationBarred(renewal, before) == "" {
			out.Probation = ProbationLast(d.StartsOn, d.EndsOn)
		}
	}
	out.Remarks, out.NeedsReason = append([]Remark{}, list...), NeedsReason(list)
	if f.Kind == FormNew {
		room, err := ReadHeadroom(ctx, q, Hire{UnionID: f.UnionID, PersonID: personID, Subject: f.ID, From: d.OnDuty}, s.today())
		if err != nil {
			return out, err
		}
		out.Headroom = &room
	}
	return out, nil
}

// Sign enters the signed contract of an approved form (Art. 6(4)): of a new one the person, the engagement and the contract
// come into the roster and a head is taken, under the lock of the account; of a renewal the contract alone. The form is
// used up by it. What the rules warn of is kept with its reason; nothing that was signed is refused for it.
func (s *ContractService) Sign(ctx context.Context, a authz.Actor, formID string, rev int64, in Signing) (id string, err error) {
	f, err := s.formFor(ctx, s.DB.Read(), a, formID)
	if err != nil {
		return "", err
	}
	in.Number, in.Reason = strings.TrimSpace(in.Number), strings.TrimSpace(in.Reason)
	if err := CheckDeal(in.Deal, f.Kind == FormRenewal, s.today()); err != nil {
		return "", err
	}
	c := roster.Contract{ID: db.NewID(), Kind: in.Kind, SignedOn: in.SignedOn, StartsOn: in.StartsOn, EndsOn: in.EndsOn}
	var head []roster.Head
	if f.Kind == FormNew {
		n, err := f.Head(s.Keys)
		if err != nil {
			return "", err
		}
		n.OnDuty, n.Contracts = in.OnDuty, []roster.Contract{c}
		head = roster.Prepare(s.Keys, []roster.NewHead{n})
	}
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		f, err := ApprovedForm(ctx, tx, a.Scope(authz.ContractRead), formID)
		if err != nil {
			return err
		}
		if f.Rev != rev {
			return errs.Stale().With(f)
		}
		if err := ownContract(a, authz.ContractWrite, f.UnionID); err != nil { // the tree may have changed since
			return err
		}
		personID, before, err := s.earlierOf(ctx, tx, f)
		if err != nil {
			return err
		}
		remarks, err := s.judge(ctx, tx, f, in.Deal, personID, before)
		if err != nil {
			return err
		}
		if err := CheckReason(remarks, in.Reason); err != nil {
			return err
		}
		if in.TemplateID != "" {
			if _, err := s.templateFor(ctx, tx, f.UnionID, in.TemplateID); err != nil {
				return err
			}
		}
		var e roster.Engagement
		if f.Kind == FormNew {
			e, err = s.hire(ctx, tx, a, &f, in, head)
		} else {
			e, err = s.renew(ctx, tx, a, f, in, c)
		}
		if err != nil {
			return err
		}
		return s.keep(ctx, tx, a, f, e, c, in, remarks)
	})
	if errs.Is(err, roster.CodeElsewhere) {
		if noted := s.Roster.NoteRefused(ctx, head[0], f.UnionID); noted != nil {
			return "", errors.Join(err, noted)
		}
	}
	return c.ID, err
}

// hire takes a head and brings the person into post. The account is locked first: of two who hire the last head at once
// one wins, and the other waits and is told (CheckHeadroom).
func (s *ContractService) hire(ctx context.Context, tx *db.Tx, a authz.Actor, f *Form, in Signing, head []roster.Head) (roster.Engagement, error) {
	if _, err := lockHolder(ctx, tx, f.UnionID, in.OnDuty); err != nil {
		return roster.Engagement{}, err
	}
	personID, err := s.personOf(ctx, tx, *f)
	if err != nil {
		return roster.Engagement{}, err
	}
	today := workday.Of(tx.Now())
	if _, err := CheckHeadroom(ctx, tx, Hire{UnionID: f.UnionID, PersonID: personID, Subject: f.ID, From: in.OnDuty}, today); err != nil {
		return roster.Engagement{}, err
	}
	if err := Release(ctx, tx, a.Audit(), f.ID, in.OnDuty); err != nil {
		return roster.Engagement{}, err
	}
	done, err := roster.Insert(ctx, tx, a.Audit(), head)
	if err != nil {
		return roster.Engagement{}, err
	}
	if done.Already > 0 {
		return roster.Engagement{}, errs.E(roster.CodeOverlap, f.Name+"从这一天起已在本单位花名册中，请先核对花名册。", errs.F("onDuty", "已在花名册中"))
	}
	f.PersonID = head[0].Person.ID
	return roster.EngagementByID(ctx, tx, head[0].EngagementID)
}

// renew adds the contract to the engagement that goes on.
func (s *ContractService) renew(ctx context.Context, tx *db.Tx, a authz.Actor, f Form, in Signing, c roster.Contract) (roster.Engagement, error) {
	e, p, err := roster.LockEngagement(ctx, tx, authz.Everything(), f.EngagementID)
	if err != nil {
		return e, err
	}
	if e.UnionID != f.UnionID || !e.EndedOn.IsZero() {
		return e, errs.Rule(CodeRenewal, p.Name+"已经离岗或已转到其他单位，不能续聘；再次聘用请另行填报推荐表（新聘）。")
	}
	return e, roster.InsertContract(ctx, tx, a, p, e, c, cmp.Or(in.Reason, f.OverrideReason, f.AgeReason))
}

// keep writes what hiring knows of the contract, ties the form to it and tells the other chapters.
func (s *ContractService) keep(ctx context.Context, tx *db.Tx, a authz.Actor, f Form, e roster.Engagement, c roster.Contract, in Signing, remarks []Remark) error {
	k := ContractRecord{
		ID: c.ID, FormID: f.ID, Renewal: f.Kind == FormRenewal, Number: in.Number, ProbationUntil: in.ProbationUntil, ApprovedOn: f.DecidedOn,
		Remarks: remarks, Reason: in.Reason, TemplateID: in.TemplateID, CreatedBy: a.AccountID, CreatedName: a.Name, CreatedAt: tx.Now(), Rev: 1,
	}
	if _, err := tx.NewInsert().Model(&k).Exec(ctx); err != nil {
		return fmt.Errorf("write contract record: %w", err)
	}
	if err := UseForm(ctx, tx, &f, c.ID); err != nil {
		return err
	}
	action := "contract.hire"
	if k.Renewal {
		action = "contract.renew"
	}
	if err := audit.Record(ctx, tx, recordEntry(a.Audit(), action, f.Name, e, nil, &k)); err != nil {
		return err
	}
	if err := s.Owe(ctx, tx, e.PersonID); err != nil {
		return err
	}
	if k.Renewal || s.Begun == nil {
		return nil
	}
	return s.Begun(ctx, tx, []string{e.PersonID})
}

func recordEntry(actor audit.Actor, action, name string, e roster.Engagement, before, after *ContractRecord) audit.Entry {
	out := audit.Entry{
		Actor: actor, Action: action, Kind: "contract", ID: after.ID, Label: name, PersonID: e.PersonID,
		UnionID: e.UnionID, CountyID: e.CountyID, CityID: e.CityID, After: *after, Reason: after.Reason,
	}
	if before != nil {
		out.Before = *before
	}
	return out
}

// MaxContractScan is how large a scanned contract may be.
const MaxContractScan = 20 << 20

// AddScan keeps the scan of a signed contract. Its absence makes nothing late.
func (s *ContractService) AddScan(ctx context.Context, a authz.Actor, id string, rev int64, name string, file io.Reader) error {
	if _, err := s.recordFor(ctx, s.DB.Read(), a, id); err != nil {
		return err // before a stranger's file is stored
	}
	ref, err := s.Blobs.Put(ctx, file, blob.Scan, MaxContractScan)
	if err != nil {
		return err
	}
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		if err := db.Lock(ctx, tx, contractsTable, id); err != nil {
			return err
		}
		l, err := s.recordFor(ctx, tx, a, id)
		if err != nil {
			return err
		}
		before := l.record
		if before.Rev != rev {
			return errs.Stale().With(before)
		}
		after := before
		if after.ScanBlob, err = s.Blobs.Add(ctx, tx, ref, blob.ShownName(name), blob.Scan, l.engagement.UnionID, a.AccountID); err != nil {
			return err
		}
		if err := blob.Keep(ctx, tx, blob.Scan, after.ScanBlob); err != nil {
			return err
		}
		if before.ScanBlob != "" {
			if err := blob.Release(ctx, tx, before.ScanBlob); err != nil {
				return err
			}
		}
		if err := saveRecord(ctx, tx, &after); err != nil {
			return err
		}
		return audit.Record(ctx, tx, recordEntry(a.Audit(), "contract.scan", l.name, l.engagement, &before, &after))
	})
}

// line is a contract with what belongs to it.
type line struct {
	contract   roster.Contract
	engagement roster.Engagement
	record     ContractRecord
	name       string
}

// lineByID reads a contract in scope; its record is empty where the procedure did not go through the system.
func lineByID(ctx context.Context, q db.Q, scope authz.Scope, id string) (line, error) {
	var l line
	var found []struct {
		roster.Contract

		Name string
	}
	sel := roster.Contracts(q, scope).ColumnExpr("c.*, p.name").Where("c.id = ?", id)
	if err := sel.Scan(ctx, &found); err != nil {
		return l, fmt.Errorf("read contract: %w", err)
	}
	if len(found) == 0 {
		return l, errs.NotFound(contractWhat)
	}
	l.contract, l.name = found[0].Contract, found[0].Name
	e, err := roster.EngagementByID(ctx, q, l.contract.EngagementID)
	if err != nil {
		return l, err
	}
	l.engagement = e
	records, err := recordsOf(ctx, q, id)
	l.record = records[id]
	return l, err
}

// recordFor is a contract of one of the actor's own unions that was entered through the procedure.
func (s *ContractService) recordFor(ctx context.Context, q db.Q, a authz.Actor, id string) (line, error) {
	l, err := lineByID(ctx, q, a.Scope(authz.ContractRead), id)
	if err != nil {
		return l, err
	}
	if err := ownContract(a, authz.ContractWrite, l.engagement.UnionID); err != nil {
		return l, err
	}
	if l.record.ID == "" {
		return l, errs.Rule(CodeContract, "这份合同是期初或花名册中登记的，没有推荐表；扫描件请存入档案。")
	}
	return l, nil
}

// Scan opens the scan of a contract.
func (s *ContractService) Scan(ctx context.Context, a authz.Actor, id string) (blob.File, io.ReadCloser, error) {
	l, err := lineByID(ctx, s.DB.Read(), a.Scope(authz.ContractRead), id)
	if err != nil {
		return blob.File{}, nil, err
	}
	return s.openScan(ctx, a, l.engagement, l.record.ScanBlob, "contract.view", "contract", id)
}

// openScan opens a scanned paper of an engagement. Whoever is not of the employing union leaves a record of having seen it.
func (s *ContractService) openScan(ctx context.Context, a authz.Actor, e roster.Engagement, blobID, action, kind, id string) (blob.File, io.ReadCloser, error) {
	if blobID == "" {
		return blob.File{}, nil, errs.NotFound("扫描件")
	}
	f, err := blob.Get(ctx, s.DB.Read(), blobID)
	if err != nil {
		return blob.File{}, nil, err
	}
	if !a.Own(authz.ContractRead).Covers(org.Place{UnionID: e.UnionID}) {
		p, err := roster.PersonByID(ctx, s.DB.Read(), e.PersonID)
		if err != nil {
			return blob.File{}, nil, err
		}
		err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
			return audit.Record(ctx, tx, audit.Entry{
				Actor: a.Audit(), Action: action, Kind: kind, ID: id, Label: p.Name, PersonID: p.ID, UnionID: e.UnionID, CountyID: e.CountyID, CityID: e.CityID,
			})
		})
		if err != nil {
			return blob.File{}, nil, err
		}
	}
	r, err := s.Blobs.Open(f.Ref())
	return f, r, err
}
