package filing_test

import (
	"bytes"
	"context"
	"encoding/json"
	"maps"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"xiezhi/internal/app/apptest"
	"xiezhi/internal/filing"
	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/db/dbtest"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/httpx"
	"xiezhi/internal/platform/seal"
)

// eachPair is two installations whose networks do not meet: a city's, with people, and the province's. Their unions have
// other ids, and their keys are each the other's own.
func eachPair(t *testing.T, fn func(t *testing.T, city, province *world)) {
	t.Helper()
	now := at("2026-10-20 10:00:00")
	dbtest.Each(t, clock.Clock(func() time.Time { return now }), func(t *testing.T, d *db.DB) {
		now = at("2026-10-20 10:00:00")
		province := newWorld(t, d, &now)
		city := newWorld(t, dbtest.One(t, clock.Clock(func() time.Time { return now })), &now)
		city.alone()
		city.hire("安", "玉山镇总工会", "2024-03-01", nil)
		city.hire("方", "苏州市总工会", "2024-07-01", nil)
		province.hire("安", "玉山镇总工会", "2024-03-01", nil) // the province knows one of the two
		fn(t, city, province)
	})
}

// alone leaves nobody in the installation who accepts filings for the province.
func (w *world) alone() {
	w.t.Helper()
	w.office = w.suzhou // who reads
	w.Tx(w.t, func(ctx context.Context, tx *db.Tx) error {
		_, err := tx.NewRaw("DELETE FROM role_grant WHERE union_id = ?", w.id("江苏省总工会")).Exec(ctx)
		return err
	})
}

// TestWhoEntersTheProvincesKey: a city does, in a network of its own; nobody where the province accepts filings itself.
func TestWhoEntersTheProvincesKey(t *testing.T) {
	eachPair(t, func(t *testing.T, city, province *world) {
		_, stranger, err := seal.NewSM2()
		if err != nil {
			t.Fatal(err)
		}
		fingerprint, err := seal.Fingerprint(stranger)
		if err != nil {
			t.Fatal(err)
		}
		k := filing.Key{PublicPEM: stranger, Fingerprint: fingerprint}
		trust(t, city, city.kunshan, "江苏省总工会", k).Refused(t, 422, "filing_not_yours")
		trust(t, province, province.suzhou, "江苏省总工会", k).Refused(t, 422, filing.CodeKey)
		trust(t, city, city.suzhou, "江苏省总工会", k).Want(t, 200)

		// the province's installation is back on the key that it had before
		own := made(t, province, province.province, "江苏省总工会")
		trust(t, city, city.suzhou, "江苏省总工会", own).Want(t, 200)
		again := apptest.Read[filing.Key](t, trust(t, city, city.suzhou, "江苏省总工会", k).Want(t, 200))
		if !again.RetiredAt.IsZero() {
			t.Errorf("entered anew: %+v", again)
		}
	})
}

// made makes a union's key and gives its public part.
func made(t *testing.T, w *world, c *apptest.Client, union string) filing.Key {
	t.Helper()
	return apptest.Read[filing.Key](t, c.Do(t, http.MethodPost, "/api/filing/keys", object{"unionId": w.id(union)}).Want(t, 200))
}

func trust(t *testing.T, w *world, c *apptest.Client, union string, k filing.Key) apptest.Reply {
	t.Helper()
	return c.Do(t, http.MethodPost, "/api/filing/keys/trusted", object{"unionId": w.id(union), "publicPem": k.PublicPEM, "fingerprint": k.Fingerprint})
}

// exchanged lets both sides enter the other's key, and packs the city's filing.
func exchanged(t *testing.T, city, province *world) (doc filing.DocumentView, parcel []byte) {
	t.Helper()
	trust(t, city, city.suzhou, "江苏省总工会", made(t, province, province.province, "江苏省总工会")).Want(t, 200)
	trust(t, province, province.province, "苏州市总工会", made(t, city, city.suzhou, "苏州市总工会")).Want(t, 200)
	doc = city.filed(city.suzhou, "苏州市总工会", 2026, filing.KindAnnual, nil)
	return doc, city.suzhou.Do(t, http.MethodPost, "/api/filing/documents/"+doc.ID+"/parcel", nil).Want(t, 200).Body
}

func TestParcelThereAndBack(t *testing.T) {
	eachPair(t, func(t *testing.T, city, province *world) {
		trusted := made(t, province, province.province, "江苏省总工会")
		fields := city.suzhou.Do(t, http.MethodPost, "/api/filing/keys/trusted", object{
			"unionId": city.id("江苏省总工会"), "publicPem": trusted.PublicPEM, "fingerprint": strings.Repeat("0", 64),
		}).Refused(t, 422, filing.CodeKey)
		if len(fields) != 1 || fields[0].Field != "fingerprint" {
			t.Errorf("a fingerprint that was not compared: %+v", fields)
		}
		doc, parcel := exchanged(t, city, province)
		for _, secret := range []string{"安某", numbered(t, "320583"+birthOrder["安"]).Number(), "13850312001"} {
			if bytes.Contains(parcel, []byte(secret)) {
				t.Errorf("the parcel shows %s", secret)
			}
		}
		v := apptest.Read[filing.ParcelView](t, upload(t, province.province, "/api/filing/parcels/preview", parcel).Want(t, 200))
		if v.CityName != "苏州市总工会" || v.RowCount != 2 || v.Known != 1 || v.Already || v.HasBefore || v.Number != doc.Number || v.Total.All != 2 || v.Checksum != doc.Checksum || v.FilingID != "" {
			t.Errorf("preview: %+v", v)
		}
		if n := count(t, province, "filing"); n != 0 {
			t.Errorf("a preview wrote %d documents", n)
		}
		took := apptest.Read[filing.ParcelView](t, upload(t, province.province, "/api/filing/parcels", parcel).Want(t, 200))
		again := apptest.Read[filing.ParcelView](t, upload(t, province.province, "/api/filing/parcels", parcel).Want(t, 200))
		if !again.Already || again.FilingID != took.FilingID || count(t, province, "filing") != 1 || count(t, province, "filing_row") != 2 {
			t.Errorf("the same parcel twice: %+v, %d documents", again, count(t, province, "filing"))
		}
		there := province.see(province.office, took.FilingID)
		if there.Checksum != doc.Checksum || !there.Proof.Whole || there.Origin != filing.OriginParcel || there.State != filing.StateFiled || there.LateDays != 0 {
			t.Errorf("taken in: %+v", there)
		}
		if got := province.owed("苏州市总工会")[1]; got != "2026 met due 2026-10-31 met 2026-10-20 soft false" {
			t.Errorf("it was filed when the city filed it: %s", got)
		}
		rows := apptest.Read[httpx.List[filing.FiledRow]](t, province.kunshan.Do(t, http.MethodGet, "/api/filing/rows?year=2026", nil).Want(t, 200)).Items
		if len(rows) != 1 || rows[0].Name != "安某" {
			t.Errorf("a county finds its part by its code: %+v", rows)
		}
		at := apptest.Read[filing.RowDetail](t, province.office.Do(t, http.MethodGet, "/api/filing/rows/"+rows[0].RowID, nil).Want(t, 200))
		if !at.Holds || !at.Known || at.PersonID != province.person["安"] {
			t.Errorf("the person is found by the number: %+v", at)
		}

		// the receipt goes back
		province.decide(province.province, took.FilingID, "accept", "").Want(t, 200)
		receipt := province.office.Do(t, http.MethodGet, "/api/filing/documents/"+took.FilingID+"/receipt", nil).Want(t, 200).Body
		upload(t, city.suzhou, "/api/filing/receipts", bytes.Replace(receipt, []byte("accepted"), []byte("returned"), 1)).Refused(t, 422, filing.CodeParcel)
		upload(t, city.suzhou, "/api/filing/receipts", parcel).Refused(t, 422, filing.CodeParcel)
		upload(t, city.nanjing, "/api/filing/receipts", receipt).Refused(t, 404, errs.NotFoundCode)
		back := apptest.Read[filing.DocumentView](t, upload(t, city.suzhou, "/api/filing/receipts", receipt).Want(t, 200))
		if back.ID != doc.ID || back.State != filing.StateAccepted || back.DecidedName != province.province.Actor.Name {
			t.Errorf("with the receipt: %+v", back)
		}
		upload(t, city.suzhou, "/api/filing/receipts", receipt).Want(t, 200) // the same again

		// what a correction changes is seen on the other side before it is taken in
		city.hire("白", "周市镇总工会", "2026-05-06", nil)
		correction := city.filed(city.suzhou, "苏州市总工会", 2026, filing.KindCorrection, object{"reason": "漏报一人"})
		parcel = city.suzhou.Do(t, http.MethodPost, "/api/filing/documents/"+correction.ID+"/parcel", nil).Want(t, 200).Body
		v = apptest.Read[filing.ParcelView](t, upload(t, province.province, "/api/filing/parcels/preview", parcel).Want(t, 200))
		if len(v.Amended) != 1 || v.Amended[0].Name != "白某" || v.Amended[0].Change != "added" || !v.HasBefore {
			t.Errorf("a correction from elsewhere: %+v", v.Amended)
		}
		took = apptest.Read[filing.ParcelView](t, upload(t, province.province, "/api/filing/parcels", parcel).Want(t, 200))
		province.decide(province.province, took.FilingID, "accept", "").Want(t, 200)
		if got := province.see(province.office, took.FilingID); len(got.Amended) != 1 || !got.Proof.Whole {
			t.Errorf("taken in: %+v", got.Amended)
		}
	})
}

func count(t *testing.T, w *world, table string) int {
	t.Helper()
	n := 0
	if err := w.DB.Read().NewRaw("SELECT count(*) FROM "+table).Scan(t.Context(), &n); err != nil {
		t.Fatal(err)
	}
	return n
}

// TestAParcelTwiceAtOnce: two presses take it in once, and both are told so.
func TestAParcelTwiceAtOnce(t *testing.T) {
	eachPair(t, func(t *testing.T, city, province *world) {
		_, parcel := exchanged(t, city, province)
		replies := make([]apptest.Reply, 2)
		var wg sync.WaitGroup
		for i := range replies {
			wg.Go(func() { replies[i] = upload(t, province.province, "/api/filing/parcels", parcel) })
		}
		wg.Wait()
		for _, r := range replies {
			r.Want(t, 200)
		}
		if n := count(t, province, "filing"); n != 1 {
			t.Errorf("%d documents, want 1", n)
		}
	})
}

func TestBadParcelsAreRefused(t *testing.T) {
	eachPair(t, func(t *testing.T, city, province *world) {
		doc := city.filed(city.suzhou, "苏州市总工会", 2026, filing.KindAnnual, nil)
		city.suzhou.Do(t, http.MethodPost, "/api/filing/documents/"+doc.ID+"/parcel", nil).Refused(t, 422, filing.CodeKey) // no key of the province yet
		trust(t, city, city.suzhou, "江苏省总工会", made(t, province, province.province, "江苏省总工会")).Want(t, 200)
		parcel := city.suzhou.Do(t, http.MethodPost, "/api/filing/documents/"+doc.ID+"/parcel", nil).Want(t, 200).Body
		refuse := func(name string, file []byte, words string) {
			t.Helper()
			for _, path := range []string{"/api/filing/parcels/preview", "/api/filing/parcels"} {
				r := upload(t, province.province, path, file)
				if r.Status != 422 || !strings.Contains(string(r.Body), words) {
					t.Errorf("%s: %d %.200s", name, r.Status, r.Body)
				}
			}
		}
		refuse("a city that the province does not know", parcel, "已登记的苏州市总工会公钥")
		_, stranger, err := seal.NewSM2()
		if err != nil {
			t.Fatal(err)
		}
		fingerprint, err := seal.Fingerprint(stranger)
		if err != nil {
			t.Fatal(err)
		}
		trust(t, province, province.province, "苏州市总工会", filing.Key{PublicPEM: stranger, Fingerprint: fingerprint}).Want(t, 200)
		refuse("another key than the one entered", parcel, "已登记的苏州市总工会公钥")
		trust(t, province, province.province, "苏州市总工会", made(t, city, city.suzhou, "苏州市总工会")).Want(t, 200)
		upload(t, province.province, "/api/filing/parcels/preview", parcel).Want(t, 200)

		refuse("nothing", []byte("x"), "不是备案交换包")
		refuse("cut", parcel[:len(parcel)/2], "不是备案交换包")
		var p map[string]string
		if err := json.Unmarshal(parcel, &p); err != nil {
			t.Fatal(err)
		}
		altered := func(name string, change func(map[string]string)) []byte {
			t.Helper()
			m := map[string]string{}
			maps.Copy(m, p)
			change(m)
			b, err := json.Marshal(m)
			if err != nil {
				t.Fatal(name, err)
			}
			return b
		}
		flip := func(s string) string {
			b := []byte(s)
			if b[40]++; b[40] > 'z' || b[40] == '[' || b[40] == ':' || b[40] == ',' {
				b[40] = 'A'
			}
			return string(b)
		}
		refuse("content altered", altered("content", func(m map[string]string) { m["content"] = flip(m["content"]) }), "签名不符")
		refuse("key altered", altered("key", func(m map[string]string) { m["key"] = flip(m["key"]) }), "签名不符")
		refuse("signature altered", altered("signature", func(m map[string]string) { m["signature"] = flip(m["signature"]) }), "签名不符")
		refuse("another year on the outside", altered("head", func(m map[string]string) { m["head"] = strings.Replace(m["head"], "2026", "2025", 1) }), "签名不符")
		refuse("another format", altered("head", func(m map[string]string) { m["head"] = strings.Replace(m["head"], "parcel/1", "parcel/2", 1) }), "格式")
		refuse("a city that does not exist", altered("head", func(m map[string]string) { m["head"] = strings.Replace(m["head"], "320500", "990000", 1) }), "990000")

		// a parcel for another province's key
		trust(t, city, city.suzhou, "江苏省总工会", filing.Key{PublicPEM: stranger, Fingerprint: fingerprint}).Want(t, 200)
		other := city.suzhou.Do(t, http.MethodPost, "/api/filing/documents/"+doc.ID+"/parcel", nil).Want(t, 200).Body
		refuse("closed for somebody else", other, "不是加密给本系统的")

		if r := upload(t, province.province, "/api/filing/parcels", bytes.Repeat([]byte("x"), filing.MaxParcel+1)); r.Status != 413 {
			t.Errorf("too large: %d %.200s", r.Status, r.Body)
		}
		if n := count(t, province, "filing"); n != 0 {
			t.Errorf("%d documents of what was refused", n)
		}
	})
}
