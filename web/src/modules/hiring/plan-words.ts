import type { Tone } from '@/kit/StateTag.vue'
import type { FieldWords, Standing } from '@/kit/record-form'
import type { PlanLine, PlanNumber, PlanView } from './plan-api'

/** The state of a plan's line as colour and word: what is overdue is red, late amber. */
export function planTone(line: Pick<PlanLine, 'overdue' | 'plan'>): Tone {
  if (line.overdue) return 'late'
  if (!line.plan) return 'off'
  if (line.plan.state === 'decided') return 'ok'
  if (line.plan.state === 'returned') return 'warn'
  return 'plain'
}

/** What a line is beside its union's name: the city's own level, a supplement, one that came with a merger. */
export function lineNote(line: Pick<PlanLine, 'tier' | 'plan'>): string {
  const own = line.tier === 'city' ? ['本级'] : []
  if (line.plan?.kind === 'extra') own.push('补充')
  else if (line.plan && line.plan.seq > 0) own.push(line.tier === 'city' ? '再汇总的一批' : '并入')
  return own.join('，')
}

/** A number beside the one before it, as the server marks it: 5 ▼1. */
export const withMark = (n: number, mark: string) =>
  mark === '' || mark === '—' ? String(n) : `${String(n)} ${mark}`

/** How a number that is being typed differs from the one before it, marked as the server marks them. */
export function change(n: number, before: number): string {
  if (n === before) return ''
  return n > before ? `▲${String(n - before)}` : `▼${String(before - n)}`
}

export interface Weighing {
  planId: string
  name: string
  before: number
  number: number
  reason: string
}

/** The numbers as they are sent. */
export function numbersOf(lines: readonly Weighing[]): PlanNumber[] {
  return lines.map(({ planId, number, reason }) => ({ planId, number, reason: reason.trim() }))
}

/** Which line still lacks its reason; empty when none does. */
export function lacking(lines: readonly Weighing[]): string {
  return lines.find((l) => l.number !== l.before && !l.reason.trim())?.name ?? ''
}

/** How the account comes to what is left of it. */
export function quotaParts(f: Pick<PlanView['quota'], 'approved' | 'authorised' | 'occupied' | 'reserved'>) {
  if (!f.approved) return ''
  const held = f.reserved ? `，预留 ${String(f.reserved)}` : ''
  return `核定 ${String(f.authorised)}，在岗 ${String(f.occupied)}${held}`
}

/** What the ledger has left for the union today, in a word. */
export function quotaToday(f: Pick<PlanView['quota'], 'approved' | 'room' | 'over'>): string {
  if (!f.approved) return '未核定'
  if (f.over) return `超员 ${String(f.over)}`
  return f.room ? `余 ${String(f.room)}` : '满员'
}

/** What a union writes into its plan. */
export interface PlanForm {
  enterprises: number
  workers: number
  requested: number
  reason: string
  needs: string
  lateReason: string
}

export function planStands(view: Pick<PlanView, 'plan'>): Standing<PlanForm> {
  const p = view.plan
  return {
    rev: p?.rev ?? 0,
    value: {
      enterprises: p?.enterprises ?? 0,
      workers: p?.workers ?? 0,
      requested: p?.requested ?? 0,
      reason: p?.reason ?? '',
      needs: p?.needs ?? '',
      lateReason: p?.lateReason ?? '',
    },
  }
}

/** Its fields in words; why it is late is sent with it and stands in no version before that. */
export const planWords: readonly FieldWords<PlanForm>[] = [
  { key: 'enterprises', title: '企业数', text: (v) => `${String(v.enterprises)} 家` },
  { key: 'workers', title: '职工数', text: (v) => `${String(v.workers)} 人` },
  { key: 'requested', title: '申报人数', text: (v) => `${String(v.requested)} 名` },
  { key: 'reason', title: '理由' },
  { key: 'needs', title: '岗位需求' },
]
