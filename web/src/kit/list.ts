import { computed, reactive, ref, watch } from 'vue'
import { useRoute, useRouter, type LocationQuery, type LocationQueryRaw } from 'vue-router'

/** A page of any list as the server sends it; `next` is empty on the last page. */
export interface Page<Row> {
  items: Row[]
  next: string
  /** Where the server knows the way back. */
  prev?: string
  total: { count: number; exact: boolean }
}

/** Filters are text, as addresses are; an empty one is not sent. */
export type Filters = Record<string, string>

export const pageSizes = [10, 20, 50, 100] as const

/** The filters an address holds: the known names only, the rest as in `empty`. */
export function readFilters<F extends Filters>(query: LocationQuery, empty: F): F {
  const read: Filters = {}
  for (const [name, fallback] of Object.entries(empty)) {
    const value = query[name]
    read[name] = typeof value === 'string' ? value : fallback
  }
  return read as F
}

/** The address part for filters: what differs from `empty`, so that a plain list has a plain address. */
export function writeFilters<F extends Filters>(filters: F, empty: F): LocationQueryRaw {
  return Object.fromEntries(
    Object.entries(filters)
      .map(([name, value]) => [name, value.trim()] as const)
      .filter(([name, value]) => value !== empty[name]),
  )
}

/** 共 12 条, or 共 10000+ 条 where the server stopped counting. */
export function totalText(total: { count: number; exact: boolean }): string {
  return `共 ${String(total.count)}${total.exact ? '' : '+'} 条`
}

/**
 * The state of a list page. It lives in the address: filters, page size and cursor, so Back works and a
 * list can be sent to a colleague. `form` is what is being typed, `params` what was searched for.
 */
export function useListQuery<F extends Filters>(empty: F, defaultLimit = 20) {
  const route = useRoute()
  const router = useRouter()
  const path = route.path

  const filters = computed(() => readFilters(route.query, empty))
  const limit = computed(() => {
    const wanted = Number(route.query['limit'])
    return pageSizes.find((size) => size === wanted) ?? defaultLimit
  })
  const cursor = computed(() => (typeof route.query['cursor'] === 'string' ? route.query['cursor'] : ''))
  const params = computed((): Partial<F> & { limit: number; cursor?: string } => {
    const set = Object.fromEntries(
      Object.entries(filters.value).filter(([, value]) => value !== ''),
    ) as Partial<F>
    return { ...set, limit: limit.value, ...(cursor.value ? { cursor: cursor.value } : {}) }
  })

  /** What is asked for without the paging, for an export of the whole list. */
  const asked = computed((): Filters =>
    Object.fromEntries(Object.entries(filters.value).filter(([, value]) => value !== '')),
  )

  const form = reactive({ ...filters.value }) as F
  watch(filters, (now) => {
    if (route.path === path) Object.assign(form, now)
  })

  // Where the server's cursors lead forward only, the way back is remembered here.
  const trail = ref<string[]>([])

  function go(wanted: F, extra: { cursor?: string; limit?: number }) {
    const size = extra.limit ?? limit.value
    return router.push({
      path,
      query: {
        ...writeFilters(wanted, empty),
        ...(size === defaultLimit ? {} : { limit: String(size) }),
        ...(extra.cursor ? { cursor: extra.cursor } : {}),
      },
    })
  }

  return {
    form,
    filters,
    params,
    asked,
    limit,
    /** Whether this is the first page. */
    atStart: computed(() => cursor.value === ''),
    search: () => {
      trail.value = []
      return go({ ...form }, {})
    },
    reset: () => {
      trail.value = []
      Object.assign(form, empty)
      return go(empty, {})
    },
    resize: (size: number) => {
      trail.value = []
      return go(filters.value, { limit: size })
    },
    first: () => {
      trail.value = []
      return go(filters.value, {})
    },
    next: (to: string) => {
      trail.value.push(cursor.value)
      return go(filters.value, { cursor: to })
    },
    /** `known` is the server's way back, for when none is remembered, as after a reload. */
    previous: (known?: string) => go(filters.value, { cursor: trail.value.pop() ?? known ?? '' }),
  }
}

export type ListQuery = Omit<ReturnType<typeof useListQuery<Filters>>, 'form' | 'filters' | 'params'>
