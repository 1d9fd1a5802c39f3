import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/vue-query'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { body, client, type Schema } from '@/api/client'
import { saveFile } from '@/kit/download'

export type LedgerLine = Schema<'LedgerLine'>
export type LedgerUnit = Schema<'LedgerUnit'>
export type LedgerState = LedgerLine['state']

export type LedgerEntry = Schema<'LedgerEntry'>
export type CatalogueEntry = Schema<'CatalogueEntry'>
export type UrgeLine = Schema<'UrgeLine'>
export type WaiverLine = Schema<'WaiverLine'>
export type FactLine = Schema<'FactLine'>
export type Candidate = Schema<'Candidate'>
export type Attendees = Schema<'Attendees'>
export type Foreseen = Schema<'Foreseen'>
export type Supposition = Schema<'Supposition'>

export interface LedgerAsked {
  rule?: string
  tone?: LedgerLine['tone']
  state?: LedgerState
  period?: string
  overdue?: boolean
  unionId?: string
  limit?: number
  cursor?: string
}

/** What a list's address asks of the server; which view is shown is the page's own affair. */
export function ledgerAsked(params: Record<string, string | number | undefined>): LedgerAsked {
  const { rule, state, period, overdue, unionId, tone, limit, cursor } = params
  const text = Object.fromEntries(
    Object.entries({ rule, state, period, unionId, tone, cursor }).filter(([, value]) => value),
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

export const catalogueQuery = (unionId: MaybeRefOrGetter<string>) =>
  queryOptions({
    queryKey: ['obligation', 'catalogue', unionId] as const,
    queryFn: async () => {
      const id = toValue(unionId)
      return (
        await body(client.GET('/api/obligations/catalogue', { params: { query: id ? { unionId: id } : {} } }))
      ).items
    },
  })

export const urgesQuery = (asked: MaybeRefOrGetter<LedgerAsked>) =>
  queryOptions({
    queryKey: ['obligation', 'urges', asked] as const,
    queryFn: () => body(client.GET('/api/obligations/urges', { params: { query: toValue(asked) } })),
    placeholderData: keepPreviousData,
  })

export const waiversQuery = (asked: MaybeRefOrGetter<LedgerAsked>) =>
  queryOptions({
    queryKey: ['obligation', 'waivers', asked] as const,
    queryFn: () => body(client.GET('/api/obligations/waivers', { params: { query: toValue(asked) } })),
    placeholderData: keepPreviousData,
  })

/** What superiors do to lines below them. */
export function useLedgerActs() {
  const cache = useQueryClient()
  const onSuccess = () => cache.invalidateQueries({ queryKey: ['obligation'] })
  return {
    urge: useMutation({
      mutationFn: (input: Schema<'Urging'>) => body(client.POST('/api/obligations/urges', { body: input })),
      onSuccess,
    }),
    waive: useMutation({
      mutationFn: ({ id, act, ...input }: { id: string; act: 'waive' | 'lift' } & Schema<'Waiving'>) =>
        act === 'waive'
          ? body(client.POST('/api/obligations/{id}/waive', { params: { path: { id } }, body: input }))
          : body(client.POST('/api/obligations/{id}/lift', { params: { path: { id } }, body: input })),
      onSuccess,
    }),
  }
}

export const factsQuery = (id: MaybeRefOrGetter<string>) =>
  queryOptions({
    queryKey: ['obligation', 'facts', id] as const,
    queryFn: async () =>
      (await body(client.GET('/api/duties/lines/{id}/facts', { params: { path: { id: toValue(id) } } })))
        .items,
  })

/** Rules that are met by what is recorded from a document. */
export const recordedRules = [
  'induction',
  'training_held',
  'yearly_report',
  'target_statement',
  'inspection_report',
  'local_rules',
] as const
export type RecordedRule = (typeof recordedRules)[number]

export interface CandidatesAsked {
  rule: RecordedRule
  q?: string
  limit: number
  cursor?: string
}

export const candidatesQuery = (asked: MaybeRefOrGetter<CandidatesAsked>) =>
  queryOptions({
    queryKey: ['obligation', 'candidates', asked] as const,
    queryFn: () => body(client.GET('/api/duties/candidates', { params: { query: toValue(asked) } })),
    placeholderData: keepPreviousData,
  })

/** A fact as it is typed, with its document. */
export interface FactInput {
  lineIds: string[]
  doneOn: string
  completedOn: string
  title: string
  number: string
  file: File | null
}

/** Where the browser fetches the document of a fact. */
export const factFile = (id: string) => `/api/duties/facts/${id}/file`

export function useFactWrites() {
  const cache = useQueryClient()
  const onSuccess = () => cache.invalidateQueries()
  return {
    record: useMutation({
      mutationFn: ({ lineIds, file, ...fields }: FactInput) =>
        body(
          client.POST('/api/duties/facts', {
            body: { lineIds: '', doneOn: '', title: '' }, // the document describes a form's parts as text
            bodySerializer: () => {
              const form = new FormData()
              form.append('lineIds', lineIds.join(','))
              for (const [name, value] of Object.entries(fields)) form.append(name, value)
              if (file) form.append('file', file)
              return form
            },
          }),
        ),
      onSuccess,
    }),
    counter: useMutation({
      mutationFn: ({ id, reason }: { id: string; reason: string }) =>
        body(client.POST('/api/duties/facts/{id}/counter', { params: { path: { id } }, body: { reason } })),
      onSuccess,
    }),
  }
}

/** Reads a sign-in sheet; nothing is written by that. */
export function readAttendees(file: File): Promise<Attendees> {
  return body(
    client.POST('/api/duties/sheet', {
      body: { file: '' },
      bodySerializer: () => {
        const form = new FormData()
        form.append('file', file)
        return form
      },
    }),
  )
}

/** Works out who would be affected; nothing is written by that. */
export const suppose = (input: Supposition): Promise<Foreseen> =>
  body(client.POST('/api/obligations/suppose', { body: input }))

/** The same as a workbook. */
export async function supposeSheet(input: Supposition): Promise<void> {
  const reply = await client.POST('/api/obligations/suppose/export', { body: input, parseAs: 'blob' })
  saveFile(await body(Promise.resolve(reply)), reply.response.headers.get('Content-Disposition'))
}

/** The cities whose own rules the actor may draft: what was supposed there can be written into the draft. */
export const draftableQuery = () =>
  queryOptions({
    queryKey: ['obligation', 'draftable'] as const,
    queryFn: async () => {
      const board = await body(client.GET('/api/local-rules'))
      return board.cities.filter((c) => c.draft || c.actions.includes('draft')).map((c) => c.unionId)
    },
  })

/** The numbers in force, from which the one to be supposed is chosen. */
export const numbersQuery = (unionId: MaybeRefOrGetter<string>) =>
  queryOptions({
    queryKey: ['obligation', 'numbers', unionId] as const,
    queryFn: async () => {
      const id = toValue(unionId)
      return body(client.GET('/api/policy', { params: { query: id ? { unionId: id } : {} } }))
    },
  })
