package org

import (
	"context"
	"fmt"
	"strings"

	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/workday"
)

// The functions of this file carry out acts upon the tree in the caller's transaction, with history and audit.
// Structural ones lock the province first, so that two of them never cross; whoever creates a union below another
// locks that one, which a move of it locks too.

// Contact is a line of the directory.
type Contact struct {
	Name  string `json:"contactName"`
	Title string `json:"contactTitle"`
	Phone string `json:"officePhone"`
}

// lockTree locks the province and then the unions.
func lockTree(ctx context.Context, tx *db.Tx, ids ...string) error {
	root, err := Root(ctx, tx)
	if err != nil {
		return err
	}
	if err := db.Lock(ctx, tx, "org_union", root.ID); err != nil {
		return err
	}
	return db.Lock(ctx, tx, "org_union", ids...)
}

// Rename gives a union another name from the day on, and with it another kind of place or region code.
func Rename(ctx context.Context, tx *db.Tx, actor audit.Actor, id string, r Renaming, on workday.Date) (Union, error) {
	before, err := openForChange(ctx, tx, id, on)
	if err != nil {
		return Union{}, err
	}
	if err := CheckRename(before, r); err != nil {
		return Union{}, err
	}
	chain, err := chainOf(ctx, tx, before)
	if err != nil {
		return Union{}, err
	}
	after := before.renamed(r)
	after.NameKey = nameKey(after.Name, namesOf(chain[:len(chain)-1]))
	if err := save(ctx, tx, actor, "org.rename", before, &after); err != nil {
		return Union{}, err
	}
	return after, turn(ctx, tx, on, []Union{after})
}

// Move puts a union, with all below it, under another superior from the day on, or changes its tier. regionCode is the
// new one, empty when it stays. The unions of the subtree are given back as they now stand.
func Move(ctx context.Context, tx *db.Tx, actor audit.Actor, id, superiorID string, tier Tier, regionCode string, on workday.Date) ([]Union, error) {
	if err := lockTree(ctx, tx, id, superiorID); err != nil {
		return nil, err
	}
	before, err := openForChange(ctx, tx, id, on)
	if err != nil {
		return nil, err
	}
	superior, err := ByID(ctx, tx, superiorID)
	if err != nil {
		return nil, err
	}
	if err := CheckMove(before, superior, tier); err != nil {
		return nil, err
	}
	if regionCode != "" && !isRegionCode(regionCode) {
		return nil, errs.Fields(errs.F("regionCode", "应为6、9或12位数字"))
	}
	above, err := chainOf(ctx, tx, superior)
	if err != nil {
		return nil, err
	}
	after := before
	after.Tier = tier
	if regionCode != "" {
		after.RegionCode = regionCode
		after.SortKey = sortKey(after)
	}
	after.NameKey = nameKey(after.Name, namesOf(above))
	moved, err := replant(ctx, tx, after, superior)
	if err != nil {
		return nil, err
	}
	if err := audit.Record(ctx, tx, entry(actor, "org.move", &before, &moved[0])); err != nil {
		return nil, err
	}
	return moved, turn(ctx, tx, on, moved)
}

// replant writes the subtree of a union that itself becomes as given.
func replant(ctx context.Context, tx *db.Tx, top, superior Union) ([]Union, error) {
	subtree, err := Subtree(ctx, tx, top.ID)
	if err != nil {
		return nil, err
	}
	ids := make([]string, len(subtree))
	for i, u := range subtree {
		ids[i] = u.ID
	}
	if err := db.Lock(ctx, tx, "org_union", ids...); err != nil {
		return nil, err
	}
	if subtree, err = Subtree(ctx, tx, top.ID); err != nil { // a child may have been born while the lock was waited for
		return nil, err
	}
	moved := Replant(top, superior, subtree)
	for i := range moved {
		if err := write(ctx, tx, &moved[i]); err != nil {
			return nil, err
		}
	}
	return moved, nil
}

// Merge closes a union in favour of another from the day on. What stood right below it stands below its successor;
// the right to employ passes on. The unions that moved are given back, not from itself.
func Merge(ctx context.Context, tx *db.Tx, actor audit.Actor, fromID, intoID string, on workday.Date) ([]Union, error) {
	if err := lockTree(ctx, tx, fromID, intoID); err != nil {
		return nil, err
	}
	from, err := openForChange(ctx, tx, fromID, on)
	if err != nil {
		return nil, err
	}
	into, err := openForChange(ctx, tx, intoID, on)
	if err != nil {
		return nil, err
	}
	if err := CheckMerge(from, into); err != nil {
		return nil, err
	}
	children, err := Children(ctx, tx, fromID)
	if err != nil {
		return nil, err
	}
	var moved []Union
	for _, c := range children {
		list, err := Move(ctx, tx, actor, c.ID, intoID, c.Tier, "", on)
		if err != nil {
			return nil, err
		}
		moved = append(moved, list...)
	}
	if !from.EmployingSince.IsZero() && into.EmployingSince.IsZero() {
		before := into
		into.EmployingSince = on
		if err := save(ctx, tx, actor, "org.employ", before, &into); err != nil {
			return nil, err
		}
	}
	return moved, closeUnion(ctx, tx, actor, "org.merge", from, intoID, on)
}

// Close ends a union on the day: it is gone from that day on. Nothing open may stand below it.
func Close(ctx context.Context, tx *db.Tx, actor audit.Actor, id string, on workday.Date) error {
	if err := lockTree(ctx, tx, id); err != nil {
		return err
	}
	u, err := openForChange(ctx, tx, id, on)
	if err != nil {
		return err
	}
	if err := CheckClose(ctx, tx, u); err != nil {
		return err
	}
	return closeUnion(ctx, tx, actor, "org.close", u, "", on)
}

// CheckClose tells whether a union may be closed as far as the tree goes.
func CheckClose(ctx context.Context, q db.Q, u Union) error {
	switch {
	case u.State != StateOpen:
		return errs.Rule(CodeClosed, "“"+u.Name+"”已经撤销。")
	case u.Kind == KindProvince || u.Kind == KindCity:
		return errs.Rule(CodeTier, "省、设区市总工会不能撤销。")
	}
	children, err := Children(ctx, q, u.ID)
	if err != nil {
		return err
	}
	if len(children) > 0 {
		return errs.Rule(CodeInUse, fmt.Sprintf("“%s”之下还有%d个工会，请先划转、合并或撤销。", u.Name, len(children)))
	}
	return nil
}

// CheckName refuses a name that another open union right below the superior bears than the one itself.
func CheckName(ctx context.Context, q db.Q, superiorID, name, itself string) error {
	list, err := Children(ctx, q, superiorID)
	if err != nil {
		return err
	}
	for _, u := range list {
		if u.Name == name && u.ID != itself {
			return nameTaken(name)
		}
	}
	return nil
}

// CheckDay refuses an act on a day before what is told of the union already.
func CheckDay(ctx context.Context, q db.Q, id string, on workday.Date) error {
	last, err := lastStanding(ctx, q, id)
	if err != nil {
		return err
	}
	return checkDay(on, last)
}

func closeUnion(ctx context.Context, tx *db.Tx, actor audit.Actor, action string, before Union, successor string, on workday.Date) error {
	after := before
	after.State, after.ClosedOn, after.SuccessorID = StateClosed, on.AddDays(-1), successor
	if err := save(ctx, tx, actor, action, before, &after); err != nil {
		return err
	}
	last, err := lastStanding(ctx, tx, before.ID)
	if err != nil {
		return err
	}
	return endStandings(ctx, tx, on, []string{last.ID})
}

// Reopen takes the closing of a union on the day back, as if it had never been. Where its superior is closed or its
// name was given to another meanwhile, it is refused.
func Reopen(ctx context.Context, tx *db.Tx, actor audit.Actor, id string, on workday.Date) (Union, error) {
	if err := lockTree(ctx, tx, id); err != nil {
		return Union{}, err
	}
	before, err := ByID(ctx, tx, id)
	if err != nil {
		return Union{}, err
	}
	superior, err := ByID(ctx, tx, before.SuperiorID)
	if err != nil {
		return Union{}, err
	}
	if err := CheckReopen(before, superior, on); err != nil {
		return Union{}, err
	}
	after := before
	after.State, after.ClosedOn, after.SuccessorID = StateOpen, workday.Date{}, ""
	if err := save(ctx, tx, actor, "org.reopen", before, &after); err != nil {
		return Union{}, err
	}
	last, err := lastStanding(ctx, tx, id)
	if err != nil {
		return Union{}, err
	}
	return after, endStandings(ctx, tx, workday.Date{}, []string{last.ID})
}

// Unemploy takes back that a union employs; that nobody is employed there is the caller's affair.
func Unemploy(ctx context.Context, tx *db.Tx, actor audit.Actor, id string) (Union, error) {
	if err := db.Lock(ctx, tx, "org_union", id); err != nil {
		return Union{}, err
	}
	before, err := ByID(ctx, tx, id)
	if err != nil {
		return Union{}, err
	}
	after := before
	after.EmployingSince = workday.Date{}
	if err := save(ctx, tx, actor, "org.unemploy", before, &after); err != nil {
		return Union{}, err
	}
	return after, nil
}

// Employ makes a union an employing union from the day on; its superior's consent is the caller's affair.
func Employ(ctx context.Context, tx *db.Tx, actor audit.Actor, id string, since workday.Date) (Union, error) {
	if err := db.Lock(ctx, tx, "org_union", id); err != nil {
		return Union{}, err
	}
	before, err := ByID(ctx, tx, id)
	if err != nil {
		return Union{}, err
	}
	if err := CheckEmploy(before); err != nil {
		return Union{}, err
	}
	after := before
	after.EmployingSince = since
	if err := save(ctx, tx, actor, "org.employ", before, &after); err != nil {
		return Union{}, err
	}
	return after, nil
}

// SetContact changes a line of the directory; rev is the one that was read.
func SetContact(ctx context.Context, tx *db.Tx, actor audit.Actor, id string, rev int64, c Contact) (Union, error) {
	c = Contact{strings.TrimSpace(c.Name), strings.TrimSpace(c.Title), strings.TrimSpace(c.Phone)}
	if err := errs.Fields(CheckContact(c.Name, c.Title, c.Phone)...); err != nil {
		return Union{}, err
	}
	if err := db.Lock(ctx, tx, "org_union", id); err != nil {
		return Union{}, err
	}
	before, err := ByID(ctx, tx, id)
	if err != nil {
		return Union{}, err
	}
	if before.Rev != rev {
		return Union{}, errs.Stale().With(before)
	}
	after := before
	after.ContactName, after.ContactTitle, after.OfficePhone = c.Name, c.Title, c.Phone
	if after == before {
		return before, nil
	}
	if err := save(ctx, tx, actor, "org.contact", before, &after); err != nil {
		return Union{}, err
	}
	return after, nil
}

// openForChange reads a union that is to be changed from a day on.
func openForChange(ctx context.Context, tx *db.Tx, id string, on workday.Date) (Union, error) {
	if err := db.Lock(ctx, tx, "org_union", id); err != nil {
		return Union{}, err
	}
	u, err := ByID(ctx, tx, id)
	if err != nil {
		return Union{}, err
	}
	if u.State != StateOpen {
		return Union{}, errs.Rule(CodeClosed, "“"+u.Name+"”已经撤销。")
	}
	last, err := lastStanding(ctx, tx, id)
	if err != nil {
		return Union{}, err
	}
	return u, checkDay(on, last)
}

func namesOf(list []Union) []string {
	out := make([]string, len(list))
	for i, u := range list {
		out[i] = u.Name
	}
	return out
}

// save writes a changed union, whose rev goes up, and its audit record.
func save(ctx context.Context, tx *db.Tx, actor audit.Actor, action string, before Union, after *Union) error {
	if err := write(ctx, tx, after); err != nil {
		return err
	}
	return audit.Record(ctx, tx, entry(actor, action, &before, after))
}

func write(ctx context.Context, tx *db.Tx, u *Union) error {
	res, err := tx.NewUpdate().Model(u).ExcludeColumn("id", "rev", "created_at").Set("rev = rev + 1").
		Where("id = ?", u.ID).Where("rev = ?", u.Rev).Exec(ctx)
	if err != nil {
		if db.IsUnique(err, "org_union", "superior_id", "name") {
			return nameTaken(u.Name)
		}
		return fmt.Errorf("change union: %w", err)
	}
	n, err := res.RowsAffected()
	if err != nil {
		return fmt.Errorf("change union: %w", err)
	}
	if n == 0 {
		return errs.Stale()
	}
	u.Rev++
	return nil
}
