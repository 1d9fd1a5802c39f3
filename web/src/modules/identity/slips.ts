import { shallowRef } from 'vue'
import type { Slip } from './api'

/** Slips on their way from the act that made them to the page that prints them; kept nowhere else. */
export const slips = shallowRef<Slip[]>([])

export const states: Readonly<Record<string, { text: string; tone: 'ok' | 'warn' | 'late' | 'off' }>> = {
  active: { text: '正常', tone: 'ok' },
  unused: { text: '未改初始密码', tone: 'warn' },
  locked: { text: '已锁定', tone: 'late' },
  disabled: { text: '已停用', tone: 'off' },
}

export const grantStates: Readonly<Record<string, string>> = {
  running: '在任',
  coming: '未开始',
  over: '已到期',
  ended: '已收回',
}

/** Slips eight to a page. */
export function sheets<T>(list: readonly T[], size = 8): T[][] {
  const out: T[][] = []
  for (let i = 0; i < list.length; i += size) out.push(list.slice(i, i + size))
  return out
}
