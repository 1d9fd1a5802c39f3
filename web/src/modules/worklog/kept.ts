import { ApiProblem, asProblem, NETWORK } from '@/api/problem'
import { today } from '@/kit/dates'
import * as api from './api'
import type { PhoneStore } from './store'

/** What the server says, or without network what was kept of it, and then from when. */
export interface Kept<T> {
  value: T
  /** Empty when it comes from the server just now. */
  keptAt: string
}

/** Asks the server and keeps the answer; without network gives what is kept. */
export async function fresh<T>(
  store: PhoneStore,
  name: string,
  ask: () => Promise<T>,
  now: () => Date,
): Promise<Kept<T>> {
  try {
    const value = await ask()
    await store.kept.put({ name, at: now().toISOString(), value })
    return { value, keptAt: '' }
  } catch (thrown) {
    if (asProblem(thrown).code !== NETWORK) throw thrown
    const kept = await store.kept.get(name)
    if (!kept) throw thrown
    return { value: kept.value as T, keptAt: kept.at }
  }
}

/** Keeps entries as a list gave them; the story that was read of one stays while the entry is the same. */
async function keepEntries(store: PhoneStore, entries: readonly api.Entry[]): Promise<void> {
  await store.transaction('rw', store.visits, async () => {
    const known = await store.visits.bulkGet(entries.map((e) => e.id))
    await store.visits.bulkPut(
      entries.map((e, i) => {
        const had = known[i]
        return had?.events !== undefined && had.rev === e.rev ? had : e
      }),
    )
  })
}

/** The own month, every day of it; without network what was kept of it, or of its year. */
export async function monthDays(
  store: PhoneStore,
  month: string,
  now: () => Date,
): Promise<Kept<api.MonthDay[]>> {
  try {
    const found = await fresh(store, `month.${month}`, () => api.ownMonth(month), now)
    if (!found.keptAt)
      await keepEntries(
        store,
        found.value.flatMap((d) => d.entries),
      )
    return found
  } catch (thrown) {
    if (asProblem(thrown).code !== NETWORK) throw thrown
    const year = await store.kept.get(`days.${month.slice(0, 4)}`)
    if (!year) throw thrown
    const { days } = year.value as api.PersonYear
    return { value: days.filter((d) => d.day.startsWith(month)), keptAt: year.at }
  }
}

/** The own year, date by date; without network what was kept of it. */
export async function yearDays(
  store: PhoneStore,
  year: number,
  person: string,
  now: () => Date,
): Promise<Kept<api.PersonYear>> {
  const found = await fresh(store, `days.${String(year)}`, () => api.personYear(year, person), now)
  if (!found.keptAt)
    await keepEntries(
      store,
      found.value.days.flatMap((d) => d.entries),
    )
  return found
}

/** What the instructor may want to look after: returned and refused first, then what waits for a signature. */
export function ownTodo(store: PhoneStore, now: () => Date): Promise<Kept<api.Entry[]>> {
  const states = ['returned', 'refused', 'withdrawn', 'waiting'] as const
  const ask = async () =>
    (await Promise.all(states.map((state) => api.listOwn({ state, limit: 50 })))).flatMap((p) => p.items)
  return fresh(store, 'todo', ask, now)
}

/** What a list does not tell of an entry. */
const untold: Omit<api.Visit, keyof api.Entry> = {
  postUnionId: '',
  dutiesConfirmed: [],
  dutiesNote: '',
  hash: '',
  code: '',
  openInvites: 0,
  frozen: [],
  signatures: [],
  papers: [],
  attachments: [],
  events: [],
  onLeave: false,
  yearClosed: false,
  resubmit: false,
}

/** One own entry with its story; without network as it was last seen, from a list without its story. */
export async function oneVisit(store: PhoneStore, id: string): Promise<Kept<api.Visit>> {
  try {
    const visit = await api.readVisit(id)
    await store.visits.put({ ...(await store.visits.get(id)), ...visit })
    return { value: visit, keptAt: '' }
  } catch (thrown) {
    if (asProblem(thrown).code !== NETWORK) throw thrown
    const kept = await store.visits.get(id)
    if (!kept) throw thrown
    return { value: { ...untold, ...kept }, keptAt: kept.events === undefined ? 'listed' : 'kept' }
  }
}

/** Brings the own log of the year onto the phone, once a day, so that it is there when the network is not. */
export async function keepLog(store: PhoneStore, person: string, now: Date): Promise<void> {
  const day = today(now)
  if (!person || (await store.kept.get('log'))?.value === day) return
  const at = () => now
  try {
    const found = await Promise.all([
      yearDays(store, Number(day.slice(0, 4)), person, at),
      monthDays(store, day.slice(0, 7), at),
      ownTodo(store, at),
    ])
    if (found.every((kept) => !kept.keptAt))
      await store.kept.put({ name: 'log', at: now.toISOString(), value: day })
  } catch (thrown) {
    if (!(thrown instanceof ApiProblem)) throw thrown // each page asks for itself
  }
}

/** Brings the served register onto the phone, once a day; without network what is there stays. */
export async function keepUnits(store: PhoneStore, now: Date): Promise<void> {
  const mark = await store.kept.get('units')
  if (mark?.value === today(now)) return
  try {
    const book = await api.servedBook()
    await store.transaction('rw', store.units, store.kept, async () => {
      const used = new Map((await store.units.toArray()).map((u) => [u.id, u.usedAt]))
      await store.units.clear()
      await store.units.bulkPut(book.map((u) => ({ ...u, usedAt: used.get(u.id) ?? '' })))
      await store.kept.put({ name: 'units', at: now.toISOString(), value: today(now) })
    })
  } catch (thrown) {
    if (!(thrown instanceof ApiProblem)) throw thrown // without the register the form still searches
  }
}

const shown = 50

/** Units that the phone keeps by part of a name or initials, those used last first. */
export async function findKept(store: PhoneStore, part: string): Promise<api.Unit[]> {
  const all = await store.units.orderBy('usedAt').reverse().toArray()
  const low = part.toLowerCase()
  const fits = (u: api.Unit) =>
    u.name.includes(part) || u.initials.startsWith(low) || u.pinyin.startsWith(low)
  return all.filter((u) => !part || fits(u)).slice(0, shown)
}

/**
 * The kept units with those that only the server has: a large county's register does not fit on a phone, and what was
 * added today is not there yet. Without network it is what is kept.
 */
export async function findThere(
  kept: readonly api.Unit[],
  part: string,
  find: (part: string) => Promise<api.Unit[]>,
): Promise<api.Unit[]> {
  if (!part || kept.length >= shown) return [...kept]
  try {
    const has = new Set(kept.map((u) => u.id))
    return [...kept, ...(await find(part)).filter((u) => !has.has(u.id))]
  } catch (thrown) {
    if (!(thrown instanceof ApiProblem)) throw thrown
    return [...kept]
  }
}
