package worklog

import (
	"bytes"
	"context"
	"crypto/rand"
	"fmt"
	"image"
	"image/png"
	"math/big"
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/gb"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/notify"
	"xiezhi/internal/roster"
	"xiezhi/internal/served"
)

// Limits of one-time codes.
const (
	codeDigits     = 6
	codeTries      = 5
	codeMinutes    = 10
	codesPerInvite = 3  // in the life of an invitation
	codesPerUnit   = 10 // for a served unit in an hour
)

type confirmCode struct {
	bun.BaseModel `bun:"table:confirm_code,alias:cc"`

	ID           string `bun:",pk"`
	InvitationID string
	ServedID     string
	CodeHash     string
	PhoneMasked  string
	Tries        int
	UsedAt       time.Time `bun:",nullzero"`
	ExpiresAt    time.Time
	CreatedAt    time.Time
}

// CodeSent says where a code went.
type CodeSent struct {
	Phone     string    `json:"phone" doc:"隐去中间各位"`
	ExpiresAt time.Time `json:"expiresAt"`
	Note      string    `json:"note" doc:"演示系统中到哪里看"`
}

// demoNote says where a message is read while no gateway carries it.
const demoNote = "演示系统不发短信，请用系统管理员账号在“待发消息”里查看。"

var (
	errCodeWrong = errs.E("code_wrong", "验证码不正确，或已过期。", errs.F("code", "请核对，或重新获取"))
	errNoGateway = errs.Rule("code_no_gateway", "本系统还没有接通短信，收不到验证码，请改为手写签名。")
	errCodeMany  = errs.Of(errs.KindLimited, "code_too_many", "获取验证码过于频繁，请稍后再试，或改为手写签名。")
)

func (s *Service) codeHash(invitationID, code string) string {
	return s.Keys.Blind("worklog.code", invitationID+"/"+code)
}

// SendCode puts a one-time code for the signer into the outbox, addressed to the served unit's checked phone.
func (s *Service) SendCode(ctx context.Context, token string) (CodeSent, error) {
	if _, err := invitationByToken(ctx, s.DB.Read(), token); err != nil {
		return CodeSent{}, err
	}
	if ok, err := s.delivers(ctx, s.DB.Read()); err != nil {
		return CodeSent{}, err
	} else if !ok {
		return CodeSent{}, errNoGateway
	}
	n, err := rand.Int(rand.Reader, big.NewInt(1_000_000))
	if err != nil {
		return CodeSent{}, err
	}
	code := fmt.Sprintf("%0*d", codeDigits, n.Int64())
	var out CodeSent
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		inv, err := invitationByToken(ctx, tx, token)
		if err != nil {
			return err
		}
		if err := db.Lock(ctx, tx, "invitation", inv.ID); err != nil {
			return err
		}
		v, err := byID(ctx, tx, authz.Everything(), inv.VisitID)
		if err != nil {
			return err
		}
		if standing := inv.standing(v, tx.Now()); standing != invitationOpen {
			return notOpen(standing)
		}
		if err := mayAskCode(ctx, tx, inv, v, tx.Now()); err != nil {
			return err
		}
		unit, err := s.phoneFor(ctx, tx, v)
		if err != nil {
			return err
		}
		row := confirmCode{
			ID: db.NewID(), InvitationID: inv.ID, ServedID: v.ServedID, CodeHash: s.codeHash(inv.ID, code), PhoneMasked: unit.String(),
			ExpiresAt: tx.Now().Add(codeMinutes * time.Minute), CreatedAt: tx.Now(),
		}
		if _, err := tx.NewInsert().Model(&row).Exec(ctx); err != nil {
			return fmt.Errorf("write code: %w", err)
		}
		out = CodeSent{Phone: row.PhoneMasked, ExpiresAt: row.ExpiresAt, Note: s.note()}
		return notify.Post(ctx, tx, s.Keys, notify.Message{
			Channel: "sms", To: unit.Number(), ToMasked: unit.String(), Subject: "签字确认验证码", Dedup: row.ID,
			Text: fmt.Sprintf("验证码 %s，%d分钟内有效，用于确认%s的服务记录。如非本人操作请勿告知他人。", code, codeMinutes, v.Day.Chinese()), Secret: code,
			UnionID: v.UnionID, CountyID: v.CountyID, CityID: v.CityID, ExpiresAt: row.ExpiresAt,
		})
	})
	return out, err
}

// phoneFor is the phone to which an entry's codes go.
func (s *Service) phoneFor(ctx context.Context, q db.Q, v Visit) (gb.Phone, error) {
	unit, checked, err := served.PhoneFor(ctx, q, s.Keys, v.ServedID)
	if err != nil {
		return unit, err
	}
	instructor, err := roster.PersonByID(ctx, q, v.PersonID)
	if err != nil {
		return unit, err
	}
	index := ""
	if checked && !unit.IsZero() {
		index = roster.BlindPhone(s.Keys, unit)
	}
	return unit, CheckCodePhone(index, instructor.PhoneBlind)
}

// codePhone is the masked phone that the signer's page offers for a code, empty when no code can be had.
func (s *Service) codePhone(ctx context.Context, q db.Q, v Visit) (string, error) {
	if ok, err := s.delivers(ctx, q); err != nil || !ok {
		return "", err
	}
	unit, err := s.phoneFor(ctx, q, v)
	if errs.Is(err, CodeSignerMethod) || errs.Is(err, CodeSignerPhone) {
		return "", nil
	}
	return unit.String(), err
}

func mayAskCode(ctx context.Context, q db.Q, inv Invitation, v Visit, now time.Time) error {
	var forInvite, forUnit int
	err := q.NewRaw("SELECT count(*) FROM confirm_code WHERE invitation_id = ?", inv.ID).Scan(ctx, &forInvite)
	if err == nil {
		err = q.NewRaw("SELECT count(*) FROM confirm_code WHERE served_id = ? AND created_at > ?", v.ServedID, now.Add(-time.Hour)).Scan(ctx, &forUnit)
	}
	if err != nil {
		return fmt.Errorf("count codes: %w", err)
	}
	if forInvite >= codesPerInvite || forUnit >= codesPerUnit {
		return errCodeMany
	}
	return nil
}

// tryCode counts the attempt in a transaction of its own, so that a refusal afterwards does not undo the count.
func (s *Service) tryCode(ctx context.Context, inv Invitation, code string) error {
	right := false
	err := s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		var found []confirmCode
		err := tx.NewSelect().Model(&found).Where("cc.invitation_id = ?", inv.ID).Where("cc.used_at IS NULL").
			OrderExpr("cc.created_at DESC, cc.id DESC").Limit(1).Scan(ctx)
		if err != nil {
			return fmt.Errorf("read code: %w", err)
		}
		if len(found) == 0 || !tx.Now().Before(found[0].ExpiresAt) {
			return nil
		}
		res, err := tx.NewRaw("UPDATE confirm_code SET tries = tries + 1 WHERE id = ? AND tries < ?", found[0].ID, codeTries).Exec(ctx)
		if err != nil {
			return fmt.Errorf("count try: %w", err)
		}
		n, err := res.RowsAffected()
		right = n == 1 && found[0].CodeHash == s.codeHash(inv.ID, code)
		return err
	})
	if err == nil && !right {
		err = errCodeWrong
	}
	return err
}

func useCode(ctx context.Context, tx *db.Tx, invitationID string) error {
	_, err := tx.NewRaw("UPDATE confirm_code SET used_at = ? WHERE invitation_id = ? AND used_at IS NULL", tx.Now(), invitationID).Exec(ctx)
	if err != nil {
		return fmt.Errorf("use code: %w", err)
	}
	return nil
}

// Limits of a drawn signature.
const (
	MaxSignature   = 64 << 10
	maxSignatureX  = 2000
	maxSignatureY  = 1200
	minInkedPixels = 60
)

var errSignature = errs.E("signature_bad", "签名图片无法读取，请重新签名。", errs.F("signature", "请重新签名"))

// CheckSignature looks whether a drawn signature is a picture with something drawn on it.
func CheckSignature(data []byte) error {
	if len(data) > MaxSignature {
		return errs.Of(errs.KindTooLarge, "signature_large", "签名图片太大，请重新签名。", errs.F("signature", "请重新签名"))
	}
	cfg, err := png.DecodeConfig(bytes.NewReader(data))
	if err != nil || cfg.Width < 1 || cfg.Height < 1 || cfg.Width > maxSignatureX || cfg.Height > maxSignatureY {
		return errSignature
	}
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return errSignature.Because(err)
	}
	if inked(img) < minInkedPixels {
		return errs.E("signature_empty", "还没有签名，请在框内手写签名。", errs.F("signature", "请签名"))
	}
	return nil
}

func inked(img image.Image) int {
	n := 0
	b := img.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			r, g, bl, a := img.At(x, y).RGBA()
			if a > 0x4000 && (r+g+bl)/3 < 0xa000 {
				n++
			}
		}
	}
	return n
}
