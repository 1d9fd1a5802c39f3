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

/** The year that a line belongs to; what is owed once has none. */
export const periodOf = (line: Pick<LedgerLine, 'period'>) => (/^\d{4}$/.test(line.period) ? line.period : '')

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

/** Records that prove a line, by their kind: what they are, where they are looked at, and who may look. */
const proofs: Readonly<
  Record<string, { title: string; path?: (id: string) => string; permission?: string }>
> = {
  duty_fact: { title: '按文件登记（见下）' },
  exit: { title: '退出事项和备案回执', path: (id) => `/exits/${id}`, permission: 'exit.read' },
  contract: { title: '合同', path: (id) => `/hiring/contracts/${id}`, permission: 'contract.read' },
  hiring_plan: { title: '报送的聘用计划', path: (id) => `/hiring/plans/${id}`, permission: 'plan.read' },
  filing: { title: '十月备案', path: (id) => `/filing/documents/${id}`, permission: 'filing.read' },
  local_rule: { title: '报备的实施细则', path: (id) => `/rules/local/${id}` },
}

export interface Proof {
  title: string
  to?: { path: string; query: Record<string, string> }
  permission?: string
}

/** What kind of record proves it, and where it can be looked at by whom. */
export function proofOf(line: Pick<LedgerLine, 'proof' | 'personId' | 'period'>): Proof {
  const [kind = '', id = ''] = line.proof.split(':')
  const person = line.personId
    ? { to: { path: `/roster/${line.personId}`, query: {} }, permission: 'roster.read' }
    : {}
  if (kind === 'year_grade') return { title: '登记的考核等次', ...person }
  if (kind === 'engagement') return { title: '离岗登记', ...person }
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
      permission: 'visit.read',
    }
  const known = proofs[kind]
  if (!known) return { title: line.proof ? '已有记录' : '尚无' }
  return {
    title: known.title,
    ...(known.path ? { to: { path: known.path(id), query: {} } } : {}),
    ...(known.permission ? { permission: known.permission } : {}),
  }
}

/** Where an open line is dealt with, for those of its rules whose subject is a record with a page of its own. */
export function workOf(line: Pick<LedgerLine, 'rule' | 'subject' | 'state'>): Proof | null {
  if (line.state !== 'open') return null
  if (line.rule === 'exit_filing')
    return {
      title: '打开退出事项',
      to: { path: `/exits/${line.subject}`, query: {} },
      permission: 'exit.read',
    }
  if (line.rule === 'failed_grade')
    return {
      title: '办理退出',
      to: { path: '/exits/new', query: { engagement: line.subject } },
      permission: 'exit.write',
    }
  return null
}
