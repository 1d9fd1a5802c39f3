package roster_test

import (
	"fmt"
	"testing"

	"xiezhi/internal/platform/clock"
	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/db/dbtest"
	"xiezhi/internal/roster"
)

// BenchmarkImport reads, judges and imports a sheet of 20,000 heads at some hundred unions (aim: under 10 s).
func BenchmarkImport(b *testing.B) {
	rows := []string{"姓名|性别|身份证号|移动电话|聘用单位|用工形式|合同起始时间|合同终止时间|上岗时间"}
	for i := range 20_000 {
		number := nr(fmt.Sprintf("320583%04d%02d%02d%03d", 1970+i%30, 1+i/30%12, 1+i/360%28, (i/10_080*2+1)%1000))
		rows = append(rows, fmt.Sprintf("人员%d|男|%s|138%08d|玉山镇第%d街道总工会|劳动合同|2025-01-01|2026-12-31|2025-01-06", i, number, i, i%200))
	}
	data := book(b, rows)
	for name, open := range map[string]func(testing.TB, clock.Clock) *db.DB{"sqlite": dbtest.SQLite, "postgres": dbtest.Postgres} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				w := newWorld(b, open(b, noon))
				b.StartTimer()
				_, _, done, err := w.service().ImportOnce(b.Context(), w.officer("昆山市总工会"), roster.Once{Into: w.union["昆山市总工会"], File: "a.xlsx", Data: data, AsOf: day("2026-10-15"), Write: true})
				if err != nil || done.Persons != 20_000 {
					b.Fatalf("%+v %v", done, err)
				}
			}
		})
	}
}
