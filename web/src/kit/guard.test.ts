import { expect, test } from 'vitest'
import type { RouteLocationNormalized } from 'vue-router'
import type { Session } from '@/api/session'
import { decide, safeNext } from './guard'

function to(fullPath: string, meta: RouteLocationNormalized['meta'] = {}) {
  return { fullPath, path: fullPath.split('?')[0], meta } as RouteLocationNormalized
}

const session = (mustChangePassword: boolean): Session => ({
  account: { id: '1', login: 'ks001', name: '周敏', personId: '', mustChangePassword },
  posts: [],
  permissions: [],
  scopeName: '昆山市',
})

test('who is not signed in is asked to, and comes back where they wanted to go', () => {
  expect(decide(to('/people?q=1'), null)).toEqual({ path: '/login', query: { next: '/people?q=1' } })
  expect(decide(to('/'), null)).toEqual({ path: '/login', query: {} })
  expect(decide(to('/login', { public: true }), null)).toBe(true)
})

test('a first password must be changed before anything else opens', () => {
  expect(decide(to('/people'), session(true))).toEqual({ path: '/password', query: { next: '/people' } })
  expect(decide(to('/password?next=/people'), session(true))).toBe(true)
  expect(decide(to('/people'), session(false))).toBe(true)
})

test.each([
  ['/people?q=1', '/people?q=1'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['https://evil.example', '/'],
  ['/login?next=/login', '/'],
  [undefined, '/'],
  [['/a'], '/'],
])('next=%s leads to %s', (next, want) => {
  expect(safeNext(next)).toBe(want)
})
