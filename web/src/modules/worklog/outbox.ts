import { ApiProblem, asProblem, NETWORK } from '@/api/problem'
import type { Entry, NewUnit, Unit } from './api'
import { newKey } from '@/kit/key'
import { commissionOf, dropFiles, known, sendFiles, type FileServer } from './files'
import { submit, theirsIn, write, type EntryServer } from './sending'
import type { Draft, PhoneStore, QueueItem, UnitItem, VisitItem } from './store'

/** The server as the queue needs it. */
export interface Server extends EntryServer, FileServer {
  accountNow: () => Promise<string>
  addUnit: (unit: NewUnit) => Promise<Pick<Unit, 'id' | 'name' | 'kind' | 'hasUnion'>>
}

/** How a run ended: everything was tried, no answer, nobody signed in, or somebody else. */
export type Outcome = 'done' | 'later' | 'signed-out' | 'other-account'

/** Puts a unit that was added on the spot into the queue. */
export async function queueUnit(store: PhoneStore, unit: NewUnit, now: Date): Promise<void> {
  const at = now.toISOString()
  await store.queue.add({
    kind: 'unit',
    key: unit.clientKey,
    at,
    stamp: newKey(),
    status: 'waiting',
    problem: '',
    unit: { ...unit },
  })
}

/**
 * Puts a filled-in form into the queue: in the place it has there already if it was queued before, but behind a
 * unit that it needs.
 */
export async function queueVisit(store: PhoneStore, draft: Draft, submit: boolean, now: Date): Promise<void> {
  await store.transaction('rw', store.queue, store.drafts, async () => {
    const before = await store.queue.get({ key: draft.key })
    const known = before?.kind === 'visit' ? before : undefined
    if (known?.seq !== undefined && draft.servedKey) await store.queue.delete(known.seq)
    const item: VisitItem = {
      ...(known?.seq === undefined || draft.servedKey ? {} : { seq: known.seq }),
      kind: 'visit',
      key: draft.key,
      at: now.toISOString(),
      stamp: newKey(),
      status: 'waiting',
      problem: '',
      content: { ...draft.content, duties: [...draft.content.duties] },
      servedName: draft.servedName,
      servedKey: draft.servedKey,
      submit,
      id: known?.id ? known.id : draft.id,
      rev: Math.max(known?.rev ?? 0, draft.rev),
      saved: false,
      theirs: null,
    }
    await store.queue.put(item)
    await store.drafts.delete(draft.key)
  })
}

/** Refusals that say nothing about the entry itself: it is kept as it is and tried again. */
function passing(problem: ApiProblem): boolean {
  return problem.code === NETWORK || problem.status >= 500 || problem.status === 429 || problem.status === 408
}

/** The unit as the register's book will bring it. */
function nameOnly(unit: Pick<Unit, 'id' | 'name' | 'kind' | 'hasUnion'>): Unit {
  const { id, name, kind, hasUnion } = unit
  return { id, name, kind, hasUnion, pinyin: '', initials: '', state: 'to_check' }
}

async function sendUnit(store: PhoneStore, server: Server, item: UnitItem): Promise<void> {
  const unit = await server.addUnit(item.unit)
  await store.transaction('rw', store.queue, store.drafts, store.units, async () => {
    await store.units.put({ ...nameOnly(unit), usedAt: item.at })
    await useUnit(store, item.key, unit)
    if (item.seq !== undefined) await store.queue.delete(item.seq)
  })
}

/** Gives the entries and drafts that were written for a new unit its id. */
async function useUnit(store: PhoneStore, key: string, unit: { id: string; name: string }): Promise<void> {
  const known = { servedKey: '', servedName: unit.name }
  for (const visit of await store.queue.toArray()) {
    if (visit.kind !== 'visit' || visit.servedKey !== key) continue
    await store.queue.put({ ...visit, ...known, content: { ...visit.content, servedId: unit.id } })
  }
  for (const draft of await store.drafts.toArray()) {
    if (draft.servedKey !== key) continue
    await store.drafts.put({ ...draft, ...known, content: { ...draft.content, servedId: unit.id } })
  }
}

/** A unit that was refused goes; what was written for it is the user's to mend. */
async function dropUnit(store: PhoneStore, item: UnitItem, why: string): Promise<void> {
  await store.transaction('rw', store.queue, async () => {
    for (const visit of await store.queue.toArray()) {
      if (visit.kind !== 'visit' || visit.servedKey !== item.key) continue
      const problem = `新登记的单位“${item.unit.name}”没有被接受：${why}请重新选择单位。`
      await store.queue.put({ ...visit, servedKey: '', status: 'failed', problem })
    }
    if (item.seq !== undefined) await store.queue.delete(item.seq)
  })
}

/** Writes down how far an entry has come, unless it was saved anew in the meantime; then only what the server said. */
async function advance(
  store: PhoneStore,
  item: VisitItem,
  change: Partial<VisitItem>,
): Promise<VisitItem | null> {
  return store.transaction('rw', store.queue, async () => {
    const now = await store.queue.get({ key: item.key })
    if (now?.kind !== 'visit') return null
    if (now.stamp !== item.stamp) {
      await store.queue.put({ ...now, id: change.id ?? now.id, rev: change.rev ?? now.rev })
      return null
    }
    const next = { ...now, ...change }
    await store.queue.put(next)
    return next
  })
}

/** The server has it all: the entry leaves the queue, unless it was saved anew in the meantime. */
async function settle(store: PhoneStore, item: VisitItem, visit: Entry): Promise<void> {
  await store.visits.put({ ...(await store.visits.get(visit.id)), ...visit })
  await known(store, item.key, visit.id)
  const still = await advance(store, item, { id: visit.id, rev: visit.rev })
  if (still?.seq !== undefined) await store.queue.delete(still.seq)
}

/** Uploads the scanned commission that the entry brings along, so that the entry can name it. */
async function bringCommission(
  store: PhoneStore,
  server: Server,
  item: VisitItem,
): Promise<VisitItem | null> {
  const scan = item.saved ? undefined : await commissionOf(store, item.key)
  if (!scan) return item
  const made = await server.addCommission(scan.blob, scan.name)
  const named = await advance(store, item, { content: { ...item.content, commissionBlob: made.id } })
  if (named) await store.files.delete(scan.key)
  return named
}

async function sendVisit(store: PhoneStore, server: Server, item: VisitItem): Promise<void> {
  let at: VisitItem | null = await bringCommission(store, server, item)
  if (!at) return
  if (!at.saved) {
    const visit = await write(server, at)
    const there = !at.submit || visit.state === 'waiting' || visit.state === 'confirmed'
    if (there) return settle(store, at, visit)
    at = await advance(store, at, { id: visit.id, rev: visit.rev, saved: true })
  }
  if (at) await settle(store, at, await submit(server, at))
}

/** Keeps a refused item for its owner to decide or mend. */
async function keep(store: PhoneStore, server: Server, item: QueueItem, problem: ApiProblem): Promise<void> {
  const why = [problem.message, ...problem.fields.map((f) => f.message)].join(' ')
  if (item.kind === 'unit') return dropUnit(store, item, why)
  const now = await store.queue.get({ key: item.key })
  const id = now?.kind === 'visit' ? now.id : item.id
  if (problem.status === 409) {
    const theirs = theirsIn(problem) ?? (id ? await server.readVisit(id) : null)
    if (theirs) {
      await advance(store, item, { status: 'conflict', problem: why, theirs })
      return
    }
  }
  await advance(store, item, { status: 'failed', problem: why })
}

/**
 * Sends what waits, in the order in which it was entered. Without an answer it stops and leaves the rest as it is.
 * What the server refuses stays too, marked, and does not hold up the others.
 */
export async function drain(store: PhoneStore, server: Server): Promise<Outcome> {
  const first = await store.queue.where('status').equals('waiting').first()
  if (!first && !(await store.files.filter((f) => f.visitId !== '' && f.status === 'waiting').first()))
    return 'done'
  try {
    const who = await server.accountNow()
    if (!who) return 'signed-out'
    if (who !== store.account) return 'other-account'
  } catch (thrown) {
    return asProblem(thrown).status === 401 ? 'signed-out' : 'later'
  }
  for (let after = 0; ;) {
    const last = after
    const item = await store.queue
      .orderBy('seq')
      .filter((i) => (i.seq ?? 0) > last && i.status === 'waiting')
      .first()
    if (!item) return sendFiles(store, server, passing)
    after = item.seq ?? last + 1
    try {
      await (item.kind === 'unit' ? sendUnit(store, server, item) : sendVisit(store, server, item))
    } catch (thrown) {
      const problem = asProblem(thrown)
      if (problem.status === 401) return 'signed-out'
      if (passing(problem)) return 'later'
      if (!(thrown instanceof ApiProblem)) throw thrown
      try {
        await keep(store, server, item, problem)
      } catch (again) {
        if (passing(asProblem(again))) return 'later'
        throw again
      }
    }
  }
}

/** Settles a conflict: mine goes over the server's version, or is dropped, or becomes an entry of its own. */
export async function decide(
  store: PhoneStore,
  key: string,
  choice: 'mine' | 'theirs' | 'both',
  now: Date,
): Promise<void> {
  await store.transaction('rw', store.queue, store.visits, store.drafts, store.files, async () => {
    const item = await store.queue.get({ key })
    if (item?.kind !== 'visit' || item.seq === undefined || !item.theirs) return
    const theirs = item.theirs
    if (choice === 'mine') {
      await store.queue.put({
        ...item,
        id: theirs.id,
        rev: theirs.rev,
        saved: false,
        stamp: newKey(),
        status: 'waiting',
        problem: '',
        theirs: null,
      })
      return
    }
    await store.queue.delete(item.seq)
    await store.visits.put(theirs)
    if (choice === 'theirs') await dropFiles(store, key)
    if (choice === 'both') {
      const { content, servedName, servedKey } = item
      const owner = newKey()
      await store.files.where('owner').equals(key).modify({ owner, visitId: '' })
      await store.drafts.put({
        key: owner,
        at: now.toISOString(),
        content,
        servedName,
        servedKey,
        id: '',
        rev: 0,
      })
    }
  })
}
