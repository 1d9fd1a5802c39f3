package exit

import (
	"bytes"
	"flag"
	"io"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/platform/paper"
	"xiezhi/internal/platform/paper/papertest"
	"xiezhi/internal/roster"
	"xiezhi/internal/workday"
)

var update = flag.Bool("update", false, "rewrite the golden files of the exit's papers")

var printedAt = time.Date(2026, 12, 1, 4, 0, 0, 0, time.UTC)

// sampleFiling is what was filed of an exit by agreement, on time.
func sampleFiling() FrozenFiling {
	return FrozenFiling{
		CalendarVersion: "a866c9bb74ca", City: "苏州市总工会", DecidedName: "沈建国", DecidedOn: workday.MustParse("2026-11-12"), Document: "玉工〔2026〕5号",
		DueOn: workday.MustParse("2026-11-27"), EffectiveOn: workday.MustParse("2026-11-20"), FiledAt: "2026-11-25 10:32:08", FiledName: "罗雅婷", Files: []string{"decision:aa", "delivery:bb"},
		Format: formatFiling, Ground: groundText(roster.GroundWish), IDMasked: "320583********0039", Name: "周建国", Number: "退备〔2026〕3号",
		OnDuty: workday.MustParse("2024-01-01"), PolicyVersion: "5e7c6671082b", Served: "2026年11月12日本人在系统中知悉", Term: "自最后在岗日的次日起5个工作日内", Union: "昆山市玉山镇总工会",
	}
}

func samplePack() FullExit {
	v := FullExit{
		Name: "周建国", SexText: "男", Birth: workday.MustParse("1985-03-12"), IDMasked: "320583********0039", UnionName: "昆山市玉山镇总工会", CityName: "苏州市总工会",
		OnDuty: workday.MustParse("2024-01-01"), ContractKind: roster.ContractLabour, KindTitle: "劳动合同", ContractEnds: workday.MustParse("2026-12-31"),
		LegalTitle: LegalFault.choice().Title,
	}
	v.State, v.Origin = StateCompleted, OriginDesk
	v.Written = Written{
		Ground: roster.GroundDiscipline, EffectiveOn: workday.MustParse("2026-11-20"), Legal: LegalFault,
		FactDiscipline: "2026年10月8日起连续旷工十五日，经催告未返岗。", FactImage: "以工会名义向企业索要礼品，企业来信反映。", FactEffect: "三家企业书面投诉，当地媒体作了报道。",
		Statement: "因家中有事，未及时请假。", StatementOn: workday.MustParse("2026-11-09"), ConsultedOn: workday.MustParse("2026-11-10"), ConsultUnion: "玉山镇机关工会",
		ConsultOpinion: "同意。", Explanation: "规章制度已经民主程序并告知本人。",
	}
	v.Document, v.Opinion, v.DecidedOn, v.DecidedName = "玉工〔2026〕5号", "予以解聘。", workday.MustParse("2026-11-12"), "沈建国"
	v.ServedOn, v.ServedHow, v.ServedNote = workday.MustParse("2026-11-12"), ServedRefused, "机关工会两名工作人员在场。"
	v.CompletedName = "罗雅婷"
	for _, p := range Points() {
		v.Points = append(v.Points, HandoverPoint{Handed: Handed{Key: p.Key, Done: p.Key != "money", None: p.Key == "money"}, Title: p.Title})
	}
	v.Handover = Handover{{Key: "visits", Note: "由吴某继续请企业签字。"}}
	v.Files = []AttachedView{{KindTitle: "事实材料", Attached: Attached{Name: "企业来信.pdf", AddedName: "罗雅婷", AddedAt: time.Date(2026, 11, 9, 2, 0, 0, 0, time.UTC)}}}
	return v
}

// TestPapersWordByWord holds the words of the exit's papers to files that were read and looked at as they print: the receipt, on
// time and late, the receipt of a correction and of a revocation, the city's own record, the sheet and the register.
func TestPapersWordByWord(t *testing.T) {
	f := Filing{FiledAt: time.Date(2026, 11, 25, 2, 32, 8, 0, time.UTC), Code: "abcdefgh12345678", Hash: "sm3:66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"}
	receipt := func(change func(*FrozenFiling, *Filing)) paper.Doc {
		z, f := sampleFiling(), f
		change(&z, &f)
		return receiptDoc(z, f, "https://xiezhi.example/x/abcdefgh12345678", printedAt)
	}
	filed := samplePack()
	filed.State = StateFiled
	filed.Filings = Filings{
		{
			Number: "退备〔2026〕3号", Ground: roster.GroundDiscipline, EffectiveOn: workday.MustParse("2026-11-20"), DueOn: workday.MustParse("2026-11-27"),
			FiledAt: f.FiledAt, Hash: f.Hash,
		},
		{
			Number: "退备〔2026〕5号", CorrectsID: "3", Ground: roster.GroundDiscipline, EffectiveOn: workday.MustParse("2026-11-18"), DueOn: workday.MustParse("2026-11-25"),
			Paper: "玉工〔2026〕8号", Reason: "考勤记录显示最后在岗日为11月18日", Changed: "最后在岗日由2026年11月20日更正为2026年11月18日", FiledAt: time.Date(2026, 11, 30, 2, 0, 0, 0, time.UTC), Hash: f.Hash,
		},
	}
	for name, d := range map[string]paper.Doc{
		"receipt":      receipt(func(*FrozenFiling, *Filing) {}),
		"receipt-late": receipt(func(z *FrozenFiling, _ *Filing) { z.LateWorkdays, z.Files = 2, nil }),
		"receipt-provisional": receipt(func(z *FrozenFiling, _ *Filing) {
			z.EffectiveOn, z.DueOn, z.Provisional = workday.MustParse("2026-12-31"), workday.MustParse("2027-01-08"), true
		}),
		"receipt-own": receipt(func(z *FrozenFiling, _ *Filing) { z.Union, z.Internal = "苏州市总工会", true }),
		"receipt-correction": receipt(func(z *FrozenFiling, _ *Filing) {
			z.Number, z.Corrects, z.Changed = "退备〔2026〕5号", "退备〔2026〕3号", "最后在岗日由2026年11月20日更正为2026年11月18日"
			z.Paper, z.Reason, z.EffectiveOn, z.DueOn = "玉工〔2026〕8号", "考勤记录显示最后在岗日为11月18日", workday.MustParse("2026-11-18"), workday.MustParse("2026-11-25")
		}),
		"receipt-revoked": receipt(func(z *FrozenFiling, _ *Filing) {
			z.Number, z.Corrects, z.Changed, z.Revoked = "退备〔2026〕6号", "退备〔2026〕3号", "解聘撤销，聘用恢复", true
			z.Paper, z.Reason = "昆劳人仲案字〔2026〕31号裁决书", "仲裁裁决撤销解聘决定"
		}),
		"pack":       packDoc(samplePack(), printedAt),
		"pack-filed": packDoc(filed, printedAt),
		"register": registerDoc(FilingRegister{UnionName: "苏州市总工会", Year: 2026, Lines: []FiledLine{
			{
				Number: "退备〔2026〕1号", UnionName: "常熟市总工会", Name: "薛静", GroundText: groundText(roster.GroundWish), EffectiveOn: workday.MustParse("2026-10-09"),
				DueOn: workday.MustParse("2026-10-15"), FiledAt: "2026-10-12 15:00:00", FiledName: "林宏伟", Remark: "已由退备〔2026〕2号更正",
			},
			{
				Number: "退备〔2026〕2号", UnionName: "常熟市总工会", Name: "薛静", GroundText: groundText(roster.GroundWish), EffectiveOn: workday.MustParse("2026-10-08"),
				DueOn: workday.MustParse("2026-10-14"), FiledAt: "2026-11-02 09:00:00", FiledName: "林宏伟", Remark: "更正退备〔2026〕1号",
			},
		}}, printedAt),
	} {
		golden(t, "testdata/"+name+".txt", wordsOf(t, d))
	}
}

func golden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", path, diff)
	}
}

var (
	ends = regexp.MustCompile(`</w:p>|</w:tc>|</w:tr>|<w:br/>`)
	tag  = regexp.MustCompile(`<[^>]*>`)
)

// wordsOf are the words of a paper, a cell or paragraph to a line. Both formats are made of the same blocks: the Word text is
// compared, and the PDF must be one that can be made.
func wordsOf(t *testing.T, d paper.Doc) string {
	t.Helper()
	if _, err := paper.WritePDF(io.Discard, d, papertest.Font(t)); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := paper.WriteDOCX(&b, d); err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for line := range strings.Lines(tag.ReplaceAllString(ends.ReplaceAllString(papertest.WordXML(t, b.Bytes()), "\n"), "")) {
		if line = strings.TrimSpace(line); line != "" {
			out.WriteString(line + "\n")
		}
	}
	return out.String()
}

// TestTheFilingStaysTogether: however long the facts are, the filing stands on one page of the sheet with its heading.
func TestTheFilingStaysTogether(t *testing.T) {
	v := samplePack()
	v.State = StateFiled
	hash := "sm3:66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
	v.Filings = Filings{{
		Number: "退备〔2026〕3号", Ground: roster.GroundDiscipline, EffectiveOn: workday.MustParse("2026-11-20"), DueOn: workday.MustParse("2026-11-27"),
		FiledAt: time.Date(2026, 11, 25, 2, 32, 8, 0, time.UTC), Hash: hash,
	}}
	facts, pages := v.FactDiscipline, map[int]bool{}
	for lines := range 45 {
		v.FactDiscipline = facts + strings.Repeat("\n又一日未到岗。", lines)
		var b bytes.Buffer
		if _, err := paper.WritePDF(&b, packDoc(v, printedAt), papertest.Font(t)); err != nil {
			t.Fatal(err)
		}
		p := papertest.Read(t, b.Bytes())
		on := map[string]int{}
		for page := range p.Pages {
			for _, s := range papertest.Lines(p.Texts(t, page)) {
				on[s] = page
			}
		}
		if on["四、备案"] != on["接收单位"] || on["接收单位"] != on["内容校验值"] {
			t.Errorf("%d lines more: the heading is on page %d, the filing from %d to %d", lines, on["四、备案"]+1, on["接收单位"]+1, on["内容校验值"]+1)
		}
		pages[on["四、备案"]] = true
	}
	if len(pages) != 2 {
		t.Errorf("the facts never moved it to the next page: %v", pages)
	}
}
