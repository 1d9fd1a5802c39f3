import type { MonthDay, Year } from './api'

/** The dates of a year under their months, the latest month first. */
export function byMonths(
  days: readonly MonthDay[],
): { month: string; title: string; counted: number; days: MonthDay[] }[] {
  const months = new Map<string, MonthDay[]>()
  for (const day of days) {
    const month = day.day.slice(0, 7)
    months.set(month, [...(months.get(month) ?? []), day])
  }
  return [...months]
    .map(([month, list]) => ({
      month,
      title: `${String(Number(month.slice(5)))} 月`,
      counted: list.filter((d) => d.counted).length,
      days: list,
    }))
    .reverse()
}

/** The first year of which the Measures speak; a log has no earlier one. */
export const firstYear = 2020

const names = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']

/** The day of the week of a civil date. */
export function weekday(date: string): string {
  return names[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? ''
}

const kinds = { confirm: '关闭后才签字', withdraw: '关闭后撤回' } as const
const states = { open: '等待决定', accepted: '同意更正', rejected: '不作更正' } as const

/** 关闭后撤回：同意更正，80 天改为 79 天 */
export function correctionText(x: Year['corrections'][number]): string {
  const moved = x.state === 'accepted' ? `，${String(x.daysBefore)} 天改为 ${String(x.daysAfter)} 天` : ''
  return `${kinds[x.kind]}：${states[x.state]}${moved}`
}
