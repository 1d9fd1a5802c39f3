import { expect, it } from 'vitest'
import type { MonthDay, Year } from './api'
import { byMonths, correctionText, weekday } from './year'

const day = (date: string, counted: boolean): MonthDay => ({ day: date, work: true, counted, entries: [] })

it('puts dates under their months, the latest first, and counts those that count', () => {
  const months = byMonths([day('2026-02-03', true), day('2026-02-04', false), day('2026-11-20', true)])
  expect(months.map((m) => [m.month, m.title, m.counted, m.days.length])).toEqual([
    ['2026-11', '11 月', 1, 1],
    ['2026-02', '2 月', 1, 2],
  ])
  expect(byMonths([])).toEqual([])
})

it('names the day of the week whatever the clock of the machine', () => {
  expect(weekday('2026-11-22')).toBe('周日')
  expect(weekday('2026-11-23')).toBe('周一')
})

it('says what a correction did to the days', () => {
  const x = {
    kind: 'withdraw',
    state: 'accepted',
    daysBefore: 80,
    daysAfter: 79,
  } as Year['corrections'][number]
  expect(correctionText(x)).toBe('关闭后撤回：同意更正，80 天改为 79 天')
  expect(correctionText({ ...x, kind: 'confirm', state: 'open' })).toBe('关闭后才签字：等待决定')
})
