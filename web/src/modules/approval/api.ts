import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/vue-query'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { body, client, type Schema } from '@/api/client'

/** A case in one of the four boxes. */
export type CaseLine = Schema<'CaseLine'>
/** A case with its matter, its way and every opinion. */
export type CaseDetail = Schema<'CaseDetail'>
export type Opinion = Schema<'Opinion'>
export type StepView = Schema<'StepView'>
export type PersonChoice = Schema<'PersonChoice'>
export type Substitute = Schema<'SubstituteView'>
export type Delegation = Schema<'DelegationView'>
export type ActBody = Schema<'ApprovalActBody'>

const path = (id: string) => ({ params: { path: { id } } })

/** An address may hold any text; the server refuses what it does not know. */
export const casesQuery = (params: MaybeRefOrGetter<Record<string, string | number | undefined>>) =>
  queryOptions({
    queryKey: ['approval', 'cases', params] as const,
    queryFn: () => body(client.GET('/api/approval/cases', { params: { query: toValue(params) } })),
    placeholderData: keepPreviousData,
  })

export const countsQuery = queryOptions({
  queryKey: ['approval', 'counts'] as const,
  queryFn: () => body(client.GET('/api/approval/counts')),
})

export const caseQuery = (id: string) =>
  queryOptions({
    queryKey: ['approval', 'case', id] as const,
    queryFn: () => body(client.GET('/api/approval/cases/{id}', path(id))),
  })

export const peopleQuery = (id: string, act: 'transfer' | 'copy') =>
  queryOptions({
    queryKey: ['approval', 'people', id, act] as const,
    queryFn: async () =>
      (
        await body(
          client.GET('/api/approval/cases/{id}/people', { params: { path: { id }, query: { act } } }),
        )
      ).items,
  })

export const flowsQuery = queryOptions({
  queryKey: ['approval', 'flows'] as const,
  queryFn: async () => (await body(client.GET('/api/approval/flows'))).items,
})

export const phrasesQuery = queryOptions({
  queryKey: ['approval', 'phrases'] as const,
  queryFn: () => body(client.GET('/api/approval/phrases')),
})

export const substitutesQuery = queryOptions({
  queryKey: ['approval', 'substitutes'] as const,
  queryFn: async () => (await body(client.GET('/api/approval/substitutes'))).items,
})

export const colleaguesQuery = queryOptions({
  queryKey: ['approval', 'colleagues'] as const,
  queryFn: async () => (await body(client.GET('/api/approval/colleagues'))).items,
})

export const delegationsQuery = queryOptions({
  queryKey: ['approval', 'delegations'] as const,
  queryFn: () => body(client.GET('/api/approval/delegations')),
})

/** Where the browser fetches the approval sheet. */
export const sheetUrl = (id: string, format: 'pdf' | 'docx') =>
  `/api/approval/cases/${id}/print?format=${format}`

/** Writes of the engine. A decision changes the chapter's own pages and the workbench too. */
export function useApprovalWrites() {
  const cache = useQueryClient()
  const own = () => cache.invalidateQueries({ queryKey: ['approval'] })
  const all = () => cache.invalidateQueries()
  return {
    act: useMutation({
      mutationFn: ({ id, ...input }: ActBody & { id: string }) =>
        body(client.POST('/api/approval/cases/{id}/act', { ...path(id), body: input })),
      onSettled: all,
    }),
    batch: useMutation({
      mutationFn: async ({ items, opinion }: { items: Schema<'BatchItem'>[]; opinion: string }) =>
        (await body(client.POST('/api/approval/batch', { body: { items, opinion } }))).items,
      onSettled: all,
    }),
    read: useMutation({
      mutationFn: (id: string) => body(client.POST('/api/approval/cases/{id}/read', path(id))),
      onSuccess: own,
    }),
    phrases: useMutation({
      mutationFn: (phrases: string[]) => body(client.PUT('/api/approval/phrases', { body: { phrases } })),
      onSuccess: own,
    }),
    appoint: useMutation({
      mutationFn: (input: Schema<'SubstituteInputBody'>) =>
        body(client.POST('/api/approval/substitutes', { body: input })),
      onSuccess: own,
    }),
    end: useMutation({
      mutationFn: (b: Substitute) =>
        body(client.POST('/api/approval/substitutes/{id}/end', { ...path(b.id), body: { rev: b.rev } })),
      onSuccess: own,
    }),
    delegate: useMutation({
      mutationFn: (input: Schema<'DelegationInputBody'>) =>
        body(client.POST('/api/approval/delegations', { body: input })),
      onSuccess: own,
    }),
    undelegate: useMutation({
      mutationFn: (d: Delegation) =>
        body(client.POST('/api/approval/delegations/{id}/end', { ...path(d.id), body: { rev: d.rev } })),
      onSuccess: own,
    }),
  }
}
