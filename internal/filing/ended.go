package filing

import (
	"context"
	"fmt"

	"github.com/uptrace/bun"

	"xiezhi/internal/authz"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/notify"
	"xiezhi/internal/roster"
)

// EndChanged tells the city, in the transaction, that an end which its return of the year shows turned out to be another, or
// none: what was filed stays, and is put right by a correction (Art. 10(7)).
func (s *Service) EndChanged(ctx context.Context, tx *db.Tx, _ authz.Actor, was, is roster.Engagement) error {
	var rows []Row
	err := tx.NewSelect().Model(&rows).Join("JOIN filing AS f ON f.id = r.filing_id").ColumnExpr("r.*").Where("r.person_id = ?", was.PersonID).
		Where("f.year = ?", was.EndedOn.Year()).Where("f.state IN (?)", bun.List([]State{StateFiled, StateAccepted})).OrderExpr("r.id").Scan(ctx)
	if err != nil {
		return fmt.Errorf("look for filed rows: %w", err)
	}
	shown := map[string]bool{}
	for _, r := range rows {
		c, err := r.cells()
		if err != nil {
			return err
		}
		if c.EngagementID != was.ID || c.EndedOn.IsZero() || shown[r.FilingID] {
			continue
		}
		shown[r.FilingID] = true
		f, err := filingByID(ctx, tx, authz.Everything(), r.FilingID)
		if err != nil {
			return err
		}
		body := "已报送的备案（" + f.Number + "）载明" + c.Union + "的" + c.Name + "于" + c.EndedOn.Chinese() + "离岗。请核对后报送更正；备案尚未接收的，请省总工会退回后重新报送。原备案保留。"
		title := fmt.Sprintf("%d年度备案中的一次离岗登记已撤销", f.Year)
		if !is.EndedOn.IsZero() {
			title = fmt.Sprintf("%d年度备案中的一次离岗登记有更正", f.Year)
		}
		err = notify.Tell(ctx, tx, notify.Notice{
			Recipient: authz.Post(authz.RoleOfficer, f.UnionID), Title: title, Body: body, Kind: filingsTable, RecordID: f.ID, Dedup: fmt.Sprintf("ended:%s:%s:%d", f.ID, is.ID, is.Rev),
		})
		if err != nil {
			return err
		}
	}
	return nil
}
