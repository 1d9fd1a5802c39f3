import { expect, test } from 'vitest'
import { change, lacking, lineNote, numbersOf, planTone, quotaToday, withMark } from './plan-words'

test('a number beside the one before it', () => {
  expect(withMark(5, '▼1')).toBe('5 ▼1')
  expect(withMark(3, '—')).toBe('3')
  expect(withMark(3, '')).toBe('3')
})

test('a number that is being typed', () => {
  expect([change(4, 5), change(6, 5), change(5, 5)]).toEqual(['▼1', '▲1', ''])
})

test('another number takes a reason', () => {
  const line = { planId: 'a', name: '昆山市', before: 5, number: 4, reason: ' ' }
  expect(lacking([line])).toBe('昆山市')
  expect(lacking([{ ...line, reason: '全省统筹' }])).toBe('')
  expect(lacking([{ ...line, number: 5 }])).toBe('')
  expect(numbersOf([{ ...line, reason: ' 全省统筹 ' }])).toEqual([
    { planId: 'a', number: 4, reason: '全省统筹' },
  ])
})

test('overdue stands out', () => {
  expect(planTone({ overdue: true })).toBe('late')
  expect(planTone({ overdue: false })).toBe('off')
})

test('what the ledger has left today', () => {
  expect(quotaToday({ approved: false, room: 0, over: 0 })).toBe('未核定')
  expect(quotaToday({ approved: true, room: 2, over: 0 })).toBe('余 2')
  expect(quotaToday({ approved: true, room: 0, over: 0 })).toBe('满员')
  expect(quotaToday({ approved: true, room: 0, over: 1 })).toBe('超员 1')
})

test('what a line is beside its name', () => {
  type Plan = Parameters<typeof lineNote>[0]['plan']
  const plan = (kind: 'annual' | 'extra', seq: number) => ({ kind, seq }) as Plan
  expect(lineNote({ tier: 'county', plan: plan('annual', 0) })).toBe('')
  expect(lineNote({ tier: 'county', plan: plan('annual', 1) })).toBe('并入')
  expect(lineNote({ tier: 'county', plan: plan('extra', 1) })).toBe('补充')
  expect(lineNote({ tier: 'city' })).toBe('本级')
  expect(lineNote({ tier: 'city', plan: plan('annual', 1) })).toBe('本级，再汇总的一批')
  expect(lineNote({ tier: 'city', plan: plan('extra', 1) })).toBe('本级，补充')
})
