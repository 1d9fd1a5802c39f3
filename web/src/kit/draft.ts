import { getCurrentScope, onScopeDispose, ref, toRaw, watch } from 'vue'

const prefix = 'xz.draft'

interface Kept<T> {
  at: string
  value: T
}

function parse<T>(text: string | null): Kept<T> | null {
  if (text === null) return null
  try {
    return JSON.parse(text) as Kept<T>
  } catch {
    return null
  }
}

/** Where a draft lies: one account never sees another's on the same machine. */
export function draftKey(account: string, name: string): string {
  return `${prefix}.${account}.${name}`
}

/**
 * Keeps a half-typed form in this browser on every pause of typing, and brings it back on the next visit.
 * `value` must be plain data. Call `discard` once the server has it, or when the user gives it up.
 */
export function useDraft<T extends object>(
  options: {
    account: string
    name: string
    value: T
    now: () => Date
    pause?: number
    /** What is never kept, numbers of identity and telephones. */
    leaveOut?: readonly (keyof T & string)[]
  },
  storage: Storage = localStorage,
) {
  const key = draftKey(options.account, options.name)
  const kept = parse<T>(storage.getItem(key))
  const restoredAt = ref(kept?.at ?? '')
  const failed = ref(false)
  if (kept) Object.assign(options.value, kept.value)

  let timer: ReturnType<typeof setTimeout> | undefined
  let muted = false

  function save() {
    timer = undefined
    try {
      const value = Object.fromEntries(
        Object.entries(toRaw(options.value)).filter(
          ([name]) => !options.leaveOut?.some((out) => out === name),
        ),
      )
      storage.setItem(key, JSON.stringify({ at: options.now().toISOString(), value }))
      failed.value = false
    } catch {
      failed.value = true // full or switched off; the form says so
    }
  }

  watch(
    () => options.value,
    () => {
      if (muted) return
      clearTimeout(timer)
      timer = setTimeout(save, options.pause ?? 500)
    },
    { deep: true, flush: 'sync' },
  )

  function flush() {
    if (timer === undefined) return
    clearTimeout(timer)
    save()
  }

  function discard() {
    clearTimeout(timer)
    timer = undefined
    restoredAt.value = ''
    storage.removeItem(key)
  }

  /** Sets the form without the change counting as typing, after a discard for instance. */
  function replace(value: T) {
    muted = true
    Object.assign(options.value, value)
    muted = false
  }

  window.addEventListener('pagehide', flush)
  if (getCurrentScope()) {
    onScopeDispose(() => {
      flush()
      window.removeEventListener('pagehide', flush)
    })
  }

  return { restoredAt, failed, flush, discard, replace }
}
