import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { qr } from './qr'

// Worked out by another encoder (the one that prints the papers): every module of the pattern is the same.
const link = (length: number) => {
  let text = 'https://xz.example.cn/c/'
  while (text.length < length) text += 'Zm9vYmFy_-1'
  return text.slice(0, length)
}

test('a short text has this pattern', () => {
  const { size, dark } = qr(link(10))
  const rows = Array.from({ length: size }, (_, y) =>
    Array.from(dark.slice(y * size, (y + 1) * size)).join(''),
  )
  expect(rows).toEqual([
    '111111101100001111111',
    '100000100101001000001',
    '101110101011001011101',
    '101110100010101011101',
    '101110100010101011101',
    '100000101100001000001',
    '111111101010101111111',
    '000000000001000000000',
    '101000110011100100101',
    '110110000110011011011',
    '011100100100000111101',
    '101011000100110111000',
    '100010100000000000010',
    '000000001001001011001',
    '111111101001111111101',
    '100000100101010011001',
    '101110100011100100010',
    '101110100110001110000',
    '101110101010010111111',
    '100000100000100111000',
    '111111101010011110001',
  ])
})

test.each([
  [60, 33, 'a23c9f3a027fd4b700586f8276ae3541351d1fa55820a6237e90ee1c8c349c29'],
  [100, 41, '0479653d498f6d9baf35de656488c4305c348c48e84b32a9d557758390385730'],
  [120, 45, '5fb75cbb1ab965bdc9734eb31344a77cad72a40594bcbbcc91c7cb3fbdaa26b6'],
  [150, 49, '23c2942a0b899577e8e7170e5330cae5328ca99c7e433bb7576f75aaadc433da'],
  [213, 57, '7b0ea0b99f86f1beaa5213938727205fe980fe612b346d26d38724f148d77a3a'],
])('a link of %i characters', (length, size, sum) => {
  const code = qr(link(length))
  expect(code.size).toBe(size)
  expect(createHash('sha256').update(Array.from(code.dark).join('')).digest('hex')).toBe(sum)
})

test('a text that does not fit is refused', () => {
  expect(() => qr(link(214))).toThrow('too long')
})
