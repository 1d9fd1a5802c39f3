package worklog

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"fmt"
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/notify"
	"xiezhi/internal/platform/paper"
	"xiezhi/internal/platform/seal"
	"xiezhi/internal/policy"
	"xiezhi/internal/workday"
)

// InviteKind is how an invitation reaches the signer.
type InviteKind string

// Kinds of invitations: a code on the instructor's screen lives for minutes, a link that is sent for days.
const (
	InviteQR   InviteKind = "qr"
	InviteLink InviteKind = "link"
)

// Invitation lets whoever holds its token answer for the served party, once. Only a hash of the token is kept.
type Invitation struct {
	bun.BaseModel `bun:"table:invitation,alias:i"`

	ID         string `bun:",pk"`
	VisitID    string
	VersionID  string
	Kind       InviteKind
	TokenHash  string
	ExpiresAt  time.Time
	AnsweredAt time.Time `bun:",nullzero"`
	AnswerAct  string
	AnswerHash string
	VoidedAt   time.Time `bun:",nullzero"`
	CreatedBy  string
	CreatedAt  time.Time
}

// Invited is what the instructor hands on; the token is shown this once.
type Invited struct {
	Kind      InviteKind `json:"kind" enum:"qr,link"`
	Token     string     `json:"token"`
	URL       string     `json:"url"`
	QR        string     `json:"qr" doc:"SVG"`
	ExpiresAt time.Time  `json:"expiresAt"`
	SentTo    string     `json:"sentTo" doc:"链接同时发往的电话，隐去中间各位；空为没有"`
	Note      string     `json:"note" doc:"演示系统中到哪里看"`
}

func newToken() string {
	var b [24]byte
	rand.Read(b[:])
	return base64.RawURLEncoding.EncodeToString(b[:])
}

func tokenHash(token string) (string, error) { return seal.Hash(seal.SHA256, []byte(token)) }

// Invite makes an invitation to a waiting entry of the own log.
func (s *Service) Invite(ctx context.Context, a authz.Actor, id string, kind InviteKind) (Invited, error) {
	if err := own(a); err != nil {
		return Invited{}, err
	}
	token := newToken()
	hash, err := tokenHash(token)
	if err != nil {
		return Invited{}, err
	}
	out := Invited{Kind: kind, Token: token, URL: s.base(ctx) + "/c/" + token}
	if out.QR, err = paper.QRSVG(out.URL); err != nil {
		return Invited{}, err
	}
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		v, err := byID(ctx, tx, authz.OfPerson(a.PersonID), id)
		if err != nil {
			return err
		}
		if err := Invite(v); err != nil {
			return err
		}
		pol, err := s.partyMaySign(ctx, tx, v)
		if err != nil {
			return err
		}
		out.ExpiresAt = expiry(kind, pol, tx.Now())
		inv := Invitation{
			ID: db.NewID(), VisitID: id, VersionID: v.VersionID, Kind: kind, TokenHash: hash, ExpiresAt: out.ExpiresAt,
			CreatedBy: a.AccountID, CreatedAt: tx.Now(),
		}
		if _, err := tx.NewInsert().Model(&inv).Exec(ctx); err != nil {
			return fmt.Errorf("write invitation: %w", err)
		}
		if err := s.postLink(ctx, tx, v, inv.ID, &out); err != nil {
			return err
		}
		return record(ctx, tx, a.Audit(), "invite", &v, &v, string(kind))
	})
	if err != nil {
		return Invited{}, err
	}
	return out, nil
}

// postLink sends a link to the served unit's checked phone too, where it has one and messages arrive. What the outbox
// holds is sealed; of the token itself only the hash is kept.
func (s *Service) postLink(ctx context.Context, tx *db.Tx, v Visit, invitationID string, out *Invited) error {
	if out.Kind != InviteLink {
		return nil
	}
	if ok, err := s.delivers(ctx, tx); err != nil || !ok {
		return err
	}
	unit, err := s.phoneFor(ctx, tx, v)
	if errs.Is(err, CodeSignerMethod) || errs.Is(err, CodeSignerPhone) {
		return nil // no phone that may be used: the instructor hands the link on
	}
	if err != nil {
		return err
	}
	out.SentTo, out.Note = unit.String(), s.note()
	return notify.Post(ctx, tx, s.Keys, notify.Message{
		Channel: "sms", To: unit.Number(), ToMasked: unit.String(), Subject: "签字确认链接", Dedup: invitationID, Secret: out.URL,
		Text: fmt.Sprintf("请确认%s的集体协商指导服务：%s ，%s（含）前有效，打开查看不会用掉。", v.Day.Chinese(), out.URL,
			workday.Of(out.ExpiresAt.Add(-time.Second)).Chinese()),
		UnionID: v.UnionID, CountyID: v.CountyID, CityID: v.CityID, ExpiresAt: out.ExpiresAt,
	})
}

// partyMaySign refuses an invitation that could only end in a refusal: the served unit is the employing or post union.
func (s *Service) partyMaySign(ctx context.Context, q db.Q, v Visit) (policy.Policy, error) {
	t, err := termOf(ctx, q, v)
	if err != nil {
		return policy.Policy{}, err
	}
	p, err := partyByID(ctx, q, v.ServedID)
	if err != nil {
		return policy.Policy{}, err
	}
	pol, err := yearPolicy(ctx, q, v.UnionID, v.Day.Year())
	if err != nil {
		return pol, err
	}
	return pol, CheckParty(p, t, pol)
}

func expiry(kind InviteKind, pol policy.Policy, now time.Time) time.Time {
	if kind == InviteQR {
		return now.Add(time.Duration(pol.Int(policy.InviteQRMinutes)) * time.Minute)
	}
	return workday.Of(now).AddDays(pol.Int(policy.InviteLinkDays)).End().UTC()
}

// Revoke makes every open invitation to an entry of the own log void.
func (s *Service) Revoke(ctx context.Context, a authz.Actor, id string) error {
	if err := own(a); err != nil {
		return err
	}
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		v, err := byID(ctx, tx, authz.OfPerson(a.PersonID), id)
		if err != nil {
			return err
		}
		if err := voidInvitations(ctx, tx, id); err != nil {
			return err
		}
		return record(ctx, tx, a.Audit(), "revoke", &v, &v, "")
	})
}

func voidInvitations(ctx context.Context, tx *db.Tx, visitID string) error {
	_, err := tx.NewRaw("UPDATE invitation SET voided_at = ? WHERE visit_id = ? AND voided_at IS NULL AND answered_at IS NULL", tx.Now(), visitID).Exec(ctx)
	if err != nil {
		return fmt.Errorf("void invitations: %w", err)
	}
	return nil
}

var errNoInvitation = errs.Of(errs.KindNotFound, "invitation_unknown", "这个确认链接无效，请向指导员要新的链接。")

func invitationByToken(ctx context.Context, q db.Q, token string) (Invitation, error) {
	hash, err := tokenHash(token)
	if err != nil {
		return Invitation{}, err
	}
	var found []Invitation
	if err := q.NewSelect().Model(&found).Where("i.token_hash = ?", hash).Scan(ctx); err != nil {
		return Invitation{}, fmt.Errorf("read invitation: %w", err)
	}
	if len(found) == 0 {
		return Invitation{}, errNoInvitation
	}
	return found[0], nil
}

// Standing of an invitation, as the signer's page shows it.
const (
	invitationOpen     = "open"
	invitationAnswered = "answered"
	invitationVoid     = "void"
	invitationExpired  = "expired"
)

// standing of an invitation: one whose version was answered by another way in (two signers, or paper) is answered too.
func (i Invitation) standing(v Visit, now time.Time) string {
	switch {
	case !i.AnsweredAt.IsZero(), v.VersionID == i.VersionID && v.answered():
		return invitationAnswered
	case !i.VoidedAt.IsZero() || v.State != StateWaiting || v.VersionID != i.VersionID:
		return invitationVoid
	case !now.Before(i.ExpiresAt):
		return invitationExpired
	}
	return invitationOpen
}

func notOpen(standing string) error {
	switch standing {
	case invitationAnswered:
		return errs.Of(errs.KindConflict, "invitation_answered", "这条服务记录已经有了答复；如需更正或撤回，请打开当时的回执。")
	case invitationExpired:
		return errs.Rule("invitation_expired", "这个确认链接已过期，请向指导员要新的链接。")
	}
	return errs.Rule("invitation_void", "这个确认链接已作废：指导员收回了记录，或已有新的版本。")
}
