import { expect, test } from 'vitest'
import { countText } from './words'

test('a bell does not count beyond what it can show', () => {
  expect(countText(1)).toBe('1')
  expect(countText(99)).toBe('99')
  expect(countText(100)).toBe('99+')
})
