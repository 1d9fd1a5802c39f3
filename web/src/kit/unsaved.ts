import { computed, getCurrentScope, onScopeDispose, ref, shallowRef, watch } from 'vue'

/** What was typed and not saved, when, and upon which revision of its record. */
export interface Unsaved<T> {
  at: string
  rev: number
  value: Partial<T>
}

const prefix = 'xz.unsaved'
/** How long it is offered, how much one form may keep, and how many forms keep something. */
const bounds = { days: 30, letters: 60_000, forms: 40 }

function read<T>(storage: Storage, key: string, since: string): Unsaved<T>[] {
  try {
    const kept: unknown = JSON.parse(storage.getItem(key) ?? '[]')
    return Array.isArray(kept) ? (kept as Unsaved<T>[]).filter((k) => k.at > since) : []
  } catch {
    return []
  }
}

/** The oldest go first when there are more than fit; those past their time go at once. */
function sweep(storage: Storage, since: string): void {
  const there = Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? '')
    .filter((key) => key.startsWith(`${prefix}.`))
    .map((key) => ({ key, at: read(storage, key, since)[0]?.at ?? '' }))
    .sort((a, b) => b.at.localeCompare(a.at))
  there.forEach(({ key, at }, i) => {
    if (!at || i >= bounds.forms) storage.removeItem(key)
  })
}

const kindOf = (value: unknown) => (Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value)

/**
 * Keeps what is typed into a form in this browser on every pause of typing, and offers it the next time the form is
 * open. Nothing is put into the form unasked, since its record may have changed. What is typed while an older text is
 * still on offer does not take that one's place: the two are kept, the newer first.
 *
 * `value` is plain data. `leaveOut` names what is never kept, numbers of identity and telephones.
 */
export function useUnsaved<T extends object>(
  options: {
    account: string
    /** The form and its record, `hiring.plan.<id>`. */
    name: string
    value: T
    leaveOut?: readonly (keyof T & string)[]
    rev?: () => number
    now?: () => Date
    pause?: number
  },
  storage: Storage = localStorage,
) {
  const key = `${prefix}.${options.account}.${options.name}`
  const now = options.now ?? (() => new Date())
  const since = () => new Date(now().getTime() - bounds.days * 86_400_000).toISOString()

  function lasting(): Partial<T> {
    const all = JSON.parse(JSON.stringify(options.value)) as Partial<T>
    for (const name of options.leaveOut ?? []) Reflect.deleteProperty(all, name)
    return all
  }
  /** What of a kept text fits the form as it is today. */
  function fitting(kept: Partial<T>): Partial<T> {
    const out: Partial<T> = {}
    for (const name of Object.keys(options.value) as (keyof T & string)[])
      if (name in kept && !options.leaveOut?.includes(name)) {
        const [is, was] = [kindOf(options.value[name]), kindOf(kept[name])]
        if (is === was || [is, was].includes('null') || is === 'undefined')
          Object.assign(out, { [name]: kept[name] })
      }
    return out
  }

  const text = computed(() => JSON.stringify(options.value))
  const resting = ref(text.value)
  const changed = computed(() => text.value !== resting.value)
  const older = shallowRef(read<T>(storage, key, since()))
  const failed = ref(false)
  const offer = computed(() => {
    const kept = older.value[0]
    if (!kept) return null
    const there = JSON.parse(text.value) as T
    return JSON.stringify({ ...there, ...fitting(kept.value) }) === text.value ? null : kept
  })

  let timer: ReturnType<typeof setTimeout> | undefined
  function keep() {
    clearTimeout(timer)
    timer = undefined
    const list = [...older.value]
    if (changed.value) list.unshift({ at: now().toISOString(), rev: options.rev?.() ?? 0, value: lasting() })
    try {
      if (list.length === 0) storage.removeItem(key)
      else {
        const out = JSON.stringify(list.slice(0, 2))
        if (out.length > bounds.letters) throw new Error('too long to be kept')
        storage.setItem(key, out)
        sweep(storage, since())
      }
      failed.value = false
    } catch {
      failed.value = true // full, switched off or too long; the form says so
    }
  }
  function flush() {
    if (timer !== undefined) keep()
  }
  watch(
    text,
    () => {
      clearTimeout(timer)
      timer = setTimeout(keep, options.pause ?? 500)
    },
    { flush: 'sync' },
  )

  /** What stands in the form now, or this text of it, came from the server, nobody typed it. */
  function rest(as = text.value) {
    resting.value = as
    keep()
  }
  /** Puts the offered text into the form and says upon which revision it was typed. */
  function restore(): number {
    const kept = offer.value
    if (!kept) return 0
    older.value = older.value.slice(1)
    Object.assign(options.value, fitting(kept.value))
    keep()
    return kept.rev
  }
  function drop() {
    older.value = older.value.slice(1)
    keep()
  }
  /** What stands in the form now, or stood in it when it was sent, is saved: nothing older is offered again. */
  function forget(as = text.value) {
    older.value = []
    resting.value = as
    keep()
  }

  window.addEventListener('pagehide', flush)
  if (getCurrentScope())
    onScopeDispose(() => {
      flush()
      window.removeEventListener('pagehide', flush)
    })

  return { offer, failed, changed, text, rest, restore, drop, forget, flush }
}
