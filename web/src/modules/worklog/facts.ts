import { longDate } from '@/kit/dates'
import type { Frozen } from './api'
import { dutyText, placeText } from './words'

/** A line to read. */
export interface Fact {
  term: string
  text: string
}

export type Line = readonly [term: string, text: string]

/** Lines without the empty ones. */
export function facts(lines: readonly Line[]): Fact[] {
  return lines.filter(([, text]) => text).map(([term, text]) => ({ term, text }))
}

/** The commission in one line: number and date. */
export function commission(c: {
  commissionNumber: string
  commissionOn: string
  commissionScan?: string
}): string {
  return [
    c.commissionNumber,
    c.commissionOn ? longDate(c.commissionOn) : '',
    c.commissionScan ? `附扫描件（校验值 ${c.commissionScan.slice(0, 19)}…）` : '',
  ]
    .filter(Boolean)
    .join(' ')
}

/** What was frozen, as the signer reads it. */
export function frozenFacts(f: Frozen): Fact[] {
  return facts([
    ['日期', longDate(f.day)],
    ['服务单位', f.servedName],
    ['指导员', f.instructor],
    ['聘用单位', f.union],
    ['定岗单位', f.postUnion],
    ['服务方式', placeText(f.place)],
    ['履行职责', dutyText(f.duties)],
    ['委托书', commission(f)],
    ['参加人员', f.participants],
    ['做了什么', f.done],
    ['结果', f.outcome],
  ])
}
