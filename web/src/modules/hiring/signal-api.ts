import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/vue-query'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { body, client, type Schema } from '@/api/client'
import { path } from './request'

export type SignalLine = Schema<'SignalLine'>
export type DisputeView = Schema<'DisputeView'>

export const signalsQuery = (asked: MaybeRefOrGetter<object>) =>
  queryOptions({
    queryKey: ['hiring', 'signals', asked] as const,
    queryFn: () => body(client.GET('/api/hiring/signals', { params: { query: toValue(asked) } })),
    placeholderData: keepPreviousData,
  })

export const disputesQuery = (cursor: string) =>
  queryOptions({
    queryKey: ['hiring', 'disputes', cursor] as const,
    queryFn: () =>
      body(
        client.GET('/api/hiring/disputes', {
          params: { query: { limit: 20, ...(cursor ? { cursor } : {}) } },
        }),
      ),
    placeholderData: keepPreviousData,
  })

export function useSignalWrites() {
  const cache = useQueryClient()
  const onSuccess = () => cache.invalidateQueries()
  return {
    explain: useMutation({
      mutationFn: ({ id, ...input }: { id: string; rev: number; text: string }) =>
        body(client.POST('/api/hiring/signals/{id}/explain', { ...path(id), body: input })),
      onSuccess,
    }),
    settle: useMutation({
      mutationFn: ({ id, ...input }: Omit<Schema<'DisputeDecideInputBody'>, '$schema'> & { id: string }) =>
        body(client.POST('/api/hiring/disputes/{id}/decide', { ...path(id), body: input })),
      onSuccess,
    }),
  }
}
