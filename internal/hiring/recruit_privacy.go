package hiring

import (
	"context"
	"fmt"
	"strconv"

	"xiezhi/internal/platform/db"
	"xiezhi/internal/policy"
	"xiezhi/internal/privacy"
	"xiezhi/internal/workday"
)

// PrivacyNotice is what an applicant is told of the personal data before applying; consent is recorded with its version.
type PrivacyNotice struct {
	Version string   `json:"version"`
	Title   string   `json:"title"`
	Lines   []string `json:"lines" nullable:"false"`
}

// privacyNotice names who keeps what, why and how long, and how to take it back, by the text in force on the day. A change
// of the words or of the term makes another version.
func privacyNotice(ctx context.Context, q db.Q, on workday.Date, union, phone string, pol policy.Policy) (PrivacyNotice, error) {
	n, err := privacy.InForce(ctx, q, privacy.Applicant, on)
	if err != nil {
		return PrivacyNotice{}, err
	}
	months := pol.Int(policy.RecruitRetentionMonths)
	return PrivacyNotice{
		Version: fmt.Sprintf("%d.%d", n.Version, months), Title: "个人信息处理说明",
		Lines: n.Lines("union", union, "phone", phone, "months", strconv.Itoa(months)),
	}, nil
}
