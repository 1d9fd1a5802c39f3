import { expect, test } from 'vitest'
import { leftText, waiting } from './desk-words'

test('a day says in words how far it is', () => {
  expect(leftText({ workdays: 3, tone: 'soon' })).toBe('还有3个工作日')
  expect(leftText({ workdays: 0, tone: 'soon' })).toBe('今天到期')
  expect(leftText({ workdays: -2, tone: 'late' })).toBe('已过期2个工作日')
  expect(leftText({ workdays: 0, tone: 'late' })).toBe('已过期')
  expect(leftText({ workdays: -4, tone: 'soon', soft: true })).toBe('超过内部时限4个工作日')
})

test('the badge is the sum of the card', () => {
  expect(waiting([{ count: 3 }, { count: 2 }])).toBe(5)
  expect(waiting([])).toBe(0)
})
