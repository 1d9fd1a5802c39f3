import type { RecordPath } from '@/kit/records'
import type { Tone } from '@/kit/StateTag.vue'
import type { Foreseen, LedgerLine, LedgerState } from './api'

type ForeseenLine = Foreseen['lines'][number]

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
  paused: '暂停',
  resume: '继续',
  lift: '恢复要求',
}

/** The year that a line belongs to; what is owed once, or from a day on, has none. */
export const periodOf = (line: Pick<LedgerLine, 'period'>) =>
  /^\d/.test(line.period) && !/^\d{4}-\d{2}-\d{2}$/.test(line.period) ? line.period : ''

/** A number of the rules as people read it: 6个月, 1月31日. */
export function valueText(kind: string, value: string, unit: string): string {
  if (kind === 'month_day') {
    const [month = '', day = ''] = value.split('-')
    return `${String(Number(month))}月${String(Number(day))}日`
  }
  if (kind === 'day') return value === '' ? '未定' : value
  if (kind === 'bool') return value === 'true' ? '是' : '否'
  return value + unit
}

/** What would happen to a line, and how grave that is. */
export const foreseenKinds: Record<ForeseenLine['kind'], { title: string; tone: Tone }> = {
  late: { title: '变为逾期', tone: 'late' },
  fresh: { title: '新产生', tone: 'warn' },
  earlier: { title: '到期提前', tone: 'warn' },
  later: { title: '到期推后', tone: 'plain' },
  eased: { title: '不再逾期', tone: 'ok' },
  gone: { title: '不再要求', tone: 'off' },
  other: { title: '数值或状态变化', tone: 'plain' },
}

/** A record that proves a line: what people call it, where it is looked at, and by whose permission. */
interface Proof {
  title: string
  to?: { path: string; query: Record<string, string> }
  need?: string
}

/** Records with a page of their own, which the shell knows, and the permission by which it is read. */
const proofs: Record<string, { title: string; need?: string }> = {
  duty_fact: { title: '按文件登记（见下）' },
  hiring_plan: { title: '上报的聘用计划', need: 'plan.read' },
  approval_case: { title: '审批事项', need: 'approval.handle' },
  contract: { title: '合同', need: 'contract.read' },
  exit: { title: '退出事项和备案回执', need: 'exit.read' },
  filing: { title: '报送的年度备案', need: 'filing.read' },
  local_rule: { title: '报备的实施细则', need: 'policy.read' },
}

const ofPerson: Record<string, string> = { year_grade: '登记的考核等次', engagement: '离岗登记' }

/** What kind of record proves it, and where it can be looked at. */
export function proofOf(
  line: Pick<LedgerLine, 'proof' | 'personId' | 'period'>,
  pathOf: RecordPath = () => undefined,
): Proof {
  const [kind = '', id = ''] = line.proof.split(':')
  const known = proofs[kind]
  if (known) {
    const path = pathOf(kind, id)
    return {
      title: known.title,
      ...(path && known.need ? { to: { path, query: {} }, need: known.need } : {}),
    }
  }
  if (ofPerson[kind])
    return {
      title: ofPerson[kind],
      ...(line.personId ? { to: { path: `/roster/${line.personId}`, query: {} }, need: 'roster.read' } : {}),
    }
  if (kind === 'worklog_year')
    return {
      title: '年度服务记录及签字确认',
      need: 'visit.read',
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
