import { longDate } from '@/kit/dates'
import type { VisitContent } from './api'
import { commission, facts, type Fact, type Line } from './facts'
import { dutyText, placeText } from './words'

function written(c: VisitContent, servedName: string): Line[] {
  return [
    ['日期', longDate(c.day)],
    ['服务单位', servedName],
    ['服务方式', placeText(c.place)],
    ['履行职责', dutyText(c.duties)],
    ['委托书', commission(c)],
    ['参加人员', c.participants],
    ['做了什么', c.done],
    ['结果', c.outcome],
  ]
}

/** What an instructor wrote, without the internal note. */
export function writtenFacts(c: VisitContent, servedName: string): Fact[] {
  return facts(written(c, servedName))
}

/** Two versions of an entry of the own log line by line, the internal note too; lines empty in both are left out. */
export function pairedFacts(
  mine: VisitContent,
  mineName: string,
  theirs: VisitContent,
  theirName: string,
): { term: string; mine: string; theirs: string; differs: boolean }[] {
  const there = new Map([...written(theirs, theirName), ['内部备注', theirs.internalNote] as const])
  return [...written(mine, mineName), ['内部备注', mine.internalNote] as const]
    .map(([term, text]) => ({ term, mine: text.trim(), theirs: (there.get(term) ?? '').trim() }))
    .filter((row) => row.mine || row.theirs)
    .map((row) => ({ ...row, differs: row.mine !== row.theirs }))
}
