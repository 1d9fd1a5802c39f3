import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { noAnswer } from '@/api/problem'
import type { Unit } from './api'
import { findKept, findThere } from './kept'
import { PhoneStore } from './store'

const unit = (id: string, name: string, initials = ''): Unit => ({
  id,
  name,
  initials,
  pinyin: initials,
  kind: 'enterprise',
  state: 'active',
  hasUnion: true,
})
const names = (units: Unit[]) => units.map((u) => u.name)

let store: PhoneStore
beforeEach(async () => {
  store = new PhoneStore('units')
  await store.units.bulkPut([
    { ...unit('u1', '昆山华电电子有限公司', 'kshddzyxgs'), usedAt: '' },
    { ...unit('u2', '昆山精工五金厂', 'ksjgwjc'), usedAt: '2026-11-20T08:00:00Z' },
  ])
})
afterEach(async () => {
  await store.delete()
})

test('what the phone keeps is found by name or initials, the last used first', async () => {
  expect(names(await findKept(store, ''))).toEqual(['昆山精工五金厂', '昆山华电电子有限公司'])
  expect(names(await findKept(store, 'KSHD'))).toEqual(['昆山华电电子有限公司'])
  expect(names(await findKept(store, '五金'))).toEqual(['昆山精工五金厂'])
})

test('what only the server has comes after it, once', async () => {
  const kept = await findKept(store, '昆山')
  const there = () => Promise.resolve([unit('u1', '昆山华电电子有限公司'), unit('u3', '昆山新来电器公司')])
  expect(names(await findThere(kept, '昆山', there))).toEqual([
    '昆山精工五金厂',
    '昆山华电电子有限公司',
    '昆山新来电器公司',
  ])
})

test('without network, or without a word, what is kept is all there is', async () => {
  const kept = await findKept(store, '昆山')
  expect(names(await findThere(kept, '昆山', () => Promise.reject(noAnswer())))).toEqual(names(kept))
  const all = await findKept(store, '')
  expect(await findThere(all, '', () => Promise.reject(new Error('not asked')))).toEqual(all)
})
