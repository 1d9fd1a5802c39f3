import { expect, test } from 'vitest'
import { term } from './words'

test('a term is told with its end, or as open', () => {
  expect(term('2025-01-01', '2026-12-31')).toBe('2025-01-01 至 2026-12-31')
  expect(term('2025-01-01', '')).toBe('2025-01-01 起无固定期限')
  expect(term('2026-04-01', '', '，尚未结束')).toBe('2026-04-01 起，尚未结束')
  expect(term('', '2026-12-31')).toBe('未登记')
})
