import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ApiProblem, noAnswer } from '@/api/problem'
import type { Entry, MonthDay, PersonYear, Unit, Visit } from './api'
import * as api from './api'
import { keepFile } from './files'
import { findKept, findThere, keepLog, keepUnits, monthDays, oneVisit, ownTodo, yearDays } from './kept'
import { queueVisit } from './outbox'
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
  store = new PhoneStore('account-a')
  await store.units.bulkPut([
    { ...unit('u1', '昆山华电电子有限公司', 'kshddzyxgs'), usedAt: '' },
    { ...unit('u2', '昆山精工五金厂', 'ksjgwjc'), usedAt: '2026-11-20T08:00:00Z' },
  ])
})
afterEach(async () => {
  vi.restoreAllMocks()
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

const entry = (id: string, day: string, more: Partial<Entry> = {}): Entry => ({
  id,
  personId: 'p',
  personName: '周文渊',
  clientKey: `key-${id}`,
  unionId: 'u',
  day,
  servedId: 'u1',
  servedName: '昆山华电电子有限公司',
  duties: ['D2'],
  place: 'onsite',
  participants: '',
  done: '指导起草集体合同草案',
  outcome: '',
  internalNote: '',
  commissionNumber: '',
  commissionOn: '',
  commissionBlob: '',
  consent: 'none',
  consentReason: '',
  state: 'waiting',
  stateTitle: '待签字确认',
  stateReason: '',
  strength: '',
  source: 'system',
  counted: false,
  rev: 1,
  createdAt: '2026-11-20T08:00:00Z',
  changedAt: '2026-11-20T08:00:00Z',
  actions: ['invite', 'paper', 'recall', 'copy'],
  ...more,
})
const dayOf = (...entries: Entry[]): MonthDay => ({
  day: entries[0]?.day ?? '',
  work: true,
  counted: false,
  entries,
})
const now = () => new Date('2026-11-27T02:00:00Z')

/** The server with these days of the year, and then without it. */
function served(days: MonthDay[]) {
  vi.spyOn(api, 'accountNow').mockResolvedValue('account-a')
  vi.spyOn(api, 'ownMonth').mockResolvedValue(days.filter((d) => d.day.startsWith('2026-11')))
  vi.spyOn(api, 'personYear').mockResolvedValue({ days } as PersonYear)
  vi.spyOn(api, 'listOwn').mockResolvedValue({
    items: [],
    next: '',
    prev: '',
    total: { count: 0, exact: true },
  })
  return () => {
    for (const name of ['accountNow', 'ownMonth', 'personYear', 'listOwn', 'readVisit'] as const)
      vi.spyOn(api, name).mockRejectedValue(noAnswer())
  }
}

test('what was never brought onto the phone is refused without network', async () => {
  served([])()
  await expect(monthDays(store, '2026-11', now)).rejects.toMatchObject({ code: 'network' })
  await expect(oneVisit(store, 'v1', now)).rejects.toMatchObject({ code: 'network' })
  await keepLog(store, 'p', now())
  expect(await store.kept.get('log')).toBeUndefined()
})

test('a refusal of the server is no lack of network', async () => {
  await store.visits.put(entry('v1', '2026-11-20'))
  vi.spyOn(api, 'readVisit').mockRejectedValue(
    new ApiProblem({ status: 404, code: 'not_found', message: '没有' }),
  )
  await expect(oneVisit(store, 'v1', now)).rejects.toMatchObject({ status: 404 })
  expect(await store.visits.get('v1')).toBeUndefined() // deleted elsewhere
})

test('after the first visit the log of the year is there without network, entry by entry', async () => {
  const off = served([dayOf(entry('v0', '2026-03-02')), dayOf(entry('v1', '2026-11-20'))])
  await keepLog(store, 'p', now())
  off()
  const month = await monthDays(store, '2026-11', now)
  expect(month.value.flatMap((d) => d.entries.map((e) => e.id))).toEqual(['v1'])
  const earlier = await monthDays(store, '2026-03', now)
  expect(earlier.value.flatMap((d) => d.entries.map((e) => e.id))).toEqual(['v0'])
  expect(earlier.keptAt).toBe('2026-11-27T02:00:00.000Z')
  expect((await yearDays(store, 2026, 'p', now)).value.days).toHaveLength(2)
  expect((await ownTodo(store, now)).value).toEqual([])
  const one = await oneVisit(store, 'v0', now)
  expect(one).toMatchObject({ keptAt: '2026-11-27T02:00:00.000Z', listed: true })
  expect(one.value).toMatchObject({ done: '指导起草集体合同草案', events: [], attachments: [] })
  vi.mocked(api.personYear).mockClear()
  vi.mocked(api.ownMonth).mockClear()
  await keepLog(store, 'p', now()) // today's is there: nothing is asked
  expect(api.personYear).not.toHaveBeenCalled()
  expect(api.ownMonth).not.toHaveBeenCalled()
})

test('the story of an entry stays while the entry is the same, and goes with an older state', async () => {
  const event = { at: '2026-11-20T08:00:00Z', act: 'submit', by: '周文渊', reason: '' }
  await store.visits.put({ ...entry('v1', '2026-11-20'), events: [event] } as unknown as Visit)
  const off = served([dayOf(entry('v1', '2026-11-20'))])
  await monthDays(store, '2026-11', now)
  expect((await store.visits.get('v1'))?.events).toHaveLength(1)
  vi.spyOn(api, 'ownMonth').mockResolvedValue([
    dayOf(entry('v1', '2026-11-20', { rev: 2, state: 'confirmed' })),
  ])
  await monthDays(store, '2026-11', now)
  off()
  expect((await oneVisit(store, 'v1', now)).value).toMatchObject({ state: 'confirmed', events: [] })
})

const at = (time: string) => () => new Date(time)
const ids = (days: MonthDay[]) => days.flatMap((d) => d.entries.map((e) => e.id))

test('without network a month is shown as it was kept last, with its year or by itself', async () => {
  served([dayOf(entry('v1', '2026-11-20'))])
  await monthDays(store, '2026-11', at('2026-11-20T02:00:00Z'))
  served([dayOf(entry('v1', '2026-11-20')), dayOf(entry('v2', '2026-11-26'))])
  await yearDays(store, 2026, 'p', at('2026-11-27T02:00:00Z'))
  const off = served([dayOf(entry('v3', '2026-11-26'))])
  vi.spyOn(api, 'ownMonth').mockRejectedValue(noAnswer())
  const newer = await monthDays(store, '2026-11', now)
  expect(newer.keptAt).toBe('2026-11-27T02:00:00.000Z')
  expect(ids(newer.value)).toEqual(['v1', 'v2'])
  served([dayOf(entry('v3', '2026-11-26'))])
  await monthDays(store, '2026-11', at('2026-11-28T02:00:00Z'))
  off()
  const own = await monthDays(store, '2026-11', now)
  expect(own.keptAt).toBe('2026-11-28T02:00:00.000Z')
  expect(ids(own.value)).toEqual(['v3'])
})

test('an entry that was deleted at the desk goes from the phone, those of other months stay', async () => {
  const [old, gone, still] = [
    entry('v0', '2026-03-02'),
    entry('v1', '2026-11-20'),
    entry('v2', '2026-11-24'),
  ].map((e) => dayOf(e)) as [MonthDay, MonthDay, MonthDay]
  served([old, gone, still])
  await yearDays(store, 2026, 'p', now)
  served([still])
  await monthDays(store, '2026-11', now)
  expect(await store.visits.orderBy('id').primaryKeys()).toEqual(['v0', 'v2'])
})

test('nothing is asked for another account, and nothing kept of what another was answered', async () => {
  served([dayOf(entry('v1', '2026-11-20'))])
  vi.spyOn(api, 'servedBook').mockResolvedValue([])
  const who = vi.spyOn(api, 'accountNow').mockResolvedValue('account-b')
  await keepLog(store, 'p', now())
  await keepUnits(store, now())
  expect(api.ownMonth).not.toHaveBeenCalled()
  expect(api.servedBook).not.toHaveBeenCalled()
  who.mockReset().mockResolvedValueOnce('account-a').mockResolvedValue('account-b') // signed in while it was asked
  await keepLog(store, 'p', now())
  expect(api.ownMonth).toHaveBeenCalledOnce()
  who.mockReset().mockResolvedValueOnce('account-a').mockResolvedValue('account-b')
  await keepUnits(store, now())
  expect(api.servedBook).toHaveBeenCalledOnce()
  expect([await store.kept.count(), await store.visits.count(), await store.units.count()]).toEqual([0, 0, 2])
})

test('signing out forgets what the server has and keeps what it has not, also while an answer is under way', async () => {
  served([dayOf(entry('v1', '2026-11-20'))])
  await keepLog(store, 'p', now())
  const { day, servedId, duties, place, participants, done, outcome, internalNote } = entry(
    'v2',
    '2026-11-24',
  )
  const commission = { commissionNumber: '', commissionOn: '', commissionBlob: '' }
  const content = {
    ...{ day, servedId, duties, place, participants, done, outcome, internalNote },
    ...commission,
  }
  const item = { key: 'k', at: '', servedName: '', servedKey: '', id: '', rev: 0, content }
  await store.drafts.put({ ...item, key: 'd' })
  await queueVisit(store, item, true, now())
  const file = Object.assign(new Blob(['x']), { name: 'a.jpg' })
  await keepFile(store, { owner: 'k', visitId: '', use: 'attachment' }, file, now())
  let answer!: (days: MonthDay[]) => void
  vi.spyOn(api, 'ownMonth').mockReturnValue(new Promise((resolve) => (answer = resolve)))
  const late = monthDays(store, '2026-11', now)
  await vi.waitFor(() => {
    expect(api.ownMonth).toHaveBeenCalled()
  })
  await store.forget()
  answer([dayOf(entry('v1', '2026-11-20'))])
  await late
  expect([await store.kept.count(), await store.visits.count(), await store.units.count()]).toEqual([0, 0, 0])
  expect([await store.queue.count(), await store.drafts.count(), await store.files.count()]).toEqual([
    1, 1, 1,
  ])
})
