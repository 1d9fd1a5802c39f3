import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/vue-query'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { body, client, type Schema } from '@/api/client'

export type LedgerLine = Schema<'LedgerLine'>
export type LedgerUnit = Schema<'LedgerUnit'>
export type LedgerState = LedgerLine['state']

export interface LedgerAsked {
  rule?: string
  state?: LedgerState
  period?: string
  overdue?: boolean
  unionId?: string
  limit?: number
  cursor?: string
}

/** What a list's address asks of the server; which view is shown is the page's own affair. */
export function ledgerAsked(params: Record<string, string | number | undefined>): LedgerAsked {
  const { rule, state, period, overdue, unionId, limit, cursor } = params
  const text = Object.fromEntries(
    Object.entries({ rule, state, period, unionId, cursor }).filter(([, value]) => value),
  ) as LedgerAsked
  return { ...text, limit: Number(limit), ...(overdue ? { overdue: true } : {}) }
}

export const linesQuery = (asked: MaybeRefOrGetter<LedgerAsked>) =>
  queryOptions({
    queryKey: ['obligation', 'lines', asked] as const,
    queryFn: () => body(client.GET('/api/obligations', { params: { query: toValue(asked) } })),
    placeholderData: keepPreviousData,
  })

export const ledgerUnitsQuery = (asked: MaybeRefOrGetter<LedgerAsked>) =>
  queryOptions({
    queryKey: ['obligation', 'units', asked] as const,
    queryFn: () => body(client.GET('/api/obligations/units', { params: { query: toValue(asked) } })),
    placeholderData: keepPreviousData,
  })

export const demandsQuery = queryOptions({
  queryKey: ['obligation', 'demands'] as const,
  queryFn: async () => (await body(client.GET('/api/obligations/demands'))).items,
  staleTime: Infinity,
})

export const lineQuery = (id: MaybeRefOrGetter<string>) =>
  queryOptions({
    queryKey: ['obligation', 'line', id] as const,
    queryFn: () => body(client.GET('/api/obligations/{id}', { params: { path: { id: toValue(id) } } })),
  })

export const feedQuery = queryOptions({
  queryKey: ['obligation', 'feed'] as const,
  queryFn: () => body(client.GET('/api/obligations/feed')),
})

/** Writes of the private calendar. */
export function useFeed() {
  const cache = useQueryClient()
  const onSuccess = () => cache.invalidateQueries({ queryKey: feedQuery.queryKey })
  return {
    renew: useMutation({ mutationFn: () => body(client.POST('/api/obligations/feed')), onSuccess }),
    revoke: useMutation({ mutationFn: () => body(client.DELETE('/api/obligations/feed')), onSuccess }),
  }
}
