import { expect, test } from 'vitest'
import { numberIn, outOf } from './number'

test('a number is read as people type it', () => {
  expect(['12', ' 88.5 ', '１２', '88。5', '1,200', '-3', '.5'].map(numberIn)).toEqual([
    12, 88.5, 12, 88.5, 1200, -3, 0.5,
  ])
  expect(['', '十', '8 8', '1e3', '--1', '.'].map(numberIn)).toEqual([null, null, null, null, null, null])
})

test('one that does not fit is told its bounds', () => {
  const score = { min: 0, max: 100, places: 2 }
  expect(['', '0', '100', '88.25'].map((t) => outOf(t, score))).toEqual(['', '', '', ''])
  expect(outOf('885', score)).toBe('应在0—100之间')
  expect(outOf('-1', score)).toBe('应在0—100之间')
  expect(outOf('88.255', score)).toBe('最多2位小数')
  expect(outOf('九十', score)).toBe('应为数字')
  expect(outOf('3.5', { min: 0, max: 9999 })).toBe('应为整数')
  expect(outOf('99999', { min: 0, max: 9999 })).toBe('应在0—9999之间')
  expect(outOf('0', { min: 1 })).toBe('应不小于1')
  expect(outOf('9', { max: 8 })).toBe('应不大于8')
})
