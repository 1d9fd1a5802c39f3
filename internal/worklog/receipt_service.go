package worklog

import (
	"context"
	"fmt"
	"strings"
	"time"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/workday"
)

var errNoReceipt = errs.Of(errs.KindNotFound, "receipt_unknown", "这个回执链接无效。")

// ReceiptView is the signer's own confirmation, and nobody else's.
type ReceiptView struct {
	State          State        `json:"state" enum:"draft,waiting,confirmed,returned,refused,withdrawn"`
	WithdrawReason string       `json:"withdrawReason"`
	Content        FrozenView   `json:"content"`
	VersionHash    string       `json:"versionHash"`
	Hash           string       `json:"hash"`
	Intact         bool         `json:"intact" doc:"保存的内容与签字时一致"`
	Name           string       `json:"signerName"`
	Post           string       `json:"signerPost"`
	Side           Side         `json:"side" enum:"union,employer,workers,arranger"`
	Strength       Strength     `json:"strength" enum:"code,drawn,paper"`
	At             time.Time    `json:"confirmedAt"`
	WithdrawnAt    time.Time    `json:"withdrawnAt,omitzero"`
	Until          workday.Date `json:"closesOn" doc:"可自行撤回的最后一日"`
	Pending        bool         `json:"pending" doc:"年度已关闭，更正待聘用单位决定"`
	TurnTo         []TurnTo     `json:"turnTo" nullable:"false" doc:"有别的意见时可以打电话的单位"`
	Actions        []string     `json:"actions" nullable:"false" doc:"withdraw、correct"`
}

func confirmationByReceipt(ctx context.Context, q db.Q, token string) (Confirmation, error) {
	hash, err := tokenHash(token)
	if err != nil {
		return Confirmation{}, err
	}
	var found []Confirmation
	if err := q.NewSelect().Model(&found).Where("c.receipt_hash = ?", hash).Scan(ctx); err != nil {
		return Confirmation{}, fmt.Errorf("read receipt: %w", err)
	}
	if len(found) == 0 {
		return Confirmation{}, errNoReceipt
	}
	return found[0], nil
}

// Receipt shows a confirmation to whoever gave it.
func (s *Service) Receipt(ctx context.Context, token string) (ReceiptView, error) {
	c, err := confirmationByReceipt(ctx, s.DB.Read(), token)
	if err != nil {
		return ReceiptView{}, err
	}
	return s.receiptView(ctx, s.DB.Read(), c)
}

func (s *Service) receiptView(ctx context.Context, q db.Q, c Confirmation) (ReceiptView, error) {
	v, err := byID(ctx, q, authz.Everything(), c.VisitID)
	if err != nil {
		return ReceiptView{}, err
	}
	version, err := versionByID(ctx, q, c.VersionID)
	if err != nil {
		return ReceiptView{}, err
	}
	frozen, err := thaw(version.Content)
	if err != nil {
		return ReceiptView{}, err
	}
	y, err := Year(ctx, q, authz.Everything(), v.PersonID, v.Day.Year())
	if err != nil {
		return ReceiptView{}, err
	}
	pending, err := underCorrection(ctx, q, v.ID)
	if err != nil {
		return ReceiptView{}, err
	}
	out := ReceiptView{
		State: v.State, WithdrawnAt: c.WithdrawnAt, WithdrawReason: c.WithdrawReason, Content: frozen.view(),
		VersionHash: version.Hash, Hash: c.Hash, Intact: c.intact(version), Name: c.SignerName, Post: c.SignerPost, Side: c.Side,
		Strength: c.Strength, At: c.ConfirmedAt.UTC(), Until: y.ClosesOn, Pending: pending, Actions: []string{},
	}
	if out.TurnTo, err = turnTo(ctx, q, v.UnionID); err != nil {
		return ReceiptView{}, err
	}
	if c.WithdrawnAt.IsZero() && !pending {
		out.Actions = []string{"withdraw", "correct"}
	}
	return out, nil
}

// intact tells whether what was signed, who signed it and how still have the hashes that they had.
func (c Confirmation) intact(version Version) bool {
	if !intact(version.Content, version.Hash) || !intact(c.Content, c.Hash) {
		return false
	}
	signed, err := thawSigned(c.Content)
	if err != nil || signed.VersionHash != version.Hash {
		return false
	}
	return signed.SignatureHash == "" && len(c.Signature) == 0 || intact(c.Signature, signed.SignatureHash)
}

// Undo takes the confirmation of a receipt back: withdrawn, or returned to the instructor for a correction. After the
// year closed it opens a correction instead, which the employing union decides. Asked again, it changes nothing.
func (s *Service) Undo(ctx context.Context, token string, forCorrection bool, reason string) (ReceiptView, error) {
	if err := CheckReason(reason, "reason"); err != nil {
		return ReceiptView{}, err
	}
	reason = strings.TrimSpace(reason)
	var out ReceiptView
	err := s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		c, err := confirmationByReceipt(ctx, tx, token)
		if err != nil {
			return err
		}
		first, err := byID(ctx, tx, authz.Everything(), c.VisitID)
		if err != nil {
			return err
		}
		before, y, _, err := locked(ctx, tx, first)
		if err != nil {
			return err
		}
		if c, err = confirmationByReceipt(ctx, tx, token); err != nil {
			return err
		}
		if c.WithdrawnAt.IsZero() {
			if err := s.undo(ctx, tx, c, before, &y, forCorrection, reason); err != nil {
				return err
			}
			if c, err = confirmationByReceipt(ctx, tx, token); err != nil {
				return err
			}
		}
		out, err = s.receiptView(ctx, tx, c)
		return err
	})
	return out, err
}

func (s *Service) undo(ctx context.Context, tx *db.Tx, c Confirmation, before Visit, y *YearFigures, forCorrection bool, reason string) error {
	pending, err := underCorrection(ctx, tx, before.ID)
	if err != nil {
		return err
	}
	if pending {
		return errs.Rule("correction_pending", "年度已关闭，这项更正正在等聘用单位决定。")
	}
	if Closed(y.ClosesOn, tx.Now()) {
		return openCorrection(ctx, tx, before, CorrectWithdraw, reason, c.SignerName)
	}
	meta := httpx.MetaOf(ctx)
	who := audit.Actor{ID: c.InvitationID, Name: c.SignerName, Via: audit.Link, Address: meta.Address, RequestID: meta.RequestID}
	after, err := Withdraw(before, reason)
	act := "withdraw"
	if err == nil && forCorrection {
		after.State, act = StateReturned, "correct"
	}
	if err != nil {
		return err
	}
	return s.takeBack(ctx, tx, who, act, c, before, &after, y, reason)
}

// takeBack marks a confirmation as withdrawn and brings the entry and its year along.
func (s *Service) takeBack(ctx context.Context, tx *db.Tx, who audit.Actor, act string, c Confirmation, before Visit, after *Visit,
	y *YearFigures, reason string,
) error {
	_, err := tx.NewRaw("UPDATE confirmation SET withdrawn_at = ?, withdraw_reason = ? WHERE id = ?", tx.Now(), reason, c.ID).Exec(ctx)
	if err != nil {
		return fmt.Errorf("withdraw confirmation: %w", err)
	}
	if err := store(ctx, tx, before, after); err != nil {
		return err
	}
	if err := settle(ctx, tx, y, before, *after); err != nil {
		return err
	}
	return s.told(ctx, tx, who, act, before, *after, reason)
}

// Verified is what a stranger learns who scans the code on a printed entry: that it is genuine, and no more than its
// date, its unit and the signer's surname.
type Verified struct {
	State      string       `json:"state" enum:"genuine,altered,withdrawn,waiting,replaced,returned,refused,recalled" doc:"属实、被改动、已撤回、尚未签字、已有新版本、退回更正、不予确认、指导员收回"`
	Day        workday.Date `json:"day"`
	ServedName string       `json:"servedName"`
	Signer     string       `json:"signer" doc:"姓氏加×"`
	Strength   Strength     `json:"strength" enum:"code,drawn,paper,"`
	Source     Source       `json:"source" enum:"system,opening" doc:"opening 为系统启用前纸质记录"`
	SignedOn   workday.Date `json:"confirmedAt"`
	Hash       string       `json:"hash"`
}

// Verify recomputes the hashes of the stored bytes that a printed code leads to.
func (s *Service) Verify(ctx context.Context, code string) (Verified, error) {
	q := s.DB.Read()
	var found []Version
	if err := q.NewSelect().Model(&found).Where("vv.code = ?", strings.ToLower(strings.TrimSpace(code))).Scan(ctx); err != nil {
		return Verified{}, fmt.Errorf("read version: %w", err)
	}
	if len(found) == 0 {
		return Verified{}, errs.Of(errs.KindNotFound, "verify_unknown", "没有这个核验码对应的工作日志。")
	}
	version := found[0]
	v, err := byID(ctx, q, authz.Everything(), version.VisitID)
	if err != nil {
		return Verified{}, err
	}
	out := Verified{Hash: version.Hash, State: "waiting", Source: v.Source}
	if frozen, err := thaw(version.Content); err == nil {
		out.Day, out.ServedName = frozen.Day, frozen.ServedName
	}
	var signed []Confirmation
	err = q.NewSelect().Model(&signed).Where("c.version_id = ?", version.ID).OrderExpr("c.confirmed_at DESC, c.id DESC").Scan(ctx)
	if err != nil {
		return Verified{}, fmt.Errorf("read confirmation: %w", err)
	}
	if len(signed) > 0 {
		c := signed[0]
		out.Signer, out.Strength, out.SignedOn, out.State = Surname(c.SignerName), c.Strength, workday.Of(c.ConfirmedAt), "genuine"
		if !c.WithdrawnAt.IsZero() {
			out.State = "withdrawn"
		}
		if !c.intact(version) {
			out.State = "altered"
		}
		return out, nil
	}
	switch {
	case v.VersionID != version.ID:
		out.State = "replaced"
	case v.State == StateReturned, v.State == StateRefused:
		out.State = string(v.State)
	case v.State == StateDraft:
		out.State = "recalled"
	}
	if !intact(version.Content, version.Hash) {
		out.State = "altered"
	}
	return out, nil
}
