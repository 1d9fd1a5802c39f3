import { computed, reactive, ref, shallowRef, watch } from 'vue'
import { asProblem, type ApiProblem } from '@/api/problem'
import { useUnsaved } from './unsaved'

/** A record as the server has it: its revision, and what the form shows of it. */
export interface Standing<T> {
  rev: number
  value: T
}

/** A field of a form in words, for putting two versions side by side. */
export interface FieldWords<T> {
  key: keyof T & string
  title: string
  text?: (value: T) => string
  /** What goes with it when it is taken from the other version, the name of what it points to. */
  along?: readonly (keyof T & string)[]
}

/** One field in which two versions differ. */
export interface ConflictRow {
  key: string
  title: string
  mine: string
  theirs: string
}
export type Choices = Readonly<Record<string, 'mine' | 'theirs'>>

const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

/**
 * The form of a record that others may write too. What is typed is kept in this browser until it is saved and never
 * overwritten by what is read anew; when somebody else was faster, both versions are put side by side field by field.
 */
export function useRecordForm<T extends object>(options: {
  account: string
  name: string
  /** What stands, a dependency of the form: when it moves on and nothing is typed, the form moves with it. */
  stands: () => Standing<T>
  /** Asks the server for what stands now. */
  reload: () => Promise<Standing<T>>
  fields: readonly FieldWords<T>[]
  leaveOut?: readonly (keyof T & string)[]
  /** What is typed here but saved by another act, an opinion that goes up with the record. */
  apart?: readonly (keyof T & string)[]
}) {
  const apart = options.apart ?? []
  const only = (of: T) => Object.fromEntries(apart.map((key) => [key, of[key]])) as Partial<T>
  const first = options.stands()
  const form = reactive(copy(first.value)) as T
  const rev = ref(first.rev)
  let base: T | null = copy(first.value)
  const theirs = shallowRef<Standing<T> | null>(null)
  const problem = shallowRef<ApiProblem | null>(null)
  const unsaved = useUnsaved<T>({
    account: options.account,
    name: options.name,
    value: form,
    rev: () => rev.value,
    ...(options.leaveOut ? { leaveOut: options.leaveOut } : {}),
  })

  function take(from: Standing<T>) {
    Object.assign(form, { ...copy(from.value), ...only(form) })
    rev.value = from.rev
    base = copy(from.value)
    unsaved.rest(JSON.stringify({ ...form, ...only(first.value) }))
  }
  /** Whether the record's own fields hold something that was not saved. */
  const typed = () => base === null || JSON.stringify({ ...form, ...only(base) }) !== JSON.stringify(base)
  watch(
    () => options.stands().rev,
    () => {
      if (!typed()) take(options.stands())
    },
  )

  const rows = computed<ConflictRow[]>(() => {
    const there = theirs.value
    if (!there) return []
    return options.fields.flatMap(({ key, title, text }) => {
      if (JSON.stringify(form[key]) === JSON.stringify(there.value[key])) return []
      const say = (of: T) => (text ? text(of) : String(of[key] ?? ''))
      return [{ key, title, mine: say(form), theirs: say(there.value) }]
    })
  })
  /** To begin with, each field is as whoever changed it wrote it; where both did, mine. */
  const likely = computed<Choices>(() => {
    const was = base
    return Object.fromEntries(
      rows.value.map(({ key }) => {
        const untouched =
          was !== null && JSON.stringify(form[key as keyof T]) === JSON.stringify(was[key as keyof T])
        return [key, untouched ? 'theirs' : 'mine']
      }),
    )
  })

  /** Saves by `write`, which is given the revision and gives the new one; null when it was not saved. */
  async function save(write: (rev: number) => Promise<number>): Promise<number | null> {
    problem.value = null
    const sent = unsaved.text.value
    unsaved.flush() // before anything can go wrong on the way
    try {
      rev.value = await write(rev.value)
      theirs.value = null
      const saved = JSON.parse(sent) as T
      base = saved
      unsaved.forget(JSON.stringify({ ...saved, ...only(first.value) }))
      // The server fills in what follows from what was sent, and may have been read anew before this went on.
      const there = options.stands()
      if (there.rev === rev.value && !typed()) take(there)
      return rev.value
    } catch (thrown) {
      const refusal = asProblem(thrown)
      if (refusal.code === 'stale') {
        const there = await options.reload().catch(() => null)
        if (there && there.rev !== rev.value) {
          theirs.value = there
          if (rows.value.length > 0) return null
          theirs.value = null // both wrote the same
          rev.value = there.rev
          return save(write)
        }
      }
      problem.value = refusal
      return null
    }
  }

  /** Goes on from the server's revision with what was chosen; tells whether anything of it is still to be saved. */
  function settle(choices: Choices): boolean {
    const there = theirs.value
    if (!there) return false
    const mine = rows.value.some(({ key }) => choices[key] !== 'theirs')
    for (const { key, along } of options.fields)
      if (choices[key] === 'theirs')
        for (const name of [key, ...(along ?? [])]) Object.assign(form, { [name]: copy(there.value[name]) })
    theirs.value = null
    rev.value = there.rev
    base = copy(there.value)
    if (!mine) unsaved.forget()
    return mine
  }

  /** What is kept was typed upon an older revision, if the record moved on: saving it then shows both. */
  function restore() {
    const was = unsaved.restore()
    if (was && was !== rev.value) {
      rev.value = was
      base = null
    }
  }

  return { form, rev, problem, theirs, rows, likely, unsaved, restore, save, settle }
}
