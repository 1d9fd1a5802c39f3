package filing

import (
	"encoding/json"
	"fmt"
	"time"

	"xiezhi/internal/platform/seal"
)

// FormatReceipt names the province's signed word on a document.
const FormatReceipt = "xiezhi.october.receipt/1"

// Receipt is the province's word, signed, so that it can be carried back to another network. Fields stand in the order of
// their JSON names.
type Receipt struct {
	Checksum  string `json:"checksum"`
	DecidedAt string `json:"decidedAt"`
	DecidedBy string `json:"decidedBy"`
	FilingID  string `json:"filingId"`
	Format    string `json:"format"`
	Number    string `json:"number"`
	Province  string `json:"province"`
	Reason    string `json:"reason"`
	State     State  `json:"state"`
}

// SignedReceipt is a receipt as a file: its bytes as they were signed, the signature, and whose key it was.
type SignedReceipt struct {
	Fingerprint string `json:"fingerprint"`
	Receipt     string `json:"receipt"`
	Signature   string `json:"signature"`
}

// receipt signs the province's word on a document.
func (s *Service) receipt(key Key, f Filing, province string) (string, error) {
	content, _, err := canonical(Receipt{
		Checksum: f.Checksum, DecidedAt: f.DecidedAt.UTC().Format(time.RFC3339), DecidedBy: f.DecidedName, FilingID: f.ID, Format: FormatReceipt,
		Number: f.Number, Province: province, Reason: f.DecidedReason, State: f.State,
	})
	if err != nil {
		return "", err
	}
	signature, err := s.sign(key, content)
	if err != nil {
		return "", err
	}
	whole, _, err := canonical(SignedReceipt{Fingerprint: key.Fingerprint, Receipt: string(content), Signature: signature})
	return string(whole), err
}

// readReceipt reads a receipt that one of the province's keys signed.
func readReceipt(file []byte, keys []Key) (r Receipt, err error) {
	var signed SignedReceipt
	if err := json.Unmarshal(file, &signed); err != nil || signed.Receipt == "" {
		return r, errParcel("这不是省总工会的回执文件。")
	}
	for _, k := range keys {
		if k.Fingerprint != signed.Fingerprint {
			continue
		}
		if !seal.VerifySM2(k.PublicPEM, []byte(signed.Receipt), signed.Signature) {
			return r, errParcel("回执的签名不符，文件可能被改动过。")
		}
		if err := json.Unmarshal([]byte(signed.Receipt), &r); err != nil || r.Format != FormatReceipt {
			return r, errParcel(fmt.Sprintf("不认识的回执格式%s，请升级程序。", r.Format))
		}
		return r, nil
	}
	return r, errParcel("回执不是由已登记的省总工会公钥签名的。")
}
