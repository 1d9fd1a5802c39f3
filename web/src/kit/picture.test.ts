import { expect, test } from 'vitest'
import { fitted } from './picture'

test('a picture is fitted, never enlarged', () => {
  expect(fitted(4000, 3000)).toEqual({ width: 2400, height: 1800 })
  expect(fitted(3000, 4000)).toEqual({ width: 1800, height: 2400 })
  expect(fitted(800, 600)).toEqual({ width: 800, height: 600 })
})
