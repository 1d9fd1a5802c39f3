import { computed, ref } from 'vue'

/** A column of a list. Its cell is the slot `col-<key>`, else `text(row)`, else the row's own `key`. */
export interface Column<Row> {
  key: string
  title: string
  text?: (row: Row) => string | number
  align?: 'left' | 'right' | 'center'
  width?: string
  /** Left out until the user asks for it. */
  hidden?: boolean
  /** Cannot be hidden (the name, usually). */
  fixed?: boolean
}

function read(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null')
  } catch {
    return null // a broken memory is no memory
  }
}

/** Which columns a person wants to see in the list called `name`; remembered in this browser. */
export function useColumns<Row>(name: string, all: () => readonly Column<Row>[]) {
  const key = `xz.columns.${name}`
  const kept = read(key)
  const hidden = ref<string[] | null>(
    Array.isArray(kept) ? kept.filter((k): k is string => typeof k === 'string') : null,
  )
  const off = computed(
    () => new Set(hidden.value ?? all().flatMap((column) => (column.hidden ? [column.key] : []))),
  )
  const shown = computed(() => all().filter((column) => column.fixed === true || !off.value.has(column.key)))

  function toggle(column: string) {
    const next = new Set(off.value)
    if (!next.delete(column)) next.add(column)
    hidden.value = [...next]
    try {
      localStorage.setItem(key, JSON.stringify(hidden.value))
    } catch {
      // without storage the choice lasts as long as the page
    }
  }

  return { shown, toggle, isShown: (column: string) => !off.value.has(column) }
}

/** A short name, a date or a term reads as one; broken over two lines, as in large type, it does not. */
export function still(text: string): boolean {
  return /^(\d{4}-\d\d(-\d\d)?( 至 \d{4}-\d\d-\d\d| \d\d:\d\d(:\d\d)?)?|\p{Script=Han}{1,4}|\d+ \p{Script=Han})$/u.test(
    text,
  )
}
