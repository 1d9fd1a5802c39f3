package worklog

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/platform/jobs"
	"xiezhi/internal/platform/seal"
	"xiezhi/internal/policy"
	"xiezhi/internal/privacy"
	"xiezhi/internal/workday"
)

// Confirmation is the served party's yes to a version.
type Confirmation struct {
	bun.BaseModel `bun:"table:confirmation,alias:c"`

	ID             string `bun:",pk"`
	VisitID        string
	VersionID      string
	InvitationID   string `bun:",nullzero"`
	Strength       Strength
	Side           Side
	SignerName     string
	SignerPost     string
	Signature      []byte
	Note           string
	Content        []byte
	Hash           string
	ReceiptHash    string `bun:",nullzero"`
	Address        string
	Late           bool // it came after the year had closed
	ConfirmedAt    time.Time
	WithdrawnAt    time.Time `bun:",nullzero"`
	WithdrawReason string
}

// Answers that the served party can give.
const (
	AnswerConfirm = "confirm"
	AnswerCorrect = "correct"
	AnswerRefuse  = "refuse"
)

// Answer is what the signer's page sends.
type Answer struct {
	Act          string
	SeenHash     string // of the version that the page showed
	Name, Post   string
	Side         Side
	Signature    []byte // PNG, or empty
	Code         string
	Satisfaction int // 1 to 5, 0 for none
	Note         string
}

// answerHash recognises an answer that is sent again. It leaves the rating out and is keyed, so that how a signer rated
// can be found out neither from it nor by trying.
func (s *Service) answerHash(in Answer) (string, error) {
	in.Satisfaction = 0
	b, err := json.Marshal(in)
	if err != nil {
		return "", err
	}
	return s.Keys.Blind("worklog.answer", string(b)), nil
}

// Receipt is the reply to an answer; after a confirmation it opens the signer's receipt.
type Receipt struct {
	Act         string    `json:"act" enum:"confirm,correct,refuse"`
	State       State     `json:"state" enum:"confirmed,returned,refused"`
	Token       string    `json:"receipt" doc:"回执凭证，只有确认才有"`
	URL         string    `json:"url"`
	VersionHash string    `json:"versionHash"`
	Hash        string    `json:"hash" doc:"确认本身的杂凑值"`
	At          time.Time `json:"at"`
	Late        bool      `json:"late" doc:"年度已关闭，须由聘用单位决定是否更正"`
}

// receiptToken is derived from the invitation with the installation's key, so that the same answer sent again gives
// the same receipt and nothing that opens it lies in the database. Who holds the invitation alone cannot make it.
func (s *Service) receiptToken(invitationID string) string {
	return s.Keys.Blind("worklog.receipt", invitationID)
}

// Answer takes the served party's word. The same answer sent again gives the same receipt; of two different ones the
// first stands.
func (s *Service) Answer(ctx context.Context, token string, in Answer) (Receipt, error) {
	hash, err := s.answerHash(in)
	if err != nil {
		return Receipt{}, err
	}
	inv, err := invitationByToken(ctx, s.DB.Read(), token)
	if err != nil {
		return Receipt{}, err
	}
	strength, err := s.method(ctx, inv, in)
	if errs.Is(err, errCodeWrong.Code) { // or the same answer has used it up a moment ago
		return s.repeated(ctx, token, hash, err)
	}
	if err != nil {
		return Receipt{}, err
	}
	var out Receipt
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		first, err := byID(ctx, tx, authz.Everything(), inv.VisitID)
		if err != nil {
			return err
		}
		before, y, t, err := locked(ctx, tx, first)
		if err != nil {
			return err
		}
		inv, err := invitationByToken(ctx, tx, token)
		if err != nil {
			return err
		}
		if !inv.AnsweredAt.IsZero() && inv.AnswerHash == hash {
			out, err = s.given(ctx, tx, inv)
			return err
		}
		if standing := inv.standing(before, tx.Now()); standing != invitationOpen {
			return notOpen(standing)
		}
		out, err = s.answer(ctx, tx, inv, in, hash, strength, before, &y, t)
		return err
	})
	return out, err
}

// repeated is the receipt of the same answer when it was given meanwhile; otherwise the refusal stands.
func (s *Service) repeated(ctx context.Context, token, hash string, refusal error) (Receipt, error) {
	q := s.DB.Read()
	inv, err := invitationByToken(ctx, q, token)
	if err != nil {
		return Receipt{}, err
	}
	if inv.AnsweredAt.IsZero() || inv.AnswerHash != hash {
		return Receipt{}, refusal
	}
	return s.given(ctx, q, inv)
}

// method checks what proves the signer before the entry is locked: a code is tried at most five times, and a drawing
// is looked at. A repeated answer is not tried again.
func (s *Service) method(ctx context.Context, inv Invitation, in Answer) (Strength, error) {
	switch {
	case in.Act != AnswerConfirm:
		return "", nil
	case in.Code != "":
		if !inv.AnsweredAt.IsZero() {
			return StrengthCode, nil
		}
		return StrengthCode, s.tryCode(ctx, inv, in.Code)
	case len(in.Signature) > 0:
		return StrengthDrawn, CheckSignature(in.Signature)
	}
	return "", errs.E(CodeSignerMethod, "请手写签名，或者用短信验证码确认。", errs.F("signature", "请签名"))
}

func (s *Service) answer(ctx context.Context, tx *db.Tx, inv Invitation, in Answer, hash string, strength Strength,
	before Visit, y *YearFigures, t Term,
) (Receipt, error) {
	version, err := versionByID(ctx, tx, inv.VersionID)
	if err != nil {
		return Receipt{}, err
	}
	if !intact(version.Content, version.Hash) {
		return Receipt{}, fmt.Errorf("version %s does not have its hash", version.ID)
	}
	if in.SeenHash != version.Hash {
		return Receipt{}, errs.Of(errs.KindConflict, "confirm_other_content", "页面上的内容已不是最新的，请重新打开链接核对。")
	}
	who := audit.Actor{ID: inv.ID, Name: strings.TrimSpace(in.Name), Via: audit.Link}
	meta := httpx.MetaOf(ctx)
	who.Address, who.RequestID = meta.Address, meta.RequestID
	if who.Name == "" {
		who.Name = "服务方"
	}
	out := Receipt{VersionHash: version.Hash, At: answeredAt(tx.Now())}
	var after Visit
	switch in.Act {
	case AnswerConfirm:
		c, confirmed, err := s.confirm(ctx, tx, inv, in, strength, version, before, *y, t, meta.Address)
		if err != nil {
			return Receipt{}, err
		}
		after = confirmed
		out.Token, out.Hash, out.Late = s.receiptToken(inv.ID), c.Hash, c.Late
		out.URL = s.base(ctx) + "/r/" + out.Token
	case AnswerCorrect:
		after, err = AskCorrection(before, in.Note)
	case AnswerRefuse:
		after, err = Refuse(before, in.Note)
	default:
		err = errs.Fields(errs.F("act", "没有这种答复"))
	}
	if err != nil {
		return Receipt{}, err
	}
	out.State, out.Act = after.State, in.Act
	if err := s.answered(ctx, tx, inv, hash, in, who, before, &after, y); err != nil {
		return Receipt{}, err
	}
	if out.Late {
		err = openCorrection(ctx, tx, after, CorrectConfirm, "签字确认晚于"+y.ClosesOn.Chinese(), who.Name)
	}
	return out, err
}

// confirm makes the confirmation of a version and writes it.
func (s *Service) confirm(ctx context.Context, tx *db.Tx, inv Invitation, in Answer, strength Strength, version Version,
	before Visit, y YearFigures, t Term, address string,
) (Confirmation, Visit, error) {
	p, err := partyByID(ctx, tx, before.ServedID)
	if err != nil {
		return Confirmation{}, before, err
	}
	pol, err := yearPolicy(ctx, tx, before.UnionID, before.Day.Year())
	if err != nil {
		return Confirmation{}, before, err
	}
	frozen, err := thaw(version.Content)
	if err != nil {
		return Confirmation{}, before, err
	}
	signer := Signer{Name: strings.TrimSpace(in.Name), Post: strings.TrimSpace(in.Post), Side: in.Side}
	if err := CheckSigner(signer, p, t, frozen.Duties, strength, pol); err != nil {
		return Confirmation{}, before, err
	}
	late := Closed(y.ClosesOn, tx.Now())
	c, err := newConfirmation(version, signer, strength, in.Signature, strings.TrimSpace(in.Note), late, tx.Now())
	if err != nil {
		return c, before, err
	}
	c.InvitationID, c.Address = inv.ID, address
	if c.ReceiptHash, err = tokenHash(s.receiptToken(inv.ID)); err != nil {
		return c, before, err
	}
	after, err := Confirm(before, strength, !late && Counts(before.Place, pol), tx.Now())
	if err != nil {
		return c, before, err
	}
	if _, err := tx.NewInsert().Model(&c).Exec(ctx); err != nil {
		return c, before, fmt.Errorf("write confirmation: %w", err)
	}
	if in.Code != "" {
		if err := useCode(ctx, tx, inv.ID); err != nil {
			return c, before, err
		}
	}
	if in.Satisfaction == 0 {
		return c, after, nil
	}
	return c, after, rate(ctx, tx, []rating{newRating(before, in.Satisfaction)})
}

// newConfirmation freezes who answered for a version, and how.
func newConfirmation(version Version, signer Signer, strength Strength, signature []byte, note string, late bool, at time.Time) (Confirmation, error) {
	c := Confirmation{
		ID: db.NewID(), VisitID: version.VisitID, VersionID: version.ID, Strength: strength, Side: signer.Side,
		SignerName: signer.Name, SignerPost: signer.Post, Signature: signature, Note: note, Late: late, ConfirmedAt: at,
	}
	signed := Signed{
		At: answeredAt(at), Format: formatConfirmation, Late: late, Name: signer.Name, Note: note, Post: signer.Post,
		Side: signer.Side, Strength: strength, VersionHash: version.Hash, VisitID: version.VisitID,
	}
	var err error
	if len(signature) > 0 {
		if signed.SignatureHash, err = seal.Hash(seal.SM3, signature); err != nil {
			return c, err
		}
	}
	c.Content, c.Hash, err = canonical(signed)
	return c, err
}

// answered writes what every answer has in common.
func (s *Service) answered(ctx context.Context, tx *db.Tx, inv Invitation, hash string, in Answer, who audit.Actor,
	before Visit, after *Visit, y *YearFigures,
) error {
	inv.AnsweredAt, inv.AnswerAct, inv.AnswerHash = tx.Now(), in.Act, hash
	if _, err := tx.NewUpdate().Model(&inv).Column("answered_at", "answer_act", "answer_hash").Where("i.id = ?", inv.ID).Exec(ctx); err != nil {
		return fmt.Errorf("mark invitation: %w", err)
	}
	if err := voidInvitations(ctx, tx, before.ID); err != nil {
		return err
	}
	if err := dropPapers(ctx, tx, before.ID); err != nil {
		return err
	}
	if err := store(ctx, tx, before, after); err != nil {
		return err
	}
	if err := settle(ctx, tx, y, before, *after); err != nil {
		return err
	}
	return s.told(ctx, tx, who, in.Act, before, *after, strings.TrimSpace(in.Note))
}

// told notes an act of the served party or of the employing union, records it, and lets the instructor know.
func (s *Service) told(ctx context.Context, tx *db.Tx, who audit.Actor, act string, before, after Visit, reason string) error {
	if err := note(ctx, tx, after, act, who.Name, reason); err != nil {
		return err
	}
	if err := record(ctx, tx, who, act, &before, &after, reason); err != nil {
		return err
	}
	return jobs.Enqueue(ctx, tx, jobs.Job{Kind: NoticeKind, Args: noticeArgs{VisitID: after.ID, Event: act}})
}

// given is the receipt of an answer that was given already.
func (s *Service) given(ctx context.Context, q db.Q, inv Invitation) (Receipt, error) {
	version, err := versionByID(ctx, q, inv.VersionID)
	if err != nil {
		return Receipt{}, err
	}
	out := Receipt{Act: inv.AnswerAct, VersionHash: version.Hash, At: answeredAt(inv.AnsweredAt)}
	switch inv.AnswerAct {
	case AnswerCorrect:
		out.State = StateReturned
		return out, nil
	case AnswerRefuse:
		out.State = StateRefused
		return out, nil
	}
	var found []Confirmation
	if err := q.NewSelect().Model(&found).Where("c.invitation_id = ?", inv.ID).Where("c.visit_id = ?", inv.VisitID).Scan(ctx); err != nil {
		return Receipt{}, fmt.Errorf("read confirmation: %w", err)
	}
	if len(found) == 0 {
		return Receipt{}, fmt.Errorf("invitation %s was answered without a confirmation", inv.ID)
	}
	out.State, out.Hash, out.Late, out.Token = StateConfirmed, found[0].Hash, found[0].Late, s.receiptToken(inv.ID)
	out.URL = s.base(ctx) + "/r/" + out.Token
	return out, nil
}

// answeredAt is an answer's instant as receipts and frozen bytes give it, the same whenever it is asked for.
func answeredAt(t time.Time) time.Time { return t.UTC().Truncate(time.Second) }

// Asked is the signer's page: exactly what is signed, why it is asked, what is kept and for how long.
type Asked struct {
	State     string      `json:"state" enum:"open,answered,void,expired" doc:"只有 open 才带内容"`
	Content   FrozenView  `json:"content"`
	Hash      string      `json:"hash" doc:"随答复交回"`
	ExpiresAt time.Time   `json:"expiresAt"`
	Why       string      `json:"why"`
	Keeps     string      `json:"keeps" doc:"一行一项"`
	Sides     []Side      `json:"sides" nullable:"false" enum:"union,employer,workers,arranger" doc:"签字人可以代表的一方"`
	Suggested []Suggested `json:"suggested" nullable:"false" doc:"台账中的签字人"`
	Phone     string      `json:"codePhone" doc:"可接收验证码的电话，隐去中间各位；空为不能用验证码"`
	TurnTo    []TurnTo    `json:"turnTo" nullable:"false" doc:"有别的意见时可以打电话的单位"`
}

// Suggested is a signer whom the register knows.
type Suggested struct {
	Name string `json:"name"`
	Post string `json:"post"`
}

// Ask shows the signer's page. It changes nothing, however often a chat program looks.
func (s *Service) Ask(ctx context.Context, token string) (Asked, error) {
	q := s.DB.Read()
	out := Asked{Sides: []Side{}, Suggested: []Suggested{}, TurnTo: []TurnTo{}, Content: FrozenView{Duties: []Duty{}}}
	inv, err := invitationByToken(ctx, q, token)
	if err != nil {
		return out, err
	}
	v, err := byID(ctx, q, authz.Everything(), inv.VisitID)
	if err != nil {
		return out, err
	}
	out.State, out.ExpiresAt = inv.standing(v, s.DB.Now()), inv.ExpiresAt.UTC()
	if out.State != invitationOpen {
		return out, nil
	}
	version, err := versionByID(ctx, q, inv.VersionID)
	if err != nil {
		return out, err
	}
	frozen, err := thaw(version.Content)
	if err != nil {
		return out, err
	}
	out.Content, out.Hash = frozen.view(), version.Hash
	contact, err := contactOf(ctx, q, v.ServedID)
	if err != nil {
		return out, err
	}
	pol, err := yearPolicy(ctx, q, v.UnionID, v.Day.Year())
	if err != nil {
		return out, err
	}
	out.Sides = SidesOf(contact.Party, frozen.Duties, pol)
	out.Suggested = contact.suggested()
	if out.TurnTo, err = turnTo(ctx, q, v.UnionID); err != nil {
		return out, err
	}
	if out.Phone, err = s.codePhone(ctx, q, v); err != nil {
		return out, err
	}
	out.Why = fmt.Sprintf("省总工会的管理办法（%s第十条）规定：指导员到基层、到企业服务，要请接受服务的单位签字确认。"+
		"%s请您看看，下面写的这次服务是不是属实。", policy.Document, frozen.Instructor)
	out.Keeps, err = s.keeps(ctx, q, pol.YearCloses(v.Day.Year()), pol.Int(policy.RetentionYears))
	return out, err
}

// keeps is what the signer is told of the personal data, by the text in force.
func (s *Service) keeps(ctx context.Context, q db.Q, closes workday.Date, years int) (string, error) {
	n, err := privacy.InForce(ctx, q, privacy.Signer, workday.Of(s.DB.Now()))
	return strings.Join(n.Lines("years", strconv.Itoa(years), "closes", closes.Chinese()), "\n"), err
}
