package orgacts

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/org"
)

// A move says when it leaves the region code behind: the code follows the State's divisions, not the unions' tree.
func TestRegionWords(t *testing.T) {
	town := org.Union{Name: "巴城镇总工会", RegionCode: "320583"}
	taicang := org.Union{Name: "太仓市总工会", Tier: org.TierCounty, RegionCode: "320585"}
	kunshan := org.Union{Name: "昆山市总工会", Tier: org.TierCounty, RegionCode: "320583"}
	for name, c := range map[string]struct {
		act      Act
		u        org.Union
		superior org.Union
		want     []string
	}{
		"another county":          {Act{}, town, taicang, []string{"区划代码仍为320583；行政区划随之调整的，请填写新的代码（“太仓市总工会”为320585）。"}},
		"another county, by town": {Act{}, org.Union{RegionCode: "320583101"}, taicang, []string{"区划代码仍为320583101；行政区划随之调整的，请填写新的代码（“太仓市总工会”为320585）。"}},
		"with a new code":         {Act{RegionCode: "320585105"}, town, taicang, nil},
		"within the county":       {Act{}, org.Union{RegionCode: "320583101"}, kunshan, nil},
		"a zone to its city":      {Act{}, town, org.Union{Tier: org.TierCity, RegionCode: "320500"}, nil},
	} {
		if diff := cmp.Diff(c.want, regionWords(c.act, c.u, c.superior)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
