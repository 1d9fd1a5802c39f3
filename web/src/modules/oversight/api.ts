import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/vue-query'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { body, client, type Schema } from '@/api/client'

export type AuditEntry = Schema<'AuditEntry'>
export type AuditState = Schema<'AuditState'>
export type JobView = Schema<'JobView'>
export type OutboxLine = Schema<'OutboxLine'>

export interface EntriesAsked {
  action?: string
  actorId?: string
  kind?: string
  itemId?: string
  personId?: string
  from?: string
  to?: string
  limit?: number
  cursor?: string
}

export const entriesQuery = (asked: MaybeRefOrGetter<EntriesAsked>) =>
  queryOptions({
    queryKey: ['oversight', 'entries', asked] as const,
    queryFn: () => body(client.GET('/api/audit/entries', { params: { query: toValue(asked) } })),
    placeholderData: keepPreviousData,
  })

export const entryQuery = (id: MaybeRefOrGetter<string>) =>
  queryOptions({
    queryKey: ['oversight', 'entry', id] as const,
    queryFn: () => body(client.GET('/api/audit/entries/{id}', { params: { path: { id: toValue(id) } } })),
  })

/** Asked again each second while a verification runs. */
export const stateQuery = queryOptions({
  queryKey: ['oversight', 'state'] as const,
  queryFn: () => body(client.GET('/api/audit/state')),
  refetchInterval: (query) => (query.state.data?.running ? 1000 : false),
})

export const headsQuery = queryOptions({
  queryKey: ['oversight', 'heads'] as const,
  queryFn: () => body(client.GET('/api/audit/heads')),
})

export const headAddress = '/api/audit/heads/latest'

export function useVerify() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: () => body(client.POST('/api/audit/verifications')),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['oversight'] }),
  })
}

export function useErase() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (input: { ids: string[]; reason: string }) =>
      body(client.POST('/api/audit/erasures', { body: input })),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['oversight'] }),
  })
}

export type JobState = 'ready' | 'running' | 'done' | 'dead' | 'cancelled'

export const jobsQuery = (
  asked: MaybeRefOrGetter<{ state?: string; kind?: string; limit?: number; cursor?: string }>,
) =>
  queryOptions({
    queryKey: ['oversight', 'jobs', asked] as const,
    queryFn: () => {
      const { state, ...rest } = toValue(asked)
      return body(
        client.GET('/api/jobs', {
          params: { query: { ...rest, ...(state ? { state: state as JobState } : {}) } },
        }),
      )
    },
    placeholderData: keepPreviousData,
    refetchInterval: 5000,
  })

export const countsQuery = queryOptions({
  queryKey: ['oversight', 'counts'] as const,
  queryFn: () => body(client.GET('/api/jobs/counts')),
  refetchInterval: 5000,
})

export function useJobAct() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: ({ id, act }: { id: string; act: 'retry' | 'cancel' }) =>
      act === 'retry'
        ? body(client.POST('/api/jobs/{id}/retry', { params: { path: { id } } }))
        : body(client.POST('/api/jobs/{id}/cancel', { params: { path: { id } } })),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['oversight'] }),
  })
}

export const outboxQuery = (asked: MaybeRefOrGetter<{ limit?: number; cursor?: string }>) =>
  queryOptions({
    queryKey: ['oversight', 'outbox', asked] as const,
    queryFn: () => body(client.GET('/api/outbox', { params: { query: toValue(asked) } })),
    placeholderData: keepPreviousData,
  })

/** Gives a message that could not be sent its tries anew. */
export function useMessageRetry() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => body(client.POST('/api/outbox/{id}/retry', { params: { path: { id } } })),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['oversight', 'outbox'] }),
  })
}
