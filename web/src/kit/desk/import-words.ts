import type { Tone } from '../StateTag.vue'
import type { Outcome } from '../import'

export const outcomeWords: Readonly<Record<Outcome, string>> = {
  accept: '可导入',
  warn: '有提醒',
  reject: '不能导入',
}

export const outcomeTones: Readonly<Record<Outcome, Tone>> = { accept: 'ok', warn: 'warn', reject: 'late' }
