package hiring

import (
	"context"
	"fmt"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/workday"
)

// FormOrigin is the recruitment from which somebody comes (Art. 6(2)), in a line, for whoever reads their recommendation.
type FormOrigin struct {
	NoticeID string `json:"noticeId"`
	Title    string `json:"title"`
	Text     string `json:"text"`
}

// Path is the page of the recruitment.
func (o FormOrigin) Path() string { return "/hiring/notices/" + o.NoticeID }

// Origin finds the recruitment of an application; none where the actor may not read it, or the application is erased.
func (s *RecruitService) Origin(ctx context.Context, q db.Q, a authz.Actor, applicationID string) (*FormOrigin, error) {
	if applicationID == "" || !a.Has(authz.RecruitRead) {
		return nil, nil
	}
	_, n, err := applicationByID(ctx, q, noticeScope(a), applicationID)
	if errs.Is(err, errs.NotFoundCode) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	list, err := objectionsOf(ctx, q, n.ID)
	if err != nil {
		return nil, err
	}
	upheld := 0
	for _, o := range list {
		if o.Upheld {
			upheld++
		}
	}
	return &FormOrigin{NoticeID: n.ID, Title: n.Title, Text: originWords(n, len(list), upheld)}, nil
}

func originWords(n RecruitNotice, objections, upheld int) string {
	words := fmt.Sprintf("公告%s发布，公示%s至%s", workday.Of(n.PublishedAt).Chinese(), n.PublicityFrom.Chinese(), n.publicUntil())
	switch {
	case objections == 0:
		return words + "，没有异议"
	case upheld == 0:
		return words + fmt.Sprintf("，异议%d件，都不成立", objections)
	}
	return words + fmt.Sprintf("，异议%d件，成立%d件", objections, upheld)
}
