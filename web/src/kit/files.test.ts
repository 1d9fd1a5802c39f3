import { expect, test } from 'vitest'
import { sizeText } from './files'

test('tells sizes', () => {
  expect([10, 2048, 52_000, 1_300_000, 1_572_864].map(sizeText)).toEqual([
    '1 KB',
    '2 KB',
    '51 KB',
    '1.2 MB',
    '1.5 MB',
  ])
})
