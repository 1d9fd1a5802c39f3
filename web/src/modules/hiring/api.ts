import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/vue-query'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { body, client, type Schema } from '@/api/client'
import type { paths } from '@/api/schema'
import { download } from '@/kit/download'

export type QuotaLedger = Schema<'QuotaLedger'>
export type QuotaRow = Schema<'QuotaRow'>
export type QuotaHead = Schema<'QuotaHead'>
export type QuotaLine = Schema<'QuotaLine'>
export type QuotaEffect = Schema<'QuotaEffect'>
export type OrderLine = Schema<'OrderLine'>
export type OrderView = Schema<'OrderView'>
export type Transfer = Schema<'Transfer'>
export type Countering = Schema<'Countering'>
export type Approval = Schema<'ApprovalBody'>

/** A union and a day; both empty for the user's own highest union today. */
export interface Asked {
  unionId?: string
  on?: string
}

export const ledgerQuery = (asked: MaybeRefOrGetter<Asked>) =>
  queryOptions({
    queryKey: ['hiring', 'quota', 'ledger', asked] as const,
    queryFn: () => body(client.GET('/api/quota', { params: { query: toValue(asked) } })),
    placeholderData: keepPreviousData,
  })

export const accountQuery = (asked: MaybeRefOrGetter<Asked>) =>
  queryOptions({
    queryKey: ['hiring', 'quota', 'account', asked] as const,
    queryFn: () => body(client.GET('/api/quota/account', { params: { query: toValue(asked) } })),
    placeholderData: keepPreviousData,
  })

export const quotaHeadsQuery = (
  asked: MaybeRefOrGetter<Asked & { all?: string; limit?: number; cursor?: string }>,
) =>
  queryOptions({
    queryKey: ['hiring', 'quota', 'heads', asked] as const,
    queryFn: () => {
      const { all, ...query } = toValue(asked)
      return body(client.GET('/api/quota/heads', { params: { query: { ...query, all: all === '1' } } }))
    },
    placeholderData: keepPreviousData,
  })

// An address may hold any text; the server refuses what it does not know.
type OrdersQuery = NonNullable<paths['/api/quota/orders']['get']['parameters']['query']>

export const ordersQuery = (
  asked: MaybeRefOrGetter<{ year?: string; kind?: string; limit?: number; cursor?: string }>,
) =>
  queryOptions({
    queryKey: ['hiring', 'quota', 'orders', asked] as const,
    queryFn: () => {
      const { year, ...query } = toValue(asked)
      return body(
        client.GET('/api/quota/orders', {
          params: { query: { ...(query as OrdersQuery), ...(year ? { year: Number(year) } : {}) } },
        }),
      )
    },
    placeholderData: keepPreviousData,
  })

export const orderQuery = (id: string) =>
  queryOptions({
    queryKey: ['hiring', 'quota', 'order', id] as const,
    queryFn: () => body(client.GET('/api/quota/orders/{id}', { params: { path: { id } } })),
  })

/** What an order would change for whom; throws when it may not be given. */
export async function previewTransfer(transfer: Transfer): Promise<QuotaEffect[]> {
  return (await body(client.POST('/api/quota/orders/preview', { body: transfer }))).effects
}

export function useQuotaWrites() {
  const cache = useQueryClient()
  const onSuccess = () => cache.invalidateQueries({ queryKey: ['hiring', 'quota'] })
  return {
    issue: useMutation({
      mutationFn: (transfer: Transfer) => body(client.POST('/api/quota/orders', { body: transfer })),
      onSuccess,
    }),
    counter: useMutation({
      mutationFn: ({ id, ...input }: Countering & { id: string }) =>
        body(client.POST('/api/quota/orders/{id}/counter', { params: { path: { id } }, body: input })),
      onSuccess,
    }),
    approve: useMutation({
      mutationFn: (approval: Approval) => body(client.POST('/api/quota/approvals', { body: approval })),
      onSuccess,
    }),
  }
}

export type Share = Schema<'Share'>
export type ShareView = Schema<'ShareView'>
export type ShareRow = Schema<'ShareRow'>
export type ShareTerms = Pick<
  ShareView,
  'name' | 'year' | 'total' | 'weightEnterprises' | 'weightWorkers' | 'weightAgreements' | 'floor' | 'cap'
>
export type ShareGiven = Schema<'ShareGiven'>
export type ShareSheet = Schema<'ShareSheet'>

export const sharesQuery = (asked: MaybeRefOrGetter<{ limit?: number; cursor?: string }>) =>
  queryOptions({
    queryKey: ['hiring', 'quota', 'shares', asked] as const,
    queryFn: () => body(client.GET('/api/quota/shares', { params: { query: toValue(asked) } })),
    placeholderData: keepPreviousData,
  })

export const shareQuery = (id: string) =>
  queryOptions({
    queryKey: ['hiring', 'quota', 'share', id] as const,
    queryFn: () => body(client.GET('/api/quota/shares/{id}', { params: { path: { id } } })),
  })

/** Where the browser fetches the sheet that counties fill in. */
export const shareTemplate = (id: string) => `/api/quota/shares/${id}/template`

function formWith(file: File): FormData {
  const form = new FormData()
  form.append('file', file)
  return form
}

/** Reads a sheet of measures; nothing is written by that. */
export function readShareSheet(id: string, file: File): Promise<ShareSheet> {
  return body(
    client.POST('/api/quota/shares/{id}/sheet', {
      params: { path: { id } },
      body: { file: '' }, // the document describes a form's parts as text
      bodySerializer: () => formWith(file),
    }),
  )
}

/** Downloads the same sheet with what became of each row. */
export const checkedShareSheet = (id: string, file: File) =>
  download(`/api/quota/shares/${id}/sheet/errors`, formWith(file))

/** Writes of the workbench; they post nothing to the ledger. */
export function useShareWrites() {
  const cache = useQueryClient()
  const onSuccess = () => cache.invalidateQueries({ queryKey: ['hiring', 'quota', 'shares'] })
  const shown = async (view: ShareView) => {
    cache.setQueryData(shareQuery(view.id).queryKey, view)
    await onSuccess()
  }
  return {
    begin: useMutation({
      mutationFn: (input: { name: string; year: number }) =>
        body(client.POST('/api/quota/shares', { body: input })),
      onSuccess: shown,
    }),
    save: useMutation({
      mutationFn: ({ id, ...input }: ShareTerms & { id: string; rev: number; lines: ShareGiven[] }) =>
        body(client.PUT('/api/quota/shares/{id}', { params: { path: { id } }, body: input })),
      onSuccess: shown,
    }),
    refill: useMutation({
      mutationFn: ({ id, rev }: { id: string; rev: number }) =>
        body(client.POST('/api/quota/shares/{id}/refill', { params: { path: { id } }, body: { rev } })),
      onSuccess: shown,
    }),
    drop: useMutation({
      mutationFn: ({ id, rev }: { id: string; rev: number }) =>
        body(client.DELETE('/api/quota/shares/{id}', { params: { path: { id }, query: { rev } } })),
      onSuccess,
    }),
  }
}

export type PlanBoard = Schema<'PlanBoard'>
export type PlanLine = Schema<'PlanLine'>
export type PlanView = Schema<'PlanView'>
export type PlanContent = Omit<Schema<'PlanContentBody'>, 'rev' | '$schema'>
export type PlanNumber = Schema<'PlanNumber'>

const path = (id: string) => ({ params: { path: { id } } })

export const boardQuery = (year: number) =>
  queryOptions({
    queryKey: ['hiring', 'plans', year] as const,
    queryFn: () => body(client.GET('/api/hiring/plans', { params: { query: year ? { year } : {} } })),
  })

export const planQuery = (id: string) =>
  queryOptions({
    queryKey: ['hiring', 'plan', id] as const,
    queryFn: () => body(client.GET('/api/hiring/plans/{id}', path(id))),
  })

/** Where the browser fetches the summary sheet and the letters. */
export const planSheetUrl = (year: number) => `/api/hiring/plans/export?year=${String(year)}`
export const planLetterUrl = (id: string, kind: 'letter' | 'reply', format: 'pdf' | 'docx') =>
  `/api/hiring/plans/${id}/${kind}?format=${format}`

/** Writes of the plan. A submission changes 审批中心 and the workbench too. */
export function usePlanWrites() {
  const cache = useQueryClient()
  const onSuccess = () => cache.invalidateQueries()
  return {
    begin: useMutation({
      mutationFn: (input: { unionId: string; kind: 'annual' | 'extra'; year: number }) =>
        body(client.POST('/api/hiring/plans', { body: input })),
      onSuccess,
    }),
    save: useMutation({
      mutationFn: ({ id, ...input }: PlanContent & { id: string; rev: number }) =>
        body(client.PUT('/api/hiring/plans/{id}', { ...path(id), body: input })),
      onSuccess,
    }),
    submit: useMutation({
      mutationFn: ({ id, ...input }: Schema<'PlanSubmitBody'> & { id: string }) =>
        body(client.POST('/api/hiring/plans/{id}/submit', { ...path(id), body: input })),
      onSuccess,
    }),
    review: useMutation({
      mutationFn: ({ id, ...input }: { id: string; rev: number; number: number; reason: string }) =>
        body(client.POST('/api/hiring/plans/{id}/review', { ...path(id), body: input })),
      onSuccess,
    }),
    weigh: useMutation({
      mutationFn: ({ id, ...input }: { id: string; rev: number; numbers: PlanNumber[]; document: string }) =>
        body(client.POST('/api/hiring/plans/{id}/weigh', { ...path(id), body: input })),
      onSuccess,
    }),
    scan: useMutation({
      mutationFn: ({ id, rev, file }: { id: string; rev: number; file: File }) =>
        body(
          client.POST('/api/hiring/plans/{id}/scan', {
            ...path(id),
            body: { file: '', rev },
            bodySerializer: () => {
              const form = new FormData()
              form.append('file', file)
              form.append('rev', String(rev))
              return form
            },
          }),
        ),
      onSuccess,
    }),
  }
}
