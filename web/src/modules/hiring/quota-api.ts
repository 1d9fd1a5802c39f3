import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/vue-query'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { body, client, type Schema } from '@/api/client'
import type { paths } from '@/api/schema'

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
