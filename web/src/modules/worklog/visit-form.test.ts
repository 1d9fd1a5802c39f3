import { expect, test } from 'vitest'
import { copied, dayBefore, emptyContent, mistakes, monthAfter, weeksOf } from './visit-form'

const whole = {
  ...emptyContent('2026-11-20'),
  servedId: 'u1',
  duties: ['D1' as const],
  done: '讲解集体合同续签',
}

test('a whole entry may be handed over', () => {
  expect(mistakes({ content: whole, servedKey: '' }, '2026-11-20')).toEqual({})
})

test.each([
  [{ day: '2026-11-21' }, { day: '不能晚于今天' }],
  [{ day: '' }, { day: '请选择日期' }],
  [{ servedId: '' }, { servedId: '请选择服务单位' }],
  [{ duties: [] }, { duties: '请至少选择一项' }],
  [{ place: '' as const }, { place: '请选择服务方式' }],
  [{ done: ' ' }, { done: '请写一句做了什么' }],
  [{ duties: ['D4' as const], commissionOn: '2026-11-21' }, { commissionOn: '不能晚于服务日期' }],
])('%o is told as %o', (change, want) => {
  expect(mistakes({ content: { ...whole, ...change }, servedKey: '' }, '2026-11-20')).toEqual(want)
})

test('a unit that waits to be sent is a unit', () => {
  expect(mistakes({ content: { ...whole, servedId: '' }, servedKey: 'n1' }, '2026-11-20')).toEqual({})
})

test('a copy takes neither the internal note nor the commission', () => {
  const from = {
    ...whole,
    internalNote: '欠薪苗头',
    commissionNumber: '委〔2026〕3号',
    commissionOn: '2026-10-01',
  }
  expect(copied(from, '2026-11-22')).toEqual({ ...whole, day: '2026-11-22' })
})

test('days and months over the ends', () => {
  expect(dayBefore('2026-03-01')).toBe('2026-02-28')
  expect(dayBefore('2026-01-01')).toBe('2025-12-31')
  expect(monthAfter('2026-12', 1)).toBe('2027-01')
  expect(monthAfter('2026-01', -1)).toBe('2025-12')
})

test('November 2026 begins on a Sunday and has six weeks', () => {
  const weeks = weeksOf('2026-11')
  expect(weeks.map((w) => w.filter(Boolean).length)).toEqual([1, 7, 7, 7, 7, 1])
  expect(weeks[0]).toEqual(['', '', '', '', '', '', '2026-11-01'])
  expect(weeks[5]?.[0]).toBe('2026-11-30')
})
