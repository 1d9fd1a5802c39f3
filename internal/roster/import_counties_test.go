package roster_test

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xiezhi/internal/platform/db"
	"xiezhi/internal/platform/db/dbtest"
	"xiezhi/internal/roster"
	"xiezhi/internal/workday"
)

// The sheets of counties with habits of their own; each as a clerk would have it read.
func TestCountiesHabits(t *testing.T) {
	a, b, c, d := nr("32058319900101001"), nr("32058319910202002"), nr("32058319920303003"), nr("32058319930404004")
	e, f := nr("32058319850301017"), nr("32050519680307008")
	for _, test := range []struct {
		name    string
		sheet   []byte
		want    string
		skipped string
		notes   string
	}{
		{
			"the heading in row 7 under titles, terms in one cell in every wording, births in short, a count at the foot",
			book(t, []string{
				"附件2", "2026年集体协商专职指导员情况汇总表", "填报单位（盖章）：昆山市总工会||||||填报日期：2026年10月15日", "", "联系人：张三||联系电话：0512-57301234", "单位：人",
				"序号|姓 名|性别|出生\n年月|身份证号码|手机号码|聘用工会|聘用形式|合同期限|到岗时间|备注",
				"1|张一|男|1990.01|" + a + "|13800000001|玉山镇|劳动合同|2024.3.1-2026.2.28|2024.3.1|",
				"2|李二|女|1991年2月|" + b + "|138 0000 0002|周市镇总工会|劳动合同|2025年1月1日至退休|2025.1.1|",
				"3|王三|男|#1992.03|" + c + "|０５１２－５７３０１２３４、１３８００００００３３|花桥镇总工会|劳务协议|三年（2025.1.1-2027.12.31）|20250101|",
				"",
				"4|赵四|女|1993.4|" + d + "|13800000004|张浦镇工会|合同制|2025.1.1起三年|2025/1/1|",
				"5|钱五|男|85.3|" + e + "|13800000005|巴城镇总工会|合同制|2025.1.1起|2025/1/1|",
				"6|孙六|女|1968|" + f + "|13800000005|千灯镇总工会|合同制|3年|2025/1/1|",
				"", "共 6 人", "主要负责人：王五|||||审核人：赵六||||填表人：李七|",
			}),
			"8 张一 warn [contract_ended] " + a + " 2024-03-01~2026-02-28 on 2024-03-01\n" +
				"9 李二 warn [contract_end_event] " + b + " 2025-01-01~ on 2025-01-01\n" +
				"10 王三 accept [] " + c + " 2025-01-01~2027-12-31 on 2025-01-01\n" +
				"12 赵四 warn [end_reckoned] " + d + " 2025-01-01~2027-12-31 on 2025-01-01\n" +
				"13 钱五 warn [contract_end_missing] " + e + " 2025-01-01~ on 2025-01-01\n" +
				"14 孙六 warn [date_length_only contract_missing] " + f + " ~ on 2025-01-01\n",
			"16 合计行, 17 落款行", "",
		},
		{
			"the union once for a block, without merging, and ditto marks",
			book(t, []string{
				"聘用单位|姓名|身份证号|用工性质|合同开始|合同结束|上岗日期|电话",
				"玉山镇总工会|张一|" + a + "|合同制|2025-01-01|2027-12-31|2025-01-01|13800000001",
				"|李二|" + b + "|合同制|2025-01-01|2027-12-31|2025-01-01|13800000002",
				"|王三|" + c + "|合同制|2025-01-01|2027-12-31|2025-01-01|13800000003",
				"周市镇总工会|赵四|" + d + "|合同制|2025-01-01|2027-12-31|2025-01-01|13800000004",
				"〃|钱五|" + e + "|合同制|2025-01-01|2027-12-31|2025-01-01|13800000005",
				"同上|孙六|" + f + "|合同制|2025-01-01|2027-12-31|2025-01-01|13800000006",
				"小计|6人",
			}),
			"2 张一 accept [] " + a + " 2025-01-01~2027-12-31 on 2025-01-01\n" +
				"3 李二 warn [union_carried] " + b + " 2025-01-01~2027-12-31 on 2025-01-01\n" +
				"4 王三 warn [union_carried] " + c + " 2025-01-01~2027-12-31 on 2025-01-01\n" +
				"5 赵四 accept [] " + d + " 2025-01-01~2027-12-31 on 2025-01-01\n" +
				"6 钱五 accept [] " + e + " 2025-01-01~2027-12-31 on 2025-01-01\n" +
				"7 孙六 accept [] " + f + " 2025-01-01~2027-12-31 on 2025-01-01\n",
			"8 合计行", "",
		},
		{
			"the unions as headings of sections",
			book(t, []string{
				"昆山市集体协商指导员花名册", "merge A1:F1", "姓名|证件号码|联系方式|聘期起|聘期止|入职时间|聘用形式", "玉山镇总工会（2人）", "merge A3:F3",
				"张一|" + a + "|13800000001|2025-01-01|2027-12-31|2025-01-01|合同制",
				"李二|" + b + "|13800000001|2025-01-01|2027-12-31|2025-01-01|合同制",
				"二、周市镇总工会",
				"王三|" + c + "|13800000001|2025-01-01|2027-12-31|2025-01-01|合同制",
			}),
			"4 张一 accept [union_section] " + a + " 2025-01-01~2027-12-31 on 2025-01-01\n" +
				"5 李二 accept [union_section] " + b + " 2025-01-01~2027-12-31 on 2025-01-01\n" +
				"7 王三 accept [union_section] " + c + " 2025-01-01~2027-12-31 on 2025-01-01\n",
			"3 分段标题, 6 分段标题", "",
		},
		{
			"one person in several rows: two contracts, a move, and a true double; a person merged over two rows",
			book(t, []string{
				"姓名|身份证号|聘用单位|用工形式|合同起|合同止|上岗时间",
				"张一|" + a + "|玉山镇总工会|劳动合同|2023-01-01|2024-12-31|2023-01-01",
				"张一|" + a + "|玉山镇总工会|劳动合同|2025-01-01|2026-12-31|2023-01-01",
				"李二|" + b + "|玉山镇总工会|劳动合同|2023-01-01|2024-12-31|2023-01-01",
				"李二|" + b + "|周市镇总工会|劳动合同|2025-01-01|2026-12-31|2025-01-01",
				"王三|" + c + "|周市镇总工会|劳动合同|2025-01-01|2026-12-31|2025-01-01",
				"王三|" + c + "|周市镇总工会|劳动合同|2025-01-01|2026-12-31|2025-01-01",
				"赵四|" + d + "|周市镇总工会|劳动合同|2024-01-01|2025-12-31|2024-01-01", "merge A8:A9", "merge B8:B9", "merge C8:C9", "merge D8:D9", "merge G8:G9",
				"||||2026-01-01|2027-12-31|",
			}),
			"2 张一 accept [] " + a + " 2023-01-01~2024-12-31 on 2023-01-01\n" +
				"3 张一 accept [another_contract] " + a + " 2025-01-01~2026-12-31 on 2023-01-01\n" +
				"4 李二 warn [moved_on] " + b + " 2023-01-01~2024-12-31 on 2023-01-01\n" +
				"5 李二 accept [] " + b + " 2025-01-01~2026-12-31 on 2025-01-01\n" +
				"6 王三 accept [] " + c + " 2025-01-01~2026-12-31 on 2025-01-01\n" +
				"7 王三 reject [duplicate] " + c + " 2025-01-01~2026-12-31 on 2025-01-01\n" +
				"8 赵四 accept [] " + d + " 2024-01-01~2025-12-31 on 2024-01-01\n" +
				"9 赵四 accept [another_contract] " + d + " 2026-01-01~2027-12-31 on 2024-01-01\n",
			"", "",
		},
		{
			"headings in three rows; numbers that Excel took for amounts, with and without a scar; remarks at names",
			book(t, []string{
				"基本情况||||聘用情况||||备注", "merge A1:D1", "merge E1:H1", "merge I1:I3",
				"姓名|性别|身份证号|用工方式|聘用单位|合同||到岗日期|", "merge A2:A3", "merge B2:B3", "merge C2:C3", "merge D2:D3", "merge E2:E3", "merge F2:G2", "merge H2:H3",
				"||||| 开始|结束||",
				"张一|男|#3.20583199001010E+17|聘用制|玉山镇总工会|2025-01-01|2027-12-31|2025-01-01|",
				"李二|女|320583199102020000|聘用合同|玉山镇总工会|2025-01-01|2027-12-31|2025-01-01|",
				"王三|男|3.20583E+17|聘用合同|玉山镇总工会|2025-01-01|2027-12-31|2025-01-01|",
				"赵四|女|'" + d + "|聘用合同|玉山镇总工会|2025-01-01|2027-12-31|2025-01-01|",
				"钱五（组长）|男|３２０５８３１９８５０３０１０１７" + e[17:] + "|聘用合同|玉山镇总工会|2025-01-01|2027-12-31|2025-01-01|",
				"阿依古丽.买买提|女|32050519680307008ｘ|聘用合同|玉山镇总工会|2025-01-01|2027-12-31|2025-01-01|",
				"周七|男|" + e[:17] + "|聘用合同|玉山镇总工会|2025-01-01|2027-12-31|2025-01-01|",
			}),
			"4 张一 reject [id_lost_digits channel_unknown]  2025-01-01~2027-12-31 on 2025-01-01\n" +
				"5 李二 reject [id_lost_digits]  2025-01-01~2027-12-31 on 2025-01-01\n" +
				"6 王三 reject [id_lost_digits]  2025-01-01~2027-12-31 on 2025-01-01\n" +
				"7 赵四 accept [] " + d + " 2025-01-01~2027-12-31 on 2025-01-01\n" +
				"8 钱五 accept [name_remark] " + e + " 2025-01-01~2027-12-31 on 2025-01-01\n" +
				"9 阿依古丽·买买提 accept [] 32050519680307008X 2025-01-01~2027-12-31 on 2025-01-01\n" +
				"10 周七 reject [id_length]  2025-01-01~2027-12-31 on 2025-01-01\n",
			"", "",
		},
		{
			"other words for the headings, the county's own level, a signing date in place of a start",
			book(t, []string{
				"所属镇（区）|名字|身份号码|签订合同时间|合同到期时间|从事集体协商工作时间|人员身份|联系手机|学位|现工作岗位|年龄",
				"玉山镇|张一|" + a + "|2025.1.1|2027.12.31|2020.5|社会化工会工作者|13800000001|学士|集体协商指导员|36",
				"市本级|李二|" + b + "|2025.1.1|长期|2020.5.6|退休返聘|13800000001|||",
				"玉山镇（高新区）|王三|" + c + "|2025.1.1|2027.12.31|2025.1.1|在编|13800000001|||",
				"昆山市总|赵四|" + d + "|2025.1.1|2027.12.31|2025.1.1|公益性岗位|13800000001|||",
			}),
			"2 张一 warn [start_from_signing day_missing] " + a + " 2025-01-01~2027-12-31 on 2020-05-01\n" +
				"3 李二 warn [start_from_signing] " + b + " 2025-01-01~∞ on 2020-05-06\n" +
				"4 王三 warn [start_from_signing] " + c + " 2025-01-01~2027-12-31 on 2025-01-01\n" +
				"5 赵四 warn [start_from_signing channel_unknown] " + d + " 2025-01-01~2027-12-31 on 2025-01-01\n",
			"", "",
		},
		{
			"dates of the 1904 system, a hidden row and column, births as numbers, a sheet of examples before the list",
			book(t, []string{
				"1904", "name 填写样例",
				"姓名|身份证号|聘用单位|性别|合同起始时间|合同终止时间|用工形式|备注", "张三|11010519491231002X|玉山镇总工会|女|2025-01-01|2026-12-31|劳动合同|样例",
			}, []string{
				"姓名|性别|出生年月|身份证号|聘用单位|用工形式|合同起始时间|合同终止时间|上岗时间",
				"张一|男|#1990.01|" + a + "|玉山镇总工会|劳动合同|#44196|#45290|#44196", "format G2 yyyy/m/d", "format H2 yyyy-mm-dd", "format I2 yyyy\"年\"m\"月\"d\"日\"",
				"李二|女|#1991.2|" + b + "|玉山镇总工会|劳动合同|2025/1/1|2027/12/31|2025/1/1", "hide row 3", "hide column D",
				"王三|男|#1992|" + c + "|玉山镇总工会|劳动合同|2025/1/1|2027/12/31|2025/1/1",
				"赵四|女|92.4|" + d + "|玉山镇总工会|劳动合同|2025/1/1|2027/12/31|2025/1/1",
			}),
			"2 张一 accept [] " + a + " 2025-01-01~2027-12-31 on 2025-01-01\n" +
				"3 李二 warn [row_hidden] " + b + " 2025-01-01~2027-12-31 on 2025-01-01\n" +
				"4 王三 accept [] " + c + " 2025-01-01~2027-12-31 on 2025-01-01\n" +
				"5 赵四 reject [birth_mismatch] " + d + " 2025-01-01~2027-12-31 on 2025-01-01\n",
			"", "D 列“身份证号”在原表中是隐藏的，已照常读取。 工作表“填写样例”里也有同样的表头，这次没有读取；如需导入请另选该工作表。",
		},
		{
			"two lists in one sheet, the second of those who left, with other columns; somebody said to have left without a day",
			book(t, []string{
				"一、在岗人员",
				"姓名|身份证号|聘用单位|用工形式|上岗时间|合同起|合同止|是否在岗|备注",
				"张一|" + a + "|玉山镇总工会|劳动合同|2025-01-01|2025-01-01|2026-12-31|是|",
				"王三|" + c + "|玉山镇总工会|劳动合同|2025-01-01|2025-01-01|2026-12-31|否|",
				"赵四|" + d + "|玉山镇总工会|劳动合同|2025-01-01|2025-01-01|2026-12-31||已调离",
				"二、离岗人员",
				"姓名|身份证号|聘用单位|用工形式|上岗时间|离岗时间|离岗原因",
				"李二|" + b + "|玉山镇总工会|劳动合同|2021-01-01|2024-12-31|个人原因",
			}),
			"3 张一 accept [] " + a + " 2025-01-01~2026-12-31 on 2025-01-01\n" +
				"4 王三 reject [left_without_date] " + c + " 2025-01-01~2026-12-31 on 2025-01-01\n" +
				"5 赵四 warn [note_says_left] " + d + " 2025-01-01~2026-12-31 on 2025-01-01\n" +
				"8 李二 accept [] " + b + " ~ on 2021-01-01\n",
			"6 分段标题, 7 重复的表头", "",
		},
		{
			"headings in three rows all merged, a term over two columns without headings of their own, a signature in one cell",
			book(t, []string{
				"昆山市工会专职指导员基本情况统计表", "merge A1:I1",
				"序号|姓名|公民身份号码|劳动合同签订单位|聘用情况||||备注", "merge E2:H2", "merge A2:A4", "merge B2:B4", "merge C2:C4", "merge D2:D4", "merge I2:I4",
				"||||合同类型|合同期限||首次上岗时间|", "merge E3:E4", "merge F3:G4", "merge H3:H4",
				"",
				"1|张一|" + a + "|玉山镇总工会|劳动合同|2024.3.1|2027.2.28|2024.3.1|2025年5月辞职",
				"2|李二|" + b + "（已核）|周市镇总工会|劳务协议|24.3.1|签订无固定期限劳动合同|2024.3.1至今|接替离职的王某",
				"制表：张三　　审核：李四　　　　2026年11月20日",
			}),
			"5 张一 warn [note_says_left] " + a + " 2024-03-01~2027-02-28 on 2024-03-01\n" +
				"6 李二 warn [id_remark date_two_digit_year] " + b + " 2024-03-01~∞ on 2024-03-01\n",
			"7 落款行", "",
		},
		{
			"three rows of headings of which two make the names; who it is signed with and where they work; a company",
			book(t, []string{
				"姓名|证件号|合同签订单位|工作单位|用工形式|聘用情况|||", "merge F1:H1",
				"|||||合同期限||首次上岗日期|", "merge F2:G2",
				"|||||起|止||",
				"张一|" + a + "|昆山市总工会|玉山镇总工会|劳动合同|2024.3.1|2027.2.28|2024.3.1|",
				"李二|" + b + "|某某人力资源有限公司|玉山镇总工会|劳动合同|2024.3.1|2027.2.28|2024.3.1|",
			}),
			"4 张一 accept [] " + a + " 2024-03-01~2027-02-28 on 2024-03-01\n" +
				"5 李二 reject [union_is_company] " + b + " 2024-03-01~2027-02-28 on 2024-03-01\n",
			"", "",
		},
		{
			"the first section's heading above the columns; one number of two people",
			book(t, []string{
				"昆山市2026年度在聘专职集体协商指导员花名册", "玉山镇（2人）",
				"姓名|公民身份证号码|用工形式|起始日期|截止日期|首次上岗时间",
				"张一|" + a + "|劳动合同|2024.3.1|2027.2.28|2024.3.1",
				"李二|" + b + "|劳动合同|2024.3.1|2027.2.28|2024.3.1",
				"周市镇（1人）",
				"姓名|公民身份证号码|用工形式|起始日期|截止日期|首次上岗时间",
				"李贰|" + b + "|劳动合同|2024.3.1|2027.2.28|2024.3.1",
			}),
			"4 张一 accept [union_section] " + a + " 2024-03-01~2027-02-28 on 2024-03-01\n" +
				"5 李二 warn [union_section duplicate_elsewhere duplicate_name] " + b + " 2024-03-01~2027-02-28 on 2024-03-01\n" +
				"8 李贰 reject [union_section duplicate] " + b + " 2024-03-01~2027-02-28 on 2024-03-01\n",
			"6 只有一格文字的行, 7 重复的表头", "",
		},
		{
			"one town's own list, which says so above the heading alone",
			book(t, []string{
				"填报单位（盖章）：玉山镇总工会  2026年10月", "",
				"姓名|身份证号|用工形式|合同起止日期|上岗日期",
				"张一|" + a + "|劳动合同|合同期限：2024.3.1-2027.2.28|2024 3 1",
				"李二|" + b + "|劳动合同|24.3.1-27.2.28|2024.3.1",
				"王三|" + c + "|劳动合同|2024.3.1-2027.2.30|2024.3.1",
			}),
			"4 张一 accept [union_section] " + a + " 2024-03-01~2027-02-28 on 2024-03-01\n" +
				"5 李二 warn [date_two_digit_year union_section] " + b + " 2024-03-01~2027-02-28 on 2024-03-01\n" +
				"6 王三 reject [date_impossible union_section] " + c + " ~ on 2024-03-01\n",
			"", "",
		},
		{
			"renewals in columns of their own, and several terms in one cell",
			book(t, []string{
				"姓名|身份证号|聘用工会|用工形式|首次合同||续签合同||上岗时间", "merge A1:A2", "merge B1:B2", "merge C1:C2", "merge D1:D2", "merge E1:F1", "merge G1:H1", "merge I1:I2",
				"||||起|止|起|止|",
				"张一|" + a + "|玉山镇总工会|劳动合同|2021.3.1|2024.2.29|2024.3.1|2027.2.28|2021.3.1",
				"李二|" + b + "|玉山镇总工会|劳动合同|2024.3.1|2027.2.28|||2024.3.1",
				"王三|" + c + "|玉山镇总工会|劳动合同|2024.3.1|2027.2.28|2024.3.1|2027.2.28|2024.3.1",
				"赵四|" + d + "|玉山镇总工会|劳动合同|2024.3.1|2027.2.28|2025.3.1|2028.2.28|2024.3.1",
				"钱五|" + e + "|玉山镇总工会|劳动合同|2021.3.1|2024.2.29|2024.3.1|无固定期限|2021.3.1",
				"孙六|" + f + "|玉山镇总工会|劳动合同|2021.3.1|2024.2.29|下月|2027.2.28|2021.3.1",
			}),
			"3 张一 accept [contracts_several] " + a + " 2024-03-01~2027-02-28 on 2021-03-01\n" +
				"4 李二 accept [] " + b + " 2024-03-01~2027-02-28 on 2024-03-01\n" +
				"5 王三 accept [] " + c + " 2024-03-01~2027-02-28 on 2024-03-01\n" +
				"6 赵四 warn [terms_differ] " + d + " 2024-03-01~2027-02-28 on 2024-03-01\n" +
				"7 钱五 accept [contracts_several] " + e + " 2024-03-01~∞ on 2021-03-01\n" +
				"8 孙六 reject [date_unreadable contract_ended] " + f + " 2021-03-01~2024-02-29 on 2021-03-01\n",
			"", "G 列“续签合同/起”按又一份的“合同起始时间”读取。 H 列“续签合同/止”按又一份的“合同终止时间”读取。",
		},
		{
			"several terms in one cell, in order and not",
			book(t, []string{
				"姓名|身份证号|聘用工会|用工形式|合同期限|上岗时间",
				"张一|" + a + "|玉山镇总工会|劳动合同|2021.3.1-2024.2.29、2024.3.1-2027.2.28|2021.3.1",
				"李二|" + b + "|玉山镇总工会|劳动合同|2024.3.1-2027.2.28；2027.3.1-2030.2.28|2024.3.1",
				"王三|" + c + "|玉山镇总工会|劳动合同|2024.3.1-2027.2.28，2026.3.1-2030.2.28|2024.3.1",
				"赵四|" + d + "|玉山镇总工会|劳动合同|第一次：2024.3.1-2027.2.28|2024.3.1",
			}),
			"2 张一 accept [contracts_several] " + a + " 2024-03-01~2027-02-28 on 2021-03-01\n" +
				"3 李二 accept [contracts_several] " + b + " 2024-03-01~2027-02-28 on 2024-03-01\n" +
				"4 王三 reject [contract_order] " + c + " 2024-03-01~2027-02-28 on 2024-03-01\n" +
				"5 赵四 accept [] " + d + " 2024-03-01~2027-02-28 on 2024-03-01\n",
			"", "",
		},
		{
			"who reports, above each of two lists; a length after the signing; the term in the column of the signing; a kind that says it",
			book(t, []string{
				"单位：玉山镇总工会", "姓名|身份证号|签订合同时间|合同期限|合同类型|上岗",
				"张一|" + a + "|2024.3.1|三年|固定期限|2024.3.1",
				"李二|" + b + "|2024.3.1-2027.2.28|三年|固定期限|2024.3.1",
				"王三|" + c + "|2024.3.1||无固定期限|2024.3.1",
				"填报单位：周市镇总工会", "姓名|身份证号|签订合同时间|合同期限|合同类型|上岗",
				"赵四|" + d + "||三年|固定期限|2024.3.1",
				"=1+1|" + e + "|2024.3.1|三年|固定期限|2024.3.1",
				strings.Repeat("长", 41) + "|" + f + "|2024.3.1|三年|固定期限|2024.3.1",
			}),
			"3 张一 warn [start_from_signing end_reckoned union_section] " + a + " 2024-03-01~2027-02-28 on 2024-03-01\n" +
				"4 李二 accept [union_section] " + b + " 2024-03-01~2027-02-28 on 2024-03-01\n" +
				"5 王三 warn [start_from_signing union_section] " + c + " 2024-03-01~∞ on 2024-03-01\n" +
				"8 赵四 warn [date_length_only union_section contract_missing] " + d + " ~ on 2024-03-01\n" +
				"9 =1+1 warn [name_unlikely start_from_signing end_reckoned union_section] " + e + " 2024-03-01~2027-02-28 on 2024-03-01\n" +
				"10 " + strings.Repeat("长", 40) + " reject [name_unlikely start_from_signing end_reckoned union_section] " + f + " 2024-03-01~2027-02-28 on 2024-03-01\n",
			"6 落款行, 7 重复的表头", "",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			w := newWorld(t, dbtest.One(t, noon))
			rows, layout := w.outcomesOf(t, "昆山市总工会", test.sheet)
			if diff := cmp.Diff(test.want, told(rows)); diff != "" {
				t.Errorf("-want +got:\n%s\n%+v", diff, layout)
			}
			var skipped []string
			for _, s := range layout.Skipped {
				skipped = append(skipped, strings.TrimSpace(strings.Join([]string{strconv.Itoa(s.Row), s.Why}, " ")))
			}
			if got := strings.Join(skipped, ", "); got != test.skipped {
				t.Errorf("skipped %s, want %s", got, test.skipped)
			}
			if got := strings.Join(layout.Notes, " "); got != test.notes {
				t.Errorf("notes %s", got)
			}
		})
	}
}

// Readings that would be silently wrong: a foot of a page taken for whose list it is, a contract begun taken for the first day
// in post, an end that nobody wrote, columns that belong together by chance.
func TestCountiesHabitsThatMislead(t *testing.T) {
	a, b, c, d := nr("32058319900101001"), nr("32058319910202002"), nr("32058319920303003"), nr("32058319930404004")
	const columns = "姓名|身份证号|用工形式|合同起|合同止|上岗时间"
	person := func(name, number string) string {
		return name + "|" + number + "|劳动合同|2024.3.1|2027.2.28|2024.3.1"
	}
	for _, test := range []struct {
		name, want string
		rows       []string
	}{
		{
			"a foot with who is in charge leaves the section's union alone", "张一 玉山镇 [union_section] 李二 玉山镇 [union_section]",
			[]string{"一、玉山镇总工会", columns, person("张一", a), "单位负责人：王某", columns, person("李二", b)},
		},
		{
			"the county that collects is not who employs", "张一 玉山镇 [union_section] 李二 玉山镇 [union_section]",
			[]string{"填报单位：昆山市总工会", columns, "一、玉山镇总工会", person("张一", a), "填报单位：昆山市总工会", columns, person("李二", b)},
		},
		{
			"a label that stands below each list names no list above which it seems to stand", "张一 昆山市 [union_assumed] 李二 昆山市 [union_assumed]",
			[]string{columns, person("张一", a), "填报单位：玉山镇总工会", columns, person("李二", b), "填报单位：周市镇总工会"},
		},
		{
			"a label in two cells", "张一 玉山镇 [union_section] 李二 周市镇 [union_section]",
			[]string{"填报单位：|玉山镇总工会", columns, person("张一", a), "填报单位：|周市镇总工会", columns, person("李二", b)},
		},
		{
			"a later list of the county's own is not the first list's", "张一 玉山镇 [union_section] 李二 昆山市 [union_assumed]",
			[]string{"填报单位：玉山镇总工会", columns, person("张一", a), "填报单位：昆山市总工会", columns, person("李二", b)},
		},
		{
			"without a day of taking up, the first contract says it", "张一 玉山镇 [contracts_several on_duty_missing] on 2021-03-01",
			[]string{"姓名|身份证号|聘用工会|用工形式|合同期限", "张一|" + a + "|玉山镇总工会|劳动合同|2021.3.1-2024.2.29、2024.3.1-2027.2.28"},
		},
		{
			"several contracts of which one has no end", "张一 玉山镇 [date_not_range] 李二 玉山镇 [end_reckoned contracts_several] ~2027-02-28 王三 玉山镇 [contracts_several] ~open",
			[]string{
				"姓名|身份证号|聘用工会|用工形式|合同期限|上岗时间", "张一|" + a + "|玉山镇总工会|劳动合同|2021.3.1-2024.2.29、2024.3.1至今|2021.3.1",
				"李二|" + b + "|玉山镇总工会|劳动合同|2021.3.1-2024.2.29、2024.3.1起三年|2021.3.1",
				"王三|" + c + "|玉山镇总工会|劳动合同|2021.3.1-2024.2.29、2024.3.1起无固定期限|2021.3.1",
			},
		},
		{
			"a renewal without its end", "张一 玉山镇 [renewal_incomplete] ~2027-02-28 李二 玉山镇 [renewal_incomplete] ~2027-02-28",
			[]string{
				"姓名|身份证号|聘用工会|用工形式|首次合同||续签合同||上岗时间", "merge A1:A2", "merge B1:B2", "merge C1:C2", "merge D1:D2", "merge E1:F1", "merge G1:H1", "merge I1:I2",
				"||||起|止|起|止|", "张一|" + a + "|玉山镇总工会|劳动合同|2024.3.1|2027.2.28|2027.3.1||2024.3.1",
				"李二|" + b + "|玉山镇总工会|劳动合同|2024.3.1|2027.2.28|2027.3.1|至今|2024.3.1",
			},
		},
		{
			"a beginning more than ends", "张一 玉山镇 [] ~2027-02-28",
			[]string{"姓名|身份证号|聘用工会|用工形式|聘用开始时间|合同开始时间|合同结束时间|上岗时间", "张一|" + a + "|玉山镇总工会|劳动合同|2015.3.1|2024.3.1|2027.2.28|2015.3.1"},
		},
		{
			"an open term with a day beside it", "张一 玉山镇 [date_unreadable] 李二 玉山镇 [date_unreadable]",
			[]string{
				"姓名|身份证号|聘用工会|用工形式|合同起|合同止|上岗时间", "张一|" + a + "|玉山镇总工会|劳动合同|2024.3.1|无固定期限，2024.3.1起|2024.3.1",
				"李二|" + b + "|玉山镇总工会|劳动合同|2024.3.1：2027.2.28||2024.3.1",
			},
		},
		{
			"a heading over two columns, printed again", "张一 玉山镇 [] ~2027-02-28 李二 玉山镇 [] ~2027-02-28",
			[]string{
				"姓名|身份证号|聘用工会|用工形式|合同期限||上岗时间", "merge E1:F1", "张一|" + a + "|玉山镇总工会|劳动合同|2024.3.1|2027.2.28|2024.3.1",
				"姓名|身份证号|聘用工会|用工形式|合同期限||上岗时间", "李二|" + b + "|玉山镇总工会|劳动合同|2024.3.1|2027.2.28|2024.3.1",
			},
		},
		{
			"a heading and the cells below it merged over the same two columns", "张一 玉山镇 [] ~2027-02-28 李二 玉山镇 [] ~open",
			[]string{
				"姓名|身份证号|聘用工会|用工形式|合同期限||上岗时间", "merge E1:F1", "张一|" + a + "|玉山镇总工会|劳动合同|2024.3.1-2027.2.28||2024.3.1", "merge E2:F2",
				"李二|" + b + "|玉山镇总工会|劳动合同|2024.3.1起无固定期限||2024.3.1", "merge E3:F3",
			},
		},
		{
			"a group's union is a union, a number of nineteen digits none, a day of which the year may stand last unreadable",
			"张一 沙钢集团 [union_unknown] 李二 玉山镇 [id_char] 王三 玉山镇 [date_two_digit_year]",
			[]string{
				"姓名|身份证号|聘用工会|用工形式|合同起|合同止|上岗时间", "张一|" + a + "|沙钢集团总工会|劳动合同|2024.3.1|2027.2.28|2024.3.1",
				"李二|" + b + "3（已核）|玉山镇总工会|劳动合同|2024.3.1|2027.2.28|2024.3.1", "王三|" + d + "|玉山镇总工会|劳动合同|2024.3.1|2027.2.28|03-01-24",
			},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			w := newWorld(t, dbtest.One(t, noon))
			rows, layout := w.outcomesOf(t, "昆山市总工会", book(t, test.rows))
			var got []string
			for _, r := range rows {
				got = append(got, r.Name, strings.TrimSuffix(r.UnionName, "总工会"), fmt.Sprint(r.Codes()))
				if strings.Contains(test.want, "~") && r.Outcome != roster.Rejected {
					end := r.End.String()
					if r.OpenEnded {
						end = "open"
					}
					got = append(got, "~"+end)
				}
				if strings.Contains(test.want, " on ") {
					got = append(got, "on", r.OnDuty.String())
				}
			}
			if got := strings.Join(got, " "); got != test.want {
				t.Errorf("got  %s\nwant %s\n%+v", got, test.want, layout.Notes)
			}
		})
	}
}

// What several rows say of one person becomes one engagement with its contracts, or two that follow each other.
func TestRowsOfOnePersonAreWrittenTogether(t *testing.T) {
	a, b := nr("32058319900101001"), nr("32058319910202002")
	sheet := book(t, []string{
		"姓名|身份证号|聘用单位|定岗单位|岗位层级|合同起|合同止|上岗时间|资质证书|优先条件",
		"张一|" + a + "|玉山镇总工会|大市社区|县级以下|2025-01-01|2026-12-31|2023-01-06|劳动关系协调师、律师|相关工作经历、相关专业毕业",
		"张一|" + a + "|玉山镇总工会|||2023-01-01|2024-12-31|2023-01-06||",
		"李二|" + b + "|昆山市总工会|玉山镇总工会||2023-01-01|2024-12-31|2023-01-01||",
		"李二|" + b + "|周市镇总工会|||2025-01-01|2026-12-31|2025-01-01||",
	})
	dbtest.Each(t, noon, func(t *testing.T, d *db.DB) {
		w := newWorld(t, d)
		_, _, done, err := w.service().ImportOnce(t.Context(), w.officer("昆山市总工会"), roster.Once{
			Into: w.union["昆山市总工会"], File: "a.xlsx", Data: sheet, AsOf: day("2026-10-15"), Write: true,
		})
		if err != nil || done != (roster.HeadsImported{Persons: 2, Engagements: 3}) {
			t.Fatalf("%+v %v", done, err)
		}
		var got []string
		w.do(t, func(ctx context.Context, tx *db.Tx) error {
			var list []struct {
				Name, Union, Post, Tier, Ground, Note    string
				OnDuty, EndedOn                          workday.Date
				Terms, Certificates                      int
				Opening, Qualified, Experience, Graduate bool
			}
			err := tx.NewRaw(`SELECT p.name, u.name AS "union", coalesce(o.name, '') AS post, e.post_tier AS tier, e.on_duty, e.ended_on,
				coalesce(e.end_ground, '') AS ground, e.note, e.opening, p.pref_qualified AS qualified, p.pref_experience AS experience, p.pref_graduate AS graduate,
				(SELECT count(*) FROM contract AS c WHERE c.engagement_id = e.id AND c.opening) AS terms,
				(SELECT count(*) FROM qualification AS q WHERE q.person_id = p.id) AS certificates
				FROM engagement AS e JOIN person AS p ON p.id = e.person_id JOIN org_union AS u ON u.id = e.union_id
				LEFT JOIN org_union AS o ON o.id = e.post_union_id ORDER BY e.pinyin DESC, e.on_duty`).Scan(ctx, &list)
			for _, r := range list {
				got = append(got, strings.Join([]string{r.Name, r.Union, r.Post, r.Tier, r.OnDuty.String(), r.EndedOn.String(), r.Ground, r.Note, strconv.Itoa(r.Terms), strconv.Itoa(r.Certificates)}, "|"))
				if !r.Opening || r.Qualified != (r.Name == "张一") || r.Experience != r.Qualified || r.Graduate != r.Qualified {
					t.Errorf("%+v", r)
				}
			}
			return err
		})
		want := []string{
			"张一|玉山镇总工会||base|2023-01-06|||定岗单位：大市社区|2|2",
			"李二|昆山市总工会|玉山镇总工会|base|2023-01-01|2024-12-31|transfer||1|0",
			"李二|周市镇总工会||base|2025-01-01||||1|0",
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	})
}

// The contracts of one row are written, each with its days.
func TestContractsOfOneRow(t *testing.T) {
	sheet := book(t, []string{
		"姓名|身份证号|聘用单位|用工形式|合同期限|上岗时间",
		"张一|" + nr("32058319900101001") + "|玉山镇总工会|劳务协议|2021.3.1-2024.2.29、2024.3.1-2027.2.28|2021.3.1",
	})
	dbtest.Each(t, noon, func(t *testing.T, d *db.DB) {
		w := newWorld(t, d)
		for range 2 { // once more writes nothing more
			if _, _, _, err := w.service().ImportOnce(t.Context(), w.officer("昆山市总工会"), roster.Once{
				Into: w.union["昆山市总工会"], File: "a.xlsx", Data: sheet, AsOf: day("2026-10-15"), Write: true,
			}); err != nil {
				t.Fatal(err)
			}
		}
		var got []string
		w.do(t, func(ctx context.Context, tx *db.Tx) error {
			var list []struct {
				Kind             string
				StartsOn, EndsOn workday.Date
				Opening          bool
			}
			err := tx.NewRaw(`SELECT kind, starts_on, ends_on, opening FROM contract ORDER BY starts_on`).Scan(ctx, &list)
			for _, c := range list {
				got = append(got, strings.Join([]string{c.Kind, c.StartsOn.String(), c.EndsOn.String(), strconv.FormatBool(c.Opening)}, " "))
			}
			return err
		})
		if diff := cmp.Diff([]string{"service 2021-03-01 2024-02-29 true", "service 2024-03-01 2027-02-28 true"}, got); diff != "" {
			t.Error(diff)
		}
	})
}

// Whatever a cell holds, the row is imported or refused by itself: no text is too long for its column.
func TestLongTextsInEveryColumn(t *testing.T) {
	long := strings.Repeat("长", 900)
	sheet := book(t, []string{
		"姓名|身份证号|聘用单位|合同起|合同止|上岗时间|专业职称|资质证书|原工作单位及岗位|备注|定岗单位|政治面貌|文化程度|用工形式|优先条件|手机|岗位层级",
		"张一|" + nr("32058319900101001") + "|玉山镇总工会|2025-01-01|2026-12-31|2023-01-06" + strings.Repeat("|"+long, 11),
		"李二|" + nr("32058319910202002") + "|" + long + "|2025-01-01|2026-12-31|2023-01-06",
		strings.Repeat("长", 200) + "|" + nr("32058319920303003") + "|玉山镇总工会|2025-01-01|2026-12-31|2023-01-06",
	})
	dbtest.Each(t, noon, func(t *testing.T, d *db.DB) {
		w := newWorld(t, d)
		rows, _, done, err := w.service().ImportOnce(t.Context(), w.officer("昆山市总工会"), roster.Once{
			Into: w.union["昆山市总工会"], File: strings.Repeat("名", 300) + ".xlsx", Data: sheet, AsOf: day("2026-10-15"), Write: true,
		})
		if err != nil || done != (roster.HeadsImported{Persons: 1, Engagements: 1, Left: 2}) {
			t.Fatalf("%+v %v\n%s", done, err, told(rows))
		}
	})
}
