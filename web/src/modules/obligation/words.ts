import type { Tone } from '@/kit/StateTag.vue'
import type { LedgerLine, LedgerState } from './api'

export const stateTitles: Record<LedgerState, string> = {
  open: '进行中',
  paused: '暂停',
  met: '已完成',
  late: '逾期完成',
  waived: '已免除',
  void: '不再要求',
}

/** The state as a word and a tone; an open line is as urgent as the server says. */
export function stateOf(line: Pick<LedgerLine, 'state' | 'overdue' | 'tone' | 'workdays'>): {
  title: string
  tone: Tone
} {
  if (line.state !== 'open') {
    const tones = { met: 'ok', paused: 'off', late: 'warn', waived: 'off', void: 'off' } as const
    return { title: stateTitles[line.state], tone: tones[line.state] }
  }
  if (line.overdue) return { title: '已逾期', tone: 'late' }
  if (line.workdays < 0) return { title: '待补凭据', tone: 'warn' }
  const left = line.workdays === 0 ? '今天到期' : `还有${line.workdays}个工作日`
  return { title: left, tone: line.tone === 'soon' ? 'warn' : 'plain' }
}

/** What a step of the history did. */
export const actTitles: Record<string, string> = {
  open: '产生',
  met: '完成',
  late: '逾期完成',
  waived: '免除',
  void: '不再要求',
  reopen: '重新进行',
  recompute: '重新计算',
}

/** What kind of record proves it, and where it can be looked at. */
export function proofOf(line: Pick<LedgerLine, 'proof' | 'personId' | 'period'>): {
  title: string
  to?: { path: string; query: Record<string, string> }
} {
  const kind = line.proof.split(':')[0]
  if (kind === 'worklog_year')
    return {
      title: '年度服务记录及签字确认',
      to: {
        path: '/visits',
        query: {
          personId: line.personId,
          from: `${line.period}-01-01`,
          to: `${line.period}-12-31`,
          state: 'confirmed',
        },
      },
    }
  return { title: line.proof || '尚无' }
}
