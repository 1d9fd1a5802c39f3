package roster

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"xiezhi/internal/authz"
	"xiezhi/internal/gb"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/notify"
	"xiezhi/internal/platform/seal"
	"xiezhi/internal/workday"
)

// Details are what a form says of a person beside name and number.
type Details struct {
	Political  string `json:"political" maxLength:"4"`
	Education  string `json:"education" maxLength:"4"`
	TitleText  string `json:"titleText" maxLength:"60"`
	FormerPost string `json:"formerPost" maxLength:"400"`
	Resume     string `json:"resume" maxLength:"4000"`
	Conditions
	Preferences
	Qualifications []Qualification `json:"qualifications" maxItems:"30" nullable:"false"`
}

func (d *Details) check() []errs.Field {
	var fields []errs.Field
	if _, ok := gb.PoliticalStatuses.Get(d.Political); d.Political != "" && !ok {
		fields = append(fields, errs.F("political", "请从列表中选择"))
	}
	if _, ok := gb.Educations.Get(d.Education); d.Education != "" && !ok {
		fields = append(fields, errs.F("education", "请从列表中选择"))
	}
	for i := range d.Qualifications {
		d.Qualifications[i].Name = strings.TrimSpace(d.Qualifications[i].Name)
		if d.Qualifications[i].Name == "" {
			fields = append(fields, errs.F(fmt.Sprintf("qualifications[%d].name", i), "请填写证书名称"))
		}
	}
	return fields
}

// Engage writes down a person with an engagement and, if known, its contract. Somebody the roster knows already is
// engaged anew; the person's particulars stay what they are. The reason, where one is needed (Art. 11(1)), stays in the note.
func (s *Service) Engage(ctx context.Context, a authz.Actor, n NewHead, reason string) (PersonView, error) {
	u, err := requireAt(ctx, s.DB.Read(), a, authz.RosterWrite, n.UnionID)
	if err != nil {
		return PersonView{}, err
	}
	if !a.Own(authz.RosterWrite).Covers(u.Place()) {
		return PersonView{}, errs.Rule("not_employer", "聘用由聘用单位自己登记（办法第九条），上级只作审核和督查。")
	}
	pol, err := policyAt(ctx, s.DB.Read(), u.ID, n.OnDuty)
	if err != nil {
		return PersonView{}, err
	}
	for i, c := range n.Contracts {
		if err := CheckContract(n.ID.Birth(), n.ID.Sex(), Engagement{OnDuty: n.OnDuty}, n.Contracts[:i], c, pol, reason); err != nil {
			return PersonView{}, err
		}
	}
	if reason != "" {
		n.Note = strings.TrimSpace(n.Note + "（满" + strconv.Itoa(pol.RetiringAge(n.ID.Sex())) + "周岁仍聘用的理由：" + reason + "）")
	}
	heads := Prepare(s.Keys, []NewHead{n})
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		done, err := Insert(ctx, tx, a.Audit(), heads)
		if err != nil {
			return err
		}
		if done.Already > 0 {
			return errs.E(CodeOverlap, n.Name+"从这一天起已在本单位花名册中。", errs.F("idNumber", "已在花名册中"))
		}
		return s.changed(ctx, tx, heads[0].Person.ID)
	})
	if errs.Is(err, CodeElsewhere) {
		if noted := s.claim(ctx, heads[0], u.ID); noted != nil {
			return PersonView{}, noted
		}
	}
	if err != nil {
		return PersonView{}, err
	}
	return s.Detail(ctx, a, heads[0].Person.ID)
}

// claim notes for the union that has the person that another wished to engage them.
func (s *Service) claim(ctx context.Context, h Head, unionID string) error {
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		known, err := idsByBlind(ctx, tx, []string{h.Person.IDBlind})
		if err != nil {
			return err
		}
		list, err := EngagementsOf(ctx, tx, known[h.Person.IDBlind])
		if err != nil {
			return err
		}
		other, clash := Conflict(Engagement{OnDuty: h.OnDuty, EndedOn: h.EndedOn}, list)
		if !clash {
			return nil
		}
		return s.NoteClaim(ctx, tx, other, unionID, h.OnDuty)
	})
}

// NoteClaim tells the union that engages a person that another wishes to, and whom to call; once for each. What follows
// from a claim in other chapters follows at once.
func (s *Service) NoteClaim(ctx context.Context, tx *db.Tx, e Engagement, unionID string, onDuty workday.Date) error {
	if err := db.Lock(ctx, tx, "person", e.PersonID); err != nil {
		return err
	}
	if err := noteClaims(ctx, tx, []claim{{PersonID: e.PersonID, EngagementID: e.ID, UnionID: unionID, OnDuty: onDuty}}); err != nil {
		return err
	}
	return s.changed(ctx, tx, e.PersonID)
}

// noteClaims writes claims down and tells the unions that have the people; one that a union has made already stays as it
// was.
func noteClaims(ctx context.Context, tx *db.Tx, list []claim) error {
	var notices []notify.Notice
	for i := range list {
		c := &list[i]
		c.ID, c.CreatedAt = db.NewID(), tx.Now()
		p, err := PersonByID(ctx, tx, c.PersonID)
		if err != nil {
			return err
		}
		e, err := EngagementByID(ctx, tx, c.EngagementID)
		if err != nil {
			return err
		}
		contact, err := contactAbove(ctx, tx, c.UnionID)
		if err != nil {
			return err
		}
		notices = append(notices, notify.Notice{
			Recipient: authz.Post(authz.RoleClerk, e.UnionID), Title: "另有单位申请聘用" + p.Name,
			Body: "申请自 " + c.OnDuty.String() + " 起聘用。一人同一天只能算一名，请联系" + contact.text() + "核实。",
			Kind: "person", RecordID: p.ID, Dedup: "claim:" + c.EngagementID + ":" + c.UnionID,
		})
	}
	for chunk := range slices.Chunk(list, db.Batch) {
		if _, err := tx.NewInsert().Model(&chunk).On("CONFLICT (engagement_id, union_id) DO NOTHING").Exec(ctx); err != nil {
			return fmt.Errorf("note claims: %w", err)
		}
	}
	return notify.Tell(ctx, tx, notices...)
}

// PersonChange is what an employing union may change of a person. A nil phone stays as it is.
type PersonChange struct {
	Name  string
	Phone *gb.Phone
	Details
}

// ChangePerson writes a person's particulars anew, by the union that employs them or did last.
func (s *Service) ChangePerson(ctx context.Context, a authz.Actor, id string, rev int64, c PersonChange) (PersonView, error) {
	if err := errs.Fields(c.check()...); err != nil {
		return PersonView{}, err
	}
	var phone Person
	if c.Phone != nil {
		phone.ID = id
		setPhone(s.Keys, &phone, *c.Phone)
	}
	err := s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		if err := db.Lock(ctx, tx, "person", id); err != nil {
			return err
		}
		list, err := EngagementsOf(ctx, tx, id)
		if err != nil {
			return err
		}
		if len(list) == 0 || !a.Scope(authz.RosterRead).Covers(list[0].Place()) {
			return errs.NotFound(whatPerson)
		}
		if !writes(a, list) {
			return errs.Rule("not_employer", "人员信息由聘用单位维护（办法第九条）。")
		}
		before, err := PersonByID(ctx, tx, id)
		if err != nil {
			return err
		}
		if before.Rev != rev {
			return errs.Stale()
		}
		title := gb.TitleOf(c.TitleText)
		after := before
		after.Name, after.Pinyin = c.Name, spelling(c.Name)
		after.Political, after.Education, after.TitleCode, after.TitleText = c.Political, c.Education, title.Code, title.Label
		after.FormerPost, after.Resume, after.Conditions, after.Preferences = c.FormerPost, c.Resume, c.Conditions, c.Preferences
		if c.Phone != nil {
			after.PhoneSealed, after.PhoneBlind, after.PhoneMasked = phone.PhoneSealed, phone.PhoneBlind, phone.PhoneMasked
		}
		after.Rev++
		res, err := tx.NewUpdate().Model(&after).WherePK().Where("rev = ?", rev).Exec(ctx)
		if err := changedOne(res, err, "change person"); err != nil {
			return err
		}
		if after.Pinyin != before.Pinyin {
			if _, err := tx.NewUpdate().Table("engagement").Set("pinyin = ?", after.Pinyin).Where("person_id = ?", id).Exec(ctx); err != nil {
				return fmt.Errorf("change person: %w", err)
			}
		}
		if err := replaceQualifications(ctx, tx, id, c.Qualifications); err != nil {
			return err
		}
		return audit.Record(ctx, tx, personEntry(a.Audit(), "roster.person.change", list[0].Place(), &before, &after, ""))
	})
	if err != nil {
		return PersonView{}, err
	}
	return s.Detail(ctx, a, id)
}

func replaceQualifications(ctx context.Context, tx *db.Tx, personID string, list []Qualification) error {
	if _, err := tx.NewDelete().Table("qualification").Where("person_id = ?", personID).Exec(ctx); err != nil {
		return fmt.Errorf("replace qualifications: %w", err)
	}
	for i := range list {
		list[i].ID, list[i].PersonID = db.NewID(), personID
	}
	if len(list) == 0 {
		return nil
	}
	return db.InsertAll(ctx, tx, list)
}

// SealedField names a sealed field of a person.
type SealedField string

// The sealed fields.
const (
	SealedID    SealedField = "id"
	SealedPhone SealedField = "phone"
)

// Title is the field's Chinese name.
func (f SealedField) Title() string {
	return map[SealedField]string{SealedID: "证件号", SealedPhone: "移动电话"}[f]
}

// Reveal opens a sealed field for a reason that the person can read. It is audited before the value is given out.
func (s *Service) Reveal(ctx context.Context, a authz.Actor, personID string, field SealedField, reason string) (string, error) {
	reason = strings.TrimSpace(reason)
	own := a.PersonID != "" && a.PersonID == personID
	if own {
		reason = "本人查看"
	}
	if n := utf8.RuneCountInString(reason); n < 2 || n > 200 {
		return "", errs.E(CodeReason, "请写明查看的理由（本人可以看到）。", errs.F("reason", "2 至 200 字"))
	}
	if field.Title() == "" {
		return "", errs.E(errs.FieldsCode, "没有这一项。", errs.F("field", "请选择"))
	}
	var value string
	err := s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		at, err := s.mayReveal(ctx, tx, a, personID)
		if err != nil {
			return err
		}
		p, err := PersonByID(ctx, tx, personID)
		if err != nil {
			return err
		}
		column, sealed := "id_sealed", p.IDSealed
		if field == SealedPhone {
			column, sealed = "phone_sealed", p.PhoneSealed
		}
		if sealed != "" {
			if value, err = s.Keys.Open(seal.Place("person", column, p.ID), sealed); err != nil {
				return fmt.Errorf("reveal: %w", err)
			}
		}
		e := personEntry(a.Audit(), ActionReveal, at.Place(), nil, nil, reason)
		e.ID, e.PersonID, e.Label = p.ID, p.ID, field.Title()
		if !own {
			err := notify.Tell(ctx, tx, notify.Notice{
				Recipient: notify.ToPerson(p.ID), Title: "有人查看了您的完整" + field.Title(), Body: "查看人：" + a.Name + "。理由：" + reason,
				Kind: "person", RecordID: p.ID,
			})
			if err != nil {
				return err
			}
		}
		return audit.Record(ctx, tx, e)
	})
	return value, err
}
