package org

import (
	"context"
	"fmt"

	"xiezhi/internal/gb"
	"xiezhi/internal/platform/audit"
	"xiezhi/internal/platform/db"
)

// The province's industry unions, by the names under which such unions usually stand; a province renames, closes and
// adds its own.
var industryUnions = []string{
	"江苏省教育科技工会", "江苏省财贸轻纺工会", "江苏省机械冶金石化工会",
	"江苏省交通运输工会", "江苏省住房城乡建设工会", "江苏省医务工会",
}

// Seed writes the tree that every province begins with: its union, industry unions, cities and counties by the codes
// of GB/T 2260. On a tree that has a root it does nothing.
func Seed(ctx context.Context, tx *db.Tx, actor audit.Actor) error {
	n, err := tx.NewSelect().TableExpr("org_union").Where("superior_id IS NULL").Count(ctx)
	if err != nil {
		return fmt.Errorf("seed: %w", err)
	}
	if n > 0 {
		return nil
	}
	var list []NewUnion
	ids := map[string]string{}
	kinds := map[gb.Level]Kind{gb.Province: KindProvince, gb.City: KindCity, gb.County: KindCounty}
	for _, d := range gb.Divisions() {
		ids[d.Code] = db.NewID()
		list = append(list, NewUnion{
			ID: ids[d.Code], Name: d.Name + "总工会", Kind: kinds[d.Level], SuperiorID: ids[d.Parent], RegionCode: d.Code,
			EmployingSince: Began, // the unions of the three levels may employ by Art. 3 itself
		})
		if d.Level == gb.Province {
			for _, name := range industryUnions {
				list = append(list, NewUnion{Name: name, Kind: KindIndustry, SuperiorID: ids[d.Code]})
			}
		}
	}
	_, err = CreateTx(ctx, tx, actor, list)
	return err
}
