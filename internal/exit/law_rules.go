package exit

import (
	"slices"

	"xiezhi/internal/roster"
)

// Legal is on what a labour contract ends, by the Labour Contract Law. The Measures do not replace it: the system asks which
// one it is, says what that asks for, and decides nothing.
type Legal string

// Legal grounds.
const (
	LegalAgreed    Legal = "36"
	LegalResigned  Legal = "37"
	LegalForced    Legal = "38"
	LegalFault     Legal = "39"
	LegalIll       Legal = "40-1"
	LegalUnfit     Legal = "40-2"
	LegalChanged   Legal = "40-3"
	LegalCut       Legal = "41"
	LegalExpired   Legal = "44-1"
	LegalRetired   Legal = "44-2"
	LegalDeath     Legal = "44-3"
	LegalBankrupt  Legal = "44-4"
	LegalAbolished Legal = "44-5"
	LegalOther     Legal = "other"
)

// LegalChoice is a legal ground as it is offered.
type LegalChoice struct {
	Key   Legal  `json:"key"`
	Title string `json:"title"`
	Asks  string `json:"asks" doc:"法律要求做到的"`
}

var legalChoices = []LegalChoice{
	{LegalAgreed, "劳动合同法第三十六条：协商一致解除", "由双方书面确认；用人单位提出的，应当支付经济补偿（第四十六条）。"},
	{LegalResigned, "劳动合同法第三十七条：劳动者提前通知解除", "劳动者提前三十日书面通知（试用期内提前三日）。"},
	{LegalForced, "劳动合同法第三十八条：用人单位有过错，劳动者解除", "不需要提前三十日，应当支付经济补偿（第四十六条），请先核实情况。"},
	{LegalFault, "劳动合同法第三十九条：劳动者有过失", "须有证据证明，依据的规章制度须经民主程序并已告知；事先将理由通知工会（第四十三条）。"},
	{LegalIll, "劳动合同法第四十条第（一）项：医疗期满不能工作", "须医疗期满、另行安排工作仍不能从事；提前三十日书面通知或者额外支付一个月工资，并支付经济补偿；事先将理由通知工会。"},
	{LegalUnfit, "劳动合同法第四十条第（二）项：不能胜任工作", "须先培训或者调整工作岗位，仍不能胜任；提前三十日书面通知或者额外支付一个月工资，并支付经济补偿；事先将理由通知工会。"},
	{LegalChanged, "劳动合同法第四十条第（三）项：客观情况发生重大变化", "须先协商变更合同而不成；提前三十日书面通知或者额外支付一个月工资，并支付经济补偿；事先将理由通知工会。"},
	{LegalCut, "劳动合同法第四十一条：经济性裁员", "须提前三十日向工会或者全体职工说明情况，并向劳动行政部门报告。"},
	{LegalExpired, "劳动合同法第四十四条第（一）项：合同期满", "维持或者提高条件而劳动者不续订的除外，应当支付经济补偿（第四十六条）。"},
	{LegalRetired, "劳动合同法第四十四条第（二）项、实施条例第二十一条：享受养老保险待遇或者达到法定退休年龄", "请核对法定退休年龄（2025年起逐步延迟，可以弹性延迟）。"},
	{LegalDeath, "劳动合同法第四十四条第（三）项：劳动者死亡或者被宣告死亡、失踪", "请办理后事待遇。"},
	{LegalBankrupt, "劳动合同法第四十四条第（四）项：用人单位被依法宣告破产", "工会组织一般不适用，请核对。"},
	{LegalAbolished, "劳动合同法第四十四条第（五）项：用人单位被撤销或者决定提前解散", "应当支付经济补偿（第四十六条）；并入其他工会的，劳动合同由承继的单位继续履行（第三十四条）。"},
	{LegalOther, "其他法律依据", "请写明依据，并由法律顾问核对。"},
}

// LegalChoices are the legal grounds in the order of the law.
func LegalChoices() []LegalChoice { return slices.Clone(legalChoices) }

// Choice is the ground in words.
func (l Legal) choice() LegalChoice {
	for _, c := range legalChoices {
		if c.Key == l {
			return c
		}
	}
	return LegalChoice{}
}

// unilateral tells whether the employer ends the contract by itself, so that the reasons go to the union first (Labour
// Contract Law §43, Trade Union Law §22).
func (l Legal) unilateral() bool {
	return l == LegalFault || l == LegalIll || l == LegalUnfit || l == LegalChanged || l == LegalCut
}

// usual are the legal grounds that go with a ground of the Measures or another ending.
func usual(g roster.Ground) []Legal {
	switch g {
	case roster.GroundAge, roster.GroundRetired:
		return []Legal{LegalRetired, LegalExpired, LegalAgreed}
	case roster.GroundDiscipline:
		return []Legal{LegalFault, LegalAgreed}
	case roster.GroundWish:
		return []Legal{LegalResigned, LegalAgreed, LegalForced, LegalIll}
	case roster.GroundFailed:
		return []Legal{LegalUnfit, LegalAgreed, LegalExpired}
	case roster.GroundExpired:
		return []Legal{LegalExpired, LegalRetired}
	case roster.GroundTransfer:
		return []Legal{LegalAgreed, LegalResigned}
	case roster.GroundDeath:
		return []Legal{LegalDeath}
	case roster.GroundAbolished:
		return []Legal{LegalAbolished, LegalAgreed}
	case roster.GroundOther:
	}
	return nil
}
