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
  const { turn } = store
  try {
    const value = await ask()
    if (store.turn === turn) await store.kept.put({ name, at: now().toISOString(), value })
    return { value, keptAt: '' }
  } catch (thrown) {
    return keptOr<T>(store, name, thrown)
  }
}

/** What is kept, where there was no network; otherwise what went wrong. */
async function keptOr<T>(store: PhoneStore, name: string, thrown: unknown): Promise<Kept<T>> {
  if (asProblem(thrown).code !== NETWORK) throw thrown
  const kept = await store.kept.get(name)
  if (!kept) throw thrown
  return { value: kept.value as T, keptAt: kept.at }
}

/**
 * Begins to ask for all entries of a year or month; what it gives keeps the answer. An entry that was there before and is
 * not in the answer was deleted elsewhere and goes. The story that was read of one stays while the entry is the same. After
 * signing out nothing is kept of what was asked before.
 */
async function begin(store: PhoneStore, period: string) {
  const { turn } = store
  const had = await store.visits.where('day').startsWith(period).primaryKeys()
  return async (name: string, value: unknown, days: readonly api.MonthDay[], now: Date) => {
    if (store.turn !== turn) return
    const at = now.toISOString()
    const entries = days.flatMap((d) => d.entries)
    const there = new Set(entries.map((e) => e.id))
    await store.transaction('rw', store.visits, store.kept, async () => {
      await store.visits.bulkDelete(had.filter((id) => !there.has(id)))
      const known = await store.visits.bulkGet(entries.map((e) => e.id))
      await store.visits.bulkPut(
        entries.map((e, i) => {
          const seen = known[i]
          return { ...(seen?.events !== undefined && seen.rev === e.rev ? seen : e), keptAt: at }
        }),
      )
      await store.kept.put({ name, at, value })
    })
  }
}

const monthName = (month: string) => `month.${month}`
const yearName = (year: number | string) => `days.${String(year)}`

/** The own month, every day of it; without network what was kept last, of it or of its year. */
export async function monthDays(
  store: PhoneStore,
  month: string,
  now: () => Date,
): Promise<Kept<api.MonthDay[]>> {
  const keep = await begin(store, month)
  try {
    const value = await api.ownMonth(month)
    await keep(monthName(month), value, value, now())
    return { value, keptAt: '' }
  } catch (thrown) {
    if (asProblem(thrown).code !== NETWORK) throw thrown
    const [own, year] = await store.kept.bulkGet([monthName(month), yearName(month.slice(0, 4))])
    if (year && (!own || own.at < year.at)) {
      const { days } = year.value as api.PersonYear
      return { value: days.filter((d) => d.day.startsWith(month)), keptAt: year.at }
    }
    if (!own) throw thrown
    return { value: own.value as api.MonthDay[], keptAt: own.at }
  }
}

/** The own year, date by date; without network what was kept of it. */
export async function yearDays(
  store: PhoneStore,
  year: number,
  person: string,
  now: () => Date,
): Promise<Kept<api.PersonYear>> {
  const keep = await begin(store, String(year))
  try {
    const value = await api.personYear(year, person)
    await keep(yearName(year), value, value.days, now())
    return { value, keptAt: '' }
  } catch (thrown) {
    return keptOr<api.PersonYear>(store, yearName(year), thrown)
  }
}

/** What the instructor may want to look after: returned and refused first, then what waits for a signature. */
export function ownTodo(store: PhoneStore, now: () => Date): Promise<Kept<api.Entry[]>> {
  return fresh(store, todoName, askTodo, now)
}

const todoName = 'todo'

async function askTodo(): Promise<api.Entry[]> {
  const states = ['returned', 'refused', 'withdrawn', 'waiting'] as const
  return (await Promise.all(states.map((state) => api.listOwn({ state, limit: 50 })))).flatMap((p) => p.items)
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

/** One entry; `listed` when it is known from a list only, without its story. */
export interface KeptOne extends Kept<api.Visit> {
  listed: boolean
}

/** One own entry with its story; without network as it was last seen. What the server does not have any more goes. */
export async function oneVisit(store: PhoneStore, id: string, now: () => Date): Promise<KeptOne> {
  const { turn } = store
  try {
    const visit = await api.readVisit(id)
    const had = await store.visits.get(id)
    if (store.turn === turn) await store.visits.put({ ...had, ...visit, keptAt: now().toISOString() })
    return { value: visit, keptAt: '', listed: false }
  } catch (thrown) {
    const problem = asProblem(thrown)
    if (problem.status === 404) await store.visits.delete(id)
    if (problem.code !== NETWORK) throw thrown
    const kept = await store.visits.get(id)
    if (!kept) throw thrown
    const { keptAt = kept.changedAt, ...visit } = kept
    return { value: { ...untold, ...visit }, keptAt, listed: kept.events === undefined }
  }
}

/** Whether the server still answers to whom the store belongs: another person's answers do not go into it. */
const stillTheirs = async (store: PhoneStore) => (await api.accountNow()) === store.account

/** Brings the own log of the year onto the phone, once a day, so that it is there when the network is not. */
export async function keepLog(store: PhoneStore, person: string, now: Date): Promise<void> {
  const day = today(now)
  if (!person || (await store.kept.get('log'))?.value === day) return
  const { turn } = store
  const [year, month] = [day.slice(0, 4), day.slice(0, 7)]
  try {
    if (!(await stillTheirs(store))) return
    const [keepYear, keepMonth] = [await begin(store, year), await begin(store, month)]
    const [whole, days, todo] = await Promise.all([
      api.personYear(Number(year), person),
      api.ownMonth(month),
      askTodo(),
    ])
    if (!(await stillTheirs(store))) return
    await keepYear(yearName(year), whole, whole.days, now)
    await keepMonth(monthName(month), days, days, now)
    if (store.turn !== turn) return
    const at = now.toISOString()
    await store.kept.bulkPut([
      { name: todoName, at, value: todo },
      { name: 'log', at, value: day },
    ])
  } catch (thrown) {
    if (!(thrown instanceof ApiProblem)) throw thrown // each page asks for itself
  }
}

/** Brings the served register onto the phone, once a day; without network what is there stays. */
export async function keepUnits(store: PhoneStore, now: Date): Promise<void> {
  const mark = await store.kept.get('units')
  if (mark?.value === today(now)) return
  const { turn } = store
  try {
    if (!(await stillTheirs(store))) return
    const book = await api.servedBook()
    if (!(await stillTheirs(store)) || store.turn !== turn) return
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
