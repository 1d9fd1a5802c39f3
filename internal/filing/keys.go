package filing

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"xiezhi/internal/authz"
	"xiezhi/internal/org"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/seal"
)

func placeOfKey(id string) string { return seal.Place("filing_key", "private_sealed", id) }

// keysOf are a union's keys, the one in use first.
func keysOf(ctx context.Context, q db.Q, unionID string) ([]Key, error) {
	list := []Key{}
	err := q.NewSelect().Model(&list).Where("k.union_id = ?", unionID).OrderExpr("k.retired_at IS NOT NULL, k.id DESC").Scan(ctx)
	if err != nil {
		return nil, fmt.Errorf("read keys: %w", err)
	}
	return list, nil
}

func keyByID(ctx context.Context, q db.Q, id string) (Key, error) {
	var list []Key
	if err := q.NewSelect().Model(&list).Where("k.id = ?", id).Scan(ctx); err != nil {
		return Key{}, fmt.Errorf("read key: %w", err)
	}
	if len(list) == 0 {
		return Key{}, errs.NotFound("公钥")
	}
	return list[0], nil
}

// signer is the union's key in use whose private part is here; it is made at the first need. The union's row is locked.
func (s *Service) signer(ctx context.Context, tx *db.Tx, a authz.Actor, u org.Union) (Key, error) {
	list, err := keysOf(ctx, tx, u.ID)
	if err != nil {
		return Key{}, err
	}
	for _, k := range list {
		if k.Mine() && k.RetiredAt.IsZero() {
			return k, nil
		}
	}
	private, public, err := seal.NewSM2()
	if err != nil {
		return Key{}, err
	}
	k := Key{ID: db.NewID(), UnionID: u.ID, CountyID: u.CountyID, CityID: u.CityID, PublicPEM: public, MadeName: a.Name, CreatedAt: tx.Now()}
	if k.Fingerprint, err = seal.Fingerprint(public); err != nil {
		return Key{}, err
	}
	k.Private = s.Keys.Seal(placeOfKey(k.ID), string(private))
	if err := db.Insert(ctx, tx, &k); err != nil {
		return Key{}, err
	}
	return k, audit.Record(ctx, tx, keyEntry(a, "filing.key_made", k, u.Name))
}

func keyEntry(a authz.Actor, action string, k Key, union string) audit.Entry {
	return audit.Entry{
		Actor: a.Audit(), Action: action, Kind: "filing_key", ID: k.ID, Label: union + "的签名公钥", UnionID: k.UnionID, CountyID: k.CountyID, CityID: k.CityID, After: k,
	}
}

func (s *Service) private(k Key) ([]byte, error) {
	der, err := s.Keys.Open(placeOfKey(k.ID), k.Private)
	if err != nil {
		return nil, fmt.Errorf("open signing key: %w", err)
	}
	return []byte(der), nil
}

// sign signs with a key whose private part is here.
func (s *Service) sign(k Key, message []byte) (string, error) {
	der, err := s.private(k)
	if err != nil {
		return "", err
	}
	return seal.SignSM2(der, message)
}

// KeyLine is a key in a list.
type KeyLine struct {
	Key

	UnionName string `json:"unionName"`
	Mine      bool   `json:"mine" doc:"私钥在本系统"`
}

// KeysIn are the keys of the province and of the cities that the actor sees. Public keys are for everybody.
func (s *Service) KeysIn(ctx context.Context, a authz.Actor) ([]KeyLine, error) {
	q := s.DB.Read()
	list, err := cities(ctx, q, a.Scope(authz.FilingRead))
	if err != nil {
		return nil, err
	}
	root, err := org.Root(ctx, q)
	if err != nil {
		return nil, err
	}
	out := []KeyLine{}
	for _, u := range append([]org.Union{root}, list...) {
		keys, err := keysOf(ctx, q, u.ID)
		if err != nil {
			return nil, err
		}
		for _, k := range keys {
			out = append(out, KeyLine{k, u.Name, k.Mine()})
		}
	}
	return out, nil
}

// MakeKey makes the key of the actor's own city, or of the province, before anything is signed with it, so that its public
// part can be handed over.
func (s *Service) MakeKey(ctx context.Context, a authz.Actor, unionID string) (k Key, err error) {
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		u, err := s.keeper(ctx, tx, a, unionID)
		if err != nil {
			return err
		}
		if !ownKey(a, u) {
			return errs.Rule("filing_not_yours", "签名密钥由本单位生成。")
		}
		k, err = s.signer(ctx, tx, a, u)
		return err
	})
	return k, err
}

// ownKey tells whether the actor speaks for the union whose key it is.
func ownKey(a authz.Actor, u org.Union) bool {
	if u.Tier == org.TierProvince {
		return a.Own(authz.FilingAccept).Covers(u.Place())
	}
	return a.Own(authz.FilingFile).Covers(u.Place())
}

// filesForCity tells whether the actor files for a city; who looks at a county's part does not.
func filesForCity(a authz.Actor) bool {
	own := a.Own(authz.FilingFile)
	return slices.ContainsFunc(a.Grants, func(g authz.Grant) bool { return g.Tier == org.TierCity && slices.Contains(own.Unions, g.UnionID) })
}

// speaking are the keys that speak for the union: where one was made here, no other does.
func speaking(keys []Key) []Key {
	if mine := slices.DeleteFunc(slices.Clone(keys), func(k Key) bool { return !k.Mine() }); len(mine) > 0 {
		return mine
	}
	return keys
}

// keeper is the province or a city, locked, for whoever handles keys there.
func (s *Service) keeper(ctx context.Context, tx *db.Tx, a authz.Actor, unionID string) (org.Union, error) {
	if !a.Has(authz.FilingFile) && !a.Has(authz.FilingAccept) {
		return org.Union{}, authz.Missing(authz.FilingFile)
	}
	u, err := org.ByID(ctx, tx, unionID)
	if err != nil {
		return u, err
	}
	if u.Tier != org.TierProvince && u.Tier != org.TierCity || u.Tier == org.TierCity && !a.Scope(authz.FilingRead).Covers(u.Place()) {
		return u, errs.NotFound("工会")
	}
	return u, db.Lock(ctx, tx, "org_union", u.ID)
}

// TrustKey enters the public key of a union whose installation is another: the province those of cities, a city the
// province's. Whoever enters it has compared the fingerprint. The last one of that union is retired.
func (s *Service) TrustKey(ctx context.Context, a authz.Actor, unionID, publicPEM, fingerprint string) (k Key, err error) {
	got, err := seal.Fingerprint(strings.TrimSpace(publicPEM) + "\n")
	if err != nil {
		return k, errs.E(CodeKey, "这不是 SM2 公钥文件。", errs.F("publicPem", "请使用对方导出的公钥文件"))
	}
	if !strings.EqualFold(strings.ReplaceAll(strings.TrimSpace(fingerprint), " ", ""), got) {
		return k, errs.E(CodeKey, "指纹与公钥不符，请与对方电话核对。", errs.F("fingerprint", "与公钥不符"))
	}
	err = s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		u, err := s.keeper(ctx, tx, a, unionID)
		if err != nil {
			return err
		}
		if u.Tier == org.TierProvince && !filesForCity(a) || u.Tier == org.TierCity && !a.Has(authz.FilingAccept) {
			return errs.Rule("filing_not_yours", "设区市登记省总工会的公钥，省总工会登记设区市的公钥。")
		}
		if u.Tier == org.TierProvince {
			here, err := s.Accepts(ctx, tx, u.ID)
			if err != nil {
				return err
			}
			if here {
				return errs.Rule(CodeKey, u.Name+"就在本系统接收备案，不需要登记公钥。")
			}
		}
		list, err := keysOf(ctx, tx, u.ID)
		if err != nil {
			return err
		}
		known := slices.IndexFunc(list, func(one Key) bool { return one.Fingerprint == got })
		if known >= 0 && list[known].RetiredAt.IsZero() {
			k = list[known]
			return nil
		}
		if slices.ContainsFunc(list, func(one Key) bool { return one.Mine() && one.RetiredAt.IsZero() }) {
			return errs.Rule(CodeKey, u.Name+"的密钥在本系统，不需要登记。")
		}
		if _, err := tx.NewRaw("UPDATE filing_key SET retired_at = ? WHERE union_id = ? AND retired_at IS NULL", tx.Now(), u.ID).Exec(ctx); err != nil {
			return fmt.Errorf("retire keys: %w", err)
		}
		if known >= 0 { // the other side is back on a key that it had before
			k = list[known]
			k.RetiredAt, k.MadeName = time.Time{}, a.Name
			if _, err := db.Update(ctx, tx, &k); err != nil {
				return err
			}
			return audit.Record(ctx, tx, keyEntry(a, "filing.key_trusted", k, u.Name))
		}
		k = Key{
			ID: db.NewID(), UnionID: u.ID, CountyID: u.CountyID, CityID: u.CityID, Fingerprint: got, PublicPEM: strings.TrimSpace(publicPEM) + "\n",
			MadeName: a.Name, CreatedAt: tx.Now(),
		}
		if err := db.Insert(ctx, tx, &k); err != nil {
			return err
		}
		return audit.Record(ctx, tx, keyEntry(a, "filing.key_trusted", k, u.Name))
	})
	return k, err
}
