import { expect, test } from 'vitest'
import { recordPaths } from './records'

test('a record is found by its kind, in whichever module it lives', () => {
  const path = recordPaths([
    { records: { visit: (id) => `/visits/${id}`, visit_paper: () => '/visits/papers' } },
    {},
    { records: { account: () => '/account' } },
  ])
  expect(path('visit', 'v1')).toBe('/visits/v1')
  expect(path('visit_paper', 'v1')).toBe('/visits/papers')
  expect(path('account', 'a1')).toBe('/account')
  expect(path('toString', 'v1')).toBeUndefined()
  expect(path('', '')).toBeUndefined()
})
