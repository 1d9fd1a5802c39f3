import type { Tone } from '@/kit/StateTag.vue'
import type { PlanLine, PlanNumber } from './api'

/** The state of a plan's line as colour and word: what is overdue is red, late amber. */
export function planTone(line: Pick<PlanLine, 'overdue' | 'plan'>): Tone {
  if (line.overdue) return 'late'
  if (!line.plan) return 'off'
  if (line.plan.state === 'decided') return 'ok'
  if (line.plan.state === 'returned') return 'warn'
  return 'plain'
}

/** A number beside the one before it, as the server marks it: 5 ▼1. */
export const withMark = (n: number, mark: string) =>
  mark === '' || mark === '—' ? String(n) : `${String(n)} ${mark}`

export interface Weighing {
  planId: string
  name: string
  before: number
  number: number
  reason: string
}

/** The numbers that say something: another than the one before it, or one that stood there already. */
export function numbersOf(lines: readonly Weighing[]): PlanNumber[] {
  return lines.map(({ planId, number, reason }) => ({ planId, number, reason: reason.trim() }))
}

/** Which line still lacks its reason; empty when none does. */
export function lacking(lines: readonly Weighing[]): string {
  return lines.find((l) => l.number !== l.before && !l.reason.trim())?.name ?? ''
}
