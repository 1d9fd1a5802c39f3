package rights

import (
	"context"
	"fmt"
	"strings"

	"xiezhi/internal/authz"
	"xiezhi/internal/obligation"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
)

// finder finds the case that its sender means: by the account, or by the code of an anonymous one.
type finder func(ctx context.Context, q db.Q) (Case, error)

func own(a authz.Actor, id string) finder {
	return func(ctx context.Context, q db.Q) (Case, error) { return ownCase(ctx, q, a, id) }
}

func byCode(code, id string) finder {
	return func(ctx context.Context, q db.Q) (Case, error) { return receiptCase(ctx, q, code, id) }
}

func (s *Service) changeSent(ctx context.Context, id string, find finder, rev int64, fn func(context.Context, *db.Tx, *Case) error) error {
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		if err := db.Lock(ctx, tx, caseTable, id); err != nil {
			return err
		}
		c, err := find(ctx, tx)
		if err != nil {
			return err
		}
		if c.Rev != rev {
			return errs.Stale()
		}
		return fn(ctx, tx, &c)
	})
}

// comment keeps the sender's one word on the answer.
func (s *Service) comment(ctx context.Context, id string, find finder, rev int64, text string) error {
	return s.changeSent(ctx, id, find, rev, func(ctx context.Context, tx *db.Tx, c *Case) error {
		if err := CheckComment(*c, text); err != nil {
			return err
		}
		c.Comment = strings.TrimSpace(text)
		if err := saveCase(ctx, tx, c, rev); err != nil {
			return err
		}
		if err := addStep(ctx, tx, *c, StepCommented, "", "", ""); err != nil {
			return err
		}
		if err := s.tellHandlers(ctx, tx, *c, "提出人评价了答复", "在“意见投诉办理”中查看。", "comment"); err != nil {
			return err
		}
		return audit.Record(ctx, tx, entry(sender(), "rights.case.comment", *c))
	})
}

// withdraw takes an open case back: its text and files are erased, and nothing is owed for it any more.
func (s *Service) withdraw(ctx context.Context, id string, find finder, rev int64) error {
	return s.changeSent(ctx, id, find, rev, func(ctx context.Context, tx *db.Tx, c *Case) error {
		if err := CheckWithdraw(*c); err != nil {
			return err
		}
		files, err := filesOf(ctx, tx, c.ID)
		if err != nil {
			return err
		}
		if err := forgetFiles(ctx, tx, files...); err != nil {
			return err
		}
		if _, err := tx.NewRaw("UPDATE rights_step SET note = '' WHERE case_id = ? AND act = ?", c.ID, StepAttached).Exec(ctx); err != nil {
			return fmt.Errorf("forget the names of files: %w", err)
		}
		c.State, c.Title, c.Body, c.Page = StateWithdrawn, "（已撤回）", "", ""
		if err := saveCase(ctx, tx, c, rev); err != nil {
			return err
		}
		want, err := s.want(ctx, tx, c)
		if err != nil {
			return err
		}
		if err := obligation.Sync(ctx, tx, want); err != nil {
			return err
		}
		if err := addStep(ctx, tx, *c, StepWithdrawn, "", "", ""); err != nil {
			return err
		}
		return audit.Record(ctx, tx, entry(sender(), "rights.case.retract", *c))
	})
}

// Appeal takes an answer to an own case to the next above.
func (s *Service) Appeal(ctx context.Context, a authz.Actor, id string, rev int64, text string) error {
	return s.appeal(ctx, id, own(a, id), rev, text)
}

// appeal takes an answer to the next above: a case of its own, which those who answered never read.
func (s *Service) appeal(ctx context.Context, id string, find finder, rev int64, text string) error {
	return s.changeSent(ctx, id, find, rev, func(ctx context.Context, tx *db.Tx, c *Case) error {
		by, err := org.ByID(ctx, tx, c.UnionID)
		if err != nil {
			return err
		}
		other, err := appealed(ctx, tx, c.ID)
		if err != nil {
			return err
		}
		if err := CheckAppeal(*c, by.SuperiorID == "", other != "", text); err != nil {
			return err
		}
		refs, err := barsOf(ctx, tx, c.ID)
		if err != nil {
			return err
		}
		holders, err := s.staff(ctx, tx, by.ID)
		if err != nil {
			return err
		}
		refs = append(refs, by.ID)
		for _, h := range holders {
			refs = append(refs, h.AccountID)
		}
		next := Case{
			ID: db.NewID(), Kind: KindAppeal, Title: c.Title, Body: strings.TrimSpace(text), SenderID: c.SenderID, SenderName: c.SenderName, FromUnionID: c.FromUnionID,
			ReceiptHash: c.ReceiptHash, AboutUnionID: by.ID, AboutName: by.Name + "的答复", OfID: c.ID, State: StateOpen, Rev: 1, CreatedAt: tx.Now(),
		}
		return s.open(ctx, tx, &next, by.ID, refs, authz.Actor{AccountID: c.SenderID})
	})
}
