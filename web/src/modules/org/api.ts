import { queryOptions, useMutation, useQueryClient } from '@tanstack/vue-query'
import { body, client, type Schema } from '@/api/client'
import type { paths } from '@/api/schema'

export type Union = Schema<'Union'>
export type UnionDetail = Schema<'UnionDetail'>
export type UnionLine = Schema<'UnionLine'>
export type ActLine = Schema<'ActLine'>
export type ActRequest = Schema<'ActRequest'>
export type NewUnion = Schema<'NewUnionBody'>
export type Part = Schema<'Part'>
export type Parts = Required<Schema<'Parts'>>

export interface DirectoryFilters {
  q?: string
  kind?: string
  employing?: string
  contact?: string
  state?: string
  below?: string
}

// An address may hold any text; the server refuses what it does not know.
type UnionQuery = paths['/api/org/unions']['get']['parameters']['query']

export const directoryQuery = (query: DirectoryFilters & { limit: number; cursor?: string }) =>
  queryOptions({
    queryKey: ['org', 'list', query],
    queryFn: () => body(client.GET('/api/org/unions', { params: { query: query as UnionQuery } })),
  })

export const unionQuery = (id: string) =>
  queryOptions({
    queryKey: ['org', 'union', id],
    queryFn: () => body(client.GET('/api/org/unions/{id}', { params: { path: { id } } })),
    // An act that others follow is carried out by a job; its page looks again until it has ended.
    refetchInterval: (query) =>
      query.state.data?.acts.some((act) => act.state === 'running') ? 1500 : false,
  })

export const askedQuery = queryOptions({
  queryKey: ['org', 'asked'],
  queryFn: async () => (await body(client.GET('/api/org/acts'))).items,
})

export const openActsQuery = queryOptions({
  queryKey: ['org', 'open'],
  queryFn: async () => (await body(client.GET('/api/org/acts/open'))).items,
})

/** What of a union can go along when it is split. */
export const holdingsQuery = (id: string) =>
  queryOptions({
    queryKey: ['org', 'holdings', id],
    queryFn: () => body(client.GET('/api/org/unions/{id}/holdings', { params: { path: { id } } })),
  })

export const officesQuery = queryOptions({
  queryKey: ['org', 'mine'],
  queryFn: async () => (await body(client.GET('/api/org/mine'))).items,
})

/** What an act would do, in sentences; throws when it may not be done. */
export async function previewAct(id: string, request: ActRequest): Promise<string[]> {
  const reply = await body(
    client.POST('/api/org/unions/{id}/acts/preview', { params: { path: { id } }, body: request }),
  )
  return reply.lines
}

export function useOrgWrites() {
  const cache = useQueryClient()
  const onSuccess = () => cache.invalidateQueries({ queryKey: ['org'] })
  return {
    ask: useMutation({
      mutationFn: ({ id, request }: { id: string; request: ActRequest }) =>
        body(client.POST('/api/org/unions/{id}/acts', { params: { path: { id } }, body: request })),
      onSuccess,
    }),
    create: useMutation({
      mutationFn: (union: NewUnion) => body(client.POST('/api/org/unions', { body: union })),
      onSuccess,
    }),
    contact: useMutation({
      mutationFn: ({ id, contact }: { id: string; contact: Schema<'UnionContactBody'> }) =>
        body(client.PUT('/api/org/unions/{id}/contact', { params: { path: { id } }, body: contact })),
      onSuccess,
    }),
    decide: useMutation({
      mutationFn: ({ act, agree, why }: { act: ActLine; agree: boolean; why: string }) =>
        body(
          client.POST('/api/org/acts/{id}/decide', {
            params: { path: { id: act.id } },
            body: { rev: act.rev, agree, why },
          }),
        ),
      onSuccess,
    }),
    cancel: useMutation({
      mutationFn: (act: ActLine) =>
        body(
          client.POST('/api/org/acts/{id}/cancel', {
            params: { path: { id: act.id } },
            body: { rev: act.rev },
          }),
        ),
      onSuccess,
    }),
  }
}
