import type { Tone } from '@/kit/StateTag.vue'

/** The seven duties of Art. 8 with the words by which people know them. */
export const duties = [
  { code: 'D1', title: '宣传引导', plain: '讲政策、发动建制' },
  { code: 'D2', title: '指导服务', plain: '帮着准备、出主意' },
  { code: 'D3', title: '业务培训', plain: '讲课、带新人' },
  { code: 'D4', title: '参与协商', plain: '受委托上桌协商' },
  { code: 'D5', title: '监督检查', plain: '看合同履行情况' },
  { code: 'D6', title: '调查研究', plain: '了解情况、写报告' },
  { code: 'D7', title: '交办工作', plain: '上级交办的其他事' },
] as const
export type Duty = (typeof duties)[number]['code']

/** Taking part in bargaining: needs the employing union's consent and the served union's commission. */
export const bargaining: Duty = 'D4'

const dutyTitles = new Map<string, string>(duties.map((d) => [d.code, d.title]))

/** 宣传引导、指导服务 */
export function dutyText(codes: readonly string[]): string {
  return codes.map((c) => dutyTitles.get(c) ?? c).join('、')
}

export const places = [
  { code: 'onsite', title: '现场' },
  { code: 'remote', title: '电话线上' },
  { code: 'indoor', title: '室内' },
] as const
export type Place = (typeof places)[number]['code'] | ''

export function placeText(code: string): string {
  return places.find((p) => p.code === code)?.title ?? ''
}

export interface Word {
  title: string
  tone: Tone
}

const states: Readonly<Record<string, Word>> = {
  draft: { title: '草稿', tone: 'off' },
  waiting: { title: '待签字确认', tone: 'warn' },
  confirmed: { title: '已确认', tone: 'ok' },
  returned: { title: '退回更正', tone: 'late' },
  refused: { title: '不予确认', tone: 'late' },
  withdrawn: { title: '已撤回确认', tone: 'late' },
}
export const stateChoices = Object.entries(states).map(([value, { title }]) => ({ value, text: title }))

export function stateWord(state: string): Word {
  return states[state] ?? { title: state, tone: 'plain' }
}

const strengths: Readonly<Record<string, string>> = { code: '验证码', drawn: '手写签名', paper: '纸质签字' }

/** On what a confirmation rests; empty while there is none. */
export function strengthText(code: string): string {
  return strengths[code] ?? ''
}

const consents: Readonly<Record<string, Word>> = {
  asked: { title: '等待单位同意', tone: 'warn' },
  given: { title: '单位已同意', tone: 'ok' },
  refused: { title: '单位不同意', tone: 'late' },
}

/** The employing union's word on duty (四); null where none is asked. */
export function consentWord(consent: string): Word | null {
  return consents[consent] ?? null
}

/** For whom a signer may speak. The last three are for units without a union. */
export const sides = [
  { code: 'union', title: '工会' },
  { code: 'employer', title: '企业方（未建会）' },
  { code: 'workers', title: '职工代表（未建会）' },
  { code: 'arranger', title: '组织此次服务的工会' },
] as const

export function sideText(code: string): string {
  return sides.find((s) => s.code === code)?.title ?? ''
}

const acts: Readonly<Record<string, string>> = {
  submit: '提交，等待签字',
  recall: '收回',
  confirm: '服务方确认',
  correct: '服务方请求更正',
  refuse: '服务方不予确认',
  withdraw: '服务方撤回确认',
  consent: '单位对参与协商的意见',
  paper: '纸质签字核对通过',
  paper_reject: '纸质签字退回',
  opening: '系统启用前的纸质记录，导入',
  opening_check: '第二人对照签字本核对通过',
  correction_open: '年度关闭后提出更正',
  correction_accept: '更正通过',
  correction_reject: '更正不通过',
  detach: '移除附件',
}

export function actText(act: string): string {
  return acts[act] ?? act
}

export const unitKinds = [
  { code: 'enterprise', title: '企业' },
  { code: 'town', title: '乡镇街道工会' },
  { code: 'zone', title: '园区工会' },
  { code: 'trade', title: '行业工会联合会' },
  { code: 'area', title: '区域工会联合会' },
] as const
