package served

import (
	"context"
	"fmt"
	"strings"

	"xiezhi/internal/authz"
	"xiezhi/internal/gb"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/notify"
	"xiezhi/internal/platform/seal"
	"xiezhi/internal/roster"
)

// MergeFollower moves what another chapter keeps of the unit from to the unit into: at most limit rows, told by n, and
// is called again until there are none.
type MergeFollower func(ctx context.Context, tx *db.Tx, from, into string, limit int) (n int, err error)

// Service keeps the register.
type Service struct {
	DB        *db.DB
	Keys      *seal.Keys
	Followers []MergeFollower
}

// kindServed is the kind of record that the register's notices lead to.
const kindServed = "served"

// Input is a unit as it is written down.
type Input struct {
	Facts
	// Phone replaces the contact's phone: absent leaves it, empty takes it away.
	Phone *string `json:"phone,omitempty" maxLength:"40" doc:"联系手机；缺省为不变，空为删除"`
}

// NewUnitInput is a unit to be added.
type NewUnitInput struct {
	Input
	UnionID   string `json:"unionId,omitempty" maxLength:"36" doc:"登记到哪个工会的台账；缺省为本单位"`
	ClientKey string `json:"clientKey,omitempty" maxLength:"64" doc:"离线登记的编号，重复提交只登记一次"`
}

// Add writes a unit down: an instructor's waits to be checked, a clerk's is in the register at once. The same client key
// again gives the unit that was made by it.
func (s *Service) Add(ctx context.Context, a authz.Actor, in NewUnitInput) (Unit, error) {
	at, state, err := s.register(ctx, a, in.UnionID)
	if err != nil {
		return Unit{}, err
	}
	facts, phone, err := s.read(ctx, a, in.Input)
	if err != nil {
		return Unit{}, err
	}
	list := Prepare(s.Keys, []NewUnit{{
		Facts: facts, Phone: phone, UnionID: at, State: state, AddedBy: a.AccountID, ClientKey: in.ClientKey,
	}})
	fresh := &list[0]
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		if in.ClientKey != "" {
			old, found, err := byClientKey(ctx, tx, a.AccountID, in.ClientKey)
			if err != nil {
				return err
			}
			if found {
				if old.Rev == 1 && (old.Facts != fresh.Facts || old.PhoneBlind != fresh.PhoneBlind) {
					return errClientKey.With(map[string]Facts{"mine": fresh.Facts, "theirs": old.Facts})
				}
				*fresh = old
				return nil
			}
		}
		if err := checkOrgUnion(ctx, tx, facts); err != nil {
			return err
		}
		if err := Insert(ctx, tx, a.Audit(), list); err != nil || state != StateToCheck {
			return err
		}
		return notify.Tell(ctx, tx, AddedNotice(*fresh, a.Name))
	})
	if err != nil {
		return Unit{}, err
	}
	return *fresh, nil
}

// AddedNotice asks the clerk of the union that keeps the register to check a unit that an instructor added.
func AddedNotice(u Unit, by string) notify.Notice {
	return notify.Notice{
		Recipient: authz.Post(authz.RoleClerk, u.UnionID), Title: "新登记的服务对象待核实", Body: "“" + u.Name + "”由" + by + "当场登记，请核实后列入台账。",
		Kind: kindServed, RecordID: u.ID,
	}
}

// register finds whose register a new unit goes into, and in which state.
func (s *Service) register(ctx context.Context, a authz.Actor, unionID string) (string, State, error) {
	if !a.Has(authz.ServedAdd) && !a.Has(authz.ServedWrite) {
		return "", "", authz.Missing(authz.ServedAdd)
	}
	for _, g := range a.Grants {
		if unionID != "" && g.UnionID != unionID {
			continue
		}
		if g.Role.Allows(authz.ServedWrite) {
			return g.UnionID, StateActive, nil
		}
	}
	for _, g := range a.Grants {
		if (unionID == "" || g.UnionID == unionID) && g.Role.Allows(authz.ServedAdd) {
			return g.UnionID, StateToCheck, nil
		}
	}
	if !db.IsID(unionID) {
		return "", "", errs.NotFound("工会")
	}
	u, err := org.ByID(ctx, s.DB.Read(), unionID)
	if err != nil {
		return "", "", err
	}
	if err := authz.Require(a, authz.ServedWrite, u.Place(), "工会"); err != nil {
		return "", "", err
	}
	return u.ID, StateActive, nil
}

// read cleans what was written down. Nobody may give their own phone as that of a served unit: its codes would confirm
// their own visits (Art. 10(2)).
func (s *Service) read(ctx context.Context, a authz.Actor, in Input) (Facts, gb.Phone, error) {
	facts, err := Clean(in.Facts)
	if err != nil {
		return facts, gb.Phone{}, err
	}
	if in.Phone == nil || strings.TrimSpace(*in.Phone) == "" {
		return facts, gb.Phone{}, nil
	}
	phone, err := gb.ParsePhone(*in.Phone)
	if err != nil {
		return facts, gb.Phone{}, errs.Fields(errs.F("phone", err.Error()))
	}
	if a.PersonID == "" {
		return facts, phone, nil
	}
	p, err := roster.PersonByID(ctx, s.DB.Read(), a.PersonID)
	if err != nil {
		return facts, phone, err
	}
	if p.PhoneBlind == roster.BlindPhone(s.Keys, phone) {
		return facts, phone, errs.E(CodeOwnPhone, "这是您本人的手机号，不能作为服务对象的联系电话。", errs.F("phone", "请填写服务对象的联系电话"))
	}
	return facts, phone, nil
}

// checkOrgUnion refuses a link to a union that the tree does not have.
func checkOrgUnion(ctx context.Context, q db.Q, f Facts) error {
	if f.OrgUnionID == "" {
		return nil
	}
	if _, err := org.ByID(ctx, q, f.OrgUnionID); err != nil {
		if errs.KindOf(err) == errs.KindNotFound {
			return errs.Fields(errs.F("orgUnionId", "组织树中没有这个工会"))
		}
		return err
	}
	return nil
}

// Get is a unit that the actor may read.
func (s *Service) Get(ctx context.Context, a authz.Actor, id string) (Unit, error) {
	return s.within(ctx, s.DB.Read(), a, id)
}

func (s *Service) within(ctx context.Context, q db.Q, a authz.Actor, id string) (Unit, error) {
	u, err := ByID(ctx, q, id)
	if err != nil {
		return Unit{}, err
	}
	if !Reach(a).Covers(u.Place()) {
		return Unit{}, errs.NotFound(what)
	}
	return u, nil
}

// change carries out an act upon a unit: it reads it within the actor's reach, refuses what Actions does not offer,
// and writes what fn made of it with the audit.
func (s *Service) change(ctx context.Context, a authz.Actor, id string, rev int64, act Action, p authz.Permission, reason string,
	fn func(ctx context.Context, tx *db.Tx, u *Unit) error,
) (Unit, error) {
	var after Unit
	err := s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		if err := db.Lock(ctx, tx, "served", id); err != nil {
			return err
		}
		before, err := s.within(ctx, tx, a, id)
		if err != nil {
			return err
		}
		if act != ActionEdit || !mayCorrect(a, before) {
			if err := authz.Require(a, p, before.Place(), what); err != nil {
				return err
			}
		}
		if before.Rev != rev {
			return errs.Stale().With(map[string]any{"theirs": before})
		}
		after = before
		if err := fn(ctx, tx, &after); err != nil {
			return err
		}
		return save(ctx, tx, a.Audit(), "served."+string(act), before, &after, reason)
	})
	return after, err
}

// save writes a changed unit with its audit.
func save(ctx context.Context, tx *db.Tx, actor audit.Actor, action string, before Unit, after *Unit, reason string) error {
	after.Rev = before.Rev + 1
	res, err := tx.NewUpdate().Model(after).WherePK().Where("rev = ?", before.Rev).ExcludeColumn("id", "created_at", "added_by", "client_key").Exec(ctx)
	if err != nil {
		return fmt.Errorf("change served unit: %w", err)
	}
	if n, err := res.RowsAffected(); err != nil || n != 1 {
		return errs.Stale().Because(err)
	}
	return audit.Record(ctx, tx, entry(actor, action, &before, after, reason))
}

// Edit replaces what is said of a unit. A changed phone has to be checked anew.
func (s *Service) Edit(ctx context.Context, a authz.Actor, id string, rev int64, in Input) (Unit, error) {
	facts, phone, err := s.read(ctx, a, in)
	if err != nil {
		return Unit{}, err
	}
	return s.change(ctx, a, id, rev, ActionEdit, authz.ServedWrite, "", func(ctx context.Context, tx *db.Tx, u *Unit) error {
		if !u.InUse() {
			return errState(*u)
		}
		if err := checkOrgUnion(ctx, tx, facts); err != nil {
			return err
		}
		u.setFacts(facts)
		if in.Phone != nil {
			u.setPhone(s.Keys, phone, a.AccountID)
		}
		return nil
	})
}

func errState(u Unit) error {
	return errs.E(CodeState, "这个服务对象"+u.State.Title()+"，不能这样办理。")
}

// Check takes a unit that an instructor added into the register.
func (s *Service) Check(ctx context.Context, a authz.Actor, id string, rev int64) (Unit, error) {
	return s.change(ctx, a, id, rev, ActionCheck, authz.ServedWrite, "", func(ctx context.Context, tx *db.Tx, u *Unit) error {
		if u.State != StateToCheck {
			return errState(*u)
		}
		if _, err := Clean(u.Facts); err != nil { // an imported code that nobody has compared with the certificate
			return err
		}
		u.State = StateActive
		if u.AddedBy == "" || u.AddedBy == a.AccountID {
			return nil
		}
		return notify.Tell(ctx, tx, notify.Notice{
			Recipient: notify.ToAccount(u.AddedBy), Title: "您登记的服务对象已核实", Body: "“" + u.Name + "”已列入台账。", Kind: kindServed, RecordID: u.ID,
		})
	})
}

// CheckPhone records that the actor has reached the contact by the phone, so that it may serve for one-time codes. Who
// wrote it down, who added the unit, and whoever records visits cannot; nor can a phone that is an instructor's own.
func (s *Service) CheckPhone(ctx context.Context, a authz.Actor, id string, rev int64) (Unit, error) {
	return s.change(ctx, a, id, rev, ActionCheckPhone, authz.ServedCheck, "", func(ctx context.Context, tx *db.Tx, u *Unit) error {
		if !u.InUse() {
			return errState(*u)
		}
		if u.PhoneBlind == "" {
			return errs.Rule(CodeNoPhone, "还没有登记联系手机。")
		}
		if !mayVouch(a, *u) {
			return errs.Rule(CodePhoneSelf, "电话须由登记人和指导员以外的人核对。")
		}
		phone, err := u.phone(s.Keys)
		if err != nil {
			return err
		}
		owned, err := roster.PhoneTaken(ctx, tx, roster.BlindPhone(s.Keys, phone))
		if err != nil {
			return err
		}
		if owned {
			return errs.Rule(CodeOwnPhone, "这是花名册中指导员的手机号，不能用来接收服务对象的验证码。")
		}
		u.PhoneCheckedBy, u.PhoneCheckedAt = a.AccountID, tx.Now()
		return nil
	})
}

// Reveal shows the whole phone, with a reason that stays in the audit.
func (s *Service) Reveal(ctx context.Context, a authz.Actor, id, reason string) (gb.Phone, error) {
	reason = strings.TrimSpace(reason)
	if len([]rune(reason)) < 2 {
		return gb.Phone{}, errs.Fields(errs.F("reason", "请写明查看的理由"))
	}
	var phone gb.Phone
	err := s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		u, err := s.within(ctx, tx, a, id)
		if err != nil {
			return err
		}
		if phone, err = u.phone(s.Keys); err != nil {
			return err
		}
		if phone.IsZero() {
			return errs.Rule(CodeNoPhone, "还没有登记联系手机。")
		}
		e := entry(a.Audit(), "served.reveal", nil, &u, reason)
		e.After = nil
		return audit.Record(ctx, tx, e)
	})
	return phone, err
}

// Close takes a unit that is no more out of use, with a reason; visits to it stay.
func (s *Service) Close(ctx context.Context, a authz.Actor, id string, rev int64, reason string) (Unit, error) {
	if strings.TrimSpace(reason) == "" {
		return Unit{}, errs.Fields(errs.F("reason", "请写明注销的原因"))
	}
	return s.change(ctx, a, id, rev, ActionClose, authz.ServedWrite, reason, func(_ context.Context, _ *db.Tx, u *Unit) error {
		if !u.InUse() {
			return errState(*u)
		}
		u.State = StateClosed
		return nil
	})
}

// Reopen takes a closed unit into use again.
func (s *Service) Reopen(ctx context.Context, a authz.Actor, id string, rev int64) (Unit, error) {
	return s.change(ctx, a, id, rev, ActionReopen, authz.ServedWrite, "", func(_ context.Context, _ *db.Tx, u *Unit) error {
		if u.State != StateClosed {
			return errState(*u)
		}
		u.State = StateActive
		return nil
	})
}
