import type { Tone } from '@/kit/StateTag.vue'
import type { ContractRemark, ContractRow, RenewalStep } from './contract-api'

/** How a contract stands, as colour; the end of a term is amber at most. */
export const contractTones: Record<ContractRow['state'], Tone> = {
  future: 'plain',
  running: 'ok',
  ending: 'warn',
  lapsed: 'warn',
  past: 'off',
}

/** A term as lists write it. */
export function termOf(from: string, to: string): string {
  return to ? `${from} 至 ${to}` : `${from} 起无固定期限`
}

/** How long it is to the end of a term. */
export function daysLeft(row: Pick<ContractRow, 'endsOn' | 'daysLeft' | 'state'>): string {
  if (!row.endsOn) return '无固定期限'
  if (row.state === 'past') return ''
  return row.daysLeft < 0 ? `已过 ${String(-row.daysLeft)} 天` : `还有 ${String(row.daysLeft)} 天`
}

/** How heavy a remark is, in a word and its colour. */
export const weights: Record<ContractRemark['weight'], { tone: Tone; title: string }> = {
  note: { tone: 'plain', title: '提示' },
  warn: { tone: 'warn', title: '请注意' },
  signal: { tone: 'late', title: '违规聘用提示' },
}

export const stepStates: Record<RenewalStep['state'], { tone: Tone; title: string }> = {
  done: { tone: 'ok', title: '已完成' },
  next: { tone: 'warn', title: '下一步' },
  later: { tone: 'off', title: '之后' },
  stopped: { tone: 'late', title: '原则上不办理' },
}

export const kindTitles = { labour: '劳动合同', service: '劳务协议' } as const

export const gradeTitles = {
  excellent: '优秀',
  competent: '称职',
  basic: '基本称职',
  failed: '不称职',
} as const

export const signalKinds = {
  early: '先聘后批',
  dates: '期限与批准不一致',
  none: '没有经过推荐表',
  over: '超员额聘用',
  approver: '批准单位不符',
  party: '合同一方不是工会',
  double: '重复聘用',
} as const
