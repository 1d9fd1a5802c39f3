import { liveQuery } from 'dexie'
import { computed, ref, shallowRef, type ComputedRef, type Ref } from 'vue'
import { useSession } from '@/api/session'
import { queueServer } from './api'
import { keepLog, keepUnits } from './kept'
import { drain, type Outcome } from './outbox'
import { storeOf, type Draft, type KeptFile, type PhoneStore, type QueueItem } from './store'

/** The running queue of one account. */
export interface Outbox {
  store: PhoneStore
  items: Ref<QueueItem[]>
  drafts: Ref<Draft[]>
  /** Files that the server does not have yet, of entries that it has. */
  files: Ref<KeptFile[]>
  /** Entries and files that the server does not have yet. */
  unsent: ComputedRef<number>
  busy: Ref<boolean>
  outcome: Ref<Outcome>
  /** Sends what waits; a second call while one runs waits for the same run and one more after it. */
  send: () => Promise<Outcome>
}

const again = 30_000
const running = new Map<string, Outbox>()

/** One tab at a time sends, where the browser can arrange it; the client keys make it safe where it cannot. */
async function alone<T>(name: string, work: () => Promise<T>): Promise<T> {
  const locks = (navigator as { locks?: LockManager }).locks
  return locks ? locks.request(name, work) : work()
}

function start(account: string): Outbox {
  const store = storeOf(account)
  const items = shallowRef<QueueItem[]>([])
  const drafts = shallowRef<Draft[]>([])
  const files = shallowRef<KeptFile[]>([])
  const busy = ref(false)
  const outcome = ref<Outcome>('done')
  liveQuery(() => store.queue.orderBy('seq').toArray()).subscribe((found) => {
    items.value = found
  })
  liveQuery(() => store.drafts.orderBy('at').reverse().toArray()).subscribe((found) => {
    drafts.value = found
  })
  liveQuery(() => store.files.filter((f) => f.visitId !== '').toArray()).subscribe((found) => {
    files.value = found
  })

  let run: Promise<Outcome> | undefined
  let more = false
  const asked = () => more
  async function work(): Promise<Outcome> {
    more = false
    outcome.value = await alone(`xz.outbox.${account}`, () => drain(store, queueServer))
    return asked() ? work() : outcome.value
  }
  function send(): Promise<Outcome> {
    if (run) {
      more = true
      return run
    }
    busy.value = true
    run = work().finally(() => {
      run = undefined
      busy.value = false
    })
    return run
  }
  const unsent = computed(() => items.value.filter((i) => i.kind === 'visit').length + files.value.length)
  return { store, items, drafts, files, unsent, busy, outcome, send }
}

/** Whose log and register were brought onto the phone since they signed in. */
let brought = ''

function bring(box: Outbox, person: string) {
  brought = box.store.account
  if (navigator.onLine)
    void keepUnits(box.store, new Date()).then(() => keepLog(box.store, person, new Date()))
}

/** Forgets, at signing out, what the server has of the account. */
export async function forget(account: string): Promise<void> {
  brought = ''
  await storeOf(account).forget()
}

function wake(box: Outbox) {
  const now = () => {
    if (navigator.onLine) void box.send()
  }
  window.addEventListener('online', now)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') now()
  })
  setInterval(() => {
    const waits = [...box.items.value, ...box.files.value].some((i) => i.status === 'waiting')
    if (box.outcome.value === 'later' && waits) now()
  }, again)
  now()
}

/** The queue of whoever is signed in; null while nobody is. It starts with its first use. */
export function useOutbox(): ComputedRef<Outbox | null> {
  const { session } = useSession()
  return computed(() => {
    const { id: account, personId } = session.value?.account ?? { id: '', personId: '' }
    if (!account) return null
    let box = running.get(account)
    if (!box) {
      box = start(account)
      running.set(account, box)
      wake(box)
    }
    if (brought !== account) bring(box, personId)
    return box
  })
}
