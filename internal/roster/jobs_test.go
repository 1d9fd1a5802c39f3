package roster_test

import (
	"context"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/db/dbtest"
	"xiezhi/internal/platform/errs"
	"xiezhi/internal/platform/jobs"
	"xiezhi/internal/roster"
)

// After a week a preview is gone, and of a confirmed import the result alone is left: no sheet of identity numbers lies
// about for longer.
func TestUploadedSheetsAreForgotten(t *testing.T) {
	dbtest.Each(t, noon, func(t *testing.T, d *db.DB) {
		w := newWorld(t, d)
		s, at := w.service(), w.union["昆山市总工会"]
		w.do(t, func(ctx context.Context, tx *db.Tx) error {
			for id, i := range map[string]roster.Import{
				"old preview":   {State: roster.ImportPreview, CreatedAt: tx.Now().Add(-7*24*time.Hour - time.Second)},
				"old confirmed": {State: roster.ImportConfirmed, CreatedAt: tx.Now().Add(-8 * 24 * time.Hour)},
				"new preview":   {State: roster.ImportPreview, CreatedAt: tx.Now().Add(-6 * 24 * time.Hour)},
			} {
				i.ID, i.UnionID, i.CityID, i.AsOf = id, at.ID, at.CityID, day("2026-10-15")
				i.FileSealed, i.RowsSealed, i.Layout, i.Mapping, i.Choices, i.Unions, i.Result = "sealed", "sealed", "{}", "{}", "{}", "[]", "{}"
				if _, err := tx.NewInsert().Model(&i).Exec(ctx); err != nil {
					return err
				}
			}
			return nil
		})
		if err := s.ForgetSheets(t.Context(), jobs.Run{}, struct{}{}); err != nil {
			t.Fatal(err)
		}
		var left []roster.Import
		if err := d.Read().NewSelect().Model(&left).Column("id", "file_sealed", "rows_sealed").Order("id").Scan(t.Context()); err != nil {
			t.Fatal(err)
		}
		got := map[string]string{}
		for _, i := range left {
			got[i.ID] = i.FileSealed + " " + i.RowsSealed
		}
		if diff := cmp.Diff(map[string]string{"new preview": "sealed sealed", "old confirmed": " "}, got); diff != "" {
			t.Error(diff)
		}
		if _, err := s.Rows(roster.Import{}); !errs.Is(err, roster.CodeImportGone) {
			t.Error(err)
		}
		if _, err := s.File(roster.Import{}); !errs.Is(err, roster.CodeImportGone) {
			t.Error(err)
		}
	})
}
