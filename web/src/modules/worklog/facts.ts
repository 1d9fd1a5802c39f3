import { longDate } from '@/kit/dates'
import type { Frozen, VisitContent } from './api'
import { dutyText, placeText } from './words'

/** A line to read. */
export interface Fact {
  term: string
  text: string
}

function facts(lines: readonly (readonly [term: string, text: string])[]): Fact[] {
  return lines.filter(([, text]) => text).map(([term, text]) => ({ term, text }))
}

function commission(c: { commissionNumber: string; commissionOn: string }): string {
  return [c.commissionNumber, c.commissionOn ? longDate(c.commissionOn) : ''].filter(Boolean).join(' ')
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

/** What an instructor wrote, without the internal note. */
export function writtenFacts(c: VisitContent, servedName: string): Fact[] {
  return facts([
    ['日期', longDate(c.day)],
    ['服务单位', servedName],
    ['服务方式', placeText(c.place)],
    ['履行职责', dutyText(c.duties)],
    ['委托书', commission(c)],
    ['参加人员', c.participants],
    ['做了什么', c.done],
    ['结果', c.outcome],
  ])
}
