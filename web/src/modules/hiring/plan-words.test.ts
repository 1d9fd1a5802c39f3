import { expect, test } from 'vitest'
import { lacking, numbersOf, planTone, withMark } from './plan-words'

test('a number beside the one before it', () => {
  expect(withMark(5, '▼1')).toBe('5 ▼1')
  expect(withMark(3, '—')).toBe('3')
  expect(withMark(3, '')).toBe('3')
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
