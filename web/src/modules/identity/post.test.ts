import { expect, test } from 'vitest'
import { emptyPost, postInput, postMistake } from './post'
import { sheets } from './slips'

const union = { id: 'u1', name: '昆山市总工会', leaf: false }

test('a post needs a union and a role, and a term that does not end before it begins', () => {
  expect(postMistake(emptyPost())).toBe('请选择工会')
  expect(postMistake({ ...emptyPost(), union })).toBe('请选择角色')
  expect(postMistake({ union, role: 'clerk', from: '2026-02-01', until: '2026-01-31' })).toBe(
    '截止日期早于起始日期',
  )
  expect(postMistake({ union, role: 'clerk', from: '2026-02-01', until: '2026-02-01' })).toBe('')
})

test('empty dates are not sent', () => {
  expect(postInput({ union, role: 'clerk', from: null, until: null })).toEqual({
    unionId: 'u1',
    role: 'clerk',
  })
  expect(postInput({ union, role: 'clerk', from: '2026-02-01', until: '2026-12-31' })).toEqual({
    unionId: 'u1',
    role: 'clerk',
    from: '2026-02-01',
    until: '2026-12-31',
  })
})

test('eight slips go on a page', () => {
  expect(sheets([1, 2, 3, 4, 5, 6, 7, 8, 9]).map((s) => s.length)).toEqual([8, 1])
  expect(sheets([])).toEqual([])
})
