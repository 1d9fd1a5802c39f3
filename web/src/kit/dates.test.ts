import { expect, test } from 'vitest'
import { dayAfter, localTime, longDate, today } from './dates'

test('documents write 2026年11月2日', () => {
  expect(longDate('2026-11-02')).toBe('2026年11月2日')
  expect(longDate('长期')).toBe('长期')
})

test('instants are shown by the clock in China', () => {
  expect(localTime('2026-11-21T16:05:00Z')).toBe('2026-11-22 00:05')
  expect(localTime('2026-11-22T09:05:00+08:00')).toBe('2026-11-22 09:05')
  expect(localTime('never')).toBe('never')
})

test('the day begins at midnight in China, wherever the device is', () => {
  expect(today(new Date('2026-12-31T15:59:59Z'))).toBe('2026-12-31')
  expect(today(new Date('2026-12-31T16:00:00Z'))).toBe('2027-01-01')
})

test('counts days over the end of a month, by the day in China', () => {
  expect(dayAfter(new Date('2026-11-30T16:30:00Z'), 0)).toBe('2026-12-01')
  expect(dayAfter(new Date('2026-11-30T02:00:00Z'), 60)).toBe('2027-01-29')
})
